//! Appointments: an office is offered in a numbered seat, taken up through a link, and ended by date or by act.

use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use uuid::Uuid;

use super::confirming;
use crate::record::Act;
use crate::record::intents::Deed;
use crate::rules::appointments::{self as law, MOST_WRONG_CODES, needs_code};
use crate::rules::calendar;
use crate::rules::letters::Letter;
use crate::rules::permissions::{Action, Caller, Office};
use crate::rules::refusals::Field;
use crate::rules::visibility::Viewer;
use crate::rules::words::{Lang, MemberCode, Seat};
use crate::rules::{Refusal, permissions};
use crate::store::accounts::{self, Account, Invitation, Offer};
use crate::store::members::Partner;
use crate::store::sessions::{self, Token};
use crate::store::{
    Asking, Asks, Enacted, Failure, Kept, Store, StoreError, Tx, holders, members, private_log,
    takings,
};

/// How long an invitation link can be used.
pub const LINK_LIFE: SignedDuration = SignedDuration::from_hours(72);

/// Whom to invite to which office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitee {
    pub email: String,
    pub office: Office,
    pub member: Option<MemberCode>,
    /// The last day of the office, in Paris.
    pub until: Option<jiff::civil::Date>,
}

/// Invites somebody to an office: a new seat enters the record, a secret link is given back, once.
///
/// # Errors
/// The law's refusals: only certain offices may invite to others.
pub fn invite(store: &Store, by: Asks, invitee: Invitee) -> Result<String, Failure> {
    let action = match invitee.office {
        Office::Expert | Office::Alternate => Action::InviteToDelegation,
        Office::PartnerDelegate => Action::InvitePartnerDelegate,
        Office::Officer
        | Office::Registrar
        | Office::Translator
        | Office::Reviser
        | Office::Administrator
        | Office::Auditor => Action::InviteToOffice,
        // A head is accredited by two officers.
        Office::Head => return Err(Refusal::OfficeDoesNotPermit.into()),
    };
    if by == Asks::CommandLine && invitee.office != Office::Administrator {
        return Err(Refusal::OfficeDoesNotPermit.into());
    }
    let invitee = Invitee {
        email: email(&invitee.email)?,
        ..invitee
    };
    let mut asking = Asking::new(by, action);
    if let (Action::InviteToDelegation, Some(member)) = (action, &invitee.member) {
        asking = asking.about(member);
    }
    store.enact(asking, move |tx| {
        may_be_offered(tx, &invitee)?;
        if *tx.caller() != Caller::CommandLine {
            law::may_fill_alone(invitee.office, officers_on_record(tx)?)?;
        }
        confirming::confirm(tx, &offered(&invitee)?)?;
        let (act, link) = offer_seat(tx, &invitee)?;
        Ok(Enacted::one(act, link))
    })
}

/// What is confirmed of an invitation: who is to hold which office, and until when.
fn offered(invitee: &Invitee) -> Result<Deed, Failure> {
    let about = json!({
        "email": invitee.email,
        "office": invitee.office.as_str(),
        "until": invitee.until.map(|day| day.to_string()),
    });
    Ok(Deed::of("invite", &about)?.for_member(invitee.member.as_ref()))
}

/// An e-mail address as accounts are found by: lower case, one `@`, a host with a point.
///
/// # Errors
/// [`Refusal::Missing`], [`Refusal::Malformed`].
pub fn email(text: &str) -> Result<String, Refusal> {
    let email = text.trim().to_lowercase();
    if email.is_empty() {
        return Err(Refusal::Missing(Field::Email));
    }
    let is_written_so = email.len() <= 254
        && !email.chars().any(|c| c.is_whitespace() || c.is_control())
        && email.split_once('@').is_some_and(|(name, host)| {
            !name.is_empty() && host.contains('.') && !host.contains('@') && !host.starts_with('.')
        });
    if is_written_so {
        Ok(email)
    } else {
        Err(Refusal::Malformed(Field::Email))
    }
}

/// How many seats of officers and registrars stand on the record, as whoever verifies it counts them.
fn officers_on_record(tx: &mut Tx<'_>) -> Result<usize, Failure> {
    let now = tx.now();
    let seats = members::seats(&mut tx.reading(), None)?;
    let stand = |seat: &&members::SeatRecord| seat.office.is_of_secretariat() && seat.stands(now);
    Ok(seats.iter().filter(stand).count())
}

