//! The settings of a process: the only reader of the environment.

use std::env;
use std::ffi::OsString;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use jiff::civil::Date;

/// What the environment says, with a default for whatever it does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// `DATABASE_URL`: `sqlite://PATH` or `postgres://...`.
    pub database_url: String,
    /// `MIGRATE_DATABASE_URL`: the same database, as the owner of its tables.
    pub migrate_database_url: String,
    /// `DATABASE_REPLICA_URL`: a streaming replica of it (PostgreSQL), from which public pages are read.
    pub replica_url: Option<String>,
    /// `LISTEN`: address and port.
    pub listen: SocketAddr,
    /// `METRICS_LISTEN`: address and port of `/metrics`, for whoever operates the register; none keeps no figures.
    pub metrics_listen: Option<SocketAddr>,
    /// `BASE_URL`: scheme, host and port under which people reach the register, without a closing slash.
    pub base_url: String,
    /// `ORIGIN`: the name of the public record, fixed for ever when the house is opened.
    pub origin: String,
    /// `KEYS`: the folder of the keys that sign checkpoints, certificates and receipts.
    pub keys: String,
    /// `CHECKPOINT_STORE`: the second place, a file or `postgres://...`; none for a file beside the keys.
    pub checkpoint_store: Option<String>,
    /// `WITNESSES`: a policy file, or `VKEY URL, VKEY URL, ...`.
    pub witnesses: Option<String>,
    /// `CONTACT_EMAIL`: where a person may write about this site.
    pub contact_email: Option<String>,
    /// `SECURITY_CONTACT`: where a weakness of this site may be reported, `mailto:`, `tel:` or `https://`.
    pub security_contact: Option<String>,
    /// `SECURITY_EXPIRES`: the last day on which that holds.
    pub security_expires: Option<Date>,
    /// `TRUSTED_PROXIES`: the addresses and networks of proxies that say from where a request comes.
    pub trusted_proxies: Option<String>,
    /// `SMTP_URL`: the server that takes mail over; none sends no mail.
    pub smtp_url: Option<String>,
    /// `SMTP_CA`: a file with the certificate (PEM) of the authority that vouches for that server, where browsers do
    /// not know it.
    pub smtp_ca: Option<String>,
    /// `MAIL_FROM`: from whom letters are.
    pub mail_from: Option<String>,
    /// `LOG`: what is logged, as `info` or `registry=debug,warn`.
    pub log: String,
    /// `DRAIN`: how long, after it was asked to stop, this instance only says at `/readyz` that it will.
    pub drain: Duration,
    /// `WORKERS`: threads that answer requests.
    pub workers: usize,
    /// `PAGE_CACHE`: how much memory rendered public pages may take.
    pub page_cache: PageCache,
}

/// How much memory rendered public pages may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageCache {
    /// No page is sent without a reading of the head.
    Off,
    Mebibytes(u64),
}

impl Default for PageCache {
    fn default() -> Self {
        Self::Mebibytes(16)
    }
}

/// A setting that cannot be used: its name, and what it should be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{name} must be {wanted}, not \"{found}\"")]
pub struct Unusable {
    name: &'static str,
    wanted: &'static str,
    found: String,
}

impl Config {
    /// Reads the environment of the process.
    ///
    /// # Errors
    /// [`Unusable`] for the first setting that makes no sense.
    pub fn from_environment() -> Result<Self, Unusable> {
        Self::from(&|name| env::var(name).ok())
    }

