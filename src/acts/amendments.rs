//! Amendments: drafted by a delegation, proposed by its head, joined, withdrawn, accepted, taken up.

use uuid::Uuid;

use super::application::{self, BothTexts, WordedChange};
use super::drafts::REASON_MOST;
use super::sponsors;
use crate::record::Act;
use crate::record::entries::{Changed, LangTexts, Texts};
use crate::rules::Refusal;
use crate::rules::amendments::{Amending, Named, Worded, may_change, may_propose};
use crate::rules::permissions::Action;
use crate::rules::refusals::Field;
use crate::rules::visibility::Viewer;
use crate::rules::words::{How, Lang, MemberCode, ProposalSymbol, Prose, UnitSymbol};
use crate::store::amendment_drafts::{self as drafts, AmendmentDraft, AmendmentWords, ChangeWords};
use crate::store::amendments::{self, Amendment};
use crate::store::documents::{self, Enclosure};
use crate::store::proposals::{self, Proposal};
use crate::store::{
    Asking, Asks, Enacted, Failure, Kept, Reading, Request, Store, StoreError, Tx, revisions,
};

/// Longest wording of one change in one language, in characters.
pub const WORDING_MOST: usize = 20_000;
/// Most changes of one amendment.
pub const CHANGES_MOST: usize = 100;

/// What a draft begins with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beginning {
    /// The language of the reason.
    pub lang: Option<Lang>,
    /// The first change is to this unit.
    pub unit: Option<UnitSymbol>,
}

/// Starts a draft of an amendment to the current revision: empty, or with a change of one unit as it stands.
///
/// # Errors
/// See [`may_propose`]; [`Refusal::Malformed`] of a unit that is not there.
pub fn start(
    store: &Store,
    by: Asks,
    symbol: &ProposalSymbol,
    beginning: Beginning,
    request: Option<Request>,
) -> Result<Uuid, Failure> {
    let symbol = symbol.clone();
    let asking = Asking::new(by, Action::Draft).with_request(request);
    store.keep(asking, move |tx| {
        let proposal = of(tx, &symbol)?;
        may_propose(proposal.stage)?;
        let viewer = tx.viewer();
        let texts = application::texts_of(&mut tx.reading(), &viewer, &symbol, proposal.revision)?;
        let changes = match &beginning.unit {
            Some(unit) => vec![as_it_stands(&texts, unit)?],
            None => Vec::new(),
        };
        let words = AmendmentWords {
            lang: beginning.lang.unwrap_or(proposal.original).to_string(),
            changes,
            ..AmendmentWords::default()
        };
        let id = drafts::create(tx, &symbol, proposal.revision, &words)?;
        Ok(Kept::Done(id))
    })
}

/// Starts a draft of an amendment from the wording that a published comment proposes, with its note as the reason.
///
/// # Errors
/// See [`may_propose`]; [`Refusal::NotFound`] of a comment that proposes no wording.
pub fn start_from_comment(
    store: &Store,
    by: Asks,
    symbol: &ProposalSymbol,
    comment: i64,
    request: Option<Request>,
) -> Result<Uuid, Failure> {
    let symbol = symbol.clone();
    let asking = Asking::new(by, Action::Draft).with_request(request);
    store.keep(asking, move |tx| {
        let proposal = of(tx, &symbol)?;
        may_propose(proposal.stage)?;
        let viewer = tx.viewer();
        let found = amendments::suggested(&mut tx.reading(), &viewer, &symbol, comment)
            .map_err(not_found)?;
        let wanted = [found.note.to_string(), found.wording.to_string()];
        let bodies = documents::whole(&mut tx.reading(), &viewer, &wanted)?;
        let body = |at: usize| bodies[&wanted[at]].clone();
        let texts = application::texts_of(&mut tx.reading(), &viewer, &symbol, proposal.revision)?;
        let there = found.unit.as_ref().map(|unit| as_it_stands(&texts, unit));
        let mut change = match there {
            Some(Ok(change)) => change,
            // On the text as a whole, or on a unit that is gone: the words come in at the end.
            _ => ChangeWords {
                how: How::InsertAfter.to_string(),
                unit: last_unit(&texts),
                ..ChangeWords::default()
            },
        };
        match found.lang {
            Lang::En => change.en = body(1),
            Lang::Fr => change.fr = body(1),
        }
        let words = AmendmentWords {
            lang: found.lang.to_string(),
            reason: body(0),
            comment: Some(comment),
            changes: vec![change],
        };
        let id = drafts::create(tx, &symbol, proposal.revision, &words)?;
        Ok(Kept::Done(id))
    })
}

