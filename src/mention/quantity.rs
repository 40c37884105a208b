//! Figures: number, approximators and unit become a value.

use super::figure::stands_for;
use super::{Approximation, Class, Dimension, Figure, Reader, Unit};
use crate::lex::approximators::{self, Bounds};
use crate::lex::numeral::{self, More, Numeral};
use crate::lex::units::{self, Entry};
use crate::number::{Decimal, Interval};
use crate::text::{Run, is_han};

/// What stands behind a number as its unit.
pub(super) struct Behind {
    /// Without the scale; empty where there is none.
    words: Run,
    /// Where it ends.
    pub(super) end: usize,
    /// The word that stands for its kind; its own words where the table does not know it.
    pub(super) base: Option<&'static str>,
    /// The unit of the table that it begins with, and its length.
    pub(super) known: Option<(&'static Entry, usize)>,
    /// The sign of money before the number, in place of words behind it.
    sign: Option<&'static str>,
    dimension: Dimension,
    /// A 余 before it.
    pub(super) more: Option<More>,
}

impl Reader<'_, '_> {
    /// Notes the quantity that begins at a position; what is no quantity is noted as what it is.
    pub(super) fn quantity(&mut self, at: usize) -> usize {
        let Some(numeral) = numeral::read(self.reading, at) else {
            let end = (at..).find(|&p| !self.reading.at(p).is_ascii_digit() && p > at).unwrap_or(at + 1);
            return self.note(at, end, Class::Unclassified);
        };
        let behind = self.unit_behind(&numeral);
        let other = self
            .time_length(&numeral)
            .or_else(|| self.range(&numeral, &behind))
            .or_else(|| self.between(&numeral))
            .or_else(|| self.slash_fraction(&numeral))
            .or_else(|| self.power_of(&numeral))
            .or_else(|| self.tenths(&numeral));
        if let Some(next) = other {
            return next;
        }
        match self.figure_with(&numeral, &behind).map(|figure| self.with_rest(figure, &numeral)) {
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
        self.figure_with(numeral, &self.unit_behind(numeral))
    }

    /// The same, its unit being known.
    fn figure_with(&self, numeral: &Numeral, behind: &Behind) -> Option<Figure> {
        let (unit, unit_end) = (self.unit(numeral, behind), behind.end);
        let numeral = Numeral { more: numeral.more.or(behind.more), ..*numeral };
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

    /// The unit behind a number, and a 余 between its scale and the unit.
    pub(super) fn unit_behind(&self, numeral: &Numeral) -> Behind {
        let reading = self.reading;
        let mut next = numeral.run.to();
        let mut more = None;
        if numeral.more.is_none() && numeral::is_more(reading.at(next)) {
            more = Some(if numeral.power > 0 { More::AfterScale } else { More::BeforeScale });
            next += 1;
        }
        let behind = |end: usize, base, dimension| Behind {
            words: Run::new(next, end),
            end,
            base,
            known: None,
            sign: None,
            dimension,
            more,
        };
        if let Some((entry, used)) = units::at(reading, next) {
            let unit_end = next + used;
            let behind = match self.per(unit_end) {
                Some(per) => behind(per, None, Dimension::Unknown),
                None => behind(self.alternative(unit_end).unwrap_or(unit_end), Some(entry.base), entry.dimension),
            };
            return Behind { known: Some((entry, used)), ..behind };
        }
        if let Some((sign, base)) = self.money_sign(numeral.digits.from()) {
            let dimension = units::named(base).unwrap_or(Dimension::Unknown);
            return Behind { sign: Some(sign), ..behind(next, Some(base), dimension) };
        }
        // A whole number of years is a length of time; 10.6年 is an average.
        if numeral.value.decimals() > 0 && reading.at(next) == '年' {
            return behind(next + 1, None, Dimension::Unknown);
        }
        if let Some(per) = self.per_population(next) {
            return behind(per, None, Dimension::Unknown);
        }
        let unknown = is_han(reading.at(next)) && numeral.power > 0;
        behind(next, None, if unknown { Dimension::Unknown } else { Dimension::Bare })
    }

    /// The same in words: printed with the scale and without 余.
    fn unit(&self, numeral: &Numeral, behind: &Behind) -> Unit {
        let reading = self.reading;
        let words = reading.words(behind.words);
        let base = behind.base.unwrap_or(words).to_owned();
        // 5.6/10万 is printed without a scale of its own.
        let scaled = numeral.power > 0 && !words.starts_with('/');
        let scale = reading.words(if scaled { Run::new(numeral.digits.to(), numeral.run.to()) } else { Run::default() });
        let mut printed = String::with_capacity(scale.len() + words.len().max(base.len()));
        printed.extend(scale.chars().filter(|&ch| !numeral::is_more(ch) && ch != '几'));
        printed.push_str(match behind.sign {
            Some(sign) if printed.is_empty() => sign,
            Some(_) => &base,
            None => words,
        });
        Unit { printed, base, dimension: behind.dimension }
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
    if before.is_none() && after.is_none() && more.is_none() {
        return None;
    }
    let words: Vec<&str> = [before.map(|(word, _)| word), more, after.map(|(word, _)| word)].into_iter().flatten().collect();
    let vague = [before, after].into_iter().flatten().any(|(_, bounds)| bounds == Bounds::About);
    Some(Approximation { words: words.join(";"), vague })
}
