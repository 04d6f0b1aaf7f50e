//! The page for those who read by program: the interface, the files, the feeds, the record, with examples.

use actix_web::{HttpResponse, web};
use askama::Template;

use super::answers;
use super::api::endpoints::{ENDPOINTS, Endpoint};
use super::archive::slug_in_address;
use super::house::House;
use super::languages::Language;
use super::problems::Problem;
use super::record::public;
use super::shell::Shell;
use super::site::Site;
use super::words::{Words, words};
use crate::rules::visibility::Viewer;
use crate::store::ballots::State;
use crate::store::{
    Failure, Reading, archives, ballots, checkpoints, members, norms, proposals, themes,
};

pub fn routes(lang: &mut web::ServiceConfig) {
    lang.route("/developers", web::get().to(show));
}

/// Something of this register to try each kind of address with, where there is any.
struct Examples {
    norm: Option<String>,
    version: Option<String>,
    proposal: Option<String>,
    ballot: Option<String>,
    /// A ballot whose result is certified.
    certified: Option<String>,
    member: Option<String>,
    theme: Option<String>,
    /// An imported archive, with a decision and an instrument of it as they stand in addresses.
    collection: Option<String>,
    decision: Option<String>,
    instrument: Option<String>,
    last: i64,
    /// How many entries are signed; none until the first are.
    signed: Option<i64>,
}

impl Examples {
    /// A pattern with something of this register in its braces; empty where there is nothing to put there.
    fn filled(&self, pattern: &str) -> String {
        let symbols = [
            ("/norms/", &self.norm),
            ("/decisions/", &self.decision),
            ("/instruments/", &self.instrument),
        ];
        let of_another = |(folder, _): &&(&str, _)| pattern.contains(folder);
        let symbol = symbols.iter().find(of_another);
        let symbol = symbol.map_or(&self.proposal, |(_, symbol)| symbol);
        let number = Some("0".to_owned());
        let of = [
            ("{collection}", &self.collection),
            ("{symbol}", symbol),
            ("{version}", &self.version),
            ("{number}", &number),
            ("{ballot}", &self.ballot),
            ("{code}", &self.member),
            ("{theme}", &self.theme),
        ];
        let mut filled = pattern.to_owned();
        for (brace, found) in of {
            if let Some(found) = found {
                filled = filled.replace(brace, found);
            }
        }
        match filled.contains('{') {
            true => String::new(),
            false => filled,
        }
    }

    /// For what is written out and not linked.
    fn norm(&self) -> &str {
        self.norm.as_deref().unwrap_or("GAIP-NORM-0001")
    }

    fn ballot(&self) -> &str {
        self.ballot.as_deref().unwrap_or("B-2026-001")
    }
}

/// An address of the interface as a row.
struct Row {
    /// Empty where there is nothing of the kind yet.
    url: String,
    pattern: &'static str,
    gives: String,
    parameters: String,
}

/// A form in which pages are handed out.
struct FormRow {
    suffix: &'static str,
    media: &'static str,
    of: String,
    what: String,
    /// Of something that is there; empty where nothing is.
    url: String,
}

/// An address and what stands there.
struct Address {
    url: String,
    /// As it is written, with a letter in place of what varies.
    shown: String,
    what: String,
}

#[derive(Template)]
#[template(path = "developers/show.html")]
struct Page {
    shell: Shell,
    origin: String,
    examples: Examples,
    entries: String,
    rows: Vec<Row>,
    forms: Vec<FormRow>,
    feeds: Vec<Address>,
    addresses: Vec<Address>,
}

/// `GET /{lang}/developers`.
///
/// # Errors
/// A failure of the store.
pub async fn show(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
) -> Result<HttpResponse, Problem> {
    let w = words(lang.0);
    let (head, examples) = house
        .read(|r| {
            let examples = examples(r)?;
            Ok::<_, Failure>((r.head().clone(), examples))
        })
        .await?;
    answers::page(&Page {
        shell: public(&site, lang.0, "/developers", w.developers_title(), &head),
        origin: site.origin().to_owned(),
        entries: w.developers_record_head(w.number(head.n)),
        rows: ENDPOINTS
            .iter()
            .map(|endpoint| row(endpoint, &examples, w))
            .collect(),
        forms: forms(&examples, w),
        feeds: feeds(&examples, w),
        addresses: addresses(&examples, w),
        examples,
    })
}

fn examples(r: &mut Reading<'_>) -> Result<Examples, Failure> {
    let viewer = Viewer::Public;
    let norm = norms::list(r, &norms::Sought::default(), 1)?.pop();
    let proposal = proposals::list(r, &viewer, &proposals::Sought::default(), 1)?;
    let ballot = ballots::over(r, &viewer, &ballots::Sought::default(), 1)?.pop();
    let roster = members::roster(r)?;
    let member = roster
        .all()
        .find(|member| member.standing_on(roster.today()).is_member());
    let first = proposal.proposals.first();
    let certified = ballot.as_ref().filter(|one| one.certified_at.is_some());
    let certified = certified.filter(|one| one.state == State::Certified);
    let archive = archives::collections(r)?.into_iter().next();
    let archive = archive.map(|archive| archive.code);
    let (decision, instrument) = match &archive {
        None => (None, None),
        Some(code) => (
            archives::in_order(r, code, &archives::Sought::default(), None, 1)?.pop(),
            archives::instruments(r, code, None, 1)?.pop(),
        ),
    };
    let served = checkpoints::newest(r)?.filter(|served| served.size > 0);
    Ok(Examples {
        version: norm.as_ref().map(|norm| norm.shown.address.clone()),
        norm: norm.as_ref().map(|norm| norm.symbol.to_string()),
        proposal: first.map(|one| one.symbol.to_string()),
        certified: certified.map(|one| one.symbol.to_string()),
        ballot: ballot.as_ref().map(|one| one.symbol.to_string()),
        member: member.map(|one| one.code.to_string()),
        theme: themes::all(r)?.first().map(|one| one.code.to_string()),
        collection: archive.map(|code| code.to_string()),
        decision: decision.map(|one| slug_in_address(&one.symbol)),
        instrument: instrument.map(|one| slug_in_address(&one.symbol)),
        last: r.head().n - 1,
        signed: served.and_then(|served| i64::try_from(served.size).ok()),
    })
}

