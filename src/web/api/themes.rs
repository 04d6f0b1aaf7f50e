//! Themes for programs: what proposals and norms are about.

use actix_web::{HttpResponse, web};
use serde::Serialize;
use utoipa::ToSchema;

use super::answered::{Bilingual, Found, page};
use super::asked::{Asked, Wrong};
use crate::rules::words::ThemeCode;
use crate::store::themes;
use crate::web::house::House;

/// A theme.
#[derive(Serialize, ToSchema)]
pub struct ThemeOut {
    pub code: ThemeCode,
    pub name: Bilingual,
}

/// `GET /api/v1/themes`: all of them, in the order they were added.
///
/// # Errors
/// A failure of the store.
pub async fn list(asked: Asked, house: web::Data<House>) -> Result<HttpResponse, Wrong> {
    page(asked, house, |r, _| {
        let all = themes::all(r)?;
        Ok(Found {
            items: all
                .into_iter()
                .map(|theme| ThemeOut {
                    name: Bilingual::of(|lang| Some(theme.name(lang).to_owned())),
                    code: theme.code,
                })
                .collect(),
            next: None,
        })
    })
    .await
}
