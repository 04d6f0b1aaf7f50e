//! Votes: undisclosed until the closing, changed and withdrawn until then, never received after it.

use registry::acts::votes::{self, Said};
use registry::record::Act;
use registry::record::canonical;
use registry::record::commitments::VoteContent;
use registry::record::commitments::{Hand, Kind, commit, salt_of, sha256_hex};
use registry::rules::Refusal;
use registry::rules::refusals::Field;
use registry::rules::visibility::Viewer;
use registry::rules::words::{Auth, BallotSymbol, Choice, Lang, Prose, Seat};
use registry::store::votes::{self as reading, Position, Receipt};
use registry::store::{Failure, Request, StoreError, documents, entries};

use super::house::{House, ORIGIN, on_both};
use super::questions::{CLOSING, casts, close, code, found, opened, refused, roll, states};

fn request(number: u8) -> Request {
    Request::new(&format!("{number:032x}"), "votes", b"the same form").unwrap()
}

fn vote_entries(house: &House, ballot: &BallotSymbol) -> Vec<entries::Written> {
    let sought = entries::Sought {
        ballot: Some(ballot.to_string()),
        ..entries::Sought::default()
    };
    house
        .store()
        .read(|r| entries::newest(r, &sought, 1000))
        .unwrap()
        .into_iter()
        .filter(|written| matches!(written.entry.act, Act::Vote { .. }))
        .collect()
}

fn position(house: &House, ballot: &BallotSymbol, member: &str) -> Position {
    roll(house, ballot)
        .into_iter()
        .find(|line| line.member.as_str() == member)
        .unwrap()
        .position
}

fn withdraws(house: &House, member: &str, ballot: &BallotSymbol) -> Result<Receipt, Failure> {
    votes::withdraw(
        house.store(),
        house.head_of(member),
        &code(member),
        ballot.clone(),
        None,
    )
}

#[test]
fn the_commitment_on_the_record_follows_from_the_receipt() {
    on_both(|house| {
        let ballot = opened(house, 1);
        let receipt = casts(house, "FRA", &ballot, Choice::Yes).unwrap();
        let salt = salt_of(&receipt.salt).unwrap();
        let recomputed = commit(Kind::Vote, &salt, &receipt.content).unwrap();
        assert_eq!(recomputed, receipt.commitment);
        let entry = house
            .store()
            .read(|r| entries::find(r, receipt.index))
            .unwrap()
            .entry;
        let expected = Act::Vote {
            ballot: ballot.clone(),
            commitment: receipt.commitment.clone(),
        };
        assert_eq!(entry.act, expected);
        assert_eq!(receipt.content.index, receipt.index);
        assert_eq!(receipt.time, entry.time);
    });
}

#[test]
fn a_vote_on_the_record_says_ballot_and_commitment_whatever_it_is() {
    on_both(|house| {
        let ballot = opened(house, 1);
        let said = Said::explanation("We agree.", "Nous sommes d’accord.").unwrap();
        let store = house.store();
        let france = house.head_of("FRA");
        votes::cast(
            store,
            france,
            &code("FRA"),
            ballot.clone(),
            Choice::Yes,
            said,
            None,
        )
        .unwrap();
        casts(house, "FRA", &ballot, Choice::No).unwrap();
        withdraws(house, "FRA", &ballot).unwrap();
        let written = vote_entries(house, &ballot);
        assert_eq!(written.len(), 3);
        for entry in written {
            let fields: serde_json::Value = serde_json::from_str(&entry.bytes).unwrap();
            let names: Vec<_> = fields.as_object().unwrap().keys().cloned().collect();
            assert_eq!(names, ["act", "ballot", "commitment", "index", "time", "v"]);
        }
    });
}

