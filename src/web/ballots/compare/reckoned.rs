//! What a comparison is reckoned from, and how often each pair agrees.

use std::collections::HashMap;

use jiff::Timestamp;

use crate::rules::agreement::{Agreement, agreement, takes_part};
use crate::rules::calendar;
use crate::rules::visibility::Viewer;
use crate::rules::words::{BallotSymbol, Choice, MemberCode, ProposalSymbol};
use crate::store::ballots::{self, Ballot, Sought, State};
use crate::store::members::{self, Roster};
use crate::store::votes::{self, Answers};
use crate::store::{Failure, Reading, StoreError};
use crate::web::as_of::AsOf;
use crate::web::figures::Stance;
use crate::web::votes::{heading, titles};
use crate::web::words::Words;

/// The most answers that one page is reckoned from; the newest votes come first.
const ANSWERS: usize = 12_000;
/// The most votes that one page is reckoned from.
const BALLOTS: i64 = 1_000;
/// Two members, and in how many votes they gave the same answer.
pub(super) struct Pair {
    pub one: MemberCode,
    pub other: MemberCode,
    pub names: String,
    pub agreement: Agreement,
    pub said: String,
    /// SVG length of the bar, as `77.5%`; empty where there is no vote in common.
    pub width: String,
}

/// One vote with the answer of each member, in their order.
pub(super) struct Line {
    pub url: String,
    pub heading: String,
    pub symbol: String,
    pub closed: String,
    pub answers: Vec<(&'static str, String)>,
}

pub(super) struct Compared {
    pub as_of: AsOf,
    pub now: Timestamp,
    pub made: Timestamp,
    pub members: Vec<MemberCode>,
    pub names: Vec<String>,
    pub roster: Roster,
    pub ballots: Vec<Ballot>,
    /// There are older votes that were not reckoned.
    pub is_cut: bool,
    pub answers: HashMap<BallotSymbol, Answers>,
    pub titles: HashMap<ProposalSymbol, String>,
}

/// Reads the newest votes that were counted, with the answers of these members; of one member, those of all.
///
/// # Errors
/// A failure of the store; not found of a member that never was.
pub(super) fn read(
    r: &mut Reading<'_>,
    members: Vec<MemberCode>,
    year: Option<i16>,
    on: &str,
    w: &Words,
) -> Result<Compared, Failure> {
    let as_of = AsOf::turn(r, on, w)?;
    let roster = members::roster(r)?;
    if members.iter().any(|code| roster.find(code).is_none()) {
        return Err(StoreError::NotFound.into());
    }
    let all: Vec<MemberCode> = match members.as_slice() {
        [_] => roster.all().map(|member| member.code.clone()).collect(),
        some => some.to_vec(),
    };
    let most = (ANSWERS / all.len().max(1)).min(BALLOTS as usize);
    let sought = Sought {
        year,
        ..Sought::default()
    };
    let mut ballots = match all.as_slice() {
        [] => Vec::new(),
        _ => ballots::over(r, &Viewer::Public, &sought, most as i64 + 1)?,
    };
    let is_cut = ballots.len() > most;
    ballots.truncate(most);
    // Only what was counted at its hour: neither ended before it nor refused its certification.
    ballots.retain(|ballot| {
        matches!(ballot.state, State::Closed | State::Certified) && ballot.ground.is_none()
    });
    let answers = votes::answers(r, &Viewer::Public, &ballots, &all)?;
    Ok(Compared {
        now: r.now(),
        made: r.head().time,
        names: members
            .iter()
            .map(|code| roster.short(code, w.lang()))
            .collect(),
        titles: titles(r, &Viewer::Public, &ballots, w.lang())?,
        as_of,
        members,
        roster,
        ballots,
        is_cut,
        answers,
    })
}

impl Compared {
    pub fn answer(&self, ballot: &Ballot, member: &MemberCode) -> Option<Choice> {
        self.answers.get(&ballot.symbol)?.get(member).copied()
    }

    /// The pairs that are asked for, those that agree most often first.
    pub fn pairs(&self, w: &Words) -> Vec<Pair> {
        let mut found = Vec::new();
        match self.members.as_slice() {
            [] => {}
            [one] => {
                let others = self.roster.all().map(|member| &member.code);
                found.extend(
                    others
                        .filter(|other| *other != one)
                        .map(|other| self.pair(one, other, w))
                        .filter(|pair| pair.agreement.both > 0),
                );
            }
            some => {
                for (at, one) in some.iter().enumerate() {
                    found.extend(some[at + 1..].iter().map(|other| self.pair(one, other, w)));
                }
            }
        }
        // By shares, compared in whole numbers; whoever has nothing in common stands last.
        found.sort_by(|a, b| {
            let (one, other) = (a.agreement, b.agreement);
            let by_share = (other.same * one.both).cmp(&(one.same * other.both));
            (one.both == 0)
                .cmp(&(other.both == 0))
                .then(by_share)
                .then(other.both.cmp(&one.both))
                .then_with(|| w.sort_key(&a.names).cmp(&w.sort_key(&b.names)))
        });
        found
    }

    fn pair(&self, one: &MemberCode, other: &MemberCode, w: &Words) -> Pair {
        let agreement = agreement(
            self.ballots
                .iter()
                .map(|ballot| (self.answer(ballot, one), self.answer(ballot, other))),
        );
        let name = |code| self.roster.short(code, w.lang());
        let thousandths = |n: i64, of: i64| (2000 * n + of) / (2 * of);
        Pair {
            names: w.compare_pair(name(one), name(other)),
            said: if agreement.both == 0 {
                w.compare_none()
            } else {
                w.compare_said(agreement.same, agreement.both)
            },
            width: match agreement.both {
                0 => String::new(),
                both => {
                    let width = thousandths(agreement.same, both);
                    format!("{}.{}%", width / 10, width % 10)
                }
            },
            one: one.clone(),
            other: other.clone(),
            agreement,
        }
    }

    /// Whether members that took a side took different ones.
    pub fn is_divided(&self, ballot: &Ballot) -> bool {
        let mut sides = self
            .members
            .iter()
            .filter_map(|member| self.answer(ballot, member))
            .filter(|choice| takes_part(*choice));
        let first = sides.next();
        sides.any(|choice| Some(choice) != first)
    }

    pub fn line(&self, ballot: &Ballot, w: &Words) -> Line {
        let stance = |member: &MemberCode| match self.answer(ballot, member) {
            Some(choice) => Stance::Voted(choice),
            None => Stance::DidNotVote,
        };
        Line {
            url: format!("/{}/votes/{}", w.lang(), ballot.symbol),
            heading: heading(ballot, self.titles.get(&ballot.proposal), w),
            symbol: ballot.symbol.to_string(),
            closed: w.date_short(calendar::day_of(ballot.ended_at())),
            answers: self
                .members
                .iter()
                .map(|member| match stance(member) {
                    Stance::Voted(choice) => (Stance::Voted(choice).letter(), w.choice(choice)),
                    _ => ("", w.compare_gave_none()),
                })
                .collect(),
        }
    }

    /// From how many votes it is reckoned, as a sentence.
    pub fn reckoned(&self, w: &Words) -> String {
        let count = self.ballots.len() as i64;
        if self.is_cut {
            w.compare_reckoned_newest(count)
        } else {
            w.compare_reckoned(count)
        }
    }

    /// Who is compared, as the name of picture and table.
    pub fn label(&self, w: &Words) -> String {
        match self.names.as_slice() {
            [] => String::new(),
            [one] => w.compare_label_one(one.as_str()),
            some => w.compare_label(w.list(some)),
        }
    }
}
