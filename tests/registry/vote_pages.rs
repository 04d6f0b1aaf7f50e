//! The pages of votes, walked through as their people do.

use registry::rules::words::{Choice, ProposalSymbol};

use super::browser::Browser;
use super::house::{House, on_both};
use super::questions::{
    CERTIFYING, CLOSING, OPENING, at_final_text, cast_all, casts, certify, close, opened,
};

fn contains(browser: &Browser, path: &str, sentences: &[&str]) -> String {
    let page = browser.get(path);
    assert_eq!(page.status, 200, "{path}: {}", page.body);
    let body = page.body.replace('\u{202f}', " ").replace("&#62;", ">");
    for sentence in sentences {
        assert!(body.contains(sentence), "{path} lacks « {sentence} »");
    }
    body
}

#[test]
fn a_delegation_votes_on_one_page_reviews_and_gets_its_receipt() {
    on_both(|house: &House| {
        let ballot = opened(house, 1);
        let france = house.signed_in_as("head.fra");
        let desk = format!("/en/desk/ballots/{ballot}");
        let body = contains(
            &france,
            &desk,
            &[
                "Shall P-2026-001/Rev.0, Consulting workers, be adopted as a norm?",
                "Les travailleurs sont consultés",
            ],
        );
        assert!(!body.contains("checked"), "no vote is chosen beforehand");
        let number = france.get(&desk).value_of("request_id").unwrap();
        let form = [
            ("request_id", number.as_str()),
            ("choice", "yes"),
            ("explanation_en", "We agree."),
        ];
        let review = france.post_form(&format!("{desk}/review"), &form);
        assert_eq!(review.status, 200, "{}", review.body);
        assert!(review.body.contains("We agree."));
        let votes = format!("{desk}/votes");
        let first = france.post_form(&votes, &form);
        assert_eq!(first.status, 303, "{}", first.body);
        let again = france.post_form(&votes, &form);
        assert_eq!(again.location(), first.location());
        let receipt = france.follow(&first);
        assert!(
            receipt
                .body
                .contains("This is the last vote of your member.")
        );
        assert!(receipt.body.contains("Salt"));
        assert!(receipt.body.contains("We agree."));
        let again = contains(&france, &desk, &["Your member has voted: yes", "We agree."]);
        assert!(!again.contains("checked"));
        let germany = house.signed_in_as("head.deu");
        assert_eq!(germany.get(first.location()).status, 404);
        assert_eq!(house.browser().get(first.location()).status, 303);
        let public = contains(
            &house.browser(),
            &format!("/en/votes/{ballot}"),
            &["1 of 45 members entitled has voted."],
        );
        assert!(!public.contains("We agree."));
        house.at(CLOSING);
        assert_eq!(france.get(&desk).status, 303, "the session has ended");
    });
}

#[test]
fn a_vote_without_a_choice_brings_the_page_back_with_what_was_typed() {
    on_both(|house: &House| {
        let ballot = opened(house, 1);
        let france = house.signed_in_as("head.fra");
        let desk = format!("/fr/desk/ballots/{ballot}");
        let number = france.get(&desk).value_of("request_id").unwrap();
        let form = [
            ("request_id", number.as_str()),
            ("explanation_fr", "Nous sommes d’accord."),
        ];
        let back = france.post_form(&format!("{desk}/review"), &form);
        assert_eq!(back.status, 422);
        assert!(back.body.contains("Nous sommes d’accord."));
    });
}

#[test]
fn the_result_is_provisional_then_certified_and_says_how_members_voted() {
    on_both(|house: &House| {
        let ballot = opened(house, 1);
        cast_all(house, &ballot, 20, 3, 1);
        casts(house, "USA", &ballot, Choice::NotParticipating).unwrap();
        close(house, &ballot);
        let visitor = house.browser();
        let page = format!("/en/votes/{ballot}");
        contains(
            &visitor,
            &page,
            &[
                "Adopted by 20 votes to 3, with 1 abstention.",
                "provisional result",
                "European Union: its member States vote",
                "GAIP/NORM/0001",
                "20 × 3 = 60 > 46 = 23 × 2",
            ],
        );
        contains(
            &visitor,
            &format!("{page}?by=choice"),
            &["Yes (20)", "No (3)"],
        );
        contains(
            &visitor,
            &format!("/fr/votes/{ballot}"),
            &[
                "Adoptée par 20 voix contre 3, avec 1 abstention.",
                "Union européenne",
            ],
        );
        house.at(CERTIFYING);
        certify(house, &ballot).unwrap();
        let body = contains(&visitor, &page, &["Certified"]);
        assert!(!body.contains("provisional result"));
        contains(
            &visitor,
            "/en/votes?result=adopted&year=2026&theme=workers",
            &["B-2026-001"],
        );
        contains(
            &visitor,
            "/en/votes?result=rejected",
            &["No result matches."],
        );
        assert_eq!(visitor.get("/en/votes?year=soon").status, 404);
        assert_eq!(visitor.get("/en/votes/B-2026-999").status, 404);
    });
}

#[test]
fn an_officer_puts_to_the_vote_sees_who_voted_and_proposes_to_extend() {
    on_both(|house: &House| {
        let proposal: ProposalSymbol = at_final_text(house, 1);
        house.at(OPENING);
        let officer = house.signed_in_as("officer");
        let form_at = format!("/en/desk/proposals/{proposal}/ballot");
        contains(&officer, &form_at, &["12 March 2026 at the earliest"]);
        let number = officer.get(&form_at).value_of("request_id").unwrap();
        let put = |closes: &str| {
            officer.post_form(
                &form_at,
                &[
                    ("request_id", number.as_str()),
                    ("body", "bureau"),
                    ("reference", "GAIP/BUR(2026)3"),
                    ("decided", "2026-03-02"),
                    ("closes", closes),
                ],
            )
        };
        let back = put("2026-03-21T18:00");
        assert_eq!(back.status, 422);
        assert!(back.body.contains("is not a working day"), "{}", back.body);
        let opened = put("2026-03-17T18:00");
        assert_eq!(opened.status, 303, "{}", opened.body);
        let desk = opened.location().to_owned();
        let ballot = "B-2026-001".parse().unwrap();
        casts(house, "FRA", &ballot, Choice::Yes).unwrap();
        contains(&officer, &desk, &["<span>France</span>", "1 of 45"]);
        let number = officer.get(&desk).value_of("request_id").unwrap();
        let motion = officer.post_form(
            &format!("{desk}/motions"),
            &[
                ("request_id", number.as_str()),
                ("motion", "extension"),
                ("closes", "2026-03-19T18:00"),
                ("reference", "GAIP/BUR(2026)4"),
            ],
        );
        assert_eq!(motion.status, 303, "{}", motion.body);
        assert!(motion.location().starts_with("/en/desk/motions/"));
        contains(&officer, "/en/desk", &["B-2026-001"]);
    });
}
