//! A small witness of our own: HTTP, a key, and the last checkpoint it saw of one log (C2SP tlog-witness).

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use ed25519_dalek::{Signer, SigningKey};
use registry::record::checkpoints::{VerifierKey, base64, bytes_of};
use signed_note::{Note, StandardVerifier, VerifierList};

/// How a witness behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    Honest,
    /// Signs another text than the one it was shown.
    SignsSomethingElse,
    /// Does not answer in any way the protocol knows.
    Silent,
}

/// The last checkpoint a witness saw: its size, and its root.
pub type Memory = Arc<Mutex<(u64, [u8; 32])>>;

/// A witness at its own address, with its own key, for as long as the tests run.
pub struct Witness {
    pub vkey: String,
    pub url: String,
    pub memory: Memory,
    manner: Arc<Mutex<Manner>>,
    meanwhile: Meanwhile,
}

/// What happens elsewhere while it is asked the next time.
type Meanwhile = Arc<Mutex<Option<Box<dyn FnOnce() + Send>>>>;

impl Witness {
    /// A witness that knows one log by its key.
    pub fn of(log: &str, name: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let secret = SigningKey::from_bytes(&sha2_of(name));
        let mut public = vec![4];
        public.extend(secret.verifying_key().to_bytes());
        let id = signed_note::key_id(name, &public);
        let vkey = format!("{name}+{id:08x}+{}", base64(&public));
        assert!(VerifierKey::parse(&vkey).is_some());
        let memory: Memory = Arc::new(Mutex::new((0, [0; 32])));
        let manner = Arc::new(Mutex::new(Manner::Honest));
        let meanwhile: Meanwhile = Arc::default();
        let served = Served {
            log: log.to_owned(),
            name: name.to_owned(),
            id,
            secret,
            memory: memory.clone(),
            manner: manner.clone(),
            meanwhile: meanwhile.clone(),
        };
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                served.answer(stream.unwrap());
            }
        });
        Self {
            vkey,
            url,
            memory,
            manner,
            meanwhile,
        }
    }

    /// Does something when it is asked the next time, before it answers.
    pub fn meanwhile(&self, happens: impl FnOnce() + Send + 'static) {
        *self.meanwhile.lock().unwrap() = Some(Box::new(happens));
    }

    pub fn behaves(&self, manner: Manner) {
        *self.manner.lock().unwrap() = manner;
    }

    /// How it stands in the setting `WITNESSES`.
    pub fn setting(&self) -> String {
        format!("{} {}", self.vkey, self.url)
    }
}

fn sha2_of(name: &str) -> [u8; 32] {
    use sha2::Digest;
    sha2::Sha256::digest(name.as_bytes()).into()
}

struct Served {
    log: String,
    name: String,
    id: u32,
    secret: SigningKey,
    memory: Memory,
    manner: Arc<Mutex<Manner>>,
    meanwhile: Meanwhile,
}

impl Served {
    fn answer(&self, mut stream: TcpStream) {
        let mut reader = BufReader::new(stream.try_clone().unwrap());
        let mut request = String::new();
        reader.read_line(&mut request).unwrap();
        let mut length = 0;
        loop {
            let mut line = String::new();
            reader.read_line(&mut line).unwrap();
            if line.trim().is_empty() {
                break;
            }
            if let Some((name, value)) = line.split_once(':')
                && name.eq_ignore_ascii_case("content-length")
            {
                length = value.trim().parse().unwrap();
            }
        }
        let mut body = vec![0; length];
        reader.read_exact(&mut body).unwrap();
        assert!(request.starts_with("POST /add-checkpoint "), "{request}");
        let (status, kind, text) = self.judge(std::str::from_utf8(&body).unwrap());
        write!(
            stream,
            "HTTP/1.1 {status} x\r\ncontent-type: {kind}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{text}",
            text.len()
        )
        .unwrap();
    }

    /// What the protocol says, in its order.
    fn judge(&self, body: &str) -> (u16, &'static str, String) {
        const TEXT: &str = "text/plain";
        if let Some(happens) = self.meanwhile.lock().unwrap().take() {
            happens();
        }
        let manner = *self.manner.lock().unwrap();
        if manner == Manner::Silent {
            return (500, TEXT, String::new());
        }
        let (head, note) = body.split_once("\n\n").unwrap();
        let mut lines = head.lines();
        let old: u64 = lines
            .next()
            .and_then(|line| line.strip_prefix("old "))
            .unwrap()
            .parse()
            .unwrap();
        let proof: Vec<tlog_tiles::Hash> = lines
            .map(|line| tlog_tiles::Hash(bytes_of(line).unwrap().try_into().unwrap()))
            .collect();
        let signed = Note::from_bytes(note.as_bytes()).unwrap();
        let known = VerifierList::new(vec![Box::new(StandardVerifier::new(&self.log).unwrap())]);
        if signed.verify(&known).is_err() {
            return (403, TEXT, String::new());
        }
        let checkpoint = tlog_tiles::Checkpoint::from_bytes(signed.text()).unwrap();
        let mut memory = self.memory.lock().unwrap();
        let (size, root) = *memory;
        if old > checkpoint.size() {
            return (400, TEXT, String::new());
        }
        if old != size || (old == checkpoint.size() && checkpoint.hash().0 != root) {
            return (409, "text/x.tlog.size", format!("{size}\n"));
        }
        if old > 0
            && old < checkpoint.size()
            && tlog_tiles::check_tree(
                &proof,
                checkpoint.size(),
                *checkpoint.hash(),
                old,
                tlog_tiles::Hash(root),
            )
            .is_err()
        {
            return (422, TEXT, String::new());
        }
        *memory = (checkpoint.size(), checkpoint.hash().0);
        let time: u64 = 1_800_000_000;
        let mut message = format!("cosignature/v1\ntime {time}\n").into_bytes();
        message.extend(signed.text());
        if manner == Manner::SignsSomethingElse {
            message.push(b'!');
        }
        let mut line = self.id.to_be_bytes().to_vec();
        line.extend(time.to_be_bytes());
        line.extend(self.secret.sign(&message).to_bytes());
        let text = format!("\u{2014} {} {}\n", self.name, base64(&line));
        (200, TEXT, text)
    }
}
