//! Lists as files: norms, proposals and the votes of a member, as tables for spreadsheets and programs.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use jiff::Timestamp;

use super::api::{self, Wrong};
use super::as_of;
use super::house::House;
use super::languages::Language;
use super::problems::Problem;
use super::proposals::wording;
use super::results;
use super::tables::{Cell, Column, Form, Sheet};
use super::votes::titles;
use super::words::{Words, words};
use crate::rules::visibility::Viewer;
use crate::rules::words::{MemberCode, ProposalSymbol};
use crate::store::norms::{Norm, Standing};
use crate::store::proposals::{self, Proposal, Titles};
use crate::store::votes::{self, MemberVote, Position};
use crate::store::{Failure, Reading, StoreError, adherence, members, norms};

/// The most rows of a file; the next ones are at the address that the answer links to.
const MOST: i64 = 5_000;

/// A suffix is no part of a symbol: before the pages.
pub fn routes(lang: &mut web::ServiceConfig) {
    lang.route("/norms.{form}", web::get().to(of_norms))
        .route("/proposals.{form}", web::get().to(of_proposals))
        .route("/members/{code}.{form}", web::get().to(of_votes));
}

/// A file, and where the rest of a long list begins.
type Made = (Sheet, Option<i64>);

async fn answer(
    req: &HttpRequest,
    house: &House,
    suffix: &str,
    make: impl FnOnce(&mut Reading<'_>) -> Result<Made, Failure> + Send + 'static,
) -> Result<HttpResponse, Wrong> {
    let form = Form::of(suffix).ok_or(Problem::NotFound)?;
    let (sheet, rest) = house.read(make).await?;
    let mut answer = sheet.answer(form)?;
    if let Some(before) = rest {
        let kept = req.query_string().split('&');
        let kept = kept.filter(|pair| !pair.is_empty() && !pair.starts_with("before="));
        let query: String = kept.map(|pair| format!("{pair}&")).collect();
        let next = format!("<{}?{query}before={before}>; rel=\"next\"", req.path());
        if let Ok(next) = header::HeaderValue::from_str(&next) {
            answer.headers_mut().insert(header::LINK, next);
        }
    }
    Ok(answer)
}

/// `GET /{lang}/norms.{form}`: narrowed as the page is.
///
/// # Errors
/// Not found of another suffix; unreadable where the address names no theme, state or day.
pub async fn of_norms(
    req: HttpRequest,
    lang: Language,
    house: web::Data<House>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, Wrong> {
    let asked = api::Asked::of_form(&req)?;
    let (w, on) = (words(lang.0), asked.on()?);
    let sought = norms::Sought {
        theme: asked.word("theme")?,
        state: asked.word("state")?,
        before: asked.word("before")?,
    };
    answer(&req, &house, &path.1, move |r| {
        turn(r, on)?;
        let mut found = norms::list(r, &sought, MOST + 1)?;
        let rest = rest(&mut found, |norm| norm.index);
        let roster = members::roster(r)?;
        let ledger = adherence::ledger(r, &found, &roster)?;
        let rows = found.iter().map(|norm| norm_row(norm, &ledger, &roster, w));
        let names = [
            ("symbol", w.list_symbol(), 18),
            ("title", w.list_title(), 60),
            ("theme", w.list_theme(), 22),
            ("standing", w.list_standing(), 16),
            ("standing_on", w.list_standing_on(), 12),
            ("adopted", w.list_adopted(), 12),
            ("ballot", w.list_ballot(), 14),
            ("sponsor", w.list_sponsor_code(), 8),
            ("sponsor_name", w.list_sponsor(), 22),
            ("adherents", w.list_adherents(), 10),
        ];
        let sheet = sheet(
            "norms",
            w.norms_title(),
            names,
            rows.collect(),
            r.head().time,
        );
        Ok((sheet, rest))
    })
    .await
}

fn norm_row(
    norm: &Norm,
    ledger: &adherence::Ledger,
    roster: &members::Roster,
    w: &Words,
) -> Vec<Cell> {
    let today = roster.today();
    let (is, on) = match ledger.standing(norm, today) {
        Standing::InForce { since } => ("in-force", Some(since)),
        Standing::NotInForce { on } => ("not-in-force", on),
        Standing::Annulled { on } => ("annulled", Some(on)),
        Standing::Ended { on, .. } => ("ended", Some(on)),
    };
    vec![
        Cell::text(norm.symbol.as_str()),
        Cell::given(norm.title.of(w.lang())),
        Cell::text(norm.theme.as_str()),
        Cell::text(is),
        Cell::of(on),
        Cell::of(Some(norm.adopted)),
        Cell::of(norm.ballot()),
        Cell::text(norm.sponsor.as_str()),
        Cell::text(roster.short(&norm.sponsor, w.lang())),
        Cell::Whole(ledger.adherences(&norm.symbol, today).len() as i64),
    ]
}

/// `GET /{lang}/proposals.{form}`: narrowed as the page is.
///
/// # Errors
/// Not found of another suffix; unreadable where the address names no stage, theme, member or day.
pub async fn of_proposals(
    req: HttpRequest,
    lang: Language,
    house: web::Data<House>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, Wrong> {
    let asked = api::Asked::of_form(&req)?;
    let (w, on) = (words(lang.0), asked.on()?);
    let sought = proposals::Sought {
        stage: asked.word("stage")?,
        theme: asked.word("theme")?,
        sponsor: asked.word("sponsor")?,
        before: asked.word("before")?,
        after: None,
    };
    answer(&req, &house, &path.1, move |r| {
        turn(r, on)?;
        let viewer = Viewer::Public;
        let found = proposals::list(r, &viewer, &sought, MOST.unsigned_abs() as usize)?;
        let symbols: Vec<ProposalSymbol> = found
            .proposals
            .iter()
            .map(|one| one.symbol.clone())
            .collect();
        let titles = proposals::titles(r, &viewer, &symbols)?;
        let roster = members::roster(r)?;
        let rows = found
            .proposals
            .iter()
            .map(|proposal| proposal_row(proposal, titles.get(&proposal.symbol), &roster, w));
        let names = [
            ("symbol", w.list_symbol(), 14),
            ("title", w.list_title(), 60),
            ("stage", w.list_stage(), 16),
            ("stage_name", w.list_stage_name(), 24),
            ("theme", w.list_theme(), 22),
            ("kind", w.list_kind(), 18),
            ("sponsor", w.list_sponsor_code(), 8),
            ("sponsor_name", w.list_sponsor(), 22),
            ("submitted", w.list_submitted(), 22),
            ("revision", w.list_revision(), 9),
            ("consultation_until", w.list_consultation_until(), 22),
            ("ballot", w.list_ballot(), 14),
            ("norm", w.list_norm(), 18),
        ];
        let title = w.proposals_title();
        let sheet = sheet("proposals", title, names, rows.collect(), r.head().time);
        Ok((sheet, found.older))
    })
    .await
}

fn proposal_row(
    proposal: &Proposal,
    titles: Option<&Titles>,
    roster: &members::Roster,
    w: &Words,
) -> Vec<Cell> {
    vec![
        Cell::text(proposal.symbol.as_str()),
        Cell::given(titles.map_or("", |titles| titles.of(w.lang()))),
        Cell::text(proposal.stage.as_str()),
        Cell::text(wording::chip(proposal.stage, w).1),
        Cell::text(proposal.theme.as_str()),
        Cell::text(proposal.kind.as_str()),
        Cell::text(proposal.sponsor.as_str()),
        Cell::text(roster.short(&proposal.sponsor, w.lang())),
        Cell::of(Some(proposal.submitted)),
        Cell::Whole(proposal.revision),
        Cell::of(proposal.consultation_until),
        Cell::of(proposal.ballot.as_ref()),
        Cell::of(proposal.norm.as_ref()),
    ]
}

/// `GET /{lang}/members/{code}.{form}`: how the member voted in the ballots that are over, closed last first.
///
/// # Errors
/// Not found of another suffix, and of a code that no member has.
pub async fn of_votes(
    req: HttpRequest,
    lang: Language,
    house: web::Data<House>,
    path: web::Path<(String, String, String)>,
) -> Result<HttpResponse, Wrong> {
    let asked = api::Asked::of_form(&req)?;
    let (w, on) = (words(lang.0), asked.on()?);
    let code = MemberCode::parse(&path.1).map_err(|_| Problem::NotFound)?;
    let before = asked.word("before")?;
    answer(&req, &house, &path.2, move |r| {
        turn(r, on)?;
        let roster = members::roster(r)?;
        roster.find(&code).ok_or(StoreError::NotFound)?;
        let viewer = Viewer::Public;
        let mut found = votes::of_member(r, &viewer, &code, before, MOST + 1)?;
        let rest = rest(&mut found, |vote| {
            vote.ballot.closed_idx.unwrap_or_default()
        });
        let ballots: Vec<_> = found.iter().map(|vote| vote.ballot.clone()).collect();
        let titles = titles(r, &viewer, &ballots, w.lang())?;
        let rows = found
            .iter()
            .map(|vote| vote_row(vote, titles.get(&vote.ballot.proposal), w));
        let names = [
            ("ballot", w.list_ballot(), 14),
            ("proposal", w.list_proposal(), 14),
            ("title", w.list_title(), 60),
            ("closed", w.list_closed(), 22),
            ("position", w.list_position(), 16),
            ("choice", w.list_choice(), 18),
            ("choice_name", w.list_choice_name(), 22),
            ("result", w.list_result(), 14),
            ("entry", w.list_entry(), 9),
        ];
        let title = w.list_votes_of(roster.short(&code, w.lang()));
        let name = format!("votes-{code}");
        let sheet = sheet(&name, title, names, rows.collect(), r.head().time);
        Ok((sheet, rest))
    })
    .await
}

fn vote_row(vote: &MemberVote, title: Option<&String>, w: &Words) -> Vec<Cell> {
    let (ballot, line) = (&vote.ballot, &vote.line);
    let (choice, said) = match line.position {
        Position::Voted(choice) => (Some(choice.as_str()), w.choice(choice)),
        Position::DidNotVote => (None, w.choice_did_not_vote()),
        Position::NotEntitled(ground) => (None, results::ground(ground, w)),
        Position::Undisclosed => (None, String::new()),
    };
    vec![
        Cell::text(ballot.symbol.as_str()),
        Cell::text(ballot.proposal.as_str()),
        Cell::given(title.map_or("", String::as_str)),
        Cell::of(Some(ballot.ended_at())),
        Cell::text(api::position(line.position)),
        Cell::of(choice),
        Cell::given(said),
        Cell::of(api::decided(ballot).0),
        line.corrected
            .or(line.index)
            .map_or(Cell::Nothing, Cell::Whole),
    ]
}

fn turn(r: &mut Reading<'_>, on: Option<jiff::civil::Date>) -> Result<(), Failure> {
    on.map_or(Ok(()), |day| as_of::turned(r, day))
}

/// Leaves as many as a file has, and says before which place the rest begins.
fn rest<T>(found: &mut Vec<T>, place: impl Fn(&T) -> i64) -> Option<i64> {
    let has_more = found.len() as i64 > MOST;
    found.truncate(MOST.unsigned_abs() as usize);
    found.last().map(place).filter(|_| has_more)
}

fn sheet<const COLUMNS: usize>(
    name: &str,
    title: String,
    names: [(&'static str, String, u8); COLUMNS],
    rows: Vec<Vec<Cell>>,
    made: Timestamp,
) -> Sheet {
    let columns = names
        .into_iter()
        .map(|(name, label, width)| Column { name, label, width });
    Sheet {
        name: name.to_owned(),
        title,
        columns: columns.collect(),
        rows,
        made,
    }
}
