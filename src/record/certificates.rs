//! The certificate of a result: all that is needed to count it again, from the entries of the record.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::canonical::{self, Malformed, micros};
use super::commitments::sha256_hex;
use super::entries::{Act, Changed, Decision, Entry, House, VotingPart};
use crate::rules::electorate::{self, Elector};
use crate::rules::majority::{Arithmetic, Outcome, Rule, Tally};
use crate::rules::words::{
    BallotSymbol, Choice, Commitment, DecisionKind, Fingerprint, MemberCode, NormSymbol,
    ProposalSymbol, Reference, UnitSymbol,
};

/// What a certificate states. It leaves out its own certification, whose entry holds its SHA-256
/// (RECORD, Keys).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Body {
    pub adopted: Option<Date>,
    pub arithmetic: Sum,
    pub ballot: BallotSymbol,
    /// The entry that closed it.
    pub closed: i64,
    #[serde(with = "micros")]
    pub closes: Timestamp,
    /// Every member as it stood: entitled, or not and on which ground.
    pub electorate: Vec<Elector>,
    pub house: House,
    pub kind: DecisionKind,
    pub left_closed: i64,
    pub norm: Option<NormSymbol>,
    /// The entry that opened it.
    pub opened: i64,
    #[serde(with = "micros")]
    pub opens: Timestamp,
    pub origin: String,
    pub outcome: Outcome,
    /// Left out where the whole was put to the vote.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub part: Option<PutPart>,
    pub proposal: ProposalSymbol,
    pub put_by: Decision,
    pub revision: i64,
    pub rule: Rule,
    pub rulebook: i64,
    pub tally: Tally,
    pub texts: PutTexts,
    pub v: i64,
    /// The final vote of each member entitled, sorted by code.
    pub votes: Vec<FinalVote>,
    pub waiver: Option<Reference>,
}

/// Title and text that were put to the vote, by their commitments.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PutText {
    pub text: Commitment,
    pub title: Commitment,
}

/// The question in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PutTexts {
    pub en: PutText,
    pub fr: PutText,
}

/// The part of the text that was put to the vote before the whole: an amendment, or units.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PutPart {
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub amendment: Option<PutAmendment>,
    /// The entry of the order of voting.
    pub order: i64,
    /// Its place in that order, from 1.
    pub place: i64,
    /// The units that were voted on apart; empty for an amendment.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub units: Vec<UnitSymbol>,
}

/// An amendment as it was put to the vote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PutAmendment {
    /// Its changes, their words by commitments.
    pub changes: Vec<Changed>,
    /// The entry that brought it.
    pub entry: i64,
    pub member: MemberCode,
    /// Within its proposal.
    pub number: i64,
    /// The revision that its changes were made to.
    pub revision: i64,
}

/// What was needed and what was attained, in members.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sum {
    pub attained: i64,
    pub base: i64,
    pub most_no: Option<i64>,
    pub needed: i64,
    pub quorum_needed: Option<i64>,
}

impl From<&Arithmetic> for Sum {
    fn from(counted: &Arithmetic) -> Self {
        Self {
            attained: counted.attained,
            base: counted.base,
            most_no: counted.most_no,
            needed: counted.needed,
            quorum_needed: counted.quorum_needed,
        }
    }
}

/// How a member voted in the end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FinalVote {
    /// None: did not vote.
    pub choice: Option<Choice>,
    /// The entry of the clerical correction that it follows.
    pub corrected: Option<i64>,
    /// The entry that holds its commitment.
    pub index: Option<i64>,
    pub member: MemberCode,
}

/// A certificate as it is handed out: the body, and what ties it to the record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Certificate {
    pub body: Body,
    pub proofs: Vec<Proof>,
}

/// One thing that ties a certificate to the record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Proof {
    /// The signed note of the certificate key over the body.
    Signature { note: String },
    /// An entry's bytes with its C2SP tlog-proof.
    Entry { bytes: String, proof: String },
}

/// The part that a ballot was on, from the entries of its opening, of the order of voting and of the amendment.
/// None when they do not belong together.
pub fn part(opening: &Entry, order: &Entry, amendment: Option<&Entry>) -> Option<PutPart> {
    let Act::Ballot {
        part: Some(place),
        proposal,
        ..
    } = &opening.act
    else {
        return None;
    };
    let Act::VotingOrder {
        order: places,
        proposal: ordered,
        ..
    } = &order.act
    else {
        return None;
    };
    let at = usize::try_from(place.checked_sub(1)?).ok()?;
    let mut put = PutPart {
        amendment: None,
        order: order.index,
        place: *place,
        units: Vec::new(),
    };
    match (places.get(at)?, amendment) {
        (VotingPart::Division(units), None) => put.units.clone_from(units),
        (VotingPart::Amendment(number), Some(entry)) => {
            put.amendment = Some(amendment_of(entry, *number, proposal)?);
        }
        _ => return None,
    }
    (ordered == proposal && order.index < opening.index).then_some(put)
}

