//! Everything that must hold before a change goes in.

mod native;
mod tally;

use std::path::Path;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result, bail};

pub use tally::{Outcome, Tally};

use crate::browser_tests;
use crate::command::{cargo, root, run};
use crate::package;
use crate::page::{self, Page};
use crate::setup;

/// Which browser tests to run.
pub struct Choice<'a> {
    /// Those whose full names hold this.
    pub words: &'a str,
    /// Whether in the old browsers too.
    pub old: bool,
    /// How often to run each.
    pub times: u32,
}

/// Builds the page, or takes the one built last, and runs browser tests.
pub fn browser(choice: Choice, build: bool) -> Result<ExitCode> {
    let mut tally = Tally::default();
    if let Some(page) = tally.step("page", if build { page::bundle } else { page::built }) {
        browser_tests::run(&mut tally, &page, &choice);
    }
    Ok(tally.finish())
}

/// Builds the page twice, the second time from nothing, and compares.
pub fn reproduce() -> Result<()> {
    page::again(&page::bundle()?)
}

/// Runs all steps; a failed one does not keep the others from running.
pub fn test(quick: bool) -> Result<ExitCode> {
    let mut tally = Tally::default();
    let tools = tally.step("set-up", || setup::page_tools().map(drop)).is_some();
    tally.step("format", || run(cargo().args(["fmt", "--all", "--check"])));
    tally.step("lints, native", || run(&mut clippy(&["--workspace", "--all-targets"])));
    if tools {
        let page = ["--target", setup::TARGET, "--package", "hegao-page"];
        tally.step("lints, page", || run(clippy(&page).env_remove("RUSTFLAGS")));
    }
    tally.step("core without browser and command line", || run(cargo().args(["check", "-q", "--lib", "--no-default-features"])));
    native::test(&mut tally);
    if tools {
        tally.step("npm package", || package::build()?.test());
    }
    match tools.then(|| tally.step("page", page::bundle)).flatten() {
        Some(page) => test_page(&mut tally, &page, quick),
        None => tally.record("browser tests", Outcome::Skipped("there is no page".into())),
    }
    Ok(tally.finish())
}

fn clippy(arguments: &[&str]) -> Command {
    let mut command = cargo();
    command.args(["clippy", "-q"]).args(arguments).args(["--", "-D", "warnings"]);
    command
}

fn test_page(tally: &mut Tally, page: &Page, quick: bool) {
    tally.step("list of imports", || imports(page));
    tally.step("size", || page.within_budget());
    match quick {
        true => tally.record("a second build gives the same bytes", Outcome::Skipped("--quick".into())),
        false => drop(tally.step("a second build gives the same bytes", || page::again(page))),
    }
    browser_tests::run(tally, page, &Choice { words: "", old: !quick, times: 1 });
    page.print();
}

/// What the program may call outside itself is written down, so that a change is seen.
fn imports(page: &Page) -> Result<()> {
    let path = Path::new("xtask/imports.txt");
    let known = std::fs::read_to_string(root().join(path)).with_context(|| format!("cannot read {}", path.display()))?;
    let known: Vec<&str> = known.lines().collect();
    let new: Vec<&str> = page.module.imports.iter().map(String::as_str).filter(|name| !known.contains(name)).collect();
    if !new.is_empty() {
        bail!(
            "the program imports functions that are not in {}:\n  {}\nWhere they are harmless, add them: cargo xtask imports",
            path.display(),
            new.join("\n  ")
        );
    }
    Ok(())
}

/// Counts how often each rule is right, and writes the tables.
pub fn write_record() -> Result<()> {
    run(cargo().args(["test", "--quiet", "--test", "record", "the_tables"]).env("HEGAO_RECORD", "write"))
}

/// Writes the list of imports of the page.
pub fn write_imports() -> Result<()> {
    let list = page::bundle()?.module.imports.join("\n") + "\n";
    std::fs::write(root().join("xtask/imports.txt"), list).context("cannot write xtask/imports.txt")
}
