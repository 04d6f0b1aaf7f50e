//! What later entries changed in place, taken back for a reading of a day gone by.

pub(super) mod ballots;
pub(super) mod proposals;
