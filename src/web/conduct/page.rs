//! The page of the conduct of a vote: who has voted, and what two officers may do.

use askama::Template;

use super::Typed;
use super::seen::Seen;
use crate::acts::ballots::error_period_ends;
use crate::rules::words::{CertificationGround, Choice, EndGround, Lang, MemberCode};
use crate::store::ballots::{Phase, State};
use crate::web::desk;
use crate::web::forms::{FormErrors, Offer};
use crate::web::notices::{Summary, summary};
use crate::web::results;
use crate::web::shell::Shell;
use crate::web::site::Site;
use crate::web::votes::heading;
use crate::web::words::{Words, words};

/// A form of its own for each act, by its place in the life of the ballot.
struct Acts {
    can_extend: bool,
    can_certify: bool,
    can_correct: bool,
    /// Why it cannot be certified yet; empty else.
    not_before: String,
    end_grounds: Vec<Offer>,
    refusal_grounds: Vec<Offer>,
    members: Vec<Offer>,
    choices: Vec<Offer>,
}

#[derive(Template)]
#[template(path = "votes/conduct.html")]
pub(super) struct Page {
    shell: Shell,
    errors: FormErrors,
    typed: Typed,
    symbol: String,
    heading: String,
    chip_look: &'static str,
    chip: String,
    left: String,
    result: String,
    counts: Vec<String>,
    facts: Vec<(String, String)>,
    voted: Vec<String>,
    not_voted: Vec<String>,
    is_open: bool,
    reports: Vec<(String, Vec<String>)>,
    acts: Acts,
    notices: Vec<Summary>,
    at: String,
    public_url: String,
    /// Empty until the result is certified.
    certificate_url: String,
}

pub(super) fn page(site: &Site, lang: Lang, seen: Seen, typed: Typed, errors: FormErrors) -> Page {
    let w = words(lang);
    let ballot = &seen.ballot;
    let (chip_look, chip) = results::chip(ballot, seen.now, w);
    let named = |codes: &mut dyn Iterator<Item = &MemberCode>| {
        let mut names: Vec<String> = codes.map(|code| seen.roster.short(code, lang)).collect();
        names.sort_by_cached_key(|name| w.sort_key(name));
        names
    };
    let standing = seen.voted.members.clone().unwrap_or_default();
    let heading = heading(ballot, seen.title.as_ref(), w);
    let quorum = ballot
        .rule
        .count(&crate::rules::majority::Tally {
            entitled: ballot.entitled,
            ..Default::default()
        })
        .quorum_needed;
    let path = format!("/desk/ballots/{}", ballot.symbol);
    let mut counts = vec![w.vote_have_voted(seen.voted.count, ballot.entitled)];
    counts.extend(quorum.map(|quorum| w.vote_quorum_is(quorum)));
    Page {
        shell: desk::shell(
            site,
            lang,
            &path,
            format!("{} {}", w.vote_conduct_title(), ballot.symbol),
            &seen.visitor,
            &seen.roster,
        ),
        symbol: ballot.symbol.to_string(),
        heading,
        chip_look,
        chip,
        left: match ballot.phase(seen.now) {
            Phase::Running => w.time_left(seen.now, ballot.closes).text,
            _ => String::new(),
        },
        result: results::sum(ballot, w)
            .map_or_else(String::new, |sum| format!("{} {}", sum.outcome, sum.needed)),
        counts,
        facts: vec![
            (w.vote_fact_opens(), w.moment(ballot.opens)),
            (w.vote_fact_closes(), w.moment(ballot.closes)),
            (w.vote_fact_rule(), results::rule_line(&ballot.rule, w)),
        ],
        voted: named(&mut standing.iter()),
        not_voted: named(&mut seen.entitled.iter().filter(|code| !standing.contains(code))),
        is_open: ballot.state == State::Open,
        reports: seen
            .reports
            .iter()
            .map(|(member, note)| {
                let by = w.vote_report_by(seen.roster.short(member, lang));
                (by, crate::web::ballots::paragraphs(note))
            })
            .collect(),
        acts: acts(&seen, &typed, w),
        notices: summary(&seen.sent, w),
        at: format!("/{lang}{path}/motions"),
        public_url: format!("/{lang}/votes/{}", ballot.symbol),
        certificate_url: if ballot.certified_idx.is_some() && ballot.ground.is_none() {
            format!("/{lang}{path}/certificate")
        } else {
            String::new()
        },
        errors,
        typed,
    }
}

fn acts(seen: &Seen, typed: &Typed, w: &Words) -> Acts {
    let ballot = &seen.ballot;
    let lang = w.lang();
    let phase = ballot.phase(seen.now);
    let from = error_period_ends(ballot, &seen.book);
    let is_counted = ballot.state == State::Closed;
    let mut members: Vec<Offer> = seen
        .entitled
        .iter()
        .map(|code| Offer::of(code.as_str(), seen.roster.short(code, lang)))
        .collect();
    members.sort_by_cached_key(|offer| w.sort_key(&offer.label));
    let mut choices: Vec<Offer> = Choice::ALL
        .iter()
        .map(|choice| Offer::of(choice.as_str(), w.choice_capital(*choice)))
        .collect();
    let silent = results::capital(&w.vote_act_did_not_vote());
    choices.push(Offer::of("did-not-vote", silent));
    let ground = |word: &str| Offer::of(word, results::capital(&w.vote_ground(word)));
    Acts {
        can_extend: matches!(phase, Phase::NotYetOpen | Phase::Running),
        can_certify: is_counted && seen.now >= from,
        can_correct: matches!(ballot.state, State::Closed | State::Certified),
        not_before: if is_counted && seen.now < from {
            w.vote_act_not_before(w.moment(from))
        } else {
            String::new()
        },
        end_grounds: Offer::taken(
            EndGround::ALL.iter().map(|g| ground(g.as_str())).collect(),
            &typed.ground,
        ),
        refusal_grounds: Offer::taken(
            CertificationGround::ALL
                .iter()
                .map(|g| ground(g.as_str()))
                .collect(),
            &typed.ground,
        ),
        members: Offer::taken(members, &typed.member),
        choices: Offer::taken(choices, &typed.choice),
    }
}
