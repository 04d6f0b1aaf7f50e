//! The compiled page of comments, for everybody and at the desk.

use std::collections::HashSet;

use actix_web::{HttpResponse, web};
use askama::Template;

use super::compiled::{self, Compiled};
use super::query::Query;
use super::view::{self, CommentView, Group};
use crate::rules::comments::{may_answer, may_comment};
use crate::rules::permissions::Action;
use crate::rules::visibility::Viewer;
use crate::rules::words::{CommentKind, Lang, MemberCode, UnitSymbol};
use crate::rules::{Refusal, amendments};
use crate::store::comment_drafts::{self, CommentDraft};
use crate::web::answers;
use crate::web::desk as desks;
use crate::web::forms::{self, FormErrors, Offer};
use crate::web::house::{House, blocking};
use crate::web::languages::Language;
use crate::web::problems::Problem;
use crate::web::proposals::symbol;
use crate::web::refusals::{self, language_name};
use crate::web::shell::{Section, Shell};
use crate::web::signed_in::SignedIn;
use crate::web::site::Site;
use crate::web::words::{Words, words};

/// A draft of the visitor's delegation.
struct DraftLine {
    url: String,
    title: String,
    saved: String,
}

/// What the visitor may do, at the desk.
#[derive(Default)]
struct AtDesk {
    /// Where a comment on the whole is drafted; empty where none can be.
    new_url: String,
    /// Why not; empty where it can, and for whom it never is.
    why_not: String,
    drafts: Vec<DraftLine>,
    /// The comments that await an answer: address of the form, and its words.
    awaited: Vec<(String, String)>,
    is_secretariat: bool,
    request_id: String,
}

#[derive(Template)]
#[template(path = "comments/list.html")]
struct ListPage {
    shell: Shell,
    crumbs: Vec<(String, String)>,
    errors: FormErrors,
    title: String,
    title_lang: Lang,
    count: String,
    until: String,
    kinds: Vec<Offer>,
    members: Vec<Offer>,
    answers: Vec<Offer>,
    units: Vec<Offer>,
    languages: Vec<Offer>,
    /// Whether there is anything to narrow.
    has_filters: bool,
    csv: String,
    xlsx: String,
    groups: Vec<Group>,
    empty: String,
    desk: Option<AtDesk>,
}

/// `GET /{lang}/proposals/{symbol}/comments`.
///
/// # Errors
/// Not found, also for a proposal for members; unreadable for a filter that is no word of its list.
pub async fn public(
    path: web::Path<(String, String)>,
    lang: Language,
    query: web::Query<Query>,
    site: web::Data<Site>,
    house: web::Data<House>,
) -> Result<HttpResponse, Problem> {
    let (of, query) = (symbol(&path.1)?, query.into_inner());
    let sought = of.clone();
    let compiled = house
        .read(move |r| compiled::read(r, &Viewer::Public, &sought))
        .await?;
    let title = words(lang.0).comments_title(of.as_str());
    let place = format!("/proposals/{of}/comments");
    let shell = Shell::public(&site, lang.0, &place, title, Section::Proposals)
        .with_query(&query.said())
        .as_of(compiled.head.n - 1, compiled.head.time);
    let page = blocking(move || page(shell, "/proposals", &query, &compiled)).await??;
    answers::page(&page)
}

/// `GET /{lang}/desk/proposals/{symbol}/comments`: with the visitor's eyes, and what the visitor may do.
///
/// # Errors
/// Not found for this visitor; unreadable for a filter that is no word of its list.
pub async fn desk(
    path: web::Path<(String, String)>,
    lang: Language,
    query: web::Query<Query>,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    let (of, query) = (symbol(&path.1)?, query.into_inner());
    let (sought, viewer) = (of.clone(), caller.viewer());
    let (compiled, drafts) = house
        .read(move |r| {
            let compiled = compiled::read(r, &viewer, &sought)?;
            let drafts = comment_drafts::open(r, &viewer)?;
            Ok::<_, crate::store::Failure>((compiled, drafts))
        })
        .await?;
    let (w, base) = (words(lang.0), "/desk/proposals");
    let title = w.comments_title(of.as_str());
    let place = format!("{base}/{of}/comments");
    let visitor = &caller.visitor;
    let shell = desks::shell(&site, lang.0, &place, title, visitor, &compiled.roster)
        .with_query(&query.said());
    let made = move || page(shell, base, &query, &compiled).map(|page| (page, compiled));
    let (mut page, compiled) = blocking(made).await??;
    let viewer = caller.viewer();
    for group in &mut page.groups {
        for comment in &mut group.comments {
            offer(comment, &compiled, &caller, viewer.delegation(), lang.0);
        }
    }
    page.desk = Some(at_desk(&compiled, &drafts, &caller, lang.0)?);
    answers::page(&page)
}

