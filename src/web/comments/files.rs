//! Comments as files: exactly those of the page, for spreadsheets.

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use jiff::Timestamp;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook};

use super::compiled::{self, Compiled};
use super::query::Query;
use super::view;
use crate::record::canonical::micros;
use crate::rules::visibility::Viewer;
use crate::rules::words::{Lang, ProposalSymbol, UnitSymbol};
use crate::store::comments::Comment;
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::problems::Problem;
use crate::web::proposals::symbol;
use crate::web::refusals::language_name;
use crate::web::signed_in::SignedIn;
use crate::web::tables::harmless;
use crate::web::words::{Words, words};

/// Columns of a file.
const COLUMNS: usize = 18;
/// Widths of the columns of a sheet, in characters.
const WIDTHS: [f64; COLUMNS] = [
    13.0, 7.0, 12.0, 8.0, 14.0, 22.0, 22.0, 10.0, 13.0, 8.0, 18.0, 60.0, 60.0, 14.0, 50.0, 50.0,
    20.0, 20.0,
];
/// The most characters that a cell of a spreadsheet takes.
const CELL_MOST: usize = 32_767;

type Row = [String; COLUMNS];

type Asked = (
    web::Path<(String, String)>,
    Language,
    web::Query<Query>,
    web::Data<House>,
);

/// `GET /{lang}/proposals/{symbol}/comments.csv`.
///
/// # Errors
/// As the page.
pub async fn public_csv(asked: Asked) -> Result<HttpResponse, Problem> {
    let found = find(asked, Viewer::Public).await?;
    csv(&found)
}

/// `GET /{lang}/proposals/{symbol}/comments.xlsx`.
///
/// # Errors
/// As the page.
pub async fn public_xlsx(asked: Asked) -> Result<HttpResponse, Problem> {
    let found = find(asked, Viewer::Public).await?;
    xlsx(&found)
}

/// `GET /{lang}/desk/proposals/{symbol}/comments.csv`.
///
/// # Errors
/// As the page.
pub async fn desk_csv(caller: SignedIn, asked: Asked) -> Result<HttpResponse, Problem> {
    let found = find(asked, caller.viewer()).await?;
    csv(&found)
}

/// `GET /{lang}/desk/proposals/{symbol}/comments.xlsx`.
///
/// # Errors
/// As the page.
pub async fn desk_xlsx(caller: SignedIn, asked: Asked) -> Result<HttpResponse, Problem> {
    let found = find(asked, caller.viewer()).await?;
    xlsx(&found)
}

/// The head and the rows of a file.
struct Found {
    symbol: ProposalSymbol,
    /// The newest act that the file rests on.
    as_of: Timestamp,
    head: Row,
    rows: Vec<Row>,
}

async fn find((path, lang, query, house): Asked, viewer: Viewer) -> Result<Found, Problem> {
    let symbol = symbol(&path.1)?;
    let sought = query.sought()?;
    let of = symbol.clone();
    let compiled = house.read(move |r| compiled::read(r, &viewer, &of)).await?;
    let w = words(lang.0);
    let rows = view::in_order(&compiled, &sought)?
        .into_iter()
        .map(|comment| row(&compiled, comment, w))
        .collect::<Result<_, _>>()?;
    Ok(Found {
        symbol,
        as_of: compiled.head.time,
        head: head(w),
        rows,
    })
}

fn head(w: &Words) -> Row {
    [
        w.field_proposal(),
        w.comments_column_number(),
        w.comments_column_revision(),
        w.comments_column_unit(),
        w.comments_column_address(),
        w.comments_column_label(),
        w.comments_column_now(),
        w.field_language(),
        w.comments_column_kind(),
        w.comments_column_code(),
        w.comments_column_member(),
        w.comments_column_comment(),
        w.comments_column_wording(),
        w.comments_column_answer(),
        w.comments_column_reason(language_name(Lang::En, w)),
        w.comments_column_reason(language_name(Lang::Fr, w)),
        w.comments_column_made(),
        w.comments_column_answered(),
    ]
}

