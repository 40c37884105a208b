//! One statement of one indicator: whose figure it is, of what time, done or planned.

pub(crate) mod cell;
mod change;
mod compose;
mod lists;
mod name;
mod slot;
mod standard;
mod strip;
#[cfg(test)]
mod tests;
mod words;

pub use standard::standardise;

use crate::document::Document;
use crate::mention::Mention;
use crate::text::Run;

/// What kind of figure an indicator is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Kind {
    /// Things counted.
    Count,
    /// Money and measures.
    Amount,
    /// A growth rate.
    Rate,
    /// A part of a whole in percent.
    Share,
    /// A place in an order.
    Rank,
    /// Any other percentage or ratio.
    Ratio,
    /// None of these.
    Other,
}

/// Up, down or level.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Direction {
    /// 增长, 提高.
    Up,
    /// 下降, 回落.
    Down,
    /// 持平.
    Flat,
}

/// How an indicator moved against a base.
#[derive(Clone, Debug)]
pub struct Change {
    /// What it is compared with: 同比, 环比, 比上年末; empty where the text does not say.
    pub basis: String,
    /// Which way.
    pub direction: Direction,
    /// Index of the mention that says by how much.
    pub mention: usize,
    /// From the basis word to the unit.
    pub run: Run,
}

/// One indicator.
#[derive(Clone, Debug)]
pub struct Indicator {
    /// Its name as a clerk would write it in a table.
    pub name: String,
    /// Where the name, or the heart of it, stands.
    pub name_run: Run,
    /// Index of the mention that is its value.
    pub mention: usize,
    /// What kind of figure it is.
    pub kind: Kind,
    /// How it moved.
    pub change: Option<Change>,
    /// The time it is of, as a person writes it.
    pub period: Option<String>,
    /// Whether it is planned rather than done.
    pub planned: bool,
    /// 新增 累计 净增 申报 认定 目标 其中 …
    pub aspect: Option<String>,
    /// Whose figure it is: 全市, 高新区.
    pub scope: Option<String>,
    /// Index of the section it stands in.
    pub section: usize,
    /// Index of the indicator that this one is a part of.
    pub parent: Option<usize>,
}

/// Finds every indicator, in the order of the text.
pub fn read(document: &Document, mentions: &[Mention]) -> Vec<Indicator> {
    let told = compose::indicators(document, mentions, &slot::slots(document, mentions));
    if document.tables.is_empty() { told } else { cell::among(document, mentions, told) }
}
