//! Writing a text: previews, remarks by line, tidied pastes, imported files; the two languages until both are ready.

use std::io::{Cursor, Write};

use registry::acts::drafts::{self, TEXT_MOST};
use registry::rules::visibility::Viewer;
use registry::rules::words::{DraftSymbol, Lang, MemberCode, ProposalSymbol};
use registry::store::drafts::{self as stored, DraftWords};
use registry::text::docx::MOST_FILE_BYTES;
use registry::text::{Text, parity};
use registry::web::texts::structure::structure;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::browser::{Answer, Browser};
use super::house::{House, on_both};
use super::pages::{Form, read_aloud};
use super::proposals::{submits, whole_words};

const DRAFT: &str = "/en/desk/drafts/D-FRA-1";

/// A draft of France, open in the browser of an expert.
fn drafting(house: &House, words: DraftWords) -> Browser {
    let expert = house.expert_of("FRA");
    let symbol = drafts::create(house.store(), expert, words, None).unwrap();
    assert_eq!(symbol.as_str(), "D-FRA-1");
    house.signed_in_as("expert.fra")
}

fn kept(house: &House) -> stored::Draft {
    let viewer = Viewer::Delegation(MemberCode::parse("FRA").unwrap());
    let symbol = DraftSymbol::parse("D-FRA-1").unwrap();
    house
        .store()
        .read(|r| stored::find(r, &viewer, &symbol))
        .unwrap()
}

/// Presses a button of the draft's form after typing.
fn presses(browser: &Browser, here: &str, button: &str, typed: &[(&str, &str)]) -> Answer {
    let mut typed = typed.to_vec();
    typed.push(("next", button));
    browser.fills_in(here, DRAFT.trim_start_matches("/en"), &typed)
}

/// What stands in a text of the form that came back.
fn standing(answer: &Answer, input: &str) -> String {
    let form = Form::find(answer, DRAFT, "/drafts/D-FRA-1", None);
    let field = form.fields.iter().find(|(name, _)| name == input);
    field.map(|(_, value)| value.clone()).expect(input)
}

/// A file of a word processor with these paragraphs, one of them deleted with tracked changes.
fn docx(paragraphs: &[&str]) -> Vec<u8> {
    let said: String = paragraphs
        .iter()
        .map(|words| format!("<w:p><w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r></w:p>"))
        .collect();
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\
         <w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{said}\
         <w:p><w:r><w:t>2. Their unions too.</w:t></w:r><w:del><w:r><w:delText> Not so.</w:delText></w:r></w:del></w:p>\
         </w:body></w:document>"
    );
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", SimpleFileOptions::default())
        .unwrap();
    zip.write_all(document.as_bytes()).unwrap();
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_preview_shows_units_remarks_by_line_and_parity_and_saves_nothing() {
    on_both(|house| {
        let expert = drafting(house, whole_words(Lang::En));
        let english =
            "Recalling <b>all</b>,\n\n## Article 1. Scope\n\n1. One.\n\n1. Again.\n\n3. Three.";
        let french = "Rappelant tout,\n\n## Article 1er. Champ\n\n1. Un.\n\n2. Deux.";
        let typed = [
            ("text_en", english),
            ("text_fr", french),
            ("title_fr", "Titre"),
        ];
        let seen = presses(&expert, DRAFT, "look", &typed);
        assert_eq!(seen.status, 200);
        let said = read_aloud(&seen.body);
        for sentence in [
            "Line 7 “1.1” stands here a second time; the first is in line 5.",
            "To be mended before the submission",
            "“<b>” is shown as text: a norm has no HTML.",
            "The languages differ in",
            "What you typed is not saved by a preview.",
        ] {
            assert!(said.contains(sentence), "{sentence}: {said}");
        }
        assert!(
            seen.body.contains("Recalling &#60;b&#62;all")
                || seen.body.contains("Recalling &lt;b&gt;all")
        );
        assert!(!seen.body.contains("<b>all"));
        assert_eq!(standing(&seen, "text_en"), english);
        assert_eq!(standing(&seen, "title_fr"), "Titre");
        assert_eq!(kept(house).version, 1, "a preview saves nothing");

        let seen = presses(&expert, "/fr/desk/drafts/D-FRA-1", "look", &typed);
        let said = read_aloud(&seen.body);
        assert!(
            said.contains("Ligne 7 « 1.1 » figure ici pour la seconde fois"),
            "{said}"
        );
        assert!(said.contains("Les langues diffèrent en"), "{said}");
    });
}

