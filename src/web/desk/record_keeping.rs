//! The record at the secretariat's desk: the forms that enter a key, or withhold a document, by two officers.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use crate::acts::motions::Motion;
use crate::rules::Refusal;
use crate::rules::permissions::Action;
use crate::rules::refusals::Field;
use crate::rules::words::{Commitment, KeyUse, Lang, Reference, Vkey, WithholdGround};
use crate::store::{keys, members};
use crate::web::answers;
use crate::web::forms::{FormErrors, Offer, fresh_request_id};
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::motions::propose_and_show;
use crate::web::problems::Problem;
use crate::web::shell::Shell;
use crate::web::signed_in::SignedIn;
use crate::web::site::Site;
use crate::web::words::{Words, words};

pub fn routes(lang: &mut web::ServiceConfig) {
    lang.service(
        web::resource("/desk/record")
            .route(web::get().to(show))
            .route(web::post().to(propose)),
    );
}

/// What either form sends; `motion` says which.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    pub request_id: String,
    pub motion: String,
    pub purpose: String,
    pub vkey: String,
    pub commitment: String,
    pub ground: String,
    pub reference: String,
}

#[derive(Template)]
#[template(path = "desk/record.html")]
struct Page {
    shell: Shell,
    errors: FormErrors,
    typed: Typed,
    request_id: String,
    purposes: Vec<Offer>,
    grounds: Vec<Offer>,
    /// The keys on the record: use, name and id, entry.
    known: Vec<(String, String, String)>,
}

/// `GET /{lang}/desk/record`.
///
/// # Errors
/// Not for other offices.
pub async fn show(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    page(
        (&site, &house, lang.0, &caller),
        Typed::default(),
        FormErrors::none(),
    )
    .await
}

/// `POST /{lang}/desk/record`: proposes to a second officer.
///
/// # Errors
/// Not for other offices; a refusal brings the form back.
pub async fn propose(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
    typed: web::Form<Typed>,
) -> Result<HttpResponse, Problem> {
    let (typed, w) = (typed.into_inner(), words(lang.0));
    let mut errors = FormErrors::none();
    if caller.may(Action::ProposeMotion)
        && let Some(motion) = motion(&typed, &mut errors, w)?
    {
        match propose_and_show(&house, &caller, lang.0, motion, &typed.request_id).await? {
            Ok(answer) => return Ok(answer),
            Err(refusal) => {
                let input = if typed.motion == "key" {
                    "vkey"
                } else {
                    "commitment"
                };
                errors.refuse_at(input, &refusal, w);
            }
        }
    }
    page((&site, &house, lang.0, &caller), typed, errors).await
}

fn motion(typed: &Typed, errors: &mut FormErrors, w: &Words) -> Result<Option<Motion>, Problem> {
    match typed.motion.as_str() {
        "key" => {
            let purpose = typed
                .purpose
                .parse::<KeyUse>()
                .map_err(|_| Refusal::Missing(Field::Kind));
            let purpose = errors.take_at("purpose", purpose, w);
            let vkey = errors.take_at("vkey", Vkey::parse(typed.vkey.trim()), w);
            Ok(purpose
                .zip(vkey)
                .map(|(purpose, vkey)| Motion::Key { purpose, vkey }))
        }
        "withhold" => {
            let commitment = Commitment::parse(typed.commitment.trim());
            let commitment = errors.take_at("commitment", commitment, w);
            let ground = typed
                .ground
                .parse::<WithholdGround>()
                .map_err(|_| Refusal::Missing(Field::Ground));
            let ground = errors.take_at("ground", ground, w);
            let reference = Reference::parse(typed.reference.trim());
            let reference = errors.take_at("reference", reference, w);
            Ok(commitment
                .zip(ground)
                .zip(reference)
                .map(|((commitment, ground), reference)| Motion::Withhold {
                    commitment,
                    ground,
                    reference,
                }))
        }
        _ => Err(Problem::NotFound),
    }
}

async fn page(
    (site, house, lang, caller): (&Site, &House, Lang, &SignedIn),
    typed: Typed,
    errors: FormErrors,
) -> Result<HttpResponse, Problem> {
    if !caller.may(Action::ProposeMotion) {
        return Err(Problem::NotFound);
    }
    let w = words(lang);
    let (known, roster) = house
        .read(|r| Ok((keys::all(r)?, members::roster(r)?)))
        .await?;
    let known = known
        .into_iter()
        .map(|key| {
            let name = key
                .vkey
                .as_str()
                .rsplit_once('+')
                .map_or("", |(name, _)| name);
            let entry = format!("/{lang}/record/{}", key.index);
            (w.key_use(key.purpose.as_str()), name.to_owned(), entry)
        })
        .collect();
    let status = if errors.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let title = w.keeping_title();
    let purposes = KeyUse::ALL
        .iter()
        .map(|purpose| Offer::of(purpose.as_str(), w.key_use(purpose.as_str())));
    let grounds = WithholdGround::ALL
        .iter()
        .map(|ground| Offer::of(ground.as_str(), w.withhold_ground(ground.as_str())));
    answers::page_with(
        status,
        &Page {
            shell: super::shell(site, lang, "/desk/record", title, &caller.visitor, &roster),
            purposes: Offer::taken(
                std::iter::once(Offer::of("", w.motion_choose()))
                    .chain(purposes)
                    .collect(),
                &typed.purpose,
            ),
            grounds: Offer::taken(
                std::iter::once(Offer::of("", w.motion_choose()))
                    .chain(grounds)
                    .collect(),
                &typed.ground,
            ),
            errors,
            request_id: fresh_request_id()?,
            typed,
            known,
        },
    )
}
