//! Lists of proposals: filtered in the query string, paged by the entry of submission.

use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::wording;
use crate::rules::permissions::Action;
use crate::rules::stage::Stage;
use crate::rules::visibility::Viewer;
use crate::rules::words::Lang;
use crate::store::members::{self, Roster};
use crate::store::proposals::{self, Page, Sought, Titles};
use crate::store::themes::{self, Theme};
use crate::store::{Failure, Head, Reading};
use crate::web::answers;
use crate::web::as_of::AsOf;
use crate::web::desk as desks;
use crate::web::forms::{FormErrors, Offer};
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::problems::Problem;
use crate::web::shell::{Section, Shell};
use crate::web::signed_in::SignedIn;
use crate::web::site::Site;
use crate::web::words::{Words, words};

/// Proposals on one page.
const MOST: usize = 25;

/// What the query string may say; nothing and an empty word are the same.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Query {
    #[serde(default)]
    stage: String,
    #[serde(default)]
    theme: String,
    #[serde(default)]
    sponsor: String,
    #[serde(default)]
    before: String,
    #[serde(default)]
    after: String,
    /// The day as of which the public list is asked for.
    #[serde(default)]
    on: String,
}

impl Query {
    fn sought(&self) -> Result<Sought, Problem> {
        fn word<T: std::str::FromStr>(typed: &str) -> Result<Option<T>, Problem> {
            match typed {
                "" => Ok(None),
                typed => typed.parse().map(Some).map_err(|_| Problem::Unreadable),
            }
        }
        Ok(Sought {
            stage: word(&self.stage)?,
            theme: word(&self.theme)?,
            sponsor: word(&self.sponsor)?,
            before: word(&self.before)?,
            after: word(&self.after)?,
        })
    }

    fn filters(&self) -> String {
        [
            ("stage", &self.stage),
            ("theme", &self.theme),
            ("sponsor", &self.sponsor),
        ]
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{name}={value}"))
        .collect::<Vec<_>>()
        .join("&")
    }

    fn at(&self, place: &str, index: Option<i64>) -> String {
        let Some(index) = index else {
            return String::new();
        };
        let filters = self.filters();
        let and = if filters.is_empty() { "" } else { "&" };
        format!("?{filters}{and}{place}={index}")
    }
}

