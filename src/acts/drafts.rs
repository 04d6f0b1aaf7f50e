//! Drafts: started and saved by a delegation as often as it likes; nothing of them is public.

use std::ops::RangeInclusive;

use jiff::civil::Date;

use super::sponsors;
use crate::record::entries::{Clauses, Related};
use crate::rules::Refusal;
use crate::rules::permissions::Action;
use crate::rules::refusals::Field;
use crate::rules::rulebook::may_relate;
use crate::rules::visibility::Viewer;
use crate::rules::words::{
    Classification, DecisionKind, DraftSymbol, EffectClause, ForceClause, Lang, NormSymbol,
    ProposalSymbol, Prose, Relation, ThemeCode, Title,
};
use crate::rules::{calendar, clauses};
use crate::store::drafts::{self, Draft, DraftWords};
use crate::store::norms::versions::{self, As};
use crate::store::{
    Asking, Asks, Failure, Kept, Reading, Request, Store, StoreError, Tx, documents, proposals,
    revisions,
};
use crate::text;
use crate::text::remarks::{Matter, Severity};

/// Longest summary, in characters.
pub const SUMMARY_MOST: usize = 2_000;
/// Longest text of a norm in one language, in characters.
pub const TEXT_MOST: usize = 200_000;
/// Longest reason, in characters.
pub const REASON_MOST: usize = 20_000;

/// Starts a draft of the caller's delegation.
///
/// # Errors
/// The law's refusal; nothing that was typed is refused: a draft may be partial.
pub fn create(
    store: &Store,
    by: Asks,
    words: DraftWords,
    request: Option<Request>,
) -> Result<DraftSymbol, Failure> {
    let asking = Asking::new(by, Action::Draft).with_request(request);
    store.keep(asking, move |tx| {
        let words = begun(&mut tx.reading(), words.clone())?;
        Ok(Kept::Done(drafts::create(tx, None, &words)?))
    })
}

/// Starts the working draft of the next revision from the current texts; the one there is, if there is one.
///
/// # Errors
/// [`Refusal::NotYours`] but for the sponsor, [`Refusal::OutOfOrder`] where the stage is not open to revision.
pub fn start_revision(
    store: &Store,
    by: Asks,
    symbol: &ProposalSymbol,
    request: Option<Request>,
) -> Result<DraftSymbol, Failure> {
    let symbol = symbol.clone();
    let asking = Asking::new(by, Action::Draft).with_request(request);
    store.keep(asking, move |tx| {
        let viewer = tx.viewer();
        let member = sponsors::own_member(tx)?;
        let carried = sponsors::carried(tx, &symbol)?;
        carried.sponsorship().may_revise(&member)?;
        if let Some(draft) = drafts::of_proposal(&mut tx.reading(), &viewer, &symbol)? {
            return Ok(Kept::Done(draft.symbol));
        }
        let words = current_words(&mut tx.reading(), &viewer, &symbol)?;
        Ok(Kept::Done(drafts::create(tx, Some(&symbol), &words)?))
    })
}

/// Saves what was typed over the version that was open; gives the new version.
///
/// # Errors
/// [`Refusal::ChangedSinceOpened`] when somebody saved meanwhile: nothing is overwritten.
pub fn save(
    store: &Store,
    by: Asks,
    symbol: &DraftSymbol,
    version: i64,
    words: DraftWords,
    request: Option<Request>,
) -> Result<i64, Failure> {
    let symbol = symbol.clone();
    let asking = Asking::new(by, Action::Draft).with_request(request);
    store.keep(asking, move |tx| {
        own(tx, &symbol)?;
        let words = begun(&mut tx.reading(), words.clone())?;
        Ok(Kept::Done(drafts::save(tx, &symbol, version, &words)?))
    })
}

