//! The comparison as files: the pairs as a table or a picture, and every answer it is reckoned from.

use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use super::Query;
use super::reckoned::{Compared, Pair, read};
use crate::rules::calendar;
use crate::store::votes::Position;
use crate::web::ballots::narrowing::decided;
use crate::web::ballots::roll::code;
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::problems::Problem;
use crate::web::tables::{self, Cell, Column, Sheet, Suffix};
use crate::web::words::{Words, words};

#[derive(Template)]
#[template(path = "votes/compare.svg", escape = "html")]
struct Drawing<'a> {
    w: &'a Words,
    label: String,
    pairs: &'a [Pair],
    tall: usize,
}

/// `GET /{lang}/votes/compare.{form}`: the agreement of each pair, as a table or a picture;
/// `compare.answers.{form}`: every vote that was reckoned, with the answers.
///
/// # Errors
/// As [`show`]; not found without members, or of another suffix.
pub(in crate::web::ballots) async fn file(
    lang: Language,
    path: web::Path<(String, String)>,
    house: web::Data<House>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let w = words(lang.0);
    let (is_of_pairs, suffix) = match path.1.strip_prefix("answers.") {
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
        Suffix::Picture if is_of_pairs => drawn(&found, w),
        Suffix::Picture => Err(Problem::NotFound),
        Suffix::Table(form) if is_of_pairs => pairs_sheet(&found, w).answer(form),
        Suffix::Table(form) => answers_sheet(&found, w).answer(form),
    }
}

fn drawn(found: &Compared, w: &Words) -> Result<HttpResponse, Problem> {
    let pairs = found.pairs(w);
    let drawing = Drawing {
        w,
        label: format!("{}. {}", found.label(w), found.reckoned(w)),
        tall: 90 + 34 * pairs.len(),
        pairs: &pairs,
    };
    let svg = drawing.render().map_err(Problem::fault)?;
    Ok(tables::picture("compare", svg))
}

fn pairs_sheet(found: &Compared, w: &Words) -> Sheet {
    let column = |name, label, width| Column { name, label, width };
    Sheet {
        name: "compare".to_owned(),
        title: format!("{}. {}", found.label(w), found.reckoned(w)),
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
    }
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
        name: "compare-answers".to_owned(),
        title: format!("{}. {}", found.label(w), found.reckoned(w)),
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
