//! Searching: what is found, in which order and by whom, the same on both databases.

use diesel::connection::SimpleConnection;
use diesel::prelude::{Connection, SqliteConnection};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use registry::acts::ballots;
use registry::acts::consultations;
use registry::acts::drafts::Written;
use registry::acts::motions::Motion;
use registry::rules::permissions::Action;
use registry::rules::refusals::Field;
use registry::rules::visibility::Viewer;
use registry::rules::words::{
    BallotSymbol, Choice, Lang, ProposalSymbol, Prose, Reference, Title, WithholdGround,
};
use registry::search::{self, Answer, BOUND, Count, Show, parse};
use registry::store::norms::Both;
use registry::store::search::{Facet, Facets, Key, Laid, Piece, Shelf, Shelved, shelve};
use registry::store::{
    Asking, Asks, Failure, Kept, Source, Store, StoreError, Tables, replay, revisions,
};
use registry::text::words::{distance, fold, words};

use super::databases::{Database, Lot};
use super::house::{House, on_both};
use super::norms::{adopted, without_vote};
use super::proposals::{submits, whole_words};
use super::questions::{at_final_text, casts, code, putting};

fn finds(house: &House, viewer: &Viewer, typed: &str, facets: &[(Facet, &str)]) -> Answer {
    let facets: Vec<(Facet, String)> = facets
        .iter()
        .map(|(facet, value)| (*facet, (*value).to_owned()))
        .collect();
    house
        .store()
        .read(|r| search::answer(r, viewer, &parse(typed), &facets, 1))
        .unwrap()
}

/// The symbols and units that the public finds, in order.
fn found(house: &House, typed: &str) -> Vec<String> {
    found_by(house, &Viewer::Public, typed)
}

fn found_by(house: &House, viewer: &Viewer, typed: &str) -> Vec<String> {
    named(&finds(house, viewer, typed, &[]))
}

fn named(answer: &Answer) -> Vec<String> {
    answer
        .hits
        .iter()
        .map(|hit| match hit.row.address.as_str() {
            "" => hit.row.symbol.clone(),
            unit => format!("{}#{unit}", hit.row.symbol),
        })
        .collect()
}

fn meant(house: &House, viewer: &Viewer, typed: &str) -> Option<String> {
    house
        .store()
        .read(|r| search::meant(r, viewer, &parse(typed), &[]))
        .unwrap()
        .map(|meant| meant.typed)
}

/// Lays texts on the shelves as they are.
fn lay(house: &House, laid: Vec<Laid>) {
    let asking = Asking::new(Asks::Registry, Action::KeepTheHours);
    house
        .store()
        .keep(asking, move |tx| {
            shelve(tx, &laid)?;
            Ok::<_, Failure>(Kept::Done(()))
        })
        .unwrap();
}

fn both(en: &str, fr: &str) -> Both {
    Both {
        en: en.to_owned(),
        fr: fr.to_owned(),
    }
}

/// A proposal with a title and paragraphs, in both languages.
fn laid(number: i64, shelf: Shelf, title: (&str, &str), paragraphs: &[(&str, &str)]) -> Laid {
    let symbol = ProposalSymbol::new(2025, number);
    let mut pieces = vec![Piece::default()];
    pieces.extend(paragraphs.iter().zip(1..).map(|((en, fr), number)| Piece {
        address: format!("art-1-par-{number}"),
        label: both(&format!("1.{number}"), &format!("1.{number}")),
        heading: Both::default(),
        body: both(en, fr),
    }));
    Laid {
        shelved: vec![Shelved {
            shelf,
            facets: Facets {
                theme: ["workers", "creators", "energy-water"][(number % 3) as usize].to_owned(),
                status: "proposal-consultation".to_owned(),
                year: "2025".to_owned(),
                member: ["FRA", "DEU"][(number % 2) as usize].to_owned(),
                result: String::new(),
            },
            title: both(title.0, title.1),
            names: symbol.to_string(),
            pieces,
        }],
        key: Key::Proposal(symbol),
    }
}

