//! Results as they are said: one sentence for every outcome and rule, in both languages.

use registry::rules::majority::{Base, Quorum, Requirement, Rule, Tally};
use registry::rules::rulebook::Rulebook;
use registry::rules::words::{
    BallotSymbol, CertificationGround, DecisionKind, EndGround, Lang, ProposalSymbol,
};
use registry::store::ballots::{Ballot, State, WithoutDecision};
use registry::web::results::{steps, sum};
use registry::web::words::words;

use super::questions::{decision, moment};

const QUORUM: Quorum = Quorum::Required(Requirement::more_than(1, 2));

fn majority(base: Base, threshold: Requirement, blocking: Option<Requirement>) -> Rule {
    Rule::Majority {
        base,
        threshold,
        quorum: QUORUM,
        blocking,
    }
}

fn two_thirds(base: Base) -> Rule {
    majority(base, Requirement::at_least(2, 3), None)
}

fn tally(entitled: i64, yes: i64, no: i64, abstain: i64) -> Tally {
    Tally {
        entitled,
        yes,
        no,
        abstain,
        not_participating: 0,
    }
}

fn ballot(rule: Rule, tally: Tally) -> Ballot {
    Ballot {
        symbol: BallotSymbol::new(2026, 1),
        proposal: ProposalSymbol::new(2026, 1),
        revision: 0,
        kind: DecisionKind::NormAdoption,
        rule,
        rulebook: Rulebook::first().version,
        entitled: tally.entitled,
        opens: moment("2026-03-12T09:00:00Z"),
        closes: moment("2026-03-17T17:00:00Z"),
        put_by: decision(),
        waiver: None,
        texts: None,
        state: State::Closed,
        ground: None,
        outcome: Some(rule.count(&tally).outcome),
        tally: Some(tally),
        left_closed: Some(0),
        norm: None,
        part: None,
        closed_idx: Some(9),
        closed_at: Some(moment("2026-03-17T17:00:00Z")),
        certified_idx: None,
        certified_at: None,
        idx: 1,
    }
}

fn said(ballot: &Ballot, lang: Lang) -> String {
    let sum = sum(ballot, words(lang)).unwrap();
    let said = format!("{} {}", sum.outcome, sum.needed);
    said.trim_end().replace('\u{202f}', " ")
}

fn says(rule: Rule, tally: Tally, en: &str, fr: &str) {
    let ballot = ballot(rule, tally);
    assert_eq!(said(&ballot, Lang::En), en);
    assert_eq!(said(&ballot, Lang::Fr), fr);
}

#[test]
fn an_adoption_says_votes_base_and_quorum() {
    says(
        two_thirds(Base::PresentAndVoting),
        tally(50, 27, 12, 7),
        "Adopted by 27 votes to 12, with 7 abstentions. At least two thirds of the 39 present and voting, 26, were needed; quorum, 26 of 50, attained by 46.",
        "Adoptée par 27 voix contre 12, avec 7 abstentions. Il fallait au moins les deux tiers des 39 membres présents et votants, soit 26 ; quorum de 26 sur 50, atteint avec 46.",
    );
}

#[test]
fn a_rejection_says_what_was_needed() {
    says(
        two_thirds(Base::Present),
        tally(50, 27, 12, 7),
        "Rejected: 27 votes for, 12 against, with 7 abstentions. At least two thirds of the 46 present, 31, were needed; quorum, 26 of 50, attained by 46.",
        "Rejetée : 27 voix pour, 12 contre, avec 7 abstentions. Il fallait au moins les deux tiers des 46 membres présents, soit 31 ; quorum de 26 sur 50, atteint avec 46.",
    );
    says(
        majority(Base::Entitled, Requirement::more_than(1, 2), None),
        tally(50, 25, 12, 7),
        "Rejected: 25 votes for, 12 against, with 7 abstentions. More than half of the 50 entitled to vote, 26, were needed; quorum, 26 of 50, attained by 44.",
        "Rejetée : 25 voix pour, 12 contre, avec 7 abstentions. Il fallait plus de la moitié des 50 membres ayant le droit de vote, soit 26 ; quorum de 26 sur 50, atteint avec 44.",
    );
}

#[test]
fn one_vote_and_one_abstention_are_said_in_the_singular() {
    says(
        majority(Base::PresentAndVoting, Requirement::more_than(1, 2), None),
        tally(3, 1, 0, 1),
        "Adopted by 1 vote to 0, with 1 abstention. More than half of the 1 member present and voting, 1, was needed; quorum, 2 of 3, attained by 2.",
        "Adoptée par 1 voix contre 0, avec 1 abstention. Il fallait plus de la moitié du seul membre présent et votant, soit 1 ; quorum de 2 sur 3, atteint avec 2.",
    );
}

