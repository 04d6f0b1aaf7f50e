//! The desk of a translator or reviser: what lacks a language, what is to be signed off, what waits for others.

use actix_web::HttpResponse;
use askama::Template;

use super::{Due, Line, line, shell};
use crate::rules::words::Lang;
use crate::store::{Failure, members};
use crate::web::answers;
use crate::web::house::House;
use crate::web::problems::Problem;
use crate::web::shell::Shell;
use crate::web::signed_in::SignedIn;
use crate::web::site::Site;
use crate::web::texts::due::{Waits, waiting};
use crate::web::words::words;

#[derive(Template)]
#[template(path = "desk/languages.html")]
struct Desk {
    shell: Shell,
    supply: Vec<Line>,
    sign: Vec<Line>,
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
    let viewer = caller.viewer();
    let (mut found, now, roster) = house
        .read(move |r| {
            let found = waiting(r, &viewer, lang)?;
            Ok::<_, Failure>((found, r.now(), members::roster(r)?))
        })
        .await?;
    found.sort_by_key(|(_, due)| due.deadline.unwrap_or(jiff::Timestamp::MAX));
    let lines = |wanted: Waits| {
        let of: Vec<Due> = found
            .iter()
            .filter(|(waits, _)| *waits == wanted)
            .map(|(_, due)| due.clone())
            .collect();
        of.into_iter()
            .map(|due| line(due, now, lang, None))
            .collect()
    };
    let title = words(lang).desk_languages_title();
    answers::page(&Desk {
        supply: lines(Waits::Supply),
        sign: lines(Waits::SignOff),
        others: lines(Waits::Sponsor),
        shell: shell(site, lang, "/desk", title, &caller.visitor, &roster),
    })
}
