//! Adoption as files: the matrix and the timeline as tables, the map and the line as pictures.

use actix_web::{HttpResponse, web};

use super::matrix::missing;
use super::picture;
use super::selection::{Query, Selection, select};
use super::status_word;
use super::timeline::Timeline;
use crate::rules::words::NormSymbol;
use crate::store::norms::{self, Norm};
use crate::store::{Failure, adherence, members, themes};
use crate::web::as_of::AsOf;
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::motion_words::member_kind;
use crate::web::norms::theme_name;
use crate::web::problems::Problem;
use crate::web::sentences::event_word;
use crate::web::tables::{self, Cell, Column, Sheet, Suffix};
use crate::web::words::{Words, words};

type Asked = (
    Language,
    web::Path<(String, String)>,
    web::Data<House>,
    web::Query<Query>,
);

/// What an address asks for: a table in a form, or a drawn picture.
enum Made {
    Table(Sheet),
    Drawn(String, Result<String, askama::Error>),
}

fn answered(made: Made, suffix: Suffix) -> Result<HttpResponse, Problem> {
    match (made, suffix) {
        (Made::Table(sheet), Suffix::Table(form)) => sheet.answer(form),
        (Made::Drawn(name, svg), _) => Ok(tables::picture(&name, svg.map_err(Problem::fault)?)),
        (Made::Table(_), Suffix::Picture) => Err(Problem::NotFound),
    }
}

/// `GET /{lang}/adoption.{form}`: what the matrix shows, a line for each cell; or its map.
///
/// # Errors
/// Not found of another suffix, a choice that names nothing, a day that cannot be shown.
pub async fn matrix(asked: Asked) -> Result<HttpResponse, Problem> {
    of_selection(asked, |selection, made, suffix, w| {
        let name = "adoption".to_owned();
        match suffix {
            Suffix::Picture => Made::Drawn(name, picture::overall(selection, w).file(w.lang())),
            Suffix::Table(_) => Made::Table(cells(selection, name, made, w)),
        }
    })
    .await
}

/// `GET /{lang}/adoption/adherences.{form}`: the adherences to the norms shown, over time.
///
/// # Errors
/// As [`matrix`].
pub async fn adherences(asked: Asked) -> Result<HttpResponse, Problem> {
    of_selection(asked, |selection, made, suffix, w| {
        let (ledger, roster) = (&selection.ledger, &selection.roster);
        let line = Timeline::of_many(&selection.norms, ledger, roster, w);
        drawn(&line, "adherences".to_owned(), made, suffix, w)
    })
    .await
}

fn drawn(line: &Timeline, name: String, made: jiff::Timestamp, suffix: Suffix, w: &Words) -> Made {
    match suffix {
        Suffix::Picture => Made::Drawn(name, line.file(w)),
        Suffix::Table(_) => Made::Table(line.sheet(name, made, w)),
    }
}

