//! The record: its hashes, the fixed bytes of an entry of every kind, and every act as a sentence.

use jiff::Timestamp;
use registry::record::commitments::{Hand, Opened, VoteContent};
use registry::record::entries::{
    By, Changed, Clauses, Decision, Doc, Entry, House as Kind, LangTexts, Names, Note, OpenedAct,
    PutToVote, Related, Side, Texts, VotingPart,
};
use registry::record::imports::{ImportedEvent, ImportedFile, ImportedMember};
use registry::record::tree::{Frontier, leaf};
use registry::record::{Act, canonical};
use registry::rules::adherence::EventKind;
use registry::rules::archives::{ParticipantKind, ParticipationKind, RollCall, RuleName};
use registry::rules::electorate::{Elector, NotEntitledGround};
use registry::rules::majority::{Outcome, Shortfall, Tally};
use registry::rules::permissions::Office;
use registry::rules::rulebook::Rulebook;
use registry::rules::standing::Scope;
use registry::rules::words::{
    Answer, ArchiveSymbol, Auth, BallotSymbol, Body, CertificationGround, Choice, Classification,
    CollectionCode, CommentKind, Commitment, DecisionKind, EffectClause, EndGround, Fingerprint,
    ForceClause, FormGround, How, KeyUse, Lang, MemberKind, NormSymbol, PartnerKind,
    ProposalSymbol, Reference, Relation, Seat, ThemeCode, UnitSymbol, Vkey, WithholdGround,
};
use registry::store::{members, themes};
use registry::web::sentences::Teller;
use registry::web::words::words;

use super::databases::Database;
use super::house::House;
use super::questions::code;

/// The hexadecimal leaves and roots of the test tree of RFC 6962 implementations.
pub const LEAVES: [&str; 8] = [
    "",
    "00",
    "10",
    "2021",
    "3031",
    "40414243",
    "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
];
pub const ROOTS: [&str; 9] = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

#[test]
fn the_tree_has_the_roots_of_the_standard() {
    let mut tree = Frontier::default();
    assert_eq!(hex::encode(tree.root()), ROOTS[0]);
    for (bytes, root) in LEAVES.iter().zip(&ROOTS[1..]) {
        tree.append(leaf(&hex::decode(bytes).unwrap()));
        assert_eq!(hex::encode(tree.root()), *root);
        let kept = Frontier::from_bytes(tree.size(), &tree.to_bytes()).unwrap();
        assert_eq!(kept, tree, "the frontier is kept as its peaks");
    }
    assert_eq!(Frontier::from_bytes(3, &tree.to_bytes()), None);
}

