//! Confirmations: the code of who took up an office, and the vote of a new holder who would wait a day.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use crate::acts;
use crate::rules::permissions::Action;
use crate::rules::visibility::Viewer;
use crate::rules::words::{Lang, Seat};
use crate::store::members;
use crate::store::{Failure, holders, takings};
use crate::web::answers;
use crate::web::desk;
use crate::web::forms::FormErrors;
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::offices;
use crate::web::problems::Problem;
use crate::web::shell::Shell;
use crate::web::signed_in::SignedIn;
use crate::web::site::Site;
use crate::web::words::words;

/// Somebody who took up an office, or holds a vote, and waits.
struct Person {
    seat: String,
    office: String,
    name: String,
    email: String,
    /// When they took it up, or from when they vote without a confirmation.
    moment: String,
}

#[derive(Template)]
#[template(path = "appointments/confirmations.html")]
struct Page {
    shell: Shell,
    errors: FormErrors,
    notice: String,
    /// The seat whose form comes back.
    wrong_at: String,
    taken: Vec<Person>,
    holders: Vec<Person>,
    is_officer: bool,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Query {
    done: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    seat: String,
    code: String,
}

/// `GET /{lang}/desk/confirmations`.
///
/// # Errors
/// Not found for offices that confirm nobody.
pub async fn show(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    query: web::Query<Query>,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    let mut page = page_of(&site, &house, lang.0, &caller).await?;
    let w = words(lang.0);
    page.notice = match query.done.as_str() {
        "office" => w.holding_done_office(),
        "vote" => w.holding_done_vote(),
        _ => String::new(),
    };
    answers::page(&page)
}

async fn page_of(
    site: &Site,
    house: &House,
    lang: Lang,
    caller: &SignedIn,
) -> Result<Page, Problem> {
    if !caller.may(Action::ConfirmHolder) {
        return Err(Problem::NotFound);
    }
    let visitor = caller.visitor.clone();
    let is_officer = caller.may(Action::ConfirmVote);
    let (taken, waiting, roster) = house
        .read(move |r| {
            let roster = members::roster(r)?;
            let taken = takings::to_confirm(r, visitor.account, &visitor.holdings)?;
            let waiting = match is_officer {
                true => holders::waiting(r, &Viewer::Secretariat)?,
                false => Vec::new(),
            };
            Ok::<_, Failure>((taken, waiting, roster))
        })
        .await?;
    let w = words(lang);
    let taken = taken.into_iter().map(|taking| Person {
        seat: taking.offer.seat.to_string(),
        office: offices::of_offer(&taking.offer, &roster, w),
        name: taking.name,
        email: taking.email,
        moment: w.holding_taken(w.moment(taking.taken)),
    });
    let holders = waiting.into_iter().map(|held| Person {
        seat: held.seat.to_string(),
        office: offices::of_member(held.office, held.member.as_ref(), &roster, w),
        name: held.name,
        email: held.email,
        moment: w.holding_votes_from(w.moment(held.votes_from)),
    });
    Ok(Page {
        taken: taken.collect(),
        holders: holders.collect(),
        shell: desk::shell(
            site,
            lang,
            "/desk/confirmations",
            w.holding_title(),
            &caller.visitor,
            &roster,
        ),
        errors: FormErrors::none(),
        notice: String::new(),
        wrong_at: String::new(),
        is_officer,
    })
}

/// `POST /{lang}/desk/confirmations`: the code that whoever took up an office read out.
///
/// # Errors
/// Not found where nothing waits for this person; a wrong code brings the page back.
pub async fn confirm(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
    typed: web::Form<Typed>,
) -> Result<HttpResponse, Problem> {
    let seat = Seat::parse(&typed.seat)?;
    let (by, code) = (caller.asks(), typed.code.clone());
    let confirmed = house
        .attempt(move |store| acts::appointments::confirm(store, by, &seat, &code))
        .await?;
    let Err(refusal) = confirmed else {
        let url = format!("/{}/desk/confirmations?done=office", lang.0);
        return Ok(answers::see_other(&url));
    };
    if crate::web::refusals::status(&refusal) == StatusCode::NOT_FOUND {
        return Err(refusal.into());
    }
    let mut page = page_of(&site, &house, lang.0, &caller).await?;
    page.errors
        .refuse_at(format!("code-{}", typed.seat), &refusal, words(lang.0));
    page.wrong_at.clone_from(&typed.seat);
    answers::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// `POST /{lang}/desk/confirmations/votes`: an officer confirms a new holder of a vote.
///
/// # Errors
/// The law's refusals.
pub async fn confirm_vote(
    lang: Language,
    house: web::Data<House>,
    caller: SignedIn,
    typed: web::Form<Typed>,
) -> Result<HttpResponse, Problem> {
    let (seat, by) = (Seat::parse(&typed.seat)?, caller.asks());
    house
        .act(move |store| acts::appointments::confirm_vote(store, by, &seat))
        .await?;
    let url = format!("/{}/desk/confirmations?done=vote", lang.0);
    Ok(answers::see_other(&url))
}