/// The delegation is of a member today, the partner's of a partner, an office of the house of neither.
pub(super) fn may_be_offered(tx: &mut Tx<'_>, invitee: &Invitee) -> Result<(), Failure> {
    let today = calendar::day_of(tx.now());
    if invitee.until.is_some_and(|last| last < today) {
        return Err(Refusal::MustBeLater(Field::Until).into());
    }
    // The same form again would leave a second seat on the record.
    let waiting = accounts::invitations_waiting(&mut tx.reading(), &Viewer::Administrator)?;
    let is_same = |other: &Invitation| {
        other.email == invitee.email
            && other.offer.office == invitee.office
            && other.offer.member == invitee.member
    };
    if waiting.iter().any(is_same) {
        return Err(Refusal::AlreadyDone.into());
    }
    match (&invitee.member, invitee.office) {
        (Some(member), office) if office.is_of_delegation() => {
            super::members::may_be_accredited(tx, member)
        }
        (Some(code), Office::PartnerDelegate) => {
            let partners = members::partners(&mut tx.reading())?;
            // One that begins on a later day is accredited before it.
            let is_one = |p: &Partner| p.code == *code && p.until.is_none_or(|end| today < end);
            match partners.iter().any(is_one) {
                true => Ok(()),
                false => Err(Refusal::Malformed(Field::Member).into()),
            }
        }
        (None, office) if !office.is_of_delegation() && office != Office::PartnerDelegate => Ok(()),
        (None, _) => Err(Refusal::Missing(Field::Member).into()),
        (Some(_), _) => Err(Refusal::Malformed(Field::Member).into()),
    }
}

/// Ends the appointment in a seat: the seat's end enters the record, and whoever held it is signed out everywhere.
///
/// An administrator ends any; a head those of its own delegation, but no head's.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::AlreadyDone`], [`Refusal::NotYours`], [`Refusal::OfficeDoesNotPermit`],
/// [`Refusal::TwoOfficersMustStay`].
pub fn end(store: &Store, by: Asks, seat: &Seat) -> Result<(), Failure> {
    let seat = seat.clone();
    store.enact(Asking::new(by, Action::EndAppointment), move |tx| {
        let found = members::seat(&mut tx.reading(), &seat)?.ok_or(Refusal::NotFound)?;
        if tx.permit().office() == Some(Office::Head) {
            if found.member.as_ref() != tx.permit().member() {
                return Err(Refusal::NotYours.into());
            }
            if found.office == Office::Head {
                return Err(Refusal::OfficeDoesNotPermit.into());
            }
        }
        if found.ended.is_some() {
            return Err(Refusal::AlreadyDone.into());
        }
        let is_held = holders::granted(&mut tx.reading(), &seat)?.is_some();
        if is_held {
            law::may_end(found.office, holders::officers(&mut tx.reading())?)?;
        }
        let about = json!({ "office": found.office.as_str(), "seat": seat.as_str() });
        let deed = Deed::of("end-appointment", &about)?.for_member(found.member.as_ref());
        confirming::confirm(tx, &deed)?;
        if let Some(account) = accounts::vacate(tx, &seat)? {
            sessions::end_all(tx, account)?;
            let letter = Letter::AppointmentEnded {
                account,
                office: found.office,
                member: found.member.clone(),
                seat: seat.clone(),
                at: tx.now(),
            };
            super::letters::lay(tx, &letter)?;
            private_log::write(tx, "seat-left", &format!("{account} {seat}"))?;
        }
        Ok(Enacted::one(Act::SeatEnd { seat: seat.clone() }, ()))
    })
}

/// Sends the letter of an invitation once more, with a link of its own. By the administrator.
///
/// # Errors
/// [`Refusal::LinkSpent`] when the invitation was taken up, or is over.
pub fn send_again(store: &Store, by: Asks, seat: &Seat) -> Result<(), Failure> {
    let seat = seat.clone();
    store.keep(Asking::new(by, Action::KeepAccounts), move |tx| {
        let waiting = accounts::invitations_waiting(&mut tx.reading(), &Viewer::Administrator)?;
        let invitation = waiting.into_iter().find(|one| one.offer.seat == seat);
        let invitation = invitation.ok_or(Refusal::LinkSpent)?;
        let letter = Letter::Invitation {
            office: invitation.offer.office,
            member: invitation.offer.member,
            seat: seat.clone(),
            expires: invitation.expires,
        };
        super::letters::lay(tx, &letter)?;
        private_log::write(tx, "invitation-again", seat.as_str())?;
        Ok(Kept::Done(()))
    })
}

