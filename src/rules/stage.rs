//! The stages of a proposal: all legal transitions in one table, the rest refused at its end.

use super::refusals::Refusal;
use super::words::word_list;

word_list! {
    /// Where a submitted proposal stands (PROCEDURE, section 2). A draft is the delegation's own and has no stage.
    Stage {
        Submitted = "submitted",
        Returned = "returned",
        Consultation = "consultation",
        /// The consultation has ended; the sponsor may still revise.
        Consulted = "consulted",
        FinalText = "final-text",
        /// Amendments and parts of the text are put to the vote, before the whole.
        Parts = "voting-on-parts",
        Voting = "voting",
        /// The ballot has closed; its result awaits certification.
        Provisional = "provisional",
        Adopted = "adopted",
        Rejected = "rejected",
        NoDecision = "no-decision",
        Withdrawn = "withdrawn",
        Annulled = "annulled",
    }
}

word_list! {
    /// What moves a proposal.
    Move {
        Return = "return",
        Resubmit = "resubmit",
        Revise = "revise",
        Translate = "translate",
        OpenConsultation = "open-consultation",
        EndConsultation = "end-consultation",
        FixFinalText = "fix-final-text",
        OpenPart = "open-part",
        OpenBallot = "open-ballot",
        CloseBallot = "close-ballot",
        EndBallot = "end-ballot",
        CertifyAdopted = "certify-adopted",
        CertifyRejected = "certify-rejected",
        CertifyNoDecision = "certify-no-decision",
        RefuseCertification = "refuse-certification",
        AdoptWithoutVote = "adopt-without-vote",
        Withdraw = "withdraw",
        Maintain = "maintain",
        Annul = "annul",
    }
}

/// The stage after `attempted`, or the refusal. `resumes` is the stage a withdrawn proposal stood at.
///
/// # Errors
/// [`Refusal::OutOfOrder`] for every pair that the table does not list.
pub const fn next(from: Stage, attempted: Move, resumes: Option<Stage>) -> Result<Stage, Refusal> {
    use Move as M;
    use Stage as S;
    Ok(match (from, attempted) {
        (S::Submitted, M::Return) => S::Returned,
        (S::Returned, M::Resubmit) => S::Submitted,
        (S::Submitted | S::Consultation | S::Consulted, M::Revise | M::Translate) => from,
        (S::Submitted | S::Consulted, M::OpenConsultation) => S::Consultation,
        (S::Consultation, M::EndConsultation) => S::Consulted,
        (S::Consulted, M::FixFinalText) => S::FinalText,
        (S::FinalText | S::Parts, M::OpenPart) => S::Parts,
        (S::FinalText | S::Parts, M::OpenBallot) => S::Voting,
        (S::Voting, M::CloseBallot) => S::Provisional,
        (S::Voting, M::EndBallot) => S::NoDecision,
        (S::Provisional, M::CertifyAdopted) => S::Adopted,
        (S::Provisional, M::CertifyRejected) => S::Rejected,
        (S::Provisional, M::CertifyNoDecision | M::RefuseCertification) => S::NoDecision,
        (S::FinalText | S::Parts, M::AdoptWithoutVote) => S::Adopted,
        (
            S::Submitted | S::Returned | S::Consultation | S::Consulted | S::FinalText,
            M::Withdraw,
        ) => S::Withdrawn,
        (S::Withdrawn, M::Maintain) => match resumes {
            Some(stage) => stage,
            None => return Err(Refusal::OutOfOrder),
        },
        (S::Adopted, M::Annul) => S::Annulled,
        _ => return Err(Refusal::OutOfOrder),
    })
}

impl Stage {
    /// Nothing moves it any more but an annulment.
    pub const fn is_settled(self) -> bool {
        matches!(
            self,
            Stage::Adopted
                | Stage::Rejected
                | Stage::NoDecision
                | Stage::Withdrawn
                | Stage::Annulled
        )
    }

    /// A vote on it, or on a part of it, has begun and is not settled.
    pub const fn is_being_decided(self) -> bool {
        matches!(self, Stage::Parts | Stage::Voting | Stage::Provisional)
    }

    /// The sponsor may still change the text.
    pub const fn is_open_to_revision(self) -> bool {
        matches!(
            self,
            Stage::Submitted | Stage::Returned | Stage::Consultation | Stage::Consulted
        )
    }

    /// Amendments may be proposed: from the consultation until the voting begins.
    pub const fn is_open_to_amendments(self) -> bool {
        matches!(
            self,
            Stage::Consultation | Stage::Consulted | Stage::FinalText
        )
    }

    /// Members may still join or leave the sponsors: until the voting begins.
    pub const fn is_open_to_cosponsors(self) -> bool {
        matches!(
            self,
            Stage::Submitted
                | Stage::Returned
                | Stage::Consultation
                | Stage::Consulted
                | Stage::FinalText
        )
    }
}
