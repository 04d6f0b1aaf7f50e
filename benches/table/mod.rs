//! The lines of the one table that scripts/bench prints at the end.

use std::fmt::Display;

/// What a figure is held against. Some benches have limits of one kind only.
#[allow(dead_code)]
#[derive(Clone, Copy, Debug)]
pub enum Limit {
    AtMost(f64),
    AtLeast(f64),
}

/// Prints a line: what was measured, the figure as it is read, the limit, and how the measured number stands to it.
/// True if it holds.
pub fn line(what: &str, figure: impl Display, measured: f64, limit: Limit) -> bool {
    let (words, holds, of_limit) = match limit {
        Limit::AtMost(most) => (
            format!("at most {}", plain(most)),
            measured <= most,
            measured / most,
        ),
        Limit::AtLeast(least) => (
            format!("at least {}", plain(least)),
            measured >= least,
            measured / least,
        ),
    };
    let verdict = if holds { "holds" } else { "DOES NOT HOLD" };
    println!("| {what} | {figure} | {words} | {of_limit:.2} | {verdict} |");
    holds
}

/// A limit without digits that say nothing.
fn plain(number: f64) -> String {
    let text = format!("{number:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
