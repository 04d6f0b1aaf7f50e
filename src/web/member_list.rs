//! The list of members and partners, narrowed, and as a file.

use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::as_of::AsOf;
use super::forms::{FormErrors, Offer};
use super::house::House;
use super::languages::Language;
use super::members::{Stand, admitted, stand};
use super::motion_words::{member_kind, partner_kind};
use super::problems::Problem;
use super::shell::{Section, Shell};
use super::site::Site;
use super::tables::{self, Cell, Column, Form, Picture, Sheet};
use super::words::{Words, words};
use crate::rules::standing::Standing;
use crate::rules::words::{Lang, MemberCode, MemberKind, word_list};
use crate::store::members::{self, Member, Partner, Roster};
use crate::store::{Failure, Reading};

/// The longest name that is looked for, in characters.
const TEXT_MOST: usize = 200;

word_list! {
    /// What the list is narrowed to.
    Stands { Good = "member", Suspended = "suspended", Former = "former" }
}

impl Stands {
    const fn of(standing: Standing) -> Option<Self> {
        match standing {
            Standing::NotYet => None,
            Standing::Member => Some(Self::Good),
            Standing::Suspended { .. } => Some(Self::Suspended),
            Standing::Former { .. } => Some(Self::Former),
        }
    }
}

/// As it stands in the address.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Query {
    #[serde(default)]
    text: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    standing: String,
    /// The day as of which the list is asked for.
    #[serde(default)]
    on: String,
}

/// The same, understood.
struct Narrowing {
    /// Words that name or code must have in them, without case or accents.
    text: Vec<String>,
    kind: Option<MemberKind>,
    standing: Option<Stands>,
}

impl Query {
    fn narrowing(&self, w: &Words) -> Option<Narrowing> {
        fn given<T: std::str::FromStr>(text: &str) -> Option<Option<T>> {
            if text.is_empty() {
                Some(None)
            } else {
                text.parse().ok().map(Some)
            }
        }
        if self.text.chars().count() > TEXT_MOST {
            return None;
        }
        let words = self.text.split_whitespace();
        Some(Narrowing {
            text: words.map(|word| w.sort_key(word).0).collect(),
            kind: given(&self.kind)?,
            standing: given(&self.standing)?,
        })
    }

