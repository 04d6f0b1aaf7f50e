//! The acts on texts as sentences: comments, amendments, languages, versions, corrigenda.

use super::refusals::language_name;
use super::sentences::Teller;
use crate::record::Act;

impl Teller<'_> {
    /// The sentence of an act on a text; none where it is another act.
    pub(super) fn of_texts(&self, act: &Act) -> Option<String> {
        let w = self.w;
        Some(match act {
            Act::TranslationAgreed {
                member,
                proposal,
                revision,
            } => w.record_act_translation_agreed(self.name(member), proposal.as_str(), *revision),
            Act::SignOff {
                lang,
                proposal,
                revision,
            } => w.record_act_sign_off(language_name(*lang, w), proposal.as_str(), *revision),
            Act::Comment {
                comment,
                member,
                proposal,
                revision,
                ..
            } => w.record_act_comment(self.name(member), proposal.as_str(), *revision, *comment),
            Act::CommentAnswer {
                answer,
                comment,
                proposal,
                ..
            } => w.record_act_comment_answer(
                *comment,
                proposal.as_str(),
                w.comment_answer(answer.as_str()),
            ),
            Act::Amendment {
                amendment,
                member,
                proposal,
                revision,
                ..
            } => {
                w.record_act_amendment(self.name(member), *amendment, proposal.as_str(), *revision)
            }
            Act::AmendmentCoSponsorship {
                amendment,
                member,
                proposal,
            } => w.record_act_amendment_joined(self.name(member), *amendment, proposal.as_str()),
            Act::AmendmentWithdrawal {
                amendment,
                member,
                proposal,
            } => w.record_act_amendment_withdrawn(self.name(member), *amendment, proposal.as_str()),
            Act::AmendmentAccepted {
                amendment,
                member,
                proposal,
            } => w.record_act_amendment_accepted(self.name(member), *amendment, proposal.as_str()),
            Act::AmendmentFalls {
                amendment,
                proposal,
                ..
            } => w.record_act_amendment_falls(*amendment, proposal.as_str()),
            Act::VotingOrder {
                order, proposal, ..
            } => w.record_act_voting_order(
                i64::try_from(order.len()).unwrap_or(i64::MAX),
                proposal.as_str(),
            ),
            Act::Merging {
                proposal, revision, ..
            } => w.record_act_merging(proposal.as_str(), *revision),
            Act::NormEnd {
                norm,
                on,
                proposal,
                relation,
            } => w.record_act_norm_end(
                relation.as_str(),
                norm.as_str(),
                w.date(*on),
                proposal.as_str(),
            ),
            Act::Corrigendum {
                corrigendum,
                norm,
                until,
                ..
            } => w.record_act_corrigendum(*corrigendum, norm.as_str(), w.moment(*until)),
            Act::CorrigendumObjection {
                corrigendum,
                member,
                norm,
                ..
            } => w.record_act_corrigendum_objection(self.name(member), *corrigendum, norm.as_str()),
            Act::CorrigendumStands {
                corrigendum, norm, ..
            } => w.record_act_corrigendum_stands(*corrigendum, norm.as_str()),
            _ => return None,
        })
    }
}
