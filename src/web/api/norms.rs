//! Norms for programs: where each stands, its versions and their texts in both languages.

use actix_web::{HttpResponse, web};
use jiff::civil::Date;
use serde::Serialize;
use utoipa::ToSchema;

use super::answered::{Bilingual, Found, Origin, Pages, one, page, turn};
use super::asked::{Asked, Wrong, piece};
use super::texts::{Text, text};
use crate::rules::words::{
    BallotSymbol, Body, EffectClause, ForceClause, Lang, MemberCode, NormSymbol, ProposalSymbol,
    Reference, Relation, ThemeCode,
};
use crate::store::adherence::{self, Ledger};
use crate::store::members::{self, Roster};
use crate::store::norms::versions::{self, As};
use crate::store::norms::{self, Adoption, Norm, Sought, Standing};
use crate::store::{Failure, Reading, StoreError};
use crate::web::forms_out::Stands;
use crate::web::house::House;

/// A norm of the house, as it stands on the day of the answer.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct NormOut {
    pub symbol: NormSymbol,
    /// As it is printed.
    #[schema(example = "GAIP/NORM/0001")]
    pub printed_symbol: String,
    pub title: Bilingual,
    pub summary: Bilingual,
    pub theme: ThemeCode,
    pub standing: StandingOut,
    /// The day of the first adoption.
    pub adopted: Date,
    pub adoption: AdoptionOut,
    /// The member that proposed it.
    pub sponsor: MemberCode,
    pub clauses: ClausesOut,
    /// The version in force, or the first one; for its address.
    #[schema(example = "2026-03-01")]
    pub version: String,
    /// How many members adhere.
    #[schema(example = 31)]
    pub adherents: i64,
    /// How many adherences are missing for the entry into force, where the norm counts them.
    pub adherences_missing: Option<i64>,
    /// The entry that adopted it.
    pub entry: i64,
    pub pages: Pages,
}

/// Where a norm or a version of it stands.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct StandingOut {
    /// `in-force`, `not-in-force`, `superseded`, `annulled` or `ended`.
    #[schema(example = "in-force")]
    pub is: &'static str,
    /// Since when, from when, or on which day.
    pub on: Option<Date>,
    /// Of a norm that ended: how.
    pub how: Option<Relation>,
}

/// How a norm or a version was adopted: by a ballot, or without a vote.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AdoptionOut {
    pub ballot: Option<BallotSymbol>,
    /// Of an adoption without a vote: the body.
    pub body: Option<Body>,
    /// Of an adoption without a vote: the member that was in the chair.
    pub chair: Option<MemberCode>,
    pub reference: Option<Reference>,
    pub decided: Option<Date>,
}

/// The clauses that govern a norm.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ClausesOut {
    pub effect: EffectClause,
    pub entry_into_force: EntryIntoForce,
    /// Months between the reports due from an Adherent.
    pub report_every_months: Option<i64>,
}

/// When a norm enters into force.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub struct EntryIntoForce {
    /// On this day.
    pub on: Option<Date>,
    /// So many months after the adoption, or after the last of the adherences that count.
    pub months: Option<i64>,
    /// After so many adherences.
    pub adherences: Option<i64>,
}

/// A version of a norm: the norm as one adoption left it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct VersionOut {
    pub norm: NormSymbol,
    /// As in its address: the day of its adoption.
    #[schema(example = "2026-03-01")]
    pub version: String,
    /// Its place among the versions, from 1.
    pub number: i64,
    pub adopted: Date,
    pub adoption: AdoptionOut,
    pub standing: StandingOut,
    pub proposal: ProposalSymbol,
    pub revision: i64,
    pub entry: i64,
    pub pages: Pages,
}

/// A version with its texts, with the corrigenda that stand.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct VersionInFull {
    #[serde(flatten)]
    pub version: VersionOut,
    /// Null where the text is not there in English.
    pub en: Option<Text>,
    /// Null where the text is not there in French.
    pub fr: Option<Text>,
    /// The corrigenda that the texts contain, by number.
    pub corrigenda: Vec<i64>,
}

