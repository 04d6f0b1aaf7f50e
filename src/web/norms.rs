//! Norms: the list, and the page that joins a text, the decision that adopted it and what members did since.

use actix_web::{HttpResponse, web};
use askama::Template;
use jiff::civil::Date;
use serde::Deserialize;

use super::adoption::{self, Done};
use super::answers;
use super::forms::{FormErrors, Offer};
use super::house::House;
use super::languages::Language;
use super::norm_texts::{self, Reading as TextReading};
use super::problems::Problem;
use super::record::{self, Line, public};
use super::refusals::language_name;
use super::sentences::body_word;
use super::shell::Shell;
use super::site::Site;
use super::words::{Words, words};
use crate::rules::visibility::Viewer;
use crate::rules::words::{EffectClause, ForceClause, Lang, MemberCode, NormSymbol, ThemeCode};
use crate::store::adherence::{self, Ledger};
use crate::store::members::{self, Roster};
use crate::store::norms::{self, Adoption, Norm, Standing, State};
use crate::store::themes::{self, Theme};
use crate::store::votes::Explained;
use crate::store::{Failure, Reading, StoreError, documents, entries, explanations};

/// Norms on a page of the list.
const PAGE: i64 = 30;
/// Entries shown under « How do we know this? ».
const ENTRIES: i64 = 12;

pub fn routes(lang: &mut web::ServiceConfig) {
    lang.route("/norms", web::get().to(list))
        .route("/norms/{symbol}", web::get().to(show));
}

/// A status as a chip, with what is still missing.
pub struct Chip {
    pub kind: &'static str,
    pub text: String,
    /// Empty where nothing is missing.
    pub note: String,
}

/// One norm as a line of a list.
pub struct NormLine {
    pub path: String,
    pub title: String,
    pub about: String,
    pub chip: Chip,
    pub adherents: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
pub struct Query {
    #[serde(default)]
    pub theme: String,
    #[serde(default)]
    pub state: String,
    #[serde(default)]
    pub before: String,
}

#[derive(Template)]
#[template(path = "norms/list.html")]
struct List {
    shell: Shell,
    errors: FormErrors,
    themes: Vec<Offer>,
    states: Vec<Offer>,
    lines: Vec<NormLine>,
    /// What stands in place of an empty list.
    empty: String,
    newest: String,
    older: String,
}

/// `GET /{lang}/norms`, newest first, by keyset (`before`).
///
/// # Errors
/// Not found where the address names no theme or state.
pub async fn list(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    query: web::Query<Query>,
) -> Result<HttpResponse, Problem> {
    let w = words(lang.0);
    let query = query.into_inner();
    let sought = sought(&query).ok_or(Problem::NotFound)?;
    let (head, lines, themes, last) = house
        .read(move |r| {
            let found = norms::list(r, &sought, PAGE)?;
            let last = found.last().map(|norm| norm.index);
            let last = last.filter(|_| found.len() as i64 == PAGE);
            let themes = themes::all(r)?;
            let lines = lines(r, w, &found, &themes)?;
            Ok((r.head().clone(), lines, themes, last))
        })
        .await?;
    let narrowing: Vec<String> = [("theme", &query.theme), ("state", &query.state)]
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    let address = |before: Option<String>| {
        let parts: Vec<String> = narrowing.iter().cloned().chain(before).collect();
        parts.join("&")
    };
    let here = address((!query.before.is_empty()).then(|| format!("before={}", query.before)));
    answers::page(&List {
        shell: public(&site, lang.0, "/norms", w.norms_title(), &head).with_query(&here),
        errors: FormErrors::none(),
        themes: Offer::taken(
            theme_offers(&themes, w.norms_filter_every_theme(), lang.0),
            &query.theme,
        ),
        states: Offer::taken(state_offers(w), &query.state),
        lines,
        empty: if narrowing.is_empty() {
            w.norms_empty()
        } else {
            w.norms_empty_narrowed()
        },
        newest: if query.before.is_empty() {
            String::new()
        } else {
            format!("/{}/norms?{}", lang.0, address(None))
        },
        older: last.map_or_else(String::new, |last| {
            format!(
                "/{}/norms?{}",
                lang.0,
                address(Some(format!("before={last}")))
            )
        }),
    })
}

/// Norms as lines, as they stand today.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub(super) fn lines(
    r: &mut Reading<'_>,
    w: &'static Words,
    found: &[Norm],
    themes: &[Theme],
) -> Result<Vec<NormLine>, StoreError> {
    let roster = members::roster(r)?;
    let ledger = adherence::ledger(r, found, &roster)?;
    let today = roster.today();
    Ok(found
        .iter()
        .map(|norm| {
            let adherents = ledger.adherences(&norm.symbol, today).len() as i64;
            NormLine {
                path: format!("/norms/{}", norm.symbol),
                title: norm.title.of(w.lang()).to_owned(),
                about: [
                    norm.symbol.printed(),
                    format!("{}, {}", decision(norm, w), w.date(norm.adopted)),
                    theme_name(themes, &norm.theme, w.lang()),
                ]
                .join(" · "),
                chip: chip(norm, &ledger, today, w),
                adherents: w.adoption_adherents(adherents),
            }
        })
        .collect())
}

