//! Everything around the program: tools, page build, packing, serving, tests.

mod bench;
mod bench_typing;
mod browser_tests;
mod command;
mod corpus;
mod devtools;
mod package;
mod page;
mod pictures;
mod serve;
mod setup;
mod shot;
mod test;

use std::process::ExitCode;

use anyhow::{Result, bail};

const HELP: &str = "\
cargo xtask COMMAND

  serve [--port N]     set up what is missing, build the page, serve it on this machine (port 8080)
  test [--quick]       everything that CI runs: format, lints, tests native and in browsers, page, sizes
                       (--quick leaves out the old browsers and the second build)
  browser [--built] [--times N] [WORDS]
                       the browser tests alone, those whose names hold the words (--built: on the page built last,
                       --times: each so many times, to find what only now and then goes wrong)
  bundle               build dist/hegao.html and dist/hegao-compat.html with their checksums
  reproduce            build the page twice and compare, byte by byte (part of the test)
  package              build the npm package into dist/npm, install it into a new project and try it there
  bench [--page] [FILE]
                       benchmarks, native and in the page (--page: there only), there on FILE where it is given
  bench --rooms        every room in WebAssembly under Node, on published reports and on fixtures
  bench --typing       how typing and opening feel, in the page built last
  faults [FOLDER] [-v] [--kind WORDS] [--readme]
                       plant single faults into true reports and count what is found (-v: list the rest,
                       --readme: write the table into README.md)
  remaining            renew tests/remaining.tsv, what is said about the shared reports
  shot OUT.png [--size 1366x768] [--text FILE] [--run JS] [--browser NAME]
                       picture of the page built last: with a text pasted, after some JavaScript,
                       in a program or in chromium-80, -83, -92, -109; OUT.pdf: as it is printed
  pictures             take the pictures of docs/pictures anew, of the page built last (a test compares them)
  record               count how often each rule is right on its examples and on whole reports, and write the
                       tables that the rules' pages show (a test compares them)
  imports              write the list of functions that the program imports (test compares it)
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
        ["reproduce"] => test::reproduce()?,
        ["package"] => {
            let package = package::build()?;
            package.test()?;
            package.print();
        }
        ["shot", options @ ..] => shot::Shot::read(options)?.take()?,
        ["test"] => return test::test(false),
        ["test", "--quick"] => return test::test(true),
        ["browser", options @ ..] => return browser(options),
        ["bench"] => bench::run_all(None)?,
        ["bench", "--typing"] => bench::typing()?,
        ["bench", "--rooms"] => bench::rooms(None)?,
        ["bench", "--page"] => bench::in_page(None)?,
        ["bench", "--page", file] => bench::in_page(Some(file.as_ref()))?,
        ["bench", file] => bench::run_all(Some(file.as_ref()))?,
        ["faults", options @ ..] => corpus::faults(options)?,
        ["remaining"] => corpus::remaining()?,
        ["imports"] => test::write_imports()?,
        ["pictures"] => pictures::renew()?,
        ["record"] => test::write_record()?,
        ["doctor"] => setup::doctor(),
        [] | ["help" | "--help" | "-h"] => println!("{HELP}"),
        _ => bail!("no such command: {}\n\n{HELP}", words.join(" ")),
    }
    Ok(ExitCode::SUCCESS)
}

fn browser(options: &[&str]) -> Result<ExitCode> {
    let (built, options) = match options {
        ["--built", rest @ ..] => (true, rest),
        _ => (false, options),
    };
    let (times, words) = match options {
        ["--times", times, words @ ..] => (times.parse()?, words),
        _ => (1, options),
    };
    test::browser(test::Choice { words: &words.join(" "), old: true, times }, !built)
}

/// The address under which a browser opens a file.
fn file_url(path: &std::path::Path) -> String {
    let mut url = String::from(if cfg!(windows) { "file:///" } else { "file://" });
    for byte in path.to_string_lossy().replace('\\', "/").bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b':' | b'-' | b'_' | b'.' | b'~' => url.push(char::from(byte)),
            _ => url.push_str(&format!("%{byte:02X}")),
        }
    }
    url
}
