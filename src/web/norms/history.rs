//! The history of a norm: its versions with what changed between any two, and its relations to other norms.

use actix_web::{HttpResponse, web};
use askama::Template;
use jiff::civil::Date;
use serde::Deserialize;

use super::{Chip, decision_of};
use crate::rules::adherence::force_date;
use crate::rules::visibility::Viewer;
use crate::rules::words::{Lang, NormSymbol, Relation};
use crate::store::adherence::Ledger;
use crate::store::norms::relations::{self, Related};
use crate::store::norms::versions::{self, As, Version};
use crate::store::norms::{self, Norm};
use crate::store::{Failure, Reading, StoreError, adherence, members};
use crate::web::answers;
use crate::web::as_of::AsOf;
use crate::web::forms::{FormErrors, Offer};
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::problems::Problem;
use crate::web::proposals::{RedlineView, changed, redlined};
use crate::web::refusals::language_name;
use crate::web::shell::{Section, Shell};
use crate::web::site::Site;
use crate::web::words::{Words, words};

/// A norm with everything by which one says where its versions stand.
pub(super) struct Place<'a> {
    pub norm: &'a Norm,
    pub all: &'a [Version],
    pub ledger: &'a Ledger,
    pub today: Date,
}

/// What stands above a version that is not the one in force.
pub struct Banner {
    pub text: String,
    /// Where the other one is; empty where there is none.
    pub url: String,
    pub label: String,
}

/// One version as a line of the history.
pub struct VersionLine {
    pub url: String,
    pub name: String,
    pub chip: Chip,
    pub decision: String,
    pub proposal: String,
    pub proposal_url: String,
    pub is_shown: bool,
}

/// A relation to another norm, or to a proposal.
pub struct RelationLine {
    pub text: String,
    pub url: String,
    pub label: String,
}

/// The way down to a norm, or to a page below it.
pub(super) fn crumbs(below: Option<&Norm>, as_of: &AsOf, w: &Words) -> Vec<(String, String)> {
    let lang = w.lang();
    let mut crumbs = vec![(format!("/{lang}/norms{}", as_of.kept()), w.norms_title())];
    if let Some(norm) = below {
        let url = format!("/{lang}/norms/{}{}", norm.symbol, as_of.kept());
        crumbs.push((url, norm.symbol.printed()));
    }
    crumbs
}

/// « Version of 10 April 2026 ».
pub(super) fn named(version: &Version, place: &Place<'_>, w: &Words) -> String {
    let name = w.version_name(w.date(version.adopted));
    match place
        .all
        .iter()
        .filter(|one| one.adopted == version.adopted)
        .count()
    {
        0 | 1 => name,
        _ => w.version_name_numbered(name, version.number),
    }
}

/// Where a version stands.
pub(super) fn chip(version: &Version, place: &Place<'_>, w: &Words) -> Chip {
    let of = |kind, text| Chip {
        kind,
        text,
        note: String::new(),
    };
    if let Some((on, ..)) = place
        .norm
        .annulled
        .as_ref()
        .filter(|(on, ..)| *on <= place.today)
    {
        return of("bad", w.norms_annulled_on(w.date(*on)));
    }
    let Some((since, _)) = version.in_force else {
        return match comes(version, place) {
            Some(day) => of("open", w.norms_enters_into_force(w.date(day))),
            None => of("quiet", w.norms_not_yet_in_force()),
        };
    };
    let next = place
        .all
        .iter()
        .filter_map(|other| Some((other.in_force?, other.index)))
        .filter(|(force, index)| {
            (*force, *index) > ((since, version.in_force.map_or(0, |f| f.1)), version.index)
        })
        .map(|((day, _), _)| day)
        .min();
    let end = next.or(place.norm.ended.as_ref().map(|ended| ended.on));
    match end {
        Some(until) => of(
            "quiet",
            w.version_was_in_force(w.date(since), w.date(until)),
        ),
        None => of("force", w.norms_in_force_since(w.date(since))),
    }
}

