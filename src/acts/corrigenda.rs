//! Corrigenda: circulated by two officers, objected to by members, standing by themselves once their time has passed.

use serde::{Deserialize, Serialize};

use super::norms::must_stand;
use super::sponsors;
use crate::record::Act;
use crate::record::entries::{Changed, Doc, Note};
use crate::rules::Refusal;
use crate::rules::amendments::{Named, Worded, may_change};
use crate::rules::calendar::day_of;
use crate::rules::corrigenda::{may_object, may_stand, objections_until};
use crate::rules::permissions::Action;
use crate::rules::refusals::Field;
use crate::rules::visibility::Viewer;
use crate::rules::words::{
    How, Lang, MemberCode, NormSymbol, ProposalSymbol, Prose, Reference, UnitSymbol,
};
use crate::store::corrigenda::{self as stored, Corrigendum};
use crate::store::documents::{self, Enclosure};
use crate::store::norms::Version;
use crate::store::norms::versions::{self, As, VersionTexts};
use crate::store::{
    Asking, Asks, Enacted, Failure, Reading, Request, Store, StoreError, Tx, rulebooks,
};
use crate::text::amend::{Change, apply, changes_between};
use crate::text::{Identities, Text, UnitId, parity};

/// Most changes that one corrigendum makes.
pub const MOST_CHANGES: usize = 40;
/// Longest note of an objection, in characters.
pub const MOST_NOTE: usize = 6_000;

/// One correction, with its words in the languages that it corrects.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Correcting {
    pub how: How,
    pub unit: Option<UnitSymbol>,
    pub en: Option<String>,
    pub fr: Option<String>,
}

impl Correcting {
    pub fn of(&self, lang: Lang) -> Option<&str> {
        match lang {
            Lang::En => self.en.as_deref(),
            Lang::Fr => self.fr.as_deref(),
        }
    }
}

/// What one officer proposes to circulate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Circular {
    pub norm: NormSymbol,
    /// The proposal that brought the version to be corrected.
    pub proposal: ProposalSymbol,
    pub changes: Vec<Correcting>,
    /// The language in which the reason is given.
    pub lang: Lang,
    pub reason: String,
    pub reference: Reference,
}

/// A text in both languages after a correction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Corrected {
    pub en: Text,
    pub fr: Text,
    pub ids: Identities,
}

/// The corrections that make these texts of a version's, as an officer typed them.
///
/// # Errors
/// [`Refusal::Missing`] where nothing is corrected, [`Refusal::TextsNotParallel`] where a unit comes or goes in one
/// language alone, [`Refusal::Malformed`] where only what stood under a unit would stay.
pub fn corrections(texts: &VersionTexts, en: &str, fr: &str) -> Result<Vec<Correcting>, Refusal> {
    let mut english = changes_in(texts, Lang::En, en);
    let mut french = changes_in(texts, Lang::Fr, fr);
    let mut found = Vec::new();
    for change in english.drain(..) {
        let same = french
            .iter()
            .position(|other| is_counterpart(&change, other));
        let other = same.map(|at| french.remove(at));
        found.push(correcting(Some(&change), other.as_ref())?);
    }
    for change in &french {
        found.push(correcting(None, Some(change))?);
    }
    if found.is_empty() {
        return Err(Refusal::TextsUnchanged);
    }
    Ok(found)
}

fn changes_in(texts: &VersionTexts, lang: Lang, typed: &str) -> Vec<Change> {
    let (old, new) = (texts.parsed(lang), Text::parse(typed));
    changes_between(&old, &texts.ids, &new, &texts.ids.next(&old, &new))
}

fn is_counterpart(one: &Change, other: &Change) -> bool {
    std::mem::discriminant(one) == std::mem::discriminant(other) && one.unit() == other.unit()
}

fn correcting(en: Option<&Change>, fr: Option<&Change>) -> Result<Correcting, Refusal> {
    let some = en.or(fr).ok_or(Refusal::TextsUnchanged)?;
    let how = match some {
        Change::Replace { .. } => How::Replace,
        Change::InsertAfter { .. } => How::InsertAfter,
        Change::Delete { .. } => How::Delete,
        Change::DeleteAlone { .. } => return Err(Refusal::Malformed(Field::Wording)),
    };
    if how != How::Replace && (en.is_none() || fr.is_none()) {
        return Err(Refusal::TextsNotParallel { units: 1 });
    }
    let unit = some.unit().map(|unit| UnitSymbol::parse(&unit.to_string()));
    Ok(Correcting {
        how,
        unit: unit.transpose()?,
        en: en.and_then(source),
        fr: fr.and_then(source),
    })
}

fn source(change: &Change) -> Option<String> {
    match change {
        Change::Replace { source, .. } | Change::InsertAfter { source, .. } => Some(source.clone()),
        Change::Delete { .. } | Change::DeleteAlone { .. } => None,
    }
}

