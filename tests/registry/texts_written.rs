//! Norm texts as they are typed and pasted: what is remarked, what is recognised.

use proptest::prelude::*;
use registry::text::paste::{Recognised, markdown};
use registry::text::remarks::{MOST_BYTES, MOST_CHARS, MOST_REMARKS, Matter, Severity};
use registry::text::{Text, remarks};

/// The line and the matter of each remark.
fn remarked(source: &str) -> Vec<(usize, Matter)> {
    remarks(source)
        .into_iter()
        .map(|remark| (remark.line, remark.matter))
        .collect()
}

fn owned(words: &str) -> String {
    words.to_owned()
}

/// The only remark on a source.
fn only(source: &str) -> (usize, Matter) {
    let mut found = remarked(source);
    assert_eq!(found.len(), 1, "{found:?}");
    found.remove(0)
}

#[test]
fn a_text_in_order_is_not_remarked_upon() {
    let source = "Noting *well*,\n\n# Part I. All\n\n# Chapter 1. Some\n\n## Article 1er. But\n\n\
        1. One:\n\n(a) a;\n\n(aa) inserted;\n\n(b) b:\n\n(i) i;\n\n(ii) ii.\n\n\
        2. 5 * 3 < 16 and 2*3 > 4.\n\n## Article 1 bis. More\n\nWords.\n\n# Part II. Rest\n\n\
        # Chapter 1. Other\n\n## Article 2. Rest\n\n1. One.\n\n1 bis. Two.\n\n2. Three.\n\n\
        ## Annex A. Tables\n\n1. One.\n\n## Annex B. More\n\nWords.\n";
    assert_eq!(remarked(source), []);
}

#[test]
fn a_number_given_twice_is_pointed_at_with_its_first_line() {
    let source = "## Article 1. One\n\nWords.\n\n## Article 1. Two\n\n1. One.\n\n1. Two.\n";
    let twice = |label: &str, first_line| Matter::NumberTwice {
        label: owned(label),
        first_line,
    };
    let expected = [(5, twice("Article 1", 1)), (9, twice("1.1", 7))];
    assert_eq!(remarked(source), expected);
    assert_eq!(twice("", 1).severity(), Severity::Blocks);
}

#[test]
fn a_number_that_is_skipped_or_out_of_order_is_pointed_at() {
    let skipped = |label: &str, expected: &str| Matter::Skipped {
        label: owned(label),
        expected: owned(expected),
    };
    let source = "## Article 1\n\n1. One.\n\n3. Three.\n\n2. Two.\n\n## Article 3 bis\n\nWords.";
    let expected = [
        (5, skipped("1.3", "1.2")),
        (
            7,
            Matter::OutOfOrder {
                label: owned("1.2"),
                after: owned("1.3"),
            },
        ),
        (9, skipped("Article 3 bis", "Article 2")),
    ];
    assert_eq!(remarked(source), expected);
    let annexes = "## Article 1\n\nx\n\n## Annex I\n\nx\n\n## Annex III\n\nx";
    assert_eq!(only(annexes), (9, skipped("Annex III", "Annex II")));
    assert_eq!(
        only("## Article 2\n\nx"),
        (1, skipped("Article 2", "Article 1"))
    );
    assert_eq!(skipped("", "").severity(), Severity::Advises);
}

#[test]
fn a_heading_without_its_space_blocks() {
    let (line, matter) = only("## Article 1\r\n\r\nx\r\n\r\n##Article 2");
    assert_eq!(line, 5);
    assert_eq!(
        matter,
        Matter::NoSpace {
            words: owned("##Article 2")
        }
    );
    assert_eq!(matter.severity(), Severity::Blocks);
    assert_eq!(
        only("### Deep").1,
        Matter::TooDeep {
            words: owned("### Deep")
        }
    );
}

#[test]
fn an_empty_article_is_pointed_at() {
    let matter = |heading: &str| Matter::NothingUnder {
        heading: owned(heading),
    };
    let source = "# Part I. A\n\n## Article 1. B\n\n## Article 2\n\nx\n\n# Part II";
    assert_eq!(
        remarked(source),
        [(3, matter("Article 1. B")), (9, matter("Part II"))]
    );
}

#[test]
fn points_in_disorder_are_pointed_at() {
    let source = "## Article 1\n\n1. Of:\n(b) b;\n(c) c:\n(i) i;\n(iii) iii.";
    let without = |mark: &str, expected: &str| Matter::PointWithout {
        mark: owned(mark),
        expected: owned(expected),
    };
    assert_eq!(
        remarked(source),
        [(4, without("(b)", "(a)")), (7, without("(iii)", "(ii)"))]
    );
    let hangs = only("## Article 1\n\n(a) a;");
    assert_eq!(hangs, (3, Matter::PointHangs { mark: owned("(a)") }));
    let points: String = (b'a'..=b'z')
        .map(|m| format!("({}) x\n", m as char))
        .collect();
    assert_eq!(
        remarked(&format!("## Article 1\n\nOf:\n{points}(aa) x")),
        []
    );
}

