//! Who has done what with one norm.

use super::notifications::{NotificationLine, notification, receipt};
use super::picture;
use super::timeline::Timeline;
use super::{Mark, mark};
use crate::rules::adherence::Status;
use crate::rules::words::MemberCode;
use crate::store::adherence::{self, Ledger, Notified, Position};
use crate::store::members::Roster;
use crate::store::norms::Norm;
use crate::store::norms::versions::{self, As};
use crate::store::{Reading, StoreError};
use crate::web::map::WorldMap;
use crate::web::sentences::event_word;
use crate::web::words::Words;

/// What members did with one norm.
pub struct Done {
    pub rows: Vec<DoneRow>,
    /// Who reported nothing, as a sentence; empty if everybody did.
    pub nothing: String,
    pub notifications: Vec<NotificationLine>,
    pub map: WorldMap,
    pub(in crate::web) line: Timeline,
}

pub struct DoneRow {
    pub path: String,
    pub member: String,
    pub mark: Mark,
    pub since: String,
    pub reservations: String,
    pub last: String,
    pub receipt: String,
}

/// The standing of every member on a norm today, and all that was notified.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub(in crate::web) fn done(
    r: &mut Reading<'_>,
    w: &Words,
    norm: &Norm,
    ledger: &Ledger,
    roster: &Roster,
) -> Result<Done, StoreError> {
    let sought = adherence::Sought {
        norm: Some(norm.symbol.clone()),
        member: None,
    };
    let events = adherence::events(r, &sought)?;
    // The text says what the units are called that are named; most notifications name none.
    let texts = match events.iter().any(|notified| !notified.units.is_empty()) {
        true => Some(versions::texts(r, &norm.shown, As::Corrected)?),
        false => None,
    };
    let today = roster.today();
    let mut positions: Vec<(MemberCode, Position)> = roster
        .all()
        .filter(|member| {
            member.standing_on(today).is_member()
                || !ledger.events(&norm.symbol, &member.code).is_empty()
        })
        .map(|member| {
            let position = ledger.position(&norm.symbol, &member.code, today);
            (member.code.clone(), position)
        })
        .collect();
    positions.sort_by_cached_key(|(code, position)| {
        let furthest = Status::ALL.iter().position(|s| *s == position.status);
        (furthest, w.sort_key(&roster.short(code, w.lang())))
    });
    let (quiet, active): (Vec<_>, Vec<_>) = positions.into_iter().partition(|(_, position)| {
        position.status == Status::NothingReported && position.last.is_none()
    });
    let quiet: Vec<String> = quiet
        .iter()
        .map(|(code, _)| roster.short(code, w.lang()))
        .collect();
    Ok(Done {
        rows: active
            .iter()
            .map(|(code, position)| done_row(code, position, &events, roster, w))
            .collect(),
        nothing: if quiet.is_empty() {
            String::new()
        } else {
            w.norms_nothing_reported(quiet.len() as i64, w.list(&quiet))
        },
        map: picture::of_norm(norm, ledger, roster, w),
        line: Timeline::of_norm(norm, ledger, roster, w),
        notifications: events
            .iter()
            .rev()
            .map(|notified| notification(notified, roster, texts.as_ref(), w))
            .collect(),
    })
}

fn done_row(
    code: &MemberCode,
    position: &Position,
    events: &[Notified],
    roster: &Roster,
    w: &Words,
) -> DoneRow {
    let last = position.last.and_then(|last| {
        events
            .iter()
            .find(|notified| notified.event.index == last.index)
    });
    DoneRow {
        path: format!("/members/{code}"),
        member: roster.short(code, w.lang()),
        mark: mark(position, w),
        since: position
            .adhered_since
            .map_or_else(String::new, |since| w.date_short(since)),
        reservations: if position.reservations == 0 {
            w.cell_nothing()
        } else {
            w.number(position.reservations)
        },
        last: last.map_or_else(
            || w.norms_bound_by_adoption(),
            |notified| {
                format!(
                    "{}, {}",
                    event_word(notified.event.kind, w),
                    w.date_short(notified.event.date)
                )
            },
        ),
        receipt: last.map_or_else(String::new, |notified| receipt(notified, w)),
    }
}
