//! Keeping: the auditor's log, the administrator's accounts, and what a person sees of the own acts.

use registry::acts::letters::{self, Ended, Handed};
use registry::acts::resets;
use registry::record::commitments::salt_of;
use registry::record::log;
use registry::rules::words::Choice;
use registry::store::private_log::Line;

use super::databases::Database;
use super::house::{House, email_of, on_both};
use super::pages::read_aloud;
use super::questions::{casts, opened};

fn rows(body: &str) -> usize {
    let table = body.split("<tbody>").nth(1).unwrap_or_default();
    table.matches("<tr>").count()
}

/// The first seat of this kind in a text: its cells stand close together.
fn seat_in(said: &str, kind: &str) -> String {
    let after = said.split(kind).nth(1).unwrap();
    let number: String = after.chars().take_while(char::is_ascii_digit).collect();
    format!("{kind}{number}")
}

#[test]
fn the_log_is_narrowed_by_person_event_and_day_and_names_people() {
    on_both(|house| {
        house.head_of("FRA");
        house.session_of("head.fra");
        let auditor = house.signed_in_as("auditor");
        let email = email_of("head.fra");
        let of = |query: &str| auditor.get(&format!("/en/desk/log?{query}"));
        let theirs = of(&format!("person={}", email.replace('@', "%40")));
        assert_eq!(theirs.status, 200, "{}", theirs.body);
        let said = read_aloud(&theirs.body);
        assert!(said.contains(&format!("head.fra ({email})")), "{said}");
        assert!(
            said.contains("signed in") && said.contains("office taken up"),
            "{said}"
        );
        let signed_in = of(&format!(
            "person={}&event=session-begun",
            house.account_of("head.fra")
        ));
        assert_eq!(rows(&signed_in.body), 1, "{}", signed_in.body);
        let none = of("since=2027-01-01");
        assert!(read_aloud(&none.body).contains("No line of the log is like this."));
        let today = of("since=2026-03-02&until=2026-03-02");
        assert!(rows(&today.body) > 5);
        for (query, input) in [
            ("person=nobody%40x.example", "person"),
            ("since=soon", "since"),
        ] {
            let wrong = of(query);
            assert_eq!(wrong.status, 422, "{query}");
            assert!(
                wrong.body.contains(&format!("id=\"{input}-error\"")),
                "{}",
                wrong.body
            );
        }
        // Reading leaves a line that says what was looked for.
        let reads = of("event=log-read");
        assert!(reads.body.contains("event session-begun"), "{}", reads.body);
        // The steps through it lose no line and show none twice.
        let (mut path, mut seen) = ("/en/desk/log?event=log-read".to_owned(), 0);
        for _ in 0..60 {
            auditor.get("/en/desk/log?event=invited");
        }
        loop {
            let page = auditor.get(&path);
            seen += rows(&page.body);
            let Some(next) = page.body.split("rel=\"next\" href=\"").nth(1) else {
                break;
            };
            path = next
                .split('"')
                .next()
                .unwrap()
                .replace("&#38;", "&")
                .replace("&amp;", "&");
        }
        assert!(seen > 60, "{seen}");
    });
}

#[test]
fn lines_are_taken_away_as_csv_and_as_a_chain_that_others_can_hash_again() {
    on_both(|house| {
        house.head_of("FRA");
        let auditor = house.signed_in_as("auditor");
        let csv = auditor.get("/en/desk/log.csv?event=invited");
        assert_eq!(
            csv.header("content-type"),
            "text/csv; charset=utf-8; header=present"
        );
        assert!(csv.header("content-disposition").starts_with("attachment"));
        assert_eq!(csv.header("cache-control"), "no-store");
        assert!(
            csv.body.starts_with("n,at,event,by,about,hash"),
            "{}",
            csv.body
        );
        assert!(csv.body.lines().count() > 2);

        let lines = auditor.get("/en/desk/log.jsonl");
        let mut links: Vec<serde_json::Value> = lines
            .body
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        links.reverse();
        let text = |link: &serde_json::Value, name: &str| link[name].as_str().unwrap().to_owned();
        for pair in links.windows(2) {
            assert_eq!(text(&pair[0], "hash"), text(&pair[1], "prev"));
        }
        for link in &links {
            let line: Line = serde_json::from_value(link["line"].clone()).unwrap();
            let prev = salt_of(&text(link, "prev")).unwrap();
            let salt = salt_of(&text(link, "salt")).unwrap();
            let hash = log::next(&prev, &salt, &line).unwrap();
            assert_eq!(hex::encode(hash), text(link, "hash"));
        }
        let told = auditor.get("/en/desk/log?event=log-exported");
        assert_eq!(rows(&told.body), 2, "taking them away left two lines");
    });
}

