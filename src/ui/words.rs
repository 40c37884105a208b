//! The words that the page has for the names of the report.

use crate::wire::{Change, Indicator};

/// The classes of numerals, in the order of the coverage line; the last is what was not understood.
pub const CLASSES: &[(&str, &str)] = &[
    ("quantity", "数量"),
    ("date", "日期"),
    ("period", "时期"),
    ("ordinal", "序数"),
    ("heading", "标题序号"),
    ("document-number", "文号"),
    ("plan-era", "规划期"),
    ("named-term", "专名"),
    ("code", "编号"),
    ("page-mark", "页码"),
    ("other", "其他"),
    ("unclassified", "未识别"),
];

/// A verdict of the ledger.
pub fn verdict(verdict: &str) -> &'static str {
    match verdict {
        "pass" => "✓ 通过",
        "issue" => "✗ 有问题",
        "doubt" => "？存疑",
        _ => "— 未核",
    }
}

/// How an indicator moved: 同比 +10.1%.
pub fn change(change: &Change) -> String {
    let sign = match change.direction.as_str() {
        "up" => "+",
        "down" => "−",
        _ => return join(&[&change.basis, "持平"]),
    };
    join(&[&change.basis, &format!("{sign}{}{}", change.value, change.unit)])
}

/// A computed growth with its sign.
pub fn signed(growth: &str, unit: &str) -> String {
    match growth.strip_prefix('-') {
        Some(size) => format!("−{size}{unit}"),
        None => format!("+{growth}{unit}"),
    }
}

/// Whether a figure is of what was done or of what is planned.
pub fn status(status: &str) -> &'static str {
    if status == "plan" { "计划" } else { "完成" }
}

/// Approximators that stand after the number and its unit.
const AFTER: &[&str] = &["左右", "上下", "以上", "以下", "以内", "之内", "余", "多", "有余"];

/// The value with its approximators: 约390, 3.6左右.
pub fn value(indicator: &Indicator) -> String {
    let approx = indicator.approx.as_deref().unwrap_or_default();
    let after = AFTER.iter().filter(|word| approx.ends_with(**word)).max_by_key(|word| word.len()).copied().unwrap_or_default();
    [&approx[..approx.len() - after.len()], &indicator.value, after].concat()
}

fn join(words: &[&str]) -> String {
    words.iter().filter(|word| !word.is_empty()).copied().collect::<Vec<_>>().join(" ")
}
