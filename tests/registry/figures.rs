//! The figures of SECURITY: in short with every run, in full when asked for (`FIGURES=full`, see scripts/hostile).

/// Whether figures are to be measured in full.
pub fn is_full() -> bool {
    std::env::var("FIGURES").is_ok_and(|asked| asked == "full")
}
