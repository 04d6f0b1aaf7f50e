//! What is said of a vote beside its result.

use jiff::Timestamp;

use super::seen::Seen;
use crate::acts::ballots::error_period_ends;
use crate::store::ballots::State;
use crate::web::results::{self};
use crate::web::words::Words;

pub(super) fn provisional(seen: &Seen, now: Timestamp, w: &Words) -> String {
    let until = error_period_ends(&seen.ballot, &seen.book);
    if now < until {
        w.vote_provisional_until(w.moment(until))
    } else {
        w.vote_provisional_since()
    }
}

pub(super) fn facts(seen: &Seen, w: &Words) -> Vec<(String, String)> {
    let ballot = &seen.ballot;
    let is_open = ballot.state == State::Open;
    let mut facts = vec![
        (
            if is_open {
                w.vote_fact_opens()
            } else {
                w.vote_fact_opened()
            },
            w.moment(ballot.opens),
        ),
        (
            match ballot.state {
                State::Open => w.vote_fact_closes(),
                State::Ended => w.vote_fact_ended(),
                _ => w.vote_fact_closed(),
            },
            w.moment(ballot.ended_at()),
        ),
    ];
    for (_, closes, reference) in &seen.extensions {
        let to = w.vote_extended_to(w.moment(*closes), reference.as_str());
        facts.push((w.vote_extended(), to));
    }
    if let (State::Certified, Some(certified)) = (ballot.state, ballot.certified_at) {
        facts.push((w.vote_fact_certified(), w.moment(certified)));
    }
    let put_by = &ballot.put_by;
    facts.push((
        w.vote_fact_put_by(),
        results::capital(&w.vote_put_by(
            w.vote_body(put_by.body.as_str()),
            put_by.reference.as_str(),
            w.date(put_by.decided),
        )),
    ));
    let source = w.vote_rule_source(results::kind(ballot.kind, w), ballot.rulebook);
    facts.push((
        w.vote_fact_rule(),
        format!("{} ({source})", results::rule_line(&ballot.rule, w)),
    ));
    if let Some(waiver) = &ballot.waiver {
        facts.push((w.vote_fact_waiver(), waiver.to_string()));
    }
    if let Some(norm) = ballot.norm.as_ref().filter(|_| ballot.ground.is_none()) {
        facts.push((w.vote_fact_norm(), norm.printed()));
    }
    if let Some(left) = ballot.left_closed {
        facts.push((w.vote_fact_left_closed(), w.vote_left_closed(left)));
    }
    facts
}

pub(super) fn corrections(seen: &Seen, w: &Words) -> Vec<String> {
    seen.corrections
        .iter()
        .map(|made| {
            let choice = made
                .choice
                .map_or_else(|| w.choice_did_not_vote(), |choice| w.choice(choice));
            w.vote_correction_line(
                seen.roster.short(&made.member, w.lang()),
                choice,
                made.reference.as_str(),
                w.date_of(made.at),
            )
        })
        .collect()
}
