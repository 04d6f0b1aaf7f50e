//! Proposals: each step from the submission to the final text, as the table of stages allows it.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;

use super::Judge;
use super::amendments::{Amended, Commented, PartDecided};
use super::violations::{Judged, Wrong};
use crate::record::entries::{Act, Clauses, Doc, Entry, LangTexts, Related, Texts};
use crate::rules::amendments::AmendmentState;
use crate::rules::calendar::{day_of, year_of};
use crate::rules::formalities::Opening;
use crate::rules::languages::Languages;
use crate::rules::refusals::Field;
use crate::rules::sponsorship::Sponsorship;
use crate::rules::stage::Stage;
use crate::rules::words::{
    BallotSymbol, Classification, Commitment, DecisionKind, FormGround, Lang, MemberCode,
    NormSymbol, ProposalSymbol, ThemeCode,
};
use crate::rules::{Refusal, clauses, rulebook};

/// A proposal whose acts stand open, or were opened.
#[derive(Clone, Debug)]
pub(super) struct Proposal {
    pub stage: Stage,
    pub resumes: Option<Stage>,
    pub sponsor: MemberCode,
    pub cosponsors: Vec<(MemberCode, i64)>,
    pub classification: Classification,
    pub kind: DecisionKind,
    pub original: Lang,
    pub clauses: Clauses,
    pub revision: i64,
    /// The texts of the current revision.
    pub en: Option<Commitment>,
    pub fr: Option<Commitment>,
    pub fixed: Option<(i64, Timestamp)>,
    pub submitted: Timestamp,
    /// The entry of its submission.
    pub proposed: i64,
    pub consultation_until: Option<Timestamp>,
    pub opens_on: Option<Date>,
    pub consented: Option<i64>,
    pub opened: bool,
    pub returns: Vec<FormGround>,
    pub ballot: Option<BallotSymbol>,
    pub norm: Option<NormSymbol>,
    pub related: Option<Related>,
    pub languages: Languages,
    pub comments: Vec<Commented>,
    pub amendments: Vec<Amended>,
    pub parts: Vec<PartDecided>,
}

impl Proposal {
    pub(super) fn is_closed(&self) -> bool {
        self.classification == Classification::ForMembers && !self.opened
    }

    /// Not adopted, and its day of opening has come.
    pub(super) fn opens_by_itself(&self, today: Date) -> bool {
        let settled = [Stage::Rejected, Stage::NoDecision, Stage::Withdrawn];
        self.is_closed()
            && settled.contains(&self.stage)
            && self.opens_on.is_some_and(|day| day <= today)
    }

    pub(super) const fn lacks(&self) -> Option<Lang> {
        lacking(&self.en, &self.fr)
    }

    pub(super) fn sponsorship(&self) -> Sponsorship<'_> {
        Sponsorship {
            stage: self.stage,
            resumes: self.resumes,
            revision: self.revision,
            sponsor: &self.sponsor,
            cosponsors: &self.cosponsors,
        }
    }

    pub(super) fn opening(&self) -> Opening {
        if self.opened {
            Opening::Opened
        } else {
            Opening::Closed
        }
    }

    pub(super) fn leaves(&mut self, member: &MemberCode) {
        self.cosponsors.retain(|(code, _)| code != member);
    }
}

pub(super) type Proposals = BTreeMap<ProposalSymbol, Proposal>;

impl Judge {
    pub(super) fn known(&mut self, symbol: &ProposalSymbol) -> Result<&mut Proposal, Wrong> {
        self.proposals
            .get_mut(symbol)
            .ok_or_else(|| Wrong::Unknown(format!("proposal {symbol}")))
    }

    pub(super) fn submission(&mut self, entry: &Entry) -> Judged {
        let Act::Submission {
            classification,
            clauses,
            kind,
            opens_on,
            original,
            proposal,
            reason,
            related,
            sponsor,
            texts,
            theme,
            units,
        } = &entry.act
        else {
            return Ok(());
        };
        let today = day_of(entry.time);
        self.takes_part(sponsor, today)?;
        rulebook::in_force(&self.books, today)
            .ok_or(Refusal::NoRuleForKind)?
            .rule_for(*kind)?;
        if self.proposals.contains_key(proposal) {
            return Err(Wrong::UsedBefore(proposal.to_string()));
        }
        if !is_of_year(proposal.as_str(), year_of(entry.time)) {
            return Err(Wrong::OfAnotherYear(proposal.to_string()));
        }
        if let Some(day) = opens_on {
            if *classification == Classification::Public {
                return Err(Refusal::AlreadyPublic.into());
            }
            clauses::must_be_later(*day, today)?;
        }
        self.says(clauses, theme, reason, *original, texts, today)?;
        is_json(units)?;
        self.relates(*kind, related.as_ref(), clauses)?;
        let submitted = Proposal {
            stage: Stage::Submitted,
            resumes: None,
            sponsor: sponsor.clone(),
            cosponsors: Vec::new(),
            classification: *classification,
            kind: *kind,
            original: *original,
            clauses: clauses.clone(),
            revision: 0,
            en: text(texts.en.as_ref()),
            fr: text(texts.fr.as_ref()),
            fixed: None,
            submitted: entry.time,
            proposed: entry.index,
            consultation_until: None,
            opens_on: *opens_on,
            consented: None,
            opened: false,
            returns: Vec::new(),
            ballot: None,
            norm: None,
            related: related.clone(),
            languages: Languages::default(),
            comments: Vec::new(),
            amendments: Vec::new(),
            parts: Vec::new(),
        };
        self.proposals.insert(proposal.clone(), submitted);
        Ok(())
    }

