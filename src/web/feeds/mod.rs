//! Feeds (Atom, RFC 4287): the acts of the record as they are told, of everything or of what somebody follows.

mod told;

use actix_web::{HttpResponse, web};
use askama::Template;
use told::{Item, Names, tell};

use super::answers;
use super::house::House;
use super::languages::Language;
use super::problems::Problem;
use super::shell::Shell;
use super::site::Site;
use super::words::{Words, words};
use crate::record::Act;
use crate::record::canonical::micros;
use crate::rules::words::{Lang, MemberCode, NormSymbol, ThemeCode};
use crate::store::following::{self, Followed};
use crate::store::{Failure, Reading, StoreError, entries, members, norms, themes};

/// Entries of a feed.
const MOST: i64 = 50;

/// The addresses of the feeds, by language.
pub fn routes(house: &mut web::ServiceConfig) {
    house
        .route("/feeds/{lang}/everything.atom", web::get().to(everything))
        .route("/feeds/{lang}/norms.atom", web::get().to(of_norms))
        .route("/feeds/{lang}/votes.atom", web::get().to(of_votes))
        .route(
            "/feeds/{lang}/members/{code}.atom",
            web::get().to(of_member),
        )
        .route("/feeds/{lang}/norms/{symbol}.atom", web::get().to(of_norm))
        .route("/feeds/{lang}/themes/{theme}.atom", web::get().to(of_theme));
}

#[derive(Template)]
#[template(path = "feeds/feed.xml")]
struct Feed {
    lang: Lang,
    id: String,
    title: String,
    subtitle: String,
    author: String,
    updated: String,
    own: String,
    /// The same feed in the other language.
    other: String,
    other_lang: Lang,
    /// The page for people.
    page: String,
    icon: String,
    origin: String,
    items: Vec<Item>,
}

/// A feed as a page names it in its head.
pub struct Announced {
    pub url: String,
    pub title: String,
}

/// The feeds that a page announces: of everything, and of what the page is about.
pub fn announced(shell: &Shell) -> Vec<Announced> {
    let (w, lang) = (shell.w(), shell.lang);
    let of = |path: String, title: String| Announced {
        url: format!("/feeds/{lang}/{path}.atom"),
        title,
    };
    let mut all = vec![of("everything".into(), w.feeds_everything())];
    let mut parts = shell.path.split('/').skip(1);
    match (parts.next(), parts.next()) {
        (Some("norms"), symbol) => {
            all.push(of("norms".into(), w.feeds_norms()));
            if let Some(symbol) = symbol.and_then(|text| NormSymbol::parse(text).ok()) {
                let title = w.feeds_of_one(symbol.printed());
                all.push(of(format!("norms/{symbol}"), title));
            }
            all.extend(
                of_theme_shown(shell)
                    .map(|code| of(format!("themes/{code}"), w.feeds_of_theme(code.as_str()))),
            );
        }
        (Some("votes"), _) => all.push(of("votes".into(), w.feeds_votes())),
        (Some("members"), Some(code)) if MemberCode::parse(code).is_ok() => {
            all.push(of(format!("members/{code}"), w.feeds_of_one(code)));
        }
        _ => {}
    }
    all
}

/// The theme that a list is narrowed to.
fn of_theme_shown(shell: &Shell) -> Option<ThemeCode> {
    let mut pairs = shell.query.split('&');
    let code = pairs.find_map(|pair| pair.strip_prefix("theme="))?;
    ThemeCode::parse(code).ok()
}

async fn everything(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
) -> Result<HttpResponse, Problem> {
    answer(lang, site, house, Followed::Everything).await
}

async fn of_norms(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
) -> Result<HttpResponse, Problem> {
    answer(lang, site, house, Followed::Norms).await
}

async fn of_votes(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
) -> Result<HttpResponse, Problem> {
    answer(lang, site, house, Followed::Votes).await
}