fn three_texts() -> Vec<Laid> {
    vec![
        laid(
            1,
            Shelf::Public,
            (
                "Labelling of generated content",
                "Étiquetage des contenus générés",
            ),
            &[
                (
                    "Members require labels on generated images.",
                    "Les membres exigent des étiquettes sur les images générées.",
                ),
                (
                    "Entry into force follows the tenth adherence.",
                    "L’entrée en vigueur suit la dixième adhésion.",
                ),
            ],
        ),
        laid(
            2,
            Shelf::Public,
            ("Measuring energy", "Mesure de l’énergie"),
            &[
                (
                    "Meters are calibrated every year.",
                    "Les étalonnages des compteurs sont annuels et l’œuvre du régulateur.",
                ),
                (
                    "Providers enter what the force of law asks into a register.",
                    "La sécurité des données est assurée.",
                ),
            ],
        ),
        laid(
            3,
            Shelf::Members,
            (
                "Axolotlword for members",
                "Axolotlword en diffusion restreinte",
            ),
            &[(
                "Labels nobody else may read: axolotlword.",
                "Étalonnage secret.",
            )],
        ),
    ]
}

#[test]
fn words_are_found_in_all_their_forms_with_or_without_accents() {
    on_both(|house| {
        lay(house, three_texts());
        let calibration = ["P-2025-002#art-1-par-1"];
        for typed in [
            "étalonnage",
            "etalonnage",
            "ÉTALONNAGES",
            "l’étalonnage",
            "d'étalonnages",
            "e\u{301}talonnage",
        ] {
            assert_eq!(found(house, typed), calibration, "{typed}");
        }
        for typed in ["labelling", "labels", "Label"] {
            assert_eq!(
                found(house, typed),
                ["P-2025-001", "P-2025-001#art-1-par-1"],
                "{typed}"
            );
        }
        for typed in ["securite", "sécurité", "oeuvre", "œuvres"] {
            assert_eq!(found(house, typed).len(), 1, "{typed}");
        }
        // Every word must be met, and those that say nothing do not count.
        assert_eq!(found(house, "les compteurs et étalonnages"), calibration);
        assert_eq!(found(house, "compteurs images"), Vec::<String>::new());
    });
}

#[test]
fn a_phrase_is_found_as_its_words_stand_together() {
    on_both(|house| {
        lay(house, three_texts());
        let stands = ["P-2025-001#art-1-par-2"];
        assert_eq!(found(house, "\"entry into force\""), stands);
        assert_eq!(found(house, "« entrée en vigueur »"), stands);
        assert_eq!(found(house, "\"entree en vigueur\""), stands);
        assert_eq!(found(house, "“force into entry”"), Vec::<String>::new());
        // Its words alone stand in another text too, and a mark that is not closed reaches to the end.
        assert_eq!(
            found(house, "enter force into register"),
            ["P-2025-002#art-1-par-2"]
        );
        assert_eq!(found(house, "\"entry into force"), stands);
        assert_eq!(found(house, "tenth \"entry into force\""), stands);
        // No phrase reaches from one text into the next, nor from the English into the French.
        assert_eq!(found(house, "\"images les membres\""), Vec::<String>::new());
    });
}

