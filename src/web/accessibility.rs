//! The accessibility statement, and the model of a page: words, one struct, one template, one route.

use actix_web::{HttpResponse, web};
use askama::Template;

use super::answers;
use super::languages::Language;
use super::problems::Problem;
use super::shell::{Section, Shell};
use super::site::Site;
use super::words::words;

#[derive(Template)]
#[template(path = "accessibility/show.html")]
struct Statement {
    shell: Shell,
    contact: Option<String>,
}

/// `GET /{lang}/accessibility`.
///
/// # Errors
/// Not found in any other language.
pub async fn show(lang: Language, site: web::Data<Site>) -> Result<HttpResponse, Problem> {
    let title = words(lang.0).accessibility_title();
    let shell = Shell::public(&site, lang.0, "/accessibility", title, Section::None);
    answers::page(&Statement {
        shell,
        contact: site.contact.clone(),
    })
}
