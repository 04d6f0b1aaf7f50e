//! Adoption: matrix, map, timeline and files say what the register says, on any day, of whatever is chosen.

use std::collections::BTreeSet;

use jiff::civil::Date;
use registry::record::entries::Clauses;
use registry::rules::adherence::{EventKind, Status};
use registry::rules::calendar;
use registry::rules::words::{EffectClause, ForceClause, MemberKind, NormSymbol};
use registry::store::clock::Script;
use registry::store::{Clock, Failure, Reading, Store, adherence, members, norms, replay};

use super::browser::{Browser, Door};
use super::databases::{Database, Lot};
use super::demo::told;
use super::house::on_both;
use super::norms::{adopted, notifies, with_clauses, without_vote};
use super::pages::read_aloud;
use super::sheets::{picture, table};

/// Norm, member, standing, Adherent since, reservations.
type Cell = (String, String, String, String, String);

/// Every cell of the matrix, as the store derives it.
fn cells(r: &mut Reading<'_>) -> Result<BTreeSet<Cell>, Failure> {
    let roster = members::roster(r)?;
    let all = norms::all(r)?;
    let ledger = adherence::ledger(r, &all, &roster)?;
    let day = roster.today();
    let mut found = BTreeSet::new();
    for norm in &all {
        for member in roster.all().filter(|one| one.standing_on(day).is_member()) {
            let position = ledger.position(&norm.symbol, &member.code, day);
            found.insert((
                norm.symbol.to_string(),
                member.code.to_string(),
                position.status.to_string(),
                position
                    .adhered_since
                    .map_or_else(String::new, |day| day.to_string()),
                position.reservations.to_string(),
            ));
        }
    }
    Ok(found)
}

/// Every cell that the file has.
fn filed(visitor: &Browser, query: &str) -> BTreeSet<Cell> {
    let sheet = table(visitor, "/en/adoption", query);
    let cell = |row: usize| {
        let at = |column| sheet.cell(row, column).to_owned();
        (
            at("norm"),
            at("member"),
            at("standing"),
            at("adherent_since"),
            at("reservations"),
        )
    };
    let cells: BTreeSet<Cell> = (0..sheet.rows.len()).map(cell).collect();
    assert_eq!(cells.len(), sheet.rows.len(), "no cell twice");
    cells
}

#[test]
fn the_matrix_of_a_day_equals_the_record_replayed_up_to_it() {
    for database in [Database::Sqlite, Database::Postgres] {
        let told = told(database);
        let door = Door::open(&told.store);
        let visitor = Browser::at(door.origin());
        let today = filed(&visitor, "");
        assert_eq!(today, told.store.read(cells).unwrap());
        for day in ["2025-04-03", "2026-02-24", "2026-08-10"] {
            let day: Date = day.parse().unwrap();
            let lot = Lot::empty(database);
            replay::day_into_empty(&told.store, &lot.source, day).unwrap();
            let end = calendar::start_of(calendar::days_after(day, 1))
                - jiff::SignedDuration::from_micros(1);
            let then = Store::open(&lot.source, Clock::Scripted(Script::starting(end)))
                .unwrap()
                .with_sealing(super::house::sealing());
            let past = filed(&visitor, &format!("?on={day}"));
            assert_eq!(past, then.read(cells).unwrap(), "as of {day}");
            assert!(past != today && !past.is_empty(), "the control: {day}");
        }
    }
}

