//! The redline between two revisions: what changed, by more than colour.

use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::show::{crumbs, symbol};
use super::view::Asked;
use crate::rules::visibility::Viewer;
use crate::rules::words::{Lang, ProposalSymbol};
use crate::store::members::{self, Roster};
use crate::store::norms::versions::{self, As, Version};
use crate::store::revisions::{self, Revision};
use crate::store::{Failure, Head, Reading, StoreError, documents, proposals};
use crate::text::{self, Change, RunKind, SafeHtml, Text};
use crate::web::answers;
use crate::web::desk as desks;
use crate::web::forms::{FormErrors, Offer};
use crate::web::house::{House, blocking};
use crate::web::languages::Language;
use crate::web::problems::Problem;
use crate::web::refusals::language_name;
use crate::web::shell::{Section, Shell};
use crate::web::signed_in::SignedIn;
use crate::web::site::Site;
use crate::web::words::{Words, words};

/// `?from=0&to=2&text=en`; without, the last two revisions in the language of the page. `from=norm` is the version of
/// the norm that an amending text was written against.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Query {
    from: Option<From>,
    to: Option<i64>,
    text: Option<Lang>,
}

/// What the newer text is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
enum From {
    Norm,
    Revision(i64),
}

impl TryFrom<String> for From {
    type Error = std::num::ParseIntError;

    fn try_from(typed: String) -> Result<Self, Self::Error> {
        match typed.as_str() {
            "norm" => Ok(From::Norm),
            number => number.parse().map(From::Revision),
        }
    }
}

impl std::fmt::Display for From {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            From::Norm => f.write_str("norm"),
            From::Revision(number) => write!(f, "{number}"),
        }
    }
}

/// Words with one fate.
pub struct RunView {
    /// `same`, `inserted`, `deleted`.
    pub kind: &'static str,
    pub html: SafeHtml,
}

/// A unit with what became of it.
pub struct UnitView {
    pub id: String,
    pub label: String,
    pub is_heading: bool,
    pub depth: u8,
    /// `is-new`, `is-gone`, `is-moved`, or nothing.
    pub class: &'static str,
    /// The same in words; empty where the unit stayed.
    pub said: String,
    pub runs: Vec<RunView>,
}

impl UnitView {
    /// Whether anything became of it.
    pub fn is_changed(&self) -> bool {
        !self.class.is_empty() || self.runs.iter().any(|run| run.kind != "same")
    }

    /// How it is called in a list: by its label, a recital by its number.
    pub fn name(&self, w: &Words) -> String {
        match self.id.strip_prefix("recital-") {
            _ if !self.label.is_empty() => self.label.clone(),
            Some(number) => w.unit_recital(number),
            None => self.id.clone(),
        }
    }
}

#[derive(Template)]
#[template(path = "proposals/redline.html")]
struct RedlinePage {
    shell: Shell,
    crumbs: Vec<(String, String)>,
    errors: FormErrors,
    from: Vec<Offer>,
    to: Vec<Offer>,
    texts: Vec<Offer>,
    text_lang: Lang,
    units: Vec<UnitView>,
    /// Why there is nothing to see; empty if there is.
    instead: String,
}

struct Found {
    head: Head,
    all: Vec<Revision>,
    /// The version that an amending text was written against.
    version: Option<Version>,
    from: From,
    to: i64,
    text: Lang,
    old: Option<String>,
    new: Option<String>,
    roster: Roster,
}

fn find(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    of: &ProposalSymbol,
    query: &Query,
    lang: Lang,
) -> Result<Found, Failure> {
    let head = r.head().clone();
    let all = revisions::of_proposal(r, viewer, of)?;
    let newest = all.iter().map(|one| one.number).max().unwrap_or(0);
    let to = query.to.unwrap_or(newest);
    let proposal = proposals::find(r, viewer, of)?;
    let version = versions::written_against(r, &proposal)?;
    let first = match &version {
        Some(_) => From::Norm,
        None => From::Revision(0),
    };
    let from = query.from.unwrap_or(match to {
        0 => first,
        _ => From::Revision(to - 1),
    });
    let text = query.text.unwrap_or(lang);
    let mut body = |number: i64| -> Result<Option<String>, Failure> {
        let revision = revisions::find(r, viewer, of, number)?;
        let Some(texts) = revision.of(text) else {
            return Ok(None);
        };
        let commitment = texts.text.to_string();
        let mut bodies = documents::bodies(r, viewer, std::slice::from_ref(&commitment))?;
        Ok(bodies.remove(&commitment))
    };
    let new = body(to)?;
    let old = match from {
        From::Revision(number) => body(number)?,
        From::Norm => {
            let version = version.as_ref().ok_or(StoreError::NotFound)?;
            let texts = versions::texts(r, version, As::Corrected)?;
            Some(texts.text.of(text).to_owned())
        }
    };
    Ok(Found {
        head,
        all,
        version,
        from,
        to,
        text,
        old,
        new,
        roster: members::roster(r)?,
    })
}

