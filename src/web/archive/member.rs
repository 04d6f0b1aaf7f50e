//! A participant of an archive: its time, its votes, what it did with instruments.

use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::collection::place;
use super::instrument::event_word;
use super::{code, decision_path, instrument_path, name, period, under, words_of};
use crate::rules::visibility::Viewer;
use crate::rules::words::MemberCode;
use crate::store::archives;
use crate::store::{Failure, documents};
use crate::web::answers;
use crate::web::figures::Stance;
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::problems::Problem;
use crate::web::record::public;
use crate::web::results;
use crate::web::shell::Shell;
use crate::web::site::Site;
use crate::web::words::words;

/// Votes on a page.
const PAGE: i64 = 50;
/// Events on a page: a participant has a few for each instrument.
const EVENTS: i64 = 2_000;

#[derive(Clone, Debug, Default, Deserialize)]
pub struct Query {
    /// `1960-12-14.4181`: the date and the entry after which the list of votes goes on.
    #[serde(default)]
    pub after: String,
}

/// One vote as a line.
pub struct VoteLine {
    pub url: String,
    pub title: String,
    pub about: String,
    pub letter: &'static str,
    pub word: String,
}

/// One event as a line.
pub struct EventLine {
    pub url: String,
    pub title: String,
    pub event: String,
    pub day: String,
}

#[derive(Template)]
#[template(path = "archive/member.html")]
struct Page {
    shell: Shell,
    code: String,
    collection_url: String,
    members_url: String,
    name: String,
    facts: Vec<(String, String)>,
    votes: Vec<VoteLine>,
    newest: String,
    older: String,
    events: Vec<EventLine>,
}

/// `GET /{lang}/archive/{collection}/members/{code}`; its votes by keyset (`after`).
///
/// # Errors
/// Not found where the collection has no such participant.
pub async fn show(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    path: web::Path<(String, String, String)>,
    query: web::Query<Query>,
) -> Result<HttpResponse, Problem> {
    let w = words(lang.0);
    let code = code(&path.1)?;
    let member = MemberCode::parse(&path.2).map_err(|_| Problem::NotFound)?;
    let after = place(&query.after).ok_or(Problem::NotFound)?;
    let asked = code.clone();
    let (head, member, votes, events, bodies) = house
        .read(move |r| {
            let found = archives::participant(r, &asked, &member)?;
            let votes = archives::votes_of(r, &asked, &member, after, PAGE)?;
            let events = archives::events_of(r, &asked, &member, EVENTS)?;
            let mut texts: Vec<String> = votes
                .iter()
                .filter_map(|vote| vote.decision.title.clone())
                .chain(events.iter().flat_map(|(event, with)| {
                    [&event.note, &with.title].into_iter().flatten().cloned()
                }))
                .collect();
            texts.sort_unstable();
            texts.dedup();
            let bodies = documents::bodies(r, &Viewer::Public, &texts)?;
            Ok::<_, Failure>((r.head().clone(), found, votes, events, bodies))
        })
        .await?;
    let path = under(&code, &format!("/members/{}", member.code));
    let older = votes
        .last()
        .filter(|_| votes.len() as i64 == PAGE)
        .map_or_else(String::new, |last| {
            let of = &last.decision;
            format!("/{}{path}?after={}.{}", lang.0, of.date, of.idx)
        });
    let here = match query.after.as_str() {
        "" => String::new(),
        after => format!("after={after}"),
    };
    let votes = votes.iter().map(|vote| {
        let stance = Stance::Voted(vote.choice);
        let of = &vote.decision;
        VoteLine {
            url: format!("/{}{}", lang.0, decision_path(&code, &of.symbol)),
            title: words_of(&bodies, of.title.as_ref(), of.symbol.as_str()),
            about: format!("{} · {}", w.date(of.date), of.symbol),
            letter: stance.letter(),
            word: stance.word(w),
        }
    });
    let events = events.iter().map(|(event, with)| {
        let word = results::capital(&event_word(event.event, w));
        let note = words_of(&bodies, event.note.as_ref(), "");
        EventLine {
            url: format!("/{}{}", lang.0, instrument_path(&code, &with.symbol)),
            title: words_of(&bodies, with.title.as_ref(), with.symbol.as_str()),
            event: match note.as_str() {
                "" => word,
                note => w.archive_event_noted(word, note),
            },
            day: w.date(event.date),
        }
    });
    let mut facts = vec![
        (w.archive_fact_code(), member.code.to_string()),
        (w.archive_fact_kind(), w.archive_kind(member.kind.as_str())),
    ];
    let time = period(&member, w);
    if !time.is_empty() {
        facts.push((w.archive_fact_period(), time));
    }
    let title = name(&member, lang.0).to_owned();
    answers::page(&Page {
        shell: public(&site, lang.0, &path, title.clone(), &head).with_query(&here),
        code: code.to_string(),
        collection_url: format!("/{}{}", lang.0, under(&code, "")),
        members_url: format!("/{}{}", lang.0, under(&code, "/members")),
        name: title,
        facts,
        votes: votes.collect(),
        newest: match here.as_str() {
            "" => String::new(),
            _ => format!("/{}{path}", lang.0),
        },
        older,
        events: events.collect(),
    })
}
