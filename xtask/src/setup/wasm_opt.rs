//! Binaryen's optimiser: on the path, from npm, or from Debian.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::{apt, cache, say, versions};
use crate::command::{find, output, program, run};

/// What may be in the module: what Chromium 80 runs.
const FEATURES: &[&str] = &[
    "--mvp-features", "--enable-mutable-globals", "--enable-sign-ext", "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
];

/// The optimiser.
pub struct WasmOpt {
    path: PathBuf,
    /// As it calls itself.
    pub version: String,
}

impl WasmOpt {
    fn at(path: PathBuf) -> Option<Self> {
        let version = output(program(&path).arg("--version")).ok()?.trim().to_string();
        Some(Self { path, version })
    }

    /// Optimises a module for speed.
    pub fn run(&self, module: &Path, to: &Path) -> Result<()> {
        let mut command = program(&self.path);
        command.args(FEATURES);
        if self.number().is_some_and(|number| number >= 120) {
            command.arg("--enable-bulk-memory-opt");
        }
        run(command.args(["-O3", "--strip-debug", "--strip-producers"]).arg(module).arg("-o").arg(to))
    }

    fn number(&self) -> Option<u32> {
        self.version.split_whitespace().find_map(|word| word.parse().ok())
    }
}

/// The optimiser, where it is here already.
pub fn found() -> Option<WasmOpt> {
    find("wasm-opt").and_then(WasmOpt::at).or_else(|| WasmOpt::at(npm_program().ok()?))
}

/// Finds or installs it; the build goes on without it.
pub fn ensure() -> Option<WasmOpt> {
    if let Some(found) = found() {
        return Some(found);
    }
    let installed = if apt::usable() { apt::install(&["binaryen"]) } else { from_npm() };
    if let Err(error) = installed {
        say(format!("no wasm-opt, the page will be somewhat larger: {error:#}"));
    }
    found()
}

fn npm_folder() -> Result<PathBuf> {
    Ok(cache()?.join(versions::BINARYEN_NPM.replace('@', "-")))
}

fn npm_program() -> Result<PathBuf> {
    let name = if cfg!(windows) { "wasm-opt.cmd" } else { "wasm-opt" };
    Ok(npm_folder()?.join("node_modules/.bin").join(name))
}

fn from_npm() -> Result<()> {
    let npm = find("npm").or_else(|| find("npm.cmd")).context("neither apt-get as root nor npm is here; install binaryen")?;
    say(format!("installing {} (npm)", versions::BINARYEN_NPM));
    let folder = npm_folder()?;
    std::fs::create_dir_all(&folder)?;
    let mut command = program(npm);
    command.args(["install", "--no-audit", "--no-fund", "--no-save", "--prefix"]).arg(&folder).arg(versions::BINARYEN_NPM);
    run(command.stdout(std::io::stderr()))
}
