//! The pages of proposals and drafts, walked through as their people do.

use registry::acts::{drafts, proposals};
use registry::rules::majority::{Base, Quorum, Requirement, Rule};
use registry::rules::words::{Lang, ProposalSymbol};
use registry::store::drafts::DraftWords;
use registry::web::rules_in_words;
use registry::web::words::words;

use super::browser::{Answer, Browser};
use super::house::{House, on_both};
use super::proposals::whole_words;

fn public_proposal(house: &House) -> ProposalSymbol {
    let words = DraftWords {
        classification: "public".into(),
        ..whole_words(Lang::Fr)
    };
    submits(house, words)
}

fn submits(house: &House, words: DraftWords) -> ProposalSymbol {
    let head = house.head_of("FRA");
    let draft = drafts::create(house.store(), head.clone(), words, None).unwrap();
    proposals::submit(house.store(), head, &draft, 1, None).unwrap()
}

fn presses(browser: &Browser, page: &str, noun: &str) -> Answer {
    let shown = browser.get(page);
    assert_eq!(shown.status, 200, "{page}: {}", shown.body);
    let id = shown.value_of("request_id").expect("a form");
    let revision = shown.value_of("revision").unwrap_or_default();
    browser.post_form(
        &format!("{page}{noun}"),
        &[("request_id", &id), ("revision", &revision)],
    )
}

#[test]
fn the_public_reads_a_proposal_in_both_languages_with_its_rule_in_words() {
    on_both(|house| {
        let symbol = public_proposal(house);
        let browser = house.browser();
        for page in [
            "/en/proposals".to_owned(),
            "/fr/proposals?stage=submitted&theme=workers&sponsor=FRA".to_owned(),
            format!("/en/proposals/{symbol}/revisions"),
            format!("/fr/proposals/{symbol}/revisions/0"),
            format!("/en/proposals/{symbol}/redline?from=0&to=0&text=fr"),
        ] {
            assert_eq!(browser.get(&page).status, 200, "{page}");
        }
        let english = browser.get(&format!("/en/proposals/{symbol}")).body;
        assert!(english.contains(
            "at least two thirds of those present and voting; quorum: more than half of the members entitled to vote"
        ));
        assert!(english.contains("only there in French"));
        assert!(english.contains("id=\"art-1-par-1\""));
        let french = browser.get(&format!("/fr/proposals/{symbol}?text=fr")).body;
        assert!(french.contains("au moins les deux tiers des présents et votants"));
        assert!(
            french.contains("3 mois après l’adhésion de 10 membres"),
            "{french}"
        );
        assert_eq!(browser.get("/en/proposals?stage=nonsense").status, 400);
        assert_eq!(browser.get("/en/proposals/P-2026-999").status, 404);
    });
}

#[test]
fn a_stranger_finds_no_proposal_for_members_anywhere() {
    on_both(|house| {
        let symbol = submits(house, whole_words(Lang::En));
        let browser = house.browser();
        for page in ["", "/revisions", "/revisions/0", "/redline"] {
            let answer = browser.get(&format!("/en/proposals/{symbol}{page}"));
            assert_eq!(answer.status, 404, "{page}");
        }
        assert!(!browser.get("/en/proposals").body.contains(symbol.as_str()));
        let answer = browser.get(&format!("/en/desk/proposals/{symbol}"));
        assert_eq!(answer.status, 303);
        let germany = house.signed_in_as("head.deu");
        let page = germany.get(&format!("/en/desk/proposals/{symbol}"));
        assert_eq!(page.status, 200);
        assert!(page.body.contains("Co-sponsor this revision"));
        assert!(
            germany
                .get("/en/desk/proposals")
                .body
                .contains(symbol.as_str())
        );
        assert_eq!(germany.get("/en/desk/drafts/D-FRA-1").status, 404);
        let officer = house.signed_in_as("officer");
        assert_eq!(officer.get("/en/desk/drafts/D-FRA-1").status, 404);
    });
}

#[test]
fn a_delegation_drafts_previews_and_submits_and_another_co_sponsors() {
    on_both(|house| {
        let expert = house.signed_in_as("expert.fra");
        let made = presses(&expert, "/en/desk/drafts", "");
        assert_eq!(made.status, 303, "{}", made.body);
        let place = made.location().to_owned();
        assert_eq!(place, "/en/desk/drafts/D-FRA-1");
        let whole = serde_json::to_value(whole_words(Lang::En)).unwrap();
        let typed: Vec<(String, String)> = whole
            .as_object()
            .unwrap()
            .iter()
            .map(|(name, value)| (name.replace('-', "_"), value.as_str().unwrap().to_owned()))
            .collect();
        let mut form: Vec<(&str, &str)> = typed
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        form.extend([("version", "1"), ("next", "preview")]);
        let saved = expert.post_form(&place, &form);
        assert_eq!(saved.status, 303, "{}", saved.body);
        let again = expert.post_form(&place, &form);
        assert_eq!(again.status, 422);
        assert!(again.body.contains("Consulting workers"));
        assert!(again.body.contains("Open the version that is stored"));
        let shown = expert.follow(&saved);
        assert!(shown.body.contains("Only the head of delegation submits"));

        let head = house.signed_in_as("head.fra");
        let preview = head.get(&format!("{place}/preview"));
        let (id, version) = (
            preview.value_of("request_id").unwrap(),
            preview.value_of("version").unwrap(),
        );
        let sent = head.post_form(
            &format!("{place}/submission"),
            &[("request_id", &id), ("version", &version)],
        );
        assert_eq!(sent.status, 303, "{}", sent.body);
        assert_eq!(sent.location(), "/en/desk/proposals/P-2026-001");
        let page = "/en/desk/proposals/P-2026-001";
        let begun = presses(&head, page, "/drafts");
        assert_eq!(begun.location(), "/en/desk/drafts/D-FRA-2");
        let germany = house.signed_in_as("head.deu");
        assert_eq!(presses(&germany, page, "/co-sponsorships").status, 303);
        let shown = presses(&germany, page, "/co-sponsorships");
        assert_eq!(shown.status, 422);
        assert!(
            germany
                .get(page)
                .body
                .contains("Withdraw the co-sponsorship")
        );
        assert_eq!(
            presses(&germany, page, "/co-sponsorships/withdrawal").status,
            303
        );
        assert_eq!(presses(&head, page, "/withdrawal").status, 303);
        assert!(head.get(page).body.contains("Withdrawn"));
    });
}

