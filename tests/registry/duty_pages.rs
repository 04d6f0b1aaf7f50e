//! Duties on pages: the board, the private calendar, the public one, the working days of the house.

use registry::acts::consultations;
use registry::acts::working_days::{self, Closing};
use registry::rules::Refusal;
use registry::rules::words::{Choice, Name};
use registry::store::{Asks, Failure};

use super::browser::{Answer, Browser};
use super::house::{House, on_both};
use super::pages::read_aloud;
use super::proposals::{submits, whole_words};
use super::questions::{casts, opened, refused};

fn closing(first: &str, last: &str) -> Closing {
    Closing {
        first: first.parse().unwrap(),
        last: last.parse().unwrap(),
        name_en: Name::parse("End of year closure").unwrap(),
        name_fr: Name::parse("Fermeture de fin d’année").unwrap(),
    }
}

fn closes(house: &House, by: Asks, first: &str, last: &str) -> Result<usize, Failure> {
    working_days::close(house.store(), by, closing(first, last))
}

/// The private link that this person makes now, as a path.
fn link_of(browser: &Browser) -> String {
    let made = browser.post_form("/en/desk/account/duty-link", &[]);
    assert_eq!(made.status, 200, "{}", made.body);
    let shown = made.body.split("<code>").nth(1).unwrap();
    let url = shown.split('<').next().unwrap();
    let path = url.find("/en/duties/").unwrap();
    url[path..].to_owned()
}

fn whole(answer: &Answer) -> String {
    answer.body.replace("\r\n ", "")
}

#[test]
fn a_delegation_finds_its_votes_first_and_what_it_did_below() {
    on_both(|house| {
        let ballot = opened(house, 1);
        let france = house.signed_in_as("head.fra");
        let desk = france.get("/en/desk");
        let said = read_aloud(&desk.body);
        assert!(said.contains("France: one thing is due"), "{said}");
        assert!(
            said.contains("One thing is due, the nearest deadline first."),
            "{said}"
        );
        let board = desk.body.find("class=\"board\"").unwrap();
        assert!(board < desk.body.find("/desk/drafts").unwrap());
        assert!(desk.body.contains(&format!("/en/desk/ballots/{ballot}")));
        casts(house, "FRA", &ballot, Choice::No).unwrap();
        let said = read_aloud(&france.get("/en/desk").body);
        assert!(said.contains("France: nothing is due"), "{said}");
        assert!(
            said.contains("One thing done in the last 30 days"),
            "{said}"
        );
        assert!(
            said.contains("Voted") && !said.contains("Votes No"),
            "{said}"
        );
        let officer = read_aloud(&house.signed_in_as("officer").get("/fr/desk").body);
        assert!(officer.contains("Clôture du vote"), "{officer}");
        house.later(60, 0);
        registry::clock::round(house.store());
        let officer = read_aloud(&house.signed_in_as("officer").get("/en/desk").body);
        assert!(officer.contains("Certify the result"), "{officer}");
    });
}

#[test]
fn every_office_has_a_board_and_an_empty_one_says_what_will_stand_there() {
    on_both(|house| {
        for (name, said) in [
            ("expert.fra", "Votes in running ballots"),
            ("translator", "languages to be signed off"),
            ("administrator", "letters that were given up"),
            ("auditor", "Nothing falls due from the auditor"),
        ] {
            let desk = house.signed_in_as(name).get("/en/desk");
            let aloud = read_aloud(&desk.body);
            assert!(desk.body.contains("class=\"board\""), "{name}: {aloud}");
            assert!(aloud.contains(said), "{name}: {aloud}");
        }
    });
}

