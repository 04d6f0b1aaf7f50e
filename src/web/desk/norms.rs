//! The desk's page of a norm: a delegation notifies, an officer acknowledges receipt; and what is due of both.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use crate::acts::norms::{self as acts, MOST_NOTE, Notification};
use crate::rules::Refusal;
use crate::rules::adherence::EventKind;
use crate::rules::calendar;
use crate::rules::permissions::Action;
use crate::rules::refusals::Field;
use crate::rules::words::{Lang, MemberCode, NormSymbol, Prose, UnitSymbol};
use crate::store::adherence::{self, Sought};
use crate::store::members;
use crate::store::norms;
use crate::store::norms::versions::{self, As, VersionTexts};
use crate::store::{Failure, Reading, Request};
use crate::web::adoption::{self, NotificationLine};
use crate::web::answers;
use crate::web::forms::{FormErrors, Offer, fresh_request_id};
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::norms::{Chip, chip};
use crate::web::problems::Problem;
use crate::web::sentences::event_word;
use crate::web::shell::Shell;
use crate::web::signed_in::SignedIn;
use crate::web::site::Site;
use crate::web::unit_names;
use crate::web::words::{Words, words};

pub fn routes(lang: &mut web::ServiceConfig) {
    super::explaining::routes(lang);
    super::corrigenda::routes(lang);
    super::preparing::routes(lang);
    lang.route("/desk/norms/{symbol}", web::get().to(show))
        .route("/desk/norms/{symbol}/events", web::post().to(notify))
        .route(
            "/desk/norms/{symbol}/acknowledgements",
            web::post().to(acknowledge),
        );
}

/// What a delegation types.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    pub request_id: String,
    pub kind: String,
    pub date: String,
    pub note_en: String,
    pub note_fr: String,
    /// The units that it is about, by their stable ids.
    pub units: Vec<String>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Query {
    /// The entry just made.
    pub done: String,
}

#[derive(Template)]
#[template(path = "norms/desk.html")]
pub(super) struct Page {
    shell: Shell,
    title: String,
    symbol: String,
    path: String,
    chip: Chip,
    errors: FormErrors,
    typed: Typed,
    kinds: Vec<Offer>,
    /// The paragraphs of the text in force.
    units: Vec<Offer>,
    may_amend: bool,
    may_correct: bool,
    /// Heading over the notifications listed.
    of: String,
    lines: Vec<NotificationLine>,
    /// The entry just made, as a sentence; empty otherwise.
    done: String,
    may_notify: bool,
    may_acknowledge: bool,
    is_delegation: bool,
    is_annulled: bool,
    may_explain: bool,
    /// Somebody who cannot notify prepares it for the head.
    may_prepare: bool,
    /// « Prepared by … »; empty where nothing is.
    prepared: String,
}

/// `GET /{lang}/desk/norms/{symbol}`.
///
/// # Errors
/// Not found when there is no such norm, or for other offices.
pub async fn show(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
    path: web::Path<(String, String)>,
    query: web::Query<Query>,
) -> Result<HttpResponse, Problem> {
    let mut page = page_of(&site, &house, lang.0, &caller, &path.1).await?;
    let w = words(lang.0);
    if let Ok(index) = query.done.parse::<i64>() {
        page.done = w.norms_desk_done(w.number(index));
    } else if query.done == "prepared" {
        page.done = w.prepare_report_done();
    }
    answers::page(&page)
}

