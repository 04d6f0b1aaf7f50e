//! Parking: a form that came after its session had ended is kept for its account, and found again after signing in.

use actix_web::body::BoxBody;
use actix_web::dev::ServiceResponse;
use actix_web::http::header::{self, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use uuid::Uuid;

use super::answers;
use super::confirming::posted;
use super::desk;
use super::house::House;
use super::languages::{self, Language};
use super::problems::Problem;
use super::refusals::field_label;
use super::shell::Shell;
use super::signed_in::{SignedIn, token_of};
use super::site::Site;
use super::words::{Words, words};
use crate::acts;
use crate::rules::refusals::Field;
use crate::store::parked::{self, Form};
use crate::store::{Failure, members};

/// The addresses of what was parked.
pub fn routes(cfg: &mut web::ServiceConfig) {
    cfg.route("/desk/parked/{id}", web::get().to(show))
        .route("/desk/parked/{id}/removal", web::post().to(remove));
}

/// Ends of addresses at which one votes or signs: that is done afresh, by whoever is there.
const NEVER: [&str; 12] = [
    "approval",
    "co-sponsorships",
    "consent",
    "final-text",
    "intended-votes",
    "maintenance",
    "removal",
    "review",
    "sign-offs",
    "votes",
    "withdrawal",
    "withdrawals",
];
/// Fields that hold a vote or a secret.
const NEVER_FIELDS: [&str; 3] = ["choice", "current", "password"];
/// Characters from which on it is a pity to write something again.
const WORTH: usize = 40;

/// Whether a form may be parked: it holds words, and neither a vote nor a signature nor a secret.
fn may_be_parked(path: &str, fields: &[(String, String)]) -> bool {
    let (_, rest) = languages::split(path);
    let last = rest.rsplit('/').next().unwrap_or_default();
    let is_of_account = rest.starts_with("/desk/account");
    let holds_a_vote = fields
        .iter()
        .any(|(name, _)| NEVER_FIELDS.contains(&name.as_str()));
    let is_worth_it = fields
        .iter()
        .any(|(_, value)| value.chars().count() >= WORTH || value.contains('\n'));
    !NEVER.contains(&last) && !is_of_account && !holds_a_vote && is_worth_it
}

/// Parks what an interrupted form carried, and lets the sign-in lead to it. Where it cannot, the answer stays.
pub async fn park(answer: ServiceResponse<BoxBody>) -> ServiceResponse<BoxBody> {
    let request = answer.request().clone();
    let fields = posted::of(&request).kept();
    if !may_be_parked(request.path(), &fields) {
        return answer;
    }
    match parked(&request, fields).await {
        Ok(Some(id)) => {
            let (lang, _) = languages::split(request.path());
            let to = format!("/{lang}/sign-in?next=/{lang}/desk/parked/{id}&after=parked");
            let mut answer = answer;
            if let Ok(to) = HeaderValue::from_str(&to) {
                answer.headers_mut().insert(header::LOCATION, to);
            }
            answer
        }
        Ok(None) => answer,
        Err(problem) => {
            let written = actix_web::ResponseError::error_response(&problem);
            ServiceResponse::new(request, written)
        }
    }
}

async fn parked(req: &HttpRequest, fields: Vec<(String, String)>) -> Result<Option<Uuid>, Problem> {
    let (Some(site), Some(house)) = (
        req.app_data::<web::Data<Site>>(),
        req.app_data::<web::Data<House>>().cloned(),
    ) else {
        return Err(Problem::fault("the house is not given to the application"));
    };
    let Some(token) = token_of(req, site) else {
        return Ok(None);
    };
    let path = req.path().to_owned();
    house
        .act(move |store| acts::parked::park(store, &token, Form { path, fields }))
        .await
}

/// What was written, by the name of its field.
struct Written {
    label: String,
    text: String,
}

#[derive(Template)]
#[template(path = "parking/show.html")]
struct Page {
    shell: Shell,
    form: Form,
    written: Vec<Written>,
    removal: String,
}

/// `GET /{lang}/desk/parked/{id}`: what was being written when the session had ended.
///
/// # Errors
/// Not found for every other account.
pub async fn show(
    lang: Language,
    address: web::Path<(String, Uuid)>,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    let (id, account) = (address.1, caller.visitor.account);
    let sealing = house.store().sealing().clone();
    let (form, roster) = house
        .read(move |r| {
            let form = parked::find(r, &sealing, id, account)?;
            Ok::<_, Failure>((form, members::roster(r)?))
        })
        .await?;
    let w = words(lang.0);
    let (path, title) = (format!("/desk/parked/{id}"), w.parked_title());
    answers::page(&Page {
        shell: desk::shell(&site, lang.0, &path, title, &caller.visitor, &roster),
        written: written(&form, w),
        removal: format!("/{}{path}/removal", lang.0),
        form,
    })
}

/// The fields that a person wrote in, longest words and all; not numbers of forms and versions.
fn written(form: &Form, w: &Words) -> Vec<Written> {
    let is_of_the_form = |name: &str| {
        matches!(
            name,
            "request_id" | "version" | "next" | "motion" | "seen" | "revision"
        )
    };
    form.fields
        .iter()
        .filter(|(name, value)| !is_of_the_form(name) && !value.trim().is_empty())
        .map(|(name, value)| Written {
            label: label(name, w),
            text: value.replace('\r', ""),
        })
        .collect()
}

/// `text_fr` is « Text (French) ».
fn label(name: &str, w: &Words) -> String {
    let (stem, lang) = match name.rsplit_once(['_', '-']) {
        Some((stem, "en")) => (stem, w.language_english()),
        Some((stem, "fr")) => (stem, w.language_french()),
        _ => (name, String::new()),
    };
    let label = stem
        .replace('_', "-")
        .parse::<Field>()
        .map_or_else(|_| w.parked_field(), |field| field_label(field, w));
    match lang.as_str() {
        "" => label,
        lang => format!("{label} ({lang})"),
    }
}

/// `POST /{lang}/desk/parked/{id}/removal`.
///
/// # Errors
/// Not found for every other account.
pub async fn remove(
    lang: Language,
    address: web::Path<(String, Uuid)>,
    house: web::Data<House>,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    let (id, by) = (address.1, caller.asks());
    house
        .act(move |store| acts::parked::forget(store, by, id))
        .await?;
    Ok(answers::see_other(&format!("/{}/desk", lang.0)))
}
