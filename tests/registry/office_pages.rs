//! The pages of offices, walked through: a head from the letter to the vote, capital clearing, a note verbale; and a
//! leaver, who is out at the next request at every door.

use registry::acts::{appointments, resets};
use registry::rules::permissions::Office;
use registry::rules::words::{BallotSymbol, Choice};
use registry::store::{Clock, Failure, Store, members, takings};

use super::browser::{Answer, Browser, Door};
use super::databases::Database;
use super::house::{House, PASSWORD, email_of, on_both, password_hash};
use super::norms::notifies;
use super::offices::{letter, letter_with};
use super::pages::read_aloud;
use super::questions::{casts, close, code, opened};

fn said(answer: &Answer) -> String {
    read_aloud(&answer.body).replace('\u{202f}', " ")
}

#[track_caller]
fn says(answer: &Answer, sentences: &[&str]) {
    let said = said(answer);
    for sentence in sentences {
        assert!(said.contains(sentence), "lacks « {sentence} »: {said}");
    }
}

/// Somebody took up an office: the code as their own desk shows it.
fn code_on(browser: &Browser) -> String {
    let desk = browser.get("/en/desk").body;
    let shown = desk.split("class=\"spoken-code\">").nth(1).unwrap();
    shown.split('<').next().unwrap().to_owned()
}

fn accreditation<'a>(request: &'a str, email: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("request_id", request),
        ("member", "CHL"),
        ("email", email),
        ("until", ""),
    ]
}

/// Sends the page of a review, as it stands.
fn proposes(browser: &Browser, address: &str, reviewed: &Answer) -> Answer {
    assert_eq!(reviewed.status, 200, "{}", reviewed.body);
    let fields = ["request_id", "member", "role", "email", "until", "letter"];
    let typed = fields.map(|name| (name, reviewed.value_of(name).unwrap_or_default()));
    let form: Vec<(&str, &str)> = typed.iter().map(|(a, b)| (*a, b.as_str())).collect();
    browser.post_form(&format!("{address}/second-officer"), &form)
}

/// A head of Chile, proposed with a letter and approved through the pages: gives the page of the motion, and the link.
fn accredited(first: &Browser, second: &Browser, email: &str) -> (String, String) {
    let form = first.get("/en/desk/accreditations");
    let number = form.value_of("request_id").unwrap();
    let inputs = accreditation(&number, email);
    let reviewed = first.post_with_file("/en/desk/accreditations", &inputs, &letter());
    says(&reviewed, &["Exactly this will wait", "head@chile.example"]);
    let proposed = proposes(first, "/en/desk/accreditations", &reviewed);
    assert_eq!(proposed.status, 303, "{}", proposed.body);
    let shown = second.get(proposed.location());
    let approved = second.post_form(
        &format!("{}/approval", proposed.location()),
        &[
            ("seen", &shown.value_of("seen").unwrap()),
            ("request_id", &shown.value_of("request_id").unwrap()),
        ],
    );
    assert_eq!(approved.status, 200, "{}", approved.body);
    let link = approved.body.split("/en/invitations/").nth(1).unwrap();
    let link = link.split('<').next().unwrap().to_owned();
    (shown.body, link)
}

fn takes_up(browser: &Browser, link: &str) {
    let form = [
        ("name", "Ana Soto"),
        ("password", PASSWORD),
        ("language", "en"),
    ];
    let taken = browser.post_form(&format!("/en/invitations/{link}"), &form);
    assert_eq!(taken.status, 303, "{}", taken.body);
}

