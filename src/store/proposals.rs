//! Proposals as they stand: found, listed and titled through a viewer's eyes.

use std::collections::HashMap;

use diesel::prelude::*;
use jiff::Timestamp;
use jiff::civil::Date;

use super::connection::MultiBackend;
use super::documents;
use super::eights::{eights, is_one_of};
use super::failures::StoreError;
use super::past::proposals as past;
use super::reading::{Reading, at, word, word_if};
pub use super::revisions::Revision;
use super::schema::{entries, proposals, revisions};
use crate::record::effects::GAIP;
use crate::record::entries::{Clauses, Related};
use crate::rules::calendar;
use crate::rules::stage::Stage;
use crate::rules::visibility::Viewer;
use crate::rules::words::{
    BallotSymbol, Classification, Commitment, DecisionKind, Lang, MemberCode, NormSymbol,
    ProposalSymbol, ThemeCode,
};

/// A submitted proposal.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    pub symbol: ProposalSymbol,
    pub stage: Stage,
    /// Of a withdrawn proposal: where it stood, and stands again if it is maintained.
    pub resumes: Option<Stage>,
    pub sponsor: MemberCode,
    pub classification: Classification,
    pub kind: DecisionKind,
    pub theme: ThemeCode,
    /// The language it was submitted in.
    pub original: Lang,
    pub clauses: Clauses,
    /// When it was submitted, or submitted again after a return.
    pub submitted: Timestamp,
    /// The current revision; 0 is the text as first submitted.
    pub revision: i64,
    pub final_revision: Option<i64>,
    pub final_at: Option<Timestamp>,
    pub consultation_until: Option<Timestamp>,
    /// If it is not adopted: the day on which it is opened all the same.
    pub opens_on: Option<Date>,
    /// The entry in which the sponsor agreed to publication.
    pub consented: Option<i64>,
    /// The entry that opened a proposal for members.
    pub opened: Option<i64>,
    pub ballot: Option<BallotSymbol>,
    pub norm: Option<NormSymbol>,
    /// The norm that it would amend, replace or abrogate.
    pub related: Option<Related>,
    /// The entry that recorded the order of voting, and the reason given.
    pub order: Option<(i64, Commitment)>,
    /// The entry of its submission.
    pub index: i64,
    /// The entry of its newest change.
    pub changed: i64,
}

impl Proposal {
    /// Whether everybody may read it.
    pub fn is_open(&self) -> bool {
        self.classification == Classification::Public || self.opened.is_some()
    }
}

#[derive(Queryable)]
pub(super) struct Row {
    pub(super) symbol: String,
    pub(super) _collection: String,
    pub(super) stage: String,
    pub(super) resumes: Option<String>,
    pub(super) sponsor: String,
    pub(super) classification: String,
    pub(super) kind: String,
    pub(super) theme: String,
    pub(super) original: String,
    pub(super) effect: String,
    pub(super) force: String,
    pub(super) report_every: Option<i64>,
    pub(super) submitted: i64,
    pub(super) revision: i64,
    pub(super) final_revision: Option<i64>,
    pub(super) final_at: Option<i64>,
    pub(super) consultation_until: Option<i64>,
    pub(super) opens_on: Option<String>,
    pub(super) consented: Option<i64>,
    pub(super) opened: Option<i64>,
    pub(super) ballot: Option<String>,
    pub(super) norm: Option<String>,
    pub(super) relation: Option<String>,
    pub(super) related: Option<String>,
    pub(super) order_idx: Option<i64>,
    pub(super) order_reason: Option<String>,
    pub(super) idx: i64,
    pub(super) changed: i64,
}

type Boxed = proposals::BoxedQuery<'static, MultiBackend>;

/// The house's proposals that this viewer may read.
fn seen_by(viewer: &Viewer) -> Boxed {
    let query = proposals::table
        .filter(proposals::collection.eq(GAIP))
        .into_boxed::<MultiBackend>();
    if viewer.sees(Classification::ForMembers) {
        query
    } else {
        query.filter(
            proposals::classification
                .eq(Classification::Public.as_str())
                .or(proposals::opened.is_not_null()),
        )
    }
}

