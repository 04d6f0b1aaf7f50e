//! Norms: adopted without a vote, adhered to, in force when their clause says so, annulled.

use registry::acts::motions::Motion;
use registry::acts::norms::{self, Notification};
use registry::record::Act;
use registry::record::entries::{Clauses, Decision};
use registry::rules::Refusal;
use registry::rules::adherence::{EventKind, Status};
use registry::rules::permissions::Action;
use registry::rules::refusals::Field;
use registry::rules::words::{
    Body, Choice, Classification, DecisionKind, EffectClause, ForceClause, NormSymbol,
    ProposalSymbol, Prose, Reference,
};
use registry::store::adherence::{self, Position};
use registry::store::norms::{self as stored, Norm, Standing};
use registry::store::{Asking, Enacted, Failure, StoreError, Who, entries, members};

use super::house::{House, on_both};
use super::questions::{
    CERTIFYING, CLOSING, OPENING, at_final_text, casts, certify, close, code, fixed, putting,
    refused, submission,
};

/// A plenary's decision on the day the house was opened.
pub fn meeting() -> Decision {
    Decision {
        body: Body::Plenary,
        decided: "2026-03-02".parse().unwrap(),
        reference: Reference::parse("GAIP/PLEN(2026)4").unwrap(),
    }
}

/// A public proposal at its final text, with these clauses.
pub fn with_clauses(house: &House, number: i64, clauses: Clauses) -> ProposalSymbol {
    let proposal = ProposalSymbol::new(2026, number);
    let symbol = proposal.clone();
    let asking = Asking::new(house.officer(), Action::FixFinalText);
    house
        .store()
        .enact(asking, move |tx| {
            let mut act = submission(
                tx,
                &symbol,
                Classification::Public,
                DecisionKind::NormAdoption,
            )?;
            if let Act::Submission { clauses: own, .. } = &mut act {
                *own = clauses.clone();
            }
            let fixing = Act::FinalText {
                proposal: symbol.clone(),
                revision: 0,
            };
            Ok(Enacted::one(act, ()).and(Who::Permitted, fixing))
        })
        .unwrap();
    proposal
}

pub fn without_vote(proposal: &ProposalSymbol, dissociations: &[&str]) -> Motion {
    Motion::AdoptionWithoutVote {
        chair: code("CHL"),
        decision: meeting(),
        dissociations: dissociations.iter().map(|text| code(text)).collect(),
        proposal: proposal.clone(),
    }
}

/// The first norm of the house, adopted without a vote.
pub fn adopted(house: &House) -> NormSymbol {
    let proposal = at_final_text(house, 1);
    house.two_officers(without_vote(&proposal, &[])).unwrap();
    NormSymbol::new(1)
}

pub fn notifies(
    house: &House,
    member: &str,
    norm: &NormSymbol,
    kind: EventKind,
    date: &str,
) -> Result<i64, Failure> {
    let says = |text: &str| Some(Prose::parse(text, Field::Note, 100).unwrap());
    let notification = Notification {
        member: code(member),
        norm: norm.clone(),
        kind,
        date: date.parse().unwrap(),
        en: says("On article 1."),
        fr: says("Sur l’article 1."),
        units: Vec::new(),
    };
    norms::notify(house.store(), house.head_of(member), notification, None)
}

fn found(house: &House, symbol: &NormSymbol) -> Norm {
    house.store().read(|r| stored::find(r, symbol)).unwrap()
}

fn position(house: &House, symbol: &NormSymbol, member: &str) -> Position {
    house
        .store()
        .read(|r| {
            let norm = stored::find(r, symbol)?;
            let roster = members::roster(r)?;
            let ledger = adherence::ledger(r, std::slice::from_ref(&norm), &roster)?;
            Ok::<_, StoreError>(ledger.position(symbol, &code(member), roster.today()))
        })
        .unwrap()
}

fn standing(house: &House, symbol: &NormSymbol) -> Standing {
    house
        .store()
        .read(|r| {
            let norm = stored::find(r, symbol)?;
            let roster = members::roster(r)?;
            let ledger = adherence::ledger(r, std::slice::from_ref(&norm), &roster)?;
            Ok::<_, StoreError>(ledger.standing(&norm, roster.today()))
        })
        .unwrap()
}

fn day(text: &str) -> jiff::civil::Date {
    text.parse().unwrap()
}

