//! What other nouns say on a member's page: its votes, its norms, its proposals.

use std::collections::HashMap;

use super::adoption::{self, Mark};
use super::ballots::stance;
use super::proposals::wording;
use super::votes;
use super::words::words;
use crate::rules::visibility::Viewer;
use crate::rules::words::{Lang, MemberCode, ProposalSymbol};
use crate::store::adherence::ReportDue;
use crate::store::members::Roster;
use crate::store::proposals::{self, Proposal};
use crate::store::votes::{self as rolls, Position};
use crate::store::{Failure, Reading, adherence, amendments, norms, revisions};

/// Newest votes and proposals that stand on the page.
const NEWEST: i64 = 10;
/// Newest norms on which its standing is shown.
const NORMS: i64 = 50;

/// Newest norms asking for reports among which it is looked what is overdue.
const ASKING: i64 = 200;

/// What another noun has to say on a member's page.
#[derive(Clone, Debug)]
pub struct Part {
    /// Of the heading, in the address: `votes`.
    pub anchor: &'static str,
    pub title: String,
    pub lines: Vec<PartLine>,
    /// What will stand here and when, while there is nothing.
    pub empty: String,
    /// Where all of them are.
    pub all_url: String,
    pub all_label: String,
}

/// One line of such a part.
#[derive(Clone, Debug)]
pub struct PartLine {
    pub url: String,
    pub title: String,
    /// Language the title is written in.
    pub lang: Lang,
    pub note: String,
    pub sign: Sign,
    /// What is late, as a chip; empty if nothing is.
    pub late: String,
}

