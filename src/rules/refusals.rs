//! Refusals: what the law says no to, as values; the web room says them as sentences in two languages.

use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use super::authorisation::Strength;
use super::words::{BallotSymbol, Lang, MemberCode, ProposalSymbol, word_list};

word_list! {
    /// A field of a form, named in a refusal.
    Field {
        Member = "member", Proposal = "proposal", Ballot = "ballot", Norm = "norm", Draft = "draft",
        Seat = "seat", Theme = "theme", Reference = "reference", Document = "document", Title = "title",
        Name = "name", Summary = "summary", Reason = "reason", Text = "text", Explanation = "explanation",
        Choice = "choice", Date = "date", Hour = "hour", From = "from", Until = "until", Email = "email",
        Password = "password", PersonName = "person-name", Role = "role", Body = "body", Kind = "kind",
        Clause = "clause", Months = "months", Adherences = "adherences", Ground = "ground", Note = "note",
        Scope = "scope", Classification = "classification", Language = "language", Revision = "revision",
        Chair = "chair", Iso2 = "iso2", RequestId = "request-id", Key = "key",
        Unit = "unit", Wording = "wording", Comment = "comment", Amendment = "amendment", Corrigendum = "corrigendum",
        Answer = "answer", Order = "order", Letter = "letter", Code = "code",
    }
}

word_list! {
    /// Why a letter of credentials is not taken.
    LetterFault {
        TooLong = "too-long", NotPdf = "not-pdf", Cut = "cut", Encrypted = "encrypted", Active = "active",
        Unreadable = "unreadable",
    }
}

/// Why an act waits for its confirmation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unconfirmed {
    /// It was not asked for yet.
    NotYet,
    /// What was confirmed is not what would be done now.
    Another,
    /// Its three minutes are over, or it was used, or it was made elsewhere.
    Over,
    /// The code was wrong, or used before; so many more can be tried.
    WrongCode { left: i64 },
    /// The passkey's answer does not hold.
    PasskeyFailed,
    /// A code is not enough for this act.
    PasskeyNeeded,
    /// Too many wrong codes: for some minutes none is looked at.
    CodesPaused,
}