#[test]
fn the_private_calendar_is_read_by_its_link_alone_and_ends_with_it() {
    on_both(|house| {
        let ballot = opened(house, 1);
        submits(house, "DEU", whole_words(registry::rules::words::Lang::En)).unwrap();
        let france = house.signed_in_as("head.fra");
        let first = link_of(&france);
        let secret = first.rsplit('/').next().unwrap().trim_end_matches(".ics");
        assert_eq!(secret.len(), 64);
        assert!(!house.dump().contains(secret), "only its SHA-256 is kept");
        let anybody = house.browser();
        let read = anybody.get(&first);
        assert_eq!(read.status, 200);
        assert_eq!(read.header("content-type"), "text/calendar; charset=utf-8");
        assert_eq!(read.header("cache-control"), "no-store");
        assert!(
            whole(&read).contains("SUMMARY;LANGUAGE=en:Vote:"),
            "{}",
            read.body
        );
        assert!(whole(&read).contains(&format!("/en/desk/ballots/{ballot}")));
        casts(house, "FRA", &ballot, Choice::Abstain).unwrap();
        let voted = whole(&anybody.get(&first));
        assert!(
            !voted.contains("BEGIN:VEVENT") && !voted.contains("bstain"),
            "{voted}"
        );

        let account = read_aloud(&france.get("/en/desk/account").body);
        assert!(account.contains("You have a link since"), "{account}");
        assert!(
            !france.get("/en/desk/account").body.contains(secret),
            "shown once"
        );
        let second = link_of(&france);
        assert_eq!(anybody.get(&first).status, 404, "replaced");
        assert_eq!(anybody.get(&second).status, 200);
        let gone = france.post_form("/en/desk/account/duty-link/removal", &[]);
        assert_eq!(gone.status, 303);
        assert_eq!(anybody.get(&second).status, 404, "revoked");
        let again = france.post_form("/en/desk/account/duty-link/removal", &[]);
        assert_eq!(again.status, 404);

        let expert = house.signed_in_as("expert.fra");
        let third = link_of(&expert);
        assert_eq!(anybody.get(&third).status, 200);
        let session = house.session_of("expert.fra");
        let seat = house
            .store()
            .read(|r| registry::store::sessions::visitor(r, &session))
            .unwrap()
            .unwrap()
            .holdings[0]
            .seat
            .clone();
        registry::acts::appointments::end(house.store(), house.head_of("FRA"), &seat).unwrap();
        assert_eq!(
            anybody.get(&third).status,
            404,
            "it ends with the last office"
        );
        let zeros = format!("/en/duties/{}.ics", "0".repeat(64));
        assert_eq!(anybody.get(&zeros).status, 404);
        assert_eq!(anybody.get("/en/duties/x.ics").status, 404);
        let log = house.signed_in_as("auditor").get("/en/desk/log");
        let log = read_aloud(&log.body);
        assert!(log.contains("private calendar link made"), "{log}");
        assert!(log.contains("private calendar link revoked"), "{log}");
    });
}

#[test]
fn no_new_deadline_falls_on_a_day_on_which_the_house_is_closed() {
    on_both(|house| {
        let officer = house.officer();
        assert_eq!(
            closes(house, officer.clone(), "2026-03-19", "2026-03-23").unwrap(),
            3
        );
        assert_eq!(
            refused(closes(house, officer.clone(), "2026-03-20", "2026-03-20")),
            Refusal::AlreadyDone
        );
        assert!(matches!(
            refused(closes(house, officer.clone(), "2026-03-21", "2026-03-22")),
            Refusal::NotAWorkingDay { .. }
        ));
        assert!(matches!(
            refused(closes(house, officer.clone(), "2026-02-27", "2026-02-27")),
            Refusal::MustBeLater(_)
        ));
        for by in [
            house.administrator(),
            house.head_of("FRA"),
            house.translator(),
        ] {
            let tried = refused(closes(house, by, "2026-04-02", "2026-04-02"));
            assert_eq!(tried, Refusal::OfficeDoesNotPermit);
        }
        let words = whole_words(registry::rules::words::Lang::En);
        let symbol = submits(house, "FRA", words).unwrap();
        let opens = |until: &str| {
            consultations::open(
                house.store(),
                house.officer(),
                &symbol,
                until.parse().unwrap(),
                None,
            )
        };
        for closed in [
            "2026-03-19T17:00:00Z",
            "2026-03-20T17:00:00Z",
            "2026-03-22T17:00:00Z",
        ] {
            assert_eq!(
                refused(opens(closed)),
                Refusal::HouseClosed {
                    date: closed[..10].parse().unwrap(),
                    next: "2026-03-24".parse().unwrap(),
                },
                "{closed}"
            );
        }
        let browser = house.signed_in_as("officer");
        let page = format!("/en/desk/proposals/{symbol}");
        let sent = browser.fills_in(
            &format!("{page}/consultation"),
            "/consultation",
            &[("until", "2026-03-20T18:00")],
        );
        assert_eq!(sent.status, 422, "{}", sent.body);
        let said = read_aloud(&sent.body);
        assert!(
            said.contains("The next working day is 24 March 2026"),
            "{said}"
        );
        assert!(
            sent.body.contains("2026-03-20T18:00"),
            "what was typed is kept"
        );
        working_days::open(house.store(), officer, "2026-03-20".parse().unwrap()).unwrap();
        opens("2026-03-20T17:00:00Z").unwrap();
        // What is due on a day that is closed afterwards stays due.
        closes(house, house.officer(), "2026-03-20", "2026-03-20").unwrap();
        let desk = house.signed_in_as("head.deu").get("/en/desk");
        assert!(desk.body.contains(symbol.as_str()));
    });
}

