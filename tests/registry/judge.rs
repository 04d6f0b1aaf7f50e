//! The judge: what the acts allowed holds; what was forged into a record with a correct tree is found and named.

use std::sync::OnceLock;

use jiff::SignedDuration;
use registry::record::commitments::{Hand, Kind, VoteContent, commit, salt_of};
use registry::record::judge::{Judge, Opened, Verdict, Wrong, votes};
use registry::record::{Act, By, Entry};
use registry::rules::Refusal;
use registry::rules::adherence::EventKind;
use registry::rules::majority::{Outcome, Rule, Shortfall};
use registry::rules::permissions::Office;
use registry::rules::rulebook::Rulebook;
use registry::rules::words::{BallotSymbol, Choice, Commitment, DecisionKind, NormSymbol, Seat};
use registry::store::{Store, entries};

use super::export;
use super::questions::{code, decision};
use super::story;

/// The bytes of every entry of a house, in order.
pub fn record_of(store: &Store) -> Vec<String> {
    let mut bytes = Vec::new();
    loop {
        let run = store
            .read(|r| entries::from(r, bytes.len() as i64, 500))
            .unwrap();
        if run.is_empty() {
            return bytes;
        }
        bytes.extend(run.into_iter().map(|written| written.bytes));
    }
}

/// The record of the invented house, told once.
pub fn of_the_demo() -> &'static [String] {
    static RECORD: OnceLock<Vec<String>> = OnceLock::new();
    RECORD.get_or_init(|| record_of(export::of_the_demo().store))
}

pub fn judged<T: AsRef<[u8]>>(record: &[T]) -> Verdict {
    let mut opened = Opened::default();
    for bytes in record {
        opened.collect(bytes.as_ref());
    }
    let mut judge = Judge::new(opened, None);
    for bytes in record {
        judge.hear(bytes.as_ref());
    }
    judge.end(None)
}

fn found(verdict: &Verdict) -> Vec<String> {
    verdict.violations.iter().map(ToString::to_string).collect()
}

#[test]
fn every_act_of_a_short_story_was_allowed() {
    let verdict = judged(&story::told().record);
    assert_eq!(found(&verdict), Vec::<String>::new());
    assert!(
        verdict.closed_acts > 3 && verdict.closed_proposals == 1,
        "{verdict:?}"
    );
}

#[test]
fn every_act_of_the_invented_house_was_allowed() {
    let verdict = judged(of_the_demo());
    assert_eq!(found(&verdict), Vec::<String>::new());
    assert!(verdict.entries > 1_000, "{verdict:?}");
    assert!(verdict.closed_acts > 0, "{verdict:?}");
}

/// A record in which something is forged, entry by entry; the tree over it would be right.
struct Forged(Vec<Entry>);

impl Forged {
    fn story() -> Self {
        let record = &story::told().record;
        Self(
            record
                .iter()
                .map(|bytes| Entry::parse(bytes).unwrap())
                .collect(),
        )
    }

    /// The place of the n-th entry of this act, from 0.
    fn place(&self, act: &str, n: usize) -> usize {
        let mut places = self
            .0
            .iter()
            .enumerate()
            .filter(|(_, entry)| entry.act.name() == act);
        places.nth(n).unwrap().0
    }

    fn act(&mut self, place: usize) -> &mut Act {
        &mut self.0[place].act
    }

    /// One more entry at the end, an hour after the last.
    fn appended(&mut self, by: Option<By>, act: Act) -> usize {
        let last = self.0.last().unwrap();
        let entry = Entry {
            act,
            by,
            index: last.index + 1,
            time: last
                .time
                .checked_add(SignedDuration::from_hours(1))
                .unwrap(),
            v: 1,
        };
        self.0.push(entry);
        self.0.len() - 1
    }

