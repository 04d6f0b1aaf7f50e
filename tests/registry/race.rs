//! The race of votes against the closing: what was acknowledged is counted, and nothing else is.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use jiff::SignedDuration;
use registry::acts::votes::Said;
use registry::acts::{ballots, votes};
use registry::record::Act;
use registry::rules::electorate::Elector;
use registry::rules::permissions::Action;
use registry::rules::refusals::Refusal;
use registry::rules::rulebook::Rulebook;
use registry::rules::words::{
    BallotSymbol, Choice, Classification, DecisionKind, MemberCode, ProposalSymbol,
};
use registry::store::{Asking, Asks, Clock, Enacted, Failure, Source, Store, Who, entries};

use super::databases::Database;
use super::house::House;
use super::questions::{code, decision, submission};

const VOTERS: [&str; 8] = ["ARG", "BEL", "CAN", "DEU", "ESP", "FRA", "ITA", "JPN"];
/// How long a ballot of the race runs.
const RUNS: SignedDuration = SignedDuration::from_millis(25);

/// One delegation with a session, and the instance of the registry that it reaches.
struct Voter {
    member: MemberCode,
    asks: Asks,
    store: Store,
}

struct Race {
    voters: Vec<Voter>,
    officer: Asks,
    closing: Store,
}

/// A house on the database's own clock: on PostgreSQL two instances of the registry, on SQLite one.
fn race(house: &House) -> Race {
    for voter in VOTERS {
        house.head_of(voter);
    }
    house.officer();
    let live = || {
        Store::open(house.source(), Clock::Database)
            .unwrap()
            .with_sealing(super::house::sealing())
    };
    let first = live();
    let second = match house.source() {
        Source::Postgres(_) => live(),
        Source::Sqlite(_) => first.clone(),
    };
    // The voices are scripted, so that what is raced is the vote and not its confirmation.
    let begin = |name: &str| {
        let account = house.account_of(name);
        house.store().speaking_for(account).unwrap()
    };
    let voters = VOTERS
        .iter()
        .enumerate()
        .map(|(place, voter)| Voter {
            member: code(voter),
            asks: begin(&format!("head.{}", voter.to_lowercase())),
            store: if place % 2 == 0 { &first } else { &second }.clone(),
        })
        .collect();
    Race {
        voters,
        officer: begin("officer"),
        closing: second,
    }
}

/// A proposal and its ballot, open from now for [`RUNS`]: the law of hours is not what is raced.
fn open(race: &Race, number: i64) -> BallotSymbol {
    let asking = Asking::new(race.officer.clone(), Action::OpenBallot);
    race.closing
        .enact(asking, move |tx| {
            let (proposal, ballot) = (
                ProposalSymbol::new(2026, number),
                BallotSymbol::new(2026, number),
            );
            let kind = DecisionKind::Procedural;
            let submitted = submission(tx, &proposal, Classification::Public, kind)?;
            let fixed = Act::FinalText {
                proposal: proposal.clone(),
                revision: 0,
            };
            let electorate = VOTERS.map(|voter| Elector {
                member: code(voter),
                ground: None,
            });
            let opening = Act::Ballot {
                ballot: ballot.clone(),
                closes: tx.now().checked_add(RUNS).unwrap(),
                electorate: electorate.to_vec(),
                kind,
                opens: tx.now(),
                part: None,
                proposal,
                put_by: decision(),
                revision: 0,
                rule: *Rulebook::first().rule_for(kind)?,
                rulebook: 1,
                texts: None,
                waiver: None,
            };
            Ok(Enacted::one(submitted, ballot)
                .and(Who::Permitted, fixed)
                .and(Who::Permitted, opening))
        })
        .unwrap()
}

/// The last vote of each member that was acknowledged.
type Acknowledged = BTreeMap<MemberCode, (i64, Choice)>;

