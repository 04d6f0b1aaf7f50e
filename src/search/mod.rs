//! The search: what a question finds, in which order, and what is shown of it.

mod meant;
mod query;
mod ranking;
mod snippets;

pub use meant::{Meant, meant};
pub use query::{Query, parse};
pub use ranking::{Answer, BOUND, Count, Hit, PAGE, answer, count};
pub use snippets::{Marked, Seen, Show};
