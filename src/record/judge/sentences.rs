//! The law's refusals as sentences in English, for the terminal.

use crate::rules::Refusal;

/// What the law says no with, in a clause.
pub(super) fn refused(refusal: &Refusal) -> String {
    use Refusal as R;
    let plain = match refusal {
        R::Missing(field) => return format!("{field} is missing"),
        R::Malformed(field) => return format!("{field} is not of its form"),
        R::TooLong { field, most } => return format!("{field} has more than {most} characters"),
        R::MustBeLater(field) => return format!("{field} must lie in the future"),
        R::MustNotBeLater(field) => return format!("{field} lies in the future"),
        R::EffectBeforeDecision { decided } => {
            return format!("it takes effect before the decision of {decided}");
        }
        R::ReturnTooLate { until } => {
            return format!("the days in which it could be returned ended at {until}");
        }
        R::LanguageMissing(lang) => return format!("the text in language {lang} is missing"),
        R::ConsultationRunning { until } => return format!("the consultation runs until {until}"),
        R::NotTheCurrentRevision { current } => {
            return format!("revision {current} is the current one");
        }
        R::NoticeTooShort { earliest } => {
            return format!("the notice is too short: {earliest} is the first day");
        }
        R::WindowTooShort { days } => {
            return format!("the ballot must run for {days} days at least");
        }
        R::NotAWorkingDay { date } | R::HouseClosed { date, .. } => {
            return format!("{date} is no working day");
        }
        R::NotEntitled { ballot } => {
            return format!("the member is not entitled to vote in {ballot}");
        }
        R::NotYetOpen { opens } => return format!("the ballot opens at {opens}"),
        R::Closed { at } => return format!("the ballot closed at {at}"),
        R::StillRunning { until } => return format!("the ballot runs until {until}"),
        R::ErrorPeriodRunning { until } => {
            return format!("members may report errors of recording until {until}");
        }
        R::ErrorPeriodOver { until } => {
            return format!("errors of recording could be reported until {until}");
        }
        R::ExplanationPeriodOver { until } => {
            return format!("votes could be explained until {until}");
        }
        R::ExtensionMustLengthen { closes } => {
            return format!("an extension must be later than {closes}");
        }
        R::EventBeforeAdoption { adopted } => {
            return format!("the norm was adopted on {adopted} only");
        }
        R::EndsBeforeItBegins => "the end stands before the beginning",
        R::OutOfOrder => "it is out of order at this stage",
        R::AlreadyDone => "it has been done before",
        R::NotYours => "it is another member's",
        R::TwoOfficersAppoint => "two officers appoint to this office",
        R::OfficeDoesNotPermit => "the office does not permit it",
        R::AlreadyAMember => "it is a member",
        R::NotAMember => "it is no member on that day",
        R::AlreadySuspended => "it is suspended in that time",
        R::NotSuspended => "it is not suspended",
        R::SuspendedFromParticipation => "it is suspended from all participation",
        R::ReturnedOnThatGroundBefore => "it was returned on that ground before",
        R::SponsorCannotCosponsor => "the sponsor cannot co-sponsor",
        R::NotACosponsor => "the member is no co-sponsor of this revision",
        R::VotingHasBegun => "the voting has begun",
        R::AlreadyPublic => "the proposal is public",
        R::SponsorMustAgree => "the sponsor has not agreed",
        R::NobodyEntitled => "nobody is entitled",
        R::RuleImpossible => "no house could adopt under that rule",
        R::NoRuleForKind => "the rulebook has no rule for this kind of decision",
        R::OutcomeWouldChange => "the outcome would change",
        R::NothingToCorrect => "the roll says so already",
        R::NotAdhered => "the member does not adhere",
        R::AlreadyAdhered => "the member adheres",
        R::NothingToWithdraw => "there is nothing to withdraw",
        R::NormAnnulled => "the norm is annulled",
        R::NormEnded => "the norm was abrogated or replaced",
        R::NormChangedSince { .. } => {
            "the norm has a newer version than the text was written against"
        }
        R::NormBeingDecided { .. } => "another proposal on the same norm is not decided yet",
        R::AmendmentsAwait { .. } => "an accepted amendment is in no revision yet",
        R::ObjectedTo => "a member objected",
        R::NothingToAcknowledge => "there is no such event, or its receipt is acknowledged",
        R::NotFound => "what it names is not there",
        other => return format!("{other:?}"),
    };
    plain.to_owned()
}
