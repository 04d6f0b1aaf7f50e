//! Norms: what is remembered of them.

mod candidates;
mod deciding;
mod hours;
pub mod relations;
mod rows;
pub mod versions;

use diesel::prelude::*;
use jiff::Timestamp;
use jiff::civil::Date;
use rows::{Row, joined, with_titles, with_versions};
use std::collections::{BTreeMap, HashMap};

use crate::record::effects::GAIP;
use crate::record::entries::Clauses;
use crate::rules::majority::{Rule, Tally};
use crate::rules::words::{
    BallotSymbol, Body, Choice, Lang, MemberCode, NormSymbol, ProposalSymbol, Reference, Relation,
    ThemeCode,
};
use crate::store::eights::{eights, is_one_of};
use crate::store::failures::StoreError;
use crate::store::few::few;
use crate::store::reading::{Reading, word, word_if};
use crate::store::schema::{corrections, dissociations, norms, proposals, votes};
pub use candidates::{Candidate, candidate};
pub use deciding::deciding_on;
pub use hours::{Coming, due};
pub use versions::Version;

/// The same words in both official languages; empty where one is not there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Both {
    pub en: String,
    pub fr: String,
}

impl Both {
    pub fn of(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.en,
            Lang::Fr => &self.fr,
        }
    }
}

/// How a norm came to be adopted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Adoption {
    /// By a ballot, with its count and rule.
    Vote {
        ballot: BallotSymbol,
        tally: Tally,
        rule: Rule,
        closed: Timestamp,
    },
    /// At a meeting of a body, without being put to the vote.
    WithoutVote {
        body: Body,
        chair: MemberCode,
        reference: Reference,
        decided: Date,
    },
}

/// Where a norm stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Adopted; the date of its entry into force follows if it is known.
    NotInForce {
        on: Option<Date>,
    },
    InForce {
        since: Date,
    },
    Annulled {
        on: Date,
    },
    /// Abrogated, or replaced by another norm.
    Ended {
        on: Date,
        how: Relation,
    },
}

/// How a norm ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    pub on: Date,
    pub index: i64,
    /// The proposal that abrogated it, or that became the norm which replaces it.
    pub by: ProposalSymbol,
    pub how: Relation,
}

/// A norm with the proposal that it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Norm {
    pub symbol: NormSymbol,
    /// The index of the entry that adopted it.
    pub index: i64,
    pub proposal: ProposalSymbol,
    pub revision: i64,
    pub sponsor: MemberCode,
    pub theme: ThemeCode,
    pub clauses: Clauses,
    pub original: Lang,
    pub adopted: Date,
    pub adoption: Adoption,
    /// Day and entry of the entry into force, once it has come.
    pub in_force: Option<(Date, i64)>,
    /// Day, reference and entry of an annulment.
    pub annulled: Option<(Date, Reference, i64)>,
    /// How it ended, once it has.
    pub ended: Option<Ended>,
    /// The version whose title, summary and text these are: in force that day, or else the first one.
    pub shown: Version,
    pub title: Both,
    pub summary: Both,
    text: Both,
}

impl Norm {
    /// Where it stands on a day; `computed` is the day of entry into force as the clause gives it.
    pub fn standing(&self, on: Date, computed: Option<Date>) -> Standing {
        match (&self.annulled, self.in_force) {
            (Some((day, ..)), _) if *day <= on => Standing::Annulled { on: *day },
            _ if let Some(ended) = self.ended.as_ref().filter(|ended| ended.on <= on) => {
                Standing::Ended {
                    on: ended.on,
                    how: ended.how,
                }
            }
            (_, Some((since, _))) if since <= on => Standing::InForce { since },
            (_, Some((day, _))) => Standing::NotInForce { on: Some(day) },
            (_, None) => Standing::NotInForce { on: computed },
        }
    }

    pub const fn ballot(&self) -> Option<&BallotSymbol> {
        match &self.adoption {
            Adoption::Vote { ballot, .. } => Some(ballot),
            Adoption::WithoutVote { .. } => None,
        }
    }

    /// The text in the light Markdown; empty until [`with_texts`] has read it.
    pub fn text(&self, lang: Lang) -> &str {
        self.text.of(lang)
    }
}

