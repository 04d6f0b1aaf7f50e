//! Signing: from the last checkpoint of the second place to the next one, over the bytes as they are stored.

use super::keys::{Keyring, Seal};
use super::place::Place;
use super::verified::{Recomputed, Verified};
use super::witnesses::{self, Seen, Witness};
use super::{NotaryError, Setting, certificates, log_keys};
use crate::record::checkpoints::{Checkpoint, signers, split};
use crate::record::proofs;
use crate::record::tree::Frontier;
use crate::store::checkpoints::{self, TileRoot};
use crate::store::gate::{Closed, Missing};
use crate::store::{Store, StoreError, tree};

/// How the notary stands after a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stand {
    /// A checkpoint of so many entries was signed just now.
    Signed(u64),
    /// Everything was signed already.
    Quiet(u64),
    /// Another instance signs.
    Elsewhere,
    /// A checkpoint that was signed does not stand in this database: nothing is written until it does.
    ReadOnly(Missing),
}

/// The notary of one house in one process.
pub struct Notary {
    store: Store,
    ring: Keyring,
    origin: String,
    place: Place,
    verified: Verified,
    witnesses: Vec<Witness>,
    /// Whether the witnesses were asked what they saw, and none saw what this house does not have.
    has_asked: bool,
}

impl Notary {
    /// # Errors
    /// [`NotaryError`] when the second place or the list of witnesses cannot be read.
    pub fn open(store: &Store, setting: &Setting) -> Result<Self, NotaryError> {
        let origin = store.read::<_, StoreError>(|r| Ok(r.head().origin.clone()))?;
        Ok(Self {
            ring: Keyring::of(&setting.keys, &origin),
            place: Place::of(setting, store.source())?,
            verified: Verified::nothing_of(store),
            witnesses: witnesses::read(setting.witnesses.as_deref())?,
            store: store.clone(),
            origin,
            has_asked: false,
        })
    }

    pub fn witnesses(&self) -> &[Witness] {
        &self.witnesses
    }

    /// Signs the certificates that await it; gives how many.
    ///
    /// # Errors
    /// [`NotaryError`] when a key does not read or the database fails.
    pub fn sign_certificates(&self) -> Result<usize, NotaryError> {
        certificates::sign_waiting(&self.store, &self.ring)
    }

    /// Signs what is new, if it extends what was signed; closes the pens if something signed is missing here.
    ///
    /// # Errors
    /// [`NotaryError`] with the reason why nothing is signed.
    pub fn round(&mut self) -> Result<Stand, NotaryError> {
        // The second place first: the database is read later, and can only have more.
        let before = self.place.read(&self.origin)?;
        let (n, edge) = self
            .store
            .read::<_, StoreError>(|r| Ok((r.head().n, tree::edge(r)?)))?;
        let Some(before) = before else {
            return Err(NotaryError::NoSecondPlace(n, self.origin.clone()));
        };
        let last = self.last(&before)?;
        if n.unsigned_abs() < last.size {
            self.verified.forget();
            return Ok(self.read_only(missing(&last, n)));
        }
        let Some(now) = self.verified.up_to(&last, &edge)? else {
            return Ok(self.read_only(missing(&last, n)));
        };
        if !self.has_asked {
            let seen = self.ask_witnesses(&before, &last);
            // Asked again until they agree: a later checkpoint of ours may come back, or reach this second place.
            self.has_asked = seen.is_none();
            if let Some(seen) = seen {
                // Another instance may have signed meanwhile, and shown it to the witness before we asked.
                if self.place.read(&self.origin)?.as_deref() != Some(&before) {
                    return Ok(Stand::Elsewhere);
                }
                return Ok(self.read_only(Missing { has: n, ..seen }));
            }
        }
        match self.store.gate().closed() {
            None => {}
            Some(Closed::NotCompared) => self.store.gate().open(),
            Some(Closed::Missing(_)) => {
                tracing::warn!(
                    "what was missing has been found: the register can be written again"
                );
                self.store.gate().open();
            }
        }
        if now.tree.size() == last.size {
            self.serve(before, &last, now.roots)?;
            return Ok(Stand::Quiet(last.size));
        }
        self.sign(&before, &last, now)
    }

    fn read_only(&self, missing: Missing) -> Stand {
        let gate = self.store.gate();
        if gate.missing().as_ref() != Some(&missing) {
            tracing::error!(%missing, "the register is read-only");
            gate.close(missing.clone());
        }
        Stand::ReadOnly(missing)
    }

