//! Entries of the public record: what each act says, version 1, fixed for ever once written.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::canonical::{self, Malformed, micros};
use super::closings;
use super::commitments::{Opened, VoteContent};
use super::imports::{ImportedEvent, ImportedFile, ImportedMember};
use crate::rules::adherence::EventKind;
use crate::rules::archives::RollCall;
use crate::rules::electorate::Elector;
use crate::rules::majority::{Outcome, Rule, Tally};
use crate::rules::permissions::Office;
use crate::rules::rulebook::Rulebook;
use crate::rules::standing::Scope;
use crate::rules::words::{
    Answer, ArchiveSymbol, BallotSymbol, Body, CertificationGround, Choice, Classification,
    CollectionCode, CommentKind, Commitment, DecisionKind, EffectClause, EndGround, Fingerprint,
    ForceClause, FormGround, How, KeyUse, Lang, MemberCode, MemberKind, NormSymbol, PartnerKind,
    ProposalSymbol, Reference, Relation, Seat, ThemeCode, UnitSymbol, Vkey, WithholdGround,
    word_list,
};

/// The most bytes an entry may have (C2SP tlog-tiles: a 16-bit length).
pub const MOST_BYTES: usize = 65_535;

/// One entry: who did what, when, at which place of the record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    #[serde(flatten)]
    pub act: Act,
    /// Left out for votes while they are undisclosed.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub by: Option<By>,
    pub index: i64,
    #[serde(with = "micros")]
    pub time: Timestamp,
    pub v: i64,
}

/// Who acted: an office seat, two where two officers are required, or only a side for acts kept for members.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum By {
    Side(Side),
    Seat(Seat),
    Two([Seat; 2]),
}

word_list! {
    /// All that the record says of who acted on a proposal for members.
    Side { Secretariat = "secretariat", Delegation = "delegation" }
}

word_list! {
    /// A live house, or a demonstration whose texts, votes and times are invented.
    House { Live = "live", Demo = "demo" }
}

/// A document by its commitment: free text never stands in an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doc {
    pub bytes: i64,
    pub commitment: Commitment,
    pub media: String,
}

/// Title, summary and text of a revision in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LangTexts {
    pub summary: Doc,
    pub text: Doc,
    pub title: Doc,
}

/// What a revision says, in one language or both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Texts {
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub en: Option<LangTexts>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub fr: Option<LangTexts>,
}

impl Texts {
    pub const fn of(&self, lang: Lang) -> Option<&LangTexts> {
        match lang {
            Lang::En => self.en.as_ref(),
            Lang::Fr => self.fr.as_ref(),
        }
    }
}

/// One piece of prose in one language or both.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub en: Option<Doc>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub fr: Option<Doc>,
}

/// Short and formal names in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Names {
    pub formal_en: String,
    pub formal_fr: String,
    pub short_en: String,
    pub short_fr: String,
}

/// The decision of a body that an entry records: which body, its reference, its date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    pub body: Body,
    pub decided: Date,
    pub reference: Reference,
}

/// The clauses of a proposal that govern the norm it would become.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clauses {
    pub effect: EffectClause,
    pub force: ForceClause,
    /// Months between the reports due from an Adherent; none where the norm asks for none.
    pub report_every: Option<i64>,
}

/// The texts put to the vote, by their commitments; left out while the proposal is for members.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PutToVote {
    pub en: Commitment,
    pub fr: Commitment,
}

/// What a proposal would do to a norm that exists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Related {
    pub norm: NormSymbol,
    pub relation: Relation,
}

/// One change of a text: which unit, how, and its new wording in each language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changed {
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub en: Option<Doc>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub fr: Option<Doc>,
    pub how: How,
    /// Left out for an insertion at the very beginning.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub unit: Option<UnitSymbol>,
}

/// A place in the order of voting before the whole: an amendment, or units that are voted on apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum VotingPart {
    Amendment(i64),
    Division(Vec<UnitSymbol>),
}

/// A for-members act laid open at the adoption: the whole entry that would have been public.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OpenedAct {
    pub content: Box<Entry>,
    pub salt: String,
}

