//! Comments: drafted by a delegation, published by its head while the consultation runs, answered by the secretariat.

use uuid::Uuid;

use super::drafts::Lack;
use super::{sponsors, units};
use crate::record::Act;
use crate::record::entries::Note;
use crate::rules::Refusal;
use crate::rules::comments::{may_answer, may_comment};
use crate::rules::permissions::Action;
use crate::rules::refusals::Field;
use crate::rules::words::{
    Answer, CommentKind, Lang, MemberCode, ProposalSymbol, Prose, UnitSymbol,
};
use crate::store::comment_drafts::{self, CommentDraft, CommentWords};
use crate::store::documents::{self, Enclosure};
use crate::store::proposals::{self, Proposal};
use crate::store::{
    Asking, Asks, Enacted, Failure, Kept, Request, Store, StoreError, Tx, comments,
};
use crate::text::UnitId;

/// Longest comment, in characters.
pub const COMMENT_MOST: usize = 10_000;
/// Longest proposed wording, in characters.
pub const WORDING_MOST: usize = 15_000;
/// Longest reason of an answer in one language, in characters.
pub const ANSWER_MOST: usize = 5_000;

/// Begins a draft of the caller's delegation, while the consultation runs.
///
/// # Errors
/// See [`may_comment`]; nothing that was typed is refused: a draft may be partial.
pub fn draft(
    store: &Store,
    by: Asks,
    symbol: &ProposalSymbol,
    words: CommentWords,
    request: Option<Request>,
) -> Result<Uuid, Failure> {
    let symbol = symbol.clone();
    let asking = Asking::new(by, Action::Draft).with_request(request);
    store.keep(asking, move |tx| {
        let proposal = of(tx, &symbol)?;
        may_comment(proposal.stage, proposal.consultation_until, tx.now())?;
        Ok(Kept::Done(comment_drafts::create(tx, &proposal, &words)?))
    })
}

/// Saves what was typed over the version that was open; gives the new version.
///
/// # Errors
/// [`Refusal::AlreadyDone`] of one that was published, [`Refusal::ChangedSinceOpened`].
pub fn save(
    store: &Store,
    by: Asks,
    id: Uuid,
    version: i64,
    words: CommentWords,
    request: Option<Request>,
) -> Result<i64, Failure> {
    let asking = Asking::new(by, Action::Draft).with_request(request);
    store.keep(asking, move |tx| {
        let draft = own(tx, id)?;
        let current = of(tx, &draft.proposal)?.revision;
        let saved = comment_drafts::save(tx, id, version, current, &words)?;
        Ok(Kept::Done(saved))
    })
}

/// The head throws a draft away.
///
/// # Errors
/// As [`save`].
pub fn delete_draft(
    store: &Store,
    by: Asks,
    id: Uuid,
    version: i64,
    request: Option<Request>,
) -> Result<(), Failure> {
    let asking = Asking::new(by, Action::Comment).with_request(request);
    store.keep(asking, move |tx| {
        own(tx, id)?;
        comment_drafts::delete(tx, id, version)?;
        Ok(Kept::Done(()))
    })
}

/// The head publishes a draft as it was read: the member speaks. Gives the number of the comment.
///
/// # Errors
/// The first thing that is missing; [`Refusal::ChangedSinceOpened`], [`Refusal::NotTheCurrentRevision`],
/// [`Refusal::UnitGone`], [`Refusal::NotAMember`], [`Refusal::SuspendedFromParticipation`]; see [`may_comment`].
pub fn publish(
    store: &Store,
    by: Asks,
    id: Uuid,
    version: i64,
    revision: i64,
    request: Option<Request>,
) -> Result<i64, Failure> {
    let asking = Asking::new(by, Action::Comment).with_request(request);
    store.enact(asking, move |tx| {
        let draft = own(tx, id)?;
        if draft.version != version {
            return Err(Refusal::ChangedSinceOpened.into());
        }
        let member = sponsors::taking_part(tx)?;
        let proposal = of(tx, &draft.proposal)?;
        may_comment(proposal.stage, proposal.consultation_until, tx.now())?;
        if proposal.revision != revision {
            let current = proposal.revision;
            return Err(Refusal::NotTheCurrentRevision { current }.into());
        }
        let whole = complete(&draft.words).map_err(first)?;
        if let Some(unit) = &whole.unit {
            stands(tx, &proposal, unit)?;
        }
        let comment = comments::next_number(&mut tx.reading(), &proposal.symbol)?;
        let act = comment_of(tx, whole, comment, member, &proposal)?;
        comment_drafts::use_up(tx, id, version)?;
        Ok(Enacted::one(act, comment))
    })
}

fn comment_of(
    tx: &mut Tx<'_>,
    whole: Complete,
    comment: i64,
    member: MemberCode,
    proposal: &Proposal,
) -> Result<Act, Failure> {
    let with = Enclosure::Proposal(proposal.symbol.clone());
    let lang = whole.lang;
    let note = documents::lay(tx, lang, whole.note.as_str(), &with)?;
    let wording = whole
        .wording
        .map(|wording| documents::lay(tx, lang, wording.as_str(), &with))
        .transpose()?;
    Ok(Act::Comment {
        comment,
        kind: whole.kind,
        lang,
        member,
        note,
        proposal: proposal.symbol.clone(),
        revision: proposal.revision,
        unit: whole.unit,
        wording,
    })
}

