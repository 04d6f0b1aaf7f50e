//! Norm texts imported from the files of word processors, and what hostile bytes do to the importers.

use std::io::{Cursor, Write};

use registry::text::docx::{
    ImportMatter, Imported, MOST_ENTRIES, MOST_FILE_BYTES, MOST_UNPACKED_BYTES, NotImported, import,
};
use registry::text::paste::markdown;
use registry::text::{Identities, Text, amend, html, parity, redline, remarks};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

/// A DOCX of these parts.
fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, words) in parts {
        zip.start_file(*name, SimpleFileOptions::default())
            .expect("a part begins");
        zip.write_all(words.as_bytes()).expect("a part is written");
    }
    zip.finish().expect("the file ends").into_inner()
}

/// A document as Word writes it, with the main part named by the package.
fn word(body: &str, styles: &str, numbering: &str) -> Vec<u8> {
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n";
    let relations = format!(
        "{head}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
        <Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" \
        Target=\"word/document.xml\"/></Relationships>"
    );
    packed(&[
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", &relations),
        (
            "word/document.xml",
            &format!("{head}<w:document {W}><w:body>{body}<w:sectPr/></w:body></w:document>"),
        ),
        (
            "word/styles.xml",
            &format!("{head}<w:styles {W}>{styles}</w:styles>"),
        ),
        (
            "word/numbering.xml",
            &format!("{head}<w:numbering {W}>{numbering}</w:numbering>"),
        ),
    ])
}

/// A paragraph of plain words with these properties.
fn par(properties: &str, words: &str) -> String {
    format!(
        "<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r></w:p>"
    )
}

fn listed(list: u32, level: u32, words: &str) -> String {
    let numbered =
        format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>");
    par(&numbered, words)
}

fn level(at: u32, format: &str, text: &str, more: &str) -> String {
    format!(
        "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>{more}\
        <w:lvlText w:val=\"{text}\"/></w:lvl>"
    )
}

fn blocks(imported: &Imported) -> Vec<&str> {
    imported.source.trim_end().split("\n\n").collect()
}

fn imported(file: &[u8]) -> Imported {
    import(file).expect("the file is imported")
}

/// What is remarked, without where.
fn matters(imported: &Imported) -> Vec<ImportMatter> {
    imported
        .remarks
        .iter()
        .map(|remark| remark.matter)
        .collect()
}

/// A treaty with multi-level automatic numbering, as Word writes it: articles by a heading's style,
/// paragraphs that repeat the article's number, points, sub-points, and a list that starts anew.
fn treaty() -> Vec<u8> {
    let styles = "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"Heading1\"><w:name w:val=\"heading 1\"/><w:basedOn w:val=\"Normal\"/>\
        <w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"Clause\"><w:name w:val=\"Clause\"/><w:basedOn w:val=\"Normal\"/>\
        <w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"TOC1\"><w:name w:val=\"toc 1\"/></w:style>";
    let pattern = [
        level(0, "decimal", "Article %1", "<w:pStyle w:val=\"Heading1\"/>"),
        level(1, "decimal", "%1.%2", "<w:pStyle w:val=\"Clause\"/>"),
        level(2, "lowerLetter", "(%3)", ""),
        level(3, "lowerRoman", "(%4)", ""),
    ];
    let numbering = format!(
        "<w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType w:val=\"multilevel\"/>{}</w:abstractNum>\
        <w:abstractNum w:abstractNumId=\"1\">{}</w:abstractNum>\
        <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>\
        <w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num>\
        <w:num w:numId=\"3\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\">\
        <w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>",
        pattern.concat(),
        level(0, "decimal", "%1.", ""),
    );
    let heading = |words: &str| par("<w:pStyle w:val=\"Heading1\"/>", words);
    let clause = |words: &str| par("<w:pStyle w:val=\"Clause\"/>", words);
    let body = [
        par("<w:pStyle w:val=\"TOC1\"/>", "Article 1 Scope 2"),
        par("", "Noting that systems are many,"),
        heading("Scope"),
        clause("This applies to systems."),
        clause("It does not apply to:"),
        listed(1, 2, "toys;"),
        listed(1, 2, "the following:"),
        listed(1, 3, "lamps;"),
        listed(1, 3, "clocks."),
        heading("Review"),
        clause("Members review it:"),
        listed(1, 2, "at once."),
        par("", "ANNEX I"),
        par("", "Tasks &amp; dates"),
        listed(2, 0, "One."),
        listed(2, 0, "Two."),
        par("", "ANNEX II"),
        listed(3, 0, "One again."),
    ];
    word(&body.concat(), styles, &numbering)
}

