//! What follows when a step of the sign-in succeeds: the cookie of half a session, then of a whole one.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse};

use super::who;
use crate::acts;
use crate::acts::factors::sign_in;
use crate::rules::words::Lang;
use crate::store::accounts::Account;
use crate::store::sessions::Token;
use crate::web::answers;
use crate::web::house::House;
use crate::web::problems::Problem;
use crate::web::sign_in::local;
use crate::web::signed_in;
use crate::web::site::Site;
use crate::web::visits::{self, Visit};

/// Leads somebody whose password was verified to the second step, or to enrolment where the account has no factor.
///
/// # Errors
/// A failure of the store; wrong credentials when the account changed meanwhile.
pub async fn half_way(
    site: &Site,
    house: &House,
    lang: Lang,
    account: Account,
    next: &str,
) -> Result<HttpResponse, Problem> {
    let (secret, must_enrol) = house
        .act(move |store| sign_in::half_way(store, account.clone()))
        .await?;
    let page = if must_enrol {
        "enrolment"
    } else {
        "second-factor"
    };
    let next = local(next).map_or_else(String::new, |next| format!("?next={next}"));
    let mut answer = answers::see_other(&format!("/{lang}/desk/{page}{next}"));
    answer
        .add_cookie(&who::cookie(site, secret))
        .map_err(Problem::fault)?;
    Ok(answer)
}

/// Where one goes on to: the page that was asked for, or the desk.
pub fn onward(lang: Lang, next: &str) -> String {
    local(next).map_or_else(|| format!("/{lang}/desk"), str::to_owned)
}

/// Ends the session that the browser had, and gives it the new one.
///
/// # Errors
/// A failure of the store.
pub async fn let_in(
    req: &HttpRequest,
    site: &Site,
    house: &House,
    secret: String,
    mut answer: HttpResponse,
) -> Result<HttpResponse, Problem> {
    if let Some(before) = signed_in::token_of(req, site) {
        house
            .act(move |store| acts::sessions::end_quietly(store, &before))
            .await?;
    }
    let mut spent = who::cookie(site, String::new());
    spent.make_removal();
    let session = Token::of(&secret);
    for cookie in [signed_in::cookie(site, secret), spent] {
        answer.add_cookie(&cookie).map_err(Problem::fault)?;
    }
    visits::arrive(site, house, Visit::of(req), session, &mut answer).await?;
    Ok(answer)
}

/// What the browser says it is.
pub fn agent_of(req: &HttpRequest) -> String {
    req.headers()
        .get(header::USER_AGENT)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default()
        .to_owned()
}
