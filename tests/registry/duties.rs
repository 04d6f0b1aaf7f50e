//! Duties: what the board's queries find is what the record tells; and how desks, calendars and working days show it.

use std::collections::BTreeMap;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use jiff::civil::Date;
use registry::acts::{amendments, ballots, consultations, norms as acts, sponsors, votes};
use registry::clock;
use registry::record::{Act, Entry};
use registry::rules::adherence::EventKind;
use registry::rules::calendar;
use registry::rules::permissions::{Holding, Office};
use registry::rules::visibility::Viewer;
use registry::rules::words::{
    BallotSymbol, Choice, FormGround, Lang, MemberCode, NormSymbol, ProposalSymbol, Seat,
};
use registry::store::duties::{Duty, Kind, of_holdings};
use registry::store::{Source, Store, StoreError, entries, members, proposals as stored};

use super::amendments::{less_often, proposes};
use super::comments::{answers, says, words as comment};
use super::databases::Database;
use super::demo::told;
use super::duties_told::Tale;
use super::house::House;
use super::norms::{notifies, without_vote};
use super::proposals::{revises, submits, translates, whole_words};
use super::questions::{casts, certify, code, putting};

/// What rests on private rows, and is no word of the record.
const PRIVATE: [Kind; 8] = [
    Kind::PreparedVote,
    Kind::CommentDrafts,
    Kind::PreparedReport,
    Kind::OfficeCode,
    Kind::OfficeEnds,
    Kind::SecondOfficer,
    Kind::VoteHolder,
    Kind::Undelivered,
];

#[derive(QueryableByName)]
struct Closed {
    #[diesel(sql_type = BigInt)]
    idx: i64,
    #[diesel(sql_type = Text)]
    content: String,
}

#[derive(QueryableByName)]
struct Sealed {
    #[diesel(sql_type = BigInt)]
    idx: i64,
    #[diesel(sql_type = Text)]
    member: String,
    #[diesel(sql_type = BigInt)]
    is_withdrawal: i64,
}

/// What the record keeps closed from an entry on: acts for members, and whose each vote is.
fn closed(source: &Source, from: i64) -> (Vec<Closed>, Vec<Sealed>) {
    let acts = format!("SELECT idx, content FROM sealed_acts WHERE idx >= {from}");
    let votes = format!("SELECT idx, member, is_withdrawal FROM sealed_votes WHERE idx >= {from}");
    match source {
        Source::Sqlite(path) => {
            let mut conn = SqliteConnection::establish(path).unwrap();
            let acts = diesel::sql_query(acts).load(&mut conn).unwrap();
            (acts, diesel::sql_query(votes).load(&mut conn).unwrap())
        }
        Source::Postgres(url) => {
            let mut conn = PgConnection::establish(url).unwrap();
            let acts = diesel::sql_query(acts).load(&mut conn).unwrap();
            (acts, diesel::sql_query(votes).load(&mut conn).unwrap())
        }
    }
}

/// Tells what was recorded since it was told last.
fn hear(tale: &mut Tale, store: &Store) {
    let (acts, votes) = closed(store.source(), tale.heard);
    let acts: BTreeMap<i64, String> = acts.into_iter().map(|one| (one.idx, one.content)).collect();
    let votes: BTreeMap<i64, (MemberCode, bool)> = votes
        .into_iter()
        .map(|one| (one.idx, (code(&one.member), one.is_withdrawal != 0)))
        .collect();
    loop {
        let run = store.read(|r| entries::from(r, tale.heard, 500)).unwrap();
        if run.is_empty() {
            return;
        }
        for written in run {
            let entry = match (&written.entry.act, acts.get(&written.index)) {
                (Act::ForMembers { .. }, Some(content)) => Entry::parse(content).unwrap(),
                _ => written.entry.clone(),
            };
            tale.hear(&entry, votes.get(&written.index).cloned());
        }
    }
}

fn held(office: Office, member: Option<&MemberCode>) -> Vec<Holding> {
    let seat = match member {
        Some(member) => format!("{member}/1"),
        None => "SEC-77".to_owned(),
    };
    vec![Holding {
        office,
        seat: Seat::parse(&seat).unwrap(),
        member: member.cloned(),
    }]
}

/// In one order, without what is not a word of the record.
fn in_order(mut duties: Vec<Duty>) -> Vec<String> {
    for duty in &mut duties {
        duty.proposal = None;
    }
    let mut said: Vec<String> = duties
        .iter()
        .filter(|duty| !PRIVATE.contains(&duty.kind))
        .map(|duty| format!("{duty:?}"))
        .collect();
    said.sort();
    said.dedup();
    said
}