#[test]
fn titles_come_before_headings_and_these_before_the_rest() {
    on_both(|house| {
        let mut under_heading = laid(
            7,
            Shelf::Public,
            ("Other", "Autre"),
            &[("Something.", "Quelque chose.")],
        );
        under_heading.shelved[0].pieces[1].heading = both("Water", "L’eau");
        lay(
            house,
            vec![
                laid(
                    9,
                    Shelf::Public,
                    ("Other", "Autre"),
                    &[("Water is scarce.", "L’eau est rare.")],
                ),
                laid(
                    8,
                    Shelf::Public,
                    ("Other", "Autre"),
                    &[("Water, water.", "De l’eau.")],
                ),
                under_heading,
                laid(6, Shelf::Public, ("On water", "De l’eau"), &[]),
            ],
        );
        let order = [
            "P-2025-006",
            "P-2025-007#art-1-par-1",
            "P-2025-009#art-1-par-1",
            "P-2025-008#art-1-par-1",
        ];
        assert_eq!(found(house, "water"), order);
        assert_eq!(found(house, "eau"), order);
        let ranks: Vec<i64> = finds(house, &Viewer::Public, "water", &[])
            .hits
            .iter()
            .map(|hit| hit.rank)
            .collect();
        assert_eq!(ranks, [8, 4, 1, 1]);
    });
}

#[test]
fn a_symbol_leads_to_the_thing_first() {
    on_both(|house| {
        let norm = adopted(house);
        let mut citing = laid(
            5,
            Shelf::Public,
            ("Citing", "Citant"),
            &[("See GAIP/NORM/0001 and FRA.", "Voir GAIP/NORM/0001.")],
        );
        citing.shelved[0].facets.theme = "workers".into();
        lay(house, vec![citing]);
        for typed in [
            "GAIP-NORM-0001",
            "GAIP/NORM/0001",
            "gaip norm 1",
            "norm 1",
            "Norme 1",
        ] {
            assert_eq!(found(house, typed)[0], norm.as_str(), "{typed}");
            assert_eq!(found(house, typed)[1], "P-2025-005#art-1-par-1", "{typed}");
        }
        assert_eq!(found(house, "P-2026-001")[0], "P-2026-001");
        assert_eq!(found(house, "p 2026 1")[0], "P-2026-001");
        assert_eq!(found(house, "P-2026-001/Rev.2")[0], "P-2026-001");
        assert_eq!(found(house, "FRA")[0], "FRA");
        assert_eq!(found(house, "fra")[0], "FRA");
        assert_eq!(found(house, "France")[0], "FRA");
        assert_eq!(found(house, "Allemagne")[0], "DEU");
        assert_eq!(found(house, "GAIP-NORM-0999"), Vec::<String>::new());
    });
}

#[test]
fn a_norm_is_found_paragraph_by_paragraph_and_its_proposal_by_title_only() {
    on_both(|house| {
        let norm = adopted(house);
        let answer = finds(house, &Viewer::Public, "travailleurs", &[]);
        let names = named(&answer);
        assert!(names.contains(&norm.to_string()), "{names:?}");
        assert!(names.contains(&"P-2026-001".to_owned()), "{names:?}");
        let units: Vec<&String> = names.iter().filter(|name| name.contains('#')).collect();
        assert!(
            !units.is_empty() && units.iter().all(|name| name.starts_with("GAIP-NORM-0001#")),
            "{names:?}"
        );
        // What is not adopted yet is found in its proposal.
        let next = at_final_text(house, 2);
        let answer = finds(
            house,
            &Viewer::Public,
            "champ",
            &[(Facet::Kind, "proposal")],
        );
        assert!(
            named(&answer)
                .iter()
                .any(|name| name.starts_with(&format!("{next}#"))),
            "{:?}",
            named(&answer)
        );
        house.two_officers(without_vote(&next, &[])).unwrap();
        let answer = finds(
            house,
            &Viewer::Public,
            "champ",
            &[(Facet::Kind, "proposal")],
        );
        assert_eq!(named(&answer), Vec::<String>::new());
    });
}

