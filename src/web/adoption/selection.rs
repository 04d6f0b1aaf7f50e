//! What of the matrix is asked for: norms of a page, members, and the standing of each on each.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;
use serde::Deserialize;

use crate::rules::adherence::Status;
use crate::rules::words::{MemberCode, MemberKind, NormSymbol, ThemeCode};
use crate::store::adherence::{self, Ledger, Position};
use crate::store::members::{self, Roster};
use crate::store::norms::{self, Norm};
use crate::store::themes::{self, Theme};
use crate::store::{Failure, Reading};
use crate::web::words::Words;

/// Norms on a page of the matrix.
pub(super) const PAGE: i64 = 20;

/// As it stands in the address.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Query {
    #[serde(default)]
    pub theme: String,
    #[serde(default)]
    pub status: String,
    #[serde(default)]
    pub member: String,
    #[serde(default)]
    pub kind: String,
    #[serde(default)]
    pub before: String,
    #[serde(default)]
    pub on: String,
}

/// The same, understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Narrowing {
    pub theme: Option<ThemeCode>,
    pub status: Option<Status>,
    pub member: Option<MemberCode>,
    pub kind: Option<MemberKind>,
    pub before: Option<i64>,
}

impl Query {
    /// None where the address names what is not there.
    pub fn narrowing(&self) -> Option<Narrowing> {
        fn given<T: std::str::FromStr>(text: &str) -> Option<Option<T>> {
            if text.is_empty() {
                Some(None)
            } else {
                text.parse().ok().map(Some)
            }
        }
        Some(Narrowing {
            theme: given(&self.theme)?,
            status: given(&self.status)?,
            member: given(&self.member)?,
            kind: given(&self.kind)?,
            before: given(&self.before)?,
        })
    }

    /// The canonical query without the day: only what is given, in one order; `before` instead of its own.
    pub fn canonical(&self, before: &str) -> String {
        let parts = [
            ("theme", self.theme.as_str()),
            ("status", &self.status),
            ("member", &self.member),
            ("kind", &self.kind),
            ("before", before),
        ];
        let given: Vec<String> = parts
            .iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        given.join("&")
    }
}

/// A member of the matrix.
pub(super) struct Member {
    pub code: MemberCode,
    pub name: String,
    pub kind: MemberKind,
}

/// What was found, read at one moment.
pub(super) struct Selection {
    pub day: Date,
    pub norms: Vec<Norm>,
    /// By their names in the reader's language.
    pub members: Vec<Member>,
    pub ledger: Ledger,
    /// Of every member in the rows on every norm.
    positions: HashMap<NormSymbol, HashMap<MemberCode, Position>>,
    pub roster: Roster,
    pub themes: Vec<Theme>,
    pub status: Option<Status>,
    /// Where the page of older norms begins.
    pub older: Option<i64>,
}

/// The norms of the page, newest first, and the members that stand in the rows.
///
/// # Errors
/// [`Failure::Store`] when the database fails.
pub(super) fn select(
    r: &mut Reading<'_>,
    narrowing: &Narrowing,
    w: &Words,
) -> Result<Selection, Failure> {
    let sought = norms::Sought {
        theme: narrowing.theme.clone(),
        state: None,
        before: narrowing.before,
    };
    let mut found = norms::list(r, &sought, PAGE + 1)?;
    let is_more = found.len() as i64 > PAGE;
    found.truncate(PAGE as usize);
    let older = found.last().map(|norm| norm.index).filter(|_| is_more);
    let roster = members::roster(r)?;
    let ledger = adherence::ledger(r, &found, &roster)?;
    let day = roster.today();
    let mut rows = members_of(&roster, narrowing, w);
    let mut selection = Selection {
        day,
        positions: positions(&found, &rows, &ledger, day),
        norms: found,
        members: Vec::new(),
        ledger,
        roster,
        themes: themes::all(r)?,
        status: narrowing.status,
        older,
    };
    // With a standing asked for, members that have it on none of these norms are left out.
    rows.retain(|member| {
        narrowing.status.is_none()
            || selection
                .norms
                .iter()
                .any(|norm| selection.position(&norm.symbol, &member.code).is_some())
    });
    selection.members = rows;
    Ok(selection)
}

fn positions(
    norms: &[Norm],
    members: &[Member],
    ledger: &Ledger,
    day: Date,
) -> HashMap<NormSymbol, HashMap<MemberCode, Position>> {
    let on = |norm: &Norm| {
        let of_member = |member: &Member| {
            let position = ledger.position(&norm.symbol, &member.code, day);
            (member.code.clone(), position)
        };
        members.iter().map(of_member).collect()
    };
    norms
        .iter()
        .map(|norm| (norm.symbol.clone(), on(norm)))
        .collect()
}

/// The members of the day, as chosen, by their names in the reader's language.
fn members_of(roster: &Roster, narrowing: &Narrowing, w: &Words) -> Vec<Member> {
    let day = roster.today();
    let mut rows: Vec<Member> = roster
        .all()
        .filter(|member| member.standing_on(day).is_member())
        .filter(|member| narrowing.member.as_ref().is_none_or(|c| *c == member.code))
        .filter(|member| narrowing.kind.is_none_or(|kind| kind == member.kind))
        .map(|member| Member {
            code: member.code.clone(),
            name: roster.short(&member.code, w.lang()),
            kind: member.kind,
        })
        .collect();
    rows.sort_by_cached_key(|member| w.sort_key(&member.name));
    rows
}

impl Selection {
    /// Every member on one norm.
    pub fn of_one(
        norm: &Norm,
        ledger: &Ledger,
        roster: &Roster,
        themes: &[Theme],
        w: &Words,
    ) -> Self {
        let (norms, day) = (vec![norm.clone()], roster.today());
        let members = members_of(roster, &Narrowing::default(), w);
        Self {
            day,
            positions: positions(&norms, &members, ledger, day),
            norms,
            members,
            ledger: ledger.clone(),
            roster: roster.clone(),
            themes: themes.to_vec(),
            status: None,
            older: None,
        }
    }

    /// The standing of a member on a norm; none where another one is asked for.
    pub fn position(&self, norm: &NormSymbol, member: &MemberCode) -> Option<Position> {
        let position = self.positions.get(norm)?.get(member).copied();
        position.filter(|found| self.status.is_none_or(|asked| asked == found.status))
    }

    /// On how many of the norms shown a member is an Adherent, or has the standing asked for.
    pub fn count(&self, member: &MemberCode) -> i64 {
        let counts = |norm: &&Norm| {
            self.position(&norm.symbol, member)
                .is_some_and(|position| self.status.is_some() || position.adhered_since.is_some())
        };
        self.norms.iter().filter(counts).count() as i64
    }

    /// How many of the members shown have each standing on a norm, furthest first.
    pub fn counts(&self, norm: &NormSymbol) -> BTreeMap<usize, i64> {
        let mut counts = BTreeMap::new();
        for member in &self.members {
            if let Some(position) = self.position(norm, &member.code) {
                let place = Status::ALL.iter().position(|s| *s == position.status);
                *counts
                    .entry(place.unwrap_or(Status::ALL.len()))
                    .or_default() += 1;
            }
        }
        counts
    }
}
