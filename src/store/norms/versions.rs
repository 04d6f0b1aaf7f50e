//! Versions of norms: what each adoption brought, with its texts as adopted and as corrected since.

use std::collections::HashMap;

use diesel::prelude::*;
use jiff::civil::Date;

use super::rows::{BallotColumns, adoption, body_of};
use super::{Adoption, Both};
use crate::record::canonical;
use crate::record::entries::Clauses;
use crate::rules::calendar;
use crate::rules::visibility::Viewer;
use crate::rules::words::{Commitment, Lang, MemberCode, NormSymbol, ProposalSymbol, Relation};
use crate::store::documents;
use crate::store::eights::{eights, is_one_of};
use crate::store::failures::StoreError;
use crate::store::past::ballots as past;
use crate::store::proposals::Proposal;
use crate::store::reading::{Reading, word, word_if};
use crate::store::schema::{ballots, corrigenda, proposals, revisions, versions};
use crate::text::{Identities, Text};

/// A version of a norm: the norm as one adoption left it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    pub norm: NormSymbol,
    /// The entry that adopted it.
    pub index: i64,
    pub proposal: ProposalSymbol,
    pub revision: i64,
    pub sponsor: MemberCode,
    pub adopted: Date,
    pub adoption: Adoption,
    /// Of the proposal that brought it: its force clause says when this version enters into force.
    pub clauses: Clauses,
    /// Day and entry of its entry into force, once it has come.
    pub in_force: Option<(Date, i64)>,
    /// Its place among the versions of its norm, from 1.
    pub number: i64,
    /// The date of its adoption, `2026-03-01`; `2026-03-01~2` for the second of a day.
    pub address: String,
    pub(super) titles: [Option<String>; 4],
    texts: [Option<String>; 2],
    units: String,
}

impl Version {
    pub const fn is_first(&self) -> bool {
        self.number == 1
    }

    /// The text that was adopted in a language, by its commitment.
    pub fn adopted_text(&self, lang: Lang) -> Option<&str> {
        match lang {
            Lang::En => self.texts[0].as_deref(),
            Lang::Fr => self.texts[1].as_deref(),
        }
    }
}

/// Which texts of a version are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum As {
    /// With the corrigenda that stand: effective from the beginning.
    Corrected,
    /// As they were voted on.
    Adopted,
}

/// The texts of a version in both languages, with the stable ids of their units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionTexts {
    pub title: Both,
    pub summary: Both,
    pub text: Both,
    pub ids: Identities,
    /// The documents of both texts.
    pub commitments: [Option<Commitment>; 2],
    /// Everything that was read for it: for [`documents::whole`], where an act builds on it.
    pub documents: Vec<String>,
    /// The corrigenda that these texts contain, by number.
    pub corrigenda: Vec<i64>,
}

impl VersionTexts {
    pub fn parsed(&self, lang: Lang) -> Text {
        Text::parse(self.text.of(lang))
    }
}

/// The versions of these norms, each norm's oldest first.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn all(
    r: &mut Reading<'_>,
    norms: &[NormSymbol],
) -> Result<HashMap<NormSymbol, Vec<Version>>, StoreError> {
    let mut found: HashMap<NormSymbol, Vec<Version>> = HashMap::new();
    let symbols: Vec<String> = norms.iter().map(ToString::to_string).collect();
    for eight in eights(&symbols) {
        let rows: Vec<Row> = joined()
            .filter(is_one_of!(versions::norm, eight))
            .filter(versions::idx.lt(r.before()))
            .order(versions::idx)
            .load(r.conn)?;
        for row in rows {
            let mut version = version(row, r.before())?;
            if let Adoption::Vote { ballot, tally, .. } = &mut version.adoption {
                past::uncorrect(r, ballot, tally)?;
            }
            let of_norm = found.entry(version.norm.clone()).or_default();
            version.number = of_norm.len() as i64 + 1;
            let that_day = of_norm.iter().filter(|one| one.adopted == version.adopted);
            version.address = match that_day.count() {
                0 => version.adopted.to_string(),
                before => format!("{}~{}", version.adopted, before + 1),
            };
            of_norm.push(version);
        }
    }
    Ok(found)
}

/// The versions of a norm, oldest first.
///
/// # Errors
/// [`StoreError::NotFound`] when there is no such norm.
pub fn of(r: &mut Reading<'_>, norm: &NormSymbol) -> Result<Vec<Version>, StoreError> {
    all(r, std::slice::from_ref(norm))?
        .remove(norm)
        .ok_or(StoreError::NotFound)
}

/// The version that an amending text was written against: the newest one when it was submitted.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn written_against(
    r: &mut Reading<'_>,
    proposal: &Proposal,
) -> Result<Option<Version>, StoreError> {
    match &proposal.related {
        Some(related) if related.relation == Relation::Amends => {
            let mut before = of(r, &related.norm)?;
            before.retain(|version| version.index < proposal.index);
            Ok(before.pop())
        }
        _ => Ok(None),
    }
}

/// The one in force on a day: that which entered into force last. Where none is yet, the first one.
pub fn shown(versions: &[Version], on: Date) -> Option<&Version> {
    in_force_on(versions, on).or_else(|| versions.first())
}

/// The version in force on a day.
pub fn in_force_on(versions: &[Version], on: Date) -> Option<&Version> {
    versions
        .iter()
        .filter(|version| version.in_force.is_some_and(|(since, _)| since <= on))
        .max_by_key(|version| (version.in_force, version.index))
}

