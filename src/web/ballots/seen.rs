//! What the page of a vote is made of, read at one moment.

use jiff::Timestamp;
use std::collections::HashMap;

use crate::rules::rulebook::Rulebook;
use crate::rules::visibility::Viewer;
use crate::rules::words::{BallotSymbol, Choice, Commitment, Lang, MemberCode, Reference};
use crate::store::ballots::{self as reading, Ballot};
use crate::store::members::{self, Roster};
use crate::store::votes::{self, Explained, RollLine};
use crate::store::{Failure, Reading, documents};
use crate::web::amendments::part::{self, Asked};
use crate::web::votes::titles;

/// Everything that the page is made of, read at one moment.
pub(super) struct Seen {
    pub(super) ballot: Ballot,
    pub(super) roster: Roster,
    pub(super) book: Rulebook,
    pub(super) title: Option<String>,
    pub(super) roll: Vec<RollLine>,
    pub(super) have_voted: i64,
    pub(super) explained: Vec<Explained>,
    pub(super) bodies: HashMap<String, String>,
    pub(super) languages: HashMap<Commitment, Lang>,
    pub(super) intended: Vec<(i64, MemberCode, Choice)>,
    pub(super) corrections: Vec<votes::CorrectionMade>,
    pub(super) reports: i64,
    pub(super) extensions: Vec<(i64, Timestamp, Reference)>,
    pub(super) asked: Option<Asked>,
}

pub(super) fn see(r: &mut Reading<'_>, symbol: &BallotSymbol, lang: Lang) -> Result<Seen, Failure> {
    let viewer = &Viewer::Public;
    let ballot = reading::find(r, viewer, symbol)?;
    let roll = votes::roll(r, viewer, &ballot)?;
    let explained = votes::explained_after(r, viewer, &ballot)?;
    let mut said: Vec<Commitment> = roll
        .iter()
        .flat_map(|line| line.explanation.clone())
        .collect();
    for one in &explained {
        said.extend(one.en.iter().chain(&one.fr).cloned());
    }
    let names: Vec<String> = said.iter().map(ToString::to_string).collect();
    let title = titles(r, viewer, std::slice::from_ref(&ballot), lang)?.remove(&ballot.proposal);
    Ok(Seen {
        roster: members::roster(r)?,
        book: reading::rulebook(r, ballot.rulebook)?,
        title,
        have_voted: votes::voted(r, viewer, symbol)?.count,
        bodies: documents::bodies(r, viewer, &names)?,
        languages: votes::languages(r, &said)?,
        intended: votes::intended(r, viewer, &ballot)?,
        corrections: votes::corrections_of(r, viewer, &ballot)?,
        reports: votes::reports(r, viewer, &ballot)?.len() as i64,
        extensions: reading::extensions(r, viewer, &ballot)?,
        asked: part::asked(r, viewer, &ballot, lang)?,
        roll,
        explained,
        ballot,
    })
}
