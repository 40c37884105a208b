//! The accessibility checker, from npm.

use std::fs;
use std::io::Read;

use anyhow::{Context, Result};
use flate2::read::GzDecoder;

use super::{cache, say, versions};
use crate::command::{find, output, program};

/// Its script.
pub fn script() -> Result<String> {
    let folder = cache()?.join(versions::AXE.replace('@', "-"));
    let kept = folder.join("axe.min.js");
    if !kept.is_file() {
        let npm = find("npm").or_else(|| find("npm.cmd")).context("npm is not here")?;
        say(format!("fetching {} (npm)", versions::AXE));
        fs::create_dir_all(&folder)?;
        let printed = output(program(npm).args(["pack", "--silent", versions::AXE]).current_dir(&folder))?;
        let package = folder.join(printed.lines().last().context("npm pack named no file")?.trim());
        let mut archive = tar::Archive::new(GzDecoder::new(fs::File::open(&package)?));
        for entry in archive.entries()? {
            let mut entry = entry?;
            if entry.path()?.ends_with("package/axe.min.js") {
                let mut script = String::new();
                entry.read_to_string(&mut script)?;
                fs::write(&kept, script)?;
            }
        }
        fs::remove_file(package)?;
    }
    fs::read_to_string(&kept).with_context(|| format!("{} holds no axe.min.js", versions::AXE))
}
