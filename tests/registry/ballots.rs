//! Ballots: what is fixed at the opening, what closes them, what comes of them.

use registry::acts::ballots;
use registry::acts::motions::Motion;
use registry::record::Act;
use registry::record::entries::{Decision, Entry};
use registry::rules::Refusal;
use registry::rules::majority::{Ground, Outcome, Shortfall};
use registry::rules::standing::Scope;
use registry::rules::visibility::Viewer;
use registry::rules::words::{
    BallotSymbol, CertificationGround, Choice, Classification, DecisionKind, EndGround,
};
use registry::store::ballots::{State, WithoutDecision};
use registry::store::votes::Position;
use registry::store::{StoreError, entries};

use super::house::{House, on_both};
use super::questions::{
    CERTIFYING, CLOSING, OPENING, at_final_text, cast_all, casts, certify, close, code, decision,
    fixed, found, moment, opened, putting, reference, refused, roll, states,
};

fn newest(house: &House, ballot: &BallotSymbol) -> Entry {
    let sought = entries::Sought {
        ballot: Some(ballot.to_string()),
        ..entries::Sought::default()
    };
    house
        .store()
        .read(|r| entries::newest(r, &sought, 1))
        .unwrap()
        .remove(0)
        .entry
}

fn suspension(member: &str, from: &str) -> Motion {
    Motion::Suspension {
        decision: Decision {
            decided: from.parse().unwrap(),
            ..decision()
        },
        from: from.parse().unwrap(),
        member: code(member),
        scope: Scope::Vote,
        until: None,
    }
}

fn departure(member: &str, from: &str) -> Motion {
    Motion::MemberWithdrawal {
        decision: decision(),
        from: from.parse().unwrap(),
        member: code(member),
    }
}

#[test]
fn the_opening_fixes_rule_electorate_texts_and_hours() {
    on_both(|house| {
        let ballot = opened(house, 1);
        let found = found(house, &ballot);
        assert_eq!(ballot.as_str(), "B-2026-001");
        assert_eq!(found.entitled, 45, "the European Union's States vote");
        assert_eq!(found.opens, moment(OPENING));
        assert_eq!(found.closes, moment(CLOSING));
        assert_eq!(found.rulebook, 1);
        assert!(found.texts.is_some());
        assert_eq!(found.put_by, decision());
        let Act::Ballot { electorate, .. } = newest(house, &ballot).act else {
            panic!("the newest entry is the opening")
        };
        assert_eq!(electorate.len(), 46);
    });
}

#[test]
fn the_notice_the_window_and_the_working_day_are_kept() {
    on_both(|house| {
        let proposal = at_final_text(house, 1);
        let open = |closes: &str| {
            let putting = putting(&proposal, closes);
            refused(ballots::open(house.store(), house.officer(), putting, None))
        };
        house.at("2026-03-11T22:00:00Z");
        let earliest = "2026-03-12".parse().unwrap();
        assert_eq!(
            open("2026-03-17T17:00:00Z"),
            Refusal::NoticeTooShort { earliest }
        );
        house.at(OPENING);
        assert_eq!(
            open("2026-03-16T17:00:00Z"),
            Refusal::WindowTooShort { days: 5 }
        );
        let sunday = "2026-03-22".parse().unwrap();
        assert_eq!(
            open("2026-03-22T17:00:00Z"),
            Refusal::NotAWorkingDay { date: sunday }
        );
    });
}

#[test]
fn a_waiver_shortens_notice_and_window_and_is_cited() {
    on_both(|house| {
        let proposal = at_final_text(house, 1);
        let mut putting = putting(&proposal, "2026-03-03T17:00:00Z");
        putting.waiver = Some(reference());
        let ballot = ballots::open(house.store(), house.officer(), putting, None).unwrap();
        assert_eq!(found(house, &ballot).waiver, Some(reference()));
    });
}

#[test]
fn a_proposal_is_put_to_the_vote_once_and_by_officers_only() {
    on_both(|house| {
        let ballot = opened(house, 1);
        let proposal = found(house, &ballot).proposal;
        let again = putting(&proposal, CLOSING);
        let open = |by| refused(ballots::open(house.store(), by, again.clone(), None));
        assert_eq!(open(house.officer()), Refusal::OutOfOrder);
        assert_eq!(open(house.head_of("FRA")), Refusal::OfficeDoesNotPermit);
    });
}

