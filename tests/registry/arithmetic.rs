//! Every row of the tables of PROCEDURE, section 4, that a tally decides.

use registry::rules::Refusal;
use registry::rules::majority::{
    Arithmetic, Base, Ground, Outcome, Quorum, Requirement, Rule, Share, Shortfall, Tally,
};

const ADOPTED: Outcome = Outcome::Adopted;
const NO_QUORUM: Outcome = Outcome::NoDecision(Ground::Quorum);
const SHORT: Outcome = Outcome::Rejected(Shortfall::Threshold);
const TIE: Outcome = Outcome::Rejected(Shortfall::YesDoNotExceedNo);
const BLOCKED: Outcome = Outcome::Rejected(Shortfall::BlockingMinority);
const OBJECTION: Outcome = Outcome::Rejected(Shortfall::Objection);

const HALF_PRESENT: Quorum = Quorum::Required(Requirement::more_than(1, 2));

fn majority(base: Base, threshold: Requirement) -> Rule {
    Rule::Majority {
        base,
        threshold,
        quorum: HALF_PRESENT,
        blocking: None,
    }
}

fn voting(threshold: Requirement) -> Rule {
    majority(Base::PresentAndVoting, threshold)
}

fn simple() -> Rule {
    voting(Requirement::more_than(1, 2))
}

fn two_thirds() -> Rule {
    voting(Requirement::at_least(2, 3))
}

fn blocked_by(blocking: Requirement) -> Rule {
    Rule::Majority {
        base: Base::PresentAndVoting,
        threshold: Requirement::at_least(2, 3),
        quorum: HALF_PRESENT,
        blocking: Some(blocking),
    }
}

fn agreement() -> Rule {
    Rule::MutualAgreement {
        quorum: HALF_PRESENT,
    }
}

/// Yes, no and abstain of a house.
fn votes(entitled: i64, yes: i64, no: i64, abstain: i64) -> Tally {
    Tally {
        entitled,
        yes,
        no,
        abstain,
        not_participating: 0,
    }
}

fn outcome(rule: Rule, tally: Tally) -> Outcome {
    rule.validated()
        .expect("a possible rule")
        .count(&tally)
        .outcome
}

/// The worked case: 50 entitled, 46 present; 27 yes, 12 no, 7 abstain.
fn worked(rule: Rule) -> Arithmetic {
    let counted = rule
        .validated()
        .expect("a possible rule")
        .count(&votes(50, 27, 12, 7));
    assert_eq!(
        (counted.quorum_needed, counted.attained),
        (Some(26), 46),
        "the quorum"
    );
    counted
}

fn numbers(counted: Arithmetic) -> (i64, i64, Outcome) {
    (counted.needed, counted.base, counted.outcome)
}

#[test]
fn worked_case_more_than_half_of_present_and_voting_is_adopted() {
    assert_eq!(numbers(worked(simple())), (20, 39, ADOPTED));
}

#[test]
fn worked_case_exactly_two_thirds_of_present_and_voting_is_adopted() {
    assert_eq!(numbers(worked(two_thirds())), (26, 39, ADOPTED));
}

#[test]
fn worked_case_two_thirds_of_present_is_rejected() {
    let rule = majority(Base::Present, Requirement::at_least(2, 3));
    assert_eq!(numbers(worked(rule)), (31, 46, SHORT));
}

#[test]
fn worked_case_two_thirds_of_all_entitled_is_rejected() {
    let rule = majority(Base::Entitled, Requirement::at_least(2, 3));
    assert_eq!(numbers(worked(rule)), (34, 50, SHORT));
}

#[test]
fn worked_case_more_than_half_of_all_entitled_is_adopted() {
    let rule = majority(Base::Entitled, Requirement::more_than(1, 2));
    assert_eq!(numbers(worked(rule)), (26, 50, ADOPTED));
}

#[test]
fn worked_case_mutual_agreement_is_rejected_by_objection() {
    let counted = worked(agreement());
    assert_eq!((counted.most_no, counted.outcome), (Some(0), OBJECTION));
}

