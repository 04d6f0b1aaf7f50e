//! votes (being written)
