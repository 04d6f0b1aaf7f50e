//! Versions: a norm amended, replaced and abrogated, each on its day; every version readable, and nothing changed that has ended.

use registry::acts::motions::Motion;
use registry::acts::{ballots, consultations, drafts, norms};
use registry::archive;
use registry::clock;
use registry::notary::Notary;
use registry::record::{Act, Entry};
use registry::rules::Refusal;
use registry::rules::refusals::Field;
use registry::rules::visibility::Viewer;
use registry::rules::words::{
    BallotSymbol, CertificationGround, Commitment, Lang, NormSymbol, ProposalSymbol, Relation,
    WithholdGround,
};
use registry::store::drafts::DraftWords;
use registry::store::norms::versions::{self as stored, As, Version, VersionTexts};
use registry::store::norms::{self as norm_rows, Norm, Standing};
use registry::store::{Clock, Failure, Source, Store, replay, revisions};

use super::databases::fresh_path;
use super::house::{House, on_both};
use super::judge::{judged, record_of};
use super::norms::{meeting, without_vote};
use super::office::{enter_keys, office};
use super::proposals::{refused, revises, submits};
use super::questions::{cast_all, close, putting, reference};

pub const EN: &str = "## Article 1\n\n1. Workers are consulted.\n\n2. In good time.";
pub const FR: &str = "## Article 1er\n\n1. Les travailleurs sont consultés.\n\n2. En temps utile.";
pub const EN_AMENDED: &str =
    "## Article 1\n\n1. Workers and creators are consulted.\n\n2. In good time.\n\n3. In writing.";
pub const FR_AMENDED: &str = "## Article 1er\n\n1. Les travailleurs et les créateurs sont consultés.\n\n2. En temps utile.\n\n3. Par écrit.";

/// A public proposal of this kind in both languages, in force so many months after its adoption.
pub fn words(kind: &str, norm: &str, months: i64) -> DraftWords {
    DraftWords {
        original: "en".into(),
        title_en: "Consulting workers".into(),
        summary_en: "Who is consulted.".into(),
        text_en: EN.into(),
        title_fr: "Consultation des travailleurs".into(),
        summary_fr: "Qui est consulté.".into(),
        text_fr: FR.into(),
        reason: "Because it is needed.".into(),
        theme: "workers".into(),
        kind: kind.into(),
        classification: "public".into(),
        effect: "on-notification-of-adherence".into(),
        force: "after-adoption".into(),
        force_months: months.to_string(),
        norm: norm.into(),
        ..DraftWords::default()
    }
}

pub fn amending(norm: &str, months: i64) -> DraftWords {
    DraftWords {
        text_en: EN_AMENDED.into(),
        text_fr: FR_AMENDED.into(),
        ..words("norm-amendment", norm, months)
    }
}

/// Submitted, consulted until a moment to come, and fixed then as the final text.
pub fn at_final_text(house: &House, words: DraftWords, until: &str) -> ProposalSymbol {
    let proposal = submits(house, "FRA", words).unwrap();
    fixes(house, &proposal, until);
    proposal
}

pub fn fixes(house: &House, proposal: &ProposalSymbol, until: &str) {
    let store = house.store();
    let end = until.parse().unwrap();
    consultations::open(store, house.officer(), proposal, end, None).unwrap();
    house.at(until);
    clock::round(store);
    house.languages_are_ready(proposal);
    consultations::fix_final_text(store, house.officer(), proposal, 0, None).unwrap();
}

pub fn adopts(
    house: &House,
    proposal: &ProposalSymbol,
    day: &str,
) -> Result<Option<String>, Failure> {
    let mut motion = without_vote(proposal, &[]);
    if let Motion::AdoptionWithoutVote { decision, .. } = &mut motion {
        decision.decided = day.parse().unwrap();
    }
    house.two_officers(motion)
}

/// The first norm, in force since 20 March.
pub fn first_norm(house: &House) -> NormSymbol {
    let proposal = at_final_text(house, words("norm-adoption", "", 0), "2026-03-20T17:00:00Z");
    adopts(house, &proposal, "2026-03-20").unwrap();
    clock::round(house.store());
    NormSymbol::new(1)
}

/// Its amendment, adopted on 10 April and in force on 10 May.
pub fn amended(house: &House) -> NormSymbol {
    let norm = first_norm(house);
    house.at("2026-03-23T10:00:00Z");
    let amendment = at_final_text(house, amending(norm.as_str(), 1), "2026-04-10T16:00:00Z");
    adopts(house, &amendment, "2026-04-10").unwrap();
    clock::round(house.store());
    norm
}