#[test]
fn what_blocks_is_not_submitted_and_is_told_by_line() {
    on_both(|house| {
        let words = DraftWords {
            text_en: "##Article 1\n\n1. Workers are consulted.".into(),
            ..whole_words(Lang::En)
        };
        drafting(house, words);
        let head = house.signed_in_as("head.fra");
        let preview = head.get(&format!("{DRAFT}/preview"));
        let said = read_aloud(&preview.body);
        assert!(said.contains("must be mended in line 1 first"), "{said}");
        assert!(said.contains("put a space after the # marks"), "{said}");
        assert!(!preview.body.contains("/submission\""), "no button");
    });
}

#[test]
fn a_paste_is_tidied_where_it_stands_and_says_what_it_recognised() {
    on_both(|house| {
        let expert = drafting(house, whole_words(Lang::En));
        let pasted = "ARTICLE 1\r\nScope\r\n\r\n1.1\tThis applies to:\r\n\r\na)\ttoys;\r\n\r\nb)\tlamps.\r\n";
        let tidied = presses(&expert, DRAFT, "tidy-en", &[("text_en", pasted)]);
        assert_eq!(tidied.status, 200);
        let text = standing(&tidied, "text_en");
        assert!(text.contains("\n\n(a) toys;\n\n(b) lamps."), "{text}");
        let said = read_aloud(&tidied.body);
        let told = "The text in English was tidied. Recognised: 1 article, 1 numbered paragraph and 2 points.";
        assert!(said.contains(told), "{said}");
        assert_eq!(kept(house).version, 1);

        let saved = presses(&expert, DRAFT, "", &[("text_en", &text)]);
        assert_eq!(saved.status, 303);
        assert_eq!(kept(house).version, 2);
    });
}

#[test]
fn a_file_is_imported_into_the_chosen_language_and_never_over_words_unasked() {
    on_both(|house| {
        let expert = drafting(house, whole_words(Lang::Fr));
        let place = format!("{DRAFT}/imports");
        let file = docx(&["Article 1. Scope", "1. Workers are consulted."]);
        let english = [
            ("version", "1"),
            ("title_en", "Typed meanwhile"),
            ("into", "en"),
        ];
        let came = expert.post_with_file(&place, &english, &file);
        assert_eq!(came.status, 200, "{}", came.body);
        let text = standing(&came, "text_en");
        assert_eq!(
            text.trim(),
            "## Article 1. Scope\n\n1. Workers are consulted.\n\n2. Their unions too."
        );
        assert_eq!(standing(&came, "title_en"), "Typed meanwhile");
        let said = read_aloud(&came.body);
        assert!(said.contains("imported as the text in English"), "{said}");
        assert!(
            said.contains("words deleted with tracked changes were left out."),
            "{said}"
        );

        let french = [
            ("version", "1"),
            ("text_fr", "## Article 1er\n\n1. Des mots."),
            ("into", "fr"),
        ];
        let stands = expert.post_with_file(&place, &french, &file);
        assert_eq!(stands.status, 422);
        assert!(read_aloud(&stands.body).contains("There is a text in French already."));
        assert_eq!(
            standing(&stands, "text_fr"),
            "## Article 1er\n\n1. Des mots."
        );
        let over = [french.as_slice(), &[("replace", "yes")]].concat();
        assert_eq!(expert.post_with_file(&place, &over, &file).status, 200);
        assert_eq!(kept(house).version, 1, "an import saves nothing");

        let broken = expert.post_with_file(&place, &english, b"This is no archive.");
        assert_eq!(broken.status, 422);
        assert!(
            read_aloud(&broken.body).contains("The file is not a .docx file, or it is broken.")
        );
        assert_eq!(standing(&broken, "title_en"), "Typed meanwhile");
        let large = vec![b'x'; MOST_FILE_BYTES + 1];
        let large = expert.post_with_file(&place, &english, &large);
        assert_eq!(large.status, 422);
        assert!(read_aloud(&large.body).contains("The file is larger than 10 MB."));
        assert_eq!(standing(&large, "title_en"), "Typed meanwhile");
        let none = expert.post_with_file(&place, &english, b"");
        assert!(read_aloud(&none.body).contains("Choose a file first."));

        let germany = house.signed_in_as("head.deu");
        assert_eq!(germany.post_with_file(&place, &english, &file).status, 404);
    });
}

