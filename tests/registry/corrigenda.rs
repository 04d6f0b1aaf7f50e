//! Corrigenda: circulated by two officers, standing unless a member objects, with the text voted on kept readable.

use registry::acts::corrigenda::{self, Circular};
use registry::acts::motions::Motion;
use registry::clock;
use registry::record::{Act, Entry};
use registry::rules::Refusal;
use registry::rules::refusals::Field;
use registry::rules::words::{How, Lang, NormSymbol, Prose};
use registry::store::Failure;
use registry::store::corrigenda as stored;
use registry::store::norms::versions::As;

use super::house::{House, on_both};
use super::judge::{judged, record_of};
use super::proposals::refused;
use super::questions::{code, reference};
use super::versions::{EN, FR, all, first_norm, found, holds, texts};

pub const EN_CORRECTED: &str =
    "## Article 1\n\n1. Workers are consulted.\n\n2. In good and due time.";

/// What an officer types: the whole text of the first version, corrected.
fn circular(house: &House, norm: &NormSymbol, en: &str, fr: &str) -> Result<Circular, Refusal> {
    let version = all(house, norm).remove(0);
    let now = texts(house, &version, As::Corrected);
    Ok(Circular {
        norm: norm.clone(),
        proposal: version.proposal,
        changes: corrigenda::corrections(&now, en, fr)?,
        lang: Lang::En,
        reason: "The French says more than the English.".into(),
        reference: reference(),
    })
}

pub fn circulates(house: &House, norm: &NormSymbol, en: &str, fr: &str) -> Result<(), Failure> {
    let circular = circular(house, norm, en, fr)?;
    house
        .two_officers(Motion::Corrigendum { circular })
        .map(|_| ())
}

fn objects(house: &House, member: &str, norm: &NormSymbol, note: &str) -> Result<(), Failure> {
    corrigenda::object(
        house.store(),
        house.head_of(member),
        &code(member),
        (norm.clone(), 1),
        (Prose::parse_optional(note, Field::Note, 100).unwrap(), None),
        None,
    )
}

fn first(house: &House, norm: &NormSymbol) -> stored::Corrigendum {
    house.store().read(|r| stored::find(r, norm, 1)).unwrap()
}

#[test]
fn a_corrigendum_stands_when_nobody_objects_and_the_text_voted_on_stays_readable() {
    on_both(|house| {
        let norm = first_norm(house);
        circulates(house, &norm, EN_CORRECTED, FR).unwrap();
        let circulated = first(house, &norm);
        assert_eq!(circulated.until.to_string(), "2026-04-19T22:00:00Z");
        assert_eq!(circulated.changes.len(), 1);
        assert_eq!(circulated.changes[0].how, How::Replace);
        assert_eq!(circulated.changes[0].fr, None, "the French is right");
        house.at("2026-04-19T21:59:59Z");
        clock::round(house.store());
        assert_eq!(found(house, &norm).text(Lang::En), EN);
        house.at("2026-04-19T22:00:00Z");
        clock::round(house.store());
        assert!(first(house, &norm).stands.is_some());
        assert_eq!(found(house, &norm).text(Lang::En), EN_CORRECTED);
        assert_eq!(found(house, &norm).text(Lang::Fr), FR);
        let version = all(house, &norm).remove(0);
        let adopted = texts(house, &version, As::Adopted);
        assert_eq!(adopted.text.en, EN, "as it was voted on");
        let corrected = texts(house, &version, As::Corrected);
        assert_eq!(corrected.corrigenda, [1]);
        assert_eq!(corrected.ids, adopted.ids, "no unit came or went");
        assert_ne!(corrected.commitments[0], adopted.commitments[0]);
        assert_eq!(corrected.commitments[1], adopted.commitments[1]);
        holds(house);
        let visitor = house.browser();
        for lang in ["en", "fr"] {
            let page = visitor.get(&format!("/{lang}/norms/{norm}"));
            assert_eq!(page.status, 200, "{}", page.body);
            assert!(page.body.contains("Corr.1"));
            let then = visitor.get(&format!(
                "/{lang}/norms/{norm}/2026-03-20?read=adopted&text=en"
            ));
            assert_eq!(then.status, 200, "{}", then.body);
            assert!(then.body.contains("In good time."));
            let kept = adopted.commitments[0].as_ref().unwrap();
            assert!(
                then.body.contains(kept.as_str()),
                "the commitment of what was voted on"
            );
        }
    });
}

