//! The own account: a person sees and ends the own sessions only, and changes the password knowing the old one.

use registry::acts::{accounts, resets, sessions};
use registry::rules::Refusal;
use registry::rules::words::Lang;
use registry::store::Failure;
use registry::store::sessions::{Token, running_of, visitor};

use super::databases::Database;
use super::house::{House, PASSWORD, email_of, on_both};

fn begun(house: &House, name: &str, agent: &str) -> Token {
    let account = house.account_of(name);
    let secret = sessions::begin(house.store(), account, agent.to_owned()).unwrap();
    Token::of(&secret)
}

/// The handles of the sessions that somebody sees, with the agent of each, the last used first.
fn seen(house: &House, name: &str, token: &Token) -> Vec<(String, String, bool)> {
    let (account, token) = (house.account_of(name), token.clone());
    let read = move |r: &mut registry::store::Reading<'_>| running_of(r, account, &token);
    let running = house
        .store()
        .read(|r| read(r).map_err(Failure::from))
        .unwrap();
    let lines = running
        .into_iter()
        .map(|session| (session.handle, session.agent, session.is_this));
    lines.collect()
}

fn runs(house: &House, token: &Token) -> bool {
    let read = house
        .store()
        .read(|r| visitor(r, token).map_err(Failure::from));
    read.unwrap().is_some()
}

#[test]
fn a_person_sees_and_ends_sessions_of_the_own_account_only() {
    on_both(|house| {
        house.head_of("FRA");
        house.head_of("DEU");
        let here = begun(house, "head.fra", "here");
        let lost = begun(house, "head.fra", "lost");
        let german = begun(house, "head.deu", "german");
        let mine = seen(house, "head.fra", &here);
        assert_eq!(mine.len(), 2, "{mine:?}");
        let own: Vec<_> = mine.iter().filter(|(.., is_this)| *is_this).collect();
        assert_eq!(own.len(), 1);
        assert_eq!(own[0].1, "here");

        let (foreign, ..) = seen(house, "head.deu", &german).remove(0);
        for nobodys in [foreign.as_str(), "", "0", "0000000000000000"] {
            let refused = sessions::end_named(house.store(), &here, nobodys);
            assert!(
                matches!(refused, Err(Failure::Refused(Refusal::NotFound))),
                "{nobodys:?}: {refused:?}"
            );
        }
        assert!(runs(house, &german));

        let named = mine.iter().find(|(_, agent, _)| agent == "lost").unwrap();
        sessions::end_named(house.store(), &here, &named.0).unwrap();
        assert!(!runs(house, &lost));
        let again = sessions::end_named(house.store(), &here, &named.0);
        assert!(matches!(again, Err(Failure::Refused(Refusal::NotFound))));

        let other = begun(house, "head.fra", "other");
        sessions::end_others(house.store(), &here).unwrap();
        assert!(runs(house, &here));
        assert!(!runs(house, &other));
        assert!(runs(house, &german));
    });
}

#[test]
fn a_session_that_ran_out_is_seen_no_more_and_does_nothing() {
    on_both(|house| {
        house.head_of("FRA");
        let old = begun(house, "head.fra", "old");
        house.later(0, 1);
        let here = begun(house, "head.fra", "here");
        assert_eq!(seen(house, "head.fra", &here).len(), 1);
        assert!(sessions::end_others(house.store(), &old).is_err());
        assert!(accounts::change_password(house.store(), &old, "a hash").is_err());
        assert!(accounts::change_language(house.store(), &old, Lang::Fr).is_err());
        assert!(runs(house, &here));
    });
}

#[test]
fn a_new_password_ends_every_other_session_and_spends_every_link() {
    on_both(|house| {
        house.head_of("FRA");
        let here = begun(house, "head.fra", "here");
        let other = begun(house, "head.fra", "other");
        let account = house.account_of("head.fra");
        let link = resets::make(house.store(), house.administrator(), account).unwrap();
        accounts::change_password(house.store(), &here, "a new hash").unwrap();
        assert!(runs(house, &here));
        assert!(!runs(house, &other));
        let spent = resets::spend(house.store(), &link, "another");
        assert!(matches!(spent, Err(Failure::Refused(Refusal::LinkSpent))));
    });
}

#[test]
fn the_password_is_changed_on_the_page_by_who_knows_the_old_one() {
    let house = House::on(Database::Sqlite);
    let browser = house.signed_in_as("head.fra");
    let new = "lantern orbit velvet cactus";
    let wrong = browser.post_form(
        "/en/desk/account/password",
        &[("current", "not this one at all"), ("password", new)],
    );
    assert_eq!(wrong.status, 422);
    assert!(wrong.body.contains("This is not the present password."));
    let weak = browser.post_form(
        "/en/desk/account/password",
        &[("current", PASSWORD), ("password", "short")],
    );
    assert_eq!(weak.status, 422);
    let email = email_of("head.fra");
    assert_eq!(house.browser().sign_in_as(&email, new).status, 403);

    let right = browser.post_form(
        "/en/desk/account/password",
        &[("current", PASSWORD), ("password", new)],
    );
    assert_eq!(right.location(), "/en/desk/account?done=password");
    assert_eq!(browser.get("/en/desk/account").status, 200);
    assert_eq!(house.browser().sign_in_as(&email, PASSWORD).status, 403);
    assert_eq!(house.browser().sign_in_as(&email, new).status, 303);
}

#[test]
fn a_form_without_a_session_leads_back_to_its_page_and_nowhere_else() {
    let house = House::on(Database::Sqlite);
    let stranger = house.browser();
    let origin = house.serve().origin().to_owned();
    for (from, back) in [
        ("/en/desk/themes", "/en/desk/themes"),
        (
            "/en/desk/ballots/B-2026-001/review",
            "/en/desk/ballots/B-2026-001",
        ),
        ("/en/desk/account/password", "/en/desk/account"),
    ] {
        let answer = stranger.post_form_from("/en/desk/seat-ends", &format!("{origin}{from}"));
        assert_eq!(
            answer.location(),
            format!("/en/sign-in?next={back}&after=interrupted")
        );
    }
    for elsewhere in [
        "https://elsewhere.example/en/desk/themes",
        "",
        "//x",
        "/en/",
    ] {
        let answer = stranger.post_form_from("/en/desk/seat-ends", elsewhere);
        assert_eq!(
            answer.location(),
            "/en/sign-in?next=/en/desk&after=interrupted",
            "{elsewhere}"
        );
    }
    let page = stranger.get("/fr/sign-in?next=/fr/desk&after=interrupted");
    assert!(
        page.body.contains("rien de ce que vous avez envoyé"),
        "{}",
        page.body
    );
}
