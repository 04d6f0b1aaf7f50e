//! Votes: the list of what is put to the vote and of what came of it.

use std::collections::HashMap;

use actix_web::{HttpResponse, web};
use askama::Template;
use jiff::Timestamp;

use super::adoption::members_offered;
use super::as_of::AsOf;
use super::ballots::narrowing::{self, Counts, Narrowing};
use super::ballots::{self};
use super::casting;
use super::conduct;
use super::forms::{FormErrors, Offer};
use super::house::House;
use super::kept::counts::{BESIDE_RESULTS, KeptCounts};
use super::languages::Language;
use super::problems::Problem;
use super::putting;
use super::results;
use super::shell::{Section, Shell};
use super::site::Site;
use super::tables::{self, Picture};
use super::words::{Words, words};
use crate::rules::calendar;
use crate::rules::visibility::Viewer;
use crate::rules::words::{DecisionKind, Lang, ProposalSymbol};
use crate::store::ballots::{self as reading, Ballot, Decided, Sought};
use crate::store::members::{self, Roster};
use crate::store::themes::{self, Theme};
use crate::store::votes::voted;
use crate::store::{Failure, Reading, documents};

/// Results on a page of the list.
const PAGE: i64 = 25;
/// The first year in which the house can have voted.
const FIRST_YEAR: i16 = 2024;

/// The addresses of votes, on the public pages and on the desks.
pub fn routes(cfg: &mut web::ServiceConfig) {
    cfg.route("/votes", web::get().to(list))
        // A suffix is no part of a symbol: before the page.
        .configure(ballots::files)
        .route("/votes/{ballot}", web::get().to(ballots::show))
        .configure(casting::routes)
        .configure(conduct::routes)
        .configure(putting::routes);
}

/// A ballot as a line of the list.
struct Line {
    url: String,
    heading: String,
    symbol: String,
    chip_look: &'static str,
    chip: String,
    /// The result, or how many have voted.
    sentence: String,
    moment: String,
    /// Time left, while it runs.
    left: String,
    is_provisional: bool,
}

