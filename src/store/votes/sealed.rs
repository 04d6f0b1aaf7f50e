//! Undisclosed votes: kept closed, and opened by the closing.

use diesel::prelude::*;
use std::collections::BTreeMap;

use crate::record::canonical::{self};
use crate::record::commitments::{Opened, Salt, VoteContent, salt_text};
use crate::rules::words::BallotSymbol;
use crate::store::failures::{Failure, StoreError};
use crate::store::pens::{Tx, about_vote};
use crate::store::schema::{documents, requests, sealed_votes, vote_entries};
use crate::store::{intents, motions, preparations};

/// Keeps a content and its salt closed until the closing.
///
/// # Errors
/// [`Failure::Store`] when the database fails.
pub fn seal(tx: &mut Tx<'_>, content: &VoteContent, salt: &Salt) -> Result<(), Failure> {
    let account = tx.permit().account().map(|id| id.to_string());
    let (in_content, in_salt) = places(content.index);
    let sealing = tx.sealing().clone();
    diesel::insert_into(sealed_votes::table)
        .values((
            sealed_votes::idx.eq(content.index),
            sealed_votes::ballot.eq(content.ballot.as_str()),
            sealed_votes::member.eq(content.member.as_str()),
            sealed_votes::account.eq(account.unwrap_or_default()),
            sealed_votes::content.eq(sealing.close(&in_content, &canonical::write(content)?)?),
            sealed_votes::salt.eq(sealing.close(&in_salt, &salt_text(salt))?),
            sealed_votes::is_withdrawal.eq(i64::from(content.choice.is_none())),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Where the content of a vote's entry and its salt are kept: each is read there only.
pub(super) fn places(index: i64) -> (String, String) {
    (
        format!("vote/{index}/content"),
        format!("vote/{index}/salt"),
    )
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
    preparations::lapse(tx, ballot)?;
    motions::forget_votes_in(tx, ballot)?;
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
    let mut last: BTreeMap<String, (i64, Opened<VoteContent>)> = BTreeMap::new();
    let every: Vec<i64> = rows.iter().map(|(index, ..)| *index).collect();
    for (index, member, content, salt) in rows {
        let (in_content, in_salt) = places(index);
        let content = tx.sealing().disclose(&in_content, &content)?;
        let salt = tx.sealing().disclose(&in_salt, &salt)?;
        let content: VoteContent = canonical::read(&content)?;
        last.insert(member, (index, Opened { content, salt }));
    }
    let kept: Vec<i64> = last.values().map(|(index, _)| *index).collect();
    let replaced: Vec<i64> = every
        .into_iter()
        .filter(|index| !kept.contains(index))
        .collect();
    forget_answers(tx, ballot, &replaced)?;
    intents::forget_replaced(tx, ballot, &kept)?;
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
    // By the entries, not by what is still known of them: a restore may have lost contents.
    let all: i64 = vote_entries::table
        .filter(vote_entries::ballot.eq(ballot.as_str()))
        .count()
        .get_result(tx.conn)?;
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
        let about = about_vote(ballot.as_str(), *index);
        diesel::delete(requests::table.filter(requests::about.eq(about))).execute(tx.conn)?;
    }
    Ok(())
}
