use serde::{Deserialize, Serialize};

use crate::wire::{Check, Compared, Coverage, DocumentInfo, Finding, Indicator, Report, Vanished};

/// What the page reads of a [`Report`]. A long text has thousands of numerals, of which the page needs the place and
/// the class: reading no more keeps the answer from holding up typing.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Answer {
    pub document: DocumentInfo,
    pub mentions: Vec<Numeral>,
    pub indicators: Vec<Indicator>,
    pub checks: Vec<Check>,
    pub compared: Vec<Compared>,
    pub vanished: Vec<Vanished>,
    pub findings: Vec<Finding>,
    pub coverage: Coverage,
}

/// One numeral.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Numeral {
    pub start: u32,
    pub end: u32,
    pub class: String,
}

impl From<Report> for Answer {
    fn from(report: Report) -> Self {
        let numeral = |mention: crate::wire::Mention| Numeral { start: mention.start, end: mention.end, class: mention.class };
        Self {
            document: report.document,
            mentions: report.mentions.into_iter().map(numeral).collect(),
            indicators: report.indicators,
            checks: report.checks,
            compared: report.compared,
            vanished: report.vanished,
            findings: report.findings,
            coverage: report.coverage,
        }
    }
}
