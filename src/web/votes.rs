//! Votes: the list of what is put to the vote and of what came of it.

use std::collections::HashMap;

use actix_web::{HttpResponse, web};
use askama::Template;
use jiff::Timestamp;
use serde::Deserialize;

use super::as_of::AsOf;
use super::ballots;
use super::casting;
use super::conduct;
use super::forms::{FormErrors, Offer};
use super::house::House;
use super::languages::Language;
use super::problems::Problem;
use super::putting;
use super::results;
use super::shell::{Section, Shell};
use super::site::Site;
use super::words::{Words, words};
use crate::rules::calendar;
use crate::rules::visibility::Viewer;
use crate::rules::words::{Lang, ProposalSymbol, ThemeCode};
use crate::store::ballots::{self as reading, Ballot, Decided, Sought};
use crate::store::themes;
use crate::store::votes::voted;
use crate::store::{Failure, Reading, documents};

/// Results on a page of the list.
const PAGE: i64 = 25;
/// The first year in which the house can have voted.
const FIRST_YEAR: i16 = 2024;

/// The addresses of votes, on the public pages and on the desks.
pub fn routes(cfg: &mut web::ServiceConfig) {
    cfg.route("/votes", web::get().to(list))
        .route("/votes/{ballot}", web::get().to(ballots::show))
        .configure(casting::routes)
        .configure(conduct::routes)
        .configure(putting::routes);
}

/// What the list is narrowed by, as it stands in the address.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Narrowing {
    #[serde(default)]
    result: String,
    #[serde(default)]
    year: String,
    #[serde(default)]
    theme: String,
    #[serde(default)]
    before: String,
    /// The day as of which the list is asked for.
    #[serde(default)]
    on: String,
}

impl Narrowing {
    fn sought(&self) -> Option<Sought> {
        fn given<T: std::str::FromStr>(text: &str) -> Option<Option<T>> {
            if text.is_empty() {
                Some(None)
            } else {
                text.parse().ok().map(Some)
            }
        }
        let year: Option<i16> = given(&self.year)?;
        let theme = match self.theme.as_str() {
            "" => None,
            code => Some(ThemeCode::parse(code).ok()?),
        };
        Some(Sought {
            result: given::<Decided>(&self.result)?,
            year: match year {
                Some(year) if !(1900..=2200).contains(&year) => return None,
                year => year,
            },
            theme,
            before: given(&self.before)?,
        })
    }

    /// The canonical query: only what is given, in one order.
    fn query(&self, before: &str) -> String {
        let parts = [
            ("result", self.result.as_str()),
            ("year", &self.year),
            ("theme", &self.theme),
            ("before", before),
        ];
        let given: Vec<String> = parts
            .iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        given.join("&")
    }
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
    themes: Vec<Offer>,
    as_of: AsOf,
    /// None on the later pages of the list.
    open: Option<Vec<Line>>,
    over: Vec<Line>,
    newest: String,
    older: String,
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
    let lang = lang.0;
    let w = words(lang);
    let narrowing = narrowing.into_inner();
    let sought = narrowing.sought().ok_or(Problem::NotFound)?;
    let is_narrowed = !narrowing.query("").is_empty();
    let on = narrowing.on.clone();
    let (head, as_of, now, open, over, themes) = house
        .read(move |r| {
            let as_of = AsOf::turn(r, &on, w)?;
            let open = match sought.before {
                None => Some(reading::open(r, &Viewer::Public, &sought)?),
                Some(_) => None,
            };
            // What the choice leaves out is not said to be absent.
            let open = open.filter(|open| !open.is_empty() || !is_narrowed);
            let open = open.map(|open| lines(r, open, lang)).transpose()?;
            let over = reading::over(r, &Viewer::Public, &sought, PAGE + 1)?;
            let older = over
                .get(PAGE as usize - 1)
                .filter(|_| over.len() as i64 > PAGE)
                .and_then(|last| last.closed_idx);
            let page = over.into_iter().take(PAGE as usize).collect();
            let over = (lines(r, page, lang)?, older);
            let themes = themes::all(r)?;
            Ok::<_, Failure>((r.head().clone(), as_of, r.now(), open, over, themes))
        })
        .await?;
    let (over, older) = over;
    let shell = Shell::public(&site, lang, "/votes", w.votes_title(), Section::Votes)
        .with_query(&narrowing.query(&narrowing.before))
        .on_day(as_of.day)
        .as_of(head.n - 1, head.time);
    let here = |before: &str| {
        let query = narrowing.query(before);
        let kept = match query.as_str() {
            "" => shell.kept(),
            query => format!("?{query}{}", shell.kept_too()),
        };
        format!("{}{kept}", shell.url("/votes"))
    };
    let newest = match narrowing.before.as_str() {
        "" => String::new(),
        _ => here(""),
    };
    let older = older.map_or_else(String::new, |index| here(&index.to_string()));
    let themes = themes
        .iter()
        .map(|theme| Offer::of(theme.code.as_str(), theme.name(lang)))
        .collect();
    as_of.answer(&List {
        errors: FormErrors::none(),
        as_of: as_of.clone(),
        results: offers(w, results_offered(w), &narrowing.result),
        years: offers(w, years(now), &narrowing.year),
        themes: offers(w, themes, &narrowing.theme),
        open,
        over,
        newest,
        older,
        shell,
    })
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

fn years(now: Timestamp) -> Vec<Offer> {
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
