//! What an officer proposes about a vote, read from the form.

use super::Typed;
use crate::acts::motions::Motion;
use crate::rules::Refusal;
use crate::rules::calendar;
use crate::rules::refusals::Field;
use crate::rules::words::{
    BallotSymbol, CertificationGround, Choice, EndGround, MemberCode, Reference,
};
use crate::web::forms::FormErrors;
use crate::web::words::Words;

pub(super) fn motion(
    typed: &Typed,
    ballot: &BallotSymbol,
    errors: &mut FormErrors,
    w: &Words,
) -> Option<Motion> {
    let ballot = ballot.clone();
    if typed.motion == "certification" {
        return Some(Motion::Certification { ballot });
    }
    let reference = errors.take(parse_reference(&typed.reference), w);
    let malformed = |field| move |_| Refusal::Malformed(field);
    match typed.motion.as_str() {
        "extension" => {
            let closes = errors.take(calendar::parse_hour(&typed.closes), w)?;
            Some(Motion::Extension {
                ballot,
                closes,
                reference: reference?,
            })
        }
        "ballot-end" => {
            let ground = typed.ground.parse().map_err(malformed(Field::Ground));
            let ground: EndGround = errors.take(ground, w)?;
            Some(Motion::BallotEnd {
                ballot,
                ground,
                reference: reference?,
            })
        }
        "certification-refusal" => {
            let ground = typed.ground.parse().map_err(malformed(Field::Ground));
            let ground: CertificationGround = errors.take(ground, w)?;
            Some(Motion::CertificationRefusal {
                ballot,
                ground,
                reference: reference?,
            })
        }
        "correction" => {
            let member = errors.take(MemberCode::parse(&typed.member), w)?;
            let choice = match typed.choice.as_str() {
                "did-not-vote" => None,
                choice => {
                    let choice = choice.parse().map_err(malformed(Field::Choice));
                    Some(errors.take::<Choice>(choice, w)?)
                }
            };
            Some(Motion::Correction {
                ballot,
                choice,
                member,
                reference: reference?,
            })
        }
        _ => {
            errors.refuse(&Refusal::Malformed(Field::Kind), w);
            None
        }
    }
}

/// A reference as a form gives it.
///
/// # Errors
/// [`Refusal::Missing`] of nothing, [`Refusal::Malformed`].
pub fn parse_reference(text: &str) -> Result<Reference, Refusal> {
    match text.trim() {
        "" => Err(Refusal::Missing(Field::Reference)),
        text => Reference::parse(text),
    }
}
