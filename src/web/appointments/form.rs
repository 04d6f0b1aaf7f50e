//! The forms by which an officer proposes a head of delegation or an office of trust, with the letter that came.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use crate::acts::motions::{Enclosed, Motion, MotionKind};
use crate::acts::{self, appointments, credentials};
use crate::rules::calendar;
use crate::rules::permissions::{Action, Office};
use crate::rules::refusals::{Field, LetterFault, Refusal};
use crate::rules::words::{Lang, MemberCode};
use crate::store::{Failure, credential_letters, members};
use crate::web::answers;
use crate::web::desk;
use crate::web::forms::{FormErrors, Offer, fresh_request_id};
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::motion_forms::choices;
use crate::web::motion_words::{describe, kind_name};
use crate::web::motions::propose_and_show;
use crate::web::offices;
use crate::web::problems::Problem;
use crate::web::shell::Shell;
use crate::web::signed_in::SignedIn;
use crate::web::site::Site;
use crate::web::texts::upload::{self, Dropped};
use crate::web::words::words;

/// What these forms send besides the file.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    request_id: String,
    member: String,
    role: String,
    email: String,
    until: String,
    /// The number of a letter that came with this form before.
    letter: String,
}

#[derive(Template)]
#[template(path = "appointments/form.html")]
struct Page {
    shell: Shell,
    errors: FormErrors,
    typed: Typed,
    /// Where it is sent.
    at: String,
    /// Members to choose from; none on the form of an office.
    members: Vec<Offer>,
    roles: Vec<Offer>,
    /// The letter that came before, as its first digits; empty where none did.
    kept: String,
}

/// Which of the two forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Head,
    Office,
}

impl What {
    const fn kind(self) -> MotionKind {
        match self {
            What::Head => MotionKind::AccreditHead,
            What::Office => MotionKind::Appointment,
        }
    }

    const fn path(self) -> &'static str {
        match self {
            What::Head => "/desk/accreditations",
            What::Office => "/desk/appointments",
        }
    }
}

/// What is asked before the form: a member, from a page of its credentials.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Query {
    member: String,
}

type Rooms = (Language, web::Data<Site>, web::Data<House>);

/// `GET /{lang}/desk/accreditations`.
///
/// # Errors
/// Not found for other offices.
pub async fn accreditation(
    rooms: Rooms,
    query: web::Query<Query>,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    first(rooms, What::Head, query.into_inner().member, caller).await
}

/// `GET /{lang}/desk/appointments`.
///
/// # Errors
/// Not found for other offices.
pub async fn appointment(rooms: Rooms, caller: SignedIn) -> Result<HttpResponse, Problem> {
    first(rooms, What::Office, String::new(), caller).await
}

async fn first(
    (lang, site, house): Rooms,
    what: What,
    member: String,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    let typed = Typed {
        request_id: fresh_request_id()?,
        member,
        ..Typed::default()
    };
    answers::page(&page_of(&site, &house, lang.0, &caller, what, typed).await?)
}

/// `POST /{lang}/desk/accreditations`.
///
/// # Errors
/// Not found for other offices; a refusal brings the form back with what was typed, and with the letter.
pub async fn accredit(
    rooms: Rooms,
    caller: SignedIn,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    sent(rooms, What::Head, caller, request, payload).await
}

/// `POST /{lang}/desk/appointments`.
///
/// # Errors
/// As [`accredit`].
pub async fn appoint(
    rooms: Rooms,
    caller: SignedIn,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    sent(rooms, What::Office, caller, request, payload).await
}

async fn sent(
    (lang, site, house): Rooms,
    what: What,
    caller: SignedIn,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    let lang = lang.0;
    if !caller.may(Action::ProposeMotion) {
        return Err(Problem::NotFound);
    }
    let (typed, file): (Typed, Dropped) = upload::read(&request, payload).await?;
    let mut page = page_of(&site, &house, lang, &caller, what, typed).await?;
    let letter = letter(&house, &caller, what, &mut page, file, lang).await?;
    let motion = motion(what, &mut page, letter, lang);
    match motion.filter(|_| page.errors.is_empty()) {
        Some(motion) => review(&house, lang, page, &motion).await,
        None => answers::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page),
    }
}

#[derive(Template)]
#[template(path = "appointments/review.html")]
struct Review {
    shell: Shell,
    typed: Typed,
    facts: Vec<(String, String)>,
    at: String,
    letter_url: String,
}

/// Exactly what will be proposed, now that its letter has come.
async fn review(
    house: &House,
    lang: Lang,
    page: Page,
    motion: &Motion,
) -> Result<HttpResponse, Problem> {
    let roster = house
        .read(|r| members::roster(r).map_err(Failure::from))
        .await?;
    answers::page(&Review {
        facts: describe(motion, words(lang), &roster),
        letter_url: enclosed(motion).map_or_else(String::new, |letter| {
            format!("/{lang}/desk/credential-letters/{}", letter.id)
        }),
        shell: page.shell,
        at: page.at,
        typed: page.typed,
    })
}

/// `POST /{lang}/desk/accreditations/second-officer`: what was reviewed is proposed to a second officer.
///
/// # Errors
/// As [`accredit`].
pub async fn propose_head(
    rooms: Rooms,
    caller: SignedIn,
    typed: web::Form<Typed>,
) -> Result<HttpResponse, Problem> {
    propose(rooms, What::Head, caller, typed.into_inner()).await
}