    /// Reads settings by name; an empty one counts as none.
    ///
    /// # Errors
    /// [`Unusable`] for the first setting that makes no sense.
    pub fn from(says: &dyn Fn(&str) -> Option<String>) -> Result<Self, Unusable> {
        let given = |name: &str| says(name).filter(|value| !value.trim().is_empty());
        let or = |name: &str, default: &str| given(name).unwrap_or_else(|| default.to_owned());

        let listen = read(
            "LISTEN",
            "an address and a port, as 127.0.0.1:8080",
            or("LISTEN", "127.0.0.1:8080"),
        )?;
        let metrics_listen = given("METRICS_LISTEN")
            .map(|found| apart(found, &listen))
            .transpose()?;
        let base_url = given("BASE_URL").map_or_else(|| Ok(local(&listen)), base_url)?;
        let database_url = or("DATABASE_URL", "sqlite://registry.db");
        Ok(Self {
            migrate_database_url: given("MIGRATE_DATABASE_URL")
                .unwrap_or_else(|| database_url.clone()),
            database_url,
            replica_url: given("DATABASE_REPLICA_URL").map(replica).transpose()?,
            origin: given("ORIGIN")
                .map_or_else(|| Ok(format!("{}/log", host(&base_url))), origin)?,
            base_url,
            listen,
            metrics_listen,
            keys: or("KEYS", "keys"),
            checkpoint_store: given("CHECKPOINT_STORE").map(second_place).transpose()?,
            witnesses: given("WITNESSES"),
            contact_email: given("CONTACT_EMAIL").map(contact).transpose()?,
            security_contact: given("SECURITY_CONTACT").map(reports).transpose()?,
            security_expires: given("SECURITY_EXPIRES")
                .map(|found| read("SECURITY_EXPIRES", "a day, as 2027-11-30", found))
                .transpose()?,
            trusted_proxies: given("TRUSTED_PROXIES"),
            smtp_url: given("SMTP_URL"),
            smtp_ca: given("SMTP_CA"),
            mail_from: given("MAIL_FROM"),
            log: or("LOG", "info,actix_server=warn"),
            drain: drain(or("DRAIN", "0"))?,
            workers: workers(given("WORKERS"))?,
            page_cache: page_cache(given("PAGE_CACHE"))?,
        })
    }

    /// Browsers keep the session of a person safe over https, and on this machine itself; nowhere else.
    pub fn allows_signing_in(&self) -> bool {
        let host = host(&self.base_url);
        let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
        self.base_url.starts_with("https://") || matches!(name, "localhost" | "127.0.0.1" | "[::1]")
    }
}

/// An address of its own for figures, which are not the public's.
fn apart(found: String, listen: &SocketAddr) -> Result<SocketAddr, Unusable> {
    let wanted = "an address and a port of its own, as 127.0.0.1:9090";
    match read("METRICS_LISTEN", wanted, found.clone())? {
        other if other != *listen => Ok(other),
        _ => Err(Unusable {
            name: "METRICS_LISTEN",
            wanted,
            found,
        }),
    }
}

/// The address of a house on this machine: browsers take `localhost` for a safe place.
pub fn local(listen: &SocketAddr) -> String {
    format!("http://localhost:{}", listen.port())
}

fn read<T: std::str::FromStr>(
    name: &'static str,
    wanted: &'static str,
    found: String,
) -> Result<T, Unusable> {
    found.parse().map_err(|_| Unusable {
        name,
        wanted,
        found,
    })
}

fn base_url(given: String) -> Result<String, Unusable> {
    let url = given.strip_suffix('/').unwrap_or(&given).to_lowercase();
    let host = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"))
        .unwrap_or_default();
    if host.is_empty() || host.contains(['/', '?', '#', '@', ' ']) {
        return Err(Unusable {
            name: "BASE_URL",
            wanted: "http:// or https:// with a host and nothing after it",
            found: given,
        });
    }
    Ok(url)
}

fn origin(given: String) -> Result<String, Unusable> {
    let is_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-./".contains(c);
    if given.chars().all(is_name) && given.contains('/') {
        return Ok(given);
    }
    Err(Unusable {
        name: "ORIGIN",
        wanted: "a host and a path in small letters, as registry.example/log",
        found: given,
    })
}

