//! Ballots: opening, extension, end without decision, closing, certification, correction.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;

use super::motions::Prepared;
use super::norms;
use super::parts::{self, Decided};
use super::working_days;
use crate::record::Act;
use crate::record::entries::{Decision, PutToVote};
use crate::rules::Refusal;
use crate::rules::calendar;
use crate::rules::electorate::{self, Elector};
use crate::rules::hours::{self, Hours, earliest_opening};
use crate::rules::majority::{Outcome, Tally};
use crate::rules::permissions::Action;
use crate::rules::rulebook::{self, Rulebook};
use crate::rules::stage::{self, Move};
use crate::rules::visibility::Viewer;
use crate::rules::words::{
    BallotSymbol, CertificationGround, Choice, DecisionKind, EndGround, Lang, MemberCode,
    NormSymbol, ProposalSymbol, Reference, Relation,
};
use crate::store::ballots::{self, Ballot, Question, State};
use crate::store::votes::{self, Position};
use crate::store::{
    Asking, Asks, Enacted, Failure, Request, Store, StoreError, Tx, certificates, entries, members,
    proposals, rulebooks,
};

/// How an officer puts a proposal to the vote; question, rule and electorate follow by themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Putting {
    pub proposal: ProposalSymbol,
    pub closes: Timestamp,
    /// Who put it to the vote.
    pub put_by: Decision,
    /// The decision that waives the minimum notice or window.
    pub waiver: Option<Reference>,
    /// The place in the order of voting, from 1; none where the whole is put to the vote.
    pub part: Option<i64>,
}

/// The earliest days that the rulebook allows without a waiver.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Earliest {
    pub opens: Date,
    /// For an opening on the earliest day.
    pub closes: Date,
}

/// The earliest days for a text fixed at this moment, seen from today (PROCEDURE, section 2).
pub fn earliest(book: &Rulebook, fixed: Timestamp, now: Timestamp) -> Earliest {
    let opens = earliest_opening(book, fixed).max(calendar::day_of(now));
    let least = calendar::days_after(opens, book.window_days);
    let closes = if calendar::is_working_day(least) {
        least
    } else {
        calendar::next_working_day(least)
    };
    Earliest { opens, closes }
}

/// Puts a proposal at its final text, or the next part of it, to the vote: question, rule, electorate and hours are fixed.
///
/// # Errors
/// [`Refusal::OutOfOrder`], [`Refusal::PartsNotDecided`], [`Refusal::AmendmentConflicts`],
/// [`Refusal::LanguageMissing`], [`Refusal::NoRuleForKind`], [`Refusal::NoticeTooShort`],
/// [`Refusal::WindowTooShort`], [`Refusal::NotAWorkingDay`], [`Refusal::NobodyEntitled`],
/// [`Refusal::NormChangedSince`], [`Refusal::NormBeingDecided`].
pub fn open(
    store: &Store,
    by: Asks,
    putting: Putting,
    request: Option<Request>,
) -> Result<BallotSymbol, Failure> {
    let asking = Asking::new(by, Action::OpenBallot).with_request(request);
    store.enact(asking, move |tx| {
        let question = question_at_final_text(tx, &putting.proposal)?;
        let kind = match putting.part {
            Some(place) => parts::may_open(tx, &putting.proposal, place)?,
            None => {
                stage::next(question.stage, Move::OpenBallot, None)?;
                parts::may_decide_the_whole(tx, &putting.proposal)?;
                question.kind
            }
        };
        must_be_on_its_norm(tx, &putting.proposal)?;
        let texts = both_texts(&question)?;
        // The electorate is that of the opening, so the opening is the moment of this act.
        let opens = tx.now();
        let versions = rulebooks::all(&mut tx.reading())?;
        let book =
            rulebook::in_force(&versions, calendar::day_of(opens)).ok_or(Refusal::NoRuleForKind)?;
        let rule = book.rule_for(kind)?.validated()?;
        let fixed = question.fixed.ok_or(Refusal::OutOfOrder)?.1;
        working_days::must_be_one(tx, putting.closes)?;
        hours::may_open(
            book,
            &Hours {
                fixed,
                opens,
                closes: putting.closes,
                decided: putting.put_by.decided,
                waiver: putting.waiver.as_ref(),
            },
        )?;
        let roster = members::roster(&mut tx.reading())?;
        let electorate = electorate::of(
            &roster.standings_on(calendar::day_of(opens)),
            book.organisation,
        );
        if electorate::entitled_count(&electorate) == 0 {
            return Err(Refusal::NobodyEntitled.into());
        }
        let ballot = ballots::next_symbol(tx, calendar::year_of(opens))?;
        let act = Act::Ballot {
            ballot: ballot.clone(),
            closes: putting.closes,
            electorate,
            kind,
            opens,
            part: putting.part,
            proposal: putting.proposal.clone(),
            put_by: putting.put_by.clone(),
            revision: question.revision,
            rule,
            rulebook: book.version,
            // A public hash of a text confirms a leaked draft.
            texts: (!question.is_closed).then_some(texts),
            waiver: putting.waiver.clone(),
        };
        Ok(Enacted::one(act, ballot))
    })
}

