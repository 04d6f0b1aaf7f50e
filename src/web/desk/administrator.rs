//! The desk of an administrator: who has which seat, whom to invite, which password to let set again.

use actix_web::HttpResponse;
use askama::Template;

use super::people::{self, Person};
use super::shell;
use crate::rules::permissions::Office;
use crate::rules::words::Lang;
use crate::store::{Failure, members};
use crate::web::answers;
use crate::web::duties::{self, Board};
use crate::web::forms::{FormErrors, Offer};
use crate::web::house::House;
use crate::web::offices;
use crate::web::problems::Problem;
use crate::web::shell::Shell;
use crate::web::signed_in::SignedIn;
use crate::web::site::Site;
use crate::web::words::words;

#[derive(Template)]
#[template(path = "desk/administrator.html")]
struct Desk {
    shell: Shell,
    board: Board,
    people: Vec<Person>,
    errors: FormErrors,
    offers: Vec<Offer>,
}

/// # Errors
/// A failure of the store.
pub async fn show(
    site: &Site,
    house: &House,
    lang: Lang,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    let viewer = caller.viewer();
    let visitor = caller.visitor.clone();
    let (board, people, roster) = house
        .read(move |r| {
            let roster = members::roster(r)?;
            let board = duties::board(r, &visitor, lang, &roster, None)?;
            let people = people::seated(r, &viewer, None, lang)?;
            Ok::<_, Failure>((board, people, roster))
        })
        .await?;
    let w = words(lang);
    let offers = [
        Office::Officer,
        Office::Registrar,
        Office::Translator,
        Office::Reviser,
        Office::Administrator,
        Office::Auditor,
    ]
    .map(|office| Offer::of(office.as_str(), offices::name(office, w)));
    let title = w.desk_administrator_title();
    answers::page(&Desk {
        shell: shell(site, lang, "/desk", title, &caller.visitor, &roster),
        board,
        people,
        errors: FormErrors::none(),
        offers: offers.to_vec(),
    })
}
