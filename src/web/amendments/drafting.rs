//! Drafting an amendment: change by change, with the present wording beside; read through before it is proposed.

use std::collections::HashMap;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use uuid::Uuid;

use super::list::units;
use super::redlined::{Redlined, redlined, sentence};
use crate::acts::amendments::{self as acts, Complete, Lack, as_it_stands, complete};
use crate::acts::application::{self, BothTexts};
use crate::rules::Refusal;
use crate::rules::permissions::Action;
use crate::rules::refusals::Field;
use crate::rules::words::{How, Lang, UnitSymbol};
use crate::store::amendment_drafts::{self, AmendmentDraft, AmendmentWords, ChangeWords};
use crate::store::members::{self, Roster};
use crate::store::proposals::{self, Proposal};
use crate::store::{Failure, Request};
use crate::web::answers;
use crate::web::desk as desks;
use crate::web::forms::{FormErrors, Offer, fresh_request_id};
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::problems::Problem;
use crate::web::proposals::paragraphs;
use crate::web::refusals::language_name;
use crate::web::shell::Shell;
use crate::web::signed_in::SignedIn;
use crate::web::site::Site;
use crate::web::words::{Words, words};

struct Seen {
    draft: AmendmentDraft,
    proposal: Proposal,
    title: String,
    texts: BothTexts,
    roster: Roster,
}

/// One change as its fields stand on the form.
struct ChangeView {
    /// From 0: part of the names of its inputs.
    at: usize,
    legend: String,
    hows: Vec<Offer>,
    units: Vec<Offer>,
    en: String,
    fr: String,
    now_en: String,
    now_fr: String,
}

#[derive(Template)]
#[template(path = "amendments/draft.html")]
struct Page {
    shell: Shell,
    crumbs: Vec<(String, String)>,
    errors: FormErrors,
    title: String,
    saved: String,
    version: i64,
    changes: Vec<ChangeView>,
    has_en: bool,
    has_fr: bool,
    langs: Vec<Offer>,
    reason: String,
    comment: String,
    add_how: Vec<Offer>,
    add_unit: Vec<Offer>,
    /// The text was revised since: the changes must be made to the new one.
    stale: String,
    request_id: String,
}

#[derive(Template)]
#[template(path = "amendments/review.html")]
struct Review {
    shell: Shell,
    crumbs: Vec<(String, String)>,
    errors: FormErrors,
    title: String,
    changes: Vec<String>,
    redlines: Vec<Redlined>,
    reason: Vec<String>,
    reason_lang: Lang,
    lacks: Vec<String>,
    may_propose: bool,
    why_not: String,
    version: i64,
    request_id: String,
    back: String,
}

async fn seen(house: &House, caller: &SignedIn, id: Uuid, lang: Lang) -> Result<Seen, Problem> {
    let viewer = caller.viewer();
    let seen = house
        .read(move |r| {
            let draft = amendment_drafts::find(r, &viewer, id)?;
            let proposal = proposals::find(r, &viewer, &draft.proposal)?;
            let titles = proposals::titles(r, &viewer, std::slice::from_ref(&draft.proposal))?;
            let title = titles.get(&draft.proposal);
            Ok::<_, Failure>(Seen {
                title: title.map(|one| one.of(lang).to_owned()).unwrap_or_default(),
                texts: application::texts_of(r, &viewer, &draft.proposal, draft.revision)?,
                roster: members::roster(r)?,
                draft,
                proposal,
            })
        })
        .await?;
    Ok(seen)
}

fn id_of(typed: &str) -> Result<Uuid, Problem> {
    Uuid::parse_str(typed).map_err(|_| Problem::NotFound)
}

/// `GET /{lang}/desk/amendments/{id}`.
///
/// # Errors
/// Not found but for the delegation whose draft it is.
pub async fn show(
    path: web::Path<(String, String)>,
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    let seen = seen(&house, &caller, id_of(&path.1)?, lang.0).await?;
    if seen.draft.used.is_some() {
        return Ok(answers::see_other(&format!(
            "/{}/desk/proposals/{}/amendments",
            lang.0, seen.draft.proposal
        )));
    }
    let typed = seen.draft.words.clone();
    let version = seen.draft.version;
    let page = page(
        &site,
        lang.0,
        &caller,
        seen,
        typed,
        version,
        FormErrors::none(),
    )?;
    answers::page(&page)
}

