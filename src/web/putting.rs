//! The form by which an officer puts a proposal to the vote, with what the law allows said beside each field.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::answers;
use super::conduct::parse_reference;
use super::desk;
use super::forms::{FormErrors, Offer, fresh_request_id};
use super::house::House;
use super::languages::Language;
use super::problems::Problem;
use super::results;
use super::shell::Shell;
use super::signed_in::SignedIn;
use super::site::Site;
use super::words::{Words, words};
use crate::acts::ballots::{self as acts, Earliest, Putting, earliest};
use crate::acts::{application, parts};
use crate::record::entries::Decision;
use crate::rules::calendar;
use crate::rules::electorate;
use crate::rules::permissions::Action;
use crate::rules::refusals::{Field, Refusal};
use crate::rules::rulebook::Rulebook;
use crate::rules::stage::Stage;
use crate::rules::visibility::Viewer;
use crate::rules::words::{Body, Lang, ProposalSymbol, Reference};
use crate::store::ballots as reading;
use crate::store::members::{self, Roster};
use crate::store::parts::{self as stored, Part};
use crate::store::proposals::{self, Proposal};
use crate::store::sessions::Visitor;
use crate::store::{Failure, Reading, Request, StoreError, documents, rulebooks};

/// The addresses of this form.
pub fn routes(cfg: &mut web::ServiceConfig) {
    cfg.route("/desk/proposals/{symbol}/ballot", web::get().to(show))
        .route("/desk/proposals/{symbol}/ballot", web::post().to(put));
}

/// What the form sends; hours are hours of Paris.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    request_id: String,
    body: String,
    reference: String,
    decided: String,
    closes: String,
    waiver: String,
    /// The place in the order of voting that the form was shown for; empty for the whole.
    part: String,
}

struct Seen {
    question: reading::Question,
    title: Option<String>,
    book: Rulebook,
    earliest: Option<Earliest>,
    entitled: i64,
    roster: Roster,
    /// The part whose turn has come.
    turn: Option<Part>,
    /// What speaks against opening the next vote; none where nothing does.
    why_not: Option<Refusal>,
}

#[derive(Template)]
#[template(path = "votes/put.html")]
struct Page {
    shell: Shell,
    errors: FormErrors,
    typed: Typed,
    heading: String,
    facts: Vec<(String, String)>,
    bodies: Vec<Offer>,
    closes_hint: String,
    is_possible: bool,
    why_not: String,
    at: String,
}

/// `GET /{lang}/desk/proposals/{symbol}/ballot`.
///
/// # Errors
/// Not found for other offices.
pub async fn show(
    lang: Language,
    path: web::Path<(String, String)>,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    let typed = Typed {
        request_id: fresh_request_id()?,
        ..Typed::default()
    };
    let symbol = symbol_of(&path)?;
    let page = page_of(
        &site,
        &house,
        lang.0,
        &caller,
        symbol,
        typed,
        FormErrors::none(),
    );
    answers::page(&page.await?)
}

