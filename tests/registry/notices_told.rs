//! Notices that acts and the clock lay: for whom the table says, once, with what is due never collected.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::SignedDuration;
use jiff::civil::date;
use registry::acts::letters::{Ended, Outgoing};
use registry::acts::motions::Motion;
use registry::acts::{
    amendments, ballots, consultations, credentials, notices, retention, sponsors,
};
use registry::clock;
use registry::post;
use registry::record::entries::Clauses;
use registry::rules::Refusal;
use registry::rules::adherence::EventKind;
use registry::rules::letters::Letter;
use registry::rules::notices::{Event, Pace, Told};
use registry::rules::permissions::Action;
use registry::rules::retention::RULE;
use registry::rules::visibility::Viewer;
use registry::rules::words::{
    BallotSymbol, CertificationGround, Choice, Classification, DecisionKind, EffectClause,
    EndGround, ForceClause, FormGround, NormSymbol, PartnerKind,
};
use registry::store::sent::{self, Delivery};
use registry::store::{
    Asking, Asks, Clock, Failure, Kept, Source, Store, adherence, members, outbox,
};
use registry::web::letters::write;

use super::amendments::{in_consultation, less_often, proposes, submitted};
use super::comments::{answers, says, words};
use super::corrigenda::{EN_CORRECTED, circulates};
use super::house::{House, email_of, on_both, sealing};
use super::norms::{adopted, notifies, with_clauses, without_vote};
use super::partners::welcome;
use super::post::{ORIGIN, Sack, office};
use super::questions::{
    CERTIFYING, at_final_text, cast_all, casts, certify, close, code, fixed, moment, opened,
    putting, reference, refused,
};
use super::versions::{FR, first_norm};

const ADDRESS: &str = "dai@mission.example";

/// France has a head, an alternate, an expert and a registered address; Germany has a head. Kenya is an invitee.
fn peopled(house: &House) {
    house.head_of("FRA");
    house.alternate_of("FRA");
    house.expert_of("FRA");
    house.head_of("DEU");
    house.second_officer();
    house.registrar();
    credentials::register_address(house.store(), house.officer(), &code("FRA"), ADDRESS).unwrap();
    welcome(house, PartnerKind::Invitee, "KEN", "KE");
    house.partner_of("KEN");
    house.empty_outbox();
}

fn of_france() -> BTreeSet<String> {
    let mut all = emails(&["head.fra", "alternate.fra"]);
    all.insert(ADDRESS.to_owned());
    all
}

fn emails(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|name| email_of(name)).collect()
}

fn everybody() -> BTreeSet<String> {
    &of_france() | &emails(&["head.deu"])
}

fn secretariat() -> BTreeSet<String> {
    emails(&["officer", "second-officer", "registrar"])
}

/// The notices in the outbox, with to whom they go; it is empty afterwards.
fn told(house: &House) -> Vec<(String, Told)> {
    let letters = house.letters().into_iter();
    letters
        .filter_map(|outgoing| match outgoing.taken.letter {
            Letter::Told(told) => Some((outgoing.taken.email, told)),
            _ => None,
        })
        .collect()
}

/// To whom each kind of notice went, and that nobody was told of one twice.
fn whom(house: &House) -> BTreeMap<Event, BTreeSet<String>> {
    let mut whom: BTreeMap<Event, BTreeSet<String>> = BTreeMap::new();
    for (email, told) in told(house) {
        let is_new = whom.entry(told.event).or_default().insert(email.clone());
        assert!(is_new, "{email} was told twice: {told:?}");
    }
    whom
}

fn only(event: Event, whom: BTreeSet<String>) -> BTreeMap<Event, BTreeSet<String>> {
    BTreeMap::from([(event, whom)])
}

