//! Roll calls and participation as files.

use actix_web::{HttpResponse, web};

use super::decision::stances;
use super::instrument::event_word;
use super::{code, name, words_of};
use crate::rules::visibility::Viewer;
use crate::rules::words::MemberCode;
use crate::store::archives;
use crate::store::{Failure, documents};
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::problems::Problem;
use crate::web::tables::{Cell, Column, Form, Sheet};
use crate::web::words::words;

type Asked = web::Path<(String, String, String, String)>;

fn column(name: &'static str, label: String, width: u8) -> Column {
    Column { name, label, width }
}

/// `GET /{lang}/archive/{collection}/decisions/{symbol}/votes.{form}`.
///
/// # Errors
/// Not found of another suffix, or where the collection has no such decision.
pub async fn votes(
    lang: Language,
    house: web::Data<House>,
    path: Asked,
) -> Result<HttpResponse, Problem> {
    let w = words(lang.0);
    let form = Form::of(&path.3).ok_or(Problem::NotFound)?;
    let code = code(&path.1)?;
    let slug = path.2.clone();
    let sheet = house
        .read(move |r| {
            let decision = archives::decision(r, &code, &slug)?;
            let members = archives::participants(r, &code)?;
            let rows = stances(&decision, &members)
                .into_iter()
                .map(|(member, stance)| {
                    vec![
                        Cell::text(decision.symbol.as_str()),
                        Cell::text(member.code.as_str()),
                        Cell::text(name(member, lang.0)),
                        Cell::text(stance.word(w)),
                    ]
                });
            Ok::<_, Failure>(Sheet {
                name: format!("{code}-{}-votes", decision.symbol.slug()),
                title: decision.symbol.to_string(),
                columns: vec![
                    column("decision", w.archive_fact_symbol(), 16),
                    column("member", w.archive_fact_code(), 8),
                    column("name", w.archive_column_member(), 32),
                    column("choice", w.archive_column_vote(), 16),
                ],
                rows: rows.collect(),
                made: r.head().time,
            })
        })
        .await?;
    sheet.answer(form)
}

/// `GET /{lang}/archive/{collection}/instruments/{symbol}/participation.{form}`.
///
/// # Errors
/// Not found of another suffix, or where the collection has no such instrument.
pub async fn participation(
    lang: Language,
    house: web::Data<House>,
    path: Asked,
) -> Result<HttpResponse, Problem> {
    let w = words(lang.0);
    let form = Form::of(&path.3).ok_or(Problem::NotFound)?;
    let code = code(&path.1)?;
    let slug = path.2.clone();
    let sheet = house
        .read(move |r| {
            let instrument = archives::instrument(r, &code, &slug)?;
            let events = archives::events(r, instrument.idx)?;
            let members = archives::participants(r, &code)?;
            let mut notes: Vec<String> = events.iter().filter_map(|one| one.note.clone()).collect();
            notes.sort_unstable();
            notes.dedup();
            let bodies = documents::bodies(r, &Viewer::Public, &notes)?;
            let named = |of: &MemberCode| {
                let found = members.iter().find(|member| member.code == *of);
                found.map_or_else(|| of.to_string(), |member| name(member, lang.0).to_owned())
            };
            let rows = events.iter().map(|event| {
                vec![
                    Cell::text(instrument.symbol.as_str()),
                    Cell::text(event.member.as_str()),
                    Cell::text(named(&event.member)),
                    Cell::text(event_word(event.event, w)),
                    Cell::text(event.date.to_string()),
                    Cell::given(words_of(&bodies, event.note.as_ref(), "")),
                ]
            });
            Ok::<_, Failure>(Sheet {
                name: format!("{code}-{}-participation", instrument.symbol.slug()),
                title: instrument.symbol.to_string(),
                columns: vec![
                    column("instrument", w.archive_fact_symbol(), 16),
                    column("member", w.archive_fact_code(), 8),
                    column("name", w.archive_column_member(), 32),
                    column("event", w.archive_column_event(), 24),
                    column("date", w.archive_fact_date(), 12),
                    column("note", w.archive_column_note(), 32),
                ],
                rows: rows.collect(),
                made: r.head().time,
            })
        })
        .await?;
    sheet.answer(form)
}