fn question_at_final_text(tx: &mut Tx<'_>, proposal: &ProposalSymbol) -> Result<Question, Failure> {
    let viewer = tx.viewer();
    let revision = there(ballots::final_revision(
        &mut tx.reading(),
        &viewer,
        proposal,
    ))?
    .ok_or(Refusal::OutOfOrder)?;
    there(ballots::question(
        &mut tx.reading(),
        &viewer,
        proposal,
        revision,
    ))
}

/// What would amend, replace or abrogate a norm is put to the vote on that norm as it stands, and alone.
fn must_be_on_its_norm(tx: &mut Tx<'_>, proposal: &ProposalSymbol) -> Result<(), Failure> {
    let viewer = tx.viewer();
    let proposal = there(proposals::find(&mut tx.reading(), &viewer, proposal))?;
    norms::may_be_decided(tx, &proposal)
}

fn both_texts(question: &Question) -> Result<PutToVote, Refusal> {
    let text = |lang: Lang| {
        question
            .of(lang)
            .map(|texts| texts.text.clone())
            .ok_or(Refusal::LanguageMissing(lang))
    };
    Ok(PutToVote {
        en: text(Lang::En)?,
        fr: text(Lang::Fr)?,
    })
}

/// Closes a ballot whose hour has passed: opens the last votes, counts them, allots the number of the norm.
///
/// # Errors
/// [`Refusal::StillRunning`] before the hour, [`Refusal::AlreadyDone`] afterwards, [`Refusal::OutOfOrder`] while a
/// ballot whose hour came earlier is not closed: numbers follow the order of closing.
pub fn close(store: &Store, symbol: BallotSymbol) -> Result<Outcome, Failure> {
    store.enact(
        Asking::new(Asks::Registry, Action::CloseBallot),
        move |tx| {
            let ballot = find(tx, &symbol)?;
            if ballot.state != State::Open {
                return Err(Refusal::AlreadyDone.into());
            }
            if tx.now() < ballot.closes {
                return Err(Refusal::StillRunning {
                    until: ballot.closes,
                }
                .into());
            }
            if ballots::due_closings(&mut tx.reading())?.first() != Some(&symbol) {
                return Err(Refusal::OutOfOrder.into());
            }
            move_of(tx, &ballot, Move::CloseBallot)?;
            let (mut electors, struck) = struck(tx, &ballot, ballot.closes)?;
            for member in &struck {
                electorate::strike(&mut electors, member);
            }
            let opening = votes::unseal(tx, &symbol)?;
            let last: BTreeMap<MemberCode, Choice> = opening
                .votes
                .iter()
                .filter_map(|vote| Some((vote.content.member.clone(), vote.content.choice?)))
                .collect();
            let tally = electorate::tally(&electors, &last);
            let outcome = ballot.rule.count(&tally).outcome;
            let norm = number_if_adopted(tx, outcome, ballot.kind)?;
            let act = Act::Closing {
                ballot: symbol.clone(),
                closes: ballot.closes,
                left_closed: opening.left_closed,
                norm,
                outcome,
                struck,
                tally,
                votes: opening.votes,
            };
            Ok(Enacted::one(act, outcome))
        },
    )
}

fn number_if_adopted(
    tx: &mut Tx<'_>,
    outcome: Outcome,
    kind: DecisionKind,
) -> Result<Option<NormSymbol>, Failure> {
    if outcome == Outcome::Adopted && rulebook::makes_a_norm(kind) {
        Ok(Some(ballots::next_norm(tx)?))
    } else {
        Ok(None)
    }
}

/// Those who were entitled and are no members any more at this moment; the electorate before they are struck.
fn struck(
    tx: &mut Tx<'_>,
    ballot: &Ballot,
    at: Timestamp,
) -> Result<(Vec<Elector>, Vec<MemberCode>), Failure> {
    let electors = ballots::electorate(&mut tx.reading(), &ballot.symbol)?;
    let roster = members::roster(&mut tx.reading())?;
    let day = calendar::day_of(at);
    let is_member = |code: &MemberCode| {
        roster
            .find(code)
            .is_some_and(|member| member.standing_on(day).is_member())
    };
    let struck = electors
        .iter()
        .filter(|elector| elector.is_entitled() && !is_member(&elector.member))
        .map(|elector| elector.member.clone())
        .collect();
    Ok((electors, struck))
}