#[test]
fn from_the_submission_to_the_final_text_those_are_told_whom_the_table_names() {
    on_both(|house| {
        peopled(house);
        let store = house.store();
        let returned = submitted(house, "public");
        assert_eq!(whom(house), BTreeMap::new(), "a submission is on the desk");
        let officer = house.officer();
        consultations::return_for_form(store, officer, &returned, FormGround::Layout, None, None)
            .unwrap();
        assert_eq!(whom(house), only(Event::Returned, of_france()));

        let proposal = in_consultation(house, "public");
        let all = told(house);
        let (_, one) = &all[0];
        assert_eq!(one.event, Event::ConsultationOpened);
        assert_eq!(one.matter.until, Some(moment("2026-03-20T17:00:00Z")));
        assert_eq!(one.matter.title_en.as_deref(), Some("Consulting workers"));
        let told_to: BTreeSet<String> = all.into_iter().map(|(email, _)| email).collect();
        assert_eq!(told_to, everybody());

        says(
            house,
            "DEU",
            &proposal,
            words("", "Early is not enough.", ""),
        )
        .unwrap();
        assert_eq!(whom(house), only(Event::CommentMade, of_france()));
        answers(house, house.officer(), &proposal, 1).unwrap();
        let germany = emails(&["head.deu"]);
        assert_eq!(whom(house), only(Event::CommentAnswered, germany.clone()));

        sponsors::cosponsor(store, house.head_of("DEU"), &proposal, 0, None).unwrap();
        let number = proposes(house, "DEU", &proposal, vec![less_often()]).unwrap();
        assert_eq!(whom(house), only(Event::AmendmentProposed, of_france()));
        amendments::accept(store, house.head_of("FRA"), &proposal, number, None).unwrap();
        assert_eq!(whom(house), BTreeMap::new());
        let revision = amendments::take_up(store, house.head_of("FRA"), &proposal, None).unwrap();
        assert_eq!(whom(house), only(Event::RevisionToConfirm, germany));

        house.at("2026-03-20T17:00:00Z");
        consultations::end(store, &proposal).unwrap();
        house.languages_are_ready(&proposal);
        house.letters();
        consultations::fix_final_text(store, house.officer(), &proposal, revision, None).unwrap();
        let all = told(house);
        let (_, one) = &all[0];
        assert_eq!(one.event, Event::FinalText);
        // Ten days of notice, from the twentieth of March.
        assert_eq!(one.matter.day, Some(date(2026, 3, 30)));
        let told_to: BTreeSet<String> = all.into_iter().map(|(email, _)| email).collect();
        assert_eq!(told_to, everybody());
    });
}

#[test]
fn from_the_opening_to_the_certificate_those_are_told_whom_the_table_names() {
    on_both(|house| {
        peopled(house);
        let both = || &everybody() | &secretariat();
        let ballot = opened(house, 1);
        let mut laid = whom(house);
        assert_eq!(laid.remove(&Event::FinalText), Some(everybody()));
        assert_eq!(laid, only(Event::BallotOpened, everybody()));

        let extension = Motion::Extension {
            ballot: ballot.clone(),
            closes: moment("2026-03-18T17:00:00Z"),
            reference: reference(),
        };
        house.two_officers(extension).unwrap();
        let all = told(house);
        assert!(all.iter().all(|(_, told)| {
            told.event == Event::BallotExtended
                && told.matter.until == Some(moment("2026-03-18T17:00:00Z"))
                && told.matter.proposal.is_some()
        }));
        let told_to: BTreeSet<String> = all.into_iter().map(|(email, _)| email).collect();
        assert_eq!(told_to, both());

        close(house, &ballot);
        let all = told(house);
        let (_, one) = &all[0];
        assert_eq!(one.event, Event::ProvisionalResult);
        // Two working days after Wednesday: the midnight that ends Friday in Paris.
        assert_eq!(one.matter.until, Some(moment("2026-03-20T23:00:00Z")));
        let told_to: BTreeSet<String> = all.into_iter().map(|(email, _)| email).collect();
        assert_eq!(told_to, both());
        house.at("2026-03-23T09:00:00Z");
        certify(house, &ballot).unwrap();
        assert_eq!(whom(house), only(Event::Certified, both()));

        let ended = at_final_text(house, 2);
        let refused = at_final_text(house, 3);
        house.at("2026-04-02T09:00:00Z");
        house.letters();
        let open = |proposal| {
            let putting = putting(proposal, "2026-04-08T16:00:00Z");
            ballots::open(house.store(), house.officer(), putting, None).unwrap()
        };
        let (ended, refused) = (open(&ended), open(&refused));
        house.letters();
        let end = Motion::BallotEnd {
            ballot: ended,
            ground: EndGround::TextDefective,
            reference: reference(),
        };
        house.two_officers(end).unwrap();
        assert_eq!(whom(house), only(Event::BallotEnded, both()));
        close(house, &refused);
        house.letters();
        house.at("2026-04-14T09:00:00Z");
        let refusal = Motion::CertificationRefusal {
            ballot: refused,
            ground: CertificationGround::Irregular,
            reference: reference(),
        };
        house.two_officers(refusal).unwrap();
        assert_eq!(whom(house), only(Event::CertificationRefused, both()));
    });
}