#[test]
fn a_ballot_on_a_proposal_for_members_opens_without_hashes_of_its_texts() {
    on_both(|house| {
        let proposal = fixed(
            house,
            1,
            Classification::ForMembers,
            DecisionKind::NormAdoption,
        );
        house.at(OPENING);
        let putting = putting(&proposal, CLOSING);
        let ballot = ballots::open(house.store(), house.officer(), putting, None).unwrap();
        assert_eq!(found(house, &ballot).texts, None);
    });
}

#[test]
fn a_member_suspended_before_the_opening_is_not_entitled_and_after_it_is() {
    on_both(|house| {
        house.two_officers(suspension("DEU", "2026-03-02")).unwrap();
        let ballot = opened(house, 1);
        assert_eq!(found(house, &ballot).entitled, 44);
        assert!(matches!(
            refused(casts(house, "DEU", &ballot, Choice::Yes)),
            Refusal::NotEntitled { .. }
        ));
        house.two_officers(suspension("ITA", "2026-03-12")).unwrap();
        casts(house, "ITA", &ballot, Choice::Yes).unwrap();
    });
}

#[test]
fn the_closing_comes_at_the_hour_and_once() {
    on_both(|house| {
        let ballot = opened(house, 1);
        house.at("2026-03-17T16:59:59.999999Z");
        let close = || refused(ballots::close(house.store(), ballot.clone()));
        let until = moment(CLOSING);
        assert_eq!(close(), Refusal::StillRunning { until });
        house.at(CLOSING);
        ballots::close(house.store(), ballot.clone()).unwrap();
        assert_eq!(close(), Refusal::AlreadyDone);
    });
}

#[test]
fn the_closing_opens_the_last_votes_sorted_by_member_and_says_how_many_it_leaves_closed() {
    on_both(|house| {
        let ballot = opened(house, 1);
        for (member, choice) in [
            ("USA", Choice::No),
            ("ARG", Choice::Yes),
            ("FRA", Choice::No),
            ("FRA", Choice::Yes),
            ("FRA", Choice::Abstain),
        ] {
            casts(house, member, &ballot, choice).unwrap();
        }
        close(house, &ballot);
        let Act::Closing {
            votes, left_closed, ..
        } = newest(house, &ballot).act
        else {
            panic!("the newest entry is the closing")
        };
        let opened: Vec<_> = votes
            .iter()
            .map(|vote| (vote.content.member.as_str(), vote.content.choice))
            .collect();
        assert_eq!(
            opened,
            [
                ("ARG", Some(Choice::Yes)),
                ("FRA", Some(Choice::Abstain)),
                ("USA", Some(Choice::No))
            ]
        );
        assert_eq!(left_closed, 2);
    });
}

#[test]
fn an_adopted_ballot_gets_its_number_at_the_closing_and_its_norm_at_the_certification() {
    on_both(|house| {
        let ballot = opened(house, 1);
        cast_all(house, &ballot, 16, 7, 2);
        close(house, &ballot);
        let closed = found(house, &ballot);
        assert_eq!(closed.outcome, Some(Outcome::Adopted));
        assert_eq!(closed.norm.unwrap().as_str(), "GAIP-NORM-0001");
        assert_eq!(closed.state, State::Closed);
        assert!(matches!(
            refused(certify(house, &ballot)),
            Refusal::ErrorPeriodRunning { .. }
        ));
        house.at(CERTIFYING);
        certify(house, &ballot).unwrap();
        assert_eq!(found(house, &ballot).state, State::Certified);
        let Act::Certification { adopted, .. } = newest(house, &ballot).act else {
            panic!("the newest entry is the certification")
        };
        assert_eq!(adopted, Some("2026-03-17".parse().unwrap()));
        assert_eq!(refused(certify(house, &ballot)), Refusal::AlreadyDone);
    });
}

