//! The acts of late: what was read need be read again only where an act since has touched it.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use diesel::prelude::*;

use super::connection::AnyConnection;
use super::failures::StoreError;
use super::reading::Head;
use super::schema::entries;
use crate::record::tree::Frontier;

/// How many acts are known at most: what was read before them is read again.
const MOST: usize = 512;

/// An act, and what it is about, as the record shows it to everybody.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Recent {
    index: i64,
    pub act: String,
    pub norm: Option<String>,
    pub ballot: Option<String>,
    leaf: String,
}

/// A head at which something was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Which record this process has followed without a break.
    record: u64,
    n: i64,
}

/// Shared by all readings of a store.
#[derive(Clone, Debug, Default)]
pub(super) struct Lately(Arc<Mutex<Known>>);

#[derive(Debug, Default)]
struct Known {
    record: u64,
    /// The newest head that was seen.
    newest: Option<(i64, String)>,
    /// Up to that head, oldest first, without a gap.
    acts: VecDeque<Recent>,
}

impl Lately {
    /// The mark of this head; none where this process knows of a later one.
    pub(super) fn mark(
        &self,
        conn: &mut AnyConnection,
        head: &Head,
    ) -> Result<Option<Mark>, StoreError> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(known.reach(conn, head)?.then_some(Mark {
            record: known.record,
            n: head.n,
        }))
    }

    /// Whether every act from a mark up to this head is beside the matter.
    pub(super) fn are_beside(
        &self,
        conn: &mut AnyConnection,
        head: &Head,
        since: Mark,
        is_beside: impl Fn(&Recent) -> bool,
    ) -> Result<bool, StoreError> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !known.reach(conn, head)? || known.record != since.record {
            return Ok(false);
        }
        let first = known.acts.front().map_or(head.n, |act| act.index);
        if since.n < first {
            return Ok(false);
        }
        let mut later = known.acts.iter().rev();
        Ok(later
            .by_ref()
            .take_while(|act| act.index >= since.n)
            .all(is_beside))
    }
}

impl Known {
    /// Follows the record up to a head. False where the head is older than what is known.
    fn reach(&mut self, conn: &mut AnyConnection, head: &Head) -> Result<bool, StoreError> {
        match &self.newest {
            Some((n, peaks)) if *n == head.n && *peaks == head.peaks => return Ok(true),
            Some((n, _)) if *n > head.n => return Ok(false),
            Some((n, peaks)) if *n < head.n && head.n - n <= MOST as i64 => {
                let came = came(conn, *n, head.n)?;
                if leads_to(*n, peaks, &came, head) {
                    self.acts.extend(came);
                    let spare = self.acts.len().saturating_sub(MOST);
                    self.acts.drain(..spare);
                    self.newest = Some((head.n, head.peaks.clone()));
                    return Ok(true);
                }
            }
            _ => {}
        }
        // The first look, too long ago, or another record: nothing known holds of it.
        self.record += 1;
        self.acts.clear();
        self.newest = Some((head.n, head.peaks.clone()));
        Ok(true)
    }
}

fn came(conn: &mut AnyConnection, from: i64, to: i64) -> Result<Vec<Recent>, StoreError> {
    Ok(entries::table
        .filter(entries::idx.ge(from))
        .filter(entries::idx.lt(to))
        .order(entries::idx)
        .select((
            entries::idx,
            entries::act,
            entries::norm,
            entries::ballot,
            entries::leaf,
        ))
        .load(conn)?)
}

/// Whether these acts make the record of the one head into that of the other.
fn leads_to(n: i64, peaks: &str, came: &[Recent], head: &Head) -> bool {
    let frontier = hex::decode(peaks)
        .ok()
        .and_then(|peaks| Frontier::from_bytes(n.unsigned_abs(), &peaks));
    let Some(mut frontier) = frontier else {
        return false;
    };
    for act in came {
        match hex::decode(&act.leaf).map(TryInto::try_into) {
            Ok(Ok(leaf)) => frontier.append(leaf),
            _ => return false,
        }
    }
    frontier.size() == head.n.unsigned_abs() && hex::encode(frontier.to_bytes()) == head.peaks
}
