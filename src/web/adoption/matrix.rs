//! The matrix: norms and members, their map, and how the adherences came about.

use std::collections::BTreeMap;

use actix_web::{HttpResponse, web};
use askama::Template;

use super::picture;
use super::selection::{Query, Selection, select};
use super::timeline::Timeline;
use super::{Mark, reservations, status_word, step, units};
use crate::rules::adherence::Status;
use crate::rules::words::MemberKind;
use crate::store::members::Roster;
use crate::store::norms::versions::{self, As};
use crate::store::norms::{Norm, Standing};
use crate::store::paragraphs::{self, Named};
use crate::store::{Failure, Reading, StoreError};
use crate::web::as_of::AsOf;
use crate::web::forms::{FormErrors, Offer};
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::map::{Fill, WorldMap};
use crate::web::motion_words::member_kind;
use crate::web::norms::{theme_name, theme_offers};
use crate::web::problems::Problem;
use crate::web::record::public;
use crate::web::sentences::event_word;
use crate::web::shell::Shell;
use crate::web::site::Site;
use crate::web::tables::{self, Picture};
use crate::web::words::{Words, words};

/// A norm at the head of its column, and the same as a list.
struct Column {
    path: String,
    short: String,
    symbol: String,
    title: String,
    adherents: String,
    /// « 3 adherences missing for its entry into force »; empty where nothing is missing.
    missing: String,
    /// How many members have each standing: fill, x and width of a bar.
    bar: Vec<(Fill, String, String)>,
    /// Each standing that members have, how many, with their names.
    groups: Vec<(Mark, String, String)>,
    /// What was notified about single paragraphs: a sentence, and each paragraph's address and name.
    named: Vec<(String, Vec<(String, String)>)>,
}

struct Row {
    path: String,
    member: String,
    cells: Vec<Cell>,
}

struct Cell {
    path: String,
    label: String,
    /// None where another standing is asked for.
    mark: Option<Mark>,
}

