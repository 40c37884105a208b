use serde::{Deserialize, Serialize};

use crate::rules::{RULES, Record, Severity, records};

/// A rule as other programs and the page see it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct RuleInfo {
    /// Its name in every interface.
    pub id: String,
    /// Its name on screen.
    pub title: String,
    /// Family id.
    pub family: String,
    /// Family name on screen.
    pub family_title: String,
    /// error, warning, hint.
    pub severity: String,
    /// Why it matters.
    pub why: String,
    /// What to do.
    pub advice: String,
    /// What it rests on.
    pub authority: String,
    /// Texts it marks; the marked words stand between ⟦ and ⟧.
    pub bad: Vec<String>,
    /// Texts it leaves alone.
    pub good: Vec<String>,
    /// How often it was right on the project's own test sets.
    pub record: Vec<RuleRecord>,
}

/// A rule on one test set.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct RuleRecord {
    /// What the set is.
    pub set: String,
    /// The day of the count, ISO.
    pub date: String,
    /// Texts that the rule must mark.
    pub should: u32,
    /// Those that it marks.
    pub marked: u32,
    /// Texts that it must leave alone.
    pub should_not: u32,
    /// Those in which it marks something all the same.
    pub wrong: u32,
    /// All of it in words.
    pub words: String,
}

/// Every rule, from the rules' own declarations.
pub fn rule_list() -> Vec<RuleInfo> {
    RULES
        .iter()
        .map(|rule| RuleInfo {
            id: rule.id.into(),
            title: rule.title.into(),
            family: rule.family.id().into(),
            family_title: rule.family.title().into(),
            severity: severity(rule.severity).into(),
            why: rule.why.into(),
            advice: rule.advice.into(),
            authority: rule.authority.into(),
            bad: rule.bad.iter().map(|bad| bad.text.into()).collect(),
            good: rule.good.iter().map(|&text| text.into()).collect(),
            record: records(rule.id).iter().map(record).collect(),
        })
        .collect()
}

fn record(record: &Record) -> RuleRecord {
    RuleRecord {
        set: record.set.into(),
        date: record.date.into(),
        should: record.should,
        marked: record.marked,
        should_not: record.should_not,
        wrong: record.wrong,
        words: record.words(),
    }
}

pub(super) fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "hint",
    }
}
