//! From any paragraph: who proposed its words, what was said and voted on it, and what members notified about it.

use registry::acts::norms::{self, Notification};
use registry::clock;
use registry::rules::Refusal;
use registry::rules::adherence::EventKind;
use registry::rules::refusals::Field;
use registry::rules::words::{NormSymbol, Prose, UnitSymbol};
use registry::store::Failure;
use registry::store::norms::versions::As;
use registry::store::paragraphs::{self, Line};
use registry::text::UnitId;

use super::house::{House, on_both};
use super::proposals::refused;
use super::questions::code;
use super::versions::{all, amended, holds, texts};

/// The stable id of the unit at an address of the newest version.
fn unit(house: &House, norm: &NormSymbol, address: &str) -> UnitId {
    let newest = all(house, norm).pop().unwrap();
    texts(house, &newest, As::Corrected)
        .ids
        .at(address)
        .unwrap()
}

fn notifies(
    house: &House,
    member: &str,
    norm: &NormSymbol,
    kind: EventKind,
    units: &[UnitId],
) -> Result<i64, Failure> {
    let notification = Notification {
        member: code(member),
        norm: norm.clone(),
        kind,
        date: "2026-05-11".parse().unwrap(),
        en: Some(Prose::parse("Not here.", Field::Note, 100).unwrap()),
        fr: None,
        units: units
            .iter()
            .map(|unit| UnitSymbol::parse(&unit.to_string()).unwrap())
            .collect(),
    };
    norms::notify(house.store(), house.head_of(member), notification, None)
}

fn line(house: &House, norm: &NormSymbol) -> Line {
    house.store().read(|r| paragraphs::line(r, norm)).unwrap()
}

#[test]
fn each_paragraph_says_which_proposal_brought_its_words() {
    on_both(|house| {
        let norm = amended(house);
        house.at("2026-05-11T08:00:00Z");
        clock::round(house.store());
        let line = line(house, &norm);
        let versions = all(house, &norm);
        let changed = line.origins(unit(house, &norm, "art-1-par-1"));
        let from: Vec<_> = changed
            .iter()
            .map(|origin| origin.proposal.clone())
            .collect();
        assert_eq!(
            from,
            [versions[0].proposal.clone(), versions[1].proposal.clone()]
        );
        let kept = line.origins(unit(house, &norm, "art-1-par-2"));
        assert_eq!(kept.len(), 1, "untouched since it was submitted");
        let added = line.origins(unit(house, &norm, "art-1-par-3"));
        assert_eq!(added.len(), 1);
        assert_eq!(added[0].proposal, versions[1].proposal);
        assert_eq!(added[0].member, Some(code("FRA")));
    });
}

#[test]
fn reservations_and_measures_name_paragraphs_that_are_there() {
    on_both(|house| {
        let norm = amended(house);
        house.at("2026-05-11T08:00:00Z");
        clock::round(house.store());
        let second = unit(house, &norm, "art-1-par-2");
        let whole = notifies(house, "FRA", &norm, EventKind::Adhered, &[second]);
        assert_eq!(refused(whole), Refusal::Malformed(Field::Unit));
        notifies(house, "FRA", &norm, EventKind::Adhered, &[]).unwrap();
        let nowhere = UnitId::parse("u99").unwrap();
        let missing = notifies(house, "FRA", &norm, EventKind::Reservation, &[nowhere]);
        assert_eq!(refused(missing), Refusal::Malformed(Field::Unit));
        notifies(house, "FRA", &norm, EventKind::Reservation, &[second]).unwrap();
        notifies(house, "DEU", &norm, EventKind::MeasureNotified, &[second]).unwrap();
        holds(house);
        let visitor = house.browser();
        for lang in ["en", "fr"] {
            let page = visitor.get(&format!("/{lang}/norms/{norm}/units/{second}"));
            assert_eq!(page.status, 200, "{}", page.body);
            for member in ["/members/FRA", "/members/DEU"] {
                assert!(page.body.contains(member), "{member}: {}", page.body);
            }
            let back = format!("/{lang}/norms/{norm}/units/{second}");
            let on_norm = visitor.get(&format!("/{lang}/norms/{norm}"));
            assert!(on_norm.body.contains(&back), "from the norm and back");
            let on_member = visitor.get(&format!("/{lang}/members/FRA"));
            assert!(on_member.body.contains(&back), "{}", on_member.body);
        }
        let nowhere = visitor.get(&format!("/en/norms/{norm}/units/u99"));
        assert_eq!(nowhere.status, 404);
        let first = unit(house, &norm, "art-1-par-1");
        let page = visitor.get(&format!("/en/norms/{norm}/units/{first}"));
        assert!(page.body.contains("Workers and creators are consulted."));
        assert!(page.body.contains("/proposals/P-2026-002"));
    });
}
