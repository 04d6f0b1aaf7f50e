//! The desk of a delegation: what is due from the member, then its texts and its people.

use actix_web::HttpResponse;
use askama::Template;

use super::people::{self, Person};
use super::preparing::{self, CourseLine};
use super::shell;
use crate::rules::permissions::{Action, Office};
use crate::rules::words::{Lang, MemberCode};
use crate::store::{Failure, credential_letters, members, registered_addresses};
use crate::web::answers;
use crate::web::appointments::code::{self, Waiting};
use crate::web::appointments::{LetterLine, letter_lines};
use crate::web::duties::{self, Board};
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
    board: Board,
    people: Vec<Person>,
    /// The head invites and ends; the others read who is there.
    is_head: bool,
    member: String,
    errors: FormErrors,
    offers: Vec<Offer>,
    course: Vec<CourseLine>,
    letters: Vec<LetterLine>,
    /// Where this delegation is told of its seats; empty where no address is registered.
    address: String,
    /// Offices of the visitor that wait for a code.
    waiting: Vec<Waiting>,
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
    let account = caller.visitor.account;
    let (board, people, course, letters, address, waiting, roster) = house
        .read(move |r| {
            let roster = members::roster(r)?;
            let board = duties::board(r, &visitor, lang, &roster, Some(&home))?;
            let people = people::seated(r, &visitor.viewer(), Some(&home), lang)?;
            let course = preparing::course(r, &visitor, lang)?;
            let viewer = visitor.viewer();
            let letters = match viewer.delegation() {
                Some(_) => credential_letters::of_member(r, &viewer, &home)?,
                None => Vec::new(),
            };
            let address = match viewer.delegation() {
                Some(_) => registered_addresses::all(r, &viewer)?.remove(&home),
                None => None,
            };
            let waiting = code::of(r, account, &roster, lang)?;
            Ok::<_, Failure>((board, people, course, letters, address, waiting, roster))
        })
        .await?;
    let w = words(lang);
    let heading = w.desk_due_heading(board.due.len(), roster.short(&member, lang));
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
        board,
        people,
        is_head: caller.may(Action::InviteToDelegation),
        member: member.to_string(),
        errors: FormErrors::none(),
        offers: offers.to_vec(),
        course,
        letters: letter_lines(&letters, lang),
        address: address.map_or_else(String::new, |address| address.email),
        waiting,
    })
}
