//! Secret words that stand in one place only: nobody who may not read that place meets them anywhere.

use std::collections::HashSet;
use std::fmt::Write as _;

use registry::acts::appointments::{self, Invitee, NewAccount};
use registry::acts::ballots;
use registry::acts::drafts::{self, Written};
use registry::acts::votes::{self, Said};
use registry::acts::{consultations, proposals, sponsors, themes};
use registry::record::canonical;
use registry::record::commitments::{Hand, Kind, VoteContent, commit, sha256_hex};
use registry::rules::permissions::Office;
use registry::rules::refusals::Field;
use registry::rules::visibility::Viewer;
use registry::rules::words::{
    Auth, BallotSymbol, Choice, Lang, MemberCode, Name, Prose, Seat, ThemeCode, Title,
};
use registry::store::drafts::DraftWords;
use registry::store::{Asks, StoreError, revisions};

use super::browser::Browser;
use super::house::{House, ORIGIN, PASSWORD, on_both, password_hash};
use super::pages::Walk;
use super::proposals::whole_words;
use super::questions::{casts, code, putting, states};

/// Stands in a draft of France only.
const OF_A_DRAFT: &str = "quokkaword";
/// Stands in a proposal for members only: title, summary, text and reason.
const FOR_MEMBERS: &str = "axolotlword";
/// Stands in the explanation of a vote of France that runs.
const OF_A_VOTE: &str = "narwhalword";
/// Stands in names and addresses of accounts only: an alternate of France, and an officer.
const OF_AN_ACCOUNT: &str = "pangolinword";

/// More addresses than the house of these tests has.
const MOST: usize = 6_000;

/// A house with everything that somebody must not see.
struct Secrets {
    ballot: BallotSymbol,
    /// The browser of the account that bears the word, of France's alternate.
    alternate: Browser,
}

fn lay_secrets(house: &House) -> Secrets {
    let store = house.store();
    let officer = officer_named(house);
    let alternate = alternate_named(house, "FRA");
    let france = house.head_of("FRA");
    let hidden = drafts::create(store, france.clone(), draft_with(OF_A_DRAFT), None).unwrap();
    assert_eq!(hidden.as_str(), "D-FRA-1");

    let draft = drafts::create(store, france.clone(), draft_with(FOR_MEMBERS), None).unwrap();
    let proposal = proposals::submit(store, france, &draft, 1, None).unwrap();
    let text = format!("## Article 1er\n\n1. {FOR_MEMBERS} en français.");
    let written = Written {
        title: Title::parse(&format!("Titre {FOR_MEMBERS}")).unwrap(),
        summary: Prose::parse(&format!("Résumé {FOR_MEMBERS}"), Field::Summary, 100).unwrap(),
        text: Prose::parse(&text, Field::Text, 1000).unwrap(),
    };
    consultations::supply_translation(store, officer.clone(), &proposal, 0, written, None).unwrap();
    let until = "2026-03-20T17:00:00Z".parse().unwrap();
    consultations::open(store, officer.clone(), &proposal, until, None).unwrap();
    sponsors::cosponsor(store, house.head_of("DEU"), &proposal, 0, None).unwrap();
    house.at("2026-03-20T17:00:00Z");
    consultations::end(store, &proposal).unwrap();
    house.languages_are_ready(&proposal);
    consultations::fix_final_text(store, officer.clone(), &proposal, 0, None).unwrap();
    house.at("2026-03-31T09:00:00Z");
    let asked = putting(&proposal, "2026-04-08T16:00:00Z");
    let ballot = ballots::open(store, officer, asked, None).unwrap();
    let said = Said::explanation(&format!("We agree: {OF_A_VOTE}."), "").unwrap();
    votes::cast(
        store,
        alternate,
        &code("FRA"),
        ballot.clone(),
        Choice::Yes,
        said,
        None,
    )
    .unwrap();
    for (member, choice) in [("DEU", Choice::No), ("ITA", Choice::Abstain)] {
        casts(house, member, &ballot, choice).unwrap();
    }
    let alternate = house.browser();
    let email = format!("{OF_AN_ACCOUNT}.alternate@people.example");
    assert_eq!(alternate.sign_in_as(&email, PASSWORD).status, 303);
    Secrets { ballot, alternate }
}

fn draft_with(word: &str) -> DraftWords {
    let mut words = whole_words(Lang::En);
    for place in [
        &mut words.title_en,
        &mut words.summary_en,
        &mut words.text_en,
        &mut words.reason,
    ] {
        write!(place, " {word}").unwrap();
    }
    words
}

