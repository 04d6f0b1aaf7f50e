//! Documents: all free text, held by its commitment; open, or closed with the act that brought it.

use std::collections::HashMap;

use diesel::dsl::{exists, not};
use diesel::prelude::*;

use super::connection::AnyConnection;
use super::eights::{Eight, eights, is_one_of};
use super::failures::{Failure, StoreError};
use super::pens::Tx;
use super::reading::Reading;
use super::schema::{ballots, documents, proposals, withheld};
use crate::record::Doc;
use crate::record::commitments::{DocumentContent, Kind, commit, salt_of, salt_text, sha256_hex};
use crate::record::effects::{columns, put};
use crate::rules::Refusal;
use crate::rules::visibility::Viewer;
use crate::rules::words::{BallotSymbol, Commitment, Lang, MemberCode, ProposalSymbol};
use crate::text::Identities;

/// With what a document stays closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Enclosure {
    Public,
    /// Closed while the proposal is for members.
    Proposal(ProposalSymbol),
    /// An explanation given with a vote: closed to all others while the ballot runs, and then as its proposal.
    Vote {
        ballot: BallotSymbol,
        member: MemberCode,
        proposal: ProposalSymbol,
    },
}

/// Lays a text down as a document and gives what an entry says of it.
///
/// # Errors
/// [`Failure::Store`] when the database fails.
pub fn lay(tx: &mut Tx<'_>, lang: Lang, text: &str, with: &Enclosure) -> Result<Doc, Failure> {
    lay_as(tx, format!("text/markdown; lang={lang}"), text, with)
}

/// Lays canonical JSON down as a document: the stable ids of the units of a text.
///
/// # Errors
/// [`Failure::Store`] when the database fails.
pub fn lay_json(tx: &mut Tx<'_>, json: &str, with: &Enclosure) -> Result<Doc, Failure> {
    lay_as(tx, "application/json".to_owned(), json, with)
}

/// Lays the words of an imported archive down as a document, exactly as they stand there.
///
/// # Errors
/// [`Failure::Store`] when the database fails.
pub fn lay_imported(tx: &mut Tx<'_>, lang: Lang, text: &str) -> Result<Doc, Failure> {
    lay_as(
        tx,
        format!("text/plain; lang={lang}"),
        text,
        &Enclosure::Public,
    )
}

fn lay_as(tx: &mut Tx<'_>, media: String, text: &str, with: &Enclosure) -> Result<Doc, Failure> {
    let content = DocumentContent {
        media: media.clone(),
        sha256: sha256_hex(text.as_bytes()),
    };
    let salt = tx.fresh_secret()?;
    let commitment = commit(Kind::Document, &salt, &content)?;
    let (proposal, ballot, member) = match with {
        Enclosure::Public => (None, None, None),
        Enclosure::Proposal(proposal) => (Some(proposal.to_string()), None, None),
        Enclosure::Vote {
            ballot,
            member,
            proposal,
        } => (
            Some(proposal.to_string()),
            Some(ballot.to_string()),
            Some(member.to_string()),
        ),
    };
    let bytes = text.len() as i64;
    let row = columns! {
        commitment: commitment.as_str(), media: media.as_str(), sha256: content.sha256, salt: salt_text(&salt), body: text,
        bytes: bytes, idx: tx.index(), proposal: proposal, ballot: ballot, member: member,
    };
    tx.write(put("documents", row))?;
    Ok(Doc {
        bytes,
        commitment,
        media,
    })
}

/// A document with what proves it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    pub commitment: Commitment,
    pub media: String,
    pub sha256: String,
    pub salt: String,
    pub body: String,
}

type Row = (
    String,
    String,
    String,
    String,
    String,
    Option<String>,
    Option<String>,
    Option<String>,
);

/// One document, if the viewer may read it.
///
/// # Errors
/// [`StoreError::NotFound`] when there is none, or none for this viewer.
pub fn find(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    commitment: &Commitment,
) -> Result<Document, StoreError> {
    some(r, viewer, [commitment.as_str(); 8])?
        .pop()
        .ok_or(StoreError::NotFound)
}

/// Deletes a document and its salt for good. False if there is none.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn erase(tx: &mut Tx<'_>, commitment: &Commitment) -> Result<bool, StoreError> {
    remove(tx.conn, commitment)
}

