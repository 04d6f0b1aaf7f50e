//! The assets: each file of assets/ under a name that carries its hash, compressed once.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

/// Writes `assets.rs` (one constant per file and the table of all) and the bytes beside it.
///
/// # Errors
/// A sentence when a file cannot be read or written, or its kind is unknown.
pub fn write(out: &Path) -> Result<(), String> {
    println!("cargo::rerun-if-changed=assets");
    let folder = out.join("assets");
    fs::create_dir_all(&folder).map_err(|e| e.to_string())?;
    let mut files: Vec<PathBuf> = fs::read_dir("assets")
        .map_err(|e| format!("assets: {e}"))?
        .map(|entry| entry.map(|e| e.path()).map_err(|e| e.to_string()))
        .collect::<Result<_, _>>()?;
    files.sort();
    let mut constants = String::new();
    let mut table = String::from(
        "/// Every asset, to be served as it stands.\npub static ALL: &[Asset] = &[\n",
    );
    let named = files.iter().map(|file| Named::of(file));
    for asset in named.chain([Named::made("land.svg".to_owned(), land()?)]) {
        let asset = asset?;
        let _ = writeln!(
            constants,
            "/// The address of `assets/{}`.\npub const {}: &str = \"{}\";",
            asset.file, asset.constant, asset.url
        );
        table.push_str(&asset.row(&folder)?);
    }
    table.push_str("];\n");
    fs::write(out.join("assets.rs"), constants + &table).map_err(|e| e.to_string())
}

struct Named {
    file: String,
    constant: String,
    url: String,
    media_type: &'static str,
    is_text: bool,
    bytes: Vec<u8>,
}

impl Named {
    fn of(path: &Path) -> Result<Self, String> {
        let file = path
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default()
            .to_owned();
        let bytes = read(path).map_err(|e| format!("assets/{file}: {e}"))?;
        Self::made(file, bytes)
    }

    fn made(file: String, bytes: Vec<u8>) -> Result<Self, String> {
        let (stem, extension) = file
            .rsplit_once('.')
            .ok_or_else(|| format!("assets/{file} has no kind"))?;
        let (media_type, is_text) =
            media_type(extension).ok_or_else(|| format!("assets/{file} is of an unknown kind"))?;
        let hash = Sha256::digest(&bytes)
            .iter()
            .take(5)
            .fold(String::new(), |text, byte| format!("{text}{byte:02x}"));
        Ok(Self {
            constant: file.to_ascii_uppercase().replace(['.', '-'], "_"),
            url: format!("/assets/{stem}-{hash}.{extension}"),
            media_type,
            is_text,
            bytes,
            file,
        })
    }

    fn row(&self, folder: &Path) -> Result<String, String> {
        let plain = self.keep(folder, "", &self.bytes)?;
        let (brotli, gzip) = if self.is_text {
            let brotli = self.keep(folder, ".br", &brotli_of(&self.bytes)?)?;
            let gzip = self.keep(folder, ".gz", &gzip_of(&self.bytes)?)?;
            (format!("Some({brotli})"), format!("Some({gzip})"))
        } else {
            ("None".to_owned(), "None".to_owned())
        };
        Ok(format!(
            "    Asset {{ url: {}, media_type: {:?}, plain: {plain}, brotli: {brotli}, gzip: {gzip} }},\n",
            self.constant, self.media_type
        ))
    }

    fn keep(&self, folder: &Path, suffix: &str, bytes: &[u8]) -> Result<String, String> {
        let name = format!("{}{suffix}", self.file);
        fs::write(folder.join(&name), bytes).map_err(|e| format!("{name}: {e}"))?;
        Ok(format!(
            "include_bytes!(concat!(env!(\"OUT_DIR\"), \"/assets/{name}\"))"
        ))
    }
}

/// The ground of every map, from the table of outlines: half transparent, so that it stands on paper light or dark.
fn land() -> Result<Vec<u8>, String> {
    let table = "src/web/map/outlines.tsv";
    println!("cargo::rerun-if-changed={table}");
    let rows = fs::read_to_string(table).map_err(|e| format!("{table}: {e}"))?;
    let mut svg = String::from(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4000 1800\" width=\"4000\" height=\"1800\">\
         <g fill=\"#8a929c\" fill-opacity=\".3\" stroke=\"#8a929c\" stroke-opacity=\".45\">",
    );
    let paths = rows.lines().filter_map(|row| row.split('\t').nth(4));
    for path in paths.filter(|path| !path.is_empty()) {
        let _ = write!(svg, "<path d=\"{path}\"/>");
    }
    svg.push_str("</g></svg>\n");
    Ok(svg.into_bytes())
}

/// A file's bytes; a folder named like a file is its parts in the order of their names.
fn read(path: &Path) -> Result<Vec<u8>, String> {
    println!("cargo::rerun-if-changed={}", path.display());
    if path.is_file() {
        return fs::read(path).map_err(|e| e.to_string());
    }
    let mut parts: Vec<PathBuf> = fs::read_dir(path)
        .map_err(|e| e.to_string())?
        .map(|entry| entry.map(|e| e.path()).map_err(|e| e.to_string()))
        .collect::<Result<_, _>>()?;
    parts.sort();
    let mut bytes = Vec::new();
    for part in parts {
        bytes.extend(read(&part)?);
    }
    Ok(bytes)
}

fn media_type(extension: &str) -> Option<(&'static str, bool)> {
    Some(match extension {
        "css" => ("text/css; charset=utf-8", true),
        "js" => ("text/javascript; charset=utf-8", true),
        "svg" => ("image/svg+xml", true),
        "json" => ("application/json", true),
        "txt" => ("text/plain; charset=utf-8", true),
        "png" => ("image/png", false),
        "ico" => ("image/vnd.microsoft.icon", false),
        _ => return None,
    })
}

fn brotli_of(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let mut packed = Vec::new();
    let params = brotli::enc::BrotliEncoderParams {
        quality: 11,
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &bytes[..], &mut packed, &params).map_err(|e| e.to_string())?;
    Ok(packed)
}

fn gzip_of(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).map_err(|e| e.to_string())?;
    encoder.finish().map_err(|e| e.to_string())
}
