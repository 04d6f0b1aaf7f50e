//! What can be found of each norm, proposal, vote and member, as the public tables and the documents hold it.

use diesel::prelude::*;
use std::collections::HashMap;

use super::laying::{digest_of, digest_on};
use super::{Facets, Key, Laid, Piece, Shelf, Shelved};
use crate::record::effects::GAIP;
use crate::rules::majority::Outcome;
use crate::rules::visibility::Viewer;
use crate::rules::words::{BallotSymbol, Lang, MemberCode, NormSymbol, ProposalSymbol};
use crate::store::ballots::{self, Ballot, Decided};
use crate::store::failures::StoreError;
use crate::store::norms::{self, Both, Norm, State};
use crate::store::proposals::{self, Proposal};
use crate::store::reading::{Reading, word};
use crate::store::schema;
use crate::store::{documents, members, revisions};
use crate::text::{self, Text, Unit, UnitKind};

/// Everything that can be found, in no order that matters.
pub(super) fn every_key(r: &mut Reading<'_>) -> Result<Vec<Key>, StoreError> {
    use schema::{ballots, members, norms, proposals};
    let mut keys = Vec::new();
    let symbols: Vec<String> = norms::table
        .filter(norms::collection.eq(GAIP))
        .select(norms::symbol)
        .load(r.conn)?;
    for symbol in symbols {
        keys.push(Key::Norm(word(&symbol)?));
    }
    let symbols: Vec<String> = proposals::table
        .filter(proposals::collection.eq(GAIP))
        .select(proposals::symbol)
        .load(r.conn)?;
    for symbol in symbols {
        keys.push(Key::Proposal(word(&symbol)?));
    }
    let symbols: Vec<String> = ballots::table
        .filter(ballots::collection.eq(GAIP))
        .select(ballots::symbol)
        .load(r.conn)?;
    for symbol in symbols {
        keys.push(Key::Vote(word(&symbol)?));
    }
    let symbols: Vec<String> = members::table
        .filter(members::collection.eq(GAIP))
        .select(members::code)
        .load(r.conn)?;
    for symbol in symbols {
        keys.push(Key::Member(word(&symbol)?));
    }
    Ok(keys)
}

/// The symbols under which the index does not hold what the register does; the index holds nothing else.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn differing(r: &mut Reading<'_>) -> Result<Vec<String>, StoreError> {
    let mut differ = Vec::new();
    let mut held = 0;
    for key in every_key(r)? {
        let laid = of(r, &key)?;
        for shelf in Shelf::ALL {
            let wanted = laid.shelved.iter().find(|one| one.shelf == *shelf);
            let there = digest_on(r.conn, *shelf, &key)?;
            held += i64::from(there.is_some());
            if wanted.map(digest_of) != there {
                differ.push(key.symbol().to_owned());
            }
        }
    }
    #[derive(QueryableByName)]
    struct Count {
        #[diesel(sql_type = diesel::sql_types::BigInt)]
        n: i64,
    }
    let all: Count =
        diesel::sql_query("SELECT COUNT(*) AS n FROM search_subjects").get_result(r.conn)?;
    if all.n != held {
        differ.push("*".to_owned());
    }
    differ.dedup();
    Ok(differ)
}

/// What is found of one of them; nothing of what is not there.
pub(super) fn of(r: &mut Reading<'_>, key: &Key) -> Result<Laid, StoreError> {
    let shelved = match key {
        Key::Norm(symbol) => of_norm(r, symbol),
        Key::Proposal(symbol) => of_proposal(r, symbol),
        Key::Vote(symbol) => of_ballot(r, symbol),
        Key::Member(code) => of_member(r, code),
    };
    let shelved = match shelved {
        Err(StoreError::NotFound) => Vec::new(),
        shelved => shelved?,
    };
    Ok(Laid {
        key: key.clone(),
        shelved,
    })
}