#[test]
fn numbers_of_norms_follow_the_order_of_closing() {
    on_both(|house| {
        let (first, second) = (at_final_text(house, 1), at_final_text(house, 2));
        house.at(OPENING);
        let open = |proposal, closes| {
            let putting = putting(proposal, closes);
            ballots::open(house.store(), house.officer(), putting, None).unwrap()
        };
        let later = open(&first, "2026-03-18T17:00:00Z");
        let earlier = open(&second, "2026-03-17T17:00:00Z");
        cast_all(house, &later, 23, 0, 0);
        cast_all(house, &earlier, 23, 0, 0);
        house.at("2026-03-19T09:00:00Z");
        let out_of_turn = ballots::close(house.store(), later.clone());
        assert_eq!(refused(out_of_turn), Refusal::OutOfOrder);
        close(house, &earlier);
        close(house, &later);
        assert_eq!(
            found(house, &earlier).norm.unwrap().as_str(),
            "GAIP-NORM-0001"
        );
        assert_eq!(
            found(house, &later).norm.unwrap().as_str(),
            "GAIP-NORM-0002"
        );
    });
}

#[test]
fn lack_of_quorum_is_no_decision_and_a_rejection_says_what_it_lacked() {
    on_both(|house| {
        let (without, against) = (opened(house, 1), at_final_text(house, 2));
        cast_all(house, &without, 22, 0, 0);
        close(house, &without);
        assert_eq!(
            found(house, &without).outcome,
            Some(Outcome::NoDecision(Ground::Quorum))
        );
        assert_eq!(found(house, &without).norm, None);
        house.at("2026-03-27T09:00:00Z");
        let putting = putting(&against, "2026-04-01T16:00:00Z");
        let against = ballots::open(house.store(), house.officer(), putting, None).unwrap();
        cast_all(house, &against, 15, 8, 0);
        close(house, &against);
        assert_eq!(
            found(house, &against).outcome,
            Some(Outcome::Rejected(Shortfall::Threshold))
        );
    });
}

#[test]
fn a_member_that_leaves_in_the_window_is_struck_and_the_bases_fall() {
    on_both(|house| {
        let ballot = opened(house, 1);
        cast_all(house, &ballot, 23, 0, 0);
        let last = states(house)[22].to_string();
        house.two_officers(departure(&last, "2026-03-13")).unwrap();
        close(house, &ballot);
        let closed = found(house, &ballot);
        assert_eq!(closed.entitled, 44);
        assert_eq!(closed.tally.unwrap().yes, 22);
        assert_eq!(closed.outcome, Some(Outcome::NoDecision(Ground::Quorum)));
        let line = roll(house, &ballot)
            .into_iter()
            .find(|line| line.member.as_str() == last)
            .unwrap();
        assert!(matches!(line.position, Position::NotEntitled(_)));
    });
}

#[test]
fn an_extension_only_lengthens_and_votes_are_received_until_the_new_hour() {
    on_both(|house| {
        let ballot = opened(house, 1);
        let extend = |closes: &str| {
            house.two_officers(Motion::Extension {
                ballot: ballot.clone(),
                closes: moment(closes),
                reference: reference(),
            })
        };
        assert!(matches!(
            refused(extend("2026-03-17T16:59:00Z")),
            Refusal::ExtensionMustLengthen { .. }
        ));
        assert!(matches!(
            refused(extend("2026-03-21T17:00:00Z")),
            Refusal::NotAWorkingDay { .. }
        ));
        extend("2026-03-19T17:00:00Z").unwrap();
        house.at("2026-03-18T17:00:00Z");
        casts(house, "FRA", &ballot, Choice::Yes).unwrap();
        house.at("2026-03-19T17:00:00Z");
        assert!(matches!(
            refused(extend("2026-03-23T17:00:00Z")),
            Refusal::Closed { .. }
        ));
    });
}

#[test]
fn a_ballot_ended_before_its_hour_opens_its_votes_and_decides_nothing() {
    on_both(|house| {
        let ballot = opened(house, 1);
        let end = |ballot: &BallotSymbol| {
            house.two_officers(Motion::BallotEnd {
                ballot: ballot.clone(),
                ground: EndGround::TextDefective,
                reference: reference(),
            })
        };
        casts(house, "FRA", &ballot, Choice::No).unwrap();
        casts(house, "FRA", &ballot, Choice::Yes).unwrap();
        end(&ballot).unwrap();
        let ended = found(house, &ballot);
        assert_eq!(ended.state, State::Ended);
        assert_eq!(
            ended.ground,
            Some(WithoutDecision::Ended(EndGround::TextDefective))
        );
        assert_eq!(ended.left_closed, Some(1));
        let Act::BallotEnd { votes, .. } = newest(house, &ballot).act else {
            panic!("the newest entry is the end")
        };
        assert_eq!(votes.len(), 1);
        assert!(matches!(
            refused(casts(house, "DEU", &ballot, Choice::Yes)),
            Refusal::Closed { .. }
        ));
    });
}

