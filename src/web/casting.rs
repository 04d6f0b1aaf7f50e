//! The vote of a delegation on its desk: the question on one page, a review, a receipt; then what comes after.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use jiff::Timestamp;
use serde::Deserialize;

use super::answers;
use super::conduct;
use super::desk;
use super::figures::Stance;
use super::forms::{FormErrors, Offer, fresh_request_id};
use super::house::House;
use super::languages::Language;
use super::norm_texts::{self, Chosen};
use super::problems::Problem;
use super::results;
use super::shell::Shell;
use super::signed_in::SignedIn;
use super::site::Site;
use super::votes::{heading, titles};
use super::words::{Words, words};
use crate::acts::ballots::{error_period_ends, explanation_period_ends};
use crate::acts::votes::{self as acts, LONGEST_REPORT, Said};
use crate::rules::Refusal;
use crate::rules::permissions::Action;
use crate::rules::refusals::Field;
use crate::rules::rulebook::Rulebook;
use crate::rules::visibility::Viewer;
use crate::rules::words::{BallotSymbol, Choice, Lang, MemberCode, Prose};
use crate::store::ballots::{self as reading, Ballot, Phase, State};
use crate::store::members::{self, Roster};
use crate::store::sessions::Visitor;
use crate::store::votes::{self, Position, Receipt, RollLine};
use crate::store::{Failure, Reading, Request, documents};

/// The addresses of the votes of delegations.
pub fn routes(cfg: &mut web::ServiceConfig) {
    cfg.route("/desk/ballots/{ballot}", web::get().to(show))
        .route("/desk/ballots/{ballot}/review", web::post().to(review))
        .route("/desk/ballots/{ballot}/votes", web::post().to(cast))
        .route(
            "/desk/ballots/{ballot}/withdrawals",
            web::post().to(withdraw),
        )
        .route(
            "/desk/ballots/{ballot}/votes/{index}",
            web::get().to(receipt),
        )
        .route(
            "/desk/ballots/{ballot}/error-reports",
            web::post().to(report),
        )
        .route(
            "/desk/ballots/{ballot}/intended-votes",
            web::post().to(intend),
        )
        .route(
            "/desk/ballots/{ballot}/explanations",
            web::post().to(explain),
        );
}

/// Everything that these forms send; it comes back with them.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    request_id: String,
    choice: String,
    explanation_en: String,
    explanation_fr: String,
    note: String,
    /// Set where one goes back from the review.
    again: String,
}

/// What the page is made of, read at one moment.
struct Seen {
    ballot: Ballot,
    book: Rulebook,
    roster: Roster,
    member: MemberCode,
    title: Option<String>,
    texts: Option<(String, String)>,
    line: Option<RollLine>,
    own: Option<Receipt>,
    /// What the member explained with its last vote; it comes back in the form, so that a change keeps it.
    explained: Vec<(Lang, String)>,
    now: Timestamp,
    may_vote: bool,
    visitor: Visitor,
}

#[derive(Template)]
#[template(path = "votes/cast.html")]
struct VotePage {
    shell: Shell,
    errors: FormErrors,
    typed: Typed,
    symbol: String,
    question: String,
    chip_look: &'static str,
    chip: String,
    left: String,
    facts: Vec<(String, String)>,
    texts: Vec<norm_texts::Reading>,
    heading: String,
    stands: String,
    receipt_url: String,
    can_withdraw: bool,
    /// Why no vote can be given now; empty where one can.
    why_not: String,
    choices: Vec<Offer>,
    /// Once it is over.
    after: Option<After>,
    at: String,
    public_url: String,
}

/// What a member may still do after the closing: each with why not, or until when.
struct After {
    result: String,
    can_report: bool,
    report: String,
    can_intend: bool,
    intended: Vec<Offer>,
    can_explain: bool,
    explain: String,
}

