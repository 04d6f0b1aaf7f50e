//! The order of voting: proposed by the distance from the text, changed and recorded by an officer; and what falls.

use std::collections::HashMap;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;

use super::list::units;
use super::page::{desk_page, symbol};
use super::redlined::{names, obstacles};
use crate::acts::parts::{self as acts, Ordering, Ranked};
use crate::acts::{application, drafts::REASON_MOST};
use crate::record::entries::VotingPart;
use crate::rules::Refusal;
use crate::rules::permissions::Action;
use crate::rules::refusals::Field;
use crate::rules::stage::Stage;
use crate::rules::words::{Lang, ProposalSymbol, Prose, UnitSymbol};
use crate::store::members::{self, Roster};
use crate::store::parts::{self, Part};
use crate::store::proposals::{self, Proposal};
use crate::store::{Failure, Request};
use crate::web::answers;
use crate::web::desk as desks;
use crate::web::forms::{FormErrors, Offer, fresh_request_id};
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::problems::Problem;
use crate::web::refusals::language_name;
use crate::web::shell::Shell;
use crate::web::signed_in::SignedIn;
use crate::web::site::Site;
use crate::web::words::{Words, words};

/// How many divisions the form has room for beyond those typed.
const ROOM: usize = 2;

struct Seen {
    proposal: Proposal,
    title: String,
    ranked: Vec<Ranked>,
    order: Vec<Part>,
    texts: application::BothTexts,
    roster: Roster,
}

/// An amendment on the form, with its place.
struct AmendmentLine {
    input: String,
    label: String,
    about: String,
    distance: String,
    against: Vec<String>,
    place: String,
}

/// A division on the form: its place and its units.
struct DivisionLine {
    number: usize,
    at: usize,
    place: String,
    units: Vec<Offer>,
}

#[derive(Template)]
#[template(path = "amendments/order.html")]
struct Page {
    shell: Shell,
    crumbs: Vec<(String, String)>,
    errors: FormErrors,
    title: String,
    amendments: Vec<AmendmentLine>,
    divisions: Vec<DivisionLine>,
    langs: Vec<Offer>,
    reason: String,
    why_not: String,
    request_id: String,
}

/// What was typed: places by the names of their inputs.
#[derive(Clone, Debug, Default)]
struct Typed {
    places: HashMap<i64, String>,
    divisions: Vec<(String, Vec<String>)>,
    lang: String,
    reason: String,
    request_id: String,
}

async fn seen(
    house: &House,
    caller: &SignedIn,
    symbol: &ProposalSymbol,
    lang: Lang,
) -> Result<Seen, Problem> {
    if !caller.may(Action::OrderVoting) {
        return Err(Problem::NotFound);
    }
    let (of, viewer) = (symbol.clone(), caller.viewer());
    house
        .read(move |r| {
            let proposal = proposals::find(r, &viewer, &of)?;
            let titles = proposals::titles(r, &viewer, std::slice::from_ref(&of))?;
            let title = titles.get(&of).map(|one| one.of(lang).to_owned());
            Ok::<_, Failure>(Seen {
                title: title.unwrap_or_default(),
                ranked: acts::furthest_first(r, &viewer, &of)?,
                order: parts::of_proposal(r, &viewer, &of)?,
                texts: acts::final_text(r, &viewer, &proposal)?,
                roster: members::roster(r)?,
                proposal,
            })
        })
        .await
}

/// `GET /{lang}/desk/proposals/{symbol}/voting-order`.
///
/// # Errors
/// Not found for other offices.
pub async fn show(
    path: web::Path<(String, String)>,
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    let seen = seen(&house, &caller, &symbol(&path.1)?, lang.0).await?;
    let typed = proposed(&seen, words(lang.0));
    answers::page(&page(
        &site,
        lang.0,
        &caller,
        seen,
        typed,
        FormErrors::none(),
    )?)
}

/// What the form begins with: the order recorded before, or the one that the distances propose.
fn proposed(seen: &Seen, w: &Words) -> Typed {
    let mut typed = Typed {
        lang: w.lang().to_string(),
        reason: w.amendment_order_reason(),
        ..Typed::default()
    };
    let recorded = |number: i64| {
        let place = seen
            .order
            .iter()
            .find(|part| part.what == VotingPart::Amendment(number));
        place.map(|part| part.place)
    };
    let is_whole = seen
        .ranked
        .iter()
        .all(|one| recorded(one.amendment.number).is_some());
    for (one, turn) in seen.ranked.iter().zip(1i64..) {
        let number = one.amendment.number;
        let place = recorded(number).filter(|_| is_whole).unwrap_or(turn);
        typed.places.insert(number, place.to_string());
    }
    for part in seen.order.iter().filter(|_| is_whole) {
        if let VotingPart::Division(units) = &part.what {
            let units = units.iter().map(ToString::to_string).collect();
            typed.divisions.push((part.place.to_string(), units));
        }
    }
    typed
}

