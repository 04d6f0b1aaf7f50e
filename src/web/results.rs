//! Results in words: the sentence of a result, the rule, and the arithmetic step by step.

use super::figures::{Stance, TallyBar};
use super::words::Words;
use crate::rules::electorate::NotEntitledGround;
use crate::rules::majority::{
    Arithmetic, Base, Ground, Outcome, Quorum, Requirement, Rule, Shortfall, Tally,
};
use crate::rules::words::{Choice, DecisionKind, Lang};
use crate::store::ballots::{Ballot, Phase, State, WithoutDecision};
use jiff::Timestamp;

/// The sentence of a result in its two parts: what was decided, and what it needed.
pub struct Sum {
    pub outcome: String,
    /// Empty where there is no count.
    pub needed: String,
}

/// The result of a ballot that is over; none while it runs.
pub fn sum(ballot: &Ballot, w: &Words) -> Option<Sum> {
    let counted = ballot.tally.map(|tally| (tally, ballot.rule.count(&tally)));
    match (ballot.ground, ballot.outcome, counted) {
        (Some(WithoutDecision::Ended(ground)), _, _) => Some(Sum {
            outcome: w.vote_ended(w.vote_ground(ground.as_str())),
            needed: String::new(),
        }),
        (Some(WithoutDecision::Refused(ground)), _, Some((tally, _))) => Some(Sum {
            outcome: w.vote_certification_refused(w.vote_ground(ground.as_str())),
            needed: w.vote_counted(tally.yes, tally.no.to_string(), abstentions(&tally, w)),
        }),
        (_, Some(outcome), Some((tally, arithmetic))) => Some(Sum {
            outcome: outcome_sentence(ballot.kind, outcome, &tally, w),
            needed: needed_sentence(&ballot.rule, &arithmetic, outcome, w),
        }),
        _ => None,
    }
}

fn abstentions(tally: &Tally, w: &Words) -> String {
    w.vote_abstentions(tally.abstain)
}

fn outcome_sentence(kind: DecisionKind, outcome: Outcome, tally: &Tally, w: &Words) -> String {
    let (yes, no, abstain) = (tally.yes, tally.no.to_string(), abstentions(tally, w));
    let first = match outcome {
        Outcome::Adopted => w.vote_adopted(kind.as_str(), yes, no, abstain),
        Outcome::Rejected(_) => w.vote_rejected(kind.as_str(), yes, no, abstain),
        Outcome::NoDecision(Ground::Quorum) => w.vote_no_decision_quorum(yes, no, abstain),
        Outcome::NoDecision(Ground::NobodyEntitled) => w.vote_no_decision_nobody(),
    };
    if tally.not_participating == 0 {
        first
    } else {
        format!("{first} {}", w.vote_took_no_part(tally.not_participating))
    }
}

fn needed_sentence(rule: &Rule, arithmetic: &Arithmetic, outcome: Outcome, w: &Words) -> String {
    let needed = match rule {
        Rule::Majority {
            base, threshold, ..
        } => {
            let needed = w.vote_needed(
                arithmetic.needed,
                requirement(*threshold, w),
                w.vote_base(base.as_str(), arithmetic.base),
            );
            match arithmetic.most_no {
                Some(most) => w.vote_needed_and_at_most(needed, most),
                None => needed,
            }
        }
        Rule::MutualAgreement { .. } => w.vote_needed_mutual(),
    };
    let sentence = w.vote_needed_and_quorum(capital(&needed), quorum(arithmetic, w));
    match why(outcome, &arithmetic.tally, arithmetic.most_no, w) {
        Some(why) => format!("{sentence} {why}"),
        None => sentence,
    }
}

/// What a rejection lacked, where the numbers of the sentence do not say it already.
fn why(outcome: Outcome, tally: &Tally, most_no: Option<i64>, w: &Words) -> Option<String> {
    match outcome {
        Outcome::Rejected(Shortfall::YesDoNotExceedNo) => Some(w.vote_yes_must_exceed()),
        Outcome::Rejected(Shortfall::Objection) => Some(w.vote_objected(tally.no)),
        Outcome::Rejected(Shortfall::BlockingMinority) => {
            most_no.map(|most| w.vote_blocked(tally.no, most))
        }
        Outcome::Rejected(Shortfall::Threshold) | Outcome::Adopted | Outcome::NoDecision(_) => None,
    }
}