#[test]
fn a_meeting_adopts_without_a_vote_and_the_norm_has_the_next_symbol() {
    on_both(|house| {
        let first = at_final_text(house, 1);
        let second = at_final_text(house, 2);
        house.two_officers(without_vote(&first, &[])).unwrap();
        house
            .two_officers(without_vote(&second, &["JPN", "BRA", "JPN"]))
            .unwrap();
        let norm = found(house, &NormSymbol::new(2));
        assert_eq!(norm.proposal, second);
        assert_eq!(norm.adopted, meeting().decided);
        assert_eq!(norm.title.en, "Consulting workers");
        assert_eq!(norm.title.fr, "Consultation des travailleurs");
        assert_eq!(norm.ballot(), None);
        let dissociated = house
            .store()
            .read(|r| stored::dissociated(r, &norm.symbol))
            .unwrap();
        assert_eq!(dissociated, [code("BRA"), code("JPN")]);
    });
}

#[test]
fn the_text_of_a_norm_is_that_of_the_final_revision_in_both_languages() {
    on_both(|house| {
        let symbol = adopted(house);
        let norm = house
            .store()
            .read(|r| stored::find(r, &symbol).and_then(|norm| stored::with_texts(r, norm)))
            .unwrap();
        use registry::rules::words::Lang;
        assert!(norm.text(Lang::En).contains("Workers are consulted."));
        assert!(
            norm.text(Lang::Fr)
                .contains("Les travailleurs sont consultés.")
        );
    });
}

#[test]
fn an_adoption_without_a_vote_needs_a_member_in_the_chair_and_a_meeting_that_was_held() {
    on_both(|house| {
        let proposal = at_final_text(house, 1);
        let mut motion = without_vote(&proposal, &[]);
        if let Motion::AdoptionWithoutVote { chair, .. } = &mut motion {
            *chair = code("XYZ");
        }
        assert_eq!(refused(house.two_officers(motion)), Refusal::NotAMember);
        let mut motion = without_vote(&proposal, &[]);
        if let Motion::AdoptionWithoutVote { decision, .. } = &mut motion {
            decision.decided = day("2026-03-03");
        }
        assert_eq!(
            refused(house.two_officers(motion)),
            Refusal::MustNotBeLater(Field::Date)
        );
        let stranger = without_vote(&proposal, &["XYZ"]);
        assert_eq!(refused(house.two_officers(stranger)), Refusal::NotAMember);
    });
}

#[test]
fn a_proposal_is_adopted_once_and_only_a_question_of_a_norm_becomes_a_norm() {
    on_both(|house| {
        let proposal = at_final_text(house, 1);
        let motion = without_vote(&proposal, &[]);
        house.two_officers(motion.clone()).unwrap();
        assert_eq!(refused(house.two_officers(motion)), Refusal::OutOfOrder);
        let procedural = fixed(house, 2, Classification::Public, DecisionKind::Procedural);
        assert_eq!(
            refused(house.two_officers(without_vote(&procedural, &[]))),
            Refusal::OutOfOrder
        );
        let nowhere = ProposalSymbol::new(2026, 99);
        assert_eq!(
            refused(house.two_officers(without_vote(&nowhere, &[]))),
            Refusal::NotFound
        );
    });
}

#[test]
fn an_adoption_opens_what_was_for_members() {
    on_both(|house| {
        let proposal = fixed(
            house,
            1,
            Classification::ForMembers,
            DecisionKind::NormAdoption,
        );
        house.two_officers(without_vote(&proposal, &[])).unwrap();
        let sought = entries::Sought {
            proposal: Some(proposal.to_string()),
            ..entries::Sought::default()
        };
        let newest = house
            .store()
            .read(|r| entries::newest(r, &sought, 1))
            .unwrap()
            .remove(0);
        let Act::Disclosure { acts, .. } = newest.entry.act else {
            panic!("the disclosure is the last entry")
        };
        assert_eq!(acts.len(), 2, "the submission and the final text");
        assert_eq!(
            found(house, &NormSymbol::new(1)).title.en,
            "Consulting workers"
        );
    });
}

#[test]
fn a_standing_follows_from_what_was_notified() {
    on_both(|house| {
        let norm = adopted(house);
        house.at("2026-06-01T10:00:00Z");
        assert_eq!(
            position(house, &norm, "FRA").status,
            Status::NothingReported
        );
        notifies(house, "FRA", &norm, EventKind::Adhered, "2026-03-10").unwrap();
        notifies(house, "FRA", &norm, EventKind::Reservation, "2026-03-10").unwrap();
        notifies(
            house,
            "FRA",
            &norm,
            EventKind::ImplementedInLaw,
            "2026-05-01",
        )
        .unwrap();
        let france = position(house, &norm, "FRA");
        assert_eq!(france.status, Status::ImplementedInLaw);
        assert_eq!(france.adhered_since, Some(day("2026-03-10")));
        assert_eq!(france.reservations, 1);
        notifies(
            house,
            "FRA",
            &norm,
            EventKind::AdherenceWithdrawn,
            "2026-05-20",
        )
        .unwrap();
        assert_eq!(
            position(house, &norm, "FRA").status,
            Status::AdherenceWithdrawn
        );
        assert_eq!(
            position(house, &norm, "DEU").status,
            Status::NothingReported
        );
    });
}

