//! Motions in words: exactly what each would enter, as labels and values, for the officer who approves.

use super::words::Words;
use crate::acts::corrigenda::Circular;
use crate::acts::motions::{Motion, MotionKind};
use crate::record::entries::{Decision, Names};
use crate::rules::standing::Scope;
use crate::rules::words::{
    Body, CertificationGround, EndGround, How, Lang, MemberCode, MemberKind, PartnerKind,
};
use crate::store::members::Roster;

type Facts = Vec<(String, String)>;

/// What a kind of motion is called.
pub fn kind_name(kind: MotionKind, w: &Words) -> String {
    match kind {
        MotionKind::Admission => w.motion_admission(),
        MotionKind::Suspension => w.motion_suspension(),
        MotionKind::Reinstatement => w.motion_reinstatement(),
        MotionKind::MemberWithdrawal => w.motion_member_withdrawal(),
        MotionKind::Rename => w.motion_rename(),
        MotionKind::Partner => w.motion_partner(),
        MotionKind::AccreditHead => w.motion_accredit_head(),
        MotionKind::Declassification => w.motion_declassification(),
        MotionKind::AdoptionWithoutVote => w.motion_adoption_without_vote(),
        MotionKind::Extension => w.motion_extension(),
        MotionKind::BallotEnd => w.motion_ballot_end(),
        MotionKind::Certification => w.motion_certification(),
        MotionKind::CertificationRefusal => w.motion_certification_refusal(),
        MotionKind::Correction => w.motion_correction(),
        MotionKind::Annulment => w.motion_annulment(),
        MotionKind::Corrigendum => w.motion_corrigendum(),
        MotionKind::Key => w.motion_key(),
        MotionKind::Withhold => w.motion_withhold(),
        MotionKind::LostFactors => w.motion_lost_factors(),
    }
}

/// A body that decides.
pub fn body(body: Body, w: &Words) -> String {
    match body {
        Body::Plenary => w.motion_body_plenary(),
        Body::Council => w.motion_body_council(),
        Body::Ministerial => w.motion_body_ministerial(),
        Body::Bureau => w.motion_body_bureau(),
        Body::Chair => w.motion_body_chair(),
    }
}

/// What a suspension takes away.
pub fn scope(scope: Scope, w: &Words) -> String {
    match scope {
        Scope::Vote => w.motion_scope_vote(),
        Scope::All => w.motion_scope_all(),
    }
}

/// A member State, or the regional organisation.
pub fn member_kind(kind: MemberKind, w: &Words) -> String {
    match kind {
        MemberKind::State => w.motion_kind_state(),
        MemberKind::RegionalOrganisation => w.motion_kind_organisation(),
    }
}

/// Invitee, Participant, Associate.
pub fn partner_kind(kind: PartnerKind, w: &Words) -> String {
    match kind {
        PartnerKind::Invitee => w.motion_partner_invitee(),
        PartnerKind::Participant => w.motion_partner_participant(),
        PartnerKind::Associate => w.motion_partner_associate(),
    }
}