/// Saves what was typed over the version that was open; gives the new version. Changes are then to the current
/// revision, which the page showed beside them.
///
/// # Errors
/// [`Refusal::ChangedSinceOpened`] when somebody saved meanwhile: nothing is overwritten.
pub fn save(
    store: &Store,
    by: Asks,
    id: Uuid,
    version: i64,
    words: AmendmentWords,
    request: Option<Request>,
) -> Result<i64, Failure> {
    let asking = Asking::new(by, Action::Draft).with_request(request);
    store.keep(asking, move |tx| {
        own(tx, id)?;
        Ok(Kept::Done(drafts::save(tx, id, version, &words)?))
    })
}

/// Throws a draft away.
///
/// # Errors
/// [`Refusal::ChangedSinceOpened`], [`Refusal::AlreadyDone`] of one that was proposed.
pub fn discard(
    store: &Store,
    by: Asks,
    id: Uuid,
    version: i64,
    request: Option<Request>,
) -> Result<(), Failure> {
    let asking = Asking::new(by, Action::Draft).with_request(request);
    store.keep(asking, move |tx| {
        own(tx, id)?;
        drafts::discard(tx, id, version)?;
        Ok(Kept::Done(()))
    })
}

/// A draft with everything that an amendment needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complete {
    pub lang: Lang,
    pub reason: Prose,
    pub changes: Vec<WordedChange>,
    /// What the text becomes.
    pub made: BothTexts,
}

/// What a draft still lacks: at the reason, or at a change (from 0) in a language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lack {
    pub change: Option<usize>,
    pub lang: Option<Lang>,
    pub refusal: Refusal,
}

/// Everything that a draft lacks before it can be proposed to this text, or the whole of it.
///
/// # Errors
/// Each lack with its place, in the order of the form.
pub fn complete(words: &AmendmentWords, current: &BothTexts) -> Result<Complete, Vec<Lack>> {
    let mut lacks = Vec::new();
    let mut changes = Vec::new();
    for (at, typed) in words.changes.iter().enumerate() {
        match change_of(at, typed, current) {
            Ok(_) if changes_nothing(typed, current) => lacks.push(Lack {
                change: Some(at),
                lang: None,
                refusal: Refusal::TextsUnchanged,
            }),
            Ok(change) => changes.push(change),
            Err(lack) => lacks.push(lack),
        }
    }
    let general = |refusal: Refusal| Lack {
        change: None,
        lang: None,
        refusal,
    };
    if words.changes.is_empty() {
        lacks.push(general(Refusal::Missing(Field::Wording)));
    }
    if words.changes.len() > CHANGES_MOST {
        lacks.push(general(Refusal::TooLong {
            field: Field::Wording,
            most: CHANGES_MOST as i64,
        }));
    }
    let lang = words.lang.trim().parse::<Lang>();
    let reason = Prose::parse(&words.reason, Field::Reason, REASON_MOST);
    let made = match lacks.is_empty() {
        true => made_of(current, &changes).map_err(general),
        false => Ok(current.clone()),
    };
    match (lang, reason, made, lacks.is_empty()) {
        (Ok(lang), Ok(reason), Ok(made), true) => Ok(Complete {
            lang,
            reason,
            changes,
            made,
        }),
        (lang, reason, made, _) => {
            let language = lang.err().map(|_| Refusal::Malformed(Field::Language));
            lacks.extend(made.err());
            lacks.extend([language, reason.err()].into_iter().flatten().map(general));
            Err(lacks)
        }
    }
}