#[test]
fn notifications_that_cannot_be_are_refused() {
    on_both(|house| {
        let norm = adopted(house);
        house.at("2026-06-01T10:00:00Z");
        let tries = |kind, date| refused(notifies(house, "FRA", &norm, kind, date));
        assert_eq!(
            tries(EventKind::Adhered, "2026-06-02"),
            Refusal::MustNotBeLater(Field::Date)
        );
        assert_eq!(
            tries(EventKind::Adhered, "2026-03-01"),
            Refusal::EventBeforeAdoption {
                adopted: day("2026-03-02")
            }
        );
        assert_eq!(
            tries(EventKind::Reservation, "2026-05-01"),
            Refusal::NotAdhered
        );
        let silent = Notification {
            member: code("FRA"),
            norm: norm.clone(),
            kind: EventKind::Declaration,
            date: day("2026-05-01"),
            en: None,
            fr: None,
            units: Vec::new(),
        };
        let head = house.head_of("FRA");
        assert_eq!(
            refused(norms::notify(
                house.store(),
                head.clone(),
                silent.clone(),
                None
            )),
            Refusal::Missing(Field::Note)
        );
        let of_another = Notification {
            member: code("DEU"),
            kind: EventKind::Adhered,
            ..silent
        };
        assert_eq!(
            refused(norms::notify(house.store(), head, of_another.clone(), None)),
            Refusal::NotYours
        );
        assert_eq!(
            refused(norms::notify(
                house.store(),
                house.alternate_of("DEU"),
                of_another,
                None
            )),
            Refusal::OfficeDoesNotPermit
        );
    });
}

#[test]
fn receipt_is_acknowledged_once_by_an_officer() {
    on_both(|house| {
        let norm = adopted(house);
        let event = notifies(house, "FRA", &norm, EventKind::Adhered, "2026-03-02").unwrap();
        let by = |asks| norms::acknowledge(house.store(), asks, event, None);
        assert_eq!(
            refused(by(house.head_of("FRA"))),
            Refusal::OfficeDoesNotPermit
        );
        by(house.officer()).unwrap();
        assert_eq!(refused(by(house.officer())), Refusal::NothingToAcknowledge);
        let notified = house.store().read(|r| adherence::find(r, event)).unwrap();
        assert_eq!(notified.note.en, "On article 1.");
        assert!(notified.acknowledged.is_some());
        let never = norms::acknowledge(house.store(), house.officer(), 0, None);
        assert_eq!(refused(never), Refusal::NothingToAcknowledge);
    });
}

#[test]
fn a_norm_enters_into_force_on_its_day_and_once() {
    on_both(|house| {
        let norm = adopted(house);
        let on = Some(day("2026-04-02"));
        assert_eq!(standing(house, &norm), Standing::NotInForce { on });
        house.at("2026-04-01T21:59:59Z");
        assert!(norms::enter_into_force(house.store()).unwrap().is_empty());
        house.at("2026-04-01T22:00:00Z");
        assert_eq!(
            norms::enter_into_force(house.store()).unwrap(),
            std::slice::from_ref(&norm)
        );
        assert!(norms::enter_into_force(house.store()).unwrap().is_empty());
        let since = day("2026-04-02");
        assert_eq!(standing(house, &norm), Standing::InForce { since });
    });
}

#[test]
fn adherences_bring_a_norm_into_force() {
    on_both(|house| {
        let clauses = Clauses {
            effect: EffectClause::OnAdherence,
            force: ForceClause::AfterAdherences {
                adherences: 2,
                months: 1,
            },
            report_every: None,
        };
        let proposal = with_clauses(house, 1, clauses);
        house.two_officers(without_vote(&proposal, &[])).unwrap();
        let norm = NormSymbol::new(1);
        house.at("2026-06-20T10:00:00Z");
        notifies(house, "FRA", &norm, EventKind::Adhered, "2026-06-01").unwrap();
        assert_eq!(standing(house, &norm), Standing::NotInForce { on: None });
        notifies(house, "DEU", &norm, EventKind::Adhered, "2026-06-15").unwrap();
        let on = Some(day("2026-07-15"));
        assert_eq!(standing(house, &norm), Standing::NotInForce { on });
        house.at("2026-07-15T10:00:00Z");
        assert_eq!(
            norms::enter_into_force(house.store()).unwrap(),
            std::slice::from_ref(&norm)
        );
        assert_eq!(
            found(house, &norm).in_force.map(|(day, _)| day),
            Some(day("2026-07-15"))
        );
    });
}

