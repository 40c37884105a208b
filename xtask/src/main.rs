//! Everything around the program: tools, page build, packing, serving, tests.

mod command;
mod page;
mod serve;
mod setup;

use std::process::ExitCode;

use anyhow::{Result, bail};

const HELP: &str = "\
cargo xtask COMMAND

  serve [--port N]     set up what is missing, build the page, serve it on this machine (port 8080)
  test [--quick]       everything that CI runs: format, lints, tests native and in browsers, page, sizes
                       (--quick leaves out the old browsers)
  bundle               build dist/hegao.html and dist/hegao-compat.html with their checksums
  bench [FILE]         benchmarks native and in WebAssembly, on FILE where it is given
  shot OUT.png [--size 1366x768] [--text FILE] [--browser NAME] [--wait JS]
                       picture of the built page, with a text pasted where it is given
  doctor               say what is here and what is missing; installs nothing

HEGAO_TOOLS   folder for tools (default: hegao in the user's cache folder)
HEGAO_BROWSER program of the browser for tests (default: the first Chromium, Chrome or Edge found)";

fn main() -> ExitCode {
    match run(std::env::args().skip(1).collect()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: Vec<String>) -> Result<ExitCode> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["serve"] => serve::run(serve::PORT)?,
        ["serve", "--port", port] => serve::run(port.parse()?)?,
        ["bundle"] => page::bundle()?.print(),
        ["doctor"] => setup::doctor(),
        [] | ["help" | "--help" | "-h"] => println!("{HELP}"),
        _ => bail!("no such command: {}\n\n{HELP}", words.join(" ")),
    }
    Ok(ExitCode::SUCCESS)
}
