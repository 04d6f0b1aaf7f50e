//! The rulebook a new house begins with; which version governs.

use jiff::civil::date;
use registry::rules::Refusal;
use registry::rules::majority::{Base, Bound, Requirement, Rule};
use registry::rules::rulebook::{Rulebook, in_force};
use registry::rules::words::DecisionKind;

#[test]
fn every_kind_of_decision_has_a_possible_rule_from_the_first() {
    let book = Rulebook::first();
    for kind in DecisionKind::ALL {
        assert!(
            book.rule_for(*kind).is_ok_and(|r| r.validated().is_ok()),
            "{kind}"
        );
    }
    assert!(book.validated().is_ok());
}

#[test]
fn norms_need_two_thirds_of_present_and_voting_and_admission_of_all_entitled() {
    let book = Rulebook::first();
    let base_and_bound = |kind| match book.rule_for(kind) {
        Ok(Rule::Majority {
            base, threshold, ..
        }) => Some((*base, threshold.bound, threshold.share.part)),
        _ => None,
    };
    let two_thirds_voting = Some((Base::PresentAndVoting, Bound::AtLeast, 2));
    assert_eq!(
        base_and_bound(DecisionKind::NormAdoption),
        two_thirds_voting
    );
    assert_eq!(
        base_and_bound(DecisionKind::NormAmendment),
        two_thirds_voting
    );
    assert_eq!(
        base_and_bound(DecisionKind::Procedural),
        Some((Base::PresentAndVoting, Bound::MoreThan, 1))
    );
    assert_eq!(
        base_and_bound(DecisionKind::Admission),
        Some((Base::Entitled, Bound::AtLeast, 2))
    );
}

#[test]
fn a_kind_without_a_rule_is_refused() {
    let mut book = Rulebook::first();
    book.rules.remove(&DecisionKind::Procedural);
    assert_eq!(
        book.rule_for(DecisionKind::Procedural),
        Err(Refusal::NoRuleForKind)
    );
}

#[test]
fn a_version_with_an_impossible_rule_or_a_negative_period_is_refused() {
    let mut book = Rulebook::first();
    let Some(Rule::Majority { threshold, .. }) = book.rules.get_mut(&DecisionKind::Admission)
    else {
        panic!("admission is decided by a majority");
    };
    *threshold = Requirement::more_than(1, 1);
    assert_eq!(book.validated(), Err(Refusal::RuleImpossible));
    let backwards = Rulebook {
        notice_days: -1,
        ..Rulebook::first()
    };
    assert_eq!(backwards.validated(), Err(Refusal::RuleImpossible));
}

#[test]
fn a_version_governs_from_its_day_on() {
    let second = Rulebook {
        version: 2,
        effective: date(2026, 10, 1),
        ..Rulebook::first()
    };
    let books = [second, Rulebook::first()];
    let version_on = |day| in_force(&books, day).map(|book| book.version);
    assert_eq!(version_on(date(2019, 1, 1)), None);
    assert_eq!(version_on(date(2026, 9, 30)), Some(1));
    assert_eq!(version_on(date(2026, 10, 1)), Some(2));
}

#[test]
fn the_rulebook_is_written_and_read_without_loss() {
    let written =
        serde_json_canonicalizer::to_string(&Rulebook::first()).expect("a rulebook can be written");
    assert!(
        written.starts_with(r#"{"associates-vote":"no","effective":"2020-06-15","error-days":2,"#)
    );
    let read: Rulebook = serde_json::from_str(&written).expect("and read");
    assert_eq!(read, Rulebook::first());
    assert!(
        serde_json::from_str::<Rulebook>(&written.replacen('{', r#"{"more":1,"#, 1)).is_err(),
        "nothing unknown is read"
    );
}
