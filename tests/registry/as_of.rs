//! As of a day: every list and page of the past equals what a replay of the record up to that day gives.

use jiff::civil::Date;
use registry::acts::appointments;
use registry::acts::ballots as opening;
use registry::acts::motions::Motion;
use registry::record::entries::{Decision, Names};
use registry::rules::calendar;
use registry::rules::stage::Stage;
use registry::rules::visibility::Viewer;
use registry::rules::words::{CertificationGround, Choice, MemberCode, Seat};
use registry::store::clock::Script;
use registry::store::{
    Clock, Failure, Reading, Store, adherence, ballots, entries, explanations, members, norms,
    proposals, replay, revisions, votes,
};

use super::databases::{Database, Lot};
use super::demo::told;
use super::house::{House, on_both};
use super::norms::meeting;
use super::questions::{
    at_final_text, cast_all, certify, close, code, moment, putting, reference, states,
};
use super::replay::eventful;

/// Days of the demo's story: early, the day after a member came, and while a ballot runs.
const DAYS: [&str; 3] = ["2025-04-03", "2026-02-24", "2026-08-10"];

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
    for viewer in [Viewer::Public, Viewer::Secretariat] {
        let mut sought = proposals::Sought::default();
        // By pages, as the list is read.
        loop {
            let page = proposals::list(r, &viewer, &sought, 4)?;
            let symbols: Vec<_> = page
                .proposals
                .iter()
                .map(|one| one.symbol.clone())
                .collect();
            let titles = proposals::titles(r, &viewer, &symbols)?;
            for one in &page.proposals {
                said.push(format!("{one:?} {:?}", titles.get(&one.symbol)));
                said.push(format!(
                    "{:?}",
                    proposals::find(r, &viewer, &one.symbol)?.stage
                ));
            }
            sought.before = page.older;
            if sought.before.is_none() {
                break;
            }
        }
        for stage in [Stage::Consultation, Stage::Adopted, Stage::Withdrawn] {
            let sought = proposals::Sought {
                stage: Some(stage),
                ..proposals::Sought::default()
            };
            let found = proposals::list(r, &viewer, &sought, 100)?.proposals;
            let symbols: Vec<_> = found.into_iter().map(|one| one.symbol).collect();
            said.push(format!("{stage} {symbols:?}"));
        }
        for member in &codes {
            let cosponsored = revisions::cosponsored_by(r, &viewer, member)?;
            said.push(format!("{member} {cosponsored:?}"));
        }
    }
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
        for viewer in [Viewer::Public, Viewer::Secretariat] {
            let open = ballots::open(r, &viewer, &sought)?;
            said.extend(open.iter().map(|one| format!("open {one:?}")));
            let over = ballots::over(r, &viewer, &sought, 100)?;
            said.extend(over.iter().map(|one| format!("{result:?} {one:?}")));
        }
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
    let there = Store::open(&lot.source, Clock::Scripted(Script::starting(end)))
        .unwrap()
        .with_sealing(super::house::sealing());
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
            on(store, days[2])[1..],
            now[1..],
            "the control: a day makes a difference"
        );
    }
}

/// What the demo's story lacks: ballots extended, corrected before and after their certification, refused it; a norm
/// annulled, a member reinstated and another renamed, a seat that ends.
fn troubled(house: &House) {
    eventful(house);
    house.at("2026-05-11T09:00:00Z");
    house.expert_of("BEL");
    house
        .two_officers(Motion::Reinstatement {
            decision: meeting(),
            from: "2026-05-20".parse().unwrap(),
            member: code("JPN"),
        })
        .unwrap();
    house.at("2026-05-12T09:00:00Z");
    let names = Names {
        formal_en: "Kingdom of New Belgium".into(),
        formal_fr: "Royaume de Nouvelle-Belgique".into(),
        short_en: "New Belgium".into(),
        short_fr: "Nouvelle-Belgique".into(),
    };
    house
        .two_officers(Motion::Rename {
            from: "2026-05-12".parse().unwrap(),
            member: code("BEL"),
            names,
            reference: reference(),
        })
        .unwrap();
    let proposals = [3, 4].map(|number| at_final_text(house, number));
    house.at("2026-05-26T09:00:00Z");
    let [corrected, refused] = proposals.map(|proposal| {
        let putting = putting(&proposal, "2026-06-09T16:00:00Z");
        opening::open(house.store(), house.officer(), putting, None).unwrap()
    });
    for ballot in [&corrected, &refused] {
        cast_all(house, ballot, 30, 4, 2);
    }
    house.at("2026-06-08T09:00:00Z");
    let extension = Motion::Extension {
        ballot: corrected.clone(),
        closes: moment("2026-06-11T16:00:00Z"),
        reference: reference(),
    };
    house.two_officers(extension).unwrap();
    close(house, &refused);
    close(house, &corrected);
    let correct = |member: usize, choice| {
        house
            .two_officers(Motion::Correction {
                ballot: corrected.clone(),
                choice,
                member: states(house)[member].clone(),
                reference: reference(),
            })
            .unwrap();
    };
    house.at("2026-06-12T09:00:00Z");
    correct(1, Some(Choice::Abstain));
    house.at("2026-06-16T09:00:00Z");
    certify(house, &corrected).unwrap();
    house
        .two_officers(Motion::CertificationRefusal {
            ballot: refused,
            ground: CertificationGround::Irregular,
            reference: reference(),
        })
        .unwrap();
    house.at("2026-06-18T09:00:00Z");
    correct(2, None);
    house.at("2026-06-22T09:00:00Z");
    let norms = house.store().read(norms::all).unwrap();
    house
        .two_officers(Motion::Annulment {
            decision: Decision {
                decided: "2026-06-22".parse().unwrap(),
                ..meeting()
            },
            norm: norms.last().unwrap().symbol.clone(),
        })
        .unwrap();
    let seats = house
        .store()
        .read(|r| members::seats(r, Some(&code("BEL"))))
        .unwrap();
    let seat: &Seat = &seats.last().unwrap().seat;
    appointments::end(house.store(), house.administrator(), seat).unwrap();
    house.at("2026-06-24T09:00:00Z");
}

