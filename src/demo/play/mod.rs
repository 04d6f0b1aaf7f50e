//! Plays the plot: each step through the acts, at its hour.

mod admissions;
mod amending;
mod commenting;
mod correcting;
mod drafting;
mod voting;
mod wording;

use std::collections::{HashMap, HashSet};

use crate::acts::motions::Motion;
use crate::acts::{consultations, sponsors};
use crate::demo::Stage;
use crate::demo::accounts::{self, Cast};
use crate::demo::adoption::Adoption;
use crate::demo::plot::What;
use crate::demo::scenario::ITEMS;
use crate::record::entries::Decision;
use crate::rules::permissions::Office;
use crate::rules::words::{
    BallotSymbol, Body, Choice, EndGround, Lang, MemberCode, ProposalSymbol, Reference,
};
use crate::rules::{Refusal, calendar};
use crate::store::{Failure, StoreError};

/// Plays the steps, remembering which symbol each item got.
pub struct Player<'a> {
    stage: &'a Stage<'a>,
    cast: Cast,
    proposals: HashMap<usize, ProposalSymbol>,
    ballots: HashMap<usize, BallotSymbol>,
    choices: HashMap<usize, Vec<(String, Option<Choice>)>>,
    /// Who has explained its vote on which item's ballot already, with the vote.
    explained: HashSet<(usize, String)>,
    adoption: Adoption,
    references: i64,
}

impl<'a> Player<'a> {
    pub fn new(stage: &'a Stage<'a>, cast: Cast) -> Self {
        Self {
            stage,
            cast,
            proposals: HashMap::new(),
            ballots: HashMap::new(),
            choices: HashMap::new(),
            explained: HashSet::new(),
            adoption: Adoption::default(),
            references: 0,
        }
    }

    pub fn into_cast(self) -> Cast {
        self.cast
    }

    /// One step, at the hour that the clock shows.
    ///
    /// # Errors
    /// The law's refusals, should the plot break it.
    pub fn play(&mut self, what: What) -> Result<(), Failure> {
        match what {
            What::Round => (self.stage.round)(self.stage.store),
            What::Admit { code, from } => self.admit(code, from)?,
            What::Accredit { code } => {
                accounts::delegation(self.stage, &mut self.cast, &MemberCode::parse(code)?)?
            }
            What::Partner { code, from } => self.welcome(code, from)?,
            What::Submit { item } => self.submit(item)?,
            What::Consult { item, until } => {
                let symbol = self.proposal(item)?;
                consultations::open(self.stage.store, self.cast.officer()?, &symbol, until, None)?;
            }
            What::Cosponsor { item, code } => self.cosponsor(item, code)?,
            What::Revise { item } => self.revise(item)?,
            What::Translate { item } => self.translate(item)?,
            What::Comment { item, nth } => self.comment(item, nth)?,
            What::AnswerComment { item, nth } => self.answer_comment(item, nth)?,
            What::Amend { item, nth } => self.amend(item, nth)?,
            What::JoinAmendment { item, nth, code } => self.join(item, nth, code)?,
            What::AcceptAmendment { item, nth } => self.accept(item, nth)?,
            What::TakeUp { item } => self.take_up(item)?,
            What::OrderVoting { item } => self.order_voting(item)?,
            What::FixFinalText { item } => {
                let (symbol, revision) = (self.proposal(item)?, self.revision(item)?);
                self.answer_for_the_languages(item, &symbol, revision)?;
                consultations::fix_final_text(
                    self.stage.store,
                    self.cast.officer()?,
                    &symbol,
                    revision,
                    None,
                )?;
            }
            What::OpenPart { item, nth, closes } => self.open_part(item, nth, closes)?,
            What::OpenBallot { item, closes } => self.open_ballot(item, closes)?,
            What::Vote { item, turn } => self.vote(item, turn)?,
            What::Explain { item } => self.explain(item)?,
            What::Certify { item } => {
                let ballot = self.ballot(item)?;
                self.cast
                    .two_officers(self.stage.store, Motion::Certification { ballot })?;
            }
            What::AdoptWithoutVote { item, dissociating } => {
                self.adopt_without_vote(item, dissociating)?
            }
            What::Withdraw { item } => {
                let (head, symbol) = (self.cast.head(ITEMS[item].sponsor)?, self.proposal(item)?);
                sponsors::withdraw(self.stage.store, head, &symbol, None)?;
            }
            What::EndBallot { item } => {
                let motion = Motion::BallotEnd {
                    ballot: self.ballot(item)?,
                    ground: EndGround::TextDefective,
                    reference: self.reference("BUR")?,
                };
                self.cast.two_officers(self.stage.store, motion)?;
            }
            What::Circulate { nth } => self.circulate(nth)?,
            What::Adoption { day } => self.adoption.of_day(self.stage, &self.cast, day)?,
            What::LeaveWaiting => self.leave_waiting()?,
        }
        Ok(())
    }

    /// The sponsor agrees what was supplied; translator and reviser sign a language off each.
    fn answer_for_the_languages(
        &self,
        item: usize,
        symbol: &ProposalSymbol,
        revision: i64,
    ) -> Result<(), Failure> {
        let store = self.stage.store;
        let head = self.cast.head(ITEMS[item].sponsor)?;
        match consultations::agree_translation(store, head, symbol, revision, None) {
            // Both languages were the sponsor's own.
            Ok(()) | Err(Failure::Refused(Refusal::OutOfOrder)) => {}
            Err(failure) => return Err(failure),
        }
        for (office, lang) in [(Office::Translator, Lang::En), (Office::Reviser, Lang::Fr)] {
            let by = self.cast.voice(office, "")?;
            consultations::sign_off(store, by, symbol, revision, lang, None)?;
        }
        Ok(())
    }

    fn proposal(&self, item: usize) -> Result<ProposalSymbol, Failure> {
        self.proposals
            .get(&item)
            .cloned()
            .ok_or_else(|| out_of_plot("a proposal"))
    }

    fn ballot(&self, item: usize) -> Result<BallotSymbol, Failure> {
        self.ballots
            .get(&item)
            .cloned()
            .ok_or_else(|| out_of_plot("a ballot"))
    }

    fn revision(&self, item: usize) -> Result<i64, Failure> {
        let symbol = self.proposal(item)?;
        let viewer = crate::rules::visibility::Viewer::Secretariat;
        self.stage.store.read::<_, Failure>(|r| {
            Ok(crate::store::proposals::find(r, &viewer, &symbol)?.revision)
        })
    }

    /// A decision of today, with the next reference of its body.
    fn decision(&mut self, body: Body, series: &str) -> Result<Decision, Failure> {
        let decided = calendar::day_of(self.stage.script.now());
        Ok(Decision {
            body,
            decided,
            reference: self.reference(series)?,
        })
    }

    fn reference(&mut self, series: &str) -> Result<Reference, Failure> {
        self.references += 1;
        let year = calendar::year_of(self.stage.script.now());
        Ok(Reference::parse(&format!(
            "GAIP/{series}({year}){}",
            self.references
        ))?)
    }
}

fn out_of_plot(what: &str) -> Failure {
    StoreError::Other(format!("{what} is missing at this point of the plot")).into()
}
