//! Tools from the crate registry, one folder a version.

use std::path::PathBuf;

use anyhow::{Context, Result};

use super::{cache, say, versions};
use crate::command::{cargo, find, output, program, root, run};

/// A program that cargo can install.
pub struct CargoTool {
    /// The crate.
    crate_name: &'static str,
    /// The program.
    pub program: &'static str,
    /// The very version.
    pub version: String,
    /// Arguments of the installation.
    arguments: &'static [&'static str],
}

/// Trunk. Without `--locked` it does not build.
pub fn trunk() -> CargoTool {
    let version = versions::TRUNK.into();
    CargoTool { crate_name: "trunk", program: "trunk", version, arguments: &["--locked", "--no-default-features"] }
}

/// wasm-bindgen's own program; it must be of the very version of the crate.
pub fn wasm_bindgen() -> Result<CargoTool> {
    let version = locked("wasm-bindgen")?;
    Ok(CargoTool { crate_name: "wasm-bindgen-cli", program: "wasm-bindgen", version, arguments: &[] })
}

impl CargoTool {
    fn folder(&self) -> Result<PathBuf> {
        Ok(cache()?.join(format!("{}-{}", self.crate_name, self.version)))
    }

    /// The program, where the right version is in the cache folder or on the path.
    pub fn found(&self) -> Option<PathBuf> {
        let file = format!("{}{}", self.program, std::env::consts::EXE_SUFFIX);
        let cached = self.folder().ok().map(|folder| folder.join("bin").join(file));
        cached.into_iter().chain(find(self.program)).find(|path| self.is_right(path))
    }

    fn is_right(&self, path: &PathBuf) -> bool {
        let printed = output(program(path).arg("--version")).unwrap_or_default();
        printed.split_whitespace().any(|word| word == self.version)
    }
}

/// Finds the tool or builds it: without optimisation, which a tool that runs for a second does not need.
pub fn ensure(tool: &CargoTool) -> Result<PathBuf> {
    if let Some(path) = tool.found() {
        return Ok(path);
    }
    say(format!("installing {} {} from the crate registry (a few minutes, once)", tool.crate_name, tool.version));
    let build = cache()?.join("build");
    let mut install = cargo();
    install.args(["install", tool.crate_name, "--version", &tool.version, "--force", "--root"]).arg(tool.folder()?);
    install.args(tool.arguments).env("CARGO_TARGET_DIR", &build).current_dir(std::env::temp_dir());
    for (name, value) in [("OPT_LEVEL", "0"), ("LTO", "off"), ("CODEGEN_UNITS", "256"), ("DEBUG", "0")] {
        install.env(format!("CARGO_PROFILE_RELEASE_{name}"), value);
    }
    run(&mut install).with_context(|| format!("cannot install {} {}", tool.crate_name, tool.version))?;
    tool.found().with_context(|| format!("{} was installed but does not answer --version with {}", tool.program, tool.version))
}

/// The version of a package in Cargo.lock.
fn locked(package: &str) -> Result<String> {
    let path = root().join("Cargo.lock");
    let text = std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let name = format!("name = \"{package}\"");
    let mut lines = text.lines().skip_while(|line| *line != name).skip(1);
    let version = lines.next().and_then(|line| line.strip_prefix("version = \"")).and_then(|rest| rest.strip_suffix('"'));
    version.map(String::from).with_context(|| format!("Cargo.lock has no {package}"))
}
