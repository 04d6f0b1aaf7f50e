//! A draft as it will be read, submitted from there.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::{Found, find, written};
use crate::acts::{drafts as acts, proposals};
use crate::rules::permissions::Action;
use crate::rules::words::Lang;
use crate::store::Request;
use crate::web::answers;
use crate::web::desk as desks;
use crate::web::forms::{self, FormErrors};
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::problems::Problem;
use crate::web::shell::Shell;
use crate::web::signed_in::SignedIn;
use crate::web::site::Site;
use crate::web::texts::looked::Looked;
use crate::web::words::{Words, words};

#[derive(Template)]
#[template(path = "drafts/preview.html")]
struct PreviewPage {
    shell: Shell,
    errors: FormErrors,
    lacks: Vec<(String, String)>,
    looked: Looked,
    reason: Vec<String>,
    edit_url: String,
    submit_url: String,
    submit: String,
    /// Why there is no button; empty if there is.
    why_not: String,
    version: i64,
    request_id: String,
    /// Accepted amendments that a revision may contain, worked in by hand.
    awaiting: Vec<Awaiting>,
}

/// An accepted amendment that no revision contains yet.
struct Awaiting {
    number: i64,
    label: String,
    url: String,
    is_taken: bool,
}

/// `GET /{lang}/desk/drafts/{symbol}/preview`.
///
/// # Errors
/// Not found for every other delegation.
pub async fn preview(
    path: web::Path<(String, String)>,
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    let found = find(&house, &caller, &path.1).await?;
    preview_page(&site, lang.0, &caller, &found, FormErrors::none(), &[])
}

fn preview_page(
    site: &Site,
    lang: Lang,
    caller: &SignedIn,
    found: &Found,
    errors: FormErrors,
    contains: &[i64],
) -> Result<HttpResponse, Problem> {
    let w = words(lang);
    let draft = &found.draft;
    let edit = format!("/desk/drafts/{}", draft.symbol);
    let title = w.draft_preview_title(draft.symbol.as_str());
    let place = format!("{edit}/preview");
    let shell = desks::shell(site, lang, &place, title, &caller.visitor, &found.roster);
    let lacks = match acts::complete(&draft.words, found.today) {
        Ok(_) => Vec::new(),
        Err(lacks) => lacks
            .iter()
            .map(|lack| {
                let sentence = crate::web::refusals::say(&lack.refusal, w);
                (format!("{}#{}", shell.url(&edit), lack.input), sentence)
            })
            .collect(),
    };
    let may_submit = caller.may(if draft.proposal.is_some() {
        Action::Revise
    } else {
        Action::Submit
    });
    let status = if errors.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let page = PreviewPage {
        looked: written::look(&draft.words, w),
        reason: crate::web::proposals::paragraphs(&draft.words.reason),
        edit_url: shell.url(&edit),
        submit_url: shell.url(&format!("{edit}/submission")),
        submit: match &draft.proposal {
            Some(symbol) => w.draft_submit_revision(symbol.as_str()),
            None => w.draft_submit(),
        },
        why_not: match (draft.used, may_submit) {
            (Some(_), _) => w.draft_used(),
            (None, false) => w.draft_head_submits(),
            (None, true) => String::new(),
        },
        version: draft.version,
        awaiting: awaiting(found, contains, lang, w),
        request_id: forms::fresh_request_id()?,
        shell,
        errors,
        lacks,
    };
    answers::page_with(status, &page)
}

fn awaiting(found: &Found, contains: &[i64], lang: Lang, w: &Words) -> Vec<Awaiting> {
    let all = found.amendments.iter();
    all.filter(|one| one.awaits_a_revision())
        .map(|one| Awaiting {
            number: one.number,
            label: w.draft_contains_one(one.symbol(), found.roster.short(&one.member, lang)),
            url: format!(
                "/{lang}/desk/proposals/{}/amendments/{}",
                one.proposal, one.number
            ),
            is_taken: contains.contains(&one.number),
        })
        .collect()
}

/// What the button of the preview sends: the version that was read, and the amendments that it contains.
#[derive(Debug, Deserialize)]
struct SubmitForm {
    request_id: String,
    version: i64,
    #[serde(default)]
    contains: Vec<i64>,
}

/// `POST /{lang}/desk/drafts/{symbol}/submission`: a new proposal, or the next revision of one.
///
/// # Errors
/// Not found for every other delegation; a refusal brings the preview back.
pub async fn submit(
    path: web::Path<(String, String)>,
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
    sent: web::Bytes,
) -> Result<HttpResponse, Problem> {
    // Several amendments or none: a form of the library reads one only.
    let form: SubmitForm = serde_html_form::from_bytes(&sent).map_err(|_| Problem::Unreadable)?;
    let found = find(&house, &caller, &path.1).await?;
    let symbol = found.draft.symbol.clone();
    let content = format!("{symbol} {} {:?}", form.version, form.contains);
    let request = Request::new(&form.request_id, "submission", content.as_bytes())?;
    let contains = form.contains.clone();
    let (by, version, of) = (caller.asks(), form.version, found.draft.proposal.clone());
    let outcome = house
        .attempt(move |store| match of {
            None => proposals::submit(store, by, &symbol, version, Some(request)),
            Some(of) => {
                proposals::revise_with(store, by, &symbol, version, contains, Some(request))
                    .map(|_| of)
            }
        })
        .await?;
    match outcome {
        Ok(proposal) => Ok(answers::see_other(&format!(
            "/{}/desk/proposals/{proposal}",
            lang.0
        ))),
        Err(refusal) => {
            let mut errors = FormErrors::of(&refusal, words(lang.0));
            for error in &mut errors.entries {
                error.input = None;
            }
            preview_page(&site, lang.0, &caller, &found, errors, &form.contains)
        }
    }
}
