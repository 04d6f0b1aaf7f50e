//! The duties as the record tells them: folded from its entries alone, by another way than the board's queries.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use registry::record::entries::{Clauses, VotingPart};
use registry::record::{Act, Entry};
use registry::rules::adherence::{self, Effect, Event, EventKind};
use registry::rules::calendar::{day_of, days_after, months_after, start_of};
use registry::rules::duties::{Duty, Kind};
use registry::rules::majority::Outcome;
use registry::rules::standing::{self, Scope, Standing, StandingRecord, StandingWhat};
use registry::rules::words::{Choice, Lang, MemberCode, NormSymbol, ProposalSymbol};

/// How long what is done is told.
const DAYS: SignedDuration = SignedDuration::from_hours(30 * 24);

#[derive(Default)]
pub struct Text {
    stage: &'static str,
    before: &'static str,
    sponsor: Option<MemberCode>,
    revision: i64,
    clauses: Option<Clauses>,
    /// By revision: its entry, whether English and French came with it or later, when it was agreed.
    languages: BTreeMap<i64, Languages>,
    consultations: Vec<(i64, Timestamp, Timestamp)>,
    comments: Vec<(i64, MemberCode, Timestamp, Option<Timestamp>)>,
    joined: Vec<(MemberCode, i64, Timestamp, bool)>,
    amendments: BTreeMap<i64, (&'static str, Option<Timestamp>, bool)>,
    returned: Vec<Timestamp>,
    again: Option<Timestamp>,
    fixed: Option<Timestamp>,
    order: Vec<(Option<i64>, Option<String>, bool)>,
}

/// Until when a corrigendum circulates, who objected when, and whether it stands.
type Circulated = (Timestamp, Vec<(MemberCode, Timestamp)>, bool);

#[derive(Default)]
struct Languages {
    there: BTreeMap<Lang, (bool, Timestamp)>,
    agreed: Option<Timestamp>,
    signed: Vec<(Lang, Timestamp)>,
}

pub struct Vote {
    proposal: ProposalSymbol,
    part: bool,
    opened: Timestamp,
    opens: Timestamp,
    closes: Timestamp,
    entitled: BTreeSet<MemberCode>,
    state: &'static str,
    certified: Option<Timestamp>,
    choices: BTreeMap<MemberCode, Choice>,
    last: BTreeMap<MemberCode, (Timestamp, bool)>,
}

pub struct Instrument {
    proposal: ProposalSymbol,
    adopted: Date,
    ballot: Option<String>,
    dissociated: Vec<MemberCode>,
    in_force: Option<Timestamp>,
    is_over: bool,
    events: Vec<(MemberCode, Event, Timestamp, Option<Timestamp>)>,
    corrigenda: BTreeMap<i64, Circulated>,
}

/// Everything that was told up to an entry.
#[derive(Default)]
pub struct Tale {
    pub heard: i64,
    standings: BTreeMap<MemberCode, Vec<StandingRecord>>,
    texts: BTreeMap<ProposalSymbol, Text>,
    votes: BTreeMap<String, Vote>,
    norms: BTreeMap<NormSymbol, Instrument>,
}

impl Tale {
    /// Hears an entry; of one closed for members, its content. `voter` is who made a vote's entry, and whether it
    /// withdrew a vote: the record tells that at the closing.
    pub fn hear(&mut self, entry: &Entry, voter: Option<(MemberCode, bool)>) {
        self.heard = self.heard.max(entry.index + 1);
        let (at, index) = (entry.time, entry.index);
        let mut standing = |member: &MemberCode, what, from, until, scope| {
            let record = StandingRecord {
                what,
                from,
                until,
                scope,
            };
            self.standings
                .entry(member.clone())
                .or_default()
                .push(record);
        };
        match &entry.act {
            Act::Admission { member, from, .. } => {
                standing(member, StandingWhat::Admitted, *from, None, None);
            }
            Act::Suspension {
                member,
                from,
                until,
                scope,
                ..
            } => {
                standing(member, StandingWhat::Suspended, *from, *until, Some(*scope));
            }
            Act::Reinstatement { member, from, .. } => {
                standing(member, StandingWhat::Reinstated, *from, None, None);
            }
            Act::MemberWithdrawal { member, from, .. } => {
                standing(member, StandingWhat::Withdrawn, *from, None, None);
            }
            Act::Submission {
                proposal,
                sponsor,
                texts,
                clauses,
                ..
            } => {
                let text = self.texts.entry(proposal.clone()).or_default();
                text.stage = "submitted";
                text.sponsor = Some(sponsor.clone());
                text.clauses = Some(clauses.clone());
                text.revised(0, texts.en.is_some(), texts.fr.is_some(), at);
            }
            Act::Return { proposal, .. } => {
                let text = self.text(proposal);
                text.stage = "returned";
                text.returned.push(at);
            }
            Act::Revision {
                proposal,
                revision,
                texts,
                amendments,
                clauses,
                ..
            } => {
                let text = self.text(proposal);
                text.clauses = Some(clauses.clone());
                text.revised(*revision, texts.en.is_some(), texts.fr.is_some(), at);
                if text.stage == "returned" {
                    text.stage = "submitted";
                    text.again = Some(at);
                }
                for number in amendments {
                    text.amendments.get_mut(number).unwrap().2 = true;
                }
            }
            Act::Merging {
                proposal,
                revision,
                texts,
                ..
            } => {
                let text = self.text(proposal);
                text.revised(*revision, texts.en.is_some(), texts.fr.is_some(), at);
            }
            Act::Translation {
                proposal,
                revision,
                lang,
                ..
            } => {
                let of = self.text(proposal).languages.get_mut(revision).unwrap();
                of.there.insert(*lang, (true, at));
            }
            Act::TranslationAgreed {
                proposal, revision, ..
            } => {
                let of = self.text(proposal).languages.get_mut(revision).unwrap();
                of.agreed = Some(at);
            }
            Act::SignOff {
                proposal,
                revision,
                lang,
            } => {
                let of = self.text(proposal).languages.get_mut(revision).unwrap();
                of.signed.push((*lang, at));
            }
            Act::Consultation { proposal, until } => {
                let text = self.text(proposal);
                text.stage = "consultation";
                text.consultations.push((index, at, *until));
            }
            Act::ConsultationEnd { proposal } => self.text(proposal).stage = "consulted",
            Act::CoSponsorship {
                proposal,
                member,
                revision,
            } => {
                let joined = (member.clone(), *revision, at, true);
                self.text(proposal).joined.push(joined);
            }
            Act::CoSponsorshipWithdrawn { proposal, member } => {
                self.text(proposal).leaves(member);
            }
            Act::Maintenance { proposal, member } => {
                let text = self.text(proposal);
                text.leaves(member);
                text.stage = text.before;
                text.sponsor = Some(member.clone());
            }
            Act::ProposalWithdrawal { proposal, .. } => {
                let text = self.text(proposal);
                text.before = text.stage;
                text.stage = "withdrawn";
            }
            Act::Comment {
                proposal,
                member,
                comment,
                ..
            } => {
                let said = (*comment, member.clone(), at, None);
                self.text(proposal).comments.push(said);
            }
            Act::CommentAnswer {
                proposal, comment, ..
            } => {
                let all = &mut self.text(proposal).comments;
                all.iter_mut().find(|one| one.0 == *comment).unwrap().3 = Some(at);
            }
            Act::Amendment {
                proposal,
                amendment,
                ..
            } => {
                let all = &mut self.text(proposal).amendments;
                all.insert(*amendment, ("standing", None, false));
            }
            Act::AmendmentWithdrawal {
                proposal,
                amendment,
                ..
            } => {
                self.text(proposal).settles(*amendment, "withdrawn", at);
            }
            Act::AmendmentAccepted {
                proposal,
                amendment,
                ..
            } => {
                self.text(proposal).settles(*amendment, "accepted", at);
            }
            Act::AmendmentFalls {
                proposal,
                amendment,
                ..
            } => {
                let text = self.text(proposal);
                text.settles(*amendment, "fallen", at);
                for part in &mut text.order {
                    part.2 |= part.0 == Some(*amendment);
                }
            }
            Act::VotingOrder {
                proposal, order, ..
            } => {
                self.text(proposal).order = order
                    .iter()
                    .map(|part| match part {
                        VotingPart::Amendment(number) => (Some(*number), None, false),
                        VotingPart::Division(_) => (None, None, false),
                    })
                    .collect();
            }
            Act::FinalText { proposal, .. } => {
                let text = self.text(proposal);
                text.stage = "final-text";
                text.fixed = Some(at);
            }
            _ => self.hear_of_votes(entry, voter),
        }
    }

