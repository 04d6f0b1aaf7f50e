//! The desks: what is due comes first, then what can be done.

use jiff::Timestamp;

use super::shell::{self, Shell};
use super::site::Site;
use crate::rules::words::Lang;
use crate::store::members::Roster;
use crate::store::sessions::Visitor;

/// Something due, as a line of a desk: what, where to do it, until when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    pub title: String,
    /// One line beside it: symbol, sponsor, state.
    pub note: String,
    pub url: String,
    pub deadline: Option<Timestamp>,
}

/// The shell of a desk page: who is there stands in its corner. `path` begins with `/desk`.
pub fn shell(
    site: &Site,
    lang: Lang,
    path: &str,
    title: String,
    visitor: &Visitor,
    roster: &Roster,
) -> Shell {
    let label = visitor
        .viewer()
        .delegation()
        .map_or_else(|| visitor.name.clone(), |member| roster.short(member, lang));
    let desk_url = format!("/{lang}/desk");
    Shell::desk(site, lang, path, title, shell::Visitor { label, desk_url })
}
