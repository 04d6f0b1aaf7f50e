//! Every role at every address of a desk, in the main states of what the address is about: a table that a test keeps.

use std::collections::BTreeMap;
use std::fmt::Write;

use registry::rules::permissions::Office;
use registry::rules::stage::Stage;
use registry::rules::visibility::Viewer;
use registry::rules::words::Classification;
use registry::store::clock::Script;
use registry::store::proposals::{self, Proposal};
use registry::store::{Clock, Failure, Source, Store, copies};
use registry::web::site::DemoBanner;

use super::browser::{Browser, Door};
use super::databases::{Database, fresh_path};
use super::demo::{TOLD, Told, told};
use super::strangers::{address, every_route};

/// The states in which what an address names is looked at.
const STATES: [Stage; 9] = [
    Stage::Submitted,
    Stage::Consultation,
    Stage::FinalText,
    Stage::Voting,
    Stage::Provisional,
    Stage::Adopted,
    Stage::Rejected,
    Stage::NoDecision,
    Stage::Withdrawn,
];

/// Who asks, a column each: an office, of whose delegation where it is of one.
pub const ROLES: [(&str, Option<Office>); 12] = [
    ("stranger", None),
    ("head", Some(Office::Head)),
    ("other", Some(Office::Head)),
    ("altern.", Some(Office::Alternate)),
    ("expert", Some(Office::Expert)),
    ("partner", Some(Office::PartnerDelegate)),
    ("officer", Some(Office::Officer)),
    ("registr.", Some(Office::Registrar)),
    ("transl.", Some(Office::Translator)),
    ("reviser", Some(Office::Reviser)),
    ("admin.", Some(Office::Administrator)),
    ("auditor", Some(Office::Auditor)),
];

/// The invented house as it is told, in a copy of its own, and a door to it.
pub struct Scene {
    pub store: Store,
    pub door: Door,
    /// Where the copy lies.
    file: std::path::PathBuf,
}

impl Scene {
    pub fn of(told: &Told) -> Self {
        let file = fresh_path("roles");
        copies::into_file(told.store.source(), &file, &|_| {}).unwrap();
        let source = Source::Sqlite(file.display().to_string());
        let script = Script::starting(TOLD.parse().unwrap());
        let store = Store::open(&source, Clock::Scripted(script))
            .unwrap()
            .with_sealing(super::house::sealing());
        let door = Door::open_with(&store, DemoBanner::Shown);
        Self { store, door, file }
    }

    /// The cookie of somebody of this office: of the sponsor's delegation, of another, or of the house.
    pub fn cookie(&self, told: &Told, role: &str, office: Option<Office>, sponsor: &str) -> String {
        let Some(office) = office else {
            return String::new();
        };
        let is_of = |code: Option<&str>| match (role, code) {
            ("head", Some(code)) => code == sponsor,
            ("other", Some(code)) => code != sponsor,
            _ => true,
        };
        let somebody = told
            .cast
            .listed
            .iter()
            .find(|one| {
                one.office == office && is_of(one.member.as_ref().map(|code| code.as_str()))
            })
            .unwrap_or_else(|| panic!("nobody is {office}"));
        let begun = registry::acts::sessions::begin(&self.store, somebody.account, role.into());
        format!("session={}", begun.unwrap())
    }

    fn head(&self) -> i64 {
        self.store.read(|r| Ok::<_, Failure>(r.head().n)).unwrap()
    }
}

impl Drop for Scene {
    fn drop(&mut self) {
        for ending in ["", "-wal", "-shm"] {
            drop(std::fs::remove_file(format!(
                "{}{ending}",
                self.file.display()
            )));
        }
    }
}

/// The first proposal at a stage, one for members where there is one: who may not see it shows there.
fn at(store: &Store, stage: Stage) -> Option<Proposal> {
    let mut all = store
        .read(|r| proposals::of_stage(r, &Viewer::Secretariat, &[stage]))
        .unwrap();
    all.sort_by_key(|p| (p.classification == Classification::Public, p.index));
    all.into_iter().next()
}

/// An address of what is about this proposal.
fn about(pattern: &str, proposal: &Proposal) -> String {
    let mut path = pattern.to_owned();
    if !path.contains("/norms/") && !path.contains("/drafts/{symbol}") {
        path = path.replace("{symbol}", proposal.symbol.as_str());
    }
    if let Some(norm) = &proposal.norm {
        path = path.replace("/norms/{symbol}", &format!("/norms/{norm}"));
    }
    if let Some(ballot) = &proposal.ballot {
        path = path.replace("{ballot}", ballot.as_str());
    }
    address(&path.replace("{number}", "1"), "en")
}

fn depends_on_the_state(pattern: &str) -> bool {
    pattern.contains("/proposals/{symbol}")
        || pattern.contains("/ballots/{ballot}")
        || pattern.contains("/norms/{symbol}")
}

/// What a person without JavaScript would send by an empty form: no number, no field.
fn status(browser: &Browser, method: &str, path: &str, cookie: &str) -> String {
    let answer = if method == "get" {
        browser.get_saying(path, &[("Cookie", cookie)])
    } else {
        browser.post_with(
            path,
            &[("x", "y")],
            &[("Cookie", cookie), ("Sec-Fetch-Site", "same-origin")],
        )
    };
    match answer.status {
        303 if answer.location().contains("/sign-in") => "in".to_owned(),
        status => status.to_string(),
    }
}

