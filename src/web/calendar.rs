//! The calendar (iCalendar, RFC 5545): consultations and ballots, for whoever keeps their days beside their own.

use actix_web::{HttpResponse, web};
use jiff::Timestamp;

use super::answers;
use super::feeds;
use super::house::House;
use super::languages::Language;
use super::problems::Problem;
use super::results;
use super::site::Site;
use super::votes::{heading, titles};
use super::words::{Words, words};
use crate::record::Act;
use crate::rules::stage::Stage;
use crate::rules::visibility::Viewer;
use crate::rules::words::ProposalSymbol;
use crate::store::ballots::{self, Ballot, State};
use crate::store::following::{self, Consulted};
use crate::store::proposals::{self, Titles};
use crate::store::{Failure, Reading, StoreError, entries, votes};

/// Ballots, and consultations, that the calendar goes back to.
const MOST: i64 = 200;
/// Octets of a line before it is folded.
const LINE: usize = 75;

pub fn routes(lang: &mut web::ServiceConfig) {
    lang.route("/calendar.ics", web::get().to(show));
}

/// One event.
struct Event {
    /// The same in both languages, and through all changes.
    uid: String,
    /// Rises with every change.
    sequence: i64,
    /// When it was changed last.
    changed: Timestamp,
    from: Timestamp,
    until: Timestamp,
    summary: String,
    description: String,
    url: String,
    status: &'static str,
    category: &'static str,
}

/// `GET /{lang}/calendar.ics`.
///
/// # Errors
/// A failure of the store.
pub async fn show(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
) -> Result<HttpResponse, Problem> {
    let w = words(lang.0);
    let origin = site.origin().to_owned();
    let events = house
        .read(move |r| {
            let host = feeds::tag(r)?.1;
            let mut events = of_ballots(r, w, &host, &origin)?;
            events.extend(of_consultations(r, w, &host, &origin)?);
            events.sort_by(|a, b| (a.from, &a.uid).cmp(&(b.from, &b.uid)));
            Ok::<_, Failure>(events)
        })
        .await?;
    Ok(HttpResponse::Ok()
        .content_type("text/calendar; charset=utf-8")
        .insert_header(answers::same_for_all())
        .body(written(&events, w)))
}

fn of_ballots(
    r: &mut Reading<'_>,
    w: &Words,
    host: &str,
    origin: &str,
) -> Result<Vec<Event>, Failure> {
    let viewer = Viewer::Public;
    let found = ballots::opened(r, &viewer, &ballots::Sought::default(), None, MOST)?;
    let titles = titles(r, &viewer, &found, w.lang())?;
    found
        .iter()
        .map(|ballot| {
            let changes = ballots::extensions(r, &viewer, ballot)?;
            let last = changes.iter().map(|(index, ..)| *index).max();
            let closed = ballot.closed_idx.into_iter().chain(ballot.certified_idx);
            let newest = closed.chain(last).chain([ballot.idx]).max();
            let settled = [ballot.closed_idx, ballot.certified_idx];
            let extended = match changes.len() {
                0 => i64::from(was_extended(r, ballot)?),
                known => known as i64,
            };
            let said = results::sum(ballot, w).map(|sum| sum.outcome);
            let rule = results::rule_line(&ballot.rule, w);
            Ok(Event {
                uid: format!("{}@{host}", ballot.symbol),
                sequence: extended + settled.iter().flatten().count() as i64,
                changed: votes::time_of(r, newest.unwrap_or(ballot.idx))?,
                from: ballot.opens.min(ballot.ended_at()),
                until: ballot.ended_at(),
                summary: w.calendar_vote(heading(ballot, titles.get(&ballot.proposal), w)),
                description: [Some(rule), said]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
                    .join("\n"),
                url: format!("{origin}/{}/votes/{}", w.lang(), ballot.symbol),
                status: status(ballot),
                category: "VOTE",
            })
        })
        .collect()
}

/// Whether its hour is another than that of its opening: the extensions of a vote on a proposal for members are not
/// told, their hour is.
fn was_extended(r: &mut Reading<'_>, ballot: &Ballot) -> Result<bool, StoreError> {
    let opening = entries::find(r, ballot.idx)?.entry.act;
    Ok(matches!(opening, Act::Ballot { closes, .. } if closes != ballot.closes))
}

