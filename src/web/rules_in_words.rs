//! Rules in words: "at least two thirds of those present and voting; quorum: more than half ...".

use super::words::Words;
use crate::rules::majority::{Base, Bound, Quorum, Requirement, Rule};

/// A whole rule as one sentence without its full stop.
pub fn rule(rule: &Rule, w: &Words) -> String {
    match rule {
        Rule::Majority {
            base,
            threshold,
            quorum: of_entitled,
            blocking,
        } => {
            let yes = of_base(*threshold, *base, w);
            let yes = match blocking {
                Some(share) => w.rule_blocked(yes, of_base(*share, *base, w)),
                None => yes,
            };
            w.rule_whole(yes, quorum(*of_entitled, w))
        }
        Rule::MutualAgreement {
            quorum: of_entitled,
        } => w.rule_whole(w.rule_mutual_agreement(), quorum(*of_entitled, w)),
    }
}

/// « quorum: more than half of the members entitled to vote », or that there is none.
pub fn quorum(quorum: Quorum, w: &Words) -> String {
    match quorum {
        Quorum::NotRequired => w.rule_no_quorum(),
        Quorum::Required(needed) => w.rule_quorum(requirement(needed, w)),
    }
}

/// « at least two thirds », « more than half ».
pub fn requirement(needed: Requirement, w: &Words) -> String {
    let (part, whole) = (needed.share.part, needed.share.whole);
    let fraction = format!("{part}/{whole}");
    let share = match (part, whole) {
        (1, 2) => "half",
        (2, 3) => "two-thirds",
        (3, 4) => "three-quarters",
        (1, 3) => "one-third",
        (1, 4) => "one-quarter",
        (part, whole) if part == whole => "all",
        _ => "another",
    };
    match needed.bound {
        Bound::AtLeast => w.rule_at_least(share, fraction),
        Bound::MoreThan => w.rule_more_than(share, fraction),
    }
}

fn of_base(needed: Requirement, base: Base, w: &Words) -> String {
    w.rule_of_base(base.as_str(), requirement(needed, w))
}
