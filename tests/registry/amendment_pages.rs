//! The pages of amendments and of voting in parts, walked through as their people do.

use registry::acts::amendments;
use registry::acts::{ballots, consultations, drafts};
use registry::clock;
use registry::record::entries::VotingPart;
use registry::rules::visibility::Viewer;
use registry::rules::words::How;

use super::amendments::{amendment, change, in_consultation, less_often, not_free, proposes};
use super::browser::{Answer, Browser};
use super::house::on_both;
use super::questions::{cast_all, certify, close, code, putting};

fn presses(browser: &Browser, page: &str, noun: &str, more: &[(&str, &str)]) -> Answer {
    let shown = browser.get(page);
    assert_eq!(shown.status, 200, "{page}: {}", shown.body);
    let id = shown.value_of("request_id").expect("a form");
    let version = shown.value_of("version").unwrap_or_default();
    let mut form = vec![("request_id", id.as_str()), ("version", version.as_str())];
    form.extend(more);
    browser.post_form(&format!("{page}{noun}"), &form)
}

#[test]
fn a_delegation_drafts_change_by_change_and_proposes_what_it_read_through() {
    on_both(|house| {
        let symbol = in_consultation(house, "public");
        let canada = house.signed_in_as("head.can");
        let list = format!("/en/desk/proposals/{symbol}/amendments");
        let begun = presses(&canada, &list, "", &[("unit", "u5")]);
        assert_eq!(begun.status, 303, "{}", begun.body);
        let draft = begun.location().to_owned();
        let shown = canada.get(&draft);
        assert!(
            shown
                .body
                .contains("Chaque Adhérent rend compte chaque année.")
        );
        let fields = [
            ("how-0", "replace"),
            ("unit-0", "u5"),
            ("en-0", "1. Each Adherent reports once in three years."),
            ("fr-0", ""),
            ("reason", "It is too often."),
            ("lang", "en"),
        ];
        let add = [("next", "add"), ("add-how", "delete"), ("add-unit", "u3")];
        let added = presses(&canada, &draft, "", &[&fields[..], &add[..]].concat());
        assert_eq!(added.status, 303, "{}", added.body);
        assert!(added.location().ends_with("#change-1"));
        let review = format!("{draft}/proposal");
        let lacking = canada.get(&review);
        assert!(lacking.body.contains("Change 1:"), "{}", lacking.body);
        assert!(!lacking.body.contains(">Propose the amendment<"));

        let mut fields = fields;
        fields[3].1 = "1. Chaque Adhérent rend compte une fois en trois ans.";
        let second = [("how-1", "delete"), ("unit-1", "u3"), ("next", "review")];
        let saved = presses(&canada, &draft, "", &[&fields[..], &second[..]].concat());
        assert_eq!(saved.location(), review);
        let read = canada.get(&review).body;
        assert!(read.contains("<ins>") && read.contains("<del>"), "{read}");
        assert!(read.contains("class=\"unit deep-1 is-gone\""), "{read}");
        let proposed = presses(&canada, &review, "", &[]);
        assert_eq!(
            proposed.location(),
            format!("{list}/1"),
            "{}",
            proposed.body
        );

        let public = house.browser();
        for lang in ["en", "fr"] {
            let page = public.get(&format!("/{lang}/proposals/{symbol}/amendments/1"));
            assert_eq!(page.status, 200);
            assert!(page.body.contains("une fois en trois ans"));
            assert!(page.body.contains("once in three years"));
            assert!(page.body.contains("It is too often."));
            let list = public.get(&format!("/{lang}/proposals/{symbol}/amendments"));
            assert!(list.body.contains("A.1"));
        }
        let stale = presses(&canada, &format!("{list}/1"), "/acceptance", &[]);
        assert_eq!(stale.status, 422, "only the sponsor accepts");
    });
}

