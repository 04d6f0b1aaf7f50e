//! Members: what bodies decide, recorded by two officers, dated, and derived on each day.

use jiff::civil::date;
use registry::acts::members as acts;
use registry::acts::motions::{self, Motion};
use registry::record::entries::{Decision, Names};
use registry::rules::Refusal;
use registry::rules::standing::{Scope, Standing};
use registry::rules::words::{Body, MemberCode, MemberKind, PartnerKind, Reference};
use registry::store::{Failure, members};

use super::house::{House, on_both};

fn code(text: &str) -> MemberCode {
    MemberCode::parse(text).unwrap()
}

fn decided(day: jiff::civil::Date) -> Decision {
    Decision {
        body: Body::Plenary,
        decided: day,
        reference: Reference::parse("GAIP/PLEN(2026)4").unwrap(),
    }
}

fn names(short: &str) -> Names {
    Names {
        formal_en: format!("Republic of {short}"),
        formal_fr: format!("République de {short}"),
        short_en: short.into(),
        short_fr: short.into(),
    }
}

fn admission(member: &str, from: jiff::civil::Date) -> Motion {
    Motion::Admission {
        decision: decided(date(2026, 3, 2)),
        from,
        iso2: "KE".into(),
        kind: MemberKind::State,
        member: code(member),
        names: names("Kenya"),
    }
}

fn suspension(from: jiff::civil::Date, until: Option<jiff::civil::Date>) -> Motion {
    Motion::Suspension {
        decision: decided(date(2026, 3, 2)),
        from,
        member: code("CHL"),
        scope: Scope::Vote,
        until,
    }
}

fn standing(house: &House, member: &str) -> Standing {
    let roster = house
        .store()
        .read(|r| members::roster(r).map_err(Failure::from))
        .unwrap();
    roster
        .find(&code(member))
        .map_or(Standing::NotYet, |m| m.standing_on(roster.today()))
}

fn due(house: &House) -> Vec<(MemberCode, jiff::civil::Date)> {
    house
        .store()
        .read(|r| members::due_changes(r).map_err(Failure::from))
        .unwrap()
}

fn head(house: &House) -> i64 {
    house
        .store()
        .read(|r| Ok::<_, Failure>(r.head().n))
        .unwrap()
}

fn refused<T: std::fmt::Debug>(outcome: Result<T, Failure>) -> Refusal {
    match outcome {
        Err(Failure::Refused(refusal)) => refusal,
        other => panic!("not refused: {other:?}"),
    }
}

#[test]
fn an_admission_is_recorded_by_two_officers_and_holds_from_its_day() {
    on_both(|house| {
        house
            .two_officers(admission("KEN", date(2026, 3, 10)))
            .unwrap();
        assert_eq!(standing(house, "KEN"), Standing::NotYet);
        house.at("2026-03-10T08:00:00Z");
        assert_eq!(standing(house, "KEN"), Standing::Member);
    });
}

#[test]
fn who_is_a_member_already_is_not_admitted_again_before_a_withdrawal_has_taken_effect() {
    on_both(|house| {
        let again = |from| Motion::Admission {
            decision: decided(date(2026, 3, 2)),
            from,
            iso2: "CL".into(),
            kind: MemberKind::State,
            member: code("CHL"),
            names: names("Chile"),
        };
        let refusal = refused(house.two_officers(again(date(2026, 3, 2))));
        assert_eq!(refusal, Refusal::AlreadyAMember);
        let withdrawal = Motion::MemberWithdrawal {
            decision: decided(date(2026, 3, 2)),
            from: date(2026, 3, 20),
            member: code("CHL"),
        };
        house.two_officers(withdrawal).unwrap();
        let refusal = refused(house.two_officers(again(date(2026, 3, 15))));
        assert_eq!(refusal, Refusal::AlreadyAMember);
        house.two_officers(again(date(2026, 4, 1))).unwrap();
        house.at("2026-03-25T08:00:00Z");
        assert!(matches!(standing(house, "CHL"), Standing::Former { .. }));
        house.at("2026-04-01T08:00:00Z");
        assert_eq!(standing(house, "CHL"), Standing::Member);
    });
}

