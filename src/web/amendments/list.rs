//! The amendments to a proposal, with the order in which they are put to the vote.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;

use super::page::{chip, named, prose, symbol, taking_part, whole};
use super::redlined::{name_at, names, obstacles};
use crate::acts::amendments::{TakingUp, taking_up};
use crate::acts::{application, parts as acts};
use crate::record::entries::VotingPart;
use crate::rules::Refusal;
use crate::rules::amendments::{AmendmentState, may_propose};
use crate::rules::permissions::Action;
use crate::rules::stage::Stage;
use crate::rules::visibility::Viewer;
use crate::rules::words::{Lang, ProposalSymbol, UnitSymbol};
use crate::store::amendment_drafts::{self, AmendmentDraft};
use crate::store::amendments::{self, Amendment};
use crate::store::ballots::{self, Ballot};
use crate::store::members::{self, Roster};
use crate::store::parts::{self, Part};
use crate::store::proposals::Proposal;
use crate::store::{Failure, Head, Reading, proposals};
use crate::web::answers;
use crate::web::desk as desks;
use crate::web::forms::{FormErrors, Offer, fresh_request_id};
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::problems::Problem;
use crate::web::refusals;
use crate::web::results;
use crate::web::shell::{Section, Shell};
use crate::web::signed_in::SignedIn;
use crate::web::site::Site;
use crate::web::words::{Words, words};

/// Everything that the page is made of, read at one moment.
struct Seen {
    head: Head,
    proposal: Proposal,
    title: String,
    all: Vec<Amendment>,
    texts: application::BothTexts,
    order: Vec<(Part, Option<Ballot>)>,
    reason: Option<(Lang, String)>,
    roster: Roster,
    drafts: Vec<AmendmentDraft>,
    taking: Option<TakingUp>,
    part: Result<(), Refusal>,
    turn: Option<i64>,
}

fn see(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    symbol: &ProposalSymbol,
    lang: Lang,
) -> Result<Seen, Failure> {
    let proposal = proposals::find(r, viewer, symbol)?;
    let titles = proposals::titles(r, viewer, std::slice::from_ref(symbol))?;
    let title = titles.get(symbol).map(|titles| titles.of(lang).to_owned());
    let mut order = Vec::new();
    for part in parts::of_proposal(r, viewer, symbol)? {
        let ballot = match &part.ballot {
            Some(ballot) => Some(ballots::find(r, viewer, ballot)?),
            None => None,
        };
        order.push((part, ballot));
    }
    let reason = match &proposal.order {
        Some((_, reason)) => Some(prose(r, viewer, reason)?),
        None => None,
    };
    let mut drafts = amendment_drafts::open(r, viewer)?;
    drafts.retain(|draft| draft.proposal == *symbol);
    let is_sponsor = viewer.delegation() == Some(&proposal.sponsor);
    let taking = match is_sponsor && proposal.stage.is_open_to_revision() {
        true => Some(taking_up(r, viewer, symbol)?),
        false => None,
    };
    let turn = match acts::turn(r, viewer, &proposal) {
        Ok(part) => Some(part.place),
        Err(Failure::Refused(_)) => None,
        Err(failure) => return Err(failure),
    };
    Ok(Seen {
        head: r.head().clone(),
        title: title.unwrap_or_default(),
        all: amendments::of_proposal(r, viewer, symbol)?,
        texts: acts::final_text(r, viewer, &proposal)?,
        order,
        reason,
        roster: members::roster(r)?,
        drafts,
        taking,
        part: taking_part(r, viewer)?,
        turn,
        proposal,
    })
}

