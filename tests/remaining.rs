//! What is still said about published reports: every error and warning with a reviewer's verdict.
//!
//! `tests/remaining.tsv` lists them without the text of the reports; `cargo xtask remaining` renews it and keeps the
//! verdicts: `true` (the report is wrong), `style` (right, but better otherwise), `false` (a false alarm).
#![cfg(not(target_arch = "wasm32"))]

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use hegao::rules::Severity;
use hegao::{Options, analyze};

const VERDICTS: [&str; 3] = ["true", "style", "false"];
const HEAD: &str = "report\tseverity\trule\tbyte\tfingerprint\tverdict\tmessage";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn reports() -> Vec<PathBuf> {
    let folder = root().join("../shared/corpus/gwr");
    let mut files: Vec<_> = fs::read_dir(folder).into_iter().flatten().flatten().map(|file| file.path()).collect();
    files.retain(|file| file.extension().is_some_and(|end| end == "txt"));
    files.sort();
    files
}

/// One line a finding: everything but the verdict, and the key that a verdict is kept under.
struct Line {
    before: String,
    key: String,
    message: String,
}

fn findings(file: &Path) -> Vec<Line> {
    let text = fs::read_to_string(file).expect("a report");
    let name = file.file_stem().expect("a name").to_string_lossy().into_owned();
    let analysis = analyze(&text, &Options::default());
    let grave = analysis.findings.iter().filter(|finding| finding.severity != Severity::Hint);
    let line = |finding: &hegao::rules::Finding| {
        let severity = if finding.severity == Severity::Error { "error" } else { "warning" };
        let key = format!("{name}\t{}", finding.fingerprint);
        let before = format!("{name}\t{severity}\t{}\t{}\t{}", finding.rule, finding.span.start, finding.fingerprint);
        Line { before, key, message: finding.message.replace(['\t', '\n'], " ") }
    };
    grave.map(line).collect()
}

#[test]
fn what_is_said_of_published_reports_is_known_and_judged() {
    let path = root().join("tests/remaining.tsv");
    let reports = reports();
    if reports.is_empty() {
        println!("skipped: no shared corpus beside this folder");
        return;
    }
    let known = fs::read_to_string(&path).unwrap_or_default();
    let verdicts: HashMap<String, &str> = known
        .lines()
        .map(|line| line.split('\t').collect::<Vec<_>>())
        .filter_map(|cells| Some((format!("{}\t{}", cells.first()?, cells.get(4)?), *cells.get(5)?)))
        .collect();
    let lines = reports.iter().flat_map(|file| findings(file)).map(|line| {
        let verdict = verdicts.get(&line.key).copied().unwrap_or("?");
        format!("{}\t{verdict}\t{}", line.before, line.message)
    });
    let now = [HEAD.to_owned()].into_iter().chain(lines).collect::<Vec<_>>().join("\n") + "\n";
    if std::env::var_os("HEGAO_RENEW").is_some() {
        fs::write(&path, &now).expect("the list is written");
        println!("{} findings in {}", now.lines().count() - 1, path.display());
        return;
    }
    assert_eq!(now, known, "other findings than in tests/remaining.tsv: look at them, then cargo xtask remaining");
    let unjudged: Vec<&str> =
        now.lines().skip(1).filter(|line| !line.split('\t').nth(5).is_some_and(|verdict| VERDICTS.contains(&verdict))).collect();
    assert!(unjudged.is_empty(), "without a verdict:\n{}", unjudged.join("\n"));
}
