//! Duties in words.

use crate::rules::permissions::Office;
use crate::rules::words::{Lang, MemberCode, NormSymbol};
use crate::store::duties::{Duty, Kind};
use crate::store::members::Roster;
use crate::store::proposals::Titles;
use crate::store::sessions::Visitor;
use crate::web::motions::kind_name;
use crate::web::offices;
use crate::web::refusals::language_name;
use crate::web::sentences::event_word;
use crate::web::words::Words;

/// What is asked, in a word or two.
pub fn asked(kind: Kind, w: &Words) -> String {
    w.duties_asked(kind.as_str())
}

/// The same, once it is done.
pub(super) fn was_done(kind: Kind, w: &Words) -> String {
    w.duties_done(kind.as_str())
}

/// What will stand on this visitor's board, while nothing does.
pub(super) fn empty(visitor: &Visitor, w: &Words) -> String {
    match visitor.office().map(|held| held.office) {
        Some(office) if office.is_of_delegation() => w.desk_nothing_due(),
        Some(office) if office.is_of_secretariat() => w.desk_secretariat_nothing(),
        Some(Office::Translator | Office::Reviser) => w.duties_empty_languages(),
        Some(Office::Administrator) => w.duties_empty_administrator(),
        Some(Office::Auditor) => w.duties_empty_auditor(),
        _ => w.duties_empty_partner(),
    }
}

/// What it is about.
pub(super) fn title(duty: &Duty, title: Option<&Titles>, roster: &Roster, w: &Words) -> String {
    match duty.kind {
        Kind::OfficeCode => w.holding_due_office(duty.detail.as_str()),
        Kind::VoteHolder => w.holding_due_vote(duty.detail.as_str()),
        Kind::OfficeEnds => match duty.detail.parse::<Office>() {
            Ok(office) => offices::name(office, w),
            Err(_) => duty.subject.clone(),
        },
        Kind::Undelivered => w.duties_undelivered(duty.number),
        Kind::SecondOfficer => motion(duty, roster, w),
        Kind::Acknowledge => acknowledged(duty, roster, w),
        _ => match title {
            Some(title) => title.of(w.lang()).to_owned(),
            None => printed(duty),
        },
    }
}

/// `admission FRA`, as it is kept, in words.
fn motion(duty: &Duty, roster: &Roster, w: &Words) -> String {
    let (kind, subject) = duty
        .detail
        .split_once(' ')
        .unwrap_or((duty.detail.as_str(), ""));
    let subject = match subject.parse::<MemberCode>() {
        Ok(code) => roster.short(&code, w.lang()),
        Err(_) => subject.to_owned(),
    };
    match kind.parse() {
        Ok(kind) => w.motions_of(kind_name(kind, w), subject),
        Err(_) => subject,
    }
}

/// `FRA adhered`, as it is kept, in words.
fn acknowledged(duty: &Duty, roster: &Roster, w: &Words) -> String {
    let (member, event) = duty
        .detail
        .split_once(' ')
        .unwrap_or((duty.detail.as_str(), ""));
    let member = match member.parse::<MemberCode>() {
        Ok(code) => roster.short(&code, w.lang()),
        Err(_) => member.to_owned(),
    };
    match event.parse() {
        Ok(kind) => w.norms_due_acknowledge(member, event_word(kind, w)),
        Err(_) => member,
    }
}

fn printed(duty: &Duty) -> String {
    NormSymbol::parse(&duty.subject).map_or_else(|_| duty.subject.clone(), |norm| norm.printed())
}

/// The symbol that it is cited by, and whatever else must be known.
pub(super) fn note(duty: &Duty, roster: &Roster, w: &Words) -> String {
    let number = duty.number;
    let subject = match duty.kind {
        Kind::OfficeCode | Kind::VoteHolder | Kind::OfficeEnds => return seat(duty, roster, w),
        Kind::SecondOfficer => return String::new(),
        Kind::Undelivered => return w.duties_undelivered_what(),
        Kind::PreparedVote => {
            return w.prepared_due_vote(duty.detail.as_str(), duty.subject.as_str());
        }
        _ => printed(duty),
    };
    let further = match duty.kind {
        Kind::CoSponsorship => w.due_confirm(w.revision_name_inside(number)),
        Kind::CommentDrafts => w.due_comment_drafts(number),
        Kind::CommentAnswers if duty.done.is_none() => w.due_comment_answers(number),
        Kind::AmendmentAnswers if duty.done.is_none() => w.due_amendments_answer(number),
        Kind::AmendmentsAccepted => w.due_amendments_take_up(number),
        Kind::Correction if duty.done.is_none() => w.due_returned(),
        Kind::Agreement => w.due_agree_yours(),
        Kind::PreparedReport => w.duties_prepared_by(duty.detail.as_str()),
        Kind::Corrigendum => w.duties_corrigendum(format!("Corr.{number}")),
        Kind::Translation | Kind::SignOff => match duty.detail.parse::<Lang>() {
            Ok(lang) if duty.kind == Kind::Translation && duty.done.is_none() => {
                w.due_translation(language_name(lang, w))
            }
            Ok(lang) => language_name(lang, w),
            Err(_) => String::new(),
        },
        Kind::OrderOfVoting => w.due_amendments_order(),
        Kind::OpenPart => w.due_amendments_part(number),
        _ => String::new(),
    };
    match further.as_str() {
        "" => subject,
        further => format!("{subject} · {further}"),
    }
}

/// A seat with its member's name: `FRA/2` of France.
fn seat(duty: &Duty, roster: &Roster, w: &Words) -> String {
    let member = duty
        .subject
        .split_once('/')
        .and_then(|(code, _)| code.parse::<MemberCode>().ok());
    match member {
        Some(code) => format!("{} · {}", duty.subject, roster.short(&code, w.lang())),
        None => duty.subject.clone(),
    }
}
