//! Refusals as sentences: what is not possible, and what would make it possible, in the reader's language.

use actix_web::http::StatusCode;

use super::words::Words;
use crate::rules::calendar;
use crate::rules::refusals::{Field, Refusal, Unconfirmed};
use crate::rules::words::Lang;

/// The sentence of a refusal. Every refusal has its own: a new one does not compile without.
pub fn say(refusal: &Refusal, w: &Words) -> String {
    match refusal {
        Refusal::ReadOnly { size, root } => w.refusal_read_only(checkpoint(*size, root, w)),
        Refusal::NotCompared => w.refusal_not_compared(),
        Refusal::Missing(field) => w.refusal_missing(field_label(*field, w)),
        Refusal::Malformed(field) => w.refusal_malformed(field_label(*field, w)),
        Refusal::TooLong { field, most } => {
            w.refusal_too_long(field_label(*field, w), w.number(*most))
        }
        Refusal::HourSkipped => w.refusal_hour_skipped(),
        Refusal::EndsBeforeItBegins => w.refusal_ends_before(),
        Refusal::MustBeLater(field) => w.refusal_must_be_later(field_label(*field, w)),
        Refusal::MustNotBeLater(field) => w.refusal_must_not_be_later(field_label(*field, w)),
        Refusal::WeakPassword { least } => w.refusal_weak_password(*least),
        Refusal::SignInFirst => w.refusal_sign_in_first(),
        Refusal::WrongCredentials => w.refusal_wrong_credentials(),
        Refusal::CodeRefused => w.refusal_code_refused(),
        Refusal::PasskeyRefused => w.refusal_passkey(),
        Refusal::NoPasskey => w.refusal_no_passkey(),
        Refusal::TooManyPasskeys { most } => w.refusal_too_many_passkeys(*most),
        Refusal::LastFactor => w.refusal_last_factor(),
        Refusal::OfferOver => w.refusal_offer_over(),
        Refusal::NotYours => w.refusal_not_yours(),
        Refusal::OfficeDoesNotPermit => w.refusal_office(),
        Refusal::LinkSpent => w.refusal_link_spent(),
        Refusal::ForeignForm => w.refusal_foreign_form(),
        Refusal::ConfirmFirst { because, .. } => because_of(*because, w),
        Refusal::ConfirmationVoid => w.confirm_void(),
        Refusal::SecondOfficerMustDiffer => w.refusal_second_officer(),
        Refusal::NothingWaiting => w.refusal_nothing_waiting(),
        Refusal::MotionChanged => w.refusal_motion_changed(),
        Refusal::HoldsTheVoteElsewhere { member } => w.refusal_holds_vote(member.as_str()),
        Refusal::AdministratorHoldsNoOther => w.refusal_administrator(),
        Refusal::HoldsOffices => w.refusal_holds_offices(),
        Refusal::SeatTaken => w.refusal_seat_taken(),
        Refusal::AccountExists => w.refusal_account_exists(),
        Refusal::TwoOfficersAppoint => w.refusal_two_officers_appoint(),
        Refusal::TwoOfficersMustStay => w.refusal_two_officers_stay(),
        Refusal::WrongCode { left } => w.refusal_wrong_code(*left),
        Refusal::CodeVoid => w.refusal_code_void(),
        Refusal::NotYourOwnCode => w.refusal_own_code(),
        Refusal::VoteWaits { from } => w.refusal_vote_waits(w.moment(*from)),
        Refusal::LetterNotTaken(fault) => w.refusal_letter(fault.as_str()),
        Refusal::VotedItself => w.refusal_voted_itself(),
        Refusal::NotFound => w.refusal_not_found(),
        Refusal::OutOfOrder => w.refusal_out_of_order(),
        Refusal::ChangedSinceOpened => w.refusal_changed(),
        Refusal::RequestReused => w.refusal_request_reused(),
        Refusal::AlreadyDone => w.refusal_already_done(),
        Refusal::AlreadyAMember => w.refusal_already_member(),
        Refusal::NotAMember => w.refusal_not_member(),
        Refusal::AlreadySuspended => w.refusal_already_suspended(),
        Refusal::NotSuspended => w.refusal_not_suspended(),
        Refusal::SuspendedFromParticipation => w.refusal_suspended(),
        Refusal::EffectBeforeDecision { decided } => w.refusal_effect_before(w.date(*decided)),
        Refusal::ReturnedOnThatGroundBefore => w.refusal_returned_before(),
        Refusal::ReturnTooLate { until } => w.refusal_return_too_late(w.moment(*until)),
        Refusal::LanguageMissing(lang) => w.refusal_language_missing(language_name(*lang, w)),
        Refusal::SponsorCannotCosponsor => w.refusal_sponsor_cosponsor(),
        Refusal::NotACosponsor => w.refusal_not_cosponsor(),
        Refusal::CosponsorsMustMaintain => w.refusal_maintain(),
        Refusal::VotingHasBegun => w.refusal_voting_begun(),
        Refusal::ConsultationRunning { until } => w.refusal_consultation_running(w.moment(*until)),
        Refusal::ConsultationOver => w.refusal_consultation_over(),
        Refusal::AlreadyPublic => w.refusal_already_public(),
        Refusal::SponsorMustAgree => w.refusal_sponsor_agree(),
        Refusal::NotTheCurrentRevision { current } => w.refusal_not_current(*current),
        Refusal::TextsUnchanged => w.refusal_unchanged(),
        Refusal::TextsNotParallel { units } => w.refusal_not_parallel(*units),
        Refusal::TextWithheld => w.refusal_text_withheld(),
        Refusal::NotSignedOff(lang) => w.refusal_not_signed_off(language_name(*lang, w)),
        Refusal::TextMalformed { lang, line } => {
            w.refusal_text_malformed(language_name(*lang, w), *line)
        }
        Refusal::SignedOffByTheSame => w.refusal_signed_off_by_same(),
        Refusal::TranslationNotAgreed => w.refusal_translation_not_agreed(),
        Refusal::ConsultationNotRunning => w.refusal_consultation_not_running(),
        Refusal::UnitGone => w.refusal_unit_gone(),
        Refusal::WordingMissing(lang) => w.refusal_wording_missing(language_name(*lang, w)),
        Refusal::AmendmentSettled => w.refusal_amendment_settled(),
        Refusal::AmendmentsAwait { count } => w.refusal_amendments_await(*count),
        Refusal::AmendmentConflicts { units } => w.refusal_amendment_conflicts(*units),
        Refusal::OrderIncomplete => w.refusal_order_incomplete(),
        Refusal::DivisionEmptied { place } => w.refusal_division_emptied(*place),
        Refusal::StillApplies => w.refusal_still_applies(),
        Refusal::PartsNotDecided => w.refusal_parts_not_decided(),
        Refusal::NoPartLeft => w.refusal_no_part_left(),
        Refusal::NoticeTooShort { earliest } => w.refusal_notice_too_short(w.date(*earliest)),
        Refusal::WindowTooShort { days } => w.refusal_window_too_short(*days),
        Refusal::NotAWorkingDay { date } => {
            let next = calendar::next_working_day(*date);
            w.refusal_not_working_day(w.date(*date), w.date(next))
        }
        Refusal::HouseClosed { date, next } => {
            w.refusal_not_working_day(w.date(*date), w.date(*next))
        }
        Refusal::NobodyEntitled => w.refusal_nobody_entitled(),
        Refusal::RuleImpossible => w.refusal_rule_impossible(),
        Refusal::NoRuleForKind => w.refusal_no_rule(),
        Refusal::NotEntitled { ballot } => w.refusal_not_entitled(ballot.as_str()),
        Refusal::NotYetOpen { opens } => w.refusal_not_open(w.moment(*opens)),
        Refusal::Closed { at } => w.refusal_closed(w.moment(*at)),
        Refusal::StillRunning { until } => w.refusal_still_running(w.moment(*until)),
        Refusal::NothingToWithdraw => w.refusal_nothing_to_withdraw(),
        Refusal::ErrorPeriodRunning { until } => w.refusal_error_period_running(w.moment(*until)),
        Refusal::ErrorPeriodOver { until } => w.refusal_error_period_over(w.moment(*until)),
        Refusal::OpenErrorReports => w.refusal_open_reports(),
        Refusal::ExplanationPeriodOver { until } => w.refusal_explanation_over(w.moment(*until)),
        Refusal::ExtensionMustLengthen { closes } => w.refusal_extension(w.moment(*closes)),
        Refusal::RegistrarRequired => w.refusal_registrar(),
        Refusal::OutcomeWouldChange => w.refusal_outcome_would_change(),
        Refusal::NothingToCorrect => w.refusal_nothing_to_correct(),
        Refusal::NotAdhered => w.refusal_not_adhered(),
        Refusal::AlreadyAdhered => w.refusal_already_adhered(),
        Refusal::EventBeforeAdoption { adopted } => w.refusal_before_adoption(w.date(*adopted)),
        Refusal::NothingThatDay { begins } => w.refusal_nothing_that_day(w.date(*begins)),
        Refusal::NormAnnulled => w.refusal_norm_annulled(),
        Refusal::NormEnded => w.refusal_norm_ended(),
        Refusal::NormChangedSince { adopted } => w.refusal_norm_changed_since(w.date(*adopted)),
        Refusal::NormBeingDecided { proposal } => {
            w.refusal_norm_being_decided(proposal.to_string())
        }
        Refusal::ObjectionsOpen { until } => w.refusal_objections_open(w.moment(*until)),
        Refusal::ObjectionsOver { until } => w.refusal_objections_over(w.moment(*until)),
        Refusal::ObjectedTo => w.refusal_objected_to(),
        Refusal::ForceByDateOnly => w.refusal_force_by_date(),
        Refusal::NothingToAcknowledge => w.refusal_nothing_to_acknowledge(),
        Refusal::AlreadyWithdrawn => w.refusal_already_withdrawn(),
    }
}

