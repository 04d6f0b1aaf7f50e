//! The certificate of a result: as a page that prints, and as a file that anybody can count again.

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use askama::Template;

use super::answers;
use super::ballots::stance;
use super::desk;
use super::house::House;
use super::kept::lasting;
use super::languages::Language;
use super::problems::Problem;
use super::results;
use super::shell::{Section, Shell};
use super::signed_in::SignedIn;
use super::site::Site;
use super::tiles::proof_of;
use super::words::{Words, words};
use crate::record::canonical;
use crate::record::certificates::{Certificate, Proof};
use crate::record::{Act, By};
use crate::rules::majority::Rule;
use crate::rules::permissions::Action;
use crate::rules::visibility::Viewer;
use crate::rules::words::{BallotSymbol, KeyUse, Lang};
use crate::store::ballots::{self, Ballot};
use crate::store::certificates::{self, Certified};
use crate::store::members::{self, Roster};
use crate::store::votes::Position;
use crate::store::{
    Failure, Head, Reading, StoreError, accounts, before, documents, entries, keys,
};

pub fn routes(lang: &mut web::ServiceConfig) {
    lang.route("/votes/{ballot}/certificate", web::get().to(show))
        .route(
            "/desk/ballots/{ballot}/certificate",
            web::get().to(show_with_names),
        );
}

/// The address without a language.
pub fn files(house: &mut web::ServiceConfig) {
    house.route("/record/certificates/{ballot}.json", web::get().to(file));
}

/// How a member voted in the end, ready to print.
struct Line {
    name: String,
    code: String,
    letter: &'static str,
    word: String,
    note: String,
    entry: String,
}

#[derive(Template)]
#[template(path = "votes/certificate.html")]
struct Page {
    shell: Shell,
    crumbs: Vec<(String, String)>,
    symbol: String,
    question: Vec<(Lang, String)>,
    sum: Option<results::Sum>,
    facts: Vec<(String, String)>,
    counted: Vec<(String, String)>,
    lines: Vec<Line>,
    not_entitled: Vec<String>,
    signatures: Vec<(String, String)>,
    commitments: Vec<(String, String)>,
    fingerprint: String,
    note: String,
    file: String,
}

struct Seen {
    head: Head,
    ballot: Ballot,
    certified: Certified,
    roster: Roster,
    question: Vec<(Lang, String)>,
    /// The two seats that certified, with the names of who sat in them where they may be read.
    seats: Vec<(String, String)>,
    /// The file can be given: it is public, signed, and covered by a checkpoint.
    is_public: bool,
}

/// `GET /{lang}/votes/{ballot}/certificate`.
///
/// # Errors
/// Not found until the result is certified.
pub async fn show(
    lang: Language,
    path: web::Path<(String, String)>,
    site: web::Data<Site>,
    house: web::Data<House>,
) -> Result<HttpResponse, Problem> {
    let symbol = BallotSymbol::parse(&path.1).map_err(|_| Problem::NotFound)?;
    let seen = house
        .read(move |r| see(r, &Viewer::Public, &symbol))
        .await?;
    if !seen.is_public {
        // The signature comes without an act.
        lasting::forbid();
    }
    let w = words(lang.0);
    let symbol = seen.ballot.symbol.to_string();
    let path = format!("/votes/{symbol}/certificate");
    let shell = Shell::public(
        &site,
        lang.0,
        &path,
        w.certificate_of(symbol.as_str()),
        Section::Votes,
    )
    .as_of(seen.head.n - 1, seen.head.time);
    let crumbs = vec![
        (format!("/{}/votes", lang.0), w.votes_title()),
        (format!("/{}/votes/{symbol}", lang.0), symbol),
    ];
    answers::page(&page_of(shell, crumbs, seen, w)?)
}

/// `GET /{lang}/desk/ballots/{ballot}/certificate`: the same with the names of those who certified, for the
/// secretariat.
///
/// # Errors
/// Not found for other offices, and until the result is certified.
pub async fn show_with_names(
    lang: Language,
    path: web::Path<(String, String)>,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    if !caller.may(Action::ApproveMotion) {
        return Err(Problem::NotFound);
    }
    let symbol = BallotSymbol::parse(&path.1).map_err(|_| Problem::NotFound)?;
    let viewer = caller.viewer();
    let seen = house.read(move |r| see(r, &viewer, &symbol)).await?;
    let w = words(lang.0);
    let symbol = seen.ballot.symbol.to_string();
    let path = format!("/desk/ballots/{symbol}/certificate");
    let title = w.certificate_of(symbol.as_str());
    let shell = desk::shell(&site, lang.0, &path, title, &caller.visitor, &seen.roster);
    let crumbs = vec![
        (format!("/{}/desk", lang.0), w.vote_desk_crumb()),
        (format!("/{}/desk/ballots/{symbol}", lang.0), symbol),
    ];
    answers::page(&page_of(shell, crumbs, seen, w)?)
}