    fn text(&mut self, proposal: &ProposalSymbol) -> &mut Text {
        self.texts.get_mut(proposal).unwrap()
    }

    fn hear_of_votes(&mut self, entry: &Entry, voter: Option<(MemberCode, bool)>) {
        let at = entry.time;
        match &entry.act {
            Act::Ballot {
                ballot,
                proposal,
                part,
                opens,
                closes,
                electorate,
                ..
            } => {
                let text = self.text(proposal);
                text.stage = if part.is_some() { "parts" } else { "voting" };
                if let Some(place) = part {
                    text.order[*place as usize - 1].1 = Some(ballot.to_string());
                }
                let entitled = electorate.iter().filter(|one| one.is_entitled());
                let vote = Vote {
                    proposal: proposal.clone(),
                    part: part.is_some(),
                    opened: at,
                    opens: *opens,
                    closes: *closes,
                    entitled: entitled.map(|one| one.member.clone()).collect(),
                    state: "open",
                    certified: None,
                    choices: BTreeMap::new(),
                    last: BTreeMap::new(),
                };
                self.votes.insert(ballot.to_string(), vote);
            }
            Act::Vote { ballot, .. } => {
                if let Some((member, is_withdrawal)) = voter {
                    let vote = self.votes.get_mut(ballot.as_str()).unwrap();
                    vote.last.insert(member, (at, is_withdrawal));
                }
            }
            Act::Extension { ballot, closes, .. } => {
                self.votes.get_mut(ballot.as_str()).unwrap().closes = *closes;
            }
            Act::Closing {
                ballot,
                votes,
                struck,
                ..
            } => {
                self.ends(
                    ballot.as_str(),
                    "closed",
                    struck,
                    votes
                        .iter()
                        .map(|one| (&one.content.member, one.content.choice)),
                );
                self.whole(ballot.as_str(), "provisional");
            }
            Act::BallotEnd {
                ballot,
                votes,
                struck,
                ..
            } => {
                self.ends(
                    ballot.as_str(),
                    "ended",
                    struck,
                    votes
                        .iter()
                        .map(|one| (&one.content.member, one.content.choice)),
                );
                self.whole(ballot.as_str(), "no-decision");
                self.part_is_settled(ballot.as_str());
            }
            Act::Certification {
                ballot,
                outcome,
                norm,
                adopted,
                proposal,
                ..
            } => {
                self.votes.get_mut(ballot.as_str()).unwrap().state = "certified";
                self.votes.get_mut(ballot.as_str()).unwrap().certified = Some(at);
                let reached = match outcome {
                    Outcome::Adopted => "adopted",
                    Outcome::Rejected(_) => "rejected",
                    Outcome::NoDecision(_) => "no-decision",
                };
                self.whole(ballot.as_str(), reached);
                self.part_is_settled(ballot.as_str());
                if let (Some(norm), Some(adopted)) = (norm, adopted) {
                    self.adopts(norm, proposal, *adopted, Some(ballot.to_string()), &[]);
                }
            }
            Act::CertificationRefusal { ballot, .. } => {
                self.votes.get_mut(ballot.as_str()).unwrap().state = "refused";
                self.votes.get_mut(ballot.as_str()).unwrap().certified = Some(at);
                self.whole(ballot.as_str(), "no-decision");
                self.part_is_settled(ballot.as_str());
            }
            Act::Correction {
                ballot,
                member,
                choice,
                ..
            } => {
                let choices = &mut self.votes.get_mut(ballot.as_str()).unwrap().choices;
                match choice {
                    Some(choice) => choices.insert(member.clone(), *choice),
                    None => choices.remove(member),
                };
            }
            _ => self.hear_of_norms(entry),
        }
    }

