//! Delegations that vote by the forms of the desk, each vote confirmed by its passkey, and note what was acknowledged.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use diesel::prelude::*;
use uuid::Uuid;

use super::house::{Delegate, House, On, Running};
use super::postgres;

/// Where the forms say that they come from.
const ORIGIN: &str = "http://localhost:8080";
const CHOICES: [&str; 3] = ["yes", "no", "abstain"];

/// A browser that follows nothing by itself and waits no longer than a person would.
pub fn agent() -> ureq::Agent {
    ureq::Agent::config_builder()
        .max_redirects(0)
        .http_status_as_error(false)
        .timeout_global(Some(Duration::from_secs(30)))
        .build()
        .new_agent()
}

/// A delegate at a browser.
pub struct Voter {
    pub delegate: Delegate,
    secret: Mutex<String>,
    agent: ureq::Agent,
}

/// A vote that was shown and confirmed, and not sent yet.
#[derive(Clone, Debug)]
pub struct Ready {
    pub request: String,
    path: String,
    fields: Vec<(String, String)>,
}

/// What became of a request.
pub enum Came {
    /// The vote is entry so and so of the record.
    Taken(i64),
    /// The page came back, or a problem: with its status and its text.
    Answered(u16, String),
    /// No answer came, and why: told where a figure fails.
    Nothing(String),
}

/// Of a page only what it says is wrong.
impl std::fmt::Debug for Came {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Came::Taken(index) => write!(f, "Taken({index})"),
            Came::Nothing(why) => write!(f, "Nothing({why})"),
            Came::Answered(status, body) => {
                let wrong = body.find("class=\"errors\"").or_else(|| body.find("<h1>"));
                let said: String = body[wrong.unwrap_or_default()..]
                    .chars()
                    .take(400)
                    .collect();
                write!(f, "Answered({status}, {said})")
            }
        }
    }
}

impl Voter {
    pub fn of(delegate: &Delegate) -> Self {
        Self {
            delegate: delegate.clone(),
            secret: Mutex::new(delegate.secret.clone()),
            agent: agent(),
        }
    }

    /// Goes on with another session.
    pub fn signs_in_again(&self, house: &House) {
        *self.secret.lock().unwrap() = house.session_of(self.delegate.account);
    }

    pub fn get(&self, at: &str, path: &str) -> Result<(u16, String), String> {
        let asked = self.agent.get(format!("{at}{path}"));
        let asked = asked.header("Cookie", self.cookie());
        self.read(asked.call())
            .map(|(status, _, body)| (status, body))
    }

