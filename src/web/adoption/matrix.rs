//! The matrix: norms and members.

use actix_web::{HttpResponse, web};
use askama::Template;
use jiff::civil::Date;
use serde::Deserialize;

use super::{Mark, mark, status_word, step, units};
use crate::rules::adherence::Status;
use crate::rules::words::{MemberCode, ThemeCode};
use crate::store::adherence::{self, Ledger};
use crate::store::members::{self, Roster};
use crate::store::norms::versions::{self, As};
use crate::store::norms::{self, Norm};
use crate::store::paragraphs::{self, Named};
use crate::store::themes;
use crate::store::{Failure, Reading, StoreError};
use crate::web::as_of::AsOf;
use crate::web::forms::{FormErrors, Offer};
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::norms::{theme_name, theme_offers};
use crate::web::problems::Problem;
use crate::web::record::public;
use crate::web::sentences::event_word;
use crate::web::shell::Shell;
use crate::web::site::Site;
use crate::web::words::{Words, words};

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
    mark: Mark,
}

#[derive(Template)]
#[template(path = "adoption/matrix.html")]
struct Matrix {
    shell: Shell,
    errors: FormErrors,
    themes: Vec<Offer>,
    as_of: AsOf,
    caption: String,
    columns: Vec<Column>,
    rows: Vec<Row>,
    legend: Vec<Mark>,
}

/// `GET /{lang}/adoption`: norms across, members down, on any day up to today.
///
/// # Errors
/// Not found where the address names no theme; 422 with today's page for a day that cannot be shown.
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
    let (head, as_of, mut page) = house
        .read(move |r| {
            let as_of = AsOf::turn(r, &query.on, w)?;
            let roster = members::roster(r)?;
            let mut found = norms::all(r)?;
            found.retain(|norm| theme.as_ref().is_none_or(|code| *code == norm.theme));
            let ledger = adherence::ledger(r, &found, &roster)?;
            let themes = themes::all(r)?;
            let named = paragraphs::named(r)?;
            let query = match &theme {
                Some(code) => format!("theme={code}"),
                None => String::new(),
            };
            let shell = public(&site, w.lang(), "/adoption", w.adoption_title(), r.head())
                .with_query(&query)
                .on_day(as_of.day);
            let mut page = table(&found, &ledger, &roster, w, shell);
            page.themes = Offer::taken(
                theme_offers(&themes, w.adoption_filter_every_theme(), w.lang()),
                theme.as_ref().map_or("", ThemeCode::as_str),
            );
            for (column, norm) in page.columns.iter_mut().zip(&found) {
                column.title = format!(
                    "{} ({})",
                    column.title,
                    theme_name(&themes, &norm.theme, w.lang())
                );
                column.named = on_paragraphs(r, &named, norm, &roster, w)?;
            }
            Ok::<_, Failure>((r.head().clone(), as_of, page))
        })
        .await?;
    page.shell = page.shell.as_of(head.n - 1, head.time);
    page.as_of = as_of.clone();
    as_of.answer(&page)
}

fn table(found: &[Norm], ledger: &Ledger, roster: &Roster, w: &Words, shell: Shell) -> Matrix {
    let day = roster.today();
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
        as_of: AsOf::default(),
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
        named: Vec::new(),
    }
}
