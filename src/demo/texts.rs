//! The invented texts, as they stand beside this file: title, summary, reason and body in both languages.

use crate::rules::words::Lang;

/// One text in one language.
#[derive(Clone, Copy, Debug)]
pub struct Piece {
    pub title: &'static str,
    pub summary: &'static str,
    pub reason: &'static str,
    pub body: &'static str,
}

macro_rules! pieces {
    ($($slug:literal),+ $(,)?) => {
        fn raw(slug: &str, lang: Lang) -> Option<&'static str> {
            match (slug, lang) {
                $(($slug, Lang::En) => Some(include_str!(concat!("texts/", $slug, "/en.md"))),
                  ($slug, Lang::Fr) => Some(include_str!(concat!("texts/", $slug, "/fr.md"))),)+
                ("worker-consultation/rev1", Lang::En) => Some(include_str!("texts/worker-consultation/rev1.en.md")),
                ("worker-consultation/rev1", Lang::Fr) => Some(include_str!("texts/worker-consultation/rev1.fr.md")),
                ("energy-water-disclosure/rev1", Lang::En) => Some(include_str!("texts/energy-water-disclosure/rev1.en.md")),
                ("energy-water-disclosure/rev1", Lang::Fr) => Some(include_str!("texts/energy-water-disclosure/rev1.fr.md")),
                _ => None,
            }
        }
    };
}

pieces!(
    "agent-traceability",
    "child-companions",
    "collective-licence",
    "common-terms",
    "consent-remuneration",
    "data-centre-siting",
    "data-work",
    "disability-access",
    "emotion-recognition",
    "energy-water-disclosure",
    "hardware-lifetime",
    "incident-reporting",
    "incident-reporting-amended",
    "less-resourced-languages",
    "liability-insurance",
    "machine-translation",
    "open-evaluation",
    "open-evaluation-abrogated",
    "public-registers",
    "rights-reservation",
    "safety-testing",
    "shared-computing",
    "synthetic-labelling",
    "training-ceilings",
    "training-data-documentation",
    "worker-consultation",
    "worker-training",
);

/// The text of that name; with `/rev1` behind it, its first wording, where there is one.
pub fn piece(slug: &str, lang: Lang) -> Option<Piece> {
    let mut piece = Piece {
        title: "",
        summary: "",
        reason: "",
        body: "",
    };
    let (head, body) = raw(slug, lang)?.split_once("\n\n")?;
    for line in head.lines() {
        match line.split_once(": ") {
            Some(("title", text)) => piece.title = text,
            Some(("summary", text)) => piece.summary = text,
            Some(("reason", text)) => piece.reason = text,
            _ => return None,
        }
    }
    piece.body = body;
    Some(piece)
}

/// One remark of a delegation: what kind, on which theme, in both languages.
#[derive(Clone, Copy, Debug)]
pub struct Remark {
    pub kind: &'static str,
    pub theme: &'static str,
    pub en: &'static str,
    pub fr: &'static str,
}

pub fn explanations() -> Vec<Remark> {
    remarks(include_str!("remarks/explanations.tsv"))
}

pub fn measures() -> Vec<Remark> {
    remarks(include_str!("remarks/measures.tsv"))
}

pub fn reservations() -> Vec<Remark> {
    remarks(include_str!("remarks/reservations.tsv"))
}

fn remarks(table: &'static str) -> Vec<Remark> {
    table
        .lines()
        .filter_map(|line| {
            let mut cells = line.split('\t');
            let (kind, theme) = (cells.next()?, cells.next()?);
            Some(Remark {
                kind,
                theme,
                en: cells.next()?,
                fr: cells.next()?,
            })
        })
        .collect()
}