#[derive(Clone, Debug, Default, Deserialize)]
pub struct TextQuery {
    /// `en`, `fr` or `both`; the page's language if left out.
    #[serde(default)]
    pub text: String,
}

#[derive(Template)]
#[template(path = "norms/show.html")]
struct Show {
    shell: Shell,
    crumbs: Vec<(String, String)>,
    symbol: String,
    chip: Chip,
    annulled: String,
    facts: Vec<(String, String)>,
    summary: String,
    text: TextReading,
    decided: String,
    dissociated: String,
    explained: Vec<Position>,
    roll: String,
    proposal: String,
    done: Done,
    citation: String,
    entries: Vec<Line>,
    record: String,
}

/// `GET /{lang}/norms/{symbol}`.
///
/// # Errors
/// Not found when there is no such norm.
pub async fn show(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    path: web::Path<(String, String)>,
    query: web::Query<TextQuery>,
) -> Result<HttpResponse, Problem> {
    let w = words(lang.0);
    let symbol = NormSymbol::parse(&path.1).map_err(|_| Problem::NotFound)?;
    let chosen = norm_texts::chosen(&query.text, lang.0).ok_or(Problem::NotFound)?;
    let origin = site.origin().to_owned();
    let page = house
        .read(move |r| {
            let found = norms::find(r, &symbol)?;
            let norm = norms::with_texts(r, found)?;
            let roster = members::roster(r)?;
            let themes = themes::all(r)?;
            let ledger = adherence::ledger(r, std::slice::from_ref(&norm), &roster)?;
            let dissociated = norms::dissociated(r, &symbol)?;
            let explained = positions(r, &norm, &roster, w)?;
            let done = adoption::done(r, w, &norm, &ledger, &roster)?;
            let sought = entries::Sought {
                norm: Some(symbol.to_string()),
                ..entries::Sought::default()
            };
            let entries = entries::newest(r, &sought, ENTRIES)?;
            let lines = record::lines(r, w, &roster, &entries)?;
            let address = format!("{origin}/{}/norms/{symbol}", w.lang());
            Ok::<_, Failure>((
                r.head().clone(),
                Show {
                    shell: Shell::public(
                        &site,
                        w.lang(),
                        &format!("/norms/{symbol}"),
                        norm.title.of(w.lang()).to_owned(),
                        super::shell::Section::Norms,
                    )
                    .with_query(&norm_texts::address_part(chosen, w.lang())),
                    crumbs: vec![(format!("/{}/norms", w.lang()), w.norms_title())],
                    symbol: norm.symbol.printed(),
                    chip: chip(&norm, &ledger, roster.today(), w),
                    annulled: norm
                        .annulled
                        .as_ref()
                        .map_or_else(String::new, |(on, by, _)| {
                            w.norms_annulled_how(w.date(*on), by.as_str())
                        }),
                    facts: facts(&norm, &ledger, &roster, &themes, w),
                    summary: norm.summary.of(w.lang()).to_owned(),
                    text: norm_texts::reading(norm.text(Lang::En), norm.text(Lang::Fr), chosen, w),
                    decided: decided(&norm, &roster, w),
                    dissociated: dissociation(&norm, &dissociated, &roster, w),
                    explained,
                    roll: norm
                        .ballot()
                        .map_or_else(String::new, |ballot| format!("/votes/{ballot}")),
                    proposal: format!("/proposals/{}", norm.proposal),
                    done,
                    citation: w.norms_cite(
                        norm.title.of(w.lang()),
                        norm.symbol.printed(),
                        w.date(norm.adopted),
                        address,
                    ),
                    entries: lines,
                    record: format!("/record?symbol={symbol}"),
                },
            ))
        })
        .await?;
    let (head, mut page) = page;
    page.shell = page.shell.as_of(head.n - 1, head.time);
    answers::page(&page)
}

