//! The conduct of a vote by the secretariat: who has voted, and what two officers may do.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use jiff::Timestamp;
use serde::Deserialize;

use super::answers;
use super::desk;
use super::forms::{FormErrors, Offer, fresh_request_id};
use super::house::House;
use super::languages::Language;
use super::motions::propose_and_show;
use super::problems::Problem;
use super::results;
use super::shell::Shell;
use super::signed_in::SignedIn;
use super::site::Site;
use super::votes::{heading, titles};
use super::words::{Words, words};
use crate::acts::ballots::error_period_ends;
use crate::acts::motions::Motion;
use crate::rules::Refusal;
use crate::rules::calendar;
use crate::rules::permissions::Action;
use crate::rules::refusals::Field;
use crate::rules::rulebook::Rulebook;
use crate::rules::visibility::Viewer;
use crate::rules::words::{
    BallotSymbol, CertificationGround, Choice, EndGround, Lang, MemberCode, Reference,
};
use crate::store::ballots::{self as reading, Ballot, Phase, State};
use crate::store::members::{self, Roster};
use crate::store::sessions::Visitor;
use crate::store::votes::{self, Position, Voted};
use crate::store::{Failure, Reading, documents};

/// The addresses of the conduct of votes.
pub fn routes(cfg: &mut web::ServiceConfig) {
    cfg.route("/desk/ballots/{ballot}/motions", web::post().to(propose));
}

/// Everything that these forms send.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    request_id: String,
    /// Which of the acts: `extension`, `ballot-end`, `certification`, `certification-refusal`, `correction`.
    motion: String,
    closes: String,
    ground: String,
    reference: String,
    member: String,
    choice: String,
}

/// A form of its own for each act, by its place in the life of the ballot.
struct Acts {
    can_extend: bool,
    can_certify: bool,
    can_correct: bool,
    /// Why it cannot be certified yet; empty else.
    not_before: String,
    end_grounds: Vec<Offer>,
    refusal_grounds: Vec<Offer>,
    members: Vec<Offer>,
    choices: Vec<Offer>,
}

#[derive(Template)]
#[template(path = "votes/conduct.html")]
struct Page {
    shell: Shell,
    errors: FormErrors,
    typed: Typed,
    symbol: String,
    heading: String,
    chip_look: &'static str,
    chip: String,
    left: String,
    result: String,
    counts: Vec<String>,
    facts: Vec<(String, String)>,
    voted: Vec<String>,
    not_voted: Vec<String>,
    is_open: bool,
    reports: Vec<(String, Vec<String>)>,
    acts: Acts,
    at: String,
    public_url: String,
}

struct Seen {
    ballot: Ballot,
    book: Rulebook,
    roster: Roster,
    title: Option<String>,
    voted: Voted,
    entitled: Vec<MemberCode>,
    reports: Vec<(MemberCode, String)>,
    now: Timestamp,
    visitor: Visitor,
}

/// `GET /{lang}/desk/ballots/{ballot}` for the secretariat.
///
/// # Errors
/// Not found.
pub async fn show(
    site: &Site,
    house: &House,
    lang: Lang,
    caller: SignedIn,
    symbol: BallotSymbol,
) -> Result<HttpResponse, Problem> {
    let typed = Typed {
        request_id: fresh_request_id()?,
        ..Typed::default()
    };
    let seen = seen(house, lang, &caller, symbol).await?;
    answers::page(&page(site, lang, seen, typed, FormErrors::none()))
}

