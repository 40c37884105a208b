use crate::lex::approximators::Bounds;
use crate::lex::numeral::{More, Numeral};
use crate::lex::units::Dimension;
use crate::number::{Decimal, Interval};
use crate::text::{Reading, Run, is_han};

/// A unit as printed and as understood.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unit {
    /// As printed, with scale: `亿元`, `万亩次`, `%`.
    pub printed: String,
    /// Without scale, the word that stands for its kind: `元`.
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

impl Figure {
    /// Whether nothing says that the printed number is a bound or a neighbourhood.
    pub fn is_plain(&self) -> bool {
        self.approximation.is_none() && self.value.is_some()
    }

    /// Whether it bounds what is counted, and states nothing: 500万元以上项目, 10亿元以上18个, 3岁以下婴幼儿.
    pub(crate) fn is_condition(&self, reading: &Reading) -> bool {
        let bounded = self
            .approximation
            .as_ref()
            .is_some_and(|approximation| ["以上", "以下", "以内"].iter().any(|word| approximation.words.ends_with(word)));
        let next = reading.at(self.whole.to());
        let goes_on = is_han(next) && !matches!(next, '和' | '及') || next.is_ascii_digit() || matches!(next, '(' | '“');
        bounded && goes_on && !self.unit.dimension.counts()
    }
}

/// The values that a number stands for, in base units; `None` when they leave 128 bits.
pub(super) fn stands_for(numeral: &Numeral, bounds: Option<Bounds>, exact: bool) -> Option<(Decimal, Decimal, Interval)> {
    let power = i32::from(numeral.power);
    let value = numeral.value.shifted(power)?;
    let place = numeral.value.last_place().shifted(power + i32::from(numeral.step))?;
    let lowest = || numeral.value.lowest_place().shifted(power);
    let range = match (bounds, numeral.more) {
        (Some(Bounds::Above), Some(_)) | (Some(Bounds::AtLeast), Some(_)) => Interval::at_least(value),
        (_, Some(more)) => {
            let step = if more == More::AfterScale { Decimal::ONE.shifted(power)? } else { lowest()? };
            Interval::inside(value, value.plus(step)?)
        }
        (Some(Bounds::Above), None) => Interval::above(value),
        (Some(Bounds::AtLeast), None) => Interval::at_least(value),
        (Some(Bounds::Nearly), None) => Interval::below(value),
        (Some(Bounds::AtMost), None) => Interval::at_most(value),
        (Some(Bounds::About), None) => Interval::between(value.minus(lowest()?)?, value.plus(lowest()?)?),
        (None, None) if exact => Interval::exactly(value),
        (None, None) => Interval::rounding_to(value, place)?,
    };
    Some((value, place, range))
}
