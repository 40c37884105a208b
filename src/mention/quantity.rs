//! Figures: number, approximators and unit become a value.

use super::figure::stands_for;
use super::{Approximation, Class, Dimension, Figure, Reader, Unit};
use crate::lex::approximators::{self, Bounds};
use crate::lex::numeral::{self, More, Numeral};
use crate::lex::{hanzi, units};
use crate::number::{Decimal, Interval};
use crate::text::{Run, is_han};

impl Reader<'_, '_> {
    /// Notes the quantity that begins at a position; what is no quantity is noted as what it is.
    pub(super) fn quantity(&mut self, at: usize) -> usize {
        let Some(numeral) = numeral::read(self.reading, at) else {
            let end = (at..).find(|&p| !self.reading.at(p).is_ascii_digit() && p > at).unwrap_or(at + 1);
            return self.note(at, end, Class::Unclassified);
        };
        if let Some(next) = self.range(&numeral).or_else(|| self.slash_fraction(&numeral)).or_else(|| self.tenths(&numeral)) {
            return next;
        }
        match self.figure(&numeral) {
            Some(figure) => {
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
        let negative = matches!(self.reading.before(numeral.digits.from()), '负' | '負') && !numeral.value.is_negative();
        let value = if negative { numeral.value.negated() } else { numeral.value };
        let numeral = Numeral { more: numeral.more.or(more), value, ..*numeral };
        let before = approximators::before(self.reading, numeral.digits.from());
        let after = approximators::after(self.reading, unit_end);
        let bounds = before.or(after).map(|(_, bounds)| bounds);
        let whole_things = unit.dimension.counts() || unit.dimension == Dimension::Bare;
        let exact = whole_things && numeral.power == 0 && numeral.value.decimals() == 0;
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
        Some(at + 1 + used)
    }

    /// Notes `5-8家`, `10%—15%`, `1万至2万人` as one figure.
    fn range(&mut self, first: &Numeral) -> Option<usize> {
        let reading = self.reading;
        let mut next = first.run.to();
        let first_unit = units::at(reading, next);
        let lower_percent = first_unit.is_some_and(|(entry, _)| entry.dimension == Dimension::Percent);
        if let Some((_, used)) = first_unit {
            next += used;
        }
        let dashes = (0..3).take_while(|&step| matches!(reading.at(next + step), '-' | '—' | '–' | '~' | '至' | '到')).count();
        // 增加到 and 提高到 behind a figure lead to another figure, not to the end of a range.
        let written = matches!(reading.at(next), '至' | '到');
        if dashes == 0 || (written && first.power == 0 && first_unit.is_some() && !lower_percent) {
            return None;
        }
        let second = numeral::read(reading, next + dashes)
            .filter(|second| second.hanzi == first.hanzi && second.more.is_none() && first.more.is_none())?;
        let upper = self.figure(&second)?;
        if upper.unit.dimension == Dimension::Bare || second.value.is_negative() {
            return None;
        }
        // 5-10万人: the scale of the upper end counts for both, unless the lower has its own.
        let power = if first.power == 0 && !lower_percent && first.value < second.value { second.power } else { first.power };
        let low = first.value.shifted(power.into())?;
        let high = upper.scaled?;
        // The digits of 3-5/10万 are one numeral.
        let below = upper.unit.base.starts_with('/');
        let digits = Run::new(first.digits.from(), if below { upper.unit_run.to() } else { second.digits.to() });
        let whole = Run::new(first.digits.from(), upper.whole.to());
        let range = if low <= high { Interval::between(low, high) } else { Interval::between(high, low) };
        let figure = Figure { value: None, scaled: None, range, exact: false, whole, ..upper };
        self.push(digits, Class::Quantity, Some(figure), None);
        Some(whole.to().max(digits.to()))
    }

    /// The figure of a place in an order: 第2位, 第三名.
    pub(super) fn rank(&self, at: usize, numeral: &Numeral) -> Option<Figure> {
        let end = numeral.run.to();
        let words = match self.reading.any(end, &["位", "名"]) {
            Some(words) => words,
            // 排名保持全球第8: the unit may be left out where the words before say that it is a rank.
            None => {
                let before = Run::new(at.saturating_sub(8), at);
                let ranked = ["排名", "居", "列"].iter().any(|word| self.reading.find(before, word).is_some());
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

    /// `百分之十二点五`, `千分之三`, `三分之二`: notes it, or nothing.
    pub(super) fn fraction(&mut self, at: usize) -> Option<usize> {
        let reading = self.reading;
        let below_end = (at..at + 6).find(|&p| !hanzi::is_numeral(reading.at(p)) && !reading.at(p).is_ascii_digit())?;
        if below_end == at || !reading.starts(below_end, "分之") {
            return None;
        }
        let over = numeral::read(reading, below_end + 2)?;
        let below = numeral::read(reading, at).filter(|below| below.run.to() == below_end).map_or_else(
            || hanzi::value(&reading.text(Run::new(at, below_end))),
            |below| below.value.shifted(below.power.into()),
        )?;
        let over_value = over.value.shifted(over.power.into())?;
        let decimals = over.value.decimals();
        let (scaled, place, vague) = match below.trimmed().to_string().as_str() {
            "100" => (over_value, over.value.last_place(), false),
            "1000" => (over_value.shifted(-1)?, over.value.last_place().shifted(-1)?, false),
            "10000" => (over_value.shifted(-2)?, over.value.last_place().shifted(-2)?, false),
            _ => (over_value.times(Decimal::HUNDRED)?.divided(below, decimals + 2)?, Decimal::ONE, true),
        };
        let end = over.run.to();
        let before = approximators::before(reading, at);
        let after = approximators::after(reading, end);
        let range = if vague {
            Interval::between(scaled.minus(Decimal::from(5))?, scaled.plus(Decimal::from(5))?)
        } else {
            let exact = Numeral { value: scaled, power: 0, more: None, ..over };
            stands_for(&exact, before.or(after).map(|(_, bounds)| bounds), false)?.2
        };
        let mut words = approximation(before, after, None);
        if vague {
            words = Some(Approximation { words: words.map_or_else(|| "分之".to_owned(), |given| given.words), vague: true });
        }
        let start = at - before.map_or(0, |(word, _)| word.chars().count());
        let whole = Run::new(start, end + after.map_or(0, |(word, _)| word.chars().count()));
        let unit = Unit { printed: "%".into(), base: "%".into(), dimension: Dimension::Percent };
        let figure = Figure {
            value: Some(scaled),
            scaled: Some(scaled),
            range,
            place,
            exact: false,
            unit,
            unit_run: Run::new(end, end),
            approximation: words,
            whole,
        };
        self.push(Run::new(at, end), Class::Quantity, Some(figure), None);
        Some(whole.to())
    }

    /// `1/3` of something: a fraction is rhetoric, not a figure to compute with.
    fn slash_fraction(&mut self, over: &Numeral) -> Option<usize> {
        let reading = self.reading;
        let at = over.run.to();
        if reading.at(at) != '/' || over.run.len() > 2 {
            return None;
        }
        let below = numeral::read(reading, at + 1)
            .filter(|below| below.run.len() <= 2 && below.value > over.value && !over.value.is_zero())?;
        let scaled = over.value.times(Decimal::HUNDRED)?.divided(below.value, 2)?;
        let slack = Decimal::from(5);
        let run = Run::new(over.digits.from(), below.run.to());
        let figure = Figure {
            value: Some(scaled),
            scaled: Some(scaled),
            range: Interval::between(scaled.minus(slack)?, scaled.plus(slack)?),
            place: Decimal::ONE,
            exact: false,
            unit: Unit { printed: "%".into(), base: "%".into(), dimension: Dimension::Percent },
            unit_run: Run::new(run.to(), run.to()),
            approximation: Some(Approximation { words: "分数".into(), vague: true }),
            whole: run,
        };
        Some(self.push(run, Class::Quantity, Some(figure), None))
    }

    /// `八成五`, `近三成`: tenths as percent.
    pub(super) fn tenths(&mut self, numeral: &Numeral) -> Option<usize> {
        let reading = self.reading;
        let end = numeral.run.to();
        let stands = reading.at(end) == '成' && numeral.value <= Decimal::from(10) && numeral.power == 0;
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
        let range = match before.or(after).map(|(_, bounds)| bounds) {
            Some(Bounds::Above | Bounds::AtLeast) => Interval::at_least(scaled),
            Some(Bounds::Nearly | Bounds::AtMost) => Interval::at_most(scaled),
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

fn approximation(before: Option<(&str, Bounds)>, after: Option<(&str, Bounds)>, more: Option<&str>) -> Option<Approximation> {
    let words: Vec<&str> = [before.map(|(word, _)| word), more, after.map(|(word, _)| word)].into_iter().flatten().collect();
    let vague = [before, after].into_iter().flatten().any(|(_, bounds)| bounds == Bounds::About);
    (!words.is_empty()).then(|| Approximation { words: words.join(";"), vague })
}