#[derive(Template)]
#[template(path = "adoption/matrix.html")]
struct Matrix {
    shell: Shell,
    errors: FormErrors,
    themes: Vec<Offer>,
    statuses: Vec<Offer>,
    who: Vec<Offer>,
    kinds: Vec<Offer>,
    as_of: AsOf,
    caption: String,
    empty: String,
    columns: Vec<Column>,
    rows: Vec<Row>,
    legend: Vec<Mark>,
    map: WorldMap,
    files: Vec<(String, &'static str)>,
    line: Timeline,
    line_files: Vec<(String, &'static str)>,
    newest: String,
    older: String,
}

/// `GET /{lang}/adoption`: norms across, members down, on any day up to today; norms by keyset (`before`).
///
/// # Errors
/// Not found where the address names no theme, standing, member or kind; 422 with today's page for a day that cannot
/// be shown.
pub async fn matrix(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    query: web::Query<Query>,
) -> Result<HttpResponse, Problem> {
    let w = words(lang.0);
    let query = query.into_inner();
    let narrowing = query.narrowing().ok_or(Problem::NotFound)?;
    let page = house
        .read(move |r| {
            let as_of = AsOf::turn(r, &query.on, w)?;
            let selection = select(r, &narrowing, w)?;
            let shell = public(&site, w.lang(), "/adoption", w.adoption_title(), r.head())
                .with_query(&query.canonical(&query.before))
                .on_day(as_of.day);
            let symbols: Vec<_> = selection.norms.iter().map(|n| n.symbol.clone()).collect();
            let named = paragraphs::named(r, &symbols)?;
            let mut page = table(&selection, &query, w, shell);
            for (column, norm) in page.columns.iter_mut().zip(&selection.norms) {
                column.named = on_paragraphs(r, &named, norm, &selection.roster, w)?;
            }
            page.as_of = as_of;
            Ok::<_, Failure>(page)
        })
        .await?;
    page.as_of.answer(&page)
}

fn table(selection: &Selection, query: &Query, w: &Words, shell: Shell) -> Matrix {
    let meanings: BTreeMap<Status, Mark> = Status::ALL
        .iter()
        .map(|status| (*status, meaning(*status, w)))
        .collect();
    let labels: Vec<(String, String)> = selection
        .norms
        .iter()
        .map(|norm| (format!("/norms/{}", norm.symbol), norm.symbol.printed()))
        .collect();
    let rows = selection.members.iter().map(|member| Row {
        path: format!("/members/{}", member.code),
        member: member.name.clone(),
        cells: selection
            .norms
            .iter()
            .zip(&labels)
            .map(|(norm, (path, label))| Cell {
                path: path.clone(),
                label: label.clone(),
                mark: selection
                    .position(&norm.symbol, &member.code)
                    .and_then(|position| {
                        let meant = meanings.get(&position.status)?;
                        Some(Mark {
                            reservations: reservations(&position, w),
                            ..meant.clone()
                        })
                    }),
            })
            .collect(),
    });
    let address = |before: &str| {
        let query = query.canonical(before);
        match query.as_str() {
            "" => format!("{}{}", shell.url("/adoption"), shell.kept()),
            query => format!("{}?{query}{}", shell.url("/adoption"), shell.kept_too()),
        }
    };
    let (members, norms) = (selection.members.len(), selection.norms.len());
    let is_narrowed = !query.canonical("").is_empty();
    Matrix {
        errors: FormErrors::none(),
        themes: Offer::taken(
            theme_offers(&selection.themes, w.adoption_filter_every_theme(), w.lang()),
            &query.theme,
        ),
        statuses: Offer::taken(statuses(w), &query.status),
        who: Offer::taken(members_offered(&selection.roster, w), &query.member),
        kinds: Offer::taken(kinds(w), &query.kind),
        as_of: AsOf::default(),
        caption: w.adoption_caption(members as i64, norms as i64),
        empty: if is_narrowed {
            w.adoption_empty_narrowed()
        } else {
            w.adoption_empty()
        },
        columns: if members == 0 {
            Vec::new()
        } else {
            selection
                .norms
                .iter()
                .map(|norm| column(norm, selection, w))
                .collect()
        },
        rows: rows.collect(),
        legend: Status::ALL
            .iter()
            .map(|status| meaning(*status, w))
            .collect(),
        map: picture::overall(selection, w),
        files: tables::links(&shell.url("/adoption"), &shell.query, Picture::Drawn),
        line: Timeline::of_many(&selection.norms, &selection.ledger, &selection.roster, w),
        line_files: tables::links(
            &shell.url("/adoption/adherences"),
            &shell.query,
            Picture::Drawn,
        ),
        newest: if query.before.is_empty() {
            String::new()
        } else {
            address("")
        },
        older: selection
            .older
            .map_or_else(String::new, |index| address(&index.to_string())),
        shell,
    }
}

fn statuses(w: &Words) -> Vec<Offer> {
    let all = std::iter::once(Offer::of("", w.adoption_filter_every_status()));
    let each = Status::ALL
        .iter()
        .map(|status| Offer::of(status.as_str(), status_word(*status, w)));
    all.chain(each).collect()
}

fn kinds(w: &Words) -> Vec<Offer> {
    let all = std::iter::once(Offer::of("", w.adoption_filter_every_kind()));
    let each = MemberKind::ALL
        .iter()
        .map(|kind| Offer::of(kind.as_str(), member_kind(*kind, w)));
    all.chain(each).collect()
}

/// The members of the day, by their names.
pub(in crate::web) fn members_offered(roster: &Roster, w: &Words) -> Vec<Offer> {
    let day = roster.today();
    let mut each: Vec<(String, String)> = roster
        .all()
        .filter(|member| member.standing_on(day).is_member())
        .map(|member| {
            (
                roster.short(&member.code, w.lang()),
                member.code.to_string(),
            )
        })
        .collect();
    each.sort_by_cached_key(|(name, _)| w.sort_key(name));
    let all = std::iter::once(Offer::of("", w.adoption_filter_every_member()));
    all.chain(each.into_iter().map(|(name, code)| Offer::of(code, name)))
        .collect()
}

fn meaning(status: Status, w: &Words) -> Mark {
    Mark {
        step: step(status),
        word: status_word(status, w),
        reservations: String::new(),
    }
}

/// What a member notified, and the paragraphs it names: address and label of each.
type OnParagraphs = (String, Vec<(String, String)>);

/// The reservations, declarations and measures that name paragraphs of a norm.
fn on_paragraphs(
    r: &mut Reading<'_>,
    named: &[Named],
    norm: &Norm,
    roster: &Roster,
    w: &Words,
) -> Result<Vec<OnParagraphs>, StoreError> {
    let mut own = named
        .iter()
        .filter(|one| one.norm == norm.symbol)
        .peekable();
    if own.peek().is_none() {
        return Ok(Vec::new());
    }
    let texts = versions::texts(r, &norm.shown, As::Corrected)?;
    let lines = own.map(|one| {
        let said = w.norms_notification(
            roster.short(&one.member, w.lang()),
            event_word(one.kind, w),
            w.date(one.date),
        );
        (said, units((&one.norm, &one.units), Some(&texts), w))
    });
    Ok(lines.collect())
}

fn column(norm: &Norm, selection: &Selection, w: &Words) -> Column {
    let symbol = norm.symbol.printed();
    let theme = theme_name(&selection.themes, &norm.theme, w.lang());
    let adherents = selection
        .ledger
        .adherences(&norm.symbol, selection.day)
        .len() as i64;
    Column {
        path: format!("/norms/{}", norm.symbol),
        short: symbol.rsplit('/').next().unwrap_or(&symbol).to_owned(),
        symbol,
        title: format!("{} ({theme})", norm.title.of(w.lang())),
        adherents: w.adoption_adherents(adherents),
        missing: missing(norm, selection, w),
        bar: bar(norm, selection),
        groups: groups(norm, selection, w),
        named: Vec::new(),
    }
}

/// What its entry into force still waits for.
pub(super) fn missing(norm: &Norm, selection: &Selection, w: &Words) -> String {
    let (ledger, day) = (&selection.ledger, selection.day);
    match (ledger.standing(norm, day), ledger.missing(norm, day)) {
        (Standing::NotInForce { on: None }, Some(missing)) if missing > 0 => {
            w.norms_adherences_missing(missing)
        }
        _ => String::new(),
    }
}

/// The parts of the bar of a norm, in tenths of a percent that always meet.
fn bar(norm: &Norm, selection: &Selection) -> Vec<(Fill, String, String)> {
    let counts = selection.counts(&norm.symbol);
    let all: i64 = counts.values().sum();
    let at = |n: i64| (n * 2000 + all) / (2 * all.max(1));
    let tenths = |n: i64| format!("{}.{}%", n / 10, n % 10);
    let mut before = 0;
    let parts = counts.into_iter().filter_map(|(place, count)| {
        let from = before;
        before += count;
        let status = Status::ALL.get(place)?;
        let width = at(before) - at(from);
        Some((picture::fill(*status), tenths(at(from)), tenths(width)))
    });
    parts.collect()
}

fn groups(norm: &Norm, selection: &Selection, w: &Words) -> Vec<(Mark, String, String)> {
    let mut names: BTreeMap<Status, Vec<String>> = BTreeMap::new();
    for member in &selection.members {
        if let Some(position) = selection.position(&norm.symbol, &member.code) {
            let name = match reservations(&position, w) {
                with if with.is_empty() => member.name.clone(),
                with => format!("{} ({with})", member.name),
            };
            names.entry(position.status).or_default().push(name);
        }
    }
    let of_status = |status: &Status| {
        let names = names.get(status)?;
        let count = w.number(names.len() as i64);
        Some((meaning(*status, w), count, names.join(", ")))
    };
    Status::ALL.iter().filter_map(of_status).collect()
}
