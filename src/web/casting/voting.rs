//! A vote is reviewed, given, changed or withdrawn.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

use super::page::{at, page, question, shell, why_not};
use super::seen::seen;
use super::sent::{Posted, Sent, Typed};
use crate::acts::votes::{self as acts};
use crate::rules::words::Lang;
use crate::store::Store;
use crate::store::votes::Receipt;
use crate::web::answers;
use crate::web::desk;
use crate::web::figures::Stance;
use crate::web::problems::Problem;
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
    at: String,
}

/// `POST .../review`: exactly what will be recorded, before it is.
///
/// # Errors
/// Not found for others.
pub async fn review(caller: SignedIn, posted: Posted) -> Result<HttpResponse, Problem> {
    let mut sent = Sent::of(posted)?;
    let (choice, said) = (sent.choice(), sent.said());
    let seen = seen(&sent.house, sent.lang, &caller, sent.symbol.clone()).await?;
    let (Some(choice), Some(_)) = (choice, said) else {
        let page = page(&sent.site, sent.lang, seen, sent.typed, sent.errors);
        return answers::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    };
    let (site, lang, typed) = (sent.site, sent.lang, sent.typed);
    let can_vote = why_not(&seen, lang).is_empty();
    if !can_vote || !typed.again.is_empty() {
        return answers::page(&page(&site, lang, seen, typed, sent.errors));
    }
    let w = words(lang);
    let explanations = [
        (Lang::En, &typed.explanation_en),
        (Lang::Fr, &typed.explanation_fr),
    ]
    .into_iter()
    .filter(|(_, text)| !text.trim().is_empty())
    .map(|(lang, text)| {
        (
            lang,
            crate::web::ballots::paragraphs(&text.replace('\r', "")),
        )
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
        typed,
        at,
    })
}

/// `POST .../votes`: the vote is recorded, or changed.
///
/// # Errors
/// Not found for others; a refusal brings the page back.
pub async fn cast(caller: SignedIn, posted: Posted) -> Result<HttpResponse, Problem> {
    let (mut sent, member) = (Sent::of(posted)?, caller.delegation()?);
    let (choice, said) = (sent.choice(), sent.said());
    if let (Some(choice), Some(said), Some(request)) = (choice, said, sent.request("vote")) {
        let (by, ballot) = (caller.asks(), sent.symbol.clone());
        let act = move |store: &Store| {
            acts::cast(store, by, &member, ballot, choice, said, Some(request))
        };
        if let Some(receipt) = sent.attempt(act).await? {
            return Ok(to_receipt(sent.lang, &receipt));
        }
    }
    sent.back(&caller).await
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
