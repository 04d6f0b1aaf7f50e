//! DOCX: a word processor's file (ISO/IEC 29500) made light Markdown.

mod body;
mod numbering;
mod package;
mod runs;
mod styles;
mod xml;

use super::paste::{self, Recognised};
use super::remarks::MOST_BYTES;

/// The most bytes of a file.
pub const MOST_FILE_BYTES: usize = 10 * 1024 * 1024;
/// The most bytes of what is unpacked, in all.
pub const MOST_UNPACKED_BYTES: usize = 50 * 1024 * 1024;
/// The most files packed in one.
pub const MOST_ENTRIES: usize = 2_000;

/// What was imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The light Markdown.
    pub source: String,
    /// What was recognised.
    pub recognised: Recognised,
    /// What was left out or decided, in the order of the text.
    pub remarks: Vec<ImportRemark>,
}

/// Something about an import that its author should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportRemark {
    /// The beginning of the paragraph in or after which it is; empty at the beginning.
    pub near: String,
    /// What it is.
    pub matter: ImportMatter,
}

/// What was left out or decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ImportMatter {
    /// Words deleted with tracked changes were left out.
    DeletionLeftOut,
    /// Words inserted with tracked changes were kept as part of the text.
    InsertionKept,
    /// A footnote or endnote was left out.
    NoteLeftOut,
    /// A norm has no tables: the words of the cells stand here, a paragraph each.
    TableUnfolded,
    /// A picture, a drawing, a text box or an object was left out.
    PictureLeftOut,
    /// A comment was left out.
    CommentLeftOut,
    /// The table of contents was left out: the registry makes its own.
    ContentsLeftOut,
    /// A heading that had only a number was made an article.
    ArticleFromNumber,
    /// A number such as the light Markdown has not stands before the words.
    NumberInWords,
}

/// Why a file cannot be imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum NotImported {
    /// It is longer than [`MOST_FILE_BYTES`].
    #[error("the file is too long")]
    FileTooLong,
    /// What is packed in it is longer than [`MOST_UNPACKED_BYTES`] or more than [`MOST_ENTRIES`].
    #[error("what is packed in the file is too long")]
    UnpackedTooLong,
    /// It is no ZIP archive, or a broken one.
    #[error("the file is not a DOCX, or broken")]
    NotAnArchive,
    /// It is an archive, but of something else than a DOCX.
    #[error("the file holds no document")]
    NoDocument,
    /// It is protected by a password, or in the older format (`.doc`): save it as `.docx` first.
    #[error("the file is protected by a password, or in the older format")]
    ProtectedOrOld,
    /// Its XML is broken.
    #[error("the document in the file is broken")]
    BrokenXml,
    /// The text in it is longer than [`super::remarks::MOST_BYTES`].
    #[error("the text is too long")]
    TextTooLong,
}

/// Imports a DOCX: its paragraphs in order, with the numbers that its automatic numbering makes,
/// headings by their styles, bold and italic as `**` and `*`.
///
/// # Errors
/// [`NotImported`] says why not.
pub fn import(file: &[u8]) -> Result<Imported, NotImported> {
    let parts = package::open(file)?;
    let styles = match &parts.styles {
        Some(xml) => styles::read(xml)?,
        None => styles::Styles::default(),
    };
    let numbering = match &parts.numbering {
        Some(xml) => numbering::read(xml)?,
        None => numbering::Numbering::default(),
    };
    let body = body::read(&parts.document, &styles, numbering)?;
    if body.source.len() > MOST_BYTES {
        return Err(NotImported::TextTooLong);
    }
    let pasted = paste::markdown(&body.source);
    Ok(Imported {
        source: pasted.source,
        recognised: pasted.recognised,
        remarks: body.remarks,
    })
}