fn quorum(arithmetic: &Arithmetic, w: &Words) -> String {
    let (entitled, attained) = (arithmetic.tally.entitled, arithmetic.attained);
    match arithmetic.quorum_needed {
        None => w.vote_quorum_none(),
        Some(needed) if attained >= needed => w.vote_quorum_attained(needed, entitled, attained),
        Some(needed) => w.vote_quorum_lacking(needed, entitled, attained),
    }
}

/// « at least two thirds », « plus de la moitié ».
fn requirement(requirement: Requirement, w: &Words) -> String {
    let (part, whole) = (requirement.share.part, requirement.share.whole);
    let fraction = format!("{part}/{whole}");
    let name = match (part, whole) {
        (1, 2) => "half",
        (1, 3) => "one-third",
        (2, 3) => "two-thirds",
        (1, 4) => "one-quarter",
        (3, 4) => "three-quarters",
        (3, 5) => "three-fifths",
        (4, 5) => "four-fifths",
        (1, 1) => "all",
        _ => &fraction,
    };
    w.vote_requirement(requirement.bound.as_str(), name)
}

/// The rule in one line: threshold, blocking minority, quorum.
pub fn rule_line(rule: &Rule, w: &Words) -> String {
    let mut parts = match rule {
        Rule::Majority {
            base,
            threshold,
            blocking,
            ..
        } => {
            let mut parts = vec![capital(
                &w.vote_rule(base.as_str(), requirement(*threshold, w)),
            )];
            parts.extend(blocking.map(|block| w.vote_rule_blocking(requirement(block, w))));
            parts
        }
        Rule::MutualAgreement { .. } => vec![w.vote_rule_mutual()],
    };
    parts.push(match rule.quorum() {
        Quorum::NotRequired => w.vote_rule_no_quorum(),
        Quorum::Required(quorum) => w.vote_rule_quorum(requirement(quorum, w)),
    });
    let first = parts.remove(0);
    parts
        .into_iter()
        .fold(first, |line, next| w.vote_rule_parts(line, next))
}

/// One step of the arithmetic: what is counted, how, and what follows.
pub struct Step {
    pub label: String,
    pub sum: String,
    pub answer: String,
}

/// The arithmetic of a count, multiplied crosswise in whole numbers.
pub fn steps(kind: DecisionKind, rule: &Rule, tally: &Tally, w: &Words) -> Vec<Step> {
    let counted = rule.count(tally);
    let step = |label: String, sum: String, answer: String| Step { label, sum, answer };
    let (yes, no, entitled) = (tally.yes, tally.no, tally.entitled);
    let mut steps = vec![
        step(w.vote_step_entitled(), String::new(), w.number(entitled)),
        step(
            w.vote_step_present(),
            format!(
                "{yes} + {no} + {} + {}",
                tally.abstain, tally.not_participating
            ),
            w.number(tally.present()),
        ),
    ];
    steps.push(match rule.quorum() {
        Quorum::NotRequired => step(
            w.vote_step_quorum(),
            String::new(),
            w.vote_answer_not_required(),
        ),
        Quorum::Required(quorum) => step(
            labelled(w.vote_step_quorum(), requirement(quorum, w), w),
            crosswise(quorum, tally.present(), entitled),
            w.vote_answer_quorum(yes_no(quorum.is_met_by(tally.present(), entitled))),
        ),
    });
    match rule {
        Rule::Majority {
            base,
            threshold,
            blocking,
            ..
        } => {
            if *base == Base::PresentAndVoting {
                steps.push(step(
                    w.vote_step_base_voting(),
                    format!("{yes} + {no}"),
                    w.number(counted.base),
                ));
            }
            steps.push(step(
                labelled(w.vote_step_threshold(), requirement(*threshold, w), w),
                crosswise(*threshold, yes, counted.base),
                w.vote_answer_reached(yes_no(threshold.is_met_by(yes, counted.base))),
            ));
            steps.push(exceed(tally, w));
            steps.extend(blocking.map(|block| {
                step(
                    labelled(w.vote_step_blocking(), requirement(block, w), w),
                    crosswise(block, no, counted.base),
                    w.vote_answer_blocks(yes_no(block.is_met_by(no, counted.base))),
                )
            }));
        }
        Rule::MutualAgreement { .. } => {
            steps.push(step(w.vote_step_objections(), String::new(), w.number(no)));
            steps.push(exceed(tally, w));
        }
    }
    steps.push(step(
        w.vote_step_result(),
        String::new(),
        w.vote_state(counted.outcome.as_str(), kind.as_str()),
    ));
    steps
}

