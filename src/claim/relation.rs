use crate::number::Decimal;
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
    /// `gains − losses = net`: 净增26家,其中新认定41家、退出15家.
    NetOf {
        /// The net change.
        net: usize,
        /// What came in.
        gains: Vec<usize>,
        /// What went out.
        losses: Vec<usize>,
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
    /// Shares of a closed composition make 100.
    SharesOfWhole {
        /// The shares.
        shares: Vec<usize>,
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
    /// `base × (1 + rate) = current`, the rate with its own sign: a cell of a growth column.
    SignedGrowth {
        /// Before.
        base: usize,
        /// After.
        current: usize,
        /// The rate in percent.
        rate: usize,
    },
    /// `base × (1 + rate)^years = current`.
    YearlyGrowth {
        /// Before.
        base: usize,
        /// After.
        current: usize,
        /// The yearly rate in percent.
        rate: usize,
        /// Years between the two.
        years: u32,
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
    /// A whole number of things makes up the share of a count.
    WholePart {
        /// Of how many.
        count: usize,
        /// The share in percent.
        share: usize,
    },
    /// `rate − months ÷ 12 = points`: how far a completion is ahead of the time gone, or behind it.
    TimeProgress {
        /// The completion in percent.
        rate: usize,
        /// The lead in percentage points.
        points: usize,
        /// Months of the year that are gone.
        months: u8,
        /// Whether it lags behind.
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
    /// A word of direction before a figure with a minus sign: 增长-4.8%.
    SignedChange {
        /// The figure.
        change: usize,
        /// Whether the word says that it fell.
        falling: bool,
    },
    /// The word fits the two places in an order: 上升 leads to a smaller number.
    Rank {
        /// Before.
        from: usize,
        /// After.
        to: usize,
        /// Whether the word says that it fell back.
        falling: bool,
    },
    /// The first end of a range is not above its second: 3—5家, 3月15日至20日.
    RangeOrder {
        /// The range.
        range: usize,
        /// Its first end, as it is compared.
        low: Decimal,
        /// Its second end.
        high: Decimal,
    },
    /// `base × times = current`; with `grown`, `base × (1 + times) = current` (增长3倍); 番 doubles.
    Multiple {
        /// Before, or the benchmark.
        base: usize,
        /// After.
        current: usize,
        /// How many times.
        times: usize,
        /// Whether the times are of the growth.
        grown: bool,
    },
    /// The same growth as a multiple and as a rate: 是去年的2.4倍,增长140%.
    TimesAndRate {
        /// How many times the base.
        times: usize,
        /// The growth in percent.
        rate: usize,
    },
    /// `average × count = total`.
    Average {
        /// The total.
        total: usize,
        /// Of how many.
        count: usize,
        /// How much for each.
        average: usize,
    },
    /// What has accumulated is not less than what a part of the time brought.
    Cumulative {
        /// The flow of the shorter time.
        period: usize,
        /// What has accumulated.
        cumulative: usize,
    },
    /// The change of a ratio, printed in percent where percentage points are meant.
    PercentOfRatio {
        /// The change.
        change: usize,
        /// Whether it is a fall.
        falling: bool,
    },
    /// The change of a level, printed in percentage points where percent is meant.
    PointsOfLevel {
        /// The change.
        change: usize,
    },
    /// The end of a move told as its size (由66家增长了78家), or its size as its end (同比增长到18.2%).
    StepOrEnd {
        /// Before, where it is printed.
        base: Option<usize>,
        /// What is told as the other.
        figure: usize,
    },
    /// As many names as the number behind them says.
    Listed {
        /// The number.
        count: usize,
        /// Names that stand there, 和 taken as part of a name.
        least: u32,
        /// Names that stand there, 和 taken as a joint; `u32::MAX` behind 等.
        most: u32,
    },
    /// The change of one indicator in words and, with its own sign, in a cell.
    SameChange {
        /// In words.
        told: usize,
        /// Whether the words say that it fell.
        falling: bool,
        /// In the cell.
        cell: usize,
    },
    /// The same indicator stated twice.
    SameFigure {
        /// One place.
        first: usize,
        /// The other.
        second: usize,
    },
}

impl Relation {
    /// The figure that the others are held against: where the finding is shown.
    pub fn claimed(&self) -> usize {
        match *self {
            Self::PartsOfTotal { total, .. } => total,
            Self::NetOf { net, .. } => net,
            Self::PartWithin { part, .. } => part,
            Self::ShareOf { share, .. } => share,
            Self::SharesOfWhole { ref shares } => shares.last().copied().unwrap_or(0),
            Self::Completion { rate, .. }
            | Self::Growth { rate, .. }
            | Self::SignedGrowth { rate, .. }
            | Self::YearlyGrowth { rate, .. }
            | Self::IncrementRate { rate, .. }
            | Self::WholeBase { rate, .. }
            | Self::TimesAndRate { rate, .. } => rate,
            Self::WholePart { share, .. } => share,
            Self::TimeProgress { points, .. } => points,
            Self::Increment { delta, .. } => delta,
            Self::PointDifference { points, .. } => points,
            Self::Direction { current, .. } => current,
            Self::Rank { to, .. } => to,
            Self::RangeOrder { range, .. } => range,
            Self::SignedChange { change, .. } | Self::PercentOfRatio { change, .. } | Self::PointsOfLevel { change } => change,
            Self::Multiple { times, .. } => times,
            Self::Average { average, .. } => average,
            Self::Cumulative { cumulative, .. } => cumulative,
            Self::StepOrEnd { figure, .. } => figure,
            Self::Listed { count, .. } => count,
            Self::SameFigure { second, .. } => second,
            Self::SameChange { cell, .. } => cell,
        }
    }

    /// Every figure that takes part, in the order of the relation.
    pub fn operands(&self) -> Vec<usize> {
        match self {
            Self::PartsOfTotal { total, parts, .. } => [*total].into_iter().chain(parts.iter().copied()).collect(),
            Self::NetOf { net, gains, losses } => {
                [*net].into_iter().chain(gains.iter().copied()).chain(losses.iter().copied()).collect()
            }
            Self::SharesOfWhole { shares } => shares.clone(),
            Self::PartWithin { total, part } => vec![*total, *part],
            Self::ShareOf { whole, part, share } => vec![*part, *whole, *share],
            Self::Completion { done, target, rate } => vec![*done, *target, *rate],
            Self::Growth { base, current, rate, .. }
            | Self::SignedGrowth { base, current, rate }
            | Self::YearlyGrowth { base, current, rate, .. } => {
                vec![*base, *current, *rate]
            }
            Self::Increment { base, current, delta, .. } => vec![*base, *current, *delta],
            Self::IncrementRate { current, delta, rate, .. } => vec![*current, *delta, *rate],
            Self::WholeBase { count, rate, .. } => vec![*count, *rate],
            Self::WholePart { count, share } => vec![*count, *share],
            Self::TimeProgress { rate, points, .. } => vec![*rate, *points],
            Self::PointDifference { from, to, points, .. } => vec![*from, *to, *points],
            Self::Direction { base, current, .. } => vec![*base, *current],
            Self::Rank { from, to, .. } => vec![*from, *to],
            Self::RangeOrder { range, .. } => vec![*range],
            Self::SignedChange { change, .. } | Self::PercentOfRatio { change, .. } | Self::PointsOfLevel { change } => {
                vec![*change]
            }
            Self::Multiple { base, current, times, .. } => vec![*base, *current, *times],
            Self::TimesAndRate { times, rate } => vec![*times, *rate],
            Self::Average { total, count, average } => vec![*total, *count, *average],
            Self::Cumulative { period, cumulative } => vec![*period, *cumulative],
            Self::StepOrEnd { base, figure } => base.iter().copied().chain([*figure]).collect(),
            Self::Listed { count, .. } => vec![*count],
            Self::SameFigure { first, second } => vec![*first, *second],
            Self::SameChange { told, cell, .. } => vec![*told, *cell],
        }
    }
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
    /// Whether the words leave no other reading; otherwise a contradiction is only a doubt.
    pub sure: bool,
}
