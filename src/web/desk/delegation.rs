//! The desk of a delegation: what is due from the member, then its texts and its people.

use actix_web::HttpResponse;
use askama::Template;

use super::people::{self, Person};
use super::{Line, collect, shell};
use crate::rules::permissions::{Action, Office};
use crate::rules::words::{Lang, MemberCode};
use crate::store::{Failure, members};
use crate::web::answers;
use crate::web::forms::{FormErrors, Offer};
use crate::web::house::House;
use crate::web::offices;
use crate::web::problems::Problem;
use crate::web::shell::Shell;
use crate::web::signed_in::SignedIn;
use crate::web::site::Site;
use crate::web::words::words;

#[derive(Template)]
#[template(path = "desk/delegation.html")]
struct Desk {
    shell: Shell,
    heading: String,
    due: Vec<Line>,
    people: Vec<Person>,
    /// The head invites and ends; the others read who is there.
    is_head: bool,
    member: String,
    errors: FormErrors,
    offers: Vec<Offer>,
}

/// # Errors
/// A failure of the store.
pub async fn show(
    site: &Site,
    house: &House,
    lang: Lang,
    caller: SignedIn,
    member: MemberCode,
) -> Result<HttpResponse, Problem> {
    let (visitor, home) = (caller.visitor.clone(), member.clone());
    let (due, people, roster) = house
        .read(move |r| {
            let roster = members::roster(r)?;
            let due = collect(r, super::DUE, &visitor, lang, &roster, Some(&home))?;
            let people = people::seated(r, &visitor.viewer(), Some(&home), lang)?;
            Ok::<_, Failure>((due, people, roster))
        })
        .await?;
    let w = words(lang);
    let heading = w.desk_due_heading(due.len(), roster.short(&member, lang));
    let offers = [Office::Expert, Office::Alternate]
        .map(|office| Offer::of(office.as_str(), offices::name(office, w)));
    answers::page(&Desk {
        shell: shell(
            site,
            lang,
            "/desk",
            w.corner_desk(),
            &caller.visitor,
            &roster,
        ),
        heading,
        due,
        people,
        is_head: caller.may(Action::InviteToDelegation),
        member: member.to_string(),
        errors: FormErrors::none(),
        offers: offers.to_vec(),
    })
}
