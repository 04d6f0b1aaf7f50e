//! The house of the tests: opened, with a clock that is moved by hand, and people who hold their offices.

use std::collections::HashMap;
use std::sync::{Mutex, OnceLock};

use argon2::PasswordHasher;
use jiff::{SignedDuration, Timestamp};
use registry::acts::appointments::{self, Invitee, NewAccount, Taker};
use registry::acts::consultations;
use registry::acts::letters::{self, Ended, Handed, Outgoing};
use registry::acts::motions::{self, Motion};
use registry::rules::Refusal;
use registry::rules::permissions::Office;
use registry::rules::words::{Lang, MemberCode, ProposalSymbol};
use registry::store::clock::Script;
use registry::store::sealing::Sealing;
use registry::store::sessions::Token;
use registry::store::{Asks, Clock, Failure, Source, Store, StoreError, revisions, takings};
use uuid::Uuid;

use super::browser::{Browser, Door};
use super::databases::{Database, Lot};

/// When every house of the tests is opened: a Monday, 10:00 in Paris.
pub const BEGINNING: &str = "2026-03-02T09:00:00Z";
/// The origin of its record.
pub const ORIGIN: &str = "test.example/log";
/// What everybody signs in with.
pub const PASSWORD: &str = "correct horse battery staple";

/// Runs a test on SQLite, then on PostgreSQL; on failure the output says on which.
pub fn on_both(test: impl Fn(&House)) {
    for database in [Database::Sqlite, Database::Postgres] {
        println!("on {database:?}");
        test(&House::on(database));
    }
}

/// An opened house of 46 members on one of the databases.
pub struct House {
    store: Store,
    script: Script,
    people: Mutex<HashMap<String, Uuid>>,
    door: OnceLock<Door>,
    // Last, so that the store leaves before its database does.
    lot: Lot,
}

impl House {
    pub fn on(database: Database) -> Self {
        let lot = Lot::of(database);
        let script = Script::starting(BEGINNING.parse().unwrap());
        Self::in_lot(lot, script)
    }

    /// A house of record instead of an invented one: on a clock that is moved by hand all the same.
    pub fn of_record(database: Database) -> Self {
        let (lot, script) = (
            Lot::empty(database),
            Script::starting(BEGINNING.parse().unwrap()),
        );
        let store = Store::open(&lot.source, Clock::Scripted(script.clone())).unwrap();
        registry::acts::house::open(&store, registry::record::entries::House::Live, ORIGIN, &[])
            .unwrap();
        Self::in_lot(lot, script)
    }

    fn in_lot(lot: Lot, script: Script) -> Self {
        let store = Store::open(&lot.source, Clock::Scripted(script.clone()))
            .unwrap()
            .with_sealing(sealing());
        Self {
            store,
            script,
            people: Mutex::default(),
            door: OnceLock::new(),
            lot,
        }
    }

    pub const fn store(&self) -> &Store {
        &self.store
    }

    pub const fn script(&self) -> &Script {
        &self.script
    }

    pub const fn source(&self) -> &Source {
        &self.lot.source
    }

    pub fn now(&self) -> Timestamp {
        self.script.now()
    }

    /// Sets the clock: `house.at("2026-03-09T10:00:00Z")`.
    pub fn at(&self, moment: &str) {
        self.script.set(moment.parse().unwrap());
    }

    /// Moves the clock on.
    pub fn later(&self, days: i64, hours: i64) {
        let on = SignedDuration::from_hours(days * 24 + hours);
        self.script.set(self.now().checked_add(on).unwrap());
    }

    pub fn administrator(&self) -> Asks {
        self.speaking("administrator", |house| {
            house.invited(
                Asks::CommandLine,
                Office::Administrator,
                None,
                "administrator",
            )
        })
    }

    pub fn officer(&self) -> Asks {
        self.of_the_house("officer", Office::Officer)
    }

    pub fn second_officer(&self) -> Asks {
        self.of_the_house("second-officer", Office::Officer)
    }

    pub fn registrar(&self) -> Asks {
        self.of_the_house("registrar", Office::Registrar)
    }

    pub fn translator(&self) -> Asks {
        self.of_the_house("translator", Office::Translator)
    }

    pub fn reviser(&self) -> Asks {
        self.of_the_house("reviser", Office::Reviser)
    }

    /// Both languages of the current revision answered for: the sponsor agrees what was supplied, the translator
    /// signs the English off and the reviser the French.
    pub fn languages_are_ready(&self, proposal: &ProposalSymbol) {
        let viewer = registry::rules::visibility::Viewer::Secretariat;
        let (found, ready) = self
            .store()
            .read(|r| {
                let found = registry::store::proposals::find(r, &viewer, proposal)?;
                let current = revisions::find(r, &viewer, proposal, found.revision)?;
                let ready = revisions::languages(r, &viewer, &current)?;
                Ok::<_, StoreError>((found, ready))
            })
            .unwrap();
        let (store, revision) = (self.store(), found.revision);
        if ready.supplied.is_some() && !ready.is_agreed {
            let sponsor = self.head_of(found.sponsor.as_str());
            consultations::agree_translation(store, sponsor, proposal, revision, None).unwrap();
        }
        for (lang, by) in [(Lang::En, self.translator()), (Lang::Fr, self.reviser())] {
            if !ready.signed.iter().any(|(signed, _)| *signed == lang) {
                consultations::sign_off(store, by, proposal, revision, lang, None).unwrap();
            }
        }
    }

