//! Members and partners: who they are, where they stand, and by which decision.

use actix_web::{HttpResponse, web};
use askama::Template;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Deserialize;

use super::as_of::{AsOf, NOTHING_KEPT};
use super::house::House;
use super::languages::Language;
use super::member_list;
use super::member_parts::{PARTS, Part, Sign};
use super::member_standing::{self, Course};
use super::motion_words::{body, member_kind, scope};
use super::offices;
use super::partners;
use super::problems::Problem;
use super::shell::{Section, Shell};
use super::site::Site;
use super::tables::{self, Picture};
use super::words::{Words, words};
use crate::rules::calendar;
use crate::rules::standing::{Standing, StandingWhat};
use crate::rules::words::{Lang, MemberCode};
use crate::store::members::{Member, Partner, Roster, SeatRecord, StandingEntry};
use crate::store::{Failure, Head, Reading, StoreError, members};

/// The addresses of these pages.
pub fn routes(cfg: &mut web::ServiceConfig) {
    cfg.route("/members", web::get().to(member_list::list))
        // A suffix is no part of a code: before the page.
        .route("/members.{form}", web::get().to(member_list::file))
        .route(
            "/members/{code}/standing.{form}",
            web::get().to(member_standing::file),
        )
        .route("/members/{code}", web::get().to(show));
}

/// A standing in a word, with the look of its chip.
pub struct Stand {
    pub chip: &'static str,
    pub text: String,
}

/// A standing in words.
pub fn stand(standing: Standing, w: &Words) -> Stand {
    match standing {
        Standing::NotYet => Stand {
            chip: "draft",
            text: w.members_not_yet(),
        },
        Standing::Member => Stand {
            chip: "force",
            text: w.members_member(),
        },
        Standing::Suspended {
            scope: taken,
            until,
            ..
        } => Stand {
            chip: "due",
            text: match until {
                Some(day) => w.members_suspended_until(scope(taken, w), w.date(day)),
                None => scope(taken, w),
            },
        },
        Standing::Former { since } => Stand {
            chip: "quiet",
            text: w.members_former_since(w.date(since)),
        },
    }
}

/// The day as of which a page is asked for.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Query {
    #[serde(default)]
    pub on: String,
}

/// The day of the admission that counts today, or of the first one to come.
pub(super) fn admitted(member: &Member, today: Date) -> Option<Date> {
    let days = || {
        member
            .standings
            .iter()
            .filter(|entry| entry.record.what == StandingWhat::Admitted)
            .map(|entry| entry.record.from)
    };
    days()
        .filter(|day| *day <= today)
        .max()
        .or_else(|| days().min())
}

pub(super) struct StandingRow {
    pub(super) what: String,
    pub(super) effect: String,
    pub(super) body: String,
    pub(super) reference: String,
    pub(super) decided: String,
    pub(super) recorded: String,
    pub(super) entry: String,
    pub(super) index: String,
}

struct NameRow {
    since: String,
    short: String,
    formal: String,
    entry: String,
    index: String,
}

struct SeatRow {
    seat: String,
    office: String,
    since: String,
    until: String,
    entry: String,
    index: String,
}

