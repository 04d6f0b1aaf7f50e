//! ballots (being written)
