//! members (being written)
