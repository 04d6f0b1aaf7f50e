//! Passkeys on pages: challenges for the script, and the answers that it sends back as forms.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Deserialize;

use super::answered::{agent_of, let_in, onward};
use super::second_step;
use super::who::HalfIn;
use crate::acts::factors::passkeys::{Answer, Begun};
use crate::acts::factors::relying_party::RelyingParty;
use crate::acts::factors::sign_in;
use crate::web::answers;
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::problems::Problem;
use crate::web::sign_in::refused_by_passkey;
use crate::web::site::Site;

/// The addresses of challenges and answers.
pub fn routes(cfg: &mut web::ServiceConfig) {
    cfg.route("/sign-in/challenges", web::post().to(open_challenge))
        .route("/sign-in/passkeys", web::post().to(sign_in_with))
        .route("/desk/second-factor/challenges", web::post().to(challenge))
        .route(
            "/desk/second-factor/passkeys",
            web::post().to(second_factor),
        );
}

/// A credential that came back, with the number of its challenge.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Came {
    pub ceremony: String,
    pub credential: String,
    /// What a new one is called.
    pub name: String,
    pub next: String,
}

impl Came {
    pub fn answer(&self) -> Answer {
        Answer {
            ceremony: self.ceremony.clone(),
            credential: self.credential.clone(),
        }
    }
}

/// The house as passkeys know it.
///
/// # Errors
/// Not found where no passkey can be, as at a bare number.
pub fn relying_party(site: &Site) -> Result<RelyingParty, Problem> {
    site.relying_party().cloned().ok_or(Problem::NotFound)
}

/// A challenge as the script takes it.
pub fn as_json(begun: &Begun) -> HttpResponse {
    HttpResponse::Ok().json(begun)
}

/// `POST /{lang}/sign-in/challenges`: for whatever passkey the browser offers.
///
/// # Errors
/// Not found where no passkey can be.
pub async fn open_challenge(
    _lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
) -> Result<HttpResponse, Problem> {
    let rp = relying_party(&site)?;
    let begun = house
        .act(move |store| sign_in::open_challenge(store, &rp))
        .await?;
    Ok(as_json(&begun))
}

/// `POST /{lang}/sign-in/passkeys`: in, by a passkey alone.
///
/// # Errors
/// Not found where no passkey can be.
pub async fn sign_in_with(
    req: HttpRequest,
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    came: web::Form<Came>,
) -> Result<HttpResponse, Problem> {
    let (rp, answer, agent) = (relying_party(&site)?, came.answer(), agent_of(&req));
    let tried = house
        .attempt(move |store| sign_in::with_passkey(store, &rp, &answer, &agent))
        .await?;
    match tried {
        Ok(secret) => {
            let answer = answers::see_other(&onward(lang.0, &came.next));
            let_in(&req, &site, &house, secret, answer).await
        }
        Err(refusal) => refused_by_passkey(&site, lang.0, &came.next, &refusal),
    }
}

/// `POST /{lang}/desk/second-factor/challenges`: for the passkeys of whoever is half way in.
///
/// # Errors
/// Sign in first; not found where no passkey can be.
pub async fn challenge(
    _lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    half: HalfIn,
) -> Result<HttpResponse, Problem> {
    let (rp, token) = (relying_party(&site)?, half.token);
    let begun = house
        .act(move |store| sign_in::challenge(store, &token, &rp))
        .await?;
    Ok(as_json(&begun))
}

/// `POST /{lang}/desk/second-factor/passkeys`: in, by a passkey after the password.
///
/// # Errors
/// Sign in first; not found where no passkey can be.
pub async fn second_factor(
    req: HttpRequest,
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    half: HalfIn,
    came: web::Form<Came>,
) -> Result<HttpResponse, Problem> {
    let (rp, answer, agent) = (relying_party(&site)?, came.answer(), agent_of(&req));
    let token = half.token.clone();
    let tried = house
        .attempt(move |store| sign_in::with_passkey_too(store, &token, &rp, &answer, &agent))
        .await?;
    match tried {
        Ok(secret) => {
            let answer = answers::see_other(&onward(lang.0, &came.next));
            let_in(&req, &site, &house, secret, answer).await
        }
        Err(refusal) => {
            let input = "passkey";
            second_step::again(&site, &house, lang.0, &half, &came.next, &refusal, input).await
        }
    }
}
