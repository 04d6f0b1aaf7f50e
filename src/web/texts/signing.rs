//! Signing a language off, and agreeing a translation: what is offered to whom, and the forms that do it.

use actix_web::{HttpResponse, web};
use serde::Deserialize;

use super::languages::desk_page;
use crate::acts::consultations;
use crate::rules::Refusal;
use crate::rules::permissions::{Action, may};
use crate::rules::refusals::Field;
use crate::rules::words::Lang;
use crate::store::Request;
use crate::web::answers;
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::problems::Problem;
use crate::web::proposals::{Read, symbol};
use crate::web::refusals::{self, language_name};
use crate::web::signed_in::SignedIn;
use crate::web::site::Site;
use crate::web::words::Words;

/// Something that can be done with a language, or why it cannot.
pub struct Sign {
    pub label: String,
    pub url: String,
    /// The language it is about, as the form sends it.
    pub lang: Lang,
    /// Empty where the act is offered.
    pub why_not: String,
}

/// What this visitor may do with the languages: nothing is listed that is not of the visitor's office.
pub fn signs(read: &Read, differences: usize, caller: &SignedIn, w: &Words) -> Vec<Sign> {
    let proposal = &read.carried.proposal;
    let here = format!("/{}/desk/proposals/{}", w.lang(), proposal.symbol);
    let mut offered = Vec::new();
    let mut put = |label: String, noun: &str, lang: Lang, law: Result<(), Refusal>| {
        offered.push(Sign {
            why_not: match law {
                Ok(()) => String::new(),
                Err(refusal) => w.act_why_not(&*label, refusals::say(&refusal, w)),
            },
            url: format!("{here}/{noun}"),
            label,
            lang,
        });
    };
    if proposal.stage.is_settled() {
        return Vec::new();
    }
    if caller.may(Action::SignOff) {
        for lang in [proposal.original, proposal.original.other()] {
            if read.signed.iter().any(|one| one.lang == lang) {
                continue;
            }
            let label = w.act_sign_off(language_name(lang, w));
            put(
                label,
                "sign-offs",
                lang,
                law_of_sign_off(read, differences, caller, lang),
            );
        }
    }
    let is_sponsor = caller.viewer().delegation() == Some(&proposal.sponsor);
    if let (true, Some(lang), false) = (
        is_sponsor,
        read.languages.supplied,
        read.languages.is_agreed,
    ) {
        let law = if caller.may(Action::AgreeTranslation) {
            read.languages.may_agree(proposal.stage)
        } else {
            Err(Refusal::OfficeDoesNotPermit)
        };
        let label = w.act_agree_translation(language_name(lang, w));
        put(label, "agreements", lang, law);
    }
    offered
}

fn law_of_sign_off(
    read: &Read,
    differences: usize,
    caller: &SignedIn,
    lang: Lang,
) -> Result<(), Refusal> {
    let held = caller
        .visitor
        .holdings
        .iter()
        .filter(|held| may(held.office, Action::SignOff));
    for held in held {
        let stage = read.carried.proposal.stage;
        read.languages.may_sign_off(stage, lang, &held.seat)?;
    }
    match differences {
        0 => Ok(()),
        units => Err(Refusal::TextsNotParallel {
            units: i64::try_from(units).unwrap_or(i64::MAX),
        }),
    }
}

/// What the buttons send: their number, the revision that was read, and the language.
#[derive(Debug, Deserialize)]
pub struct SignForm {
    request_id: String,
    #[serde(default)]
    revision: i64,
    #[serde(default)]
    lang: String,
}

/// `POST /{lang}/desk/proposals/{symbol}/sign-offs`.
///
/// # Errors
/// Not found for this visitor; a refusal brings the page back.
pub async fn sign_off(
    path: web::Path<(String, String)>,
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
    form: web::Form<SignForm>,
) -> Result<HttpResponse, Problem> {
    let of = symbol(&path.1)?;
    let content = format!("{of} {} {}", form.revision, form.lang);
    let request = Request::new(&form.request_id, "sign-offs", content.as_bytes())?;
    let outcome = match form.lang.parse::<Lang>() {
        Err(_) => Err(Refusal::Malformed(Field::Language)),
        Ok(signed) => {
            let (by, symbol, revision) = (caller.asks(), of.clone(), form.revision);
            house
                .attempt(move |store| {
                    consultations::sign_off(store, by, &symbol, revision, signed, Some(request))
                })
                .await?
        }
    };
    match outcome {
        Ok(()) => Ok(back(lang.0, of.as_str())),
        Err(refusal) => desk_page(&site, &house, lang.0, &caller, of, Some(refusal)).await,
    }
}

/// `POST /{lang}/desk/proposals/{symbol}/agreements`.
///
/// # Errors
/// Not found for this visitor; a refusal brings the page back.
pub async fn agree(
    path: web::Path<(String, String)>,
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
    form: web::Form<SignForm>,
) -> Result<HttpResponse, Problem> {
    let of = symbol(&path.1)?;
    let content = format!("{of} {}", form.revision);
    let request = Request::new(&form.request_id, "agreements", content.as_bytes())?;
    let (by, symbol, revision) = (caller.asks(), of.clone(), form.revision);
    let outcome = house
        .attempt(move |store| {
            consultations::agree_translation(store, by, &symbol, revision, Some(request))
        })
        .await?;
    match outcome {
        Ok(()) => Ok(back(lang.0, of.as_str())),
        Err(refusal) => desk_page(&site, &house, lang.0, &caller, of, Some(refusal)).await,
    }
}

fn back(lang: Lang, of: &str) -> HttpResponse {
    answers::see_other(&format!("/{lang}/desk/proposals/{of}/languages"))
}
