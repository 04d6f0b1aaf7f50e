//! The question of a ballot: what a proposal would have the house decide, for whoever may read it.

use std::collections::HashMap;

use diesel::prelude::*;
use jiff::Timestamp;

use crate::rules::stage::Stage;
use crate::rules::visibility::Viewer;
use crate::rules::words::{
    Classification, Commitment, DecisionKind, Lang, MemberCode, ProposalSymbol, ThemeCode,
};
use crate::store::eights::{eights, is_one_of};
use crate::store::failures::StoreError;
use crate::store::reading::{Reading, at, word};
use crate::store::schema::{proposals, revisions};

/// The question of a ballot: what a proposal at its final text would have the house decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    pub proposal: ProposalSymbol,
    pub revision: i64,
    pub stage: Stage,
    pub kind: DecisionKind,
    pub theme: ThemeCode,
    pub sponsor: MemberCode,
    /// The revision fixed as final, and when.
    pub fixed: Option<(i64, Timestamp)>,
    pub en: Option<QuestionTexts>,
    pub fr: Option<QuestionTexts>,
    /// For members, and not opened: neither question nor texts may stand on the record.
    pub is_closed: bool,
}

/// Title and text in one language, by their commitments; bodies are read with `documents::bodies`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionTexts {
    pub title: Commitment,
    pub text: Commitment,
}

impl Question {
    pub const fn of(&self, lang: Lang) -> Option<&QuestionTexts> {
        match lang {
            Lang::En => self.en.as_ref(),
            Lang::Fr => self.fr.as_ref(),
        }
    }
}

type QuestionRow = (
    (
        String,
        String,
        String,
        String,
        String,
        Option<i64>,
        Option<i64>,
        String,
        Option<i64>,
    ),
    (
        i64,
        Option<String>,
        Option<String>,
        Option<String>,
        Option<String>,
    ),
);

/// What a proposal asks in one of its revisions, for whoever may read it.
///
/// # Errors
/// [`StoreError::NotFound`] where there is none for this viewer.
pub fn question(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    proposal: &ProposalSymbol,
    revision: i64,
) -> Result<Question, StoreError> {
    questions(r, viewer, &[(proposal.clone(), revision)])?
        .remove(proposal)
        .ok_or(StoreError::NotFound)
}

/// As [`question`] for many; what the viewer may not read is left out.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn questions(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    asked: &[(ProposalSymbol, i64)],
) -> Result<HashMap<ProposalSymbol, Question>, StoreError> {
    let symbols: Vec<&str> = asked.iter().map(|(symbol, _)| symbol.as_str()).collect();
    let mut found = HashMap::new();
    for eight in eights(&symbols) {
        let mut query = proposals::table
            .inner_join(revisions::table.on(revisions::proposal.eq(proposals::symbol)))
            .filter(is_one_of!(proposals::symbol, eight))
            .select((
                (
                    proposals::symbol,
                    proposals::stage,
                    proposals::kind,
                    proposals::theme,
                    proposals::sponsor,
                    proposals::final_revision,
                    proposals::final_at,
                    proposals::classification,
                    proposals::opened,
                ),
                (
                    revisions::number,
                    revisions::en_title,
                    revisions::en_text,
                    revisions::fr_title,
                    revisions::fr_text,
                ),
            ))
            .into_boxed();
        if !viewer.sees_for_members() {
            query = query.filter(
                proposals::classification
                    .eq(Classification::Public.as_str())
                    .or(proposals::opened.is_not_null()),
            );
        }
        for row in query.load::<QuestionRow>(r.conn)? {
            let question = question_of(row)?;
            if asked.iter().any(|(symbol, revision)| {
                *symbol == question.proposal && *revision == question.revision
            }) {
                found.insert(question.proposal.clone(), question);
            }
        }
    }
    Ok(found)
}

fn question_of(row: QuestionRow) -> Result<Question, StoreError> {
    let (
        (symbol, stage, kind, theme, sponsor, final_revision, final_at, classification, opened),
        (number, en_title, en_text, fr_title, fr_text),
    ) = row;
    let texts = |title: Option<String>, text: Option<String>| match (title, text) {
        (Some(title), Some(text)) => Ok::<_, StoreError>(Some(QuestionTexts {
            title: word(&title)?,
            text: word(&text)?,
        })),
        _ => Ok(None),
    };
    let fixed = match (final_revision, final_at) {
        (Some(revision), Some(moment)) => Some((revision, at(moment)?)),
        _ => None,
    };
    let classification: Classification = word(&classification)?;
    Ok(Question {
        proposal: word(&symbol)?,
        revision: number,
        stage: word(&stage)?,
        kind: word(&kind)?,
        theme: word(&theme)?,
        sponsor: word(&sponsor)?,
        fixed,
        en: texts(en_title, en_text)?,
        fr: texts(fr_title, fr_text)?,
        is_closed: classification == Classification::ForMembers && opened.is_none(),
    })
}

/// The revision that was fixed as the final text of a proposal, if one was.
///
/// # Errors
/// [`StoreError::NotFound`] where there is no such proposal for this viewer.
pub fn final_revision(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    proposal: &ProposalSymbol,
) -> Result<Option<i64>, StoreError> {
    let (revision, classification, opened): (Option<i64>, String, Option<i64>) = proposals::table
        .find(proposal.as_str())
        .select((
            proposals::final_revision,
            proposals::classification,
            proposals::opened,
        ))
        .first(r.conn)
        .optional()?
        .ok_or(StoreError::NotFound)?;
    let classification: Classification = word(&classification)?;
    if opened.is_some() || viewer.sees(classification) {
        Ok(revision)
    } else {
        Err(StoreError::NotFound)
    }
}

/// The proposals at their final text, oldest first: ready to be put to the vote.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn ready(
    r: &mut Reading<'_>,
    viewer: &Viewer,
) -> Result<Vec<(ProposalSymbol, i64)>, StoreError> {
    if !viewer.sees_who_voted() {
        return Ok(Vec::new());
    }
    let rows: Vec<(String, Option<i64>)> = proposals::table
        .filter(proposals::stage.eq(Stage::FinalText.as_str()))
        .order(proposals::idx)
        .limit(200)
        .select((proposals::symbol, proposals::final_revision))
        .load(r.conn)?;
    rows.into_iter()
        .filter_map(|(symbol, revision)| revision.map(|number| Ok((word(&symbol)?, number))))
        .collect()
}
