//! Persons by their account, for those who keep accounts and those who audit.

use std::collections::HashMap;

use diesel::prelude::*;
use jiff::Timestamp;
use uuid::Uuid;

use super::failures::{Failure, StoreError};
use super::pens::Tx;
use super::reading::{Reading, at, word, word_if};
use super::schema::{accounts, appointments};
use crate::rules::Refusal;
use crate::rules::permissions::{Holding, Office};
use crate::rules::visibility::Viewer;
use crate::rules::words::{MemberCode, Seat};

/// What accounts are called.
#[derive(Clone, Debug, Default)]
pub struct Persons(HashMap<Uuid, (String, String)>);

impl Persons {
    /// « Ada Lovelace (ada@example.org) » for the number of an account that is known here; any other word as it is.
    pub fn said(&self, text: &str) -> String {
        let known = text
            .parse()
            .ok()
            .and_then(|account: Uuid| self.0.get(&account));
        known.map_or_else(
            || text.to_owned(),
            |(name, email)| format!("{name} ({})", address(email)),
        )
    }
}

/// The address of an account, without what was put behind it when it ended.
pub fn address(email: &str) -> &str {
    match email.rsplit_once('#') {
        Some((address, id)) if id.parse::<Uuid>().is_ok() => address,
        _ => email,
    }
}

fn may_know(viewer: &Viewer) -> Result<(), Refusal> {
    match viewer {
        Viewer::Administrator | Viewer::Auditor => Ok(()),
        _ => Err(Refusal::NotFound),
    }
}

/// Names and addresses of these accounts, ended ones too.
///
/// # Errors
/// [`Refusal::NotFound`] for every viewer but administrator and auditor.
pub fn of(r: &mut Reading<'_>, viewer: &Viewer, of: &[Uuid]) -> Result<Persons, Failure> {
    may_know(viewer)?;
    let ids: Vec<String> = of.iter().map(Uuid::to_string).collect();
    let rows: Vec<(String, String, String)> = accounts::table
        .filter(accounts::id.eq_any(ids))
        .select((accounts::id, accounts::name, accounts::email))
        .load(r.conn)?;
    let named = rows
        .into_iter()
        .map(|(id, name, email)| Ok((word(&id)?, (name, email))))
        .collect::<Result<_, StoreError>>()?;
    Ok(Persons(named))
}

/// The account of an address or of a number, ended ones too; of an address the newest.
///
/// # Errors
/// As [`of`].
pub fn find(r: &mut Reading<'_>, viewer: &Viewer, typed: &str) -> Result<Option<Uuid>, Failure> {
    may_know(viewer)?;
    let query = accounts::table.select(accounts::id).into_boxed();
    let query = match typed.parse::<Uuid>() {
        Ok(id) => query.filter(accounts::id.eq(id.to_string())),
        Err(_) if typed.contains('\0') => return Ok(None),
        Err(_) => query.filter(
            accounts::email.eq(typed.to_owned()).or(accounts::email
                .like(format!("{}#%", escaped(typed)))
                .escape('\\')),
        ),
    };
    let found: Option<String> = query
        .order(accounts::created.desc())
        .first(r.conn)
        .optional()?;
    Ok(found.map(|id| word(&id)).transpose()?)
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace('%', "\\%")
        .replace('_', "\\_")
}

/// An account in the administrator's list.
#[derive(Clone, Debug)]
pub struct Listed {
    pub account: Uuid,
    pub name: String,
    pub email: String,
    pub created: Timestamp,
    pub ended: Option<Timestamp>,
    pub offices: Vec<Holding>,
}

