//! The command line of the registry.

use std::io::{self, IsTerminal, Write};
use std::net::{IpAddr, Ipv6Addr, SocketAddr, TcpListener};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command as Process, ExitCode};
use std::sync::Arc;

use anyhow::{Context, anyhow, bail};
use clap::{Parser, Subcommand};
use jiff::Timestamp;
use jiff::civil::Date;
use registry::acts::appointments::{self, Invitee};
use registry::acts::continuation::{self, Continuation, Officer};
use registry::acts::factors::totp::{self, Seed};
use registry::acts::{self, house, passwords};
use registry::archive;
use registry::archive::import::{Answer, Dry, import_from};
use registry::clock::{self, Clockwork};
use registry::config::{self, Config};
use registry::demo::{self, Cast, Stage};
use registry::notary::continuing;
use registry::notary::keys::Keyring;
use registry::notary::sealing_key;
use registry::notary::{self, Notary, Setting, Working};
use registry::post;
use registry::post::carriers::{Carrier, Folder, Server, Smtp};
use registry::record::entries::House;
use registry::rules::archives::RuleName;
use registry::rules::calendar;
use registry::rules::permissions::Office;
use registry::rules::words::{CollectionCode, KeyUse, MemberCode, Seat};
use registry::store::clock::Script;
use registry::store::granting;
use registry::store::{Asks, Clock, Failure, Source, Store, StoreError, Tables, before, restored};
use registry::web::house::House as Rooms;
use registry::web::letters;
use registry::web::proxies::Proxies;
use registry::web::serving;
use registry::web::site::{DemoBanner, Post, Site};

const EXAMPLES: &str = "\
Examples:
  registry demo                                      an invented house on http://localhost:8080, to try everything
  registry migrate && registry serve                 a house of record, on SQLite in registry.db
  DATABASE_URL=postgres://registry@db/registry BASE_URL=https://registry.example registry serve
  registry import ARCHIVE --dry-run                  what is wrong in the files of an archive, line by line
  registry export FOLDER && registry verify FOLDER   the public register and its record as files, and whether they hold
  registry admin invite first@secretariat.example --role administrator

Settings come from the environment: DATABASE_URL, MIGRATE_DATABASE_URL, DATABASE_REPLICA_URL, LISTEN,
METRICS_LISTEN, BASE_URL, ORIGIN, KEYS, CHECKPOINT_STORE, WITNESSES, CONTACT_EMAIL, SECURITY_CONTACT,
SECURITY_EXPIRES, TRUSTED_PROXIES, SMTP_URL, SMTP_CA, MAIL_FROM, WORKERS, DRAIN, PAGE_CACHE, LOG; the README says
what each is for.
Exit codes: 0 done, 1 the answer is no (with the reason), 2 wrong usage.";

/// The governance registry of the Global AI Partnership: norms, votes, and what each member did with them.
#[derive(Parser)]
#[command(version, after_help = EXAMPLES)]
struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Shows an invented house with members, norms, votes and accounts to sign in with
    Demo {
        /// Where it answers
        #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8080")]
        listen: SocketAddr,
        /// Where it is kept; the next time it goes on from there
        #[arg(long, value_name = "DIR", default_value = "demo")]
        dir: PathBuf,
    },
    /// Answers requests, until it is asked to stop
    Serve,
    /// Brings the tables of the database to this version
    Migrate,
    /// Lets the first administrator in
    #[command(subcommand)]
    Admin(Admin),
    /// Makes a further key and prints what two officers enter, before it signs anything
    Key {
        /// What it will sign: log, certificate or receipt
        purpose: KeyUse,
    },
    /// Compares the database with its own record
    Check,
    /// Brings an archive in: members, decisions, votes, instruments and participation, any of the five files
    Import {
        /// Where members.csv, decisions.csv, votes.csv, instruments.csv and participation.csv are
        #[arg(value_name = "DIR")]
        from: PathBuf,
        /// The collection that it becomes, or is added to
        #[arg(long, value_name = "CODE", default_value = "ARCHIVE", value_parser = collection_code)]
        collection: CollectionCode,
        /// How its votes are counted: simple-majority, two-thirds or absolute-majority
        #[arg(long, default_value_t = RuleName::SimpleMajority)]
        rule: RuleName,
        /// Looks at the files and says what is wrong; writes nothing
        #[arg(long)]
        dry_run: bool,
    },
    /// Writes the public register and its record into a new folder
    Export {
        #[arg(value_name = "DIR")]
        into: PathBuf,
        /// The register as it stood at the end of a day in Paris, as 2026-03-02; the record beside it is whole
        #[arg(long, value_name = "DATE")]
        on: Option<Date>,
    },
    /// Verifies an export or a registry: signature, tree, every act by the law, every result, the register's rows
    Verify {
        #[arg(value_name = "DIR|URL|CERTIFICATE.json")]
        source: String,
        /// Keys and witness quorum that you trust (C2SP tlog-policy)
        #[arg(long, value_name = "FILE")]
        policy: Option<PathBuf>,
    },
    /// Writes everything of this moment into one SQLite file, while the house runs
    Backup {
        /// A new file; it holds undisclosed votes and is for its owner only
        file: PathBuf,
    },
    /// Begins a new record, of the name ORIGIN, behind one whose last entries stay lost after a restore
    Continue {
        /// The e-mail addresses of the two officers; their passwords are asked for, or read from standard input
        #[arg(long, num_args = 2, value_name = "EMAIL", required = true)]
        officers: Vec<String>,
    },
    /// Brings a backup into an empty database, ends what was open, and says what is missing
    Restore {
        file: PathBuf,
        /// The record as it was published: a folder of `registry export`, or the address of the register
        #[arg(long, value_name = "DIR|URL")]
        record: Option<String>,
    },
}