#[test]
fn the_log_and_the_accounts_are_there_for_nobody_else() {
    let house = House::on(Database::Sqlite);
    let account = {
        house.head_of("FRA");
        house.account_of("head.fra")
    };
    let log = ["/en/desk/log", "/en/desk/log.csv", "/en/desk/log.jsonl"];
    let one = format!("/en/desk/accounts/{account}");
    let accounts = [
        "/en/desk/accounts",
        &one,
        "/en/desk/invitations",
        "/en/desk/letters",
    ];
    for name in [
        "officer",
        "head.fra",
        "expert.fra",
        "auditor",
        "administrator",
    ] {
        let browser = house.signed_in_as(name);
        for path in log {
            let there = name == "auditor";
            assert_eq!(browser.get(path).status == 200, there, "{name} {path}");
        }
        for path in accounts {
            let there = name == "administrator";
            assert_eq!(browser.get(path).status == 200, there, "{name} {path}");
        }
        if name != "administrator" {
            for act in ["end", "session-ends"] {
                let answer = browser.post_form(&format!("{one}/{act}"), &[("x", "y")]);
                assert!(
                    [403, 404].contains(&answer.status),
                    "{name} {act}: {}",
                    answer.status
                );
            }
        }
    }
}

#[test]
fn an_account_ends_once_its_offices_have_and_its_address_is_free_again() {
    on_both(|house| {
        let administrator = house.signed_in_as("administrator");
        let leaver = house.signed_in_as("expert.fra");
        let account = house.account_of("expert.fra");
        let page = format!("/en/desk/accounts/{account}");
        let found = administrator.get("/en/desk/accounts?q=expert");
        assert!(found.body.contains(&page), "{}", found.body);
        let shown = administrator.get(&page);
        let said = read_aloud(&shown.body);
        assert!(
            said.contains("France, expert") && said.contains("runs"),
            "{said}"
        );
        assert!(said.contains("End its offices first"), "{said}");
        let too_early = administrator.post_form(&format!("{page}/end"), &[]);
        assert_eq!(too_early.status, 422);

        let seat = seat_in(&said, "FRA/");
        administrator.post_form("/en/desk/seat-ends", &[("seat", &seat)]);
        assert_eq!(leaver.get("/en/desk").status, 303, "out at once");
        let ended = administrator.post_form(&format!("{page}/end"), &[]);
        assert_eq!(
            ended.location(),
            format!("{page}?done=ended"),
            "{}",
            ended.body
        );
        let said = read_aloud(&administrator.get(&page).body);
        assert!(
            said.contains("The account has ended") || said.contains("has ended"),
            "{said}"
        );
        assert!(said.contains(&email_of("expert.fra")), "{said}");
        let again = house
            .browser()
            .gives_password(&email_of("expert.fra"), super::house::PASSWORD);
        assert_eq!(again.status, 403);
        let twice = administrator.post_form(&format!("{page}/end"), &[]);
        assert_eq!(twice.status, 422);

        // Whoever comes back with that address gets an account of their own.
        let invitee = registry::acts::appointments::Invitee {
            email: email_of("expert.fra"),
            office: registry::rules::permissions::Office::Expert,
            member: Some(super::questions::code("FRA")),
            until: None,
        };
        let head = house.head_of("FRA");
        let link = registry::acts::appointments::invite(house.store(), head, invitee).unwrap();
        let typed = [
            ("name", "Somebody Else"),
            ("password", "plum tractor evening glass"),
            ("language", "en"),
        ];
        let visitor = house.browser();
        let taken = visitor.post_form(&format!("/en/invitations/{link}"), &typed);
        assert_eq!(taken.status, 303, "{}", taken.body);
    });
}

#[test]
fn an_administrator_ends_every_session_of_an_account() {
    on_both(|house| {
        let administrator = house.signed_in_as("administrator");
        let person = house.signed_in_as("officer");
        assert_eq!(person.get("/en/desk").status, 200);
        let page = format!("/en/desk/accounts/{}", house.account_of("officer"));
        administrator.post_form(&format!("{page}/session-ends"), &[]);
        assert_eq!(person.get("/en/desk").status, 303);
    });
}

