//! Words as they stand in the index of either database, and the questions asked of it.

use super::{Facet, Sought};
use crate::text::Language;
use crate::text::words::{Analyzer, Word};

/// Words of one field that are indexed, in each language.
const LONGEST_FIELD: usize = 2000;

/// Between two fields: no phrase reaches over it.
const BETWEEN: &str = "-";

/// The prefixes of a word in its place, and of its other form where it has two, by language.
const fn prefixes(lang: Language) -> (char, char) {
    match lang {
        Language::En => ('e', 'i'),
        Language::Fr => ('f', 'g'),
    }
}

/// A field in both languages as terms: the words in their order, so that phrases are found, then the forms that
/// differ from them.
pub(super) fn field(analyzer: &mut Analyzer, en: &[Word], fr: &[Word]) -> String {
    let mut terms = Vec::new();
    for (lang, words) in [(Language::En, en), (Language::Fr, fr)] {
        let (place, other) = prefixes(lang);
        let mut others = Vec::new();
        for word in words.iter().take(LONGEST_FIELD) {
            let forms = analyzer.forms(lang, word);
            if forms.accented != forms.plain {
                others.push(format!("{other}{}", forms.accented));
            }
            terms.push(format!("{place}{}", forms.plain));
        }
        terms.push(BETWEEN.to_owned());
        others.sort_unstable();
        others.dedup();
        terms.extend(others);
    }
    terms.join(" ")
}

/// All terms of a text: its fields, those of title and heading once more by themselves, and the facets.
pub(super) fn all(title: &str, heading: &str, body: &str, facets: &[(Facet, &str)]) -> String {
    let mut terms = vec![title.to_owned(), heading.to_owned(), body.to_owned()];
    for (mark, field) in [("t-", title), ("h-", heading)] {
        terms.extend(
            field
                .split(' ')
                .filter(|term| !term.is_empty() && *term != BETWEEN)
                .map(|term| format!("{mark}{term}")),
        );
    }
    terms.extend(
        facets
            .iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(facet, value)| facet_term(*facet, value)),
    );
    terms.join(" ")
}

/// The terms as PostgreSQL takes them: what stands in its place has a position.
pub(super) fn as_tsvector(terms: &str) -> String {
    let mut place = 0;
    let mut lexemes = Vec::new();
    for term in terms.split(' ').filter(|term| !term.is_empty()) {
        place += 1;
        if term == BETWEEN {
            continue;
        }
        if !term.contains('-') && term.starts_with(['e', 'f']) {
            lexemes.push(format!("'{term}':{place}"));
        } else {
            lexemes.push(format!("'{term}'"));
        }
    }
    lexemes.join(" ")
}

fn facet_term(facet: Facet, value: &str) -> String {
    let value: String = value
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || *c == '-')
        .collect();
    format!("{facet}-{}", value.to_ascii_lowercase())
}

/// Where the words must stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Within {
    Title,
    /// In the title or the heading.
    Headings,
    Anywhere,
}

/// The terms by which a term of the question is met in a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alternatives {
    /// Any of these.
    Word(Vec<String>),
    /// Any of these runs, one for each language.
    Phrase(Vec<String>),
}

impl Alternatives {
    /// Whether a field has it.
    pub fn are_in(&self, field: &str) -> bool {
        match self {
            Alternatives::Word(any) => field
                .split(' ')
                .any(|term| any.iter().any(|one| one == term)),
            Alternatives::Phrase(runs) => {
                let field = format!(" {field} ");
                runs.iter().any(|run| field.contains(&format!(" {run} ")))
            }
        }
    }
}

/// The terms that meet one term of the question: a word, or several as a phrase.
pub fn alternatives(analyzer: &mut Analyzer, term: &[Word]) -> Alternatives {
    if let [word] = term {
        let mut any = Vec::new();
        for lang in [Language::En, Language::Fr] {
            let (place, other) = prefixes(lang);
            let forms = analyzer.forms(lang, word);
            for form in [&forms.plain, &forms.accented] {
                any.push(format!("{place}{form}"));
                any.push(format!("{other}{form}"));
            }
        }
        any.sort_unstable();
        any.dedup();
        return Alternatives::Word(any);
    }
    let run = |analyzer: &mut Analyzer, lang| {
        let (place, _) = prefixes(lang);
        let words = term.iter();
        let terms = words.map(|word| format!("{place}{}", analyzer.forms(lang, word).plain));
        terms.collect::<Vec<_>>().join(" ")
    };
    Alternatives::Phrase(vec![
        run(analyzer, Language::En),
        run(analyzer, Language::Fr),
    ])
}

/// What is asked of the index: all of these, each in one of its ways.
pub(super) struct Question(Vec<Vec<Way>>);

/// A term, or a run of terms.
enum Way {
    Term(String),
    Run(Vec<String>),
}

/// The question for texts that meet what is sought.
pub(super) fn question(sought: &Sought, within: Within) -> Question {
    let mut analyzer = Analyzer::default();
    let mut all = Vec::new();
    for term in &sought.terms {
        match (within, alternatives(&mut analyzer, term)) {
            (Within::Anywhere, Alternatives::Word(any)) => {
                all.push(any.into_iter().map(Way::Term).collect());
            }
            (Within::Anywhere, Alternatives::Phrase(runs)) => {
                let runs = runs
                    .iter()
                    .map(|run| run.split(' ').map(str::to_owned).collect());
                all.push(runs.map(Way::Run).collect());
            }
            // The words of a phrase are looked for in the title one by one: its order is seen by the ranking.
            _ => {
                for word in term {
                    let Alternatives::Word(any) =
                        alternatives(&mut analyzer, std::slice::from_ref(word))
                    else {
                        continue;
                    };
                    let marked = |mark: &str| {
                        any.iter()
                            .map(|term| Way::Term(format!("{mark}{term}")))
                            .collect::<Vec<_>>()
                    };
                    let mut ways = marked("t-");
                    if within == Within::Headings {
                        ways.extend(marked("h-"));
                    }
                    all.push(ways);
                }
            }
        }
    }
    for (facet, value) in &sought.facets {
        all.push(vec![Way::Term(facet_term(*facet, value))]);
    }
    Question(all)
}

impl Question {
    /// For SQLite. Every term is of letters, digits and `-`, and quoted.
    pub(super) fn for_fts5(&self) -> String {
        self.written(" OR ", " AND ", |way| match way {
            Way::Term(term) => format!("\"{term}\""),
            Way::Run(terms) => format!("\"{}\"", terms.join(" ")),
        })
    }

    /// For PostgreSQL.
    pub(super) fn for_tsquery(&self) -> String {
        self.written(" | ", " & ", |way| match way {
            Way::Term(term) => format!("'{term}'"),
            Way::Run(terms) => {
                let terms: Vec<String> = terms.iter().map(|term| format!("'{term}'")).collect();
                format!("({})", terms.join(" <-> "))
            }
        })
    }

    fn written(&self, or: &str, and: &str, way: impl Fn(&Way) -> String) -> String {
        let all: Vec<String> = self
            .0
            .iter()
            .map(|ways| {
                let ways: Vec<String> = ways.iter().map(&way).collect();
                format!("({})", ways.join(or))
            })
            .collect();
        all.join(and)
    }
}
