//! Problems: the only failure that knows HTTP; each becomes a page with a way back.

use std::fmt;

use actix_web::body::BoxBody;
use actix_web::dev::ServiceResponse;
use actix_web::http::{StatusCode, header};
use actix_web::{HttpResponse, HttpResponseBuilder, ResponseError, web};
use askama::Template;
use serde_json::json;
use uuid::Uuid;

use super::languages;
use super::refusals;
use super::shell::{Section, Shell};
use super::site::Site;
use crate::rules::Refusal;
use crate::rules::authorisation::Strength;
use crate::rules::refusals::Unconfirmed;
use crate::rules::words::Lang;

/// Why a request has no answer of its own.
#[derive(Clone, Debug)]
pub enum Problem {
    /// The law says no; the sentence is written in the language of the path.
    Refused(Refusal),
    /// There is no such page, or not for this reader.
    NotFound,
    /// The form or the address could not be read.
    Unreadable,
    /// The page is there, but cannot be asked for like that (405).
    WrongMethod,
    /// More than is taken at once (413).
    TooLarge,
    /// Too many attempts; try again after so many seconds (429).
    TooMany { seconds: u64 },
    /// Nobody is signed in, or not any more; `back` is where to go on afterwards.
    SignIn { back: String, asked: Asked },
    /// An act waits for its person's confirmation; the page of it is written by [`super::confirming`].
    ConfirmFirst(Waiting),
    /// Our fault; the cause is in the log under this id.
    Fault { id: Uuid },
    /// The storage does not answer for the moment (503); the cause is in the log under this id.
    Unavailable { id: Uuid },
}

/// How one came to an address without being signed in: what a form carried is not recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    ForAPage,
    ByAForm,
}

/// An act that waits for its confirmation: under which number, why, and by what it can be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    pub intent: Uuid,
    pub because: Unconfirmed,
    pub by: Strength,
}

/// Marks the answer to a form that came after its session had ended: what stood in it can be parked.
#[derive(Clone, Copy, Debug)]
pub struct Interrupted;

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::NotFound => Problem::NotFound,
            Refusal::ConfirmFirst {
                intent,
                because,
                by,
            } => Problem::ConfirmFirst(Waiting {
                intent,
                because,
                by,
            }),
            other => Problem::Refused(other),
        }
    }
}

impl Problem {
    /// Our fault: logs the cause once; the person sees the id only.
    pub fn fault(cause: impl fmt::Display) -> Self {
        let id = Uuid::now_v7();
        tracing::error!(%id, cause = %cause, "fault");
        Problem::Fault { id }
    }

    /// The storage is away for the moment: logs the cause once.
    pub fn unavailable(cause: impl fmt::Display) -> Self {
        let id = Uuid::now_v7();
        tracing::error!(%id, cause = %cause, "storage unavailable");
        Problem::Unavailable { id }
    }

