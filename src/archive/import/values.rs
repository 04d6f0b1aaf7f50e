//! Cells as values: codes, symbols, dates and words, each with the reason why it is none.

use std::str::FromStr;

use jiff::civil::Date;

use crate::rules::words::{ArchiveSymbol, MemberCode};

/// A code of three capital letters. Nothing is read as missing: `NAM` is Namibia, and so is its two-letter code.
pub(super) fn code(text: &str) -> Result<MemberCode, String> {
    MemberCode::parse(text).map_err(|_| match text {
        "" => "the code is empty".to_owned(),
        "NA" => "\"NA\" is Namibia in two letters, and not taken for a missing value: codes have three (NAM)".to_owned(),
        text => format!("\"{text}\" is no code: it has three capital letters, as FRA"),
    })
}

/// A date as ISO 8601 writes it, `1960-12-14`.
pub(super) fn date(text: &str) -> Result<Date, String> {
    let is_of_form = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    match (text, is_of_form) {
        ("", _) => Err("the date is empty".to_owned()),
        (text, false) => Err(format!("\"{text}\" is not a date as 1960-12-14")),
        (text, true) => text.parse().map_err(|_| format!("there is no day {text}")),
    }
}

/// A date that may be left out.
pub(super) fn date_if(text: &str) -> Result<Option<Date>, String> {
    match text {
        "" => Ok(None),
        text => date(text).map(Some),
    }
}

pub(super) fn symbol(text: &str) -> Result<ArchiveSymbol, String> {
    ArchiveSymbol::parse(text).map_err(|_| match text {
        "" => "the symbol is empty".to_owned(),
        text => format!(
            "\"{text}\" is no symbol: it has 1 to 80 letters, digits and signs as /-._()[]:;,*'+&=@!~$, without accents"
        ),
    })
}

pub(super) fn symbol_if(text: &str) -> Result<Option<ArchiveSymbol>, String> {
    match text {
        "" => Ok(None),
        text => symbol(text).map(Some),
    }
}

/// A word of a closed list.
pub(super) fn word<T: FromStr + Copy + std::fmt::Display>(
    text: &str,
    what: &str,
    all: &[T],
) -> Result<T, String> {
    text.parse().map_err(|_| {
        let all: Vec<String> = all.iter().map(ToString::to_string).collect();
        format!("\"{text}\" is no {what}: {}", all.join(", "))
    })
}

/// Prose as an export writes it: an apostrophe before what a spreadsheet would run is taken away again.
pub(super) fn prose(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '\t', '\r']) => rest,
        _ => text,
    }
}
