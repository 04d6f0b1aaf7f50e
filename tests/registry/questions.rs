//! Questions of the tests: a proposal at its final text, put to the vote, with votes cast on it.

use jiff::Timestamp;
use registry::acts::ballots::{self, Putting};
use registry::acts::motions::Motion;
use registry::acts::votes::{self, Said};
use registry::record::Act;
use registry::record::entries::{Clauses, Decision, LangTexts, Texts};
use registry::rules::Refusal;
use registry::rules::permissions::Action;
use registry::rules::visibility::Viewer;
use registry::rules::words::{
    BallotSymbol, Body, Choice, Classification, DecisionKind, EffectClause, ForceClause, Lang,
    MemberCode, ProposalSymbol, Reference, ThemeCode,
};
use registry::store::ballots::Ballot;
use registry::store::documents::{Enclosure, lay, lay_json};
use registry::store::votes::{Receipt, RollLine};
use registry::store::{Asking, Enacted, Failure, Tx, Who, members};
use registry::text::{Identities, Text};

use super::house::House;

/// When [`opened`] opens the voting: ten days after the final text, a Thursday.
pub const OPENING: &str = "2026-03-12T09:00:00Z";
/// When it closes: a Tuesday.
pub const CLOSING: &str = "2026-03-17T17:00:00Z";
/// A moment after the period in which errors can be reported.
pub const CERTIFYING: &str = "2026-03-20T09:00:00Z";

pub fn code(text: &str) -> MemberCode {
    MemberCode::parse(text).unwrap()
}

pub fn decision() -> Decision {
    Decision {
        body: Body::Bureau,
        decided: "2026-03-02".parse().unwrap(),
        reference: reference(),
    }
}

pub fn reference() -> Reference {
    Reference::parse("GAIP/BUR(2026)3").unwrap()
}

/// A public proposal for a norm, at its final text now.
pub fn at_final_text(house: &House, number: i64) -> ProposalSymbol {
    fixed(
        house,
        number,
        Classification::Public,
        DecisionKind::NormAdoption,
    )
}

/// A proposal of any kind, at its final text now.
pub fn fixed(
    house: &House,
    number: i64,
    classification: Classification,
    kind: DecisionKind,
) -> ProposalSymbol {
    let proposal = ProposalSymbol::new(2026, number);
    let symbol = proposal.clone();
    let asking = Asking::new(house.officer(), Action::FixFinalText);
    house
        .store()
        .enact(asking, move |tx| {
            let submission = submission(tx, &symbol, classification, kind)?;
            let fixing = Act::FinalText {
                proposal: symbol.clone(),
                revision: 0,
            };
            Ok(Enacted::one(submission, ()).and(Who::Permitted, fixing))
        })
        .unwrap();
    proposal
}

pub fn submission(
    tx: &mut Tx<'_>,
    proposal: &ProposalSymbol,
    classification: Classification,
    kind: DecisionKind,
) -> Result<Act, Failure> {
    let with = Enclosure::Proposal(proposal.clone());
    let mut texts = |lang: Lang, title: &str, text: &str| -> Result<LangTexts, Failure> {
        Ok(LangTexts {
            summary: lay(tx, lang, "Why it matters.", &with)?,
            text: lay(tx, lang, text, &with)?,
            title: lay(tx, lang, title, &with)?,
        })
    };
    let en = texts(
        Lang::En,
        "Consulting workers",
        "# Scope\n\n1. Workers are consulted.",
    )?;
    let fr = texts(
        Lang::Fr,
        "Consultation des travailleurs",
        "# Champ\n\n1. Les travailleurs sont consultés.",
    )?;
    let units = Identities::first(&Text::parse("# Scope\n\n1. Workers are consulted."));
    Ok(Act::Submission {
        classification,
        clauses: Clauses {
            effect: EffectClause::OnAdherence,
            force: ForceClause::AfterAdoption { months: 1 },
            report_every: None,
        },
        kind,
        opens_on: None,
        original: Lang::En,
        proposal: proposal.clone(),
        reason: lay(tx, Lang::En, "Because.", &with)?,
        related: None,
        sponsor: code("FRA"),
        texts: Texts {
            en: Some(en),
            fr: Some(fr),
        },
        theme: ThemeCode::parse("workers")?,
        units: lay_json(tx, &units.print(), &with)?,
    })
}

/// How an officer puts a proposal to the vote, until this hour.
pub fn putting(proposal: &ProposalSymbol, closes: &str) -> Putting {
    Putting {
        proposal: proposal.clone(),
        closes: closes.parse().unwrap(),
        put_by: decision(),
        waiver: None,
        part: None,
    }
}

/// A proposal put to the vote from [`OPENING`] to [`CLOSING`]; it is the opening now.
pub fn opened(house: &House, number: i64) -> BallotSymbol {
    let proposal = at_final_text(house, number);
    house.at(OPENING);
    ballots::open(
        house.store(),
        house.officer(),
        putting(&proposal, CLOSING),
        None,
    )
    .unwrap()
}

pub fn casts(
    house: &House,
    member: &str,
    ballot: &BallotSymbol,
    choice: Choice,
) -> Result<Receipt, Failure> {
    votes::cast(
        house.store(),
        house.head_of(member),
        &code(member),
        ballot.clone(),
        choice,
        Said::default(),
        None,
    )
}

/// The first members by code that are States: these many of them vote so.
pub fn cast_all(house: &House, ballot: &BallotSymbol, yes: usize, no: usize, abstain: usize) {
    let choices = std::iter::repeat_n(Choice::Yes, yes)
        .chain(std::iter::repeat_n(Choice::No, no))
        .chain(std::iter::repeat_n(Choice::Abstain, abstain));
    for (member, choice) in states(house).iter().zip(choices) {
        casts(house, member.as_str(), ballot, choice).unwrap();
    }
}

/// The member States by code.
pub fn states(house: &House) -> Vec<MemberCode> {
    let roster = house.store().read(members::roster).unwrap();
    roster
        .all()
        .map(|member| member.code.clone())
        .filter(|member| member.as_str() != "EUE")
        .collect()
}

/// The hour comes, and the registry closes what is due.
pub fn close(house: &House, ballot: &BallotSymbol) {
    house
        .script()
        .set(found(house, ballot).closes.max(house.now()));
    ballots::close(house.store(), ballot.clone()).unwrap();
}

pub fn certify(house: &House, ballot: &BallotSymbol) -> Result<Option<String>, Failure> {
    house.two_officers(Motion::Certification {
        ballot: ballot.clone(),
    })
}

pub fn found(house: &House, ballot: &BallotSymbol) -> Ballot {
    house
        .store()
        .read(|r| registry::store::ballots::find(r, &Viewer::Public, ballot))
        .unwrap()
}

pub fn roll(house: &House, ballot: &BallotSymbol) -> Vec<RollLine> {
    house
        .store()
        .read(|r| {
            let ballot = registry::store::ballots::find(r, &Viewer::Public, ballot)?;
            registry::store::votes::roll(r, &Viewer::Public, &ballot)
        })
        .unwrap()
}

pub fn refused<T: std::fmt::Debug>(outcome: Result<T, Failure>) -> Refusal {
    match outcome {
        Err(Failure::Refused(refusal)) => refusal,
        other => panic!("expected a refusal, not {other:?}"),
    }
}

pub fn moment(text: &str) -> Timestamp {
    text.parse().unwrap()
}