pub fn found(house: &House, norm: &NormSymbol) -> Norm {
    house
        .store()
        .read(|r| norm_rows::find(r, norm).and_then(|found| norm_rows::with_texts(r, found)))
        .unwrap()
}

pub fn all(house: &House, norm: &NormSymbol) -> Vec<Version> {
    house.store().read(|r| stored::of(r, norm)).unwrap()
}

pub fn texts(house: &House, version: &Version, read: As) -> VersionTexts {
    house
        .store()
        .read(|r| stored::texts(r, version, read))
        .unwrap()
}

/// The judge finds nothing, and a replay gives the same rows.
pub fn holds(house: &House) {
    let verdict = judged(&record_of(house.store()));
    let wrong: Vec<String> = verdict.violations.iter().map(ToString::to_string).collect();
    assert_eq!(wrong, Vec::<String>::new());
    let copy = Source::Sqlite(fresh_path("versions.db").to_str().unwrap().to_owned());
    replay::into_empty(house.store(), &copy).unwrap();
    let rebuilt = Store::open(&copy, Clock::Scripted(house.script().clone()))
        .unwrap()
        .with_sealing(super::house::sealing());
    assert_eq!(
        replay::differences(house.store(), &rebuilt).unwrap(),
        Vec::new()
    );
    assert_eq!(replay::check(&rebuilt).unwrap().findings, Vec::new());
}

fn unlawful(house: &House, forge: impl FnOnce(&mut Vec<Entry>)) -> Vec<String> {
    let mut record: Vec<Entry> = record_of(house.store())
        .iter()
        .map(|bytes| Entry::parse(bytes).unwrap())
        .collect();
    forge(&mut record);
    let bytes: Vec<String> = record.iter().map(|entry| entry.bytes().unwrap()).collect();
    let verdict = judged(&bytes);
    verdict.violations.iter().map(ToString::to_string).collect()
}

#[test]
fn an_amendment_brings_a_version_that_is_in_force_on_its_day() {
    on_both(|house| {
        let norm = amended(house);
        let versions = all(house, &norm);
        assert_eq!(versions.len(), 2);
        assert_eq!(versions[1].address, "2026-04-10");
        assert_eq!(versions[1].in_force, None, "a month after its adoption");
        assert_eq!(found(house, &norm).text(Lang::En), EN);
        house.at("2026-05-10T08:00:00Z");
        clock::round(house.store());
        let now = found(house, &norm);
        assert_eq!(now.text(Lang::En), EN_AMENDED);
        assert_eq!(now.text(Lang::Fr), FR_AMENDED);
        let since = |version: &Version| version.in_force.map(|(day, _)| day.to_string());
        let versions = all(house, &norm);
        assert_eq!(since(&versions[0]).as_deref(), Some("2026-03-20"));
        assert_eq!(since(&versions[1]).as_deref(), Some("2026-05-10"));
        assert_eq!(
            now.in_force.map(|(day, _)| day.to_string()).as_deref(),
            Some("2026-03-20")
        );
        assert_eq!(texts(house, &versions[0], As::Corrected).text.en, EN);
        let then = house
            .store()
            .read(|r| {
                r.go_back_to("2026-05-09".parse().unwrap())?;
                let found = norm_rows::find(r, &norm)?;
                norm_rows::with_texts(r, found)
            })
            .unwrap();
        assert_eq!(then.text(Lang::En), EN, "as of the day before");
        holds(house);
    });
}

#[test]
fn the_ids_of_a_norm_go_on_in_its_versions() {
    on_both(|house| {
        let norm = amended(house);
        let versions = all(house, &norm);
        let first = texts(house, &versions[0], As::Adopted).ids;
        let second = texts(house, &versions[1], As::Adopted).ids;
        for address in ["art-1", "art-1-par-1", "art-1-par-2"] {
            assert_eq!(first.at(address), second.at(address), "{address}");
        }
        let new = second.at("art-1-par-3").unwrap();
        assert!(!first.was_given(new));
    });
}