#[test]
fn no_plain_hash_of_what_may_have_been_voted_is_on_the_record() {
    on_both(|house| {
        let ballot = opened(house, 1);
        let receipt = casts(house, "FRA", &ballot, Choice::Yes).unwrap();
        let seat = receipt.content.by.clone();
        let written = vote_entries(house, &ballot).remove(0);
        let mut tried = 0;
        for choice in [None]
            .into_iter()
            .chain(Choice::ALL.iter().map(|c| Some(*c)))
        {
            for auth in Auth::ALL {
                for member in states(house) {
                    for by in [seat.clone(), Hand::Seat(Seat::of_delegation(&member, 1))] {
                        let content = VoteContent {
                            auth: *auth,
                            ballot: ballot.clone(),
                            by: by.clone(),
                            choice,
                            explanation: None,
                            index: written.index,
                            member: member.clone(),
                            origin: ORIGIN.to_owned(),
                            v: 1,
                        };
                        let plain = canonical::write(&content).unwrap();
                        let unsalted = commit(Kind::Vote, &[0; 32], &content).unwrap();
                        for guess in [sha256_hex(plain.as_bytes()), unsalted.to_string()] {
                            assert!(!written.bytes.contains(&guess));
                            tried += 1;
                        }
                    }
                }
            }
        }
        assert!(tried > 1000);
    });
}

#[test]
fn the_last_vote_counts_and_a_withdrawn_one_did_not_vote() {
    on_both(|house| {
        let ballot = opened(house, 1);
        casts(house, "FRA", &ballot, Choice::No).unwrap();
        casts(house, "FRA", &ballot, Choice::Yes).unwrap();
        casts(house, "DEU", &ballot, Choice::Yes).unwrap();
        withdraws(house, "DEU", &ballot).unwrap();
        let nothing = withdraws(house, "DEU", &ballot);
        assert_eq!(refused(nothing), Refusal::NothingToWithdraw);
        casts(house, "ITA", &ballot, Choice::No).unwrap();
        withdraws(house, "ITA", &ballot).unwrap();
        casts(house, "ITA", &ballot, Choice::Abstain).unwrap();
        close(house, &ballot);
        assert_eq!(
            position(house, &ballot, "FRA"),
            Position::Voted(Choice::Yes)
        );
        assert_eq!(position(house, &ballot, "DEU"), Position::DidNotVote);
        assert_eq!(
            position(house, &ballot, "ITA"),
            Position::Voted(Choice::Abstain)
        );
        assert_eq!(found(house, &ballot).tally.unwrap().present(), 2);
    });
}

#[test]
fn nothing_is_received_at_the_hour_though_the_closing_has_not_run() {
    on_both(|house| {
        let ballot = opened(house, 1);
        house.at("2026-03-17T16:59:59.999999Z");
        casts(house, "FRA", &ballot, Choice::Yes).unwrap();
        house.at(CLOSING);
        let at = CLOSING.parse().unwrap();
        let late = Refusal::Closed { at };
        assert_eq!(refused(casts(house, "DEU", &ballot, Choice::Yes)), late);
        assert_eq!(refused(casts(house, "FRA", &ballot, Choice::No)), late);
        assert_eq!(refused(withdraws(house, "FRA", &ballot)), late);
        assert_eq!(vote_entries(house, &ballot).len(), 1);
    });
}

#[test]
fn a_vote_sent_twice_is_one_vote_with_one_receipt_even_after_the_hour() {
    on_both(|house| {
        let ballot = opened(house, 1);
        let send = || {
            votes::cast(
                house.store(),
                house.head_of("FRA"),
                &code("FRA"),
                ballot.clone(),
                Choice::Yes,
                Said::default(),
                Some(request(1)),
            )
            .unwrap()
        };
        let receipt = send();
        assert_eq!(send(), receipt);
        assert_eq!(vote_entries(house, &ballot).len(), 1);
        house.at(CLOSING);
        assert_eq!(send(), receipt);
        close(house, &ballot);
        assert_eq!(send(), receipt);
        let viewer = Viewer::Delegation(code("FRA"));
        let (kept, replaced) = house
            .store()
            .read(|r| reading::receipt(r, &viewer, &ballot, receipt.index))
            .unwrap();
        assert_eq!((kept, replaced), (receipt, None));
    });
}

