//! The parts of these pages: the steps of an enrolment, a page of recovery codes.

use actix_web::HttpResponse;
use askama::Template;

use super::who::Enrolling;
use crate::rules::words::Lang;
use crate::web::answers;
use crate::web::assets;
use crate::web::house::House;
use crate::web::problems::Problem;
use crate::web::shell::Shell;
use crate::web::site::Site;
use crate::web::words::{Words, words};

/// One step of three.
pub struct Step {
    pub label: String,
    pub is_done: bool,
    pub is_here: bool,
}

/// Password, second key, recovery codes; `here` counts from nought.
pub fn steps(w: &Words, here: usize) -> Vec<Step> {
    let labels = [
        w.factors_step_password(),
        w.factors_step_factor(),
        w.factors_step_codes(),
    ];
    let step = |(number, label)| Step {
        label,
        is_done: number < here,
        is_here: number == here,
    };
    labels.into_iter().enumerate().map(step).collect()
}

/// The script that asks a device for its passkey; pages work without.
pub const SCRIPT: &str = assets::PASSKEYS_JS;

#[derive(Template)]
#[template(path = "factors/codes.html")]
struct CodesPage {
    shell: Shell,
    script: &'static str,
    steps: Vec<Step>,
    codes: Vec<String>,
    onward: String,
    is_on_the_way: bool,
}

/// The page that shows recovery codes, this once: the answer to the form itself.
///
/// # Errors
/// A failure of the store.
pub async fn codes_page(
    site: &Site,
    house: &House,
    lang: Lang,
    who: &Enrolling,
    codes: Vec<String>,
    onward: String,
) -> Result<HttpResponse, Problem> {
    let w = words(lang);
    let is_on_the_way = who.is_on_the_way();
    let path = "/desk/enrolment";
    let shell = who
        .shell(site, house, lang, path, w.factors_codes_title())
        .await?;
    answers::page(&CodesPage {
        shell,
        script: SCRIPT,
        steps: if is_on_the_way {
            steps(w, 2)
        } else {
            Vec::new()
        },
        codes,
        onward,
        is_on_the_way,
    })
}
