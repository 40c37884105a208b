//! Last period's report beside this one: the indicators that both state.

mod align;
mod rows;
#[cfg(test)]
mod tests;

pub use rows::{Gone, Row};

use crate::document::{Document, Period};
use crate::indicator::{self, Indicator};
use crate::mention::{self, Mention};

/// Last period's report as it was read; no rule looks for faults in it.
pub struct Previous<'t> {
    /// The document.
    pub document: Document<'t>,
    /// Its numerals.
    pub mentions: Vec<Mention>,
    /// Its indicators.
    pub indicators: Vec<Indicator>,
}

impl<'t> Previous<'t> {
    /// Reads a report by the same rooms as the one that is checked.
    pub fn read(text: &'t str) -> Self {
        let document = Document::read(text);
        let mentions = mention::read(&document);
        let indicators = indicator::read(&document, &mentions);
        Self { document, mentions, indicators }
    }
}

/// How the times of two statements of one indicator lie to each other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// The same part of the year, one year on.
    YearOn,
    /// A later time, or neither report says its time.
    Later,
}

/// One indicator in both reports.
#[derive(Clone, Debug)]
pub struct Pair {
    /// Index of this report's indicator.
    pub now: usize,
    /// Index of last period's indicator.
    pub then: usize,
    /// From then to now.
    pub step: Step,
    /// The time of this report's figure, where it is known.
    pub time: Option<Period>,
    /// Whether both are planned; otherwise both are done.
    pub planned: bool,
    /// Whether both say what has accumulated.
    pub stock: bool,
    /// Whether the name alone stands for one indicator; else the two are set side by side, and nothing follows from them.
    pub sure: bool,
}

/// The indicators that both reports state once, in the order of this one.
pub fn pairs(document: &Document, mentions: &[Mention], indicators: &[Indicator], previous: &Previous) -> Vec<Pair> {
    align::pairs((document, mentions, indicators), (&previous.document, &previous.mentions, &previous.indicators))
}

/// The pairs as a table of names and printed figures.
pub fn rows(
    pairs: &[Pair],
    document: &Document,
    mentions: &[Mention],
    indicators: &[Indicator],
    previous: &Previous,
) -> Vec<Row> {
    pairs.iter().filter_map(|pair| rows::row(pair, document, mentions, indicators, previous)).collect()
}

/// Last period's indicators whose names this report does not state at all, in its order.
pub fn vanished(document: &Document, mentions: &[Mention], indicators: &[Indicator], previous: &Previous) -> Vec<Gone> {
    let then = (&previous.document, previous.mentions.as_slice(), previous.indicators.as_slice());
    let gone = align::vanished((document, mentions, indicators), then);
    gone.into_iter().filter_map(|index| rows::gone(index, previous)).collect()
}
