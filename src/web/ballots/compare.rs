//! How members agree: any of them side by side, over the votes that are over.

use std::collections::HashMap;

use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use jiff::Timestamp;
use serde::Deserialize;

use super::narrowing::decided;
use super::roll::code;
use crate::rules::agreement::{Agreement, agreement, takes_part};
use crate::rules::calendar;
use crate::rules::visibility::Viewer;
use crate::rules::words::{BallotSymbol, Choice, MemberCode, ProposalSymbol};
use crate::store::ballots::{self, Ballot, Sought, State};
use crate::store::members::{self, Roster};
use crate::store::votes::{self, Answers, Position};
use crate::store::{Failure, Reading};
use crate::web::as_of::AsOf;
use crate::web::figures::Stance;
use crate::web::forms::{FormErrors, Offer};
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::problems::Problem;
use crate::web::record::public;
use crate::web::shell::Shell;
use crate::web::site::Site;
use crate::web::tables::{self, Cell, Column, Form, Picture, Sheet, Suffix};
use crate::web::votes::{heading, titles, years};
use crate::web::words::{Words, words};

/// The most members side by side.
const MOST: usize = 8;
/// The most answers that one page is reckoned from; the newest votes come first.
const ANSWERS: usize = 12_000;
/// The most votes that one page is reckoned from.
const BALLOTS: i64 = 1_000;
/// Votes on which they differed, as they stand on the page.
const DIFFERENT: usize = 40;

/// As it stands in the address: `members=FRA,DEU`, or as the boxes of the form send it, once for each.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Query {
    #[serde(default)]
    members: Vec<String>,
    #[serde(default)]
    year: String,
    #[serde(default)]
    on: String,
}

impl Query {
    fn of(request: &HttpRequest) -> Result<Self, Problem> {
        serde_html_form::from_str(request.query_string()).map_err(|_| Problem::NotFound)
    }