    pub fn auditor(&self) -> Asks {
        self.of_the_house("auditor", Office::Auditor)
    }

    /// The head of a member's delegation, accredited by two officers.
    pub fn head_of(&self, member: &str) -> Asks {
        let name = format!("head.{}", member.to_lowercase());
        self.speaking(&name, |house| {
            let link = house
                .two_officers(Motion::AccreditHead {
                    email: email_of(&name),
                    letter: None,
                    member: MemberCode::parse(member).unwrap(),
                    until: None,
                })
                .unwrap()
                .expect("accrediting a head gives a link");
            let account = house.takes_up(&link, &name);
            house.is_confirmed(&house.officer(), account);
            account
        })
    }

    pub fn alternate_of(&self, member: &str) -> Asks {
        self.of_delegation("alternate", Office::Alternate, member)
    }

    pub fn expert_of(&self, member: &str) -> Asks {
        self.of_delegation("expert", Office::Expert, member)
    }

    /// Somebody of a partner's delegation; the partner must have been recorded.
    pub fn partner_of(&self, code: &str) -> Asks {
        let name = format!("partner.{}", code.to_lowercase());
        self.speaking(&name, |house| {
            house.invited(house.officer(), Office::PartnerDelegate, Some(code), &name)
        })
    }

    /// The account of somebody who was called for before: `officer`, `head.fra`, `expert.deu`.
    pub fn account_of(&self, name: &str) -> Uuid {
        self.people.lock().unwrap()[name]
    }

    /// As [`House::account_of`], of somebody who is called for now if not before.
    pub fn account_called(&self, name: &str) -> Uuid {
        self.call_for(name);
        self.account_of(name)
    }

    /// One officer proposes, the registrar approves.
    pub fn two_officers(&self, motion: Motion) -> Result<Option<String>, Failure> {
        let id = motions::propose(&self.store, self.officer(), motion, None)?;
        self.approves(self.registrar(), id)
    }

    /// Approves what waits, exactly as it stands.
    pub fn approves(&self, by: Asks, id: Uuid) -> Result<Option<String>, Failure> {
        let waiting = self
            .store
            .read(|r| registry::store::motions::waiting(r, id).map_err(Failure::from))?
            .ok_or(Refusal::NothingWaiting)?;
        let seen = motions::fingerprint(&waiting.body);
        motions::approve(&self.store, by, id, seen, None)
    }

    /// What the outbox gives the post now, with the secrets made for it; noted as sent.
    pub fn letters(&self) -> Vec<Outgoing> {
        let mut all = Vec::new();
        loop {
            match letters::take(&self.store).unwrap() {
                Handed::Nothing => return all,
                Handed::Dropped => {}
                Handed::Letter(outgoing) => {
                    letters::ended(&self.store, &outgoing.taken, Ended::Sent).unwrap();
                    all.push(*outgoing);
                }
            }
        }
    }

    /// Forgets what was laid before.
    pub fn empty_outbox(&self) {
        letters::forget_the_past(&self.store).unwrap();
    }

    /// A session of somebody who was called for before, without the page.
    pub fn session_of(&self, name: &str) -> Token {
        let secret =
            registry::acts::sessions::begin(&self.store, self.account_of(name), "a test".into())
                .unwrap();
        Token::of(&secret)
    }

    /// How many rows a table has.
    pub fn count(&self, table: &str) -> i64 {
        super::databases::number(self.source(), &format!("SELECT COUNT(*) AS n FROM {table}"))
    }

    /// Lines of the private log that have their words.
    pub fn words_of_log(&self) -> i64 {
        let sql = "SELECT COUNT(*) AS n FROM private_log WHERE line <> ''";
        super::databases::number(self.source(), sql)
    }

