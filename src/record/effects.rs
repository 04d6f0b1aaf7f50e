//! What an entry does to the public tables: the one place that says so, for the acts and for replay.

use jiff::Timestamp;
use jiff::civil::Date;

use super::canonical;
use super::entries::{Act, By, Clauses, Doc, Entry, LangTexts, Names, Texts};
use crate::rules::electorate::NotEntitledGround;
use crate::rules::majority::{Outcome, Tally};
use crate::rules::stage::Stage;
use crate::rules::words::{Lang, MemberCode, ProposalSymbol};

/// The collection of the house itself; imported archives have their own.
pub const GAIP: &str = "GAIP";

/// One value of a row. Times are microseconds since 1970 (UTC), dates `YYYY-MM-DD`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    Null,
    Int(i64),
    Text(String),
    /// What another column of the same row holds before the change.
    Of(&'static str),
}

/// Column and value.
pub type Column = (&'static str, Cell);

/// A change to one public table. Keys are symbols, codes or indexes, so that any row can be found again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    Put {
        table: &'static str,
        row: Vec<Column>,
    },
    /// As `Put`, unless the row is there: a member admitted again keeps its first row.
    PutFirst {
        table: &'static str,
        row: Vec<Column>,
    },
    Set {
        table: &'static str,
        key: Vec<Column>,
        change: Vec<Column>,
    },
}

impl From<i64> for Cell {
    fn from(value: i64) -> Self {
        Cell::Int(value)
    }
}
impl From<&str> for Cell {
    fn from(value: &str) -> Self {
        Cell::Text(value.to_owned())
    }
}
impl From<String> for Cell {
    fn from(value: String) -> Self {
        Cell::Text(value)
    }
}
impl From<&String> for Cell {
    fn from(value: &String) -> Self {
        Cell::Text(value.clone())
    }
}
impl From<Timestamp> for Cell {
    fn from(value: Timestamp) -> Self {
        Cell::Int(value.as_microsecond())
    }
}
impl From<Date> for Cell {
    fn from(value: Date) -> Self {
        Cell::Text(value.to_string())
    }
}
impl From<&Doc> for Cell {
    fn from(value: &Doc) -> Self {
        Cell::Text(value.commitment.to_string())
    }
}
impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Cell::Null, Into::into)
    }
}

/// Columns from `name: value` pairs.
macro_rules! columns {
    ($($name:ident : $value:expr),* $(,)?) => { vec![$((stringify!($name), Cell::from($value))),*] };
}

fn put(table: &'static str, row: Vec<Column>) -> Effect {
    Effect::Put { table, row }
}

fn set(table: &'static str, key: Vec<Column>, change: Vec<Column>) -> Effect {
    Effect::Set { table, key, change }
}

/// A rule, clause or list as it stands in a row: its canonical JSON.
fn json<T: serde::Serialize>(value: &T) -> String {
    canonical::write(value).expect("rules, clauses and lists have a JSON form")
}

fn seat_of(by: Option<&By>) -> String {
    match by {
        Some(By::Seat(seat)) => seat.to_string(),
        Some(By::Two([first, second])) => format!("{first} {second}"),
        Some(By::Side(side)) => side.to_string(),
        None => String::new(),
    }
}

