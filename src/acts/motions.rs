//! motions (being written)