fn made_of(current: &BothTexts, changes: &[WordedChange]) -> Result<BothTexts, Refusal> {
    let made = application::applied(current, current, changes)
        .map_err(|obstacles| application::refusal(&obstacles))?;
    if made.en == current.en && made.fr == current.fr {
        return Err(Refusal::TextsUnchanged);
    }
    Ok(made)
}

/// Whether a replacement has the present words in every language.
fn changes_nothing(typed: &ChangeWords, current: &BothTexts) -> bool {
    let unit = UnitSymbol::parse(typed.unit.trim());
    let stands = unit.and_then(|unit| as_it_stands(current, &unit));
    stands.is_ok_and(|stands| {
        typed.how == stands.how
            && (current.en.is_none() || typed.en.trim() == stands.en)
            && (current.fr.is_none() || typed.fr.trim() == stands.fr)
    })
}

fn change_of(at: usize, typed: &ChangeWords, current: &BothTexts) -> Result<WordedChange, Lack> {
    let lack = |lang: Option<Lang>, refusal: Refusal| Lack {
        change: Some(at),
        lang,
        refusal,
    };
    let how = typed
        .how
        .parse::<How>()
        .map_err(|_| lack(None, Refusal::Malformed(Field::Wording)))?;
    let unit = match typed.unit.trim() {
        "" => None,
        unit => Some(UnitSymbol::parse(unit).map_err(|refusal| lack(None, refusal))?),
    };
    let named = match unit {
        Some(_) => Named::Unit,
        None => Named::Nothing,
    };
    let mut change = WordedChange {
        how,
        unit,
        en: None,
        fr: None,
    };
    let languages: Vec<Lang> = current.languages().collect();
    for lang in languages {
        let typed = match lang {
            Lang::En => &typed.en,
            Lang::Fr => &typed.fr,
        };
        let wording = match how {
            How::Delete => None,
            _ => Prose::parse_optional(typed, Field::Wording, WORDING_MOST)
                .map_err(|refusal| lack(Some(lang), refusal))?,
        };
        if let Some(wording) = &wording {
            super::drafts::well_formed_wording(lang, wording)
                .map_err(|refusal| lack(Some(lang), refusal))?;
        }
        let worded = match wording {
            Some(_) => Worded::Given,
            None => Worded::Nothing,
        };
        may_change(how, named, worded).map_err(|refusal| match refusal {
            Refusal::Missing(Field::Wording) => lack(Some(lang), Refusal::WordingMissing(lang)),
            refusal => lack(None, refusal),
        })?;
        let wording = wording.map(Prose::into_string);
        match lang {
            Lang::En => change.en = wording,
            Lang::Fr => change.fr = wording,
        }
    }
    Ok(change)
}

/// Proposes an amendment: it gets its number within the proposal and enters the record.
///
/// `version` is what the head of delegation read; a draft saved meanwhile is not proposed unread.
///
/// # Errors
/// See [`may_propose`]; the first thing that is missing; [`Refusal::AmendmentConflicts`], [`Refusal::TextsUnchanged`];
/// [`Refusal::NotTheCurrentRevision`] where the text has changed since the draft was made.
pub fn propose(
    store: &Store,
    by: Asks,
    id: Uuid,
    version: i64,
    request: Option<Request>,
) -> Result<i64, Failure> {
    let asking = Asking::new(by, Action::Amend).with_request(request);
    store.enact(asking, move |tx| {
        let draft = own(tx, id)?;
        if draft.version != version {
            return Err(Refusal::ChangedSinceOpened.into());
        }
        let member = sponsors::taking_part(tx)?;
        let proposal = of(tx, &draft.proposal)?;
        may_propose(proposal.stage)?;
        if draft.revision != proposal.revision {
            return Err(Refusal::NotTheCurrentRevision {
                current: proposal.revision,
            }
            .into());
        }
        let viewer = tx.viewer();
        let current =
            application::texts_of(&mut tx.reading(), &viewer, &draft.proposal, draft.revision)?;
        let whole = complete(&draft.words, &current).map_err(first)?;
        let before = amendments::of_proposal(&mut tx.reading(), &viewer, &draft.proposal)?;
        let number = before.last().map_or(1, |last| last.number + 1);
        let with = Enclosure::Proposal(draft.proposal.clone());
        let act = Act::Amendment {
            amendment: number,
            changes: lay_changes(tx, &whole.changes, &with)?,
            comment: draft.words.comment,
            member,
            proposal: draft.proposal.clone(),
            reason: documents::lay(tx, whole.lang, whole.reason.as_str(), &with)?,
            revision: draft.revision,
        };
        drafts::use_up(tx, id, version)?;
        Ok(Enacted::one(act, number))
    })
}

