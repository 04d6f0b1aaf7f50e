//! The other language of a revision is supplied.

use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::{Desk, Place, status};
use crate::acts::consultations::{self};
use crate::acts::drafts::{SUMMARY_MOST, TEXT_MOST, Written};
use crate::rules::Refusal;
use crate::rules::permissions::Action;
use crate::rules::refusals::Field;
use crate::rules::words::{Lang, Prose, Title};
use crate::store::Request;
use crate::web::answers;
use crate::web::forms::{self, FormErrors};
use crate::web::problems::Problem;
use crate::web::proposals::view::{self, Asked, View};
use crate::web::refusals::language_name;
use crate::web::shell::Shell;
use crate::web::signed_in::SignedIn;
use crate::web::words::words;

/// What the form of a translation sends.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct TranslationForm {
    request_id: String,
    revision: i64,
    title: String,
    summary: String,
    text: String,
}

#[derive(Template)]
#[template(path = "proposals/translation.html")]
struct TranslationPage {
    shell: Shell,
    crumbs: Vec<(String, String)>,
    errors: FormErrors,
    view: View,
    lang: Lang,
    form: TranslationForm,
    request_id: String,
    revision: i64,
}

/// `GET /{lang}/desk/proposals/{symbol}/translations`: beside the original.
///
/// # Errors
/// Not found; refused to who is no officer.
pub async fn translation_form(caller: SignedIn, place: Place) -> Result<HttpResponse, Problem> {
    let desk = Desk::of(caller, place, Action::SupplyTranslation)?;
    translation_page(&desk, TranslationForm::default(), FormErrors::none()).await
}

async fn translation_page(
    desk: &Desk,
    form: TranslationForm,
    errors: FormErrors,
) -> Result<HttpResponse, Problem> {
    let w = words(desk.lang);
    let read = desk.read().await?;
    let Some(missing) = read.revision.lacks() else {
        return Err(Refusal::AlreadyDone.into());
    };
    let asked = Asked {
        text: Some(missing.other()),
        ..desk.asked()
    };
    let view = view::view(&read, &asked, desk.lang, "/desk/proposals");
    let title = w.translation_title(desk.symbol.as_str(), language_name(missing, w));
    let shell = desk.shell(&read, "translations", title);
    let status = status(&errors);
    let page = TranslationPage {
        crumbs: desk.crumbs(&shell),
        request_id: forms::fresh_request_id()?,
        revision: read.revision.number,
        lang: missing,
        shell,
        errors,
        view,
        form,
    };
    answers::page_with(status, &page)
}

/// `POST /{lang}/desk/proposals/{symbol}/translations`.
///
/// # Errors
/// Not found; a refusal brings the form back.
pub async fn translate(
    caller: SignedIn,
    place: Place,
    form: web::Form<TranslationForm>,
) -> Result<HttpResponse, Problem> {
    let desk = Desk::of(caller, place, Action::SupplyTranslation)?;
    let (form, w) = (form.into_inner(), words(desk.lang));
    let mut errors = FormErrors::none();
    let title = errors.take(Title::parse(&form.title), w);
    let summary = errors.take(Prose::parse(&form.summary, Field::Summary, SUMMARY_MOST), w);
    let text = errors.take(Prose::parse(&form.text, Field::Text, TEXT_MOST), w);
    if let (Some(title), Some(summary), Some(text)) = (title, summary, text) {
        let content = format!(
            "{} {} {} {} {}",
            desk.symbol, form.revision, form.title, form.summary, form.text
        );
        let request = Request::new(&form.request_id, "translations", content.as_bytes())?;
        let written = Written {
            title,
            summary,
            text,
        };
        let (by, of, revision) = (desk.caller.asks(), desk.symbol.clone(), form.revision);
        let act = move |store: &crate::store::Store| {
            consultations::supply_translation(store, by, &of, revision, written, Some(request))
        };
        match desk.house.attempt(act).await? {
            Ok(_) => return Ok(desk.back()),
            Err(refusal) => errors.refuse(&refusal, w),
        }
    }
    translation_page(&desk, form, errors).await
}
