//! What an office knows beyond the report: its names, its targets, its identities, and what it wants left alone.
//!
//! It is one small file, TOML or JSON, the same for the command line, the page and the JavaScript API;
//! `template.toml` and `template.json` show every field.

mod fields;
mod figure;
mod json;
mod problem;
mod read;
#[cfg(test)]
mod tests;
mod toml;
mod write;

pub use problem::Problem;
pub use read::read;
pub use write::ignore_list;

use std::collections::BTreeMap;

use crate::document::{Date, Period};
use crate::mention::Figure;

/// An example file with every field and what it does.
pub const TEMPLATE: &str = include_str!("template.toml");

/// The same example as JSON.
pub const TEMPLATE_JSON: &str = include_str!("template.json");

/// How grave the findings of a rule are to be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs, reason = "the names are the field's terms")]
pub enum Grade {
    Error,
    Warning,
    Hint,
}

impl Grade {
    /// As the file writes it.
    pub fn title(self) -> &'static str {
        match self {
            Grade::Error => "错误",
            Grade::Warning => "警告",
            Grade::Hint => "提示",
        }
    }
}

/// What the file says.
#[derive(Clone, Default, Debug)]
pub struct Knowledge {
    /// Places, bodies and other names.
    pub names: Vec<Name>,
    /// Words that no rule about wording marks.
    pub allowed: Vec<String>,
    /// Indicators with their targets and ranges.
    pub indicators: Vec<Known>,
    /// Totals that are always made up of certain parts.
    pub sums: Vec<Sum>,
    /// Totals that are not, though it may look so.
    pub no_sums: Vec<Sum>,
    /// Rules that are not to run.
    pub rules_off: Vec<String>,
    /// Rules whose findings are of another severity.
    pub grades: BTreeMap<String, Grade>,
    /// What recurs every year.
    pub events: Vec<Event>,
    /// Findings that are not to be shown.
    pub ignored: Vec<Ignored>,
}

/// One name with its other forms.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Name {
    /// The form that stands for all.
    pub name: String,
    /// The others.
    pub aliases: Vec<String>,
    /// Its line in the file.
    pub(crate) line: u32,
}

/// One indicator.
#[derive(Clone, Debug)]
pub struct Known {
    /// The name that stands for all.
    pub name: Name,
    /// What is to be reached, and by when.
    pub targets: Vec<Target>,
    /// Less than this is a slip of the pen.
    pub least: Option<Quantity>,
    /// More than this is.
    pub most: Option<Quantity>,
}

/// What is to be reached in a stretch of time.
#[derive(Clone, Debug)]
pub struct Target {
    /// The time.
    pub period: Period,
    /// How much.
    pub quantity: Quantity,
}

/// A figure of the file.
#[derive(Clone, Debug)]
pub struct Quantity {
    /// As it is written there.
    pub words: String,
    /// Its value. Its runs are of the file's words, not of a report.
    pub figure: Figure,
}

/// A total and its parts, by name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sum {
    /// The total.
    pub total: String,
    /// The parts; empty where it is said of any parts.
    pub parts: Vec<String>,
}

/// What recurs every year.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Event {
    /// Its name as it stands behind 第几届, or before 几周年.
    pub name: String,
    /// The year of the first edition, or that years are counted from.
    pub year: i32,
    /// Whether editions are counted rather than anniversaries.
    pub editions: bool,
}

/// What is not to be shown.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ignored {
    /// Which findings.
    pub what: What,
    /// Why, in the words of who ignored it; may be empty.
    pub reason: String,
}

/// Which findings are not to be shown.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum What {
    /// One finding of a rule, by its fingerprint.
    Finding {
        /// The fingerprint.
        fingerprint: String,
        /// Its rule, where it is known.
        rule: String,
    },
    /// All findings of a rule.
    Rule(String),
    /// All findings about an indicator, by the hash of its name.
    Indicator(String),
    /// All findings that mark such words; `*` stands for any characters, `?` for one.
    Pattern {
        /// The words.
        words: String,
        /// The only rule that it holds for; empty for all.
        rule: String,
    },
}

impl Knowledge {
    /// With more entries that set findings aside.
    pub fn with_ignored(mut self, more: Vec<Ignored>) -> Self {
        self.ignored.extend(more);
        self
    }

    /// The indicator of that name or alias.
    pub fn indicator(&self, name: &str) -> Option<&Known> {
        self.indicators.iter().find(|known| known.name.is(name))
    }

    /// The form of a place's or body's name that stands for all, where the file knows it.
    pub fn standard(&self, name: &str) -> Option<&str> {
        self.names.iter().find(|known| known.is(name)).map(|known| known.name.as_str())
    }

    /// Every other form of a place's or body's name, with the form that stands for all.
    pub fn aliases(&self) -> Vec<(String, String)> {
        let of = |known: &Name| known.aliases.iter().map(|alias| (alias.clone(), known.name.clone())).collect::<Vec<_>>();
        self.names.iter().flat_map(of).collect()
    }

    /// How much it holds, in words: 名称1个，指标1个.
    pub fn summary(&self) -> String {
        let counts = [
            ("名称", self.names.len(), "个"),
            ("允许用词", self.allowed.len(), "个"),
            ("指标", self.indicators.len(), "个"),
            ("目标", self.indicators.iter().map(|known| known.targets.len()).sum(), "个"),
            ("勾稽", self.sums.len(), "条"),
            ("不构成合计", self.no_sums.len(), "条"),
            ("停用规则", self.rules_off.len(), "条"),
            ("改变等级", self.grades.len(), "条"),
            ("活动", self.events.len(), "项"),
            ("忽略", self.ignored.len(), "条"),
        ];
        let told = counts.iter().filter(|(_, count, _)| *count > 0);
        let told: Vec<String> = told.map(|(what, count, unit)| format!("{what}{count}{unit}")).collect();
        if told.is_empty() { "没有内容".to_owned() } else { told.join("，") }
    }

    /// Every form of every name, and the allowed words.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        let names = self.names.iter().chain(self.indicators.iter().map(|known| &known.name));
        let forms = names.flat_map(|name| name.aliases.iter().chain([&name.name]));
        forms.chain(&self.allowed).map(String::as_str)
    }
}

impl Name {
    /// Whether it is one of the forms.
    pub fn is(&self, name: &str) -> bool {
        self.name == name || self.aliases.iter().any(|alias| alias == name)
    }
}

impl Known {
    /// The target of exactly that time.
    pub fn target(&self, start: Date, end: Date) -> Option<&Target> {
        self.targets.iter().find(|target| (target.period.start, target.period.end) == (start, end))
    }
}
