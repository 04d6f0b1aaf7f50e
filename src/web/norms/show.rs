//! The page of a norm: text, how it was decided, who has done what.

use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::corrigenda::{self, CorrigendumView};
use super::facts::{decided, facts};
use super::history::{self, Banner, Place, RelationLine, VersionLine};
use super::{Chip, chip};
use crate::rules::visibility::Viewer;
use crate::rules::words::{Lang, MemberCode, NormSymbol};
use crate::store::adherence::{self};
use crate::store::members::{self, Roster};
use crate::store::norms::versions::{self, As, Version};
use crate::store::norms::{self, Adoption, Norm};
use crate::store::themes::{self};
use crate::store::votes::Explained;
use crate::store::{Failure, Reading, StoreError, documents, entries, explanations};
use crate::web::adoption::{self, Done};
use crate::web::as_of::AsOf;
use crate::web::forms_out::{self, OnPage};
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::norm_texts::{self, Chosen, Paths, Reading as TextReading};
use crate::web::problems::Problem;
use crate::web::record::{self, Line};
use crate::web::refusals::language_name;
use crate::web::shell::Shell;
use crate::web::site::Site;
use crate::web::tables::{self, Picture};
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
    /// `adopted`: the text as it was voted on, without the corrigenda since.
    #[serde(default)]
    pub read: String,
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
    banner: Option<Banner>,
    versions: Vec<VersionLine>,
    history: String,
    desk: String,
    relations: Vec<RelationLine>,
    corrigenda: Vec<CorrigendumView>,
    /// The corrigenda that the text read contains, oldest first: anchor and name.
    corrected_by: Vec<(String, String)>,
    /// The documents of the texts read: label, commitment, address.
    documents: Vec<(String, String, String)>,
    /// The other reading of a version that was corrected: words and address.
    reading_too: Option<(String, String)>,
    facts: Vec<(String, String)>,
    summary: String,
    text: TextReading,
    decided: String,
    /// The decision on the version that is shown, where it is not the first.
    amended: Option<AmendedBy>,
    dissociated: String,
    explained: Vec<Position>,
    roll: String,
    proposal: String,
    done: Done,
    map_files: Vec<(String, &'static str)>,
    line_files: Vec<(String, &'static str)>,
    out: OnPage,
    entries: Vec<Line>,
    record: String,
}

/// `GET /{lang}/norms/{symbol}`: what is in force that day.
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
    let (_, symbol) = path.into_inner();
    answer(lang.0, site, &house, &symbol, None, query.into_inner()).await
}

/// `GET /{lang}/norms/{symbol}/{date}`: a version at its permanent address.
///
/// # Errors
/// Not found when no version was adopted that day.
pub async fn version(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    path: web::Path<(String, String, String)>,
    query: web::Query<TextQuery>,
) -> Result<HttpResponse, Problem> {
    let (_, symbol, address) = path.into_inner();
    let query = query.into_inner();
    answer(lang.0, site, &house, &symbol, Some(address), query).await
}

async fn answer(
    lang: Lang,
    site: web::Data<Site>,
    house: &House,
    symbol: &str,
    address: Option<String>,
    query: TextQuery,
) -> Result<HttpResponse, Problem> {
    let w = words(lang);
    let symbol = NormSymbol::parse(symbol).map_err(|_| Problem::NotFound)?;
    let chosen = norm_texts::chosen(&query.text, lang).ok_or(Problem::NotFound)?;
    let read = match query.read.as_str() {
        "" => As::Corrected,
        "adopted" => As::Adopted,
        _ => return Err(Problem::NotFound),
    };
    let page = house
        .read(move |r| {
            let (mut norm, mut all) = norms::find_with_versions(r, &symbol)?;
            let as_of = AsOf::turn_since(r, &query.on, norm.index, w)?;
            if r.is_past() {
                (norm, all) = norms::find_with_versions(r, &symbol)?;
            }
            let own = match &address {
                Some(address) => all.iter().find(|one| one.address == *address),
                None => Some(&norm.shown),
            };
            let own = own.ok_or(StoreError::NotFound)?.clone();
            let asked = Asked {
                norm,
                all,
                own,
                is_permanent: address.is_some(),
                read,
                chosen,
                query,
            };
            Ok::<_, Failure>((r.head().clone(), page(r, w, &site, asked, as_of)?))
        })
        .await?;
    let (head, mut page) = page;
    page.shell = page.shell.as_of(head.n - 1, head.time);
    let answer = page.as_of.answer(&page)?;
    Ok(forms_out::named(answer, &page.out.links()))
}

/// Which version of a norm is read, and how.
struct Asked {
    norm: Norm,
    all: Vec<Version>,
    own: Version,
    is_permanent: bool,
    read: As,
    chosen: Chosen,
    query: TextQuery,
}

impl Asked {
    fn path(&self) -> String {
        let symbol = &self.norm.symbol;
        if self.is_permanent {
            format!("/norms/{symbol}/{}", self.own.address)
        } else {
            format!("/norms/{symbol}")
        }
    }

    /// What stands in the canonical address, but for the day.
    fn parts(&self, lang: Lang) -> String {
        let read = match self.read {
            As::Corrected => String::new(),
            As::Adopted => "read=adopted".to_owned(),
        };
        let parts = [norm_texts::address_part(self.chosen, lang), read];
        let given: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        given.join("&")
    }
}