#[test]
fn a_binding_norm_binds_all_but_those_against_or_abstaining() {
    on_both(|house| {
        let clauses = Clauses {
            effect: EffectClause::Binding,
            force: ForceClause::AfterAdoption { months: 0 },
            report_every: None,
        };
        let proposal = with_clauses(house, 1, clauses);
        house.at(OPENING);
        let putting = putting(&proposal, CLOSING);
        let ballot =
            registry::acts::ballots::open(house.store(), house.officer(), putting, None).unwrap();
        let states = super::questions::states(house);
        for state in states
            .iter()
            .filter(|state| !["FRA", "DEU", "JPN"].contains(&state.as_str()))
        {
            casts(house, state.as_str(), &ballot, Choice::Yes).unwrap();
        }
        casts(house, "DEU", &ballot, Choice::No).unwrap();
        casts(house, "JPN", &ballot, Choice::Abstain).unwrap();
        close(house, &ballot);
        house.at(CERTIFYING);
        certify(house, &ballot).unwrap();
        let norm = NormSymbol::new(1);
        let status = |member| position(house, &norm, member).status;
        assert_eq!(status("CHL"), Status::Adhered);
        assert_eq!(status("FRA"), Status::Adhered, "who did not vote is bound");
        assert_eq!(status("DEU"), Status::NothingReported);
        assert_eq!(status("JPN"), Status::NothingReported);
        notifies(house, "DEU", &norm, EventKind::Adhered, "2026-03-20").unwrap();
        assert_eq!(
            status("DEU"),
            Status::Adhered,
            "a member that voted no may adhere"
        );
    });
}

#[test]
fn who_dissociated_itself_is_not_bound_by_the_adoption() {
    on_both(|house| {
        let clauses = Clauses {
            effect: EffectClause::Binding,
            force: ForceClause::AfterAdoption { months: 0 },
            report_every: None,
        };
        let proposal = with_clauses(house, 1, clauses);
        house
            .two_officers(without_vote(&proposal, &["BRA"]))
            .unwrap();
        let norm = NormSymbol::new(1);
        assert_eq!(
            position(house, &norm, "BRA").status,
            Status::NothingReported
        );
        assert_eq!(position(house, &norm, "FRA").status, Status::Adhered);
    });
}

#[test]
fn a_report_is_due_at_the_end_of_each_period_until_it_is_made() {
    on_both(|house| {
        let clauses = Clauses {
            effect: EffectClause::OnAdherence,
            force: ForceClause::AfterAdoption { months: 0 },
            report_every: Some(12),
        };
        let proposal = with_clauses(house, 1, clauses);
        house.two_officers(without_vote(&proposal, &[])).unwrap();
        let norm = NormSymbol::new(1);
        let due = || {
            house
                .store()
                .read(|r| {
                    let roster = members::roster(r)?;
                    adherence::reports_due(r, &code("FRA"), &roster)
                })
                .unwrap()
                .first()
                .map(|due| due.on)
        };
        notifies(house, "FRA", &norm, EventKind::Adhered, "2026-03-02").unwrap();
        assert_eq!(due(), None, "not yet within sight");
        house.at("2027-02-01T10:00:00Z");
        assert_eq!(due(), Some(day("2027-03-02")));
        notifies(
            house,
            "FRA",
            &norm,
            EventKind::MeasureNotified,
            "2027-02-01",
        )
        .unwrap();
        assert_eq!(due(), None, "the report of this period is made");
        house.at("2028-04-01T10:00:00Z");
        assert_eq!(due(), Some(day("2028-03-02")), "and the next is late");
    });
}

#[test]
fn an_annulment_ends_what_can_be_recorded_on_a_norm() {
    on_both(|house| {
        let norm = adopted(house);
        let annulment = Motion::Annulment {
            decision: meeting(),
            norm: norm.clone(),
        };
        house.two_officers(annulment.clone()).unwrap();
        assert_eq!(
            refused(house.two_officers(annulment)),
            Refusal::NormAnnulled
        );
        assert_eq!(
            refused(notifies(
                house,
                "FRA",
                &norm,
                EventKind::Adhered,
                "2026-03-02"
            )),
            Refusal::NormAnnulled
        );
        house.at("2026-05-01T10:00:00Z");
        assert!(norms::enter_into_force(house.store()).unwrap().is_empty());
        let on = day("2026-03-02");
        assert_eq!(standing(house, &norm), Standing::Annulled { on });
        assert_eq!(found(house, &norm).title.en, "Consulting workers");
    });
}
