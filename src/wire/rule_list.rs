use serde::{Deserialize, Serialize};

use crate::rules::{RULES, Severity};

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
        })
        .collect()
}

pub(super) fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "hint",
    }
}
