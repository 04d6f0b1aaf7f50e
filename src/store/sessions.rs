//! Sessions: rows keyed by the hash of a random token; who asks, as the database knows them now.

use diesel::prelude::*;
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::connection::AnyConnection;
use super::failures::StoreError;
use super::pens::{Asks, Tx};
use super::reading::{Reading, at, word, word_if};
use super::schema::{accounts, appointments, sessions};
use crate::rules::calendar;
use crate::rules::permissions::{Caller, Holding, Office};
use crate::rules::visibility::Viewer;
use crate::rules::words::{Auth, Lang, PartnerKind};

/// A session ends when nothing was asked for this long.
pub const IDLE: SignedDuration = SignedDuration::from_mins(30);
/// A session ends this long after the sign-in, whatever happens.
pub const ABSOLUTE: SignedDuration = SignedDuration::from_hours(12);
/// How fine the last use is kept.
const SEEN_EVERY: SignedDuration = SignedDuration::from_mins(1);

/// The SHA-256 of a session's secret: all that the database knows of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// The token of the secret that a browser holds (256 bits, hexadecimal).
    pub fn of(secret: &str) -> Self {
        Self(hex::encode(Sha256::digest(secret.as_bytes())))
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

/// Who is signed in, for a page.
#[derive(Clone, Debug)]
pub struct Visitor {
    pub account: Uuid,
    pub name: String,
    pub email: String,
    pub lang: Lang,
    pub holdings: Vec<Holding>,
    /// Of a partner's delegate: as what the partner takes part today, if it does.
    pub partner: Option<PartnerKind>,
    /// The last use should be noted again.
    pub is_stale: bool,
}

impl Visitor {
    /// The holding of the visitor that counts for reading and for the desk: the first granted.
    pub fn office(&self) -> Option<&Holding> {
        self.holdings.first()
    }

    /// Through whose eyes this visitor reads.
    pub fn viewer(&self) -> Viewer {
        match self.office() {
            Some(Holding {
                office,
                member: Some(member),
                ..
            }) if office.is_of_delegation() => Viewer::Delegation(member.clone()),
            Some(Holding {
                office: Office::PartnerDelegate,
                member: Some(code),
                ..
            }) => self
                .partner
                .map_or(Viewer::Public, |kind| Viewer::Partner(code.clone(), kind)),
            Some(Holding { office, .. }) if office.is_of_secretariat() => Viewer::Secretariat,
            Some(Holding {
                office: Office::Administrator,
                ..
            }) => Viewer::Administrator,
            Some(Holding {
                office: Office::Auditor,
                ..
            }) => Viewer::Auditor,
            _ => Viewer::Public,
        }
    }

    /// The caller that `rules` is asked about, for showing or not showing a button.
    pub fn caller(&self) -> Caller {
        Caller::Person {
            account: self.account,
            holdings: self.holdings.clone(),
            auth: Auth::Password,
        }
    }
}

/// Begins a session for an account; the secret goes to the browser and nowhere else.
///
/// # Errors
/// [`StoreError`] when the database fails or the system has no chance to give.
pub fn begin(
    tx: &mut Tx<'_>,
    account: Uuid,
    auth: Auth,
    agent: &str,
) -> Result<String, StoreError> {
    let secret = hex::encode(tx.fresh_secret()?);
    let now = tx.now().as_microsecond();
    diesel::insert_into(sessions::table)
        .values((
            sessions::token.eq(Token::of(&secret).0),
            sessions::account.eq(account.to_string()),
            sessions::auth.eq(auth.as_str()),
            sessions::created.eq(now),
            sessions::seen.eq(now),
            sessions::agent.eq(agent.chars().take(200).collect::<String>()),
        ))
        .execute(tx.conn)?;
    Ok(secret)
}

/// Ends one session.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn end(tx: &mut Tx<'_>, token: &Token) -> Result<(), StoreError> {
    let now = tx.now().as_microsecond();
    diesel::update(
        sessions::table
            .find(&token.0)
            .filter(sessions::ended.is_null()),
    )
    .set(sessions::ended.eq(now))
    .execute(tx.conn)?;
    Ok(())
}

