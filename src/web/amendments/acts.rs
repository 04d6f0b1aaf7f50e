//! Acts on amendments that a single button does; a refusal brings the page back.

use actix_web::{HttpResponse, web};
use serde::Deserialize;
use uuid::Uuid;

use super::list;
use super::page::{desk_page, symbol};
use crate::acts::amendments::{self, Beginning};
use crate::rules::Refusal;
use crate::rules::words::{Lang, ProposalSymbol, UnitSymbol};
use crate::store::Request;
use crate::web::answers;
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::problems::Problem;
use crate::web::signed_in::SignedIn;
use crate::web::site::Site;

/// What every button sends: its number.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Pressed {
    request_id: String,
    /// The unit that a draft begins with.
    unit: String,
}

fn request(
    form: &Pressed,
    route: &'static str,
    of: &ProposalSymbol,
    number: i64,
) -> Result<Option<Request>, Refusal> {
    let content = format!("{of} {number} {}", form.unit);
    Request::new(&form.request_id, route, content.as_bytes()).map(Some)
}

/// Writes the handler of a button on the page of an amendment.
macro_rules! button {
    ($(#[$doc:meta])* $name:ident, $route:literal) => {
        $(#[$doc])*
        ///
        /// # Errors
        /// Not found for this visitor; a refusal brings the page back.
        pub async fn $name(
            path: web::Path<(String, String, i64)>,
            lang: Language,
            site: web::Data<Site>,
            house: web::Data<House>,
            caller: SignedIn,
            form: web::Form<Pressed>,
        ) -> Result<HttpResponse, Problem> {
            let (of, number, lang) = (symbol(&path.1)?, path.2, lang.0);
            let request = request(&form, $route, &of, number)?;
            let (by, sought) = (caller.asks(), of.clone());
            let outcome = house
                .attempt(move |store| amendments::$name(store, by, &sought, number, request))
                .await?;
            match outcome {
                Ok(()) => Ok(answers::see_other(&format!(
                    "/{lang}/desk/proposals/{of}/amendments/{number}"
                ))),
                Err(refusal) => {
                    desk_page(&site, &house, lang, &caller, (of, number), Some(refusal)).await
                }
            }
        }
    };
}

button! {
    /// `POST .../amendments/{number}/co-sponsorships`.
    join, "amendment-co-sponsorships"
}
button! {
    /// `POST .../amendments/{number}/withdrawal`.
    withdraw, "amendment-withdrawal"
}
button! {
    /// `POST .../amendments/{number}/acceptance`.
    accept, "amendment-acceptance"
}

/// `POST /{lang}/desk/proposals/{symbol}/amendments`: a draft, empty or with a first change.
///
/// # Errors
/// Not found for this visitor; a refusal brings the list back.
pub async fn start(
    path: web::Path<(String, String)>,
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
    form: web::Form<Pressed>,
) -> Result<HttpResponse, Problem> {
    let of = symbol(&path.1)?;
    let unit = match form.unit.trim() {
        "" => Ok(None),
        unit => UnitSymbol::parse(unit).map(Some),
    };
    let outcome = match unit {
        Ok(unit) => {
            let beginning = Beginning {
                lang: Some(lang.0),
                unit,
            };
            let request = request(&form, "amendments", &of, 0)?;
            let (by, sought) = (caller.asks(), of.clone());
            house
                .attempt(move |store| amendments::start(store, by, &sought, beginning, request))
                .await?
        }
        Err(refusal) => Err(refusal),
    };
    begun(&site, &house, lang.0, &caller, of, outcome).await
}

/// `POST /{lang}/desk/proposals/{symbol}/comments/{number}/amendment`: a draft from what a comment proposes.
///
/// # Errors
/// Not found for this visitor; a refusal brings the list of amendments back.
pub async fn start_from_comment(
    path: web::Path<(String, String, i64)>,
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
    form: web::Form<Pressed>,
) -> Result<HttpResponse, Problem> {
    let (of, number) = (symbol(&path.1)?, path.2);
    let request = request(&form, "comment-amendment", &of, number)?;
    let (by, sought) = (caller.asks(), of.clone());
    let outcome = house
        .attempt(move |store| amendments::start_from_comment(store, by, &sought, number, request))
        .await?;
    begun(&site, &house, lang.0, &caller, of, outcome).await
}

async fn begun(
    site: &Site,
    house: &House,
    lang: Lang,
    caller: &SignedIn,
    of: ProposalSymbol,
    outcome: Result<Uuid, Refusal>,
) -> Result<HttpResponse, Problem> {
    match outcome {
        Ok(id) => Ok(answers::see_other(&format!("/{lang}/desk/amendments/{id}"))),
        Err(refusal) => list::desk_page(site, house, lang, caller, of, Some(refusal)).await,
    }
}

/// `POST /{lang}/desk/proposals/{symbol}/amendments/revision`: the accepted amendments become the next revision.
///
/// # Errors
/// Not found for this visitor; a refusal brings the list back.
pub async fn take_up(
    path: web::Path<(String, String)>,
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
    form: web::Form<Pressed>,
) -> Result<HttpResponse, Problem> {
    let of = symbol(&path.1)?;
    let request = request(&form, "amendments-revision", &of, 0)?;
    let (by, sought) = (caller.asks(), of.clone());
    let outcome = house
        .attempt(move |store| amendments::take_up(store, by, &sought, request))
        .await?;
    match outcome {
        Ok(revision) => Ok(answers::see_other(&format!(
            "/{}/desk/proposals/{of}/redline?from={}&to={revision}",
            lang.0,
            revision - 1
        ))),
        Err(refusal) => list::desk_page(&site, &house, lang.0, &caller, of, Some(refusal)).await,
    }
}