fn of_norm(r: &mut Reading<'_>, symbol: &NormSymbol) -> Result<Vec<Shelved>, StoreError> {
    let norm = norms::find(r, symbol)?;
    let norm = norms::with_texts(r, norm)?;
    let (en, fr) = (
        Text::parse(norm.text(Lang::En)),
        Text::parse(norm.text(Lang::Fr)),
    );
    Ok(vec![Shelved {
        shelf: Shelf::Public,
        facets: Facets {
            theme: norm.theme.to_string(),
            status: format!("norm-{}", state_of(&norm)),
            year: norm.adopted.year().to_string(),
            member: norm.sponsor.to_string(),
            result: String::new(),
        },
        title: norm.title.clone(),
        names: symbol.to_string(),
        pieces: with_units(&norm.summary, &en, &fr),
    }])
}

/// As the lists of norms are narrowed: by what is recorded, which is what has come.
const fn state_of(norm: &Norm) -> State {
    match norm {
        Norm {
            annulled: Some(_), ..
        } => State::Annulled,
        Norm { ended: Some(_), .. } => State::Ended,
        Norm {
            in_force: Some(_), ..
        } => State::InForce,
        _ => State::NotInForce,
    }
}

fn of_proposal(r: &mut Reading<'_>, symbol: &ProposalSymbol) -> Result<Vec<Shelved>, StoreError> {
    let viewer = &Viewer::Secretariat;
    let proposal = proposals::find(r, viewer, symbol)?;
    let words = wording(r, symbol, proposal.revision)?;
    let pieces = match proposal.norm {
        // Its text is that of the norm, which is found there.
        Some(_) => with_units(&words.summary, &Text::default(), &Text::default()),
        None => with_units(
            &words.summary,
            &Text::parse(&words.text.en),
            &Text::parse(&words.text.fr),
        ),
    };
    Ok(vec![Shelved {
        shelf: shelf_of(&proposal),
        facets: Facets {
            theme: proposal.theme.to_string(),
            status: format!("proposal-{}", proposal.stage),
            year: Key::Proposal(symbol.clone()).year(),
            member: proposal.sponsor.to_string(),
            result: String::new(),
        },
        title: words.title,
        names: symbol.to_string(),
        pieces,
    }])
}

fn shelf_of(proposal: &Proposal) -> Shelf {
    if proposal.is_open() {
        Shelf::Public
    } else {
        Shelf::Members
    }
}

fn of_ballot(r: &mut Reading<'_>, symbol: &BallotSymbol) -> Result<Vec<Shelved>, StoreError> {
    let ballot = ballots::find(r, &Viewer::Secretariat, symbol)?;
    let proposal = proposals::find(r, &Viewer::Secretariat, &ballot.proposal)?;
    let words = wording(r, &ballot.proposal, ballot.revision)?;
    let shelf = shelf_of(&proposal);
    let mut shelved = vec![Shelved {
        shelf,
        title: words.title,
        ..vote(&ballot, shelf, Some(&proposal))
    }];
    if shelf == Shelf::Members {
        // Of a vote on a proposal for members everybody may know that it is held, and what its closing opened.
        let known = ballots::find(r, &Viewer::Public, symbol)?;
        shelved.push(vote(&known, Shelf::Public, None));
    }
    Ok(shelved)
}

fn vote(ballot: &Ballot, shelf: Shelf, on: Option<&Proposal>) -> Shelved {
    Shelved {
        shelf,
        facets: Facets {
            theme: on.map_or_else(String::new, |proposal| proposal.theme.to_string()),
            status: format!("vote-{}", ballot.state),
            year: Key::Vote(ballot.symbol.clone()).year(),
            member: on.map_or_else(String::new, |proposal| proposal.sponsor.to_string()),
            result: ballot.outcome.as_ref().map_or_else(String::new, |outcome| {
                let decided = match outcome {
                    Outcome::Adopted => Decided::Adopted,
                    Outcome::Rejected(_) => Decided::Rejected,
                    Outcome::NoDecision(_) => Decided::NoDecision,
                };
                decided.to_string()
            }),
        },
        title: Both::default(),
        names: ballot.symbol.to_string(),
        pieces: vec![Piece::default()],
    }
}

