//! Who asks: the account behind a session, with what it holds today.

use diesel::prelude::*;
use jiff::Timestamp;
use uuid::Uuid;

use super::{ABSOLUTE, IDLE, SEEN_EVERY, Token, renewing};
use crate::rules::calendar;
use crate::rules::permissions::{Caller, Holding, Office};
use crate::rules::visibility::Viewer;
use crate::rules::words::{Auth, Lang, PartnerKind};
use crate::store::connection::AnyConnection;
use crate::store::failures::StoreError;
use crate::store::intents::Whose;
use crate::store::pens::Asks;
use crate::store::reading::{Reading, at, word, word_if};
use crate::store::schema::{accounts, appointments, sessions};

/// Who is signed in, for a page.
#[derive(Clone, Debug)]
pub struct Visitor {
    /// The session as it is now: its secret may have been renewed a moment ago.
    pub token: Token,
    pub account: Uuid,
    pub name: String,
    pub email: String,
    pub lang: Lang,
    pub holdings: Vec<Holding>,
    /// Of a delegate: whether the member is one today. Whoever has left reads with the public.
    pub is_of_a_member: bool,
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
            }) if office.is_of_delegation() && self.is_of_a_member => {
                Viewer::Delegation(member.clone())
            }
            Some(Holding {
                office: Office::PartnerDelegate,
                member: Some(code),
                ..
            }) => self
                .partner
                .map_or(Viewer::Public, |kind| Viewer::Partner(code.clone(), kind)),
            Some(Holding { office, .. }) if office.is_of_secretariat() => Viewer::Secretariat,
            Some(Holding {
                office: Office::Translator | Office::Reviser,
                ..
            }) => Viewer::Languages,
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

/// Who has this session, if it runs and its account stands.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn visitor(r: &mut Reading<'_>, token: &Token) -> Result<Option<Visitor>, StoreError> {
    let now = r.now();
    let (token, found) = match running(r.conn, token, now)? {
        Some(found) => (token.clone(), Some(found)),
        None => {
            let renewed = renewing::current(r.conn, token, now)?;
            let found = running(r.conn, &renewed, now)?;
            (renewed, found)
        }
    };
    let Some(signed_in) = found else {
        return Ok(None);
    };
    let account = signed_in.account;
    let holdings = holdings(r.conn, account, now)?;
    let is_stale = now.duration_since(signed_in.seen) > SEEN_EVERY;
    let partner = partner_today(r, &holdings)?;
    let is_of_a_member = is_of_a_member(r, &holdings)?;
    Ok(Some(Visitor {
        token,
        is_of_a_member,
        partner,
        account,
        name: signed_in.name,
        email: signed_in.email,
        lang: word(&signed_in.lang)?,
        holdings,
        is_stale,
    }))
}

fn is_of_a_member(r: &mut Reading<'_>, holdings: &[Holding]) -> Result<bool, StoreError> {
    let Some(Holding {
        office,
        member: Some(code),
        ..
    }) = holdings.first()
    else {
        return Ok(false);
    };
    if !office.is_of_delegation() {
        return Ok(false);
    }
    let today = calendar::day_of(r.now());
    let roster = crate::store::members::roster(r)?;
    Ok(roster
        .find(code)
        .is_some_and(|member| member.standing_on(today).is_member()))
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
    let records = crate::store::members::partners(r)?;
    Ok(records
        .iter()
        .filter(|partner| partner.code == *code && partner.is_on(today))
        .max_by_key(|partner| partner.index)
        .map(|partner| partner.kind))
}

/// Who asks, looked up after the lock; with the name of the session, where there is one.
pub(in crate::store) fn caller(
    conn: &mut AnyConnection,
    asks: &Asks,
    now: Timestamp,
) -> Result<(Caller, Option<String>), StoreError> {
    let (account, auth, session) = match asks {
        Asks::Stranger => return Ok((Caller::Stranger, None)),
        Asks::Registry => return Ok((Caller::Registry, None)),
        Asks::CommandLine => return Ok((Caller::CommandLine, None)),
        Asks::Scripted(account) if stands(conn, account.0)? => (account.0, Auth::Password, None),
        Asks::Scripted(_) => return Ok((Caller::Stranger, None)),
        Asks::Session(token) | Asks::Confirmed(token, _) => {
            let Some(signed_in) = running(conn, token, now)? else {
                return Ok((Caller::Stranger, None));
            };
            if now.duration_since(signed_in.seen) > SEEN_EVERY {
                diesel::update(sessions::table.find(&token.0))
                    .set(sessions::seen.eq(now.as_microsecond()))
                    .execute(conn)?;
            }
            (signed_in.account, signed_in.auth, signed_in.session)
        }
    };
    let person = Caller::Person {
        account,
        holdings: holdings(conn, account, now)?,
        auth,
    };
    Ok((person, session))
}

fn stands(conn: &mut AnyConnection, account: Uuid) -> Result<bool, StoreError> {
    let found: Option<String> = accounts::table
        .find(account.to_string())
        .filter(accounts::ended.is_null())
        .select(accounts::id)
        .first(conn)
        .optional()?;
    Ok(found.is_some())
}

/// The account and the name of a session, whose secret a browser holds: for what waits for its confirmation.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn whose(r: &mut Reading<'_>, token: &Token) -> Result<Option<Whose>, StoreError> {
    let now = r.now();
    let signed_in = running(r.conn, token, now)?;
    Ok(signed_in.and_then(|signed_in| {
        Some(Whose {
            account: signed_in.account,
            session: signed_in.session?,
        })
    }))
}

/// A session that runs, with the account that stands behind it.
struct SignedIn {
    account: Uuid,
    auth: Auth,
    /// The session's name, which stays when its secret is renewed, and is no secret.
    session: Option<String>,
    /// Its last use.
    seen: Timestamp,
    name: String,
    email: String,
    lang: String,
}

fn running(
    conn: &mut AnyConnection,
    token: &Token,
    now: Timestamp,
) -> Result<Option<SignedIn>, StoreError> {
    type Session = (String, i64, i64, String, Option<String>);
    let row: Option<(Session, (String, String, String))> = sessions::table
        .inner_join(accounts::table.on(accounts::id.eq(sessions::account)))
        .filter(sessions::token.eq(&token.0))
        .filter(sessions::ended.is_null())
        .filter(accounts::ended.is_null())
        .select((
            (
                sessions::account,
                sessions::created,
                sessions::seen,
                sessions::auth,
                sessions::name,
            ),
            (accounts::name, accounts::email, accounts::lang),
        ))
        .first(conn)
        .optional()?;
    let Some(((account, created, seen, auth, session), (name, email, lang))) = row else {
        return Ok(None);
    };
    let (created, seen) = (at(created)?, at(seen)?);
    if now.duration_since(seen) > IDLE || now.duration_since(created) > ABSOLUTE {
        return Ok(None);
    }
    Ok(Some(SignedIn {
        account: word(&account)?,
        auth: word(&auth)?,
        session,
        seen,
        name,
        email,
        lang,
    }))
}

/// The offices an account holds at this moment, first granted first.
pub(in crate::store) fn holdings(
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