#[test]
fn emphasis_left_open_is_pointed_at_on_its_line() {
    let open = |words: &str| Matter::OpenEmphasis {
        words: owned(words),
    };
    assert_eq!(
        only("One *two*\nand *three\nand four"),
        (2, open("*three and four"))
    );
    assert_eq!(only("One **two* three"), (1, open("**two* three")));
    assert_eq!(remarked("One **two** *three* 2*3 5 * 3 ***four***"), []);
}

#[test]
fn what_the_light_markdown_has_not_is_pointed_at() {
    let html = |tag: &str| Matter::Html { tag: owned(tag) };
    assert_eq!(only("a <b>bold</b> word").1, html("<b>"));
    assert_eq!(only("a <!-- note -->").1, html("<!-- note -->"));
    assert_eq!(remarked("a < b and c > d, 1<2"), []);
    assert_eq!(
        only("| a | b |").1,
        Matter::Table {
            words: owned("| a | b |")
        }
    );
    assert_eq!(
        only("--- | ---").1,
        Matter::Table {
            words: owned("--- | ---")
        }
    );
    assert_eq!(
        only("As said[^1].").1,
        Matter::Footnote {
            mark: owned("[^1]")
        }
    );
    for other in ["> said", "- item", "see [here](https://example.org)"] {
        assert_eq!(
            only(other).1,
            Matter::NotLight {
                words: owned(other)
            }
        );
    }
}

#[test]
fn what_is_too_long_is_refused_with_the_limit_named() {
    let long = "a".repeat(MOST_CHARS + 1);
    let matter = Matter::LineTooLong {
        chars: MOST_CHARS + 1,
        most: MOST_CHARS,
    };
    assert_eq!(only(&long), (1, matter.clone()));
    assert_eq!(matter.severity(), Severity::Blocks);
    let text = "a b\n".repeat(MOST_BYTES / 4 + 1);
    let matter = Matter::TextTooLong {
        bytes: text.len(),
        most: MOST_BYTES,
    };
    assert_eq!(only(&text), (1, matter.clone()));
    assert_eq!(matter.severity(), Severity::Blocks);
}

#[test]
fn what_blocks_is_told_even_among_very_many_remarks() {
    let source = format!("{}##Article 1", "a <b> c\n\n".repeat(1000));
    let found = remarks(&source);
    assert_eq!(found.len(), MOST_REMARKS);
    assert!(
        found
            .iter()
            .any(|remark| remark.matter.severity() == Severity::Blocks)
    );
}

/// The Markdown of pasted lines, block by block.
fn blocks(pasted: &str) -> Vec<String> {
    let made = markdown(pasted).source;
    made.trim_end().split("\n\n").map(str::to_owned).collect()
}

#[test]
fn a_text_pasted_from_a_word_processor_keeps_its_numbers() {
    let pasted = "Noting that systems are many,\r\nMindful of lamps,\r\nPART ONE\r\nGENERAL\r\n\
        ARTICLE 1 – SCOPE\r\n1.\tThis applies to systems.\r\n2.\tIt does not apply to:\r\n\
        (a)\ttoys;\r\n(b)\tthe following:\r\n(i)\tlamps;\r\nii)\tclocks.\r\nArticle 2\r\nReview\r\n\
        2.1 Members review it.\r\n2.2\tThey publish that.\r\nANNEX I\r\nTasks\r\n1)\tOne.\r\n2)\tTwo.\r\n";
    let expected = [
        "Noting that systems are many,",
        "Mindful of lamps,",
        "# Part One. GENERAL",
        "## Article 1. SCOPE",
        "1. This applies to systems.",
        "2. It does not apply to:",
        "(a) toys;",
        "(b) the following:",
        "(i) lamps;",
        "(ii) clocks.",
        "## Article 2. Review",
        "1. Members review it.",
        "2. They publish that.",
        "## Annex I. Tasks",
        "1. One.",
        "2. Two.",
    ];
    assert_eq!(blocks(pasted), expected);
    let recognised = Recognised {
        parts: 1,
        articles: 2,
        annexes: 1,
        paragraphs: 6,
        points: 4,
        unnumbered: 2,
    };
    assert_eq!(markdown(pasted).recognised, recognised);
}