/// An amendment of a norm begins with what the norm says now: where a draft names the norm and has no words of its
/// own yet, it gets those of the newest version.
fn begun(r: &mut Reading<'_>, mut words: DraftWords) -> Result<DraftWords, Failure> {
    let is_blank = [
        &words.text_en,
        &words.text_fr,
        &words.title_en,
        &words.title_fr,
    ]
    .into_iter()
    .all(|typed| typed.trim().is_empty());
    let kind: Option<DecisionKind> = words.kind.parse().ok();
    let named = match kind.map(|kind| related(kind, &words.norm)) {
        Some(Ok(Some(named))) if is_blank && named.relation == Relation::Amends => named.norm,
        _ => return Ok(words),
    };
    let newest = match versions::of(r, &named) {
        Ok(mut all) => all.pop(),
        // What is named must be a norm when it is submitted, not before.
        Err(StoreError::NotFound) => None,
        Err(error) => return Err(error.into()),
    };
    if let Some(newest) = newest {
        let texts = versions::texts(r, &newest, As::Corrected)?;
        words.title_en = texts.title.en;
        words.title_fr = texts.title.fr;
        words.summary_en = texts.summary.en;
        words.summary_fr = texts.summary.fr;
        words.text_en = texts.text.en;
        words.text_fr = texts.text.fr;
    }
    Ok(words)
}

/// A draft of the caller's delegation that has not been submitted yet.
pub(super) fn own(tx: &mut Tx<'_>, symbol: &DraftSymbol) -> Result<Draft, Failure> {
    let viewer = tx.viewer();
    let draft = drafts::find(&mut tx.reading(), &viewer, symbol)?;
    match draft.used {
        None => Ok(draft),
        Some(_) => Err(Refusal::AlreadyDone.into()),
    }
}

/// What the current revision says, as a draft begins with it.
fn current_words(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    symbol: &ProposalSymbol,
) -> Result<DraftWords, Failure> {
    let proposal = proposals::find(r, viewer, symbol)?;
    let revision = revisions::find(r, viewer, symbol, proposal.revision)?;
    let bodies = documents::bodies(r, viewer, &revision.commitments())?;
    let body = |commitment: Option<&str>| {
        commitment
            .and_then(|commitment| bodies.get(commitment))
            .cloned()
            .unwrap_or_default()
    };
    let of = |lang: Lang| {
        let texts = revision.of(lang);
        (
            body(texts.map(|t| t.title.as_str())),
            body(texts.map(|t| t.summary.as_str())),
            body(texts.map(|t| t.text.as_str())),
        )
    };
    let (title_en, summary_en, text_en) = of(Lang::En);
    let (title_fr, summary_fr, text_fr) = of(Lang::Fr);
    let number = |n: &i64| n.to_string();
    let (force, date, months, adherences) = match &proposal.clauses.force {
        ForceClause::OnDate { date } => ("on-date", date.to_string(), String::new(), String::new()),
        ForceClause::AfterAdoption { months } => (
            "after-adoption",
            String::new(),
            number(months),
            String::new(),
        ),
        ForceClause::AfterAdherences { adherences, months } => (
            "after-adherences",
            String::new(),
            number(months),
            number(adherences),
        ),
    };
    Ok(DraftWords {
        original: proposal.original.to_string(),
        title_en,
        summary_en,
        text_en,
        title_fr,
        summary_fr,
        text_fr,
        reason: body(Some(revision.reason.as_str())),
        theme: proposal.theme.to_string(),
        kind: proposal.kind.to_string(),
        classification: proposal.classification.to_string(),
        opens_on: proposal
            .opens_on
            .map(|day| day.to_string())
            .unwrap_or_default(),
        effect: proposal.clauses.effect.to_string(),
        force: force.to_owned(),
        force_date: date,
        force_months: months,
        force_adherences: adherences,
        report_every: proposal
            .clauses
            .report_every
            .as_ref()
            .map(number)
            .unwrap_or_default(),
        norm: proposal
            .related
            .as_ref()
            .map(|related| related.norm.to_string())
            .unwrap_or_default(),
    })
}

/// Title, summary and text in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    pub title: Title,
    pub summary: Prose,
    pub text: Prose,
}

