//! The stages of a proposal: what is not on the list of legal moves is refused.

use std::collections::HashMap;

use registry::rules::Refusal;
use registry::rules::stage::{Move, Stage, next};

/// Every legal move, from, what, to. `Maintain` goes back to where the proposal stood and is told by itself.
const LEGAL: &[(Stage, Move, Stage)] = &[
    (Stage::Submitted, Move::Return, Stage::Returned),
    (Stage::Submitted, Move::Revise, Stage::Submitted),
    (Stage::Submitted, Move::Translate, Stage::Submitted),
    (
        Stage::Submitted,
        Move::OpenConsultation,
        Stage::Consultation,
    ),
    (Stage::Submitted, Move::Withdraw, Stage::Withdrawn),
    (Stage::Returned, Move::Resubmit, Stage::Submitted),
    (Stage::Returned, Move::Withdraw, Stage::Withdrawn),
    (Stage::Consultation, Move::Revise, Stage::Consultation),
    (Stage::Consultation, Move::Translate, Stage::Consultation),
    (Stage::Consultation, Move::EndConsultation, Stage::Consulted),
    (Stage::Consultation, Move::Withdraw, Stage::Withdrawn),
    (Stage::Consulted, Move::Revise, Stage::Consulted),
    (Stage::Consulted, Move::Translate, Stage::Consulted),
    (
        Stage::Consulted,
        Move::OpenConsultation,
        Stage::Consultation,
    ),
    (Stage::Consulted, Move::FixFinalText, Stage::FinalText),
    (Stage::Consulted, Move::Withdraw, Stage::Withdrawn),
    (Stage::FinalText, Move::OpenPart, Stage::Parts),
    (Stage::Parts, Move::OpenPart, Stage::Parts),
    (Stage::FinalText, Move::OpenBallot, Stage::Voting),
    (Stage::Parts, Move::OpenBallot, Stage::Voting),
    (Stage::FinalText, Move::AdoptWithoutVote, Stage::Adopted),
    (Stage::Parts, Move::AdoptWithoutVote, Stage::Adopted),
    (Stage::FinalText, Move::Withdraw, Stage::Withdrawn),
    (Stage::Voting, Move::CloseBallot, Stage::Provisional),
    (Stage::Voting, Move::EndBallot, Stage::NoDecision),
    (Stage::Provisional, Move::CertifyAdopted, Stage::Adopted),
    (Stage::Provisional, Move::CertifyRejected, Stage::Rejected),
    (
        Stage::Provisional,
        Move::CertifyNoDecision,
        Stage::NoDecision,
    ),
    (
        Stage::Provisional,
        Move::RefuseCertification,
        Stage::NoDecision,
    ),
    (Stage::Adopted, Move::Annul, Stage::Annulled),
];

#[test]
fn every_move_that_is_not_on_the_list_is_refused() {
    let legal: HashMap<(Stage, Move), Stage> = LEGAL
        .iter()
        .map(|(from, what, to)| ((*from, *what), *to))
        .collect();
    assert_eq!(legal.len(), LEGAL.len(), "a move stands on the list twice");
    let resumptions = std::iter::once(None).chain(Stage::ALL.iter().copied().map(Some));
    let mut refused = 0;
    for resumes in resumptions {
        for from in Stage::ALL.iter().copied() {
            for what in Move::ALL.iter().copied() {
                let expected = match (from, what) {
                    (Stage::Withdrawn, Move::Maintain) => resumes.ok_or(Refusal::OutOfOrder),
                    pair => legal.get(&pair).copied().ok_or(Refusal::OutOfOrder),
                };
                refused += usize::from(expected.is_err());
                assert_eq!(
                    next(from, what, resumes),
                    expected,
                    "{from} {what} {resumes:?}"
                );
            }
        }
    }
    let pairs = Stage::ALL.len() * Move::ALL.len();
    let runs = Stage::ALL.len() + 1;
    assert_eq!(refused, runs * (pairs - LEGAL.len() - 1) + 1);
}

#[test]
fn what_is_settled_is_moved_by_an_annulment_or_its_maintenance_only() {
    for (from, what, _) in LEGAL.iter().filter(|(from, ..)| from.is_settled()) {
        assert_eq!((*from, *what), (Stage::Adopted, Move::Annul));
    }
}