#[derive(Template)]
#[template(path = "votes/review.html")]
struct Review {
    shell: Shell,
    typed: Typed,
    symbol: String,
    question: String,
    heading: String,
    letter: &'static str,
    choice: String,
    explanations: Vec<(Lang, Vec<String>)>,
    closes: String,
    at: String,
}

#[derive(Template)]
#[template(path = "votes/receipt.html")]
struct ReceiptPage {
    shell: Shell,
    symbol: String,
    heading: String,
    letter: &'static str,
    choice: String,
    explanations: Vec<(Lang, Vec<String>)>,
    facts: Vec<(String, String)>,
    commitment: String,
    salt: String,
    content: String,
    standing: String,
    can_change: bool,
    at: String,
}

/// `GET /{lang}/desk/ballots/{ballot}`: to vote for a delegation, to conduct the vote for the secretariat.
///
/// # Errors
/// Not found for others.
pub async fn show(
    lang: Language,
    path: web::Path<(String, String)>,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    let symbol = BallotSymbol::parse(&path.1).map_err(|_| Problem::NotFound)?;
    if caller.viewer() == Viewer::Secretariat {
        return conduct::show(&site, &house, lang.0, caller, symbol).await;
    }
    let seen = seen(&house, lang.0, &caller, symbol).await?;
    let mut typed = Typed {
        request_id: fresh_request_id()?,
        ..Typed::default()
    };
    if seen.ballot.phase(seen.now) == Phase::Running {
        for (lang, text) in &seen.explained {
            match lang {
                Lang::En => typed.explanation_en.clone_from(text),
                Lang::Fr => typed.explanation_fr.clone_from(text),
            }
        }
    }
    answers::page(&page(&site, lang.0, seen, typed, FormErrors::none()))
}

/// `POST .../review`: exactly what will be recorded, before it is.
///
/// # Errors
/// Not found for others.
pub async fn review(
    lang: Language,
    path: web::Path<(String, String)>,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
    typed: web::Form<Typed>,
) -> Result<HttpResponse, Problem> {
    let symbol = BallotSymbol::parse(&path.1).map_err(|_| Problem::NotFound)?;
    let typed = typed.into_inner();
    let w = words(lang.0);
    let mut errors = FormErrors::none();
    let choice = errors.take(parse_choice(&typed.choice), w);
    let said = said(&typed, &mut errors, w);
    let seen = seen(&house, lang.0, &caller, symbol).await?;
    let (Some(choice), Some(_)) = (choice, said) else {
        let page = page(&site, lang.0, seen, typed, errors);
        return answers::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    };
    let can_vote = why_not(&seen, lang.0).is_empty();
    if !can_vote || !typed.again.is_empty() {
        return answers::page(&page(&site, lang.0, seen, typed, errors));
    }
    let explanations = [
        (Lang::En, &typed.explanation_en),
        (Lang::Fr, &typed.explanation_fr),
    ]
    .into_iter()
    .filter(|(_, text)| !text.trim().is_empty())
    .map(|(lang, text)| (lang, super::ballots::paragraphs(&text.replace('\r', ""))))
    .collect();
    let at = at(lang.0, &seen.ballot);
    answers::page(&Review {
        shell: shell(&site, lang.0, &seen, w.vote_review_title(), "/review"),
        symbol: seen.ballot.symbol.to_string(),
        question: question(&seen, w),
        heading: w.vote_for_member(seen.roster.short(&seen.member, lang.0)),
        letter: Stance::Voted(choice).letter(),
        choice: w.choice_capital(choice),
        explanations,
        closes: desk::moment_at_home(seen.ballot.closes, lang.0, Some(&seen.member)),
        typed,
        at,
    })
}

