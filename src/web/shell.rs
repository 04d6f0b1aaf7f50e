//! The shell around every page: who we are, where one is, the other language, what the page rests on.

use jiff::Timestamp;
use jiff::civil::Date;

use super::assets;
use super::feeds::{self, Announced};
use super::refusals::checkpoint;
use super::site::{DemoBanner, Site};
use super::tables::{self, Picture};
use super::words::{Words, words};
use crate::rules::words::Lang;
use crate::store::gate::Closed;

/// The part of the register a page belongs to; marked in the main navigation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// The first page, and pages outside the six parts.
    None,
    Norms,
    Proposals,
    Votes,
    Members,
    Adoption,
    Record,
    /// A page under `/{lang}/desk`.
    Desk,
    /// A page that says why there is no other.
    Problem,
}

/// A signed-in delegation or officer, as the corner of a desk page says it; never a public page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visitor {
    /// « Delegation of France », « Secretariat, officer ».
    pub label: String,
    pub desk_url: String,
}

/// The newest public act at the moment the page was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LastAct {
    pub index: i64,
    pub at: Timestamp,
}

/// What `templates/layout.html` prints around a page; the field `shell` of every page struct.
#[derive(Clone, Debug)]
pub struct Shell {
    pub lang: Lang,
    /// The path without the language: `/norms/GAIP-NORM-0007`.
    pub path: String,
    /// The query string without `?`; empty if none. It follows into the other language.
    pub query: String,
    pub title: String,
    pub current: Section,
    pub banner: DemoBanner,
    /// `None` on public pages: they are the same bytes for everybody.
    pub signed_in: Option<Visitor>,
    pub last_act: Option<LastAct>,
    /// What keeps the register from being changed, as a sentence; empty while nothing does.
    pub read_only: String,
    /// The day gone by that the page shows; `None` for the present.
    pub day: Option<DayShown>,
    origin: String,
}

/// A day gone by, as a page of it says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayShown {
    /// `on=2026-03-02`, as links to pages of the same day carry it.
    pub part: String,
    pub sentence: String,
    /// The same page today.
    pub today_url: String,
}

/// One link of the main navigation.
pub struct NavLink {
    pub url: String,
    pub label: String,
    pub is_current: bool,
}

impl Shell {
    /// The shell of a public page. `path` begins with `/` and has no language in it.
    pub fn public(site: &Site, lang: Lang, path: &str, title: String, current: Section) -> Self {
        Self {
            lang,
            path: path.to_owned(),
            query: String::new(),
            title,
            current,
            banner: site.banner,
            signed_in: None,
            last_act: None,
            read_only: read_only(site, lang),
            day: None,
            origin: site.origin().to_owned(),
        }
    }

    /// What the page is about, in a sentence or two.
    pub fn about(&self) -> String {
        let (w, title) = (self.w(), self.title.as_str());
        match self.current {
            Section::None if self.path == "/" => w.about_home(),
            Section::Norms => w.about_norms(title),
            Section::Proposals => w.about_proposals(title),
            Section::Votes => w.about_votes(title),
            Section::Members => w.about_members(title),
            Section::Adoption => w.about_adoption(title),
            Section::Record => w.about_record(title),
            Section::None | Section::Desk | Section::Problem => w.about_other(title),
        }
    }

    /// The shell of a page under `/{lang}/desk`; `path` begins with `/desk`.
    pub fn desk(site: &Site, lang: Lang, path: &str, title: String, visitor: Visitor) -> Self {
        Self {
            signed_in: Some(visitor),
            ..Self::public(site, lang, path, title, Section::Desk)
        }
    }

    /// The query string, without `?`, as it belongs in the canonical address.
    #[must_use]
    pub fn with_query(mut self, query: &str) -> Self {
        self.query = query.to_owned();
        self
    }

    /// The day gone by that the page shows, said above it and kept in its address; nothing in the present.
    #[must_use]
    pub fn on_day(mut self, day: Option<Date>) -> Self {
        if let Some(day) = day {
            let (w, part) = (self.w(), format!("on={day}"));
            self.day = Some(DayShown {
                part: part.clone(),
                sentence: w.as_of_banner(w.date(day)),
                today_url: self.here_in(self.lang),
            });
            let mark = if self.query.is_empty() { "" } else { "&" };
            self.query = format!("{}{mark}{part}", self.query);
        }
        self
    }

    /// What a link to another page of the same day ends in: `?on=2026-03-02`, or nothing.
    pub fn kept(&self) -> String {
        self.day
            .as_ref()
            .map_or_else(String::new, |day| format!("?{}", day.part))
    }

    /// As [`Shell::kept`], after a query.
    pub fn kept_too(&self) -> String {
        self.day
            .as_ref()
            .map_or_else(String::new, |day| format!("&{}", day.part))
    }