    /// Changes the vote that a closing opens last, and commits to it as changed.
    fn last_vote(&mut self, closing: usize, change: impl Fn(&mut VoteContent)) {
        let Act::Closing { votes, .. } = self.act(closing) else {
            panic!("no closing");
        };
        let opened = votes.last_mut().unwrap();
        change(&mut opened.content);
        let salt = salt_of(&opened.salt).unwrap();
        let sealed = commit(Kind::Vote, &salt, &opened.content).unwrap();
        let index = usize::try_from(opened.content.index).unwrap();
        let Act::Vote { commitment, .. } = self.act(index) else {
            panic!("no vote");
        };
        *commitment = sealed;
    }

    fn judged(&self) -> Verdict {
        let bytes: Vec<String> = self.0.iter().map(|entry| entry.bytes().unwrap()).collect();
        judged(&bytes)
    }

    /// Asserts that this is found in that entry.
    fn shows(&self, place: usize, is_it: impl Fn(&Wrong) -> bool) {
        let verdict = self.judged();
        let mut there = verdict
            .violations
            .iter()
            .filter(|v| v.index == place as u64);
        assert!(
            there.any(|v| is_it(&v.wrong)),
            "entry {place}: {:#?}",
            found(&verdict)
        );
    }

    fn two(&self) -> By {
        self.0[self.place("certification", 0)].by.clone().unwrap()
    }
}

const TWICE: &str = "certification";

#[test]
fn a_step_out_of_order_is_found() {
    let mut forged = Forged::story();
    let place = forged.place("consultation-end", 0);
    let officer = forged.0[forged.place("consultation", 0)].by.clone();
    let Act::ConsultationEnd { proposal } = forged.act(place).clone() else {
        panic!();
    };
    *forged.act(place) = Act::FinalText {
        proposal,
        revision: 0,
    };
    forged.0[place].by = officer;
    forged.shows(place, |w| {
        matches!(w, Wrong::Refused(Refusal::ConsultationRunning { .. }))
    });
}

#[test]
fn a_vote_of_a_member_not_entitled_is_found() {
    let mut forged = Forged::story();
    let closing = forged.place("closing", 0);
    forged.last_vote(closing, |vote| {
        vote.member = code("USA");
        vote.by = Hand::Seat(Seat::parse("USA/1").unwrap());
    });
    forged.shows(closing, |w| matches!(w, Wrong::VoterNotEntitled { .. }));
}

#[test]
fn a_vote_from_a_seat_that_has_no_vote_is_found() {
    let mut forged = Forged::story();
    let closing = forged.place("closing", 0);
    forged.last_vote(closing, |vote| {
        vote.by = Hand::Seat(Seat::parse("FRA/1").unwrap())
    });
    forged.shows(closing, |w| matches!(w, Wrong::VoterWithoutSeat { .. }));
}

#[test]
fn a_vote_by_note_verbale_that_two_officers_did_not_enter_is_found() {
    for pair in [
        ["SEC-01", "SEC-01"],
        ["FRA/1", "SEC-01"],
        ["SEC-01", "SEC-99"],
    ] {
        let mut forged = Forged::story();
        let closing = forged.place("closing", 0);
        let by = Hand::Two(pair.map(|seat| Seat::parse(seat).unwrap()));
        forged.last_vote(closing, |vote| vote.by = by.clone());
        forged.shows(closing, |w| matches!(w, Wrong::VoterWithoutSeat { .. }));
    }
}

#[test]
fn a_vote_that_came_late_is_found() {
    let mut forged = Forged::story();
    let closing = forged.place("closing", 0);
    let Act::Closing { ballot, closes, .. } = forged.act(closing).clone() else {
        panic!();
    };
    let is_of_it =
        |entry: &Entry| matches!(&entry.act, Act::Vote { ballot: of, .. } if *of == ballot);
    let last = forged.0.iter().rposition(is_of_it).unwrap();
    for entry in &mut forged.0[last..closing] {
        entry.time = closes;
    }
    forged.shows(last, |w| matches!(w, Wrong::OutsideTheHours));
    let mut forged = Forged::story();
    let sealed = Commitment::parse(&"ab".repeat(32)).unwrap();
    let after = forged.appended(
        None,
        Act::Vote {
            ballot,
            commitment: sealed,
        },
    );
    forged.shows(after, |w| matches!(w, Wrong::OutsideTheHours));
}

