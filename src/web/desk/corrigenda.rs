//! Corrigenda at the desk, proposed to a second officer and objected to, with drafts that amend a norm.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use crate::acts::corrigenda::{self as acts, Circular, MOST_NOTE};
use crate::acts::drafts;
use crate::acts::motions::Motion;
use crate::rules::Refusal;
use crate::rules::permissions::Action;
use crate::rules::refusals::Field;
use crate::rules::words::{DecisionKind, Lang, NormSymbol, Prose, Reference};
use crate::store::corrigenda;
use crate::store::drafts::DraftWords;
use crate::store::norms::versions::{self, As, Version, VersionTexts};
use crate::store::{Failure, Request, StoreError, members, norms};
use crate::web::answers;
use crate::web::forms::{FormErrors, Offer, fresh_request_id};
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::motions::propose_and_show;
use crate::web::problems::Problem;
use crate::web::refusals::language_name;
use crate::web::shell::Shell;
use crate::web::signed_in::SignedIn;
use crate::web::site::Site;
use crate::web::words::{Words, words};

pub fn routes(lang: &mut web::ServiceConfig) {
    lang.service(
        web::resource("/desk/norms/{symbol}/corrigenda")
            .app_data(web::FormConfig::default().limit(4 * 1024 * 1024))
            .route(web::get().to(show))
            .route(web::post().to(propose)),
    )
    .service(
        web::resource("/desk/norms/{symbol}/corrigenda/{number}")
            .route(web::get().to(show_objection))
            .route(web::post().to(object)),
    )
    .route("/desk/norms/{symbol}/drafts", web::post().to(draft));
}

/// What an officer types: both texts of a version, corrected.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    pub request_id: String,
    pub version: String,
    pub text_en: String,
    pub text_fr: String,
    pub lang: String,
    pub reason: String,
    pub reference: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Query {
    /// The version to be corrected, by its address; the newest if left out.
    pub version: String,
}

#[derive(Template)]
#[template(path = "norms/corrigendum.html")]
struct Page {
    shell: Shell,
    crumbs: Vec<(String, String)>,
    errors: FormErrors,
    typed: Typed,
    /// The other versions: address and name.
    versions: Vec<(String, String)>,
    version_name: String,
    langs: Vec<Offer>,
}

/// `GET /{lang}/desk/norms/{symbol}/corrigenda`.
///
/// # Errors
/// Not found when there is no such norm or version, or for other offices.
pub async fn show(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
    path: web::Path<(String, String)>,
    query: web::Query<Query>,
) -> Result<HttpResponse, Problem> {
    let typed = Typed {
        request_id: fresh_request_id()?,
        version: query.version.clone(),
        ..Typed::default()
    };
    let (page, ..) = page_of(&site, &house, lang.0, &caller, &path.1, typed).await?;
    answers::page(&page)
}

