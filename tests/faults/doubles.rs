//! Figure 5: the same form sent to two instances at the same moment is one vote, and both give the same receipt.

use std::sync::Barrier;
use std::sync::atomic::{AtomicUsize, Ordering};

use jiff::SignedDuration;

use super::ground::{alone, many};
use super::house::{House, On};
use super::instance::Plan;
use super::voters::{Acknowledged, Came, Noted, Voter, compare, is_sound};

#[test]
fn a_form_sent_to_two_instances_at_once_is_one_vote() {
    let _alone = alone();
    let house = House::on(On::Postgres);
    let running = house.opens(SignedDuration::from_hours(2));
    let instances = [0, 1].map(|_| Plan::of(&house).start());
    let posts = many(48, 1_000);
    let each = posts / 8;
    let (noted, unequal) = (Noted::default(), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        for delegate in house.delegates.iter().take(8) {
            let (running, instances, noted, unequal) = (&running, &instances, &noted, &unequal);
            scope.spawn(move || {
                let voter = Voter::of(delegate);
                for turn in 0..each {
                    let choice = ["yes", "no"][turn % 2];
                    let at = instances[turn % 2].at();
                    let ready = voter.prepares_in_the_end(at, &running.symbol, choice);
                    let gate = Barrier::new(2);
                    let came = std::thread::scope(|scope| {
                        let (voter, ready, gate) = (&voter, &ready, &gate);
                        instances
                            .each_ref()
                            .map(|instance| {
                                scope.spawn(move || {
                                    gate.wait();
                                    voter.sends_until_answered(instance.at(), ready)
                                })
                            })
                            .map(|sending| sending.join().unwrap())
                    });
                    match came {
                        [Came::Taken(first), Came::Taken(second)] if first == second => {
                            noted.taken.lock().unwrap().push(Acknowledged {
                                index: first,
                                ballot: running.symbol.clone(),
                                member: voter.delegate.member.to_string(),
                                request: ready.request,
                            });
                        }
                        other => {
                            unequal.fetch_add(1, Ordering::Relaxed);
                            println!("unequal: {other:?}");
                        }
                    }
                }
            });
        }
    });
    let compared = compare(&house, &noted);
    let unequal = unequal.into_inner();
    println!(
        "figure 5: {} forms sent to both of two instances at once: {} votes, receipts that differ {unequal}, votes \
         beside them {}",
        each * 8,
        noted.count(),
        compared.untold
    );
    assert_eq!(unequal, 0);
    assert_eq!(noted.count(), each * 8);
    assert_eq!(
        (compared.lost, compared.doubled, compared.untold),
        (0, 0, 0),
        "{compared:?}"
    );
    is_sound(&house);
}
