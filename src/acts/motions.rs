//! Acts that need two officers: one proposes a motion, another approves it, and only then is it on the record.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::corrigenda::Circular;
use super::{
    appointments, ballots, corrigenda, documents, factors, keys, members, norms, proposals,
};
use crate::record::Act;
use crate::record::commitments::sha256_hex;
use crate::record::entries::{Decision, Names};
use crate::rules::Refusal;
use crate::rules::letters::Letter;
use crate::rules::permissions::{Action, Office};
use crate::rules::standing::Scope;
use crate::rules::words::{
    BallotSymbol, CertificationGround, Choice, Commitment, EndGround, KeyUse, MemberCode,
    MemberKind, NormSymbol, PartnerKind, ProposalSymbol, Reference, Vkey, WithholdGround,
    word_list,
};
use crate::store::accounts;
use crate::store::motions::{self, Waiting};
use crate::store::{
    Asking, Asks, Enacted, Failure, Kept, Request, Store, StoreError, Tx, Who, private_log,
};

/// How long a motion waits for its second officer.
pub const LIFE: SignedDuration = SignedDuration::from_hours(14 * 24);

/// What one officer proposes and another approves (PROCEDURE, section 1).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "motion", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Motion {
    Admission {
        decision: Decision,
        from: Date,
        iso2: String,
        kind: MemberKind,
        member: MemberCode,
        names: Names,
    },
    Suspension {
        decision: Decision,
        from: Date,
        member: MemberCode,
        scope: Scope,
        until: Option<Date>,
    },
    Reinstatement {
        decision: Decision,
        from: Date,
        member: MemberCode,
    },
    MemberWithdrawal {
        decision: Decision,
        from: Date,
        member: MemberCode,
    },
    Rename {
        from: Date,
        member: MemberCode,
        names: Names,
        reference: Reference,
    },
    Partner {
        decision: Decision,
        from: Date,
        iso2: String,
        kind: PartnerKind,
        names: Names,
        partner: MemberCode,
        until: Option<Date>,
    },
    AccreditHead {
        email: String,
        member: MemberCode,
        until: Option<Date>,
    },
    Declassification {
        proposal: ProposalSymbol,
    },
    AdoptionWithoutVote {
        chair: MemberCode,
        decision: Decision,
        dissociations: Vec<MemberCode>,
        proposal: ProposalSymbol,
    },
    Extension {
        ballot: BallotSymbol,
        closes: Timestamp,
        reference: Reference,
    },
    BallotEnd {
        ballot: BallotSymbol,
        ground: EndGround,
        reference: Reference,
    },
    Certification {
        ballot: BallotSymbol,
    },
    CertificationRefusal {
        ballot: BallotSymbol,
        ground: CertificationGround,
        reference: Reference,
    },
    Correction {
        ballot: BallotSymbol,
        choice: Option<Choice>,
        member: MemberCode,
        reference: Reference,
    },
    Annulment {
        decision: Decision,
        norm: NormSymbol,
    },
    Corrigendum {
        circular: Circular,
    },
    Key {
        #[serde(rename = "use")]
        purpose: KeyUse,
        vkey: Vkey,
    },
    Withhold {
        commitment: Commitment,
        ground: WithholdGround,
        reference: Reference,
    },
    /// Somebody who lost all factors may enrol a new one, a day later (SECURITY, Invitations and recovery).
    LostFactors {
        email: String,
    },
}

word_list! {
    /// The kinds of motion, as they are stored and named on the desk.
    MotionKind {
        Admission = "admission", Suspension = "suspension", Reinstatement = "reinstatement",
        MemberWithdrawal = "member-withdrawal", Rename = "rename", Partner = "partner", AccreditHead = "accredit-head",
        Declassification = "declassification", AdoptionWithoutVote = "adoption-without-vote", Extension = "extension",
        BallotEnd = "ballot-end", Certification = "certification", CertificationRefusal = "certification-refusal",
        Correction = "correction", Annulment = "annulment", Corrigendum = "corrigendum", Key = "key", Withhold = "withhold",
        LostFactors = "lost-factors",
    }
}