#[test]
fn a_draft_of_an_amendment_begins_with_what_the_norm_says() {
    on_both(|house| {
        let norm = first_norm(house);
        let words = DraftWords {
            kind: "norm-amendment".into(),
            norm: norm.printed(),
            ..DraftWords::default()
        };
        let head = house.head_of("DEU");
        let symbol = drafts::create(house.store(), head, words, None).unwrap();
        let viewer = Viewer::Delegation(registry::rules::words::MemberCode::parse("DEU").unwrap());
        let draft = house
            .store()
            .read(|r| registry::store::drafts::find(r, &viewer, &symbol))
            .unwrap();
        assert_eq!(draft.words.text_en, EN);
        assert_eq!(draft.words.text_fr, FR);
        assert_eq!(draft.words.title_fr, "Consultation des travailleurs");
    });
}

#[test]
fn an_amendment_adopted_by_a_vote_keeps_the_number_and_has_a_certificate_that_holds() {
    on_both(|house| {
        let norm = first_norm(house);
        house.at("2026-03-23T10:00:00Z");
        let amendment = at_final_text(house, amending(norm.as_str(), 0), "2026-04-10T16:00:00Z");
        let ballot = voted(house, &amendment);
        house.at("2026-05-06T09:00:00Z");
        let certification = Motion::Certification {
            ballot: ballot.clone(),
        };
        house.two_officers(certification).unwrap();
        clock::round(house.store());
        assert_eq!(found(house, &norm).text(Lang::En), EN_AMENDED);
        let versions = all(house, &norm);
        assert_eq!(versions[1].address, "2026-04-30");
        holds(house);
        let setting = office();
        enter_keys(house, &setting);
        let mut notary = Notary::open(house.store(), &setting).unwrap();
        notary.round().unwrap();
        notary.sign_certificates().unwrap();
        let file = house
            .browser()
            .get(&format!("/record/certificates/{ballot}.json"));
        let tried = archive::verify_certificate(&file.body, None);
        assert_eq!(tried.wrong, Vec::<String>::new());
        assert!(
            tried
                .lines
                .iter()
                .any(|line| line.contains("amends GAIP/NORM/0001"))
        );
        // The certification names another norm than the one that was amended.
        let forged = file.body.replace(
            r#"\"norm\":\"GAIP-NORM-0001\",\"outcome\""#,
            r#"\"norm\":\"GAIP-NORM-0002\",\"outcome\""#,
        );
        assert_ne!(forged, file.body);
        let tried = archive::verify_certificate(&forged, None);
        assert!(!tried.holds());
    });
}

/// Put to the vote on 22 April, adopted when it closes on 30 April.
fn voted(house: &House, proposal: &ProposalSymbol) -> BallotSymbol {
    house.at("2026-04-22T09:00:00Z");
    let asked = putting(proposal, "2026-04-30T16:00:00Z");
    let ballot = ballots::open(house.store(), house.officer(), asked, None).unwrap();
    cast_all(house, &ballot, 30, 2, 1);
    close(house, &ballot);
    ballot
}

#[test]
fn a_norm_is_replaced_when_the_new_one_is_in_force() {
    on_both(|house| {
        let old = first_norm(house);
        house.at("2026-03-23T10:00:00Z");
        let asked = words("norm-adoption", old.as_str(), 1);
        let proposal = at_final_text(house, asked, "2026-04-10T16:00:00Z");
        adopts(house, &proposal, "2026-04-10").unwrap();
        clock::round(house.store());
        assert_eq!(
            found(house, &old).ended,
            None,
            "until the new one is in force"
        );
        house.at("2026-05-10T08:00:00Z");
        clock::round(house.store());
        let ended = found(house, &old).ended.unwrap();
        assert_eq!(
            (ended.on.to_string().as_str(), ended.how),
            ("2026-05-10", Relation::Replaces)
        );
        assert_eq!(ended.by, proposal);
        let standing = found(house, &old).standing("2026-05-11".parse().unwrap(), None);
        assert!(matches!(
            standing,
            Standing::Ended {
                how: Relation::Replaces,
                ..
            }
        ));
        assert_eq!(found(house, &old).text(Lang::En), EN, "it keeps its text");
        let new = NormSymbol::new(2);
        let relations = house
            .store()
            .read(|r| norm_rows::relations::of(r, &new))
            .unwrap();
        assert_eq!(relations[0].related, old);
        holds(house);
    });
}

