//! What a page shows of a proposal, read in one reading through a viewer's eyes and ready to print.

use std::collections::HashMap;

use super::wording::{self, Step};
use crate::acts::sponsors::{self, Carried};
use crate::record::Act;
use crate::rules::calendar;
use crate::rules::languages::Languages;
use crate::rules::visibility::Viewer;
use crate::rules::words::{Classification, Lang, ProposalSymbol, Relation};
use crate::store::members::Roster;
use crate::store::norms::versions::{self, Version};
use crate::store::proposals::Proposal;
use crate::store::revisions::{Returned, Revision, SignOff};
use crate::store::themes::{self, Theme};
use crate::store::{
    Failure, Head, Reading, amendments, documents, histories, members, revisions, rulebooks,
};
use crate::text::{Text, Unit};
use crate::web::comments::marks::{self, Marks};
use crate::web::refusals::language_name;
use crate::web::rules_in_words;
use crate::web::sentences::Teller;
use crate::web::texts::parallel::{self, Parallel, Way};
use crate::web::texts::state;
use crate::web::words::{Words, words};

/// What is asked for: which proposal, which of its revisions, in which language of the text.
#[derive(Clone, Debug)]
pub struct Asked {
    pub symbol: ProposalSymbol,
    /// The current one where none is named.
    pub revision: Option<i64>,
    /// That of the interface where none is named.
    pub text: Option<Way>,
}

impl Asked {
    /// The language of the text, as the address of the page carries it.
    pub fn query(&self) -> String {
        self.text
            .map(|way| format!("text={}", way.as_str()))
            .unwrap_or_default()
    }
}

/// Everything that was read.
pub struct Read {
    pub head: Head,
    pub carried: Carried,
    pub revision: Revision,
    pub languages: Languages,
    pub signed: Vec<SignOff>,
    pub marks: Marks,
    pub bodies: HashMap<String, String>,
    pub returns: Vec<Returned>,
    pub history: Vec<crate::record::Entry>,
    pub roster: Roster,
    pub themes: Vec<Theme>,
    /// The rule that follows from the kind of decision by the rulebook in force today.
    pub rule: Option<crate::rules::majority::Rule>,
    /// How many amendments there are.
    pub amendments: i64,
    /// How many of them were accepted and are in no revision yet.
    pub awaiting: i64,
    /// The newest version of the norm that an amending text no longer stands on.
    pub overtaken_by: Option<Version>,
}

/// Reads a proposal for a page.
///
/// # Errors
/// Not found for this viewer.
pub fn read(r: &mut Reading<'_>, viewer: &Viewer, asked: &Asked) -> Result<Read, Failure> {
    let head = r.head().clone();
    let carried = sponsors::carried_by(r, viewer, &asked.symbol)?;
    let number = asked.revision.unwrap_or(carried.proposal.revision);
    let revision = revisions::find(r, viewer, &asked.symbol, number)?;
    let languages = revisions::languages(r, viewer, &revision)?;
    let signed = revisions::sign_offs(r, viewer, &asked.symbol, number)?;
    let returns = revisions::returns(r, viewer, &asked.symbol)?;
    let mut commitments = revision.commitments();
    commitments.extend(
        returns
            .iter()
            .filter_map(|returned| returned.note.as_ref().map(ToString::to_string)),
    );
    let today = calendar::day_of(r.now());
    let bodies = documents::bodies(r, viewer, &commitments)?;
    let amendments = amendments::of_proposal(r, viewer, &asked.symbol)?;
    Ok(Read {
        head,
        marks: marks::read(r, viewer, &carried.proposal, &revision, &bodies)?,
        bodies,
        returns,
        history: histories::of_proposal(r, viewer, &asked.symbol)?,
        roster: members::roster(r)?,
        themes: themes::all(r)?,
        rule: rulebooks::in_force(r, today)?
            .rule_for(carried.proposal.kind)
            .ok()
            .copied(),
        amendments: amendments.len() as i64,
        awaiting: amendments
            .iter()
            .filter(|one| one.awaits_a_revision())
            .count() as i64,
        overtaken_by: overtaken_by(r, &carried.proposal)?,
        carried,
        languages,
        signed,
        revision,
    })
}

