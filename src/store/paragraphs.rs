//! Paragraphs: the line of texts that led to a norm's versions, and who brought the words of each unit.

use diesel::prelude::*;
use jiff::Timestamp;
use jiff::civil::Date;

use super::amendments::{self, Amendment};
use super::comments::{self, Comment};
use super::documents;
use super::eights::{eights, is_one_of};
use super::failures::StoreError;
use super::norms::Adoption;
use super::norms::versions::{self, As, Version};
use super::parts;
use super::reading::{Reading, word};
use super::revisions;
use super::schema::adherence_events;
use crate::record::entries::VotingPart;
use crate::rules::adherence::EventKind;
use crate::rules::visibility::Viewer;
use crate::rules::words::{
    BallotSymbol, Commitment, How, Lang, MemberCode, NormSymbol, ProposalSymbol, UnitSymbol,
};
use crate::text::{Identities, Text, Unit, UnitId};

/// One text on the way to a version of a norm: a revision of its proposal, or a corrigendum that stands.
#[derive(Clone, Debug)]
struct Step {
    proposal: ProposalSymbol,
    brought: Brought,
    at: Timestamp,
    index: i64,
    member: Option<MemberCode>,
    reason: Option<Commitment>,
    en: Text,
    fr: Text,
    ids: Identities,
}

/// What brought words: a revision of a proposal, or a corrigendum, by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Brought {
    Revision(i64),
    Corrigendum(i64),
}

/// What became of a unit there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    CameIn,
    Changed,
    WentOut,
}

/// Words of a unit, and who brought them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    pub fate: Fate,
    pub proposal: ProposalSymbol,
    pub brought: Brought,
    pub at: Timestamp,
    /// The entry.
    pub index: i64,
    /// The member whose revision it was; none for what the registry or the secretariat brought.
    pub member: Option<MemberCode>,
    pub reason: Option<Commitment>,
    /// The amendments by which the words came: number and member.
    pub amendments: Vec<(i64, MemberCode)>,
    /// The words before and after, in both languages; empty where the unit was not there.
    pub before: [String; 2],
    pub after: [String; 2],
}

/// Everything that led to the versions of a norm: public, since all of it was adopted.
#[derive(Clone, Debug)]
pub struct Line {
    steps: Vec<Step>,
    amendments: Vec<(Amendment, Vec<[String; 2]>)>,
    comments: Vec<Comment>,
    /// The ballots that decided on each version, or on a part of its text.
    questions: Vec<Question>,
}

/// A ballot that decided on a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    pub proposal: ProposalSymbol,
    pub ballot: BallotSymbol,
    pub about: About,
}

/// What a ballot was on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    Whole,
    Amendment(i64),
    Division(Vec<UnitSymbol>),
}

/// Reads the line of a norm.
///
/// # Errors
/// [`StoreError::NotFound`] when there is no such norm.
pub fn line(r: &mut Reading<'_>, norm: &NormSymbol) -> Result<Line, StoreError> {
    let mut line = Line {
        steps: Vec::new(),
        amendments: Vec::new(),
        comments: Vec::new(),
        questions: Vec::new(),
    };
    let corrigenda = super::corrigenda::of(r, norm)?;
    for version in versions::of(r, norm)? {
        line.steps.extend(steps(r, &version)?);
        let mut stand = corrigenda
            .iter()
            .filter(|one| one.proposal == version.proposal && one.stands.is_some());
        if let Some(last) = stand.next_back() {
            let texts = versions::texts(r, &version, As::Corrected)?;
            line.steps.push(Step {
                proposal: version.proposal.clone(),
                brought: Brought::Corrigendum(last.number),
                at: last.at,
                index: last.index,
                member: None,
                reason: Some(last.reason.clone()),
                en: texts.parsed(Lang::En),
                fr: texts.parsed(Lang::Fr),
                ids: texts.ids,
            });
        }
        let public = &Viewer::Public;
        line.comments
            .extend(comments::of_proposal(r, public, &version.proposal)?);
        let amended = amendments::of_proposal(r, public, &version.proposal)?;
        for amendment in amended {
            let bodies = documents::bodies(r, public, &amendment.commitments())?;
            let words = |doc: &Option<Commitment>| {
                let found = doc.as_ref().and_then(|doc| bodies.get(doc.as_str()));
                found.cloned().unwrap_or_default()
            };
            let sources = amendment
                .changes
                .iter()
                .map(|change| [words(&change.en), words(&change.fr)])
                .collect();
            line.amendments.push((amendment, sources));
        }
        line.questions.extend(questions(r, &version)?);
    }
    Ok(line)
}

