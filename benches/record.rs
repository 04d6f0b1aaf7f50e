//! How long it takes to append entries within acts, and to verify a million of them, each figure beside its limit.

mod table;

use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use registry::acts::house;
use registry::archive::{self, verify};
use registry::notary::keys::{Keyring, Seal};
use registry::record::checkpoints::Checkpoint;
use registry::record::commitments::{Hand, Kind, Opened, VoteContent, commit, salt_text};
use registry::record::entries::{
    Clauses, Decision, Doc, House, LangTexts, Names, PutToVote, Texts,
};
use registry::record::tiles::{Holds, Tile, bundle, subtree_root};
use registry::record::tree::{Frontier, Hash, leaf};
use registry::record::{Act, By, Entry};
use registry::rules::calendar;
use registry::rules::electorate::{self, Elector};
use registry::rules::permissions::{Action, Office};
use registry::rules::rulebook::Rulebook;
use registry::rules::words::{
    Auth, BallotSymbol, Body, Choice, Classification, Commitment, DecisionKind, EffectClause,
    ForceClause, KeyUse, Lang, MemberCode, MemberKind, Name, NormSymbol, ProposalSymbol, Reference,
    Seat, ThemeCode,
};
use registry::store::clock::Script;
use registry::store::{Asking, Asks, Clock, Enacted, Source, Store};
use sha2::{Digest, Sha256};

/// Entries of the record that is verified.
const ENTRIES: usize = 1_000_000;
/// Members of the house that wrote it.
const MEMBERS: usize = 46;
/// How often each of them votes in a ballot: all but the last vote are replaced.
const CHANGES: usize = 6;

fn main() -> io::Result<()> {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("bench-record");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    appended(&folder);
    let record = folder.join("export");
    let written = Instant::now();
    let size = written_record(&record, &folder.join("keys"))?;
    println!(
        "a record of {size} entries written in {:.1} s",
        written.elapsed().as_secs_f64()
    );
    verified(&record, size)?;
    fs::remove_dir_all(&folder)
}

/// Entries appended within acts, one act after the other.
fn appended(folder: &Path) {
    let source = Source::Sqlite(folder.join("house.db").display().to_string());
    Store::migrate(&source).expect("tables");
    let script = Script::starting("2026-03-02T09:00:00Z".parse().expect("a time"));
    let store = Store::open(&source, Clock::Scripted(script)).expect("a store");
    house::open(&store, House::Demo, "bench.example/log", &[]).expect("a house");
    let acts = 2_000;
    let start = Instant::now();
    for n in 0..acts {
        let asking = Asking::new(Asks::Registry, Action::AnchorLog);
        store
            .enact(asking, move |_| {
                let head = hex::encode(Sha256::digest(n.to_string()));
                Ok(Enacted::one(Act::Log { head }, ()))
            })
            .expect("an entry");
    }
    let each = start.elapsed().as_secs_f64() / f64::from(acts);
    println!(
        "entries appended within acts, one by one, each on disk before the next: {:.0} a second",
        1.0 / each
    );
}

/// Reads every byte of the entries once and hashes it: what everything else is held against.
fn bare(record: &Path, size: u64) -> io::Result<(Duration, u64)> {
    let mut hash = Sha256::new();
    let mut bytes = 0;
    let start = Instant::now();
    let mut buffer = Vec::new();
    for n in 0..size.div_ceil(256) {
        buffer.clear();
        fs::File::open(bundle_at(record, n, size))?.read_to_end(&mut buffer)?;
        bytes += buffer.len() as u64;
        hash.update(&buffer);
    }
    std::hint::black_box(hash.finalize());
    Ok((start.elapsed(), bytes))
}

/// The tree over the entries, and the signature under its root.
fn tree_and_signature(record: &Path, size: u64) -> io::Result<Duration> {
    let start = Instant::now();
    let holds = archive::verify_tree(record, None).map_err(io::Error::other)?;
    assert!(holds, "the tree of {size} entries holds");
    Ok(start.elapsed())
}

fn verified(record: &Path, size: u64) -> io::Result<()> {
    // Once over everything, so that all is in the memory of the system for each measurement.
    bare(record, size)?;
    let (bare, bytes) = bare(record, size)?;
    println!(
        "bare SHA-256 over the same {:.0} MB: {:.2} s",
        bytes as f64 / 1e6,
        bare.as_secs_f64()
    );
    let tree = tree_and_signature(record, size)?;
    ratio("tree and signature", tree, bare, 3.0);
    // The most memory is counted from here on.
    fs::write("/proc/self/clear_refs", "5")?;
    let start = Instant::now();
    let report = verify(record, None, &|_, _, _| {}).map_err(io::Error::other)?;
    let whole = start.elapsed();
    assert!(report.holds(), "{:#?}", report.findings.first());
    assert_eq!(report.verdict.entries, size);
    ratio("whole, with the law", whole, bare, 12.0);
    limit("whole, with the law, seconds", whole.as_secs_f64(), 3.0);
    limit("most memory, MB", peak()?, 200.0);
    Ok(())
}

