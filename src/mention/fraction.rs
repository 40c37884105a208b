//! Parts of a whole: 三分之一, 百分之五, 1/3, 八成五, 一半, and powers of numbers.

use super::figure::stands_for;
use super::quantity::approximation;
use super::{Approximation, Class, Dimension, Figure, Reader, Unit};
use crate::lex::approximators::{self, Bounds};
use crate::lex::numeral::{self, Numeral};
use crate::lex::{hanzi, units};
use crate::number::{Decimal, Interval};
use crate::text::{Run, is_han};

/// As many digits as a quotient that does not end is given with.
const DIGITS: u32 = 15;

/// How far from its value a fraction in words may lie, in hundredths: it is rhetoric, not a figure to compute with.
const SLACK: i64 = 5;

impl Reader<'_, '_> {
    /// `百分之十二点五`, `千分之三`, `三分之二`, `二又3分之1`: notes it, or nothing.
    pub(super) fn fraction(&mut self, at: usize) -> Option<usize> {
        let reading = self.reading;
        let sign = usize::from(reading.at(at) == '-' || numeral::is_minus(reading, at));
        let counts = |p: usize| hanzi::is_numeral(reading.at(p)) || reading.at(p).is_ascii_digit();
        let mut first = at + sign;
        let mut first_end = (first..first + 14).find(|&p| !counts(p))?;
        let mut more = Decimal::ZERO;
        if reading.at(first_end) == '又' {
            let whole = numeral::read(reading, first).filter(|whole| whole.run.to() == first_end)?;
            more = whole.value.shifted(whole.power.into())?;
            first = first_end + 1;
            first_end = (first..first + 14).find(|&p| !counts(p))?;
        }
        if first_end == first || !reading.starts(first_end, "分之") {
            return None;
        }
        let mut over = numeral::read(reading, first_end + 2)?;
        let mut end = over.run.to();
        if matches!(reading.at(end), 'K' | 'k') && !reading.at(end + 1).is_ascii_alphanumeric() && over.power == 0 {
            (over.power, end) = (3, end + 1);
        }
        // The 百 of 一百分之五 stands before 分 and is no part of 百分之 all the same.
        let below = match numeral::read(reading, first).filter(|below| below.run.to() == first_end) {
            Some(below) => below.value.shifted(below.power.into()),
            None => hanzi::value_of(reading.chars(Run::new(first, first_end))),
        }
        .filter(|below| !below.is_zero())?;
        let negative = |value: Decimal| if sign > 0 { value.negated() } else { value };
        // 百分之, 千分之, 十万分之 are percentages; 五分之 and 一百分之 are fractions.
        let named = |p: usize| hanzi::place(reading.at(p)).is_some() || hanzi::scale(reading.at(p)).is_some();
        let words = (first..first_end).all(named) && (first_end > first + 1 || reading.at(first) != '十');
        // 10万分之3.2 is a rate as 十万分之 is.
        let rate = reading.at(first).is_ascii_digit() && hanzi::scale(reading.before(first_end)).is_some();
        let percent = words || rate;
        if percent && more.is_zero() {
            let power = 2 - below.significant_digits() as i32 + 1;
            let value = negative(over.value.shifted(i32::from(over.power) + power)?);
            let place = over.value.last_place().shifted(i32::from(over.power) + power)?;
            return self.hundredths(Run::new(at, end), value, place);
        }
        let over = over.value.shifted(over.power.into())?;
        let value = quotient(more.times(below)?.plus(over)?, below)?;
        self.portion(Run::new(at, end), negative(value), "分之")
    }

    /// A percentage in words.
    fn hundredths(&mut self, run: Run, value: Decimal, place: Decimal) -> Option<usize> {
        let (before, after) = (approximators::before(self.reading, run.from()), approximators::after(self.reading, run.to()));
        let range = match before.or(after) {
            None => Interval::rounding_to(value, place)?,
            Some((_, bounds)) => {
                let plain = numeral::read(self.reading, run.from())?;
                stands_for(&Numeral { value, power: 0, step: 0, more: None, upper: None, ..plain }, Some(bounds), false)?.2
            }
        };
        let unit = Unit { printed: "%".into(), base: "%".into(), dimension: Dimension::Percent };
        self.part(run, value, place, range, unit, approximation(before, after, None))
    }