    fn hear_of_norms(&mut self, entry: &Entry) {
        let (at, index) = (entry.time, entry.index);
        match &entry.act {
            Act::AdoptionWithoutVote {
                norm,
                proposal,
                decision,
                dissociations,
                ..
            } => {
                self.text(proposal).stage = "adopted";
                self.adopts(norm, proposal, decision.decided, None, dissociations);
            }
            Act::EntryIntoForce { norm, .. } => {
                let norm = self.norms.get_mut(norm).unwrap();
                norm.in_force.get_or_insert(at);
            }
            Act::NormEnd { norm, .. } => self.norms.get_mut(norm).unwrap().is_over = true,
            Act::Annulment { norm, .. } => {
                let norm = self.norms.get_mut(norm).unwrap();
                norm.is_over = true;
                let proposal = norm.proposal.clone();
                self.text(&proposal).stage = "annulled";
            }
            Act::Adherence {
                norm,
                member,
                kind,
                date,
                ..
            } => {
                let event = Event {
                    kind: *kind,
                    date: *date,
                    index,
                };
                let notified = (member.clone(), event, at, None);
                self.norms.get_mut(norm).unwrap().events.push(notified);
            }
            Act::Acknowledgement { norm, event, .. } => {
                let events = &mut self.norms.get_mut(norm).unwrap().events;
                events
                    .iter_mut()
                    .find(|one| one.1.index == *event)
                    .unwrap()
                    .3 = Some(at);
            }
            Act::Corrigendum {
                norm,
                corrigendum,
                until,
                ..
            } => {
                let all = &mut self.norms.get_mut(norm).unwrap().corrigenda;
                all.insert(*corrigendum, (*until, Vec::new(), false));
            }
            Act::CorrigendumObjection {
                norm,
                corrigendum,
                member,
                ..
            } => {
                let all = &mut self.norms.get_mut(norm).unwrap().corrigenda;
                all.get_mut(corrigendum)
                    .unwrap()
                    .1
                    .push((member.clone(), at));
            }
            Act::CorrigendumStands {
                norm, corrigendum, ..
            } => {
                let all = &mut self.norms.get_mut(norm).unwrap().corrigenda;
                all.get_mut(corrigendum).unwrap().2 = true;
            }
            _ => {}
        }
    }

