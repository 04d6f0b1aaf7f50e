//! A vote is reviewed, given, changed or withdrawn.

use actix_web::HttpResponse;
use askama::Template;

use super::page::{at, page, question, shell};
use super::seen::seen;
use super::sent::{Posted, Sent, Typed};
use crate::acts::votes::{self as acts};
use crate::rules::words::Lang;
use crate::store::votes::Receipt;
use crate::store::{Asks, Store};
use crate::web::answers;
use crate::web::confirming::asked::{self, Asked};
use crate::web::desk;
use crate::web::figures::Stance;
use crate::web::problems::{Problem, Waiting};
use crate::web::shell::Shell;
use crate::web::signed_in::SignedIn;
use crate::web::words::words;

#[derive(Template)]
#[template(path = "votes/review.html")]
struct Review {
    shell: Shell,
    typed: Typed,
    symbol: String,
    question: String,
    heading: String,
    letter: &'static str,
    choice: String,
    explanations: Vec<(Lang, Vec<String>)>,
    closes: String,
    asked: Asked,
    at: String,
}

/// `POST .../review`: exactly what will be recorded, before it is, and what confirms it.
///
/// # Errors
/// Not found for others; a refusal brings the page back.
pub async fn review(caller: SignedIn, posted: Posted) -> Result<HttpResponse, Problem> {
    let mut sent = Sent::of(posted)?;
    if !sent.typed.again.is_empty() {
        let seen = seen(&sent.house, sent.lang, &caller, sent.symbol.clone()).await?;
        return answers::page(&page(&sent.site, sent.lang, seen, sent.typed, sent.errors));
    }
    // Asked without any confirmation: the law answers, and what may be done waits for one.
    sent.typed.again.clear();
    given(caller, sent, SignedIn::asks_unconfirmed).await
}

/// `POST .../votes`: the vote is recorded, or changed.
///
/// # Errors
/// Not found for others; a refusal brings the page back.
pub async fn cast(caller: SignedIn, posted: Posted) -> Result<HttpResponse, Problem> {
    given(caller, Sent::of(posted)?, SignedIn::asks).await
}

async fn given(
    caller: SignedIn,
    mut sent: Sent,
    asks: fn(&SignedIn) -> Asks,
) -> Result<HttpResponse, Problem> {
    let member = caller.delegation()?;
    let (choice, said) = (sent.choice(), sent.said());
    if let (Some(choice), Some(said), Some(request)) = (choice, said, sent.request("vote")) {
        let (by, ballot) = (asks(&caller), sent.symbol.clone());
        let act = move |store: &Store| {
            acts::cast(store, by, &member, ballot, choice, said, Some(request))
        };
        match sent.attempt(act).await {
            Ok(Some(receipt)) => return Ok(to_receipt(sent.lang, &receipt)),
            Ok(None) => {}
            Err(Problem::ConfirmFirst(waiting)) => return reviewed(&caller, sent, waiting).await,
            Err(problem) => return Err(problem),
        }
    }
    sent.back(&caller).await
}

/// The page of the review: what waits for the confirmation, as it was sealed and not as it was sent.
async fn reviewed(
    caller: &SignedIn,
    sent: Sent,
    waiting: Waiting,
) -> Result<HttpResponse, Problem> {
    let (site, lang, typed) = (sent.site, sent.lang, sent.typed);
    let shown = asked::shown(&site, &sent.house, lang, &caller.token, waiting).await?;
    let seen = seen(&sent.house, lang, caller, sent.symbol).await?;
    let w = words(lang);
    let deed = shown.intent.deed();
    let choice = deed.choice.ok_or(Problem::NotFound)?;
    let explanations = [Lang::En, Lang::Fr]
        .into_iter()
        .filter_map(|lang| {
            let text = deed.about()["explanation"][lang.as_str()].as_str()?;
            Some((lang, crate::web::ballots::paragraphs(text)))
        })
        .collect();
    let at = at(lang, &seen.ballot);
    answers::page(&Review {
        shell: shell(&site, lang, &seen, w.vote_review_title(), "/review"),
        symbol: seen.ballot.symbol.to_string(),
        question: question(&seen, w),
        heading: w.vote_for_member(seen.roster.short(&seen.member, lang)),
        letter: Stance::Voted(choice).letter(),
        choice: w.choice_capital(choice),
        explanations,
        closes: desk::moment_at_home(seen.ballot.closes, lang, Some(&seen.member)),
        asked: shown.asked,
        typed,
        at,
    })
}

/// `POST .../withdrawals`: the vote is withdrawn.
///
/// # Errors
/// Not found for others; a refusal brings the page back.
pub async fn withdraw(caller: SignedIn, posted: Posted) -> Result<HttpResponse, Problem> {
    let (mut sent, member) = (Sent::of(posted)?, caller.delegation()?);
    if let Some(request) = sent.request("withdrawal") {
        let (by, ballot) = (caller.asks(), sent.symbol.clone());
        let act = move |store: &Store| acts::withdraw(store, by, &member, ballot, Some(request));
        if let Some(receipt) = sent.attempt(act).await? {
            return Ok(to_receipt(sent.lang, &receipt));
        }
    }
    sent.back(&caller).await
}

fn to_receipt(lang: Lang, receipt: &Receipt) -> HttpResponse {
    let (ballot, index) = (&receipt.ballot, receipt.index);
    answers::see_other(&format!("/{lang}/desk/ballots/{ballot}/votes/{index}"))
}
