//! Votes: cast, changed, withdrawn; errors reported, intended votes stated, votes explained.

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::ballots::{error_period_ends, explanation_period_ends, find, not_entitled};
use super::confirming::confirm;
use crate::record::Act;
use crate::record::commitments::{Hand, Kind, VoteContent, commit, salt_text};
use crate::record::entries::Note;
use crate::record::intents::Deed;
use crate::rules::Refusal;
use crate::rules::appointments;
use crate::rules::letters::Letter;
use crate::rules::permissions::Action;
use crate::rules::refusals::Field;
use crate::rules::words::{BallotSymbol, Choice, Commitment, Lang, MemberCode, Prose};
use crate::store::ballots::{self, Ballot, State};
use crate::store::documents::{self, Enclosure};
use crate::store::preparations::{self, Outcome, Prepared};
use crate::store::votes::{self, Receipt};
use crate::store::{
    Asking, Asks, Enacted, Failure, Request, Store, StoreError, Tx, Who, holders, members,
};

/// The most characters of an explanation of vote in one language.
pub const LONGEST_EXPLANATION: usize = 10_000;
/// The most characters of a report of an error.
pub const LONGEST_REPORT: usize = 2_000;

/// Words in one language or both.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    pub en: Option<Prose>,
    pub fr: Option<Prose>,
}

impl Said {
    /// An explanation as a form gives it; nothing in either language is nothing said.
    ///
    /// # Errors
    /// [`Refusal::TooLong`].
    pub fn explanation(en: &str, fr: &str) -> Result<Self, Refusal> {
        let prose = |text| Prose::parse_optional(text, Field::Explanation, LONGEST_EXPLANATION);
        Ok(Self {
            en: prose(en)?,
            fr: prose(fr)?,
        })
    }

    pub const fn is_empty(&self) -> bool {
        self.en.is_none() && self.fr.is_none()
    }
}

/// Records a member's vote, or its change: the last one before the closing counts. Undisclosed until then.
///
/// # Errors
/// [`Refusal::NotYetOpen`], [`Refusal::Closed`] (by the hour, whether or not the closing has run),
/// [`Refusal::NotEntitled`]; [`Refusal::VoteWaits`] of a holder who was granted the vote less than a day ago.
pub fn cast(
    store: &Store,
    by: Asks,
    member: &MemberCode,
    ballot: BallotSymbol,
    choice: Choice,
    explanation: Said,
    request: Option<Request>,
) -> Result<Receipt, Failure> {
    let voice = Voice {
        member: member.clone(),
        ballot,
        choice: Some(choice),
        explanation,
    };
    record(store, by, voice, request)
}

/// Withdraws a member's vote: unless it votes again before the closing, it did not vote.
///
/// # Errors
/// [`Refusal::NothingToWithdraw`], and as [`cast`].
pub fn withdraw(
    store: &Store,
    by: Asks,
    member: &MemberCode,
    ballot: BallotSymbol,
    request: Option<Request>,
) -> Result<Receipt, Failure> {
    let voice = Voice {
        member: member.clone(),
        ballot,
        choice: None,
        explanation: Said::default(),
    };
    record(store, by, voice, request)
}

/// What a member says in a ballot: a choice, or none any more.
#[derive(Clone)]
pub(super) struct Voice {
    member: MemberCode,
    ballot: BallotSymbol,
    choice: Option<Choice>,
    explanation: Said,
}

impl Voice {
    /// What the member's delegate confirms: all of it, the explanation too.
    fn deed(&self, ballot: &Ballot) -> Result<Deed, Failure> {
        let text = |prose: &Option<Prose>| prose.as_ref().map(|prose| prose.as_str().to_owned());
        let explanation = json!({
            "en": text(&self.explanation.en),
            "fr": text(&self.explanation.fr),
        });
        let name = match self.choice {
            Some(_) => "vote",
            None => "withdraw-vote",
        };
        Ok(Deed {
            ballot: Some(self.ballot.clone()),
            choice: self.choice,
            revision: Some(ballot.revision),
            ..Deed::of(name, &json!({ "explanation": explanation }))?.for_member(Some(&self.member))
        })
    }