#[test]
fn a_corrigendum_that_a_member_objects_to_does_not_stand() {
    on_both(|house| {
        let norm = first_norm(house);
        circulates(house, &norm, EN_CORRECTED, FR).unwrap();
        assert_eq!(
            refused(objects(house, "DEU", &norm, "")),
            Refusal::Missing(Field::Note)
        );
        objects(house, "DEU", &norm, "It changes the sense.").unwrap();
        let again = objects(house, "DEU", &norm, "Once more.");
        assert_eq!(refused(again), Refusal::AlreadyDone);
        let expert = corrigenda::object(
            house.store(),
            house.expert_of("FRA"),
            &code("FRA"),
            (norm.clone(), 1),
            (Some(Prose::parse("No.", Field::Note, 9).unwrap()), None),
            None,
        );
        assert_eq!(refused(expert), Refusal::OfficeDoesNotPermit);
        house.at("2026-04-20T08:00:00Z");
        clock::round(house.store());
        assert_eq!(first(house, &norm).stands, None);
        assert_eq!(found(house, &norm).text(Lang::En), EN);
        let stands = corrigenda::stand(house.store(), &norm, 1);
        assert_eq!(refused(stands), Refusal::ObjectedTo);
        let late = objects(house, "ITA", &norm, "Too late.");
        assert!(matches!(refused(late), Refusal::ObjectionsOver { .. }));
        let page = house.browser().get(&format!("/en/norms/{norm}"));
        assert!(page.body.contains("It changes the sense."), "{}", page.body);
        assert!(page.body.contains("does not stand"));
        // What was objected to can be circulated again, by its own number.
        circulates(house, &norm, EN_CORRECTED, FR).unwrap();
        holds(house);
    });
}

#[test]
fn one_corrigendum_of_a_version_circulates_at_a_time_and_both_languages_stay_parallel() {
    on_both(|house| {
        let norm = first_norm(house);
        let more = format!("{EN}\n\n3. In writing.");
        let alone = circular(house, &norm, &more, FR);
        assert!(matches!(alone, Err(Refusal::TextsNotParallel { .. })));
        let same = circular(house, &norm, EN, FR);
        assert_eq!(same, Err(Refusal::TextsUnchanged));
        circulates(house, &norm, &more, &format!("{FR}\n\n3. Par écrit.")).unwrap();
        let second = circulates(house, &norm, EN_CORRECTED, FR);
        assert!(matches!(refused(second), Refusal::ObjectionsOpen { .. }));
        house.at("2026-04-20T08:00:00Z");
        clock::round(house.store());
        let version = all(house, &norm).remove(0);
        let now = texts(house, &version, As::Corrected);
        assert!(now.text.fr.contains("Par écrit."));
        assert!(now.ids.at("art-1-par-3").is_some());
        holds(house);
    });
}

#[test]
fn the_judge_names_a_corrigendum_that_stood_too_early_or_against_an_objection() {
    on_both(|house| {
        let norm = first_norm(house);
        house.head_of("DEU");
        circulates(house, &norm, EN_CORRECTED, FR).unwrap();
        house.at("2026-04-20T08:00:00Z");
        clock::round(house.store());
        let record: Vec<Entry> = record_of(house.store())
            .iter()
            .map(|bytes| Entry::parse(bytes).unwrap())
            .collect();
        let place = |act: &str| {
            record
                .iter()
                .position(|entry| entry.act.name() == act)
                .unwrap()
        };
        let bytes = |record: &[Entry]| -> Vec<String> {
            record.iter().map(|entry| entry.bytes().unwrap()).collect()
        };
        let stands = place("corrigendum-stands");
        let mut early = record.clone();
        early[stands].time = early[stands - 1].time;
        assert_eq!(judged(&bytes(&early[..=stands])).violations.len(), 1);
        let mut objected = record.clone();
        let mut objection = objected[stands].clone();
        objection.time = objected[stands - 1].time;
        objection.by = Some(registry::record::By::Seat(
            registry::rules::words::Seat::parse("DEU/1").unwrap(),
        ));
        objection.act = Act::CorrigendumObjection {
            corrigendum: 1,
            member: code("DEU"),
            norm: norm.clone(),
            note: registry::record::entries::Note::default(),
        };
        objected[stands].index += 1;
        objected.insert(stands, objection);
        let found = judged(&bytes(&objected[..=stands + 1])).violations;
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(
            found[0].index as i64,
            objected[stands + 1].index,
            "{found:?}"
        );
    });
}