#[test]
fn invitations_are_listed_by_what_became_of_them_sent_again_and_withdrawn() {
    on_both(|house| {
        let administrator = house.signed_in_as("administrator");
        house.officer();
        let invite = |email: &str| {
            let typed = [("role", "translator"), ("email", email), ("until", "")];
            assert_eq!(
                administrator
                    .post_form("/en/desk/invitations", &typed)
                    .status,
                200
            );
        };
        invite("waits@people.example");
        invite("withdrawn@people.example");
        house.empty_outbox();
        let list = || read_aloud(&administrator.get("/en/desk/invitations").body);
        let seat_of = |email: &str| {
            let said = list();
            let after = said.split(email).nth(1).unwrap().to_owned();
            seat_in(&after, "SEC-")
        };
        let seat = seat_of("withdrawn@people.example");
        administrator.post_form("/en/desk/seat-ends", &[("seat", &seat)]);
        let said = list();
        for word in ["waits until", "withdrawn", "taken up", "the command line"] {
            assert!(said.contains(word), "{word}: {said}");
        }
        let seat = seat_of("waits@people.example");
        let again = administrator.post_form("/en/desk/invitations/letters", &[("seat", &seat)]);
        assert_eq!(
            again.location(),
            "/en/desk/invitations?sent=again",
            "{}",
            again.body
        );
        let letters = house.letters();
        assert_eq!(letters.len(), 1);
        let secret = letters[0].secret.clone().unwrap();
        assert_eq!(
            house
                .browser()
                .get(&format!("/fr/invitations/{secret}"))
                .status,
            200
        );
        house.later(4, 0);
        let said = read_aloud(
            &house
                .signed_in_as("administrator")
                .get("/en/desk/invitations")
                .body,
        );
        assert!(said.contains("ended 5 March 2026"), "{said}");
    });
}

#[test]
fn a_letter_that_was_given_up_stands_on_a_desk_until_it_is_tried_again() {
    on_both(|house| {
        house.head_of("FRA");
        let administrator = house.signed_in_as("administrator");
        house.empty_outbox();
        resets::ask(house.store(), &email_of("head.fra")).unwrap();
        let Handed::Letter(letter) = letters::take(house.store()).unwrap() else {
            panic!("it is due")
        };
        let why = Ended::Never("550 no <such> mailbox".into());
        letters::ended(house.store(), &letter.taken, why).unwrap();
        let page = administrator.get("/en/desk/letters");
        assert!(
            page.body.contains("550 no &#60;such&#62; mailbox")
                || page.body.contains("550 no &lt;such&gt; mailbox"),
            "{}",
            page.body
        );
        let tries = format!("/en/desk/letters/{}/tries", letter.taken.id);
        assert_eq!(administrator.post_form(&tries, &[]).status, 303);
        assert_eq!(house.letters().len(), 1);
        let page = administrator.get("/fr/desk/letters");
        assert!(read_aloud(&page.body).contains("Aucun courriel n’a été abandonné."));
    });
}

#[test]
fn a_person_sees_the_own_acts_public_and_private_and_nobody_elses() {
    on_both(|house| {
        let ballot = opened(house, 1);
        casts(house, "FRA", &ballot, Choice::Yes).unwrap();
        let head = house.signed_in_as("head.fra");
        let page = head.get("/en/desk/account/acts");
        let said = read_aloud(&page.body);
        assert!(
            said.contains("signed in") && said.contains("office taken up"),
            "{said}"
        );
        assert!(page.body.contains("/en/record/"), "{}", page.body);
        assert!(!said.contains("approved as second officer"), "{said}");
        let registrar = house.signed_in_as("registrar");
        let said = read_aloud(&registrar.get("/en/desk/account/acts").body);
        assert!(said.contains("approved as second officer"), "{said}");
        assert!(
            !house
                .browser()
                .get("/en/desk/account/acts")
                .body
                .contains("signed in")
        );
    });
}

#[test]
fn notices_are_switched_off_and_on_where_they_are_not_due() {
    on_both(|house| {
        let officer = house.signed_in_as("officer");
        let chosen = |pace: &str| {
            let body = officer.get("/en/desk/account").body;
            let (_, after) = body.split_once("name=\"motion-waits\"").unwrap();
            let choice = after.split("</select>").next().unwrap();
            choice.contains(&format!("value=\"{pace}\" selected"))
        };
        assert!(chosen("at-once"));
        let off = officer.post_form("/en/desk/account/notices", &[("motion-waits", "never")]);
        assert_eq!(
            off.location(),
            "/en/desk/account?done=notices",
            "{}",
            off.body
        );
        assert!(chosen("never"));
        officer.post_form("/en/desk/account/notices", &[("x", "y")]);
        assert!(chosen("never"), "what is not said stays as it was");
        officer.post_form("/en/desk/account/notices", &[("motion-waits", "daily")]);
        assert!(chosen("daily"));
        let head = house.signed_in_as("head.fra");
        assert!(
            !head
                .get("/en/desk/account")
                .body
                .contains("name=\"motion-waits\"")
        );
    });
}
