//! What the languages of proposals make due: for translators and revisers, and for the sponsor that has to agree.

use crate::rules::stage::Stage;
use crate::rules::visibility::Viewer;
use crate::rules::words::Lang;
use crate::store::members::Roster;
use crate::store::proposals::{self, Titles};
use crate::store::sessions::Visitor;
use crate::store::{Failure, Reading, documents, revisions};
use crate::text::{Text, parity};
use crate::web::desk::Due;
use crate::web::refusals::language_name;
use crate::web::texts::looked::parity_said;
use crate::web::words::words;

/// What waits for whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waits {
    /// A language is to be supplied.
    Supply,
    /// The languages are to be made parallel, or signed off.
    SignOff,
    /// The sponsor is to agree what was supplied.
    Sponsor,
}

/// Everything that the languages of open proposals wait for.
///
/// # Errors
/// When the database fails.
pub fn waiting(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    lang: Lang,
) -> Result<Vec<(Waits, Due)>, Failure> {
    let w = words(lang);
    let stages = [Stage::Submitted, Stage::Consultation, Stage::Consulted];
    let open = proposals::of_stage(r, viewer, &stages)?;
    let symbols: Vec<_> = open.iter().map(|one| one.symbol.clone()).collect();
    let titles = proposals::titles(r, viewer, &symbols)?;
    let nameless = Titles::default();
    let mut found = Vec::new();
    for proposal in open {
        let symbol = &proposal.symbol;
        let revision = revisions::find(r, viewer, symbol, proposal.revision)?;
        let languages = revisions::languages(r, viewer, &revision)?;
        let title = titles.get(symbol).unwrap_or(&nameless);
        let mut put = |waits: Waits, note: String, noun: &str| {
            let due = Due {
                title: w.due_proposal(title.of(lang), symbol.as_str()),
                note,
                url: format!("/{lang}/desk/proposals/{symbol}/{noun}"),
                deadline: match proposal.stage {
                    Stage::Consultation => proposal.consultation_until,
                    _ => None,
                },
            };
            found.push((waits, due));
        };
        if let Some(missing) = languages.lacks {
            let note = w.due_translation(language_name(missing, w));
            put(Waits::Supply, note, "translations");
            continue;
        }
        if languages.supplied.is_some() && !languages.is_agreed {
            put(Waits::Sponsor, w.due_agree(), "languages");
        }
        let unsigned: Vec<String> = [Lang::En, Lang::Fr]
            .into_iter()
            .filter(|lang| !languages.signed.iter().any(|(signed, _)| signed == lang))
            .map(|lang| language_name(lang, w))
            .collect();
        if unsigned.is_empty() {
            continue;
        }
        let note = match differences(r, viewer, &revision)? {
            0 => w.due_sign_off(w.list(&unsigned)),
            some => parity_said(some, w),
        };
        put(Waits::SignOff, note, "languages");
    }
    Ok(found)
}

/// The sponsor's translations to agree, for the desk of its delegation.
///
/// # Errors
/// When the database fails.
pub fn due(
    r: &mut Reading<'_>,
    visitor: &Visitor,
    lang: Lang,
    _roster: &Roster,
) -> Result<Vec<Due>, Failure> {
    let viewer = visitor.viewer();
    let Viewer::Delegation(member) = &viewer else {
        return Ok(Vec::new());
    };
    let w = words(lang);
    let stages = [Stage::Submitted, Stage::Consultation, Stage::Consulted];
    let mut due = Vec::new();
    for proposal in proposals::of_stage(r, &viewer, &stages)? {
        if proposal.sponsor != *member {
            continue;
        }
        let symbol = &proposal.symbol;
        let revision = revisions::find(r, &viewer, symbol, proposal.revision)?;
        if revision.lacks().is_some() || revision.supplied().is_none() || revision.agreed.is_some()
        {
            continue;
        }
        let titles = proposals::titles(r, &viewer, std::slice::from_ref(symbol))?;
        let title = titles.get(symbol).map_or("", |titles| titles.of(lang));
        due.push(Due {
            title: w.due_proposal(title, symbol.as_str()),
            note: w.due_agree_yours(),
            url: format!("/{lang}/desk/proposals/{symbol}/languages"),
            deadline: None,
        });
    }
    Ok(due)
}

fn differences(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    revision: &revisions::Revision,
) -> Result<usize, Failure> {
    let commitments: Vec<String> = [Lang::En, Lang::Fr]
        .into_iter()
        .filter_map(|lang| Some(revision.of(lang)?.text.to_string()))
        .collect();
    let bodies = documents::bodies(r, viewer, &commitments)?;
    let texts: Vec<Text> = commitments
        .iter()
        .filter_map(|commitment| Some(Text::parse(bodies.get(commitment)?)))
        .collect();
    Ok(match texts.as_slice() {
        [en, fr] => parity(en, fr).len(),
        _ => 0,
    })
}