#[test]
fn an_officer_translates_consults_and_is_told_why_there_is_no_final_text_yet() {
    on_both(|house| {
        let symbol = submits(house, whole_words(Lang::En));
        let officer = house.signed_in_as("officer");
        let page = format!("/fr/desk/proposals/{symbol}");
        let shown = officer.get(&page);
        assert!(shown.body.contains("Fournir la langue manquante"));
        for noun in ["/returns", "/consultation", "/translations"] {
            assert_eq!(officer.get(&format!("{page}{noun}")).status, 200, "{noun}");
        }
        let form = officer.get(&format!("{page}/translations"));
        let id = form.value_of("request_id").unwrap();
        let typed = [
            ("request_id", id.as_str()),
            ("revision", "0"),
            ("title", "Consulter les travailleurs"),
            ("summary", ""),
            ("text", "1. Ils sont consultés."),
        ];
        let back = officer.post_form(&format!("{page}/translations"), &typed);
        assert_eq!(back.status, 422);
        assert!(back.body.contains("Consulter les travailleurs"));
        let mut typed = typed;
        typed[3].1 = "Qui est consulté.";
        let done = officer.post_form(&format!("{page}/translations"), &typed);
        assert_eq!(done.status, 303, "{}", done.body);
        let form = officer.get(&format!("{page}/consultation"));
        let id = form.value_of("request_id").unwrap();
        let sunday = [("request_id", id.as_str()), ("until", "2026-03-15T18:00")];
        let back = officer.post_form(&format!("{page}/consultation"), &sunday);
        assert_eq!(back.status, 422);
        assert!(back.body.contains("2026-03-15T18:00"));
        let friday = [("request_id", id.as_str()), ("until", "2026-03-20T18:00")];
        let done = officer.post_form(&format!("{page}/consultation"), &friday);
        assert_eq!(done.status, 303, "{}", done.body);
        let running = officer.get(&page);
        assert!(running.body.contains("Arrêter le texte définitif"));
        assert!(running.body.contains("La consultation est encore ouverte"));
        let desk = house.signed_in_as("head.deu").get("/en/desk");
        assert!(desk.body.contains(symbol.as_str()), "{}", desk.body);
        let germany = house.signed_in_as("head.deu");
        let refused = germany.get(&format!("/en/desk/proposals/{symbol}/returns"));
        assert_eq!(refused.status, 403);
    });
}

#[test]
fn an_officer_adds_a_theme_through_the_page() {
    on_both(|house| {
        let officer = house.signed_in_as("officer");
        let page = officer.get("/en/desk/themes");
        let id = page.value_of("request_id").unwrap();
        let typed = [
            ("request_id", id.as_str()),
            ("theme", "weather"),
            ("name_en", "Weather"),
            ("name_fr", "Météo"),
        ];
        assert_eq!(officer.post_form("/en/desk/themes", &typed).status, 303);
        assert!(officer.get("/fr/desk/themes").body.contains("Météo"));
    });
}

#[test]
fn a_redline_says_what_was_inserted_in_words_too() {
    on_both(|house| {
        let symbol = public_proposal(house);
        let head = house.head_of("FRA");
        let draft = drafts::start_revision(house.store(), head.clone(), &symbol, None).unwrap();
        let mut words = DraftWords {
            classification: "public".into(),
            ..whole_words(Lang::Fr)
        };
        words.text_fr = "## Article 1\n\n1. Workers are duly consulted.\n".into();
        drafts::save(house.store(), head.clone(), &draft, 1, words, None).unwrap();
        proposals::revise(house.store(), head, &draft, 2, None).unwrap();
        let page = house.browser().get(&format!(
            "/en/proposals/{symbol}/redline?from=0&to=1&text=fr"
        ));
        assert!(page.body.contains("inserted:"), "{}", page.body);
        assert!(page.body.contains("duly"));
        let old = house
            .browser()
            .get(&format!("/en/proposals/{symbol}/revisions/0?text=fr"));
        assert!(old.body.contains("This is an earlier revision"));
    });
}

#[test]
fn rules_are_said_in_the_words_of_both_languages() {
    let quorum = Quorum::Required(Requirement::more_than(1, 2));
    let blocked = Rule::Majority {
        base: Base::Present,
        threshold: Requirement::at_least(3, 5),
        quorum: Quorum::NotRequired,
        blocking: Some(Requirement::more_than(1, 4)),
    };
    let (en, fr) = (words(Lang::En), words(Lang::Fr));
    assert_eq!(
        rules_in_words::rule(&blocked, en),
        "at least 3/5 of those present, unless more than one quarter of those present vote no; no quorum required"
    );
    let mutual = Rule::MutualAgreement { quorum };
    assert_eq!(
        rules_in_words::rule(&mutual, fr),
        "accord mutuel\u{202f}: aucun membre ne vote non, et un membre qui s’abstient n’est pas lié\u{202f}; quorum\u{202f}: plus de la moitié des membres ayant le droit de vote"
    );
}
