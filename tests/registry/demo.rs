//! The invented house: its whole story stands on its record alone, has everything to be shown, and says what it is.

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::OnceLock;

use jiff::Timestamp;
use registry::clock;
use registry::demo::{self, Cast, Stage as Play};
use registry::rules::calendar;
use registry::rules::permissions::Office;
use registry::rules::stage::Stage;
use registry::rules::visibility::Viewer;
use registry::rules::words::{Choice, Lang, NormSymbol};
use registry::store::clock::Script;
use registry::store::norms::Adoption;
use registry::store::{
    Clock, Failure, Source, Store, adherence, ballots, documents, members, norms, proposals,
    replay, revisions,
};
use registry::text::{Text, parity};
use registry::web::site::DemoBanner;

use super::browser::{Browser, Door};
use super::databases::{Database, Lot};
use super::demo_texts::has_what_becomes_of_texts;
use super::house::House;
use super::norms::adopted;
use super::pages::{Walk, read_aloud};
use super::questions::{casts, opened};

/// The hour at which the story is told: a Wednesday.
pub const TOLD: &str = "2026-11-25T13:00:00Z";

/// Hours at which a story that counts in days back from today could stumble: a Saturday, the first hour of
/// the year, a leap day, both changes of the hour, the last half hour of the year in UTC.
const AWKWARD: [&str; 6] = [
    "2026-11-28T09:00:00Z",
    "2026-12-31T23:00:00Z",
    "2028-02-29T16:00:00Z",
    "2027-03-28T01:00:00Z",
    "2026-10-25T00:30:00Z",
    "2027-12-31T23:30:00Z",
];

/// The house with its whole story, told up to a moment.
pub struct Told {
    pub store: Store,
    pub script: Script,
    pub cast: Cast,
    // Last, so that the store leaves before its database does.
    _lot: Lot,
}

/// The story of the demo, told once for all the tests that only read it.
pub fn told(database: Database) -> &'static Told {
    static SQLITE: OnceLock<Told> = OnceLock::new();
    static POSTGRES: OnceLock<Told> = OnceLock::new();
    match database {
        Database::Sqlite => SQLITE.get_or_init(|| told_up_to(TOLD, database)),
        Database::Postgres => POSTGRES.get_or_init(|| told_up_to(TOLD, database)),
    }
}

fn told_up_to(now: &str, database: Database) -> Told {
    let lot = Lot::empty(database);
    let begun = std::time::Instant::now();
    let (store, script, cast) = story(now, &lot.source);
    println!("told on {database:?} up to {now} in {:?}", begun.elapsed());
    Told {
        store,
        script,
        cast,
        _lot: lot,
    }
}

/// Tells the whole story up to a moment, in tables that are empty.
pub fn story(now: &str, source: &Source) -> (Store, Script, Cast) {
    let moment: Timestamp = now.parse().unwrap();
    let script = Script::starting(moment);
    let store = Store::open(source, Clock::Scripted(script.clone()))
        .unwrap()
        .with_sealing(super::house::sealing())
        .without_letters();
    let cast = demo::populate(&Play {
        store: &store,
        script: &script,
        keys: &[],
        today: calendar::day_of(moment),
        now: moment,
        hash: &|_| "nobody signs in here".to_owned(),
        password: &|| "nobody signs in here".to_owned(),
        round: &|store| {
            clock::round(store);
        },
        progress: &|_, _| {},
    })
    .unwrap_or_else(|failure| panic!("told on {now}: {failure}"));
    (store, script, cast)
}

#[test]
fn the_story_stands_on_its_record_alone_and_has_everything_to_be_shown() {
    stands_and_shows(told(Database::Sqlite), Database::Sqlite);
}

#[test]
fn the_story_stands_on_its_record_alone_and_has_everything_to_be_shown_on_postgresql() {
    stands_and_shows(told(Database::Postgres), Database::Postgres);
}

#[test]
fn the_story_can_be_told_in_the_last_half_hour_of_a_year() {
    let told = told_up_to(AWKWARD[5], Database::Sqlite);
    stands_and_shows(&told, Database::Sqlite);
}

