//! The interface words: every message of locales/{en,fr} becomes a function, or the build fails.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use fluent_typed::{BuildOptions, FtlOutputOptions, LintLevel, try_build_from_locales_folder};

/// Writes `l10n.rs` and `words.ftl` into `out`.
///
/// # Errors
/// A sentence when a comment is wrong, a variable has no type, or a message is missing in one
/// language or uses other variables there (the library only warns of these last two).
pub fn write(out: &Path) -> Result<(), String> {
    let code = out.join("l10n.rs");
    let words = out.join("words.ftl");
    let options = BuildOptions::default()
        .with_output_file_path(utf8(&code)?)
        .with_ftl_output(FtlOutputOptions::single_file(utf8(&words)?))
        .with_lint_level(LintLevel::Strict)
        .with_prefix("")
        .without_format()
        .without_bidi_isolation();
    try_build_from_locales_folder(options).map_err(|error| error.to_string())?;
    let generated = fs::read_to_string(&code).map_err(|e| e.to_string())?;
    let mut lacking = Vec::new();
    for (function, place) in keys("locales/en")?.into_iter().chain(keys("locales/fr")?) {
        let plain = format!("pub fn {function}(");
        let generic = format!("pub fn {function}<");
        if !generated.contains(&plain) && !generated.contains(&generic) {
            lacking.push(format!(
                "{place}: not in both languages with the same variables"
            ));
        }
    }
    if lacking.is_empty() {
        Ok(())
    } else {
        Err(lacking.join("\n"))
    }
}

fn utf8(path: &Path) -> Result<&str, String> {
    path.to_str()
        .ok_or_else(|| format!("{} is not UTF-8", path.display()))
}

/// The function each message and attribute of a language should have become, with its place.
fn keys(folder: &str) -> Result<BTreeMap<String, String>, String> {
    println!("cargo::rerun-if-changed={folder}");
    let mut keys = BTreeMap::new();
    for entry in fs::read_dir(folder).map_err(|e| format!("{folder}: {e}"))? {
        let path = entry.map_err(|e| e.to_string())?.path();
        if path.extension().is_none_or(|extension| extension != "ftl") {
            continue;
        }
        let text = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        let mut message = String::new();
        for (number, line) in text.lines().enumerate() {
            let place = format!("{}:{}", path.display(), number + 1);
            if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
                message = key_of(line);
                keys.insert(message.clone(), place);
            } else if let Some(attribute) = line.trim_start().strip_prefix('.') {
                keys.insert(format!("{message}_{}", key_of(attribute)), place);
            }
        }
    }
    Ok(keys)
}

fn key_of(line: &str) -> String {
    let end = line.find([' ', '=']).unwrap_or(line.len());
    line[..end].replace('-', "_")
}
