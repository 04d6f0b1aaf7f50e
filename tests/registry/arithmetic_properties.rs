//! The properties of PROCEDURE, section 4, that hold for every rule and every tally.

use proptest::prelude::*;
use registry::rules::majority::{Base, Bound, Outcome, Quorum, Requirement, Rule, Share, Tally};

fn a_requirement() -> impl Strategy<Value = Requirement> {
    (
        prop_oneof![Just(Bound::AtLeast), Just(Bound::MoreThan)],
        1..=12i64,
    )
        .prop_flat_map(|(bound, whole)| {
            let parts = match bound {
                Bound::AtLeast => 1..=whole,
                Bound::MoreThan => 0..=whole - 1,
            };
            parts.prop_map(move |part| Requirement {
                bound,
                share: Share::new(part, whole),
            })
        })
}

fn a_quorum() -> impl Strategy<Value = Quorum> {
    prop_oneof![
        1 => Just(Quorum::NotRequired),
        4 => a_requirement().prop_map(Quorum::Required),
    ]
}

fn a_majority(base: impl Strategy<Value = Base>) -> impl Strategy<Value = Rule> {
    (
        base,
        a_requirement(),
        a_quorum(),
        proptest::option::of(a_requirement()),
    )
        .prop_map(|(base, threshold, quorum, blocking)| Rule::Majority {
            base,
            threshold,
            quorum,
            blocking,
        })
}

fn a_rule() -> impl Strategy<Value = Rule> {
    prop_oneof![
        5 => a_majority(prop::sample::select(Base::ALL)),
        1 => a_quorum().prop_map(|quorum| Rule::MutualAgreement { quorum }),
    ]
}

/// With room for at least one member more, who has not voted.
fn a_tally() -> impl Strategy<Value = Tally> {
    (0..60i64, 0..30i64, 0..20i64, 0..20i64, 1..20i64).prop_map(
        |(yes, no, abstain, not_participating, silent)| Tally {
            entitled: yes + no + abstain + not_participating + silent,
            yes,
            no,
            abstain,
            not_participating,
        },
    )
}

/// Every tally in which one member that did not say yes says yes.
fn with_a_yes_more(tally: Tally) -> Vec<Tally> {
    let yes = tally.yes + 1;
    let mut changed = vec![Tally { yes, ..tally }];
    if tally.no > 0 {
        changed.push(Tally {
            yes,
            no: tally.no - 1,
            ..tally
        });
    }
    if tally.abstain > 0 {
        changed.push(Tally {
            yes,
            abstain: tally.abstain - 1,
            ..tally
        });
    }
    if tally.not_participating > 0 {
        changed.push(Tally {
            yes,
            not_participating: tally.not_participating - 1,
            ..tally
        });
    }
    changed
}

/// Every tally in which one member that did not say no says no.
fn with_a_no_more(tally: Tally) -> Vec<Tally> {
    let mirrored = Tally {
        yes: tally.no,
        no: tally.yes,
        ..tally
    };
    with_a_yes_more(mirrored)
        .into_iter()
        .map(|changed| Tally {
            yes: changed.no,
            no: changed.yes,
            ..changed
        })
        .collect()
}

fn outcome(rule: &Rule, tally: &Tally) -> Outcome {
    rule.count(tally).outcome
}

proptest! {
    // Many draws fall outside what a property speaks of; they cost nothing.
    #![proptest_config(ProptestConfig {
        cases: 2000,
        max_global_rejects: 1_000_000,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn every_rule_drawn_is_a_possible_rule(rule in a_rule()) {
        prop_assert!(rule.validated().is_ok());
    }

    #[test]
    fn a_yes_more_never_turns_adopted_into_anything_else(rule in a_rule(), tally in a_tally()) {
        prop_assume!(outcome(&rule, &tally) == Outcome::Adopted);
        for changed in with_a_yes_more(tally) {
            prop_assert_eq!(outcome(&rule, &changed), Outcome::Adopted, "{:?}", changed);
        }
    }

    #[test]
    fn a_no_more_never_helps_but_by_completing_the_quorum(rule in a_rule(), tally in a_tally()) {
        prop_assume!(matches!(outcome(&rule, &tally), Outcome::Rejected(_)));
        for changed in with_a_no_more(tally) {
            prop_assert!(outcome(&rule, &changed) != Outcome::Adopted, "{:?}", changed);
        }
    }

    #[test]
    fn abstentions_never_change_the_outcome_of_those_voting_once_the_quorum_stands(
        rule in a_majority(Just(Base::PresentAndVoting)),
        tally in a_tally(),
    ) {
        let before = outcome(&rule, &tally);
        prop_assume!(!matches!(before, Outcome::NoDecision(_)));
        let changed = Tally { abstain: tally.abstain + 1, ..tally };
        prop_assert_eq!(outcome(&rule, &changed), before);
    }

    #[test]
    fn nothing_adopts_unless_yes_exceed_no(rule in a_rule(), tally in a_tally()) {
        prop_assume!(tally.yes <= tally.no);
        prop_assert!(outcome(&rule, &tally) != Outcome::Adopted);
    }

    #[test]
    fn lack_of_quorum_is_no_decision_and_nothing_else_is(rule in a_rule(), tally in a_tally()) {
        let counted = rule.count(&tally);
        let stands = counted.quorum_needed.is_none_or(|needed| counted.attained >= needed);
        prop_assert_eq!(matches!(counted.outcome, Outcome::NoDecision(_)), !stands);
    }

    #[test]
    fn needed_is_the_smallest_number_that_suffices(requirement in a_requirement(), base in 0..200i64) {
        let needed = requirement.least(base);
        prop_assert!(requirement.is_met_by(needed, base));
        prop_assert!(!requirement.is_met_by(needed - 1, base));
    }

    #[test]
    fn most_no_is_the_largest_number_that_does_not_block(
        rule in a_majority(prop::sample::select(Base::ALL)),
        tally in a_tally(),
    ) {
        let counted = rule.count(&tally);
        let Some(most_no) = counted.most_no else { return Ok(()) };
        let decided = counted.tally.yes >= counted.needed
            && tally.yes > tally.no
            && !matches!(counted.outcome, Outcome::NoDecision(_));
        prop_assume!(decided);
        prop_assert_eq!(counted.outcome == Outcome::Adopted, tally.no <= most_no);
    }
}
