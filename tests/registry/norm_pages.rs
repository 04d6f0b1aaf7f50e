//! The pages of norms, adoption and the record, asked for as a visitor asks, in both languages.

use registry::rules::adherence::EventKind;
use registry::rules::words::{Classification, DecisionKind, NormSymbol};
use registry::store::entries;

use super::databases::Database;
use super::house::{House, on_both};
use super::norms::{adopted, notifies, without_vote};
use super::questions::{at_final_text, fixed};

#[test]
fn every_public_page_is_there_in_both_languages() {
    on_both(|house| {
        let norm = adopted(house);
        notifies(house, "FRA", &norm, EventKind::Adhered, "2026-03-02").unwrap();
        let visitor = house.browser();
        for path in [
            "/",
            "/norms",
            "/norms?theme=workers&state=not-in-force",
            "/norms/GAIP-NORM-0001",
            "/norms/GAIP-NORM-0001?text=both",
            "/adoption",
            "/adoption?theme=workers&on=2026-03-02",
            "/record",
            "/record?symbol=GAIP/NORM/0001&member=FRA",
            "/record/0",
            "/developers",
        ] {
            for lang in ["en", "fr"] {
                let answer = visitor.get(&format!("/{lang}{path}"));
                assert_eq!(answer.status, 200, "{lang}{path}: {}", answer.body);
                assert!(answer.body.contains("<h1>"), "{lang}{path}");
            }
        }
    });
}

#[test]
fn a_page_is_sent_again_only_when_it_says_something_else() {
    let house = House::on(Database::Sqlite);
    let norm = adopted(&house);
    let visitor = house.browser();
    let first = visitor.get("/en/adoption");
    assert_eq!(
        first.header("cache-control"),
        "public, max-age=0, s-maxage=2"
    );
    let tag = first.header("etag");
    let again = visitor.get_if_changed("/en/adoption", tag);
    assert_eq!((again.status, again.body.as_str()), (304, ""));
    assert_eq!(again.header("etag"), tag);
    assert_eq!(visitor.get_if_changed("/fr/adoption", tag).status, 200);
    notifies(&house, "FRA", &norm, EventKind::Adhered, "2026-03-02").unwrap();
    assert_eq!(visitor.get_if_changed("/en/adoption", tag).status, 200);
    assert_eq!(visitor.get("/en/sign-in").header("etag"), "");
}

#[test]
fn the_page_of_a_member_says_what_it_did_with_each_norm() {
    on_both(|house| {
        let norm = adopted(house);
        notifies(house, "FRA", &norm, EventKind::Adhered, "2026-03-02").unwrap();
        let visitor = house.browser();
        let adherent = visitor.get("/en/members/FRA").body;
        assert!(adherent.contains("GAIP/NORM/0001 · Adherent since 2 March 2026"));
        let quiet = visitor.get("/fr/members/DEU").body;
        assert!(quiet.contains("/fr/norms/GAIP-NORM-0001#done"));
        assert!(!quiet.contains("Adhérent depuis"));
    });
}

#[test]
fn what_no_page_is_about_is_not_found() {
    let house = House::on(Database::Sqlite);
    let visitor = house.browser();
    for path in [
        "/en/norms/GAIP-NORM-0001",
        "/en/norms/nonsense",
        "/en/norms?state=nonsense",
        "/en/record/999999",
        "/en/record/nonsense",
        "/en/record?symbol=nonsense",
        "/record/entries/999999.json",
        "/record/documents/00",
    ] {
        assert_eq!(visitor.get(path).status, 404, "{path}");
    }
}

#[test]
fn the_page_of_a_norm_says_its_text_its_decision_and_what_members_did() {
    let house = House::on(Database::Sqlite);
    let norm = adopted(&house);
    notifies(&house, "FRA", &norm, EventKind::Adhered, "2026-03-02").unwrap();
    let visitor = house.browser();
    let english = visitor.get("/en/norms/GAIP-NORM-0001").body;
    for said in [
        "GAIP/NORM/0001",
        "Consulting workers",
        "Workers are consulted.",
        "Enters into force on 2 April 2026",
        "Adopted without a vote on 2 March 2026 by the Plenary, Chile in the chair; report GAIP/PLEN(2026)4.",
        "1 of 46 members",
        "On article 1.",
    ] {
        assert!(english.contains(said), "{said}");
    }
    let other = visitor.get("/en/norms/GAIP-NORM-0001?text=fr").body;
    assert!(other.contains("Les travailleurs sont consultés."));
    let both = visitor.get("/fr/norms/GAIP-NORM-0001?text=both").body;
    assert!(both.contains("Workers are consulted.") && both.contains("Les travailleurs"));
    assert!(both.contains("Entre en vigueur le 2 avril 2026"));
}

#[test]
fn the_matrix_is_as_it_stood_on_the_day_asked_for() {
    let house = House::on(Database::Sqlite);
    let norm = adopted(&house);
    house.at("2026-05-04T10:00:00Z");
    notifies(&house, "FRA", &norm, EventKind::Adhered, "2026-05-04").unwrap();
    let visitor = house.browser();
    let before = visitor.get("/en/adoption?on=2026-05-03").body;
    assert!(before.contains("As it stood at the end of 3 May 2026"));
    assert!(before.contains("0 Adherents"));
    let today = visitor.get("/en/adoption").body;
    assert!(!today.contains("As it stood"));
    assert!(today.contains("1 Adherent<"));
    for (day, why) in [
        ("2026-03-01", "begins on 2 March 2026"),
        ("2026-05-05", "must not lie in the future"),
        ("nonsense", "is not in the form expected"),
    ] {
        let refused = visitor.get(&format!("/en/adoption?on={day}"));
        assert_eq!(refused.status, 422, "{day}");
        assert!(refused.body.contains(why), "{day}: {}", refused.body);
        assert!(refused.body.contains(&format!("value=\"{day}\"")), "{day}");
        assert!(refused.body.contains("1 Adherent<"), "{day}: today's page");
    }
}

