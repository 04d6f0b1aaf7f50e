//! Preparations: what somebody of a delegation prepared and its head decides on. Seen by the delegation only.

use diesel::prelude::*;
use jiff::Timestamp;
use uuid::Uuid;

use super::connection::AnyConnection;
use super::failures::{Failure, StoreError};
use super::pens::Tx;
use super::reading::{Reading, at, word};
use super::schema::{accounts, comment_drafts, entries, preparations};
use crate::rules::Refusal;
use crate::rules::visibility::Viewer;
use crate::rules::words::{BallotSymbol, MemberCode, word_list};

word_list! {
    /// What was prepared.
    Prepared { Vote = "vote", Notification = "notification" }
}

word_list! {
    /// How it ended. What the head did may be something else than what was prepared.
    Outcome {
        /// The head voted, or notified.
        Done = "done",
        /// The delegation put it aside.
        Declined = "declined",
        /// The voting ended before anybody decided.
        Lapsed = "lapsed",
    }
}

/// Something prepared on which nobody has decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
    pub id: Uuid,
    pub subject: String,
    /// As it was typed, in JSON.
    pub content: String,
    /// Counts how often it was prepared anew, from 1.
    pub version: i64,
    /// Who prepared it.
    pub name: String,
    pub at: Timestamp,
}

/// Prepares something, or prepares it anew.
///
/// # Errors
/// [`Refusal::OfficeDoesNotPermit`] for a caller of no delegation.
pub fn prepare(
    tx: &mut Tx<'_>,
    kind: Prepared,
    subject: &str,
    content: &str,
) -> Result<(), Failure> {
    let member = tx
        .permit()
        .member()
        .cloned()
        .ok_or(Refusal::OfficeDoesNotPermit)?;
    let by = tx.permit().account().ok_or(Refusal::SignInFirst)?;
    let now = tx.now().as_microsecond();
    let place = place_of(member.as_str(), kind, subject);
    let content = tx.sealing().close(&place, content)?;
    let changed = diesel::update(
        preparations::table
            .filter(preparations::member.eq(member.as_str()))
            .filter(preparations::kind.eq(kind.as_str()))
            .filter(preparations::subject.eq(subject))
            .filter(preparations::outcome.is_null()),
    )
    .set((
        preparations::content.eq(&content),
        preparations::version.eq(preparations::version + 1),
        preparations::account.eq(by.to_string()),
        preparations::prepared.eq(now),
    ))
    .execute(tx.conn)?;
    if changed == 0 {
        diesel::insert_into(preparations::table)
            .values((
                preparations::id.eq(tx.fresh_id().to_string()),
                preparations::member.eq(member.as_str()),
                preparations::kind.eq(kind.as_str()),
                preparations::subject.eq(subject),
                preparations::content.eq(&content),
                preparations::version.eq(1),
                preparations::account.eq(by.to_string()),
                preparations::prepared.eq(now),
            ))
            .execute(tx.conn)?;
    }
    Ok(())
}

/// Where a content is sealed for: it opens nowhere else.
fn place_of(member: &str, kind: Prepared, subject: &str) -> String {
    format!("preparation/{member}/{kind}/{subject}")
}

/// What the viewer's own delegation has prepared on something; nobody else's, ever.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn open(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    kind: Prepared,
    subject: &str,
) -> Result<Option<Open>, StoreError> {
    Ok(all_open(r, viewer, kind)?
        .into_iter()
        .find(|open| open.subject == subject))
}

/// All that the viewer's own delegation has prepared and not decided, the oldest first.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn all_open(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    kind: Prepared,
) -> Result<Vec<Open>, StoreError> {
    let Some(member) = viewer.delegation() else {
        return Ok(Vec::new());
    };
    type Row = (String, String, Option<String>, i64, String, i64);
    let rows: Vec<Row> = preparations::table
        .inner_join(accounts::table.on(accounts::id.eq(preparations::account)))
        .filter(preparations::member.eq(member.as_str()))
        .filter(preparations::kind.eq(kind.as_str()))
        .filter(preparations::outcome.is_null())
        .order(preparations::prepared)
        .select((
            preparations::id,
            preparations::subject,
            preparations::content,
            preparations::version,
            accounts::name,
            preparations::prepared,
        ))
        .load(r.conn)?;
    let sealing = r.sealing().clone();
    rows.into_iter()
        .map(|(id, subject, content, version, name, made)| {
            let content = content
                .ok_or_else(|| StoreError::Corrupt("a preparation without content".into()))?;
            let place = place_of(member.as_str(), kind, &subject);
            Ok(Open {
                id: word(&id)?,
                content: sealing.disclose(&place, &content)?,
                subject,
                version,
                name,
                at: at(made)?,
            })
        })
        .collect()
}

/// The head decided: what was prepared on this is forgotten, and that it was is kept.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn decide(
    tx: &mut Tx<'_>,
    kind: Prepared,
    subject: &str,
    outcome: Outcome,
) -> Result<bool, StoreError> {
    let Some(member) = tx.permit().member().cloned() else {
        return Ok(false);
    };
    let by = tx.permit().account().map(|id| id.to_string());
    let index = (outcome == Outcome::Done).then(|| tx.index());
    let decided = diesel::update(
        preparations::table
            .filter(preparations::member.eq(member.as_str()))
            .filter(preparations::kind.eq(kind.as_str()))
            .filter(preparations::subject.eq(subject))
            .filter(preparations::outcome.is_null()),
    )
    .set((
        preparations::content.eq(None::<String>),
        preparations::decided.eq(tx.now().as_microsecond()),
        preparations::decided_by.eq(by),
        preparations::outcome.eq(outcome.as_str()),
        preparations::idx.eq(index),
    ))
    .execute(tx.conn)?;
    Ok(decided > 0)
}