#[test]
fn automatic_numbers_are_computed_as_word_computes_them() {
    let imported = imported(&treaty());
    let expected = [
        "Noting that systems are many,",
        "## Article 1. Scope",
        "1. This applies to systems.",
        "2. It does not apply to:",
        "(a) toys;",
        "(b) the following:",
        "(i) lamps;",
        "(ii) clocks.",
        "## Article 2. Review",
        "1. Members review it:",
        "(a) at once.",
        "## Annex I. Tasks & dates",
        "1. One.",
        "2. Two.",
        "## Annex II",
        "1. One again.",
    ];
    assert_eq!(blocks(&imported), expected);
    assert_eq!(matters(&imported), [ImportMatter::ContentsLeftOut]);
    assert_eq!(imported.recognised.articles, 2);
    assert_eq!(imported.recognised.points, 5);
}

#[test]
fn a_file_of_libreoffice_is_imported() {
    let numbering = format!(
        "<w:abstractNum w:abstractNumId=\"1\">{}{}</w:abstractNum>\
        <w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>",
        "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:pStyle w:val=\"Titre1\"/><w:numFmt w:val=\"upperRoman\"/>\
        <w:suff w:val=\"space\"/><w:lvlText w:val=\"Titre %1\"/><w:lvlJc w:val=\"left\"/></w:lvl>",
        "<w:lvl w:ilvl=\"1\"><w:start w:val=\"3\"/><w:numFmt w:val=\"decimal\"/><w:suff w:val=\"nothing\"/>\
        <w:lvlText w:val=\"%2.\"/><w:lvlJc w:val=\"left\"/><w:pPr></w:pPr></w:lvl>",
    );
    let styles = "<w:style w:type=\"paragraph\" w:styleId=\"Titre1\"><w:name w:val=\"Heading 1\"/></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"Titre2\"><w:name w:val=\"Heading 2\"/></w:style>";
    let run = |properties: &str, words: &str| {
        format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{words}</w:t></w:r>")
    };
    let body = [
        "<w:p><w:pPr><w:pStyle w:val=\"Titre1\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>\
        <w:r><w:rPr></w:rPr><w:t>Dispositions</w:t></w:r></w:p>".to_owned(),
        format!("<w:p><w:pPr><w:pStyle w:val=\"Titre2\"/></w:pPr>{}{}</w:p>", run("<w:b/>", "Article premier"), "<w:r><w:br/><w:t>But</w:t></w:r>"),
        listed(1, 1, "Le système\u{a0}; l’autre."),
        format!("<w:p><w:pPr></w:pPr>{}{}{}</w:p>", run("<w:b/><w:bCs/>", "4. Le "), run("<w:b/><w:i/>", "modèle"), run("<w:b w:val=\"false\"/>", " aussi.")),
        format!("<w:p>{}{}</w:p>", run("<w:i w:val=\"true\"/>", "Considérant "), run("", "que\ttout va&#8239;; bien")),
    ];
    let imported = imported(&word(&body.concat(), styles, &numbering));
    let expected = [
        "# Titre I. Dispositions",
        "## Article premier. But",
        "3. Le système\u{a0}; l’autre.",
        "4. **Le** ***modèle*** aussi.",
        "*Considérant* que tout va\u{202f}; bien",
    ];
    assert_eq!(blocks(&imported), expected);
}

