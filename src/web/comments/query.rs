//! Which comments a page or a file is of, as its query string says.

use serde::Deserialize;

use crate::rules::words::{CommentKind, Lang, MemberCode, UnitSymbol};
use crate::store::comments::Comment;
use crate::web::problems::Problem;

/// What the query string may say; nothing and an empty word are the same.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Query {
    pub kind: String,
    pub member: String,
    /// `yes` or `no`.
    pub answered: String,
    /// A stable id, or `whole`.
    pub unit: String,
    pub language: String,
}

/// Comments on one unit, or on none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OfUnit {
    Whole,
    Unit(UnitSymbol),
}

/// Whether the secretariat has answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answering {
    Done,
    Awaited,
}

/// The same, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sought {
    kind: Option<CommentKind>,
    member: Option<MemberCode>,
    answered: Option<Answering>,
    unit: Option<OfUnit>,
    lang: Option<Lang>,
}

fn word<T: std::str::FromStr>(typed: &str) -> Result<Option<T>, Problem> {
    match typed {
        "" => Ok(None),
        typed => typed.parse().map(Some).map_err(|_| Problem::Unreadable),
    }
}

impl Query {
    /// # Errors
    /// Unreadable where a word is none of its list.
    pub fn sought(&self) -> Result<Sought, Problem> {
        Ok(Sought {
            kind: word(&self.kind)?,
            member: word(&self.member)?,
            answered: match self.answered.as_str() {
                "" => None,
                "yes" => Some(Answering::Done),
                "no" => Some(Answering::Awaited),
                _ => return Err(Problem::Unreadable),
            },
            unit: match self.unit.as_str() {
                "whole" => Some(OfUnit::Whole),
                typed => word(typed)?.map(OfUnit::Unit),
            },
            lang: word(&self.language)?,
        })
    }

    /// The query string again, without `?`.
    pub fn said(&self) -> String {
        [
            ("kind", &self.kind),
            ("member", &self.member),
            ("answered", &self.answered),
            ("unit", &self.unit),
            ("language", &self.language),
        ]
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{name}={value}"))
        .collect::<Vec<_>>()
        .join("&")
    }
}

impl Sought {
    pub fn holds(&self, comment: &Comment) -> bool {
        self.kind.is_none_or(|kind| comment.kind == kind)
            && self.lang.is_none_or(|lang| comment.lang == lang)
            && self
                .member
                .as_ref()
                .is_none_or(|code| comment.member == *code)
            && match self.answered {
                None => true,
                Some(Answering::Done) => comment.answered.is_some(),
                Some(Answering::Awaited) => comment.answered.is_none(),
            }
            && match &self.unit {
                None => true,
                Some(OfUnit::Whole) => comment.unit.is_none(),
                Some(OfUnit::Unit(unit)) => comment.unit.as_ref() == Some(unit),
            }
    }
}
