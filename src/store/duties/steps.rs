//! What the procedure asks of the secretariat next: each step that the state of a text, a ballot or a norm calls for.

use std::collections::HashMap;

use diesel::prelude::*;

use super::languages;
use crate::rules::amendments::{AmendmentState, Progress};
use crate::rules::appointments::votes_from;
use crate::rules::calendar;
use crate::rules::duties::{Duty, Kind};
use crate::rules::permissions::Office;
use crate::rules::stage::Stage;
use crate::rules::words::{NormSymbol, ProposalSymbol};
use crate::store::ballots::State;
use crate::store::failures::StoreError;
use crate::store::reading::{Reading, at, word};
use crate::store::schema::{
    accounts, adherence_events, amendments, appointments, ballots, comments, motions, proposals,
    voting_parts,
};
use crate::store::{adherence, members, norms};

/// # Errors
/// [`StoreError`] when the database fails.
pub(super) fn of_secretariat(r: &mut Reading<'_>) -> Result<Vec<Duty>, StoreError> {
    let mut all = second_officers(r)?;
    all.extend(vote_holders(r)?);
    all.extend(texts(r)?);
    all.extend(comments_to_answer(r)?);
    all.extend(to_be_put_to_the_vote(r)?);
    all.extend(running_and_closed(r)?);
    all.extend(receipts(r)?);
    all.extend(entering_into_force(r)?);
    Ok(all)
}

fn second_officers(r: &mut Reading<'_>) -> Result<Vec<Duty>, StoreError> {
    let rows: Vec<(String, String, String, i64)> = motions::table
        .filter(motions::state.eq("waiting"))
        .filter(motions::expires.gt(r.now().as_microsecond()))
        .select((
            motions::id,
            motions::kind,
            motions::subject,
            motions::expires,
        ))
        .load(r.conn)?;
    rows.into_iter()
        .map(|(id, kind, subject, expires)| {
            let duty = Duty::of(Kind::SecondOfficer, id).detailed(format!("{kind} {subject}"));
            Ok(duty.until(Some(at(expires)?)))
        })
        .collect()
}

/// New holders of a vote, until they vote without anybody's word.
fn vote_holders(r: &mut Reading<'_>) -> Result<Vec<Duty>, StoreError> {
    let now = r.now();
    let rows: Vec<(String, String, i64, Option<i64>)> = appointments::table
        .inner_join(accounts::table.on(accounts::id.eq(appointments::account)))
        .filter(appointments::office.eq_any([Office::Head.as_str(), Office::Alternate.as_str()]))
        .filter(appointments::ended.is_null())
        .filter(appointments::vote_confirmed.is_null())
        .select((
            accounts::name,
            appointments::seat,
            appointments::since,
            appointments::until,
        ))
        .load(r.conn)?;
    let mut found = Vec::new();
    for (name, seat, since, until) in rows {
        let from = votes_from(at(since)?, None);
        let is_over = until.is_some_and(|until| until <= now.as_microsecond());
        if now < from && !is_over {
            let duty = Duty::of(Kind::VoteHolder, seat).detailed(name);
            found.push(duty.until(Some(from)));
        }
    }
    Ok(found)
}

/// Consultations to open, and final texts to fix.
fn texts(r: &mut Reading<'_>) -> Result<Vec<Duty>, StoreError> {
    let open = languages::open(r)?;
    Ok(open
        .into_iter()
        .filter_map(|one| match one.stage {
            Stage::Submitted => Some((Kind::OpenConsultation, one)),
            Stage::Consulted => Some((Kind::FixFinalText, one)),
            _ => None,
        })
        .map(|(kind, one)| Duty::of(kind, &one.symbol).about(&one.symbol))
        .collect())
}

fn comments_to_answer(r: &mut Reading<'_>) -> Result<Vec<Duty>, StoreError> {
    let rows: Vec<(String, String)> = comments::table
        .inner_join(proposals::table.on(proposals::symbol.eq(comments::proposal)))
        .filter(comments::answer.is_null())
        .select((proposals::symbol, proposals::stage))
        .load(r.conn)?;
    let mut counted: HashMap<String, i64> = HashMap::new();
    for (symbol, stage) in rows {
        if !word::<Stage>(&stage)?.is_settled() {
            *counted.entry(symbol).or_default() += 1;
        }
    }
    counted
        .into_iter()
        .map(|(symbol, count)| {
            let symbol: ProposalSymbol = word(&symbol)?;
            let duty = Duty::of(Kind::CommentAnswers, &symbol).about(&symbol);
            Ok(duty.numbered(count))
        })
        .collect()
}

/// A place in an order of voting: the order's entry, the place, its ballot, by what it was settled, its amendment.
type Part = (i64, i64, Option<String>, Option<i64>, Option<i64>);

