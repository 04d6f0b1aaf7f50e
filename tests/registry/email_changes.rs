//! Another e-mail address: confirmed by its person, taken up through the link mailed there, told to the one before.

use registry::acts::email_changes::{ask, take_up};
use registry::acts::letters::Outgoing;
use registry::acts::resets;
use registry::rules::Refusal;
use registry::rules::refusals::Field;
use registry::store::sessions::visitor;
use registry::store::{Failure, email_changes::LIFE};

use super::factors::{confirmed, whole};
use super::house::{House, email_of, on_both};
use super::questions::refused;

const NEW: &str = "new.address@people.example";

fn told(letters: &[Outgoing]) -> Vec<(String, &'static str)> {
    letters
        .iter()
        .map(|letter| (letter.taken.email.clone(), letter.taken.letter.kind()))
        .collect()
}

/// Asks for an address in the name of the head of France; gives what was mailed.
fn asked(house: &House, email: &str) -> Vec<Outgoing> {
    house.head_of("FRA");
    house.head_of("DEU");
    let session = whole(house, "head.fra");
    house.empty_outbox();
    confirmed(house, &session, |by| ask(house.store(), by, email)).unwrap();
    house.letters()
}

fn email_now(house: &House) -> String {
    let account = house.account_of("head.fra");
    let read = house
        .store()
        .read(|r| registry::store::accounts::email_of(r, account).map_err(Failure::from));
    read.unwrap().unwrap()
}

#[test]
fn an_address_is_confirmed_then_taken_up_through_the_link_that_was_mailed_to_it() {
    on_both(|house| {
        let letters = asked(house, NEW);
        let old = email_of("head.fra");
        // The step of the app that the helper lends writes letters of its own.
        assert!(
            told(&letters).contains(&(NEW.to_owned(), "email-confirmation")),
            "{letters:?}"
        );
        assert_eq!(email_now(house), old, "asking changes nothing");
        let of_link = |letter: &&Outgoing| letter.taken.letter.kind() == "email-confirmation";
        let secret = letters
            .iter()
            .find(of_link)
            .unwrap()
            .secret
            .clone()
            .unwrap();
        let running = whole(house, "head.fra");
        // A link to a new password was on its way to the address before.
        let reset = resets::make(
            house.store(),
            house.administrator(),
            house.account_of("head.fra"),
        );
        house.empty_outbox();
        take_up(house.store(), &secret).unwrap();
        assert_eq!(email_now(house), NEW);
        assert_eq!(told(&house.letters()), [(old, "factor-changed")]);
        let runs = house
            .store()
            .read(|r| visitor(r, &running).map_err(Failure::from));
        assert!(runs.unwrap().is_none(), "every session has ended");
        let spent = resets::spend(house.store(), &reset.unwrap(), "no hash");
        assert_eq!(refused(spent), Refusal::LinkSpent);
        assert_eq!(refused(take_up(house.store(), &secret)), Refusal::LinkSpent);
    });
}

#[test]
fn the_link_lasts_an_hour_and_nothing_tells_who_has_an_account() {
    on_both(|house| {
        let letters = asked(house, NEW);
        let secret = letters
            .iter()
            .find_map(|letter| letter.secret.clone())
            .unwrap();
        house.script().set(house.now() + LIFE);
        assert_eq!(refused(take_up(house.store(), &secret)), Refusal::LinkSpent);
        assert_eq!(email_now(house), email_of("head.fra"));
        // Somebody else's address: the same answer, and no letter to anybody.
        let session = whole(house, "head.fra");
        house.empty_outbox();
        let taken = email_of("head.deu");
        confirmed(house, &session, |by| ask(house.store(), by, &taken)).unwrap();
        let kinds = told(&house.letters());
        assert!(
            kinds.iter().all(|(_, kind)| *kind != "email-confirmation"),
            "{kinds:?}"
        );
        let wrong = confirmed(house, &session, |by| ask(house.store(), by, "no address"));
        assert_eq!(refused(wrong), Refusal::Malformed(Field::Email));
    });
}

#[test]
fn the_pages_ask_for_a_code_first_and_keep_what_was_typed() {
    on_both(|house| {
        house.head_of("FRA");
        let browser = house.signed_in_as("head.fra");
        let page = browser.post_form("/fr/desk/account/email", &[("email", "pas une adresse")]);
        assert_eq!(page.status, 422);
        assert!(page.body.contains("pas une adresse"), "{}", page.body);
        house.empty_outbox();
        let done = browser.post_form("/fr/desk/account/email", &[("email", NEW)]);
        assert_eq!(
            done.location(),
            "/fr/desk/account?done=email",
            "{}",
            done.body
        );
        let letters = house.letters();
        let secret = letters
            .iter()
            .find_map(|letter| letter.secret.clone())
            .unwrap();
        let stranger = house.browser();
        let link = format!("/fr/address/{secret}");
        let page = stranger.get(&link);
        assert!(
            page.body.contains(NEW) && page.body.contains(&email_of("head.fra")),
            "{}",
            page.body
        );
        assert_eq!(page.header("cache-control"), "no-store");
        let done = stranger.post_form(&link, &[]);
        assert_eq!(
            done.location(),
            "/fr/sign-in?after=address",
            "{}",
            done.body
        );
        assert_eq!(stranger.get(&link).status, 404);
        assert_eq!(email_now(house), NEW);
    });
}
