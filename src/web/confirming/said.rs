//! A deed in words: exactly what will be done, from what was sealed to be confirmed and not from the form.

use serde_json::Value;

use crate::acts::motions::{Motion, read};
use crate::record::intents::Deed;
use crate::rules::permissions::Office;
use crate::rules::visibility::Viewer;
use crate::rules::words::{BallotSymbol, Lang};
use crate::store::members::Roster;
use crate::store::{Failure, Reading, StoreError, ballots};
use crate::web::motion_words::{describe, kind_name};
use crate::web::offices;
use crate::web::results;
use crate::web::votes::{heading, titles};
use crate::web::words::Words;

/// What a confirmation page says.
pub struct Said {
    pub title: String,
    /// What follows from it.
    pub what: String,
    pub facts: Vec<(String, String)>,
    /// The button.
    pub act: String,
}

/// Says a deed for the person who is about to confirm it.
///
/// # Errors
/// A failure of the store; [`StoreError::Corrupt`] of a deed that no page knows.
pub fn said(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    roster: &Roster,
    deed: &Deed,
    w: &Words,
) -> Result<Said, Failure> {
    match deed.name() {
        "vote" | "withdraw-vote" => vote(r, viewer, roster, deed, w),
        "propose-motion" => {
            let motion = motion(deed.about())?;
            Ok(Said {
                title: of(&motion, roster, w),
                what: w.confirm_propose_what(),
                facts: told(r, viewer, &motion, roster, w)?,
                act: w.motions_propose(),
            })
        }
        "approve-motion" => {
            let motion = motion(&deed.about()["motion"])?;
            let mut facts = told(r, viewer, &motion, roster, w)?;
            facts.push((w.confirm_proposed_by(), text(deed, "proposed_by")));
            Ok(Said {
                title: of(&motion, roster, w),
                what: w.motions_approve_what(),
                facts,
                act: w.motions_approve(),
            })
        }
        _ => other(roster, deed, w),
    }
}

fn vote(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    roster: &Roster,
    deed: &Deed,
    w: &Words,
) -> Result<Said, Failure> {
    let symbol = deed.ballot.clone().ok_or_else(|| unknown(deed))?;
    let mut facts = vec![(w.field_ballot(), headed(r, viewer, &symbol, w)?)];
    facts.extend(member(roster, deed, w));
    let is_vote = deed.choice.is_some();
    facts.push((
        w.field_choice(),
        match deed.choice {
            Some(choice) => w.choice_capital(choice),
            None => w.vote_withdraw_title(),
        },
    ));
    for (lang, label) in [
        (Lang::En, w.vote_explain_en()),
        (Lang::Fr, w.vote_explain_fr()),
    ] {
        if let Some(explained) = deed.about()["explanation"][lang.as_str()].as_str() {
            facts.push((label, explained.to_owned()));
        }
    }
    Ok(Said {
        title: match is_vote {
            true => w.vote_review_title(),
            false => w.vote_withdraw_title(),
        },
        what: match is_vote {
            true => w.vote_review_what(),
            false => w.vote_withdraw_what(),
        },
        facts,
        act: match is_vote {
            true => w.vote_review_button_record(),
            false => w.vote_withdraw_button(),
        },
    })
}

