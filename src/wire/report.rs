use serde::{Deserialize, Serialize};

/// One analysis. Offsets are UTF-16 code units, half-open; numbers are exact decimal strings.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Report {
    /// [`SCHEMA`](super::SCHEMA).
    pub schema: u32,
    /// Version of this program.
    pub engine: String,
    /// The file that was read, where there is one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub file: Option<String>,
    /// The checked text, where it was asked for.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub text: Option<String>,
    /// The document as a whole.
    pub document: DocumentInfo,
    /// Every numeral.
    pub mentions: Vec<Mention>,
    /// Every indicator.
    pub indicators: Vec<Indicator>,
    /// The ledger.
    pub checks: Vec<Check>,
    /// The indicators that last period's report states too, where one was given.
    pub compared: Vec<Compared>,
    /// Last period's indicators that this report does not state.
    pub vanished: Vec<Vanished>,
    /// Every problem.
    pub findings: Vec<Finding>,
    /// How much was understood.
    pub coverage: Coverage,
}

/// The document as a whole.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct DocumentInfo {
    /// Its title, empty without one.
    pub title: String,
    /// What it reports on.
    pub period: Option<PeriodInfo>,
    /// Characters (code points) of the source.
    pub chars: u32,
}

/// A stretch of days.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct PeriodInfo {
    /// As a person writes it.
    pub label: String,
    /// First day, ISO.
    pub start: String,
    /// Last day, ISO.
    pub end: String,
}

/// One numeral.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Mention {
    /// First unit.
    pub start: u32,
    /// Unit after the last.
    pub end: u32,
    /// quantity, date, period, ordinal, heading, document-number, plan-era, named-term, code, page-mark, other, unclassified.
    pub class: String,
    /// As printed.
    pub text: String,
    /// The printed number before its scale.
    pub value: Option<String>,
    /// With 万 and 亿 applied.
    pub scaled: Option<String>,
    /// Lower end of what it stands for, null where unbounded.
    pub low: Option<String>,
    /// Upper end.
    pub high: Option<String>,
    /// Whether the lower end is left out.
    pub low_open: bool,
    /// Whether the upper end is left out.
    pub high_open: bool,
    /// Unit as printed, with scale.
    pub unit: Option<String>,
    /// Unit without scale.
    pub base_unit: Option<String>,
    /// Approximators.
    pub approx: Option<String>,
    /// First day of a date or period, ISO.
    pub from: Option<String>,
    /// Last day.
    pub to: Option<String>,
}

/// One indicator.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Indicator {
    /// Its number in this report, from 1.
    pub id: u32,
    /// Its name.
    pub name: String,
    /// Where the name stands.
    pub name_start: u32,
    /// Unit after it.
    pub name_end: u32,
    /// The printed number before its scale, or a range as printed.
    pub value: String,
    /// Unit as printed, with scale.
    pub unit: String,
    /// Where the number stands.
    pub value_start: u32,
    /// Unit after it.
    pub value_end: u32,
    /// Approximators.
    pub approx: Option<String>,
    /// count, amount, rate, share, rank, ratio, other.
    pub kind: String,
    /// How it moved.
    pub change: Option<Change>,
    /// The time it is of.
    pub period: Option<String>,
    /// done or plan.
    pub status: String,
    /// 新增 累计 净增 申报 认定 目标 其中 …
    pub aspect: Option<String>,
    /// Whose figure it is.
    pub scope: Option<String>,
    /// The headings above it, outermost first.
    pub section: Vec<String>,
    /// Id of the total that it is a part of.
    pub parent: Option<u32>,
}

/// How an indicator moved.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Change {
    /// 同比, 环比 …, empty where the text does not say.
    pub basis: String,
    /// up, down, flat.
    pub direction: String,
    /// By how much, without a sign.
    pub value: String,
    /// % or 个百分点 or a unit.
    pub unit: String,
    /// Where the number and its unit stand.
    pub start: u32,
    /// Unit after them.
    pub end: u32,
}

/// One entry of the ledger.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Check {
    /// Id of the rule.
    pub rule: String,
    /// pass, issue, doubt, unchecked.
    pub verdict: String,
    /// The text that makes the claim.
    pub start: u32,
    /// Unit after it.
    pub end: u32,
    /// The arithmetic.
    pub equation: String,
    /// Why it is in doubt or was not checked.
    pub reason: Option<String>,
}

/// One indicator in this report and in last period's.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Compared {
    /// Id of this report's indicator.
    pub indicator: u32,
    /// Its figure now, as printed, with unit.
    pub now: String,
    /// Its figure then.
    pub then: String,
    /// By how much it grew, computed from both figures; negative where it fell.
    pub growth: Option<String>,
    /// % or 个百分点.
    pub growth_unit: String,
    /// pass: both figures bear out the change that is printed; issue: they do not; unchecked.
    pub verdict: String,
}

/// An indicator that is stated no more.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Vanished {
    /// Its name then.
    pub name: String,
    /// Its figure then, as printed, with unit.
    pub then: String,
}

/// One problem.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Finding {
    /// Id of the rule.
    pub rule: String,
    /// error, warning, hint.
    pub severity: String,
    /// The narrowest text to look at.
    pub start: u32,
    /// Unit after it.
    pub end: u32,
    /// What is wrong.
    pub message: String,
    /// The arithmetic or the facts behind it.
    pub evidence: String,
    /// The other places.
    pub related: Vec<Related>,
    /// The repairs, the best first.
    pub fixes: Vec<Fix>,
    /// The same across edits elsewhere; holds no report text.
    pub fingerprint: String,
    /// Where its first word stands in the file, where the file is no plain text.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub origin: Option<Origin>,
}

/// Another place of a finding.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Related {
    /// First unit.
    pub start: u32,
    /// Unit after the last.
    pub end: u32,
    /// What it is.
    pub label: String,
    /// Where its first word stands in the file, where the file is no plain text.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub origin: Option<Origin>,
}

/// A place in a file that is no plain text. Everything counts from 0.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Origin {
    /// The part of the file: `word/document.xml`, or the name of a sheet.
    pub part: String,
    /// The paragraph in that part, those in tables and text boxes counted where they begin.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub paragraph: Option<u32>,
    /// The run in that paragraph.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub run: Option<u32>,
    /// UTF-16 code units before it in that run.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub char: Option<u32>,
    /// The cell of a sheet: `B3`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub cell: Option<String>,
}

/// A repair.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Fix {
    /// What it does.
    pub title: String,
    /// Its replacements, ascending and apart.
    pub edits: Vec<Edit>,
}

/// One replacement.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Edit {
    /// First unit.
    pub start: u32,
    /// Unit after the last; equal to `start` for an insertion.
    pub end: u32,
    /// By what.
    pub text: String,
}

/// How much was understood.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Coverage {
    /// Numerals in the text.
    pub numerals: u32,
    /// Those with a class.
    pub classified: u32,
    /// Indicators.
    pub indicators: u32,
    /// Entries of the ledger.
    pub checks: u32,
}
