//! Which acts touch which pages: an act that is not said to be beside a page touches it.

use crate::store::Recent;

/// A page whose acts are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    Home,
    Norms,
    Norm(String),
    Votes,
    Vote(String),
    Adoption,
    Search,
}

/// Acts that change nothing of what any of these pages says, and come often.
const BESIDE_ALL: &[&str] = &[
    "log",
    "comment",
    "comment-answer",
    "co-sponsorship",
    "seat",
    "seat-end",
];

impl Subject {
    /// None of the pages that are composed for each head.
    pub(super) fn of(path: &str) -> Option<Self> {
        let rest = path.strip_prefix("/en/").or(path.strip_prefix("/fr/"))?;
        let mut parts = rest.split('/');
        let (first, second) = (parts.next().unwrap_or_default(), parts.next());
        let is_last = parts.next().is_none();
        match (first, second) {
            ("", None) => Some(Self::Home),
            ("norms", None) => Some(Self::Norms),
            ("norms", Some(symbol)) if is_last && is_page(symbol) => {
                Some(Self::Norm(symbol.to_owned()))
            }
            ("votes", None) => Some(Self::Votes),
            ("votes", Some(symbol)) if is_last && is_page(symbol) && symbol != "compare" => {
                Some(Self::Vote(symbol.to_owned()))
            }
            ("adoption", None) => Some(Self::Adoption),
            ("search", None) => Some(Self::Search),
            _ => None,
        }
    }

    /// Whether the page reads the same after this act, but for its foot.
    pub(super) fn is_beside(&self, act: &Recent) -> bool {
        let name = act.act.as_str();
        if BESIDE_ALL.contains(&name) {
            return true;
        }
        match (self, name) {
            // How many have voted stands on the list of votes, and on the vote's own page.
            (Self::Votes, "vote") => false,
            (Self::Vote(own), "vote") => is_of_another(act.ballot.as_deref(), own),
            (_, "vote") => true,
            (Self::Norm(own), "adherence" | "acknowledgement") => {
                is_of_another(act.norm.as_deref(), own)
            }
            (Self::Votes | Self::Vote(_) | Self::Search, "adherence" | "acknowledgement") => true,
            (Self::Home | Self::Norms | Self::Adoption, "acknowledgement") => true,
            _ => false,
        }
    }
}

/// A symbol without the suffix of a file.
fn is_page(symbol: &str) -> bool {
    !symbol.is_empty() && !symbol.contains('.')
}

/// An act that does not say what it is about may be about anything.
fn is_of_another(named: Option<&str>, own: &str) -> bool {
    named.is_some_and(|named| named != own)
}
