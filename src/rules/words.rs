//! The words of the procedure as types: parsed once at the door, exact inside.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::refusals::{Field, Refusal};

/// Declares a closed list of words: an enum whose variants have one spelling in the record, the
/// database and the forms (kebab-case), and no other.
macro_rules! word_list {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$vmeta])* #[serde(rename = $text)] $variant),+ }

        impl $name {
            /// Every word of the list, in the order it is written.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The word as it is written in the record, the database and the forms.
            pub const fn as_str(self) -> &'static str {
                match self { $($name::$variant => $text),+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(self.as_str()) }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::rules::words::Unknown;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::ALL.iter().copied().find(|word| word.as_str() == text)
                    .ok_or($crate::rules::words::Unknown)
            }
        }
    };
}
pub(crate) use word_list;

/// The text is none of the words it may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a word of the list")]
pub struct Unknown;

word_list! {
    /// The two official languages; norm texts are equally authentic in both.
    Lang { En = "en", Fr = "fr" }
}

impl Lang {
    pub const fn other(self) -> Lang {
        match self {
            Lang::En => Lang::Fr,
            Lang::Fr => Lang::En,
        }
    }
}

word_list! {
    /// What a member may answer to a question put to the vote (PROCEDURE, section 3).
    Choice { Yes = "yes", No = "no", Abstain = "abstain", NotParticipating = "not-participating" }
}

word_list! {
    /// Who may read a proposal before its adoption.
    Classification { ForMembers = "for-members", Public = "public" }
}

word_list! {
    /// What a proposal asks the house to decide; its rule follows from this by the rulebook.
    DecisionKind {
        NormAdoption = "norm-adoption",
        NormAmendment = "norm-amendment",
        Procedural = "procedural",
        Admission = "admission",
        Consensus = "mutual-agreement",
        /// The end of a norm, decided as its adoption was.
        NormAbrogation = "norm-abrogation",
        /// An amendment to a proposal, put to the vote before the whole.
        Amendment = "amendment",
        /// Some units of a proposal, voted on separately.
        Division = "division",
    }
}

word_list! {
    /// What a proposal would do to a norm that exists.
    Relation { Amends = "amends", Replaces = "replaces", Abrogates = "abrogates" }
}

word_list! {
    /// What a comment is about.
    CommentKind { Substantive = "substantive", Editorial = "editorial", Translation = "translation" }
}

word_list! {
    /// How the secretariat answers a comment.
    Answer { Accepted = "accepted", InPart = "accepted-in-part", Rejected = "rejected", Noted = "noted" }
}

word_list! {
    /// What an amendment or a corrigendum does to a unit.
    How { Replace = "replace", InsertAfter = "insert-after", Delete = "delete" }
}

word_list! {
    /// A member is a State, or the regional organisation.
    MemberKind { State = "state", RegionalOrganisation = "regional_organisation" }
}

word_list! {
    /// A partner of the house: sees non-confidential items, does not vote.
    PartnerKind { Invitee = "invitee", Participant = "participant", Associate = "associate" }
}

word_list! {
    /// A body whose decision an entry cites.
    Body { Plenary = "plenary", Council = "council", Ministerial = "ministerial-meeting", Bureau = "bureau", Chair = "chair" }
}

word_list! {
    /// The fixed list of grounds on which a submitted proposal is returned for form.
    FormGround {
        Language = "language-missing",
        Title = "title-missing",
        Summary = "summary-missing",
        Reason = "reason-missing",
        Clauses = "clauses-missing",
        Layout = "layout",
    }
}

word_list! {
    /// The fixed list of grounds on which a ballot is closed without decision before its hour.
    EndGround { TextDefective = "text-defective", ElectorateWrong = "electorate-wrong", Fault = "fault-of-the-registry", BodyDecision = "decision-of-the-body" }
}

word_list! {
    /// The grounds on which the officers refuse to certify a result.
    CertificationGround { ErrorInRecord = "error-of-recording", Electorate = "electorate-wrong", Irregular = "irregularity" }
}

word_list! {
    /// When a norm takes effect for a member.
    EffectClause { Binding = "binding-from-adoption", OnAdherence = "on-notification-of-adherence" }
}

word_list! {
    /// How an act was authorised, as the record says it.
    Auth { Password = "password", Passkey = "passkey", Totp = "totp", System = "system" }
}

/// Declares a symbol: text of one exact form, printed as it stands in an address.
macro_rules! symbol {
    ($(#[$meta:meta])* $name:ident, $field:ident, $form:expr) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// # Errors
            /// [`Refusal::Malformed`] when the text is not of the symbol's form.
            pub fn parse(text: &str) -> Result<Self, Refusal> {
                let form: fn(&str) -> bool = $form;
                if form(text) { Ok(Self(text.to_owned())) } else { Err(Refusal::Malformed(Field::$field)) }
            }
            pub fn as_str(&self) -> &str { &self.0 }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(&self.0) }
        }
        impl FromStr for $name {
            type Err = Refusal;
            fn from_str(text: &str) -> Result<Self, Refusal> { Self::parse(text) }
        }
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let text = String::deserialize(d)?;
                Self::parse(&text).map_err(|_| serde::de::Error::custom(concat!("not a ", stringify!($name))))
            }
        }
    };
}