/// One proposal.
///
/// # Errors
/// [`StoreError::NotFound`] when there is none, or none for this viewer.
pub fn find(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    symbol: &ProposalSymbol,
) -> Result<Proposal, StoreError> {
    if r.is_past() {
        let mut then = of_the_past(r, viewer, Some(symbol))?;
        return then.pop().ok_or(StoreError::NotFound);
    }
    let row = seen_by(viewer)
        .filter(proposals::symbol.eq(symbol.to_string()))
        .first::<Row>(r.conn)
        .optional()?
        .ok_or(StoreError::NotFound)?;
    read(row)
}

/// Which proposals a list is of, and where it begins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sought {
    pub stage: Option<Stage>,
    pub theme: Option<ThemeCode>,
    pub sponsor: Option<MemberCode>,
    /// Only those submitted before the entry of this index.
    pub before: Option<i64>,
    /// Only those submitted after it: the newest of the page that stands there.
    pub after: Option<i64>,
}

/// One page of a list, newest submission first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    pub proposals: Vec<Proposal>,
    /// Entry to ask [`Sought::after`] with; none on the first page.
    pub newer: Option<i64>,
    /// Entry to ask [`Sought::before`] with; none on the last page.
    pub older: Option<i64>,
}

/// A page of at most `most` proposals.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn list(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    sought: &Sought,
    most: usize,
) -> Result<Page, StoreError> {
    let upwards = sought.after.is_some();
    let mut proposals = if r.is_past() {
        let mut then = of_the_past(r, viewer, None)?;
        then.retain(|proposal| sought.holds(proposal));
        if upwards {
            then.reverse();
        }
        then
    } else {
        let mut query = filtered(viewer, sought).limit(most as i64 + 1);
        query = match (sought.after, sought.before) {
            (Some(after), _) => query
                .filter(proposals::idx.gt(after))
                .order(proposals::idx.asc()),
            // The first page too begins somewhere: so the order is walked, and nothing is sorted.
            (None, before) => query
                .filter(proposals::idx.lt(before.unwrap_or(i64::MAX)))
                .order(proposals::idx.desc()),
        };
        let rows = query.load::<Row>(r.conn)?;
        rows.into_iter().map(read).collect::<Result<_, _>>()?
    };
    let has_more = proposals.len() > most;
    proposals.truncate(most);
    if upwards {
        proposals.reverse();
    }
    let first = proposals.first().map(|proposal| proposal.index);
    let last = proposals.last().map(|proposal| proposal.index);
    let (newer, older) = if upwards {
        (first.filter(|_| has_more), last)
    } else {
        (
            first.filter(|_| sought.before.is_some()),
            last.filter(|_| has_more),
        )
    };
    Ok(Page {
        proposals,
        newer,
        older,
    })
}

/// The proposals that this viewer could read on the reading's day, as they stood then, newest first.
fn of_the_past(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    only: Option<&ProposalSymbol>,
) -> Result<Vec<Proposal>, StoreError> {
    let only = only.map(ProposalSymbol::as_str);
    let mut found: Vec<Proposal> = past::rows(r, GAIP, only)?
        .into_iter()
        .map(read)
        .collect::<Result<_, _>>()?;
    found.retain(|one| one.is_open() || viewer.sees(Classification::ForMembers));
    Ok(found)
}

impl Sought {
    fn holds(&self, one: &Proposal) -> bool {
        self.stage.is_none_or(|stage| one.stage == stage)
            && self.theme.as_ref().is_none_or(|theme| one.theme == *theme)
            && self
                .sponsor
                .as_ref()
                .is_none_or(|code| one.sponsor == *code)
            && match (self.after, self.before) {
                (Some(after), _) => one.index > after,
                (None, Some(before)) => one.index < before,
                (None, None) => true,
            }
    }
}

fn filtered(viewer: &Viewer, sought: &Sought) -> Boxed {
    let mut query = seen_by(viewer);
    if let Some(stage) = sought.stage {
        query = query.filter(proposals::stage.eq(stage.as_str()));
    }
    if let Some(theme) = &sought.theme {
        query = query.filter(proposals::theme.eq(theme.to_string()));
    }
    if let Some(sponsor) = &sought.sponsor {
        query = query.filter(proposals::sponsor.eq(sponsor.to_string()));
    }
    query
}

