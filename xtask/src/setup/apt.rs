//! Debian's packages.

use anyhow::{Context, Result, bail};

use super::say;
use crate::command::{find, output, program, run};

/// Whether packages can be installed here without asking anyone.
pub fn usable() -> bool {
    find("apt-get").is_some() && is_root()
}

/// Whether this process runs as root.
pub fn is_root() -> bool {
    cfg!(unix) && output(program("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

/// Installs packages; an error says what to do by hand.
pub fn install(packages: &[&str]) -> Result<()> {
    let list = packages.join(" ");
    if find("apt-get").is_none() {
        bail!("no apt-get on this machine");
    }
    if !is_root() {
        bail!("not root; run: sudo apt-get install {list}");
    }
    say(format!("installing {list} (apt-get)"));
    let apt = |words: &[&str]| {
        let mut command = program("apt-get");
        command.args(["-q", "-o", "DPkg::Lock::Timeout=300"]).args(words).env("DEBIAN_FRONTEND", "noninteractive");
        command.stdout(std::io::stderr());
        run(&mut command)
    };
    apt(&["update"]).context("apt-get update")?;
    apt(&[&["install", "-y", "--no-install-recommends"], packages].concat()).with_context(|| format!("apt-get install {list}"))
}
