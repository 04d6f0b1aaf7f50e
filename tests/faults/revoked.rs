//! Figure 11: a session that was ended elsewhere is over at the next request, on each instance.

use super::ground::{alone, many};
use super::house::{House, On};
use super::instance::Plan;
use super::voters::{Came, Voter};

#[test]
fn a_session_that_was_ended_is_over_at_the_next_request_on_each_instance() {
    let _alone = alone();
    let house = House::on(On::Postgres);
    let instances = [0, 1].map(|_| Plan::of(&house).start());
    let rounds = many(1, 20);
    let mut still_in = 0;
    let mut ended = 0;
    for _ in 0..rounds {
        for delegate in &house.delegates {
            let voter = Voter::of(delegate);
            voter.signs_in_again(&house);
            for instance in &instances {
                let (status, _) = voter.get(instance.at(), "/en/desk").unwrap();
                assert_eq!(status, 200, "signed in on each");
            }
            house.ends_sessions_of(delegate.account);
            ended += 1;
            for instance in &instances {
                let (status, _) = voter.get(instance.at(), "/en/desk").unwrap();
                let form = voter.prepares(instance.at(), "B-2026-001", "yes");
                let is_out = status == 303
                    && matches!(form, Err(Came::Answered(303, ref to)) if to.contains("sign-in"));
                still_in += usize::from(!is_out);
            }
        }
    }
    println!(
        "figure 11: {ended} sessions ended elsewhere, still let in at the next request on either instance: {still_in}"
    );
    assert_eq!(still_in, 0);
}