/// The voting is over: every vote that was prepared in it and not given is forgotten.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn lapse(tx: &mut Tx<'_>, ballot: &BallotSymbol) -> Result<(), StoreError> {
    let now = tx.now();
    lapse_at(tx.conn, ballot, now)
}

/// As [`lapse`], of a closing that a restore regained from the record.
pub(super) fn lapse_at(
    conn: &mut AnyConnection,
    ballot: &BallotSymbol,
    closed: Timestamp,
) -> Result<(), StoreError> {
    diesel::update(
        preparations::table
            .filter(preparations::kind.eq(Prepared::Vote.as_str()))
            .filter(preparations::subject.eq(ballot.as_str()))
            .filter(preparations::outcome.is_null()),
    )
    .set((
        preparations::content.eq(None::<String>),
        preparations::decided.eq(closed.as_microsecond()),
        preparations::outcome.eq(Outcome::Lapsed.as_str()),
    ))
    .execute(conn)?;
    Ok(())
}

/// What a delegation prepared and decided, as its own page lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Course {
    pub kind: What,
    /// The symbol of a ballot, a norm or a proposal.
    pub subject: String,
    /// Where it is worked on, for a comment.
    pub id: Uuid,
    pub prepared_by: String,
    pub prepared: Timestamp,
    pub outcome: Option<Outcome>,
    pub decided_by: String,
    pub decided: Option<Timestamp>,
    /// The entry that came of it.
    pub index: Option<i64>,
}

/// A kind of preparation, drafts of comments among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    Vote,
    Notification,
    Comment,
}

impl Course {
    /// The kind, as sentences choose by it.
    pub const fn kind_word(&self) -> &'static str {
        match self.kind {
            What::Vote => "vote",
            What::Notification => "notification",
            What::Comment => "comment",
        }
    }
}

/// The last preparations of the viewer's own delegation, the newest first, `most` of each kind at most.
///
/// # Errors
/// [`Refusal::NotFound`] for who is of no delegation.
pub fn course(r: &mut Reading<'_>, viewer: &Viewer, most: i64) -> Result<Vec<Course>, Failure> {
    let member = viewer.delegation().ok_or(Refusal::NotFound)?;
    let mut all = prepared(r, member, most)?;
    all.extend(comments(r, member, most)?);
    all.sort_by_key(|course| std::cmp::Reverse(course.decided.unwrap_or(course.prepared)));
    all.truncate(usize::try_from(most).unwrap_or(usize::MAX));
    Ok(all)
}

fn prepared(
    r: &mut Reading<'_>,
    member: &MemberCode,
    most: i64,
) -> Result<Vec<Course>, StoreError> {
    type Row = (
        String,
        String,
        String,
        String,
        i64,
        Option<String>,
        Option<String>,
        Option<i64>,
        Option<i64>,
    );
    let deciders = diesel::alias!(accounts as deciders);
    let rows: Vec<Row> = preparations::table
        .inner_join(accounts::table.on(accounts::id.eq(preparations::account)))
        .left_join(
            deciders.on(deciders
                .field(accounts::id)
                .nullable()
                .eq(preparations::decided_by)),
        )
        .filter(preparations::member.eq(member.as_str()))
        .order(preparations::id.desc())
        .limit(most)
        .select((
            preparations::id,
            preparations::kind,
            preparations::subject,
            accounts::name,
            preparations::prepared,
            preparations::outcome,
            deciders.field(accounts::name).nullable(),
            preparations::decided,
            preparations::idx,
        ))
        .load(r.conn)?;
    rows.into_iter()
        .map(
            |(id, kind, subject, by, made, outcome, decider, decided, index)| {
                Ok(Course {
                    kind: match word(&kind)? {
                        Prepared::Vote => What::Vote,
                        Prepared::Notification => What::Notification,
                    },
                    subject,
                    id: word(&id)?,
                    prepared_by: by,
                    prepared: at(made)?,
                    outcome: outcome.as_deref().map(word).transpose()?,
                    decided_by: decider.unwrap_or_default(),
                    decided: decided.map(at).transpose()?,
                    index,
                })
            },
        )
        .collect()
}

/// Drafts of comments: prepared by whoever saved them last, decided by whoever published them.
fn comments(
    r: &mut Reading<'_>,
    member: &MemberCode,
    most: i64,
) -> Result<Vec<Course>, StoreError> {
    type Row = (
        String,
        String,
        String,
        i64,
        Option<i64>,
        Option<i64>,
        Option<String>,
    );
    let deciders = diesel::alias!(accounts as deciders);
    let rows: Vec<Row> = comment_drafts::table
        .inner_join(accounts::table.on(accounts::id.eq(comment_drafts::account)))
        .left_join(
            deciders.on(deciders
                .field(accounts::id)
                .nullable()
                .eq(comment_drafts::published_by)),
        )
        .left_join(entries::table.on(entries::idx.nullable().eq(comment_drafts::used)))
        .filter(comment_drafts::member.eq(member.as_str()))
        .order(comment_drafts::id.desc())
        .limit(most)
        .select((
            comment_drafts::id,
            comment_drafts::proposal,
            accounts::name,
            comment_drafts::changed,
            comment_drafts::used,
            entries::time.nullable(),
            deciders.field(accounts::name).nullable(),
        ))
        .load(r.conn)?;
    rows.into_iter()
        .map(|(id, subject, by, changed, used, decided, decider)| {
            Ok(Course {
                kind: What::Comment,
                subject,
                id: word(&id)?,
                prepared_by: by,
                prepared: at(changed)?,
                outcome: used.map(|_| Outcome::Done),
                decided_by: decider.unwrap_or_default(),
                decided: decided.map(at).transpose()?,
                index: used,
            })
        })
        .collect()
}
