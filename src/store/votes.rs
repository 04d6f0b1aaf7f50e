//! Votes: sealed while the ballot runs, each delegation's own; opened by the closing, with all that follows them.

use std::collections::{BTreeMap, HashMap};

use diesel::prelude::*;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::ballots::{self, Ballot, State};
use super::failures::{Failure, StoreError};
use super::pens::Tx;
use super::reading::{Reading, at, word, word_if};
use super::schema::{
    corrections, documents, electors, entries, error_reports, explanations, intended_votes,
    requests, sealed_votes, vote_entries, votes,
};
use crate::record::canonical::{self, micros};
use crate::record::commitments::{Opened, Salt, VoteContent, salt_text};
use crate::rules::electorate::NotEntitledGround;
use crate::rules::visibility::Viewer;
use crate::rules::words::{BallotSymbol, Choice, Commitment, Lang, MemberCode, Reference, Seat};

/// How a member stands in a ballot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Position {
    /// The vote that counts, after corrections.
    Voted(Choice),
    DidNotVote,
    NotEntitled(NotEntitledGround),
    /// Entitled; what it answers, if anything, is not divulged before the closing.
    Undisclosed,
}

/// One member in the roll of a ballot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RollLine {
    pub member: MemberCode,
    pub position: Position,
    /// The entry of the vote that the closing opened.
    pub index: Option<i64>,
    pub seat: Option<Seat>,
    /// The entry of the correction that this line follows, if it was corrected.
    pub corrected: Option<i64>,
    /// The explanation given with the vote.
    pub explanation: Vec<Commitment>,
}

/// How members voted, sorted by code; while the ballot runs, only who is entitled.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn roll(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    ballot: &Ballot,
) -> Result<Vec<RollLine>, StoreError> {
    let rows: Vec<(String, Option<String>, Option<VoteRow>)> = electors::table
        .left_join(
            votes::table.on(votes::ballot
                .eq(electors::ballot)
                .and(votes::member.eq(electors::member))),
        )
        .filter(electors::ballot.eq(ballot.symbol.as_str()))
        .order(electors::member)
        .select((
            electors::member,
            electors::ground,
            (votes::choice, votes::idx, votes::seat, votes::explanation).nullable(),
        ))
        .load(r.conn)?;
    let corrected = last_corrections(r, viewer, ballot)?;
    rows.into_iter()
        .map(|(member, ground, vote)| {
            let member: MemberCode = word(&member)?;
            let correction = corrected.get(&member);
            line(
                ballot.state,
                member,
                word_if(ground.as_deref())?,
                vote,
                correction,
            )
        })
        .collect()
}

/// The place of one member in one ballot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberVote {
    pub ballot: Ballot,
    pub line: RollLine,
}

/// How a member voted in the ballots that are over, newest first, by keyset (`before`: the closing's entry).
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn of_member(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    member: &MemberCode,
    before: Option<i64>,
    most: i64,
) -> Result<Vec<MemberVote>, StoreError> {
    let sought = ballots::Sought {
        before,
        ..ballots::Sought::default()
    };
    let mut found = Vec::new();
    for ballot in ballots::over_for(r, viewer, &sought, member, most)? {
        let lines = roll(r, viewer, &ballot)?;
        if let Some(line) = lines.into_iter().find(|line| line.member == *member) {
            found.push(MemberVote { ballot, line });
        }
    }
    Ok(found)
}

type VoteRow = (Option<String>, i64, String, Option<String>);

fn line(
    state: State,
    member: MemberCode,
    ground: Option<NotEntitledGround>,
    vote: Option<VoteRow>,
    correction: Option<&(i64, Option<Choice>)>,
) -> Result<RollLine, StoreError> {
    let (choice, index, seat, explanation) = match vote {
        None => (None, None, None, Vec::new()),
        Some((choice, index, seat, explanation)) => (
            word_if::<Choice>(choice.as_deref())?,
            Some(index),
            Some(word(&seat)?),
            explanation
                .as_deref()
                .map(canonical::read::<Vec<Commitment>>)
                .transpose()?
                .unwrap_or_default(),
        ),
    };
    let choice = correction.map_or(choice, |(_, corrected)| *corrected);
    let position = match (ground, state, choice) {
        (Some(ground), _, _) => Position::NotEntitled(ground),
        (None, State::Open, _) => Position::Undisclosed,
        (None, _, Some(choice)) => Position::Voted(choice),
        (None, _, None) => Position::DidNotVote,
    };
    Ok(RollLine {
        member,
        position,
        index,
        seat,
        corrected: correction.map(|(index, _)| *index),
        explanation,
    })
}