/// What exactly a motion would enter: label and value, in the order one reads them.
pub fn describe(motion: &Motion, w: &Words, roster: &Roster) -> Facts {
    match motion {
        Motion::Admission {
            decision,
            from,
            iso2,
            kind,
            member,
            names: new,
        } => [
            vec![
                (w.field_member(), format!("{} ({member})", own_name(new, w))),
                (w.field_kind(), member_kind(*kind, w)),
                (w.motion_effect(), w.date(*from)),
                (w.field_iso2(), iso2.clone()),
            ],
            names(new, w),
            decided(decision, w),
        ]
        .concat(),
        Motion::Suspension {
            decision,
            from,
            member,
            scope: taken,
            until,
        } => [
            vec![
                (w.field_member(), named(member, w, roster)),
                (w.field_scope(), scope(*taken, w)),
                (w.motion_effect(), w.date(*from)),
                (
                    w.motion_suspended_until(),
                    until.map_or_else(|| w.motion_until_reinstated(), |day| w.date(day)),
                ),
            ],
            decided(decision, w),
        ]
        .concat(),
        Motion::Reinstatement {
            decision,
            from,
            member,
        }
        | Motion::MemberWithdrawal {
            decision,
            from,
            member,
        } => [
            vec![
                (w.field_member(), named(member, w, roster)),
                (w.motion_effect(), w.date(*from)),
            ],
            decided(decision, w),
        ]
        .concat(),
        Motion::Rename {
            from,
            member,
            names: new,
            reference,
        } => [
            vec![
                (w.field_member(), named(member, w, roster)),
                (w.motion_effect(), w.date(*from)),
            ],
            names(new, w),
            vec![(w.field_reference(), reference.to_string())],
        ]
        .concat(),
        Motion::Partner {
            decision,
            from,
            iso2,
            kind,
            names: new,
            partner,
            until,
        } => [
            vec![
                (
                    w.motion_partner_label(),
                    format!("{} ({partner})", own_name(new, w)),
                ),
                (w.field_kind(), partner_kind(*kind, w)),
                (w.motion_effect(), w.date(*from)),
                (
                    w.motion_partner_until(),
                    until.map_or_else(|| w.motion_without_end(), |day| w.date(day)),
                ),
                (w.field_iso2(), iso2.clone()),
            ],
            names(new, w),
            decided(decision, w),
        ]
        .concat(),
        Motion::AccreditHead {
            email,
            member,
            until,
        } => vec![
            (w.field_member(), named(member, w, roster)),
            (w.field_role(), w.office_head()),
            (w.field_email(), email.clone()),
            (
                w.motion_last_day(),
                until.map_or_else(|| w.motion_without_end(), |day| w.date(day)),
            ),
        ],
        other => of_texts(other, w, roster),
    }
}

/// Motions on proposals, ballots and norms.
fn of_texts(motion: &Motion, w: &Words, roster: &Roster) -> Facts {
    match motion {
        Motion::Declassification { proposal } => {
            vec![(w.field_proposal(), proposal.to_string())]
        }
        Motion::AdoptionWithoutVote {
            chair,
            decision,
            dissociations,
            proposal,
        } => {
            let out: Vec<String> = dissociations
                .iter()
                .map(|code| named(code, w, roster))
                .collect();
            let out = if out.is_empty() {
                w.cell_nothing()
            } else {
                w.list(&out)
            };
            [
                vec![
                    (w.field_proposal(), proposal.to_string()),
                    (w.field_chair(), named(chair, w, roster)),
                    (w.motion_dissociations(), out),
                ],
                decided(decision, w),
            ]
            .concat()
        }
        Motion::Extension {
            ballot,
            closes,
            reference,
        } => vec![
            (w.field_ballot(), ballot.to_string()),
            (w.motion_new_closing(), w.moment(*closes)),
            (w.field_reference(), reference.to_string()),
        ],
        Motion::BallotEnd {
            ballot,
            ground,
            reference,
        } => vec![
            (w.field_ballot(), ballot.to_string()),
            (w.field_ground(), end_ground(*ground, w)),
            (w.field_reference(), reference.to_string()),
        ],
        Motion::Certification { ballot } => vec![(w.field_ballot(), ballot.to_string())],
        Motion::CertificationRefusal {
            ballot,
            ground,
            reference,
        } => vec![
            (w.field_ballot(), ballot.to_string()),
            (w.field_ground(), certification_ground(*ground, w)),
            (w.field_reference(), reference.to_string()),
        ],
        Motion::Correction {
            ballot,
            choice,
            member,
            reference,
        } => vec![
            (w.field_ballot(), ballot.to_string()),
            (w.field_member(), named(member, w, roster)),
            (
                w.motion_corrected_to(),
                choice.map_or_else(|| w.choice_did_not_vote(), |choice| w.choice(choice)),
            ),
            (w.field_reference(), reference.to_string()),
        ],
        Motion::Annulment { decision, norm } => {
            [vec![(w.field_norm(), norm.printed())], decided(decision, w)].concat()
        }
        Motion::Corrigendum { circular } => corrigendum(circular, w),
        Motion::Key { purpose, vkey } => vec![
            (w.motion_key_use(), w.key_use(purpose.as_str())),
            (w.field_key(), vkey.to_string()),
        ],
        Motion::Withhold {
            commitment,
            ground,
            reference,
        } => vec![
            (w.field_document(), commitment.to_string()),
            (w.field_ground(), w.withhold_ground(ground.as_str())),
            (w.field_reference(), reference.to_string()),
        ],
        Motion::LostFactors { email } => vec![
            (w.field_email(), email.clone()),
            (w.lost_opens(), w.lost_opens_when()),
        ],
        Motion::Admission { .. }
        | Motion::Suspension { .. }
        | Motion::Reinstatement { .. }
        | Motion::MemberWithdrawal { .. }
        | Motion::Rename { .. }
        | Motion::Partner { .. }
        | Motion::AccreditHead { .. } => Vec::new(),
    }
}