/// `POST /{lang}/desk/ballots/{ballot}/motions`: one officer proposes, another will approve.
///
/// # Errors
/// Not found for others; a refusal brings the page back.
pub async fn propose(
    lang: Language,
    path: web::Path<(String, String)>,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
    typed: web::Form<Typed>,
) -> Result<HttpResponse, Problem> {
    let symbol = BallotSymbol::parse(&path.1).map_err(|_| Problem::NotFound)?;
    if !caller.may(Action::ProposeMotion) {
        return Err(Problem::NotFound);
    }
    let mut typed = typed.into_inner();
    let w = words(lang.0);
    let mut errors = FormErrors::none();
    if let Some(motion) = motion(&typed, &symbol, &mut errors, w) {
        let id = typed.request_id.clone();
        match propose_and_show(&house, &caller, lang.0, motion, &id).await? {
            Ok(answer) => return Ok(answer),
            Err(refusal) => errors.refuse(&refusal, w),
        }
    }
    typed.request_id = fresh_request_id()?;
    let seen = seen(&house, lang.0, &caller, symbol).await?;
    let page = page(&site, lang.0, seen, typed, errors);
    answers::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

fn motion(
    typed: &Typed,
    ballot: &BallotSymbol,
    errors: &mut FormErrors,
    w: &Words,
) -> Option<Motion> {
    let ballot = ballot.clone();
    if typed.motion == "certification" {
        return Some(Motion::Certification { ballot });
    }
    let reference = errors.take(parse_reference(&typed.reference), w);
    let malformed = |field| move |_| Refusal::Malformed(field);
    match typed.motion.as_str() {
        "extension" => {
            let closes = errors.take(calendar::parse_hour(&typed.closes), w)?;
            Some(Motion::Extension {
                ballot,
                closes,
                reference: reference?,
            })
        }
        "ballot-end" => {
            let ground = typed.ground.parse().map_err(malformed(Field::Ground));
            let ground: EndGround = errors.take(ground, w)?;
            Some(Motion::BallotEnd {
                ballot,
                ground,
                reference: reference?,
            })
        }
        "certification-refusal" => {
            let ground = typed.ground.parse().map_err(malformed(Field::Ground));
            let ground: CertificationGround = errors.take(ground, w)?;
            Some(Motion::CertificationRefusal {
                ballot,
                ground,
                reference: reference?,
            })
        }
        "correction" => {
            let member = errors.take(MemberCode::parse(&typed.member), w)?;
            let choice = match typed.choice.as_str() {
                "did-not-vote" => None,
                choice => {
                    let choice = choice.parse().map_err(malformed(Field::Choice));
                    Some(errors.take::<Choice>(choice, w)?)
                }
            };
            Some(Motion::Correction {
                ballot,
                choice,
                member,
                reference: reference?,
            })
        }
        _ => {
            errors.refuse(&Refusal::Malformed(Field::Kind), w);
            None
        }
    }
}

/// A reference as a form gives it.
///
/// # Errors
/// [`Refusal::Missing`] of nothing, [`Refusal::Malformed`].
pub fn parse_reference(text: &str) -> Result<Reference, Refusal> {
    match text.trim() {
        "" => Err(Refusal::Missing(Field::Reference)),
        text => Reference::parse(text),
    }
}

async fn seen(
    house: &House,
    lang: Lang,
    caller: &SignedIn,
    symbol: BallotSymbol,
) -> Result<Seen, Problem> {
    let visitor = caller.visitor.clone();
    house.read(move |r| see(r, lang, &symbol, visitor)).await
}

fn see(
    r: &mut Reading<'_>,
    lang: Lang,
    symbol: &BallotSymbol,
    visitor: Visitor,
) -> Result<Seen, Failure> {
    let viewer = visitor.viewer();
    if viewer != Viewer::Secretariat {
        return Err(Refusal::NotFound.into());
    }
    let ballot = reading::find(r, &viewer, symbol)?;
    let title = titles(r, &viewer, std::slice::from_ref(&ballot), lang)?.remove(&ballot.proposal);
    let voted = match ballot.state {
        State::Open => votes::voted(r, &viewer, symbol)?,
        _ => voted_as_opened(r, &viewer, &ballot)?,
    };
    let entitled = reading::electorate(r, symbol)?
        .into_iter()
        .filter(crate::rules::electorate::Elector::is_entitled)
        .map(|elector| elector.member)
        .collect();
    let reports = votes::reports(r, &viewer, &ballot)?;
    let notes: Vec<String> = reports
        .iter()
        .map(|(_, _, note)| note.to_string())
        .collect();
    let bodies = documents::bodies(r, &viewer, &notes)?;
    Ok(Seen {
        book: reading::rulebook(r, ballot.rulebook)?,
        roster: members::roster(r)?,
        reports: reports
            .into_iter()
            .filter_map(|(_, member, note)| Some((member, bodies.get(note.as_str())?.clone())))
            .collect(),
        now: r.now(),
        ballot,
        title,
        voted,
        entitled,
        visitor,
    })
}

fn voted_as_opened(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    ballot: &Ballot,
) -> Result<Voted, Failure> {
    let members: Vec<MemberCode> = votes::roll(r, viewer, ballot)?
        .into_iter()
        .filter(|line| matches!(line.position, Position::Voted(_)))
        .map(|line| line.member)
        .collect();
    Ok(Voted {
        count: members.len() as i64,
        members: Some(members),
    })
}

fn page(site: &Site, lang: Lang, seen: Seen, typed: Typed, errors: FormErrors) -> Page {
    let w = words(lang);
    let ballot = &seen.ballot;
    let (chip_look, chip) = results::chip(ballot, seen.now, w);
    let named = |codes: &mut dyn Iterator<Item = &MemberCode>| {
        let mut names: Vec<String> = codes.map(|code| seen.roster.short(code, lang)).collect();
        names.sort_by_cached_key(|name| w.sort_key(name));
        names
    };
    let standing = seen.voted.members.clone().unwrap_or_default();
    let heading = heading(ballot, seen.title.as_ref(), w);
    let quorum = ballot
        .rule
        .count(&crate::rules::majority::Tally {
            entitled: ballot.entitled,
            ..Default::default()
        })
        .quorum_needed;
    let path = format!("/desk/ballots/{}", ballot.symbol);
    let mut counts = vec![w.vote_have_voted(seen.voted.count, ballot.entitled)];
    counts.extend(quorum.map(|quorum| w.vote_quorum_is(quorum)));
    Page {
        shell: desk::shell(
            site,
            lang,
            &path,
            format!("{} {}", w.vote_conduct_title(), ballot.symbol),
            &seen.visitor,
            &seen.roster,
        ),
        symbol: ballot.symbol.to_string(),
        heading,
        chip_look,
        chip,
        left: match ballot.phase(seen.now) {
            Phase::Running => w.time_left(seen.now, ballot.closes).text,
            _ => String::new(),
        },
        result: results::sum(ballot, w)
            .map_or_else(String::new, |sum| format!("{} {}", sum.outcome, sum.needed)),
        counts,
        facts: vec![
            (w.vote_fact_opens(), w.moment(ballot.opens)),
            (w.vote_fact_closes(), w.moment(ballot.closes)),
            (w.vote_fact_rule(), results::rule_line(&ballot.rule, w)),
        ],
        voted: named(&mut standing.iter()),
        not_voted: named(&mut seen.entitled.iter().filter(|code| !standing.contains(code))),
        is_open: ballot.state == State::Open,
        reports: seen
            .reports
            .iter()
            .map(|(member, note)| {
                let by = w.vote_report_by(seen.roster.short(member, lang));
                (by, super::ballots::paragraphs(note))
            })
            .collect(),
        acts: acts(&seen, &typed, w),
        at: format!("/{lang}{path}/motions"),
        public_url: format!("/{lang}/votes/{}", ballot.symbol),
        errors,
        typed,
    }
}

fn acts(seen: &Seen, typed: &Typed, w: &Words) -> Acts {
    let ballot = &seen.ballot;
    let lang = w.lang();
    let phase = ballot.phase(seen.now);
    let from = error_period_ends(ballot, &seen.book);
    let is_counted = ballot.state == State::Closed;
    let mut members: Vec<Offer> = seen
        .entitled
        .iter()
        .map(|code| Offer::of(code.as_str(), seen.roster.short(code, lang)))
        .collect();
    members.sort_by_cached_key(|offer| w.sort_key(&offer.label));
    let mut choices: Vec<Offer> = Choice::ALL
        .iter()
        .map(|choice| Offer::of(choice.as_str(), w.choice_capital(*choice)))
        .collect();
    let silent = results::capital(&w.vote_act_did_not_vote());
    choices.push(Offer::of("did-not-vote", silent));
    let ground = |word: &str| Offer::of(word, results::capital(&w.vote_ground(word)));
    Acts {
        can_extend: matches!(phase, Phase::NotYetOpen | Phase::Running),
        can_certify: is_counted && seen.now >= from,
        can_correct: matches!(ballot.state, State::Closed | State::Certified),
        not_before: if is_counted && seen.now < from {
            w.vote_act_not_before(w.moment(from))
        } else {
            String::new()
        },
        end_grounds: Offer::taken(
            EndGround::ALL.iter().map(|g| ground(g.as_str())).collect(),
            &typed.ground,
        ),
        refusal_grounds: Offer::taken(
            CertificationGround::ALL
                .iter()
                .map(|g| ground(g.as_str()))
                .collect(),
            &typed.ground,
        ),
        members: Offer::taken(members, &typed.member),
        choices: Offer::taken(choices, &typed.choice),
    }
}

/// For officers: proposals to put to the vote, closings of the next days, results to certify.
///
/// # Errors
/// A failure of the store.
pub fn due(
    r: &mut Reading<'_>,
    visitor: &Visitor,
    lang: Lang,
    _roster: &Roster,
) -> Result<Vec<desk::Due>, Failure> {
    let viewer = visitor.viewer();
    if viewer != Viewer::Secretariat {
        return Ok(Vec::new());
    }
    let w = words(lang);
    let mut due = Vec::new();
    for (proposal, revision) in reading::ready(r, &viewer)? {
        due.push(desk::Due {
            title: w.vote_due_open(proposal.as_str()),
            note: w.vote_proposal(proposal.as_str(), revision),
            url: format!("/{lang}/desk/proposals/{proposal}/ballot"),
            deadline: None,
        });
    }
    let open = reading::open(r, &viewer, &reading::Sought::default())?;
    let closed = reading::provisional(r)?;
    let mut titled = titles(r, &viewer, &open, lang)?;
    titled.extend(titles(r, &viewer, &closed, lang)?);
    for ballot in open.iter().chain(&closed) {
        let is_open = ballot.state == State::Open;
        due.push(desk::Due {
            title: if is_open {
                w.vote_due_closing(ballot.symbol.as_str())
            } else {
                w.vote_due_certify(ballot.symbol.as_str())
            },
            note: heading(ballot, titled.get(&ballot.proposal), w),
            url: format!("/{lang}/desk/ballots/{}", ballot.symbol),
            deadline: is_open.then_some(ballot.closes),
        });
    }
    Ok(due)
}