fn last_corrections(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    ballot: &Ballot,
) -> Result<BTreeMap<MemberCode, (i64, Option<Choice>)>, StoreError> {
    Ok(corrections_of(r, viewer, ballot)?
        .into_iter()
        .map(|made| (made.member, (made.index, made.choice)))
        .collect())
}

/// A clerical correction of the roll.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CorrectionMade {
    pub index: i64,
    pub member: MemberCode,
    pub choice: Option<Choice>,
    pub reference: Reference,
    pub at: Timestamp,
}

/// The corrections to a roll, oldest first. On a proposal for members they are for whoever may read it.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn corrections_of(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    ballot: &Ballot,
) -> Result<Vec<CorrectionMade>, StoreError> {
    if !may_read_question(r, viewer, ballot)? {
        return Ok(Vec::new());
    }
    let rows: Vec<(i64, String, Option<String>, String, i64)> = corrections::table
        .filter(corrections::ballot.eq(ballot.symbol.as_str()))
        .order(corrections::idx)
        .select((
            corrections::idx,
            corrections::member,
            corrections::choice,
            corrections::reference,
            corrections::at,
        ))
        .load(r.conn)?;
    rows.into_iter()
        .map(|(index, member, choice, reference, made)| {
            Ok(CorrectionMade {
                index,
                member: word(&member)?,
                choice: word_if(choice.as_deref())?,
                reference: word(&reference)?,
                at: at(made)?,
            })
        })
        .collect()
}

/// The statements of intended vote, oldest first; they change no tally. On a proposal for members they are for
/// whoever may read it.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn intended(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    ballot: &Ballot,
) -> Result<Vec<(i64, MemberCode, Choice)>, StoreError> {
    if !may_read_question(r, viewer, ballot)? {
        return Ok(Vec::new());
    }
    let rows: Vec<(i64, String, String)> = intended_votes::table
        .filter(intended_votes::ballot.eq(ballot.symbol.as_str()))
        .order(intended_votes::idx)
        .select((
            intended_votes::idx,
            intended_votes::member,
            intended_votes::choice,
        ))
        .load(r.conn)?;
    rows.into_iter()
        .map(|(index, member, choice)| Ok((index, word(&member)?, word(&choice)?)))
        .collect()
}

/// An explanation of vote, by its documents: given with the vote or after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    pub index: i64,
    pub member: MemberCode,
    pub en: Option<Commitment>,
    pub fr: Option<Commitment>,
    /// The language that is a translation by the secretariat.
    pub translated: Option<Lang>,
    pub at: Option<Timestamp>,
}

/// The explanations given after a ballot, oldest first. Those given with votes stand in the roll.
/// On a proposal for members they are for whoever may read it.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn explained_after(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    ballot: &Ballot,
) -> Result<Vec<Explained>, StoreError> {
    if !may_read_question(r, viewer, ballot)? {
        return Ok(Vec::new());
    }
    type Row = (
        i64,
        String,
        Option<String>,
        Option<String>,
        Option<String>,
        i64,
    );
    let rows: Vec<Row> = explanations::table
        .filter(explanations::ballot.eq(ballot.symbol.as_str()))
        .order(explanations::idx)
        .select((
            explanations::idx,
            explanations::member,
            explanations::en,
            explanations::fr,
            explanations::translated,
            explanations::at,
        ))
        .load(r.conn)?;
    rows.into_iter()
        .map(|(index, member, en, fr, translated, made)| {
            Ok(Explained {
                index,
                member: word(&member)?,
                en: word_if(en.as_deref())?,
                fr: word_if(fr.as_deref())?,
                translated: word_if(translated.as_deref())?,
                at: Some(at(made)?),
            })
        })
        .collect()
}

fn may_read_question(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    ballot: &Ballot,
) -> Result<bool, StoreError> {
    match ballots::question(r, viewer, &ballot.proposal, ballot.revision) {
        Ok(_) => Ok(true),
        Err(StoreError::NotFound) => Ok(false),
        Err(error) => Err(error),
    }
}