    /// A fraction of a whole, as the number that it is.
    fn portion(&mut self, run: Run, value: Decimal, words: &str) -> Option<usize> {
        let (before, after) = (approximators::before(self.reading, run.from()), approximators::after(self.reading, run.to()));
        let slack = Decimal::new(SLACK.into(), 2)?;
        let range = match before.or(after).map(|(_, bounds)| bounds) {
            Some(Bounds::Above) => Interval::above(value),
            Some(Bounds::AtLeast) => Interval::at_least(value),
            Some(Bounds::Nearly) => Interval::below(value),
            Some(Bounds::AtMost) => Interval::at_most(value),
            _ => Interval::between(value.minus(slack)?, value.plus(slack)?),
        };
        let unit = Unit { printed: String::new(), base: String::new(), dimension: Dimension::Fraction };
        let words = approximation(before, after, None).map_or_else(|| words.to_owned(), |given| given.words);
        let place = value.last_place();
        self.part(run, value, place, range, unit, Some(Approximation { words, vague: true }))
    }

    fn part(
        &mut self,
        run: Run,
        value: Decimal,
        place: Decimal,
        range: Interval,
        unit: Unit,
        approximation: Option<Approximation>,
    ) -> Option<usize> {
        let before = approximators::before(self.reading, run.from()).map_or(0, |(word, _)| word.chars().count());
        let after = approximators::after(self.reading, run.to()).map_or(0, |(word, _)| word.chars().count());
        let whole = Run::new(run.from() - before, run.to() + after);
        let unit_run = Run::new(run.to(), run.to());
        let (value, scaled) = (Some(value), Some(value));
        let figure = Figure { value, scaled, range, place, exact: false, unit, unit_run, approximation, whole };
        self.push(run, Class::Quantity, Some(figure), None);
        Some(whole.to())
    }

    /// `1/3` of something.
    pub(super) fn slash_fraction(&mut self, over: &Numeral) -> Option<usize> {
        let reading = self.reading;
        let at = over.run.to();
        let sign = usize::from(over.value.is_negative());
        if reading.at(at) != '/' || over.run.len() > 2 + sign {
            return None;
        }
        let below = numeral::read(reading, at + 1)
            .filter(|below| below.run.len() <= 2 && below.value > over.value.magnitude() && !over.value.is_zero())?;
        self.portion(Run::new(over.digits.from(), below.run.to()), quotient(over.value, below.value)?, "分数")
    }

    /// `一半`: not 一半以上的 alone, but as the share that it is; `半` of something is read with its unit.
    pub(super) fn half(&mut self, at: usize) -> Option<usize> {
        let reading = self.reading;
        if reading.at(at) != '一' || reading.at(at + 1) != '半' || reading.before(at) == '另' {
            return None;
        }
        let end = at + 2;
        let goes_on =
            is_han(reading.at(end)) && units::at(reading, end).is_some() && approximators::after(reading, end).is_none();
        if goes_on { None } else { self.portion(Run::new(at, end), Decimal::new(5, 1)?, "半") }
    }

    /// `10^4`, `2.5×10^4`: a number to a power.
    pub(super) fn power_of(&mut self, first: &Numeral) -> Option<usize> {
        let reading = self.reading;
        let times = matches!(reading.at(first.run.to()), '×' | '*') && reading.starts(first.run.to() + 1, "10^");
        let base = if times { numeral::read(reading, first.run.to() + 1)? } else { *first };
        if reading.at(base.run.to()) != '^' || base.power + first.power > 0 {
            return None;
        }
        let mut at = base.run.to() + 1;
        at += usize::from(reading.at(at) == '+');
        let power = numeral::read(reading, at).filter(|power| !power.hanzi && power.value.is_whole())?;
        let steps = power.value.magnitude().floor();
        if steps > 64 || power.power > 0 {
            return None;
        }
        let raised = (0..steps).try_fold(Decimal::ONE, |product, _| product.times(base.value))?;
        let raised = if power.value.is_negative() { quotient(Decimal::ONE, raised)? } else { raised };
        let value = if times { first.value.times(raised)? } else { raised }.trimmed();
        let digits = Run::new(first.digits.from(), power.digits.to());
        let run = Run::new(first.run.from(), power.run.to());
        let figure = self.figure(&Numeral { value, digits, run, power: 0, more: None, ..*first })?;
        let next = figure.whole.to();
        self.push(digits, Class::Quantity, Some(figure), None);
        Some(next)
    }