fn moment(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn reference() -> Reference {
    Reference::parse("GAIP/PLEN(2026)4").unwrap()
}

fn decision() -> Decision {
    Decision {
        body: Body::Plenary,
        decided: "2026-03-02".parse().unwrap(),
        reference: reference(),
    }
}

fn fingerprint(digit: char) -> Fingerprint {
    Fingerprint::parse(&digit.to_string().repeat(64)).unwrap()
}

fn commitment(digit: char) -> Commitment {
    Commitment::parse(&digit.to_string().repeat(64)).unwrap()
}

fn doc(digit: char, lang: Lang) -> Doc {
    Doc {
        bytes: 42,
        commitment: commitment(digit),
        media: format!("text/markdown; lang={lang}"),
    }
}

fn lang_texts(lang: Lang) -> LangTexts {
    LangTexts {
        summary: doc('a', lang),
        text: doc('b', lang),
        title: doc('c', lang),
    }
}

fn names() -> Names {
    Names {
        formal_en: "French Republic".into(),
        formal_fr: "République française".into(),
        short_en: "France".into(),
        short_fr: "France".into(),
    }
}

fn clauses() -> Clauses {
    Clauses {
        effect: EffectClause::OnAdherence,
        force: ForceClause::AfterAdherences {
            adherences: 10,
            months: 3,
        },
        report_every: Some(12),
    }
}

fn unit() -> UnitSymbol {
    UnitSymbol::parse("u17").unwrap()
}

/// Which unit has which stable id.
fn units() -> Doc {
    Doc {
        bytes: 40,
        commitment: commitment('4'),
        media: "application/json".to_owned(),
    }
}

fn changes() -> Vec<Changed> {
    vec![
        Changed {
            en: Some(doc('5', Lang::En)),
            fr: Some(doc('6', Lang::Fr)),
            how: How::Replace,
            unit: Some(unit()),
        },
        Changed {
            en: None,
            fr: None,
            how: How::Delete,
            unit: Some(unit()),
        },
    ]
}

fn note() -> Note {
    Note {
        en: Some(doc('d', Lang::En)),
        fr: None,
    }
}

fn tally() -> Tally {
    Tally {
        entitled: 45,
        yes: 38,
        no: 4,
        abstain: 1,
        not_participating: 1,
    }
}

fn opened_vote() -> Opened<VoteContent> {
    Opened {
        content: VoteContent {
            auth: Auth::Password,
            ballot: BallotSymbol::new(2026, 31),
            by: Hand::Seat(Seat::of_delegation(&code("FRA"), 1)),
            choice: Some(Choice::Yes),
            explanation: Some(vec![commitment('e')]),
            index: 7,
            member: code("FRA"),
            origin: "test.example/log".into(),
            v: 1,
        },
        salt: "0".repeat(64),
    }
}

/// One act of every kind, some kinds twice where their sentence or form has two.
#[allow(clippy::too_many_lines)] // one sample for each act
fn samples() -> Vec<Act> {
    let proposal = ProposalSymbol::new(2026, 14);
    let ballot = BallotSymbol::new(2026, 31);
    let norm = NormSymbol::new(7);
    let member = code("FRA");
    let theme = ThemeCode::parse("workers").unwrap();
    let until = moment("2026-04-30T16:00:00Z");
    let from = "2026-04-01".parse().unwrap();
    let texts = Texts {
        en: Some(lang_texts(Lang::En)),
        fr: None,
    };
    let fixing = Act::FinalText {
        proposal: proposal.clone(),
        revision: 2,
    };
    vec![
        Act::Open {
            house: Kind::Live,
            origin: "registry.example/log".into(),
        },
        Act::Open {
            house: Kind::Demo,
            origin: "registry.example/log".into(),
        },
        Act::Rulebook {
            rulebook: Rulebook::first(),
        },
        Act::Theme {
            name_en: "Workers".into(),
            name_fr: "Travailleurs".into(),
            theme: theme.clone(),
        },
        Act::Log {
            head: "f".repeat(64),
        },
        Act::Continue {
            after: "registry.example/log\n4200\nAAAA\n".to_owned(),
            house: Kind::Live,
            lost: [4201, 4207],
            origin: "registry.example/log2".to_owned(),
        },
        Act::Key {
            from: 7,
            purpose: KeyUse::Log,
            vkey: Vkey::parse(
                "registry.example/log+7b1d2c3e+AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyAh",
            )
            .unwrap(),
        },
        Act::Withhold {
            commitment: commitment('6'),
            ground: WithholdGround::CourtOrder,
            reference: reference(),
        },
        Act::Admission {
            decision: decision(),
            from,
            iso2: "FR".into(),
            kind: MemberKind::State,
            member: member.clone(),
            names: names(),
        },
        Act::Suspension {
            decision: decision(),
            from,
            member: member.clone(),
            scope: Scope::Vote,
            until: Some("2026-10-01".parse().unwrap()),
        },
        Act::Suspension {
            decision: decision(),
            from,
            member: member.clone(),
            scope: Scope::All,
            until: None,
        },
        Act::Reinstatement {
            decision: decision(),
            from,
            member: member.clone(),
        },
        Act::MemberWithdrawal {
            decision: decision(),
            from,
            member: member.clone(),
        },
        Act::Rename {
            from,
            member: member.clone(),
            names: names(),
            reference: reference(),
        },
        Act::Partner {
            decision: decision(),
            from,
            iso2: "CH".into(),
            kind: PartnerKind::Associate,
            names: Names {
                formal_en: "Swiss Confederation".into(),
                formal_fr: "Confédération suisse".into(),
                short_en: "Switzerland".into(),
                short_fr: "Suisse".into(),
            },
            partner: code("CHE"),
            until: None,
        },
        Act::StandingChanges {
            member: member.clone(),
            on: from,
        },
        Act::Seat {
            from: until,
            member: Some(member.clone()),
            office: Office::Head,
            seat: Seat::of_delegation(&member, 2),
            until: None,
        },
        Act::SeatEnd {
            seat: Seat::of_delegation(&member, 2),
        },
        Act::Submission {
            classification: Classification::Public,
            clauses: clauses(),
            kind: DecisionKind::NormAdoption,
            opens_on: None,
            original: Lang::En,
            proposal: proposal.clone(),
            reason: doc('9', Lang::En),
            related: Some(Related {
                norm: norm.clone(),
                relation: Relation::Replaces,
            }),
            sponsor: member.clone(),
            texts: texts.clone(),
            theme: theme.clone(),
            units: units(),
        },
        Act::Return {
            ground: FormGround::Summary,
            note: Some(doc('8', Lang::Fr)),
            proposal: proposal.clone(),
        },
        Act::Revision {
            amendments: vec![1, 3],
            clauses: clauses(),
            proposal: proposal.clone(),
            reason: doc('9', Lang::En),
            revision: 1,
            texts: texts.clone(),
            theme,
            units: units(),
        },
        Act::Translation {
            lang: Lang::Fr,
            proposal: proposal.clone(),
            revision: 1,
            texts: lang_texts(Lang::Fr),
        },
        Act::TranslationAgreed {
            member: member.clone(),
            proposal: proposal.clone(),
            revision: 1,
        },
        Act::SignOff {
            lang: Lang::Fr,
            proposal: proposal.clone(),
            revision: 1,
        },
        Act::Comment {
            comment: 1,
            kind: CommentKind::Substantive,
            lang: Lang::En,
            member: member.clone(),
            note: doc('5', Lang::En),
            proposal: proposal.clone(),
            revision: 1,
            unit: Some(unit()),
            wording: Some(doc('6', Lang::En)),
        },
        Act::CommentAnswer {
            answer: Answer::InPart,
            comment: 1,
            note: note(),
            proposal: proposal.clone(),
        },
        Act::Amendment {
            amendment: 1,
            changes: changes(),
            comment: Some(1),
            member: member.clone(),
            proposal: proposal.clone(),
            reason: doc('9', Lang::En),
            revision: 1,
        },
        Act::AmendmentCoSponsorship {
            amendment: 1,
            member: code("CHL"),
            proposal: proposal.clone(),
        },
        Act::AmendmentWithdrawal {
            amendment: 1,
            member: member.clone(),
            proposal: proposal.clone(),
        },
        Act::AmendmentAccepted {
            amendment: 1,
            member: member.clone(),
            proposal: proposal.clone(),
        },
        Act::AmendmentFalls {
            amendment: 1,
            proposal: proposal.clone(),
            reason: doc('9', Lang::Fr),
        },
        Act::VotingOrder {
            order: vec![VotingPart::Amendment(2), VotingPart::Division(vec![unit()])],
            proposal: proposal.clone(),
            reason: doc('9', Lang::En),
        },
        Act::Merging {
            part: 1,
            proposal: proposal.clone(),
            reason: doc('9', Lang::En),
            revision: 2,
            texts,
            units: units(),
        },
        Act::Consultation {
            proposal: proposal.clone(),
            until,
        },
        Act::ConsultationEnd {
            proposal: proposal.clone(),
        },
        Act::CoSponsorship {
            member: member.clone(),
            proposal: proposal.clone(),
            revision: 1,
        },
        Act::CoSponsorshipWithdrawn {
            member: member.clone(),
            proposal: proposal.clone(),
        },
        fixing.clone(),
        Act::ProposalWithdrawal {
            member: member.clone(),
            proposal: proposal.clone(),
        },
        Act::Maintenance {
            member: member.clone(),
            proposal: proposal.clone(),
        },
        Act::ConsentToPublish {
            member: member.clone(),
            proposal: proposal.clone(),
        },
        Act::Declassification {
            proposal: proposal.clone(),
        },
        Act::ForMembers {
            commitment: commitment('1'),
            proposal: proposal.clone(),
        },
        Act::Disclosure {
            acts: vec![OpenedAct {
                content: Box::new(entry(3, fixing)),
                salt: "1".repeat(64),
            }],
            proposal: proposal.clone(),
        },
        Act::Ballot {
            ballot: ballot.clone(),
            closes: until,
            electorate: vec![
                Elector {
                    member: code("EUE"),
                    ground: Some(NotEntitledGround::Ceased),
                },
                Elector {
                    member: member.clone(),
                    ground: None,
                },
            ],
            kind: DecisionKind::NormAdoption,
            opens: moment("2026-04-20T08:00:00Z"),
            part: Some(1),
            proposal: proposal.clone(),
            put_by: decision(),
            revision: 2,
            rule: Rulebook::first().rules[&DecisionKind::NormAdoption],
            rulebook: 1,
            texts: Some(PutToVote {
                en: commitment('2'),
                fr: commitment('3'),
            }),
            waiver: None,
        },
        Act::Vote {
            ballot: ballot.clone(),
            commitment: commitment('4'),
        },
        Act::Extension {
            ballot: ballot.clone(),
            closes: until,
            proposal: proposal.clone(),
            reference: reference(),
        },
        Act::BallotEnd {
            ballot: ballot.clone(),
            ground: EndGround::TextDefective,
            left_closed: 1,
            reference: reference(),
            struck: vec![],
            votes: vec![opened_vote()],
        },
        Act::Closing {
            ballot: ballot.clone(),
            closes: until,
            left_closed: 0,
            norm: Some(norm.clone()),
            outcome: Outcome::Adopted,
            struck: vec![code("JPN")],
            tally: tally(),
            votes: vec![opened_vote()],
        },
        Act::ErrorReport {
            ballot: ballot.clone(),
            member: member.clone(),
            note: doc('7', Lang::En),
            proposal: proposal.clone(),
        },
        Act::Certification {
            adopted: Some(from),
            ballot: ballot.clone(),
            certificate: fingerprint('8'),
            norm: Some(norm.clone()),
            outcome: Outcome::Adopted,
            proposal: proposal.clone(),
            related: Some(Related {
                norm: norm.clone(),
                relation: Relation::Amends,
            }),
            revision: 2,
        },
        Act::Certification {
            adopted: None,
            ballot: ballot.clone(),
            certificate: fingerprint('9'),
            norm: None,
            outcome: Outcome::Rejected(Shortfall::Threshold),
            proposal: proposal.clone(),
            related: None,
            revision: 2,
        },
        Act::CertificationRefusal {
            ballot: ballot.clone(),
            ground: CertificationGround::Irregular,
            proposal: proposal.clone(),
            reference: reference(),
        },
        Act::IntendedVote {
            ballot: ballot.clone(),
            choice: Choice::No,
            member: member.clone(),
            proposal: proposal.clone(),
        },
        Act::Correction {
            ballot: ballot.clone(),
            choice: Some(Choice::Abstain),
            member: member.clone(),
            proposal: proposal.clone(),
            reference: reference(),
            tally: tally(),
        },
        Act::Explanation {
            ballot: Some(ballot),
            member: member.clone(),
            norm: None,
            note: note(),
            proposal: proposal.clone(),
            translated: None,
        },
        Act::Explanation {
            ballot: None,
            member: member.clone(),
            norm: Some(norm.clone()),
            note: note(),
            proposal: proposal.clone(),
            translated: Some(Lang::Fr),
        },
        Act::AdoptionWithoutVote {
            chair: code("CHL"),
            decision: decision(),
            dissociations: vec![code("BRA")],
            norm: norm.clone(),
            proposal: proposal.clone(),
            related: None,
            revision: 2,
        },
        Act::EntryIntoForce {
            norm: norm.clone(),
            on: from,
            proposal: proposal.clone(),
        },
        Act::NormEnd {
            norm: norm.clone(),
            on: from,
            proposal: proposal.clone(),
            relation: Relation::Abrogates,
        },
        Act::Corrigendum {
            changes: changes(),
            corrigendum: 1,
            norm: norm.clone(),
            proposal,
            reason: doc('9', Lang::En),
            reference: reference(),
            until,
        },
        Act::CorrigendumObjection {
            corrigendum: 1,
            member: member.clone(),
            norm: norm.clone(),
            note: note(),
        },
        Act::CorrigendumStands {
            corrigendum: 1,
            norm: norm.clone(),
            texts: note(),
            units: units(),
        },
        Act::Annulment {
            decision: decision(),
            norm: norm.clone(),
        },
        Act::Adherence {
            date: from,
            kind: EventKind::ImplementedInLaw,
            member: member.clone(),
            norm: norm.clone(),
            note: note(),
            units: vec![unit()],
        },
        Act::Acknowledgement {
            event: 4181,
            member,
            norm,
        },
        Act::Import {
            collection: archive(),
            files: vec![ImportedFile {
                bytes: 1_425_699,
                name: "votes.csv".into(),
                rows: 70_771,
                sha256: Fingerprint::parse(&"9".repeat(64)).unwrap(),
            }],
            rule: RuleName::SimpleMajority.rule(),
        },
        Act::ImportedMembers {
            collection: archive(),
            members: vec![
                ImportedMember {
                    code: code("CSK"),
                    kind: ParticipantKind::State,
                    name_en: "Czechoslovakia".into(),
                    name_fr: None,
                    since: Some("1946-01-01".parse().unwrap()),
                    until: Some("1967-07-05".parse().unwrap()),
                },
                ImportedMember {
                    code: code("EUE"),
                    kind: ParticipantKind::Organisation,
                    name_en: "European Union".into(),
                    name_fr: Some("Union européenne".into()),
                    since: None,
                    until: None,
                },
            ],
        },
        Act::ImportedDecision {
            collection: archive(),
            date: "1960-12-14".parse().unwrap(),
            outcome: Some(Outcome::Adopted),
            resolution: Some(ArchiveSymbol::parse("R/15/1514").unwrap()),
            roll: RollCall {
                abstain: vec![code("USA")],
                no: Vec::new(),
                not_participating: Vec::new(),
                yes: vec![code("CSK"), code("FRA")],
            },
            rule: RuleName::SimpleMajority.rule(),
            summary: None,
            symbol: ArchiveSymbol::parse("UNGA/15/1").unwrap(),
            tally: Tally {
                entitled: 4,
                yes: 2,
                no: 0,
                abstain: 1,
                not_participating: 0,
            },
            title: Some(doc('7', Lang::En)),
        },
        Act::ImportedInstrument {
            adopted: None,
            chapter: Some(doc('8', Lang::En)),
            collection: archive(),
            events: vec![
                ImportedEvent {
                    date: "1948-12-11".parse().unwrap(),
                    event: ParticipationKind::Signature,
                    member: code("FRA"),
                    note: None,
                },
                ImportedEvent {
                    date: "1950-10-14".parse().unwrap(),
                    event: ParticipationKind::Other,
                    member: code("FRA"),
                    note: Some(1),
                },
            ],
            notes: vec![doc('9', Lang::En)],
            symbol: ArchiveSymbol::parse("UNTC/4-1").unwrap(),
            title: None,
        },
    ]
}

fn archive() -> CollectionCode {
    CollectionCode::parse("UN").unwrap()
}

fn entry(index: i64, act: Act) -> Entry {
    let by = match &act {
        Act::Vote { .. } => None,
        Act::ForMembers { .. } => Some(By::Side(Side::Delegation)),
        act if act.is_imported() => Some(By::Seat(Seat::import())),
        Act::Certification { .. } => {
            Some(By::Two([Seat::of_secretariat(3), Seat::of_secretariat(5)]))
        }
        Act::EntryIntoForce { .. } | Act::Closing { .. } => Some(By::Seat(Seat::registry())),
        _ => Some(By::Seat(Seat::of_delegation(&code("FRA"), 1))),
    };
    Entry {
        act,
        by,
        index,
        time: moment("2026-03-02T09:00:00.000123Z"),
        v: 1,
    }
}

fn sample_entries() -> Vec<Entry> {
    samples()
        .into_iter()
        .enumerate()
        .map(|(index, act)| entry(index as i64, act))
        .collect()
}

/// Holds what was said against the lines that are fixed in a file, so that a difference shows its line.
fn are_as_fixed(said: &[String], fixed: &str) {
    let fixed: Vec<&str> = fixed.lines().collect();
    let differs = (0..said.len().max(fixed.len()))
        .find(|line| said.get(*line).map(String::as_str) != fixed.get(*line).copied());
    if let Some(line) = differs {
        let whole = said.join("\n");
        panic!(
            "line {} is not as it is fixed; all lines are:\n{whole}\n--",
            line + 1
        );
    }
}

#[test]
fn the_bytes_of_an_entry_of_every_kind_are_fixed_for_ever() {
    let bytes: Vec<String> = sample_entries()
        .iter()
        .map(|entry| entry.bytes().unwrap())
        .collect();
    are_as_fixed(&bytes, include_str!("golden/entries.txt"));
}

#[test]
fn what_was_written_is_read_and_says_the_same() {
    for entry in sample_entries() {
        let bytes = entry.bytes().unwrap();
        assert_eq!(Entry::parse(&bytes).unwrap(), entry);
    }
}

#[test]
fn an_entry_with_a_field_too_many_or_spelt_otherwise_is_not_one() {
    let bytes = entry(
        5,
        Act::Log {
            head: "f".repeat(64),
        },
    )
    .bytes()
    .unwrap();
    for forged in [
        bytes.replace("{\"act\"", "{ \"act\""),
        bytes.replace("\"v\":1", "\"v\":1,\"w\":2"),
        bytes.replace("\"index\":5", "\"index\":5,\"index\":5"),
        bytes.replace("000123Z", "00012300Z"),
    ] {
        assert_ne!(forged, bytes);
        assert!(Entry::parse(&forged).is_err(), "{forged}");
    }
    let long = Act::Log {
        head: "f".repeat(70_000),
    };
    assert!(matches!(
        entry(5, long).bytes(),
        Err(canonical::Malformed::TooLong(_))
    ));
}

#[test]
fn there_is_a_sample_of_every_act() {
    let mut names: Vec<String> = samples().iter().map(Act::name).collect();
    names.sort();
    names.dedup();
    for act in &samples() {
        // A new act does not compile here until it has a sample above and a line in both files.
        match act {
            Act::Open { .. }
            | Act::Rulebook { .. }
            | Act::Theme { .. }
            | Act::Log { .. }
            | Act::Continue { .. }
            | Act::Key { .. }
            | Act::Withhold { .. }
            | Act::Admission { .. }
            | Act::Suspension { .. }
            | Act::Reinstatement { .. }
            | Act::MemberWithdrawal { .. }
            | Act::Rename { .. }
            | Act::Partner { .. }
            | Act::StandingChanges { .. }
            | Act::Seat { .. }
            | Act::SeatEnd { .. }
            | Act::Submission { .. }
            | Act::Return { .. }
            | Act::Revision { .. }
            | Act::Translation { .. }
            | Act::Consultation { .. }
            | Act::ConsultationEnd { .. }
            | Act::CoSponsorship { .. }
            | Act::CoSponsorshipWithdrawn { .. }
            | Act::FinalText { .. }
            | Act::ProposalWithdrawal { .. }
            | Act::Maintenance { .. }
            | Act::ConsentToPublish { .. }
            | Act::Declassification { .. }
            | Act::ForMembers { .. }
            | Act::Disclosure { .. }
            | Act::Ballot { .. }
            | Act::Vote { .. }
            | Act::Extension { .. }
            | Act::BallotEnd { .. }
            | Act::Closing { .. }
            | Act::ErrorReport { .. }
            | Act::Certification { .. }
            | Act::CertificationRefusal { .. }
            | Act::IntendedVote { .. }
            | Act::Correction { .. }
            | Act::Explanation { .. }
            | Act::AdoptionWithoutVote { .. }
            | Act::EntryIntoForce { .. }
            | Act::Annulment { .. }
            | Act::Adherence { .. }
            | Act::Acknowledgement { .. }
            | Act::TranslationAgreed { .. }
            | Act::SignOff { .. }
            | Act::Comment { .. }
            | Act::CommentAnswer { .. }
            | Act::Amendment { .. }
            | Act::AmendmentCoSponsorship { .. }
            | Act::AmendmentWithdrawal { .. }
            | Act::AmendmentAccepted { .. }
            | Act::AmendmentFalls { .. }
            | Act::VotingOrder { .. }
            | Act::Merging { .. }
            | Act::NormEnd { .. }
            | Act::Corrigendum { .. }
            | Act::CorrigendumObjection { .. }
            | Act::CorrigendumStands { .. }
            | Act::Import { .. }
            | Act::ImportedMembers { .. }
            | Act::ImportedDecision { .. }
            | Act::ImportedInstrument { .. } => {}
        }
    }
    assert_eq!(names.len(), 66);
}

#[test]
fn every_act_is_a_sentence_in_both_languages() {
    let house = House::on(Database::Sqlite);
    let (roster, themes) = house
        .store()
        .read(|r| Ok::<_, registry::store::StoreError>((members::roster(r)?, themes::all(r)?)))
        .unwrap();
    let mut said = Vec::new();
    for entry in sample_entries() {
        for lang in [Lang::En, Lang::Fr] {
            let teller = Teller {
                w: words(lang),
                roster: &roster,
                themes: &themes,
            };
            let sentence = teller.say(&entry);
            let whole: String = teller
                .runs(&entry)
                .iter()
                .map(|run| run.text.clone())
                .collect();
            assert_eq!(whole, sentence, "links leave the sentence as it is");
            said.push(format!("{sentence} [{}]", teller.by(&entry)));
        }
    }
    are_as_fixed(&said, include_str!("golden/sentences.txt"));
}
