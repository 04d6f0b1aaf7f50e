//! Roll calls for programs: how each member voted, and what it said of it.

use std::collections::HashMap;

use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use super::answered::Bilingual;
use super::ballots::BallotOut;
use crate::rules::electorate::NotEntitledGround;
use crate::rules::visibility::Viewer;
use crate::rules::words::{Choice, Commitment, Lang, MemberCode, Reference, Seat};
use crate::store::ballots::{self, Ballot};
use crate::store::votes::{self, Position, RollLine};
use crate::store::{Failure, Reading, documents};

/// A ballot with its roll call.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct BallotInFull {
    #[serde(flatten)]
    pub ballot: BallotOut,
    #[serde(flatten)]
    pub roll: Roll,
}

/// How members voted, and what they said.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Roll {
    /// How many members have a vote that stands.
    pub have_voted: i64,
    /// Every member on the list, by code.
    pub roll_call: Vec<RollLineOut>,
    /// Explanations of vote.
    pub explanations: Vec<ExplanationOut>,
    /// How members that did not vote say they would have.
    pub intended_votes: Vec<IntendedOut>,
    /// Corrections of the roll, oldest first.
    pub corrections: Vec<CorrectionOut>,
    /// The hours it was extended to, oldest first.
    pub extensions: Vec<ExtensionOut>,
    /// How many errors of recording members reported.
    pub error_reports: i64,
}

/// One member in a roll call.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RollLineOut {
    pub member: MemberCode,
    /// `voted`, `did-not-vote`, `not-entitled`, or `undisclosed` while the ballot runs.
    #[schema(example = "voted")]
    pub position: &'static str,
    pub choice: Option<Choice>,
    /// Why a member may not vote.
    pub ground: Option<NotEntitledGround>,
    /// The entry of the vote.
    pub entry: Option<i64>,
    /// The seat in which it was cast.
    pub seat: Option<Seat>,
    /// The second officer's seat, of a vote received by note verbale.
    pub second_seat: Option<Seat>,
    /// The entry of the correction that this line follows.
    pub corrected_by: Option<i64>,
}

/// An explanation of vote.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ExplanationOut {
    pub member: MemberCode,
    pub words: Bilingual,
    /// The language that is a translation by the secretariat.
    pub translated: Option<Lang>,
}

/// A statement of how a member would have voted; it changes no count.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct IntendedOut {
    pub member: MemberCode,
    pub choice: Choice,
    pub entry: i64,
}

/// A correction of a roll.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CorrectionOut {
    pub member: MemberCode,
    /// Null where the member had not voted.
    pub choice: Option<Choice>,
    pub reference: Reference,
    pub at: Timestamp,
    pub entry: i64,
}

/// An hour that a ballot was extended to.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ExtensionOut {
    pub closes: Timestamp,
    pub reference: Reference,
    pub entry: i64,
}

/// Reads it all, as everybody may.
pub(super) fn of(r: &mut Reading<'_>, ballot: &Ballot) -> Result<Roll, Failure> {
    let viewer = &Viewer::Public;
    let lines = votes::roll(r, viewer, ballot)?;
    let intended = votes::intended(r, viewer, ballot)?;
    let corrections = votes::corrections_of(r, viewer, ballot)?;
    let extensions = ballots::extensions(r, viewer, ballot)?;
    Ok(Roll {
        have_voted: votes::voted(r, viewer, &ballot.symbol)?
            .count
            .max(voted(&lines)),
        explanations: explanations(r, ballot, &lines)?,
        roll_call: lines.into_iter().map(line).collect(),
        intended_votes: intended
            .into_iter()
            .map(|(entry, member, choice)| IntendedOut {
                member,
                choice,
                entry,
            })
            .collect(),
        corrections: corrections
            .into_iter()
            .map(|made| CorrectionOut {
                member: made.member,
                choice: made.choice,
                reference: made.reference,
                at: made.at,
                entry: made.index,
            })
            .collect(),
        extensions: extensions
            .into_iter()
            .map(|(entry, closes, reference)| ExtensionOut {
                closes,
                reference,
                entry,
            })
            .collect(),
        error_reports: votes::reports(r, viewer, ballot)?.len() as i64,
    })
}

fn voted(lines: &[RollLine]) -> i64 {
    let voted = lines
        .iter()
        .filter(|line| matches!(line.position, Position::Voted(_)));
    voted.count() as i64
}

/// How a member stands in a ballot, as a word.
pub(in crate::web) const fn position(position: Position) -> &'static str {
    match position {
        Position::Voted(_) => "voted",
        Position::DidNotVote => "did-not-vote",
        Position::NotEntitled(_) => "not-entitled",
        Position::Undisclosed => "undisclosed",
    }
}

pub(super) fn line(line: RollLine) -> RollLineOut {
    RollLineOut {
        position: position(line.position),
        choice: match line.position {
            Position::Voted(choice) => Some(choice),
            _ => None,
        },
        ground: match line.position {
            Position::NotEntitled(ground) => Some(ground),
            _ => None,
        },
        member: line.member,
        entry: line.index,
        seat: line.seat,
        second_seat: line.second_seat,
        corrected_by: line.corrected,
    }
}

fn explanations(
    r: &mut Reading<'_>,
    ballot: &Ballot,
    lines: &[RollLine],
) -> Result<Vec<ExplanationOut>, Failure> {
    let viewer = &Viewer::Public;
    let after = votes::explained_after(r, viewer, ballot)?;
    let with: Vec<Commitment> = lines
        .iter()
        .flat_map(|line| line.explanation.clone())
        .collect();
    let languages = votes::languages(r, &with)?;
    let said: Vec<String> = with
        .iter()
        .chain(after.iter().flat_map(|one| one.en.iter().chain(&one.fr)))
        .map(ToString::to_string)
        .collect();
    let bodies = documents::bodies(r, viewer, &said)?;
    let words = |of: &dyn Fn(Lang) -> Option<Commitment>| {
        Bilingual::of(|lang| of(lang).and_then(|one| bodies.get(one.as_str()).cloned()))
    };
    let is_there = |commitments: &[Commitment]| is_any(&bodies, commitments);
    let mut found = Vec::new();
    for line in lines.iter().filter(|line| is_there(&line.explanation)) {
        found.push(ExplanationOut {
            member: line.member.clone(),
            words: words(&|lang| {
                let in_it = |one: &&Commitment| languages.get(*one) == Some(&lang);
                line.explanation.iter().find(in_it).cloned()
            }),
            translated: None,
        });
    }
    for one in after {
        found.push(ExplanationOut {
            words: words(&|lang| match lang {
                Lang::En => one.en.clone(),
                Lang::Fr => one.fr.clone(),
            }),
            member: one.member,
            translated: one.translated,
        });
    }
    Ok(found)
}

fn is_any(bodies: &HashMap<String, String>, commitments: &[Commitment]) -> bool {
    commitments
        .iter()
        .any(|one| bodies.contains_key(one.as_str()))
}