#[test]
fn a_suspension_begins_and_ends_on_its_days_and_each_day_enters_the_record_once() {
    on_both(|house| {
        house
            .two_officers(suspension(date(2026, 3, 9), Some(date(2026, 3, 16))))
            .unwrap();
        assert_eq!(standing(house, "CHL"), Standing::Member);
        assert_eq!(due(house), vec![]);

        house.at("2026-03-09T08:00:00Z");
        assert!(matches!(standing(house, "CHL"), Standing::Suspended { .. }));
        let begun = (code("CHL"), date(2026, 3, 9));
        assert_eq!(due(house), vec![begun.clone()]);
        let before = head(house);
        acts::standing_changes(house.store(), &begun.0, begun.1).unwrap();
        assert_eq!(head(house), before + 1);
        let again = acts::standing_changes(house.store(), &begun.0, begun.1);
        assert_eq!(refused(again), Refusal::AlreadyDone);

        house.at("2026-03-16T08:00:00Z");
        assert_eq!(standing(house, "CHL"), Standing::Member);
        assert_eq!(due(house), vec![(code("CHL"), date(2026, 3, 16))]);
    });
}

#[test]
fn two_suspensions_of_a_member_do_not_overlap() {
    on_both(|house| {
        house
            .two_officers(suspension(date(2026, 3, 20), None))
            .unwrap();
        for (from, until) in [
            (date(2026, 3, 25), None),
            (date(2026, 3, 10), Some(date(2026, 3, 21))),
        ] {
            let refusal = refused(house.two_officers(suspension(from, until)));
            assert_eq!(refusal, Refusal::AlreadySuspended, "{from}");
        }
        house
            .two_officers(suspension(date(2026, 3, 10), Some(date(2026, 3, 20))))
            .unwrap();
    });
}

#[test]
fn only_a_suspended_member_is_reinstated_and_only_a_member_suspended() {
    on_both(|house| {
        let reinstatement = |from| Motion::Reinstatement {
            decision: decided(date(2026, 3, 2)),
            from,
            member: code("CHL"),
        };
        let refusal = refused(house.two_officers(reinstatement(date(2026, 3, 5))));
        assert_eq!(refusal, Refusal::NotSuspended);
        house
            .two_officers(suspension(date(2026, 3, 2), None))
            .unwrap();
        house.two_officers(reinstatement(date(2026, 3, 5))).unwrap();
        house.at("2026-03-05T08:00:00Z");
        assert_eq!(standing(house, "CHL"), Standing::Member);
        let stranger = Motion::Suspension {
            decision: decided(date(2026, 3, 2)),
            from: date(2026, 3, 5),
            member: code("KEN"),
            scope: Scope::All,
            until: None,
        };
        assert_eq!(refused(house.two_officers(stranger)), Refusal::NotAMember);
    });
}

#[test]
fn nothing_takes_effect_before_it_was_decided_nor_is_decided_tomorrow() {
    on_both(|house| {
        let early = refused(house.two_officers(suspension(date(2026, 3, 1), None)));
        assert_eq!(
            early,
            Refusal::EffectBeforeDecision {
                decided: date(2026, 3, 2)
            }
        );
        let backwards = suspension(date(2026, 3, 5), Some(date(2026, 3, 5)));
        assert_eq!(
            refused(house.two_officers(backwards)),
            Refusal::EndsBeforeItBegins
        );
        let tomorrow = Motion::Reinstatement {
            decision: decided(date(2026, 3, 3)),
            from: date(2026, 3, 3),
            member: code("CHL"),
        };
        assert!(matches!(
            refused(house.two_officers(tomorrow)),
            Refusal::MustNotBeLater(_)
        ));
    });
}