#[test]
fn worked_case_more_than_one_quarter_of_no_blocks() {
    let counted = worked(blocked_by(Requirement::more_than(1, 4)));
    assert_eq!(numbers(counted), (26, 39, BLOCKED));
    assert_eq!(counted.most_no, Some(9));
}

#[test]
fn exactly_two_thirds_is_at_least_but_not_more_than_two_thirds() {
    let tally = votes(50, 26, 13, 7);
    assert_eq!(outcome(two_thirds(), tally), ADOPTED);
    let more = voting(Requirement::more_than(2, 3));
    assert_eq!(numbers(more.count(&tally)), (27, 39, SHORT));
}

#[test]
fn twenty_five_to_fourteen_is_a_simple_majority_and_not_two_thirds() {
    let tally = votes(50, 25, 14, 7);
    assert_eq!(outcome(two_thirds(), tally), SHORT);
    assert_eq!(outcome(simple(), tally), ADOPTED);
}

#[test]
fn two_thirds_of_forty_to_forty_two_need_twenty_seven_and_twenty_eight() {
    let least = |requirement: Requirement| [40, 41, 42].map(|base| requirement.least(base));
    assert_eq!(least(Requirement::at_least(2, 3)), [27, 28, 28]);
    assert_eq!(least(Requirement::more_than(2, 3)), [27, 28, 29]);
}

#[test]
fn a_tie_is_rejected_by_either_half() {
    let tally = votes(50, 20, 20, 6);
    assert_eq!(numbers(simple().count(&tally)), (21, 40, SHORT));
    let at_least_half = voting(Requirement::at_least(1, 2));
    assert_eq!(numbers(at_least_half.count(&tally)), (20, 40, TIE));
}

#[test]
fn half_of_forty_two_is_twenty_one_and_more_than_half_twenty_two() {
    assert_eq!(Requirement::at_least(1, 2).least(42), 21);
    assert_eq!(Requirement::more_than(1, 2).least(42), 22);
}

#[test]
fn a_house_of_abstentions_makes_the_quorum_and_rejects_under_every_rule() {
    let tally = votes(50, 0, 0, 46);
    let mut rules = vec![agreement(), blocked_by(Requirement::at_least(1, 4))];
    for base in Base::ALL {
        for threshold in [Requirement::more_than(1, 2), Requirement::at_least(2, 3)] {
            rules.push(majority(*base, threshold));
        }
    }
    for rule in rules {
        let counted = rule.count(&tally);
        assert_eq!(
            (counted.quorum_needed, counted.attained),
            (Some(26), 46),
            "{rule:?}"
        );
        assert!(
            matches!(counted.outcome, Outcome::Rejected(_)),
            "{rule:?}: {counted:?}"
        );
    }
    assert_eq!(outcome(agreement(), tally), TIE);
}

#[test]
fn where_nobody_votes_nothing_is_decided() {
    for rule in [simple(), two_thirds(), agreement()] {
        assert_eq!(outcome(rule, votes(50, 0, 0, 0)), NO_QUORUM);
    }
}

#[test]
fn twenty_six_of_fifty_make_the_quorum_and_twenty_five_do_not() {
    assert_eq!(outcome(simple(), votes(50, 14, 12, 0)), ADOPTED);
    assert_eq!(outcome(simple(), votes(50, 25, 0, 0)), NO_QUORUM);
}

#[test]
fn a_quorum_of_at_least_half_is_made_by_exactly_half() {
    let rule = Rule::Majority {
        base: Base::PresentAndVoting,
        threshold: Requirement::more_than(1, 2),
        quorum: Quorum::Required(Requirement::at_least(1, 2)),
        blocking: None,
    };
    assert_eq!(outcome(rule, votes(50, 25, 0, 0)), ADOPTED);
}

#[test]
fn a_no_can_complete_the_quorum() {
    assert_eq!(outcome(simple(), votes(50, 25, 0, 0)), NO_QUORUM);
    assert_eq!(outcome(simple(), votes(50, 25, 1, 0)), ADOPTED);
}