#[test]
#[ignore = "tells the whole story once for each awkward day: some minutes"]
fn the_story_can_be_told_on_every_awkward_day() {
    for now in AWKWARD {
        let told = told_up_to(now, Database::Sqlite);
        stands_and_shows(&told, Database::Sqlite);
    }
}

fn stands_and_shows(told: &Told, database: Database) {
    let store = &told.store;
    rebuilt_row_for_row(store, &told.script, database);
    has_its_members_and_heads(store, &told.cast);
    has_what_was_decided(store);
    has_many_adherences(store);
    has_the_same_units_in_both_languages(store);
    has_what_becomes_of_texts(store);
}

fn rebuilt_row_for_row(store: &Store, script: &Script, database: Database) {
    let copy = Lot::empty(database);
    replay::into_empty(store, &copy.source).unwrap();
    let rebuilt = Store::open(&copy.source, Clock::Scripted(script.clone()))
        .unwrap()
        .with_sealing(super::house::sealing());
    assert_eq!(replay::differences(store, &rebuilt).unwrap(), Vec::new());
    let report = replay::check(store).unwrap();
    assert_eq!(report.findings, Vec::new());
    assert!(report.entries > 1_000, "{report:?}");
}

fn has_its_members_and_heads(store: &Store, cast: &Cast) {
    let (roster, today) = store
        .read(|r| Ok::<_, Failure>((members::roster(r)?, calendar::day_of(r.now()))))
        .unwrap();
    let here: Vec<_> = roster
        .all()
        .filter(|member| member.standing_on(today).is_member())
        .map(|member| member.code.clone())
        .collect();
    assert_eq!(here.len(), 46);
    for member in here {
        let heads = cast
            .listed
            .iter()
            .filter(|one| one.office == Office::Head && one.member.as_ref() == Some(&member));
        assert_eq!(heads.count(), 1, "{member}");
    }
}

fn has_what_was_decided(store: &Store) {
    let (norms, voting, all) = store
        .read(|r| {
            let sought = proposals::Sought::default();
            Ok::<_, Failure>((
                norms::all(r)?,
                ballots::open(r, &Viewer::Secretariat, &ballots::Sought::default())?,
                proposals::list(r, &Viewer::Secretariat, &sought, 100)?.proposals,
            ))
        })
        .unwrap();
    let at = |stages: &[Stage]| all.iter().filter(|one| stages.contains(&one.stage)).count();
    assert!(norms.len() >= 12, "{} norms", norms.len());
    let without_vote = norms
        .iter()
        .filter(|norm| matches!(norm.adoption, Adoption::WithoutVote { .. }));
    assert_eq!(without_vote.count(), 2);
    assert!(at(&[Stage::Rejected, Stage::NoDecision]) >= 4);
    assert_eq!(at(&[Stage::Consultation]), 2);
    assert_eq!(at(&[Stage::Voting]), 2);
    assert_eq!(voting.len(), 2);
}

fn has_many_adherences(store: &Store) {
    let events = store
        .read(|r| adherence::events(r, &adherence::Sought::default()))
        .unwrap();
    let members: HashSet<_> = events.iter().map(|event| &event.member).collect();
    let norms: HashSet<&NormSymbol> = events.iter().map(|event| &event.norm).collect();
    let kinds: HashSet<_> = events
        .iter()
        .map(|event| event.event.kind.as_str())
        .collect();
    assert!(members.len() >= 40, "{} members", members.len());
    assert!(norms.len() >= 12, "{} norms", norms.len());
    assert!(kinds.len() >= 6, "{kinds:?}");
    assert!(events.iter().any(|event| event.acknowledged.is_none()));
    assert!(events.len() > 300, "{} events", events.len());
}