/// Where a norm stands, as a chip.
pub(super) fn chip(norm: &Norm, ledger: &Ledger, on: Date, w: &Words) -> Chip {
    let (kind, text) = match ledger.standing(norm, on) {
        Standing::InForce { since } => ("force", w.norms_in_force_since(w.date(since))),
        Standing::NotInForce { on: Some(day) } => ("open", w.norms_enters_into_force(w.date(day))),
        Standing::NotInForce { on: None } => ("quiet", w.norms_not_yet_in_force()),
        Standing::Annulled { on } => ("bad", w.norms_annulled_on(w.date(on))),
    };
    let note = match (ledger.standing(norm, on), ledger.missing(norm, on)) {
        (Standing::NotInForce { on: None }, Some(missing)) => w.norms_adherences_missing(missing),
        _ => String::new(),
    };
    Chip { kind, text, note }
}

/// « Adopted by 38 votes to 4, with 3 abstentions », or that it was adopted without a vote.
pub(super) fn decision(norm: &Norm, w: &Words) -> String {
    match &norm.adoption {
        Adoption::Vote { tally, .. } => w.norms_result(tally.yes, tally.no, tally.abstain),
        Adoption::WithoutVote { .. } => w.norms_without_vote(),
    }
}

pub(super) fn theme_name(themes: &[Theme], code: &ThemeCode, lang: Lang) -> String {
    let theme = themes.iter().find(|theme| theme.code == *code);
    theme.map_or_else(
        || code.to_string(),
        |theme| match lang {
            Lang::En => theme.name_en.clone(),
            Lang::Fr => theme.name_fr.clone(),
        },
    )
}

/// All themes as a list to choose from, after one for all.
pub(super) fn theme_offers(themes: &[Theme], every: String, lang: Lang) -> Vec<Offer> {
    let all = std::iter::once(Offer::of("", every));
    let each = themes.iter().map(|theme| {
        Offer::of(
            theme.code.to_string(),
            theme_name(themes, &theme.code, lang),
        )
    });
    all.chain(each).collect()
}

fn state_offers(w: &Words) -> Vec<Offer> {
    vec![
        Offer::of("", w.norms_filter_every_state()),
        Offer::of(State::InForce.as_str(), w.norms_state_in_force()),
        Offer::of(State::NotInForce.as_str(), w.norms_state_not_in_force()),
        Offer::of(State::Annulled.as_str(), w.norms_state_annulled()),
    ]
}

fn sought(query: &Query) -> Option<norms::Sought> {
    let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Some(norms::Sought {
        theme: given(&query.theme)
            .map(|code| ThemeCode::parse(&code))
            .transpose()
            .ok()?,
        state: given(&query.state)
            .map(|word| word.parse())
            .transpose()
            .ok()?,
        before: given(&query.before).map(|n| n.parse()).transpose().ok()?,
    })
}

