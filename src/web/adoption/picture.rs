//! Adoption on the map: one norm by its standings, many by how far each member adheres to all of them.

use super::selection::Selection;
use super::status_word;
use crate::rules::adherence::Status;
use crate::rules::words::MemberCode;
use crate::store::adherence::Ledger;
use crate::store::members::Roster;
use crate::store::norms::Norm;
use crate::web::map::{Fill, Meaning, WorldMap};
use crate::web::words::Words;

/// The fill of a standing; `map/parts.html` draws it.
pub(super) const fn fill(status: Status) -> Fill {
    Fill(match status {
        Status::ImplementedInPractice => "s4",
        Status::ImplementedInLaw => "s3",
        Status::MeasureNotified => "s2",
        Status::Adhered => "s1",
        Status::NothingReported => "s0",
        Status::AdherenceWithdrawn => "sw",
        Status::DoesNotIntend => "si",
    })
}

/// One norm: each member by its standing on the day of the roster.
pub(super) fn of_norm(norm: &Norm, ledger: &Ledger, roster: &Roster, w: &Words) -> WorldMap {
    let day = roster.today();
    let members: Vec<(MemberCode, Status)> = roster
        .all()
        .filter(|member| member.standing_on(day).is_member())
        .map(|member| {
            let position = ledger.position(&norm.symbol, &member.code, day);
            (member.code.clone(), position.status)
        })
        .collect();
    let drawn: Vec<(MemberCode, Fill, String)> = members
        .iter()
        .map(|(code, status)| {
            let title = w.map_place(roster.short(code, w.lang()), status_word(*status, w));
            (code.clone(), fill(*status), title)
        })
        .collect();
    let meanings = Status::ALL
        .iter()
        .map(|status| (status, members.iter().filter(|(_, s)| s == status).count()))
        .filter(|(_, count)| *count > 0)
        .map(|(status, count)| Meaning {
            fill: fill(*status),
            words: status_word(*status, w),
            count: w.number(count as i64),
        })
        .collect();
    let label = w.adoption_map_norm(norm.symbol.printed(), w.date(day));
    WorldMap::of(label, &drawn, meanings, w)
}

/// How much of all of them, in whole numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Share {
    All,
    TwoThirds,
    OneThird,
    Few,
    None,
}

impl Share {
    const ALL: [Self; 5] = [
        Self::All,
        Self::TwoThirds,
        Self::OneThird,
        Self::Few,
        Self::None,
    ];

    const fn of(count: i64, norms: i64) -> Self {
        if count == 0 {
            Self::None
        } else if count == norms {
            Self::All
        } else if 3 * count >= 2 * norms {
            Self::TwoThirds
        } else if 3 * count >= norms {
            Self::OneThird
        } else {
            Self::Few
        }
    }

    const fn fill(self) -> Fill {
        Fill(match self {
            Self::All => "s4",
            Self::TwoThirds => "s3",
            Self::OneThird => "s2",
            Self::Few => "s1",
            Self::None => "s0",
        })
    }

    fn words(self, w: &Words) -> String {
        match self {
            Self::All => w.adoption_share_all(),
            Self::TwoThirds => w.adoption_share_two_thirds(),
            Self::OneThird => w.adoption_share_one_third(),
            Self::Few => w.adoption_share_few(),
            Self::None => w.adoption_share_none(),
        }
    }
}

/// The norms shown, together: each member by the share of them that it adheres to, or on which it has the standing
/// asked for.
pub(super) fn overall(selection: &Selection, w: &Words) -> WorldMap {
    let norms = selection.norms.len() as i64;
    let counted: Vec<(&MemberCode, &str, i64)> = selection
        .members
        .iter()
        .map(|member| {
            (
                &member.code,
                member.name.as_str(),
                selection.count(&member.code),
            )
        })
        .collect();
    let drawn: Vec<(MemberCode, Fill, String)> = counted
        .iter()
        .map(|(code, name, count)| {
            let title = w.adoption_map_share(*name, *count, norms);
            ((*code).clone(), Share::of(*count, norms).fill(), title)
        })
        .collect();
    let meanings = Share::ALL
        .into_iter()
        .map(|share| {
            let of_share = |one: &&(&MemberCode, &str, i64)| Share::of(one.2, norms) == share;
            (share, counted.iter().filter(of_share).count())
        })
        .filter(|(_, count)| *count > 0)
        .map(|(share, count)| Meaning {
            fill: share.fill(),
            words: share.words(w),
            count: w.number(count as i64),
        })
        .collect();
    let day = w.date(selection.day);
    let label = match selection.status {
        None => w.adoption_map_overall(norms, day),
        Some(status) => w.adoption_map_status(norms, status_word(status, w), day),
    };
    WorldMap::of(label, &drawn, meanings, w)
}
