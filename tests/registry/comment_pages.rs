//! The pages and files of comments, walked through as their people do.

use std::io::{Cursor, Read};

use quick_xml::events::Event;
use registry::acts::comments::{self as acts, AnswerReason};
use registry::acts::{drafts, proposals};
use registry::rules::refusals::Field;
use registry::rules::words::{Answer, Lang, ProposalSymbol, Prose};
use registry::store::drafts::DraftWords;
use registry::text::Text;
use registry::web::unit_names;
use registry::web::words::words as page_words;

use super::browser::{Answer as Page, Browser};
use super::comments::{END, answers, consulted_on, says, words};
use super::house::{House, on_both};
use super::pages::{Form, read_aloud};
use super::proposals::whole_words;

const HARMFUL: &str = "=HYPERLINK(\"https://elsewhere.example\")";

/// Four comments: on the second paragraph with a wording, on the whole, on the first paragraph in French,
/// and one that begins like a formula. The first is answered.
fn commented(house: &House, classification: &str) -> ProposalSymbol {
    let proposal = consulted_on(house, classification);
    let wording = words("u3", "Too vague.", "They are consulted thirty days before.");
    says(house, "DEU", &proposal, wording).unwrap();
    says(house, "ITA", &proposal, words("", "We support it.", "")).unwrap();
    let mut french = words("u2", "« Consultés » par qui ?", "");
    french.lang = "fr".into();
    french.kind = "translation".into();
    says(house, "CAN", &proposal, french).unwrap();
    let mut formula = words("u3", HARMFUL, "");
    formula.kind = "editorial".into();
    says(house, "JPN", &proposal, formula).unwrap();
    let said = AnswerReason {
        en: Prose::parse_optional("Thirty days it is.", Field::Reason, 100).unwrap(),
        fr: None,
    };
    acts::answer(
        house.store(),
        house.officer(),
        &proposal,
        1,
        Answer::Accepted,
        said,
        None,
    )
    .unwrap();
    proposal
}

fn order(page: &Page) -> Vec<usize> {
    let mut places: Vec<(usize, usize)> = (1..=9)
        .filter_map(|n| Some((page.body.find(&format!("id=\"comment-{n}\""))?, n)))
        .collect();
    places.sort_unstable();
    places.into_iter().map(|(_, n)| n).collect()
}

#[test]
fn everybody_reads_the_comments_of_a_public_proposal_by_unit_in_both_languages() {
    on_both(|house| {
        let proposal = commented(house, "public");
        let stranger = house.browser();
        for (lang, whole, answer) in [
            ("en", "The text as a whole", "accepted"),
            ("fr", "Le texte dans son ensemble", "acceptée"),
        ] {
            let page = stranger.get(&format!("/{lang}/proposals/{proposal}/comments"));
            assert_eq!(page.status, 200);
            // The whole first, then the units in the order of the text.
            assert_eq!(order(&page), [2, 3, 1, 4]);
            let said = read_aloud(&page.body);
            for words in [whole, answer, "Too vague.", "Thirty days it is."] {
                assert!(said.contains(words), "{words}: {said}");
            }
            // The wording against the unit.
            assert!(page.body.contains("<ins>") && page.body.contains("<del>"));
            assert!(!page.body.contains("/answer\""), "nothing to do here");
        }
        let text = stranger.get(&format!("/en/proposals/{proposal}"));
        let here = format!("/en/proposals/{proposal}/comments");
        assert!(text.body.contains(&format!("{here}?unit=u3\">2 comments")));
        assert!(text.body.contains(&format!("{here}\">Comments (4)")));
        assert!(!text.body.contains("comments/drafts"));
    });
}