/// The states in which a row holds, and what each role meets there.
type Row = (Vec<String>, Vec<String>);

fn rendered() -> String {
    let told = told(Database::Sqlite);
    let scene = Scene::of(told);
    let before = scene.head();
    let mut text = String::from(
        "# Each role at each address of a desk, by the state of the proposal that it is about: the status of the\n\
         # answer to a page (get), or to a form with nothing in it (post). `in` leads to the sign-in. `head` is of\n\
         # the sponsor's delegation, `other` of another; alternate, expert and partner are of any.\n",
    );
    let routes: Vec<_> = every_route()
        .filter(|(_, pattern)| pattern.starts_with("/{lang}/desk"))
        // It ends the sessions with which the table is made.
        .filter(|(_, pattern)| !pattern.ends_with("session-ends"))
        .collect();
    let mut table: BTreeMap<(&str, &str), Vec<Row>> = BTreeMap::new();
    let there: Vec<(Stage, Proposal)> = STATES
        .iter()
        .filter_map(|stage| at(&scene.store, *stage).map(|proposal| (*stage, proposal)))
        .collect();
    assert!(there.len() >= 6, "the story has too few stages");
    for (place, (stage, proposal)) in there.iter().enumerate() {
        let cookies: Vec<String> = ROLES
            .iter()
            .map(|(role, office)| scene.cookie(told, role, *office, proposal.sponsor.as_str()))
            .collect();
        for (method, pattern) in &routes {
            let depends = depends_on_the_state(pattern);
            if place > 0 && !depends {
                continue;
            }
            let path = about(pattern, proposal);
            let browser = Browser::at(scene.door.origin());
            let row: Vec<String> = cookies
                .iter()
                .map(|cookie| status(&browser, method, &path, cookie))
                .collect();
            let state = if depends {
                stage.to_string()
            } else {
                "any".to_owned()
            };
            let rows = table.entry((*pattern, *method)).or_default();
            match rows.iter_mut().find(|(_, known)| *known == row) {
                Some((states, _)) => states.push(state),
                None => rows.push((vec![state], row)),
            }
        }
    }
    assert_eq!(scene.head(), before, "an empty form did something");
    for ((pattern, method), rows) in table {
        let _ = write!(
            text,
            "\n{method} {}\n",
            pattern.trim_start_matches("/{lang}")
        );
        let _ = write!(text, "   ");
        for (role, _) in ROLES {
            let _ = write!(text, " {role:>8}");
        }
        text.push('\n');
        for (states, row) in rows {
            let _ = write!(text, "   ");
            for status in row {
                let _ = write!(text, " {status:>8}");
            }
            let _ = writeln!(text, "  {}", states.join(" "));
        }
    }
    text
}

/// Figure 10. After a change that is meant: `ROLES_WRITE=1 cargo test --test registry roles::`, and read the change.
#[test]
fn each_role_meets_at_each_address_in_each_state_what_the_table_says() {
    let rendered = rendered();
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/registry/roles.txt");
    if std::env::var_os("ROLES_WRITE").is_some() {
        std::fs::write(file, &rendered).unwrap();
    }
    let reviewed = std::fs::read_to_string(file).unwrap_or_default();
    let differences: Vec<String> = rendered
        .lines()
        .filter(|line| !reviewed.contains(line))
        .chain(reviewed.lines().filter(|line| !rendered.contains(line)))
        .map(str::to_owned)
        .collect();
    assert!(
        rendered == reviewed,
        "roles.txt does not say what happens:\n{}",
        differences.join("\n")
    );
}

#[test]
fn no_route_of_a_desk_lacks_its_row() {
    let reviewed = include_str!("roles.txt");
    let missing: Vec<String> = every_route()
        .filter(|(_, pattern)| pattern.starts_with("/{lang}/desk"))
        .filter(|(_, pattern)| !pattern.ends_with("session-ends"))
        .map(|(method, pattern)| format!("\n{method} {}\n", pattern.trim_start_matches("/{lang}")))
        .filter(|line| !reviewed.contains(line.as_str()))
        .collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn no_stranger_stands_at_a_desk_and_no_auditor_or_administrator_acts_in_the_procedure() {
    let reviewed = include_str!("roles.txt");
    let mut route = "";
    for line in reviewed.lines().filter(|line| !line.starts_with('#')) {
        if line.starts_with("get ") || line.starts_with("post ") {
            route = line;
            continue;
        }
        let cells: Vec<&str> = line.split_whitespace().collect();
        if cells.len() <= ROLES.len() || cells[0] == "stranger" {
            continue;
        }
        assert_eq!(cells[0], "in", "{route}: a stranger");
        let own = [
            "/desk/account",
            "/desk/invitations",
            "/desk/seat-ends",
            "/desk/second-factor",
            "/desk/enrolment",
            "/desk/letters",
        ];
        let is_procedure = route.starts_with("post ") && !own.iter().any(|own| route.contains(own));
        if is_procedure {
            for (place, who) in [(10, "an administrator"), (11, "an auditor")] {
                assert!(
                    ["403", "404", "400", "422"].contains(&cells[place]),
                    "{route}: {who} gets {}",
                    cells[place]
                );
            }
        }
    }
}