#[test]
fn a_vote_that_came_late_behind_a_closed_extension_is_found_at_the_closing() {
    let mut forged = Forged::story();
    let third = forged.place("ballot", 2);
    let Act::Ballot { ballot, .. } = forged.act(third).clone() else {
        panic!();
    };
    let is_closing = |e: &Entry| matches!(&e.act, Act::Closing { ballot: of, .. } if *of == ballot);
    let closing = forged.0.iter().position(is_closing).unwrap();
    let Act::Closing { closes, .. } = forged.act(closing).clone() else {
        panic!();
    };
    let is_of_it = |e: &Entry| matches!(&e.act, Act::Vote { ballot: of, .. } if *of == ballot);
    let last = forged.0.iter().rposition(is_of_it).unwrap();
    for entry in &mut forged.0[last..closing] {
        entry.time = closes;
    }
    forged.shows(closing, |w| *w == Wrong::LateVote { vote: last as u64 });
}

#[test]
fn a_wrong_tally_and_a_wrong_outcome_are_found() {
    let mut forged = Forged::story();
    let closing = forged.place("closing", 0);
    let Act::Closing { tally, .. } = forged.act(closing) else {
        panic!();
    };
    tally.yes += 1;
    forged.shows(closing, |w| matches!(w, Wrong::Tally { .. }));
    let mut forged = Forged::story();
    let Act::Closing { outcome, .. } = forged.act(closing) else {
        panic!();
    };
    *outcome = Outcome::Rejected(Shortfall::Threshold);
    forged.shows(closing, |w| matches!(w, Wrong::Outcome { .. }));
}

#[test]
fn a_vote_opened_otherwise_than_it_was_committed_is_found() {
    let mut forged = Forged::story();
    let closing = forged.place("closing", 0);
    let Act::Closing { votes, .. } = forged.act(closing) else {
        panic!();
    };
    votes[3].content.choice = Some(Choice::No);
    forged.shows(closing, |w| matches!(w, Wrong::VoteDiffers { .. }));
    let Act::Closing { votes, .. } = forged.act(closing) else {
        panic!();
    };
    votes.remove(3);
    forged.shows(closing, |w| matches!(w, Wrong::LeftClosed { .. }));
    let Act::Closing { votes, .. } = forged.act(closing) else {
        panic!();
    };
    votes.swap(0, 1);
    forged.shows(closing, |w| matches!(w, Wrong::VotesNotSorted));
}

#[test]
fn a_member_struck_without_having_ceased_to_be_one_is_found() {
    let mut forged = Forged::story();
    let closing = forged.place("closing", 0);
    let Act::Closing { struck, .. } = forged.act(closing) else {
        panic!();
    };
    struck.push(code("FRA"));
    forged.shows(closing, |w| matches!(w, Wrong::Struck));
}

#[test]
fn one_officer_where_two_must_act_is_found() {
    let mut forged = Forged::story();
    let place = forged.place(TWICE, 0);
    let Some(By::Two([first, second])) = forged.0[place].by.clone() else {
        panic!();
    };
    forged.0[place].by = Some(By::Seat(first.clone()));
    forged.shows(place, |w| matches!(w, Wrong::NotByTwo));
    forged.0[place].by = Some(By::Two([second.clone(), second]));
    forged.shows(place, |w| matches!(w, Wrong::SameSeatTwice(_)));
    forged.0[place].by = Some(By::Two([first, Seat::parse("SEC-99").unwrap()]));
    forged.shows(place, |w| matches!(w, Wrong::NoSuchSeat(_)));
}

#[test]
fn a_certification_without_a_registrar_is_found() {
    let mut forged = Forged::story();
    let place = forged.place(TWICE, 0);
    for entry in &mut forged.0 {
        if let Act::Seat { office, .. } = &mut entry.act
            && *office == Office::Registrar
        {
            *office = Office::Officer;
        }
    }
    forged.shows(place, |w| matches!(w, Wrong::NoRegistrar));
}

