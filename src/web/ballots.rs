//! One vote: its result in a sentence, the arithmetic, how members voted, and what was said of it.

use std::collections::HashMap;

use actix_web::{HttpResponse, web};
use askama::Template;
use jiff::Timestamp;
use serde::Deserialize;

use super::answers;
use super::figures::{Stance, TallyBar};
use super::house::House;
use super::languages::Language;
use super::problems::Problem;
use super::results::{self, Step};
use super::shell::{Section, Shell};
use super::site::Site;
use super::votes::{heading, titles};
use super::words::{Words, words};
use crate::acts::ballots::error_period_ends;
use crate::rules::majority::{Quorum, Requirement};
use crate::rules::rulebook::Rulebook;
use crate::rules::visibility::Viewer;
use crate::rules::words::{BallotSymbol, Choice, Commitment, Lang, MemberCode, Reference};
use crate::store::ballots::{self as reading, Ballot, Phase, State};
use crate::store::members::{self, Roster};
use crate::store::votes::{self, Explained, Position, RollLine};
use crate::store::{Failure, Reading, documents};

#[derive(Debug, Default, Deserialize)]
pub struct Order {
    #[serde(default)]
    by: String,
}

/// A member in the roll, ready to print.
#[derive(Clone)]
pub struct Row {
    pub name: String,
    pub code: String,
    pub url: String,
    pub letter: &'static str,
    pub word: String,
    /// The ground of a member that is not entitled, or that the line was corrected.
    pub note: String,
    /// The entry of the vote; empty where there is none.
    pub entry: String,
    pub entry_url: String,
}

/// Members of one vote.
pub struct Group {
    pub letter: &'static str,
    pub word: String,
    pub count: String,
    pub rows: Vec<Row>,
}

/// An explanation of vote in the reader's language, or in the one it was given in.
pub struct Explanation {
    pub member: String,
    pub letter: &'static str,
    pub lang: Lang,
    pub paragraphs: Vec<String>,
    pub is_translation: bool,
    pub is_in_other_language: bool,
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
}

/// Everything that the page is made of, read at one moment.
struct Seen {
    ballot: Ballot,
    roster: Roster,
    book: Rulebook,
    title: Option<String>,
    roll: Vec<RollLine>,
    have_voted: i64,
    explained: Vec<Explained>,
    bodies: HashMap<String, String>,
    languages: HashMap<Commitment, Lang>,
    intended: Vec<(i64, MemberCode, Choice)>,
    corrections: Vec<votes::CorrectionMade>,
    reports: i64,
    extensions: Vec<(i64, Timestamp, Reference)>,
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
    let by_choice = match order.by.as_str() {
        "" => false,
        "choice" => true,
        _ => return Err(Problem::NotFound),
    };
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
        steps: counted.map_or_else(Vec::new, |tally| results::steps(&ballot.rule, &tally, w)),
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
        shell,
    })
}

fn provisional(seen: &Seen, now: Timestamp, w: &Words) -> String {
    let until = error_period_ends(&seen.ballot, &seen.book);
    if now < until {
        w.vote_provisional_until(w.moment(until))
    } else {
        w.vote_provisional_since()
    }
}

fn see(r: &mut Reading<'_>, symbol: &BallotSymbol, lang: Lang) -> Result<Seen, Failure> {
    let viewer = &Viewer::Public;
    let ballot = reading::find(r, viewer, symbol)?;
    let roll = votes::roll(r, viewer, &ballot)?;
    let explained = votes::explained_after(r, viewer, &ballot)?;
    let mut said: Vec<Commitment> = roll
        .iter()
        .flat_map(|line| line.explanation.clone())
        .collect();
    for one in &explained {
        said.extend(one.en.iter().chain(&one.fr).cloned());
    }
    let names: Vec<String> = said.iter().map(ToString::to_string).collect();
    let title = titles(r, viewer, std::slice::from_ref(&ballot), lang)?.remove(&ballot.proposal);
    Ok(Seen {
        roster: members::roster(r)?,
        book: reading::rulebook(r, ballot.rulebook)?,
        title,
        have_voted: votes::voted(r, viewer, symbol)?.count,
        bodies: documents::bodies(r, viewer, &names)?,
        languages: votes::languages(r, &said)?,
        intended: votes::intended(r, &viewer, &ballot)?,
        corrections: votes::corrections_of(r, &viewer, &ballot)?,
        reports: votes::reports(r, viewer, &ballot)?.len() as i64,
        extensions: reading::extensions(r, symbol)?,
        roll,
        explained,
        ballot,
    })
}

/// How a position is marked.
pub(super) const fn stance(position: Position) -> Stance {
    match position {
        Position::Voted(choice) => Stance::Voted(choice),
        Position::DidNotVote | Position::Undisclosed => Stance::DidNotVote,
        Position::NotEntitled(_) => Stance::NotEntitled,
    }
}

/// The not entitled in sentences, and all members by their names in the reader's language.
fn rows(seen: &Seen, w: &Words) -> (Vec<String>, Vec<Row>) {
    let lang = w.lang();
    let mut named: Vec<(String, &RollLine)> = seen
        .roll
        .iter()
        .map(|line| (seen.roster.short(&line.member, lang), line))
        .collect();
    named.sort_by_cached_key(|(name, _)| w.sort_key(name));
    let not_entitled = named
        .iter()
        .filter_map(|(name, line)| match line.position {
            Position::NotEntitled(ground) => {
                Some(w.vote_not_entitled_line(name.as_str(), results::ground(ground, w)))
            }
            _ => None,
        })
        .collect();
    let rows = named.into_iter().map(|(name, line)| row(name, line, w));
    (not_entitled, rows.collect())
}

