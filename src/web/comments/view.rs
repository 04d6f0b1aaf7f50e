//! Comments ready to print, compiled by unit: the text as a whole first, then unit by unit, then what is gone.

use super::compiled::{Compiled, Texts};
use super::query::Sought;
use crate::rules::words::{Answer, Lang, UnitSymbol};
use crate::store::StoreError;
use crate::store::comments::{Answered, Comment};
use crate::text::amend::reworded;
use crate::text::{Run, RunKind, SafeHtml, UnitKind, compared_words, html};
use crate::web::proposals::paragraphs;
use crate::web::refusals::language_name;
use crate::web::unit_links;
use crate::web::words::{Words, words};

/// Words with one fate: `same`, `inserted`, `deleted`.
pub struct RunView {
    pub kind: &'static str,
    pub html: SafeHtml,
}

/// A proposed wording: as a redline against its unit, or as it was written.
pub struct WordingView {
    pub runs: Vec<RunView>,
    /// As written, where there is nothing to compare it with.
    pub lines: Vec<String>,
    /// Why no difference is shown; empty if one is.
    pub why_not: String,
}

/// An answer of the secretariat.
pub struct AnswerView {
    pub chip: (&'static str, String),
    pub at: String,
    /// The reason in each language in which it was given.
    pub reasons: Vec<(Lang, Vec<String>)>,
    pub record_url: String,
}

/// A comment.
pub struct CommentView {
    pub number: i64,
    /// `C.3`.
    pub label: String,
    pub anchor: String,
    pub member: String,
    pub member_url: String,
    pub kind: String,
    pub lang: Lang,
    pub language: String,
    pub revision: String,
    pub at: String,
    pub note: Vec<String>,
    pub wording: Option<WordingView>,
    /// Where its unit stands now, if it was made on an earlier revision; else empty.
    pub stands: String,
    pub answer: Option<AnswerView>,
    /// The amendments that grew from it: address and label.
    pub amendments: Vec<(String, String)>,
    pub record_url: String,
    /// Where it is answered, for whom may; else empty.
    pub answer_url: String,
    /// Where it becomes an amendment, for whom may; else empty.
    pub amendment_url: String,
}

/// The comments on one unit.
pub struct Group {
    pub anchor: String,
    pub title: String,
    /// Where the unit stands in the text; empty for the whole, and where it is gone.
    pub url: String,
    /// The page of the unit, once the text became a norm; else empty.
    pub page: String,
    /// The unit as it reads now, or as it read last.
    pub unit: Option<SafeHtml>,
    pub unit_lang: Lang,
    pub comments: Vec<CommentView>,
}

/// What the comments are grouped under, in the order of the page.
fn keys<'a>(comments: &[&'a Comment], current: &Texts) -> Vec<Option<&'a UnitSymbol>> {
    let mut keys: Vec<Option<&UnitSymbol>> = Vec::new();
    for comment in comments {
        let key = comment.unit.as_ref();
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    let order: Vec<UnitSymbol> = current.units().collect();
    keys.sort_by_key(|key| match key {
        None => 0,
        Some(unit) => order
            .iter()
            .position(|one| one == *unit)
            .map_or(usize::MAX, |place| place + 1),
    });
    keys
}

/// The comments that are sought, in the order of the page: by unit, then as they were made.
///
/// # Errors
/// As [`Compiled::current`].
pub fn in_order<'a>(
    compiled: &'a Compiled,
    sought: &Sought,
) -> Result<Vec<&'a Comment>, StoreError> {
    let held: Vec<&Comment> = compiled
        .comments
        .iter()
        .filter(|c| sought.holds(c))
        .collect();
    let keys = keys(&held, compiled.current()?);
    let of = |key: &Option<&UnitSymbol>| {
        let key = *key;
        held.iter()
            .copied()
            .filter(move |c| c.unit.as_ref() == key)
            .collect::<Vec<_>>()
    };
    Ok(keys.iter().flat_map(of).collect())
}

