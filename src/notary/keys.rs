//! Keys: one for each use, Ed25519, each in a file of its own that only its owner reads.

use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use signed_note::{Note, Signer, StandardSigner};

use super::NotaryError;
use crate::record::checkpoints::{VerifierKey, base64, bytes_of};
use crate::rules::words::{KeyUse, Vkey};
use crate::store::receipts::Receipts;
use crate::store::{Store, StoreError, keys};

/// The keys of one log, in their folder.
#[derive(Clone, Debug)]
pub struct Keyring {
    folder: PathBuf,
    origin: String,
}

/// A key in hand.
pub struct Seal {
    signer: StandardSigner,
    pub vkey: VerifierKey,
}

impl Seal {
    /// Signs a text with these keys; gives the whole note.
    ///
    /// # Errors
    /// [`NotaryError::Key`] when the text is none of a note.
    pub fn sign(seals: &[Seal], text: &str) -> Result<String, NotaryError> {
        let failed = |error: signed_note::NoteError| {
            NotaryError::Key("of this house".into(), error.to_string())
        };
        let mut note = Note::new(text.as_bytes(), &[]).map_err(failed)?;
        let signers: Vec<&dyn Signer> = seals
            .iter()
            .map(|seal| &seal.signer as &dyn Signer)
            .collect();
        note.add_sigs(&signers).map_err(failed)?;
        String::from_utf8(note.to_bytes())
            .map_err(|error| NotaryError::Key("of this house".into(), error.to_string()))
    }
}