impl Motion {
    pub const fn kind(&self) -> MotionKind {
        match self {
            Motion::Admission { .. } => MotionKind::Admission,
            Motion::Suspension { .. } => MotionKind::Suspension,
            Motion::Reinstatement { .. } => MotionKind::Reinstatement,
            Motion::MemberWithdrawal { .. } => MotionKind::MemberWithdrawal,
            Motion::Rename { .. } => MotionKind::Rename,
            Motion::Partner { .. } => MotionKind::Partner,
            Motion::AccreditHead { .. } => MotionKind::AccreditHead,
            Motion::Declassification { .. } => MotionKind::Declassification,
            Motion::AdoptionWithoutVote { .. } => MotionKind::AdoptionWithoutVote,
            Motion::Extension { .. } => MotionKind::Extension,
            Motion::BallotEnd { .. } => MotionKind::BallotEnd,
            Motion::Certification { .. } => MotionKind::Certification,
            Motion::CertificationRefusal { .. } => MotionKind::CertificationRefusal,
            Motion::Correction { .. } => MotionKind::Correction,
            Motion::Annulment { .. } => MotionKind::Annulment,
            Motion::Corrigendum { .. } => MotionKind::Corrigendum,
            Motion::Key { .. } => MotionKind::Key,
            Motion::Withhold { .. } => MotionKind::Withhold,
            Motion::LostFactors { .. } => MotionKind::LostFactors,
        }
    }

    /// The symbol or code that it is about.
    pub fn subject(&self) -> String {
        match self {
            Motion::Admission { member, .. }
            | Motion::Suspension { member, .. }
            | Motion::Reinstatement { member, .. }
            | Motion::MemberWithdrawal { member, .. }
            | Motion::Rename { member, .. }
            | Motion::AccreditHead { member, .. } => member.to_string(),
            Motion::Partner { partner, .. } => partner.to_string(),
            Motion::Declassification { proposal }
            | Motion::AdoptionWithoutVote { proposal, .. } => proposal.to_string(),
            Motion::Extension { ballot, .. }
            | Motion::BallotEnd { ballot, .. }
            | Motion::Certification { ballot }
            | Motion::CertificationRefusal { ballot, .. }
            | Motion::Correction { ballot, .. } => ballot.to_string(),
            Motion::Annulment { norm, .. } => norm.to_string(),
            Motion::Corrigendum { circular } => circular.norm.to_string(),
            Motion::Key { purpose, .. } => purpose.to_string(),
            Motion::Withhold { commitment, .. } => commitment.to_string(),
            Motion::LostFactors { email } => email.clone(),
        }
    }

    /// One of the two officers must be a registrar.
    pub const fn needs_a_registrar(&self) -> bool {
        matches!(
            self,
            Motion::Certification { .. } | Motion::CertificationRefusal { .. }
        )
    }
}

/// What a motion would enter, and what its approver is told besides.
pub struct Prepared {
    pub acts: Vec<Act>,
    /// What follows by itself, entered by the registry.
    pub follows: Vec<Act>,
    /// A link to pass on, shown once.
    pub link: Option<String>,
}

impl Prepared {
    /// Acts with what follows from them by itself.
    pub const fn followed(acts: Vec<Act>, follows: Vec<Act>) -> Self {
        Self {
            acts,
            follows,
            link: None,
        }
    }
}

impl From<Vec<Act>> for Prepared {
    fn from(acts: Vec<Act>) -> Self {
        Self::followed(acts, Vec::new())
    }
}