#[test]
fn the_page_and_its_files_are_narrowed_by_the_same_query() {
    on_both(|house| {
        let proposal = commented(house, "public");
        let stranger = house.browser();
        let here = format!("/en/proposals/{proposal}/comments");
        for (query, expected) in [
            ("?kind=editorial", &[4][..]),
            ("?member=CAN", &[3]),
            ("?answered=yes", &[1]),
            ("?answered=no", &[2, 3, 4]),
            ("?unit=u3", &[1, 4]),
            ("?unit=whole", &[2]),
            ("?language=fr", &[3]),
            ("?language=fr&answered=yes", &[]),
            ("?kind=&member=&answered=&unit=&language=", &[2, 3, 1, 4]),
        ] {
            let page = stranger.get(&format!("{here}{query}"));
            assert_eq!(page.status, 200, "{query}");
            assert_eq!(order(&page), expected, "{query}");
            let file = stranger.get(&format!("{here}.csv{query}"));
            let rows = csv_of(&file.body);
            let numbers: Vec<String> = rows[1..].iter().map(|row| row[1].clone()).collect();
            let expected: Vec<String> = expected.iter().map(|n| format!("C.{n}")).collect();
            assert_eq!(numbers, expected, "{query}");
        }
        let none = stranger.get(&format!("{here}?language=fr&answered=yes"));
        assert!(none.body.contains("No comment fits this choice"));
        for wrong in [
            "kind=loud",
            "answered=maybe",
            "unit=3",
            "language=de",
            "member=F",
        ] {
            assert_eq!(
                stranger.get(&format!("{here}?{wrong}")).status,
                400,
                "{wrong}"
            );
            let file = stranger.get(&format!("{here}.csv?{wrong}"));
            assert_eq!(file.status, 400, "{wrong}");
        }
        // The choice follows into the files and into the other language.
        let page = stranger.get(&format!("{here}?kind=editorial"));
        assert!(page.body.contains(&format!("{here}.xlsx?kind=editorial")));
        assert!(page.body.contains("/comments?kind=editorial\" lang=\"fr\""));
    });
}

fn csv_of(body: &str) -> Vec<Vec<String>> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(body.as_bytes())
        .records()
        .map(|row| row.unwrap().iter().map(str::to_owned).collect())
        .collect()
}