#[test]
fn a_paste_past_the_limit_is_refused_with_the_limit_named_and_comes_back() {
    on_both(|house| {
        let expert = drafting(house, whole_words(Lang::En));
        let paste = "1. Cinq millions d’octets, « à peu près ».\r\n\r\n".repeat(5_000_000 / 48);
        assert!(paste.chars().count() > TEXT_MOST);
        for button in ["", "look", "tidy-en"] {
            let began = std::time::Instant::now();
            let refused = presses(&expert, DRAFT, button, &[("text_en", &paste)]);
            println!("{button}: {:?}", began.elapsed());
            assert_eq!(refused.status, 422, "{button}");
            assert!(
                read_aloud(&refused.body[..100_000])
                    .contains("Shorten it to 200,000 characters at most.")
            );
            assert_eq!(
                standing(&refused, "text_en").len(),
                paste.len(),
                "nothing typed is lost"
            );
        }
        assert_eq!(kept(house).version, 1);
    });
}

#[test]
fn a_structure_without_words_is_parallel_to_its_original() {
    let english = "Recalling,\n\n# Part I. All\n\n## Article 1. Scope\n\n1. One:\n\n(a) a;\n\n(i) i.\n\nMore.\n\n## Article 2\n\nTwo.\n\n## Annex 1. Terms\n\n1. A.";
    let original = Text::parse(english);
    let into = structure(&original, Lang::Fr);
    assert!(
        into.contains("# Partie I. …") && into.contains("## Article 1er. …"),
        "{into}"
    );
    assert!(into.contains("## Annexe 1. …"), "{into}");
    let french = Text::parse(&into);
    assert_eq!(parity(&original, &french), Vec::new(), "{into}");
    let back = Text::parse(&structure(&french, Lang::En));
    assert_eq!(parity(&back, &french), Vec::new());
}

/// A public proposal of France, submitted in English only.
fn submitted(house: &House) -> ProposalSymbol {
    let words = DraftWords {
        classification: "public".into(),
        text_en: "## Article 1. Scope\n\n1. Workers are consulted.\n\n2. Their unions too.".into(),
        ..whole_words(Lang::En)
    };
    submits(house, "FRA", words).unwrap()
}

#[test]
fn a_translator_supplies_the_other_language_and_two_persons_sign_off() {
    on_both(|house| {
        let symbol = submitted(house);
        let translator = house.signed_in_as("translator");
        let desk = translator.get("/en/desk");
        assert_eq!(desk.status, 200);
        let supply = format!("/en/desk/proposals/{symbol}/translations");
        assert!(desk.body.contains(&supply), "{}", read_aloud(&desk.body));
        let proposal = translator.get(&format!("/en/desk/proposals/{symbol}"));
        assert!(proposal.body.contains(&supply));

        let begun = translator.fills_in(&supply, "/translations", &[("next", "structure")]);
        assert_eq!(begun.status, 200);
        assert!(begun.body.contains("## Article 1er. …"), "{}", begun.body);
        let short = "## Article 1er. Champ\n\n1. Les travailleurs sont consultés.";
        let typed = [
            ("title", "Consulter"),
            ("summary", "Qui."),
            ("text", short),
            ("next", "look"),
        ];
        let seen = translator.fills_in(&supply, "/translations", &typed);
        let said = read_aloud(&seen.body);
        assert!(
            said.contains("Paragraph 1.2 is there in English only."),
            "{said}"
        );
        let typed = [&typed[..3], &[("next", "")]].concat();
        let supplied = translator.fills_in(&supply, "/translations", &typed);
        assert_eq!(supplied.status, 303, "{}", supplied.body);

        // The public sees the gap, in words and in its place; nobody signs such texts off.
        let page = format!("/en/proposals/{symbol}/languages");
        let public = house.browser().get(&page);
        let said = read_aloud(&public.body);
        assert!(
            said.contains(
                "The languages differ in one place. Paragraph 1.2 is there in English only."
            ),
            "{said}"
        );
        assert!(said.contains("Missing here"), "{said}");
        assert!(said.contains("Supplied by the secretariat on"), "{said}");
        assert!(!public.body.contains("/sign-offs"));
        let french = read_aloud(
            &house
                .browser()
                .get(&format!("/fr/proposals/{symbol}/languages"))
                .body,
        );
        assert!(
            french.contains("Paragraphe 1.2 ne figure qu’en anglais."),
            "{french}"
        );
        let desk_page = format!("/en/desk/proposals/{symbol}/languages");
        let waits = translator.get(&desk_page);
        assert!(
            !waits
                .body
                .contains("action=\"/en/desk/proposals/P-2026-001/sign-offs\"")
        );
        assert!(
            read_aloud(&waits.body)
                .contains("Sign French off: The English and French texts differ in one unit")
        );
    });
}