fn page(
    r: &mut Reading<'_>,
    w: &'static Words,
    site: &Site,
    asked: Asked,
    as_of: AsOf,
) -> Result<Show, Failure> {
    let lang = w.lang();
    let norm = &asked.norm;
    let symbol = norm.symbol.clone();
    let roster = members::roster(r)?;
    let themes = themes::all(r)?;
    let ledger = adherence::ledger(r, std::slice::from_ref(norm), &roster)?;
    let dissociated = norms::dissociated(r, &symbol)?;
    let explained = positions(r, norm, &roster, w)?;
    let done = adoption::done(r, w, norm, &ledger, &roster)?;
    let sought = entries::Sought {
        norm: Some(symbol.to_string()),
        ..entries::Sought::default()
    };
    let entries = entries::newest(r, &sought, ENTRIES)?;
    let lines = record::lines(r, w, &roster, &entries)?;
    let texts = versions::texts(r, &asked.own, asked.read)?;
    let place = Place {
        norm,
        all: &asked.all,
        ledger: &ledger,
        today: roster.today(),
    };
    let relations = history::relations(r, &place, w)?;
    let corrigenda = corrigenda::views(r, &place, &asked.own, &roster, w)?;
    let path = asked.path();
    let title = texts.title.of(lang).to_owned();
    let work = forms_out::of_version(norm, &asked.all, &asked.own, &texts, &ledger, &roster)
        .read_as(asked.read)
        .about(&themes, &norm.theme);
    let mut facts = facts(norm, &ledger, &roster, &themes, w);
    if asked.all.len() > 1 {
        facts.insert(1, (w.version_fact(), history::named(&asked.own, &place, w)));
    }
    let corrected = corrigenda.iter().any(|one| one.stands);
    let paths = Paths {
        ids: &texts.ids,
        base: format!("/norms/{symbol}/units"),
    };
    let dated = format!("/{lang}/norms/{symbol}/{}", asked.own.address);
    let mut text = norm_texts::reading(
        &texts.text.en,
        &texts.text.fr,
        asked.chosen,
        Some(&paths),
        w,
    );
    if asked.read == As::Adopted {
        for (query, ..) in &mut text.ways {
            let mark = if query.is_empty() { "" } else { "&" };
            query.push_str(mark);
            query.push_str("read=adopted");
        }
    }
    let shell = Shell::public(site, lang, &path, title, crate::web::shell::Section::Norms)
        .with_query(&asked.parts(lang))
        .on_day(as_of.day);
    let files = |what: &str| {
        let base = format!("/{lang}/norms/{symbol}/{what}");
        tables::links(&base, as_of.kept().trim_start_matches('?'), Picture::Drawn)
    };
    Ok(Show {
        crumbs: history::crumbs(asked.is_permanent.then_some(norm), &as_of, w),
        kept: match asked.query.text.as_str() {
            "" => Vec::new(),
            text => vec![("text", text.to_owned())],
        },
        symbol: match asked.is_permanent {
            true => history::named(&asked.own, &place, w),
            false => norm.symbol.printed(),
        },
        chip: if asked.is_permanent {
            history::chip(&asked.own, &place, w)
        } else {
            chip(norm, &ledger, roster.today(), w)
        },
        annulled: norm
            .annulled
            .as_ref()
            .map_or_else(String::new, |(on, by, _)| {
                w.norms_annulled_how(w.date(*on), by.as_str())
            }),
        banner: history::banner(&asked.own, &place, w),
        versions: history::lines(&place, &asked.own, w),
        history: format!("/norms/{symbol}/versions"),
        desk: format!("/desk/norms/{symbol}"),
        relations,
        documents: [Lang::En, Lang::Fr]
            .into_iter()
            .zip(&texts.commitments)
            .filter_map(|(lang, commitment)| {
                let commitment = commitment.as_ref()?.to_string();
                let url = format!("/record/documents/{commitment}");
                Some((language_name(lang, w), commitment, url))
            })
            .collect(),
        corrected_by: match asked.read {
            As::Corrected => corrigenda
                .iter()
                .rev()
                .filter(|one| one.stands)
                .map(|one| (one.anchor.clone(), one.name.clone()))
                .collect(),
            As::Adopted => Vec::new(),
        },
        reading_too: match asked.read {
            As::Corrected if corrected => {
                Some((w.version_as_adopted(), format!("{dated}?read=adopted")))
            }
            As::Corrected => None,
            As::Adopted => Some((w.version_as_corrected(), dated)),
        },
        corrigenda,
        facts,
        summary: texts.summary.of(lang).to_owned(),
        text,
        decided: decided(norm, &roster, w),
        amended: amended(&asked, &place, w),
        dissociated: dissociation(norm, &dissociated, &roster, w),
        explained,
        roll: norm
            .ballot()
            .map_or_else(String::new, |ballot| format!("/votes/{ballot}")),
        proposal: format!("/proposals/{}", norm.proposal),
        done,
        map_files: files("adoption"),
        line_files: files("adherences"),
        out: OnPage::of(&work, lang, site.origin(), as_of.day),
        entries: lines,
        record: format!("/record?symbol={symbol}"),
        as_of,
        shell,
    })
}

/// The decision that brought a later version.
struct AmendedBy {
    version: String,
    decided: String,
    /// Empty where there was no vote.
    roll: String,
    proposal: String,
    /// The version that the decision on the norm itself brought.
    first: String,
}

fn amended(asked: &Asked, place: &Place<'_>, w: &Words) -> Option<AmendedBy> {
    let first = asked.all.first()?;
    let own = Some(&asked.own).filter(|own| !own.is_first())?;
    Some(AmendedBy {
        version: history::named(own, place, w),
        decided: format!("{}.", super::decision_of(&own.adoption, w)),
        roll: match &own.adoption {
            norms::Adoption::Vote { ballot, .. } => format!("/votes/{ballot}"),
            norms::Adoption::WithoutVote { .. } => String::new(),
        },
        proposal: format!("/proposals/{}", own.proposal),
        first: history::named(first, place, w),
    })
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
