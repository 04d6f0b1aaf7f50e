//! The table of notices: reviewed here row by row, printed on its page, and the hours at which the clock lays some.

use std::collections::BTreeSet;

use jiff::civil::date;
use jiff::{SignedDuration, Timestamp};
use registry::rules::notices::{
    Event, Keeping, REMINDERS, daily, reminder, report_mark, table, weekly,
};
use registry::rules::words::Lang;
use registry::web::words::words;

use super::databases::Database;
use super::house::{House, on_both};

/// Event, who is told, when, and whether one can do without: as a jurist reviews it.
const TABLE: [&str; 21] = [
    "consultation-opened: every-member; with-the-act; due",
    "comment-made: member-concerned; with-the-act; chosen",
    "comment-answered: member-concerned; with-the-act; chosen",
    "amendment-proposed: member-concerned; with-the-act; due",
    "revision-to-confirm: member-concerned; with-the-act; due",
    "returned: member-concerned; with-the-act; due",
    "final-text: every-member; with-the-act; due",
    "ballot-opened: every-member; with-the-act; due",
    "reminder: not-voted; before-the-closing; due",
    "ballot-extended: every-member, secretariat; with-the-act; due",
    "ballot-ended: every-member, secretariat; with-the-act; due",
    "provisional-result: every-member, secretariat; with-the-act; due",
    "certified: every-member, secretariat; with-the-act; chosen",
    "certification-refused: every-member, secretariat; with-the-act; due",
    "norm-adopted: every-member, secretariat, partners; with-the-act; chosen",
    "entry-into-force: every-member, secretariat, partners; with-the-act; chosen",
    "corrigendum-circulates: every-member; with-the-act; due",
    "report-due: member-concerned; before-the-day; due",
    "vote-entered: holders-of-the-vote; with-the-act; due",
    "appointment-changed: the-person; with-the-act; due",
    "motion-waits: other-officers; with-the-act; chosen",
];

#[test]
fn the_table_of_notices_is_this_one() {
    let found: Vec<String> = table()
        .map(|row| {
            let circles: Vec<&str> = row.circles.iter().map(|circle| circle.as_str()).collect();
            let circles = circles.join(", ");
            format!("{}: {circles}; {}; {}", row.event, row.moment, row.keeping)
        })
        .collect();
    assert_eq!(found, TABLE);
}

#[test]
fn the_table_is_published_row_by_row_in_both_languages() {
    let house = House::on(Database::Sqlite);
    let visitor = house.browser();
    for lang in [Lang::En, Lang::Fr] {
        let page = visitor.get(&format!("/{lang}/notices"));
        assert_eq!(page.status, 200);
        let w = words(lang);
        let rows = page.body.matches("<tr id=").count();
        assert_eq!(rows, Event::ALL.len());
        let hours: Vec<String> = REMINDERS.iter().map(ToString::to_string).collect();
        for row in table() {
            let begins = format!("<tr id=\"{}\">", row.event);
            let (_, after) = page
                .body
                .split_once(&begins)
                .unwrap_or_else(|| panic!("{}", row.event));
            let printed = after.split("</tr>").next().unwrap().to_lowercase();
            let mut said = vec![
                w.notice_name(row.event.as_str()),
                w.notice_moment(row.moment.as_str(), w.list(&hours), 30),
                w.notice_keeping(row.keeping.as_str()),
            ];
            said.extend(row.circles.iter().map(|one| w.notice_circle(one.as_str())));
            for words in said {
                let words = words.to_lowercase();
                assert!(printed.contains(&words), "{words} in {printed}");
            }
        }
        // Public: the same for everybody, and found from every page.
        assert!(page.header("set-cookie").is_empty());
        let home = visitor.get(&format!("/{lang}/"));
        assert!(home.body.contains(&format!("href=\"/{lang}/notices\"")));
    }
}

#[test]
fn every_row_says_something_of_its_own_in_each_language() {
    for lang in [Lang::En, Lang::Fr] {
        let w = words(lang);
        let mut names: Vec<String> = table()
            .map(|row| w.notice_name(row.event.as_str()))
            .collect();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), Event::ALL.len(), "{lang}");
    }
    assert!(table().any(|row| row.keeping == Keeping::Chosen));
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

