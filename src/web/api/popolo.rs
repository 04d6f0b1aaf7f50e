//! Votes in the words of Popolo: organizations, motions, vote events with counts and votes.

use actix_web::{HttpResponse, web};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use super::answered::{Bilingual, Found, Origin, one, page};
use super::asked::{Asked, Wrong, piece};
use super::ballots::{decided, titles};
use crate::rules::majority::Tally;
use crate::rules::visibility::Viewer;
use crate::rules::words::{
    BallotSymbol, Choice, DecisionKind, MemberCode, MemberKind, ProposalSymbol,
};
use crate::store::ballots::{self, Ballot, State};
use crate::store::members;
use crate::store::votes::{self, Position};
use crate::store::{Failure, Reading, StoreError};
use crate::web::house::House;

/// The house itself, among the organizations.
const HOUSE: &str = "gaip";

/// An organization: the house, or a member of it, which votes.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Organization {
    #[schema(example = "FRA")]
    pub id: String,
    #[schema(example = "France")]
    pub name: String,
    pub other_names: Vec<OtherName>,
    #[schema(example = "state")]
    pub classification: String,
    /// The organization of which it is a part.
    pub parent_id: Option<String>,
}

/// The name of an organization in another language.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OtherName {
    pub name: String,
    #[schema(example = "fr")]
    pub lang: &'static str,
}

/// A motion: a question put to the vote.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Motion {
    pub id: BallotSymbol,
    /// The house.
    #[schema(example = "gaip")]
    pub organization_id: &'static str,
    /// The symbol of the proposal.
    pub identifier: ProposalSymbol,
    pub classification: DecisionKind,
    /// The title, in English where it is there; null of a proposal for members.
    pub text: Option<String>,
    /// The title in both languages.
    pub text_translations: Option<Bilingual>,
    /// When it was put to the vote.
    pub date: Timestamp,
    /// `pass` or `fail`; null until the result is there, and where nothing was decided.
    #[schema(example = "pass")]
    pub result: Option<&'static str>,
    pub vote_event_ids: Vec<BallotSymbol>,
}

/// A vote event: a ballot.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct VoteEvent {
    pub id: BallotSymbol,
    pub identifier: BallotSymbol,
    pub motion_id: BallotSymbol,
    #[schema(example = "gaip")]
    pub organization_id: &'static str,
    pub start_date: Timestamp,
    pub end_date: Timestamp,
    #[schema(example = "pass")]
    pub result: Option<&'static str>,
    /// Empty until it is closed.
    pub counts: Vec<Count>,
    /// Empty until it is closed.
    pub votes: Vec<Vote>,
}

/// How many voted so.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Count {
    /// `yes`, `no`, `abstain`, `not voting` or `absent`.
    #[schema(example = "yes")]
    pub option: &'static str,
    #[schema(example = 38)]
    pub value: i64,
}

/// How one member voted.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Vote {
    pub voter_id: MemberCode,
    #[schema(example = "yes")]
    pub option: &'static str,
}

/// `GET /api/v1/popolo/organizations`.
///
/// # Errors
/// A failure of the store.
pub async fn organizations(asked: Asked, house: web::Data<House>) -> Result<HttpResponse, Wrong> {
    page(asked, house, |r, _| {
        let roster = members::roster(r)?;
        let whole = Organization {
            id: HOUSE.to_owned(),
            name: "Global AI Partnership".to_owned(),
            other_names: vec![OtherName {
                name: "Partenariat mondial sur l’IA".to_owned(),
                lang: "fr",
            }],
            classification: "intergovernmental organisation".to_owned(),
            parent_id: None,
        };
        let of = roster.all().filter_map(|member| {
            let names = member.names_on(roster.today())?;
            Some(Organization {
                id: member.code.to_string(),
                name: names.short_en.clone(),
                other_names: vec![OtherName {
                    name: names.short_fr.clone(),
                    lang: "fr",
                }],
                classification: match member.kind {
                    MemberKind::State => "state".to_owned(),
                    MemberKind::RegionalOrganisation => "regional organisation".to_owned(),
                },
                parent_id: Some(HOUSE.to_owned()),
            })
        });
        Ok(Found {
            items: std::iter::once(whole).chain(of).collect(),
            next: None,
        })
    })
    .await
}

/// `GET /api/v1/popolo/motions`, those put to the vote last first.
///
/// # Errors
/// A parameter that cannot be read.
pub async fn motions(asked: Asked, house: web::Data<House>) -> Result<HttpResponse, Wrong> {
    let (cursor, limit) = (asked.cursor()?, asked.limit()?);
    page(asked, house, move |r, _| {
        let mut found = opened(r, cursor, limit)?;
        let next = cut(&mut found, limit);
        let mut titles = titles(r, &found)?;
        let items = found.into_iter().map(|ballot| {
            let title = titles.remove(&ballot.symbol);
            motion_out(ballot, title)
        });
        Ok(Found {
            items: items.collect(),
            next,
        })
    })
    .await
}

