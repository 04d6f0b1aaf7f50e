//! What ends when somebody leaves: a member's reading, an officer's motion; and what never stays behind.

use registry::acts::appointments;
use registry::acts::motions::{self, Motion};
use registry::rules::Refusal;
use registry::rules::words::{Classification, DecisionKind, Reference, Seat};

use super::house::on_both;
use super::questions::{code, decision, fixed, refused};

#[test]
fn a_member_that_has_withdrawn_reads_with_the_public() {
    on_both(|house| {
        let closed = fixed(
            house,
            1,
            Classification::ForMembers,
            DecisionKind::NormAdoption,
        );
        let page = format!("/en/desk/proposals/{closed}");
        assert_eq!(house.signed_in_as("head.deu").get(&page).status, 200);
        let motion = Motion::MemberWithdrawal {
            decision: decision(),
            from: "2026-03-05".parse().unwrap(),
            member: code("DEU"),
        };
        house.two_officers(motion).unwrap();
        assert_eq!(house.signed_in_as("head.deu").get(&page).status, 200);
        house.at("2026-03-05T08:00:00Z");
        assert_eq!(house.signed_in_as("head.deu").get(&page).status, 404);
        assert_eq!(house.signed_in_as("head.fra").get(&page).status, 200);
    });
}

#[test]
fn a_motion_falls_with_the_seat_of_its_proposer() {
    on_both(|house| {
        let rename = Motion::Rename {
            from: "2026-03-02".parse().unwrap(),
            member: code("FRA"),
            names: registry::record::entries::Names {
                formal_en: "The French Republic".into(),
                formal_fr: "République française".into(),
                short_en: "France".into(),
                short_fr: "France".into(),
            },
            reference: Reference::parse("GAIP/SEC(2026)1").unwrap(),
        };
        let id = motions::propose(house.store(), house.second_officer(), rename, None).unwrap();
        let seat = house
            .store()
            .read(|r| {
                let account = house.account_of("second-officer");
                registry::store::accounts::offices(r, account)
                    .map_err(registry::store::Failure::from)
            })
            .unwrap()[0]
            .seat
            .clone();
        assert_ne!(seat, Seat::registry());
        appointments::end(house.store(), house.administrator(), &seat).unwrap();
        let refusal = refused(house.approves(house.registrar(), id));
        assert_eq!(refusal, Refusal::NothingWaiting);
    });
}

#[test]
fn a_private_page_is_stored_nowhere_however_its_address_is_spelt() {
    on_both(|house| {
        let head = house.signed_in_as("head.fra");
        for address in ["/en/desk", "/en/%64esk", "/en/recover%79"] {
            let answer = head.get(address);
            assert_eq!(answer.header("cache-control"), "no-store", "{address}");
            assert_eq!(answer.header("etag"), "", "{address}");
        }
    });
}