#[test]
fn a_ballot_without_any_vote_ends_and_closes_too() {
    on_both(|house| {
        let ballot = opened(house, 1);
        close(house, &ballot);
        assert_eq!(
            found(house, &ballot).outcome,
            Some(Outcome::NoDecision(Ground::Quorum))
        );
    });
}

#[test]
fn a_refused_certification_leaves_no_decision_and_keeps_the_roll() {
    on_both(|house| {
        let ballot = opened(house, 1);
        cast_all(house, &ballot, 23, 0, 0);
        close(house, &ballot);
        house.at(CERTIFYING);
        house
            .two_officers(Motion::CertificationRefusal {
                ballot: ballot.clone(),
                ground: CertificationGround::Irregular,
                reference: reference(),
            })
            .unwrap();
        let refused = found(house, &ballot);
        assert_eq!(refused.state, State::Refused);
        assert_eq!(
            refused.ground,
            Some(WithoutDecision::Refused(CertificationGround::Irregular))
        );
        assert_eq!(roll(house, &ballot).len(), 46);
    });
}

#[test]
fn a_certification_needs_a_registrar_among_two_officers() {
    on_both(|house| {
        let ballot = opened(house, 1);
        cast_all(house, &ballot, 23, 0, 0);
        close(house, &ballot);
        house.at(CERTIFYING);
        let motion = Motion::Certification {
            ballot: ballot.clone(),
        };
        let id =
            registry::acts::motions::propose(house.store(), house.officer(), motion, None).unwrap();
        let alone = house.approves(house.officer(), id);
        assert_eq!(refused(alone), Refusal::SecondOfficerMustDiffer);
        let without = house.approves(house.second_officer(), id);
        assert_eq!(refused(without), Refusal::RegistrarRequired);
        house.approves(house.registrar(), id).unwrap();
    });
}

#[test]
fn a_clerical_correction_changes_the_roll_and_never_the_outcome() {
    on_both(|house| {
        let ballot = opened(house, 1);
        cast_all(house, &ballot, 16, 7, 0);
        close(house, &ballot);
        let states = states(house);
        let correct = |member: &str, choice| {
            house.two_officers(Motion::Correction {
                ballot: ballot.clone(),
                choice,
                member: code(member),
                reference: reference(),
            })
        };
        let (yes, no) = (states[0].as_str(), states[16].as_str());
        assert_eq!(
            refused(correct(yes, Some(Choice::No))),
            Refusal::OutcomeWouldChange
        );
        assert_eq!(
            refused(correct(yes, Some(Choice::Yes))),
            Refusal::NothingToCorrect
        );
        assert!(matches!(
            refused(correct("EUE", Some(Choice::Yes))),
            Refusal::NotEntitled { .. }
        ));
        correct(no, Some(Choice::Abstain)).unwrap();
        let tally = found(house, &ballot).tally.unwrap();
        assert_eq!((tally.yes, tally.no, tally.abstain), (16, 6, 1));
        let line = roll(house, &ballot)
            .into_iter()
            .find(|line| line.member.as_str() == no)
            .unwrap();
        assert_eq!(line.position, Position::Voted(Choice::Abstain));
        assert!(line.corrected.is_some());
    });
}

#[test]
fn adoption_opens_a_proposal_for_members() {
    on_both(|house| {
        let proposal = fixed(
            house,
            1,
            Classification::ForMembers,
            DecisionKind::NormAdoption,
        );
        house.at(OPENING);
        let putting = putting(&proposal, CLOSING);
        let ballot = ballots::open(house.store(), house.officer(), putting, None).unwrap();
        cast_all(house, &ballot, 23, 0, 0);
        close(house, &ballot);
        let question = || {
            use registry::rules::visibility::Viewer;
            use registry::store::ballots::question;
            house
                .store()
                .read(|r| question(r, &Viewer::Public, &proposal, 0))
        };
        assert!(matches!(question(), Err(StoreError::NotFound)));
        house.at(CERTIFYING);
        certify(house, &ballot).unwrap();
        assert!(!question().unwrap().is_closed);
    });
}