/// An account whose name and address bear the word.
fn officer_named(house: &House) -> Asks {
    let two = (house.officer(), house.second_officer());
    let (email, name) = address_and_name(Office::Officer);
    let account = house.appointed(two, Office::Officer, email, &name);
    house.store().speaking_for(account).unwrap()
}

fn alternate_named(house: &House, member: &str) -> Asks {
    let by = house.head_of(member);
    let (email, name) = address_and_name(Office::Alternate);
    let invitee = Invitee {
        email,
        office: Office::Alternate,
        member: Some(MemberCode::parse(member).unwrap()),
        until: None,
    };
    let link = appointments::invite(house.store(), by.clone(), invitee).unwrap();
    let new = NewAccount {
        name,
        password_hash: password_hash().to_owned(),
        lang: Lang::En,
    };
    let account =
        appointments::accept(house.store(), &link, appointments::Taker::New(new)).unwrap();
    house.is_confirmed(&by, account);
    house.store().speaking_for(account).unwrap()
}

fn address_and_name(office: Office) -> (String, String) {
    let email = format!("{OF_AN_ACCOUNT}.{office}@people.example");
    (email, format!("Ms {OF_AN_ACCOUNT}"))
}

/// Every address there is, as far as anybody can guess: pages, symbols, entries, documents, files, mistakes.
fn guesses(house: &House) -> Vec<String> {
    let mut places: Vec<String> = [
        "/",
        "/robots.txt",
        "/healthz",
        "/sitemap.xml",
        "/checkpoint",
    ]
    .map(str::to_owned)
    .to_vec();
    let nouns = [
        "",
        "norms",
        "proposals",
        "votes",
        "members",
        "adoption",
        "record",
        "developers",
        "accessibility",
        "sign-in",
        "recovery",
        "search",
        "calendar.ics",
        "nonsense",
        "adoption?on=nonsense",
        "proposals?stage=nonsense",
        "record?before=nonsense",
        "norms/GAIP-NORM-0001",
        "proposals/P-2026-001",
        "proposals/P-2026-001/revisions",
        "proposals/P-2026-001/revisions/0",
        "proposals/P-2026-001/redline",
        "proposals/D-FRA-1",
        "votes/B-2026-001",
        "drafts/D-FRA-1",
        "record?symbol=P-2026-001",
        "record?symbol=B-2026-001",
        "record?symbol=D-FRA-1",
        "desk",
        "desk/drafts/D-FRA-1",
        "desk/drafts/D-FRA-1/preview",
        "desk/proposals/P-2026-001",
        "desk/ballots/B-2026-001",
    ];
    for lang in ["en", "fr"] {
        for noun in nouns {
            places.push(format!("/{lang}/{noun}"));
        }
        for noun in [
            "norms",
            "proposals",
            "votes",
            "members",
            "adoption",
            "record",
        ] {
            for symbol in ["", "/P-2026-001", "/B-2026-001", "/FRA", "/0"] {
                for suffix in ["json", "csv", "xml", "md", "txt", "bib"] {
                    places.push(format!("/{lang}/{noun}{symbol}.{suffix}"));
                }
            }
        }
        places.push(format!("/feeds/{lang}/votes.atom"));
    }
    places.extend(for_programs());
    let entries = house
        .store()
        .read(|r| Ok::<_, StoreError>(r.head().n))
        .unwrap();
    for index in 0..=entries {
        places.push(format!("/en/record/{index}"));
        places.push(format!("/fr/record/{index}"));
        places.push(format!("/record/entries/{index}.json"));
    }
    let closed = house
        .store()
        .read(|r| revisions::of_proposal(r, &Viewer::Secretariat, &"P-2026-001".parse().unwrap()))
        .unwrap();
    let hidden = closed.iter().flat_map(|revision| revision.commitments());
    places.extend(hidden.map(|commitment| format!("/record/documents/{commitment}")));
    places
}