/// `POST .../votes`: the vote is recorded, or changed.
///
/// # Errors
/// Not found for others; a refusal brings the page back.
pub async fn cast(
    lang: Language,
    path: web::Path<(String, String)>,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
    typed: web::Form<Typed>,
) -> Result<HttpResponse, Problem> {
    let typed = typed.into_inner();
    let (symbol, member) = (symbol_of(&path)?, caller.delegation()?);
    let w = words(lang.0);
    let mut errors = FormErrors::none();
    let choice = errors.take(parse_choice(&typed.choice), w);
    let said = said(&typed, &mut errors, w);
    let request = errors.take(request(&typed, "vote", &symbol), w);
    if let (Some(choice), Some(said), Some(request)) = (choice, said, request) {
        let (by, ballot) = (caller.asks(), symbol.clone());
        let cast = house
            .attempt(move |store| {
                acts::cast(store, by, &member, ballot, choice, said, Some(request))
            })
            .await?;
        match cast {
            Ok(receipt) => return Ok(to_receipt(lang.0, &receipt)),
            Err(refusal) => errors.refuse(&refusal, w),
        }
    }
    back(&site, &house, lang.0, &caller, symbol, typed, errors).await
}

/// `POST .../withdrawals`: the vote is withdrawn.
///
/// # Errors
/// Not found for others; a refusal brings the page back.
pub async fn withdraw(
    lang: Language,
    path: web::Path<(String, String)>,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
    typed: web::Form<Typed>,
) -> Result<HttpResponse, Problem> {
    let typed = typed.into_inner();
    let (symbol, member) = (symbol_of(&path)?, caller.delegation()?);
    let w = words(lang.0);
    let mut errors = FormErrors::none();
    if let Some(request) = errors.take(request(&typed, "withdrawal", &symbol), w) {
        let (by, ballot) = (caller.asks(), symbol.clone());
        let withdrawn = house
            .attempt(move |store| acts::withdraw(store, by, &member, ballot, Some(request)))
            .await?;
        match withdrawn {
            Ok(receipt) => return Ok(to_receipt(lang.0, &receipt)),
            Err(refusal) => errors.refuse(&refusal, w),
        }
    }
    back(&site, &house, lang.0, &caller, symbol, typed, errors).await
}

/// `GET .../votes/{index}`: a receipt of the visitor's own delegation.
///
/// # Errors
/// Not found of anybody else's.
pub async fn receipt(
    lang: Language,
    path: web::Path<(String, String, i64)>,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    let (_, symbol, index) = path.into_inner();
    let symbol = BallotSymbol::parse(&symbol).map_err(|_| Problem::NotFound)?;
    let (viewer, sought) = (caller.viewer(), symbol.clone());
    let (kept, replaced, explained) = house
        .read(move |r| {
            let (kept, replaced) = votes::receipt(r, &viewer, &sought, index)?;
            let explained = explained(r, &viewer, &kept)?;
            Ok::<_, Failure>((kept, replaced, explained))
        })
        .await?;
    let seen = seen(&house, lang.0, &caller, symbol).await?;
    let w = words(lang.0);
    let title = match kept.content.choice {
        Some(_) => w.vote_receipt_recorded(),
        None => w.vote_receipt_withdrawn(),
    };
    let standing = match replaced {
        Some(by) => w.vote_receipt_replaced(w.number(by)),
        None => w.vote_receipt_counts(),
    };
    let content = crate::record::canonical::write(&kept.content).map_err(Problem::fault)?;
    let choice = kept.content.choice;
    answers::page(&ReceiptPage {
        shell: shell(&site, lang.0, &seen, title, &format!("/votes/{index}")),
        symbol: kept.ballot.to_string(),
        heading: heading(&seen.ballot, seen.title.as_ref(), w),
        letter: choice.map_or(Stance::DidNotVote, Stance::Voted).letter(),
        choice: choice.map_or_else(String::new, |choice| w.choice_capital(choice)),
        explanations: explained
            .iter()
            .map(|(lang, text)| (*lang, super::ballots::paragraphs(text)))
            .collect(),
        facts: vec![
            (w.vote_receipt_index(), w.number(kept.index)),
            (w.vote_receipt_time(), w.moment(kept.time)),
        ],
        commitment: kept.commitment.to_string(),
        salt: kept.salt,
        content,
        standing,
        can_change: seen.ballot.phase(seen.now) == Phase::Running,
        at: at(lang.0, &seen.ballot),
    })
}

