//! Forms out: a norm as files in both languages, cited, linked and named in its page; nothing of what is for members.

use registry::acts::motions::Motion;
use registry::record::Act;
use registry::rules::permissions::Action;
use registry::rules::words::{Classification, DecisionKind, Lang, ProposalSymbol};
use registry::store::documents::{Enclosure, lay, lay_json};
use registry::store::{Asking, Enacted, Failure, Tx, Who};
use registry::text::{Identities, Text};
use serde_json::Value;

use super::browser::Answer;
use super::databases::Database;
use super::house::{House, on_both};
use super::norms::without_vote;
use super::questions::{fixed, submission};
use super::texts_forms::assert_akoma_ntoso;

/// Suffix and content type of each form.
const FORMS: [(&str, &str); 9] = [
    ("xml", "application/akn+xml"),
    ("md", "text/markdown; charset=utf-8"),
    ("txt", "text/plain; charset=utf-8"),
    ("json", "application/json"),
    ("jsonld", "application/ld+json"),
    ("bib", "application/x-bibtex; charset=utf-8"),
    ("ris", "application/x-research-info-systems; charset=utf-8"),
    ("csl.json", "application/vnd.citationstyles.csl+json"),
    ("css", "text/css; charset=utf-8"),
];

const TITLES: [&str; 2] = [
    "Lamps & clocks: 100 % \"safe\" {use} of A_1 </script><b>",
    "Lampes et horloges\u{202f}: usage «\u{202f}sûr\u{202f}» à 100\u{202f}% de A_1 \\ </script>",
];
const TEXTS: [&str; 2] = [
    "Noting *that*,\n\n## Article 1. Scope & <aim>\n\n1. Lamps are lit:\n\n(a) at night;\n\n(b) by day.\n\n## Annex I. Lamps\n\nOil.\n",
    "Notant *que*,\n\n## Article 1. Champ & <but>\n\n1. Les lampes sont allumées\u{a0}:\n\n(a) la nuit\u{a0};\n\n(b) le jour.\n\n## Annexe I. Lampes\n\nHuile.\n",
];

/// A public proposal at its final text whose words hold what each form takes for itself.
fn odd(house: &House, languages: &'static [Lang]) -> ProposalSymbol {
    let proposal = ProposalSymbol::new(2026, 1);
    let symbol = proposal.clone();
    let asking = Asking::new(house.officer(), Action::FixFinalText);
    let enacted = house.store().enact(asking, move |tx| {
        let act = odd_words(tx, &symbol, languages)?;
        let fixing = Act::FinalText {
            proposal: symbol.clone(),
            revision: 0,
        };
        let enacted = Enacted::one(act, ());
        Ok(match languages.len() {
            2 => enacted.and(Who::Permitted, fixing),
            _ => enacted,
        })
    });
    enacted.unwrap();
    proposal
}

fn odd_words(tx: &mut Tx<'_>, symbol: &ProposalSymbol, all: &[Lang]) -> Result<Act, Failure> {
    let with = Enclosure::Proposal(symbol.clone());
    let kind = DecisionKind::NormAdoption;
    let mut act = submission(tx, symbol, Classification::Public, kind)?;
    if let Act::Submission { texts, units, .. } = &mut act {
        for (at, own) in [&mut texts.en, &mut texts.fr].into_iter().enumerate() {
            let lang = [Lang::En, Lang::Fr][at];
            if let Some(texts) = own {
                texts.title = lay(tx, lang, TITLES[at], &with)?;
                texts.text = lay(tx, lang, TEXTS[at], &with)?;
            }
            if !all.contains(&lang) {
                *own = None;
            }
        }
        let ids = Identities::first(&Text::parse(TEXTS[0]));
        *units = lay_json(tx, &ids.print(), &with)?;
    }
    Ok(act)
}

/// The odd norm, adopted on 2 March 2026.
fn odd_norm(house: &House) -> &'static str {
    let proposal = odd(house, &[Lang::En, Lang::Fr]);
    house.two_officers(without_vote(&proposal, &[])).unwrap();
    "GAIP-NORM-0001"
}

