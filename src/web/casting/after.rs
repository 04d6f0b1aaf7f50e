//! What a member may still do after the closing.

use actix_web::HttpResponse;
use jiff::Timestamp;

use super::seen::Seen;
use super::sent::{Posted, Sent, Typed};
use crate::acts::ballots::{error_period_ends, explanation_period_ends};
use crate::acts::votes::{self as acts};
use crate::rules::permissions::Action;
use crate::rules::words::Choice;
use crate::store::Store;
use crate::store::ballots::State;
use crate::store::votes::Position;
use crate::web::forms::Offer;
use crate::web::problems::Problem;
use crate::web::results;
use crate::web::signed_in::SignedIn;
use crate::web::words::Words;

/// What a member may still do after the closing: each with why not, or until when.
pub(super) struct After {
    pub(super) result: String,
    pub(super) can_report: bool,
    pub(super) report: String,
    pub(super) can_intend: bool,
    pub(super) intended: Vec<Offer>,
    pub(super) can_explain: bool,
    pub(super) explain: String,
}

/// `POST .../error-reports`.
///
/// # Errors
/// Not found for others; a refusal brings the page back.
pub async fn report(caller: SignedIn, posted: Posted) -> Result<HttpResponse, Problem> {
    let (mut sent, member) = (Sent::of(posted)?, caller.delegation()?);
    let (note, request) = (sent.note(), sent.request("error-report"));
    if let (Some(note), Some(request)) = (note, request) {
        let (by, ballot, report) = (caller.asks(), sent.symbol.clone(), (sent.lang, note));
        let act = move |store: &Store| {
            acts::report_error(store, by, &member, ballot, report, Some(request))
        };
        if sent.attempt(act).await?.is_some() {
            return Ok(sent.to_public());
        }
    }
    sent.back(&caller).await
}

/// `POST .../intended-votes`.
///
/// # Errors
/// Not found for others; a refusal brings the page back.
pub async fn intend(caller: SignedIn, posted: Posted) -> Result<HttpResponse, Problem> {
    let (mut sent, member) = (Sent::of(posted)?, caller.delegation()?);
    let (choice, request) = (sent.choice(), sent.request("intended-vote"));
    if let (Some(choice), Some(request)) = (choice, request) {
        let (by, ballot) = (caller.asks(), sent.symbol.clone());
        let act = move |store: &Store| {
            acts::state_intended(store, by, &member, ballot, choice, Some(request))
        };
        if sent.attempt(act).await?.is_some() {
            return Ok(sent.to_public());
        }
    }
    sent.back(&caller).await
}

/// `POST .../explanations`.
///
/// # Errors
/// Not found for others; a refusal brings the page back.
pub async fn explain(caller: SignedIn, posted: Posted) -> Result<HttpResponse, Problem> {
    let (mut sent, member) = (Sent::of(posted)?, caller.delegation()?);
    let (said, request) = (sent.said(), sent.request("explanation"));
    if let (Some(said), Some(request)) = (said, request) {
        let (by, ballot) = (caller.asks(), sent.symbol.clone());
        let act =
            move |store: &Store| acts::explain(store, by, &member, ballot, said, Some(request));
        if sent.attempt(act).await?.is_some() {
            return Ok(sent.to_public());
        }
    }
    sent.back(&caller).await
}

pub(super) fn after(seen: &Seen, typed: &Typed, w: &Words) -> After {
    let ballot = &seen.ballot;
    let reports_until = error_period_ends(ballot, &seen.book);
    let explained_until = explanation_period_ends(ballot, &seen.book);
    let until = |end: Timestamp| {
        if seen.now < end {
            w.vote_report_until(w.moment(end))
        } else {
            w.vote_period_over(w.moment(end))
        }
    };
    let is_head = seen
        .visitor
        .office()
        .is_some_and(|held| crate::rules::permissions::may(held.office, Action::ReportError));
    let entitled = seen
        .line
        .as_ref()
        .is_some_and(|line| !matches!(line.position, Position::NotEntitled(_)));
    After {
        result: results::sum(ballot, w).map_or_else(String::new, |sum| sum.outcome),
        can_report: is_head && ballot.state == State::Closed && seen.now < reports_until,
        report: until(reports_until),
        can_intend: is_head && entitled && matches!(ballot.state, State::Closed | State::Certified),
        intended: Offer::taken(
            Choice::ALL
                .iter()
                .map(|choice| Offer::vote(*choice, w))
                .collect(),
            &typed.choice,
        ),
        can_explain: seen.may_vote && seen.now < explained_until,
        explain: until(explained_until),
    }
}
