//! Adherence for programs: what members notified, and the matrix of norms and members.

use actix_web::{HttpResponse, web};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;
use utoipa::ToSchema;

use super::answered::{Bilingual, Found, page, turn};
use super::asked::{Asked, Wrong};
use crate::rules::adherence::{EventKind, Status};
use crate::rules::words::{MemberCode, NormSymbol, UnitSymbol};
use crate::store::adherence::{self, Ledger, Notified};
use crate::store::members::{self, Roster};
use crate::store::norms::{self, Norm};
use crate::web::house::House;

/// What a member notified about a norm.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct NotificationOut {
    /// The entry that recorded it.
    pub entry: i64,
    pub norm: NormSymbol,
    pub member: MemberCode,
    pub kind: EventKind,
    /// The day of effect.
    pub date: Date,
    pub note: Bilingual,
    /// The units that it names, by their stable ids.
    pub units: Vec<UnitSymbol>,
    pub received: Timestamp,
    /// The entry that acknowledged its receipt.
    pub acknowledged_by: Option<i64>,
}

/// A norm, and where every member stands on it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MatrixRow {
    pub norm: NormSymbol,
    pub title: Bilingual,
    /// The day whose standings these are.
    pub on: Date,
    /// How many members adhere.
    pub adherents: i64,
    /// Every member of that day, by code.
    pub members: Vec<PositionOut>,
}

/// Where a member stands on a norm.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PositionOut {
    pub member: MemberCode,
    pub status: Status,
    /// The day since which it adheres without interruption.
    pub adhered_since: Option<Date>,
    /// How many of its reservations stand.
    pub reservations: i64,
    /// The entry of the newest notification with effect up to that day.
    pub last_entry: Option<i64>,
}

/// `GET /api/v1/adherence/events`, those notified last first.
///
/// # Errors
/// A parameter that cannot be read.
pub async fn events(asked: Asked, house: web::Data<House>) -> Result<HttpResponse, Wrong> {
    let sought = adherence::Sought {
        norm: asked.word("norm")?,
        member: asked.word("member")?,
    };
    let (cursor, limit) = (asked.cursor()?, asked.limit()?);
    page(asked, house, move |r, _| {
        let found = adherence::newest(r, &sought, cursor, limit + 1)?;
        Ok(Found::of(
            found,
            limit,
            |notified| notified.event.index,
            notification,
        ))
    })
    .await
}

/// `GET /api/v1/adherence/matrix`: norms adopted last first, each with every member.
///
/// # Errors
/// A parameter that cannot be read.
pub async fn matrix(asked: Asked, house: web::Data<House>) -> Result<HttpResponse, Wrong> {
    let sought = norms::Sought {
        theme: asked.word("theme")?,
        state: None,
        before: asked.cursor()?,
    };
    let (limit, on) = (asked.limit()?, asked.on()?);
    page(asked, house, move |r, _| {
        turn(r, on)?;
        let found = norms::list(r, &sought, limit + 1)?;
        let roster = members::roster(r)?;
        let ledger = adherence::ledger(r, &found, &roster)?;
        Ok(Found::of(
            found,
            limit,
            |norm| norm.index,
            |norm| row(&norm, &ledger, &roster),
        ))
    })
    .await
}

fn notification(notified: Notified) -> NotificationOut {
    NotificationOut {
        entry: notified.event.index,
        kind: notified.event.kind,
        date: notified.event.date,
        note: (&notified.note).into(),
        norm: notified.norm,
        member: notified.member,
        units: notified.units,
        received: notified.received,
        acknowledged_by: notified.acknowledged.map(|(entry, _)| entry),
    }
}

fn row(norm: &Norm, ledger: &Ledger, roster: &Roster) -> MatrixRow {
    let on = roster.today();
    let of = roster
        .all()
        .filter(|member| member.standing_on(on).is_member());
    MatrixRow {
        norm: norm.symbol.clone(),
        title: (&norm.title).into(),
        on,
        adherents: ledger.adherences(&norm.symbol, on).len() as i64,
        members: of
            .map(|member| {
                let position = ledger.position(&norm.symbol, &member.code, on);
                PositionOut {
                    member: member.code.clone(),
                    status: position.status,
                    adhered_since: position.adhered_since,
                    reservations: position.reservations,
                    last_entry: position.last.map(|event| event.index),
                }
            })
            .collect(),
    }
}
