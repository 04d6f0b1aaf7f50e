//! Export and verification as they show on a terminal.

use std::path::Path;

use jiff::civil::Date;

use indicatif::{ProgressBar, ProgressStyle};

use super::verify::{Step, verify, verify_at};
use super::{Failed, Policy, Report, Unreadable, export, verify_certificate};
use crate::store::Store;

/// Findings that are printed; the others are counted.
const SHOWN: usize = 50;

/// Exports a house into a new folder and says what is there.
///
/// # Errors
/// [`Failed`].
pub fn export_into(store: &Store, into: &Path, on: Option<Date>) -> Result<String, Failed> {
    let bar = bar();
    let exported = export(store, into, on, &|step, done, all| {
        moved(&bar, step, done, all)
    })?;
    bar.finish_and_clear();
    let signed = match exported.unsigned {
        Some(0) => "signed".to_owned(),
        Some(newer) => format!("signed; {newer} newer ones are not yet, and were left out"),
        None => "not signed: no checkpoint stands yet".to_owned(),
    };
    Ok(format!(
        "{} entries ({signed}), {} documents, {} files in {}.",
        exported.entries,
        exported.documents,
        exported.files,
        into.display()
    ))
}

/// Verifies a folder, an address or a certificate, prints what was found and how it ends; gives whether it holds.
///
/// # Errors
/// [`Unreadable`] when there is nothing to verify.
pub fn verify_from(source: &str, policy: Option<&Path>) -> Result<bool, Unreadable> {
    let policy = policy.map(read_policy).transpose()?;
    if Path::new(source).is_file() {
        return certificate_from(source, policy.as_ref());
    }
    let bar = bar();
    let progress = |step, done, all| moved(&bar, step, done, all);
    let is_url = source.starts_with("https://") || source.starts_with("http://");
    let report = match is_url {
        true => verify_at(source, policy.as_ref(), &progress)?,
        false => verify(Path::new(source), policy.as_ref(), &progress)?,
    };
    bar.finish_and_clear();
    for line in told(&report) {
        println!("{line}");
    }
    Ok(report.holds())
}

/// Verifies a certificate, prints what was found and how it ends; gives whether it holds.
fn certificate_from(file: &str, policy: Option<&Policy>) -> Result<bool, Unreadable> {
    let bytes =
        std::fs::read_to_string(file).map_err(|error| Unreadable::File(file.to_owned(), error))?;
    let tried = verify_certificate(&bytes, policy);
    for wrong in &tried.wrong {
        println!("WRONG: {wrong}.");
    }
    for line in &tried.lines {
        println!("{line}");
    }
    println!("{}", tried.sentence());
    Ok(tried.holds())
}

/// Everything that is said of a report, a line each; the last is the sentence.
fn told(report: &Report) -> Vec<String> {
    let mut lines: Vec<String> = report
        .findings
        .iter()
        .take(SHOWN)
        .map(|finding| format!("WRONG: {finding}"))
        .collect();
    if report.found > lines.len() as u64 {
        lines.push(format!(
            "... and {} more.",
            report.found - lines.len() as u64
        ));
    }
    lines.extend(report.lines());
    lines.push(report.sentence());
    lines
}

fn read_policy(file: &Path) -> Result<Policy, Unreadable> {
    let name = file.display().to_string();
    let text = std::fs::read_to_string(file).map_err(|error| Unreadable::File(name, error))?;
    Policy::parse(&text)
}

fn bar() -> ProgressBar {
    let style = ProgressStyle::with_template("{msg:<24} {bar:40} {pos}/{len}");
    let bar = ProgressBar::new(0);
    match style {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

fn moved(bar: &ProgressBar, step: Step, done: u64, all: u64) {
    bar.set_message(match step {
        Step::Writing => "Writing the record",
        Step::Papers => "Writing documents",
        Step::Fetching => "Fetching",
        Step::Judging => "Asking the law",
        Step::Comparing => "Deriving the register",
    });
    bar.set_length(all);
    bar.set_position(done);
}
