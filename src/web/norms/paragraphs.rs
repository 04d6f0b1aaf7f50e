//! The page of one paragraph: whose words it has, what was said and voted on it, and what members notified about it.

use std::collections::HashMap;

use actix_web::{HttpResponse, web};
use askama::Template;

use super::history::crumbs;
use crate::rules::visibility::Viewer;
use crate::rules::words::{Choice, Commitment, Lang, MemberCode, NormSymbol};
use crate::store::adherence;
use crate::store::amendments::Amendment;
use crate::store::members::{self, Roster};
use crate::store::norms;
use crate::store::norms::versions::{self, As};
use crate::store::paragraphs::{self, About, Brought, Fate, Line, Origin, Question};
use crate::store::votes::{self, Position};
use crate::store::{Failure, Reading, StoreError, ballots, documents};
use crate::text::{SafeHtml, Text, UnitId};
use crate::web::adoption::{self, NotificationLine};
use crate::web::amendments::prose;
use crate::web::answers;
use crate::web::as_of::AsOf;
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::problems::Problem;
use crate::web::proposals::{RedlineView, redlined};
use crate::web::results;
use crate::web::shell::{Section, Shell};
use crate::web::site::Site;
use crate::web::unit_names;
use crate::web::words::{Words, words};

/// Somebody or something that is linked: address and name.
type Link = (String, String);

/// Where words came from.
struct OriginView {
    /// « Changed by Rev.2 of P-2026-014, 4 May 2026 ».
    said: String,
    url: String,
    member: Option<Link>,
    amendments: Vec<Link>,
    reason: String,
    reason_lang: Lang,
    /// What changed, in the language of the page.
    units: Vec<RedlineView>,
}

struct CommentView {
    url: String,
    label: String,
    member: Link,
    kind: String,
    lang: Lang,
    note: String,
    answer: String,
}

struct AmendmentView {
    url: String,
    label: String,
    member: Link,
    state: String,
    reason: String,
    reason_lang: Lang,
}

struct BallotView {
    url: String,
    symbol: String,
    about: String,
    result: String,
    /// Each answer with those who gave it.
    groups: Vec<(String, Vec<Link>)>,
}

struct EventView {
    member: Link,
    line: NotificationLine,
}

#[derive(Template)]
#[template(path = "norms/paragraph.html")]
struct Page {
    shell: Shell,
    crumbs: Vec<(String, String)>,
    name: String,
    /// Where the unit stands in the norm; empty where it no longer does.
    place: String,
    own: Option<SafeHtml>,
    other: Option<SafeHtml>,
    /// Why there are no words; empty where there are.
    gone: String,
    origins: Vec<OriginView>,
    comments: Vec<CommentView>,
    amendments: Vec<AmendmentView>,
    ballots: Vec<BallotView>,
    /// How versions with the unit were adopted without a vote.
    meetings: Vec<Link>,
    events: Vec<EventView>,
}

/// `GET /{lang}/norms/{symbol}/units/{unit}`.
///
/// # Errors
/// Not found when there is no such norm, or never was such a unit in it.
pub async fn show(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    path: web::Path<(String, String, String)>,
) -> Result<HttpResponse, Problem> {
    let (_, symbol, unit) = path.into_inner();
    let symbol = NormSymbol::parse(&symbol).map_err(|_| Problem::NotFound)?;
    let unit = UnitId::parse(&unit).ok_or(Problem::NotFound)?;
    let w = words(lang.0);
    let page = house
        .read(move |r| read(r, w, &site, &symbol, unit))
        .await?;
    answers::page(&page)
}

/// What the parts of the page are made from.
struct Seen<'a> {
    w: &'a Words,
    roster: &'a Roster,
    bodies: HashMap<String, String>,
    /// The reasons with the language that each is written in.
    reasons: HashMap<String, (Lang, String)>,
}

impl Seen<'_> {
    fn member(&self, code: &MemberCode) -> Link {
        let lang = self.w.lang();
        let name = self.roster.short(code, lang);
        (format!("/{lang}/members/{code}"), name)
    }

    fn body(&self, commitment: &str) -> String {
        self.bodies.get(commitment).cloned().unwrap_or_default()
    }

    fn reason(&self, commitment: Option<&Commitment>) -> (Lang, String) {
        let found = commitment.and_then(|one| self.reasons.get(one.as_str()));
        found
            .cloned()
            .unwrap_or_else(|| (self.w.lang(), String::new()))
    }
}