/// Ends every session of an account: at a new password, and when an appointment ends.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn end_all(tx: &mut Tx<'_>, account: Uuid) -> Result<(), StoreError> {
    let now = tx.now().as_microsecond();
    diesel::update(
        sessions::table
            .filter(sessions::account.eq(account.to_string()))
            .filter(sessions::ended.is_null()),
    )
    .set(sessions::ended.eq(now))
    .execute(tx.conn)?;
    Ok(())
}

/// A session that runs, as its own person sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Running {
    /// Names the session among those of its account: the beginning of its token's hash.
    pub handle: String,
    pub since: Timestamp,
    pub seen: Timestamp,
    /// What the browser said it is; empty if it said nothing.
    pub agent: String,
    /// The session of whoever asks.
    pub is_this: bool,
}

/// Characters of a token that name a session among those of one account.
const HANDLE: usize = 16;

/// The sessions of an account that run, the last used first.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn running_of(
    r: &mut Reading<'_>,
    account: Uuid,
    this: &Token,
) -> Result<Vec<Running>, StoreError> {
    let now = r.now();
    let rows: Vec<(String, i64, i64, String)> = sessions::table
        .filter(sessions::account.eq(account.to_string()))
        .filter(sessions::ended.is_null())
        .filter(sessions::seen.ge((now - IDLE).as_microsecond()))
        .filter(sessions::created.ge((now - ABSOLUTE).as_microsecond()))
        .order((sessions::seen.desc(), sessions::token))
        .select((
            sessions::token,
            sessions::created,
            sessions::seen,
            sessions::agent,
        ))
        .load(r.conn)?;
    rows.into_iter()
        .map(|(token, created, seen, agent)| {
            Ok(Running {
                handle: token.chars().take(HANDLE).collect(),
                since: at(created)?,
                seen: at(seen)?,
                agent,
                is_this: token == this.0,
            })
        })
        .collect()
}

/// Ends one session of an account by its handle; false when the account has none of that name.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn end_named(tx: &mut Tx<'_>, account: Uuid, handle: &str) -> Result<bool, StoreError> {
    let tokens: Vec<String> = sessions::table
        .filter(sessions::account.eq(account.to_string()))
        .filter(sessions::ended.is_null())
        .select(sessions::token)
        .load(tx.conn)?;
    let named = |token: &String| handle.len() == HANDLE && token.starts_with(handle);
    let Some(token) = tokens.into_iter().find(named) else {
        return Ok(false);
    };
    end(tx, &Token(token))?;
    Ok(true)
}

/// Ends every session of an account but one.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn end_others(tx: &mut Tx<'_>, account: Uuid, kept: &Token) -> Result<(), StoreError> {
    let now = tx.now().as_microsecond();
    diesel::update(
        sessions::table
            .filter(sessions::account.eq(account.to_string()))
            .filter(sessions::token.ne(&kept.0))
            .filter(sessions::ended.is_null()),
    )
    .set(sessions::ended.eq(now))
    .execute(tx.conn)?;
    Ok(())
}

/// Notes that a session was used.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn touch(tx: &mut Tx<'_>, token: &Token) -> Result<(), StoreError> {
    let now = tx.now().as_microsecond();
    diesel::update(sessions::table.find(&token.0))
        .set(sessions::seen.eq(now))
        .execute(tx.conn)?;
    Ok(())
}

/// Who has this session, if it runs and its account stands.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn visitor(r: &mut Reading<'_>, token: &Token) -> Result<Option<Visitor>, StoreError> {
    let now = r.now();
    let Some((account, seen, _)) = running(r.conn, token, now)? else {
        return Ok(None);
    };
    let row: Option<(String, String, String)> = accounts::table
        .find(account.to_string())
        .filter(accounts::ended.is_null())
        .select((accounts::name, accounts::email, accounts::lang))
        .first(r.conn)
        .optional()?;
    let Some((name, email, lang)) = row else {
        return Ok(None);
    };
    let holdings = holdings(r.conn, account, now)?;
    let is_stale = now.duration_since(seen) > SEEN_EVERY;
    let partner = partner_today(r, &holdings)?;
    Ok(Some(Visitor {
        partner,
        account,
        name,
        email,
        lang: word(&lang)?,
        holdings,
        is_stale,
    }))
}

