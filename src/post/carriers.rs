//! Who carries mail: an SMTP server, over TLS; or a folder, for an invented house.

use std::fs;
use std::net::IpAddr;
use std::path::PathBuf;
use std::time::Duration;

use lettre::transport::smtp::SmtpTransport;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters, TlsVersion};
use lettre::{Message, Transport};

use crate::acts::letters::Ended;

/// How long a server may take for one step.
const PATIENCE: Duration = Duration::from_secs(30);

/// Takes a message over, or says why not.
pub trait Carrier: Send + Sync {
    fn carry(&self, message: &Message) -> Ended;
}

/// How the way to the server is kept from being read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// TLS from the first byte (RFC 8314).
    Tls,
    /// STARTTLS; a server that does not offer it gets nothing.
    StartTls,
    /// Nothing, to a server on this very machine.
    Plain,
}

/// A mail server, as `SMTP_URL` names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    pub way: Way,
    pub host: String,
    pub port: u16,
    /// Name and password.
    pub account: Option<(String, String)>,
}

impl Server {
    /// Reads `smtps://NAME:PASSWORD@HOST:PORT` (TLS from the first byte), `smtp://...` (STARTTLS, never without), or
    /// `smtp://localhost:25?tls=none`, for a server on this machine only.
    ///
    /// # Errors
    /// What it should be.
    pub fn parse(url: &str) -> Result<Self, &'static str> {
        const WANTED: &str = "smtps://NAME:PASSWORD@HOST:PORT, smtp://... (with STARTTLS), or \
                              smtp://localhost:PORT?tls=none on this machine";
        let (scheme, rest) = url.split_once("://").ok_or(WANTED)?;
        let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
        let (account, place) = match rest.trim_end_matches('/').rsplit_once('@') {
            Some((account, place)) => (Some(account), place),
            None => (None, rest.trim_end_matches('/')),
        };
        let (host, port) = host_and_port(place).ok_or(WANTED)?;
        let way = match (scheme, query) {
            ("smtps", "") => Way::Tls,
            ("smtp", "") => Way::StartTls,
            ("smtp", "tls=none") if is_this_machine(host) => Way::Plain,
            _ => return Err(WANTED),
        };
        let account = match account {
            None => None,
            Some(text) => {
                let (name, password) = text.split_once(':').ok_or(WANTED)?;
                Some((
                    unescaped(name).ok_or(WANTED)?,
                    unescaped(password).ok_or(WANTED)?,
                ))
            }
        };
        let default = if way == Way::Tls { 465 } else { 587 };
        Ok(Self {
            way,
            host: host.to_owned(),
            port: port.unwrap_or(default),
            account,
        })
    }
}

fn host_and_port(place: &str) -> Option<(&str, Option<u16>)> {
    let (host, port) = match place.strip_prefix('[') {
        Some(rest) => {
            let (host, rest) = rest.split_once(']')?;
            (host, rest.strip_prefix(':'))
        }
        None => match place.split_once(':') {
            Some((host, port)) => (host, Some(port)),
            None => (place, None),
        },
    };
    if host.is_empty() || host.contains(['/', '#', ' ']) {
        return None;
    }
    match port {
        None => Some((host, None)),
        Some(port) => Some((host, Some(port.parse().ok()?))),
    }
}

fn is_this_machine(host: &str) -> bool {
    host == "localhost" || host.parse().is_ok_and(|ip: IpAddr| ip.is_loopback())
}

/// `%40` is `@`: names are often addresses.
fn unescaped(text: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        if *first == b'%' {
            bytes.push(u8::from_str_radix(std::str::from_utf8(after.get(..2)?).ok()?, 16).ok()?);
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8(bytes).ok()
}

/// An SMTP server that takes mail over.
pub struct Smtp(SmtpTransport);

impl Smtp {
    /// A server whose certificate is one that browsers trust, or that of this authority (PEM).
    ///
    /// # Errors
    /// A sentence, when the certificate cannot be read.
    pub fn of(server: &Server, authority: Option<&[u8]>) -> Result<Self, String> {
        let mut tls =
            TlsParameters::builder(server.host.clone()).set_min_tls_version(TlsVersion::Tlsv12);
        if let Some(pem) = authority {
            let certificate = Certificate::from_pem(pem).map_err(|error| error.to_string())?;
            tls = tls.add_root_certificate(certificate);
        }
        let tls = match server.way {
            Way::Plain => Tls::None,
            Way::Tls => Tls::Wrapper(tls.build().map_err(|error| error.to_string())?),
            Way::StartTls => Tls::Required(tls.build().map_err(|error| error.to_string())?),
        };
        let mut transport = SmtpTransport::builder_dangerous(&server.host)
            .port(server.port)
            .tls(tls)
            .timeout(Some(PATIENCE));
        if let Some((name, password)) = &server.account {
            transport = transport.credentials(Credentials::new(name.clone(), password.clone()));
        }
        Ok(Self(transport.build()))
    }
}

impl Carrier for Smtp {
    fn carry(&self, message: &Message) -> Ended {
        match self.0.send(message) {
            Ok(_) => Ended::Sent,
            // 5xx about this letter. One about who we are concerns all letters, and can be mended.
            Err(error) if error.is_permanent() && !is_about_us(&error) => {
                Ended::Never(said(&error))
            }
            Err(error) => Ended::NotNow(said(&error)),
        }
    }
}

/// RFC 4954: 530, 534, 535, 538 ask for another authentication.
fn is_about_us(error: &lettre::transport::smtp::Error) -> bool {
    error
        .status()
        .is_some_and(|code| matches!(code.to_string().as_str(), "530" | "534" | "535" | "538"))
}

fn said(error: &dyn std::error::Error) -> String {
    let mut said = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        said = format!("{said}: {inner}");
        cause = inner.source();
    }
    said
}

/// A folder into which each message is written as a file that mail programs open: an invented house sends nothing.
pub struct Folder(PathBuf);

impl Folder {
    /// # Errors
    /// When the folder cannot be made.
    pub fn of(folder: PathBuf) -> std::io::Result<Self> {
        fs::create_dir_all(&folder)?;
        Ok(Self(folder))
    }
}

impl Carrier for Folder {
    fn carry(&self, message: &Message) -> Ended {
        let id = message
            .headers()
            .get_raw("Message-ID")
            .and_then(|id| id.trim_matches(['<', '>']).split('@').next())
            .unwrap_or("letter")
            .to_owned();
        let file = self.0.join(format!("{id}.eml"));
        let unfinished = self.0.join(format!("{id}.part"));
        let written = fs::write(&unfinished, message.formatted())
            .and_then(|()| fs::rename(&unfinished, &file));
        match written {
            Ok(()) => Ended::Sent,
            Err(error) => Ended::NotNow(format!("{}: {error}", file.display())),
        }
    }
}