#[test]
fn an_act_of_an_office_that_does_not_permit_it_is_found() {
    let mut forged = Forged::story();
    let place = forged.place("ballot", 0);
    forged.0[place].by = Some(By::Seat(Seat::parse("FRA/1").unwrap()));
    forged.shows(place, |w| matches!(w, Wrong::Office(_)));
    let event = forged.place("adherence", 0);
    forged.0[event].by = Some(By::Seat(Seat::parse("DEU/1").unwrap()));
    forged.shows(event, |w| matches!(w, Wrong::SeatOfAnother { .. }));
    let closing = forged.place("closing", 0);
    forged.0[closing].by = Some(forged.two());
    forged.shows(closing, |w| matches!(w, Wrong::NotByItself));
}

#[test]
fn a_commitment_used_twice_is_found() {
    let mut forged = Forged::story();
    let (first, second) = (forged.place("vote", 0), forged.place("vote", 1));
    let Act::Vote { commitment, .. } = forged.act(first).clone() else {
        panic!();
    };
    let Act::Vote {
        commitment: again, ..
    } = forged.act(second)
    else {
        panic!();
    };
    *again = commitment;
    forged.shows(second, |w| matches!(w, Wrong::CommitmentUsedBefore));
}

#[test]
fn a_ballot_opened_otherwise_than_the_rulebook_says_is_found() {
    let opening = Forged::story().place("ballot", 0);
    let changed = |change: fn(&mut Act), is_it: fn(&Wrong) -> bool| {
        let mut forged = Forged::story();
        change(forged.act(opening));
        forged.shows(opening, is_it);
    };
    changed(
        |act| {
            if let Act::Ballot { electorate, .. } = act {
                electorate.remove(5);
            }
        },
        |w| matches!(w, Wrong::Electorate),
    );
    changed(
        |act| {
            if let Act::Ballot { rule, .. } = act {
                *rule = Rule::MutualAgreement {
                    quorum: rule.quorum(),
                };
            }
        },
        |w| matches!(w, Wrong::RuleNotOfKind),
    );
    changed(
        |act| {
            if let Act::Ballot { kind, .. } = act {
                *kind = DecisionKind::NormAmendment;
            }
        },
        |w| matches!(w, Wrong::Question),
    );
    changed(
        |act| {
            if let Act::Ballot {
                texts: Some(texts), ..
            } = act
            {
                texts.en = texts.fr.clone();
            }
        },
        |w| matches!(w, Wrong::Texts),
    );
    changed(
        |act| {
            if let Act::Ballot { closes, .. } = act {
                *closes = "2026-04-11T16:00:00Z".parse().unwrap();
            }
        },
        |w| matches!(w, Wrong::Refused(Refusal::NotAWorkingDay { .. })),
    );
    changed(
        |act| {
            if let Act::Ballot { ballot, .. } = act {
                *ballot = BallotSymbol::parse("B-2025-001").unwrap();
            }
        },
        |w| matches!(w, Wrong::OfAnotherYear(_)),
    );
}

#[test]
fn periods_that_were_not_kept_are_found() {
    let with = |change: fn(&mut Rulebook)| {
        let mut forged = Forged::story();
        let book = forged.place("rulebook", 0);
        if let Act::Rulebook { rulebook } = forged.act(book) {
            change(rulebook);
        }
        forged
    };
    let forged = with(|book| book.notice_days = 20);
    let opening = forged.place("ballot", 0);
    forged.shows(opening, |w| {
        matches!(w, Wrong::Refused(Refusal::NoticeTooShort { .. }))
    });
    let forged = with(|book| book.window_days = 20);
    forged.shows(opening, |w| {
        matches!(w, Wrong::Refused(Refusal::WindowTooShort { .. }))
    });
    let forged = with(|book| book.error_days = 30);
    let certified = forged.place(TWICE, 0);
    forged.shows(certified, |w| {
        matches!(w, Wrong::Refused(Refusal::ErrorPeriodRunning { .. }))
    });
    let forged = with(|book| book.explanation_days = 0);
    let explained = forged.place("explanation", 0);
    forged.shows(explained, |w| {
        matches!(w, Wrong::Refused(Refusal::ExplanationPeriodOver { .. }))
    });
}

