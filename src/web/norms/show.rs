//! The page of a norm: text, how it was decided, who has done what.

use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::facts::{decided, facts};
use super::{Chip, chip};
use crate::rules::visibility::Viewer;
use crate::rules::words::{Lang, MemberCode, NormSymbol};
use crate::store::adherence::{self};
use crate::store::members::{self, Roster};
use crate::store::norms::{self, Adoption, Norm};
use crate::store::themes::{self};
use crate::store::votes::Explained;
use crate::store::{Failure, Reading, documents, entries, explanations};
use crate::web::adoption::{self, Done};
use crate::web::as_of::AsOf;
use crate::web::forms_out::{self, OnPage};
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::norm_texts::{self, Reading as TextReading};
use crate::web::problems::Problem;
use crate::web::record::{self, Line};
use crate::web::shell::Shell;
use crate::web::site::Site;
use crate::web::words::{Words, words};

/// Entries shown under « How do we know this? ».
const ENTRIES: i64 = 12;

#[derive(Clone, Debug, Default, Deserialize)]
pub struct TextQuery {
    /// `en`, `fr` or `both`; the page's language if left out.
    #[serde(default)]
    pub text: String,
    /// The day as of which the page is asked for.
    #[serde(default)]
    pub on: String,
}

#[derive(Template)]
#[template(path = "norms/show.html")]
struct Show {
    shell: Shell,
    crumbs: Vec<(String, String)>,
    as_of: AsOf,
    /// What stays chosen when another day is.
    kept: Vec<(&'static str, String)>,
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
    out: OnPage,
    entries: Vec<Line>,
    record: String,
}

/// `GET /{lang}/norms/{symbol}`.
///
/// # Errors
/// Not found when there is no such norm; 422 with today's page for a day that cannot be shown.
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
    let page = house
        .read(move |r| {
            let adopted_by = norms::find(r, &symbol)?.index;
            let as_of = AsOf::turn_since(r, &query.on, adopted_by, w)?;
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
            let standing = ledger.standing(&norm, roster.today());
            let work = forms_out::of_norm(r, &norm, standing)?;
            Ok::<_, Failure>((
                r.head().clone(),
                Show {
                    shell: Shell::public(
                        &site,
                        w.lang(),
                        &format!("/norms/{symbol}"),
                        norm.title.of(w.lang()).to_owned(),
                        crate::web::shell::Section::Norms,
                    )
                    .with_query(&norm_texts::address_part(chosen, w.lang()))
                    .on_day(as_of.day),
                    crumbs: vec![(
                        format!("/{}/norms{}", w.lang(), as_of.kept()),
                        w.norms_title(),
                    )],
                    kept: match query.text.as_str() {
                        "" => Vec::new(),
                        text => vec![("text", text.to_owned())],
                    },
                    as_of,
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
                    out: OnPage::of(&work, w.lang(), site.origin()),
                    entries: lines,
                    record: format!("/record?symbol={symbol}"),
                },
            ))
        })
        .await?;
    let (head, mut page) = page;
    page.shell = page.shell.as_of(head.n - 1, head.time);
    let answer = page.as_of.answer(&page)?;
    Ok(forms_out::named(answer, &page.out.links()))
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