#[test]
fn one_yes_of_one_voting_adopts_where_the_abstentions_make_the_quorum() {
    let tally = votes(50, 1, 0, 25);
    assert_eq!(numbers(simple().count(&tally)), (1, 1, ADOPTED));
    let of_present = majority(Base::Present, Requirement::at_least(2, 3));
    assert_eq!(numbers(of_present.count(&tally)), (18, 26, SHORT));
}

#[test]
fn exactly_one_quarter_of_no_does_not_block_and_one_more_does() {
    let rule = blocked_by(Requirement::more_than(1, 4));
    assert_eq!(outcome(rule, votes(50, 33, 11, 2)), ADOPTED);
    assert_eq!(outcome(rule, votes(50, 32, 12, 2)), BLOCKED);
}

#[test]
fn of_forty_eight_entitled_the_quorum_is_twenty_five_and_two_thirds_thirty_two() {
    let all = majority(Base::Entitled, Requirement::at_least(2, 3)).count(&votes(48, 40, 0, 0));
    assert_eq!((all.quorum_needed, all.needed), (Some(25), 32));
    let absolute =
        majority(Base::Entitled, Requirement::more_than(1, 2)).count(&votes(48, 40, 0, 0));
    assert_eq!(absolute.needed, 25);
}

#[test]
fn of_forty_nine_entitled_the_quorum_is_twenty_five_and_two_thirds_thirty_three() {
    let all = majority(Base::Entitled, Requirement::at_least(2, 3)).count(&votes(49, 40, 0, 0));
    assert_eq!((all.quorum_needed, all.needed), (Some(25), 33));
}

#[test]
fn a_no_of_the_regional_organisation_can_reject() {
    let without = two_thirds().count(&votes(45, 30, 15, 0));
    assert_eq!(
        (without.quorum_needed, without.needed, without.outcome),
        (Some(23), 30, ADOPTED)
    );
    let with = two_thirds().count(&votes(46, 30, 16, 0));
    assert_eq!((with.needed, with.outcome), (31, SHORT));
}

#[test]
fn a_vote_withdrawn_before_the_closing_can_cost_the_quorum() {
    assert_eq!(outcome(simple(), votes(50, 20, 6, 0)), ADOPTED);
    assert_eq!(outcome(simple(), votes(50, 19, 6, 0)), NO_QUORUM);
}

#[test]
fn who_does_not_participate_is_present_and_not_voting() {
    let tally = Tally {
        not_participating: 3,
        ..votes(46, 40, 0, 0)
    };
    assert_eq!(
        (
            tally.present(),
            tally.present_and_voting(),
            tally.did_not_vote()
        ),
        (43, 40, 3)
    );
    let of_present = majority(Base::Present, Requirement::at_least(2, 3)).count(&tally);
    assert_eq!((of_present.needed, of_present.base), (29, 43));
    assert_eq!(two_thirds().count(&tally).base, 40);
}

#[test]
fn mutual_agreement_stands_with_an_abstention_and_falls_with_one_objection() {
    assert_eq!(outcome(agreement(), votes(50, 45, 0, 1)), ADOPTED);
    assert_eq!(outcome(agreement(), votes(50, 45, 1, 0)), OBJECTION);
}

#[test]
fn sixty_per_cent_of_forty_six_is_twenty_eight_and_three_quarters_thirty_five() {
    assert_eq!(Requirement::at_least(60, 100).least(46), 28);
    assert_eq!(Requirement::at_least(3, 4).least(46), 35);
}

#[test]
fn where_nobody_is_entitled_nothing_is_decided() {
    let nobody = Outcome::NoDecision(Ground::NobodyEntitled);
    assert_eq!(outcome(simple(), votes(0, 0, 0, 0)), nobody);
}

#[test]
fn without_a_quorum_one_vote_decides_and_silence_rejects() {
    let rule = Rule::Majority {
        base: Base::PresentAndVoting,
        threshold: Requirement::more_than(1, 2),
        quorum: Quorum::NotRequired,
        blocking: None,
    };
    assert_eq!(outcome(rule, votes(50, 1, 0, 0)), ADOPTED);
    assert!(matches!(
        outcome(rule, votes(50, 0, 0, 0)),
        Outcome::Rejected(_)
    ));
    assert_eq!(rule.count(&votes(50, 1, 0, 0)).quorum_needed, None);
}

