//! The forms by which an officer proposes an adoption without a vote, or an annulment, to a second officer.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use crate::acts::motions::Motion;
use crate::record::entries::Decision;
use crate::rules::Refusal;
use crate::rules::calendar;
use crate::rules::permissions::Action;
use crate::rules::refusals::Field;
use crate::rules::words::{Body, Lang, MemberCode, NormSymbol, ProposalSymbol, Reference};
use crate::store::{Failure, members, norms};
use crate::web::answers;
use crate::web::forms::{FormErrors, Offer, fresh_request_id};
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::motion_forms::choices;
use crate::web::motions::propose_and_show;
use crate::web::problems::Problem;
use crate::web::sentences::body_word;
use crate::web::shell::Shell;
use crate::web::signed_in::SignedIn;
use crate::web::site::Site;
use crate::web::words::{Words, words};

pub fn routes(lang: &mut web::ServiceConfig) {
    lang.service(
        web::resource("/desk/proposals/{symbol}/adoption-without-vote")
            .route(web::get().to(show_adoption))
            .route(web::post().to(propose_adoption)),
    )
    .service(
        web::resource("/desk/norms/{symbol}/annulment")
            .route(web::get().to(show_annulment))
            .route(web::post().to(propose_annulment)),
    );
}

/// Everything that either form can send.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    pub request_id: String,
    pub body: String,
    pub decided: String,
    pub reference: String,
    pub chair: String,
    pub dissociations: Vec<String>,
}

/// What a form proposes.
#[derive(Clone, Debug)]
enum About {
    Adoption(ProposalSymbol),
    Annulment(NormSymbol),
}

impl About {
    fn path(&self) -> String {
        match self {
            About::Adoption(symbol) => format!("/desk/proposals/{symbol}/adoption-without-vote"),
            About::Annulment(symbol) => format!("/desk/norms/{symbol}/annulment"),
        }
    }

    fn words(&self, w: &Words) -> (String, String) {
        match self {
            About::Adoption(symbol) => (
                w.norms_motion_adoption_title(symbol.as_str()),
                w.norms_motion_adoption_what(),
            ),
            About::Annulment(symbol) => (
                w.norms_motion_annulment_title(symbol.printed()),
                w.norms_motion_annulment_what(),
            ),
        }
    }
}

#[derive(Template)]
#[template(path = "norms/motion.html")]
struct Page {
    shell: Shell,
    errors: FormErrors,
    typed: Typed,
    what: String,
    bodies: Vec<Offer>,
    /// Members that can be in the chair; empty where there is no chair to name.
    chairs: Vec<Offer>,
    members: Vec<Offer>,
}

