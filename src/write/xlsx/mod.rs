//! Indicators, findings and the ledger as a workbook.
//!
//! Its parts are written here and not by a library, which alone would weigh more than the page.

mod package;
mod sheet;

use super::csv::{COLUMNS, cells};
use crate::text::Utf16;
use crate::wire::{Check, Finding, Indicator, Report};
use sheet::{MOST_ROWS, Sheet};

/// What one document gives to a workbook.
#[derive(Clone, Copy, Debug)]
pub struct Document<'a> {
    /// How it is called.
    pub file: &'a str,
    /// Its text.
    pub text: &'a str,
    /// Its indicators.
    pub indicators: &'a [Indicator],
    /// What was found.
    pub findings: &'a [Finding],
    /// The ledger.
    pub checks: &'a [Check],
}

impl<'a> From<&'a Report> for Document<'a> {
    fn from(report: &'a Report) -> Self {
        Self {
            file: report.file.as_deref().unwrap_or_default(),
            text: report.text.as_deref().unwrap_or_default(),
            indicators: &report.indicators,
            findings: &report.findings,
            checks: &report.checks,
        }
    }
}

/// A workbook in three sheets: numbers are numbers, printed as in the text. None where a sheet cannot hold so many rows.
pub fn workbook(documents: &[Document]) -> Option<Vec<u8>> {
    let mut sheets = [
        Sheet { name: "指标", heads: &COLUMNS, rows: Vec::new() },
        Sheet {
            name: "问题", heads: &["文件", "级别", "规则", "原文", "问题", "依据", "可改"], rows: Vec::new()
        },
        Sheet { name: "核对", heads: &["文件", "结论", "规则", "原文", "算式", "原因"], rows: Vec::new() },
    ];
    for document in documents {
        let units = Utf16::new(document.text);
        let words = |start, end| units.bytes(start, end).of(document.text).to_owned();
        let [indicators, findings, checks] = &mut sheets;
        indicators.rows.extend(document.indicators.iter().map(|indicator| cells(document.file, indicator).to_vec()));
        findings.rows.extend(
            document.findings.iter().map(|finding| finding_row(document.file, finding, words(finding.start, finding.end))),
        );
        checks.rows.extend(document.checks.iter().map(|check| check_row(document.file, check, words(check.start, check.end))));
    }
    let fits = sheets.iter().all(|sheet| sheet.rows.len() < MOST_ROWS);
    fits.then(|| package::packed(&sheets).ok()).flatten()
}

fn finding_row(file: &str, finding: &Finding, words: String) -> Vec<String> {
    let severity = match finding.severity.as_str() {
        "error" => "错误",
        "warning" => "警告",
        _ => "提示",
    };
    let fixes: Vec<&str> = finding.fixes.iter().map(|fix| fix.title.as_str()).collect();
    vec![
        file.into(),
        severity.into(),
        finding.rule.clone(),
        words,
        finding.message.clone(),
        finding.evidence.clone(),
        fixes.join("；"),
    ]
}

fn check_row(file: &str, check: &Check, words: String) -> Vec<String> {
    let verdict = match check.verdict.as_str() {
        "pass" => "未见矛盾",
        "issue" => "有矛盾",
        "doubt" => "存疑",
        _ => "未核验",
    };
    let reason = check.reason.clone().unwrap_or_default();
    vec![file.into(), verdict.into(), check.rule.clone(), words, check.equation.clone(), reason]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, analyze, read, wire};

    fn report(text: &str) -> Report {
        let mut report = wire::report(&analyze(text, &Options::default()));
        report.file = Some("总结.txt".into());
        report.text = Some(text.into());
        report
    }

    #[test]
    fn figures_are_numbers_as_printed() {
        let text = "市商务局2024年工作总结\n全市进出口总值完成39.60亿元，同比增长10.1%。\n全市新建学校64所，其中小学21所、初中13所、高中12所、幼儿园9所、特教学校10所。";
        let report = report(text);
        let book = workbook(&[(&report).into()]).expect("a workbook");
        let opened = read::open(&book).expect("a workbook");
        let row = opened.text.lines().find(|line| line.contains("进出口总值")).expect("a row");
        assert!(row.starts_with("总结.txt\t1\t进出口总值\t\t39.60\t亿元\t同比\t增\t10.1\t%"), "{row}");
        assert!(
            opened.text.contains("错误\tsum-of-parts\t64\t") && opened.text.contains("有矛盾\tsum-of-parts"),
            "{}",
            opened.text
        );
        let package = read::package::Package::open(&book).expect("a package");
        let sheet = package.text("xl/worksheets/sheet1.xml").expect("a sheet").expect("a sheet");
        assert!(sheet.contains("<v>39.60</v>") && sheet.contains("state=\"frozen\"") && sheet.contains("<cols>"), "{sheet}");
    }

    #[test]
    fn equal_reports_give_equal_bytes() {
        let report = report("全市完成投资12亿元。");
        let book = || workbook(&[(&report).into()]).expect("a workbook");
        assert_eq!(book(), book());
    }
}