/// Submitted before anything is decided on the norm, each at its final text on 10 April.
fn on_their_way<const N: usize>(house: &House, proposed: [DraftWords; N]) -> [ProposalSymbol; N] {
    house.at("2026-03-23T10:00:00Z");
    let until = "2026-04-10T16:00:00Z".parse().unwrap();
    let proposals = proposed.map(|words| submits(house, "FRA", words).unwrap());
    for proposal in &proposals {
        consultations::open(house.store(), house.officer(), proposal, until, None).unwrap();
    }
    house.at("2026-04-10T16:00:00Z");
    clock::round(house.store());
    for proposal in &proposals {
        house.languages_are_ready(proposal);
        consultations::fix_final_text(house.store(), house.officer(), proposal, 0, None).unwrap();
    }
    proposals
}

#[test]
fn a_norm_is_abrogated_on_its_day_and_nothing_changes_it_any_more() {
    on_both(|house| {
        let norm = first_norm(house);
        let [late, abrogation] = on_their_way(
            house,
            [
                amending(norm.as_str(), 0),
                words("norm-abrogation", norm.as_str(), 0),
            ],
        );
        house.at("2026-04-22T09:00:00Z");
        adopts(house, &abrogation, "2026-04-22").unwrap();
        clock::round(house.store());
        let ended = found(house, &norm).ended.unwrap();
        assert_eq!(ended.how, Relation::Abrogates);
        assert_eq!(found(house, &norm).text(Lang::En), EN);

        assert_eq!(
            refused(adopts(house, &late, "2026-04-22")),
            Refusal::NormEnded
        );
        let asked = putting(&late, "2026-05-20T16:00:00Z");
        let opening = ballots::open(house.store(), house.officer(), asked, None);
        assert_eq!(refused(opening), Refusal::NormEnded);
        let new = submits(house, "FRA", amending(norm.as_str(), 0));
        assert_eq!(refused(new), Refusal::NormEnded);
        holds(house);
    });
}

#[test]
fn one_decision_on_a_norm_is_taken_at_a_time() {
    on_both(|house| {
        let norm = first_norm(house);
        let [open, late, abrogation] = on_their_way(
            house,
            [
                amending(norm.as_str(), 0),
                amending(norm.as_str(), 0),
                words("norm-abrogation", norm.as_str(), 0),
            ],
        );
        let ballot = voted(house, &open);
        let being_decided = || Refusal::NormBeingDecided {
            proposal: open.clone(),
        };
        assert_eq!(
            refused(adopts(house, &abrogation, "2026-04-30")),
            being_decided()
        );
        let asked = putting(&late, "2026-05-20T16:00:00Z");
        let opening = ballots::open(house.store(), house.officer(), asked, None);
        assert_eq!(refused(opening), being_decided());

        // A body annuls the norm meanwhile: the officers have a way out, no decision for the irregularity.
        house
            .two_officers(Motion::Annulment {
                decision: registry::record::entries::Decision {
                    decided: "2026-04-30".parse().unwrap(),
                    ..meeting()
                },
                norm: norm.clone(),
            })
            .unwrap();
        house.at("2026-05-06T09:00:00Z");
        let certification = Motion::Certification {
            ballot: ballot.clone(),
        };
        assert_eq!(
            refused(house.two_officers(certification)),
            Refusal::NormAnnulled
        );
        house
            .two_officers(Motion::CertificationRefusal {
                ballot,
                ground: CertificationGround::Irregular,
                reference: reference(),
            })
            .unwrap();
        holds(house);
    });
}

#[test]
fn an_amending_text_is_decided_on_the_version_it_was_written_against_only() {
    on_both(|house| {
        let norm = first_norm(house);
        house.at("2026-03-23T10:00:00Z");
        let consulted = submits(house, "ITA", amending(norm.as_str(), 0)).unwrap();
        let early = submits(house, "ITA", amending(norm.as_str(), 0)).unwrap();
        let until = "2026-05-20T16:00:00Z".parse().unwrap();
        consultations::open(house.store(), house.officer(), &consulted, until, None).unwrap();
        let [first, second, abrogation] = on_their_way(
            house,
            [
                amending(norm.as_str(), 0),
                amending(norm.as_str(), 0),
                words("norm-abrogation", norm.as_str(), 0),
            ],
        );
        house.at("2026-04-22T09:00:00Z");
        adopts(house, &first, "2026-04-22").unwrap();
        let since = || Refusal::NormChangedSince {
            adopted: "2026-04-22".parse().unwrap(),
        };
        assert_eq!(refused(adopts(house, &second, "2026-04-22")), since());
        let asked = putting(&second, "2026-05-20T16:00:00Z");
        let opening = ballots::open(house.store(), house.officer(), asked, None);
        assert_eq!(refused(opening), since());
        let late = consultations::open(house.store(), house.officer(), &early, until, None);
        assert_eq!(refused(late), since());
        house.at("2026-05-20T16:00:00Z");
        clock::round(house.store());
        house.languages_are_ready(&consulted);
        let fixed =
            consultations::fix_final_text(house.store(), house.officer(), &consulted, 0, None);
        assert_eq!(refused(fixed), since());
        adopts(house, &abrogation, "2026-05-20").unwrap();
        clock::round(house.store());
        holds(house);
    });
}

