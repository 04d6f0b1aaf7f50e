//! Members and partners for programs: names, standing by which decision, seats, votes.

use actix_web::{HttpResponse, web};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;
use utoipa::ToSchema;

use super::answered::{Bilingual, Found, Origin, Pages, one, page, turn};
use super::asked::{Asked, Wrong, piece};
use super::ballots::{BallotOut, ballot_out, titles};
use super::roll::{RollLineOut, line};
use crate::record::entries::Names;
use crate::rules::permissions::Office;
use crate::rules::standing::{Scope, Standing, StandingWhat};
use crate::rules::visibility::Viewer;
use crate::rules::words::{Body, Lang, MemberCode, MemberKind, PartnerKind, Reference, Seat};
use crate::store::members::{self, Member, Roster};
use crate::store::{Failure, StoreError, votes};
use crate::web::house::House;

/// A member, past or present, as it stands on the day of the answer.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MemberOut {
    pub code: MemberCode,
    /// ISO 3166-1 alpha-2.
    #[schema(example = "FR")]
    pub iso2: String,
    pub kind: MemberKind,
    pub name: Bilingual,
    pub formal_name: Bilingual,
    pub standing: MemberStanding,
    pub pages: Pages,
}

/// Where a member stands.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MemberStanding {
    /// `member`, `suspended`, `former` or `not-yet`.
    #[schema(example = "member")]
    pub is: &'static str,
    /// What a suspension takes away.
    pub scope: Option<Scope>,
    /// Since when a member is suspended or former.
    pub since: Option<Date>,
    /// The first day on which a suspension no longer holds.
    pub until: Option<Date>,
}

/// A member with the records that its standing follows from.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MemberInFull {
    #[serde(flatten)]
    pub member: MemberOut,
    /// In the order they were recorded.
    pub standings: Vec<StandingRecordOut>,
    /// In the order they were recorded.
    pub names: Vec<NamesOut>,
    /// Seats are offices, never persons.
    pub seats: Vec<SeatRecordOut>,
}

/// One dated record of a member's standing.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct StandingRecordOut {
    pub what: StandingWhat,
    pub since: Date,
    pub until: Option<Date>,
    pub scope: Option<Scope>,
    pub body: Body,
    pub reference: Reference,
    pub decided: Date,
    pub recorded: Timestamp,
    pub entry: i64,
}

/// Names borne from a day on.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct NamesOut {
    pub since: Date,
    pub name: Bilingual,
    pub formal_name: Bilingual,
    pub entry: i64,
}

/// A seat of a delegation.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SeatRecordOut {
    pub seat: Seat,
    pub office: Office,
    pub since: Timestamp,
    /// The last day of the office.
    pub until: Option<Date>,
    pub ended: Option<Timestamp>,
    pub entry: i64,
}

/// How a member voted in one ballot.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MemberVoteOut {
    pub ballot: BallotOut,
    pub line: RollLineOut,
}

/// A partner of the house, as one entry recorded it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PartnerOut {
    pub code: MemberCode,
    pub kind: PartnerKind,
    pub name: Bilingual,
    pub formal_name: Bilingual,
    pub since: Date,
    /// The first day on which it is one no longer.
    pub until: Option<Date>,
    pub entry: i64,
}

/// `GET /api/v1/members`: all of them, past and present, by code.
///
/// # Errors
/// A parameter that cannot be read.
pub async fn list(asked: Asked, house: web::Data<House>) -> Result<HttpResponse, Wrong> {
    let on = asked.on()?;
    page(asked, house, move |r, origin| {
        turn(r, on)?;
        let roster = members::roster(r)?;
        let items = roster
            .all()
            .map(|member| member_out(member, &roster, origin));
        Ok(Found {
            items: items.collect(),
            next: None,
        })
    })
    .await
}

/// `GET /api/v1/members/{code}`.
///
/// # Errors
/// Not found.
pub async fn show(
    asked: Asked,
    path: web::Path<String>,
    house: web::Data<House>,
) -> Result<HttpResponse, Wrong> {
    let (code, on) = (piece::<MemberCode>(&path)?, asked.on()?);
    one(asked, house, move |r, origin| {
        turn(r, on)?;
        let roster = members::roster(r)?;
        let member = roster.find(&code).ok_or(StoreError::NotFound)?;
        let seats = members::seats(r, Some(&code))?;
        Ok::<_, Failure>(MemberInFull {
            standings: member.standings.iter().map(standing_record).collect(),
            names: member
                .names
                .iter()
                .map(|borne| NamesOut {
                    since: borne.since,
                    name: short(&borne.names),
                    formal_name: formal(&borne.names),
                    entry: borne.index,
                })
                .collect(),
            seats: seats.into_iter().map(seat_out).collect(),
            member: member_out(member, &roster, origin),
        })
    })
    .await
}