fn page(
    site: &Site,
    lang: Lang,
    caller: &SignedIn,
    seen: Seen,
    typed: Typed,
    errors: FormErrors,
) -> Result<Page, Problem> {
    let w = words(lang);
    let symbol = &seen.proposal.symbol;
    let place = format!("/desk/proposals/{symbol}/voting-order");
    let title = w.amendment_order_title(symbol.as_str());
    let shell = desks::shell(site, lang, &place, title, &caller.visitor, &seen.roster);
    let of = format!("/desk/proposals/{symbol}");
    let langs = [Lang::En, Lang::Fr].map(|one| Offer::of(one.as_str(), language_name(one, w)));
    let offers = units(&seen.texts, w);
    let room = typed.divisions.len() + ROOM;
    let divisions = (0..room)
        .map(|at| {
            let (place, taken) = typed.divisions.get(at).cloned().unwrap_or_default();
            let mut units = offers.clone();
            for offer in &mut units {
                offer.is_taken = taken.contains(&offer.value);
            }
            DivisionLine {
                number: at + 1,
                at,
                place,
                units,
            }
        })
        .collect();
    Ok(Page {
        crumbs: vec![
            (shell.url("/desk"), w.corner_desk()),
            (shell.url(&of), symbol.to_string()),
            (shell.url(&format!("{of}/amendments")), w.amendments_title()),
        ],
        errors,
        title: seen.title.clone(),
        amendments: seen
            .ranked
            .iter()
            .map(|one| amendment_line(one, &seen, &typed, w))
            .collect(),
        divisions,
        langs: Offer::taken(langs.to_vec(), &typed.lang),
        reason: typed.reason,
        why_not: match seen.proposal.stage {
            Stage::FinalText => String::new(),
            _ => w.amendment_order_not_now(),
        },
        request_id: fresh_request_id()?,
        shell,
    })
}

fn amendment_line(one: &Ranked, seen: &Seen, typed: &Typed, w: &Words) -> AmendmentLine {
    let amendment = &one.amendment;
    let mut touched: Vec<UnitSymbol> = amendment
        .changes
        .iter()
        .filter_map(|change| change.unit.clone())
        .collect();
    touched.dedup();
    let sponsor = seen.roster.short(&amendment.member, w.lang());
    let distance = one.distance;
    AmendmentLine {
        input: format!("place-{}", amendment.number),
        label: w.amendment_place_of(amendment.symbol(), sponsor),
        about: names(&seen.texts, &touched, w),
        distance: match one.obstacles.is_empty() {
            true => w.amendment_distance(
                distance.changed as i64,
                distance.of as i64,
                distance.per_cent() as i64,
            ),
            false => String::new(),
        },
        against: obstacles(&one.obstacles, &seen.texts, w),
        place: typed
            .places
            .get(&amendment.number)
            .cloned()
            .unwrap_or_default(),
    }
}

/// Reads the fields that the form sent.
fn sent(fields: Vec<(String, String)>) -> Typed {
    let mut typed = Typed::default();
    let mut divisions: HashMap<usize, (String, Vec<String>)> = HashMap::new();
    for (name, value) in fields {
        match name.as_str() {
            "lang" => typed.lang = value,
            "reason" => typed.reason = value,
            "request_id" => typed.request_id = value,
            name => {
                let number = |prefix: &str| name.strip_prefix(prefix)?.parse::<usize>().ok();
                if let Some(at) = number("division-place-") {
                    divisions.entry(at).or_default().0 = value;
                } else if let Some(at) = number("division-units-") {
                    divisions.entry(at).or_default().1.push(value);
                } else if let Some(amendment) = number("place-") {
                    typed.places.insert(amendment as i64, value);
                }
            }
        }
    }
    let mut found: Vec<(usize, (String, Vec<String>))> = divisions.into_iter().collect();
    found.sort_by_key(|(at, _)| *at);
    // What was left empty is no division.
    let typed_in =
        |place: &String, units: &Vec<String>| !place.trim().is_empty() || !units.is_empty();
    found.retain(|(_, (place, units))| typed_in(place, units));
    typed.divisions = found.into_iter().map(|(_, division)| division).collect();
    typed
}

