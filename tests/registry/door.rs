//! The door: people of every office sign in through the page, stand at their desk, and leave.

use super::house::{email_of, on_both};

#[test]
fn people_of_every_office_sign_in_and_stand_at_their_desk() {
    on_both(|house| {
        for name in [
            "administrator",
            "officer",
            "registrar",
            "auditor",
            "head.fra",
            "alternate.fra",
            "expert.fra",
        ] {
            let browser = house.signed_in_as(name);
            for lang in ["en", "fr"] {
                let desk = browser.get(&format!("/{lang}/desk"));
                assert_eq!(desk.status, 200, "{name}: {}", desk.body);
                assert_eq!(desk.header("cache-control"), "no-store", "{name}");
                assert!(desk.body.contains(&format!("<html lang=\"{lang}\">")));
            }
        }
    });
}

#[test]
fn a_wrong_password_lets_nobody_in_and_says_the_same_of_every_name() {
    on_both(|house| {
        house.officer();
        let said = |email: &str| {
            let browser = house.browser();
            let answer = browser.sign_in_as(email, "not the password of anybody");
            assert!(answer.status >= 400, "{}", answer.status);
            assert!(answer.header("set-cookie").is_empty());
            assert_eq!(browser.get("/en/desk").status, 303);
            answer.body.replace(email, "")
        };
        let known = said(&email_of("officer"));
        let unknown = said(&email_of("nobody"));
        assert_eq!(known.lines().count(), unknown.lines().count());
    });
}

#[test]
fn whoever_signs_out_is_a_stranger_again() {
    on_both(|house| {
        let browser = house.signed_in_as("officer");
        let left = browser.post_form("/en/sign-out", &[]);
        assert_eq!(left.status, 303);
        let shown = browser.follow(&left);
        assert!(shown.status < 400, "{}", shown.status);
        assert_eq!(browser.get("/en/desk").status, 303);
    });
}

#[test]
fn a_session_ends_when_it_was_not_used_for_half_an_hour() {
    on_both(|house| {
        let browser = house.signed_in_as("officer");
        house.later(0, 1);
        let desk = browser.get("/en/desk");
        assert_eq!(desk.status, 303);
        assert!(desk.location().starts_with("/en/sign-in"));
    });
}

#[test]
fn public_pages_are_the_same_for_whoever_is_signed_in() {
    on_both(|house| {
        let (stranger, officer) = (house.browser(), house.signed_in_as("officer"));
        for path in ["/en/", "/fr/members", "/en/record", "/fr/accessibility"] {
            let (seen, shown) = (stranger.get(path), officer.get(path));
            assert_eq!(seen.status, 200, "{path}");
            assert!(seen.body == shown.body, "{path} differs for an officer");
        }
    });
}
