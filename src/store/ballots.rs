//! Ballots: question, rule, electorate and hours as they were fixed, and what came of them.

use std::collections::{BTreeMap, HashMap, HashSet};

use diesel::prelude::*;
use jiff::Timestamp;

use super::accounts;
use super::failures::StoreError;
use super::past::ballots as past;
use super::pens::Tx;
use super::reading::{Reading, at, word, word_if};
use super::schema::{ballots, electors, entries, proposals, revisions, rulebooks, votes};
use crate::record::canonical;
use crate::record::entries::{Decision, PutToVote};
use crate::rules::calendar;
use crate::rules::electorate::{self, Elector};
use crate::rules::majority::{Ground, Outcome, Rule, Shortfall, Tally};
use crate::rules::rulebook::Rulebook;
use crate::rules::stage::Stage;
use crate::rules::visibility::Viewer;
use crate::rules::words::{
    BallotSymbol, CertificationGround, Choice, Classification, Commitment, DecisionKind, EndGround,
    Lang, MemberCode, NormSymbol, ProposalSymbol, Reference, ThemeCode, word_list,
};

word_list! {
    /// Where a ballot stands; `open` until its closing was run, whatever the hour.
    State { Open = "open", Closed = "closed", Certified = "certified", Refused = "refused", Ended = "ended" }
}

/// Why officers left a ballot without decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WithoutDecision {
    /// Ended before its hour.
    Ended(EndGround),
    /// Closed, and its certification refused.
    Refused(CertificationGround),
}

/// What a moment is in the life of a ballot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    NotYetOpen,
    Running,
    /// The hour has passed and the closing was not run yet: no vote is received any more.
    AwaitingClosing,
    Over,
}

/// A ballot. The texts of a proposal for members it does not hold; what followed the closing of such a ballot
/// (certification, refusal, corrections) is for members, and to others it stays closed as its closing left it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ballot {
    pub symbol: BallotSymbol,
    pub proposal: ProposalSymbol,
    pub revision: i64,
    pub kind: DecisionKind,
    pub rule: Rule,
    /// Version of the rulebook from which the rule follows.
    pub rulebook: i64,
    /// How many may vote; falls when a member ceases to be one before the closing.
    pub entitled: i64,
    pub opens: Timestamp,
    /// The hour after which nothing is received, with all extensions.
    pub closes: Timestamp,
    pub put_by: Decision,
    pub waiver: Option<Reference>,
    pub texts: Option<PutToVote>,
    pub state: State,
    pub ground: Option<WithoutDecision>,
    pub outcome: Option<Outcome>,
    pub tally: Option<Tally>,
    /// Entries of replaced votes, which are never opened.
    pub left_closed: Option<i64>,
    pub norm: Option<NormSymbol>,
    /// The place in the order of voting, from 1, where the question is a part and not the whole.
    pub part: Option<i64>,
    pub closed_idx: Option<i64>,
    /// When the closing, or the end without decision, was recorded.
    pub closed_at: Option<Timestamp>,
    pub certified_idx: Option<i64>,
    pub certified_at: Option<Timestamp>,
    /// The entry that opened it.
    pub idx: i64,
}

impl Ballot {
    pub fn phase(&self, now: Timestamp) -> Phase {
        match self.state {
            State::Open if now < self.opens => Phase::NotYetOpen,
            State::Open if now < self.closes => Phase::Running,
            State::Open => Phase::AwaitingClosing,
            State::Closed | State::Certified | State::Refused | State::Ended => Phase::Over,
        }
    }

    /// The moment from which no vote is received: its hour, or its early end.
    pub fn ended_at(&self) -> Timestamp {
        match (self.state, self.closed_at) {
            (State::Ended, Some(ended)) => ended,
            _ => self.closes,
        }
    }

    /// The moment from which the periods after the vote are counted: when the result was there, which a closing
    /// that ran late makes later than the hour.
    pub fn result_at(&self) -> Timestamp {
        self.closed_at
            .map_or(self.closes, |closed| closed.max(self.ended_at()))
    }

    /// Closed and counted, but not certified.
    pub fn is_provisional(&self) -> bool {
        self.state == State::Closed
    }
}

