//! What is made before the crate is compiled: the interface words as functions, the assets as constants.

#[path = "build/assets.rs"]
mod assets;
#[path = "build/locales.rs"]
mod locales;
#[path = "build/stamp.rs"]
mod stamp;

use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    let Some(out) = std::env::var_os("OUT_DIR").map(PathBuf::from) else {
        eprintln!("OUT_DIR is not set: run by cargo only");
        return ExitCode::FAILURE;
    };
    let made = locales::write(&out)
        .and_then(|()| assets::write(&out))
        .and_then(|()| stamp::write());
    match made {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("{reason}");
            ExitCode::FAILURE
        }
    }
}
