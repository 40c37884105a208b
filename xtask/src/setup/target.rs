//! The compiler's WebAssembly target.

use std::time::Duration;

use anyhow::{Context, Result, bail};

use super::say;
use crate::command::{cargo, find, output, program, run_within};

pub const TARGET: &str = "wasm32-unknown-unknown";
const LIMIT: Duration = Duration::from_secs(300);

/// Whether the standard library for the target is there.
pub fn present() -> Result<bool> {
    let mut rustc = program("rustc");
    let folder = output(rustc.args(["--print", "target-libdir", "--target", TARGET]))?;
    let files = std::fs::read_dir(folder.trim());
    Ok(files
        .is_ok_and(|mut files| files.any(|file| file.is_ok_and(|file| file.file_name().to_string_lossy().starts_with("libstd")))))
}

/// Adds the target through rustup where it is missing.
pub fn ensure() -> Result<()> {
    output(cargo().arg("--version")).context("no cargo")?;
    if present()? {
        return Ok(());
    }
    if find("rustup").is_none() {
        bail!(
            "the compiler has no {TARGET} and there is no rustup to add it: install Rust with rustup, or your system's package for that target"
        );
    }
    say(format!("adding the target {TARGET} (rustup)"));
    run_within(program("rustup").args(["target", "add", TARGET]), LIMIT)
        .with_context(|| format!("rustup could not add {TARGET}; is its server within reach? Try: rustup target add {TARGET}"))
}