    /// A choice without an explanation.
    pub(super) fn of(member: MemberCode, ballot: BallotSymbol, choice: Choice) -> Self {
        Self {
            member,
            ballot,
            choice: Some(choice),
            explanation: Said::default(),
        }
    }
}

fn record(
    store: &Store,
    by: Asks,
    voice: Voice,
    request: Option<Request>,
) -> Result<Receipt, Failure> {
    let asking = Asking::new(by, Action::Vote)
        .about(&voice.member)
        .with_request(request);
    store.enact(asking, move |tx| {
        let ballot = find(tx, &voice.ballot)?;
        receives(&ballot, tx)?;
        is_entitled(tx, &ballot, &voice.member)?;
        if voice.choice.is_none() {
            something_stands(tx, &voice)?;
        }
        holds_it_by_now(tx)?;
        confirm(tx, &voice.deed(&ballot)?)?;
        let hand = Hand::Seat(tx.permit().seat().clone());
        let (act, receipt) = give(tx, &ballot, &voice, hand)?;
        preparations::decide(tx, Prepared::Vote, voice.ballot.as_str(), Outcome::Done)?;
        // Neither member nor seat: who has voted is not on the record before the closing.
        Ok(Enacted::Done {
            acts: vec![(Who::Nobody, act)],
            value: receipt,
        })
    })
}

/// Seals a vote, in whosever seats it is given, and gives its entry.
pub(super) fn give(
    tx: &mut Tx<'_>,
    ballot: &Ballot,
    voice: &Voice,
    by: Hand,
) -> Result<(Act, Receipt), Failure> {
    let explanation = lay_explanation(tx, ballot, voice)?;
    let content = VoteContent {
        auth: tx.permit().auth(),
        ballot: voice.ballot.clone(),
        by,
        choice: voice.choice,
        explanation,
        index: tx.index(),
        member: voice.member.clone(),
        origin: tx.origin().to_owned(),
        v: 1,
    };
    let salt = tx.fresh_secret()?;
    let commitment = commit(Kind::Vote, &salt, &content)?;
    votes::seal(tx, &content, &salt)?;
    let receipt = Receipt {
        ballot: voice.ballot.clone(),
        index: tx.index(),
        commitment: commitment.clone(),
        salt: salt_text(&salt),
        content,
        time: tx.now(),
    };
    told(tx, &receipt)?;
    let act = Act::Vote {
        ballot: voice.ballot.clone(),
        commitment,
    };
    Ok((act, receipt))
}

/// Everybody who holds the member's vote is told that it was given, never which.
fn told(tx: &mut Tx<'_>, receipt: &Receipt) -> Result<(), StoreError> {
    let (member, ballot) = (receipt.content.member.clone(), receipt.ballot.clone());
    let (index, at) = (receipt.index, receipt.time);
    let letter = match receipt.content.by {
        Hand::Seat(_) => Letter::VoteCast {
            member,
            ballot,
            index,
            at,
        },
        Hand::Two(_) => Letter::NoteVerbaleEntered {
            member,
            ballot,
            index,
            at,
        },
    };
    super::letters::lay(tx, &letter)
}

/// A new holder of the vote waits a day, unless an officer has confirmed it.
fn holds_it_by_now(tx: &mut Tx<'_>) -> Result<(), Failure> {
    let seat = tx.permit().seat().clone();
    match holders::granted(&mut tx.reading(), &seat)? {
        Some(granted) => Ok(appointments::may_vote(
            granted.since,
            granted.confirmed,
            tx.now(),
        )?),
        None => Err(Refusal::OfficeDoesNotPermit.into()),
    }
}

/// The deadline is judged by the clock after the lock, not by whether the closing has run.
pub(super) fn receives(ballot: &Ballot, tx: &Tx<'_>) -> Result<(), Refusal> {
    if ballot.state != State::Open || tx.now() >= ballot.closes {
        Err(Refusal::Closed {
            at: ballot.ended_at(),
        })
    } else if tx.now() < ballot.opens {
        Err(Refusal::NotYetOpen {
            opens: ballot.opens,
        })
    } else {
        Ok(())
    }
}

