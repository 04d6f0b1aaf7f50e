//! The drafts of a delegation, with the button that starts one.

use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::title_of;
use crate::acts::drafts as acts;
use crate::rules::words::{Classification, Lang};
use crate::store::Request;
use crate::store::drafts::{self, Draft, DraftWords};
use crate::store::members::{self};
use crate::web::answers;
use crate::web::desk as desks;
use crate::web::forms::{self};
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::problems::Problem;
use crate::web::shell::Shell;
use crate::web::signed_in::SignedIn;
use crate::web::site::Site;
use crate::web::words::{Words, words};

struct Line {
    url: String,
    symbol: String,
    title: String,
    lang: Lang,
    of_proposal: String,
    saved: String,
}

#[derive(Template)]
#[template(path = "drafts/list.html")]
struct ListPage {
    shell: Shell,
    lead: String,
    lines: Vec<Line>,
    request_id: String,
}

/// `GET /{lang}/desk/drafts`.
///
/// # Errors
/// Refused to who is of no delegation.
pub async fn list(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    let member = caller.delegation()?;
    let viewer = caller.viewer();
    let (open, roster) = house
        .read(move |r| Ok((drafts::open(r, &viewer)?, members::roster(r)?)))
        .await?;
    let w = words(lang.0);
    let lines = open.iter().map(|draft| line(draft, lang.0, w)).collect();
    let title = w.drafts_title();
    let shell = desks::shell(
        &site,
        lang.0,
        "/desk/drafts",
        title,
        &caller.visitor,
        &roster,
    );
    answers::page(&ListPage {
        lead: w.drafts_lead(roster.short(&member, lang.0)),
        request_id: forms::fresh_request_id()?,
        shell,
        lines,
    })
}

fn line(draft: &Draft, lang: Lang, w: &Words) -> Line {
    let (title, title_lang) = title_of(&draft.words, lang, w);
    Line {
        url: format!("/{lang}/desk/drafts/{}", draft.symbol),
        symbol: draft.symbol.to_string(),
        title,
        lang: title_lang,
        of_proposal: draft
            .proposal
            .as_ref()
            .map(|symbol| w.draft_of_proposal(symbol.as_str()))
            .unwrap_or_default(),
        saved: w.draft_saved(w.moment(draft.changed), draft.version),
    }
}

/// What the button « start a draft » sends.
#[derive(Debug, Deserialize)]
pub struct CreateForm {
    request_id: String,
}

/// `POST /{lang}/desk/drafts`.
///
/// # Errors
/// The law's refusal.
pub async fn create(
    lang: Language,
    house: web::Data<House>,
    caller: SignedIn,
    form: web::Form<CreateForm>,
) -> Result<HttpResponse, Problem> {
    let request = Request::new(&form.request_id, "drafts", b"")?;
    let words = DraftWords {
        original: lang.0.to_string(),
        classification: Classification::ForMembers.to_string(),
        ..DraftWords::default()
    };
    let by = caller.asks();
    let symbol = house
        .act(move |store| acts::create(store, by, words, Some(request)))
        .await?;
    Ok(answers::see_other(&format!(
        "/{}/desk/drafts/{symbol}",
        lang.0
    )))
}