async fn of_selection(
    (lang, path, house, query): Asked,
    make: impl FnOnce(&Selection, jiff::Timestamp, Suffix, &'static Words) -> Made + Send + 'static,
) -> Result<HttpResponse, Problem> {
    let suffix = Suffix::of(&path.1)?;
    let w = words(lang.0);
    let query = query.into_inner();
    let narrowing = query.narrowing().ok_or(Problem::NotFound)?;
    let made = house
        .read(move |r| {
            let as_of = AsOf::turn(r, &query.on, w)?;
            if !as_of.errors.is_empty() {
                return Ok(None);
            }
            let selection = select(r, &narrowing, w)?;
            Ok::<_, Failure>(Some(make(&selection, r.head().time, suffix, w)))
        })
        .await?;
    answered(made.ok_or(Problem::NotFound)?, suffix)
}

/// `GET /{lang}/norms/{symbol}/adoption.{form}`: where each member stands on one norm; or its map.
///
/// # Errors
/// Not found of another suffix, an unknown norm, a day that cannot be shown.
pub async fn norm(asked: OfNorm) -> Result<HttpResponse, Problem> {
    of_norm(asked, |one, suffix, w| {
        let name = format!("{}-adoption", one.norm.symbol);
        match suffix {
            Suffix::Picture => {
                let map = picture::of_norm(&one.norm, &one.ledger, &one.roster, w);
                Made::Drawn(name, map.file(w.lang()))
            }
            Suffix::Table(_) => Made::Table(cells(&one.alone(w), name, one.made, w)),
        }
    })
    .await
}

/// `GET /{lang}/norms/{symbol}/adherences.{form}`: its Adherents over time.
///
/// # Errors
/// As [`norm`].
pub async fn norm_adherences(asked: OfNorm) -> Result<HttpResponse, Problem> {
    of_norm(asked, |one, suffix, w| {
        let line = Timeline::of_norm(&one.norm, &one.ledger, &one.roster, w);
        let name = format!("{}-adherences", one.norm.symbol);
        drawn(&line, name, one.made, suffix, w)
    })
    .await
}

type OfNorm = (
    Language,
    web::Path<(String, String, String)>,
    web::Data<House>,
    web::Query<Query>,
);

/// One norm and all that members did with it.
struct One {
    norm: Norm,
    ledger: adherence::Ledger,
    roster: members::Roster,
    themes: Vec<themes::Theme>,
    made: jiff::Timestamp,
}

impl One {
    /// The same as a matrix of one column.
    fn alone(&self, w: &Words) -> Selection {
        Selection::of_one(&self.norm, &self.ledger, &self.roster, &self.themes, w)
    }
}

async fn of_norm(
    (lang, path, house, query): OfNorm,
    make: impl FnOnce(&One, Suffix, &'static Words) -> Made + Send + 'static,
) -> Result<HttpResponse, Problem> {
    let suffix = Suffix::of(&path.2)?;
    let symbol = NormSymbol::parse(&path.1).map_err(|_| Problem::NotFound)?;
    let (w, on) = (words(lang.0), query.into_inner().on);
    let made = house
        .read(move |r| {
            let adopted_by = norms::find(r, &symbol)?.index;
            let as_of = AsOf::turn_since(r, &on, adopted_by, w)?;
            if !as_of.errors.is_empty() {
                return Ok(None);
            }
            let norm = norms::find(r, &symbol)?;
            let roster = members::roster(r)?;
            let one = One {
                ledger: adherence::ledger(r, std::slice::from_ref(&norm), &roster)?,
                themes: themes::all(r)?,
                made: r.head().time,
                norm,
                roster,
            };
            Ok::<_, Failure>(Some(make(&one, suffix, w)))
        })
        .await?;
    answered(made.ok_or(Problem::NotFound)?, suffix)
}

/// A line for each cell of the matrix that is shown.
fn cells(selection: &Selection, name: String, made: jiff::Timestamp, w: &Words) -> Sheet {
    let mut rows = Vec::new();
    for norm in &selection.norms {
        for member in &selection.members {
            let Some(position) = selection.position(&norm.symbol, &member.code) else {
                continue;
            };
            rows.push(vec![
                Cell::text(norm.symbol.to_string()),
                Cell::text(norm.title.of(w.lang())),
                Cell::text(theme_name(&selection.themes, &norm.theme, w.lang())),
                Cell::text(member.code.to_string()),
                Cell::text(&member.name),
                Cell::text(member_kind(member.kind, w)),
                Cell::text(position.status.as_str()),
                Cell::text(status_word(position.status, w)),
                Cell::of(position.adhered_since),
                Cell::Whole(position.reservations),
                Cell::given(
                    position
                        .last
                        .map_or_else(String::new, |last| event_word(last.kind, w)),
                ),
                Cell::of(position.last.map(|last| last.date)),
                Cell::given(missing(norm, selection, w)),
            ]);
        }
    }
    Sheet {
        name,
        title: w.adoption_caption(selection.members.len() as i64, selection.norms.len() as i64),
        columns: columns(w),
        rows,
        made,
    }
}

fn columns(w: &Words) -> Vec<Column> {
    let column = |name, label, width| Column { name, label, width };
    vec![
        column("norm", w.adoption_column_norm(), 16),
        column("title", w.adoption_column_title(), 44),
        column("theme", w.adoption_filter_theme(), 18),
        column("member", w.members_code(), 8),
        column("name", w.adoption_member(), 20),
        column("kind", w.field_kind(), 16),
        column("standing", w.adoption_column_code(), 22),
        column("standing_words", w.adoption_filter_status(), 26),
        column("adherent_since", w.adoption_column_since(), 14),
        column("reservations", w.adoption_column_reservations(), 12),
        column("last_notification", w.adoption_column_last(), 26),
        column("last_date", w.adoption_column_last_date(), 12),
        column("missing", w.adoption_column_missing(), 30),
    ]
}
