//! Notices that could not be delivered, on the secretariat's desk.

use actix_web::{HttpResponse, web};
use askama::Template;
use uuid::Uuid;

use crate::acts;
use crate::rules::permissions::Action;
use crate::store::{Failure, members, sent};
use crate::web::answers;
use crate::web::desk;
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::problems::Problem;
use crate::web::shell::Shell;
use crate::web::signed_in::SignedIn;
use crate::web::site::{Post, Site};
use crate::web::words::words;

struct Row {
    id: Uuid,
    email: String,
    what: String,
    about: String,
    laid: String,
    trouble: String,
}

#[derive(Template)]
#[template(path = "notices/undelivered.html")]
struct Page {
    shell: Shell,
    is_carried: bool,
    rows: Vec<Row>,
}

/// `GET /{lang}/desk/notices`.
///
/// # Errors
/// Not found for everybody but officers.
pub async fn show(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    if !caller.may(Action::SendNoticeAgain) {
        return Err(Problem::NotFound);
    }
    let viewer = caller.viewer();
    let (lines, roster) = house
        .read(move |r| {
            let lines = sent::undelivered(r, &viewer)?;
            Ok::<_, Failure>((lines, members::roster(r)?))
        })
        .await?;
    let w = words(lang.0);
    answers::page(&Page {
        shell: desk::shell(
            &site,
            lang.0,
            "/desk/notices",
            w.notice_undelivered_title(),
            &caller.visitor,
            &roster,
        ),
        is_carried: site.post == Post::Carried,
        rows: lines
            .into_iter()
            .map(|line| Row {
                id: line.id,
                what: match line.event {
                    Some(event) => w.notice_name(event.as_str()),
                    None => w.notice_undelivered_collected(),
                },
                about: line.about,
                laid: w.moment(line.laid),
                email: line.email,
                trouble: line.trouble,
            })
            .collect(),
    })
}

/// `POST /{lang}/desk/notices/{id}/tries`.
///
/// # Errors
/// The law's refusals.
pub async fn try_again(
    address: web::Path<(String, Uuid)>,
    lang: Language,
    house: web::Data<House>,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    let (by, id) = (caller.asks(), address.1);
    house
        .act(move |store| acts::notices::try_again(store, by, id))
        .await?;
    Ok(answers::see_other(&format!("/{}/desk/notices", lang.0)))
}