    fn canonical(&self) -> String {
        let text = super::ballots::escaped(self.text.trim());
        let parts = [
            ("text", text.as_str()),
            ("kind", &self.kind),
            ("standing", &self.standing),
        ];
        let given: Vec<String> = parts
            .iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        given.join("&")
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
    errors: FormErrors,
    text: String,
    kinds: Vec<Offer>,
    standings: Vec<Offer>,
    is_narrowed: bool,
    is_of_partners: bool,
    files: Vec<(String, &'static str)>,
    counts: String,
    members: Vec<Row>,
    former: Vec<Row>,
    partners: Vec<PartnerRow>,
    as_of: AsOf,
}

/// What one reading found.
struct Found {
    as_of: AsOf,
    roster: Roster,
    partners: Vec<Partner>,
    made: jiff::Timestamp,
    last: i64,
}

fn read(r: &mut Reading<'_>, on: &str, w: &Words) -> Result<Found, Failure> {
    Ok(Found {
        as_of: AsOf::turn(r, on, w)?,
        roster: members::roster(r)?,
        partners: members::partners(r)?,
        made: r.head().time,
        last: r.head().n - 1,
    })
}

impl Narrowing {
    fn has_text(&self, code: &MemberCode, names: [&str; 2], w: &Words) -> bool {
        let said = format!("{code} {} {}", names[0], names[1]);
        let said = w.sort_key(&said).0;
        self.text.iter().all(|word| said.contains(word))
    }

    /// Members past and present that answer to the choice, by their names in the reader's language.
    fn members<'a>(&self, roster: &'a Roster, w: &Words) -> Vec<(&'a Member, Standing)> {
        let today = roster.today();
        let mut found: Vec<(&Member, Standing)> = roster
            .all()
            .map(|member| (member, member.standing_on(today)))
            .filter(|(member, _)| self.kind.is_none_or(|kind| kind == member.kind))
            .filter(|(_, standing)| {
                self.standing
                    .is_none_or(|asked| Stands::of(*standing) == Some(asked))
            })
            .filter(|(member, _)| {
                let names = member.names_on(today);
                let names = names.map_or(["", ""], |names| [&names.short_en, &names.short_fr]);
                self.has_text(&member.code, names, w)
            })
            .collect();
        found.sort_by_cached_key(|(member, _)| w.sort_key(&roster.short(&member.code, w.lang())));
        found
    }

    /// Partners have neither kind nor standing of a member.
    const fn is_of_partners(&self) -> bool {
        self.kind.is_none() && self.standing.is_none()
    }
}

/// `GET /{lang}/members`.
///
/// # Errors
/// Not found of a filter that is none; 422 for a day that cannot be shown.
pub async fn list(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    query: web::Query<Query>,
) -> Result<HttpResponse, Problem> {
    let lang = lang.0;
    let w = words(lang);
    let query = query.into_inner();
    let narrowing = query.narrowing(w).ok_or(Problem::NotFound)?;
    let on = query.on.clone();
    let found = house.read(move |r| read(r, &on, w)).await?;
    let (roster, as_of) = (&found.roster, &found.as_of);
    let chosen = narrowing.members(roster, w);
    let (members, former): (Vec<_>, Vec<_>) = chosen
        .into_iter()
        .partition(|(_, standing)| standing.is_member());
    let states = members
        .iter()
        .filter(|(member, _)| member.kind == MemberKind::State)
        .count();
    let rows = |some: &[(&Member, Standing)]| -> Vec<Row> {
        some.iter()
            .map(|(member, standing)| row(member, *standing, roster, lang, as_of))
            .collect()
    };
    let mut partners = Vec::new();
    if narrowing.is_of_partners() {
        partners = partner_rows(&found.partners, roster, lang, as_of);
        partners.retain(|row| {
            let said = w.sort_key(&format!("{} {}", row.code, row.name)).0;
            narrowing.text.iter().all(|word| said.contains(word))
        });
    }
    let shell = Shell::public(&site, lang, "/members", w.members_title(), Section::Members)
        .with_query(&query.canonical())
        .on_day(as_of.day)
        .as_of(found.last, found.made);
    as_of.answer(&ListPage {
        errors: FormErrors::none(),
        text: query.text.clone(),
        kinds: Offer::taken(kinds(w), &query.kind),
        standings: Offer::taken(standings(w), &query.standing),
        counts: w.members_counts(members.len(), states, members.len() - states),
        is_narrowed: !query.canonical().is_empty(),
        members: rows(&members),
        former: rows(&former),
        is_of_partners: narrowing.is_of_partners(),
        partners,
        files: tables::links(&shell.url("/members"), &shell.query, Picture::None),
        as_of: as_of.clone(),
        shell,
    })
}

fn kinds(w: &Words) -> Vec<Offer> {
    let each = MemberKind::ALL
        .iter()
        .map(|kind| Offer::of(kind.as_str(), member_kind(*kind, w)));
    std::iter::once(Offer::of("", w.adoption_filter_every_kind()))
        .chain(each)
        .collect()
}

fn standings(w: &Words) -> Vec<Offer> {
    let each = Stands::ALL
        .iter()
        .map(|stands| Offer::of(stands.as_str(), w.members_stands(stands.as_str())));
    std::iter::once(Offer::of("", w.members_filter_every_standing()))
        .chain(each)
        .collect()
}

/// `GET /{lang}/members.{form}`: the members past and present that answer to the choice.
///
/// # Errors
/// Not found of another suffix, a filter that is none, a day that cannot be shown.
pub async fn file(
    lang: Language,
    path: web::Path<(String, String)>,
    house: web::Data<House>,
    query: web::Query<Query>,
) -> Result<HttpResponse, Problem> {
    let form = Form::of(&path.1).ok_or(Problem::NotFound)?;
    let w = words(lang.0);
    let query = query.into_inner();
    let narrowing = query.narrowing(w).ok_or(Problem::NotFound)?;
    let on = query.on.clone();
    let found = house.read(move |r| read(r, &on, w)).await?;
    if !found.as_of.errors.is_empty() {
        return Err(Problem::NotFound);
    }
    let column = |name, label, width| Column { name, label, width };
    let columns = vec![
        column("member", w.members_code(), 8),
        column("iso2", w.field_iso2(), 8),
        column("name", w.field_name(), 22),
        column("kind", w.field_kind(), 22),
        column("standing", w.adoption_column_code(), 14),
        column("standing_words", w.members_standing(), 30),
        column("member_since", w.members_since(), 14),
    ];
    let roster = &found.roster;
    let row = |(member, standing): &(&Member, Standing)| {
        vec![
            Cell::text(member.code.to_string()),
            Cell::text(&member.iso2),
            Cell::text(roster.short(&member.code, w.lang())),
            Cell::text(member.kind.as_str()),
            Cell::of(Stands::of(*standing).map(Stands::as_str)),
            Cell::text(stand(*standing, w).text),
            Cell::of(admitted(member, roster.today())),
        ]
    };
    let sheet = Sheet {
        name: "members".to_owned(),
        title: w.members_title(),
        columns,
        rows: narrowing.members(roster, w).iter().map(row).collect(),
        made: found.made,
    };
    sheet.answer(form)
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
