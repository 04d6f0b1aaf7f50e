//! The receipt of a vote, for the delegation that gave it.

use actix_web::{HttpResponse, web};
use askama::Template;

use super::page::{at, shell};
use super::seen::{explained, seen};
use crate::rules::words::{BallotSymbol, Lang};
use crate::store::Failure;
use crate::store::ballots::Phase;
use crate::store::receipts as signed;
use crate::store::votes::{self};
use crate::web::answers;
use crate::web::figures::Stance;
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::problems::Problem;
use crate::web::shell::Shell;
use crate::web::signed_in::SignedIn;
use crate::web::site::Site;
use crate::web::votes::heading;
use crate::web::words::words;

#[derive(Template)]
#[template(path = "votes/receipt.html")]
struct ReceiptPage {
    shell: Shell,
    symbol: String,
    heading: String,
    letter: &'static str,
    choice: String,
    explanations: Vec<(Lang, Vec<String>)>,
    facts: Vec<(String, String)>,
    commitment: String,
    salt: String,
    content: String,
    standing: String,
    can_change: bool,
    at: String,
    /// The signed note; empty where the instance had no key.
    note: String,
    file: String,
    proof: String,
}

/// `GET .../votes/{index}`: a receipt of the visitor's own delegation.
///
/// # Errors
/// Not found of anybody else's.
pub async fn receipt(
    lang: Language,
    path: web::Path<(String, String, i64)>,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    let (_, symbol, index) = path.into_inner();
    let symbol = BallotSymbol::parse(&symbol).map_err(|_| Problem::NotFound)?;
    let (viewer, sought) = (caller.viewer(), symbol.clone());
    let (kept, replaced, explained, note) = house
        .read(move |r| {
            let (kept, replaced) = votes::receipt(r, &viewer, &sought, index)?;
            let explained = explained(r, &viewer, &kept)?;
            let note = signed::find(r, index)?.unwrap_or_default();
            Ok::<_, Failure>((kept, replaced, explained, note))
        })
        .await?;
    let seen = seen(&house, lang.0, &caller, symbol).await?;
    let w = words(lang.0);
    let title = match kept.content.choice {
        Some(_) => w.vote_receipt_recorded(),
        None => w.vote_receipt_withdrawn(),
    };
    let standing = match replaced {
        Some(by) => w.vote_receipt_replaced(w.number(by)),
        None => w.vote_receipt_counts(),
    };
    let content = crate::record::canonical::write(&kept.content).map_err(Problem::fault)?;
    let choice = kept.content.choice;
    answers::page(&ReceiptPage {
        shell: shell(&site, lang.0, &seen, title, &format!("/votes/{index}")),
        symbol: kept.ballot.to_string(),
        heading: heading(&seen.ballot, seen.title.as_ref(), w),
        letter: choice.map_or(Stance::DidNotVote, Stance::Voted).letter(),
        choice: choice.map_or_else(String::new, |choice| w.choice_capital(choice)),
        explanations: explained
            .iter()
            .map(|(lang, text)| (*lang, crate::web::ballots::paragraphs(text)))
            .collect(),
        facts: vec![
            (w.vote_receipt_index(), w.number(kept.index)),
            (w.vote_receipt_time(), w.moment(kept.time)),
        ],
        commitment: kept.commitment.to_string(),
        salt: kept.salt,
        content,
        standing,
        can_change: seen.ballot.phase(seen.now) == Phase::Running,
        at: at(lang.0, &seen.ballot),
        note,
        file: format!("{}/votes/{index}/receipt.json", at(lang.0, &seen.ballot)),
        proof: format!("/record/entries/{index}.tlog-proof"),
    })
}
