//! proposals (being written)