#[derive(Queryable)]
struct Row {
    symbol: String,
    _collection: String,
    proposal: String,
    revision: i64,
    kind: String,
    rule: String,
    rulebook: i64,
    entitled: i64,
    opens: i64,
    closes: i64,
    body: String,
    reference: String,
    decided: String,
    waiver: Option<String>,
    text_en: Option<String>,
    text_fr: Option<String>,
    state: String,
    ground: Option<String>,
    outcome: Option<String>,
    yes: Option<i64>,
    no: Option<i64>,
    abstain: Option<i64>,
    not_participating: Option<i64>,
    left_closed: Option<i64>,
    closed_idx: Option<i64>,
    certified_idx: Option<i64>,
    certified_at: Option<i64>,
    norm: Option<String>,
    part: Option<i64>,
    idx: i64,
}

impl Row {
    fn read(self, closed_at: Option<i64>) -> Result<Ballot, StoreError> {
        let state: State = word(&self.state)?;
        let ground = match (state, self.ground.as_deref()) {
            (State::Ended, Some(ground)) => Some(WithoutDecision::Ended(word(ground)?)),
            (State::Refused, Some(ground)) => Some(WithoutDecision::Refused(word(ground)?)),
            _ => None,
        };
        let tally = match (self.yes, self.no, self.abstain, self.not_participating) {
            (Some(yes), Some(no), Some(abstain), Some(not_participating)) => Some(Tally {
                entitled: self.entitled,
                yes,
                no,
                abstain,
                not_participating,
            }),
            _ => None,
        };
        let texts = match (&self.text_en, &self.text_fr) {
            (Some(en), Some(fr)) => Some(PutToVote {
                en: word(en)?,
                fr: word(fr)?,
            }),
            _ => None,
        };
        Ok(Ballot {
            symbol: word(&self.symbol)?,
            proposal: word(&self.proposal)?,
            revision: self.revision,
            kind: word(&self.kind)?,
            rule: canonical::read(&self.rule)?,
            rulebook: self.rulebook,
            entitled: self.entitled,
            opens: at(self.opens)?,
            closes: at(self.closes)?,
            put_by: Decision {
                body: word(&self.body)?,
                decided: word(&self.decided)?,
                reference: word(&self.reference)?,
            },
            waiver: word_if(self.waiver.as_deref())?,
            texts,
            state,
            ground,
            outcome: self.outcome.as_deref().map(canonical::read).transpose()?,
            tally,
            left_closed: self.left_closed,
            norm: word_if(self.norm.as_deref())?,
            part: self.part,
            closed_idx: self.closed_idx,
            closed_at: closed_at.map(at).transpose()?,
            certified_idx: self.certified_idx,
            certified_at: self.certified_at.map(at).transpose()?,
            idx: self.idx,
        })
    }
}

/// One ballot. Every viewer may read it; what it asks is read with [`question`].
///
/// # Errors
/// [`StoreError::NotFound`] when there is none.
pub fn find(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    symbol: &BallotSymbol,
) -> Result<Ballot, StoreError> {
    let (row, closed): (Row, Option<i64>) = ballots::table
        .left_join(entries::table.on(entries::idx.nullable().eq(ballots::closed_idx)))
        .filter(ballots::symbol.eq(symbol.as_str()))
        .filter(ballots::idx.lt(r.before()))
        .select((ballots::all_columns, entries::time.nullable()))
        .first(r.conn)
        .optional()?
        .ok_or(StoreError::NotFound)?;
    let ballot = past::as_it_was(r, row.read(closed)?)?;
    as_known_to(r, viewer, vec![ballot])?
        .pop()
        .ok_or(StoreError::NotFound)
}

