//! Proposals for programs: those that everybody may read, with their revisions.

use actix_web::{HttpResponse, web};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use super::answered::{Bilingual, Found, Origin, Pages, one, page, turn};
use super::asked::{Asked, Wrong, piece};
use super::norms::{ClausesOut, clauses};
use super::texts::{Text, text};
use crate::rules::stage::Stage;
use crate::rules::visibility::Viewer;
use crate::rules::words::{
    BallotSymbol, Classification, DecisionKind, Lang, MemberCode, NormSymbol, ProposalSymbol,
    Relation, ThemeCode,
};
use crate::store::proposals::{self, Proposal, Sought, Titles};
use crate::store::revisions::{self, Revision};
use crate::store::{Failure, Reading, documents};
use crate::text::Identities;
use crate::web::house::House;

/// A proposal that everybody may read.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ProposalOut {
    pub symbol: ProposalSymbol,
    /// Of the current revision.
    pub title: Bilingual,
    pub stage: Stage,
    pub sponsor: MemberCode,
    /// What it was submitted as; one for members is here since it was opened.
    pub classification: Classification,
    pub kind: DecisionKind,
    pub theme: ThemeCode,
    /// The language it was submitted in.
    pub original_language: Lang,
    pub clauses: ClausesOut,
    pub submitted: Timestamp,
    /// The current revision; 0 is the text as first submitted.
    pub revision: i64,
    pub final_revision: Option<i64>,
    pub consultation_until: Option<Timestamp>,
    pub ballot: Option<BallotSymbol>,
    pub norm: Option<NormSymbol>,
    /// The norm that it would amend, replace or abrogate.
    pub related_norm: Option<NormSymbol>,
    pub relation: Option<Relation>,
    /// The entry of its submission.
    pub entry: i64,
    /// The entry of its newest change.
    pub changed: i64,
    pub pages: Pages,
}

/// A proposal with its sponsors and revisions.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ProposalInFull {
    #[serde(flatten)]
    pub proposal: ProposalOut,
    pub cosponsors: Vec<CosponsorOut>,
    pub revisions: Vec<RevisionOut>,
}

/// A member that co-sponsors a proposal.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CosponsorOut {
    pub member: MemberCode,
    /// The newest revision that it co-sponsors.
    pub revision: i64,
}

/// A revision of a proposal.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RevisionOut {
    pub proposal: ProposalSymbol,
    /// 0 is the text as first submitted.
    pub number: i64,
    pub at: Timestamp,
    /// The seat in which it was submitted, or the side where no more is said.
    #[schema(example = "FRA/1")]
    pub seat: String,
    /// The languages in which it is there.
    pub languages: Vec<Lang>,
    pub entry: i64,
    pub pages: Pages,
}

/// A revision with its texts.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RevisionInFull {
    #[serde(flatten)]
    pub revision: RevisionOut,
    /// Why it was made.
    pub reason: Option<String>,
    /// Null where the text is not there in English.
    pub en: Option<Text>,
    /// Null where the text is not there in French.
    pub fr: Option<Text>,
}

/// `GET /api/v1/proposals`.
///
/// # Errors
/// A parameter that cannot be read.
pub async fn list(asked: Asked, house: web::Data<House>) -> Result<HttpResponse, Wrong> {
    let sought = Sought {
        stage: asked.word("stage")?,
        theme: asked.word("theme")?,
        sponsor: asked.word("sponsor")?,
        before: asked.cursor()?,
        after: None,
    };
    let (limit, on) = (asked.limit()?, asked.on()?);
    page(asked, house, move |r, origin| {
        turn(r, on)?;
        let viewer = Viewer::Public;
        let found = proposals::list(r, &viewer, &sought, limit.unsigned_abs() as usize)?;
        let symbols: Vec<ProposalSymbol> = found
            .proposals
            .iter()
            .map(|proposal| proposal.symbol.clone())
            .collect();
        let mut titles = proposals::titles(r, &viewer, &symbols)?;
        let items = found.proposals.into_iter().map(|proposal| {
            let title = titles.remove(&proposal.symbol).unwrap_or_default();
            proposal_out(proposal, title, origin)
        });
        Ok(Found {
            items: items.collect(),
            next: found.older,
        })
    })
    .await
}

/// `GET /api/v1/proposals/{symbol}`.
///
/// # Errors
/// Not found.
pub async fn show(
    asked: Asked,
    path: web::Path<String>,
    house: web::Data<House>,
) -> Result<HttpResponse, Wrong> {
    let symbol = piece::<ProposalSymbol>(&path)?;
    one(asked, house, move |r, origin| in_full(r, &symbol, origin)).await
}