/// As what the partner takes part on the day of the reading: the newest of its records that runs.
fn partner_today(
    r: &mut Reading<'_>,
    holdings: &[Holding],
) -> Result<Option<PartnerKind>, StoreError> {
    let Some(Holding {
        office: Office::PartnerDelegate,
        member: Some(code),
        ..
    }) = holdings.first()
    else {
        return Ok(None);
    };
    let today = calendar::day_of(r.now());
    let records = super::members::partners(r)?;
    Ok(records
        .iter()
        .filter(|partner| partner.code == *code && partner.is_on(today))
        .max_by_key(|partner| partner.index)
        .map(|partner| partner.kind))
}

/// Who asks, looked up after the lock.
pub(super) fn caller(
    conn: &mut AnyConnection,
    asks: &Asks,
    now: Timestamp,
) -> Result<Caller, StoreError> {
    let (account, auth) = match asks {
        Asks::Stranger => return Ok(Caller::Stranger),
        Asks::Registry => return Ok(Caller::Registry),
        Asks::CommandLine => return Ok(Caller::CommandLine),
        Asks::Scripted(account) => (account.0, Auth::Password),
        Asks::Session(token) => match running(conn, token, now)? {
            None => return Ok(Caller::Stranger),
            Some((account, seen, auth)) => {
                if now.duration_since(seen) > SEEN_EVERY {
                    diesel::update(sessions::table.find(&token.0))
                        .set(sessions::seen.eq(now.as_microsecond()))
                        .execute(conn)?;
                }
                (account, auth)
            }
        },
    };
    let stands: Option<String> = accounts::table
        .find(account.to_string())
        .filter(accounts::ended.is_null())
        .select(accounts::id)
        .first(conn)
        .optional()?;
    if stands.is_none() {
        return Ok(Caller::Stranger);
    }
    Ok(Caller::Person {
        account,
        holdings: holdings(conn, account, now)?,
        auth,
    })
}

fn running(
    conn: &mut AnyConnection,
    token: &Token,
    now: Timestamp,
) -> Result<Option<(Uuid, Timestamp, Auth)>, StoreError> {
    let row: Option<(String, i64, i64, String)> = sessions::table
        .find(&token.0)
        .filter(sessions::ended.is_null())
        .select((
            sessions::account,
            sessions::created,
            sessions::seen,
            sessions::auth,
        ))
        .first(conn)
        .optional()?;
    let Some((account, created, seen, auth)) = row else {
        return Ok(None);
    };
    let (created, seen) = (at(created)?, at(seen)?);
    if now.duration_since(seen) > IDLE || now.duration_since(created) > ABSOLUTE {
        return Ok(None);
    }
    Ok(Some((word(&account)?, seen, word(&auth)?)))
}

/// The offices an account holds at this moment, first granted first.
pub(super) fn holdings(
    conn: &mut AnyConnection,
    account: Uuid,
    now: Timestamp,
) -> Result<Vec<Holding>, StoreError> {
    let micros = now.as_microsecond();
    let rows: Vec<(String, String, Option<String>)> = appointments::table
        .filter(appointments::account.eq(account.to_string()))
        .filter(appointments::ended.is_null())
        .filter(appointments::since.le(micros))
        .filter(
            appointments::until
                .is_null()
                .or(appointments::until.gt(micros)),
        )
        .order((appointments::since, appointments::id))
        .select((
            appointments::office,
            appointments::seat,
            appointments::member,
        ))
        .load(conn)?;
    rows.into_iter()
        .map(|(office, seat, member)| {
            Ok(Holding {
                office: word(&office)?,
                seat: word(&seat)?,
                member: word_if(member.as_deref())?,
            })
        })
        .collect()
}