/// `POST /{lang}/desk/proposals/{symbol}/ballot`.
///
/// # Errors
/// Not found for other offices; a refusal brings the form back.
pub async fn put(
    lang: Language,
    path: web::Path<(String, String)>,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
    typed: web::Form<Typed>,
) -> Result<HttpResponse, Problem> {
    let symbol = symbol_of(&path)?;
    let mut typed = typed.into_inner();
    let w = words(lang.0);
    let mut errors = FormErrors::none();
    let putting = putting(&symbol, &typed, &mut errors, w);
    let sent = [
        symbol.as_str(),
        &typed.body,
        &typed.reference,
        &typed.decided,
        &typed.closes,
        &typed.waiver,
        &typed.part,
    ]
    .join("\u{0}");
    let request = errors.take(
        Request::new(&typed.request_id, "ballot", sent.as_bytes()),
        w,
    );
    if let (Some(putting), Some(request), true) = (putting, request, errors.is_empty()) {
        let by = caller.asks();
        let opened = house
            .attempt(move |store| acts::open(store, by, putting, Some(request)))
            .await?;
        match opened {
            Ok(ballot) => {
                return Ok(answers::see_other(&format!(
                    "/{}/desk/ballots/{ballot}",
                    lang.0
                )));
            }
            Err(refusal) => refuse(&mut errors, &refusal, w),
        }
    }
    typed.request_id = fresh_request_id()?;
    let page = page_of(&site, &house, lang.0, &caller, symbol, typed, errors).await?;
    answers::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// The law names fields by its own words; the inputs of this form have theirs.
fn refuse(errors: &mut FormErrors, refusal: &Refusal, w: &Words) {
    match refusal {
        Refusal::NoticeTooShort { .. } => errors.refuse_at("waiver", refusal, w),
        Refusal::WindowTooShort { .. }
        | Refusal::NotAWorkingDay { .. }
        | Refusal::HouseClosed { .. }
        | Refusal::EndsBeforeItBegins => errors.refuse_at("closes", refusal, w),
        Refusal::MustNotBeLater(Field::Date) => errors.refuse_at("decided", refusal, w),
        _ => errors.refuse(refusal, w),
    }
}

fn putting(
    proposal: &ProposalSymbol,
    typed: &Typed,
    errors: &mut FormErrors,
    w: &Words,
) -> Option<Putting> {
    let body = typed
        .body
        .parse::<Body>()
        .map_err(|_| Refusal::Malformed(Field::Body));
    let body = errors.take(body, w);
    let reference = errors.take(parse_reference(&typed.reference), w);
    let decided = calendar::parse_date(&typed.decided, Field::Date);
    let decided = errors.take_at("decided", decided, w);
    let closes = errors.take_at("closes", calendar::parse_hour(&typed.closes), w);
    let waiver = match typed.waiver.trim() {
        "" => Some(None),
        text => errors.take_at("waiver", Reference::parse(text).map(Some), w),
    };
    let part = match typed.part.trim() {
        "" => Some(None),
        place => errors.take(
            place
                .parse::<i64>()
                .map(Some)
                .map_err(|_| Refusal::Malformed(Field::Order)),
            w,
        ),
    };
    Some(Putting {
        proposal: proposal.clone(),
        closes: closes?,
        put_by: Decision {
            body: body?,
            decided: decided?,
            reference: reference?,
        },
        waiver: waiver?,
        part: part?,
    })
}

fn symbol_of(path: &web::Path<(String, String)>) -> Result<ProposalSymbol, Problem> {
    ProposalSymbol::parse(&path.1).map_err(|_| Problem::NotFound)
}

async fn page_of(
    site: &Site,
    house: &House,
    lang: Lang,
    caller: &SignedIn,
    symbol: ProposalSymbol,
    mut typed: Typed,
    errors: FormErrors,
) -> Result<Page, Problem> {
    if !caller.may(Action::OpenBallot) {
        return Err(Problem::NotFound);
    }
    let (visitor, sought) = (caller.visitor.clone(), symbol.clone());
    let seen = house.read(move |r| see(r, lang, &sought, &visitor)).await?;
    let w = words(lang);
    let (title, question) = (w.vote_open_title(), &seen.question);
    let path = format!("/desk/proposals/{symbol}/ballot");
    let proposal = w.vote_proposal(symbol.as_str(), question.revision);
    let heading = match &seen.title {
        Some(title) => w.vote_heading(proposal, title.as_str()),
        None => proposal,
    };
    let kind = seen.turn.as_ref().map_or(question.kind, Part::kind);
    let heading = match &seen.turn {
        Some(part) => w.part_heading(kind.as_str(), part.place, heading),
        None => heading,
    };
    typed.part = seen
        .turn
        .as_ref()
        .map_or_else(String::new, |part| part.place.to_string());
    let rule = seen.book.rule_for(kind).map_or_else(
        |refusal| super::refusals::say(&refusal, w),
        |rule| results::rule_line(rule, w),
    );
    let source = w.vote_rule_source(results::kind(kind, w), seen.book.version);
    let bodies = Body::ALL
        .iter()
        .map(|body| Offer::of(body.as_str(), results::capital(&w.vote_body(body.as_str()))))
        .collect();
    let (opening, closes_hint) = seen.earliest.map_or_else(Default::default, |earliest| {
        (
            w.vote_open_opens_hint(w.date(earliest.opens)),
            w.vote_open_closes_hint(seen.book.window_days, w.date(earliest.closes)),
        )
    });
    Ok(Page {
        shell: desk::shell(site, lang, &path, title, &caller.visitor, &seen.roster),
        errors,
        heading,
        facts: vec![
            (w.vote_fact_rule(), format!("{rule} ({source})")),
            (w.vote_step_entitled(), w.vote_open_entitled(seen.entitled)),
            (w.vote_open_opens(), opening),
        ],
        bodies: Offer::taken(bodies, &typed.body),
        closes_hint,
        is_possible: matches!(question.stage, Stage::FinalText | Stage::Parts)
            && seen.why_not.is_none(),
        why_not: match &seen.why_not {
            Some(refusal) => super::refusals::say(refusal, w),
            None => w.vote_open_impossible(),
        },
        at: format!("/{lang}{path}"),
        typed,
    })
}

fn see(
    r: &mut Reading<'_>,
    lang: Lang,
    symbol: &ProposalSymbol,
    visitor: &Visitor,
) -> Result<Seen, Failure> {
    let viewer = visitor.viewer();
    let revision = reading::final_revision(r, &viewer, symbol)?.ok_or(StoreError::NotFound)?;
    let question = reading::question(r, &viewer, symbol, revision)?;
    let proposal = proposals::find(r, &viewer, symbol)?;
    let (turn, why_not) = next_vote(r, &viewer, &proposal)?;
    let book = rulebooks::in_force(r, calendar::day_of(r.now()))?;
    let roster = members::roster(r)?;
    let electors = electorate::of(&roster.standings_on(roster.today()), book.organisation);
    let now = r.now();
    let title = question.of(lang).map(|texts| texts.title.to_string());
    let title = match title {
        Some(title) => documents::bodies(r, &viewer, std::slice::from_ref(&title))?.remove(&title),
        None => None,
    };
    Ok(Seen {
        earliest: question.fixed.map(|(_, fixed)| earliest(&book, fixed, now)),
        entitled: electorate::entitled_count(&electors),
        question,
        title,
        book,
        roster,
        turn,
        why_not,
    })
}

/// The part whose turn has come, or what speaks against a vote now.
fn next_vote(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    proposal: &Proposal,
) -> Result<(Option<Part>, Option<Refusal>), Failure> {
    match parts::turn(r, viewer, proposal) {
        Ok(part) => {
            let against = parts::outlook(r, viewer, proposal, &part)?.err();
            let against = against.map(|found| application::refusal(&found));
            Ok((Some(part), against))
        }
        Err(Failure::Refused(_)) => {
            let progress = stored::progress(r, viewer, &proposal.symbol)?;
            Ok((None, progress.may_decide_the_whole().err()))
        }
        Err(failure) => Err(failure),
    }
}
