//! The form of a draft: shown, saved, brought back.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use super::form::DraftForm;
use super::written::{self, Next};
use super::{Found, find};
use crate::acts::drafts as acts;
use crate::rules::Refusal;
use crate::rules::words::{Classification, DecisionKind, DraftSymbol, EffectClause, Lang};
use crate::store::drafts::DraftWords;
use crate::store::themes::Theme;
use crate::web::answers;
use crate::web::desk as desks;
use crate::web::forms::{FormError, FormErrors, Offer};
use crate::web::house::{House, blocking};
use crate::web::languages::Language;
use crate::web::problems::Problem;
use crate::web::refusals::language_name;
use crate::web::shell::Shell;
use crate::web::signed_in::SignedIn;
use crate::web::site::Site;
use crate::web::texts::looked::Looked;
use crate::web::texts::{imported, upload};
use crate::web::words::{Words, words};

#[derive(Template)]
#[template(path = "drafts/edit.html")]
struct EditPage {
    shell: Shell,
    errors: FormErrors,
    /// Where the stored version is, when somebody saved meanwhile; else empty.
    stored_url: String,
    words: DraftWords,
    version: i64,
    saved: String,
    of_proposal: String,
    /// The kind and the classification were fixed by the submission.
    is_revision: bool,
    originals: Vec<Offer>,
    themes: Vec<Offer>,
    kinds: Vec<Offer>,
    norms: Vec<Offer>,
    classifications: Vec<Offer>,
    effects: Vec<Offer>,
    forces: Vec<Offer>,
    /// What was done to the words and is not saved yet; empty if nothing was.
    done: String,
    /// What an import left out or decided.
    remarks: Vec<String>,
    looked: Option<Looked>,
    /// The most megabytes of a file.
    most: String,
}

/// What stands on the form alsos the words.
#[derive(Default)]
struct Also {
    errors: FormErrors,
    done: String,
    remarks: Vec<String>,
    looked: Option<Looked>,
}

/// `GET /{lang}/desk/drafts/{symbol}`.
///
/// # Errors
/// Not found for every other delegation.
pub async fn edit(
    path: web::Path<(String, String)>,
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    let found = find(&house, &caller, &path.1).await?;
    if found.draft.used.is_some() {
        return Err(Refusal::AlreadyDone.into());
    }
    let words = found.draft.words.clone();
    edit_page(&site, lang.0, &caller, &found, words, Also::default())
}

fn edit_page(
    site: &Site,
    lang: Lang,
    caller: &SignedIn,
    found: &Found,
    typed: DraftWords,
    also: Also,
) -> Result<HttpResponse, Problem> {
    let w = words(lang);
    let draft = &found.draft;
    let place = format!("/desk/drafts/{}", draft.symbol);
    let title = w.draft_edit_title(draft.symbol.as_str());
    let shell = desks::shell(site, lang, &place, title, &caller.visitor, &found.roster);
    let errors = also.errors;
    let status = if errors.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let here = shell.url(&place);
    let page = EditPage {
        stored_url: if errors.is_empty() {
            String::new()
        } else {
            here.clone()
        },
        version: draft.version,
        saved: w.draft_saved(w.moment(draft.changed), draft.version),
        of_proposal: draft
            .proposal
            .as_ref()
            .map(|symbol| w.draft_of_proposal(symbol.as_str()))
            .unwrap_or_default(),
        is_revision: draft.proposal.is_some(),
        originals: originals(&typed, w),
        themes: theme_offers(&typed, &found.themes, w),
        kinds: offers(DecisionKind::ALL, &typed.kind, w, |kind| {
            (kind.as_str(), w.proposal_kind(kind.as_str()))
        }),
        norms: offers(
            &found.norms,
            &typed.norm.trim().replace('/', "-"),
            w,
            |norm| {
                let title = norm.title.of(w.lang());
                (
                    norm.symbol.as_str(),
                    format!("{} · {title}", norm.symbol.printed()),
                )
            },
        ),
        classifications: offers(Classification::ALL, &typed.classification, w, |one| {
            (one.as_str(), w.proposal_classification(one.as_str()))
        }),
        effects: offers(EffectClause::ALL, &typed.effect, w, |one| {
            (one.as_str(), w.proposal_effect(one.as_str()))
        }),
        forces: offers(
            &["on-date", "after-adoption", "after-adherences"],
            &typed.force,
            w,
            |one| (*one, w.draft_force_kind(*one)),
        ),
        done: also.done,
        remarks: also.remarks,
        looked: also.looked,
        most: imported::most_megabytes(w),
        words: typed,
        shell,
        errors,
    };
    answers::page_with(status, &page)
}