/// Why an act waits for its confirmation.
pub fn because_of(because: Unconfirmed, w: &Words) -> String {
    match because {
        Unconfirmed::NotYet => w.confirm_not_yet(),
        Unconfirmed::Another => w.confirm_another(),
        Unconfirmed::Over => w.confirm_over(),
        Unconfirmed::WrongCode { left } => w.confirm_wrong_code(left),
        Unconfirmed::PasskeyFailed => w.confirm_passkey_failed(),
        Unconfirmed::PasskeyNeeded => w.confirm_passkey_needed(),
        Unconfirmed::CodesPaused => w.confirm_codes_paused(),
    }
}

/// A checkpoint by its size, and by its root where that is known.
pub fn checkpoint(size: i64, root: &str, w: &Words) -> String {
    if root.is_empty() {
        w.checkpoint_of_size(w.number(size))
    } else {
        w.checkpoint_with_root(w.number(size), root)
    }
}

/// The status of an answer that is this refusal: who asks (401, 403), what is asked for (404),
/// when it is asked (409), what was typed (422).
pub const fn status(refusal: &Refusal) -> StatusCode {
    match refusal {
        Refusal::SignInFirst => StatusCode::UNAUTHORIZED,
        Refusal::ReadOnly { .. } | Refusal::NotCompared => StatusCode::SERVICE_UNAVAILABLE,
        Refusal::WrongCredentials
        | Refusal::CodeRefused
        | Refusal::PasskeyRefused
        | Refusal::NotYours
        | Refusal::OfficeDoesNotPermit
        | Refusal::ForeignForm
        | Refusal::ConfirmFirst { .. }
        | Refusal::SecondOfficerMustDiffer
        | Refusal::SuspendedFromParticipation
        | Refusal::NotEntitled { .. }
        | Refusal::RegistrarRequired => StatusCode::FORBIDDEN,
        Refusal::LinkSpent | Refusal::NotFound => StatusCode::NOT_FOUND,
        Refusal::ConfirmationVoid
        | Refusal::NothingWaiting
        | Refusal::NoPasskey
        | Refusal::TooManyPasskeys { .. }
        | Refusal::LastFactor
        | Refusal::OfferOver
        | Refusal::MotionChanged
        | Refusal::HoldsTheVoteElsewhere { .. }
        | Refusal::AdministratorHoldsNoOther
        | Refusal::HoldsOffices
        | Refusal::SeatTaken
        | Refusal::AccountExists
        | Refusal::TwoOfficersAppoint
        | Refusal::TwoOfficersMustStay
        | Refusal::CodeVoid
        | Refusal::NotYourOwnCode
        | Refusal::VoteWaits { .. }
        | Refusal::VotedItself
        | Refusal::OutOfOrder
        | Refusal::ChangedSinceOpened
        | Refusal::AlreadyDone
        | Refusal::AlreadyAMember
        | Refusal::NotAMember
        | Refusal::AlreadySuspended
        | Refusal::NotSuspended
        | Refusal::ReturnedOnThatGroundBefore
        | Refusal::ReturnTooLate { .. }
        | Refusal::SponsorCannotCosponsor
        | Refusal::NotACosponsor
        | Refusal::CosponsorsMustMaintain
        | Refusal::VotingHasBegun
        | Refusal::ConsultationRunning { .. }
        | Refusal::ConsultationOver
        | Refusal::AlreadyPublic
        | Refusal::SponsorMustAgree
        | Refusal::NotTheCurrentRevision { .. }
        | Refusal::NobodyEntitled
        | Refusal::NoRuleForKind
        | Refusal::NotYetOpen { .. }
        | Refusal::Closed { .. }
        | Refusal::StillRunning { .. }
        | Refusal::NothingToWithdraw
        | Refusal::ErrorPeriodRunning { .. }
        | Refusal::ErrorPeriodOver { .. }
        | Refusal::OpenErrorReports
        | Refusal::ExplanationPeriodOver { .. }
        | Refusal::OutcomeWouldChange
        | Refusal::NothingToCorrect
        | Refusal::NotAdhered
        | Refusal::AlreadyAdhered
        | Refusal::NormAnnulled
        | Refusal::NormEnded
        | Refusal::NormChangedSince { .. }
        | Refusal::NormBeingDecided { .. }
        | Refusal::ObjectionsOpen { .. }
        | Refusal::ObjectionsOver { .. }
        | Refusal::ObjectedTo
        | Refusal::TextWithheld
        | Refusal::NotSignedOff(_)
        | Refusal::SignedOffByTheSame
        | Refusal::TranslationNotAgreed
        | Refusal::ConsultationNotRunning
        | Refusal::UnitGone
        | Refusal::AmendmentSettled
        | Refusal::AmendmentsAwait { .. }
        | Refusal::AmendmentConflicts { .. }
        | Refusal::PartsNotDecided
        | Refusal::StillApplies
        | Refusal::NoPartLeft
        | Refusal::NothingToAcknowledge
        | Refusal::AlreadyWithdrawn => StatusCode::CONFLICT,
        Refusal::Missing(_)
        | Refusal::Malformed(_)
        | Refusal::WrongCode { .. }
        | Refusal::LetterNotTaken(_)
        | Refusal::TooLong { .. }
        | Refusal::HourSkipped
        | Refusal::EndsBeforeItBegins
        | Refusal::MustBeLater(_)
        | Refusal::MustNotBeLater(_)
        | Refusal::WeakPassword { .. }
        | Refusal::RequestReused
        | Refusal::LanguageMissing(_)
        | Refusal::TextsUnchanged
        | Refusal::TextsNotParallel { .. }
        | Refusal::TextMalformed { .. }
        | Refusal::WordingMissing(_)
        | Refusal::OrderIncomplete
        | Refusal::DivisionEmptied { .. }
        | Refusal::ForceByDateOnly
        | Refusal::NoticeTooShort { .. }
        | Refusal::WindowTooShort { .. }
        | Refusal::NotAWorkingDay { .. }
        | Refusal::HouseClosed { .. }
        | Refusal::RuleImpossible
        | Refusal::ExtensionMustLengthen { .. }
        | Refusal::NothingThatDay { .. }
        | Refusal::EffectBeforeDecision { .. }
        | Refusal::EventBeforeAdoption { .. } => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

/// What a field is called beside its input.
pub fn field_label(field: Field, w: &Words) -> String {
    match field {
        Field::Member => w.field_member(),
        Field::Proposal => w.field_proposal(),
        Field::Ballot => w.field_ballot(),
        Field::Norm => w.field_norm(),
        Field::Draft => w.field_draft(),
        Field::Seat => w.field_seat(),
        Field::Theme => w.field_theme(),
        Field::Reference => w.field_reference(),
        Field::Document => w.field_document(),
        Field::Key => w.field_key(),
        Field::Title => w.field_title(),
        Field::Name => w.field_name(),
        Field::Summary => w.field_summary(),
        Field::Reason => w.field_reason(),
        Field::Text => w.field_text(),
        Field::Explanation => w.field_explanation(),
        Field::Choice => w.field_choice(),
        Field::Date => w.field_date(),
        Field::Hour => w.field_hour(),
        Field::From => w.field_from(),
        Field::Until => w.field_until(),
        Field::Email => w.field_email(),
        Field::Password => w.field_password(),
        Field::PersonName => w.field_person_name(),
        Field::Role => w.field_role(),
        Field::Body => w.field_body(),
        Field::Kind => w.field_kind(),
        Field::Clause => w.field_clause(),
        Field::Months => w.field_months(),
        Field::Adherences => w.field_adherences(),
        Field::Ground => w.field_ground(),
        Field::Note => w.field_note(),
        Field::Scope => w.field_scope(),
        Field::Classification => w.field_classification(),
        Field::Language => w.field_language(),
        Field::Revision => w.field_revision(),
        Field::Chair => w.field_chair(),
        Field::Iso2 => w.field_iso2(),
        Field::RequestId => w.field_request_id(),
        Field::Unit => w.field_unit(),
        Field::Wording => w.field_wording(),
        Field::Comment => w.field_comment(),
        Field::Amendment => w.field_amendment(),
        Field::Corrigendum => w.field_corrigendum(),
        Field::Answer => w.field_answer(),
        Field::Order => w.field_order(),
        Field::Letter => w.field_letter(),
        Field::Code => w.field_code(),
    }
}

/// A language's name in the reader's own.
pub fn language_name(lang: Lang, w: &Words) -> String {
    match lang {
        Lang::En => w.language_english(),
        Lang::Fr => w.language_french(),
    }
}
