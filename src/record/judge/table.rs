//! The table of acts: who must have done each, and who judges what was done.

use super::Judge;
use super::seats::Need;
use super::violations::{Judged, Wrong};
use crate::record::entries::{Act, Entry};
use crate::rules::permissions::Action;

impl Judge {
    /// One arm for each act: who must have done it, and what the law says of it.
    #[allow(clippy::too_many_lines)] // one arm for each act, nothing else: the table is easier to check whole
    pub(super) fn act(&mut self, entry: &Entry) -> Judged {
        self.by(entry, &needed(entry))?;
        match &entry.act {
            Act::Open { house, origin } => self.open(entry, *house, origin),
            Act::Continue { .. } => self.continues(entry),
            Act::Key { from, vkey, .. } => self.key(entry, *from, vkey),
            Act::Withhold { commitment, .. } => self.withhold(entry, commitment),
            Act::Rulebook { rulebook } => self.rulebook(rulebook),
            Act::Theme {
                name_en,
                name_fr,
                theme,
            } => self.theme(theme, [name_en, name_fr]),
            Act::Log { head } => self.log(entry.time, head),

            Act::Admission { .. }
            | Act::Suspension { .. }
            | Act::Reinstatement { .. }
            | Act::MemberWithdrawal { .. } => self.membership(entry),
            Act::Rename {
                from,
                member,
                names,
                ..
            } => self.rename(entry, *from, member, names),
            Act::Partner { .. } => self.partner(entry),
            Act::StandingChanges { member, on } => self.standing_changes(entry, member, *on),

            Act::Seat { .. } => self.seat(entry),
            Act::SeatEnd { seat } => self.seat_end(entry, seat),

            Act::Submission { .. } => self.submission(entry),
            Act::Revision { .. } => self.revision(entry),
            Act::Return { .. }
            | Act::Translation { .. }
            | Act::SignOff { .. }
            | Act::Consultation { .. }
            | Act::ConsultationEnd { .. }
            | Act::FinalText { .. }
            | Act::Declassification { .. } => self.formality(entry),
            Act::CoSponsorship { member, .. }
            | Act::CoSponsorshipWithdrawn { member, .. }
            | Act::ProposalWithdrawal { member, .. }
            | Act::Maintenance { member, .. }
            | Act::TranslationAgreed { member, .. }
            | Act::ConsentToPublish { member, .. } => self.sponsoring(entry, member),
            Act::Comment { .. } | Act::CommentAnswer { .. } => self.comment(entry),
            Act::Amendment { .. } => self.amendment(entry),
            Act::AmendmentCoSponsorship { .. }
            | Act::AmendmentWithdrawal { .. }
            | Act::AmendmentAccepted { .. }
            | Act::AmendmentFalls { .. } => self.amending(entry),
            Act::VotingOrder { .. } => self.voting_order(entry),
            Act::Merging { .. } => self.merging(entry),
            // Never an act of its own: the judge puts its content in its place, or counts it.
            Act::ForMembers { .. } => Err(Wrong::Side),
            Act::Disclosure { acts, proposal } => self.disclosure(entry, acts, proposal),

            Act::Ballot { .. } => self.opening(entry),
            // Every vote in its one spelling was heard as a vote.
            Act::Vote { .. } => Err(Wrong::SomebodyNamed),
            Act::Extension { ballot, closes, .. } => self.extension(entry, ballot, *closes),
            Act::BallotEnd { .. } => self.ballot_end(entry),
            Act::Closing { .. } => self.closing(entry),
            Act::ErrorReport { .. } => self.error_report(entry),
            Act::Certification { .. } => self.certification(entry),
            Act::CertificationRefusal { ballot, .. } => self.certification_refusal(entry, ballot),
            Act::IntendedVote {
                ballot,
                choice,
                member,
                ..
            } => self.intended(ballot, member, *choice),
            Act::Correction { .. } => self.correction(entry),
            Act::Explanation { .. } => self.explanation(entry),

            Act::AdoptionWithoutVote { .. } => self.adoption_without_vote(entry),
            Act::EntryIntoForce { norm, on, proposal } => {
                self.entry_into_force(entry, norm, *on, proposal)
            }
            Act::NormEnd {
                norm,
                on,
                proposal,
                relation,
            } => self.norm_end(entry, norm, *on, proposal, *relation),
            Act::Corrigendum { .. } => self.corrigendum(entry),
            Act::CorrigendumObjection { .. } => self.corrigendum_objection(entry),
            Act::CorrigendumStands { .. } => self.corrigendum_stands(entry),
            Act::Annulment { decision, norm } => self.annulment(entry, decision, norm),
            Act::Adherence { .. } => self.adherence(entry),
            Act::Acknowledgement {
                event,
                member,
                norm,
            } => self.acknowledgement(*event, member, norm),

            Act::Import { .. }
            | Act::ImportedMembers { .. }
            | Act::ImportedDecision { .. }
            | Act::ImportedInstrument { .. } => self.imported(entry),
        }
    }
}

