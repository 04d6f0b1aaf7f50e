//! Motions that wait for a second officer: the list, what exactly is proposed, approving and taking back.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use jiff::Timestamp;
use serde::Deserialize;
use uuid::Uuid;

use super::answers;
use super::appointments::{enclosed, link_goes_to};
use super::desk;
use super::desk::people::{LinkKind, link_page};
use super::forms::{FormErrors, fresh_request_id};
use super::house::House;
use super::languages::Language;
use super::motion_forms;
use super::problems::Problem;
use super::shell::Shell;
use super::signed_in::SignedIn;
use super::site::Site;
use super::words::words;
use crate::acts;
use crate::acts::motions::{Motion, MotionKind, fingerprint, read};
use crate::rules::Refusal;
use crate::rules::permissions::{Action, Office};
use crate::rules::words::Lang;
use crate::store::members::Roster;
use crate::store::motions::Waiting;
use crate::store::sessions::Visitor;
use crate::store::{Failure, Request, StoreError, members, motions};

pub use super::motion_words::{describe, kind_name};

/// The addresses of these pages.
pub fn routes(cfg: &mut web::ServiceConfig) {
    cfg.route("/desk/motions", web::get().to(list))
        .route("/desk/motions", web::post().to(motion_forms::propose))
        .route(
            "/desk/motions/new/{kind}",
            web::get().to(motion_forms::show),
        )
        .route("/desk/motions/{id}", web::get().to(show))
        .route("/desk/motions/{id}/approval", web::post().to(approve))
        .route("/desk/motions/{id}/withdrawal", web::post().to(withdraw));
}

/// A motion as a line of a list.
#[derive(Clone, Debug)]
pub struct Row {
    pub url: String,
    pub kind: String,
    pub subject: String,
    pub seat: String,
    pub at: String,
    pub expires: String,
    pub left: String,
    /// The visitor proposed it, so somebody else must approve.
    pub is_own: bool,
}

/// A motion as a line of a list.
///
/// # Errors
/// [`StoreError::Corrupt`] when it does not read.
pub fn row(
    waiting: &Waiting,
    visitor: &Visitor,
    roster: &Roster,
    now: Timestamp,
    lang: Lang,
) -> Result<Row, StoreError> {
    let w = words(lang);
    let motion = read(&waiting.body)?;
    let subject = match waiting.subject.parse() {
        Ok(code) => roster.short(&code, lang),
        Err(_) => waiting.subject.clone(),
    };
    Ok(Row {
        url: format!("/{lang}/desk/motions/{}", waiting.id),
        kind: kind_name(motion.kind(), w),
        subject,
        seat: waiting.seat.to_string(),
        at: w.moment(waiting.at),
        expires: w.moment(waiting.expires),
        left: w.time_left(now, waiting.expires).text,
        is_own: waiting.account == visitor.account,
    })
}

#[derive(Debug, Deserialize)]
pub struct Done {
    /// What became of the one that was looked at.
    done: Option<String>,
}

#[derive(Template)]
#[template(path = "motions/list.html")]
struct ListPage {
    shell: Shell,
    waiting: Vec<Row>,
    notice: String,
}

/// `GET /{lang}/desk/motions`.
///
/// # Errors
/// Not for other offices.
pub async fn list(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    query: web::Query<Done>,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    let visitor = caller.visitor.clone();
    let (waiting, roster) = house
        .read(move |r| {
            let roster = members::roster(r)?;
            let now = r.now();
            let waiting = motions::all_waiting(r, &visitor.viewer())?
                .iter()
                .map(|waiting| row(waiting, &visitor, &roster, now, lang.0))
                .collect::<Result<Vec<_>, _>>()?;
            Ok::<_, Failure>((waiting, roster))
        })
        .await?;
    let w = words(lang.0);
    let notice = match query.done.as_deref() {
        Some("approved") => w.motions_approved(),
        Some("withdrawn") => w.motions_withdrawn(),
        _ => String::new(),
    };
    let title = w.motions_title();
    answers::page(&ListPage {
        shell: desk::shell(
            &site,
            lang.0,
            "/desk/motions",
            title,
            &caller.visitor,
            &roster,
        ),
        waiting,
        notice,
    })
}

#[derive(Template)]
#[template(path = "motions/show.html")]
struct Page {
    shell: Shell,
    errors: FormErrors,
    row: Row,
    facts: Vec<(String, String)>,
    url: String,
    seen: String,
    request_id: String,
    /// Why this officer cannot approve; empty when it can.
    why_not: String,
    /// The letter that came with it; empty where none did.
    letter_url: String,
    /// A vote stands on the page, which is undisclosed until the closing.
    is_a_vote: bool,
}

