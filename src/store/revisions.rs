//! Revisions of proposals, with who sponsors which of them, and their returns for form.

use diesel::prelude::*;
use jiff::Timestamp;

use super::failures::StoreError;
use super::proposals;
use super::reading::{Reading, at, word, word_if};
use super::schema::{proposals as proposal_rows, returns, revisions, sign_offs, sponsorships};
use crate::rules::languages::Languages;
use crate::rules::visibility::Viewer;
use crate::rules::words::{
    Classification, Commitment, FormGround, Lang, MemberCode, ProposalSymbol, Seat,
};

/// Title, summary and text of a revision in one language, by their commitments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RevisionTexts {
    pub title: Commitment,
    pub summary: Commitment,
    pub text: Commitment,
    /// The entry that brought them: the revision's own, or the translation's.
    pub index: i64,
}

/// A revision: 0 is the text as first submitted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    pub proposal: ProposalSymbol,
    pub number: i64,
    pub at: Timestamp,
    /// The seat in which it was submitted, or the side where no more is said.
    pub seat: String,
    pub reason: Commitment,
    pub en: Option<RevisionTexts>,
    pub fr: Option<RevisionTexts>,
    pub index: i64,
    /// Which unit has which stable id; see [`crate::text::Identities`].
    pub units: Commitment,
    /// The entry in which the sponsor agreed the language that the secretariat supplied.
    pub agreed: Option<i64>,
}

impl Revision {
    /// The language that the secretariat supplied.
    pub fn supplied(&self) -> Option<Lang> {
        [Lang::En, Lang::Fr].into_iter().find(|lang| {
            self.of(*lang)
                .is_some_and(|texts| texts.index != self.index)
        })
    }

    pub const fn of(&self, lang: Lang) -> Option<&RevisionTexts> {
        match lang {
            Lang::En => self.en.as_ref(),
            Lang::Fr => self.fr.as_ref(),
        }
    }

    /// The language that is not there yet, if one is not.
    pub const fn lacks(&self) -> Option<Lang> {
        match (&self.en, &self.fr) {
            (None, _) => Some(Lang::En),
            (_, None) => Some(Lang::Fr),
            _ => None,
        }
    }

    /// All its documents, for [`super::documents::bodies`].
    pub fn commitments(&self) -> Vec<String> {
        let texts = [&self.en, &self.fr]
            .into_iter()
            .flatten()
            .flat_map(|texts| [&texts.title, &texts.summary, &texts.text]);
        texts
            .chain([&self.reason, &self.units])
            .map(ToString::to_string)
            .collect()
    }
}

#[derive(Queryable)]
struct Row {
    proposal: String,
    number: i64,
    at: i64,
    seat: String,
    reason: String,
    en_title: Option<String>,
    en_summary: Option<String>,
    en_text: Option<String>,
    en_idx: Option<i64>,
    fr_title: Option<String>,
    fr_summary: Option<String>,
    fr_text: Option<String>,
    fr_idx: Option<i64>,
    idx: i64,
    units: String,
    agreed: Option<i64>,
}

/// One revision.
///
/// # Errors
/// [`StoreError::NotFound`] when there is none, or none for this viewer.
pub fn find(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    symbol: &ProposalSymbol,
    number: i64,
) -> Result<Revision, StoreError> {
    proposals::find(r, viewer, symbol)?;
    let row = revisions::table
        .find((symbol.to_string(), number))
        .first::<Row>(r.conn)
        .optional()?
        .ok_or(StoreError::NotFound)?;
    read(row)
}

/// All revisions of a proposal, oldest first.
///
/// # Errors
/// [`StoreError::NotFound`] when there is no such proposal for this viewer.
pub fn of_proposal(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    symbol: &ProposalSymbol,
) -> Result<Vec<Revision>, StoreError> {
    proposals::find(r, viewer, symbol)?;
    revisions::table
        .filter(revisions::proposal.eq(symbol.to_string()))
        .order(revisions::number)
        .load::<Row>(r.conn)?
        .into_iter()
        .map(read)
        .collect()
}

