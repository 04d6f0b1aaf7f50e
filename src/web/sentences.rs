//! Each act of the public record as a sentence in the reader's language.

use super::refusals::language_name;
use super::words::Words;
use crate::record::entries::{By, Decision, Related, Side};
use crate::record::{Act, Entry};
use crate::rules::adherence::EventKind;
use crate::rules::words::{Body, Lang, MemberCode, Seat};
use crate::store::members::Roster;
use crate::store::themes::Theme;

/// A run of a sentence, and where it leads if it names something that has a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    pub text: String,
    /// Path without the language; empty where it is plain words.
    pub path: String,
}

/// What sentences name things by.
#[derive(Clone, Copy)]
pub struct Teller<'a> {
    pub w: &'static Words,
    pub roster: &'a Roster,
    pub themes: &'a [Theme],
}

impl Teller<'_> {
    /// The sentence of an entry. Every act has its own: a new one does not compile without.
    #[allow(clippy::too_many_lines)] // one arm for each act, nothing else
    pub fn say(&self, entry: &Entry) -> String {
        let w = self.w;
        match &entry.act {
            Act::Open { house, origin } => w.record_act_open(house.as_str(), origin),
            Act::Rulebook { rulebook } => {
                w.record_act_rulebook(rulebook.version, w.date(rulebook.effective))
            }
            Act::Theme {
                name_en, name_fr, ..
            } => w.record_act_theme(match w.lang() {
                Lang::En => name_en,
                Lang::Fr => name_fr,
            }),
            Act::Log { .. } => w.record_act_log(),
            Act::Continue {
                lost: [first, last],
                origin,
                ..
            } => w.record_act_continue(origin, w.number(*first), w.number(*last)),
            Act::Key { purpose, vkey, .. } => {
                w.record_act_key(vkey.name_and_id(), w.key_use(purpose.as_str()))
            }
            Act::Withhold {
                commitment,
                ground,
                reference,
            } => w.record_act_withhold(
                &commitment.as_str()[..16],
                w.withhold_ground(ground.as_str()),
                reference.as_str(),
            ),
            Act::Admission {
                decision,
                from,
                member,
                names,
                ..
            } => {
                let name = match w.lang() {
                    Lang::En => &names.short_en,
                    Lang::Fr => &names.short_fr,
                };
                let name = self
                    .roster
                    .find(member)
                    .map_or_else(|| name.clone(), |_| self.name(member));
                let (body, reference) = self.decided(decision);
                w.record_act_admission(name, w.date(*from), body, reference)
            }
            Act::Suspension {
                decision,
                from,
                member,
                scope,
                ..
            } => {
                let (body, reference) = self.decided(decision);
                let name = self.name(member);
                w.record_act_suspension(scope.as_str(), name, w.date(*from), body, reference)
            }
            Act::Reinstatement {
                decision,
                from,
                member,
            } => {
                let (body, reference) = self.decided(decision);
                w.record_act_reinstatement(self.name(member), w.date(*from), body, reference)
            }
            Act::MemberWithdrawal {
                decision,
                from,
                member,
            } => w.record_act_member_withdrawal(
                self.name(member),
                w.date(*from),
                decision.reference.as_str(),
            ),
            Act::Rename {
                from,
                member,
                names,
                reference,
            } => w.record_act_rename(
                member.as_str(),
                match w.lang() {
                    Lang::En => &names.short_en,
                    Lang::Fr => &names.short_fr,
                },
                w.date(*from),
                reference.as_str(),
            ),
            Act::Partner {
                decision,
                from,
                kind,
                names,
                ..
            } => w.record_act_partner(
                match w.lang() {
                    Lang::En => &names.short_en,
                    Lang::Fr => &names.short_fr,
                },
                w.record_partner_kind(kind.as_str()),
                w.date(*from),
                decision.reference.as_str(),
            ),
            Act::StandingChanges { member, on } => {
                w.record_act_standing_changes(self.name(member), w.date(*on))
            }
            Act::Seat { office, seat, .. } => {
                w.record_act_seat(seat.as_str(), w.record_office(office.as_str()))
            }
            Act::SeatEnd { seat } => w.record_act_seat_end(seat.as_str()),
            Act::Submission {
                proposal,
                sponsor,
                theme,
                ..
            } => {
                let theme = self.themes.iter().find(|known| known.code == *theme);
                let theme = theme.map_or("", |theme| match w.lang() {
                    Lang::En => &theme.name_en,
                    Lang::Fr => &theme.name_fr,
                });
                w.record_act_submission(self.name(sponsor), proposal.as_str(), theme)
            }
            Act::Return {
                ground, proposal, ..
            } => w.record_act_return(proposal.as_str(), w.record_ground(ground.as_str())),
            Act::Revision {
                proposal, revision, ..
            } => w.record_act_revision(*revision, proposal.as_str()),
            Act::Translation {
                lang,
                proposal,
                revision,
                ..
            } => w.record_act_translation(language_name(*lang, w), proposal.as_str(), *revision),
            Act::Consultation { proposal, until } => {
                w.record_act_consultation(proposal.as_str(), w.moment(*until))
            }
            Act::ConsultationEnd { proposal } => w.record_act_consultation_end(proposal.as_str()),
            Act::CoSponsorship {
                member,
                proposal,
                revision,
            } => w.record_act_co_sponsorship(self.name(member), proposal.as_str(), *revision),
            Act::CoSponsorshipWithdrawn { member, proposal } => {
                w.record_act_co_sponsorship_withdrawn(self.name(member), proposal.as_str())
            }
            Act::FinalText { proposal, revision } => {
                w.record_act_final_text(proposal.as_str(), *revision)
            }
            Act::ProposalWithdrawal { member, proposal } => {
                w.record_act_proposal_withdrawal(self.name(member), proposal.as_str())
            }
            Act::Maintenance { member, proposal } => {
                w.record_act_maintenance(self.name(member), proposal.as_str())
            }
            Act::ConsentToPublish { member, proposal } => {
                w.record_act_consent_to_publish(self.name(member), proposal.as_str())
            }
            Act::Declassification { proposal } => w.record_act_declassification(proposal.as_str()),
            Act::ForMembers { proposal, .. } => w.record_act_for_members(proposal.as_str()),
            Act::Disclosure { acts, proposal } => {
                w.record_act_disclosure(acts.len() as i64, proposal.as_str())
            }
            Act::Ballot {
                ballot,
                closes,
                electorate,
                proposal,
                ..
            } => {
                let entitled = electorate
                    .iter()
                    .filter(|elector| elector.ground.is_none())
                    .count();
                let closes = w.moment(*closes);
                w.record_act_ballot(entitled as i64, proposal.as_str(), ballot.as_str(), closes)
            }
            Act::Vote { ballot, .. } => w.record_act_vote(ballot.as_str()),
            Act::Extension {
                ballot,
                closes,
                reference,
                ..
            } => w.record_act_extension(ballot.as_str(), w.moment(*closes), reference.as_str()),
            Act::BallotEnd {
                ballot,
                ground,
                reference,
                ..
            } => w.record_act_ballot_end(
                ballot.as_str(),
                w.record_ground(ground.as_str()),
                reference.as_str(),
            ),
            Act::Closing {
                ballot,
                outcome,
                tally,
                ..
            } => w.record_act_closing(
                ballot.as_str(),
                w.record_outcome(outcome.as_str()),
                tally.yes,
                tally.no,
                tally.abstain,
            ),
            Act::ErrorReport { ballot, member, .. } => {
                w.record_act_error_report(self.name(member), ballot.as_str())
            }
            Act::Certification {
                adopted: Some(adopted),
                ballot,
                norm: Some(norm),
                related,
                ..
            } => w.record_act_certification_adopted(
                ballot.as_str(),
                relation(related.as_ref()),
                norm.as_str(),
                w.date(*adopted),
            ),
            Act::Certification {
                ballot, outcome, ..
            } => w.record_act_certification(ballot.as_str(), w.record_outcome(outcome.as_str())),
            Act::CertificationRefusal {
                ballot,
                ground,
                reference,
                ..
            } => w.record_act_certification_refusal(
                ballot.as_str(),
                w.record_ground(ground.as_str()),
                reference.as_str(),
            ),
            Act::IntendedVote {
                ballot,
                choice,
                member,
                ..
            } => w.record_act_intended_vote(self.name(member), ballot.as_str(), w.choice(*choice)),
            Act::Correction {
                ballot,
                choice,
                member,
                reference,
                ..
            } => {
                let choice = choice.map_or_else(|| w.choice_did_not_vote(), |c| w.choice(c));
                let name = self.name(member);
                w.record_act_correction(name, ballot.as_str(), choice, reference.as_str())
            }
            Act::Explanation {
                ballot,
                member,
                norm,
                proposal,
                translated,
                ..
            } => {
                let subject = match (ballot, norm) {
                    (Some(ballot), _) => ballot.as_str(),
                    (None, Some(norm)) => norm.as_str(),
                    (None, None) => proposal.as_str(),
                };
                match translated {
                    None => w.record_act_explanation(self.name(member), subject),
                    Some(lang) => w.record_act_explanation_translated(
                        language_name(*lang, w),
                        self.name(member),
                        subject,
                    ),
                }
            }
            Act::AdoptionWithoutVote {
                chair,
                decision,
                norm,
                proposal,
                related,
                ..
            } => {
                let (body, reference) = self.decided(decision);
                w.record_act_adoption_without_vote(
                    relation(related.as_ref()),
                    norm.as_str(),
                    w.date(decision.decided),
                    body,
                    self.name(chair),
                    reference,
                    proposal.as_str(),
                )
            }
            Act::EntryIntoForce { norm, on, .. } => {
                w.record_act_entry_into_force(norm.as_str(), w.date(*on))
            }
            Act::Annulment { decision, norm } => {
                let (body, reference) = self.decided(decision);
                w.record_act_annulment(norm.as_str(), w.date(decision.decided), body, reference)
            }
            Act::Adherence {
                date,
                kind,
                member,
                norm,
                ..
            } => w.record_act_adherence(
                self.name(member),
                norm.as_str(),
                event_word(*kind, w),
                w.date(*date),
            ),
            Act::Acknowledgement {
                event,
                member,
                norm,
            } => w.record_act_acknowledgement(self.name(member), norm.as_str(), w.number(*event)),
            act @ (Act::Import { .. }
            | Act::ImportedMembers { .. }
            | Act::ImportedDecision { .. }
            | Act::ImportedInstrument { .. }) => self.of_archives(act).unwrap_or_default(),
            act @ (Act::TranslationAgreed { .. }
            | Act::SignOff { .. }
            | Act::Comment { .. }
            | Act::CommentAnswer { .. }
            | Act::Amendment { .. }
            | Act::AmendmentCoSponsorship { .. }
            | Act::AmendmentWithdrawal { .. }
            | Act::AmendmentAccepted { .. }
            | Act::AmendmentFalls { .. }
            | Act::VotingOrder { .. }
            | Act::Merging { .. }
            | Act::NormEnd { .. }
            | Act::Corrigendum { .. }
            | Act::CorrigendumObjection { .. }
            | Act::CorrigendumStands { .. }) => self.of_texts(act).unwrap_or_default(),
        }
    }

    /// The sentence in runs: symbols and names lead to their pages.
    pub fn runs(&self, entry: &Entry) -> Vec<Run> {
        let subject = entry.act.subject();
        let mut known: Vec<(String, String)> = Vec::new();
        if let Some(proposal) = subject.proposal {
            known.push((proposal.to_string(), format!("/proposals/{proposal}")));
        }
        if let Some(ballot) = subject.ballot {
            known.push((ballot.to_string(), format!("/votes/{ballot}")));
        }
        if let Some(norm) = subject.norm {
            known.push((norm.to_string(), format!("/norms/{norm}")));
        }
        if let Some(member) = subject.member
            && self.roster.find(&member).is_some()
        {
            known.push((self.name(&member), format!("/members/{member}")));
        }
        cut(self.say(entry), &known)
    }

    /// In which seat it was done.
    pub fn by(&self, entry: &Entry) -> String {
        let w = self.w;
        match &entry.by {
            None => w.record_by_nobody(),
            Some(By::Side(Side::Secretariat)) => w.record_by_secretariat(),
            Some(By::Side(Side::Delegation)) => w.record_by_delegation(),
            Some(By::Seat(seat)) if *seat == Seat::registry() => w.record_by_registry(),
            Some(By::Seat(seat)) if *seat == Seat::import() => w.record_by_import(),
            Some(By::Seat(seat)) => w.record_by(seat.as_str()),
            Some(By::Two([first, second])) => w.record_by_two(first.as_str(), second.as_str()),
        }
    }

    pub fn name(&self, member: &MemberCode) -> String {
        self.roster.short(member, self.w.lang())
    }

    fn decided<'d>(&self, decision: &'d Decision) -> (String, &'d str) {
        (
            body_word(decision.body, self.w),
            decision.reference.as_str(),
        )
    }
}

