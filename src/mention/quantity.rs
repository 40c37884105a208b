//! Figures: number, approximators and unit become a value.

use super::figure::stands_for;
use super::{Approximation, Class, Dimension, Figure, Reader, Unit};
use crate::lex::approximators::{self, Bounds};
use crate::lex::numeral::{self, More, Numeral};
use crate::lex::units;
use crate::number::{Decimal, Interval};
use crate::text::{Run, is_han};

impl Reader<'_, '_> {
    /// Notes the quantity that begins at a position; what is no quantity is noted as what it is.
    pub(super) fn quantity(&mut self, at: usize) -> usize {
        let Some(numeral) = numeral::read(self.reading, at) else {
            let end = (at..).find(|&p| !self.reading.at(p).is_ascii_digit() && p > at).unwrap_or(at + 1);
            return self.note(at, end, Class::Unclassified);
        };
        let other = self
            .time_length(&numeral)
            .or_else(|| self.range(&numeral))
            .or_else(|| self.between(&numeral))
            .or_else(|| self.slash_fraction(&numeral))
            .or_else(|| self.power_of(&numeral))
            .or_else(|| self.tenths(&numeral));
        if let Some(next) = other {
            return next;
        }
        match self.figure(&numeral).map(|figure| self.with_rest(figure, &numeral)) {
            Some((figure, Some(digits))) => {
                let end = figure.whole.to();
                self.push(digits, Class::Quantity, Some(figure), None);
                end.max(at + 1)
            }
            Some((figure, None)) => {
                let end = figure.whole.to().max(numeral.run.to());
                // The digits of 5.6/10万 are one numeral.
                let below = figure.unit.base.starts_with('/');
                let digits = if below { Run::new(numeral.digits.from(), figure.unit_run.to()) } else { numeral.digits };
                self.push(digits, Class::Quantity, Some(figure), None);
                end.max(at + 1)
            }
            None => self.note(numeral.digits.from(), numeral.digits.to(), Class::Unclassified).max(at + 1),
        }
    }

    /// The value of a number with what stands around it.
    pub(super) fn figure(&self, numeral: &Numeral) -> Option<Figure> {
        let end = numeral.run.to();
        let (unit, unit_end, more) = self.unit(numeral, end);
        let numeral = Numeral { more: numeral.more.or(more), ..*numeral };
        let before = approximators::before(self.reading, numeral.digits.from());
        let after = approximators::after(self.reading, unit_end);
        let bounds = before.or(after).map(|(_, bounds)| bounds);
        let whole_things = unit.dimension.counts() || unit.dimension == Dimension::Bare;
        let exact = whole_things && numeral.power + numeral.step == 0 && numeral.value.decimals() == 0;
        let (value, place, range) = stands_for(&numeral, bounds, exact)?;
        let start = numeral.digits.from() - before.map_or(0, |(word, _)| word.chars().count());
        let whole = Run::new(start, unit_end + after.map_or(0, |(word, _)| word.chars().count()));
        let unit_run = Run::new(numeral.digits.to(), unit_end);
        let approximation = approximation(before, after, numeral.more.map(|_| self.more_word(numeral.digits.to(), unit_end)));
        Some(Figure {
            value: Some(numeral.value),
            scaled: Some(value),
            range,
            place,
            exact,
            unit,
            unit_run,
            approximation,
            whole,
        })
    }

