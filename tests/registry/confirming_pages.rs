//! The pages on which acts are confirmed, without JavaScript; and what is kept of a form whose session had ended.

use registry::acts::drafts;
use registry::rules::words::Lang;

use super::browser::{Answer, Browser};
use super::house::{House, on_both};
use super::pages::{Form, read_aloud};
use super::questions::opened;
use super::tables::rows_of;

/// Sends a form as it is, and stays on whatever page comes.
fn sends_plainly(browser: &Browser, form: &Form) -> Answer {
    let fields: Vec<(&str, &str)> = form
        .fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    browser.posts(&form.action, &fields)
}

#[test]
fn a_vote_is_chosen_reviewed_with_a_code_and_has_its_receipt_without_javascript() {
    on_both(|house| {
        let ballot = opened(house, 1);
        let france = house.signed_in_as("head.fra");
        let desk = format!("/en/desk/ballots/{ballot}");
        let typed = [("choice", "abstain"), ("explanation_en", "We wait.")];
        let review = france.fills_in(&desk, "/review", &typed);
        assert_eq!(review.status, 200);
        let said = read_aloud(&review.body);
        for sentence in [
            "This will be recorded",
            "Abstain",
            "We wait.",
            "Code from your authenticator app",
        ] {
            assert!(said.contains(sentence), "{sentence}: {said}");
        }
        assert!(
            !said.contains("in a house of record their acts take a passkey"),
            "a delegation may use a code anywhere"
        );
        let mut form = Form::confirming(&review, &desk).unwrap();
        form.type_in("intent_code", "000000");
        let wrong = sends_plainly(&france, &form);
        assert_eq!(wrong.status, 200);
        let said = read_aloud(&wrong.body);
        assert!(said.contains("4 more can be tried"), "{said}");
        assert!(said.contains("Abstain") && said.contains("We wait."));

        let form = france.with_code(Form::confirming(&wrong, &desk).unwrap());
        let done = sends_plainly(&france, &form);
        assert_eq!(done.status, 303, "{}", done.body);
        let secret = done.header("set-cookie");
        assert!(
            secret.contains("session="),
            "the session has a new secret: {secret}"
        );
        let receipt = france.follow(&done);
        assert!(read_aloud(&receipt.body).contains("This is the last vote of your member."));
        // Sent twice, as by an impatient hand.
        let again = sends_plainly(&france, &form);
        assert_eq!(again.location(), done.location());
        assert_eq!(rows_of(house, "sealed_votes").len(), 1);
    });
}

#[test]
fn a_vote_that_changed_under_way_is_shown_again_and_not_recorded() {
    on_both(|house| {
        let ballot = opened(house, 1);
        let france = house.signed_in_as("head.fra");
        let desk = format!("/fr/desk/ballots/{ballot}");
        let review = france.fills_in(&desk, "/review", &[("choice", "yes")]);
        let mut form = Form::confirming(&review, &desk).unwrap();
        form.type_in("choice", "no");
        let swapped = sends_plainly(&france, &france.with_code(form));
        assert_eq!(swapped.status, 200);
        let said = read_aloud(&swapped.body);
        assert!(said.contains("n’est pas ce qui a été envoyé"), "{said}");
        assert!(rows_of(house, "sealed_votes").is_empty());
    });
}

#[test]
fn an_officer_sees_exactly_what_is_proposed_and_that_only_an_example_takes_a_code() {
    on_both(|house| {
        let ballot = opened(house, 1);
        let officer = house.signed_in_as("officer");
        let desk = format!("/en/desk/ballots/{ballot}");
        let page = officer.get(&desk);
        let mut form = Form::find(&page, &desk, "/motions", Some(("motion", "extension")));
        form.type_in("closes", "2026-03-19T18:00");
        form.type_in("reference", "GAIP/BUR(2026)4");
        let asked = sends_plainly(&officer, &form);
        assert_eq!(asked.status, 200);
        let said = read_aloud(&asked.body);
        for sentence in [
            "Nothing has been done yet.",
            "Extension of the voting",
            "Consulting workers",
            "19 March 2026",
            "GAIP/BUR(2026)4",
            "in a house of record their acts take a passkey",
        ] {
            assert!(said.contains(sentence), "{sentence}: {said}");
        }
        assert!(rows_of(house, "motions").is_empty());
        let form = officer.with_code(Form::confirming(&asked, &desk).unwrap());
        let done = sends_plainly(&officer, &form);
        assert_eq!(done.status, 303, "{}", done.body);
        assert_eq!(rows_of(house, "motions").len(), 1);
    });
}

