//! A report prepared for the head of delegation, and what the delegation prepared and decided.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

use super::norms::{Typed, form_again};
use crate::acts::preparations::{self as acts, PreparedNotification};
use crate::rules::words::{Lang, NormSymbol};
use crate::store::preparations::{self, Course, Open, Outcome, Prepared, What};
use crate::store::sessions::Visitor;
use crate::store::{Failure, Reading, Request};
use crate::web::answers;
use crate::web::forms::FormErrors;
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::problems::Problem;
use crate::web::signed_in::SignedIn;
use crate::web::site::Site;
use crate::web::words::{Words, words};

/// How many lines of what was prepared and decided stand on a delegation's page.
const MOST_LINES: i64 = 20;

/// The addresses of these forms.
pub fn routes(cfg: &mut web::ServiceConfig) {
    cfg.route("/desk/norms/{symbol}/preparations", web::post().to(prepare))
        .route(
            "/desk/norms/{symbol}/preparations/removal",
            web::post().to(remove),
        );
}

/// `POST /{lang}/desk/norms/{symbol}/preparations`: a report for the head to send.
///
/// # Errors
/// Not found when there is no such norm; a refusal brings the form back with what was typed.
pub async fn prepare(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
    path: web::Path<(String, String)>,
    sent: web::Bytes,
) -> Result<HttpResponse, Problem> {
    let (w, member) = (words(lang.0), caller.delegation()?);
    // One unit or several: a form of the library reads one only.
    let typed: Typed = serde_html_form::from_bytes(&sent).map_err(|_| Problem::Unreadable)?;
    let norm = NormSymbol::parse(&path.1).map_err(|_| Problem::NotFound)?;
    let report = PreparedNotification {
        kind: typed.kind.clone(),
        date: typed.date.clone(),
        note_en: typed.note_en.replace('\r', ""),
        note_fr: typed.note_fr.replace('\r', ""),
        units: typed.units.clone(),
    };
    let mut errors = FormErrors::none();
    if report.is_blank() {
        let refusal = crate::rules::Refusal::Missing(crate::rules::refusals::Field::Kind);
        errors.refuse(&refusal, w);
    }
    let content = serde_json::to_vec(&report).map_err(Problem::fault)?;
    let request = Request::new(&typed.request_id, "report-preparation", &content);
    if let (true, Some(request)) = (errors.is_empty(), errors.take(request, w)) {
        let by = caller.asks();
        let prepared = house
            .attempt(move |store| {
                acts::prepare_notification(store, by, &member, norm, &report, Some(request))
            })
            .await?;
        match prepared {
            Ok(()) => {
                let url = format!("/{}/desk/norms/{}?done=prepared", lang.0, path.1);
                return Ok(answers::see_other(&url));
            }
            Err(refusal) => errors.refuse(&refusal, w),
        }
    }
    let page = form_again(&site, &house, lang.0, &caller, &path.1, typed, errors).await?;
    answers::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// `POST /{lang}/desk/norms/{symbol}/preparations/removal`: puts aside what was prepared.
///
/// # Errors
/// The law's refusals.
pub async fn remove(
    lang: Language,
    house: web::Data<House>,
    caller: SignedIn,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, Problem> {
    caller.delegation()?;
    let norm = NormSymbol::parse(&path.1).map_err(|_| Problem::NotFound)?;
    let (by, subject) = (caller.asks(), norm.to_string());
    house
        .act(move |store| acts::put_aside(store, by, Prepared::Notification, &subject, None))
        .await?;
    let url = format!("/{}/desk/norms/{norm}", lang.0);
    Ok(answers::see_other(&url))
}

/// What was prepared on a norm, as the form says it, and who prepared it.
///
/// # Errors
/// A failure of the store.
pub(super) fn of_norm(
    r: &mut Reading<'_>,
    visitor: &Visitor,
    norm: &NormSymbol,
    w: &Words,
) -> Result<Option<(Typed, String)>, Failure> {
    let viewer = visitor.viewer();
    let open = preparations::open(r, &viewer, Prepared::Notification, norm.as_str())?;
    open.map(|open: Open| {
        let report = PreparedNotification::read(&open.content)?;
        let typed = Typed {
            request_id: String::new(),
            kind: report.kind,
            date: report.date,
            note_en: report.note_en,
            note_fr: report.note_fr,
            units: report.units,
        };
        Ok((typed, w.prepared_by(open.name.as_str(), w.moment(open.at))))
    })
    .transpose()
}

/// One line of what the delegation prepared and decided.
pub struct CourseLine {
    pub what: String,
    pub url: String,
    pub prepared: String,
    pub prepared_at: String,
    pub decided: String,
    pub decided_at: String,
    pub chip_look: &'static str,
    pub chip: String,
}

/// Who prepared and who decided what, when; for the delegation only.
///
/// # Errors
/// A failure of the store.
pub fn course(
    r: &mut Reading<'_>,
    visitor: &Visitor,
    lang: Lang,
) -> Result<Vec<CourseLine>, Failure> {
    let all = preparations::course(r, &visitor.viewer(), MOST_LINES)?;
    Ok(all.iter().map(|one| line(one, lang)).collect())
}

fn line(one: &Course, lang: Lang) -> CourseLine {
    let w = words(lang);
    let subject = one.subject.as_str();
    let (what, url) = match one.kind {
        What::Vote => (
            w.course_vote(subject),
            format!("/{lang}/desk/ballots/{subject}"),
        ),
        What::Notification => (
            w.course_report(subject.replace('-', "/")),
            format!("/{lang}/desk/norms/{subject}"),
        ),
        What::Comment if one.outcome.is_some() => (
            w.course_comment(subject),
            format!("/{lang}/desk/proposals/{subject}/comments"),
        ),
        What::Comment => (
            w.course_comment(subject),
            format!(
                "/{lang}/desk/proposals/{subject}/comments/drafts/{}",
                one.id
            ),
        ),
    };
    let (chip_look, chip) = match one.outcome {
        None => ("due", w.course_open()),
        Some(Outcome::Done) => ("force", w.course_done(one.kind_word())),
        Some(Outcome::Declined) => ("quiet", w.course_declined()),
        Some(Outcome::Lapsed) => ("quiet", w.course_lapsed()),
    };
    CourseLine {
        what,
        url,
        prepared: one.prepared_by.clone(),
        prepared_at: w.moment(one.prepared),
        decided: one.decided_by.clone(),
        decided_at: one.decided.map_or_else(String::new, |at| w.moment(at)),
        chip_look,
        chip,
    }
}