fn ratio(what: &str, spent: Duration, bare: Duration, most: f64) {
    let times = spent.as_secs_f64() / bare.as_secs_f64();
    table::line(
        &format!("verification: {what}"),
        format!(
            "{:.2} s, {times:.2} times the bare pass",
            spent.as_secs_f64()
        ),
        times,
        table::Limit::AtMost(most),
    );
}

fn limit(what: &str, found: f64, most: f64) {
    table::line(
        &format!("verification: {what}"),
        format!("{found:.2}"),
        found,
        table::Limit::AtMost(most),
    );
}

/// The most memory that this process has had, in MB.
fn peak() -> io::Result<f64> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
    Ok(kilobytes.unwrap_or(f64::INFINITY) / 1024.0)
}

fn bundle_at(record: &Path, n: u64, size: u64) -> PathBuf {
    let tile = Tile {
        holds: Holds::Entries,
        n,
        width: (size - n * 256).min(256),
    };
    record.join("record/tile").join(tile.path())
}

/// Writes entries as tiles, and keeps what the record needs to go on.
struct Writer {
    root: PathBuf,
    entries: Vec<String>,
    hashes: Vec<Hash>,
    tree: Frontier,
    index: i64,
    time: jiff::Timestamp,
}

impl Writer {
    fn put(&mut self, by: Option<By>, act: Act) -> io::Result<i64> {
        let entry = Entry {
            act,
            by,
            index: self.index,
            time: self.time,
            v: 1,
        };
        let bytes = entry.bytes().map_err(io::Error::other)?;
        let hash = leaf(bytes.as_bytes());
        self.tree.append(hash);
        self.hashes.push(hash);
        self.entries.push(bytes);
        self.index += 1;
        if self.entries.len() == 256 {
            self.flush()?;
        }
        Ok(entry.index)
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.entries.is_empty() {
            return Ok(());
        }
        let n = (self.tree.size() - 1) / 256;
        let width = self.entries.len() as u64;
        let bytes = bundle(self.entries.iter().map(String::as_bytes)).expect("short entries");
        self.write(
            Tile {
                holds: Holds::Entries,
                n,
                width,
            },
            &bytes,
        )?;
        self.entries.clear();
        Ok(())
    }

    fn write(&self, tile: Tile, bytes: &[u8]) -> io::Result<()> {
        let file = self.root.join("record/tile").join(tile.path());
        fs::create_dir_all(file.parent().expect("a folder"))?;
        fs::write(file, bytes)
    }

    fn hash_tiles(&self) -> io::Result<()> {
        let mut row = self.hashes.clone();
        let mut level = 0;
        while !row.is_empty() {
            for (n, hashes) in row.chunks(256).enumerate() {
                let tile = Tile {
                    holds: Holds::Hashes { level },
                    n: n as u64,
                    width: hashes.len() as u64,
                };
                self.write(tile, &hashes.concat())?;
            }
            row = row.chunks_exact(256).map(subtree_root).collect();
            level += 1;
        }
        Ok(())
    }
}

