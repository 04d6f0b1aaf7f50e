//! Who is entitled to vote, and the rows of PROCEDURE, section 4, that the electorate decides.

use std::collections::BTreeMap;

use jiff::civil::date;
use registry::rules::electorate::{self, Elector, NotEntitledGround};
use registry::rules::majority::{Outcome, Rule};
use registry::rules::rulebook::{OrganisationRule, Rulebook};
use registry::rules::standing::{Scope, Standing};
use registry::rules::words::{Choice, DecisionKind, MemberCode, MemberKind};

type Listed = (MemberCode, MemberKind, Standing);

fn code(text: &str) -> MemberCode {
    MemberCode::parse(text).expect("a member's code")
}

/// The n-th of a house of invented States: `AAA`, `AAB`, ...
fn state(n: usize) -> MemberCode {
    let letter = |n: usize| char::from(b'A' + u8::try_from(n % 26).expect("below 26"));
    code(&format!("A{}{}", letter(n / 26), letter(n)))
}

fn states(number: usize) -> Vec<Listed> {
    (0..number)
        .map(|n| (state(n), MemberKind::State, Standing::Member))
        .collect()
}

fn the_union() -> Listed {
    (
        code("EUE"),
        MemberKind::RegionalOrganisation,
        Standing::Member,
    )
}

fn suspended(scope: Scope) -> Standing {
    Standing::Suspended {
        scope,
        from: date(2026, 1, 1),
        until: None,
    }
}

fn ground_of(electors: &[Elector], member: &MemberCode) -> Option<NotEntitledGround> {
    electors
        .iter()
        .find(|elector| elector.member == *member)
        .expect("on the list")
        .ground
}

fn rule(kind: DecisionKind) -> Rule {
    *Rulebook::first()
        .rule_for(kind)
        .expect("a rule for the kind")
}

/// The first so many States say yes, the next so many no.
fn said(yes: usize, no: usize) -> BTreeMap<MemberCode, Choice> {
    let yeses = (0..yes).map(|n| (state(n), Choice::Yes));
    yeses
        .chain((yes..yes + no).map(|n| (state(n), Choice::No)))
        .collect()
}

#[test]
fn two_suspended_before_the_opening_are_not_entitled_and_all_bases_fall() {
    let mut members = states(50);
    members[3].2 = suspended(Scope::Vote);
    members[7].2 = suspended(Scope::All);
    let electors = electorate::of(&members, OrganisationRule::StatesVote);
    assert_eq!(electors.len(), 50);
    assert_eq!(electorate::entitled_count(&electors), 48);
    assert_eq!(
        ground_of(&electors, &state(3)),
        Some(NotEntitledGround::Suspended)
    );
    assert_eq!(
        ground_of(&electors, &state(7)),
        Some(NotEntitledGround::Suspended)
    );
    let counted = rule(DecisionKind::Admission).count(&electorate::tally(&electors, &said(0, 0)));
    assert_eq!((counted.quorum_needed, counted.needed), (Some(25), 32));
}

#[test]
fn the_regional_organisation_is_not_entitled_where_its_member_states_vote() {
    let mut members = states(45);
    members.push(the_union());
    let electors = electorate::of(&members, OrganisationRule::StatesVote);
    assert_eq!(
        ground_of(&electors, &code("EUE")),
        Some(NotEntitledGround::StatesVote)
    );
    let mut votes = said(30, 15);
    votes.insert(code("EUE"), Choice::No);
    let counted = rule(DecisionKind::NormAdoption).count(&electorate::tally(&electors, &votes));
    assert_eq!(
        (counted.tally.entitled, counted.quorum_needed),
        (45, Some(23))
    );
    assert_eq!((counted.needed, counted.outcome), (30, Outcome::Adopted));
}

#[test]
fn the_regional_organisation_with_its_own_vote_is_one_member_more() {
    let mut members = states(45);
    members.push(the_union());
    let electors = electorate::of(&members, OrganisationRule::OwnVote);
    let mut votes = said(30, 15);
    votes.insert(code("EUE"), Choice::No);
    let counted = rule(DecisionKind::NormAdoption).count(&electorate::tally(&electors, &votes));
    assert_eq!((counted.tally.entitled, counted.needed), (46, 31));
    assert!(matches!(counted.outcome, Outcome::Rejected(_)));
}

#[test]
fn who_leaves_in_the_window_is_struck_and_who_joins_is_not_entitled() {
    let mut electors = electorate::of(&states(50), OrganisationRule::StatesVote);
    electorate::strike(&mut electors, &state(0));
    assert_eq!(
        ground_of(&electors, &state(0)),
        Some(NotEntitledGround::Ceased)
    );
    // State 50 joined in the window: it is not on the list, so its vote would count nowhere.
    let mut votes = said(40, 0);
    votes.insert(state(50), Choice::Yes);
    let counted = rule(DecisionKind::Admission).count(&electorate::tally(&electors, &votes));
    assert_eq!((counted.tally.entitled, counted.tally.yes), (49, 39));
    assert_eq!((counted.quorum_needed, counted.needed), (Some(25), 33));
}

#[test]
fn nobody_is_on_the_list_who_is_not_a_member_that_day() {
    let former = Standing::Former {
        since: date(2026, 1, 1),
    };
    let members = [
        (code("FRA"), MemberKind::State, Standing::Member),
        (code("AAA"), MemberKind::State, Standing::NotYet),
        (code("BBB"), MemberKind::State, former),
        (code("DEU"), MemberKind::State, Standing::Member),
    ];
    let electors = electorate::of(&members, OrganisationRule::StatesVote);
    let listed: Vec<&str> = electors.iter().map(|e| e.member.as_str()).collect();
    assert_eq!(listed, ["DEU", "FRA"]);
}

#[test]
fn a_house_all_suspended_has_nobody_entitled() {
    let members = [(code("FRA"), MemberKind::State, suspended(Scope::Vote))];
    let electors = electorate::of(&members, OrganisationRule::StatesVote);
    assert_eq!(electorate::entitled_count(&electors), 0);
}

#[test]
fn the_order_of_the_members_is_irrelevant() {
    let mut backwards = states(30);
    backwards.reverse();
    assert_eq!(
        electorate::of(&states(30), OrganisationRule::StatesVote),
        electorate::of(&backwards, OrganisationRule::StatesVote)
    );
}

#[test]
fn each_choice_is_counted_as_itself() {
    let electors = electorate::of(&states(6), OrganisationRule::StatesVote);
    let votes = BTreeMap::from([
        (state(0), Choice::Yes),
        (state(1), Choice::No),
        (state(2), Choice::No),
        (state(3), Choice::Abstain),
        (state(4), Choice::NotParticipating),
    ]);
    let tally = electorate::tally(&electors, &votes);
    assert_eq!(
        (tally.yes, tally.no, tally.abstain, tally.not_participating),
        (1, 2, 1, 1)
    );
    assert_eq!((tally.present(), tally.did_not_vote()), (5, 1));
}
