//! The pages of a proposal and of its revisions, for everybody and at the desk.

use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::view::{self, Asked, View};
use crate::rules::visibility::Viewer;
use crate::rules::words::{Lang, ProposalSymbol};
use crate::store::{Failure, Head, Reading, documents, members, revisions};
use crate::web::answers;
use crate::web::desk as desks;
use crate::web::forms_out::{self, OnPage};
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::problems::Problem;
use crate::web::shell::{Section, Shell};
use crate::web::signed_in::SignedIn;
use crate::web::site::Site;
use crate::web::texts::parallel::Way;
use crate::web::words::{Words, words};

/// `?text=fr`, `?text=both`: the language of the text, apart from that of the interface.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct TextQuery {
    #[serde(default)]
    pub text: Option<Way>,
}

/// A symbol of the path; anything else there is not found.
pub fn symbol(typed: &str) -> Result<ProposalSymbol, Problem> {
    ProposalSymbol::parse(typed).map_err(|_| Problem::NotFound)
}

#[derive(Template)]
#[template(path = "proposals/show.html")]
struct ShowPage {
    shell: Shell,
    crumbs: Vec<(String, String)>,
    view: View,
    /// None at the desk: what is handed out is what everybody may read.
    out: Option<OnPage>,
}

/// `GET /{lang}/proposals/{symbol}`.
///
/// # Errors
/// Not found, also for a proposal for members.
pub async fn public(
    path: web::Path<(String, String)>,
    lang: Language,
    query: web::Query<TextQuery>,
    site: web::Data<Site>,
    house: web::Data<House>,
) -> Result<HttpResponse, Problem> {
    let asked = Asked {
        symbol: symbol(&path.1)?,
        revision: None,
        text: query.text,
    };
    public_page(&site, &house, lang.0, asked).await
}

/// `GET /{lang}/proposals/{symbol}/revisions/{number}`.
///
/// # Errors
/// Not found.
pub async fn public_revision(
    path: web::Path<(String, String, i64)>,
    lang: Language,
    query: web::Query<TextQuery>,
    site: web::Data<Site>,
    house: web::Data<House>,
) -> Result<HttpResponse, Problem> {
    let asked = Asked {
        symbol: symbol(&path.1)?,
        revision: Some(path.2),
        text: query.text,
    };
    public_page(&site, &house, lang.0, asked).await
}

async fn public_page(
    site: &Site,
    house: &House,
    lang: Lang,
    asked: Asked,
) -> Result<HttpResponse, Problem> {
    let w = words(lang);
    let of = asked.clone();
    let (read, work) = house
        .read(move |r| {
            let work = forms_out::of_revision(r, &of.symbol, of.revision)?;
            Ok((view::read(r, &Viewer::Public, &of)?, work))
        })
        .await?;
    let view = view::view(&read, &asked, lang, "/proposals");
    let out = OnPage::of(&work, lang, site.origin(), None);
    let (path, title) = placed("/proposals", &asked, &view, w);
    let query = asked.query();
    let shell = Shell::public(site, lang, &path, title, Section::Proposals)
        .with_query(&query)
        .as_of(read.head.n - 1, read.head.time);
    let links = out.links();
    let answer = answers::page(&ShowPage {
        crumbs: crumbs(&shell, "/proposals", &asked),
        shell,
        view,
        out: Some(out),
    })?;
    Ok(forms_out::named(answer, &links))
}

/// `GET /{lang}/desk/proposals/{symbol}/revisions/{number}`.
///
/// # Errors
/// Not found.
pub async fn desk_revision(
    path: web::Path<(String, String, i64)>,
    lang: Language,
    query: web::Query<TextQuery>,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    let asked = Asked {
        symbol: symbol(&path.1)?,
        revision: Some(path.2),
        text: query.text,
    };
    let (of, viewer) = (asked.clone(), caller.viewer());
    let read = house.read(move |r| view::read(r, &viewer, &of)).await?;
    let view = view::view(&read, &asked, lang.0, "/desk/proposals");
    let (path, title) = placed("/desk/proposals", &asked, &view, words(lang.0));
    let shell = desks::shell(&site, lang.0, &path, title, &caller.visitor, &read.roster)
        .with_query(&asked.query());
    let crumbs = crumbs(&shell, "/desk/proposals", &asked);
    answers::page(&ShowPage {
        shell,
        crumbs,
        view,
        out: None,
    })
}