/// What was done. The name of each variant is its `act` in the record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "kebab-case")]
pub enum Act {
    // The house.
    Open {
        house: House,
        origin: String,
    },
    Rulebook {
        rulebook: Rulebook,
    },
    Theme {
        name_en: String,
        name_fr: String,
        theme: ThemeCode,
    },
    Log {
        head: String,
    },
    /// A new record begins, where entries of the one before stay lost after a restore: with those that are kept, and
    /// then this one. From here on the checkpoints are of the new origin.
    Continue {
        /// The last checkpoint of the old record that is known: its lines, as they were signed.
        after: String,
        house: House,
        /// The first and the last lost entry of the old record; the first has the place that this one takes.
        lost: [i64; 2],
        origin: String,
    },
    /// A key begins to sign.
    Key {
        /// The first entry that it may sign for.
        from: i64,
        #[serde(rename = "use")]
        purpose: KeyUse,
        vkey: Vkey,
    },
    /// A document and its salt are erased; the entry that named it stays.
    Withhold {
        commitment: Commitment,
        ground: WithholdGround,
        reference: Reference,
    },

    // Members and partners.
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
    /// A date recorded earlier has come: the standing of a member changes today.
    StandingChanges {
        member: MemberCode,
        on: Date,
    },

    // Seats: who sits in them is in the private log.
    Seat {
        #[serde(with = "micros")]
        from: Timestamp,
        member: Option<MemberCode>,
        office: Office,
        seat: Seat,
        until: Option<Date>,
    },
    SeatEnd {
        seat: Seat,
    },

    // Proposals.
    Submission {
        classification: Classification,
        clauses: Clauses,
        kind: DecisionKind,
        opens_on: Option<Date>,
        original: Lang,
        proposal: ProposalSymbol,
        reason: Doc,
        /// The norm that it would amend, replace or abrogate.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        related: Option<Related>,
        sponsor: MemberCode,
        texts: Texts,
        theme: ThemeCode,
        /// Which unit has which stable id, `application/json`.
        units: Doc,
    },
    Return {
        ground: FormGround,
        note: Option<Doc>,
        proposal: ProposalSymbol,
    },
    Revision {
        /// The accepted amendments that it takes up.
        #[serde(skip_serializing_if = "Vec::is_empty", default)]
        amendments: Vec<i64>,
        clauses: Clauses,
        proposal: ProposalSymbol,
        reason: Doc,
        revision: i64,
        texts: Texts,
        theme: ThemeCode,
        units: Doc,
    },
    Translation {
        lang: Lang,
        proposal: ProposalSymbol,
        revision: i64,
        texts: LangTexts,
    },
    /// The sponsor agrees the language that the secretariat supplied.
    TranslationAgreed {
        member: MemberCode,
        proposal: ProposalSymbol,
        revision: i64,
    },
    /// A translator or reviser answers for one language of a revision.
    SignOff {
        lang: Lang,
        proposal: ProposalSymbol,
        revision: i64,
    },
    Consultation {
        proposal: ProposalSymbol,
        #[serde(with = "micros")]
        until: Timestamp,
    },
    ConsultationEnd {
        proposal: ProposalSymbol,
    },
    CoSponsorship {
        member: MemberCode,
        proposal: ProposalSymbol,
        revision: i64,
    },
    CoSponsorshipWithdrawn {
        member: MemberCode,
        proposal: ProposalSymbol,
    },
    /// A member's comment in a consultation; numbered within its proposal.
    Comment {
        comment: i64,
        kind: CommentKind,
        lang: Lang,
        member: MemberCode,
        note: Doc,
        proposal: ProposalSymbol,
        revision: i64,
        /// Left out for a comment on the text as a whole.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        unit: Option<UnitSymbol>,
        #[serde(skip_serializing_if = "Option::is_none", default)]
        wording: Option<Doc>,
    },
    CommentAnswer {
        answer: Answer,
        comment: i64,
        note: Note,
        proposal: ProposalSymbol,
    },
    /// An amendment to a proposal; numbered within it.
    Amendment {
        amendment: i64,
        changes: Vec<Changed>,
        /// The comment that it grew from.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        comment: Option<i64>,
        member: MemberCode,
        proposal: ProposalSymbol,
        reason: Doc,
        revision: i64,
    },
    AmendmentCoSponsorship {
        amendment: i64,
        member: MemberCode,
        proposal: ProposalSymbol,
    },
    AmendmentWithdrawal {
        amendment: i64,
        member: MemberCode,
        proposal: ProposalSymbol,
    },
    /// The sponsor of the proposal takes it up in the next revision.
    AmendmentAccepted {
        amendment: i64,
        member: MemberCode,
        proposal: ProposalSymbol,
    },
    /// What was decided before it leaves it without object; an officer records it with the reason.
    AmendmentFalls {
        amendment: i64,
        proposal: ProposalSymbol,
        reason: Doc,
    },
    FinalText {
        proposal: ProposalSymbol,
        revision: i64,
    },
    /// In which order amendments and parts of the text are put to the vote before the whole, and why.
    VotingOrder {
        order: Vec<VotingPart>,
        proposal: ProposalSymbol,
        reason: Doc,
    },
    /// The final text as the decision on a part leaves it: an amendment adopted, or units not adopted taken out.
    Merging {
        /// The place in the order of voting, from 1.
        part: i64,
        proposal: ProposalSymbol,
        reason: Doc,
        revision: i64,
        texts: Texts,
        units: Doc,
    },
    ProposalWithdrawal {
        member: MemberCode,
        proposal: ProposalSymbol,
    },
    Maintenance {
        member: MemberCode,
        proposal: ProposalSymbol,
    },
    ConsentToPublish {
        member: MemberCode,
        proposal: ProposalSymbol,
    },
    Declassification {
        proposal: ProposalSymbol,
    },
    /// An act on a proposal for members, closed until the proposal is opened.
    ForMembers {
        commitment: Commitment,
        proposal: ProposalSymbol,
    },
    /// Opens acts that were for members.
    Disclosure {
        acts: Vec<OpenedAct>,
        proposal: ProposalSymbol,
    },

