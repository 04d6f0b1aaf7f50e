//! What readers keep of their speed while sixteen people sign in at once.

use std::path::Path;
use std::thread;
use std::time::Duration;

use crate::load::{self, Asking};
use crate::program::Program;
use crate::table::{self, Limit};

const AT_ONCE: usize = 16;
const TURNS: usize = 9;
/// Long enough for all sixteen passwords to be verified, one after the other.
const TURN: Duration = Duration::from_millis(1500);

/// Of what is read without sign-ins.
const KEPT: f64 = 0.85;

/// The accounts are those of the demo in this folder.
pub fn beside_readers(folder: &Path) {
    let program = Program::of(folder);
    let accounts = accounts(folder);
    let asking = Asking::page("/en/norms/GAIP-NORM-0002").encoded("br");
    load::run(program.port, &asking, AT_ONCE, TURN);
    let mut ratios: Vec<(f64, f64, f64)> = (0..TURNS)
        .map(|turn| {
            let people: Vec<&(String, String)> = (0..AT_ONCE)
                .map(|place| &accounts[(turn * AT_ONCE + place) % accounts.len()])
                .collect();
            let alone = load::run(program.port, &asking, AT_ONCE, TURN).rate;
            let beside = thread::scope(|scope| {
                for (email, password) in people {
                    scope.spawn(|| signs_in(program.port, email, password));
                }
                load::run(program.port, &asking, AT_ONCE, TURN).rate
            });
            (beside / alone, beside, alone)
        })
        .collect();
    ratios.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (ratio, beside, alone) = ratios[TURNS / 2];
    table::line(
        &format!("public reading while {AT_ONCE} people sign in at once"),
        format!("{beside:.0}/s beside {alone:.0}/s: {ratio:.2}"),
        ratio,
        Limit::AtLeast(KEPT),
    );
}

/// Address and password of everybody in `accounts.csv`.
fn accounts(folder: &Path) -> Vec<(String, String)> {
    let mut sheet = csv::Reader::from_path(folder.join("accounts.csv")).expect("the accounts");
    sheet
        .records()
        .map(|row| {
            let row = row.expect("an account");
            (row[2].to_owned(), row[3].to_owned())
        })
        .collect()
}

fn signs_in(port: u16, email: &str, password: &str) {
    let answer = ureq::post(format!("http://127.0.0.1:{port}/en/sign-in"))
        .config()
        .max_redirects(0)
        .http_status_as_error(false)
        .build()
        .header("Sec-Fetch-Site", "same-origin")
        .send_form([("email", email), ("password", password)])
        .expect("an answer");
    assert_eq!(answer.status().as_u16(), 303, "{email} signs in");
}
