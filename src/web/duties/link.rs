//! The private link to one's duties: made, shown once, replaced, revoked.

use actix_web::{HttpResponse, web};
use askama::Template;

use crate::acts::duty_links;
use crate::store::{Failure, members};
use crate::web::answers;
use crate::web::desk;
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::problems::Problem;
use crate::web::shell::Shell;
use crate::web::signed_in::SignedIn;
use crate::web::site::Site;
use crate::web::words::words;

#[derive(Template)]
#[template(path = "duties/link.html")]
struct Page {
    shell: Shell,
    link: String,
}

/// `POST /{lang}/desk/account/duty-link`: another link, and the one before stops. This answer alone shows it.
///
/// # Errors
/// The law's refusal for who holds no office.
pub async fn make(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    let by = caller.asks();
    let secret = house.act(move |store| duty_links::make(store, by)).await?;
    let roster = house
        .read(|r| members::roster(r).map_err(Failure::from))
        .await?;
    let link = format!("{}/{}/duties/{secret}.ics", site.origin(), lang.0);
    let (path, title) = ("/desk/account", words(lang.0).duties_link_made());
    answers::page(&Page {
        shell: desk::shell(&site, lang.0, path, title, &caller.visitor, &roster),
        link,
    })
}

/// `POST /{lang}/desk/account/duty-link/removal`.
///
/// # Errors
/// Not found where there is none.
pub async fn revoke(
    lang: Language,
    house: web::Data<House>,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    let by = caller.asks();
    house
        .act(move |store| duty_links::revoke(store, by))
        .await?;
    Ok(answers::see_other(&format!(
        "/{}/desk/account?done=duty-link",
        lang.0
    )))
}
