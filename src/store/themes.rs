//! Themes: what proposals and norms are about, as the record lists them.

use diesel::prelude::*;

use super::failures::StoreError;
use super::reading::{Reading, word};
use super::schema::themes;
use crate::rules::words::{Lang, ThemeCode};

/// A theme with its names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    pub code: ThemeCode,
    pub name_en: String,
    pub name_fr: String,
}

impl Theme {
    pub fn name(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.name_en,
            Lang::Fr => &self.name_fr,
        }
    }
}

/// All themes in the order they were added; they are public.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn all(r: &mut Reading<'_>) -> Result<Vec<Theme>, StoreError> {
    Ok(r.recall(|known| &known.themes, read)?.to_vec())
}

fn read(r: &mut Reading<'_>) -> Result<Vec<Theme>, StoreError> {
    let rows: Vec<(String, String, String)> = themes::table
        .order((themes::idx, themes::code))
        .select((themes::code, themes::name_en, themes::name_fr))
        .load(r.conn)?;
    rows.into_iter()
        .map(|(code, name_en, name_fr)| {
            Ok(Theme {
                code: word(&code)?,
                name_en,
                name_fr,
            })
        })
        .collect()
}

/// One theme, if there is one of this code.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn find(r: &mut Reading<'_>, code: &ThemeCode) -> Result<Option<Theme>, StoreError> {
    Ok(all(r)?.into_iter().find(|theme| theme.code == *code))
}
