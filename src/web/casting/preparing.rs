//! A vote prepared for whoever holds the member's vote: seen by the delegation only, and no vote until it is given.

use actix_web::HttpResponse;

use super::page::at;
use super::seen::{Seen, seen};
use super::sent::{Posted, Sent};
use crate::acts::preparations::{self, PreparedVote};
use crate::rules::words::Lang;
use crate::store::preparations::{Open, Prepared};
use crate::store::{Failure, Store};
use crate::web::answers;
use crate::web::figures::Stance;
use crate::web::problems::Problem;
use crate::web::signed_in::SignedIn;
use crate::web::words::Words;

/// What is prepared, ready to print.
pub(super) struct Shown {
    /// « Prepared by … on … ».
    pub(super) by: String,
    pub(super) letter: &'static str,
    pub(super) choice: String,
    /// As the form of the vote sends it.
    pub(super) word: String,
    pub(super) explanation_en: String,
    pub(super) explanation_fr: String,
}

/// A prepared vote as it was read.
pub(super) fn read(open: Option<Open>) -> Result<Option<(Open, PreparedVote)>, Failure> {
    open.map(|open| {
        let vote = PreparedVote::read(&open.content)?;
        Ok((open, vote))
    })
    .transpose()
}

pub(super) fn shown(seen: &Seen, w: &Words) -> Option<Shown> {
    seen.prepared.as_ref().map(|(open, vote)| Shown {
        by: w.prepared_by(open.name.as_str(), w.moment(open.at)),
        letter: Stance::Voted(vote.choice).letter(),
        choice: w.choice_capital(vote.choice),
        word: vote.choice.to_string(),
        explanation_en: vote.explanation_en.clone(),
        explanation_fr: vote.explanation_fr.clone(),
    })
}

/// `POST .../preparations`: prepares a vote, or prepares it anew.
///
/// # Errors
/// Not found for others; a refusal brings the page back.
pub async fn prepare(caller: SignedIn, posted: Posted) -> Result<HttpResponse, Problem> {
    let (mut sent, member) = (Sent::of(posted)?, caller.delegation()?);
    let (choice, said, request) = (sent.choice(), sent.said(), sent.request("preparation"));
    if let (Some(choice), Some(_), Some(request)) = (choice, said, request) {
        let (by, ballot) = (caller.asks(), sent.symbol.clone());
        let vote = PreparedVote {
            choice,
            explanation_en: sent.typed.explanation_en.replace('\r', ""),
            explanation_fr: sent.typed.explanation_fr.replace('\r', ""),
        };
        let act = move |store: &Store| {
            preparations::prepare_vote(store, by, &member, ballot, &vote, Some(request))
        };
        if sent.attempt(act).await?.is_some() {
            return back_to_the_vote(&sent, &caller).await;
        }
    }
    sent.back(&caller).await
}

/// `POST .../preparations/removal`: puts aside what was prepared.
///
/// # Errors
/// Not found for others; a refusal brings the page back.
pub async fn remove(caller: SignedIn, posted: Posted) -> Result<HttpResponse, Problem> {
    let mut sent = Sent::of(posted)?;
    caller.delegation()?;
    if let Some(request) = sent.request("preparation-removal") {
        let (by, ballot) = (caller.asks(), sent.symbol.to_string());
        let act = move |store: &Store| {
            preparations::put_aside(store, by, Prepared::Vote, &ballot, Some(request))
        };
        if sent.attempt(act).await?.is_some() {
            return back_to_the_vote(&sent, &caller).await;
        }
    }
    sent.back(&caller).await
}

async fn back_to_the_vote(sent: &Sent, caller: &SignedIn) -> Result<HttpResponse, Problem> {
    let lang: Lang = sent.lang;
    let seen = seen(&sent.house, lang, caller, sent.symbol.clone()).await?;
    Ok(answers::see_other(&format!(
        "{}#prepared",
        at(lang, &seen.ballot)
    )))
}
