//! A wire to the database that can be cut: at any moment, or in the midst of a commit.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicU8, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

/// What the wire does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Wire {
    /// Passes everything on.
    Whole = 0,
    /// Nobody gets through, and who was through is not any more.
    Cut = 1,
    /// Cut as soon as somebody commits, before the server hears of it.
    CutBeforeACommit = 2,
    /// Cut as soon as somebody commits, when the server has heard of it and before it answers.
    CutAfterACommit = 3,
}

pub struct Proxy {
    pub port: u16,
    state: Arc<State>,
}

struct State {
    wire: AtomicU8,
    /// How often it was cut at a commit.
    at_commits: AtomicUsize,
    through: Mutex<Vec<TcpStream>>,
}

impl State {
    fn is(&self, wire: Wire) -> bool {
        self.wire.load(Ordering::SeqCst) == wire as u8
    }

    fn cut(&self) {
        self.wire.store(Wire::Cut as u8, Ordering::SeqCst);
        for stream in self.through.lock().unwrap().drain(..) {
            drop(stream.shutdown(Shutdown::Both));
        }
    }
}

impl Proxy {
    /// Before the server at this port.
    pub fn before(server: u16) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let state = Arc::new(State {
            wire: AtomicU8::new(Wire::Whole as u8),
            at_commits: AtomicUsize::new(0),
            through: Mutex::default(),
        });
        let passing = Arc::clone(&state);
        thread::spawn(move || {
            for client in listener.incoming().flatten() {
                if passing.is(Wire::Cut) {
                    continue;
                }
                if let Ok(server) = TcpStream::connect(("127.0.0.1", server)) {
                    pass(&passing, client, server);
                }
            }
        });
        Self { port, state }
    }

    pub fn becomes(&self, wire: Wire) {
        match wire {
            Wire::Cut => self.state.cut(),
            wire => self.state.wire.store(wire as u8, Ordering::SeqCst),
        }
    }

    pub fn is_cut(&self) -> bool {
        self.state.is(Wire::Cut)
    }

    /// How often it was cut at a commit.
    pub fn cut_at_commits(&self) -> usize {
        self.state.at_commits.load(Ordering::SeqCst)
    }
}

fn pass(state: &Arc<State>, client: TcpStream, server: TcpStream) {
    for stream in [&client, &server] {
        stream.set_nodelay(true).unwrap();
        state
            .through
            .lock()
            .unwrap()
            .push(stream.try_clone().unwrap());
    }
    let (back, forth) = (
        (server.try_clone().unwrap(), client.try_clone().unwrap()),
        (client, server),
    );
    thread::spawn(move || {
        let (mut from, mut to) = back;
        drop(std::io::copy(&mut from, &mut to));
        drop(to.shutdown(Shutdown::Both));
    });
    let state = Arc::clone(state);
    thread::spawn(move || {
        let (mut from, mut to) = forth;
        let mut bytes = [0; 16 * 1024];
        while let Ok(read @ 1..) = from.read(&mut bytes) {
            // A simple query (PostgreSQL, 55.7): its letter, its length, the sentence.
            let commits = bytes[..read].windows(8).any(|part| part == b"\x0bCOMMIT\0");
            if commits && state.is(Wire::CutBeforeACommit) {
                state.at_commits.fetch_add(1, Ordering::SeqCst);
                state.cut();
                return;
            }
            if to.write_all(&bytes[..read]).is_err() {
                break;
            }
            if commits && state.is(Wire::CutAfterACommit) {
                state.at_commits.fetch_add(1, Ordering::SeqCst);
                state.cut();
                return;
            }
        }
        drop(to.shutdown(Shutdown::Both));
    });
}