fn row(endpoint: &'static Endpoint, examples: &Examples, w: &Words) -> Row {
    let parameters: Vec<&str> = endpoint.query.iter().map(|param| param.name).collect();
    Row {
        url: examples.filled(endpoint.path),
        pattern: endpoint.path,
        gives: endpoint.about(w),
        parameters: parameters.join(", "),
    }
}

fn forms(examples: &Examples, w: &Words) -> Vec<FormRow> {
    let lang = w.lang();
    let text = |suffix, media, what| FormRow {
        suffix,
        media,
        of: w.developers_of_texts(),
        what,
        url: examples.filled(&format!("/{lang}/norms/{{symbol}}.{suffix}")),
    };
    let table = |suffix, media, what| FormRow {
        suffix,
        media,
        of: w.developers_of_tables(),
        what,
        url: format!("/{lang}/norms.{suffix}"),
    };
    vec![
        text("xml", "application/akn+xml", w.developers_form_akn()),
        text("md", "text/markdown", w.developers_form_md()),
        text("txt", "text/plain", w.developers_form_txt()),
        text("json", "application/json", w.developers_form_json()),
        FormRow {
            of: w.developers_of_norms(),
            ..text("jsonld", "application/ld+json", w.developers_form_jsonld())
        },
        text("bib", "application/x-bibtex", w.developers_form_citation()),
        text(
            "ris",
            "application/x-research-info-systems",
            w.developers_form_citation(),
        ),
        text(
            "csl.json",
            "application/vnd.citationstyles.csl+json",
            w.developers_form_citation(),
        ),
        table("csv", "text/csv", w.developers_form_csv()),
        table(
            "xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            w.developers_form_xlsx(),
        ),
        FormRow {
            of: w.developers_of_pictures(),
            url: format!("/{lang}/adoption.svg"),
            ..table("svg", "image/svg+xml", w.developers_form_svg())
        },
    ]
}

fn feeds(examples: &Examples, w: &Words) -> Vec<Address> {
    let lang = w.lang();
    let feed = |path: &str, what| {
        let shown = format!("/feeds/{lang}/{path}.atom");
        Address {
            url: examples.filled(&shown),
            shown,
            what,
        }
    };
    let calendar = format!("/{lang}/calendar.ics");
    vec![
        feed("everything", w.developers_feed_everything()),
        feed("norms", w.developers_feed_norms()),
        feed("votes", w.developers_feed_votes()),
        feed("members/{code}", w.developers_feed_member()),
        feed("norms/{symbol}", w.developers_feed_norm()),
        feed("themes/{theme}", w.developers_feed_theme()),
        Address {
            url: calendar.clone(),
            shown: calendar,
            what: w.developers_feed_calendar(),
        },
    ]
}

fn addresses(examples: &Examples, w: &Words) -> Vec<Address> {
    let last = examples.last;
    let of = |url: String, shown: &str, what| Address {
        url,
        shown: shown.to_owned(),
        what,
    };
    let same = |path: &str, what| of(path.to_owned(), path, what);
    let unlinked = |shown: &str, what| of(String::new(), shown, what);
    let signed = |path: &str, what| match examples.signed {
        Some(_) => same(path, what),
        None => unlinked(path, what),
    };
    let proof = examples.signed.map_or_else(String::new, |size| {
        format!("/record/entries/{}.tlog-proof", size - 1)
    });
    let certificate = examples.certified.as_ref();
    let certificate = certificate.map_or_else(String::new, |ballot| {
        format!("/record/certificates/{ballot}.json")
    });
    vec![
        of(
            format!("/record/entries/{last}.json"),
            "/record/entries/{n}.json",
            w.developers_entry(),
        ),
        of(
            proof,
            "/record/entries/{n}.tlog-proof",
            w.developers_proof(),
        ),
        unlinked("/record/documents/{commitment}", w.developers_document()),
        of(
            certificate,
            "/record/certificates/{ballot}.json",
            w.developers_certificate(),
        ),
        signed("/checkpoint", w.developers_checkpoint()),
        unlinked("/tile/{level}/{n}, /tile/entries/{n}", w.developers_tiles()),
        signed("/.well-known/registry.vkey", w.developers_vkey()),
        same("/readyz", w.developers_ready()),
        same("/healthz", w.developers_health()),
        same("/sitemap.xml", w.developers_sitemap()),
        of(
            format!("/{}/", w.lang()),
            "/en/…, /fr/…",
            w.developers_pages(),
        ),
    ]
}