/// In which language each of these documents is written.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn languages(
    r: &mut Reading<'_>,
    commitments: &[Commitment],
) -> Result<HashMap<Commitment, Lang>, StoreError> {
    let asked: Vec<&str> = commitments.iter().map(Commitment::as_str).collect();
    let rows: Vec<(String, String)> = documents::table
        .filter(documents::commitment.eq_any(asked))
        .select((documents::commitment, documents::media))
        .load(r.conn)?;
    rows.into_iter()
        .map(|(commitment, media)| {
            let lang = media
                .rsplit_once("lang=")
                .map(|(_, lang)| word(lang))
                .transpose()?
                .unwrap_or(Lang::En);
            Ok((word(&commitment)?, lang))
        })
        .collect()
}

/// The errors of recording that members reported, oldest first, for whoever may read the proposal.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn reports(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    ballot: &Ballot,
) -> Result<Vec<(i64, MemberCode, Commitment)>, StoreError> {
    if !may_read_question(r, viewer, ballot)? {
        return Ok(Vec::new());
    }
    let rows: Vec<(i64, String, String)> = error_reports::table
        .filter(error_reports::ballot.eq(ballot.symbol.as_str()))
        .order(error_reports::idx)
        .select((
            error_reports::idx,
            error_reports::member,
            error_reports::note,
        ))
        .load(r.conn)?;
    rows.into_iter()
        .map(|(index, member, note)| Ok((index, word(&member)?, word(&note)?)))
        .collect()
}

/// What a delegation keeps of a vote: with it, it can show its own vote to whom it likes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    pub ballot: BallotSymbol,
    /// The entry of the record that holds the commitment.
    pub index: i64,
    pub commitment: Commitment,
    /// 32 bytes, hexadecimal.
    pub salt: String,
    pub content: VoteContent,
    #[serde(with = "micros")]
    pub time: Timestamp,
}

/// Which members have a standing vote, as far as the viewer may know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voted {
    pub count: i64,
    /// For the secretariat only, sorted by code.
    pub members: Option<Vec<MemberCode>>,
}

/// How many members have a standing vote; the secretariat is told which.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn voted(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    ballot: &BallotSymbol,
) -> Result<Voted, StoreError> {
    let rows: Vec<(String, i64)> = sealed_votes::table
        .filter(sealed_votes::ballot.eq(ballot.as_str()))
        .order(sealed_votes::idx)
        .select((sealed_votes::member, sealed_votes::is_withdrawal))
        .load(r.conn)?;
    let mut last: BTreeMap<MemberCode, i64> = BTreeMap::new();
    for (member, is_withdrawal) in rows {
        last.insert(word(&member)?, is_withdrawal);
    }
    let standing: Vec<MemberCode> = last
        .into_iter()
        .filter_map(|(member, is_withdrawal)| (is_withdrawal == 0).then_some(member))
        .collect();
    Ok(Voted {
        count: standing.len() as i64,
        members: viewer.sees_who_voted().then_some(standing),
    })
}

/// The last vote, change or withdrawal of the viewer's own delegation; nobody else's, ever.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn own(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    ballot: &BallotSymbol,
) -> Result<Option<Receipt>, StoreError> {
    Ok(own_all(r, viewer, ballot)?.pop())
}

/// A receipt of the viewer's own delegation, and the entry that replaced it, if one did.
///
/// # Errors
/// [`StoreError::NotFound`] of anybody else's; and of a replaced one after the closing, when its content is gone.
pub fn receipt(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    ballot: &BallotSymbol,
    index: i64,
) -> Result<(Receipt, Option<i64>), StoreError> {
    let all = own_all(r, viewer, ballot)?;
    let replaced = all
        .last()
        .map(|last| last.index)
        .filter(|last| *last != index);
    all.into_iter()
        .find(|receipt| receipt.index == index)
        .map(|receipt| (receipt, replaced))
        .ok_or(StoreError::NotFound)
}

fn own_all(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    ballot: &BallotSymbol,
) -> Result<Vec<Receipt>, StoreError> {
    let Some(member) = viewer.delegation() else {
        return Ok(Vec::new());
    };
    let rows: Vec<(i64, String, String, String, i64)> = sealed_votes::table
        .inner_join(vote_entries::table.on(vote_entries::idx.eq(sealed_votes::idx)))
        .filter(sealed_votes::ballot.eq(ballot.as_str()))
        .filter(sealed_votes::member.eq(member.as_str()))
        .order(sealed_votes::idx)
        .select((
            sealed_votes::idx,
            vote_entries::commitment,
            sealed_votes::salt,
            sealed_votes::content,
            vote_entries::at,
        ))
        .load(r.conn)?;
    rows.into_iter()
        .map(|(index, commitment, salt, content, made)| {
            Ok(Receipt {
                ballot: ballot.clone(),
                index,
                commitment: word(&commitment)?,
                salt,
                content: canonical::read(&content)?,
                time: at(made)?,
            })
        })
        .collect()
}