#[test]
fn each_choice_shows_exactly_what_answers_to_it_on_page_and_in_files() {
    for database in [Database::Sqlite, Database::Postgres] {
        let told = told(database);
        let door = Door::open(&told.store);
        let visitor = Browser::at(door.origin());
        let all = filed(&visitor, "");
        let shown = |query: &str| visitor.get(&format!("/en/adoption{query}")).body;
        let page = shown("");
        let marks = |page: &str| page.matches("#done\" title=\"").count();
        assert_eq!(
            marks(&page),
            all.len(),
            "the page has every cell of the file"
        );

        for status in Status::ALL {
            let query = format!("?status={status}");
            let expected: BTreeSet<Cell> = all
                .iter()
                .filter(|cell| cell.2 == status.as_str())
                .cloned()
                .collect();
            assert_eq!(filed(&visitor, &query), expected, "{status}");
            assert_eq!(marks(&shown(&query)), expected.len(), "{status}");
        }
        let one: BTreeSet<Cell> = all.iter().filter(|cell| cell.1 == "FRA").cloned().collect();
        assert_eq!(filed(&visitor, "?member=FRA"), one);
        let organisation = format!("?kind={}", MemberKind::RegionalOrganisation);
        assert!(
            filed(&visitor, &organisation)
                .iter()
                .all(|cell| cell.1 == "EUE")
        );
        let of_theme: BTreeSet<NormSymbol> = told
            .store
            .read(norms::all)
            .unwrap()
            .into_iter()
            .filter(|norm| norm.theme.as_str() == "workers")
            .map(|norm| norm.symbol)
            .collect();
        let found: BTreeSet<String> = filed(&visitor, "?theme=workers")
            .into_iter()
            .map(|cell| cell.0)
            .collect();
        assert!(!found.is_empty() && found.len() == of_theme.len());
        assert!(of_theme.iter().all(|norm| found.contains(norm.as_str())));
        for wrong in ["?status=x", "?member=X", "?kind=x", "?before=x", "?theme=X"] {
            assert_eq!(visitor.get(&format!("/en/adoption{wrong}")).status, 404);
            assert_eq!(visitor.get(&format!("/en/adoption.csv{wrong}")).status, 404);
        }
        let future = visitor.get("/en/adoption.csv?on=2199-01-01");
        assert_eq!(future.status, 404, "a file of a day that cannot be shown");
    }
}

#[test]
fn the_line_of_adherences_counts_on_each_day_who_adheres_then() {
    for database in [Database::Sqlite, Database::Postgres] {
        let told = told(database);
        let door = Door::open(&told.store);
        let visitor = Browser::at(door.origin());
        let (all, roster, ledger) = told
            .store
            .read(|r| {
                let roster = members::roster(r)?;
                let all = norms::all(r)?;
                let ledger = adherence::ledger(r, &all, &roster)?;
                Ok::<_, Failure>((all, roster, ledger))
            })
            .unwrap();
        let on = |norm: &NormSymbol, day: Date| {
            let adheres = |member: &&members::Member| {
                ledger
                    .position(norm, &member.code, day)
                    .adhered_since
                    .is_some()
            };
            roster.all().filter(adheres).count()
        };
        let mut turns = 0;
        for norm in &all {
            let base = format!("/fr/norms/{}/adherences", norm.symbol);
            let sheet = table(&visitor, &base, "");
            for row in 0..sheet.rows.len() {
                let day: Date = sheet.cell(row, "date").parse().unwrap();
                let eve = calendar::days_after(day, -1);
                let came = sheet.cell(row, "adhered").split_whitespace().count();
                let went = sheet.cell(row, "withdrew").split_whitespace().count();
                let now: usize = sheet.cell(row, "adherents").parse().unwrap();
                assert_eq!(now, on(&norm.symbol, day), "{} on {day}", norm.symbol);
                assert_eq!(on(&norm.symbol, eve) + came, now + went, "{day}");
            }
            let last = sheet.rows.len().checked_sub(1);
            let last = last.map_or(0, |row| sheet.cell(row, "adherents").parse().unwrap());
            assert_eq!(last, on(&norm.symbol, roster.today()));
            turns += sheet.rows.len();
            picture(&visitor, &format!("{base}.svg"));
        }
        let whole = table(&visitor, "/en/adoption/adherences", "");
        assert_eq!(whole.rows.len(), turns);
        let sum: usize = all
            .iter()
            .map(|norm| on(&norm.symbol, roster.today()))
            .sum();
        assert_eq!(
            *whole.column("all_adherences").last().unwrap(),
            sum.to_string()
        );
        picture(&visitor, "/fr/adoption/adherences.svg");
    }
}