/// `POST /{lang}/desk/appointments/second-officer`.
///
/// # Errors
/// As [`accredit`].
pub async fn propose_office(
    rooms: Rooms,
    caller: SignedIn,
    typed: web::Form<Typed>,
) -> Result<HttpResponse, Problem> {
    propose(rooms, What::Office, caller, typed.into_inner()).await
}

async fn propose(
    (lang, site, house): Rooms,
    what: What,
    caller: SignedIn,
    typed: Typed,
) -> Result<HttpResponse, Problem> {
    let lang = lang.0;
    let mut page = page_of(&site, &house, lang, &caller, what, typed).await?;
    let letter = letter(&house, &caller, what, &mut page, Dropped::Nothing, lang).await?;
    let motion = motion(what, &mut page, letter, lang);
    if let Some(motion) = motion.filter(|_| page.errors.is_empty()) {
        match propose_and_show(&house, &caller, lang, motion, &page.typed.request_id).await? {
            Ok(answer) => return Ok(answer),
            Err(refusal) => page.errors.refuse(&refusal, words(lang)),
        }
    }
    answers::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// The letter that came now, or the one that came before; a head is not proposed without.
async fn letter(
    house: &House,
    caller: &SignedIn,
    what: What,
    page: &mut Page,
    file: Dropped,
    lang: Lang,
) -> Result<Option<Enclosed>, Problem> {
    let member = MemberCode::parse(&page.typed.member).ok();
    let by = caller.asks();
    let laid = match file {
        Dropped::TooLong => Err(Refusal::LetterNotTaken(LetterFault::TooLong)),
        // A letter is of a delegation, or of an office of the house: of whose, must be known first.
        Dropped::File(_) if what == What::Head && member.is_none() => return Ok(None),
        Dropped::File(bytes) => {
            let act = move |store: &_| credentials::lay_letter(store, by, member, bytes);
            house.attempt(act).await?.map(Some)
        }
        Dropped::Nothing if !page.typed.letter.is_empty() => {
            let (id, viewer) = (credentials::letter_id(&page.typed.letter)?, caller.viewer());
            let found = house
                .read(move |r| credential_letters::find(r, &viewer, id))
                .await?;
            match found.member == member && found.seat.is_none() {
                true => Ok(Some(Enclosed {
                    id,
                    sha256: found.sha256,
                })),
                false => Err(Refusal::Missing(Field::Letter)),
            }
        }
        Dropped::Nothing if what == What::Head => Err(Refusal::Missing(Field::Letter)),
        Dropped::Nothing => Ok(None),
    };
    let w = words(lang);
    let letter = page.errors.take_at("file", laid, w).flatten();
    if let Some(letter) = &letter {
        page.typed.letter = letter.id.to_string();
        page.kept = letter.sha256.chars().take(16).collect();
    }
    Ok(letter)
}

fn motion(what: What, page: &mut Page, letter: Option<Enclosed>, lang: Lang) -> Option<Motion> {
    let w = words(lang);
    let (typed, errors) = (&page.typed, &mut page.errors);
    let email = errors.take_at("email", appointments::email(&typed.email), w);
    let until = match typed.until.trim() {
        "" => Some(None),
        text => errors
            .take_at("until", calendar::parse_date(text, Field::Until), w)
            .map(Some),
    };
    match what {
        What::Head => {
            let member = match typed.member.as_str() {
                "" => Err(Refusal::Missing(Field::Member)),
                code => MemberCode::parse(code),
            };
            let member = errors.take_at("member", member, w);
            Some(Motion::AccreditHead {
                email: email?,
                letter,
                member: member?,
                until: until?,
            })
        }
        What::Office => {
            let office: Result<Office, _> = typed.role.parse();
            let office = office.map_err(|_| Refusal::Missing(Field::Role));
            let office = errors.take_at("role", office, w);
            Some(Motion::Appointment {
                email: email?,
                letter,
                office: office?,
                until: until?,
            })
        }
    }
}

async fn page_of(
    site: &Site,
    house: &House,
    lang: Lang,
    caller: &SignedIn,
    what: What,
    typed: Typed,
) -> Result<Page, Problem> {
    if !caller.may(Action::ProposeMotion) {
        return Err(Problem::NotFound);
    }
    let roster = house
        .read(|r| members::roster(r).map_err(Failure::from))
        .await?;
    let w = words(lang);
    let offered = [Office::Officer, Office::Registrar, Office::Administrator];
    let roles = std::iter::once(Offer::of("", w.appointment_choose()))
        .chain(offered.map(|office| Offer::of(office.as_str(), offices::name(office, w))))
        .collect();
    let title = kind_name(what.kind(), w);
    Ok(Page {
        shell: desk::shell(site, lang, what.path(), title, &caller.visitor, &roster),
        errors: FormErrors::none(),
        at: format!("/{lang}{}", what.path()),
        members: match what {
            What::Head => Offer::taken(choices(&roster, lang), &typed.member),
            What::Office => Vec::new(),
        },
        roles: Offer::taken(roles, &typed.role),
        kept: String::new(),
        typed,
    })
}

/// Where the link of an approved motion goes; none for motions without one.
pub fn link_goes_to(motion: &acts::motions::Motion) -> Option<&str> {
    match motion {
        Motion::AccreditHead { email, .. } | Motion::Appointment { email, .. } => Some(email),
        _ => None,
    }
}

/// The letter that came with a motion.
pub const fn enclosed(motion: &acts::motions::Motion) -> Option<&Enclosed> {
    match motion {
        Motion::AccreditHead { letter, .. } | Motion::Appointment { letter, .. } => letter.as_ref(),
        _ => None,
    }
}