/// Folds back, for viewers that may not read a proposal for members, what only its closed acts tell.
fn as_known_to(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    mut found: Vec<Ballot>,
) -> Result<Vec<Ballot>, StoreError> {
    if viewer.sees_for_members() {
        return Ok(found);
    }
    let asked: Vec<&str> = found.iter().map(|b| b.proposal.as_str()).collect();
    let closed: HashSet<String> = proposals::table
        .filter(proposals::symbol.eq_any(asked))
        .filter(proposals::classification.eq(Classification::ForMembers.as_str()))
        .filter(
            proposals::opened
                .is_null()
                .nullable()
                .or(proposals::opened.ge(r.before())),
        )
        .select(proposals::symbol)
        .load::<String>(r.conn)?
        .into_iter()
        .collect();
    for ballot in &mut found {
        if closed.contains(ballot.proposal.as_str()) {
            if matches!(ballot.state, State::Certified | State::Refused) {
                ballot.state = State::Closed;
                ballot.ground = None;
                ballot.certified_idx = None;
                ballot.certified_at = None;
            }
            if ballot.tally.is_some() {
                ballot.tally = Some(opened_tally(r, ballot)?);
            }
        }
    }
    Ok(found)
}

/// The tally of the votes that the closing opened, before any correction.
fn opened_tally(r: &mut Reading<'_>, ballot: &Ballot) -> Result<Tally, StoreError> {
    let rows: Vec<(String, Option<String>)> = votes::table
        .filter(votes::ballot.eq(ballot.symbol.as_str()))
        .select((votes::member, votes::choice))
        .load(r.conn)?;
    let mut last = BTreeMap::new();
    for (member, choice) in rows {
        if let Some(choice) = word_if::<Choice>(choice.as_deref())? {
            last.insert(word::<MemberCode>(&member)?, choice);
        }
    }
    Ok(electorate::tally(&electorate(r, &ballot.symbol)?, &last))
}

/// The electorate as it was fixed, sorted by code; a struck member has its ground.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn electorate(r: &mut Reading<'_>, ballot: &BallotSymbol) -> Result<Vec<Elector>, StoreError> {
    let rows: Vec<(String, Option<String>)> = electors::table
        .filter(electors::ballot.eq(ballot.as_str()))
        .order(electors::member)
        .select((electors::member, electors::ground))
        .load(r.conn)?;
    rows.into_iter()
        .map(|(member, ground)| {
            Ok(Elector {
                member: word(&member)?,
                ground: word_if(ground.as_deref())?,
            })
        })
        .collect()
}

/// The ballots whose hour has passed and that are not closed, in the order in which they must be closed.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn due_closings(r: &mut Reading<'_>) -> Result<Vec<BallotSymbol>, StoreError> {
    let due: Vec<String> = ballots::table
        .filter(ballots::state.eq(State::Open.as_str()))
        .filter(ballots::closes.le(r.now().as_microsecond()))
        .order((ballots::closes, ballots::idx))
        .select(ballots::symbol)
        .load(r.conn)?;
    due.iter().map(|symbol| word(symbol)).collect()
}

word_list! {
    /// The results that a list of ballots is filtered by.
    Decided { Adopted = "adopted", Rejected = "rejected", NoDecision = "no-decision" }
}

impl Decided {
    /// Every outcome that is this result, as it stands in a row.
    fn outcomes(self) -> Result<Vec<String>, StoreError> {
        let all = match self {
            Decided::Adopted => vec![Outcome::Adopted],
            Decided::Rejected => Shortfall::ALL
                .iter()
                .map(|s| Outcome::Rejected(*s))
                .collect(),
            Decided::NoDecision => Ground::ALL
                .iter()
                .map(|g| Outcome::NoDecision(*g))
                .collect(),
        };
        all.iter()
            .map(|outcome| Ok(canonical::write(outcome)?))
            .collect()
    }
}

/// Which ballots are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sought {
    pub result: Option<Decided>,
    /// Year of the closing, in Paris.
    pub year: Option<i16>,
    pub theme: Option<ThemeCode>,
    /// Only ballots closed by an entry before this one.
    pub before: Option<i64>,
}

/// The ballots that are not closed, those that close first before the others.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn open(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    sought: &Sought,
) -> Result<Vec<Ballot>, StoreError> {
    if sought.result.is_some() {
        return Ok(Vec::new());
    }
    some(r, viewer, sought, &Half::Open, 500)
}

/// The ballots that are over, newest first, by keyset (`before`).
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn over(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    sought: &Sought,
    most: i64,
) -> Result<Vec<Ballot>, StoreError> {
    some(r, viewer, sought, &Half::Over, most)
}