/// `POST .../error-reports`.
///
/// # Errors
/// Not found for others; a refusal brings the page back.
pub async fn report(
    lang: Language,
    path: web::Path<(String, String)>,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
    typed: web::Form<Typed>,
) -> Result<HttpResponse, Problem> {
    let typed = typed.into_inner();
    let (symbol, member) = (symbol_of(&path)?, caller.delegation()?);
    let w = words(lang.0);
    let mut errors = FormErrors::none();
    let note = errors.take(Prose::parse(&typed.note, Field::Note, LONGEST_REPORT), w);
    let request = errors.take(request(&typed, "error-report", &symbol), w);
    if let (Some(note), Some(request)) = (note, request) {
        let (by, ballot, report) = (caller.asks(), symbol.clone(), (lang.0, note));
        let done = house
            .attempt(move |store| {
                acts::report_error(store, by, &member, ballot, report, Some(request))
            })
            .await?;
        match done {
            Ok(_) => return Ok(answers::see_other(&public(lang.0, &symbol))),
            Err(refusal) => errors.refuse(&refusal, w),
        }
    }
    back(&site, &house, lang.0, &caller, symbol, typed, errors).await
}

/// `POST .../intended-votes`.
///
/// # Errors
/// Not found for others; a refusal brings the page back.
pub async fn intend(
    lang: Language,
    path: web::Path<(String, String)>,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
    typed: web::Form<Typed>,
) -> Result<HttpResponse, Problem> {
    let typed = typed.into_inner();
    let (symbol, member) = (symbol_of(&path)?, caller.delegation()?);
    let w = words(lang.0);
    let mut errors = FormErrors::none();
    let choice = errors.take(parse_choice(&typed.choice), w);
    let request = errors.take(request(&typed, "intended-vote", &symbol), w);
    if let (Some(choice), Some(request)) = (choice, request) {
        let (by, ballot) = (caller.asks(), symbol.clone());
        let done = house
            .attempt(move |store| {
                acts::state_intended(store, by, &member, ballot, choice, Some(request))
            })
            .await?;
        match done {
            Ok(_) => return Ok(answers::see_other(&public(lang.0, &symbol))),
            Err(refusal) => errors.refuse(&refusal, w),
        }
    }
    back(&site, &house, lang.0, &caller, symbol, typed, errors).await
}

/// `POST .../explanations`.
///
/// # Errors
/// Not found for others; a refusal brings the page back.
pub async fn explain(
    lang: Language,
    path: web::Path<(String, String)>,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
    typed: web::Form<Typed>,
) -> Result<HttpResponse, Problem> {
    let typed = typed.into_inner();
    let (symbol, member) = (symbol_of(&path)?, caller.delegation()?);
    let w = words(lang.0);
    let mut errors = FormErrors::none();
    let said = said(&typed, &mut errors, w);
    let request = errors.take(request(&typed, "explanation", &symbol), w);
    if let (Some(said), Some(request)) = (said, request) {
        let (by, ballot) = (caller.asks(), symbol.clone());
        let done = house
            .attempt(move |store| acts::explain(store, by, &member, ballot, said, Some(request)))
            .await?;
        match done {
            Ok(_) => return Ok(answers::see_other(&public(lang.0, &symbol))),
            Err(refusal) => errors.refuse(&refusal, w),
        }
    }
    back(&site, &house, lang.0, &caller, symbol, typed, errors).await
}

