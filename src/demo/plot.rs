//! The plot: every step of the story with its hour, computed from the scenario and the day it is told on.

use super::corrigenda::CIRCULATED;
use super::scenario::ITEMS;
use super::{Stage, course};
use crate::rules::calendar;
use jiff::Timestamp;
use jiff::civil::Date;

/// One step: what happens at what moment.
#[derive(Clone, Debug)]
pub struct Step {
    pub at: Timestamp,
    pub what: What,
}

/// What happens. Items are told by their place in the scenario.
#[derive(Clone, Debug)]
pub enum What {
    /// What happens by itself.
    Round,
    Admit {
        code: &'static str,
        from: Date,
    },
    /// The head of a delegation that is new.
    Accredit {
        code: &'static str,
    },
    Partner {
        code: &'static str,
        from: Date,
    },
    Submit {
        item: usize,
    },
    Consult {
        item: usize,
        until: Timestamp,
    },
    Cosponsor {
        item: usize,
        code: &'static str,
    },
    Revise {
        item: usize,
    },
    Translate {
        item: usize,
    },
    /// One of the comments that members make in a consultation.
    Comment {
        item: usize,
        nth: usize,
    },
    AnswerComment {
        item: usize,
        nth: usize,
    },
    /// One of the amendments to a proposal is proposed.
    Amend {
        item: usize,
        nth: usize,
    },
    JoinAmendment {
        item: usize,
        nth: usize,
        code: &'static str,
    },
    AcceptAmendment {
        item: usize,
        nth: usize,
    },
    /// The sponsor makes the revision that contains what was accepted.
    TakeUp {
        item: usize,
    },
    FixFinalText {
        item: usize,
    },
    OrderVoting {
        item: usize,
    },
    /// The ballot on an amendment; votes and certification are then on it, until the whole is put to the vote.
    OpenPart {
        item: usize,
        nth: usize,
        closes: Timestamp,
    },
    OpenBallot {
        item: usize,
        closes: Timestamp,
    },
    /// The vote of the member whose turn it is, if it votes.
    Vote {
        item: usize,
        turn: usize,
    },
    Explain {
        item: usize,
    },
    Certify {
        item: usize,
    },
    AdoptWithoutVote {
        item: usize,
        dissociating: usize,
    },
    Withdraw {
        item: usize,
    },
    EndBallot {
        item: usize,
    },
    /// A corrigendum begins to circulate.
    Circulate {
        nth: usize,
    },
    /// What members did on one day with the norms adopted so far.
    Adoption {
        day: Date,
    },
    /// A motion that waits for its second officer at the end of the story.
    LeaveWaiting,
}

/// An hour of a day in Paris.
pub fn at(day: Date, hour: i64) -> Timestamp {
    calendar::start_of(day) + jiff::SignedDuration::from_hours(hour)
}

/// The day, or the next working day.
pub fn working(day: Date) -> Date {
    if calendar::is_working_day(day) {
        day
    } else {
        calendar::next_working_day(day)
    }
}

/// The whole story in order.
pub fn steps(stage: &Stage<'_>, first_day: Date) -> Vec<Step> {
    let mut steps = Vec::new();
    let yesterday = calendar::days_after(stage.today, -1);
    let mut day = calendar::days_after(first_day, 1);
    while day <= yesterday {
        steps.push(Step {
            at: at(day, 0),
            what: What::Round,
        });
        steps.push(Step {
            at: at(day, 14),
            what: What::Adoption { day },
        });
        day = calendar::days_after(day, 1);
    }
    let ago = |days: i64| working(calendar::days_after(stage.today, -days));
    steps.push(Step {
        at: at(ago(700), 11),
        what: What::Partner {
            code: "MAR",
            from: ago(700),
        },
    });
    steps.push(Step {
        at: at(ago(520), 11),
        what: What::Partner {
            code: "KEN",
            from: ago(520),
        },
    });
    steps.push(Step {
        at: at(ago(300), 11),
        what: What::Partner {
            code: "URY",
            from: ago(300),
        },
    });
    // A member since February 2026: admitted in the story if the story begins before that day.
    let joined = jiff::civil::date(2026, 2, 23);
    if joined > first_day && joined < yesterday {
        let decided = calendar::days_after(joined, -6);
        steps.push(Step {
            at: at(decided, 12),
            what: What::Admit {
                code: "SAU",
                from: joined,
            },
        });
        steps.push(Step {
            at: at(joined, 9),
            what: What::Accredit { code: "SAU" },
        });
    }
    for (index, item) in ITEMS.iter().enumerate() {
        course::of_item(stage, index, item, &mut steps);
    }
    for (nth, corrigendum) in CIRCULATED.iter().enumerate() {
        steps.push(Step {
            at: at(ago(corrigendum.ago), 12),
            what: What::Circulate { nth },
        });
    }
    steps.push(Step {
        at: at(yesterday, 16),
        what: What::LeaveWaiting,
    });
    // Equal hours keep the order in which they were written.
    steps.sort_by_key(|step| step.at);
    steps.retain(|step| step.at < stage.now);
    steps
}