fn page(
    site: &Site,
    lang: Lang,
    caller: &SignedIn,
    seen: Seen,
    typed: AmendmentWords,
    version: i64,
    errors: FormErrors,
) -> Result<Page, Problem> {
    let w = words(lang);
    let place = format!("/desk/amendments/{}", seen.draft.id);
    let title = w.amendment_draft_title(seen.draft.proposal.as_str());
    let shell = desks::shell(site, lang, &place, title, &caller.visitor, &seen.roster);
    let offers = units(&seen.texts, w);
    let mut add_unit = vec![Offer::of("", w.amendment_beginning())];
    add_unit.extend(offers.iter().cloned());
    let changes = typed.changes.iter().enumerate();
    let changes = changes
        .map(|(at, change)| change_view(at, change, &seen.texts, &add_unit, w))
        .collect();
    let langs = [Lang::En, Lang::Fr].map(|one| Offer::of(one.as_str(), language_name(one, w)));
    Ok(Page {
        crumbs: crumbs(&shell, &seen, w),
        errors,
        title: seen.title,
        saved: w.amendment_draft_saved(w.moment(seen.draft.changed)),
        version,
        changes,
        has_en: seen.texts.en.is_some(),
        has_fr: seen.texts.fr.is_some(),
        langs: Offer::taken(langs.to_vec(), &typed.lang),
        reason: typed.reason,
        comment: typed
            .comment
            .map_or_else(String::new, |number| w.amendment_from_comment(number)),
        add_how: hows(How::Replace.as_str(), w),
        add_unit,
        stale: match seen.draft.revision == seen.proposal.revision {
            true => String::new(),
            false => w.amendment_stale(
                w.revision_name_inside(seen.draft.revision),
                w.revision_name_inside(seen.proposal.revision),
            ),
        },
        request_id: fresh_request_id()?,
        shell,
    })
}

fn crumbs(shell: &Shell, seen: &Seen, w: &Words) -> Vec<(String, String)> {
    let of = format!("/desk/proposals/{}", seen.draft.proposal);
    vec![
        (shell.url("/desk"), w.corner_desk()),
        (shell.url(&of), seen.draft.proposal.to_string()),
        (shell.url(&format!("{of}/amendments")), w.amendments_title()),
    ]
}

fn hows(taken: &str, w: &Words) -> Vec<Offer> {
    let all = How::ALL
        .iter()
        .map(|how| Offer::of(how.as_str(), w.amendment_how(how.as_str())));
    Offer::taken(all.collect(), taken)
}

fn change_view(
    at: usize,
    change: &ChangeWords,
    texts: &BothTexts,
    units: &[Offer],
    w: &Words,
) -> ChangeView {
    let now = UnitSymbol::parse(change.unit.trim())
        .and_then(|unit| as_it_stands(texts, &unit))
        .unwrap_or_default();
    ChangeView {
        at,
        legend: w.amendment_change_number(at as i64 + 1),
        hows: hows(&change.how, w),
        units: Offer::taken(units.to_vec(), change.unit.trim()),
        en: change.en.clone(),
        fr: change.fr.clone(),
        now_en: now.en,
        now_fr: now.fr,
    }
}

/// What the form sends: the changes are numbered in the names of its inputs.
struct Typed {
    words: AmendmentWords,
    version: i64,
    /// `""` to save, `review`, `add`, or `remove-N`.
    next: String,
    add: (String, String),
}

fn typed(sent: Vec<(String, String)>, before: &AmendmentWords) -> Typed {
    let fields: HashMap<String, String> = sent.into_iter().collect();
    let field = |name: &str| fields.get(name).cloned().unwrap_or_default();
    let mut changes = Vec::new();
    for at in 0..=acts::CHANGES_MOST {
        let Some(how) = fields.get(&format!("how-{at}")) else {
            break;
        };
        changes.push(ChangeWords {
            how: how.clone(),
            unit: field(&format!("unit-{at}")),
            en: field(&format!("en-{at}")),
            fr: field(&format!("fr-{at}")),
        });
    }
    Typed {
        words: AmendmentWords {
            lang: field("lang"),
            reason: field("reason"),
            comment: before.comment,
            changes,
        },
        version: field("version").parse().unwrap_or(0),
        next: field("next"),
        add: (field("add-how"), field("add-unit")),
    }
}