/// Groups the comments that are sought. `base` is where the proposals stand: `/proposals`, `/desk/proposals`.
///
/// # Errors
/// As [`Compiled::current`].
pub fn groups(
    compiled: &Compiled,
    sought: &Sought,
    lang: Lang,
    base: &str,
) -> Result<Vec<Group>, StoreError> {
    let current = compiled.current()?;
    let mut groups: Vec<(Option<&UnitSymbol>, Group)> = Vec::new();
    for comment in in_order(compiled, sought)? {
        let key = comment.unit.as_ref();
        let view = view(compiled, comment, lang, base);
        match groups.last_mut() {
            Some((of, group)) if *of == key => group.comments.push(view),
            _ => {
                let mut group = group(compiled, current, comment, lang, base);
                group.comments.push(view);
                groups.push((key, group));
            }
        }
    }
    Ok(groups.into_iter().map(|(_, group)| group).collect())
}

fn group(compiled: &Compiled, current: &Texts, comment: &Comment, lang: Lang, base: &str) -> Group {
    let w = words(lang);
    let symbol = &compiled.proposal.symbol;
    let Some(unit) = &comment.unit else {
        return Group {
            anchor: "whole".to_owned(),
            title: w.comments_whole(),
            url: format!("/{lang}{base}/{symbol}#text"),
            page: String::new(),
            unit: None,
            unit_lang: lang,
            comments: Vec::new(),
        };
    };
    let (texts, title, url) = match current.address(unit) {
        Some(address) => (
            Some(current),
            current.name(unit, w),
            format!("/{lang}{base}/{symbol}#{address}"),
        ),
        None => {
            let then = compiled.texts.get(&comment.revision);
            let name = then.and_then(|then| then.name(unit, w));
            let title = name.map(|name| w.comments_unit_gone(name));
            (then, title, String::new())
        }
    };
    let shown = texts.and_then(|texts| texts.shown(lang, unit));
    Group {
        anchor: unit.to_string(),
        title: title.unwrap_or_else(|| unit.to_string()),
        url,
        page: unit_links::page(&compiled.proposal, unit, lang).unwrap_or_default(),
        unit: shown.map(|(_, unit)| unit.html()),
        unit_lang: shown.map_or(lang, |(lang, _)| lang),
        comments: Vec::new(),
    }
}

/// One comment, ready to print.
pub fn view(compiled: &Compiled, comment: &Comment, lang: Lang, base: &str) -> CommentView {
    let w = words(lang);
    let number = comment.number;
    let here = format!("/{lang}{base}/{}", comment.proposal);
    let grown = compiled.grown.get(&number);
    let wording = comment.wording.as_ref().map(|wording| {
        let texts = compiled.texts.get(&comment.revision);
        let source = compiled.body(wording.as_str());
        wording_view(texts, comment.unit.as_ref(), comment.lang, source, w)
    });
    CommentView {
        number,
        label: label(number),
        anchor: format!("comment-{number}"),
        member: compiled.roster.short(&comment.member, lang),
        member_url: format!("/{lang}/members/{}", comment.member),
        kind: w.comment_kind(comment.kind.as_str()),
        lang: comment.lang,
        language: language_name(comment.lang, w),
        revision: w.revision_name_inside(comment.revision),
        at: w.moment(comment.at),
        note: paragraphs(compiled.body(comment.note.as_str())),
        wording,
        stands: stands(compiled, comment, w),
        answer: comment
            .answered
            .as_ref()
            .map(|answered| answer(compiled, answered, lang)),
        amendments: grown
            .into_iter()
            .flatten()
            .map(|n| (format!("{here}/amendments/{n}"), format!("A.{n}")))
            .collect(),
        record_url: format!("/{lang}/record/{}", comment.index),
        answer_url: String::new(),
        amendment_url: String::new(),
    }
}

