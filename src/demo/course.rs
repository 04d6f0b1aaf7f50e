//! The course of one proposal: which of its steps falls on which day, counted back from how it ends.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

use super::Stage;
use super::amendments::{self, End};
use super::comments;
use super::plot::{Step, What, at, working};
use super::scenario::{Fate, Item};
use crate::rules::calendar::{
    days_after, is_working_day, next_working_day, working_days_after as after,
};

/// How many members may take their turn in a ballot; more than there are.
const TURNS: usize = 50;
/// Days from the opening of a ballot to its closing.
const WINDOW: i64 = 15;
/// As [`WINDOW`], of the ballot on an amendment.
const PART_WINDOW: i64 = 9;
/// Days that the vote on an amendment takes, from the notice to the vote on the whole.
const PART_TAKES: i64 = 28;

/// The steps of the proposal at this place of the scenario.
pub fn of_item(stage: &Stage<'_>, item: usize, what: &Item, steps: &mut Vec<Step>) {
    let mut course = Course { item, what, steps };
    let today = stage.today;
    match what.fate {
        Fate::Submitted { ago } => {
            course.then(working(days_after(today, -ago)), 10, What::Submit { item });
        }
        Fate::Consultation { ends } => {
            let ends = before(days_after(working(days_after(today, ends)), 12), 12);
            course.consultation(ends, 36);
        }
        Fate::Fixed { ago } => {
            course.until_the_final_text(working(days_after(today, -ago)), 28);
        }
        Fate::Withdrawn { ago } => {
            let withdrawn = working(days_after(today, -ago));
            course.consultation(before(withdrawn, 12), 21);
            course.then(withdrawn, 15, What::Withdraw { item });
        }
        Fate::WithoutVote { met, dissociating } => {
            let met = working(days_after(today, -met));
            course.until_the_final_text(before(met, 14), 28);
            course.then(met, 16, What::AdoptWithoutVote { item, dissociating });
        }
        Fate::Voted { closed, .. } => {
            let closing = working(days_after(today, -closed));
            course.voted(closing);
            course.then(next_working_day(closing), 11, What::Explain { item });
            course.then(after(closing, 3), 11, What::Certify { item });
        }
        Fate::Ended { ago } => {
            let closing = working(days_after(today, -ago));
            course.voted(closing);
            course.then(closing, 12, What::EndBallot { item });
        }
        Fate::Voting { closes, .. } => course.voted(working(days_after(today, closes))),
    }
}

fn before(day: Date, days: i64) -> Date {
    working(days_after(day, -days))
}

struct Course<'a> {
    item: usize,
    what: &'a Item,
    steps: &'a mut Vec<Step>,
}