/// Extends a ballot before its hour: later only, and to a working day.
pub(super) fn extension(
    tx: &mut Tx<'_>,
    symbol: BallotSymbol,
    closes: Timestamp,
    reference: Reference,
) -> Result<Vec<Act>, Failure> {
    let ballot = before_its_hour(tx, &symbol)?;
    working_days::must_be_one(tx, closes)?;
    hours::may_extend(ballot.closes, closes)?;
    Ok(vec![Act::Extension {
        ballot: symbol,
        closes,
        proposal: ballot.proposal,
        reference,
    }])
}

/// Ends a ballot before its hour, without decision, on a listed ground; its last votes are opened.
pub(super) fn end(
    tx: &mut Tx<'_>,
    symbol: BallotSymbol,
    ground: EndGround,
    reference: Reference,
) -> Result<Prepared, Failure> {
    let ballot = before_its_hour(tx, &symbol)?;
    move_of(tx, &ballot, Move::EndBallot)?;
    let now = tx.now();
    let (_, struck) = struck(tx, &ballot, now)?;
    let opening = votes::unseal(tx, &symbol)?;
    let follows = parts::merging(tx, &ballot, Decided::NotAdopted)?;
    Ok(Prepared::followed(
        vec![Act::BallotEnd {
            ballot: symbol,
            ground,
            left_closed: opening.left_closed,
            reference,
            struck,
            votes: opening.votes,
        }],
        follows,
    ))
}

/// Certifies a result once members can report errors no more; an adoption opens a proposal for members.
pub(super) fn certification(tx: &mut Tx<'_>, symbol: BallotSymbol) -> Result<Prepared, Failure> {
    let ballot = after_the_error_period(tx, &symbol)?;
    let outcome = ballot.outcome.ok_or(Refusal::OutOfOrder)?;
    let attempted = match outcome {
        Outcome::Adopted => Move::CertifyAdopted,
        Outcome::Rejected(_) => Move::CertifyRejected,
        Outcome::NoDecision(_) => Move::CertifyNoDecision,
    };
    move_of(tx, &ballot, attempted)?;
    let is_adopted = outcome == Outcome::Adopted;
    let body = certificates::state(&mut tx.reading(), &ballot)?;
    certificates::lay(tx, &body)?;
    let decided = match is_adopted {
        true => Decided::Adopted,
        false => Decided::NotAdopted,
    };
    let follows = parts::merging(tx, &ballot, decided)?;
    // What an adoption of the whole opens is opened first, so that the certification itself stands open.
    let mut acts = if is_adopted && ballot.part.is_none() {
        entries::disclosures(tx, &ballot.proposal)?
    } else {
        Vec::new()
    };
    let viewer = tx.viewer();
    let related = proposals::find(&mut tx.reading(), &viewer, &ballot.proposal)?
        .related
        .filter(|_| is_adopted && ballot.part.is_none());
    norms::may_still_change(tx, related.as_ref())?;
    // What amends or abrogates a norm keeps its number; the others have that of their closing.
    let norm = match &related {
        Some(related) if related.relation != Relation::Replaces => Some(related.norm.clone()),
        _ => ballot.norm,
    };
    acts.push(Act::Certification {
        adopted: body.adopted,
        ballot: symbol,
        certificate: body.fingerprint()?,
        norm,
        outcome,
        proposal: ballot.proposal,
        related,
        revision: ballot.revision,
    });
    Ok(Prepared::followed(acts, follows))
}

/// Refuses to certify a result: no decision.
pub(super) fn certification_refusal(
    tx: &mut Tx<'_>,
    symbol: BallotSymbol,
    ground: CertificationGround,
    reference: Reference,
) -> Result<Prepared, Failure> {
    let ballot = after_the_error_period(tx, &symbol)?;
    move_of(tx, &ballot, Move::RefuseCertification)?;
    let follows = parts::merging(tx, &ballot, Decided::NotAdopted)?;
    Ok(Prepared::followed(
        vec![Act::CertificationRefusal {
            ballot: symbol,
            ground,
            proposal: ballot.proposal,
            reference,
        }],
        follows,
    ))
}