/// `GET /{lang}/proposals/{symbol}/redline`.
///
/// # Errors
/// Not found.
pub async fn public(
    path: web::Path<(String, String)>,
    lang: Language,
    query: web::Query<Query>,
    site: web::Data<Site>,
    house: web::Data<House>,
) -> Result<HttpResponse, Problem> {
    let of = symbol(&path.1)?;
    let sought = (of.clone(), query.into_inner());
    let found = house
        .read(move |r| find(r, &Viewer::Public, &sought.0, &sought.1, lang.0))
        .await?;
    let place = format!("/proposals/{of}/redline");
    let title = words(lang.0).redline_title(of.as_str());
    let shell = Shell::public(&site, lang.0, &place, title, Section::Proposals)
        .with_query(&said(&found))
        .as_of(found.head.n - 1, found.head.time);
    let page = blocking(move || page(shell, "/proposals", of, &found)).await?;
    answers::page(&page)
}

/// `GET /{lang}/desk/proposals/{symbol}/redline`.
///
/// # Errors
/// Not found.
pub async fn desk(
    path: web::Path<(String, String)>,
    lang: Language,
    query: web::Query<Query>,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    let of = symbol(&path.1)?;
    let (sought, viewer) = ((of.clone(), query.into_inner()), caller.viewer());
    let found = house
        .read(move |r| find(r, &viewer, &sought.0, &sought.1, lang.0))
        .await?;
    let place = format!("/desk/proposals/{of}/redline");
    let title = words(lang.0).redline_title(of.as_str());
    let shell = desks::shell(&site, lang.0, &place, title, &caller.visitor, &found.roster)
        .with_query(&said(&found));
    let page = blocking(move || page(shell, "/desk/proposals", of, &found)).await?;
    answers::page(&page)
}

fn said(found: &Found) -> String {
    format!("from={}&to={}&text={}", found.from, found.to, found.text)
}

fn page(shell: Shell, base: &str, symbol: ProposalSymbol, found: &Found) -> RedlinePage {
    let w = shell.w();
    let norm = found.version.iter().map(|version| {
        let name = w.redline_of_norm(version.norm.printed(), w.date(version.adopted));
        Offer::of(From::Norm.to_string(), name)
    });
    let revisions = || {
        let all = found.all.iter();
        all.map(|one| Offer::of(one.number.to_string(), w.revision_name(one.number)))
    };
    let texts = [Lang::En, Lang::Fr].map(|lang| Offer::of(lang.as_str(), language_name(lang, w)));
    let units = match (&found.old, &found.new) {
        (Some(old), Some(new)) => units(old, new, w),
        _ => Vec::new(),
    };
    let is_same = !units.iter().any(UnitView::is_changed);
    let instead = if found.all.len() == 1 && found.version.is_none() {
        w.redline_one_revision()
    } else if found.old.is_none() || found.new.is_none() {
        w.redline_missing()
    } else if is_same {
        w.redline_same()
    } else {
        String::new()
    };
    let asked = Asked {
        symbol,
        revision: Some(found.to),
        text: None,
    };
    RedlinePage {
        crumbs: crumbs(&shell, base, &asked),
        errors: FormErrors::none(),
        from: Offer::taken(norm.chain(revisions()).collect(), &found.from.to_string()),
        to: Offer::taken(revisions().collect(), &found.to.to_string()),
        texts: Offer::taken(texts.to_vec(), found.text.as_str()),
        text_lang: found.text,
        units,
        instead,
        shell,
    }
}

/// The redline of two texts, unit by unit.
pub fn units(old: &str, new: &str, w: &Words) -> Vec<UnitView> {
    text::redline(&Text::parse(old), &Text::parse(new))
        .into_iter()
        .map(|unit| {
            let (class, said) = match (&unit.change, &unit.was) {
                (Change::Inserted, _) => ("is-new", w.redline_new()),
                (Change::Deleted, _) => ("is-gone", w.redline_gone()),
                (_, Some(was)) => {
                    let before = if was.label.is_empty() {
                        &was.id
                    } else {
                        &was.label
                    };
                    ("is-moved", w.redline_moved(before))
                }
                _ => ("", String::new()),
            };
            UnitView {
                is_heading: unit.kind.is_heading(),
                class,
                said,
                runs: unit.runs.iter().map(run).collect(),
                id: unit.id,
                label: unit.label,
                depth: unit.depth,
            }
        })
        .collect()
}

fn run(run: &text::Run) -> RunView {
    RunView {
        kind: match run.kind {
            RunKind::Same => "same",
            RunKind::Inserted => "inserted",
            RunKind::Deleted => "deleted",
        },
        html: text::html(&run.words),
    }
}
