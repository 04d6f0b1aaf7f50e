//! Signing: from the last checkpoint of the second place to the next one, over the bytes as they are stored.

use std::time::{Duration, Instant};

use jiff::SignedDuration;

use super::certificates;
use super::keys::{Keyring, Seal};
use super::place::Place;
use super::witnesses::{self, Seen, Witness};
use super::{NotaryError, Setting};
use crate::record::checkpoints::{Checkpoint, VerifierKey, signers, split};
use crate::record::proofs;
use crate::record::tree::{Frontier, leaf};
use crate::rules::words::KeyUse;
use crate::store::checkpoints::{self, TileRoot};
use crate::store::gate::Missing;
use crate::store::{Failure, Store, StoreError, keys, tree};

/// How long two log keys sign after a change.
const BOTH_SIGN: SignedDuration = SignedDuration::from_hours(90 * 24);
/// How often everything is recomputed from the first entry on.
const NIGHTLY: Duration = Duration::from_secs(24 * 60 * 60);
/// How many entries are read at a time.
const RUN: u64 = 2_000;

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
    witnesses: Vec<Witness>,
    /// The tree of the last checkpoint, recomputed from stored bytes.
    verified: Option<Frontier>,
    since: Instant,
    /// What a witness saw at the start and this house does not have.
    witnessed: Option<Missing>,
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
            witnesses: witnesses::read(setting.witnesses.as_deref())?,
            store: store.clone(),
            origin,
            verified: None,
            since: Instant::now(),
            witnessed: None,
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
        let stand = self.judge();
        if stand.is_err() {
            // After any failure the frontier is made again from what is stored.
            self.verified = None;
        }
        match &stand {
            Ok(Stand::ReadOnly(missing)) => {
                if self.store.gate().missing().as_ref() != Some(missing) {
                    tracing::error!(%missing, "the register is read-only");
                    self.store.gate().close(missing.clone());
                }
            }
            Ok(_) if self.store.gate().missing().is_some() => {
                tracing::warn!(
                    "what was missing has been found: the register can be written again"
                );
                self.store.gate().open();
            }
            _ => {}
        }
        stand
    }

    fn judge(&mut self) -> Result<Stand, NotaryError> {
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
            self.verified = None;
            return Ok(Stand::ReadOnly(missing(&last, n)));
        }
        if self.since.elapsed() > NIGHTLY {
            self.verified = None;
        }
        let Some((next, roots)) = self.recomputed(&last, &edge)? else {
            return Ok(Stand::ReadOnly(missing(&last, n)));
        };
        if next.root() != edge.root() {
            return Err(NotaryError::HeadDiffers);
        }
        if !self.has_asked {
            self.witnessed = self.ask_witnesses(&before, &last)?;
            self.has_asked = true;
        }
        if let Some(seen) = &self.witnessed {
            return Ok(Stand::ReadOnly(Missing {
                has: n,
                ..seen.clone()
            }));
        }
        if next.size() == last.size {
            self.serve(&before, &last, roots)?;
            return Ok(Stand::Quiet(last.size));
        }
        self.sign(&before, &last, next, roots)
    }

    /// What stands in the second place, signed by a key that is known.
    fn last(&self, note: &str) -> Result<Checkpoint, NotaryError> {
        let mut known: Vec<VerifierKey> =
            self.log_keys()?.into_iter().map(|(key, _)| key).collect();
        known.extend(
            self.ring
                .all(KeyUse::Log)?
                .into_iter()
                .map(|seal| seal.vkey),
        );
        let mut unique: Vec<VerifierKey> = Vec::new();
        for key in known {
            if !unique.contains(&key) {
                unique.push(key);
            }
        }
        let last = Checkpoint::of_note(note).filter(|last| last.origin == self.origin);
        let Some(last) = last else {
            return Err(NotaryError::NotOurs(self.origin.clone(), note.to_owned()));
        };
        if signers(note, &unique).is_empty() {
            return Err(NotaryError::UnknownSigner);
        }
        Ok(last)
    }

    /// The tree up to the head from stored bytes, and the tile roots that are new; none when the tree at the
    /// last checkpoint is not the one that was signed.
    fn recomputed(
        &mut self,
        last: &Checkpoint,
        edge: &Frontier,
    ) -> Result<Option<(Frontier, Vec<TileRoot>)>, NotaryError> {
        let is_last = |tree: &Frontier| tree.size() == last.size && tree.root() == last.root;
        let mut all = Vec::new();
        if !self.verified.as_ref().is_some_and(is_last) {
            let Some(roots) = self.from_the_beginning(last)? else {
                return Ok(None);
            };
            all = roots;
        }
        let (next, roots) = self.extended(edge.size())?;
        if next.root() == edge.root() {
            all.extend(roots);
            return Ok(Some((next, all)));
        }
        // The frontier in memory may be of another history than the database's: from the first entry on.
        let Some(mut all) = self.from_the_beginning(last)? else {
            return Ok(None);
        };
        let (next, roots) = self.extended(edge.size())?;
        all.extend(roots);
        Ok(Some((next, all)))
    }

    fn from_the_beginning(
        &mut self,
        last: &Checkpoint,
    ) -> Result<Option<Vec<TileRoot>>, NotaryError> {
        self.verified = Some(Frontier::default());
        let (tree, roots) = self.extended(last.size)?;
        self.since = Instant::now();
        if tree.root() != last.root {
            self.verified = None;
            return Ok(None);
        }
        self.verified = Some(tree);
        Ok(Some(roots))
    }

    /// The verified tree and the entries up to `to` behind it.
    fn extended(&self, to: u64) -> Result<(Frontier, Vec<TileRoot>), NotaryError> {
        let mut tree = self.verified.clone().unwrap_or_default();
        let mut roots = Vec::new();
        while tree.size() < to {
            let (from, end) = (tree.size(), to.min(tree.size() + RUN));
            for bytes in self
                .store
                .read::<_, StoreError>(|r| tree::bytes(r, from, end))?
            {
                tree.append_telling(leaf(bytes.as_bytes()), |level, n, hash| {
                    if level % 8 == 0 {
                        roots.push((level / 8, n, *hash));
                    }
                });
            }
        }
        Ok((tree, roots))
    }

    fn sign(
        &mut self,
        before: &str,
        last: &Checkpoint,
        next: Frontier,
        roots: Vec<TileRoot>,
    ) -> Result<Stand, NotaryError> {
        let seals = self.seals()?;
        if !self.place.lock(&self.origin)? {
            return Ok(Stand::Elsewhere);
        }
        let size = next.size();
        // What readers and witnesses will be shown, made from what they will be served.
        let path = self.store.read::<_, StoreError>(|r| {
            proofs::consistency(&mut tree::Stored::of(r, size), last.size, size)
        })?;
        let extends = path
            .is_some_and(|path| proofs::extends(&last.root, last.size, &next.root(), size, &path));
        if !extends {
            return Err(NotaryError::LeavesDiffer);
        }
        let checkpoint = Checkpoint {
            origin: self.origin.clone(),
            size,
            root: next.root(),
        };
        let note = Seal::sign(&seals, &checkpoint.text())?;
        if !self.place.swap(&self.origin, Some(before), &note)? {
            // Somebody signed meanwhile: the next round reads what.
            self.verified = None;
            return Ok(Stand::Elsewhere);
        }
        self.verified = Some(next);
        checkpoints::serve(&self.store, size, note, roots)?;
        Ok(Stand::Signed(size))
    }

    /// Serves what stands in the second place, unless it is served already.
    fn serve(
        &self,
        note: &str,
        last: &Checkpoint,
        roots: Vec<TileRoot>,
    ) -> Result<(), NotaryError> {
        let served = self.store.read::<_, StoreError>(checkpoints::newest)?;
        let is_served = served.is_some_and(|served| {
            split(&served.note).map(|(text, _)| text) == split(note).map(|(text, _)| text)
        });
        if !is_served || !roots.is_empty() {
            let note = match self.store.read::<_, StoreError>(checkpoints::newest)? {
                Some(served) if is_served => served.note,
                _ => note.to_owned(),
            };
            checkpoints::serve(&self.store, last.size, note, roots)?;
        }
        Ok(())
    }

    /// The keys that sign now: the newest of the record, and those replaced less than 90 days ago. A house
    /// whose record names none signs with the first of its folder.
    fn seals(&self) -> Result<Vec<Seal>, NotaryError> {
        let mut seals = self.ring.all(KeyUse::Log)?;
        let on_record = self.log_keys()?;
        if on_record.is_empty() {
            seals.truncate(1);
        } else {
            seals.retain(|seal| {
                on_record
                    .iter()
                    .any(|(key, signs)| *signs && *key == seal.vkey)
            });
        }
        if seals.is_empty() {
            return Err(NotaryError::NoKey(self.ring.folder().display().to_string()));
        }
        Ok(seals)
    }

    /// The log's keys on the record, newest first, and whether they sign now.
    fn log_keys(&self) -> Result<Vec<(VerifierKey, bool)>, NotaryError> {
        let (now, listed) = self
            .store
            .read::<_, StoreError>(|r| Ok((r.now(), keys::all(r)?)))?;
        let mut found = Vec::new();
        let mut replaced = None;
        for key in listed.iter().filter(|key| key.purpose == KeyUse::Log) {
            let signs = replaced.is_none_or(|at| now.duration_since(at) < BOTH_SIGN);
            if let Some(vkey) = VerifierKey::parse(key.vkey.as_str()) {
                found.push((vkey, signs));
            }
            replaced = Some(key.at);
        }
        Ok(found)
    }

    /// Asks each witness at the start what it saw; gives what this house does not have.
    fn ask_witnesses(
        &mut self,
        note: &str,
        last: &Checkpoint,
    ) -> Result<Option<Missing>, NotaryError> {
        if last.size == 0 {
            return Ok(None);
        }
        for at in 0..self.witnesses.len() {
            let seen = witnesses::bring(&self.store, &mut self.witnesses[at], note, last);
            let name = &self.witnesses[at].name;
            match seen {
                Ok(Seen::Cosigned(_)) => {}
                Ok(Seen::Other { size }) => {
                    return Ok(Some(Missing {
                        size: size as i64,
                        root: None,
                        has: last.size as i64,
                        known_to: format!("the witness {name}"),
                    }));
                }
                Err(why) => tracing::warn!(witness = %name, %why, "a witness did not answer"),
            }
        }
        Ok(None)
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

/// Adds cosignature lines to the checkpoint that is served, if it still is.
pub(super) fn attach(store: &Store, note: &str, lines: &[String]) -> Result<(), Failure> {
    let served = store.read::<_, StoreError>(checkpoints::newest)?;
    let Some(served) = served.filter(|served| {
        split(&served.note).map(|(text, _)| text) == split(note).map(|(text, _)| text)
    }) else {
        return Ok(());
    };
    let mut after = served.note.clone();
    for line in lines {
        // A witness signs anew at another second: one line of each.
        let id = line.rsplit_once(' ').map(|(name, _)| format!("{name} "));
        let kept: Vec<&str> = after
            .split_inclusive('\n')
            .filter(|old| !id.as_deref().is_some_and(|id| old.starts_with(id)))
            .collect();
        after = kept.concat();
        after.push_str(line);
        after.push('\n');
    }
    checkpoints::cosigned(store, served.note, after).map(|_| ())
}
