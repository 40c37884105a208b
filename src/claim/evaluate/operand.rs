use crate::mention::{Dimension, Figure, Mention};
use crate::number::{Bound, Decimal, Interval};

/// A figure as the evaluator uses it: what it may stand for, strictly and leniently, and how it prints.
#[derive(Clone, Copy)]
pub(super) struct Operand<'m> {
    pub(super) figure: &'m Figure,
}

/// Marks of round figures that are no words before or after a number.
const NOT_SHOWN: [&str; 3] = ["成", "分之", "分数"];

/// How much the test grants the printed figures.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Tier {
    /// Rounding by any convention.
    Rounded,
    /// All figures cut off behind their last place.
    Cut,
    /// Each figure rounded or cut off, as where rates are worked out apart from the levels.
    Either,
}

impl<'m> Operand<'m> {
    /// The figure of a mention.
    pub(super) fn of(mentions: &'m [Mention], index: usize) -> Option<Self> {
        Some(Self { figure: mentions.get(index)?.figure.as_ref()? })
    }

    /// What it may stand for, in base units.
    pub(super) fn range(self, tier: Tier) -> Interval {
        let printed = self.clamped();
        let (None, false, Some(scaled)) = (&self.figure.approximation, self.figure.exact, self.figure.scaled) else {
            return printed;
        };
        self.cut_off(printed, scaled, tier)
    }

    /// Cutting off drops what lies beyond the last place, towards zero.
    fn cut_off(self, rounded: Interval, scaled: Decimal, tier: Tier) -> Interval {
        let place = self.figure.place;
        let beyond = if scaled.is_negative() { scaled.minus(place) } else { scaled.plus(place) };
        let outer = beyond.map(|value| Bound { value, open: true });
        let inner = Some(Bound { value: scaled, open: false });
        match (tier, scaled.is_negative()) {
            (Tier::Rounded, _) => rounded,
            (Tier::Cut, false) => Interval { lo: inner, hi: outer },
            (Tier::Cut, true) => Interval { lo: outer, hi: inner },
            (Tier::Either, false) => Interval { hi: outer, ..rounded },
            (Tier::Either, true) => Interval { lo: outer, ..rounded },
        }
    }

    /// What it may stand for when it is a quotient, which is rounded even where it counts whole things.
    pub(super) fn range_as_quotient(self, tier: Tier) -> Interval {
        let exact = self.figure.scaled.filter(|_| self.figure.exact && self.figure.approximation.is_none());
        let around = exact.and_then(|scaled| Some((scaled, Interval::rounding_to(scaled, self.figure.place)?)));
        match around {
            Some((scaled, rounded)) => self.cut_off(rounded, scaled, tier),
            None => self.range(tier),
        }
    }

    /// Levels that cannot be negative start at zero, so that 近500 has two ends.
    fn clamped(self) -> Interval {
        let mut range = self.figure.range;
        let whole = self.figure.scaled.is_some_and(|scaled| !scaled.is_negative());
        if range.lo.is_none() && whole {
            range.lo = Some(Bound { value: Decimal::ZERO, open: false });
        }
        self.rounded_bounds(range)
    }

    /// 不低于64.0% said of 63.998%: a bound in percent is rounded like any rate.
    fn rounded_bounds(self, range: Interval) -> Interval {
        let rate = matches!(self.figure.unit.dimension, Dimension::Percent | Dimension::Permille | Dimension::Point);
        let (Some(scaled), Some(half), true) =
            (self.figure.scaled, self.figure.place.halved(), rate && self.figure.approximation.is_some())
        else {
            return range;
        };
        let loosened = |bound: Option<Bound>, value: Option<Decimal>| match (bound, value) {
            (Some(bound), Some(value)) if bound.value == scaled => Some(Bound { value, open: false }),
            _ => bound,
        };
        Interval { lo: loosened(range.lo, scaled.minus(half)), hi: loosened(range.hi, scaled.plus(half)) }
    }

    /// Whether nothing follows from it: 约, 左右, 三分之一. Tenths (四成五) are round but say where they lie.
    pub(super) fn vague(self) -> bool {
        let tenths = self.figure.unit.dimension == Dimension::Percent && !self.figure.unit_run.is_empty();
        self.figure.approximation.as_ref().is_some_and(|approximation| {
            let about = ["约", "左右", "上下", "大概"].iter().any(|word| approximation.words.contains(word));
            approximation.vague && (about || !tenths)
        })
    }

