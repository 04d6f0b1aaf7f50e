//! Tables as files: read back by other libraries, the three forms say the same, and nothing in them runs.

use std::io::Read;

use quick_xml::Reader;
use quick_xml::events::Event;
use registry::web::tables::{Form, harmless};

use super::browser::Browser;

/// Names of columns and the cells below them, every cell as text.
#[derive(Debug, PartialEq, Eq)]
pub struct Sheet {
    pub columns: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

impl Sheet {
    pub fn cell(&self, row: usize, column: &str) -> &str {
        let at = self.columns.iter().position(|name| name == column);
        &self.rows[row][at.unwrap_or_else(|| panic!("no column {column}"))]
    }

    pub fn column(&self, column: &str) -> Vec<&str> {
        (0..self.rows.len())
            .map(|row| self.cell(row, column))
            .collect()
    }
}

/// The table at an address without its suffix, read from all three forms, which must say the same.
pub fn table(visitor: &Browser, base: &str, query: &str) -> Sheet {
    let address = |form: Form| format!("{base}.{}{query}", form.suffix());
    let csv = csv_of(&visitor.get_bytes(&address(Form::Csv)));
    let json = json_of(&visitor.get_bytes(&address(Form::Json)));
    assert_eq!(csv, json, "{base}{query}: CSV and JSON");
    let xlsx = xlsx_of(visitor.get_bytes(&address(Form::Xlsx)));
    // The head of a sheet is in the reader's language.
    assert_eq!(xlsx.len(), csv.rows.len() + 1, "{base}{query}: XLSX");
    for (from_xlsx, from_csv) in xlsx.iter().skip(1).zip(&csv.rows) {
        let mut padded = from_xlsx.clone();
        padded.resize(from_csv.len(), String::new());
        assert_eq!(&padded, from_csv, "{base}{query}: XLSX");
    }
    csv
}

fn csv_of(bytes: &[u8]) -> Sheet {
    let mut read = csv::Reader::from_reader(bytes);
    let columns = read.headers().unwrap().iter().map(str::to_owned).collect();
    let row = |row: csv::StringRecord| {
        let cell = |cell: &str| cell.strip_prefix('\'').unwrap_or(cell).to_owned();
        row.iter().map(cell).collect()
    };
    let rows = read.records().map(|record| row(record.unwrap())).collect();
    Sheet { columns, rows }
}

fn json_of(bytes: &[u8]) -> Sheet {
    let whole: serde_json::Value = serde_json::from_slice(bytes).unwrap();
    let columns: Vec<String> = whole["columns"]
        .as_array()
        .unwrap()
        .iter()
        .map(|column| column["name"].as_str().unwrap().to_owned())
        .collect();
    let cell = |cell: &serde_json::Value| match cell {
        serde_json::Value::Null => String::new(),
        serde_json::Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let rows = whole["rows"].as_array().unwrap().iter();
    let rows = rows.map(|row| columns.iter().map(|name| cell(&row[name])).collect());
    Sheet {
        rows: rows.collect(),
        columns,
    }
}

/// The cells of the first sheet of a workbook, row by row.
fn xlsx_of(bytes: Vec<u8>) -> Vec<Vec<String>> {
    let mut book = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut part = |name: &str| {
        let mut text = String::new();
        book.by_name(name)
            .unwrap()
            .read_to_string(&mut text)
            .unwrap();
        text
    };
    let shared = strings(&part("xl/sharedStrings.xml"));
    let sheet = part("xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("<f>"), "no formula stands in a sheet");
    let mut reader = Reader::from_str(&sheet);
    let (mut rows, mut at, mut is_shared, mut is_value) = (Vec::new(), 0, false, false);
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => return rows,
            Event::Start(tag) | Event::Empty(tag) if tag.name().as_ref() == "row" => {
                rows.push(Vec::new());
            }
            Event::Start(tag) | Event::Empty(tag) if tag.name().as_ref() == "c" => {
                let value = |name: &str| {
                    let found = tag.try_get_attribute(name).unwrap()?;
                    Some(found.value.into_owned())
                };
                let place = value("r").unwrap();
                let letters = place.trim_end_matches(|c: char| c.is_ascii_digit());
                at = letters
                    .bytes()
                    .fold(0, |n, byte| n * 26 + usize::from(byte - b'A') + 1)
                    - 1;
                is_shared = value("t").as_deref() == Some("s");
            }
            Event::Start(tag) => is_value = tag.name().as_ref() == "v",
            Event::End(_) => is_value = false,
            Event::Text(text) if is_value => {
                let text = text.to_string();
                let row: &mut Vec<String> = rows.last_mut().unwrap();
                row.resize(row.len().max(at + 1), String::new());
                row[at] = if is_shared {
                    shared[text.parse::<usize>().unwrap()].clone()
                } else {
                    text
                };
            }
            _ => {}
        }
    }
}

fn strings(xml: &str) -> Vec<String> {
    xml.split("<si>")
        .skip(1)
        .map(|one| {
            let text = one.split("<t").nth(1).unwrap();
            let text = text.split_once('>').unwrap().1;
            let text = text.split("</t>").next().unwrap();
            text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&amp;", "&")
        })
        .collect()
}

/// Reads a picture as XML: it must be one, whole, of its own media type, and neither styled by hand nor scripted.
pub fn picture(visitor: &Browser, address: &str) -> String {
    let answer = visitor.get(address);
    assert_eq!(answer.status, 200, "{address}");
    assert_eq!(
        answer.header("content-type"),
        "image/svg+xml; charset=utf-8",
        "{address}"
    );
    let mut reader = Reader::from_str(&answer.body);
    let mut depth = 0;
    loop {
        match reader
            .read_event()
            .unwrap_or_else(|e| panic!("{address}: {e}"))
        {
            Event::Eof => break,
            Event::Start(tag) => {
                depth += 1;
                assert_ne!(tag.name().as_ref(), "script", "{address}");
                assert_ne!(tag.name().as_ref(), "style", "{address}");
                assert!(tag.try_get_attribute("style").unwrap().is_none());
            }
            Event::End(_) => depth -= 1,
            _ => {}
        }
    }
    assert_eq!(depth, 0, "{address}");
    // It needs nothing beside it.
    assert!(!answer.body.contains("href=\"/"), "{address}");
    answer.body
}

#[test]
fn a_cell_that_begins_like_a_formula_is_text() {
    for begins in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"] {
        assert_eq!(harmless(begins), format!("'{begins}"));
    }
    assert_eq!(harmless("1 = 1"), "1 = 1");
    assert_eq!(harmless("France"), "France");
}
