//! What the members of the invented house do with each norm: adhere, report, reserve, by a steady lot.

use std::collections::HashMap;

use jiff::civil::Date;

use super::Stage;
use super::accounts::Cast;
use super::lots::lot;
use super::texts;
use crate::acts::norms::{self as norm_acts, Notification};
use crate::rules::adherence::EventKind;
use crate::rules::calendar;
use crate::rules::refusals::Field;
use crate::rules::words::{Lang, MemberCode, NormSymbol, Prose, UnitSymbol};
use crate::store::norms::Version;
use crate::store::norms::versions::{self, As};
use crate::store::{Failure, Reading, members, norms};
use crate::text::{Unit, UnitKind};

/// How many days an event waits for its receipt to be acknowledged.
const ACKNOWLEDGED_AFTER: i64 = 3;

/// What was notified so far, and what of it waits to be acknowledged.
#[derive(Default)]
pub struct Adoption {
    waiting: Vec<(Date, i64)>,
    /// The paragraphs of a norm's version, by their stable ids: what a reservation may name.
    paragraphs: HashMap<(NormSymbol, String), Vec<UnitSymbol>>,
}

/// A norm as far as the members look at it.
struct Adopted {
    symbol: NormSymbol,
    theme: String,
    adopted: Date,
    /// The version that is shown.
    version: Version,
}

impl Adoption {
    /// Everything that members notify on a day, and what the secretariat acknowledges.
    ///
    /// # Errors
    /// A failure of the store; a refusal of the law only where the plot breaks it.
    pub fn of_day(&mut self, stage: &Stage<'_>, cast: &Cast, day: Date) -> Result<(), Failure> {
        if !calendar::is_working_day(day) {
            return Ok(());
        }
        let (due, later): (Vec<_>, Vec<_>) = self
            .waiting
            .drain(..)
            .partition(|(made, _)| calendar::days_after(*made, ACKNOWLEDGED_AFTER) <= day);
        self.waiting = later;
        for (_, event) in due {
            norm_acts::acknowledge(stage.store, cast.officer()?, event, None)?;
        }
        let (adopted, codes) = stage.store.read::<_, Failure>(|r| {
            let adopted = norms::all(r)?
                .into_iter()
                .map(|norm| Adopted {
                    symbol: norm.symbol,
                    theme: norm.theme.to_string(),
                    adopted: norm.adopted,
                    version: norm.shown,
                })
                .collect::<Vec<_>>();
            let roster = members::roster(r)?;
            let here = roster.all().filter(|m| m.standing_on(day).is_member());
            Ok((adopted, here.map(|m| m.code.clone()).collect::<Vec<_>>()))
        })?;
        for norm in &adopted {
            for member in &codes {
                for kind in of_member(norm, member, day) {
                    self.notify(stage, cast, norm, member, kind, day)?;
                }
            }
        }
        Ok(())
    }

    fn notify(
        &mut self,
        stage: &Stage<'_>,
        cast: &Cast,
        norm: &Adopted,
        member: &MemberCode,
        kind: EventKind,
        day: Date,
    ) -> Result<(), Failure> {
        let Ok(head) = cast.head(member.as_str()) else {
            return Ok(());
        };
        let (en, fr) = note(norm, member, kind);
        let prose = |text: &str| Prose::parse_optional(text, Field::Note, norm_acts::MOST_NOTE);
        let notification = Notification {
            member: member.clone(),
            norm: norm.symbol.clone(),
            kind,
            date: day,
            en: prose(en)?,
            fr: prose(fr)?,
            units: self.named(stage, norm, member, kind)?,
        };
        match norm_acts::notify(stage.store, head, notification, None) {
            Ok(event) => {
                self.waiting.push((day, event));
                Ok(())
            }
            // The lot may ask for what the law no longer needs (an adherence where one is bound already).
            Err(Failure::Refused(_)) => Ok(()),
            Err(failure) => Err(failure),
        }
    }

