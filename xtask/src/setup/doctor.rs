//! What is here and what is missing.

use std::path::PathBuf;

use super::{apt, browser, cache, cargo_tool, fonts, target, versions, wasm_opt};
use crate::command::{find, output, program};

/// Prints what was found; installs nothing.
pub fn doctor() {
    let cached = cache().map_or_else(|error| format!("{error:#}"), |folder| folder.display().to_string());
    println!("tools folder   {cached}");
    line("rustc", output(program("rustc").arg("--version")).ok(), "install Rust with rustup");
    line(
        "wasm target",
        target::present().unwrap_or(false).then(|| target::TARGET.into()),
        "serve and test add it through rustup",
    );
    tool(&cargo_tool::trunk());
    match cargo_tool::wasm_bindgen() {
        Ok(wasm_bindgen) => tool(&wasm_bindgen),
        Err(error) => line("wasm-bindgen", None, &format!("{error:#}")),
    }
    line("wasm-opt", wasm_opt::found().map(|found| found.version), "optional; package binaryen of Debian or npm");
    line("browser", browser().map(shown), "for tests; install Chromium, Chrome or Edge, or set HEGAO_BROWSER");
    line("Chinese font", fonts::present().then(|| "found".into()), "for tests; package fonts-noto-cjk");
    line("npm", find("npm").or_else(|| find("npm.cmd")).map(shown), "optional; fetches the old browsers");
    for old in versions::OLD_CHROMIUMS {
        line(old.name, super::old_browsers::found(old).map(shown), "optional; test fetches it with npm on Linux x86-64");
    }
    line(
        "RUSTFLAGS",
        std::env::var("RUSTFLAGS").map_or(Some("not set".into()), |_| None),
        "set: not used for the page, which needs its own flags",
    );
    println!(
        "apt-get        {}",
        if apt::usable() { "usable: what is missing is installed" } else { "not usable: what is missing is named" }
    );
}

fn tool(tool: &cargo_tool::CargoTool) {
    let found = tool.found().map(|path| format!("{} at {}", tool.version, path.display()));
    line(tool.program, found, &format!("{}: serve and test install it from the crate registry", tool.version));
}

fn line(name: &str, found: Option<String>, missing: &str) {
    match found {
        Some(found) => println!("{name:<14} {}", found.trim()),
        None => println!("{name:<14} MISSING ({missing})"),
    }
}

fn shown(path: PathBuf) -> String {
    path.display().to_string()
}
