//! Notices: laid in the transaction of their act for everybody whom the table names, each address once.

use std::collections::BTreeSet;

use diesel::prelude::*;
use jiff::{SignedDuration, Timestamp};

use super::addressees::{self, Reached};
use super::ballots;
use super::failures::StoreError;
use super::members;
use super::outbox;
use super::paces;
use super::pens::{Tx, as_worth_a_retry};
use super::proposals::titles;
use super::reading::{Reading, at, word};
use super::rulebooks;
use super::schema::{
    ballots as ballot_rows, comments, electors, laid_once, proposals, sponsorships,
};
use super::votes;
use crate::record::notices::{Concerned, Happening};
use crate::rules::calendar;
use crate::rules::hours;
use crate::rules::letters::Letter;
use crate::rules::notices::{Circle, Event, Matter, Pace, Told, reminder};
use crate::rules::permissions::Office;
use crate::rules::rulebook;
use crate::rules::visibility::Viewer;
use crate::rules::words::{BallotSymbol, MemberCode, ProposalSymbol};

/// How long it is remembered that something was laid.
const REMEMBERED: SignedDuration = SignedDuration::from_hours(800 * 24);

/// Lays what is to be told of the acts just entered, act by act; of one act nobody is told twice.
pub(super) fn lay(tx: &mut Tx<'_>, acts: &[Vec<Happening>]) -> Result<(), StoreError> {
    if !tx.lays_letters() {
        return Ok(());
    }
    for happenings in acts {
        let mut told = BTreeSet::new();
        for happening in happenings {
            let matter = completed(tx, happening)?;
            let reached = to_whom(tx, happening)?;
            tell(tx, happening.event, &matter, reached, &mut told)?;
        }
    }
    Ok(())
}

/// Lays one notice for each of these addresses that was not told yet, at the pace that its person chose.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn tell(
    tx: &mut Tx<'_>,
    event: Event,
    matter: &Matter,
    reached: Vec<Reached>,
    told: &mut BTreeSet<String>,
) -> Result<(), StoreError> {
    let chosen = match event.is_chosen() {
        true => paces::of_event(&mut tx.reading(), event)?,
        false => Default::default(),
    };
    for Reached { addressee, member } in reached {
        if !told.insert(addressee.email.to_lowercase()) {
            continue;
        }
        let letter = Letter::Told(Told {
            event,
            matter: matter.clone(),
            member,
            at: tx.now(),
        });
        let pace = addressee
            .account
            .and_then(|account| chosen.get(&account).copied())
            .unwrap_or(Pace::AtOnce);
        outbox::lay(tx, &addressee, &letter, pace)?;
    }
    Ok(())
}

/// Heads, alternates and registered address of these members.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn delegations(
    tx: &mut Tx<'_>,
    members: impl IntoIterator<Item = MemberCode>,
) -> Result<Vec<Reached>, StoreError> {
    addressees::of_delegations(&mut tx.reading(), &members.into_iter().collect())
}

fn to_whom(tx: &mut Tx<'_>, happening: &Happening) -> Result<Vec<Reached>, StoreError> {
    let mut all = Vec::new();
    for circle in happening.event.row().circles {
        let offices: &[Office] = match circle {
            Circle::EveryMember => {
                let roster = members::roster(&mut tx.reading())?;
                let today = roster.today();
                let members = roster
                    .all()
                    .filter(|member| member.standing_on(today).is_member())
                    .map(|member| member.code.clone())
                    .collect::<Vec<_>>();
                all.extend(delegations(tx, members)?);
                continue;
            }
            Circle::MemberConcerned => {
                let members = concerned(tx, &happening.concerned)?;
                all.extend(delegations(tx, members)?);
                continue;
            }
            Circle::Secretariat => &[Office::Officer, Office::Registrar],
            Circle::Partners => &[Office::PartnerDelegate],
            // Told by letters of their own, or by the clock.
            Circle::NotVoted
            | Circle::HoldersOfTheVote
            | Circle::OtherOfficers
            | Circle::ThePerson => continue,
        };
        let found = addressees::in_office(&mut tx.reading(), offices, None)?;
        all.extend(found.into_iter().map(|addressee| Reached {
            addressee,
            member: None,
        }));
    }
    Ok(all)
}

/// Whose affair it is. Read without an index before which: the act itself has just been entered.
fn concerned(tx: &mut Tx<'_>, whom: &Concerned) -> Result<Vec<MemberCode>, StoreError> {
    let codes: Vec<String> = match whom {
        Concerned::Everybody => Vec::new(),
        Concerned::Member(member) => return Ok(vec![member.clone()]),
        Concerned::Sponsor(proposal) => proposals::table
            .find(proposal.as_str())
            .select(proposals::sponsor)
            .load(tx.conn)?,
        Concerned::Commenter(proposal, number) => comments::table
            .filter(comments::proposal.eq(proposal.as_str()))
            .filter(comments::number.eq(*number))
            .select(comments::member)
            .load(tx.conn)?,
        Concerned::CoSponsorsBefore(proposal, revision) => sponsorships::table
            .filter(sponsorships::proposal.eq(proposal.as_str()))
            .filter(sponsorships::revision.lt(*revision))
            .filter(sponsorships::withdrawn.is_null())
            .select(sponsorships::member)
            .load(tx.conn)?,
    };
    codes.iter().map(|code| word(code)).collect()
}

