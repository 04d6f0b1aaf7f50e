//! Accounts, the offices they hold, invitations and password resets: private, never on the record.

use diesel::prelude::*;
use diesel::sql_types::BigInt;
use jiff::Timestamp;
use uuid::Uuid;

use super::connection::AnyConnection;
use super::failures::{Failure, StoreError};
use super::pens::Tx;
use super::prepared::prepared;
use super::reading::{Reading, at, word, word_if};
use super::schema::{accounts, appointments, invitations, takings};
use super::sessions::Token;
use crate::rules::permissions::Office;
use crate::rules::refusals::Refusal;
use crate::rules::visibility::Viewer;
use crate::rules::words::{Lang, MemberCode, Seat};

#[derive(QueryableByName)]
struct Counted {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

/// Counts a named counter up by one and gives its new value; the row is locked until the commit.
pub(super) fn count_up(conn: &mut AnyConnection, name: &str) -> Result<i64, StoreError> {
    let counted: Counted = prepared(
        "INSERT INTO counters (name, n) VALUES ($1, 1) \
         ON CONFLICT (name) DO UPDATE SET n = counters.n + 1 RETURNING n",
    )
    .text(name)
    .get_result(conn)?;
    Ok(counted.n)
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

/// Sets the language in which the register writes to an account.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn set_lang(tx: &mut Tx<'_>, account: Uuid, lang: Lang) -> Result<(), StoreError> {
    diesel::update(accounts::table.find(account.to_string()))
        .set(accounts::lang.eq(lang.as_str()))
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
    let Some(token) = super::invitation_links::led_to(r.conn, token, r.now())? else {
        return Ok(None);
    };
    type Row = (String, String, Option<String>, String, Option<i64>, i64);
    let row: Option<Row> = invitations::table
        .find(token)
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
    row.map(invitation_of).transpose()
}

/// Spends an invitation; false when somebody was faster.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn spend_invitation(tx: &mut Tx<'_>, token: &Token) -> Result<bool, StoreError> {
    let now = tx.now();
    let Some(token) = super::invitation_links::led_to(tx.conn, token, now)? else {
        return Ok(false);
    };
    let spent = diesel::update(
        invitations::table
            .find(token)
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

/// Somebody in an office: the person behind a seat, which no public page knows.
#[derive(Clone, Debug)]
pub struct Appointment {
    pub account: Uuid,
    pub name: String,
    pub email: String,
    pub office: Office,
    pub member: Option<MemberCode>,
    pub seat: Seat,
    pub since: Timestamp,
    pub until: Option<Timestamp>,
}

/// Who sits in which seat now: the administrator sees all, a delegation its own.
///
/// # Errors
/// [`Refusal::NotFound`] for every other viewer.
pub fn appointments(r: &mut Reading<'_>, viewer: &Viewer) -> Result<Vec<Appointment>, Failure> {
    let now = r.now().as_microsecond();
    let mut query = appointments::table
        .inner_join(accounts::table.on(accounts::id.eq(appointments::account)))
        .filter(appointments::ended.is_null())
        .filter(
            appointments::until
                .is_null()
                .or(appointments::until.gt(now)),
        )
        .order((appointments::since, appointments::id))
        .into_boxed();
    query = match viewer {
        Viewer::Administrator => query,
        Viewer::Delegation(member) => query.filter(appointments::member.eq(member.as_str())),
        _ => return Err(Refusal::NotFound.into()),
    };
    type Row = (
        String,
        String,
        String,
        String,
        Option<String>,
        String,
        i64,
        Option<i64>,
    );
    let rows: Vec<Row> = query
        .select((
            accounts::id,
            accounts::name,
            accounts::email,
            appointments::office,
            appointments::member,
            appointments::seat,
            appointments::since,
            appointments::until,
        ))
        .load(r.conn)?;
    rows.into_iter()
        .map(
            |(account, name, email, office, member, seat, since, until)| {
                Ok(Appointment {
                    account: word(&account)?,
                    name,
                    email,
                    office: word(&office)?,
                    member: word_if(member.as_deref())?,
                    seat: word(&seat)?,
                    since: at(since)?,
                    until: until.map(at).transpose()?,
                })
            },
        )
        .collect()
}

/// Invitations whose links can still be used: the administrator sees all, a delegation its own.
///
/// # Errors
/// [`Refusal::NotFound`] for every other viewer.
pub fn invitations_waiting(
    r: &mut Reading<'_>,
    viewer: &Viewer,
) -> Result<Vec<Invitation>, Failure> {
    let now = r.now().as_microsecond();
    let mut query = invitations::table
        .filter(invitations::spent.is_null())
        .filter(invitations::expires.gt(now))
        .order(invitations::created)
        .into_boxed();
    query = match viewer {
        Viewer::Administrator => query,
        Viewer::Delegation(member) => query.filter(invitations::member.eq(member.as_str())),
        _ => return Err(Refusal::NotFound.into()),
    };
    type Row = (String, String, Option<String>, String, Option<i64>, i64);
    let rows: Vec<Row> = query
        .select((
            invitations::email,
            invitations::office,
            invitations::member,
            invitations::seat,
            invitations::until,
            invitations::expires,
        ))
        .load(r.conn)?;
    rows.into_iter()
        .map(|row| invitation_of(row).map_err(Failure::from))
        .collect()
}

fn invitation_of(
    (email, office, member, seat, until, expires): (
        String,
        String,
        Option<String>,
        String,
        Option<i64>,
        i64,
    ),
) -> Result<Invitation, StoreError> {
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
}

/// The account that made an invitation; none where the machine's keeper did.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn inviter(r: &mut Reading<'_>, token: &Token) -> Result<Option<Uuid>, StoreError> {
    let Some(led_to) = super::invitation_links::led_to(r.conn, token, r.now())? else {
        return Ok(None);
    };
    let by: Option<Option<String>> = invitations::table
        .find(led_to)
        .select(invitations::invited_by)
        .first(r.conn)
        .optional()?;
    word_if(by.flatten().as_deref())
}

/// Ends the appointment in a seat, the invitation to it, and what waits there for a code; gives the account that held it, if one did.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn vacate(tx: &mut Tx<'_>, seat: &Seat) -> Result<Option<Uuid>, StoreError> {
    let now = tx.now().as_microsecond();
    diesel::update(
        invitations::table
            .filter(invitations::seat.eq(seat.as_str()))
            .filter(invitations::spent.is_null()),
    )
    .set(invitations::spent.eq(now))
    .execute(tx.conn)?;
    diesel::delete(takings::table.find(seat.as_str())).execute(tx.conn)?;
    let account: Option<String> = appointments::table
        .filter(appointments::seat.eq(seat.as_str()))
        .filter(appointments::ended.is_null())
        .select(appointments::account)
        .first(tx.conn)
        .optional()?;
    diesel::update(
        appointments::table
            .filter(appointments::seat.eq(seat.as_str()))
            .filter(appointments::ended.is_null()),
    )
    .set(appointments::ended.eq(now))
    .execute(tx.conn)?;
    word_if(account.as_deref())
}

