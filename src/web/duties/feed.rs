//! A person's duties as iCalendar, for whoever has the private link.

use std::collections::HashMap;

use actix_web::http::header::{CACHE_CONTROL, HeaderValue};
use actix_web::{HttpResponse, web};
use jiff::{SignedDuration, Timestamp};

use super::places::Place;
use super::{asked, said, titles_of};
use crate::record::commitments::sha256_hex;
use crate::rules::permissions::Holding;
use crate::rules::visibility::Viewer;
use crate::rules::words::ProposalSymbol;
use crate::store::duties::{self, Duty};
use crate::store::members::{self, Roster};
use crate::store::proposals::Titles;
use crate::store::sessions::Token;
use crate::store::{Failure, Reading, duty_links};
use crate::web::feeds;
use crate::web::house::House;
use crate::web::ical::{self, Event, When};
use crate::web::kept::lasting;
use crate::web::languages::Language;
use crate::web::problems::Problem;
use crate::web::site::Site;
use crate::web::words::{Words, words};

/// How long before a deadline its event begins.
const BEFORE: SignedDuration = SignedDuration::from_mins(30);

/// `GET /{lang}/duties/{secret}.ics`. The titles of proposals for members do not leave the house: programs that read
/// calendars keep them elsewhere.
///
/// # Errors
/// Not found of a link that is unknown, revoked or over.
pub async fn show(
    lang: Language,
    path: web::Path<(String, String)>,
    site: web::Data<Site>,
    house: web::Data<House>,
) -> Result<HttpResponse, Problem> {
    lasting::forbid();
    let w = words(lang.0);
    let (token, origin) = (Token::of(&path.1), site.origin().to_owned());
    let events = house
        .read(move |r| {
            let held = duty_links::holdings(r, &token)?;
            of_holdings(r, &held, &origin, w)
        })
        .await?;
    Ok(HttpResponse::Ok()
        .content_type("text/calendar; charset=utf-8")
        .insert_header((CACHE_CONTROL, HeaderValue::from_static("no-store")))
        .insert_header(("X-Robots-Tag", "noindex"))
        .body(ical::written(events, &w.duties_calendar_name(), w)))
}

fn of_holdings(
    r: &mut Reading<'_>,
    held: &[Holding],
    origin: &str,
    w: &Words,
) -> Result<Vec<Event>, Failure> {
    let host = feeds::tag(r)?.1;
    let now = r.now();
    let mut all = duties::of_holdings(r, held)?;
    all.retain(|duty| duty.done.is_none());
    let titles = titles_of(r, &Viewer::Public, &all)?;
    let roster = members::roster(r)?;
    let place = Place::of_holdings(held, w.lang());
    Ok(all
        .iter()
        .map(|duty| event(duty, &titles, &roster, &place, (&host, origin), now, w))
        .collect())
}

fn event(
    duty: &Duty,
    titles: &HashMap<ProposalSymbol, Titles>,
    roster: &Roster,
    place: &Place,
    (host, origin): (&str, &str),
    now: Timestamp,
    w: &Words,
) -> Event {
    let title = duty.proposal.as_ref().and_then(|symbol| titles.get(symbol));
    let url = match place.of_duty(duty) {
        empty if empty.is_empty() => format!("{origin}/{}/desk", w.lang()),
        path => format!("{origin}{path}"),
    };
    let about = said::title(duty, title, roster, w);
    // No word of it is a secret, and it stays the same while the duty does.
    let named = format!(
        "{} {} {} {}",
        duty.kind, duty.subject, duty.detail, duty.number
    );
    Event {
        uid: format!("duty-{}@{host}", &sha256_hex(named.as_bytes())[..32]),
        sequence: 0,
        changed: now,
        when: match duty.deadline {
            Some(at) => When::Hours(at.checked_sub(BEFORE).unwrap_or(at), at),
            None => When::Whenever,
        },
        summary: w.duties_summary(asked(duty.kind, w), about),
        description: match duty.deadline {
            Some(at) => w.duties_until(w.moment(at)),
            None => w.duties_no_deadline(),
        },
        url,
        status: match duty.deadline {
            Some(_) => "CONFIRMED",
            None => "NEEDS-ACTION",
        },
        category: "DUTY",
    }
}
