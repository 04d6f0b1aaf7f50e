//! The page on which a delegation votes: question, texts, rule, closing, choices.

use actix_web::{HttpResponse, web};
use askama::Template;

use super::after::{After, after};
use super::preparing::{Shown, shown};
use super::seen::{Seen, seen};
use super::sent::Typed;
use crate::rules::visibility::Viewer;
use crate::rules::words::{BallotSymbol, Choice, Lang};
use crate::store::ballots::{Ballot, Phase};
use crate::store::votes::Position;
use crate::web::amendments::part::{self, Part};
use crate::web::answers;
use crate::web::conduct;
use crate::web::desk;
use crate::web::forms::{FormErrors, Offer, fresh_request_id};
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::norm_texts::{self, Chosen};
use crate::web::problems::Problem;
use crate::web::results;
use crate::web::shell::Shell;
use crate::web::signed_in::SignedIn;
use crate::web::site::Site;
use crate::web::votes::heading;
use crate::web::words::{Words, words};

#[derive(Template)]
#[template(path = "votes/cast.html")]
pub(super) struct VotePage {
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
    /// What a restore lost of votes in this ballot; empty where it lost nothing.
    lost: String,
    receipt_url: String,
    can_withdraw: bool,
    /// Why no vote can be given now; empty where one can.
    why_not: String,
    choices: Vec<Offer>,
    /// Once it is over.
    after: Option<After>,
    at: String,
    public_url: String,
    /// What is put to the vote, where it is not the whole.
    part: Option<Part>,
    prepared: Option<Shown>,
    /// Somebody who cannot vote prepares one for whoever can.
    can_prepare: bool,
    can_vote: bool,
    by_note: String,
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

pub(super) fn at(lang: Lang, ballot: &Ballot) -> String {
    format!("/{lang}/desk/ballots/{}", ballot.symbol)
}

pub(super) fn public(lang: Lang, symbol: &BallotSymbol) -> String {
    format!("/{lang}/votes/{symbol}")
}

pub(super) fn shell(site: &Site, lang: Lang, seen: &Seen, title: String, below: &str) -> Shell {
    let path = format!("/desk/ballots/{}{below}", seen.ballot.symbol);
    desk::shell(site, lang, &path, title, &seen.visitor, &seen.roster)
}

pub(super) fn question(seen: &Seen, w: &Words) -> String {
    let ballot = &seen.ballot;
    if let Some(asked) = &seen.asked {
        return part::part(asked, ballot, "/desk/proposals", w).question;
    }
    let proposal = w.vote_proposal(ballot.proposal.as_str(), ballot.revision);
    match &seen.title {
        Some(title) => w.vote_question(ballot.kind.as_str(), proposal, title.as_str()),
        None => proposal,
    }
}

/// Why no vote can be given now; empty where one can.
pub(super) fn why_not(seen: &Seen, lang: Lang) -> String {
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
        (_, Phase::Running) if seen.waits_until.is_some() => {
            let from = seen.waits_until.unwrap_or(seen.now);
            w.vote_cannot_waits(desk::moment_at_home(from, lang, Some(&seen.member)))
        }
        (_, Phase::Running | Phase::Over) => String::new(),
    }
}

pub(super) fn page(
    site: &Site,
    lang: Lang,
    seen: Seen,
    typed: Typed,
    errors: FormErrors,
) -> VotePage {
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
            .map(|one| norm_texts::reading(en, fr, Chosen::One(one), None, w))
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
    let why_not = why_not(&seen, lang);
    let is_entitled = seen
        .line
        .as_ref()
        .is_some_and(|line| !matches!(line.position, Position::NotEntitled(_)));
    let is_running = phase == Phase::Running && is_entitled;
    VotePage {
        prepared: shown(&seen, w).filter(|_| is_running),
        can_prepare: is_running && !why_not.is_empty(),
        can_vote: is_running && why_not.is_empty(),
        by_note: match seen.is_by_note && last.is_some() {
            true => w.note_verbale_stands(),
            false => String::new(),
        },
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
        why_not,
        choices: Offer::taken(choices(w), &typed.choice),
        after: (phase == Phase::Over).then(|| after(&seen, &typed, w)),
        lost: match (seen.may_have_lost, &seen.own) {
            (false, _) => String::new(),
            (true, None) => w.vote_lost_none().to_owned(),
            (true, Some(_)) => w.vote_lost_kept().to_owned(),
        },
        at: at(lang, ballot),
        public_url: public(lang, &ballot.symbol),
        part: seen
            .asked
            .as_ref()
            .map(|asked| part::part(asked, ballot, "/desk/proposals", w)),
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