#[test]
fn in_a_house_of_record_an_officer_without_a_passkey_is_led_to_enrol_one() {
    let house = House::of_record(super::databases::Database::Sqlite);
    let ballot = opened(&house, 1);
    let officer = house.signed_in_as("officer");
    let desk = format!("/en/desk/ballots/{ballot}");
    let page = officer.get(&desk);
    let mut form = Form::find(&page, &desk, "/motions", Some(("motion", "extension")));
    form.type_in("closes", "2026-03-19T18:00");
    form.type_in("reference", "GAIP/BUR(2026)4");
    let asked = sends_plainly(&officer, &form);
    assert!(Form::confirming(&asked, &desk).is_none(), "no code here");
    let said = read_aloud(&asked.body);
    assert!(
        said.contains("takes a passkey, and you have none"),
        "{said}"
    );
    assert!(asked.body.contains("href=\"/en/desk/account\""));
}

#[test]
fn what_was_written_when_a_session_had_ended_returns_to_its_account_alone() {
    on_both(|house| {
        let words = super::proposals::whole_words(Lang::En);
        let draft = drafts::create(house.store(), house.head_of("FRA"), words, None).unwrap();
        let france = house.signed_in_as("head.fra");
        let at = format!("/en/desk/drafts/{draft}");
        let page = france.get(&at);
        let mut form = Form::find(&page, &at, &at, None);
        let long = "## Article 1\n\n1. Wombats are consulted before anything is decided.";
        form.type_in("text_en", long);
        house.later(0, 2);
        let ended = sends_plainly(&france, &form);
        assert_eq!(ended.status, 303);
        let led = ended.location().to_owned();
        assert!(led.contains("/desk/parked/"), "{led}");
        assert!(
            read_aloud(&france.get(&led).body).contains("What you wrote is kept"),
            "the sign-in says so"
        );
        let rows = rows_of(house, "parked");
        assert_eq!(rows.len(), 1);
        assert!(!rows[0].contains("Wombats"), "sealed: {rows:?}");

        let parked = led
            .split("next=")
            .nth(1)
            .unwrap()
            .split('&')
            .next()
            .unwrap();
        let germany = house.signed_in_as("head.deu");
        assert_eq!(germany.get(parked).status, 404);
        let removal = germany.posts(&format!("{parked}/removal"), &[("x", "y")]);
        assert_eq!(removal.status, 404);
        let france = house.signed_in_as("head.fra");
        let kept = france.get(parked);
        assert!(read_aloud(&kept.body).contains("Wombats are consulted"));
        let saved = sends_plainly(&france, &Form::find(&kept, parked, &at, None));
        assert_eq!(saved.status, 303, "{}", saved.body);
        assert!(france.get(&at).body.contains("Wombats are consulted"));
    });
}

#[test]
fn neither_a_vote_nor_a_signature_is_ever_parked() {
    on_both(|house| {
        let ballot = opened(house, 1);
        let france = house.signed_in_as("head.fra");
        let desk = format!("/en/desk/ballots/{ballot}");
        let long = "A long explanation that it would be a pity to write once more, but a vote stands with it.";
        let typed = [("choice", "yes"), ("explanation_en", long)];
        let review = france.fills_in(&desk, "/review", &typed);
        let form = france.with_code(Form::confirming(&review, &desk).unwrap());
        house.later(0, 2);
        let ended = sends_plainly(&france, &form);
        assert_eq!(ended.status, 303);
        assert!(
            ended.location().ends_with("&after=interrupted"),
            "{}",
            ended.location()
        );
        for path in [
            format!("{desk}/review"),
            format!("{desk}/withdrawals"),
            format!("/en/desk/motions/{}/approval", uuid::Uuid::nil()),
            "/en/desk/account/password".to_owned(),
        ] {
            let ended = france.posts(&path, &[("note", long), ("password", long)]);
            assert!(!ended.location().contains("parked"), "{path}");
        }
        assert!(rows_of(house, "parked").is_empty());
        // The same words where no vote is, and the search finds them kept.
        let ended = france.posts("/en/desk/drafts/D-FRA-1", &[("reason", long)]);
        assert!(ended.location().contains("/desk/parked/"));
        assert_eq!(rows_of(house, "parked").len(), 1);
    });
}