/// Everybody votes again and again until refused; somebody closes as soon as it can be.
fn run(race: &Race, ballot: &BallotSymbol) -> Acknowledged {
    std::thread::scope(|scope| {
        let casting: Vec<_> = race
            .voters
            .iter()
            .map(|voter| scope.spawn(|| (voter.member.clone(), vote(voter, ballot))))
            .collect();
        loop {
            match ballots::close(&race.closing, ballot.clone()) {
                Ok(_) => break,
                Err(Failure::Refused(Refusal::StillRunning { .. })) => {}
                Err(other) => panic!("{other}"),
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        casting
            .into_iter()
            .map(|thread| thread.join().unwrap())
            .filter_map(|(member, last)| Some((member, last?)))
            .collect()
    })
}

fn vote(voter: &Voter, ballot: &BallotSymbol) -> Option<(i64, Choice)> {
    let mut last = None;
    for choice in Choice::ALL.iter().cycle() {
        let sent = votes::cast(
            &voter.store,
            voter.asks.clone(),
            &voter.member,
            ballot.clone(),
            *choice,
            Said::default(),
            None,
        );
        match sent {
            Ok(receipt) => last = Some((receipt.index, *choice)),
            Err(Failure::Refused(Refusal::Closed { .. })) => return last,
            Err(other) => panic!("{other}"),
        }
    }
    last
}

/// What the closing opened, with the hour and the entries of the votes.
fn counted(race: &Race, ballot: &BallotSymbol) -> Acknowledged {
    let sought = entries::Sought {
        ballot: Some(ballot.to_string()),
        ..entries::Sought::default()
    };
    let written = race
        .closing
        .read(|r| entries::newest(r, &sought, 10_000))
        .unwrap();
    let Act::Closing { votes, tally, .. } = &written[0].entry.act else {
        panic!("{ballot} has entries after its closing")
    };
    assert_eq!(tally.present(), votes.len() as i64);
    let Act::Ballot { closes, .. } = &written.last().unwrap().entry.act else {
        panic!("{ballot} has entries before its opening")
    };
    let late = |entry: &&entries::Written| {
        matches!(entry.entry.act, Act::Vote { .. }) && entry.time >= *closes
    };
    assert_eq!(written.iter().filter(late).count(), 0);
    votes
        .iter()
        .map(|vote| {
            let content = &vote.content;
            (
                content.member.clone(),
                (content.index, content.choice.unwrap()),
            )
        })
        .collect()
}

fn nothing_acknowledged_is_lost(database: Database, rounds: i64) {
    let house = House::on(database);
    let race = race(&house);
    let mut acknowledged = 0;
    // A race that nobody ran proves nothing: a busy machine runs more of them.
    for number in 1..=4 * rounds {
        if number > rounds && acknowledged > rounds {
            break;
        }
        let ballot = open(&race, number);
        let sent = run(&race, &ballot);
        assert_eq!(sent, counted(&race, &ballot), "{ballot} on {database:?}");
        acknowledged += sent.len() as i64;
    }
    assert!(acknowledged > rounds, "only {acknowledged} votes");
}

#[test]
fn every_acknowledged_vote_is_counted_on_one_instance() {
    nothing_acknowledged_is_lost(Database::Sqlite, 300);
}

#[test]
fn every_acknowledged_vote_is_counted_on_two_instances() {
    nothing_acknowledged_is_lost(Database::Postgres, 300);
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

fn number(conn: &mut PgConnection, query: &str) -> i64 {
    diesel::sql_query(query)
        .get_result::<Number>(conn)
        .unwrap()
        .n
}

/// The control: the same race where the state is read before the lock, and the vote written after it.
#[test]
fn a_house_that_reads_the_state_before_the_lock_loses_acknowledged_votes() {
    let house = House::on(Database::Postgres);
    let Source::Postgres(url) = house.source() else {
        panic!("this runs on PostgreSQL")
    };
    let connect = || PgConnection::establish(url).unwrap();
    let mut conn = connect();
    conn.batch_execute(
        "CREATE TABLE control_ballots (id BIGINT PRIMARY KEY, is_open BIGINT NOT NULL, tally BIGINT);
         CREATE TABLE control_votes (ballot BIGINT NOT NULL)",
    )
    .unwrap();
    let mut lost = 0;
    for id in 1..=300 {
        conn.batch_execute(&format!(
            "INSERT INTO control_ballots VALUES ({id}, 1, NULL)"
        ))
        .unwrap();
        let acknowledged: i64 = std::thread::scope(|scope| {
            let casting: Vec<_> = VOTERS
                .iter()
                .map(|_| scope.spawn(|| careless_votes(&mut connect(), id)))
                .collect();
            let began = Instant::now();
            while began.elapsed() < Duration::from_millis(5) {
                std::thread::yield_now();
            }
            conn.batch_execute(&format!(
                "BEGIN; UPDATE control_ballots SET is_open = 0 WHERE id = {id};
                 UPDATE control_ballots SET tally = (SELECT COUNT(*) FROM control_votes WHERE ballot = {id}) WHERE id = {id};
                 COMMIT"
            ))
            .unwrap();
            casting
                .into_iter()
                .map(|thread| thread.join().unwrap())
                .sum()
        });
        let tally = format!("SELECT tally AS n FROM control_ballots WHERE id = {id}");
        lost += acknowledged - number(&mut conn, &tally);
    }
    assert!(
        lost > 0,
        "the control lost nothing, so the race races nothing"
    );
}

fn careless_votes(conn: &mut PgConnection, id: i64) -> i64 {
    let state = format!("SELECT is_open AS n FROM control_ballots WHERE id = {id}");
    let mut acknowledged = 0;
    while number(conn, &state) == 1 {
        conn.batch_execute(&format!("INSERT INTO control_votes VALUES ({id})"))
            .unwrap();
        acknowledged += 1;
    }
    acknowledged
}