    fn more_word(&self, from: usize, to: usize) -> &'static str {
        match (from..=to).map(|at| self.reading.at(at)).find(|&ch| numeral::is_more(ch) || ch == '几') {
            Some('多') => "多",
            Some('几') => "几",
            _ => "余",
        }
    }

    /// The unit behind a number: printed with the scale and without 余, where it ends, and a 余 between scale and unit.
    fn unit(&self, numeral: &Numeral, end: usize) -> (Unit, usize, Option<More>) {
        let reading = self.reading;
        let mut next = end;
        let mut more = None;
        if numeral.more.is_none() && numeral::is_more(reading.at(next)) {
            more = Some(if numeral.power > 0 { More::AfterScale } else { More::BeforeScale });
            next += 1;
        }
        let scale: String = if numeral.power == 0 {
            String::new()
        } else {
            let words = reading.text(Run::new(numeral.digits.to(), numeral.run.to()));
            words.chars().filter(|&ch| !numeral::is_more(ch) && ch != '几').collect()
        };
        if let Some((entry, used)) = units::at(reading, next) {
            let mut unit_end = next + used;
            let mut words = reading.text(Run::new(next, unit_end));
            if let Some(per) = self.per(unit_end) {
                unit_end = per;
                words = reading.text(Run::new(next, unit_end));
                let unit = Unit { printed: format!("{scale}{words}"), base: words, dimension: Dimension::Unknown };
                return (unit, unit_end, more);
            }
            if let Some(alternative) = self.alternative(unit_end) {
                words.push_str(&reading.text(Run::new(unit_end, alternative)));
                unit_end = alternative;
            }
            let unit = Unit { printed: format!("{scale}{words}"), base: entry.base.to_owned(), dimension: entry.dimension };
            return (unit, unit_end, more);
        }
        if let Some((sign, base)) = self.money_sign(numeral.digits.from()) {
            let printed = if scale.is_empty() { sign.to_owned() } else { format!("{scale}{base}") };
            let dimension = units::named(base).unwrap_or(Dimension::Unknown);
            return (Unit { printed, base: base.to_owned(), dimension }, next, more);
        }
        // A whole number of years is a length of time; 10.6年 is an average.
        if numeral.value.decimals() > 0 && reading.at(next) == '年' {
            let words = "年".to_owned();
            return (Unit { printed: format!("{scale}{words}"), base: words, dimension: Dimension::Unknown }, next + 1, more);
        }
        if let Some(per) = self.per_population(next) {
            let words = reading.text(Run::new(next, per));
            return (Unit { printed: words.clone(), base: words, dimension: Dimension::Unknown }, per, more);
        }
        let dimension = if is_han(reading.at(next)) && numeral.power > 0 { Dimension::Unknown } else { Dimension::Bare };
        (Unit { printed: scale, base: String::new(), dimension }, next, more)
    }

    /// `5.6/10万`: cases to so many of the population.
    fn per_population(&self, at: usize) -> Option<usize> {
        let below = self.reading.at(at) == '/' && matches!(self.reading.at(at + 1), '1'..='9' | '万' | '千');
        let mut end = at + 1;
        while self.reading.at(end).is_ascii_digit() || matches!(self.reading.at(end), '万' | '千') {
            end += 1;
        }
        (below && matches!(self.reading.before(end), '万' | '千')).then_some(end)
    }

    /// A second unit in brackets: 台（套）.
    fn alternative(&self, at: usize) -> Option<usize> {
        if self.reading.at(at) != '(' {
            return None;
        }
        let (_, used) = units::at(self.reading, at + 1)?;
        (self.reading.at(at + 1 + used) == ')').then_some(at + 2 + used)
    }

    /// `/` with a second unit: 元/人, 微克/立方米.
    fn per(&self, at: usize) -> Option<usize> {
        if self.reading.at(at) != '/' {
            return None;
        }
        let (_, used) = units::at(self.reading, at + 1)?;
        let end = at + 1 + used;
        // 元/人·月, GB/户·月
        let time =
            matches!(self.reading.at(end), '·' | '/') && matches!(self.reading.at(end + 1), '年' | '月' | '日' | '天' | '次');
        Some(if time { end + 2 } else { end })
    }

    /// The figure of a place in an order: 第2位, 第三名.
    pub(super) fn rank(&self, at: usize, numeral: &Numeral) -> Option<Figure> {
        let end = numeral.run.to();
        let words = match self.reading.any(end, &["位", "名"]) {
            Some(words) => words,
            // 排名保持全球第8: the unit may be left out where the words before say that it is a rank.
            None => {
                let before = Run::new(at.saturating_sub(8), at);
                let ranked = self.reading.says(before, &["排名", "居", "列"]);
                (ranked && !is_han(self.reading.at(end))).then_some("")?
            }
        };
        let unit_end = end + words.chars().count();
        let scaled = numeral.value.shifted(numeral.power.into())?;
        Some(Figure {
            value: Some(numeral.value),
            scaled: Some(scaled),
            range: Interval::exactly(scaled),
            place: Decimal::ONE,
            exact: true,
            unit: Unit { printed: words.to_owned(), base: words.to_owned(), dimension: Dimension::Bare },
            unit_run: Run::new(end, unit_end),
            approximation: None,
            whole: Run::new(at, unit_end),
        })
    }
}

pub(super) fn approximation(
    before: Option<(&str, Bounds)>,
    after: Option<(&str, Bounds)>,
    more: Option<&str>,
) -> Option<Approximation> {
    let words: Vec<&str> = [before.map(|(word, _)| word), more, after.map(|(word, _)| word)].into_iter().flatten().collect();
    let vague = [before, after].into_iter().flatten().any(|(_, bounds)| bounds == Bounds::About);
    (!words.is_empty()).then(|| Approximation { words: words.join(";"), vague })
}