    /// The codes, once each, in the order given.
    fn codes(&self) -> Result<Vec<MemberCode>, Problem> {
        let mut codes: Vec<MemberCode> = Vec::new();
        let given = self.members.iter().flat_map(|some| some.split(','));
        for text in given.map(str::trim).filter(|text| !text.is_empty()) {
            let code = MemberCode::parse(text).map_err(|_| Problem::NotFound)?;
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
        codes.truncate(MOST);
        Ok(codes)
    }

    fn year(&self) -> Result<Option<i16>, Problem> {
        match self.year.as_str() {
            "" => Ok(None),
            text => match text.parse() {
                Ok(year) if (1900..=2200).contains(&year) => Ok(Some(year)),
                _ => Err(Problem::NotFound),
            },
        }
    }
}

/// Two members, and in how many votes they gave the same answer.
struct Pair {
    one: MemberCode,
    other: MemberCode,
    names: String,
    agreement: Agreement,
    said: String,
    /// SVG length of the bar, as `77.5%`; empty where there is no vote in common.
    width: String,
}

/// One vote with the answer of each member, in their order.
struct Line {
    url: String,
    heading: String,
    symbol: String,
    closed: String,
    answers: Vec<(&'static str, String)>,
}

struct Compared {
    as_of: AsOf,
    now: Timestamp,
    made: Timestamp,
    members: Vec<MemberCode>,
    names: Vec<String>,
    roster: Roster,
    ballots: Vec<Ballot>,
    /// There are older votes that were not reckoned.
    is_cut: bool,
    answers: HashMap<BallotSymbol, Answers>,
    titles: HashMap<ProposalSymbol, String>,
}

#[derive(Template)]
#[template(path = "votes/compare.html")]
struct Page {
    shell: Shell,
    errors: FormErrors,
    as_of: AsOf,
    offers: Vec<Offer>,
    years: Vec<Offer>,
    reckoned: String,
    pairs: Vec<Pair>,
    label: String,
    heads: Vec<(String, String)>,
    lines: Vec<Line>,
    is_cut: bool,
    files: Vec<(String, &'static str)>,
}

#[derive(Template)]
#[template(path = "votes/compare.svg", escape = "html")]
struct Drawing<'a> {
    w: &'a Words,
    label: String,
    pairs: &'a [Pair],
    tall: usize,
}

/// `GET /{lang}/votes/compare?members=FRA,DEU`: with one member, it and every other; with none, the choice.
///
/// # Errors
/// Not found of a code or a year that is none, or of a member that never was.
pub(super) async fn show(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let w = words(lang.0);
    let query = Query::of(&request)?;
    let (codes, year) = (query.codes()?, query.year()?);
    let (head, found) = house
        .read(move |r| Ok::<_, Failure>((r.head().clone(), read(r, codes, year, &query.on, w)?)))
        .await?;
    let shell = public(&site, lang.0, "/votes/compare", w.compare_title(), &head)
        .with_query(&canonical(&found.members, year))
        .on_day(found.as_of.day);
    found.as_of.answer(&page(shell, &found, year, w))
}

/// `GET /{lang}/votes/compare.{form}`: each vote with the answers, as a table; the agreement of each pair, as a
/// picture.
///
/// # Errors
/// As [`show`]; not found without members, or of another suffix.
pub(super) async fn file(
    lang: Language,
    path: web::Path<(String, String)>,
    house: web::Data<House>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let w = words(lang.0);
    let (table, suffix) = match path.1.strip_prefix("pairs.") {
        Some(form) => (false, Suffix::of(form)?),
        None => (true, Suffix::of(&path.1)?),
    };
    let query = Query::of(&request)?;
    let (codes, year) = (query.codes()?, query.year()?);
    if codes.is_empty() {
        return Err(Problem::NotFound);
    }
    let found = house
        .read(move |r| read(r, codes, year, &query.on, w))
        .await?;
    if !found.as_of.errors.is_empty() {
        return Err(Problem::NotFound);
    }
    match suffix {
        Suffix::Picture => drawn(&found, w),
        Suffix::Table(form) if table => answers_sheet(&found, w).answer(form),
        Suffix::Table(form) => pairs_sheet(&found, w, form),
    }
}

fn canonical(members: &[MemberCode], year: Option<i16>) -> String {
    let codes: Vec<&str> = members.iter().map(MemberCode::as_str).collect();
    let members = match codes.as_slice() {
        [] => String::new(),
        codes => format!("members={}", codes.join(",")),
    };
    let year = year.map_or_else(String::new, |year| format!("year={year}"));
    let given: Vec<String> = [members, year]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    given.join("&")
}

fn read(
    r: &mut Reading<'_>,
    members: Vec<MemberCode>,
    year: Option<i16>,
    on: &str,
    w: &Words,
) -> Result<Compared, Failure> {
    let as_of = AsOf::turn(r, on, w)?;
    let roster = members::roster(r)?;
    if members.iter().any(|code| roster.find(code).is_none()) {
        return Err(crate::store::StoreError::NotFound.into());
    }
    let all: Vec<MemberCode> = match members.as_slice() {
        [_] => roster.all().map(|member| member.code.clone()).collect(),
        some => some.to_vec(),
    };
    let most = (ANSWERS / all.len().max(1)).min(BALLOTS as usize);
    let sought = Sought {
        year,
        ..Sought::default()
    };
    let mut ballots = match all.as_slice() {
        [] => Vec::new(),
        _ => ballots::over(r, &Viewer::Public, &sought, most as i64 + 1)?,
    };
    let is_cut = ballots.len() > most;
    ballots.truncate(most);
    // Only what was counted at its hour: neither ended before it nor refused its certification.
    ballots.retain(|ballot| {
        matches!(ballot.state, State::Closed | State::Certified) && ballot.ground.is_none()
    });
    let answers = votes::answers(r, &Viewer::Public, &ballots, &all)?;
    Ok(Compared {
        now: r.now(),
        made: r.head().time,
        names: members
            .iter()
            .map(|code| roster.short(code, w.lang()))
            .collect(),
        titles: titles(r, &Viewer::Public, &ballots, w.lang())?,
        as_of,
        members,
        roster,
        ballots,
        is_cut,
        answers,
    })
}

impl Compared {
    fn answer(&self, ballot: &Ballot, member: &MemberCode) -> Option<Choice> {
        self.answers.get(&ballot.symbol)?.get(member).copied()
    }

