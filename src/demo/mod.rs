//! The invented house: a scripted clock, invented people, and every act done through the acts themselves.

mod accounts;
mod adoption;
mod amendments;
mod comments;
mod corrigenda;
mod course;
mod lots;
mod play;
mod plot;
mod scenario;
mod texts;

use jiff::Timestamp;
use jiff::civil::Date;

pub use accounts::{Cast, Listed};

use crate::acts::house::{self, FirstKey};
use crate::record::entries::House;
use crate::rules::calendar;
use crate::rules::words::MemberCode;
use crate::store::clock::Script;
use crate::store::{Failure, Store, members};

/// How many days before today the record of the invented house begins.
const BEGINS: i64 = 770;

/// The origin of the demonstration's record.
pub const ORIGIN: &str = "demo.registry.example/log";

/// What the scene is played with: a store on a scripted clock, and what only other rooms can give.
pub struct Stage<'a> {
    pub store: &'a Store,
    pub script: &'a Script,
    /// The keys with which its record begins.
    pub keys: &'a [FirstKey],
    /// The day and moment up to which the story is told.
    pub today: Date,
    pub now: Timestamp,
    /// Hashes a password (the web room's argon2id).
    pub hash: &'a dyn Fn(&str) -> String,
    /// A fresh password for an account.
    pub password: &'a dyn Fn() -> String,
    /// One round of what happens by itself.
    pub round: &'a dyn Fn(&Store),
    /// Told after each step: steps done, steps in all.
    pub progress: &'a dyn Fn(usize, usize),
}

/// Opens the house and plays its whole story up to now.
///
/// # Errors
/// The law's refusals, should the story break it; a failure of the store.
pub fn populate(stage: &Stage<'_>) -> Result<Cast, Failure> {
    let first_day = calendar::days_after(stage.today, -BEGINS);
    stage.script.set(plot::at(first_day, 9));
    house::open(stage.store, House::Demo, ORIGIN, stage.keys)?;
    let members: Vec<MemberCode> = stage.store.read::<_, Failure>(|r| {
        let today = calendar::day_of(r.now());
        let roster = members::roster(r)?;
        Ok(roster
            .all()
            .filter(|m| m.standing_on(today).is_member())
            .map(|m| m.code.clone())
            .collect())
    })?;
    let cast = accounts::first(stage, &members)?;
    let mut player = play::Player::new(stage, cast);
    let steps = plot::steps(stage, first_day);
    let all = steps.len();
    for (done, step) in steps.into_iter().enumerate() {
        stage.script.set(step.at.min(stage.now));
        player.play(step.what.clone()).inspect_err(|failure| {
            tracing::error!(step = ?step.what, at = %step.at, %failure, "the story of the demo breaks here");
        })?;
        (stage.progress)(done + 1, all);
    }
    stage.script.set(stage.now);
    (stage.round)(stage.store);
    Ok(player.into_cast())
}