/// Everything that `entry` does to the public tables, in order.
///
/// The content of a disclosed act has its effects from the place where it was committed: the house applies them
/// then, a replay of the public record alone applies them on reading the disclosure. The rows are the same.
#[allow(clippy::too_many_lines)] // one arm for each act, nothing else: the table is easier to check whole
pub fn effects(entry: &Entry) -> Vec<Effect> {
    let idx = entry.index;
    let at = entry.time;
    let by = seat_of(entry.by.as_ref());
    match &entry.act {
        Act::Open { house, origin } => {
            vec![put(
                "houses",
                columns! { idx: idx, house: house.as_str(), origin: origin, at: at, after: Cell::Null, lost_from: Cell::Null, lost_to: Cell::Null },
            )]
        }
        Act::Continue {
            after,
            house,
            lost: [first, last],
            origin,
        } => vec![put(
            "houses",
            columns! { idx: idx, house: house.as_str(), origin: origin, at: at, after: after, lost_from: *first, lost_to: *last },
        )],
        Act::Key {
            from,
            purpose,
            vkey,
        } => vec![put(
            "keys",
            columns! { idx: idx, purpose: purpose.as_str(), vkey: vkey.as_str(), since: *from, at: at },
        )],
        Act::Withhold {
            commitment,
            ground,
            reference,
        } => vec![put(
            "withheld",
            columns! { commitment: commitment.as_str(), ground: ground.as_str(), reference: reference.as_str(), at: at, idx: idx },
        )],
        Act::Rulebook { rulebook } => vec![put(
            "rulebooks",
            columns! { version: rulebook.version, effective: rulebook.effective, body: json(rulebook), idx: idx },
        )],
        Act::Theme {
            name_en,
            name_fr,
            theme,
        } => vec![put(
            "themes",
            columns! { code: theme.as_str(), name_en: name_en, name_fr: name_fr, idx: idx },
        )],
        Act::Log { head } => vec![put("log_heads", columns! { idx: idx, head: head, at: at })],

        Act::Admission {
            decision,
            from,
            iso2,
            kind,
            member,
            names,
        } => vec![
            Effect::PutFirst {
                table: "members",
                row: columns! { code: member.as_str(), collection: GAIP, iso2: iso2, kind: kind.as_str(), idx: idx },
            },
            names_row(idx, member, names, *from),
            put(
                "standings",
                columns! { idx: idx, member: member.as_str(), what: "admitted", scope: Cell::Null, body: decision.body.as_str(),
                reference: decision.reference.as_str(), decided: decision.decided, since: *from, until: Cell::Null, recorded: at, seats: by },
            ),
        ],
        Act::Suspension {
            decision,
            from,
            member,
            scope,
            until,
        } => vec![put(
            "standings",
            columns! { idx: idx, member: member.as_str(), what: "suspended", scope: scope.as_str(), body: decision.body.as_str(),
            reference: decision.reference.as_str(), decided: decision.decided, since: *from, until: *until, recorded: at, seats: by },
        )],
        Act::Reinstatement {
            decision,
            from,
            member,
        } => vec![put(
            "standings",
            columns! { idx: idx, member: member.as_str(), what: "reinstated", scope: Cell::Null, body: decision.body.as_str(),
            reference: decision.reference.as_str(), decided: decision.decided, since: *from, until: Cell::Null, recorded: at, seats: by },
        )],
        Act::MemberWithdrawal {
            decision,
            from,
            member,
        } => vec![put(
            "standings",
            columns! { idx: idx, member: member.as_str(), what: "withdrawn", scope: Cell::Null, body: decision.body.as_str(),
            reference: decision.reference.as_str(), decided: decision.decided, since: *from, until: Cell::Null, recorded: at, seats: by },
        )],
        Act::Rename {
            from,
            member,
            names,
            ..
        } => vec![names_row(idx, member, names, *from)],
        Act::Partner {
            from,
            iso2,
            kind,
            names,
            partner,
            until,
            ..
        } => vec![put(
            "partners",
            columns! { idx: idx, code: partner.as_str(), iso2: iso2, kind: kind.as_str(), name_en: &names.short_en, name_fr: &names.short_fr,
            formal_en: &names.formal_en, formal_fr: &names.formal_fr, since: *from, until: *until },
        )],
        Act::StandingChanges { member, on } => {
            vec![put(
                "moments",
                columns! { idx: idx, what: "standing", subject: member.as_str(), due: *on },
            )]
        }

        Act::Seat {
            from,
            member,
            office,
            seat,
            until,
        } => vec![put(
            "seats",
            columns! { seat: seat.as_str(), office: office.as_str(), member: member.as_ref().map(MemberCode::as_str), since: *from,
            until: *until, ended: Cell::Null, idx: idx },
        )],
        Act::SeatEnd { seat } => {
            vec![set(
                "seats",
                columns! { seat: seat.as_str() },
                columns! { ended: at },
            )]
        }

        Act::Submission {
            classification,
            clauses,
            kind,
            opens_on,
            original,
            proposal,
            reason,
            sponsor,
            texts,
            theme,
        } => vec![
            put(
                "proposals",
                columns! { symbol: proposal.as_str(), collection: GAIP, stage: Stage::Submitted.as_str(), resumes: Cell::Null,
                sponsor: sponsor.as_str(), classification: classification.as_str(), kind: kind.as_str(), theme: theme.as_str(),
                original: original.as_str(), effect: clauses.effect.as_str(), force: json(&clauses.force), report_every: clauses.report_every,
                submitted: at, revision: 0i64, final_revision: Cell::Null, final_at: Cell::Null, consultation_until: Cell::Null, opens_on: *opens_on,
                consented: Cell::Null, opened: Cell::Null, ballot: Cell::Null, norm: Cell::Null, idx: idx, changed: idx },
            ),
            revision_row(entry, proposal, 0, &by, reason, texts),
        ],
        Act::Return {
            ground,
            note,
            proposal,
        } => vec![
            put(
                "returns",
                columns! { idx: idx, proposal: proposal.as_str(), ground: ground.as_str(), note: note.as_ref(), at: at },
            ),
            stage(proposal, Stage::Returned, idx),
        ],
        Act::Revision {
            clauses,
            proposal,
            reason,
            revision,
            texts,
            theme,
        } => vec![
            revision_row(entry, proposal, *revision, &by, reason, texts),
            set(
                "proposals",
                columns! { symbol: proposal.as_str() },
                clause_columns(
                    clauses,
                    columns! { revision: *revision, theme: theme.as_str(), changed: idx },
                ),
            ),
            // A returned proposal that is sent again stands submitted; the others keep their stage.
            set(
                "proposals",
                columns! { symbol: proposal.as_str(), stage: Stage::Returned.as_str() },
                columns! { stage: Stage::Submitted.as_str(), submitted: at },
            ),
        ],
        Act::Translation {
            lang,
            proposal,
            revision,
            texts,
        } => {
            let LangTexts {
                summary,
                text,
                title,
            } = texts;
            let change = match lang {
                Lang::En => {
                    columns! { en_title: title, en_summary: summary, en_text: text, en_idx: idx }
                }
                Lang::Fr => {
                    columns! { fr_title: title, fr_summary: summary, fr_text: text, fr_idx: idx }
                }
            };
            vec![
                set(
                    "revisions",
                    columns! { proposal: proposal.as_str(), number: *revision },
                    change,
                ),
                set(
                    "proposals",
                    columns! { symbol: proposal.as_str() },
                    columns! { changed: idx },
                ),
            ]
        }
        Act::Consultation { proposal, until } => vec![set(
            "proposals",
            columns! { symbol: proposal.as_str() },
            columns! { stage: Stage::Consultation.as_str(), consultation_until: *until, changed: idx },
        )],
        Act::ConsultationEnd { proposal } => vec![stage(proposal, Stage::Consulted, idx)],
        Act::CoSponsorship {
            member,
            proposal,
            revision,
        } => vec![put(
            "sponsorships",
            columns! { idx: idx, proposal: proposal.as_str(), member: member.as_str(), revision: *revision, withdrawn: Cell::Null },
        )],
        Act::CoSponsorshipWithdrawn { member, proposal } => vec![set(
            "sponsorships",
            columns! { proposal: proposal.as_str(), member: member.as_str(), withdrawn: Cell::Null },
            columns! { withdrawn: idx },
        )],
        Act::FinalText { proposal, revision } => vec![set(
            "proposals",
            columns! { symbol: proposal.as_str() },
            columns! { stage: Stage::FinalText.as_str(), final_revision: *revision, final_at: at, changed: idx },
        )],
        Act::ProposalWithdrawal { proposal, .. } => vec![Effect::Set {
            table: "proposals",
            key: columns! { symbol: proposal.as_str() },
            // The stage it stood at is kept, for a co-sponsor who maintains the proposal.
            change: vec![
                ("resumes", Cell::Of("stage")),
                ("stage", Stage::Withdrawn.as_str().into()),
                ("changed", idx.into()),
            ],
        }],
        Act::Maintenance { member, proposal } => vec![
            set(
                "sponsorships",
                columns! { proposal: proposal.as_str(), member: member.as_str(), withdrawn: Cell::Null },
                columns! { withdrawn: idx },
            ),
            Effect::Set {
                table: "proposals",
                key: columns! { symbol: proposal.as_str() },
                change: vec![
                    ("stage", Cell::Of("resumes")),
                    ("resumes", Cell::Null),
                    ("sponsor", member.as_str().into()),
                    // The former sponsor's consent is not the new one's.
                    ("consented", Cell::Null),
                    ("changed", idx.into()),
                ],
            },
        ],
        Act::ConsentToPublish { proposal, .. } => vec![set(
            "proposals",
            columns! { symbol: proposal.as_str() },
            columns! { consented: idx },
        )],
        Act::Declassification { proposal } => vec![set(
            "proposals",
            columns! { symbol: proposal.as_str() },
            columns! { classification: "public", opened: idx, changed: idx },
        )],
        // What is closed has its effects from its content; the disclosure itself changes no row but this one.
        Act::ForMembers { .. } => vec![],
        Act::Disclosure { proposal, .. } => vec![set(
            "proposals",
            columns! { symbol: proposal.as_str() },
            columns! { opened: idx },
        )],

        Act::Ballot {
            ballot,
            closes,
            electorate,
            kind,
            opens,
            proposal,
            put_by,
            revision,
            rule,
            rulebook,
            texts,
            waiver,
        } => {
            let entitled = electorate
                .iter()
                .filter(|elector| elector.ground.is_none())
                .count() as i64;
            let mut done = vec![
                put(
                    "ballots",
                    columns! { symbol: ballot.as_str(), collection: GAIP, proposal: proposal.as_str(), revision: *revision, kind: kind.as_str(),
                    rule: json(rule), rulebook: *rulebook, entitled: entitled, opens: *opens, closes: *closes, body: put_by.body.as_str(),
                    reference: put_by.reference.as_str(), decided: put_by.decided, waiver: waiver.as_ref().map(|w| w.as_str()),
                    text_en: texts.as_ref().map(|t| t.en.as_str()), text_fr: texts.as_ref().map(|t| t.fr.as_str()),
                    state: "open", ground: Cell::Null, outcome: Cell::Null, yes: Cell::Null, no: Cell::Null, abstain: Cell::Null,
                    not_participating: Cell::Null, left_closed: Cell::Null, closed_idx: Cell::Null, certified_idx: Cell::Null,
                    certified_at: Cell::Null, norm: Cell::Null, idx: idx },
                ),
                set(
                    "proposals",
                    columns! { symbol: proposal.as_str() },
                    columns! { stage: Stage::Voting.as_str(), ballot: ballot.as_str(), changed: idx },
                ),
            ];
            done.extend(electorate.iter().map(|elector| {
                put(
                    "electors",
                    columns! { ballot: ballot.as_str(), member: elector.member.as_str(), ground: elector.ground.map(NotEntitledGround::as_str) },
                )
            }));
            done
        }
        Act::Vote { ballot, commitment } => vec![put(
            "vote_entries",
            columns! { idx: idx, ballot: ballot.as_str(), commitment: commitment.as_str(), at: at },
        )],
        Act::Extension {
            ballot,
            closes,
            reference,
            ..
        } => vec![
            put(
                "extensions",
                columns! { idx: idx, ballot: ballot.as_str(), closes: *closes, reference: reference.as_str(), at: at },
            ),
            set(
                "ballots",
                columns! { symbol: ballot.as_str() },
                columns! { closes: *closes },
            ),
        ],
        Act::BallotEnd {
            ballot,
            ground,
            left_closed,
            struck,
            votes,
            ..
        } => {
            let mut done = opened_votes(ballot.as_str(), struck, votes);
            done.push(set(
                "ballots",
                columns! { symbol: ballot.as_str() },
                columns! { state: "ended", ground: ground.as_str(), left_closed: *left_closed, closed_idx: idx },
            ));
            done.push(set(
                "proposals",
                columns! { ballot: ballot.as_str() },
                columns! { stage: Stage::NoDecision.as_str(), changed: idx },
            ));
            done
        }
        Act::Closing {
            ballot,
            closes,
            left_closed,
            norm,
            outcome,
            struck,
            tally,
            votes,
        } => {
            let mut done = opened_votes(ballot.as_str(), struck, votes);
            let mut change = columns! { state: "closed", closes: *closes, outcome: json(outcome), left_closed: *left_closed, closed_idx: idx,
            norm: norm.as_ref().map(|n| n.as_str()), entitled: tally.entitled };
            change.extend(tally_columns(tally));
            done.push(set("ballots", columns! { symbol: ballot.as_str() }, change));
            done.push(set(
                "proposals",
                columns! { ballot: ballot.as_str() },
                columns! { stage: Stage::Provisional.as_str(), changed: idx },
            ));
            done
        }
        Act::ErrorReport {
            ballot,
            member,
            note,
            ..
        } => vec![put(
            "error_reports",
            columns! { idx: idx, ballot: ballot.as_str(), member: member.as_str(), note: note, at: at },
        )],
        Act::Certification {
            adopted,
            ballot,
            norm,
            outcome,
            proposal,
            revision,
            ..
        } => {
            let reached = match outcome {
                Outcome::Adopted => Stage::Adopted,
                Outcome::Rejected(_) => Stage::Rejected,
                Outcome::NoDecision(_) => Stage::NoDecision,
            };
            let mut done = vec![
                set(
                    "ballots",
                    columns! { symbol: ballot.as_str() },
                    columns! { state: "certified", certified_idx: idx, certified_at: at },
                ),
                set(
                    "proposals",
                    columns! { ballot: ballot.as_str() },
                    columns! { stage: reached.as_str(), norm: norm.as_ref().map(|n| n.as_str()), changed: idx },
                ),
            ];
            if let (Some(norm), Some(adopted)) = (norm, adopted) {
                done.push(put(
                    "norms",
                    columns! { symbol: norm.as_str(), collection: GAIP, proposal: proposal.as_str(), ballot: ballot.as_str(), revision: *revision,
                    body: Cell::Null, chair: Cell::Null, reference: Cell::Null, decided: Cell::Null, adopted: *adopted,
                    in_force_on: Cell::Null, in_force_idx: Cell::Null, annulled_idx: Cell::Null, annulled_on: Cell::Null, annulled_by: Cell::Null, idx: idx },
                ));
            }
            done
        }
        Act::CertificationRefusal { ballot, ground, .. } => vec![
            set(
                "ballots",
                columns! { symbol: ballot.as_str() },
                columns! { state: "refused", ground: ground.as_str(), certified_idx: idx, certified_at: at },
            ),
            set(
                "proposals",
                columns! { ballot: ballot.as_str() },
                columns! { stage: Stage::NoDecision.as_str(), changed: idx },
            ),
        ],
        Act::IntendedVote {
            ballot,
            choice,
            member,
            ..
        } => vec![put(
            "intended_votes",
            columns! { idx: idx, ballot: ballot.as_str(), member: member.as_str(), choice: choice.as_str(), at: at },
        )],
        Act::Correction {
            ballot,
            choice,
            member,
            reference,
            tally,
            ..
        } => vec![
            put(
                "corrections",
                columns! { idx: idx, ballot: ballot.as_str(), member: member.as_str(), choice: choice.map(|c| c.as_str()), reference: reference.as_str(), at: at },
            ),
            set(
                "ballots",
                columns! { symbol: ballot.as_str() },
                tally_columns(tally),
            ),
        ],
        Act::Explanation {
            ballot,
            member,
            norm,
            note,
            translated,
            ..
        } => vec![put(
            "explanations",
            columns! { idx: idx, ballot: ballot.as_ref().map(|b| b.as_str()), norm: norm.as_ref().map(|n| n.as_str()), member: member.as_str(),
            en: note.en.as_ref(), fr: note.fr.as_ref(), translated: translated.map(|l| l.as_str()), at: at },
        )],

        Act::AdoptionWithoutVote {
            chair,
            decision,
            dissociations,
            norm,
            proposal,
            revision,
        } => {
            let mut done = vec![
                put(
                    "norms",
                    columns! { symbol: norm.as_str(), collection: GAIP, proposal: proposal.as_str(), ballot: Cell::Null, revision: *revision,
                    body: decision.body.as_str(), chair: chair.as_str(), reference: decision.reference.as_str(), decided: decision.decided,
                    adopted: decision.decided, in_force_on: Cell::Null, in_force_idx: Cell::Null, annulled_idx: Cell::Null,
                    annulled_on: Cell::Null, annulled_by: Cell::Null, idx: idx },
                ),
                set(
                    "proposals",
                    columns! { symbol: proposal.as_str() },
                    columns! { stage: Stage::Adopted.as_str(), norm: norm.as_str(), changed: idx },
                ),
            ];
            done.extend(dissociations.iter().map(|member| {
                put(
                    "dissociations",
                    columns! { norm: norm.as_str(), member: member.as_str(), idx: idx },
                )
            }));
            done
        }
        Act::EntryIntoForce { norm, on } => vec![set(
            "norms",
            columns! { symbol: norm.as_str() },
            columns! { in_force_on: *on, in_force_idx: idx },
        )],
        Act::Annulment { decision, norm } => vec![
            set(
                "norms",
                columns! { symbol: norm.as_str() },
                columns! { annulled_idx: idx, annulled_on: decision.decided, annulled_by: decision.reference.as_str() },
            ),
            set(
                "proposals",
                columns! { norm: norm.as_str() },
                columns! { stage: Stage::Annulled.as_str(), changed: idx },
            ),
        ],
        Act::Adherence {
            date,
            kind,
            member,
            norm,
            note,
        } => vec![put(
            "adherence_events",
            columns! { idx: idx, norm: norm.as_str(), member: member.as_str(), kind: kind.as_str(), date: *date, en: note.en.as_ref(),
            fr: note.fr.as_ref(), at: at, acknowledged: Cell::Null, acknowledged_at: Cell::Null },
        )],
        Act::Acknowledgement { event, .. } => vec![set(
            "adherence_events",
            columns! { idx: *event },
            columns! { acknowledged: idx, acknowledged_at: at },
        )],
    }
}

