//! Notices by e-mail: how a person wants those that need not be sent at once.

use std::collections::BTreeMap;

use actix_web::{HttpResponse, web};

use crate::acts;
use crate::rules::notices::{Circle, Event, Pace};
use crate::rules::permissions::Office;
use crate::store::sessions::Visitor;
use crate::web::answers;
use crate::web::forms::Offer;
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::problems::Problem;
use crate::web::signed_in::SignedIn;
use crate::web::words::Words;

/// A kind of notice, with its paces to choose from.
#[derive(Clone, Debug)]
pub struct Choice {
    pub name: &'static str,
    pub label: String,
    pub paces: Vec<Offer>,
}

/// The notices of which this person may choose the pace.
pub fn choices(visitor: &Visitor, chosen: &BTreeMap<Event, Pace>, w: &Words) -> Vec<Choice> {
    offered(visitor)
        .map(|event| {
            let paces = Pace::ALL
                .iter()
                .map(|pace| Offer::of(pace.as_str(), w.notice_pace(pace.as_str())))
                .collect();
            let pace = chosen.get(&event).copied().unwrap_or(Pace::AtOnce);
            Choice {
                name: event.as_str(),
                label: w.notice_name(event.as_str()),
                paces: Offer::taken(paces, pace.as_str()),
            }
        })
        .collect()
}

/// Those that reach an office of this person, and are not due.
fn offered(visitor: &Visitor) -> impl Iterator<Item = Event> {
    let offices: Vec<Office> = visitor.holdings.iter().map(|held| held.office).collect();
    Event::ALL.iter().copied().filter(move |event| {
        let circles = event.row().circles;
        event.is_chosen()
            && circles
                .iter()
                .any(|circle| offices.iter().any(|office| reaches(*circle, *office)))
    })
}

const fn reaches(circle: Circle, office: Office) -> bool {
    match circle {
        Circle::EveryMember
        | Circle::MemberConcerned
        | Circle::NotVoted
        | Circle::HoldersOfTheVote => office.holds_the_vote(),
        Circle::Secretariat | Circle::OtherOfficers => office.is_of_secretariat(),
        Circle::Partners => matches!(office, Office::PartnerDelegate),
        Circle::ThePerson => true,
    }
}

/// `POST /{lang}/desk/account/notices`: a pace for each kind; what is not said stays as it was.
///
/// # Errors
/// A failure of the store.
pub async fn keep(
    lang: Language,
    house: web::Data<House>,
    caller: SignedIn,
    typed: web::Form<Vec<(String, String)>>,
) -> Result<HttpResponse, Problem> {
    let chosen = offered(&caller.visitor)
        .filter_map(|event| {
            let (_, pace) = typed.iter().find(|(name, _)| name == event.as_str())?;
            Some((event, pace.parse::<Pace>().unwrap_or(Pace::AtOnce)))
        })
        .collect();
    let token = caller.token.clone();
    house
        .act(move |store| acts::notices::choose(store, &token, chosen))
        .await?;
    Ok(answers::see_other(&format!(
        "/{}/desk/account?done=notices",
        lang.0
    )))
}
