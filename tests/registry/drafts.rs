//! Drafts: a delegation's own, saved as often as it likes, never over somebody else's words.

use registry::acts::drafts;
use registry::rules::Refusal;
use registry::rules::visibility::Viewer;
use registry::rules::words::{DraftSymbol, Lang, MemberCode};
use registry::store::drafts::{self as stored, Draft, DraftWords};
use registry::store::{Asks, Failure, StoreError};

use super::house::{House, on_both};
use super::proposals::{refused, whole_words};

fn begun(house: &House, by: Asks) -> DraftSymbol {
    drafts::create(house.store(), by, whole_words(Lang::En), None).unwrap()
}

fn seen(house: &House, viewer: &Viewer, symbol: &DraftSymbol) -> Result<Draft, StoreError> {
    house.store().read(|r| stored::find(r, viewer, symbol))
}

fn delegation(code: &str) -> Viewer {
    Viewer::Delegation(MemberCode::parse(code).unwrap())
}

#[test]
fn drafts_are_numbered_by_delegation() {
    on_both(|house| {
        let expert = house.expert_of("FRA");
        assert_eq!(begun(house, expert.clone()).as_str(), "D-FRA-1");
        assert_eq!(begun(house, house.head_of("DEU")).as_str(), "D-DEU-1");
        assert_eq!(begun(house, expert).as_str(), "D-FRA-2");
    });
}

#[test]
fn a_draft_may_be_empty() {
    on_both(|house| {
        let head = house.head_of("FRA");
        drafts::create(house.store(), head, DraftWords::default(), None).unwrap();
    });
}

#[test]
fn nobody_of_another_delegation_sees_a_draft_nor_does_the_secretariat() {
    on_both(|house| {
        let symbol = begun(house, house.expert_of("FRA"));
        assert!(seen(house, &delegation("FRA"), &symbol).is_ok());
        for viewer in [
            Viewer::Public,
            Viewer::Secretariat,
            Viewer::Auditor,
            delegation("DEU"),
        ] {
            assert!(
                matches!(seen(house, &viewer, &symbol), Err(StoreError::NotFound)),
                "{viewer:?}"
            );
            let open = house.store().read(|r| stored::open(r, &viewer)).unwrap();
            assert!(open.is_empty(), "{viewer:?}");
        }
        let words = whole_words(Lang::En);
        let saved = drafts::save(
            house.store(),
            house.head_of("DEU"),
            &symbol,
            1,
            words.clone(),
            None,
        );
        assert!(matches!(saved, Err(Failure::Store(StoreError::NotFound))));
        let saved = drafts::save(house.store(), house.officer(), &symbol, 1, words, None);
        assert_eq!(refused(saved), Refusal::OfficeDoesNotPermit);
    });
}

#[test]
fn a_save_over_an_older_version_is_refused_and_overwrites_nothing() {
    on_both(|house| {
        let (head, expert) = (house.head_of("FRA"), house.expert_of("FRA"));
        let symbol = begun(house, expert.clone());
        let mut first = whole_words(Lang::En);
        first.title_en = "The first title".into();
        let version = drafts::save(house.store(), expert, &symbol, 1, first.clone(), None).unwrap();
        assert_eq!(version, 2);
        let mut second = whole_words(Lang::En);
        second.title_en = "The second title".into();
        let saved = drafts::save(house.store(), head, &symbol, 1, second, None);
        assert_eq!(refused(saved), Refusal::ChangedSinceOpened);
        let kept = seen(house, &delegation("FRA"), &symbol).unwrap();
        assert_eq!((kept.words, kept.version), (first, 2));
    });
}

#[test]
fn every_lack_of_a_draft_is_told_at_its_input() {
    let today = "2026-03-02".parse().unwrap();
    let mut words = whole_words(Lang::Fr);
    words.title_fr = " ".into();
    words.theme = String::new();
    words.force = "after-adherences".into();
    words.force_adherences = "0".into();
    words.title_en = "A title without a text".into();
    let inputs: Vec<&str> = drafts::complete(&words, today)
        .unwrap_err()
        .iter()
        .map(|lack| lack.input)
        .collect();
    assert_eq!(
        inputs,
        [
            "summary_en",
            "text_en",
            "title_fr",
            "theme",
            "force_adherences"
        ]
    );
}

#[test]
fn a_date_of_entry_into_force_lies_in_the_future() {
    let today = "2026-03-02".parse().unwrap();
    let mut words = whole_words(Lang::En);
    words.force = "on-date".into();
    words.force_date = "2026-03-02".into();
    let lacks = drafts::complete(&words, today).unwrap_err();
    assert_eq!(lacks[0].input, "force_date");
    words.force_date = "2026-03-03".into();
    assert!(drafts::complete(&words, today).is_ok());
}
