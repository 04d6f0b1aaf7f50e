//! A draft as it would be published: exactly what the member says, before it says it.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::draft::{self, Found};
use super::edit::crumbs;
use super::view::{WordingView, wording_view};
use crate::acts::comments::{self as acts, Complete};
use crate::rules::Refusal;
use crate::rules::comments::may_comment;
use crate::rules::permissions::Action;
use crate::rules::words::Lang;
use crate::store::Request;
use crate::web::answers;
use crate::web::desk as desks;
use crate::web::forms::{self, FormErrors};
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::problems::Problem;
use crate::web::proposals::paragraphs;
use crate::web::refusals::{self, language_name};
use crate::web::shell::Shell;
use crate::web::signed_in::SignedIn;
use crate::web::site::Site;
use crate::web::words::{Words, words};

/// What would be said.
struct Said {
    kind: String,
    language: String,
    lang: Lang,
    note: Vec<String>,
    wording: Option<WordingView>,
}

#[derive(Template)]
#[template(path = "comments/preview.html")]
struct PreviewPage {
    shell: Shell,
    crumbs: Vec<(String, String)>,
    errors: FormErrors,
    member: String,
    on: String,
    revision_name: String,
    said: Option<Said>,
    /// What it still lacks: the input of the form, and why.
    lacks: Vec<(String, String)>,
    /// Why it cannot be published now; empty where it can.
    why_not: String,
    is_head: bool,
    edit_url: String,
    version: i64,
    revision: i64,
    request_id: String,
}

/// What the buttons of the page send.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Press {
    request_id: String,
    version: i64,
    revision: i64,
}

impl Press {
    fn request(&self, route: &'static str, id: uuid::Uuid) -> Result<Request, Refusal> {
        let content = format!("{id} {} {}", self.version, self.revision);
        Request::new(&self.request_id, route, content.as_bytes())
    }
}

/// `GET /{lang}/desk/proposals/{symbol}/comments/drafts/{id}/preview`.
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
    page(&site, lang.0, &caller, &found, FormErrors::none())
}

/// `POST .../drafts/{id}/publication`: the member speaks.
///
/// # Errors
/// Not found for every other delegation; a refusal brings the page back.
pub async fn publish(
    path: web::Path<(String, String, String)>,
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
    form: web::Form<Press>,
) -> Result<HttpResponse, Problem> {
    let found = draft::find(&house, &caller, &path.1, &path.2).await?;
    let id = found.draft.id;
    let request = form.request("comment-publication", id)?;
    let (by, version, revision) = (caller.asks(), form.version, form.revision);
    let outcome = house
        .attempt(move |store| acts::publish(store, by, id, version, revision, Some(request)))
        .await?;
    let list = format!(
        "/{}/desk/proposals/{}/comments",
        lang.0, found.draft.proposal
    );
    match outcome {
        Ok(number) => Ok(answers::see_other(&format!("{list}#comment-{number}"))),
        Err(refusal) => page(
            &site,
            lang.0,
            &caller,
            &found,
            whole(&refusal, words(lang.0)),
        ),
    }
}

/// `POST .../drafts/{id}/deletion`: the head throws it away.
///
/// # Errors
/// Not found for every other delegation; a refusal brings the page back.
pub async fn delete(
    path: web::Path<(String, String, String)>,
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
    form: web::Form<Press>,
) -> Result<HttpResponse, Problem> {
    let found = draft::find(&house, &caller, &path.1, &path.2).await?;
    let id = found.draft.id;
    let request = form.request("comment-deletion", id)?;
    let (by, version) = (caller.asks(), form.version);
    let outcome = house
        .attempt(move |store| acts::delete_draft(store, by, id, version, Some(request)))
        .await?;
    let list = format!(
        "/{}/desk/proposals/{}/comments",
        lang.0, found.draft.proposal
    );
    match outcome {
        Ok(()) => Ok(answers::see_other(&list)),
        Err(refusal) => page(
            &site,
            lang.0,
            &caller,
            &found,
            whole(&refusal, words(lang.0)),
        ),
    }
}

/// A refusal about the whole: this page has no inputs to stand it beside.
fn whole(refusal: &Refusal, w: &Words) -> FormErrors {
    let mut errors = FormErrors::of(refusal, w);
    for error in &mut errors.entries {
        error.input = None;
    }
    errors
}

fn page(
    site: &Site,
    lang: Lang,
    caller: &SignedIn,
    found: &Found,
    errors: FormErrors,
) -> Result<HttpResponse, Problem> {
    let w = words(lang);
    let Found { draft, compiled } = found;
    let proposal = &compiled.proposal;
    let of = proposal.symbol.as_str();
    let edit = format!("/desk/proposals/{of}/comments/drafts/{}", draft.id);
    let place = format!("{edit}/preview");
    let title = w.comment_preview_title(of);
    let shell = desks::shell(site, lang, &place, title, &caller.visitor, &compiled.roster);
    let (on, _) = draft::beside(compiled, &draft.words.unit, w)?;
    let mut crumbs = crumbs(&shell, of);
    crumbs.push((shell.url(&edit), w.comment_draft()));
    let (said, mut lacks) = match acts::complete(&draft.words) {
        Ok(whole) => (Some(said(found, whole, w)?), Vec::new()),
        Err(lacks) => {
            let lacks = lacks
                .iter()
                .map(|lack| (lack.input.to_owned(), refusals::say(&lack.refusal, w)));
            (None, lacks.collect())
        }
    };
    let is_gone = said.is_some() && !draft.words.unit.is_empty() && {
        let unit = crate::rules::words::UnitSymbol::parse(&draft.words.unit);
        let current = compiled.current()?;
        unit.is_ok_and(|unit| current.address(&unit).is_none())
    };
    if is_gone {
        lacks.push(("unit".to_owned(), refusals::say(&Refusal::UnitGone, w)));
    }
    let law = may_comment(proposal.stage, proposal.consultation_until, compiled.now);
    let status = if errors.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let page = PreviewPage {
        crumbs,
        errors,
        member: compiled.roster.short(&draft.member, lang),
        on,
        revision_name: w.revision_name_inside(proposal.revision),
        said,
        lacks,
        why_not: law.map_or_else(|refusal| refusals::say(&refusal, w), |()| String::new()),
        is_head: caller.may(Action::Comment),
        edit_url: shell.url(&edit),
        version: draft.version,
        revision: proposal.revision,
        request_id: forms::fresh_request_id()?,
        shell,
    };
    answers::page_with(status, &page)
}

fn said(found: &Found, whole: Complete, w: &Words) -> Result<Said, Problem> {
    let current = found.compiled.current()?;
    Ok(Said {
        kind: w.comment_kind(whole.kind.as_str()),
        language: language_name(whole.lang, w),
        lang: whole.lang,
        note: paragraphs(whole.note.as_str()),
        wording: whole.wording.map(|wording| {
            let source = wording.as_str();
            wording_view(Some(current), whole.unit.as_ref(), whole.lang, source, w)
        }),
    })
}