/// Final texts, and what is voted in parts: the order to be recorded, the next part or the whole to be put to the vote.
fn to_be_put_to_the_vote(r: &mut Reading<'_>) -> Result<Vec<Duty>, StoreError> {
    let stages = [Stage::FinalText, Stage::Parts].map(Stage::as_str);
    let rows: Vec<(String, String, Option<i64>)> = proposals::table
        .filter(proposals::stage.eq_any(stages))
        .order(proposals::idx)
        .select((proposals::symbol, proposals::stage, proposals::order_idx))
        .load(r.conn)?;
    let symbols: Vec<&str> = rows.iter().map(|row| row.0.as_str()).collect();
    let standing: Vec<(String, i64)> = amendments::table
        .filter(amendments::proposal.eq_any(symbols))
        .filter(amendments::state.eq(AmendmentState::Standing.as_str()))
        .select((amendments::proposal, amendments::number))
        .load(r.conn)?;
    let orders: Vec<i64> = rows.iter().filter_map(|row| row.2).collect();
    let parts: Vec<Part> = voting_parts::table
        .filter(voting_parts::idx.eq_any(orders))
        .order((voting_parts::idx, voting_parts::place))
        .select((
            voting_parts::idx,
            voting_parts::place,
            voting_parts::ballot,
            voting_parts::settled_idx,
            voting_parts::amendment,
        ))
        .load(r.conn)?;
    let mut found = Vec::new();
    for (proposal, stage, order) in &rows {
        let own: Vec<_> = parts.iter().filter(|part| Some(part.0) == *order).collect();
        let settled = own.iter().take_while(|part| part.3.is_some()).count();
        let progress = Progress {
            parts: own.len() as i64,
            settled: settled as i64,
            // What was put to the vote and decided stands no more.
            standing: standing
                .iter()
                .filter(|(of, number)| {
                    let is_it = |part: &&&Part| part.4 == Some(*number) && part.3.is_some();
                    of == proposal && !own.iter().any(|part| is_it(&part))
                })
                .count() as i64,
        };
        let symbol: ProposalSymbol = word(proposal)?;
        let duty = |kind| Duty::of(kind, &symbol).about(&symbol);
        match progress.next_part(word(stage)?) {
            Ok(place) => {
                let is_open = own.iter().any(|part| part.1 == place && part.2.is_some());
                if !is_open {
                    found.push(duty(Kind::OpenPart).numbered(place));
                }
            }
            Err(_) if progress.may_decide_the_whole().is_ok() => {
                found.push(duty(Kind::OpenBallot));
            }
            Err(_) => found.push(duty(Kind::OrderOfVoting)),
        }
    }
    Ok(found)
}

/// Ballots that run, and those that await their certification.
fn running_and_closed(r: &mut Reading<'_>) -> Result<Vec<Duty>, StoreError> {
    let states = [State::Open, State::Closed].map(State::as_str);
    let rows: Vec<(String, String, String, i64)> = ballots::table
        .filter(ballots::state.eq_any(states))
        .order(ballots::idx)
        .select((
            ballots::symbol,
            ballots::proposal,
            ballots::state,
            ballots::closes,
        ))
        .load(r.conn)?;
    rows.into_iter()
        .map(|(symbol, proposal, state, closes)| {
            let proposal: ProposalSymbol = word(&proposal)?;
            Ok(match word::<State>(&state)? {
                State::Closed => Duty::of(Kind::Certify, symbol).about(&proposal),
                _ => Duty::of(Kind::Closing, symbol)
                    .about(&proposal)
                    .until(Some(at(closes)?)),
            })
        })
        .collect()
}

/// The most notifications that are listed.
const MOST: i64 = 200;

/// Notifications of members, each until its receipt is acknowledged; the number is that of its entry.
fn receipts(r: &mut Reading<'_>) -> Result<Vec<Duty>, StoreError> {
    let rows: Vec<(i64, String, String, String)> = adherence_events::table
        .filter(adherence_events::acknowledged.is_null())
        .order(adherence_events::idx)
        .limit(MOST)
        .select((
            adherence_events::idx,
            adherence_events::norm,
            adherence_events::member,
            adherence_events::kind,
        ))
        .load(r.conn)?;
    Ok(rows
        .into_iter()
        .map(|(index, norm, member, kind)| {
            let duty = Duty::of(Kind::Acknowledge, norm);
            duty.detailed(format!("{member} {kind}")).numbered(index)
        })
        .collect())
}

/// Norms whose day of entry into force is known and has not been recorded.
fn entering_into_force(r: &mut Reading<'_>) -> Result<Vec<Duty>, StoreError> {
    let waiting = norms::not_in_force(r)?;
    if waiting.is_empty() {
        return Ok(Vec::new());
    }
    let roster = members::roster(r)?;
    let ledger = adherence::ledger(r, &waiting, &roster)?;
    let known = waiting.iter().filter_map(|norm| {
        let day = ledger.force_date(norm, roster.today())?;
        Some((norm.symbol.clone(), day))
    });
    Ok(known
        .map(|(norm, day): (NormSymbol, _)| {
            Duty::of(Kind::EntryIntoForce, norm).until(Some(calendar::start_of(day)))
        })
        .collect())
}