fn of_member(r: &mut Reading<'_>, code: &MemberCode) -> Result<Vec<Shelved>, StoreError> {
    let roster = members::roster(r)?;
    let member = roster.find(code).ok_or(StoreError::NotFound)?;
    let names = member
        .names_on(roster.today())
        .ok_or(StoreError::NotFound)?;
    // Who looks for a name that is no longer borne finds the member.
    let mut earlier: Vec<&str> = member
        .names
        .iter()
        .flat_map(|entry| {
            let names = &entry.names;
            [
                &names.short_en,
                &names.short_fr,
                &names.formal_en,
                &names.formal_fr,
            ]
        })
        .map(String::as_str)
        .collect();
    earlier.sort_unstable();
    earlier.dedup();
    Ok(vec![Shelved {
        shelf: Shelf::Public,
        facets: Facets {
            member: code.to_string(),
            ..Facets::default()
        },
        title: Both {
            en: names.short_en.clone(),
            fr: names.short_fr.clone(),
        },
        names: format!("{code}\n{}", earlier.join("\n")),
        pieces: vec![Piece {
            body: Both {
                en: names.formal_en.clone(),
                fr: names.formal_fr.clone(),
            },
            ..Piece::default()
        }],
    }])
}

struct Wording {
    title: Both,
    summary: Both,
    text: Both,
}

/// The words of a revision, in the languages it has; what is withheld is not there.
fn wording(
    r: &mut Reading<'_>,
    proposal: &ProposalSymbol,
    number: i64,
) -> Result<Wording, StoreError> {
    let viewer = &Viewer::Secretariat;
    let revision = revisions::find(r, viewer, proposal, number)?;
    let bodies: HashMap<String, String> = documents::standing(r, viewer, &revision.commitments())?;
    let both = |of: fn(&revisions::RevisionTexts) -> &crate::rules::words::Commitment| {
        let body = |lang| {
            let texts = revision.of(lang);
            let body = texts.and_then(|texts| bodies.get(of(texts).as_str()));
            body.cloned().unwrap_or_default()
        };
        Both {
            en: body(Lang::En),
            fr: body(Lang::Fr),
        }
    };
    Ok(Wording {
        title: both(|texts| &texts.title),
        summary: both(|texts| &texts.summary),
        text: both(|texts| &texts.text),
    })
}

/// The summary, then every unit in both languages.
fn with_units(summary: &Both, en: &Text, fr: &Text) -> Vec<Piece> {
    let mut pieces = vec![Piece {
        body: Both {
            en: text::plain(&summary.en),
            fr: text::plain(&summary.fr),
        },
        ..Piece::default()
    }];
    // The languages have the same addresses; what one of them lacks stands behind.
    let only_fr = fr.units().iter().filter(|unit| en.find(&unit.id).is_none());
    for unit in en.units().iter().chain(only_fr) {
        let both = |of: fn(&Text, &Unit) -> String| {
            let in_lang = |text: &Text| text.find(&unit.id).map(|unit| of(text, unit));
            Both {
                en: in_lang(en).unwrap_or_default(),
                fr: in_lang(fr).unwrap_or_default(),
            }
        };
        pieces.push(Piece {
            address: unit.id.clone(),
            label: both(label),
            heading: both(|_, unit| text::plain(unit.heading.as_deref().unwrap_or_default())),
            body: both(|_, unit| text::plain(&unit.words)),
        });
    }
    pieces
}

/// What a unit is called by its number and those of the units it stands in: `Article 3`, `3.2 (a)`.
fn label(text: &Text, unit: &Unit) -> String {
    let above = || {
        let (above, _) = unit.id.rsplit_once('-')?;
        let above = above
            .strip_suffix("-sub")
            .or(above.strip_suffix("-par"))
            .unwrap_or(above);
        text.find(above).map(|unit| label(text, unit))
    };
    match unit.kind {
        UnitKind::Recital => unit.id.rsplit('-').next().unwrap_or_default().to_owned(),
        UnitKind::Part | UnitKind::Article | UnitKind::Annex => unit.label.clone(),
        UnitKind::Paragraph if unit.label.contains('.') => unit.label.clone(),
        UnitKind::Paragraph | UnitKind::Point => {
            let parts = [above().unwrap_or_default(), unit.label.clone()];
            let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            parts.join(" ")
        }
    }
}
