//! How the post stands: what waits, and letters that were given up, which can be tried again.

use actix_web::{HttpResponse, web};
use askama::Template;
use uuid::Uuid;

use crate::acts;
use crate::rules::notices::Event;
use crate::rules::permissions::Action;
use crate::store::{Failure, members, outbox};
use crate::web::answers;
use crate::web::desk;
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::problems::Problem;
use crate::web::shell::Shell;
use crate::web::signed_in::SignedIn;
use crate::web::site::{Post, Site};
use crate::web::words::{Words, words};

struct Row {
    id: Uuid,
    email: String,
    kind: String,
    created: String,
    trouble: String,
}

#[derive(Template)]
#[template(path = "accounts/letters.html")]
struct Page {
    shell: Shell,
    is_carried: bool,
    facts: Vec<(String, String)>,
    rows: Vec<Row>,
}

/// `GET /{lang}/desk/letters`.
///
/// # Errors
/// Not found for everybody but an administrator.
pub async fn show(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    if !caller.may(Action::KeepAccounts) {
        return Err(Problem::NotFound);
    }
    let viewer = caller.viewer();
    let (post, roster) = house
        .read(move |r| {
            let post = outbox::standing(r, &viewer)?;
            Ok::<_, Failure>((post, members::roster(r)?))
        })
        .await?;
    let w = words(lang.0);
    let last = post
        .last_sent
        .map_or_else(|| w.letters_none_sent(), |at| w.moment(at));
    let title = w.letters_title();
    answers::page(&Page {
        shell: desk::shell(
            &site,
            lang.0,
            "/desk/letters",
            title,
            &caller.visitor,
            &roster,
        ),
        is_carried: site.post == Post::Carried,
        facts: vec![
            (w.letters_waiting(), w.number(post.waiting)),
            (w.letters_last_sent(), last),
        ],
        rows: post
            .dead
            .into_iter()
            .map(|dead| Row {
                id: dead.id,
                email: dead.email,
                kind: kind(&dead.kind, w),
                created: w.moment(dead.created),
                trouble: dead.trouble,
            })
            .collect(),
    })
}

/// A kind of letter in words.
fn kind(kind: &str, w: &Words) -> String {
    match kind {
        "factor-changed" => w.letters_kind_factor(),
        "sign-in-elsewhere" => w.letters_kind_sign_in(),
        "appointed" | "appointment-ended" => w.letters_kind_office(),
        "vote-cast" => w.letters_kind_vote(),
        "invitation" => w.letters_kind_invitation(),
        "password-reset" => w.letters_kind_reset(),
        "motion-waits" => w.letters_kind_motion(),
        "collected" => w.notice_undelivered_collected(),
        word => match word.parse::<Event>() {
            Ok(event) => w.notice_name(event.as_str()),
            Err(_) => word.to_owned(),
        },
    }
}

/// `POST /{lang}/desk/letters/{id}/tries`.
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
        .act(move |store| acts::letters::try_again(store, by, id))
        .await?;
    Ok(answers::see_other(&format!("/{}/desk/letters", lang.0)))
}
