//! The behaviour of the registry, noun by noun.

mod texts;
