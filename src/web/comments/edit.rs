//! The form of a draft of a comment: begun from a unit, saved, brought back.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::compiled::Compiled;
use super::draft::{self, CommentForm, UnitText};
use crate::acts::comments as acts;
use crate::rules::Refusal;
use crate::rules::comments::may_comment;
use crate::rules::permissions::Action;
use crate::rules::words::{CommentKind, Lang, UnitSymbol};
use crate::store::Request;
use crate::store::comment_drafts::CommentWords;
use crate::text::excerpt;
use crate::web::answers;
use crate::web::desk as desks;
use crate::web::forms::{self, FormErrors, Offer};
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::problems::Problem;
use crate::web::proposals::symbol;
use crate::web::refusals::language_name;
use crate::web::shell::Shell;
use crate::web::signed_in::SignedIn;
use crate::web::site::Site;
use crate::web::words::{Words, words};

/// Characters of a unit that stand beside its name in the list of units.
const EXCERPT: usize = 60;

#[derive(Template)]
#[template(path = "comments/edit.html")]
struct EditPage {
    shell: Shell,
    crumbs: Vec<(String, String)>,
    errors: FormErrors,
    /// Where the stored version is, when somebody saved meanwhile; else empty.
    stored_url: String,
    action: String,
    request_id: String,
    version: i64,
    saved: String,
    on: String,
    texts: Vec<UnitText>,
    units: Vec<Offer>,
    kinds: Vec<Offer>,
    languages: Vec<Offer>,
    words: CommentWords,
}

/// A form as it is to be shown.
struct Shown {
    /// After `/desk/proposals/{symbol}/comments/drafts`: nothing, or `/` and the draft's id.
    rest: String,
    version: i64,
    saved: String,
    words: CommentWords,
    errors: FormErrors,
}

/// `?unit=u17`: the unit from which a comment is begun.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct From {
    #[serde(default)]
    unit: String,
}

/// `GET /{lang}/desk/proposals/{symbol}/comments/drafts`: an empty form.
///
/// # Errors
/// Not found for this visitor; refused to who is of no delegation, and when the consultation does not run.
pub async fn begin(
    path: web::Path<(String, String)>,
    lang: Language,
    query: web::Query<From>,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    let of = symbol(&path.1)?;
    let compiled = draft::proposal(&house, &caller, &of).await?;
    if !caller.may(Action::Draft) {
        return Err(Refusal::OfficeDoesNotPermit.into());
    }
    let proposal = &compiled.proposal;
    may_comment(proposal.stage, proposal.consultation_until, compiled.now)?;
    let shown = Shown {
        rest: String::new(),
        version: 0,
        saved: String::new(),
        words: CommentWords {
            unit: query.into_inner().unit,
            lang: lang.0.to_string(),
            ..CommentWords::default()
        },
        errors: FormErrors::none(),
    };
    page(&site, lang.0, &caller, &compiled, shown)
}

/// `POST /{lang}/desk/proposals/{symbol}/comments/drafts`: the draft begins.
///
/// # Errors
/// Not found for this visitor; a refusal brings the form back.
pub async fn create(
    path: web::Path<(String, String)>,
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
    form: web::Form<CommentForm>,
) -> Result<HttpResponse, Problem> {
    let of = symbol(&path.1)?;
    let form = form.into_inner();
    let content = format!("{of} {}", form.content());
    let request = Request::new(&form.request_id, "comment-drafts", content.as_bytes())?;
    let (by, on, typed) = (caller.asks(), of.clone(), form.words());
    let outcome = house
        .attempt(move |store| acts::draft(store, by, &on, typed, Some(request)))
        .await?;
    match outcome {
        Ok(id) => Ok(after(
            &form,
            &lang_path(lang.0, of.as_str(), &format!("/{id}")),
        )),
        Err(refusal) => {
            let compiled = draft::proposal(&house, &caller, &of).await?;
            let shown = Shown {
                rest: String::new(),
                version: 0,
                saved: String::new(),
                words: form.words(),
                errors: FormErrors::of(&refusal, words(lang.0)),
            };
            page(&site, lang.0, &caller, &compiled, shown)
        }
    }
}

/// `GET /{lang}/desk/proposals/{symbol}/comments/drafts/{id}`.
///
/// # Errors
/// Not found for every other delegation.
pub async fn show(
    path: web::Path<(String, String, String)>,
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    let found = draft::find(&house, &caller, &path.1, &path.2).await?;
    if found.draft.used.is_some() {
        return Err(Refusal::AlreadyDone.into());
    }
    let w = words(lang.0);
    let shown = Shown {
        rest: format!("/{}", found.draft.id),
        version: found.draft.version,
        saved: w.draft_saved(w.moment(found.draft.changed), found.draft.version),
        words: found.draft.words.clone(),
        errors: FormErrors::none(),
    };
    page(&site, lang.0, &caller, &found.compiled, shown)
}

