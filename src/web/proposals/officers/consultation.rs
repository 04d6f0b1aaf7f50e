//! The consultation on a proposal is opened.

use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::{Desk, Place, status};
use crate::acts::consultations::{self};
use crate::rules::Refusal;
use crate::rules::calendar;
use crate::rules::permissions::Action;
use crate::store::Request;
use crate::web::answers;
use crate::web::forms::{self, FormErrors};
use crate::web::problems::Problem;
use crate::web::shell::Shell;
use crate::web::signed_in::SignedIn;
use crate::web::words::words;

/// What the form of a consultation sends: an hour in Paris.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ConsultationForm {
    request_id: String,
    until: String,
}

#[derive(Template)]
#[template(path = "proposals/consultation.html")]
struct ConsultationPage {
    shell: Shell,
    crumbs: Vec<(String, String)>,
    errors: FormErrors,
    form: ConsultationForm,
    request_id: String,
}

/// `GET /{lang}/desk/proposals/{symbol}/consultation`.
///
/// # Errors
/// Not found; refused to who is no officer.
pub async fn consultation_form(caller: SignedIn, place: Place) -> Result<HttpResponse, Problem> {
    let desk = Desk::of(caller, place, Action::OpenConsultation)?;
    consultation_page(&desk, ConsultationForm::default(), FormErrors::none()).await
}

async fn consultation_page(
    desk: &Desk,
    form: ConsultationForm,
    errors: FormErrors,
) -> Result<HttpResponse, Problem> {
    let read = desk.read().await?;
    let title = words(desk.lang).consultation_title(desk.symbol.as_str());
    let shell = desk.shell(&read, "consultation", title);
    let status = status(&errors);
    let page = ConsultationPage {
        crumbs: desk.crumbs(&shell),
        request_id: forms::fresh_request_id()?,
        shell,
        errors,
        form,
    };
    answers::page_with(status, &page)
}

/// `POST /{lang}/desk/proposals/{symbol}/consultation`.
///
/// # Errors
/// Not found; a refusal brings the form back.
pub async fn open_consultation(
    caller: SignedIn,
    place: Place,
    form: web::Form<ConsultationForm>,
) -> Result<HttpResponse, Problem> {
    let desk = Desk::of(caller, place, Action::OpenConsultation)?;
    let (form, w) = (form.into_inner(), words(desk.lang));
    let mut errors = FormErrors::none();
    if let Some(until) = errors.take_at("until", calendar::parse_hour(&form.until), w) {
        let content = format!("{} {}", desk.symbol, form.until);
        let request = Request::new(&form.request_id, "consultation", content.as_bytes())?;
        let (by, of) = (desk.caller.asks(), desk.symbol.clone());
        let act = move |store: &crate::store::Store| {
            consultations::open(store, by, &of, until, Some(request))
        };
        match desk.house.attempt(act).await? {
            Ok(()) => return Ok(desk.back()),
            Err(
                refusal @ (Refusal::NotAWorkingDay { .. }
                | Refusal::HouseClosed { .. }
                | Refusal::MustBeLater(_)),
            ) => {
                errors.refuse_at("until", &refusal, w);
            }
            Err(refusal) => errors.refuse(&refusal, w),
        }
    }
    consultation_page(&desk, form, errors).await
}
