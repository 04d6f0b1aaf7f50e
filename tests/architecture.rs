//! The walls of the house: which room may import which, read from the sources (DESIGN, section 2).

use std::path::Path;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// Each room with the rooms it may import; what is not listed is refused. Rooms side by side do not
/// import each other.
const ROOMS: &[(&str, &[&str])] = &[
    ("config", &[]),
    ("rules", &[]),
    ("text", &[]),
    ("record", &["rules", "text"]),
    ("store", &["rules", "text", "record"]),
    ("search", &["rules", "text", "record", "store"]),
    ("notary", &["rules", "text", "record", "store"]),
    ("acts", BELOW_ACTS),
    ("clock", BELOW_THE_DOORS),
    ("post", BELOW_THE_DOORS),
    ("archive", BELOW_THE_DOORS),
    ("demo", WITH_CONFIG),
    ("web", WITH_CONFIG),
];
const BELOW_ACTS: &[&str] = &["rules", "text", "record", "store", "search", "notary"];
const BELOW_THE_DOORS: &[&str] = &[
    "rules", "text", "record", "store", "search", "notary", "acts",
];
const WITH_CONFIG: &[&str] = &[
    "rules", "text", "record", "store", "search", "notary", "acts", "config",
];

/// Rooms without clock, chance, files or environment.
const PURE: &[&str] = &["rules", "text", "record"];

/// Libraries that have one room, by the first letters of their names.
const ONE_ROOM: &[(&str, &str)] = &[
    ("diesel", "store"),
    ("libsqlite3_sys", "store"),
    ("pq_sys", "store"),
    ("actix", "web"),
    ("askama", "web"),
    ("lettre", "post"),
];

/// What brings the world into a pure room, as consecutive segments of a path. `in_tz` and the like read
/// the machine's time zones instead of the program's.
const WORLDLY: &[&[&str]] = &[
    &["std", "env"],
    &["std", "fs"],
    &["std", "net"],
    &["std", "process"],
    &["std", "thread"],
    &["std", "time"],
    &["SystemTime"],
    &["Instant"],
    &["RandomState"],
    &["getrandom"],
    &["rand"],
    &["Uuid", "now_v7"],
    &["Uuid", "new_v4"],
    &["Timestamp", "now"],
    &["Zoned", "now"],
    &["TimeZone", "system"],
    &["TimeZone", "get"],
    &["in_tz"],
];

#[test]
fn every_room_keeps_to_its_walls() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    read_all(&root.join("src"), "src", &mut files);
    assert!(
        files.iter().any(|(path, _)| path == "src/rules/mod.rs"),
        "the sources are there to be read"
    );
    let found = violations(&files);
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn what_the_design_allows_passes() {
    let allowed = [
        ("src/lib.rs", "//! The house.\npub mod rules;"),
        (
            "src/main.rs",
            "//! The door.\nuse registry::{web, store, config};",
        ),
        ("src/config.rs", "//! Settings.\nuse std::env;"),
        (
            "src/rules/a.rs",
            "//! A.\nuse super::words; use jiff::Timestamp; pub(crate) fn f() {}",
        ),
        (
            "src/rules/b.rs",
            "//! B.\n// diesel, std::fs\nconst S: &str = \"crate::store std::env\";",
        ),
        (
            "src/record/a.rs",
            "//! A.\nuse crate::{rules::words::{Lang, Choice}, text};",
        ),
        (
            "src/store/a.rs",
            "//! A.\nuse diesel::prelude::*; use crate::record;",
        ),
        (
            "src/acts/a.rs",
            "//! A.\nuse crate::{search, notary, store};",
        ),
        (
            "src/web/pages/a.rs",
            "//! A.\nuse actix_web::get; use super::super::layout; use crate::config;",
        ),
    ];
    assert_eq!(violations(&planted(&allowed)), Vec::<String>::new());
}

