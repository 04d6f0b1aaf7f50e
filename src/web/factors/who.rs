//! Who stands before these pages: somebody half way in, or somebody signed in.

use std::future::Future;
use std::pin::Pin;

use actix_web::cookie::{Cookie, SameSite};
use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, web};

use crate::acts::factors::Holder;
use crate::rules::words::Lang;
use crate::store::factors::half_sessions::{self, HalfWay, Stage};
use crate::store::sessions::Token;
use crate::store::{Failure, members};
use crate::web::desk;
use crate::web::house::House;
use crate::web::languages;
use crate::web::problems::{Asked, Problem};
use crate::web::shell::{Section, Shell};
use crate::web::signed_in::SignedIn;
use crate::web::site::Site;

/// The cookie's name, as of a session.
const fn cookie_name(is_https: bool) -> &'static str {
    if is_https {
        "__Host-half-session"
    } else {
        "half-session"
    }
}

/// The cookie of somebody half way in.
pub fn cookie(site: &Site, secret: String) -> Cookie<'static> {
    Cookie::build(cookie_name(site.is_https()), secret)
        .path("/")
        .http_only(true)
        .secure(site.is_https())
        .same_site(SameSite::Lax)
        .finish()
}

/// Somebody whose password was right, and who has shown nothing more. A handler that takes it cannot be reached
/// without; no other page knows of it.
#[derive(Clone, Debug)]
pub struct HalfIn {
    pub person: HalfWay,
    pub token: Token,
}

impl HalfIn {
    async fn of(req: &HttpRequest) -> Result<Option<Self>, Problem> {
        let (Some(house), Some(site)) = (
            req.app_data::<web::Data<House>>().cloned(),
            req.app_data::<web::Data<Site>>(),
        ) else {
            return Err(Problem::fault("the house is not given to the application"));
        };
        let Some(cookie) = req.cookie(cookie_name(site.is_https())) else {
            return Ok(None);
        };
        let token = Token::of(cookie.value());
        let sought = token.clone();
        let found = house
            .read(move |r| half_sessions::find(r, &sought).map_err(Failure::from))
            .await?;
        Ok(found.map(|person| Self { person, token }))
    }
}

type Found<T> = Pin<Box<dyn Future<Output = Result<T, Problem>>>>;

impl FromRequest for HalfIn {
    type Error = Problem;
    type Future = Found<Self>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let req = req.clone();
        Box::pin(async move {
            match Self::of(&req).await? {
                Some(half) if half.person.stage == Stage::SecondFactor => Ok(half),
                _ => Err(at_the_door(&req)),
            }
        })
    }
}

/// Somebody who may enrol a factor: signed in, or half way in with none.
#[derive(Clone, Debug)]
pub enum Enrolling {
    SignedIn(Box<SignedIn>),
    HalfIn(HalfIn),
}

impl Enrolling {
    pub fn holder(&self) -> Holder {
        match self {
            Self::SignedIn(caller) => caller.holder(),
            Self::HalfIn(half) => Holder::Half(half.token.clone()),
        }
    }

    pub fn email(&self) -> &str {
        match self {
            Self::SignedIn(caller) => &caller.visitor.email,
            Self::HalfIn(half) => &half.person.email,
        }
    }

    /// On the way in, as opposed to at home.
    pub const fn is_on_the_way(&self) -> bool {
        matches!(self, Self::HalfIn(_))
    }

    /// The shell of a page for this person.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn shell(
        &self,
        site: &Site,
        house: &House,
        lang: Lang,
        path: &str,
        title: String,
    ) -> Result<Shell, Problem> {
        match self {
            Self::HalfIn(_) => Ok(shell_half_way(site, lang, path, title)),
            Self::SignedIn(caller) => {
                let roster = house
                    .read(|r| members::roster(r).map_err(Failure::from))
                    .await?;
                Ok(desk::shell(
                    site,
                    lang,
                    path,
                    title,
                    &caller.visitor,
                    &roster,
                ))
            }
        }
    }
}

impl FromRequest for Enrolling {
    type Error = Problem;
    type Future = Found<Self>;

    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let signed_in = SignedIn::from_request(req, payload);
        let req = req.clone();
        Box::pin(async move {
            // Who is on the way in is asked first: an older session of the same browser may belong to somebody else.
            match HalfIn::of(&req).await? {
                Some(half) if half.person.stage == Stage::Enrolment => {
                    return Ok(Self::HalfIn(half));
                }
                _ => {}
            }
            match signed_in.await {
                Ok(caller) => Ok(Self::SignedIn(Box::new(caller))),
                Err(Problem::SignIn { .. }) => Err(at_the_door(&req)),
                Err(problem) => Err(problem),
            }
        })
    }
}

/// The shell of a page for somebody who is not signed in yet.
pub fn shell_half_way(site: &Site, lang: Lang, path: &str, title: String) -> Shell {
    Shell::public(site, lang, path, title, Section::Desk)
}

/// These pages are no places to come back to.
fn at_the_door(req: &HttpRequest) -> Problem {
    let (lang, _) = languages::split(req.path());
    Problem::SignIn {
        back: format!("/{lang}/desk"),
        asked: Asked::ForAPage,
    }
}
