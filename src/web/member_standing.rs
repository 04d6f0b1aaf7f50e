//! A member's standing over time, as a band of its periods, and as a file.

use actix_web::{HttpResponse, web};
use askama::Template;
use jiff::civil::Date;

use super::as_of::AsOf;
use super::house::House;
use super::languages::Language;
use super::members::{Query, stand, standing_row};
use super::problems::Problem;
use super::tables::{self, Cell, Column, Sheet, Suffix};
use super::words::{Words, words};
use crate::rules::calendar;
use crate::rules::standing::{self, Standing, StandingRecord};
use crate::rules::words::MemberCode;
use crate::store::members::{self, Member, Roster};
use crate::store::{Failure, StoreError};

/// A period during which nothing changed.
pub struct Period {
    /// `member`, `suspended` or `former`: the style sheet knows them.
    pub look: &'static str,
    /// SVG lengths, as `12.5%`.
    pub x: String,
    pub width: String,
    /// « member, from 3 March 2025 to today ».
    pub said: String,
}

/// The periods from the first admission to the day, and their ends.
pub struct Course {
    pub label: String,
    pub periods: Vec<Period>,
    pub from: String,
    pub to: String,
}

#[derive(Template)]
#[template(path = "members/standing.svg", escape = "html")]
struct File<'a> {
    w: &'a Words,
    course: &'a Course,
}

impl Course {
    /// Of a member on the day of the roster.
    pub fn of(member: &Member, roster: &Roster, w: &Words) -> Self {
        let today = roster.today();
        let records: Vec<StandingRecord> =
            member.standings.iter().map(|entry| entry.record).collect();
        let mut changes = standing::changes(&records);
        changes.retain(|(day, _)| *day <= today);
        let from = changes.first().map_or(today, |(day, _)| *day);
        let whole = days(from, today).max(1);
        let at = |day: Date| days(from, day) * 1000 / whole;
        let tenths = |n: i64| format!("{}.{}%", n / 10, n % 10);
        let ends = changes.iter().skip(1).map(|(day, _)| *day);
        let periods =
            changes
                .iter()
                .zip(ends.map(Some).chain([None]))
                .map(|((since, standing), end)| {
                    let (left, right) = (at(*since), end.map_or(1000, at));
                    let word = stand(*standing, w).text;
                    Period {
                        look: look(*standing),
                        x: tenths(left),
                        width: tenths((right - left).max(4)),
                        said: match end {
                            Some(end) => w.members_period(
                                word,
                                w.date(*since),
                                w.date(calendar::days_after(end, -1)),
                            ),
                            None => w.members_period_now(word, w.date(*since)),
                        },
                    }
                });
        Self {
            label: w.members_course_label(roster.short(&member.code, w.lang())),
            periods: periods.collect(),
            from: w.date_short(from),
            to: w.date_short(today),
        }
    }
}

const fn look(standing: Standing) -> &'static str {
    match standing {
        Standing::Member => "s4",
        Standing::Suspended { .. } => "si",
        Standing::Former { .. } | Standing::NotYet => "s0",
    }
}

fn days(from: Date, to: Date) -> i64 {
    from.duration_until(to).as_hours() / 24
}

/// `GET /{lang}/members/{code}/standing.{form}`: each change, by the decision it rests on; or the band.
///
/// # Errors
/// Not found of another suffix, of a code that no member has, of a day that cannot be shown.
pub async fn file(
    lang: Language,
    path: web::Path<(String, String, String)>,
    house: web::Data<House>,
    query: web::Query<Query>,
) -> Result<HttpResponse, Problem> {
    let suffix = Suffix::of(&path.2)?;
    let code = MemberCode::parse(&path.1).map_err(|_| Problem::NotFound)?;
    let w = words(lang.0);
    let on = query.into_inner().on;
    let (as_of, roster, member, made) = house
        .read(move |r| {
            let as_of = AsOf::turn(r, &on, w)?;
            let roster = members::roster(r)?;
            let member = roster.find(&code).cloned().ok_or(StoreError::NotFound)?;
            Ok::<_, Failure>((as_of, roster, member, r.head().time))
        })
        .await?;
    if !as_of.errors.is_empty() {
        return Err(Problem::NotFound);
    }
    let name = format!("{}-standing", member.code);
    match suffix {
        Suffix::Picture => {
            let course = Course::of(&member, &roster, w);
            let file = File { w, course: &course };
            Ok(tables::picture(
                &name,
                file.render().map_err(Problem::fault)?,
            ))
        }
        Suffix::Table(form) => sheet(&member, name, made, w).answer(form),
    }
}

fn sheet(member: &Member, name: String, made: jiff::Timestamp, w: &Words) -> Sheet {
    let column = |name, label, width| Column { name, label, width };
    let columns = vec![
        column("member", w.members_code(), 8),
        column("change", w.adoption_column_code(), 14),
        column("change_words", w.members_standing(), 34),
        column("effect", w.motion_effect(), 12),
        column("until", w.motion_partner_until(), 12),
        column("body", w.field_body(), 20),
        column("reference", w.field_reference(), 24),
        column("decided", w.motion_decided(), 12),
        column("entry", w.members_entry(), 10),
    ];
    let row = |entry: &members::StandingEntry| {
        let words = standing_row(entry, w);
        vec![
            Cell::text(member.code.to_string()),
            Cell::text(entry.record.what.as_str()),
            Cell::text(words.what),
            Cell::text(entry.record.from.to_string()),
            Cell::of(entry.record.until),
            Cell::text(words.body),
            Cell::text(words.reference),
            Cell::text(entry.decided.to_string()),
            Cell::Whole(entry.index),
        ]
    };
    Sheet {
        name,
        title: w.members_course_label(member.code.as_str()),
        columns,
        rows: member.standings.iter().map(row).collect(),
        made,
    }
}