#[test]
fn lack_of_quorum_is_said_as_no_decision() {
    says(
        two_thirds(Base::PresentAndVoting),
        tally(50, 25, 0, 0),
        "No decision, for lack of quorum: 25 votes for, 0 against, with no abstentions. At least two thirds of the 25 present and voting, 17, were needed; quorum, 26 of 50, not attained by 25.",
        "Aucune décision prise, par défaut de quorum : 25 voix pour, 0 contre, avec zéro abstention. Il fallait au moins les deux tiers des 25 membres présents et votants, soit 17 ; quorum de 26 sur 50, non atteint avec 25.",
    );
}

#[test]
fn a_blocking_minority_a_tie_and_an_objection_say_why() {
    let blocking = Some(Requirement::more_than(1, 4));
    says(
        majority(
            Base::PresentAndVoting,
            Requirement::at_least(2, 3),
            blocking,
        ),
        tally(50, 32, 12, 2),
        "Rejected: 32 votes for, 12 against, with 2 abstentions. At least two thirds of the 44 present and voting, 30, were needed, and at most 11 against; quorum, 26 of 50, attained by 46. 12 votes against are a blocking minority: at most 11 were allowed.",
        "Rejetée : 32 voix pour, 12 contre, avec 2 abstentions. Il fallait au moins les deux tiers des 44 membres présents et votants, soit 30, et au plus 11 contre ; quorum de 26 sur 50, atteint avec 46. 12 voix contre forment une minorité de blocage : 11 au plus étaient admises.",
    );
    says(
        majority(Base::PresentAndVoting, Requirement::at_least(1, 2), None),
        tally(50, 20, 20, 6),
        "Rejected: 20 votes for, 20 against, with 6 abstentions. At least half of the 40 present and voting, 20, were needed; quorum, 26 of 50, attained by 46. Nothing is adopted unless the votes for exceed those against.",
        "Rejetée : 20 voix pour, 20 contre, avec 6 abstentions. Il fallait au moins la moitié des 40 membres présents et votants, soit 20 ; quorum de 26 sur 50, atteint avec 46. Rien n’est adopté si les voix pour ne l’emportent pas sur les voix contre.",
    );
    says(
        Rule::MutualAgreement { quorum: QUORUM },
        tally(46, 45, 1, 0),
        "Rejected: 45 votes for, 1 against, with no abstentions. Mutual agreement was needed: no objection, and whoever abstains is not covered; quorum, 24 of 46, attained by 46. 1 member objected.",
        "Rejetée : 45 voix pour, 1 contre, avec zéro abstention. Il fallait un accord mutuel : aucune objection, et qui s’abstient n’est pas lié ; quorum de 24 sur 46, atteint avec 46. 1 membre a fait objection.",
    );
}

#[test]
fn who_did_not_participate_is_said_apart() {
    let mut counted = tally(46, 40, 0, 0);
    counted.not_participating = 3;
    says(
        two_thirds(Base::PresentAndVoting),
        counted,
        "Adopted by 40 votes to 0, with no abstentions. 3 members present did not participate in the vote. At least two thirds of the 40 present and voting, 27, were needed; quorum, 24 of 46, attained by 43.",
        "Adoptée par 40 voix contre 0, avec zéro abstention. 3 membres présents n’ont pas participé au vote. Il fallait au moins les deux tiers des 40 membres présents et votants, soit 27 ; quorum de 24 sur 46, atteint avec 43.",
    );
}

#[test]
fn what_officers_left_without_decision_says_the_ground() {
    let mut ended = ballot(two_thirds(Base::Present), tally(50, 1, 0, 0));
    ended.state = State::Ended;
    ended.ground = Some(WithoutDecision::Ended(EndGround::TextDefective));
    assert_eq!(
        said(&ended, Lang::En),
        "No decision: the voting was ended before its hour because the text put to the vote was defective."
    );
    let mut refused = ballot(two_thirds(Base::PresentAndVoting), tally(50, 27, 12, 7));
    refused.ground = Some(WithoutDecision::Refused(CertificationGround::Irregular));
    assert_eq!(
        said(&refused, Lang::Fr),
        "Aucune décision prise : la certification du résultat a été refusée, car une irrégularité a été constatée. Le décompte était de 27 voix pour, 12 contre, avec 7 abstentions."
    );
}

#[test]
fn the_steps_multiply_crosswise() {
    let rule = two_thirds(Base::PresentAndVoting);
    let steps = steps(
        DecisionKind::NormAdoption,
        &rule,
        &tally(50, 27, 12, 7),
        words(Lang::En),
    );
    let sums: Vec<&str> = steps.iter().map(|step| step.sum.as_str()).collect();
    assert_eq!(
        sums,
        [
            "",
            "27 + 12 + 7 + 0",
            "46 × 2 = 92 > 50 = 50 × 1",
            "27 + 12",
            "27 × 3 = 81 > 78 = 39 × 2",
            "27 > 12",
            ""
        ]
    );
}
