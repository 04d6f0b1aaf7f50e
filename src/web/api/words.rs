//! The procedure's words and symbols as the description of the interface lists them.

use std::borrow::Cow;

use utoipa::openapi::schema::{ObjectBuilder, Schema, Type};
use utoipa::openapi::{KnownFormat, RefOr, SchemaFormat};
use utoipa::{PartialSchema, ToSchema};

use crate::record::entries::House;
use crate::rules::adherence::{EventKind, Status};
use crate::rules::amendments::AmendmentState;
use crate::rules::archives::{ParticipantKind, ParticipationKind};
use crate::rules::electorate::NotEntitledGround;
use crate::rules::majority::Base;
use crate::rules::majority::Bound;
use crate::rules::permissions::Office;
use crate::rules::stage::Stage;
use crate::rules::standing::{Scope, StandingWhat};
use crate::rules::words::{
    Answer, ArchiveSymbol, BallotSymbol, Body, Choice, Classification, CollectionCode, CommentKind,
    DecisionKind, EffectClause, How, Lang, MemberCode, MemberKind, NormSymbol, PartnerKind,
    ProposalSymbol, Reference, Relation, Seat, ThemeCode, UnitSymbol,
};
use crate::store::ballots::State;

/// Closed lists of words, each under its name in the description.
macro_rules! lists {
    ($($word:ty = $name:literal, $about:literal;)+) => {$(
        impl PartialSchema for $word {
            fn schema() -> RefOr<Schema> {
                let all: Vec<&str> = <$word>::ALL.iter().map(|word| word.as_str()).collect();
                ObjectBuilder::new()
                    .schema_type(Type::String)
                    .description(Some($about))
                    .examples(all.first().copied())
                    .enum_values(Some(all))
                    .into()
            }
        }
        impl ToSchema for $word {
            fn name() -> Cow<'static, str> { Cow::Borrowed($name) }
        }
    )+};
}

lists! {
    Answer = "Answer", "How the secretariat answered a comment.";
    AmendmentState = "AmendmentState", "Where an amendment stands.";
    Base = "Base", "What a threshold is a share of.";
    Body = "Body", "A body whose decision is cited.";
    Bound = "Bound", "Whether a share must be reached or exceeded.";
    Choice = "Choice", "What a member answered.";
    Classification = "Classification", "Whether a proposal was for members before its adoption.";
    CommentKind = "CommentKind", "What a comment is about.";
    DecisionKind = "DecisionKind", "What is asked of the house; the rule follows from it.";
    EffectClause = "EffectClause", "When a norm takes effect for a member.";
    EventKind = "EventKind", "What a member notified about a norm.";
    House = "House", "A house of record, or a demonstration whose texts and votes are invented.";
    How = "How", "What an amendment does to a unit.";
    Lang = "Lang", "An official language.";
    MemberKind = "MemberKind", "A State, or the regional organisation.";
    NotEntitledGround = "NotEntitledGround", "Why a member may not vote in a ballot.";
    Office = "Office", "An office of the house or of a delegation.";
    ParticipantKind = "ParticipantKind", "What a participant of an archive is.";
    ParticipationKind = "ParticipationKind", "What a participant did with an instrument.";
    PartnerKind = "PartnerKind", "What a partner of the house is.";
    Relation = "Relation", "What an adoption does to a norm that exists.";
    Scope = "Scope", "What a suspension takes away.";
    Stage = "Stage", "Where a proposal stands.";
    StandingWhat = "StandingWhat", "What was decided on a member.";
    State = "BallotState", "Where a ballot stands.";
    Status = "Status", "What a member has done with a norm, as of a day.";
}

/// Symbols of one form.
macro_rules! symbols {
    ($($symbol:ty = $name:literal, $form:literal, $example:literal, $about:literal;)+) => {$(
        impl PartialSchema for $symbol {
            fn schema() -> RefOr<Schema> {
                ObjectBuilder::new()
                    .schema_type(Type::String)
                    .description(Some($about))
                    .pattern(Some($form))
                    .examples([$example])
                    .into()
            }
        }
        impl ToSchema for $symbol {
            fn name() -> Cow<'static, str> { Cow::Borrowed($name) }
        }
    )+};
}

symbols! {
    ArchiveSymbol = "ArchiveSymbol", "^.{1,80}$", "UNGA/15/654", "Symbol of a decision or an instrument, as its archive has it.";
    BallotSymbol = "BallotSymbol", "^B-[0-9]{4}-[0-9]{3,9}$", "B-2026-001", "Symbol of a ballot.";
    CollectionCode = "CollectionCode", "^[A-Z][A-Z0-9-]{1,19}$", "ARCHIVE", "Code of an imported collection.";
    MemberCode = "MemberCode", "^[A-Z]{3}$", "FRA", "ISO 3166-1 alpha-3 code; EUE for the European Union.";
    NormSymbol = "NormSymbol", "^GAIP-NORM-[0-9]{4,9}$", "GAIP-NORM-0001", "Symbol of a norm, as in an address.";
    ProposalSymbol = "ProposalSymbol", "^P-[0-9]{4}-[0-9]{3,9}$", "P-2026-001", "Symbol of a proposal.";
    Reference = "Reference", "^.+$", "GAIP/PL(2026)1", "Reference of a decision.";
    Seat = "Seat", "^.+$", "FRA/1", "A seat: an office, never a person.";
    ThemeCode = "ThemeCode", "^[a-z0-9-]{1,40}$", "workers", "Code of a theme.";
    UnitSymbol = "UnitSymbol", "^u[1-9][0-9]{0,8}$", "u12", "The stable id of a unit of a text.";
}

/// A day of the calendar, for parameters.
pub(super) fn day() -> Schema {
    ObjectBuilder::new()
        .schema_type(Type::String)
        .format(Some(SchemaFormat::KnownFormat(KnownFormat::Date)))
        .examples(["2026-11-01"])
        .into()
}