    /// Asks to vote, and lets the passkey sign what the page shows.
    pub fn prepares(&self, at: &str, ballot: &str, choice: &'static str) -> Result<Ready, Came> {
        let path = format!("/en/desk/ballots/{ballot}/votes");
        let request = Uuid::now_v7().simple().to_string();
        let mut fields: Vec<(String, String)> = [
            ("request_id", request.as_str()),
            ("choice", choice),
            ("explanation_en", ""),
            ("explanation_fr", ""),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .to_vec();
        let (status, to, page) = self.posts(at, &path, &fields).map_err(Came::Nothing)?;
        let found = (
            value_of(&page, "name=\"intent\" value=\""),
            value_of(&page, "name=\"intent_ceremony\" value=\""),
            value_of(&page, "data-passkey=\""),
        );
        let (Some(intent), Some(ceremony), Some(options)) = found else {
            return Err(Came::Answered(
                status,
                if status == 303 { to } else { page },
            ));
        };
        let options = serde_json::from_str(&options).map_err(|e| Came::Nothing(e.to_string()))?;
        let signed = self.delegate.key.answers(&options, ORIGIN);
        fields.extend([
            ("intent".to_owned(), intent),
            ("intent_ceremony".to_owned(), ceremony),
            ("intent_credential".to_owned(), signed),
        ]);
        Ok(Ready {
            request,
            path,
            fields,
        })
    }

    /// Sends a vote that was confirmed.
    pub fn sends(&self, at: &str, ready: &Ready) -> Came {
        match self.posts(at, &ready.path, &ready.fields) {
            Err(why) => Came::Nothing(why),
            Ok((303, to, _)) => match to.rsplit('/').next().map(str::parse) {
                Some(Ok(index)) => Came::Taken(index),
                _ => Came::Answered(303, to),
            },
            Ok((status, _, body)) => Came::Answered(status, body),
        }
    }

    /// As [`Voter::sends`]; where no answer came (a connection that was kept had ended), the same form again.
    pub fn sends_until_answered(&self, at: &str, ready: &Ready) -> Came {
        let mut came = self.sends(at, ready);
        for _ in 0..5 {
            if !matches!(came, Came::Nothing(_)) {
                break;
            }
            came = self.sends(at, ready);
        }
        came
    }

    /// As [`Voter::prepares`], until it is.
    pub fn prepares_in_the_end(&self, at: &str, ballot: &str, choice: &'static str) -> Ready {
        let mut last = None;
        for _ in 0..5 {
            match self.prepares(at, ballot, choice) {
                Ok(ready) => return ready,
                Err(came) => last = Some(came),
            }
        }
        panic!("{} cannot vote: {last:?}", self.delegate.member)
    }

    /// All of it at one instance.
    pub fn votes(&self, at: &str, ballot: &str, choice: &'static str) -> Came {
        match self.prepares(at, ballot, choice) {
            Ok(ready) => self.sends(at, &ready),
            Err(came) => came,
        }
    }

    fn cookie(&self) -> String {
        format!("session={}", self.secret.lock().unwrap())
    }

    fn posts(
        &self,
        at: &str,
        path: &str,
        fields: &[(String, String)],
    ) -> Result<(u16, String, String), String> {
        let asked = self
            .agent
            .post(format!("{at}{path}"))
            .header("Origin", ORIGIN)
            .header("Sec-Fetch-Site", "same-origin")
            .header("Cookie", self.cookie());
        let fields = fields
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()));
        self.read(asked.send_form(fields))
    }

    fn read(
        &self,
        came: Result<ureq::http::Response<ureq::Body>, ureq::Error>,
    ) -> Result<(u16, String, String), String> {
        let mut came = came.map_err(|error| error.to_string())?;
        let header = |name| {
            came.headers()
                .get(name)
                .and_then(|value| value.to_str().ok())
        };
        let to = header("location").unwrap_or_default().to_owned();
        let renewed = header("set-cookie").and_then(|said| {
            let (name, value) = said.split(';').next()?.split_once('=')?;
            (name == "session").then(|| value.to_owned())
        });
        let status = came.status().as_u16();
        let body = came
            .body_mut()
            .read_to_string()
            .map_err(|error| error.to_string())?;
        if let Some(renewed) = renewed {
            *self.secret.lock().unwrap() = renewed;
        }
        Ok((status, to, body))
    }
}

/// What stands behind these words of a page, up to the next quotation mark.
fn value_of(page: &str, before: &str) -> Option<String> {
    let (_, rest) = page.split_once(before)?;
    let value = rest.split('"').next()?;
    let value = value.replace("&#34;", "\"").replace("&quot;", "\"");
    Some(
        value
            .replace("&#39;", "'")
            .replace("&#38;", "&")
            .replace("&amp;", "&"),
    )
}

/// A vote that was acknowledged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acknowledged {
    pub index: i64,
    pub ballot: String,
    pub member: String,
    pub request: String,
}

/// What all voters together noted.
#[derive(Default)]
pub struct Noted {
    pub taken: Mutex<Vec<Acknowledged>>,
    /// Requests that had no answer, or none that says what became of the vote.
    pub troubles: AtomicUsize,
    /// Sessions that were not known any more.
    pub signed_out: AtomicUsize,
    /// Answers with these statuses, and the longest that one took.
    pub statuses: Mutex<BTreeMap<u16, usize>>,
    pub slowest: Mutex<Duration>,
}

impl Noted {
    pub fn count(&self) -> usize {
        self.taken.lock().unwrap().len()
    }

    fn note(&self, came: &Came, took: Duration) {
        let status = match came {
            Came::Taken(_) => 303,
            Came::Answered(status, _) => *status,
            Came::Nothing(_) => 0,
        };
        *self.statuses.lock().unwrap().entry(status).or_default() += 1;
        let mut slowest = self.slowest.lock().unwrap();
        *slowest = (*slowest).max(took);
    }
}

/// Votes again and again until told to stop, at the addresses in turn. A vote whose fate is not known is sent again,
/// as the same form, until it is.
pub fn keep_voting(
    house: &House,
    voters: &[Voter],
    running: &Running,
    at: &[String],
    stop: &AtomicBool,
    noted: &Noted,
) {
    std::thread::scope(|scope| {
        for (place, voter) in voters.iter().enumerate() {
            scope.spawn(move || {
                let mut turn = place;
                while !stop.load(Ordering::Relaxed) {
                    turn += 1;
                    let to = &at[turn % at.len()];
                    one_vote(house, voter, running, (to, at), turn, (stop, noted));
                }
            });
        }
    });
}

