//! Seats: given out, ended, and which of them may do what at a moment.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;

use super::Judge;
use super::violations::{Judged, Wrong};
use crate::record::commitments::{Hand, VoteContent};
use crate::record::entries::{Act, By, Entry, Side};
use crate::rules::Refusal;
use crate::rules::appointments;
use crate::rules::calendar;
use crate::rules::permissions::{Action, Office, may};
use crate::rules::refusals::Field;
use crate::rules::words::{MemberCode, Seat};

/// A seat as the record has it.
#[derive(Clone, Debug)]
pub(super) struct Held {
    office: Office,
    member: Option<MemberCode>,
    until: Option<Date>,
    given: i64,
    ended: Option<i64>,
}

impl Held {
    /// Whether somebody could act in it at this moment, in this entry.
    fn stands(&self, index: i64, at: Timestamp) -> bool {
        self.given < index
            && self.ended.is_none_or(|ended| index < ended)
            && self
                .until
                .is_none_or(|last| at < calendar::start_of(calendar::days_after(last, 1)))
    }
}

pub(super) type Seats = BTreeMap<Seat, Held>;

/// Who must have done an act.
pub(super) enum Need<'a> {
    Registry,
    /// The registry itself, before there is any seat.
    Founding,
    FoundingOr(Action),
    FoundingOrTwo,
    One(Action),
    /// The delegation of this member.
    Member(Action, &'a MemberCode),
    /// A delegation; whose is asked elsewhere.
    Delegation(Action),
    Two,
    TwoWithRegistrar,
    RegistryOrTwo,
    /// One seat, the registry or two, as the office asks.
    Elsewhere,
    Nobody,
}

impl Judge {
    /// Whether whoever acted could.
    pub(super) fn by(&self, entry: &Entry, need: &Need<'_>) -> Judged {
        let founding = self.seats.is_empty() && is_registry(entry);
        match need {
            Need::Nobody if entry.by.is_some() => Err(Wrong::SomebodyNamed),
            Need::Nobody | Need::Elsewhere => Ok(()),
            Need::Registry if is_registry(entry) => Ok(()),
            Need::Founding if founding => Ok(()),
            Need::Registry | Need::Founding => Err(Wrong::NotByItself),
            Need::FoundingOr(_) | Need::FoundingOrTwo if founding => Ok(()),
            Need::RegistryOrTwo if is_registry(entry) => Ok(()),
            Need::One(action) | Need::FoundingOr(action) | Need::Delegation(action) => {
                self.one(entry, *action).map(|_| ())
            }
            Need::Member(action, member) => {
                let (seat, held) = self.one(entry, *action)?;
                if held.member.as_ref() == Some(*member) {
                    Ok(())
                } else {
                    Err(Wrong::SeatOfAnother {
                        seat: seat.clone(),
                        member: (*member).clone(),
                    })
                }
            }
            Need::Two | Need::FoundingOrTwo | Need::RegistryOrTwo => self.two(entry).map(|_| ()),
            Need::TwoWithRegistrar => {
                if self.two(entry)?.contains(&Office::Registrar) {
                    Ok(())
                } else {
                    Err(Wrong::NoRegistrar)
                }
            }
        }
    }

    /// The member of the delegation that acted.
    pub(super) fn member_of(&self, entry: &Entry) -> Result<MemberCode, Wrong> {
        let seat = one_seat(entry)?;
        let held = self.seats.get(seat);
        held.and_then(|held| held.member.clone())
            .ok_or_else(|| Wrong::Office(seat.clone()))
    }

    /// Whether this seat could vote for the member in that entry.
    fn could_vote(&self, seat: &Seat, member: &MemberCode, index: i64, at: Timestamp) -> bool {
        self.seats.get(seat).is_some_and(|held| {
            held.stands(index, at)
                && may(held.office, Action::Vote)
                && held.member.as_ref() == Some(member)
        })
    }

    /// Whether whoever gave an opened vote could: the member's delegation, or two officers for a note verbale.
    pub(super) fn could_give(&self, vote: &VoteContent, at: Timestamp) -> bool {
        let stands = |seat: &Seat, action: Action| {
            self.seats
                .get(seat)
                .is_some_and(|held| held.stands(vote.index, at) && may(held.office, action))
        };
        match &vote.by {
            Hand::Seat(seat) => self.could_vote(seat, &vote.member, vote.index, at),
            Hand::Two([first, second]) => {
                first != second
                    && stands(first, Action::ProposeMotion)
                    && stands(second, Action::ApproveMotion)
            }
        }
    }

    /// How many seats of officers and registrars stand in an entry.
    fn officers(&self, entry: &Entry) -> usize {
        let stands =
            |held: &&Held| held.office.is_of_secretariat() && held.stands(entry.index, entry.time);
        self.seats.values().filter(stands).count()
    }

    fn standing(&self, seat: &Seat, entry: &Entry) -> Result<&Held, Wrong> {
        self.seats
            .get(seat)
            .filter(|held| held.stands(entry.index, entry.time))
            .ok_or_else(|| Wrong::NoSuchSeat(seat.clone()))
    }

