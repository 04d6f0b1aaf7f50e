//! What the state of the house asks of a member's delegation.

use std::collections::{BTreeSet, HashMap};

use diesel::prelude::*;
use jiff::Timestamp;

use super::{answers, sponsored, votes};
use crate::rules::adherence::EventKind;
use crate::rules::calendar;
use crate::rules::comments::may_comment;
use crate::rules::duties::{Duty, Kind, Stands, of_consultation};
use crate::rules::stage::Stage;
use crate::rules::words::{MemberCode, ProposalSymbol};
use crate::store::failures::StoreError;
use crate::store::reading::{Reading, at, word};
use crate::store::schema::{
    accounts, adherence_events, comment_drafts, comments, norms, preparations, proposals,
};
use crate::store::{adherence, members};

/// What a member notifies that is a report.
const REPORTS: [EventKind; 3] = [
    EventKind::MeasureNotified,
    EventKind::ImplementedInLaw,
    EventKind::ImplementedInPractice,
];

/// # Errors
/// [`StoreError`] when the database fails.
pub(super) fn of(
    r: &mut Reading<'_>,
    member: &MemberCode,
    takes_part: bool,
) -> Result<Vec<Duty>, StoreError> {
    let mut all = votes::of(r, member)?;
    if takes_part {
        all.extend(consultations(r, member)?);
        all.extend(drafts(r, member)?);
        all.extend(sponsored::of(r, member)?);
    }
    if takes_part {
        all.extend(answers::of(r, member)?);
    }
    all.extend(reports(r, member)?);
    all.extend(prepared_reports(r, member)?);
    Ok(all)
}

/// The consultations that run, on which the member has said nothing; and its first comments of the last days.
fn consultations(r: &mut Reading<'_>, member: &MemberCode) -> Result<Vec<Duty>, StoreError> {
    let now = r.now();
    let rows: Vec<(String, Option<i64>)> = proposals::table
        .filter(proposals::stage.eq(Stage::Consultation.as_str()))
        .filter(proposals::sponsor.ne(member.as_str()))
        .select((proposals::symbol, proposals::consultation_until))
        .load(r.conn)?;
    let running: HashMap<String, Option<i64>> = rows.into_iter().collect();
    let recent = super::recent(r);
    let mut asked: BTreeSet<String> = comments::table
        .filter(comments::member.eq(member.as_str()))
        .filter(comments::at.ge(recent))
        .select(comments::proposal)
        .load::<String>(r.conn)?
        .into_iter()
        .collect();
    asked.extend(running.keys().cloned());
    // A consultation that runs, or in which something was said lately, can have begun long ago.
    let begun = super::consultations(r, super::Begun::Of(&asked))?;
    let said = comments_of(r, member, &asked)?;
    let mut found = Vec::new();
    for (place, (index, symbol, _)) in begun.iter().enumerate() {
        let next = begun[place + 1..]
            .iter()
            .find(|(_, other, _)| other == symbol)
            .map_or(i64::MAX, |(index, ..)| *index);
        let first = said
            .iter()
            .find(|(made, on, _)| on == symbol && index < made && *made < next);
        let until = match running.get(symbol.as_str()) {
            Some(until) if next == i64::MAX => until.map(at).transpose()?,
            _ => None,
        };
        let duty = Duty::of(Kind::Comment, symbol).about(symbol).until(until);
        match of_consultation(until, now, first.map(|(.., at)| *at)) {
            Stands::Due => found.push(duty),
            Stands::Done(done) if done.as_microsecond() >= recent => found.push(duty.done(done)),
            _ => {}
        }
    }
    Ok(found)
}

/// The member's comments on these proposals, oldest first: entry, proposal, moment.
fn comments_of(
    r: &mut Reading<'_>,
    member: &MemberCode,
    asked: &BTreeSet<String>,
) -> Result<Vec<(i64, ProposalSymbol, Timestamp)>, StoreError> {
    let rows: Vec<(i64, String, i64)> = comments::table
        .filter(comments::member.eq(member.as_str()))
        .filter(comments::proposal.eq_any(asked))
        .order(comments::idx)
        .select((comments::idx, comments::proposal, comments::at))
        .load(r.conn)?;
    rows.into_iter()
        .map(|(index, proposal, made)| Ok((index, word(&proposal)?, at(made)?)))
        .collect()
}

/// Comments that the delegation drafted and can still publish, counted by proposal.
fn drafts(r: &mut Reading<'_>, member: &MemberCode) -> Result<Vec<Duty>, StoreError> {
    let now = r.now();
    let rows: Vec<(String, String, Option<i64>)> = comment_drafts::table
        .inner_join(proposals::table.on(proposals::symbol.eq(comment_drafts::proposal)))
        .filter(comment_drafts::member.eq(member.as_str()))
        .filter(comment_drafts::used.is_null())
        .select((
            proposals::symbol,
            proposals::stage,
            proposals::consultation_until,
        ))
        .load(r.conn)?;
    let mut counted: HashMap<ProposalSymbol, Duty> = HashMap::new();
    for (symbol, stage, until) in rows {
        let symbol: ProposalSymbol = word(&symbol)?;
        let until = until.map(at).transpose()?;
        if may_comment(word(&stage)?, until, now).is_err() {
            continue;
        }
        counted
            .entry(symbol.clone())
            .or_insert_with(|| {
                Duty::of(Kind::CommentDrafts, &symbol)
                    .about(&symbol)
                    .until(until)
            })
            .number += 1;
    }
    Ok(counted.into_values().collect())
}

/// Reports due or overdue, and those of the last days.
fn reports(r: &mut Reading<'_>, member: &MemberCode) -> Result<Vec<Duty>, StoreError> {
    let roster = members::roster(r)?;
    let mut found: Vec<Duty> = adherence::reports_due(r, member, &roster)?
        .into_iter()
        .map(|due| {
            // Due until the end of its day.
            let end = calendar::start_of(calendar::days_after(due.on, 1));
            Duty::of(Kind::Report, due.norm.symbol).until(Some(end))
        })
        .collect();
    let rows: Vec<(String, i64)> = adherence_events::table
        .inner_join(norms::table.on(norms::symbol.eq(adherence_events::norm)))
        .inner_join(proposals::table.on(proposals::symbol.eq(norms::proposal)))
        .filter(adherence_events::member.eq(member.as_str()))
        .filter(adherence_events::at.ge(super::recent(r)))
        .filter(adherence_events::kind.eq_any(REPORTS.map(EventKind::as_str)))
        .filter(proposals::report_every.is_not_null())
        .select((adherence_events::norm, adherence_events::at))
        .load(r.conn)?;
    for (norm, made) in rows {
        found.push(Duty::of(Kind::Report, norm).done(at(made)?));
    }
    Ok(found)
}

/// Reports that wait for the head.
fn prepared_reports(r: &mut Reading<'_>, member: &MemberCode) -> Result<Vec<Duty>, StoreError> {
    let rows: Vec<(String, String)> = preparations::table
        .inner_join(norms::table.on(norms::symbol.eq(preparations::subject)))
        .inner_join(accounts::table.on(accounts::id.eq(preparations::account)))
        .filter(preparations::member.eq(member.as_str()))
        .filter(preparations::kind.eq("notification"))
        .filter(preparations::outcome.is_null())
        .select((norms::symbol, accounts::name))
        .load(r.conn)?;
    Ok(rows
        .into_iter()
        .map(|(norm, name)| Duty::of(Kind::PreparedReport, norm).detailed(name))
        .collect())
}