fn other(roster: &Roster, deed: &Deed, w: &Words) -> Result<Said, Failure> {
    let office = || -> Result<String, StoreError> {
        let office: Office = text(deed, "office").parse().map_err(|_| unknown(deed))?;
        Ok(offices::name(office, w))
    };
    let (title, what, mut facts) = match deed.name() {
        "invite" => {
            let mut facts = vec![
                (w.field_email(), text(deed, "email")),
                (w.field_role(), office()?),
            ];
            if let Some(until) = deed.about()["until"].as_str() {
                let day = until.parse().map_err(|_| unknown(deed))?;
                facts.push((w.field_until(), w.date(day)));
            }
            (w.confirm_invite(), w.confirm_invite_what(), facts)
        }
        "end-appointment" => {
            let seat = text(deed, "seat");
            let facts = vec![(w.field_seat(), seat.clone()), (w.field_role(), office()?)];
            (w.people_end(seat.as_str()), w.people_end_what(), facts)
        }
        "confirm-holder" => {
            let facts = vec![
                (w.field_seat(), text(deed, "seat")),
                (w.field_role(), office()?),
                (w.field_email(), text(deed, "email")),
            ];
            (w.holding_deed_office(), w.holding_deed_office_what(), facts)
        }
        "confirm-vote" => {
            let facts = vec![
                (w.field_seat(), text(deed, "seat")),
                (w.field_role(), office()?),
            ];
            (w.holding_deed_vote(), w.holding_deed_vote_what(), facts)
        }
        "consent-to-publish" => {
            let facts = vec![(w.field_proposal(), text(deed, "proposal"))];
            (w.confirm_consent(), w.confirm_consent_what(), facts)
        }
        "change-email" => {
            let facts = vec![(w.field_email(), text(deed, "email"))];
            (w.confirm_email(), w.confirm_email_what(), facts)
        }
        name => {
            let facts = match deed.about()["name"].as_str() {
                Some(name) => vec![(w.field_name(), name.to_owned())],
                None => Vec::new(),
            };
            (
                factor(name, w).ok_or_else(|| unknown(deed))?,
                w.confirm_factor_what(),
                facts,
            )
        }
    };
    facts.extend(member(roster, deed, w));
    Ok(Said {
        act: title.clone(),
        title,
        what,
        facts,
    })
}

/// A change of the own factors.
fn factor(name: &str, w: &Words) -> Option<String> {
    Some(match name {
        "add-passkey" => w.confirm_add_passkey(),
        "remove-passkey" => w.confirm_remove_passkey(),
        "add-app" => w.confirm_add_app(),
        "remove-app" => w.confirm_remove_app(),
        "new-recovery-codes" => w.confirm_recovery_codes(),
        _ => return None,
    })
}

fn motion(value: &Value) -> Result<Motion, StoreError> {
    read(&value.to_string())
}

fn of(motion: &Motion, roster: &Roster, w: &Words) -> String {
    let subject = match motion.subject().parse() {
        Ok(code) => roster.short(&code, w.lang()),
        Err(_) => motion.subject(),
    };
    w.motions_of(kind_name(motion.kind(), w), subject)
}

/// A motion with the question and the result that it is about, where it is about a vote.
fn told(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    motion: &Motion,
    roster: &Roster,
    w: &Words,
) -> Result<Vec<(String, String)>, Failure> {
    let mut facts = describe(motion, w, roster);
    let about: Option<BallotSymbol> = match motion {
        Motion::Extension { ballot, .. }
        | Motion::BallotEnd { ballot, .. }
        | Motion::Certification { ballot }
        | Motion::CertificationRefusal { ballot, .. }
        | Motion::Correction { ballot, .. } => Some(ballot.clone()),
        _ => None,
    };
    if let Some(symbol) = about {
        let ballot = ballots::find(r, viewer, &symbol)?;
        let title = titles(r, viewer, std::slice::from_ref(&ballot), w.lang())?;
        let headed = heading(&ballot, title.get(&ballot.proposal), w);
        facts.insert(1, (w.confirm_question(), headed));
        if let Some(sum) = results::sum(&ballot, w) {
            facts.insert(2, (w.confirm_result(), sum.outcome));
        }
    }
    Ok(facts)
}

fn headed(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    symbol: &BallotSymbol,
    w: &Words,
) -> Result<String, Failure> {
    let ballot = ballots::find(r, viewer, symbol)?;
    let title = titles(r, viewer, std::slice::from_ref(&ballot), w.lang())?;
    let headed = heading(&ballot, title.get(&ballot.proposal), w);
    Ok(format!("{symbol}, {headed}"))
}

fn member(roster: &Roster, deed: &Deed, w: &Words) -> Option<(String, String)> {
    let code = deed.member.as_ref()?;
    Some((w.field_member(), roster.short(code, w.lang())))
}

fn text(deed: &Deed, key: &str) -> String {
    deed.about()[key].as_str().unwrap_or_default().to_owned()
}

fn unknown(deed: &Deed) -> StoreError {
    StoreError::Corrupt(format!("no page says « {} »", deed.name()))
}
