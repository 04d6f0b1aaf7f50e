//! The load: requests over connections that are kept open, each answered before the next is sent on it.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::thread;
use std::time::{Duration, Instant};

/// A request, written out.
#[derive(Clone, Debug)]
pub struct Asking(String);

impl Asking {
    pub fn page(path: &str) -> Self {
        Self(format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n"))
    }

    pub fn encoded(mut self, encoding: &str) -> Self {
        self.0.push_str(&format!("Accept-Encoding: {encoding}\r\n"));
        self
    }

    pub fn if_changed_from(mut self, tag: &str) -> Self {
        self.0.push_str(&format!("If-None-Match: {tag}\r\n"));
        self
    }

    fn bytes(&self) -> Vec<u8> {
        format!("{}\r\n", self.0).into_bytes()
    }
}

/// One answer, as it came.
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
    pub took: Duration,
}

impl Answer {
    pub fn header(&self, name: &str) -> String {
        let found = self.headers.iter().find(|(own, _)| own == name);
        found.map_or_else(String::new, |(_, value)| value.clone())
    }
}

/// What a run found.
pub struct Figure {
    /// Answers a second.
    pub rate: f64,
    pub middle: Duration,
    pub p99: Duration,
    /// Of one answer, with its head.
    pub bytes: usize,
}

/// Asks once, on a connection of its own.
pub fn once(port: u16, asking: &Asking) -> Answer {
    let began = Instant::now();
    let mut wire = Wire::to(port);
    wire.send(&asking.bytes());
    let (head, length) = wire.head();
    let body = wire.buffer[head..head + length].to_vec();
    let text = String::from_utf8_lossy(&wire.buffer[..head]).into_owned();
    let mut lines = text.lines();
    let status = lines
        .next()
        .and_then(|line| line.split(' ').nth(1)?.parse().ok());
    let status = status.expect("a status");
    assert!(matches!(status, 200 | 304), "{asking:?}: {text}");
    let headers = lines.filter_map(|line| {
        let (name, value) = line.split_once(": ")?;
        Some((name.to_lowercase(), value.to_owned()))
    });
    Answer {
        status,
        headers: headers.collect(),
        body,
        took: began.elapsed(),
    }
}

/// Asks again and again for so long, on so many connections.
pub fn run(port: u16, asking: &Asking, connections: usize, lasts: Duration) -> Figure {
    let threads = connections.min(2);
    let began = Instant::now();
    let loads: Vec<(Vec<Duration>, usize)> = thread::scope(|scope| {
        let started: Vec<_> = (0..threads)
            .map(|_| {
                scope.spawn(|| one_after_the_other(port, asking, connections / threads, lasts))
            })
            .collect();
        started
            .into_iter()
            .map(|one| one.join().expect("a load"))
            .collect()
    });
    let took = began.elapsed().as_secs_f64();
    let bytes = loads[0].1;
    let mut times: Vec<Duration> = loads.into_iter().flat_map(|(times, _)| times).collect();
    times.sort_unstable();
    Figure {
        rate: times.len() as f64 / took,
        middle: times[times.len() / 2],
        p99: times[times.len() * 99 / 100],
        bytes,
    }
}

/// Asks for all of these in turn until so many answers came, over connections that are kept open.
pub fn mixed(port: u16, askings: &[Asking], answers: usize) {
    let requests: Vec<Vec<u8>> = askings.iter().map(Asking::bytes).collect();
    let mut wires: Vec<Wire> = (0..16).map(|_| Wire::to(port)).collect();
    let mut asked = requests.iter().cycle();
    for _ in 0..answers.div_ceil(wires.len()) {
        for (wire, request) in wires.iter_mut().zip(&mut asked) {
            wire.send(request);
        }
        for wire in &mut wires {
            wire.head();
        }
    }
}

pub fn middle(times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

/// All connections are asked, then all are read: as many requests are under way as there are connections.
fn one_after_the_other(
    port: u16,
    asking: &Asking,
    connections: usize,
    lasts: Duration,
) -> (Vec<Duration>, usize) {
    let request = asking.bytes();
    let mut wires: Vec<Wire> = (0..connections).map(|_| Wire::to(port)).collect();
    let mut times = Vec::with_capacity(1 << 16);
    let mut bytes = 0;
    let end = Instant::now() + lasts;
    while Instant::now() < end {
        for wire in &mut wires {
            wire.send(&request);
        }
        for wire in &mut wires {
            let (head, length) = wire.head();
            bytes = head + length;
            times.push(wire.sent.elapsed());
        }
    }
    (times, bytes)
}

struct Wire {
    stream: TcpStream,
    buffer: Vec<u8>,
    sent: Instant,
}

impl Wire {
    fn to(port: u16) -> Self {
        let stream = TcpStream::connect(("127.0.0.1", port)).expect("a connection");
        stream.set_nodelay(true).expect("an option");
        Self {
            stream,
            buffer: vec![0; 1 << 20],
            sent: Instant::now(),
        }
    }

    fn send(&mut self, request: &[u8]) {
        self.sent = Instant::now();
        self.stream.write_all(request).expect("a request");
    }

    /// Reads one answer: the length of its head and of its body.
    fn head(&mut self) -> (usize, usize) {
        let mut filled = 0;
        let mut head = None;
        loop {
            let came = self
                .stream
                .read(&mut self.buffer[filled..])
                .expect("an answer");
            assert!(came > 0, "the connection was closed");
            filled += came;
            let (end, length) = match head {
                Some(known) => known,
                None => match end_of_head(&self.buffer[..filled]) {
                    Some(known) => *head.insert(known),
                    None => continue,
                },
            };
            if filled >= end + length {
                return (end, length);
            }
        }
    }
}

fn end_of_head(bytes: &[u8]) -> Option<(usize, usize)> {
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")? + 4;
    let head = std::str::from_utf8(&bytes[..end]).expect("a head");
    let length = head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length")
            .then(|| value.trim().parse().expect("a length"))
    });
    Some((end, length.unwrap_or(0)))
}