fn all_of<'a>(answer: &'a Answer, name: &str) -> Vec<&'a str> {
    let values = answer.headers.get_all(name).iter();
    values.map(|value| value.to_str().unwrap()).collect()
}

#[test]
fn every_form_of_a_norm_is_there_in_both_languages_and_kept_as_pages_are() {
    on_both(|house| {
        let norm = odd_norm(house);
        let visitor = house.browser();
        for lang in ["en", "fr"] {
            let page = visitor.get(&format!("/{lang}/norms/{norm}"));
            for (suffix, content_type) in FORMS {
                let path = format!("/{lang}/norms/{norm}.{suffix}");
                let answer = visitor.get(&path);
                assert_eq!(answer.status, 200, "{path}: {}", answer.body);
                assert_eq!(answer.header("content-type"), content_type, "{path}");
                for name in [
                    "cache-control",
                    "content-security-policy",
                    "x-content-type-options",
                ] {
                    assert_eq!(answer.header(name), page.header(name), "{path}: {name}");
                }
                let file =
                    format!("inline; filename=\"GAIP-NORM-0001_2026-03-02_{lang}.{suffix}\"");
                assert_eq!(answer.header("content-disposition"), file);
                let canonical = all_of(&answer, "link").join(", ");
                assert!(
                    canonical.contains(&format!("/{lang}/norms/{norm}"))
                        && canonical.contains("canonical")
                );
                let tag = answer.header("etag");
                let again = visitor.get_if_changed(&path, tag);
                assert_eq!((again.status, again.body.as_str()), (304, ""), "{path}");
                let dated = format!("/{lang}/norms/{norm}/2026-03-02.{suffix}");
                assert_eq!(visitor.get(&dated).body, answer.body, "{dated}");
                let elsewhere = format!("/{lang}/norms/{norm}/2026-03-01.{suffix}");
                assert_eq!(visitor.get(&elsewhere).status, 404, "{elsewhere}");
            }
        }
        for path in [
            "/en/norms/GAIP-NORM-0001.pdf",
            "/en/norms/GAIP-NORM-0001.",
            "/en/norms/GAIP-NORM-0001.json.csl",
            "/en/norms/GAIP-NORM-0002.xml",
            "/en/norms/nonsense.xml",
            "/de/norms/GAIP-NORM-0001.xml",
            "/en/norms/GAIP-NORM-0001.xml?on=2026-03-01",
        ] {
            assert_eq!(visitor.get(path).status, 404, "{path}");
        }
    });
}

#[test]
fn the_page_of_a_norm_names_its_forms_to_people_and_to_programs() {
    let house = House::on(Database::Sqlite);
    let norm = odd_norm(&house);
    let visitor = house.browser();
    for lang in ["en", "fr"] {
        let page = visitor.get(&format!("/{lang}/norms/{norm}"));
        let links = all_of(&page, "link").join("\n");
        for (suffix, content_type) in FORMS {
            let url = format!("/{lang}/norms/{norm}/2026-03-02.{suffix}\"");
            assert!(page.body.contains(&url), "{url} is not on the page");
            let media_type = content_type.split(';').next().unwrap();
            let named = format!(
                "<{}>; rel=\"alternate\"; type=\"{media_type}\"",
                url.trim_end_matches('"')
            );
            let is_named = links.contains(&named);
            assert_eq!(
                is_named,
                !["css", "jsonld"].contains(&suffix),
                "{named} in {links}"
            );
        }
        for part in [
            "<meta property=\"og:title\"",
            "<meta property=\"og:url\"",
            "<meta name=\"citation_title\"",
            "<meta name=\"citation_publication_date\" content=\"2026/03/02\"",
            "<meta name=\"citation_technical_report_number\" content=\"GAIP/NORM/0001\"",
        ] {
            assert!(page.body.contains(part), "{part}");
        }
    }
    let english = visitor.get("/en/norms/GAIP-NORM-0001").body;
    assert!(
        english.contains("GAIP/NORM/0001, adopted on 2 March 2026, version of 2 March 2026, http")
    );
    assert!(english.contains("both texts being equally authentic"));
    let french = visitor.get("/fr/norms/GAIP-NORM-0001").body;
    assert!(french.contains("adoptée le 2 mars 2026, version du 2 mars 2026, http"));
    assert!(french.contains("les deux textes faisant également foi"));
}