/// Each correction with its words, in each language that it corrects.
fn corrigendum(circular: &Circular, w: &Words) -> Facts {
    let mut facts = vec![
        (w.field_norm(), circular.norm.printed()),
        (w.field_proposal(), circular.proposal.to_string()),
    ];
    for change in &circular.changes {
        let unit = change
            .unit
            .as_ref()
            .map_or_else(|| w.corrigendum_beginning(), ToString::to_string);
        for lang in [Lang::En, Lang::Fr] {
            let words = match (change.how, change.of(lang)) {
                (How::Delete, _) => w.corrigendum_deleted(),
                (_, Some(words)) => words.to_owned(),
                (_, None) => continue,
            };
            let label = w.corrigendum_change(
                change.how.as_str(),
                unit.as_str(),
                super::refusals::language_name(lang, w),
            );
            facts.push((label, words));
        }
    }
    facts.push((w.field_reason(), circular.reason.clone()));
    facts.push((w.field_reference(), circular.reference.to_string()));
    facts
}

fn decided(decision: &Decision, w: &Words) -> Facts {
    vec![
        (w.field_body(), body(decision.body, w)),
        (w.motion_decided(), w.date(decision.decided)),
        (w.field_reference(), decision.reference.to_string()),
    ]
}

fn names(names: &Names, w: &Words) -> Facts {
    vec![
        (w.motion_short_en(), names.short_en.clone()),
        (w.motion_short_fr(), names.short_fr.clone()),
        (w.motion_formal_en(), names.formal_en.clone()),
        (w.motion_formal_fr(), names.formal_fr.clone()),
    ]
}

fn own_name<'a>(names: &'a Names, w: &Words) -> &'a str {
    match w.lang() {
        Lang::En => &names.short_en,
        Lang::Fr => &names.short_fr,
    }
}

fn named(code: &MemberCode, w: &Words, roster: &Roster) -> String {
    format!("{} ({code})", roster.short(code, w.lang()))
}

fn end_ground(ground: EndGround, w: &Words) -> String {
    match ground {
        EndGround::TextDefective => w.motion_end_text(),
        EndGround::ElectorateWrong => w.motion_ground_electorate(),
        EndGround::Fault => w.motion_end_fault(),
        EndGround::BodyDecision => w.motion_end_body(),
    }
}

fn certification_ground(ground: CertificationGround, w: &Words) -> String {
    match ground {
        CertificationGround::ErrorInRecord => w.motion_refusal_error(),
        CertificationGround::Electorate => w.motion_ground_electorate(),
        CertificationGround::Irregular => w.motion_refusal_irregular(),
    }
}
