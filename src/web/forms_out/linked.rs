//! JSON-LD: the norm as schema.org/Legislation, with the properties of ELI, for who gathers legislation.

use std::fmt;

use serde_json::{Value, json};

use super::{Form, Place, Stands};
use crate::rules::words::Lang;

/// The namespace of the European Legislation Identifier.
const ELI: &str = "http://data.europa.eu/eli/ontology#";

/// JSON that may stand between `<script type="application/ld+json">` and its end: there is no `<`, `>` or `&` in
/// it. Such a block is data: no browser runs it, and the content policy has nothing to allow.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Block(String);

impl fmt::Display for Block {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Block {
    pub(super) fn of(place: &Place<'_>) -> Self {
        Self(escaped(&about(place).to_string()))
    }
}

/// The same as a file.
pub(super) fn block(place: &Place<'_>) -> String {
    escaped(&format!("{:#}\n", about(place)))
}

/// None of these three stands outside a string of JSON.
fn escaped(json: &str) -> String {
    json.replace('&', "\\u0026")
        .replace('<', "\\u003c")
        .replace('>', "\\u003e")
}

fn about(place: &Place<'_>) -> Value {
    let work = place.work;
    let house =
        json!({"@type": "Organization", "name": place.w().house_name(), "url": place.origin});
    json!({
        "@context": ["https://schema.org", {
            "eli": ELI,
            "xsd": "http://www.w3.org/2001/XMLSchema#",
        }],
        "@id": place.page_url(),
        "@type": ["Legislation", "eli:LegalExpression"],
        "url": place.page_url(),
        "name": place.title(),
        "abstract": place.summary(),
        "about": work.theme.of(place.lang),
        "inLanguage": place.lang.as_str(),
        "legislationIdentifier": work.symbol,
        "legislationType": work.kind.as_str(),
        "legislationDate": work.date.to_string(),
        "legislationDateVersion": work.version.to_string(),
        "datePublished": work.version.to_string(),
        "legislationPassedBy": house.clone(),
        "publisher": house,
        "legislationLegalForce": force(work.stands),
        "isAccessibleForFree": true,
        "encoding": Form::TEXTS.map(|form| encoding(place, form)),
        "exampleOfWork": legal_resource(place),
        "eli:realizes": {"@id": place.work_url()},
        "eli:title": {"@value": place.title(), "@language": place.lang.as_str()},
        "eli:language": {"@id": language(place.lang)},
        "eli:is_embodied_by": Form::TEXTS.map(|form| json!({"@id": place.form_url(form)})),
    })
}

/// The norm as such, which both languages express.
fn legal_resource(place: &Place<'_>) -> Value {
    let work = place.work;
    let day = |day: jiff::civil::Date| json!({"@value": day.to_string(), "@type": "xsd:date"});
    let expressions: Vec<Value> = work
        .languages()
        .map(|lang| {
            json!({
                "@id": place.page_url_in(lang),
                "@type": ["Legislation", "eli:LegalExpression"],
                "name": work.title.of(lang),
                "inLanguage": lang.as_str(),
                "eli:language": {"@id": language(lang)},
            })
        })
        .collect();
    let ids: Vec<Value> = work
        .languages()
        .map(|lang| json!({"@id": place.page_url_in(lang)}))
        .collect();
    let mut resource = json!({
        "@id": place.work_url(),
        "@type": ["Legislation", "eli:LegalResource"],
        "legislationIdentifier": work.symbol,
        "workExample": expressions,
        "eli:id_local": work.symbol,
        "eli:date_document": day(work.date),
        "eli:version_date": day(work.version),
        "eli:in_force": {"@id": eli_force(work.stands)},
        "eli:is_realized_by": ids,
    });
    if let Some(since) = work.stands.and_then(Stands::first_day) {
        resource["eli:first_date_entry_in_force"] = day(since);
    }
    resource
}

fn encoding(place: &Place<'_>, form: Form) -> Value {
    json!({
        "@id": place.form_url(form),
        "@type": ["LegislationObject", "eli:Format"],
        "contentUrl": place.form_url(form),
        "encodingFormat": form.media_type(),
        "inLanguage": place.lang.as_str(),
        "legislationLegalValue": "https://schema.org/AuthoritativeLegalValue",
        "eli:format": {"@id": format!(
            "https://www.iana.org/assignments/media-types/{}", form.media_type()
        )},
    })
}

const fn force(standing: Option<Stands>) -> &'static str {
    match standing {
        Some(Stands::InForce { .. }) => "https://schema.org/InForce",
        _ => "https://schema.org/NotInForce",
    }
}

const fn eli_force(standing: Option<Stands>) -> &'static str {
    match standing {
        Some(Stands::InForce { .. }) => "eli:InForce-inForce",
        _ => "eli:InForce-notInForce",
    }
}

/// By the list of languages of the Publications Office.
const fn language(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "http://publications.europa.eu/resource/authority/language/ENG",
        Lang::Fr => "http://publications.europa.eu/resource/authority/language/FRA",
    }
}