/// `POST /{lang}/desk/norms/{symbol}/corrigenda`.
///
/// # Errors
/// As [`show`]; what is wrong brings the form back.
pub async fn propose(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
    path: web::Path<(String, String)>,
    typed: web::Form<Typed>,
) -> Result<HttpResponse, Problem> {
    let w = words(lang.0);
    let typed = typed.into_inner();
    let (mut page, version, texts) =
        page_of(&site, &house, lang.0, &caller, &path.1, typed).await?;
    if let Some(circular) = circular(&version, &texts, &page.typed, &mut page.errors, w) {
        let motion = Motion::Corrigendum { circular };
        match propose_and_show(&house, &caller, lang.0, motion, &page.typed.request_id).await? {
            Ok(answer) => return Ok(answer),
            Err(refusal) => page.errors.refuse(&refusal, w),
        }
    }
    answers::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

async fn page_of(
    site: &Site,
    house: &House,
    lang: Lang,
    caller: &SignedIn,
    symbol: &str,
    typed: Typed,
) -> Result<(Page, Version, VersionTexts), Problem> {
    let symbol = NormSymbol::parse(symbol).map_err(|_| Problem::NotFound)?;
    if !caller.may(Action::ProposeMotion) {
        return Err(Problem::NotFound);
    }
    let w = words(lang);
    let (of, asked) = (symbol.clone(), typed.version.clone());
    let (roster, mut all, version, texts) = house
        .read(move |r| {
            let all = versions::of(r, &of)?;
            let version = match asked.as_str() {
                "" => all.last(),
                asked => all.iter().find(|one| one.address == asked),
            };
            let version = version.cloned().ok_or(StoreError::NotFound)?;
            let texts = versions::texts(r, &version, As::Corrected)?;
            Ok::<_, Failure>((members::roster(r)?, all, version, texts))
        })
        .await?;
    let path = format!("/desk/norms/{symbol}/corrigenda");
    let name = |version: &Version| w.version_name(w.date(version.adopted));
    all.retain(|one| one.index != version.index);
    // A form shown for the first time begins with the texts as they are.
    let is_fresh = typed.text_en.is_empty() && typed.text_fr.is_empty();
    let typed = Typed {
        version: version.address.clone(),
        text_en: if is_fresh {
            texts.text.en.clone()
        } else {
            typed.text_en
        },
        text_fr: if is_fresh {
            texts.text.fr.clone()
        } else {
            typed.text_fr
        },
        ..typed
    };
    let each = [Lang::En, Lang::Fr].map(|one| Offer::of(one.as_str(), language_name(one, w)));
    let first = Offer::of("", w.norms_motion_choose());
    let langs: Vec<Offer> = std::iter::once(first).chain(each).collect();
    let title = w.corrigendum_new_title(symbol.printed());
    let page = Page {
        shell: super::shell(site, lang, &path, title, &caller.visitor, &roster),
        crumbs: vec![
            (format!("/{lang}/desk"), w.corner_desk()),
            (format!("/{lang}/desk/norms/{symbol}"), symbol.printed()),
        ],
        errors: FormErrors::none(),
        versions: all
            .iter()
            .map(|one| (format!("/{lang}{path}?version={}", one.address), name(one)))
            .collect(),
        version_name: name(&version),
        langs: Offer::taken(langs, &typed.lang),
        typed,
    };
    Ok((page, version, texts))
}

fn circular(
    version: &Version,
    texts: &VersionTexts,
    typed: &Typed,
    errors: &mut FormErrors,
    w: &Words,
) -> Option<Circular> {
    let changes = acts::corrections(texts, &typed.text_en, &typed.text_fr);
    let changes = errors.take(changes, w);
    let reason = Prose::parse(&typed.reason, Field::Reason, drafts::REASON_MOST);
    let reason = errors.take(reason, w);
    let lang = typed.lang.parse::<Lang>();
    let lang = errors.take_at(
        "lang",
        lang.map_err(|_| Refusal::Missing(Field::Language)),
        w,
    );
    let reference = match typed.reference.trim() {
        "" => Err(Refusal::Missing(Field::Reference)),
        text => Reference::parse(text),
    };
    let reference = errors.take(reference, w);
    Some(Circular {
        norm: version.norm.clone(),
        proposal: version.proposal.clone(),
        changes: changes?,
        lang: lang?,
        reason: reason?.into_string(),
        reference: reference?,
    })
}

/// What a delegation types against a corrigendum.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Objecting {
    pub request_id: String,
    pub note_en: String,
    pub note_fr: String,
}

#[derive(Template)]
#[template(path = "norms/objection.html")]
struct ObjectionPage {
    shell: Shell,
    crumbs: Vec<(String, String)>,
    errors: FormErrors,
    typed: Objecting,
    /// Where the corrigendum stands on the public page.
    corrigendum_url: String,
    name: String,
    until: String,
    /// Why the member cannot object; empty if it can.
    why_not: String,
}

/// `GET /{lang}/desk/norms/{symbol}/corrigenda/{number}`.
///
/// # Errors
/// Not found when there is no such corrigendum, or for other offices.
pub async fn show_objection(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
    path: web::Path<(String, String, i64)>,
) -> Result<HttpResponse, Problem> {
    let typed = Objecting {
        request_id: fresh_request_id()?,
        ..Objecting::default()
    };
    let (_, symbol, number) = path.into_inner();
    let page = objection(&site, &house, lang.0, &caller, (&symbol, number), typed).await?;
    answers::page(&page)
}

