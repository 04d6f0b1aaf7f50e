//! Capital clearing: somebody of a delegation prepares a vote or a report, and whoever may decides on it.

use serde::{Deserialize, Serialize};

use super::ballots::find;
use super::votes::{Said, is_entitled, receives};
use crate::record::canonical;
use crate::rules::Refusal;
use crate::rules::permissions::Action;
use crate::rules::words::{BallotSymbol, Choice, MemberCode, NormSymbol};
use crate::store::preparations::{self, Outcome, Prepared};
use crate::store::{Asking, Asks, Failure, Kept, Request, Store, StoreError, norms, private_log};

/// A vote as it was prepared: not a vote until a holder of the vote gives it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreparedVote {
    pub choice: Choice,
    pub explanation_en: String,
    pub explanation_fr: String,
}

impl PreparedVote {
    /// # Errors
    /// [`StoreError::Corrupt`] when it does not read.
    pub fn read(content: &str) -> Result<Self, StoreError> {
        serde_json::from_str(content).map_err(|e| StoreError::Corrupt(e.to_string()))
    }
}

/// A report as it was prepared: what the form of a notification will say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreparedNotification {
    pub kind: String,
    pub date: String,
    pub note_en: String,
    pub note_fr: String,
    pub units: Vec<String>,
}

impl PreparedNotification {
    /// Nothing was typed.
    pub fn is_blank(&self) -> bool {
        let Self {
            kind,
            date,
            note_en,
            note_fr,
            units,
        } = self;
        [kind, date, note_en, note_fr]
            .iter()
            .all(|typed| typed.trim().is_empty())
            && units.is_empty()
    }

    /// # Errors
    /// [`StoreError::Corrupt`] when it does not read.
    pub fn read(content: &str) -> Result<Self, StoreError> {
        serde_json::from_str(content).map_err(|e| StoreError::Corrupt(e.to_string()))
    }
}

/// Prepares a vote of the caller's delegation; as secret as a vote, and forgotten at the closing.
///
/// # Errors
/// As a vote: [`Refusal::NotYetOpen`], [`Refusal::Closed`], [`Refusal::NotEntitled`]; [`Refusal::TooLong`].
pub fn prepare_vote(
    store: &Store,
    by: Asks,
    member: &MemberCode,
    ballot: BallotSymbol,
    vote: &PreparedVote,
    request: Option<Request>,
) -> Result<(), Failure> {
    Said::explanation(&vote.explanation_en, &vote.explanation_fr)?;
    let (member, content) = (member.clone(), canonical::write(vote)?);
    let asking = Asking::new(by, Action::Draft)
        .about(&member)
        .with_request(request);
    store.keep(asking, move |tx| {
        let found = find(tx, &ballot)?;
        receives(&found, tx)?;
        is_entitled(tx, &found, &member)?;
        preparations::prepare(tx, Prepared::Vote, ballot.as_str(), &content)?;
        private_log::write(tx, "vote-prepared", &format!("{member} {ballot}"))?;
        Ok(Kept::Done(()))
    })
}

/// Prepares a notification on a norm: for the head to read, complete and send.
///
/// # Errors
/// [`Refusal::NormAnnulled`]; what is incomplete is refused when it is sent, not before.
pub fn prepare_notification(
    store: &Store,
    by: Asks,
    member: &MemberCode,
    norm: NormSymbol,
    report: &PreparedNotification,
    request: Option<Request>,
) -> Result<(), Failure> {
    let content = canonical::write(report)?;
    let asking = Asking::new(by, Action::Draft)
        .about(member)
        .with_request(request);
    store.keep(asking, move |tx| {
        if norms::find(&mut tx.reading(), &norm)?.annulled.is_some() {
            return Err(Refusal::NormAnnulled.into());
        }
        preparations::prepare(tx, Prepared::Notification, norm.as_str(), &content)?;
        Ok(Kept::Done(()))
    })
}

/// Puts aside what was prepared and not decided.
///
/// # Errors
/// [`Refusal::NothingWaiting`] where nothing is.
pub fn put_aside(
    store: &Store,
    by: Asks,
    kind: Prepared,
    subject: &str,
    request: Option<Request>,
) -> Result<(), Failure> {
    let subject = subject.to_owned();
    let asking = Asking::new(by, Action::Draft).with_request(request);
    store.keep(asking, move |tx| {
        if !preparations::decide(tx, kind, &subject, Outcome::Declined)? {
            return Err(Refusal::NothingWaiting.into());
        }
        Ok(Kept::Done(()))
    })
}
