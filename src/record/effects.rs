//! What an entry does to the public tables: the one place that says so, for the acts and for replay.

use jiff::Timestamp;
use jiff::civil::Date;

use super::canonical;
use super::entries::{
    Act, By, Changed, Clauses, Decision, Doc, Entry, LangTexts, Names, Related, Texts, VotingPart,
};
use super::imports;
use crate::rules::amendments::AmendmentState;
use crate::rules::electorate::NotEntitledGround;
use crate::rules::majority::{Outcome, Tally};
use crate::rules::stage::Stage;
use crate::rules::words::{BallotSymbol, Lang, MemberCode, NormSymbol, ProposalSymbol, Relation};

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
    /// Many rows that differ in one column: the votes of a roll call.
    PutEach {
        table: &'static str,
        row: Vec<Column>,
        column: &'static str,
        values: Vec<String>,
    },
}

impl Effect {
    /// The table that it changes.
    pub const fn table(&self) -> &'static str {
        match self {
            Effect::Put { table, .. }
            | Effect::PutFirst { table, .. }
            | Effect::Set { table, .. }
            | Effect::PutEach { table, .. } => table,
        }
    }
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
    ($($name:ident : $value:expr),* $(,)?) => { vec![$((stringify!($name), $crate::record::effects::Cell::from($value))),*] };
}
pub(crate) use columns;

/// A new row of a table.
pub fn put(table: &'static str, row: Vec<Column>) -> Effect {
    Effect::Put { table, row }
}

fn set(table: &'static str, key: Vec<Column>, change: Vec<Column>) -> Effect {
    Effect::Set { table, key, change }
}