/// Allots a seat, keeps the invitation and gives the entry with the link's secret.
///
/// # Errors
/// [`Failure::Store`] when the database fails.
pub fn offer_seat(tx: &mut Tx<'_>, invitee: &Invitee) -> Result<(Act, String), Failure> {
    let seat = match &invitee.member {
        Some(member) => Seat::of_delegation(
            member,
            accounts::next_number(tx, &format!("seat {member}"))?,
        ),
        None => Seat::of_secretariat(accounts::next_number(tx, "seat SEC")?),
    };
    let secret = hex::encode(tx.fresh_secret()?);
    let until = invitee
        .until
        .map(|last| calendar::start_of(calendar::days_after(last, 1)));
    let offer = Offer {
        office: invitee.office,
        member: invitee.member.clone(),
        seat: seat.clone(),
        until,
    };
    let invitation = Invitation {
        email: invitee.email.clone(),
        offer,
        expires: tx
            .now()
            .checked_add(LINK_LIFE)
            .map_err(|e| StoreError::Other(e.to_string()))?,
    };
    accounts::invite(tx, &Token::of(&secret), &invitation)?;
    private_log::write(tx, "invited", &format!("{} to {seat}", invitee.email))?;
    // The person at the machine is shown the link, before any mail server is set.
    if *tx.caller() != Caller::CommandLine {
        let letter = Letter::Invitation {
            office: invitee.office,
            member: invitee.member.clone(),
            seat: seat.clone(),
            expires: invitation.expires,
        };
        super::letters::lay(tx, &letter)?;
    }
    let act = Act::Seat {
        from: tx.now(),
        member: invitee.member.clone(),
        office: invitee.office,
        seat,
        until: invitee.until,
    };
    Ok((act, secret))
}

/// What a person gives when taking up an office for the first time.
#[derive(Clone, Debug)]
pub struct NewAccount {
    pub name: String,
    /// argon2id in PHC form, hashed by the caller in the blocking pool.
    pub password_hash: String,
    pub lang: Lang,
}

/// Who takes up an office.
#[derive(Clone, Debug)]
pub enum Taker {
    /// Somebody whose address has no account.
    New(NewAccount),
    /// The person of the account that the address has, whose password was verified.
    Known(Account),
}

/// Takes up the office of an invitation: with a new account, or for the account its address already has. The
/// link alone adds nothing to an account: who sent it on would give its reader an office on it.
///
/// # Errors
/// [`Refusal::LinkSpent`], [`Refusal::HoldsTheVoteElsewhere`], [`Refusal::AdministratorHoldsNoOther`];
/// [`Refusal::ChangedSinceOpened`] when the address has got an account meanwhile, [`Refusal::WrongCredentials`]
/// when the account or its password is another by now.
pub fn accept(store: &Store, secret: &str, taker: Taker) -> Result<Uuid, Failure> {
    let token = Token::of(secret);
    store.keep(Asking::new(Asks::Stranger, Action::SignIn), move |tx| {
        let Some(invitation) = accounts::invitation(&mut tx.reading(), &token)? else {
            return Err(Refusal::LinkSpent.into());
        };
        let known = accounts::of_email(&mut tx.reading(), &invitation.email)?;
        let account = match (known, &taker) {
            (Some(account), Taker::Known(verified))
                if account.id == verified.id && account.password == verified.password =>
            {
                may_also_hold(tx, account.id, &invitation.offer)?;
                account.id
            }
            (_, Taker::Known(_)) => return Err(Refusal::WrongCredentials.into()),
            (Some(_), Taker::New(_)) => return Err(Refusal::ChangedSinceOpened.into()),
            (None, Taker::New(new)) => {
                let id = tx.fresh_id();
                let account = Account {
                    id,
                    email: invitation.email.clone(),
                    name: new.name.clone(),
                    password: new.password_hash.clone(),
                    lang: new.lang,
                };
                accounts::create(tx, &account)?;
                id
            }
        };
        if !accounts::spend_invitation(tx, &token)? {
            return Err(Refusal::LinkSpent.into());
        }
        private_log::write(
            tx,
            "seat-taken",
            &format!("{account} {}", invitation.offer.seat),
        )?;
        if needs_code(invitation.offer.office) {
            let inviter = accounts::inviter(&mut tx.reading(), &token)?;
            takings::take(tx, account, &invitation.offer, inviter)?;
        } else {
            grant(tx, account, &invitation.offer)?;
        }
        Ok(Kept::Done(account))
    })
}

/// The account holds the office from now on.
fn grant(tx: &mut Tx<'_>, account: Uuid, offer: &Offer) -> Result<(), Failure> {
    accounts::appoint(tx, account, offer)?;
    let letter = Letter::Appointed {
        account,
        office: offer.office,
        member: offer.member.clone(),
        seat: offer.seat.clone(),
        at: tx.now(),
    };
    super::letters::lay(tx, &letter)?;
    Ok(())
}