fn digits(text: &str, least: usize) -> bool {
    text.len() >= least && text.len() <= 9 && text.bytes().all(|b| b.is_ascii_digit())
}

fn yearly(text: &str, prefix: &str) -> bool {
    text.strip_prefix(prefix)
        .and_then(|rest| rest.split_once('-'))
        .is_some_and(|(year, number)| year.len() == 4 && digits(year, 4) && digits(number, 3))
}

symbol! {
    /// ISO 3166-1 alpha-3 code of a member or partner; `EUE` for the European Union.
    MemberCode, Member, |t| t.len() == 3 && t.bytes().all(|b| b.is_ascii_uppercase())
}
symbol! {
    /// `P-2026-014`; the year is the year of submission in Paris.
    ProposalSymbol, Proposal, |t| yearly(t, "P-")
}
symbol! {
    /// `B-2026-031`; the year is the year of opening in Paris.
    BallotSymbol, Ballot, |t| yearly(t, "B-")
}
symbol! {
    /// `GAIP-NORM-0007`, printed `GAIP/NORM/0007`; given at adoption and never reused.
    NormSymbol, Norm, |t| t.strip_prefix("GAIP-NORM-").is_some_and(|n| digits(n, 4))
}
symbol! {
    /// `u17`: a unit of a text by its stable id, the same in both languages and through all revisions.
    UnitSymbol, Unit, |t| t.strip_prefix('u').is_some_and(|n| digits(n, 1) && !n.starts_with('0'))
}
symbol! {
    /// `D-FRA-12`, a delegation's own draft.
    DraftSymbol, Draft, |t| {
        let mut parts = t.splitn(3, '-');
        parts.next() == Some("D")
            && parts.next().is_some_and(|code| MemberCode::parse(code).is_ok())
            && parts.next().is_some_and(|n| digits(n, 1))
    }
}
symbol! {
    /// An office seat, never a person: `FRA/1` for a delegation, `SEC-03` for an officer,
    /// `registry` for what happens by itself, `import` for an imported archive.
    Seat, Seat, |t| {
        t == "registry" || t == "import"
            || t.strip_prefix("SEC-").is_some_and(|n| digits(n, 2))
            || t.split_once('/').is_some_and(|(code, n)| MemberCode::parse(code).is_ok() && digits(n, 1))
    }
}
symbol! {
    /// A theme's code: lower-case words joined by hyphens.
    ThemeCode, Theme, |t| !t.is_empty() && t.len() <= 40 && t.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}
symbol! {
    /// The reference of a decision or report, `GAIP/PLEN(2026)4`: capitals, digits and signs, never prose.
    Reference, Reference, |t| {
        (2..=60).contains(&t.len())
            && t.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b"/()-. ".contains(&b))
            && !t.starts_with(' ') && !t.ends_with(' ')
    }
}
symbol! {
    /// The code of an imported collection, `ARCHIVE`; never that of the house itself.
    CollectionCode, Reference, |t| {
        (2..=20).contains(&t.len())
            && t.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-')
            && t.starts_with(|c: char| c.is_ascii_uppercase())
            && !t.ends_with('-')
            && t != "GAIP"
    }
}
symbol! {
    /// The symbol of a decision or an instrument of an imported archive, as it stands there: `UNGA/1/3`.
    ArchiveSymbol, Reference, |t| {
        (1..=80).contains(&t.len())
            && t.bytes().all(|b| b.is_ascii_alphanumeric() || b"/-._()[]:;,*'+&=@!~$ ".contains(&b))
            && t.bytes().any(|b| b.is_ascii_alphanumeric())
            && !t.starts_with(' ') && !t.ends_with(' ') && !t.contains("  ")
    }
}
symbol! {
    /// A commitment: 64 lower-case hexadecimal digits (RECORD, Commitments).
    Commitment, Document, |t| t.len() == 64 && t.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}

symbol! {
    /// A SHA-256: 64 lower-case hexadecimal digits.
    Fingerprint, Document, |t| t.len() == 64 && t.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}
symbol! {
    /// A verifier key as C2SP signed-note writes it: name, key id and key, joined by `+`.
    Vkey, Key, |t| {
        let mut parts = t.splitn(3, '+');
        let (name, id, key) = (parts.next(), parts.next(), parts.next());
        t.len() <= 300
            && name.is_some_and(|n| !n.is_empty() && !n.bytes().any(|b| b.is_ascii_whitespace()))
            && id.is_some_and(|id| id.len() == 8 && id.bytes().all(|b| b.is_ascii_hexdigit()))
            && key.is_some_and(|k| k.len() >= 40 && k.bytes().all(|b| b.is_ascii_alphanumeric() || b"+/=".contains(&b)))
    }
}
word_list! {
    /// What a key signs, and nothing else (RECORD, Keys).
    KeyUse { Log = "log", Certificate = "certificate", Receipt = "receipt" }
}
word_list! {
    /// Why a document is withheld.
    WithholdGround { CourtOrder = "court-order", PersonalData = "personal-data", RightsOfOthers = "rights-of-others" }
}

