//! What a member's sponsorship asks of it: confirmations, corrections, agreements, answers to amendments.

use std::collections::BTreeMap;

use diesel::prelude::*;

use crate::rules::amendments::AmendmentState;
use crate::rules::duties::{Duty, Kind, asks_for_confirmation, is_recent};
use crate::rules::stage::Stage;
use crate::rules::words::{MemberCode, ProposalSymbol};
use crate::store::failures::StoreError;
use crate::store::reading::{Reading, at, word};
use crate::store::schema::{amendments, entries, proposals, returns, revisions, sponsorships};

/// # Errors
/// [`StoreError`] when the database fails.
pub(super) fn of(r: &mut Reading<'_>, member: &MemberCode) -> Result<Vec<Duty>, StoreError> {
    let mut all = cosponsorships(r, member)?;
    all.extend(corrections(r, member)?);
    all.extend(agreements(r, member)?);
    all.extend(answers(r, member)?);
    Ok(all)
}

/// Co-sponsorships given for a revision that is no longer the current one; and those confirmed in the last days.
fn cosponsorships(r: &mut Reading<'_>, member: &MemberCode) -> Result<Vec<Duty>, StoreError> {
    type Row = (String, i64, i64, i64, String, Option<i64>);
    let rows: Vec<Row> = sponsorships::table
        .inner_join(proposals::table.on(proposals::symbol.eq(sponsorships::proposal)))
        .inner_join(entries::table.on(entries::idx.eq(sponsorships::idx)))
        .filter(sponsorships::member.eq(member.as_str()))
        .order(sponsorships::idx)
        .select((
            sponsorships::proposal,
            sponsorships::revision,
            entries::time,
            proposals::revision,
            proposals::stage,
            sponsorships::withdrawn,
        ))
        .load(r.conn)?;
    let now = r.now();
    let mut newest: BTreeMap<String, (i64, i64, Stage)> = BTreeMap::new();
    let mut found = Vec::new();
    for (proposal, given, time, current, stage, withdrawn) in rows {
        if withdrawn.is_some() {
            continue;
        }
        let symbol: ProposalSymbol = word(&proposal)?;
        let before = newest.insert(proposal, (given, current, word(&stage)?));
        let time = at(time)?;
        if before.is_some() && is_recent(time, now) {
            let duty = Duty::of(Kind::CoSponsorship, &symbol).about(&symbol);
            found.push(duty.numbered(given).done(time));
        }
    }
    for (proposal, (given, current, stage)) in newest {
        if asks_for_confirmation(stage, given, current) {
            let symbol: ProposalSymbol = word(&proposal)?;
            let duty = Duty::of(Kind::CoSponsorship, &symbol).about(&symbol);
            found.push(duty.numbered(current));
        }
    }
    Ok(found)
}

/// Own proposals that were returned for form; and those submitted again in the last days.
fn corrections(r: &mut Reading<'_>, member: &MemberCode) -> Result<Vec<Duty>, StoreError> {
    // By the order of the record, not by the moment: a return and what answers it can fall together.
    let rows: Vec<(String, String, i64, i64, i64)> = returns::table
        .inner_join(proposals::table.on(proposals::symbol.eq(returns::proposal)))
        .inner_join(
            revisions::table.on(revisions::proposal
                .eq(proposals::symbol)
                .and(revisions::number.eq(proposals::revision))),
        )
        .filter(proposals::sponsor.eq(member.as_str()))
        .order(returns::idx)
        .select((
            proposals::symbol,
            proposals::stage,
            proposals::submitted,
            revisions::idx,
            returns::idx,
        ))
        .load(r.conn)?;
    let (now, mut found) = (r.now(), BTreeMap::new());
    for (symbol, stage, submitted, revised, returned) in rows {
        let (symbol, submitted): (ProposalSymbol, _) = (word(&symbol)?, at(submitted)?);
        let duty = Duty::of(Kind::Correction, &symbol).about(&symbol);
        if word::<Stage>(&stage)? == Stage::Returned {
            found.insert(symbol, duty);
        } else if returned < revised && is_recent(submitted, now) {
            found.insert(symbol, duty.done(submitted));
        }
    }
    Ok(found.into_values().collect())
}

