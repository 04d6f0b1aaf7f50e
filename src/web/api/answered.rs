//! What a program gets: an item or a page of items, at which head of the record it was read, and where to go on.

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;
use utoipa::ToSchema;

use super::asked::{Asked, Wrong};
use crate::rules::words::Lang;
use crate::store::norms::Both;
use crate::store::proposals::Titles;
use crate::store::{Failure, Head, Reading};
use crate::web::answers;
use crate::web::as_of;
use crate::web::house::House;
use crate::web::problems::Problem;

/// The record at the moment an answer was read: everything in the answer is of this moment.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AsOf {
    /// How many entries the record has; the newest has this number less one.
    #[schema(example = 1042)]
    entries: i64,
    /// When the newest entry was made.
    time: Timestamp,
}

impl AsOf {
    fn of(head: &Head) -> Self {
        Self {
            entries: head.n,
            time: head.time,
        }
    }
}

/// One item.
#[derive(Serialize)]
pub struct One<T> {
    as_of: AsOf,
    item: T,
}

/// A page of a list.
#[derive(Serialize)]
pub struct Page<T> {
    as_of: AsOf,
    items: Vec<T>,
    next: Option<String>,
}

/// The items of a page, and where the next one begins.
pub struct Found<T> {
    pub items: Vec<T>,
    pub next: Option<i64>,
}

impl<T> Found<T> {
    /// A page of at most `limit` out of items that were asked for one beyond it; `place` is what a cursor says.
    pub fn of<S>(
        mut found: Vec<S>,
        limit: i64,
        place: impl Fn(&S) -> i64,
        item: impl FnMut(S) -> T,
    ) -> Self {
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        let has_more = found.len() > limit;
        found.truncate(limit);
        let next = found.last().map(place).filter(|_| has_more);
        Self {
            items: found.into_iter().map(item).collect(),
            next,
        }
    }

    /// A page out of a whole list in rising order.
    pub fn rising<S>(
        found: Vec<S>,
        (cursor, limit): (Option<i64>, i64),
        place: impl Fn(&S) -> i64,
        item: impl FnMut(S) -> T,
    ) -> Self {
        let mut rest: Vec<S> = found
            .into_iter()
            .filter(|one| cursor.is_none_or(|cursor| place(one) > cursor))
            .collect();
        rest.truncate(usize::try_from(limit + 1).unwrap_or(usize::MAX));
        Self::of(rest, limit, place, item)
    }
}

/// The same words in both official languages; null where one is not there.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub struct Bilingual {
    #[schema(example = "Sustainable AI")]
    en: Option<String>,
    #[schema(example = "IA durable")]
    fr: Option<String>,
}

impl Bilingual {
    pub fn of(of: impl Fn(Lang) -> Option<String>) -> Self {
        let kept = |lang| of(lang).filter(|words| !words.is_empty());
        Self {
            en: kept(Lang::En),
            fr: kept(Lang::Fr),
        }
    }
}

impl Bilingual {
    /// In English, else in French.
    pub fn readable(&self) -> Option<String> {
        self.en.clone().or_else(|| self.fr.clone())
    }
}

impl From<&Both> for Bilingual {
    fn from(both: &Both) -> Self {
        Self::of(|lang| Some(both.of(lang).to_owned()))
    }
}

impl From<Titles> for Bilingual {
    fn from(titles: Titles) -> Self {
        Self {
            en: titles.en,
            fr: titles.fr,
        }
    }
}

/// The page for people, in each language.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Pages {
    #[schema(
        example = "https://registry.example/en/norms/GAIP-NORM-0001",
        format = "uri"
    )]
    en: String,
    #[schema(
        example = "https://registry.example/fr/norms/GAIP-NORM-0001",
        format = "uri"
    )]
    fr: String,
}

/// Scheme, host and port, before every address that an answer names.
#[derive(Clone, Debug)]
pub struct Origin(pub String);

impl Origin {
    /// The page at a path without language.
    pub fn pages(&self, path: &str) -> Pages {
        let page = |lang: Lang| format!("{}/{lang}{path}", self.0);
        Pages {
            en: page(Lang::En),
            fr: page(Lang::Fr),
        }
    }
}

/// Answers with one item, read at one moment.
///
/// # Errors
/// The problem that a refusal or a failure of the store becomes.
pub async fn one<T, F>(
    asked: Asked,
    house: web::Data<House>,
    read: F,
) -> Result<HttpResponse, Wrong>
where
    T: Serialize + Send + 'static,
    F: FnOnce(&mut Reading<'_>, &Origin) -> Result<T, Failure> + Send + 'static,
{
    let origin = Origin(asked.origin.clone());
    let answer = house
        .read(move |r| {
            let item = read(r, &origin)?;
            let as_of = AsOf::of(r.head());
            Ok(One { as_of, item })
        })
        .await?;
    Ok(json(&asked, &answer, None)?)
}

/// Answers with a page of a list, read at one moment.
///
/// # Errors
/// As [`one`].
pub async fn page<T, F>(
    asked: Asked,
    house: web::Data<House>,
    read: F,
) -> Result<HttpResponse, Wrong>
where
    T: Serialize + Send + 'static,
    F: FnOnce(&mut Reading<'_>, &Origin) -> Result<Found<T>, Failure> + Send + 'static,
{
    let origin = Origin(asked.origin.clone());
    let (as_of, found) = house
        .read(move |r| {
            let found = read(r, &origin)?;
            Ok((AsOf::of(r.head()), found))
        })
        .await?;
    let next = found.next.map(|cursor| asked.from(cursor));
    let answer = Page {
        as_of,
        items: found.items,
        next: next.clone(),
    };
    Ok(json(&asked, &answer, next)?)
}

/// JSON that is the same for everybody, with where to go on and what describes it (RFC 8288, RFC 8631).
fn json(
    asked: &Asked,
    answer: &impl Serialize,
    next: Option<String>,
) -> Result<HttpResponse, Problem> {
    let body = serde_json::to_string(answer).map_err(Problem::fault)? + "\n";
    let origin = &asked.origin;
    let mut links = vec![format!(
        "<{origin}/api/openapi.json>; rel=\"service-desc\"; type=\"application/json\""
    )];
    links.extend(next.map(|next| format!("<{next}>; rel=\"next\"")));
    Ok(HttpResponse::Ok()
        .content_type("application/json")
        .insert_header((header::LINK, links.join(", ")))
        .insert_header(answers::same_for_all())
        .body(body))
}

/// Turns the reading back to the day asked for.
///
/// # Errors
/// Not found for a day on which there was no register, or that has not come.
pub fn turn(r: &mut Reading<'_>, on: Option<Date>) -> Result<(), Failure> {
    on.map_or(Ok(()), |day| as_of::turned(r, day))
}
