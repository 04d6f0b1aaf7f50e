//! A person's own factors, on the page of the account: named passkeys, the app, recovery codes.

use actix_web::{HttpResponse, web};
use serde::Deserialize;

use super::cards::codes_page;
use super::who::Enrolling;
use crate::acts::factors::{passkeys, recovery_codes, totp};
use crate::rules::words::Lang;
use crate::store::Failure;
use crate::store::factors::{held, passkeys as stored, totp as codes};
use crate::web::answers;
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::problems::Problem;
use crate::web::signed_in::SignedIn;
use crate::web::words::words;

/// The addresses of what is changed there.
pub fn routes(cfg: &mut web::ServiceConfig) {
    cfg.route(
        "/desk/account/passkeys/{credential}",
        web::post().to(rename),
    )
    .route(
        "/desk/account/passkeys/{credential}/removal",
        web::post().to(remove),
    )
    .route("/desk/account/app/removal", web::post().to(remove_app))
    .route("/desk/account/recovery-codes", web::post().to(renew_codes));
}

/// A passkey as a line of the table.
pub struct Line {
    pub credential: String,
    pub name: String,
    pub created: String,
    pub used: String,
}

/// What stands on the page of the account.
pub struct Own {
    pub passkeys: Vec<Line>,
    /// Since when there is an app; empty without one.
    pub app_since: String,
    pub codes_left: i64,
    /// One of several can be taken away.
    pub has_several: bool,
}

/// The factors of an account, ready to print.
///
/// # Errors
/// A failure of the store.
pub async fn own_factors(house: &House, lang: Lang, caller: &SignedIn) -> Result<Own, Problem> {
    let account = caller.visitor.account;
    let (has, named, since) = house
        .read(move |r| {
            Ok::<_, Failure>((
                held(r, account)?,
                stored::named(r, account)?,
                codes::since(r, account)?,
            ))
        })
        .await?;
    let w = words(lang);
    let passkeys = named
        .into_iter()
        .map(|passkey| Line {
            credential: passkey.credential,
            name: passkey.name,
            created: w.moment(passkey.created),
            used: passkey
                .used
                .map_or_else(|| w.factors_never_used(), |at| w.moment(at)),
        })
        .collect();
    Ok(Own {
        passkeys,
        app_since: since.map_or_else(String::new, |at| w.moment(at)),
        codes_left: has.recovery_codes,
        has_several: has.factors() > 1,
    })
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    name: String,
}

fn back(lang: Lang, done: &str) -> HttpResponse {
    answers::see_other(&format!("/{lang}/desk/account?done={done}"))
}

/// `POST /{lang}/desk/account/passkeys/{credential}`: another name.
///
/// # Errors
/// Not found when this person has no such passkey.
pub async fn rename(
    lang: Language,
    house: web::Data<House>,
    caller: SignedIn,
    address: web::Path<(String, String)>,
    typed: web::Form<Typed>,
) -> Result<HttpResponse, Problem> {
    let name = passkeys::name(&typed.name)?;
    let (token, credential) = (caller.token, address.into_inner().1);
    house
        .act(move |store| passkeys::rename(store, &token, &credential, &name))
        .await?;
    Ok(back(lang.0, "factor"))
}

/// `POST /{lang}/desk/account/passkeys/{credential}/removal`: ends the sessions that began with it too.
///
/// # Errors
/// Not found when this person has no such passkey; the last factor stays.
pub async fn remove(
    lang: Language,
    house: web::Data<House>,
    caller: SignedIn,
    address: web::Path<(String, String)>,
) -> Result<HttpResponse, Problem> {
    let (holder, credential) = (caller.holder(), address.into_inner().1);
    house
        .act(move |store| passkeys::remove(store, &holder, &credential))
        .await?;
    Ok(back(lang.0, "factor-gone"))
}

/// `POST /{lang}/desk/account/app/removal`.
///
/// # Errors
/// Not found without an app; the last factor stays.
pub async fn remove_app(
    lang: Language,
    house: web::Data<House>,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    house
        .act(move |store| totp::remove(store, &caller.holder()))
        .await?;
    Ok(back(lang.0, "factor-gone"))
}

/// `POST /{lang}/desk/account/recovery-codes`: new ones, shown this once; the old ones end.
///
/// # Errors
/// A failure of the store.
pub async fn renew_codes(
    lang: Language,
    site: web::Data<crate::web::site::Site>,
    house: web::Data<House>,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    let holder = caller.holder();
    let codes = house
        .act(move |store| recovery_codes::renew(store, &holder))
        .await?;
    let onward = format!("/{}/desk/account", lang.0);
    let who = Enrolling::SignedIn(Box::new(caller));
    codes_page(&site, &house, lang.0, &who, codes, onward).await
}