#[test]
fn a_judge_finds_an_amendment_that_undoes_another_unseen() {
    on_both(|house| {
        let norm = first_norm(house);
        let [first, second] = on_their_way(
            house,
            [amending(norm.as_str(), 0), amending(norm.as_str(), 0)],
        );
        house.at("2026-04-22T09:00:00Z");
        adopts(house, &first, "2026-04-22").unwrap();
        let found = unlawful(house, |record| {
            let mut again = record.last().unwrap().clone();
            again.index += 1;
            if let Act::AdoptionWithoutVote { proposal, .. } = &mut again.act {
                *proposal = second.clone();
            }
            record.push(again);
        });
        assert!(
            found.iter().any(|said| said.contains("newer version")),
            "{found:?}"
        );
    });
}

#[test]
fn nothing_is_built_on_a_text_that_is_withheld() {
    on_both(|house| {
        let norm = first_norm(house);
        house.at("2026-03-23T10:00:00Z");
        let proposal = submits(house, "FRA", words("norm-adoption", "", 0)).unwrap();
        let withheld = |proposal: &ProposalSymbol| {
            let revisions = house
                .store()
                .read(|r| revisions::of_proposal(r, &Viewer::Public, proposal))
                .unwrap();
            let text = revisions[0].of(Lang::En).unwrap().text.to_string();
            house
                .two_officers(Motion::Withhold {
                    commitment: Commitment::parse(&text).unwrap(),
                    ground: WithholdGround::CourtOrder,
                    reference: reference(),
                })
                .unwrap();
        };
        withheld(&proposal);
        let revised = revises(house, "FRA", &proposal);
        assert_eq!(refused(revised), Refusal::TextWithheld);
        withheld(&found(house, &norm).proposal);
        let amended = submits(house, "FRA", amending(norm.as_str(), 0));
        assert_eq!(refused(amended), Refusal::TextWithheld);
        holds(house);
    });
}

#[test]
fn an_amendment_names_a_norm_that_is_there_and_not_annulled() {
    on_both(|house| {
        let nowhere = submits(house, "FRA", amending("GAIP-NORM-0009", 0));
        assert_eq!(refused(nowhere), Refusal::Malformed(Field::Norm));
        let norm = first_norm(house);
        house
            .two_officers(Motion::Annulment {
                decision: registry::record::entries::Decision {
                    decided: "2026-03-20".parse().unwrap(),
                    ..meeting()
                },
                norm: norm.clone(),
            })
            .unwrap();
        let annulled = submits(house, "FRA", amending(norm.as_str(), 0));
        assert_eq!(refused(annulled), Refusal::NormAnnulled);
    });
}

#[test]
fn a_version_is_not_in_force_before_the_norm_is() {
    on_both(|house| {
        let waiting = DraftWords {
            force: "after-adherences".into(),
            force_adherences: "2".into(),
            ..words("norm-adoption", "", 0)
        };
        let proposal = at_final_text(house, waiting, "2026-03-20T17:00:00Z");
        adopts(house, &proposal, "2026-03-20").unwrap();
        house.at("2026-03-23T10:00:00Z");
        let norm = NormSymbol::new(1);
        let amendment = at_final_text(house, amending(norm.as_str(), 0), "2026-04-10T16:00:00Z");
        adopts(house, &amendment, "2026-04-10").unwrap();
        assert_eq!(norms::enter_into_force(house.store()).unwrap(), []);
        for member in ["FRA", "DEU"] {
            let kind = registry::rules::adherence::EventKind::Adhered;
            super::norms::notifies(house, member, &norm, kind, "2026-04-10").unwrap();
        }
        let entered = norms::enter_into_force(house.store()).unwrap();
        assert_eq!(entered, [norm.clone(), norm.clone()]);
        assert_eq!(found(house, &norm).text(Lang::En), EN_AMENDED);
        holds(house);
    });
}

