//! What has to be on the machine: looked for first, installed only where it is missing.

mod apt;
pub mod axe;
mod browser;
mod cargo_tool;
mod doctor;
mod firefox;
mod fonts;
pub mod old_browsers;
mod target;
pub mod versions;
mod wasm_opt;

use std::path::PathBuf;

use anyhow::{Context, Result};

pub use apt::is_root;
pub use browser::browser;
pub use doctor::doctor;
pub use firefox::ensure as firefox;
pub use target::TARGET;
pub use wasm_opt::WasmOpt;

/// The tools that build the page.
pub struct PageTools {
    pub trunk: PathBuf,
    pub wasm_bindgen: PathBuf,
    /// Without it the page is larger, and works.
    pub wasm_opt: Option<WasmOpt>,
}

/// Finds or installs what builds the page.
pub fn page_tools() -> Result<PageTools> {
    target::ensure()?;
    Ok(PageTools {
        trunk: cargo_tool::ensure(&cargo_tool::trunk())?,
        wasm_bindgen: cargo_tool::ensure(&cargo_tool::wasm_bindgen()?)?,
        wasm_opt: wasm_opt::ensure(),
    })
}

/// Finds or installs what browser tests and pictures need.
pub fn browser_and_fonts() -> Result<PathBuf> {
    fonts::ensure();
    browser::ensure()
}

/// The folder that keeps tools from one run, and one clone, to the next.
pub fn cache() -> Result<PathBuf> {
    if let Some(folder) = std::env::var_os("HEGAO_TOOLS").filter(|folder| !folder.is_empty()) {
        return std::path::absolute(PathBuf::from(folder)).context("HEGAO_TOOLS is no path");
    }
    let variable = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let home = || variable("HOME").context("no home folder: set HEGAO_TOOLS to a folder for tools");
    let base = if cfg!(windows) {
        variable("LOCALAPPDATA").context("no LOCALAPPDATA: set HEGAO_TOOLS to a folder for tools")?
    } else if cfg!(target_os = "macos") {
        home()?.join("Library/Caches")
    } else {
        variable("XDG_CACHE_HOME").map_or_else(|| home().map(|home| home.join(".cache")), Ok)?
    };
    Ok(base.join("hegao"))
}

/// One line about what is being done.
pub fn say(text: impl AsRef<str>) {
    eprintln!("[setup] {}", text.as_ref());
}