/// The day on which a version that is not in force yet will be, where it is known.
fn comes(version: &Version, place: &Place<'_>) -> Option<Date> {
    let first = place.norm.in_force.map(|(since, _)| since);
    let first = first.or_else(|| place.ledger.force_date(place.norm, place.today));
    if version.is_first() {
        return first;
    }
    let own = force_date(&version.clauses.force, version.adopted, &[])?;
    first.map(|first| own.max(first))
}

/// What is to be said above a version: that it is not the one in force, or that the norm has ended.
pub(super) fn banner(version: &Version, place: &Place<'_>, w: &Words) -> Option<Banner> {
    let norm = place.norm;
    let lang = w.lang();
    let to = |other: &Version| format!("/{lang}/norms/{}/{}", norm.symbol, other.address);
    if let Some(ended) = norm.ended.as_ref().filter(|ended| ended.on <= place.today) {
        let text = match ended.how {
            Relation::Replaces => w.version_banner_replaced(w.date(ended.on)),
            Relation::Abrogates | Relation::Amends => w.version_banner_abrogated(w.date(ended.on)),
        };
        return Some(Banner {
            text,
            url: format!("/{lang}/proposals/{}", ended.by),
            label: w.version_decided_by(ended.by.as_str()),
        });
    }
    match versions::in_force_on(place.all, place.today) {
        Some(current) if current.index != version.index => Some(Banner {
            text: w.version_banner_other(),
            url: to(current),
            label: w.version_in_force_link(named(current, place, w)),
        }),
        Some(_) | None => {
            let coming = place
                .all
                .iter()
                .filter(|one| one.index > version.index && one.in_force.is_none())
                .find_map(|one| Some((one, comes(one, place)?)))?;
            Some(Banner {
                text: w.version_banner_coming(w.date(coming.1)),
                url: to(coming.0),
                label: named(coming.0, place, w),
            })
        }
    }
}

/// The versions, newest first.
pub(super) fn lines(place: &Place<'_>, shown: &Version, w: &Words) -> Vec<VersionLine> {
    let lang = w.lang();
    place
        .all
        .iter()
        .rev()
        .map(|version| VersionLine {
            url: format!("/{lang}/norms/{}/{}", version.norm, version.address),
            name: named(version, place, w),
            chip: chip(version, place, w),
            decision: decision_of(&version.adoption, w),
            proposal: version.proposal.to_string(),
            proposal_url: format!("/{lang}/proposals/{}", version.proposal),
            is_shown: version.index == shown.index,
        })
        .collect()
}

/// What other adoptions did to this norm, what it did to others, and what is proposed.
///
/// # Errors
/// A failure of the store.
pub(super) fn relations(
    r: &mut Reading<'_>,
    place: &Place<'_>,
    w: &Words,
) -> Result<Vec<RelationLine>, Failure> {
    let symbol = &place.norm.symbol;
    let mut lines: Vec<RelationLine> = relations::of(r, symbol)?
        .iter()
        .map(|related| relation(related, place, w))
        .collect();
    if !r.is_past() {
        for proposal in relations::proposed(r, &Viewer::Public, symbol)? {
            let Some(related) = &proposal.related else {
                continue;
            };
            lines.push(RelationLine {
                text: w.relation_proposed(related.relation.as_str()),
                url: format!("/{}/proposals/{}", w.lang(), proposal.symbol),
                label: proposal.symbol.to_string(),
            });
        }
    }
    Ok(lines)
}

fn relation(related: &Related, place: &Place<'_>, w: &Words) -> RelationLine {
    let lang = w.lang();
    let day = w.date(related.adopted);
    let word = related.relation.as_str();
    let to_norm = |norm: &NormSymbol| (format!("/{lang}/norms/{norm}"), norm.printed());
    let to_proposal = || {
        let url = format!("/{lang}/proposals/{}", related.proposal);
        (url, related.proposal.to_string())
    };
    let is_done_to_it = related.related == place.norm.symbol;
    let (url, label) = match (related.relation, is_done_to_it) {
        (Relation::Replaces, true) => to_norm(&related.norm),
        (Relation::Replaces, false) => to_norm(&related.related),
        (Relation::Amends | Relation::Abrogates, _) => to_proposal(),
    };
    RelationLine {
        text: if is_done_to_it {
            w.relation_done_to_it(word, day)
        } else {
            w.relation_done_by_it(word, day)
        },
        url,
        label,
    }
}