/// The texts of a version as these corrections leave them.
///
/// # Errors
/// [`Refusal::AmendmentConflicts`] where one cannot be made, [`Refusal::TextsNotParallel`].
pub fn corrected(texts: &VersionTexts, changes: &[Correcting]) -> Result<Corrected, Refusal> {
    let (en, of_en) = corrected_in(texts, changes, Lang::En)?;
    let (fr, of_fr) = corrected_in(texts, changes, Lang::Fr)?;
    let is_english = changes.iter().any(|change| change.en.is_some());
    match parity(&en, &fr).len() {
        0 => Ok(Corrected {
            en,
            fr,
            ids: if is_english { of_en } else { of_fr },
        }),
        units => Err(Refusal::TextsNotParallel {
            units: i64::try_from(units).unwrap_or(i64::MAX),
        }),
    }
}

fn corrected_in(
    texts: &VersionTexts,
    changes: &[Correcting],
    lang: Lang,
) -> Result<(Text, Identities), Refusal> {
    let text = texts.parsed(lang);
    let made: Vec<Change> = changes
        .iter()
        .filter_map(|change| change_in(change, lang))
        .collect();
    apply(&text, &texts.ids, &text, &texts.ids, &made).map_err(|conflicts| {
        Refusal::AmendmentConflicts {
            units: i64::try_from(conflicts.len()).unwrap_or(i64::MAX),
        }
    })
}

fn change_in(change: &Correcting, lang: Lang) -> Option<Change> {
    let unit = change
        .unit
        .as_ref()
        .and_then(|unit| UnitId::parse(unit.as_str()));
    match change.how {
        How::Replace => Some(Change::Replace {
            unit: unit?,
            source: change.of(lang)?.to_owned(),
        }),
        How::InsertAfter => Some(Change::InsertAfter {
            unit,
            source: change.of(lang)?.to_owned(),
        }),
        How::Delete => Some(Change::Delete { unit: unit? }),
    }
}

/// The corrections of a corrigendum with their words; none where a document is withheld.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn of_corrigendum(
    r: &mut Reading<'_>,
    circulated: &Corrigendum,
) -> Result<Vec<Correcting>, StoreError> {
    let named =
        |doc: &Option<crate::rules::words::Commitment>| doc.as_ref().map(ToString::to_string);
    let wanted: Vec<String> = circulated
        .changes
        .iter()
        .flat_map(|change| [named(&change.en), named(&change.fr)])
        .flatten()
        .collect();
    let bodies = documents::standing(r, &Viewer::Public, &wanted)?;
    let words = |doc: &Option<crate::rules::words::Commitment>| {
        doc.as_ref()
            .and_then(|doc| bodies.get(doc.as_str()).cloned())
    };
    Ok(circulated
        .changes
        .iter()
        .map(|change| Correcting {
            how: change.how,
            unit: change.unit.clone(),
            en: words(&change.en),
            fr: words(&change.fr),
        })
        .collect())
}

/// A corrigendum that begins to circulate, for one version of a norm.
pub(super) fn corrigendum(tx: &mut Tx<'_>, circular: Circular) -> Result<Vec<Act>, Failure> {
    must_stand(tx, &circular.norm)?;
    let version = version_of(tx, &circular.norm, &circular.proposal)?;
    let before = stored::of(&mut tx.reading(), &circular.norm)?;
    // One at a time: each is made to the text as it stands when it circulates.
    let open = before
        .iter()
        .find(|one| one.proposal == circular.proposal && one.is_open());
    if let Some(open) = open {
        return Err(Refusal::ObjectionsOpen { until: open.until }.into());
    }
    are_whole(&circular.changes)?;
    let texts = versions::texts(&mut tx.reading(), &version, As::Corrected)?;
    documents::whole(&mut tx.reading(), &Viewer::Public, &texts.documents)?;
    corrected(&texts, &circular.changes)?;
    let reason = Prose::parse(&circular.reason, Field::Reason, super::drafts::REASON_MOST)?;
    let now = tx.now();
    let book = rulebooks::in_force(&mut tx.reading(), day_of(now))?;
    let mut changes = Vec::new();
    for change in &circular.changes {
        changes.push(Changed {
            en: laid(tx, Lang::En, change.en.as_deref())?,
            fr: laid(tx, Lang::Fr, change.fr.as_deref())?,
            how: change.how,
            unit: change.unit.clone(),
        });
    }
    Ok(vec![Act::Corrigendum {
        changes,
        corrigendum: before.len() as i64 + 1,
        norm: circular.norm,
        proposal: circular.proposal,
        reason: documents::lay(tx, circular.lang, reason.as_str(), &Enclosure::Public)?,
        reference: circular.reference,
        until: objections_until(now, book.objection_days),
    }])
}

