//! The verification of an export by whoever has nothing else; what was changed in it is found.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;

use registry::archive::{Signature, verify};
use registry::record::tiles::{bundle, unbundle};

use super::databases::fresh_path;
use super::export::{files, of_the_demo};
use super::story;

#[test]
fn the_invented_house_holds() {
    let told = of_the_demo();
    let report = verify(&told.folder, None, &|_, _, _| {}).unwrap();
    let found: Vec<String> = report.findings.iter().map(ToString::to_string).collect();
    assert_eq!(found, Vec::<String>::new());
    assert!(report.holds());
    assert_eq!(report.verdict.entries, told.exported.entries);
    assert_eq!(report.root, hex::encode(told.exported.root));
    assert_eq!(report.documents, told.exported.documents);
    assert_eq!(report.signature, Signature::None);
    assert!(report.register.unwrap() > 60);
    let lines = report.lines().join("\n");
    assert!(
        lines.contains("acts on 3 proposals for members, which stay closed")
            || lines.contains("proposals for members, which stay closed"),
        "{lines}"
    );
    assert!(
        lines.contains("that all readers see this history is not shown"),
        "{lines}"
    );
}

#[test]
fn a_signed_export_holds_for_us_and_for_a_page_of_python() {
    let told = story::told();
    let report = verify(&told.folder, None, &|_, _, _| {}).unwrap();
    let found: Vec<String> = report.findings.iter().map(ToString::to_string).collect();
    assert_eq!(found, Vec::<String>::new());
    assert!(matches!(report.signature, Signature::SamePlace { .. }));
    assert!(
        report
            .sentence()
            .starts_with("It holds: the record is whole and signed")
    );
    let (said, is_success) = python(&told.folder);
    assert!(is_success, "{said}");
    assert!(said.contains(&report.root), "{said}");
}

/// What the Python program says of a folder, and whether it ends well.
fn python(folder: &Path) -> (String, bool) {
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/verify.py");
    let output = Command::new("python3")
        .arg(program)
        .arg(folder)
        .output()
        .unwrap();
    let said = [output.stdout, output.stderr].concat();
    (String::from_utf8(said).unwrap(), output.status.success())
}

/// A copy of what lies below some folders of the story, without the list of checksums.
fn copied(name: &str, below: &[&str]) -> PathBuf {
    let copy = fresh_path(name);
    for (path, bytes) in files(&story::told().folder) {
        if below.iter().any(|folder| path.starts_with(folder)) {
            let file = copy.join(path);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, bytes).unwrap();
        }
    }
    copy
}

fn holds(folder: &Path) -> bool {
    verify(folder, None, &|_, _, _| {}).is_ok_and(|report| report.holds())
}

/// Numbers that look like chance and are the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % most as u64).unwrap()
    }
}

/// Changes one file: a bit, or entries dropped, doubled or swapped in a bundle.
fn mutated(path: &str, bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut changed = bytes.to_vec();
    let is_bundle = path.contains("/entries/");
    match dice.below(if is_bundle { 5 } else { 2 }) {
        2 => {
            let mut entries = unbundle(bytes).unwrap();
            entries.remove(dice.below(entries.len()));
            bundle(entries).unwrap()
        }
        3 => {
            let mut entries = unbundle(bytes).unwrap();
            let at = dice.below(entries.len());
            entries.insert(at, entries[at]);
            bundle(entries).unwrap()
        }
        4 => {
            let mut entries = unbundle(bytes).unwrap();
            let all = entries.len();
            let a = dice.below(all);
            entries.swap(a, (a + 1 + dice.below(all - 1)) % all);
            bundle(entries).unwrap()
        }
        _ => {
            let at = dice.below(changed.len());
            changed[at] ^= 1 << dice.below(8);
            changed
        }
    }
}

#[test]
fn each_of_four_thousand_mutations_of_a_record_is_found() {
    const EACH: usize = 2_000;
    let halves = [0x9e37_79b9_7f4a_7c15, 0x2545_f491_4f6c_dd1d].map(|seed: u64| {
        thread::spawn(move || {
            let folder = copied("mutations", &["record/"]);
            assert!(holds(&folder), "the control: untouched, it holds");
            let files: Vec<(String, Vec<u8>)> = files(&folder).into_iter().collect();
            let bundles: Vec<usize> = (0..files.len())
                .filter(|at| files[*at].0.contains("/entries/"))
                .collect();
            let mut dice = Dice(seed);
            let mut found = 0;
            for n in 0..EACH {
                // Three in four hit the entries themselves.
                let at = match dice.below(4) {
                    0 => dice.below(files.len()),
                    _ => bundles[dice.below(bundles.len())],
                };
                let (path, bytes) = &files[at];
                let changed = mutated(path, bytes, &mut dice);
                assert_ne!(changed, *bytes);
                std::fs::write(folder.join(path), &changed).unwrap();
                assert!(!holds(&folder), "mutation {n} of {path} was not found");
                std::fs::write(folder.join(path), bytes).unwrap();
                found += 1;
            }
            assert!(holds(&folder), "the control: put right again, it holds");
            found
        })
    });
    let found: usize = halves.into_iter().map(|half| half.join().unwrap()).sum();
    assert_eq!(found, 2 * EACH);
}

#[test]
fn a_change_to_any_file_of_an_export_is_found() {
    let folder = copied("changes", &["record/", "register/", "documents/"]);
    assert!(holds(&folder));
    let mut dice = Dice(0x1234_5678_9abc_def1);
    for (path, bytes) in files(&folder) {
        let mut changed = bytes.clone();
        let at = dice.below(changed.len());
        changed[at] ^= 1 << dice.below(8);
        std::fs::write(folder.join(&path), &changed).unwrap();
        assert!(!holds(&folder), "{path}, byte {at}");
        std::fs::remove_file(folder.join(&path)).unwrap();
        assert!(!holds(&folder), "{path} dropped");
        std::fs::write(folder.join(&path), &bytes).unwrap();
    }
    assert!(holds(&folder));
}

#[test]
fn the_page_of_python_finds_what_was_changed() {
    let folder = copied("python", &["record/"]);
    assert!(python(&folder).1);
    let bundle = files(&folder)
        .into_keys()
        .find(|path| path.contains("/entries/"))
        .unwrap();
    let mut bytes = std::fs::read(folder.join(&bundle)).unwrap();
    let last = bytes.len() - 3;
    bytes[last] ^= 1;
    std::fs::write(folder.join(&bundle), bytes).unwrap();
    let (said, is_success) = python(&folder);
    assert!(!is_success, "{said}");
}