/// Which norms are asked for, newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sought {
    pub theme: Option<ThemeCode>,
    pub state: Option<State>,
    /// Only norms adopted by an entry before this index.
    pub before: Option<i64>,
}

crate::rules::words::word_list! {
    /// What a list of norms can be narrowed to.
    State { InForce = "in-force", NotInForce = "not-in-force", Ended = "ended", Annulled = "annulled" }
}

/// Norms of the house, newest first, with titles and summaries; they are public.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn list(r: &mut Reading<'_>, sought: &Sought, most: i64) -> Result<Vec<Norm>, StoreError> {
    let now = r.before();
    let mut query = joined()
        .filter(norms::idx.lt(now))
        .order(norms::idx.desc())
        .into_boxed();
    if let Some(before) = sought.before {
        query = query.filter(norms::idx.lt(before));
    }
    if let Some(theme) = &sought.theme {
        query = query.filter(proposals::theme.eq(theme.to_string()));
    }
    query = match sought.state {
        None => query,
        Some(State::Annulled) => query.filter(norms::annulled_idx.lt(now)),
        Some(State::Ended) => query
            .filter(norms::ended_idx.lt(now))
            .filter(not_annulled(now)),
        Some(State::InForce) => query
            .filter(norms::in_force_idx.lt(now))
            .filter(not_ended(now))
            .filter(not_annulled(now)),
        Some(State::NotInForce) => query
            .filter(
                norms::in_force_idx
                    .is_null()
                    .nullable()
                    .or(norms::in_force_idx.ge(now)),
            )
            .filter(not_ended(now))
            .filter(not_annulled(now)),
    };
    let rows: Vec<Row> = few(query, most).load(r.conn)?;
    with_titles(r, rows)
}

/// All norms of the house, oldest first: for the matrix.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn all(r: &mut Reading<'_>) -> Result<Vec<Norm>, StoreError> {
    let rows: Vec<Row> = joined()
        .filter(norms::idx.lt(r.before()))
        .order(norms::idx)
        .load(r.conn)?;
    with_titles(r, rows)
}

/// The newest norms that ask their Adherents for reports and have not come to an end, oldest of them first.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn asking(r: &mut Reading<'_>, most: i64) -> Result<Vec<Norm>, StoreError> {
    let now = r.before();
    let newest = joined()
        .filter(norms::idx.lt(now))
        .filter(proposals::report_every.is_not_null())
        .filter(not_ended(now))
        .filter(not_annulled(now))
        .order(norms::idx.desc());
    let rows: Vec<Row> = few(newest, most).load(r.conn)?;
    let mut found = with_titles(r, rows)?;
    found.reverse();
    Ok(found)
}

/// Not annulled by the entries before an index.
#[diesel::dsl::auto_type(no_type_alias)]
fn not_annulled(before: i64) -> _ {
    norms::annulled_idx
        .is_null()
        .nullable()
        .or(norms::annulled_idx.ge(before))
}

/// Neither abrogated nor replaced by the entries before an index.
#[diesel::dsl::auto_type(no_type_alias)]
fn not_ended(before: i64) -> _ {
    norms::ended_idx
        .is_null()
        .nullable()
        .or(norms::ended_idx.ge(before))
}

/// One norm, without its texts; see [`with_texts`].
///
/// # Errors
/// [`StoreError::NotFound`] when there is none.
pub fn find(r: &mut Reading<'_>, symbol: &NormSymbol) -> Result<Norm, StoreError> {
    Ok(find_with_versions(r, symbol)?.0)
}

/// As [`find`], with all its versions, oldest first.
///
/// # Errors
/// [`StoreError::NotFound`] when there is none.
pub fn find_with_versions(
    r: &mut Reading<'_>,
    symbol: &NormSymbol,
) -> Result<(Norm, Vec<versions::Version>), StoreError> {
    let rows: Vec<Row> = joined()
        .filter(norms::symbol.eq(symbol.to_string()))
        .filter(norms::idx.lt(r.before()))
        .load(r.conn)?;
    with_versions(r, rows)?.pop().ok_or(StoreError::NotFound)
}