#[test]
fn tracked_changes_notes_tables_and_pictures_are_told_by_place() {
    let body = "<w:p><w:r><w:t>One </w:t></w:r><w:del><w:r><w:delText>old </w:delText></w:r></w:del>\
        <w:ins><w:r><w:t>new </w:t></w:r></w:ins><w:r><w:t>word.</w:t><w:footnoteReference w:id=\"2\"/></w:r></w:p>\
        <w:tbl><w:tblPr/><w:tr><w:tc><w:p><w:r><w:t>A cell.</w:t></w:r></w:p></w:tc></w:tr></w:tbl>\
        <w:p><w:r><w:drawing><wp:inline xmlns:wp=\"x\"><w:t>not shown</w:t></wp:inline></w:drawing></w:r></w:p>\
        <w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr><w:r><w:t>Two parts, </w:t></w:r></w:p>\
        <w:p><w:r><w:t>one paragraph.</w:t></w:r></w:p>";
    let imported = imported(&word(body, "", ""));
    assert_eq!(
        blocks(&imported),
        ["One new word.", "A cell.", "Two parts, one paragraph."]
    );
    let near: Vec<(&str, ImportMatter)> = imported
        .remarks
        .iter()
        .map(|remark| (remark.near.as_str(), remark.matter))
        .collect();
    let expected = [
        ("One new word.", ImportMatter::DeletionLeftOut),
        ("One new word.", ImportMatter::InsertionKept),
        ("One new word.", ImportMatter::NoteLeftOut),
        ("A cell.", ImportMatter::TableUnfolded),
        ("A cell.", ImportMatter::PictureLeftOut),
        ("Two parts, one paragraph.", ImportMatter::DeletionLeftOut),
    ];
    assert_eq!(near, expected);
}

#[test]
fn headings_without_numbers_take_their_rank_from_their_level() {
    let heading =
        |level: u32, words: &str| par(&format!("<w:pStyle w:val=\"Heading{level}\"/>"), words);
    let style = |level: u32| {
        format!(
            "<w:style w:styleId=\"Heading{level}\"><w:name w:val=\"heading {level}\"/></w:style>"
        )
    };
    let body = [
        heading(1, "General"),
        heading(2, "Aims"),
        par("", "Words."),
        heading(3, "Deep"),
    ];
    let styles = [style(1), style(2), style(3)].concat();
    let made = imported(&word(&body.concat(), &styles, ""));
    assert_eq!(blocks(&made), ["# General", "## Aims", "Words.", "Deep"]);
    let numbering = format!(
        "<w:abstractNum w:abstractNumId=\"0\">{}{}</w:abstractNum><w:num w:numId=\"7\"><w:abstractNumId w:val=\"0\"/></w:num>",
        level(0, "decimal", "%1.", ""),
        level(1, "decimal", "%1.%2.", "<w:isLgl/>"),
    );
    let article = "<w:pStyle w:val=\"Heading1\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"7\"/></w:numPr>";
    let body = [
        par(article, "Scope"),
        listed(7, 1, "Words."),
        par(article, "Aim"),
        listed(7, 1, "More."),
    ];
    let made = imported(&word(&body.concat(), &styles, &numbering));
    assert_eq!(
        blocks(&made),
        [
            "## Article 1. Scope",
            "1. Words.",
            "## Article 2. Aim",
            "1. More."
        ]
    );
    assert_eq!(matters(&made), [ImportMatter::ArticleFromNumber; 2]);
}

#[test]
fn a_number_that_the_light_markdown_has_not_stays_in_the_words() {
    let numbering = format!(
        "<w:abstractNum w:abstractNumId=\"0\">{}</w:abstractNum><w:num w:numId=\"7\"><w:abstractNumId w:val=\"0\"/></w:num>",
        level(0, "upperLetter", "Clause %1:", ""),
    );
    let made = imported(&word(&listed(7, 0, "words."), "", &numbering));
    assert_eq!(blocks(&made), ["Clause A: words."]);
    assert_eq!(matters(&made), [ImportMatter::NumberInWords]);
}