/// Every address of the interface, the feeds and the calendar, of everything that this house has.
fn for_programs() -> Vec<String> {
    let mut places = vec!["/api/openapi.json".to_owned()];
    for endpoint in registry::web::api::endpoints::ENDPOINTS {
        let symbol = match endpoint.path.contains("/norms/") {
            true => "GAIP-NORM-0001",
            false => "P-2026-001",
        };
        let path = [
            ("{symbol}", symbol),
            ("{ballot}", "B-2026-001"),
            ("{code}", "FRA"),
            ("{number}", "0"),
            ("{version}", "2026-03-02"),
        ]
        .iter()
        .fold(endpoint.path.to_owned(), |path, (brace, with)| {
            path.replace(brace, with)
        });
        for param in endpoint.query {
            places.push(format!("{path}?{}={}", param.name, param.example));
        }
        places.push(path);
    }
    for narrowed in [
        "proposal=P-2026-001",
        "ballot=B-2026-001",
        "member=FRA&limit=100",
    ] {
        places.push(format!("/api/v1/record/entries?{narrowed}"));
    }
    for lang in ["en", "fr"] {
        places.push(format!("/{lang}/calendar.ics"));
        for of in [
            "everything",
            "norms",
            "votes",
            "members/FRA",
            "members/DEU",
            "norms/GAIP-NORM-0001",
            "themes/workers",
        ] {
            places.push(format!("/feeds/{lang}/{of}.atom"));
        }
        for list in [
            "norms",
            "proposals",
            "votes",
            "members",
            "adoption",
            "members/FRA",
        ] {
            places.push(format!("/{lang}/{list}.json"));
        }
    }
    places
}

/// Everything that a stranger is ever shown, the documents named by what was shown included.
fn strangers_walk(house: &House) -> Walk {
    let stranger = house.browser();
    let origin = house.serve().origin().to_owned();
    let mut starts = guesses(house);
    let first = Walk::from(&stranger, &origin, &starts, MOST);
    for digest in digests(&first) {
        starts.push(format!("/record/documents/{digest}"));
    }
    let documents = Walk::from(&stranger, &origin, &starts[guesses(house).len()..], MOST);
    let mut walk = first;
    walk.seen.extend(documents.seen);
    walk
}

/// All that looks like a SHA-256, as written on any page or file.
fn digests(walk: &Walk) -> HashSet<String> {
    walk.seen
        .values()
        .flat_map(|(_, body)| body.split(|letter: char| !letter.is_ascii_alphanumeric()))
        .filter(|word| word.len() == 64 && word.bytes().all(|byte| byte.is_ascii_hexdigit()))
        .map(str::to_lowercase)
        .collect()
}

/// The desk of somebody, by its links and by the addresses that are guessed.
fn desk_walk(house: &House, browser: &Browser) -> Walk {
    let mut starts = vec!["/en/desk".to_owned(), "/fr/desk".to_owned()];
    for noun in [
        "drafts",
        "drafts/D-FRA-1",
        "drafts/D-FRA-1/preview",
        "proposals",
        "proposals/P-2026-001",
        "proposals/P-2026-001/revisions/0",
        "proposals/P-2026-001/redline",
        "proposals/P-2026-001/ballot",
        "ballots/B-2026-001",
        "motions",
        "themes",
    ] {
        starts.push(format!("/en/desk/{noun}"));
    }
    let entries = house
        .store()
        .read(|r| Ok::<_, StoreError>(r.head().n))
        .unwrap();
    for index in entries - 12..entries {
        starts.push(format!("/en/desk/ballots/B-2026-001/votes/{index}"));
    }
    let origin = house.serve().origin().to_owned();
    Walk::below(browser, &origin, &starts, "/desk", MOST)
}

fn found_nowhere(who: &str, walk: &Walk, words: &[&str]) {
    for word in words {
        let places = walk.places_with(word);
        assert!(places.is_empty(), "{who} meets {word} at {places:?}");
    }
}

#[test]
fn a_secret_word_is_met_only_where_it_may_be_read() {
    on_both(|house| {
        let secrets = lay_secrets(house);
        let all = [OF_A_DRAFT, FOR_MEMBERS, OF_A_VOTE, OF_AN_ACCOUNT];
        let public = strangers_walk(house);
        assert!(public.seen.len() > 400, "{} addresses", public.seen.len());
        assert_eq!(public.seen["/en/votes/B-2026-001"].0, 200);
        assert_eq!(public.seen["/en/proposals/P-2026-001"].0, 404);
        found_nowhere("a stranger", &public, &all);

        let germany = desk_walk(house, &house.signed_in_as("head.deu"));
        found_nowhere("Germany", &germany, &[OF_A_DRAFT, OF_A_VOTE, OF_AN_ACCOUNT]);
        assert!(!germany.places_with(FOR_MEMBERS).is_empty());

        let officer = desk_walk(house, &house.signed_in_as("officer"));
        found_nowhere("an officer", &officer, &[OF_A_DRAFT, OF_A_VOTE]);
        assert!(!officer.places_with(FOR_MEMBERS).is_empty());

        let auditor = desk_walk(house, &house.signed_in_as("auditor"));
        found_nowhere("an auditor", &auditor, &[OF_A_DRAFT, OF_A_VOTE]);

        // Where the words must be, the same walk finds them.
        let france = desk_walk(house, &secrets.alternate);
        for word in [OF_A_DRAFT, FOR_MEMBERS, OF_A_VOTE] {
            assert!(!france.places_with(word).is_empty(), "France misses {word}");
        }
        let head = desk_walk(house, &house.signed_in_as("head.fra"));
        assert!(!head.places_with(OF_AN_ACCOUNT).is_empty());
    });
}