    pub(super) fn revision(&mut self, entry: &Entry) -> Judged {
        let Act::Revision {
            amendments,
            clauses,
            proposal,
            reason,
            revision,
            texts,
            theme,
            units,
        } = &entry.act
        else {
            return Ok(());
        };
        let member = self.member_of(entry)?;
        let today = day_of(entry.time);
        self.takes_part(&member, today)?;
        let known = self.known(proposal)?;
        known.sponsorship().may_revise(&member)?;
        let (original, next) = (known.original, known.revision + 1);
        if *revision != next {
            return Err(Refusal::NotTheCurrentRevision { current: next }.into());
        }
        self.says(clauses, theme, reason, original, texts, today)?;
        is_json(units)?;
        let known = self.known(proposal)?;
        for number in amendments {
            let amended = known.amended(*number)?;
            if amended.state != AmendmentState::Accepted || amended.is_merged {
                return Err(Refusal::AmendmentSettled.into());
            }
            amended.is_merged = true;
        }
        known.languages = Languages::default();
        known.revision = next;
        known.clauses = clauses.clone();
        known.en = text(texts.en.as_ref());
        known.fr = text(texts.fr.as_ref());
        if known.stage == Stage::Returned {
            known.stage = Stage::Submitted;
            known.submitted = entry.time;
        }
        Ok(())
    }

    /// A proposal that would change a norm names one that stands, and takes effect on a day.
    fn relates(&self, kind: DecisionKind, related: Option<&Related>, clauses: &Clauses) -> Judged {
        rulebook::may_relate(kind, related.map(|related| related.relation))?;
        if let Some(related) = related {
            self.must_stand(&related.norm)?;
            clauses::may_change_a_norm(related.relation, &clauses.force)?;
        }
        Ok(())
    }

    /// What a submission or revision must say, and how.
    fn says(
        &self,
        clauses: &Clauses,
        theme: &ThemeCode,
        reason: &Doc,
        original: Lang,
        texts: &Texts,
        today: Date,
    ) -> Judged {
        clauses::may_stand(&clauses.force, clauses.report_every, today)?;
        if !self.themes.contains(theme) {
            return Err(Refusal::Malformed(Field::Theme).into());
        }
        of_language(reason, original)?;
        if texts.of(original).is_none() {
            return Err(Refusal::LanguageMissing(original).into());
        }
        for lang in [Lang::En, Lang::Fr] {
            if let Some(texts) = texts.of(lang) {
                in_language(texts, lang)?;
            }
        }
        Ok(())
    }
}

/// `P-2026-014` and `B-2026-031` bear the year of their act in Paris.
pub(super) fn is_of_year(symbol: &str, year: i16) -> bool {
    symbol.get(2..6) == Some(format!("{year:04}").as_str())
}

pub(super) fn of_language(doc: &Doc, lang: Lang) -> Judged {
    if doc.bytes > 0 && doc.media == format!("text/markdown; lang={lang}") {
        Ok(())
    } else {
        Err(Wrong::Language)
    }
}

/// Which unit has which stable id.
pub(super) fn is_json(doc: &Doc) -> Judged {
    if doc.bytes > 0 && doc.media == "application/json" {
        Ok(())
    } else {
        Err(Wrong::Language)
    }
}

pub(super) const fn lacking(en: &Option<Commitment>, fr: &Option<Commitment>) -> Option<Lang> {
    match (en, fr) {
        (None, _) => Some(Lang::En),
        (_, None) => Some(Lang::Fr),
        _ => None,
    }
}

pub(super) fn in_some_language(doc: &Doc) -> Judged {
    of_language(doc, Lang::En).or_else(|_| of_language(doc, Lang::Fr))
}

pub(super) fn in_language(texts: &LangTexts, lang: Lang) -> Judged {
    [&texts.title, &texts.summary, &texts.text]
        .into_iter()
        .try_for_each(|doc| of_language(doc, lang))
}

pub(super) fn text(texts: Option<&LangTexts>) -> Option<Commitment> {
    texts.map(|texts| texts.text.commitment.clone())
}

pub(super) fn is_current(known: &Proposal, revision: i64) -> Result<(), Refusal> {
    if known.revision == revision {
        Ok(())
    } else {
        Err(Refusal::NotTheCurrentRevision {
            current: known.revision,
        })
    }
}
