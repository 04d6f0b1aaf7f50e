//! The page of results: what was found, by what it can be narrowed, and what to do where nothing was.

use askama::Template;

use super::facets::Called;
use super::hits::Line;
use super::{Question, address};
use crate::rules::visibility::Viewer;
use crate::search::{self, Answer, BOUND, Count, Meant, Show, parse};
use crate::store::members::{self, Roster};
use crate::store::search::Facet;
use crate::store::themes::{self, Theme};
use crate::store::{Failure, Head, Reading};
use crate::web::problems::Problem;
use crate::web::shell::Shell;
use crate::web::words::Words;

/// Values of a facet that are offered.
const OFFERED: usize = 12;

/// What was found, and what is said where nothing was.
pub(super) struct Found {
    pub head: Head,
    pub roster: Roster,
    themes: Vec<Theme>,
    pub answer: Option<Answer>,
    pub meant: Option<Meant>,
    /// The same without what it is narrowed by.
    everywhere: Option<Count>,
    /// Each word by itself.
    alone: Vec<(String, Count)>,
}

impl Found {
    pub fn public(r: &mut Reading<'_>, question: &Question) -> Result<Self, Failure> {
        Self::by(r, &Viewer::Public, question)
    }

    pub fn by(r: &mut Reading<'_>, viewer: &Viewer, question: &Question) -> Result<Self, Failure> {
        let Question {
            query,
            facets,
            page,
        } = question;
        let mut found = Self {
            head: r.head().clone(),
            roster: members::roster(r)?,
            themes: themes::all(r)?,
            answer: None,
            meant: None,
            everywhere: None,
            alone: Vec::new(),
        };
        if question.is_empty() {
            return Ok(found);
        }
        let answer = search::answer(r, viewer, query, facets, *page)?;
        if answer.count == Count::Exactly(0) {
            found.meant = search::meant(r, viewer, query, facets)?;
            if !facets.is_empty() && !query.is_empty() {
                let everywhere = search::count(r, viewer, query, &[])?;
                found.everywhere = Some(everywhere).filter(|count| *count != Count::Exactly(0));
            }
            if query.terms.len() > 1 {
                for term in &query.terms {
                    let typed = match (term.first(), term.last()) {
                        (Some(first), Some(last)) => query.typed.get(first.start..last.end),
                        _ => None,
                    };
                    let typed = typed.unwrap_or_default();
                    let typed = if term.len() > 1 {
                        format!("\"{typed}\"")
                    } else {
                        typed.to_owned()
                    };
                    let count = search::count(r, viewer, &parse(&typed), facets)?;
                    if count != Count::Exactly(0) {
                        found.alone.push((typed, count));
                    }
                }
            }
        }
        found.answer = Some(answer);
        Ok(found)
    }
}

/// A link with a count beside it.
pub struct Way {
    pub url: String,
    pub label: String,
    pub count: String,
}

/// What the results are narrowed by, or can be.
pub struct Choice {
    pub name: String,
    pub ways: Vec<Way>,
    pub is_open: bool,
}

#[derive(Template)]
#[template(path = "search/show.html")]
pub(super) struct Page {
    shell: Shell,
    lead: String,
    action: String,
    typed: String,
    /// What the form keeps.
    kept: Vec<(&'static str, String)>,
    is_asked: bool,
    is_cut: bool,
    /// How many were found; empty before anything is asked.
    count: String,
    bound: String,
    narrowed: Vec<Way>,
    kinds: Vec<Way>,
    choices: Vec<Choice>,
    lines: Vec<Line>,
    none: String,
    meant: Option<Way>,
    everywhere: Option<Way>,
    alone: Vec<Way>,
    ways_on: Vec<Way>,
    page: String,
    previous: String,
    next: String,
}

impl Page {
    /// # Errors
    /// Not found of a page past the last.
    pub fn of(
        shell: Shell,
        question: &Question,
        found: Found,
        lead: String,
    ) -> Result<Self, Problem> {
        let w = shell.w();
        let action = shell.url(&shell.path);
        let links = Links {
            action: &action,
            question,
            called: Called {
                w,
                themes: &found.themes,
                roster: &found.roster,
            },
        };
        let is_on_desk = !shell.is_public();
        let mut show = Show::of(&question.query);
        let answer = found.answer.as_ref();
        let hits = answer.map_or(&[][..], |answer| &answer.hits);
        let lines = hits
            .iter()
            .map(|hit| Line::of(hit, &mut show, &links.called, is_on_desk))
            .collect();
        let pages = answer.map_or(1, |answer| answer.pages.max(1));
        if question.page > pages {
            return Err(Problem::NotFound);
        }
        let count = answer.map(|answer| answer.count);
        let is_more = matches!(count, Some(Count::MoreThan(_)));
        let typed = &question.query.typed;
        Ok(Self {
            lead,
            typed: typed.clone(),
            kept: question
                .facets
                .iter()
                .map(|(facet, value)| (facet.as_str(), value.clone()))
                .collect(),
            is_asked: answer.is_some(),
            is_cut: question.query.is_cut,
            count: count.map_or_else(String::new, |count| in_words(count, w)),
            bound: if is_more {
                w.search_bound(w.number(BOUND as i64))
            } else {
                String::new()
            },
            narrowed: links.narrowed()?,
            kinds: links.kinds(answer, is_more)?,
            choices: links.choices(answer, is_more)?,
            lines,
            none: match (count, question.facets.is_empty(), typed.as_str()) {
                (Some(Count::Exactly(0)), _, "") => w.search_none_of_choices(),
                (Some(Count::Exactly(0)), true, typed) => w.search_none(typed),
                (Some(Count::Exactly(0)), false, typed) => w.search_none_narrowed(typed),
                _ => String::new(),
            },
            meant: found
                .meant
                .as_ref()
                .map(|meant| links.typed(&meant.typed, meant.count))
                .transpose()?,
            everywhere: found
                .everywhere
                .map(|count| {
                    Ok::<_, Problem>(Way {
                        url: links.to(typed, &[], 1)?,
                        label: w.search_everywhere(),
                        count: in_words(count, w),
                    })
                })
                .transpose()?,
            alone: found
                .alone
                .iter()
                .map(|(typed, count)| links.typed(typed, *count))
                .collect::<Result<_, _>>()?,
            ways_on: shell
                .nav()
                .into_iter()
                .map(|link| Way {
                    url: link.url,
                    label: link.label,
                    count: String::new(),
                })
                .collect(),
            page: if pages > 1 {
                w.search_page(w.number(question.page as i64), w.number(pages as i64))
            } else {
                String::new()
            },
            previous: links.page(question.page - 1, pages)?,
            next: links.page(question.page + 1, pages)?,
            action,
            shell,
        })
    }
}

/// How many were found, in words.
fn in_words(count: Count, w: &Words) -> String {
    match count {
        Count::Exactly(n) => w.search_count(n, w.number(n)),
        Count::MoreThan(n) => w.search_more_than(w.number(n)),
    }
}

/// The addresses of one question's neighbours.
struct Links<'a> {
    action: &'a str,
    question: &'a Question,
    called: Called<'a>,
}