/// All proposals at one of these stages, oldest first.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn of_stage(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    stages: &[Stage],
) -> Result<Vec<Proposal>, StoreError> {
    let stages: Vec<String> = stages.iter().map(ToString::to_string).collect();
    seen_by(viewer)
        .filter(proposals::stage.eq_any(stages))
        .order(proposals::idx)
        .load::<Row>(r.conn)?
        .into_iter()
        .map(read)
        .collect()
}

/// All proposals that a member sponsors, newest first.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn of_sponsor(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    member: &MemberCode,
) -> Result<Vec<Proposal>, StoreError> {
    seen_by(viewer)
        .filter(proposals::sponsor.eq(member.to_string()))
        .order(proposals::idx.desc())
        .load::<Row>(r.conn)?
        .into_iter()
        .map(read)
        .collect()
}

/// Proposals whose consultation has reached its end and is not ended yet. For the clock.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn due_consultations(r: &mut Reading<'_>) -> Result<Vec<ProposalSymbol>, StoreError> {
    let symbols: Vec<String> = proposals::table
        .filter(proposals::stage.eq(Stage::Consultation.as_str()))
        .filter(proposals::consultation_until.le(r.now().as_microsecond()))
        .order(proposals::consultation_until)
        .select(proposals::symbol)
        .load(r.conn)?;
    symbols.iter().map(|symbol| word(symbol)).collect()
}

/// Proposals that were not adopted and whose day of opening has come. For the clock.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn due_openings(r: &mut Reading<'_>) -> Result<Vec<ProposalSymbol>, StoreError> {
    let today = calendar::day_of(r.now()).to_string();
    let settled = [Stage::Rejected, Stage::NoDecision, Stage::Withdrawn].map(Stage::as_str);
    let symbols: Vec<String> = proposals::table
        .filter(proposals::classification.eq(Classification::ForMembers.as_str()))
        .filter(proposals::opened.is_null())
        .filter(proposals::stage.eq_any(settled))
        .filter(proposals::opens_on.le(today))
        .order(proposals::idx)
        .select(proposals::symbol)
        .load(r.conn)?;
    symbols.iter().map(|symbol| word(symbol)).collect()
}

/// One revision; see [`revisions::find`](super::revisions::find).
///
/// # Errors
/// [`StoreError::NotFound`] when there is none, or none for this viewer.
pub fn revision(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    symbol: &ProposalSymbol,
    number: i64,
) -> Result<Revision, StoreError> {
    super::revisions::find(r, viewer, symbol, number)
}

/// The symbol that the next proposal submitted in this year (Paris) gets: behind the newest, and none that an entry
/// names whose proposal was lost in a restore. Asked under the lock.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn next_symbol(r: &mut Reading<'_>, year: i16) -> Result<ProposalSymbol, StoreError> {
    let of_year = format!("P-{year:04}-");
    let newest: Option<String> = proposals::table
        .filter(proposals::symbol.ge(&of_year))
        // Whatever a server's collation makes of punctuation, the next year comes after this one.
        .filter(proposals::symbol.lt(format!("P-{:04}-", year + 1)))
        .order(proposals::idx.desc())
        .select(proposals::symbol)
        .first(r.conn)
        .optional()?;
    let mut number = match &newest {
        None => 0,
        Some(symbol) => symbol
            .strip_prefix(&of_year)
            .and_then(|number| number.parse::<i64>().ok())
            .ok_or_else(|| StoreError::Corrupt(format!("proposal {symbol}")))?,
    };
    loop {
        number += 1;
        let symbol = ProposalSymbol::new(year, number);
        let named: Option<i64> = entries::table
            .filter(entries::proposal.eq(symbol.as_str()))
            .select(entries::idx)
            .first(r.conn)
            .optional()?;
        if named.is_none() {
            return Ok(symbol);
        }
    }
}

/// The title of the current revision, in the languages it has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Titles {
    pub en: Option<String>,
    pub fr: Option<String>,
}

impl Titles {
    /// The title in this language, else in the other.
    pub fn of(&self, lang: Lang) -> &str {
        let (own, other) = match lang {
            Lang::En => (&self.en, &self.fr),
            Lang::Fr => (&self.fr, &self.en),
        };
        own.as_deref().or(other.as_deref()).unwrap_or_default()
    }