fn amendment_of(entry: &Entry, number: i64, of: &ProposalSymbol) -> Option<PutAmendment> {
    match &entry.act {
        Act::Amendment {
            amendment,
            changes,
            member,
            proposal,
            revision,
            ..
        } if *amendment == number && proposal == of => Some(PutAmendment {
            changes: changes.clone(),
            entry: entry.index,
            member: member.clone(),
            number,
            revision: *revision,
        }),
        _ => None,
    }
}

/// Builds the body from the entries that opened and closed a ballot, and the corrections since.
/// None when the entries are of another kind or of another ballot.
pub fn body(
    (house, origin): (House, &str),
    opening: &Entry,
    closing: &Entry,
    corrections: &[Entry],
    texts: PutTexts,
    part: Option<PutPart>,
) -> Option<Body> {
    let Act::Ballot {
        ballot,
        electorate,
        kind,
        opens,
        proposal,
        part: place,
        put_by,
        revision,
        rule,
        rulebook,
        waiver,
        ..
    } = &opening.act
    else {
        return None;
    };
    let Act::Closing {
        ballot: closed,
        closes,
        left_closed,
        norm,
        outcome,
        struck,
        tally,
        votes,
    } = &closing.act
    else {
        return None;
    };
    if ballot != closed || *place != part.as_ref().map(|part| part.place) {
        return None;
    }
    let mut electorate = electorate.clone();
    for member in struck {
        electorate::strike(&mut electorate, member);
    }
    let mut finals: BTreeMap<MemberCode, FinalVote> = electorate
        .iter()
        .filter(|elector| elector.is_entitled())
        .map(|elector| (elector.member.clone(), silent(&elector.member)))
        .collect();
    for opened in votes {
        if let Some(vote) = finals.get_mut(&opened.content.member) {
            vote.choice = opened.content.choice;
            vote.index = Some(opened.content.index);
        }
    }
    let mut tally = *tally;
    for entry in corrections {
        if let Act::Correction {
            ballot: of,
            choice,
            member,
            tally: corrected,
            ..
        } = &entry.act
            && of == ballot
            && let Some(vote) = finals.get_mut(member)
        {
            vote.choice = *choice;
            vote.corrected = Some(entry.index);
            tally = *corrected;
        }
    }
    Some(Body {
        adopted: (*outcome == Outcome::Adopted).then(|| crate::rules::calendar::day_of(*closes)),
        arithmetic: Sum::from(&rule.count(&tally)),
        ballot: ballot.clone(),
        closed: closing.index,
        closes: *closes,
        electorate,
        house,
        kind: *kind,
        left_closed: *left_closed,
        norm: norm.clone(),
        opened: opening.index,
        opens: *opens,
        origin: origin.to_owned(),
        outcome: *outcome,
        part,
        proposal: proposal.clone(),
        put_by: put_by.clone(),
        revision: *revision,
        rule: *rule,
        rulebook: *rulebook,
        tally,
        texts,
        v: 1,
        votes: finals.into_values().collect(),
        waiver: waiver.clone(),
    })
}

fn silent(member: &MemberCode) -> FinalVote {
    FinalVote {
        choice: None,
        corrected: None,
        index: None,
        member: member.clone(),
    }
}

impl Body {
    /// The canonical bytes, which are hashed and signed.
    ///
    /// # Errors
    /// [`Malformed::Form`] when it has no JSON form.
    pub fn bytes(&self) -> Result<String, Malformed> {
        canonical::write(self)
    }

    /// SHA-256 of the canonical bytes: what the certification's entry holds.
    ///
    /// # Errors
    /// As [`Body::bytes`].
    pub fn fingerprint(&self) -> Result<Fingerprint, Malformed> {
        Ok(Fingerprint::parse(&sha256_hex(self.bytes()?.as_bytes()))
            .expect("64 hexadecimal digits"))
    }

    /// Counts once more: the tally from the final votes, the outcome from the rule.
    pub fn recounted(&self) -> Arithmetic {
        let last: BTreeMap<MemberCode, Choice> = self
            .votes
            .iter()
            .filter_map(|vote| Some((vote.member.clone(), vote.choice?)))
            .collect();
        self.rule.count(&electorate::tally(&self.electorate, &last))
    }

    /// What the certificate key signs: `gaip-certificate/v1`, log, ballot and SHA-256, a line each.
    ///
    /// # Errors
    /// As [`Body::bytes`].
    pub fn note_text(&self) -> Result<String, Malformed> {
        Ok(format!(
            "gaip-certificate/v1\nlog {}\nballot {}\nsha256 {}\n",
            self.origin,
            self.ballot,
            self.fingerprint()?
        ))
    }
}