#[test]
fn norms_are_told_to_partners_too_and_each_address_is_told_once_of_one_act() {
    on_both(|house| {
        peopled(house);
        let partner = emails(&["partner.ken"]);
        let all = &(&everybody() | &secretariat()) | &partner;
        adopted(house);
        let mut laid = whom(house);
        laid.remove(&Event::FinalText);
        assert_eq!(laid, only(Event::NormAdopted, all.clone()));

        let ballot = opened(house, 2);
        cast_all(house, &ballot, 30, 2, 1);
        close(house, &ballot);
        house.letters();
        house.at(CERTIFYING);
        certify(house, &ballot).unwrap();
        let mut laid = whom(house);
        let certified = laid.remove(&Event::Certified).unwrap();
        assert!(certified.is_superset(&(&everybody() | &secretariat())));
        assert_eq!(laid, only(Event::NormAdopted, partner.clone()));

        house.at("2026-04-02T10:00:00Z");
        clock::round(house.store());
        let in_force = whom(house).remove(&Event::EntryIntoForce).unwrap();
        assert!(in_force.is_superset(&all), "{in_force:?}");
    });
}

#[test]
fn a_corrigendum_tells_every_member_until_when_it_may_object() {
    on_both(|house| {
        peopled(house);
        let norm = first_norm(house);
        house.letters();
        circulates(house, &norm, EN_CORRECTED, FR).unwrap();
        let all = told(house);
        assert!(all.iter().all(|(_, told)| {
            told.event == Event::CorrigendumCirculates
                && told.matter.until == Some(moment("2026-04-19T22:00:00Z"))
        }));
        let told_to: BTreeSet<String> = all.into_iter().map(|(email, _)| email).collect();
        assert_eq!(told_to, everybody());
    });
}

#[test]
fn a_report_is_announced_thirty_days_before_and_on_its_day_once_each() {
    on_both(|house| {
        peopled(house);
        let clauses = Clauses {
            effect: EffectClause::OnAdherence,
            force: ForceClause::AfterAdoption { months: 1 },
            report_every: Some(12),
        };
        let proposal = with_clauses(house, 1, clauses);
        house.two_officers(without_vote(&proposal, &[])).unwrap();
        let norm = NormSymbol::new(1);
        notifies(house, "FRA", &norm, EventKind::Adhered, "2026-03-02").unwrap();
        let reports = || {
            clock::round(house.store());
            clock::round(house.store());
            whom(house).remove(&Event::ReportDue).unwrap_or_default()
        };
        house.at("2027-01-30T12:00:00Z");
        assert_eq!(reports(), BTreeSet::new());
        house.at("2027-01-31T12:00:00Z");
        assert_eq!(reports(), of_france());
        house.at("2027-02-15T12:00:00Z");
        assert_eq!(reports(), BTreeSet::new());
        house.at("2027-03-02T12:00:00Z");
        assert_eq!(reports(), of_france());
        house.at("2027-04-02T12:00:00Z");
        assert_eq!(reports(), BTreeSet::new());
        // What is told of all members at once is what each desk says.
        let (one, all) = house
            .store()
            .read(|r| {
                let roster = members::roster(r)?;
                let one = adherence::reports_due(r, &code("FRA"), &roster)?;
                let all = adherence::all_reports_due(r, &roster)?;
                Ok::<_, registry::store::StoreError>((one, all))
            })
            .unwrap();
        let of_france: Vec<_> = all.into_iter().collect();
        assert_eq!(of_france, [(code("FRA"), one[0].clone())]);
    });
}