#[test]
fn what_is_refused_keeps_what_was_typed() {
    on_both(|house| {
        let symbol = in_consultation(house, "public");
        let canada = house.signed_in_as("head.can");
        let list = format!("/en/desk/proposals/{symbol}/amendments");
        let draft = presses(&canada, &list, "", &[]).location().to_owned();
        let fields = [
            ("version", "7"),
            ("how-0", "insert-after"),
            ("unit-0", "u3"),
            ("en-0", "3. Typed in a stale form."),
            ("fr-0", "3. Tapé dans un formulaire périmé."),
            ("reason", "A reason."),
            ("lang", "en"),
        ];
        let refused = canada.post_form(&draft, &fields);
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("3. Typed in a stale form."));
        assert!(refused.body.contains("Tapé dans un formulaire périmé."));
        let others = house.signed_in_as("head.jpn");
        assert_eq!(others.get(&draft).status, 404);
        let gone = presses(&canada, &draft, "/removal", &[]);
        assert_eq!(gone.location(), list);
        assert_eq!(canada.get(&draft).status, 404);
    });
}

#[test]
fn others_join_the_sponsor_accepts_and_takes_up() {
    on_both(|house| {
        let symbol = in_consultation(house, "for-members");
        proposes(house, "CAN", &symbol, vec![less_often()]).unwrap();
        let list = format!("/en/desk/proposals/{symbol}/amendments");
        let one = format!("{list}/1");
        let japan = house.signed_in_as("head.jpn");
        assert_eq!(presses(&japan, &one, "/co-sponsorships", &[]).status, 303);
        let france = house.signed_in_as("head.fra");
        assert!(
            france
                .get("/en/desk")
                .body
                .contains("One amendment awaits your answer")
        );
        assert_eq!(presses(&france, &one, "/acceptance", &[]).status, 303);
        let shown = france.get(&list).body;
        assert!(
            shown.contains("Make the next revision with them"),
            "{shown}"
        );
        let taken = presses(&france, &list, "/revision", &[]);
        assert_eq!(taken.status, 303, "{}", taken.body);
        let redline = france.get(taken.location());
        assert!(redline.body.contains("<ins>"));
        assert_eq!(amendment(house, &symbol, 1).merged, Some(1));
        let stranger = house.browser();
        for page in ["/amendments", "/amendments/1"] {
            let answer = stranger.get(&format!("/en/proposals/{symbol}{page}"));
            assert_eq!(answer.status, 404, "{page}");
        }
    });
}

/// Two amendments that conflict, accepted both; and one that is withdrawn.
#[test]
fn what_cannot_be_taken_up_is_said_by_unit() {
    on_both(|house| {
        let symbol = in_consultation(house, "public");
        proposes(house, "CAN", &symbol, vec![less_often()]).unwrap();
        let often = change(
            How::Replace,
            "u5",
            "1. Each Adherent reports every month.",
            "1. Chaque Adhérent rend compte chaque mois.",
        );
        proposes(house, "JPN", &symbol, vec![often]).unwrap();
        for number in [1, 2] {
            amendments::accept(house.store(), house.head_of("FRA"), &symbol, number, None).unwrap();
        }
        let france = house.signed_in_as("head.fra");
        let list = format!("/fr/desk/proposals/{symbol}/amendments");
        let shown = france.get(&list).body;
        assert!(shown.contains("A été rédigé autrement depuis"), "{shown}");
        assert!(!shown.contains("En faire la révision suivante"));
        let forced = presses(&france, &list, "/revision", &[]);
        assert_eq!(forced.status, 422);
    });
}