/// On the list of the ballot, and still a member today; later suspensions do not touch the list.
pub(super) fn is_entitled(
    tx: &mut Tx<'_>,
    ballot: &Ballot,
    member: &MemberCode,
) -> Result<(), Failure> {
    let listed = ballots::elector(&mut tx.reading(), &ballot.symbol, member)?
        .is_some_and(|elector| elector.is_entitled());
    if listed && members::standing_today(&mut tx.reading(), member)?.is_member() {
        Ok(())
    } else {
        Err(not_entitled(&ballot.symbol).into())
    }
}

fn something_stands(tx: &mut Tx<'_>, voice: &Voice) -> Result<(), Failure> {
    let viewer = tx.viewer();
    let last = votes::own(&mut tx.reading(), &viewer, &voice.ballot)?;
    match last {
        Some(receipt) if receipt.content.choice.is_some() => Ok(()),
        _ => Err(Refusal::NothingToWithdraw.into()),
    }
}

fn lay_explanation(
    tx: &mut Tx<'_>,
    ballot: &Ballot,
    voice: &Voice,
) -> Result<Option<Vec<Commitment>>, Failure> {
    let enclosure = Enclosure::Vote {
        ballot: ballot.symbol.clone(),
        member: voice.member.clone(),
        proposal: ballot.proposal.clone(),
    };
    let note = lay(tx, &voice.explanation, &enclosure)?;
    let laid: Vec<Commitment> = [note.en, note.fr]
        .into_iter()
        .flatten()
        .map(|doc| doc.commitment)
        .collect();
    Ok((!laid.is_empty()).then_some(laid))
}

fn lay(tx: &mut Tx<'_>, said: &Said, enclosure: &Enclosure) -> Result<Note, Failure> {
    let mut one = |lang: Lang, text: Option<&Prose>| {
        text.map(|text| documents::lay(tx, lang, text.as_str(), enclosure))
            .transpose()
    };
    Ok(Note {
        en: one(Lang::En, said.en.as_ref())?,
        fr: one(Lang::Fr, said.fr.as_ref())?,
    })
}

/// The answer to an act of a member after the vote: the entry that records it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded {
    pub index: i64,
}

/// Reports an error of recording, within the period that the rulebook gives after the closing.
///
/// # Errors
/// [`Refusal::StillRunning`], [`Refusal::ErrorPeriodOver`], [`Refusal::NotEntitled`] of a member not on the list.
pub fn report_error(
    store: &Store,
    by: Asks,
    member: &MemberCode,
    ballot: BallotSymbol,
    report: (Lang, Prose),
    request: Option<Request>,
) -> Result<Recorded, Failure> {
    let asking = Asking::new(by, Action::ReportError)
        .about(member)
        .with_request(request);
    let member = member.clone();
    store.enact(asking, move |tx| {
        let found = listed(tx, &ballot, &member)?;
        over(&found)?;
        if found.state != State::Closed {
            return Err(Refusal::OutOfOrder.into());
        }
        let book = ballots::rulebook(&mut tx.reading(), found.rulebook)?;
        let until = error_period_ends(&found, &book);
        if tx.now() >= until {
            return Err(Refusal::ErrorPeriodOver { until }.into());
        }
        let (lang, text) = &report;
        let enclosure = Enclosure::Proposal(found.proposal.clone());
        let note = documents::lay(tx, *lang, text.as_str(), &enclosure)?;
        let act = Act::ErrorReport {
            ballot: ballot.clone(),
            member: member.clone(),
            note,
            proposal: found.proposal,
        };
        let index = tx.index();
        Ok(Enacted::one(act, Recorded { index }))
    })
}

