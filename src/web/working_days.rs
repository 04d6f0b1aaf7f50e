//! The working days of the house, for officers: the days on which it is closed, put in and taken out.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use jiff::civil::Date;
use serde::Deserialize;

use super::answers;
use super::desk;
use super::forms::FormErrors;
use super::house::House;
use super::languages::Language;
use super::problems::Problem;
use super::shell::Shell;
use super::signed_in::SignedIn;
use super::site::Site;
use super::words::{Words, words};
use crate::acts;
use crate::acts::working_days::Closing;
use crate::rules::calendar;
use crate::rules::permissions::Action;
use crate::rules::refusals::{Field, Refusal};
use crate::rules::words::{Lang, Name};
use crate::store::closed_days::{self, ClosedDay};
use crate::store::{Failure, members};

const PATH: &str = "/desk/working-days";

/// The addresses of this page.
pub fn routes(cfg: &mut web::ServiceConfig) {
    cfg.route("/desk/working-days", web::get().to(show))
        .route("/desk/working-days", web::post().to(close))
        .route("/desk/working-days/{day}/removal", web::post().to(open));
}

struct Line {
    day: String,
    date: String,
    name: String,
    other: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    date: String,
    until: String,
    name_en: String,
    name_fr: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Query {
    done: String,
}

#[derive(Template)]
#[template(path = "working_days/show.html")]
struct Page {
    shell: Shell,
    lines: Vec<Line>,
    holidays: Vec<(String, String)>,
    errors: FormErrors,
    typed: Typed,
    notice: String,
}

/// `GET /{lang}/desk/working-days`.
///
/// # Errors
/// Not found for other offices.
pub async fn show(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
    query: web::Query<Query>,
) -> Result<HttpResponse, Problem> {
    let w = words(lang.0);
    let mut page = page_of(&site, &house, lang.0, &caller, Typed::default()).await?;
    page.notice = match query.done.as_str() {
        "closed" => w.working_days_closed(),
        "opened" => w.working_days_opened(),
        _ => String::new(),
    };
    answers::page(&page)
}

/// `POST /{lang}/desk/working-days`: the house is closed on a day, or on each working day of a period.
///
/// # Errors
/// Not found for other offices; a refusal brings the form back with what was typed.
pub async fn close(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
    typed: web::Form<Typed>,
) -> Result<HttpResponse, Problem> {
    let (w, typed) = (words(lang.0), typed.into_inner());
    let mut page = page_of(&site, &house, lang.0, &caller, typed.clone()).await?;
    if let Some(closing) = read(&typed, &mut page.errors, w) {
        let by = caller.asks();
        let closed = house
            .attempt(move |store| acts::working_days::close(store, by, closing.clone()))
            .await?;
        match closed {
            Ok(_) => {
                return Ok(answers::see_other(&format!(
                    "/{}{PATH}?done=closed",
                    lang.0
                )));
            }
            Err(refusal) => refuse(&mut page.errors, &refusal, w),
        }
    }
    answers::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// `POST /{lang}/desk/working-days/{day}/removal`: it is a working day again.
///
/// # Errors
/// Not found for other offices, and of a day that is not in the table; a day gone by stays.
pub async fn open(
    lang: Language,
    house: web::Data<House>,
    caller: SignedIn,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, Problem> {
    let day: Date = path.1.parse().map_err(|_| Problem::NotFound)?;
    let by = caller.asks();
    house
        .act(move |store| acts::working_days::open(store, by, day))
        .await?;
    Ok(answers::see_other(&format!(
        "/{}{PATH}?done=opened",
        lang.0
    )))
}

fn refuse(errors: &mut FormErrors, refusal: &Refusal, w: &Words) {
    match refusal {
        Refusal::EndsBeforeItBegins | Refusal::Malformed(Field::Until) => {
            errors.refuse_at("until", refusal, w);
        }
        Refusal::AlreadyDone => errors.entries.push(super::forms::FormError {
            input: Some("date".into()),
            sentence: w.working_days_known(),
        }),
        Refusal::NotAWorkingDay { .. } => errors.entries.push(super::forms::FormError {
            input: Some("date".into()),
            sentence: w.working_days_free(),
        }),
        _ => errors.refuse_at("date", refusal, w),
    }
}

fn read(typed: &Typed, errors: &mut FormErrors, w: &Words) -> Option<Closing> {
    let first = calendar::parse_date(&typed.date, Field::Date);
    let first = errors.take_at("date", first, w);
    let last = match typed.until.trim() {
        "" => first,
        text => errors.take_at("until", calendar::parse_date(text, Field::Until), w),
    };
    let name_en = errors.take_at("name_en", Name::parse(&typed.name_en), w);
    let name_fr = errors.take_at("name_fr", Name::parse(&typed.name_fr), w);
    Some(Closing {
        first: first?,
        last: last?,
        name_en: name_en?,
        name_fr: name_fr?,
    })
}

async fn page_of(
    site: &Site,
    house: &House,
    lang: Lang,
    caller: &SignedIn,
    typed: Typed,
) -> Result<Page, Problem> {
    if !caller.may(Action::KeepWorkingDays) {
        return Err(Problem::NotFound);
    }
    let (closed, today, roster) = house
        .read(|r| {
            let today = calendar::day_of(r.now());
            let closed = closed_days::from(r, today)?;
            Ok::<_, Failure>((closed, today, members::roster(r)?))
        })
        .await?;
    let w = words(lang);
    let title = w.working_days_title();
    Ok(Page {
        shell: desk::shell(site, lang, PATH, title, &caller.visitor, &roster),
        lines: closed.iter().map(|one| line(one, lang, w)).collect(),
        holidays: holidays(today, w),
        errors: FormErrors::none(),
        typed,
        notice: String::new(),
    })
}

fn line(one: &ClosedDay, lang: Lang, w: &Words) -> Line {
    Line {
        day: one.day.to_string(),
        date: w.day_and_date(weekday(one.day, w), w.date(one.day)),
        name: one.name(lang).to_owned(),
        other: one.name(lang.other()).to_owned(),
    }
}

/// The public holidays of the coming year, which need not be put in.
fn holidays(today: Date, w: &Words) -> Vec<(String, String)> {
    let last = calendar::months_after(today, 12);
    let mut found = Vec::new();
    let mut day = today;
    while day <= last {
        if let Some(holiday) = calendar::holiday(day) {
            let date = w.day_and_date(weekday(day, w), w.date(day));
            found.push((date, w.holiday_name(holiday.as_str())));
        }
        day = calendar::days_after(day, 1);
    }
    found
}

fn weekday(day: Date, w: &Words) -> String {
    w.weekday_name(format!("d{}", day.weekday().to_monday_one_offset()))
}