/// Every revision that has both languages, as the record keeps it.
fn has_the_same_units_in_both_languages(store: &Store) {
    let viewer = Viewer::Secretariat;
    let pairs: Vec<(String, String, String)> = store
        .read(|r| {
            let sought = proposals::Sought::default();
            let mut pairs = Vec::new();
            for proposal in proposals::list(r, &viewer, &sought, 100)?.proposals {
                for revision in revisions::of_proposal(r, &viewer, &proposal.symbol)? {
                    let (Some(en), Some(fr)) = (revision.of(Lang::En), revision.of(Lang::Fr))
                    else {
                        continue;
                    };
                    let both = [en.text.to_string(), fr.text.to_string()];
                    let mut bodies: HashMap<_, _> = documents::bodies(r, &viewer, &both)?;
                    let [en, fr] = both.map(|text| bodies.remove(&text).unwrap());
                    pairs.push((format!("{} {}", proposal.symbol, revision.number), en, fr));
                }
            }
            Ok::<_, Failure>(pairs)
        })
        .unwrap();
    assert!(
        pairs.len() > 30,
        "{} revisions in both languages",
        pairs.len()
    );
    for (name, en, fr) in pairs {
        assert_parity(&name, &en, &fr);
    }
}

fn assert_parity(name: &str, en: &str, fr: &str) {
    let (en, fr) = (Text::parse(en), Text::parse(fr));
    assert!(en.articles().count() >= 2, "{name} has articles");
    assert_eq!(parity(&en, &fr), Vec::new(), "{name}");
}

#[test]
fn every_text_of_the_demo_has_the_same_units_in_both_languages() {
    let texts = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/demo/texts");
    let mut pairs = 0;
    for folder in std::fs::read_dir(texts).unwrap() {
        let folder = folder.unwrap().path();
        for first in ["", "rev1."] {
            let read = |lang: &str| {
                let whole =
                    std::fs::read_to_string(folder.join(format!("{first}{lang}.md"))).ok()?;
                let (_, body) = whole.split_once("\n\n").unwrap();
                Some(body.to_owned())
            };
            let (en, fr) = (read("en"), read("fr"));
            assert_eq!(en.is_some(), fr.is_some(), "{}", folder.display());
            if let (Some(en), Some(fr)) = (en, fr) {
                assert_parity(&format!("{} {first}", folder.display()), &en, &fr);
                pairs += 1;
            }
        }
    }
    assert!(pairs >= 25, "{pairs} texts");
}

#[test]
fn an_example_says_so_on_every_page_and_a_house_of_record_on_none() {
    let house = House::on(Database::Sqlite);
    adopted(&house);
    let ballot = opened(&house, 2);
    casts(&house, "FRA", &ballot, Choice::Yes).unwrap();
    for (banner, is_said) in [(DemoBanner::Shown, true), (DemoBanner::None, false)] {
        let door = Door::open_with(house.store(), banner);
        let visitor = Browser::at(door.origin());
        let head = Browser::at(door.origin());
        house.head_of("FRA");
        let email = super::house::email_of("head.fra");
        let signed_in = head.sign_in_as(&email, super::house::PASSWORD);
        assert_eq!(signed_in.status, 303);
        let starts = [
            "/",
            "/en/",
            "/fr/",
            "/en/nonsense",
            "/fr/votes/B-2026-999",
            "/nonsense",
        ];
        let starts = starts.map(str::to_owned);
        let public = Walk::from(&visitor, door.origin(), &starts, 6_000);
        let desks = ["/en/desk".to_owned(), "/fr/desk".to_owned()];
        let desk = Walk::below(&head, door.origin(), &desks, "/desk", 6_000);
        let mut pages = 0;
        for (place, page) in public.pages().chain(desk.pages()) {
            let text = read_aloud(page);
            let said = text
                .contains("Example: every text, vote and report on this page is invented.")
                || text.contains(
                    "Exemple : tous les textes, votes et rapports de cette page sont inventés.",
                );
            assert_eq!(said, is_said, "{place}: {text}");
            pages += 1;
        }
        assert!(pages > 300, "{pages} pages");
        assert!(desk.pages().count() > 20);
        assert!(public.seen["/en/nonsense"].0 == 404 && public.seen["/nonsense"].0 == 404);
    }
}
