//! The main job, from a blank page to what members did with the norm, by the forms that its people use.

use registry::acts::motions::Motion;
use registry::clock;
use registry::record::entries::Decision;
use registry::rules::Refusal;
use registry::rules::standing::Scope;
use registry::rules::words::{BallotSymbol, Choice};
use registry::store::votes::Position;

use super::browser::{Answer, Browser};
use super::house::{House, on_both};
use super::pages::{Form, read_aloud};
use super::questions::{casts, code, decision, found, refused, roll, states};

const PROPOSAL: &str = "/en/desk/proposals/P-2026-001";
const BALLOT: &str = "/en/desk/ballots/B-2026-001";
/// Members whose delegations use the forms, or say nothing; all others vote without a browser.
const APART: [&str; 7] = ["CAN", "DEU", "ESP", "FRA", "ITA", "JPN", "USA"];

#[test]
fn a_norm_goes_from_a_blank_page_in_french_to_what_members_did_with_it() {
    on_both(|house| {
        drafted_and_submitted(house);
        consulted_and_revised(house);
        let ballot = put_to_the_vote(house);
        voted(house, &ballot);
        closed_and_certified(house, &ballot);
        read_by_the_public(house);
        adhered_to(house);
    });
}

/// It was done: the form leads on.
fn done(answer: Answer) -> Answer {
    assert_eq!(answer.status, 303, "{}", read_aloud(&answer.body));
    answer
}

/// The page says all of this.
fn says(browser: &Browser, path: &str, sentences: &[&str]) {
    let page = browser.get(path);
    let text = read_aloud(&page.body);
    assert_eq!(page.status, 200, "{path}: {text}");
    for sentence in sentences {
        assert!(
            text.contains(sentence),
            "{path} lacks « {sentence} »: {text}"
        );
    }
}

fn drafted_and_submitted(house: &House) {
    let expert = house.signed_in_as("expert.fra");
    let made = done(expert.fills_in("/fr/desk/drafts", "/desk/drafts", &[]));
    let draft = made.location().to_owned();
    let saved = done(expert.fills_in(
        &draft,
        "/desk/drafts/D-FRA-1",
        &[
            ("title_fr", "Consultation des travailleurs"),
            ("summary_fr", "Qui est consulté, et quand."),
            (
                "text_fr",
                "## Article 1er\n\n1. Les travailleurs sont consultés.\n",
            ),
            ("reason", "Parce que cela les concerne."),
            ("theme", "workers"),
            ("kind", "norm-adoption"),
            ("classification", "public"),
            ("effect", "on-notification-of-adherence"),
            ("force", "after-adoption"),
            ("force_months", "1"),
            ("next", "preview"),
        ],
    ));
    let preview = saved.location().to_owned();
    let page = expert.get(&preview);
    assert!(
        !page.body.contains("/submission\""),
        "an expert has no such button"
    );
    let head = house.signed_in_as("head.fra");
    let sent = done(head.fills_in(&preview, "/submission", &[]));
    assert_eq!(sent.location(), "/fr/desk/proposals/P-2026-001");
    says(
        &house.browser(),
        "/fr/proposals/P-2026-001",
        &["Les travailleurs sont consultés."],
    );
}

fn consulted_and_revised(house: &House) {
    let officer = house.signed_in_as("officer");
    let translations = format!("{PROPOSAL}/translations");
    let supply = |text: &str| {
        let typed = [
            ("title", "Consulting workers"),
            ("summary", "Who is consulted, and when."),
            ("text", text),
        ];
        done(officer.fills_in(&translations, "/translations", &typed));
    };
    supply("## Article 1\n\n1. Workers are consulted.\n");
    done(officer.fills_in(
        &format!("{PROPOSAL}/consultation"),
        "/consultation",
        &[("until", "2026-03-20T18:00")],
    ));
    let germany = house.signed_in_as("head.deu");
    done(germany.fills_in(PROPOSAL, "/co-sponsorships", &[]));

    let france = house.signed_in_as("head.fra");
    let begun = done(france.fills_in("/fr/desk/proposals/P-2026-001", "/drafts", &[]));
    let draft = begun.location().to_owned();
    let saved = done(france.fills_in(
        &draft,
        "/desk/drafts/D-FRA-2",
        &[
            (
                "text_fr",
                "## Article 1er\n\n1. Les travailleurs sont dûment consultés.\n",
            ),
            (
                "text_en",
                "## Article 1\n\n1. Workers are duly consulted.\n",
            ),
            ("next", "preview"),
        ],
    ));
    done(france.fills_in(saved.location(), "/submission", &[]));
    says(
        &house.browser(),
        "/en/proposals/P-2026-001/redline?from=0&to=1",
        &["duly"],
    );
    says(&germany, "/en/desk", &["P-2026-001"]);
    done(germany.fills_in(PROPOSAL, "/co-sponsorships", &[]));
    says(&house.browser(), "/en/proposals/P-2026-001", &["Germany"]);

    house.at("2026-03-20T17:00:00Z");
    assert!(
        clock::round(house.store()) > 0,
        "the consultation ends by itself"
    );
    house.at("2026-03-23T09:00:00Z");
    let officer = house.signed_in_as("officer");
    house.languages_are_ready(&"P-2026-001".parse().unwrap());
    done(officer.fills_in(PROPOSAL, "/final-text", &[]));
}

