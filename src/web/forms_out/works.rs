//! Works: a norm's version, or a proposal's revision, with its texts and all that the forms say of it.

use jiff::civil::Date;

use super::Form;
use super::stands::Stands;
use crate::rules::calendar;
use crate::rules::visibility::Viewer;
use crate::rules::words::{Lang, NormSymbol, ProposalSymbol, ThemeCode};
use crate::store::adherence::{self, Ledger};
use crate::store::members::{self, Roster};
use crate::store::norms::versions::{self, As, Version, VersionTexts};
use crate::store::norms::{self, Both, Norm};
use crate::store::revisions::{self, Revision};
use crate::store::themes::{self, Theme};
use crate::store::{Failure, Reading, StoreError, documents, proposals};
use crate::text::{Identities, Language, Text};
use crate::web::words::{Words, words};

/// What a work is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Norm,
    Proposal,
}

impl Kind {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Norm => "norm",
            Self::Proposal => "proposal",
        }
    }
}

/// A version of a norm, or a revision of a proposal, in whatever languages it has.
#[derive(Clone, Debug)]
pub struct Work {
    pub kind: Kind,
    /// As printed: `GAIP/NORM/0007`, `P-2026-014/Rev.1`.
    pub symbol: String,
    /// As in an address: `GAIP-NORM-0007`, `P-2026-014`.
    pub number: String,
    /// What file names and keys begin with: `GAIP-NORM-0007_2026-03-01`.
    pub stem: String,
    /// The page that never changes what it is about, without its language:
    /// `/norms/GAIP-NORM-0007/2026-03-01`.
    pub permanent: String,
    /// What stands behind the address: `?read=adopted` where the corrigenda since are left out.
    pub query: &'static str,
    /// When the work was made: the day of its first adoption, or of its submission.
    pub date: Date,
    /// When this version was: the day of its adoption, or on which the revision came in.
    pub version: Date,
    pub title: Both,
    pub summary: Both,
    /// In the light Markdown.
    pub text: Both,
    pub ids: Identities,
    /// The documents of both texts, by their commitments.
    pub documents: Both,
    /// The corrigenda that the texts contain.
    pub corrigenda: Vec<i64>,
    pub theme: Both,
    pub proposal: ProposalSymbol,
    pub revision: i64,
    /// Where a version of a norm stands; none for a proposal.
    pub stands: Option<Stands>,
}

impl Work {
    /// The same with its theme.
    #[must_use]
    pub fn about(mut self, themes: &[Theme], code: &ThemeCode) -> Self {
        self.theme = theme(themes, code);
        self
    }

    /// Which of the texts of a version these are.
    #[must_use]
    pub fn read_as(mut self, read: As) -> Self {
        if read == As::Adopted {
            self.query = "?read=adopted";
            self.stem.push_str("_adopted");
        }
        self
    }

    /// Whether the text is there in this language.
    pub fn is_in(&self, lang: Lang) -> bool {
        !self.documents.of(lang).is_empty()
    }

    pub fn languages(&self) -> impl Iterator<Item = Lang> {
        [Lang::En, Lang::Fr]
            .into_iter()
            .filter(|lang| self.is_in(*lang))
    }

    /// The same in the language asked for, or in the only one.
    pub fn readable(&self, lang: Lang) -> Lang {
        if self.is_in(lang) { lang } else { lang.other() }
    }
}

/// A work seen in one of its languages, from one house.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    pub work: &'a Work,
    pub lang: Lang,
    /// Scheme, host and port.
    pub origin: &'a str,
}

