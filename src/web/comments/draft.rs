//! A draft of a comment, with the proposal it is on: found for its delegation, and as a form sends it.

use actix_web::web;
use serde::Deserialize;
use uuid::Uuid;

use super::compiled::{self, Compiled};
use super::list::on_unit;
use crate::rules::words::{Lang, ProposalSymbol, UnitSymbol};
use crate::store::Failure;
use crate::store::comment_drafts::{self, CommentDraft, CommentWords};
use crate::text::SafeHtml;
use crate::web::house::House;
use crate::web::problems::Problem;
use crate::web::proposals::symbol;
use crate::web::signed_in::SignedIn;
use crate::web::words::Words;

/// What the form of a comment sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct CommentForm {
    pub request_id: String,
    pub version: i64,
    /// `preview`, or nothing.
    pub next: String,
    unit: String,
    kind: String,
    language: String,
    comment: String,
    wording: String,
}

impl CommentForm {
    /// What was typed, with line ends as they are kept.
    pub fn words(&self) -> CommentWords {
        let lines = |typed: &str| typed.replace("\r\n", "\n");
        CommentWords {
            unit: self.unit.clone(),
            lang: self.language.clone(),
            kind: self.kind.clone(),
            note: lines(&self.comment),
            wording: lines(&self.wording),
        }
    }

    /// The same as bytes, by which a form that is sent again is known.
    pub fn content(&self) -> String {
        let words = self.words();
        [
            words.unit,
            words.lang,
            words.kind,
            words.note,
            words.wording,
        ]
        .join("\u{1f}")
    }
}

/// A draft of the visitor's delegation, with what it is on.
pub struct Found {
    pub draft: CommentDraft,
    pub compiled: Compiled,
}

/// # Errors
/// Not found of another delegation's draft, and under another proposal than its own.
pub async fn find(
    house: &web::Data<House>,
    caller: &SignedIn,
    of: &str,
    id: &str,
) -> Result<Found, Problem> {
    let of = symbol(of)?;
    let id: Uuid = id.parse().map_err(|_| Problem::NotFound)?;
    let viewer = caller.viewer();
    let (draft, compiled) = house
        .read(move |r| {
            let draft = comment_drafts::find(r, &viewer, id)?;
            let compiled = compiled::read(r, &viewer, &of)?;
            Ok::<_, Failure>((draft, compiled))
        })
        .await?;
    if draft.proposal == compiled.proposal.symbol {
        Ok(Found { draft, compiled })
    } else {
        Err(Problem::NotFound)
    }
}

/// The proposal alone, before there is a draft.
///
/// # Errors
/// Not found for this visitor.
pub async fn proposal(
    house: &web::Data<House>,
    caller: &SignedIn,
    of: &ProposalSymbol,
) -> Result<Compiled, Problem> {
    let (of, viewer) = (of.clone(), caller.viewer());
    house.read(move |r| compiled::read(r, &viewer, &of)).await
}

/// A unit in one language, as it reads now.
pub struct UnitText {
    pub lang: Lang,
    pub html: SafeHtml,
}

/// What a draft is on: its name, and the unit in each language; nothing of the whole.
///
/// # Errors
/// As [`Compiled::current`].
pub fn beside(
    compiled: &Compiled,
    unit: &str,
    w: &Words,
) -> Result<(String, Vec<UnitText>), Problem> {
    let name = on_unit(compiled, unit, w)?;
    let Ok(unit) = UnitSymbol::parse(unit) else {
        return Ok((name, Vec::new()));
    };
    let current = compiled.current()?;
    let original = compiled.proposal.original;
    let texts = [original, original.other()].into_iter().filter_map(|lang| {
        let html = current.unit(lang, &unit)?.html();
        Some(UnitText { lang, html })
    });
    Ok((name, texts.collect()))
}
