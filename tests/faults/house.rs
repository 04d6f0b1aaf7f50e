//! A house of record with sixteen delegations that vote by passkey, staged once and copied for each figure.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use argon2::PasswordHasher;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use jiff::{SignedDuration, Timestamp};
use registry::acts::appointments::{self, Invitee, NewAccount, Taker};
use registry::acts::motions::{self, Motion};
use registry::acts::sessions;
use registry::notary::keys::Keyring;
use registry::notary::{self, Setting, sealing_key};
use registry::record::Act;
use registry::record::entries::{Clauses, Decision, House as Kind, LangTexts, Texts};
use registry::rules::Refusal;
use registry::rules::electorate::Elector;
use registry::rules::permissions::{Action, Office};
use registry::rules::rulebook::Rulebook;
use registry::rules::words::{
    BallotSymbol, Body, Classification, DecisionKind, EffectClause, ForceClause, Lang, MemberCode,
    ProposalSymbol, Reference, ThemeCode,
};
use registry::store::clock::Script;
use registry::store::documents::{Enclosure, lay, lay_json};
use registry::store::{
    Asking, Asks, Clock, Enacted, Failure, Source, Store, Tx, Who, members, takings,
};
use registry::text::{Identities, Text};
use uuid::Uuid;

use super::ground::{copy, fresh_number, ground};
use super::postgres::server;
use super::soft_key::SoftKey;

/// How many delegations vote.
pub const VOTERS: usize = 16;
/// The name of the record.
pub const ORIGIN: &str = "faults.example/log";

/// Which database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum On {
    Sqlite,
    Postgres,
}

/// A person of a delegation: who votes for it, with which passkey, and a session that runs.
#[derive(Clone)]
pub struct Delegate {
    pub member: MemberCode,
    pub account: Uuid,
    pub key: Arc<SoftKey>,
    pub secret: String,
}

/// A house in a database of its own, which programs serve and this process looks into.
pub struct House {
    pub on: On,
    /// Where its database is.
    pub url: String,
    /// The second place; a file beside the keys where it is empty.
    pub second: String,
    pub keys: PathBuf,
    pub delegates: Vec<Delegate>,
    administrator: Uuid,
    officer: Uuid,
    script: Script,
    store: Store,
}

/// What is copied.
struct Staged {
    delegates: Vec<Delegate>,
    administrator: Uuid,
    officer: Uuid,
    keys: PathBuf,
}

impl House {
    /// A house of its own on one of the databases.
    pub fn on(on: On) -> Self {
        let number = fresh_number();
        let staged = staged(on);
        let keys = ground().join(format!("keys-{number}"));
        copy(&staged.keys, &keys);
        let (url, second) = match on {
            On::Sqlite => {
                let file = ground().join(format!("house-{number}.db"));
                std::fs::copy(staged_file(), &file).unwrap();
                (format!("sqlite://{}", file.display()), String::new())
            }
            On::Postgres => {
                for name in ["house", "second"] {
                    server().tell(&format!(
                        "CREATE DATABASE {name}_{number} TEMPLATE staged_{name}"
                    ));
                }
                let url = |name: &str| server().url(&format!("{name}_{number}"));
                (url("house"), url("second"))
            }
        };
        let script = Script::starting(Timestamp::now());
        let store = opened(&url, &keys, &script);
        Self {
            on,
            url,
            second,
            keys,
            delegates: staged.delegates.clone(),
            administrator: staged.administrator,
            officer: staged.officer,
            script,
            store,
        }
    }

    pub const fn store(&self) -> &Store {
        &self.store
    }

    /// What this process does in the house is done now.
    fn comes_to_now(&self) {
        self.script.set(Timestamp::now());
    }

    /// A ballot that is open from now on for this long: the law of hours is not what is tried.
    pub fn opens(&self, runs: SignedDuration) -> Running {
        self.comes_to_now();
        let year = 2026;
        let number = i64::from(fresh_number()) + 1;
        let (proposal, ballot) = (
            ProposalSymbol::new(year, number),
            BallotSymbol::new(year, number),
        );
        let electorate: Vec<Elector> = self
            .delegates
            .iter()
            .map(|delegate| Elector {
                member: delegate.member.clone(),
                ground: None,
            })
            .collect();
        let officer = self.store.speaking_for(self.officer).unwrap();
        let closes = Timestamp::now() + runs;
        let symbol = ballot.clone();
        self.store
            .enact(Asking::new(officer, Action::OpenBallot), move |tx| {
                let submitted = submission(tx, &proposal)?;
                let fixed = Act::FinalText {
                    proposal: proposal.clone(),
                    revision: 0,
                };
                let opening = Act::Ballot {
                    ballot: ballot.clone(),
                    closes,
                    electorate: electorate.clone(),
                    kind: DecisionKind::Procedural,
                    opens: tx.now(),
                    part: None,
                    proposal: proposal.clone(),
                    put_by: decision(),
                    revision: 0,
                    rule: *Rulebook::first().rule_for(DecisionKind::Procedural)?,
                    rulebook: 1,
                    texts: None,
                    waiver: None,
                };
                Ok(Enacted::one(submitted, ())
                    .and(Who::Permitted, fixed)
                    .and(Who::Permitted, opening))
            })
            .unwrap();
        Running {
            symbol: symbol.to_string(),
            closes,
        }
    }