#[test]
fn the_work_without_a_language_leads_to_its_page_in_the_readers() {
    let house = House::on(Database::Sqlite);
    let norm = odd_norm(&house);
    let answer = house.browser().get(&format!("/norms/{norm}"));
    assert_eq!(
        (answer.status, answer.location()),
        (302, "/en/norms/GAIP-NORM-0001")
    );
    assert_eq!(answer.header("vary"), "Accept-Language");
}

#[test]
fn the_xml_is_valid_akoma_ntoso_in_both_languages() {
    let house = House::on(Database::Sqlite);
    let norm = odd_norm(&house);
    let visitor = house.browser();
    let files = ["en", "fr"].map(|lang| {
        let xml = visitor.get(&format!("/{lang}/norms/{norm}.xml")).body;
        let code = if lang == "en" { "eng" } else { "fra" };
        assert!(xml.contains(&format!("<FRBRlanguage language=\"{code}\"/>")));
        assert!(xml.contains("wId=\"u1\"") && xml.contains("<alternativeReference"));
        xml
    });
    let proposal = visitor.get("/fr/proposals/P-2026-001.xml").body;
    assert_akoma_ntoso("served", files.into_iter().chain([proposal]));
}

#[test]
fn markdown_and_plain_text_hold_the_whole_text_in_its_language() {
    let house = House::on(Database::Sqlite);
    let norm = odd_norm(&house);
    let visitor = house.browser();
    for (at, lang) in ["en", "fr"].into_iter().enumerate() {
        let markdown = visitor.get(&format!("/{lang}/norms/{norm}.md")).body;
        let (head, text) = markdown
            .strip_prefix("---\n")
            .unwrap()
            .split_once("\n---\n")
            .unwrap();
        assert_eq!(Text::parse(text), Text::parse(TEXTS[at]));
        let title = head
            .lines()
            .next()
            .unwrap()
            .strip_prefix("title: ")
            .unwrap();
        assert_eq!(serde_json::from_str::<String>(title).unwrap(), TITLES[at]);
        let plain = visitor.get(&format!("/{lang}/norms/{norm}.txt")).body;
        assert!(
            plain.contains("GAIP/NORM/0001") && plain.contains(&format!("/{lang}/norms/{norm}"))
        );
        assert!(
            plain.lines().all(|line| line.chars().count() <= 72),
            "{plain}"
        );
    }
}

#[test]
fn json_has_the_units_with_their_ids_and_the_way_to_the_other_language() {
    let house = House::on(Database::Sqlite);
    let norm = odd_norm(&house);
    let visitor = house.browser();
    let read = |lang: &str| -> Value {
        serde_json::from_str(&visitor.get(&format!("/{lang}/norms/{norm}.json")).body).unwrap()
    };
    let (en, fr) = (read("en"), read("fr"));
    assert_eq!(
        (&en["title"], &fr["title"]),
        (&TITLES[0].into(), &TITLES[1].into())
    );
    assert_eq!(en["symbol"], "GAIP/NORM/0001");
    assert_eq!(
        (&en["date"], &en["version"]),
        (&"2026-03-02".into(), &"2026-03-02".into())
    );
    assert_eq!(
        en["standing"],
        serde_json::json!({"is": "not-in-force", "on": "2026-04-02"})
    );
    let ids = |value: &Value| -> Vec<(Value, Value)> {
        let units = value["units"].as_array().unwrap().iter();
        units
            .map(|unit| (unit["id"].clone(), unit["address"].clone()))
            .collect()
    };
    assert_eq!(ids(&en), ids(&fr));
    assert_eq!(ids(&en)[1], ("u2".into(), "art-1".into()));
    let languages = fr["languages"].as_array().unwrap();
    assert_eq!(languages.len(), 2);
    for one in languages {
        let document = one["document"].as_str().unwrap();
        let path = &document[document.find("/record/").unwrap()..];
        let kept: Value = serde_json::from_str(&visitor.get(path).body).unwrap();
        let at = usize::from(one["language"] == "fr");
        assert_eq!(kept["text"], TEXTS[at]);
    }
}

