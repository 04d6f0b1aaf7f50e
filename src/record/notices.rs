//! Which notices an act gives rise to, and what of them stands in the act itself.

use super::entries::Act;
use crate::rules::majority::Outcome;
use crate::rules::notices::{Event, Matter};
use crate::rules::words::{MemberCode, ProposalSymbol};

/// Whose affair it is, where it is not everybody's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Concerned {
    Everybody,
    Member(MemberCode),
    Sponsor(ProposalSymbol),
    /// Who made the comment of this number.
    Commenter(ProposalSymbol, i64),
    /// Who stands behind an earlier revision than this one.
    CoSponsorsBefore(ProposalSymbol, i64),
}

/// A notice to be laid, before its addressees are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happening {
    pub event: Event,
    pub concerned: Concerned,
    pub matter: Matter,
}

impl Happening {
    fn to_all(event: Event, matter: Matter) -> Self {
        Self {
            event,
            concerned: Concerned::Everybody,
            matter,
        }
    }
}

/// What is to be told of an act; of most acts nothing. Who is told of one act by two of these is told by the first.
pub fn of(act: &Act) -> Vec<Happening> {
    match act {
        Act::Ballot { .. }
        | Act::Extension { .. }
        | Act::BallotEnd { .. }
        | Act::Closing { .. }
        | Act::Certification { .. }
        | Act::CertificationRefusal { .. } => of_ballots(act),
        Act::AdoptionWithoutVote { .. } | Act::EntryIntoForce { .. } | Act::Corrigendum { .. } => {
            of_norms(act).into_iter().collect()
        }
        _ => of_proposals(act).into_iter().collect(),
    }
}

fn of_proposals(act: &Act) -> Option<Happening> {
    let about = |proposal: &ProposalSymbol| Matter {
        proposal: Some(proposal.clone()),
        ..Matter::default()
    };
    Some(match act {
        Act::Consultation { proposal, until } => Happening::to_all(
            Event::ConsultationOpened,
            Matter {
                until: Some(*until),
                ..about(proposal)
            },
        ),
        Act::Return {
            ground, proposal, ..
        } => Happening {
            event: Event::Returned,
            concerned: Concerned::Sponsor(proposal.clone()),
            matter: Matter {
                ground: Some(ground.as_str().to_owned()),
                ..about(proposal)
            },
        },
        Act::Revision {
            proposal, revision, ..
        } => Happening {
            event: Event::RevisionToConfirm,
            concerned: Concerned::CoSponsorsBefore(proposal.clone(), *revision),
            matter: Matter {
                revision: Some(*revision),
                ..about(proposal)
            },
        },
        Act::Comment {
            comment,
            member,
            proposal,
            ..
        } => Happening {
            event: Event::CommentMade,
            concerned: Concerned::Sponsor(proposal.clone()),
            matter: Matter {
                number: Some(*comment),
                by: Some(member.clone()),
                ..about(proposal)
            },
        },
        Act::CommentAnswer {
            comment, proposal, ..
        } => Happening {
            event: Event::CommentAnswered,
            concerned: Concerned::Commenter(proposal.clone(), *comment),
            matter: Matter {
                number: Some(*comment),
                ..about(proposal)
            },
        },
        Act::Amendment {
            amendment,
            member,
            proposal,
            ..
        } => Happening {
            event: Event::AmendmentProposed,
            concerned: Concerned::Sponsor(proposal.clone()),
            matter: Matter {
                number: Some(*amendment),
                by: Some(member.clone()),
                ..about(proposal)
            },
        },
        Act::FinalText { proposal, revision } => Happening::to_all(
            Event::FinalText,
            Matter {
                revision: Some(*revision),
                ..about(proposal)
            },
        ),
        _ => return None,
    })
}

fn of_ballots(act: &Act) -> Vec<Happening> {
    let (event, matter) = match act {
        Act::Ballot {
            ballot,
            closes,
            part,
            proposal,
            revision,
            ..
        } => (
            Event::BallotOpened,
            Matter {
                proposal: Some(proposal.clone()),
                ballot: Some(ballot.clone()),
                revision: Some(*revision),
                number: *part,
                until: Some(*closes),
                ..Matter::default()
            },
        ),
        Act::Extension { ballot, closes, .. } => (
            Event::BallotExtended,
            Matter {
                ballot: Some(ballot.clone()),
                until: Some(*closes),
                ..Matter::default()
            },
        ),
        Act::BallotEnd { ballot, ground, .. } => (
            Event::BallotEnded,
            Matter {
                ballot: Some(ballot.clone()),
                ground: Some(ground.as_str().to_owned()),
                ..Matter::default()
            },
        ),
        Act::Closing {
            ballot, outcome, ..
        } => (
            Event::ProvisionalResult,
            Matter {
                ballot: Some(ballot.clone()),
                outcome: Some(*outcome),
                ..Matter::default()
            },
        ),
        Act::CertificationRefusal {
            ballot,
            ground,
            proposal,
            ..
        } => (
            Event::CertificationRefused,
            Matter {
                proposal: Some(proposal.clone()),
                ballot: Some(ballot.clone()),
                ground: Some(ground.as_str().to_owned()),
                ..Matter::default()
            },
        ),
        Act::Certification {
            adopted,
            ballot,
            norm,
            outcome,
            proposal,
            revision,
            ..
        } => (
            Event::Certified,
            Matter {
                proposal: Some(proposal.clone()),
                ballot: Some(ballot.clone()),
                norm: norm.clone(),
                revision: Some(*revision),
                outcome: Some(*outcome),
                day: *adopted,
                ..Matter::default()
            },
        ),
        _ => return Vec::new(),
    };
    let mut told = vec![Happening::to_all(event, matter.clone())];
    // Members read it in the letter of the certification; partners have no other.
    if event == Event::Certified
        && matter.outcome == Some(Outcome::Adopted)
        && matter.norm.is_some()
    {
        told.push(Happening::to_all(Event::NormAdopted, matter));
    }
    told
}

fn of_norms(act: &Act) -> Option<Happening> {
    let (event, matter) = match act {
        Act::AdoptionWithoutVote {
            decision,
            norm,
            proposal,
            revision,
            ..
        } => (
            Event::NormAdopted,
            Matter {
                proposal: Some(proposal.clone()),
                norm: Some(norm.clone()),
                revision: Some(*revision),
                day: Some(decision.decided),
                ..Matter::default()
            },
        ),
        Act::EntryIntoForce { norm, on, proposal } => (
            Event::EntryIntoForce,
            Matter {
                proposal: Some(proposal.clone()),
                norm: Some(norm.clone()),
                day: Some(*on),
                ..Matter::default()
            },
        ),
        Act::Corrigendum {
            corrigendum,
            norm,
            proposal,
            until,
            ..
        } => (
            Event::CorrigendumCirculates,
            Matter {
                proposal: Some(proposal.clone()),
                norm: Some(norm.clone()),
                number: Some(*corrigendum),
                until: Some(*until),
                ..Matter::default()
            },
        ),
        _ => return None,
    };
    Some(Happening::to_all(event, matter))
}