pub(super) fn remove(
    conn: &mut AnyConnection,
    commitment: &Commitment,
) -> Result<bool, StoreError> {
    let removed = diesel::delete(documents::table.find(commitment.as_str())).execute(conn)?;
    Ok(removed == 1)
}

pub(super) fn is_there(
    conn: &mut AnyConnection,
    commitment: &Commitment,
) -> Result<bool, StoreError> {
    let there: i64 = documents::table
        .filter(documents::commitment.eq(commitment.as_str()))
        .count()
        .get_result(conn)?;
    Ok(there == 1)
}

/// The entry that withheld a document, if one did.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn withheld_by(
    r: &mut Reading<'_>,
    commitment: &Commitment,
) -> Result<Option<i64>, StoreError> {
    Ok(withheld::table
        .find(commitment.as_str())
        .select(withheld::idx)
        .first(r.conn)
        .optional()?)
}

/// The bodies of these documents, by commitment; what the viewer may not read is left out. In the place of one
/// that is withheld stands that it is, and by which entry, in both languages.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn bodies(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    commitments: &[String],
) -> Result<HashMap<String, String>, StoreError> {
    let is_public = matches!(viewer, Viewer::Public);
    let known = match is_public {
        true => r.recall_bodies(commitments)?,
        false => HashMap::new(),
    };
    let unknown: Vec<String> = commitments
        .iter()
        .filter(|commitment| !known.contains_key(*commitment))
        .cloned()
        .collect();
    if unknown.is_empty() {
        return Ok(known);
    }
    let mut bodies = standing(r, viewer, &unknown)?;
    let missing: Vec<String> = unknown
        .into_iter()
        .filter(|commitment| !bodies.contains_key(commitment))
        .collect();
    let gone = gone(r, &missing)?;
    if is_public && !bodies.is_empty() {
        r.remember_bodies(&bodies)?;
    }
    bodies.extend(known);
    for (commitment, index) in gone {
        bodies.insert(
            commitment,
            format!("[withheld by entry {index} · retiré par l’acte {index}]"),
        );
    }
    Ok(bodies)
}

/// As [`bodies`], without those that are withheld: for what becomes the words of another act, where the sentence
/// that stands in their place must never be taken for them.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn standing(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    commitments: &[String],
) -> Result<HashMap<String, String>, StoreError> {
    let mut bodies = HashMap::new();
    for eight in eights(commitments) {
        for document in some(r, viewer, eight)? {
            bodies.insert(document.commitment.to_string(), document.body);
        }
    }
    Ok(bodies)
}

/// As [`standing`], where an act builds on every one of them.
///
/// # Errors
/// [`Refusal::TextWithheld`] where one is withheld; [`StoreError::Corrupt`] where one is not there.
pub fn whole(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    commitments: &[String],
) -> Result<HashMap<String, String>, Failure> {
    if !gone(r, commitments)?.is_empty() {
        return Err(Refusal::TextWithheld.into());
    }
    let bodies = standing(r, viewer, commitments)?;
    match commitments.iter().find(|one| !bodies.contains_key(*one)) {
        None => Ok(bodies),
        Some(missing) => {
            Err(StoreError::Corrupt(format!("document {missing} is not there")).into())
        }
    }
}

/// The stable ids of a text's units, by their commitment; none where the document is withheld or closed to the viewer.
///
/// # Errors
/// [`StoreError::Corrupt`] of a document that does not read as ids.
pub fn ids(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    commitment: &str,
) -> Result<Option<Identities>, StoreError> {
    let wanted = [commitment.to_owned()];
    let mut bodies = match viewer {
        Viewer::Public => r.recall_bodies(&wanted)?,
        _ => HashMap::new(),
    };
    if bodies.is_empty() {
        bodies = standing(r, viewer, &wanted)?;
        if matches!(viewer, Viewer::Public) && !bodies.is_empty() {
            r.remember_bodies(&bodies)?;
        }
    }
    bodies
        .get(commitment)
        .map(|json| {
            Identities::parse(json)
                .map_err(|error| StoreError::Corrupt(format!("units {commitment}: {error}")))
        })
        .transpose()
}

/// Those of these documents that are withheld, each with the entry that says so.
fn gone(r: &mut Reading<'_>, commitments: &[String]) -> Result<Vec<(String, i64)>, StoreError> {
    let mut gone = Vec::new();
    for eight in eights(commitments) {
        gone.extend(
            withheld::table
                .filter(is_one_of!(withheld::commitment, eight))
                .select((withheld::commitment, withheld::idx))
                .load::<(String, i64)>(r.conn)?,
        );
    }
    Ok(gone)
}