/// A rule, clause or list as it stands in a row: its canonical JSON.
pub(super) fn json<T: serde::Serialize>(value: &T) -> String {
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
            related,
            sponsor,
            texts,
            theme,
            units,
        } => vec![
            put(
                "proposals",
                columns! { symbol: proposal.as_str(), collection: GAIP, stage: Stage::Submitted.as_str(), resumes: Cell::Null,
                sponsor: sponsor.as_str(), classification: classification.as_str(), kind: kind.as_str(), theme: theme.as_str(),
                original: original.as_str(), effect: clauses.effect.as_str(), force: json(&clauses.force), report_every: clauses.report_every,
                submitted: at, revision: 0i64, final_revision: Cell::Null, final_at: Cell::Null, consultation_until: Cell::Null, opens_on: *opens_on,
                consented: Cell::Null, opened: Cell::Null, ballot: Cell::Null, norm: Cell::Null, order_idx: Cell::Null, order_reason: Cell::Null, relation: related.as_ref().map(|r| r.relation.as_str()),
                related: related.as_ref().map(|r| r.norm.as_str()), idx: idx, changed: idx },
            ),
            revision_row(entry, proposal, 0, &by, reason, texts, units),
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
            amendments,
            clauses,
            proposal,
            reason,
            revision,
            texts,
            theme,
            units,
        } => {
            let mut done = vec![
                revision_row(entry, proposal, *revision, &by, reason, texts, units),
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
            ];
            done.extend(amendments.iter().map(|number| {
                set(
                    "amendments",
                    columns! { proposal: proposal.as_str(), number: *number },
                    columns! { merged: *revision },
                )
            }));
            done
        }
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
        Act::TranslationAgreed {
            proposal, revision, ..
        } => vec![set(
            "revisions",
            columns! { proposal: proposal.as_str(), number: *revision },
            columns! { agreed: idx },
        )],
        Act::SignOff {
            lang,
            proposal,
            revision,
        } => vec![put(
            "sign_offs",
            columns! { idx: idx, proposal: proposal.as_str(), revision: *revision, lang: lang.as_str(), seat: by.as_str(), at: at },
        )],
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
        Act::Comment {
            comment,
            kind,
            lang,
            member,
            note,
            proposal,
            revision,
            unit,
            wording,
        } => vec![put(
            "comments",
            columns! { idx: idx, proposal: proposal.as_str(), number: *comment, revision: *revision, unit: unit.as_ref().map(|u| u.as_str()),
            lang: lang.as_str(), kind: kind.as_str(), member: member.as_str(), note: note, wording: wording.as_ref(), at: at,
            answer: Cell::Null, answer_en: Cell::Null, answer_fr: Cell::Null, answered_idx: Cell::Null, answered_at: Cell::Null },
        )],
        Act::CommentAnswer {
            answer,
            comment,
            note,
            proposal,
        } => vec![set(
            "comments",
            columns! { proposal: proposal.as_str(), number: *comment },
            columns! { answer: answer.as_str(), answer_en: note.en.as_ref(), answer_fr: note.fr.as_ref(), answered_idx: idx, answered_at: at },
        )],
        Act::Amendment {
            amendment,
            changes,
            comment,
            member,
            proposal,
            reason,
            revision,
        } => {
            let mut done = vec![put(
                "amendments",
                columns! { idx: idx, proposal: proposal.as_str(), number: *amendment, revision: *revision, member: member.as_str(),
                comment: *comment, reason: reason, state: AmendmentState::Standing.as_str(), settled_idx: Cell::Null,
                merged: Cell::Null, fallen: Cell::Null, at: at },
            )];
            done.extend(change_rows(idx, changes));
            done
        }
        Act::AmendmentCoSponsorship {
            amendment,
            member,
            proposal,
        } => vec![put(
            "amendment_sponsorships",
            columns! { idx: idx, proposal: proposal.as_str(), number: *amendment, member: member.as_str() },
        )],
        Act::AmendmentWithdrawal {
            amendment,
            proposal,
            ..
        } => vec![amendment_state(
            proposal,
            *amendment,
            AmendmentState::Withdrawn,
            idx,
        )],
        Act::AmendmentAccepted {
            amendment,
            proposal,
            ..
        } => vec![amendment_state(
            proposal,
            *amendment,
            AmendmentState::Accepted,
            idx,
        )],
        Act::AmendmentFalls {
            amendment,
            proposal,
            reason,
        } => vec![
            amendment_state(proposal, *amendment, AmendmentState::Fallen, idx),
            set(
                "amendments",
                columns! { proposal: proposal.as_str(), number: *amendment },
                columns! { fallen: reason },
            ),
            set(
                "voting_parts",
                columns! { proposal: proposal.as_str(), amendment: *amendment },
                columns! { settled_idx: idx },
            ),
        ],
        Act::VotingOrder {
            order,
            proposal,
            reason,
        } => {
            // An order recorded before is replaced: only the newest of a proposal is read.
            let mut done = vec![set(
                "proposals",
                columns! { symbol: proposal.as_str() },
                columns! { order_idx: idx, order_reason: reason, changed: idx },
            )];
            done.extend(order.iter().zip(1i64..).map(|(part, place)| {
                let (amendment, units) = match part {
                    VotingPart::Amendment(number) => (Some(*number), None),
                    VotingPart::Division(units) => (None, Some(json(units))),
                };
                put(
                    "voting_parts",
                    columns! { proposal: proposal.as_str(), place: place, amendment: amendment, units: units, ballot: Cell::Null, settled_idx: Cell::Null, merged: Cell::Null, idx: idx },
                )
            }));
            done
        }
        Act::Merging {
            part,
            proposal,
            reason,
            revision,
            texts,
            units,
        } => vec![
            revision_row(entry, proposal, *revision, &by, reason, texts, units),
            set(
                "proposals",
                columns! { symbol: proposal.as_str() },
                columns! { revision: *revision, final_revision: *revision, changed: idx },
            ),
            set(
                "voting_parts",
                columns! { proposal: proposal.as_str(), place: *part },
                columns! { merged: *revision },
            ),
        ],
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
            part,
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
                    certified_at: Cell::Null, norm: Cell::Null, part: *part, idx: idx },
                ),
                match part {
                    None => set(
                        "proposals",
                        columns! { symbol: proposal.as_str() },
                        columns! { stage: Stage::Voting.as_str(), ballot: ballot.as_str(), changed: idx },
                    ),
                    Some(_) => stage(proposal, Stage::Parts, idx),
                },
            ];
            done.extend(part.map(|place| {
                set(
                    "voting_parts",
                    columns! { proposal: proposal.as_str(), place: place },
                    columns! { ballot: ballot.as_str() },
                )
            }));
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
            done.push(part_settled(ballot, idx));
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
            related,
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
            done.push(part_settled(ballot, idx));
            if let (Some(norm), Some(adopted)) = (norm, adopted) {
                let adoption = Adoption {
                    idx,
                    norm,
                    proposal,
                    revision: *revision,
                    related: related.as_ref(),
                    adopted: *adopted,
                    ballot: Some(ballot),
                    meeting: None,
                };
                done.extend(adoption.rows());
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
            part_settled(ballot, idx),
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
            related,
            revision,
        } => {
            let adoption = Adoption {
                idx,
                norm,
                proposal,
                revision: *revision,
                related: related.as_ref(),
                adopted: decision.decided,
                ballot: None,
                meeting: Some((chair, decision)),
            };
            let mut done = adoption.rows();
            done.push(set(
                "proposals",
                columns! { symbol: proposal.as_str() },
                columns! { stage: Stage::Adopted.as_str(), norm: norm.as_str(), changed: idx },
            ));
            done.extend(dissociations.iter().map(|member| {
                put(
                    "dissociations",
                    columns! { norm: norm.as_str(), proposal: proposal.as_str(), member: member.as_str(), idx: idx },
                )
            }));
            done
        }
        Act::EntryIntoForce { norm, on, proposal } => vec![
            // The norm is in force since its first version is.
            set(
                "norms",
                columns! { symbol: norm.as_str(), in_force_idx: Cell::Null },
                columns! { in_force_on: *on, in_force_idx: idx },
            ),
            set(
                "versions",
                columns! { norm: norm.as_str(), proposal: proposal.as_str() },
                columns! { in_force_on: *on, in_force_idx: idx },
            ),
        ],
        Act::NormEnd {
            norm,
            on,
            proposal,
            relation,
        } => vec![set(
            "norms",
            columns! { symbol: norm.as_str() },
            columns! { ended_on: *on, ended_idx: idx, ended_by: proposal.as_str(), ended_how: relation.as_str() },
        )],
        Act::Corrigendum {
            changes,
            corrigendum,
            norm,
            proposal,
            reason,
            reference,
            until,
        } => {
            let mut done = vec![put(
                "corrigenda",
                columns! { idx: idx, norm: norm.as_str(), number: *corrigendum, proposal: proposal.as_str(), reason: reason,
                reference: reference.as_str(), until: *until, at: at, stands_idx: Cell::Null, en_text: Cell::Null, fr_text: Cell::Null, units: Cell::Null },
            )];
            done.extend(change_rows(idx, changes));
            done
        }
        Act::CorrigendumObjection {
            corrigendum,
            member,
            norm,
            note,
        } => vec![put(
            "corrigendum_objections",
            columns! { idx: idx, norm: norm.as_str(), number: *corrigendum, member: member.as_str(), en: note.en.as_ref(), fr: note.fr.as_ref(), at: at },
        )],
        Act::CorrigendumStands {
            corrigendum,
            norm,
            texts,
            units,
        } => vec![set(
            "corrigenda",
            columns! { norm: norm.as_str(), number: *corrigendum },
            columns! { stands_idx: idx, en_text: texts.en.as_ref(), fr_text: texts.fr.as_ref(), units: units },
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
            units,
        } => vec![put(
            "adherence_events",
            columns! { idx: idx, norm: norm.as_str(), member: member.as_str(), kind: kind.as_str(), date: *date, en: note.en.as_ref(),
            fr: note.fr.as_ref(), at: at, acknowledged: Cell::Null, acknowledged_at: Cell::Null,
            units: (!units.is_empty()).then(|| json(units)) },
        )],
        Act::Acknowledgement { event, .. } => vec![set(
            "adherence_events",
            columns! { idx: *event },
            columns! { acknowledged: idx, acknowledged_at: at },
        )],

        act @ (Act::Import { .. }
        | Act::ImportedMembers { .. }
        | Act::ImportedDecision { .. }
        | Act::ImportedInstrument { .. }) => imports::rows(act, idx, at),
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
    units: &Doc,
) -> Effect {
    let en = texts.en.as_ref();
    let fr = texts.fr.as_ref();
    put(
        "revisions",
        columns! { proposal: proposal.as_str(), number: number, at: entry.time, seat: by, reason: reason,
        en_title: en.map(|t| &t.title), en_summary: en.map(|t| &t.summary), en_text: en.map(|t| &t.text), en_idx: en.map(|_| entry.index),
        fr_title: fr.map(|t| &t.title), fr_summary: fr.map(|t| &t.summary), fr_text: fr.map(|t| &t.text), fr_idx: fr.map(|_| entry.index),
        idx: entry.index, units: units, agreed: Cell::Null },
    )
}

