//! Drafts at the desk of a delegation: list, form, preview, submission.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::answers;
use super::desk as desks;
use super::forms::{self, FormErrors, Offer};
use super::house::House;
use super::languages::Language;
use super::problems::Problem;
use super::proposals::FORM_BYTES;
use super::refusals::language_name;
use super::shell::Shell;
use super::signed_in::SignedIn;
use super::site::Site;
use super::words::{Words, words};
use crate::acts::{drafts as acts, proposals};
use crate::rules::Refusal;
use crate::rules::calendar;
use crate::rules::permissions::Action;
use crate::rules::words::{Classification, DecisionKind, DraftSymbol, EffectClause, Lang};
use crate::store::drafts::{self, Draft, DraftWords};
use crate::store::members::{self, Roster};
use crate::store::themes::{self, Theme};
use crate::store::{Failure, Request};

/// The addresses of drafts.
pub fn routes(cfg: &mut web::ServiceConfig) {
    cfg.route("/desk/drafts", web::get().to(list))
        .route("/desk/drafts", web::post().to(create))
        .service(
            web::scope("/desk/drafts/{symbol}")
                .app_data(web::FormConfig::default().limit(FORM_BYTES))
                .route("", web::get().to(edit))
                .route("", web::post().to(save))
                .route("/preview", web::get().to(preview))
                .route("/submission", web::post().to(submit)),
        );
}

struct Line {
    url: String,
    symbol: String,
    title: String,
    lang: Lang,
    of_proposal: String,
    saved: String,
}

#[derive(Template)]
#[template(path = "drafts/list.html")]
struct ListPage {
    shell: Shell,
    lead: String,
    lines: Vec<Line>,
    request_id: String,
}

/// `GET /{lang}/desk/drafts`.
///
/// # Errors
/// Refused to who is of no delegation.
pub async fn list(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    let member = caller.delegation()?;
    let viewer = caller.viewer();
    let (open, roster) = house
        .read(move |r| Ok((drafts::open(r, &viewer)?, members::roster(r)?)))
        .await?;
    let w = words(lang.0);
    let lines = open.iter().map(|draft| line(draft, lang.0, w)).collect();
    let title = w.drafts_title();
    let shell = desks::shell(
        &site,
        lang.0,
        "/desk/drafts",
        title,
        &caller.visitor,
        &roster,
    );
    answers::page(&ListPage {
        lead: w.drafts_lead(roster.short(&member, lang.0)),
        request_id: forms::fresh_request_id()?,
        shell,
        lines,
    })
}

fn line(draft: &Draft, lang: Lang, w: &Words) -> Line {
    let (title, title_lang) = title_of(&draft.words, lang, w);
    Line {
        url: format!("/{lang}/desk/drafts/{}", draft.symbol),
        symbol: draft.symbol.to_string(),
        title,
        lang: title_lang,
        of_proposal: draft
            .proposal
            .as_ref()
            .map(|symbol| w.draft_of_proposal(symbol.as_str()))
            .unwrap_or_default(),
        saved: w.draft_saved(w.moment(draft.changed), draft.version),
    }
}

/// The title as far as there is one, with the language it is in.
fn title_of(words: &DraftWords, lang: Lang, w: &Words) -> (String, Lang) {
    let titles = [(Lang::En, &words.title_en), (Lang::Fr, &words.title_fr)];
    let written = |wanted: Lang| {
        titles
            .iter()
            .find(|(of, title)| *of == wanted && !title.trim().is_empty())
            .map(|(of, title)| ((*title).clone(), *of))
    };
    written(lang)
        .or_else(|| written(lang.other()))
        .unwrap_or_else(|| (w.draft_untitled(), lang))
}

/// What the button « start a draft » sends.
#[derive(Debug, Deserialize)]
pub struct CreateForm {
    request_id: String,
}

/// `POST /{lang}/desk/drafts`.
///
/// # Errors
/// The law's refusal.
pub async fn create(
    lang: Language,
    house: web::Data<House>,
    caller: SignedIn,
    form: web::Form<CreateForm>,
) -> Result<HttpResponse, Problem> {
    let request = Request::new(&form.request_id, "drafts", b"")?;
    let words = DraftWords {
        original: lang.0.to_string(),
        classification: Classification::ForMembers.to_string(),
        ..DraftWords::default()
    };
    let by = caller.asks();
    let symbol = house
        .act(move |store| acts::create(store, by, words, Some(request)))
        .await?;
    Ok(answers::see_other(&format!(
        "/{}/desk/drafts/{symbol}",
        lang.0
    )))
}

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
    classifications: Vec<Offer>,
    effects: Vec<Offer>,
    forces: Vec<Offer>,
}

struct Found {
    draft: Draft,
    themes: Vec<Theme>,
    roster: Roster,
    today: jiff::civil::Date,
}

async fn find(house: &House, caller: &SignedIn, typed: &str) -> Result<Found, Problem> {
    let symbol = DraftSymbol::parse(typed).map_err(|_| Problem::NotFound)?;
    let viewer = caller.viewer();
    house
        .read(move |r| {
            Ok::<_, Failure>(Found {
                draft: drafts::find(r, &viewer, &symbol)?,
                themes: themes::all(r)?,
                roster: members::roster(r)?,
                today: calendar::day_of(r.now()),
            })
        })
        .await
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
    edit_page(&site, lang.0, &caller, &found, words, FormErrors::none())
}

