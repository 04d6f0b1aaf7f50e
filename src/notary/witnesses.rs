//! Witnesses: others who see each checkpoint and sign that it extends the last one they saw (tlog-witness).

use std::time::Duration;

use super::NotaryError;
use crate::record::checkpoints::{Checkpoint, VerifierKey, base64, cosigners, split};
use crate::record::proofs;
use crate::store::{Failure, Store, StoreError, checkpoints, tree};

/// How long a witness may take.
const PATIENCE: Duration = Duration::from_secs(3);

/// A witness: the name in the policy, its key, where it is asked, and the size it saw last, as far as we know.
#[derive(Clone, Debug)]
pub struct Witness {
    pub name: String,
    pub key: VerifierKey,
    pub url: String,
    seen: u64,
}

impl Witness {
    /// What it saw is asked of it again.
    pub(super) const fn forget(&mut self) {
        self.seen = 0;
    }
}

/// What a witness answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seen {
    /// It saw the same history, and these are its lines.
    Cosigned(Vec<String>),
    /// It saw a larger checkpoint than the one shown, or one of this size with another root.
    Other { size: u64 },
}

/// Reads a policy file (C2SP tlog-policy), or `VKEY URL, VKEY URL, ...`. A witness without an address cosigns
/// for others, not for us.
///
/// # Errors
/// [`NotaryError::Witnesses`] when a key does not read.
pub fn read(setting: Option<&str>) -> Result<Vec<Witness>, NotaryError> {
    let Some(setting) = setting else {
        return Ok(Vec::new());
    };
    let wrong = |what: &str| NotaryError::Witnesses(what.to_owned());
    let witness = |name: &str, vkey: &str, url: &str| {
        let key = VerifierKey::parse(vkey).ok_or_else(|| wrong(vkey))?;
        Ok::<_, NotaryError>(Witness {
            name: name.to_owned(),
            key,
            url: url.trim_end_matches('/').to_owned(),
            seen: 0,
        })
    };
    let mut found = Vec::new();
    if setting.contains('+') {
        for pair in setting.split(',').filter(|pair| !pair.trim().is_empty()) {
            let (vkey, url) = pair.trim().split_once(' ').ok_or_else(|| wrong(pair))?;
            let name = vkey.split('+').next().unwrap_or(vkey);
            found.push(witness(name, vkey, url.trim())?);
        }
        return Ok(found);
    }
    let policy = std::fs::read_to_string(setting)
        .map_err(|error| NotaryError::Witnesses(format!("{setting}: {error}")))?;
    for line in policy.lines() {
        let words: Vec<&str> = line.split([' ', '\t']).filter(|w| !w.is_empty()).collect();
        if let ["witness", name, vkey, rest @ ..] = &words[..] {
            match rest {
                [url] => found.push(witness(name, vkey, url)?),
                [] => {}
                _ => return Err(wrong(line)),
            }
        }
    }
    Ok(found)
}

/// Shows a witness a checkpoint, with the proof that it extends the one it saw; tells what it saw if it is none
/// of ours.
///
/// # Errors
/// Why it could not be asked, or what it answered that is no answer.
pub fn bring(
    store: &Store,
    witness: &mut Witness,
    note: &str,
    checkpoint: &Checkpoint,
) -> Result<Seen, String> {
    // The second try knows the size that the first was told; a third may meet another signer's.
    for _ in 0..3 {
        let old = witness.seen;
        if old > checkpoint.size {
            return Ok(Seen::Other { size: old });
        }
        let path = store
            .read::<_, StoreError>(|r| {
                proofs::consistency(
                    &mut tree::Stored::of(r, checkpoint.size),
                    old,
                    checkpoint.size,
                )
            })
            .map_err(|error| error.to_string())?
            .unwrap_or_default();
        let lines: String = path.iter().map(|hash| base64(hash) + "\n").collect();
        let (status, body) = post(&witness.url, &format!("old {old}\n{lines}\n{note}"))?;
        match status {
            200 => {
                witness.seen = checkpoint.size;
                return cosigned(witness, note, &body).map(Seen::Cosigned);
            }
            409 => {
                let size: u64 = body
                    .trim()
                    .parse()
                    .map_err(|_| "its conflict names no size".to_owned())?;
                match size == old {
                    // The same size, and another root.
                    true if old == checkpoint.size => return Ok(Seen::Other { size }),
                    true => return Err("it names the size that it was told".to_owned()),
                    false => witness.seen = size,
                }
            }
            // At the size that it saw, its root is not the one that this record has there.
            422 if old > 0 => return Ok(Seen::Other { size: old }),
            status => return Err(format!("it answered {status}")),
        }
    }
    Err("it names another size each time".into())
}

/// Adds cosignature lines to the checkpoint that is served, if it still is.
///
/// # Errors
/// A failure of the store.
pub(super) fn attach(store: &Store, note: &str, lines: &[String]) -> Result<(), Failure> {
    let text = split(note).map(|(text, _)| text);
    let served = store.read::<_, StoreError>(checkpoints::newest)?;
    let Some(served) = served.filter(|served| split(&served.note).map(|(text, _)| text) == text)
    else {
        return Ok(());
    };
    let mut after = served.note.clone();
    for line in lines {
        // A witness signs anew at another second: one line of each.
        let begins = line.rsplit_once(' ').map(|(name, _)| format!("{name} "));
        let kept: Vec<&str> = after
            .split_inclusive('\n')
            .filter(|old| !begins.as_deref().is_some_and(|name| old.starts_with(name)))
            .collect();
        after = kept.concat();
        after.push_str(line);
        after.push('\n');
    }
    checkpoints::cosigned(store, served.note, after).map(|_| ())
}

/// The lines of an answer that this witness signed, for exactly this checkpoint.
fn cosigned(witness: &Witness, note: &str, body: &str) -> Result<Vec<String>, String> {
    let (text, _) = split(note).ok_or("the checkpoint is no note")?;
    let known = [witness.key.clone()];
    let lines: Vec<String> = body
        .lines()
        .filter(|line| !cosigners(&format!("{text}\n{line}\n"), &known).is_empty())
        .take(1)
        .map(str::to_owned)
        .collect();
    if lines.is_empty() {
        return Err("its cosignature does not hold".into());
    }
    Ok(lines)
}

fn post(url: &str, body: &str) -> Result<(u16, String), String> {
    let agent = ureq::Agent::config_builder()
        .timeout_global(Some(PATIENCE))
        .http_status_as_error(false)
        .max_redirects(0)
        .build()
        .new_agent();
    let mut answer = agent
        .post(format!("{url}/add-checkpoint"))
        .content_type("text/plain; charset=utf-8")
        .send(body)
        .map_err(|error| error.to_string())?;
    let text = answer
        .body_mut()
        .with_config()
        .limit(64 * 1024)
        .read_to_string()
        .map_err(|error| error.to_string())?;
    Ok((answer.status().as_u16(), text))
}