/// A lawful record of so many entries: ballot after ballot, each member changing its vote a few times.
fn written_record(root: &Path, keys: &Path) -> io::Result<u64> {
    const ORIGIN: &str = "bench.example/log";
    let ring = Keyring::of(keys, ORIGIN);
    let first = ring.found().map_err(io::Error::other)?;
    let mut w = Writer {
        root: root.to_owned(),
        entries: Vec::new(),
        hashes: Vec::new(),
        tree: Frontier::default(),
        index: 0,
        // A Monday; the whole record is of that day.
        time: "2021-01-04T09:00:00Z".parse().expect("a time"),
    };
    let registry = || Some(By::Seat(Seat::registry()));
    w.put(
        registry(),
        Act::Open {
            house: House::Demo,
            origin: ORIGIN.into(),
        },
    )?;
    let book = Rulebook {
        notice_days: 0,
        window_days: 0,
        ..Rulebook::first()
    };
    w.put(registry(), Act::Rulebook { rulebook: book })?;
    let mut vkeys = Vec::new();
    for (purpose, vkey) in first {
        if purpose == KeyUse::Log {
            vkeys.push(vkey.to_string());
        }
        w.put(
            registry(),
            Act::Key {
                from: 0,
                purpose,
                vkey,
            },
        )?;
    }
    let theme = ThemeCode::parse("workers").expect("a theme");
    let name = |text: &str| Name::parse(text).expect("a name").to_string();
    w.put(
        registry(),
        Act::Theme {
            name_en: name("Workers"),
            name_fr: name("Travailleurs"),
            theme: theme.clone(),
        },
    )?;
    let members: Vec<MemberCode> = (0..MEMBERS)
        .map(|n| {
            let letters = [b'A' + (n / 26) as u8, b'A' + (n % 26) as u8, b'A'];
            MemberCode::parse(std::str::from_utf8(&letters).expect("letters")).expect("a code")
        })
        .collect();
    let decision = |day: jiff::civil::Date| Decision {
        body: Body::Bureau,
        decided: day,
        reference: Reference::parse("BENCH(2021)1").expect("a reference"),
    };
    let from = calendar::day_of(w.time);
    for member in &members {
        let names = Names {
            formal_en: member.to_string(),
            formal_fr: member.to_string(),
            short_en: member.to_string(),
            short_fr: member.to_string(),
        };
        let kind = MemberKind::State;
        let member = member.clone();
        w.put(
            registry(),
            Act::Admission {
                decision: decision(from),
                from,
                iso2: "AA".into(),
                kind,
                member,
                names,
            },
        )?;
    }
    let office = |n: i64| Seat::of_secretariat(n);
    let seat = |seat: Seat, office: Office, member: Option<MemberCode>, from| Act::Seat {
        from,
        member,
        office,
        seat,
        until: None,
    };
    let at = w.time;
    w.put(registry(), seat(office(1), Office::Administrator, None, at))?;
    w.put(
        Some(By::Seat(office(1))),
        seat(office(2), Office::Officer, None, at),
    )?;
    w.put(
        Some(By::Seat(office(1))),
        seat(office(3), Office::Registrar, None, at),
    )?;
    for (number, whose) in [(4, Office::Translator), (5, Office::Reviser)] {
        w.put(
            Some(By::Seat(office(1))),
            seat(office(number), whose, None, at),
        )?;
    }
    let officer = || Some(By::Seat(office(2)));
    let two = || Some(By::Two([office(2), office(3)]));
    for member in &members {
        let of = Seat::of_delegation(member, 1);
        w.put(two(), seat(of, Office::Head, Some(member.clone()), at))?;
    }
    let mut number = 0i64;
    while (w.index as usize) < ENTRIES {
        ballot(
            &mut w, number, &members, ORIGIN, &theme, &officer, &decision,
        )?;
        number += 1;
    }
    w.flush()?;
    w.hash_tiles()?;
    let checkpoint = Checkpoint {
        origin: ORIGIN.into(),
        size: w.tree.size(),
        root: w.tree.root(),
    };
    let seals = ring.all(KeyUse::Log).map_err(io::Error::other)?;
    let note = Seal::sign(&seals, &checkpoint.text()).map_err(io::Error::other)?;
    fs::write(root.join("record/checkpoint"), note)?;
    fs::write(
        root.join("record/registry.vkey"),
        vkeys
            .iter()
            .map(|key| format!("{key}\n"))
            .collect::<String>(),
    )?;
    Ok(w.tree.size())
}