/// `C.3`.
pub fn label(number: i64) -> String {
    format!("C.{number}")
}

/// Which chip an answer is, and its word.
pub fn chip(answer: Answer, w: &Words) -> (&'static str, String) {
    let kind = match answer {
        Answer::Accepted => "force",
        Answer::InPart => "open",
        Answer::Rejected => "bad",
        Answer::Noted => "quiet",
    };
    (kind, w.comment_answer(answer.as_str()))
}

fn answer(compiled: &Compiled, answered: &Answered, lang: Lang) -> AnswerView {
    let w = words(lang);
    let in_each = [(Lang::En, &answered.en), (Lang::Fr, &answered.fr)];
    let mut reasons: Vec<(Lang, Vec<String>)> = in_each
        .into_iter()
        .filter_map(|(lang, note)| {
            let note = note.as_ref()?;
            Some((lang, paragraphs(compiled.body(note.as_str()))))
        })
        .collect();
    reasons.sort_by_key(|(of, _)| *of != lang);
    AnswerView {
        chip: chip(answered.answer, w),
        at: w.moment(answered.at),
        reasons,
        record_url: format!("/{lang}/record/{}", answered.index),
    }
}

/// Where the unit of a comment on an earlier revision stands now.
fn stands(compiled: &Compiled, comment: &Comment, w: &Words) -> String {
    let (Some(unit), true) = (
        &comment.unit,
        comment.revision != compiled.proposal.revision,
    ) else {
        return String::new();
    };
    let revision = w.revision_name_inside(comment.revision);
    let Ok(now) = compiled.current() else {
        return String::new();
    };
    let Some(name) = now.name(unit, w) else {
        return w.comment_unit_gone(revision);
    };
    let Some(then) = compiled.texts.get(&comment.revision) else {
        return String::new();
    };
    match then.name(unit, w) {
        Some(was) if was != name => return w.comment_unit_renumbered(revision, was, name),
        _ => {}
    }
    let read = |texts: &Texts| {
        let unit = texts.unit(comment.lang, unit)?;
        Some(unit.content().to_owned())
    };
    match (read(then), read(now)) {
        (Some(was), Some(is)) if was != is => w.comment_unit_reworded(revision),
        _ => w.comment_unit_same(revision),
    }
}

/// A wording beside the unit that it would replace.
pub fn wording_view(
    texts: Option<&Texts>,
    unit: Option<&UnitSymbol>,
    lang: Lang,
    source: &str,
    w: &Words,
) -> WordingView {
    let as_written = |why_not: String| WordingView {
        runs: Vec::new(),
        lines: paragraphs(source),
        why_not,
    };
    let found = texts
        .zip(unit)
        .and_then(|(texts, unit)| texts.unit(lang, unit));
    let Some(unit) = found else {
        return as_written(w.comment_wording_no_text(language_name(lang, w)));
    };
    match reworded(unit, source) {
        Ok(new) => WordingView {
            runs: compared_words(unit.content(), new.content())
                .iter()
                .map(run)
                .collect(),
            lines: Vec::new(),
            why_not: if unit.content() == new.content() {
                w.comment_wording_same()
            } else {
                String::new()
            },
        },
        Err(_) => as_written(w.comment_wording_not_one(kind_name(unit.kind, w))),
    }
}

fn kind_name(kind: UnitKind, w: &Words) -> String {
    w.unit_kind(match kind {
        UnitKind::Recital => "recital",
        UnitKind::Part => "part",
        UnitKind::Article => "article",
        UnitKind::Paragraph => "paragraph",
        UnitKind::Point => "point",
        UnitKind::Annex => "annex",
    })
}

fn run(run: &Run) -> RunView {
    RunView {
        kind: match run.kind {
            RunKind::Same => "same",
            RunKind::Inserted => "inserted",
            RunKind::Deleted => "deleted",
        },
        html: html(&run.words),
    }
}