#[test]
fn a_member_bears_its_new_name_from_its_day_and_keeps_the_old_one_before() {
    on_both(|house| {
        let rename = Motion::Rename {
            from: date(2026, 2, 1),
            member: code("CHL"),
            names: names("Chili"),
            reference: Reference::parse("NV 12/2026").unwrap(),
        };
        house.two_officers(rename.clone()).unwrap();
        let roster = house
            .store()
            .read(|r| members::roster(r).map_err(Failure::from))
            .unwrap();
        let chile = roster.find(&code("CHL")).unwrap();
        let on = |day| chile.names_on(day).unwrap().short_en.clone();
        assert_eq!(on(date(2026, 1, 31)), "Chile");
        assert_eq!(on(date(2026, 2, 1)), "Chili");
        assert_eq!(refused(house.two_officers(rename)), Refusal::AlreadyDone);
    });
}

#[test]
fn a_partner_is_no_member_and_ends_on_its_day() {
    on_both(|house| {
        let partner = |code_text: &str, until| Motion::Partner {
            decision: decided(date(2026, 3, 2)),
            from: date(2026, 3, 2),
            iso2: "KE".into(),
            kind: PartnerKind::Invitee,
            names: names("Kenya"),
            partner: code(code_text),
            until,
        };
        let refusal = refused(house.two_officers(partner("CHL", None)));
        assert_eq!(refusal, Refusal::AlreadyAMember);
        let until = Some(date(2026, 3, 12));
        house.two_officers(partner("KEN", until)).unwrap();
        let partners = house
            .store()
            .read(|r| members::partners(r).map_err(Failure::from))
            .unwrap();
        assert!(partners[0].is_on(date(2026, 3, 11)));
        assert!(!partners[0].is_on(date(2026, 3, 12)));
    });
}

#[test]
fn a_head_is_accredited_by_a_member_only() {
    on_both(|house| {
        let head = Motion::AccreditHead {
            email: "head@kenya.example".into(),
            letter: None,
            member: code("KEN"),
            until: None,
        };
        assert_eq!(refused(house.two_officers(head)), Refusal::NotAMember);
    });
}

#[test]
fn the_officer_who_proposed_does_not_approve_and_an_edited_motion_is_not_approved() {
    on_both(|house| {
        let motion = suspension(date(2026, 3, 9), None);
        let id = motions::propose(house.store(), house.officer(), motion, None).unwrap();
        assert_eq!(
            refused(house.approves(house.officer(), id)),
            Refusal::SecondOfficerMustDiffer
        );
        let another = motions::fingerprint("{\"motion\":\"something else\"}");
        let edited = motions::approve(house.store(), house.second_officer(), id, another, None);
        assert_eq!(refused(edited), Refusal::MotionChanged);
        assert_eq!(standing(house, "CHL"), Standing::Member);
        house.approves(house.second_officer(), id).unwrap();
        assert_eq!(
            refused(house.approves(house.registrar(), id)),
            Refusal::NothingWaiting
        );
    });
}

#[test]
fn what_waits_too_long_cannot_be_approved() {
    on_both(|house| {
        let motion = suspension(date(2026, 3, 9), None);
        let id = motions::propose(house.store(), house.officer(), motion, None).unwrap();
        house.later(14, 0);
        assert_eq!(
            refused(house.approves(house.second_officer(), id)),
            Refusal::NothingWaiting
        );
    });
}

#[test]
fn the_public_pages_say_who_is_a_member_and_by_which_decision() {
    on_both(|house| {
        house
            .two_officers(suspension(date(2026, 3, 2), Some(date(2026, 6, 1))))
            .unwrap();
        let visitor = house.browser();
        let list = visitor.get("/en/members").body;
        assert!(list.contains("46 members: 45 States and 1 regional organisation."));
        assert!(list.contains("suspended from voting until 1 June 2026"));
        let french = visitor.get("/fr/members").body;
        let place = |name: &str| french.find(&format!(">{name}<")).unwrap();
        assert!(place("Espagne") < place("États-Unis"));
        assert!(place("États-Unis") < place("Finlande"));
        let page = visitor.get("/en/members/CHL").body;
        assert!(page.contains("GAIP/PLEN(2026)4"));
        assert!(page.contains("Plenary"));
        assert_eq!(visitor.get("/en/members/KEN").status, 404);
    });
}