/// A norm with its versions and relations.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct NormInFull {
    #[serde(flatten)]
    pub norm: NormOut,
    pub versions: Vec<VersionOut>,
    pub relations: Vec<NormRelationOut>,
    /// Members that dissociated themselves from an adoption without a vote.
    pub dissociations: Vec<MemberCode>,
}

/// What an adoption did to a norm that existed.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct NormRelationOut {
    pub norm: NormSymbol,
    pub relation: Relation,
    pub related: NormSymbol,
    pub proposal: ProposalSymbol,
    pub adopted: Date,
    pub entry: i64,
}

/// `GET /api/v1/norms`.
///
/// # Errors
/// A parameter that cannot be read.
pub async fn list(asked: Asked, house: web::Data<House>) -> Result<HttpResponse, Wrong> {
    let sought = Sought {
        theme: asked.word("theme")?,
        state: asked.word("state")?,
        before: asked.cursor()?,
    };
    let (limit, on) = (asked.limit()?, asked.on()?);
    page(asked, house, move |r, origin| {
        turn(r, on)?;
        let found = norms::list(r, &sought, limit + 1)?;
        let (roster, ledger) = known(r, &found)?;
        Ok(Found::of(
            found,
            limit,
            |norm| norm.index,
            |norm| norm_out(&norm, &ledger, &roster, origin),
        ))
    })
    .await
}

/// `GET /api/v1/norms/{symbol}`.
///
/// # Errors
/// Not found.
pub async fn show(
    asked: Asked,
    path: web::Path<String>,
    house: web::Data<House>,
) -> Result<HttpResponse, Wrong> {
    let (symbol, on) = (piece::<NormSymbol>(&path)?, asked.on()?);
    one(asked, house, move |r, origin| {
        turn(r, on)?;
        in_full(r, &symbol, origin)
    })
    .await
}

/// `GET /api/v1/norms/{symbol}/versions/{version}`.
///
/// # Errors
/// Not found.
pub async fn version(
    asked: Asked,
    path: web::Path<(String, String)>,
    house: web::Data<House>,
) -> Result<HttpResponse, Wrong> {
    let (symbol, address) = (piece::<NormSymbol>(&path.0)?, path.1.clone());
    one(asked, house, move |r, origin| {
        let norm = norms::find(r, &symbol)?;
        let all = versions::of(r, &symbol)?;
        let own = all.iter().find(|own| own.address == address);
        let own = own.ok_or(StoreError::NotFound)?;
        let texts = versions::texts(r, own, As::Corrected)?;
        let (roster, ledger) = known(r, std::slice::from_ref(&norm))?;
        let of = |lang: Lang| {
            let commitment = texts.commitments[usize::from(lang == Lang::Fr)].as_ref()?;
            Some(text(
                (texts.title.of(lang), texts.summary.of(lang)),
                texts.text.of(lang),
                &texts.ids,
                commitment.as_str(),
            ))
        };
        Ok::<_, Failure>(VersionInFull {
            version: version_out(&norm, &all, own, &ledger, &roster, origin),
            en: of(Lang::En),
            fr: of(Lang::Fr),
            corrigenda: texts.corrigenda.clone(),
        })
    })
    .await
}

fn in_full(
    r: &mut Reading<'_>,
    symbol: &NormSymbol,
    origin: &Origin,
) -> Result<NormInFull, Failure> {
    let norm = norms::find(r, symbol)?;
    let all = versions::of(r, symbol)?;
    let (roster, ledger) = known(r, std::slice::from_ref(&norm))?;
    let relations = norms::relations::of(r, symbol)?;
    Ok(NormInFull {
        versions: all
            .iter()
            .map(|own| version_out(&norm, &all, own, &ledger, &roster, origin))
            .collect(),
        relations: relations
            .into_iter()
            .map(|made| NormRelationOut {
                norm: made.norm,
                relation: made.relation,
                related: made.related,
                proposal: made.proposal,
                adopted: made.adopted,
                entry: made.index,
            })
            .collect(),
        dissociations: norms::dissociated(r, symbol)?,
        norm: norm_out(&norm, &ledger, &roster, origin),
    })
}