/// `POST /{lang}/desk/norms/{symbol}/events`: a delegation notifies.
///
/// # Errors
/// Not found when there is no such norm; a refusal brings the form back with what was typed.
pub async fn notify(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
    path: web::Path<(String, String)>,
    sent: web::Bytes,
) -> Result<HttpResponse, Problem> {
    let w = words(lang.0);
    let member = caller.delegation()?;
    // One unit or several: a form of the library reads one only.
    let typed: Typed = serde_html_form::from_bytes(&sent).map_err(|_| Problem::Unreadable)?;
    let mut errors = FormErrors::none();
    let norm = NormSymbol::parse(&path.1).map_err(|_| Problem::NotFound)?;
    let parsed = parse(&typed, &member, norm, &mut errors, w);
    if let (true, Some((notification, request))) = (errors.is_empty(), parsed) {
        let by = caller.asks();
        let done = house
            .attempt(move |store| acts::notify(store, by, notification, Some(request)))
            .await?;
        match done {
            Ok(index) => {
                let back = format!("/{}/desk/norms/{}?done={index}", lang.0, path.1);
                return Ok(answers::see_other(&back));
            }
            Err(refusal) => errors.refuse(&refusal, w),
        }
    }
    let page = form_again(&site, &house, lang.0, &caller, &path.1, typed, errors).await?;
    answers::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// The page with a form that comes back: the same form, so that what is sent again is sent once.
pub(super) async fn form_again(
    site: &Site,
    house: &House,
    lang: Lang,
    caller: &SignedIn,
    symbol: &str,
    typed: Typed,
    errors: FormErrors,
) -> Result<Page, Problem> {
    let mut page = page_of(site, house, lang, caller, symbol).await?;
    page.fill(typed);
    page.errors = errors;
    Ok(page)
}

impl Page {
    fn fill(&mut self, typed: Typed) {
        self.kinds = Offer::taken(std::mem::take(&mut self.kinds), &typed.kind);
        for unit in &mut self.units {
            unit.is_taken = typed.units.contains(&unit.value);
        }
        self.typed = typed;
    }
}

/// What an officer sends.
#[derive(Clone, Debug, Deserialize)]
pub struct Acknowledged {
    pub request_id: String,
    pub event: i64,
}

/// `POST /{lang}/desk/norms/{symbol}/acknowledgements`: an officer acknowledges receipt.
///
/// # Errors
/// The law's refusals, as pages.
pub async fn acknowledge(
    lang: Language,
    house: web::Data<House>,
    caller: SignedIn,
    path: web::Path<(String, String)>,
    sent: web::Form<Acknowledged>,
) -> Result<HttpResponse, Problem> {
    let symbol = NormSymbol::parse(&path.1).map_err(|_| Problem::NotFound)?;
    let event = sent.event;
    let request = Request::new(
        &sent.request_id,
        "acknowledgement",
        event.to_string().as_bytes(),
    )?;
    let by = caller.asks();
    house
        .act(move |store| acts::acknowledge(store, by, event, Some(request)))
        .await?;
    Ok(answers::see_other(&format!(
        "/{}/desk/norms/{symbol}",
        lang.0
    )))
}

/// The number of one of several forms on a page: the page's number with the event's in its last digits.
pub fn own_request(request_id: &str, event: i64) -> String {
    let kept = request_id.get(..16).unwrap_or_default();
    format!("{kept}{event:016x}")
}

async fn page_of(
    site: &Site,
    house: &House,
    lang: Lang,
    caller: &SignedIn,
    symbol: &str,
) -> Result<Page, Problem> {
    let w = words(lang);
    let symbol = NormSymbol::parse(symbol).map_err(|_| Problem::NotFound)?;
    let member = caller.viewer().delegation().cloned();
    let may_acknowledge = caller.may(Action::Acknowledge);
    if member.is_none() && !may_acknowledge {
        return Err(Problem::NotFound);
    }
    let request_id = fresh_request_id()?;
    let (site, caller) = (site.clone(), caller.clone());
    house
        .read(move |r| {
            let norm = norms::find(r, &symbol)?;
            let roster = members::roster(r)?;
            let ledger = adherence::ledger(r, std::slice::from_ref(&norm), &roster)?;
            let sought = Sought {
                norm: Some(symbol.clone()),
                member: member.clone(),
            };
            let events = adherence::events(r, &sought)?;
            let texts = versions::texts(r, &norm.shown, As::Corrected)?;
            let stands = norm.annulled.is_none() && norm.ended.is_none();
            let path = format!("/desk/norms/{symbol}");
            let title = norm.title.of(lang).to_owned();
            let kinds = EventKind::ALL
                .iter()
                .map(|kind| Offer::of(kind.as_str(), event_word(*kind, w)));
            let first = Offer::of("", w.norms_motion_choose());
            let prepared = super::preparing::of_norm(r, &caller.visitor, &symbol, w)?;
            let may_notify = member.is_some() && caller.may(Action::NotifyAdherence);
            let mut page = Page {
                shell: super::shell(&site, lang, &path, title.clone(), &caller.visitor, &roster),
                title,
                symbol: symbol.printed(),
                path: format!("/norms/{symbol}"),
                chip: chip(&norm, &ledger, roster.today(), w),
                errors: FormErrors::none(),
                typed: Typed {
                    request_id: request_id.clone(),
                    ..Typed::default()
                },
                kinds: std::iter::once(first).chain(kinds).collect(),
                units: unit_offers(&texts, w),
                may_amend: member.is_some() && caller.may(Action::Draft) && stands,
                may_correct: caller.may(Action::ProposeMotion) && stands,
                of: member.as_ref().map_or_else(
                    || w.norms_desk_officer_title(),
                    |member| w.norms_desk_of(roster.short(member, lang)),
                ),
                lines: events
                    .iter()
                    .rev()
                    .map(|notified| adoption::notification(notified, &roster, Some(&texts), w))
                    .collect(),
                done: String::new(),
                may_notify,
                may_prepare: member.is_some() && !may_notify && caller.may(Action::Draft),
                prepared: String::new(),
                may_acknowledge,
                is_delegation: member.is_some(),
                is_annulled: norm.annulled.is_some(),
                may_explain: member.is_some()
                    && caller.may(Action::Explain)
                    && may_still_be_explained(r, &norm)?,
            };
            if let Some((typed, by)) = prepared {
                page.fill(Typed {
                    request_id,
                    ..typed
                });
                page.prepared = by;
            }
            Ok(page)
        })
        .await
}

/// Adopted without a vote, and so lately that explanations are still taken.
fn may_still_be_explained(r: &mut Reading<'_>, norm: &norms::Norm) -> Result<bool, Failure> {
    match crate::acts::explanations::period_ends(r, norm) {
        Ok(until) => Ok(r.now() < until),
        Err(Failure::Refused(_)) => Ok(false),
        Err(failure) => Err(failure),
    }
}

/// Every unit of the text, by its name in the language of the page.
fn unit_offers(texts: &VersionTexts, w: &Words) -> Vec<Offer> {
    let text = texts.parsed(w.lang());
    texts
        .ids
        .iter()
        .map(|(address, unit)| {
            let excerpt = text
                .find(address)
                .map_or_else(String::new, |unit| crate::text::excerpt(unit.content(), 60));
            Offer::of(unit.to_string(), unit_names::name(&text, address, w)).meaning(excerpt)
        })
        .collect()
}

fn parse(
    typed: &Typed,
    member: &MemberCode,
    norm: NormSymbol,
    errors: &mut FormErrors,
    w: &Words,
) -> Option<(Notification, Request)> {
    let kind = match typed.kind.as_str() {
        "" => Err(Refusal::Missing(Field::Kind)),
        word => word.parse().map_err(|_| Refusal::Malformed(Field::Kind)),
    };
    let kind: Option<EventKind> = errors.take(kind, w);
    let date = errors.take(calendar::parse_date(&typed.date, Field::Date), w);
    let note = |text: &str| Prose::parse_optional(text, Field::Note, MOST_NOTE);
    let en = errors.take_at("note_en", note(&typed.note_en), w);
    let fr = errors.take_at("note_fr", note(&typed.note_fr), w);
    let units: Result<Vec<UnitSymbol>, Refusal> = typed
        .units
        .iter()
        .map(|unit| UnitSymbol::parse(unit))
        .collect();
    let units = errors.take_at("units", units, w);
    let content = format!(
        "{member} {norm} {} {} {} {} {}",
        typed.kind,
        typed.date,
        typed.note_en,
        typed.note_fr,
        typed.units.join(" ")
    );
    let request = errors.take(
        Request::new(&typed.request_id, "adherence", content.as_bytes()),
        w,
    );
    Some((
        Notification {
            member: member.clone(),
            norm,
            kind: kind?,
            date: date?,
            en: en?,
            fr: fr?,
            units: units?,
        },
        request?,
    ))
}