#[test]
fn an_officer_orders_the_votes_and_opens_each_in_its_turn() {
    on_both(|house| {
        let symbol = in_consultation(house, "public");
        proposes(house, "CAN", &symbol, vec![less_often()]).unwrap();
        proposes(house, "JPN", &symbol, vec![not_free()]).unwrap();
        house.at("2026-03-20T17:00:00Z");
        clock::round(house.store());
        house.languages_are_ready(&symbol);
        consultations::fix_final_text(house.store(), house.officer(), &symbol, 0, None).unwrap();
        house.at("2026-03-31T09:00:00Z");

        let officer = house.signed_in_as("officer");
        let order = format!("/en/desk/proposals/{symbol}/voting-order");
        let shown = officer.get(&order).body;
        assert!(shown.contains("(100%)"), "{shown}");
        let twice = [
            ("place-1", "1"),
            ("place-2", "1"),
            ("lang", "en"),
            ("reason", "Typed reason."),
        ];
        let refused = presses(&officer, &order, "", &twice);
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("Typed reason."));
        let good = [
            ("place-1", "3"),
            ("place-2", "1"),
            ("division-place-0", "2"),
            ("division-units-0", "u2"),
            ("lang", "en"),
            ("reason", "Furthest first."),
        ];
        let recorded = presses(&officer, &order, "", &good);
        assert_eq!(recorded.status, 303, "{}", recorded.body);
        let parts = house
            .store()
            .read(|r| {
                let viewer = registry::rules::visibility::Viewer::Public;
                registry::store::parts::of_proposal(r, &viewer, &symbol)
            })
            .unwrap();
        assert_eq!(parts[0].what, VotingPart::Amendment(2));
        assert!(matches!(parts[1].what, VotingPart::Division(_)));
        let public = house.browser();
        let list = public
            .get(&format!("/en/proposals/{symbol}/amendments"))
            .body;
        assert!(list.contains("Furthest first."), "{list}");
        assert!(list.contains("Separate vote on 1.1"), "{list}");

        let desk = officer.get("/en/desk").body;
        assert!(desk.contains("Place 1 in the order of voting"), "{desk}");
        let ballot = format!("/en/desk/proposals/{symbol}/ballot");
        let form = officer.get(&ballot);
        assert_eq!(form.value_of("part").as_deref(), Some("1"));
        let fields = [
            ("body", "bureau"),
            ("reference", "GAIP/BUR(2026)3"),
            ("decided", "2026-03-02"),
            ("closes", "2026-04-08T18:00"),
            ("part", "1"),
        ];
        let opened = presses(&officer, &ballot, "", &fields);
        assert_eq!(opened.status, 303, "{}", opened.body);
        let waiting = officer.get(&ballot).body;
        assert!(
            waiting.contains("are decided before the whole"),
            "{waiting}"
        );

        let question = "Shall amendment A.2 of Japan to";
        let voter = house.signed_in_as("head.bel");
        let casting = voter.get("/en/desk/ballots/B-2026-001").body;
        assert!(casting.contains(question), "{casting}");
        assert!(casting.contains("La consultation est gratuite."));
        let vote = public.get("/en/votes/B-2026-001").body;
        assert!(vote.contains(question), "{vote}");
        let stage = public.get(&format!("/fr/proposals/{symbol}")).body;
        assert!(stage.contains("Vote sur les amendements"), "{stage}");
        for lang in ["en", "fr"] {
            for page in ["/votes", "/record", "/proposals"] {
                assert_eq!(public.get(&format!("/{lang}{page}")).status, 200);
            }
        }
    });
}