#[test]
fn what_no_house_can_meet_is_no_rule() {
    let impossible = [
        Requirement::more_than(1, 1),
        Requirement::more_than(3, 2),
        Requirement::at_least(4, 3),
        Requirement::at_least(0, 3),
        Requirement::at_least(-1, 3),
        Requirement::more_than(-1, 3),
        Requirement::at_least(1, 0),
        Requirement::at_least(-2, -3),
        Requirement::at_least(1, 1_000_001),
    ];
    for requirement in impossible {
        let as_quorum = Rule::MutualAgreement {
            quorum: Quorum::Required(requirement),
        };
        for rule in [voting(requirement), blocked_by(requirement), as_quorum] {
            assert_eq!(rule.validated(), Err(Refusal::RuleImpossible), "{rule:?}");
        }
    }
    assert!(voting(Requirement::at_least(1, 1)).validated().is_ok());
    assert!(voting(Requirement::more_than(0, 1)).validated().is_ok());
}

#[test]
fn a_rule_that_does_not_say_its_quorum_is_not_read() {
    let text = r#"{"base":"present","kind":"majority","threshold":{"bound":"at-least","share":[2,3]},"blocking":null}"#;
    assert!(serde_json::from_str::<Rule>(text).is_err());
    let unknown = r#"{"kind":"mutual-agreement","quorum":"not-required","note":"x"}"#;
    assert!(serde_json::from_str::<Rule>(unknown).is_err());
}

#[test]
fn a_rule_stands_in_the_record_as_words_and_whole_numbers() {
    let written = serde_json_canonicalizer::to_string(&blocked_by(Requirement::more_than(1, 4)))
        .expect("a rule can be written");
    assert_eq!(
        written,
        concat!(
            r#"{"base":"present-and-voting","blocking":{"bound":"more-than","share":[1,4]},"#,
            r#""kind":"majority","quorum":{"required":{"bound":"more-than","share":[1,2]}},"#,
            r#""threshold":{"bound":"at-least","share":[2,3]}}"#
        )
    );
    let read: Rule = serde_json::from_str(&written).expect("and read");
    assert_eq!(read, blocked_by(Requirement::more_than(1, 4)));
}

#[test]
fn an_outcome_stands_in_the_record_with_what_fell_short() {
    let written = |outcome| serde_json::to_string(&outcome).expect("an outcome can be written");
    assert_eq!(written(ADOPTED), r#""adopted""#);
    assert_eq!(written(BLOCKED), r#"{"rejected":"blocking-minority"}"#);
    assert_eq!(written(NO_QUORUM), r#"{"no-decision":"quorum"}"#);
    for outcome in [ADOPTED, BLOCKED, NO_QUORUM] {
        let read: Outcome = serde_json::from_str(&written(outcome)).expect("and read");
        assert_eq!(read, outcome);
    }
    assert_eq!(
        [ADOPTED, BLOCKED, NO_QUORUM].map(Outcome::as_str),
        ["adopted", "rejected", "no-decision"]
    );
}

#[test]
fn a_share_of_nothing_is_not_read() {
    for text in [
        "[1,0]",
        "[1,-3]",
        "[-1,3]",
        "[1,1000001]",
        "[1]",
        "[1,2,3]",
        "[0.5,1]",
    ] {
        assert!(serde_json::from_str::<Share>(text).is_err(), "{text}");
    }
    let read: Share = serde_json::from_str("[2,3]").expect("a share");
    assert_eq!(read, Share::new(2, 3));
}

#[test]
fn the_largest_numbers_do_not_overflow() {
    let share = Share::new(999_999, 1_000_000);
    assert!(share.reached_by(i64::MAX, i64::MAX));
    assert!(!share.exceeded_by(i64::MAX / 2, i64::MAX));
}
