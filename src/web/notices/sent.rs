//! What was sent to whom about a vote, and when: proof, on the secretariat's desk.

use actix_web::{HttpResponse, web};
use askama::Template;

use crate::rules::notices::Event;
use crate::rules::words::BallotSymbol;
use crate::store::members::{self, Roster};
use crate::store::sent::{self, Delivery, Line};
use crate::store::{Failure, ballots};
use crate::web::answers;
use crate::web::desk;
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::problems::Problem;
use crate::web::refusals::language_name;
use crate::web::shell::Shell;
use crate::web::signed_in::SignedIn;
use crate::web::site::Site;
use crate::web::words::{Words, words};

/// The notices of one kind that were laid at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    pub what: String,
    pub laid: String,
    pub sent: String,
    /// Empty where all are delivered or on their way.
    pub not_delivered: String,
}

/// What was laid about a vote, kind by kind and moment by moment.
pub fn summary(lines: &[Line], w: &Words) -> Vec<Summary> {
    lines
        .chunk_by(|one, next| one.event == next.event && one.laid == next.laid)
        .filter_map(|lines| {
            let first = lines.first()?;
            let sent = lines
                .iter()
                .filter(|line| matches!(line.delivery, Delivery::Sent(_)));
            let dead = lines
                .iter()
                .filter(|line| matches!(line.delivery, Delivery::GivenUp(_)))
                .count();
            Some(Summary {
                what: name(first.event, w),
                laid: w.moment(first.laid),
                sent: w.notice_sent_of(sent.count(), lines.len()),
                not_delivered: match dead {
                    0 => String::new(),
                    dead => w.notice_not_delivered(dead),
                },
            })
        })
        .collect()
}

fn name(event: Option<Event>, w: &Words) -> String {
    event.map_or_else(String::new, |event| w.notice_name(event.as_str()))
}

struct Row {
    laid: String,
    what: String,
    member: String,
    to: String,
    language: String,
    delivery: String,
}

#[derive(Template)]
#[template(path = "notices/sent.html")]
struct Page {
    shell: Shell,
    symbol: BallotSymbol,
    ballot_url: String,
    kinds: Vec<Summary>,
    rows: Vec<Row>,
}

/// `GET /{lang}/desk/ballots/{ballot}/notices`.
///
/// # Errors
/// Not found for everybody but the secretariat.
pub async fn show(
    address: web::Path<(String, BallotSymbol)>,
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    let (viewer, symbol) = (caller.viewer(), address.into_inner().1);
    let (lines, roster, symbol) = house
        .read(move |r| {
            let lines = sent::of_ballot(r, &viewer, &symbol)?;
            let symbol = ballots::find(r, &viewer, &symbol)?.symbol;
            Ok::<_, Failure>((lines, members::roster(r)?, symbol))
        })
        .await?;
    let w = words(lang.0);
    answers::page(&Page {
        shell: desk::shell(
            &site,
            lang.0,
            &format!("/desk/ballots/{symbol}/notices"),
            format!("{} {symbol}", w.notice_proof_title()),
            &caller.visitor,
            &roster,
        ),
        ballot_url: format!("/{}/desk/ballots/{symbol}", lang.0),
        symbol,
        kinds: summary(&lines, w),
        rows: lines
            .into_iter()
            .map(|line| row(line, &roster, w))
            .collect(),
    })
}

fn row(line: Line, roster: &Roster, w: &Words) -> Row {
    Row {
        laid: w.moment(line.laid),
        what: name(line.event, w),
        member: line
            .member
            .map_or_else(String::new, |code| roster.short(&code, w.lang())),
        to: match line.name.as_str() {
            "" => line.email,
            name => format!("{name} <{}>", line.email),
        },
        language: line
            .lang
            .map_or_else(|| w.notice_proof_both(), |lang| language_name(lang, w)),
        delivery: match line.delivery {
            Delivery::Sent(at) => w.notice_sent_at(w.moment(at)),
            Delivery::Waits => w.notice_waits(),
            Delivery::Held => w.notice_held(),
            Delivery::GivenUp(at) => {
                format!("{} ({})", w.notice_given_up(w.moment(at)), line.trouble)
            }
        },
    }
}
