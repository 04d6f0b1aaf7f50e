//! Who may attempt what, as a table that a jurist can read and the law must equal.

use registry::rules::Refusal;
use registry::rules::permissions::{Action, Caller, Holding, Office, may, permit};
use registry::rules::words::{Auth, MemberCode, Seat};
use uuid::Uuid;

/// Rendered from the law: an act on each line, an office in each column.
fn matrix() -> String {
    let mut text = String::from(
        "# Who may attempt which act (✔), whatever the state of the house. What is not marked is refused.\n\
         # Acts by nobody's office: sign-in is everybody's; six happen by themselves, the last three are\n\
         # done at the machine.\n\n",
    );
    let width = Action::ALL
        .iter()
        .map(|action| action.as_str().len())
        .max()
        .unwrap();
    text.push_str(&" ".repeat(width));
    for office in Office::ALL {
        text.push_str("  ");
        text.push_str(office.as_str());
    }
    text.push('\n');
    for action in Action::ALL {
        text.push_str(&format!("{:<width$}", action.as_str()));
        for office in Office::ALL {
            let mark = if may(*office, *action) { '✔' } else { '✘' };
            let room = office.as_str().len();
            text.push_str(&format!("  {mark:<room$}"));
        }
        text.truncate(text.trim_end().len());
        text.push('\n');
    }
    text
}

#[test]
fn the_law_of_permissions_is_the_table_that_was_reviewed() {
    let reviewed = include_str!("permissions.txt");
    let rendered = matrix();
    assert!(
        rendered == reviewed,
        "permissions.txt does not say what the law says; the law is:\n{rendered}"
    );
}

#[test]
fn what_the_table_marks_is_permitted_and_the_rest_refused() {
    let france = MemberCode::parse("FRA").unwrap();
    let now = "2026-03-02T09:00:00Z".parse().unwrap();
    for office in Office::ALL {
        let caller = Caller::Person {
            account: Uuid::from_u128(1),
            holdings: vec![Holding {
                office: *office,
                seat: Seat::parse("FRA/1").unwrap(),
                member: Some(france.clone()),
            }],
            auth: Auth::Password,
        };
        for action in Action::ALL {
            let is_own = matches!(action, Action::OwnAccount | Action::SignIn);
            let expected = is_own || may(*office, *action);
            let asked = permit(&caller, *action, None, now);
            assert_eq!(asked.is_ok(), expected, "{office} {action}");
        }
    }
}

#[test]
fn a_stranger_may_sign_in_and_nothing_else() {
    let now = "2026-03-02T09:00:00Z".parse().unwrap();
    for action in Action::ALL {
        let asked = permit(&Caller::Stranger, *action, None, now);
        match action {
            Action::SignIn => assert!(asked.is_ok()),
            _ => assert_eq!(asked, Err(Refusal::SignInFirst), "{action}"),
        }
    }
}

#[test]
fn a_delegation_acts_for_its_own_member_only() {
    let now = "2026-03-02T09:00:00Z".parse().unwrap();
    let (france, germany) = (
        MemberCode::parse("FRA").unwrap(),
        MemberCode::parse("DEU").unwrap(),
    );
    let caller = Caller::Person {
        account: Uuid::from_u128(1),
        holdings: vec![Holding {
            office: Office::Head,
            seat: Seat::parse("FRA/1").unwrap(),
            member: Some(france.clone()),
        }],
        auth: Auth::Password,
    };
    assert!(permit(&caller, Action::Vote, Some(&france), now).is_ok());
    assert_eq!(
        permit(&caller, Action::Vote, Some(&germany), now),
        Err(Refusal::NotYours)
    );
}