#[test]
fn a_closing_is_told_three_times_and_only_to_members_that_have_not_voted() {
    on_both(|house| {
        peopled(house);
        let ballot = opened(house, 1);
        house.letters();
        let closes = super::questions::found(house, &ballot).closes;
        let before = |hours: i64| {
            house
                .script()
                .set(closes - SignedDuration::from_hours(hours));
            clock::round(house.store());
            clock::round(house.store());
            let all = told(house);
            for (_, told) in &all {
                assert_eq!(told.event, Event::Reminder);
                assert_eq!(told.matter.hours, Some(hours));
            }
            all.into_iter()
                .map(|(email, _)| email)
                .collect::<BTreeSet<_>>()
        };
        assert_eq!(before(73), BTreeSet::new());
        assert_eq!(before(72), everybody());
        casts(house, "FRA", &ballot, Choice::No).unwrap();
        house.letters();
        assert_eq!(before(24), emails(&["head.deu"]));
        casts(house, "DEU", &ballot, Choice::Yes).unwrap();
        registry::acts::votes::withdraw(
            house.store(),
            house.head_of("FRA"),
            &code("FRA"),
            ballot.clone(),
            None,
        )
        .unwrap();
        house.letters();
        assert_eq!(before(2), of_france(), "a vote withdrawn is none");
        // Extended, it has another closing, of which they are reminded anew.
        let later = Motion::Extension {
            ballot: ballot.clone(),
            closes: closes + SignedDuration::from_hours(48),
            reference: reference(),
        };
        house.two_officers(later).unwrap();
        clock::round(house.store());
        house.letters();
        house.script().set(closes + SignedDuration::from_hours(24));
        clock::round(house.store());
        assert_eq!(whom(house), only(Event::Reminder, of_france()));
    });
}

#[test]
fn two_instances_lay_one_reminder_and_one_collection() {
    on_both(|house| {
        peopled(house);
        let session = house.session_of("head.deu");
        let chosen = vec![(Event::NormAdopted, Pace::Daily)];
        notices::choose(house.store(), &session, chosen).unwrap();
        adopted(house);
        let ballot = opened(house, 2);
        house.letters();
        let closes = super::questions::found(house, &ballot).closes;
        house.script().set(closes - SignedDuration::from_hours(24));
        std::thread::scope(|scope| {
            for _ in 0..4 {
                let instance = match house.source() {
                    Source::Sqlite(_) => house.store().clone(),
                    Source::Postgres(_) => {
                        let clock = Clock::Scripted(house.script().clone());
                        Store::open(house.source(), clock)
                            .unwrap()
                            .with_sealing(sealing())
                    }
                };
                scope.spawn(move || clock::round(&instance));
            }
        });
        let letters = house.letters();
        let of_kind = |kind: &str| {
            let of_kind = |one: &&Outgoing| one.taken.letter.kind() == kind;
            letters.iter().filter(of_kind).count()
        };
        assert_eq!((of_kind("reminder"), of_kind("collected")), (4, 1));
    });
}

#[test]
fn what_a_person_wants_collected_comes_in_one_letter_and_what_is_due_at_once() {
    on_both(|house| {
        peopled(house);
        let session = house.session_of("head.deu");
        let chosen = vec![
            (Event::NormAdopted, Pace::Daily),
            (Event::CommentAnswered, Pace::Weekly),
            (Event::Certified, Pace::Never),
            // What is due cannot be chosen.
            (Event::BallotOpened, Pace::Never),
        ];
        notices::choose(house.store(), &session, chosen).unwrap();
        let germany = || -> Vec<Outgoing> {
            let mut letters = house.letters();
            letters.retain(|one| one.taken.email == email_of("head.deu"));
            letters
        };
        let kinds = |letters: &[Outgoing]| -> Vec<&'static str> {
            letters.iter().map(|one| one.taken.letter.kind()).collect()
        };
        adopted(house);
        let second = at_final_text(house, 2);
        house.two_officers(without_vote(&second, &[])).unwrap();
        assert_eq!(kinds(&germany()), ["final-text", "final-text"]);
        let proposal = in_consultation(house, "public");
        says(
            house,
            "DEU",
            &proposal,
            words("", "Early is not enough.", ""),
        )
        .unwrap();
        answers(house, house.officer(), &proposal, 1).unwrap();
        assert_eq!(kinds(&germany()), ["consultation-opened"]);
        // Monday 10:00 now; nothing before Tuesday 07:00 in Paris.
        house.at("2026-03-03T05:59:59Z");
        clock::round(house.store());
        assert_eq!(kinds(&germany()), Vec::<&str>::new());
        house.at("2026-03-03T06:00:00Z");
        clock::round(house.store());
        clock::round(house.store());
        let letters = germany();
        assert_eq!(kinds(&letters), ["collected"]);
        let Letter::Collected { items, .. } = &letters[0].taken.letter else {
            panic!("{letters:?}")
        };
        assert_eq!(items.len(), 2, "both adoptions, not the weekly answer");
        let roster = house.store().read(members::roster).unwrap();
        let written = write(ORIGIN, &letters[0], &roster).unwrap();
        for symbol in [
            "GAIP/NORM/0001",
            "GAIP/NORM/0002",
            "/en/norms/GAIP-NORM-0001",
        ] {
            assert!(written.text.contains(symbol), "{}", written.text);
            assert!(written.html.contains(symbol), "{}", written.html);
        }
        // Nothing was collected: nothing is sent.
        house.at("2026-03-04T06:00:00Z");
        clock::round(house.store());
        assert_eq!(kinds(&germany()), Vec::<&str>::new());
        house.at("2026-03-09T06:00:00Z");
        clock::round(house.store());
        assert_eq!(kinds(&germany()), ["collected"], "the week's, on Monday");
        let page = house.signed_in_as("head.deu");
        let answer = page.post_form(
            "/en/desk/account/notices",
            &[("norm-adopted", "weekly"), ("ballot-opened", "never")],
        );
        assert_eq!(answer.status, 303, "{}", answer.body);
        let account = page.get("/en/desk/account");
        let (_, after) = account.body.split_once("name=\"norm-adopted\"").unwrap();
        assert!(
            after
                .split("</select>")
                .next()
                .unwrap()
                .contains("value=\"weekly\" selected")
        );
        assert!(!account.body.contains("name=\"ballot-opened\""));
    });
}

