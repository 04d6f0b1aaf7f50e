//! The page on which a delegation explains its position after an adoption without a vote.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use crate::acts::explanations as acts;
use crate::acts::votes::Said;
use crate::rules::permissions::Action;
use crate::rules::words::{Lang, NormSymbol};
use crate::store::{Request, members, norms};
use crate::web::answers;
use crate::web::forms::{FormErrors, fresh_request_id};
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::problems::Problem;
use crate::web::shell::Shell;
use crate::web::signed_in::SignedIn;
use crate::web::site::Site;
use crate::web::words::words;

pub fn routes(lang: &mut web::ServiceConfig) {
    lang.route("/desk/norms/{symbol}/explanation", web::get().to(show))
        .route("/desk/norms/{symbol}/explanation", web::post().to(explain));
}

/// What a delegation types.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    pub request_id: String,
    pub en: String,
    pub fr: String,
}

#[derive(Template)]
#[template(path = "norms/explanation.html")]
struct Page {
    shell: Shell,
    symbol: String,
    path: String,
    title: String,
    /// Until when it is possible, or why it is not.
    until: String,
    is_possible: bool,
    errors: FormErrors,
    typed: Typed,
}

/// `GET /{lang}/desk/norms/{symbol}/explanation`.
///
/// # Errors
/// Not found for other offices, and for a norm that was voted on.
pub async fn show(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, Problem> {
    let typed = Typed {
        request_id: fresh_request_id()?,
        ..Typed::default()
    };
    let none = FormErrors::none();
    answers::page(&page_of(&site, &house, lang.0, &caller, &path.1, typed, none).await?)
}

/// `POST /{lang}/desk/norms/{symbol}/explanation`.
///
/// # Errors
/// As [`show`]; a refusal brings the form back with what was typed.
pub async fn explain(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
    path: web::Path<(String, String)>,
    typed: web::Form<Typed>,
) -> Result<HttpResponse, Problem> {
    let w = words(lang.0);
    let member = caller.delegation()?;
    let typed = typed.into_inner();
    let norm = NormSymbol::parse(&path.1).map_err(|_| Problem::NotFound)?;
    let mut errors = FormErrors::none();
    let sent = [norm.as_str(), &typed.en, &typed.fr].join("\u{0}");
    let request = Request::new(
        &typed.request_id,
        "explanation-of-adoption",
        sent.as_bytes(),
    );
    let said = errors.take(Said::explanation(&typed.en, &typed.fr), w);
    if let (Some(said), Some(request)) = (said, errors.take(request, w)) {
        let by = caller.asks();
        let done = house
            .attempt(move |store| acts::explain(store, by, &member, norm, said, Some(request)))
            .await?;
        match done {
            Ok(_) => return Ok(answers::see_other(&format!("/{}/norms/{}", lang.0, path.1))),
            Err(refusal) => errors.refuse(&refusal, w),
        }
    }
    let page = page_of(&site, &house, lang.0, &caller, &path.1, typed, errors).await?;
    answers::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

async fn page_of(
    site: &Site,
    house: &House,
    lang: Lang,
    caller: &SignedIn,
    symbol: &str,
    typed: Typed,
    errors: FormErrors,
) -> Result<Page, Problem> {
    let symbol = NormSymbol::parse(symbol).map_err(|_| Problem::NotFound)?;
    caller.delegation()?;
    if !caller.may(Action::Explain) {
        return Err(Problem::NotFound);
    }
    let (site, caller) = (site.clone(), caller.clone());
    house
        .read(move |r| {
            let w = words(lang);
            let norm = norms::find(r, &symbol)?;
            let until = acts::period_ends(r, &norm)?;
            let is_possible = r.now() < until;
            let roster = members::roster(r)?;
            let path = format!("/desk/norms/{symbol}");
            let here = format!("{path}/explanation");
            let title = w.norms_explain_title();
            Ok(Page {
                shell: super::shell(&site, lang, &here, title, &caller.visitor, &roster),
                symbol: symbol.printed(),
                path,
                title: norm.title.of(lang).to_owned(),
                until: if is_possible {
                    w.norms_explain_until(w.moment(until))
                } else {
                    w.norms_explain_over(w.moment(until))
                },
                is_possible,
                errors,
                typed,
            })
        })
        .await
}
