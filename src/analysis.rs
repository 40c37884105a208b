//! The pipeline from text to findings.

use crate::claim::{self, Judged};
use crate::compare::{self, Gone, Previous, Row};
use crate::document::{Date, Document};
use crate::indicator::{self, Indicator};
use crate::mention::{self, Mention};
use crate::order;
use crate::rules::{Facts, Finding, RULES};

/// What to check, and how.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// What 今年 and 去年 count from; read from the title where it is not given.
    pub report_date: Option<Date>,
    /// Only these rules; all where it is empty.
    pub only: Vec<String>,
    /// Not these rules.
    pub without: Vec<String>,
    /// The text of last period's report; without it nothing is compared.
    pub previous: Option<String>,
}

/// Everything that was read and found.
pub struct Analysis<'t> {
    /// The document.
    pub document: Document<'t>,
    /// Every numeral.
    pub mentions: Vec<Mention>,
    /// Every indicator.
    pub indicators: Vec<Indicator>,
    /// The ledger: every claim with its verdict.
    pub judged: Vec<Judged>,
    /// The indicators that last period's report states too; empty where none was given.
    pub compared: Vec<Row>,
    /// Last period's indicators that this report does not state.
    pub vanished: Vec<Gone>,
    /// Every problem, in the order of the text.
    pub findings: Vec<Finding>,
}

/// Reads and checks a text. Pure and total: a text that makes no sense is a text without findings.
pub fn analyze<'t>(text: &'t str, options: &Options) -> Analysis<'t> {
    let document = Document::read(text);
    let mentions = mention::read(&document);
    let indicators = indicator::read(&document, &mentions);
    let judged = claim::judge(&document, &mentions, &indicators);
    let previous = options.previous.as_deref().map(Previous::read);
    let pairs = previous.as_ref().map_or_else(Vec::new, |previous| compare::pairs(&document, &mentions, &indicators, previous));
    let facts = Facts {
        document: &document,
        mentions: &mentions,
        indicators: &indicators,
        judged: &judged,
        previous: previous.as_ref(),
        pairs: &pairs,
    };
    let mut findings = Vec::new();
    for rule in RULES {
        let wanted = options.only.is_empty() || options.only.iter().any(|id| id == rule.id);
        if wanted && !options.without.iter().any(|id| id == rule.id) {
            (rule.check)(&facts, &mut findings);
        }
    }
    let compared =
        previous.as_ref().map_or_else(Vec::new, |previous| compare::rows(&pairs, &document, &mentions, &indicators, previous));
    let vanished =
        previous.as_ref().map_or_else(Vec::new, |previous| compare::vanished(&document, &mentions, &indicators, previous));
    order::by(&mut findings, |a, b| (a.span, a.severity, a.rule).cmp(&(b.span, b.severity, b.rule)));
    Analysis { document, mentions, indicators, judged, compared, vanished, findings }
}
