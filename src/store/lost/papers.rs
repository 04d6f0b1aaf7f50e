//! The documents that regained entries name: fetched where they were published, counted where they are not to be had.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::{Published, Regained};
use crate::record::commitments::{DocumentContent, Kind, commit, salt_of, sha256_hex};
use crate::record::{Act, Entry};
use crate::rules::words::{BallotSymbol, Commitment, MemberCode};
use crate::store::connection::AnyConnection;
use crate::store::documents::{self, Kept};
use crate::store::failures::StoreError;
use crate::store::schema::{ballots, documents as rows, withheld};

/// With what a document is kept.
struct Place {
    idx: i64,
    proposal: Option<String>,
    /// Of an explanation given with a vote.
    given: Option<(BallotSymbol, MemberCode)>,
}

/// The documents that regained entries name, by commitment.
#[derive(Default)]
pub(super) struct Wanted(BTreeMap<Commitment, Place>);

impl Wanted {
    /// Takes what an entry names; of a closing also what members explained with their votes.
    pub(super) fn take(
        &mut self,
        conn: &mut AnyConnection,
        content: &Entry,
    ) -> Result<(), StoreError> {
        let proposal = content.act.under_classification_of();
        for doc in content.docs() {
            let place = Place {
                idx: content.index,
                proposal: proposal.map(ToString::to_string),
                given: None,
            };
            self.0.insert(doc.commitment, place);
        }
        let (Act::Closing { ballot, votes, .. } | Act::BallotEnd { ballot, votes, .. }) =
            &content.act
        else {
            return Ok(());
        };
        let proposal: Option<String> = ballots::table
            .find(ballot.as_str())
            .select(ballots::proposal)
            .first(conn)
            .optional()?;
        let Some(proposal) = proposal else {
            return Ok(());
        };
        let mut explained = Vec::new();
        for vote in votes {
            for commitment in vote.content.explanation.iter().flatten() {
                explained.push(commitment.to_string());
                let place = Place {
                    idx: vote.content.index,
                    proposal: Some(proposal.clone()),
                    given: Some((ballot.clone(), vote.content.member.clone())),
                };
                self.0.insert(commitment.clone(), place);
            }
        }
        // As the closing did: what was explained with votes that were replaced is forgotten.
        diesel::delete(
            rows::table
                .filter(rows::ballot.eq(ballot.as_str()))
                .filter(rows::commitment.ne_all(explained)),
        )
        .execute(conn)?;
        Ok(())
    }

    /// Brings each that is neither here nor withheld.
    pub(super) fn bring(
        self,
        conn: &mut AnyConnection,
        document: &mut dyn FnMut(&Commitment) -> Result<Option<Published>, StoreError>,
        regained: &mut Regained,
    ) -> Result<(), StoreError> {
        for (commitment, place) in self.0 {
            let gone: i64 = withheld::table
                .find(commitment.as_str())
                .count()
                .get_result(conn)?;
            if gone > 0 || documents::is_there(conn, &commitment)? {
                continue;
            }
            match document(&commitment)?.filter(|found| is_committed(&commitment, found)) {
                Some(found) => documents::restore(conn, &kept(&commitment, place, found))?,
                None => {
                    regained.documents += 1;
                    regained.explanations.extend(place.given);
                }
            }
        }
        regained.explanations.sort();
        regained.explanations.dedup();
        Ok(())
    }
}

fn kept(commitment: &Commitment, place: Place, found: Published) -> Kept {
    let (ballot, member) = place.given.unzip();
    Kept {
        commitment: commitment.to_string(),
        media: found.media,
        sha256: sha256_hex(found.text.as_bytes()),
        salt: found.salt,
        bytes: found.text.len() as i64,
        body: found.text,
        idx: place.idx,
        proposal: place.proposal,
        ballot: ballot.map(|ballot| ballot.to_string()),
        member: member.map(|member| member.to_string()),
    }
}

fn is_committed(commitment: &Commitment, found: &Published) -> bool {
    let content = DocumentContent {
        media: found.media.clone(),
        sha256: sha256_hex(found.text.as_bytes()),
    };
    salt_of(&found.salt)
        .and_then(|salt| commit(Kind::Document, &salt, &content).ok())
        .is_some_and(|committed| committed == *commitment)
}