impl Keyring {
    pub fn of(folder: &Path, origin: &str) -> Self {
        Self {
            folder: folder.to_owned(),
            origin: origin.to_owned(),
        }
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Makes the keys that are not there, one for each use; gives the first of each.
    ///
    /// # Errors
    /// [`NotaryError::Key`] when the folder cannot be written.
    pub fn found(&self) -> Result<Vec<(KeyUse, Vkey)>, NotaryError> {
        // Two instances that found a house at once make each key once, and neither reads half of one.
        let _alone = alone_in(&self.folder)?;
        let mut first = Vec::new();
        for purpose in [KeyUse::Log, KeyUse::Certificate, KeyUse::Receipt] {
            let vkey = match self.all(purpose)?.into_iter().next() {
                Some(seal) => of_record(&seal.vkey)?,
                None => self.add(purpose)?,
            };
            first.push((purpose, vkey));
        }
        Ok(first)
    }

    /// Makes a key, beside those that are there; a further one signs once two officers have entered it.
    ///
    /// # Errors
    /// [`NotaryError::Key`] when the folder cannot be written.
    pub fn add(&self, purpose: KeyUse) -> Result<Vkey, NotaryError> {
        let mut file = format!("{purpose}.key");
        let mut number = 1;
        while self.folder.join(&file).exists() {
            number += 1;
            file = format!("{purpose}-{number}.key");
        }
        self.make(purpose, &file)
    }

    /// The keys of a use, the first one first: `log.key`, `log-2.key`, ...
    ///
    /// # Errors
    /// [`NotaryError::Key`] when one does not read.
    pub fn all(&self, purpose: KeyUse) -> Result<Vec<Seal>, NotaryError> {
        let listed = match fs::read_dir(&self.folder) {
            Ok(listed) => listed,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(failed(&self.folder, error)),
        };
        let mut found = Vec::new();
        for entry in listed {
            let name = entry.map_err(|error| failed(&self.folder, error))?;
            let name = name.file_name().to_string_lossy().into_owned();
            let number = name
                .strip_suffix(".key")
                .and_then(|name| name.strip_prefix(purpose.as_str()));
            match number {
                Some("") => found.push((1, name)),
                Some(rest) => {
                    if let Some(number) = rest.strip_prefix('-').and_then(|n| n.parse().ok()) {
                        found.push((number, name));
                    }
                }
                None => {}
            }
        }
        found.sort_unstable();
        let mut seals = Vec::new();
        for (_, name) in found {
            let seal = self.read(&self.folder.join(name))?;
            // A key of the record before this one may lie in the same folder.
            if seal.vkey.name() == self.name_of(purpose) {
                seals.push(seal);
            }
        }
        Ok(seals)
    }

    /// A log's key has the log's name (tlog-checkpoint); the others stand below it.
    fn name_of(&self, purpose: KeyUse) -> String {
        match purpose {
            KeyUse::Log => self.origin.clone(),
            _ => format!("{}/{purpose}", self.origin),
        }
    }

    /// What signs the receipts of this instance: the newest of its keys that the record names, from the next start
    /// on; before there is a record, the key with which it begins. Nothing where it has no such key.
    ///
    /// # Errors
    /// [`NotaryError::Key`] when a key does not read, [`NotaryError::Store`] when the database fails.
    pub fn receipts(&self, store: &Store) -> Result<Receipts, NotaryError> {
        let mut held = self.all(KeyUse::Receipt)?;
        let is_new = match store.read::<_, StoreError>(|r| Ok(r.head().n)) {
            Ok(n) => n == 0,
            Err(StoreError::NoHouse) => true,
            Err(error) => return Err(error.into()),
        };
        if !is_new {
            let on_record = store.read::<_, StoreError>(keys::all)?;
            held.retain(|seal| {
                on_record
                    .iter()
                    .any(|key| key.vkey.as_str() == seal.vkey.as_str())
            });
        }
        let Some(seal) = held.pop() else {
            return Ok(Receipts::default());
        };
        let seals = [seal];
        Ok(Receipts::signed_by(move |text| {
            Seal::sign(&seals, text).ok()
        }))
    }

    fn read(&self, path: &Path) -> Result<Seal, NotaryError> {
        let text = fs::read_to_string(path).map_err(|error| failed(path, error))?;
        let text = text.trim();
        let signer = StandardSigner::new(text).map_err(|error| failed(path, error))?;
        let public = text
            // `PRIVATE+KEY+name+id+key`, and the key's own letters have `+` among them.
            .splitn(5, '+')
            .last()
            .and_then(bytes_of)
            .and_then(|bytes| <[u8; 32]>::try_from(bytes.get(1..)?).ok())
            .map(|secret| ed25519_dalek::SigningKey::from_bytes(&secret).verifying_key())
            .ok_or_else(|| failed(path, "it is no Ed25519 key"))?;
        let vkey = signed_note::new_ed25519_verifier_key(signer.name(), &public);
        let vkey = VerifierKey::parse(&vkey).ok_or_else(|| failed(path, "its name is none"))?;
        Ok(Seal { signer, vkey })
    }

    fn make(&self, purpose: KeyUse, file: &str) -> Result<Vkey, NotaryError> {
        let name = self.name_of(purpose);
        let path = self.folder.join(file);
        let mut secret = [0; 32];
        getrandom::fill(&mut secret).map_err(|error| failed(&path, error))?;
        let key = ed25519_dalek::SigningKey::from_bytes(&secret);
        let vkey = signed_note::new_ed25519_verifier_key(&name, &key.verifying_key());
        let id = vkey.split('+').nth(1).unwrap_or_default();
        let encoded = base64(&[&[1], &secret[..]].concat());
        let line = format!("PRIVATE+KEY+{name}+{id}+{encoded}\n");
        made(&self.folder)?;
        // A key that was there is never written over.
        let mut written = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(&path)
            .map_err(|error| failed(&path, error))?;
        written
            .write_all(line.as_bytes())
            .and_then(|()| written.sync_all())
            .and_then(|()| File::open(&self.folder)?.sync_all())
            .map_err(|error| failed(&path, error))?;
        of_record(&self.read(&path)?.vkey)
    }
}

/// The folder of the keys, made where it is not there; its owner's alone.
pub(super) fn made(folder: &Path) -> Result<(), NotaryError> {
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .map_err(|error| failed(folder, error))
}

/// Waits until no other process makes keys in this folder, and keeps others waiting while it is held.
pub(super) fn alone_in(folder: &Path) -> Result<File, NotaryError> {
    made(folder)?;
    let held = File::open(folder).map_err(|error| failed(folder, error))?;
    held.lock().map_err(|error| failed(folder, error))?;
    Ok(held)
}

/// A key as it stands on the record.
fn of_record(vkey: &VerifierKey) -> Result<Vkey, NotaryError> {
    Vkey::parse(vkey.as_str())
        .map_err(|_| NotaryError::Key(vkey.as_str().to_owned(), "its form is none".into()))
}

pub(super) fn failed(path: &Path, why: impl std::fmt::Display) -> NotaryError {
    NotaryError::Key(path.display().to_string(), why.to_string())
}
