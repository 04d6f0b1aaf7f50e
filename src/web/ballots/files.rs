//! Votes as files: the roll of one vote, the list of many, and the map of how members voted.

use std::collections::HashMap;

use actix_web::{HttpResponse, web};
use jiff::Timestamp;

use super::narrowing::{self, Narrowing};
use super::roll;
use super::roll::{Order, Row, stance};
use super::seen::{Seen, see};
use crate::record::canonical::micros;
use crate::rules::words::{BallotSymbol, ProposalSymbol};
use crate::store::ballots::Ballot;
use crate::store::{Failure, Reading};
use crate::web::as_of::AsOf;
use crate::web::figures::Stance;
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::map::{Fill, Meaning, WorldMap};
use crate::web::problems::Problem;
use crate::web::results;
use crate::web::tables::{self, Cell, Column, Form, Sheet, Suffix};
use crate::web::votes::{heading, titles};
use crate::web::words::{Words, words};

/// The most results in a file.
const MOST: i64 = 1_000;

/// `GET /{lang}/votes/{ballot}.{form}`: the roll in the order of the page; or the map of it.
///
/// # Errors
/// Not found of another suffix, order or ballot.
pub async fn vote(
    lang: Language,
    path: web::Path<(String, String, String)>,
    house: web::Data<House>,
    order: web::Query<Order>,
) -> Result<HttpResponse, Problem> {
    let symbol = BallotSymbol::parse(&path.1).map_err(|_| Problem::NotFound)?;
    let suffix = Suffix::of(&path.2)?;
    let is_by_choice = order.is_by_choice()?;
    let (made, seen) = house
        .read(move |r| {
            let seen = see(r, &symbol, lang.0)?;
            Ok::<_, Failure>((r.head().time, seen))
        })
        .await?;
    let w = words(lang.0);
    match suffix {
        Suffix::Picture => {
            let map = map(&seen, w).ok_or(Problem::NotFound)?;
            let svg = map.file(lang.0).map_err(Problem::fault)?;
            Ok(tables::picture(seen.ballot.symbol.as_str(), svg))
        }
        Suffix::Table(form) => sheet(&seen, is_by_choice, made, w).answer(form),
    }
}

/// How members voted, on the map; none while nothing is divulged.
pub(super) fn map(seen: &Seen, w: &Words) -> Option<WorldMap> {
    seen.ballot.closed_idx?;
    let stances: Vec<(&crate::store::votes::RollLine, Stance)> = seen
        .roll
        .iter()
        .map(|line| (line, stance(line.position)))
        .collect();
    let members: Vec<_> = stances
        .iter()
        .map(|(line, stance)| {
            let name = seen.roster.short(&line.member, w.lang());
            let title = w.map_place(name, stance.word(w));
            (line.member.clone(), Fill(stance.letter()), title)
        })
        .collect();
    let mut meanings: Vec<Meaning> = Vec::new();
    for letter in ["y", "n", "a", "p", "d", "e"] {
        let of = || {
            stances
                .iter()
                .filter(|(_, stance)| stance.letter() == letter)
        };
        if let Some((_, stance)) = of().next() {
            meanings.push(Meaning {
                fill: Fill(letter),
                words: stance.word(w),
                count: w.number(of().count() as i64),
            });
        }
    }
    let label = w.vote_map_label(seen.ballot.symbol.as_str());
    Some(WorldMap::of(label, &members, meanings, w))
}

fn sheet(seen: &Seen, is_by_choice: bool, made: Timestamp, w: &Words) -> Sheet {
    let (_, rows) = roll::rows(seen, w);
    let rows: Vec<Row> = if is_by_choice && seen.ballot.closed_idx.is_some() {
        let groups = roll::grouped(&rows).into_iter();
        groups.flat_map(|group| group.rows).collect()
    } else {
        rows
    };
    let words: HashMap<&str, &'static str> = seen
        .roll
        .iter()
        .map(|line| (line.member.as_str(), roll::code(line.position)))
        .collect();
    let ballot = &seen.ballot;
    let column = |name, label, width| Column { name, label, width };
    Sheet {
        name: ballot.symbol.to_string(),
        title: format!(
            "{} {}",
            ballot.symbol,
            heading(ballot, seen.title.as_ref(), w)
        ),
        columns: vec![
            column("ballot", w.votes_column_ballot(), 12),
            column("proposal", w.votes_column_proposal(), 18),
            column("member", w.members_code(), 8),
            column("name", w.vote_roll_member(), 22),
            column("vote", w.votes_column_code(), 16),
            column("vote_words", w.vote_roll_vote(), 18),
            column("note", w.votes_column_note(), 34),
            column("entry", w.vote_roll_entry(), 10),
        ],
        rows: rows
            .iter()
            .map(|row| {
                vec![
                    Cell::text(ballot.symbol.to_string()),
                    Cell::text(w.vote_proposal(ballot.proposal.as_str(), ballot.revision)),
                    Cell::text(&row.code),
                    Cell::text(&row.name),
                    Cell::text(words.get(row.code.as_str()).copied().unwrap_or_default()),
                    Cell::text(&row.word),
                    Cell::given(&row.note),
                    row.index.map_or(Cell::Nothing, Cell::Whole),
                ]
            })
            .collect(),
        made,
    }
}