#[test]
fn what_is_no_docx_is_refused_by_name() {
    let refused = |file: &[u8]| import(file).expect_err("it is refused");
    assert_eq!(refused(b""), NotImported::NotAnArchive);
    assert_eq!(refused(b"plain words"), NotImported::NotAnArchive);
    assert_eq!(
        refused(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1]),
        NotImported::ProtectedOrOld
    );
    assert_eq!(
        refused(&vec![0; MOST_FILE_BYTES + 1]),
        NotImported::FileTooLong
    );
    assert_eq!(refused(&packed(&[("a.txt", "x")])), NotImported::NoDocument);
    assert_eq!(
        refused(&packed(&[("word/document.xml", "<a/>")])),
        NotImported::NoDocument
    );
    let broken = [
        "<w:document",
        "<a><b></a>",
        "<a>",
        "<!DOCTYPE a [<!ENTITY b \"c\">]><a/>",
        "<a>&b;</a>",
    ];
    for xml in broken {
        assert_eq!(
            refused(&packed(&[("word/document.xml", xml)])),
            NotImported::BrokenXml,
            "{xml}"
        );
    }
    let long = par("", &"words ".repeat(300_000));
    assert_eq!(refused(&word(&long, "", "")), NotImported::TextTooLong);
}

#[test]
fn a_bomb_is_not_unpacked() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", SimpleFileOptions::default())
        .expect("a part begins");
    let block = vec![b' '; 1024 * 1024];
    for _ in 0..=MOST_UNPACKED_BYTES / block.len() {
        zip.write_all(&block).expect("a part is written");
    }
    let bomb = zip.finish().expect("the file ends").into_inner();
    assert!(bomb.len() < 200_000);
    assert_eq!(import(&bomb), Err(NotImported::UnpackedTooLong));
    // The same, of an archive that says that nothing is in it.
    let mut liar = bomb.clone();
    let size =
        u32::try_from((MOST_UNPACKED_BYTES / block.len() + 1) * block.len()).expect("it fits");
    let told = size.to_le_bytes();
    for at in 0..liar.len() - 4 {
        if liar[at..at + 4] == told {
            liar[at..at + 4].copy_from_slice(&1u32.to_le_bytes());
        }
    }
    assert!(liar != bomb && import(&liar).is_err());
    let names: Vec<String> = (0..=MOST_ENTRIES).map(|n| format!("{n}")).collect();
    let many: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
    assert_eq!(import(&packed(&many)), Err(NotImported::UnpackedTooLong));
}

/// The bytes that the importers and the parser are fed in one run.
const FED: usize = 10 * 1024 * 1024;

/// Chance that is the same in each run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        // SplitMix64 (Steele, Lea, Flood 2014).
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % most as u64).expect("it is below the most")
    }

    /// The bytes with some of them changed, taken out, doubled or put elsewhere.
    fn mutated(&mut self, bytes: &[u8], telling: &[&[u8]]) -> Vec<u8> {
        let mut out = bytes.to_vec();
        for _ in 0..=self.below(6) {
            let at = self.below(out.len().max(1)).min(out.len());
            let end = (at + self.below(12)).min(out.len());
            match self.below(5) {
                0 if at < out.len() => out[at] = self.below(256) as u8,
                1 => drop(out.drain(at..end)),
                2 => {
                    let again = out[at..end].to_vec();
                    out.splice(end..end, again);
                }
                3 => out.truncate(out.len().saturating_sub(self.below(40))),
                _ => {
                    let sign = telling[self.below(telling.len())];
                    out.splice(at..at, sign.iter().copied());
                }
            }
        }
        out
    }
}

/// What the parser, the remarks and the paste make of any words.
fn survives(words: &str) -> Text {
    let text = Text::parse(words);
    assert_eq!(Text::parse(&text.print()), text);
    let found = remarks(words);
    assert!(found.iter().all(|remark| remark.line >= 1));
    drop(markdown(words));
    for unit in text.units() {
        assert!(!html(unit.content()).as_str().contains("<script"));
    }
    text
}

