//! A server that wants to be verified for ever: it is told soon, and costs little.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use registry::archive::{Finding, verify, verify_at};
use registry::notary::keys::{Keyring, Seal};
use registry::record::checkpoints::Checkpoint;
use registry::record::tiles::bundle;
use registry::rules::words::KeyUse;

use super::databases::fresh_path;
use super::house::ORIGIN;

/// What it says it has, and what it gives for each tile.
struct Server {
    note: String,
    vkeys: String,
    tile: Vec<u8>,
}

impl Server {
    /// Signed by a key of its own; or what it signed is of another size.
    fn of(size: u64, is_signed: bool, tile: Vec<u8>) -> Self {
        let ring = Keyring::of(&fresh_path("hostile-keys"), ORIGIN);
        ring.found().unwrap();
        let seals = ring.all(KeyUse::Log).unwrap();
        let checkpoint = Checkpoint {
            origin: ORIGIN.to_owned(),
            size,
            root: [7; 32],
        };
        let mut note = Seal::sign(&seals, &checkpoint.text()).unwrap();
        if !is_signed {
            note = note.replacen(&size.to_string(), &(size - 1).to_string(), 1);
        }
        let vkeys = format!("{}\n", seals[0].vkey.as_str());
        Self { note, vkeys, tile }
    }

    /// Opens its doors; gives its address, and how many tiles were asked for.
    fn opened(self) -> (String, Arc<AtomicUsize>) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::new(AtomicUsize::new(0));
        let counted = asked.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                self.answer(stream.unwrap(), &counted);
            }
        });
        (address, asked)
    }

    fn answer(&self, mut stream: TcpStream, asked: &AtomicUsize) {
        let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
        let first = lines.next().unwrap().unwrap();
        for line in lines {
            if line.unwrap().is_empty() {
                break;
            }
        }
        let body = match first.split(' ').nth(1).unwrap() {
            "/checkpoint" => self.note.as_bytes(),
            "/.well-known/registry.vkey" => self.vkeys.as_bytes(),
            _ => {
                asked.fetch_add(1, Ordering::Relaxed);
                &self.tile
            }
        };
        let head = format!(
            "HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
            body.len()
        );
        // Whoever asked may have had enough.
        let _ = stream.write_all(head.as_bytes());
        let _ = stream.write_all(body);
    }
}

fn full() -> Vec<u8> {
    bundle(std::iter::repeat_n(&b"{}"[..], 256)).unwrap()
}

#[test]
fn a_size_that_cannot_be_is_refused_before_anything_is_fetched() {
    let size = 1 << 62;
    let (address, asked) = Server::of(size, true, full()).opened();
    let report = verify_at(&address, None, &|_, _, _| {}).unwrap();
    assert!(
        report.findings.contains(&Finding::TooMany(size)),
        "{:?}",
        report.findings
    );
    assert_eq!(report.verdict.entries, 0);
    assert_eq!(asked.load(Ordering::Relaxed), 0);
}

#[test]
fn what_nobody_signed_is_not_fetched() {
    let (address, asked) = Server::of(300_000, false, full()).opened();
    let report = verify_at(&address, None, &|_, _, _| {}).unwrap();
    assert!(report.findings.contains(&Finding::Unsigned));
    assert_eq!(asked.load(Ordering::Relaxed), 0);
}

#[test]
fn nothing_is_fetched_behind_a_bundle_that_does_not_read() {
    let (address, asked) =
        Server::of(4_000_000_000, true, b"nothing of the kind".to_vec()).opened();
    let report = verify_at(&address, None, &|_, _, _| {}).unwrap();
    assert!(!report.holds());
    assert_eq!(asked.load(Ordering::Relaxed), 1);
}

#[test]
fn of_a_folder_no_more_is_looked_at_than_lies_there() {
    for (size, is_signed) in [(u64::MAX, true), (u64::MAX, false), (4_000_000_000, true)] {
        let folder = fresh_path("hostile");
        let server = Server::of(size, is_signed, full());
        std::fs::create_dir_all(folder.join("record/tile/entries")).unwrap();
        std::fs::write(folder.join("record/checkpoint"), &server.note).unwrap();
        std::fs::write(folder.join("record/registry.vkey"), &server.vkeys).unwrap();
        std::fs::write(folder.join("record/tile/entries/000"), full()).unwrap();
        let report = verify(&folder, None, &|_, _, _| {}).unwrap();
        let signed = if is_signed { size } else { size - 1 };
        let missing = Finding::Missing("record/tile/entries/001".to_owned());
        assert!(report.findings.contains(&missing), "{:?}", report.findings);
        let of_size = Finding::Size { signed, found: 256 };
        assert!(report.findings.contains(&of_size), "{:?}", report.findings);
    }
}