/// The reasons of the revisions that brought the words of a unit, and of the amendments to it.
fn reasons(
    r: &mut Reading<'_>,
    line: &Line,
    unit: UnitId,
) -> Result<HashMap<String, (Lang, String)>, StoreError> {
    let mut wanted: Vec<Commitment> = line
        .origins(unit)
        .into_iter()
        .filter_map(|one| one.reason)
        .collect();
    wanted.extend(line.amendments(unit).map(|one| one.reason.clone()));
    let mut found = HashMap::new();
    for commitment in wanted {
        let said = prose(r, &Viewer::Public, &commitment)?;
        found.insert(commitment.to_string(), said);
    }
    Ok(found)
}

fn read(
    r: &mut Reading<'_>,
    w: &'static Words,
    site: &Site,
    symbol: &NormSymbol,
    unit: UnitId,
) -> Result<Page, Failure> {
    let lang = w.lang();
    let norm = norms::find(r, symbol)?;
    let roster = members::roster(r)?;
    let line = paragraphs::line(r, symbol)?;
    let texts = versions::texts(r, &norm.shown, As::Corrected)?;
    let now = texts.ids.address(unit).map(str::to_owned);
    let parsed = [Lang::En, Lang::Fr].map(|one| texts.parsed(one));
    let [en, fr] = &parsed;
    // Out of the text in force it is shown as it stood last; from the versions to come it is not there yet.
    let (en, fr, address) = match &now {
        Some(address) => (en, fr, address.clone()),
        None => {
            let (en, fr, address) = line.last(unit).ok_or(StoreError::NotFound)?;
            (en, fr, address.to_owned())
        }
    };
    let (own, other) = match lang {
        Lang::En => (en, fr),
        Lang::Fr => (fr, en),
    };
    let name = unit_names::name(own, &address, w);
    let html = |text: &Text| text.find(&address).map(crate::text::Unit::html);
    let seen = Seen {
        w,
        roster: &roster,
        bodies: documents::bodies(r, &Viewer::Public, &line.commitments(unit))?,
        reasons: reasons(r, &line, unit)?,
    };
    let head = r.head().clone();
    let path = format!("/norms/{symbol}/units/{unit}");
    let title = w.unit_page_title(&*name, norm.symbol.printed());
    let ballots = line.ballots(unit);
    let mut origins = origins(&line, unit, &seen);
    origins.reverse();
    Ok(Page {
        shell: Shell::public(site, lang, &path, title, Section::Norms).as_of(head.n - 1, head.time),
        crumbs: crumbs(Some(&norm), &AsOf::default(), w),
        place: now.as_ref().map_or_else(String::new, |address| {
            format!("/{lang}/norms/{symbol}#{address}")
        }),
        own: html(own),
        other: html(other),
        gone: match now {
            Some(_) => String::new(),
            None => w.unit_page_gone(),
        },
        origins,
        comments: comments(&line, unit, &seen),
        amendments: amendments(&line, unit, &seen),
        meetings: meetings(r, symbol, &line, unit, w)?,
        ballots: votes(r, &ballots, &seen)?,
        events: events(r, symbol, unit, &texts, &seen)?,
        name,
    })
}

fn origins(line: &Line, unit: UnitId, seen: &Seen<'_>) -> Vec<OriginView> {
    let found = line.origins(unit);
    found.iter().map(|one| origin(one, seen)).collect()
}

fn origin(one: &Origin, seen: &Seen<'_>) -> OriginView {
    let w = seen.w;
    let lang = w.lang();
    let at = w.date_of(one.at);
    let symbol = one.proposal.as_str();
    let fate = match one.fate {
        Fate::CameIn => "came-in",
        Fate::Changed => "changed",
        Fate::WentOut => "went-out",
    };
    let (said, url) = match one.brought {
        Brought::Revision(0) => (
            w.origin_submission(fate, symbol, at),
            format!("/{lang}/proposals/{symbol}/revisions/0"),
        ),
        Brought::Revision(number) => (
            w.origin_revision(fate, number, symbol, at),
            format!("/{lang}/proposals/{symbol}/revisions/{number}"),
        ),
        Brought::Corrigendum(number) => (
            w.origin_corrigendum(fate, number, at),
            format!("/{lang}/record/{}", one.index),
        ),
    };
    let place = match lang {
        Lang::En => 0,
        Lang::Fr => 1,
    };
    let (reason_lang, reason) = seen.reason(one.reason.as_ref());
    OriginView {
        said,
        url,
        member: one.member.as_ref().map(|code| seen.member(code)),
        amendments: one
            .amendments
            .iter()
            .map(|(number, member)| {
                let url = format!("/{lang}/proposals/{symbol}/amendments/{number}");
                (url, w.origin_amendment(*number, seen.member(member).1))
            })
            .collect(),
        reason,
        reason_lang,
        units: match one.fate {
            Fate::Changed => redlined(&one.before[place], &one.after[place], w),
            Fate::CameIn | Fate::WentOut => Vec::new(),
        },
    }
}