/// One line of the list, ready to print.
struct Line {
    url: String,
    title: String,
    lang: Lang,
    note: String,
    chip: (&'static str, String),
    is_for_members: bool,
    when: String,
}

#[derive(Template)]
#[template(path = "proposals/list.html")]
struct ListPage {
    shell: Shell,
    errors: FormErrors,
    lead: String,
    as_of: AsOf,
    stages: Vec<Offer>,
    themes: Vec<Offer>,
    sponsors: Vec<Offer>,
    lines: Vec<Line>,
    empty: String,
    newer: String,
    older: String,
    /// Where a new draft begins, for whoever may write one.
    draft_url: Option<String>,
}

/// What was read for a list.
struct Found {
    head: Head,
    page: Page,
    titles: std::collections::HashMap<crate::rules::words::ProposalSymbol, Titles>,
    themes: Vec<Theme>,
    roster: Roster,
}

fn find(r: &mut Reading<'_>, viewer: &Viewer, sought: &Sought) -> Result<Found, Failure> {
    let head = r.head().clone();
    let page = proposals::list(r, viewer, sought, MOST)?;
    let symbols: Vec<_> = page.proposals.iter().map(|p| p.symbol.clone()).collect();
    Ok(Found {
        head,
        titles: proposals::titles(r, viewer, &symbols)?,
        page,
        themes: themes::all(r)?,
        roster: members::roster(r)?,
    })
}

/// `GET /{lang}/proposals`.
///
/// # Errors
/// Unreadable for a filter that is no word of its list; 422 for a day that cannot be shown.
pub async fn public(
    lang: Language,
    query: web::Query<Query>,
    site: web::Data<Site>,
    house: web::Data<House>,
) -> Result<HttpResponse, Problem> {
    let sought = query.sought()?;
    let w = words(lang.0);
    let on = query.on.clone();
    let (as_of, found) = house
        .read(move |r| {
            let as_of = AsOf::turn(r, &on, w)?;
            Ok::<_, Failure>((as_of, find(r, &Viewer::Public, &sought)?))
        })
        .await?;
    let mut filters = query.filters();
    for (place, typed) in [("before", &query.before), ("after", &query.after)] {
        if !typed.is_empty() {
            let and = if filters.is_empty() { "" } else { "&" };
            filters = format!("{filters}{and}{place}={typed}");
        }
    }
    let shell = Shell::public(
        &site,
        lang.0,
        "/proposals",
        w.proposals_title(),
        Section::Proposals,
    )
    .with_query(&filters)
    .on_day(as_of.day)
    .as_of(found.head.n - 1, found.head.time);
    let mut page = list_page(shell, w.proposals_lead(), "/proposals", &query, &found);
    page.as_of = as_of.clone();
    as_of.answer(&page)
}

/// `GET /{lang}/desk/proposals`: with the visitor's eyes.
///
/// # Errors
/// Unreadable for a filter that is no word of its list.
pub async fn desk(
    lang: Language,
    query: web::Query<Query>,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    let sought = query.sought()?;
    let viewer = caller.viewer();
    let found = house.read(move |r| find(r, &viewer, &sought)).await?;
    let w = words(lang.0);
    let shell = desks::shell(
        &site,
        lang.0,
        "/desk/proposals",
        w.proposals_title(),
        &caller.visitor,
        &found.roster,
    )
    .with_query(&query.filters());
    let lead = w.proposals_desk_lead();
    let drafts = shell.url("/desk/drafts");
    let mut page = list_page(shell, lead, "/desk/proposals", &query, &found);
    page.draft_url = caller.may(Action::Draft).then_some(drafts);
    answers::page(&page)
}

fn list_page(shell: Shell, lead: String, base: &str, query: &Query, found: &Found) -> ListPage {
    let w = shell.w();
    let lang = shell.lang;
    let lines = found
        .page
        .proposals
        .iter()
        .map(|proposal| {
            let title = found.titles.get(&proposal.symbol);
            let theme = found.themes.iter().find(|t| t.code == proposal.theme);
            let sponsor = found.roster.short(&proposal.sponsor, lang);
            Line {
                url: shell.url(&format!("{base}/{}", proposal.symbol)),
                title: title.map_or_else(|| proposal.symbol.to_string(), |t| t.of(lang).to_owned()),
                lang: title.map_or(lang, |t| t.written_in(lang)),
                note: w.proposal_line(
                    proposal.symbol.as_str(),
                    sponsor,
                    theme.map_or("", |theme| theme.name(lang)),
                ),
                chip: wording::chip(proposal.stage, w),
                is_for_members: !proposal.is_open(),
                when: match (proposal.stage, proposal.consultation_until) {
                    (Stage::Consultation, Some(until)) => {
                        w.proposal_consultation_until(w.moment(until))
                    }
                    _ => w.proposal_submitted_on(w.date_of(proposal.submitted)),
                },
            }
        })
        .collect();
    let is_narrowed = !query.filters().is_empty();
    let page_url = |place, index| match query.at(place, index) {
        none if none.is_empty() => none,
        at => format!("{}{}", shell.url(&format!("{base}{at}")), shell.kept_too()),
    };
    ListPage {
        errors: FormErrors::none(),
        as_of: AsOf::default(),
        lead,
        stages: stage_offers(query, w),
        themes: theme_offers(query, &found.themes, w),
        sponsors: sponsor_offers(query, &found.roster, w),
        lines,
        empty: if is_narrowed {
            w.proposals_empty_filtered()
        } else {
            w.proposals_empty()
        },
        newer: page_url("after", found.page.newer),
        older: page_url("before", found.page.older),
        draft_url: None,
        shell,
    }
}

fn stage_offers(query: &Query, w: &Words) -> Vec<Offer> {
    let mut offers = vec![Offer::of("", w.proposals_any_stage())];
    offers.extend(
        Stage::ALL
            .iter()
            .map(|stage| Offer::of(stage.as_str(), w.proposal_stage(stage.as_str()))),
    );
    Offer::taken(offers, &query.stage)
}

fn theme_offers(query: &Query, themes: &[Theme], w: &Words) -> Vec<Offer> {
    let mut offers = vec![Offer::of("", w.proposals_any_theme())];
    offers.extend(
        themes
            .iter()
            .map(|theme| Offer::of(theme.code.as_str(), theme.name(w.lang()))),
    );
    Offer::taken(offers, &query.theme)
}

fn sponsor_offers(query: &Query, roster: &Roster, w: &Words) -> Vec<Offer> {
    let mut members: Vec<(String, String)> = roster
        .all()
        .map(|member| {
            (
                member.code.to_string(),
                roster.short(&member.code, w.lang()),
            )
        })
        .collect();
    members.sort_by_key(|(_, name)| w.sort_key(name));
    let mut offers = vec![Offer::of("", w.proposals_any_sponsor())];
    offers.extend(
        members
            .into_iter()
            .map(|(code, name)| Offer::of(code, name)),
    );
    Offer::taken(offers, &query.sponsor)
}