/// Keeps a content and its salt closed until the closing.
///
/// # Errors
/// [`Failure::Store`] when the database fails.
pub fn seal(tx: &mut Tx<'_>, content: &VoteContent, salt: &Salt) -> Result<(), Failure> {
    let account = tx.permit().account().map(|id| id.to_string());
    diesel::insert_into(sealed_votes::table)
        .values((
            sealed_votes::idx.eq(content.index),
            sealed_votes::ballot.eq(content.ballot.as_str()),
            sealed_votes::member.eq(content.member.as_str()),
            sealed_votes::account.eq(account.unwrap_or_default()),
            sealed_votes::content.eq(canonical::write(content)?),
            sealed_votes::salt.eq(salt_text(salt)),
            sealed_votes::is_withdrawal.eq(i64::from(content.choice.is_none())),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// What a closing opens.
#[derive(Clone, Debug)]
pub struct Opening {
    /// The last content of each member, sorted by code.
    pub votes: Vec<Opened<VoteContent>>,
    /// How many entries stay closed for ever: the replaced ones.
    pub left_closed: i64,
}

/// Takes the last contents out for the closing, and forgets the salts, contents and explanations of the replaced.
///
/// # Errors
/// [`StoreError`] when the database fails or a content does not read.
pub fn unseal(tx: &mut Tx<'_>, ballot: &BallotSymbol) -> Result<Opening, StoreError> {
    let rows: Vec<(i64, String, String, String)> = sealed_votes::table
        .filter(sealed_votes::ballot.eq(ballot.as_str()))
        .order(sealed_votes::idx)
        .select((
            sealed_votes::idx,
            sealed_votes::member,
            sealed_votes::content,
            sealed_votes::salt,
        ))
        .load(tx.conn)?;
    let all = rows.len() as i64;
    let mut last: BTreeMap<String, (i64, Opened<VoteContent>)> = BTreeMap::new();
    let every: Vec<i64> = rows.iter().map(|(index, ..)| *index).collect();
    for (index, member, content, salt) in rows {
        let content: VoteContent = canonical::read(&content)?;
        last.insert(member, (index, Opened { content, salt }));
    }
    let kept: Vec<i64> = last.values().map(|(index, _)| *index).collect();
    let replaced: Vec<i64> = every
        .into_iter()
        .filter(|index| !kept.contains(index))
        .collect();
    forget_answers(tx, ballot, &replaced)?;
    let votes: Vec<Opened<VoteContent>> = last.into_values().map(|(_, opened)| opened).collect();
    let explained: Vec<String> = votes
        .iter()
        .filter_map(|opened| opened.content.explanation.as_ref())
        .flatten()
        .map(ToString::to_string)
        .collect();
    diesel::delete(
        sealed_votes::table
            .filter(sealed_votes::ballot.eq(ballot.as_str()))
            .filter(sealed_votes::idx.ne_all(kept)),
    )
    .execute(tx.conn)?;
    diesel::delete(
        documents::table
            .filter(documents::ballot.eq(ballot.as_str()))
            .filter(documents::commitment.ne_all(explained)),
    )
    .execute(tx.conn)?;
    let left_closed = all - votes.len() as i64;
    Ok(Opening { votes, left_closed })
}

/// The answers kept for repeated forms hold receipts: those of replaced votes go with their salts.
fn forget_answers(
    tx: &mut Tx<'_>,
    ballot: &BallotSymbol,
    replaced: &[i64],
) -> Result<(), StoreError> {
    for index in replaced {
        // A receipt's fields are written in their declared order: ballot, then index.
        let begins = format!("{{\"ballot\":\"{ballot}\",\"index\":{index},%");
        diesel::delete(requests::table.filter(requests::answer.like(begins))).execute(tx.conn)?;
    }
    Ok(())
}

/// When an entry was made.
///
/// # Errors
/// [`StoreError::NotFound`] past the head.
pub fn time_of(r: &mut Reading<'_>, index: i64) -> Result<Timestamp, StoreError> {
    let micros: i64 = entries::table
        .find(index)
        .select(entries::time)
        .first(r.conn)
        .optional()?
        .ok_or(StoreError::NotFound)?;
    at(micros)
}