    /// The head of the record at which the page was read: printed in its foot.
    #[must_use]
    pub fn as_of(mut self, index: i64, at: Timestamp) -> Self {
        self.last_act = Some(LastAct { index, at });
        self
    }

    /// The address of the style sheet.
    pub const fn look(&self) -> &'static str {
        assets::LOOK_CSS
    }

    /// The address of the light touches, which no page needs.
    pub const fn touches(&self) -> &'static str {
        assets::TOUCHES_JS
    }

    /// The address of the mark beside the house's name.
    pub const fn mark(&self) -> &'static str {
        assets::MARK_SVG
    }

    /// The words of the page's language.
    pub fn w(&self) -> &'static Words {
        words(self.lang)
    }

    /// The address of a path in the page's language: `url("/norms")` is `/en/norms`.
    pub fn url(&self, path: &str) -> String {
        format!("/{}{path}", self.lang)
    }

    /// The entries of the record behind this page: of what its address names, or all of them.
    pub fn how_url(&self) -> String {
        let mut parts = self.path.split('/').skip(1);
        // Symbols and codes are in capitals: `/votes/compare` is none.
        let is_symbol = |piece: &&str| piece.starts_with(|c: char| c.is_ascii_uppercase());
        let narrowed = match (parts.next(), parts.next().filter(is_symbol)) {
            (Some("norms" | "proposals" | "votes"), Some(symbol)) => format!("?symbol={symbol}"),
            (Some("members"), Some(code)) => format!("?member={code}"),
            _ => String::new(),
        };
        format!("/{}/record{narrowed}", self.lang)
    }

    /// The files of the table that this page is: of a list, or of the votes of a member.
    pub fn files(&self) -> Vec<(String, &'static str)> {
        tables::links(&self.url(&self.path), &self.query, Picture::None)
    }

    /// The feeds that this page announces, the widest first.
    pub fn feeds(&self) -> Vec<Announced> {
        feeds::announced(self)
    }

    /// The feed of what this page is about.
    pub fn follow_url(&self) -> String {
        self.feeds().pop().map_or_else(String::new, |feed| feed.url)
    }

    /// This page in a language, with its query.
    pub fn here_in(&self, lang: Lang) -> String {
        let mark = if self.query.is_empty() { "" } else { "?" };
        format!("/{lang}{}{mark}{}", self.path, self.query)
    }

    /// This page in the other language.
    pub fn elsewhere(&self) -> String {
        self.here_in(self.lang.other())
    }

    /// Scheme, host and port under which the register is reached.
    pub fn site_origin(&self) -> &str {
        &self.origin
    }

    /// The one absolute address of this page.
    pub fn canonical(&self) -> String {
        format!("{}{}", self.origin, self.here_in(self.lang))
    }

    /// The absolute address of this page in each language.
    pub fn alternates(&self) -> [(Lang, String); 2] {
        [Lang::En, Lang::Fr].map(|lang| (lang, format!("{}{}", self.origin, self.here_in(lang))))
    }

    /// Desk pages have one reader and problems no address of their own: nothing there to index.
    pub fn is_public(&self) -> bool {
        !matches!(self.current, Section::Desk | Section::Problem)
    }

    /// The pages that have a search box of their own need none in the head.
    pub fn has_search_in_head(&self) -> bool {
        !matches!(self.path.as_str(), "/" | "/search" | "/desk/search")
    }

    /// Where the search of this page's reader is.
    pub fn search_url(&self) -> String {
        match self.signed_in {
            Some(_) => self.url("/desk/search"),
            None => self.url("/search"),
        }
    }

    pub fn is_example(&self) -> bool {
        self.banner == DemoBanner::Shown
    }

    /// The main navigation, in order.
    pub fn nav(&self) -> [NavLink; 6] {
        let w = self.w();
        [
            (Section::Norms, "/norms", w.nav_norms()),
            (Section::Proposals, "/proposals", w.nav_proposals()),
            (Section::Votes, "/votes", w.nav_votes()),
            (Section::Members, "/members", w.nav_members()),
            (Section::Adoption, "/adoption", w.nav_adoption()),
            (Section::Record, "/record", w.nav_record()),
        ]
        .map(|(section, path, label)| NavLink {
            url: self.url(path),
            label,
            is_current: section == self.current,
        })
    }
}

fn read_only(site: &Site, lang: Lang) -> String {
    let w = words(lang);
    match site.gate.closed() {
        None => String::new(),
        Some(Closed::NotCompared) => w.not_compared_banner().to_owned(),
        Some(Closed::Missing(missing)) => {
            w.read_only_banner(checkpoint(missing.size, &missing.root_text(), w))
        }
    }
}