/// Holds the board of every role against the record; gives how many duties were compared.
fn agree(store: &Store, tale: &Tale, members: &[MemberCode]) -> usize {
    let found = |held: Vec<Holding>| {
        store
            .read(|r| Ok::<_, StoreError>((of_holdings(r, &held)?, r.now())))
            .unwrap()
    };
    let mut compared = 0;
    let mut same = |who: &str, board: Vec<Duty>, told: Vec<Duty>| {
        let (board, told) = (in_order(board), in_order(told));
        let beside: Vec<&String> = board.iter().filter(|one| !told.contains(one)).collect();
        let missing: Vec<&String> = told.iter().filter(|one| !board.contains(one)).collect();
        assert!(
            beside.is_empty() && missing.is_empty(),
            "{who}: the board has {beside:#?} beside the record, and lacks {missing:#?}"
        );
        compared += board.len();
    };
    for member in members {
        let (board, now) = found(held(Office::Head, Some(member)));
        same(member.as_str(), board, tale.of_member(member, now));
    }
    let (board, now) = found(held(Office::Officer, None));
    same("the secretariat", board, tale.of_secretariat(now));
    let (board, now) = found(held(Office::Translator, None));
    same("the languages", board, tale.of_languages(now));
    compared
}

#[test]
fn the_boards_of_the_invented_house_are_what_its_record_tells() {
    for database in [Database::Sqlite, Database::Postgres] {
        let told = told(database);
        let mut tale = Tale::default();
        hear(&mut tale, &told.store);
        let all: Vec<MemberCode> = told
            .store
            .read(members::roster)
            .unwrap()
            .all()
            .map(|member| member.code.clone())
            .collect();
        let compared = agree(&told.store, &tale, &all);
        println!(
            "{database:?}: {compared} duties of {} delegations and the house",
            all.len()
        );
        assert!(compared > 200, "{compared}");
    }
}

/// A number for each step, the same for the same seed (SplitMix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % sides as u64) as usize
    }
}

const WHO: [&str; 3] = ["FRA", "DEU", "JPN"];

/// Steps of one history.
const STEPS: usize = 14;

/// One history: a proposal and whatever the dice have done with it; what the law refuses was tried and not done.
fn history(house: &House, dice: &mut Dice, tale: &mut Tale, members: &[MemberCode]) -> usize {
    let mut words = whole_words(if dice.below(2) == 0 {
        Lang::En
    } else {
        Lang::Fr
    });
    if dice.below(3) > 0 {
        words.classification = "public".into();
    }
    let sponsor = WHO[dice.below(WHO.len())];
    let symbol = submits(house, sponsor, words).unwrap();
    let mut compared = 0;
    for _ in 0..STEPS {
        step(house, dice, &symbol, sponsor);
        if dice.below(3) == 0 {
            house.later(dice.below(9) as i64, dice.below(7) as i64);
            clock::round(house.store());
        }
        hear(tale, house.store());
        compared += agree(house.store(), tale, members);
    }
    compared
}

fn next_working_hour(house: &House, days: i64) -> jiff::Timestamp {
    let day = calendar::days_after(calendar::day_of(house.now()), days);
    let day = calendar::next_working_day(day);
    calendar::start_of(day) + jiff::SignedDuration::from_hours(18)
}