/// States, beside the roll, the vote that a member intended; the tally stays as it is.
///
/// # Errors
/// [`Refusal::StillRunning`], [`Refusal::NotEntitled`], [`Refusal::AlreadyDone`].
pub fn state_intended(
    store: &Store,
    by: Asks,
    member: &MemberCode,
    ballot: BallotSymbol,
    choice: Choice,
    request: Option<Request>,
) -> Result<Recorded, Failure> {
    let asking = Asking::new(by, Action::StateIntendedVote)
        .about(member)
        .with_request(request);
    let member = member.clone();
    store.enact(asking, move |tx| {
        let found = find(tx, &ballot)?;
        over(&found)?;
        if !matches!(found.state, State::Closed | State::Certified) {
            return Err(Refusal::OutOfOrder.into());
        }
        let viewer = tx.viewer();
        let line = votes::roll(&mut tx.reading(), &viewer, &found)?
            .into_iter()
            .find(|line| line.member == member)
            .ok_or_else(|| not_entitled(&ballot))?;
        match line.position {
            votes::Position::NotEntitled(_) => return Err(not_entitled(&ballot).into()),
            votes::Position::Voted(stands) if stands == choice => {
                return Err(Refusal::AlreadyDone.into());
            }
            _ => {}
        }
        let stated = votes::intended(&mut tx.reading(), &viewer, &found)?;
        let last = stated.iter().rfind(|(_, of, _)| *of == member);
        if last.is_some_and(|(_, _, stands)| *stands == choice) {
            return Err(Refusal::AlreadyDone.into());
        }
        let act = Act::IntendedVote {
            ballot: ballot.clone(),
            choice,
            member: member.clone(),
            proposal: found.proposal,
        };
        let index = tx.index();
        Ok(Enacted::one(act, Recorded { index }))
    })
}

/// Explains a vote after it, within the period that the rulebook gives; never edited.
///
/// # Errors
/// [`Refusal::Missing`] of nothing, [`Refusal::StillRunning`], [`Refusal::ExplanationPeriodOver`],
/// [`Refusal::AlreadyDone`] in a language in which the member has explained this vote.
pub fn explain(
    store: &Store,
    by: Asks,
    member: &MemberCode,
    ballot: BallotSymbol,
    said: Said,
    request: Option<Request>,
) -> Result<Recorded, Failure> {
    let asking = Asking::new(by, Action::Explain)
        .about(member)
        .with_request(request);
    let member = member.clone();
    store.enact(asking, move |tx| {
        if said.is_empty() {
            return Err(Refusal::Missing(Field::Explanation).into());
        }
        let found = listed(tx, &ballot, &member)?;
        over(&found)?;
        let book = ballots::rulebook(&mut tx.reading(), found.rulebook)?;
        let until = explanation_period_ends(&found, &book);
        if tx.now() >= until {
            return Err(Refusal::ExplanationPeriodOver { until }.into());
        }
        let taken = explained_in(tx, &found, &member)?;
        if (said.en.is_some() && taken.contains(&Lang::En))
            || (said.fr.is_some() && taken.contains(&Lang::Fr))
        {
            return Err(Refusal::AlreadyDone.into());
        }
        let enclosure = Enclosure::Proposal(found.proposal.clone());
        let act = Act::Explanation {
            ballot: Some(ballot.clone()),
            member: member.clone(),
            norm: None,
            note: lay(tx, &said, &enclosure)?,
            proposal: found.proposal,
            translated: None,
        };
        let index = tx.index();
        Ok(Enacted::one(act, Recorded { index }))
    })
}

/// The languages in which the member has explained its vote, with it or since.
fn explained_in(
    tx: &mut Tx<'_>,
    ballot: &Ballot,
    member: &MemberCode,
) -> Result<Vec<Lang>, Failure> {
    let viewer = tx.viewer();
    let mut r = tx.reading();
    let with_vote: Vec<Commitment> = votes::roll(&mut r, &viewer, ballot)?
        .into_iter()
        .filter(|line| line.member == *member)
        .flat_map(|line| line.explanation)
        .collect();
    let mut taken: Vec<Lang> = votes::languages(&mut r, &with_vote)?
        .into_values()
        .collect();
    for explained in votes::explained_after(&mut r, &viewer, ballot)? {
        if explained.member == *member {
            taken.extend(explained.en.map(|_| Lang::En));
            taken.extend(explained.fr.map(|_| Lang::Fr));
        }
    }
    Ok(taken)
}

/// The ballot, if the member stands on its list, entitled or not.
fn listed(tx: &mut Tx<'_>, symbol: &BallotSymbol, member: &MemberCode) -> Result<Ballot, Failure> {
    let ballot = find(tx, symbol)?;
    if ballots::elector(&mut tx.reading(), symbol, member)?.is_some() {
        Ok(ballot)
    } else {
        Err(not_entitled(symbol).into())
    }
}

fn over(ballot: &Ballot) -> Result<(), Refusal> {
    if ballot.state == State::Open {
        Err(Refusal::StillRunning {
            until: ballot.closes,
        })
    } else {
        Ok(())
    }
}
