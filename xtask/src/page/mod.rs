//! The page: built by Trunk, optimised, checked, packed into one file.

mod build;
mod kinds;
mod lean;
mod module;
mod pack;
mod panics;
mod policy;
mod weight;

use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

pub use build::same_paths_everywhere;
pub use module::Module;

use crate::command::root;
use crate::setup;

/// The most that the program may weigh, packed; the readers of office files and web pages are about 150 KB of it.
const BUDGET: usize = 650 * 1024;
/// So many of the heaviest parts are listed.
const LISTED: usize = 24;

/// The built page and what it weighs.
pub struct Page {
    /// `dist/hegao.html`.
    pub html: PathBuf,
    /// `dist/hegao-compat.html`, for browsers that refuse the strict policy.
    pub compat: PathBuf,
    /// The module in it.
    pub module: Module,
    packed: usize,
    gzipped: usize,
    /// The whole page as a server would send it.
    sent: usize,
    size: usize,
    parts: Vec<weight::Part>,
    optimiser: Option<String>,
}

/// Sets up the tools, builds the page and writes `dist`.
pub fn bundle() -> Result<Page> {
    let tools = setup::page_tools()?;
    let parts = build::build(&tools, &root().join("target"))?;
    let module = Module::read(&parts.wasm)?;
    module.runs_on_the_floor()?;
    module.reaches_no_network()?;

    let dist = root().join("dist");
    std::fs::create_dir_all(&dist)?;
    let packed = pack::compress(&parts.wasm)?;
    let strict = pack::page(&parts, &packed, policy::Evaluation::WebAssemblyOnly)?;
    let compat = pack::page(&parts, &packed, policy::Evaluation::All)?;
    Ok(Page {
        html: write(&dist.join("hegao.html"), &strict)?,
        compat: write(&dist.join("hegao-compat.html"), &compat)?,
        module,
        packed: packed.len(),
        gzipped: weight::gzipped(&parts.wasm)?,
        sent: weight::gzipped(strict.as_bytes())?,
        size: strict.len(),
        parts: weight::parts(&parts.named)?,
        optimiser: tools.wasm_opt.map(|tool| tool.version),
    })
}

/// Builds the page once more from nothing, in a folder of its own. Fails where it differs from the one built before.
pub fn again(first: &Page) -> Result<()> {
    let target = root().join("target/again");
    if target.is_dir() {
        std::fs::remove_dir_all(&target).with_context(|| format!("cannot empty {}", target.display()))?;
    }
    let parts = build::build(&setup::page_tools()?, &target)?;
    let html = pack::page(&parts, &pack::compress(&parts.wasm)?, policy::Evaluation::WebAssemblyOnly)?;
    let before = std::fs::read_to_string(&first.html)?;
    std::fs::remove_dir_all(&target).ok();
    if html != before {
        let at = html.bytes().zip(before.bytes()).take_while(|(a, b)| a == b).count();
        bail!("two builds differ from byte {at} on: {} and {} bytes", before.len(), html.len());
    }
    Ok(())
}

/// The page as it was built last, whatever became of the sources since.
pub fn built() -> Result<Page> {
    let dist = root().join("dist");
    let wasm = std::fs::read(root().join("target/page/app.wasm")).context("no page was built yet: cargo xtask bundle")?;
    let html = dist.join("hegao.html");
    let text = std::fs::read(&html).with_context(|| format!("cannot read {}", html.display()))?;
    Ok(Page {
        compat: dist.join("hegao-compat.html"),
        module: Module::read(&wasm)?,
        packed: pack::compress(&wasm)?.len(),
        gzipped: weight::gzipped(&wasm)?,
        sent: weight::gzipped(&text)?,
        size: text.len(),
        parts: Vec::new(),
        optimiser: None,
        html,
    })
}

impl Page {
    /// Prints the size report.
    pub fn print(&self) {
        println!("{}", self.html.display());
        println!("  WebAssembly   {:>9} bytes ({})", self.module.size, self.optimiser.as_deref().unwrap_or("without wasm-opt"));
        println!("  packed (LZMA) {:>9} bytes of at most {BUDGET}; with gzip it would be {}", self.packed, self.gzipped);
        println!("  hegao.html    {:>9} bytes, sent with gzip {}", self.size, self.sent);
        println!("  what weighs what before wasm-opt, the heaviest first: bytes, alone with gzip, functions");
        for part in self.parts.iter().take(LISTED) {
            println!("  {:>9} {:>7} {:>5}  {}", part.size, part.packed, part.functions, part.name);
        }
    }

    /// Fails where the page is heavier than it may be.
    pub fn within_budget(&self) -> Result<()> {
        if self.packed > BUDGET {
            bail!("the packed module has {} bytes, {} more than the budget", self.packed, self.packed - BUDGET);
        }
        Ok(())
    }
}

fn write(path: &PathBuf, text: &str) -> Result<PathBuf> {
    std::fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let sum: String = Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect();
    std::fs::write(path.with_file_name(format!("{name}.sha256")), format!("{sum}  {name}\n"))?;
    Ok(path.clone())
}
