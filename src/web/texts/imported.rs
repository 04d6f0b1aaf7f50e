//! A file of a word processor made a text of the register, with what was left out in words.

use super::remarked::whole;
use super::upload::Dropped;
use crate::acts::drafts::TEXT_MOST;
use crate::text::docx::{
    self, ImportMatter, ImportRemark, MOST_FILE_BYTES, MOST_UNPACKED_BYTES, NotImported,
};
use crate::text::paste::Recognised;
use crate::web::house::blocking;
use crate::web::problems::Problem;
use crate::web::words::Words;

/// What came of a file.
pub struct Imported {
    /// The light Markdown.
    pub source: String,
    /// What there is in it: « 3 articles, 12 numbered paragraphs ».
    pub counts: String,
    /// What was left out or decided.
    pub remarks: Vec<String>,
}

/// Imports a file off the event loop; the sentence that stands beside the input when it cannot be.
///
/// # Errors
/// A fault only; what is wrong with the file is the inner error.
pub async fn import(file: Dropped, w: &Words) -> Result<Result<Imported, String>, Problem> {
    let bytes = match file {
        Dropped::Nothing => return Ok(Err(w.import_no_file())),
        Dropped::TooLong => return Ok(Err(refused(NotImported::FileTooLong, w))),
        Dropped::File(bytes) => bytes,
    };
    let imported = blocking(move || docx::import(&bytes)).await?;
    Ok(match imported {
        Err(why) => Err(refused(why, w)),
        Ok(found) if found.source.chars().count() > TEXT_MOST => {
            Err(refused(NotImported::TextTooLong, w))
        }
        Ok(found) => Ok(Imported {
            counts: counts(found.recognised, w),
            remarks: found.remarks.iter().map(|one| remark(one, w)).collect(),
            source: found.source,
        }),
    })
}

/// The limit of a file, in megabytes.
pub fn most_megabytes(w: &Words) -> String {
    megabytes(MOST_FILE_BYTES, w)
}

fn megabytes(bytes: usize, w: &Words) -> String {
    whole(bytes / (1024 * 1024), w)
}

fn refused(why: NotImported, w: &Words) -> String {
    match why {
        NotImported::FileTooLong => w.not_imported_file_too_long(most_megabytes(w)),
        NotImported::UnpackedTooLong => w.not_imported_unpacked(megabytes(MOST_UNPACKED_BYTES, w)),
        NotImported::NotAnArchive => w.not_imported_archive(),
        NotImported::NoDocument => w.not_imported_no_document(),
        NotImported::ProtectedOrOld => w.not_imported_protected(),
        NotImported::BrokenXml => w.not_imported_broken(),
        NotImported::TextTooLong => w.not_imported_text_too_long(whole(TEXT_MOST, w)),
    }
}

fn remark(remark: &ImportRemark, w: &Words) -> String {
    let said = match remark.matter {
        ImportMatter::DeletionLeftOut => w.import_deletion(),
        ImportMatter::InsertionKept => w.import_insertion(),
        ImportMatter::NoteLeftOut => w.import_note(),
        ImportMatter::TableUnfolded => w.import_table(),
        ImportMatter::PictureLeftOut => w.import_picture(),
        ImportMatter::CommentLeftOut => w.import_comment(),
        ImportMatter::ContentsLeftOut => w.import_contents(),
        ImportMatter::ArticleFromNumber => w.import_article(),
        ImportMatter::NumberInWords => w.import_number(),
    };
    if remark.near.is_empty() {
        capital(&said)
    } else {
        format!("{} {said}", w.import_near(&*remark.near))
    }
}

fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars
        .next()
        .map(|first| first.to_uppercase().chain(chars).collect())
        .unwrap_or_default()
}

/// What was recognised, as a list in words.
pub fn counts(found: Recognised, w: &Words) -> String {
    let kinds = [
        (found.parts, w.recognised_parts(found.parts)),
        (found.articles, w.recognised_articles(found.articles)),
        (found.annexes, w.recognised_annexes(found.annexes)),
        (found.paragraphs, w.recognised_paragraphs(found.paragraphs)),
        (found.points, w.recognised_points(found.points)),
        (found.unnumbered, w.recognised_unnumbered(found.unnumbered)),
    ];
    let said: Vec<String> = kinds
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(_, said)| said)
        .collect();
    if said.is_empty() {
        w.recognised_nothing()
    } else {
        w.list(&said)
    }
}