fn put_to_the_vote(house: &House) -> BallotSymbol {
    house
        .two_officers(Motion::Suspension {
            decision: Decision {
                decided: "2026-03-20".parse().unwrap(),
                ..decision()
            },
            from: "2026-04-01".parse().unwrap(),
            member: code("ESP"),
            scope: Scope::Vote,
            until: None,
        })
        .unwrap();
    house.at("2026-04-07T08:00:00Z");
    clock::round(house.store());
    let officer = house.signed_in_as("officer");
    let put = done(officer.fills_in(
        &format!("{PROPOSAL}/ballot"),
        "/ballot",
        &[
            ("body", "bureau"),
            ("reference", "GAIP/BUR(2026)3"),
            ("decided", "2026-03-23"),
            ("closes", "2026-04-14T18:00"),
        ],
    ));
    assert_eq!(put.location(), BALLOT);
    let ballot: BallotSymbol = "B-2026-001".parse().unwrap();
    assert_eq!(
        found(house, &ballot).entitled,
        44,
        "45 States, one suspended"
    );
    ballot
}

/// Votes through the page: choice, review, record; gives the receipt's page.
fn votes(browser: &Browser, choice: &str, explanation: &str) -> Answer {
    let typed = [("choice", choice), ("explanation_en", explanation)];
    let review = browser.fills_in(BALLOT, "/review", &typed);
    assert_eq!(review.status, 200, "{}", read_aloud(&review.body));
    let sent = browser.sends(Form::find(&review, BALLOT, "/votes", None), &[]);
    browser.follow(&done(sent))
}

fn voted(house: &House, ballot: &BallotSymbol) {
    let france = house.signed_in_as("head.fra");
    let receipt = votes(&france, "yes", "Workers know best.");
    assert!(read_aloud(&receipt.body).contains("Salt"));
    let japan = house.signed_in_as("head.jpn");
    votes(&japan, "yes", "");
    done(japan.fills_in(BALLOT, "/withdrawals", &[]));
    says(
        &house.browser(),
        "/en/votes/B-2026-001",
        &["1 of 44 members entitled has voted."],
    );
    votes(&japan, "no", "");
    let italy = house.signed_in_as("head.ita");
    votes(&italy, "no", "");
    votes(&italy, "abstain", "");
    votes(&house.signed_in_as("alternate.deu"), "yes", "");
    votes(&house.signed_in_as("head.can"), "not-participating", "");

    let spain = house.signed_in_as("head.esp");
    let page = spain.get(BALLOT);
    assert!(
        !page.body.contains("/review\""),
        "no form for who is not entitled"
    );
    let number = "0123456789abcdef0123456789abcdef";
    let typed = [("request_id", number), ("choice", "no")];
    let refused_vote = spain.post_form(&format!("{BALLOT}/votes"), &typed);
    assert_eq!(refused_vote.status, 422);
    assert!(read_aloud(&refused_vote.body).contains("not entitled"));

    let others: Vec<_> = states(house)
        .into_iter()
        .filter(|member| !APART.contains(&member.as_str()))
        .collect();
    assert_eq!(others.len(), 38);
    let choices = std::iter::repeat_n(Choice::Yes, 29)
        .chain([Choice::No; 3])
        .chain([Choice::Abstain; 4]);
    for (member, choice) in others.iter().zip(choices) {
        casts(house, member.as_str(), ballot, choice).unwrap();
    }
    casts(house, others[0].as_str(), ballot, Choice::No).unwrap();
    casts(house, others[0].as_str(), ballot, Choice::Yes).unwrap();
    let public = house.browser().get("/en/votes/B-2026-001").body;
    assert!(read_aloud(&public).contains("41 of 44 members entitled have voted."));
    assert!(!public.contains("Workers know best."));

    house.at("2026-04-14T15:59:00Z");
    let america = house.signed_in_as("head.usa");
    let review = america.fills_in(BALLOT, "/review", &[("choice", "no")]);
    house.at("2026-04-14T16:00:00Z");
    let late = america.sends(Form::find(&review, BALLOT, "/votes", None), &[]);
    assert_eq!(
        late.status, 422,
        "the hour has come, though nothing was closed"
    );
    assert!(read_aloud(&late.body).contains("closed"));
    let at = "2026-04-14T16:00:00Z".parse().unwrap();
    house.at("2026-04-14T16:30:00Z");
    let later = refused(casts(house, "USA", ballot, Choice::No));
    assert_eq!(later, Refusal::Closed { at });
}

