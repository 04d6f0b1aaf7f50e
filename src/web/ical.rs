//! iCalendar (RFC 5545): events and things to do, as text.

use jiff::Timestamp;
use jiff::civil::Date;

use super::words::Words;
use crate::rules::calendar;

/// Octets of a line before it is folded.
const LINE: usize = 75;

/// When something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    Hours(Timestamp, Timestamp),
    /// A whole day of the house.
    Day(Date),
    /// To be done, without an hour.
    Whenever,
}

/// One event, or one thing to do.
#[derive(Clone, Debug)]
pub struct Event {
    /// The same in both languages, and through all changes.
    pub uid: String,
    /// Rises with every change.
    pub sequence: i64,
    /// When it was changed last.
    pub changed: Timestamp,
    pub when: When,
    pub summary: String,
    pub description: String,
    pub url: String,
    pub status: &'static str,
    pub category: &'static str,
}

impl Event {
    /// How its beginning is written, by which events are ordered.
    fn begins(&self) -> String {
        match self.when {
            When::Hours(from, _) => utc(from),
            When::Day(day) => date(day),
            When::Whenever => String::new(),
        }
    }
}

/// A calendar of this name, in order.
pub fn written(mut events: Vec<Event>, name: &str, w: &Words) -> String {
    events.sort_by_key(|event| (event.begins(), event.uid.clone()));
    let mut out = String::new();
    for (property, value) in [
        ("BEGIN", "VCALENDAR".to_owned()),
        ("VERSION", "2.0".to_owned()),
        (
            "PRODID",
            format!("-//GAIP//Registry//{}", w.lang().as_str().to_uppercase()),
        ),
        ("CALSCALE", "GREGORIAN".to_owned()),
        ("NAME", text(name)),
        ("X-WR-CALNAME", text(name)),
        ("REFRESH-INTERVAL;VALUE=DURATION", "PT1H".to_owned()),
    ] {
        line(&mut out, property, &value);
    }
    for event in &events {
        component(&mut out, event, w);
    }
    line(&mut out, "END", "VCALENDAR");
    out
}

fn component(out: &mut String, event: &Event, w: &Words) {
    let lang = w.lang();
    let (kind, hours) = match event.when {
        When::Hours(from, until) => (
            "VEVENT",
            vec![("DTSTART", utc(from)), ("DTEND", utc(until))],
        ),
        When::Day(day) => (
            "VEVENT",
            vec![
                ("DTSTART;VALUE=DATE", date(day)),
                ("DTEND;VALUE=DATE", date(calendar::days_after(day, 1))),
            ],
        ),
        When::Whenever => ("VTODO", Vec::new()),
    };
    let summary = format!("SUMMARY;LANGUAGE={lang}");
    let description = format!("DESCRIPTION;LANGUAGE={lang}");
    let before = [
        ("BEGIN", kind.to_owned()),
        ("UID", event.uid.clone()),
        ("SEQUENCE", event.sequence.to_string()),
        ("DTSTAMP", utc(event.changed)),
        ("LAST-MODIFIED", utc(event.changed)),
    ];
    let mut after = vec![
        (summary.as_str(), text(&event.summary)),
        (description.as_str(), text(&event.description)),
        ("URL", event.url.clone()),
        ("CATEGORIES", event.category.to_owned()),
        ("STATUS", event.status.to_owned()),
    ];
    if kind == "VEVENT" {
        after.push(("TRANSP", "TRANSPARENT".to_owned()));
    }
    after.push(("END", kind.to_owned()));
    for (property, value) in before.iter().chain(&hours).chain(&after) {
        line(out, property, value);
    }
}

/// `20261122T170405Z`.
fn utc(at: Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// `20261122`.
fn date(day: Date) -> String {
    day.strftime("%Y%m%d").to_string()
}

/// Words as a value (RFC 5545, 3.3.11).
fn text(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// A line, folded after 75 octets and never within a letter (RFC 5545, 3.1).
fn line(out: &mut String, name: &str, value: &str) {
    let mut octets = 0;
    for c in name.chars().chain([':']).chain(value.chars()) {
        if octets + c.len_utf8() > LINE {
            out.push_str("\r\n ");
            octets = 1;
        }
        out.push(c);
        octets += c.len_utf8();
    }
    out.push_str("\r\n");
}
