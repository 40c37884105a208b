use crate::number::{Decimal, Interval};
use crate::text::Run;

/// What a unit measures: figures of different dimensions are never compared.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Dimension {
    /// 元.
    Money,
    /// Foreign money; the number tells currencies apart.
    ForeignMoney(u8),
    /// 人 名 位.
    People,
    /// 家 户 个: things that are counted whole, with classifiers that stand for each other.
    Things,
    /// 件 项 篇 …: counted whole, each classifier its own.
    Count(u16),
    /// Length, area, mass, energy …: measured; the number tells them apart.
    Measure(u16),
    /// %, 成, 分之.
    Percent,
    /// ‰.
    Permille,
    /// 百分点.
    Point,
    /// 倍, 番.
    Times,
    /// A unit that is not known: only equal words compare.
    Unknown,
    /// No unit.
    Bare,
}

/// A unit as printed and as understood.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unit {
    /// As printed, with scale: `亿元`, `万亩次`, `%`.
    pub printed: String,
    /// Without scale and in the base of its kind: `元`.
    pub base: String,
    /// What it measures.
    pub dimension: Dimension,
}

/// A word that makes a figure a bound or a neighbourhood.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Approximation {
    /// As printed: 超, 近, 约, 余, 以上; several joined by `;`.
    pub words: String,
    /// Whether it only says that the figure is not exact (约, 左右), so that nothing follows from it.
    pub vague: bool,
}

/// The value of a quantity.
#[derive(Clone, Debug)]
pub struct Figure {
    /// The printed number before its scale: `1.7` of 1.7亿元; `None` for a range.
    pub value: Option<Decimal>,
    /// In base units: 170000000.
    pub scaled: Option<Decimal>,
    /// Every value in base units that prints like it.
    pub range: Interval,
    /// The worth of one unit in the last printed place, in base units.
    pub place: Decimal,
    /// Whether it counts whole things and is printed in full, so that it has no rounding.
    pub exact: bool,
    /// Its unit.
    pub unit: Unit,
    /// The characters of the unit, scale included; empty without one.
    pub unit_run: Run,
    /// Its approximator.
    pub approximation: Option<Approximation>,
    /// From the first approximator to the last word that belongs to it.
    pub whole: Run,
}