fn edit_page(
    site: &Site,
    lang: Lang,
    caller: &SignedIn,
    found: &Found,
    typed: DraftWords,
    errors: FormErrors,
) -> Result<HttpResponse, Problem> {
    let w = words(lang);
    let draft = &found.draft;
    let place = format!("/desk/drafts/{}", draft.symbol);
    let title = w.draft_edit_title(draft.symbol.as_str());
    let shell = desks::shell(site, lang, &place, title, &caller.visitor, &found.roster);
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

/// What the form of a draft sends: all its words, and the version that was open.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct DraftForm {
    version: i64,
    next: String,
    original: String,
    title_en: String,
    summary_en: String,
    text_en: String,
    title_fr: String,
    summary_fr: String,
    text_fr: String,
    reason: String,
    theme: String,
    kind: String,
    classification: String,
    opens_on: String,
    effect: String,
    force: String,
    force_date: String,
    force_months: String,
    force_adherences: String,
    report_every: String,
}

impl DraftForm {
    /// The version that was open, what comes next, and the words.
    fn words(self) -> (i64, String, DraftWords) {
        let words = DraftWords {
            original: self.original,
            title_en: self.title_en,
            summary_en: self.summary_en,
            text_en: self.text_en,
            title_fr: self.title_fr,
            summary_fr: self.summary_fr,
            text_fr: self.text_fr,
            reason: self.reason,
            theme: self.theme,
            kind: self.kind,
            classification: self.classification,
            opens_on: self.opens_on,
            effect: self.effect,
            force: self.force,
            force_date: self.force_date,
            force_months: self.force_months,
            force_adherences: self.force_adherences,
            report_every: self.report_every,
        };
        (self.version, self.next, words)
    }
}

/// `POST /{lang}/desk/drafts/{symbol}`: saves, as often as wanted.
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
    let (by, of, kept) = (caller.asks(), symbol.clone(), typed.clone());
    let outcome = house
        .attempt(move |store| acts::save(store, by, &of, version, kept, None))
        .await?;
    let here = format!("/{}/desk/drafts/{symbol}", lang.0);
    match outcome {
        Ok(_) if next == "preview" => Ok(answers::see_other(&format!("{here}/preview"))),
        Ok(_) => Ok(answers::see_other(&here)),
        Err(refusal) => {
            let found = find(&house, &caller, &path.1).await?;
            let errors = FormErrors::of(&refusal, words(lang.0));
            edit_page(&site, lang.0, &caller, &found, typed, errors)
        }
    }
}

#[derive(Template)]
#[template(path = "drafts/preview.html")]
struct PreviewPage {
    shell: Shell,
    errors: FormErrors,
    lacks: Vec<(String, String)>,
    texts: Vec<TextView>,
    reason: Vec<String>,
    edit_url: String,
    submit_url: String,
    submit: String,
    /// Why there is no button; empty if there is.
    why_not: String,
    version: i64,
    request_id: String,
}

/// A text in one language, as it would stand on its page.
struct TextView {
    lang: Lang,
    name: String,
    title: String,
    summary: Vec<String>,
    units: Vec<super::proposals::UnitView>,
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
    preview_page(&site, lang.0, &caller, &found, FormErrors::none())
}

fn preview_page(
    site: &Site,
    lang: Lang,
    caller: &SignedIn,
    found: &Found,
    errors: FormErrors,
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
                let sentence = super::refusals::say(&lack.refusal, w);
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
        texts: texts(&draft.words, w),
        reason: super::proposals::paragraphs(&draft.words.reason),
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
        request_id: forms::fresh_request_id()?,
        shell,
        errors,
        lacks,
    };
    answers::page_with(status, &page)
}

fn texts(words: &DraftWords, w: &Words) -> Vec<TextView> {
    let both = [
        (
            Lang::En,
            w.draft_english(),
            &words.title_en,
            &words.summary_en,
            &words.text_en,
        ),
        (
            Lang::Fr,
            w.draft_french(),
            &words.title_fr,
            &words.summary_fr,
            &words.text_fr,
        ),
    ];
    both.into_iter()
        .filter(|(_, _, title, summary, text)| {
            [title, summary, text]
                .iter()
                .any(|words| !words.trim().is_empty())
        })
        .map(|(lang, name, title, summary, text)| TextView {
            lang,
            name,
            title: title.clone(),
            summary: super::proposals::paragraphs(summary),
            units: super::proposals::units(text, w),
        })
        .collect()
}

/// What the button of the preview sends: the version that was read.
#[derive(Debug, Deserialize)]
pub struct SubmitForm {
    request_id: String,
    version: i64,
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
    form: web::Form<SubmitForm>,
) -> Result<HttpResponse, Problem> {
    let found = find(&house, &caller, &path.1).await?;
    let symbol = found.draft.symbol.clone();
    let content = format!("{symbol} {}", form.version);
    let request = Request::new(&form.request_id, "submission", content.as_bytes())?;
    let (by, version, of) = (caller.asks(), form.version, found.draft.proposal.clone());
    let outcome = house
        .attempt(move |store| match of {
            None => proposals::submit(store, by, &symbol, version, Some(request)),
            Some(of) => proposals::revise(store, by, &symbol, version, Some(request)).map(|_| of),
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
            preview_page(&site, lang.0, &caller, &found, errors)
        }
    }
}
