//! The page of a partner: what it is, since when, and by which act.

use actix_web::HttpResponse;
use askama::Template;

use super::as_of::{AsOf, NOTHING_KEPT};
use super::motion_words::partner_kind;
use super::problems::Problem;
use super::shell::{Section, Shell};
use super::site::Site;
use super::words::words;
use crate::rules::words::Lang;
use crate::store::Head;
use crate::store::members::{Partner, Roster};

struct Row {
    since: String,
    until: String,
    kind: String,
    entry: String,
    index: String,
}

#[derive(Template)]
#[template(path = "members/partner.html")]
struct Page {
    shell: Shell,
    formal: String,
    /// The look of a chip, and its word.
    chip: (&'static str, String),
    facts: Vec<(String, String)>,
    rows: Vec<Row>,
    as_of: AsOf,
}

/// The page of the partner that these records are of, oldest first.
///
/// # Errors
/// Not found when there is none.
pub fn page(
    site: &Site,
    lang: Lang,
    records: &[Partner],
    roster: &Roster,
    head: &Head,
    as_of: &AsOf,
) -> Result<HttpResponse, Problem> {
    let w = words(lang);
    let today = roster.today();
    let partner = records.last().ok_or(Problem::NotFound)?;
    let (name, formal) = match lang {
        Lang::En => (&partner.names.short_en, &partner.names.formal_en),
        Lang::Fr => (&partner.names.short_fr, &partner.names.formal_fr),
    };
    let kind = partner_kind(partner.kind, w);
    let chip = if partner.is_on(today) {
        ("open", kind.clone())
    } else {
        ("quiet", w.members_partner_no_longer())
    };
    let path = format!("/members/{}", partner.code);
    as_of.answer(&Page {
        shell: Shell::public(site, lang, &path, name.clone(), Section::Members)
            .on_day(as_of.day)
            .as_of(head.n - 1, head.time),
        formal: formal.clone(),
        as_of: as_of.clone(),
        chip,
        facts: vec![
            (w.members_code(), partner.code.to_string()),
            (w.field_kind(), kind),
            (w.people_since(), w.date(partner.since)),
        ],
        rows: records
            .iter()
            .rev()
            .map(|record| Row {
                since: w.date(record.since),
                until: record.until.map_or_else(String::new, |day| w.date(day)),
                kind: partner_kind(record.kind, w),
                entry: format!("/{lang}/record/{}", record.index),
                index: w.number(record.index),
            })
            .collect(),
    })
}