    // Ballots.
    Ballot {
        ballot: BallotSymbol,
        #[serde(with = "micros")]
        closes: Timestamp,
        electorate: Vec<Elector>,
        kind: DecisionKind,
        #[serde(with = "micros")]
        opens: Timestamp,
        /// The place in the order of voting, from 1, where the question is not the whole.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        part: Option<i64>,
        proposal: ProposalSymbol,
        put_by: Decision,
        revision: i64,
        rule: Rule,
        rulebook: i64,
        #[serde(skip_serializing_if = "Option::is_none", default)]
        texts: Option<PutToVote>,
        #[serde(skip_serializing_if = "Option::is_none", default)]
        waiver: Option<Reference>,
    },
    Vote {
        ballot: BallotSymbol,
        commitment: Commitment,
    },
    Extension {
        ballot: BallotSymbol,
        #[serde(with = "micros")]
        closes: Timestamp,
        proposal: ProposalSymbol,
        reference: Reference,
    },
    /// Closed without decision, before its hour, on a listed ground; opens the last votes.
    BallotEnd {
        ballot: BallotSymbol,
        ground: EndGround,
        left_closed: i64,
        reference: Reference,
        struck: Vec<MemberCode>,
        votes: Vec<Opened<VoteContent>>,
    },
    /// The closing at the hour: opens each member's last content, sorted by member, and counts.
    Closing {
        ballot: BallotSymbol,
        /// Its hour with all extensions: those of a proposal for members stay closed.
        #[serde(with = "micros")]
        closes: Timestamp,
        left_closed: i64,
        norm: Option<NormSymbol>,
        outcome: Outcome,
        struck: Vec<MemberCode>,
        tally: Tally,
        votes: Vec<Opened<VoteContent>>,
    },
    ErrorReport {
        ballot: BallotSymbol,
        member: MemberCode,
        note: Doc,
        proposal: ProposalSymbol,
    },
    Certification {
        adopted: Option<Date>,
        ballot: BallotSymbol,
        /// SHA-256 of the canonical bytes of the certificate's body.
        certificate: Fingerprint,
        norm: Option<NormSymbol>,
        outcome: Outcome,
        proposal: ProposalSymbol,
        /// What an adoption does to a norm that exists.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        related: Option<Related>,
        revision: i64,
    },
    CertificationRefusal {
        ballot: BallotSymbol,
        ground: CertificationGround,
        proposal: ProposalSymbol,
        reference: Reference,
    },
    IntendedVote {
        ballot: BallotSymbol,
        choice: Choice,
        member: MemberCode,
        proposal: ProposalSymbol,
    },
    Correction {
        ballot: BallotSymbol,
        choice: Option<Choice>,
        member: MemberCode,
        proposal: ProposalSymbol,
        reference: Reference,
        tally: Tally,
    },
    Explanation {
        ballot: Option<BallotSymbol>,
        member: MemberCode,
        norm: Option<NormSymbol>,
        note: Note,
        proposal: ProposalSymbol,
        translated: Option<Lang>,
    },