    /// `八成五`, `近三成`: tenths as percent.
    pub(super) fn tenths(&mut self, numeral: &Numeral) -> Option<usize> {
        let reading = self.reading;
        let end = numeral.run.to();
        if let Some(next) = self.tenths_range(numeral) {
            return Some(next);
        }
        let stands =
            reading.at(end) == '成' && numeral.value <= Decimal::from(10) && numeral.power == 0 && !numeral.value.is_negative();
        const WORDS: &[&str] = &[
            "成立", "成为", "成功", "成果", "成员", "成效", "成长", "成本", "成交", "成品", "成套", "成人", "成年", "成都",
            "成熟", "成片", "成绩",
        ];
        if !stands || reading.any(end, WORDS).is_some() {
            return None;
        }
        let half = match reading.at(end + 1) {
            '半' => Some(5),
            ch => hanzi::digit(ch).filter(|&digit| digit > 0),
        };
        let tenths = numeral.value.times(Decimal::from(10))?;
        let (scaled, slack, next) = match half {
            Some(digit) => (tenths.plus(Decimal::from(i64::from(digit)))?, Decimal::new(5, 1)?, end + 2),
            None => (tenths, Decimal::new(25, 1)?, end + 1),
        };
        let before = approximators::before(reading, numeral.digits.from());
        let after = approximators::after(reading, next);
        let near = Decimal::new(25, 1)?;
        let range = match before.or(after).map(|(_, bounds)| bounds) {
            Some(Bounds::Above | Bounds::AtLeast) => Interval::at_least(scaled),
            // 近九成五 is not far below it.
            Some(Bounds::Nearly) => Interval { lo: Interval::at_least(scaled.minus(near)?).lo, hi: Interval::below(scaled).hi },
            Some(Bounds::AtMost) => Interval::at_most(scaled),
            _ => Interval::between(scaled.minus(slack)?, scaled.plus(slack)?),
        };
        let start = numeral.digits.from() - before.map_or(0, |(word, _)| word.chars().count());
        let whole = Run::new(start, next + after.map_or(0, |(word, _)| word.chars().count()));
        let unit = Unit { printed: "%".into(), base: "%".into(), dimension: Dimension::Percent };
        let approximation =
            Some(Approximation { words: before.or(after).map_or("成", |(word, _)| word).to_owned(), vague: true });
        let figure = Figure {
            value: Some(scaled),
            scaled: Some(scaled),
            range,
            place: Decimal::ONE,
            exact: false,
            unit,
            unit_run: Run::new(end, next),
            approximation,
            whole,
        };
        self.push(Run::new(numeral.digits.from(), next), Class::Quantity, Some(figure), None);
        Some(whole.to())
    }
}

impl Reader<'_, '_> {
    /// `一到二成`, `三至五成`: tenths with two ends.
    fn tenths_range(&mut self, first: &Numeral) -> Option<usize> {
        let reading = self.reading;
        let dash = first.run.to();
        if !matches!(reading.at(dash), '至' | '到' | '-' | '—' | '~') || first.digits.len() > 1 {
            return None;
        }
        let second = numeral::read(reading, dash + 1).filter(|second| reading.at(second.run.to()) == '成')?;
        let ten = Decimal::from(10);
        let end = second.run.to() + 1;
        if second.value > ten || second.power > 0 || is_han(reading.at(end)) && approximators::after(reading, end).is_none() {
            return None;
        }
        let run = Run::new(first.digits.from(), end);
        let figure = Figure {
            value: None,
            scaled: None,
            range: Interval::between(first.value.times(ten)?, second.value.times(ten)?),
            place: Decimal::ONE,
            exact: false,
            unit: Unit { printed: "%".into(), base: "%".into(), dimension: Dimension::Percent },
            unit_run: Run::new(end - 1, end),
            approximation: Some(Approximation { words: "成".into(), vague: true }),
            whole: run,
        };
        Some(self.push(run, Class::Quantity, Some(figure), None))
    }

    /// `半成`: five percent.
    pub(super) fn half_tenth(&mut self, at: usize) -> Option<usize> {
        let stands = self.reading.starts(at, "半成") && !is_han(self.reading.at(at + 2)) && !is_han(self.reading.before(at));
        stands.then(|| self.hundredths(Run::new(at, at + 2), Decimal::from(5), Decimal::ONE)).flatten()
    }
}

/// A quotient: exact where it ends, else to fifteen digits.
fn quotient(over: Decimal, below: Decimal) -> Option<Decimal> {
    let digits = |value: Decimal| value.magnitude().floor().checked_ilog10().map_or(0, |log| log + 1);
    let decimals = (DIGITS + digits(below)).saturating_sub(digits(over)).clamp(1, 24);
    let rounded = over.divided(below, decimals)?;
    let exact = rounded.times(below)? == over;
    if exact {
        return Some(rounded.trimmed());
    }
    let whole = digits(rounded);
    let leading = if whole > 0 { 0 } else { decimals.saturating_sub(rounded.significant_digits()) };
    Some(rounded.rounded((DIGITS + leading).saturating_sub(whole))?.trimmed())
}
