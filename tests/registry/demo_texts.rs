//! What becomes of the texts of the invented house: commented, amended, voted on in parts, corrected, abrogated, translated.

use std::collections::HashSet;

use registry::acts::application;
use registry::rules::amendments::AmendmentState;
use registry::rules::stage::Stage;
use registry::rules::visibility::Viewer;
use registry::rules::words::{DecisionKind, Lang, Relation};
use registry::store::amendments::{self, Amendment};
use registry::store::norms::versions::{self, As, VersionTexts};
use registry::store::norms::{self, Norm};
use registry::store::proposals::{self, Proposal};
use registry::store::{
    Failure, Reading, Store, StoreError, adherence, ballots, comments, corrigenda, revisions,
};
use registry::text::parity;
use registry::web::site::DemoBanner;

use super::browser::{Browser, Door};
use super::databases::Database;
use super::demo::told;
use super::pages::read_aloud;

const HOUSE: Viewer = Viewer::Secretariat;

/// Everything that can become of a text is there to be seen.
pub fn has_what_becomes_of_texts(store: &Store) {
    let all = read(store, |r| {
        let sought = proposals::Sought::default();
        Ok(proposals::list(r, &HOUSE, &sought, 200)?.proposals)
    });
    has_comments_from_six_members(store, &all);
    has_amendments_accepted_and_voted(store, &all);
    has_a_second_version(store);
    has_a_corrigendum_that_stands(store);
    has_a_norm_that_was_abrogated(store);
    has_a_proposal_that_lacks_a_language(store, &all);
    has_notifications_that_name_units(store);
}