impl Line {
    /// Where the words of a unit came from, oldest first.
    pub fn origins(&self, unit: UnitId) -> Vec<Origin> {
        let mut found = Vec::new();
        let mut before: [Option<String>; 2] = [None, None];
        for step in &self.steps {
            let after = [
                words(&step.en, &step.ids, unit),
                words(&step.fr, &step.ids, unit),
            ];
            // A language that is not there yet says nothing about the unit.
            let after = match (&before, after) {
                ([_, was], [Some(en), None]) if step.fr.units().is_empty() => {
                    [Some(en), was.clone()]
                }
                ([was, _], [None, Some(fr)]) if step.en.units().is_empty() => {
                    [was.clone(), Some(fr)]
                }
                (_, after) => after,
            };
            let is_new_language = before != [None, None]
                && [0, 1]
                    .iter()
                    .all(|&lang| before[lang] == after[lang] || before[lang].is_none());
            if before == after || is_new_language {
                before = after;
                continue;
            }
            let fate = match (before.iter().any(Option::is_some), &after) {
                (false, _) => Fate::CameIn,
                (true, [None, None]) => Fate::WentOut,
                (true, _) => Fate::Changed,
            };
            let text = |side: &[Option<String>; 2]| side.clone().map(Option::unwrap_or_default);
            found.push(Origin {
                fate,
                proposal: step.proposal.clone(),
                brought: step.brought,
                at: step.at,
                index: step.index,
                member: step.member.clone(),
                reason: step.reason.clone(),
                amendments: self.taken_up(step, unit, &after),
                before: text(&before),
                after: text(&after),
            });
            before = after;
        }
        found
    }

    /// The amendments that a revision took up and that brought these words.
    fn taken_up(
        &self,
        step: &Step,
        unit: UnitId,
        after: &[Option<String>; 2],
    ) -> Vec<(i64, MemberCode)> {
        let Brought::Revision(number) = step.brought else {
            return Vec::new();
        };
        self.amendments
            .iter()
            .filter(|(one, _)| one.proposal == step.proposal && one.merged == Some(number))
            .filter(|(one, sources)| {
                one.changes.iter().zip(sources).any(|(change, source)| {
                    let names_it = is(change.unit.as_ref(), unit);
                    let inserts_it = after.iter().zip(source).any(|(words, source)| {
                        let given = Text::parse(source);
                        words.as_ref().is_some_and(|words| {
                            given.units().iter().any(|one| said(one) == *words)
                        })
                    });
                    match change.how {
                        How::InsertAfter => inserts_it,
                        How::Replace | How::Delete => names_it,
                    }
                })
            })
            .map(|(one, _)| (one.number, one.member.clone()))
            .collect()
    }

    /// The comments on a unit, in the order in which they were made.
    pub fn comments(&self, unit: UnitId) -> impl Iterator<Item = &Comment> {
        self.comments
            .iter()
            .filter(move |comment| is(comment.unit.as_ref(), unit))
    }

    /// The amendments about a unit, with what became of them.
    pub fn amendments(&self, unit: UnitId) -> impl Iterator<Item = &Amendment> {
        let all = self.amendments.iter().map(|(amendment, _)| amendment);
        all.filter(move |one| names(one, unit))
    }

    /// The ballots on a unit: on each version that it is part of, on amendments to it, on it apart.
    pub fn ballots(&self, unit: UnitId) -> Vec<&Question> {
        self.questions
            .iter()
            .filter(|question| match &question.about {
                About::Whole => self.stands_in(&question.proposal, unit),
                About::Amendment(number) => self.amendments.iter().any(|(one, _)| {
                    one.proposal == question.proposal && one.number == *number && names(one, unit)
                }),
                About::Division(units) => units.iter().any(|named| is(Some(named), unit)),
            })
            .collect()
    }

    /// Whether a unit stands in what was adopted of a proposal.
    pub fn stands_in(&self, proposal: &ProposalSymbol, unit: UnitId) -> bool {
        let mut of_proposal = self.steps.iter().filter(|step| step.proposal == *proposal);
        let adopted = of_proposal.next_back();
        adopted.is_some_and(|step| step.ids.address(unit).is_some())
    }

    /// The last text in which a unit stood, with its address there.
    pub fn last(&self, unit: UnitId) -> Option<(&Text, &Text, &str)> {
        self.steps
            .iter()
            .rev()
            .find_map(|step| Some((&step.en, &step.fr, step.ids.address(unit)?)))
    }

    /// All documents that origins and comments name.
    pub fn commitments(&self, unit: UnitId) -> Vec<String> {
        let reasons = self.origins(unit).into_iter().filter_map(|one| one.reason);
        let mut found: Vec<String> = reasons.map(|reason| reason.to_string()).collect();
        found.extend(self.comments(unit).flat_map(Comment::commitments));
        found.extend(self.amendments(unit).map(|one| one.reason.to_string()));
        found
    }
}

