//! Voting in parts: in the recorded order, before the whole; what each decision makes of the final text.

use registry::acts::motions::Motion;
use registry::acts::parts::{self, Ordering};
use registry::acts::{ballots, consultations};
use registry::archive;
use registry::clock;
use registry::notary::Notary;
use registry::record::certificates::Certificate;
use registry::record::entries::VotingPart;
use registry::record::judge::Wrong;
use registry::record::{Act, Entry, canonical};
use registry::rules::Refusal;
use registry::rules::amendments::{AmendmentState, Part, Progress, may_order};
use registry::rules::refusals::Field;
use registry::rules::stage::Stage;
use registry::rules::visibility::Viewer;
use registry::rules::words::{
    BallotSymbol, CertificationGround, DecisionKind, EndGround, How, Lang, ProposalSymbol, Prose,
    UnitSymbol,
};
use registry::store::{Clock, Failure, Source, Store, proposals, replay};

use super::amendments::{
    EN, amendment, change, in_consultation, in_writing, less_often, not_free, printed, proposes,
    texts,
};
use super::databases::fresh_path;
use super::house::{House, on_both};
use super::judge::{judged, record_of};
use super::norms::without_vote;
use super::office::{enter_keys, office};
use super::questions::{cast_all, certify, close, found, putting, reference, refused};

/// When each vote in turn opens, closes and is certified.
const TURNS: [[&str; 3]; 3] = [
    [
        "2026-03-31T09:00:00Z",
        "2026-04-08T16:00:00Z",
        "2026-04-14T09:00:00Z",
    ],
    [
        "2026-04-14T10:00:00Z",
        "2026-04-20T16:00:00Z",
        "2026-04-23T09:00:00Z",
    ],
    [
        "2026-04-23T10:00:00Z",
        "2026-04-29T16:00:00Z",
        "2026-05-05T09:00:00Z",
    ],
];

/// The consultation ends, and the current revision is the final text.
fn fixes(house: &House, symbol: &ProposalSymbol) {
    house.at("2026-03-20T17:00:00Z");
    clock::round(house.store());
    house.languages_are_ready(symbol);
    consultations::fix_final_text(house.store(), house.officer(), symbol, 0, None).unwrap();
}

fn units(names: &[&str]) -> VotingPart {
    let named = names.iter().map(|name| UnitSymbol::parse(name).unwrap());
    VotingPart::Division(named.collect())
}

fn orders(house: &House, symbol: &ProposalSymbol, order: &[VotingPart]) -> Result<(), Failure> {
    let ordering = Ordering {
        proposal: symbol.clone(),
        order: order.to_vec(),
        lang: Lang::En,
        reason: Prose::parse("Furthest from the text first.", Field::Reason, 100).unwrap(),
    };
    parts::record_order(house.store(), house.officer(), ordering, None)
}

fn opens(
    house: &House,
    symbol: &ProposalSymbol,
    part: Option<i64>,
    closes: &str,
) -> Result<BallotSymbol, Failure> {
    let asked = ballots::Putting {
        part,
        ..putting(symbol, closes)
    };
    ballots::open(house.store(), house.officer(), asked, None)
}

/// One vote in its turn, with this many yes, no and abstentions, certified.
fn voted(
    house: &House,
    symbol: &ProposalSymbol,
    part: Option<i64>,
    turn: usize,
    votes: [usize; 3],
) -> BallotSymbol {
    let [opening, closing, certifying] = TURNS[turn];
    house.at(opening);
    let ballot = opens(house, symbol, part, closing).unwrap();
    cast_all(house, &ballot, votes[0], votes[1], votes[2]);
    close(house, &ballot);
    house.at(certifying);
    certify(house, &ballot).unwrap();
    ballot
}

fn falls(house: &House, symbol: &ProposalSymbol, number: i64) -> Result<(), Failure> {
    let reason = Prose::parse("Its paragraph is gone.", Field::Reason, 100).unwrap();
    parts::falls(
        house.store(),
        house.officer(),
        symbol,
        number,
        (Lang::En, reason),
        None,
    )
}