/// France's proposal for members, with a word that stands nowhere else, put to the vote.
fn secret(house: &House) -> (ProposalSymbol, BallotSymbol) {
    let mut words = whole_words(Lang::En);
    let place = |text: &mut String| text.push_str(" axolotlword");
    for text in [
        &mut words.title_en,
        &mut words.summary_en,
        &mut words.text_en,
        &mut words.reason,
    ] {
        place(text);
    }
    let store = house.store();
    let proposal = submits(house, "FRA", words).unwrap();
    let written = Written {
        title: Title::parse("Titre axolotlword").unwrap(),
        summary: Prose::parse("Résumé", Field::Summary, 100).unwrap(),
        text: Prose::parse(
            "## Article 1er\n\n1. axolotlword en français.",
            Field::Text,
            1000,
        )
        .unwrap(),
    };
    let officer = house.officer();
    consultations::supply_translation(store, officer.clone(), &proposal, 0, written, None).unwrap();
    let until = "2026-03-20T17:00:00Z".parse().unwrap();
    consultations::open(store, officer.clone(), &proposal, until, None).unwrap();
    house.at("2026-03-20T17:00:00Z");
    consultations::end(store, &proposal).unwrap();
    house.languages_are_ready(&proposal);
    consultations::fix_final_text(store, officer.clone(), &proposal, 0, None).unwrap();
    house.at("2026-03-31T09:00:00Z");
    let ballot = ballots::open(
        store,
        officer,
        putting(&proposal, "2026-04-08T16:00:00Z"),
        None,
    )
    .unwrap();
    (proposal, ballot)
}

#[test]
fn what_is_for_members_is_neither_found_nor_counted_nor_proposed_to_the_public() {
    on_both(|house| {
        let before = finds(house, &Viewer::Public, "workers", &[]);
        let (proposal, ballot) = secret(house);
        let member = Viewer::Delegation(code("JPN"));
        let sees = found_by(house, &member, "axolotlword");
        assert_eq!(sees[0], proposal.as_str());
        assert!(sees.contains(&ballot.to_string()), "{sees:?}");
        assert!(sees.iter().any(|name| name.contains('#')), "{sees:?}");
        assert_eq!(
            meant(house, &member, "axolotlwrod").as_deref(),
            Some("axolotlword")
        );
        for viewer in [Viewer::Public, Viewer::Auditor, Viewer::Administrator] {
            let answer = finds(house, &viewer, "axolotlword", &[]);
            assert_eq!((answer.count, answer.hits.len()), (Count::Exactly(0), 0));
            assert_eq!(meant(house, &viewer, "axolotlwrod"), None);
            assert_eq!(meant(house, &viewer, "axolotlword"), None);
            assert_eq!(
                found_by(house, &viewer, proposal.as_str()),
                Vec::<String>::new()
            );
            let after = finds(house, &viewer, "workers", &[]);
            assert_eq!((after.count, &after.facets), (before.count, &before.facets));
        }
        // That a vote is held everybody may know, and nothing of what it is on.
        let vote = finds(house, &Viewer::Public, ballot.as_str(), &[]);
        assert_eq!(named(&vote), [ballot.as_str()]);
        assert_eq!(vote.hits[0].shown.title, Both::default());
        assert_eq!(
            (
                vote.hits[0].row.theme.as_str(),
                vote.hits[0].row.member.as_str()
            ),
            ("", "")
        );
        assert_eq!(
            finds(house, &member, ballot.as_str(), &[]).count,
            Count::Exactly(1)
        );
        // It is adopted, and with that opened: everybody finds it.
        for member in ["FRA", "DEU", "ITA"] {
            casts(house, member, &ballot, Choice::Yes).unwrap();
        }
        let report = replay::check(house.store()).unwrap();
        assert_eq!(report.findings, []);
    });
}

#[test]
fn a_withheld_text_is_not_found_any_more() {
    on_both(|house| {
        let norm = adopted(house);
        assert!(
            found(house, "champ")
                .iter()
                .any(|name| name.starts_with(norm.as_str()))
        );
        let text = house
            .store()
            .read(|r| {
                let revision =
                    revisions::find(r, &Viewer::Secretariat, &ProposalSymbol::new(2026, 1), 0)?;
                Ok::<_, StoreError>(revision.fr.map(|texts| texts.text))
            })
            .unwrap()
            .unwrap();
        house
            .two_officers(Motion::Withhold {
                commitment: text,
                ground: WithholdGround::ALL[0],
                reference: Reference::parse("GAIP/PLEN(2026)9").unwrap(),
            })
            .unwrap();
        assert_eq!(found(house, "champ"), Vec::<String>::new());
        assert_eq!(meant(house, &Viewer::Public, "chamq"), None);
        assert_eq!(replay::check(house.store()).unwrap().findings, []);
    });
}