    // Norms.
    AdoptionWithoutVote {
        chair: MemberCode,
        decision: Decision,
        dissociations: Vec<MemberCode>,
        norm: NormSymbol,
        proposal: ProposalSymbol,
        #[serde(skip_serializing_if = "Option::is_none", default)]
        related: Option<Related>,
        revision: i64,
    },
    /// A version of a norm enters into force: that which the proposal brought.
    EntryIntoForce {
        norm: NormSymbol,
        on: Date,
        proposal: ProposalSymbol,
    },
    /// A norm ends: the proposal that abrogated or replaced it has taken effect.
    NormEnd {
        norm: NormSymbol,
        on: Date,
        proposal: ProposalSymbol,
        relation: Relation,
    },
    /// A corrigendum circulates; numbered within its norm, for the version that the proposal brought.
    Corrigendum {
        changes: Vec<Changed>,
        corrigendum: i64,
        norm: NormSymbol,
        proposal: ProposalSymbol,
        reason: Doc,
        reference: Reference,
        #[serde(with = "micros")]
        until: Timestamp,
    },
    CorrigendumObjection {
        corrigendum: i64,
        member: MemberCode,
        norm: NormSymbol,
        note: Note,
    },
    /// Nobody objected: these are the texts from the beginning.
    CorrigendumStands {
        corrigendum: i64,
        norm: NormSymbol,
        /// The corrected texts.
        texts: Note,
        units: Doc,
    },
    Annulment {
        decision: Decision,
        norm: NormSymbol,
    },
    Adherence {
        date: Date,
        kind: EventKind,
        member: MemberCode,
        norm: NormSymbol,
        note: Note,
        /// The units that a reservation, a declaration or a measure is about.
        #[serde(skip_serializing_if = "Vec::is_empty", default)]
        units: Vec<UnitSymbol>,
    },
    Acknowledgement {
        event: i64,
        member: MemberCode,
        norm: NormSymbol,
    },

    // Archives of others: not decided by this house.
    /// An import begins: into which collection, from which files, counted by which rule.
    Import {
        collection: CollectionCode,
        files: Vec<ImportedFile>,
        rule: Rule,
    },
    /// Participants of a collection, as its archive names them.
    ImportedMembers {
        collection: CollectionCode,
        members: Vec<ImportedMember>,
    },
    /// A decision with its whole roll call, counted by the rule that its import names.
    ImportedDecision {
        collection: CollectionCode,
        date: Date,
        /// None where the archive has no roll call.
        outcome: Option<Outcome>,
        resolution: Option<ArchiveSymbol>,
        roll: RollCall,
        rule: Rule,
        summary: Option<Doc>,
        symbol: ArchiveSymbol,
        tally: Tally,
        title: Option<Doc>,
    },
    /// An instrument with its whole participation.
    ImportedInstrument {
        adopted: Option<Date>,
        chapter: Option<Doc>,
        collection: CollectionCode,
        events: Vec<ImportedEvent>,
        /// What the events say beside their words, each once; events name them by their places, from 1.
        notes: Vec<Doc>,
        symbol: ArchiveSymbol,
        title: Option<Doc>,
    },
}

impl Entry {
    /// The entry's canonical bytes.
    ///
    /// # Errors
    /// [`Malformed::TooLong`] past 65,535 bytes.
    pub fn bytes(&self) -> Result<String, Malformed> {
        let bytes = canonical::write(self)?;
        if bytes.len() > MOST_BYTES {
            Err(Malformed::TooLong(bytes.len()))
        } else {
            Ok(bytes)
        }
    }

    /// Reads an entry and holds it against its canonical bytes.
    ///
    /// # Errors
    /// See [`canonical::read`].
    pub fn parse(bytes: &str) -> Result<Self, Malformed> {
        if bytes.len() > MOST_BYTES {
            return Err(Malformed::TooLong(bytes.len()));
        }
        match closings::read(bytes) {
            Some(entry) => Ok(entry),
            None => canonical::read(bytes),
        }
    }
}

impl Entry {
    /// Every document that the entry names, wherever it stands in it, in the order of its bytes. The contents
    /// that a disclosure opens name theirs at their own places.
    pub fn docs(&self) -> Vec<Doc> {
        let mut found = Vec::new();
        if !matches!(self.act, Act::Disclosure { .. })
            && let Ok(value) = serde_json::to_value(self)
        {
            docs_in(&value, &mut found);
        }
        found
    }
}

fn docs_in(value: &serde_json::Value, found: &mut Vec<Doc>) {
    match value {
        serde_json::Value::Object(fields) => {
            if fields.len() == 3
                && let Ok(doc) = serde_json::from_value::<Doc>(value.clone())
            {
                found.push(doc);
                return;
            }
            fields.values().for_each(|field| docs_in(field, found));
        }
        serde_json::Value::Array(items) => items.iter().for_each(|item| docs_in(item, found)),
        _ => {}
    }
}