#[test]
fn every_planted_violation_is_found() {
    let plants = [
        ("src/rules/a.rs", "//! A.\nuse crate::text::units;"),
        ("src/rules/a.rs", "//! A.\nuse super::super::store;"),
        ("src/rules/mod.rs", "//! A.\nuse super::store;"),
        (
            "src/rules/a.rs",
            "//! A.\nfn f() { let x = crate::store::open(); }",
        ),
        ("src/text/a.rs", "//! A.\nuse crate::rules;"),
        (
            "src/record/a.rs",
            "//! A.\nuse crate::{rules, store::votes};",
        ),
        ("src/store/a.rs", "//! A.\nuse crate::acts;"),
        ("src/search/a.rs", "//! A.\nuse crate::notary;"),
        ("src/clock/a.rs", "//! A.\nuse crate::web;"),
        ("src/post/a.rs", "//! A.\nuse crate::web;"),
        ("src/acts/a.rs", "//! A.\nuse crate::config::Config;"),
        ("src/config.rs", "//! A.\nuse crate::store;"),
        ("src/web/a.rs", "//! A.\nuse crate::*;"),
        ("src/web/a.rs", "//! A.\nuse crate as house;"),
        ("src/web/a.rs", "//! A.\nuse crate::Shortcut;"),
        ("src/web/a.rs", "//! A.\nuse diesel::prelude::*;"),
        (
            "src/web/a.rs",
            "//! A.\n#[derive(diesel::Queryable)] struct Row;",
        ),
        ("src/acts/a.rs", "//! A.\nuse actix_web::HttpResponse;"),
        (
            "src/main.rs",
            "//! A.\n#[actix_web::main] async fn main() {}",
        ),
        ("src/acts/a.rs", "//! A.\nuse askama::Template;"),
        ("src/web/a.rs", "//! A.\nuse lettre::Message;"),
        ("src/web/a.rs", "//! A.\nfn f() { std::env::var(\"X\"); }"),
        ("src/main.rs", "//! A.\nuse std::{fs, env};"),
        ("src/main.rs", "//! A.\nuse ::std::env;"),
        ("src/rules/a.rs", "//! A.\nfn f() { Timestamp::now(); }"),
        (
            "src/text/a.rs",
            "//! A.\nfn f() { jiff::Timestamp::now(); }",
        ),
        ("src/record/a.rs", "//! A.\nuse std::time::SystemTime;"),
        (
            "src/record/a.rs",
            "//! A.\nfn f() { getrandom::fill(&mut b); }",
        ),
        ("src/rules/a.rs", "//! A.\nuse std::{fmt, fs::File};"),
        (
            "src/rules/a.rs",
            "//! A.\nfn f(t: Timestamp) { t.in_tz(\"Europe/Paris\"); }",
        ),
        ("src/helpers/a.rs", "//! A.\n"),
        ("src/utils.rs", "//! A.\n"),
        ("src/rules/a.rs", "use super::words;"),
        ("src/rules/a.rs", "//! \n"),
        ("src/rules/a.rs", "//! (being written)\n"),
        ("src/rules/a.rs", ""),
        ("src/rules/a.rs", "//! A.\nfn f( {"),
    ];
    for plant in plants {
        let found = violations(&planted(&[plant]));
        assert_eq!(found.len(), 1, "{plant:?} gave {found:?}");
    }
}

fn planted(files: &[(&str, &str)]) -> Vec<(String, String)> {
    files
        .iter()
        .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
        .collect()
}

/// What is against the design, one line each, in files given as path and text.
fn violations(files: &[(String, String)]) -> Vec<String> {
    let mut found = Vec::new();
    for (path, text) in files {
        let mut wrong: Vec<String> = Vec::new();
        let opening = text.lines().next().unwrap_or_default();
        let sentence = opening.strip_prefix("//! ").unwrap_or_default();
        if sentence.len() < 2 || !sentence.ends_with('.') {
            wrong.push("does not open with one `//!` sentence that says what it is".into());
        }
        let room = room_of(path);
        if !matches!(room, "main" | "lib") && allowed(room).is_none() {
            wrong.push(format!("`{room}` is no room of the house"));
        }
        match text.parse::<TokenStream>() {
            Ok(tokens) => {
                let mut paths = Vec::new();
                collect(tokens, &mut paths);
                for named in &paths {
                    wrong.extend(judge(path, room, named));
                }
            }
            Err(error) => wrong.push(format!("cannot be read: {error}")),
        }
        wrong.sort();
        wrong.dedup();
        found.extend(wrong.into_iter().map(|why| format!("{path}: {why}")));
    }
    found
}

fn allowed(room: &str) -> Option<&'static [&'static str]> {
    ROOMS
        .iter()
        .find(|(name, _)| *name == room)
        .map(|(_, imports)| *imports)
}

/// `src/rules/words.rs` and `src/rules.rs` are of `rules`.
fn room_of(path: &str) -> &str {
    let inside = path.strip_prefix("src/").unwrap_or(path);
    let first = inside.split('/').next().unwrap_or(inside);
    first.strip_suffix(".rs").unwrap_or(first)
}

/// How many modules deep a file is: `src/lib.rs` 0, `src/rules/mod.rs` 1, `src/rules/words.rs` 2.
fn depth_of(path: &str) -> usize {
    let inside = path.strip_prefix("src/").unwrap_or(path);
    match inside {
        "lib.rs" | "main.rs" => 0,
        _ => inside.split('/').filter(|part| *part != "mod.rs").count(),
    }
}