/// The changes of an amendment or corrigendum, by the index of the entry that brought them.
fn change_rows(idx: i64, changes: &[Changed]) -> impl Iterator<Item = Effect> + '_ {
    changes.iter().zip(1i64..).map(move |(change, place)| {
        put(
            "text_changes",
            columns! { idx: idx, place: place, how: change.how.as_str(), unit: change.unit.as_ref().map(|u| u.as_str()),
            en: change.en.as_ref(), fr: change.fr.as_ref() },
        )
    })
}

fn amendment_state(
    proposal: &ProposalSymbol,
    number: i64,
    state: AmendmentState,
    idx: i64,
) -> Effect {
    set(
        "amendments",
        columns! { proposal: proposal.as_str(), number: number },
        columns! { state: state.as_str(), settled_idx: idx },
    )
}

/// The end of a ballot settles the place in the order of voting that it was on, if it was on one.
fn part_settled(ballot: &BallotSymbol, idx: i64) -> Effect {
    set(
        "voting_parts",
        columns! { ballot: ballot.as_str() },
        columns! { settled_idx: idx },
    )
}

/// An adoption, by a ballot or at a meeting.
struct Adoption<'a> {
    idx: i64,
    norm: &'a NormSymbol,
    proposal: &'a ProposalSymbol,
    revision: i64,
    related: Option<&'a Related>,
    adopted: Date,
    ballot: Option<&'a BallotSymbol>,
    meeting: Option<(&'a MemberCode, &'a Decision)>,
}

