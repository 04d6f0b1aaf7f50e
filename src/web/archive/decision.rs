//! A decision of an archive with its roll call.

use actix_web::{HttpResponse, web};
use askama::Template;

use super::collection::chip;
use super::{code, decision_path, name, under, words_of};
use crate::rules::visibility::Viewer;
use crate::rules::words::{Choice, MemberCode};
use crate::store::archives::{self, Decision, Participant};
use crate::store::{Failure, documents};
use crate::web::answers;
use crate::web::figures::{Stance, TallyBar};
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::map::{Fill, Meaning, WorldMap};
use crate::web::problems::Problem;
use crate::web::record::public;
use crate::web::results;
use crate::web::rules_in_words;
use crate::web::shell::Shell;
use crate::web::site::Site;
use crate::web::tables::{Picture, links};
use crate::web::words::{Words, words};

/// A participant in the roll.
pub struct Row {
    pub name: String,
    pub code: String,
    pub url: String,
    pub letter: &'static str,
    pub word: String,
}

#[derive(Template)]
#[template(path = "archive/decision.html")]
struct Page {
    shell: Shell,
    code: String,
    collection_url: String,
    symbol: String,
    title: String,
    summary: String,
    chip: (&'static str, String),
    has_roll: bool,
    bar: TallyBar,
    map: WorldMap,
    facts: Vec<(String, String)>,
    entry_url: String,
    rows: Vec<Row>,
    files: Vec<(String, &'static str)>,
}

/// `GET /{lang}/archive/{collection}/decisions/{symbol}`.
///
/// # Errors
/// Not found where the collection has no such decision.
pub async fn show(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    path: web::Path<(String, String, String)>,
) -> Result<HttpResponse, Problem> {
    let w = words(lang.0);
    let code = code(&path.1)?;
    let (asked, slug) = (code.clone(), path.2.clone());
    let (head, decision, members, bodies) = house
        .read(move |r| {
            let decision = archives::decision(r, &asked, &slug)?;
            let members = archives::participants(r, &asked)?;
            let texts = [&decision.title, &decision.summary];
            let texts: Vec<String> = texts.into_iter().flatten().cloned().collect();
            let bodies = documents::bodies(r, &Viewer::Public, &texts)?;
            Ok::<_, Failure>((r.head().clone(), decision, members, bodies))
        })
        .await?;
    let path = decision_path(&code, &decision.symbol);
    let stances = stances(&decision, &members);
    let title = words_of(&bodies, decision.title.as_ref(), decision.symbol.as_str());
    let mut rows: Vec<Row> = stances
        .iter()
        .map(|(member, stance)| Row {
            name: name(member, lang.0).to_owned(),
            code: member.code.to_string(),
            url: format!(
                "/{}{}",
                lang.0,
                under(&code, &format!("/members/{}", member.code))
            ),
            letter: stance.letter(),
            word: stance.word(w),
        })
        .collect();
    rows.sort_by_cached_key(|row| w.sort_key(&row.name));
    answers::page(&Page {
        shell: public(&site, lang.0, &path, title.clone(), &head),
        code: code.to_string(),
        collection_url: format!("/{}{}", lang.0, under(&code, "")),
        symbol: decision.symbol.to_string(),
        summary: words_of(&bodies, decision.summary.as_ref(), ""),
        chip: chip(&decision, w),
        has_roll: !decision.roll.is_empty(),
        bar: bar(&stances, w),
        map: map(&stances, &title, w),
        facts: facts(&decision, w),
        entry_url: format!("/{}/record/{}", lang.0, decision.idx),
        rows,
        files: links(&format!("/{}{path}/votes", lang.0), "", Picture::None),
        title,
    })
}

/// How each participant stood: whoever voted, and of the others those that were participants on that day.
pub(super) fn stances<'a>(
    decision: &Decision,
    members: &'a [Participant],
) -> Vec<(&'a Participant, Stance)> {
    let votes = decision.roll.votes();
    let is_counted = !decision.roll.is_empty();
    members
        .iter()
        .filter_map(|member| {
            let voted = votes.binary_search_by(|(code, _)| (*code).cmp(&member.code));
            let stance = match voted {
                Ok(at) => Stance::Voted(votes[at].1),
                Err(_) if is_counted && member.period().holds(decision.date) => Stance::DidNotVote,
                Err(_) => return None,
            };
            Some((member, stance))
        })
        .collect()
}

const ORDER: [Stance; 5] = [
    Stance::Voted(Choice::Yes),
    Stance::Voted(Choice::No),
    Stance::Voted(Choice::Abstain),
    Stance::Voted(Choice::NotParticipating),
    Stance::DidNotVote,
];

fn counted(stances: &[(&Participant, Stance)]) -> Vec<(Stance, i64)> {
    ORDER
        .into_iter()
        .map(|stance| {
            let count = stances.iter().filter(|(_, of)| *of == stance).count() as i64;
            (stance, count)
        })
        // An archive has no word for those who say that they do not take part.
        .filter(|(stance, count)| *count > 0 || *stance != Stance::Voted(Choice::NotParticipating))
        .collect()
}

fn bar(stances: &[(&Participant, Stance)], w: &Words) -> TallyBar {
    TallyBar::of(&counted(stances), w)
}

fn map(stances: &[(&Participant, Stance)], title: &str, w: &Words) -> WorldMap {
    let drawn: Vec<(MemberCode, Fill, String)> = stances
        .iter()
        .map(|(member, stance)| {
            let title = w.map_place(name(member, w.lang()), stance.word(w));
            (member.code.clone(), Fill(stance.letter()), title)
        })
        .collect();
    let meanings = counted(stances)
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(stance, count)| Meaning {
            fill: Fill(stance.letter()),
            words: stance.word(w),
            count: w.number(count),
        })
        .collect();
    WorldMap {
        others: w.archive_map_others(),
        ..WorldMap::of(w.archive_map_votes(title), &drawn, meanings, w)
    }
}

fn facts(decision: &Decision, w: &Words) -> Vec<(String, String)> {
    let mut facts = vec![
        (w.archive_fact_symbol(), decision.symbol.to_string()),
        (w.archive_fact_date(), w.date(decision.date)),
    ];
    if let Some(resolution) = &decision.resolution {
        facts.push((w.archive_fact_resolution(), resolution.clone()));
    }
    if decision.outcome().is_some() {
        let rule = results::capital(&rules_in_words::rule(&decision.rule, w));
        facts.push((w.archive_fact_rule(), rule));
    }
    facts
}