/// What the visitor may do with one comment.
fn offer(
    shown: &mut CommentView,
    compiled: &Compiled,
    caller: &SignedIn,
    member: Option<&MemberCode>,
    lang: Lang,
) {
    let found = compiled.comments.iter().find(|c| c.number == shown.number);
    let Some(comment) = found else { return };
    let stage = compiled.proposal.stage;
    let here = format!("/{lang}/desk/proposals/{}/comments", comment.proposal);
    let answered = comment.answered.as_ref().map(|answered| answered.index);
    if caller.may(Action::AnswerComment) && may_answer(stage, answered).is_ok() {
        shown.answer_url = format!("{here}/{}/answer", comment.number);
    }
    let is_own = member == Some(&comment.member);
    let is_to_a_unit = comment.wording.is_some() && comment.unit.is_some();
    if is_own && is_to_a_unit && caller.may(Action::Amend) && amendments::may_propose(stage).is_ok()
    {
        shown.amendment_url = format!("{here}/{}/amendment", comment.number);
    }
}

fn at_desk(
    compiled: &Compiled,
    drafts: &[CommentDraft],
    caller: &SignedIn,
    lang: Lang,
) -> Result<AtDesk, Problem> {
    let w = words(lang);
    let proposal = &compiled.proposal;
    let here = format!("/{lang}/desk/proposals/{}/comments", proposal.symbol);
    let law = may_comment(proposal.stage, proposal.consultation_until, compiled.now);
    let mut desk = AtDesk {
        request_id: forms::fresh_request_id()?,
        is_secretariat: caller.may(Action::AnswerComment),
        ..AtDesk::default()
    };
    if caller.may(Action::Draft) {
        match &law {
            Ok(()) => desk.new_url = format!("{here}/drafts"),
            Err(refusal) => desk.why_not = refusals::say(refusal, w),
        }
    }
    let own = drafts.iter().filter(|one| one.proposal == proposal.symbol);
    for draft in own {
        desk.drafts.push(DraftLine {
            url: format!("{here}/drafts/{}", draft.id),
            title: on_unit(compiled, &draft.words.unit, w)?,
            saved: w.draft_saved(w.moment(draft.changed), draft.version),
        });
    }
    if desk.is_secretariat && may_answer(proposal.stage, None).is_ok() {
        let awaited = compiled.comments.iter().filter(|c| c.answered.is_none());
        for comment in awaited {
            let unit = comment.unit.as_ref().map_or("", UnitSymbol::as_str);
            let member = compiled.roster.short(&comment.member, lang);
            let on = on_unit(compiled, unit, w)?;
            desk.awaited.push((
                format!("{here}/{}/answer", comment.number),
                w.comment_line(view::label(comment.number), member, on),
            ));
        }
    }
    Ok(desk)
}

/// What a comment or a draft of one is on, in words.
pub fn on_unit(compiled: &Compiled, unit: &str, w: &Words) -> Result<String, Problem> {
    if unit.is_empty() {
        return Ok(w.comments_whole());
    }
    let Ok(unit) = UnitSymbol::parse(unit) else {
        return Ok(w.comments_whole());
    };
    let now = compiled.current()?.name(&unit, w);
    let then = || {
        compiled
            .texts
            .values()
            .find_map(|texts| texts.name(&unit, w))
    };
    Ok(now
        .or_else(|| then().map(|name| w.comments_unit_gone(name)))
        .unwrap_or_else(|| w.comments_unit_gone(unit.as_str())))
}