/// The texts of a version.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn texts(r: &mut Reading<'_>, version: &Version, read: As) -> Result<VersionTexts, StoreError> {
    let (mut of_text, mut units) = (version.texts.clone(), version.units.clone());
    let mut numbers = Vec::new();
    if read == As::Corrected {
        for (number, en, fr, ids) in standing(r, version)? {
            let [of_en, of_fr] = of_text;
            of_text = [en.or(of_en), fr.or(of_fr)];
            units = ids.unwrap_or(units);
            numbers.push(number);
        }
    }
    let mut wanted = vec![units.clone()];
    wanted.extend(version.titles.iter().chain(&of_text).flatten().cloned());
    let bodies = documents::bodies(r, &Viewer::Public, &wanted)?;
    let body = |commitment: &Option<String>| body_of(&bodies, commitment.as_deref());
    let [en_title, fr_title, en_summary, fr_summary] = &version.titles;
    let [en, fr] = &of_text;
    let text = Both {
        en: body(en),
        fr: body(fr),
    };
    // Where the document of the ids is withheld, the text is read without them.
    let ids = documents::ids(r, &Viewer::Public, &units)?
        .unwrap_or_else(|| Identities::first(&Text::default()));
    Ok(VersionTexts {
        title: Both {
            en: body(en_title),
            fr: body(fr_title),
        },
        summary: Both {
            en: body(en_summary),
            fr: body(fr_summary),
        },
        text,
        ids,
        commitments: [word_if(en.as_deref())?, word_if(fr.as_deref())?],
        documents: wanted,
        corrigenda: numbers,
    })
}

type Corrected = (i64, Option<String>, Option<String>, Option<String>);

/// The corrigenda of a version that stand, in the order in which they came to.
fn standing(r: &mut Reading<'_>, version: &Version) -> Result<Vec<Corrected>, StoreError> {
    Ok(corrigenda::table
        .filter(corrigenda::norm.eq(version.norm.as_str()))
        .filter(corrigenda::proposal.eq(version.proposal.as_str()))
        .filter(corrigenda::stands_idx.lt(r.before()))
        .order(corrigenda::stands_idx)
        .select((
            corrigenda::number,
            corrigenda::en_text,
            corrigenda::fr_text,
            corrigenda::units,
        ))
        .load(r.conn)?)
}

type VersionColumns = (
    String,
    i64,
    String,
    i64,
    String,
    Option<String>,
    Option<i64>,
    Option<String>,
    Option<String>,
    Option<String>,
);
type ProposalColumns = (String, String, String, Option<i64>);
type TextColumns = (
    Option<String>,
    Option<String>,
    Option<String>,
    Option<String>,
    Option<String>,
    Option<String>,
    String,
);
type Row = (
    VersionColumns,
    ProposalColumns,
    TextColumns,
    Option<BallotColumns>,
);

#[diesel::dsl::auto_type(no_type_alias)]
fn joined() -> _ {
    versions::table
        .inner_join(proposals::table.on(proposals::symbol.eq(versions::proposal)))
        .inner_join(
            revisions::table.on(revisions::proposal
                .eq(versions::proposal)
                .and(revisions::number.eq(versions::revision))),
        )
        .left_join(ballots::table.on(ballots::symbol.nullable().eq(versions::ballot)))
        .select((
            (
                versions::norm,
                versions::idx,
                versions::proposal,
                versions::revision,
                versions::adopted,
                versions::in_force_on,
                versions::in_force_idx,
                versions::body,
                versions::chair,
                versions::reference,
            ),
            (
                proposals::sponsor,
                proposals::effect,
                proposals::force,
                proposals::report_every,
            ),
            (
                revisions::en_title,
                revisions::fr_title,
                revisions::en_summary,
                revisions::fr_summary,
                revisions::en_text,
                revisions::fr_text,
                revisions::units,
            ),
            (
                ballots::symbol,
                ballots::rule,
                ballots::entitled,
                ballots::closes,
                ballots::yes,
                ballots::no,
                ballots::abstain,
                ballots::not_participating,
            )
                .nullable(),
        ))
}

fn version(row: Row, before: i64) -> Result<Version, StoreError> {
    let (version, proposal, texts, ballot) = row;
    let (norm, index, of_proposal, revision, adopted, on, idx, body, chair, reference) = version;
    let (sponsor, effect, force, report_every) = proposal;
    let (en_title, fr_title, en_summary, fr_summary, en, fr, units) = texts;
    let decided = body.as_ref().map(|_| adopted.clone());
    Ok(Version {
        norm: word(&norm)?,
        index,
        proposal: word(&of_proposal)?,
        revision,
        sponsor: word(&sponsor)?,
        adopted: word(&adopted)?,
        adoption: adoption((body, chair, reference, decided), ballot)?,
        clauses: Clauses {
            effect: word(&effect)?,
            force: canonical::read(&force)?,
            report_every,
        },
        in_force: match (on, idx) {
            (Some(on), Some(index)) if index < before => Some((word(&on)?, index)),
            _ => None,
        },
        number: 1,
        address: String::new(),
        titles: [en_title, fr_title, en_summary, fr_summary],
        texts: [en, fr],
        units,
    })
}

/// The day that a reading shows.
pub(super) fn day_of(r: &Reading<'_>) -> Date {
    calendar::day_of(r.now())
}
