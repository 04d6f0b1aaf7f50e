//! The play: each step of the plot done through the acts, by the seat whose act it is.

use std::collections::{HashMap, HashSet};

use super::Stage;
use super::accounts::{self, Cast};
use super::adoption::Adoption;
use super::plot::{self, What};
use super::scenario::{Binds, Force, ITEMS, Item, ReadBy};
use super::texts::{self, Piece};
use crate::acts::ballots::Putting;
use crate::acts::drafts::Written;
use crate::acts::motions::{self, Motion};
use crate::acts::votes::Said;
use crate::acts::{ballots as ballot_acts, consultations, drafts, proposals, sponsors, votes};
use crate::record::entries::{Decision, Names};
use crate::rules::calendar;
use crate::rules::permissions::Office;
use crate::rules::refusals::Field;
use crate::rules::words::{
    BallotSymbol, Body, Choice, EndGround, Lang, MemberCode, MemberKind, PartnerKind,
    ProposalSymbol, Prose, Reference, Title,
};
use crate::store::drafts::DraftWords;
use crate::store::{Asks, Failure, StoreError, members};

/// Plays the steps, remembering which symbol each item got.
pub struct Player<'a> {
    stage: &'a Stage<'a>,
    cast: Cast,
    proposals: HashMap<usize, ProposalSymbol>,
    ballots: HashMap<usize, BallotSymbol>,
    choices: HashMap<usize, Vec<(String, Option<Choice>)>>,
    /// Who has explained its vote on which item already, with the vote.
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
            What::FixFinalText { item } => {
                let (symbol, revision) = (self.proposal(item)?, self.revision(item)?);
                consultations::fix_final_text(
                    self.stage.store,
                    self.cast.officer()?,
                    &symbol,
                    revision,
                    None,
                )?;
            }
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
            What::Adoption { day } => self.adoption.of_day(self.stage, &self.cast, day)?,
            What::LeaveWaiting => self.leave_waiting()?,
        }
        Ok(())
    }

    fn admit(&mut self, code: &'static str, from: jiff::civil::Date) -> Result<(), Failure> {
        let member = MemberCode::parse(code)?;
        let motion = Motion::Admission {
            decision: self.decision(Body::Council, "COUNCIL")?,
            from,
            iso2: "SA".into(),
            kind: MemberKind::State,
            member: member.clone(),
            names: Names {
                formal_en: "Kingdom of Saudi Arabia".into(),
                formal_fr: "Royaume d’Arabie saoudite".into(),
                short_en: "Saudi Arabia".into(),
                short_fr: "Arabie saoudite".into(),
            },
        };
        self.cast.two_officers(self.stage.store, motion)?;
        Ok(())
    }

    fn welcome(&mut self, code: &'static str, from: jiff::civil::Date) -> Result<(), Failure> {
        let (kind, iso2, names) = partner(code)?;
        let partner = MemberCode::parse(code)?;
        let motion = Motion::Partner {
            decision: self.decision(Body::Plenary, "PLEN")?,
            from,
            iso2: iso2.into(),
            kind,
            names,
            partner: partner.clone(),
            until: None,
        };
        self.cast.two_officers(self.stage.store, motion)?;
        accounts::partner(self.stage, &mut self.cast, &partner)
    }

    fn submit(&mut self, index: usize) -> Result<(), Failure> {
        let item = &ITEMS[index];
        let store = self.stage.store;
        let words = first_words(item)?;
        // In the larger delegations an expert drafts, and the head submits.
        let writer = self
            .cast
            .voice(Office::Expert, item.sponsor)
            .or_else(|_| self.cast.head(item.sponsor))?;
        let draft = drafts::create(
            store,
            writer.clone(),
            DraftWords {
                reason: String::new(),
                ..words.clone()
            },
            None,
        )?;
        let version = drafts::save(store, writer, &draft, 1, words, None)?;
        let symbol =
            proposals::submit(store, self.cast.head(item.sponsor)?, &draft, version, None)?;
        self.proposals.insert(index, symbol);
        Ok(())
    }

    fn cosponsor(&mut self, index: usize, code: &str) -> Result<(), Failure> {
        let (symbol, revision) = (self.proposal(index)?, self.revision(index)?);
        sponsors::cosponsor(
            self.stage.store,
            self.cast.head(code)?,
            &symbol,
            revision,
            None,
        )
    }

    fn revise(&mut self, index: usize) -> Result<(), Failure> {
        let item = &ITEMS[index];
        let store = self.stage.store;
        let symbol = self.proposal(index)?;
        let head = self.cast.head(item.sponsor)?;
        let draft = drafts::start_revision(store, head.clone(), &symbol, None)?;
        let words = words_of(item, piece(item.slug, item.original)?, None);
        let version = drafts::save(store, head.clone(), &draft, 1, words, None)?;
        proposals::revise(store, head, &draft, version, None)?;
        Ok(())
    }

    fn translate(&mut self, index: usize) -> Result<(), Failure> {
        let item = &ITEMS[index];
        let (symbol, revision) = (self.proposal(index)?, self.revision(index)?);
        let other = item.original.other();
        let piece = if revision == 0 {
            first_piece(item, other)?
        } else {
            whole(piece(item.slug, other)?)
        };
        let written = Written {
            title: Title::parse(&piece.title)?,
            summary: Prose::parse(&piece.summary, Field::Summary, 4_000)?,
            text: Prose::parse(&piece.body, Field::Text, 400_000)?,
        };
        consultations::supply_translation(
            self.stage.store,
            self.cast.officer()?,
            &symbol,
            revision,
            written,
            None,
        )?;
        Ok(())
    }

    fn open_ballot(&mut self, index: usize, closes: jiff::Timestamp) -> Result<(), Failure> {
        let putting = Putting {
            proposal: self.proposal(index)?,
            closes,
            put_by: self.decision(Body::Bureau, "BUR")?,
            waiver: None,
        };
        let ballot = ballot_acts::open(self.stage.store, self.cast.officer()?, putting, None)?;
        let entitled = self.stage.store.read::<_, Failure>(|r| {
            let roster = members::roster(r)?;
            let members = roster.standings_on(roster.today());
            let voting = members.iter().filter(|(_, kind, standing)| {
                *kind == MemberKind::State && *standing == crate::rules::standing::Standing::Member
            });
            Ok(voting
                .map(|(code, ..)| code.to_string())
                .collect::<Vec<_>>())
        })?;
        self.choices
            .insert(index, plot::choices(&ITEMS[index], &entitled));
        self.ballots.insert(index, ballot);
        Ok(())
    }

    fn vote(&mut self, index: usize, turn: usize) -> Result<(), Failure> {
        let Some((code, Some(choice))) = self
            .choices
            .get(&index)
            .and_then(|all| all.get(turn))
            .cloned()
        else {
            return Ok(());
        };
        let item = &ITEMS[index];
        let (store, ballot) = (self.stage.store, self.ballot(index)?);
        let member = MemberCode::parse(&code)?;
        let voter = self.voter(&code)?;
        // Some think again: their first vote is replaced, the last one counts.
        if turn % 13 == 5 {
            let first = if choice == Choice::Yes {
                Choice::Abstain
            } else {
                Choice::Yes
            };
            votes::cast(
                store,
                voter.clone(),
                &member,
                ballot.clone(),
                first,
                Said::default(),
                None,
            )?;
        }
        let said = if turn % 11 == 3 {
            self.explained.insert((index, code.clone()));
            remark(item, choice, turn)?
        } else {
            Said::default()
        };
        votes::cast(store, voter, &member, ballot, choice, said, None)?;
        Ok(())
    }

    /// Alternates vote where there are any, in turn with their heads.
    fn voter(&self, code: &str) -> Result<Asks, Failure> {
        match self.cast.voice(Office::Alternate, code) {
            Ok(alternate) if plot::lot("voter", code).is_multiple_of(2) => Ok(alternate),
            _ => self.cast.head(code),
        }
    }

    fn explain(&mut self, index: usize) -> Result<(), Failure> {
        let item = &ITEMS[index];
        let ballot = self.ballot(index)?;
        let all = self.choices.get(&index).cloned().unwrap_or_default();
        let voted = all
            .into_iter()
            .filter_map(|(code, choice)| Some((code, choice?)));
        let silent = voted.filter(|(code, _)| !self.explained.contains(&(index, code.clone())));
        for (turn, (code, choice)) in silent.enumerate().filter(|(turn, _)| turn % 17 == 8) {
            let said = remark(item, choice, turn + 1)?;
            let member = MemberCode::parse(&code)?;
            votes::explain(
                self.stage.store,
                self.cast.head(&code)?,
                &member,
                ballot.clone(),
                said,
                None,
            )?;
        }
        Ok(())
    }

    fn adopt_without_vote(&mut self, index: usize, dissociating: usize) -> Result<(), Failure> {
        let item = &ITEMS[index];
        let decision = self.decision(Body::Plenary, "PLEN")?;
        let others = ["HUN", "ARG", "ISR", "SRB"];
        let dissociations: Vec<MemberCode> = plot::shuffled(item.slug, &others)
            .iter()
            .take(dissociating)
            .map(|code| MemberCode::parse(code))
            .collect::<Result<_, _>>()?;
        let motion = Motion::AdoptionWithoutVote {
            chair: MemberCode::parse("SVN")?,
            decision,
            dissociations,
            proposal: self.proposal(index)?,
        };
        self.cast.two_officers(self.stage.store, motion)?;
        Ok(())
    }

    fn leave_waiting(&mut self) -> Result<(), Failure> {
        let from = calendar::day_of(self.stage.script.now());
        let motion = Motion::Partner {
            decision: self.decision(Body::Plenary, "PLEN")?,
            from,
            iso2: "RW".into(),
            kind: PartnerKind::Invitee,
            names: Names {
                formal_en: "Republic of Rwanda".into(),
                formal_fr: "République du Rwanda".into(),
                short_en: "Rwanda".into(),
                short_fr: "Rwanda".into(),
            },
            partner: MemberCode::parse("RWA")?,
            until: None,
        };
        motions::propose(self.stage.store, self.cast.officer()?, motion, None)?;
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

fn partner(code: &str) -> Result<(PartnerKind, &'static str, Names), Failure> {
    let named = |short: [&str; 2], formal: [&str; 2]| Names {
        formal_en: formal[0].into(),
        formal_fr: formal[1].into(),
        short_en: short[0].into(),
        short_fr: short[1].into(),
    };
    Ok(match code {
        "MAR" => (
            PartnerKind::Invitee,
            "MA",
            named(
                ["Morocco", "Maroc"],
                ["Kingdom of Morocco", "Royaume du Maroc"],
            ),
        ),
        "KEN" => (
            PartnerKind::Participant,
            "KE",
            named(
                ["Kenya", "Kenya"],
                ["Republic of Kenya", "République du Kenya"],
            ),
        ),
        "URY" => (
            PartnerKind::Associate,
            "UY",
            named(
                ["Uruguay", "Uruguay"],
                [
                    "Eastern Republic of Uruguay",
                    "République orientale de l’Uruguay",
                ],
            ),
        ),
        _ => return Err(out_of_plot("a partner")),
    })
}

fn piece(slug: &str, lang: Lang) -> Result<Piece, Failure> {
    texts::piece(slug, lang).ok_or_else(|| out_of_plot("a text"))
}

/// A text that may be shortened for its first wording.
struct Wording {
    title: String,
    summary: String,
    body: String,
}

fn whole(piece: Piece) -> Wording {
    Wording {
        title: piece.title.into(),
        summary: piece.summary.into(),
        body: piece.body.into(),
    }
}

/// The first wording: the one written for it, or the text without its last paragraph.
fn first_piece(item: &Item, lang: Lang) -> Result<Wording, Failure> {
    if let Some(first) = texts::piece(&format!("{}/rev1", item.slug), lang) {
        return Ok(whole(first));
    }
    let mut wording = whole(piece(item.slug, lang)?);
    let revises = !matches!(
        item.fate,
        super::scenario::Fate::Consultation { .. } | super::scenario::Fate::Withdrawn { .. }
    );
    let trimmed = wording.body.trim_end();
    if let Some((rest, last)) = trimmed.rsplit_once("\n\n")
        && revises
        && !last.starts_with("## ")
    {
        wording.body = format!("{rest}\n");
    }
    Ok(wording)
}

fn first_words(item: &Item) -> Result<DraftWords, Failure> {
    let wording = first_piece(item, item.original)?;
    Ok(words_of(
        item,
        piece(item.slug, item.original)?,
        Some(wording),
    ))
}

/// What the form of a draft would hold: the original language only.
fn words_of(item: &Item, piece: Piece, first: Option<Wording>) -> DraftWords {
    let Wording {
        title,
        summary,
        body,
    } = first.unwrap_or_else(|| whole(piece));
    let (months, adherences, force) = match item.force {
        Force::Months(months) => (months.to_string(), String::new(), "after-adoption"),
        Force::Adherences(n, months) => (months.to_string(), n.to_string(), "after-adherences"),
    };
    let effect = match item.binds {
        Binds::FromAdoption => "binding-from-adoption",
        Binds::OnAdherence => "on-notification-of-adherence",
    };
    let classification = match item.read_by {
        ReadBy::Members => "for-members",
        ReadBy::Public => "public",
    };
    let mut words = DraftWords {
        original: item.original.to_string(),
        reason: piece.reason.into(),
        theme: item.theme.into(),
        kind: "norm-adoption".into(),
        classification: classification.into(),
        effect: effect.into(),
        force: force.into(),
        force_months: months,
        force_adherences: adherences,
        report_every: item.report_every.map(|n| n.to_string()).unwrap_or_default(),
        ..DraftWords::default()
    };
    match item.original {
        Lang::En => (words.title_en, words.summary_en, words.text_en) = (title, summary, body),
        Lang::Fr => (words.title_fr, words.summary_fr, words.text_fr) = (title, summary, body),
    }
    words
}

/// An explanation that fits the choice and the theme, now in one language, now in both.
fn remark(item: &Item, choice: Choice, turn: usize) -> Result<Said, Failure> {
    let fitting: Vec<_> = texts::explanations()
        .into_iter()
        .filter(|remark| remark.theme == item.theme && remark.kind == choice.as_str())
        .collect();
    let Some(remark) = fitting.get(turn % fitting.len().max(1)) else {
        return Ok(Said::default());
    };
    let (en, fr) = match turn % 3 {
        0 => (remark.en, ""),
        1 => (remark.en, remark.fr),
        _ => ("", remark.fr),
    };
    Ok(Said::explanation(en, fr)?)
}