impl Vkey {
    /// The name, `registry.example/log`.
    pub fn name(&self) -> &str {
        self.0.split('+').next().unwrap_or_default()
    }

    /// Name and key id, `registry.example/log+7b1d2c3e`: what a signature line names.
    pub fn name_and_id(&self) -> String {
        self.0.splitn(3, '+').take(2).collect::<Vec<_>>().join("+")
    }
}

impl ArchiveSymbol {
    /// As it stands in an address: `-` for `/`.
    pub fn slug(&self) -> String {
        self.0.replace('/', "-")
    }
}

impl ProposalSymbol {
    pub fn new(year: i16, number: i64) -> Self {
        Self(format!("P-{year:04}-{number:03}"))
    }
}

impl BallotSymbol {
    pub fn new(year: i16, number: i64) -> Self {
        Self(format!("B-{year:04}-{number:03}"))
    }
}

impl NormSymbol {
    pub fn new(number: i64) -> Self {
        Self(format!("GAIP-NORM-{number:04}"))
    }

    /// As it is printed: `GAIP/NORM/0007`.
    pub fn printed(&self) -> String {
        self.0.replace('-', "/")
    }
}

impl DraftSymbol {
    pub fn new(member: &MemberCode, number: i64) -> Self {
        Self(format!("D-{member}-{number}"))
    }
}

impl Seat {
    /// What happens by itself at its hour.
    pub fn registry() -> Self {
        Self("registry".into())
    }

    /// The importer of archives.
    pub fn import() -> Self {
        Self("import".into())
    }

    pub fn of_delegation(member: &MemberCode, number: i64) -> Self {
        Self(format!("{member}/{number}"))
    }

    pub fn of_secretariat(number: i64) -> Self {
        Self(format!("SEC-{number:02}"))
    }
}

/// Declares a piece of one-line prose with a greatest length in characters.
macro_rules! line {
    ($(#[$meta:meta])* $name:ident, $field:ident, $most:literal) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Longest text taken, in characters.
            pub const MOST: usize = $most;

            /// Trims the ends and folds inner white space to single spaces.
            ///
            /// # Errors
            /// [`Refusal::Missing`] when nothing is left, [`Refusal::TooLong`] past [`Self::MOST`].
            pub fn parse(text: &str) -> Result<Self, Refusal> {
                let folded = fold_line(text);
                if folded.is_empty() { return Err(Refusal::Missing(Field::$field)); }
                if folded.chars().count() > $most {
                    return Err(Refusal::TooLong { field: Field::$field, most: $most });
                }
                Ok(Self(folded))
            }
            pub fn as_str(&self) -> &str { &self.0 }
            pub fn into_string(self) -> String { self.0 }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(&self.0) }
        }
    };
}

/// Ordinary white space becomes single spaces; the no-break spaces of French typography stay.
fn fold_line(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() && c != '\u{a0}' && c != '\u{202f}')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
        .chars()
        .filter(|c| !c.is_control())
        .collect()
}

line! {
    /// A proposal's or norm's title in one language.
    Title, Title, 300
}
line! {
    /// The name of a member, partner or theme in one language.
    Name, Name, 80
}

/// Several lines of prose in one language: a summary, a reason, a text, an explanation.
///
/// Line ends are folded to `\n` and trailing blanks dropped, so that the same words have one hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Prose(String);

impl Prose {
    /// # Errors
    /// [`Refusal::Missing`] when nothing is left, [`Refusal::TooLong`] past `most` characters.
    pub fn parse(text: &str, field: Field, most: usize) -> Result<Self, Refusal> {
        Self::parse_optional(text, field, most)?.ok_or(Refusal::Missing(field))
    }

    /// As [`Prose::parse`], where saying nothing is allowed.
    ///
    /// # Errors
    /// [`Refusal::TooLong`] past `most` characters.
    pub fn parse_optional(text: &str, field: Field, most: usize) -> Result<Option<Self>, Refusal> {
        let folded = text.replace("\r\n", "\n").replace('\r', "\n");
        let kept: Vec<String> = folded
            .split('\n')
            .map(|line| {
                line.trim_end()
                    .chars()
                    .filter(|c| *c == '\t' || !c.is_control())
                    .collect()
            })
            .collect();
        let text = kept.join("\n").trim_matches('\n').to_owned();
        if text.trim().is_empty() {
            return Ok(None);
        }
        if text.chars().count() > most {
            return Err(Refusal::TooLong {
                field,
                most: most as i64,
            });
        }
        Ok(Some(Self(text)))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn into_string(self) -> String {
        self.0
    }
}

/// When a norm enters into force: computed from dates, never typed by an officer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "when", rename_all = "kebab-case", deny_unknown_fields)]
pub enum ForceClause {
    /// On a calendar day.
    OnDate { date: jiff::civil::Date },
    /// A number of months after the adoption (0: on the day of adoption).
    AfterAdoption { months: i64 },
    /// A number of months after the n-th adherence.
    AfterAdherences { adherences: i64, months: i64 },
}