/// `GET /api/v1/popolo/motions/{ballot}`.
///
/// # Errors
/// Not found.
pub async fn motion(
    asked: Asked,
    path: web::Path<String>,
    house: web::Data<House>,
) -> Result<HttpResponse, Wrong> {
    let symbol = piece::<BallotSymbol>(&path)?;
    one(asked, house, move |r, _| {
        let ballot = ballots::find(r, &Viewer::Public, &symbol)?;
        let title = titles(r, std::slice::from_ref(&ballot))?.remove(&symbol);
        Ok::<_, Failure>(motion_out(ballot, title))
    })
    .await
}

/// `GET /api/v1/popolo/vote_events`, those opened last first.
///
/// # Errors
/// A parameter that cannot be read.
pub async fn vote_events(asked: Asked, house: web::Data<House>) -> Result<HttpResponse, Wrong> {
    let (cursor, limit) = (asked.cursor()?, asked.limit()?);
    page(asked, house, move |r, _| {
        let mut found = opened(r, cursor, limit)?;
        let next = cut(&mut found, limit);
        let items: Result<Vec<VoteEvent>, StoreError> = found
            .into_iter()
            .map(|ballot| event_out(r, ballot))
            .collect();
        Ok(Found {
            items: items?,
            next,
        })
    })
    .await
}

/// `GET /api/v1/popolo/vote_events/{ballot}`.
///
/// # Errors
/// Not found.
pub async fn vote_event(
    asked: Asked,
    path: web::Path<String>,
    house: web::Data<House>,
) -> Result<HttpResponse, Wrong> {
    let symbol = piece::<BallotSymbol>(&path)?;
    one(asked, house, move |r, _: &Origin| {
        let ballot = ballots::find(r, &Viewer::Public, &symbol)?;
        Ok::<_, Failure>(event_out(r, ballot)?)
    })
    .await
}

fn opened(r: &mut Reading<'_>, cursor: Option<i64>, limit: i64) -> Result<Vec<Ballot>, StoreError> {
    let sought = ballots::Sought::default();
    ballots::opened(r, &Viewer::Public, &sought, cursor, limit + 1)
}

/// Leaves the items of a page, and says where the next one begins.
fn cut(found: &mut Vec<Ballot>, limit: i64) -> Option<i64> {
    let has_more = found.len() as i64 > limit;
    found.truncate(limit.unsigned_abs() as usize);
    found.last().map(|last| last.idx).filter(|_| has_more)
}

/// Popolo knows that a motion passes or fails, and no third.
fn result(ballot: &Ballot) -> Option<&'static str> {
    match decided(ballot).0 {
        Some("adopted") => Some("pass"),
        Some("rejected") => Some("fail"),
        _ => None,
    }
}

fn motion_out(ballot: Ballot, title: Option<Bilingual>) -> Motion {
    Motion {
        result: result(&ballot),
        text: title.as_ref().and_then(Bilingual::readable),
        text_translations: title,
        identifier: ballot.proposal,
        classification: ballot.kind,
        date: ballot.opens,
        organization_id: HOUSE,
        vote_event_ids: vec![ballot.symbol.clone()],
        id: ballot.symbol,
    }
}

fn event_out(r: &mut Reading<'_>, ballot: Ballot) -> Result<VoteEvent, StoreError> {
    let lines = votes::roll(r, &Viewer::Public, &ballot)?;
    let votes = lines.into_iter().filter_map(|line| {
        let option = match line.position {
            Position::Voted(choice) => option(choice),
            Position::DidNotVote => ABSENT,
            Position::NotEntitled(_) | Position::Undisclosed => return None,
        };
        Some(Vote {
            voter_id: line.member,
            option,
        })
    });
    let counted = ballot.tally.filter(|_| ballot.state != State::Ended);
    Ok(VoteEvent {
        votes: votes.collect(),
        counts: counted.map_or_else(Vec::new, counts),
        result: result(&ballot),
        start_date: ballot.opens,
        end_date: ballot.ended_at(),
        organization_id: HOUSE,
        identifier: ballot.symbol.clone(),
        motion_id: ballot.symbol.clone(),
        id: ballot.symbol,
    })
}

const ABSENT: &str = "absent";

const fn option(choice: Choice) -> &'static str {
    match choice {
        Choice::Yes => "yes",
        Choice::No => "no",
        Choice::Abstain => "abstain",
        Choice::NotParticipating => "not voting",
    }
}

fn counts(tally: Tally) -> Vec<Count> {
    let of = [
        (Choice::Yes, tally.yes),
        (Choice::No, tally.no),
        (Choice::Abstain, tally.abstain),
        (Choice::NotParticipating, tally.not_participating),
    ];
    let absent = Count {
        option: ABSENT,
        value: tally.did_not_vote(),
    };
    of.into_iter()
        .map(|(choice, value)| Count {
            option: option(choice),
            value,
        })
        .chain([absent])
        .collect()
}