/// The newest version of the norm that an unsettled proposal would amend, where it is newer than the proposal.
fn overtaken_by(r: &mut Reading<'_>, proposal: &Proposal) -> Result<Option<Version>, Failure> {
    match &proposal.related {
        Some(related) if related.relation == Relation::Amends && !proposal.stage.is_settled() => {
            let newest = versions::of(r, &related.norm)?.pop();
            Ok(newest.filter(|version| version.index > proposal.index))
        }
        _ => Ok(None),
    }
}

/// A fact at a glance; `url` is empty where it leads nowhere.
pub struct Fact {
    pub label: String,
    pub value: String,
    pub url: String,
}

/// A quiet link beside a unit: what it says, and of which unit for who does not see the page.
pub struct Beside {
    pub url: String,
    pub label: String,
    pub on: String,
}

/// A unit of the text.
pub struct UnitView {
    pub id: String,
    pub label: String,
    pub link: String,
    pub is_heading: bool,
    pub depth: u8,
    pub html: crate::text::SafeHtml,
    pub beside: Vec<Beside>,
}

/// A line of the history.
pub struct Done {
    pub at: String,
    pub said: String,
    pub url: String,
}

/// A proposal, ready to print.
pub struct View {
    pub symbol: String,
    pub title: String,
    /// The language that title, summary and text are shown in.
    pub text_lang: Lang,
    pub chip: (&'static str, String),
    pub is_for_members: bool,
    pub steps: Vec<Step>,
    pub facts: Vec<Fact>,
    pub clauses: Vec<Fact>,
    pub summary: Vec<String>,
    pub units: Vec<UnitView>,
    /// Both languages in rows, where that is how it is read.
    pub parallel: Option<Parallel>,
    /// The ways to read the text: address, label, and whether it is read so now; empty while there is one language.
    pub ways: Vec<(String, String, bool)>,
    /// Where the languages stand side by side with their state.
    pub languages_url: String,
    /// What the languages need before the text can be final.
    pub awaits: Vec<String>,
    /// What else there is on the text: address and label.
    pub more: Vec<(String, String)>,
    /// Why it is not shown in the language asked for; empty if it is.
    pub only_in: String,
    pub is_translated: bool,
    pub reason: Vec<String>,
    pub reason_lang: Lang,
    pub revision: String,
    /// Which revision is current, on the page of an earlier one.
    pub not_current: String,
    /// That the norm has a version newer than the one the text was written against.
    pub overtaken: String,
    pub revisions_url: String,
    pub amendments_url: String,
    /// How many amendments there are, in words.
    pub amendments: String,
    /// Empty while there is nothing to compare.
    pub redline_url: String,
    pub history: Vec<Done>,
    pub returned: Option<String>,
    pub return_note: Vec<String>,
}

/// Puts into words what was read. `base` is where the proposals stand: `/proposals`, `/desk/proposals`.
pub fn view(read: &Read, asked: &Asked, lang: Lang, base: &str) -> View {
    let w = words(lang);
    let proposal = &read.carried.proposal;
    let wished = asked.text.and_then(Way::lang).unwrap_or(lang);
    let shown = if read.revision.of(wished).is_some() {
        wished
    } else {
        wished.other()
    };
    let body = |commitment: Option<&crate::rules::words::Commitment>| {
        commitment
            .and_then(|commitment| read.bodies.get(commitment.as_str()))
            .cloned()
            .unwrap_or_default()
    };
    let texts = read.revision.of(shown);
    let here = format!("/{lang}{base}/{}", proposal.symbol);
    let relation = proposal.related.as_ref().map(|related| related.relation);
    let is_amending = relation == Some(Relation::Amends);
    let other = shown.other();
    let has_other = read.revision.of(other).is_some();
    let way = match asked.text {
        Some(Way::Both) if has_other => Way::Both,
        _ => Way::of(shown),
    };
    let at_revision = asked
        .revision
        .map(|number| format!("/revisions/{number}"))
        .unwrap_or_default();
    let current = proposal.revision;
    let mut marked = units(&body(texts.map(|t| &t.text)), w);
    read.marks.count(&mut marked, shown, &here, w);
    let parallel = match way {
        Way::Both => state::both(read).map(|both| {
            parallel::reading(&both.en, &both.fr, &both.report, shown, w).marked(&mut marked)
        }),
        Way::En | Way::Fr => None,
    };
    let newest_return = read
        .returns
        .last()
        .filter(|_| proposal.stage == crate::rules::stage::Stage::Returned);
    View {
        symbol: proposal.symbol.to_string(),
        title: body(texts.map(|t| &t.title)),
        text_lang: shown,
        chip: wording::chip(proposal.stage, w),
        is_for_members: !proposal.is_open(),
        steps: wording::steps(proposal.stage, proposal.resumes, w),
        facts: facts(read, lang, w),
        clauses: clauses(read, w),
        summary: paragraphs(&body(texts.map(|t| &t.summary))),
        units: if parallel.is_some() {
            Vec::new()
        } else {
            marked
        },
        more: read.marks.link(&here, w).into_iter().collect(),
        ways: if has_other {
            ways(&format!("{here}{at_revision}"), way, w)
        } else {
            Vec::new()
        },
        languages_url: format!("{here}/languages"),
        // What the house still owes the text is told to those who can do it; everybody reads the state of the languages.
        awaits: match base {
            "/proposals" => Vec::new(),
            _ => state::awaits(read, w),
        },
        parallel,
        only_in: if has_other {
            String::new()
        } else {
            w.proposal_text_only_in(language_name(shown, w))
        },
        is_translated: texts.is_some_and(|texts| texts.index != read.revision.index),
        reason: paragraphs(&body(Some(&read.revision.reason))),
        reason_lang: proposal.original,
        revision: w.revision_name(read.revision.number),
        not_current: if read.revision.number == current {
            String::new()
        } else {
            w.proposal_not_current(w.revision_name_inside(current))
        },
        overtaken: read
            .overtaken_by
            .as_ref()
            .map_or_else(String::new, |version| {
                w.refusal_norm_changed_since(w.date(version.adopted))
            }),
        revisions_url: format!("{here}/revisions"),
        amendments_url: format!("{here}/amendments"),
        amendments: match read.amendments {
            0 => w.amendments_title(),
            count => w.amendments_caption(count),
        },
        redline_url: if is_amending {
            let to = read.revision.number;
            format!("{here}/redline?from=norm&to={to}&text={shown}")
        } else if current == 0 {
            String::new()
        } else {
            let to = read.revision.number.max(1);
            format!("{here}/redline?from={}&to={to}&text={shown}", to - 1)
        },
        history: history(read, lang, w),
        returned: newest_return.map(|returned| {
            w.returned_notice(
                w.moment(returned.at),
                w.proposal_ground(returned.ground.as_str()),
            )
        }),
        return_note: newest_return
            .map(|returned| paragraphs(&body(returned.note.as_ref())))
            .unwrap_or_default(),
    }
}

/// Prose cut at its empty lines.
pub fn paragraphs(prose: &str) -> Vec<String> {
    prose
        .split("\n\n")
        .map(str::trim)
        .filter(|paragraph| !paragraph.is_empty())
        .map(str::to_owned)
        .collect()
}

/// A text as units with links to themselves.
pub fn units(source: &str, w: &Words) -> Vec<UnitView> {
    Text::parse(source)
        .units()
        .iter()
        .map(|unit| unit_view(unit, w))
        .collect()
}

/// One unit, ready to print.
pub fn unit_view(unit: &Unit, w: &Words) -> UnitView {
    UnitView {
        id: unit.id.clone(),
        label: unit.label.clone(),
        link: w.proposal_paragraph_link(if unit.label.is_empty() {
            &unit.id
        } else {
            &unit.label
        }),
        is_heading: unit.kind.is_heading(),
        depth: unit.depth,
        html: unit.html(),
        beside: Vec::new(),
    }
}

fn ways(page: &str, now: Way, w: &Words) -> Vec<(String, String, bool)> {
    [
        (Way::En, w.text_way_en()),
        (Way::Fr, w.text_way_fr()),
        (Way::Both, w.text_way_both()),
    ]
    .map(|(way, label)| {
        let address = format!("{page}?text={}#text", way.as_str());
        (address, label, way == now)
    })
    .into()
}

fn fact(label: String, value: String) -> Fact {
    Fact {
        label,
        value,
        url: String::new(),
    }
}

fn facts(read: &Read, lang: Lang, w: &Words) -> Vec<Fact> {
    let proposal = &read.carried.proposal;
    let theme = read.themes.iter().find(|t| t.code == proposal.theme);
    let mut facts = vec![
        Fact {
            url: format!("/{lang}/members/{}", proposal.sponsor),
            ..fact(
                w.proposal_sponsor(),
                read.roster.short(&proposal.sponsor, lang),
            )
        },
        fact(w.proposal_cosponsors(), cosponsors(read, lang, w)),
        fact(
            w.proposal_theme(),
            theme.map_or("", |theme| theme.name(lang)).to_owned(),
        ),
        fact(w.proposal_submitted(), w.moment(proposal.submitted)),
        fact(w.proposal_original(), language_name(proposal.original, w)),
        fact(
            w.proposal_revision_label(),
            w.revision_name(proposal.revision),
        ),
        fact(
            w.proposal_classification_label(),
            classification(proposal, w),
        ),
    ];
    if let Some(related) = &proposal.related {
        facts.push(Fact {
            url: format!("/{lang}/norms/{}", related.norm),
            ..fact(
                w.proposal_would(related.relation.as_str()),
                related.norm.printed(),
            )
        });
    }
    if let (false, Some(day)) = (proposal.is_open(), proposal.opens_on) {
        facts.push(fact(w.proposal_opens_on(), w.date(day)));
    }
    if let Some(until) = proposal.consultation_until {
        facts.push(fact(w.proposal_consultation(), w.moment(until)));
    }
    if let Some(at) = proposal.final_at {
        facts.push(fact(w.proposal_final_text(), w.moment(at)));
    }
    if let Some(ballot) = &proposal.ballot {
        facts.push(Fact {
            url: format!("/{lang}/votes/{ballot}"),
            ..fact(w.proposal_vote_label(), ballot.to_string())
        });
    }
    if let Some(norm) = &proposal.norm {
        facts.push(Fact {
            url: format!("/{lang}/norms/{norm}"),
            ..fact(w.proposal_norm_label(), norm.printed())
        });
    }
    facts
}

fn classification(proposal: &Proposal, w: &Words) -> String {
    let word = if proposal.is_open() {
        Classification::Public
    } else {
        proposal.classification
    };
    w.proposal_classification(word.as_str())
}

fn cosponsors(read: &Read, lang: Lang, w: &Words) -> String {
    if read.carried.cosponsors.is_empty() {
        return w.cell_nothing();
    }
    let current = read.carried.proposal.revision;
    let mut named: Vec<(String, i64)> = read
        .carried
        .cosponsors
        .iter()
        .map(|(member, revision)| (read.roster.short(member, lang), *revision))
        .collect();
    named.sort_by_key(|(name, _)| w.sort_key(name));
    let said: Vec<String> = named
        .into_iter()
        .map(|(name, revision)| {
            let of = w.revision_name_inside(revision);
            if revision == current {
                name
            } else if read.carried.proposal.stage.is_open_to_cosponsors() {
                w.proposal_cosponsor_of(name, of)
            } else {
                w.proposal_cosponsor_then(name, of)
            }
        })
        .collect();
    w.list(&said)
}

fn clauses(read: &Read, w: &Words) -> Vec<Fact> {
    let proposal = &read.carried.proposal;
    let clauses = &proposal.clauses;
    let mut facts = vec![fact(
        w.proposal_kind_label(),
        wording::kind(proposal.kind, w),
    )];
    if let Some(rule) = &read.rule {
        facts.push(fact(w.proposal_rule(), rules_in_words::rule(rule, w)));
    }
    facts.push(fact(
        w.proposal_effect_label(),
        w.proposal_effect(clauses.effect.as_str()),
    ));
    facts.push(fact(w.proposal_force_label(), wording::force(clauses, w)));
    facts.push(fact(
        w.proposal_reports_label(),
        wording::reports(clauses, w),
    ));
    facts
}

fn history(read: &Read, lang: Lang, w: &'static Words) -> Vec<Done> {
    let teller = Teller {
        w,
        roster: &read.roster,
        themes: &read.themes,
    };
    read.history
        .iter()
        .filter(|entry| !matches!(entry.act, Act::Vote { .. }))
        .map(|entry| Done {
            at: w.moment(entry.time),
            said: teller.say(entry),
            url: format!("/{lang}/record/{}", entry.index),
        })
        .collect()
}
