//! Opening a house: entry 0, the first rulebook, the themes and the members it begins with.

use jiff::civil::Date;

use crate::record::Act;
use crate::record::entries::{Decision, House, Names};
use crate::rules::permissions::Action;
use crate::rules::refusals::Field;
use crate::rules::rulebook::Rulebook;
use crate::rules::words::{Body, KeyUse, MemberCode, MemberKind, Reference, ThemeCode, Vkey};
use crate::rules::{Refusal, calendar};
use crate::store::{Asking, Asks, Enacted, Failure, Store, StoreError, Who, private_log};

/// The members as they stood when the register began: code, names, kind, since, source.
const MEMBERS: &str = include_str!("seed/members.csv");

/// The first six themes; officers may add more.
const THEMES: [(&str, &str, &str); 6] = [
    ("sustainable", "Sustainable AI", "IA durable"),
    ("workers", "Workers", "Travailleurs"),
    ("creators", "Creators", "Créateurs"),
    ("safety", "Safety", "Sûreté"),
    ("transparency", "Transparency", "Transparence"),
    (
        "open",
        "Open science and shared resources",
        "Science ouverte et ressources partagées",
    ),
];

/// A key with which a new house begins.
pub type FirstKey = (KeyUse, Vkey);

/// Opens the house if it is not open yet: its entries 0 and following, its first keys among them.
///
/// # Errors
/// [`StoreError::Other`] when it was opened under another origin, or as another kind of house.
pub fn open(store: &Store, house: House, origin: &str, keys: &[FirstKey]) -> Result<(), Failure> {
    if !store.found(house, origin)? {
        return Ok(());
    }
    let mut first = vec![
        Act::Open {
            house,
            origin: origin.to_owned(),
        },
        Act::Rulebook {
            rulebook: Rulebook::first(),
        },
    ];
    first.extend(keys.iter().map(|(purpose, vkey)| Act::Key {
        from: 0,
        purpose: *purpose,
        vkey: vkey.clone(),
    }));
    for (code, name_en, name_fr) in THEMES {
        first.push(Act::Theme {
            name_en: name_en.to_owned(),
            name_fr: name_fr.to_owned(),
            theme: ThemeCode::parse(code)?,
        });
    }
    let members = founding_members()?;
    store.enact(Asking::new(Asks::Registry, Action::OpenHouse), move |tx| {
        // Another instance opened it between the stone and here.
        if tx.index() != 0 {
            return Ok(Enacted::Done {
                acts: Vec::new(),
                value: (),
            });
        }
        let today = calendar::day_of(tx.now());
        // Whoever joins later is admitted then, by two officers, like every member after the first.
        let admitted = members
            .iter()
            .filter(|(since, _)| *since <= today)
            .map(|(_, act)| act);
        let acts = first
            .iter()
            .chain(admitted)
            .map(|act| (Who::Permitted, act.clone()));
        Ok(Enacted::Done {
            acts: acts.collect(),
            value: (),
        })
    })
}

/// Anchors the private log: its newest hash enters the record, once a day.
///
/// # Errors
/// [`Refusal::AlreadyDone`] when nothing was written since, or today's was entered already.
pub fn anchor_log(store: &Store) -> Result<(), Failure> {
    store.enact(Asking::new(Asks::Registry, Action::AnchorLog), |tx| {
        let today = calendar::day_of(tx.now());
        let before = private_log::anchored_at(&mut tx.reading())?;
        if before.is_some_and(|at| calendar::day_of(at) == today) {
            return Err(Refusal::AlreadyDone.into());
        }
        let head = private_log::unanchored(&mut tx.reading())?.ok_or(Refusal::AlreadyDone)?;
        Ok(Enacted::one(Act::Log { head }, ()))
    })
}

fn founding_members() -> Result<Vec<(Date, Act)>, Failure> {
    MEMBERS
        .lines()
        .skip(1)
        .filter(|line| !line.is_empty())
        .map(founding_member)
        .collect()
}

/// `code,iso2,short_en,short_fr,formal_en,formal_fr,kind,since,source`, no quotes and no commas inside.
fn founding_member(line: &str) -> Result<(Date, Act), Failure> {
    let cells: Vec<&str> = line.split(',').collect();
    let [
        code,
        iso2,
        short_en,
        short_fr,
        formal_en,
        formal_fr,
        kind,
        since,
        source,
    ] = cells[..]
    else {
        return Err(StoreError::Corrupt(format!("seed member: {line}")).into());
    };
    let from: Date = since
        .parse()
        .map_err(|_| StoreError::Corrupt(format!("seed date: {since}")))?;
    let kind: MemberKind = kind
        .parse()
        .map_err(|_| StoreError::Corrupt(format!("seed kind: {kind}")))?;
    let reference = Reference::parse(&source.to_uppercase())
        .map_err(|_| Refusal::Malformed(Field::Reference))?;
    let admission = Act::Admission {
        decision: Decision {
            body: Body::Council,
            decided: from,
            reference,
        },
        from,
        iso2: iso2.to_owned(),
        kind,
        member: MemberCode::parse(code)?,
        names: Names {
            formal_en: formal_en.to_owned(),
            formal_fr: formal_fr.to_owned(),
            short_en: short_en.to_owned(),
            short_fr: short_fr.to_owned(),
        },
    };
    Ok((from, admission))
}