#[test]
fn a_head_comes_from_the_letter_to_the_first_vote_through_the_pages() {
    on_both(|house| {
        let ballot = opened(house, 1);
        let (officer, registrar) = (
            house.signed_in_as("officer"),
            house.signed_in_as("registrar"),
        );
        let (motion, link) = accredited(&officer, &registrar, "Head@Chile.Example");
        assert!(motion.contains("head@chile.example"), "{motion}");
        let file = motion.split("/en/desk/credential-letters/").nth(1).unwrap();
        let file = format!(
            "/en/desk/credential-letters/{}",
            file.split('"').next().unwrap()
        );

        let head = house.browser();
        takes_up(&head, &link);
        assert_eq!(head.sign_in_as("head@chile.example", PASSWORD).status, 303);
        says(
            &head.get("/en/desk"),
            &["Tell your code", "Chile, head of delegation"],
        );
        let french = said(&head.get("/fr/desk"));
        assert!(french.contains("Communiquez votre code"), "{french}");
        let vote = format!("/en/desk/ballots/{ballot}");
        assert_eq!(head.get(&vote).status, 404, "nothing is held yet");
        assert_eq!(head.get(&file).status, 404);

        let list = officer.get("/en/desk/confirmations");
        says(&list, &["Ana Soto", "Chile, head of delegation"]);
        let shown = code_on(&head);
        assert!(
            !list.body.contains(&shown),
            "the inviter must be told the code"
        );
        says(&officer.get("/en/desk"), &["Confirm Ana Soto"]);
        let confirm = |code: &str| {
            let form = [("seat", "CHL/1"), ("code", code)];
            officer.post_form("/en/desk/confirmations", &form)
        };
        let wrong = confirm("1234");
        assert_eq!(wrong.status, 422);
        says(&wrong, &["4 tries are left"]);
        let done = confirm(&shown);
        assert_eq!(done.status, 303, "{}", done.body);

        says(
            &head.get(&vote),
            &[
                "You were granted the vote less than a day ago.",
                "You can prepare the vote now.",
            ],
        );
        let form = |page: &Answer| {
            let number = page.value_of("request_id").unwrap();
            vec![
                ("request_id".to_owned(), number),
                ("choice".to_owned(), "yes".to_owned()),
            ]
        };
        let sent = form(&head.get(&vote));
        let sent: Vec<(&str, &str)> = sent.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        let early = head.post_form(&format!("{vote}/votes"), &sent);
        assert_eq!(early.status, 422);
        says(&early, &["The vote was granted less than a day ago."]);
        let waiting = officer.get("/en/desk/confirmations");
        says(&waiting, &["New holders of a vote", "Votes from"]);
        let let_vote = [("seat", "CHL/1")];
        let confirmed = officer.post_form("/en/desk/confirmations/votes", &let_vote);
        assert_eq!(confirmed.status, 303, "{}", confirmed.body);
        let sent = form(&head.get(&vote));
        let sent: Vec<(&str, &str)> = sent.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        let given = head.post_form(&format!("{vote}/votes"), &sent);
        assert_eq!(given.status, 303, "{}", given.body);

        let letter_of = head.get(&file);
        assert_eq!(letter_of.status, 200);
        assert_eq!(letter_of.body.as_bytes(), letter());
        let name = "attachment; filename=\"CHL-1.pdf\"";
        assert_eq!(letter_of.header("content-disposition"), name);
        assert_eq!(letter_of.header("content-type"), "application/pdf");
        assert_eq!(letter_of.header("x-content-type-options"), "nosniff");
        assert_eq!(letter_of.header("cache-control"), "no-store");
        assert_eq!(officer.get(&file).status, 200);
        for other in ["head.deu", "administrator", "auditor", "translator"] {
            let browser = house.signed_in_as(other);
            assert_eq!(browser.get(&file).status, 404, "{other}");
        }
        let page = house.browser().get("/en/members/CHL").body;
        assert!(page.contains("CHL/1") && !page.contains("Soto"));
    });
}

#[test]
fn a_letter_that_is_refused_leaves_the_form_as_it_was_and_one_that_came_stays() {
    on_both(|house| {
        let officer = house.signed_in_as("officer");
        let address = "/en/desk/accreditations";
        let number = officer.get(address).value_of("request_id").unwrap();
        let inputs = accreditation(&number, "head@chile.example");
        let without = officer.post_with_file(address, &inputs, b"");
        assert_eq!(without.status, 422, "{}", without.body);
        let faulty = officer.post_with_file(address, &inputs, &letter_with("/JS (x)"));
        assert_eq!(faulty.status, 422);
        says(&faulty, &["The file contains scripts"]);
        assert!(faulty.body.contains("head@chile.example"));
        let long = vec![b'x'; 6 * 1024 * 1024];
        let long = officer.post_with_file(address, &inputs, &long);
        says(&long, &["The file is longer than 5 MB."]);

        let misspelt = accreditation(&number, "nobody");
        let kept = officer.post_with_file(address, &misspelt, &letter());
        assert_eq!(kept.status, 422);
        says(&kept, &["The letter is here"]);
        let number_of_letter = kept.value_of("letter").unwrap();
        let mut again = accreditation(&number, "head@chile.example");
        again.push(("letter", &number_of_letter));
        let sent = officer.post_with_file(address, &again, b"");
        let sent = proposes(&officer, address, &sent);
        assert_eq!(sent.status, 303, "{}", sent.body);
        let mut stolen = accreditation(&number, "head@chile.example");
        stolen[1] = ("member", "DEU");
        stolen.push(("letter", &number_of_letter));
        let stolen = officer.post_with_file(address, &stolen, b"");
        assert_eq!(stolen.status, 422, "a letter is of one delegation");
        let bare = accreditation(&number, "head@chile.example");
        let bare = officer.post_form(&format!("{address}/second-officer"), &bare);
        assert_eq!(bare.status, 422, "no head without a letter");
    });
}

