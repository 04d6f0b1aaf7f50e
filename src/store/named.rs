//! What the record names besides rows: its documents and the certificates of its results, held against what is kept.

use std::collections::HashMap;

use diesel::prelude::*;

use super::connection::AnyConnection;
use super::documents;
use super::failures::StoreError;
use super::replay::Finding;
use super::schema::{ballots, certificates, withheld};
use crate::record::canonical;
use crate::record::certificates::Body;
use crate::record::{Act, Entry};
use crate::rules::words::{BallotSymbol, Fingerprint, ProposalSymbol};

/// With what a document must be kept closed: proposal, ballot, member.
type Place = (Option<String>, Option<String>, Option<String>);

/// Collected entry by entry, closed acts by their contents.
#[derive(Default)]
pub(super) struct Named {
    documents: HashMap<String, Place>,
    proposals: HashMap<BallotSymbol, ProposalSymbol>,
    certified: HashMap<String, Fingerprint>,
}

impl Named {
    pub(super) fn take(&mut self, content: &Entry) {
        let proposal = content.act.under_classification_of();
        for doc in content.docs() {
            let place = (proposal.map(ToString::to_string), None, None);
            self.documents.insert(doc.commitment.to_string(), place);
        }
        match &content.act {
            Act::Ballot {
                ballot, proposal, ..
            } => {
                self.proposals.insert(ballot.clone(), proposal.clone());
            }
            Act::Closing { ballot, votes, .. } | Act::BallotEnd { ballot, votes, .. } => {
                let proposal = self.proposals.get(ballot).map(ToString::to_string);
                for opened in votes {
                    let vote = &opened.content;
                    for commitment in vote.explanation.iter().flatten() {
                        let place = (
                            proposal.clone(),
                            Some(ballot.to_string()),
                            Some(vote.member.to_string()),
                        );
                        self.documents.insert(commitment.to_string(), place);
                    }
                }
            }
            Act::Certification {
                ballot,
                certificate,
                ..
            } => {
                self.certified
                    .insert(ballot.to_string(), certificate.clone());
            }
            _ => {}
        }
    }

    /// What is kept and should not be, is not kept and should be, or is kept otherwise.
    pub(super) fn hold_against(
        mut self,
        conn: &mut AnyConnection,
        run: i64,
    ) -> Result<Vec<Finding>, StoreError> {
        let mut found = Vec::new();
        let running: Vec<String> = ballots::table
            .filter(ballots::state.eq("open"))
            .select(ballots::symbol)
            .load(conn)?;
        let mut after = String::new();
        loop {
            let kept = documents::kept_after(conn, &after, run)?;
            let Some(last) = kept.last() else {
                break;
            };
            after.clone_from(&last.commitment);
            for document in kept {
                let commitment = document.commitment;
                let place = (document.proposal, document.ballot, document.member);
                match self.documents.remove(&commitment) {
                    Some(wanted) if wanted == place => {}
                    Some(_) => found.push(Finding::DocumentPlace { commitment }),
                    // Given with a vote that is not divulged yet.
                    None if place.1.as_ref().is_some_and(|b| running.contains(b)) => {}
                    None => found.push(Finding::DocumentOfNothing { commitment }),
                }
            }
        }
        let gone: Vec<String> = withheld::table.select(withheld::commitment).load(conn)?;
        for commitment in gone {
            self.documents.remove(&commitment);
        }
        let mut missing: Vec<String> = self.documents.into_keys().collect();
        missing.sort_unstable();
        found.extend(
            missing
                .into_iter()
                .map(|commitment| Finding::DocumentMissing { commitment }),
        );
        found.extend(certificates_of(conn, self.certified)?);
        Ok(found)
    }
}

fn certificates_of(
    conn: &mut AnyConnection,
    mut certified: HashMap<String, Fingerprint>,
) -> Result<Vec<Finding>, StoreError> {
    let rows: Vec<(String, String, Option<String>)> =
        certificates::table.order(certificates::ballot).load(conn)?;
    let mut found = Vec::new();
    for (ballot, bytes, note) in rows {
        let wanted = certified.remove(&ballot);
        let body: Option<Body> = canonical::read(&bytes).ok();
        let fits = body.is_some_and(|body| {
            body.ballot.as_str() == ballot
                && body.fingerprint().ok() == wanted
                && note.is_none_or(|note| {
                    body.note_text()
                        .is_ok_and(|text| note.starts_with(&format!("{text}\n")))
                })
        });
        if !fits {
            found.push(Finding::Certificate { ballot });
        }
    }
    let mut missing: Vec<String> = certified.into_keys().collect();
    missing.sort_unstable();
    found.extend(
        missing
            .into_iter()
            .map(|ballot| Finding::Certificate { ballot }),
    );
    Ok(found)
}
