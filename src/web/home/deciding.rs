//! What is being decided: votes that are open or to come, and consultations, the nearest deadline first.

use jiff::Timestamp;

use crate::rules::stage::Stage;
use crate::rules::visibility::Viewer;
use crate::store::ballots::{Ballot, Phase};
use crate::store::members::Roster;
use crate::store::proposals::{self, Proposal};
use crate::store::{Reading, StoreError};
use crate::web::results;
use crate::web::words::Words;

/// Something being decided: a ballot or a consultation.
pub struct Deciding {
    pub path: String,
    pub title: String,
    /// Language the title is written in.
    pub lang: String,
    pub about: String,
    /// The rule it is decided by; empty before a vote.
    pub rule: String,
    pub kind: &'static str,
    pub state: String,
    pub moment: String,
    /// The next hour that counts.
    pub(super) due: Timestamp,
}

/// Everything that is being decided.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub(super) fn all(
    r: &mut Reading<'_>,
    w: &Words,
    open: &[Ballot],
    roster: &Roster,
) -> Result<Vec<Deciding>, StoreError> {
    let mut lines = voting(r, w, open, roster)?;
    lines.extend(consulting(r, w, roster)?);
    lines.sort_by_key(|line| line.due);
    Ok(lines)
}

fn voting(
    r: &mut Reading<'_>,
    w: &Words,
    open: &[Ballot],
    roster: &Roster,
) -> Result<Vec<Deciding>, StoreError> {
    let mut lines = Vec::new();
    let symbols: Vec<_> = open.iter().map(|ballot| ballot.proposal.clone()).collect();
    let titles = proposals::titles(r, &Viewer::Public, &symbols)?;
    for ballot in open {
        let (kind, state, moment) = match ballot.phase(r.now()) {
            Phase::NotYetOpen => (
                "quiet",
                w.home_vote_opens(w.moment(ballot.opens)),
                String::new(),
            ),
            Phase::Running => {
                let left = w.time_left(r.now(), ballot.closes);
                (
                    "due",
                    w.home_vote_closes(left.text),
                    w.home_closes(w.moment(ballot.closes)),
                )
            }
            Phase::AwaitingClosing | Phase::Over => ("quiet", w.home_vote_awaits(), String::new()),
        };
        let title = titles.get(&ballot.proposal);
        let sponsor = match proposals::find(r, &Viewer::Public, &ballot.proposal) {
            Ok(proposal) => Some(roster.short(&proposal.sponsor, w.lang())),
            Err(StoreError::NotFound) => None,
            Err(error) => return Err(error),
        };
        lines.push(Deciding {
            path: format!("/votes/{}", ballot.symbol),
            title: title.map_or_else(
                || w.home_unnamed_question(),
                |title| title.of(w.lang()).to_owned(),
            ),
            lang: title
                .map_or(w.lang(), |title| title.written_in(w.lang()))
                .to_string(),
            about: sponsor.map_or_else(
                || ballot.symbol.to_string(),
                |sponsor| w.home_submitted_by(ballot.proposal.as_str(), sponsor),
            ),
            rule: results::rule_line(&ballot.rule, w),
            kind,
            state,
            moment,
            due: match ballot.phase(r.now()) {
                Phase::NotYetOpen => ballot.opens,
                _ => ballot.closes,
            },
        });
    }
    Ok(lines)
}

fn consulting(
    r: &mut Reading<'_>,
    w: &Words,
    roster: &Roster,
) -> Result<Vec<Deciding>, StoreError> {
    let found = proposals::of_stage(r, &Viewer::Public, &[Stage::Consultation])?;
    let symbols: Vec<_> = found
        .iter()
        .map(|proposal| proposal.symbol.clone())
        .collect();
    let titles = proposals::titles(r, &Viewer::Public, &symbols)?;
    let line = |proposal: &Proposal| {
        let title = titles.get(&proposal.symbol);
        Deciding {
            path: format!("/proposals/{}", proposal.symbol),
            title: title.map_or_else(
                || proposal.symbol.to_string(),
                |title| title.of(w.lang()).to_owned(),
            ),
            lang: title
                .map_or(w.lang(), |title| title.written_in(w.lang()))
                .to_string(),
            about: w.home_submitted_by(
                proposal.symbol.as_str(),
                roster.short(&proposal.sponsor, w.lang()),
            ),
            rule: String::new(),
            kind: "open",
            state: w.home_consultation(),
            moment: proposal
                .consultation_until
                .map_or_else(String::new, |until| w.home_until(w.moment(until))),
            due: proposal.consultation_until.unwrap_or(Timestamp::MAX),
        }
    };
    Ok(found.iter().map(line).collect())
}
