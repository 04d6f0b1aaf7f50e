//! An authenticator app: the key to take into it, as a picture and as text, and its first code.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use fast_qr::convert::Builder;
use fast_qr::convert::svg::SvgBuilder;
use fast_qr::qr::QRBuilder;
use serde::Deserialize;

use super::answered::agent_of;
use super::cards::{Step, steps};
use super::enrolment::after;
use super::second_step::Query;
use super::who::Enrolling;
use crate::acts::factors::enrolment;
use crate::acts::factors::totp::{self, Seed};
use crate::rules::Refusal;
use crate::rules::words::Lang;
use crate::store::Failure;
use crate::store::factors::totp as offers;
use crate::web::answers;
use crate::web::forms::FormErrors;
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::problems::Problem;
use crate::web::shell::Shell;
use crate::web::sign_in::local;
use crate::web::site::Site;
use crate::web::words::words;

/// The addresses of this page.
pub fn routes(cfg: &mut web::ServiceConfig) {
    cfg.route("/desk/enrolment/apps", web::post().to(begin))
        .route("/desk/enrolment/app", web::get().to(show))
        .route("/desk/enrolment/app", web::post().to(confirm))
        .route("/desk/enrolment/app.svg", web::get().to(picture));
}

#[derive(Template)]
#[template(path = "factors/app.html")]
struct Page {
    shell: Shell,
    steps: Vec<Step>,
    errors: FormErrors,
    next: String,
    email: String,
    /// The key in groups of four, as one types it.
    key: String,
    is_on_the_way: bool,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    code: String,
    next: String,
}

/// `POST /{lang}/desk/enrolment/apps`: a fresh key, to be shown.
///
/// # Errors
/// Sign in first.
pub async fn begin(
    lang: Language,
    house: web::Data<House>,
    who: Enrolling,
    typed: web::Form<Typed>,
) -> Result<HttpResponse, Problem> {
    let holder = who.holder();
    house.act(move |store| totp::offer(store, &holder)).await?;
    let next = local(&typed.next).map_or_else(String::new, |next| format!("?next={next}"));
    Ok(answers::see_other(&format!(
        "/{}/desk/enrolment/app{next}",
        lang.0
    )))
}

/// The key that is being shown to this person; none when it is over.
async fn offered(house: &House, who: &Enrolling) -> Result<Option<Seed>, Problem> {
    let (token, sealing) = (
        who.holder().token().clone(),
        house.store().sealing().clone(),
    );
    let found = house
        .read(move |r| offers::offered(r, &sealing, &token).map_err(Failure::from))
        .await?;
    Ok(found.map(|(_, seed)| Seed::of(seed)))
}

async fn page_of(
    site: &Site,
    house: &House,
    lang: Lang,
    who: &Enrolling,
    seed: &Seed,
    next: &str,
) -> Result<Page, Problem> {
    let w = words(lang);
    let key: Vec<char> = seed.base32().chars().collect();
    let groups: Vec<String> = key.chunks(4).map(|group| group.iter().collect()).collect();
    let is_on_the_way = who.is_on_the_way();
    let path = "/desk/enrolment/app";
    Ok(Page {
        shell: who
            .shell(site, house, lang, path, w.factors_app_title())
            .await?,
        steps: match is_on_the_way {
            true => steps(w, 1),
            false => Vec::new(),
        },
        errors: FormErrors::none(),
        next: local(next).unwrap_or_default().to_owned(),
        email: who.email().to_owned(),
        key: groups.join(" "),
        is_on_the_way,
    })
}

/// `GET /{lang}/desk/enrolment/app`.
///
/// # Errors
/// Sign in first.
pub async fn show(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    who: Enrolling,
    query: web::Query<Query>,
) -> Result<HttpResponse, Problem> {
    match offered(&house, &who).await? {
        Some(seed) => {
            answers::page(&page_of(&site, &house, lang.0, &who, &seed, &query.next).await?)
        }
        None => Ok(answers::see_other(&format!("/{}/desk/enrolment", lang.0))),
    }
}

/// `GET /{lang}/desk/enrolment/app.svg`: the key as a picture to be scanned, for this person only.
///
/// # Errors
/// Not found when no key is being shown.
pub async fn picture(
    _lang: Language,
    house: web::Data<House>,
    who: Enrolling,
) -> Result<HttpResponse, Problem> {
    let seed = offered(&house, &who).await?.ok_or(Problem::NotFound)?;
    let code = QRBuilder::new(seed.uri(who.email()))
        .build()
        .map_err(|error| Problem::fault(format!("a picture of a key: {error:?}")))?;
    let svg = SvgBuilder::default().margin(4).to_str(&code);
    Ok(HttpResponse::Ok().content_type("image/svg+xml").body(svg))
}

/// `POST /{lang}/desk/enrolment/app`: the first code; whoever was half way in is in by it.
///
/// # Errors
/// Sign in first.
pub async fn confirm(
    req: HttpRequest,
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    who: Enrolling,
    typed: web::Form<Typed>,
) -> Result<HttpResponse, Problem> {
    let Some(seed) = offered(&house, &who).await? else {
        return Err(Refusal::OfferOver.into());
    };
    let (holder, code, agent) = (who.holder(), typed.code.clone(), agent_of(&req));
    let tried = house
        .attempt(move |store| enrolment::add_app(store, &holder, &code, &agent))
        .await?;
    match tried {
        Ok(enrolled) => after(&req, &site, &house, lang.0, &who, enrolled, &typed.next).await,
        Err(refusal) => {
            let mut page = page_of(&site, &house, lang.0, &who, &seed, &typed.next).await?;
            page.errors.refuse(&refusal, words(lang.0));
            answers::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}