/// Reads the texts of the version shown, in both languages, with the corrigenda that stand.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn with_texts(r: &mut Reading<'_>, mut norm: Norm) -> Result<Norm, StoreError> {
    norm.text = versions::texts(r, &norm.shown, versions::As::Corrected)?.text;
    Ok(norm)
}

/// The members that dissociated themselves from an adoption without a vote, by code.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn dissociated(
    r: &mut Reading<'_>,
    symbol: &NormSymbol,
) -> Result<Vec<MemberCode>, StoreError> {
    let codes: Vec<String> = dissociations::table
        .inner_join(norms::table.on(norms::proposal.eq(dissociations::proposal)))
        .filter(norms::symbol.eq(symbol.as_str()))
        .order(dissociations::member)
        .select(dissociations::member)
        .load(r.conn)?;
    codes.iter().map(|code| word(code)).collect()
}

/// What each member answered when these norms were adopted, as corrected: a dissociation from an adoption
/// without a vote counts as an abstention. Votes of certified ballots are public. Of one member alone if it is named.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn answers(
    r: &mut Reading<'_>,
    of: &[&NormSymbol],
    member: Option<&MemberCode>,
) -> Result<HashMap<NormSymbol, BTreeMap<MemberCode, Choice>>, StoreError> {
    let symbols: Vec<&str> = of.iter().map(|norm| norm.as_str()).collect();
    let mut found: HashMap<NormSymbol, BTreeMap<MemberCode, Choice>> = HashMap::new();
    for eight in eights(&symbols) {
        let mut cast = norms::table
            .inner_join(votes::table.on(votes::ballot.nullable().eq(norms::ballot)))
            .filter(is_one_of!(norms::symbol, eight))
            .select((norms::symbol, votes::member, votes::choice))
            .into_boxed();
        let mut corrected = norms::table
            .inner_join(corrections::table.on(corrections::ballot.nullable().eq(norms::ballot)))
            .filter(is_one_of!(norms::symbol, eight))
            .filter(corrections::idx.lt(r.before()))
            .order(corrections::idx)
            .select((norms::symbol, corrections::member, corrections::choice))
            .into_boxed();
        let mut dissociated = dissociations::table
            .inner_join(norms::table.on(norms::proposal.eq(dissociations::proposal)))
            .filter(is_one_of!(norms::symbol, eight))
            .select((dissociations::norm, dissociations::member))
            .into_boxed();
        if let Some(member) = member {
            cast = cast.filter(votes::member.eq(member.as_str()));
            corrected = corrected.filter(corrections::member.eq(member.as_str()));
            dissociated = dissociated.filter(dissociations::member.eq(member.as_str()));
        }
        let cast: Vec<(String, String, Option<String>)> = cast.load(r.conn)?;
        let corrected: Vec<(String, String, Option<String>)> = corrected.load(r.conn)?;
        let dissociated: Vec<(String, String)> = dissociated.load(r.conn)?;
        let abstain = || Some(Choice::Abstain.to_string());
        let dissociated = dissociated.into_iter().map(|(n, m)| (n, m, abstain()));
        for (norm, member, choice) in cast.into_iter().chain(corrected).chain(dissociated) {
            let of_norm = found.entry(word(&norm)?).or_default();
            match word_if(choice.as_deref())? {
                Some(choice) => of_norm.insert(word(&member)?, choice),
                None => of_norm.remove(&word::<MemberCode>(&member)?),
            };
        }
    }
    Ok(found)
}

/// The norms that are not in force, and neither annulled nor ended.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn not_in_force(r: &mut Reading<'_>) -> Result<Vec<Norm>, StoreError> {
    let rows: Vec<Row> = joined()
        .filter(norms::in_force_idx.is_null())
        .filter(norms::annulled_idx.is_null())
        .filter(norms::ended_idx.is_null())
        .order(norms::idx)
        .load(r.conn)?;
    with_titles(r, rows)
}

/// How many norms are in force.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn in_force_count(r: &mut Reading<'_>) -> Result<i64, StoreError> {
    Ok(norms::table
        .filter(norms::collection.eq(GAIP))
        .filter(norms::in_force_idx.lt(r.before()))
        .filter(not_ended(r.before()))
        .filter(not_annulled(r.before()))
        .count()
        .get_result(r.conn)?)
}