fn see(r: &mut Reading<'_>, viewer: &Viewer, symbol: &BallotSymbol) -> Result<Seen, Failure> {
    let certified = certificates::find(r, viewer, symbol)?;
    let ballot = ballots::find(r, viewer, symbol)?;
    let texts = &certified.body.texts;
    let asked = [
        (Lang::En, texts.en.title.to_string()),
        (Lang::Fr, texts.fr.title.to_string()),
    ];
    let names: Vec<String> = asked.iter().map(|(_, title)| title.clone()).collect();
    let bodies = documents::bodies(r, viewer, &names)?;
    let question = asked
        .into_iter()
        .filter_map(|(lang, title)| Some((lang, bodies.get(&title)?.clone())))
        .collect();
    let index = ballot.certified_idx.ok_or(StoreError::NotFound)?;
    let entry = certificates::certification(r, index)?;
    let is_public = matches!(certificate(r, symbol), Ok(Some(_)));
    let mut seats = Vec::new();
    if let Some(By::Two(two)) = &entry.by {
        for seat in two {
            let name = accounts::holder(r, viewer, seat, entry.time)?.unwrap_or_default();
            seats.push((seat.to_string(), name));
        }
    }
    Ok(Seen {
        head: r.head().clone(),
        ballot,
        certified,
        roster: members::roster(r)?,
        question,
        seats,
        is_public,
    })
}

fn page_of(
    shell: Shell,
    crumbs: Vec<(String, String)>,
    seen: Seen,
    w: &Words,
) -> Result<Page, Problem> {
    let body = &seen.certified.body;
    let lang = w.lang();
    let mut lines: Vec<Line> = body
        .votes
        .iter()
        .map(|vote| {
            let stance = stance(vote.choice.map_or(Position::DidNotVote, Position::Voted));
            Line {
                name: seen.roster.short(&vote.member, lang),
                code: vote.member.to_string(),
                letter: stance.letter(),
                word: stance.word(w),
                note: vote
                    .corrected
                    .map_or_else(String::new, |_| w.vote_roll_corrected()),
                entry: vote
                    .corrected
                    .or(vote.index)
                    .map_or_else(String::new, |index| w.number(index)),
            }
        })
        .collect();
    lines.sort_by_cached_key(|line| w.sort_key(&line.name));
    let not_entitled = body
        .electorate
        .iter()
        .filter_map(|elector| {
            let name = seen.roster.short(&elector.member, lang);
            Some(w.vote_not_entitled_line(name, results::ground(elector.ground?, w)))
        })
        .collect();
    let certified_at = seen
        .ballot
        .certified_at
        .map_or_else(String::new, |at| w.moment(at));
    let seats = seen.seats.iter().map(|(seat, name)| {
        if name.is_empty() {
            seat.clone()
        } else {
            format!("{seat} ({name})")
        }
    });
    let entry = |index: Option<i64>| index.map_or_else(String::new, |index| w.number(index));
    Ok(Page {
        symbol: body.ballot.to_string(),
        question: seen.question.clone(),
        sum: results::sum(&seen.ballot, w),
        facts: facts(&seen, w),
        counted: counted(&seen, w),
        lines,
        not_entitled,
        signatures: vec![
            (w.certificate_seats(), w.list(&seats.collect::<Vec<_>>())),
            (w.vote_fact_certified(), certified_at),
            (w.certificate_entry(), entry(seen.ballot.certified_idx)),
        ],
        commitments: vec![
            (w.certificate_text("en"), body.texts.en.text.to_string()),
            (w.certificate_text("fr"), body.texts.fr.text.to_string()),
        ],
        fingerprint: body
            .fingerprint()
            .map_err(|error| Problem::fault(error.to_string()))?
            .to_string(),
        note: seen.certified.note.clone().unwrap_or_default(),
        file: if seen.is_public {
            format!("/record/certificates/{}.json", body.ballot)
        } else {
            String::new()
        },
        shell,
        crumbs,
    })
}

fn facts(seen: &Seen, w: &Words) -> Vec<(String, String)> {
    let body = &seen.certified.body;
    let source = w.vote_rule_source(results::kind(body.kind, w), body.rulebook);
    let mut facts = vec![
        (w.vote_fact_opened(), w.moment(body.opens)),
        (w.vote_fact_closed(), w.moment(body.closes)),
        (
            w.vote_fact_put_by(),
            results::capital(&w.vote_put_by(
                w.vote_body(body.put_by.body.as_str()),
                body.put_by.reference.as_str(),
                w.date(body.put_by.decided),
            )),
        ),
        (
            w.vote_fact_rule(),
            format!("{} ({source})", results::rule_line(&body.rule, w)),
        ),
    ];
    if let Some(waiver) = &body.waiver {
        facts.push((w.vote_fact_waiver(), waiver.to_string()));
    }
    if let Some(norm) = &body.norm {
        facts.push((w.vote_fact_norm(), norm.printed()));
    }
    if let Some(adopted) = body.adopted {
        facts.push((w.certificate_adopted(), w.date(adopted)));
    }
    facts.push((
        w.vote_fact_left_closed(),
        w.vote_left_closed(body.left_closed),
    ));
    facts
}