async fn back(
    site: &Site,
    house: &House,
    lang: Lang,
    caller: &SignedIn,
    symbol: BallotSymbol,
    mut typed: Typed,
    errors: FormErrors,
) -> Result<HttpResponse, Problem> {
    // Nothing was recorded under the number of this form; another content needs another number.
    typed.request_id = fresh_request_id()?;
    let seen = seen(house, lang, caller, symbol).await?;
    let page = page(site, lang, seen, typed, errors);
    answers::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

fn symbol_of(path: &web::Path<(String, String)>) -> Result<BallotSymbol, Problem> {
    BallotSymbol::parse(&path.1).map_err(|_| Problem::NotFound)
}

fn parse_choice(text: &str) -> Result<Choice, Refusal> {
    match text {
        "" => Err(Refusal::Missing(Field::Choice)),
        text => text.parse().map_err(|_| Refusal::Malformed(Field::Choice)),
    }
}

fn said(typed: &Typed, errors: &mut FormErrors, w: &Words) -> Option<Said> {
    let en = errors.take_at(
        "explanation_en",
        Said::explanation(&typed.explanation_en, ""),
        w,
    )?;
    let fr = errors.take_at(
        "explanation_fr",
        Said::explanation("", &typed.explanation_fr),
        w,
    )?;
    Some(Said {
        en: en.en,
        fr: fr.fr,
    })
}

fn request(typed: &Typed, route: &'static str, ballot: &BallotSymbol) -> Result<Request, Refusal> {
    let sent = [
        ballot.as_str(),
        &typed.choice,
        &typed.explanation_en,
        &typed.explanation_fr,
        &typed.note,
    ];
    Request::new(&typed.request_id, route, sent.join("\u{0}").as_bytes())
}

fn at(lang: Lang, ballot: &Ballot) -> String {
    format!("/{lang}/desk/ballots/{}", ballot.symbol)
}

fn public(lang: Lang, symbol: &BallotSymbol) -> String {
    format!("/{lang}/votes/{symbol}")
}

fn to_receipt(lang: Lang, receipt: &Receipt) -> HttpResponse {
    let (ballot, index) = (&receipt.ballot, receipt.index);
    answers::see_other(&format!("/{lang}/desk/ballots/{ballot}/votes/{index}"))
}

fn shell(site: &Site, lang: Lang, seen: &Seen, title: String, below: &str) -> Shell {
    let path = format!("/desk/ballots/{}{below}", seen.ballot.symbol);
    desk::shell(site, lang, &path, title, &seen.visitor, &seen.roster)
}

async fn seen(
    house: &House,
    lang: Lang,
    caller: &SignedIn,
    symbol: BallotSymbol,
) -> Result<Seen, Problem> {
    let member = caller.delegation().map_err(|_| Problem::NotFound)?;
    let (visitor, may_vote) = (caller.visitor.clone(), caller.may(Action::Vote));
    house
        .read(move |r| see(r, lang, &symbol, member, visitor, may_vote))
        .await
}

fn see(
    r: &mut Reading<'_>,
    lang: Lang,
    symbol: &BallotSymbol,
    member: MemberCode,
    visitor: Visitor,
    may_vote: bool,
) -> Result<Seen, Failure> {
    let viewer = visitor.viewer();
    let ballot = reading::find(r, &viewer, symbol)?;
    let title = titles(r, &viewer, std::slice::from_ref(&ballot), lang)?.remove(&ballot.proposal);
    let question = reading::question(r, &viewer, &ballot.proposal, ballot.revision)?;
    let texts = match (&question.en, &question.fr) {
        (Some(en), Some(fr)) => {
            let (en, fr) = (en.text.to_string(), fr.text.to_string());
            let mut bodies = documents::bodies(r, &viewer, &[en.clone(), fr.clone()])?;
            bodies.remove(&en).zip(bodies.remove(&fr))
        }
        _ => None,
    };
    let line = votes::roll(r, &viewer, &ballot)?
        .into_iter()
        .find(|line| line.member == member);
    let own = votes::own(r, &viewer, symbol)?;
    let explained = match &own {
        Some(receipt) => explained(r, &viewer, receipt)?,
        None => Vec::new(),
    };
    Ok(Seen {
        book: reading::rulebook(r, ballot.rulebook)?,
        roster: members::roster(r)?,
        own,
        explained,
        now: r.now(),
        ballot,
        member,
        title,
        texts,
        line,
        may_vote,
        visitor,
    })
}

/// What was explained with a vote of the viewer's own, in the languages it was given in.
fn explained(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    receipt: &Receipt,
) -> Result<Vec<(Lang, String)>, Failure> {
    let Some(given) = &receipt.content.explanation else {
        return Ok(Vec::new());
    };
    let asked: Vec<String> = given.iter().map(ToString::to_string).collect();
    let mut bodies = documents::bodies(r, viewer, &asked)?;
    let langs = votes::languages(r, given)?;
    let explained = given
        .iter()
        .filter_map(|one| Some((*langs.get(one)?, bodies.remove(one.as_str())?)));
    Ok(explained.collect())
}

fn question(seen: &Seen, w: &Words) -> String {
    let ballot = &seen.ballot;
    let proposal = w.vote_proposal(ballot.proposal.as_str(), ballot.revision);
    match &seen.title {
        Some(title) => w.vote_question(ballot.kind.as_str(), proposal, title.as_str()),
        None => proposal,
    }
}

/// Why no vote can be given now; empty where one can.
fn why_not(seen: &Seen, lang: Lang) -> String {
    let w = words(lang);
    let position = seen.line.as_ref().map(|line| line.position);
    match (position, seen.ballot.phase(seen.now)) {
        (Some(Position::NotEntitled(ground)), _) => {
            w.vote_cannot_not_entitled(results::ground(ground, w))
        }
        (None, _) => w.refusal_not_entitled(seen.ballot.symbol.as_str()),
        (_, Phase::NotYetOpen) => w.vote_cannot_yet(desk::moment_at_home(
            seen.ballot.opens,
            lang,
            Some(&seen.member),
        )),
        (_, Phase::AwaitingClosing) => w.vote_cannot_awaiting(),
        (_, Phase::Running) if !seen.may_vote => w.vote_cannot_office(),
        (_, Phase::Running | Phase::Over) => String::new(),
    }
}

fn page(site: &Site, lang: Lang, seen: Seen, typed: Typed, errors: FormErrors) -> VotePage {
    let w = words(lang);
    let ballot = &seen.ballot;
    let phase = ballot.phase(seen.now);
    let (chip_look, chip) = results::chip(ballot, seen.now, w);
    // After the closing a withdrawn vote is no vote any more; the roll call says so.
    let last = seen
        .own
        .as_ref()
        .filter(|own| phase != Phase::Over || own.content.choice.is_some());
    let stands = last.map_or_else(String::new, |own| match own.content.choice {
        Some(choice) => w.vote_stands(w.choice(choice), w.number(own.index)),
        None => w.vote_stands_withdrawn(),
    });
    let texts = seen.texts.as_ref().map_or_else(Vec::new, |(en, fr)| {
        [Lang::En, Lang::Fr]
            .map(|one| norm_texts::reading(en, fr, Chosen::One(one), w))
            .into()
    });
    let home = Some(&seen.member);
    let mut facts = vec![
        (w.vote_fact_rule(), results::rule_line(&ballot.rule, w)),
        (
            if phase == Phase::Over {
                w.vote_fact_closed()
            } else {
                w.vote_fact_closes()
            },
            desk::moment_at_home(ballot.ended_at(), lang, home),
        ),
    ];
    if phase == Phase::NotYetOpen {
        let opens = desk::moment_at_home(ballot.opens, lang, home);
        facts.insert(1, (w.vote_fact_opens(), opens));
    }
    VotePage {
        shell: shell(
            site,
            lang,
            &seen,
            heading(ballot, seen.title.as_ref(), w),
            "",
        ),
        symbol: ballot.symbol.to_string(),
        question: question(&seen, w),
        chip_look,
        chip,
        left: match phase {
            Phase::Running => w.time_left(seen.now, ballot.closes).text,
            _ => String::new(),
        },
        facts,
        texts,
        heading: w.vote_for_member(seen.roster.short(&seen.member, lang)),
        receipt_url: last.map_or_else(String::new, |own| {
            format!("{}/votes/{}", at(lang, ballot), own.index)
        }),
        can_withdraw: phase == Phase::Running
            && seen.may_vote
            && last.is_some_and(|own| own.content.choice.is_some()),
        why_not: why_not(&seen, lang),
        choices: Offer::taken(choices(w), &typed.choice),
        after: (phase == Phase::Over).then(|| after(&seen, &typed, w)),
        at: at(lang, ballot),
        public_url: public(lang, &ballot.symbol),
        stands,
        errors,
        typed,
    }
}

fn choices(w: &Words) -> Vec<Offer> {
    Choice::ALL
        .iter()
        .map(|choice| {
            Offer::vote(*choice, w).meaning(match choice {
                Choice::Yes => w.vote_choice_yes_means(),
                Choice::No => w.vote_choice_no_means(),
                Choice::Abstain => w.vote_choice_abstain_means(),
                Choice::NotParticipating => w.vote_choice_not_participating_means(),
            })
        })
        .collect()
}

fn after(seen: &Seen, typed: &Typed, w: &Words) -> After {
    let ballot = &seen.ballot;
    let reports_until = error_period_ends(ballot, &seen.book);
    let explained_until = explanation_period_ends(ballot, &seen.book);
    let until = |end: Timestamp| {
        if seen.now < end {
            w.vote_report_until(w.moment(end))
        } else {
            w.vote_period_over(w.moment(end))
        }
    };
    let is_head = seen
        .visitor
        .office()
        .is_some_and(|held| crate::rules::permissions::may(held.office, Action::ReportError));
    let entitled = seen
        .line
        .as_ref()
        .is_some_and(|line| !matches!(line.position, Position::NotEntitled(_)));
    After {
        result: results::sum(ballot, w).map_or_else(String::new, |sum| sum.outcome),
        can_report: is_head && ballot.state == State::Closed && seen.now < reports_until,
        report: until(reports_until),
        can_intend: is_head && entitled && matches!(ballot.state, State::Closed | State::Certified),
        intended: Offer::taken(
            Choice::ALL
                .iter()
                .map(|choice| Offer::vote(*choice, w))
                .collect(),
            &typed.choice,
        ),
        can_explain: seen.may_vote && seen.now < explained_until,
        explain: until(explained_until),
    }
}

/// The votes that a delegation has still to give.
///
/// # Errors
/// A failure of the store.
pub fn due(
    r: &mut Reading<'_>,
    visitor: &Visitor,
    lang: Lang,
    _roster: &Roster,
) -> Result<Vec<desk::Due>, Failure> {
    let viewer = visitor.viewer();
    let Some(member) = viewer.delegation().cloned() else {
        return Ok(Vec::new());
    };
    let w = words(lang);
    let now = r.now();
    let open = reading::open(r, &viewer, &reading::Sought::default())?;
    let titles = titles(r, &viewer, &open, lang)?;
    let mut due = Vec::new();
    for ballot in open {
        if ballot.phase(now) != Phase::Running {
            continue;
        }
        let is_entitled = reading::electorate(r, &ballot.symbol)?
            .iter()
            .any(|elector| elector.member == member && elector.is_entitled());
        let has_voted =
            votes::own(r, &viewer, &ballot.symbol)?.is_some_and(|own| own.content.choice.is_some());
        if is_entitled && !has_voted {
            due.push(desk::Due {
                title: heading(&ballot, titles.get(&ballot.proposal), w),
                note: format!("{}, {}", w.vote_desk_due(), ballot.symbol),
                url: at(lang, &ballot),
                deadline: Some(ballot.closes),
            });
        }
    }
    Ok(due)
}