/// Corrects the roll where it was recorded wrongly; the outcome must stay what it is.
pub(super) fn correction(
    tx: &mut Tx<'_>,
    symbol: BallotSymbol,
    choice: Option<Choice>,
    member: MemberCode,
    reference: Reference,
) -> Result<Vec<Act>, Failure> {
    let ballot = find(tx, &symbol)?;
    if !matches!(ballot.state, State::Closed | State::Certified) {
        return Err(Refusal::OutOfOrder.into());
    }
    let viewer = tx.viewer();
    let mut roll = votes::roll(&mut tx.reading(), &viewer, &ballot)?;
    let line = roll
        .iter_mut()
        .find(|line| line.member == member)
        .ok_or_else(|| not_entitled(&symbol))?;
    let corrected = choice.map_or(Position::DidNotVote, Position::Voted);
    match line.position {
        Position::NotEntitled(_) => return Err(not_entitled(&symbol).into()),
        stands if stands == corrected => return Err(Refusal::NothingToCorrect.into()),
        _ => line.position = corrected,
    }
    let tally = counted(&ballot, &roll);
    if Some(ballot.rule.count(&tally).outcome) != ballot.outcome {
        return Err(Refusal::OutcomeWouldChange.into());
    }
    Ok(vec![Act::Correction {
        ballot: symbol,
        choice,
        member,
        proposal: ballot.proposal,
        reference,
        tally,
    }])
}

fn counted(ballot: &Ballot, roll: &[votes::RollLine]) -> Tally {
    let mut tally = Tally {
        entitled: ballot.entitled,
        ..Tally::default()
    };
    for line in roll {
        match line.position {
            Position::Voted(Choice::Yes) => tally.yes += 1,
            Position::Voted(Choice::No) => tally.no += 1,
            Position::Voted(Choice::Abstain) => tally.abstain += 1,
            Position::Voted(Choice::NotParticipating) => tally.not_participating += 1,
            Position::DidNotVote | Position::NotEntitled(_) | Position::Undisclosed => {}
        }
    }
    tally
}

/// Until when members may report errors of recording.
pub fn error_period_ends(ballot: &Ballot, book: &Rulebook) -> Timestamp {
    calendar::end_of_working_days(ballot.result_at(), book.error_days)
}

/// Until when delegations may explain their votes.
pub fn explanation_period_ends(ballot: &Ballot, book: &Rulebook) -> Timestamp {
    calendar::end_of_working_days(ballot.result_at(), book.explanation_days)
}

fn after_the_error_period(tx: &mut Tx<'_>, symbol: &BallotSymbol) -> Result<Ballot, Failure> {
    let ballot = find(tx, symbol)?;
    match ballot.state {
        State::Closed => {}
        State::Open => {
            return Err(Refusal::StillRunning {
                until: ballot.closes,
            }
            .into());
        }
        State::Certified | State::Refused | State::Ended => {
            return Err(Refusal::AlreadyDone.into());
        }
    }
    let book = ballots::rulebook(&mut tx.reading(), ballot.rulebook)?;
    let until = error_period_ends(&ballot, &book);
    if tx.now() < until {
        return Err(Refusal::ErrorPeriodRunning { until }.into());
    }
    Ok(ballot)
}

fn before_its_hour(tx: &mut Tx<'_>, symbol: &BallotSymbol) -> Result<Ballot, Failure> {
    let ballot = find(tx, symbol)?;
    if ballot.state != State::Open || tx.now() >= ballot.closes {
        return Err(Refusal::Closed {
            at: ballot.ended_at(),
        }
        .into());
    }
    Ok(ballot)
}

/// Asks the table of stages whether the proposal of this ballot may move so; a ballot on a part moves it nowhere.
fn move_of(tx: &mut Tx<'_>, ballot: &Ballot, attempted: Move) -> Result<(), Failure> {
    if ballot.part.is_some() {
        return Ok(());
    }
    let viewer = Viewer::Secretariat;
    let question = there(ballots::question(
        &mut tx.reading(),
        &viewer,
        &ballot.proposal,
        ballot.revision,
    ))?;
    stage::next(question.stage, attempted, None)?;
    Ok(())
}

pub(super) fn find(tx: &mut Tx<'_>, symbol: &BallotSymbol) -> Result<Ballot, Failure> {
    let viewer = tx.viewer();
    there(ballots::find(&mut tx.reading(), &viewer, symbol))
}

pub(super) fn not_entitled(symbol: &BallotSymbol) -> Refusal {
    Refusal::NotEntitled {
        ballot: symbol.clone(),
    }
}

/// What is not there for the caller is refused, not a failure of the store.
fn there<T>(found: Result<T, StoreError>) -> Result<T, Failure> {
    found.map_err(|error| match error {
        StoreError::NotFound => Refusal::NotFound.into(),
        error => error.into(),
    })
}