/// `GET /api/v1/members/{code}/votes`: in the ballots that are over, those closed last first.
///
/// # Errors
/// Not found.
pub async fn all_votes(
    asked: Asked,
    path: web::Path<String>,
    house: web::Data<House>,
) -> Result<HttpResponse, Wrong> {
    let code = piece::<MemberCode>(&path)?;
    let (cursor, limit) = (asked.cursor()?, asked.limit()?);
    page(asked, house, move |r, origin| {
        members::roster(r)?
            .find(&code)
            .ok_or(StoreError::NotFound)?;
        let found = votes::of_member(r, &Viewer::Public, &code, cursor, limit + 1)?;
        let asked: Vec<_> = found.iter().map(|vote| vote.ballot.clone()).collect();
        let mut titles = titles(r, &asked)?;
        let place = |vote: &votes::MemberVote| vote.ballot.closed_idx.unwrap_or_default();
        Ok(Found::of(found, limit, place, |vote| {
            let title = titles.remove(&vote.ballot.symbol);
            MemberVoteOut {
                ballot: ballot_out(vote.ballot, title, origin),
                line: line(vote.line),
            }
        }))
    })
    .await
}

/// `GET /api/v1/partners`: all that were ever recorded, in the order of the record.
///
/// # Errors
/// A failure of the store.
pub async fn partners(asked: Asked, house: web::Data<House>) -> Result<HttpResponse, Wrong> {
    page(asked, house, |r, _| {
        let all = members::partners(r)?;
        let items = all.into_iter().map(|partner| PartnerOut {
            code: partner.code,
            kind: partner.kind,
            name: short(&partner.names),
            formal_name: formal(&partner.names),
            since: partner.since,
            until: partner.until,
            entry: partner.index,
        });
        Ok(Found {
            items: items.collect(),
            next: None,
        })
    })
    .await
}

pub(super) fn short(names: &Names) -> Bilingual {
    Bilingual::of(|lang| {
        Some(match lang {
            Lang::En => names.short_en.clone(),
            Lang::Fr => names.short_fr.clone(),
        })
    })
}

fn formal(names: &Names) -> Bilingual {
    Bilingual::of(|lang| {
        Some(match lang {
            Lang::En => names.formal_en.clone(),
            Lang::Fr => names.formal_fr.clone(),
        })
    })
}

fn member_out(member: &Member, roster: &Roster, origin: &Origin) -> MemberOut {
    let names = member.names_on(roster.today());
    MemberOut {
        code: member.code.clone(),
        iso2: member.iso2.clone(),
        kind: member.kind,
        name: names.map(short).unwrap_or_default(),
        formal_name: names.map(formal).unwrap_or_default(),
        standing: standing(member.standing_on(roster.today())),
        pages: origin.pages(&format!("/members/{}", member.code)),
    }
}

const fn standing(standing: Standing) -> MemberStanding {
    let (is, scope, since, until) = match standing {
        Standing::NotYet => ("not-yet", None, None, None),
        Standing::Member => ("member", None, None, None),
        Standing::Suspended { scope, from, until } => ("suspended", Some(scope), Some(from), until),
        Standing::Former { since } => ("former", None, Some(since), None),
    };
    MemberStanding {
        is,
        scope,
        since,
        until,
    }
}

fn standing_record(entry: &members::StandingEntry) -> StandingRecordOut {
    StandingRecordOut {
        what: entry.record.what,
        since: entry.record.from,
        until: entry.record.until,
        scope: entry.record.scope,
        body: entry.body,
        reference: entry.reference.clone(),
        decided: entry.decided,
        recorded: entry.recorded,
        entry: entry.index,
    }
}

fn seat_out(seat: members::SeatRecord) -> SeatRecordOut {
    SeatRecordOut {
        seat: seat.seat,
        office: seat.office,
        since: seat.since,
        until: seat.until,
        ended: seat.ended,
        entry: seat.index,
    }
}