/// Where the page stands and what it is called.
fn placed(base: &str, asked: &Asked, view: &View, w: &Words) -> (String, String) {
    let of = format!("{base}/{}", asked.symbol);
    match asked.revision {
        None => (of, view.title.clone()),
        Some(number) => (
            format!("{of}/revisions/{number}"),
            w.proposal_revision_of(&*view.revision, &*view.title),
        ),
    }
}

/// The way down to a page of a proposal.
pub fn crumbs(shell: &Shell, base: &str, asked: &Asked) -> Vec<(String, String)> {
    let mut crumbs = vec![(shell.url(base), shell.w().proposals_title())];
    if asked.revision.is_some() {
        let of = format!("{base}/{}", asked.symbol);
        crumbs.push((shell.url(&of), asked.symbol.to_string()));
    }
    crumbs
}

/// A line of the list of revisions.
struct RevisionLine {
    url: String,
    name: String,
    title: String,
    lang: Lang,
    at: String,
    is_current: bool,
    redline: String,
}

#[derive(Template)]
#[template(path = "proposals/revisions.html")]
struct RevisionsPage {
    shell: Shell,
    crumbs: Vec<(String, String)>,
    lines: Vec<RevisionLine>,
}

fn lines(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    of: &ProposalSymbol,
    lang: Lang,
    base: &str,
) -> Result<(Head, Vec<RevisionLine>), Failure> {
    let w = words(lang);
    let head = r.head().clone();
    let all = revisions::of_proposal(r, viewer, of)?;
    let commitments: Vec<String> = all.iter().flat_map(|one| one.commitments()).collect();
    let bodies = documents::bodies(r, viewer, &commitments)?;
    let newest = all.iter().map(|one| one.number).max().unwrap_or(0);
    let here = format!("/{lang}{base}/{of}");
    let lines = all.iter().rev().map(|one| {
        let shown = if one.of(lang).is_some() {
            lang
        } else {
            lang.other()
        };
        let number = one.number;
        RevisionLine {
            url: format!("{here}/revisions/{number}"),
            name: w.revision_name(number),
            title: one
                .of(shown)
                .and_then(|texts| bodies.get(texts.title.as_str()))
                .cloned()
                .unwrap_or_default(),
            lang: shown,
            at: w.moment(one.at),
            is_current: number == newest,
            redline: if number == 0 {
                String::new()
            } else {
                format!(
                    "{here}/redline?from={}&to={number}&text={shown}",
                    number - 1
                )
            },
        }
    });
    Ok((head, lines.collect()))
}

/// `GET /{lang}/proposals/{symbol}/revisions`.
///
/// # Errors
/// Not found.
pub async fn public_revisions(
    path: web::Path<(String, String)>,
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
) -> Result<HttpResponse, Problem> {
    let of = symbol(&path.1)?;
    let sought = of.clone();
    let (head, lines) = house
        .read(move |r| lines(r, &Viewer::Public, &sought, lang.0, "/proposals"))
        .await?;
    let place = format!("/proposals/{of}/revisions");
    let title = words(lang.0).proposal_revisions();
    let shell = Shell::public(&site, lang.0, &place, title, Section::Proposals)
        .as_of(head.n - 1, head.time);
    revisions_page(shell, "/proposals", of, lines)
}

/// `GET /{lang}/desk/proposals/{symbol}/revisions`.
///
/// # Errors
/// Not found.
pub async fn desk_revisions(
    path: web::Path<(String, String)>,
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    let of = symbol(&path.1)?;
    let (sought, viewer) = (of.clone(), caller.viewer());
    let (lines, roster) = house
        .read(move |r| {
            let (_, lines) = lines(r, &viewer, &sought, lang.0, "/desk/proposals")?;
            Ok((lines, members::roster(r)?))
        })
        .await?;
    let place = format!("/desk/proposals/{of}/revisions");
    let title = words(lang.0).proposal_revisions();
    let shell = desks::shell(&site, lang.0, &place, title, &caller.visitor, &roster);
    revisions_page(shell, "/desk/proposals", of, lines)
}

fn revisions_page(
    shell: Shell,
    base: &str,
    symbol: ProposalSymbol,
    lines: Vec<RevisionLine>,
) -> Result<HttpResponse, Problem> {
    let asked = Asked {
        symbol,
        revision: Some(0),
        text: None,
    };
    answers::page(&RevisionsPage {
        crumbs: crumbs(&shell, base, &asked),
        shell,
        lines,
    })
}