fn counted(seen: &Seen, w: &Words) -> Vec<(String, String)> {
    let body = &seen.certified.body;
    let tally = &body.tally;
    let number = |n: i64| w.number(n);
    let mut counted = vec![
        (w.certificate_entitled(), number(tally.entitled)),
        (w.certificate_yes(), number(tally.yes)),
        (w.certificate_no(), number(tally.no)),
        (w.certificate_abstain(), number(tally.abstain)),
        (
            w.certificate_not_participating(),
            number(tally.not_participating),
        ),
        (w.certificate_silent(), number(tally.did_not_vote())),
    ];
    if let Some(needed) = body.arithmetic.quorum_needed {
        counted.push((w.certificate_quorum(), number(needed)));
    }
    counted.push((w.certificate_attained(), number(body.arithmetic.attained)));
    if matches!(body.rule, Rule::MutualAgreement { .. }) {
        counted.push((
            w.certificate_needed(),
            results::capital(&w.vote_needed_mutual()),
        ));
    } else {
        counted.push((w.certificate_needed(), number(body.arithmetic.needed)));
    }
    if let Some(most) = body.arithmetic.most_no {
        counted.push((w.certificate_most_no(), number(most)));
    }
    counted
}

/// `GET /record/certificates/{ballot}.json`: the body, its signature, and the entries with their proofs.
///
/// # Errors
/// Not found until the result is certified, signed, and covered by a checkpoint.
pub async fn file(
    house: web::Data<House>,
    path: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let symbol = BallotSymbol::parse(&path).map_err(|_| Problem::NotFound)?;
    let made = house.read(move |r| certificate(r, &symbol)).await?;
    match made {
        Some(certificate) => {
            let bytes = canonical::write(&certificate).map_err(|e| Problem::fault(e.to_string()))?;
            Ok(HttpResponse::Ok()
                .content_type("application/json")
                .insert_header((header::CACHE_CONTROL, "no-cache"))
                .body(bytes))
        }
        None => Ok(HttpResponse::NotFound().content_type("text/plain").body(
            "The certificate is not signed yet, or no checkpoint covers it yet: both follow within five seconds.\n",
        )),
    }
}

fn certificate(r: &mut Reading<'_>, symbol: &BallotSymbol) -> Result<Option<Certificate>, Failure> {
    let viewer = Viewer::Public;
    let Certified { body, note } = certificates::find(r, &viewer, symbol)?;
    let ballot = ballots::find(r, &viewer, symbol)?;
    let Some(note) = note else {
        return Ok(None);
    };
    let certified = ballot.certified_idx.ok_or(StoreError::NotFound)?;
    let mut proven = vec![body.opened, body.closed, certified];
    // With the votes, the commitments that the closing opened; with the keys, who signs.
    let closing = entries::find(r, body.closed)?.entry;
    if let Act::Closing { votes, .. } = &closing.act {
        proven.extend(votes.iter().map(|opened| opened.content.index));
    }
    let signing = keys::all(r)?
        .into_iter()
        .filter(|key| key.purpose != KeyUse::Receipt)
        .map(|key| key.index);
    proven.extend(signing);
    // How the record of the vote came to have the name of today's checkpoint.
    proven.extend(before::all(r)?.iter().map(|before| before.index));
    let mut named: Vec<i64> = body
        .votes
        .iter()
        .filter_map(|vote| vote.corrected)
        .collect();
    if let Some(part) = &body.part {
        named.push(part.order);
        named.extend(part.amendment.as_ref().map(|amendment| amendment.entry));
    }
    proven.extend(&named);
    named.push(certified);
    // What was closed when it was made is opened by another entry.
    for index in named {
        proven.extend(entries::opened_by(r, index)?);
    }
    proven.sort_unstable();
    proven.dedup();
    let mut proofs = vec![Proof::Signature { note }];
    for index in proven {
        let written = entries::find(r, index)?;
        let Some(proof) = proof_of(r, index.unsigned_abs())? else {
            return Ok(None);
        };
        proofs.push(Proof::Entry {
            bytes: written.bytes,
            proof: proof.text(),
        });
    }
    Ok(Some(Certificate { body, proofs }))
}