/// Accounts by their address, after one, `most` at most; those whose name or address has these words.
///
/// # Errors
/// [`Refusal::NotFound`] for every viewer but the administrator.
pub fn list(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    words: &str,
    after: Option<&str>,
    most: i64,
) -> Result<Vec<Listed>, Failure> {
    keeps_accounts(viewer)?;
    let mut query = accounts::table
        .filter(accounts::email.gt(after.unwrap_or_default().to_owned()))
        .order(accounts::email)
        .limit(most)
        .into_boxed();
    for word in words.split_whitespace().filter(|word| !word.contains('\0')) {
        let like = format!("%{}%", escaped(word));
        query = query.filter(
            accounts::email
                .like(like.to_lowercase())
                .escape('\\')
                .or(accounts::name.like(like).escape('\\')),
        );
    }
    type Row = (String, String, String, i64, Option<i64>);
    let rows: Vec<Row> = query
        .select((
            accounts::id,
            accounts::name,
            accounts::email,
            accounts::created,
            accounts::ended,
        ))
        .load(r.conn)?;
    rows.into_iter().map(|row| listed(r, row)).collect()
}

/// One account, ended or not.
///
/// # Errors
/// [`Refusal::NotFound`] when there is none, and for every viewer but the administrator.
pub fn one(r: &mut Reading<'_>, viewer: &Viewer, account: Uuid) -> Result<Listed, Failure> {
    keeps_accounts(viewer)?;
    let row = accounts::table
        .find(account.to_string())
        .select((
            accounts::id,
            accounts::name,
            accounts::email,
            accounts::created,
            accounts::ended,
        ))
        .first(r.conn)
        .optional()?;
    listed(r, row.ok_or(Refusal::NotFound)?)
}

fn keeps_accounts(viewer: &Viewer) -> Result<(), Refusal> {
    match viewer {
        Viewer::Administrator => Ok(()),
        _ => Err(Refusal::NotFound),
    }
}

fn listed(
    r: &mut Reading<'_>,
    (id, name, email, created, ended): (String, String, String, i64, Option<i64>),
) -> Result<Listed, Failure> {
    let account = word(&id)?;
    let now = r.now();
    Ok(Listed {
        account,
        name,
        email,
        created: at(created)?,
        ended: ended.map(at).transpose()?,
        offices: super::sessions::holdings(r.conn, account, now)?,
    })
}

/// A period in which somebody held an office.
#[derive(Clone, Debug)]
pub struct Period {
    pub office: Office,
    pub member: Option<MemberCode>,
    pub seat: Seat,
    pub since: Timestamp,
    /// When it ends, or ended, by its date.
    pub until: Option<Timestamp>,
    /// When it was ended by an act.
    pub ended: Option<Timestamp>,
}

/// Every office that an account holds or held, newest first.
///
/// # Errors
/// As [`one`].
pub fn periods(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    account: Uuid,
) -> Result<Vec<Period>, Failure> {
    keeps_accounts(viewer)?;
    type Row = (
        String,
        Option<String>,
        String,
        i64,
        Option<i64>,
        Option<i64>,
    );
    let rows: Vec<Row> = appointments::table
        .filter(appointments::account.eq(account.to_string()))
        .order((appointments::since.desc(), appointments::id.desc()))
        .select((
            appointments::office,
            appointments::member,
            appointments::seat,
            appointments::since,
            appointments::until,
            appointments::ended,
        ))
        .load(r.conn)?;
    rows.into_iter()
        .map(|(office, member, seat, since, until, ended)| {
            Ok(Period {
                office: word(&office)?,
                member: word_if(member.as_deref())?,
                seat: word(&seat)?,
                since: at(since)?,
                until: until.map(at).transpose()?,
                ended: ended.map(at).transpose()?,
            })
        })
        .collect()
}

/// Ends an account: nobody signs in to it any more, and its address is free for another.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn end(tx: &mut Tx<'_>, account: Uuid) -> Result<(), StoreError> {
    let id = account.to_string();
    let email: String = accounts::table
        .find(&id)
        .select(accounts::email)
        .first(tx.conn)?;
    let now = tx.now().as_microsecond();
    diesel::update(accounts::table.find(&id))
        .set((
            accounts::ended.eq(now),
            accounts::email.eq(format!("{email}#{id}")),
            // No hash of any password: what was one cannot be guessed any more.
            accounts::password.eq(""),
        ))
        .execute(tx.conn)?;
    Ok(())
}
