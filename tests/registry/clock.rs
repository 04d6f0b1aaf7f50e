//! What happens by itself, when its moment has come and not before.

use registry::acts::ballots;
use registry::clock::{self, Clockwork};
use registry::record::Act;
use registry::rules::words::BallotSymbol;
use registry::store::ballots::State;
use registry::store::{StoreError, entries};

use super::house::{House, on_both};
use super::questions::{CLOSING, OPENING, at_final_text, cast_all, found, opened, putting};

fn newest(house: &House) -> Act {
    house
        .store()
        .read(|r| entries::newest(r, &entries::Sought::default(), 1))
        .unwrap()
        .remove(0)
        .entry
        .act
}

fn head(house: &House) -> i64 {
    house
        .store()
        .read(|r| Ok::<_, StoreError>(r.head().n))
        .unwrap()
}

/// Two ballots, the first until [`CLOSING`] and the second until another hour.
fn two_opened(house: &House, closes: &str) -> (BallotSymbol, BallotSymbol) {
    let proposals = (at_final_text(house, 1), at_final_text(house, 2));
    house.at(OPENING);
    let open = |proposal, closes| {
        let putting = putting(proposal, closes);
        ballots::open(house.store(), house.officer(), putting, None).unwrap()
    };
    (open(&proposals.0, CLOSING), open(&proposals.1, closes))
}

#[test]
fn a_ballot_is_closed_when_its_hour_has_come_and_not_before() {
    on_both(|house| {
        let ballot = opened(house, 1);
        cast_all(house, &ballot, 30, 2, 3);
        house.at("2026-03-17T16:59:59Z");
        clock::round(house.store());
        assert_eq!(found(house, &ballot).state, State::Open);
        house.at(CLOSING);
        assert!(clock::round(house.store()) > 0);
        assert_eq!(found(house, &ballot).state, State::Closed);
    });
}

#[test]
fn two_ballots_of_one_hour_are_closed_in_one_round() {
    on_both(|house| {
        let (first, second) = two_opened(house, CLOSING);
        house.at(CLOSING);
        clock::round(house.store());
        assert_eq!(found(house, &first).state, State::Closed);
        assert_eq!(found(house, &second).state, State::Closed);
    });
}

#[test]
fn the_private_log_is_anchored_once_a_day_and_only_when_it_grew() {
    on_both(|house| {
        // The clock keeps other hours too: what counts is what it adds to the record.
        let grown = || {
            let before = head(house);
            clock::round(house.store());
            head(house) - before
        };
        house.officer();
        assert_eq!(grown(), 1);
        assert!(matches!(newest(house), Act::Log { .. }));
        let before = head(house);
        house.registrar();
        let invited = head(house);
        assert_eq!(grown(), 0, "once a day");
        house.later(1, 0);
        assert_eq!(grown(), 1);
        house.later(1, 0);
        assert_eq!(grown(), 0, "nothing was written since");
        assert!(before < invited);
        assert_eq!(head(house), invited + 1);
    });
}

#[test]
fn a_round_with_nothing_due_writes_nothing() {
    on_both(|house| {
        clock::round(house.store());
        let before = head(house);
        assert_eq!(clock::round(house.store()), 0);
        assert_eq!(head(house), before);
    });
}

#[test]
fn the_clock_of_a_process_ticks_by_itself_and_stops_when_it_is_dropped() {
    on_both(|house| {
        let (ballot, other) = two_opened(house, "2026-03-18T17:00:00Z");
        let clockwork = Clockwork::start(house.store()).unwrap();
        house.at(CLOSING);
        let patience = std::time::Instant::now() + std::time::Duration::from_secs(20);
        while found(house, &ballot).state == State::Open {
            assert!(std::time::Instant::now() < patience, "it does not tick");
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
        drop(clockwork);
        house.script().set(found(house, &other).closes);
        std::thread::sleep(std::time::Duration::from_millis(1200));
        assert_eq!(found(house, &other).state, State::Open);
    });
}
