//! The two pens: `enact` for the public record, `keep` for what is not public; neither without a permit.

mod confirming;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{SyncSender, sync_channel};

use diesel::prelude::*;
use jiff::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::apply;
use super::bundles::Bundle;
use super::clock::Clock;
use super::connection::AnyConnection;
use super::entries;
use super::failures::{Failure, StoreError};
use super::gate::Gate;
use super::intents::{self, Instead, Proof};
use super::notices;
use super::own_entries;
use super::private_log::Line;
use super::reading::{Head, HeadRow, Reading, at, head_row_and_now, word};
use super::receipts::{self, Receipts};
use super::schema::requests;
use super::sealing::Sealing;
use super::search::Touched;
use super::sessions;
use super::writer::Work;
use super::{Letters, Store};
use crate::record::commitments::{Salt, sha256_hex};
use crate::record::effects::Effect;
use crate::record::entries::House;
use crate::record::notices::of as happenings;
use crate::record::{Act, By};
use crate::rules::Refusal;
use crate::rules::permissions::{Action, Caller, Office, Permit, permit};
use crate::rules::visibility::Viewer;
use crate::rules::words::{MemberCode, PartnerKind, Seat};
use confirming::{Confirming, confirming, is_confirmed, kept_instead, renewed};

/// Who asks, before the store has looked them up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asks {
    Stranger,
    /// Whoever has the session of this token.
    Session(sessions::Token),
    /// As [`Asks::Session`], with what confirms what a page showed.
    Confirmed(sessions::Token, Proof),
    /// What happens by itself.
    Registry,
    /// The person at the machine.
    CommandLine,
    /// An account of an invented house; see [`Store::speaking_for`]. It confirms nothing: no page can speak so.
    Scripted(ScriptedAccount),
}

impl Asks {
    /// The session's token, where there is one.
    const fn token(&self) -> Option<&sessions::Token> {
        match self {
            Asks::Session(token) | Asks::Confirmed(token, _) => Some(token),
            _ => None,
        }
    }

    /// The same, with the secret that the session has now.
    fn in_session(&self, token: sessions::Token) -> Self {
        match self {
            Asks::Session(_) => Asks::Session(token),
            Asks::Confirmed(_, proof) => Asks::Confirmed(token, proof.clone()),
            other => other.clone(),
        }
    }

    const fn proof(&self) -> Option<&Proof> {
        match self {
            Asks::Confirmed(_, proof) => Some(proof),
            _ => None,
        }
    }
}

/// An account that a scripted house speaks for: no live house can make one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScriptedAccount(pub(super) Uuid);

/// A form's number: sent again, it gives the first answer again (SECURITY, Idempotency).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// 128 bits, hexadecimal, made with the form.
    pub id: String,
    pub route: &'static str,
    /// SHA-256 of what was sent.
    pub hash: String,
}

impl Request {
    /// # Errors
    /// [`Refusal::Malformed`] when the number is not 32 hexadecimal digits.
    pub fn new(id: &str, route: &'static str, content: &[u8]) -> Result<Self, Refusal> {
        if id.len() == 32 && id.bytes().all(|b| b.is_ascii_hexdigit()) {
            Ok(Self {
                id: id.to_owned(),
                route,
                hash: sha256_hex(content),
            })
        } else {
            Err(Refusal::Malformed(crate::rules::refusals::Field::RequestId))
        }
    }
}

/// Who asks to attempt what, about whose affairs, with which form.
#[derive(Clone, Debug)]
pub struct Asking {
    pub by: Asks,
    pub action: Action,
    /// The member whose own act it is, where it is one.
    pub about: Option<MemberCode>,
    pub request: Option<Request>,
}

impl Asking {
    pub const fn new(by: Asks, action: Action) -> Self {
        Self {
            by,
            action,
            about: None,
            request: None,
        }
    }

    /// The act is a member's own: only its delegation may.
    #[must_use]
    pub fn about(mut self, member: &MemberCode) -> Self {
        self.about = Some(member.clone());
        self
    }

    #[must_use]
    pub fn with_request(mut self, request: Option<Request>) -> Self {
        self.request = request;
        self
    }
}

/// What a public act did.
pub enum Enacted<T> {
    /// These entries, in order; who acted is the permit's seat unless said otherwise.
    Done { acts: Vec<(Who, Act)>, value: T },
    /// These entries, made one after another as each is laid down, by the permit's seat: for more than memory
    /// should hold at once.
    Flow { next: Flow, value: T },
    /// No entry, but what was kept meanwhile stays (a spent authorisation, a line of the log).
    RefusedKeeping(Refusal),
}