#[test]
fn a_number_of_a_norm_or_a_day_of_adoption_that_does_not_follow_is_found() {
    let mut forged = Forged::story();
    let closing = forged.place("closing", 0);
    let Act::Closing { norm, .. } = forged.act(closing) else {
        panic!();
    };
    *norm = Some(NormSymbol::new(1));
    forged.shows(closing, |w| matches!(w, Wrong::NormNumber));
    let mut forged = Forged::story();
    let certified = forged.place(TWICE, 0);
    let Act::Certification { adopted, .. } = forged.act(certified) else {
        panic!();
    };
    *adopted = Some("2026-04-09".parse().unwrap());
    forged.shows(certified, |w| matches!(w, Wrong::AdoptionDay));
}

#[test]
fn an_hour_of_closing_that_does_not_follow_is_found() {
    let mut forged = Forged::story();
    let closing = forged.place("closing", 0);
    let Act::Closing { closes, .. } = forged.act(closing) else {
        panic!();
    };
    *closes = "2026-04-07T16:00:00Z".parse().unwrap();
    forged.shows(closing, |w| matches!(w, Wrong::HourDiffers));
}

#[test]
fn a_ballot_that_was_never_closed_is_found() {
    let mut forged = Forged::story();
    forged.0.truncate(forged.place("closing", 0));
    let by = forged.0[forged.place("consultation", 0)].by.clone();
    for day in 0..12 {
        let theme = Act::Theme {
            name_en: format!("Theme {day}"),
            name_fr: format!("Thème {day}"),
            theme: format!("theme-{day}").parse().unwrap(),
        };
        let place = forged.appended(by.clone(), theme);
        forged.0[place].time = "2026-04-10T09:00:00Z".parse().unwrap();
    }
    let last = forged.0.len() - 1;
    forged.shows(last, |w| matches!(w, Wrong::NeverClosed { .. }));
}

#[test]
fn an_act_for_members_that_is_opened_otherwise_is_found() {
    let mut forged = Forged::story();
    let place = forged.place("disclosure", 0);
    let Act::Disclosure { acts, .. } = forged.act(place) else {
        panic!();
    };
    let first = usize::try_from(acts[0].content.index).unwrap();
    let submission = *acts[0].content.clone();
    acts.remove(1);
    forged.shows(place, |w| *w == Wrong::LeftForMembers(1));
    let Act::Disclosure { acts, .. } = forged.act(place) else {
        panic!();
    };
    acts[0].content.time = "2026-03-02T09:00:00.000001Z".parse().unwrap();
    forged.shows(place, |w| *w == Wrong::ContentDiffers(first as i64));
    let mut forged = Forged::story();
    forged.0[first] = submission;
    forged.shows(first, |w| matches!(w, Wrong::MustStayClosed));
}

#[test]
fn a_proposal_for_members_opened_without_ground_is_found() {
    let mut forged = Forged::story();
    let disclosed = forged.place("disclosure", 0);
    let certified = forged.place(TWICE, 1);
    let at = forged.0[certified].time;
    let theme = Act::Theme {
        name_en: "Else".into(),
        name_fr: "Autre".into(),
        theme: "else".parse().unwrap(),
    };
    forged.0[certified] = Entry {
        act: theme,
        by: forged.0[forged.place("consultation", 0)].by.clone(),
        index: certified as i64,
        time: at,
        v: 1,
    };
    forged.shows(disclosed, |w| matches!(w, Wrong::OpenedWithoutGround));
}