async fn of_member(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, Problem> {
    let code = MemberCode::parse(&path.1).map_err(|_| Problem::NotFound)?;
    answer(lang, site, house, Followed::Member(code)).await
}

async fn of_norm(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, Problem> {
    let symbol = NormSymbol::parse(&path.1).map_err(|_| Problem::NotFound)?;
    answer(lang, site, house, Followed::Norm(symbol)).await
}

async fn of_theme(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, Problem> {
    let code = ThemeCode::parse(&path.1).map_err(|_| Problem::NotFound)?;
    answer(lang, site, house, Followed::Theme(code)).await
}

async fn answer(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    followed: Followed,
) -> Result<HttpResponse, Problem> {
    let (lang, origin) = (lang.0, site.origin().to_owned());
    let feed = house
        .read(move |r| feed(r, &followed, lang, &origin))
        .await?;
    let xml = feed.render().map_err(Problem::fault)?;
    Ok(HttpResponse::Ok()
        .content_type("application/atom+xml; charset=utf-8")
        .insert_header(answers::same_for_all())
        .body(xml))
}

fn feed(
    r: &mut Reading<'_>,
    followed: &Followed,
    lang: Lang,
    origin: &str,
) -> Result<Feed, Failure> {
    let w = words(lang);
    let (title, page) = heading(r, followed, w)?;
    let written = following::newest(r, followed, MOST)?;
    let names = Names::of(r)?;
    let items = tell(r, w, &names, &written, followed)?;
    let path = path_of(followed);
    let first = entries::find(r, 0)?;
    let updated = written.first().map_or(first.time, |newest| newest.time);
    let own = |lang: Lang| format!("{origin}/feeds/{lang}/{path}.atom");
    Ok(Feed {
        lang,
        id: format!("{}feeds/{lang}/{path}", names.tag),
        title: w.feeds_title(title, w.house_name()),
        subtitle: w.feeds_subtitle(),
        author: w.house_name(),
        updated: micros::text(updated),
        own: own(lang),
        other: own(lang.other()),
        other_lang: lang.other(),
        page: format!("{origin}/{lang}{page}"),
        icon: format!("{origin}{}", super::assets::MARK_SVG),
        origin: origin.to_owned(),
        items,
    })
}

/// What a feed is about, and the page of it.
fn heading(
    r: &mut Reading<'_>,
    followed: &Followed,
    w: &Words,
) -> Result<(String, String), Failure> {
    Ok(match followed {
        Followed::Everything => (w.feeds_everything(), "/record".to_owned()),
        Followed::Norms => (w.feeds_norms(), "/norms".to_owned()),
        Followed::Votes => (w.feeds_votes(), "/votes".to_owned()),
        Followed::Member(code) => {
            let roster = members::roster(r)?;
            roster.find(code).ok_or(StoreError::NotFound)?;
            let name = roster.short(code, w.lang());
            (w.feeds_of_one(name), format!("/members/{code}"))
        }
        Followed::Norm(symbol) => {
            let norm = norms::find(r, symbol)?;
            let name = format!("{}, {}", symbol.printed(), norm.title.of(w.lang()));
            (w.feeds_of_one(name), format!("/norms/{symbol}"))
        }
        Followed::Theme(code) => {
            let theme = themes::find(r, code)?.ok_or(StoreError::NotFound)?;
            let name = theme.name(w.lang()).to_owned();
            (w.feeds_of_one(name), format!("/norms?theme={code}"))
        }
    })
}

fn path_of(followed: &Followed) -> String {
    match followed {
        Followed::Everything => "everything".to_owned(),
        Followed::Norms => "norms".to_owned(),
        Followed::Votes => "votes".to_owned(),
        Followed::Member(code) => format!("members/{code}"),
        Followed::Norm(symbol) => format!("norms/{symbol}"),
        Followed::Theme(code) => format!("themes/{code}"),
    }
}

/// What every id of this house begins with (RFC 4151): its name and the day of its first entry, both fixed for ever.
///
/// # Errors
/// [`StoreError`] when the record does not begin with an opening.
pub fn tag(r: &mut Reading<'_>) -> Result<(String, String), StoreError> {
    let first = entries::find(r, 0)?;
    let Act::Open { origin, .. } = &first.entry.act else {
        return Err(StoreError::Corrupt("the record begins otherwise".into()));
    };
    let (host, log) = origin.split_once('/').unwrap_or((origin, "log"));
    // A port is no part of the name of an authority.
    let host = host.split(':').next().unwrap_or(host).to_owned();
    let day = first.time.strftime("%Y-%m-%d");
    Ok((format!("tag:{host},{day}:{log}/"), host))
}
