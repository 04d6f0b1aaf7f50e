//! The tree recomputed from the bytes as they are stored, on the frontier that was verified before.

use std::time::{Duration, Instant};

use super::NotaryError;
use crate::record::checkpoints::Checkpoint;
use crate::record::tree::{Frontier, leaf};
use crate::store::checkpoints::TileRoot;
use crate::store::{Store, StoreError, tree};

/// How often everything is recomputed from the first entry on.
const NIGHTLY: Duration = Duration::from_secs(24 * 60 * 60);
/// How many entries are read at a time.
const RUN: u64 = 2_000;

/// The tree of the last checkpoint, as far as it was recomputed in this process.
pub struct Verified {
    store: Store,
    tree: Option<Frontier>,
    since: Instant,
}

/// The tree up to the head, and the roots of tiles that were filled on the way.
pub struct Recomputed {
    pub tree: Frontier,
    pub roots: Vec<TileRoot>,
}

impl Verified {
    pub fn nothing_of(store: &Store) -> Self {
        Self {
            store: store.clone(),
            tree: None,
            since: Instant::now(),
        }
    }

    /// After a rollback: what is in memory may be of a history that the database no longer has.
    pub fn forget(&mut self) {
        self.tree = None;
    }

    pub fn is_now(&mut self, tree: Frontier) {
        self.tree = Some(tree);
    }

    /// The tree up to `edge` from stored bytes; none when they do not give the last checkpoint on the way.
    ///
    /// # Errors
    /// [`NotaryError::HeadDiffers`] when they do not give what the head claims.
    pub fn up_to(
        &mut self,
        last: &Checkpoint,
        edge: &Frontier,
    ) -> Result<Option<Recomputed>, NotaryError> {
        if self.since.elapsed() > NIGHTLY {
            self.tree = None;
        }
        if let Some(before) = self.tree.take()
            && let Some(mut at_last) = self.at(last, before)?
        {
            let more = self.extended(&at_last.tree, edge.size())?;
            if more.tree.root() == edge.root() {
                self.tree = Some(at_last.tree);
                at_last.roots.extend(more.roots);
                let (tree, roots) = (more.tree, at_last.roots);
                return Ok(Some(Recomputed { tree, roots }));
            }
        }
        // There was nothing in memory, or it is of another history than the database's: from the first entry on.
        self.since = Instant::now();
        let Some(mut at_last) = self.at(last, Frontier::default())? else {
            return Ok(None);
        };
        let more = self.extended(&at_last.tree, edge.size())?;
        if more.tree.root() != edge.root() {
            return Err(NotaryError::HeadDiffers);
        }
        self.tree = Some(at_last.tree);
        at_last.roots.extend(more.roots);
        let (tree, roots) = (more.tree, at_last.roots);
        Ok(Some(Recomputed { tree, roots }))
    }

    /// The tree of the last checkpoint, from an earlier one; none when its root is another.
    fn at(&self, last: &Checkpoint, before: Frontier) -> Result<Option<Recomputed>, NotaryError> {
        if before.size() > last.size {
            return Ok(None);
        }
        let there = self.extended(&before, last.size)?;
        Ok((there.tree.root() == last.root).then_some(there))
    }

    fn extended(&self, before: &Frontier, to: u64) -> Result<Recomputed, NotaryError> {
        let mut tree = before.clone();
        let mut roots = Vec::new();
        while tree.size() < to {
            let (from, end) = (tree.size(), to.min(tree.size() + RUN));
            let stored = self
                .store
                .read::<_, StoreError>(|r| tree::bytes(r, from, end))?;
            for bytes in stored {
                tree.append_telling(leaf(bytes.as_bytes()), |level, n, hash| {
                    if level % 8 == 0 {
                        roots.push((level / 8, n, *hash));
                    }
                });
            }
        }
        Ok(Recomputed { tree, roots })
    }
}
