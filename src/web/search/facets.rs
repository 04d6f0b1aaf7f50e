//! What results are narrowed by, in words.

use crate::rules::words::MemberCode;
use crate::store::members::Roster;
use crate::store::norms::State;
use crate::store::search::{Facet, Kind};
use crate::store::themes::Theme;
use crate::web::words::Words;

/// What the values of facets are called.
pub struct Called<'a> {
    pub w: &'static Words,
    pub themes: &'a [Theme],
    pub roster: &'a Roster,
}

impl Called<'_> {
    /// The word for a value; the value itself where it is none of the register's.
    pub fn value(&self, facet: Facet, value: &str) -> String {
        match facet {
            Facet::Kind => match value.parse::<Kind>() {
                Ok(kind) => self.w.search_kinds(kind.as_str()),
                Err(_) => value.to_owned(),
            },
            Facet::Theme => {
                let theme = self
                    .themes
                    .iter()
                    .find(|theme| theme.code.as_str() == value);
                theme.map_or_else(
                    || value.to_owned(),
                    |theme| theme.name(self.w.lang()).to_owned(),
                )
            }
            Facet::Status => self.status(value),
            Facet::Year => value.to_owned(),
            Facet::Member => match MemberCode::parse(value) {
                Ok(code) => self.roster.short(&code, self.w.lang()),
                Err(_) => value.to_owned(),
            },
            Facet::Result => self.capital(&self.w.vote_state(value, "")),
        }
    }

    fn status(&self, value: &str) -> String {
        match value.split_once('-') {
            Some((kind, status)) => self
                .w
                .search_status(self.w.search_kind(kind), self.status_word(kind, status)),
            None => value.to_owned(),
        }
    }

    /// Where a norm, proposal or vote stands, as it is said within a sentence.
    pub fn status_word(&self, kind: &str, status: &str) -> String {
        let w = self.w;
        match (kind, status.parse::<State>()) {
            ("norm", Ok(State::InForce)) => w.norms_state_in_force(),
            ("norm", Ok(State::NotInForce)) => w.norms_state_not_in_force(),
            ("norm", Ok(State::Annulled)) => w.norms_state_annulled(),
            ("norm", Ok(State::Ended)) => w.norms_state_ended(),
            ("proposal", _) => lower(&w.proposal_stage(status)),
            ("vote", _) => w.search_vote_state(status),
            _ => status.to_owned(),
        }
    }

    /// A word that stands alone.
    pub fn capital(&self, word: &str) -> String {
        let mut letters = word.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        first.chain(letters).collect()
    }
}

fn lower(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_lowercase);
    first.chain(letters).collect()
}
