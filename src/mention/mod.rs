//! Every numeral of the document with its class, and its value where it has one.

mod figure;

pub use figure::{Approximation, Dimension, Figure, Unit};

use crate::document::{Document, Period};
use crate::text::{Run, Span};

/// What a numeral is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Class {
    /// A figure with a value: count, amount, percentage, multiple.
    Quantity,
    /// A day or month.
    Date,
    /// A stretch of time: year, quarter, half-year, 近两年.
    Period,
    /// 第二批, 第六届.
    Ordinal,
    /// The number of a heading.
    Heading,
    /// 〔2024〕12号.
    DocumentNumber,
    /// 十四五.
    PlanEra,
    /// A numeral inside a name: 五个一, 三城四区, 百强.
    NamedTerm,
    /// Identifiers: telephone, ICP, GB/T, 5G.
    Code,
    /// A page number left in the text.
    PageMark,
    /// Understood, and none of the above: 二期, 1号楼.
    Other,
    /// Not understood.
    Unclassified,
}

/// One numeral.
#[derive(Clone, Debug)]
pub struct Mention {
    /// Where it stands in the source.
    pub span: Span,
    /// Where it stands in the reading; `None` inside masked debris.
    pub run: Option<Run>,
    /// What it is.
    pub class: Class,
    /// Its value, for quantities.
    pub figure: Option<Figure>,
    /// Its days, for dates and periods where they are known.
    pub when: Option<Period>,
}

/// Finds and classifies every numeral, in the order of the text.
pub fn read(_document: &Document) -> Vec<Mention> {
    Vec::new()
}