fn read<T>(store: &Store, reads: impl FnMut(&mut Reading<'_>) -> Result<T, StoreError>) -> T {
    let mut reads = reads;
    store.read(|r| Ok::<_, Failure>(reads(r)?)).unwrap()
}

fn has_comments_from_six_members(store: &Store, all: &[Proposal]) {
    let most = all
        .iter()
        .filter(|one| one.stage == Stage::Consultation)
        .map(|one| read(store, |r| comments::of_proposal(r, &HOUSE, &one.symbol)))
        .max_by_key(Vec::len)
        .unwrap();
    let members: HashSet<_> = most.iter().map(|one| &one.member).collect();
    let kinds: HashSet<_> = most.iter().map(|one| one.kind.as_str()).collect();
    let answers: HashSet<_> = most
        .iter()
        .filter_map(|one| one.answered.as_ref())
        .map(|one| one.answer.as_str())
        .collect();
    assert_eq!(members.len(), 6);
    assert_eq!(kinds.len(), 3, "{kinds:?}");
    assert_eq!(answers.len(), 4, "{answers:?}");
    assert!(most.iter().any(|one| one.answered.is_none()));
    for comment in &most {
        let texts = read(store, |r| {
            application::texts_of(r, &HOUSE, &comment.proposal, comment.revision)
        });
        let id = comment.unit.as_ref().and_then(application::id_of).unwrap();
        let place = texts.ids.address(id).unwrap();
        assert!(
            place.starts_with("art-"),
            "C.{} is on {place}",
            comment.number
        );
    }
}

fn has_amendments_accepted_and_voted(store: &Store, all: &[Proposal]) {
    let of = |one: &Proposal| read(store, |r| amendments::of_proposal(r, &HOUSE, &one.symbol));
    let standing = all
        .iter()
        .filter(|one| one.stage == Stage::Consultation)
        .flat_map(of);
    let standing: Vec<Amendment> = standing
        .filter(|one| one.state == AmendmentState::Standing)
        .collect();
    assert_eq!(standing.len(), 1, "one grew from a comment and stands");
    assert_eq!(standing[0].comment, Some(1));

    let proposal = all
        .iter()
        .find(|one| one.stage == Stage::Adopted && of(one).len() == 2)
        .expect("a proposal that was amended");
    let [accepted, adopted] = of(proposal).try_into().unwrap();
    assert_eq!(accepted.state, AmendmentState::Accepted);
    assert_eq!(accepted.merged, Some(1), "taken up in the next revision");
    assert!(accepted.cosponsors.len() >= 2);
    assert_eq!(adopted.state, AmendmentState::Adopted);
    assert!(adopted.cosponsors.len() >= 2);
    let merged = adopted.merged.unwrap();
    assert_eq!(proposal.final_revision, Some(merged));
    let ballot = read(store, |r| {
        ballots::find(r, &HOUSE, adopted.ballot.as_ref().unwrap())
    });
    assert_eq!(
        (ballot.kind, ballot.part),
        (DecisionKind::Amendment, Some(1))
    );
    let fixed = all.iter().filter(|one| one.stage == Stage::FinalText);
    let awaiting: Vec<_> = fixed.flat_map(of).collect();
    assert_eq!(awaiting.len(), 2, "the order of voting is to be recorded");
    assert!(awaiting.iter().all(|one| one.place.is_none()));

    let norm = read(store, norms::all)
        .into_iter()
        .find(|norm| norm.proposal == proposal.symbol)
        .unwrap();
    let texts = texts_of(store, &norm.shown, As::Adopted);
    for amendment in [&accepted, &adopted] {
        let made = read(store, |r| application::changes_of(r, &HOUSE, amendment));
        for change in made {
            for lang in [Lang::En, Lang::Fr] {
                let words = change.of(lang).unwrap();
                assert!(texts.text.of(lang).contains(words), "{words}");
            }
        }
    }
}

fn texts_of(store: &Store, version: &norms::Version, as_: As) -> VersionTexts {
    read(store, |r| versions::texts(r, version, as_))
}

fn has_a_second_version(store: &Store) {
    let norm = second(store);
    let all = read(store, |r| versions::of(r, &norm.symbol));
    let [first, now] = [&all[0], &all[1]];
    assert_eq!(norm.shown.number, 2, "the second is what is in force");
    assert!(now.in_force.is_some() && first.in_force.is_some());
    let [was, is] = [first, now].map(|version| texts_of(store, version, As::Corrected));
    assert_ne!(was.text, is.text);
    assert_eq!(
        parity(&is.parsed(Lang::En), &is.parsed(Lang::Fr)),
        Vec::new()
    );
    assert_eq!(was.ids.at("art-3-par-1"), is.ids.at("art-3-par-1"));
    assert!(is.ids.at("annex-1-par-1").is_some(), "it has an annex");
}

fn second(store: &Store) -> Norm {
    let amended = |norm: &Norm| read(store, |r| versions::of(r, &norm.symbol)).len() == 2;
    let all = read(store, norms::all);
    all.into_iter().find(amended).expect("an amended norm")
}

fn has_a_corrigendum_that_stands(store: &Store) {
    let mut circulated = Vec::new();
    for norm in read(store, norms::all) {
        circulated.extend(read(store, |r| corrigenda::of(r, &norm.symbol)));
    }
    let stands: Vec<_> = circulated
        .iter()
        .filter(|one| one.stands.is_some())
        .collect();
    assert_eq!(stands.len(), 1);
    assert_eq!(stands[0].number, 1);
    assert_eq!(circulated.iter().filter(|one| one.is_open()).count(), 1);
    let norm = read(store, |r| norms::find(r, &stands[0].norm));
    let [adopted, corrected] =
        [As::Adopted, As::Corrected].map(|read| texts_of(store, &norm.shown, read));
    assert_eq!(corrected.corrigenda, [1]);
    assert_ne!(adopted.text.fr, corrected.text.fr);
    assert_eq!(adopted.text.en, corrected.text.en);
    assert!(corrected.text.fr.contains("dans les cinq jours ouvrables"));
}

fn ended(store: &Store) -> Norm {
    let all = read(store, norms::all);
    all.into_iter()
        .find(|norm| norm.ended.is_some())
        .expect("a norm that has ended")
}

fn has_a_norm_that_was_abrogated(store: &Store) {
    let norm = ended(store);
    assert_eq!(norm.ended.as_ref().unwrap().how, Relation::Abrogates);
    assert!(norm.in_force.is_some(), "it was in force before");
    let kept = texts_of(store, &norm.shown, As::Corrected);
    assert!(kept.text.en.contains("Article 1") && kept.text.fr.contains("Article 1er"));
}

fn has_a_proposal_that_lacks_a_language(store: &Store, all: &[Proposal]) {
    let lacking = |one: &&Proposal| {
        let current = read(store, |r| {
            revisions::find(r, &HOUSE, &one.symbol, one.revision)
        });
        current.lacks().is_some()
    };
    let open: Vec<_> = all.iter().filter(|one| !one.stage.is_settled()).collect();
    let waiting: Vec<_> = open.into_iter().filter(lacking).collect();
    assert_eq!(waiting.len(), 1);
    assert_eq!(waiting[0].stage, Stage::Submitted);
    assert_eq!(waiting[0].original, Lang::Fr);
}

fn has_notifications_that_name_units(store: &Store) {
    let events = read(store, |r| {
        adherence::events(r, &adherence::Sought::default())
    });
    let naming: Vec<_> = events.iter().filter(|one| !one.units.is_empty()).collect();
    let kinds: HashSet<_> = naming.iter().map(|one| one.event.kind.as_str()).collect();
    assert!(naming.len() > 20, "{}", naming.len());
    assert_eq!(
        kinds.len(),
        3,
        "reservations, declarations, measures: {kinds:?}"
    );
}

#[test]
fn what_became_of_the_texts_is_read_on_the_public_pages() {
    let store = &told(Database::Sqlite).store;
    let door = Door::open_with(store, DemoBanner::Shown);
    let visitor = Browser::at(door.origin());
    let reads = |path: &str, sentence: &str| {
        let page = visitor.get(path);
        assert_eq!(page.status, 200, "{path}");
        let text = read_aloud(&page.body);
        assert!(text.contains(sentence), "{path}: {sentence}: {text}");
    };
    let amended = second(store);
    let first = read(store, |r| versions::of(r, &amended.symbol)).remove(0);
    let symbol = &amended.symbol;
    reads(&format!("/en/norms/{symbol}"), "forty-eight hours");
    reads(&format!("/fr/norms/{symbol}"), "quarante-huit heures");
    let then = format!("norms/{symbol}/{}", first.address);
    reads(&format!("/en/{then}"), "seventy-two hours");
    reads(&format!("/fr/{then}"), "soixante-douze heures");
    let gone = ended(store).symbol;
    reads(&format!("/en/norms/{gone}"), "Abrogated");
    reads(&format!("/fr/norms/{gone}"), "Abrogée");
}

#[test]
fn comments_amendments_and_votes_on_them_lead_to_the_page_of_their_paragraph_and_back() {
    let store = &told(Database::Sqlite).store;
    let door = Door::open_with(store, DemoBanner::Shown);
    let visitor = Browser::at(door.origin());
    let all = read(store, |r| {
        let sought = proposals::Sought::default();
        Ok(proposals::list(r, &HOUSE, &sought, 200)?.proposals)
    });
    let of = |one: &Proposal| read(store, |r| amendments::of_proposal(r, &HOUSE, &one.symbol));
    let (proposal, amendment) = all
        .iter()
        .find_map(|one| {
            let adopted = of(one).into_iter().find(|one| one.ballot.is_some())?;
            Some((one, adopted))
        })
        .unwrap();
    let (symbol, ballot) = (&proposal.symbol, amendment.ballot.as_ref().unwrap());
    let norm = proposal.norm.as_ref().unwrap();
    let unit = amendment.changes[0].unit.as_ref().unwrap();
    for (lang, adopted) in [("en", "Adopted by"), ("fr", "Adopté par")] {
        let page = format!("/{lang}/norms/{norm}/units/{unit}");
        let vote = format!("/{lang}/votes/{ballot}");
        let own = format!("/{lang}/proposals/{symbol}/amendments/{}", amendment.number);
        let comments = format!("/{lang}/proposals/{symbol}/comments");
        for from in [&vote, &own, &comments] {
            let body = visitor.get(from).body;
            assert!(
                body.contains(&format!("href=\"{page}\"")),
                "{from} to {page}"
            );
        }
        let body = visitor.get(&page).body;
        for to in [&vote, &own, &format!("{comments}#comment-2")] {
            assert!(body.contains(&format!("href=\"{to}\"")), "{page} to {to}");
        }
        assert!(
            read_aloud(&visitor.get(&vote).body).contains(adopted),
            "{vote}"
        );
    }
}