#[test]
fn an_officer_is_appointed_by_two_and_registers_an_address_through_the_pages() {
    on_both(|house| {
        let (officer, registrar) = (
            house.signed_in_as("officer"),
            house.signed_in_as("registrar"),
        );
        let form = officer.get("/en/desk/appointments");
        let number = form.value_of("request_id").unwrap();
        let inputs = [
            ("request_id", number.as_str()),
            ("role", "officer"),
            ("email", "third@house.example"),
        ];
        let reviewed = officer.post_with_file("/en/desk/appointments", &inputs, b"");
        let proposed = proposes(&officer, "/en/desk/appointments", &reviewed);
        assert_eq!(proposed.status, 303, "{}", proposed.body);
        says(
            &registrar.get(proposed.location()),
            &["Appointment of an officer", "third@house.example"],
        );
        let administrator = house.signed_in_as("administrator");
        let alone = [("role", "officer"), ("email", "fourth@house.example")];
        let alone = administrator.post_form("/en/desk/invitations", &alone);
        assert_eq!(alone.status, 422);
        says(&alone, &["Two officers appoint to this office"]);

        let credentials = "/en/desk/credentials/FRA";
        let address = [("email", "mae@diplomatie.example")];
        let register = format!("{credentials}/address");
        assert_eq!(officer.post_form(&register, &address).status, 303);
        says(
            &officer.get(credentials),
            &["Registered", "Credentials of France"],
        );
        assert!(
            officer
                .get(credentials)
                .body
                .contains("mae@diplomatie.example")
        );
        says(
            &officer.get("/en/desk/credentials"),
            &["mae@diplomatie.example"],
        );
        let head = house.signed_in_as("head.fra");
        says(&head.get("/en/desk"), &["mae@diplomatie.example"]);
        for path in [
            credentials,
            "/en/desk/credentials",
            "/en/desk/accreditations",
        ] {
            assert_eq!(head.get(path).status, 404, "{path}");
            assert_eq!(administrator.get(path).status, 404, "{path}");
        }
    });
}

fn sends(browser: &Browser, page: &str, to: &str, more: &[(&str, &str)]) -> Answer {
    let number = browser.get(page).value_of("request_id").unwrap();
    let mut form = vec![("request_id", number.as_str())];
    form.extend(more);
    browser.post_form(to, &form)
}

#[test]
fn an_expert_prepares_the_vote_and_the_head_gives_it_from_a_page_that_is_filled_in() {
    on_both(|house| {
        let ballot = opened(house, 1);
        let page = format!("/en/desk/ballots/{ballot}");
        let expert = house.signed_in_as("expert.fra");
        says(&expert.get(&page), &["Prepare the vote"]);
        let prepared = [("choice", "abstain"), ("explanation_en", "Not yet.")];
        let to = format!("{page}/preparations");
        assert_eq!(sends(&expert, &page, &to, &prepared).status, 303);
        says(
            &expert.get(&page),
            &["Prepared by expert.fra", "Abstain", "It is no vote until"],
        );
        let votes = format!("{page}/votes");
        assert_eq!(sends(&expert, &page, &votes, &prepared).status, 422);

        let head = house.signed_in_as("head.fra");
        says(
            &head.get("/en/desk"),
            &["Prepared by expert.fra: to be given", "to be decided"],
        );
        let shown = head.get(&page);
        says(&shown, &["Prepared by expert.fra", "Review and vote"]);
        for other in ["head.deu", "officer"] {
            let body = house.signed_in_as(other).get(&page).body;
            assert!(!body.contains("expert.fra"), "{other}");
        }
        // The form of what was prepared, as the page has it.
        let prepared = shown.body.split("id=\"prepared\"").nth(1).unwrap();
        let form = Answer {
            status: 200,
            headers: shown.headers.clone(),
            body: prepared.to_owned(),
        };
        let number = form.value_of("request_id").unwrap();
        let sent = [
            ("request_id", number.as_str()),
            ("choice", &form.value_of("choice").unwrap()),
            ("explanation_en", &form.value_of("explanation_en").unwrap()),
        ];
        assert_eq!(sent[1].1, "abstain");
        let review = head.post_form(&format!("{page}/review"), &sent);
        says(&review, &["Not yet.", "Abstain"]);
        assert_eq!(head.post_form(&votes, &sent).status, 303);
        let after = head.get(&page);
        assert!(!said(&after).contains("Prepared by expert.fra"));
        says(
            &expert.get("/en/desk"),
            &["Prepared and decided", "expert.fra", "head.fra", "voted"],
        );
        let french = said(&expert.get("/fr/desk"));
        assert!(french.contains("Préparé et décidé"), "{french}");
    });
}