/// `?from=2026-03-01&to=2026-04-10&text=en`; without, the last two versions in the language of the page.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Query {
    from: String,
    to: String,
    text: Option<Lang>,
}

#[derive(Template)]
#[template(path = "norms/versions.html")]
struct Page {
    shell: Shell,
    crumbs: Vec<(String, String)>,
    errors: FormErrors,
    versions: Vec<VersionLine>,
    relations: Vec<RelationLine>,
    from: Vec<Offer>,
    to: Vec<Offer>,
    texts: Vec<Offer>,
    text_lang: Lang,
    units: Vec<RedlineView>,
    changed: Vec<(String, String)>,
    /// Why there is nothing to see; empty if there is.
    instead: String,
}

/// `GET /{lang}/norms/{symbol}/versions`: the versions, and the redline between any two.
///
/// # Errors
/// Not found when there is no such norm, or no version of that day.
pub async fn show(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    path: web::Path<(String, String)>,
    query: web::Query<Query>,
) -> Result<HttpResponse, Problem> {
    let symbol = NormSymbol::parse(&path.1).map_err(|_| Problem::NotFound)?;
    let (w, query) = (words(lang.0), query.into_inner());
    let page = house
        .read(move |r| read(r, w, &site, &symbol, &query))
        .await?;
    answers::page(&page)
}

fn read(
    r: &mut Reading<'_>,
    w: &'static Words,
    site: &Site,
    symbol: &NormSymbol,
    query: &Query,
) -> Result<Page, Failure> {
    let lang = w.lang();
    let norm = norms::find(r, symbol)?;
    let all = versions::of(r, symbol)?;
    let roster = members::roster(r)?;
    let ledger = adherence::ledger(r, std::slice::from_ref(&norm), &roster)?;
    let newest = all.last().ok_or(StoreError::NotFound)?;
    let before = all.iter().rev().nth(1).unwrap_or(newest);
    let chosen = |asked: &str, other: &Version| match asked {
        "" => Ok(other.clone()),
        asked => {
            let one = all.iter().find(|one| one.address == asked);
            one.cloned().ok_or(StoreError::NotFound)
        }
    };
    let (from, to) = (chosen(&query.from, before)?, chosen(&query.to, newest)?);
    let text_lang = query.text.unwrap_or(lang);
    let old = versions::texts(r, &from, As::Corrected)?;
    let new = versions::texts(r, &to, As::Corrected)?;
    let units = redlined(old.text.of(text_lang), new.text.of(text_lang), w);
    let is_same = !units.iter().any(RedlineView::is_changed);
    let place = Place {
        norm: &norm,
        all: &all,
        ledger: &ledger,
        today: roster.today(),
    };
    let offers = |taken: &Version| {
        let each = all
            .iter()
            .map(|one| Offer::of(one.address.clone(), named(one, &place, w)));
        Offer::taken(each.collect(), &taken.address)
    };
    let texts = [Lang::En, Lang::Fr].map(|one| Offer::of(one.as_str(), language_name(one, w)));
    let said = format!("from={}&to={}&text={text_lang}", from.address, to.address);
    let head = r.head().clone();
    let path = format!("/norms/{symbol}/versions");
    let title = w.versions_title(norm.symbol.printed());
    Ok(Page {
        shell: Shell::public(site, lang, &path, title, Section::Norms)
            .with_query(&said)
            .as_of(head.n - 1, head.time),
        crumbs: crumbs(Some(&norm), &AsOf::default(), w),
        errors: FormErrors::none(),
        versions: lines(&place, &norm.shown, w),
        relations: relations(r, &place, w)?,
        from: offers(&from),
        to: offers(&to),
        texts: Offer::taken(texts.to_vec(), text_lang.as_str()),
        text_lang,
        instead: if all.len() == 1 {
            w.versions_only_one()
        } else if is_same {
            w.versions_same()
        } else {
            String::new()
        },
        changed: changed(&units, w),
        units: if is_same { Vec::new() } else { units },
    })
}