/// `POST /{lang}/desk/amendments/{id}`: saves; adds or removes a change; leads to the reading through.
///
/// # Errors
/// Not found but for the delegation whose draft it is; a refusal brings the form back.
pub async fn save(
    path: web::Path<(String, String)>,
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
    form: web::Form<Vec<(String, String)>>,
) -> Result<HttpResponse, Problem> {
    let (id, w) = (id_of(&path.1)?, words(lang.0));
    let seen = seen(&house, &caller, id, lang.0).await?;
    let Typed {
        mut words,
        version,
        next,
        add,
    } = typed(form.into_inner(), &seen.draft.words);
    let mut at = String::new();
    if next == "add" {
        words.changes.push(added(&seen.texts, &add.0, &add.1));
        at = format!("#change-{}", words.changes.len() - 1);
    } else if let Some(place) = next.strip_prefix("remove-") {
        let place = place.parse::<usize>().ok();
        if let Some(place) = place.filter(|place| *place < words.changes.len()) {
            words.changes.remove(place);
        }
    }
    let (by, kept) = (caller.asks(), words.clone());
    let outcome = house
        .attempt(move |store| acts::save(store, by, id, version, kept, None))
        .await?;
    let lang = lang.0;
    match outcome {
        Ok(_) if next == "review" => Ok(answers::see_other(&format!(
            "/{lang}/desk/amendments/{id}/proposal"
        ))),
        Ok(_) => Ok(answers::see_other(&format!(
            "/{lang}/desk/amendments/{id}{at}"
        ))),
        Err(refusal) => {
            // What was typed stays on the page; sent again it is kept over the other version, now read.
            let version = seen.draft.version;
            let errors = super::page::whole(&refusal, w);
            let page = page(&site, lang, &caller, seen, words, version, errors)?;
            answers::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}

/// A further change: a replacement begins with the present words.
fn added(texts: &BothTexts, how: &str, unit: &str) -> ChangeWords {
    let stands = UnitSymbol::parse(unit.trim()).and_then(|unit| as_it_stands(texts, &unit));
    match (how.parse::<How>(), stands) {
        (Ok(How::Replace), Ok(change)) => change,
        _ => ChangeWords {
            how: how.to_owned(),
            unit: unit.trim().to_owned(),
            ..ChangeWords::default()
        },
    }
}

/// `GET /{lang}/desk/amendments/{id}/proposal`: the amendment as it would stand, before it is proposed.
///
/// # Errors
/// Not found but for the delegation whose draft it is.
pub async fn review(
    path: web::Path<(String, String)>,
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    let seen = seen(&house, &caller, id_of(&path.1)?, lang.0).await?;
    answers::page(&reviewed(&site, lang.0, &caller, seen, None)?)
}

fn reviewed(
    site: &Site,
    lang: Lang,
    caller: &SignedIn,
    seen: Seen,
    refused: Option<Refusal>,
) -> Result<Review, Problem> {
    let w = words(lang);
    let place = format!("/desk/amendments/{}/proposal", seen.draft.id);
    let title = w.amendment_review_title(seen.draft.proposal.as_str());
    let shell = desks::shell(site, lang, &place, title, &caller.visitor, &seen.roster);
    let whole = complete(&seen.draft.words, &seen.texts);
    let is_current = seen.draft.revision == seen.proposal.revision;
    let may = caller.may(Action::Amend);
    let mut lacks = Vec::new();
    if !is_current {
        let refusal = Refusal::NotTheCurrentRevision {
            current: seen.proposal.revision,
        };
        lacks.push(crate::web::refusals::say(&refusal, w));
    }
    if let Err(found) = &whole {
        lacks.extend(found.iter().map(|lack| lacking(lack, w)));
    }
    let whole = whole.ok();
    let shown = |whole: &Complete| redlined(&seen.texts, &whole.made, w);
    let said = |whole: &Complete| -> Vec<String> {
        let changes = whole.changes.iter();
        changes
            .map(|change| sentence(&seen.texts, change, w))
            .collect()
    };
    Ok(Review {
        crumbs: crumbs(&shell, &seen, w),
        errors: refused.map_or_else(FormErrors::none, |refusal| super::page::whole(&refusal, w)),
        title: seen.title.clone(),
        changes: whole.as_ref().map(said).unwrap_or_default(),
        redlines: whole.as_ref().map(shown).unwrap_or_default(),
        reason: paragraphs(&seen.draft.words.reason),
        reason_lang: seen.draft.words.lang.parse().unwrap_or(lang),
        may_propose: may && lacks.is_empty(),
        lacks,
        why_not: match may {
            true => String::new(),
            false => w.amendment_head_proposes(),
        },
        version: seen.draft.version,
        request_id: fresh_request_id()?,
        back: format!("/{lang}/desk/amendments/{}", seen.draft.id),
        shell,
    })
}

/// What is lacking, with the change it is about.
fn lacking(lack: &Lack, w: &Words) -> String {
    let said = match (&lack.refusal, lack.lang) {
        (Refusal::Missing(Field::Wording), None) => w.amendment_no_change(),
        (refusal, _) => crate::web::refusals::say(refusal, w),
    };
    match lack.change {
        Some(at) => w.amendment_lack_at(at as i64 + 1, said),
        None => said,
    }
}

/// What the buttons about a draft send.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct Button {
    request_id: String,
    version: i64,
}

impl Button {
    fn request(&self, route: &'static str, id: Uuid) -> Result<Option<Request>, Refusal> {
        let content = format!("{id} {}", self.version);
        Request::new(&self.request_id, route, content.as_bytes()).map(Some)
    }
}

/// `POST /{lang}/desk/amendments/{id}/proposal`: the head proposes what was read.
///
/// # Errors
/// Not found but for the delegation whose draft it is; a refusal brings the page back.
pub async fn propose(
    path: web::Path<(String, String)>,
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
    form: web::Form<Button>,
) -> Result<HttpResponse, Problem> {
    let (id, lang) = (id_of(&path.1)?, lang.0);
    let seen = seen(&house, &caller, id, lang).await?;
    let request = form.request("amendment-proposal", id)?;
    let (by, version) = (caller.asks(), form.version);
    let outcome = house
        .attempt(move |store| acts::propose(store, by, id, version, request))
        .await?;
    match outcome {
        Ok(number) => Ok(answers::see_other(&format!(
            "/{lang}/desk/proposals/{}/amendments/{number}",
            seen.draft.proposal
        ))),
        Err(refusal) => {
            let page = reviewed(&site, lang, &caller, seen, Some(refusal))?;
            answers::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}

/// `POST /{lang}/desk/amendments/{id}/removal`: throws the draft away.
///
/// # Errors
/// Not found but for the delegation whose draft it is; a refusal brings the form back.
pub async fn discard(
    path: web::Path<(String, String)>,
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
    form: web::Form<Button>,
) -> Result<HttpResponse, Problem> {
    let (id, lang) = (id_of(&path.1)?, lang.0);
    let seen = seen(&house, &caller, id, lang).await?;
    let request = form.request("amendment-removal", id)?;
    let (by, version) = (caller.asks(), form.version);
    let outcome = house
        .attempt(move |store| acts::discard(store, by, id, version, request))
        .await?;
    match outcome {
        Ok(()) => Ok(answers::see_other(&format!(
            "/{lang}/desk/proposals/{}/amendments",
            seen.draft.proposal
        ))),
        Err(refusal) => again(&site, lang, &caller, seen, &refusal),
    }
}

/// `POST /{lang}/desk/amendments/{id}/revision`: the same changes, to the text as it is now.
///
/// # Errors
/// Not found but for the delegation whose draft it is; a refusal brings the form back.
pub async fn carry_over(
    path: web::Path<(String, String)>,
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
    form: web::Form<Button>,
) -> Result<HttpResponse, Problem> {
    let (id, lang) = (id_of(&path.1)?, lang.0);
    let seen = seen(&house, &caller, id, lang).await?;
    let request = form.request("amendment-revision", id)?;
    let (by, version) = (caller.asks(), form.version);
    let outcome = house
        .attempt(move |store| acts::carry_over(store, by, id, version, request))
        .await?;
    match outcome {
        Ok(id) => Ok(answers::see_other(&format!("/{lang}/desk/amendments/{id}"))),
        Err(refusal) => again(&site, lang, &caller, seen, &refusal),
    }
}

fn again(
    site: &Site,
    lang: Lang,
    caller: &SignedIn,
    seen: Seen,
    refusal: &Refusal,
) -> Result<HttpResponse, Problem> {
    let (typed, version) = (seen.draft.words.clone(), seen.draft.version);
    let errors = super::page::whole(refusal, words(lang));
    let page = page(site, lang, caller, seen, typed, version, errors)?;
    answers::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}
