//! The plot: every step of the story with its hour, computed from the scenario and the day it is told on.

use jiff::Timestamp;
use jiff::civil::Date;
use sha2::{Digest, Sha256};

use super::Stage;
use super::comments::{ANSWERED, COMMENTS};
use super::scenario::{Fate, ITEMS, Item};
use crate::rules::calendar;
use crate::rules::words::Choice;

/// How many members may take their turn in a ballot; more than there are.
const TURNS: usize = 50;

/// Members whose votes in the running ballots are still due, unless they are sponsors.
const LATE: [&str; 3] = ["FRA", "ESP", "JPN"];

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
    FixFinalText {
        item: usize,
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

fn working(day: Date) -> Date {
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
        of_item(stage, index, item, &mut steps);
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

fn of_item(stage: &Stage<'_>, index: usize, item: &Item, steps: &mut Vec<Step>) {
    let mut then = |at: Timestamp, what: What| steps.push(Step { at, what });
    let from_today = |days: i64| working(calendar::days_after(stage.today, days));
    let before = |day: Date, days: i64| working(calendar::days_after(day, -days));
    // The day of the final text, or the day on which a consultation ends.
    let (fixed, consults) = match item.fate {
        Fate::Voted { closed, .. } | Fate::Ended { ago: closed } => {
            (before(from_today(-closed), 31), 30)
        }
        Fate::Voting { closes, .. } => (before(from_today(closes), 31), 30),
        Fate::WithoutVote { met, .. } => (before(from_today(-met), 14), 28),
        Fate::Withdrawn { ago } => (from_today(-ago), 21),
        Fate::Consultation { ends } => (calendar::days_after(from_today(ends), 12), 36),
    };
    let ends = before(fixed, 12);
    // One working day after the other, so that no holiday puts two of them in the wrong order.
    let revised = calendar::next_working_day(ends);
    let translated = calendar::next_working_day(revised);
    let confirmed = calendar::next_working_day(translated);
    let begins = before(ends, consults);
    let submitted = before(begins, 5);
    then(at(submitted, 10), What::Submit { item: index });
    then(
        at(begins, 10),
        What::Consult {
            item: index,
            until: at(ends, 18),
        },
    );
    then(
        at(calendar::next_working_day(begins), 15),
        What::Translate { item: index },
    );
    then(at(ends, 18), What::Round);
    for (n, code) in item.cosponsors.iter().enumerate() {
        then(
            at(before(ends, 14 - n as i64), 11),
            What::Cosponsor { item: index, code },
        );
    }
    if matches!(item.fate, Fate::Consultation { .. }) {
        // One working day after the other, once both languages are there; the first are answered.
        let mut day = calendar::working_days_after(begins, 2);
        for nth in 0..COMMENTS {
            day = calendar::next_working_day(day);
            then(at(day, 10), What::Comment { item: index, nth });
            if nth < ANSWERED {
                then(at(day, 16), What::AnswerComment { item: index, nth });
            }
        }
        return;
    }
    if matches!(item.fate, Fate::Withdrawn { .. }) {
        return then(at(fixed, 15), What::Withdraw { item: index });
    }
    then(at(revised, 11), What::Revise { item: index });
    then(at(translated, 16), What::Translate { item: index });
    for (n, code) in item.cosponsors.iter().enumerate() {
        then(
            at(confirmed, 10 + n as i64),
            What::Cosponsor { item: index, code },
        );
    }
    then(at(fixed, 15), What::FixFinalText { item: index });
    match item.fate {
        Fate::Voted { closed, .. } => {
            let closing = from_today(-closed);
            ballot(index, closing, &mut then);
            then(
                at(calendar::next_working_day(closing), 11),
                What::Explain { item: index },
            );
            then(
                at(calendar::working_days_after(closing, 3), 11),
                What::Certify { item: index },
            );
        }
        Fate::Ended { ago } => {
            let closing = from_today(-ago);
            ballot(index, closing, &mut then);
            then(at(closing, 12), What::EndBallot { item: index });
        }
        Fate::Voting { closes, .. } => ballot(index, from_today(closes), &mut then),
        Fate::WithoutVote { met, dissociating } => {
            then(
                at(from_today(-met), 16),
                What::AdoptWithoutVote {
                    item: index,
                    dissociating,
                },
            );
        }
        Fate::Withdrawn { .. } | Fate::Consultation { .. } => {}
    }
}

fn ballot(item: usize, closing: Date, then: &mut impl FnMut(Timestamp, What)) {
    let opening = working(calendar::days_after(closing, -15));
    let (opens, closes) = (at(opening, 10), at(closing, 18));
    then(opens, What::OpenBallot { item, closes });
    let days: Vec<Date> = (1..=15)
        .map(|n| calendar::days_after(opening, n))
        .filter(|day| calendar::is_working_day(*day) && *day <= closing)
        .collect();
    for turn in 0..TURNS {
        // Delegations vote in office hours, the last ones in the last hours.
        if let Some(day) = days.get(turn * days.len() / TURNS) {
            let minutes = jiff::SignedDuration::from_mins(turn as i64 * 23 % 60);
            then(
                at(*day, 9 + turn as i64 % 8) + minutes,
                What::Vote { item, turn },
            );
        }
    }
    then(closes, What::Round);
}

/// A steady shuffle: the same names in the same order every time, without a favourite.
pub fn shuffled<T: Clone + AsRef<str>>(seed: &str, names: &[T]) -> Vec<T> {
    let mut names: Vec<T> = names.to_vec();
    names.sort_by_key(|name| lot(seed, name.as_ref()));
    names
}

/// A steady lot for a name.
pub fn lot(seed: &str, name: &str) -> u32 {
    let hash = Sha256::digest(format!("{seed} {name}"));
    u32::from_be_bytes([hash[0], hash[1], hash[2], hash[3]])
}

/// Who votes how: sponsors are for it, the others as the scenario's numbers and the lot say.
pub fn choices(item: &Item, entitled: &[String]) -> Vec<(String, Option<Choice>)> {
    let (no, abstain, apart, silent) = match item.fate {
        Fate::Voted {
            no,
            abstain,
            apart,
            silent,
            ..
        } => (no, abstain, apart, silent),
        Fate::Voting { silent, .. } => (4, 5, 1, silent),
        Fate::Ended { .. } => (6, 5, 0, 14),
        _ => (0, 0, 0, entitled.len()),
    };
    let is_sponsor =
        |code: &String| item.sponsor == code || item.cosponsors.contains(&code.as_str());
    let (sponsors, others): (Vec<String>, Vec<String>) =
        entitled.iter().cloned().partition(is_sponsor);
    let mut left = shuffled(item.slug, &others).into_iter();
    let mut done = Vec::new();
    for (count, choice) in [
        (silent, None),
        (no, Some(Choice::No)),
        (abstain, Some(Choice::Abstain)),
        (apart, Some(Choice::NotParticipating)),
        (usize::MAX, Some(Choice::Yes)),
    ] {
        done.extend(left.by_ref().take(count).map(|code| (code, choice)));
    }
    // These leave something to do for whoever tries their desks.
    if matches!(item.fate, Fate::Voting { .. }) {
        for (code, choice) in &mut done {
            if LATE.contains(&code.as_str()) {
                *choice = None;
            }
        }
    }
    // The members that are asked last are not always the last of the alphabet.
    done.extend(sponsors.into_iter().map(|code| (code, Some(Choice::Yes))));
    done.sort_by_key(|(code, _)| lot("order", code));
    done
}