    /// The language that [`Titles::of`] answers in.
    pub const fn written_in(&self, lang: Lang) -> Lang {
        match (lang, &self.en, &self.fr) {
            (Lang::En, None, Some(_)) => Lang::Fr,
            (Lang::Fr, Some(_), None) => Lang::En,
            _ => lang,
        }
    }
}

/// The titles of these proposals by symbol; what the viewer may not read is left out.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn titles(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    symbols: &[ProposalSymbol],
) -> Result<HashMap<ProposalSymbol, Titles>, StoreError> {
    type TitleRow = (String, Option<String>, Option<String>);
    let mut rows: Vec<TitleRow> = Vec::new();
    if r.is_past() {
        let before = r.before();
        for symbol in symbols {
            for one in of_the_past(r, viewer, Some(symbol))? {
                let (en, en_by, fr, fr_by) = revisions::table
                    .find((one.symbol.as_str(), one.revision))
                    .select((
                        revisions::en_title,
                        revisions::en_idx,
                        revisions::fr_title,
                        revisions::fr_idx,
                    ))
                    .first::<(Option<String>, Option<i64>, Option<String>, Option<i64>)>(r.conn)?;
                let then = |title: Option<String>, by: Option<i64>| {
                    title.filter(|_| by.is_some_and(|index| index < before))
                };
                rows.push((one.symbol.to_string(), then(en, en_by), then(fr, fr_by)));
            }
        }
    }
    let present = if r.is_past() { &[] } else { symbols };
    let present: Vec<&str> = present.iter().map(ProposalSymbol::as_str).collect();
    for eight in eights(&present) {
        rows.extend(
            revisions::table
                .inner_join(proposals::table.on(proposals::symbol.eq(revisions::proposal)))
                .filter(revisions::number.eq(proposals::revision))
                .filter(is_one_of!(revisions::proposal, eight))
                .select((
                    revisions::proposal,
                    revisions::en_title,
                    revisions::fr_title,
                ))
                .load::<TitleRow>(r.conn)?,
        );
    }
    let commitments: Vec<String> = rows
        .iter()
        .flat_map(|(_, en, fr)| [en.clone(), fr.clone()])
        .flatten()
        .collect();
    // The bodies are filtered by the viewer; a title without a body is not there for this viewer.
    let bodies = documents::bodies(r, viewer, &commitments)?;
    let body = |commitment: &Option<String>| {
        commitment
            .as_ref()
            .and_then(|commitment| bodies.get(commitment).cloned())
    };
    let mut titles = HashMap::new();
    for (symbol, en, fr) in &rows {
        let title = Titles {
            en: body(en),
            fr: body(fr),
        };
        if title != Titles::default() {
            titles.insert(word(symbol)?, title);
        }
    }
    Ok(titles)
}

fn read(row: Row) -> Result<Proposal, StoreError> {
    let force =
        serde_json::from_str(&row.force).map_err(|error| StoreError::Corrupt(error.to_string()))?;
    Ok(Proposal {
        symbol: word(&row.symbol)?,
        stage: word(&row.stage)?,
        resumes: word_if(row.resumes.as_deref())?,
        sponsor: word(&row.sponsor)?,
        classification: word(&row.classification)?,
        kind: word(&row.kind)?,
        theme: word(&row.theme)?,
        original: word(&row.original)?,
        clauses: Clauses {
            effect: word(&row.effect)?,
            force,
            report_every: row.report_every,
        },
        submitted: at(row.submitted)?,
        revision: row.revision,
        final_revision: row.final_revision,
        final_at: row.final_at.map(at).transpose()?,
        consultation_until: row.consultation_until.map(at).transpose()?,
        opens_on: word_if(row.opens_on.as_deref())?,
        consented: row.consented,
        opened: row.opened,
        ballot: word_if(row.ballot.as_deref())?,
        norm: word_if(row.norm.as_deref())?,
        related: match (row.related.as_deref(), row.relation.as_deref()) {
            (Some(norm), Some(relation)) => Some(Related {
                norm: word(norm)?,
                relation: word(relation)?,
            }),
            _ => None,
        },
        order: match (row.order_idx, row.order_reason.as_deref()) {
            (Some(index), Some(reason)) => Some((index, word(reason)?)),
            _ => None,
        },
        index: row.idx,
        changed: row.changed,
    })
}
