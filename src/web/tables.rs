//! Tables as files: what a page shows as a table, as CSV, XLSX or JSON at its address and a suffix.

use actix_web::HttpResponse;
use actix_web::http::header;
use jiff::Timestamp;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, XlsxError};
use serde_json::{Map, Value, json};

use super::answers;
use super::problems::Problem;
use crate::record::canonical::micros;

/// The most characters that a cell of a spreadsheet takes.
const CELL_MOST: usize = 32_767;
/// The most characters that the name of a sheet has.
const SHEET_NAME_MOST: usize = 31;

/// What a table is handed out as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Csv,
    Xlsx,
    Json,
}

impl Form {
    pub const ALL: [Self; 3] = [Self::Csv, Self::Xlsx, Self::Json];

    pub const fn suffix(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
        }
    }

    /// The form of a suffix; none of a word that is no suffix of a table.
    pub fn of(suffix: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.suffix() == suffix)
    }

    const fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8; header=present",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Json => "application/json",
        }
    }
}

/// A table or its picture, by the suffix of an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Suffix {
    Table(Form),
    Picture,
}

impl Suffix {
    /// # Errors
    /// [`Problem::NotFound`] of a word that is no such suffix.
    pub fn of(suffix: &str) -> Result<Self, Problem> {
        match suffix {
            "svg" => Ok(Self::Picture),
            suffix => Form::of(suffix).map(Self::Table).ok_or(Problem::NotFound),
        }
    }
}

/// A column: its name for programs, in CSV and JSON, and for readers, in a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub name: &'static str,
    pub label: String,
    /// Of the column in a sheet, in characters.
    pub width: u8,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    Text(String),
    Whole(i64),
    Nothing,
}

impl Cell {
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// Empty words are nothing.
    pub fn given(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() {
            Self::Nothing
        } else {
            Self::Text(text)
        }
    }

    /// A day as `2026-03-02`, a symbol, a code: whatever prints itself.
    pub fn of(some: Option<impl ToString>) -> Self {
        some.map_or(Self::Nothing, |some| Self::Text(some.to_string()))
    }
}

/// A table ready to be handed out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Of the file, without its suffix.
    pub name: String,
    pub title: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
    /// The newest act that it rests on.
    pub made: Timestamp,
}

impl Sheet {
    /// # Errors
    /// A fault when the file cannot be written.
    pub fn answer(&self, form: Form) -> Result<HttpResponse, Problem> {
        let bytes = match form {
            Form::Csv => self.csv().map_err(Problem::fault)?,
            Form::Xlsx => self.xlsx().map_err(Problem::fault)?,
            Form::Json => self.json().map_err(Problem::fault)?,
        };
        let name = format!("attachment; filename=\"{}.{}\"", self.name, form.suffix());
        Ok(HttpResponse::Ok()
            .content_type(form.media_type())
            .insert_header((header::CONTENT_DISPOSITION, name))
            .insert_header(answers::same_for_all())
            .body(bytes))
    }

    fn csv(&self) -> Result<Vec<u8>, String> {
        let mut sheet = csv::Writer::from_writer(Vec::new());
        let head = self.columns.iter().map(|column| column.name);
        sheet.write_record(head).map_err(|e| e.to_string())?;
        for row in &self.rows {
            let cells = row.iter().map(|cell| match cell {
                Cell::Text(text) => harmless(text),
                Cell::Whole(number) => number.to_string(),
                Cell::Nothing => String::new(),
            });
            sheet.write_record(cells).map_err(|e| e.to_string())?;
        }
        sheet.into_inner().map_err(|error| error.to_string())
    }

    fn json(&self) -> Result<Vec<u8>, serde_json::Error> {
        let row = |row: &Vec<Cell>| -> Value {
            let cells = row.iter().map(|cell| match cell {
                Cell::Text(text) => Value::from(text.as_str()),
                Cell::Whole(number) => Value::from(*number),
                Cell::Nothing => Value::Null,
            });
            let names = self.columns.iter().map(|column| column.name.to_owned());
            Value::Object(names.zip(cells).collect::<Map<_, _>>())
        };
        let columns: Vec<Value> = self
            .columns
            .iter()
            .map(|column| json!({"name": column.name, "title": column.label}))
            .collect();
        let mut bytes = serde_json::to_vec_pretty(&json!({
            "title": self.title,
            "as_of": micros::text(self.made),
            "columns": columns,
            "rows": self.rows.iter().map(row).collect::<Vec<_>>(),
        }))?;
        bytes.push(b'\n');
        Ok(bytes)
    }

    /// One sheet, its head frozen and with filters; words are text, never a formula.
    fn xlsx(&self) -> Result<Vec<u8>, XlsxError> {
        let mut book = Workbook::new();
        // The same bytes for whoever asks, until the next act.
        let made = ExcelDateTime::from_timestamp(self.made.as_second())?;
        let properties = DocProperties::new()
            .set_title(&self.title)
            .set_creation_datetime(&made);
        book.set_properties(&properties);
        let bold = Format::new().set_bold().set_align(FormatAlign::Top);
        let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        let sheet = book.add_worksheet();
        let name: String = self.name.chars().take(SHEET_NAME_MOST).collect();
        sheet.set_name(name)?;
        for (at, column) in (0u16..).zip(&self.columns) {
            sheet.set_column_width(at, f64::from(column.width))?;
            sheet.write_string_with_format(0, at, &column.label, &bold)?;
        }
        for (line, row) in (1u32..).zip(&self.rows) {
            for (at, cell) in (0u16..).zip(row) {
                match cell {
                    Cell::Text(text) => {
                        let fits: String = text.chars().take(CELL_MOST).collect();
                        sheet.write_string_with_format(line, at, fits, &wrapped)?;
                    }
                    // Exact up to 2^53; nothing here is counted higher.
                    Cell::Whole(number) => {
                        sheet.write_number_with_format(line, at, *number as f64, &wrapped)?;
                    }
                    Cell::Nothing => {}
                }
            }
        }
        let last = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        let right = u16::try_from(self.columns.len()).unwrap_or(u16::MAX);
        sheet.set_freeze_panes(1, 1)?;
        sheet.autofilter(0, 0, last, right.saturating_sub(1))?;
        sheet.set_landscape().set_repeat_rows(0, 0)?;
        book.save_to_buffer()
    }
}

/// A cell that begins like a formula gets an apostrophe before it, which spreadsheets take for "this is text".
pub fn harmless(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

/// A picture as a file of its own.
pub fn picture(name: &str, svg: String) -> HttpResponse {
    let name = format!("inline; filename=\"{name}.svg\"");
    HttpResponse::Ok()
        .content_type("image/svg+xml; charset=utf-8")
        .insert_header((header::CONTENT_DISPOSITION, name))
        .insert_header(answers::same_for_all())
        .body(svg)
}

/// The addresses of a table's files, and of its picture where it has one, with what each is called.
pub fn links(base: &str, query: &str, picture: Picture) -> Vec<(String, &'static str)> {
    let table = [("csv", "CSV"), ("xlsx", "XLSX"), ("json", "JSON")];
    let drawn = match picture {
        Picture::Drawn => Some(("svg", "SVG")),
        Picture::None => None,
    };
    let mark = if query.is_empty() { "" } else { "?" };
    table
        .into_iter()
        .chain(drawn)
        .map(|(suffix, label)| (format!("{base}.{suffix}{mark}{query}"), label))
        .collect()
}

/// Whether a table has a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picture {
    Drawn,
    None,
}
