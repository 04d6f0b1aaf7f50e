//! Credentials of the delegations, for officers: who is head, at which address the member is told, which letters came.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use crate::acts;
use crate::rules::calendar;
use crate::rules::permissions::{Action, Office};
use crate::rules::visibility::Viewer;
use crate::rules::words::{Lang, MemberCode};
use crate::store::credential_letters::{self, Letter};
use crate::store::members::{self, Roster, SeatRecord};
use crate::store::registered_addresses;
use crate::store::{Failure, Reading};
use crate::web::answers;
use crate::web::desk;
use crate::web::forms::FormErrors;
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::offices;
use crate::web::problems::Problem;
use crate::web::shell::Shell;
use crate::web::signed_in::SignedIn;
use crate::web::site::Site;
use crate::web::words::{Words, words};

/// A letter as a line: where it is, which seat it is for, since when it is here.
pub struct LetterLine {
    pub url: String,
    pub seat: String,
    pub moment: String,
    pub size: String,
    pub sha256: String,
}

/// Letters ready to print.
pub fn lines(letters: &[Letter], lang: Lang) -> Vec<LetterLine> {
    let w = words(lang);
    letters
        .iter()
        .map(|letter| LetterLine {
            url: format!("/{lang}/desk/credential-letters/{}", letter.id),
            seat: letter
                .seat
                .as_ref()
                .map_or_else(|| w.letter_waits(), ToString::to_string),
            moment: w.moment(letter.at),
            size: w.letter_size((letter.bytes + 1023) / 1024),
            sha256: letter.sha256.clone(),
        })
        .collect()
}

struct MemberLine {
    name: String,
    url: String,
    heads: String,
    address: String,
}

#[derive(Template)]
#[template(path = "appointments/members.html")]
struct List {
    shell: Shell,
    members: Vec<MemberLine>,
}

/// `GET /{lang}/desk/credentials`: the members of today, each with its head's seat and its registered address.
///
/// # Errors
/// Not found for other offices.
pub async fn list(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    if !caller.may(Action::KeepCredentials) {
        return Err(Problem::NotFound);
    }
    let (lines, roster) = house.read(move |r| read_list(r, lang.0)).await?;
    let w = words(lang.0);
    let (path, title) = ("/desk/credentials", w.credentials_title());
    answers::page(&List {
        shell: desk::shell(&site, lang.0, path, title, &caller.visitor, &roster),
        members: lines,
    })
}

fn read_list(r: &mut Reading<'_>, lang: Lang) -> Result<(Vec<MemberLine>, Roster), Failure> {
    let w = words(lang);
    let roster = members::roster(r)?;
    let addresses = registered_addresses::all(r, &Viewer::Secretariat)?;
    let (today, now) = (roster.today(), r.now());
    let mut lines = Vec::new();
    for member in roster.all() {
        if !member.standing_on(today).is_member() {
            continue;
        }
        let heads: Vec<String> = members::seats(r, Some(&member.code))?
            .into_iter()
            .filter(|seat| seat.office == Office::Head && seat.stands(now))
            .map(|seat| seat.seat.to_string())
            .collect();
        lines.push(MemberLine {
            name: roster.short(&member.code, lang),
            url: format!("/{lang}/desk/credentials/{}", member.code),
            heads: w.list(&heads),
            address: addresses
                .get(&member.code)
                .map_or_else(String::new, |address| address.email.clone()),
        });
    }
    lines.sort_by_cached_key(|line| w.sort_key(&line.name));
    Ok((lines, roster))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Query {
    done: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    email: String,
}

#[derive(Template)]
#[template(path = "appointments/credentials.html")]
struct Page {
    shell: Shell,
    errors: FormErrors,
    notice: String,
    code: String,
    email: String,
    registered: String,
    seats: Vec<(String, String, String, String)>,
    letters: Vec<LetterLine>,
}

/// `GET /{lang}/desk/credentials/{code}`.
///
/// # Errors
/// Not found for other offices, and for who never was a member.
pub async fn show(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    address: web::Path<(String, String)>,
    query: web::Query<Query>,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    let mut page = page_of(&site, &house, lang.0, &caller, &address.1).await?;
    if query.done == "address" {
        page.notice = words(lang.0).credentials_registered();
    }
    answers::page(&page)
}

async fn page_of(
    site: &Site,
    house: &House,
    lang: Lang,
    caller: &SignedIn,
    code: &str,
) -> Result<Page, Problem> {
    let code = MemberCode::parse(code).map_err(|_| Problem::NotFound)?;
    if !caller.may(Action::KeepCredentials) {
        return Err(Problem::NotFound);
    }
    let member = code.clone();
    let (roster, address, seats, letters) = house
        .read(move |r| {
            let roster = members::roster(r)?;
            roster
                .find(&member)
                .ok_or(crate::rules::Refusal::NotFound)?;
            let address = registered_addresses::all(r, &Viewer::Secretariat)?.remove(&member);
            let seats = members::seats(r, Some(&member))?;
            let letters = credential_letters::of_member(r, &Viewer::Secretariat, &member)?;
            Ok::<_, Failure>((roster, address, seats, letters))
        })
        .await?;
    let w = words(lang);
    let path = format!("/desk/credentials/{code}");
    let title = w.credentials_of(roster.short(&code, lang));
    Ok(Page {
        shell: desk::shell(site, lang, &path, title, &caller.visitor, &roster),
        errors: FormErrors::none(),
        notice: String::new(),
        registered: match &address {
            Some(address) => w.credentials_address_since(w.moment(address.since)),
            None => w.credentials_no_address(),
        },
        email: address.map_or_else(String::new, |address| address.email),
        seats: seats.iter().map(|seat| seat_line(seat, w)).collect(),
        letters: lines(&letters, lang),
        code: code.to_string(),
    })
}

fn seat_line(seat: &SeatRecord, w: &Words) -> (String, String, String, String) {
    let day = |at| w.date_short(calendar::day_of(at));
    let ended = match (seat.ended, seat.until) {
        (Some(at), _) => day(at),
        (None, Some(last)) => w.date_short(last),
        (None, None) => String::new(),
    };
    (
        seat.seat.to_string(),
        offices::name(seat.office, w),
        day(seat.since),
        ended,
    )
}

/// `POST /{lang}/desk/credentials/{code}/address`.
///
/// # Errors
/// Not found for other offices; a refusal brings the page back.
pub async fn register(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    address: web::Path<(String, String)>,
    caller: SignedIn,
    typed: web::Form<Typed>,
) -> Result<HttpResponse, Problem> {
    let mut page = page_of(&site, &house, lang.0, &caller, &address.1).await?;
    let member = MemberCode::parse(&address.1)?;
    let (by, email) = (caller.asks(), typed.email.clone());
    let registered = house
        .attempt(move |store| acts::credentials::register_address(store, by, &member, &email))
        .await?;
    match registered {
        Ok(()) => Ok(answers::see_other(&format!(
            "/{}/desk/credentials/{}?done=address",
            lang.0, page.code
        ))),
        Err(refusal) => {
            page.errors.refuse(&refusal, words(lang.0));
            page.email = typed.into_inner().email;
            answers::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}