/// Who must have done an act (PROCEDURE, section 1).
fn needed(entry: &Entry) -> Need<'_> {
    match &entry.act {
        Act::Open { .. }
        | Act::Log { .. }
        | Act::StandingChanges { .. }
        | Act::ConsultationEnd { .. }
        | Act::Closing { .. }
        | Act::EntryIntoForce { .. }
        | Act::NormEnd { .. }
        | Act::Merging { .. }
        | Act::CorrigendumStands { .. } => Need::Registry,
        Act::Rulebook { .. } => Need::Founding,
        Act::Theme { .. } => Need::FoundingOr(Action::AddTheme),
        Act::Admission { .. } | Act::Key { .. } => Need::FoundingOrTwo,
        Act::Continue { .. }
        | Act::Withhold { .. }
        | Act::Suspension { .. }
        | Act::Reinstatement { .. }
        | Act::MemberWithdrawal { .. }
        | Act::Rename { .. }
        | Act::Partner { .. }
        | Act::Declassification { .. }
        | Act::Extension { .. }
        | Act::BallotEnd { .. }
        | Act::Correction { .. }
        | Act::AdoptionWithoutVote { .. }
        | Act::Corrigendum { .. }
        | Act::Annulment { .. } => Need::Two,
        Act::Certification { .. } | Act::CertificationRefusal { .. } => Need::TwoWithRegistrar,
        Act::Disclosure { .. } => Need::RegistryOrTwo,
        Act::Vote { .. } => Need::Nobody,
        Act::ForMembers { .. } | Act::Seat { .. } | Act::SeatEnd { .. } => Need::Elsewhere,
        Act::Import { .. }
        | Act::ImportedMembers { .. }
        | Act::ImportedDecision { .. }
        | Act::ImportedInstrument { .. } => Need::Elsewhere,

        Act::Submission { sponsor, .. } => Need::Member(Action::Submit, sponsor),
        Act::Revision { .. } => Need::Delegation(Action::Revise),
        Act::CoSponsorship { member, .. } | Act::CoSponsorshipWithdrawn { member, .. } => {
            Need::Member(Action::Cosponsor, member)
        }
        Act::ProposalWithdrawal { member, .. } => Need::Member(Action::WithdrawProposal, member),
        Act::Maintenance { member, .. } => Need::Member(Action::Maintain, member),
        Act::ConsentToPublish { member, .. } => Need::Member(Action::ConsentToPublish, member),
        Act::TranslationAgreed { member, .. } => Need::Member(Action::AgreeTranslation, member),
        Act::Comment { member, .. } => Need::Member(Action::Comment, member),
        Act::Amendment { member, .. }
        | Act::AmendmentCoSponsorship { member, .. }
        | Act::AmendmentWithdrawal { member, .. } => Need::Member(Action::Amend, member),
        Act::AmendmentAccepted { member, .. } => Need::Member(Action::AcceptAmendment, member),
        Act::CorrigendumObjection { member, .. } => {
            Need::Member(Action::ObjectToCorrigendum, member)
        }
        Act::ErrorReport { member, .. } => Need::Member(Action::ReportError, member),
        Act::IntendedVote { member, .. } => Need::Member(Action::StateIntendedVote, member),
        Act::Explanation { member, .. } => Need::Member(Action::Explain, member),
        Act::Adherence { member, .. } => Need::Member(Action::NotifyAdherence, member),

        Act::Return { .. } => Need::One(Action::ReturnForForm),
        Act::Translation { .. } => Need::One(Action::SupplyTranslation),
        Act::SignOff { .. } => Need::One(Action::SignOff),
        Act::CommentAnswer { .. } => Need::One(Action::AnswerComment),
        Act::VotingOrder { .. } | Act::AmendmentFalls { .. } => Need::One(Action::OrderVoting),
        Act::Consultation { .. } => Need::One(Action::OpenConsultation),
        Act::FinalText { .. } => Need::One(Action::FixFinalText),
        Act::Ballot { .. } => Need::One(Action::OpenBallot),
        Act::Acknowledgement { .. } => Need::One(Action::Acknowledge),
    }
}
