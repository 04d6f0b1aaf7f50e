//! A replica: public pages come from it, none is older than what was done, and it answers alone while the primary is away.

use std::time::{Duration, Instant};

use jiff::SignedDuration;

use super::ground::{alone, fresh_number, ground, said};
use super::house::{House, On};
use super::instance::Plan;
use super::postgres::{Server, connect, number, server, tell};
use super::voters::{Came, Voter, agent};

/// A standby that follows the server of the figures.
fn standby() -> Server {
    let standby = Server::at(&ground().join(format!("standby-{}", fresh_number())));
    let port = server().port.to_string();
    said(standby.program("pg_basebackup").args([
        "--host=127.0.0.1",
        &format!("--port={port}"),
        "--username=registry",
        "--pgdata=data",
        "--write-recovery-conf",
        "--checkpoint=fast",
        "--no-sync",
    ]));
    standby.configure(&format!("port = {}\nhot_standby = on\n", standby.port));
    standby.start();
    standby
}

/// How many entries the public head has, as a program reads it; the status where it has none.
fn head(at: &str) -> Result<i64, u16> {
    let mut came = agent()
        .get(format!("{at}/api/v1/record/head"))
        .call()
        .unwrap();
    match came.status().as_u16() {
        200 => {
            let said = came.body_mut().read_to_string().unwrap();
            let said: serde_json::Value = serde_json::from_str(&said).unwrap();
            Ok(said["item"]["entries"]
                .as_i64()
                .unwrap_or_else(|| panic!("{said}")))
        }
        status => Err(status),
    }
}

/// Asks for pages that are not kept.
fn searches(at: &str, times: usize) -> Vec<u16> {
    (0..times)
        .map(|_| {
            let asked = format!("{at}/en/search?q=hours+{}", fresh_number());
            agent().get(asked).call().unwrap().status().as_u16()
        })
        .collect()
}

fn insists(what: &str, is_so: impl Fn() -> bool) {
    let began = Instant::now();
    while !is_so() {
        assert!(began.elapsed() < Duration::from_secs(20), "{what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn public_pages_come_from_a_replica_and_none_is_older_than_what_was_done() {
    let _alone = alone();
    let house = House::on(On::Postgres);
    let running = house.opens(SignedDuration::from_hours(2));
    let standby = standby();
    let name = house.url.rsplit('/').next().unwrap();
    let replica = standby.url(name);
    let instance = Plan::of(&house)
        .with("DATABASE_REPLICA_URL", &replica)
        .start();
    let voter = Voter::of(&house.delegates[0]);
    let (mut there, mut here) = (connect(&replica), connect(&house.url));
    let newest = "SELECT n FROM head";

    // Read from the replica.
    insists("the replica follows", || {
        number(&mut connect(&replica), newest) == number(&mut connect(&house.url), newest)
    });
    let reads = format!(
        "SELECT COALESCE(SUM(xact_commit), 0)::bigint AS n FROM pg_stat_database WHERE datname = '{name}'"
    );
    let before = number(&mut there, &reads);
    assert_eq!(searches(instance.at(), 40), vec![200; 40]);
    insists("it is read", || {
        number(&mut connect(&replica), &reads) >= before + 40
    });

    // It stands still: what was done is shown all the same.
    tell(&replica, "SELECT pg_wal_replay_pause()");
    let came = voter.votes(instance.at(), &running.symbol, "yes");
    let Came::Taken(index) = came else {
        panic!("{came:?}")
    };
    assert!(number(&mut there, newest) <= index, "the replica is behind");
    assert!(
        head(instance.at()).unwrap() > index,
        "nobody reads less than was done"
    );
    tell(&replica, "SELECT pg_wal_replay_resume()");
    insists("the replica follows again", || {
        number(&mut connect(&replica), newest) > index
    });

    // The primary is away: the replica answers the public, and the desk says why it does not.
    let known = number(&mut here, newest);
    server().crash();
    insists("pages come from the replica", || {
        searches(instance.at(), 1) == [200]
    });
    let page = agent()
        .get(format!("{}/en/search?q=hours+alone", instance.at()))
        .call();
    let page = page.unwrap().body_mut().read_to_string().unwrap();
    assert!(
        page.contains(&format!("{}", known - 1)),
        "its foot says of which act it is: {page}"
    );
    let (status, _) = voter.get(instance.at(), "/en/desk").unwrap();
    assert_eq!(status, 503);
    server().start();
    insists("votes are taken again", || {
        matches!(
            voter.votes(instance.at(), &running.symbol, "no"),
            Came::Taken(_)
        )
    });

    // The replica is away: the primary answers.
    standby.stop();
    assert_eq!(searches(instance.at(), 8), vec![200; 8]);
    println!(
        "figure replica: pages from the replica, from the primary while it is behind or away, from it alone while \
              the primary is away"
    );
}
