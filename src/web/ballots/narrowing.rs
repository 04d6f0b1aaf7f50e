//! What a list of votes is narrowed by, and the counts of exactly that.

use serde::Deserialize;

use crate::rules::visibility::Viewer;
use crate::rules::words::ThemeCode;
use crate::store::ballots::{self, Ballot, Decided, Sought};
use crate::store::{Failure, Reading};
use crate::web::as_of::AsOf;
use crate::web::votes::{heading, titles};
use crate::web::words::Words;

/// Results are counted exactly up to this many.
const COUNTED: i64 = 1_000;
/// Of the results that a text is looked for in, the newest.
const LOOKED: usize = 2_000;
/// Ballots read at a time while a text is looked for.
const CHUNK: i64 = 200;
/// The longest text that is looked for, in characters.
const TEXT_MOST: usize = 200;

/// As it stands in the address.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Narrowing {
    #[serde(default)]
    pub text: String,
    #[serde(default)]
    pub result: String,
    #[serde(default)]
    pub year: String,
    #[serde(default)]
    pub kind: String,
    #[serde(default)]
    pub theme: String,
    #[serde(default)]
    pub member: String,
    #[serde(default)]
    pub before: String,
    /// The day as of which the list is asked for.
    #[serde(default)]
    pub on: String,
}

impl Narrowing {
    /// None where the address names what is not there.
    pub fn sought(&self) -> Option<Sought> {
        fn given<T: std::str::FromStr>(text: &str) -> Option<Option<T>> {
            if text.is_empty() {
                Some(None)
            } else {
                text.parse().ok().map(Some)
            }
        }
        let year: Option<i16> = given(&self.year)?;
        if self.text.chars().count() > TEXT_MOST {
            return None;
        }
        Some(Sought {
            result: given::<Decided>(&self.result)?,
            year: match year {
                Some(year) if !(1900..=2200).contains(&year) => return None,
                year => year,
            },
            theme: given::<ThemeCode>(&self.theme)?,
            kind: given(&self.kind)?,
            member: given(&self.member)?,
            before: given(&self.before)?,
        })
    }

    /// The canonical query: only what is given, in one order.
    pub fn query(&self, before: &str) -> String {
        let text = super::escaped(self.text.trim());
        let parts = [
            ("text", text.as_str()),
            ("result", &self.result),
            ("year", &self.year),
            ("kind", &self.kind),
            ("theme", &self.theme),
            ("member", &self.member),
            ("before", before),
        ];
        let given: Vec<String> = parts
            .iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        given.join("&")
    }

    /// What the counts of this list are kept under: they do not depend on the page of it.
    pub fn key(&self, as_of: &AsOf, w: &Words) -> String {
        format!("{}?{}{}", w.lang(), self.query(""), as_of.kept())
    }
}

/// A page of results.
pub struct Found {
    pub ballots: Vec<Ballot>,
    /// Where the page of older results begins.
    pub older: Option<i64>,
}

/// The results that are asked for, newest first. A text is looked for in symbols and titles, without case or accents.
///
/// # Errors
/// A failure of the store.
pub fn over(
    r: &mut Reading<'_>,
    sought: &Sought,
    text: &str,
    most: i64,
    w: &Words,
) -> Result<Found, Failure> {
    if text.trim().is_empty() {
        let mut ballots = ballots::over(r, &Viewer::Public, sought, most + 1)?;
        let is_more = ballots.len() as i64 > most;
        ballots.truncate(most as usize);
        let older = ballots.last().and_then(|last| last.closed_idx);
        let older = older.filter(|_| is_more);
        return Ok(Found { ballots, older });
    }
    let (mut found, mut looked, mut before) = (Vec::new(), 0, sought.before);
    loop {
        let chunk = Sought {
            before,
            ..sought.clone()
        };
        let chunk = ballots::over(r, &Viewer::Public, &chunk, CHUNK)?;
        let is_last = (chunk.len() as i64) < CHUNK;
        looked += chunk.len();
        before = chunk.last().and_then(|last| last.closed_idx).or(before);
        found.extend(with_text(r, chunk, text, w)?);
        if found.len() as i64 > most {
            found.truncate(most as usize);
            let older = found.last().and_then(|last: &Ballot| last.closed_idx);
            return Ok(Found {
                ballots: found,
                older,
            });
        }
        if is_last || looked >= LOOKED {
            return Ok(Found {
                ballots: found,
                older: before.filter(|_| !is_last),
            });
        }
    }
}

/// Those of these ballots whose symbol or title has every word of a text in it.
///
/// # Errors
/// A failure of the store.
pub fn with_text(
    r: &mut Reading<'_>,
    mut some: Vec<Ballot>,
    text: &str,
    w: &Words,
) -> Result<Vec<Ballot>, Failure> {
    let wanted: Vec<String> = text
        .split_whitespace()
        .map(|word| w.sort_key(word).0)
        .collect();
    if wanted.is_empty() {
        return Ok(some);
    }
    let titles = titles(r, &Viewer::Public, &some, w.lang())?;
    some.retain(|ballot| {
        let said = format!(
            "{} {}",
            ballot.symbol,
            heading(ballot, titles.get(&ballot.proposal), w)
        );
        let said = w.sort_key(&said).0;
        wanted.iter().all(|word| said.contains(word))
    });
    Ok(some)
}

/// How many results there are of each kind; exact up to a thousand of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub adopted: i64,
    pub rejected: i64,
    pub no_decision: i64,
    /// There are more than were counted.
    pub is_more: bool,
}

impl Counts {
    fn of(some: impl IntoIterator<Item = Decided>) -> Self {
        let mut counts = Self::default();
        for one in some {
            match one {
                Decided::Adopted => counts.adopted += 1,
                Decided::Rejected => counts.rejected += 1,
                Decided::NoDecision => counts.no_decision += 1,
            }
        }
        counts
    }

    pub const fn all(&self) -> i64 {
        self.adopted + self.rejected + self.no_decision
    }

    /// As a sentence.
    pub fn said(&self, w: &Words) -> String {
        if self.is_more {
            w.votes_counts_more(w.number(COUNTED))
        } else {
            w.votes_counts(self.all(), self.adopted, self.rejected, self.no_decision)
        }
    }
}

/// Counts the results that are asked for, on all pages together.
///
/// # Errors
/// A failure of the store.
pub fn counts(
    r: &mut Reading<'_>,
    sought: &Sought,
    text: &str,
    w: &Words,
) -> Result<Counts, Failure> {
    let all = Sought {
        before: None,
        ..sought.clone()
    };
    if text.trim().is_empty() {
        let mut found = ballots::results(r, &Viewer::Public, &all, COUNTED + 1)?;
        let is_more = found.len() as i64 > COUNTED;
        found.truncate(COUNTED as usize);
        let counts = Counts::of(found);
        return Ok(Counts { is_more, ..counts });
    }
    let found = over(r, &all, text, COUNTED, w)?;
    let counts = Counts::of(found.ballots.iter().map(decided));
    Ok(Counts {
        is_more: found.older.is_some(),
        ..counts
    })
}

/// What a ballot that is over is listed as.
pub fn decided(ballot: &Ballot) -> Decided {
    match ballot.ground {
        Some(_) => Decided::NoDecision,
        None => Decided::of(ballot.outcome),
    }
}
