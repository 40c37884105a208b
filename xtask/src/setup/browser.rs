//! Today's browser, for tests and pictures.

use std::path::PathBuf;

use anyhow::{Context, Result};

use super::apt;
use crate::command::find;

const NAMES: &[&str] = &[
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "microsoft-edge-stable",
    "msedge",
];

const PLACES: &[&str] = &[
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
];

/// The browser that is here: the one asked for, one on the path, or one in a usual place.
pub fn browser() -> Option<PathBuf> {
    if let Some(asked) = std::env::var_os("HEGAO_BROWSER").filter(|path| !path.is_empty()) {
        return Some(PathBuf::from(asked)).filter(|path| path.is_file());
    }
    NAMES.iter().find_map(|name| find(name)).or_else(|| usual_places().find(|path| path.is_file()))
}

fn usual_places() -> impl Iterator<Item = PathBuf> {
    let bases = ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"];
    let bases: Vec<PathBuf> = bases.iter().filter_map(std::env::var_os).map(PathBuf::from).collect();
    PLACES.iter().flat_map(move |place| {
        let under: Vec<PathBuf> = bases.iter().map(|base| base.join(place)).collect();
        std::iter::once(PathBuf::from(place)).chain(under)
    })
}

/// Finds the browser or installs Debian's.
pub fn ensure() -> Result<PathBuf> {
    if let Some(found) = browser() {
        return Ok(found);
    }
    apt::install(&["chromium"]).context("no Chromium, Chrome or Edge found: install one, or set HEGAO_BROWSER to its program")?;
    browser().context("Chromium was installed but is not on the path")
}
