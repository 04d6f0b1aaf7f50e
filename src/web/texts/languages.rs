//! The page of a proposal's languages: side by side, unit by unit, with what is missing and who signed off.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;

use super::disparities::differences;
use super::looked::parity_said;
use super::parallel::{self, Parallel};
use super::signing::{Sign, signs};
use super::state::{self, State, both};
use crate::rules::Refusal;
use crate::rules::permissions::Action;
use crate::rules::visibility::Viewer;
use crate::rules::words::{Lang, ProposalSymbol};
use crate::store::Failure;
use crate::text::Identities;
use crate::web::answers;
use crate::web::desk as desks;
use crate::web::forms::{self, FormErrors};
use crate::web::house::{House, blocking};
use crate::web::languages::Language;
use crate::web::problems::Problem;
use crate::web::proposals::{Asked, Read, crumbs, read, symbol, whole};
use crate::web::refusals;
use crate::web::shell::{Section, Shell};
use crate::web::signed_in::SignedIn;
use crate::web::site::Site;
use crate::web::words::words;

/// What the page says of the texts, made off the event loop.
struct Shown {
    lead: String,
    title: String,
    title_lang: Lang,
    states: Vec<State>,
    /// What the languages need before the final text.
    awaits: Vec<String>,
    /// That they need nothing more; empty if they do, or once the text is final.
    ready: String,
    /// In one line, how far they agree.
    parity: String,
    /// Each difference, with the row it is about.
    differences: Vec<(String, String)>,
    parallel: Option<Parallel>,
}

#[derive(Template)]
#[template(path = "texts/languages.html")]
struct LanguagesPage {
    shell: Shell,
    crumbs: Vec<(String, String)>,
    errors: FormErrors,
    shown: Shown,
    signs: Vec<Sign>,
    request_id: String,
    revision: i64,
    /// Where the missing language is supplied; empty if it is not missing or not for this visitor.
    supply_url: String,
}

fn asked(symbol: &ProposalSymbol) -> Asked {
    Asked {
        symbol: symbol.clone(),
        revision: None,
        text: None,
    }
}

/// `GET /{lang}/proposals/{symbol}/languages`.
///
/// # Errors
/// Not found, also for a proposal for members.
pub async fn public(
    path: web::Path<(String, String)>,
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
) -> Result<HttpResponse, Problem> {
    let of = symbol(&path.1)?;
    let sought = asked(&of);
    let read = house
        .read(move |r| read(r, &Viewer::Public, &sought))
        .await?;
    let title = words(lang.0).languages_title(of.as_str());
    let place = format!("/proposals/{of}/languages");
    let shell = Shell::public(&site, lang.0, &place, title, Section::Proposals)
        .as_of(read.head.n - 1, read.head.time);
    let revision = read.revision.number;
    let shown = blocking(move || shown(&read, lang.0)).await??;
    answers::page(&LanguagesPage {
        crumbs: crumbs(&shell, "/proposals", &inside(&of)),
        errors: FormErrors::none(),
        shown,
        signs: Vec::new(),
        request_id: String::new(),
        revision,
        supply_url: String::new(),
        shell,
    })
}

/// `GET /{lang}/desk/proposals/{symbol}/languages`.
///
/// # Errors
/// Not found for this visitor.
pub async fn desk(
    path: web::Path<(String, String)>,
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    let of = symbol(&path.1)?;
    desk_page(&site, &house, lang.0, &caller, of, None).await
}

/// The page at the desk, with the refusal of what was attempted on it.
///
/// # Errors
/// Not found for this visitor.
pub async fn desk_page(
    site: &Site,
    house: &House,
    lang: Lang,
    caller: &SignedIn,
    of: ProposalSymbol,
    refused: Option<Refusal>,
) -> Result<HttpResponse, Problem> {
    let w = words(lang);
    let (sought, viewer) = (asked(&of), caller.viewer());
    let read = house.read(move |r| read(r, &viewer, &sought)).await?;
    let title = w.languages_title(of.as_str());
    let place = format!("/desk/proposals/{of}/languages");
    let shell = desks::shell(site, lang, &place, title, &caller.visitor, &read.roster);
    let revision = read.revision.number;
    let may_supply = read.revision.lacks().is_some()
        && caller.may(Action::SupplyTranslation)
        && read.carried.proposal.stage.is_open_to_revision();
    let supply_url = if may_supply {
        shell.url(&format!("/desk/proposals/{of}/translations"))
    } else {
        String::new()
    };
    let differences = both(&read).map_or(0, |both| both.report.len());
    let signs = signs(&read, differences, caller, w);
    let shown = blocking(move || shown(&read, lang)).await??;
    let status = if refused.is_some() {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    let page = LanguagesPage {
        crumbs: crumbs(&shell, "/desk/proposals", &inside(&of)),
        errors: refused.map_or_else(FormErrors::none, |refusal| whole(&refusal, w)),
        shown,
        signs,
        request_id: forms::fresh_request_id()?,
        revision,
        supply_url,
        shell,
    };
    answers::page_with(status, &page)
}

/// A page below the proposal's own.
fn inside(of: &ProposalSymbol) -> Asked {
    Asked {
        revision: Some(0),
        ..asked(of)
    }
}

fn shown(read: &Read, lang: Lang) -> Result<Shown, Failure> {
    let w = words(lang);
    let ids = match read.bodies.get(read.revision.units.as_str()) {
        Some(json) => Some(
            Identities::parse(json)
                .map_err(|error| crate::store::StoreError::Corrupt(format!("units: {error}")))?,
        ),
        None => None,
    };
    let title_lang = if read.revision.of(lang).is_some() {
        lang
    } else {
        lang.other()
    };
    let title = read
        .revision
        .of(title_lang)
        .and_then(|texts| read.bodies.get(texts.title.as_str()))
        .cloned()
        .unwrap_or_default();
    let both = both(read);
    let said = both
        .as_ref()
        .map(|both| differences(&both.report, &both.en, &both.fr, w))
        .unwrap_or_default();
    let parallel = both.as_ref().map(|both| {
        parallel::parallel(
            &both.en,
            &both.fr,
            &both.report,
            &said,
            ids.as_ref(),
            read.carried.proposal.original,
            w,
        )
    });
    let awaited = state::awaited(read, said.len());
    let stage = read.carried.proposal.stage;
    Ok(Shown {
        ready: if awaited.is_empty() && stage.is_open_to_revision() {
            w.languages_final_ready()
        } else {
            String::new()
        },
        lead: w.languages_lead(w.revision_name(read.revision.number)),
        title,
        title_lang,
        states: state::states(read, w),
        awaits: awaited
            .iter()
            .map(|refusal| refusals::say(refusal, w))
            .collect(),
        parity: match &both {
            Some(both) => parity_said(both.report.len(), w),
            None => w.languages_one_only(),
        },
        differences: said
            .into_iter()
            .map(|one| {
                let row = match read.carried.proposal.original {
                    Lang::En => one.en.or(one.fr),
                    Lang::Fr => one.fr.or(one.en),
                };
                (row.unwrap_or_default(), one.said)
            })
            .collect(),
        parallel,
    })
}
