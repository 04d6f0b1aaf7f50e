//! A proposal is returned for form.

use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::{Desk, Place, status};
use crate::acts::consultations::{self, ReturnNote};
use crate::acts::drafts::SUMMARY_MOST;
use crate::rules::Refusal;
use crate::rules::permissions::Action;
use crate::rules::refusals::Field;
use crate::rules::words::{FormGround, Prose};
use crate::store::Request;
use crate::web::answers;
use crate::web::forms::{self, FormErrors, Offer};
use crate::web::problems::Problem;
use crate::web::shell::Shell;
use crate::web::signed_in::SignedIn;
use crate::web::words::words;

/// What the form of a return sends.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ReturnForm {
    request_id: String,
    ground: String,
    note: String,
}

#[derive(Template)]
#[template(path = "proposals/return.html")]
struct ReturnPage {
    shell: Shell,
    crumbs: Vec<(String, String)>,
    errors: FormErrors,
    until: String,
    grounds: Vec<Offer>,
    form: ReturnForm,
    request_id: String,
}

/// `GET /{lang}/desk/proposals/{symbol}/returns`.
///
/// # Errors
/// Not found; refused to who is no officer.
pub async fn return_form(caller: SignedIn, place: Place) -> Result<HttpResponse, Problem> {
    let desk = Desk::of(caller, place, Action::ReturnForForm)?;
    return_page(&desk, ReturnForm::default(), FormErrors::none()).await
}

async fn return_page(
    desk: &Desk,
    form: ReturnForm,
    errors: FormErrors,
) -> Result<HttpResponse, Problem> {
    let w = words(desk.lang);
    let read = desk.read().await?;
    let proposal = read.carried.proposal.clone();
    let ends = desk
        .house
        .read(move |r| consultations::return_ends(r, &proposal))
        .await?;
    let grounds = FormGround::ALL
        .iter()
        .map(|ground| Offer::of(ground.as_str(), w.proposal_ground(ground.as_str())));
    let title = w.return_title(desk.symbol.as_str());
    let shell = desk.shell(&read, "returns", title);
    let status = status(&errors);
    let page = ReturnPage {
        crumbs: desk.crumbs(&shell),
        until: w.return_hint(w.moment(ends)),
        grounds: Offer::taken(grounds.collect(), &form.ground),
        request_id: forms::fresh_request_id()?,
        shell,
        errors,
        form,
    };
    answers::page_with(status, &page)
}

/// `POST /{lang}/desk/proposals/{symbol}/returns`.
///
/// # Errors
/// Not found; a refusal brings the form back.
pub async fn return_for_form(
    caller: SignedIn,
    place: Place,
    form: web::Form<ReturnForm>,
) -> Result<HttpResponse, Problem> {
    let desk = Desk::of(caller, place, Action::ReturnForForm)?;
    let (form, w) = (form.into_inner(), words(desk.lang));
    let mut errors = FormErrors::none();
    let ground = match form.ground.as_str() {
        "" => Err(Refusal::Missing(Field::Ground)),
        typed => typed.parse().map_err(|_| Refusal::Malformed(Field::Ground)),
    };
    let ground: Option<FormGround> = errors.take(ground, w);
    let note = errors.take(
        Prose::parse_optional(&form.note, Field::Note, SUMMARY_MOST),
        w,
    );
    if let (Some(ground), Some(note)) = (ground, note) {
        let content = format!("{} {} {}", desk.symbol, form.ground, form.note);
        let request = Request::new(&form.request_id, "returns", content.as_bytes())?;
        let note = note.map(|note| ReturnNote {
            lang: desk.lang,
            note,
        });
        let (by, of) = (desk.caller.asks(), desk.symbol.clone());
        let act = move |store: &crate::store::Store| {
            consultations::return_for_form(store, by, &of, ground, note, Some(request))
        };
        match desk.house.attempt(act).await? {
            Ok(()) => return Ok(desk.back()),
            Err(refusal) => errors.refuse(&refusal, w),
        }
    }
    return_page(&desk, form, errors).await
}