#[test]
fn a_mistyped_word_is_forgiven() {
    on_both(|house| {
        lay(house, three_texts());
        for (typed, other) in [
            ("generted", "generated"),
            ("calibarted meters", "calibrated meters"),
            ("etalonage", "etalonnages"),
            ("\"entry inot force\"", "\"entry into force\""),
        ] {
            assert_eq!(
                meant(house, &Viewer::Public, typed).as_deref(),
                Some(other),
                "{typed}"
            );
        }
        for typed in ["xq", "zzzzzzzz", "generted zzzzzzzz"] {
            assert_eq!(meant(house, &Viewer::Public, typed), None, "{typed}");
        }
    });
}

#[test]
fn every_count_of_a_facet_is_what_narrowing_to_it_finds() {
    on_both(|house| {
        let mut texts = three_texts();
        texts.extend((10..40).map(|number| {
            laid(
                number,
                Shelf::Public,
                ("Common ground", "Terrain commun"),
                &[("Common rules.", "Règles communes.")],
            )
        }));
        lay(house, texts);
        adopted(house);
        let all = finds(house, &Viewer::Public, "common", &[]);
        assert_eq!(all.count, Count::Exactly(60));
        let mut narrowings = 0;
        for (facet, values) in &all.facets {
            for (value, n) in values {
                let narrowed = finds(house, &Viewer::Public, "common", &[(*facet, value)]);
                assert_eq!(narrowed.count, Count::Exactly(*n), "{facet} {value}");
                assert!(narrowed.hits.iter().all(|hit| hit.row.of(*facet) == value));
                let own = narrowed
                    .facets
                    .iter()
                    .find(|(one, _)| one == facet)
                    .unwrap();
                assert_eq!(own.1, [(value.clone(), *n)]);
                narrowings += 1;
            }
        }
        assert!(narrowings >= 7, "{narrowings}");
        let none = finds(house, &Viewer::Public, "common", &[(Facet::Year, "1999")]);
        assert_eq!(none.count, Count::Exactly(0));
        // Choices alone, without a word, are a question too.
        let of_france = finds(house, &Viewer::Public, "", &[(Facet::Member, "FRA")]);
        assert!(
            of_france.hits.iter().all(|hit| hit.row.member == "FRA") && !of_france.hits.is_empty()
        );
    });
}

#[test]
fn of_a_frequent_word_titles_are_still_found_first() {
    on_both(|house| {
        let paragraphs = vec![("Frequent words everywhere.", "Partout des mots fréquents."); 60];
        let mut texts: Vec<Laid> = (100..120)
            .map(|number| laid(number, Shelf::Public, ("Other", "Autre"), &paragraphs))
            .collect();
        // Last in the order of all texts.
        texts.push(laid(1, Shelf::Public, ("Frequent title", "Titre"), &[]));
        lay(house, texts);
        let answer = finds(house, &Viewer::Public, "frequent", &[]);
        assert_eq!(answer.count, Count::MoreThan(BOUND as i64));
        assert_eq!(
            named(&answer)[..2],
            ["P-2025-001", "P-2025-119#art-1-par-1"]
        );
        assert_eq!(answer.pages, BOUND / search::PAGE);
        let narrowed = finds(
            house,
            &Viewer::Public,
            "frequent",
            &[(Facet::Member, "DEU")],
        );
        assert_eq!(narrowed.count, Count::Exactly(601));
    });
}

