//! The page of an amendment: in context as a redline, with its reason, its sponsors and what became of it.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;

use super::redlined::{Redlined, obstacles, redlined, sentence};
use crate::acts::amendments::Found;
use crate::acts::{application, sponsors};
use crate::rules::Refusal;
use crate::rules::amendments::AmendmentState;
use crate::rules::permissions::Action;
use crate::rules::visibility::Viewer;
use crate::rules::words::{Commitment, Lang, MemberCode, ProposalSymbol};
use crate::store::amendments;
use crate::store::ballots::{self, Ballot};
use crate::store::members::{self, Roster};
use crate::store::{Failure, Head, Reading, StoreError, documents, proposals};
use crate::web::answers;
use crate::web::desk as desks;
use crate::web::forms::{FormErrors, fresh_request_id};
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::problems::Problem;
use crate::web::proposals::paragraphs;
use crate::web::refusals;
use crate::web::results;
use crate::web::shell::{Section, Shell};
use crate::web::signed_in::SignedIn;
use crate::web::site::Site;
use crate::web::unit_links;
use crate::web::words::{Words, words};

/// Everything that the page is made of, read at one moment.
pub struct Seen {
    pub head: Head,
    pub found: Found,
    pub title: String,
    pub roster: Roster,
    pub ballot: Option<Ballot>,
    base: application::BothTexts,
    made: Option<application::BothTexts>,
    changes: Vec<application::WordedChange>,
    /// Against the text as it is now, while it stands.
    against: Vec<application::Obstacle>,
    reason: (Lang, String),
    fallen: Option<(Lang, String)>,
    /// Whether the visitor's member takes part today.
    part: Result<(), Refusal>,
}

/// Reads an amendment for its page.
///
/// # Errors
/// Not found for this viewer.
pub fn see(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    symbol: &ProposalSymbol,
    number: i64,
    lang: Lang,
) -> Result<Seen, Failure> {
    let proposal = proposals::find(r, viewer, symbol)?;
    let amendment = amendments::find(r, viewer, symbol, number)?;
    let base = application::texts_of(r, viewer, symbol, amendment.revision)?;
    let changes = application::changes_of(r, viewer, &amendment)?;
    let made = application::applied(&base, &base, &changes).ok();
    let mut against = Vec::new();
    let newest = proposal.final_revision.unwrap_or(proposal.revision);
    if amendment.state == AmendmentState::Standing && amendment.revision != newest {
        let current = application::texts_of(r, viewer, symbol, newest)?;
        against = application::applied(&base, &current, &changes)
            .err()
            .unwrap_or_default();
    }
    let reason = prose(r, viewer, &amendment.reason)?;
    let fallen = match &amendment.fallen {
        Some(fallen) => Some(prose(r, viewer, fallen)?),
        None => None,
    };
    let ballot = match &amendment.ballot {
        Some(ballot) => Some(ballots::find(r, viewer, ballot)?),
        None => None,
    };
    let titles = proposals::titles(r, viewer, std::slice::from_ref(symbol))?;
    let title = titles.get(symbol).map(|titles| titles.of(lang).to_owned());
    Ok(Seen {
        head: r.head().clone(),
        found: Found {
            proposal,
            amendment,
        },
        title: title.unwrap_or_default(),
        roster: members::roster(r)?,
        ballot,
        base,
        made,
        changes,
        against,
        reason,
        fallen,
        part: taking_part(r, viewer)?,
    })
}

/// Whether the viewer's member takes part in the work today.
pub fn taking_part(r: &mut Reading<'_>, viewer: &Viewer) -> Result<Result<(), Refusal>, Failure> {
    match viewer
        .delegation()
        .map(|member| sponsors::may_take_part(r, member))
    {
        None | Some(Ok(())) => Ok(Ok(())),
        Some(Err(Failure::Refused(refusal))) => Ok(Err(refusal)),
        Some(Err(failure)) => Err(failure),
    }
}

/// A document with the language it is written in.
pub fn prose(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    commitment: &Commitment,
) -> Result<(Lang, String), StoreError> {
    match documents::find(r, viewer, commitment) {
        Ok(document) => {
            let lang = match document.media.ends_with("lang=fr") {
                true => Lang::Fr,
                false => Lang::En,
            };
            Ok((lang, document.body))
        }
        // What is withheld says so.
        Err(StoreError::NotFound) => {
            let wanted = [commitment.to_string()];
            let mut bodies = documents::bodies(r, viewer, &wanted)?;
            let body = bodies.remove(commitment.as_str()).unwrap_or_default();
            Ok((Lang::En, body))
        }
        Err(error) => Err(error),
    }
}

/// What kind of chip a state is, and its word.
pub fn chip(state: AmendmentState, w: &Words) -> (&'static str, String) {
    let kind = match state {
        AmendmentState::Standing => "open",
        AmendmentState::Accepted | AmendmentState::Adopted => "force",
        AmendmentState::Withdrawn
        | AmendmentState::Fallen
        | AmendmentState::Rejected
        | AmendmentState::NoDecision => "quiet",
    };
    (kind, w.amendment_state(state.as_str()))
}

