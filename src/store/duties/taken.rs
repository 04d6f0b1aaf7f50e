//! The steps that the secretariat took in the last days.

use diesel::prelude::*;

use crate::rules::duties::{Duty, Kind};
use crate::rules::words::ProposalSymbol;
use crate::store::failures::StoreError;
use crate::store::reading::{Reading, at, word};
use crate::store::schema::{
    accounts, adherence_events, appointments, ballots, comments, entries, motions, norms, proposals,
};

/// # Errors
/// [`StoreError`] when the database fails.
pub(super) fn by_the_secretariat(r: &mut Reading<'_>) -> Result<Vec<Duty>, StoreError> {
    let mut all = approved(r)?;
    all.extend(texts(r)?);
    all.extend(ballots_decided(r)?);
    all.extend(answered(r)?);
    all.extend(acknowledged(r)?);
    all.extend(in_force(r)?);
    Ok(all)
}

/// What a second officer approved, and votes that an officer confirmed.
fn approved(r: &mut Reading<'_>) -> Result<Vec<Duty>, StoreError> {
    let recent = super::recent(r);
    let rows: Vec<(String, String, String, Option<i64>)> = motions::table
        .filter(motions::state.eq("approved"))
        .filter(motions::settled.ge(recent))
        .select((
            motions::id,
            motions::kind,
            motions::subject,
            motions::settled,
        ))
        .load(r.conn)?;
    let mut found = Vec::new();
    for (id, kind, subject, settled) in rows {
        let duty = Duty::of(Kind::SecondOfficer, id).detailed(format!("{kind} {subject}"));
        if let Some(settled) = settled.map(at).transpose()? {
            found.push(duty.done(settled));
        }
    }
    let rows: Vec<(String, String, Option<i64>)> = appointments::table
        .inner_join(accounts::table.on(accounts::id.eq(appointments::account)))
        .filter(appointments::vote_confirmed.ge(recent))
        .select((
            accounts::name,
            appointments::seat,
            appointments::vote_confirmed,
        ))
        .load(r.conn)?;
    for (name, seat, confirmed) in rows {
        if let Some(confirmed) = confirmed.map(at).transpose()? {
            let duty = Duty::of(Kind::VoteHolder, seat).detailed(name);
            found.push(duty.done(confirmed));
        }
    }
    Ok(found)
}

/// Consultations opened, and final texts fixed.
fn texts(r: &mut Reading<'_>) -> Result<Vec<Duty>, StoreError> {
    let recent = super::recent(r);
    let mut found: Vec<Duty> = super::consultations(r, super::Begun::Since(recent))?
        .into_iter()
        .map(|(_, symbol, begun)| {
            let duty = Duty::of(Kind::OpenConsultation, &symbol).about(&symbol);
            duty.done(begun)
        })
        .collect();
    let rows: Vec<(String, Option<i64>)> = proposals::table
        .filter(proposals::final_at.ge(recent))
        .select((proposals::symbol, proposals::final_at))
        .load(r.conn)?;
    for (symbol, fixed) in rows {
        let symbol: ProposalSymbol = word(&symbol)?;
        let duty = Duty::of(Kind::FixFinalText, &symbol).about(&symbol);
        if let Some(fixed) = fixed.map(at).transpose()? {
            found.push(duty.done(fixed));
        }
    }
    Ok(found)
}

/// Ballots opened, and those certified or refused.
fn ballots_decided(r: &mut Reading<'_>) -> Result<Vec<Duty>, StoreError> {
    let recent = super::recent(r);
    let rows: Vec<(String, String, i64, Option<i64>)> = ballots::table
        .inner_join(entries::table.on(entries::idx.eq(ballots::idx)))
        .filter(
            entries::time
                .ge(recent)
                .nullable()
                .or(ballots::certified_at.ge(recent)),
        )
        .select((
            ballots::symbol,
            ballots::proposal,
            entries::time,
            ballots::certified_at,
        ))
        .load(r.conn)?;
    let mut found = Vec::new();
    for (symbol, proposal, opened, certified) in rows {
        let proposal: ProposalSymbol = word(&proposal)?;
        let duty = |kind| Duty::of(kind, &symbol).about(&proposal);
        if opened >= recent {
            found.push(duty(Kind::OpenBallot).done(at(opened)?));
        }
        if let Some(certified) = certified.filter(|micros| *micros >= recent) {
            found.push(duty(Kind::Certify).done(at(certified)?));
        }
    }
    Ok(found)
}

fn answered(r: &mut Reading<'_>) -> Result<Vec<Duty>, StoreError> {
    let rows: Vec<(String, i64, Option<i64>)> = comments::table
        .filter(comments::answered_at.ge(super::recent(r)))
        .select((comments::proposal, comments::number, comments::answered_at))
        .load(r.conn)?;
    let mut found = Vec::new();
    for (proposal, number, answered) in rows {
        let symbol: ProposalSymbol = word(&proposal)?;
        let duty = Duty::of(Kind::CommentAnswers, format!("{symbol}/C.{number}")).about(&symbol);
        if let Some(answered) = answered.map(at).transpose()? {
            found.push(duty.detailed(format!("C.{number}")).done(answered));
        }
    }
    Ok(found)
}

fn acknowledged(r: &mut Reading<'_>) -> Result<Vec<Duty>, StoreError> {
    let rows: Vec<(i64, String, String, String, Option<i64>)> = adherence_events::table
        .filter(adherence_events::acknowledged_at.ge(super::recent(r)))
        .select((
            adherence_events::idx,
            adherence_events::norm,
            adherence_events::member,
            adherence_events::kind,
            adherence_events::acknowledged_at,
        ))
        .load(r.conn)?;
    let mut found = Vec::new();
    for (index, norm, member, kind, acknowledged) in rows {
        let duty = Duty::of(Kind::Acknowledge, norm);
        let duty = duty.detailed(format!("{member} {kind}")).numbered(index);
        if let Some(acknowledged) = acknowledged.map(at).transpose()? {
            found.push(duty.done(acknowledged));
        }
    }
    Ok(found)
}

fn in_force(r: &mut Reading<'_>) -> Result<Vec<Duty>, StoreError> {
    let rows: Vec<(String, i64)> = norms::table
        .inner_join(entries::table.on(entries::idx.nullable().eq(norms::in_force_idx)))
        .filter(entries::time.ge(super::recent(r)))
        .select((norms::symbol, entries::time))
        .load(r.conn)?;
    rows.into_iter()
        .map(|(norm, time)| Ok(Duty::of(Kind::EntryIntoForce, norm).done(at(time)?)))
        .collect()
}