fn originals(typed: &DraftWords, w: &Words) -> Vec<Offer> {
    let offers = Lang::ALL
        .iter()
        .map(|lang| Offer::of(lang.as_str(), language_name(*lang, w)));
    Offer::taken(offers.collect(), &typed.original)
}

fn theme_offers(typed: &DraftWords, themes: &[Theme], w: &Words) -> Vec<Offer> {
    offers(themes, &typed.theme, w, |theme| {
        (theme.code.as_str(), theme.name(w.lang()).to_owned())
    })
}

/// A list to choose from, that begins with nothing chosen.
fn offers<'a, T>(
    all: &'a [T],
    taken: &str,
    w: &Words,
    said: impl Fn(&'a T) -> (&'a str, String),
) -> Vec<Offer> {
    let mut offers = vec![Offer::of("", w.draft_choose())];
    offers.extend(all.iter().map(|one| {
        let (value, label) = said(one);
        Offer::of(value, label)
    }));
    Offer::taken(offers, taken)
}

/// `POST /{lang}/desk/drafts/{symbol}`: saves, as often as wanted; or looks at what was typed, or tidies it.
///
/// # Errors
/// Not found for every other delegation; what was typed comes back when somebody saved meanwhile.
pub async fn save(
    path: web::Path<(String, String)>,
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
    form: web::Form<DraftForm>,
) -> Result<HttpResponse, Problem> {
    let symbol = DraftSymbol::parse(&path.1).map_err(|_| Problem::NotFound)?;
    let (version, next, typed) = form.into_inner().words();
    let (next, w) = (Next::of(&next), words(lang.0));
    let errors = written::limits(&typed, w);
    if !errors.is_empty() || matches!(next, Next::Look | Next::Tidy(_)) {
        let mut found = find(&house, &caller, &path.1).await?;
        found.draft.version = version;
        let refused = !errors.is_empty();
        let (typed, also) = blocking(move || {
            if refused {
                return (typed, refusing(errors));
            }
            work(typed, next, w)
        })
        .await?;
        return edit_page(&site, lang.0, &caller, &found, typed, also);
    }
    let (by, of, kept) = (caller.asks(), symbol.clone(), typed.clone());
    let outcome = house
        .attempt(move |store| acts::save(store, by, &of, version, kept, None))
        .await?;
    let here = format!("/{}/desk/drafts/{symbol}", lang.0);
    match outcome {
        Ok(_) if next == Next::SaveAndPreview => Ok(answers::see_other(&format!("{here}/preview"))),
        Ok(_) => Ok(answers::see_other(&here)),
        Err(refusal) => {
            let found = find(&house, &caller, &path.1).await?;
            let errors = FormErrors::of(&refusal, w);
            edit_page(&site, lang.0, &caller, &found, typed, refusing(errors))
        }
    }
}

fn refusing(errors: FormErrors) -> Also {
    Also {
        errors,
        ..Also::default()
    }
}

/// Does to the words what was asked for, and saves nothing.
fn work(mut typed: DraftWords, next: Next, w: &Words) -> (DraftWords, Also) {
    let mut also = Also::default();
    match next {
        Next::Tidy(lang) => also.done = written::tidy(&mut typed, lang, w),
        Next::Look => also.looked = Some(written::look(&typed, w)),
        Next::Save | Next::SaveAndPreview => {}
    }
    (typed, also)
}

/// `POST /{lang}/desk/drafts/{symbol}/imports`: a file of a word processor becomes the text of a language, unsaved.
///
/// # Errors
/// Not found for every other delegation; what is wrong with the file stands beside its input.
pub async fn import(
    path: web::Path<(String, String)>,
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    let mut found = find(&house, &caller, &path.1).await?;
    if found.draft.used.is_some() {
        return Err(Refusal::AlreadyDone.into());
    }
    let w = words(lang.0);
    let (form, file): (DraftForm, _) = upload::read(&request, payload).await?;
    let into: Lang = form.into.parse().map_err(|_| Problem::Unreadable)?;
    let may_replace = form.replace == "yes";
    let (version, _, mut typed) = form.words();
    found.draft.version = version;
    let mut also = Also::default();
    let wrong = if !may_replace && !written::text(&typed, into).trim().is_empty() {
        Some(w.import_stands(language_name(into, w)))
    } else {
        match imported::import(file, w).await? {
            Err(why) => Some(why),
            Ok(imported) => {
                also.done = written::put(&mut typed, into, &imported, w);
                also.remarks = imported.remarks;
                None
            }
        }
    };
    also.errors.entries.extend(wrong.map(|sentence| FormError {
        input: Some("file".into()),
        sentence,
    }));
    edit_page(&site, lang.0, &caller, &found, typed, also)
}
