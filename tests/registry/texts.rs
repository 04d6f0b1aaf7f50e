//! Norm texts: their units, their parity and their redlines.

use proptest::prelude::*;
use registry::text::{
    Change, Disparity, Language, Named, RedlineUnit, RunKind, Text, UnitKind, excerpt, html,
    parity, plain, redline,
};

const NORM: &str = "\
The members,

Noting that *systems* are many,
and growing,

# Part I. General

## Article 1. Scope

1. This norm applies to systems.

2. It does not apply to:

(a) toys;

(b) the following:

(i) lamps;

(ii) clocks.

This paragraph goes on.

## Article 2 bis. Review

The members review this norm.

## Annex I. Tasks

1. One task.
";

fn ids(text: &Text) -> Vec<&str> {
    text.units().iter().map(|unit| unit.id.as_str()).collect()
}

fn label<'a>(text: &'a Text, id: &str) -> &'a str {
    &text.find(id).expect("the unit is there").label
}

/// What became of each unit that did not stay the same.
fn changes(old: &str, new: &str) -> Vec<(String, Change)> {
    redline(&Text::parse(old), &Text::parse(new))
        .into_iter()
        .filter(|unit| unit.change != Change::Same)
        .map(|unit| (unit.id, unit.change))
        .collect()
}

fn article(paragraphs: &[&str]) -> String {
    let mut out = String::from("## Article 1. Scope\n");
    for (n, words) in paragraphs.iter().enumerate() {
        out.push_str(&format!("\n{}. {words}\n", n + 1));
    }
    out
}

const LAMPS: &str = "Members shall keep a register of lamps in good order.";
const CLOCKS: &str = "Each provider declares its clocks to the authority once a year.";
const TOYS: &str = "Nothing here applies to toys sold to children under six.";
const TESTS: &str = "Tests are carried out by independent bodies chosen by lot.";

#[test]
fn every_unit_has_an_address() {
    let expected = [
        "recital-1",
        "recital-2",
        "part-1",
        "art-1",
        "art-1-par-1",
        "art-1-par-2",
        "art-1-par-2-a",
        "art-1-par-2-b",
        "art-1-par-2-b-i",
        "art-1-par-2-b-ii",
        "art-1-par-2-sub-1",
        "art-2bis",
        "art-2bis-sub-1",
        "annex-i",
        "annex-i-par-1",
    ];
    assert_eq!(ids(&Text::parse(NORM)), expected);
}

#[test]
fn units_are_called_as_jurists_call_them() {
    let text = Text::parse(NORM);
    assert_eq!(label(&text, "art-1-par-2"), "1.2");
    assert_eq!(label(&text, "art-1-par-2-b"), "(b)");
    assert_eq!(label(&text, "art-2bis"), "Article 2 bis");
    assert_eq!(label(&text, "annex-i-par-1"), "1");
    assert_eq!(label(&text, "part-1"), "Part I");
}

#[test]
fn lines_of_a_paragraph_are_joined() {
    let text = Text::parse(NORM);
    let recital = text.find("recital-2").expect("there are two recitals");
    assert_eq!(
        recital.words,
        "Noting that *systems* are many, and growing,"
    );
    assert_eq!(recital.kind, UnitKind::Recital);
}

#[test]
fn the_contents_list_the_headings() {
    let text = Text::parse(NORM);
    let contents: Vec<_> = text
        .articles()
        .map(|unit| (unit.id.as_str(), unit.heading.as_deref()))
        .collect();
    let expected = [
        ("part-1", Some("General")),
        ("art-1", Some("Scope")),
        ("art-2bis", Some("Review")),
        ("annex-i", Some("Tasks")),
    ];
    assert_eq!(contents, expected);
}

#[test]
fn a_draft_without_headings_is_read_as_paragraphs() {
    let text = Text::parse("First.\n\nSecond.\n");
    assert_eq!(ids(&text), ["recital-1", "recital-2"]);
    assert!(Text::parse(" \n\n").units().is_empty());
}

