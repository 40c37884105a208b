use serde::Deserialize;

use crate::wire::{Check, Coverage, DocumentInfo, Finding, Indicator};

/// What the page reads of a [`Report`](crate::wire::Report). A long text has thousands of numerals, of which the
/// page needs the place and the class: reading no more keeps the answer from holding up typing.
#[derive(Clone, PartialEq, Debug, Deserialize)]
pub struct Answer {
    pub document: DocumentInfo,
    pub mentions: Vec<Numeral>,
    pub indicators: Vec<Indicator>,
    pub checks: Vec<Check>,
    pub findings: Vec<Finding>,
    pub coverage: Coverage,
}

/// One numeral.
#[derive(Clone, PartialEq, Debug, Deserialize)]
pub struct Numeral {
    pub start: u32,
    pub end: u32,
    pub class: String,
}