/// A member's co-sponsorship that stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cosponsor {
    pub member: MemberCode,
    /// The newest revision it was given for; confirmed if that is the current one.
    pub revision: i64,
}

/// The co-sponsors of a proposal, in the order they joined.
///
/// # Errors
/// [`StoreError::NotFound`] when there is no such proposal for this viewer.
pub fn cosponsors(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    symbol: &ProposalSymbol,
) -> Result<Vec<Cosponsor>, StoreError> {
    proposals::find(r, viewer, symbol)?;
    let rows: Vec<(String, i64)> = sponsorships::table
        .filter(sponsorships::proposal.eq(symbol.to_string()))
        .filter(sponsorships::withdrawn.is_null())
        .order(sponsorships::idx)
        .select((sponsorships::member, sponsorships::revision))
        .load(r.conn)?;
    let mut cosponsors: Vec<Cosponsor> = Vec::new();
    for (member, revision) in rows {
        let member: MemberCode = word(&member)?;
        match cosponsors.iter_mut().find(|known| known.member == member) {
            Some(known) => known.revision = known.revision.max(revision),
            None => cosponsors.push(Cosponsor { member, revision }),
        }
    }
    Ok(cosponsors)
}

/// The proposals that a member co-sponsored last, newest first: at most so many.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn newest_cosponsored(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    member: &MemberCode,
    most: i64,
) -> Result<Vec<ProposalSymbol>, StoreError> {
    let mut query = sponsorships::table
        .inner_join(proposal_rows::table.on(proposal_rows::symbol.eq(sponsorships::proposal)))
        .filter(sponsorships::member.eq(member.to_string()))
        .filter(sponsorships::idx.lt(r.before()))
        .filter(
            sponsorships::withdrawn
                .is_null()
                .nullable()
                .or(sponsorships::withdrawn.ge(r.before())),
        )
        .order(sponsorships::idx.desc())
        // A proposal is co-sponsored again at each of its revisions.
        .limit(most * 4)
        .select(sponsorships::proposal)
        .into_boxed();
    if !viewer.sees(Classification::ForMembers) {
        query = query.filter(
            proposal_rows::classification
                .eq(Classification::Public.as_str())
                .nullable()
                .or(proposal_rows::opened.lt(r.before())),
        );
    }
    let rows: Vec<String> = query.load(r.conn)?;
    let mut newest: Vec<ProposalSymbol> = Vec::new();
    for symbol in rows {
        let symbol = word(&symbol)?;
        if !newest.contains(&symbol) && newest.len() < most as usize {
            newest.push(symbol);
        }
    }
    Ok(newest)
}

/// Symbols of the proposals that a member co-sponsors, with the newest revision it did so for.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn cosponsored_by(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    member: &MemberCode,
) -> Result<Vec<(ProposalSymbol, i64)>, StoreError> {
    let mut query = sponsorships::table
        .inner_join(proposal_rows::table.on(proposal_rows::symbol.eq(sponsorships::proposal)))
        .filter(sponsorships::member.eq(member.to_string()))
        .filter(sponsorships::idx.lt(r.before()))
        .filter(
            sponsorships::withdrawn
                .is_null()
                .nullable()
                .or(sponsorships::withdrawn.ge(r.before())),
        )
        .order(sponsorships::idx)
        .select((sponsorships::proposal, sponsorships::revision))
        .into_boxed();
    if !viewer.sees(Classification::ForMembers) {
        query = query.filter(
            proposal_rows::classification
                .eq(Classification::Public.as_str())
                .nullable()
                .or(proposal_rows::opened.lt(r.before())),
        );
    }
    let rows: Vec<(String, i64)> = query.load(r.conn)?;
    let mut newest: Vec<(ProposalSymbol, i64)> = Vec::new();
    for (symbol, revision) in rows {
        let symbol: ProposalSymbol = word(&symbol)?;
        match newest.iter_mut().find(|(known, _)| *known == symbol) {
            Some((_, known)) => *known = revision.max(*known),
            None => newest.push((symbol, revision)),
        }
    }
    Ok(newest)
}