    /// What stands in the second place, signed by a key that is known.
    fn last(&self, note: &str) -> Result<Checkpoint, NotaryError> {
        let last = Checkpoint::of_note(note).filter(|last| last.origin == self.origin);
        let Some(last) = last else {
            return Err(NotaryError::NotOurs(self.origin.clone(), note.to_owned()));
        };
        // Of nothing there is only one tree: whichever of two first starts laid it, it binds nobody.
        let is_nothing = last.size == 0 && last.root == Frontier::default().root();
        if !is_nothing && signers(note, &log_keys::known(&self.store, &self.ring)?).is_empty() {
            return Err(NotaryError::UnknownSigner);
        }
        Ok(last)
    }

    fn sign(
        &mut self,
        before: &str,
        last: &Checkpoint,
        now: Recomputed,
    ) -> Result<Stand, NotaryError> {
        let seals = log_keys::that_sign(&self.store, &self.ring)?;
        if !self.place.lock(&self.origin)? {
            return Ok(Stand::Elsewhere);
        }
        self.extends(last, &now.tree)?;
        let checkpoint = Checkpoint {
            origin: self.origin.clone(),
            size: now.tree.size(),
            root: now.tree.root(),
        };
        let note = Seal::sign(&seals, &checkpoint.text())?;
        if !self.place.swap(&self.origin, Some(before), &note)? {
            // Somebody signed meanwhile: the next round reads what.
            return Ok(Stand::Elsewhere);
        }
        self.verified.is_now(now.tree);
        checkpoints::serve(&self.store, checkpoint.size, note, now.roots)?;
        Ok(Stand::Signed(checkpoint.size))
    }

    /// Proves the consistency from the leaves and tiles that readers and witnesses will be shown.
    fn extends(&self, last: &Checkpoint, next: &Frontier) -> Result<(), NotaryError> {
        let size = next.size();
        let path = self.store.read::<_, StoreError>(|r| {
            proofs::consistency(&mut tree::Stored::of(r, size), last.size, size)
        })?;
        let is_shown = path
            .is_some_and(|path| proofs::extends(&last.root, last.size, &next.root(), size, &path));
        if is_shown {
            Ok(())
        } else {
            Err(NotaryError::LeavesDiffer)
        }
    }

    /// Serves what stands in the second place, unless it is served already, with what was attached to it.
    fn serve(
        &self,
        note: String,
        last: &Checkpoint,
        mut roots: Vec<TileRoot>,
    ) -> Result<(), NotaryError> {
        let served = self.store.read::<_, StoreError>(|r| {
            if !roots.is_empty() {
                let kept = tree::kept_roots(r)?;
                roots.retain(|(level, n, hash)| kept.get(&(*level, *n)) != Some(hash));
            }
            checkpoints::newest(r)
        })?;
        let text = split(&note).map(|(text, _)| text);
        let same = served.filter(|served| split(&served.note).map(|(text, _)| text) == text);
        match same {
            Some(_) if roots.is_empty() => Ok(()),
            Some(served) => Ok(checkpoints::serve(
                &self.store,
                last.size,
                served.note,
                roots,
            )?),
            None => Ok(checkpoints::serve(&self.store, last.size, note, roots)?),
        }
    }

    /// Asks each witness what it saw last; gives what this house does not have: more than stands in the second
    /// place, or another root at the same size.
    fn ask_witnesses(&mut self, note: &str, last: &Checkpoint) -> Option<Missing> {
        if last.size == 0 {
            return None;
        }
        for witness in &mut self.witnesses {
            witness.forget();
            match witnesses::bring(&self.store, witness, note, last) {
                Ok(Seen::Cosigned(_)) => {}
                Ok(Seen::Other { size }) => {
                    return Some(Missing {
                        size: size as i64,
                        root: None,
                        has: last.size as i64,
                        known_to: format!("the witness {}", witness.name),
                    });
                }
                Err(why) => {
                    tracing::warn!(witness = %witness.name, %why, "a witness did not answer");
                }
            }
        }
        None
    }
}

fn missing(last: &Checkpoint, n: i64) -> Missing {
    Missing {
        size: last.size as i64,
        root: Some(last.root),
        has: n,
        known_to: "the second place".to_owned(),
    }
}
