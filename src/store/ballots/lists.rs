//! Lists of ballots, filtered by what each viewer may know of them.

use diesel::dsl::min;
use diesel::prelude::*;
use jiff::Timestamp;

use super::known::{Row, as_known_to};
use super::{Ballot, State};
use crate::record::canonical;
use crate::rules::calendar;
use crate::rules::majority::{Ground, Outcome, Shortfall};
use crate::rules::visibility::Viewer;
use crate::rules::words::{
    BallotSymbol, Classification, DecisionKind, MemberCode, ThemeCode, word_list,
};
use crate::store::failures::StoreError;
use crate::store::few::few;
use crate::store::past::ballots as past;
use crate::store::reading::{Reading, at, word};
use crate::store::schema::{ballots, electors, entries, proposals};

/// The ballots whose hour has passed and that are not closed, in the order in which they must be closed.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn due_closings(r: &mut Reading<'_>) -> Result<Vec<BallotSymbol>, StoreError> {
    let due: Vec<String> = ballots::table
        .filter(ballots::state.eq(State::Open.as_str()))
        .filter(ballots::closes.le(r.now().as_microsecond()))
        .order((ballots::closes, ballots::idx))
        .select(ballots::symbol)
        .load(r.conn)?;
    due.iter().map(|symbol| word(symbol)).collect()
}

/// The hour of the ballot that closes next.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn next_closing(r: &mut Reading<'_>) -> Result<Option<Timestamp>, StoreError> {
    let closes: Option<i64> = ballots::table
        .filter(ballots::state.eq(State::Open.as_str()))
        .filter(ballots::closes.gt(r.now().as_microsecond()))
        .select(min(ballots::closes))
        .first(r.conn)?;
    closes.map(at).transpose()
}

word_list! {
    /// The results that a list of ballots is filtered by.
    Decided { Adopted = "adopted", Rejected = "rejected", NoDecision = "no-decision" }
}

impl Decided {
    /// What an outcome is listed as; none is no decision.
    pub const fn of(outcome: Option<Outcome>) -> Self {
        match outcome {
            Some(Outcome::Adopted) => Self::Adopted,
            Some(Outcome::Rejected(_)) => Self::Rejected,
            Some(Outcome::NoDecision(_)) | None => Self::NoDecision,
        }
    }

    /// Every outcome that is this result, as it stands in a row.
    fn outcomes(self) -> Result<Vec<String>, StoreError> {
        let all = match self {
            Decided::Adopted => vec![Outcome::Adopted],
            Decided::Rejected => Shortfall::ALL
                .iter()
                .map(|s| Outcome::Rejected(*s))
                .collect(),
            Decided::NoDecision => Ground::ALL
                .iter()
                .map(|g| Outcome::NoDecision(*g))
                .collect(),
        };
        all.iter()
            .map(|outcome| Ok(canonical::write(outcome)?))
            .collect()
    }
}

/// Which ballots are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sought {
    pub result: Option<Decided>,
    /// Year of the closing, in Paris.
    pub year: Option<i16>,
    pub theme: Option<ThemeCode>,
    /// What is decided.
    pub kind: Option<DecisionKind>,
    /// Only ballots on whose list this member stands.
    pub member: Option<MemberCode>,
    /// Only ballots closed by an entry before this one.
    pub before: Option<i64>,
}

/// The ballots that are not closed, those that close first before the others.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn open(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    sought: &Sought,
) -> Result<Vec<Ballot>, StoreError> {
    if sought.result.is_some() {
        return Ok(Vec::new());
    }
    some(r, viewer, sought, &Half::Open, 500)
}

/// The ballots that are over, newest first, by keyset (`before`).
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn over(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    sought: &Sought,
    most: i64,
) -> Result<Vec<Ballot>, StoreError> {
    some(r, viewer, sought, &Half::Over, most)
}

/// All ballots, open and over, those opened last first, by keyset: only those opened by an entry before this one.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn opened(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    sought: &Sought,
    before: Option<i64>,
    most: i64,
) -> Result<Vec<Ballot>, StoreError> {
    let before = before.unwrap_or(i64::MAX);
    some(r, viewer, sought, &Half::Both { before }, most)
}

/// As [`over`], of the ballots on whose list this member stands.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn over_for(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    sought: &Sought,
    member: &MemberCode,
    most: i64,
) -> Result<Vec<Ballot>, StoreError> {
    let sought = Sought {
        member: Some(member.clone()),
        ..sought.clone()
    };
    some(r, viewer, &sought, &Half::Over, most)
}

/// The ballots that are closed and await their certification, oldest first.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn provisional(r: &mut Reading<'_>) -> Result<Vec<Ballot>, StoreError> {
    some(
        r,
        &Viewer::Secretariat,
        &Sought::default(),
        &Half::Provisional,
        500,
    )
}

enum Half {
    Open,
    Over,
    Provisional,
    /// Opened by an entry before this one.
    Both {
        before: i64,
    },
}

/// What came of each ballot that is over, as this viewer knows it; newest first, at most so many.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn results(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    sought: &Sought,
    most: i64,
) -> Result<Vec<Decided>, StoreError> {
    let unknown = refusals_unknown_to(r, viewer)?;
    let rows = rows(r, viewer, sought, &Half::Over, most)?;
    rows.into_iter()
        .map(|(row, closed)| {
            let ballot = row.read(closed)?;
            let is_known = !unknown
                .iter()
                .any(|symbol| symbol == ballot.symbol.as_str());
            Ok(match (ballot.state, ballot.outcome) {
                (State::Ended, _) => Decided::NoDecision,
                (State::Refused, _) if is_known => Decided::NoDecision,
                (_, outcome) => Decided::of(outcome),
            })
        })
        .collect()
}

