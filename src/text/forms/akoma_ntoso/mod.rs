//! Akoma Ntoso 3.0 (OASIS, XML): a text with what is known about it, in one language.

mod content;

use std::fmt::Write as _;

use crate::text::{Identities, Language, Text};
use content::{Content, escaped};

/// What is known about a text besides its words. Dates are `2026-03-01`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Metadata<'a> {
    /// The symbol as printed: `GAIP/NORM/0007`.
    pub symbol: &'a str,
    /// The symbol as in an address: `GAIP-NORM-0007`; it names the Work.
    pub number: &'a str,
    /// What kind of act it is: `norm`, `proposal`.
    pub kind: &'a str,
    /// The body that adopts it, in this language.
    pub author: &'a str,
    /// Its title in this language.
    pub title: &'a str,
    /// When the Work was made: the day of its first adoption or submission.
    pub date: &'a str,
    /// The language of this Expression.
    pub language: Language,
    /// The day from which this version holds.
    pub version: &'a str,
    /// The day on which this file was made.
    pub made: &'a str,
    /// The permanent address of this version in this language.
    pub address: &'a str,
    /// The permanent address of this version in the other language, if it is there.
    pub other_address: Option<&'a str>,
    /// What stands before the text: « The Global AI Partnership, … »; may be empty.
    pub preface: &'a str,
}

impl Metadata<'_> {
    const fn language_code(&self) -> &'static str {
        match self.language {
            Language::En => "eng",
            Language::Fr => "fra",
        }
    }
}

/// Writes the text as an `act` of Akoma Ntoso 3.0, valid against the schema of OASIS. Each unit
/// has an `eId` by the naming convention and its stable id as `wId`. Annexes stand in the body.
#[must_use]
pub fn xml(text: &Text, ids: &Identities, about: &Metadata<'_>) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.push_str("<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\">\n");
    let _ = writeln!(out, "<act name=\"{}\">", escaped(about.kind));
    meta(about, &mut out);
    preface(about, &mut out);
    out.push_str(&Content::of(text, ids).written());
    out.push_str("</act>\n</akomaNtoso>\n");
    out
}

fn meta(about: &Metadata<'_>, out: &mut String) {
    let kind = escaped(about.kind);
    let number = escaped(about.number);
    let (date, version) = (escaped(about.date), escaped(about.version));
    let language = about.language_code();
    let work = format!("/akn/gaip/act/{kind}/{date}/{number}");
    let expression = format!("{work}/{language}@{version}");
    let address = escaped(about.address);
    out.push_str("<meta>\n<identification source=\"#registry\">\n");
    let (title, symbol) = (escaped(about.title), escaped(about.symbol));
    let work_day = (about.date, "generation");
    let version_day = (about.version, "version");
    let made_day = (about.made, "transformation");
    level(
        "FRBRWork",
        &work,
        None,
        work_day,
        out,
        &format!(
            "<FRBRcountry value=\"gaip\"/>\n<FRBRsubtype value=\"{kind}\"/>\n\
        <FRBRnumber value=\"{symbol}\"/>\n<FRBRname value=\"{title}\"/>\n\
        <FRBRprescriptive value=\"true\"/>\n<FRBRauthoritative value=\"true\"/>\n"
        ),
    );
    // Both languages are equally authentic: neither is a translation of the other here.
    level(
        "FRBRExpression",
        &expression,
        Some(&address),
        version_day,
        out,
        &format!(
            "<FRBRversionNumber value=\"{version}\"/>\n<FRBRauthoritative value=\"true\"/>\n\
        <FRBRlanguage language=\"{language}\"/>\n"
        ),
    );
    let file = format!("{expression}.xml");
    level(
        "FRBRManifestation",
        &file,
        None,
        made_day,
        out,
        "<FRBRformat value=\"application/akn+xml\"/>\n",
    );
    out.push_str("</identification>\n");
    if let Some(other) = about.other_address {
        let language = match about.language {
            Language::En => "fra",
            Language::Fr => "eng",
        };
        let _ = writeln!(
            out,
            "<analysis source=\"#registry\">\n<otherReferences source=\"#registry\">\n\
            <alternativeReference href=\"{}\" showAs=\"{language}\"/>\n\
            </otherReferences>\n</analysis>",
            escaped(other)
        );
    }
    let _ = writeln!(
        out,
        "<references source=\"#registry\">\n<TLCOrganization eId=\"registry\" \
        href=\"/akn/ontology/organization/gaip/registry\" showAs=\"Registry\"/>\n<TLCOrganization eId=\"author\" \
        href=\"/akn/ontology/organization/gaip/author\" showAs=\"{}\"/>\n</references>",
        escaped(about.author)
    );
    out.push_str("</meta>\n");
}

/// One of the three levels of identification: its addresses, its day, its author, and what is its own.
fn level(
    name: &str,
    uri: &str,
    alias: Option<&str>,
    (day, event): (&str, &str),
    out: &mut String,
    own: &str,
) {
    let _ = writeln!(
        out,
        "<{name}>\n<FRBRthis value=\"{uri}/!main\"/>\n<FRBRuri value=\"{uri}\"/>"
    );
    if let Some(alias) = alias {
        let _ = writeln!(out, "<FRBRalias value=\"{alias}\" name=\"address\"/>");
    }
    let _ = writeln!(
        out,
        "<FRBRdate date=\"{}\" name=\"{event}\"/>\n<FRBRauthor href=\"#author\"/>\n{own}</{name}>",
        escaped(day)
    );
}

fn preface(about: &Metadata<'_>, out: &mut String) {
    let _ = writeln!(
        out,
        "<preface>\n<p><docNumber>{}</docNumber></p>\n<p><docTitle>{}</docTitle></p>",
        escaped(about.symbol),
        escaped(about.title)
    );
    for words in about
        .preface
        .lines()
        .filter(|words| !words.trim().is_empty())
    {
        let _ = writeln!(out, "<p>{}</p>", escaped(words.trim()));
    }
    out.push_str("</preface>\n");
}
