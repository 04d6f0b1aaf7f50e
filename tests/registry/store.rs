//! What must hold of the store on both databases: order, time, savepoints, repeats, and no file by mistake.

use registry::acts::appointments::{self, Invitee};
use registry::record::Act;
use registry::rules::Refusal;
use registry::rules::permissions::{Action, Office};
use registry::rules::words::ThemeCode;
use registry::store::{
    Asking, Asks, Enacted, Failure, Kept, Request, Source, Store, StoreError, entries,
};

use super::databases::fresh_path;
use super::house::{House, on_both};

fn head(house: &House) -> i64 {
    house
        .store()
        .read(|r| Ok::<_, StoreError>(r.head().n))
        .unwrap()
}

fn theme(number: usize) -> Act {
    Act::Theme {
        name_en: format!("Theme {number}"),
        name_fr: format!("Thème {number}"),
        theme: ThemeCode::parse(&format!("theme-{number}")).unwrap(),
    }
}

fn add_theme(store: &Store, by: Asks, number: usize) -> Result<i64, Failure> {
    store.enact(Asking::new(by, Action::AddTheme), move |tx| {
        let index = tx.index();
        Ok(Enacted::one(theme(number), index))
    })
}

#[test]
fn an_act_that_panics_costs_its_savepoint_only() {
    on_both(|house| {
        let officer = house.officer();
        let before = head(house);
        let fell: Result<(), Failure> = house.store().enact(
            Asking::new(officer.clone(), Action::AddTheme),
            |_| -> Result<Enacted<()>, Failure> { panic!("on purpose") },
        );
        assert!(matches!(fell, Err(Failure::Store(StoreError::Panicked(_)))));
        assert_eq!(head(house), before);
        assert_eq!(add_theme(house.store(), officer, 1).unwrap(), before);
        assert_eq!(head(house), before + 1);
    });
}

#[test]
fn acts_of_many_callers_get_every_index_once() {
    on_both(|house| {
        let officer = house.officer();
        let before = head(house);
        let mut indexes: Vec<i64> = std::thread::scope(|scope| {
            let callers: Vec<_> = (0..40)
                .map(|number| {
                    let (store, officer) = (house.store(), officer.clone());
                    scope.spawn(move || add_theme(store, officer, number).unwrap())
                })
                .collect();
            callers.into_iter().map(|c| c.join().unwrap()).collect()
        });
        indexes.sort_unstable();
        assert_eq!(indexes, (before..before + 40).collect::<Vec<_>>());
        let written = house.store().read(|r| entries::from(r, 0, 1000)).unwrap();
        let numbers: Vec<i64> = written.iter().map(|entry| entry.index).collect();
        assert_eq!(numbers, (0..before + 40).collect::<Vec<_>>());
    });
}

#[test]
fn the_time_of_the_record_never_runs_backwards() {
    on_both(|house| {
        let officer = house.officer();
        house.at("2026-03-05T12:00:00Z");
        add_theme(house.store(), officer.clone(), 1).unwrap();
        house.at("2026-03-04T12:00:00Z");
        add_theme(house.store(), officer, 2).unwrap();
        let two = house
            .store()
            .read(|r| entries::newest(r, &entries::Sought::default(), 2))
            .unwrap();
        assert_eq!(two[0].time.to_string(), "2026-03-05T12:00:00Z");
        assert_eq!(two[0].time, two[1].time);
    });
}

#[test]
fn an_answered_act_is_there_for_whoever_opens_the_database_anew() {
    on_both(|house| {
        let index = add_theme(house.store(), house.officer(), 1).unwrap();
        let other = Store::open(house.source(), house.store().clock().clone())
            .unwrap()
            .with_sealing(super::house::sealing());
        let found = other.read(|r| entries::find(r, index)).unwrap();
        assert_eq!(found.entry.act, theme(1));
    });
}

#[test]
fn what_is_kept_does_not_move_the_head() {
    on_both(|house| {
        let officer = house.officer();
        let before = head(house);
        let kept = house.store().keep(
            Asking::new(officer, Action::ProposeMotion),
            |tx| -> Result<Kept<i64>, Failure> { Ok(Kept::Done(tx.index())) },
        );
        assert_eq!(kept.unwrap(), before);
        assert_eq!(head(house), before);
    });
}

#[test]
fn a_form_sent_twice_is_done_once_and_answered_alike() {
    on_both(|house| {
        let officer = house.officer();
        let send = |content: &[u8], number| {
            let request = Request::new(&"a".repeat(32), "themes", content).unwrap();
            let asking = Asking::new(officer.clone(), Action::AddTheme).with_request(Some(request));
            house.store().enact(asking, move |tx| {
                let index = tx.index();
                Ok(Enacted::one(theme(number), index))
            })
        };
        let first = send(b"theme 1", 1).unwrap();
        assert_eq!(send(b"theme 1", 1).unwrap(), first);
        assert_eq!(head(house), first + 1);
        let other = send(b"theme 2", 2);
        assert!(matches!(
            other,
            Err(Failure::Refused(Refusal::RequestReused))
        ));
        assert_eq!(head(house), first + 1);
    });
}

#[test]
fn nobody_holds_the_pen_without_a_permit() {
    on_both(|house| {
        let refused = |by: Asks| match add_theme(house.store(), by, 1) {
            Err(Failure::Refused(refusal)) => refusal,
            other => panic!("{other:?}"),
        };
        assert_eq!(refused(Asks::Stranger), Refusal::SignInFirst);
        assert_eq!(refused(house.head_of("FRA")), Refusal::OfficeDoesNotPermit);
        assert_eq!(refused(house.administrator()), Refusal::OfficeDoesNotPermit);
    });
}

#[test]
fn the_command_line_invites_administrators_only() {
    on_both(|house| {
        let invitee = Invitee {
            email: "somebody@people.example".into(),
            office: Office::Officer,
            member: None,
            until: None,
        };
        let refused = appointments::invite(house.store(), Asks::CommandLine, invitee);
        assert!(matches!(
            refused,
            Err(Failure::Refused(Refusal::OfficeDoesNotPermit))
        ));
    });
}

#[test]
fn an_address_of_no_known_database_is_refused_and_makes_no_file() {
    let file = fresh_path("registry.db");
    let path = file.to_str().unwrap();
    for address in [
        path.to_owned(),
        format!("sqlit://{path}"),
        format!("file:{path}"),
        format!("postgre://{path}"),
        "sqlite://".to_owned(),
    ] {
        assert!(
            matches!(Source::parse(&address), Err(StoreError::Source(_))),
            "{address}"
        );
    }
    assert!(!file.exists());
    assert_eq!(
        Source::parse(&format!("sqlite://{path}")).unwrap(),
        Source::Sqlite(path.to_owned())
    );
}

#[test]
fn a_house_does_not_start_under_another_origin() {
    use registry::record::entries::House as Kind;
    on_both(|house| {
        let opened = |kind, origin| registry::acts::house::open(house.store(), kind, origin, &[]);
        let before = head(house);
        opened(Kind::Demo, super::house::ORIGIN).unwrap();
        assert_eq!(head(house), before);
        assert!(opened(Kind::Demo, "elsewhere.example/log").is_err());
        assert!(opened(Kind::Live, super::house::ORIGIN).is_err());
    });
}

#[test]
fn the_doors_of_the_house_open() {
    on_both(|house| {
        let answer = house.browser().get("/healthz");
        assert_eq!(answer.status, 200);
        let page = house.browser().get("/fr/accessibility");
        assert_eq!(page.status, 200);
        assert!(page.body.contains(r#"<html lang="fr">"#));
    });
}