    /// From now on its databases say that something is written before it is, until this is dropped. The writer of the
    /// server's log comes round seldom meanwhile, so that something unwritten is found.
    pub fn answers_before_it_has_written(&self) -> Careless {
        for url in [&self.url, &self.second] {
            let name = url.rsplit('/').next().unwrap();
            server().tell(&format!(
                "ALTER DATABASE {name} SET synchronous_commit = off"
            ));
        }
        server().tell("ALTER SYSTEM SET wal_writer_delay = '10s'");
        server().tell("SELECT pg_reload_conf()");
        Careless
    }

    /// The administrator ends all sessions of a delegate, at none of the instances.
    pub fn ends_sessions_of(&self, account: Uuid) {
        self.comes_to_now();
        let administrator = self.store.speaking_for(self.administrator).unwrap();
        registry::acts::accounts::end_sessions(&self.store, administrator, account).unwrap();
    }

    /// Another session of a delegate, as soon as the database takes one.
    pub fn session_of(&self, account: Uuid) -> String {
        let began = Instant::now();
        loop {
            self.comes_to_now();
            match sessions::begin(&self.store, account, "a figure".into()) {
                Ok(secret) => return secret,
                Err(why) => assert!(began.elapsed() < Duration::from_secs(30), "{why}"),
            }
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

/// A server whose log is seldom written.
pub struct Careless;

impl Drop for Careless {
    fn drop(&mut self) {
        if let Ok(mut conn) = PgConnection::establish(&server().url("postgres")) {
            drop(conn.batch_execute("ALTER SYSTEM RESET wal_writer_delay"));
            drop(conn.batch_execute("SELECT pg_reload_conf()"));
        }
    }
}

/// A server that begins again after a crash looks at every file that it has: those of houses that are gone cost time.
impl Drop for House {
    fn drop(&mut self) {
        let names = [&self.url, &self.second].map(|url| url.rsplit('/').next().unwrap_or_default());
        if self.on == On::Postgres
            && let Ok(mut conn) = PgConnection::establish(&server().url("postgres"))
        {
            for name in names {
                drop(conn.batch_execute(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")));
            }
        }
    }
}

/// A ballot that is open.
#[derive(Clone, Debug)]
pub struct Running {
    pub symbol: String,
    pub closes: Timestamp,
}

fn opened(url: &str, keys: &Path, script: &Script) -> Store {
    let source = Source::parse(url).unwrap();
    let store = Store::open(&source, Clock::Scripted(script.clone())).unwrap();
    let receipts = Keyring::of(keys, ORIGIN).receipts(&store).unwrap();
    let sealing = sealing_key::of(keys, &store).unwrap();
    store
        .with_receipts(receipts)
        .with_sealing(sealing)
        .without_letters()
}

fn staged_file() -> PathBuf {
    ground().join("staged.db")
}

fn staged(on: On) -> &'static Staged {
    static SQLITE: OnceLock<Staged> = OnceLock::new();
    static POSTGRES: OnceLock<Staged> = OnceLock::new();
    match on {
        On::Sqlite => SQLITE.get_or_init(|| {
            let first = ground().join("first.db");
            let staged = stage(
                &format!("sqlite://{}", first.display()),
                None,
                &ground().join("staged-keys"),
            );
            std::fs::rename(first, staged_file()).unwrap();
            staged
        }),
        On::Postgres => POSTGRES.get_or_init(|| {
            server().tell("CREATE DATABASE staged_house");
            server().tell("CREATE DATABASE staged_second");
            let second = server().url("staged_second");
            let keys = ground().join("staged-keys-of-postgres");
            let staged = stage(&server().url("staged_house"), Some(second), &keys);
            server().freeze("staged_house");
            server().freeze("staged_second");
            staged
        }),
    }
}

/// Founds a house as `serve` does, and lets its people in.
fn stage(url: &str, place: Option<String>, keys: &Path) -> Staged {
    std::fs::create_dir(keys).unwrap();
    let source = Source::parse(url).unwrap();
    Store::migrate(&source).unwrap();
    let script = Script::starting(Timestamp::now());
    let setting = Setting {
        place,
        ..Setting::in_folder(keys)
    };
    {
        let store = Store::open(&source, Clock::Scripted(script.clone())).unwrap();
        let first = notary::found(&store, &setting, ORIGIN).unwrap();
        registry::acts::house::open(&store, Kind::Live, ORIGIN, &first).unwrap();
    }
    let store = opened(url, keys, &script);
    let people = People { store };
    let administrator = people.invited(Asks::CommandLine, Office::Administrator, "administrator");
    let by = |account| people.store.speaking_for(account).unwrap();
    let officer = people.invited(by(administrator), Office::Officer, "officer");
    let registrar = people.invited(by(administrator), Office::Registrar, "registrar");
    let roster = people.store.read(members::roster).unwrap();
    let states = roster.all().filter(|member| member.code.as_str() != "EUE");
    let delegates = states
        .take(VOTERS)
        .map(|member| {
            let account = people.head_of(&member.code, by(officer), by(registrar));
            Delegate {
                member: member.code.clone(),
                account,
                key: Arc::new(SoftKey::of_account(&people.store, account)),
                secret: sessions::begin(&people.store, account, "a figure".into()).unwrap(),
            }
        })
        .collect();
    // A copy of a file takes what stands in its write-ahead log with it.
    if let Source::Sqlite(file) = &source {
        drop(people);
        let mut conn = SqliteConnection::establish(file).unwrap();
        conn.batch_execute("PRAGMA busy_timeout = 10000; PRAGMA wal_checkpoint(TRUNCATE)")
            .unwrap();
    }
    Staged {
        delegates,
        administrator,
        officer,
        keys: keys.to_owned(),
    }
}

struct People {
    store: Store,
}

impl People {
    fn invited(&self, by: Asks, office: Office, name: &str) -> Uuid {
        let invitee = Invitee {
            email: format!("{name}@people.example"),
            office,
            member: None,
            until: None,
        };
        let link = appointments::invite(&self.store, by.clone(), invitee).unwrap();
        let account = self.takes_up(&link, name);
        self.is_confirmed(&by, account);
        account
    }

    fn head_of(&self, member: &MemberCode, first: Asks, second: Asks) -> Uuid {
        let name = format!("head.{}", member.as_str().to_lowercase());
        let motion = Motion::AccreditHead {
            email: format!("{name}@people.example"),
            letter: None,
            member: member.clone(),
            until: None,
        };
        let id = motions::propose(&self.store, first.clone(), motion, None).unwrap();
        let waiting = self
            .store
            .read(|r| registry::store::motions::waiting(r, id).map_err(Failure::from))
            .unwrap()
            .ok_or(Refusal::NothingWaiting)
            .unwrap();
        let seen = motions::fingerprint(&waiting.body);
        let link = motions::approve(&self.store, second, id, seen, None).unwrap();
        let account = self.takes_up(&link.unwrap(), &name);
        self.is_confirmed(&first, account);
        account
    }

    fn takes_up(&self, link: &str, name: &str) -> Uuid {
        static HASH: OnceLock<String> = OnceLock::new();
        let hash = HASH.get_or_init(|| {
            let hashed = argon2::Argon2::default().hash_password(b"correct horse battery staple");
            hashed.unwrap().to_string()
        });
        let new = NewAccount {
            name: name.to_owned(),
            password_hash: hash.clone(),
            lang: Lang::En,
        };
        appointments::accept(&self.store, link, Taker::New(new)).unwrap()
    }

    fn is_confirmed(&self, by: &Asks, account: Uuid) {
        let taken = self
            .store
            .read(|r| takings::of_account(r, account).map_err(Failure::from));
        for taking in taken.unwrap() {
            let seat = &taking.offer.seat;
            appointments::confirm(&self.store, by.clone(), seat, &taking.code).unwrap();
            if taking.offer.office.holds_the_vote() {
                appointments::confirm_vote(&self.store, by.clone(), seat).unwrap();
            }
        }
    }
}

fn decision() -> Decision {
    Decision {
        body: Body::Bureau,
        decided: "2026-03-02".parse().unwrap(),
        reference: Reference::parse("GAIP/BUR(2026)3").unwrap(),
    }
}

fn submission(tx: &mut Tx<'_>, proposal: &ProposalSymbol) -> Result<Act, Failure> {
    let with = Enclosure::Proposal(proposal.clone());
    let mut texts = |lang: Lang, title: &str, text: &str| -> Result<LangTexts, Failure> {
        Ok(LangTexts {
            summary: lay(tx, lang, "Why it matters.", &with)?,
            text: lay(tx, lang, text, &with)?,
            title: lay(tx, lang, title, &with)?,
        })
    };
    let en = texts(Lang::En, "Hours", "# Scope\n\n1. The house sits at ten.")?;
    let fr = texts(Lang::Fr, "Heures", "# Champ\n\n1. Séance à dix heures.")?;
    let units = Identities::first(&Text::parse("# Scope\n\n1. The house sits at ten."));
    Ok(Act::Submission {
        classification: Classification::Public,
        clauses: Clauses {
            effect: EffectClause::OnAdherence,
            force: ForceClause::AfterAdoption { months: 1 },
            report_every: None,
        },
        kind: DecisionKind::Procedural,
        opens_on: None,
        original: Lang::En,
        proposal: proposal.clone(),
        reason: lay(tx, Lang::En, "Because.", &with)?,
        related: None,
        sponsor: MemberCode::parse("FRA")?,
        texts: Texts {
            en: Some(en),
            fr: Some(fr),
        },
        theme: ThemeCode::parse("workers")?,
        units: lay_json(tx, &units.print(), &with)?,
    })
}