fn are_whole(changes: &[Correcting]) -> Result<(), Refusal> {
    if changes.is_empty() {
        return Err(Refusal::Missing(Field::Wording));
    }
    if changes.len() > MOST_CHANGES {
        return Err(Refusal::TooLong {
            field: Field::Wording,
            most: MOST_CHANGES as i64,
        });
    }
    for change in changes {
        let unit = match change.unit {
            Some(_) => Named::Unit,
            None => Named::Nothing,
        };
        let wording = match (&change.en, &change.fr) {
            (None, None) => Worded::Nothing,
            _ => Worded::Given,
        };
        may_change(change.how, unit, wording)?;
    }
    Ok(())
}

/// A member objects to a corrigendum that circulates: it does not stand.
///
/// # Errors
/// [`Refusal::Missing`] of a note, [`Refusal::NotAMember`], [`Refusal::SuspendedFromParticipation`],
/// [`Refusal::NotFound`], or see [`may_object`].
pub fn object(
    store: &Store,
    by: Asks,
    member: &MemberCode,
    (norm, number): (NormSymbol, i64),
    (en, fr): (Option<Prose>, Option<Prose>),
    request: Option<Request>,
) -> Result<(), Failure> {
    let asking = Asking::new(by, Action::ObjectToCorrigendum)
        .about(member)
        .with_request(request);
    store.enact(asking, move |tx| {
        let member = sponsors::taking_part(tx)?;
        let circulated = there(stored::find(&mut tx.reading(), &norm, number))?;
        if en.is_none() && fr.is_none() {
            return Err(Refusal::Missing(Field::Note).into());
        }
        let before = circulated
            .objections
            .iter()
            .filter(|one| one.member == member);
        may_object(circulated.until, tx.now(), before.count())?;
        let note = Note {
            en: laid(tx, Lang::En, en.as_ref().map(Prose::as_str))?,
            fr: laid(tx, Lang::Fr, fr.as_ref().map(Prose::as_str))?,
        };
        let act = Act::CorrigendumObjection {
            corrigendum: number,
            member,
            norm: norm.clone(),
            note,
        };
        Ok(Enacted::one(act, ()))
    })
}

/// Nobody objected in time: the corrected texts are the texts from the beginning.
///
/// # Errors
/// [`Refusal::AlreadyDone`], [`Refusal::NormEnded`], [`Refusal::NormAnnulled`], or see [`may_stand`].
pub fn stand(store: &Store, norm: &NormSymbol, number: i64) -> Result<(), Failure> {
    let norm = norm.clone();
    let asking = Asking::new(Asks::Registry, Action::KeepTheHours);
    store.enact(asking, move |tx| {
        must_stand(tx, &norm)?;
        let circulated = there(stored::find(&mut tx.reading(), &norm, number))?;
        if circulated.stands.is_some() {
            return Err(Refusal::AlreadyDone.into());
        }
        may_stand(circulated.until, tx.now(), circulated.objections.len())?;
        let version = version_of(tx, &norm, &circulated.proposal)?;
        let texts = versions::texts(&mut tx.reading(), &version, As::Corrected)?;
        documents::whole(&mut tx.reading(), &Viewer::Public, &texts.documents)?;
        let changes = of_corrigendum(&mut tx.reading(), &circulated)?;
        let made = corrected(&texts, &changes)?;
        // What both languages show alike stands in both; a language that is not corrected keeps its document.
        let printed = |text: &Text| text.print().trim_end().to_owned();
        let en = (made.en != texts.parsed(Lang::En)).then(|| printed(&made.en));
        let fr = (made.fr != texts.parsed(Lang::Fr)).then(|| printed(&made.fr));
        let act = Act::CorrigendumStands {
            corrigendum: number,
            norm: norm.clone(),
            texts: Note {
                en: laid(tx, Lang::En, en.as_deref())?,
                fr: laid(tx, Lang::Fr, fr.as_deref())?,
            },
            units: documents::lay_json(tx, &made.ids.print(), &Enclosure::Public)?,
        };
        Ok(Enacted::one(act, ()))
    })
}

fn version_of(
    tx: &mut Tx<'_>,
    norm: &NormSymbol,
    proposal: &ProposalSymbol,
) -> Result<Version, Failure> {
    let mut all = there(versions::of(&mut tx.reading(), norm))?;
    all.retain(|version| version.proposal == *proposal);
    all.pop().ok_or_else(|| Refusal::NotFound.into())
}

fn laid(tx: &mut Tx<'_>, lang: Lang, text: Option<&str>) -> Result<Option<Doc>, Failure> {
    text.map(|text| documents::lay(tx, lang, text, &Enclosure::Public))
        .transpose()
}

fn there<T>(found: Result<T, StoreError>) -> Result<T, Failure> {
    found.map_err(|error| match error {
        StoreError::NotFound => Refusal::NotFound.into(),
        error => error.into(),
    })
}
