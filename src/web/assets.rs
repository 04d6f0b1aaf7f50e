//! The assets by name: a constant per file of assets/, made by build.rs; a missing file does not compile.

/// One file of assets/, its bytes ready in every encoding. The address carries the hash, so it never changes.
pub struct Asset {
    pub url: &'static str,
    pub media_type: &'static str,
    pub plain: &'static [u8],
    pub brotli: Option<&'static [u8]>,
    pub gzip: Option<&'static [u8]>,
}

include!(concat!(env!("OUT_DIR"), "/assets.rs"));