/// What the act leaves out: the proposal of a ballot, its title, the end of the time for reporting errors, the first day
/// on which a final text may be put to the vote.
fn completed(tx: &mut Tx<'_>, happening: &Happening) -> Result<Matter, StoreError> {
    let mut matter = happening.matter.clone();
    if let Some(ballot) = &matter.ballot {
        let (proposal, revision, part, rulebook): (String, i64, Option<i64>, i64) =
            ballot_rows::table
                .find(ballot.as_str())
                .select((
                    ballot_rows::proposal,
                    ballot_rows::revision,
                    ballot_rows::part,
                    ballot_rows::rulebook,
                ))
                .first(tx.conn)?;
        matter.proposal = Some(word(&proposal)?);
        matter.revision = Some(revision);
        matter.number = part;
        if happening.event == Event::ProvisionalResult {
            let now = tx.now();
            let book = ballots::rulebook(&mut tx.reading(), rulebook)?;
            matter.until = Some(calendar::end_of_working_days(now, book.error_days));
        }
    }
    if happening.event == Event::FinalText {
        let fixed = tx.now();
        let books = rulebooks::all(&mut tx.reading())?;
        matter.day = rulebook::in_force(&books, calendar::day_of(fixed))
            .map(|book| hours::earliest_opening(book, fixed));
    }
    // What partners are told too is told as everybody may read it.
    let viewer = match happening.event.row().circles.contains(&Circle::Partners) {
        true => Viewer::Public,
        false => Viewer::Secretariat,
    };
    with_titles(&mut tx.reading(), &viewer, &mut matter)?;
    Ok(matter)
}

fn with_titles(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    matter: &mut Matter,
) -> Result<(), StoreError> {
    if let Some(proposal) = &matter.proposal
        && let Some(found) = titles(r, viewer, std::slice::from_ref(proposal))?.remove(proposal)
    {
        matter.title_en = found.en;
        matter.title_fr = found.fr;
    }
    Ok(())
}

/// A reminder that is to be laid: of which ballot, how many hours before which closing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    pub ballot: BallotSymbol,
    pub proposal: ProposalSymbol,
    pub closes: Timestamp,
    pub hours: i64,
}

impl Due {
    fn what(&self) -> String {
        format!("reminder/{}/{}/{}", self.ballot, self.closes, self.hours)
    }
}

/// The reminders that are due and were not laid.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn due_reminders(r: &mut Reading<'_>) -> Result<Vec<Due>, StoreError> {
    let now = r.now();
    let rows: Vec<(String, String, i64, i64)> = ballot_rows::table
        .filter(ballot_rows::state.eq("open"))
        .filter(ballot_rows::closes.gt(now.as_microsecond()))
        .order(ballot_rows::closes)
        .select((
            ballot_rows::symbol,
            ballot_rows::proposal,
            ballot_rows::opens,
            ballot_rows::closes,
        ))
        .load(r.conn)?;
    let mut due = Vec::new();
    for (ballot, proposal, opens, closes) in rows {
        let closes = at(closes)?;
        let Some(hours) = reminder(at(opens)?, closes, now) else {
            continue;
        };
        let one = Due {
            ballot: word(&ballot)?,
            proposal: word(&proposal)?,
            closes,
            hours,
        };
        if !was_laid(r, &one.what())? {
            due.push(one);
        }
    }
    Ok(due)
}

/// Lays a reminder for the members that are entitled and have no standing vote. False when it was laid before.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn remind(tx: &mut Tx<'_>, due: &Due) -> Result<bool, StoreError> {
    if !first_time(tx, &due.what())? {
        return Ok(false);
    }
    let entitled: Vec<String> = electors::table
        .filter(electors::ballot.eq(due.ballot.as_str()))
        .filter(electors::ground.is_null())
        .select(electors::member)
        .load(tx.conn)?;
    let voted = votes::voted(&mut tx.reading(), &Viewer::Secretariat, &due.ballot)?;
    let voted: BTreeSet<MemberCode> = voted.members.into_iter().flatten().collect();
    let silent = entitled
        .iter()
        .map(|code| word(code))
        .collect::<Result<BTreeSet<MemberCode>, StoreError>>()?;
    let mut matter = Matter {
        proposal: Some(due.proposal.clone()),
        ballot: Some(due.ballot.clone()),
        until: Some(due.closes),
        hours: Some(due.hours),
        ..Matter::default()
    };
    with_titles(&mut tx.reading(), &Viewer::Secretariat, &mut matter)?;
    let reached = delegations(tx, silent.difference(&voted).cloned())?;
    tell(tx, Event::Reminder, &matter, reached, &mut BTreeSet::new())?;
    Ok(true)
}

/// Whether something was laid that is laid once.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn was_laid(r: &mut Reading<'_>, what: &str) -> Result<bool, StoreError> {
    let found: Option<i64> = laid_once::table
        .find(what)
        .select(laid_once::at)
        .first(r.conn)
        .optional()?;
    Ok(found.is_some())
}

/// Notes that something is laid now; false when it was before. Two instances at the same moment: the key of the table
/// lets one of them through, and the other finds it there when it runs again.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn first_time(tx: &mut Tx<'_>, what: &str) -> Result<bool, StoreError> {
    if was_laid(&mut tx.reading(), what)? {
        return Ok(false);
    }
    diesel::insert_into(laid_once::table)
        .values((
            laid_once::what.eq(what),
            laid_once::at.eq(tx.now().as_microsecond()),
        ))
        .execute(tx.conn)
        .map_err(as_worth_a_retry)?;
    Ok(true)
}

/// Forgets what was laid so long ago that it cannot be due again.
pub(super) fn forget_old(tx: &mut Tx<'_>) -> Result<usize, StoreError> {
    let before = (tx.now() - REMEMBERED).as_microsecond();
    Ok(diesel::delete(laid_once::table.filter(laid_once::at.lt(before))).execute(tx.conn)?)
}
