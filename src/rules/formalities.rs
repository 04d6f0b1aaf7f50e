//! Formalities: what an officer may do with a proposal as it stands (PROCEDURE, section 2).

use jiff::Timestamp;
use jiff::civil::Date;

use super::calendar;
use super::languages::Languages;
use super::refusals::{Field, Refusal};
use super::stage::{Move, Stage, next};
use super::words::{Classification, FormGround, Lang, ProposalSymbol, Relation};

/// The midnight in Paris after which a submitted proposal can no longer be returned for form.
pub fn return_ends(submitted: Timestamp, return_days: i64) -> Timestamp {
    calendar::end_of_working_days(submitted, return_days)
}

/// Returns a proposal for form: within the working days of the rulebook, on each ground once.
///
/// # Errors
/// [`Refusal::OutOfOrder`], [`Refusal::ReturnTooLate`], [`Refusal::ReturnedOnThatGroundBefore`].
pub fn may_return(
    stage: Stage,
    ends: Timestamp,
    now: Timestamp,
    ground: FormGround,
    before: &[FormGround],
) -> Result<Stage, Refusal> {
    let returned = next(stage, Move::Return, None)?;
    if now >= ends {
        return Err(Refusal::ReturnTooLate { until: ends });
    }
    if before.contains(&ground) {
        return Err(Refusal::ReturnedOnThatGroundBefore);
    }
    Ok(returned)
}

/// Opens a consultation until an hour of a working day in the future.
///
/// # Errors
/// [`Refusal::ConsultationRunning`], [`Refusal::OutOfOrder`], [`Refusal::MustBeLater`], [`Refusal::NotAWorkingDay`].
pub fn may_open_consultation(
    stage: Stage,
    running_until: Option<Timestamp>,
    until: Timestamp,
    now: Timestamp,
) -> Result<Stage, Refusal> {
    if let (Stage::Consultation, Some(until)) = (stage, running_until) {
        return Err(Refusal::ConsultationRunning { until });
    }
    let consultation = next(stage, Move::OpenConsultation, None)?;
    if until <= now {
        return Err(Refusal::MustBeLater(Field::Until));
    }
    let date = calendar::day_of(until);
    if !calendar::is_working_day(date) {
        return Err(Refusal::NotAWorkingDay { date });
    }
    Ok(consultation)
}

/// Ends a consultation: at its hour, never before.
///
/// # Errors
/// [`Refusal::OutOfOrder`], [`Refusal::ConsultationRunning`].
pub fn may_end_consultation(
    stage: Stage,
    until: Option<Timestamp>,
    now: Timestamp,
) -> Result<Stage, Refusal> {
    let ended = next(stage, Move::EndConsultation, None)?;
    match until {
        Some(until) if until <= now => Ok(ended),
        Some(until) => Err(Refusal::ConsultationRunning { until }),
        None => Err(Refusal::OutOfOrder),
    }
}

/// Supplies the language that the current revision lacks.
///
/// # Errors
/// [`Refusal::OutOfOrder`], [`Refusal::AlreadyDone`] where both languages are there.
pub fn may_translate(stage: Stage, lacks: Option<Lang>) -> Result<Lang, Refusal> {
    next(stage, Move::Translate, None)?;
    lacks.ok_or(Refusal::AlreadyDone)
}

/// Fixes the final text: the current revision, in both languages, each signed off, with every amendment that the
/// sponsor accepted. `awaiting` are those that no revision contains yet.
///
/// # Errors
/// [`Refusal::ConsultationRunning`], [`Refusal::OutOfOrder`], [`Refusal::AmendmentsAwait`], and see
/// [`Languages::may_be_final`].
pub fn may_fix_final_text(
    stage: Stage,
    running_until: Option<Timestamp>,
    languages: &Languages,
    awaiting: i64,
) -> Result<Stage, Refusal> {
    if let (Stage::Consultation, Some(until)) = (stage, running_until) {
        return Err(Refusal::ConsultationRunning { until });
    }
    let fixed = next(stage, Move::FixFinalText, None)?;
    if awaiting > 0 {
        return Err(Refusal::AmendmentsAwait { count: awaiting });
    }
    languages.may_be_final()?;
    Ok(fixed)
}

/// A proposal that names a norm, and that norm as the house finds it.
#[derive(Clone, Copy, Debug)]
pub struct Changing<'a> {
    pub relation: Relation,
    /// The entry of the proposal's submission.
    pub proposed: i64,
    /// The newest version of the norm: its entry, and its day of adoption.
    pub newest: (i64, Date),
    /// Another proposal on the norm that is being voted on or awaits certification.
    pub deciding: Option<&'a ProposalSymbol>,
}

/// An amending text replaces the whole of the version that it was written against: decided on any other, it would
/// undo in silence what was adopted between.
///
/// # Errors
/// [`Refusal::NormChangedSince`].
pub fn must_be_on_the_newest(changing: &Changing<'_>) -> Result<(), Refusal> {
    let (entry, adopted) = changing.newest;
    if changing.relation == Relation::Amends && changing.proposed < entry {
        return Err(Refusal::NormChangedSince { adopted });
    }
    Ok(())
}

/// One decision on a norm at a time: the second would be taken on a text that the first may change.
///
/// # Errors
/// [`Refusal::NormBeingDecided`]; see [`must_be_on_the_newest`].
pub fn may_be_decided(changing: &Changing<'_>) -> Result<(), Refusal> {
    if let Some(proposal) = changing.deciding {
        return Err(Refusal::NormBeingDecided {
            proposal: proposal.clone(),
        });
    }
    must_be_on_the_newest(changing)
}

/// Whether a proposal was opened to everybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    Closed,
    Opened,
}

/// The sponsor agrees to publication, once.
///
/// # Errors
/// [`Refusal::AlreadyPublic`], [`Refusal::AlreadyDone`].
pub fn may_consent(
    classification: Classification,
    opening: Opening,
    consented: Option<i64>,
) -> Result<(), Refusal> {
    match (classification, opening, consented) {
        (Classification::Public, ..) | (_, Opening::Opened, _) => Err(Refusal::AlreadyPublic),
        (Classification::ForMembers, Opening::Closed, Some(_)) => Err(Refusal::AlreadyDone),
        (Classification::ForMembers, Opening::Closed, None) => Ok(()),
    }
}

/// Two officers declassify what the sponsor agreed to publish.
///
/// # Errors
/// [`Refusal::AlreadyPublic`], [`Refusal::SponsorMustAgree`].
pub fn may_declassify(
    classification: Classification,
    opening: Opening,
    consented: Option<i64>,
) -> Result<(), Refusal> {
    match may_consent(classification, opening, consented) {
        Ok(()) => Err(Refusal::SponsorMustAgree),
        Err(Refusal::AlreadyDone) => Ok(()),
        Err(refusal) => Err(refusal),
    }
}