/// `GET /{lang}/votes.{form}`: the results that are asked for, newest first, at most a thousand; `before` leads on.
///
/// # Errors
/// Not found of another suffix, a filter that is none, a day that cannot be shown.
pub async fn list(
    lang: Language,
    path: web::Path<(String, String)>,
    house: web::Data<House>,
    query: web::Query<Narrowing>,
) -> Result<HttpResponse, Problem> {
    let form = Form::of(&path.1).ok_or(Problem::NotFound)?;
    let w = words(lang.0);
    let query = query.into_inner();
    let sought = query.sought().ok_or(Problem::NotFound)?;
    let found = house
        .read(move |r| {
            let as_of = AsOf::turn(r, &query.on, w)?;
            if !as_of.errors.is_empty() {
                return Ok(None);
            }
            let found = narrowing::over(r, &sought, &query.text, MOST, w)?;
            Ok::<_, Failure>(Some(listed(r, &found.ballots, w)?))
        })
        .await?;
    found.ok_or(Problem::NotFound)?.answer(form)
}

fn listed(r: &mut Reading<'_>, found: &[Ballot], w: &Words) -> Result<Sheet, Failure> {
    let titles = titles(
        r,
        &crate::rules::visibility::Viewer::Public,
        found,
        w.lang(),
    )?;
    let column = |name, label, width| Column { name, label, width };
    let count = |name, label| column(name, label, 8);
    let columns = vec![
        column("ballot", w.votes_column_ballot(), 12),
        column("proposal", w.votes_column_proposal(), 18),
        column("title", w.adoption_column_title(), 50),
        column("kind", w.votes_filter_kind(), 22),
        column("closed", w.vote_fact_closed(), 22),
        column("result", w.votes_filter_result(), 14),
        column("provisional", w.vote_state("provisional"), 10),
        column("entitled", w.vote_step_entitled(), 10),
        count("yes", w.choice_yes()),
        count("no", w.choice_no()),
        count("abstain", w.choice_abstain()),
        count("not_participating", w.choice_not_participating()),
        column("norm", w.vote_fact_norm(), 18),
    ];
    Ok(Sheet {
        name: "votes".to_owned(),
        title: w.votes_title(),
        columns,
        rows: found
            .iter()
            .map(|ballot| line(ballot, &titles, w))
            .collect(),
        made: r.head().time,
    })
}

fn line(ballot: &Ballot, titles: &HashMap<ProposalSymbol, String>, w: &Words) -> Vec<Cell> {
    let counted = |of: fn(&crate::rules::majority::Tally) -> i64| {
        ballot
            .tally
            .as_ref()
            .map_or(Cell::Nothing, |tally| Cell::Whole(of(tally)))
    };
    let norm = ballot.norm.as_ref().filter(|_| ballot.ground.is_none());
    vec![
        Cell::text(ballot.symbol.to_string()),
        Cell::text(w.vote_proposal(ballot.proposal.as_str(), ballot.revision)),
        Cell::of(titles.get(&ballot.proposal)),
        Cell::text(results::kind(ballot.kind, w)),
        Cell::text(micros::text(ballot.ended_at())),
        Cell::text(narrowing::decided(ballot).as_str()),
        Cell::Whole(i64::from(ballot.is_provisional())),
        Cell::Whole(ballot.entitled),
        counted(|tally| tally.yes),
        counted(|tally| tally.no),
        counted(|tally| tally.abstain),
        counted(|tally| tally.not_participating),
        Cell::of(norm),
    ]
}