    fn adopts(
        &mut self,
        norm: &NormSymbol,
        proposal: &ProposalSymbol,
        adopted: Date,
        ballot: Option<String>,
        dissociated: &[MemberCode],
    ) {
        // A norm that is there is amended or ends: it keeps the day and the answers of its own adoption.
        self.norms
            .entry(norm.clone())
            .or_insert_with(|| Instrument {
                proposal: proposal.clone(),
                adopted,
                ballot,
                dissociated: dissociated.to_vec(),
                in_force: None,
                is_over: false,
                events: Vec::new(),
                corrigenda: BTreeMap::new(),
            });
    }

    fn ends<'a>(
        &mut self,
        ballot: &str,
        state: &'static str,
        struck: &[MemberCode],
        votes: impl Iterator<Item = (&'a MemberCode, Option<Choice>)>,
    ) {
        let vote = self.votes.get_mut(ballot).unwrap();
        vote.state = state;
        vote.entitled.retain(|member| !struck.contains(member));
        for (member, choice) in votes {
            if let Some(choice) = choice {
                vote.choices.insert(member.clone(), choice);
            }
        }
    }

    /// What a ballot on the whole makes of its proposal.
    fn whole(&mut self, ballot: &str, stage: &'static str) {
        let vote = &self.votes[ballot];
        if !vote.part {
            let proposal = vote.proposal.clone();
            self.text(&proposal).stage = stage;
        }
    }