#[test]
fn a_french_text_pasted_keeps_its_spaces() {
    let pasted = "TITRE PREMIER\nDispositions générales\nArticle premier\nChamp d’application\n\
        1.\u{a0}Le système\u{a0}: «\u{a0}modèle\u{a0}»\u{202f};\nArt. 2 – Objet\nTexte.\nAnnexe II : Liste\nTexte.";
    let expected = [
        "# Titre premier. Dispositions générales",
        "## Article premier. Champ d’application",
        "1. Le système\u{a0}: «\u{a0}modèle\u{a0}»\u{202f};",
        "## Article 2. Objet",
        "Texte.",
        "## Annexe II. Liste",
        "Texte.",
    ];
    assert_eq!(blocks(pasted), expected);
}

#[test]
fn a_sentence_that_begins_with_an_article_is_no_heading() {
    for words in [
        "Article 3 applies to toys.",
        "Annexes are part of the norm.",
        "Article 3 of the Convention, as amended;",
        "Part of the members abstain.",
        "Article 6. This is what the members decide, each for itself and all together in the house of all.",
    ] {
        assert_eq!(blocks(words), [words]);
    }
}

#[test]
fn wrapped_lines_are_joined_and_paragraphs_parted() {
    assert_eq!(
        blocks("One line that\ngoes on. And\nends."),
        ["One line that goes on. And ends."]
    );
    assert_eq!(blocks("One.\nTwo.\n\nThree."), ["One.", "Two.", "Three."]);
    assert_eq!(
        blocks("1. A paragraph that\ngoes on."),
        ["1. A paragraph that goes on."]
    );
}

#[test]
fn bullets_are_points_only_after_a_colon() {
    let points = "## Article 1\n1. Of:\n•\tlamps;\n•\tclocks.\n2. Rest.";
    assert_eq!(
        blocks(points),
        [
            "## Article 1",
            "1. Of:",
            "(a) lamps;",
            "(b) clocks.",
            "2. Rest."
        ]
    );
    let others = "## Article 1\n1. Words.\n• lamps;\n• clocks.";
    assert_eq!(
        blocks(others),
        ["## Article 1", "1. Words.", "lamps;", "clocks."]
    );
    let many = format!("1. Of:\n{}", "• lamps;\n".repeat(200));
    assert_eq!(blocks(&many).len(), 201);
}

#[test]
fn numbered_recitals_keep_their_numbers() {
    let pasted =
        "(1)\tWhereas one.\n(2)\tWhereas two.\nArticle 1\nFor this norm:\n(1)\t‘lamp’ means light;";
    let expected = [
        "1. Whereas one.",
        "2. Whereas two.",
        "## Article 1",
        "For this norm:",
        "(1) ‘lamp’ means light;",
    ];
    assert_eq!(blocks(pasted), expected);
}

/// Lines as word processors make them, and lines that are nearly so.
pub fn pasted() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        2 => Just(String::new()),
        3 => "(Article|ARTICLE|Art\\.|Annexe?|PART|Titre|Chapter|#{1,3}) ?(1|2 bis|I|ONE|premier)?[ .:–\t]{0,2}[A-Ca-b ]{0,6}[.;]?",
        3 => "\\(?[0-3aivx]{1,2}[.)]{0,2}[ \t\u{a0}]?[1-3.]{0,2}[A-Ca-c :;.]{0,6}",
        1 => "[•·–o*-]{1,2}[ \t]?[•1a.)A ]{0,6}",
        3 => "[A-Ca-c ]{0,8}[.,;:]?",
        1 => "[a\u{ad}\u{2028}\u{2029}\u{85}\u{b}\u{c}\u{a0}\u{202f} \t\r.A]{0,6}",
        1 => any::<String>(),
    ];
    proptest::collection::vec(line, 0..16).prop_map(|lines| lines.join("\n"))
}

/// Letters and digits, in order: what must not be lost.
fn kept(source: &str) -> String {
    let tidy: String = Text::parse(source).print();
    tidy.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

proptest! {
    #[test]
    fn a_paste_made_markdown_twice_is_the_same(pasted in pasted()) {
        let once = markdown(&pasted).source;
        prop_assert_eq!(markdown(&once).source, once);
    }

    #[test]
    fn a_paste_loses_no_words(pasted in "[A-Ca-c0-3 .,;\t\n()#]{0,200}") {
        prop_assert_eq!(kept(&markdown(&pasted).source), kept(&pasted));
    }

    #[test]
    fn remarks_point_at_lines_that_are_there(source in pasted()) {
        let lines = source.replace("\r\n", "\n").split(['\n', '\r']).count();
        for remark in remarks(&source) {
            prop_assert!((1..=lines).contains(&remark.line));
        }
    }
}
