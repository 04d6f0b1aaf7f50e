//! The first page: what was decided lately, what is being decided and until when, and where members stand.

mod decided;
mod deciding;
mod standing;

use actix_web::{HttpResponse, web};
use askama::Template;

use self::decided::Decided;
use self::deciding::Deciding;
use self::standing::Standing;
use super::answers;
use super::house::House;
use super::languages::Language;
use super::problems::Problem;
use super::record::public;
use super::shell::Shell;
use super::site::Site;
use super::words::words;
use crate::rules::visibility::Viewer;
use crate::store::{Failure, ballots, members};

pub fn routes(lang: &mut web::ServiceConfig) {
    lang.route("/", web::get().to(show));
}

#[derive(Template)]
#[template(path = "home/show.html")]
struct Home {
    shell: Shell,
    decided: Vec<Decided>,
    deciding: Vec<Deciding>,
    standing: Standing,
}

/// `GET /{lang}/`.
///
/// # Errors
/// A fault of the store.
pub async fn show(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
) -> Result<HttpResponse, Problem> {
    let w = words(lang.0);
    let numbers = house.kept_numbers().clone();
    let (head, decided, deciding, standing) = house
        .read(move |r| {
            let roster = members::roster(r)?;
            let open = ballots::open(r, &Viewer::Public, &ballots::Sought::default())?;
            let decided = decided::lately(r, w)?;
            let deciding = deciding::all(r, w, &open, &roster)?;
            let standing = standing::now(r, w, &roster, &numbers)?;
            Ok::<_, Failure>((r.head().clone(), decided, deciding, standing))
        })
        .await?;
    answers::page(&Home {
        shell: public(&site, lang.0, "/", w.home_title(), &head),
        decided,
        deciding,
        standing,
    })
}