/// Makes the next entry of a long act; none when it is done.
pub type Flow = Box<dyn FnMut(&mut Tx<'_>) -> Result<Option<Act>, Failure>>;

/// Who an entry names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    Permitted,
    /// The officer who proposed, and the one who approved.
    Two(Seat, Seat),
    /// What follows by itself from another act.
    Registry,
    /// Nobody: an undisclosed vote.
    Nobody,
}

impl<T> Enacted<T> {
    pub fn one(act: Act, value: T) -> Self {
        Enacted::Done {
            acts: vec![(Who::Permitted, act)],
            value,
        }
    }

    /// By two officers: the one who proposed and the one who approved.
    pub fn by_two(seats: (Seat, Seat), acts: Vec<Act>, value: T) -> Self {
        let who = Who::Two(seats.0, seats.1);
        Enacted::Done {
            acts: acts.into_iter().map(|act| (who.clone(), act)).collect(),
            value,
        }
    }

    #[must_use]
    pub fn and(mut self, who: Who, act: Act) -> Self {
        if let Enacted::Done { acts, .. } = &mut self {
            acts.push((who, act));
        }
        self
    }
}

/// What a private act did.
pub enum Kept<T> {
    Done(T),
    RefusedKeeping(Refusal),
}

/// A transaction in hand: its time, its permit, and the only doors to chance.
pub struct Tx<'a> {
    pub(super) conn: &'a mut AnyConnection,
    now: Timestamp,
    head: Head,
    caller: Caller,
    permit: Permit,
    confirming: Confirming,
    token: Option<sessions::Token>,
    sealing: Sealing,
    letters: Letters,
    /// Lines of the private log, to be said aloud once they are on disk.
    pub(super) told: Vec<Line>,
    /// The rows of a long act that wait to be written together.
    bundle: Option<Bundle>,
}

impl Tx<'_> {
    /// Makes a change to the public tables, in a long act later.
    pub(super) fn write(&mut self, effect: Effect) -> Result<(), StoreError> {
        match &mut self.bundle {
            Some(bundle) => bundle.take(self.conn, effect),
            None => apply::apply(self.conn, &[effect]),
        }
    }

    /// The time of this act, read after the lock; never earlier than the entry before.
    pub const fn now(&self) -> Timestamp {
        self.now
    }

    pub const fn permit(&self) -> &Permit {
        &self.permit
    }

    pub const fn caller(&self) -> &Caller {
        &self.caller
    }

    /// The place in the record of the first entry of this act.
    pub const fn index(&self) -> i64 {
        self.head.n
    }

    pub fn origin(&self) -> &str {
        &self.head.origin
    }

    pub const fn house(&self) -> House {
        self.head.house
    }

    pub fn fresh_id(&self) -> Uuid {
        Uuid::now_v7()
    }

    /// 32 fresh bytes of the operating system: a salt, a token.
    ///
    /// # Errors
    /// [`StoreError::NoChance`] when the system has none.
    pub fn fresh_secret(&self) -> Result<Salt, StoreError> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).map_err(|_| StoreError::NoChance)?;
        Ok(bytes)
    }

    /// What seals secrets at rest.
    pub const fn sealing(&self) -> &Sealing {
        &self.sealing
    }

    /// Whether letters are laid at all.
    pub fn lays_letters(&self) -> bool {
        self.letters == Letters::Laid
    }

    /// The facts the law asks about, read inside this transaction.
    pub fn reading(&mut self) -> Reading<'_> {
        Reading::of(self.conn, self.head.clone(), self.now).with_sealing(self.sealing.clone())
    }

    /// Tries something and takes it all back, whatever came of it: for asking the law in advance.
    ///
    /// # Errors
    /// What `attempt` failed with.
    pub fn trial<T>(
        &mut self,
        attempt: impl FnOnce(&mut Tx<'_>) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let (now, head) = (self.now, self.head.clone());
        let (caller, permit) = (self.caller.clone(), self.permit.clone());
        let token = self.token.clone();
        let (sealing, letters) = (self.sealing.clone(), self.letters);
        let mut outcome = None;
        let undone = self.conn.transaction::<(), Failure, _>(|conn| {
            let mut tx = Tx {
                conn,
                now,
                head,
                caller,
                permit,
                // What is tried is taken back: there is nothing to confirm.
                confirming: Confirming::Exempt,
                token,
                sealing,
                letters,
                told: Vec::new(),
                bundle: None,
            };
            // Diesel counts savepoints only for those who return: a panic must not pass through here.
            let tried = catch_unwind(AssertUnwindSafe(|| attempt(&mut tx)));
            outcome =
                Some(tried.unwrap_or_else(|panic| {
                    Err(StoreError::Panicked(said(panic.as_ref())).into())
                }));
            Err(Failure::Store(StoreError::Other("taken back".into())))
        });
        match (outcome, undone) {
            (Some(outcome), _) => outcome,
            (None, Err(failure)) => Err(failure),
            (None, Ok(())) => Err(StoreError::WriterStopped.into()),
        }
    }

    /// Through whose eyes the caller reads; what happens by itself reads as the secretariat does.
    pub fn viewer(&self) -> Viewer {
        match (self.permit.office(), self.permit.member()) {
            (Some(office), Some(member)) if office.is_of_delegation() => {
                Viewer::Delegation(member.clone())
            }
            (Some(Office::PartnerDelegate), Some(member)) => {
                Viewer::Partner(member.clone(), PartnerKind::Invitee)
            }
            (Some(Office::Administrator), _) => Viewer::Administrator,
            (Some(Office::Auditor), _) => Viewer::Auditor,
            (Some(_), _) => Viewer::Secretariat,
            (None, _) => match self.caller {
                Caller::Registry => Viewer::Secretariat,
                _ => Viewer::Public,
            },
        }
    }
}

