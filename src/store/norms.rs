//! norms (being written)
