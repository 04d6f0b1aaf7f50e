//! What the languages of open proposals ask of translators, revisers and the secretariat.

use std::collections::HashMap;

use diesel::prelude::*;

use crate::rules::duties::{Duty, Kind, unsigned};
use crate::rules::languages::Languages;
use crate::rules::stage::Stage;
use crate::rules::words::{Lang, ProposalSymbol, Seat};
use crate::store::failures::StoreError;
use crate::store::reading::{Reading, at, word};
use crate::store::schema::{proposals, revisions, sign_offs};

/// Stages at which the languages are worked on.
const OPEN: [Stage; 3] = [Stage::Submitted, Stage::Consultation, Stage::Consulted];

/// An open proposal, with what its current revision has of languages.
pub(super) struct Open {
    pub symbol: ProposalSymbol,
    pub stage: Stage,
    pub languages: Languages,
    pub until: Option<jiff::Timestamp>,
}

/// # Errors
/// [`StoreError`] when the database fails.
pub(super) fn of(r: &mut Reading<'_>) -> Result<Vec<Duty>, StoreError> {
    let mut found = Vec::new();
    for open in open(r)? {
        let until = open.until.filter(|_| open.stage == Stage::Consultation);
        let of = |kind, lang: Lang| {
            Duty::of(kind, &open.symbol)
                .about(&open.symbol)
                .detailed(lang)
                .until(until)
        };
        found.extend(open.languages.lacks.map(|lang| of(Kind::Translation, lang)));
        let unsigned = unsigned(&open.languages).into_iter();
        found.extend(unsigned.map(|lang| of(Kind::SignOff, lang)));
    }
    found.extend(done(r)?);
    Ok(found)
}

/// The open proposals, in two queries, oldest first.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub(super) fn open(r: &mut Reading<'_>) -> Result<Vec<Open>, StoreError> {
    type Row = (
        String,
        String,
        Option<i64>,
        i64,
        (i64, Option<i64>, Option<i64>, Option<i64>),
    );
    let stages = OPEN.map(Stage::as_str);
    let rows: Vec<Row> = proposals::table
        .inner_join(
            revisions::table.on(revisions::proposal
                .eq(proposals::symbol)
                .and(revisions::number.eq(proposals::revision))),
        )
        .filter(proposals::stage.eq_any(stages))
        .order(proposals::idx)
        .select((
            proposals::symbol,
            proposals::stage,
            proposals::consultation_until,
            proposals::revision,
            (
                revisions::idx,
                revisions::en_idx,
                revisions::fr_idx,
                revisions::agreed,
            ),
        ))
        .load(r.conn)?;
    let symbols: Vec<&str> = rows.iter().map(|row| row.0.as_str()).collect();
    let signed: Vec<(String, i64, String, String)> = sign_offs::table
        .filter(sign_offs::proposal.eq_any(symbols))
        .order(sign_offs::idx)
        .select((
            sign_offs::proposal,
            sign_offs::revision,
            sign_offs::lang,
            sign_offs::seat,
        ))
        .load(r.conn)?;
    let mut by_revision: HashMap<(String, i64), Vec<(Lang, Seat)>> = HashMap::new();
    for (proposal, revision, lang, seat) in signed {
        let of = by_revision.entry((proposal, revision)).or_default();
        of.push((word(&lang)?, word(&seat)?));
    }
    rows.into_iter()
        .map(
            |(symbol, stage, until, revision, (index, en, fr, agreed))| {
                let supplied =
                    |idx: Option<i64>, lang| idx.filter(|idx| *idx != index).map(|_| lang);
                let lacks = match (en, fr) {
                    (None, _) => Some(Lang::En),
                    (_, None) => Some(Lang::Fr),
                    _ => None,
                };
                Ok(Open {
                    stage: word(&stage)?,
                    until: until.map(at).transpose()?,
                    languages: Languages {
                        lacks,
                        supplied: supplied(en, Lang::En).or(supplied(fr, Lang::Fr)),
                        is_agreed: agreed.is_some(),
                        signed: by_revision
                            .remove(&(symbol.clone(), revision))
                            .unwrap_or_default(),
                    },
                    symbol: word(&symbol)?,
                })
            },
        )
        .collect()
}

/// Languages supplied and signed off in the last days.
///
/// # Errors
/// [`StoreError`] when the database fails.
fn done(r: &mut Reading<'_>) -> Result<Vec<Duty>, StoreError> {
    let mut found = supplied(r)?;
    let rows: Vec<(String, String, i64)> = sign_offs::table
        .filter(sign_offs::at.ge(super::recent(r)))
        .select((sign_offs::proposal, sign_offs::lang, sign_offs::at))
        .load(r.conn)?;
    for (proposal, lang, signed) in rows {
        let symbol: ProposalSymbol = word(&proposal)?;
        let duty = Duty::of(Kind::SignOff, &symbol).about(&symbol);
        found.push(duty.detailed(lang).done(at(signed)?));
    }
    Ok(found)
}

/// Languages that came after their revision, in the last days.
fn supplied(r: &mut Reading<'_>) -> Result<Vec<Duty>, StoreError> {
    let since = super::first_recent(r)?;
    let rows: Vec<(String, i64, Option<i64>, Option<i64>)> = revisions::table
        .filter(revisions::en_idx.ge(since).or(revisions::fr_idx.ge(since)))
        .select((
            revisions::proposal,
            revisions::idx,
            revisions::en_idx,
            revisions::fr_idx,
        ))
        .load(r.conn)?;
    let mut later = Vec::new();
    for (proposal, index, en, fr) in rows {
        for (lang, idx) in [(Lang::En, en), (Lang::Fr, fr)] {
            if let Some(idx) = idx.filter(|idx| *idx != index && *idx >= since) {
                later.push((proposal.clone(), lang, idx));
            }
        }
    }
    let indexes: Vec<i64> = later.iter().map(|(.., idx)| *idx).collect();
    let times = super::times(r, &indexes)?;
    let mut found = Vec::new();
    for (proposal, lang, idx) in later {
        let symbol: ProposalSymbol = word(&proposal)?;
        let duty = Duty::of(Kind::Translation, &symbol).about(&symbol);
        found.extend(times.get(&idx).map(|at| duty.detailed(lang).done(*at)));
    }
    Ok(found)
}