fn step(house: &House, dice: &mut Dice, symbol: &ProposalSymbol, sponsor: &str) {
    let (store, who) = (house.store(), WHO[dice.below(WHO.len())]);
    let now = store
        .read(|r| stored::find(r, &Viewer::Secretariat, symbol))
        .unwrap();
    let (officer, revision) = (house.officer(), now.revision);
    let norm = now.norm.clone().unwrap_or(NormSymbol::new(1));
    // What is refused is no part of the history.
    let _ = match dice.below(20) {
        0 => consultations::return_for_form(
            store,
            officer,
            symbol,
            FormGround::ALL[dice.below(2)],
            None,
            None,
        )
        .is_ok(),
        1 | 2 => revises(house, sponsor, symbol).is_ok(),
        3 => translates(house, symbol, revision).is_ok(),
        4 => {
            consultations::agree_translation(store, house.head_of(sponsor), symbol, revision, None)
                .is_ok()
        }
        5 => {
            let (by, lang) = match dice.below(2) {
                0 => (house.translator(), Lang::En),
                _ => (house.reviser(), Lang::Fr),
            };
            consultations::sign_off(store, by, symbol, revision, lang, None).is_ok()
        }
        6 | 7 => {
            let until = next_working_hour(house, 1 + dice.below(12) as i64);
            consultations::open(store, officer, symbol, until, None).is_ok()
        }
        8 => says(house, who, symbol, comment("", "Too vague.", "")).is_ok(),
        9 => answers(house, officer, symbol, 1 + dice.below(3) as i64).is_ok(),
        10 => sponsors::cosponsor(store, house.head_of(who), symbol, revision, None).is_ok(),
        11 => proposes(house, who, symbol, vec![less_often()]).is_ok(),
        12 => amendments::accept(store, house.head_of(sponsor), symbol, 1, None).is_ok(),
        13 => consultations::fix_final_text(store, officer, symbol, revision, None).is_ok(),
        14 => {
            let mut putting = putting(symbol, "2026-03-02T17:00:00Z");
            putting.closes = next_working_hour(house, 6 + dice.below(6) as i64);
            putting.put_by.decided = calendar::day_of(house.now());
            ballots::open(store, officer, putting, None).is_ok()
        }
        15 | 16 => match &now.ballot {
            None => false,
            Some(ballot) if dice.below(4) == 0 => {
                votes::withdraw(store, house.head_of(who), &code(who), ballot.clone(), None).is_ok()
            }
            Some(ballot) => casts(house, who, ballot, Choice::ALL[dice.below(4)]).is_ok(),
        },
        17 => now
            .ballot
            .is_some_and(|ballot: BallotSymbol| certify(house, &ballot).is_ok()),
        18 => {
            let day = calendar::day_of(house.now()).to_string();
            let kinds = [EventKind::Adhered, EventKind::MeasureNotified];
            notifies(house, who, &norm, kinds[dice.below(2)], &day).is_ok()
        }
        _ if dice.below(2) == 0 => house.two_officers(without_vote(symbol, &["JPN"])).is_ok(),
        _ => {
            let newest = store
                .read(|r| registry::store::adherence::unacknowledged(r, 1))
                .unwrap();
            newest
                .first()
                .is_some_and(|one| acts::acknowledge(store, officer, one.event.index, None).is_ok())
        }
    };
}

/// So many histories, twenty to a house.
fn histories(count: usize, database: Database) -> usize {
    let members: Vec<MemberCode> = WHO.iter().map(|text| code(text)).collect();
    let mut compared = 0;
    for first in (0..count).step_by(20) {
        let house = House::on(database);
        let mut tale = Tale::default();
        for seed in first..(first + 20).min(count) {
            compared += history(&house, &mut Dice(seed as u64), &mut tale, &members);
        }
    }
    compared
}

#[test]
fn the_boards_are_what_the_record_tells_over_generated_histories() {
    for (database, count) in [(Database::Sqlite, 40), (Database::Postgres, 10)] {
        let compared = histories(count, database);
        println!("{database:?}: {compared} duties compared over {count} histories");
        assert!(compared > 1_000, "{compared}");
    }
}

/// Takes minutes: `cargo test --test registry duties::the_boards_are_what_the_record_tells_over_a_thousand -- --ignored`.
#[test]
#[ignore = "takes minutes"]
fn the_boards_are_what_the_record_tells_over_a_thousand_generated_histories() {
    let compared = histories(1_000, Database::Sqlite);
    println!("{compared} duties compared over 1,000 histories");
    assert!(compared > 100_000, "{compared}");
}

/// A day, as the forms have it.
fn day(text: &str) -> Date {
    text.parse().unwrap()
}

#[test]
fn the_day_after_a_closed_day_is_proposed_and_a_day_gone_by_is_not_closed() {
    use std::collections::BTreeSet;
    let closed: BTreeSet<Date> = ["2026-12-28", "2026-12-29", "2026-12-30", "2026-12-31"]
        .map(day)
        .into();
    let next = |from| calendar::next_open_day(day(from), &closed).to_string();
    assert_eq!(next("2026-12-24"), "2027-01-04");
    assert_eq!(next("2026-12-21"), "2026-12-22");
    let names: Vec<&str> = (1..=12)
        .flat_map(|month| (1..=31).filter_map(move |d| Date::new(2026, month, d).ok()))
        .filter_map(calendar::holiday)
        .map(registry::rules::calendar::Holiday::as_str)
        .collect();
    assert_eq!(names.len(), 11, "{names:?}");
    assert_eq!(
        calendar::holiday(day("2026-05-25")).unwrap().as_str(),
        "whit-monday"
    );
    assert_eq!(
        calendar::holiday(day("2026-12-25")).unwrap().as_str(),
        "christmas"
    );
    assert_eq!(calendar::holiday(day("2026-12-26")), None);
}