#[test]
fn no_vote_that_runs_can_be_guessed_by_hashing_what_it_may_be() {
    on_both(|house| {
        let secrets = lay_secrets(house);
        let guessed = plain_hashes(house, &secrets.ballot);
        assert!(guessed.len() > 15_000, "{} hashes", guessed.len());
        let shown = digests(&strangers_walk(house));
        assert!(shown.len() > 50, "{} hashes are shown", shown.len());
        let met: Vec<_> = shown.intersection(&guessed).collect();
        assert!(met.is_empty(), "{met:?}");

        // The same search finds a hash that somebody lets out.
        let let_out = guessed.iter().next().unwrap();
        let name = || Name::parse(&format!("Theme {let_out}")).unwrap();
        let theme = ThemeCode::parse("leak").unwrap();
        themes::add(house.store(), house.officer(), theme, name(), name(), None).unwrap();
        let start = ["/en/proposals".to_owned()];
        let (stranger, origin) = (house.browser(), house.serve().origin().to_owned());
        let shown = digests(&Walk::below(&stranger, &origin, &start, "/proposals", MOST));
        assert_eq!(
            shown.intersection(&guessed).collect::<Vec<_>>(),
            vec![let_out]
        );
    });
}

/// SHA-256 of every content that a vote of this ballot can have, with and without each of the fields that a
/// careless hand may leave out; of the choice alone, and with its member; and of it all under a salt of zeros.
fn plain_hashes(house: &House, ballot: &BallotSymbol) -> HashSet<String> {
    let entries = house
        .store()
        .read(|r| Ok::<_, StoreError>(r.head().n))
        .unwrap();
    let choices = [None]
        .into_iter()
        .chain(Choice::ALL.iter().map(|choice| Some(*choice)));
    let mut hashes = HashSet::new();
    for choice in choices {
        let word = choice.map_or("withdrawn", Choice::as_str);
        for plain in [
            word.to_owned(),
            format!("\"{word}\""),
            format!("{{\"choice\":\"{word}\"}}"),
        ] {
            hashes.insert(sha256_hex(plain.as_bytes()));
        }
        for member in states(house) {
            for plain in [
                format!("{member}{word}"),
                format!("{member}:{word}"),
                format!("{member} {word}"),
                format!("{ballot}:{member}:{word}"),
                format!("{ballot} {member} {word}"),
            ] {
                hashes.insert(sha256_hex(plain.as_bytes()));
            }
            // The votes of this ballot are the newest entries.
            for index in entries - 3..entries {
                for auth in Auth::ALL {
                    for number in 1..=2 {
                        let content = VoteContent {
                            auth: *auth,
                            ballot: ballot.clone(),
                            by: Hand::Seat(Seat::of_delegation(&member, number)),
                            choice,
                            explanation: None,
                            index,
                            member: member.clone(),
                            origin: ORIGIN.to_owned(),
                            v: 1,
                        };
                        of_content(&content, &mut hashes);
                    }
                }
            }
        }
    }
    hashes
}

fn of_content(content: &VoteContent, hashes: &mut HashSet<String>) {
    hashes.insert(commit(Kind::Vote, &[0; 32], content).unwrap().to_string());
    let whole = serde_json::to_value(content).unwrap();
    for left_out in [
        &[][..],
        &["index"],
        &["index", "auth"],
        &["index", "by"],
        &["index", "auth", "by"],
        &["index", "auth", "by", "origin", "v"],
    ] {
        let mut some = whole.clone();
        let fields = some.as_object_mut().unwrap();
        fields.retain(|name, _| !left_out.contains(&name.as_str()));
        hashes.insert(sha256_hex(canonical::write(&some).unwrap().as_bytes()));
    }
}