#[test]
fn a_proposal_for_members_is_told_to_members_and_the_secretariat_only() {
    on_both(|house| {
        peopled(house);
        let kind = DecisionKind::NormAdoption;
        let proposal = fixed(house, 1, Classification::ForMembers, kind);
        house.at(super::questions::OPENING);
        let put = putting(&proposal, super::questions::CLOSING);
        let ballot = ballots::open(house.store(), house.officer(), put, None).unwrap();
        close(house, &ballot);
        house.at(CERTIFYING);
        certify(house, &ballot).unwrap();
        let letters = house.letters();
        let members = &everybody() | &secretariat();
        let mut notices = 0;
        for letter in &letters {
            if let Letter::Told(told) = &letter.taken.letter {
                notices += 1;
                assert!(members.contains(&letter.taken.email), "{letter:?}");
                let title = told.matter.title_en.as_deref();
                assert_eq!(
                    title,
                    Some("Consulting workers"),
                    "who may read it is told it"
                );
            }
        }
        // Final text and opening to four, result and certificate to seven.
        assert_eq!(notices, 4 + 4 + 7 + 7);
    });
}

#[test]
fn what_was_sent_about_a_vote_is_kept_as_proof_and_the_rest_is_not() {
    on_both(|house| {
        peopled(house);
        let ballot = opened(house, 1);
        let never = Sack::that(Ended::Never("550 no such mailbox".into()));
        while post::round(house.store(), &office(never.clone())).unwrap() > 0
            || house.store().read(outbox::is_any_due).unwrap()
        {}
        let lines = |ballot: &BallotSymbol| {
            let read = |viewer: Viewer| house.store().read(|r| sent::of_ballot(r, &viewer, ballot));
            assert!(matches!(
                read(Viewer::Delegation(code("FRA"))),
                Err(Failure::Refused(Refusal::NotFound))
            ));
            read(Viewer::Secretariat).unwrap()
        };
        let of = |event: Event| {
            let mut lines = lines(&ballot);
            lines.retain(|line| line.event == Some(event));
            lines
        };
        assert_eq!(of(Event::FinalText).len(), 4);
        let opening = of(Event::BallotOpened);
        assert_eq!(opening.len(), 4);
        assert!(
            opening
                .iter()
                .all(|line| matches!(line.delivery, Delivery::GivenUp(_)))
        );

        // Undelivered, on the secretariat's desk; an officer has them tried again.
        let officer = house.signed_in_as("officer");
        let page = officer.get("/en/desk/notices");
        assert!(page.body.contains(ADDRESS) && page.body.contains("550 no such mailbox"));
        assert!(officer.get("/en/desk").body.contains("/en/desk/notices"));
        for line in &opening {
            let answer = officer.post_form(&format!("/en/desk/notices/{}/tries", line.id), &[]);
            assert_eq!(answer.status, 303, "{}", answer.body);
        }
        let other = notices::try_again(house.store(), house.head_of("FRA"), opening[0].id);
        assert_eq!(refused(other), Refusal::OfficeDoesNotPermit);
        let sack = Sack::open();
        post::round(house.store(), &office(sack)).unwrap();
        let opening = of(Event::BallotOpened);
        assert!(
            opening
                .iter()
                .all(|line| matches!(line.delivery, Delivery::Sent(_)))
        );
        let proof = officer.get(&format!("/fr/desk/ballots/{ballot}/notices"));
        assert!(proof.body.contains(ADDRESS), "{}", proof.body);
        let conduct = officer.get(&format!("/en/desk/ballots/{ballot}"));
        assert!(conduct.body.contains("4 of 4 sent"), "{}", conduct.body);
        assert!(conduct.body.contains("4 not delivered"), "{}", conduct.body);

        registry::acts::resets::ask(house.store(), &email_of("head.fra")).unwrap();
        house.letters();
        house
            .script()
            .set(house.now() + RULE.letters + SignedDuration::from_hours(1));
        retention::forget(house.store()).unwrap();
        assert_eq!(of(Event::BallotOpened).len(), 4);
        assert_eq!(house.count("outbox WHERE event IS NULL"), 0);
        house.script().set(house.now() + RULE.proofs);
        retention::forget(house.store()).unwrap();
        assert_eq!(lines(&ballot), Vec::new());
    });
}