fn facts(
    norm: &Norm,
    ledger: &Ledger,
    roster: &Roster,
    themes: &[Theme],
    w: &Words,
) -> Vec<(String, String)> {
    let today = roster.today();
    let members = roster
        .all()
        .filter(|member| member.standing_on(today).is_member())
        .count();
    let adherents = ledger.adherences(&norm.symbol, today).len();
    vec![
        (w.norms_fact_symbol(), norm.symbol.printed()),
        (w.norms_fact_adopted(), w.date(norm.adopted)),
        (w.norms_fact_decision(), decision(norm, w)),
        (
            w.norms_fact_adherents(),
            w.norms_adherents_of(adherents as i64, members as i64),
        ),
        (
            w.norms_fact_theme(),
            theme_name(themes, &norm.theme, w.lang()),
        ),
        (
            w.norms_fact_sponsor(),
            roster.short(&norm.sponsor, w.lang()),
        ),
        (w.norms_fact_effect(), effect(norm.clauses.effect, w)),
        (w.norms_fact_force(), force(&norm.clauses.force, w)),
        (
            w.norms_fact_reports(),
            norm.clauses.report_every.map_or_else(
                || w.norms_reports_none(),
                |months| w.norms_reports_every(months),
            ),
        ),
        (w.norms_fact_original(), language_name(norm.original, w)),
    ]
}

fn effect(clause: EffectClause, w: &Words) -> String {
    match clause {
        EffectClause::Binding => w.norms_effect_binding(),
        EffectClause::OnAdherence => w.norms_effect_on_adherence(),
    }
}

fn force(clause: &ForceClause, w: &Words) -> String {
    match clause {
        ForceClause::OnDate { date } => w.norms_force_on_date(w.date(*date)),
        ForceClause::AfterAdoption { months } => w.norms_force_after_adoption(*months),
        ForceClause::AfterAdherences { adherences, months } => {
            w.norms_force_after_adherences(*months, *adherences)
        }
    }
}

/// The sentence under « How it was decided ».
fn decided(norm: &Norm, roster: &Roster, w: &Words) -> String {
    match &norm.adoption {
        Adoption::Vote { .. } => format!("{}.", decision(norm, w)),
        Adoption::WithoutVote {
            body,
            chair,
            reference,
            decided,
        } => w.norms_without_vote_how(
            w.date(*decided),
            body_word(*body, w),
            roster.short(chair, w.lang()),
            reference.as_str(),
        ),
    }
}

/// What a member said on an adoption without a vote.
struct Position {
    member: String,
    lang: Lang,
    words: String,
}

/// In the reader's language where it was said in it, else in the other.
fn positions(
    r: &mut Reading<'_>,
    norm: &Norm,
    roster: &Roster,
    w: &Words,
) -> Result<Vec<Position>, Failure> {
    let said = explanations::of_norm(r, &norm.symbol)?;
    let commitments: Vec<String> = said
        .iter()
        .flat_map(|one| [one.en.as_ref(), one.fr.as_ref()])
        .flatten()
        .map(ToString::to_string)
        .collect();
    let bodies = documents::bodies(r, &Viewer::Public, &commitments)?;
    let in_lang = |one: &Explained, lang: Lang| {
        let commitment = match lang {
            Lang::En => one.en.as_ref(),
            Lang::Fr => one.fr.as_ref(),
        };
        Some((lang, bodies.get(commitment?.as_str())?.clone()))
    };
    let found = said.iter().filter_map(|one| {
        let (lang, words) = in_lang(one, w.lang()).or_else(|| in_lang(one, w.lang().other()))?;
        Some(Position {
            member: roster.short(&one.member, w.lang()),
            lang,
            words,
        })
    });
    Ok(found.collect())
}

fn dissociation(norm: &Norm, members: &[MemberCode], roster: &Roster, w: &Words) -> String {
    match &norm.adoption {
        Adoption::Vote { .. } => String::new(),
        Adoption::WithoutVote { .. } if members.is_empty() => w.norms_nobody_dissociated(),
        Adoption::WithoutVote { .. } => {
            let names: Vec<String> = members
                .iter()
                .map(|member| roster.short(member, w.lang()))
                .collect();
            w.norms_dissociated(w.list(&names))
        }
    }
}
