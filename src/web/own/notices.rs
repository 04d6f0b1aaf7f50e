//! Notices by e-mail: those that a person may do without, on or off.

use actix_web::{HttpResponse, web};

use crate::acts;
use crate::rules::letters::Notice;
use crate::rules::permissions::Office;
use crate::store::sessions::Visitor;
use crate::web::answers;
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::problems::Problem;
use crate::web::signed_in::SignedIn;
use crate::web::words::Words;

/// A notice as a box to tick.
#[derive(Clone, Debug)]
pub struct Tick {
    pub name: &'static str,
    pub label: String,
    pub is_on: bool,
}

/// The notices that concern this person.
pub fn ticks(visitor: &Visitor, silenced: &[Notice], w: &Words) -> Vec<Tick> {
    Notice::ALL
        .iter()
        .filter(|notice| concerns(**notice, visitor))
        .map(|notice| Tick {
            name: notice.as_str(),
            label: match notice {
                Notice::MotionWaits => w.notices_motion_waits(),
            },
            is_on: !silenced.contains(notice),
        })
        .collect()
}

fn concerns(notice: Notice, visitor: &Visitor) -> bool {
    match notice {
        Notice::MotionWaits => visitor
            .holdings
            .iter()
            .any(|held| matches!(held.office, Office::Officer | Office::Registrar)),
    }
}

/// `POST /{lang}/desk/account/notices`: a box that is not ticked is a notice that is not sent.
///
/// # Errors
/// A failure of the store.
pub async fn keep(
    lang: Language,
    house: web::Data<House>,
    caller: SignedIn,
    typed: web::Form<Vec<(String, String)>>,
) -> Result<HttpResponse, Problem> {
    let off = Notice::ALL
        .iter()
        .filter(|notice| concerns(**notice, &caller.visitor))
        .filter(|notice| !typed.iter().any(|(name, _)| name == notice.as_str()))
        .copied()
        .collect();
    let token = caller.token.clone();
    house
        .act(move |store| acts::letters::silence(store, &token, off))
        .await?;
    Ok(answers::see_other(&format!(
        "/{}/desk/account?done=notices",
        lang.0
    )))
}