/// Proposes a motion. The law is asked already now, so that nothing impossible waits for a second officer.
///
/// # Errors
/// The law's refusal, as at the approval.
pub fn propose(
    store: &Store,
    by: Asks,
    motion: Motion,
    request: Option<Request>,
) -> Result<Uuid, Failure> {
    let asking = Asking::new(by, Action::ProposeMotion).with_request(request);
    store.keep(asking, move |tx| {
        tx.trial(|tx| prepare(tx, &motion).map(|_| ()))?;
        let id = tx.fresh_id();
        let waiting = Waiting {
            id,
            kind: motion.kind().to_string(),
            subject: motion.subject(),
            body: body(&motion)?,
            account: tx.permit().account().ok_or(Refusal::SignInFirst)?,
            seat: tx.permit().seat().clone(),
            at: tx.now(),
            expires: tx
                .now()
                .checked_add(LIFE)
                .map_err(|e| StoreError::Other(e.to_string()))?,
        };
        motions::wait(tx, &waiting)?;
        let letter = Letter::MotionWaits {
            motion: id,
            motion_kind: waiting.kind.clone(),
            subject: waiting.subject.clone(),
            proposed_by: waiting.seat.clone(),
            account: waiting.account,
            expires: waiting.expires,
        };
        super::letters::lay(tx, &letter)?;
        private_log::write(
            tx,
            "motion-proposed",
            &format!("{id} {} {}", waiting.kind, waiting.subject),
        )?;
        Ok(Kept::Done(id))
    })
}

/// Approves what another officer proposed, exactly as it was shown: `seen` is [`fingerprint`] of its body.
///
/// # Errors
/// [`Refusal::SecondOfficerMustDiffer`], [`Refusal::NothingWaiting`], [`Refusal::MotionChanged`],
/// [`Refusal::RegistrarRequired`], or the law's refusal of the act itself.
pub fn approve(
    store: &Store,
    by: Asks,
    id: Uuid,
    seen: String,
    request: Option<Request>,
) -> Result<Option<String>, Failure> {
    let asking = Asking::new(by, Action::ApproveMotion).with_request(request);
    store.enact(asking, move |tx| {
        let waiting = motions::waiting(&mut tx.reading(), id)?.ok_or(Refusal::NothingWaiting)?;
        if fingerprint(&waiting.body) != seen {
            return Err(Refusal::MotionChanged.into());
        }
        let second = tx.permit().seat().clone();
        if tx.permit().account() == Some(waiting.account) || second == waiting.seat {
            return Err(Refusal::SecondOfficerMustDiffer.into());
        }
        let proposer = accounts::offices(&mut tx.reading(), waiting.account)?;
        let proposing = proposer
            .iter()
            .find(|held| held.seat == waiting.seat && held.office.is_of_secretariat())
            .map(|held| held.office)
            // Whoever proposed has left the seat since: only one standing officer would act.
            .ok_or(Refusal::NothingWaiting)?;
        let motion = read(&waiting.body)?;
        if motion.needs_a_registrar()
            && ![Some(proposing), tx.permit().office()].contains(&Some(Office::Registrar))
        {
            return Err(Refusal::RegistrarRequired.into());
        }
        let prepared = prepare(tx, &motion)?;
        motions::settle(tx, id, motions::Settled::Approved)?;
        private_log::write(tx, "motion-approved", &id.to_string())?;
        let enacted = Enacted::by_two((waiting.seat, second), prepared.acts, prepared.link);
        Ok(prepared
            .follows
            .into_iter()
            .fold(enacted, |enacted, act| enacted.and(Who::Registry, act)))
    })
}

/// Takes back a motion that waits: by any officer, the proposer included.
///
/// # Errors
/// [`Refusal::NothingWaiting`].
pub fn withdraw(store: &Store, by: Asks, id: Uuid) -> Result<(), Failure> {
    store.keep(Asking::new(by, Action::ProposeMotion), move |tx| {
        motions::waiting(&mut tx.reading(), id)?.ok_or(Refusal::NothingWaiting)?;
        motions::settle(tx, id, motions::Settled::Withdrawn)?;
        private_log::write(tx, "motion-withdrawn", &id.to_string())?;
        Ok(Kept::Done(()))
    })
}

/// What stands on the approval form, so that an edit in between voids the approval.
pub fn fingerprint(body: &str) -> String {
    sha256_hex(body.as_bytes())
}

