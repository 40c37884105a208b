use crate::text::Run;

/// How figures are said to hang together; every number is the index of a mention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Relation {
    /// The parts make up the total. `closed`: the list says that it is complete (分别为, 由…组成, 其余);
    /// otherwise the parts may fall short but not exceed.
    PartsOfTotal {
        /// The total.
        total: usize,
        /// Its parts, at least two.
        parts: Vec<usize>,
        /// Whether the list is complete.
        closed: bool,
    },
    /// One part is not more than its total.
    PartWithin {
        /// The total.
        total: usize,
        /// The part.
        part: usize,
    },
    /// `part ÷ whole = share`, the share in percent.
    ShareOf {
        /// The whole.
        whole: usize,
        /// The part.
        part: usize,
        /// The share.
        share: usize,
    },
    /// `done ÷ target = rate`, the rate in percent.
    Completion {
        /// What was done.
        done: usize,
        /// The target.
        target: usize,
        /// The rate.
        rate: usize,
    },
    /// `base × (1 + rate) = current`; with `falling`, the printed rate is a decline.
    Growth {
        /// Before.
        base: usize,
        /// After.
        current: usize,
        /// The rate in percent.
        rate: usize,
        /// Whether the rate is a decline.
        falling: bool,
    },
    /// `current − base = delta`; with `falling`, the printed delta is a decrease.
    Increment {
        /// Before.
        base: usize,
        /// After.
        current: usize,
        /// The difference.
        delta: usize,
        /// Whether it is a decrease.
        falling: bool,
    },
    /// `delta ÷ (current − delta) = rate`: increment and rate beside one level.
    IncrementRate {
        /// After.
        current: usize,
        /// The difference.
        delta: usize,
        /// The rate in percent.
        rate: usize,
        /// Whether both are a decrease.
        falling: bool,
    },
    /// A whole number of things must have stood before the growth.
    WholeBase {
        /// The count.
        count: usize,
        /// The rate in percent.
        rate: usize,
        /// Whether the rate is a decline.
        falling: bool,
    },
    /// `to − from = points`, two percentages and their difference; with `falling`, `from − to = points`.
    /// Also own rate against a printed benchmark.
    PointDifference {
        /// Before, or the benchmark.
        from: usize,
        /// After, or the own rate.
        to: usize,
        /// The difference in percentage points (or printed in percent by mistake).
        points: usize,
        /// Whether the difference is a fall.
        falling: bool,
    },
    /// The direction word fits the two figures.
    Direction {
        /// Before.
        base: usize,
        /// After.
        current: usize,
        /// Whether the word says that it fell.
        falling: bool,
    },
    /// The same indicator stated twice.
    SameFigure {
        /// One place.
        first: usize,
        /// The other.
        second: usize,
    },
}

/// A relation with its place.
#[derive(Clone, Debug)]
pub struct Claim {
    /// Id of the rule that it belongs to.
    pub rule: &'static str,
    /// What is said.
    pub relation: Relation,
    /// The text that says it.
    pub run: Run,
    /// A word of the text that keeps the figures from being compared (可比价, 同口径, 等), with the reason.
    pub hindrance: Option<&'static str>,
}
