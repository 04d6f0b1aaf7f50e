//! What the readings of this process remember of the register: read again when an act may have changed it.

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
}

/// One thing that is remembered, with the mark of the head it was read at.
#[derive(Debug)]
pub(super) struct Slot<T>(Arc<Mutex<Option<(Mark, Arc<T>)>>>);

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

/// Acts that say nothing of who is a member or a partner, of their names, or of themes; and come often.
const BESIDE_PEOPLE: &[&str] = &[
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

impl Reading<'_> {
    /// The mark of this reading's head, for what is read at it; none where nothing can be known of acts since.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub fn mark(&mut self) -> Result<Option<Mark>, StoreError> {
        let Some(remembered) = self.remembered.clone() else {
            return Ok(None);
        };
        let head = self.head().clone();
        remembered.lately.mark(self.conn, &head)
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
        let head = self.head().clone();
        remembered
            .lately
            .are_beside(self.conn, &head, since, is_beside)
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
        let is_beside = |act: &Recent| BESIDE_PEOPLE.contains(&act.act.as_str());
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
}
