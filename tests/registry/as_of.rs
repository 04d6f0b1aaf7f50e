//! As of a day: every list and page of the past equals what a replay of the record up to that day gives.

use jiff::civil::Date;
use registry::rules::calendar;
use registry::rules::visibility::Viewer;
use registry::rules::words::MemberCode;
use registry::store::clock::Script;
use registry::store::{
    Clock, Failure, Reading, Store, adherence, ballots, entries, explanations, members, norms,
    replay, votes,
};

use super::databases::{Database, Lot};
use super::demo::told;

/// Days of the demo's story: early, in the middle of votes and certifications, the day before it is told.
const DAYS: [&str; 6] = [
    "2025-01-20",
    "2025-04-03",
    "2025-09-15",
    "2026-02-24",
    "2026-07-15",
    "2026-11-24",
];

/// Everything that the pages as of a day read, in words.
fn everything(r: &mut Reading<'_>) -> Result<Vec<String>, Failure> {
    let viewer = Viewer::Public;
    let roster = members::roster(r)?;
    let mut said = vec![format!("today {} {:?}", roster.today(), r.now())];
    said.extend(roster.all().map(|member| format!("{member:?}")));
    said.push(format!("{:?}", members::partners(r)?));
    let codes: Vec<MemberCode> = roster.all().map(|member| member.code.clone()).collect();
    let found = norms::all(r)?;
    let ledger = adherence::ledger(r, &found, &roster)?;
    for member in &codes {
        said.push(format!("{member} {:?}", members::seats(r, Some(member))?));
        for norm in &found {
            let position = ledger.position(&norm.symbol, member, roster.today());
            said.push(format!("{member} {} {position:?}", norm.symbol));
        }
        let cast = votes::of_member(r, &viewer, member, None, 10)?;
        said.extend(
            cast.iter()
                .map(|one| format!("{member} {:?} {:?}", one.ballot, one.line)),
        );
        said.push(format!("{:?}", adherence::reports_due(r, member, &roster)?));
    }
    for norm in &found {
        let standing = ledger.standing(norm, roster.today());
        said.push(format!(
            "{norm:?} {standing:?} {:?}",
            ledger.missing(norm, roster.today())
        ));
        let sought = adherence::Sought {
            norm: Some(norm.symbol.clone()),
            member: None,
        };
        said.extend(
            adherence::events(r, &sought)?
                .iter()
                .map(|one| format!("{one:?}")),
        );
        said.push(format!("{:?}", explanations::of_norm(r, &norm.symbol)?));
        said.push(format!("{:?}", norms::dissociated(r, &norm.symbol)?));
        let sought = entries::Sought {
            norm: Some(norm.symbol.to_string()),
            ..entries::Sought::default()
        };
        said.push(format!("{:?}", entries::newest(r, &sought, 12)?));
    }
    for state in [
        None,
        Some(norms::State::InForce),
        Some(norms::State::NotInForce),
        Some(norms::State::Annulled),
    ] {
        let sought = norms::Sought {
            state,
            ..norms::Sought::default()
        };
        let symbols: Vec<_> = norms::list(r, &sought, 100)?
            .into_iter()
            .map(|norm| norm.symbol)
            .collect();
        said.push(format!("{state:?} {symbols:?}"));
    }
    said.push(format!("in force {}", norms::in_force_count(r)?));
    for result in [
        None,
        Some(ballots::Decided::Adopted),
        Some(ballots::Decided::Rejected),
        Some(ballots::Decided::NoDecision),
    ] {
        let sought = ballots::Sought {
            result,
            ..ballots::Sought::default()
        };
        said.extend(
            ballots::open(r, &viewer, &sought)?
                .iter()
                .map(|one| format!("open {one:?}")),
        );
        said.extend(
            ballots::over(r, &viewer, &sought, 100)?
                .iter()
                .map(|one| format!("{result:?} {one:?}")),
        );
    }
    Ok(said)
}

fn on(store: &Store, day: Date) -> Vec<String> {
    store
        .read(|r| {
            r.go_back_to(day)?;
            everything(r)
        })
        .unwrap()
}

/// The register rebuilt from the record up to the end of a day, read at its last moment.
fn rebuilt(store: &Store, day: Date, database: Database) -> Vec<String> {
    let lot = Lot::empty(database);
    replay::day_into_empty(store, &lot.source, day).unwrap();
    let end =
        calendar::start_of(calendar::days_after(day, 1)) - jiff::SignedDuration::from_micros(1);
    let there = Store::open(&lot.source, Clock::Scripted(Script::starting(end))).unwrap();
    there.read(everything).unwrap()
}

fn is_as_replayed(store: &Store, days: &[Date], database: Database) {
    for day in days {
        let (past, replayed) = (on(store, *day), rebuilt(store, *day, database));
        for (one, other) in past.iter().zip(&replayed) {
            assert_eq!(one, other, "as of {day}");
        }
        assert_eq!(past.len(), replayed.len(), "as of {day}");
    }
}

#[test]
fn a_day_gone_by_reads_as_the_record_up_to_it_replays() {
    for database in [Database::Sqlite, Database::Postgres] {
        let store = &told(database).store;
        let days = DAYS.map(|day| day.parse().unwrap());
        is_as_replayed(store, &days, database);
        let now = store.read(everything).unwrap();
        assert_ne!(
            on(store, days[5])[1..],
            now[1..],
            "the control: a day makes a difference"
        );
    }
}
