//! Corrigenda on the page of a norm: what each corrects, until when members may object, and what became of it.

use super::history::Place;
use crate::acts::corrigenda as acts;
use crate::rules::visibility::Viewer;
use crate::rules::words::{Commitment, Lang};
use crate::store::corrigenda::{self, Corrigendum, Objection};
use crate::store::members::Roster;
use crate::store::norms::versions::{self, As, Version, VersionTexts};
use crate::store::{Failure, Reading, documents};
use crate::web::norms::Chip;
use crate::web::proposals::{RedlineView, redlined};
use crate::web::refusals::language_name;
use crate::web::words::Words;

/// A corrigendum, ready to print.
pub struct CorrigendumView {
    /// `Corr.1`.
    pub name: String,
    pub anchor: String,
    pub chip: Chip,
    /// What is to be said of it, as a sentence.
    pub said: String,
    pub reference: String,
    pub reason: String,
    pub reason_lang: Lang,
    /// The units that it changes, in each language that it corrects.
    pub redlines: Vec<(Lang, String, Vec<RedlineView>)>,
    /// Who objected: name, note, the note's language.
    pub objections: Vec<(String, String, Lang)>,
    pub stands: bool,
    /// Where a delegation objects; empty once it cannot.
    pub objection_url: String,
    pub entry_url: String,
}

/// The corrigenda of a version, newest first.
///
/// # Errors
/// A failure of the store.
pub(super) fn views(
    r: &mut Reading<'_>,
    place: &Place<'_>,
    version: &Version,
    roster: &Roster,
    w: &Words,
) -> Result<Vec<CorrigendumView>, Failure> {
    let mut all = corrigenda::of(r, &place.norm.symbol)?;
    all.retain(|one| one.proposal == version.proposal);
    if all.is_empty() {
        return Ok(Vec::new());
    }
    let mut before = versions::texts(r, version, As::Adopted)?;
    let mut found = Vec::new();
    for one in &all {
        let (after, redlines) = redlines(r, &before, one, w)?;
        found.push(view(r, place, one, redlines, roster, w)?);
        if one.stands.is_some() {
            before = after;
        }
    }
    found.reverse();
    Ok(found)
}

type Redlines = Vec<(Lang, String, Vec<RedlineView>)>;

/// The texts as the corrigendum leaves them, and what it changes, unit by unit.
fn redlines(
    r: &mut Reading<'_>,
    before: &VersionTexts,
    one: &Corrigendum,
    w: &Words,
) -> Result<(VersionTexts, Redlines), Failure> {
    let changes = acts::of_corrigendum(r, one)?;
    let Ok(made) = acts::corrected(before, &changes) else {
        // A document of it is withheld: what it changed cannot be shown.
        return Ok((before.clone(), Vec::new()));
    };
    let mut after = before.clone();
    after.text.en = made.en.print();
    after.text.fr = made.fr.print();
    after.ids = made.ids;
    let mut found = Vec::new();
    for lang in [Lang::En, Lang::Fr] {
        let mut units = redlined(before.text.of(lang), after.text.of(lang), w);
        units.retain(RedlineView::is_changed);
        if !units.is_empty() {
            found.push((lang, language_name(lang, w), units));
        }
    }
    Ok((after, found))
}

fn view(
    r: &mut Reading<'_>,
    place: &Place<'_>,
    one: &Corrigendum,
    redlines: Redlines,
    roster: &Roster,
    w: &Words,
) -> Result<CorrigendumView, Failure> {
    let named = one
        .objections
        .iter()
        .flat_map(|objection| [&objection.en, &objection.fr])
        .flatten()
        .chain([&one.reason]);
    let wanted: Vec<String> = named.map(ToString::to_string).collect();
    let bodies = documents::bodies(r, &Viewer::Public, &wanted)?;
    let body = |doc: &Commitment| bodies.get(doc.as_str()).cloned().unwrap_or_default();
    let note = |objection: &Objection| {
        let (own, other) = match w.lang() {
            Lang::En => (&objection.en, &objection.fr),
            Lang::Fr => (&objection.fr, &objection.en),
        };
        match (own, other) {
            (Some(doc), _) => (body(doc), w.lang()),
            (None, Some(doc)) => (body(doc), w.lang().other()),
            (None, None) => (String::new(), w.lang()),
        }
    };
    let reason_lang = match documents::find(r, &Viewer::Public, &one.reason) {
        Ok(document) if document.media.ends_with("fr") => Lang::Fr,
        _ => Lang::En,
    };
    let now = r.now();
    let is_over = place.norm.annulled.is_some() || place.norm.ended.is_some();
    let (kind, text, said) = if one.stands.is_some() {
        ("force", w.corrigendum_stands(), w.corrigendum_stands_said())
    } else if !one.objections.is_empty() {
        (
            "bad",
            w.corrigendum_objected(),
            w.corrigendum_objected_said(),
        )
    } else if is_over {
        ("quiet", w.corrigendum_lapsed(), w.corrigendum_lapsed_said())
    } else if now < one.until {
        let left = w.time_left(now, one.until).text;
        ("due", left, w.corrigendum_open_said(w.moment(one.until)))
    } else {
        (
            "due",
            w.corrigendum_circulates(),
            w.corrigendum_open_said(w.moment(one.until)),
        )
    };
    let lang = w.lang();
    Ok(CorrigendumView {
        name: format!("Corr.{}", one.number),
        anchor: format!("corr-{}", one.number),
        chip: Chip {
            kind,
            text,
            note: String::new(),
        },
        said,
        reference: one.reference.to_string(),
        reason: body(&one.reason),
        reason_lang,
        redlines,
        objections: one
            .objections
            .iter()
            .map(|objection| {
                let (words, lang) = note(objection);
                (roster.short(&objection.member, w.lang()), words, lang)
            })
            .collect(),
        stands: one.stands.is_some(),
        objection_url: if one.stands.is_none() && !is_over && now < one.until {
            format!(
                "/{lang}/desk/norms/{}/corrigenda/{}",
                place.norm.symbol, one.number
            )
        } else {
            String::new()
        },
        entry_url: format!("/{lang}/record/{}", one.index),
    })
}