impl Course<'_> {
    fn then(&mut self, day: Date, hour: i64, what: What) {
        self.at(at(day, hour), what);
    }

    fn at(&mut self, at: Timestamp, what: What) {
        self.steps.push(Step { at, what });
    }

    /// Everything up to the closing of the ballot on the whole.
    fn voted(&mut self, closing: Date) {
        let item = self.item;
        let amended = amendments::to(self.what.slug);
        let put = amended
            .iter()
            .position(|one| matches!(one.end, End::PutToTheVote(_)));
        let notice = if put.is_some() { 31 + PART_TAKES } else { 31 };
        let fixed = before(closing, notice);
        self.until_the_final_text(fixed, 30);
        if let Some(nth) = put {
            let opening = working(days_after(fixed, 12));
            let decided = working(days_after(opening, PART_WINDOW));
            self.then(after(fixed, 2), 11, What::OrderVoting { item });
            let closes = at(decided, 18);
            self.ballot((opening, decided), What::OpenPart { item, nth, closes });
            self.then(after(decided, 3), 11, What::Certify { item });
        }
        let closes = at(closing, 18);
        let opening = before(closing, WINDOW);
        self.ballot((opening, closing), What::OpenBallot { item, closes });
    }

    /// Submitted, consulted, translated, with what members comment and amend until the last hour; gives the day
    /// on which the consultation begins.
    fn consultation(&mut self, ends: Date, days: i64) {
        let item = self.item;
        let begins = before(ends, days);
        let until = at(ends, 18);
        self.then(before(begins, 5), 10, What::Submit { item });
        self.then(begins, 10, What::Consult { item, until });
        self.then(next_working_day(begins), 15, What::Translate { item });
        for (n, code) in self.what.cosponsors.iter().enumerate() {
            self.then(
                before(ends, 14 - n as i64),
                11,
                What::Cosponsor { item, code },
            );
        }
        for (nth, remark) in comments::on(self.what.slug).iter().enumerate() {
            // Two a day, once both languages are there.
            let day = after(begins, 2 + nth as i64 / 2);
            self.then(day, 10 + nth as i64 % 2, What::Comment { item, nth });
            if remark.answer.is_some() {
                self.then(day, 16, What::AnswerComment { item, nth });
            }
        }
        for (nth, amendment) in amendments::to(self.what.slug).iter().enumerate() {
            match amendment.end {
                End::Stands => self.amendment(after(begins, 5), nth),
                End::Accepted => {
                    self.amendment(after(begins, 5), nth);
                    self.then(after(begins, 9), 10, What::AcceptAmendment { item, nth });
                }
                End::Awaits | End::PutToTheVote(_) => {}
            }
        }
        self.at(until, What::Round);
    }

    fn amendment(&mut self, day: Date, nth: usize) {
        let item = self.item;
        self.then(day, 11, What::Amend { item, nth });
        let amendment = amendments::to(self.what.slug)[nth];
        for (n, code) in amendment.cosponsors.iter().enumerate() {
            let code = *code;
            let what = What::JoinAmendment { item, nth, code };
            self.then(next_working_day(day), 9 + n as i64, what);
        }
    }

    /// Consulted, revised where it is revised, and fixed.
    fn until_the_final_text(&mut self, fixed: Date, days: i64) {
        let item = self.item;
        let ends = before(fixed, 12);
        self.consultation(ends, days);
        // One working day after the other, so that no holiday puts two of them in the wrong order.
        let revised = next_working_day(ends);
        let translated = next_working_day(revised);
        let confirmed = next_working_day(translated);
        if self.what.is_revised() {
            let amended = amendments::to(self.what.slug);
            if amended.iter().any(|one| one.end == End::Accepted) {
                self.then(revised, 10, What::TakeUp { item });
            }
            self.then(revised, 11, What::Revise { item });
            self.then(translated, 16, What::Translate { item });
            for (n, code) in self.what.cosponsors.iter().enumerate() {
                self.then(confirmed, 10 + n as i64, What::Cosponsor { item, code });
            }
            for (nth, one) in amended.iter().enumerate() {
                if matches!(one.end, End::Awaits | End::PutToTheVote(_)) {
                    self.amendment(next_working_day(confirmed), nth);
                }
            }
        }
        self.then(fixed, 15, What::FixFinalText { item });
    }

    fn ballot(&mut self, (opening, closing): (Date, Date), opens: What) {
        let item = self.item;
        self.then(opening, 10, opens);
        let days: Vec<Date> = (1..=WINDOW)
            .map(|n| days_after(opening, n))
            .filter(|day| is_working_day(*day) && *day <= closing)
            .collect();
        for turn in 0..TURNS {
            // Delegations vote in office hours, the last ones in the last hours.
            if let Some(day) = days.get(turn * days.len() / TURNS) {
                let minutes = SignedDuration::from_mins(turn as i64 * 23 % 60);
                let hour = at(*day, 9 + turn as i64 % 8) + minutes;
                self.at(hour, What::Vote { item, turn });
            }
        }
        self.at(at(closing, 18), What::Round);
    }
}
