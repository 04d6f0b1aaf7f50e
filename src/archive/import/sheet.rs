//! One CSV file (RFC 4180): its bytes looked over first, then its rows by the names of their columns.
//!
//! The reader of the csv crate takes a lone quote and bytes of any kind. Here each is found before, by its line, and
//! its line is taken out, so that the others are still read.

use csv::{ByteRecord, ReaderBuilder};

use super::wrongs::Wrongs;

/// A column: its name, and whether a file must have it.
pub(super) type Column = (&'static str, Needed);

/// Whether a file can be read without a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Needed {
    Yes,
    No,
}

/// The bytes of a file in which every line can be read.
pub(super) struct Sheet {
    pub name: &'static str,
    bytes: Vec<u8>,
}

/// A row of a file: its line, and its cells in the order of the columns asked for.
pub(super) struct Row<'a> {
    pub line: u64,
    record: &'a ByteRecord,
    places: &'a [Option<usize>],
}

impl<'a> Row<'a> {
    /// A cell; empty where the file does not have the column.
    pub(super) fn cell(&self, column: usize) -> &'a str {
        let place = self.places.get(column).copied().flatten();
        let bytes = place.and_then(|place| self.record.get(place));
        // Every byte was looked at before.
        bytes.map_or("", |bytes| std::str::from_utf8(bytes).unwrap_or(""))
    }
}

impl Sheet {
    pub(super) fn of(name: &'static str, mut bytes: Vec<u8>, wrongs: &mut Wrongs) -> Self {
        if bytes.starts_with(b"\xEF\xBB\xBF") {
            bytes.drain(..3);
        }
        not_text(name, &mut bytes, wrongs);
        misquoted(name, &mut bytes, wrongs);
        Self { name, bytes }
    }

    /// Gives every row with as many cells as the heading; the others, and a heading that is not that of the file,
    /// are wrong.
    pub(super) fn rows(
        &self,
        columns: &[Column],
        wrongs: &mut Wrongs,
        mut take: impl FnMut(&Row<'_>, &mut Wrongs),
    ) {
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(self.bytes.as_slice());
        let mut record = ByteRecord::new();
        let mut lines = Lines::of(&self.bytes);
        let mut heading: Option<(usize, Vec<Option<usize>>)> = None;
        loop {
            match reader.read_byte_record(&mut record) {
                Ok(true) => {}
                Ok(false) => break,
                Err(error) => {
                    wrongs.add(self.name, lines.line, None, error.to_string());
                    break;
                }
            }
            let line = lines.of_record(&record);
            let Some((cells, places)) = &heading else {
                match self.heading(columns, &record, line, wrongs) {
                    Some(places) => heading = Some((record.len(), places)),
                    None => return,
                }
                continue;
            };
            if record.len() != *cells {
                let reason = format!(
                    "{} where the heading has {cells}",
                    counted(record.len(), "cell")
                );
                wrongs.add(self.name, line, None, reason);
                continue;
            }
            let row = Row {
                line,
                record: &record,
                places,
            };
            take(&row, wrongs);
        }
        if heading.is_none() {
            wrongs.add(
                self.name,
                1,
                None,
                "the file is empty: it needs its heading",
            );
        }
    }

    /// Where each column stands.
    fn heading(
        &self,
        columns: &[Column],
        record: &ByteRecord,
        line: u64,
        wrongs: &mut Wrongs,
    ) -> Option<Vec<Option<usize>>> {
        let before = wrongs.found();
        let mut places = vec![None; columns.len()];
        for (at, name) in record.iter().enumerate() {
            let name = String::from_utf8_lossy(name);
            let column = columns.iter().position(|(column, _)| *column == name);
            match column.and_then(|column| places.get_mut(column)) {
                Some(place @ None) => *place = Some(at),
                Some(_) => wrongs.add(
                    self.name,
                    line,
                    None,
                    format!("column \"{name}\" stands twice"),
                ),
                None => {
                    let names: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
                    let reason = format!(
                        "unknown column \"{name}\": the columns are {}",
                        names.join(", ")
                    );
                    wrongs.add(self.name, line, None, reason);
                }
            }
        }
        for ((name, needed), place) in columns.iter().zip(&places) {
            if *needed == Needed::Yes && place.is_none() {
                wrongs.add(self.name, line, Some(name), "the column is missing");
            }
        }
        (wrongs.found() == before).then_some(places)
    }
}

/// The lines of the records of a reader, which may count blank lines to the record after them.
struct Lines<'a> {
    bytes: &'a [u8],
    at: usize,
    line: u64,
}

