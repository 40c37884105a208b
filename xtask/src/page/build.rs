//! From source to the parts of the page.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use super::lean::lean;
use super::panics;
use crate::command::{output, program, root, run};
use crate::setup::{PageTools, WasmOpt};

/// What the page is packed from.
pub struct Parts {
    /// The page with style and boot script in it, still without the program.
    pub index: String,
    /// wasm-bindgen's glue, and what unpacks the program: for the page and the checker's thread.
    pub glue: String,
    /// The first script.
    pub guard: String,
    /// The checker's thread.
    pub worker: String,
    /// The program.
    pub wasm: Vec<u8>,
    /// The program before it was optimised, with the names of its functions.
    pub named: Vec<u8>,
}

/// Runs Trunk and wasm-opt; what they make stays in a folder, and is made anew only where a source has changed.
pub fn build(tools: &PageTools, target: &Path) -> Result<Parts> {
    let built = target.join("trunk");
    let mut trunk = program(&tools.trunk);
    trunk.args(["build", "--color", "never", "--skip-version-check", "--log", "warn", "--dist"]).arg(&built);
    trunk.env("CARGO_TARGET_DIR", target);
    for name in ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "CARGO_BUILD_RUSTFLAGS", "CARGO_BUILD_TARGET", "NO_COLOR"] {
        if std::env::var_os(name).is_some() && name.contains("FLAGS") {
            eprintln!("[page] {name} is set; the page is built without it, since it would replace the page's own flags");
        }
        trunk.env_remove(name);
    }
    trunk
        .env("PATH", path_with(&tools.wasm_bindgen)?)
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", same_paths_everywhere()?);
    run(&mut trunk)?;

    let module = built.join("app_bg.wasm");
    let named = fs::read(&module)?;
    let silent = panics::silenced(&named)?;
    let wasm = match &tools.wasm_opt {
        Some(wasm_opt) => optimised(wasm_opt, &silent, &target.join("page"))?,
        None => silent,
    };
    Ok(Parts {
        index: dated(as_serialised(&lean(&text(&built.join("index.html"))?))),
        glue: [script(&built.join("app.js"))?, script(&root().join("www/unpack.js"))?, script(&root().join("www/join.js"))?]
            .concat(),
        guard: script(&root().join("www/guard.js"))?,
        worker: script(&root().join("www/worker.js"))?,
        wasm,
        named,
    })
}

/// The page as a browser writes it out: it drops blanks around the head and takes those at the end into the body. So
/// the page can save itself, byte by byte, without asking anyone for its file.
fn as_serialised(index: &str) -> String {
    // What Trunk leaves of its own is written otherwise, and says nothing to a browser.
    let lines = index.lines().filter(|line| !line.starts_with("<link data-trunk"));
    let index = lines.map(|line| [line, "\n"].concat()).collect::<String>().replace(">\n<head>", "><head>");
    let (body, _) = index.rsplit_once("</body>").unwrap_or((&index, ""));
    format!("{}</body></html>", body.trim_end())
}

/// The page with the day of its commit. Two builds of one commit stay the same.
fn dated(index: String) -> String {
    let day = output(program("git").args(["log", "-1", "--format=%cs"])).unwrap_or_default();
    index.replace("<meta name=\"date\" content=\"\">", &format!("<meta name=\"date\" content=\"{}\">", day.trim()))
}

/// The optimised module; kept, so that an unchanged program is not optimised again.
fn optimised(wasm_opt: &WasmOpt, module: &[u8], folder: &Path) -> Result<Vec<u8>> {
    fs::create_dir_all(folder)?;
    let (kept, key_file, silent) = (folder.join("app.wasm"), folder.join("app.key"), folder.join("silent.wasm"));
    let key = format!("{} {:x?}", wasm_opt.version, Sha256::digest(module));
    if !kept.is_file() || fs::read_to_string(&key_file).unwrap_or_default() != key {
        fs::write(&silent, module)?;
        wasm_opt.run(&silent, &kept)?;
        fs::write(&key_file, key)?;
    }
    fs::read(&kept).with_context(|| format!("cannot read {}", kept.display()))
}

/// Panic messages hold the paths of sources: the same on every machine, so that the same commit gives the same bytes.
pub fn same_paths_everywhere() -> Result<String> {
    let mut flags = Vec::new();
    let mut remap = |from: &Path, to: &str| flags.push(format!("--remap-path-prefix={}={to}", from.display()));
    if let Some(home) = std::env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(std::env::home_dir()?.join(".cargo"))) {
        remap(&home, "/cargo");
        for registry in fs::read_dir(home.join("registry/src")).into_iter().flatten().flatten() {
            remap(&registry.path(), "/crates");
        }
    }
    let rustc = |argument: &[&str]| output(program("rustc").args(argument));
    let (sysroot, version) = (rustc(&["--print", "sysroot"])?, rustc(&["-vV"])?);
    // Where the component rust-src is installed the compiler writes its path, elsewhere this one.
    let commit = version.lines().find_map(|line| line.strip_prefix("commit-hash: ")).unwrap_or_default();
    remap(&Path::new(sysroot.trim()).join("lib/rustlib/src/rust"), &format!("/rustc/{commit}"));
    remap(&root(), "/hegao");
    Ok(flags.join(" "))
}

fn path_with(tool: &Path) -> Result<std::ffi::OsString> {
    let folders = tool.parent().map(PathBuf::from).into_iter();
    let path = std::env::var_os("PATH").unwrap_or_default();
    Ok(std::env::join_paths(folders.chain(std::env::split_paths(&path)))?)
}

fn script(path: &Path) -> Result<String> {
    Ok(lean(&text(path)?))
}

/// A text file with plain line feeds, whatever the checkout did to it.
fn text(path: &Path) -> Result<String> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(text.replace("\r\n", "\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_stand_where_a_browser_writes_them() {
        let index = "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta>\n<link data-trunk rel=\"rust\">\n</head>\n<body>\n<p></p>\n</body>\n</html>\n";
        let wanted = "<!DOCTYPE html>\n<html lang=\"zh-CN\"><head>\n<meta>\n</head>\n<body>\n<p></p></body></html>";
        assert_eq!(as_serialised(index), wanted);
        assert_eq!(as_serialised(wanted), wanted);
    }
}