/// An amendment in the list.
pub struct Line {
    pub url: String,
    pub symbol: String,
    pub sponsor: String,
    pub cosponsors: String,
    pub units: String,
    pub chip: (&'static str, String),
    pub vote_url: String,
    pub vote: String,
}

/// A place in the order of voting.
pub struct Place {
    pub said: String,
    pub url: String,
    pub chip: (&'static str, String),
    pub vote_url: String,
    pub vote: String,
}

/// A draft of the visitor's delegation.
pub struct DraftLine {
    pub url: String,
    pub said: String,
}

#[derive(Template)]
#[template(path = "amendments/list.html")]
struct Page {
    shell: Shell,
    crumbs: Vec<(String, String)>,
    errors: FormErrors,
    title: String,
    stage: (&'static str, String),
    lines: Vec<Line>,
    places: Vec<Place>,
    order_reason: String,
    order_lang: Lang,
    drafts: Vec<DraftLine>,
    /// The units an amendment can begin with; empty where none can be drafted.
    units: Vec<Offer>,
    start_url: String,
    why_no_draft: String,
    taking: String,
    taking_against: Vec<String>,
    take_up_url: String,
    links: Vec<(String, String)>,
    request_id: String,
    is_desk: bool,
}

/// `GET /{lang}/proposals/{symbol}/amendments`.
///
/// # Errors
/// Not found, also for a proposal for members.
pub async fn public(
    path: web::Path<(String, String)>,
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
) -> Result<HttpResponse, Problem> {
    let (symbol, lang) = (symbol(&path.1)?, lang.0);
    let of = symbol.clone();
    let seen = house
        .read(move |r| see(r, &Viewer::Public, &of, lang))
        .await?;
    let place = format!("/proposals/{symbol}/amendments");
    let title = words(lang).amendments_to(symbol.as_str());
    let shell = Shell::public(&site, lang, &place, title, Section::Proposals)
        .as_of(seen.head.n - 1, seen.head.time);
    answers::page(&page_of(shell, "/proposals", &seen, None)?)
}

/// `GET /{lang}/desk/proposals/{symbol}/amendments`.
///
/// # Errors
/// Not found for this visitor.
pub async fn desk(
    path: web::Path<(String, String)>,
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    desk_page(&site, &house, lang.0, &caller, symbol(&path.1)?, None).await
}

/// The list at the desk, with the refusal of what was attempted on it.
///
/// # Errors
/// Not found for this visitor.
pub async fn desk_page(
    site: &Site,
    house: &House,
    lang: Lang,
    caller: &SignedIn,
    symbol: ProposalSymbol,
    refused: Option<Refusal>,
) -> Result<HttpResponse, Problem> {
    let (of, viewer) = (symbol.clone(), caller.viewer());
    let seen = house.read(move |r| see(r, &viewer, &of, lang)).await?;
    let w = words(lang);
    let place = format!("/desk/proposals/{symbol}/amendments");
    let title = w.amendments_to(symbol.as_str());
    let shell = desks::shell(site, lang, &place, title, &caller.visitor, &seen.roster);
    let status = match refused {
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    let mut page = page_of(shell, "/desk/proposals", &seen, refused)?;
    page.request_id = fresh_request_id()?;
    at_the_desk(&mut page, &seen, caller, w);
    answers::page_with(status, &page)
}

fn at_the_desk(page: &mut Page, seen: &Seen, caller: &SignedIn, w: &Words) {
    let lang = w.lang();
    let here = format!("/{lang}/desk/proposals/{}", seen.proposal.symbol);
    page.is_desk = true;
    if caller.may(Action::Draft) {
        let law = seen.part.clone().and(may_propose(seen.proposal.stage));
        match law {
            Ok(()) => {
                page.start_url = format!("{here}/amendments");
                page.units = beginnings(&seen.texts, w);
            }
            Err(refusal) => {
                page.why_no_draft = w.act_why_not(w.amendment_start(), refusals::say(&refusal, w));
            }
        }
    }
    page.drafts = seen
        .drafts
        .iter()
        .map(|draft| DraftLine {
            url: format!("/{lang}/desk/amendments/{}", draft.id),
            said: w.amendment_draft_line(draft.words.changes.len() as i64, w.moment(draft.changed)),
        })
        .collect();
    if let Some(taking) = seen
        .taking
        .as_ref()
        .filter(|one| !one.amendments.is_empty())
    {
        let symbols: Vec<String> = taking.amendments.iter().map(|n| format!("A.{n}")).collect();
        page.taking = w.amendments_await(w.list(&symbols));
        for (number, found) in &taking.obstacles {
            let said = obstacles(found, &seen.texts, w);
            let said = said.into_iter();
            page.taking_against
                .extend(said.map(|one| w.amendment_against(*number, one)));
        }
        if taking.obstacles.is_empty() && caller.may(Action::Revise) && seen.part.is_ok() {
            page.take_up_url = format!("{here}/amendments/revision");
        }
    }
    if caller.may(Action::OrderVoting) && seen.proposal.stage == Stage::FinalText {
        page.links
            .push((format!("{here}/voting-order"), w.amendment_order_link()));
    }
    let is_whole = seen.turn.is_none()
        && seen.proposal.stage == Stage::Parts
        && seen.order.iter().all(|(part, _)| part.settled.is_some());
    if caller.may(Action::OpenBallot) && (seen.turn.is_some() || is_whole) {
        let label = match seen.turn {
            Some(place) => w.amendment_open_part(place),
            None => w.amendment_open_whole(),
        };
        page.links.push((format!("{here}/ballot"), label));
    }
}

/// The units that an amendment can begin with.
fn beginnings(texts: &application::BothTexts, w: &Words) -> Vec<Offer> {
    let mut offers = vec![Offer::of("", w.amendment_without_unit())];
    offers.extend(units(texts, w));
    offers
}

/// Every unit of a text, by its id, its name and its first words.
pub fn units(texts: &application::BothTexts, w: &Words) -> Vec<Offer> {
    let lang = match texts.of(w.lang()) {
        Some(_) => w.lang(),
        None => w.lang().other(),
    };
    let Some(text) = texts.of(lang) else {
        return Vec::new();
    };
    let named = text.units().iter().enumerate().filter_map(|(at, unit)| {
        let id = texts.ids.at(&unit.id)?;
        let name = name_at(text, at, w);
        let words = crate::text::excerpt(&unit.words, 60);
        let label = match unit.kind.is_heading() || unit.label.is_empty() {
            true => name,
            false => w.amendment_unit_offer(name, words),
        };
        Some(Offer::of(id.to_string(), label))
    });
    named.collect()
}

fn page_of(
    shell: Shell,
    base: &str,
    seen: &Seen,
    refused: Option<Refusal>,
) -> Result<Page, Problem> {
    let w = shell.w();
    let of = format!("{base}/{}", seen.proposal.symbol);
    let lines = seen.all.iter().map(|one| line(&shell, &of, seen, one, w));
    let lines = lines.collect();
    let places = seen.order.iter();
    let places = places
        .map(|(part, ballot)| place(&shell, &of, seen, part, ballot.as_ref(), w))
        .collect();
    let (order_lang, order_reason) = seen
        .reason
        .clone()
        .unwrap_or_else(|| (shell.lang, String::new()));
    Ok(Page {
        crumbs: vec![
            (shell.url(base), w.proposals_title()),
            (shell.url(&of), seen.proposal.symbol.to_string()),
        ],
        errors: refused.map_or_else(FormErrors::none, |refusal| whole(&refusal, w)),
        title: seen.title.clone(),
        stage: crate::web::proposals::wording::chip(seen.proposal.stage, w),
        lines,
        places,
        order_reason,
        order_lang,
        drafts: Vec::new(),
        units: Vec::new(),
        start_url: String::new(),
        why_no_draft: String::new(),
        taking: String::new(),
        taking_against: Vec::new(),
        take_up_url: String::new(),
        links: Vec::new(),
        request_id: String::new(),
        is_desk: false,
        shell,
    })
}

fn line(shell: &Shell, of: &str, seen: &Seen, one: &Amendment, w: &Words) -> Line {
    let mut units: Vec<UnitSymbol> = Vec::new();
    for unit in one.changes.iter().filter_map(|change| change.unit.clone()) {
        if !units.contains(&unit) {
            units.push(unit);
        }
    }
    let ballot = one.ballot.as_ref();
    Line {
        url: shell.url(&format!("{of}/amendments/{}", one.number)),
        symbol: one.symbol(),
        sponsor: seen.roster.short(&one.member, shell.lang),
        cosponsors: named(&seen.roster, &one.cosponsors, w),
        units: names(&seen.texts, &units, w),
        chip: chip(one.state, w),
        vote_url: ballot.map_or_else(String::new, |ballot| shell.url(&format!("/votes/{ballot}"))),
        vote: ballot.map_or_else(String::new, ToString::to_string),
    }
}

fn place(
    shell: &Shell,
    of: &str,
    seen: &Seen,
    part: &Part,
    ballot: Option<&Ballot>,
    w: &Words,
) -> Place {
    let (said, url, state) = match &part.what {
        VotingPart::Amendment(number) => {
            let amendment = seen.all.iter().find(|one| one.number == *number);
            let sponsor = amendment.map_or_else(String::new, |one| {
                seen.roster.short(&one.member, shell.lang)
            });
            (
                w.amendment_place_of(format!("A.{number}"), sponsor),
                shell.url(&format!("{of}/amendments/{number}")),
                amendment.map(|one| one.state),
            )
        }
        VotingPart::Division(units) => (
            w.amendment_place_division(names(&seen.texts, units, w)),
            String::new(),
            None,
        ),
    };
    let chip = match (state, ballot) {
        (Some(state), _) if state != AmendmentState::Standing => chip(state, w),
        (_, Some(ballot)) => {
            let (look, word) = results::chip(ballot, seen.head.time, w);
            (look, word)
        }
        _ if seen.turn == Some(part.place) => ("due", w.amendment_its_turn()),
        _ => ("quiet", w.amendment_not_yet()),
    };
    Place {
        said,
        url,
        chip,
        vote_url: ballot.map_or_else(String::new, |one| {
            shell.url(&format!("/votes/{}", one.symbol))
        }),
        vote: ballot.map_or_else(String::new, |one| one.symbol.to_string()),
    }
}