fn one_vote(
    house: &House,
    voter: &Voter,
    running: &Running,
    (to, all): (&str, &[String]),
    turn: usize,
    (stop, noted): (&AtomicBool, &Noted),
) {
    let choice = CHOICES[turn % CHOICES.len()];
    let began = Instant::now();
    let ready = match voter.prepares(to, &running.symbol, choice) {
        Ok(ready) => ready,
        Err(came) => {
            noted.note(&came, began.elapsed());
            is_signed_out(house, voter, &came, noted);
            std::thread::sleep(Duration::from_millis(20));
            return;
        }
    };
    let mut place = turn;
    loop {
        let began = Instant::now();
        let came = voter.sends(&all[place % all.len()], &ready);
        noted.note(&came, began.elapsed());
        match came {
            Came::Taken(index) => {
                noted.taken.lock().unwrap().push(Acknowledged {
                    index,
                    ballot: running.symbol.clone(),
                    member: voter.delegate.member.to_string(),
                    request: ready.request,
                });
                return;
            }
            // What confirmed it is over, or it was refused for good: nothing was acknowledged.
            Came::Answered(200 | 409 | 422, _) => return,
            came => {
                noted.troubles.fetch_add(1, Ordering::Relaxed);
                is_signed_out(house, voter, &came, noted);
            }
        }
        if stop.load(Ordering::Relaxed) {
            return;
        }
        place += 1;
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn is_signed_out(house: &House, voter: &Voter, came: &Came, noted: &Noted) {
    if let Came::Answered(303, to) = came
        && to.contains("sign-in")
    {
        noted.signed_out.fetch_add(1, Ordering::Relaxed);
        voter.signs_in_again(house);
    }
}

/// The entries of votes in a house, each with ballot and member, as the database has them.
fn stored(house: &House) -> BTreeMap<i64, (String, String)> {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = diesel::sql_types::BigInt)]
        idx: i64,
        #[diesel(sql_type = diesel::sql_types::Text)]
        ballot: String,
        #[diesel(sql_type = diesel::sql_types::Text)]
        member: String,
    }
    let question = diesel::sql_query(
        "SELECT s.idx, s.ballot, s.member FROM sealed_votes s \
         JOIN entries e ON e.idx = s.idx AND e.ballot = s.ballot AND e.act = 'vote'",
    );
    let rows: Vec<Row> = match house.on {
        On::Sqlite => {
            let file = house.url.strip_prefix("sqlite://").unwrap();
            let mut conn = SqliteConnection::establish(file).unwrap();
            question.load(&mut conn).unwrap()
        }
        On::Postgres => question.load(&mut postgres::connect(&house.url)).unwrap(),
    };
    rows.into_iter()
        .map(|row| (row.idx, (row.ballot, row.member)))
        .collect()
}

/// How many acknowledged votes are not where their answer said, and how many entries are there beside them.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Compared {
    pub lost: usize,
    /// One form was acknowledged as two entries, or two forms as one.
    pub doubled: usize,
    /// Entries that nobody was told of: their answer went astray.
    pub untold: usize,
}

pub fn compare(house: &House, noted: &Noted) -> Compared {
    let stored = stored(house);
    let taken = noted.taken.lock().unwrap();
    let is_lost = |vote: &&Acknowledged| {
        stored.get(&vote.index) != Some(&(vote.ballot.clone(), vote.member.clone()))
    };
    let indexes: BTreeSet<i64> = taken.iter().map(|vote| vote.index).collect();
    let requests: BTreeSet<&str> = taken.iter().map(|vote| vote.request.as_str()).collect();
    Compared {
        lost: taken.iter().filter(is_lost).count(),
        doubled: (taken.len() - indexes.len()) + (taken.len() - requests.len()),
        untold: stored
            .keys()
            .filter(|index| !indexes.contains(index))
            .count(),
    }
}

/// Every row of the register follows from the record, and nothing of the record is missing in the rows. (The law is
/// another matter: ballots that last a second are none of its.)
pub fn is_sound(house: &House) {
    let checked = registry::archive::check(house.store()).unwrap();
    assert!(checked.report.findings.is_empty(), "{checked}");
    assert!(checked.report.rows > 0);
}