fn comments(line: &Line, unit: UnitId, seen: &Seen<'_>) -> Vec<CommentView> {
    let w = seen.w;
    line.comments(unit)
        .map(|one| CommentView {
            url: format!(
                "/{}/proposals/{}/comments#comment-{}",
                w.lang(),
                one.proposal,
                one.number
            ),
            label: format!("{}/C.{}", one.proposal, one.number),
            member: seen.member(&one.member),
            kind: w.comment_kind(one.kind.as_str()),
            lang: one.lang,
            note: seen.body(one.note.as_str()),
            answer: one.answered.as_ref().map_or_else(String::new, |answered| {
                w.comment_answer(answered.answer.as_str())
            }),
        })
        .collect()
}

fn amendments(line: &Line, unit: UnitId, seen: &Seen<'_>) -> Vec<AmendmentView> {
    let w = seen.w;
    let view = |one: &Amendment| {
        let (reason_lang, reason) = seen.reason(Some(&one.reason));
        AmendmentView {
            url: format!(
                "/{}/proposals/{}/amendments/{}",
                w.lang(),
                one.proposal,
                one.number
            ),
            label: format!("{}/{}", one.proposal, one.symbol()),
            member: seen.member(&one.member),
            state: w.unit_amendment_state(one.state.as_str()),
            reason,
            reason_lang,
        }
    };
    line.amendments(unit).map(view).collect()
}

fn votes(
    r: &mut Reading<'_>,
    questions: &[&Question],
    seen: &Seen<'_>,
) -> Result<Vec<BallotView>, Failure> {
    let w = seen.w;
    let mut found = Vec::new();
    for question in questions {
        let ballot = ballots::find(r, &Viewer::Public, &question.ballot)?;
        let roll = votes::roll(r, &Viewer::Public, &ballot)?;
        let answered = |position: Position| -> Vec<Link> {
            let mut those: Vec<Link> = roll
                .iter()
                .filter(|line| line.position == position)
                .map(|line| seen.member(&line.member))
                .collect();
            those.sort_by_cached_key(|(_, name)| w.sort_key(name));
            those
        };
        let choices = Choice::ALL.iter().map(|choice| {
            (
                w.choice_capital(*choice),
                answered(Position::Voted(*choice)),
            )
        });
        let silent = (w.unit_did_not_vote(), answered(Position::DidNotVote));
        let groups: Vec<(String, Vec<Link>)> = choices
            .chain([silent])
            .filter(|(_, those)| !those.is_empty())
            .collect();
        let proposal = question.proposal.as_str();
        found.push(BallotView {
            url: format!("/{}/votes/{}", w.lang(), question.ballot),
            symbol: question.ballot.to_string(),
            about: match &question.about {
                About::Whole => w.unit_ballot_whole(proposal),
                About::Amendment(number) => w.unit_ballot_amendment(*number, proposal),
                About::Division(_) => w.unit_ballot_division(proposal),
            },
            result: results::sum(&ballot, w).map_or_else(String::new, |sum| sum.outcome),
            groups,
        });
    }
    Ok(found)
}

/// The versions with this unit that a meeting adopted without a vote.
fn meetings(
    r: &mut Reading<'_>,
    symbol: &NormSymbol,
    line: &Line,
    unit: UnitId,
    w: &Words,
) -> Result<Vec<Link>, Failure> {
    let mut found = Vec::new();
    for version in versions::of(r, symbol)? {
        let norms::Adoption::WithoutVote { reference, .. } = &version.adoption else {
            continue;
        };
        if line.stands_in(&version.proposal, unit) {
            let url = format!("/{}/norms/{symbol}/{}", w.lang(), version.address);
            let said = w.unit_without_vote(w.date(version.adopted), reference.as_str());
            found.push((url, said));
        }
    }
    Ok(found)
}

fn events(
    r: &mut Reading<'_>,
    symbol: &NormSymbol,
    unit: UnitId,
    texts: &versions::VersionTexts,
    seen: &Seen<'_>,
) -> Result<Vec<EventView>, Failure> {
    let mut found = Vec::new();
    for index in paragraphs::events(r, symbol, unit)? {
        let notified = adherence::find(r, index)?;
        found.push(EventView {
            member: seen.member(&notified.member),
            line: adoption::notification(&notified, seen.roster, Some(texts), seen.w),
        });
    }
    found.reverse();
    Ok(found)
}