#[test]
fn points_may_follow_each_other_without_blank_lines() {
    let text = Text::parse("## Article 1\n1. Of:\n(a) one;\n(b) two;\nand\nb) again");
    assert_eq!(
        ids(&text),
        [
            "art-1",
            "art-1-par-1",
            "art-1-par-1-a",
            "art-1-par-1-b",
            "art-1-par-1-b~2"
        ]
    );
    let point = text.find("art-1-par-1-b").expect("the point is there");
    assert_eq!(point.words, "two; and");
}

#[test]
fn point_i_after_point_h_is_a_point() {
    let marks = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];
    let points: String = marks.iter().map(|mark| format!("({mark}) x\n")).collect();
    let text = Text::parse(&format!("## Article 1\n1. Of:\n{points}"));
    let depths: Vec<u8> = text.units()[2..].iter().map(|unit| unit.depth).collect();
    assert_eq!(depths, [2; 10]);
}

#[test]
fn a_number_given_twice_gives_two_addresses() {
    let text = Text::parse("## Article 1\n\n## Article 1\n\n1. One.\n");
    assert_eq!(ids(&text), ["art-1", "art-1~2", "art-1~2-par-1"]);
}

#[test]
fn printing_gives_the_same_markdown_back() {
    let text = Text::parse(NORM);
    assert_eq!(Text::parse(&text.print()), text);
    let printed = NORM.replace("many,\nand", "many, and");
    assert_eq!(text.print(), printed);
}

#[test]
fn french_and_english_have_the_same_addresses() {
    let en = Text::parse("## Article 1. Aim\n\n1. One:\n\n(a) a.\n\n## Annex A. List\n");
    let fr = "## Article 1er. « But »\n\n1. Un\u{202f}:\n\n(a) a.\n\n## Annexe A — Liste\n";
    let fr = Text::parse(fr);
    assert_eq!(parity(&en, &fr), []);
    assert_eq!(label(&fr, "art-1"), "Article 1er");
    assert_eq!(label(&fr, "art-1-par-1"), "1.1");
    let premier = Text::parse("## Article premier. But");
    assert_eq!(ids(&premier), ["art-1"]);
}

#[test]
fn parity_names_what_one_language_lacks() {
    let en = Text::parse("## Article 1\n\n1. One.\n\n2. Two.\n");
    let fr = Text::parse("## Article 1\n\n1. Un.\n\nSuite.\n");
    let lacking = |id: &str, label: &str, language| Disparity::OnlyIn {
        language,
        unit: Named {
            id: id.to_owned(),
            kind: UnitKind::Paragraph,
            label: label.to_owned(),
        },
    };
    let expected = [
        lacking("art-1-par-2", "1.2", Language::En),
        lacking("art-1-par-1-sub-1", "", Language::Fr),
    ];
    assert_eq!(parity(&en, &fr), expected);
}

#[test]
fn narrow_spaces_stay_in_french_words() {
    let words = "«\u{202f}Modèle\u{202f}»\u{202f}: le système de l’exploitant\u{202f};";
    let text = Text::parse(words);
    assert_eq!(text.units()[0].words, words);
    assert_eq!(html(words).to_string(), words);
}

#[test]
fn a_redline_of_french_changes_the_word_only() {
    let old = Text::parse("L’exploitant déclare\u{202f}: son système\u{202f}; il le garde.");
    let new = Text::parse("L’exploitant déclare\u{202f}: son modèle\u{202f}; il le garde.");
    let units = redline(&old, &new);
    let html = units[0].html().to_string();
    let expected = "L’exploitant déclare\u{202f}: son <del>système</del><ins>modèle</ins>\u{202f}; il le garde.";
    assert_eq!(html, expected);
}

