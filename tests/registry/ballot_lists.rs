//! Lists and days of ballots: what a viewer may not know shows in none of them.

use registry::acts::ballots;
use registry::acts::motions::Motion;
use registry::rules::visibility::Viewer;
use registry::rules::words::{
    BallotSymbol, CertificationGround, Choice, Classification, DecisionKind,
};
use registry::store::ballots::{Decided, Sought, State, over};
use registry::store::{Failure, ballots as stored};

use super::house::{House, on_both};
use super::norms::meeting;
use super::questions::{
    CERTIFYING, CLOSING, OPENING, cast_all, close, code, fixed, opened, putting, reference, states,
};

/// A ballot on a proposal for members whose votes adopt it, and whose certification was refused.
fn refused_for_members(house: &House) -> BallotSymbol {
    let kind = DecisionKind::NormAdoption;
    let proposal = fixed(house, 1, Classification::ForMembers, kind);
    house.at(OPENING);
    let putting = putting(&proposal, CLOSING);
    let ballot = ballots::open(house.store(), house.officer(), putting, None).unwrap();
    cast_all(house, &ballot, 30, 2, 0);
    close(house, &ballot);
    house.at(CERTIFYING);
    house
        .two_officers(Motion::CertificationRefusal {
            ballot: ballot.clone(),
            ground: CertificationGround::Irregular,
            reference: reference(),
        })
        .unwrap();
    ballot
}

fn listed(house: &House, viewer: &Viewer, result: Decided) -> Vec<(BallotSymbol, State)> {
    let sought = Sought {
        result: Some(result),
        ..Sought::default()
    };
    let found = house
        .store()
        .read(|r| over(r, viewer, &sought, 1).map_err(Failure::from))
        .unwrap();
    found
        .into_iter()
        .map(|one| (one.symbol, one.state))
        .collect()
}

#[test]
fn a_certification_refused_to_a_proposal_for_members_shows_in_no_list_of_outsiders() {
    on_both(|house| {
        let ballot = refused_for_members(house);
        let outsider = |result| listed(house, &Viewer::Public, result);
        let insider = |result| listed(house, &Viewer::Secretariat, result);
        assert_eq!(
            outsider(Decided::Adopted),
            [(ballot.clone(), State::Closed)]
        );
        assert_eq!(outsider(Decided::NoDecision), []);
        assert_eq!(outsider(Decided::Rejected), []);
        assert_eq!(insider(Decided::Adopted), []);
        assert_eq!(insider(Decided::NoDecision), [(ballot, State::Refused)]);
    });
}

#[test]
fn a_day_gone_by_counts_no_vote_of_a_member_that_was_struck() {
    on_both(|house| {
        let ballot = opened(house, 1);
        cast_all(house, &ballot, 30, 4, 0);
        let struck = states(house)[3].clone();
        house
            .two_officers(Motion::MemberWithdrawal {
                decision: meeting(),
                from: "2026-03-13".parse().unwrap(),
                member: struck,
            })
            .unwrap();
        close(house, &ballot);
        let closed = tally_on(house, &ballot, None);
        house.at("2026-03-18T09:00:00Z");
        house
            .two_officers(Motion::Correction {
                ballot: ballot.clone(),
                choice: Some(Choice::Abstain),
                member: code("FRA"),
                reference: reference(),
            })
            .unwrap();
        house.at("2026-03-19T09:00:00Z");
        assert_ne!(tally_on(house, &ballot, None), closed, "the control");
        assert_eq!(tally_on(house, &ballot, Some("2026-03-17")), closed);
        assert_eq!((closed.entitled, closed.yes), (44, 29));
    });
}

fn tally_on(
    house: &House,
    ballot: &BallotSymbol,
    day: Option<&str>,
) -> registry::rules::majority::Tally {
    house
        .store()
        .read::<_, Failure>(|r| {
            if let Some(day) = day {
                r.go_back_to(day.parse().unwrap())?;
            }
            Ok(stored::find(r, &Viewer::Public, ballot)?)
        })
        .unwrap()
        .tally
        .unwrap()
}