impl Place<'_> {
    pub fn w(&self) -> &'static Words {
        words(self.lang)
    }

    pub fn title(&self) -> &str {
        self.work.title.of(self.lang)
    }

    /// On one line.
    pub fn summary(&self) -> String {
        let summary = self.work.summary.of(self.lang);
        summary.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    pub fn text(&self) -> Text {
        Text::parse(self.work.text.of(self.lang))
    }

    /// The permanent address of the page in this language.
    pub fn page_url(&self) -> String {
        self.page_url_in(self.lang)
    }

    pub fn page_url_in(&self, lang: Lang) -> String {
        let work = self.work;
        format!("{}/{lang}{}{}", self.origin, work.permanent, work.query)
    }

    /// The permanent address of a form of it.
    pub fn form_url(&self, form: Form) -> String {
        self.form_url_in(form, self.lang)
    }

    pub fn form_url_in(&self, form: Form, lang: Lang) -> String {
        let (work, suffix) = (self.work, form.suffix());
        let (permanent, query) = (&work.permanent, work.query);
        format!("{}/{lang}{permanent}.{suffix}{query}", self.origin)
    }

    /// The work itself, in no language yet.
    pub fn work_url(&self) -> String {
        format!("{}{}{}", self.origin, self.work.permanent, self.work.query)
    }

    /// `GAIP-NORM-0007_2026-03-01_en.xml`.
    pub fn file_name(&self, form: Form) -> String {
        format!("{}_{}.{}", self.work.stem, self.lang, form.suffix())
    }

    /// `gaip-norm-0007-2026-03-01-en`: what a bibliography knows it by.
    pub fn key(&self) -> String {
        let key = format!("{}-{}", self.work.stem, self.lang);
        key.to_ascii_lowercase().replace(['_', '.', '~'], "-")
    }

    /// « Global AI Partnership, *Title*, GAIP/NORM/0007, adopted on …, version of …, address ».
    pub fn citation(&self) -> String {
        let w = self.w();
        let (day, version) = (w.date(self.work.date), w.date(self.work.version));
        let (title, symbol, url) = (self.title(), &*self.work.symbol, self.page_url());
        match self.work.kind {
            Kind::Norm => w.forms_cite_norm(title, symbol, day, version, url),
            Kind::Proposal => w.forms_cite_proposal(title, symbol, version, url),
        }
    }

    /// « In force since 2 April 2026 »; nothing for a proposal.
    pub fn standing(&self) -> String {
        let stands = self.work.stands.as_ref();
        stands.map_or_else(String::new, |stands| stands.in_words(self.w()))
    }

    /// « Version of 1 March 2026 », « Rev.1, 1 March 2026 ».
    pub fn version_name(&self) -> String {
        let (w, day) = (self.w(), self.w().date(self.work.version));
        match self.work.kind {
            Kind::Norm => w.forms_version_of(day),
            Kind::Proposal => w.forms_revision_of(w.revision_name(self.work.revision), day),
        }
    }

    pub const fn language(&self) -> Language {
        match self.lang {
            Lang::En => Language::En,
            Lang::Fr => Language::Fr,
        }
    }
}

/// A norm as a version of it left it; the one that its page shows, where none is named.
///
/// # Errors
/// [`StoreError::NotFound`] when there is no such norm or version.
pub(super) fn norm(
    r: &mut Reading<'_>,
    symbol: &NormSymbol,
    version: Option<&str>,
    read: As,
) -> Result<Work, Failure> {
    let norm = norms::find(r, symbol)?;
    let all = versions::of(r, symbol)?;
    let own = match version {
        Some(address) => all.iter().find(|one| one.address == address),
        None => Some(&norm.shown),
    };
    let own = own.ok_or(StoreError::NotFound)?;
    let texts = versions::texts(r, own, read)?;
    let roster = members::roster(r)?;
    let ledger = adherence::ledger(r, std::slice::from_ref(&norm), &roster)?;
    let work = of_version(&norm, &all, own, &texts, &ledger, &roster);
    Ok(work.read_as(read).about(&themes::all(r)?, &norm.theme))
}

