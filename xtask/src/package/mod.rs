//! The checker as an npm package: built, packed, installed into a new project and tried there.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::command::{cargo, find, output, program, root, run};
use crate::page::{Module, same_paths_everywhere};
use crate::setup::{self, TARGET};

/// Files of the package that are written by hand.
const WRITTEN: &[&str] =
    &["README.md", "browser-worker.js", "browser.js", "example.html", "node-worker.js", "node.js", "pool.js"];

/// What is exported beside the types of the page.
const EXPORTS: &str = "
/** Checks a text. An option that is wrong rejects with an Error that names it; a text is never the reason. */
export const check: Hegao[\"check\"];
/** Every rule with its documentation and examples. */
export const rules: Hegao[\"rules\"];
declare const hegao: Hegao;
export default hegao;
";

/// The package in its folder.
pub struct Package {
    folder: PathBuf,
    module: usize,
}

/// Builds the package into `dist/npm`.
pub fn build() -> Result<Package> {
    let tools = setup::page_tools()?;
    let features = ["-p", "hegao-page", "--no-default-features", "--bin", "module"];
    let mut command = cargo();
    command.args(["build", "-q", "--profile", "wasm", "--target", TARGET]).args(features).env_remove("RUSTFLAGS");
    run(command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", same_paths_everywhere()?))?;

    let folder = root().join("dist/npm");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let bound = root().join("target/package");
    let built = target_folder().join(TARGET).join("wasm/module.wasm");
    let mut bindgen = program(&tools.wasm_bindgen);
    bindgen.args(["--target", "web", "--no-typescript", "--out-name", "module", "--out-dir"]).arg(&bound).arg(built);
    run(&mut bindgen)?;
    fs::create_dir_all(&folder)?;
    let wasm = folder.join("module_bg.wasm");
    match &tools.wasm_opt {
        Some(wasm_opt) => wasm_opt.run(&bound.join("module_bg.wasm"), &wasm)?,
        None => drop(fs::copy(bound.join("module_bg.wasm"), &wasm)?),
    }
    let module = Module::read(&fs::read(&wasm)?)?;
    module.runs_on_the_floor()?;
    module.reaches_no_network()?;

    fs::copy(bound.join("module.js"), folder.join("module.js"))?;
    let source = root().join("npm");
    for name in WRITTEN {
        fs::copy(source.join(name), folder.join(name)).with_context(|| format!("cannot copy npm/{name}"))?;
    }
    for name in ["LICENSE-MIT", "LICENSE-APACHE"] {
        fs::copy(root().join(name), folder.join(name))?;
    }
    fs::copy(root().join("www/hegao.schema.json"), folder.join("hegao.schema.json"))?;
    fs::write(folder.join("index.d.ts"), types(&fs::read_to_string(root().join("www/hegao.d.ts"))?)?)?;
    let manifest = fs::read_to_string(source.join("package.json"))?;
    fs::write(folder.join("package.json"), manifest.replace("\"0.0.0\"", &format!("\"{}\"", version()?)))?;
    Ok(Package { folder, module: module.size })
}

impl Package {
    /// Where it is.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Prints where it is.
    pub fn print(&self) {
        println!("{}", self.folder.display());
        println!("  WebAssembly   {:>9} bytes", self.module);
    }

    /// Packs it, installs it into a new project and runs the test there; nothing is fetched.
    pub fn test(&self) -> Result<()> {
        let (npm, node) = (find("npm").context("npm is not here")?, find("node").context("node is not here")?);
        let project = root().join("target/package/project");
        if project.exists() {
            fs::remove_dir_all(&project)?;
        }
        fs::create_dir_all(&project)?;
        let packed =
            output(program(&npm).args(["pack", "--silent", "--pack-destination"]).arg(&project).current_dir(&self.folder))?;
        let file = packed.lines().last().unwrap_or_default().trim();
        fs::write(project.join("package.json"), "{ \"name\": \"scratch\", \"private\": true, \"type\": \"module\" }\n")?;
        let install = ["install", "--offline", "--no-audit", "--no-fund", "--silent"];
        run(program(&npm).args(install).arg(format!("./{file}")).current_dir(&project))?;
        fs::copy(root().join("npm/test.mjs"), project.join("test.mjs"))?;
        run(program(&node).arg("test.mjs").current_dir(&project))
    }
}

/// The types of the page, without the window that holds them there.
fn types(page: &str) -> Result<String> {
    let Some((types, _)) = page.split_once("\ndeclare global {") else { bail!("hegao.d.ts declares no window") };
    Ok(types.replacen("/** The checker that `hegao.html` puts into its window. ", "/** The checker. ", 1).trim_end().to_owned()
        + "\n"
        + EXPORTS)
}

fn version() -> Result<String> {
    let manifest = fs::read_to_string(root().join("Cargo.toml"))?;
    let line = manifest.lines().find_map(|line| line.strip_prefix("version = "));
    Ok(line.context("Cargo.toml has no version")?.trim_matches('"').to_owned())
}

fn target_folder() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| Path::new(&folder).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_export_functions_and_no_window() {
        let page = "/** The checker that `hegao.html` puts into its window. A test. */\nexport interface Hegao {\n}\n\ndeclare global {\n}\n";
        let types = types(page).unwrap();
        assert!(types.starts_with("/** The checker. A test. */") && !types.contains("global"));
        assert!(types.contains("export const check: Hegao[\"check\"];") && types.ends_with("export default hegao;\n"));
        assert!(super::types("").is_err());
    }

    #[test]
    fn every_file_written_by_hand_is_there() {
        for name in WRITTEN {
            assert!(root().join("npm").join(name).is_file(), "{name}");
        }
    }
}
