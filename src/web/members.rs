//! Members and partners: who they are, where they stand, and by which decision.

use actix_web::{HttpResponse, web};
use askama::Template;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Deserialize;

use super::as_of::{AsOf, NOTHING_KEPT};
use super::house::House;
use super::languages::Language;
use super::member_parts::{PARTS, PAST_PARTS, Part, Sign};
use super::motion_words::{body, member_kind, partner_kind, scope};
use super::offices;
use super::partners;
use super::problems::Problem;
use super::shell::{Section, Shell};
use super::site::Site;
use super::words::{Words, words};
use crate::rules::calendar;
use crate::rules::standing::{Standing, StandingWhat};
use crate::rules::words::{Lang, MemberCode, MemberKind};
use crate::store::members::{Member, Partner, Roster, SeatRecord, StandingEntry};
use crate::store::{Failure, Head, Reading, StoreError, members};

/// The addresses of these pages.
pub fn routes(cfg: &mut web::ServiceConfig) {
    cfg.route("/members", web::get().to(list))
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

struct Row {
    url: String,
    name: String,
    code: String,
    kind: String,
    stand: Stand,
    since: String,
}

struct PartnerRow {
    url: String,
    name: String,
    code: String,
    kind: String,
    since: String,
    until: String,
    entry: String,
    index: String,
}

#[derive(Template)]
#[template(path = "members/list.html")]
struct ListPage {
    shell: Shell,
    counts: String,
    members: Vec<Row>,
    former: Vec<Row>,
    partners: Vec<PartnerRow>,
    as_of: AsOf,
}

/// The day as of which a page is asked for.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Query {
    #[serde(default)]
    pub on: String,
}

/// `GET /{lang}/members`.
///
/// # Errors
/// A failure of the store; 422 for a day that cannot be shown.
pub async fn list(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    query: web::Query<Query>,
) -> Result<HttpResponse, Problem> {
    let lang = lang.0;
    let w = words(lang);
    let (as_of, roster, partners, head) = house
        .read(move |r| {
            let as_of = AsOf::turn(r, &query.on, w)?;
            let (roster, partners) = (members::roster(r)?, members::partners(r)?);
            Ok::<_, Failure>((as_of, roster, partners, r.head().clone()))
        })
        .await?;
    let today = roster.today();
    let mut rows: Vec<(bool, Row)> = roster
        .all()
        .map(|member| {
            let standing = member.standing_on(today);
            let row = row(member, standing, &roster, lang, &as_of);
            (standing.is_member(), row)
        })
        .collect();
    rows.sort_by_key(|(_, row)| w.sort_key(&row.name));
    let (members, former): (Vec<_>, Vec<_>) =
        rows.into_iter().partition(|(is_member, _)| *is_member);
    let states = roster
        .all()
        .filter(|m| m.kind == MemberKind::State && m.standing_on(today).is_member())
        .count();
    let organisations = members.len() - states;
    let title = w.members_title();
    let counts = w.members_counts(members.len(), states, organisations);
    as_of.answer(&ListPage {
        shell: Shell::public(&site, lang, "/members", title, Section::Members)
            .on_day(as_of.day)
            .as_of(head.n - 1, head.time),
        counts,
        members: members.into_iter().map(|(_, row)| row).collect(),
        former: former.into_iter().map(|(_, row)| row).collect(),
        partners: partner_rows(&partners, &roster, lang, &as_of),
        as_of: as_of.clone(),
    })
}

fn row(member: &Member, standing: Standing, roster: &Roster, lang: Lang, as_of: &AsOf) -> Row {
    let w = words(lang);
    Row {
        url: format!("/{lang}/members/{}{}", member.code, as_of.kept()),
        name: roster.short(&member.code, lang),
        code: member.code.to_string(),
        kind: member_kind(member.kind, w),
        stand: stand(standing, w),
        since: admitted(member, roster.today()).map_or_else(String::new, |day| w.date_short(day)),
    }
}

/// The day of the admission that counts today, or of the first one to come.
fn admitted(member: &Member, today: Date) -> Option<Date> {
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

fn partner_rows(
    partners: &[Partner],
    roster: &Roster,
    lang: Lang,
    as_of: &AsOf,
) -> Vec<PartnerRow> {
    let w = words(lang);
    let today = roster.today();
    let is_member = |code: &MemberCode| {
        roster
            .find(code)
            .is_some_and(|member| member.standing_on(today).is_member())
    };
    let mut rows: Vec<PartnerRow> = partners
        .iter()
        .filter(|partner| partner.is_on(today) && !is_member(&partner.code))
        .map(|partner| PartnerRow {
            url: format!("/{lang}/members/{}{}", partner.code, as_of.kept()),
            name: match lang {
                Lang::En => partner.names.short_en.clone(),
                Lang::Fr => partner.names.short_fr.clone(),
            },
            code: partner.code.to_string(),
            kind: partner_kind(partner.kind, w),
            since: w.date_short(partner.since),
            until: partner
                .until
                .map_or_else(String::new, |day| w.date_short(day)),
            entry: format!("/{lang}/record/{}", partner.index),
            index: w.number(partner.index),
        })
        .collect();
    rows.sort_by_key(|row| w.sort_key(&row.name));
    rows
}

struct StandingRow {
    what: String,
    effect: String,
    body: String,
    reference: String,
    decided: String,
    recorded: String,
    entry: String,
    index: String,
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
                return Ok(Found::Partner(records, roster, r.head().clone(), as_of));
            };
            let seats = members::seats(r, Some(&code))?;
            let parts = if r.is_past() { PAST_PARTS } else { PARTS };
            let parts = parts
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
        Found::Partner(records, roster, head, as_of) => {
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
    Partner(Vec<Partner>, Roster, Head, AsOf),
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
        as_of: as_of.clone(),
    })
}

fn standing_row(entry: &StandingEntry, w: &Words) -> StandingRow {
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