fn rows(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    sought: &Sought,
    half: &Half,
    most: i64,
) -> Result<Vec<(Row, Option<i64>)>, StoreError> {
    let now = r.before();
    let mut query = ballots::table
        .left_join(entries::table.on(entries::idx.nullable().eq(ballots::closed_idx)))
        .select((ballots::all_columns, entries::time.nullable()))
        .filter(ballots::idx.lt(now))
        .into_boxed();
    query = match half {
        // In the present the state says it, and is looked up.
        Half::Open if !r.is_past() => query
            .filter(ballots::state.eq(State::Open.as_str()))
            .order((ballots::closes, ballots::idx)),
        Half::Open => query
            .filter(
                ballots::closed_idx
                    .is_null()
                    .nullable()
                    .or(ballots::closed_idx.ge(now)),
            )
            .order((ballots::closes, ballots::idx)),
        Half::Over => query
            .filter(ballots::closed_idx.lt(now))
            .order(ballots::closed_idx.desc()),
        Half::Both { before } => query
            .filter(ballots::idx.lt(*before))
            .order(ballots::idx.desc()),
        Half::Provisional => query
            .filter(ballots::state.eq(State::Closed.as_str()))
            .order(ballots::closed_idx),
    };
    if let Some(member) = &sought.member {
        // Asked of one ballot after the other, in the order of the list: a member stands on the lists of decades.
        // Not by EXISTS, which SQLite may turn round and begin with the member.
        let listed = electors::table
            .filter(electors::ballot.eq(ballots::symbol))
            .filter(electors::member.eq(member.to_string()))
            .select(electors::ballot);
        query = query.filter(ballots::symbol.eq_any(listed));
    }
    if let Some(kind) = sought.kind {
        query = query.filter(ballots::kind.eq(kind.as_str()));
    }
    if let Some(before) = sought.before {
        query = query.filter(ballots::closed_idx.lt(before));
    }
    if let Some(year) = sought.year {
        let (from, to) = calendar_year(year)?;
        query = query
            .filter(ballots::closes.ge(from))
            .filter(ballots::closes.lt(to));
    }
    if let Some(theme) = &sought.theme {
        let of_theme = proposals::table
            .filter(proposals::symbol.eq(ballots::proposal))
            .filter(proposals::theme.eq(theme.to_string()))
            .select(proposals::symbol);
        // Of what theme a proposal for members is, only who may read it knows.
        query = if viewer.sees_for_members() {
            query.filter(ballots::proposal.eq_any(of_theme))
        } else {
            query.filter(
                ballots::proposal.eq_any(
                    of_theme.filter(
                        proposals::classification
                            .eq(Classification::Public.as_str())
                            .nullable()
                            .or(proposals::opened.lt(now)),
                    ),
                ),
            )
        };
    }
    if let Some(result) = sought.result {
        let outcomes = result.outcomes()?;
        let unknown = refusals_unknown_to(r, viewer)?;
        let refused = ballots::state.eq(State::Refused.as_str());
        query = match result {
            Decided::NoDecision => query.filter(
                ballots::outcome
                    .eq_any(outcomes)
                    .or(ballots::state.eq(State::Ended.as_str()).nullable())
                    .or(refused.and(ballots::symbol.ne_all(unknown)).nullable()),
            ),
            Decided::Adopted | Decided::Rejected => {
                query.filter(ballots::outcome.eq_any(outcomes)).filter(
                    ballots::state
                        .ne(State::Refused.as_str())
                        .or(ballots::symbol.eq_any(unknown)),
                )
            }
        };
    }
    Ok(few(query, most).load(r.conn)?)
}

fn some(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    sought: &Sought,
    half: &Half,
    most: i64,
) -> Result<Vec<Ballot>, StoreError> {
    let found = rows(r, viewer, sought, half, most)?
        .into_iter()
        .map(|(row, closed)| past::as_it_was(r, row.read(closed)?))
        .collect::<Result<Vec<_>, _>>()?;
    let mut known = as_known_to(r, viewer, found)?;
    if matches!(half, Half::Open) {
        // The rows are ordered by the hours of today, which a later extension may have moved.
        known.sort_by_key(|ballot| (ballot.closes, ballot.idx));
    }
    Ok(known)
}

/// The ballots whose certification was refused without this viewer knowing it: later than the reading's day, or on a
/// proposal that stays for members. To such a viewer each stands as its closing left it, and is listed so.
fn refusals_unknown_to(r: &mut Reading<'_>, viewer: &Viewer) -> Result<Vec<String>, StoreError> {
    let now = r.before();
    let refused = ballots::table
        .filter(ballots::state.eq(State::Refused.as_str()))
        .select(ballots::symbol);
    let mut unknown: Vec<String> = refused
        .filter(ballots::certified_idx.ge(now))
        .load(r.conn)?;
    if !viewer.sees_for_members() {
        let closed = proposals::table
            .filter(proposals::symbol.eq(ballots::proposal))
            .filter(proposals::classification.eq(Classification::ForMembers.as_str()))
            .filter(
                proposals::opened
                    .is_null()
                    .nullable()
                    .or(proposals::opened.ge(now)),
            )
            .select(proposals::symbol);
        let behind: Vec<String> = refused
            .filter(ballots::proposal.eq_any(closed))
            .load(r.conn)?;
        unknown.extend(behind);
    }
    Ok(unknown)
}

fn calendar_year(year: i16) -> Result<(i64, i64), StoreError> {
    let first = |year: i16| {
        jiff::civil::Date::new(year, 1, 1)
            .map(|day| calendar::start_of(day).as_microsecond())
            .map_err(|error| StoreError::Other(error.to_string()))
    };
    Ok((first(year)?, first(year.saturating_add(1))?))
}