    fn one<'a>(&'a self, entry: &'a Entry, action: Action) -> Result<(&'a Seat, &'a Held), Wrong> {
        let seat = one_seat(entry)?;
        let held = self.standing(seat, entry)?;
        if may(held.office, action) {
            Ok((seat, held))
        } else {
            Err(Wrong::Office(seat.clone()))
        }
    }

    fn two(&self, entry: &Entry) -> Result<[Office; 2], Wrong> {
        let Some(By::Two([first, second])) = &entry.by else {
            return Err(Wrong::NotByTwo);
        };
        if first == second {
            return Err(Wrong::SameSeatTwice(first.clone()));
        }
        let office = |seat: &Seat, action: Action| {
            let held = self.standing(seat, entry)?;
            if may(held.office, action) {
                Ok(held.office)
            } else {
                Err(Wrong::Office(seat.clone()))
            }
        };
        Ok([
            office(first, Action::ProposeMotion)?,
            office(second, Action::ApproveMotion)?,
        ])
    }

    /// An office is offered in a new seat, by whoever may fill it.
    pub(super) fn seat(&mut self, entry: &Entry) -> Judged {
        let Act::Seat {
            from,
            member,
            office,
            seat,
            until,
        } = &entry.act
        else {
            return Ok(());
        };
        self.by(entry, &filled_by(*office, member.as_ref(), entry))?;
        if is_filled_alone(*office, entry) {
            appointments::may_fill_alone(*office, self.officers(entry))?;
        }
        if *from != entry.time {
            return Err(Wrong::AnotherMoment);
        }
        let today = calendar::day_of(entry.time);
        if until.is_some_and(|last| last < today) {
            return Err(Refusal::MustBeLater(Field::Until).into());
        }
        match member {
            Some(code) if office.is_of_delegation() => self.must_be_a_member(code, today)?,
            Some(code) if *office == Office::PartnerDelegate => {
                self.must_be_a_partner(code, today)?
            }
            Some(_) => return Err(Refusal::Malformed(Field::Member).into()),
            None if office.is_of_delegation() || *office == Office::PartnerDelegate => {
                return Err(Refusal::Missing(Field::Member).into());
            }
            None => {}
        }
        let of = seat.as_str().split_once('/').map(|(code, _)| code);
        if of != member.as_ref().map(MemberCode::as_str) || seat.as_str() == "registry" {
            return Err(Refusal::Malformed(Field::Seat).into());
        }
        let held = Held {
            office: *office,
            member: member.clone(),
            until: *until,
            given: entry.index,
            ended: None,
        };
        if self.seats.contains_key(seat) {
            return Err(Wrong::SeatGivenTwice(seat.clone()));
        }
        self.seats.insert(seat.clone(), held);
        Ok(())
    }

    /// An administrator ends any appointment; a head those of its own delegation, but no head's.
    pub(super) fn seat_end(&mut self, entry: &Entry, seat: &Seat) -> Judged {
        let (by, actor) = self.one(entry, Action::EndAppointment)?;
        let held = self
            .seats
            .get(seat)
            .ok_or_else(|| Wrong::NoSuchSeat(seat.clone()))?;
        if actor.office == Office::Head {
            if held.member != actor.member {
                return Err(Refusal::NotYours.into());
            }
            if held.office == Office::Head {
                return Err(Wrong::Office(by.clone()));
            }
        }
        if held.ended.is_some() {
            return Err(Refusal::AlreadyDone.into());
        }
        if let Some(held) = self.seats.get_mut(seat) {
            held.ended = Some(entry.index);
        }
        Ok(())
    }
}

/// The side that a closed act names, for the act that it holds.
pub(super) fn side_of(content: &Entry) -> By {
    match &content.by {
        Some(By::Seat(seat)) if seat.as_str().contains('/') => By::Side(Side::Delegation),
        Some(By::Seat(seat)) if seat.as_str() == "registry" => By::Seat(seat.clone()),
        _ => By::Side(Side::Secretariat),
    }
}

fn is_registry(entry: &Entry) -> bool {
    matches!(&entry.by, Some(By::Seat(seat)) if seat.as_str() == "registry")
}

fn is_by_two(entry: &Entry) -> bool {
    matches!(entry.by, Some(By::Two(_)))
}

/// An office that two officers fill, filled by one person who is not at the machine.
fn is_filled_alone(office: Office, entry: &Entry) -> bool {
    appointments::needs_two(office) && !is_by_two(entry) && !is_registry(entry)
}

pub(super) fn one_seat(entry: &Entry) -> Result<&Seat, Wrong> {
    match &entry.by {
        Some(By::Seat(seat)) => Ok(seat),
        _ => Err(Wrong::NotByOneSeat),
    }
}

/// Who invites to an office; a head is accredited by two officers, like officers, registrars and administrators
/// once there are two of them; the first administrators come by the machine's keeper.
fn filled_by<'a>(office: Office, member: Option<&'a MemberCode>, entry: &Entry) -> Need<'a> {
    match (office, member) {
        (Office::Head, _) => Need::Two,
        (Office::Expert | Office::Alternate, Some(member)) => {
            Need::Member(Action::InviteToDelegation, member)
        }
        (Office::Expert | Office::Alternate, None) => Need::Delegation(Action::InviteToDelegation),
        (Office::PartnerDelegate, _) => Need::One(Action::InvitePartnerDelegate),
        (Office::Administrator, _) if is_registry(entry) => Need::Registry,
        (office, _) if appointments::needs_two(office) && is_by_two(entry) => Need::Two,
        (
            Office::Officer
            | Office::Registrar
            | Office::Administrator
            | Office::Auditor
            | Office::Translator
            | Office::Reviser,
            _,
        ) => Need::One(Action::InviteToOffice),
    }
}
