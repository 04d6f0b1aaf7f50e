//! Languages: parallel, signed off by two persons, and agreed by the sponsor, before a text is final.

use registry::acts::consultations;
use registry::acts::drafts;
use registry::rules::Refusal;
use registry::rules::refusals::Field;
use registry::rules::visibility::Viewer;
use registry::rules::words::{Lang, ProposalSymbol, Prose, Title};
use registry::store::{Asks, Failure, documents, revisions};
use registry::text::Identities;

use super::house::{House, on_both};
use super::proposals::{consulted, refused, revises, submits, translates, whole_words};

fn signs(house: &House, by: Asks, of: &ProposalSymbol, lang: Lang) -> Result<(), Failure> {
    let revision = current(house, of).number;
    consultations::sign_off(house.store(), by, of, revision, lang, None)
}

fn agrees(house: &House, member: &str, of: &ProposalSymbol) -> Result<(), Failure> {
    let revision = current(house, of).number;
    consultations::agree_translation(house.store(), house.head_of(member), of, revision, None)
}

fn fixes(house: &House, of: &ProposalSymbol) -> Result<(), Failure> {
    let revision = current(house, of).number;
    consultations::fix_final_text(house.store(), house.officer(), of, revision, None)
}

fn current(house: &House, of: &ProposalSymbol) -> revisions::Revision {
    let viewer = Viewer::Secretariat;
    house
        .store()
        .read(|r| {
            let number = registry::store::proposals::find(r, &viewer, of)?.revision;
            revisions::find(r, &viewer, of, number)
        })
        .unwrap()
}

#[test]
fn each_language_is_signed_off_by_a_person_of_its_own() {
    on_both(|house| {
        let symbol = submits(house, "FRA", whole_words(Lang::En)).unwrap();
        consulted(house, &symbol);
        let early = signs(house, house.translator(), &symbol, Lang::En);
        assert_eq!(refused(early), Refusal::LanguageMissing(Lang::Fr));
        translates(house, &symbol, 0).unwrap();

        let officer = signs(house, house.officer(), &symbol, Lang::En);
        assert_eq!(refused(officer), Refusal::OfficeDoesNotPermit);
        signs(house, house.translator(), &symbol, Lang::En).unwrap();
        let again = signs(house, house.reviser(), &symbol, Lang::En);
        assert_eq!(refused(again), Refusal::AlreadyDone);
        let both = signs(house, house.translator(), &symbol, Lang::Fr);
        assert_eq!(refused(both), Refusal::SignedOffByTheSame);

        assert_eq!(
            refused(fixes(house, &symbol)),
            Refusal::TranslationNotAgreed
        );
        let another = agrees(house, "DEU", &symbol);
        assert_eq!(refused(another), Refusal::NotYours);
        agrees(house, "FRA", &symbol).unwrap();
        assert_eq!(refused(agrees(house, "FRA", &symbol)), Refusal::AlreadyDone);
        assert_eq!(
            refused(fixes(house, &symbol)),
            Refusal::NotSignedOff(Lang::Fr)
        );
        signs(house, house.reviser(), &symbol, Lang::Fr).unwrap();
        fixes(house, &symbol).unwrap();
    });
}

#[test]
fn texts_that_are_not_parallel_are_not_signed_off() {
    on_both(|house| {
        let symbol = submits(house, "FRA", whole_words(Lang::En)).unwrap();
        consulted(house, &symbol);
        let written = drafts::Written {
            title: Title::parse("Consulter les travailleurs").unwrap(),
            summary: Prose::parse("Qui est consulté.", Field::Summary, 100).unwrap(),
            text: Prose::parse(
                "## Article 1er\n\n1. Les travailleurs sont consultés.\n\n2. Et leurs syndicats.",
                Field::Text,
                1000,
            )
            .unwrap(),
        };
        consultations::supply_translation(
            house.store(),
            house.translator(),
            &symbol,
            0,
            written,
            None,
        )
        .unwrap();
        let unlike = signs(house, house.reviser(), &symbol, Lang::Fr);
        assert_eq!(refused(unlike), Refusal::TextsNotParallel { units: 1 });
    });
}

#[test]
fn a_new_revision_is_signed_off_anew() {
    on_both(|house| {
        let symbol = submits(house, "FRA", whole_words(Lang::En)).unwrap();
        consulted(house, &symbol);
        translates(house, &symbol, 0).unwrap();
        house.languages_are_ready(&symbol);
        revises(house, "FRA", &symbol).unwrap();
        let unready = fixes(house, &symbol);
        assert!(matches!(
            refused(unready),
            Refusal::NotSignedOff(_) | Refusal::LanguageMissing(_)
        ));
    });
}

#[test]
fn a_unit_keeps_its_id_through_revisions() {
    on_both(|house| {
        let symbol = submits(house, "FRA", whole_words(Lang::En)).unwrap();
        let ids = |house: &House| {
            let revision = current(house, &symbol);
            let wanted = [revision.units.to_string()];
            let bodies = house
                .store()
                .read(|r| documents::bodies(r, &Viewer::Secretariat, &wanted))
                .unwrap();
            Identities::parse(&bodies[wanted[0].as_str()]).unwrap()
        };
        let first = ids(house);
        revises(house, "FRA", &symbol).unwrap();
        let second = ids(house);
        for (address, unit) in first.iter() {
            assert_eq!(second.at(address), Some(unit), "{address}");
        }
        assert_eq!(second.iter().count(), first.iter().count() + 1);
        assert!(second.iter().all(|(_, unit)| second.was_given(unit)));
    });
}