/// A version of a norm with its texts; [`Work::about`] then gives it its theme.
pub fn of_version(
    norm: &Norm,
    all: &[Version],
    own: &Version,
    texts: &VersionTexts,
    ledger: &Ledger,
    roster: &Roster,
) -> Work {
    let [en, fr] = texts.commitments.each_ref().map(|commitment| {
        commitment
            .as_ref()
            .map_or_else(String::new, ToString::to_string)
    });
    Work {
        kind: Kind::Norm,
        symbol: norm.symbol.printed(),
        number: norm.symbol.to_string(),
        stem: format!("{}_{}", norm.symbol, own.address),
        permanent: format!("/norms/{}/{}", norm.symbol, own.address),
        query: "",
        date: norm.adopted,
        version: own.adopted,
        title: texts.title.clone(),
        summary: texts.summary.clone(),
        text: texts.text.clone(),
        ids: texts.ids.clone(),
        documents: Both { en, fr },
        corrigenda: texts.corrigenda.clone(),
        theme: Both::default(),
        proposal: own.proposal.clone(),
        revision: own.revision,
        stands: Some(Stands::of(norm, all, own, ledger, roster.today())),
    }
}

/// A revision of a proposal that everybody may read; the current one, where none is named.
///
/// # Errors
/// [`StoreError::NotFound`] when there is none, also when it is for members.
pub fn of_revision(
    r: &mut Reading<'_>,
    symbol: &ProposalSymbol,
    number: Option<i64>,
) -> Result<Work, Failure> {
    let viewer = Viewer::Public;
    let proposal = proposals::find(r, &viewer, symbol)?;
    let number = number.unwrap_or(proposal.revision);
    let revision = revisions::find(r, &viewer, symbol, number)?;
    let bodies = documents::bodies(r, &viewer, &revision.commitments())?;
    let body = |lang: Lang, of: fn(&revisions::RevisionTexts) -> String| {
        let commitment = revision.of(lang).map(of);
        let body = commitment.and_then(|commitment| bodies.get(&commitment).cloned());
        body.unwrap_or_default()
    };
    let both = |of: fn(&revisions::RevisionTexts) -> String| Both {
        en: body(Lang::En, of),
        fr: body(Lang::Fr, of),
    };
    let named_revision = match number {
        0 => symbol.to_string(),
        number => format!("{symbol}/Rev.{number}"),
    };
    let work = Work {
        kind: Kind::Proposal,
        stem: named_revision.replace('/', "_"),
        symbol: named_revision,
        number: symbol.to_string(),
        permanent: format!("/proposals/{symbol}/revisions/{number}"),
        query: "",
        date: calendar::day_of(proposal.submitted),
        version: calendar::day_of(revision.at),
        title: both(|texts| texts.title.to_string()),
        summary: both(|texts| texts.summary.to_string()),
        text: both(|texts| texts.text.to_string()),
        ids: ids(bodies.get(revision.units.as_str())),
        documents: named(&revision),
        corrigenda: Vec::new(),
        theme: Both::default(),
        proposal: symbol.clone(),
        revision: number,
        stands: None,
    };
    Ok(work.about(&themes::all(r)?, &proposal.theme))
}

/// The documents of both texts.
fn named(revision: &Revision) -> Both {
    let text = |lang| {
        revision
            .of(lang)
            .map_or_else(String::new, |texts| texts.text.to_string())
    };
    Both {
        en: text(Lang::En),
        fr: text(Lang::Fr),
    }
}

/// The stable ids; none where their document is withheld.
fn ids(json: Option<&String>) -> Identities {
    json.and_then(|json| Identities::parse(json).ok())
        .unwrap_or_else(|| Identities::first(&Text::default()))
}

fn theme(themes: &[Theme], code: &ThemeCode) -> Both {
    let theme = themes.iter().find(|theme| theme.code == *code);
    let name = |lang| theme.map_or_else(|| code.to_string(), |theme| theme.name(lang).to_owned());
    Both {
        en: name(Lang::En),
        fr: name(Lang::Fr),
    }
}