/// As [`over`], of the ballots on whose list this member stands.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn over_for(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    sought: &Sought,
    member: &MemberCode,
    most: i64,
) -> Result<Vec<Ballot>, StoreError> {
    some(r, viewer, sought, &Half::OverFor(member.clone()), most)
}

/// The ballots that are closed and await their certification, oldest first.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn provisional(r: &mut Reading<'_>) -> Result<Vec<Ballot>, StoreError> {
    some(
        r,
        &Viewer::Secretariat,
        &Sought::default(),
        &Half::Provisional,
        500,
    )
}

enum Half {
    Open,
    Over,
    Provisional,
    OverFor(MemberCode),
}

fn some(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    sought: &Sought,
    half: &Half,
    most: i64,
) -> Result<Vec<Ballot>, StoreError> {
    let now = r.before();
    let mut query = ballots::table
        .left_join(entries::table.on(entries::idx.nullable().eq(ballots::closed_idx)))
        .select((ballots::all_columns, entries::time.nullable()))
        .filter(ballots::idx.lt(now))
        .limit(most)
        .into_boxed();
    query = match half {
        Half::Open => query
            .filter(
                ballots::closed_idx
                    .is_null()
                    .nullable()
                    .or(ballots::closed_idx.ge(now)),
            )
            .order((ballots::closes, ballots::idx)),
        Half::Over => query
            .filter(ballots::closed_idx.lt(now))
            .order(ballots::closed_idx.desc()),
        Half::Provisional => query
            .filter(ballots::state.eq(State::Closed.as_str()))
            .order(ballots::closed_idx),
        Half::OverFor(member) => query
            .filter(ballots::closed_idx.lt(now))
            .filter(
                ballots::symbol.eq_any(
                    electors::table
                        .filter(electors::member.eq(member.to_string()))
                        .select(electors::ballot),
                ),
            )
            .order(ballots::closed_idx.desc()),
    };
    if let Some(before) = sought.before {
        query = query.filter(ballots::closed_idx.lt(before));
    }
    if let Some(year) = sought.year {
        let (from, to) = calendar_year(year)?;
        query = query
            .filter(ballots::closes.ge(from))
            .filter(ballots::closes.lt(to));
    }
    if let Some(theme) = &sought.theme {
        query = query.filter(ballots::proposal.eq_any(of_theme(r, viewer, theme)?));
    }
    if let Some(result) = sought.result {
        let outcomes = result.outcomes()?;
        query = match result {
            Decided::NoDecision => query.filter(
                ballots::outcome
                    .eq_any(outcomes)
                    .or(ballots::ground.is_not_null().nullable()),
            ),
            Decided::Adopted | Decided::Rejected => {
                query.filter(ballots::outcome.eq_any(outcomes)).filter(
                    ballots::ground
                        .is_null()
                        .nullable()
                        .or(ballots::certified_idx.ge(now)),
                )
            }
        };
    }
    let found = query
        .load::<(Row, Option<i64>)>(r.conn)?
        .into_iter()
        .map(|(row, closed)| past::as_it_was(r, row.read(closed)?))
        .collect::<Result<Vec<_>, _>>()?;
    let mut known = as_known_to(r, viewer, found)?;
    if matches!(half, Half::Open) {
        // The rows are ordered by the hours of today, which a later extension may have moved.
        known.sort_by_key(|ballot| (ballot.closes, ballot.idx));
    }
    if let Some(Decided::NoDecision) = sought.result {
        // A certification refused to a proposal for members must not show by being listed here.
        known.retain(|b| b.ground.is_some() || matches!(b.outcome, Some(Outcome::NoDecision(_))));
    }
    Ok(known)
}

fn calendar_year(year: i16) -> Result<(i64, i64), StoreError> {
    let first = |year: i16| {
        jiff::civil::Date::new(year, 1, 1)
            .map(|day| calendar::start_of(day).as_microsecond())
            .map_err(|error| StoreError::Other(error.to_string()))
    };
    Ok((first(year)?, first(year.saturating_add(1))?))
}