    /// Whether it carries so few digits that agreement proves little.
    pub(super) fn coarse(self) -> bool {
        !self.figure.exact && self.figure.value.is_none_or(|value| value.significant_digits() <= 2)
    }

    /// The power of ten between what is printed and the base unit; none where the unit converts by another factor.
    pub(super) fn power(self) -> Option<i32> {
        let (value, scaled) = (self.figure.value?, self.figure.scaled?);
        let magnitude = |decimal: Decimal| digits(decimal.mantissa()) - decimal.decimals() as i32;
        let power = magnitude(scaled) - magnitude(value);
        (!scaled.is_zero() && value.shifted(power)? == scaled).then_some(power)
    }

    /// Printed decimals.
    pub(super) fn decimals(self) -> u32 {
        self.figure.value.map_or(0, Decimal::decimals)
    }

    /// The printed number before its scale.
    pub(super) fn value(self) -> Option<Decimal> {
        self.figure.value
    }

    /// In base units.
    pub(super) fn scaled(self) -> Option<Decimal> {
        self.figure.scaled
    }

    /// Unit as printed.
    pub(super) fn unit(self) -> &'m str {
        &self.figure.unit.printed
    }

    /// The number in the scale of `other`, with its approximators; as printed where the scales are one.
    pub(super) fn beside(self, other: Operand) -> String {
        let same_unit = self.unit() == other.unit();
        let number = match (self.value(), self.scaled(), self.power(), other.power()) {
            (Some(value), ..) if same_unit => value.to_string(),
            (Some(value), _, Some(mine), Some(theirs)) if mine == theirs => value.to_string(),
            (_, Some(scaled), _, Some(theirs)) => {
                scaled.shifted(-theirs).map_or_else(|| scaled.to_string(), |value| value.trimmed().to_string())
            }
            (Some(value), ..) => value.to_string(),
            _ => self.bounds(),
        };
        self.approximated(number)
    }

    /// Number and unit as printed.
    pub(super) fn whole(self) -> String {
        let number = self.value().map_or_else(|| self.bounds(), |value| value.to_string());
        match &self.figure.approximation {
            Some(approximation) if !leading(&approximation.words) && counted(&approximation.words) => {
                format!("{number}{}{}", approximation.words, self.unit())
            }
            Some(_) => self.approximated(format!("{number}{}", self.unit())),
            None => format!("{number}{}", self.unit()),
        }
    }

    /// The printed number, with approximators.
    pub(super) fn number(self) -> String {
        let number = self.value().map_or_else(|| self.bounds(), |value| value.to_string());
        self.approximated(number)
    }

    fn bounds(self) -> String {
        let end = |bound: Option<Bound>| bound.map_or_else(|| "…".to_owned(), |bound| bound.value.trimmed().to_string());
        format!("{}—{}", end(self.figure.range.lo), end(self.figure.range.hi))
    }

    fn approximated(self, number: String) -> String {
        let Some(approximation) = &self.figure.approximation else { return number };
        let (mut before, mut after) = (String::new(), String::new());
        for word in approximation.words.split(';').filter(|word| !NOT_SHOWN.contains(word)) {
            if leading(word) { before.push_str(word) } else { after.push_str(word) }
        }
        format!("{before}{number}{after}")
    }

    /// Whether it is a percentage of some kind.
    pub(super) fn is_percent(self) -> bool {
        self.figure.unit.dimension == Dimension::Percent
    }
}

fn digits(number: i128) -> i32 {
    number.unsigned_abs().checked_ilog10().map_or(0, |log| log as i32 + 1)
}

fn leading(words: &str) -> bool {
    !matches!(words.chars().next(), Some('余' | '多' | '以' | '左' | '上' | '下' | '来' | '之' | '及'))
}

fn counted(words: &str) -> bool {
    matches!(words, "余" | "多" | "来")
}

/// The ends of an interval in percent as printed with `decimals`: 23.5%—53.3%.
pub(super) fn percent_between(lo: Option<Decimal>, hi: Option<Decimal>) -> Option<String> {
    let (lo, hi) = (lo?, hi?);
    Some(if lo == hi { format!("{lo}%") } else { format!("{lo}%—{hi}%") })
}