    fn part_is_settled(&mut self, ballot: &str) {
        let proposal = self.votes[ballot].proposal.clone();
        for part in &mut self.text(&proposal).order {
            part.2 |= part.1.as_deref() == Some(ballot);
        }
    }
}

impl Text {
    fn revised(&mut self, number: i64, en: bool, fr: bool, at: Timestamp) {
        self.revision = number;
        let of = self.languages.entry(number).or_default();
        for (lang, is_there) in [(Lang::En, en), (Lang::Fr, fr)] {
            if is_there {
                of.there.insert(lang, (false, at));
            }
        }
    }

    fn leaves(&mut self, member: &MemberCode) {
        for joined in self.joined.iter_mut().filter(|one| one.0 == *member) {
            joined.3 = false;
        }
    }

    fn settles(&mut self, number: i64, state: &'static str, at: Timestamp) {
        let one = self.amendments.get_mut(&number).unwrap();
        (one.0, one.1) = (state, Some(at));
    }

    fn is_worked_on(&self) -> bool {
        ["submitted", "consultation", "consulted"].contains(&self.stage)
    }
}

/// Told at a moment.
impl Tale {
    /// What is due from a member's delegation, as far as the record tells.
    pub fn of_member(&self, member: &MemberCode, now: Timestamp) -> Vec<Duty> {
        let today = day_of(now);
        let standing = self.standing(member, today);
        if !standing.is_member() {
            return Vec::new();
        }
        let mut all = self.votes_of(member, now);
        let is_excluded = matches!(
            standing,
            Standing::Suspended {
                scope: Scope::All,
                ..
            }
        );
        for (symbol, text) in &self.texts {
            if !is_excluded {
                all.extend(text.comments_of(symbol, member, now));
                all.extend(text.joined_by(symbol, member, now));
                if text.sponsor.as_ref() == Some(member) {
                    all.extend(text.of_sponsor(symbol, now));
                }
            }
        }
        for (symbol, norm) in &self.norms {
            all.extend(self.reports(symbol, norm, member, now));
            if !is_excluded {
                all.extend(norm.corrigenda_of(symbol, member, now));
            }
        }
        all
    }

    fn standing(&self, member: &MemberCode, day: Date) -> Standing {
        let records = self.standings.get(member).map_or(&[][..], Vec::as_slice);
        standing::on(records, day)
    }

    fn votes_of(&self, member: &MemberCode, now: Timestamp) -> Vec<Duty> {
        let mut all = Vec::new();
        for (symbol, vote) in &self.votes {
            if !vote.entitled.contains(member) {
                continue;
            }
            let duty = Duty::of(Kind::Vote, symbol).until(Some(vote.closes));
            match vote.last.get(member) {
                Some((at, false)) if vote.state == "open" || is_recent(*at, now) => {
                    all.push(duty.done(*at));
                }
                Some((_, false)) => {}
                _ if vote.state == "open" && vote.opens <= now && now < vote.closes => {
                    all.push(duty);
                }
                _ => {}
            }
        }
        all
    }

