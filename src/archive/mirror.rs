//! A record fetched from where it is served, held as an export would lie in a folder.

use std::collections::BTreeMap;
use std::time::Duration;

use super::Progress;
use super::before::checkpoint_before;
use super::checkpoints::{Policy, look};
use super::papers::{Paper, named_in};
use super::reading::{Place, Unreadable, entries_of};
use super::verify::Step;
use crate::record::Entry;
use crate::record::judge::votes;
use crate::record::tiles::{Holds, Tile, WIDTH};

/// How long one answer may take.
const PATIENCE: Duration = Duration::from_secs(60);
/// The most bytes of one answer: a bundle of 256 entries of 65,535 bytes.
const MOST_BYTES: u64 = 17_000_000;
/// The most records that one continues, before it is not believed.
const MOST_BEFORE: usize = 1_000;
/// The most bytes of all answers together, which are held in memory: some eight million entries.
const MOST_HELD: usize = 2_000_000_000;

/// Fetches checkpoint, keys, tiles and every public document that the entries name.
///
/// # Errors
/// [`Unreadable::Fetch`] with the address that did not answer; [`Unreadable::TooLarge`].
pub(super) fn fetched(
    url: &str,
    policy: Option<&Policy>,
    progress: Progress<'_>,
) -> Result<Place, Unreadable> {
    let mut site = Site {
        held: 0,
        url: url.trim_end_matches('/').to_owned(),
        agent: ureq::Agent::config_builder()
            .timeout_global(Some(PATIENCE))
            .build()
            .into(),
    };
    let note = site.required("/checkpoint")?;
    let keys = site.required("/.well-known/registry.vkey")?;
    let looked = look(Some(&note), Some(&keys), policy);
    let mut place = Place::held(BTreeMap::new());
    place.hold("record/checkpoint".to_owned(), note);
    place.hold("record/registry.vkey".to_owned(), keys);
    // What nobody signed is not worth the way: it is found without its entries.
    let Some(checkpoint) = looked.checkpoint.filter(|_| looked.findings.is_empty()) else {
        return Ok(place);
    };
    let size = checkpoint.size;
    for tile in Tile::of_tree(size) {
        let (path, bytes) = site.tile(&tile)?;
        let is_bundle = tile.holds == Holds::Entries;
        let reads = !is_bundle || entries_of(&bytes, tile.n, size).is_some();
        site.hold(&mut place, path, bytes)?;
        if !reads {
            // What comes after it would be of no use.
            return Ok(place);
        }
        if is_bundle {
            progress(Step::Fetching, tile.n, size.div_ceil(WIDTH));
        }
    }
    for number in 1..=MOST_BEFORE {
        let Some(earlier) = site.get(&format!("/record/before/{number}/checkpoint"))? else {
            break;
        };
        site.hold(&mut place, checkpoint_before(number), earlier)?;
    }
    documents(&mut site, &mut place, size, progress)?;
    Ok(place)
}

fn documents(
    site: &mut Site,
    place: &mut Place,
    size: u64,
    progress: Progress<'_>,
) -> Result<(), Unreadable> {
    let mut named = BTreeMap::new();
    for n in 0..size.div_ceil(WIDTH) {
        let bundle = place.bundle(n, size)?.unwrap_or_default();
        let others = entries_of(&bundle, n, size)
            .into_iter()
            .flatten()
            .filter(|bytes| votes::read(bytes).is_none());
        for bytes in others {
            let text = String::from_utf8_lossy(bytes);
            if let Ok(entry) = Entry::parse(&text) {
                named_in(&entry, &mut named);
            }
        }
    }
    let all = named.len() as u64;
    for (n, commitment) in named.keys().enumerate() {
        progress(Step::Fetching, n as u64, all);
        let Some(bytes) = site.get(&format!("/record/documents/{commitment}"))? else {
            continue;
        };
        // Spelt as in an export; what is no document is kept as it came, and found.
        let paper = serde_json::from_slice::<Paper>(&bytes).ok();
        let bytes = paper.and_then(|paper| paper.bytes().ok()).unwrap_or(bytes);
        site.hold(place, format!("documents/{commitment}.json"), bytes)?;
    }
    Ok(())
}

struct Site {
    url: String,
    agent: ureq::Agent,
    /// How many bytes are held of it.
    held: usize,
}

impl Site {
    /// The bytes at an address; none where there is nothing.
    fn get(&self, path: &str) -> Result<Option<Vec<u8>>, Unreadable> {
        let url = format!("{}{path}", self.url);
        let failed = |error: ureq::Error| Unreadable::Fetch(url.clone(), error.to_string());
        match self.agent.get(&url).call() {
            Ok(mut answer) => answer
                .body_mut()
                .with_config()
                .limit(MOST_BYTES)
                .read_to_vec()
                .map(Some)
                .map_err(failed),
            Err(ureq::Error::StatusCode(404)) => Ok(None),
            Err(error) => Err(failed(error)),
        }
    }

    /// Holds a file, unless there is too much of it all.
    fn hold(&mut self, place: &mut Place, path: String, bytes: Vec<u8>) -> Result<(), Unreadable> {
        self.held += bytes.len();
        if self.held > MOST_HELD {
            return Err(Unreadable::TooLarge(self.url.clone(), MOST_HELD));
        }
        place.hold(path, bytes);
        Ok(())
    }

    fn required(&self, path: &str) -> Result<Vec<u8>, Unreadable> {
        self.get(path)?.ok_or_else(|| {
            Unreadable::Fetch(format!("{}{path}", self.url), "there is nothing".to_owned())
        })
    }

    /// A tile under the path it was found at: a partial one may have been filled meanwhile.
    fn tile(&self, tile: &Tile) -> Result<(String, Vec<u8>), Unreadable> {
        let path = format!("tile/{}", tile.path());
        if let Some(bytes) = self.get(&format!("/{path}"))? {
            return Ok((format!("record/{path}"), bytes));
        }
        let full = Tile {
            width: WIDTH,
            ..*tile
        };
        let path = format!("tile/{}", full.path());
        let bytes = self.required(&format!("/{path}"))?;
        Ok((format!("record/{path}"), bytes))
    }
}
