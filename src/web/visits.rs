//! A visit: from which address, network and browser a request comes.

use std::future::{Ready, ready};
use std::net::{IpAddr, Ipv4Addr};

use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::{FromRequest, HttpRequest, HttpResponse, web};

use super::house::House;
use super::problems::Problem;
use super::proxies::Network;
use super::site::Site;
use crate::acts::arrivals::{self, Arrival};
use crate::store::sessions::Token;

/// How long a browser is remembered after its last sign-in, in days.
const REMEMBERED: i64 = 400;

/// From where a request comes.
#[derive(Clone, Debug)]
pub struct Visit {
    pub address: IpAddr,
    /// The network whose failures are counted together.
    pub network: String,
    /// What the browser keeps of signing in before.
    pub browser: Option<Token>,
    /// What the browser says it is.
    pub agent: String,
}

impl Visit {
    pub fn of(req: &HttpRequest) -> Self {
        let site = req.app_data::<web::Data<Site>>();
        let peer = req
            .peer_addr()
            .map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |peer| peer.ip());
        let address = site.map_or(peer, |site| site.proxies.client(peer, req.headers()));
        let browser = site.and_then(|site| req.cookie(cookie_name(site.is_https())));
        Self {
            address,
            network: Network::of(address).to_string(),
            browser: browser.map(|cookie| Token::of(cookie.value())),
            agent: req
                .headers()
                .get(header::USER_AGENT)
                .and_then(|value| value.to_str().ok())
                .unwrap_or_default()
                .to_owned(),
        }
    }
}

impl FromRequest for Visit {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self::of(req)))
    }
}

/// The cookie by which a browser is known again, whoever signs in from it; it lets nobody in.
const fn cookie_name(is_https: bool) -> &'static str {
    if is_https {
        "__Host-browser"
    } else {
        "browser"
    }
}

/// Notes from where a session began, on the answer that begins it: a browser that was not known is remembered.
///
/// # Errors
/// A failure of the store.
pub async fn arrive(
    site: &Site,
    house: &House,
    visit: Visit,
    session: Token,
    answer: &mut HttpResponse,
) -> Result<(), Problem> {
    let from = Arrival {
        browser: visit.browser,
        agent: visit.agent,
        network: visit.network,
    };
    let remembered = house
        .act(move |store| arrivals::note(store, &session, from.clone()))
        .await?;
    if let Some(secret) = remembered.secret {
        let cookie = Cookie::build(cookie_name(site.is_https()), secret)
            .path("/")
            .http_only(true)
            .secure(site.is_https())
            .same_site(SameSite::Lax)
            .max_age(Duration::days(REMEMBERED))
            .finish();
        answer.add_cookie(&cookie).map_err(Problem::fault)?;
    }
    Ok(())
}