/// « the Plenary ».
pub fn body_word(body: Body, w: &Words) -> String {
    w.record_body(body.as_str())
}

/// What a member notified, as words inside a sentence.
pub fn event_word(kind: EventKind, w: &Words) -> String {
    match kind {
        EventKind::Adhered => w.event_adhered(),
        EventKind::DoesNotIntend => w.event_does_not_intend(),
        EventKind::Reservation => w.event_reservation(),
        EventKind::ReservationWithdrawn => w.event_reservation_withdrawn(),
        EventKind::Declaration => w.event_declaration(),
        EventKind::MeasureNotified => w.event_measure_notified(),
        EventKind::ImplementedInLaw => w.event_implemented_in_law(),
        EventKind::ImplementedInPractice => w.event_implemented_in_practice(),
        EventKind::AdherenceWithdrawn => w.event_adherence_withdrawn(),
    }
}

/// Cuts a sentence where known words stand in it, each once.
fn cut(sentence: String, known: &[(String, String)]) -> Vec<Run> {
    let mut found: Vec<(usize, &str, &str)> = known
        .iter()
        .filter_map(|(text, path)| {
            Some((sentence.find(text.as_str())?, text.as_str(), path.as_str()))
        })
        .collect();
    found.sort_unstable();
    let mut runs = Vec::new();
    let mut done = 0;
    for (start, text, path) in found {
        // A name inside another word of the sentence is not cut twice.
        if start < done {
            continue;
        }
        runs.push(Run {
            text: sentence[done..start].to_owned(),
            path: String::new(),
        });
        runs.push(Run {
            text: text.to_owned(),
            path: path.to_owned(),
        });
        done = start + text.len();
    }
    runs.push(Run {
        text: sentence[done..].to_owned(),
        path: String::new(),
    });
    runs.retain(|run| !run.text.is_empty());
    runs
}

/// What an adoption does to a norm that exists; empty where it makes a new one.
fn relation(related: Option<&Related>) -> &'static str {
    related.map_or("", |related| related.relation.as_str())
}