#[test]
fn officers_keep_the_working_days_on_a_page_of_their_own() {
    on_both(|house| {
        let officer = house.signed_in_as("officer");
        let page = officer.get("/en/desk/working-days");
        assert!(read_aloud(&page.body).contains("Armistice Day 1918"));
        let empty = officer.fills_in("/en/desk/working-days", "/working-days", &[]);
        assert_eq!(empty.status, 422);
        let typed = [
            ("date", "2026-12-24"),
            ("until", "2026-12-23"),
            ("name_en", "Year’s end"),
            ("name_fr", "Fin d’année"),
        ];
        let wrong = officer.fills_in("/en/desk/working-days", "/working-days", &typed);
        assert_eq!(wrong.status, 422);
        assert!(
            wrong.body.contains("value=\"Year’s end\""),
            "{}",
            wrong.body
        );
        let right = [
            ("date", "2026-12-24"),
            ("until", "2026-12-31"),
            typed[2],
            typed[3],
        ];
        let done = officer.fills_in("/en/desk/working-days", "/working-days", &right);
        assert_eq!(done.status, 303, "{}", done.body);
        let shown = read_aloud(&officer.follow(&done).body);
        assert!(shown.contains("Thursday 24 December 2026"), "{shown}");
        assert!(!shown.contains("Sunday 27"), "{shown}");
        let public = house.browser();
        house.later(0, 1);
        let calendar = read_aloud(&public.get("/fr/calendar").body);
        assert!(calendar.contains("Fin d’année"), "{calendar}");
        assert!(calendar.contains("Noël"), "{calendar}");
        let file = public.get("/en/calendar.ics");
        assert!(
            whole(&file).contains("No working day: Year’s end"),
            "{}",
            file.body
        );
        let gone = officer.post_form("/en/desk/working-days/2026-12-24/removal", &[]);
        assert_eq!(gone.status, 303);
        let other = house.signed_in_as("administrator");
        assert_eq!(other.get("/en/desk/working-days").status, 404);
    });
}

#[test]
fn the_public_calendar_lists_what_comes_by_month() {
    on_both(|house| {
        let ballot = opened(house, 1);
        let page = house.browser().get("/en/calendar");
        assert_eq!(page.status, 200);
        let said = read_aloud(&page.body);
        assert!(said.contains("March 2026"), "{said}");
        assert!(said.contains("Vote closes"), "{said}");
        assert!(page.body.contains(&format!("/en/votes/{ballot}")));
        assert!(said.contains("Easter Monday"), "{said}");
        assert!(!said.contains("No vote, consultation"), "{said}");
        assert!(page.body.contains("/en/calendar.ics"));
        let map = house.browser().get("/sitemap.xml").body;
        assert!(map.contains("/en/calendar<"), "{map}");
        assert!(
            house
                .browser()
                .get("/en/")
                .body
                .contains("href=\"/en/calendar\"")
        );
    });
}