/// What is wrong with one path named in a file of a room; at most one thing.
fn judge(path: &str, room: &str, named: &[String]) -> Option<String> {
    let first = named.first()?.as_str();
    let full = named.join("::");
    if let Some((_, home)) = ONE_ROOM.iter().find(|(name, _)| first.starts_with(name))
        && room != *home
    {
        return Some(format!("`{first}` belongs in `{home}` alone"));
    }
    let names = |segments: &[&str]| {
        named
            .windows(segments.len())
            .any(|window| window == segments)
    };
    if PURE.contains(&room) {
        if let Some(worldly) = WORLDLY.iter().find(|segments| names(segments)) {
            let what = worldly.join("::");
            return Some(format!("`{what}` in a room without the world"));
        }
    } else if names(&["std", "env"]) && room != "config" {
        return Some("only `config` reads the environment".into());
    }
    if named.get(1).is_some_and(|second| second == "as") && matches!(first, "crate" | "std") {
        return Some(format!("`{full}` hides what is imported"));
    }
    edge(path, room, named)
}

/// The import of another room, where the path is one and the design does not allow it.
fn edge(path: &str, room: &str, named: &[String]) -> Option<String> {
    let supers = named.iter().take_while(|part| *part == "super").count();
    let target = match named.first()?.as_str() {
        "crate" => named.get(1)?,
        // Inner modules make `super` reach less far than the file's depth says; only what then names
        // a room is taken for one.
        "super" if supers == depth_of(path) => {
            named.get(supers).filter(|name| allowed(name).is_some())?
        }
        _ => return None,
    };
    let imports = match room {
        "main" | "lib" => return None,
        _ => allowed(room)?,
    };
    if target == room || imports.contains(&target.as_str()) {
        None
    } else if allowed(target).is_some() {
        Some(format!("`{room}` must not import `{target}`"))
    } else {
        Some(format!("`crate::{target}` names no room of the house"))
    }
}

/// Every path in the tokens, groups of `use` spread out; comments and literals are no paths.
fn collect(tokens: TokenStream, paths: &mut Vec<Vec<String>>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    while at < tokens.len() {
        match &tokens[at] {
            TokenTree::Ident(_) => at = spread(&tokens, at, &[], paths),
            TokenTree::Group(group) => {
                collect(group.stream(), paths);
                at += 1;
            }
            _ => at += 1,
        }
    }
}

/// Reads the path that begins at `at` behind a prefix; returns where reading goes on.
fn spread(
    tokens: &[TokenTree],
    mut at: usize,
    prefix: &[String],
    paths: &mut Vec<Vec<String>>,
) -> usize {
    let mut path = prefix.to_vec();
    loop {
        match tokens.get(at) {
            Some(TokenTree::Ident(ident)) => path.push(ident.to_string()),
            Some(TokenTree::Punct(punct)) if punct.as_char() == '*' => path.push("*".into()),
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                spread_group(group.stream(), &path, paths);
                return at + 1;
            }
            _ => break,
        }
        at += 1;
        if !is_joint(tokens, at) {
            break;
        }
        at += 2;
    }
    if let Some(TokenTree::Ident(ident)) = tokens.get(at)
        && ident == "as"
    {
        path.push("as".into());
    }
    paths.push(path);
    at
}

fn spread_group(tokens: TokenStream, prefix: &[String], paths: &mut Vec<Vec<String>>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let is_comma = |token: &TokenTree| matches!(token, TokenTree::Punct(p) if p.as_char() == ',');
    for item in tokens.split(is_comma).filter(|item| !item.is_empty()) {
        spread(item, 0, prefix, paths);
    }
}

fn is_joint(tokens: &[TokenTree], at: usize) -> bool {
    let colon = |token: Option<&TokenTree>| matches!(token, Some(TokenTree::Punct(p)) if p.as_char() == ':');
    colon(tokens.get(at)) && colon(tokens.get(at + 1))
}

fn read_all(folder: &Path, named: &str, files: &mut Vec<(String, String)>) {
    let entries = std::fs::read_dir(folder).expect("the folder can be read");
    let mut entries: Vec<_> = entries.map(|e| e.expect("its entries too")).collect();
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        let name = format!("{named}/{}", entry.file_name().to_string_lossy());
        if path.is_dir() {
            read_all(&path, &name, files);
        } else if name.ends_with(".rs") {
            let text = std::fs::read_to_string(&path).expect("a source can be read");
            files.push((name, text));
        }
    }
}