fn in_full(
    r: &mut Reading<'_>,
    symbol: &ProposalSymbol,
    origin: &Origin,
) -> Result<ProposalInFull, Failure> {
    let viewer = Viewer::Public;
    let proposal = proposals::find(r, &viewer, symbol)?;
    let mut titles = proposals::titles(r, &viewer, std::slice::from_ref(symbol))?;
    let cosponsors = revisions::cosponsors(r, &viewer, symbol)?;
    let all = revisions::of_proposal(r, &viewer, symbol)?;
    Ok(ProposalInFull {
        proposal: proposal_out(proposal, titles.remove(symbol).unwrap_or_default(), origin),
        cosponsors: cosponsors
            .into_iter()
            .map(|one| CosponsorOut {
                member: one.member,
                revision: one.revision,
            })
            .collect(),
        revisions: all
            .iter()
            .map(|revision| revision_out(revision, origin))
            .collect(),
    })
}

/// `GET /api/v1/proposals/{symbol}/revisions`, oldest first.
///
/// # Errors
/// Not found.
pub async fn all_revisions(
    asked: Asked,
    path: web::Path<String>,
    house: web::Data<House>,
) -> Result<HttpResponse, Wrong> {
    let symbol = piece::<ProposalSymbol>(&path)?;
    let place = (asked.cursor()?, asked.limit()?);
    page(asked, house, move |r, origin| {
        let all = revisions::of_proposal(r, &Viewer::Public, &symbol)?;
        Ok(Found::rising(
            all,
            place,
            |revision| revision.number,
            |revision| revision_out(&revision, origin),
        ))
    })
    .await
}

/// `GET /api/v1/proposals/{symbol}/revisions/{number}`.
///
/// # Errors
/// Not found.
pub async fn revision(
    asked: Asked,
    path: web::Path<(String, String)>,
    house: web::Data<House>,
) -> Result<HttpResponse, Wrong> {
    let (symbol, number) = (piece::<ProposalSymbol>(&path.0)?, piece::<i64>(&path.1)?);
    one(asked, house, move |r, origin| {
        let viewer = Viewer::Public;
        let revision = revisions::find(r, &viewer, &symbol, number)?;
        let bodies = documents::bodies(r, &viewer, &revision.commitments())?;
        let ids = bodies
            .get(revision.units.as_str())
            .and_then(|json| Identities::parse(json).ok());
        let ids = ids.unwrap_or_else(|| Identities::first(&crate::text::Text::default()));
        let of = |lang: Lang| {
            let texts = revision.of(lang)?;
            let body = |commitment: &crate::rules::words::Commitment| {
                bodies.get(commitment.as_str()).map_or("", String::as_str)
            };
            Some(text(
                (body(&texts.title), body(&texts.summary)),
                body(&texts.text),
                &ids,
                texts.text.as_str(),
            ))
        };
        Ok::<_, Failure>(RevisionInFull {
            reason: bodies.get(revision.reason.as_str()).cloned(),
            en: of(Lang::En),
            fr: of(Lang::Fr),
            revision: revision_out(&revision, origin),
        })
    })
    .await
}

fn proposal_out(proposal: Proposal, title: Titles, origin: &Origin) -> ProposalOut {
    let (related_norm, relation) = match proposal.related {
        Some(related) => (Some(related.norm), Some(related.relation)),
        None => (None, None),
    };
    ProposalOut {
        pages: origin.pages(&format!("/proposals/{}", proposal.symbol)),
        symbol: proposal.symbol,
        title: title.into(),
        stage: proposal.stage,
        sponsor: proposal.sponsor,
        classification: proposal.classification,
        kind: proposal.kind,
        theme: proposal.theme,
        original_language: proposal.original,
        clauses: clauses(&proposal.clauses),
        submitted: proposal.submitted,
        revision: proposal.revision,
        final_revision: proposal.final_revision,
        consultation_until: proposal.consultation_until,
        ballot: proposal.ballot,
        norm: proposal.norm,
        related_norm,
        relation,
        entry: proposal.index,
        changed: proposal.changed,
    }
}

fn revision_out(revision: &Revision, origin: &Origin) -> RevisionOut {
    let (symbol, number) = (&revision.proposal, revision.number);
    RevisionOut {
        proposal: symbol.clone(),
        number,
        at: revision.at,
        seat: revision.seat.clone(),
        languages: [Lang::En, Lang::Fr]
            .into_iter()
            .filter(|lang| revision.of(*lang).is_some())
            .collect(),
        entry: revision.index,
        pages: origin.pages(&format!("/proposals/{symbol}/revisions/{number}")),
    }
}
