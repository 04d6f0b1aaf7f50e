//! The code of an office that was taken up: what the person reads to whoever invited them.

use super::super::desk::shell;
use super::super::shell::Shell;
use crate::rules::words::Lang;
use crate::store::members::Roster;
use crate::store::takings::{self, Taking};
use crate::store::{Failure, Reading};
use crate::web::answers;
use crate::web::house::House;
use crate::web::offices;
use crate::web::problems::Problem;
use crate::web::signed_in::SignedIn;
use crate::web::site::Site;
use crate::web::words::{Words, words};
use actix_web::HttpResponse;
use askama::Template;
use uuid::Uuid;

/// An office that waits, on the desk of who took it up.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// « France, head of delegation ».
    pub office: String,
    pub seat: String,
    /// In two groups of four digits; empty once it was mistyped too often.
    pub code: String,
    pub until: String,
}

#[derive(Template)]
#[template(path = "appointments/code.html")]
struct Page {
    shell: Shell,
    waiting: Vec<Waiting>,
}

/// What waits for this account.
///
/// # Errors
/// A failure of the store.
pub fn of(
    r: &mut Reading<'_>,
    account: Uuid,
    roster: &Roster,
    lang: Lang,
) -> Result<Vec<Waiting>, Failure> {
    let w = words(lang);
    let taken = takings::of_account(r, account)?;
    Ok(taken
        .iter()
        .map(|taking| waiting(taking, roster, w))
        .collect())
}

fn waiting(taking: &Taking, roster: &Roster, w: &Words) -> Waiting {
    let is_void = taking.wrong >= crate::rules::appointments::MOST_WRONG_CODES;
    Waiting {
        office: offices::of_offer(&taking.offer, roster, w),
        seat: taking.offer.seat.to_string(),
        code: match (is_void, taking.code.split_at_checked(4)) {
            (true, _) => String::new(),
            (false, Some((first, second))) => format!("{first} {second}"),
            (false, None) => taking.code.clone(),
        },
        until: w.moment(taking.expires),
    }
}

/// The desk of somebody whose only office waits.
///
/// # Errors
/// A fault when the page cannot be written.
pub fn page(
    site: &Site,
    lang: Lang,
    caller: &SignedIn,
    roster: &Roster,
    waiting: Vec<Waiting>,
) -> Result<HttpResponse, Problem> {
    let title = words(lang).code_title();
    answers::page(&Page {
        shell: shell(site, lang, "/desk", title, &caller.visitor, roster),
        waiting,
    })
}

/// What waits for the visitor, with the roster it was read with.
///
/// # Errors
/// A failure of the store.
pub async fn read(
    house: &House,
    lang: Lang,
    caller: &SignedIn,
) -> Result<(Vec<Waiting>, Roster), Problem> {
    let account = caller.visitor.account;
    house
        .read(move |r| {
            let roster = crate::store::members::roster(r)?;
            Ok::<_, Failure>((of(r, account, &roster, lang)?, roster))
        })
        .await
}