/// An account by its id, for the administrator.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn email_of(r: &mut Reading<'_>, account: Uuid) -> Result<Option<String>, StoreError> {
    Ok(accounts::table
        .find(account.to_string())
        .filter(accounts::ended.is_null())
        .select(accounts::email)
        .first(r.conn)
        .optional()?)
}

/// The name of who held a seat at a moment, for the secretariat only: names never leave it.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn holder(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    seat: &Seat,
    at: Timestamp,
) -> Result<Option<String>, StoreError> {
    if *viewer != Viewer::Secretariat {
        return Ok(None);
    }
    let moment = at.as_microsecond();
    Ok(appointments::table
        .inner_join(accounts::table.on(accounts::id.eq(appointments::account)))
        .filter(appointments::seat.eq(seat.as_str()))
        .filter(appointments::since.le(moment))
        .filter(
            appointments::ended
                .is_null()
                .or(appointments::ended.gt(moment)),
        )
        .order(appointments::since.desc())
        .select(accounts::name)
        .first(r.conn)
        .optional()?)
}

/// The account that holds a seat, or held it last.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn of_seat(r: &mut Reading<'_>, seat: &Seat) -> Result<Option<Uuid>, StoreError> {
    let account: Option<String> = appointments::table
        .filter(appointments::seat.eq(seat.as_str()))
        .order(appointments::since.desc())
        .select(appointments::account)
        .first(r.conn)
        .optional()?;
    account
        .map(|id| {
            id.parse()
                .map_err(|_| StoreError::Corrupt(format!("account {id}")))
        })
        .transpose()
}