fn closed_and_certified(house: &House, ballot: &BallotSymbol) {
    assert!(
        clock::round(house.store()) > 0,
        "the ballot closes by itself"
    );
    let tally = found(house, ballot).tally.unwrap();
    let counted = (tally.yes, tally.no, tally.abstain, tally.not_participating);
    assert_eq!(counted, (31, 4, 5, 1));
    for (member, position) in [
        ("FRA", Position::Voted(Choice::Yes)),
        ("JPN", Position::Voted(Choice::No)),
        ("ITA", Position::Voted(Choice::Abstain)),
        ("CAN", Position::Voted(Choice::NotParticipating)),
        ("USA", Position::DidNotVote),
    ] {
        let line = roll(house, ballot)
            .into_iter()
            .find(|line| line.member == code(member))
            .unwrap();
        assert_eq!(line.position, position, "{member}");
    }
    let japan = house.signed_in_as("head.jpn");
    done(japan.fills_in(
        BALLOT,
        "/error-reports",
        &[("note", "Our vote was meant otherwise.")],
    ));
    let officer = house.signed_in_as("officer");
    let page = officer.get(BALLOT);
    assert!(
        !page.body.contains("value=\"certification\""),
        "nothing is certified while errors may be reported"
    );
    house.at("2026-04-20T09:00:00Z");
    let officer = house.signed_in_as("officer");
    let page = officer.get(BALLOT);
    assert!(read_aloud(&page.body).contains("Our vote was meant otherwise."));
    let form = Form::find(&page, BALLOT, "/motions", Some(("motion", "certification")));
    let motion = done(officer.sends(form, &[])).location().to_owned();
    let own = officer.get(&motion);
    assert!(!own.body.contains("/approval\""), "nobody approves alone");
    let registrar = house.signed_in_as("registrar");
    done(registrar.fills_in(&motion, "/approval", &[]));
}

fn read_by_the_public(house: &House) {
    let visitor = house.browser();
    let english = [
        "Adopted by 31 votes to 4, with 5 abstentions.",
        "Certified",
        "31 × 3 = 93 > 70 = 35 × 2",
        "Workers know best.",
        "GAIP/NORM/0001",
    ];
    says(&visitor, "/en/votes/B-2026-001", &english);
    let french = [
        "Adoptée par 31 voix contre 4, avec 5 abstentions.",
        "31 × 3 = 93 > 70 = 35 × 2",
        "Certifié",
    ];
    says(&visitor, "/fr/votes/B-2026-001", &french);
    says(
        &visitor,
        "/en/norms/GAIP-NORM-0001",
        &["Workers are duly consulted.", "31 votes to 4", "B-2026-001"],
    );
    says(
        &visitor,
        "/fr/norms/GAIP-NORM-0001",
        &[
            "Les travailleurs sont dûment consultés.",
            "31 voix contre 4",
        ],
    );
}

fn adhered_to(house: &House) {
    let norm = "/en/desk/norms/GAIP-NORM-0001";
    let japan = house.signed_in_as("head.jpn");
    let notified = done(japan.fills_in(
        norm,
        "/events",
        &[
            ("kind", "adhered"),
            ("date", "2026-04-20"),
            ("note_en", "Though it voted no."),
        ],
    ));
    assert_eq!(japan.follow(&notified).status, 200);
    let officer = house.signed_in_as("officer");
    done(officer.fills_in(norm, "/acknowledgements", &[]));
    let visitor = house.browser();
    says(
        &visitor,
        "/en/norms/GAIP-NORM-0001",
        &["1 of 46 members", "Though it voted no."],
    );
    says(&visitor, "/en/adoption", &["1 Adherent"]);
    says(&visitor, "/fr/adoption", &["1 Adhérent"]);
    says(
        &visitor,
        "/en/record?symbol=GAIP/NORM/0001",
        &["Japan", "acknowledged"],
    );
    let matrix = visitor.get("/en/adoption").body;
    assert!(matrix.contains("GAIP/NORM/0001"));
}