/// Makes the changes of a draft to the current revision again, after the text was revised.
///
/// # Errors
/// [`Refusal::ChangedSinceOpened`], [`Refusal::AlreadyDone`].
pub fn carry_over(
    store: &Store,
    by: Asks,
    id: Uuid,
    version: i64,
    request: Option<Request>,
) -> Result<Uuid, Failure> {
    let asking = Asking::new(by, Action::Draft).with_request(request);
    store.keep(asking, move |tx| {
        let draft = own(tx, id)?;
        let proposal = of(tx, &draft.proposal)?;
        may_propose(proposal.stage)?;
        drafts::discard(tx, id, version)?;
        let id = drafts::create(tx, &draft.proposal, proposal.revision, &draft.words)?;
        Ok(Kept::Done(id))
    })
}

/// Lays the words of changes down as documents.
pub(super) fn lay_changes(
    tx: &mut Tx<'_>,
    changes: &[WordedChange],
    with: &Enclosure,
) -> Result<Vec<Changed>, Failure> {
    let mut laid = Vec::with_capacity(changes.len());
    for change in changes {
        let mut lay = |lang: Lang| {
            change
                .of(lang)
                .map(|words| documents::lay(tx, lang, words, with))
                .transpose()
        };
        laid.push(Changed {
            en: lay(Lang::En)?,
            fr: lay(Lang::Fr)?,
            how: change.how,
            unit: change.unit.clone(),
        });
    }
    Ok(laid)
}

/// Joins the sponsors of an amendment.
///
/// # Errors
/// See [`Amending::may_join`].
pub fn join(
    store: &Store,
    by: Asks,
    symbol: &ProposalSymbol,
    number: i64,
    request: Option<Request>,
) -> Result<(), Failure> {
    let asking = Asking::new(by, Action::Amend).with_request(request);
    amend(store, asking, symbol, number, |found, member| {
        found.as_amending().may_join(&member)?;
        Ok(Act::AmendmentCoSponsorship {
            amendment: found.amendment.number,
            member,
            proposal: found.proposal.symbol.clone(),
        })
    })
}

/// Withdraws an amendment.
///
/// # Errors
/// See [`Amending::may_withdraw`].
pub fn withdraw(
    store: &Store,
    by: Asks,
    symbol: &ProposalSymbol,
    number: i64,
    request: Option<Request>,
) -> Result<(), Failure> {
    let asking = Asking::new(by, Action::Amend).with_request(request);
    amend(store, asking, symbol, number, |found, member| {
        found.as_amending().may_withdraw(&member)?;
        Ok(Act::AmendmentWithdrawal {
            amendment: found.amendment.number,
            member,
            proposal: found.proposal.symbol.clone(),
        })
    })
}

/// The sponsor of the proposal accepts an amendment: it becomes part of the next revision.
///
/// # Errors
/// See [`Amending::may_accept`].
pub fn accept(
    store: &Store,
    by: Asks,
    symbol: &ProposalSymbol,
    number: i64,
    request: Option<Request>,
) -> Result<(), Failure> {
    let asking = Asking::new(by, Action::AcceptAmendment).with_request(request);
    amend(store, asking, symbol, number, |found, member| {
        found
            .as_amending()
            .may_accept(&member, &found.proposal.sponsor)?;
        Ok(Act::AmendmentAccepted {
            amendment: found.amendment.number,
            member,
            proposal: found.proposal.symbol.clone(),
        })
    })
}