/// The cells of the only sheet of a workbook, row by row.
fn xlsx_of(bytes: Vec<u8>) -> Vec<Vec<String>> {
    let mut book = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut part = |name: &str| {
        let mut text = String::new();
        book.by_name(name)
            .unwrap()
            .read_to_string(&mut text)
            .unwrap();
        text
    };
    let strings = texts(&part("xl/sharedStrings.xml"), "si");
    let sheet = part("xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("<f>"), "no formula anywhere");
    sheet
        .split("<row ")
        .skip(1)
        .map(|row| {
            texts(row.split("</row>").next().unwrap(), "v")
                .iter()
                .map(|index| strings[index.parse::<usize>().unwrap()].clone())
                .collect()
        })
        .collect()
}

/// The text within each element of this name.
fn texts(xml: &str, element: &str) -> Vec<String> {
    let mut reader = quick_xml::Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    let (mut found, mut inside) = (Vec::new(), false);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) if tag.name().as_ref() == element => {
                inside = true;
                found.push(String::new());
            }
            Event::End(tag) if tag.name().as_ref() == element => inside = false,
            Event::Text(text) if inside => {
                found.last_mut().unwrap().push_str(&text);
            }
            Event::GeneralRef(name) if inside => {
                let meant = match &*name {
                    "quot" => "\"",
                    "amp" => "&",
                    "lt" => "<",
                    "gt" => ">",
                    other => panic!("&{other};"),
                };
                found.last_mut().unwrap().push_str(meant);
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}

#[test]
fn the_files_hold_every_comment_with_its_answer_and_no_formula() {
    on_both(|house| {
        let proposal = commented(house, "public");
        let here = format!("/en/proposals/{proposal}/comments");
        let stranger = house.browser();
        let file = stranger.get(&format!("{here}.csv"));
        assert!(file.header("content-type").starts_with("text/csv"));
        assert!(file.header("content-disposition").contains("comments.csv"));
        let rows = csv_of(&file.body);
        assert_eq!(rows.len(), 5);
        assert!(rows.iter().all(|row| row.len() == rows[0].len()));
        let first = &rows[3];
        assert_eq!(
            first[..15],
            [
                proposal.as_str(),
                "C.1",
                "Text as submitted",
                "u3",
                "art-1-par-2",
                "Paragraph 1.2",
                "Paragraph 1.2",
                "en",
                "Substantive",
                "DEU",
                "Germany",
                "Too vague.",
                "They are consulted thirty days before.",
                "accepted",
                "Thirty days it is.",
            ]
            .map(str::to_owned)
        );
        assert!(first[16].starts_with("2026-03-02T"), "{first:?}");
        assert!(first[17].starts_with("2026-03-02T"), "{first:?}");
        // What a spreadsheet would run is text.
        assert_eq!(rows[4][11], format!("'{HARMFUL}"));
        let french = stranger.get(&format!("/fr/proposals/{proposal}/comments.csv"));
        assert_eq!(csv_of(&french.body)[0][12], "Rédaction proposée");

        let sheet = xlsx_of(stranger.get_bytes(&format!("{here}.xlsx")));
        assert_eq!(sheet.len(), 5);
        assert_eq!(sheet[0], rows[0]);
        assert_eq!(sheet[3][..12], rows[3][..12]);
        assert!(sheet[4].contains(&HARMFUL.to_owned()), "as it was written");
        let narrowed = xlsx_of(stranger.get_bytes(&format!("{here}.xlsx?member=CAN")));
        assert_eq!(narrowed.len(), 2);
    });
}

#[test]
fn a_comment_says_where_its_unit_stands_now() {
    on_both(|house| {
        let proposal = commented(house, "public");
        let (store, france) = (house.store(), house.head_of("FRA"));
        let revise = |text: &str| {
            let draft = drafts::start_revision(store, france.clone(), &proposal, None).unwrap();
            let words = DraftWords {
                classification: "public".into(),
                text_en: text.into(),
                ..whole_words(Lang::En)
            };
            let version = drafts::save(store, france.clone(), &draft, 1, words, None).unwrap();
            proposals::revise(store, france.clone(), &draft, version, None).unwrap();
        };
        let stranger = house.browser();
        let said = |lang: &str| {
            let page = stranger.get(&format!("/{lang}/proposals/{proposal}/comments"));
            read_aloud(&page.body)
        };
        revise(
            "## Article 1\n\n1. A new paragraph begins the article.\n\n2. Workers are consulted.\n\n3. They are consulted early.\n",
        );
        let page = said("en");
        let moved = "where this was Paragraph 1.2; it is Paragraph 1.3 now";
        assert!(page.contains(moved), "{page}");
        assert!(said("fr").contains("où c’était"), "in French too");
        revise(
            "## Article 1\n\n1. A new paragraph begins the article.\n\n2. Workers are consulted.\n",
        );
        let page = said("en");
        assert!(
            page.contains("the unit is not in the text any more"),
            "{page}"
        );
        assert!(
            page.contains("Paragraph 1.2 (not in the text any more)"),
            "{page}"
        );
        let file = stranger.get(&format!("/en/proposals/{proposal}/comments.csv?member=DEU"));
        assert_eq!(
            csv_of(&file.body)[1][4..7].join("|"),
            "art-1-par-2|Paragraph 1.2|not in the text any more"
        );
    });
}

#[test]
fn a_delegate_comments_from_the_paragraph_and_the_head_publishes_what_the_country_says() {
    on_both(|house| {
        let proposal = consulted_on(house, "public");
        let here = format!("/en/desk/proposals/{proposal}");
        let expert = house.signed_in_as("expert.deu");
        let text = expert.get(&here);
        let from = format!("{here}/comments/drafts?unit=u3");
        assert!(text.body.contains(&from), "a link beside the paragraph");
        let form = expert.get(&from);
        assert_eq!(form.status, 200);
        // The unit is chosen, and stands beside in both languages.
        assert!(form.body.contains("<option value=\"u3\" selected>"));
        assert!(form.body.contains("They are consulted early."));
        assert!(form.body.contains("Ils le sont suffisamment tôt."));
        assert!(
            !form.body.contains(" checked"),
            "no kind is chosen beforehand"
        );
        let begun = expert.sends(
            Form::find(&form, &from, "/comments/drafts", None),
            &[
                ("kind", "substantive"),
                ("comment", "Too vague by far."),
                ("wording", "They are consulted thirty days before."),
                ("next", "preview"),
            ],
        );
        assert_eq!(begun.status, 303, "{}", begun.body);
        let preview = begun.location().to_owned();
        let seen = read_aloud(&expert.get(&preview).body);
        assert!(
            seen.contains("Only the head of delegation publishes"),
            "{seen}"
        );
        // Neither the public nor another delegation sees it, nor does the secretariat.
        let stranger = house.browser();
        let public = stranger.get(&format!("/en/proposals/{proposal}/comments"));
        assert!(!public.body.contains("Too vague"));
        for other in ["head.ita", "officer", "translator"] {
            let other = house.signed_in_as(other);
            assert_eq!(other.get(&preview).status, 404);
            let list = other.get(&format!("{here}/comments"));
            assert!(!list.body.contains("/comments/drafts/"));
        }

        let head = house.signed_in_as("head.deu");
        let desk = read_aloud(&head.get("/en/desk").body);
        assert!(
            desk.contains("1 comment drafted, to be published by the head"),
            "{desk}"
        );
        let shown = head.get(&preview);
        let said = read_aloud(&shown.body);
        assert!(said.contains("Germany says:") && said.contains("Too vague by far."));
        assert!(said.contains("the country speaks, not the person"));
        assert!(shown.body.contains("<ins>") && shown.body.contains("<del>"));
        let sent = head.sends(Form::find(&shown, &preview, "/publication", None), &[]);
        assert_eq!(sent.status, 303, "{}", sent.body);
        assert_eq!(sent.location(), format!("{here}/comments#comment-1"));
        let public = stranger.get(&format!("/en/proposals/{proposal}/comments"));
        assert!(public.body.contains("Too vague by far."));
        // An own comment with a wording becomes an amendment in one step: the head is offered it.
        let amending = format!("action=\"{here}/comments/1/amendment\"");
        let page = head.get(&format!("{here}/comments"));
        assert!(page.body.contains(&amending));
        for other in ["expert.deu", "head.ita", "officer"] {
            let page = house.signed_in_as(other).get(&format!("{here}/comments"));
            assert!(!page.body.contains(&amending), "{other}");
        }
    });
}

#[test]
fn what_was_typed_comes_back_when_it_cannot_be_taken() {
    on_both(|house| {
        let proposal = consulted_on(house, "public");
        let expert = house.signed_in_as("expert.deu");
        let from = format!("/fr/desk/proposals/{proposal}/comments/drafts?unit=u2");
        let typed = [
            ("kind", "editorial"),
            ("comment", "Une observation de longue haleine."),
            (
                "wording",
                "1. Les travailleuses et les travailleurs sont consultés.",
            ),
        ];
        let shown = expert.get(&from);
        let begun = expert.sends(Form::find(&shown, &from, "/comments/drafts", None), &typed);
        let draft = begun.location().to_owned();
        // Two windows on one draft: the second is told, and loses nothing.
        let (one, two) = (expert.get(&draft), expert.get(&draft));
        let first = expert.sends(Form::find(&one, &draft, &draft, None), &typed);
        assert_eq!(first.status, 303, "{}", first.body);
        let second = expert.sends(
            Form::find(&two, &draft, &draft, None),
            &[("comment", "Écrite en même temps.")],
        );
        assert_eq!(second.status, 422);
        assert!(second.body.contains("Écrite en même temps."));
        assert!(second.body.contains("value=\"editorial\" required checked"));
        assert!(second.body.contains("<option value=\"u2\" selected>"));
        // After the end a form that was open comes back too.
        let open = expert.get(&from);
        house.at(END);
        let expert = house.signed_in_as("expert.deu");
        let late = expert.sends(Form::find(&open, &from, "/comments/drafts", None), &typed);
        assert_eq!(late.status, 422);
        assert!(late.body.contains("Une observation de longue haleine."));
        assert_eq!(expert.get(&from).status, 409, "no new form is shown");
        let list = expert.get(&format!("/fr/desk/proposals/{proposal}/comments"));
        assert!(
            !list.body.contains("comments/drafts\""),
            "no way to a new one"
        );
    });
}

#[test]
fn a_draft_that_lacks_something_says_what_before_it_can_be_published() {
    on_both(|house| {
        let proposal = consulted_on(house, "public");
        let head = house.signed_in_as("head.deu");
        let from = format!("/en/desk/proposals/{proposal}/comments/drafts");
        let shown = head.get(&from);
        let begun = head.sends(
            Form::find(&shown, &from, "/comments/drafts", None),
            &[("wording", "Of no unit."), ("next", "preview")],
        );
        let preview = head.follow(&begun);
        let edit = begun.location().trim_end_matches("/preview").to_owned();
        for input in ["kind", "comment", "unit"] {
            let place = format!("href=\"{edit}#{input}\"");
            assert!(preview.body.contains(&place), "{input}");
        }
        assert!(!preview.body.contains("/publication"));
        // The head throws it away.
        let gone = head.sends(
            Form::find(&preview, begun.location(), "/deletion", None),
            &[],
        );
        assert_eq!(gone.status, 303);
        assert_eq!(head.get(&edit).status, 404);
    });
}

#[test]
fn the_secretariat_finds_what_is_unanswered_first_and_answers_in_one_language_or_both() {
    on_both(|house| {
        let proposal = commented(house, "for-members");
        let officer = house.signed_in_as("officer");
        let desk = read_aloud(&officer.get("/en/desk").body);
        assert!(desk.contains("3 comments to answer"), "{desk}");
        let list = format!("/en/desk/proposals/{proposal}/comments");
        let page = officer.get(&list);
        let awaited = page.body.find("C.2: Italy, The text as a whole").unwrap();
        assert!(awaited < page.body.find("class=\"filters\"").unwrap());
        assert!(!page.body.contains("/comments/1/answer"));
        let form = format!("{list}/2/answer");
        let wordless = officer.fills_in(&form, &form, &[("answer", "rejected")]);
        assert_eq!(wordless.status, 422);
        assert!(wordless.body.contains("id=\"reason_en-error\""));
        assert!(
            wordless
                .body
                .contains("value=\"rejected\" required checked")
        );
        let undecided = officer.fills_in(&form, &form, &[("reason_fr", "Il convient.")]);
        assert_eq!(undecided.status, 422);
        assert!(undecided.body.contains("Il convient."));
        let given = officer.fills_in(
            &form,
            &form,
            &[("answer", "noted"), ("reason_fr", "Il en est pris note.")],
        );
        assert_eq!(given.status, 303, "{}", given.body);
        assert_eq!(given.location(), format!("{list}#comment-2"));
        assert_eq!(officer.get(&form).status, 409);
        let page = officer.get(&list).body;
        assert!(page.contains("Il en est pris note."));
        // Delegations read the answer and have no form.
        let germany = house.signed_in_as("head.deu");
        assert!(germany.get(&list).body.contains("Il en est pris note."));
        assert_eq!(germany.get(&form).status, 403);
        answers(house, house.registrar(), &proposal, 3).unwrap();
        answers(house, house.registrar(), &proposal, 4).unwrap();
        let desk = read_aloud(&officer.get("/en/desk").body);
        assert!(!desk.contains("to answer"), "{desk}");
    });
}

/// The names of the inputs of the last form of a page, in the order in which the keyboard meets them.
fn inputs(page: &Page) -> Vec<String> {
    let form = page.body.rsplit("<form").next().unwrap();
    let mut names: Vec<String> = Vec::new();
    for tag in form.split('<').skip(1) {
        let is_input = ["input", "select", "textarea", "button"]
            .iter()
            .any(|name| tag.starts_with(name));
        if !is_input || tag.contains("type=\"hidden\"") {
            continue;
        }
        let name = tag
            .split(" name=\"")
            .nth(1)
            .and_then(|n| n.split('"').next());
        let name = name.unwrap_or("button").to_owned();
        assert!(
            tag.starts_with("button")
                || tag.contains("type=\"radio\"")
                || form.contains(&format!("<label for=\"{name}\"")),
            "{name} has no label"
        );
        if names.last() != Some(&name) {
            names.push(name);
        }
    }
    names
}

#[test]
fn the_keyboard_meets_the_inputs_in_the_order_of_the_work_each_with_its_label() {
    on_both(|house| {
        let proposal = commented(house, "public");
        for lang in ["en", "fr"] {
            let here = format!("/{lang}/desk/proposals/{proposal}/comments");
            let form = house
                .signed_in_as("expert.ita")
                .get(&format!("{here}/drafts"));
            assert_eq!(
                inputs(&form),
                ["unit", "kind", "language", "comment", "wording", "next"]
            );
            assert!(!form.body.contains("tabindex=\"1"));
            let form = house
                .signed_in_as("officer")
                .get(&format!("{here}/2/answer"));
            assert_eq!(
                inputs(&form),
                ["answer", "reason_en", "reason_fr", "button"]
            );
        }
        let list: Browser = house.browser();
        let page = list.get(&format!("/en/proposals/{proposal}/comments"));
        assert_eq!(
            inputs(&page),
            ["unit", "kind", "member", "language", "answered", "button"]
        );
    });
}

#[test]
fn units_are_called_as_one_says_them_in_the_language_of_the_page() {
    let text = Text::parse(
        "Noting this,\n\n# Part I. General\n\n## Article 3. Scope\n\n1. This:\n\n(a) that;\n\nAnd so on.\n\n## Annex I. Tasks\n\n2. A task.\n\n## Of no number\n\nWords.\n",
    );
    let names = |lang: Lang| -> Vec<String> {
        text.units()
            .iter()
            .map(|unit| unit_names::name(&text, &unit.id, page_words(lang)))
            .collect()
    };
    assert_eq!(
        names(Lang::En),
        [
            "Recital 1",
            "Part I",
            "Article 3",
            "Paragraph 3.1",
            "Paragraph 3.1 (a)",
            "Paragraph 3.1, unnumbered paragraph 1",
            "Annex I",
            "Annex I, paragraph 2",
            "Of no number",
            "Of no number, unnumbered paragraph 1",
        ]
    );
    assert_eq!(names(Lang::Fr)[0], "Considérant 1");
    assert_eq!(names(Lang::Fr)[7], "Annex I, paragraphe 2");
    let nowhere = unit_names::name(&text, "art-9", page_words(Lang::En));
    assert_eq!(nowhere, "art-9");
}
