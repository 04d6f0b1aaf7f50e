//! Receipts: signed in the transaction of the vote and kept, so that a repeat gives the same.

use std::sync::Arc;

use diesel::prelude::*;

use super::entries::Appending;
use super::failures::{Failure, StoreError};
use super::pens::Tx;
use super::reading::Reading;
use super::schema::receipts;
use crate::record::canonical::micros;
use crate::record::receipts::ReceiptText;

/// Signs the text of a receipt; gives the whole note.
pub type Signer = dyn Fn(&str) -> Option<String> + Send + Sync;

/// Who signs receipts in this process; nobody, where it has no key.
#[derive(Clone, Default)]
pub struct Receipts(Option<Arc<Signer>>);

impl Receipts {
    pub fn signed_by(sign: impl Fn(&str) -> Option<String> + Send + Sync + 'static) -> Self {
        Self(Some(Arc::new(sign)))
    }
}

/// Signs the receipt of the entry appended last.
pub(super) fn keep(
    tx: &mut Tx<'_>,
    appending: &Appending,
    signs: &Receipts,
) -> Result<(), Failure> {
    let Some(sign) = &signs.0 else {
        return Ok(());
    };
    let (index, leaf) = appending.newest();
    let text = ReceiptText {
        origin: tx.origin().to_owned(),
        index,
        leaf,
        time: micros::text(tx.now()),
    };
    let note = sign(&text.text())
        .ok_or_else(|| StoreError::Other("the receipt could not be signed".into()))?;
    diesel::insert_into(receipts::table)
        .values((receipts::idx.eq(index), receipts::note.eq(note)))
        .execute(tx.conn)?;
    Ok(())
}

/// The signed note that was given for a vote's entry; none where the instance had no key.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn find(r: &mut Reading<'_>, index: i64) -> Result<Option<String>, StoreError> {
    Ok(receipts::table
        .find(index)
        .select(receipts::note)
        .first(r.conn)
        .optional()?)
}