#[derive(Subcommand)]
enum Admin {
    /// Invites somebody to an office; prints a link that works once
    Invite {
        email: String,
        /// Only `administrator`: everybody else is invited on the desks, by whoever may
        #[arg(long)]
        role: Office,
        /// The member whose delegation it is
        #[arg(long, value_name = "CODE", value_parser = member_code)]
        member: Option<MemberCode>,
    },
    /// Confirms who took up an administrator's seat, by the code on their screen: tell it by another way than the link
    Confirm {
        /// The seat, as it stands beside the code
        #[arg(value_name = "SEAT", value_parser = seat)]
        seat: Seat,
        code: String,
    },
}

fn seat(text: &str) -> Result<Seat, &'static str> {
    Seat::parse(text).map_err(|_| "a seat is written as SEC-01")
}

fn member_code(text: &str) -> Result<MemberCode, &'static str> {
    MemberCode::parse(text).map_err(|_| "the code of a member has three capital letters, as FRA")
}

fn collection_code(text: &str) -> Result<CollectionCode, &'static str> {
    CollectionCode::parse(text)
        .map_err(|_| "the code of a collection has 2 to 20 capital letters, digits and hyphens, as UNGA; not GAIP")
}

/// Begins anew, in the same process, with pieces above a mebibyte given back once they were used: left to itself, the
/// allocator of glibc keeps the 19 MiB of a password for every thread that ever hashed one, and a heap for nearly every
/// thread. Goes on as it is where this was set already, or cannot be.
fn gives_memory_back() {
    if let Some((own, arguments)) = config::called_as() {
        // Comes back only where it failed.
        let failure = Process::new(own)
            .args(arguments)
            .envs(config::ALLOCATOR)
            .exec();
        eprintln!("registry: memory is not given back early: {failure}");
    }
}