/// A ballot that was ended before it opened never took place.
fn status(ballot: &Ballot) -> &'static str {
    if ballot.state == State::Ended && ballot.ended_at() <= ballot.opens {
        "CANCELLED"
    } else {
        "CONFIRMED"
    }
}

fn of_consultations(
    r: &mut Reading<'_>,
    w: &Words,
    host: &str,
    origin: &str,
) -> Result<Vec<Event>, Failure> {
    let found = following::consultations(r, MOST)?;
    let mut symbols: Vec<ProposalSymbol> = found.iter().map(|one| one.proposal.clone()).collect();
    symbols.sort();
    symbols.dedup();
    let titles = proposals::titles(r, &Viewer::Public, &symbols)?;
    let mut events = Vec::new();
    for one in &found {
        if let Some(event) = of_consultation(r, w, one, titles.get(&one.proposal), (host, origin))?
        {
            events.push(event);
        }
    }
    Ok(events)
}

fn of_consultation(
    r: &mut Reading<'_>,
    w: &Words,
    one: &Consulted,
    title: Option<&Titles>,
    (host, origin): (&str, &str),
) -> Result<Option<Event>, StoreError> {
    let proposal = match proposals::find(r, &Viewer::Public, &one.proposal) {
        Ok(proposal) => proposal,
        Err(StoreError::NotFound) => return Ok(None),
        Err(error) => return Err(error),
    };
    let changed = votes::time_of(r, proposal.changed)?;
    let is_withdrawn = proposal.stage == Stage::Withdrawn && changed < one.until;
    let symbol = &one.proposal;
    let heading = match title.map(|title| title.of(w.lang())) {
        Some(title) => w.vote_heading(symbol.as_str(), title),
        None => symbol.to_string(),
    };
    Ok(Some(Event {
        uid: format!("consultation-{}@{host}", one.index),
        sequence: i64::from(is_withdrawn),
        changed: if is_withdrawn { changed } else { one.from },
        from: one.from,
        until: one.until,
        summary: w.calendar_consultation(heading),
        description: w.calendar_consultation_what(),
        url: format!("{origin}/{}/proposals/{symbol}", w.lang()),
        status: if is_withdrawn {
            "CANCELLED"
        } else {
            "CONFIRMED"
        },
        category: "CONSULTATION",
    }))
}

fn written(events: &[Event], w: &Words) -> String {
    let mut out = String::new();
    for (name, value) in [
        ("BEGIN", "VCALENDAR".to_owned()),
        ("VERSION", "2.0".to_owned()),
        (
            "PRODID",
            format!("-//GAIP//Registry//{}", w.lang().as_str().to_uppercase()),
        ),
        ("CALSCALE", "GREGORIAN".to_owned()),
        ("NAME", text(&w.calendar_name())),
        ("X-WR-CALNAME", text(&w.calendar_name())),
        ("REFRESH-INTERVAL;VALUE=DURATION", "PT1H".to_owned()),
    ] {
        line(&mut out, name, &value);
    }
    let lang = w.lang();
    for event in events {
        let summary = format!("SUMMARY;LANGUAGE={lang}");
        let description = format!("DESCRIPTION;LANGUAGE={lang}");
        for (name, value) in [
            ("BEGIN", "VEVENT".to_owned()),
            ("UID", event.uid.clone()),
            ("SEQUENCE", event.sequence.to_string()),
            ("DTSTAMP", utc(event.changed)),
            ("LAST-MODIFIED", utc(event.changed)),
            ("DTSTART", utc(event.from)),
            ("DTEND", utc(event.until)),
            (summary.as_str(), text(&event.summary)),
            (description.as_str(), text(&event.description)),
            ("URL", event.url.clone()),
            ("CATEGORIES", event.category.to_owned()),
            ("STATUS", event.status.to_owned()),
            ("TRANSP", "TRANSPARENT".to_owned()),
            ("END", "VEVENT".to_owned()),
        ] {
            line(&mut out, name, &value);
        }
    }
    line(&mut out, "END", "VCALENDAR");
    out
}

/// `20261122T170405Z`.
fn utc(at: Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
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
