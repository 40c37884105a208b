//! What every rule owes: its own examples hold, and its words are there.

use hegao::rules::{RULES, Rule, Severity, periods};
use hegao::{Analysis, Options, analyze};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The text without its marks, and the marked bytes.
fn unmark(text: &str) -> (String, Option<(usize, usize)>) {
    let mut plain = String::new();
    let (mut start, mut end) = (None, None);
    for ch in text.chars() {
        match ch {
            '⟦' => start = Some(plain.len()),
            '⟧' => end = Some(plain.len()),
            _ => plain.push(ch),
        }
    }
    (plain, start.zip(end))
}

/// The analysis of an example beside last period's report, where it has one.
fn analysed<'t>(text: &'t str, previous: Option<&str>) -> Analysis<'t> {
    analyze(text, &Options { previous: previous.map(Into::into), ..Options::default() })
}

fn check_bad(rule: &Rule, text: &str, evidence: &str) -> Result<(), String> {
    let (previous, text) = periods(text);
    let (plain, marked) = unmark(text);
    let analysis = analysed(&plain, previous);
    let own: Vec<_> = analysis.findings.iter().filter(|finding| finding.rule == rule.id).collect();
    if own.is_empty() {
        return Err(format!("missed: {plain}"));
    }
    let seen: Vec<String> =
        own.iter().map(|finding| format!("⟦{}⟧ {} ({})", finding.span.of(&plain), finding.message, finding.evidence)).collect();
    let at_mark = |span: hegao::text::Span| marked.is_none_or(|(s, e)| (span.start as usize, span.end as usize) == (s, e));
    if !own.iter().any(|finding| at_mark(finding.span) && finding.evidence.contains(evidence)) {
        return Err(format!("elsewhere or without “{evidence}”: {text}\n    found {}", seen.join("\n          ")));
    }
    Ok(())
}

fn check_good(rule: &Rule, text: &str) -> Result<(), String> {
    let (previous, text) = periods(text);
    let analysis = analysed(text, previous);
    let invented: Vec<String> = analysis
        .findings
        .iter()
        .filter(|finding| finding.rule == rule.id || finding.severity == Severity::Error)
        .map(|finding| format!("{} ⟦{}⟧ {}", finding.rule, finding.span.of(text), finding.message))
        .collect();
    if invented.is_empty() { Ok(()) } else { Err(format!("invented: {text}\n    {}", invented.join("\n    "))) }
}

#[test]
fn every_rule_marks_its_bad_examples_and_leaves_its_good_ones() {
    let mut failures = Vec::new();
    for rule in RULES {
        let bad = rule.bad.iter().map(|bad| check_bad(rule, bad.text, bad.evidence));
        let good = rule.good.iter().map(|good| check_good(rule, good));
        failures.extend(bad.chain(good).filter_map(Result::err).map(|failure| format!("{}: {failure}", rule.id)));
    }
    assert!(failures.is_empty(), "{} of the examples fail:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn every_rule_explains_itself() {
    for rule in RULES {
        for (name, words) in [("title", rule.title), ("why", rule.why), ("advice", rule.advice), ("authority", rule.authority)] {
            assert!(!words.trim().is_empty(), "{} has no {name}", rule.id);
        }
        assert!(rule.bad.len() >= 4, "{} has too few bad examples", rule.id);
        assert!(rule.good.len() >= 6, "{} has too few good examples", rule.id);
    }
}

#[test]
fn every_finding_can_be_shown() {
    for rule in RULES {
        for bad in rule.bad {
            let (previous, text) = periods(bad.text);
            let (plain, _) = unmark(text);
            for finding in analysed(&plain, previous).findings {
                assert!(finding.span.start < finding.span.end, "{}: nothing is marked in {plain}", finding.rule);
                assert!(!finding.message.is_empty(), "{}: no words for {plain}", finding.rule);
                for fix in &finding.fixes {
                    assert!(!fix.edits.is_empty(), "{}: an empty fix in {plain}", finding.rule);
                    for pair in fix.edits.windows(2) {
                        assert!(pair[0].span.end <= pair[1].span.start, "{}: edits overlap in {plain}", finding.rule);
                    }
                }
            }
        }
    }
}

/// The name of a rule's file, and the rules that are files.
fn rule_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rule_files(&path, found);
        } else if std::fs::read_to_string(&path).unwrap().contains(": Rule = Rule {") {
            found.push(path);
        }
    }
}

#[test]
fn the_list_is_complete_and_files_are_named_after_their_rules() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules");
    let mut files = Vec::new();
    rule_files(&root, &mut files);
    let named: BTreeSet<String> = files
        .iter()
        .map(|file| file.strip_prefix(&root).unwrap().with_extension("").to_string_lossy().replace('\\', "/"))
        .collect();
    let listed: BTreeSet<String> =
        RULES.iter().map(|rule| format!("{}/{}", rule.family.id().replace('-', "_"), rule.id.replace('-', "_"))).collect();
    assert_eq!(named, listed);
    assert_eq!(listed.len(), RULES.len(), "an id occurs twice");
}

#[test]
fn the_list_is_sorted_within_its_families() {
    let mut families = Vec::new();
    for rule in RULES {
        if families.last() != Some(&rule.family) {
            assert!(!families.contains(&rule.family), "{} stands apart from its family", rule.id);
            families.push(rule.family);
        }
    }
    for pair in RULES.windows(2) {
        assert!(pair[0].family != pair[1].family || pair[0].id < pair[1].id, "{} stands behind {}", pair[1].id, pair[0].id);
    }
}