fn contact(given: String) -> Result<String, Unusable> {
    let parts: Vec<&str> = given.split('@').collect();
    if parts.len() == 2 && parts.iter().all(|part| !part.is_empty()) && !given.contains(' ') {
        return Ok(given);
    }
    Err(Unusable {
        name: "CONTACT_EMAIL",
        wanted: "an e-mail address",
        found: given,
    })
}

fn reports(given: String) -> Result<String, Unusable> {
    let known = ["mailto:", "tel:", "https://"];
    let is_address = known.iter().any(|scheme| given.starts_with(scheme));
    if is_address && !given.contains(char::is_whitespace) {
        return Ok(given);
    }
    Err(Unusable {
        name: "SECURITY_CONTACT",
        wanted: "an address that begins with mailto:, tel: or https://",
        found: given,
    })
}

/// A scheme that is none of ours is a typo, not the name of a file.
fn second_place(given: String) -> Result<String, Unusable> {
    let known = ["file://", "postgres://", "postgresql://"];
    if !given.contains("://") || known.iter().any(|scheme| given.starts_with(scheme)) {
        return Ok(given);
    }
    Err(Unusable {
        name: "CHECKPOINT_STORE",
        wanted: "the path of a file, or postgres://...",
        found: given,
    })
}

/// Only PostgreSQL has replicas.
fn replica(given: String) -> Result<String, Unusable> {
    if ["postgres://", "postgresql://"]
        .iter()
        .any(|scheme| given.starts_with(scheme))
    {
        return Ok(given);
    }
    Err(Unusable {
        name: "DATABASE_REPLICA_URL",
        wanted: "postgres://...",
        found: given,
    })
}

fn drain(given: String) -> Result<Duration, Unusable> {
    let wanted = "a number of seconds up to 300";
    match read("DRAIN", wanted, given.clone())? {
        seconds @ 0..=300 => Ok(Duration::from_secs(seconds)),
        _ => Err(Unusable {
            name: "DRAIN",
            wanted,
            found: given,
        }),
    }
}

fn workers(given: Option<String>) -> Result<usize, Unusable> {
    let wanted = "a number from 1 to 64";
    match given {
        None => Ok(std::thread::available_parallelism()
            .map_or(2, usize::from)
            .min(64)),
        Some(found) => match read("WORKERS", wanted, found.clone())? {
            number @ 1..=64 => Ok(number),
            _ => Err(Unusable {
                name: "WORKERS",
                wanted,
                found,
            }),
        },
    }
}

/// Settings of glibc's allocator (mallopt), which reads them before a program begins: from how many bytes on a piece is
/// given back once it was used (`M_MMAP_THRESHOLD`), and how many heaps the threads share (`M_ARENA_MAX`).
pub const ALLOCATOR: [(&str, &str); 2] = [
    ("MALLOC_MMAP_THRESHOLD_", "1048576"),
    ("MALLOC_ARENA_MAX", "2"),
];

/// This program and what it was called with; none where the first of these settings was made already, by us or by who
/// called it.
pub fn called_as() -> Option<(PathBuf, Vec<OsString>)> {
    if env::var_os(ALLOCATOR[0].0).is_some() {
        return None;
    }
    let own = env::current_exe().ok()?;
    Some((own, env::args_os().skip(1).collect()))
}

fn page_cache(given: Option<String>) -> Result<PageCache, Unusable> {
    let wanted = "off, or a number of mebibytes from 1 to 4096";
    match given {
        None => Ok(PageCache::default()),
        Some(found) if found == "off" => Ok(PageCache::Off),
        Some(found) => match read("PAGE_CACHE", wanted, found.clone())? {
            most @ 1..=4096 => Ok(PageCache::Mebibytes(most)),
            _ => Err(Unusable {
                name: "PAGE_CACHE",
                wanted,
                found,
            }),
        },
    }
}

fn host(base_url: &str) -> &str {
    base_url
        .split_once("://")
        .map_or(base_url, |(_, host)| host)
}