#[test]
fn nothing_is_sent_before_the_commit_nor_for_what_was_rolled_back() {
    on_both(|house| {
        peopled(house);
        // An act that is taken back after its notices were laid.
        let norm = adopted(house);
        house.letters();
        let before = house.count("outbox");
        let trial = Asking::new(house.officer(), Action::OpenBallot);
        let entry = registry::record::Act::EntryIntoForce {
            norm,
            on: "2026-04-02".parse().unwrap(),
            proposal: registry::rules::words::ProposalSymbol::new(2026, 1),
        };
        let twice = house.store().enact(trial, move |_| {
            let same = || (registry::store::Who::Permitted, entry.clone());
            let mut next = vec![
                Err(Failure::Refused(Refusal::OutOfOrder)),
                Ok(Some(same().1)),
            ];
            let next: registry::store::Flow = Box::new(move |_| next.pop().unwrap_or(Ok(None)));
            Ok(registry::store::Enacted::Flow { next, value: () })
        });
        assert_eq!(refused(twice), Refusal::OutOfOrder);
        assert_eq!(house.count("outbox"), before);

        // A letter that lies in a transaction which is not committed yet.
        let (laid, is_laid) = std::sync::mpsc::channel();
        let (go, may_go) = std::sync::mpsc::channel();
        let may_go = Arc::new(std::sync::Mutex::new(may_go));
        let elsewhere = Store::open(house.source(), Clock::Scripted(house.script().clone()))
            .unwrap()
            .with_sealing(sealing());
        std::thread::scope(|scope| {
            let store = house.store().clone();
            let account = house.account_of("head.fra");
            scope.spawn(move || {
                let asking = Asking::new(Asks::Registry, Action::SendLetters);
                let kept = store.keep(asking, move |tx| {
                    let letter = Letter::SignInElsewhere {
                        account,
                        browser: String::new(),
                        network: String::new(),
                        at: tx.now(),
                    };
                    registry::acts::letters::lay(tx, &letter)?;
                    laid.send(()).unwrap();
                    may_go.lock().unwrap().recv().unwrap();
                    Ok(Kept::Done(()))
                });
                kept.unwrap();
            });
            is_laid.recv().unwrap();
            let sack = Sack::open();
            let carried = post::round(&elsewhere, &office(sack.clone())).unwrap();
            assert_eq!((carried, sack.ids().len()), (0, 0), "not before the commit");
            go.send(()).unwrap();
        });
        let sack = Sack::open();
        assert_eq!(post::round(&elsewhere, &office(sack)).unwrap(), 1);
    });
}

#[test]
fn an_invented_past_tells_nobody() {
    on_both(|house| {
        peopled(house);
        let silent = house.store().clone().without_letters();
        let before = house.count("outbox");
        let proposal = at_final_text(house, 1);
        house.letters();
        house.at(super::questions::OPENING);
        let laid = house.count("outbox");
        assert!(laid > before);
        let put = putting(&proposal, super::questions::CLOSING);
        ballots::open(&silent, house.officer(), put, None).unwrap();
        house.at("2026-03-16T18:00:00Z");
        clock::round(&silent);
        assert_eq!(house.count("outbox"), laid);
    });
}