/// What an entry is about, for finding it again: symbols only.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subject {
    pub proposal: Option<ProposalSymbol>,
    pub ballot: Option<BallotSymbol>,
    pub norm: Option<NormSymbol>,
    pub member: Option<MemberCode>,
}

impl Act {
    /// Its name in the record, `co-sponsorship`.
    pub fn name(&self) -> String {
        // A whole roll call is not written down only to learn its name.
        if let Act::ImportedDecision { .. } = self {
            return "imported-decision".to_owned();
        }
        match serde_json::to_value(self) {
            Ok(serde_json::Value::Object(fields)) => fields
                .get("act")
                .and_then(|name| name.as_str())
                .unwrap_or_default()
                .to_owned(),
            _ => String::new(),
        }
    }

    pub fn subject(&self) -> Subject {
        // What is imported has symbols of its own collection, none of the house's.
        if self.is_imported() {
            return Subject::default();
        }
        let Ok(serde_json::Value::Object(fields)) = serde_json::to_value(self) else {
            return Subject::default();
        };
        let text = |name: &str| {
            fields
                .get(name)
                .and_then(|value| value.as_str())
                .map(str::to_owned)
        };
        Subject {
            proposal: text("proposal").and_then(|t| t.parse().ok()),
            ballot: text("ballot").and_then(|t| t.parse().ok()),
            norm: text("norm").and_then(|t| t.parse().ok()),
            member: text("member")
                .or(text("sponsor"))
                .or(text("partner"))
                .and_then(|t| t.parse().ok()),
        }
    }

    /// Brings what others decided: an act of an import.
    pub const fn is_imported(&self) -> bool {
        matches!(
            self,
            Act::Import { .. }
                | Act::ImportedMembers { .. }
                | Act::ImportedDecision { .. }
                | Act::ImportedInstrument { .. }
        )
    }

    /// The proposal whose classification decides whether this act may stand open in the record.
    ///
    /// Opening, votes and closing of a ballot, at its hour or before, carry neither question nor text and
    /// show their kind always (RECORD, "For members until adopted").
    pub fn under_classification_of(&self) -> Option<&ProposalSymbol> {
        use Act::*;
        match self {
            Submission { proposal, .. }
            | Return { proposal, .. }
            | Revision { proposal, .. }
            | Translation { proposal, .. }
            | Consultation { proposal, .. }
            | ConsultationEnd { proposal }
            | CoSponsorship { proposal, .. }
            | CoSponsorshipWithdrawn { proposal, .. }
            | FinalText { proposal, .. }
            | TranslationAgreed { proposal, .. }
            | SignOff { proposal, .. }
            | Comment { proposal, .. }
            | CommentAnswer { proposal, .. }
            | Amendment { proposal, .. }
            | AmendmentCoSponsorship { proposal, .. }
            | AmendmentWithdrawal { proposal, .. }
            | AmendmentAccepted { proposal, .. }
            | AmendmentFalls { proposal, .. }
            | VotingOrder { proposal, .. }
            | Merging { proposal, .. }
            | ProposalWithdrawal { proposal, .. }
            | Maintenance { proposal, .. }
            | ConsentToPublish { proposal, .. }
            | Extension { proposal, .. }
            | Certification { proposal, .. }
            | CertificationRefusal { proposal, .. }
            | IntendedVote { proposal, .. }
            | Correction { proposal, .. }
            | ErrorReport { proposal, .. }
            | Explanation { proposal, .. } => Some(proposal),
            Open { .. }
            | Rulebook { .. }
            | Theme { .. }
            | Log { .. }
            | Continue { .. }
            | Key { .. }
            | Withhold { .. }
            | Admission { .. }
            | Suspension { .. }
            | Reinstatement { .. }
            | MemberWithdrawal { .. }
            | Rename { .. }
            | Partner { .. }
            | StandingChanges { .. }
            | Seat { .. }
            | SeatEnd { .. }
            | Declassification { .. }
            | ForMembers { .. }
            | Disclosure { .. }
            | Ballot { .. }
            | Vote { .. }
            | BallotEnd { .. }
            | Closing { .. }
            | AdoptionWithoutVote { .. }
            | EntryIntoForce { .. }
            | NormEnd { .. }
            | Corrigendum { .. }
            | CorrigendumObjection { .. }
            | CorrigendumStands { .. }
            | Annulment { .. }
            | Adherence { .. }
            | Acknowledgement { .. }
            | Import { .. }
            | ImportedMembers { .. }
            | ImportedDecision { .. }
            | ImportedInstrument { .. } => None,
        }
    }
}