#[test]
fn an_expert_prepares_a_report_and_the_head_notifies_it() {
    on_both(|house| {
        let norm = super::norms::adopted(house);
        let page = format!("/en/desk/norms/{norm}");
        let expert = house.signed_in_as("expert.fra");
        let report = [
            ("kind", "adhered"),
            ("date", "2026-03-02"),
            ("note_en", "By decree of today."),
        ];
        let to = format!("{page}/preparations");
        assert_eq!(sends(&expert, &page, &to, &[]).status, 422, "nothing typed");
        let done = sends(&expert, &page, &to, &report);
        assert_eq!(done.status, 303, "{}", done.body);
        says(
            &expert.follow(&done),
            &["Prepared. The head of delegation finds it"],
        );
        let events = format!("{page}/events");
        assert_eq!(sends(&expert, &page, &events, &report).status, 422);
        let head = house.signed_in_as("head.fra");
        says(
            &head.get("/en/desk"),
            &["to send", "Prepared by expert.fra"],
        );
        let filled = head.get(&page);
        says(&filled, &["Prepared by expert.fra", "By decree of today."]);
        assert_eq!(sends(&head, &page, &events, &report).status, 303);
        says(&head.get("/en/desk"), &["notified"]);
        let other = house.signed_in_as("head.deu");
        let body = other.get(&page).body;
        assert!(!body.contains("expert.fra"));
        let again = notifies(
            house,
            "FRA",
            &norm,
            registry::rules::adherence::EventKind::MeasureNotified,
            "2026-03-02",
        );
        assert!(again.is_ok(), "the control: the adherence stands");
    });
}

#[test]
fn a_note_verbale_is_proposed_and_approved_on_pages_that_say_who_sees_it() {
    on_both(|house| {
        let ballot = opened(house, 1);
        let page = format!("/en/desk/ballots/{ballot}/notes-verbales");
        let (officer, registrar) = (
            house.signed_in_as("officer"),
            house.signed_in_as("registrar"),
        );
        says(
            &officer.get(&page),
            &[
                "You two who enter it see it",
                "Enter a vote received by note verbale",
            ],
        );
        let blank = sends(&officer, &page, &page, &[]);
        assert_eq!(blank.status, 422);
        let note = [
            ("member", "FRA"),
            ("choice", "no"),
            ("received", "2026-03-12"),
            ("reference", "NV/FRA(2026)12"),
        ];
        let proposed = sends(&officer, &page, &page, &note);
        assert_eq!(proposed.status, 303, "{}", proposed.body);
        let shown = registrar.get(proposed.location());
        says(
            &shown,
            &["You two who enter it see it", "France (FRA)", "No"],
        );
        let approved = registrar.post_form(
            &format!("{}/approval", proposed.location()),
            &[
                ("seen", &shown.value_of("seen").unwrap()),
                ("request_id", &shown.value_of("request_id").unwrap()),
            ],
        );
        assert_eq!(approved.status, 303, "{}", approved.body);
        assert_eq!(registrar.get(proposed.location()).status, 409);
        let desk = format!("/en/desk/ballots/{ballot}");
        let head = house.signed_in_as("head.fra");
        says(
            &head.get(&desk),
            &["Two officers entered it from a note verbale."],
        );
        let public = format!("/en/votes/{ballot}");
        assert!(!said(&house.browser().get(&public)).contains("note verbale"));
        assert_eq!(house.signed_in_as("head.deu").get(&page).status, 404);
        casts(house, "DEU", &ballot, Choice::Yes).unwrap();
        close(house, &ballot);
        says(&house.browser().get(&public), &["by note verbale"]);
        let api = house
            .browser()
            .get(&format!("/api/v1/ballots/{ballot}"))
            .body;
        assert!(api.contains("\"second_seat\":\"SEC-0"), "{api}");
        // The session of before has ended with its half hour.
        let late = sends_late(&house.signed_in_as("officer"), &page, &note);
        assert_eq!(late.status, 422, "{}", late.location());
    });
}

