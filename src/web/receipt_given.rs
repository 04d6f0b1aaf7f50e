//! What can be dropped on the page of receipts: a signed receipt, the file of one, or a proof.

use super::words::Words;
use crate::record::checkpoints::{Checkpoint, TlogProof, split};
use crate::record::receipts::{ReceiptFile, ReceiptText};

/// Something that anybody can drop here.
pub enum Given {
    Note { note: String, text: ReceiptText },
    File(Box<ReceiptFile>),
    Proof(TlogProof),
}

/// Reads what was dropped; none when it is nothing of the three.
pub fn read(given: &str) -> Option<Given> {
    // Browsers send line ends of their own.
    let given = given.replace("\r\n", "\n");
    let given = given.trim_start_matches(['\u{feff}', '\n', ' ']);
    let ended = format!("{}\n", given.trim_end());
    if given.starts_with('{') {
        let file = serde_json::from_str(given).ok()?;
        return Some(Given::File(Box::new(file)));
    }
    if let Some(proof) = TlogProof::parse(&ended) {
        return Some(Given::Proof(proof));
    }
    let text = ReceiptText::parse(split(&ended)?.0)?;
    Some(Given::Note { note: ended, text })
}

/// What it is, in one sentence.
pub fn what(given: &Given, w: &Words) -> String {
    match given {
        Given::Note { text, .. } => {
            w.receipt_is_note(w.number(text.index), moment_of(&text.time, w))
        }
        Given::File(file) => w.receipt_is_file(
            file.content.member.as_str(),
            file.content.ballot.as_str(),
            w.number(file.content.index),
        ),
        Given::Proof(proof) => {
            let size = Checkpoint::of_note(&proof.checkpoint).map_or(0, |it| it.size);
            w.receipt_is_proof(count(proof.index, w), count(size, w))
        }
    }
}

fn moment_of(time: &str, w: &Words) -> String {
    time.parse()
        .map_or_else(|_| time.to_owned(), |at| w.moment(at))
}

/// A number of entries, however large somebody wrote it.
pub(super) fn count(number: u64, w: &Words) -> String {
    w.number(i64::try_from(number).unwrap_or(i64::MAX))
}