/// `POST /{lang}/desk/proposals/{symbol}/comments/drafts/{id}`: saves, as often as wanted.
///
/// # Errors
/// Not found for every other delegation; what was typed comes back when somebody saved meanwhile.
pub async fn save(
    path: web::Path<(String, String, String)>,
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
    form: web::Form<CommentForm>,
) -> Result<HttpResponse, Problem> {
    let found = draft::find(&house, &caller, &path.1, &path.2).await?;
    let form = form.into_inner();
    let (by, id, typed, version) = (caller.asks(), found.draft.id, form.words(), form.version);
    let outcome = house
        .attempt(move |store| acts::save(store, by, id, version, typed, None))
        .await?;
    let of = found.draft.proposal.as_str();
    match outcome {
        Ok(_) => Ok(after(&form, &lang_path(lang.0, of, &format!("/{id}")))),
        Err(refusal) => {
            let shown = Shown {
                rest: format!("/{id}"),
                version: found.draft.version,
                saved: String::new(),
                words: form.words(),
                errors: FormErrors::of(&refusal, words(lang.0)),
            };
            page(&site, lang.0, &caller, &found.compiled, shown)
        }
    }
}

fn lang_path(lang: Lang, of: &str, rest: &str) -> String {
    format!("/{lang}/desk/proposals/{of}/comments/drafts{rest}")
}

fn after(form: &CommentForm, here: &str) -> HttpResponse {
    match form.next.as_str() {
        "preview" => answers::see_other(&format!("{here}/preview")),
        _ => answers::see_other(here),
    }
}

fn page(
    site: &Site,
    lang: Lang,
    caller: &SignedIn,
    compiled: &Compiled,
    shown: Shown,
) -> Result<HttpResponse, Problem> {
    let w = words(lang);
    let of = compiled.proposal.symbol.as_str();
    let place = format!("/desk/proposals/{of}/comments/drafts{}", shown.rest);
    let (on, texts) = draft::beside(compiled, &shown.words.unit, w)?;
    let title = w.comment_edit_title(of);
    let shell = desks::shell(site, lang, &place, title, &caller.visitor, &compiled.roster);
    let here = shell.url(&place);
    let status = if shown.errors.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let page = EditPage {
        crumbs: crumbs(&shell, of),
        stored_url: if shown.errors.is_empty() || shown.rest.is_empty() {
            String::new()
        } else {
            here.clone()
        },
        action: here,
        request_id: forms::fresh_request_id()?,
        version: shown.version,
        saved: shown.saved,
        on,
        texts,
        units: units(compiled, &shown.words.unit, w)?,
        kinds: kinds(&shown.words.kind, w),
        languages: languages(&shown.words.lang, w),
        words: shown.words,
        errors: shown.errors,
        shell,
    };
    answers::page_with(status, &page)
}

/// The way down to a page about comments at the desk.
pub fn crumbs(shell: &Shell, of: &str) -> Vec<(String, String)> {
    let w = shell.w();
    let at = |path: String| shell.url(&path);
    vec![
        (shell.url("/desk/proposals"), w.proposals_title()),
        (at(format!("/desk/proposals/{of}")), of.to_owned()),
        (at(format!("/desk/proposals/{of}/comments")), w.comments()),
    ]
}

/// Every unit of the current text, the text as a whole first; a unit that is gone stays chosen.
fn units(compiled: &Compiled, taken: &str, w: &Words) -> Result<Vec<Offer>, Problem> {
    let current = compiled.current()?;
    let mut offers = vec![Offer::of("", w.comments_whole())];
    for unit in current.units() {
        let (Some(name), Some((_, shown))) =
            (current.name(&unit, w), current.shown(w.lang(), &unit))
        else {
            continue;
        };
        let words = excerpt(shown.content(), EXCERPT);
        offers.push(Offer::of(unit.as_str(), w.comment_unit_offer(name, words)));
    }
    let is_gone = UnitSymbol::parse(taken).is_ok() && offers.iter().all(|o| o.value != taken);
    if is_gone {
        offers.push(Offer::of(taken, super::list::on_unit(compiled, taken, w)?));
    }
    Ok(Offer::taken(offers, taken))
}

fn kinds(taken: &str, w: &Words) -> Vec<Offer> {
    let offers = CommentKind::ALL.iter().map(|kind| {
        Offer::of(kind.as_str(), w.comment_kind(kind.as_str()))
            .meaning(w.comment_kind_meaning(kind.as_str()))
    });
    Offer::taken(offers.collect(), taken)
}

fn languages(taken: &str, w: &Words) -> Vec<Offer> {
    let all = Lang::ALL.iter();
    let offers = all.map(|lang| Offer::of(lang.as_str(), language_name(*lang, w)));
    Offer::taken(offers.collect(), taken)
}