#[allow(clippy::too_many_lines)]
fn ballot(
    w: &mut Writer,
    number: i64,
    members: &[MemberCode],
    origin: &str,
    theme: &ThemeCode,
    officer: &dyn Fn() -> Option<By>,
    decision: &dyn Fn(jiff::civil::Date) -> Decision,
) -> io::Result<()> {
    let seconds = |w: &mut Writer, n: i64| {
        w.time = w
            .time
            .checked_add(jiff::SignedDuration::from_secs(n))
            .expect("a time");
    };
    let year = calendar::year_of(w.time);
    let (proposal, symbol) = (
        ProposalSymbol::new(year, number + 1),
        BallotSymbol::new(year, number + 1),
    );
    let doc = |w: &Writer, lang: Lang, what: &str| Doc {
        bytes: 100,
        commitment: hashed(&format!("{} {lang} {what}", w.index)),
        media: format!("text/markdown; lang={lang}"),
    };
    let texts = |w: &Writer, lang: Lang| LangTexts {
        summary: doc(w, lang, "summary"),
        text: doc(w, lang, "text"),
        title: doc(w, lang, "title"),
    };
    let sponsor = members[0].clone();
    let (en, fr) = (texts(w, Lang::En), texts(w, Lang::Fr));
    let put = PutToVote {
        en: en.text.commitment.clone(),
        fr: fr.text.commitment.clone(),
    };
    let units = Doc {
        media: "application/json".to_owned(),
        ..doc(w, Lang::En, "units")
    };
    let submission = Act::Submission {
        classification: Classification::Public,
        clauses: Clauses {
            effect: EffectClause::OnAdherence,
            force: ForceClause::AfterAdoption { months: 1 },
            report_every: None,
        },
        kind: DecisionKind::NormAdoption,
        opens_on: None,
        original: Lang::En,
        proposal: proposal.clone(),
        reason: doc(w, Lang::En, "reason"),
        related: None,
        sponsor: sponsor.clone(),
        texts: Texts {
            en: Some(en),
            fr: Some(fr),
        },
        theme: theme.clone(),
        units,
    };
    let head = |member: &MemberCode| Some(By::Seat(Seat::of_delegation(member, 1)));
    w.put(head(&sponsor), submission)?;
    let until = w
        .time
        .checked_add(jiff::SignedDuration::from_secs(1))
        .expect("a time");
    w.put(
        officer(),
        Act::Consultation {
            proposal: proposal.clone(),
            until,
        },
    )?;
    seconds(w, 1);
    w.put(
        Some(By::Seat(Seat::registry())),
        Act::ConsultationEnd {
            proposal: proposal.clone(),
        },
    )?;
    for (lang, number) in [(Lang::En, 4), (Lang::Fr, 5)] {
        w.put(
            Some(By::Seat(Seat::of_secretariat(number))),
            Act::SignOff {
                lang,
                proposal: proposal.clone(),
                revision: 0,
            },
        )?;
    }
    w.put(
        officer(),
        Act::FinalText {
            proposal: proposal.clone(),
            revision: 0,
        },
    )?;
    let electors: Vec<Elector> = members
        .iter()
        .map(|member| Elector {
            member: member.clone(),
            ground: None,
        })
        .collect();
    let opens = w.time;
    let closes = opens
        .checked_add(jiff::SignedDuration::from_secs(2))
        .expect("a time");
    let rule = *Rulebook::first()
        .rule_for(DecisionKind::NormAdoption)
        .expect("a rule");
    let opening = Act::Ballot {
        ballot: symbol.clone(),
        closes,
        electorate: electors.clone(),
        kind: DecisionKind::NormAdoption,
        opens,
        part: None,
        proposal,
        put_by: decision(calendar::day_of(opens)),
        revision: 0,
        rule,
        rulebook: 1,
        texts: Some(put),
        waiver: None,
    };
    w.put(officer(), opening)?;
    let mut last = Vec::new();
    for round in 0..CHANGES {
        last.clear();
        for (n, member) in members.iter().enumerate() {
            let content = VoteContent {
                auth: Auth::Passkey,
                ballot: symbol.clone(),
                by: Hand::Seat(Seat::of_delegation(member, 1)),
                choice: Some(if n % 3 == round % 3 {
                    Choice::No
                } else {
                    Choice::Yes
                }),
                explanation: None,
                index: w.index,
                member: member.clone(),
                origin: origin.to_owned(),
                v: 1,
            };
            let salt: [u8; 32] = Sha256::digest(format!("salt {}", w.index)).into();
            let commitment = commit(Kind::Vote, &salt, &content).map_err(io::Error::other)?;
            last.push(Opened {
                content,
                salt: salt_text(&salt),
            });
            w.put(
                None,
                Act::Vote {
                    ballot: symbol.clone(),
                    commitment,
                },
            )?;
        }
    }
    seconds(w, 2);
    let choices = last
        .iter()
        .filter_map(|vote| Some((vote.content.member.clone(), vote.content.choice?)))
        .collect();
    let tally = electorate::tally(&electors, &choices);
    let outcome = rule.count(&tally).outcome;
    let is_adopted = outcome == registry::rules::majority::Outcome::Adopted;
    let closing = Act::Closing {
        ballot: symbol,
        closes,
        left_closed: (members.len() * (CHANGES - 1)) as i64,
        norm: is_adopted.then(|| NormSymbol::new(number + 1)),
        outcome,
        struck: Vec::new(),
        tally,
        votes: last,
    };
    w.put(Some(By::Seat(Seat::registry())), closing)?;
    Ok(())
}

fn hashed(text: &str) -> Commitment {
    Commitment::parse(&hex::encode(Sha256::digest(text))).expect("64 digits")
}
