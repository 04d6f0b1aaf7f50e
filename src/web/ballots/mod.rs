//! The public page of a vote.

mod compare;
mod explanations;
mod facts;
mod files;
pub(super) mod narrowing;
mod roll;
mod seen;

use actix_web::{HttpResponse, web};
use askama::Template;
use explanations::{Explanation, explanations};
use facts::{corrections, facts, provisional};
use roll::{Group, Order, Row, grouped, rows};
use seen::{Seen, see};

use crate::rules::majority::{Quorum, Requirement};
use crate::rules::words::{BallotSymbol, Lang};
use crate::store::Failure;
use crate::store::ballots::{Phase, State};
use crate::web::amendments::part::{self, Part};
use crate::web::answers;
use crate::web::figures::TallyBar;
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::map::WorldMap;
use crate::web::problems::Problem;
use crate::web::results::{self, Step};
use crate::web::shell::{Section, Shell};
use crate::web::site::Site;
use crate::web::tables::{self, Picture};
use crate::web::votes::heading;
use crate::web::words::{Words, words};
pub(super) use explanations::paragraphs;
pub(super) use roll::stance;

/// The addresses below the list: files, and the comparison of members.
pub(super) fn files(cfg: &mut web::ServiceConfig) {
    cfg.route("/votes.{form}", web::get().to(files::list))
        .route("/votes/compare", web::get().to(compare::show))
        .route("/votes/compare.{form}", web::get().to(compare::file))
        .route("/votes/{ballot}.{form}", web::get().to(files::vote));
}

/// Words as they may stand in the query of an address.
pub(super) fn escaped(text: &str) -> String {
    let mut written = String::new();
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                written.push(char::from(byte));
            }
            b' ' => written.push('+'),
            _ => written.push_str(&format!("%{byte:02X}")),
        }
    }
    written
}

#[derive(Template)]
#[template(path = "votes/show.html")]
struct Show {
    shell: Shell,
    symbol: String,
    heading: String,
    chip_look: &'static str,
    chip: String,
    is_provisional: bool,
    provisional_until: String,
    is_for_members: bool,
    sum: Option<results::Sum>,
    bar: Option<TallyBar>,
    steps: Vec<Step>,
    facts: Vec<(String, String)>,
    /// While it runs: how many have voted, the quorum, what is undisclosed.
    running: Vec<String>,
    left: String,
    by_choice: bool,
    rows: Vec<Row>,
    groups: Vec<Group>,
    not_entitled: Vec<String>,
    explanations: Vec<Explanation>,
    intended: Vec<String>,
    corrections: Vec<String>,
    reports: String,
    links: Vec<(String, String)>,
    /// How members voted, on the map; none while nothing is divulged.
    map: Option<WorldMap>,
    files: Vec<(String, &'static str)>,
    /// What was put to the vote, where it was not the whole.
    part: Option<Part>,
}

/// `GET /{lang}/votes/{ballot}`, `?by=choice` for the roll in groups.
///
/// # Errors
/// Not found.
pub async fn show(
    lang: Language,
    path: web::Path<(String, String)>,
    site: web::Data<Site>,
    house: web::Data<House>,
    order: web::Query<Order>,
) -> Result<HttpResponse, Problem> {
    let lang = lang.0;
    let symbol = BallotSymbol::parse(&path.1).map_err(|_| Problem::NotFound)?;
    let by_choice = order.is_by_choice()?;
    let (head, now, seen) = house
        .read(move |r| {
            let seen = see(r, &symbol, lang)?;
            Ok::<_, Failure>((r.head().clone(), r.now(), seen))
        })
        .await?;
    let w = words(lang);
    let ballot = &seen.ballot;
    let heading = heading(ballot, seen.title.as_ref(), w);
    let path = format!("/votes/{}", ballot.symbol);
    let title = format!("{} {heading}", ballot.symbol);
    let shell = Shell::public(&site, lang, &path, title, Section::Votes)
        .with_query(if by_choice { "by=choice" } else { "" })
        .as_of(head.n - 1, head.time);
    let (chip_look, chip) = results::chip(ballot, now, w);
    let (not_entitled, rows) = rows(&seen, w);
    let counted = ballot.tally.filter(|_| ballot.state != State::Ended);
    let running = match ballot.phase(now) {
        Phase::Over => Vec::new(),
        phase => running(&seen, phase, w),
    };
    let is_over = running.is_empty();
    let left = match ballot.phase(now) {
        Phase::Running => w.time_left(now, ballot.closes).text,
        _ => String::new(),
    };
    answers::page(&Show {
        symbol: ballot.symbol.to_string(),
        heading,
        chip_look,
        chip,
        is_provisional: ballot.is_provisional(),
        provisional_until: provisional(&seen, now, w),
        is_for_members: seen.title.is_none(),
        sum: results::sum(ballot, w),
        bar: counted.map(|tally| results::bar(&tally, w)),
        steps: counted.map_or_else(Vec::new, |tally| {
            results::steps(ballot.kind, &ballot.rule, &tally, w)
        }),
        facts: facts(&seen, w),
        running,
        left,
        by_choice: by_choice && is_over,
        groups: if by_choice && is_over {
            grouped(&rows)
        } else {
            Vec::new()
        },
        rows,
        not_entitled,
        explanations: explanations(&seen, lang),
        intended: seen
            .intended
            .iter()
            .map(|(_, member, choice)| {
                w.vote_intended_line(seen.roster.short(member, lang), w.choice(*choice))
            })
            .collect(),
        corrections: corrections(&seen, w),
        reports: if seen.title.is_some() && ballot.tally.is_some() {
            w.vote_reports(seen.reports)
        } else {
            String::new()
        },
        links: links(&seen, lang, w),
        map: files::map(&seen, w),
        files: tables::links(
            &shell.url(&shell.path),
            &shell.query,
            if is_over {
                Picture::Drawn
            } else {
                Picture::None
            },
        ),
        part: seen
            .asked
            .as_ref()
            .map(|asked| part::part(asked, ballot, "/proposals", w)),
        shell,
    })
}

fn running(seen: &Seen, phase: Phase, w: &Words) -> Vec<String> {
    let ballot = &seen.ballot;
    let mut said = match phase {
        Phase::NotYetOpen => vec![w.vote_not_yet_open()],
        Phase::AwaitingClosing => vec![w.vote_awaiting()],
        Phase::Running | Phase::Over => Vec::new(),
    };
    if phase != Phase::NotYetOpen {
        said.push(w.vote_have_voted(seen.have_voted, ballot.entitled));
    }
    said.push(match ballot.rule.quorum() {
        Quorum::NotRequired => results::capital(&w.vote_quorum_none()),
        Quorum::Required(quorum) => w.vote_quorum_is(Requirement::least(quorum, ballot.entitled)),
    });
    said.push(w.vote_undisclosed());
    said
}

fn links(seen: &Seen, lang: Lang, w: &Words) -> Vec<(String, String)> {
    let ballot = &seen.ballot;
    let mut links = Vec::new();
    if seen.title.is_some() {
        let url = format!("/{lang}/proposals/{}", ballot.proposal);
        links.push((url, w.vote_link_text()));
    }
    if let (State::Certified, Some(norm)) = (ballot.state, &ballot.norm) {
        links.push((format!("/{lang}/norms/{norm}"), w.vote_link_norm()));
    }
    if ballot.state == State::Certified {
        let url = format!("/{lang}/votes/{}/certificate", ballot.symbol);
        links.push((url, w.vote_link_certificate()));
    }
    links.push((
        format!("/{lang}/record?symbol={}", ballot.symbol),
        w.vote_link_record(),
    ));
    links
}