/// One language of a revision that a translator or reviser answers for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignOff {
    pub lang: Lang,
    pub seat: Seat,
    pub at: Timestamp,
    pub index: i64,
}

/// The languages of a revision that are signed off, in the order in which they were.
///
/// # Errors
/// [`StoreError::NotFound`] when there is no such proposal for this viewer.
pub fn sign_offs(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    symbol: &ProposalSymbol,
    revision: i64,
) -> Result<Vec<SignOff>, StoreError> {
    proposals::find(r, viewer, symbol)?;
    let rows: Vec<(String, String, i64, i64)> = sign_offs::table
        .filter(sign_offs::proposal.eq(symbol.to_string()))
        .filter(sign_offs::revision.eq(revision))
        .filter(sign_offs::idx.lt(r.before()))
        .order(sign_offs::idx)
        .select((
            sign_offs::lang,
            sign_offs::seat,
            sign_offs::at,
            sign_offs::idx,
        ))
        .load(r.conn)?;
    rows.into_iter()
        .map(|(lang, seat, signed, index)| {
            Ok(SignOff {
                lang: word(&lang)?,
                seat: word(&seat)?,
                at: at(signed)?,
                index,
            })
        })
        .collect()
}

/// What has happened to the languages of a revision, as the law asks it.
///
/// # Errors
/// [`StoreError::NotFound`] when there is no such revision for this viewer.
pub fn languages(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    revision: &Revision,
) -> Result<Languages, StoreError> {
    let signed = sign_offs(r, viewer, &revision.proposal, revision.number)?;
    Ok(Languages {
        lacks: revision.lacks(),
        supplied: revision.supplied(),
        is_agreed: revision.agreed.is_some(),
        signed: signed.into_iter().map(|one| (one.lang, one.seat)).collect(),
    })
}

/// A return for form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Returned {
    pub index: i64,
    pub ground: FormGround,
    pub note: Option<Commitment>,
    pub at: Timestamp,
}

/// The returns of a proposal, oldest first.
///
/// # Errors
/// [`StoreError::NotFound`] when there is no such proposal for this viewer.
pub fn returns(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    symbol: &ProposalSymbol,
) -> Result<Vec<Returned>, StoreError> {
    proposals::find(r, viewer, symbol)?;
    let rows: Vec<(i64, String, Option<String>, i64)> = returns::table
        .filter(returns::proposal.eq(symbol.to_string()))
        .order(returns::idx)
        .select((returns::idx, returns::ground, returns::note, returns::at))
        .load(r.conn)?;
    rows.into_iter()
        .map(|(index, ground, note, returned)| {
            Ok(Returned {
                index,
                ground: word(&ground)?,
                note: word_if(note.as_deref())?,
                at: at(returned)?,
            })
        })
        .collect()
}

fn read(row: Row) -> Result<Revision, StoreError> {
    Ok(Revision {
        en: texts(row.en_title, row.en_summary, row.en_text, row.en_idx)?,
        fr: texts(row.fr_title, row.fr_summary, row.fr_text, row.fr_idx)?,
        proposal: word(&row.proposal)?,
        number: row.number,
        at: at(row.at)?,
        seat: row.seat,
        reason: word(&row.reason)?,
        index: row.idx,
        units: word(&row.units)?,
        agreed: row.agreed,
    })
}

fn texts(
    title: Option<String>,
    summary: Option<String>,
    text: Option<String>,
    index: Option<i64>,
) -> Result<Option<RevisionTexts>, StoreError> {
    match (title, summary, text, index) {
        (Some(title), Some(summary), Some(text), Some(index)) => Ok(Some(RevisionTexts {
            title: word(&title)?,
            summary: word(&summary)?,
            text: word(&text)?,
            index,
        })),
        (None, None, None, None) => Ok(None),
        _ => Err(StoreError::Corrupt(
            "a revision with half a language".into(),
        )),
    }
}