#[test]
fn an_elided_article_is_not_part_of_the_word() {
    let (old, new) = (
        Text::parse("Il informe l’autorité."),
        Text::parse("Il informe l’organe."),
    );
    let shown = redline(&old, &new)[0].html().to_string();
    assert_eq!(shown, "Il informe l’<del>autorité</del><ins>organe</ins>.");
}

#[test]
fn raw_html_is_shown_as_typed() {
    let words = "<script>alert('x')</script> & <b onclick=\"y\">";
    let shown = html(words).to_string();
    let expected =
        "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &lt;b onclick=&quot;y&quot;&gt;";
    assert_eq!(shown, expected);
    let changed = redline(
        &Text::parse("<i>one</i> two"),
        &Text::parse("<i>one</i> three"),
    );
    assert_eq!(
        changed[0].html().to_string(),
        "&lt;i&gt;one&lt;/i&gt; <del>two</del><ins>three</ins>"
    );
}

#[test]
fn emphasis_is_rendered() {
    let shown = |words| html(words).to_string();
    assert_eq!(shown("a *b* c"), "a <em>b</em> c");
    assert_eq!(shown("**b** c"), "<strong>b</strong> c");
    assert_eq!(shown("***b***"), "<strong><em>b</em></strong>");
    assert_eq!(shown("**a *b* c**"), "<strong>a <em>b</em> c</strong>");
    assert_eq!(plain("**a *b* c** <d>"), "a b c <d>");
}

#[test]
fn a_lone_star_is_a_star() {
    for words in [
        "5 * 3 * 2",
        "*",
        "**",
        "****",
        "*a",
        "a* b*c",
        "**a*",
        "[x](y) `z` _w_",
    ] {
        assert_eq!(html(words).to_string(), words);
    }
}

#[test]
fn bidirectional_marks_do_not_reach_the_page() {
    let text = Text::parse("pay \u{202e}001\u{202c} euros\u{feff}\0");
    assert_eq!(text.units()[0].words, "pay 001 euros");
}

#[test]
fn an_equal_text_has_nothing_changed() {
    assert_eq!(changes(NORM, NORM), []);
}

#[test]
fn a_changed_word_is_marked_in_its_unit() {
    let old = article(&[LAMPS, CLOCKS]);
    let new = old.replace("once a year", "twice a year");
    let units = redline(&Text::parse(&old), &Text::parse(&new));
    let unit = &units[2];
    assert_eq!(
        (unit.id.as_str(), unit.change),
        ("art-1-par-2", Change::Changed)
    );
    let runs: Vec<_> = unit
        .runs
        .iter()
        .map(|run| (run.kind, run.words.as_str()))
        .collect();
    let expected = [
        (
            RunKind::Same,
            "Each provider declares its clocks to the authority ",
        ),
        (RunKind::Deleted, "once"),
        (RunKind::Inserted, "twice"),
        (RunKind::Same, " a year."),
    ];
    assert_eq!(runs, expected);
    assert_eq!(units[1].change, Change::Same);
}

#[test]
fn a_deleted_paragraph_stands_where_it_stood() {
    let (old, new) = (article(&[LAMPS, CLOCKS, TOYS]), article(&[LAMPS, TOYS]));
    let units = redline(&Text::parse(&old), &Text::parse(&new));
    let fates: Vec<_> = units.iter().map(|unit| unit.change).collect();
    assert_eq!(
        fates,
        [Change::Same, Change::Same, Change::Deleted, Change::Same]
    );
    let toys = &units[3];
    assert_eq!(toys.label, "1.2");
    assert_eq!(toys.was.as_ref().map(|was| was.label.as_str()), Some("1.3"));
}

#[test]
fn an_inserted_paragraph_renumbers_the_others_and_changes_none() {
    let (old, new) = (article(&[LAMPS, TOYS]), article(&[CLOCKS, LAMPS, TOYS]));
    assert_eq!(
        changes(&old, &new),
        [("art-1-par-1".to_owned(), Change::Inserted)]
    );
}