    fn reports(
        &self,
        symbol: &NormSymbol,
        norm: &Instrument,
        member: &MemberCode,
        now: Timestamp,
    ) -> Vec<Duty> {
        let clauses = self.texts[&norm.proposal].clauses.as_ref().unwrap();
        let Some(every) = clauses.report_every else {
            return Vec::new();
        };
        let is_report = |kind: EventKind| {
            matches!(
                kind,
                EventKind::MeasureNotified
                    | EventKind::ImplementedInLaw
                    | EventKind::ImplementedInPractice
            )
        };
        let mut all = Vec::new();
        for (_, event, at, _) in norm.events.iter().filter(|one| one.0 == *member) {
            if is_report(event.kind) && is_recent(*at, now) {
                all.push(Duty::of(Kind::Report, symbol).done(*at));
            }
        }
        let today = day_of(now);
        if let (Some(since), false) = (self.adhered(norm, member, today), norm.is_over) {
            let newest = norm
                .events
                .iter()
                .filter(|one| one.0 == *member && is_report(one.1.kind) && one.1.date >= since)
                .map(|one| one.1.date)
                .max();
            let period = (1i64..)
                .find(|n| newest.is_none_or(|day| day <= months_after(since, every * (n - 1))))
                .unwrap();
            let on = months_after(since, every * period);
            if on <= days_after(today, 60) {
                let end = start_of(days_after(on, 1));
                all.push(Duty::of(Kind::Report, symbol).until(Some(end)));
            }
        }
        all
    }

    fn adhered(&self, norm: &Instrument, member: &MemberCode, on: Date) -> Option<Date> {
        let events: Vec<Event> = norm
            .events
            .iter()
            .filter(|one| one.0 == *member)
            .map(|one| one.1)
            .collect();
        let answer = match &norm.ballot {
            Some(ballot) => self.votes[ballot].choices.get(member).copied(),
            None => norm.dissociated.contains(member).then_some(Choice::Abstain),
        };
        let clauses = self.texts[&norm.proposal].clauses.as_ref().unwrap();
        let is_bound = self.standing(member, norm.adopted).is_member()
            && adherence::bound_by_adoption(clauses.effect, answer) == Effect::Bound;
        adherence::adhered_since(&events, is_bound.then_some(norm.adopted), on)
    }

    /// What is due from translators and revisers.
    pub fn of_languages(&self, now: Timestamp) -> Vec<Duty> {
        let texts = self.texts.iter();
        texts
            .flat_map(|(symbol, text)| text.of_languages(symbol, now))
            .collect()
    }

    /// What is due from the secretariat, as far as the record tells.
    pub fn of_secretariat(&self, now: Timestamp) -> Vec<Duty> {
        let mut all = self.of_languages(now);
        all.retain(|duty| duty.kind == Kind::Translation);
        for (symbol, text) in &self.texts {
            all.extend(text.next_step(symbol));
            all.extend(text.steps_taken(symbol, now));
        }
        for (symbol, vote) in &self.votes {
            match vote.state {
                "open" => all.push(Duty::of(Kind::Closing, symbol).until(Some(vote.closes))),
                "closed" => all.push(Duty::of(Kind::Certify, symbol)),
                _ => {}
            }
            if is_recent(vote.opened, now) {
                all.push(Duty::of(Kind::OpenBallot, symbol).done(vote.opened));
            }
            if let Some(at) = vote.certified.filter(|at| is_recent(*at, now)) {
                all.push(Duty::of(Kind::Certify, symbol).done(at));
            }
        }
        for (symbol, norm) in &self.norms {
            for (member, event, _, acknowledged) in &norm.events {
                let duty = Duty::of(Kind::Acknowledge, symbol)
                    .detailed(format!("{member} {}", event.kind))
                    .numbered(event.index);
                match acknowledged {
                    None => all.push(duty),
                    Some(at) if is_recent(*at, now) => all.push(duty.done(*at)),
                    Some(_) => {}
                }
            }
            all.extend(self.force(symbol, norm, now));
        }
        all
    }