#[test]
fn a_procedural_decision_makes_no_norm() {
    on_both(|house| {
        let proposal = fixed(house, 1, Classification::Public, DecisionKind::Procedural);
        house.at(OPENING);
        let putting = putting(&proposal, CLOSING);
        let ballot = ballots::open(house.store(), house.officer(), putting, None).unwrap();
        cast_all(house, &ballot, 12, 11, 0);
        close(house, &ballot);
        assert_eq!(found(house, &ballot).outcome, Some(Outcome::Adopted));
        assert_eq!(found(house, &ballot).norm, None);
        house.at(CERTIFYING);
        certify(house, &ballot).unwrap();
    });
}

#[test]
fn of_a_ballot_on_a_proposal_for_members_only_opening_votes_and_closing_show() {
    on_both(|house| {
        let proposal = fixed(
            house,
            1,
            Classification::ForMembers,
            DecisionKind::NormAdoption,
        );
        house.at(OPENING);
        let putting = putting(&proposal, CLOSING);
        let ballot = ballots::open(house.store(), house.officer(), putting, None).unwrap();
        house
            .two_officers(Motion::Extension {
                ballot: ballot.clone(),
                closes: moment("2026-03-19T17:00:00Z"),
                reference: reference(),
            })
            .unwrap();
        cast_all(house, &ballot, 10, 14, 0);
        close(house, &ballot);
        let silent = states(house)[30].clone();
        house
            .two_officers(Motion::Correction {
                ballot: ballot.clone(),
                choice: Some(Choice::No),
                member: silent.clone(),
                reference: reference(),
            })
            .unwrap();
        house.at("2026-03-24T09:00:00Z");
        certify(house, &ballot).unwrap();
        let shown: Vec<String> = house
            .store()
            .read(|r| registry::store::entries::from(r, 0, 500))
            .unwrap()
            .iter()
            .filter(|written| {
                let subject = written.entry.act.subject();
                subject.proposal.as_ref() == Some(&proposal)
                    || subject.ballot.as_ref() == Some(&ballot)
            })
            .map(|written| written.entry.act.name())
            .filter(|name| name != "vote")
            .collect();
        let closed = "for-members";
        assert_eq!(
            shown,
            [closed, closed, "ballot", closed, "closing", closed, closed],
            "submission, final text, opening, extension, closing, correction, certification"
        );
        let to_the_public = found(house, &ballot);
        assert_eq!(to_the_public.state, State::Closed);
        assert_eq!(to_the_public.tally.unwrap().no, 14);
        assert_eq!(to_the_public.certified_idx, None);
        let line = roll(house, &ballot)
            .into_iter()
            .find(|line| line.member == silent);
        assert_eq!(line.unwrap().position, Position::DidNotVote);
        let to_members = house
            .store()
            .read(|r| registry::store::ballots::find(r, &Viewer::Secretariat, &ballot))
            .unwrap();
        assert_eq!(to_members.state, State::Certified);
        assert_eq!(to_members.tally.unwrap().no, 15);
    });
}

#[test]
fn a_certification_holds_the_fingerprint_of_what_its_certificate_states() {
    on_both(|house| {
        let ballot = opened(house, 1);
        cast_all(house, &ballot, 20, 4, 2);
        close(house, &ballot);
        let corrected = states(house)[0].clone();
        house
            .two_officers(Motion::Correction {
                ballot: ballot.clone(),
                choice: Some(Choice::Abstain),
                member: corrected.clone(),
                reference: reference(),
            })
            .unwrap();
        house.at(CERTIFYING);
        certify(house, &ballot).unwrap();
        let certified = house
            .store()
            .read(|r| registry::store::certificates::find(r, &Viewer::Public, &ballot))
            .unwrap();
        let index = found(house, &ballot).certified_idx.unwrap();
        let entry = house
            .store()
            .read(|r| registry::store::entries::find(r, index))
            .unwrap();
        let Act::Certification { certificate, .. } = entry.entry.act else {
            panic!("the certification stands open on the record");
        };
        let body = certified.body;
        assert_eq!(certificate, body.fingerprint().unwrap());
        assert_eq!(body.recounted().outcome, Outcome::Adopted);
        assert_eq!(body.recounted().tally, body.tally);
        assert_eq!(
            (body.tally.yes, body.tally.no, body.tally.abstain),
            (19, 4, 3)
        );
        let line = body.votes.iter().find(|vote| vote.member == corrected);
        assert!(line.unwrap().corrected.is_some());
    });
}
