//! The pages of members: the list and its file by every choice, standing over time, and what is overdue.

use registry::acts::motions::Motion;
use registry::rules::standing::Scope;
use registry::store::{Failure, adherence, members};

use super::browser::{Browser, Door};
use super::databases::Database;
use super::demo::told;
use super::house::on_both;
use super::norms::meeting;
use super::pages::read_aloud;
use super::questions::code;
use super::sheets::{picture, table};

#[test]
fn the_list_and_its_file_answer_to_each_choice() {
    on_both(|house| {
        house
            .two_officers(Motion::Suspension {
                decision: meeting(),
                from: "2026-03-02".parse().unwrap(),
                member: code("JPN"),
                scope: Scope::Vote,
                until: None,
            })
            .unwrap();
        house
            .two_officers(Motion::MemberWithdrawal {
                decision: meeting(),
                from: "2026-03-02".parse().unwrap(),
                member: code("CHL"),
            })
            .unwrap();
        let visitor = house.browser();
        for (query, codes) in [
            ("?kind=regional_organisation", "EUE"),
            ("?standing=suspended", "JPN"),
            ("?standing=former", "CHL"),
            ("?text=turk", "TUR"),
            ("?text=etats-unis", "USA"),
            ("?text=fra", "FRA"),
            ("?kind=regional_organisation&standing=former", ""),
        ] {
            let sheet = table(&visitor, "/en/members", query);
            assert_eq!(sheet.column("member").join(" "), codes, "{query}");
            let page = visitor.get(&format!("/en/members{query}"));
            assert_eq!(page.status, 200);
            let links = page.body.matches("<a href=\"/en/members/").count();
            assert_eq!(links, sheet.rows.len(), "{query}");
        }
        assert_eq!(table(&visitor, "/fr/members", "").rows.len(), 46);
        for wrong in ["?kind=x", "?standing=x"] {
            assert_eq!(visitor.get(&format!("/en/members{wrong}")).status, 404);
        }
        let page = read_aloud(&visitor.get("/en/members/JPN").body);
        assert!(page.contains("Standing of Japan over time"), "{page}");
        let band = picture(&visitor, "/en/members/JPN/standing.svg");
        assert!(read_aloud(&band).contains("since 2 March 2026"), "{band}");
        let sheet = table(&visitor, "/en/members/JPN/standing", "");
        assert_eq!(sheet.column("change"), ["admitted", "suspended"]);
        assert_eq!(visitor.get("/en/members/ZZZ/standing.csv").status, 404);
    });
}

#[test]
fn what_is_overdue_stands_on_the_page_of_each_member() {
    for database in [Database::Sqlite, Database::Postgres] {
        let told = told(database);
        let door = Door::open(&told.store);
        let visitor = Browser::at(door.origin());
        let roster = told.store.read(members::roster).unwrap();
        let (mut overdue, mut in_order) = (0, 0);
        for member in roster.all() {
            let late = told
                .store
                .read(|r| {
                    let mut due = adherence::reports_due(r, &member.code, &roster)?;
                    due.retain(|report| report.on < roster.today());
                    Ok::<_, Failure>(due)
                })
                .unwrap();
            let page = visitor.get(&format!("/en/members/{}", member.code)).body;
            let section = page.split("id=\"overdue\"").nth(1).unwrap();
            let section = section.split("</section>").next().unwrap();
            assert_eq!(section.matches("report due since").count(), late.len());
            for report in &late {
                assert!(section.contains(&format!("/en/norms/{}#done", report.norm.symbol)));
            }
            overdue += late.len();
            in_order += usize::from(late.is_empty());
        }
        assert!(
            overdue > 0 && in_order > 0,
            "{overdue} overdue, {in_order} in order"
        );
    }
}

#[test]
fn a_member_is_read_with_its_votes_proposals_amendments_and_adoption() {
    for database in [Database::Sqlite, Database::Postgres] {
        let door = Door::open(&told(database).store);
        let visitor = Browser::at(door.origin());
        for lang in ["en", "fr"] {
            let page = visitor.get(&format!("/{lang}/members/FRA")).body;
            for anchor in [
                "overdue",
                "votes",
                "norms",
                "proposals",
                "amendments",
                "standing",
                "offices",
            ] {
                assert!(page.contains(&format!("id=\"{anchor}\"")), "{anchor}");
            }
            for link in [
                "/votes?member=FRA",
                "/votes/compare?members=FRA",
                "/adoption?member=FRA",
            ] {
                let link = format!("/{lang}{link}");
                assert!(page.contains(&link), "{link}");
                assert_eq!(visitor.get(&link).status, 200, "{link}");
            }
        }
    }
}