#[test]
fn a_replaced_receipt_says_so_and_its_content_is_forgotten_at_the_closing() {
    on_both(|house| {
        let ballot = opened(house, 1);
        let first = casts(house, "FRA", &ballot, Choice::No).unwrap();
        let second = casts(house, "FRA", &ballot, Choice::Yes).unwrap();
        let viewer = Viewer::Delegation(code("FRA"));
        let receipt = || {
            house
                .store()
                .read(|r| reading::receipt(r, &viewer, &ballot, first.index))
        };
        assert_eq!(receipt().unwrap().1, Some(second.index));
        close(house, &ballot);
        assert!(matches!(receipt(), Err(StoreError::NotFound)));
    });
}

#[test]
fn the_regional_organisation_and_strangers_to_the_list_are_not_entitled() {
    on_both(|house| {
        let ballot = opened(house, 1);
        let union = casts(house, "EUE", &ballot, Choice::Yes);
        assert!(matches!(refused(union), Refusal::NotEntitled { .. }));
        let vote = |by, member: &str| {
            let said = Said::default();
            let member = code(member);
            refused(votes::cast(
                house.store(),
                by,
                &member,
                ballot.clone(),
                Choice::Yes,
                said,
                None,
            ))
        };
        assert_eq!(vote(house.head_of("FRA"), "DEU"), Refusal::NotYours);
        assert_eq!(
            vote(house.expert_of("FRA"), "FRA"),
            Refusal::OfficeDoesNotPermit
        );
        assert_eq!(vote(house.officer(), "FRA"), Refusal::OfficeDoesNotPermit);
    });
}

#[test]
fn an_alternate_votes_for_the_member_and_the_last_of_the_two_counts() {
    on_both(|house| {
        let ballot = opened(house, 1);
        casts(house, "FRA", &ballot, Choice::No).unwrap();
        votes::cast(
            house.store(),
            house.alternate_of("FRA"),
            &code("FRA"),
            ballot.clone(),
            Choice::Yes,
            Said::default(),
            None,
        )
        .unwrap();
        close(house, &ballot);
        assert_eq!(
            position(house, &ballot, "FRA"),
            Position::Voted(Choice::Yes)
        );
    });
}

#[test]
fn while_the_vote_runs_each_sees_what_it_may_and_nothing_else() {
    on_both(|house| {
        let ballot = opened(house, 1);
        let receipt = casts(house, "FRA", &ballot, Choice::Yes).unwrap();
        casts(house, "DEU", &ballot, Choice::No).unwrap();
        withdraws(house, "DEU", &ballot).unwrap();
        let voted = |viewer: &Viewer| {
            house
                .store()
                .read(|r| reading::voted(r, viewer, &ballot))
                .unwrap()
        };
        let own = |viewer: &Viewer| {
            house
                .store()
                .read(|r| reading::own(r, viewer, &ballot))
                .unwrap()
        };
        let (france, italy) = (
            Viewer::Delegation(code("FRA")),
            Viewer::Delegation(code("ITA")),
        );
        assert_eq!(voted(&Viewer::Public).count, 1);
        for viewer in [&Viewer::Public, &Viewer::Auditor, &france] {
            assert_eq!(voted(viewer).members, None);
        }
        assert_eq!(voted(&Viewer::Secretariat).members, Some(vec![code("FRA")]));
        assert_eq!(own(&france), Some(receipt));
        for viewer in [
            &Viewer::Public,
            &Viewer::Auditor,
            &Viewer::Secretariat,
            &italy,
        ] {
            assert_eq!(own(viewer), None);
        }
        for line in roll(house, &ballot) {
            assert!(matches!(
                line.position,
                Position::Undisclosed | Position::NotEntitled(_)
            ));
            assert_eq!((line.index, line.seat), (None, None));
        }
    });
}

