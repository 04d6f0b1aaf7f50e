//! How the index follows the register: what an act touched is laid anew in the act's own transaction.

use diesel::prelude::*;
use diesel::sql_types::BigInt;
use std::collections::BTreeSet;

use super::{Key, contents, laying};
use crate::record::Act;
use crate::record::effects::Effect;
use crate::rules::words::{Commitment, NormSymbol, ProposalSymbol};
use crate::store::connection::AnyConnection;
use crate::store::failures::StoreError;
use crate::store::reading::{Reading, at, head_row, word, word_if};
use crate::store::schema::{ballots, corrigenda, proposals, revisions, versions};
use crate::text::words::{ANALYZER, Analyzer};

/// The public tables that the index is made of.
const FOUND_IN: &[&str] = &[
    "members",
    "member_names",
    "proposals",
    "revisions",
    "ballots",
    "norms",
    "versions",
    "corrigenda",
    "withheld",
];

/// What the acts of a transaction touched that can be found.
#[derive(Default)]
pub(in crate::store) struct Touched {
    keys: BTreeSet<Key>,
    withheld: Vec<Commitment>,
}

impl Touched {
    /// Takes note of what an act is about, where its effects change what can be found.
    pub(in crate::store) fn note(&mut self, act: &Act, effects: &[Effect]) {
        let is_touched = |effect: &Effect| FOUND_IN.contains(&effect.table());
        if !effects.iter().any(is_touched) {
            return;
        }
        if let Act::Withhold { commitment, .. } = act {
            self.withheld.push(commitment.clone());
        }
        let subject = act.subject();
        self.keys.extend(subject.proposal.map(Key::Proposal));
        self.keys.extend(subject.ballot.map(Key::Vote));
        self.keys.extend(subject.norm.map(Key::Norm));
        self.keys.extend(subject.member.map(Key::Member));
    }

    /// Lays anew what was touched, and what shows the same words or stands with it.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub(in crate::store) fn follow(mut self, r: &mut Reading<'_>) -> Result<(), StoreError> {
        for commitment in &self.withheld {
            for proposal in holding(r, commitment)? {
                self.keys.insert(Key::Proposal(proposal));
            }
        }
        let mut beside = BTreeSet::new();
        for key in &self.keys {
            beside.extend(beside_it(r, key)?);
        }
        self.keys.extend(beside);
        let mut analyzer = Analyzer::default();
        for key in &self.keys {
            let laid = contents::of(r, key)?;
            laying::lay(r.conn, &mut analyzer, &laid)?;
        }
        Ok(())
    }
}

/// What shows the title of a proposal, or becomes public with it: its votes, and the norm it became.
fn beside_it(r: &mut Reading<'_>, key: &Key) -> Result<Vec<Key>, StoreError> {
    let of: Vec<ProposalSymbol> = match key {
        Key::Proposal(symbol) => vec![symbol.clone()],
        Key::Vote(symbol) => {
            let found: Option<String> = ballots::table
                .find(symbol.as_str())
                .select(ballots::proposal)
                .first(r.conn)
                .optional()?;
            word_if(found.as_deref())?.into_iter().collect()
        }
        Key::Norm(symbol) => {
            let found: Vec<String> = proposals::table
                .filter(proposals::norm.eq(symbol.as_str()))
                .select(proposals::symbol)
                .load(r.conn)?;
            found
                .iter()
                .map(|symbol| word(symbol))
                .collect::<Result<_, _>>()?
        }
        Key::Member(_) => Vec::new(),
    };
    let mut keys = Vec::new();
    for proposal in of {
        let votes: Vec<String> = ballots::table
            .filter(ballots::proposal.eq(proposal.as_str()))
            .select(ballots::symbol)
            .load(r.conn)?;
        for vote in votes {
            keys.push(Key::Vote(word(&vote)?));
        }
        let became: Vec<String> = versions::table
            .filter(versions::proposal.eq(proposal.as_str()))
            .select(versions::norm)
            .load(r.conn)?;
        for norm in became {
            keys.push(Key::Norm(word::<NormSymbol>(&norm)?));
        }
        keys.push(Key::Proposal(proposal));
    }
    Ok(keys)
}

/// The proposals whose words a document is, also as corrected since.
fn holding(
    r: &mut Reading<'_>,
    commitment: &Commitment,
) -> Result<BTreeSet<ProposalSymbol>, StoreError> {
    let is = || Some(commitment.as_str());
    let mut found: Vec<String> = revisions::table
        .filter(
            revisions::en_title
                .eq(is())
                .or(revisions::fr_title.eq(is()))
                .or(revisions::en_summary.eq(is()))
                .or(revisions::fr_summary.eq(is()))
                .or(revisions::en_text.eq(is()))
                .or(revisions::fr_text.eq(is())),
        )
        .select(revisions::proposal)
        .load(r.conn)?;
    found.extend(
        corrigenda::table
            .filter(
                corrigenda::en_text
                    .eq(is())
                    .or(corrigenda::fr_text.eq(is())),
            )
            .select(corrigenda::proposal)
            .load::<String>(r.conn)?,
    );
    found.iter().map(|symbol| word(symbol)).collect()
}

#[derive(QueryableByName)]
struct Made {
    #[diesel(sql_type = BigInt)]
    analyzer: i64,
}

/// Whether the index was made by this program's analyzer; the tables must be there.
pub(in crate::store) fn is_current(conn: &mut AnyConnection) -> Result<bool, StoreError> {
    let made = diesel::sql_query("SELECT analyzer FROM search_made WHERE id = 1")
        .get_result::<Made>(conn)
        .optional()?;
    Ok(made.is_some_and(|made| made.analyzer == ANALYZER))
}

/// Makes the whole index anew where another analyzer made it, or none did.
pub(in crate::store) fn make_where_old(conn: &mut AnyConnection) -> Result<(), StoreError> {
    if is_current(conn)? {
        return Ok(());
    }
    conn.transaction(make_anew)
}

/// Makes the whole index anew from the public tables and the documents.
pub(in crate::store) fn make_anew(conn: &mut AnyConnection) -> Result<(), StoreError> {
    for table in [
        "search_rows",
        "search_texts",
        "search_subjects",
        "search_words",
        "search_made",
    ] {
        diesel::sql_query(format!("DELETE FROM {table}")).execute(conn)?;
    }
    for table in ["search_public", "search_members"] {
        let sql = match conn {
            AnyConnection::Sqlite(_) => {
                format!("INSERT INTO {table} ({table}) VALUES ('delete-all')")
            }
            AnyConnection::Postgres(_) => format!("DELETE FROM {table}"),
        };
        diesel::sql_query(sql).execute(conn)?;
    }
    match head_row(conn) {
        // Tables without a house: there is nothing to find yet.
        Err(StoreError::NoHouse) => {}
        Err(error) => return Err(error),
        Ok(row) => {
            let now = at(row.time)?;
            let head = super::super::pens::head_from(&row)?;
            let mut r = Reading::of(conn, head, now);
            let mut analyzer = Analyzer::default();
            for key in contents::every_key(&mut r)? {
                let laid = contents::of(&mut r, &key)?;
                laying::lay(r.conn, &mut analyzer, &laid)?;
            }
        }
    }
    diesel::sql_query("INSERT INTO search_made (id, analyzer) VALUES (1, $1)")
        .bind::<BigInt, _>(ANALYZER)
        .execute(conn)?;
    Ok(())
}
