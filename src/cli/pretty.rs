use std::fmt::Write;

use anstyle::{AnsiColor, Style};

use super::excerpt::{Lines, shown};
use crate::Analysis;
use crate::claim::Verdict;
use crate::mention::Class;
use crate::rules::{Finding, Severity};

const BOLD: Style = Style::new().bold();
const FAINT: Style = Style::new().dimmed();

/// Other places that are listed one by one.
const PLACES: usize = 8;

/// What is counted over all inputs.
#[derive(Default)]
pub(super) struct Tally {
    files: usize,
    chars: usize,
    /// Findings of severity error.
    pub(super) errors: usize,
    warnings: usize,
    hints: usize,
    numerals: usize,
    unclassified: usize,
    indicators: usize,
    checks: usize,
    passes: usize,
    ignored: usize,
}

impl Tally {
    pub(super) fn of(analysis: &Analysis) -> Self {
        let graded = |severity| analysis.findings.iter().filter(|finding| finding.severity == severity).count();
        Self {
            files: 1,
            chars: analysis.document.reading.source.chars().count(),
            errors: graded(Severity::Error),
            warnings: graded(Severity::Warning),
            hints: graded(Severity::Hint),
            numerals: analysis.mentions.len(),
            unclassified: analysis.mentions.iter().filter(|mention| mention.class == Class::Unclassified).count(),
            indicators: analysis.indicators.len(),
            checks: analysis.judged.len(),
            passes: analysis.judged.iter().filter(|judged| judged.verdict == Verdict::Pass).count(),
            ignored: analysis.ignored.len(),
        }
    }

    pub(super) fn add(&mut self, other: &Tally) {
        self.files += other.files;
        self.chars += other.chars;
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.hints += other.hints;
        self.numerals += other.numerals;
        self.unclassified += other.unclassified;
        self.indicators += other.indicators;
        self.checks += other.checks;
        self.passes += other.passes;
        self.ignored += other.ignored;
    }
}

/// How a severity is called and coloured.
pub(super) fn severity(severity: Severity) -> (&'static str, Style) {
    let (title, colour) = match severity {
        Severity::Error => ("错误", AnsiColor::Red),
        Severity::Warning => ("警告", AnsiColor::Yellow),
        Severity::Hint => ("提示", AnsiColor::Cyan),
    };
    (title, colour.on_default().bold())
}

/// Every finding of one text, with its words, its arithmetic, its other places and its repairs.
pub(super) fn findings(name: &str, analysis: &Analysis) -> String {
    let lines = Lines::new(analysis.document.reading.source);
    let name = &shown(name);
    analysis.findings.iter().fold(String::new(), |mut out, finding| {
        // Writing to a string cannot fail.
        let _ = one(&mut out, name, &lines, finding);
        out
    })
}

fn one(out: &mut String, name: &str, lines: &Lines, finding: &Finding) -> std::fmt::Result {
    let (line, column) = lines.place(finding.span.start);
    let (title, style) = severity(finding.severity);
    let excerpt = lines.excerpt(finding.span);
    let (number, blank) = (line.to_string(), " ".repeat(line.to_string().len()));
    writeln!(
        out,
        "{BOLD}{name}:{line}:{column}:{BOLD:#} {style}{title}[{}]{style:#} {BOLD}{}{BOLD:#}",
        finding.rule,
        shown(&finding.message)
    )?;
    writeln!(out, " {FAINT}{blank} |{FAINT:#}")?;
    writeln!(out, " {FAINT}{number} |{FAINT:#} {}", excerpt.text)?;
    let carets = "^".repeat(excerpt.width);
    writeln!(out, " {FAINT}{blank} |{FAINT:#} {}{style}{carets}{style:#}", " ".repeat(excerpt.indent))?;
    if !finding.evidence.is_empty() {
        writeln!(out, " {blank} {FAINT}={FAINT:#} 依据：{}", shown(&finding.evidence))?;
    }
    for related in finding.related.iter().take(PLACES) {
        let (line, column) = lines.place(related.span.start);
        writeln!(out, " {blank} {FAINT}={FAINT:#} 另见：第{line}行第{column}字 {}", shown(&related.label))?;
    }
    if finding.related.len() > PLACES {
        writeln!(out, " {blank} {FAINT}={FAINT:#} 另见：还有{}处", finding.related.len() - PLACES)?;
    }
    for fix in &finding.fixes {
        writeln!(out, " {blank} {FAINT}={FAINT:#} 可改：{}", shown(&fix.title))?;
    }
    writeln!(out)
}

/// The last line: what was read and what was found.
pub(super) fn summary(tally: &Tally) -> String {
    if tally.files == 0 {
        return String::new();
    }
    let found = match tally.errors + tally.warnings + tally.hints {
        0 => "未发现问题".to_owned(),
        _ => format!("错误{}处，警告{}处，提示{}处", tally.errors, tally.warnings, tally.hints),
    };
    let ignored = if tally.ignored > 0 { format!("（另有{}处已忽略）", tally.ignored) } else { String::new() };
    format!(
        "{BOLD}共{}个文件、{}字：{found}{ignored}。{BOLD:#}数字{}个（未识别{}个），指标{}个；核对{}项，未见矛盾{}项。\n",
        tally.files, tally.chars, tally.numerals, tally.unclassified, tally.indicators, tally.checks, tally.passes
    )
}
