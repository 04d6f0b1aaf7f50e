//! Themes: an officer adds one to the list.

use crate::record::Act;
use crate::rules::Refusal;
use crate::rules::permissions::Action;
use crate::rules::words::{Name, ThemeCode};
use crate::store::{Asking, Asks, Enacted, Failure, Request, Store, themes};

/// Adds a theme with its name in both languages.
///
/// # Errors
/// [`Refusal::AlreadyDone`] where the list has this code.
pub fn add(
    store: &Store,
    by: Asks,
    code: ThemeCode,
    name_en: Name,
    name_fr: Name,
    request: Option<Request>,
) -> Result<(), Failure> {
    let asking = Asking::new(by, Action::AddTheme).with_request(request);
    store.enact(asking, move |tx| {
        if themes::find(&mut tx.reading(), &code)?.is_some() {
            return Err(Refusal::AlreadyDone.into());
        }
        let act = Act::Theme {
            name_en: name_en.to_string(),
            name_fr: name_fr.to_string(),
            theme: code.clone(),
        };
        Ok(Enacted::one(act, ()))
    })
}
