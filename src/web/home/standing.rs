//! Where members stand, in figures: the register as a whole, the newest norms in force, what was notified last.

use crate::rules::adherence::Status;
use crate::store::members::Roster;
use crate::store::norms::{self, Norm, State};
use crate::store::{Failure, Reading, adherence};
use crate::web::kept::counts::{BESIDE_RESULTS, KeptCounts};
use crate::web::sentences::event_word;
use crate::web::words::Words;

/// Norms shown with their adherences.
const NORMS: i64 = 5;
/// Notifications shown.
const NOTIFIED: i64 = 4;

/// Where members stand.
pub struct Standing {
    /// Number and what it counts.
    pub figures: Vec<(String, String)>,
    pub caption: String,
    pub norms: Vec<OnNorm>,
    pub notified: Vec<Notified>,
}

/// How many members have done what with a norm.
pub struct OnNorm {
    pub path: String,
    pub title: String,
    pub adhere: String,
    pub implement: String,
    /// SVG lengths of the bar: those that adhere, and those of them that implement.
    pub adhere_width: String,
    pub implement_width: String,
}

/// What a member notified.
pub struct Notified {
    pub member: String,
    pub member_path: String,
    pub norm: String,
    pub norm_path: String,
    pub what: String,
    pub date: String,
}

/// As it is today.
///
/// # Errors
/// [`Failure::Store`] when the database fails.
pub(super) fn now(
    r: &mut Reading<'_>,
    w: &Words,
    roster: &Roster,
    numbers: &KeptCounts<i64>,
) -> Result<Standing, Failure> {
    let members: Vec<_> = roster
        .all()
        .filter(|member| member.standing_on(roster.today()).is_member())
        .map(|member| member.code.clone())
        .collect();
    let all = members.len() as i64;
    let sought = norms::Sought {
        state: Some(State::InForce),
        ..norms::Sought::default()
    };
    let shown = norms::list(r, &sought, NORMS)?;
    let ledger = adherence::ledger(r, &shown, roster)?;
    let on_norm = |norm: &Norm| {
        let (mut adhere, mut implement) = (0, 0);
        for member in &members {
            let position = ledger.position(&norm.symbol, member, roster.today());
            adhere += i64::from(position.adhered_since.is_some());
            let is_done = matches!(
                position.status,
                Status::ImplementedInLaw | Status::ImplementedInPractice
            );
            implement += i64::from(is_done && position.adhered_since.is_some());
        }
        OnNorm {
            path: format!("/norms/{}", norm.symbol),
            title: norm.title.of(w.lang()).to_owned(),
            adhere: w.number(adhere),
            implement: w.number(implement),
            adhere_width: share(adhere, all),
            implement_width: share(implement, all),
        }
    };
    let norms: Vec<OnNorm> = shown.iter().map(on_norm).collect();
    let in_force = numbers.at(r, "in force", BESIDE_RESULTS, |r| {
        Ok(norms::in_force_count(r)?)
    })?;
    let notifications = numbers.growing(r, "notifications", adherence::count_since)?;
    let notified = adherence::newest(r, &adherence::Sought::default(), None, NOTIFIED)?
        .into_iter()
        .map(|one| Notified {
            member: roster.short(&one.member, w.lang()),
            member_path: format!("/members/{}", one.member),
            norm: one.norm.printed(),
            norm_path: format!("/norms/{}", one.norm),
            what: event_word(one.event.kind, w),
            date: w.date_of(one.received),
        })
        .collect();
    Ok(Standing {
        figures: vec![
            (w.number(in_force), w.home_norms(in_force)),
            (w.number(all), w.home_members(all)),
            (w.number(notifications), w.home_notifications(notifications)),
        ],
        caption: w.home_standing_caption(w.number(all)),
        norms,
        notified,
    })
}

/// A part of all as an SVG length, in whole tenths of a percent.
fn share(part: i64, all: i64) -> String {
    let tenths = if all == 0 { 0 } else { part * 1000 / all };
    format!("{}.{}%", tenths / 10, tenths % 10)
}
