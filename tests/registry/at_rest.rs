//! At rest: who reads the files of the database, or a backup, reads no undisclosed vote without the key beside it.

use registry::acts::votes::{self, Said};
use registry::rules::visibility::Viewer;
use registry::rules::words::Choice;
use registry::store::{Clock, Request, Store, votes as reading};

use super::house::on_both;
use super::office::run;
use super::questions::{close, code, opened, roll};

fn form(number: u8) -> Request {
    Request::new(&format!("{number:032x}"), "votes", b"choice=yes").unwrap()
}

#[test]
fn an_undisclosed_vote_its_salt_and_its_receipt_lie_sealed_until_the_closing_opens_them() {
    on_both(|house| {
        let ballot = opened(house, 1);
        let vote = |choice, number| {
            let by = house.head_of("FRA");
            let france = code("FRA");
            let said = Said::default();
            let request = Some(form(number));
            votes::cast(
                house.store(),
                by,
                &france,
                ballot.clone(),
                choice,
                said,
                request,
            )
            .unwrap()
        };
        let (first, last) = (vote(Choice::No, 1), vote(Choice::Yes, 2));
        let dump = house.dump();
        for receipt in [&first, &last] {
            assert!(!dump.contains(&receipt.salt), "a salt lies open");
        }
        assert!(!dump.contains("\"choice\":\"yes\"") && !dump.contains("\"choice\":\"no\""));
        // The control: what is not secret is found by the same search.
        assert!(dump.contains(last.commitment.as_str()));
        let hash = registry::record::commitments::sha256_hex(b"choice=yes");
        assert!(
            !dump.contains(&hash),
            "the hash of a form can be guessed from its choices"
        );

        // The delegation reads its own, the same form gives the same receipt, and the closing counts.
        assert_eq!(vote(Choice::Yes, 2), last);
        let own = |store: &Store| {
            let viewer = Viewer::Delegation(code("FRA"));
            store.read(|r| reading::own(r, &viewer, &ballot))
        };
        assert_eq!(own(house.store()).unwrap(), Some(last.clone()));
        let clock = Clock::Scripted(house.script().clone());
        let without_key = Store::open(house.source(), clock).unwrap();
        assert!(
            own(&without_key).is_err(),
            "nobody reads it without the key"
        );
        close(house, &ballot);
        let line = roll(house, &ballot)
            .into_iter()
            .find(|line| line.member.as_str() == "FRA")
            .unwrap();
        assert_eq!(line.position, reading::Position::Voted(Choice::Yes));
        assert!(!house.dump().contains(&first.salt));
    });
}

#[test]
fn a_sealed_vote_that_is_moved_to_another_place_does_not_open() {
    on_both(|house| {
        let ballot = opened(house, 1);
        for member in ["FRA", "DEU"] {
            super::questions::casts(house, member, &ballot, Choice::Yes).unwrap();
        }
        run(
            house.source(),
            "UPDATE sealed_votes SET content = (SELECT content FROM sealed_votes WHERE member = 'DEU') \
             WHERE member = 'FRA'",
        );
        let viewer = Viewer::Delegation(code("FRA"));
        let own = house.store().read(|r| reading::own(r, &viewer, &ballot));
        assert!(own.is_err());
    });
}
