use serde_json::{Value, json};

use crate::text::Utf16;
use crate::wire::{Edit, Finding, Fix, Report, RuleInfo, rule_list};

/// The findings as SARIF 2.1.0, which code hosts and editors show. Every report must hold its text.
pub fn sarif(reports: &[Report]) -> Value {
    let rules = rule_list();
    let results: Vec<Value> = reports.iter().flat_map(|report| results(report, &rules)).collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "columnKind": "utf16CodeUnits",
            "tool": { "driver": {
                "name": "hegao",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "language": "zh-CN",
                "rules": rules.iter().map(descriptor).collect::<Vec<_>>(),
            } },
            "results": results,
        }],
    })
}

fn descriptor(rule: &RuleInfo) -> Value {
    json!({
        "id": rule.id,
        "shortDescription": { "text": rule.title },
        "fullDescription": { "text": rule.why },
        "help": { "text": rule.advice },
        "defaultConfiguration": { "level": level(&rule.severity) },
        "properties": { "tags": [rule.family_title] },
    })
}

fn level(severity: &str) -> &'static str {
    match severity {
        "error" => "error",
        "warning" => "warning",
        _ => "note",
    }
}

fn results(report: &Report, rules: &[RuleInfo]) -> Vec<Value> {
    let lines = Lines::new(report.text.as_deref().unwrap_or_default());
    let uri = report.file.as_deref().map_or("stdin".into(), uri);
    report.findings.iter().map(|finding| result(finding, rules, &lines, &uri)).collect()
}

fn result(finding: &Finding, rules: &[RuleInfo], lines: &Lines, uri: &str) -> Value {
    let location = |start: u32, end: u32| json!({ "artifactLocation": { "uri": uri }, "region": lines.region(start, end) });
    let related: Vec<Value> = finding
        .related
        .iter()
        .map(|related| json!({ "physicalLocation": location(related.start, related.end), "message": { "text": related.label } }))
        .collect();
    let mut result = json!({
        "ruleId": finding.rule,
        "level": level(&finding.severity),
        "message": { "text": message(finding) },
        "locations": [{ "physicalLocation": location(finding.start, finding.end) }],
        "relatedLocations": related,
        "fixes": finding.fixes.iter().map(|fix| fix_of(fix, lines, uri)).collect::<Vec<_>>(),
        "partialFingerprints": { "hegao/v1": finding.fingerprint },
    });
    if let Some(index) = rules.iter().position(|rule| rule.id == finding.rule) {
        result["ruleIndex"] = json!(index);
    }
    result
}

fn message(finding: &Finding) -> String {
    if finding.evidence.is_empty() { finding.message.clone() } else { format!("{}：{}", finding.message, finding.evidence) }
}

fn fix_of(fix: &Fix, lines: &Lines, uri: &str) -> Value {
    let replacement =
        |edit: &Edit| json!({ "deletedRegion": lines.region(edit.start, edit.end), "insertedContent": { "text": edit.text } });
    json!({
        "description": { "text": fix.title },
        "artifactChanges": [{
            "artifactLocation": { "uri": uri },
            "replacements": fix.edits.iter().map(replacement).collect::<Vec<_>>(),
        }],
    })
}

/// Where lines begin, in UTF-16 units.
struct Lines {
    starts: Vec<u32>,
}

impl Lines {
    fn new(text: &str) -> Self {
        let units = Utf16::new(text);
        let breaks = text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n');
        Self { starts: std::iter::once(0).chain(breaks.map(|(at, _)| units.offset(at as u32 + 1))).collect() }
    }

    /// Line and column, both from 1.
    fn place(&self, at: u32) -> (usize, u32) {
        let line = self.starts.partition_point(|&start| start <= at);
        (line, at - self.starts[line - 1] + 1)
    }

    fn region(&self, start: u32, end: u32) -> Value {
        let ((start_line, start_column), (end_line, end_column)) = (self.place(start), self.place(end));
        json!({
            "startLine": start_line, "startColumn": start_column, "endLine": end_line, "endColumn": end_column,
            "charOffset": start, "charLength": end - start,
        })
    }
}

/// A relative or absolute path as a URI: blanks and everything that is not ASCII escaped.
fn uri(path: &str) -> String {
    let mut uri = String::new();
    for byte in path.replace('\\', "/").bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(byte.into()),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_lines_and_utf16_units() {
        let lines = Lines::new("甲😀\n乙丙\n");
        assert_eq!(lines.place(0), (1, 1));
        assert_eq!(lines.place(3), (1, 4));
        assert_eq!(lines.place(5), (2, 2));
        assert_eq!(lines.place(7), (3, 1));
    }

    #[test]
    fn paths_become_uris() {
        assert_eq!(uri("材料/2024 总结.txt"), "%E6%9D%90%E6%96%99/2024%20%E6%80%BB%E7%BB%93.txt");
    }

    #[test]
    fn every_rule_is_described() {
        let run = &sarif(&[])["runs"][0];
        assert_eq!(run["tool"]["driver"]["rules"].as_array().map(Vec::len), Some(rule_list().len()));
        assert_eq!(run["results"], json!([]));
    }
}
