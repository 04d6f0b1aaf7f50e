//! What was decided lately: by a vote, whatever its result, or at a meeting without one.

use jiff::civil::Date;

use crate::rules::calendar;
use crate::rules::visibility::Viewer;
use crate::store::ballots::{self, Ballot};
use crate::store::norms::{self, Adoption, Norm};
use crate::store::{Failure, Reading};
use crate::web::norms::decision;
use crate::web::results;
use crate::web::votes;
use crate::web::words::Words;

/// Decisions shown.
const LATELY: usize = 5;

/// A decision as a line.
pub struct Decided {
    pub path: String,
    pub title: String,
    pub date: String,
    /// Symbol, and the symbol of the vote where there was one.
    pub about: String,
    pub sentence: String,
    pub chip: (&'static str, String),
    on: Date,
}

/// The newest decisions, newest first.
///
/// # Errors
/// [`Failure::Store`] when the database fails.
pub(super) fn lately(r: &mut Reading<'_>, w: &Words) -> Result<Vec<Decided>, Failure> {
    let most = LATELY as i64;
    let over = ballots::over(r, &Viewer::Public, &ballots::Sought::default(), most)?;
    let titles = votes::titles(r, &Viewer::Public, &over, w.lang())?;
    let mut lines: Vec<Decided> = over
        .iter()
        .map(|ballot| by_vote(r, ballot, titles.get(&ballot.proposal), w))
        .collect();
    let newest = norms::list(r, &norms::Sought::default(), most)?;
    let is_of_meeting = |norm: &&Norm| matches!(norm.adoption, Adoption::WithoutVote { .. });
    lines.extend(newest.iter().filter(is_of_meeting).map(|norm| Decided {
        path: format!("/norms/{}", norm.symbol),
        title: norm.title.of(w.lang()).to_owned(),
        date: w.date(norm.adopted),
        about: norm.symbol.printed(),
        sentence: decision(norm, w),
        chip: ("force", w.vote_state("adopted", "")),
        on: norm.adopted,
    }));
    lines.sort_by_key(|line| std::cmp::Reverse(line.on));
    lines.truncate(LATELY);
    Ok(lines)
}

fn by_vote(r: &Reading<'_>, ballot: &Ballot, title: Option<&String>, w: &Words) -> Decided {
    let on = calendar::day_of(ballot.ended_at());
    let (path, about) = match &ballot.norm {
        Some(norm) => (
            format!("/norms/{norm}"),
            format!("{} · {}", norm.printed(), ballot.symbol),
        ),
        None => (
            format!("/votes/{}", ballot.symbol),
            format!("{} · {}", ballot.proposal, ballot.symbol),
        ),
    };
    Decided {
        path,
        title: match (title, ballot.part) {
            (Some(title), None) => title.clone(),
            (Some(_), Some(_)) => votes::heading(ballot, title, w),
            (None, _) => w.home_unnamed_question(),
        },
        date: w.date(on),
        about,
        sentence: results::sum(ballot, w).map_or_else(String::new, |sum| sum.outcome),
        chip: results::chip(ballot, r.now(), w),
        on,
    }
}
