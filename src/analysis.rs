//! The pipeline from text to findings.

use crate::claim::{self, Judged};
use crate::compare::{self, Gone, Previous, Row};
use crate::document::{Date, Document};
use crate::ignore;
use crate::indicator::{self, Indicator};
use crate::knowledge::Knowledge;
use crate::mention::{self, Mention};
use crate::order;
use crate::rules::{Facts, Finding, Fingerprints, RULES, Severity, Words, aggregate, settle};

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
    /// What the office knows beyond the report.
    pub knowledge: Knowledge,
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
    /// The problems that were set aside, in the same order.
    pub ignored: Vec<Finding>,
}

/// Reads and checks a text. Pure and total: a text that makes no sense is a text without findings.
pub fn analyze<'t>(text: &'t str, options: &Options) -> Analysis<'t> {
    let knowledge = &options.knowledge;
    let mut document = Document::read(text);
    document.report_date = options.report_date;
    document.aliases = knowledge.aliases();
    let mentions = mention::read(&document);
    let mut indicators = indicator::read(&document, &mentions);
    indicator::standardise(&mut indicators, knowledge);
    let mut judged = claim::judge(&document, &mentions, &indicators);
    claim::consult(&mut judged, &document, &mentions, &indicators, knowledge);
    let mut previous = options.previous.as_deref().map(Previous::read);
    if let Some(previous) = &mut previous {
        previous.document.aliases = knowledge.aliases();
        indicator::standardise(&mut previous.indicators, knowledge);
    }
    let pairs = previous.as_ref().map_or_else(Vec::new, |previous| compare::pairs(&document, &mentions, &indicators, previous));
    let facts = Facts {
        document: &document,
        mentions: &mentions,
        indicators: &indicators,
        judged: &judged,
        previous: previous.as_ref(),
        pairs: &pairs,
        knowledge,
        words: Words::default(),
    };
    let mut found = Vec::new();
    for rule in RULES {
        let is = |id: &String| id == rule.id;
        let wanted = options.only.is_empty() || options.only.iter().any(is);
        if wanted && !options.without.iter().chain(&knowledge.rules_off).any(is) {
            (rule.check)(&facts, &mut found);
        }
    }
    for finding in found.iter_mut().filter(|_| !knowledge.grades.is_empty()) {
        finding.severity = knowledge.grades.get(finding.rule).map_or(finding.severity, |grade| Severity::from(*grade));
    }
    let compared =
        previous.as_ref().map_or_else(Vec::new, |previous| compare::rows(&pairs, &document, &mentions, &indicators, previous));
    let vanished =
        previous.as_ref().map_or_else(Vec::new, |previous| compare::vanished(&document, &mentions, &indicators, previous));
    order::by(&mut found, |a, b| (a.span, a.severity, a.rule).cmp(&(b.span, b.severity, b.rule)));
    settle(&mut found);
    // Equal findings are told apart by their number, so that names are given before any of them is set aside.
    let mut fingerprints = Fingerprints::default();
    for finding in &mut found {
        finding.typeset();
        finding.fingerprint = fingerprints.next(text, finding);
    }
    let (kept, mut ignored) = ignore::set_aside(found, knowledge, &document, &mentions, &indicators);
    // What is allowed or ignored at its own place is in no line of many places; such a line can be ignored as a whole.
    let mut findings = aggregate(kept);
    let mut joined = findings.iter_mut().filter(|finding| finding.fingerprint.is_empty()).peekable();
    if joined.peek().is_some() {
        joined.for_each(|finding| finding.fingerprint = fingerprints.next(text, finding));
        let (shown, more) = ignore::set_aside(findings, knowledge, &document, &mentions, &indicators);
        findings = shown;
        ignored.extend(more);
    }
    Analysis { document, mentions, indicators, judged, compared, vanished, findings, ignored }
}