/// Reads a motion as it was kept.
///
/// # Errors
/// [`StoreError::Corrupt`] when it does not read.
pub fn read(body: &str) -> Result<Motion, StoreError> {
    serde_json::from_str(body).map_err(|error| StoreError::Corrupt(error.to_string()))
}

fn body(motion: &Motion) -> Result<String, StoreError> {
    crate::record::canonical::write(motion).map_err(StoreError::from)
}

fn prepare(tx: &mut Tx<'_>, motion: &Motion) -> Result<Prepared, Failure> {
    Ok(match motion.clone() {
        Motion::Admission {
            decision,
            from,
            iso2,
            kind,
            member,
            names,
        } => members::admission(
            tx,
            Act::Admission {
                decision,
                from,
                iso2,
                kind,
                member,
                names,
            },
        )?
        .into(),
        Motion::Suspension {
            decision,
            from,
            member,
            scope,
            until,
        } => members::suspension(
            tx,
            Act::Suspension {
                decision,
                from,
                member,
                scope,
                until,
            },
        )?
        .into(),
        Motion::Reinstatement {
            decision,
            from,
            member,
        } => members::reinstatement(
            tx,
            Act::Reinstatement {
                decision,
                from,
                member,
            },
        )?
        .into(),
        Motion::MemberWithdrawal {
            decision,
            from,
            member,
        } => members::withdrawal(
            tx,
            Act::MemberWithdrawal {
                decision,
                from,
                member,
            },
        )?
        .into(),
        Motion::Rename {
            from,
            member,
            names,
            reference,
        } => members::rename(
            tx,
            Act::Rename {
                from,
                member,
                names,
                reference,
            },
        )?
        .into(),
        Motion::Partner {
            decision,
            from,
            iso2,
            kind,
            names,
            partner,
            until,
        } => members::partner(
            tx,
            Act::Partner {
                decision,
                from,
                iso2,
                kind,
                names,
                partner,
                until,
            },
        )?
        .into(),
        Motion::AccreditHead {
            email,
            member,
            until,
        } => {
            members::may_be_accredited(tx, &member)?;
            let invitee = appointments::Invitee {
                email: appointments::email(&email)?,
                office: Office::Head,
                member: Some(member),
                until,
            };
            let (act, link) = appointments::offer_seat(tx, &invitee)?;
            Prepared {
                acts: vec![act],
                follows: Vec::new(),
                link: Some(link),
            }
        }
        Motion::Declassification { proposal } => proposals::declassification(tx, &proposal)?.into(),
        Motion::AdoptionWithoutVote {
            chair,
            decision,
            dissociations,
            proposal,
        } => norms::adoption_without_vote(tx, chair, decision, dissociations, &proposal)?.into(),
        Motion::Extension {
            ballot,
            closes,
            reference,
        } => ballots::extension(tx, ballot, closes, reference)?.into(),
        Motion::BallotEnd {
            ballot,
            ground,
            reference,
        } => ballots::end(tx, ballot, ground, reference)?,
        Motion::Certification { ballot } => ballots::certification(tx, ballot)?,
        Motion::CertificationRefusal {
            ballot,
            ground,
            reference,
        } => ballots::certification_refusal(tx, ballot, ground, reference)?,
        Motion::Correction {
            ballot,
            choice,
            member,
            reference,
        } => ballots::correction(tx, ballot, choice, member, reference)?.into(),
        Motion::Annulment { decision, norm } => norms::annulment(tx, decision, norm)?.into(),
        Motion::Corrigendum { circular } => corrigenda::corrigendum(tx, circular)?.into(),
        Motion::Key { purpose, vkey } => keys::key(tx, purpose, vkey)?.into(),
        Motion::Withhold {
            commitment,
            ground,
            reference,
        } => documents::withholding(tx, commitment, ground, reference)?.into(),
        // Private from end to end: the record names no person.
        Motion::LostFactors { email } => {
            factors::lost::agree(tx, &email)?;
            Prepared::followed(Vec::new(), Vec::new())
        }
    })
}