/// A form that was opened before the closing.
fn sends_late(browser: &Browser, page: &str, more: &[(&str, &str)]) -> Answer {
    let mut form = vec![("request_id", "0123456789abcdef0123456789abcdef")];
    form.extend(more);
    browser.post_form(page, &form)
}

/// Figure 11: what a leaver gets at the next request, at two doors over one database.
#[test]
fn a_leaver_is_out_at_the_next_request_at_both_doors() {
    let house = House::on(Database::Postgres);
    let ballot: BallotSymbol = opened(&house, 1);
    let other = Store::open(house.source(), Clock::Scripted(house.script().clone())).unwrap();
    let second = Door::open(&other);
    let administrator = house.administrator();
    let seat_of = |member: &str, office: Office| {
        let seats = house
            .store()
            .read(|r| members::seats(r, Some(&code(member))).map_err(Failure::from))
            .unwrap();
        let stands = |seat: &&members::SeatRecord| seat.office == office && seat.ended.is_none();
        seats.iter().find(stands).unwrap().seat.clone()
    };
    type End<'a> = Box<dyn Fn() + 'a>;
    let leavers: [(&str, &str, End<'_>); 4] = [
        (
            "an appointment ended",
            "head.fra",
            Box::new(|| {
                let seat = seat_of("FRA", Office::Head);
                appointments::end(&other, administrator.clone(), &seat).unwrap();
            }),
        ),
        (
            "an expert dismissed by the head",
            "expert.deu",
            Box::new(|| {
                let seat = seat_of("DEU", Office::Expert);
                appointments::end(&other, house.head_of("DEU"), &seat).unwrap();
            }),
        ),
        (
            "a credential set anew",
            "head.ita",
            Box::new(|| {
                let account = house.account_of("head.ita");
                let link = resets::make(&other, administrator.clone(), account).unwrap();
                resets::spend(&other, &link, password_hash()).unwrap();
            }),
        ),
        (
            "an appointment ended at the other door",
            "head.esp",
            Box::new(|| {
                let seat = seat_of("ESP", Office::Head);
                appointments::end(house.store(), administrator.clone(), &seat).unwrap();
            }),
        ),
    ];
    let mut asked = 0;
    for (what, who, end) in leavers {
        let here = house.signed_in_as(who);
        let there = here.at_door(&second);
        for browser in [&here, &there] {
            assert_eq!(browser.get("/en/desk").status, 200, "{what}: the control");
        }
        end();
        for browser in [&there, &here] {
            let page = browser.get("/en/desk");
            assert_eq!(page.status, 303, "{what}");
            assert!(page.location().starts_with("/en/sign-in"), "{what}");
            let form = [
                ("request_id", "0123456789abcdef0123456789abcdef"),
                ("choice", "yes"),
            ];
            let vote = browser.post_form(&format!("/en/desk/ballots/{ballot}/votes"), &form);
            assert_eq!(vote.status, 303, "{what}");
            assert!(vote.location().starts_with("/en/sign-in"), "{what}");
            asked += 2;
        }
    }
    assert_eq!(asked, 16);
    let voted = house
        .store()
        .read(|r| {
            let viewer = registry::rules::visibility::Viewer::Secretariat;
            registry::store::votes::voted(r, &viewer, &ballot)
        })
        .unwrap();
    assert_eq!(voted.count, 0, "no leaver voted");
    // Somebody who signs in anew and holds nothing any more finds a desk with nothing on it.
    let france = house.browser();
    assert_eq!(
        france.sign_in_as(&email_of("head.fra"), PASSWORD).status,
        303
    );
    says(&france.get("/en/desk"), &["No office"]);
    assert_eq!(
        france.get(&format!("/en/desk/ballots/{ballot}")).status,
        404
    );
    let waiting = house
        .store()
        .read(|r| takings::of_account(r, house.account_of("head.fra")).map_err(Failure::from))
        .unwrap();
    assert!(waiting.is_empty());
}
