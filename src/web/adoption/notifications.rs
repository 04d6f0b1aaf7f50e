//! A notification of a member, as it is shown.

use crate::rules::words::Lang;
use crate::store::adherence::Notified;
use crate::store::members::Roster;
use crate::web::sentences::event_word;
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
}

/// One notification as a line.
pub(in crate::web) fn notification(
    notified: &Notified,
    roster: &Roster,
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
    }
}

pub(super) fn receipt(notified: &Notified, w: &Words) -> String {
    match notified.acknowledged {
        Some((index, _)) => w.norms_acknowledged(w.number(index)),
        None => w.norms_unacknowledged(),
    }
}
