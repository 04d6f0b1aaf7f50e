//! The list of norms.

use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::{Chip, chip, decision, theme_name, theme_offers};
use crate::rules::words::ThemeCode;
use crate::store::adherence::{self};
use crate::store::members::{self};
use crate::store::norms::{self, Norm, State};
use crate::store::themes::{self, Theme};
use crate::store::{Reading, StoreError};
use crate::web::as_of::AsOf;
use crate::web::forms::{FormErrors, Offer};
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::problems::Problem;
use crate::web::record::public;
use crate::web::shell::Shell;
use crate::web::site::Site;
use crate::web::words::{Words, words};

/// Norms on a page of the list.
const PAGE: i64 = 30;

/// One norm as a line of a list.
pub struct NormLine {
    pub path: String,
    pub title: String,
    pub about: String,
    pub chip: Chip,
    pub adherents: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
pub struct Query {
    #[serde(default)]
    pub theme: String,
    #[serde(default)]
    pub state: String,
    #[serde(default)]
    pub before: String,
    /// The day as of which the list is asked for.
    #[serde(default)]
    pub on: String,
}

#[derive(Template)]
#[template(path = "norms/list.html")]
struct List {
    shell: Shell,
    errors: FormErrors,
    themes: Vec<Offer>,
    states: Vec<Offer>,
    as_of: AsOf,
    lines: Vec<NormLine>,
    /// What stands in place of an empty list.
    empty: String,
    newest: String,
    older: String,
}

/// `GET /{lang}/norms`, newest first, by keyset (`before`).
///
/// # Errors
/// Not found where the address names no theme or state; 422 for a day that cannot be shown.
pub async fn list(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    query: web::Query<Query>,
) -> Result<HttpResponse, Problem> {
    let w = words(lang.0);
    let query = query.into_inner();
    let sought = sought(&query).ok_or(Problem::NotFound)?;
    let on = query.on.clone();
    let (head, as_of, lines, themes, last) = house
        .read(move |r| {
            let as_of = AsOf::turn(r, &on, w)?;
            let found = norms::list(r, &sought, PAGE)?;
            let last = found.last().map(|norm| norm.index);
            let last = last.filter(|_| found.len() as i64 == PAGE);
            let themes = themes::all(r)?;
            let lines = lines(r, w, &found, &themes)?;
            Ok((r.head().clone(), as_of, lines, themes, last))
        })
        .await?;
    let narrowing: Vec<String> = [("theme", &query.theme), ("state", &query.state)]
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    let address = |before: Option<String>| {
        let parts: Vec<String> = narrowing.iter().cloned().chain(before).collect();
        parts.join("&")
    };
    let kept = |query: String| {
        let parts = [query, as_of.kept().trim_start_matches('?').to_owned()];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join("&")
    };
    let here = address((!query.before.is_empty()).then(|| format!("before={}", query.before)));
    as_of.answer(&List {
        shell: public(&site, lang.0, "/norms", w.norms_title(), &head)
            .with_query(&here)
            .on_day(as_of.day),
        errors: FormErrors::none(),
        themes: Offer::taken(
            theme_offers(&themes, w.norms_filter_every_theme(), lang.0),
            &query.theme,
        ),
        states: Offer::taken(state_offers(w), &query.state),
        as_of: as_of.clone(),
        lines,
        empty: if narrowing.is_empty() {
            w.norms_empty()
        } else {
            w.norms_empty_narrowed()
        },
        newest: if query.before.is_empty() {
            String::new()
        } else {
            format!("/{}/norms?{}", lang.0, kept(address(None)))
        },
        older: last.map_or_else(String::new, |last| {
            format!(
                "/{}/norms?{}",
                lang.0,
                kept(address(Some(format!("before={last}"))))
            )
        }),
    })
}

/// Norms as lines, as they stand today.
///
/// # Errors
/// [`StoreError`] when the database fails.
fn lines(
    r: &mut Reading<'_>,
    w: &'static Words,
    found: &[Norm],
    themes: &[Theme],
) -> Result<Vec<NormLine>, StoreError> {
    let roster = members::roster(r)?;
    let ledger = adherence::ledger(r, found, &roster)?;
    let today = roster.today();
    Ok(found
        .iter()
        .map(|norm| {
            let adherents = ledger.adherences(&norm.symbol, today).len() as i64;
            NormLine {
                path: format!("/norms/{}", norm.symbol),
                title: norm.title.of(w.lang()).to_owned(),
                about: [
                    norm.symbol.printed(),
                    format!("{}, {}", decision(norm, w), w.date(norm.adopted)),
                    theme_name(themes, &norm.theme, w.lang()),
                ]
                .join(" · "),
                chip: chip(norm, &ledger, today, w),
                adherents: w.adoption_adherents(adherents),
            }
        })
        .collect())
}

fn state_offers(w: &Words) -> Vec<Offer> {
    vec![
        Offer::of("", w.norms_filter_every_state()),
        Offer::of(State::InForce.as_str(), w.norms_state_in_force()),
        Offer::of(State::NotInForce.as_str(), w.norms_state_not_in_force()),
        Offer::of(State::Ended.as_str(), w.norms_state_ended()),
        Offer::of(State::Annulled.as_str(), w.norms_state_annulled()),
    ]
}

pub(super) fn sought(query: &Query) -> Option<norms::Sought> {
    let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Some(norms::Sought {
        theme: given(&query.theme)
            .map(|code| ThemeCode::parse(&code))
            .transpose()
            .ok()?,
        state: given(&query.state)
            .map(|word| word.parse())
            .transpose()
            .ok()?,
        before: given(&query.before).map(|n| n.parse()).transpose().ok()?,
    })
}
