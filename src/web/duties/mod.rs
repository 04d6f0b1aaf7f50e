//! Duties as they are shown: the board that opens every desk, and the same as a private calendar.

mod feed;
mod link;
mod places;
mod said;

use std::collections::HashMap;

use actix_web::web;
use jiff::Timestamp;

use super::desk::{self, Line};
use super::parking;
use super::words::{Words, words};
use crate::rules::visibility::Viewer;
use crate::rules::words::{Lang, MemberCode, ProposalSymbol};
use crate::store::duties::{self, Duty};
use crate::store::members::Roster;
use crate::store::proposals::{self, Titles};
use crate::store::sessions::Visitor;
use crate::store::{Failure, Reading, StoreError, duty_links};

pub use said::asked;

/// The most lines of what is done that a board shows.
const MOST_DONE: usize = 200;

/// The addresses of the link and of what it leads to.
pub fn routes(cfg: &mut web::ServiceConfig) {
    cfg.route("/duties/{secret}.ics", web::get().to(feed::show))
        .route("/desk/account/duty-link", web::post().to(link::make))
        .route(
            "/desk/account/duty-link/removal",
            web::post().to(link::revoke),
        );
}

/// A duty, ready to print.
#[derive(Clone, Debug)]
pub struct Item {
    /// What is asked, in a word or two.
    pub asked: String,
    pub title: String,
    /// The language of the title.
    pub lang: String,
    pub note: String,
    /// Empty where it is done nowhere on these pages.
    pub url: String,
    /// Paris, UTC and the capital; empty without a deadline. Of what is done: when.
    pub moment: String,
    pub left: String,
    pub look: &'static str,
}

/// The first thing on every desk.
#[derive(Clone, Debug)]
pub struct Board {
    pub due: Vec<Item>,
    pub done: Vec<Item>,
    /// How many are past their deadline.
    pub overdue: usize,
    /// What will stand here, while nothing does.
    pub empty: String,
    /// What was written when a session ended.
    pub parked: Vec<Line>,
    /// Whether the person has the link to the same as a calendar.
    pub has_link: bool,
}

impl Board {
    /// How many things are due, as a sentence.
    pub fn sum(&self, w: &Words) -> String {
        w.duties_sum(self.due.len(), self.overdue)
    }
}

/// The board of a visitor, whose capital's hours are said too.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn board(
    r: &mut Reading<'_>,
    visitor: &Visitor,
    lang: Lang,
    roster: &Roster,
    home: Option<&MemberCode>,
) -> Result<Board, Failure> {
    let (w, now) = (words(lang), r.now());
    let all = duties::of_holdings(r, &visitor.holdings)?;
    let titles = titles_of(r, &visitor.viewer(), &all)?;
    let place = places::Place::of(visitor, lang);
    let (done, due): (Vec<&Duty>, Vec<&Duty>) = all.iter().partition(|duty| duty.done.is_some());
    let said = |duty: &&Duty| item(duty, &titles, roster, &place, now, home, w);
    let parked = desk::collect(r, &[parking::due], visitor, lang, roster, None)?;
    Ok(Board {
        overdue: due.iter().filter(|duty| duty.is_overdue(now)).count(),
        due: due.iter().map(said).collect(),
        done: done.iter().take(MOST_DONE).map(said).collect(),
        empty: said::empty(visitor, w),
        parked,
        has_link: duty_links::of_account(r, visitor.account)?.is_some(),
    })
}

/// The titles of what the duties are about, in one reading.
///
/// # Errors
/// [`StoreError`] when the database fails.
fn titles_of(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    all: &[Duty],
) -> Result<HashMap<ProposalSymbol, Titles>, StoreError> {
    let mut symbols: Vec<ProposalSymbol> = all
        .iter()
        .filter_map(|duty| duty.proposal.clone())
        .collect();
    symbols.sort();
    symbols.dedup();
    proposals::titles(r, viewer, &symbols)
}

fn item(
    duty: &Duty,
    titles: &HashMap<ProposalSymbol, Titles>,
    roster: &Roster,
    place: &places::Place,
    now: Timestamp,
    home: Option<&MemberCode>,
    w: &Words,
) -> Item {
    let title = duty.proposal.as_ref().and_then(|symbol| titles.get(symbol));
    let at_home = |at| desk::moment_at_home(at, w.lang(), home);
    let (moment, left, look) = match (duty.done, duty.deadline) {
        (Some(done), _) => (w.moment(done), String::new(), "quiet"),
        (None, Some(at)) if at <= now => (at_home(at), w.duties_overdue(), "bad"),
        (None, Some(at)) => (at_home(at), w.time_left(now, at).text, "due"),
        (None, None) => (String::new(), String::new(), "quiet"),
    };
    Item {
        asked: match duty.done {
            None => asked(duty.kind, w),
            Some(_) => said::was_done(duty.kind, w),
        },
        title: said::title(duty, title, roster, w),
        lang: title
            .map_or(w.lang(), |title| title.written_in(w.lang()))
            .to_string(),
        note: said::note(duty, roster, w),
        url: place.of_duty(duty),
        moment,
        left,
        look,
    }
}
