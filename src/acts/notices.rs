//! Notices that the clock lays, and what a person chose of them.

use std::collections::BTreeSet;

use uuid::Uuid;

use crate::rules::Refusal;
use crate::rules::notices::{Event, Matter, Pace, report_mark};
use crate::rules::permissions::Action;
use crate::rules::words::{Lang, MemberCode};
use crate::store::notices::{self, Due};
use crate::store::sessions::Token;
use crate::store::{
    Asking, Asks, Failure, Kept, Reading, Store, StoreError, Tx, adherence, digests, members,
    paces, private_log, sent,
};

fn by_itself() -> Asking {
    Asking::new(Asks::Registry, Action::SendLetters)
}

/// Reminds the members that have not voted.
///
/// # Errors
/// [`Refusal::AlreadyDone`] when another instance was faster.
pub fn remind(store: &Store, due: &Due) -> Result<(), Failure> {
    let due = due.clone();
    store.keep(by_itself(), move |tx| match notices::remind(tx, &due)? {
        true => Ok(Kept::Done(())),
        false => Err(Refusal::AlreadyDone.into()),
    })
}

/// Lays the letter with what was collected for a person.
///
/// # Errors
/// [`Refusal::AlreadyDone`] when another instance was faster.
pub fn collect(store: &Store, account: Uuid) -> Result<(), Failure> {
    store.keep(by_itself(), move |tx| match digests::lay(tx, account)? {
        Some(_) => Ok(Kept::Done(())),
        None => Err(Refusal::AlreadyDone.into()),
    })
}

/// Whether it was looked today for reports that fall due.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn are_reports_told(r: &mut Reading<'_>) -> Result<bool, StoreError> {
    let today = crate::rules::calendar::day_of(r.now());
    notices::was_laid(r, &format!("reports/{today}"))
}

/// Tells members of the reports that fall due: thirty days before, and on the day. Once a day; gives how many.
///
/// # Errors
/// [`Failure::Store`] when the database fails.
pub fn tell_of_reports(store: &Store) -> Result<usize, Failure> {
    store.keep(by_itself(), |tx| {
        let today = crate::rules::calendar::day_of(tx.now());
        if !notices::first_time(tx, &format!("reports/{today}"))? {
            return Ok(Kept::Done(0));
        }
        let roster = members::roster(&mut tx.reading())?;
        let due = adherence::all_reports_due(&mut tx.reading(), &roster)?;
        let mut told = 0;
        for (member, report) in due {
            let Some(mark) = report_mark(report.on, today) else {
                continue;
            };
            let norm = report.norm.symbol.clone();
            let what = format!("report/{norm}/{member}/{}/{mark}", report.on);
            if notices::first_time(tx, &what)? {
                let matter = Matter {
                    norm: Some(norm),
                    title_en: Some(report.norm.title.of(Lang::En).to_owned()),
                    title_fr: Some(report.norm.title.of(Lang::Fr).to_owned()),
                    day: Some(report.on),
                    ..Matter::default()
                };
                tell_one(tx, &matter, member)?;
                told += 1;
            }
        }
        Ok(Kept::Done(told))
    })
}

fn tell_one(tx: &mut Tx<'_>, matter: &Matter, member: MemberCode) -> Result<(), StoreError> {
    let reached = notices::delegations(tx, [member])?;
    notices::tell(tx, Event::ReportDue, matter, reached, &mut BTreeSet::new())
}

/// How the asking person wants notices of these kinds, from now on; what is due is sent at once all the same.
///
/// # Errors
/// [`Failure::Store`] when the database fails.
pub fn choose(store: &Store, by: &Token, chosen: Vec<(Event, Pace)>) -> Result<(), Failure> {
    let asking = Asking::new(Asks::Session(by.clone()), Action::OwnAccount);
    store.keep(asking, move |tx| {
        let account = tx.caller().account().ok_or(Refusal::SignInFirst)?;
        let may: Vec<(Event, Pace)> = chosen
            .iter()
            .copied()
            .filter(|(event, _)| event.is_chosen())
            .collect();
        paces::set(tx, account, &may)?;
        private_log::write(tx, "notices-set", &account.to_string())?;
        Ok(Kept::Done(()))
    })
}

/// Sends a notice once more that was given up; by an officer.
///
/// # Errors
/// [`Refusal::NotFound`] of any other letter.
pub fn try_again(store: &Store, by: Asks, id: Uuid) -> Result<(), Failure> {
    store.keep(Asking::new(by, Action::SendNoticeAgain), move |tx| {
        sent::revive(tx, id)?;
        private_log::write(tx, "letter-again", &id.to_string())?;
        Ok(Kept::Done(()))
    })
}