#[test]
fn what_members_may_not_notify_is_found() {
    let mut forged = Forged::story();
    let event = forged.place("adherence", 0);
    let Act::Adherence { date, .. } = forged.act(event) else {
        panic!();
    };
    *date = "2026-04-01".parse().unwrap();
    forged.shows(event, |w| {
        matches!(w, Wrong::Refused(Refusal::EventBeforeAdoption { .. }))
    });
    let mut forged = Forged::story();
    let by = forged.0[event].by.clone();
    let Act::Adherence { member, note, .. } = forged.act(event).clone() else {
        panic!();
    };
    let late = forged.appended(
        by,
        Act::Adherence {
            date: "2026-04-14".parse().unwrap(),
            kind: EventKind::Adhered,
            member,
            norm: NormSymbol::new(1),
            note,
            units: Vec::new(),
        },
    );
    forged.shows(late, |w| matches!(w, Wrong::Refused(Refusal::NormAnnulled)));
}

#[test]
fn an_entry_into_force_on_another_day_is_found() {
    let mut forged = Forged::story();
    let place = forged.place("entry-into-force", 0);
    let Act::EntryIntoForce { on, .. } = forged.act(place) else {
        panic!();
    };
    *on = "2026-03-21".parse().unwrap();
    forged.shows(place, |w| matches!(w, Wrong::NotDue));
}

#[test]
fn a_change_of_standing_that_no_body_could_decide_is_found() {
    let mut forged = Forged::story();
    let two = Some(forged.two());
    let reinstated = Act::Reinstatement {
        decision: decision(),
        from: "2026-04-14".parse().unwrap(),
        member: code("FRA"),
    };
    let place = forged.appended(two.clone(), reinstated);
    forged.shows(place, |w| {
        matches!(w, Wrong::Refused(Refusal::NotSuspended))
    });
    let admitted = forged.0[forged.place("admission", 0)].act.clone();
    let place = forged.appended(two, admitted);
    forged.shows(place, |w| {
        matches!(w, Wrong::Refused(Refusal::AlreadyAMember))
    });
}

#[test]
fn entries_out_of_their_order_or_form_are_found() {
    let mut forged = Forged::story();
    forged.0.remove(20);
    forged.shows(20, |w| *w == Wrong::Index(21));
    let mut forged = Forged::story();
    forged.0[30].time = "2026-03-02T08:00:00Z".parse().unwrap();
    forged.shows(30, |w| matches!(w, Wrong::TimeRunsBack));
    let mut forged = Forged::story();
    forged.0[3].v = 2;
    forged.shows(3, |w| *w == Wrong::Version(2));
    let mut record = story::told().record.clone();
    record[4] = record[4].replace(",\"", ", \"");
    let verdict = judged(&record);
    assert!(matches!(verdict.violations[0].wrong, Wrong::Malformed(_)));
    let verdict = judged(&record[1..]);
    assert!(matches!(
        verdict.violations[0].wrong,
        Wrong::NotOpened | Wrong::Index(_)
    ));
}

#[test]
fn a_vote_reads_the_same_quickly_and_slowly() {
    let record = &story::told().record;
    let mut seen = 0;
    for bytes in record {
        let entry = Entry::parse(bytes).unwrap();
        let quick = votes::read(bytes.as_bytes());
        match &entry.act {
            Act::Vote { ballot, commitment } => {
                let quick = quick.unwrap();
                assert_eq!(quick.ballot, ballot.as_str());
                assert_eq!(hex::encode(quick.commitment), commitment.as_str());
                assert_eq!((quick.index, quick.time), (entry.index, entry.time));
                seen += 1;
            }
            _ => assert_eq!(quick, None),
        }
    }
    assert!(seen > 50);
    let vote = record
        .iter()
        .find(|bytes| bytes.starts_with(r#"{"act":"vote""#))
        .unwrap();
    // Whatever is read quickly is an entry in its one spelling.
    for place in 0..vote.len() {
        for bit in 0..8 {
            let mut bytes = vote.as_bytes().to_vec();
            bytes[place] ^= 1 << bit;
            let is_read = votes::read(&bytes).is_some();
            let text = std::str::from_utf8(&bytes).ok();
            let entry = text.and_then(|text| Entry::parse(text).ok());
            let is_entry = entry.is_some_and(|entry| entry.v == 1);
            assert_eq!(is_read, is_entry, "{}", String::from_utf8_lossy(&bytes));
        }
    }
}
