//! Addressees: where a person, the holders of an office or an invitee are reached by letter, and in which language.

use std::collections::BTreeSet;

use diesel::prelude::*;
use uuid::Uuid;

use super::eights::{eights, is_one_of};
use super::failures::StoreError;
use super::outbox::Addressee;
use super::reading::{Reading, word, word_if};
use super::schema::{accounts, appointments, invitations};
use crate::rules::permissions::Office;
use crate::rules::words::{MemberCode, Seat};

type Row = (String, String, String, String);

/// Whom a notice reaches, and in whose delegation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reached {
    pub addressee: Addressee,
    pub member: Option<MemberCode>,
}

/// The person of a standing account.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn of_account(r: &mut Reading<'_>, account: Uuid) -> Result<Vec<Addressee>, StoreError> {
    let rows: Vec<Row> = accounts::table
        .find(account.to_string())
        .filter(accounts::ended.is_null())
        .select((
            accounts::id,
            accounts::email,
            accounts::name,
            accounts::lang,
        ))
        .load(r.conn)?;
    rows.into_iter().map(addressee).collect()
}

/// Everybody who holds one of these offices now, of a member where one is named; each once.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn in_office(
    r: &mut Reading<'_>,
    offices: &[Office],
    member: Option<&MemberCode>,
) -> Result<Vec<Addressee>, StoreError> {
    let now = r.now().as_microsecond();
    let offices: Vec<&str> = offices.iter().map(|office| office.as_str()).collect();
    // There are fewer offices than eight that are written to.
    let Some(offices) = eights(&offices).next() else {
        return Ok(Vec::new());
    };
    let holders = appointments::table
        .filter(appointments::ended.is_null())
        .filter(appointments::since.le(now))
        .filter(
            appointments::until
                .is_null()
                .or(appointments::until.gt(now)),
        )
        .filter(is_one_of!(appointments::office, offices))
        .select(appointments::account);
    let accounts = accounts::table
        .filter(accounts::ended.is_null())
        .into_boxed();
    let chosen = match member {
        None => accounts.filter(accounts::id.eq_any(holders)),
        Some(member) => {
            let theirs = holders.filter(appointments::member.eq(member.as_str()));
            accounts.filter(accounts::id.eq_any(theirs))
        }
    };
    let rows: Vec<Row> = chosen
        .order(accounts::id)
        .select((
            accounts::id,
            accounts::email,
            accounts::name,
            accounts::lang,
        ))
        .load(r.conn)?;
    rows.into_iter().map(addressee).collect()
}

/// Heads, alternates and registered addresses of these members, member by member.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn of_delegations(
    r: &mut Reading<'_>,
    members: &BTreeSet<MemberCode>,
) -> Result<Vec<Reached>, StoreError> {
    let now = r.now().as_microsecond();
    let rows: Vec<(Row, Option<String>)> = accounts::table
        .inner_join(appointments::table.on(appointments::account.eq(accounts::id)))
        .filter(accounts::ended.is_null())
        .filter(appointments::ended.is_null())
        .filter(appointments::since.le(now))
        .filter(
            appointments::until
                .is_null()
                .or(appointments::until.gt(now)),
        )
        .filter(appointments::office.eq_any([Office::Head.as_str(), Office::Alternate.as_str()]))
        .order((appointments::member, accounts::id))
        .select((
            (
                accounts::id,
                accounts::email,
                accounts::name,
                accounts::lang,
            ),
            appointments::member,
        ))
        .load(r.conn)?;
    let mut reached = Vec::new();
    for (row, member) in rows {
        let member: Option<MemberCode> = word_if(member.as_deref())?;
        if member.as_ref().is_some_and(|code| members.contains(code)) {
            reached.push(Reached {
                addressee: addressee(row)?,
                member,
            });
        }
    }
    for (member, email) in super::registered_addresses::newest(r)? {
        if members.contains(&member) {
            reached.push(Reached {
                addressee: unnamed(email),
                member: Some(member),
            });
        }
    }
    Ok(reached)
}

/// The registered address of a member, where there is one: nobody's in particular, and so in both languages.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn registered(r: &mut Reading<'_>, member: &MemberCode) -> Result<Vec<Addressee>, StoreError> {
    let email = super::registered_addresses::of_member(r, member)?;
    Ok(email.into_iter().map(unnamed).collect())
}

/// The address to which a seat is offered: with name and language, where it has an account.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn of_invitation(r: &mut Reading<'_>, seat: &Seat) -> Result<Vec<Addressee>, StoreError> {
    let email: Option<String> = invitations::table
        .filter(invitations::seat.eq(seat.as_str()))
        .filter(invitations::spent.is_null())
        .select(invitations::email)
        .first(r.conn)
        .optional()?;
    let Some(email) = email else {
        return Ok(Vec::new());
    };
    let known: Option<Row> = accounts::table
        .filter(accounts::email.eq(&email))
        .filter(accounts::ended.is_null())
        .select((
            accounts::id,
            accounts::email,
            accounts::name,
            accounts::lang,
        ))
        .first(r.conn)
        .optional()?;
    Ok(vec![match known {
        Some(row) => addressee(row)?,
        None => unnamed(email),
    }])
}

/// An address that is nobody's in particular: it is written to in both languages.
const fn unnamed(email: String) -> Addressee {
    Addressee {
        account: None,
        email,
        name: String::new(),
        lang: None,
    }
}

fn addressee((id, email, name, lang): Row) -> Result<Addressee, StoreError> {
    Ok(Addressee {
        account: Some(word(&id)?),
        email,
        name,
        lang: Some(word(&lang)?),
    })
}