impl Adoption<'_> {
    /// A new norm has its first version; an amended one a further; an abrogation has none.
    fn rows(&self) -> Vec<Effect> {
        let relation = self.related.map(|related| related.relation);
        let ballot = self.ballot.map(BallotSymbol::as_str);
        let chair = self.meeting.map(|(chair, _)| chair.as_str());
        let decision = self.meeting.map(|(_, decision)| decision);
        let mut rows = Vec::new();
        if !matches!(relation, Some(Relation::Amends | Relation::Abrogates)) {
            rows.push(put(
                "norms",
                columns! { symbol: self.norm.as_str(), collection: GAIP, proposal: self.proposal.as_str(), ballot: ballot, revision: self.revision,
                body: decision.map(|d| d.body.as_str()), chair: chair, reference: decision.map(|d| d.reference.as_str()),
                decided: decision.map(|d| d.decided), adopted: self.adopted, in_force_on: Cell::Null, in_force_idx: Cell::Null,
                annulled_idx: Cell::Null, annulled_on: Cell::Null, annulled_by: Cell::Null, ended_on: Cell::Null, ended_idx: Cell::Null,
                ended_by: Cell::Null, ended_how: Cell::Null, idx: self.idx },
            ));
        }
        if relation != Some(Relation::Abrogates) {
            rows.push(put(
                "versions",
                columns! { idx: self.idx, norm: self.norm.as_str(), proposal: self.proposal.as_str(), revision: self.revision, ballot: ballot,
                body: decision.map(|d| d.body.as_str()), chair: chair, reference: decision.map(|d| d.reference.as_str()),
                adopted: self.adopted, in_force_on: Cell::Null, in_force_idx: Cell::Null },
            ));
        }
        if let Some(related) = self.related {
            rows.push(put(
                "relations",
                columns! { idx: self.idx, norm: self.norm.as_str(), related: related.norm.as_str(), relation: related.relation.as_str(),
                proposal: self.proposal.as_str(), adopted: self.adopted },
            ));
        }
        rows
    }
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
            columns! { ballot: ballot, member: vote.member.as_str(), choice: vote.choice.map(|c| c.as_str()), idx: vote.index, seat: vote.by.first().as_str(),
            second_seat: vote.by.second().map(|seat| seat.as_str()), auth: vote.auth.as_str(), explanation: vote.explanation.as_ref().map(json) },
        )
    });
    struck.chain(votes).collect()
}
