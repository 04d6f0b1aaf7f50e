//! The stamp of this program: one word for everything that pages are made of.

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

/// What a page can follow from.
const MADE_OF: &[&str] = &["Cargo.lock", "assets", "locales", "src", "templates"];

/// Tells the compiler the stamp, as `REGISTRY_BUILD`.
///
/// # Errors
/// A sentence when a file cannot be read.
pub fn write() -> Result<(), String> {
    let mut hash = Sha256::new();
    for part in MADE_OF {
        println!("cargo::rerun-if-changed={part}");
        add(Path::new(part), &mut hash)?;
    }
    let stamp = hash
        .finalize()
        .iter()
        .take(8)
        .fold(String::new(), |text, byte| format!("{text}{byte:02x}"));
    println!("cargo::rustc-env=REGISTRY_BUILD={stamp}");
    Ok(())
}

fn add(path: &Path, hash: &mut Sha256) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("{}: {error}", path.display());
    if path.is_file() {
        hash.update(path.to_string_lossy().as_bytes());
        hash.update(fs::read(path).map_err(failed)?);
        return Ok(());
    }
    let mut parts: Vec<PathBuf> = fs::read_dir(path)
        .map_err(failed)?
        .map(|entry| entry.map(|entry| entry.path()).map_err(failed))
        .collect::<Result<_, _>>()?;
    parts.sort();
    parts.iter().try_for_each(|part| add(part, hash))
}