fn now(house: &House, symbol: &ProposalSymbol) -> proposals::Proposal {
    house
        .store()
        .read(|r| proposals::find(r, &Viewer::Secretariat, symbol))
        .unwrap()
}

fn final_text(house: &House, symbol: &ProposalSymbol) -> String {
    let revision = now(house, symbol).final_revision.unwrap();
    printed(&texts(house, symbol, revision), Lang::En)
}

fn is_sound(house: &House) {
    let verdict = judged(&record_of(house.store()));
    let found: Vec<String> = verdict.violations.iter().map(ToString::to_string).collect();
    assert_eq!(found, Vec::<String>::new());
    let copy = Source::Sqlite(fresh_path("parts.db").to_str().unwrap().to_owned());
    replay::into_empty(house.store(), &copy).unwrap();
    let rebuilt = Store::open(&copy, Clock::Scripted(house.script().clone()))
        .unwrap()
        .with_sealing(super::house::sealing());
    assert_eq!(
        replay::differences(house.store(), &rebuilt).unwrap(),
        Vec::new()
    );
}

#[test]
fn an_order_names_every_standing_amendment_once_and_is_recorded_at_the_final_text() {
    use Part::{Amendment, Division};
    let some = [UnitSymbol::parse("u1").unwrap()];
    let both = [Amendment(2), Amendment(1)];
    for stage in Stage::ALL {
        let allowed = match stage {
            Stage::FinalText => Ok(()),
            _ => Err(Refusal::OutOfOrder),
        };
        assert_eq!(may_order(*stage, &both, &[1, 2]), allowed, "{stage}");
    }
    let at = |parts: &[Part<'_>], standing: &[i64]| may_order(Stage::FinalText, parts, standing);
    assert_eq!(at(&[Division(&some)], &[]), Ok(()));
    assert_eq!(at(&[Division(&some), Amendment(1)], &[1]), Ok(()));
    for (parts, standing) in [
        (&both[..1], &[1, 2][..]),
        (&both, &[1]),
        (&[Amendment(1), Amendment(1)], &[1]),
        (&[], &[]),
        (&[Division(&some)], &[1]),
    ] {
        assert_eq!(at(parts, standing), Err(Refusal::OrderIncomplete));
    }
    assert_eq!(
        at(&[Division(&[])], &[]),
        Err(Refusal::Missing(Field::Unit))
    );
}

#[test]
fn the_whole_is_decided_once_every_part_is_settled() {
    for (parts, settled, standing, next, whole) in [
        (2, 0, 2, Ok(1), Err(Refusal::PartsNotDecided)),
        (2, 1, 1, Ok(2), Err(Refusal::PartsNotDecided)),
        (2, 2, 0, Err(Refusal::NoPartLeft), Ok(())),
        (0, 0, 0, Err(Refusal::NoPartLeft), Ok(())),
        (
            0,
            0,
            1,
            Err(Refusal::NoPartLeft),
            Err(Refusal::PartsNotDecided),
        ),
    ] {
        let progress = Progress {
            parts,
            settled,
            standing,
        };
        assert_eq!(progress.next_part(Stage::FinalText), next);
        assert_eq!(progress.may_decide_the_whole(), whole);
        let early = progress.next_part(Stage::Consulted);
        assert_eq!(early, Err(Refusal::OutOfOrder));
    }
}

#[test]
fn parts_are_put_to_the_vote_in_the_recorded_order_only() {
    on_both(|house| {
        let symbol = in_consultation(house, "public");
        proposes(house, "CAN", &symbol, vec![less_often()]).unwrap();
        proposes(house, "JPN", &symbol, vec![not_free()]).unwrap();
        let both = [VotingPart::Amendment(2), VotingPart::Amendment(1)];
        assert_eq!(refused(orders(house, &symbol, &both)), Refusal::OutOfOrder);
        fixes(house, &symbol);
        house.at(TURNS[0][0]);
        let closes = TURNS[0][1];
        let unordered = opens(house, &symbol, Some(1), closes);
        assert_eq!(refused(unordered), Refusal::NoPartLeft);
        let whole = opens(house, &symbol, None, closes);
        assert_eq!(refused(whole), Refusal::PartsNotDecided);
        let meeting = house.two_officers(without_vote(&symbol, &[]));
        assert_eq!(refused(meeting), Refusal::PartsNotDecided);
        let incomplete = orders(house, &symbol, &both[..1]);
        assert_eq!(refused(incomplete), Refusal::OrderIncomplete);
        orders(house, &symbol, &[both[1].clone(), both[0].clone()]).unwrap();
        orders(house, &symbol, &both).unwrap();

        let second = opens(house, &symbol, Some(2), closes);
        assert_eq!(refused(second), Refusal::OutOfOrder);
        let first = opens(house, &symbol, Some(1), closes).unwrap();
        let ballot = found(house, &first);
        assert_eq!(
            (ballot.kind, ballot.part),
            (DecisionKind::Amendment, Some(1))
        );
        assert_eq!(now(house, &symbol).stage, Stage::Parts);
        assert_eq!(amendment(house, &symbol, 2).ballot, Some(first.clone()));
        for part in [Some(1), Some(2), None] {
            let early = refused(opens(house, &symbol, part, closes));
            let allowed = [Refusal::OutOfOrder, Refusal::PartsNotDecided];
            assert!(allowed.contains(&early), "{part:?}: {early:?}");
        }
        assert_eq!(refused(orders(house, &symbol, &both)), Refusal::OutOfOrder);
        cast_all(house, &first, 3, 20, 3);
        close(house, &first);
        let early = opens(house, &symbol, Some(2), TURNS[1][1]);
        assert_eq!(
            refused(early),
            Refusal::OutOfOrder,
            "not before it is certified"
        );
        house.at(TURNS[0][2]);
        certify(house, &first).unwrap();
        let rejected = amendment(house, &symbol, 2);
        assert_eq!(rejected.state, AmendmentState::Rejected);
        assert_eq!(
            final_text(house, &symbol),
            EN,
            "what was rejected changes nothing"
        );
        house.at(TURNS[1][0]);
        opens(house, &symbol, Some(2), TURNS[1][1]).unwrap();
    });
}

/// Two amendments: one adopted, one rejected; then the whole is adopted.
fn lived(house: &House, classification: &str) -> (ProposalSymbol, Vec<BallotSymbol>) {
    let symbol = in_consultation(house, classification);
    proposes(house, "CAN", &symbol, vec![less_often()]).unwrap();
    proposes(house, "JPN", &symbol, vec![not_free(), in_writing()]).unwrap();
    fixes(house, &symbol);
    let order = [VotingPart::Amendment(2), VotingPart::Amendment(1)];
    orders(house, &symbol, &order).unwrap();
    let ballots = vec![
        voted(house, &symbol, Some(1), 0, [30, 5, 1]),
        voted(house, &symbol, Some(2), 1, [5, 30, 1]),
        voted(house, &symbol, None, 2, [30, 5, 1]),
    ];
    clock::round(house.store());
    (symbol, ballots)
}

const ADOPTED: &str = "## Article 1\n\n1. Workers are consulted.\n\n3. It is recorded in writing.\n\n## Article 2\n\n1. Each Adherent reports every year.\n";

#[test]
fn an_adopted_amendment_is_in_the_text_that_the_whole_adopts() {
    on_both(|house| {
        let (symbol, ballots) = lived(house, "public");
        let proposal = now(house, &symbol);
        assert_eq!(proposal.stage, Stage::Adopted);
        assert_eq!(proposal.final_revision, Some(1));
        assert_eq!(final_text(house, &symbol), ADOPTED);
        let adopted = amendment(house, &symbol, 2);
        assert_eq!(adopted.state, AmendmentState::Adopted);
        assert_eq!(adopted.merged, Some(1));
        assert_eq!(amendment(house, &symbol, 1).state, AmendmentState::Rejected);
        assert_eq!(found(house, &ballots[0]).norm, None, "a part is no norm");
        assert_eq!(found(house, &ballots[2]).revision, 1);
        assert!(found(house, &ballots[2]).norm.is_some());
        is_sound(house);
    });
}

#[test]
fn what_is_left_after_the_parts_may_be_adopted_without_a_vote() {
    on_both(|house| {
        let symbol = in_consultation(house, "public");
        proposes(house, "JPN", &symbol, vec![not_free(), in_writing()]).unwrap();
        fixes(house, &symbol);
        orders(house, &symbol, &[VotingPart::Amendment(1)]).unwrap();
        let adoption = || {
            let mut motion = without_vote(&symbol, &[]);
            if let Motion::AdoptionWithoutVote { decision, .. } = &mut motion {
                decision.decided = "2026-04-14".parse().unwrap();
            }
            house.two_officers(motion)
        };
        house.at("2026-04-14T09:00:00Z");
        assert_eq!(refused(adoption()), Refusal::PartsNotDecided);
        voted(house, &symbol, Some(1), 1, [30, 5, 1]);
        house.at("2026-04-23T10:00:00Z");
        adoption().unwrap();
        clock::round(house.store());
        assert_eq!(now(house, &symbol).stage, Stage::Adopted);
        assert_eq!(final_text(house, &symbol), ADOPTED);
        is_sound(house);
    });
}

#[test]
fn the_votes_on_a_proposal_for_members_say_nothing_of_its_amendments_until_it_is_opened() {
    on_both(|house| {
        let symbol = in_consultation(house, "for-members");
        proposes(house, "CAN", &symbol, vec![less_often()]).unwrap();
        fixes(house, &symbol);
        orders(house, &symbol, &[VotingPart::Amendment(1)]).unwrap();
        let first = voted(house, &symbol, Some(1), 0, [30, 5, 1]);
        let record = record_of(house.store()).join("\n");
        for act in ["voting-order", "merging", "amendment", "certification"] {
            let written = format!("\"act\":\"{act}\"");
            assert!(!record.contains(&written), "{act} stands open");
        }
        assert!(!record.contains("\"how\""));
        let hidden = house
            .store()
            .read(|r| registry::store::amendments::find(r, &Viewer::Public, &symbol, 1));
        assert!(hidden.is_err());
        assert!(found(house, &first).texts.is_none());
        voted(house, &symbol, None, 1, [30, 5, 1]);
        let seen = house
            .store()
            .read(|r| registry::store::amendments::find(r, &Viewer::Public, &symbol, 1))
            .unwrap();
        assert_eq!(seen.state, AmendmentState::Adopted);
        is_sound(house);
    });
}

#[test]
fn units_that_a_division_does_not_adopt_are_taken_out() {
    on_both(|house| {
        let symbol = in_consultation(house, "public");
        fixes(house, &symbol);
        assert_eq!(
            refused(orders(house, &symbol, &[units(&["u9"])])),
            Refusal::Malformed(Field::Unit)
        );
        assert_eq!(
            refused(orders(house, &symbol, &[units(&["u1", "u4"])])),
            Refusal::AmendmentConflicts { units: 1 },
            "something must be left"
        );
        let order = [units(&["u4"]), units(&["u3"]), units(&["u2"])];
        orders(house, &symbol, &order[..2]).unwrap();
        let first = voted(house, &symbol, Some(1), 0, [5, 30, 1]);
        assert_eq!(found(house, &first).kind, DecisionKind::Division);
        assert_eq!(
            final_text(house, &symbol),
            "## Article 1\n\n1. Workers are consulted.\n\n2. The consultation is free.\n"
        );
        voted(house, &symbol, Some(2), 1, [30, 5, 1]);
        assert_eq!(now(house, &symbol).final_revision, Some(1), "kept as it is");
        voted(house, &symbol, None, 2, [30, 5, 1]);
        assert_eq!(now(house, &symbol).stage, Stage::Adopted);
        is_sound(house);
    });
}

#[test]
fn without_decision_an_amendment_changes_nothing_and_a_division_keeps_nothing() {
    on_both(|house| {
        let symbol = in_consultation(house, "public");
        proposes(house, "CAN", &symbol, vec![less_often()]).unwrap();
        fixes(house, &symbol);
        let order = [VotingPart::Amendment(1), units(&["u3"]), units(&["u2"])];
        orders(house, &symbol, &order).unwrap();
        voted(house, &symbol, Some(1), 0, [5, 0, 0]);
        assert_eq!(
            amendment(house, &symbol, 1).state,
            AmendmentState::NoDecision
        );
        assert_eq!(final_text(house, &symbol), EN);

        house.at(TURNS[1][0]);
        let second = opens(house, &symbol, Some(2), TURNS[1][1]).unwrap();
        cast_all(house, &second, 30, 5, 1);
        close(house, &second);
        house.at(TURNS[1][2]);
        house
            .two_officers(Motion::CertificationRefusal {
                ballot: second,
                ground: CertificationGround::Irregular,
                reference: reference(),
            })
            .unwrap();
        assert!(!final_text(house, &symbol).contains("free"));

        house.at(TURNS[2][0]);
        let third = opens(house, &symbol, Some(3), TURNS[2][1]).unwrap();
        house
            .two_officers(Motion::BallotEnd {
                ballot: third,
                ground: EndGround::BodyDecision,
                reference: reference(),
            })
            .unwrap();
        assert!(!final_text(house, &symbol).contains("Workers"));
        assert_eq!(now(house, &symbol).stage, Stage::Parts);
        is_sound(house);
    });
}

#[test]
fn an_amendment_that_no_longer_applies_falls_when_its_turn_comes() {
    on_both(|house| {
        let symbol = in_consultation(house, "public");
        proposes(house, "CAN", &symbol, vec![less_often()]).unwrap();
        let gone = change(How::Delete, "u5", "", "");
        proposes(house, "JPN", &symbol, vec![gone]).unwrap();
        fixes(house, &symbol);
        let order = [VotingPart::Amendment(2), VotingPart::Amendment(1)];
        orders(house, &symbol, &order).unwrap();
        assert_eq!(refused(falls(house, &symbol, 1)), Refusal::OutOfOrder);
        assert_eq!(refused(falls(house, &symbol, 2)), Refusal::StillApplies);
        voted(house, &symbol, Some(1), 0, [30, 5, 1]);
        house.at(TURNS[1][0]);
        let opened = opens(house, &symbol, Some(2), TURNS[1][1]);
        assert_eq!(refused(opened), Refusal::AmendmentConflicts { units: 1 });
        falls(house, &symbol, 1).unwrap();
        let fallen = amendment(house, &symbol, 1);
        assert_eq!(fallen.state, AmendmentState::Fallen);
        assert!(fallen.fallen.is_some());
        voted(house, &symbol, None, 1, [30, 5, 1]);
        is_sound(house);
    });
}

#[test]
fn an_order_leaves_each_division_something_to_decide() {
    on_both(|house| {
        let symbol = in_consultation(house, "public");
        let gone = change(How::Delete, "u4", "", "");
        proposes(house, "JPN", &symbol, vec![gone]).unwrap();
        fixes(house, &symbol);
        let (amendment, division) = (VotingPart::Amendment(1), units(&["u5"]));
        let emptied = orders(house, &symbol, &[amendment.clone(), division.clone()]);
        assert_eq!(refused(emptied), Refusal::DivisionEmptied { place: 2 });
        orders(house, &symbol, &[division, amendment]).unwrap();
    });
}

#[test]
fn the_order_proposed_has_first_what_is_furthest_from_the_text() {
    on_both(|house| {
        let symbol = in_consultation(house, "public");
        proposes(house, "CAN", &symbol, vec![less_often()]).unwrap();
        proposes(house, "JPN", &symbol, vec![not_free()]).unwrap();
        let small = change(
            How::Replace,
            "u2",
            "1. Workers are always consulted.",
            "1. Les travailleurs sont toujours consultés.",
        );
        proposes(house, "ITA", &symbol, vec![small]).unwrap();
        fixes(house, &symbol);
        let ranked = house
            .store()
            .read(|r| parts::furthest_first(r, &Viewer::Secretariat, &symbol))
            .unwrap();
        let order: Vec<i64> = ranked.iter().map(|one| one.amendment.number).collect();
        assert_eq!(order, [2, 1, 3]);
        assert_eq!(ranked[0].distance.per_cent(), 100);
        assert!(ranked.iter().all(|one| one.obstacles.is_empty()));
    });
}

#[test]
fn the_certificate_of_a_part_states_what_was_voted_on_and_verifies() {
    on_both(|house| {
        let setting = office();
        enter_keys(house, &setting);
        let (_, ballots) = lived(house, "for-members");
        let mut notary = Notary::open(house.store(), &setting).unwrap();
        notary.round().unwrap();
        notary.sign_certificates().unwrap();
        let browser = house.browser();
        for ballot in &ballots {
            let file = browser.get(&format!("/record/certificates/{ballot}.json"));
            assert_eq!(file.status, 200, "{ballot}: {}", file.body);
            let tried = archive::verify_certificate(&file.body, None);
            assert_eq!(tried.wrong, Vec::<String>::new(), "{ballot}");
        }
        let file = browser.get(&format!("/record/certificates/{}.json", ballots[0]));
        let made: Certificate = canonical::read(&file.body).unwrap();
        let part = made.body.part.clone().unwrap();
        let put = part.amendment.unwrap();
        assert_eq!((part.place, put.number, put.changes.len()), (1, 2, 2));
        let forged = file.body.replacen("\"number\":2", "\"number\":1", 1);
        assert!(!archive::verify_certificate(&forged, None).holds());

        let folder = fresh_path("parts-export");
        archive::export(house.store(), &folder, None, &|_, _, _| {}).unwrap();
        let report = archive::verify(&folder, None, &|_, _, _| {}).unwrap();
        let found: Vec<String> = report.findings.iter().map(ToString::to_string).collect();
        assert_eq!(found, Vec::<String>::new());
    });
}

#[test]
fn an_unlawful_vote_on_a_part_is_found_and_named() {
    let house = House::on(super::databases::Database::Sqlite);
    lived(&house, "public");
    let told: Vec<Entry> = record_of(house.store())
        .iter()
        .map(|bytes| Entry::parse(bytes).unwrap())
        .collect();
    let place = |is_it: fn(&Act) -> bool| {
        let found = told.iter().position(|entry| is_it(&entry.act));
        found.unwrap()
    };
    let first = place(|act| matches!(act, Act::Ballot { .. }));
    let merging = place(|act| matches!(act, Act::Merging { .. }));
    let shows = |at: usize, forge: &dyn Fn(&mut Act), is_it: fn(&Wrong) -> bool| {
        let mut forged = told.clone();
        forge(&mut forged[at].act);
        let bytes: Vec<String> = forged.iter().map(|entry| entry.bytes().unwrap()).collect();
        let verdict = judged(&bytes);
        let there = verdict
            .violations
            .iter()
            .find(|found| found.index == at as u64);
        assert!(
            there.is_some_and(|found| is_it(&found.wrong)),
            "{:?}",
            verdict.violations
        );
    };
    let wrong_order = |act: &mut Act| {
        if let Act::Ballot { part, .. } = act {
            *part = Some(2);
        }
    };
    shows(first, &wrong_order, |wrong| *wrong == Wrong::Question);
    let whole_first = |act: &mut Act| {
        if let Act::Ballot { part, kind, .. } = act {
            *part = None;
            *kind = DecisionKind::NormAdoption;
        }
    };
    shows(first, &whole_first, |wrong| {
        *wrong == Wrong::Refused(Refusal::PartsNotDecided)
    });
    let not_adopted = |act: &mut Act| {
        if let Act::Merging { part, .. } = act {
            *part = 2;
        }
    };
    shows(merging, &not_adopted, |wrong| {
        *wrong == Wrong::Refused(Refusal::OutOfOrder)
    });
}