fn exceed(tally: &Tally, w: &Words) -> Step {
    let holds = tally.yes > tally.no;
    let sign = if holds { ">" } else { "≤" };
    Step {
        label: w.vote_step_exceed(),
        sum: format!("{} {sign} {}", tally.yes, tally.no),
        answer: w.vote_answer_holds(yes_no(holds)),
    }
}

fn labelled(label: String, requirement: String, w: &Words) -> String {
    let colon = match w.lang() {
        Lang::En => ": ",
        Lang::Fr => "\u{202f}: ",
    };
    format!("{label}{colon}{requirement}")
}

/// `27 × 3 = 81 ≥ 39 × 2 = 78`.
fn crosswise(requirement: Requirement, count: i64, base: i64) -> String {
    let (part, whole) = (requirement.share.part, requirement.share.whole);
    let (left, right) = (count * whole, base * part);
    let sign = match left.cmp(&right) {
        std::cmp::Ordering::Greater => ">",
        std::cmp::Ordering::Equal => "=",
        std::cmp::Ordering::Less => "<",
    };
    format!("{count} × {whole} = {left} {sign} {right} = {base} × {part}")
}

const fn yes_no(holds: bool) -> &'static str {
    if holds { "yes" } else { "no" }
}

/// The bar of a count, with those who did not vote.
pub fn bar(tally: &Tally, w: &Words) -> TallyBar {
    let of = |choice: Choice| Stance::Voted(choice);
    TallyBar::of(
        &[
            (of(Choice::Yes), tally.yes),
            (of(Choice::No), tally.no),
            (of(Choice::Abstain), tally.abstain),
            (of(Choice::NotParticipating), tally.not_participating),
            (Stance::DidNotVote, tally.did_not_vote()),
        ],
        w,
    )
}

/// Where a ballot stands, as a chip: its kind of look and its word.
pub fn chip(ballot: &Ballot, now: Timestamp, w: &Words) -> (&'static str, String) {
    let (look, word) = match (ballot.phase(now), ballot.state, ballot.outcome) {
        (Phase::NotYetOpen, _, _) => ("quiet", "not-yet-open"),
        (Phase::Running, _, _) => ("open", "running"),
        (Phase::AwaitingClosing, _, _) => ("due", "awaiting-closing"),
        (Phase::Over, State::Ended | State::Refused, _) => ("quiet", "no-decision"),
        (Phase::Over, _, Some(outcome @ Outcome::Adopted)) => ("force", outcome.as_str()),
        (Phase::Over, _, Some(outcome)) => ("quiet", outcome.as_str()),
        (Phase::Over, _, None) => ("quiet", "no-decision"),
    };
    (look, w.vote_state(word, ballot.kind.as_str()))
}

/// Why a member is not entitled, as part of a sentence.
pub fn ground(ground: NotEntitledGround, w: &Words) -> String {
    w.vote_not_entitled_ground(ground.as_str())
}

/// What is decided, in words.
pub fn kind(kind: DecisionKind, w: &Words) -> String {
    w.vote_kind(kind.as_str())
}

/// With a capital at the beginning of a sentence.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
