//! Comments and amendments for programs: what members would have changed, and what came of it.

use std::collections::HashMap;

use actix_web::{HttpResponse, web};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use super::answered::{Bilingual, Found, page};
use super::asked::{Asked, Wrong, piece};
use crate::rules::amendments::AmendmentState;
use crate::rules::visibility::Viewer;
use crate::rules::words::{
    Answer, BallotSymbol, CommentKind, Commitment, How, Lang, MemberCode, ProposalSymbol,
    UnitSymbol,
};
use crate::store::amendments::{self, Amendment};
use crate::store::comments::{self, Comment};
use crate::store::documents;
use crate::web::house::House;

/// A member's comment in a consultation.
#[derive(Serialize, ToSchema)]
pub struct CommentOut {
    /// Within its proposal, from 1: `C.3`.
    pub number: i64,
    /// The revision it was made on.
    pub revision: i64,
    /// Null for a comment on the text as a whole.
    pub unit: Option<UnitSymbol>,
    /// The language it is written in.
    pub language: Lang,
    pub kind: CommentKind,
    pub member: MemberCode,
    pub note: Option<String>,
    /// The wording that it proposes.
    pub wording: Option<String>,
    pub at: Timestamp,
    pub entry: i64,
    pub answer: Option<CommentAnswerOut>,
}

/// The secretariat's answer to a comment.
#[derive(Serialize, ToSchema)]
pub struct CommentAnswerOut {
    pub answer: Answer,
    pub reason: Bilingual,
    pub at: Timestamp,
    pub entry: i64,
}

/// An amendment to a proposal.
#[derive(Serialize, ToSchema)]
pub struct AmendmentOut {
    /// Within its proposal, from 1: `A.2`.
    pub number: i64,
    /// The revision whose text it would change.
    pub revision: i64,
    pub member: MemberCode,
    pub cosponsors: Vec<MemberCode>,
    /// The comment that it grew from.
    pub comment: Option<i64>,
    pub reason: Option<String>,
    pub state: AmendmentState,
    /// The revision that contains it.
    pub merged: Option<i64>,
    /// Why it fell.
    pub fallen: Option<String>,
    /// Its place in the order of voting, from 1.
    pub place: Option<i64>,
    pub ballot: Option<BallotSymbol>,
    pub changes: Vec<ChangeOut>,
    pub at: Timestamp,
    pub entry: i64,
}

/// One change that an amendment would make.
#[derive(Serialize, ToSchema)]
pub struct ChangeOut {
    pub how: How,
    /// Null for an insertion at the very beginning.
    pub unit: Option<UnitSymbol>,
    pub words: Bilingual,
}

/// `GET /api/v1/proposals/{symbol}/comments`, in the order in which they were made.
///
/// # Errors
/// Not found.
pub async fn all_comments(
    asked: Asked,
    path: web::Path<String>,
    house: web::Data<House>,
) -> Result<HttpResponse, Wrong> {
    let symbol = piece::<ProposalSymbol>(&path)?;
    let place = (asked.cursor()?, asked.limit()?);
    page(asked, house, move |r, _| {
        let viewer = Viewer::Public;
        let all = comments::of_proposal(r, &viewer, &symbol)?;
        let shown = Found::rising(all, place, |comment| comment.number, |comment| comment);
        let said: Vec<String> = shown.items.iter().flat_map(Comment::commitments).collect();
        let bodies = documents::bodies(r, &viewer, &said)?;
        Ok(Found {
            items: shown
                .items
                .into_iter()
                .map(|comment| comment_out(comment, &bodies))
                .collect(),
            next: shown.next,
        })
    })
    .await
}

/// `GET /api/v1/proposals/{symbol}/amendments`, in the order in which they were proposed.
///
/// # Errors
/// Not found.
pub async fn all_amendments(
    asked: Asked,
    path: web::Path<String>,
    house: web::Data<House>,
) -> Result<HttpResponse, Wrong> {
    let symbol = piece::<ProposalSymbol>(&path)?;
    let place = (asked.cursor()?, asked.limit()?);
    page(asked, house, move |r, _| {
        let viewer = Viewer::Public;
        let all = amendments::of_proposal(r, &viewer, &symbol)?;
        let shown = Found::rising(all, place, |one| one.number, |one| one);
        let said: Vec<String> = shown
            .items
            .iter()
            .flat_map(Amendment::commitments)
            .collect();
        let bodies = documents::bodies(r, &viewer, &said)?;
        Ok(Found {
            items: shown
                .items
                .into_iter()
                .map(|one| amendment_out(one, &bodies))
                .collect(),
            next: shown.next,
        })
    })
    .await
}

type Bodies = HashMap<String, String>;

fn body(bodies: &Bodies, commitment: Option<&Commitment>) -> Option<String> {
    commitment.and_then(|commitment| bodies.get(commitment.as_str()).cloned())
}

fn comment_out(comment: Comment, bodies: &Bodies) -> CommentOut {
    let answer = comment.answered.map(|answered| CommentAnswerOut {
        answer: answered.answer,
        reason: Bilingual::of(|lang| {
            let note = match lang {
                Lang::En => answered.en.as_ref(),
                Lang::Fr => answered.fr.as_ref(),
            };
            body(bodies, note)
        }),
        at: answered.at,
        entry: answered.index,
    });
    CommentOut {
        number: comment.number,
        revision: comment.revision,
        unit: comment.unit,
        language: comment.lang,
        kind: comment.kind,
        member: comment.member,
        note: body(bodies, Some(&comment.note)),
        wording: body(bodies, comment.wording.as_ref()),
        at: comment.at,
        entry: comment.index,
        answer,
    }
}

fn amendment_out(amendment: Amendment, bodies: &Bodies) -> AmendmentOut {
    let changes = amendment.changes.iter().map(|change| ChangeOut {
        how: change.how,
        unit: change.unit.clone(),
        words: Bilingual::of(|lang| body(bodies, change.of(lang))),
    });
    AmendmentOut {
        changes: changes.collect(),
        number: amendment.number,
        revision: amendment.revision,
        member: amendment.member,
        cosponsors: amendment.cosponsors,
        comment: amendment.comment,
        reason: body(bodies, Some(&amendment.reason)),
        state: amendment.state,
        merged: amendment.merged,
        fallen: body(bodies, amendment.fallen.as_ref()),
        place: amendment.place,
        ballot: amendment.ballot,
        at: amendment.at,
        entry: amendment.index,
    }
}
