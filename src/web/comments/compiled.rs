//! What is read for pages of comments: them, their words, and every text that they were made on.

use std::collections::HashMap;

use jiff::Timestamp;

use crate::rules::visibility::Viewer;
use crate::rules::words::{Lang, ProposalSymbol, UnitSymbol};
use crate::store::comments::{self, Comment};
use crate::store::members::Roster;
use crate::store::proposals::{self, Proposal, Titles};
use crate::store::revisions::{self, Revision};
use crate::store::{Failure, Head, Reading, StoreError, documents, members};
use crate::text::{Identities, Text, Unit, UnitId};
use crate::web::unit_names;
use crate::web::words::Words;

/// The text of a revision in the languages it has, with the stable ids of its units.
pub struct Texts {
    pub ids: Identities,
    pub en: Option<Text>,
    pub fr: Option<Text>,
}

impl Texts {
    pub fn of(revision: &Revision, bodies: &HashMap<String, String>) -> Result<Self, StoreError> {
        let corrupt = |said: String| {
            let number = revision.number;
            StoreError::Corrupt(format!(
                "units of {}, Rev.{number}: {said}",
                revision.proposal
            ))
        };
        let text = |lang: Lang| {
            revision
                .of(lang)
                .and_then(|texts| bodies.get(texts.text.as_str()))
                .map(|source| Text::parse(source))
        };
        let units = bodies
            .get(revision.units.as_str())
            .ok_or_else(|| corrupt("not there".to_owned()))?;
        let ids = match units.strip_prefix('{') {
            Some(_) => Identities::parse(units).map_err(|error| corrupt(error.to_string()))?,
            // The sentence that stands in the place of a document that is withheld: no unit can be named.
            None => Identities::first(&Text::default()),
        };
        Ok(Self {
            ids,
            en: text(Lang::En),
            fr: text(Lang::Fr),
        })
    }

    pub const fn text(&self, lang: Lang) -> Option<&Text> {
        match lang {
            Lang::En => self.en.as_ref(),
            Lang::Fr => self.fr.as_ref(),
        }
    }

    /// Where the unit stands in this text.
    pub fn address(&self, unit: &UnitSymbol) -> Option<&str> {
        self.ids.address(UnitId::parse(unit.as_str())?)
    }

    pub fn unit(&self, lang: Lang, unit: &UnitSymbol) -> Option<&Unit> {
        self.text(lang)?.find(self.address(unit)?)
    }

    /// The language in which a unit can be shown: this one if it is there, else the other.
    pub fn shown(&self, lang: Lang, unit: &UnitSymbol) -> Option<(Lang, &Unit)> {
        [lang, lang.other()]
            .into_iter()
            .find_map(|lang| Some((lang, self.unit(lang, unit)?)))
    }

    /// How the unit is called; none if it is not in this text.
    pub fn name(&self, unit: &UnitSymbol, w: &Words) -> Option<String> {
        let address = self.address(unit)?;
        let (lang, _) = self.shown(w.lang(), unit)?;
        Some(unit_names::name(self.text(lang)?, address, w))
    }

    /// Every unit in reading order, by its stable id.
    pub fn units(&self) -> impl Iterator<Item = UnitSymbol> {
        self.ids
            .iter()
            .filter_map(|(_, unit)| UnitSymbol::parse(&unit.to_string()).ok())
    }
}

/// Everything that a page of comments rests on.
pub struct Compiled {
    pub head: Head,
    pub now: Timestamp,
    pub proposal: Proposal,
    pub titles: Titles,
    pub comments: Vec<Comment>,
    pub bodies: HashMap<String, String>,
    /// The texts of the current revision, and of each that a comment was made on, by number.
    pub texts: HashMap<i64, Texts>,
    pub roster: Roster,
    /// The amendments that grew from comments, by the number of the comment.
    pub grown: HashMap<i64, Vec<i64>>,
}

impl Compiled {
    /// The text as it stands.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] when the current revision was not read.
    pub fn current(&self) -> Result<&Texts, StoreError> {
        let number = self.proposal.revision;
        self.texts.get(&number).ok_or_else(|| {
            StoreError::Corrupt(format!("{}: no Rev.{number}", self.proposal.symbol))
        })
    }

    /// The words of a document; empty for one that is not there.
    pub fn body(&self, commitment: &str) -> &str {
        self.bodies.get(commitment).map_or("", String::as_str)
    }
}

/// Reads the comments on a proposal through a viewer's eyes.
///
/// # Errors
/// Not found for this viewer.
pub fn read(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    symbol: &ProposalSymbol,
) -> Result<Compiled, Failure> {
    let (head, now) = (r.head().clone(), r.now());
    let proposal = proposals::find(r, viewer, symbol)?;
    let comments = comments::of_proposal(r, viewer, symbol)?;
    let all = revisions::of_proposal(r, viewer, symbol)?;
    let needed = all.iter().filter(|one| {
        one.number == proposal.revision || comments.iter().any(|c| c.revision == one.number)
    });
    let needed: Vec<&Revision> = needed.collect();
    let mut commitments: Vec<String> = comments.iter().flat_map(Comment::commitments).collect();
    commitments.extend(needed.iter().flat_map(|one| one.commitments()));
    let bodies = documents::bodies(r, viewer, &commitments)?;
    let mut texts = HashMap::new();
    for revision in needed {
        texts.insert(revision.number, Texts::of(revision, &bodies)?);
    }
    let mut titles = proposals::titles(r, viewer, std::slice::from_ref(symbol))?;
    Ok(Compiled {
        head,
        now,
        titles: titles.remove(symbol).unwrap_or_default(),
        grown: comments::grown(r, viewer, symbol)?,
        roster: members::roster(r)?,
        proposal,
        comments,
        bodies,
        texts,
    })
}
