//! The steps of a proposal between submission and vote: officers', sponsors' and co-sponsors'.

use super::Judge;
use super::proposals::{in_language, in_some_language, is_current};
use super::seats::one_seat;
use super::violations::Judged;
use crate::record::entries::{Act, Entry};
use crate::rules::calendar::day_of;
use crate::rules::words::{Classification, Lang, MemberCode};
use crate::rules::{Refusal, formalities, rulebook};

impl Judge {
    /// What an officer does to a proposal: returns, translates, opens and ends the consultation, fixes the text.
    pub(super) fn formality(&mut self, entry: &Entry) -> Judged {
        let now = entry.time;
        match &entry.act {
            Act::Return {
                ground,
                note,
                proposal,
            } => {
                let submitted = self.known(proposal)?.submitted;
                let book = rulebook::in_force(&self.books, day_of(submitted))
                    .ok_or(Refusal::NoRuleForKind)?;
                let ends = formalities::return_ends(submitted, book.return_days);
                let known = self.known(proposal)?;
                let stage =
                    formalities::may_return(known.stage, ends, now, *ground, &known.returns)?;
                if let Some(note) = note {
                    in_some_language(note)?;
                }
                known.stage = stage;
                known.returns.push(*ground);
            }
            Act::Translation {
                lang,
                proposal,
                revision,
                texts,
            } => {
                let known = self.known(proposal)?;
                is_current(known, *revision)?;
                if formalities::may_translate(known.stage, known.lacks())? != *lang {
                    return Err(Refusal::AlreadyDone.into());
                }
                in_language(texts, *lang)?;
                let given = Some(texts.text.commitment.clone());
                match lang {
                    Lang::En => known.en = given,
                    Lang::Fr => known.fr = given,
                }
                known.languages.supplied = Some(*lang);
            }
            Act::SignOff {
                lang,
                proposal,
                revision,
            } => {
                let seat = one_seat(entry)?.clone();
                let known = self.known(proposal)?;
                is_current(known, *revision)?;
                known.languages.lacks = known.lacks();
                known.languages.may_sign_off(known.stage, *lang, &seat)?;
                known.languages.signed.push((*lang, seat));
            }
            Act::Consultation { proposal, until } => {
                let known = self.known(proposal)?;
                known.stage = formalities::may_open_consultation(
                    known.stage,
                    known.consultation_until,
                    *until,
                    now,
                )?;
                known.consultation_until = Some(*until);
            }
            Act::ConsultationEnd { proposal } => {
                let known = self.known(proposal)?;
                known.stage =
                    formalities::may_end_consultation(known.stage, known.consultation_until, now)?;
            }
            Act::FinalText { proposal, revision } => {
                let known = self.known(proposal)?;
                is_current(known, *revision)?;
                known.languages.lacks = known.lacks();
                known.stage = formalities::may_fix_final_text(
                    known.stage,
                    known.consultation_until,
                    &known.languages,
                    known.awaiting(),
                )?;
                known.fixed = Some((*revision, now));
            }
            Act::Declassification { proposal } => {
                let known = self.known(proposal)?;
                formalities::may_declassify(
                    known.classification,
                    known.opening(),
                    known.consented,
                )?;
                known.classification = Classification::Public;
                known.opened = true;
            }
            _ => {}
        }
        Ok(())
    }

    /// What sponsor and co-sponsors do.
    pub(super) fn sponsoring(&mut self, entry: &Entry, member: &MemberCode) -> Judged {
        self.takes_part(member, day_of(entry.time))?;
        match &entry.act {
            Act::CoSponsorship {
                proposal, revision, ..
            } => {
                let known = self.known(proposal)?;
                known.sponsorship().may_join(member, *revision)?;
                known.leaves(member);
                known.cosponsors.push((member.clone(), *revision));
            }
            Act::CoSponsorshipWithdrawn { proposal, .. } => {
                let known = self.known(proposal)?;
                known.sponsorship().may_leave(member)?;
                known.leaves(member);
            }
            Act::ProposalWithdrawal { proposal, .. } => {
                let known = self.known(proposal)?;
                let stage = known.sponsorship().may_withdraw(member)?;
                known.resumes = Some(known.stage);
                known.stage = stage;
            }
            Act::Maintenance { proposal, .. } => {
                let known = self.known(proposal)?;
                let stage = known.sponsorship().may_maintain(member)?;
                known.stage = stage;
                known.resumes = None;
                known.sponsor = member.clone();
                known.consented = None;
                known.leaves(member);
            }
            Act::TranslationAgreed {
                proposal, revision, ..
            } => {
                let known = self.known(proposal)?;
                known.sponsorship().is_sponsor(member)?;
                is_current(known, *revision)?;
                known.languages.may_agree(known.stage)?;
                known.languages.is_agreed = true;
            }
            Act::ConsentToPublish { proposal, .. } => {
                let index = entry.index;
                let known = self.known(proposal)?;
                known.sponsorship().is_sponsor(member)?;
                formalities::may_consent(known.classification, known.opening(), known.consented)?;
                known.consented = Some(index);
            }
            _ => {}
        }
        Ok(())
    }
}
