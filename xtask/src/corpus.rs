//! What the checker does on whole reports: faults that are planted and found, findings that remain.

use std::path::Path;

use anyhow::{Context, Result};

use crate::command::{cargo, run};

/// Plants single faults into the reports of a folder, or the project's own and the shared ones, and prints the table.
pub fn faults(options: &[&str]) -> Result<()> {
    let mut command = cargo();
    command.args(["bench", "-q", "--bench", "faults", "--"]);
    for option in options {
        // cargo runs it in the project's folder.
        let path = Path::new(option);
        if path.is_dir() {
            command.arg(path.canonicalize().with_context(|| format!("cannot find {option}"))?);
        } else {
            command.arg(option);
        }
    }
    run(&mut command)
}

/// Writes the list of what is said about published reports, with the verdicts that are known.
pub fn remaining() -> Result<()> {
    run(cargo().args(["test", "-q", "--test", "remaining", "--", "--nocapture"]).env("HEGAO_RENEW", "1"))
}