fn names_row(idx: i64, member: &MemberCode, names: &Names, from: Date) -> Effect {
    put(
        "member_names",
        columns! { idx: idx, member: member.as_str(), short_en: &names.short_en, short_fr: &names.short_fr, formal_en: &names.formal_en,
        formal_fr: &names.formal_fr, since: from },
    )
}

fn stage(proposal: &ProposalSymbol, stage: Stage, idx: i64) -> Effect {
    set(
        "proposals",
        columns! { symbol: proposal.as_str() },
        columns! { stage: stage.as_str(), changed: idx },
    )
}

fn revision_row(
    entry: &Entry,
    proposal: &ProposalSymbol,
    number: i64,
    by: &str,
    reason: &Doc,
    texts: &Texts,
) -> Effect {
    let en = texts.en.as_ref();
    let fr = texts.fr.as_ref();
    put(
        "revisions",
        columns! { proposal: proposal.as_str(), number: number, at: entry.time, seat: by, reason: reason,
        en_title: en.map(|t| &t.title), en_summary: en.map(|t| &t.summary), en_text: en.map(|t| &t.text), en_idx: en.map(|_| entry.index),
        fr_title: fr.map(|t| &t.title), fr_summary: fr.map(|t| &t.summary), fr_text: fr.map(|t| &t.text), fr_idx: fr.map(|_| entry.index),
        idx: entry.index },
    )
}

fn clause_columns(clauses: &Clauses, mut columns: Vec<Column>) -> Vec<Column> {
    columns.extend(columns! { effect: clauses.effect.as_str(), force: json(&clauses.force), report_every: clauses.report_every });
    columns
}

fn tally_columns(tally: &Tally) -> Vec<Column> {
    columns! { yes: tally.yes, no: tally.no, abstain: tally.abstain, not_participating: tally.not_participating }
}

fn opened_votes(
    ballot: &str,
    struck: &[MemberCode],
    votes: &[super::commitments::Opened<super::commitments::VoteContent>],
) -> Vec<Effect> {
    let struck = struck.iter().map(|member| {
        set(
            "electors",
            columns! { ballot: ballot, member: member.as_str() },
            columns! { ground: NotEntitledGround::Ceased.as_str() },
        )
    });
    let votes = votes.iter().map(|opened| {
        let vote = &opened.content;
        put(
            "votes",
            columns! { ballot: ballot, member: vote.member.as_str(), choice: vote.choice.map(|c| c.as_str()), idx: vote.index, seat: vote.by.as_str(),
            auth: vote.auth.as_str(), explanation: vote.explanation.as_ref().map(json) },
        )
    });
    struck.chain(votes).collect()
}
