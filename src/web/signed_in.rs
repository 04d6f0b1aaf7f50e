//! Who is signed in: identity as an argument of every handler that needs one.

use std::future::Future;
use std::pin::Pin;

use actix_web::cookie::{Cookie, SameSite};
use actix_web::dev::Payload;
use actix_web::http::{Method, header};
use actix_web::{FromRequest, HttpRequest, web};

use super::confirming::posted;
use super::house::House;
use super::languages;
use super::problems::{Asked, Problem};
use super::sign_in::local;
use super::site::Site;
use crate::acts::factors::Holder;
use crate::rules::Refusal;
use crate::rules::permissions::{Action, may};
use crate::rules::visibility::Viewer;
use crate::rules::words::MemberCode;
use crate::store::intents::Proof;
use crate::store::sessions::{self, Token};
use crate::store::{Asks, Failure};

/// The cookie's name: `__Host-` binds it to this host over TLS; plain http on loopback has another name.
pub const fn cookie_name(is_https: bool) -> &'static str {
    if is_https {
        "__Host-session"
    } else {
        "session"
    }
}

/// The session's cookie, to be set at sign-in.
pub fn cookie(site: &Site, secret: String) -> Cookie<'static> {
    Cookie::build(cookie_name(site.is_https()), secret)
        .path("/")
        .http_only(true)
        .secure(site.is_https())
        .same_site(SameSite::Lax)
        .finish()
}

/// A signed-in person. A handler that takes it cannot be reached without.
#[derive(Clone, Debug)]
pub struct SignedIn {
    pub visitor: sessions::Visitor,
    pub token: Token,
    /// What the form carries to confirm what its page showed.
    proof: Option<Proof>,
}

impl SignedIn {
    /// Who asks, for an act, with whatever confirms it.
    pub fn asks(&self) -> Asks {
        match &self.proof {
            Some(proof) => Asks::Confirmed(self.token.clone(), proof.clone()),
            None => Asks::Session(self.token.clone()),
        }
    }

    /// Who asks, confirming nothing: an act that needs it is shown first.
    pub fn asks_unconfirmed(&self) -> Asks {
        Asks::Session(self.token.clone())
    }

    /// Who changes the own factors, with whatever confirms it.
    pub fn holder(&self) -> Holder {
        match &self.proof {
            Some(proof) => Holder::Confirmed(self.token.clone(), proof.clone()),
            None => Holder::Session(self.token.clone()),
        }
    }

    /// Through whose eyes desk pages are read.
    pub fn viewer(&self) -> Viewer {
        self.visitor.viewer()
    }

    /// May this person attempt this at all? Asked before a button is shown.
    pub fn may(&self, action: Action) -> bool {
        self.visitor
            .holdings
            .iter()
            .any(|held| may(held.office, action))
    }

    /// The member of whose delegation this person is.
    ///
    /// # Errors
    /// [`Refusal::OfficeDoesNotPermit`] for an office of the house.
    pub fn delegation(&self) -> Result<MemberCode, Refusal> {
        self.viewer()
            .delegation()
            .cloned()
            .ok_or(Refusal::OfficeDoesNotPermit)
    }
}

impl FromRequest for SignedIn {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let req = req.clone();
        Box::pin(async move { who(&req).await })
    }
}

async fn who(req: &HttpRequest) -> Result<SignedIn, Problem> {
    let missing = || sign_in_first(req);
    let (Some(house), Some(site)) = (
        req.app_data::<web::Data<House>>().cloned(),
        req.app_data::<web::Data<Site>>(),
    ) else {
        return Err(Problem::fault("the house is not given to the application"));
    };
    let token = token_of(req, site).ok_or_else(missing)?;
    let visitor = house
        .read(move |r| sessions::visitor(r, &token).map_err(Failure::from))
        .await?
        .ok_or_else(missing)?;
    let token = visitor.token.clone();
    // A register that can only be read does not note who reads.
    if visitor.is_stale && house.store().gate().closed().is_none() {
        let token = token.clone();
        house
            .act(move |store| crate::acts::sessions::touch(store, &token))
            .await?;
    }
    let proof = posted::proof(req, site);
    Ok(SignedIn {
        visitor,
        token,
        proof,
    })
}

/// The session's token, if the browser sent one.
pub fn token_of(req: &HttpRequest, site: &Site) -> Option<Token> {
    req.cookie(cookie_name(site.is_https()))
        .map(|cookie| Token::of(cookie.value()))
}

/// Where to go after signing in: the page that was asked for, or the page whose form was sent in vain.
fn sign_in_first(req: &HttpRequest) -> Problem {
    let (lang, _) = languages::split(req.path());
    let desk = || format!("/{lang}/desk");
    if req.method() == Method::GET {
        let back = req.uri().path_and_query();
        return Problem::SignIn {
            back: back.map_or_else(desk, ToString::to_string),
            asked: Asked::ForAPage,
        };
    }
    Problem::SignIn {
        back: page_of_form(req).unwrap_or_else(desk),
        asked: Asked::ByAForm,
    }
}

/// Addresses that answer forms only, under which a page with a form may stand all the same when it came back.
const FORMS_ONLY: [&str; 11] = [
    "second-officer",
    "preparations",
    "invitations",
    "events",
    "review",
    "explanations",
    "intended-votes",
    "error-reports",
    "password",
    "publication",
    "deletion",
];

/// The path of our own page from which a form was sent, as the browser says (RFC 9110, 10.1.3).
pub fn page_of_form(req: &HttpRequest) -> Option<String> {
    let site = req.app_data::<web::Data<Site>>()?;
    let referer = req.headers().get(header::REFERER)?.to_str().ok()?;
    let path = local(referer.strip_prefix(site.origin())?)?;
    let path = path.split(['?', '#']).next()?;
    match path.rsplit_once('/') {
        Some((page, last)) if FORMS_ONLY.contains(&last) => Some(page.to_owned()),
        _ => Some(path.to_owned()),
    }
}
