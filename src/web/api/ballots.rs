//! Ballots for programs: question, rule, count and roll call.

use std::collections::HashMap;

use actix_web::{HttpResponse, web};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;
use utoipa::ToSchema;

use super::answered::{Bilingual, Found, Origin, Pages, one, page, turn};
use super::asked::{Asked, Wrong, piece};
use crate::rules::majority::{Base, Bound, Outcome, Quorum, Requirement, Rule, Shortfall, Tally};
use crate::rules::visibility::Viewer;
use crate::rules::words::{
    BallotSymbol, Body, DecisionKind, Lang, NormSymbol, ProposalSymbol, Reference,
};
use crate::store::ballots::{self, Ballot, Question, State, WithoutDecision};
use crate::store::{Failure, Reading, StoreError, documents};
use crate::web::house::House;

/// A ballot. Of a proposal for members, the question is not given.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct BallotOut {
    pub symbol: BallotSymbol,
    pub proposal: ProposalSymbol,
    pub revision: i64,
    /// The title of what is put to the vote; null for whoever may not read it.
    pub title: Option<Bilingual>,
    pub kind: DecisionKind,
    /// The place in the order of voting, from 1, where the question is a part and not the whole.
    pub part: Option<i64>,
    pub rule: RuleOut,
    pub rulebook: i64,
    pub put_by: PutBy,
    /// The decision that waived a period before the opening.
    pub waiver: Option<Reference>,
    pub opens: Timestamp,
    /// The hour after which no vote is received, with all extensions.
    pub closes: Timestamp,
    pub state: State,
    /// `adopted`, `rejected` or `no-decision`; null until it is closed.
    #[schema(example = "adopted")]
    pub result: Option<&'static str>,
    /// What a rejected question lacked, or why nothing was decided.
    #[schema(example = "blocking-minority")]
    pub ground: Option<&'static str>,
    /// Null until it is closed.
    pub tally: Option<TallyOut>,
    /// How many may vote.
    #[schema(example = 46)]
    pub entitled: i64,
    /// Replaced votes, which are never opened.
    pub left_closed: Option<i64>,
    pub norm: Option<NormSymbol>,
    pub closed_at: Option<Timestamp>,
    pub certified_at: Option<Timestamp>,
    /// The entry that opened it.
    pub entry: i64,
    /// The entry that closed it.
    pub closed_by: Option<i64>,
    /// The entry that certified it, or refused to.
    pub certified_by: Option<i64>,
    pub pages: Pages,
}

/// The votes counted.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TallyOut {
    pub entitled: i64,
    pub present: i64,
    pub yes: i64,
    pub no: i64,
    pub abstain: i64,
    pub not_participating: i64,
    pub did_not_vote: i64,
}

/// The decision by which a question was put to the vote.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PutBy {
    pub body: Body,
    pub reference: Reference,
    pub decided: Date,
}

/// What the ballot needs in order to adopt.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RuleOut {
    /// `majority` or `mutual-agreement`.
    #[schema(example = "majority")]
    pub kind: &'static str,
    /// What the threshold and the blocking minority are shares of.
    pub base: Option<Base>,
    pub threshold: Option<Share>,
    /// A share of those entitled, met by those present; null where none is required.
    pub quorum: Option<Share>,
    pub blocking: Option<Share>,
}

/// A share: at least, or more than, `part` out of `whole`.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Share {
    pub bound: Bound,
    #[schema(example = 2)]
    pub part: i64,
    #[schema(example = 3)]
    pub whole: i64,
}

/// `GET /api/v1/ballots`, those opened last first.
///
/// # Errors
/// A parameter that cannot be read.
pub async fn list(asked: Asked, house: web::Data<House>) -> Result<HttpResponse, Wrong> {
    let sought = ballots::Sought {
        result: asked.word("result")?,
        year: asked.year()?,
        theme: asked.word("theme")?,
        kind: asked.word("kind")?,
        member: asked.word("member")?,
        ..ballots::Sought::default()
    };
    let (cursor, limit, on) = (asked.cursor()?, asked.limit()?, asked.on()?);
    page(asked, house, move |r, origin| {
        turn(r, on)?;
        let found = ballots::opened(r, &Viewer::Public, &sought, cursor, limit + 1)?;
        let mut titles = titles(r, &found)?;
        Ok(Found::of(
            found,
            limit,
            |ballot| ballot.idx,
            |ballot| {
                let title = titles.remove(&ballot.symbol);
                ballot_out(ballot, title, origin)
            },
        ))
    })
    .await
}

/// `GET /api/v1/ballots/{ballot}`, with its roll call.
///
/// # Errors
/// Not found.
pub async fn show(
    asked: Asked,
    path: web::Path<String>,
    house: web::Data<House>,
) -> Result<HttpResponse, Wrong> {
    let symbol = piece::<BallotSymbol>(&path)?;
    one(asked, house, move |r, origin| {
        let ballot = ballots::find(r, &Viewer::Public, &symbol)?;
        let roll = super::roll::of(r, &ballot)?;
        let title = titles(r, std::slice::from_ref(&ballot))?.remove(&symbol);
        Ok::<_, Failure>(super::roll::BallotInFull {
            ballot: ballot_out(ballot, title, origin),
            roll,
        })
    })
    .await
}

