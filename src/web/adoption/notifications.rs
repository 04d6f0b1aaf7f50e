//! A notification of a member, as it is shown.

use crate::rules::words::{Lang, NormSymbol, UnitSymbol};
use crate::store::adherence::Notified;
use crate::store::members::Roster;
use crate::store::norms::versions::VersionTexts;
use crate::text::UnitId;
use crate::web::parsed_texts::parsed;
use crate::web::sentences::event_word;
use crate::web::unit_names;
use crate::web::words::Words;

/// One notification, with its note in the languages it was given in.
pub struct NotificationLine {
    pub index: i64,
    pub sentence: String,
    pub notes: Vec<(Lang, String)>,
    pub receipt: String,
    pub is_acknowledged: bool,
    pub path: String,
    pub number: String,
    /// The units that it names: address and name.
    pub units: Vec<(String, String)>,
}

/// One notification as a line.
pub(in crate::web) fn notification(
    notified: &Notified,
    roster: &Roster,
    texts: Option<&VersionTexts>,
    w: &Words,
) -> NotificationLine {
    let notes = [
        (Lang::En, notified.note.en.clone()),
        (Lang::Fr, notified.note.fr.clone()),
    ];
    NotificationLine {
        index: notified.event.index,
        sentence: w.norms_notification(
            roster.short(&notified.member, w.lang()),
            event_word(notified.event.kind, w),
            w.date(notified.event.date),
        ),
        notes: notes
            .into_iter()
            .filter(|(_, note)| !note.is_empty())
            .collect(),
        receipt: receipt(notified, w),
        is_acknowledged: notified.acknowledged.is_some(),
        path: format!("/record/{}", notified.event.index),
        number: w.number(notified.event.index),
        units: units((&notified.norm, &notified.units), texts, w),
    }
}

/// Each unit by its name in this text; by its stable id where it is no longer in it.
pub(in crate::web) fn units(
    (norm, units): (&NormSymbol, &[UnitSymbol]),
    texts: Option<&VersionTexts>,
    w: &Words,
) -> Vec<(String, String)> {
    let named = units.iter().map(|unit| {
        let path = format!("/{}/norms/{norm}/units/{unit}", w.lang());
        let address = texts.and_then(|texts| {
            let address = texts.ids.address(UnitId::parse(unit.as_str())?)?;
            let text = parsed(texts.text.of(w.lang()));
            Some(unit_names::name(&text, address, w))
        });
        (path, address.unwrap_or_else(|| unit.to_string()))
    });
    named.collect()
}

pub(super) fn receipt(notified: &Notified, w: &Words) -> String {
    match notified.acknowledged {
        Some((index, _)) => w.norms_acknowledged(w.number(index)),
        None => w.norms_unacknowledged(),
    }
}