fn row(compiled: &Compiled, comment: &Comment, w: &Words) -> Result<Row, Problem> {
    let then = compiled.texts.get(&comment.revision);
    let unit = comment.unit.as_ref();
    let address = then.zip(unit).and_then(|(then, unit)| then.address(unit));
    let label = then.zip(unit).and_then(|(then, unit)| then.name(unit, w));
    let now = unit.map_or(Ok(None), |unit| {
        compiled.current().map(|now| now.name(unit, w))
    })?;
    let answered = comment.answered.as_ref();
    let reason = |lang: Lang| {
        let note = answered.and_then(|answered| match lang {
            Lang::En => answered.en.as_ref(),
            Lang::Fr => answered.fr.as_ref(),
        });
        note.map_or("", |note| compiled.body(note.as_str()))
            .to_owned()
    };
    let wording = comment.wording.as_ref();
    Ok([
        comment.proposal.to_string(),
        view::label(comment.number),
        w.revision_name(comment.revision),
        unit.map_or("", UnitSymbol::as_str).to_owned(),
        address.unwrap_or_default().to_owned(),
        match unit {
            None => w.comments_whole(),
            Some(_) => label.unwrap_or_default(),
        },
        match (unit, now) {
            (None, _) => String::new(),
            (Some(_), Some(name)) => name,
            (Some(_), None) => w.comments_gone(),
        },
        comment.lang.to_string(),
        w.comment_kind(comment.kind.as_str()),
        comment.member.to_string(),
        compiled.roster.short(&comment.member, w.lang()),
        compiled.body(comment.note.as_str()).to_owned(),
        wording
            .map_or("", |wording| compiled.body(wording.as_str()))
            .to_owned(),
        answered.map_or_else(String::new, |one| w.comment_answer(one.answer.as_str())),
        reason(Lang::En),
        reason(Lang::Fr),
        micros::text(comment.at),
        answered.map_or_else(String::new, |one| micros::text(one.at)),
    ])
}

fn csv(found: &Found) -> Result<HttpResponse, Problem> {
    let mut sheet = csv::Writer::from_writer(Vec::new());
    for row in std::iter::once(&found.head).chain(&found.rows) {
        let cells = row.iter().map(|cell| harmless(cell));
        sheet.write_record(cells).map_err(Problem::fault)?;
    }
    let bytes = sheet
        .into_inner()
        .map_err(|error| Problem::fault(error.to_string()))?;
    Ok(file(
        &found.symbol,
        "csv",
        "text/csv; charset=utf-8; header=present",
        bytes,
    ))
}

fn xlsx(found: &Found) -> Result<HttpResponse, Problem> {
    let bytes = workbook(found).map_err(Problem::fault)?;
    Ok(file(
        &found.symbol,
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        bytes,
    ))
}

/// One sheet, its head frozen and with filters; every cell is text, never a formula.
fn workbook(found: &Found) -> Result<Vec<u8>, rust_xlsxwriter::XlsxError> {
    let mut book = Workbook::new();
    // The same bytes for whoever asks, until the next act.
    let made = ExcelDateTime::from_timestamp(found.as_of.as_second())?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let bold = Format::new().set_bold().set_align(FormatAlign::Top);
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let sheet = book.add_worksheet();
    sheet.set_name(found.symbol.as_str())?;
    for (column, width) in (0u16..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    for (line, row) in (0u32..).zip(std::iter::once(&found.head).chain(&found.rows)) {
        let format = if line == 0 { &bold } else { &wrapped };
        for (column, cell) in (0u16..).zip(row) {
            let fits: String = cell.chars().take(CELL_MOST).collect();
            sheet.write_string_with_format(line, column, fits, format)?;
        }
    }
    let last = u32::try_from(found.rows.len()).unwrap_or(u32::MAX);
    sheet.set_freeze_panes(1, 2)?;
    sheet.autofilter(0, 0, last, COLUMNS as u16 - 1)?;
    sheet.set_landscape().set_repeat_rows(0, 0)?;
    book.save_to_buffer()
}

fn file(symbol: &ProposalSymbol, ending: &str, media: &str, bytes: Vec<u8>) -> HttpResponse {
    HttpResponse::Ok()
        .content_type(media)
        .insert_header((
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{symbol}-comments.{ending}\""),
        ))
        .body(bytes)
}
