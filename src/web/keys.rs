//! The keys of the register: what each signs, since which entry, and how to compare them.

use actix_web::{HttpResponse, web};
use askama::Template;
use sha2::{Digest, Sha256};

use super::answers;
use super::house::House;
use super::languages::Language;
use super::problems::Problem;
use super::record::public;
use super::shell::Shell;
use super::site::Site;
use super::words::words;
use crate::store::keys;

pub fn routes(lang: &mut web::ServiceConfig) {
    lang.route("/record/keys", web::get().to(show));
}

struct Row {
    id: String,
    signs: String,
    vkey: String,
    fingerprint: String,
    entry: String,
    index: String,
    since: String,
}

#[derive(Template)]
#[template(path = "record/keys.html")]
struct Page {
    shell: Shell,
    crumbs: Vec<(String, String)>,
    rows: Vec<Row>,
}

/// `GET /{lang}/record/keys`.
///
/// # Errors
/// A fault of the store.
pub async fn show(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
) -> Result<HttpResponse, Problem> {
    let w = words(lang.0);
    let (head, listed) = house
        .read(|r| Ok((r.head().clone(), keys::all(r)?)))
        .await?;
    let rows = listed
        .into_iter()
        .map(|key| {
            let vkey = key.vkey.to_string();
            Row {
                id: vkey.split('+').nth(1).unwrap_or_default().to_owned(),
                signs: w.key_use(key.purpose.as_str()),
                fingerprint: in_groups(&hex::encode(Sha256::digest(vkey.as_bytes()))),
                vkey,
                entry: format!("/{}/record/{}", lang.0, key.index),
                index: w.number(key.index),
                since: w.moment(key.at),
            }
        })
        .collect();
    answers::page(&Page {
        shell: public(&site, lang.0, "/record/keys", w.keys_title(), &head),
        crumbs: vec![(format!("/{}/record", lang.0), w.record_title())],
        rows,
    })
}

/// Groups of four can be read aloud.
fn in_groups(hex: &str) -> String {
    let letters: Vec<char> = hex.chars().collect();
    let groups: Vec<String> = letters
        .chunks(4)
        .map(|group| group.iter().collect())
        .collect();
    groups.join(" ")
}