/// The entry of the newest version in force; what follows is left out.
fn last_version(record: &mut Vec<Entry>) -> &mut Entry {
    let is_one = |entry: &Entry| matches!(entry.act, Act::EntryIntoForce { .. });
    let place = record.iter().rposition(is_one).unwrap();
    record.truncate(place + 1);
    &mut record[place]
}

#[test]
fn the_judge_names_a_version_that_came_too_early_and_an_end_that_nobody_decided() {
    on_both(|house| {
        let norm = amended(house);
        house.at("2026-05-10T08:00:00Z");
        clock::round(house.store());
        let early = unlawful(house, |record| {
            let entry = last_version(record);
            let Act::EntryIntoForce { on, .. } = &mut entry.act else {
                panic!("a version enters into force")
            };
            *on = "2026-05-09".parse().unwrap();
        });
        assert_eq!(early.len(), 1, "{early:?}");
        let ended = unlawful(house, |record| {
            let entry = last_version(record);
            let Act::EntryIntoForce { proposal, on, .. } = entry.act.clone() else {
                panic!("a version enters into force")
            };
            entry.act = Act::NormEnd {
                norm: norm.clone(),
                on,
                proposal,
                relation: Relation::Abrogates,
            };
        });
        assert_eq!(ended.len(), 1, "{ended:?}");
    });
}

#[test]
fn each_version_has_its_address_and_the_page_says_which_one_is_in_force() {
    on_both(|house| {
        let norm = amended(house);
        house.at("2026-05-11T08:00:00Z");
        clock::round(house.store());
        let visitor = house.browser();
        let now = visitor.get(&format!("/en/norms/{norm}"));
        assert_eq!(now.status, 200, "{}", now.body);
        assert!(now.body.contains("Workers and creators are consulted."));
        let old = visitor.get(&format!("/en/norms/{norm}/2026-03-20"));
        assert_eq!(old.status, 200, "{}", old.body);
        assert!(old.body.contains("Workers are consulted."));
        assert!(old.body.contains("is not the one in force"));
        let french = visitor.get(&format!("/fr/norms/{norm}/2026-04-10?text=both"));
        assert_eq!(french.status, 200);
        assert!(french.body.contains("Par écrit."));
        for lang in ["en", "fr"] {
            let history = visitor.get(&format!(
                "/{lang}/norms/{norm}/versions?from=2026-03-20&to=2026-04-10&text=fr"
            ));
            assert_eq!(history.status, 200, "{}", history.body);
            assert!(history.body.contains("<ins>"), "{}", history.body);
        }
        let as_of = visitor.get(&format!("/en/norms/{norm}?on=2026-05-09"));
        assert!(as_of.body.contains("Workers are consulted."));
        let nowhere = visitor.get(&format!("/en/norms/{norm}/2026-04-11"));
        assert_eq!(nowhere.status, 404);
    });
}

#[test]
fn the_page_of_an_amending_proposal_names_its_norm_and_shows_what_it_would_change() {
    on_both(|house| {
        let norm = first_norm(house);
        house.at("2026-03-23T10:00:00Z");
        let proposal = submits(house, "ITA", amending(norm.as_str(), 0)).unwrap();
        let browser = house.browser();
        let page = browser.get(&format!("/en/proposals/{proposal}")).body;
        assert!(page.contains("/en/norms/GAIP-NORM-0001\">GAIP/NORM/0001</a>"));
        assert!(
            page.contains("redline?from=norm&amp;to=0&amp;text=en")
                || page.contains("redline?from=norm&#38;to=0&#38;text=en")
        );
        let redline = browser
            .get(&format!("/fr/proposals/{proposal}/redline"))
            .body;
        assert!(redline.contains("GAIP/NORM/0001, version du 20 mars 2026"));
        assert!(redline.contains("<ins>"), "{redline}");
        let newer = on_their_way(house, [amending(norm.as_str(), 0)]);
        adopts(house, &newer[0], "2026-04-10").unwrap();
        let page = browser.get(&format!("/en/proposals/{proposal}")).body;
        assert!(page.contains("newer version, adopted on 10 April 2026"));
        assert_eq!(
            browser
                .get(&format!("/en/proposals/{proposal}/redline?from=9"))
                .status,
            404
        );
    });
}