/// A sentence to a person: what is not possible, and what would make it possible.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The register is behind, or beside, a checkpoint that was signed: nothing is written until it is found.
    ReadOnly {
        /// How many entries the missing checkpoint covers.
        size: i64,
        /// Its root, as it stands in the checkpoint; empty where only the size is known.
        root: String,
    },

    /// The register was not compared with its last signed checkpoint since it started: nothing is written before.
    NotCompared,

    // What was typed.
    Missing(Field),
    Malformed(Field),
    TooLong {
        field: Field,
        most: i64,
    },
    /// The local hour does not exist on that day (daylight saving skips it).
    HourSkipped,
    /// The end stands before the beginning.
    EndsBeforeItBegins,
    /// The moment must lie in the future.
    MustBeLater(Field),
    /// The date must not lie in the future.
    MustNotBeLater(Field),
    /// Fewer than this many characters, or too common a password.
    WeakPassword {
        least: i64,
    },

    // Who asks.
    SignInFirst,
    WrongCredentials,
    /// The code is wrong, was used, or codes are not looked at for a while.
    CodeRefused,
    /// The passkey's answer is none to the challenge that was made for this person, here and now.
    PasskeyRefused,
    NoPasskey,
    TooManyPasskeys {
        most: i64,
    },
    /// One way to prove who one is must stay.
    LastFactor,
    /// The key that was shown for an app was shown too long ago.
    OfferOver,
    NotYours,
    /// The office held does not permit this act.
    OfficeDoesNotPermit,
    /// The link was used, has ended, or never was.
    LinkSpent,
    /// The form comes from another site or carries no proof that it does not.
    ForeignForm,
    /// The act waits under this number until the person confirms it afresh: nothing was done.
    ConfirmFirst {
        intent: Uuid,
        because: Unconfirmed,
        by: Strength,
    },
    /// The confirmation is void after five wrong codes.
    ConfirmationVoid,
    SecondOfficerMustDiffer,
    /// What waits for a second officer was changed, approved or has expired meanwhile.
    NothingWaiting,
    /// The motion was edited after this officer opened it.
    MotionChanged,
    HoldsTheVoteElsewhere {
        member: MemberCode,
    },
    AdministratorHoldsNoOther,
    /// An account ends once its offices have.
    HoldsOffices,
    SeatTaken,
    AccountExists,

    // Appointments.
    /// Two officers appoint to this office; an administrator does so alone only while there are not two.
    TwoOfficersAppoint,
    /// Fewer than two officers would be left.
    TwoOfficersMustStay,
    /// The code is not the one on the screen of whoever took up the office.
    WrongCode {
        left: i64,
    },
    /// The code was mistyped too often: the office must be offered again.
    CodeVoid,
    /// Whoever took up the office cannot confirm it.
    NotYourOwnCode,
    /// The vote was granted less than a day ago, and no officer has confirmed it.
    VoteWaits {
        from: Timestamp,
    },
    /// A letter that is not taken.
    LetterNotTaken(LetterFault),
    /// The delegation has given the vote itself.
    VotedItself,

    // What is asked for.
    NotFound,
    /// The act is out of order at this stage of the proposal.
    OutOfOrder,
    ChangedSinceOpened,
    /// The same form was sent with another content.
    RequestReused,
    AlreadyDone,

    // Members.
    AlreadyAMember,
    NotAMember,
    AlreadySuspended,
    NotSuspended,
    /// A suspension from all participation is in force.
    SuspendedFromParticipation,
    /// What a body decided takes effect that day or later.
    EffectBeforeDecision {
        decided: Date,
    },

    // Proposals.
    ReturnedOnThatGroundBefore,
    /// Five working days after the submission have passed.
    ReturnTooLate {
        until: Timestamp,
    },
    LanguageMissing(Lang),
    SponsorCannotCosponsor,
    NotACosponsor,
    CosponsorsMustMaintain,
    VotingHasBegun,
    ConsultationRunning {
        until: Timestamp,
    },
    ConsultationOver,
    AlreadyPublic,
    SponsorMustAgree,
    NotTheCurrentRevision {
        current: i64,
    },
    TextsUnchanged,
    /// The two languages have not the same units.
    TextsNotParallel {
        units: i64,
    },
    /// A document that the act would build on is withheld.
    TextWithheld,
    /// This language of the current revision is not signed off.
    NotSignedOff(Lang),
    /// Something in the text must be mended first; the remarks on it say what, by line.
    TextMalformed {
        lang: Lang,
        line: i64,
    },
    /// The other language was signed off in this seat, or by this person.
    SignedOffByTheSame,
    /// The sponsor has not agreed the translation.
    TranslationNotAgreed,

    // Comments and amendments.
    ConsultationNotRunning,
    /// The unit that was named is not in the current text any more.
    UnitGone,
    /// The wording must be given in this language too.
    WordingMissing(Lang),
    /// The amendment was withdrawn, accepted, decided on, or has fallen.
    AmendmentSettled,
    /// The amendment cannot be applied to the text as it is now.
    AmendmentConflicts {
        units: i64,
    },
    /// Amendments were accepted that no revision contains yet.
    AmendmentsAwait {
        count: i64,
    },
    /// Every amendment that stands has its place in the order of voting, each once.
    OrderIncomplete,
    /// What stands before this place in the order can leave nothing of the units voted on apart.
    DivisionEmptied {
        place: i64,
    },
    /// The amendment can be applied to the text as it is now: it is put to the vote.
    StillApplies,
    /// Amendments and parts of the text are decided first.
    PartsNotDecided,
    /// Nothing is left to put to the vote before the whole.
    NoPartLeft,

    // Ballots.
    NoticeTooShort {
        earliest: Date,
    },
    WindowTooShort {
        days: i64,
    },
    NotAWorkingDay {
        date: Date,
    },
    /// No working day of the house, by its own table or by what follows from it: the next one is another.
    HouseClosed {
        date: Date,
        next: Date,
    },
    NobodyEntitled,
    RuleImpossible,
    NoRuleForKind,
    NotEntitled {
        ballot: BallotSymbol,
    },
    NotYetOpen {
        opens: Timestamp,
    },
    Closed {
        at: Timestamp,
    },
    StillRunning {
        until: Timestamp,
    },
    NothingToWithdraw,
    /// The period in which members report errors of recording has not passed.
    ErrorPeriodRunning {
        until: Timestamp,
    },
    ErrorPeriodOver {
        until: Timestamp,
    },
    OpenErrorReports,
    ExplanationPeriodOver {
        until: Timestamp,
    },
    ExtensionMustLengthen {
        closes: Timestamp,
    },
    RegistrarRequired,
    OutcomeWouldChange,
    NothingToCorrect,

    // Norms.
    NotAdhered,
    AlreadyAdhered,
    EventBeforeAdoption {
        adopted: Date,
    },
    /// A page is asked for as of a day before there was anything on it.
    NothingThatDay {
        begins: Date,
    },
    NormAnnulled,
    /// The norm was abrogated or replaced.
    NormEnded,
    /// The norm has a newer version than the one that the text was written against.
    NormChangedSince {
        adopted: Date,
    },
    /// Another proposal on the same norm is being voted on, or its result awaits certification.
    NormBeingDecided {
        proposal: ProposalSymbol,
    },
    /// Members may object until this moment.
    ObjectionsOpen {
        until: Timestamp,
    },
    ObjectionsOver {
        until: Timestamp,
    },
    /// A member objected.
    ObjectedTo,
    /// An amendment or abrogation of a norm enters into force on a day, or some months after its adoption.
    ForceByDateOnly,
    NothingToAcknowledge,
    AlreadyWithdrawn,
}

impl Refusal {
    /// The field that the sentence is about, so that the form can stand it beside its input.
    pub const fn field(&self) -> Option<Field> {
        Some(match self {
            Refusal::Missing(f)
            | Refusal::Malformed(f)
            | Refusal::MustBeLater(f)
            | Refusal::MustNotBeLater(f) => *f,
            Refusal::TooLong { field, .. } => *field,
            Refusal::LetterNotTaken(_) => Field::Letter,
            Refusal::WrongCode { .. } | Refusal::CodeVoid => Field::Code,
            Refusal::HourSkipped => Field::Hour,
            Refusal::EndsBeforeItBegins => Field::Until,
            Refusal::WeakPassword { .. } => Field::Password,
            Refusal::CodeRefused => Field::Code,
            Refusal::LanguageMissing(_)
            | Refusal::TextsNotParallel { .. }
            | Refusal::TextMalformed { .. } => Field::Text,
            Refusal::WordingMissing(_) => Field::Wording,
            Refusal::UnitGone => Field::Unit,
            Refusal::ForceByDateOnly => Field::Clause,
            Refusal::OrderIncomplete | Refusal::DivisionEmptied { .. } => Field::Order,
            Refusal::NoticeTooShort { .. } => Field::From,
            Refusal::WindowTooShort { .. } | Refusal::ExtensionMustLengthen { .. } => Field::Until,
            Refusal::EventBeforeAdoption { .. } => Field::Date,
            Refusal::EffectBeforeDecision { .. } => Field::From,
            _ => return None,
        })
    }
}