#[test]
fn json_ld_in_the_page_and_as_a_file_tells_the_same_legislation() {
    let house = House::on(Database::Sqlite);
    let norm = odd_norm(&house);
    let visitor = house.browser();
    for (at, lang) in ["en", "fr"].into_iter().enumerate() {
        let page = visitor.get(&format!("/{lang}/norms/{norm}")).body;
        let block = page
            .split("<script type=\"application/ld+json\">")
            .nth(1)
            .unwrap();
        let block = block.split("</script>").next().unwrap();
        assert!(!block.contains(['<', '>', '&']), "{block}");
        let told: Value = serde_json::from_str(block).unwrap();
        let file = visitor.get(&format!("/{lang}/norms/{norm}.jsonld")).body;
        assert_eq!(serde_json::from_str::<Value>(&file).unwrap(), told);
        assert_eq!(told["name"], TITLES[at]);
        assert_eq!(told["@type"][0], "Legislation");
        assert_eq!(told["legislationIdentifier"], "GAIP/NORM/0001");
        assert_eq!(told["legislationDateVersion"], "2026-03-02");
        assert_eq!(
            told["legislationLegalForce"],
            "https://schema.org/NotInForce"
        );
        let resource = &told["exampleOfWork"];
        assert_eq!(told["eli:realizes"]["@id"], resource["@id"]);
        assert_eq!(resource["eli:is_realized_by"].as_array().unwrap().len(), 2);
        assert_eq!(
            resource["eli:first_date_entry_in_force"]["@value"],
            "2026-04-02"
        );
    }
}

/// Fields of a BibTeX entry, its braces matched and its escapes undone.
fn bibtex(entry: &str) -> Vec<(String, String)> {
    let (opening, rest) = entry.split_once(",\n").unwrap();
    assert!(opening.starts_with("@misc{"), "{opening}");
    assert!(
        opening[6..]
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || c == '-'),
        "{opening}"
    );
    let fields = rest.strip_suffix("\n}\n").unwrap();
    let read = |line: &str| {
        let (name, value) = line.trim_end_matches(',').split_once(" = ").unwrap();
        let mut depth = 0i32;
        let mut out = String::new();
        let value = value.replace("\\textbackslash{}", "\u{1}");
        let mut chars = value.chars();
        while let Some(c) = chars.next() {
            match c {
                '\\' => out.push(chars.next().unwrap()),
                '{' => depth += 1,
                '}' => depth -= 1,
                '&' | '%' | '$' | '#' | '_' => panic!("{c} is not escaped in {line}"),
                c => out.push(c),
            }
            assert!(depth >= 0, "{line}");
        }
        assert_eq!(depth, 0, "{line}");
        (name.trim().to_owned(), out.replace('\u{1}', "\\"))
    };
    fields.lines().map(read).collect()
}

#[test]
fn bibtex_ris_and_csl_give_back_what_is_cited() {
    let house = House::on(Database::Sqlite);
    let norm = odd_norm(&house);
    let visitor = house.browser();
    for (at, lang) in ["en", "fr"].into_iter().enumerate() {
        let url = format!("/{lang}/norms/{norm}/2026-03-02");
        let get = |suffix: &str| visitor.get(&format!("{url}.{suffix}")).body;
        // An address may hold what TeX takes for itself: its field is read as it stands.
        let fields = bibtex(&get("bib"));
        let field = |name: &str| &fields.iter().find(|(own, _)| own == name).unwrap().1;
        assert_eq!(field("title"), TITLES[at]);
        assert_eq!(
            (field("year").as_str(), field("month").as_str()),
            ("2026", "mar")
        );
        assert_eq!(field("date"), "2026-03-02");
        assert_eq!(field("number"), "GAIP/NORM/0001");
        assert!(field("url").ends_with(&url));
        let ris = get("ris");
        let lines: Vec<(&str, &str)> = ris
            .split_terminator("\r\n")
            .map(|line| line.split_once("  - ").unwrap())
            .collect();
        assert_eq!(
            (lines[0], lines[lines.len() - 1]),
            (("TY", "STAT"), ("ER", ""))
        );
        for (tag, value) in [
            ("M1", "GAIP/NORM/0001"),
            ("DA", "2026/03/02/"),
            ("LA", lang),
        ] {
            assert!(lines.contains(&(tag, value)), "{tag} in {ris}");
        }
        let title = TITLES[at].split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(lines.contains(&("TI", title.as_str())), "{ris}");
        let csl: Value = serde_json::from_str(&get("csl.json")).unwrap();
        assert_eq!(csl[0]["type"], "legislation");
        assert_eq!(csl[0]["title"], TITLES[at]);
        assert_eq!(
            csl[0]["issued"],
            serde_json::json!({"date-parts": [[2026, 3, 2]]})
        );
        assert!(csl[0]["URL"].as_str().unwrap().ends_with(&url));
    }
}

