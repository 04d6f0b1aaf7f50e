//! Adoption: the matrix of norms and members on a day, and what members did with one norm.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use jiff::civil::Date;
use serde::Deserialize;

use super::answers;
use super::forms::{FormErrors, Offer};
use super::house::House;
use super::languages::Language;
use super::norms::{theme_name, theme_offers};
use super::problems::Problem;
use super::record::public;
use super::sentences::event_word;
use super::shell::Shell;
use super::site::Site;
use super::words::{Words, words};
use crate::rules::Refusal;
use crate::rules::adherence::Status;
use crate::rules::calendar;
use crate::rules::refusals::Field;
use crate::rules::words::{Lang, MemberCode, ThemeCode};
use crate::store::adherence::{self, Ledger, Notified, Position};
use crate::store::members::{self, Roster};
use crate::store::norms::{self, Norm};
use crate::store::themes;
use crate::store::{Failure, Reading, StoreError};

pub fn routes(lang: &mut web::ServiceConfig) {
    lang.route("/adoption", web::get().to(matrix));
}

/// A standing as its mark and its word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// What `figures.html`, `degree`, draws.
    pub step: i64,
    pub word: String,
    /// « with 1 reservation », or empty.
    pub reservations: String,
}

/// What members did with one norm.
pub struct Done {
    pub rows: Vec<DoneRow>,
    /// Who reported nothing, as a sentence; empty if everybody did.
    pub nothing: String,
    pub notifications: Vec<NotificationLine>,
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

/// One notification, with its note in the languages it was given in.
pub struct NotificationLine {
    pub index: i64,
    pub sentence: String,
    pub notes: Vec<(Lang, String)>,
    pub receipt: String,
    pub is_acknowledged: bool,
    pub path: String,
    pub number: String,
}

/// The standing of every member on a norm today, and all that was notified.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub(super) fn done(
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
        notifications: events
            .iter()
            .rev()
            .map(|notified| notification(notified, roster, w))
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

/// One notification as a line.
pub(super) fn notification(notified: &Notified, roster: &Roster, w: &Words) -> NotificationLine {
    let notes = [
        (Lang::En, notified.note.en.clone()),
        (Lang::Fr, notified.note.fr.clone()),
    ];
    NotificationLine {
        index: notified.event.index,
        sentence: w.norms_notification(
            roster.short(&notified.member, w.lang()),
            event_word(notified.event.kind, w),
            w.date(notified.event.date),
        ),
        notes: notes
            .into_iter()
            .filter(|(_, note)| !note.is_empty())
            .collect(),
        receipt: receipt(notified, w),
        is_acknowledged: notified.acknowledged.is_some(),
        path: format!("/record/{}", notified.event.index),
        number: w.number(notified.event.index),
    }
}

fn receipt(notified: &Notified, w: &Words) -> String {
    match notified.acknowledged {
        Some((index, _)) => w.norms_acknowledged(w.number(index)),
        None => w.norms_unacknowledged(),
    }
}

/// The mark of a standing, told apart by word, shape and colour.
pub(super) fn mark(position: &Position, w: &Words) -> Mark {
    Mark {
        step: step(position.status),
        word: status_word(position.status, w),
        reservations: if position.reservations == 0 {
            String::new()
        } else {
            w.adoption_reservations(position.reservations)
        },
    }
}

const fn step(status: Status) -> i64 {
    match status {
        Status::ImplementedInPractice => 4,
        Status::ImplementedInLaw => 3,
        Status::MeasureNotified => 2,
        Status::Adhered => 1,
        Status::NothingReported => 0,
        Status::AdherenceWithdrawn => -1,
        Status::DoesNotIntend => -2,
    }
}

/// A status as a word of its own.
pub fn status_word(status: Status, w: &Words) -> String {
    match status {
        Status::ImplementedInPractice => w.status_implemented_in_practice(),
        Status::ImplementedInLaw => w.status_implemented_in_law(),
        Status::MeasureNotified => w.status_measure_notified(),
        Status::Adhered => w.status_adhered(),
        Status::AdherenceWithdrawn => w.status_adherence_withdrawn(),
        Status::DoesNotIntend => w.status_does_not_intend(),
        Status::NothingReported => w.status_nothing_reported(),
    }
}

#[derive(Clone, Debug, Default, Deserialize)]
pub struct Query {
    #[serde(default)]
    pub theme: String,
    #[serde(default)]
    pub on: String,
}

/// A norm at the head of its column, and the same as a list.
struct Column {
    path: String,
    short: String,
    symbol: String,
    title: String,
    adherents: String,
    /// Each standing that members have, with their names.
    groups: Vec<(Mark, String)>,
}

struct Row {
    path: String,
    member: String,
    cells: Vec<Cell>,
}

struct Cell {
    path: String,
    label: String,
    mark: Mark,
}

#[derive(Template)]
#[template(path = "adoption/matrix.html")]
struct Matrix {
    shell: Shell,
    errors: FormErrors,
    themes: Vec<Offer>,
    on: String,
    /// The day shown, as a sentence, where it is not today.
    as_of: String,
    caption: String,
    columns: Vec<Column>,
    rows: Vec<Row>,
    legend: Vec<Mark>,
}

/// `GET /{lang}/adoption`: norms across, members down, on any day up to today.
///
/// # Errors
/// Not found where the address names no theme; 422 with the page for a day that is none or has not come.
pub async fn matrix(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    query: web::Query<Query>,
) -> Result<HttpResponse, Problem> {
    let w = words(lang.0);
    let query = query.into_inner();
    let theme = match query.theme.as_str() {
        "" => None,
        code => Some(ThemeCode::parse(code).map_err(|_| Problem::NotFound)?),
    };
    let asked = match query.on.trim() {
        "" => Ok(None),
        day => calendar::parse_date(day, Field::Date).map(Some),
    };
    let (head, mut page) = house
        .read(move |r| {
            let roster = members::roster(r)?;
            let today = roster.today();
            let (day, refusal) = match asked {
                Ok(Some(day)) if day > today => (today, Some(Refusal::MustNotBeLater(Field::Date))),
                Ok(day) => (day.unwrap_or(today), None),
                Err(refusal) => (today, Some(refusal)),
            };
            let mut found = norms::all(r)?;
            found.retain(|norm| {
                norm.adopted <= day && theme.as_ref().is_none_or(|code| *code == norm.theme)
            });
            let ledger = adherence::ledger(r, &found, &roster)?;
            let themes = themes::all(r)?;
            let shell = public(&site, w.lang(), "/adoption", w.adoption_title(), r.head());
            let mut page = table(&found, &ledger, &roster, day, w, shell);
            page.themes = theme_offers(&themes, w.adoption_filter_every_theme(), w.lang());
            for column in page.columns.iter_mut().zip(&found) {
                let (column, norm) = column;
                column.title = format!(
                    "{} ({})",
                    column.title,
                    theme_name(&themes, &norm.theme, w.lang())
                );
            }
            if let Some(refusal) = refusal {
                page.errors.refuse_at("on", &refusal, w);
            } else if day != today {
                page.as_of = w.adoption_as_of(w.date(day));
            }
            Ok::<_, Failure>((r.head().clone(), page))
        })
        .await?;
    let parts: Vec<String> = [("theme", &query.theme), ("on", &query.on)]
        .into_iter()
        .filter(|(_, value)| !value.is_empty() && page.errors.is_empty())
        .map(|(name, value)| format!("{name}={}", value.trim()))
        .collect();
    page.themes = Offer::taken(page.themes, &query.theme);
    page.on = query.on;
    page.shell = page
        .shell
        .with_query(&parts.join("&"))
        .as_of(head.n - 1, head.time);
    let status = if page.errors.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    answers::page_with(status, &page)
}

fn table(
    found: &[Norm],
    ledger: &Ledger,
    roster: &Roster,
    day: Date,
    w: &Words,
    shell: Shell,
) -> Matrix {
    let mut members: Vec<(MemberCode, String)> = roster
        .all()
        .filter(|member| member.standing_on(day).is_member())
        .map(|member| (member.code.clone(), roster.short(&member.code, w.lang())))
        .collect();
    members.sort_by_cached_key(|(_, name)| w.sort_key(name));
    let rows = members
        .iter()
        .map(|(code, name)| Row {
            path: format!("/members/{code}"),
            member: name.clone(),
            cells: found
                .iter()
                .map(|norm| Cell {
                    path: format!("/norms/{}", norm.symbol),
                    label: norm.symbol.printed(),
                    mark: mark(&ledger.position(&norm.symbol, code, day), w),
                })
                .collect(),
        })
        .collect();
    Matrix {
        shell,
        errors: FormErrors::none(),
        themes: Vec::new(),
        on: String::new(),
        as_of: String::new(),
        caption: w.adoption_caption(members.len() as i64, found.len() as i64),
        columns: found
            .iter()
            .map(|norm| column(norm, ledger, &members, day, w))
            .collect(),
        rows,
        legend: Status::ALL
            .iter()
            .map(|status| Mark {
                step: step(*status),
                word: status_word(*status, w),
                reservations: String::new(),
            })
            .collect(),
    }
}

fn column(
    norm: &Norm,
    ledger: &Ledger,
    members: &[(MemberCode, String)],
    day: Date,
    w: &Words,
) -> Column {
    let symbol = norm.symbol.printed();
    let groups = Status::ALL
        .iter()
        .filter_map(|status| {
            let names: Vec<String> = members
                .iter()
                .map(|(code, name)| (ledger.position(&norm.symbol, code, day), name))
                .filter(|(position, _)| position.status == *status)
                .map(|(position, name)| match mark(&position, w).reservations {
                    with if with.is_empty() => name.clone(),
                    with => format!("{name} ({with})"),
                })
                .collect();
            let mark = Mark {
                step: step(*status),
                word: status_word(*status, w),
                reservations: String::new(),
            };
            (!names.is_empty()).then(|| (mark, names.join(", ")))
        })
        .collect();
    Column {
        path: format!("/norms/{}", norm.symbol),
        short: symbol.rsplit('/').next().unwrap_or(&symbol).to_owned(),
        symbol,
        title: norm.title.of(w.lang()).to_owned(),
        adherents: w.adoption_adherents(ledger.adherences(&norm.symbol, day).len() as i64),
        groups,
    }
}