/// An amendment with its proposal, as the law asks for them.
#[derive(Clone, Debug)]
pub struct Found {
    pub proposal: Proposal,
    pub amendment: Amendment,
}

impl Found {
    pub fn as_amending(&self) -> Amending<'_> {
        Amending {
            stage: self.proposal.stage,
            state: self.amendment.state,
            member: &self.amendment.member,
            cosponsors: &self.amendment.cosponsors,
        }
    }
}

/// One act about an amendment: it is read with its proposal, the law asked, and one entry made.
fn amend(
    store: &Store,
    asking: Asking,
    symbol: &ProposalSymbol,
    number: i64,
    decide: impl Fn(&Found, MemberCode) -> Result<Act, Refusal> + Send + 'static,
) -> Result<(), Failure> {
    let symbol = symbol.clone();
    store.enact(asking, move |tx| {
        let member = sponsors::taking_part(tx)?;
        let proposal = of(tx, &symbol)?;
        let viewer = tx.viewer();
        let amendment =
            amendments::find(&mut tx.reading(), &viewer, &symbol, number).map_err(not_found)?;
        let found = Found {
            proposal,
            amendment,
        };
        let act = decide(&found, member)?;
        Ok(Enacted::one(act, ()))
    })
}

/// The accepted amendments that no revision contains yet, and what they make of the current text together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakingUp {
    pub amendments: Vec<i64>,
    /// The text with all of them.
    pub made: BothTexts,
    /// The amendments that cannot be applied to the text as those before leave it, and what speaks against each.
    pub obstacles: Vec<(i64, Vec<application::Obstacle>)>,
}

/// Makes the accepted amendments to the current text, in the order of their numbers.
///
/// # Errors
/// [`StoreError::NotFound`] when there is no such proposal for this viewer.
pub fn taking_up(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    symbol: &ProposalSymbol,
) -> Result<TakingUp, StoreError> {
    let proposal = proposals::find(r, viewer, symbol)?;
    let mut made = application::texts_of(r, viewer, symbol, proposal.revision)?;
    let mut obstacles = Vec::new();
    let accepted: Vec<Amendment> = amendments::of_proposal(r, viewer, symbol)?
        .into_iter()
        .filter(Amendment::awaits_a_revision)
        .collect();
    for amendment in &accepted {
        match application::amended(r, viewer, amendment, &made)? {
            Ok(text) => made = text,
            Err(found) => obstacles.push((amendment.number, found)),
        }
    }
    Ok(TakingUp {
        amendments: accepted.iter().map(|one| one.number).collect(),
        made,
        obstacles,
    })
}

/// The sponsor makes the next revision: the current one with the accepted amendments, mechanically.
///
/// # Errors
/// [`Refusal::NotYours`] but for the sponsor, [`Refusal::OutOfOrder`] where the text is final,
/// [`Refusal::AlreadyDone`] where none awaits it, [`Refusal::AmendmentConflicts`], [`Refusal::WordingMissing`].
pub fn take_up(
    store: &Store,
    by: Asks,
    symbol: &ProposalSymbol,
    request: Option<Request>,
) -> Result<i64, Failure> {
    let symbol = symbol.clone();
    let asking = Asking::new(by, Action::Revise).with_request(request);
    store.enact(asking, move |tx| {
        let member = sponsors::taking_part(tx)?;
        let carried = sponsors::carried(tx, &symbol)?;
        carried.sponsorship().may_revise(&member)?;
        let viewer = tx.viewer();
        let taking = taking_up(&mut tx.reading(), &viewer, &symbol)?;
        if taking.amendments.is_empty() {
            return Err(Refusal::AlreadyDone.into());
        }
        let against: Vec<application::Obstacle> = taking
            .obstacles
            .iter()
            .flat_map(|(_, found)| found.clone())
            .collect();
        if !against.is_empty() {
            return Err(application::refusal(&against).into());
        }
        let proposal = &carried.proposal;
        let (texts, reason) = relaid(tx, proposal, &taking.made)?;
        let with = Enclosure::Proposal(symbol.clone());
        let revision = proposal.revision + 1;
        let act = Act::Revision {
            amendments: taking.amendments,
            clauses: proposal.clauses.clone(),
            proposal: symbol.clone(),
            reason: documents::lay(tx, proposal.original, &reason, &with)?,
            revision,
            texts,
            theme: proposal.theme.clone(),
            units: documents::lay_json(tx, &taking.made.ids.print(), &with)?,
        };
        Ok(Enacted::one(act, revision))
    })
}

