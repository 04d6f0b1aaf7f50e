//! The verification of an export by whoever has nothing else; what was changed in it is found.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;

use registry::archive::{Finding, Policy, Signature, verify, verify_at};
use registry::notary::keys::{Keyring, Seal};
use registry::record::checkpoints::{Checkpoint, base64};
use registry::record::tiles::{bundle, unbundle};
use registry::rules::words::KeyUse;

use super::databases::fresh_path;
use super::export::{files, of_the_demo};
use super::house::ORIGIN;
use super::story;
use super::witness::Witness;

#[test]
fn the_invented_house_holds() {
    let told = of_the_demo();
    let report = verify(&told.folder, None, &|_, _, _| {}).unwrap();
    let found: Vec<String> = report.findings.iter().map(ToString::to_string).collect();
    assert_eq!(found, Vec::<String>::new());
    assert!(report.holds());
    assert_eq!(report.verdict.entries, told.exported.entries);
    assert_eq!(report.root, base64(&told.exported.root));
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
pub fn python(folder: &Path) -> (String, bool) {
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

pub fn holds(folder: &Path) -> bool {
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

#[test]
fn a_registry_is_verified_at_its_address() {
    let told = story::told();
    let report = verify_at(&told.address, None, &|_, _, _| {}).unwrap();
    let found: Vec<String> = report.findings.iter().map(ToString::to_string).collect();
    assert_eq!(found, Vec::<String>::new());
    assert_eq!(report.verdict.entries, told.record.len() as u64);
    assert!(report.documents > 10 && report.register.is_none());
    let nowhere = verify_at(&format!("{}/nowhere", told.address), None, &|_, _, _| {});
    assert!(
        nowhere
            .unwrap_err()
            .to_string()
            .contains("/nowhere/checkpoint")
    );
}

#[test]
fn a_policy_says_whose_signatures_are_asked_for() {
    let told = story::told();
    let vkey = std::fs::read_to_string(told.folder.join("record/registry.vkey")).unwrap();
    let other = "other.example/log+00000000+AAAA";
    let by = |policy: &str| {
        let policy = Policy::parse(policy).unwrap();
        verify(&told.folder, Some(&policy), &|_, _, _| {}).unwrap()
    };
    let trusted = by(&format!("log {vkey}quorum none\n"));
    assert!(trusted.holds());
    assert!(matches!(trusted.signature, Signature::Policy { .. }));
    let witness = Witness::of(ORIGIN, "w");
    let asked = format!("log {vkey}witness w {}\nquorum w\n", witness.vkey);
    assert!(by(&asked).findings.contains(&Finding::Quorum));
    for wrong in [
        "quorum none\n",
        "nonsense\n",
        &format!("log {other}\nquorum none\n"),
        &format!("log {vkey}"),
        &format!("log {vkey}quorum nobody\n"),
    ] {
        assert!(Policy::parse(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn a_record_rewritten_and_signed_by_a_stranger_is_not_ours() {
    let told = story::told();
    let vkey = std::fs::read_to_string(told.folder.join("record/registry.vkey")).unwrap();
    let policy = Policy::parse(&format!("log {vkey}quorum none\n")).unwrap();
    let folder = copied("stranger", &["record/"]);
    let ring = Keyring::of(&fresh_path("stranger-keys"), ORIGIN);
    ring.found().unwrap();
    let note = std::fs::read_to_string(folder.join("record/checkpoint")).unwrap();
    let text = Checkpoint::of_note(&note).unwrap().text();
    let seals = ring.all(KeyUse::Log).unwrap();
    let again = Seal::sign(&seals, &text).unwrap();
    std::fs::write(folder.join("record/checkpoint"), again).unwrap();
    let report = verify(&folder, Some(&policy), &|_, _, _| {}).unwrap();
    assert!(report.findings.contains(&Finding::Unsigned));
    // With the stranger's key beside it, the record itself names another.
    let strange = format!("{}\n", seals[0].vkey.as_str());
    std::fs::write(folder.join("record/registry.vkey"), strange).unwrap();
    let report = verify(&folder, None, &|_, _, _| {}).unwrap();
    assert!(matches!(report.findings[..], [Finding::KeyNotInRecord(_)]));
}