    /// The pairs that are asked for, those that agree most often first.
    fn pairs(&self, w: &Words) -> Vec<Pair> {
        let mut found = Vec::new();
        match self.members.as_slice() {
            [] => {}
            [one] => {
                let others = self.roster.all().map(|member| &member.code);
                found.extend(
                    others
                        .filter(|other| *other != one)
                        .map(|other| self.pair(one, other, w))
                        .filter(|pair| pair.agreement.both > 0),
                );
            }
            some => {
                for (at, one) in some.iter().enumerate() {
                    found.extend(some[at + 1..].iter().map(|other| self.pair(one, other, w)));
                }
            }
        }
        // By shares, compared in whole numbers; whoever has nothing in common stands last.
        found.sort_by(|a, b| {
            let (one, other) = (a.agreement, b.agreement);
            let by_share = (other.same * one.both).cmp(&(one.same * other.both));
            (one.both == 0)
                .cmp(&(other.both == 0))
                .then(by_share)
                .then(other.both.cmp(&one.both))
                .then_with(|| w.sort_key(&a.names).cmp(&w.sort_key(&b.names)))
        });
        found
    }

    fn pair(&self, one: &MemberCode, other: &MemberCode, w: &Words) -> Pair {
        let agreement = agreement(
            self.ballots
                .iter()
                .map(|ballot| (self.answer(ballot, one), self.answer(ballot, other))),
        );
        let name = |code| self.roster.short(code, w.lang());
        let thousandths = |n: i64, of: i64| (2000 * n + of) / (2 * of);
        Pair {
            names: w.compare_pair(name(one), name(other)),
            said: if agreement.both == 0 {
                w.compare_none()
            } else {
                w.compare_said(agreement.same, agreement.both)
            },
            width: match agreement.both {
                0 => String::new(),
                both => {
                    let width = thousandths(agreement.same, both);
                    format!("{}.{}%", width / 10, width % 10)
                }
            },
            one: one.clone(),
            other: other.clone(),
            agreement,
        }
    }

    /// Whether members that took a side took different ones.
    fn is_divided(&self, ballot: &Ballot) -> bool {
        let mut sides = self
            .members
            .iter()
            .filter_map(|member| self.answer(ballot, member))
            .filter(|choice| takes_part(*choice));
        let first = sides.next();
        sides.any(|choice| Some(choice) != first)
    }

