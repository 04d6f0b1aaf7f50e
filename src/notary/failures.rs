//! Why the notary does not sign.

use crate::store::{Failure, StoreError};

/// A reason not to sign, as whoever runs the house reads it in the log.
#[derive(Debug, thiserror::Error)]
pub enum NotaryError {
    #[error(
        "nothing is signed: no key of this log is in {0}; put log.key back, or let two officers enter a new key"
    )]
    NoKey(String),
    #[error(
        "nothing is signed: the house has {0} entries and the second place holds no checkpoint of \"{1}\"; \
         put the last checkpoint that was published there"
    )]
    NoSecondPlace(i64, String),
    #[error(
        "the second place holds a checkpoint of {0} entries and this database has none: bring the database back \
         instead of opening a new house"
    )]
    Lost(u64),
    #[error("nothing is signed: no key that is known signed what stands in the second place")]
    UnknownSigner,
    #[error(
        "nothing is signed: what stands in the second place is no checkpoint of \"{0}\", but {1}"
    )]
    NotOurs(String, String),
    #[error(
        "nothing is signed: the entries as they are stored do not give the root that the head claims"
    )]
    HeadDiffers,
    #[error(
        "nothing is signed: the leaves as they are stored do not show that the record extends its last checkpoint"
    )]
    LeavesDiffer,
    #[error(
        "the entries here are other ones than those that were signed: restore a backup from before they part"
    )]
    Beside,
    #[error("the key {0} cannot be used: {1}")]
    Key(String, String),
    #[error(
        "secrets in this database are sealed with the key {1}, which is not in {0}: put its sealing.key there, from \
         another instance or from its copy"
    )]
    NoSealingKey(String, String),
    #[error("the second place {0} cannot be used: {1}")]
    Place(String, String),
    #[error("the witnesses cannot be read: {0}")]
    Witnesses(String),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Failed(#[from] Failure),
}