#[test]
fn an_entry_is_served_byte_for_byte() {
    on_both(|house| {
        let visitor = house.browser();
        let answer = visitor.get("/record/entries/0.json");
        let written = house.store().read(|r| entries::find(r, 0)).unwrap();
        assert_eq!(answer.body, written.bytes);
        let page = visitor.get("/en/record/0").body;
        assert!(page.contains(&written.leaf));
    });
}

#[test]
fn a_document_is_served_with_its_salt_once_it_is_public() {
    on_both(|house| {
        let proposal = fixed(
            house,
            1,
            Classification::ForMembers,
            DecisionKind::NormAdoption,
        );
        let title = house
            .store()
            .read(|r| {
                let viewer = registry::rules::visibility::Viewer::Secretariat;
                let asked = [(proposal.clone(), 0)];
                registry::store::ballots::questions(r, &viewer, &asked)
            })
            .unwrap()
            .remove(&proposal)
            .and_then(|question| question.en)
            .unwrap()
            .title;
        let address = format!("/record/documents/{title}");
        let visitor = house.browser();
        assert_eq!(visitor.get(&address).status, 404, "while it is for members");
        house.two_officers(without_vote(&proposal, &[])).unwrap();
        let body = visitor.get(&address).body;
        let document: serde_json::Value = serde_json::from_str(&body).unwrap();
        assert_eq!(document["text"], "Consulting workers");
        assert_eq!(document["commitment"], title.as_str());
        assert_eq!(document["salt"].as_str().unwrap().len(), 64);
    });
}

#[test]
fn the_record_does_not_show_what_is_for_members() {
    let house = House::on(Database::Sqlite);
    fixed(
        &house,
        1,
        Classification::ForMembers,
        DecisionKind::NormAdoption,
    );
    let visitor = house.browser();
    let page = visitor.get("/en/record?symbol=P-2026-001").body;
    assert!(page.contains("An act on <a href=\"/en/proposals/P-2026-001\">P-2026-001</a>"));
    assert!(!page.contains("France submitted"));
    assert!(!page.contains("Consulting workers"));
}

#[test]
fn a_head_of_delegation_notifies_on_the_desk_and_an_officer_acknowledges() {
    on_both(|house| {
        let norm = adopted(house);
        let head = house.signed_in_as("head.fra");
        let place = format!("/en/desk/norms/{norm}");
        let form = head.get(&place);
        let request = form.value_of("request_id").unwrap();
        let mut typed = vec![
            ("request_id", request.as_str()),
            ("kind", "reservation"),
            ("date", "2026-03-02"),
            ("note_en", "Words kept."),
            ("note_fr", ""),
        ];
        let back = head.post_form(&format!("{place}/events"), &typed);
        assert_eq!(back.status, 422);
        assert!(back.body.contains("Words kept."), "what was typed is kept");
        typed[1].1 = "adhered";
        let done = head.post_form(&format!("{place}/events"), &typed);
        assert_eq!(done.status, 303, "{}", done.body);
        let again = head.post_form(&format!("{place}/events"), &typed);
        assert_eq!(
            again.location(),
            done.location(),
            "a form sent twice is sent once"
        );
        assert!(head.get(&place).body.contains("Words kept."));

        let officer = house.signed_in_as("officer");
        assert!(
            officer
                .get("/en/desk")
                .body
                .contains("Acknowledge receipt: France")
        );
        let page = officer.get(&place);
        let event = page.value_of("event").unwrap();
        let request = page.value_of("request_id").unwrap();
        let sent = [("request_id", request.as_str()), ("event", event.as_str())];
        let done = officer.post_form(&format!("{place}/acknowledgements"), &sent);
        assert_eq!(done.status, 303, "{}", done.body);
        assert!(!officer.get(&place).body.contains("name=\"event\""));
    });
}

#[test]
fn two_officers_adopt_without_a_vote_through_the_desk() {
    let house = House::on(Database::Sqlite);
    let proposal = at_final_text(&house, 1);
    let officer = house.signed_in_as("officer");
    let place = format!("/fr/desk/proposals/{proposal}/adoption-without-vote");
    let request = officer.get(&place).value_of("request_id").unwrap();
    let mut typed = vec![
        ("request_id", request.as_str()),
        ("body", "plenary"),
        ("decided", "2026-03-02"),
        ("reference", "prose"),
        ("chair", "CHL"),
        ("dissociations", "BRA"),
        ("dissociations", "JPN"),
    ];
    let back = officer.post_form(&place, &typed);
    assert_eq!(back.status, 422);
    assert_eq!(back.body.matches(" checked").count(), 2);
    typed[3].1 = "GAIP/PLEN(2026)4";
    let done = officer.post_form(&place, &typed);
    assert_eq!(done.status, 303, "{}", done.body);
    assert!(done.location().starts_with("/fr/desk/motions/"));
    let id = done.location().rsplit('/').next().unwrap().parse().unwrap();
    house.approves(house.registrar(), id).unwrap();
    let dissociated = house
        .store()
        .read(|r| registry::store::norms::dissociated(r, &NormSymbol::new(1)))
        .unwrap();
    assert_eq!(dissociated.len(), 2);
    assert_eq!(house.signed_in_as("head.fra").get(&place).status, 404);
}