#[test]
fn an_explanation_given_with_a_vote_is_closed_with_it_and_that_of_a_replaced_vote_is_gone() {
    on_both(|house| {
        let ballot = opened(house, 1);
        let explains = |text: &str| {
            let said = Said::explanation(text, "").unwrap();
            let france = house.head_of("FRA");
            let receipt = votes::cast(
                house.store(),
                france,
                &code("FRA"),
                ballot.clone(),
                Choice::Yes,
                said,
                None,
            );
            receipt.unwrap().content.explanation.unwrap().remove(0)
        };
        let (first, last) = (explains("At first."), explains("At last."));
        let body = |viewer: &Viewer, commitment| {
            house
                .store()
                .read(|r| documents::find(r, viewer, commitment))
                .map(|document| document.body)
        };
        for viewer in [
            &Viewer::Public,
            &Viewer::Secretariat,
            &Viewer::Delegation(code("DEU")),
        ] {
            assert!(matches!(body(viewer, &last), Err(StoreError::NotFound)));
        }
        assert_eq!(
            body(&Viewer::Delegation(code("FRA")), &last).unwrap(),
            "At last."
        );
        close(house, &ballot);
        assert_eq!(body(&Viewer::Public, &last).unwrap(), "At last.");
        assert!(matches!(
            body(&Viewer::Delegation(code("FRA")), &first),
            Err(StoreError::NotFound)
        ));
    });
}

#[test]
fn a_member_reports_an_error_within_two_working_days() {
    on_both(|house| {
        let ballot = opened(house, 1);
        let note = Prose::parse("We pressed yes.", Field::Note, 100).unwrap();
        let report = || {
            votes::report_error(
                house.store(),
                house.head_of("FRA"),
                &code("FRA"),
                ballot.clone(),
                (Lang::En, note.clone()),
                None,
            )
        };
        assert!(matches!(refused(report()), Refusal::StillRunning { .. }));
        close(house, &ballot);
        house.at("2026-03-19T22:59:59Z");
        report().unwrap();
        house.at("2026-03-19T23:00:00Z");
        assert!(matches!(refused(report()), Refusal::ErrorPeriodOver { .. }));
    });
}

#[test]
fn an_intended_vote_stands_beside_the_roll_and_the_tally_stays() {
    on_both(|house| {
        let ballot = opened(house, 1);
        casts(house, "FRA", &ballot, Choice::Yes).unwrap();
        close(house, &ballot);
        let before = found(house, &ballot).tally;
        let state = |member: &str, choice| {
            votes::state_intended(
                house.store(),
                house.head_of(member),
                &code(member),
                ballot.clone(),
                choice,
                None,
            )
        };
        assert_eq!(refused(state("FRA", Choice::Yes)), Refusal::AlreadyDone);
        let union = state("EUE", Choice::Yes);
        assert!(matches!(refused(union), Refusal::NotEntitled { .. }));
        state("FRA", Choice::No).unwrap();
        state("DEU", Choice::Abstain).unwrap();
        assert_eq!(refused(state("DEU", Choice::Abstain)), Refusal::AlreadyDone);
        assert_eq!(found(house, &ballot).tally, before);
        assert_eq!(position(house, &ballot, "DEU"), Position::DidNotVote);
        let stated = house
            .store()
            .read(|r| reading::intended(r, &Viewer::Public, &found(house, &ballot)))
            .unwrap();
        assert_eq!(stated.len(), 2);
    });
}

#[test]
fn a_vote_is_explained_until_five_working_days_after_and_never_edited() {
    on_both(|house| {
        let ballot = opened(house, 1);
        let explain = |member: &str, en: &str, fr: &str| {
            votes::explain(
                house.store(),
                house.head_of(member),
                &code(member),
                ballot.clone(),
                Said::explanation(en, fr).unwrap(),
                None,
            )
        };
        let early = explain("FRA", "Because.", "");
        assert!(matches!(refused(early), Refusal::StillRunning { .. }));
        close(house, &ballot);
        assert_eq!(
            refused(explain("FRA", " ", "")),
            Refusal::Missing(Field::Explanation)
        );
        explain("FRA", "Because.", "").unwrap();
        assert_eq!(refused(explain("FRA", "Rather.", "")), Refusal::AlreadyDone);
        explain("FRA", "", "Parce que.").unwrap();
        explain("EUE", "We took note.", "").unwrap();
        house.at("2026-03-24T23:00:00Z");
        let late = explain("DEU", "Late.", "");
        assert!(matches!(
            refused(late),
            Refusal::ExplanationPeriodOver { .. }
        ));
    });
}