    fn line(&self, ballot: &Ballot, w: &Words) -> Line {
        let stance = |member: &MemberCode| match self.answer(ballot, member) {
            Some(choice) => Stance::Voted(choice),
            None => Stance::DidNotVote,
        };
        Line {
            url: format!("/{}/votes/{}", w.lang(), ballot.symbol),
            heading: heading(ballot, self.titles.get(&ballot.proposal), w),
            symbol: ballot.symbol.to_string(),
            closed: w.date_short(calendar::day_of(ballot.ended_at())),
            answers: self
                .members
                .iter()
                .map(|member| match stance(member) {
                    Stance::Voted(choice) => (Stance::Voted(choice).letter(), w.choice(choice)),
                    _ => ("", w.compare_gave_none()),
                })
                .collect(),
        }
    }
}

fn page(shell: Shell, found: &Compared, year: Option<i16>, w: &Words) -> Page {
    let mut offers = crate::web::adoption::members_offered(&found.roster, w).split_off(1);
    for offer in &mut offers {
        offer.is_taken = found
            .members
            .iter()
            .any(|code| code.as_str() == offer.value);
    }
    let mut by_year = vec![Offer::of("", w.votes_filter_all())];
    by_year.extend(years(found.now));
    let year = year.map_or_else(String::new, |year| year.to_string());
    let divided = found
        .ballots
        .iter()
        .filter(|ballot| found.is_divided(ballot));
    let lines: Vec<Line> = match found.members.as_slice() {
        [] | [_] => Vec::new(),
        _ => divided.map(|ballot| found.line(ballot, w)).collect(),
    };
    let base = shell.url("/votes/compare");
    Page {
        errors: FormErrors::none(),
        as_of: found.as_of.clone(),
        offers,
        years: Offer::taken(by_year, &year),
        reckoned: reckoned(found, w),
        pairs: found.pairs(w),
        label: label(found, w),
        heads: found
            .members
            .iter()
            .zip(&found.names)
            .map(|(code, name)| (code.to_string(), name.clone()))
            .collect(),
        is_cut: lines.len() > DIFFERENT,
        lines: lines.into_iter().take(DIFFERENT).collect(),
        files: if found.members.is_empty() {
            Vec::new()
        } else {
            tables::links(&base, &shell.query, Picture::Drawn)
        },
        shell,
    }
}

fn reckoned(found: &Compared, w: &Words) -> String {
    let count = found.ballots.len() as i64;
    if found.is_cut {
        w.compare_reckoned_newest(count)
    } else {
        w.compare_reckoned(count)
    }
}

fn label(found: &Compared, w: &Words) -> String {
    match found.names.as_slice() {
        [] => String::new(),
        [one] => w.compare_label_one(one.as_str()),
        some => w.compare_label(w.list(some)),
    }
}

fn drawn(found: &Compared, w: &Words) -> Result<HttpResponse, Problem> {
    let pairs = found.pairs(w);
    let drawing = Drawing {
        w,
        label: format!("{}. {}", label(found, w), reckoned(found, w)),
        tall: 90 + 34 * pairs.len(),
        pairs: &pairs,
    };
    let svg = drawing.render().map_err(Problem::fault)?;
    Ok(tables::picture("compare", svg))
}

fn pairs_sheet(found: &Compared, w: &Words, form: Form) -> Result<HttpResponse, Problem> {
    let column = |name, label, width| Column { name, label, width };
    let sheet = Sheet {
        name: "compare-pairs".to_owned(),
        title: format!("{}. {}", label(found, w), reckoned(found, w)),
        columns: vec![
            column("one", w.compare_column_one(), 8),
            column("other", w.compare_column_other(), 8),
            column("same", w.compare_column_same(), 14),
            column("both", w.compare_column_both(), 14),
        ],
        rows: found
            .pairs(w)
            .iter()
            .map(|pair| {
                vec![
                    Cell::text(pair.one.to_string()),
                    Cell::text(pair.other.to_string()),
                    Cell::Whole(pair.agreement.same),
                    Cell::Whole(pair.agreement.both),
                ]
            })
            .collect(),
        made: found.made,
    };
    sheet.answer(form)
}

/// Every vote that was reckoned: a line for each answer of the members that are compared.
fn answers_sheet(found: &Compared, w: &Words) -> Sheet {
    let column = |name, label, width| Column { name, label, width };
    let mut rows = Vec::new();
    for ballot in &found.ballots {
        for (member, name) in found.members.iter().zip(&found.names) {
            let choice = found.answer(ballot, member);
            rows.push(vec![
                Cell::text(ballot.symbol.to_string()),
                Cell::of(found.titles.get(&ballot.proposal)),
                Cell::text(calendar::day_of(ballot.ended_at()).to_string()),
                Cell::text(decided(ballot).as_str()),
                Cell::text(member.to_string()),
                Cell::text(name),
                choice.map_or(Cell::Nothing, |choice| {
                    Cell::text(code(Position::Voted(choice)))
                }),
                Cell::Whole(i64::from(found.is_divided(ballot))),
            ]);
        }
    }
    Sheet {
        name: "compare".to_owned(),
        title: format!("{}. {}", label(found, w), reckoned(found, w)),
        columns: vec![
            column("ballot", w.votes_column_ballot(), 12),
            column("title", w.adoption_column_title(), 50),
            column("closed", w.vote_fact_closed(), 12),
            column("result", w.votes_filter_result(), 14),
            column("member", w.members_code(), 8),
            column("name", w.vote_roll_member(), 22),
            column("vote", w.vote_roll_vote(), 16),
            column("divided", w.compare_column_divided(), 10),
        ],
        rows,
        made: found.made,
    }
}
