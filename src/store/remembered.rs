//! What the readings of this process remember of the register: read again when an act may have changed it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::failures::StoreError;
use super::lately::{Lately, Mark, Recent};
use super::members::People;
use super::reading::Reading;
use super::themes::Theme;

/// Shared by all readings of a store.
#[derive(Clone, Debug, Default)]
pub(super) struct Remembered {
    pub lately: Lately,
    pub people: Slot<People>,
    pub themes: Slot<Vec<Theme>>,
    documents: Arc<Mutex<Bodies>>,
}

/// The words of documents that everybody may read, by their commitments.
#[derive(Debug, Default)]
struct Bodies {
    since: Option<Mark>,
    known: HashMap<String, Arc<str>>,
    bytes: usize,
}

/// How many bytes of words are remembered at most.
const MOST_BYTES: usize = 1 << 20;

/// What is remembered, with the mark of the head it was read at.
type Held<T> = Option<(Mark, Arc<T>)>;

/// The place of one thing that is remembered.
#[derive(Debug)]
pub(super) struct Slot<T>(Arc<Mutex<Held<T>>>);

impl<T> Clone for Slot<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T> Default for Slot<T> {
    fn default() -> Self {
        Self(Arc::default())
    }
}

/// Acts that say nothing of who is a member or a partner, of their names, or of themes, withhold nothing, and come
/// often.
const BESIDE: &[&str] = &[
    "vote",
    "log",
    "adherence",
    "acknowledgement",
    "comment",
    "comment-answer",
    "co-sponsorship",
    "explanation",
    "intended-vote",
    "seat",
    "seat-end",
    "for-members",
];

fn is_beside(act: &Recent) -> bool {
    BESIDE.contains(&act.act.as_str())
}

impl Reading<'_> {
    /// The mark of this reading's head, for what is read at it; none where nothing can be known of acts since.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub fn mark(&mut self) -> Result<Option<Mark>, StoreError> {
        let Some(remembered) = self.remembered.clone() else {
            return Ok(None);
        };
        remembered.lately.mark(self.conn, &self.head)
    }

    /// Whether every act since a mark is beside the matter: what was read then is what would be read now.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub fn are_beside(
        &mut self,
        since: Mark,
        is_beside: impl Fn(&Recent) -> bool,
    ) -> Result<bool, StoreError> {
        let Some(remembered) = self.remembered.clone() else {
            return Ok(false);
        };
        remembered
            .lately
            .are_beside(self.conn, &self.head, since, is_beside)
    }

    /// What is remembered of members, partners or themes, in the present; read where an act may have changed it.
    pub(super) fn recall<T>(
        &mut self,
        slot: impl FnOnce(&Remembered) -> &Slot<T>,
        read: impl FnOnce(&mut Self) -> Result<T, StoreError>,
    ) -> Result<Arc<T>, StoreError> {
        // A day gone by is read as the record held it then.
        let remembered = self.remembered.clone().filter(|_| !self.is_past());
        let Some(remembered) = remembered else {
            return Ok(Arc::new(read(self)?));
        };
        let slot = slot(&remembered);
        let known = slot
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        if let Some((since, known)) = known
            && self.are_beside(since, is_beside)?
        {
            return Ok(known);
        }
        let mark = self.mark()?;
        let found = Arc::new(read(self)?);
        if let Some(mark) = mark {
            let mut slot = slot.0.lock().unwrap_or_else(PoisonError::into_inner);
            *slot = Some((mark, Arc::clone(&found)));
        }
        Ok(found)
    }

    /// Those of these documents that everybody may read, as far as they are remembered.
    pub(super) fn recall_bodies(
        &mut self,
        commitments: &[String],
    ) -> Result<HashMap<String, String>, StoreError> {
        let mut found = HashMap::with_capacity(commitments.len());
        let Some(remembered) = self.remembered.clone().filter(|_| !self.is_past()) else {
            return Ok(found);
        };
        let since = lock(&remembered.documents).since;
        let holds = match since {
            Some(since) => self.are_beside(since, is_beside)?,
            None => false,
        };
        if !holds {
            return Ok(found);
        }
        let bodies = lock(&remembered.documents);
        if bodies.since != since {
            return Ok(found);
        }
        for commitment in commitments {
            if let Some(body) = bodies.known.get(commitment) {
                found.insert(commitment.clone(), body.to_string());
            }
        }
        Ok(found)
    }

    /// Remembers documents that everybody may read, as they were read at this head.
    pub(super) fn remember_bodies(
        &mut self,
        read: &HashMap<String, String>,
    ) -> Result<(), StoreError> {
        let Some(remembered) = self.remembered.clone().filter(|_| !self.is_past()) else {
            return Ok(());
        };
        let Some(mark) = self.mark()? else {
            return Ok(());
        };
        let since = lock(&remembered.documents).since;
        let holds = match since {
            Some(since) => self.are_beside(since, is_beside)?,
            None => false,
        };
        let mut bodies = lock(&remembered.documents);
        if !holds || bodies.since != since || bodies.bytes > MOST_BYTES {
            *bodies = Bodies::default();
        }
        bodies.since = Some(mark);
        for (commitment, body) in read {
            bodies.bytes += commitment.len() + body.len();
            bodies
                .known
                .insert(commitment.clone(), body.as_str().into());
        }
        Ok(())
    }
}

fn lock(bodies: &Mutex<Bodies>) -> std::sync::MutexGuard<'_, Bodies> {
    bodies.lock().unwrap_or_else(PoisonError::into_inner)
}