/// What the redline, the parity and an amendment make of any two texts.
fn survive(before: &Text, text: &Text) {
    let ids = Identities::first(before);
    let next = ids.next(before, text);
    let changes = amend::changes_between(before, &ids, text, &next);
    let made = amend::apply(before, &ids, before, &ids, &changes).expect("nothing conflicts");
    assert_eq!(made.0, *text);
    assert!(redline(before, text).len() >= text.units().len());
    drop(parity(before, text));
}

const TELLING: [&[u8]; 24] = [
    b"\n",
    b"\n\n",
    b"## ",
    b"# ",
    b"##",
    b"Article 3",
    b"Annexe II",
    b"1. ",
    b"(a) ",
    b"(i) ",
    b"**",
    b"*",
    b"<script>",
    b"[^1]",
    b"|",
    b"\t",
    b"2 bis. ",
    b"\xc2\xa0",
    b"\xe2\x80\xaf",
    b"\xe2\x80\xa8",
    b"\xff",
    b"\0",
    b"1)\t",
    b"\xe2\x80\xa2 ",
];

#[test]
fn five_million_bytes_of_words_do_no_harm() {
    let source = imported(&treaty()).source;
    let mut chance = Chance(4);
    let mut before = Text::parse(&source);
    let (mut fed, mut round) = (0, 0);
    while fed < FED / 2 {
        let bytes = match chance.below(3) {
            0 => (0..chance.below(4000))
                .map(|_| chance.below(256) as u8)
                .collect(),
            1 => (0..chance.below(400))
                .flat_map(|_| TELLING[chance.below(TELLING.len())].to_vec())
                .collect(),
            _ => {
                let times = 1 + chance.below(8);
                chance.mutated(source.repeat(times).as_bytes(), &TELLING)
            }
        };
        fed += bytes.len();
        let words = String::from_utf8_lossy(&bytes);
        let text = survives(&words);
        round += 1;
        // Two texts cost more than one, and the limit of time is for both.
        if round % 8 == 0 {
            survive(&before, &text);
        }
        before = text;
    }
}

#[test]
fn five_million_bytes_of_files_do_no_harm() {
    let file = treaty();
    let xml: [&[u8]; 12] = [
        b"<w:p>",
        b"</w:p>",
        b"<w:r>",
        b"</w:r>",
        b"<w:t>",
        b"</w:t>",
        b"&#0;",
        b"&#x1F600;",
        b"<w:del>",
        b"<w:numId w:val=\"2\"/>",
        b"w:val=\"4294967295\"",
        b"<!--",
    ];
    let parts = ["word/document.xml", "word/styles.xml", "word/numbering.xml"]
        .map(|name| (name, unpacked(&file, name)));
    let mut chance = Chance(5);
    let mut fed = 0;
    let mut taken = 0;
    while fed < FED / 2 {
        // Either the archive is broken, or what is packed in it.
        let made = if chance.below(3) == 0 {
            chance.mutated(&file, &xml)
        } else {
            let one = chance.below(parts.len());
            let mutated = parts.iter().enumerate().map(|(at, (name, words))| {
                let bytes = if at == one {
                    chance.mutated(words, &xml)
                } else {
                    words.clone()
                };
                fed += bytes.len();
                (*name, String::from_utf8_lossy(&bytes).into_owned())
            });
            let mutated: Vec<(&str, String)> = mutated.collect();
            let all: Vec<(&str, &str)> = mutated
                .iter()
                .map(|(name, words)| (*name, words.as_str()))
                .collect();
            packed(&all)
        };
        fed += made.len();
        if let Ok(imported) = import(&made) {
            taken += 1;
            drop(Text::parse(&imported.source));
        }
    }
    assert!(
        taken > 100,
        "only {taken} of the mutated files could still be read"
    );
}

fn unpacked(file: &[u8], name: &str) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).expect("an archive");
    let mut part = archive.by_name(name).expect("the part is there");
    let mut bytes = Vec::new();
    std::io::copy(&mut part, &mut bytes).expect("the part is unpacked");
    bytes
}
