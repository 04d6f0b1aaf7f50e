//! Texts as they are written and read: remarks in words, pasting and importing, both languages side by side.

pub mod disparities;
pub mod due;
pub mod imported;
pub mod languages;
pub mod looked;
pub mod parallel;
pub mod remarked;
pub mod signing;
pub mod state;
pub mod structure;
pub mod upload;
