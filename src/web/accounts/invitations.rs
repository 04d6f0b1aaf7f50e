//! The list of invitations: waiting, taken up, withdrawn, over; one that waits can be sent again or withdrawn.

use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::list::office;
use crate::acts;
use crate::rules::permissions::{Action, Holding};
use crate::rules::words::{Lang, Seat};
use crate::store::Failure;
use crate::store::invited::{self, Invited, State};
use crate::store::members::{self, Roster};
use crate::store::persons::{self, Persons};
use crate::web::answers;
use crate::web::desk;
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::problems::Problem;
use crate::web::shell::Shell;
use crate::web::signed_in::SignedIn;
use crate::web::site::Site;
use crate::web::words::{Words, words};

/// Invitations on one page.
const PAGE: i64 = 50;

#[derive(Debug, Deserialize)]
pub struct Query {
    before: Option<i64>,
    sent: Option<String>,
}

struct Row {
    email: String,
    office: String,
    seat: String,
    by: String,
    created: String,
    state: String,
    chip: &'static str,
    is_waiting: bool,
}

#[derive(Template)]
#[template(path = "accounts/invitations.html")]
struct Page {
    shell: Shell,
    notice: String,
    rows: Vec<Row>,
    newer: String,
    older: String,
}

/// `GET /{lang}/desk/invitations`.
///
/// # Errors
/// Not found for everybody but an administrator.
pub async fn show(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
    query: web::Query<Query>,
) -> Result<HttpResponse, Problem> {
    if !caller.may(Action::KeepAccounts) {
        return Err(Problem::NotFound);
    }
    let (viewer, before) = (caller.viewer(), query.before);
    let (found, persons, roster) = house
        .read(move |r| {
            let found = invited::list(r, &viewer, before, PAGE)?;
            let by: Vec<_> = found.iter().filter_map(|one| one.by).collect();
            let persons = persons::of(r, &viewer, &by)?;
            Ok::<_, Failure>((found, persons, members::roster(r)?))
        })
        .await?;
    let w = words(lang.0);
    let here = format!("/{}/desk/invitations", lang.0);
    let is_full = found.len() as i64 == PAGE;
    let last = found.last().map(|one| one.created.as_microsecond());
    let older = last
        .filter(|_| is_full)
        .map_or_else(String::new, |at| format!("{here}?before={at}"));
    let newer = before.map_or_else(String::new, |_| here);
    let title = w.invitations_title();
    answers::page(&Page {
        shell: desk::shell(
            &site,
            lang.0,
            "/desk/invitations",
            title,
            &caller.visitor,
            &roster,
        ),
        notice: query
            .sent
            .as_ref()
            .map_or_else(String::new, |_| w.invitations_sent_again()),
        rows: found
            .into_iter()
            .map(|one| row(one, &persons, &roster, lang.0, w))
            .collect(),
        newer,
        older,
    })
}

fn row(one: Invited, persons: &Persons, roster: &Roster, lang: Lang, w: &Words) -> Row {
    let held = Holding {
        office: one.office,
        seat: one.seat.clone(),
        member: one.member.clone(),
    };
    let (state, chip) = match one.state {
        State::Waiting => (w.invitations_waiting(w.moment(one.expires)), "due"),
        State::Taken => (w.invitations_taken(), "force"),
        State::Withdrawn => (w.invitations_withdrawn(), "quiet"),
        State::Over => (w.invitations_over(w.moment(one.expires)), "quiet"),
    };
    Row {
        office: office(&held, roster, lang, w),
        seat: one.seat.to_string(),
        by: one.by.map_or_else(
            || w.invitations_by_machine(),
            |by| persons.said(&by.to_string()),
        ),
        created: w.moment(one.created),
        is_waiting: one.state == State::Waiting,
        email: one.email,
        state,
        chip,
    }
}

#[derive(Deserialize)]
pub struct Typed {
    #[serde(default)]
    seat: String,
}

/// `POST /{lang}/desk/invitations/letters`: one more letter, with a link of its own.
///
/// # Errors
/// The law's refusals.
pub async fn send_again(
    lang: Language,
    house: web::Data<House>,
    caller: SignedIn,
    typed: web::Form<Typed>,
) -> Result<HttpResponse, Problem> {
    if !caller.may(Action::KeepAccounts) {
        return Err(Problem::NotFound);
    }
    let (by, seat) = (caller.asks(), Seat::parse(&typed.seat)?);
    house
        .act(move |store| acts::appointments::send_again(store, by, &seat))
        .await?;
    Ok(answers::see_other(&format!(
        "/{}/desk/invitations?sent=again",
        lang.0
    )))
}