/// Languages of the current revision of own proposals that the secretariat supplied, to be agreed; and those agreed.
fn agreements(r: &mut Reading<'_>, member: &MemberCode) -> Result<Vec<Duty>, StoreError> {
    type Row = (
        (String, String, i64),
        (i64, i64, Option<i64>, Option<i64>, Option<i64>),
        Option<i64>,
    );
    let rows: Vec<Row> = revisions::table
        .inner_join(proposals::table.on(proposals::symbol.eq(revisions::proposal)))
        .left_join(entries::table.on(entries::idx.nullable().eq(revisions::agreed)))
        .filter(proposals::sponsor.eq(member.as_str()))
        .select((
            (proposals::symbol, proposals::stage, proposals::revision),
            (
                revisions::number,
                revisions::idx,
                revisions::en_idx,
                revisions::fr_idx,
                revisions::agreed,
            ),
            entries::time.nullable(),
        ))
        .load(r.conn)?;
    let (now, mut found) = (r.now(), Vec::new());
    for ((symbol, stage, current), (number, index, en, fr, agreed), time) in rows {
        let symbol: ProposalSymbol = word(&symbol)?;
        let duty = Duty::of(Kind::Agreement, &symbol)
            .about(&symbol)
            .numbered(number);
        let is_complete = en.is_some() && fr.is_some();
        let is_supplied = [en, fr].into_iter().flatten().any(|idx| idx != index);
        match (agreed, time.map(at).transpose()?) {
            (Some(_), Some(time)) if is_recent(time, now) => found.push(duty.done(time)),
            (None, _) if number == current && is_complete && is_supplied => {
                let stage: Stage = word(&stage)?;
                if stage != Stage::Returned && stage.is_open_to_revision() {
                    found.push(duty);
                }
            }
            _ => {}
        }
    }
    Ok(found)
}

/// Amendments to own proposals: to be answered, to be taken up; and those accepted in the last days.
fn answers(r: &mut Reading<'_>, member: &MemberCode) -> Result<Vec<Duty>, StoreError> {
    type Row = (String, String, i64, String, Option<i64>, Option<i64>);
    let rows: Vec<Row> = amendments::table
        .inner_join(proposals::table.on(proposals::symbol.eq(amendments::proposal)))
        .left_join(entries::table.on(entries::idx.nullable().eq(amendments::settled_idx)))
        .filter(proposals::sponsor.eq(member.as_str()))
        .order(amendments::idx)
        .select((
            proposals::symbol,
            proposals::stage,
            amendments::number,
            amendments::state,
            amendments::merged,
            entries::time.nullable(),
        ))
        .load(r.conn)?;
    let now = r.now();
    let mut counted: BTreeMap<(Kind, String), Duty> = BTreeMap::new();
    let mut found = Vec::new();
    for (proposal, stage, number, state, merged, time) in rows {
        let symbol: ProposalSymbol = word(&proposal)?;
        let stage: Stage = word(&stage)?;
        let kind = match (word(&state)?, merged) {
            (AmendmentState::Standing, _) => Kind::AmendmentAnswers,
            (AmendmentState::Accepted, merged) => {
                if let Some(time) = time.map(at).transpose()?.filter(|at| is_recent(*at, now)) {
                    let subject = format!("{symbol}/A.{number}");
                    let duty = Duty::of(Kind::AmendmentAnswers, subject).about(&symbol);
                    found.push(duty.detailed(format!("A.{number}")).done(time));
                }
                match merged {
                    None => Kind::AmendmentsAccepted,
                    Some(_) => continue,
                }
            }
            _ => continue,
        };
        if matches!(stage, Stage::Consultation | Stage::Consulted) {
            let duty = || Duty::of(kind, &symbol).about(&symbol);
            counted.entry((kind, proposal)).or_insert_with(duty).number += 1;
        }
    }
    found.extend(counted.into_values());
    Ok(found)
}