#[test]
fn the_margins_of_the_printed_page_name_symbol_version_and_page() {
    let house = House::on(Database::Sqlite);
    let norm = odd_norm(&house);
    let visitor = house.browser();
    for (lang, version, page) in [
        (
            "en",
            "\"Version of 2 March 2026\"",
            "\"Page \" counter(page) \" of \" counter(pages)",
        ),
        (
            "fr",
            "\"Version du 2 mars 2026\"",
            "\"Page \" counter(page) \" sur \" counter(pages)",
        ),
    ] {
        let sheet = visitor.get(&format!("/{lang}/norms/{norm}.css")).body;
        for part in ["\"GAIP/NORM/0001\"", version, page] {
            assert!(sheet.contains(part), "{part} in {sheet}");
        }
    }
}

#[test]
fn a_public_proposal_has_forms_of_each_revision_in_the_languages_it_has() {
    on_both(|house| {
        odd(house, &[Lang::En]);
        let visitor = house.browser();
        for (suffix, content_type) in FORMS {
            for path in ["/proposals/P-2026-001", "/proposals/P-2026-001/revisions/0"] {
                let answer = visitor.get(&format!("/en{path}.{suffix}"));
                if suffix == "jsonld" {
                    assert_eq!(answer.status, 404, "a proposal is no legislation");
                    continue;
                }
                assert_eq!(answer.status, 200, "{path}.{suffix}");
                assert_eq!(answer.header("content-type"), content_type);
                assert_eq!(visitor.get(&format!("/fr{path}.{suffix}")).status, 404);
            }
        }
        assert_eq!(
            visitor
                .get("/en/proposals/P-2026-001/revisions/1.xml")
                .status,
            404
        );
        // The French page hands out what there is.
        let page = visitor.get("/fr/proposals/P-2026-001").body;
        assert!(page.contains("/en/proposals/P-2026-001/revisions/0.xml"));
        assert!(!page.contains("ld+json"));
    });
}

#[test]
fn nothing_of_a_proposal_for_members_is_handed_out_before_its_adoption() {
    on_both(|house| {
        let proposal = fixed(
            house,
            1,
            Classification::ForMembers,
            DecisionKind::NormAdoption,
        );
        let visitor = house.browser();
        let member = house.signed_in_as("head.fra");
        let statuses = |lang: &str| -> Vec<u16> {
            let asked = FORMS.iter().flat_map(|(suffix, _)| {
                [
                    format!("/{lang}/proposals/{proposal}.{suffix}"),
                    format!("/{lang}/proposals/{proposal}/revisions/0.{suffix}"),
                ]
            });
            asked
                .flat_map(|path| [visitor.get(&path).status, member.get(&path).status])
                .collect()
        };
        for lang in ["en", "fr"] {
            assert!(statuses(lang).iter().all(|status| *status == 404), "{lang}");
        }
        let motion: Motion = without_vote(&proposal, &[]);
        house.two_officers(motion).unwrap();
        assert!(statuses("en").contains(&200));
        assert_eq!(visitor.get("/fr/norms/GAIP-NORM-0001.xml").status, 200);
    });
}
