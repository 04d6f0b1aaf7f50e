//! The answers of some members in many votes, side by side.

use std::collections::{BTreeMap, HashMap, HashSet};

use diesel::prelude::*;

use crate::rules::visibility::Viewer;
use crate::rules::words::{BallotSymbol, Choice, MemberCode};
use crate::store::ballots::{self, Ballot};
use crate::store::failures::StoreError;
use crate::store::reading::{Reading, word, word_if};
use crate::store::schema::{corrections, electors, votes};

/// The answers in one vote, by member; whoever gave none is not there.
pub type Answers = BTreeMap<MemberCode, Choice>;

/// What these members answered in these ballots, which are over: as corrected, where this viewer may know of the
/// correction. The vote of a member that was struck from the list counts nowhere, and is left out.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn answers(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    of: &[Ballot],
    members: &[MemberCode],
) -> Result<HashMap<BallotSymbol, Answers>, StoreError> {
    let codes: Vec<&str> = members.iter().map(MemberCode::as_str).collect();
    let mut found: HashMap<BallotSymbol, Answers> = HashMap::new();
    for chunk in of.chunks(200) {
        let readable = readable(r, viewer, chunk)?;
        let symbols: Vec<&str> = chunk.iter().map(|ballot| ballot.symbol.as_str()).collect();
        let cast: Vec<(String, String, Option<String>)> = votes::table
            .filter(votes::ballot.eq_any(&symbols))
            .filter(votes::member.eq_any(&codes))
            .select((votes::ballot, votes::member, votes::choice))
            .load(r.conn)?;
        let known: Vec<&str> = symbols
            .iter()
            .copied()
            .filter(|symbol| readable.contains(*symbol))
            .collect();
        let corrected: Vec<(String, String, Option<String>)> = corrections::table
            .filter(corrections::ballot.eq_any(&known))
            .filter(corrections::member.eq_any(&codes))
            .filter(corrections::idx.lt(r.before()))
            .order(corrections::idx)
            .select((
                corrections::ballot,
                corrections::member,
                corrections::choice,
            ))
            .load(r.conn)?;
        let struck: Vec<(String, String)> = electors::table
            .filter(electors::ballot.eq_any(&symbols))
            .filter(electors::member.eq_any(&codes))
            .filter(electors::ground.is_not_null())
            .select((electors::ballot, electors::member))
            .load(r.conn)?;
        let struck = struck
            .into_iter()
            .map(|(ballot, member)| (ballot, member, None));
        for (ballot, member, choice) in cast.into_iter().chain(corrected).chain(struck) {
            let answers = found.entry(word(&ballot)?).or_default();
            match word_if(choice.as_deref())? {
                Some(choice) => answers.insert(word(&member)?, choice),
                None => answers.remove(&word::<MemberCode>(&member)?),
            };
        }
    }
    Ok(found)
}

/// The ballots whose question this viewer may read, by symbol.
fn readable(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    of: &[Ballot],
) -> Result<HashSet<String>, StoreError> {
    let asked: Vec<_> = of
        .iter()
        .map(|ballot| (ballot.proposal.clone(), ballot.revision))
        .collect();
    let questions = ballots::questions(r, viewer, &asked)?;
    Ok(of
        .iter()
        .filter(|ballot| questions.contains_key(&ballot.proposal))
        .map(|ballot| ballot.symbol.to_string())
        .collect())
}
