//! A generated archive: decisions with their roll calls, instruments with their participation, the same each time.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// How much the archive has.
const PARTICIPANTS: usize = 200;
pub const DECISIONS: usize = 6_000;
/// Of each decision.
const VOTES: usize = 145;
const INSTRUMENTS: usize = 320;
/// Of each instrument.
const EVENTS: usize = 96;

pub const ALL_VOTES: usize = DECISIONS * VOTES;

/// Writes the five files into a folder.
pub fn written(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let sheet = |name: &str, head: &str| -> io::Result<BufWriter<File>> {
        let mut file = BufWriter::new(File::create(folder.join(name))?);
        writeln!(file, "{head}")?;
        Ok(file)
    };
    let mut members = sheet("members.csv", "code,name_en,name_fr,kind,since,until")?;
    for n in 0..PARTICIPANTS {
        let code = code(n);
        writeln!(
            members,
            "{code},Name of {code},Nom de {code},state,1946-01-01,"
        )?;
    }
    members.flush()?;
    let mut chance = Chance(7);
    decided(
        &mut sheet(
            "decisions.csv",
            "symbol,date,title_en,summary_en,resolution",
        )?,
        &mut sheet("votes.csv", "decision,member,choice")?,
        &mut chance,
    )?;
    agreed(
        &mut sheet("instruments.csv", "symbol,title_en,chapter,adopted_on")?,
        &mut sheet("participation.csv", "instrument,member,event,date,note")?,
        &mut chance,
    )
}

fn decided(
    decisions: &mut impl Write,
    votes: &mut impl Write,
    chance: &mut Chance,
) -> io::Result<()> {
    for n in 0..DECISIONS {
        let symbol = format!("UNGA/{}/{n}", n / 100);
        let year = 1946 + n * 70 / DECISIONS;
        let (month, day) = (1 + n % 12, 1 + n % 28);
        writeln!(
            decisions,
            "{symbol},{year}-{month:02}-{day:02},\"TITLE OF NUMBER {n}, AS IT WAS\",\"TO ADOPT DRAFT RESOLUTION {n} ON A \
             SUBJECT OF SOME LENGTH, WITH ITS AMENDMENTS AS ORALLY REVISED BY ITS SPONSORS\",R/{}/{n}",
            n / 100
        )?;
        let first = chance.below(PARTICIPANTS);
        for place in 0..VOTES {
            let member = code((first + place) % PARTICIPANTS);
            let choice = ["yes", "yes", "yes", "no", "abstain"][chance.below(5)];
            writeln!(votes, "{symbol},{member},{choice}")?;
        }
    }
    decisions.flush()?;
    votes.flush()
}

fn agreed(
    instruments: &mut impl Write,
    participation: &mut impl Write,
    chance: &mut Chance,
) -> io::Result<()> {
    for n in 0..INSTRUMENTS {
        let symbol = format!("UNTC/{}-{n}", n / 20);
        let chapter = n / 20;
        writeln!(
            instruments,
            "{symbol},\"Convention number {n}, New York\",Chapter {chapter},1950-01-01"
        )?;
        let first = chance.below(PARTICIPANTS);
        for place in 0..EVENTS {
            let member = code((first + place) % PARTICIPANTS);
            let event = ["signature", "ratification", "accession"][chance.below(3)];
            let (year, day) = (1950 + place % 60, 1 + place % 28);
            writeln!(
                participation,
                "{symbol},{member},{event},{year}-02-{day:02},"
            )?;
        }
    }
    instruments.flush()?;
    participation.flush()
}

/// Three letters for each number below 17,576.
fn code(n: usize) -> String {
    let letter = |n: usize| char::from(b'A' + (n % 26) as u8);
    [letter(n / 676), letter(n / 26), letter(n)]
        .iter()
        .collect()
}

/// The same numbers each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % most
    }
}
