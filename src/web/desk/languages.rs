//! The desk of a translator or reviser: what lacks a language, what is to be signed off, what waits for others.

use actix_web::HttpResponse;
use askama::Template;

use super::{Line, line, shell};
use crate::rules::words::Lang;
use crate::store::{Failure, members};
use crate::web::answers;
use crate::web::duties::{self, Board};
use crate::web::house::House;
use crate::web::problems::Problem;
use crate::web::shell::Shell;
use crate::web::signed_in::SignedIn;
use crate::web::site::Site;
use crate::web::texts::due::waiting;
use crate::web::words::words;

#[derive(Template)]
#[template(path = "desk/languages.html")]
struct Desk {
    shell: Shell,
    board: Board,
    others: Vec<Line>,
}

/// # Errors
/// A failure of the store.
pub async fn show(
    site: &Site,
    house: &House,
    lang: Lang,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    let (viewer, visitor) = (caller.viewer(), caller.visitor.clone());
    let (mut found, board, now, roster) = house
        .read(move |r| {
            let found = waiting(r, &viewer, lang)?;
            let roster = members::roster(r)?;
            let board = duties::board(r, &visitor, lang, &roster, None)?;
            Ok::<_, Failure>((found, board, r.now(), roster))
        })
        .await?;
    found.sort_by_key(|due| due.deadline.unwrap_or(jiff::Timestamp::MAX));
    let title = words(lang).desk_languages_title();
    answers::page(&Desk {
        board,
        others: found
            .into_iter()
            .map(|due| line(due, now, lang, None))
            .collect(),
        shell: shell(site, lang, "/desk", title, &caller.visitor, &roster),
    })
}
