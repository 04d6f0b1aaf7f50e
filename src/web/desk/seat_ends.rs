//! The end of a seat: asked once more, then done at once.

use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::{people, shell};
use crate::acts;
use crate::rules::permissions::Action;
use crate::rules::words::Seat;
use crate::store::{Failure, members};
use crate::web::answers;
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::problems::Problem;
use crate::web::shell::Shell;
use crate::web::signed_in::SignedIn;
use crate::web::site::Site;
use crate::web::words::words;

/// The addresses of this page.
pub fn routes(cfg: &mut web::ServiceConfig) {
    cfg.route("/desk/seat-ends", web::get().to(show))
        .route("/desk/seat-ends", web::post().to(end));
}

#[derive(Deserialize)]
pub struct Typed {
    #[serde(default)]
    seat: String,
}

#[derive(Template)]
#[template(path = "desk/seat_end.html")]
struct Page {
    shell: Shell,
    seat: String,
    facts: Vec<(String, String)>,
}

/// `GET /{lang}/desk/seat-ends?seat=FRA/2`: who loses what.
///
/// # Errors
/// Not found for who ends no seats, and for a seat of which this visitor knows nothing.
pub async fn show(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
    typed: web::Query<Typed>,
) -> Result<HttpResponse, Problem> {
    if !caller.may(Action::EndAppointment) {
        return Err(Problem::NotFound);
    }
    let seat = Seat::parse(&typed.seat)?.to_string();
    let (viewer, lang) = (caller.viewer(), lang.0);
    let (seated, roster) = house
        .read(move |r| {
            let seated = people::seated(r, &viewer, None, lang)?;
            Ok::<_, Failure>((seated, members::roster(r)?))
        })
        .await?;
    let person = seated
        .into_iter()
        .find(|person| person.seat == seat)
        .ok_or(Problem::NotFound)?;
    let w = words(lang);
    let facts = [
        (w.field_role(), person.office),
        (w.field_member(), person.member),
        (w.field_person_name(), person.name),
        (w.field_email(), person.email),
    ];
    let title = w.people_end_title(seat.as_str());
    let path = "/desk/seat-ends";
    answers::page(&Page {
        shell: shell(&site, lang, path, title, &caller.visitor, &roster)
            .with_query(&format!("seat={seat}")),
        facts: facts
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .collect(),
        seat,
    })
}

/// `POST /{lang}/desk/seat-ends`.
///
/// # Errors
/// The law's refusals.
pub async fn end(
    lang: Language,
    house: web::Data<House>,
    caller: SignedIn,
    typed: web::Form<Typed>,
) -> Result<HttpResponse, Problem> {
    let seat = Seat::parse(&typed.seat)?;
    let by = caller.asks();
    house
        .act(move |store| acts::appointments::end(store, by, &seat))
        .await?;
    Ok(answers::see_other(&format!("/{}/desk#people", lang.0)))
}