#[test]
fn what_later_entries_change_in_place_is_taken_back() {
    let days = [
        "2026-03-17",
        "2026-04-30",
        "2026-05-11",
        "2026-05-12",
        "2026-06-08",
        "2026-06-09",
        "2026-06-11",
        "2026-06-16",
        "2026-06-18",
    ]
    .map(|day| day.parse().unwrap());
    for database in [Database::Sqlite, Database::Postgres] {
        let house = House::on(database);
        troubled(&house);
        is_as_replayed(house.store(), &days, database);
    }
}

#[test]
fn a_page_of_the_past_says_so_keeps_its_day_in_its_links_and_leads_back() {
    on_both(|house| {
        troubled(house);
        let visitor = house.browser();
        let get = |address: &str| visitor.get(address).body;

        let members = get("/en/members?on=2026-05-11");
        assert!(members.contains("As it stood at the end of 11 May 2026, Paris time."));
        assert!(members.contains("<a href=\"/en/members\">Show today</a>"));
        assert!(members.contains("/en/members/BEL?on=2026-05-11"));
        assert!(
            members.contains("hreflang=\"fr\" href=\"")
                && members.contains("/fr/members?on=2026-05-11")
        );
        assert!(members.contains("Belgium") && !members.contains("New Belgium"));
        assert!(get("/fr/members?on=2026-05-12").contains("Nouvelle-Belgique"));

        let member = get("/fr/members/JPN?on=2026-05-01");
        assert!(member.contains("Situation à la fin du 1er mai 2026, heure de Paris."));
        assert!(member.contains("/fr/norms/GAIP-NORM-0001?on=2026-05-01#done"));
        assert!(
            member.contains("/fr/votes?member=JPN&#38;on=2026-05-01"),
            "{member}"
        );
        assert!(get("/en/members/JPN?on=2026-05-19").contains("suspen"));

        let norm = get("/en/norms/GAIP-NORM-0001?on=2026-04-30&text=fr");
        assert!(
            norm.contains("name=\"text\" value=\"fr\"")
                && norm.contains("?text=both&amp;on=2026-04-30")
                || norm.contains("?text=both&#38;on=2026-04-30"),
            "{norm}"
        );
        assert!(!norm.contains("nnulled"), "{norm}");
        assert!(get("/en/norms/GAIP-NORM-0001").contains("nnulled"));

        let norms = get("/en/norms?state=not-in-force&on=2026-04-15");
        assert!(
            norms.contains("/en/norms/GAIP-NORM-0001?on=2026-04-15"),
            "{norms}"
        );
        assert!(norms.contains("value=\"2026-04-15\""));
        let votes = get("/en/votes?on=2026-06-09");
        assert!(
            votes.contains("46 members were entitled")
                || votes.contains("45 members were entitled"),
            "{votes}"
        );
        let adoption = get("/en/adoption?on=2026-03-02");
        assert!(adoption.contains("/en/members/FRA?on=2026-03-02"));
    });
}

#[test]
fn a_day_that_cannot_be_shown_is_refused_in_words_on_the_page_of_today() {
    on_both(|house| {
        eventful(house);
        let visitor = house.browser();
        for page in [
            "norms",
            "members",
            "votes",
            "proposals",
            "adoption",
            "members/FRA",
            "norms/GAIP-NORM-0001",
        ] {
            for (day, english, french) in [
                (
                    "2026-05-02",
                    "must not lie in the future",
                    "ne peut pas se situer dans l’avenir",
                ),
                (
                    "2026-03-01",
                    "begins on 2 March 2026",
                    "commence le 2 mars 2026",
                ),
                (
                    "the Ides of March",
                    "is not in the form expected",
                    "forme attendue",
                ),
            ] {
                let typed = day.replace(' ', "+");
                for (lang, why) in [("en", english), ("fr", french)] {
                    let refused = visitor.get(&format!("/{lang}/{page}?on={typed}"));
                    assert_eq!(refused.status, 422, "{page} {day}");
                    assert!(refused.body.contains(why), "{page} {day}: {}", refused.body);
                    assert!(
                        refused.body.contains(&format!("value=\"{day}\"")),
                        "{page} {day}"
                    );
                    assert!(!refused.body.contains("role=\"note\""), "{page} {day}");
                }
            }
            let today = visitor.get(&format!("/en/{page}?on=2026-05-01"));
            assert_eq!(today.status, 200);
            assert!(
                !today.body.contains("As it stood"),
                "today is no day of the past"
            );
        }
        let late = visitor.get("/en/norms/GAIP-NORM-0002?on=2026-03-17");
        assert_eq!(late.status, 422, "known since its certification only");
        assert!(late.body.contains("begins on 20 March 2026"));
        assert_eq!(
            visitor.get("/en/norms/GAIP-NORM-0099?on=2026-03-17").status,
            404
        );
        assert_eq!(visitor.get("/en/members/ZZZ?on=2026-03-17").status, 404);
    });
}
