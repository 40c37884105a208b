use std::process::ExitCode;
use std::time::Instant;

use anyhow::Result;

/// How a test ended that did not fail.
pub enum Outcome {
    /// As it should.
    Passed,
    /// Not at all, and why.
    Skipped(String),
}

/// Counts what passed, failed and was skipped, and prints each with its time.
#[derive(Default)]
pub struct Tally {
    passed: u32,
    skipped: u32,
    failed: Vec<String>,
}

impl Tally {
    /// Runs a step that passes or fails; its value where it passed.
    pub fn step<T>(&mut self, name: &str, work: impl FnOnce() -> Result<T>) -> Option<T> {
        let start = Instant::now();
        match work() {
            Ok(value) => {
                self.passed += 1;
                line("ok", name, start, "");
                Some(value)
            }
            Err(error) => {
                self.fail(name, start, &error);
                None
            }
        }
    }

    /// Runs a test that may also be skipped.
    pub fn test(&mut self, name: &str, work: impl FnOnce() -> Result<Outcome>) {
        let start = Instant::now();
        match work() {
            Ok(Outcome::Passed) => {
                self.passed += 1;
                line("ok", name, start, "");
            }
            Ok(Outcome::Skipped(reason)) => self.record(name, Outcome::Skipped(reason)),
            Err(error) => self.fail(name, start, &error),
        }
    }

    /// Counts something that took no time.
    pub fn record(&mut self, name: &str, outcome: Outcome) {
        match outcome {
            Outcome::Passed => self.passed += 1,
            Outcome::Skipped(reason) => {
                self.skipped += 1;
                println!("skipped   {name}: {reason}");
            }
        }
    }

    /// Adds what the program of the last step counted. Tests that it names stand in the place of the step.
    pub fn add(&mut self, passed: u32, failed: Vec<String>, skipped: u32) {
        if !failed.is_empty() {
            self.failed.pop();
        }
        self.passed += passed;
        self.skipped += skipped;
        self.failed.extend(failed);
    }

    /// Prints the end; the exit code says whether anything failed.
    pub fn finish(self) -> ExitCode {
        for name in &self.failed {
            println!("failed: {name}");
        }
        let skipped = if self.skipped > 0 { format!(", {} skipped", self.skipped) } else { String::new() };
        println!("{} passed, {} failed{skipped}", self.passed, self.failed.len());
        if self.failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }

    fn fail(&mut self, name: &str, start: Instant, error: &anyhow::Error) {
        line("FAILED", name, start, &format!("\n          {}", format!("{error:#}").replace('\n', "\n          ")));
        self.failed.push(name.into());
    }
}

fn line(verdict: &str, name: &str, start: Instant, more: &str) {
    println!("{verdict:<9} {name} ({:.1} s){more}", start.elapsed().as_secs_f32());
}