    /// The paragraph that a reservation, a declaration or every other measure is about.
    fn named(
        &mut self,
        stage: &Stage<'_>,
        norm: &Adopted,
        member: &MemberCode,
        kind: EventKind,
    ) -> Result<Vec<UnitSymbol>, Failure> {
        let nth = lot(&format!("{} paragraph", norm.symbol), member.as_str()) as usize;
        let names_one = match kind {
            EventKind::Reservation | EventKind::Declaration => true,
            EventKind::MeasureNotified => nth.is_multiple_of(2),
            _ => false,
        };
        if !names_one {
            return Ok(Vec::new());
        }
        let key = (norm.symbol.clone(), norm.version.address.clone());
        if !self.paragraphs.contains_key(&key) {
            let found = stage
                .store
                .read::<_, Failure>(|r| paragraphs(r, &norm.version))?;
            self.paragraphs.insert(key.clone(), found);
        }
        let all = &self.paragraphs[&key];
        Ok(all
            .get(nth % all.len().max(1))
            .cloned()
            .into_iter()
            .collect())
    }
}

/// The paragraphs of the articles, but for those of the last article, which is about reports.
fn paragraphs(r: &mut Reading<'_>, version: &Version) -> Result<Vec<UnitSymbol>, Failure> {
    let texts = versions::texts(r, version, As::Corrected)?;
    let text = texts.parsed(Lang::En);
    let last = text.articles().last().map(|last| format!("{}-", last.id));
    let is_named = |unit: &&Unit| {
        unit.kind == UnitKind::Paragraph
            && last.as_ref().is_none_or(|last| !unit.id.starts_with(last))
    };
    let ids = text.units().iter().filter(is_named);
    let ids = ids.filter_map(|unit| texts.ids.at(&unit.id));
    Ok(ids
        .map(|id| UnitSymbol::parse(&id.to_string()))
        .collect::<Result<_, _>>()?)
}

/// What the lot makes a member notify about a norm on this day: each kind on its own day after the adoption.
fn of_member(norm: &Adopted, member: &MemberCode, day: Date) -> Vec<EventKind> {
    let code = member.as_str();
    let seed = norm.symbol.as_str();
    let draw = |what: &str, of: u32| i64::from(lot(&format!("{seed} {what}"), code) % of);
    let adheres = draw("adheres", 100) < 68;
    let after = 6 + draw("after", 110);
    let planned = [
        (EventKind::Adhered, adheres, after),
        (
            EventKind::DoesNotIntend,
            !adheres && draw("declines", 100) < 25,
            after,
        ),
        (
            EventKind::Reservation,
            adheres && draw("reserves", 100) < 5,
            after,
        ),
        (
            EventKind::Declaration,
            adheres && draw("declares", 100) < 4,
            after,
        ),
        (
            EventKind::MeasureNotified,
            adheres && draw("measure", 100) < 48,
            after + 30 + draw("m", 120),
        ),
        (
            EventKind::ImplementedInLaw,
            adheres && draw("law", 100) < 34,
            after + 120 + draw("l", 160),
        ),
        (
            EventKind::ImplementedInPractice,
            adheres && draw("practice", 100) < 22,
            after + 240 + draw("p", 150),
        ),
        (
            EventKind::AdherenceWithdrawn,
            adheres && draw("leaves", 100) < 1,
            after + 300,
        ),
    ];
    planned
        .into_iter()
        .filter(|(_, does, days)| {
            *does && on_a_working_day(calendar::days_after(norm.adopted, *days)) == day
        })
        .map(|(kind, ..)| kind)
        .collect()
}

fn on_a_working_day(day: Date) -> Date {
    if calendar::is_working_day(day) {
        day
    } else {
        calendar::next_working_day(day)
    }
}

fn note(norm: &Adopted, member: &MemberCode, kind: EventKind) -> (&'static str, &'static str) {
    let fitting: Vec<_> = texts::measures()
        .into_iter()
        .chain(texts::reservations())
        .filter(|remark| remark.theme == norm.theme && remark.kind == kind.as_str())
        .collect();
    let any: Vec<_> = if fitting.is_empty() {
        texts::reservations()
            .into_iter()
            .filter(|remark| remark.kind == kind.as_str())
            .collect()
    } else {
        fitting
    };
    let nth = lot(norm.symbol.as_str(), member.as_str()) as usize;
    any.get(nth % any.len().max(1))
        .map_or(("", ""), |remark| (remark.en, remark.fr))
}