/// Something that can be done with it, or why it cannot.
pub struct Offered {
    pub label: String,
    pub url: String,
    pub class: &'static str,
    /// Empty where it is offered.
    pub why_not: String,
}

#[derive(Template)]
#[template(path = "amendments/show.html")]
struct Page {
    shell: Shell,
    crumbs: Vec<(String, String)>,
    errors: FormErrors,
    symbol: String,
    question: String,
    chip: (&'static str, String),
    facts: Vec<(String, String)>,
    links: Vec<(String, String)>,
    /// Each change with the address of its unit; empty where it has none.
    changes: Vec<(String, String)>,
    against: Vec<String>,
    redlines: Vec<Redlined>,
    reason: Vec<String>,
    reason_lang: Lang,
    fallen: Vec<String>,
    fallen_lang: Lang,
    acts: Vec<Offered>,
    /// The officer may record that it falls.
    fall_url: String,
    request_id: String,
}

/// `GET /{lang}/proposals/{symbol}/amendments/{number}`.
///
/// # Errors
/// Not found, also for a proposal for members.
pub async fn public(
    path: web::Path<(String, String, i64)>,
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
) -> Result<HttpResponse, Problem> {
    let symbol = symbol(&path.1)?;
    let (of, number, lang) = (symbol.clone(), path.2, lang.0);
    let seen = house
        .read(move |r| see(r, &Viewer::Public, &of, number, lang))
        .await?;
    let place = format!("/proposals/{symbol}/amendments/{number}");
    let title = title_of(&seen, words(lang));
    let shell = Shell::public(&site, lang, &place, title, Section::Proposals)
        .as_of(seen.head.n - 1, seen.head.time);
    let page = page_of(shell, "/proposals", &seen, Vec::new(), None)?;
    answers::page(&page)
}

/// `GET /{lang}/desk/proposals/{symbol}/amendments/{number}`.
///
/// # Errors
/// Not found for this visitor.
pub async fn desk(
    path: web::Path<(String, String, i64)>,
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    desk_page(
        &site,
        &house,
        lang.0,
        &caller,
        (symbol(&path.1)?, path.2),
        None,
    )
    .await
}

/// The page at the desk, with the refusal of what was attempted on it.
///
/// # Errors
/// Not found for this visitor.
pub async fn desk_page(
    site: &Site,
    house: &House,
    lang: Lang,
    caller: &SignedIn,
    (symbol, number): (ProposalSymbol, i64),
    refused: Option<Refusal>,
) -> Result<HttpResponse, Problem> {
    let (of, viewer) = (symbol.clone(), caller.viewer());
    let seen = house
        .read(move |r| see(r, &viewer, &of, number, lang))
        .await?;
    let place = format!("/desk/proposals/{symbol}/amendments/{number}");
    let title = title_of(&seen, words(lang));
    let shell = desks::shell(site, lang, &place, title, &caller.visitor, &seen.roster);
    let acts = offers(&seen, caller, lang);
    let status = match refused {
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    let mut page = page_of(shell, "/desk/proposals", &seen, acts, refused)?;
    page.request_id = fresh_request_id()?;
    let stands = seen.found.amendment.state == AmendmentState::Standing;
    if stands && !seen.against.is_empty() && caller.may(Action::OrderVoting) {
        page.fall_url = format!("/{lang}{place}/fall");
    }
    answers::page_with(status, &page)
}

/// A symbol of the path; anything else there is not found.
pub fn symbol(typed: &str) -> Result<ProposalSymbol, Problem> {
    ProposalSymbol::parse(typed).map_err(|_| Problem::NotFound)
}

fn title_of(seen: &Seen, w: &Words) -> String {
    let found = &seen.found;
    w.amendment_title(found.amendment.symbol(), found.proposal.symbol.as_str())
}

fn page_of(
    shell: Shell,
    base: &str,
    seen: &Seen,
    acts: Vec<Offered>,
    refused: Option<Refusal>,
) -> Result<Page, Problem> {
    let w = shell.w();
    let (proposal, amendment) = (&seen.found.proposal, &seen.found.amendment);
    let of = format!("{base}/{}", proposal.symbol);
    let crumbs = vec![
        (shell.url(base), w.proposals_title()),
        (shell.url(&of), proposal.symbol.to_string()),
        (shell.url(&format!("{of}/amendments")), w.amendments_title()),
    ];
    let changes = seen.changes.iter();
    let (fallen_lang, fallen) = match &seen.fallen {
        Some((lang, said)) => (*lang, paragraphs(said)),
        None => (shell.lang, Vec::new()),
    };
    Ok(Page {
        symbol: amendment.symbol(),
        question: seen.title.clone(),
        chip: chip(amendment.state, w),
        facts: facts(seen, w),
        links: links(&shell, &of, seen, w),
        changes: changes
            .map(|change| {
                let unit = change.unit.as_ref();
                let url = unit.map_or_else(String::new, |unit| {
                    let id = application::id_of(unit);
                    // An address is one of the text that the amendment was made to.
                    let is_current = amendment.revision == proposal.revision;
                    let id = id.filter(|_| is_current);
                    let address = id.and_then(|id| seen.base.ids.address(id));
                    unit_links::url(proposal, unit, address, (base, shell.lang))
                });
                (url, sentence(&seen.base, change, w))
            })
            .collect(),
        against: obstacles(&seen.against, &seen.base, w),
        redlines: match &seen.made {
            Some(made) => redlined(&seen.base, made, w),
            None => Vec::new(),
        },
        reason: paragraphs(&seen.reason.1),
        reason_lang: seen.reason.0,
        fallen,
        fallen_lang,
        acts,
        fall_url: String::new(),
        request_id: String::new(),
        errors: refused.map_or_else(FormErrors::none, |refusal| whole(&refusal, w)),
        crumbs,
        shell,
    })
}

/// A refusal about the whole: these pages have no inputs to stand it beside.
pub fn whole(refusal: &Refusal, w: &Words) -> FormErrors {
    let mut errors = FormErrors::of(refusal, w);
    for error in &mut errors.entries {
        error.input = None;
    }
    errors
}

/// The members by their short names, in the order of the page's language.
pub fn named(roster: &Roster, codes: &[MemberCode], w: &Words) -> String {
    let mut names: Vec<String> = codes
        .iter()
        .map(|code| roster.short(code, w.lang()))
        .collect();
    names.sort_by_cached_key(|name| w.sort_key(name));
    match names.is_empty() {
        true => w.cell_nothing(),
        false => w.list(&names),
    }
}

fn facts(seen: &Seen, w: &Words) -> Vec<(String, String)> {
    let amendment = &seen.found.amendment;
    let mut facts = vec![
        (
            w.amendment_sponsor(),
            seen.roster.short(&amendment.member, w.lang()),
        ),
        (
            w.proposal_cosponsors(),
            named(&seen.roster, &amendment.cosponsors, w),
        ),
        (w.amendment_to(), w.revision_name(amendment.revision)),
        (w.amendment_proposed(), w.moment(amendment.at)),
    ];
    if let Some(place) = amendment.place {
        facts.push((w.amendment_place(), w.number(place)));
    }
    if let Some(revision) = amendment.merged {
        facts.push((w.amendment_merged(), w.revision_name(revision)));
    }
    if let Some(ballot) = &seen.ballot {
        let said = match results::sum(ballot, w) {
            Some(sum) => sum.outcome,
            None => ballot.symbol.to_string(),
        };
        facts.push((w.amendment_vote(), said));
    }
    facts
}

fn links(shell: &Shell, of: &str, seen: &Seen, w: &Words) -> Vec<(String, String)> {
    let amendment = &seen.found.amendment;
    let mut links = vec![(shell.url(of), w.amendment_link_proposal())];
    if let Some(ballot) = &seen.ballot {
        let url = shell.url(&format!("/votes/{}", ballot.symbol));
        links.push((url, w.amendment_link_vote(ballot.symbol.as_str())));
    }
    if let Some(comment) = amendment.comment {
        let url = shell.url(&format!("{of}/comments#comment-{comment}"));
        links.push((url, w.amendment_link_comment(comment)));
    }
    let url = shell.url(&format!("/record/{}", amendment.index));
    links.push((url, w.amendment_link_record()));
    links
}

fn offers(seen: &Seen, caller: &SignedIn, lang: Lang) -> Vec<Offered> {
    let w = words(lang);
    let found = &seen.found;
    let viewer = caller.viewer();
    let Some(member) = viewer.delegation() else {
        return Vec::new();
    };
    let here = format!(
        "/{lang}/desk/proposals/{}/amendments/{}",
        found.proposal.symbol, found.amendment.number
    );
    let as_amending = found.as_amending();
    let mut offered = Vec::new();
    let mut offer = |action, label: String, noun: &str, class, law: Result<(), Refusal>| {
        let law = match caller.may(action) {
            true => seen.part.clone().and(law),
            false => Err(Refusal::OfficeDoesNotPermit),
        };
        offered.push(Offered {
            url: format!("{here}/{noun}"),
            class,
            why_not: law.err().map_or_else(String::new, |refusal| {
                w.act_why_not(&*label, refusals::say(&refusal, w))
            }),
            label,
        });
    };
    let is_settled = found.amendment.state != AmendmentState::Standing;
    if !is_settled && *member == found.proposal.sponsor {
        let law = as_amending.may_accept(member, &found.proposal.sponsor);
        let label = w.amendment_accept();
        offer(Action::AcceptAmendment, label, "acceptance", "", law);
    }
    if !is_settled && *member == found.amendment.member {
        let law = as_amending.may_withdraw(member);
        let label = w.amendment_withdraw();
        offer(Action::Amend, label, "withdrawal", "grave", law);
    }
    let has_joined = found.amendment.cosponsors.contains(member);
    if !is_settled && *member != found.amendment.member && !has_joined {
        let law = as_amending.may_join(member);
        offer(
            Action::Amend,
            w.amendment_join(),
            "co-sponsorships",
            "plain",
            law,
        );
    }
    offered
}
