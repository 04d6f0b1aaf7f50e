//! The page of a proposal at the desk.

mod offers;
pub mod withdrawal;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use offers::{Offered, facts, offers};

use crate::rules::Refusal;
use crate::rules::words::Lang;
use crate::web::answers;
use crate::web::desk as desks;
use crate::web::forms::{self, FormErrors};
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::problems::Problem;
use crate::web::proposals::show::{TextQuery, crumbs, symbol};
use crate::web::proposals::view::{self, Asked, View};
use crate::web::shell::Shell;
use crate::web::signed_in::SignedIn;
use crate::web::site::Site;
use crate::web::words::{Words, words};

#[derive(Template)]
#[template(path = "proposals/desk.html")]
struct DeskPage {
    shell: Shell,
    crumbs: Vec<(String, String)>,
    errors: FormErrors,
    view: View,
    acts: Vec<Offered>,
    request_id: String,
    revision: i64,
    public_url: String,
}

/// `GET /{lang}/desk/proposals/{symbol}`.
///
/// # Errors
/// Not found for this visitor.
pub async fn show(
    path: web::Path<(String, String)>,
    lang: Language,
    query: web::Query<TextQuery>,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    let asked = Asked {
        symbol: symbol(&path.1)?,
        revision: None,
        text: query.text,
    };
    page(&site, &house, lang.0, &caller, asked, None).await
}

/// The page, with the refusal of what was attempted on it.
///
/// # Errors
/// Not found for this visitor.
pub async fn page(
    site: &Site,
    house: &House,
    lang: Lang,
    caller: &SignedIn,
    asked: Asked,
    refused: Option<Refusal>,
) -> Result<HttpResponse, Problem> {
    let w = words(lang);
    let (of, viewer) = (asked.clone(), caller.viewer());
    let (read, facts) = house
        .read(move |r| {
            let read = view::read(r, &viewer, &of)?;
            let facts = facts(r, &read, viewer.delegation())?;
            Ok((read, facts))
        })
        .await?;
    let mut view = view::view(&read, &asked, lang, "/desk/proposals");
    let here = format!("/{lang}/desk/proposals/{}", asked.symbol);
    let shown = view.text_lang;
    read.marks
        .invite(&mut view.units, shown, &here, caller, lang);
    let place = format!("/desk/proposals/{}", asked.symbol);
    let query = asked.query();
    let title = view.title.clone();
    let shell =
        desks::shell(site, lang, &place, title, &caller.visitor, &read.roster).with_query(&query);
    let status = if refused.is_some() {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    let page = DeskPage {
        crumbs: crumbs(&shell, "/desk/proposals", &asked),
        errors: refused.map_or_else(FormErrors::none, |refusal| whole(&refusal, w)),
        acts: offers(&read, &facts, caller, lang),
        request_id: forms::fresh_request_id()?,
        revision: read.carried.proposal.revision,
        public_url: if read.carried.proposal.is_open() {
            format!("/{lang}/proposals/{}", asked.symbol)
        } else {
            String::new()
        },
        view,
        shell,
    };
    answers::page_with(status, &page)
}

/// A refusal about the whole: this page has no inputs to stand it beside.
pub fn whole(refusal: &Refusal, w: &Words) -> FormErrors {
    let mut errors = FormErrors::of(refusal, w);
    for error in &mut errors.entries {
        error.input = None;
    }
    errors
}