/// The titles of what these ballots ask, by ballot: of proposals that everybody may read.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub(super) fn titles(
    r: &mut Reading<'_>,
    found: &[Ballot],
) -> Result<HashMap<BallotSymbol, Bilingual>, StoreError> {
    let mut titles = HashMap::new();
    // The parts of a proposal may ask about several of its revisions: each is asked for by itself.
    let mut rest: Vec<&Ballot> = found.iter().collect();
    while !rest.is_empty() {
        let mut asked: Vec<(ProposalSymbol, i64)> = Vec::new();
        for ballot in &rest {
            if !asked.iter().any(|(known, _)| *known == ballot.proposal) {
                asked.push((ballot.proposal.clone(), ballot.revision));
            }
        }
        let questions = ballots::questions(r, &Viewer::Public, &asked)?;
        let said: Vec<String> = questions
            .values()
            .flat_map(|question| [title(question, Lang::En), title(question, Lang::Fr)])
            .flatten()
            .collect();
        let bodies = documents::bodies(r, &Viewer::Public, &said)?;
        rest.retain(|ballot| {
            let is_asked = asked
                .iter()
                .any(|(symbol, number)| (symbol, *number) == (&ballot.proposal, ballot.revision));
            if is_asked && let Some(question) = questions.get(&ballot.proposal) {
                let words = Bilingual::of(|lang| {
                    title(question, lang).and_then(|title| bodies.get(&title).cloned())
                });
                titles.insert(ballot.symbol.clone(), words);
            }
            !is_asked
        });
    }
    Ok(titles)
}

fn title(question: &Question, lang: Lang) -> Option<String> {
    question.of(lang).map(|texts| texts.title.to_string())
}

pub(super) fn ballot_out(ballot: Ballot, title: Option<Bilingual>, origin: &Origin) -> BallotOut {
    let (result, ground) = decided(&ballot);
    BallotOut {
        pages: origin.pages(&format!("/votes/{}", ballot.symbol)),
        symbol: ballot.symbol,
        proposal: ballot.proposal,
        revision: ballot.revision,
        title,
        kind: ballot.kind,
        part: ballot.part,
        rule: rule(&ballot.rule),
        rulebook: ballot.rulebook,
        put_by: PutBy {
            body: ballot.put_by.body,
            reference: ballot.put_by.reference,
            decided: ballot.put_by.decided,
        },
        waiver: ballot.waiver,
        opens: ballot.opens,
        closes: ballot.closes,
        state: ballot.state,
        result,
        ground,
        tally: ballot
            .tally
            .filter(|_| ballot.state != State::Ended)
            .map(tally),
        entitled: ballot.entitled,
        left_closed: ballot.left_closed,
        norm: ballot.norm.filter(|_| ballot.ground.is_none()),
        closed_at: ballot.closed_at,
        certified_at: ballot.certified_at,
        entry: ballot.idx,
        closed_by: ballot.closed_idx,
        certified_by: ballot.certified_idx,
    }
}

/// The result in a word, and what it rests on where it is no adoption.
pub(in crate::web) fn decided(ballot: &Ballot) -> (Option<&'static str>, Option<&'static str>) {
    match (ballot.ground, ballot.outcome) {
        (Some(WithoutDecision::Ended(ground)), _) => (Some("no-decision"), Some(ground.as_str())),
        (Some(WithoutDecision::Refused(ground)), _) => (Some("no-decision"), Some(ground.as_str())),
        (None, Some(outcome @ Outcome::Adopted)) => (Some(outcome.as_str()), None),
        (None, Some(outcome @ Outcome::Rejected(shortfall))) => {
            (Some(outcome.as_str()), Some(Shortfall::as_str(shortfall)))
        }
        (None, Some(outcome @ Outcome::NoDecision(ground))) => {
            (Some(outcome.as_str()), Some(ground.as_str()))
        }
        (None, None) => (None, None),
    }
}

pub(super) fn tally(tally: Tally) -> TallyOut {
    TallyOut {
        entitled: tally.entitled,
        present: tally.present(),
        yes: tally.yes,
        no: tally.no,
        abstain: tally.abstain,
        not_participating: tally.not_participating,
        did_not_vote: tally.did_not_vote(),
    }
}

pub(super) fn rule(rule: &Rule) -> RuleOut {
    let quorum = match rule.quorum() {
        Quorum::NotRequired => None,
        Quorum::Required(requirement) => Some(share(requirement)),
    };
    match rule {
        Rule::Majority {
            base,
            threshold,
            blocking,
            ..
        } => RuleOut {
            kind: "majority",
            base: Some(*base),
            threshold: Some(share(*threshold)),
            quorum,
            blocking: blocking.map(share),
        },
        Rule::MutualAgreement { .. } => RuleOut {
            kind: "mutual-agreement",
            base: None,
            threshold: None,
            quorum,
            blocking: None,
        },
    }
}

const fn share(requirement: Requirement) -> Share {
    Share {
        bound: requirement.bound,
        part: requirement.share.part,
        whole: requirement.share.whole,
    }
}
