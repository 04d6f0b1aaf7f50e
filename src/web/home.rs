//! The first page: what is being decided, what was adopted lately, and the register in figures.

use actix_web::{HttpResponse, web};
use askama::Template;

use super::answers;
use super::house::House;
use super::languages::Language;
use super::norms::{self as norm_pages, NormLine};
use super::problems::Problem;
use super::record::public;
use super::results;
use super::shell::Shell;
use super::site::Site;
use super::words::{Words, words};
use crate::rules::stage::Stage;
use crate::rules::visibility::Viewer;
use crate::store::ballots::{self, Ballot, Phase};
use crate::store::members::{self, Roster};
use crate::store::proposals::{self, Proposal};
use crate::store::{Failure, Reading, StoreError, adherence, norms, themes};

/// Norms shown as recently adopted.
const RECENT: i64 = 5;

pub fn routes(lang: &mut web::ServiceConfig) {
    lang.route("/", web::get().to(show));
}

/// Something being decided: a ballot or a consultation.
struct Deciding {
    path: String,
    title: String,
    /// Language the title is written in.
    lang: String,
    about: String,
    /// The rule it is decided by; empty before a vote.
    rule: String,
    kind: &'static str,
    state: String,
    moment: String,
}

#[derive(Template)]
#[template(path = "home/show.html")]
struct Home {
    shell: Shell,
    deciding: Vec<Deciding>,
    adopted: Vec<NormLine>,
    /// Number and what it counts.
    figures: Vec<(String, String)>,
}

/// `GET /{lang}/`.
///
/// # Errors
/// A fault of the store.
pub async fn show(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
) -> Result<HttpResponse, Problem> {
    let w = words(lang.0);
    let (head, deciding, adopted, figures) = house
        .read(move |r| {
            let roster = members::roster(r)?;
            let open = ballots::open(r, &Viewer::Public, &ballots::Sought::default())?;
            let mut deciding = voting(r, w, &open, &roster)?;
            deciding.extend(consulting(r, w, &roster)?);
            let recent = norms::list(r, &norms::Sought::default(), RECENT)?;
            let themes = themes::all(r)?;
            let adopted = norm_pages::lines(r, w, &recent, &themes)?;
            let figures = figures(r, w, &roster, &open)?;
            Ok::<_, Failure>((r.head().clone(), deciding, adopted, figures))
        })
        .await?;
    answers::page(&Home {
        shell: public(&site, lang.0, "/", w.home_title(), &head),
        deciding,
        adopted,
        figures,
    })
}

fn figures(
    r: &mut Reading<'_>,
    w: &Words,
    roster: &Roster,
    open: &[Ballot],
) -> Result<Vec<(String, String)>, StoreError> {
    let members = roster
        .all()
        .filter(|member| member.standing_on(roster.today()).is_member())
        .count() as i64;
    let running = open
        .iter()
        .filter(|ballot| ballot.phase(r.now()) == Phase::Running)
        .count() as i64;
    let in_force = norms::in_force_count(r)?;
    let notified = adherence::count(r)?;
    Ok(vec![
        (w.number(in_force), w.home_norms(in_force)),
        (w.number(members), w.home_members(members)),
        (w.number(running), w.home_ballots(running)),
        (w.number(notified), w.home_notifications(notified)),
    ])
}

fn voting(
    r: &mut Reading<'_>,
    w: &Words,
    open: &[Ballot],
    roster: &Roster,
) -> Result<Vec<Deciding>, StoreError> {
    let mut lines = Vec::new();
    let symbols: Vec<_> = open.iter().map(|ballot| ballot.proposal.clone()).collect();
    let titles = proposals::titles(r, &Viewer::Public, &symbols)?;
    for ballot in open {
        let (kind, state, moment) = match ballot.phase(r.now()) {
            Phase::NotYetOpen => (
                "quiet",
                w.home_vote_opens(w.moment(ballot.opens)),
                String::new(),
            ),
            Phase::Running => {
                let left = w.time_left(r.now(), ballot.closes);
                (
                    "due",
                    w.home_vote_closes(left.text),
                    w.home_closes(w.moment(ballot.closes)),
                )
            }
            Phase::AwaitingClosing | Phase::Over => ("quiet", w.home_vote_awaits(), String::new()),
        };
        let title = titles.get(&ballot.proposal);
        let sponsor = match proposals::find(r, &Viewer::Public, &ballot.proposal) {
            Ok(proposal) => Some(roster.short(&proposal.sponsor, w.lang())),
            Err(StoreError::NotFound) => None,
            Err(error) => return Err(error),
        };
        lines.push(Deciding {
            path: format!("/votes/{}", ballot.symbol),
            title: title.map_or_else(
                || w.home_unnamed_question(),
                |title| title.of(w.lang()).to_owned(),
            ),
            lang: title
                .map_or(w.lang(), |title| title.written_in(w.lang()))
                .to_string(),
            about: sponsor.map_or_else(
                || ballot.symbol.to_string(),
                |sponsor| w.home_submitted_by(ballot.proposal.as_str(), sponsor),
            ),
            rule: results::rule_line(&ballot.rule, w),
            kind,
            state,
            moment,
        });
    }
    Ok(lines)
}

fn consulting(
    r: &mut Reading<'_>,
    w: &Words,
    roster: &Roster,
) -> Result<Vec<Deciding>, StoreError> {
    let found = proposals::of_stage(r, &Viewer::Public, &[Stage::Consultation])?;
    let symbols: Vec<_> = found
        .iter()
        .map(|proposal| proposal.symbol.clone())
        .collect();
    let titles = proposals::titles(r, &Viewer::Public, &symbols)?;
    let line = |proposal: &Proposal| {
        let title = titles.get(&proposal.symbol);
        Deciding {
            path: format!("/proposals/{}", proposal.symbol),
            title: title.map_or_else(
                || proposal.symbol.to_string(),
                |title| title.of(w.lang()).to_owned(),
            ),
            lang: title
                .map_or(w.lang(), |title| title.written_in(w.lang()))
                .to_string(),
            about: w.home_submitted_by(
                proposal.symbol.as_str(),
                roster.short(&proposal.sponsor, w.lang()),
            ),
            rule: String::new(),
            kind: "open",
            state: w.home_consultation(),
            moment: proposal
                .consultation_until
                .map_or_else(String::new, |until| w.home_until(w.moment(until))),
        }
    };
    Ok(found.iter().map(line).collect())
}