#[test]
fn a_reminder_is_due_at_72_24_and_2_hours_and_never_for_hours_before_the_opening() {
    let (opens, closes) = (at("2026-03-12T09:00:00Z"), at("2026-03-17T17:00:00Z"));
    let due = |before: i64, seconds: i64| {
        let moment =
            closes - SignedDuration::from_hours(before) + SignedDuration::from_secs(seconds);
        reminder(opens, closes, moment)
    };
    assert_eq!(due(72, -1), None);
    assert_eq!(due(72, 0), Some(72));
    assert_eq!(due(24, -1), Some(72));
    assert_eq!(due(24, 0), Some(24));
    assert_eq!(due(2, 0), Some(2));
    assert_eq!(due(0, -1), Some(2));
    assert_eq!(due(0, 0), None, "after the closing nobody is reminded");
    let late = closes - SignedDuration::from_hours(30);
    assert_eq!(
        reminder(late, closes, late + SignedDuration::from_hours(1)),
        None,
        "72 hours before, it was not open"
    );
    // A report: thirty days before, and on the day.
    let on = "2027-03-02".parse().unwrap();
    let mark = |day: &str| report_mark(on, day.parse().unwrap());
    assert_eq!(mark("2027-01-30"), None);
    assert_eq!(mark("2027-01-31"), Some(30));
    assert_eq!(mark("2027-03-01"), Some(30));
    assert_eq!(mark("2027-03-02"), Some(0));
    assert_eq!(mark("2027-08-01"), Some(0));
}

#[test]
fn what_is_collected_goes_at_seven_in_paris_on_working_days_or_at_the_first_of_the_week() {
    let none = BTreeSet::new();
    // A Monday; Paris is an hour before UTC in winter.
    assert_eq!(
        daily(at("2026-03-02T06:00:00Z"), &none),
        at("2026-03-02T06:00:00Z")
    );
    assert_eq!(
        daily(at("2026-03-02T05:59:59Z"), &none),
        at("2026-02-27T06:00:00Z")
    );
    assert_eq!(
        daily(at("2026-03-08T12:00:00Z"), &none),
        at("2026-03-06T06:00:00Z")
    );
    assert_eq!(
        weekly(at("2026-03-08T12:00:00Z"), &none),
        at("2026-03-02T06:00:00Z")
    );
    // Two hours in summer; Easter Monday is none of the house's days.
    assert_eq!(
        daily(at("2026-04-06T12:00:00Z"), &none),
        at("2026-04-03T05:00:00Z")
    );
    assert_eq!(
        weekly(at("2026-04-06T12:00:00Z"), &none),
        at("2026-03-30T05:00:00Z")
    );
    assert_eq!(
        weekly(at("2026-04-07T05:00:00Z"), &none),
        at("2026-04-07T05:00:00Z")
    );
    assert_eq!(
        weekly(at("2026-04-10T12:00:00Z"), &none),
        at("2026-04-07T05:00:00Z")
    );
    // A Tuesday on which the officers closed the house.
    let closed = BTreeSet::from([date(2026, 4, 7)]);
    assert_eq!(
        daily(at("2026-04-07T12:00:00Z"), &closed),
        at("2026-04-03T05:00:00Z")
    );
    assert_eq!(
        weekly(at("2026-04-07T12:00:00Z"), &closed),
        at("2026-03-30T05:00:00Z")
    );
    assert_eq!(
        weekly(at("2026-04-08T05:00:00Z"), &closed),
        at("2026-04-08T05:00:00Z")
    );
}

#[test]
fn what_was_sent_and_what_could_not_be_is_for_the_secretariat() {
    on_both(|house| {
        let ballot = super::questions::opened(house, 1);
        for (name, status) in [("officer", 200), ("head.fra", 404), ("auditor", 404)] {
            let browser = house.signed_in_as(name);
            for path in [
                format!("/en/desk/ballots/{ballot}/notices"),
                "/fr/desk/notices".to_owned(),
            ] {
                assert_eq!(browser.get(&path).status, status, "{name} {path}");
            }
        }
    });
}