/// `POST /{lang}/desk/norms/{symbol}/corrigenda/{number}`: a head of delegation objects.
///
/// # Errors
/// As [`show_objection`]; a refusal brings the form back with what was typed.
pub async fn object(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
    path: web::Path<(String, String, i64)>,
    typed: web::Form<Objecting>,
) -> Result<HttpResponse, Problem> {
    let w = words(lang.0);
    let (_, symbol, number) = path.into_inner();
    let typed = typed.into_inner();
    let member = caller.delegation()?;
    let mut page = objection(&site, &house, lang.0, &caller, (&symbol, number), typed).await?;
    let norm = NormSymbol::parse(&symbol).map_err(|_| Problem::NotFound)?;
    let note = |text: &str| Prose::parse_optional(text, Field::Note, MOST_NOTE);
    let en = page.errors.take_at("note_en", note(&page.typed.note_en), w);
    let fr = page.errors.take_at("note_fr", note(&page.typed.note_fr), w);
    let content = format!(
        "{member} {norm} {number} {} {}",
        page.typed.note_en, page.typed.note_fr
    );
    let request = Request::new(&page.typed.request_id, "objection", content.as_bytes())?;
    if let (Some(en), Some(fr)) = (en, fr) {
        let by = caller.asks();
        let of = (norm, number);
        let done = house
            .attempt(move |store| acts::object(store, by, &member, of, (en, fr), Some(request)))
            .await?;
        match done {
            Ok(()) => return Ok(answers::see_other(&page.corrigendum_url)),
            Err(refusal) => page.errors.refuse(&refusal, w),
        }
    }
    answers::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

async fn objection(
    site: &Site,
    house: &House,
    lang: Lang,
    caller: &SignedIn,
    (symbol, number): (&str, i64),
    typed: Objecting,
) -> Result<ObjectionPage, Problem> {
    let symbol = NormSymbol::parse(symbol).map_err(|_| Problem::NotFound)?;
    let member = caller.viewer().delegation().cloned();
    let Some(member) = member.filter(|_| caller.may(Action::ObjectToCorrigendum)) else {
        return Err(Problem::NotFound);
    };
    let w = words(lang);
    let of = symbol.clone();
    let (roster, circulated, version, now) = house
        .read(move |r| {
            let found = corrigenda::find(r, &of, number)?;
            let mut all = versions::of(r, &of)?;
            all.retain(|version| version.proposal == found.proposal);
            let version = all.pop().ok_or(StoreError::NotFound)?;
            Ok::<_, Failure>((members::roster(r)?, found, version, r.now()))
        })
        .await?;
    let name = format!("Corr.{number}");
    let why_not = if circulated.stands.is_some() || now >= circulated.until {
        w.corrigendum_object_over()
    } else if circulated.objections.iter().any(|one| one.member == member) {
        w.corrigendum_objected_already()
    } else {
        String::new()
    };
    let path = format!("/desk/norms/{symbol}/corrigenda/{number}");
    let title = w.corrigendum_object_title(&*name, symbol.printed());
    Ok(ObjectionPage {
        shell: super::shell(site, lang, &path, title, &caller.visitor, &roster),
        crumbs: vec![
            (format!("/{lang}/desk"), w.corner_desk()),
            (format!("/{lang}/desk/norms/{symbol}"), symbol.printed()),
        ],
        errors: FormErrors::none(),
        typed,
        corrigendum_url: format!("/{lang}/norms/{symbol}/{}#corr-{number}", version.address),
        name,
        until: w.corrigendum_open_said(w.moment(circulated.until)),
        why_not,
    })
}

/// What begins a draft.
#[derive(Clone, Debug, Deserialize)]
pub struct Beginning {
    pub request_id: String,
}

/// `POST /{lang}/desk/norms/{symbol}/drafts`: a delegation begins a draft that amends the norm.
///
/// # Errors
/// Not found when there is no such norm, or for other offices.
pub async fn draft(
    lang: Language,
    house: web::Data<House>,
    caller: SignedIn,
    path: web::Path<(String, String)>,
    sent: web::Form<Beginning>,
) -> Result<HttpResponse, Problem> {
    let symbol = NormSymbol::parse(&path.1).map_err(|_| Problem::NotFound)?;
    let of = symbol.clone();
    let norm = house
        .read(move |r| norms::find(r, &of).map_err(Failure::from))
        .await?;
    let begun = DraftWords {
        original: norm.original.to_string(),
        theme: norm.theme.to_string(),
        kind: DecisionKind::NormAmendment.to_string(),
        norm: symbol.to_string(),
        ..DraftWords::default()
    };
    let request = Request::new(&sent.request_id, "draft", symbol.as_str().as_bytes())?;
    let by = caller.asks();
    let draft = house
        .act(move |store| drafts::create(store, by, begun, Some(request)))
        .await?;
    Ok(answers::see_other(&format!(
        "/{}/desk/drafts/{draft}",
        lang.0
    )))
}