#[test]
fn both_databases_find_the_same_texts_in_the_same_order() {
    const WORDS: [&str; 14] = [
        "label",
        "labels",
        "labelling",
        "étalonnage",
        "etalonnages",
        "sécurité",
        "securite",
        "the",
        "de",
        "œuvre",
        "worker",
        "l’eau",
        "adoptée",
        "adopted",
    ];
    let word = || proptest::sample::select(&WORDS[..]);
    let text = || proptest::collection::vec(word(), 0..9).prop_map(|words| words.join(" "));
    let corpus = proptest::collection::vec((text(), text(), text(), text(), any::<bool>()), 1..12);
    let asked = (proptest::collection::vec(word(), 1..4), any::<bool>());
    let houses = [House::on(Database::Sqlite), House::on(Database::Postgres)];
    let mut runner = TestRunner::new(Config {
        cases: 24,
        failure_persistence: None,
        ..Config::default()
    });
    runner
        .run(
            &(corpus, proptest::collection::vec(asked, 6)),
            |(corpus, questions)| {
                for house in &houses {
                    let texts =
                        corpus
                            .iter()
                            .zip(1..)
                            .map(|((title, en, fr, more, is_public), number)| {
                                let shelf = if *is_public {
                                    Shelf::Public
                                } else {
                                    Shelf::Members
                                };
                                laid(number, shelf, (title, more), &[(en, fr), (more, title)])
                            });
                    // Those of the last corpus that this one does not have are taken away.
                    let gone = (corpus.len() as i64 + 1..12).map(|number| Laid {
                        key: Key::Proposal(ProposalSymbol::new(2025, number)),
                        shelved: Vec::new(),
                    });
                    lay(house, texts.chain(gone).collect());
                }
                for (words, is_phrase) in &questions {
                    let typed = match is_phrase {
                        true => format!("\"{}\"", words.join(" ")),
                        false => words.join(" "),
                    };
                    for viewer in [Viewer::Public, Viewer::Secretariat] {
                        let [one, other] = [&houses[0], &houses[1]]
                            .map(|house| finds(house, &viewer, &typed, &[]));
                        prop_assert_eq!(&one, &other, "{}", typed);
                    }
                }
                let mistyped = ["labl", "ocuvre", "workre", "adoptde"];
                for typed in mistyped {
                    let [one, other] =
                        [&houses[0], &houses[1]].map(|house| meant(house, &Viewer::Public, typed));
                    prop_assert_eq!(one, other, "{}", typed);
                }
                Ok(())
            },
        )
        .unwrap();
}

#[test]
fn an_index_made_anew_is_the_one_that_followed_each_act() {
    on_both(|house| {
        adopted(house);
        secret(house);
        let lot = Lot::empty(Database::Sqlite);
        replay::into_empty(house.store(), &lot.source).unwrap();
        let again = registry::store::Store::open(&lot.source, house.store().clock().clone())
            .unwrap()
            .with_sealing(super::house::sealing());
        for typed in [
            "workers",
            "travailleurs",
            "axolotlword",
            "France",
            "P-2026-001",
            "consultes",
        ] {
            for viewer in [Viewer::Public, Viewer::Secretariat] {
                let one = finds(house, &viewer, typed, &[]);
                let other = again
                    .read(|r| search::answer(r, &viewer, &parse(typed), &[], 1))
                    .unwrap();
                assert_eq!(one, other, "{typed}");
            }
        }
        assert_eq!(replay::check(house.store()).unwrap().findings, []);
        // What the register does not hold is no part of its index.
        lay(house, three_texts());
        let found = replay::check(house.store()).unwrap().findings;
        assert_eq!(found, [replay::Finding::Index { symbol: "*".into() }]);
    });
}