impl<'a> Lines<'a> {
    const fn of(bytes: &'a [u8]) -> Self {
        Self {
            bytes,
            at: 0,
            line: 1,
        }
    }

    fn of_record(&mut self, record: &ByteRecord) -> u64 {
        let begins = record
            .position()
            .map_or(self.at, |position| position.byte() as usize);
        let blank = self.bytes[begins.min(self.bytes.len())..]
            .iter()
            .take_while(|byte| matches!(byte, b'\n' | b'\r'))
            .count();
        let begins = begins + blank;
        self.line += ends(&self.bytes[self.at..begins]);
        self.at = begins;
        self.line
    }
}

/// How many lines end in these bytes.
fn ends(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|byte| **byte == b'\n').count() as u64
}

/// Finds what is no UTF-8, or no text: and takes its line out.
fn not_text(name: &'static str, bytes: &mut [u8], wrongs: &mut Wrongs) {
    let (mut from, mut line) = (0, 1);
    while from < bytes.len() {
        let rest = &bytes[from..];
        let broken = std::str::from_utf8(rest)
            .err()
            .map(|error| error.valid_up_to());
        let control = rest[..broken.unwrap_or(rest.len())]
            .iter()
            .position(|byte| *byte < b' ' && !matches!(byte, b'\n' | b'\r' | b'\t'));
        let (at, reason) = match (control, broken) {
            (Some(at), _) => (
                at,
                format!("a control character (byte {:#04x}) is no text", rest[at]),
            ),
            (None, Some(at)) => (
                at,
                format!("the bytes from {:#04x} on are not UTF-8", rest[at]),
            ),
            (None, None) => return,
        };
        let at = from + at;
        line += ends(&bytes[from..at]);
        let begins = bytes[..at]
            .iter()
            .rposition(|byte| *byte == b'\n')
            .map_or(0, |end| end + 1);
        let cells = String::from_utf8_lossy(&bytes[begins..at])
            .matches(',')
            .count();
        wrongs.add(name, line, None, format!("{reason} (cell {})", cells + 1));
        from = take_out(bytes, begins);
    }
}

/// Takes a line out; gives where its end stands.
fn take_out(bytes: &mut [u8], begins: usize) -> usize {
    let length = bytes[begins..].iter().position(|byte| *byte == b'\n');
    let ends = length.map_or(bytes.len(), |length| begins + length);
    // What is blank is no row.
    bytes[begins..ends].fill(b'\r');
    ends
}

/// Finds quotes that do not open and close a whole cell, and takes their lines out.
fn misquoted(name: &'static str, bytes: &mut [u8], wrongs: &mut Wrongs) {
    let (mut at, mut line) = (0, 1);
    while at < bytes.len() {
        let begins = at;
        match record(bytes, begins) {
            Ok(end) => {
                line += ends(&bytes[begins..end]);
                at = end;
            }
            Err(reason) => {
                wrongs.add(name, line, None, reason);
                at = take_out(bytes, begins);
            }
        }
    }
}

/// Walks over one record; gives where the next begins.
fn record(bytes: &[u8], begins: usize) -> Result<usize, &'static str> {
    let mut at = begins;
    loop {
        // At the beginning of a cell.
        if bytes.get(at) == Some(&b'"') {
            at = closing(bytes, at + 1)
                .ok_or("a quote is opened and never closed as a cell's end")?;
            if !matches!(bytes.get(at), None | Some(b',' | b'\n' | b'\r')) {
                return Err("a lone quote in a quoted cell: write it twice");
            }
        }
        loop {
            match bytes.get(at) {
                None => return Ok(at),
                Some(b'\n') => return Ok(at + 1),
                Some(b'"') => {
                    return Err("a lone quote: put the cell in quotes, and write it twice");
                }
                Some(b',') => {
                    at += 1;
                    break;
                }
                Some(_) => at += 1,
            }
        }
    }
}

/// Behind the quote that closes the cell.
fn closing(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        let quote = at + bytes.get(at..)?.iter().position(|byte| *byte == b'"')?;
        if bytes.get(quote + 1) == Some(&b'"') {
            at = quote + 2;
        } else {
            return Some(quote + 1);
        }
    }
}

/// "1 cell", "3 cells".
pub(super) fn counted(n: usize, word: &str) -> String {
    match n {
        1 => format!("1 {word}"),
        n => format!("{n} {word}s"),
    }
}
