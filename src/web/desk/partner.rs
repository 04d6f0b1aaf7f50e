//! The desk of a partner: what it may read, all of it non-confidential.

use actix_web::HttpResponse;
use askama::Template;

use super::{Line, collect, shell};
use crate::rules::words::Lang;
use crate::store::{Failure, members};
use crate::web::answers;
use crate::web::duties::{self, Board};
use crate::web::house::House;
use crate::web::problems::Problem;
use crate::web::shell::Shell;
use crate::web::signed_in::SignedIn;
use crate::web::site::Site;
use crate::web::words::words;

#[derive(Template)]
#[template(path = "desk/partner.html")]
struct Desk {
    shell: Shell,
    board: Board,
    lines: Vec<Line>,
}

/// # Errors
/// A failure of the store.
pub async fn show(
    site: &Site,
    house: &House,
    lang: Lang,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    let visitor = caller.visitor.clone();
    let (board, lines, roster) = house
        .read(move |r| {
            let roster = members::roster(r)?;
            let board = duties::board(r, &visitor, lang, &roster, None)?;
            let lines = collect(r, super::READING, &visitor, lang, &roster, None)?;
            Ok::<_, Failure>((board, lines, roster))
        })
        .await?;
    let title = words(lang).desk_partner_title();
    answers::page(&Desk {
        shell: shell(site, lang, "/desk", title, &caller.visitor, &roster),
        board,
        lines,
    })
}