fn row(name: String, line: &RollLine, w: &Words) -> Row {
    let lang = w.lang();
    let stance = stance(line.position);
    let word = match line.position {
        Position::Undisclosed => w.vote_roll_undisclosed(),
        _ => stance.word(w),
    };
    // What is undisclosed has no mark of its own.
    let letter = match line.position {
        Position::Undisclosed => "",
        _ => stance.letter(),
    };
    let note = match (line.position, line.corrected) {
        (Position::NotEntitled(ground), _) => results::ground(ground, w),
        (_, Some(_)) => w.vote_roll_corrected(),
        _ => String::new(),
    };
    let entry = line.corrected.or(line.index);
    Row {
        code: line.member.to_string(),
        url: format!("/{lang}/members/{}", line.member),
        letter,
        word,
        note,
        entry: entry.map_or_else(String::new, |index| w.number(index)),
        entry_url: entry.map_or_else(String::new, |index| format!("/{lang}/record/{index}")),
        name,
    }
}

fn grouped(rows: &[Row]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for letter in ["y", "n", "a", "p", "d", "e"] {
        let of: Vec<Row> = rows
            .iter()
            .filter(|row| row.letter == letter)
            .cloned()
            .collect();
        if let Some(first) = of.first() {
            groups.push(Group {
                letter: first.letter,
                word: results::capital(&first.word),
                count: of.len().to_string(),
                rows: of,
            });
        }
    }
    groups
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

fn facts(seen: &Seen, w: &Words) -> Vec<(String, String)> {
    let ballot = &seen.ballot;
    let is_open = ballot.state == State::Open;
    let mut facts = vec![
        (
            if is_open {
                w.vote_fact_opens()
            } else {
                w.vote_fact_opened()
            },
            w.moment(ballot.opens),
        ),
        (
            match ballot.state {
                State::Open => w.vote_fact_closes(),
                State::Ended => w.vote_fact_ended(),
                _ => w.vote_fact_closed(),
            },
            w.moment(ballot.ended_at()),
        ),
    ];
    for (_, closes, reference) in &seen.extensions {
        let to = w.vote_extended_to(w.moment(*closes), reference.as_str());
        facts.push((w.vote_extended(), to));
    }
    if let (State::Certified, Some(certified)) = (ballot.state, ballot.certified_at) {
        facts.push((w.vote_fact_certified(), w.moment(certified)));
    }
    let put_by = &ballot.put_by;
    facts.push((
        w.vote_fact_put_by(),
        results::capital(&w.vote_put_by(
            w.vote_body(put_by.body.as_str()),
            put_by.reference.as_str(),
            w.date(put_by.decided),
        )),
    ));
    let source = w.vote_rule_source(results::kind(ballot.kind, w), ballot.rulebook);
    facts.push((
        w.vote_fact_rule(),
        format!("{} ({source})", results::rule_line(&ballot.rule, w)),
    ));
    if let Some(waiver) = &ballot.waiver {
        facts.push((w.vote_fact_waiver(), waiver.to_string()));
    }
    if let Some(norm) = ballot.norm.as_ref().filter(|_| ballot.ground.is_none()) {
        facts.push((w.vote_fact_norm(), norm.printed()));
    }
    if let Some(left) = ballot.left_closed {
        facts.push((w.vote_fact_left_closed(), w.vote_left_closed(left)));
    }
    facts
}

fn explanations(seen: &Seen, lang: Lang) -> Vec<Explanation> {
    let w = words(lang);
    let mut found = Vec::new();
    for line in &seen.roll {
        let of = |wanted: Lang| {
            line.explanation
                .iter()
                .find(|one| seen.languages.get(*one) == Some(&wanted))
        };
        found.extend(explanation(
            seen,
            line,
            of(Lang::En),
            of(Lang::Fr),
            None,
            lang,
        ));
    }
    for one in &seen.explained {
        if let Some(line) = seen.roll.iter().find(|line| line.member == one.member) {
            let (en, fr) = (one.en.as_ref(), one.fr.as_ref());
            found.extend(explanation(seen, line, en, fr, one.translated, lang));
        }
    }
    found.sort_by_cached_key(|explanation| w.sort_key(&explanation.member));
    found
}

fn explanation(
    seen: &Seen,
    line: &RollLine,
    en: Option<&Commitment>,
    fr: Option<&Commitment>,
    translated: Option<Lang>,
    lang: Lang,
) -> Option<Explanation> {
    let (own, other) = match lang {
        Lang::En => (en, fr),
        Lang::Fr => (fr, en),
    };
    let (given, commitment) = match (own, other) {
        (Some(own), _) => (lang, own),
        (None, Some(other)) => (lang.other(), other),
        (None, None) => return None,
    };
    let body = seen.bodies.get(commitment.as_str())?;
    Some(Explanation {
        member: seen.roster.short(&line.member, lang),
        letter: stance(line.position).letter(),
        lang: given,
        paragraphs: paragraphs(body),
        is_translation: translated == Some(given),
        is_in_other_language: given != lang,
    })
}

/// Prose as paragraphs: an empty line parts them.
pub fn paragraphs(body: &str) -> Vec<String> {
    body.split("\n\n")
        .map(|part| part.trim().to_owned())
        .filter(|part| !part.is_empty())
        .collect()
}

fn corrections(seen: &Seen, w: &Words) -> Vec<String> {
    seen.corrections
        .iter()
        .map(|made| {
            let choice = made
                .choice
                .map_or_else(|| w.choice_did_not_vote(), |choice| w.choice(choice));
            w.vote_correction_line(
                seen.roster.short(&made.member, w.lang()),
                choice,
                made.reference.as_str(),
                w.date_of(made.at),
            )
        })
        .collect()
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
    links.push((
        format!("/{lang}/record?symbol={}", ballot.symbol),
        w.vote_link_record(),
    ));
    links
}