/// Confirms who took up the office in a seat, by the code that stands on their screen: from now on they hold it.
///
/// # Errors
/// [`Refusal::NotFound`] where nothing waits that this caller may confirm; [`Refusal::NotYourOwnCode`],
/// [`Refusal::WrongCode`] (counted), [`Refusal::CodeVoid`]; what else [`accept`] refuses.
pub fn confirm(store: &Store, by: Asks, seat: &Seat, code: &str) -> Result<(), Failure> {
    let seat = seat.clone();
    let typed: String = code.chars().filter(char::is_ascii_digit).collect();
    store.keep(Asking::new(by, Action::ConfirmHolder), move |tx| {
        let taking = takings::of_seat(&mut tx.reading(), &seat)?.ok_or(Refusal::NotFound)?;
        may_confirm(tx.caller(), &taking)?;
        if taking.wrong >= MOST_WRONG_CODES {
            return Err(Refusal::CodeVoid.into());
        }
        if typed != taking.code {
            let left = MOST_WRONG_CODES - takings::mistyped(tx, &seat)?;
            private_log::write(tx, "seat-code-wrong", seat.as_str())?;
            return Ok(Kept::RefusedKeeping(match left {
                0 => Refusal::CodeVoid,
                left => Refusal::WrongCode { left },
            }));
        }
        may_also_hold(tx, taking.account, &taking.offer)?;
        let offer = &taking.offer;
        let about = json!({
            "email": taking.email,
            "office": offer.office.as_str(),
            "seat": seat.as_str(),
        });
        let deed = Deed::of("confirm-holder", &about)?.for_member(offer.member.as_ref());
        confirming::confirm(tx, &deed)?;
        takings::forget(tx, &seat)?;
        grant(tx, taking.account, &taking.offer)?;
        private_log::write(tx, "seat-confirmed", &format!("{} {seat}", taking.account))?;
        Ok(Kept::Done(()))
    })
}

/// Whoever appoints to the office, but not the person who took it up; an administrator's at the machine too.
fn may_confirm(caller: &Caller, taking: &takings::Taking) -> Result<(), Refusal> {
    match caller {
        Caller::CommandLine if taking.offer.office == Office::Administrator => Ok(()),
        Caller::Person { account, .. } if *account == taking.account => {
            Err(Refusal::NotYourOwnCode)
        }
        Caller::Person { holdings, .. } => takings::confirms(holdings, &taking.offer)
            .map(|_: &permissions::Holding| ())
            .ok_or(Refusal::NotFound),
        _ => Err(Refusal::NotFound),
    }
}

/// An officer confirms that a new holder of a member's vote is who the member says: they vote from now on.
///
/// # Errors
/// [`Refusal::NotFound`] of a seat that never was, [`Refusal::AlreadyDone`] where nobody waits in it.
pub fn confirm_vote(store: &Store, by: Asks, seat: &Seat) -> Result<(), Failure> {
    let seat = seat.clone();
    store.keep(Asking::new(by, Action::ConfirmVote), move |tx| {
        let found = members::seat(&mut tx.reading(), &seat)?.ok_or(Refusal::NotFound)?;
        if !holders::waits(&mut tx.reading(), &seat)? {
            return Err(Refusal::AlreadyDone.into());
        }
        let about = json!({ "office": found.office.as_str(), "seat": seat.as_str() });
        let deed = Deed::of("confirm-vote", &about)?.for_member(found.member.as_ref());
        confirming::confirm(tx, &deed)?;
        let holder = holders::confirm(tx, &seat)?;
        private_log::write(tx, "vote-confirmed", &format!("{holder} {seat}"))?;
        Ok(Kept::Done(()))
    })
}

/// A person holds the vote of one member only, and an administrator no other office.
fn may_also_hold(tx: &mut Tx<'_>, account: Uuid, offer: &Offer) -> Result<(), Failure> {
    let mut held = accounts::offices(&mut tx.reading(), account)?;
    // What waits for its code counts too: it is confirmed without asking the person again.
    let waiting = takings::of_account(&mut tx.reading(), account)?;
    held.extend(
        waiting
            .into_iter()
            .filter(|taking| taking.offer.seat != offer.seat)
            .map(|taking| permissions::Holding {
                office: taking.offer.office,
                seat: taking.offer.seat,
                member: taking.offer.member,
            }),
    );
    let administers = |office: Office| office == Office::Administrator;
    if !held.is_empty()
        && (administers(offer.office) || held.iter().any(|held| administers(held.office)))
    {
        return Err(Refusal::AdministratorHoldsNoOther.into());
    }
    if offer.office.holds_the_vote()
        && let Some(other) = held
            .iter()
            .find(|held| held.office.holds_the_vote() && held.member != offer.member)
        && let Some(member) = &other.member
    {
        return Err(Refusal::HoldsTheVoteElsewhere {
            member: member.clone(),
        }
        .into());
    }
    Ok(())
}

/// The moment at which an office ends by its date.
pub fn ends(until: jiff::civil::Date) -> Timestamp {
    calendar::start_of(calendar::days_after(until, 1))
}
