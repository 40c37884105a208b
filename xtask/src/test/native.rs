//! `cargo test`, counted test by test.

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use anyhow::{Context, Result, bail};

use super::Tally;
use crate::command::cargo;

#[derive(Default)]
struct Counted {
    passed: u32,
    failed: Vec<String>,
    ignored: u32,
}

/// Runs the tests of the whole workspace.
pub fn test(tally: &mut Tally) {
    let mut counted = Counted::default();
    tally.step("tests, native", || run(&mut counted));
    tally.add(counted.passed, counted.failed, counted.ignored);
}

fn run(counted: &mut Counted) -> Result<()> {
    let mut command = cargo();
    command.args([
        "test", "-q", "--workspace", "--features", "hegao/page", "--no-fail-fast", "--", "--format", "pretty", "--color", "never",
    ]);
    let mut child = command.stdout(Stdio::piped()).spawn().context("cannot start cargo test")?;
    let mut said = Vec::new();
    for line in BufReader::new(child.stdout.take().context("no output")?).lines() {
        let line = line?;
        counted.read(&line);
        said.push(line);
    }
    if !child.wait()?.success() {
        said.retain(|line| !line.ends_with(" ... ok"));
        bail!("cargo test:\n{}", said.join("\n"));
    }
    Ok(())
}

impl Counted {
    fn read(&mut self, line: &str) {
        if let Some(name) = line.strip_prefix("test ").and_then(|rest| rest.strip_suffix(" ... FAILED")) {
            self.failed.push(name.into());
        }
        if let Some(result) = line.strip_prefix("test result: ") {
            let number = |of: &str| {
                let part = result.split([';', '.']).map(str::trim).find(|part| part.ends_with(of));
                part.and_then(|part| part.split(' ').next()).and_then(|digits| digits.parse::<u32>().ok()).unwrap_or(0)
            };
            self.passed += number(" passed");
            self.ignored += number(" ignored");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_counted_and_failures_named() {
        let mut counted = Counted::default();
        counted.read("test number::tests::adds ... ok");
        counted.read("test lex::tests::reads ... FAILED");
        counted.read("test result: FAILED. 11 passed; 1 failed; 2 ignored; 0 measured; 0 filtered out; finished in 0.01s");
        assert_eq!((counted.passed, counted.ignored), (11, 2));
        assert_eq!(counted.failed, ["lex::tests::reads"]);
    }
}