    /// Every cell of every table that a secret could stand in, as one text.
    pub fn dump(&self) -> String {
        let file = super::databases::fresh_path("dump");
        registry::store::copies::into_file(self.source(), &file, &|_| {}).unwrap();
        let bytes = std::fs::read(&file).unwrap();
        std::fs::remove_file(&file).unwrap();
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// Opens the doors: the real application on a free loopback port, until the house is gone.
    pub fn serve(&self) -> &Door {
        self.door.get_or_init(|| Door::open(&self.store))
    }

    /// A visitor's browser, with its own cookies.
    pub fn browser(&self) -> Browser {
        Browser::at(self.serve().origin())
    }

    /// A browser in which this person (`officer`, `head.fra`) has signed in through the page.
    pub fn signed_in_as(&self, name: &str) -> Browser {
        self.call_for(name);
        let browser = self.browser();
        let answer = browser.sign_in_as(&email_of(name), PASSWORD);
        assert_eq!(answer.status, 303, "{name} signs in: {}", answer.body);
        browser
    }

    fn call_for(&self, name: &str) {
        match name.split_once('.') {
            None if name == "administrator" => self.administrator(),
            None if name == "officer" => self.officer(),
            None if name == "second-officer" => self.second_officer(),
            None if name == "registrar" => self.registrar(),
            None if name == "translator" => self.translator(),
            None if name == "reviser" => self.reviser(),
            None if name == "auditor" => self.auditor(),
            Some(("head", code)) => self.head_of(&code.to_uppercase()),
            Some(("alternate", code)) => self.alternate_of(&code.to_uppercase()),
            Some(("expert", code)) => self.expert_of(&code.to_uppercase()),
            Some(("partner", code)) => self.partner_of(&code.to_uppercase()),
            _ => panic!("nobody of the house is called {name}"),
        };
    }

    fn of_the_house(&self, name: &str, office: Office) -> Asks {
        self.speaking(name, |house| match house.two_who_appoint() {
            Some(two) if office.is_of_secretariat() => {
                house.appointed(two, office, email_of(name), name)
            }
            _ => house.invited(house.administrator(), office, None, name),
        })
    }

    fn of_delegation(&self, word: &str, office: Office, member: &str) -> Asks {
        let name = format!("{word}.{}", member.to_lowercase());
        self.speaking(&name, |house| {
            house.invited(house.head_of(member), office, Some(member), &name)
        })
    }

    /// Two officers, once there are two: from then on they appoint officers.
    fn two_who_appoint(&self) -> Option<(Asks, Asks)> {
        let people = self.people.lock().unwrap();
        let mut there = ["officer", "registrar", "second-officer"]
            .iter()
            .filter_map(|name| people.get(*name))
            .map(|account| self.store.speaking_for(*account).unwrap());
        there.next().zip(there.next())
    }

    /// Two officers appoint a person of this name at this address.
    pub fn appointed(
        &self,
        (first, second): (Asks, Asks),
        office: Office,
        email: String,
        name: &str,
    ) -> Uuid {
        let motion = Motion::Appointment {
            email,
            letter: None,
            office,
            until: None,
        };
        let id = motions::propose(&self.store, first.clone(), motion, None).unwrap();
        let link = self.approves(second, id).unwrap().unwrap();
        let account = self.takes_up(&link, name);
        self.is_confirmed(&first, account);
        account
    }

    /// Whoever invited has asked for the code on the screen; an officer has confirmed the vote, where there is one.
    pub fn is_confirmed(&self, by: &Asks, account: Uuid) {
        let taken = self
            .store
            .read(|r| takings::of_account(r, account).map_err(Failure::from))
            .unwrap();
        for taking in taken {
            let seat = &taking.offer.seat;
            appointments::confirm(&self.store, by.clone(), seat, &taking.code).unwrap();
            if taking.offer.office.holds_the_vote() {
                appointments::confirm_vote(&self.store, self.officer(), seat).unwrap();
            }
        }
    }

    /// Speaks for this person; makes the account first, through the real acts, when called for the first time.
    fn speaking(&self, name: &str, make: impl FnOnce(&Self) -> Uuid) -> Asks {
        let known = self.people.lock().unwrap().get(name).copied();
        let account = known.unwrap_or_else(|| {
            let account = make(self);
            self.people.lock().unwrap().insert(name.to_owned(), account);
            account
        });
        self.store.speaking_for(account).unwrap()
    }

    fn invited(&self, by: Asks, office: Office, member: Option<&str>, name: &str) -> Uuid {
        let invitee = Invitee {
            email: email_of(name),
            office,
            member: member.map(|code| MemberCode::parse(code).unwrap()),
            until: None,
        };
        let link = appointments::invite(&self.store, by.clone(), invitee).unwrap();
        let account = self.takes_up(&link, name);
        self.is_confirmed(&by, account);
        account
    }

    fn takes_up(&self, link: &str, name: &str) -> Uuid {
        let new = NewAccount {
            name: name.to_owned(),
            password_hash: password_hash().to_owned(),
            lang: Lang::En,
        };
        appointments::accept(&self.store, link, Taker::New(new)).unwrap()
    }
}

/// The key that seals secrets in every house of the tests.
pub fn sealing() -> Sealing {
    Sealing::with_key(&[7; 32])
}

/// The address of a person of the tests.
pub fn email_of(name: &str) -> String {
    format!("{name}@people.example")
}

/// The hash of [`PASSWORD`]: real, and so made once for everybody.
pub fn password_hash() -> &'static str {
    static HASH: OnceLock<String> = OnceLock::new();
    HASH.get_or_init(|| {
        argon2::Argon2::default()
            .hash_password(PASSWORD.as_bytes())
            .unwrap()
            .to_string()
    })
}
