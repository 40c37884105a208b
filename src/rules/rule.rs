use super::{Finding, Words};
use crate::claim::Judged;
use crate::compare::{Pair, Previous};
use crate::document::Document;
use crate::indicator::Indicator;
use crate::knowledge::{Grade, Knowledge};
use crate::mention::Mention;

/// How sure and how grave.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Severity {
    /// Wrong under any reading.
    Error,
    /// Probably wrong, or in need of a note.
    Warning,
    /// Style or scope.
    Hint,
}

impl From<Grade> for Severity {
    fn from(grade: Grade) -> Self {
        match grade {
            Grade::Error => Severity::Error,
            Grade::Warning => Severity::Warning,
            Grade::Hint => Severity::Hint,
        }
    }
}

/// What a rule is about.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[allow(missing_docs, reason = "the names are the field's terms")]
pub enum Family {
    Arithmetic,
    ChangeRate,
    Unit,
    Time,
    Duplication,
    Structure,
    NumberStyle,
    Punctuation,
    Wording,
    TemplateDebris,
    PlanVersusDone,
    Table,
    CrossDocument,
}

impl Family {
    /// As the page shows it.
    pub fn title(self) -> &'static str {
        match self {
            Family::Arithmetic => "数值勾稽",
            Family::ChangeRate => "增减变化",
            Family::Unit => "单位量词",
            Family::Time => "时间年份",
            Family::Duplication => "前后与重复",
            Family::Structure => "结构序号",
            Family::NumberStyle => "数字写法",
            Family::Punctuation => "标点符号",
            Family::Wording => "用词提法",
            Family::TemplateDebris => "残留杂质",
            Family::PlanVersusDone => "计划与完成",
            Family::Table => "表格",
            Family::CrossDocument => "跨期比对",
        }
    }

    /// As the JSON and the catalogue write it.
    pub fn id(self) -> &'static str {
        match self {
            Family::Arithmetic => "arithmetic",
            Family::ChangeRate => "change-rate",
            Family::Unit => "unit",
            Family::Time => "time",
            Family::Duplication => "duplication",
            Family::Structure => "structure",
            Family::NumberStyle => "style-number",
            Family::Punctuation => "punctuation",
            Family::Wording => "wording",
            Family::TemplateDebris => "template-debris",
            Family::PlanVersusDone => "plan-vs-done",
            Family::Table => "table",
            Family::CrossDocument => "cross-document",
        }
    }
}

/// The line between last period's report and this one in an example.
pub const PREVIOUS_ENDS: &str = "\n（以上为上期，以下为本期）\n";

/// An example as last period's report, where it has one, and this one.
pub fn periods(example: &str) -> (Option<&str>, &str) {
    example.split_once(PREVIOUS_ENDS).map_or((None, example), |(previous, text)| (Some(previous), text))
}

/// A text that a rule must mark. The words to mark stand between `⟦` and `⟧`; a text without them
/// only asks for a finding. Where the text begins with a part that ends in [`PREVIOUS_ENDS`], that part is
/// last period's report.
pub struct Bad {
    /// The text, possibly several lines.
    pub text: &'static str,
    /// What the finding's evidence must contain; empty where the words are enough.
    pub evidence: &'static str,
}

/// What a rule looks at: everything that was read of the document.
pub struct Facts<'a> {
    /// The document.
    pub document: &'a Document<'a>,
    /// Its numerals.
    pub mentions: &'a [Mention],
    /// Its indicators.
    pub indicators: &'a [Indicator],
    /// Its claims with their verdicts.
    pub judged: &'a [Judged],
    /// Last period's report, where it was given.
    pub previous: Option<&'a Previous<'a>>,
    /// The indicators that both reports state.
    pub pairs: &'a [Pair],
    /// What the office knows beyond the report.
    pub knowledge: &'a Knowledge,
    /// The words that rules seek, once one of them was asked for.
    pub words: Words,
}

/// One rule, whole: what it is, why, how it reads, and the check.
pub struct Rule {
    /// Its name in every interface, and its file's name.
    pub id: &'static str,
    /// Its name on screen.
    pub title: &'static str,
    /// What it is about.
    pub family: Family,
    /// Its usual severity; a single finding may be milder.
    pub severity: Severity,
    /// Why it matters, for the clerk.
    pub why: &'static str,
    /// What to do about a finding.
    pub advice: &'static str,
    /// The standard, guide or practice that it rests on.
    pub authority: &'static str,
    /// Texts that it marks.
    pub bad: &'static [Bad],
    /// Texts that it leaves alone.
    pub good: &'static [&'static str],
    /// Looks for findings; order does not matter.
    pub check: fn(&Facts, &mut Vec<Finding>),
}
