//! Figures with two ends: 5-8家, 10%—15%, 1万至2万人, 三到五个, 大于12小于50.

use super::quantity::Behind;
use super::{Class, Dimension, Figure, Reader};
use crate::lex::approximators::{self, Bounds};
use crate::lex::numeral::{self, Numeral};
use crate::lex::{hanzi, units};
use crate::number::{Decimal, Interval};
use crate::text::Run;

impl Reader<'_, '_> {
    /// Notes `5-8家`, `10%—15%`, `1万至2万人` as one figure.
    pub(super) fn range(&mut self, first: &Numeral, behind: &Behind) -> Option<usize> {
        let reading = self.reading;
        let mut next = first.run.to();
        let counted = hanzi::digit(reading.at(behind.end)).is_some() || reading.at(behind.end).is_ascii_digit();
        let compound = (behind.base == Some("元") && counted).then(|| self.figure(first)).flatten();
        let compound = compound.and_then(|figure| self.small_money(&figure, first));
        if let Some((_, digits)) = &compound {
            next = digits.to();
        }
        let first_unit = behind.known.filter(|_| compound.is_none() && behind.more.is_none());
        let lower_percent = first_unit.is_some_and(|(entry, _)| entry.dimension == Dimension::Percent);
        if let Some((_, used)) = first_unit {
            next += used;
        }
        let dashes = (0..3).take_while(|&step| matches!(reading.at(next + step), '-' | '—' | '–' | '~' | '至' | '到')).count();
        // 增加到 and 提高到 behind a figure lead to another figure, not to the end of a range.
        let written = matches!(reading.at(next), '至' | '到');
        let scale = first.scale(reading);
        if dashes == 0 || (written && scale == 0 && first_unit.is_some() && !lower_percent) {
            return None;
        }
        let second = numeral::read(reading, next + dashes).filter(|second| {
            second.hanzi == first.hanzi && second.more.is_none() && first.more.is_none() && second.upper.is_none()
        })?;
        let upper = self.figure(&second)?;
        let (upper, upper_digits) = self.with_rest(upper, &second);
        if upper.unit.dimension == Dimension::Bare || second.value.is_negative() || (first.hanzi && upper.unit.base.is_empty()) {
            return None;
        }
        let power = if scale == 0 && !lower_percent { self.shared_power(first, &second) } else { first.power };
        let low = match compound {
            Some((figure, _)) => figure.scaled?,
            None => first.value.shifted(power.into())?,
        };
        let high = upper.scaled?;
        // The digits of 3-5/10万 are one numeral.
        let below = upper.unit.base.starts_with('/');
        let last = upper_digits.unwrap_or(second.digits).to();
        let digits = Run::new(first.digits.from(), if below { upper.unit_run.to() } else { last });
        let whole = Run::new(first.digits.from(), upper.whole.to());
        let figure = Figure { value: None, scaled: None, range: ordered(low, high), exact: false, whole, ..upper };
        self.push(digits, Class::Quantity, Some(figure), None);
        Some(whole.to().max(digits.to()))
    }

    /// 5-10万人, 两到三千: the power of ten of the upper end counts for both, where the lower end is a smaller number
    /// without a scale of its own.
    fn shared_power(&self, first: &Numeral, second: &Numeral) -> u8 {
        let scale = second.scale(self.reading);
        let fits =
            |power: u8| second.value.shifted(-i32::from(if second.hanzi { power } else { 0 })).is_some_and(|v| first.value < v);
        if scale > 0 {
            return if fits(scale) { scale } else { 0 };
        }
        let place = hanzi::place(self.reading.before(second.digits.to())).filter(|_| second.hanzi).unwrap_or(0);
        if first.digits.len() == 1 && second.digits.len() == 2 && place > 1 && fits(place) { place } else { 0 }
    }

    /// `四十五六万`, `三五百家`, `七八个`: two neighbouring guesses are a range.
    pub(super) fn guess(&mut self, numeral: &Numeral) -> Option<usize> {
        const RANKED: [char; 9] = ['级', '类', '期', '线', '届', '号', '年', '月', '日'];
        let reading = self.reading;
        let high = numeral.upper?.shifted(numeral.power.into())?;
        let end = numeral.run.to();
        // 七八个 is a guess, 二三线 a name.
        let bare = numeral.digits.len() == 2 && (numeral.digits.from()..end).all(|at| hanzi::digit(reading.at(at)).is_some());
        if bare && (units::at(reading, end).is_none() || RANKED.contains(&reading.at(end))) {
            return Some(self.note(numeral.digits.from(), numeral.digits.to(), Class::NamedTerm));
        }
        let figure = self.figure(numeral)?;
        let range = ordered(figure.scaled?, high);
        let next = figure.whole.to();
        let figure = Figure { value: None, scaled: None, range, exact: false, ..figure };
        self.push(numeral.digits, Class::Quantity, Some(figure), None);
        Some(next.max(numeral.run.to()))
    }

    /// `大于12小于50`, `不低于10且不超过20%`: both bounds of one figure.
    pub(super) fn between(&mut self, first: &Numeral) -> Option<usize> {
        let reading = self.reading;
        let (word, bounds) = approximators::before(reading, first.digits.from())
            .filter(|(_, bounds)| matches!(bounds, Bounds::Above | Bounds::AtLeast))?;
        let low = self.figure(first)?;
        let mut next = low.whole.to();
        next += usize::from(reading.at(next) == ',');
        next += reading.any(next, &["并且", "而且", "并", "且", "但"]).map_or(0, |word| word.chars().count());
        let (upper_word, upper) = approximators::leading(reading, next)?;
        let second = numeral::read(reading, next + upper_word.chars().count())?;
        let high = self.figure(&second)?;
        let alike = low.unit.dimension == high.unit.dimension || low.unit.dimension == Dimension::Bare;
        if !alike || !matches!(upper, Bounds::Nearly | Bounds::AtMost) || low.scaled? > high.scaled? {
            return None;
        }
        let lo = if bounds == Bounds::Above { Interval::above(low.scaled?) } else { Interval::at_least(low.scaled?) };
        let range = Interval { lo: lo.lo, hi: high.range.hi };
        let digits = Run::new(first.digits.from(), second.digits.to());
        let whole = Run::new(low.whole.from(), high.whole.to());
        let approximation = super::Approximation { words: format!("{word};{upper_word}"), vague: false };
        let figure = Figure { value: None, scaled: None, range, exact: false, whole, approximation: Some(approximation), ..high };
        self.push(digits, Class::Quantity, Some(figure), None);
        Some(whole.to())
    }
}

fn ordered(low: Decimal, high: Decimal) -> Interval {
    if low <= high { Interval::between(low, high) } else { Interval::between(high, low) }
}
