//! Accounts, the offices they hold, invitations and password resets: private, never on the record.

use diesel::prelude::*;
use diesel::sql_types::Text;
use jiff::Timestamp;
use uuid::Uuid;

use super::connection::AnyConnection;
use super::failures::StoreError;
use super::pens::Tx;
use super::reading::{Reading, at, word, word_if};
use super::schema::{accounts, appointments, counters, invitations};
use super::sessions::Token;
use crate::rules::permissions::Office;
use crate::rules::words::{Lang, MemberCode, Seat};

/// Counts a named counter up by one and gives its new value; the row is locked until the commit.
pub(super) fn count_up(conn: &mut AnyConnection, name: &str) -> Result<i64, StoreError> {
    let changed = diesel::sql_query("UPDATE counters SET n = n + 1 WHERE name = $1")
        .bind::<Text, _>(name)
        .execute(conn)?;
    if changed == 0 {
        diesel::insert_into(counters::table)
            .values((counters::name.eq(name), counters::n.eq(1i64)))
            .execute(conn)?;
    }
    Ok(counters::table.find(name).select(counters::n).first(conn)?)
}

/// The next number of a series: `P-2026`, `FRA/`, `SEC-`.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn next_number(tx: &mut Tx<'_>, series: &str) -> Result<i64, StoreError> {
    count_up(tx.conn, series)
}

/// An account as sign-in needs it. The password is an argon2id hash in PHC form.
#[derive(Clone, Debug)]
pub struct Account {
    pub id: Uuid,
    pub email: String,
    pub name: String,
    pub password: String,
    pub lang: Lang,
}

/// The standing account of an e-mail address (lower case).
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn of_email(r: &mut Reading<'_>, email: &str) -> Result<Option<Account>, StoreError> {
    let row: Option<(String, String, String, String, String)> = accounts::table
        .filter(accounts::email.eq(email))
        .filter(accounts::ended.is_null())
        .select((
            accounts::id,
            accounts::email,
            accounts::name,
            accounts::password,
            accounts::lang,
        ))
        .first(r.conn)
        .optional()?;
    row.map(|(id, email, name, password, lang)| {
        Ok(Account {
            id: word(&id)?,
            email,
            name,
            password,
            lang: word(&lang)?,
        })
    })
    .transpose()
}

/// Makes an account.
///
/// # Errors
/// [`StoreError`] when the database fails, also when the address has an account.
pub fn create(tx: &mut Tx<'_>, account: &Account) -> Result<(), StoreError> {
    diesel::insert_into(accounts::table)
        .values((
            accounts::id.eq(account.id.to_string()),
            accounts::email.eq(&account.email),
            accounts::name.eq(&account.name),
            accounts::password.eq(&account.password),
            accounts::lang.eq(account.lang.as_str()),
            accounts::created.eq(tx.now().as_microsecond()),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// An office to be held: what an invitation offers and an appointment grants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    pub office: Office,
    pub member: Option<MemberCode>,
    pub seat: Seat,
    pub until: Option<Timestamp>,
}

/// Grants an office to an account.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn appoint(tx: &mut Tx<'_>, account: Uuid, offer: &Offer) -> Result<(), StoreError> {
    let by = tx.caller().account().map(|id| id.to_string());
    diesel::insert_into(appointments::table)
        .values((
            appointments::id.eq(tx.fresh_id().to_string()),
            appointments::account.eq(account.to_string()),
            appointments::office.eq(offer.office.as_str()),
            appointments::member.eq(offer.member.as_ref().map(MemberCode::as_str)),
            appointments::seat.eq(offer.seat.as_str()),
            appointments::since.eq(tx.now().as_microsecond()),
            appointments::until.eq(offer.until.map(Timestamp::as_microsecond)),
            appointments::granted_by.eq(by),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// An invitation as its link opens it.
#[derive(Clone, Debug)]
pub struct Invitation {
    pub email: String,
    pub offer: Offer,
    pub expires: Timestamp,
}

/// Keeps an invitation under the hash of its secret.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn invite(tx: &mut Tx<'_>, token: &Token, invitation: &Invitation) -> Result<(), StoreError> {
    let by = tx.caller().account().map(|id| id.to_string());
    let offer = &invitation.offer;
    diesel::insert_into(invitations::table)
        .values((
            invitations::token.eq(token.as_str()),
            invitations::email.eq(&invitation.email),
            invitations::office.eq(offer.office.as_str()),
            invitations::member.eq(offer.member.as_ref().map(MemberCode::as_str)),
            invitations::seat.eq(offer.seat.as_str()),
            invitations::until.eq(offer.until.map(Timestamp::as_microsecond)),
            invitations::invited_by.eq(by),
            invitations::created.eq(tx.now().as_microsecond()),
            invitations::expires.eq(invitation.expires.as_microsecond()),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// The invitation of this token, if it is neither spent nor over.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn invitation(r: &mut Reading<'_>, token: &Token) -> Result<Option<Invitation>, StoreError> {
    type Row = (String, String, Option<String>, String, Option<i64>, i64);
    let row: Option<Row> = invitations::table
        .find(token.as_str())
        .filter(invitations::spent.is_null())
        .filter(invitations::expires.gt(r.now().as_microsecond()))
        .select((
            invitations::email,
            invitations::office,
            invitations::member,
            invitations::seat,
            invitations::until,
            invitations::expires,
        ))
        .first(r.conn)
        .optional()?;
    row.map(|(email, office, member, seat, until, expires)| {
        let offer = Offer {
            office: word(&office)?,
            member: word_if(member.as_deref())?,
            seat: word(&seat)?,
            until: until.map(at).transpose()?,
        };
        Ok(Invitation {
            email,
            offer,
            expires: at(expires)?,
        })
    })
    .transpose()
}

/// Spends an invitation; false when somebody was faster.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn spend_invitation(tx: &mut Tx<'_>, token: &Token) -> Result<bool, StoreError> {
    let spent = diesel::update(
        invitations::table
            .find(token.as_str())
            .filter(invitations::spent.is_null()),
    )
    .set(invitations::spent.eq(tx.now().as_microsecond()))
    .execute(tx.conn)?;
    Ok(spent == 1)
}

/// The offices an account holds now, first granted first.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn offices(
    r: &mut Reading<'_>,
    account: Uuid,
) -> Result<Vec<crate::rules::permissions::Holding>, StoreError> {
    let now = r.now();
    super::sessions::holdings(r.conn, account, now)
}