    fn status(&self) -> StatusCode {
        match self {
            Problem::Refused(refusal) => refusals::status(refusal),
            Problem::NotFound => StatusCode::NOT_FOUND,
            Problem::Unreadable => StatusCode::BAD_REQUEST,
            Problem::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
            Problem::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Problem::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Problem::SignIn { .. } => StatusCode::SEE_OTHER,
            // Nothing was done yet, and nothing is wrong.
            Problem::ConfirmFirst(_) => StatusCode::OK,
            Problem::Fault { .. } => StatusCode::INTERNAL_SERVER_ERROR,
            Problem::Unavailable { .. } => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// What is the matter, and what one can do: two lines in a language.
    fn said(&self, lang: Lang) -> (String, String) {
        let w = super::words::words(lang);
        match self {
            Problem::Refused(refusal) => (w.problem_refused(), refusals::say(refusal, w)),
            Problem::NotFound => (w.problem_not_found(), w.problem_not_found_what()),
            Problem::Unreadable => (w.problem_unreadable(), w.problem_unreadable_what()),
            Problem::WrongMethod => (w.problem_wrong_method(), w.problem_wrong_method_what()),
            Problem::TooLarge => (w.problem_too_large(), w.problem_too_large_what()),
            Problem::TooMany { seconds } => (
                w.problem_too_many(),
                w.problem_too_many_what(seconds.div_ceil(60)),
            ),
            Problem::SignIn { .. } => {
                (w.problem_refused(), refusals::say(&Refusal::SignInFirst, w))
            }
            Problem::ConfirmFirst(waiting) => {
                (w.confirm_title(), refusals::because_of(waiting.because, w))
            }
            Problem::Fault { .. } => (w.problem_fault(), w.problem_fault_what()),
            Problem::Unavailable { .. } => (w.problem_unavailable(), w.problem_unavailable_what()),
        }
    }

    fn id(&self) -> Option<Uuid> {
        match self {
            Problem::Fault { id } | Problem::Unavailable { id } => Some(*id),
            _ => None,
        }
    }

    /// The problem behind an answer that a library made without words.
    fn behind(status: StatusCode) -> Option<Self> {
        Some(match status {
            StatusCode::NOT_FOUND => Problem::NotFound,
            StatusCode::METHOD_NOT_ALLOWED => Problem::WrongMethod,
            StatusCode::PAYLOAD_TOO_LARGE => Problem::TooLarge,
            StatusCode::BAD_REQUEST | StatusCode::UNSUPPORTED_MEDIA_TYPE => Problem::Unreadable,
            StatusCode::INTERNAL_SERVER_ERROR => Problem::fault("an answer without a cause"),
            _ => return None,
        })
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (title, what) = self.said(Lang::En);
        write!(f, "{title}. {what}")
    }
}

impl ResponseError for Problem {
    fn status_code(&self) -> StatusCode {
        self.status()
    }

    /// An empty answer that carries the problem; [`as_page`] writes it, knowing the language.
    fn error_response(&self) -> HttpResponse {
        if let Problem::SignIn { back, asked } = self {
            let mut answer = super::answers::see_other(&sign_in_url(back, *asked));
            if *asked == Asked::ByAForm {
                answer.extensions_mut().insert(Interrupted);
            }
            return answer;
        }
        let mut answer = HttpResponse::new(self.status());
        answer.extensions_mut().insert(self.clone());
        answer
    }
}

/// The sign-in page in the language of the page one comes from, which it leads back to.
fn sign_in_url(back: &str, asked: Asked) -> String {
    let (lang, _) = languages::split(back);
    let next: String = back.bytes().fold(String::new(), |mut url, byte| {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'/' => {
                url.push(char::from(byte))
            }
            other => url.push_str(&format!("%{other:02X}")),
        }
        url
    });
    let after = match asked {
        Asked::ForAPage => "",
        Asked::ByAForm => "&after=interrupted",
    };
    format!("/{lang}/sign-in?next={next}{after}")
}

/// A problem as a page (or as problem+json under `/api`), in the language of the path.
#[derive(Template)]
#[template(path = "problem.html")]
struct ProblemPage {
    shell: Shell,
    what: String,
    id: Option<Uuid>,
    /// Whoever was at a desk goes back there.
    is_of_desk: bool,
}

/// Writes the page of an answer that carries a problem, or that a library left without words.
pub fn as_page(answer: ServiceResponse<BoxBody>) -> ServiceResponse<BoxBody> {
    let carried = answer.response().extensions().get::<Problem>().cloned();
    let is_written = answer
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind != "text/plain; charset=utf-8");
    let problem = match carried {
        Some(problem) => problem,
        None if answer.status().is_success() || is_written => return answer,
        None => match Problem::behind(answer.status()) {
            Some(problem) => problem,
            None => return answer,
        },
    };
    let (request, before) = answer.into_parts();
    let mut builder = HttpResponse::build(problem.status());
    if let Some(allow) = before.headers().get(header::ALLOW) {
        builder.insert_header((header::ALLOW, allow.clone()));
    }
    if let Problem::TooMany { seconds } = problem {
        builder.insert_header((header::RETRY_AFTER, seconds));
    }
    if matches!(problem, Problem::Unavailable { .. }) {
        builder.insert_header((header::RETRY_AFTER, 5));
    }
    builder.insert_header((header::CACHE_CONTROL, "no-store"));
    let written = if request.path().starts_with("/api/") {
        for_programs(&problem, builder)
    } else {
        for_people(
            &problem,
            request.path(),
            request.app_data::<web::Data<Site>>(),
            builder,
        )
    };
    ServiceResponse::new(request, written)
}

/// A problem as an answer that is written already, for programs (RFC 9457).
pub fn written(problem: &Problem) -> HttpResponse {
    for_programs(problem, HttpResponse::build(problem.status()))
}

/// RFC 9457.
fn for_programs(problem: &Problem, mut builder: HttpResponseBuilder) -> HttpResponse {
    let (title, detail) = problem.said(Lang::En);
    let instance = problem.id().map(|id| format!("urn:uuid:{id}"));
    let mut members = json!({ "type": "about:blank", "status": problem.status().as_u16(), "title": title, "detail": detail });
    if let Some(instance) = instance {
        members["instance"] = instance.into();
    }
    builder
        .content_type("application/problem+json")
        .body(members.to_string())
}

fn for_people(
    problem: &Problem,
    path: &str,
    site: Option<&web::Data<Site>>,
    mut builder: HttpResponseBuilder,
) -> HttpResponse {
    let (lang, rest) = languages::split(path);
    let (title, what) = problem.said(lang);
    let Some(site) = site else {
        return builder
            .content_type("text/plain; charset=utf-8")
            .body(format!("{title}. {what}"));
    };
    let shell = Shell::public(site, lang, rest, title.clone(), Section::Problem);
    let page = ProblemPage {
        shell,
        what: what.clone(),
        id: problem.id(),
        is_of_desk: rest.starts_with("/desk"),
    };
    match page.render() {
        Ok(html) => builder.content_type("text/html; charset=utf-8").body(html),
        Err(error) => {
            tracing::error!(cause = %error, "the page of a problem could not be written");
            builder
                .content_type("text/plain; charset=utf-8")
                .body(format!("{title}. {what}"))
        }
    }
}
