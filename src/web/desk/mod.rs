//! The desks: what is due comes first, then what can be done.

use jiff::Timestamp;

/// Something due, as a line of a desk: what, where to do it, until when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    pub title: String,
    /// One line beside it: symbol, sponsor, state.
    pub note: String,
    pub url: String,
    pub deadline: Option<Timestamp>,
}