/// A draft with everything that a submission needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complete {
    pub original: Lang,
    pub en: Option<Written>,
    pub fr: Option<Written>,
    pub reason: Prose,
    pub theme: ThemeCode,
    pub kind: DecisionKind,
    pub classification: Classification,
    pub opens_on: Option<Date>,
    pub clauses: Clauses,
    pub related: Option<Related>,
}

/// What a draft still lacks, at which input of its form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lack {
    pub input: &'static str,
    pub refusal: Refusal,
}

/// Everything that a draft lacks before it can be submitted, or the whole of it.
///
/// # Errors
/// Each lack with its input, in the order of the form.
pub fn complete(words: &DraftWords, today: Date) -> Result<Complete, Vec<Lack>> {
    let mut lacks = Lacks(Vec::new());
    let original = lacks.of("original", word::<Lang>(&words.original, Field::Language));
    let en = lacks.written(Lang::En, words, original);
    let fr = lacks.written(Lang::Fr, words, original);
    let reason = lacks.of(
        "reason",
        Prose::parse(&words.reason, Field::Reason, REASON_MOST),
    );
    let theme = lacks.of("theme", word(&words.theme, Field::Theme));
    let kind = lacks.of("kind", word(&words.kind, Field::Kind));
    let classification = lacks.of(
        "classification",
        word(&words.classification, Field::Classification),
    );
    let opens_on = match classification {
        Some(Classification::ForMembers) => lacks
            .of("opens_on", day_if(&words.opens_on, today))
            .flatten(),
        _ => None,
    };
    let effect = lacks.of("effect", word::<EffectClause>(&words.effect, Field::Clause));
    let force = lacks.force(words, today);
    let report_every = match words.report_every.trim() {
        "" => None,
        months => lacks.of(
            "report_every",
            number(months, Field::Months, &clauses::REPORT_EVERY),
        ),
    };
    let related = kind.and_then(|kind| lacks.of("norm", related(kind, &words.norm)).flatten());
    if let (Some(related), Some(force)) = (&related, &force) {
        let law = clauses::may_change_a_norm(related.relation, force);
        lacks.of("force", law);
    }
    let whole = (|| {
        Some(Complete {
            original: original?,
            en,
            fr,
            reason: reason?,
            theme: theme?,
            kind: kind?,
            classification: classification?,
            opens_on,
            clauses: Clauses {
                effect: effect?,
                force: force?,
                report_every,
            },
            related,
        })
    })();
    match whole {
        Some(whole) if lacks.0.is_empty() => Ok(whole),
        _ => Err(lacks.0),
    }
}

/// Whether a text can be a norm's as it is written: no remark on it blocks.
///
/// # Errors
/// [`Refusal::TextMalformed`] with the first line to mend.
pub fn well_formed(lang: Lang, text: &Prose) -> Result<(), Refusal> {
    nothing_blocks(lang, text, |_| true)
}

/// As [`well_formed`], of the wording of some units: a point may stand alone there.
///
/// # Errors
/// [`Refusal::TextMalformed`] with the first line of the wording to mend.
pub fn well_formed_wording(lang: Lang, wording: &Prose) -> Result<(), Refusal> {
    nothing_blocks(lang, wording, |matter| {
        !matches!(matter, Matter::PointHangs { .. })
    })
}

fn nothing_blocks(
    lang: Lang,
    text: &Prose,
    counts: impl Fn(&Matter) -> bool,
) -> Result<(), Refusal> {
    let remarks = text::remarks(text.as_str());
    let blocks = |remark: &&text::remarks::Remark| {
        remark.matter.severity() == Severity::Blocks && counts(&remark.matter)
    };
    match remarks.iter().find(blocks) {
        None => Ok(()),
        Some(remark) => Err(Refusal::TextMalformed {
            lang,
            line: i64::try_from(remark.line).unwrap_or(i64::MAX),
        }),
    }
}

struct Lacks(Vec<Lack>);

