//! Notices in words: subject, sentence, facts and link of a row of the table, in the hours of its reader.

use crate::rules::notices::{Event, Matter, Told};
use crate::rules::words::Lang;
use crate::store::members::Roster;
use crate::web::desk::moment_at_home;
use crate::web::results::capital;
use crate::web::words::{Words, words};

/// A notice in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    pub subject: String,
    pub sentence: String,
    pub facts: Vec<(String, String)>,
    /// What it leads to, and where that is.
    pub link: (String, String),
}

/// Puts a notice into words; its link leads to the register at `origin`.
pub fn say(origin: &str, told: &Told, roster: &Roster, lang: Lang) -> Said {
    let (w, matter) = (words(lang), &told.matter);
    let event = told.event.as_str();
    let (subject, sentence) = match (told.event, matter.hours) {
        (Event::Reminder, Some(hours)) => {
            let member = told.member.as_ref();
            let name = member.map_or_else(String::new, |code| roster.short(code, lang));
            (
                w.notice_subject_reminder(what(matter), hours),
                w.notice_sentence_reminder(name, hours),
            )
        }
        _ => (
            w.notice_subject(event, what(matter)),
            w.notice_sentence(event),
        ),
    };
    let (kind, path) = place(told.event, matter);
    Said {
        subject,
        sentence,
        facts: facts(told, roster, lang, w),
        link: (w.notice_open(kind), format!("{origin}/{lang}{path}")),
    }
}

/// The symbol that the subject names: of the vote, else of the norm, else of the proposal.
fn what(matter: &Matter) -> String {
    let ballot = matter.ballot.as_ref().map(ToString::to_string);
    let norm = matter.norm.as_ref().map(|norm| norm.printed());
    let proposal = matter.proposal.as_ref().map(ToString::to_string);
    ballot.or(norm).or(proposal).unwrap_or_default()
}

fn facts(told: &Told, roster: &Roster, lang: Lang, w: &Words) -> Vec<(String, String)> {
    let matter = &told.matter;
    let event = told.event.as_str();
    let title = match lang {
        Lang::En => matter.title_en.as_ref().or(matter.title_fr.as_ref()),
        Lang::Fr => matter.title_fr.as_ref().or(matter.title_en.as_ref()),
    };
    let titled = |symbol: String| match title {
        Some(title) => w.notice_fact_titled(symbol, title.as_str()),
        None => symbol,
    };
    let mut facts = Vec::new();
    let norm = matter.norm.as_ref().map(|norm| norm.printed());
    // What a reader must know first.
    if let Some(until) = matter.until {
        let moment = moment_at_home(until, lang, told.member.as_ref());
        facts.push((w.notice_until(event), moment));
    }
    if let Some(outcome) = matter.outcome {
        facts.push((
            w.notice_fact_outcome(),
            capital(&w.notice_outcome(outcome.as_str())),
        ));
    }
    if let Some(day) = matter.day {
        facts.push((w.notice_day(event), w.date(day)));
    }
    if let Some(ground) = &matter.ground {
        let ground = match told.event {
            Event::Returned => w.proposal_ground(ground.as_str()),
            _ => capital(&w.vote_ground(ground.as_str())),
        };
        facts.push((w.notice_fact_ground(), ground));
    }
    match (&norm, &matter.proposal) {
        (Some(norm), None) => facts.push((w.notice_fact_norm(), titled(norm.clone()))),
        (norm, Some(proposal)) => {
            facts.extend(norm.clone().map(|norm| (w.notice_fact_norm(), norm)));
            facts.push((w.notice_fact_proposal(), titled(proposal.to_string())));
        }
        (None, None) => {}
    }
    if let Some(number) = matter.number {
        facts.push(numbered(told, number, roster, w));
    }
    if let (Event::FinalText | Event::RevisionToConfirm, Some(revision)) =
        (told.event, matter.revision)
    {
        facts.push((w.notice_fact_revision(), format!("Rev.{revision}")));
    }
    if let Some(ballot) = &matter.ballot {
        facts.push((w.notice_fact_ballot(), ballot.to_string()));
    }
    facts
}

/// The number of a comment, an amendment or a corrigendum; of a vote, its place in the order of voting.
fn numbered(told: &Told, number: i64, roster: &Roster, w: &Words) -> (String, String) {
    let label = match told.event {
        Event::CommentMade | Event::CommentAnswered => w.notice_fact_comment(),
        Event::AmendmentProposed => w.notice_fact_amendment(),
        Event::CorrigendumCirculates => w.notice_fact_corrigendum(),
        _ => w.notice_fact_part(),
    };
    let value = match &told.matter.by {
        Some(member) => w.notice_fact_comment_by(number, roster.short(member, w.lang())),
        None => w.number(number),
    };
    (label, value)
}

/// The page on which it can be read, and acted on.
fn place(event: Event, matter: &Matter) -> (&'static str, String) {
    let of_proposal = |more: &str| match &matter.proposal {
        Some(proposal) => format!("/desk/proposals/{proposal}{more}"),
        None => "/desk".to_owned(),
    };
    match (event, &matter.ballot, &matter.norm) {
        (Event::NormAdopted | Event::EntryIntoForce, _, Some(norm)) => {
            ("norm", format!("/norms/{norm}"))
        }
        (_, Some(ballot), _) => ("ballot", format!("/desk/ballots/{ballot}")),
        (_, None, Some(norm)) => ("norm", format!("/desk/norms/{norm}")),
        (Event::CommentMade | Event::CommentAnswered, ..) => ("comments", of_proposal("/comments")),
        (Event::AmendmentProposed, ..) => match matter.number {
            Some(number) => ("amendment", of_proposal(&format!("/amendments/{number}"))),
            None => ("proposal", of_proposal("")),
        },
        _ => ("proposal", of_proposal("")),
    }
}