/// How the member stands on what a line names.
#[derive(Clone, Debug)]
pub enum Sign {
    /// The letter of its mark, and its word.
    Vote(&'static str, String),
    Standing(Mark),
    /// The look of a chip, and its word.
    Stage(&'static str, String),
}

/// A part of a member's page, read as the public reads.
pub type Contributor = fn(&mut Reading<'_>, &MemberCode, Lang, &Roster) -> Result<Part, Failure>;

/// The parts, in order.
pub const PARTS: &[Contributor] = &[
    overdue,
    votes_cast,
    norms_adhered,
    super::norms::of_member,
    proposals_made,
    amendments_made,
];

fn votes_cast(
    r: &mut Reading<'_>,
    member: &MemberCode,
    lang: Lang,
    roster: &Roster,
) -> Result<Part, Failure> {
    let w = words(lang);
    let found = rolls::of_member(r, &Viewer::Public, member, None, NEWEST)?;
    let ballots: Vec<_> = found.iter().map(|one| one.ballot.clone()).collect();
    let titles = votes::titles(r, &Viewer::Public, &ballots, lang)?;
    let lines = found.iter().map(|one| {
        let stance = stance(one.line.position);
        let word = match one.line.position {
            Position::Undisclosed => w.vote_roll_undisclosed(),
            _ => stance.word(w),
        };
        PartLine {
            url: format!("/{lang}/votes/{}", one.ballot.symbol),
            title: votes::heading(&one.ballot, titles.get(&one.ballot.proposal), w),
            lang,
            note: w
                .members_vote_closed(one.ballot.symbol.as_str(), w.date_of(one.ballot.ended_at())),
            sign: Sign::Vote(stance.letter(), word),
            late: String::new(),
        }
    });
    Ok(Part {
        anchor: "votes",
        title: w.members_votes_title(),
        lines: lines.collect(),
        empty: w.members_votes_empty(),
        all_url: format!(
            "/{lang}/votes?member={member}{}",
            kept(r, roster).replace('?', "&")
        ),
        all_label: w.members_votes_all(),
    })
}

/// What links to pages of the same day end in; nothing in the present.
fn kept(r: &Reading<'_>, roster: &Roster) -> String {
    if r.is_past() {
        format!("?on={}", roster.today())
    } else {
        String::new()
    }
}

/// The reports whose day has passed, the oldest first.
struct Late {
    reports: Vec<ReportDue>,
    /// There are older norms that ask for reports, and were not looked at.
    is_cut: bool,
}

fn late(r: &mut Reading<'_>, member: &MemberCode, roster: &Roster) -> Result<Late, Failure> {
    let today = roster.today();
    let mut asking = norms::asking(r, ASKING + 1)?;
    let is_cut = asking.len() as i64 > ASKING;
    if is_cut {
        asking.remove(0);
    }
    let mut late = adherence::reports_due_on(r, asking, member, roster)?;
    late.retain(|report| report.on < today);
    late.sort_by_key(|report| report.on);
    Ok(Late {
        reports: late,
        is_cut,
    })
}

fn overdue(
    r: &mut Reading<'_>,
    member: &MemberCode,
    lang: Lang,
    roster: &Roster,
) -> Result<Part, Failure> {
    let w = words(lang);
    let kept = kept(r, roster);
    let late = late(r, member, roster)?;
    let lines = late.reports.into_iter().map(|report| {
        let position = adherence::ledger_of(r, std::slice::from_ref(&report.norm), member, roster)?
            .position(&report.norm.symbol, member, roster.today());
        Ok(PartLine {
            url: format!("/{lang}/norms/{}{kept}#done", report.norm.symbol),
            title: report.norm.title.of(lang).to_owned(),
            lang,
            note: report.norm.symbol.printed(),
            sign: Sign::Standing(adoption::mark(&position, w)),
            late: w.members_report_late(w.date(report.on)),
        })
    });
    Ok(Part {
        anchor: "overdue",
        title: if late.is_cut {
            w.members_overdue_title_newest(ASKING)
        } else {
            w.members_overdue_title()
        },
        lines: lines.collect::<Result<_, Failure>>()?,
        empty: w.members_overdue_empty(),
        all_url: format!("/{lang}/adoption?member={member}{}", kept.replace('?', "&")),
        all_label: w.members_norms_all(),
    })
}

fn amendments_made(
    r: &mut Reading<'_>,
    member: &MemberCode,
    lang: Lang,
    _roster: &Roster,
) -> Result<Part, Failure> {
    let w = words(lang);
    let viewer = &Viewer::Public;
    let newest = amendments::of_member(r, viewer, member, NEWEST)?;
    let symbols: Vec<ProposalSymbol> = newest.iter().map(|(symbol, _)| symbol.clone()).collect();
    let titles = proposals::titles(r, viewer, &symbols)?;
    let lines = newest.iter().map(|(symbol, number)| {
        let one = amendments::find(r, viewer, symbol, *number)?;
        let title = titles.get(symbol);
        let (look, state) = super::amendments::chip(one.state, w);
        Ok(PartLine {
            url: format!("/{lang}/proposals/{symbol}/amendments/{number}"),
            title: title.map_or_else(|| symbol.to_string(), |title| title.of(lang).to_owned()),
            lang: title.map_or(lang, |title| title.written_in(lang)),
            note: format!(
                "{} · {}",
                w.members_amendment(one.symbol(), symbol.as_str()),
                w.date_of(one.at)
            ),
            sign: Sign::Stage(look, state),
            late: String::new(),
        })
    });
    Ok(Part {
        anchor: "amendments",
        title: w.members_amendments_title(),
        lines: lines.collect::<Result<_, Failure>>()?,
        empty: w.members_amendments_empty(),
        all_url: format!("/{lang}/proposals"),
        all_label: w.members_amendments_all(),
    })
}

fn norms_adhered(
    r: &mut Reading<'_>,
    member: &MemberCode,
    lang: Lang,
    roster: &Roster,
) -> Result<Part, Failure> {
    let w = words(lang);
    let today = roster.today();
    let found = norms::list(r, &norms::Sought::default(), NORMS)?;
    let ledger = adherence::ledger_of(r, &found, member, roster)?;
    let late: HashMap<_, _> = late(r, member, roster)?
        .reports
        .into_iter()
        .map(|report| (report.norm.symbol, report.on))
        .collect();
    let kept = kept(r, roster);
    let lines = found.iter().map(|norm| {
        let position = ledger.position(&norm.symbol, member, today);
        let symbol = norm.symbol.printed();
        PartLine {
            url: format!("/{lang}/norms/{}{kept}#done", norm.symbol),
            title: norm.title.of(lang).to_owned(),
            lang,
            note: position.adhered_since.map_or_else(
                || symbol.clone(),
                |since| w.members_norm_since(symbol.as_str(), w.date(since)),
            ),
            sign: Sign::Standing(adoption::mark(&position, w)),
            late: late
                .get(&norm.symbol)
                .map_or_else(String::new, |day| w.members_report_late(w.date(*day))),
        }
    });
    Ok(Part {
        anchor: "norms",
        title: w.members_norms_title(),
        lines: lines.collect(),
        empty: w.members_norms_empty(),
        all_url: format!("/{lang}/adoption?member={member}{}", kept.replace('?', "&")),
        all_label: w.members_norms_all(),
    })
}

fn proposals_made(
    r: &mut Reading<'_>,
    member: &MemberCode,
    lang: Lang,
    roster: &Roster,
) -> Result<Part, Failure> {
    let w = words(lang);
    let viewer = &Viewer::Public;
    let sought = proposals::Sought {
        sponsor: Some(member.clone()),
        ..proposals::Sought::default()
    };
    let mut found = proposals::list(r, viewer, &sought, NEWEST as usize)?.proposals;
    for symbol in revisions::newest_cosponsored(r, viewer, member, NEWEST)? {
        found.push(proposals::find(r, viewer, &symbol)?);
    }
    found.sort_by_key(|proposal| std::cmp::Reverse(proposal.index));
    found.truncate(NEWEST as usize);
    let symbols: Vec<ProposalSymbol> = found.iter().map(|one| one.symbol.clone()).collect();
    let titles = proposals::titles(r, viewer, &symbols)?;
    let line = |proposal: &Proposal| {
        let title = titles.get(&proposal.symbol);
        let (look, stage) = wording::chip(proposal.stage, w);
        PartLine {
            url: format!("/{lang}/proposals/{}", proposal.symbol),
            title: title.map_or_else(|| proposal.symbol.to_string(), |t| t.of(lang).to_owned()),
            lang: title.map_or(lang, |title| title.written_in(lang)),
            note: if proposal.sponsor == *member {
                w.members_proposal_sponsored(
                    proposal.symbol.as_str(),
                    w.date_of(proposal.submitted),
                )
            } else {
                w.members_proposal_cosponsored(
                    proposal.symbol.as_str(),
                    roster.short(&proposal.sponsor, lang),
                )
            },
            sign: Sign::Stage(look, stage),
            late: String::new(),
        }
    };
    Ok(Part {
        anchor: "proposals",
        title: w.members_proposals_title(),
        lines: found.iter().map(line).collect(),
        empty: w.members_proposals_empty(),
        all_url: format!(
            "/{lang}/proposals?sponsor={member}{}",
            kept(r, roster).replace('?', "&")
        ),
        all_label: w.members_proposals_all(),
    })
}