#[test]
fn the_languages_are_agreed_signed_off_and_read_side_by_side() {
    on_both(|house| {
        let symbol = submitted(house);
        let translator = house.signed_in_as("translator");
        let supply = format!("/en/desk/proposals/{symbol}/translations");
        let text = "## Article 1er. Champ\n\n1. Les travailleurs sont consultés.\n\n2. Leurs syndicats aussi.";
        let typed = [
            ("title", "Consulter"),
            ("summary", "Qui."),
            ("text", text),
            ("next", ""),
        ];
        assert_eq!(
            translator.fills_in(&supply, "/translations", &typed).status,
            303
        );
        let here = format!("/en/desk/proposals/{symbol}/languages");
        let said = |browser: &Browser| read_aloud(&browser.get(&here).body);
        assert!(said(&translator).contains("have the same units in the same order"));

        let signs = |browser: &Browser, lang: &str| {
            let page = browser.get(&here);
            let form = Form::find(&page, &here, "/sign-offs", Some(("lang", lang)));
            browser.sends(form, &[])
        };
        assert_eq!(signs(&translator, "en").status, 303);
        assert!(said(&translator).contains("Sign French off: You signed off the other language"));
        let reviser = house.signed_in_as("reviser");
        assert_eq!(signs(&reviser, "fr").status, 303);

        let head = house.signed_in_as("head.fra");
        assert!(
            head.get("/en/desk").body.contains(&here),
            "the sponsor is told on its desk"
        );
        assert!(said(&head).contains("The sponsor has not agreed the translation yet"));
        let agreed = head.fills_in(&here, "/agreements", &[]);
        assert_eq!(agreed.status, 303, "{}", agreed.body);
        let now = said(&head);
        assert!(now.contains("Languages ready"), "{now}");
        assert!(
            now.contains("Agreed on") && !now.contains("Before the final text"),
            "{now}"
        );
        assert!(
            now.contains("u1") && now.contains("u3"),
            "stable ids: {now}"
        );
        let germany = house.signed_in_as("head.deu");
        assert!(!germany.get(&here).body.contains("/agreements"));

        let stranger = house.browser();
        let both = stranger.get(&format!("/en/proposals/{symbol}?text=both"));
        let said = read_aloud(&both.body);
        assert!(said.contains("Their unions too."), "{said}");
        assert!(said.contains("Leurs syndicats aussi."), "{said}");
        let one = stranger.get(&format!("/en/proposals/{symbol}?text=fr"));
        assert!(!read_aloud(&one.body).contains("Their unions too."));
        assert_eq!(
            stranger
                .get(&format!("/en/proposals/{symbol}?text=la"))
                .status,
            400
        );
    });
}

#[test]
fn a_malformed_translation_comes_back_with_its_remarks() {
    on_both(|house| {
        let symbol = submitted(house);
        let reviser = house.signed_in_as("reviser");
        let supply = format!("/fr/desk/proposals/{symbol}/translations");
        let typed = [
            ("title", "Consulter"),
            ("summary", "Qui."),
            ("text", "##Article 1er\n\n1. Mots."),
            ("next", ""),
        ];
        let refused = reviser.fills_in(&supply, "/translations", &typed);
        assert_eq!(refused.status, 422);
        let said = read_aloud(&refused.body);
        assert!(
            said.contains("doit d’abord être corrigé à la ligne 1"),
            "{said}"
        );
        assert!(
            said.contains("mettez une espace après les signes #"),
            "{said}"
        );
        assert!(refused.body.contains("1. Mots."));
    });
}

#[test]
fn an_administrator_invites_translators_and_revisers() {
    on_both(|house| {
        let administrator = house.signed_in_as("administrator");
        for (office, email) in [
            ("translator", "t@people.example"),
            ("reviser", "r@people.example"),
        ] {
            let typed = [("role", office), ("email", email)];
            let link = administrator.fills_in("/fr/desk", "/invitations", &typed);
            assert_eq!(link.status, 200, "{}", link.body);
            assert!(link.body.contains("/fr/invitations/"), "{office}");
        }
    });
}
