//! A form sent with a file: what was typed, and the file, held in memory within its limits and written nowhere.

use actix_multipart::Multipart;
use actix_web::{HttpRequest, web};
use futures_util::StreamExt;
use serde::de::DeserializeOwned;

use crate::text::docx::MOST_FILE_BYTES;
use crate::web::problems::Problem;
use crate::web::proposals::FORM_BYTES;

/// The most that is read to its end, so that a form with too large a file still comes back with what was typed.
const MOST_BYTES: usize = 64 * 1024 * 1024;

/// The file that a form brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dropped {
    /// None was chosen.
    Nothing,
    /// Longer than is taken; not kept.
    TooLong,
    File(Vec<u8>),
}

/// Reads a form with a file: its inputs, and the part `file`.
///
/// # Errors
/// Unreadable for what is no such form; too large for one that is longer than is read to its end.
pub async fn read<F: DeserializeOwned>(
    request: &HttpRequest,
    payload: web::Payload,
) -> Result<(F, Dropped), Problem> {
    let mut parts = Multipart::new(request.headers(), payload.into_inner());
    let mut inputs: Vec<(String, String)> = Vec::new();
    let mut file = Dropped::Nothing;
    let (mut room, mut typed_room) = (MOST_BYTES, FORM_BYTES);
    while let Some(part) = parts.next().await {
        let mut part = part.map_err(|_| Problem::Unreadable)?;
        let name = part.name().unwrap_or_default().to_owned();
        let most = if name == "file" {
            MOST_FILE_BYTES
        } else {
            typed_room
        };
        let mut bytes = Vec::new();
        let mut is_too_long = false;
        while let Some(chunk) = part.next().await {
            let chunk = chunk.map_err(|_| Problem::Unreadable)?;
            room = room.checked_sub(chunk.len()).ok_or(Problem::TooLarge)?;
            is_too_long |= bytes.len() + chunk.len() > most;
            if !is_too_long {
                bytes.extend_from_slice(&chunk);
            }
        }
        match (name.as_str(), is_too_long) {
            ("file", true) => file = Dropped::TooLong,
            ("file", false) if bytes.is_empty() => {}
            ("file", false) => file = Dropped::File(bytes),
            (_, true) => return Err(Problem::TooLarge),
            (_, false) => {
                typed_room -= bytes.len();
                inputs.push((name, String::from_utf8_lossy(&bytes).into_owned()));
            }
        }
    }
    let form = serde_html_form::to_string(&inputs).map_err(Problem::fault)?;
    let form = serde_html_form::from_str(&form).map_err(|_| Problem::Unreadable)?;
    Ok((form, file))
}