    fn force(&self, symbol: &NormSymbol, norm: &Instrument, now: Timestamp) -> Option<Duty> {
        let duty = Duty::of(Kind::EntryIntoForce, symbol);
        match norm.in_force {
            Some(at) => is_recent(at, now).then(|| duty.done(at)),
            None if norm.is_over => None,
            None => {
                let today = day_of(now);
                let mut parties: BTreeSet<&MemberCode> = self.standings.keys().collect();
                parties.extend(norm.events.iter().map(|one| &one.0));
                let adherences: Vec<Date> = parties
                    .into_iter()
                    .filter_map(|member| self.adhered(norm, member, today))
                    .collect();
                let force = &self.texts[&norm.proposal].clauses.as_ref().unwrap().force;
                let day = adherence::force_date(force, norm.adopted, &adherences)?;
                Some(duty.until(Some(start_of(day))))
            }
        }
    }
}

impl Text {
    fn comments_of(
        &self,
        symbol: &ProposalSymbol,
        member: &MemberCode,
        now: Timestamp,
    ) -> Vec<Duty> {
        let mut all = Vec::new();
        for (place, (_, begun, until)) in self.consultations.iter().enumerate() {
            let next = self.consultations.get(place + 1).map(|one| one.1);
            let is_running = next.is_none() && self.stage == "consultation";
            let first = self
                .comments
                .iter()
                .filter(|one| one.1 == *member && one.2 >= *begun)
                .find(|one| next.is_none_or(|next| one.2 < next));
            let asked = is_running && self.sponsor.as_ref() != Some(member);
            let duty = Duty::of(Kind::Comment, symbol).until(asked.then_some(*until));
            match first {
                Some(said) if is_recent(said.2, now) => all.push(duty.done(said.2)),
                Some(_) => {}
                None if asked && now < *until => all.push(duty),
                None => {}
            }
        }
        all
    }

    fn joined_by(&self, symbol: &ProposalSymbol, member: &MemberCode, now: Timestamp) -> Vec<Duty> {
        let own: Vec<_> = self
            .joined
            .iter()
            .filter(|one| one.0 == *member && one.3)
            .collect();
        let duty = |revision| Duty::of(Kind::CoSponsorship, symbol).numbered(revision);
        let mut all: Vec<Duty> = own
            .iter()
            .skip(1)
            .filter(|one| is_recent(one.2, now))
            .map(|one| duty(one.1).done(one.2))
            .collect();
        let is_open = self.is_worked_on() || ["returned", "final-text"].contains(&self.stage);
        if is_open && own.last().is_some_and(|one| one.1 < self.revision) {
            all.push(duty(self.revision));
        }
        all
    }

    fn of_sponsor(&self, symbol: &ProposalSymbol, now: Timestamp) -> Vec<Duty> {
        let mut all = Vec::new();
        if self.stage == "returned" {
            all.push(Duty::of(Kind::Correction, symbol));
        } else if let Some(at) = self.again.filter(|at| is_recent(*at, now)) {
            all.push(Duty::of(Kind::Correction, symbol).done(at));
        }
        for (number, of) in &self.languages {
            let duty = Duty::of(Kind::Agreement, symbol).numbered(*number);
            let is_supplied = of.there.len() == 2 && of.there.values().any(|one| one.0);
            match of.agreed {
                Some(at) if is_recent(at, now) => all.push(duty.done(at)),
                None if is_supplied && *number == self.revision && self.is_worked_on() => {
                    all.push(duty);
                }
                _ => {}
            }
        }
        let (mut standing, mut accepted) = (0, 0);
        for (number, (state, at, is_merged)) in &self.amendments {
            match (*state, at) {
                ("standing", _) => standing += 1,
                ("accepted", Some(at)) => {
                    accepted += i64::from(!is_merged);
                    if is_recent(*at, now) {
                        let subject = format!("{symbol}/A.{number}");
                        let duty = Duty::of(Kind::AmendmentAnswers, subject);
                        all.push(duty.detailed(format!("A.{number}")).done(*at));
                    }
                }
                _ => {}
            }
        }
        if ["consultation", "consulted"].contains(&self.stage) {
            let counted = [
                (Kind::AmendmentAnswers, standing),
                (Kind::AmendmentsAccepted, accepted),
            ];
            for (kind, count) in counted {
                all.extend((count > 0).then(|| Duty::of(kind, symbol).numbered(count)));
            }
        }
        all
    }