#[derive(Template)]
#[template(path = "votes/list.html")]
struct List {
    shell: Shell,
    errors: FormErrors,
    results: Vec<Offer>,
    years: Vec<Offer>,
    kinds: Vec<Offer>,
    themes: Vec<Offer>,
    members: Vec<Offer>,
    text: String,
    as_of: AsOf,
    /// None on the later pages of the list.
    open: Option<Vec<Line>>,
    over: Vec<Line>,
    /// How many results there are of what is chosen.
    counts: String,
    files: Vec<(String, &'static str)>,
    compare: String,
    newest: String,
    older: String,
}

/// What one reading found for the list.
struct Read {
    as_of: AsOf,
    now: Timestamp,
    open: Option<Vec<Line>>,
    over: Vec<Line>,
    counts: Counts,
    older: Option<i64>,
    themes: Vec<Theme>,
    roster: Roster,
}

/// `GET /{lang}/votes`: what runs, then the results, newest first.
///
/// # Errors
/// Not found of a filter that is none.
pub async fn list(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    narrowing: web::Query<Narrowing>,
) -> Result<HttpResponse, Problem> {
    let w = words(lang.0);
    let narrowing = narrowing.into_inner();
    let sought = narrowing.sought().ok_or(Problem::NotFound)?;
    let (asked, kept) = (narrowing.clone(), house.kept_results().clone());
    let (head, found) = house
        .read(move |r| {
            let found = read(r, &asked, &sought, &kept, w)?;
            Ok::<_, Failure>((r.head().clone(), found))
        })
        .await?;
    let shell = Shell::public(&site, lang.0, "/votes", w.votes_title(), Section::Votes)
        .with_query(&narrowing.query(&narrowing.before))
        .on_day(found.as_of.day)
        .as_of(head.n - 1, head.time);
    let as_of = found.as_of.clone();
    as_of.answer(&page(shell, &as_of, narrowing, found, w))
}

fn read(
    r: &mut Reading<'_>,
    asked: &Narrowing,
    sought: &Sought,
    kept: &KeptCounts<Counts>,
    w: &Words,
) -> Result<Read, Failure> {
    let as_of = AsOf::turn(r, &asked.on, w)?;
    let is_narrowed = !asked.query("").is_empty();
    let open = match sought.before {
        None => Some(reading::open(r, &Viewer::Public, sought)?),
        Some(_) => None,
    };
    let open = open
        .map(|open| narrowing::with_text(r, open, &asked.text, w))
        .transpose()?;
    // What the choice leaves out is not said to be absent.
    let open = open.filter(|open| !open.is_empty() || !is_narrowed);
    let open = open.map(|open| lines(r, open, w.lang())).transpose()?;
    let found = narrowing::over(r, sought, &asked.text, PAGE, w)?;
    let counts = kept.at(r, &asked.key(&as_of, w), BESIDE_RESULTS, |r| {
        narrowing::counts(r, sought, &asked.text, w)
    })?;
    Ok(Read {
        now: r.now(),
        open,
        over: lines(r, found.ballots, w.lang())?,
        counts,
        older: found.older,
        themes: themes::all(r)?,
        roster: members::roster(r)?,
        as_of,
    })
}

fn page(shell: Shell, as_of: &AsOf, narrowing: Narrowing, found: Read, w: &Words) -> List {
    let lang = w.lang();
    let here = |before: &str| {
        let query = narrowing.query(before);
        let kept = match query.as_str() {
            "" => shell.kept(),
            query => format!("?{query}{}", shell.kept_too()),
        };
        format!("{}{kept}", shell.url("/votes"))
    };
    let themes = found
        .themes
        .iter()
        .map(|theme| Offer::of(theme.code.as_str(), theme.name(lang)))
        .collect();
    List {
        errors: FormErrors::none(),
        as_of: as_of.clone(),
        results: offers(w, results_offered(w), &narrowing.result),
        years: offers(w, years(found.now), &narrowing.year),
        kinds: offers(w, kinds(w), &narrowing.kind),
        themes: offers(w, themes, &narrowing.theme),
        members: Offer::taken(members_offered(&found.roster, w), &narrowing.member),
        text: narrowing.text.clone(),
        open: found.open,
        over: found.over,
        counts: found.counts.said(w),
        files: tables::links(&shell.url("/votes"), &shell.query, Picture::None),
        compare: match narrowing.member.as_str() {
            "" => shell.url("/votes/compare"),
            member => shell.url(&format!("/votes/compare?members={member}")),
        },
        newest: match narrowing.before.as_str() {
            "" => String::new(),
            _ => here(""),
        },
        older: found
            .older
            .map_or_else(String::new, |index| here(&index.to_string())),
        shell,
    }
}

fn kinds(w: &Words) -> Vec<Offer> {
    DecisionKind::ALL
        .iter()
        .map(|kind| Offer::of(kind.as_str(), results::capital(&results::kind(*kind, w))))
        .collect()
}

fn offers(w: &Words, some: Vec<Offer>, taken: &str) -> Vec<Offer> {
    let mut all = vec![Offer::of("", w.votes_filter_all())];
    all.extend(some);
    Offer::taken(all, taken)
}

fn results_offered(w: &Words) -> Vec<Offer> {
    Decided::ALL
        .iter()
        .map(|decided| Offer::of(decided.as_str(), w.vote_state(decided.as_str(), "")))
        .collect()
}

pub(super) fn years(now: Timestamp) -> Vec<Offer> {
    (FIRST_YEAR.min(calendar::year_of(now))..=calendar::year_of(now))
        .rev()
        .map(|year| Offer::of(year.to_string(), year.to_string()))
        .collect()
}

fn lines(r: &mut Reading<'_>, found: Vec<Ballot>, lang: Lang) -> Result<Vec<Line>, Failure> {
    let titles = titles(r, &Viewer::Public, &found, lang)?;
    found
        .into_iter()
        .map(|ballot| line(r, &ballot, titles.get(&ballot.proposal), lang))
        .collect()
}

fn line(
    r: &mut Reading<'_>,
    ballot: &Ballot,
    title: Option<&String>,
    lang: Lang,
) -> Result<Line, Failure> {
    let w = words(lang);
    let now = r.now();
    let (chip_look, chip) = results::chip(ballot, now, w);
    let (sentence, left) = match results::sum(ballot, w) {
        Some(sum) => (sum.outcome, String::new()),
        // How many had voted by the end of a day gone by is not kept once the votes are opened.
        None if r.is_past() => (w.votes_ran(ballot.entitled), String::new()),
        None => {
            let count = voted(r, &Viewer::Public, &ballot.symbol)?.count;
            let left = w.time_left(now, ballot.closes).text;
            (w.vote_have_voted(count, ballot.entitled), left)
        }
    };
    Ok(Line {
        url: format!("/{lang}/votes/{}", ballot.symbol),
        heading: heading(ballot, title, w),
        symbol: ballot.symbol.to_string(),
        chip_look,
        chip,
        sentence,
        moment: w.moment(ballot.ended_at()),
        left,
        is_provisional: ballot.is_provisional(),
    })
}

/// Symbol, revision and title; without its title where the viewer may not read it.
pub fn heading(ballot: &Ballot, title: Option<&String>, w: &Words) -> String {
    let proposal = w.vote_proposal(ballot.proposal.as_str(), ballot.revision);
    let whole = match title {
        Some(title) => w.vote_heading(proposal, title.as_str()),
        None => proposal,
    };
    match ballot.part {
        Some(place) => w.part_heading(ballot.kind.as_str(), place, whole),
        None => whole,
    }
}

/// The titles of what is voted on, for whoever may read them.
///
/// # Errors
/// A failure of the store.
pub fn titles(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    found: &[Ballot],
    lang: Lang,
) -> Result<HashMap<ProposalSymbol, String>, Failure> {
    let asked: Vec<(ProposalSymbol, i64)> = found
        .iter()
        .map(|ballot| (ballot.proposal.clone(), ballot.revision))
        .collect();
    let questions = reading::questions(r, viewer, &asked)?;
    let wanted: Vec<(ProposalSymbol, String)> = questions
        .into_iter()
        .filter_map(|(symbol, question)| {
            let texts = question.of(lang).or(question.of(lang.other()))?;
            Some((symbol, texts.title.to_string()))
        })
        .collect();
    let commitments: Vec<String> = wanted.iter().map(|(_, title)| title.clone()).collect();
    let bodies = documents::bodies(r, viewer, &commitments)?;
    Ok(wanted
        .into_iter()
        .filter_map(|(symbol, title)| Some((symbol, bodies.get(&title)?.clone())))
        .collect())
}