async fn page_of(
    site: &Site,
    house: &House,
    lang: Lang,
    caller: &SignedIn,
    id: Uuid,
) -> Result<(Page, Motion), Problem> {
    if !caller.may(Action::ApproveMotion) {
        return Err(Problem::NotFound);
    }
    let visitor = caller.visitor.clone();
    let (waiting, proposer_certifies, row, roster) = house
        .read(move |r| {
            let roster = members::roster(r)?;
            let waiting = motions::waiting(r, id)?.ok_or(Refusal::NothingWaiting)?;
            let proposer = crate::store::accounts::offices(r, waiting.account)?;
            let certifies = proposer.iter().any(|held| held.office == Office::Registrar);
            let row = row(&waiting, &visitor, &roster, r.now(), lang)?;
            Ok::<_, Failure>((waiting, certifies, row, roster))
        })
        .await?;
    let w = words(lang);
    let motion = read(&waiting.body)?;
    let holdings = &caller.visitor.holdings;
    let certifies =
        proposer_certifies || holdings.iter().any(|held| held.office == Office::Registrar);
    let why_not = if row.is_own {
        w.motions_why_not_own()
    } else if motion.needs_a_registrar() && !certifies {
        w.motions_why_not_registrar()
    } else {
        String::new()
    };
    let path = format!("/desk/motions/{id}");
    let title = w.motions_of(row.kind.clone(), row.subject.clone());
    let page = Page {
        shell: desk::shell(site, lang, &path, title, &caller.visitor, &roster),
        errors: FormErrors::none(),
        facts: describe(&motion, w, &roster),
        url: row.url.clone(),
        row,
        seen: fingerprint(&waiting.body),
        letter_url: enclosed(&motion).map_or_else(String::new, |letter| {
            format!("/{lang}/desk/credential-letters/{}", letter.id)
        }),
        is_a_vote: motion.kind() == MotionKind::NoteVerbale,
        request_id: fresh_request_id()?,
        why_not,
    };
    Ok((page, motion))
}

/// `GET /{lang}/desk/motions/{id}`.
///
/// # Errors
/// Nothing waits there any more.
pub async fn show(
    address: web::Path<(String, Uuid)>,
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    let (page, _) = page_of(&site, &house, lang.0, &caller, address.1).await?;
    answers::page(&page)
}

#[derive(Deserialize)]
pub struct Approval {
    seen: String,
    #[serde(default)]
    request_id: String,
}

/// `POST /{lang}/desk/motions/{id}/approval`: enters in the record exactly what was shown.
///
/// # Errors
/// Nothing waits there any more.
pub async fn approve(
    address: web::Path<(String, Uuid)>,
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
    typed: web::Form<Approval>,
) -> Result<HttpResponse, Problem> {
    let id = address.1;
    let request = Request::new(
        &typed.request_id,
        "motion-approval",
        format!("{id} {}", typed.seen).as_bytes(),
    )?;
    let found = page_of(&site, &house, lang.0, &caller, id).await;
    // A secret link is stored nowhere, so its approval cannot be answered twice.
    let request = match &found {
        Ok((_, motion)) if link_goes_to(motion).is_some() => None,
        _ => Some(request),
    };
    let (by, seen) = (caller.asks(), typed.seen.clone());
    let approved = house
        .attempt(move |store| acts::motions::approve(store, by, id, seen, request))
        .await?;
    match (approved, found) {
        (Ok(Some(secret)), Ok((_, motion))) => {
            let email = link_goes_to(&motion).unwrap_or_default();
            let link = format!("{}/{}/invitations/{secret}", site.origin(), lang.0);
            link_page(
                &site,
                &house,
                lang.0,
                &caller,
                LinkKind::Invitation,
                link,
                email,
            )
            .await
        }
        (Ok(_), _) => Ok(answers::see_other(&format!(
            "/{}/desk/motions?done=approved",
            lang.0
        ))),
        (Err(refusal), Ok((mut page, _))) => {
            page.errors.refuse(&refusal, words(lang.0));
            answers::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        (Err(refusal), Err(_)) => Err(refusal.into()),
    }
}

/// `POST /{lang}/desk/motions/{id}/withdrawal`.
///
/// # Errors
/// Nothing waits there any more.
pub async fn withdraw(
    address: web::Path<(String, Uuid)>,
    lang: Language,
    house: web::Data<House>,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    let (id, by) = (address.1, caller.asks());
    house
        .act(move |store| acts::motions::withdraw(store, by, id))
        .await?;
    Ok(answers::see_other(&format!(
        "/{}/desk/motions?done=withdrawn",
        lang.0
    )))
}

/// Proposes a motion and leads to its page; a refusal comes back, for the form. For every noun's forms.
///
/// # Errors
/// A failure of the store.
pub async fn propose_and_show(
    house: &House,
    caller: &SignedIn,
    lang: Lang,
    motion: Motion,
    request_id: &str,
) -> Result<Result<HttpResponse, Refusal>, Problem> {
    let content = serde_json::to_vec(&motion).map_err(Problem::fault)?;
    let request = match Request::new(request_id, "motion", &content) {
        Ok(request) => request,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let by = caller.asks();
    let proposed = house
        .attempt(move |store| acts::motions::propose(store, by, motion, Some(request)))
        .await?;
    Ok(proposed.map(|id| answers::see_other(&format!("/{lang}/desk/motions/{id}"))))
}

/// Whether a kind of motion has a form on these pages.
pub fn is_proposed_here(kind: MotionKind) -> bool {
    desk::secretariat::PROPOSED_HERE.contains(&kind)
}