#[test]
fn a_moved_paragraph_is_not_a_deletion() {
    let old = article(&[LAMPS, CLOCKS, TOYS, TESTS]);
    let new = article(&[CLOCKS, TOYS, TESTS, LAMPS]);
    let units = redline(&Text::parse(&old), &Text::parse(&new));
    let moved = units.last().expect("there are units");
    assert_eq!(moved.change, Change::Moved);
    assert_eq!(
        moved.was.as_ref().map(|was| was.label.as_str()),
        Some("1.1")
    );
    assert_eq!(units.len(), 5);
}

#[test]
fn a_paragraph_may_change_while_it_moves() {
    let lamps = LAMPS.replace("good", "perfect");
    let old = article(&[LAMPS, CLOCKS, TOYS, TESTS]);
    let new = article(&[CLOCKS, TOYS, TESTS, &lamps]);
    assert_eq!(
        changes(&old, &new),
        [("art-1-par-4".to_owned(), Change::Moved)]
    );
}

#[test]
fn a_paragraph_written_anew_is_not_a_change_of_the_old_one() {
    let (old, new) = (article(&[LAMPS, TOYS]), article(&[LAMPS, TESTS]));
    let fates: Vec<_> = changes(&old, &new)
        .into_iter()
        .map(|(_, fate)| fate)
        .collect();
    assert_eq!(fates, [Change::Deleted, Change::Inserted]);
}

#[test]
fn a_deleted_article_stands_after_what_was_added_to_the_one_before() {
    let second = "## Article 2. Aim\n\n1. Tests are free of charge.\n\n";
    let end = "## Article 9. Review\n";
    let old = format!("{}\n{second}{end}", article(&[LAMPS]));
    let new = format!("{}\n{end}", article(&[LAMPS, CLOCKS]));
    let expected = [
        ("art-1-par-2".to_owned(), Change::Inserted),
        ("art-2".to_owned(), Change::Deleted),
        ("art-2-par-1".to_owned(), Change::Deleted),
    ];
    assert_eq!(changes(&old, &new), expected);
}

#[test]
fn an_article_keeps_its_place_under_another_heading() {
    let old = article(&[LAMPS]);
    let new = old.replace("Scope", "Aim");
    assert_eq!(changes(&old, &new), [("art-1".to_owned(), Change::Changed)]);
}

#[test]
fn a_redline_of_two_thousand_units_ends() {
    let long = |word: &str| {
        (0..200)
            .map(|n| {
                let words: Vec<String> = (0..9)
                    .map(|p| format!("The member of seat {n} reports matter {} {word}.", n * p))
                    .collect();
                let words: Vec<&str> = words.iter().map(String::as_str).collect();
                article(&words).replace("Article 1.", &format!("Article {n}."))
            })
            .collect::<String>()
    };
    let (old, new) = (
        Text::parse(&long("each year")),
        Text::parse(&long("each month")),
    );
    assert_eq!(old.units().len(), 2000);
    let units = redline(&old, &new);
    let changed = units
        .iter()
        .filter(|unit| unit.change == Change::Changed)
        .count();
    assert!(changed >= 1750, "only {changed} units are seen as changed");
    assert_whole(&old, &new, &units);
}

#[test]
fn a_hostile_text_does_not_hold_up_the_redline() {
    let words = |from: usize| {
        (from..from + 60_000)
            .map(|n| format!("w{n} "))
            .collect::<String>()
    };
    let (old, new) = (Text::parse(&words(0)), Text::parse(&words(60_001)));
    assert_whole(&old, &new, &redline(&old, &new));
    let stars = "*a ".repeat(100_000);
    assert_eq!(html(&stars).to_string(), stars);
    let marks = "**a*a ".repeat(50_000);
    assert!(html(&marks).to_string().len() >= marks.len());
}

