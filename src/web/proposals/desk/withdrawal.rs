//! The page that asks before a proposal is withdrawn.

use actix_web::{HttpResponse, web};
use askama::Template;

use crate::rules::Refusal;
use crate::rules::permissions::Action;
use crate::rules::words::Lang;
use crate::web::answers;
use crate::web::desk as desks;
use crate::web::forms::{self};
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::problems::Problem;
use crate::web::proposals::show::{crumbs, symbol};
use crate::web::proposals::view::{self, Asked};
use crate::web::shell::Shell;
use crate::web::signed_in::SignedIn;
use crate::web::site::Site;
use crate::web::words::words;

/// What withdrawing means, before it is done.
#[derive(Template)]
#[template(path = "proposals/withdrawal.html")]
struct WithdrawalPage {
    shell: Shell,
    crumbs: Vec<(String, String)>,
    title: String,
    title_lang: Lang,
    symbol: String,
    revision: i64,
    request_id: String,
    back: String,
}

/// `GET /{lang}/desk/proposals/{symbol}/withdrawal`: asks once more.
///
/// # Errors
/// Not found for who is not of the sponsor's delegation; the law's refusal where it cannot be withdrawn.
pub async fn withdrawal_form(
    path: web::Path<(String, String)>,
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    let (lang, w) = (lang.0, words(lang.0));
    let asked = Asked {
        symbol: symbol(&path.1)?,
        revision: None,
        text: None,
    };
    if !caller.may(Action::WithdrawProposal) {
        return Err(Refusal::OfficeDoesNotPermit.into());
    }
    let member = caller.delegation()?;
    let (of, viewer) = (asked.clone(), caller.viewer());
    let read = house.read(move |r| view::read(r, &viewer, &of)).await?;
    read.carried.sponsorship().may_withdraw(&member)?;
    let view = view::view(&read, &asked, lang, "/desk/proposals");
    let place = format!("/desk/proposals/{}/withdrawal", asked.symbol);
    let title = w.withdrawal_title(asked.symbol.as_str());
    let shell = desks::shell(
        site.get_ref(),
        lang,
        &place,
        title,
        &caller.visitor,
        &read.roster,
    );
    let whole = Asked {
        revision: Some(0),
        ..asked.clone()
    };
    answers::page(&WithdrawalPage {
        crumbs: crumbs(&shell, "/desk/proposals", &whole),
        title: view.title,
        title_lang: view.text_lang,
        symbol: asked.symbol.to_string(),
        revision: read.carried.proposal.revision,
        request_id: forms::fresh_request_id()?,
        back: format!("/{lang}/desk/proposals/{}", asked.symbol),
        shell,
    })
}
