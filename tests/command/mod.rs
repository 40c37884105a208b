//! Running the program in a folder of its own.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

use crate::schemas;

/// A folder of this test, removed when it ends.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new(test: &str) -> Self {
        let path = std::env::temp_dir().join(format!("hegao-{}-{test}", std::process::id()));
        fs::create_dir_all(&path).expect("a folder for the test");
        Self(path)
    }

    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> &Self {
        fs::write(self.0.join(name), bytes).expect("a file for the test");
        self
    }

    pub fn run(&self, arguments: &[&str]) -> Output {
        self.fed(arguments, b"")
    }

    pub fn fed(&self, arguments: &[&str], input: &[u8]) -> Output {
        let mut child = hegao(&self.0, arguments).stdin(Stdio::piped()).spawn().expect("the program starts");
        // The program may refuse before it reads.
        let _ = child.stdin.take().expect("standard input").write_all(input);
        child.wait_with_output().expect("the program ends")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The program with arguments, in a folder.
pub fn hegao(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hegao"));
    command.args(arguments).current_dir(folder).stdout(Stdio::piped()).stderr(Stdio::piped());
    for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(variable);
    }
    command
}

/// What it printed.
pub fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

/// What it said beside.
pub fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

/// What it printed, as JSON line by line; reports are held against their schema.
pub fn lines(output: &Output) -> Vec<Value> {
    let schema = schemas::validator(schemas::REPORT);
    let lines: Vec<Value> = out(output).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    lines.iter().filter(|line| line.get("schema").is_some()).for_each(|line| schemas::holds(&schema, line));
    lines
}