/// The reason of an answer, in one language or both.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnswerReason {
    pub en: Option<Prose>,
    pub fr: Option<Prose>,
}

/// The secretariat answers a comment, once.
///
/// # Errors
/// [`Refusal::Missing`] without a reason; see [`may_answer`].
pub fn answer(
    store: &Store,
    by: Asks,
    symbol: &ProposalSymbol,
    number: i64,
    answer: Answer,
    reason: AnswerReason,
    request: Option<Request>,
) -> Result<(), Failure> {
    let symbol = symbol.clone();
    let asking = Asking::new(by, Action::AnswerComment).with_request(request);
    store.enact(asking, move |tx| {
        let viewer = tx.viewer();
        let stage = of(tx, &symbol)?.stage;
        let comment = comments::find(&mut tx.reading(), &viewer, &symbol, number)?;
        may_answer(stage, comment.answered.map(|answered| answered.index))?;
        if reason == AnswerReason::default() {
            return Err(Refusal::Missing(Field::Reason).into());
        }
        let with = Enclosure::Proposal(symbol.clone());
        let mut lay = |lang: Lang, said: Option<&Prose>| {
            said.map(|said| documents::lay(tx, lang, said.as_str(), &with))
                .transpose()
        };
        let act = Act::CommentAnswer {
            answer,
            comment: number,
            note: Note {
                en: lay(Lang::En, reason.en.as_ref())?,
                fr: lay(Lang::Fr, reason.fr.as_ref())?,
            },
            proposal: symbol.clone(),
        };
        Ok(Enacted::one(act, ()))
    })
}

/// A draft with everything that a comment needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complete {
    pub unit: Option<UnitSymbol>,
    pub lang: Lang,
    pub kind: CommentKind,
    pub note: Prose,
    pub wording: Option<Prose>,
}

/// Everything that a draft lacks before it can be published, or the whole of it.
///
/// # Errors
/// Each lack with its input, in the order of the form. A wording is that of a unit.
pub fn complete(words: &CommentWords) -> Result<Complete, Vec<Lack>> {
    let mut lacks = Vec::new();
    let unit = match words.unit.as_str() {
        "" => Ok(None),
        typed => UnitSymbol::parse(typed).map(Some),
    };
    let unit = of_input(&mut lacks, "unit", unit);
    let kind = word(&words.kind, Field::Kind);
    let kind = of_input(&mut lacks, "kind", kind);
    let lang = word(&words.lang, Field::Language);
    let lang = of_input(&mut lacks, "language", lang);
    let note = Prose::parse(&words.note, Field::Comment, COMMENT_MOST);
    let note = of_input(&mut lacks, "comment", note);
    let wording = Prose::parse_optional(&words.wording, Field::Wording, WORDING_MOST);
    let wording = of_input(&mut lacks, "wording", wording);
    if let (Some(None), Some(Some(_))) = (&unit, &wording) {
        of_input::<()>(&mut lacks, "unit", Err(Refusal::Missing(Field::Unit)));
    }
    match (unit, kind, lang, note, wording) {
        (Some(unit), Some(kind), Some(lang), Some(note), Some(wording)) if lacks.is_empty() => {
            Ok(Complete {
                unit,
                lang,
                kind,
                note,
                wording,
            })
        }
        _ => Err(lacks),
    }
}

fn of_input<T>(
    lacks: &mut Vec<Lack>,
    input: &'static str,
    parsed: Result<T, Refusal>,
) -> Option<T> {
    parsed
        .map_err(|refusal| lacks.push(Lack { input, refusal }))
        .ok()
}

fn word<T: std::str::FromStr>(typed: &str, field: Field) -> Result<T, Refusal> {
    match typed.trim() {
        "" => Err(Refusal::Missing(field)),
        typed => typed.parse().map_err(|_| Refusal::Malformed(field)),
    }
}

fn first(lacks: Vec<Lack>) -> Refusal {
    lacks
        .into_iter()
        .next()
        .map_or(Refusal::Missing(Field::Comment), |lack| lack.refusal)
}

/// A draft of the caller's delegation that has not been published.
fn own(tx: &mut Tx<'_>, id: Uuid) -> Result<CommentDraft, Failure> {
    let viewer = tx.viewer();
    let draft = comment_drafts::find(&mut tx.reading(), &viewer, id)?;
    match draft.used {
        None => Ok(draft),
        Some(_) => Err(Refusal::AlreadyDone.into()),
    }
}

fn of(tx: &mut Tx<'_>, symbol: &ProposalSymbol) -> Result<Proposal, StoreError> {
    let viewer = tx.viewer();
    proposals::find(&mut tx.reading(), &viewer, symbol)
}

/// The unit is one of the current text.
fn stands(tx: &mut Tx<'_>, proposal: &Proposal, unit: &UnitSymbol) -> Result<(), Failure> {
    let (_, ids) = units::of(tx, &proposal.symbol, proposal.revision, proposal.original)?;
    let address = UnitId::parse(unit.as_str()).and_then(|unit| ids.address(unit));
    match address {
        Some(_) => Ok(()),
        None => Err(Refusal::UnitGone.into()),
    }
}