/// The events that name a unit of a norm, by the indexes of their entries.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn events(
    r: &mut Reading<'_>,
    norm: &NormSymbol,
    unit: UnitId,
) -> Result<Vec<i64>, StoreError> {
    let rows: Vec<(i64, Option<String>)> = adherence_events::table
        .filter(adherence_events::norm.eq(norm.as_str()))
        .filter(adherence_events::units.is_not_null())
        .filter(adherence_events::idx.lt(r.before()))
        .order(adherence_events::idx)
        .select((adherence_events::idx, adherence_events::units))
        .load(r.conn)?;
    let mut found = Vec::new();
    for (index, units) in rows {
        let named: Vec<UnitSymbol> =
            crate::record::canonical::read(units.as_deref().unwrap_or("[]"))?;
        if named.iter().any(|one| is(Some(one), unit)) {
            found.push(index);
        }
    }
    Ok(found)
}

/// A notification that names units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub norm: NormSymbol,
    pub member: MemberCode,
    pub kind: EventKind,
    pub date: Date,
    pub units: Vec<UnitSymbol>,
}

/// The notifications on these norms that name units, in the order in which they were made.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn named(r: &mut Reading<'_>, of: &[NormSymbol]) -> Result<Vec<Named>, StoreError> {
    let norms: Vec<&str> = of.iter().map(NormSymbol::as_str).collect();
    let mut rows: Vec<(i64, NamedRow)> = Vec::new();
    for eight in eights(&norms) {
        rows.extend(
            adherence_events::table
                .filter(is_one_of!(adherence_events::norm, eight))
                .filter(adherence_events::units.is_not_null())
                .filter(adherence_events::idx.lt(r.before()))
                .select((
                    adherence_events::idx,
                    (
                        adherence_events::norm,
                        adherence_events::member,
                        adherence_events::kind,
                        adherence_events::date,
                        adherence_events::units,
                    ),
                ))
                .load::<(i64, NamedRow)>(r.conn)?,
        );
    }
    rows.sort_by_key(|(index, _)| *index);
    rows.into_iter()
        .map(|(_, (norm, member, kind, date, units))| {
            Ok(Named {
                norm: word(&norm)?,
                member: word(&member)?,
                kind: word(&kind)?,
                date: word(&date)?,
                units: crate::record::canonical::read(units.as_deref().unwrap_or("[]"))?,
            })
        })
        .collect()
}

type NamedRow = (String, String, String, String, Option<String>);

fn is(named: Option<&UnitSymbol>, unit: UnitId) -> bool {
    named.is_some_and(|named| UnitId::parse(named.as_str()) == Some(unit))
}

fn names(amendment: &Amendment, unit: UnitId) -> bool {
    amendment
        .changes
        .iter()
        .any(|change| is(change.unit.as_ref(), unit))
}

/// What a unit says, with the number it bears.
fn words(text: &Text, ids: &Identities, unit: UnitId) -> Option<String> {
    text.find(ids.address(unit)?).map(said)
}

fn said(unit: &Unit) -> String {
    unit.content().to_owned()
}

fn steps(r: &mut Reading<'_>, version: &Version) -> Result<Vec<Step>, StoreError> {
    let public = &Viewer::Public;
    let mut found = Vec::new();
    for revision in revisions::of_proposal(r, public, &version.proposal)? {
        if revision.number > version.revision || revision.index >= r.before() {
            continue;
        }
        let bodies = documents::bodies(r, public, &revision.commitments())?;
        let text = |lang: Lang| {
            let body = revision
                .of(lang)
                .and_then(|texts| bodies.get(texts.text.as_str()));
            Text::parse(body.map_or("", String::as_str))
        };
        let Some(ids) = documents::ids(r, public, revision.units.as_str())? else {
            continue;
        };
        let by_delegation = match revision.seat.split_once('/') {
            Some((code, _)) => Some(word::<MemberCode>(code)?),
            None => None,
        };
        // In closed acts only the side stands: what a delegation revised, the sponsor revised.
        let member = match (by_delegation, revision.seat.as_str()) {
            (Some(member), _) => Some(member),
            (None, "delegation") => Some(version.sponsor.clone()),
            (None, _) => None,
        };
        found.push(Step {
            proposal: version.proposal.clone(),
            brought: Brought::Revision(revision.number),
            at: revision.at,
            index: revision.index,
            member,
            en: text(Lang::En),
            fr: text(Lang::Fr),
            ids,
            reason: Some(revision.reason),
        });
    }
    Ok(found)
}

fn questions(r: &mut Reading<'_>, version: &Version) -> Result<Vec<Question>, StoreError> {
    let mut found = Vec::new();
    for part in parts::of_proposal(r, &Viewer::Public, &version.proposal)? {
        if let Some(ballot) = part.ballot {
            found.push(Question {
                proposal: version.proposal.clone(),
                ballot,
                about: match part.what {
                    VotingPart::Amendment(number) => About::Amendment(number),
                    VotingPart::Division(units) => About::Division(units),
                },
            });
        }
    }
    if let Adoption::Vote { ballot, .. } = &version.adoption {
        found.push(Question {
            proposal: version.proposal.clone(),
            ballot: ballot.clone(),
            about: About::Whole,
        });
    }
    Ok(found)
}