impl Lacks {
    fn of<T>(&mut self, input: &'static str, parsed: Result<T, Refusal>) -> Option<T> {
        parsed
            .map_err(|refusal| self.0.push(Lack { input, refusal }))
            .ok()
    }

    /// A language is either there as a whole or not at all; that of the original must be there.
    fn written(
        &mut self,
        lang: Lang,
        words: &DraftWords,
        original: Option<Lang>,
    ) -> Option<Written> {
        let (inputs, [title, summary, text]) = match lang {
            Lang::En => (
                ["title_en", "summary_en", "text_en"],
                [&words.title_en, &words.summary_en, &words.text_en],
            ),
            Lang::Fr => (
                ["title_fr", "summary_fr", "text_fr"],
                [&words.title_fr, &words.summary_fr, &words.text_fr],
            ),
        };
        let is_blank = [title, summary, text].iter().all(|t| t.trim().is_empty());
        if is_blank && original != Some(lang) {
            return None;
        }
        let title = self.of(inputs[0], Title::parse(title));
        let summary = self.of(
            inputs[1],
            Prose::parse(summary, Field::Summary, SUMMARY_MOST),
        );
        let text = Prose::parse(text, Field::Text, TEXT_MOST);
        let text = text.and_then(|text| well_formed(lang, &text).map(|()| text));
        let text = self.of(inputs[2], text);
        Some(Written {
            title: title?,
            summary: summary?,
            text: text?,
        })
    }

    fn force(&mut self, words: &DraftWords, today: Date) -> Option<ForceClause> {
        let months = |typed: &str| number(typed, Field::Months, &clauses::MONTHS);
        match words.force.as_str() {
            "on-date" => {
                let date = self.of("force_date", later_day(&words.force_date, today))?;
                Some(ForceClause::OnDate { date })
            }
            "after-adoption" => {
                let months = self.of("force_months", months(&words.force_months))?;
                Some(ForceClause::AfterAdoption { months })
            }
            "after-adherences" => {
                let adherences = self.of(
                    "force_adherences",
                    number(
                        &words.force_adherences,
                        Field::Adherences,
                        &clauses::ADHERENCES,
                    ),
                );
                let months = self.of("force_months", months(&words.force_months));
                Some(ForceClause::AfterAdherences {
                    adherences: adherences?,
                    months: months?,
                })
            }
            "" => self.of("force", Err(Refusal::Missing(Field::Clause))),
            _ => self.of("force", Err(Refusal::Malformed(Field::Clause))),
        }
    }
}

/// What a proposal of this kind does to the norm that was named.
fn related(kind: DecisionKind, typed: &str) -> Result<Option<Related>, Refusal> {
    let relation = match kind {
        DecisionKind::NormAmendment => Relation::Amends,
        DecisionKind::NormAbrogation => Relation::Abrogates,
        _ => Relation::Replaces,
    };
    // As it is printed, or as it stands in an address.
    let typed = typed.trim().replace('/', "-");
    let norm = match typed.as_str() {
        "" => None,
        typed => Some(word::<NormSymbol>(typed, Field::Norm)?),
    };
    may_relate(kind, norm.as_ref().map(|_| relation))?;
    Ok(norm.map(|norm| Related { norm, relation }))
}

fn word<T: std::str::FromStr>(typed: &str, field: Field) -> Result<T, Refusal> {
    match typed.trim() {
        "" => Err(Refusal::Missing(field)),
        typed => typed.parse().map_err(|_| Refusal::Malformed(field)),
    }
}

fn number(typed: &str, field: Field, range: &RangeInclusive<i64>) -> Result<i64, Refusal> {
    clauses::within(word(typed, field)?, range, field)
}

fn later_day(typed: &str, today: Date) -> Result<Date, Refusal> {
    let day = calendar::parse_date(typed, Field::Date)?;
    clauses::must_be_later(day, today)?;
    Ok(day)
}

fn day_if(typed: &str, today: Date) -> Result<Option<Date>, Refusal> {
    match typed.trim() {
        "" => Ok(None),
        typed => later_day(typed, today).map(Some),
    }
}