/// The proposals of a theme that this viewer may know to be of it.
fn of_theme(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    theme: &ThemeCode,
) -> Result<Vec<String>, StoreError> {
    let mut query = proposals::table
        .filter(proposals::theme.eq(theme.as_str()))
        .filter(proposals::ballot.is_not_null())
        .select(proposals::symbol)
        .into_boxed();
    if !viewer.sees_for_members() {
        query = query.filter(
            proposals::classification
                .eq(Classification::Public.as_str())
                .nullable()
                .or(proposals::opened.lt(r.before())),
        );
    }
    Ok(query.load(r.conn)?)
}

/// The question of a ballot: what a proposal at its final text would have the house decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    pub proposal: ProposalSymbol,
    pub revision: i64,
    pub stage: Stage,
    pub kind: DecisionKind,
    pub theme: ThemeCode,
    pub sponsor: MemberCode,
    /// The revision fixed as final, and when.
    pub fixed: Option<(i64, Timestamp)>,
    pub en: Option<QuestionTexts>,
    pub fr: Option<QuestionTexts>,
    /// For members, and not opened: neither question nor texts may stand on the record.
    pub is_closed: bool,
}

/// Title and text in one language, by their commitments; bodies are read with `documents::bodies`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionTexts {
    pub title: Commitment,
    pub text: Commitment,
}

impl Question {
    pub const fn of(&self, lang: Lang) -> Option<&QuestionTexts> {
        match lang {
            Lang::En => self.en.as_ref(),
            Lang::Fr => self.fr.as_ref(),
        }
    }
}

type QuestionRow = (
    (
        String,
        String,
        String,
        String,
        String,
        Option<i64>,
        Option<i64>,
        String,
        Option<i64>,
    ),
    (
        i64,
        Option<String>,
        Option<String>,
        Option<String>,
        Option<String>,
    ),
);

/// What a proposal asks in one of its revisions, for whoever may read it.
///
/// # Errors
/// [`StoreError::NotFound`] where there is none for this viewer.
pub fn question(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    proposal: &ProposalSymbol,
    revision: i64,
) -> Result<Question, StoreError> {
    questions(r, viewer, &[(proposal.clone(), revision)])?
        .remove(proposal)
        .ok_or(StoreError::NotFound)
}

/// As [`question`] for many; what the viewer may not read is left out.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn questions(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    asked: &[(ProposalSymbol, i64)],
) -> Result<HashMap<ProposalSymbol, Question>, StoreError> {
    let symbols: Vec<&str> = asked.iter().map(|(symbol, _)| symbol.as_str()).collect();
    let mut query = proposals::table
        .inner_join(revisions::table.on(revisions::proposal.eq(proposals::symbol)))
        .filter(proposals::symbol.eq_any(symbols))
        .select((
            (
                proposals::symbol,
                proposals::stage,
                proposals::kind,
                proposals::theme,
                proposals::sponsor,
                proposals::final_revision,
                proposals::final_at,
                proposals::classification,
                proposals::opened,
            ),
            (
                revisions::number,
                revisions::en_title,
                revisions::en_text,
                revisions::fr_title,
                revisions::fr_text,
            ),
        ))
        .into_boxed();
    if !viewer.sees_for_members() {
        query = query.filter(
            proposals::classification
                .eq(Classification::Public.as_str())
                .or(proposals::opened.is_not_null()),
        );
    }
    let mut found = HashMap::new();
    for row in query.load::<QuestionRow>(r.conn)? {
        let question = question_of(row)?;
        if asked.iter().any(|(symbol, revision)| {
            *symbol == question.proposal && *revision == question.revision
        }) {
            found.insert(question.proposal.clone(), question);
        }
    }
    Ok(found)
}