#[test]
fn what_was_looked_for_is_marked_where_it_stands() {
    on_both(|house| {
        let long = format!(
            "{} The label of a thing is <b>read</b> first. {}",
            "Before it. ".repeat(40),
            "After it. ".repeat(40)
        );
        lay(
            house,
            vec![laid(
                1,
                Shelf::Public,
                ("Labels & <more>", "Étiquettes"),
                &[(&long, "Une étiquette.")],
            )],
        );
        let answer = finds(house, &Viewer::Public, "labelling", &[]);
        let mut show = Show::of(&parse("labelling"));
        let seen = show.seen(&answer.hits[1].shown, Lang::En);
        let marked: Vec<&str> = seen
            .snippet
            .iter()
            .filter(|piece| piece.is_match)
            .map(|piece| piece.text.as_str())
            .collect();
        assert_eq!(marked, ["label"]);
        let said: String = seen
            .snippet
            .iter()
            .map(|piece| piece.text.as_str())
            .collect();
        assert!(
            said.starts_with("… ") && said.ends_with(" …") && said.chars().count() < 240,
            "{said}"
        );
        // A reader of French sees the words that were found, in their language.
        let seen = show.seen(&answer.hits[1].shown, Lang::Fr);
        assert_eq!(seen.snippet_lang, Lang::En);
        let page = house.browser().get("/en/search?q=labelling");
        assert_eq!(page.status, 200);
        assert!(
            page.body
                .contains("<mark>Labels</mark> &#38; &#60;more&#62;"),
            "{}",
            page.body
        );
        assert!(
            page.body
                .contains("<mark>label</mark> of a thing is &#60;b&#62;"),
            "{}",
            page.body
        );
    });
}

#[test]
fn an_index_that_another_analyzer_made_is_made_anew_by_the_migration() {
    let house = House::on(Database::Sqlite);
    adopted(&house);
    let before = found(&house, "travailleurs");
    let Source::Sqlite(path) = house.source() else {
        panic!("this house stands on SQLite")
    };
    let mut conn = SqliteConnection::establish(path).unwrap();
    conn.batch_execute(
        "UPDATE search_made SET analyzer = 0; DELETE FROM search_rows; DELETE FROM search_words;",
    )
    .unwrap();
    assert_eq!(found(&house, "travailleurs"), Vec::<String>::new());
    assert_eq!(Store::tables(house.source()).unwrap(), Tables::Behind);
    Store::migrate(house.source()).unwrap();
    assert_eq!(Store::tables(house.source()).unwrap(), Tables::Current);
    assert_eq!(found(&house, "travailleurs"), before);
    assert_eq!(
        meant(&house, &Viewer::Public, "travialleurs").as_deref(),
        Some("travailleurs")
    );
    assert_eq!(replay::check(house.store()).unwrap().findings, []);
}

#[test]
fn letters_are_folded_and_mistakes_are_counted() {
    for (written, folded) in [
        ("Éte\u{301}", "ete"),
        ("ŒUVRE", "oeuvre"),
        ("Straße", "strasse"),
        ("Ærø", "aero"),
        ("ﬁn", "fin"),
        ("İstanbul", "istanbul"),
        ("²", "2"),
        ("Ω", "ω"),
        ("—", ""),
    ] {
        assert_eq!(fold(&written.to_lowercase()), folded, "{written}");
    }
    for (one, other, far) in [
        ("label", "label", Some(0)),
        ("label", "lable", Some(1)),
        ("label", "labels", Some(1)),
        ("label", "bael", Some(2)),
        ("label", "norm", None),
        ("étalon", "etalon", Some(1)),
    ] {
        assert_eq!(distance(one, other, 2), far, "{one} {other}");
        assert_eq!(distance(other, one, 2), far, "{other} {one}");
    }
    let said: Vec<String> = words("L’étalonnage d'un sys\u{ad}tème — œuvre, e\u{301}té; 3.2")
        .into_iter()
        .map(|word| word.folded)
        .collect();
    assert_eq!(
        said,
        [
            "l",
            "etalonnage",
            "d",
            "un",
            "systeme",
            "oeuvre",
            "ete",
            "3",
            "2"
        ]
    );
}
