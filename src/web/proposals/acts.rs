//! Acts on a proposal that a single button does; a refusal brings the page back.

use actix_web::{HttpResponse, web};
use serde::Deserialize;

use super::desk;
use super::show::symbol;
use super::view::Asked;
use crate::acts::motions::{self, Motion};
use crate::acts::{consultations, drafts, sponsors};
use crate::rules::Refusal;
use crate::rules::words::{Lang, ProposalSymbol};
use crate::store::Request;
use crate::web::answers;
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::problems::Problem;
use crate::web::signed_in::SignedIn;
use crate::web::site::Site;

/// What every button sends: its number, and the revision that was read.
#[derive(Debug, Deserialize)]
pub struct ActForm {
    request_id: String,
    #[serde(default)]
    revision: i64,
}

impl ActForm {
    fn request(
        &self,
        route: &'static str,
        of: &ProposalSymbol,
    ) -> Result<Option<Request>, Refusal> {
        let content = format!("{of} {}", self.revision);
        Request::new(&self.request_id, route, content.as_bytes()).map(Some)
    }
}

/// Where a button was pressed, and by whom.
struct Pressed {
    site: web::Data<Site>,
    house: web::Data<House>,
    lang: Lang,
    caller: SignedIn,
    symbol: ProposalSymbol,
}

impl Pressed {
    /// Back to the proposal; the page with the refusal when the law said no.
    async fn answer<T>(self, outcome: Result<T, Refusal>) -> Result<HttpResponse, Problem> {
        let Self {
            site,
            house,
            lang,
            caller,
            symbol,
        } = self;
        match outcome {
            Ok(_) => Ok(answers::see_other(&format!(
                "/{lang}/desk/proposals/{symbol}"
            ))),
            Err(refusal) => {
                let asked = Asked {
                    symbol,
                    revision: None,
                    text: None,
                };
                desk::page(&site, &house, lang, &caller, asked, Some(refusal)).await
            }
        }
    }
}

/// Writes the handler of a button: the act's name, its route, and the act itself.
macro_rules! button {
    ($(#[$doc:meta])* $name:ident, $route:literal, |$store:ident, $by:ident, $symbol:ident, $form:ident, $request:ident| $act:expr) => {
        $(#[$doc])*
        ///
        /// # Errors
        /// Not found for this visitor; a refusal brings the page back.
        pub async fn $name(
            path: web::Path<(String, String)>,
            lang: Language,
            site: web::Data<Site>,
            house: web::Data<House>,
            caller: SignedIn,
            form: web::Form<ActForm>,
        ) -> Result<HttpResponse, Problem> {
            let $symbol = symbol(&path.1)?;
            let $form = form.into_inner();
            let $request = $form.request($route, &$symbol)?;
            let $by = caller.asks();
            let pressed = Pressed { site, house: house.clone(), lang: lang.0, caller, symbol: $symbol.clone() };
            let outcome = house.attempt(move |$store| $act).await?;
            pressed.answer(outcome).await
        }
    };
}

button! {
    /// `POST .../co-sponsorships`: of the revision that was read.
    cosponsor, "co-sponsorships",
    |store, by, symbol, form, request| sponsors::cosponsor(store, by, &symbol, form.revision, request)
}
button! {
    /// `POST .../co-sponsorships/withdrawal`.
    withdraw_cosponsorship, "co-sponsorships/withdrawal",
    |store, by, symbol, form, request| sponsors::withdraw_cosponsorship(store, by, &symbol, request)
}
button! {
    /// `POST .../withdrawal`.
    withdraw, "withdrawal",
    |store, by, symbol, form, request| sponsors::withdraw(store, by, &symbol, request)
}
button! {
    /// `POST .../maintenance`.
    maintain, "maintenance",
    |store, by, symbol, form, request| sponsors::maintain(store, by, &symbol, request)
}
button! {
    /// `POST .../consent`.
    consent, "consent",
    |store, by, symbol, form, request| sponsors::consent_to_publish(store, by, &symbol, request)
}
button! {
    /// `POST .../final-text`: the revision that was read.
    fix_final_text, "final-text",
    |store, by, symbol, form, request| consultations::fix_final_text(store, by, &symbol, form.revision, request)
}
/// `POST .../drafts`: the working draft of the next revision, begun or found.
///
/// # Errors
/// Not found for this visitor; a refusal brings the page back.
pub async fn start_revision(
    path: web::Path<(String, String)>,
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
    form: web::Form<ActForm>,
) -> Result<HttpResponse, Problem> {
    let symbol = symbol(&path.1)?;
    let request = form.request("revision-drafts", &symbol)?;
    let (by, of) = (caller.asks(), symbol.clone());
    let outcome = house
        .attempt(move |store| drafts::start_revision(store, by, &of, request))
        .await?;
    match outcome {
        Ok(draft) => Ok(answers::see_other(&format!(
            "/{}/desk/drafts/{draft}",
            lang.0
        ))),
        Err(refusal) => {
            let pressed = Pressed {
                site,
                house,
                lang: lang.0,
                caller,
                symbol,
            };
            pressed.answer::<()>(Err(refusal)).await
        }
    }
}

/// `POST .../declassification`: proposed to a second officer.
///
/// # Errors
/// Not found for this visitor; a refusal brings the page back.
pub async fn declassify(
    path: web::Path<(String, String)>,
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
    form: web::Form<ActForm>,
) -> Result<HttpResponse, Problem> {
    let symbol = symbol(&path.1)?;
    let request = form.request("declassification", &symbol)?;
    let (by, proposal) = (caller.asks(), symbol.clone());
    let outcome = house
        .attempt(move |store| {
            motions::propose(store, by, Motion::Declassification { proposal }, request)
        })
        .await?;
    match outcome {
        Ok(id) => Ok(answers::see_other(&format!(
            "/{}/desk/motions/{id}",
            lang.0
        ))),
        Err(refusal) => {
            let pressed = Pressed {
                site,
                house,
                lang: lang.0,
                caller,
                symbol,
            };
            pressed.answer::<()>(Err(refusal)).await
        }
    }
}
