//! The confirmation page of an act: exactly what will be done, and a passkey or a code for it.

use actix_web::body::BoxBody;
use actix_web::dev::ServiceResponse;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use super::asked::{self, Asked};
use super::posted;
use super::said::{self, Said};
use crate::store::{Failure, members, sessions};
use crate::web::answers;
use crate::web::desk;
use crate::web::house::House;
use crate::web::languages;
use crate::web::problems::{Problem, Waiting};
use crate::web::shell::Shell;
use crate::web::signed_in::token_of;
use crate::web::site::Site;
use crate::web::words::words;

#[derive(Template)]
#[template(path = "confirming/show.html")]
struct Page {
    shell: Shell,
    said: Said,
    asked: Asked,
    /// The form as it was sent, to be sent again.
    fields: Vec<(String, String)>,
    action: String,
    /// The page that the form stood on.
    back: String,
}

/// Writes the page in place of an answer that carries [`Problem::ConfirmFirst`].
pub async fn answer(
    answer: ServiceResponse<BoxBody>,
    waiting: Waiting,
) -> ServiceResponse<BoxBody> {
    let request = answer.request().clone();
    match page(&request, waiting).await {
        Ok(written) => ServiceResponse::new(request, written),
        Err(problem) => {
            let written = actix_web::ResponseError::error_response(&problem);
            ServiceResponse::new(request, written)
        }
    }
}

async fn page(req: &HttpRequest, waiting: Waiting) -> Result<HttpResponse, Problem> {
    let (Some(site), Some(house)) = (
        req.app_data::<web::Data<Site>>().cloned(),
        req.app_data::<web::Data<House>>().cloned(),
    ) else {
        return Err(Problem::fault("the house is not given to the application"));
    };
    let (lang, rest) = languages::split(req.path());
    let token = token_of(req, &site).ok_or(crate::rules::Refusal::SignInFirst)?;
    let shown = asked::shown(&site, &house, lang, &token, waiting).await?;
    let deed = shown.intent.deed();
    let (said, visitor, roster) = house
        .read(move |r| {
            let visitor =
                sessions::visitor(r, &token)?.ok_or(crate::rules::Refusal::SignInFirst)?;
            let roster = members::roster(r)?;
            let said = said::said(r, &visitor.viewer(), &roster, &deed, words(lang))?;
            Ok::<_, Failure>((said, visitor, roster))
        })
        .await?;
    let title = said.title.clone();
    answers::page(&Page {
        shell: desk::shell(&site, lang, rest, title, &visitor, &roster),
        said,
        asked: shown.asked,
        fields: posted::of(req).kept(),
        action: req
            .uri()
            .path_and_query()
            .map_or_else(|| req.path().to_owned(), ToString::to_string),
        back: crate::web::signed_in::page_of_form(req).unwrap_or_else(|| format!("/{lang}/desk")),
    })
}
