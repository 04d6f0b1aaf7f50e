//! What a program asks for: the parameters of its address, and why they cannot be read.

use std::fmt;
use std::future::{Ready, ready};
use std::str::FromStr;

use actix_web::dev::Payload;
use actix_web::http::StatusCode;
use actix_web::{FromRequest, HttpRequest, HttpResponse, ResponseError, web};
use jiff::civil::Date;
use serde_json::json;

use super::endpoints;
use crate::web::problems::Problem;
use crate::web::site::Site;

/// Items on a page of a list, where none are asked for.
pub const USUAL: i64 = 50;
/// The most items on a page.
pub const MOST: i64 = 100;

/// A request of a program: the address without its query, and the query name by name.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Scheme, host and port of the house.
    pub origin: String,
    pub path: String,
    pairs: Vec<(String, String)>,
}

/// Why a request of a program has no answer of its own.
#[derive(Clone, Debug)]
pub enum Wrong {
    /// A parameter that is unknown, given twice, or not what it must be.
    Parameter {
        name: String,
        wanted: &'static str,
    },
    Problem(Problem),
}

impl<P: Into<Problem>> From<P> for Wrong {
    fn from(problem: P) -> Self {
        Wrong::Problem(problem.into())
    }
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Wrong::Parameter { name, wanted } => write!(f, "{name} must be {wanted}"),
            Wrong::Problem(problem) => problem.fmt(f),
        }
    }
}

impl ResponseError for Wrong {
    fn status_code(&self) -> StatusCode {
        match self {
            Wrong::Parameter { .. } => StatusCode::BAD_REQUEST,
            Wrong::Problem(problem) => problem.status_code(),
        }
    }

    /// RFC 9457, with the parameter by its name.
    fn error_response(&self) -> HttpResponse {
        let Wrong::Parameter { name, wanted } = self else {
            let Wrong::Problem(problem) = self else {
                return HttpResponse::InternalServerError().finish();
            };
            return problem.error_response();
        };
        let body = json!({
            "type": "about:blank",
            "status": 400,
            "title": "A parameter cannot be read",
            "detail": self.to_string(),
            "errors": [{"parameter": name, "detail": format!("must be {wanted}")}],
        });
        HttpResponse::BadRequest()
            .content_type("application/problem+json")
            .body(body.to_string())
    }
}

impl FromRequest for Asked {
    type Error = Wrong;
    type Future = Ready<Result<Self, Wrong>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Self::of(req))
    }
}

impl Asked {
    fn of(req: &HttpRequest) -> Result<Self, Wrong> {
        let asked = Self::of_page(req)?;
        let pattern = req.match_pattern().unwrap_or_default();
        let known = endpoints::of(&pattern).map_or(&[][..], |endpoint| endpoint.query);
        for (place, (name, _)) in asked.pairs.iter().enumerate() {
            let is_again = asked.pairs[..place].iter().any(|(other, _)| other == name);
            if is_again || !known.iter().any(|param| param.name == name) {
                let wanted = if is_again {
                    "given once"
                } else {
                    "left out: there is no such parameter here"
                };
                return Err(Wrong::Parameter {
                    name: name.clone(),
                    wanted,
                });
            }
        }
        Ok(asked)
    }

    /// The query of a page, of which nothing and an empty word are the same.
    pub(in crate::web) fn of_form(req: &HttpRequest) -> Result<Self, Wrong> {
        let mut asked = Self::of_page(req)?;
        asked.pairs.retain(|(_, value)| !value.is_empty());
        Ok(asked)
    }

    fn of_page(req: &HttpRequest) -> Result<Self, Wrong> {
        let site = req.app_data::<web::Data<Site>>();
        let pairs = serde_html_form::from_str(req.query_string())
            .map_err(|_| Wrong::Problem(Problem::Unreadable))?;
        Ok(Self {
            origin: site.map_or_else(String::new, |site| site.origin().to_owned()),
            path: req.path().to_owned(),
            pairs,
        })
    }