fn main() -> ExitCode {
    let line = CommandLine::parse();
    if matches!(line.command, Command::Demo { .. } | Command::Serve) {
        gives_memory_back();
    }
    let config = match Config::from_environment() {
        Ok(config) => config,
        Err(unusable) => return told(&unusable, 2),
    };
    if let Err(error) = log(&config.log) {
        return told(&error, 2);
    }
    let done = match line.command {
        Command::Demo { listen, dir } => show_demo(&config, listen, &dir),
        Command::Serve => serve(&config),
        Command::Migrate => migrate(&config),
        Command::Admin(Admin::Invite {
            email,
            role,
            member,
        }) => invite(&config, email, role, member),
        Command::Admin(Admin::Confirm { seat, code }) => confirm(&config, &seat, &code),
        Command::Key { purpose } => add_key(&config, purpose),
        Command::Check => check(&config),
        Command::Import {
            from,
            collection,
            rule,
            dry_run,
        } => import(&config, &from, &collection, rule, dry_run),
        Command::Export { into, on } => export(&config, &into, on),
        Command::Verify { source, policy } => verify(&source, policy.as_deref()),
        Command::Backup { file } => backup(&config, &file),
        Command::Continue { officers } => begin_anew(&config, officers),
        Command::Restore { file, record } => restore(&config, &file, record.as_deref()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => told(&format_args!("{error:#}"), 1),
    }
}

fn told(reason: &dyn std::fmt::Display, code: u8) -> ExitCode {
    eprintln!("registry: {reason}");
    ExitCode::from(code)
}

/// Lines for people on a terminal, JSON for whatever collects them elsewhere.
fn log(filter: &str) -> anyhow::Result<()> {
    let filter = tracing_subscriber::EnvFilter::try_new(filter)
        .map_err(|error| anyhow!("LOG must be a filter as info or registry=debug,warn: {error}"))?;
    let lines = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(io::stderr);
    if io::stderr().is_terminal() {
        lines.init();
    } else {
        lines.json().init();
    }
    Ok(())
}

fn serve(config: &Config) -> anyhow::Result<()> {
    let store = live(config)?;
    if !config.allows_signing_in() {
        tracing::warn!(base_url = %config.base_url, "signing in needs https: people can read, nobody can sign in");
    }
    let mut site = Site::at(&config.base_url, DemoBanner::None)?;
    site.contact.clone_from(&config.contact_email);
    site.proxies = proxies(config)?;
    site.security = config.security_contact.clone().zip(config.security_expires);
    if config.security_contact.is_some() != config.security_expires.is_some() {
        tracing::warn!(
            "security.txt needs both SECURITY_CONTACT and SECURITY_EXPIRES: it is not served"
        );
    }
    let open = |at: SocketAddr| {
        TcpListener::bind(at).with_context(|| format!("{at} cannot be listened on"))
    };
    let listener = open(config.listen)?;
    let figures = config.metrics_listen.map(open).transpose()?;
    let office = post_office(config)?;
    if office.is_some() {
        site.post = Post::Carried;
    }
    let _notary = Working::start(&store, &setting(config))?;
    let _clock = Clockwork::start(&store)?;
    let _post = office
        .map(|office| post::Working::start(&store, office))
        .transpose()?;
    tracing::info!(listen = %config.listen, base_url = %config.base_url, "the register is open");
    let house = Rooms::of(store).keeping(config.page_cache);
    serving::serve(
        site,
        house,
        vec![listener],
        figures,
        config.workers,
        config.drain,
    )?;
    Ok(())
}

/// The live house of the configured database; a new SQLite file gets its tables by itself.
fn live(config: &Config) -> anyhow::Result<Store> {
    let source = Source::parse(&config.database_url).context("DATABASE_URL")?;
    match Store::tables(&source)? {
        Tables::Current => {}
        Tables::NoFile => Store::migrate(&source)?,
        Tables::Behind => {
            bail!("the tables are missing or older than this program: run `registry migrate` first")
        }
    }
    let store = Store::open(&source, Clock::Database)?;
    let setting = setting(config);
    let first = notary::found(&store, &setting, &config.origin)?;
    house::open(&store, House::Live, &config.origin, &first).map_err(plain)?;
    let receipts = Keyring::of(&setting.keys, &config.origin).receipts(&store)?;
    let sealing = sealing_key::of(&setting.keys, &store)?;
    let store = store.with_receipts(receipts).with_sealing(sealing);
    match &config.replica_url {
        None => Ok(store),
        Some(url) => {
            let replica = Source::parse(url).context("DATABASE_REPLICA_URL")?;
            Ok(store
                .with_replica(&replica)
                .context("DATABASE_REPLICA_URL")?)
        }
    }
}

/// Nothing is written into a database that is behind or beside what was signed, also not by who is at the machine.
fn has_what_was_signed(store: &Store, config: &Config) -> anyhow::Result<()> {
    store.gate().wait();
    let compared = Notary::open(store, &setting(config))?.round();
    match store.gate().closed() {
        None => Ok(()),
        Some(closed) => {
            compared?;
            bail!("nothing is written: {closed}")
        }
    }
}

/// The proxies that may say from where a request comes.
fn proxies(config: &Config) -> anyhow::Result<Proxies> {
    let named = config.trusted_proxies.as_deref().unwrap_or_default();
    Proxies::parse(named).map_err(|wanted| {
        anyhow!("TRUSTED_PROXIES must be {wanted}, several with commas between, not \"{named}\"")
    })
}

/// From whom the letters of an invented house are.
const DEMO_SENDER: &str = "Registry of the Global AI Partnership <registry@example.org>";

/// The post as it is configured; none where letters wait because nobody carries them.
fn post_office(config: &Config) -> anyhow::Result<Option<post::Office>> {
    let Some(url) = &config.smtp_url else {
        tracing::warn!("SMTP_URL is not set: no mail is sent, letters wait");
        return Ok(None);
    };
    // The address holds a password: it is not repeated.
    let server = Server::parse(url).map_err(|wanted| anyhow!("SMTP_URL must be {wanted}"))?;
    let from = config
        .mail_from
        .as_deref()
        .context("SMTP_URL needs MAIL_FROM, as Registry <registry@partnership.example>")?;
    let authority = config
        .smtp_ca
        .as_ref()
        .map(|file| std::fs::read(file).with_context(|| format!("SMTP_CA: {file}")))
        .transpose()?;
    let carrier = Smtp::of(&server, authority.as_deref())
        .map_err(|error| anyhow!("SMTP_URL, SMTP_CA: {error}"))?;
    office(&config.base_url, from, Arc::new(carrier)).map(Some)
}

fn office(base_url: &str, from: &str, carrier: Arc<dyn Carrier>) -> anyhow::Result<post::Office> {
    let origin = base_url.to_owned();
    Ok(post::Office {
        from: post::mail::Sender::parse(from).map_err(|error| anyhow!("MAIL_FROM: {error}"))?,
        scribe: Arc::new(move |outgoing, roster| letters::write(&origin, outgoing, roster)),
        carrier,
    })
}

/// Where the notary keeps keys and the last checkpoint.
fn setting(config: &Config) -> Setting {
    Setting {
        keys: PathBuf::from(&config.keys),
        place: config.checkpoint_store.clone(),
        witnesses: config.witnesses.clone(),
    }
}

fn migrate(config: &Config) -> anyhow::Result<()> {
    let source = Source::parse(&config.migrate_database_url).context("MIGRATE_DATABASE_URL")?;
    Store::migrate(&source)?;
    println!("The tables are up to date.");
    let application = Source::parse(&config.database_url).context("DATABASE_URL")?;
    if let Some(role) = granting::grant(&source, &application)? {
        println!(
            "The role {role} may use them, and neither change nor remove what the record says."
        );
    }
    Ok(())
}

fn invite(
    config: &Config,
    email: String,
    office: Office,
    member: Option<MemberCode>,
) -> anyhow::Result<()> {
    if office != Office::Administrator || member.is_some() {
        bail!(
            "the command line invites administrators only; an administrator invites to the offices of the house, \
             two officers accredit heads of delegation, and heads invite to their delegation"
        );
    }
    let store = live(config)?;
    has_what_was_signed(&store, config)?;
    let invitee = Invitee {
        email,
        office,
        member,
        until: None,
    };
    let secret = appointments::invite(&store, Asks::CommandLine, invitee).map_err(plain)?;
    println!("{}/en/invitations/{secret}", config.base_url);
    eprintln!(
        "The link works once, for {} hours.",
        appointments::LINK_LIFE.as_hours()
    );
    Ok(())
}

fn confirm(config: &Config, seat: &Seat, code: &str) -> anyhow::Result<()> {
    let store = live(config)?;
    has_what_was_signed(&store, config)?;
    appointments::confirm(&store, Asks::CommandLine, seat, code).map_err(plain)?;
    println!("{seat}: the office is held from now on.");
    Ok(())
}

fn backup(config: &Config, file: &Path) -> anyhow::Result<()> {
    let source = Source::parse(&config.database_url).context("DATABASE_URL")?;
    if Store::tables(&source)? != Tables::Current {
        bail!("there is no register of this version to back up");
    }
    let bar = indicatif::ProgressBar::new_spinner().with_message("Copying");
    let rows = archive::backup(&source, file, &|rows| bar.set_position(rows)).map_err(plain)?;
    bar.finish_and_clear();
    println!("{}: {rows} rows, everything of one moment.", file.display());
    Ok(())
}

fn restore(config: &Config, file: &Path, record: Option<&str>) -> anyhow::Result<()> {
    let source = Source::parse(&config.migrate_database_url).context("MIGRATE_DATABASE_URL")?;
    let bar = indicatif::ProgressBar::new_spinner().with_message("Restoring");
    let progress = |rows| bar.set_position(rows);
    let restored = match record {
        None => archive::restore(file, &source, None, &progress),
        Some(record) => archive::restore_with(file, &source, record, &progress),
    }
    .map_err(plain)?;
    bar.finish_and_clear();
    print!("{restored}");
    match archive::missing(&restored, &source, &setting(config))? {
        None if restored.findings.is_empty() => Ok(()),
        None => bail!("the register that was restored does not agree with its record"),
        Some(missing) => bail!("{missing}"),
    }
}

/// A new record, where entries stay lost.
fn begin_anew(config: &Config, officers: Vec<String>) -> anyhow::Result<()> {
    let origin = config.origin.as_str();
    let source = Source::parse(&config.database_url).context("DATABASE_URL")?;
    if Store::tables(&source)? != Tables::Current {
        bail!("there is no register of this version");
    }
    let store = Store::open(&source, Clock::Database)?;
    let setting = setting(config);
    let (old, is_begun) = store.read::<_, StoreError>(|r| {
        let is_begun = !before::all(r)?.is_empty();
        Ok((r.head().origin.clone(), is_begun))
    })?;
    if old == origin && !is_begun {
        bail!(
            "ORIGIN must be the name of the new record, as registry.example/log2; \"{old}\" is that of the present one"
        );
    }
    // Begun before, and interrupted after its entry: what is left is the second place.
    if old != origin {
        let Some(lost) = continuing::lost(&store, &setting)? else {
            bail!("nothing that was signed is missing here: the record \"{old}\" goes on");
        };
        let [first, last] = lost.entries;
        eprintln!(
            "Entries {first} to {last} of \"{old}\" are lost. The record \"{origin}\" begins with those before them."
        );
        let officers: Vec<Officer> = officers
            .into_iter()
            .map(|email| {
                Ok(Officer {
                    password: password_of(&email)?,
                    email,
                })
            })
            .collect::<anyhow::Result<_>>()?;
        let officers: [Officer; 2] = officers
            .try_into()
            .map_err(|_| anyhow!("two officers begin a new record"))?;
        let continuation = Continuation {
            after: lost.after,
            lost: lost.entries,
            origin: origin.to_owned(),
            keys: continuing::new_keys(&setting, origin)?,
        };
        let index = continuation::begin(&store, continuation, officers).map_err(plain)?;
        println!("Entry {index} continues \"{old}\" as \"{origin}\".");
    }
    continuing::lay_second_place(&store, &setting)?;
    for running in store.read(restored::running)? {
        println!("{running}");
    }
    println!(
        "Tell the witnesses the new key, and start the register, with ORIGIN={origin} from now on."
    );
    Ok(())
}

/// A password from the terminal, unseen, or as a line of standard input.
fn password_of(email: &str) -> anyhow::Result<String> {
    let is_terminal = io::stdin().is_terminal();
    let echo = |state: &str| {
        if is_terminal {
            std::process::Command::new("stty").arg(state).status().ok();
        }
    };
    eprint!("Password of {email}: ");
    echo("-echo");
    let mut line = String::new();
    let read = io::stdin().read_line(&mut line);
    echo("echo");
    eprintln!();
    read.context("the password cannot be read")?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}

fn add_key(config: &Config, purpose: KeyUse) -> anyhow::Result<()> {
    let ring = Keyring::of(Path::new(&config.keys), &config.origin);
    let vkey = ring.add(purpose)?;
    println!("{vkey}");
    eprintln!(
        "It is in {}; it signs once two officers have entered it.",
        config.keys
    );
    Ok(())
}

fn check(config: &Config) -> anyhow::Result<()> {
    let source = Source::parse(&config.database_url).context("DATABASE_URL")?;
    if Store::tables(&source)? != Tables::Current {
        bail!("there is no register of this version to check");
    }
    let store = Store::open(&source, Clock::Database)?;
    let checked = archive::check(&store).map_err(plain)?;
    println!("{checked}");
    match checked.wrong() {
        0 => Ok(()),
        1 => bail!("1 thing is wrong in this register"),
        found => bail!("{found} things are wrong in this register"),
    }
}

fn import(
    config: &Config,
    from: &Path,
    collection: &CollectionCode,
    rule: RuleName,
    dry_run: bool,
) -> anyhow::Result<()> {
    let answer = if dry_run {
        let source = Source::parse(&config.database_url).context("DATABASE_URL")?;
        let store = match Store::tables(&source)? {
            Tables::Current => Some(Store::open(&source, Clock::Database)?),
            Tables::NoFile | Tables::Behind => None,
        };
        import_from(store.as_ref(), from, collection, rule.rule(), Dry::Yes)?
    } else {
        let store = live(config)?;
        has_what_was_signed(&store, config)?;
        let answer = import_from(Some(&store), from, collection, rule.rule(), Dry::No)?;
        if let Answer::Imported(_) = answer {
            // What was brought in is signed at once; a register that is open elsewhere does it by itself.
            has_what_was_signed(&store, config)?;
        }
        answer
    };
    match answer {
        Answer::Imported(_) | Answer::Nothing | Answer::Good => Ok(()),
        Answer::Wrong(1) => bail!(
            "1 thing is wrong in {}: nothing was imported",
            from.display()
        ),
        Answer::Wrong(found) => bail!(
            "{found} things are wrong in {}: nothing was imported",
            from.display()
        ),
    }
}

fn export(config: &Config, into: &Path, on: Option<Date>) -> anyhow::Result<()> {
    let source = Source::parse(&config.database_url).context("DATABASE_URL")?;
    if Store::tables(&source)? != Tables::Current {
        bail!("there is no register of this version to export");
    }
    let store = Store::open(&source, Clock::Database)?;
    println!("{}", archive::export_into(&store, into, on)?);
    Ok(())
}

fn verify(source: &str, policy: Option<&Path>) -> anyhow::Result<()> {
    if archive::verify_from(source, policy)? {
        Ok(())
    } else {
        bail!("{source} does not hold")
    }
}

/// A refusal or a failure, in a sentence for the terminal.
fn plain(failure: Failure) -> anyhow::Error {
    failure.into()
}

fn show_demo(config: &Config, listen: SocketAddr, dir: &Path) -> anyhow::Result<()> {
    let source = Source::Sqlite(dir.join("demo.db").display().to_string());
    let accounts = dir.join("accounts.csv");
    let mut listeners = vec![TcpListener::bind(listen).with_context(|| {
        format!("{listen} cannot be listened on; choose another with --listen 127.0.0.1:PORT")
    })?];
    if listen.ip().is_loopback() {
        // `localhost` may be either loopback address; a machine without IPv6 has only one.
        let other = SocketAddr::new(IpAddr::V6(Ipv6Addr::LOCALHOST), listen.port());
        listeners.extend(TcpListener::bind(other).ok());
    }
    // The list is written last: without it, the house was not finished.
    if !accounts.exists() {
        let (cast, seeds) = build_demo(dir, &source)?;
        write_accounts(&accounts, &cast, &seeds)?;
    }
    Store::migrate(&source)?;
    let setting = Setting::in_folder(dir.join("keys"));
    let store = Store::open(&source, Clock::Database)?;
    let receipts = Keyring::of(&setting.keys, demo::ORIGIN).receipts(&store)?;
    let sealing = sealing_key::of(&setting.keys, &store)?;
    let store = store.with_receipts(receipts).with_sealing(sealing);
    let _notary = Working::start(&store, &setting)?;
    let _clock = Clockwork::start(&store)?;

    let base_url = config::local(&listen);
    let folder = Folder::of(dir.join("mail")).context("the folder of mail")?;
    let _post = post::Working::start(&store, office(&base_url, DEMO_SENDER, Arc::new(folder))?)?;
    let mut site = Site::at(&base_url, DemoBanner::Shown)?
        .and_at(&format!("http://127.0.0.1:{}", listen.port()))?;
    site.security = config.security_contact.clone().zip(config.security_expires);
    site.proxies = proxies(config)?;
    println!("\nThe invented house is open: {base_url}\n\nTo sign in, one account of each role:");
    for line in one_of_each_role(&std::fs::read_to_string(&accounts)?) {
        println!("{line}");
    }
    println!(
        "\nAfter the password a code is asked for; in this invented house the page shows it. The keys that make the\n\
         codes are in the column totp, for an authenticator app or a program. Passkeys can be added under Your account."
    );
    println!(
        "\nAll accounts, with a head of delegation for every member: {}",
        accounts.display()
    );
    println!(
        "\nWhat the register would send by e-mail: {}",
        dir.join("mail").display()
    );
    io::stdout().flush()?;
    let house = Rooms::of(store).keeping(config.page_cache);
    serving::serve(site, house, listeners, None, config.workers, config.drain)?;
    Ok(())
}

/// Role, member, e-mail and password of the first account of each role; of delegations, France's.
fn one_of_each_role(list: &str) -> Vec<String> {
    let mut roles: Vec<&str> = Vec::new();
    let rows = list
        .lines()
        .skip(1)
        .map(|line| line.split(',').collect::<Vec<_>>());
    rows.filter_map(|cells| match cells[..] {
        [role, member, email, password, ..]
            if !roles.contains(&role)
                && (matches!(member, "" | "FRA") || role == "partner-delegate") =>
        {
            roles.push(role);
            Some(format!("  {role:<20} {member:<4} {email:<28} {password}"))
        }
        _ => None,
    })
    .collect()
}

/// Plays the story of the invented house into a new file.
fn build_demo(dir: &Path, source: &Source) -> anyhow::Result<(Cast, Vec<Seed>)> {
    std::fs::create_dir_all(dir).with_context(|| dir.display().to_string())?;
    for left_over in ["demo.db", "demo.db-wal", "demo.db-shm"] {
        match std::fs::remove_file(dir.join(left_over)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    // A house that begins anew begins a record of its own.
    match std::fs::remove_dir_all(dir.join("keys")) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
        _ => {}
    }
    Store::migrate(source)?;
    let now = Timestamp::now();
    let script = Script::starting(now);
    let store = Store::open(source, Clock::Scripted(script.clone()))?;
    let setting = Setting::in_folder(dir.join("keys"));
    let keys = notary::found(&store, &setting, demo::ORIGIN)?;
    let receipts = Keyring::of(&setting.keys, demo::ORIGIN).receipts(&store)?;
    let sealing = sealing_key::of(&setting.keys, &store)?;
    let store = store
        .with_receipts(receipts)
        .with_sealing(sealing)
        .without_letters();
    let bar = indicatif::ProgressBar::new(0).with_message("Telling the story of the house");
    // One password for everybody: it is an invented house, and somebody has to type it.
    let password = fresh_password()?;
    let hash = passwords::hash(&password)?;
    let cast = demo::populate(&Stage {
        store: &store,
        script: &script,
        keys: &keys,
        today: calendar::day_of(now),
        now,
        hash: &|_| hash.clone(),
        password: &|| password.clone(),
        round: &|store| {
            clock::round(store);
        },
        progress: &|done, all| {
            bar.set_length(all as u64);
            bar.set_position(done as u64);
        },
    })
    .map_err(plain)?;
    // Every account has an app, whose key the list tells: a code can be made from it, and passkeys be added.
    let seeds = cast
        .listed
        .iter()
        .map(|account| {
            let seed = totp::fresh()?;
            totp::grant(&store, account.account, &seed).map_err(plain)?;
            Ok(seed)
        })
        .collect::<anyhow::Result<_>>()?;
    acts::letters::forget_the_past(&store).map_err(plain)?;
    bar.finish_and_clear();
    Ok((cast, seeds))
}

fn write_accounts(file: &Path, cast: &Cast, seeds: &[Seed]) -> anyhow::Result<()> {
    let mut list = String::from("role,member,email,password,totp\n");
    for (account, seed) in cast.listed.iter().zip(seeds) {
        let member = account.member.as_ref().map_or("", MemberCode::as_str);
        list.push_str(&format!(
            "{},{member},{},{},{}\n",
            account.office,
            account.email,
            account.password,
            seed.base32()
        ));
    }
    let unfinished = file.with_extension("csv.part");
    std::fs::write(&unfinished, list)?;
    std::fs::rename(unfinished, file)?;
    Ok(())
}

/// Five groups of four letters that nobody mistakes for digits.
fn fresh_password() -> anyhow::Result<String> {
    const LETTERS: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789x";
    let mut bytes = [0; 20];
    getrandom::fill(&mut bytes).map_err(|error| anyhow!("no random bytes: {error}"))?;
    let letters: Vec<char> = bytes
        .iter()
        .map(|byte| LETTERS[usize::from(*byte) % LETTERS.len()] as char)
        .collect();
    let groups: Vec<String> = letters
        .chunks(4)
        .map(|group| group.iter().collect())
        .collect();
    Ok(groups.join("-"))
}
