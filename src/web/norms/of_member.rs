//! On a member's page: the paragraphs that its reservations, declarations and measures name.

use std::collections::HashMap;

use crate::rules::words::{Lang, MemberCode, NormSymbol};
use crate::store::adherence;
use crate::store::members::Roster;
use crate::store::norms;
use crate::store::norms::versions::{self, As, VersionTexts};
use crate::store::{Failure, Reading};
use crate::web::adoption::units;
use crate::web::member_parts::{Part, PartLine, Sign};
use crate::web::sentences::event_word;
use crate::web::words::words;

/// Newest notifications that stand on the page.
const NEWEST: i64 = 20;

/// Each paragraph that the member named, newest notification first.
///
/// # Errors
/// A failure of the store.
pub(in crate::web) fn of_member(
    r: &mut Reading<'_>,
    member: &MemberCode,
    lang: Lang,
    _roster: &Roster,
) -> Result<Part, Failure> {
    let w = words(lang);
    let named = adherence::naming_units(r, member, NEWEST)?;
    let mut texts: HashMap<NormSymbol, VersionTexts> = HashMap::new();
    let mut lines = Vec::new();
    for notified in &named {
        if !texts.contains_key(&notified.norm) {
            let norm = norms::find(r, &notified.norm)?;
            let read = versions::texts(r, &norm.shown, As::Corrected)?;
            texts.insert(notified.norm.clone(), read);
        }
        for (url, name) in units(
            (&notified.norm, &notified.units),
            texts.get(&notified.norm),
            w,
        ) {
            lines.push(PartLine {
                url,
                title: w.unit_page_title(name, notified.norm.printed()),
                lang,
                note: w.date(notified.event.date),
                sign: Sign::Stage("quiet", event_word(notified.event.kind, w)),
                late: String::new(),
            });
        }
    }
    Ok(Part {
        anchor: "paragraphs",
        title: w.member_units_title(),
        lines,
        empty: w.member_units_empty(),
        all_url: format!("/{lang}/adoption"),
        all_label: w.members_norms_all(),
    })
}
