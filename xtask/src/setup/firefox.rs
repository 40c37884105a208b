//! Firefox, for tests.

use std::path::PathBuf;

use anyhow::{Context, Result};

use super::apt;
use crate::command::find;

/// Finds it or installs Debian's.
pub fn ensure() -> Result<PathBuf> {
    let here = || ["firefox-esr", "firefox"].iter().find_map(|name| find(name));
    if let Some(found) = here() {
        return Ok(found);
    }
    apt::install(&["firefox-esr"]).context("no Firefox found")?;
    here().context("Firefox was installed but is not on the path")
}