#[derive(Template)]
#[template(path = "members/show.html")]
struct Page {
    shell: Shell,
    formal: String,
    stand: Stand,
    facts: Vec<(String, String)>,
    standings: Vec<StandingRow>,
    names: Vec<NameRow>,
    seats: Vec<SeatRow>,
    parts: Vec<Part>,
    course: Course,
    course_files: Vec<(String, &'static str)>,
    compare: String,
    as_of: AsOf,
}

/// `GET /{lang}/members/{code}`.
///
/// # Errors
/// Not found when nobody has this code; 422 for a day that cannot be shown.
pub async fn show(
    address: web::Path<(String, String)>,
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    query: web::Query<Query>,
) -> Result<HttpResponse, Problem> {
    let lang = lang.0;
    let code = MemberCode::parse(&address.1).map_err(|_| Problem::NotFound)?;
    let found = house
        .read(move |r| {
            let first = first_known(r, &code)?.ok_or(StoreError::NotFound)?;
            let as_of = AsOf::turn_since(r, &query.on, first, words(lang))?;
            let roster = members::roster(r)?;
            let Some(member) = roster.find(&code).cloned() else {
                let mut records = members::partners(r)?;
                records.retain(|partner| partner.code == code);
                return Ok(Found::Partner(
                    records,
                    Box::new((roster, r.head().clone(), as_of)),
                ));
            };
            let seats = members::seats(r, Some(&code))?;
            let parts = PARTS
                .iter()
                .map(|part| part(r, &code, lang, &roster))
                .collect::<Result<Vec<_>, _>>()?;
            Ok::<_, Failure>(Found::Member(Box::new(Seen {
                member,
                roster,
                seats,
                parts,
                as_of,
                head: r.head().clone(),
                now: r.now(),
            })))
        })
        .await?;
    match found {
        Found::Member(seen) => member_page(&site, lang, *seen),
        Found::Partner(records, read) => {
            let (roster, head, as_of) = *read;
            partners::page(&site, lang, &records, &roster, &head, &as_of)
        }
    }
}

/// The entry that made somebody of this code known here, as a member or as a partner.
fn first_known(r: &mut Reading<'_>, code: &MemberCode) -> Result<Option<i64>, StoreError> {
    let partners = members::partners(r)?;
    let partners = partners
        .iter()
        .filter(|partner| partner.code == *code)
        .map(|partner| partner.index);
    let roster = members::roster(r)?;
    let member = roster.find(code).into_iter();
    let admissions = member.flat_map(|member| member.standings.iter().map(|entry| entry.index));
    Ok(partners.chain(admissions).min())
}

/// Whom a code names.
enum Found {
    Member(Box<Seen>),
    /// The records of a partner, oldest first; none when nobody has the code.
    Partner(Vec<Partner>, Box<(Roster, Head, AsOf)>),
}

/// What was read for the page of a member.
struct Seen {
    member: Member,
    roster: Roster,
    seats: Vec<SeatRecord>,
    parts: Vec<Part>,
    as_of: AsOf,
    head: Head,
    now: Timestamp,
}

fn member_page(site: &Site, lang: Lang, seen: Seen) -> Result<HttpResponse, Problem> {
    let Seen {
        member,
        roster,
        seats,
        parts,
        as_of,
        head,
        now,
    } = seen;
    let w = words(lang);
    let today = roster.today();
    let name = roster.short(&member.code, lang);
    let formal = member
        .names_on(today)
        .map_or_else(String::new, |names| match lang {
            Lang::En => names.formal_en.clone(),
            Lang::Fr => names.formal_fr.clone(),
        });
    let mut facts = vec![
        (w.members_code(), member.code.to_string()),
        (w.field_kind(), member_kind(member.kind, w)),
    ];
    if let Some(day) = admitted(&member, today) {
        facts.push((w.members_since(), w.date(day)));
    }
    let path = format!("/members/{}", member.code);
    as_of.answer(&Page {
        shell: Shell::public(site, lang, &path, name, Section::Members)
            .on_day(as_of.day)
            .as_of(head.n - 1, head.time),
        formal,
        stand: stand(member.standing_on(today), w),
        facts,
        standings: member
            .standings
            .iter()
            .rev()
            .map(|entry| standing_row(entry, w))
            .collect(),
        names: name_rows(&member, w),
        seats: seats
            .iter()
            .filter(|seat| seat.stands(now))
            .map(|seat| seat_row(seat, w))
            .collect(),
        parts,
        course: Course::of(&member, &roster, w),
        course_files: tables::links(
            &format!("/{lang}{path}/standing"),
            as_of.kept().trim_start_matches('?'),
            Picture::Drawn,
        ),
        compare: format!("/{lang}/votes/compare?members={}", member.code),
        as_of: as_of.clone(),
    })
}

pub(super) fn standing_row(entry: &StandingEntry, w: &Words) -> StandingRow {
    let record = &entry.record;
    let what = match record.what {
        StandingWhat::Admitted => w.members_admitted(),
        StandingWhat::Suspended => {
            let taken = scope(
                record.scope.unwrap_or(crate::rules::standing::Scope::All),
                w,
            );
            match record.until {
                Some(day) => w.members_suspended_until(taken, w.date(day)),
                None => taken,
            }
        }
        StandingWhat::Reinstated => w.members_reinstated(),
        StandingWhat::Withdrawn => w.members_withdrawn(),
    };
    StandingRow {
        what,
        effect: w.date_short(record.from),
        body: body(entry.body, w),
        reference: entry.reference.to_string(),
        decided: w.date_short(entry.decided),
        recorded: w.moment(entry.recorded),
        entry: format!("/{}/record/{}", w.lang(), entry.index),
        index: w.number(entry.index),
    }
}

fn name_rows(member: &Member, w: &Words) -> Vec<NameRow> {
    member
        .names
        .iter()
        .rev()
        .map(|entry| {
            let (short, formal) = match w.lang() {
                Lang::En => (&entry.names.short_en, &entry.names.formal_en),
                Lang::Fr => (&entry.names.short_fr, &entry.names.formal_fr),
            };
            NameRow {
                since: w.date_short(entry.since),
                short: short.clone(),
                formal: formal.clone(),
                entry: format!("/{}/record/{}", w.lang(), entry.index),
                index: w.number(entry.index),
            }
        })
        .collect()
}

fn seat_row(seat: &SeatRecord, w: &Words) -> SeatRow {
    SeatRow {
        seat: seat.seat.to_string(),
        office: offices::name(seat.office, w),
        since: w.date_short(calendar::day_of(seat.since)),
        until: seat.until.map_or_else(String::new, |day| w.date_short(day)),
        entry: format!("/{}/record/{}", w.lang(), seat.index),
        index: w.number(seat.index),
    }
}