#[test]
fn the_map_shows_every_member_and_says_what_it_does_not_imply() {
    on_both(|house| {
        let norm = adopted(house);
        notifies(house, "FRA", &norm, EventKind::Adhered, "2026-03-02").unwrap();
        let visitor = house.browser();
        for (lang, disclaims) in [
            ("en", "imply no position"),
            ("fr", "aucune prise de position"),
        ] {
            for address in ["adoption", "norms/GAIP-NORM-0001/adoption"] {
                let file = picture(&visitor, &format!("/{lang}/{address}.svg"));
                assert!(read_aloud(&file).contains(disclaims), "{address}");
                let roster = house.store().read(members::roster).unwrap();
                for member in roster.all() {
                    let name = roster.short(&member.code, lang.parse().unwrap());
                    let name = name.replace('\'', "&#39;");
                    let said = format!("<title>{name}");
                    assert!(file.contains(&said), "{address} in {lang}: {name}");
                }
            }
            for page in ["adoption", "norms/GAIP-NORM-0001"] {
                let page = visitor.get(&format!("/{lang}/{page}")).body;
                assert!(read_aloud(&page).contains(disclaims));
                assert!(page.contains("role=\"img\" aria-label="));
                assert!(!page.contains(" style="));
            }
        }
        let before = picture(&visitor, "/en/norms/GAIP-NORM-0001/adoption.svg");
        assert!(before.contains("<title>France: adhered</title>"));
        assert!(before.contains("<title>Germany: nothing reported</title>"));
        assert!(before.contains("<title>European Union: nothing reported</title>"));
        let land = visitor.get("/en/adoption").body;
        let land = land.split("<image href=\"").nth(1).unwrap();
        let land = visitor.get(land.split('"').next().unwrap());
        assert_eq!(land.status, 200);
        assert!(land.body.starts_with("<svg "));
    });
}

#[test]
fn what_the_entry_into_force_waits_for_is_said_and_counted_down() {
    on_both(|house| {
        let clauses = Clauses {
            effect: EffectClause::OnAdherence,
            force: ForceClause::AfterAdherences {
                adherences: 3,
                months: 1,
            },
            report_every: None,
        };
        let proposal = with_clauses(house, 1, clauses);
        house.two_officers(without_vote(&proposal, &[])).unwrap();
        let norm = NormSymbol::parse("GAIP-NORM-0001").unwrap();
        let visitor = house.browser();
        let said = |path: &str| read_aloud(&visitor.get(path).body);
        let missing = |count: &str| {
            for page in ["/en/adoption", "/en/norms/GAIP-NORM-0001"] {
                assert!(said(page).contains(count), "{page}: {count}");
            }
        };
        missing("3 more adherences are needed");
        for (member, left) in [
            ("FRA", "2 more adherences are"),
            ("DEU", "1 more adherence is"),
        ] {
            notifies(house, member, &norm, EventKind::Adhered, "2026-03-02").unwrap();
            missing(left);
        }
        assert!(said("/en/norms/GAIP-NORM-0001").contains("3 needed for entry into force"));
        notifies(house, "CAN", &norm, EventKind::Adhered, "2026-03-02").unwrap();
        for page in ["/en/adoption", "/en/norms/GAIP-NORM-0001"] {
            assert!(!said(page).contains("needed before the day"), "{page}");
        }
        let sheet = table(&visitor, "/en/norms/GAIP-NORM-0001/adoption", "");
        assert_eq!(sheet.rows.len(), 46);
        assert_eq!(sheet.column("missing").concat(), "");
    });
}