impl Store {
    /// The only way to the public tables: asks the law, runs the closure, appends its entries and applies what
    /// follows from them; all in one transaction, answered after the commit.
    ///
    /// # Errors
    /// [`Failure::Refused`] with the law's answer, [`Failure::Store`] when the store failed.
    pub fn enact<T, F>(&self, asking: Asking, act: F) -> Result<T, Failure>
    where
        T: Serialize + DeserializeOwned + Send + 'static,
        F: FnMut(&mut Tx<'_>) -> Result<Enacted<T>, Failure> + Send + 'static,
    {
        self.write(asking, Pen::Enact(Box::new(act)))
    }

    /// The pen for what is not public: permitted and atomic, no entry, no head, not the head's lock.
    ///
    /// # Errors
    /// As [`Store::enact`].
    pub fn keep<T, F>(&self, asking: Asking, keep: F) -> Result<T, Failure>
    where
        T: Serialize + DeserializeOwned + Send + 'static,
        F: FnMut(&mut Tx<'_>) -> Result<Kept<T>, Failure> + Send + 'static,
    {
        self.write(asking, Pen::Keep(Box::new(keep)))
    }

    /// Speaks for an account without a session; only a house with a scripted clock can.
    ///
    /// # Errors
    /// [`Refusal::SignInFirst`] in a live house.
    pub fn speaking_for(&self, account: Uuid) -> Result<Asks, Refusal> {
        match self.clock() {
            Clock::Scripted(_) => Ok(Asks::Scripted(ScriptedAccount(account))),
            Clock::Database => Err(Refusal::SignInFirst),
        }
    }

    fn write<T>(&self, asking: Asking, pen: Pen<T>) -> Result<T, Failure>
    where
        T: Serialize + DeserializeOwned + Send + 'static,
    {
        let (reply, answer) = sync_channel(1);
        self.writer.put(Box::new(Job {
            asking,
            pen,
            gate: self.gate.clone(),
            receipts: self.receipts.clone(),
            sealing: self.sealing.clone(),
            letters: self.letters,
            reply,
            outcome: None,
            instead: None,
            told: Vec::new(),
            renewed: None,
        }))?;
        answer
            .recv()
            .map_err(|_| Failure::Store(StoreError::WriterStopped))?
    }
}

type Enacting<T> = Box<dyn FnMut(&mut Tx<'_>) -> Result<Enacted<T>, Failure> + Send>;
type Keeping<T> = Box<dyn FnMut(&mut Tx<'_>) -> Result<Kept<T>, Failure> + Send>;

enum Pen<T> {
    Enact(Enacting<T>),
    Keep(Keeping<T>),
}

struct Job<T> {
    asking: Asking,
    pen: Pen<T>,
    gate: Gate,
    receipts: Receipts,
    sealing: Sealing,
    letters: Letters,
    reply: SyncSender<Result<T, Failure>>,
    outcome: Option<Result<T, Failure>>,
    /// What is kept when the act is refused for want of a confirmation.
    instead: Option<(Permit, Confirming, Instead)>,
    told: Vec<Line>,
    /// The new secret of the session in which the act was confirmed, and where it goes.
    renewed: Option<(sessions::Renewal, String)>,
}

impl<T: Serialize + DeserializeOwned + Send + 'static> Work for Job<T> {
    fn run(&mut self, conn: &mut AnyConnection, clock: &Clock) -> Result<(), StoreError> {
        let ran = conn.transaction::<Kept<T>, Failure, _>(|conn| {
            catch_unwind(AssertUnwindSafe(|| self.attempt(conn, clock)))
                .unwrap_or_else(|panic| Err(StoreError::Panicked(said(panic.as_ref())).into()))
        });
        let ran = match (ran, self.instead.take()) {
            (Err(Failure::Refused(_)), Some(instead)) => {
                let kept = conn.transaction::<(Refusal, Vec<Line>), Failure, _>(|conn| {
                    self.keep_instead(conn, clock, &instead)
                });
                kept.map(|(refusal, told)| {
                    self.told = told;
                    Kept::RefusedKeeping(refusal)
                })
            }
            (ran, _) => ran,
        };
        // An invented past is told by its record alone.
        if ran.is_err() || matches!(clock, Clock::Scripted(_)) {
            self.told.clear();
        }
        if ran.is_err() {
            self.renewed = None;
        }
        self.outcome = Some(match ran {
            Ok(Kept::Done(value)) => Ok(value),
            Ok(Kept::RefusedKeeping(refusal)) => Err(refusal.into()),
            Err(Failure::Store(error))
                if error.is_worth_a_retry() || error.is_of_the_connection() =>
            {
                return Err(error);
            }
            Err(failure) => Err(failure),
        });
        Ok(())
    }

    fn answer(&mut self, committed: Result<(), String>) {
        if committed.is_ok() {
            self.told.iter().for_each(Line::say);
            if let Some((renewal, secret)) = self.renewed.take() {
                renewal.put(secret);
            }
        }
        let outcome = match (committed, self.outcome.take()) {
            (Ok(()), Some(outcome)) => outcome,
            (Ok(()), None) => Err(StoreError::WriterStopped.into()),
            (Err(reason), _) => Err(StoreError::Connect(reason).into()),
        };
        // Whoever asked may have gone; what was done stands.
        drop(self.reply.send(outcome));
    }

    fn finds_itself_again(&self) -> bool {
        self.asking.request.is_some()
    }

    fn moves_the_head(&self) -> bool {
        matches!(self.pen, Pen::Enact(_))
    }

    fn serves_a_checkpoint(&self) -> bool {
        self.asking.action == Action::KeepCheckpoint
    }
}

impl<T: Serialize + DeserializeOwned> Job<T> {
    /// Session and account, the repeat of a form, the permit; then the closure, its entries, its answer.
    fn attempt(&mut self, conn: &mut AnyConnection, clock: &Clock) -> Result<Kept<T>, Failure> {
        if let Some(closed) = self.gate.closed() {
            return Err(closed.refusal().into());
        }
        let (row, now) = head_row_and_now(conn, clock)?;
        let now = now.max(at(row.time)?);
        let (caller, session) = self.caller(conn, now)?;
        if let Some(answer) =
            earlier_answer(conn, &self.sealing, &caller, self.asking.request.as_ref())?
        {
            return Ok(Kept::Done(answer));
        }
        let permit = permit(&caller, self.asking.action, self.asking.about.as_ref(), now)?;
        let head = head_from(&row)?;
        let confirming = confirming(&self.asking, &caller, session, &permit)?;
        let mut tx = Tx {
            conn,
            now,
            head,
            caller,
            permit,
            confirming,
            token: self.asking.by.token().cloned(),
            sealing: self.sealing.clone(),
            letters: self.letters,
            told: Vec::new(),
            bundle: None,
        };
        (self.instead, self.renewed) = (None, None);
        let ran = match &mut self.pen {
            Pen::Keep(keep) => keep(&mut tx).map(Ran::Kept),
            Pen::Enact(enact) => enact(&mut tx).map(Ran::Enacted),
        };
        let ran = match (ran, is_confirmed(&tx.confirming)) {
            (Err(failure), _) => {
                self.instead = kept_instead(&tx);
                return Err(failure);
            }
            (Ok(ran), Ok(())) => ran,
            (Ok(ran), Err(missing)) if ran.changes_anything() => return Err(missing.into()),
            (Ok(ran), Err(_)) => ran,
        };
        let done = match ran {
            Ran::Kept(kept) => kept,
            Ran::Enacted(enacted) => match enacted {
                Enacted::RefusedKeeping(refusal) => Kept::RefusedKeeping(refusal),
                Enacted::Done { acts, value } => {
                    let mut acts = acts.into_iter();
                    write_entries(&mut tx, row, &mut |_| Ok(acts.next()), &self.receipts)?;
                    Kept::Done(value)
                }
                Enacted::Flow { mut next, value } => {
                    let mut acts = |tx: &mut Tx<'_>| Ok(next(tx)?.map(|act| (Who::Permitted, act)));
                    tx.bundle = Some(Bundle::begin(tx.conn)?);
                    write_entries(&mut tx, row, &mut acts, &self.receipts)?;
                    Kept::Done(value)
                }
            },
        };
        if let (Kept::Done(value), Some(request)) = (&done, &self.asking.request) {
            keep_answer(&mut tx, request, value)?;
        }
        if let Kept::Done(_) = &done {
            self.renewed = renewed(&mut tx)?;
        }
        self.told = std::mem::take(&mut tx.told);
        Ok(done)
    }

    /// Who asks. The same form may have reached another instance a moment before, which gave the session a new secret
    /// after it: the one that was read with the page is taken still.
    fn caller(
        &mut self,
        conn: &mut AnyConnection,
        now: Timestamp,
    ) -> Result<(Caller, Option<String>), StoreError> {
        let (caller, session) = sessions::caller(conn, &self.asking.by, now)?;
        let token = self.asking.by.token();
        let Some(token) = token.filter(|_| caller == Caller::Stranger) else {
            return Ok((caller, session));
        };
        let renewed = sessions::current(conn, token, now)?;
        self.asking.by = self.asking.by.in_session(renewed);
        sessions::caller(conn, &self.asking.by, now)
    }

    /// After an act was taken back for want of a confirmation: what waits, or what counts.
    fn keep_instead(
        &self,
        conn: &mut AnyConnection,
        clock: &Clock,
        (permit, confirming, instead): &(Permit, Confirming, Instead),
    ) -> Result<(Refusal, Vec<Line>), Failure> {
        let (row, now) = head_row_and_now(conn, clock)?;
        let now = now.max(at(row.time)?);
        let (caller, _) = sessions::caller(conn, &self.asking.by, now)?;
        let mut tx = Tx {
            conn,
            now,
            head: head_from(&row)?,
            caller,
            permit: permit.clone(),
            confirming: confirming.clone(),
            token: self.asking.by.token().cloned(),
            sealing: self.sealing.clone(),
            letters: self.letters,
            told: Vec::new(),
            bundle: None,
        };
        let refusal = intents::instead(&mut tx, instead)?;
        Ok((refusal, tx.told))
    }
}

/// What the closure of either pen gave.
enum Ran<T> {
    Kept(Kept<T>),
    Enacted(Enacted<T>),
}

impl<T> Ran<T> {
    const fn changes_anything(&self) -> bool {
        !matches!(
            self,
            Ran::Kept(Kept::RefusedKeeping(_)) | Ran::Enacted(Enacted::RefusedKeeping(_))
        )
    }
}

/// Gives the next act to be entered, with who makes it; none when all are entered.
type Making<'a> = dyn FnMut(&mut Tx<'_>) -> Result<Option<(Who, Act)>, Failure> + 'a;

fn write_entries(
    tx: &mut Tx<'_>,
    row: HeadRow,
    next: &mut Making<'_>,
    signs: &Receipts,
) -> Result<(), Failure> {
    let Some(mut making) = next(tx)? else {
        return Ok(());
    };
    let mut appending = entries::Appending::from(row)?;
    let mut touched = Touched::default();
    let mut told = Vec::new();
    loop {
        let (who, act) = making;
        let by = match who {
            Who::Permitted => Some(By::Seat(tx.permit.seat().clone())),
            Who::Two(first, second) => Some(By::Two([first, second])),
            Who::Registry => Some(By::Seat(Seat::registry())),
            Who::Nobody => None,
        };
        let is_own = by.as_ref() != Some(&By::Seat(Seat::registry()));
        let maker = tx.permit.account().filter(|_| is_own);
        let salt = tx.fresh_secret()?;
        let is_vote = matches!(act, Act::Vote { .. });
        let effects = appending.append(tx.conn, tx.now, by, act.clone(), &salt)?;
        touched.note(&act, &effects);
        for effect in effects {
            tx.write(effect)?;
        }
        if let Some(account) = maker {
            own_entries::note(tx, account, appending.newest().0)?;
        }
        told.extend(Some(happenings(&act)).filter(|told| !told.is_empty()));
        if is_vote {
            receipts::keep(tx, &appending, signs)?;
        }
        if let Some(bundle) = &mut tx.bundle {
            bundle.write_if_full(tx.conn)?;
        }
        match next(tx)? {
            Some(more) => making = more,
            None => break,
        }
    }
    if let Some(bundle) = tx.bundle.take() {
        bundle.end(tx.conn)?;
    }
    appending.finish(tx.conn, tx.now)?;
    touched.follow(&mut tx.reading())?;
    notices::lay(tx, &told)?;
    Ok(())
}

pub(super) fn head_from(row: &HeadRow) -> Result<Head, StoreError> {
    Ok(Head {
        n: row.n,
        time: at(row.time)?,
        origin: row.origin.clone(),
        house: word(&row.house)?,
        peaks: row.peaks.clone(),
    })
}

fn account_text(caller: &Caller) -> String {
    caller
        .account()
        .map_or_else(String::new, |id| id.to_string())
}

fn earlier_answer<T: DeserializeOwned>(
    conn: &mut AnyConnection,
    sealing: &Sealing,
    caller: &Caller,
    request: Option<&Request>,
) -> Result<Option<T>, Failure> {
    let Some(request) = request else {
        return Ok(None);
    };
    let earlier: Option<(String, String)> = requests::table
        .filter(requests::request.eq(&request.id))
        .filter(requests::account.eq(account_text(caller)))
        .filter(requests::route.eq(request.route))
        .select((requests::hash, requests::answer))
        .first(conn)
        .optional()?;
    let Some((hash, answer)) = earlier else {
        return Ok(None);
    };
    let place = place_of(&account_text(caller), request);
    if sealing.disclose(&place, &hash)? != request.hash {
        return Err(Refusal::RequestReused.into());
    }
    serde_json::from_str(&sealing.disclose(&place, &answer)?)
        .map(Some)
        .map_err(|error| StoreError::Corrupt(error.to_string()).into())
}

/// Where an answer is kept: it is read there only.
fn place_of(account: &str, request: &Request) -> String {
    format!("answer/{account}/{}/{}", request.route, request.id)
}

/// The vote of which an answer is the receipt; none where it is none.
pub(super) fn about_vote(ballot: &str, index: i64) -> String {
    format!("{ballot}/{index}")
}

/// An answer may say how a member voted, and the hash of a form can be guessed: both are sealed.
fn vote_told<T: Serialize>(value: &T) -> Option<String> {
    let told = serde_json::to_value(value).ok()?;
    Some(about_vote(
        told.get("ballot")?.as_str()?,
        told.get("index")?.as_i64()?,
    ))
}

fn keep_answer<T: Serialize>(tx: &mut Tx<'_>, request: &Request, value: &T) -> Result<(), Failure> {
    let answer =
        serde_json::to_string(value).map_err(|error| StoreError::Other(error.to_string()))?;
    let account = account_text(&tx.caller);
    let place = place_of(&account, request);
    diesel::insert_into(requests::table)
        .values((
            requests::account.eq(account),
            requests::request.eq(&request.id),
            requests::route.eq(request.route),
            requests::hash.eq(tx.sealing.close(&place, &request.hash)?),
            requests::answer.eq(tx.sealing.close(&place, &answer)?),
            requests::about.eq(vote_told(value)),
            requests::at.eq(tx.now.as_microsecond()),
        ))
        .execute(tx.conn)
        // The same form reached another instance at the same time: run again, and find its answer.
        .map_err(as_worth_a_retry)?;
    Ok(())
}

pub(super) fn as_worth_a_retry(error: diesel::result::Error) -> diesel::result::Error {
    use diesel::result::{DatabaseErrorKind, Error};
    match error {
        Error::DatabaseError(DatabaseErrorKind::UniqueViolation, about) => {
            Error::DatabaseError(DatabaseErrorKind::SerializationFailure, about)
        }
        error => error,
    }
}

fn said(panic: &(dyn std::any::Any + Send)) -> String {
    panic
        .downcast_ref::<&str>()
        .map(|text| (*text).to_owned())
        .or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "without a word".to_owned())
}