impl Links<'_> {
    fn to(&self, typed: &str, facets: &[(Facet, String)], page: usize) -> Result<String, Problem> {
        Ok(match address(typed, facets, page)?.as_str() {
            "" => self.action.to_owned(),
            query => format!("{}?{query}", self.action),
        })
    }

    fn page(&self, page: usize, pages: usize) -> Result<String, Problem> {
        if page == 0 || page > pages {
            return Ok(String::new());
        }
        self.to(&self.question.query.typed, &self.question.facets, page)
    }

    fn typed(&self, typed: &str, count: Count) -> Result<Way, Problem> {
        Ok(Way {
            url: self.to(typed, &self.question.facets, 1)?,
            label: typed.to_owned(),
            count: in_words(count, self.called.w),
        })
    }

    /// The question with a facet set to a value, or freed of it.
    fn with(&self, facet: Facet, value: Option<&str>) -> Result<String, Problem> {
        let mut facets = self.question.facets.clone();
        facets.retain(|(one, _)| *one != facet);
        facets.extend(value.map(|value| (facet, value.to_owned())));
        facets.sort();
        self.to(&self.question.query.typed, &facets, 1)
    }

    fn narrowed(&self) -> Result<Vec<Way>, Problem> {
        let facets = self.question.facets.iter();
        facets
            .filter(|(facet, _)| *facet != Facet::Kind)
            .map(|(facet, value)| {
                Ok(Way {
                    url: self.with(*facet, None)?,
                    label: self.called.value(*facet, value),
                    count: String::new(),
                })
            })
            .collect()
    }

    fn figure(&self, n: i64, is_more: bool) -> String {
        let w = self.called.w;
        match w.number(n) {
            number if is_more => w.search_at_least(number),
            number => number,
        }
    }

    /// What was found by its kind; the one it is narrowed to has no address.
    fn kinds(&self, answer: Option<&Answer>, is_more: bool) -> Result<Vec<Way>, Problem> {
        let Some(answer) = answer else {
            return Ok(Vec::new());
        };
        let taken = self
            .question
            .facets
            .iter()
            .find(|(facet, _)| *facet == Facet::Kind);
        let mut ways = vec![Way {
            url: match taken {
                Some(_) => self.with(Facet::Kind, None)?,
                None => String::new(),
            },
            label: self.called.w.search_kinds("all"),
            count: String::new(),
        }];
        let values = answer
            .facets
            .iter()
            .find(|(facet, _)| *facet == Facet::Kind);
        for (value, n) in values.map_or(&[][..], |(_, values)| values) {
            ways.push(Way {
                url: match taken {
                    Some(_) => String::new(),
                    None => self.with(Facet::Kind, Some(value))?,
                },
                label: self.called.value(Facet::Kind, value),
                count: self.figure(*n, is_more),
            });
        }
        Ok(ways)
    }

    /// What the results can be narrowed by further, the most frequent first; years newest first.
    fn choices(&self, answer: Option<&Answer>, is_more: bool) -> Result<Vec<Choice>, Problem> {
        let Some(answer) = answer else {
            return Ok(Vec::new());
        };
        let mut choices = Vec::new();
        for (facet, values) in &answer.facets {
            let is_taken = self.question.facets.iter().any(|(taken, _)| taken == facet);
            if *facet == Facet::Kind || is_taken || values.is_empty() {
                continue;
            }
            let mut values: Vec<(String, String, i64)> = values
                .iter()
                .map(|(value, n)| (self.called.value(*facet, value), value.clone(), *n))
                .collect();
            if *facet == Facet::Year {
                values.sort_by(|(_, a, _), (_, b, _)| b.cmp(a));
            } else {
                values.sort_by_cached_key(|(label, _, n)| (-n, self.called.w.sort_key(label)));
            }
            let ways = values
                .into_iter()
                .take(OFFERED)
                .map(|(label, value, n)| {
                    Ok(Way {
                        url: self.with(*facet, Some(&value))?,
                        label,
                        count: self.figure(n, is_more),
                    })
                })
                .collect::<Result<Vec<_>, Problem>>()?;
            choices.push(Choice {
                name: self.called.w.search_facet(facet.as_str()),
                ways,
                is_open: matches!(facet, Facet::Theme | Facet::Status | Facet::Result),
            });
        }
        Ok(choices)
    }
}