/// What standings are derived from.
fn known(r: &mut Reading<'_>, found: &[Norm]) -> Result<(Roster, Ledger), StoreError> {
    let roster = members::roster(r)?;
    let ledger = adherence::ledger(r, found, &roster)?;
    Ok((roster, ledger))
}

fn norm_out(norm: &Norm, ledger: &Ledger, roster: &Roster, origin: &Origin) -> NormOut {
    let today = roster.today();
    NormOut {
        symbol: norm.symbol.clone(),
        printed_symbol: norm.symbol.printed(),
        title: (&norm.title).into(),
        summary: (&norm.summary).into(),
        theme: norm.theme.clone(),
        standing: standing(ledger.standing(norm, today)),
        adopted: norm.adopted,
        adoption: adoption(&norm.adoption),
        sponsor: norm.sponsor.clone(),
        clauses: clauses(&norm.clauses),
        version: norm.shown.address.clone(),
        adherents: ledger.adherences(&norm.symbol, today).len() as i64,
        adherences_missing: ledger.missing(norm, today).filter(|_| {
            let stands = ledger.standing(norm, today);
            matches!(stands, Standing::NotInForce { on: None })
        }),
        entry: norm.index,
        pages: origin.pages(&format!("/norms/{}", norm.symbol)),
    }
}

fn version_out(
    norm: &Norm,
    all: &[versions::Version],
    own: &versions::Version,
    ledger: &Ledger,
    roster: &Roster,
    origin: &Origin,
) -> VersionOut {
    let stands = Stands::of(norm, all, own, ledger, roster.today());
    VersionOut {
        norm: own.norm.clone(),
        version: own.address.clone(),
        number: own.number,
        adopted: own.adopted,
        adoption: adoption(&own.adoption),
        standing: StandingOut {
            is: stands.word(),
            on: stands.day(),
            how: match stands {
                Stands::Ended { how, .. } => Some(how),
                _ => None,
            },
        },
        proposal: own.proposal.clone(),
        revision: own.revision,
        entry: own.index,
        pages: origin.pages(&format!("/norms/{}/{}", own.norm, own.address)),
    }
}

fn standing(standing: Standing) -> StandingOut {
    let (is, on, how) = match standing {
        Standing::InForce { since } => ("in-force", Some(since), None),
        Standing::NotInForce { on } => ("not-in-force", on, None),
        Standing::Annulled { on } => ("annulled", Some(on), None),
        Standing::Ended { on, how } => ("ended", Some(on), Some(how)),
    };
    StandingOut { is, on, how }
}

fn adoption(adoption: &Adoption) -> AdoptionOut {
    match adoption {
        Adoption::Vote { ballot, .. } => AdoptionOut {
            ballot: Some(ballot.clone()),
            body: None,
            chair: None,
            reference: None,
            decided: None,
        },
        Adoption::WithoutVote {
            body,
            chair,
            reference,
            decided,
        } => AdoptionOut {
            ballot: None,
            body: Some(*body),
            chair: Some(chair.clone()),
            reference: Some(reference.clone()),
            decided: Some(*decided),
        },
    }
}

pub(super) fn clauses(clauses: &crate::record::entries::Clauses) -> ClausesOut {
    let force = match clauses.force {
        ForceClause::OnDate { date } => EntryIntoForce {
            on: Some(date),
            ..EntryIntoForce::default()
        },
        ForceClause::AfterAdoption { months } => EntryIntoForce {
            months: Some(months),
            ..EntryIntoForce::default()
        },
        ForceClause::AfterAdherences { adherences, months } => EntryIntoForce {
            months: Some(months),
            adherences: Some(adherences),
            on: None,
        },
    };
    ClausesOut {
        effect: clauses.effect,
        entry_into_force: force,
        report_every_months: clauses.report_every,
    }
}
