//! How members agree: the measure, and the comparison as it follows from the rolls that anybody can read.

use std::collections::BTreeMap;

use registry::acts::motions::Motion;
use registry::rules::agreement::{Agreement, agreement};
use registry::rules::words::Choice::{self, Abstain, No, NotParticipating, Yes};

use super::browser::{Browser, Door};
use super::databases::Database;
use super::demo::told;
use super::house::on_both;
use super::pages::read_aloud;
use super::questions::{CERTIFYING, cast_all, certify, close, opened, reference, states};
use super::sheets::{picture, table};

#[test]
fn two_members_agree_if_both_took_a_side_and_the_same_one() {
    let answers: [(Option<Choice>, Option<Choice>); 8] = [
        (Some(Yes), Some(Yes)),
        (Some(No), Some(No)),
        (Some(Abstain), Some(Abstain)),
        (Some(Yes), Some(No)),
        (Some(Abstain), Some(Yes)),
        (Some(NotParticipating), Some(NotParticipating)),
        (Some(Yes), None),
        (None, None),
    ];
    assert_eq!(agreement(answers), Agreement { same: 3, both: 5 });
    let turned = answers.map(|(one, other)| (other, one));
    assert_eq!(
        agreement(turned),
        agreement(answers),
        "whoever is named first"
    );
    assert_eq!(agreement([]), Agreement { same: 0, both: 0 });
}

/// The answers of all members in every vote that was counted, as the files of the votes tell them.
fn rolls(visitor: &Browser) -> Vec<BTreeMap<String, String>> {
    let list = table(visitor, "/en/votes", "");
    (0..list.rows.len())
        .filter(|row| !list.cell(*row, "yes").is_empty())
        .filter(|row| {
            let page = visitor.get(&format!("/en/votes/{}", list.cell(*row, "ballot")));
            !page.body.contains("was ended before its hour")
        })
        .map(|row| {
            let base = format!("/en/votes/{}", list.cell(row, "ballot"));
            let roll = table(visitor, &base, "");
            roll.column("member")
                .into_iter()
                .map(str::to_owned)
                .zip(roll.column("vote").into_iter().map(str::to_owned))
                .collect()
        })
        .collect()
}

fn reckoned(rolls: &[BTreeMap<String, String>], one: &str, other: &str) -> (usize, usize) {
    let sides = ["yes", "no", "abstain"];
    let both: Vec<(&str, &str)> = rolls
        .iter()
        .filter_map(|roll| Some((roll.get(one)?.as_str(), roll.get(other)?.as_str())))
        .filter(|(a, b)| sides.contains(a) && sides.contains(b))
        .collect();
    (both.iter().filter(|(a, b)| a == b).count(), both.len())
}

#[test]
fn the_comparison_follows_from_the_rolls_that_anybody_can_read() {
    for database in [Database::Sqlite, Database::Postgres] {
        let told = told(database);
        let door = Door::open(&told.store);
        let visitor = Browser::at(door.origin());
        let rolls = rolls(&visitor);
        assert!(rolls.len() > 10, "{}", rolls.len());
        let some = ["FRA", "DEU", "USA", "BRA", "HUN", "EUE"];
        let pairs = table(
            &visitor,
            "/fr/votes/compare",
            &format!("?members={}", some.join(",")),
        );
        assert_eq!(pairs.rows.len(), 15);
        let alone = table(&visitor, "/en/votes/compare", "?members=FRA");
        assert!(alone.rows.len() > 40);
        let mut differ = 0;
        for sheet in [&pairs, &alone] {
            for row in 0..sheet.rows.len() {
                let (one, other) = (sheet.cell(row, "one"), sheet.cell(row, "other"));
                let (same, both) = reckoned(&rolls, one, other);
                assert_eq!(sheet.cell(row, "same"), same.to_string(), "{one} {other}");
                assert_eq!(sheet.cell(row, "both"), both.to_string(), "{one} {other}");
                differ += usize::from(same < both);
            }
        }
        assert!(differ > 10, "the control: members differ");
        let page = visitor.get("/en/votes/compare?members=FRA&members=DEU");
        assert_eq!(page.status, 200);
        let (same, both) = reckoned(&rolls, "FRA", "DEU");
        let said = read_aloud(&page.body);
        assert!(
            said.contains(&format!("France and Germany{same} of {both}"))
                || said.contains(&format!("France and Germany {same} of {both}")),
            "{said}"
        );
        let answers = table(&visitor, "/en/votes/compare.answers", "?members=FRA,DEU");
        let divided = answers
            .column("divided")
            .iter()
            .filter(|one| **one == "1")
            .count();
        assert_eq!(divided, 2 * (both - same));
        picture(&visitor, "/fr/votes/compare.svg?members=FRA,DEU,USA");
        for wrong in ["?members=ZZZ", "?members=x", "?members=FRA&year=x"] {
            assert_eq!(
                visitor.get(&format!("/en/votes/compare{wrong}")).status,
                404
            );
        }
        assert_eq!(visitor.get("/en/votes/compare.csv").status, 404);
    }
}

#[test]
fn a_correction_counts_and_a_running_vote_does_not() {
    on_both(|house| {
        let ballot = opened(house, 1);
        cast_all(house, &ballot, 30, 4, 2);
        let visitor = house.browser();
        let codes: Vec<String> = states(house).iter().map(ToString::to_string).collect();
        let query = format!("?members={},{}", codes[0], codes[1]);
        let seen = || {
            let sheet = table(&visitor, "/en/votes/compare", &query);
            (
                sheet.cell(0, "same").to_owned(),
                sheet.cell(0, "both").to_owned(),
            )
        };
        assert_eq!(seen(), ("0".to_owned(), "0".to_owned()), "undisclosed");
        let roll = table(&visitor, &format!("/en/votes/{ballot}"), "");
        let votes: Vec<&str> = roll.column("vote");
        assert!(
            votes
                .iter()
                .all(|vote| ["undisclosed", "not-entitled"].contains(vote))
        );
        assert_eq!(visitor.get(&format!("/en/votes/{ballot}.svg")).status, 404);
        close(house, &ballot);
        assert_eq!(seen(), ("1".to_owned(), "1".to_owned()));
        house.at(CERTIFYING);
        certify(house, &ballot).unwrap();
        house
            .two_officers(Motion::Correction {
                ballot: ballot.clone(),
                choice: Some(Abstain),
                member: states(house)[1].clone(),
                reference: reference(),
            })
            .unwrap();
        assert_eq!(seen(), ("0".to_owned(), "1".to_owned()));
        let map = picture(&visitor, &format!("/en/votes/{ballot}.svg"));
        assert!(map.contains(": abstain</title>"));
    });
}
