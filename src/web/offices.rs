//! Offices in words: their names, and how the corner of a desk says who is there.

use super::shell;
use super::words::{Words, words};
use crate::rules::permissions::Office;
use crate::rules::words::{Lang, MemberCode};
use crate::store::accounts::Offer;
use crate::store::members::Roster;
use crate::store::sessions::Visitor;

/// What an office is called.
pub fn name(office: Office, w: &Words) -> String {
    match office {
        Office::Expert => w.office_expert(),
        Office::Head => w.office_head(),
        Office::Alternate => w.office_alternate(),
        Office::PartnerDelegate => w.office_partner_delegate(),
        Office::Officer => w.office_officer(),
        Office::Registrar => w.office_registrar(),
        Office::Translator => w.office_translator(),
        Office::Reviser => w.office_reviser(),
        Office::Administrator => w.office_administrator(),
        Office::Auditor => w.office_auditor(),
    }
}

/// « France, head of delegation », or the office alone where it is the house's.
pub fn of_member(
    office: Office,
    member: Option<&MemberCode>,
    roster: &Roster,
    w: &Words,
) -> String {
    match member {
        Some(code) => w.office_of(roster.short(code, w.lang()), name(office, w)),
        None => name(office, w),
    }
}

/// As [`of_member`], of an office that is offered or taken up.
pub fn of_offer(offer: &Offer, roster: &Roster, w: &Words) -> String {
    of_member(offer.office, offer.member.as_ref(), roster, w)
}

/// « France, head of delegation », « Secretariat, officer »: for the corner of a desk page.
pub fn corner(visitor: &Visitor, roster: &Roster, lang: Lang) -> shell::Visitor {
    let w = words(lang);
    let label = match visitor.office() {
        None => visitor.name.clone(),
        Some(held) => {
            let office = name(held.office, w);
            match &held.member {
                Some(code) => w.office_of(roster.short(code, lang), office),
                None if held.office.is_of_secretariat()
                    || matches!(held.office, Office::Translator | Office::Reviser) =>
                {
                    w.office_of(w.office_secretariat(), office)
                }
                None => office,
            }
        }
    };
    shell::Visitor {
        label,
        desk_url: format!("/{lang}/desk"),
    }
}
