//! Browsers in words: « Firefox, Linux », from what they say of themselves.

use super::words::Words;

/// Browsers by what stands in what they say of themselves; several claim to be those further down.
const BROWSERS: [(&str, &str); 6] = [
    ("Firefox/", "Firefox"),
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Chrome/", "Chrome"),
    ("CriOS/", "Chrome"),
    ("Safari/", "Safari"),
];

/// Systems, likewise.
const SYSTEMS: [(&str, &str); 6] = [
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Macintosh", "macOS"),
    ("Linux", "Linux"),
];

/// What a browser says it is, for people.
pub fn name(agent: &str, w: &Words) -> String {
    browser(agent).unwrap_or_else(|| w.account_agent_unknown())
}

/// « Firefox, Linux »; what the browser said, where it is none of these; nothing where it said nothing.
fn browser(agent: &str) -> Option<String> {
    let first = |names: &[(&'static str, &'static str)]| {
        let mut found = names.iter().filter(|(mark, _)| agent.contains(mark));
        found.next().map(|(_, name)| *name)
    };
    match (first(&BROWSERS), first(&SYSTEMS)) {
        (Some(name), Some(system)) => Some(format!("{name}, {system}")),
        (Some(name), None) => Some(name.to_owned()),
        _ if agent.is_empty() => None,
        _ => Some(agent.to_owned()),
    }
}
