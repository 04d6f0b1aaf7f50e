//! What partners may read: associates with the members, invitees and participants with the public.

use jiff::civil::date;
use registry::acts::motions::Motion;
use registry::record::entries::Names;
use registry::rules::words::{Classification, DecisionKind, PartnerKind};

use super::house::{House, on_both};
use super::questions::{code, decision, fixed};

pub fn welcome(house: &House, kind: PartnerKind, partner: &str, iso2: &str) {
    let names = Names {
        formal_en: partner.to_owned(),
        formal_fr: partner.to_owned(),
        short_en: partner.to_owned(),
        short_fr: partner.to_owned(),
    };
    let motion = Motion::Partner {
        decision: decision(),
        from: date(2026, 3, 2),
        iso2: iso2.to_owned(),
        kind,
        names,
        partner: code(partner),
        until: Some(date(2026, 3, 12)),
    };
    house.two_officers(motion).unwrap();
}

#[test]
fn an_associate_reads_what_is_for_members_and_an_invitee_does_not() {
    on_both(|house| {
        welcome(house, PartnerKind::Associate, "URY", "UY");
        welcome(house, PartnerKind::Invitee, "KEN", "KE");
        let closed = fixed(
            house,
            1,
            Classification::ForMembers,
            DecisionKind::NormAdoption,
        );
        let page = format!("/en/desk/proposals/{closed}");
        let associate = house.signed_in_as("partner.ury");
        assert_eq!(associate.get(&page).status, 200);
        assert_eq!(house.signed_in_as("partner.ken").get(&page).status, 404);
        // From the day on which it is an associate no longer, it reads with the public.
        house.at("2026-03-12T08:00:00Z");
        let later = house.signed_in_as("partner.ury");
        assert_eq!(later.get(&page).status, 404);
    });
}
