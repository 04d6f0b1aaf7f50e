//! The calendar (iCalendar, RFC 5545): consultations and ballots, for whoever keeps their days beside their own.

mod coming;
mod days;

use actix_web::{HttpResponse, web};

use super::answers;
use super::feeds;
use super::house::House;
use super::ical::{self, Event, When};
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

pub fn routes(lang: &mut web::ServiceConfig) {
    lang.route("/calendar.ics", web::get().to(file))
        .route("/calendar", web::get().to(coming::show));
}

/// `GET /{lang}/calendar.ics`.
///
/// # Errors
/// A failure of the store.
pub async fn file(
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
            events.extend(days::of_norms(r, w, &host, &origin)?);
            events.extend(days::without_work(r, w, &host, &origin)?);
            Ok::<_, Failure>(events)
        })
        .await?;
    Ok(HttpResponse::Ok()
        .content_type("text/calendar; charset=utf-8")
        .insert_header(answers::same_for_all())
        .body(ical::written(events, &w.calendar_name(), w)))
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
                when: When::Hours(ballot.opens.min(ballot.ended_at()), ballot.ended_at()),
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
        when: When::Hours(one.from, one.until),
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