    fn of_languages(&self, symbol: &ProposalSymbol, now: Timestamp) -> Vec<Duty> {
        let until = match self.stage {
            "consultation" => self.consultations.last().map(|one| one.2),
            _ => None,
        };
        let of = |kind, lang: Lang| Duty::of(kind, symbol).detailed(lang);
        let mut all = Vec::new();
        for (number, revision) in &self.languages {
            for lang in [Lang::En, Lang::Fr] {
                if let Some((true, at)) = revision.there.get(&lang)
                    && is_recent(*at, now)
                {
                    all.push(of(Kind::Translation, lang).done(*at));
                }
                if *number != self.revision || !self.is_worked_on() {
                    continue;
                }
                let is_signed = revision.signed.iter().any(|one| one.0 == lang);
                if !revision.there.contains_key(&lang) {
                    all.push(of(Kind::Translation, lang).until(until));
                } else if revision.there.len() == 2 && !is_signed {
                    all.push(of(Kind::SignOff, lang).until(until));
                }
            }
            for (lang, at) in &revision.signed {
                if is_recent(*at, now) {
                    all.push(of(Kind::SignOff, *lang).done(*at));
                }
            }
        }
        all
    }

    fn next_step(&self, symbol: &ProposalSymbol) -> Vec<Duty> {
        let mut all = Vec::new();
        let of = |kind| Duty::of(kind, symbol);
        match self.stage {
            "submitted" => all.push(of(Kind::OpenConsultation)),
            "consulted" => all.push(of(Kind::FixFinalText)),
            "final-text" | "parts" => {
                let undecided = self.order.iter().position(|part| !part.2);
                let stands = self.amendments.iter().any(|(number, one)| {
                    let is_decided = self.order.iter().any(|p| p.0 == Some(*number) && p.2);
                    one.0 == "standing" && !is_decided
                });
                match undecided {
                    Some(place) if self.order[place].1.is_none() => {
                        all.push(of(Kind::OpenPart).numbered(place as i64 + 1));
                    }
                    Some(_) => {}
                    None if stands => all.push(of(Kind::OrderOfVoting)),
                    None => all.push(of(Kind::OpenBallot)),
                }
            }
            _ => {}
        }
        let open = ![
            "adopted",
            "rejected",
            "no-decision",
            "withdrawn",
            "annulled",
        ]
        .contains(&self.stage);
        let unanswered = self.comments.iter().filter(|one| one.3.is_none()).count() as i64;
        if open && unanswered > 0 {
            all.push(of(Kind::CommentAnswers).numbered(unanswered));
        }
        all
    }

    fn steps_taken(&self, symbol: &ProposalSymbol, now: Timestamp) -> Vec<Duty> {
        let mut all = Vec::new();
        for (_, begun, _) in &self.consultations {
            if is_recent(*begun, now) {
                all.push(Duty::of(Kind::OpenConsultation, symbol).done(*begun));
            }
        }
        if let Some(at) = self.fixed.filter(|at| is_recent(*at, now)) {
            all.push(Duty::of(Kind::FixFinalText, symbol).done(at));
        }
        for (number, _, _, answered) in &self.comments {
            if let Some(at) = answered.filter(|at| is_recent(*at, now)) {
                let duty = Duty::of(Kind::CommentAnswers, format!("{symbol}/C.{number}"));
                all.push(duty.detailed(format!("C.{number}")).done(at));
            }
        }
        all
    }
}

impl Instrument {
    fn corrigenda_of(&self, symbol: &NormSymbol, member: &MemberCode, now: Timestamp) -> Vec<Duty> {
        let mut all = Vec::new();
        for (number, (until, objections, stands)) in &self.corrigenda {
            let duty = Duty::of(Kind::Corrigendum, symbol).numbered(*number);
            if !self.is_over && !stands && objections.is_empty() && now < *until {
                all.push(duty.clone().until(Some(*until)));
            }
            for (_, at) in objections.iter().filter(|one| one.0 == *member) {
                if is_recent(*at, now) {
                    all.push(duty.clone().done(*at));
                }
            }
        }
        all
    }
}

fn is_recent(at: Timestamp, now: Timestamp) -> bool {
    now.duration_since(at) <= DAYS
}
