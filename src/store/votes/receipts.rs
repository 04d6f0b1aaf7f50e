//! What a delegation may read of its own votes.

use diesel::prelude::*;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use super::sealed::places;
use crate::record::canonical::{self, micros};
use crate::record::commitments::VoteContent;
use crate::rules::visibility::Viewer;
use crate::rules::words::{BallotSymbol, Commitment, MemberCode};
use crate::store::failures::StoreError;
use crate::store::reading::{Reading, at, word};
use crate::store::schema::{sealed_votes, vote_entries};

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
    let sealing = r.sealing().clone();
    rows.into_iter()
        .map(|(index, commitment, salt, content, made)| {
            let (in_content, in_salt) = places(index);
            let content = sealing.disclose(&in_content, &content)?;
            let salt = sealing.disclose(&in_salt, &salt)?;
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
