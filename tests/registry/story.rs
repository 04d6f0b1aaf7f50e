//! A short lawful story of a house, signed and exported: what the judge and the verifier are tried on.

use std::path::PathBuf;
use std::sync::OnceLock;

use registry::acts::drafts::{self, Written};
use registry::acts::motions::Motion;
use registry::acts::votes::{self, Said};
use registry::acts::{ballots, consultations, norms, proposals, sponsors};
use registry::archive::export;
use registry::clock;
use registry::notary::Notary;
use registry::rules::adherence::EventKind;
use registry::rules::refusals::Field;
use registry::rules::standing::Scope;
use registry::rules::words::{
    BallotSymbol, Choice, Lang, NormSymbol, ProposalSymbol, Prose, Title,
};
use registry::store::drafts::DraftWords;

use super::comments;
use super::databases::{Database, fresh_path};
use super::house::House;
use super::judge::record_of;
use super::norms::{meeting, notifies, without_vote};
use super::office::{enter_keys, office};
use super::proposals::whole_words;
use super::questions::{cast_all, casts, code, decision, putting, reference};

/// The record of the story and its export.
pub struct Story {
    pub record: Vec<String>,
    pub folder: PathBuf,
    /// Where the house answers.
    pub address: String,
    // Its doors stay open as long as the tests run.
    _house: House,
}

/// The story, told once.
pub fn told() -> &'static Story {
    static TOLD: OnceLock<Story> = OnceLock::new();
    TOLD.get_or_init(|| {
        let house = House::on(Database::Sqlite);
        let setting = office();
        enter_keys(&house, &setting);
        lived(&house);
        let mut notary = Notary::open(house.store(), &setting).unwrap();
        notary.round().unwrap();
        let folder = fresh_path("story");
        let exported = export(house.store(), &folder, None, &|_, _, _| {}).unwrap();
        assert_eq!(exported.unsigned, Some(0));
        Story {
            record: record_of(house.store()),
            folder,
            address: house.serve().origin().to_owned(),
            _house: house,
        }
    })
}

/// Four proposals: two voted on and adopted, one of them for members until then; one for members that stays
/// closed; one adopted without a vote. And what members do with the norms.
fn lived(house: &House) {
    let adopted = at_final_text(house, "FRA", "public");
    let opened = at_final_text(house, "DEU", "for-members");
    let closed = at_final_text(house, "ITA", "for-members");
    let agreed = at_final_text(house, "ESP", "public");
    house.at("2026-03-20T17:00:00Z");
    clock::round(house.store());
    for proposal in [&adopted, &opened, &closed, &agreed] {
        house.languages_are_ready(proposal);
        consultations::fix_final_text(house.store(), house.officer(), proposal, 0, None).unwrap();
    }
    house.two_officers(without_vote(&agreed, &["JPN"])).unwrap();
    house
        .two_officers(Motion::Suspension {
            decision: meeting(),
            from: "2026-03-25".parse().unwrap(),
            member: code("USA"),
            scope: Scope::Vote,
            until: None,
        })
        .unwrap();
    house.at("2026-03-31T09:00:00Z");
    clock::round(house.store());
    let on = |proposal: &ProposalSymbol| -> BallotSymbol {
        let asked = putting(proposal, "2026-04-08T16:00:00Z");
        ballots::open(house.store(), house.officer(), asked, None).unwrap()
    };
    let (first, second, third) = (on(&adopted), on(&opened), on(&closed));
    for ballot in [&first, &third] {
        casts(house, "FRA", ballot, Choice::No).unwrap();
    }
    cast_all(house, &first, 20, 4, 1);
    cast_all(house, &second, 24, 0, 0);
    cast_all(house, &third, 2, 1, 0);
    house.later(1, 0);
    votes::withdraw(
        house.store(),
        house.head_of("FRA"),
        &code("FRA"),
        third,
        None,
    )
    .unwrap();
    house
        .two_officers(Motion::Extension {
            ballot: second.clone(),
            closes: "2026-04-09T16:00:00Z".parse().unwrap(),
            reference: reference(),
        })
        .unwrap();
    for end in ["2026-04-08T16:00:00Z", "2026-04-09T16:00:00Z"] {
        house.at(end);
        clock::round(house.store());
    }
    let said = Said::explanation("We would have preferred more.", "").unwrap();
    votes::explain(
        house.store(),
        house.head_of("DEU"),
        &code("DEU"),
        first.clone(),
        said,
        None,
    )
    .unwrap();
    house.at("2026-04-14T09:00:00Z");
    for ballot in [&first, &second] {
        let ballot = ballot.clone();
        house
            .two_officers(Motion::Certification { ballot })
            .unwrap();
    }
    clock::round(house.store());
    notified(house);
}

fn notified(house: &House) {
    let norm = NormSymbol::new(2);
    let event = notifies(house, "FRA", &norm, EventKind::Adhered, "2026-04-14").unwrap();
    norms::acknowledge(house.store(), house.officer(), event, None).unwrap();
    notifies(house, "FRA", &norm, EventKind::Reservation, "2026-04-14").unwrap();
    house
        .two_officers(Motion::Annulment {
            decision: decision_on("2026-04-14"),
            norm: NormSymbol::new(1),
        })
        .unwrap();
}

fn decision_on(day: &str) -> registry::record::entries::Decision {
    registry::record::entries::Decision {
        decided: day.parse().unwrap(),
        ..decision()
    }
}

/// A proposal in both languages, co-sponsored, whose consultation runs until 20 March.
fn at_final_text(house: &House, sponsor: &str, classification: &str) -> ProposalSymbol {
    let words = DraftWords {
        classification: classification.into(),
        ..whole_words(Lang::En)
    };
    consulted(house, sponsor, words)
}

/// As [`at_final_text`], of these words.
pub fn consulted(house: &House, sponsor: &str, words: DraftWords) -> ProposalSymbol {
    let store = house.store();
    let words = DraftWords {
        force: "after-adoption".into(),
        force_months: "0".into(),
        force_adherences: String::new(),
        ..words
    };
    let draft = drafts::create(store, house.head_of(sponsor), words, None).unwrap();
    let proposal = proposals::submit(store, house.head_of(sponsor), &draft, 1, None).unwrap();
    let written = Written {
        title: Title::parse("Consultation des travailleurs").unwrap(),
        summary: Prose::parse("Qui est consulté, et quand.", Field::Summary, 100).unwrap(),
        text: Prose::parse("## Article 1er\n\n1. Ils le sont.", Field::Text, 1000).unwrap(),
    };
    consultations::supply_translation(store, house.officer(), &proposal, 0, written, None).unwrap();
    sponsors::cosponsor(store, house.head_of("CAN"), &proposal, 0, None).unwrap();
    let until = "2026-03-20T17:00:00Z".parse().unwrap();
    consultations::open(store, house.officer(), &proposal, until, None).unwrap();
    let wording = comments::words("u2", "Say by whom.", "Their employers consult them.");
    let first = comments::says(house, "CAN", &proposal, wording).unwrap();
    comments::says(house, "JPN", &proposal, comments::words("", "Agreed.", "")).unwrap();
    comments::answers(house, house.officer(), &proposal, first).unwrap();
    proposal
}