/// The order that the typed places say.
fn ordered(typed: &Typed) -> Result<Vec<VotingPart>, Refusal> {
    let place = |typed: &str| {
        typed
            .trim()
            .parse::<i64>()
            .ok()
            .filter(|place| *place > 0)
            .ok_or(Refusal::OrderIncomplete)
    };
    let mut placed: Vec<(i64, VotingPart)> = Vec::new();
    for (number, typed) in &typed.places {
        placed.push((place(typed)?, VotingPart::Amendment(*number)));
    }
    for (typed, units) in &typed.divisions {
        let units = units
            .iter()
            .map(|unit| UnitSymbol::parse(unit))
            .collect::<Result<Vec<_>, _>>()?;
        placed.push((place(typed)?, VotingPart::Division(units)));
    }
    placed.sort_by_key(|(place, _)| *place);
    let places: Vec<i64> = placed.iter().map(|(place, _)| *place).collect();
    // Two in one place are in no order.
    if places.windows(2).any(|two| two[0] == two[1]) {
        return Err(Refusal::OrderIncomplete);
    }
    Ok(placed.into_iter().map(|(_, part)| part).collect())
}

/// `POST /{lang}/desk/proposals/{symbol}/voting-order`.
///
/// # Errors
/// Not found for other offices; a refusal brings the form back.
pub async fn record(
    path: web::Path<(String, String)>,
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
    form: web::Form<Vec<(String, String)>>,
) -> Result<HttpResponse, Problem> {
    let of = symbol(&path.1)?;
    let seen = seen(&house, &caller, &of, lang.0).await?;
    let fields = form.into_inner();
    let content = fields
        .iter()
        .filter(|(name, _)| name != "request_id")
        .map(|(name, value)| format!("{name}\u{0}{value}"))
        .collect::<Vec<_>>()
        .join("\u{0}");
    let typed = sent(fields);
    let w = words(lang.0);
    let mut errors = FormErrors::none();
    let order = errors.take_at("order", ordered(&typed), w);
    let reason = errors.take(Prose::parse(&typed.reason, Field::Reason, REASON_MOST), w);
    let written = typed.lang.parse::<Lang>();
    let written = errors.take_at(
        "lang",
        written.map_err(|_| Refusal::Malformed(Field::Language)),
        w,
    );
    let request = errors.take(
        Request::new(&typed.request_id, "voting-order", content.as_bytes()),
        w,
    );
    if let (Some(order), Some(reason), Some(written), Some(request)) =
        (order, reason, written, request)
    {
        let ordering = Ordering {
            proposal: of.clone(),
            order,
            lang: written,
            reason,
        };
        let by = caller.asks();
        let outcome = house
            .attempt(move |store| acts::record_order(store, by, ordering, Some(request)))
            .await?;
        match outcome {
            Ok(()) => {
                return Ok(answers::see_other(&format!(
                    "/{}/desk/proposals/{of}/amendments#order",
                    lang.0
                )));
            }
            Err(refusal) => errors.refuse(&refusal, w),
        }
    }
    let page = page(&site, lang.0, &caller, seen, typed, errors)?;
    answers::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// What the form sends when an amendment falls.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct Falling {
    request_id: String,
    reason: String,
}

/// `POST /{lang}/desk/proposals/{symbol}/amendments/{number}/fall`: it has no object any more.
///
/// # Errors
/// Not found for other offices; a refusal brings the page back.
pub async fn fall(
    path: web::Path<(String, String, i64)>,
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
    form: web::Form<Falling>,
) -> Result<HttpResponse, Problem> {
    let (of, number, lang) = (symbol(&path.1)?, path.2, lang.0);
    let content = format!("{of} {number} {}", form.reason);
    let request = Request::new(&form.request_id, "amendment-fall", content.as_bytes())?;
    let outcome = match Prose::parse(&form.reason, Field::Reason, REASON_MOST) {
        Ok(reason) => {
            let (by, sought) = (caller.asks(), of.clone());
            house
                .attempt(move |store| {
                    acts::falls(store, by, &sought, number, (lang, reason), Some(request))
                })
                .await?
        }
        Err(refusal) => Err(refusal),
    };
    match outcome {
        Ok(()) => Ok(answers::see_other(&format!(
            "/{lang}/desk/proposals/{of}/amendments/{number}"
        ))),
        Err(refusal) => desk_page(&site, &house, lang, &caller, (of, number), Some(refusal)).await,
    }
}