async fn show_adoption(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, Problem> {
    let symbol = ProposalSymbol::parse(&path.1).map_err(|_| Problem::NotFound)?;
    show(&site, &house, lang.0, &caller, &About::Adoption(symbol)).await
}

async fn show_annulment(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, Problem> {
    let symbol = NormSymbol::parse(&path.1).map_err(|_| Problem::NotFound)?;
    show(&site, &house, lang.0, &caller, &About::Annulment(symbol)).await
}

async fn propose_adoption(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
    path: web::Path<(String, String)>,
    sent: web::Bytes,
) -> Result<HttpResponse, Problem> {
    let symbol = ProposalSymbol::parse(&path.1).map_err(|_| Problem::NotFound)?;
    propose(
        &site,
        &house,
        lang.0,
        &caller,
        About::Adoption(symbol),
        &sent,
    )
    .await
}

async fn propose_annulment(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
    path: web::Path<(String, String)>,
    sent: web::Bytes,
) -> Result<HttpResponse, Problem> {
    let symbol = NormSymbol::parse(&path.1).map_err(|_| Problem::NotFound)?;
    propose(
        &site,
        &house,
        lang.0,
        &caller,
        About::Annulment(symbol),
        &sent,
    )
    .await
}

async fn show(
    site: &Site,
    house: &House,
    lang: Lang,
    caller: &SignedIn,
    about: &About,
) -> Result<HttpResponse, Problem> {
    let typed = Typed {
        request_id: fresh_request_id()?,
        ..Typed::default()
    };
    answers::page(&page_of(site, house, lang, caller, about, typed).await?)
}

async fn propose(
    site: &Site,
    house: &House,
    lang: Lang,
    caller: &SignedIn,
    about: About,
    sent: &[u8],
) -> Result<HttpResponse, Problem> {
    let typed: Typed = serde_html_form::from_bytes(sent).map_err(|_| Problem::Unreadable)?;
    let mut page = page_of(site, house, lang, caller, &about, typed).await?;
    let w = words(lang);
    if let Some(motion) = motion(about, &page.typed, &mut page.errors, w) {
        match propose_and_show(house, caller, lang, motion, &page.typed.request_id).await? {
            Ok(answer) => return Ok(answer),
            Err(refusal) => page.errors.refuse(&refusal, w),
        }
    }
    answers::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

async fn page_of(
    site: &Site,
    house: &House,
    lang: Lang,
    caller: &SignedIn,
    about: &About,
    typed: Typed,
) -> Result<Page, Problem> {
    if !caller.may(Action::ProposeMotion) {
        return Err(Problem::NotFound);
    }
    let w = words(lang);
    let (sought, viewer) = (about.clone(), caller.viewer());
    let roster = house
        .read(move |r| {
            match &sought {
                About::Adoption(symbol) => {
                    norms::candidate(r, &viewer, symbol)?;
                }
                About::Annulment(symbol) => {
                    norms::find(r, symbol)?;
                }
            }
            members::roster(r).map_err(Failure::from)
        })
        .await?;
    let (title, what) = about.words(w);
    let choose = || std::iter::once(Offer::of("", w.norms_motion_choose()));
    let bodies = Body::ALL
        .iter()
        .map(|body| Offer::of(body.as_str(), body_word(*body, w)));
    let (chairs, members) = match about {
        About::Adoption(_) => {
            let mut members = choices(&roster, lang);
            members.retain(|offer| !offer.value.is_empty());
            let chairs: Vec<Offer> = choose().chain(members.iter().cloned()).collect();
            for offer in &mut members {
                offer.is_taken = typed.dissociations.contains(&offer.value);
            }
            (Offer::taken(chairs, &typed.chair), members)
        }
        About::Annulment(_) => (Vec::new(), Vec::new()),
    };
    Ok(Page {
        shell: super::shell(site, lang, &about.path(), title, &caller.visitor, &roster),
        errors: FormErrors::none(),
        what,
        bodies: Offer::taken(choose().chain(bodies).collect(), &typed.body),
        chairs,
        members,
        typed,
    })
}

/// The motion, or all that is wrong with the form.
fn motion(about: About, typed: &Typed, errors: &mut FormErrors, w: &Words) -> Option<Motion> {
    let body = match typed.body.as_str() {
        "" => Err(Refusal::Missing(Field::Body)),
        word => word.parse().map_err(|_| Refusal::Malformed(Field::Body)),
    };
    let body: Option<Body> = errors.take(body, w);
    let decided = calendar::parse_date(&typed.decided, Field::Date);
    let decided = errors.take_at("decided", decided, w);
    let reference = match typed.reference.trim() {
        "" => Err(Refusal::Missing(Field::Reference)),
        text => Reference::parse(text),
    };
    let reference = errors.take(reference, w);
    let (chair, dissociations) = match &about {
        About::Annulment(_) => (None, Vec::new()),
        About::Adoption(_) => {
            let chair = match typed.chair.as_str() {
                "" => Err(Refusal::Missing(Field::Chair)),
                code => MemberCode::parse(code),
            };
            let codes: Result<Vec<MemberCode>, Refusal> = typed
                .dissociations
                .iter()
                .map(|code| MemberCode::parse(code))
                .collect();
            (
                errors.take_at("chair", chair, w),
                errors.take_at("dissociations", codes, w)?,
            )
        }
    };
    let decision = Decision {
        body: body?,
        decided: decided?,
        reference: reference?,
    };
    match about {
        About::Adoption(proposal) => Some(Motion::AdoptionWithoutVote {
            chair: chair?,
            decision,
            dissociations,
            proposal,
        }),
        About::Annulment(norm) => Some(Motion::Annulment { decision, norm }),
    }
}