fn question_of(row: QuestionRow) -> Result<Question, StoreError> {
    let (
        (symbol, stage, kind, theme, sponsor, final_revision, final_at, classification, opened),
        (number, en_title, en_text, fr_title, fr_text),
    ) = row;
    let texts = |title: Option<String>, text: Option<String>| match (title, text) {
        (Some(title), Some(text)) => Ok::<_, StoreError>(Some(QuestionTexts {
            title: word(&title)?,
            text: word(&text)?,
        })),
        _ => Ok(None),
    };
    let fixed = match (final_revision, final_at) {
        (Some(revision), Some(moment)) => Some((revision, at(moment)?)),
        _ => None,
    };
    let classification: Classification = word(&classification)?;
    Ok(Question {
        proposal: word(&symbol)?,
        revision: number,
        stage: word(&stage)?,
        kind: word(&kind)?,
        theme: word(&theme)?,
        sponsor: word(&sponsor)?,
        fixed,
        en: texts(en_title, en_text)?,
        fr: texts(fr_title, fr_text)?,
        is_closed: classification == Classification::ForMembers && opened.is_none(),
    })
}

/// The revision that was fixed as the final text of a proposal, if one was.
///
/// # Errors
/// [`StoreError::NotFound`] where there is no such proposal for this viewer.
pub fn final_revision(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    proposal: &ProposalSymbol,
) -> Result<Option<i64>, StoreError> {
    let (revision, classification, opened): (Option<i64>, String, Option<i64>) = proposals::table
        .find(proposal.as_str())
        .select((
            proposals::final_revision,
            proposals::classification,
            proposals::opened,
        ))
        .first(r.conn)
        .optional()?
        .ok_or(StoreError::NotFound)?;
    let classification: Classification = word(&classification)?;
    if opened.is_some() || viewer.sees(classification) {
        Ok(revision)
    } else {
        Err(StoreError::NotFound)
    }
}

/// The proposals at their final text, oldest first: ready to be put to the vote.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn ready(
    r: &mut Reading<'_>,
    viewer: &Viewer,
) -> Result<Vec<(ProposalSymbol, i64)>, StoreError> {
    if !viewer.sees_who_voted() {
        return Ok(Vec::new());
    }
    let rows: Vec<(String, Option<i64>)> = proposals::table
        .filter(proposals::stage.eq(Stage::FinalText.as_str()))
        .order(proposals::idx)
        .limit(200)
        .select((proposals::symbol, proposals::final_revision))
        .load(r.conn)?;
    rows.into_iter()
        .filter_map(|(symbol, revision)| revision.map(|number| Ok((word(&symbol)?, number))))
        .collect()
}

/// The version of the rulebook that governs a ballot.
///
/// # Errors
/// [`StoreError::NotFound`] where there is none.
pub fn rulebook(r: &mut Reading<'_>, version: i64) -> Result<Rulebook, StoreError> {
    let body: String = rulebooks::table
        .find(version)
        .select(rulebooks::body)
        .first(r.conn)
        .optional()?
        .ok_or(StoreError::NotFound)?;
    Ok(canonical::read(&body)?)
}

/// The hours that a running ballot was extended to, oldest first, with the entry of each. On a proposal for members
/// they are for whoever may read it.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn extensions(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    ballot: &Ballot,
) -> Result<Vec<(i64, Timestamp, Reference)>, StoreError> {
    use super::schema::extensions;
    match question(r, viewer, &ballot.proposal, ballot.revision) {
        Ok(_) => {}
        Err(StoreError::NotFound) => return Ok(Vec::new()),
        Err(error) => return Err(error),
    }
    let rows: Vec<(i64, i64, String)> = extensions::table
        .filter(extensions::ballot.eq(ballot.symbol.as_str()))
        .order(extensions::idx)
        .select((extensions::idx, extensions::closes, extensions::reference))
        .load(r.conn)?;
    rows.into_iter()
        .map(|(idx, closes, reference)| Ok((idx, at(closes)?, word(&reference)?)))
        .collect()
}

/// The next symbol of a year of opening.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn next_symbol(tx: &mut Tx<'_>, year: i16) -> Result<BallotSymbol, StoreError> {
    let number = accounts::next_number(tx, &format!("ballot {year}"))?;
    Ok(BallotSymbol::new(year, number))
}

/// The next number of a norm: given at adoption, in the order of adoption, and never reused.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn next_norm(tx: &mut Tx<'_>) -> Result<NormSymbol, StoreError> {
    Ok(NormSymbol::new(accounts::next_number(tx, "norm")?))
}