fn page(shell: Shell, base: &str, query: &Query, compiled: &Compiled) -> Result<ListPage, Problem> {
    let (w, lang) = (shell.w(), shell.lang);
    let sought = query.sought()?;
    let groups = view::groups(compiled, &sought, lang, base)?;
    let proposal = &compiled.proposal;
    let shown: usize = groups.iter().map(|group| group.comments.len()).sum();
    let here = shell.url(&format!("{base}/{}", proposal.symbol));
    let said = query.said();
    let mark = if said.is_empty() { "" } else { "?" };
    let law = may_comment(proposal.stage, proposal.consultation_until, compiled.now);
    Ok(ListPage {
        crumbs: vec![
            (shell.url(base), w.proposals_title()),
            (here.clone(), proposal.symbol.to_string()),
        ],
        errors: FormErrors::none(),
        title: compiled.titles.of(lang).to_owned(),
        title_lang: compiled.titles.written_in(lang),
        count: w.comments_count(count(shown)),
        until: until(&law, proposal.consultation_until, w),
        kinds: kinds(query, w),
        members: members(query, compiled, w),
        answers: answers_offered(query, w),
        units: units(query, compiled, w)?,
        languages: languages(query, w),
        has_filters: !compiled.comments.is_empty(),
        csv: format!("{here}/comments.csv{mark}{said}"),
        xlsx: format!("{here}/comments.xlsx{mark}{said}"),
        empty: match (compiled.comments.is_empty(), law) {
            (false, _) => w.comments_empty_filtered(),
            (true, Ok(()) | Err(Refusal::ConsultationNotRunning)) => w.comments_empty(),
            (true, Err(_)) => w.comments_empty_over(),
        },
        groups,
        desk: None,
        shell,
    })
}

/// How many, for a message.
pub fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn until(law: &Result<(), Refusal>, until: Option<jiff::Timestamp>, w: &Words) -> String {
    match (law, until) {
        (Ok(()), Some(until)) => w.comments_until(w.moment(until)),
        (Err(_), Some(until)) => w.comments_ended(w.moment(until)),
        _ => String::new(),
    }
}

fn kinds(query: &Query, w: &Words) -> Vec<Offer> {
    let mut offers = vec![Offer::of("", w.comments_any_kind())];
    let all = CommentKind::ALL.iter();
    offers.extend(all.map(|kind| Offer::of(kind.as_str(), w.comment_kind(kind.as_str()))));
    Offer::taken(offers, &query.kind)
}

/// Those that have commented.
fn members(query: &Query, compiled: &Compiled, w: &Words) -> Vec<Offer> {
    let codes: HashSet<&MemberCode> = compiled.comments.iter().map(|c| &c.member).collect();
    let mut named: Vec<(String, String)> = codes
        .into_iter()
        .map(|code| (code.to_string(), compiled.roster.short(code, w.lang())))
        .collect();
    named.sort_by_key(|(_, name)| w.sort_key(name));
    let mut offers = vec![Offer::of("", w.comments_any_member())];
    offers.extend(named.into_iter().map(|(code, name)| Offer::of(code, name)));
    Offer::taken(offers, &query.member)
}

fn answers_offered(query: &Query, w: &Words) -> Vec<Offer> {
    let offers = vec![
        Offer::of("", w.comments_any_answer()),
        Offer::of("yes", w.comments_answered()),
        Offer::of("no", w.comments_unanswered()),
    ];
    Offer::taken(offers, &query.answered)
}

/// The units that were commented on, in the order of the page.
fn units(query: &Query, compiled: &Compiled, w: &Words) -> Result<Vec<Offer>, Problem> {
    let mut offers = vec![Offer::of("", w.comments_any_unit())];
    for comment in view::in_order(compiled, &super::query::Sought::default())? {
        let unit = comment.unit.as_ref().map_or("", UnitSymbol::as_str);
        let value = if unit.is_empty() { "whole" } else { unit };
        if offers.iter().all(|offer| offer.value != value) {
            offers.push(Offer::of(value, on_unit(compiled, unit, w)?));
        }
    }
    Ok(Offer::taken(offers, &query.unit))
}

fn languages(query: &Query, w: &Words) -> Vec<Offer> {
    let mut offers = vec![Offer::of("", w.comments_any_language())];
    let all = Lang::ALL.iter();
    offers.extend(all.map(|lang| Offer::of(lang.as_str(), language_name(*lang, w))));
    Offer::taken(offers, &query.language)
}
