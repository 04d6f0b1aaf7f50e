//! A vote received by note verbale: the form by which an officer proposes it, and says what is seen by whom.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::parse_reference;
use super::seen::{Seen, seen};
use crate::acts::motions::Motion;
use crate::rules::Refusal;
use crate::rules::calendar;
use crate::rules::permissions::Action;
use crate::rules::refusals::Field;
use crate::rules::words::{BallotSymbol, Choice, Lang, MemberCode};
use crate::store::ballots::Phase;
use crate::web::answers;
use crate::web::desk;
use crate::web::forms::{FormErrors, Offer, fresh_request_id};
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::motions::propose_and_show;
use crate::web::problems::Problem;
use crate::web::shell::Shell;
use crate::web::signed_in::SignedIn;
use crate::web::site::Site;
use crate::web::votes::heading;
use crate::web::words::{Words, words};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    request_id: String,
    member: String,
    choice: String,
    received: String,
    reference: String,
}

#[derive(Template)]
#[template(path = "votes/note_verbale.html")]
struct Page {
    shell: Shell,
    errors: FormErrors,
    typed: Typed,
    symbol: String,
    ballot_url: String,
    heading: String,
    closes: String,
    members: Vec<Offer>,
    choices: Vec<Offer>,
    at: String,
    /// Why none can be entered now; empty where one can.
    why_not: String,
}

type Rooms = (Language, web::Data<Site>, web::Data<House>);

/// `GET /{lang}/desk/ballots/{ballot}/notes-verbales`.
///
/// # Errors
/// Not found for other offices.
pub async fn show(
    rooms: Rooms,
    path: web::Path<(String, String)>,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    let typed = Typed {
        request_id: fresh_request_id()?,
        ..Typed::default()
    };
    answers::page(&page_of(&rooms, &path.1, &caller, typed, FormErrors::none()).await?)
}

/// `POST /{lang}/desk/ballots/{ballot}/notes-verbales`: one officer proposes, another will approve.
///
/// # Errors
/// Not found for other offices; a refusal brings the form back.
pub async fn propose(
    rooms: Rooms,
    path: web::Path<(String, String)>,
    caller: SignedIn,
    typed: web::Form<Typed>,
) -> Result<HttpResponse, Problem> {
    let symbol = BallotSymbol::parse(&path.1).map_err(|_| Problem::NotFound)?;
    if !caller.may(Action::ProposeMotion) {
        return Err(Problem::NotFound);
    }
    let (typed, lang) = (typed.into_inner(), rooms.0.0);
    let (w, mut errors) = (words(lang), FormErrors::none());
    if let Some(motion) = motion(&typed, symbol, &mut errors, w) {
        match propose_and_show(&rooms.2, &caller, lang, motion, &typed.request_id).await? {
            Ok(answer) => return Ok(answer),
            Err(refusal) => errors.refuse(&refusal, w),
        }
    }
    let page = page_of(&rooms, &path.1, &caller, typed, errors).await?;
    answers::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

fn motion(
    typed: &Typed,
    ballot: BallotSymbol,
    errors: &mut FormErrors,
    w: &Words,
) -> Option<Motion> {
    let member = match typed.member.as_str() {
        "" => Err(Refusal::Missing(Field::Member)),
        code => MemberCode::parse(code),
    };
    let member = errors.take(member, w);
    let choice: Result<Choice, Refusal> = match typed.choice.as_str() {
        "" => Err(Refusal::Missing(Field::Choice)),
        word => word.parse().map_err(|_| Refusal::Malformed(Field::Choice)),
    };
    let choice = errors.take(choice, w);
    let received = match typed.received.trim() {
        "" => Err(Refusal::Missing(Field::Date)),
        text => calendar::parse_date(text, Field::Date),
    };
    let received = errors.take_at("received", received, w);
    let reference = errors.take(parse_reference(&typed.reference), w);
    Some(Motion::NoteVerbale {
        ballot,
        choice: choice?,
        member: member?,
        received: received?,
        reference: reference?,
    })
}

async fn page_of(
    (lang, site, house): &Rooms,
    symbol: &str,
    caller: &SignedIn,
    typed: Typed,
    errors: FormErrors,
) -> Result<Page, Problem> {
    let symbol = BallotSymbol::parse(symbol).map_err(|_| Problem::NotFound)?;
    if !caller.may(Action::ProposeMotion) {
        return Err(Problem::NotFound);
    }
    let (lang, w) = (lang.0, words(lang.0));
    let seen = seen(house, lang, caller, symbol).await?;
    let ballot = &seen.ballot;
    let path = format!("/desk/ballots/{}/notes-verbales", ballot.symbol);
    let choices = Choice::ALL
        .iter()
        .map(|choice| Offer::vote(*choice, w))
        .collect();
    let title = w.note_verbale_title();
    Ok(Page {
        shell: desk::shell(site, lang, &path, title, &seen.visitor, &seen.roster),
        symbol: ballot.symbol.to_string(),
        ballot_url: format!("/{lang}/desk/ballots/{}", ballot.symbol),
        heading: heading(ballot, seen.title.as_ref(), w),
        closes: w.moment(ballot.closes),
        members: Offer::taken(members(&seen, lang), &typed.member),
        choices: Offer::taken(choices, &typed.choice),
        at: format!("/{lang}{path}"),
        why_not: match ballot.phase(seen.now) {
            Phase::Running => String::new(),
            Phase::NotYetOpen => w.refusal_not_open(w.moment(ballot.opens)),
            Phase::AwaitingClosing | Phase::Over => w.refusal_closed(w.moment(ballot.ended_at())),
        },
        errors,
        typed,
    })
}

/// The members entitled to vote, by name; nothing taken beforehand.
fn members(seen: &Seen, lang: Lang) -> Vec<Offer> {
    let w = words(lang);
    let mut named: Vec<(String, &MemberCode)> = seen
        .entitled
        .iter()
        .map(|code| (seen.roster.short(code, lang), code))
        .collect();
    named.sort_by_cached_key(|(name, _)| w.sort_key(name));
    std::iter::once(Offer::of("", w.motion_choose()))
        .chain(
            named
                .into_iter()
                .map(|(name, code)| Offer::of(code.as_str(), format!("{name} ({code})"))),
        )
        .collect()
}