/// A document's row as it is kept, with what it is closed with: for replay and checks, never shown.
#[derive(Queryable)]
pub(super) struct Kept {
    pub commitment: String,
    pub media: String,
    pub sha256: String,
    pub salt: String,
    pub body: String,
    pub bytes: i64,
    pub idx: i64,
    pub proposal: Option<String>,
    pub ballot: Option<String>,
    pub member: Option<String>,
}

/// Documents after this commitment in the order of commitments, at most so many.
pub(super) fn kept_after(
    conn: &mut AnyConnection,
    after: &str,
    most: i64,
) -> Result<Vec<Kept>, StoreError> {
    Ok(documents::table
        .filter(documents::commitment.gt(after))
        .order(documents::commitment)
        .limit(most)
        .load(conn)?)
}

/// Puts back a document, for replay.
pub(super) fn restore(conn: &mut AnyConnection, kept: &Kept) -> Result<(), StoreError> {
    diesel::insert_into(documents::table)
        .values((
            documents::commitment.eq(&kept.commitment),
            documents::media.eq(&kept.media),
            documents::sha256.eq(&kept.sha256),
            documents::salt.eq(&kept.salt),
            documents::body.eq(&kept.body),
            documents::bytes.eq(kept.bytes),
            documents::idx.eq(kept.idx),
            documents::proposal.eq(&kept.proposal),
            documents::ballot.eq(&kept.ballot),
            documents::member.eq(&kept.member),
        ))
        .execute(conn)?;
    Ok(())
}

/// Whether salt, media and words are those that the commitment commits to.
pub(super) fn is_as_committed(kept: &Kept) -> bool {
    let content = DocumentContent {
        media: kept.media.clone(),
        sha256: sha256_hex(kept.body.as_bytes()),
    };
    salt_of(&kept.salt)
        .and_then(|salt| commit(Kind::Document, &salt, &content).ok())
        .is_some_and(|commitment| commitment.as_str() == kept.commitment)
        && content.sha256 == kept.sha256
        && kept.bytes == kept.body.len() as i64
}

/// A proposal's classification, and the index of the act that opened it.
type Openness = (String, Option<i64>);

fn some(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    eight: Eight<'_>,
) -> Result<Vec<Document>, StoreError> {
    let rows: Vec<(Row, Option<Openness>, Option<String>)> = documents::table
        .left_join(proposals::table.on(proposals::symbol.nullable().eq(documents::proposal)))
        .left_join(ballots::table.on(ballots::symbol.nullable().eq(documents::ballot)))
        .filter(is_one_of!(documents::commitment, eight))
        // Withheld is erased; what came back with an old copy stays withheld all the same.
        .filter(not(exists(
            withheld::table.filter(withheld::commitment.eq(documents::commitment)),
        )))
        .select((
            (
                documents::commitment,
                documents::media,
                documents::sha256,
                documents::salt,
                documents::body,
                documents::proposal,
                documents::ballot,
                documents::member,
            ),
            (proposals::classification, proposals::opened).nullable(),
            ballots::state.nullable(),
        ))
        .load(r.conn)?;
    rows.into_iter()
        .filter(|(row, proposal, state)| may_read(viewer, row, proposal.as_ref(), state.as_deref()))
        .map(|((commitment, media, sha256, salt, body, ..), _, _)| {
            Ok(Document {
                commitment: super::reading::word(&commitment)?,
                media,
                sha256,
                salt,
                body,
            })
        })
        .collect()
}

fn may_read(
    viewer: &Viewer,
    (.., proposal, ballot, member): &Row,
    standing: Option<&Openness>,
    state: Option<&str>,
) -> bool {
    let own = viewer
        .delegation()
        .is_some_and(|code| member.as_deref() == Some(code.as_str()));
    let ballot_allows = ballot.is_none() || own || state.is_some_and(|state| state != "open");
    let proposal_allows = match (proposal, standing) {
        (None, _) => true,
        (Some(_), Some((classification, opened))) => {
            classification == "public" || opened.is_some() || viewer.sees_for_members()
        }
        // The proposal is not there yet: nobody but the act that is writing it.
        (Some(_), None) => false,
    };
    ballot_allows && proposal_allows
}