/// Title and summary of the current revision with another text, laid down anew; and its reason.
pub(super) fn relaid(
    tx: &mut Tx<'_>,
    proposal: &Proposal,
    made: &BothTexts,
) -> Result<(Texts, String), Failure> {
    let viewer = tx.viewer();
    let current = revisions::find(
        &mut tx.reading(),
        &viewer,
        &proposal.symbol,
        proposal.revision,
    )?;
    let bodies = documents::whole(&mut tx.reading(), &viewer, &current.commitments())?;
    let with = Enclosure::Proposal(proposal.symbol.clone());
    let body = |commitment: &str| bodies[commitment].clone();
    let mut texts = Texts { en: None, fr: None };
    for lang in [Lang::En, Lang::Fr] {
        let (Some(was), Some(text)) = (current.of(lang), made.of(lang)) else {
            continue;
        };
        let laid = LangTexts {
            summary: documents::lay(tx, lang, &body(was.summary.as_str()), &with)?,
            text: documents::lay(tx, lang, &text.print(), &with)?,
            title: documents::lay(tx, lang, &body(was.title.as_str()), &with)?,
        };
        match lang {
            Lang::En => texts.en = Some(laid),
            Lang::Fr => texts.fr = Some(laid),
        }
    }
    Ok((texts, body(current.reason.as_str())))
}

/// A draft of the caller's delegation that has not been proposed yet.
fn own(tx: &mut Tx<'_>, id: Uuid) -> Result<AmendmentDraft, Failure> {
    let viewer = tx.viewer();
    let draft = drafts::find(&mut tx.reading(), &viewer, id)?;
    match draft.used {
        None => Ok(draft),
        Some(_) => Err(Refusal::AlreadyDone.into()),
    }
}

fn of(tx: &mut Tx<'_>, symbol: &ProposalSymbol) -> Result<Proposal, StoreError> {
    let viewer = tx.viewer();
    proposals::find(&mut tx.reading(), &viewer, symbol)
}

fn first(lacks: Vec<Lack>) -> Refusal {
    lacks
        .into_iter()
        .next()
        .map_or(Refusal::Missing(Field::Wording), |lack| lack.refusal)
}

/// A replacement of one unit that begins with its present words.
///
/// # Errors
/// [`Refusal::Malformed`] of a unit that is not there.
pub fn as_it_stands(texts: &BothTexts, unit: &UnitSymbol) -> Result<ChangeWords, Refusal> {
    let address = application::id_of(unit)
        .and_then(|id| texts.ids.address(id))
        .ok_or(Refusal::Malformed(Field::Unit))?;
    let words = |lang: Lang| {
        let found = texts.of(lang).and_then(|text| text.find(address));
        found.map(crate::text::Unit::print).unwrap_or_default()
    };
    Ok(ChangeWords {
        how: How::Replace.to_string(),
        unit: unit.to_string(),
        en: words(Lang::En),
        fr: words(Lang::Fr),
    })
}

fn last_unit(texts: &BothTexts) -> String {
    texts
        .ids
        .iter()
        .last()
        .map(|(_, unit)| unit.to_string())
        .unwrap_or_default()
}

fn not_found(error: StoreError) -> Failure {
    match error {
        StoreError::NotFound => Refusal::NotFound.into(),
        error => error.into(),
    }
}