#[test]
fn an_excerpt_fits_and_ends_at_a_word() {
    assert_eq!(excerpt("short", 10), "short");
    assert_eq!(excerpt("*exactly* ten", 11), "exactly ten");
    assert_eq!(excerpt("the provider declares", 14), "the provider…");
    assert_eq!(excerpt("Un mot\u{202f}: « autre »", 10), "Un mot…");
    assert_eq!(excerpt("unbreakable", 5), "unbr…");
    assert_eq!(excerpt("words", 0), "");
}

/// The runs of a redline make up both texts, and each unit is in it once.
fn assert_whole(old: &Text, new: &Text, units: &[RedlineUnit]) {
    let of = |without: RunKind, unit: &RedlineUnit| -> String {
        let runs = unit.runs.iter().filter(|run| run.kind != without);
        runs.map(|run| run.words.as_str()).collect()
    };
    let news: Vec<_> = units
        .iter()
        .filter(|unit| unit.change != Change::Deleted)
        .map(|unit| (unit.id.clone(), of(RunKind::Deleted, unit)))
        .collect();
    let expected: Vec<_> = new
        .units()
        .iter()
        .map(|unit| (unit.id.clone(), unit.content().to_owned()))
        .collect();
    assert_eq!(news, expected);
    let mut olds: Vec<_> = units
        .iter()
        .filter(|unit| unit.change != Change::Inserted)
        .map(|unit| {
            let id = unit.was.as_ref().map_or(&unit.id, |was| &was.id);
            (id.clone(), of(RunKind::Inserted, unit))
        })
        .collect();
    let mut expected: Vec<_> = old
        .units()
        .iter()
        .map(|unit| (unit.id.clone(), unit.content().to_owned()))
        .collect();
    olds.sort();
    expected.sort();
    assert_eq!(olds, expected);
}

/// Lines that mean something to the parser, and lines that nearly do.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => Just(String::new()),
        6 => "[a-c1-3*() .:é\u{202f}\u{a0}-]{0,12}",
        2 => "#{1,3} ?(Article|Annexe?|Part|Titre)?[ .]?(1|2 ?bis|I|premier|1ᵉʳ|A)?[ .:–]?[a-b ]{0,4}",
        3 => "[1-3](a| bis)?\\.[ \t]?[a-c (]{0,5}",
        3 => "\\(?(a|b|h|i|ii|v|1)\\)[ \u{a0}]?[a-c]{0,5}",
        1 => "\\PC{0,10}",
        1 => any::<String>(),
    ]
}

fn source() -> impl Strategy<Value = String> {
    proptest::collection::vec(line(), 0..24).prop_map(|lines| lines.join("\n"))
}

proptest! {
    #[test]
    fn a_text_printed_and_read_again_is_the_same(source in source()) {
        let text = Text::parse(&source);
        prop_assert_eq!(Text::parse(&text.print()), text);
    }

    #[test]
    fn no_two_units_have_the_same_address(source in source()) {
        let text = Text::parse(&source);
        let mut ids = ids(&text);
        ids.sort_unstable();
        let all = ids.len();
        ids.dedup();
        prop_assert_eq!(ids.len(), all);
    }

    #[test]
    fn any_bytes_make_a_text(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let text = Text::parse(&String::from_utf8_lossy(&bytes));
        prop_assert_eq!(Text::parse(&text.print()), text.clone());
        for unit in text.units() {
            let shown = unit.html().to_string();
            prop_assert!(!shown.replace("<em>", "").replace("</em>", "").replace("<strong>", "")
                .replace("</strong>", "").contains(['<', '>', '"']));
            prop_assert!(excerpt(&unit.words, 20).chars().count() <= 20);
        }
    }

    #[test]
    fn a_redline_holds_both_texts_whole(old in source(), new in source()) {
        let (old, new) = (Text::parse(&old), Text::parse(&new));
        assert_whole(&old, &new, &redline(&old, &new));
    }
}
