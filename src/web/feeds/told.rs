//! Entries as a feed tells them: a sentence, what it is about, and where it is to be read.

use std::collections::HashMap;

use super::tag;
use crate::record::canonical::micros;
use crate::record::entries::Subject;
use crate::record::{Act, Entry};
use crate::rules::visibility::Viewer;
use crate::rules::words::{Lang, MemberCode, NormSymbol, ProposalSymbol};
use crate::store::entries::Written;
use crate::store::following::Followed;
use crate::store::members::{self, Roster};
use crate::store::norms::{self, Both};
use crate::store::proposals::{self, Titles};
use crate::store::themes::{self, Theme};
use crate::store::{Failure, Reading, StoreError};
use crate::web::sentences::{Run, Teller};
use crate::web::words::Words;

/// One entry of a feed.
pub struct Item {
    pub id: String,
    pub title: String,
    pub updated: String,
    /// Paths without origin.
    pub page: String,
    pub record: String,
    pub act: String,
    pub runs: Vec<(String, String)>,
    /// The title of the norm or proposal, with its language where it is not the feed's; empty where there is none.
    pub about: String,
    pub about_lang: Lang,
    /// How the member voted, in a member's feed.
    pub vote: String,
    pub by: String,
}

/// What sentences name things by, and ids begin with.
pub(super) struct Names {
    pub(super) tag: String,
    roster: Roster,
    themes: Vec<Theme>,
}

impl Names {
    pub(super) fn of(r: &mut Reading<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            tag: tag(r)?.0,
            roster: members::roster(r)?,
            themes: themes::all(r)?,
        })
    }
}

/// Entries in the words of a language.
pub(super) fn tell(
    r: &mut Reading<'_>,
    w: &'static Words,
    names: &Names,
    written: &[Written],
    followed: &Followed,
) -> Result<Vec<Item>, Failure> {
    let teller = Teller {
        w,
        roster: &names.roster,
        themes: &names.themes,
    };
    let subjects: Vec<Subject> = written.iter().map(|one| one.entry.act.subject()).collect();
    let titles = titles(r, &subjects)?;
    let lang = w.lang();
    Ok(written
        .iter()
        .zip(&subjects)
        .map(|(one, subject)| {
            let (about, about_lang) = titles.about(subject, lang);
            Item {
                id: format!("{}entries/{}/{lang}", names.tag, one.index),
                title: teller.say(&one.entry),
                updated: micros::text(one.time),
                page: format!("/{lang}{}", page_of(subject, one.index)),
                record: format!("/{lang}/record/{}", one.index),
                act: one.entry.act.name(),
                runs: teller
                    .runs(&one.entry)
                    .into_iter()
                    .map(linked(lang))
                    .collect(),
                about,
                about_lang,
                vote: match followed {
                    Followed::Member(code) => voted(&one.entry, code, &names.roster, w),
                    _ => String::new(),
                },
                by: teller.by(&one.entry),
            }
        })
        .collect())
}

fn linked(lang: Lang) -> impl Fn(Run) -> (String, String) {
    move |run| match run.path.as_str() {
        "" => (run.text, String::new()),
        path => (run.text, format!("/{lang}{path}")),
    }
}

/// The page that the sentence is about most.
fn page_of(subject: &Subject, index: i64) -> String {
    if let Some(norm) = &subject.norm {
        format!("/norms/{norm}")
    } else if let Some(ballot) = &subject.ballot {
        format!("/votes/{ballot}")
    } else {
        // A proposal may be for members, and have no page for everybody.
        format!("/record/{index}")
    }
}

/// « France voted yes », of a closing that opened its vote.
fn voted(entry: &Entry, code: &MemberCode, roster: &Roster, w: &Words) -> String {
    let Act::Closing { votes, .. } = &entry.act else {
        return String::new();
    };
    let own = votes.iter().find(|vote| vote.content.member == *code);
    let choice = own.and_then(|vote| vote.content.choice);
    let name = roster.short(code, w.lang());
    choice.map_or_else(String::new, |choice| w.feeds_voted(name, w.choice(choice)))
}

/// The titles of norms and of proposals that everybody may read.
struct About {
    norms: HashMap<NormSymbol, Both>,
    proposals: HashMap<ProposalSymbol, Titles>,
}

impl About {
    fn about(&self, subject: &Subject, lang: Lang) -> (String, Lang) {
        let norm = subject
            .norm
            .as_ref()
            .and_then(|symbol| self.norms.get(symbol));
        if let Some(title) = norm {
            return (title.of(lang).to_owned(), lang);
        }
        let of = subject.proposal.as_ref();
        match of.and_then(|symbol| self.proposals.get(symbol)) {
            Some(titles) => (titles.of(lang).to_owned(), titles.written_in(lang)),
            None => (String::new(), lang),
        }
    }
}

fn titles(r: &mut Reading<'_>, subjects: &[Subject]) -> Result<About, Failure> {
    let mut of_norms = HashMap::new();
    let mut symbols: Vec<ProposalSymbol> = Vec::new();
    for subject in subjects {
        if let Some(symbol) = &subject.norm
            && !of_norms.contains_key(symbol)
        {
            match norms::find(r, symbol) {
                Ok(norm) => of_norms.insert(symbol.clone(), norm.title),
                // The closing of an adoption names a norm that its certification may yet refuse.
                Err(StoreError::NotFound) => of_norms.insert(symbol.clone(), Both::default()),
                Err(error) => return Err(error.into()),
            };
        }
        symbols.extend(subject.proposal.clone());
    }
    symbols.sort();
    symbols.dedup();
    of_norms.retain(|_, title| !title.en.is_empty() || !title.fr.is_empty());
    Ok(About {
        norms: of_norms,
        proposals: proposals::titles(r, &Viewer::Public, &symbols)?,
    })
}