#[test]
fn the_page_of_an_amendment_that_no_longer_applies_says_why_and_lets_an_officer_record_it() {
    on_both(|house| {
        let symbol = in_consultation(house, "public");
        proposes(house, "CAN", &symbol, vec![less_often()]).unwrap();
        let gone = change(How::Delete, "u5", "", "");
        proposes(house, "JPN", &symbol, vec![gone]).unwrap();
        house.at("2026-03-20T17:00:00Z");
        clock::round(house.store());
        house.languages_are_ready(&symbol);
        consultations::fix_final_text(house.store(), house.officer(), &symbol, 0, None).unwrap();
        let officer = house.signed_in_as("officer");
        let order = format!("/en/desk/proposals/{symbol}/voting-order");
        let places = [
            ("place-1", "2"),
            ("place-2", "1"),
            ("lang", "en"),
            ("reason", "Furthest first."),
        ];
        assert_eq!(presses(&officer, &order, "", &places).status, 303);
        house.at("2026-03-31T09:00:00Z");
        let asked = ballots::Putting {
            part: Some(1),
            ..putting(&symbol, "2026-04-08T16:00:00Z")
        };
        let ballot = ballots::open(house.store(), house.officer(), asked, None).unwrap();
        cast_all(house, &ballot, 30, 2, 1);
        close(house, &ballot);
        house.at("2026-04-14T09:00:00Z");
        certify(house, &ballot).unwrap();
        let officer = house.signed_in_as("officer");
        let page = format!("/en/desk/proposals/{symbol}/amendments/1");
        let shown = officer.get(&page).body;
        assert!(shown.contains("It can no longer be applied"), "{shown}");
        let form = officer.get(&format!("/en/desk/proposals/{symbol}/ballot"));
        assert!(form.value_of("closes").is_none(), "nothing to open");
        let fallen = presses(&officer, &page, "/fall", &[("reason", "Its unit is gone.")]);
        assert_eq!(fallen.status, 303, "{}", fallen.body);
        let public = house.browser();
        let shown = public
            .get(&format!("/en/proposals/{symbol}/amendments/1"))
            .body;
        assert!(shown.contains("Its unit is gone."), "{shown}");
        let whole = officer.get(&format!("/en/desk/proposals/{symbol}/ballot"));
        assert_eq!(whole.value_of("part").as_deref(), Some(""));
    });
}

#[test]
fn a_revision_by_hand_says_which_accepted_amendments_it_contains() {
    on_both(|house| {
        let symbol = in_consultation(house, "public");
        proposes(house, "CAN", &symbol, vec![less_often()]).unwrap();
        proposes(house, "JPN", &symbol, vec![not_free()]).unwrap();
        let (store, head) = (house.store(), house.head_of("FRA"));
        for number in [1, 2] {
            amendments::accept(store, head.clone(), &symbol, number, None).unwrap();
        }
        let draft = drafts::start_revision(store, head.clone(), &symbol, None).unwrap();
        let viewer = Viewer::Delegation(code("FRA"));
        let working = store
            .read(|r| registry::store::drafts::find(r, &viewer, &draft))
            .unwrap();
        let mut words = working.words;
        words.text_en = words.text_en.replace("every year", "now and then");
        words.text_fr = words.text_fr.replace("chaque année", "parfois");
        drafts::save(store, head, &draft, 1, words, None).unwrap();
        let france = house.signed_in_as("head.fra");
        let preview = format!("/fr/desk/drafts/{draft}/preview");
        let shown = france.get(&preview);
        assert!(
            shown.body.contains("Amendements acceptés"),
            "{}",
            shown.body
        );
        assert!(shown.body.contains("A.1, Canada") && shown.body.contains("A.2, Japon"));
        let id = shown.value_of("request_id").unwrap();
        let to = format!("/fr/desk/drafts/{draft}/submission");
        let wrong = [
            ("request_id", id.as_str()),
            ("version", "2"),
            ("contains", "1"),
            ("contains", "9"),
        ];
        let refused = france.post_form(&to, &wrong);
        assert_eq!(refused.status, 422);
        assert!(
            refused
                .body
                .contains("name=\"contains\" value=\"1\" checked"),
            "what was ticked is kept: {}",
            refused.body
        );
        let id = refused.value_of("request_id").unwrap();
        let right = [
            ("request_id", id.as_str()),
            ("version", "2"),
            ("contains", "1"),
            ("contains", "2"),
        ];
        assert_eq!(france.post_form(&to, &right).status, 303);
        assert_eq!(amendment(house, &symbol, 1).merged, Some(1));
        assert_eq!(amendment(house, &symbol, 2).merged, Some(1));
    });
}