    pub fn given(&self, name: &str) -> Option<&str> {
        let pair = self.pairs.iter().find(|(other, _)| other == name);
        pair.map(|(_, value)| value.as_str())
    }

    /// A word of a list, a symbol or a number.
    ///
    /// # Errors
    /// [`Wrong::Parameter`] where it is none.
    pub fn word<T: FromStr>(&self, name: &str) -> Result<Option<T>, Wrong> {
        let Some(value) = self.given(name) else {
            return Ok(None);
        };
        value
            .parse()
            .map(Some)
            .map_err(|_| wrong(name, "as described in /api/openapi.json"))
    }

    /// The day as of which it is asked for; none for the present.
    ///
    /// # Errors
    /// [`Wrong::Parameter`] where it is no day.
    pub fn on(&self) -> Result<Option<Date>, Wrong> {
        let Some(typed) = self.given("on") else {
            return Ok(None);
        };
        // The one form of a day: four digits, two, two.
        let day: Option<Date> = typed.parse().ok();
        match day.filter(|day| day.to_string() == typed) {
            Some(day) => Ok(Some(day)),
            None => Err(wrong("on", "a day, as 2026-11-01")),
        }
    }

    /// A year in which the house can have voted.
    ///
    /// # Errors
    /// [`Wrong::Parameter`] where it is none.
    pub fn year(&self) -> Result<Option<i16>, Wrong> {
        match self.given("year").map(whole) {
            None => Ok(None),
            Some(Some(year)) if (1900..=2200).contains(&year) => Ok(i16::try_from(year).ok()),
            Some(_) => Err(wrong("year", "a year from 1900 to 2200")),
        }
    }

    /// How many items a page has at most.
    ///
    /// # Errors
    /// [`Wrong::Parameter`] where it is no number from 1 to [`MOST`].
    pub fn limit(&self) -> Result<i64, Wrong> {
        match self.given("limit").map(whole) {
            None => Ok(USUAL),
            Some(Some(limit)) if (1..=MOST).contains(&limit) => Ok(limit),
            Some(_) => Err(wrong("limit", "a whole number from 1 to 100")),
        }
    }

    /// Where the page before this one ended.
    ///
    /// # Errors
    /// [`Wrong::Parameter`] where it is none that a `next` contained.
    pub fn cursor(&self) -> Result<Option<i64>, Wrong> {
        match self.given("cursor").map(whole) {
            None => Ok(None),
            Some(Some(cursor)) => Ok(Some(cursor)),
            Some(None) => Err(wrong("cursor", "taken from the `next` of the page before")),
        }
    }

    /// The same list from a place on.
    pub fn from(&self, cursor: i64) -> String {
        let kept = self.pairs.iter().filter(|(name, _)| name != "cursor");
        let mut query = String::new();
        for (name, value) in kept {
            query.push_str(&format!("{}={}&", escaped(name), escaped(value)));
        }
        format!("{}{}?{query}cursor={cursor}", self.origin, self.path)
    }
}

pub(super) fn wrong(name: &str, wanted: &'static str) -> Wrong {
    Wrong::Parameter {
        name: name.to_owned(),
        wanted,
    }
}

/// Digits alone, of which a number of the register has at most eighteen.
fn whole(text: &str) -> Option<i64> {
    let is_whole = (1..=18).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    is_whole.then(|| text.parse().ok()).flatten()
}

fn escaped(text: &str) -> String {
    let keep = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte);
    text.bytes()
        .map(|byte| match byte {
            byte if keep(byte) => char::from(byte).to_string(),
            byte => format!("%{byte:02X}"),
        })
        .collect()
}

/// A piece of the path as a symbol; nothing is found at any other.
///
/// # Errors
/// Not found.
pub fn piece<T: FromStr>(text: &str) -> Result<T, Wrong> {
    text.parse().map_err(|_| Wrong::Problem(Problem::NotFound))
}
