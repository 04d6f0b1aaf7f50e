//! The export: what anybody may know of a house, in files, and nothing else.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use registry::acts::motions::Motion;
use registry::archive::{Exported, Finding, export, verify};
use registry::demo::Cast;
use registry::notary::Notary;
use registry::rules::visibility::Viewer;
use registry::rules::words::{Commitment, WithholdGround};
use registry::store::{Store, accounts, revisions};

use super::databases::Database;
use super::databases::fresh_path;
use super::demo::told;
use super::house::House;
use super::office::{enter_keys, office};
use super::questions::{at_final_text, reference};

/// The invented house, exported once.
pub struct Told {
    pub store: &'static Store,
    pub cast: &'static Cast,
    pub folder: PathBuf,
    pub exported: Exported,
}

pub fn of_the_demo() -> &'static Told {
    static TOLD_ONCE: OnceLock<Told> = OnceLock::new();
    TOLD_ONCE.get_or_init(|| {
        let told = told(Database::Sqlite);
        let (store, cast) = (&told.store, &told.cast);
        let folder = fresh_path("export");
        let exported = export(store, &folder, None, &|_, _, _| {}).unwrap();
        Told {
            store,
            cast,
            folder,
            exported,
        }
    })
}

/// Every file below a folder, by its path in it.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for item in std::fs::read_dir(next).unwrap() {
            let path = item.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap();
                found.insert(name.to_owned(), std::fs::read(&path).unwrap());
            }
        }
    }
    found
}

fn text<'a>(files: &'a BTreeMap<String, Vec<u8>>, path: &str) -> &'a str {
    std::str::from_utf8(&files[path]).unwrap()
}

#[test]
fn an_export_has_the_record_the_documents_and_the_register() {
    let told = of_the_demo();
    let files = files(&told.folder);
    assert_eq!(files.len(), told.exported.files);
    assert!(told.exported.entries > 1_000 && told.exported.documents > 100);
    let members = text(&files, "register/members.csv");
    assert!(members.starts_with("code,name_en,name_fr,kind,since,until\n"));
    assert!(members.contains("\nFRA,France,France,state,"), "{members}");
    for (file, columns) in [
        ("decisions", "symbol,date,title_en,summary_en,resolution\n"),
        ("votes", "decision,member,choice\n"),
        ("instruments", "symbol,title_en,chapter,adopted_on\n"),
        ("participation", "instrument,member,event,date,note\n"),
    ] {
        let csv = text(&files, &format!("register/{file}.csv"));
        assert!(csv.starts_with(columns), "{csv}");
        assert!(csv.lines().count() > 5, "{csv}");
        let json: serde_json::Value =
            serde_json::from_slice(&files[&format!("register/{file}.json")]).unwrap();
        let mut rows = csv::Reader::from_reader(csv.as_bytes());
        assert_eq!(json.as_array().unwrap().len(), rows.records().count());
    }
    let described: serde_json::Value =
        serde_json::from_slice(&files["register/csv-metadata.json"]).unwrap();
    for table in described["tables"].as_array().unwrap() {
        let csv = text(
            &files,
            &format!("register/{}", table["url"].as_str().unwrap()),
        );
        let columns: Vec<&str> = table["tableSchema"]["columns"]
            .as_array()
            .unwrap()
            .iter()
            .map(|column| column["name"].as_str().unwrap())
            .collect();
        assert_eq!(csv.lines().next().unwrap(), columns.join(","));
    }
}

#[test]
fn nobody_s_name_or_address_stands_in_an_export() {
    let told = of_the_demo();
    let files = files(&told.folder);
    assert!(told.cast.listed.len() > 46);
    let stands = |secret: &str| {
        let holds = |bytes: &[u8]| bytes.windows(secret.len()).any(|w| w == secret.as_bytes());
        files
            .iter()
            .find(|(_, bytes)| holds(bytes))
            .map(|(path, _)| path.clone())
    };
    for account in &told.cast.listed {
        let found = told
            .store
            .read(|r| accounts::of_email(r, &account.email))
            .unwrap();
        let name = found.unwrap().name;
        assert_eq!(stands(&account.email), None, "{}", account.email);
        assert_eq!(stands(&name), None, "{name}");
    }
    // The search finds what is there.
    assert_eq!(stands("Frankreich"), None);
    assert!(stands("France").is_some());
}

#[test]
fn an_export_goes_into_an_empty_folder_only() {
    let told = of_the_demo();
    let again = export(told.store, &told.folder, None, &|_, _, _| {});
    assert!(again.unwrap_err().to_string().contains("is not empty"));
}

#[test]
fn an_export_as_of_a_day_holds_and_has_what_followed_by_then() {
    let told = of_the_demo();
    let folder = fresh_path("export-of-a-day");
    let day = "2026-03-31".parse().unwrap();
    export(told.store, &folder, Some(day), &|_, _, _| {}).unwrap();
    let report = verify(&folder, None, &|_, _, _| {}).unwrap();
    assert_eq!(report.findings, Vec::new());
    let then = files(&folder);
    let now = files(&told.folder);
    let norms =
        |files: &BTreeMap<String, Vec<u8>>| text(files, "register/full/norms.csv").lines().count();
    assert!(norms(&then) > 1 && norms(&then) < norms(&now));
    std::fs::write(folder.join("register/as-of"), "2026-04-30\n").unwrap();
    let report = verify(&folder, None, &|_, _, _| {}).unwrap();
    assert!(!report.holds(), "another day has another register");
}

#[test]
fn a_document_withheld_since_the_checkpoint_is_not_left_out_in_silence() {
    let house = House::on(Database::Sqlite);
    let setting = office();
    enter_keys(&house, &setting);
    let proposal = at_final_text(&house, 1);
    let mut notary = Notary::open(house.store(), &setting).unwrap();
    notary.round().unwrap();
    let viewer = Viewer::Public;
    let revisions = house
        .store()
        .read(|r| revisions::of_proposal(r, &viewer, &proposal))
        .unwrap();
    let commitment = revisions[0].commitments()[0].to_string();
    house
        .two_officers(Motion::Withhold {
            commitment: Commitment::parse(&commitment).unwrap(),
            ground: WithholdGround::CourtOrder,
            reference: reference(),
        })
        .unwrap();
    let refused = export(house.store(), &fresh_path("unsigned"), None, &|_, _, _| {});
    let said = refused.unwrap_err().to_string();
    assert!(said.contains(&commitment) && said.contains("no checkpoint covers yet"));
    notary.round().unwrap();
    let folder = fresh_path("signed");
    export(house.store(), &folder, None, &|_, _, _| {}).unwrap();
    let report = verify(&folder, None, &|_, _, _| {}).unwrap();
    let is_of_it = |found: &Finding| found.to_string().contains(&commitment);
    assert!(
        !report.findings.iter().any(is_of_it),
        "{:?}",
        report.findings
    );
}
