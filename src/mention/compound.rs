//! Figures in two units: 五元三毛, 7分30秒, 三年半, and money with its sign before the number.

use std::sync::LazyLock;

use super::{Class, Dimension, Figure, Reader, Unit};
use crate::lex::lexicon::Lexicon;
use crate::lex::numeral::{self, Numeral};
use crate::lex::{hanzi, units};
use crate::number::{Decimal, Interval};
use crate::text::{Run, is_han};

/// Units of time, longest first, with the seconds of one.
const LENGTHS: &[(&str, i64)] = &[("个小时", 3600), ("小时", 3600), ("分钟", 60), ("分", 60), ("秒", 1)];

/// Signs of money before a number.
const SIGNS: [(&str, &str); 14] = [
    ("US$", "美元"),
    ("USD", "美元"),
    ("HK$", "港元"),
    ("HKD", "港元"),
    ("EUR", "欧元"),
    ("JPY", "日元"),
    ("GBP", "英镑"),
    ("RMB", "元"),
    ("CNY", "元"),
    ("￥", "元"),
    ("¥", "元"),
    ("$", "美元"),
    ("€", "欧元"),
    ("£", "英镑"),
];

static SIGN_WORDS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&SIGNS.map(|(sign, _)| sign)));

impl Reader<'_, '_> {
    /// A figure with what follows its unit and belongs to it, and its digits where they reach beyond the unit.
    pub(super) fn with_rest(&self, figure: Figure, numeral: &Numeral) -> (Figure, Option<Run>) {
        let rest = self
            .small_money(&figure, numeral)
            .or_else(|| self.and_a_half(&figure, numeral))
            .or_else(|| self.and_a_tenth(&figure, numeral))
            .or_else(|| self.dimes(&figure, numeral));
        match rest {
            Some((figure, digits)) => (figure, Some(digits)),
            None => (figure, None),
        }
    }

    /// 角, 毛 and 分 behind 元: 五元三毛, 一百二十三元1角1分, 三块五, 三块零四.
    pub(super) fn small_money(&self, figure: &Figure, numeral: &Numeral) -> Option<(Figure, Run)> {
        let reading = self.reading;
        let spoken = figure.unit.printed.ends_with('块');
        let plain = numeral.value.decimals() == 0 && numeral.more.is_none() && !figure.unit_run.is_empty();
        if !plain || figure.unit.base != "元" {
            return None;
        }
        let mut value = figure.scaled?;
        let mut end = figure.unit_run.to();
        let mut place = 1;
        while place <= 2 {
            let zero = usize::from(reading.at(end) == '零');
            let digit = reading.at(end + zero);
            let Some(count) = digit.to_digit(10).map(|digit| digit as u8).or_else(|| hanzi::digit(digit)) else { break };
            let next = end + zero + 1;
            let (power, used) = match reading.at(next) {
                '角' | '毛' if place == 1 => (1, 1),
                '分' if !matches!(reading.at(next + 1), '之' | '钟' | '别') => (2, 1),
                // The last digit needs no unit: 三块五, 五块七毛八.
                ch if (spoken || place == 2)
                    && !ch.is_ascii_digit()
                    && !hanzi::is_numeral(ch)
                    && units::at(reading, next).is_none() =>
                {
                    (place + u32::from(zero > 0), 0)
                }
                _ => break,
            };
            value = value.plus(Decimal::new(count.into(), power)?)?;
            (end, place) = (next + used, if used == 0 { 3 } else { power + 1 });
        }
        (end > figure.unit_run.to()).then_some(())?;
        let place = value.last_place();
        let unit = Unit { printed: "元".into(), base: "元".into(), dimension: Dimension::Money };
        let range = match &figure.approximation {
            Some(_) => figure.range.plus(&Interval::exactly(value.minus(figure.scaled?)?))?,
            None => Interval::rounding_to(value, place)?,
        };
        Some(self.whole_of(figure, Run::new(numeral.digits.from(), end), value, range, unit))
    }

    /// 半 behind a unit: 三斤半, 一个半小时, 两个半百分点.
    fn and_a_half(&self, figure: &Figure, numeral: &Numeral) -> Option<(Figure, Run)> {
        let reading = self.reading;
        let unit_end = figure.unit_run.to();
        let plain = figure.approximation.is_none() && numeral.power == 0 && numeral.value.decimals() == 0;
        if !plain || reading.at(unit_end) != '半' || figure.unit_run.is_empty() {
            return None;
        }
        let half = Decimal::new(5, 1)?;
        let value = figure.scaled?.plus(half)?;
        let range = Interval::rounding_to(value, half)?;
        if figure.unit.base == "个" {
            let at = unit_end.checked_sub(1)?;
            let (words, base, dimension) =
                [("个小时", "小时"), ("个百分点", "个百分点"), ("个月", "个月"), ("个工作日", "个工作日")].into_iter().find_map(
                    |(words, base)| {
                        let behind = &words["个".len()..];
                        let dimension = units::named(base)?;
                        reading.starts(unit_end + 1, behind).then_some((words, base, dimension))
                    },
                )?;
            let end = at + 1 + words.chars().count();
            let unit = Unit { printed: words.into(), base: base.into(), dimension };
            return Some(self.whole_of(figure, Run::new(numeral.digits.from(), end), value, range, unit));
        }
        let measured = matches!(figure.unit.dimension, Dimension::Measure(_) | Dimension::Times)
            || matches!(figure.unit.base.as_str(), "天" | "小时" | "周");
        let ends = !is_han(reading.at(unit_end + 1)) || matches!(reading.at(unit_end + 1), '的' | '左' | '以' | '多');
        let digits = Run::new(numeral.digits.from(), unit_end + 1);
        (measured && ends).then(|| self.whole_of(figure, digits, value, range, figure.unit.clone()))
    }

    /// A digit behind 米 that is a tenth of it: 三米九, 1米8.
    fn and_a_tenth(&self, figure: &Figure, numeral: &Numeral) -> Option<(Figure, Run)> {
        let reading = self.reading;
        let at = figure.unit_run.to();
        let plain = figure.approximation.is_none() && numeral.power == 0 && numeral.value.decimals() == 0;
        let digit = reading.at(at).to_digit(10).map(|digit| digit as u8).or_else(|| hanzi::digit(reading.at(at)))?;
        let next = reading.at(at + 1);
        let alone = !next.is_ascii_digit()
            && !matches!(next, '.' | '米')
            && !hanzi::is_numeral(next)
            && units::at(reading, at + 1).is_none();
        if !plain || !alone || figure.unit.printed != "米" {
            return None;
        }
        let value = figure.scaled?.plus(Decimal::new(digit.into(), 1)?)?;
        let range = Interval::rounding_to(value, value.last_place())?;
        Some(self.whole_of(figure, Run::new(numeral.digits.from(), at + 1), value, range, figure.unit.clone()))
    }

    /// 毛 and 角 without 元: 5毛.
    fn dimes(&self, figure: &Figure, numeral: &Numeral) -> Option<(Figure, Run)> {
        let reading = self.reading;
        let at = numeral.run.to();
        let named = match reading.at(at) {
            '毛' => !"利入重收额衣巾坯竹笔线发孔囊病虫".contains(reading.at(at + 1)),
            '角' => !"度色落逐楼膜质形".contains(reading.at(at + 1)),
            _ => false,
        };
        if !named
            || figure.unit.dimension != Dimension::Bare
            || figure.approximation.is_some()
            || numeral.value >= Decimal::from(10)
        {
            return None;
        }
        let value = figure.scaled?.shifted(-1)?;
        let range = Interval::rounding_to(value, value.last_place())?;
        let unit = Unit { printed: "元".into(), base: "元".into(), dimension: Dimension::Money };
        Some(self.whole_of(figure, Run::new(numeral.digits.from(), at + 1), value, range, unit))
    }

    /// 2:1, 1:3.5: one figure with the other end as its unit; 9:30 is a time, and three parts are a composition.
    pub(super) fn ratio(&mut self, at: usize) -> Option<usize> {
        let reading = self.reading;
        let colon = |at: usize| matches!(reading.at(at), ':' | '∶');
        let first = numeral::read(reading, at).filter(|first| first.power == 0 && colon(first.run.to()))?;
        let second = numeral::read(reading, first.run.to() + 1).filter(|second| !second.hanzi && second.power == 0)?;
        let end = second.run.to();
        let clock = second.digits.len() == 2
            && second.value < Decimal::from(60)
            && first.value < Decimal::from(25)
            && first.value.is_whole();
        let another = colon(end) && reading.at(end + 1).is_ascii_digit() || colon(at.wrapping_sub(1));
        let one = Decimal::ONE;
        let unitless = units::at(reading, end).is_none() && !matches!(reading.at(end), '%' | '-' | '/' | '年' | '月' | '日');
        if clock || another || !unitless || first.value.decimals() > 0 && first.value.is_whole() {
            return None;
        }
        let (value, unit) = match (first.value == one, second.value == one) {
            (_, true) => (first.value, Run::new(first.run.to(), end)),
            (true, false) => (second.value, Run::new(at, second.run.from())),
            // 80:60 may be a score.
            (false, false) => return None,
        };
        let printed = reading.text(unit);
        let place = value.last_place();
        let run = Run::new(at, end);
        let figure = Figure {
            value: Some(value),
            scaled: Some(value),
            range: Interval::rounding_to(value, place)?,
            place,
            exact: false,
            unit: Unit { printed: printed.clone(), base: printed, dimension: Dimension::Unknown },
            unit_run: unit,
            approximation: None,
            whole: run,
        };
        Some(self.push(run, Class::Quantity, Some(figure), None))
    }

    fn whole_of(&self, figure: &Figure, digits: Run, value: Decimal, range: Interval, unit: Unit) -> (Figure, Run) {
        let end = digits.to();
        let after = crate::lex::approximators::after(self.reading, end).map_or(0, |(word, _)| word.chars().count());
        let whole = Run::new(figure.whole.from(), end + after);
        let (unit_run, value, scaled) = (Run::new(end, end), Some(value), Some(value));
        (Figure { value, scaled, range, exact: false, unit, unit_run, whole, ..figure.clone() }, digits)
    }

    /// `半个小时`, `半年`, `半个百分点`: half of one unit.
    pub(super) fn half_of(&mut self, at: usize) -> Option<usize> {
        const UNITS: &[&str] =
            &["个百分点", "个小时", "个月", "个多月", "小时", "天", "公里", "斤", "吨", "亩", "加仑", "加侖", "个工作日", "个"];
        let reading = self.reading;
        let before = reading.before(at);
        // 上半年, 大半天, 一半, 另一半: another word ends with 半.
        if is_han(before) && matches!(before, '上' | '下' | '前' | '后' | '大' | '小' | '多' | '一' | '过' | '对' | '各' | '折')
        {
            return None;
        }
        if reading.at(at + 1) == '年' && !matches!(reading.at(at + 2), '报' | '度') {
            return Some(self.note(at, at + 2, Class::Period));
        }
        let words = reading.any(at + 1, UNITS)?;
        if words == "个" && is_han(reading.at(at + 2)) {
            return None;
        }
        let end = at + 1 + words.chars().count();
        let value = Decimal::new(5, 1)?;
        let base = words
            .strip_prefix("个")
            .filter(|base| !base.is_empty())
            .map_or(words, |base| if base == "小时" { base } else { words });
        let dimension = units::named(base).unwrap_or(Dimension::Unknown);
        let figure = Figure {
            value: Some(value),
            scaled: Some(value),
            range: Interval::rounding_to(value, value)?,
            place: value,
            exact: false,
            unit: Unit { printed: words.into(), base: base.into(), dimension },
            unit_run: Run::new(at + 1, end),
            approximation: None,
            whole: Run::new(at, end),
        };
        self.push(Run::new(at, at + 1), Class::Quantity, Some(figure), None);
        Some(end)
    }

    /// `7分30秒`, `3小时20分钟`: one length of time, in its smaller unit.
    pub(super) fn time_length(&mut self, first: &Numeral) -> Option<usize> {
        let reading = self.reading;
        let length = |at: usize| match reading.at(at) {
            '个' | '小' | '分' | '秒' => LENGTHS.iter().find(|(words, _)| reading.starts(at, words)),
            _ => None,
        };
        let (words, mut seconds) = *length(first.run.to()).filter(|_| first.value.decimals() == 0 && first.power == 0)?;
        let mut total = first.value.times(Decimal::from(seconds))?;
        let mut end = first.run.to() + words.chars().count();
        let mut parts = 1;
        while let Some(next) = numeral::read(reading, end).filter(|next| next.hanzi == first.hanzi && next.power == 0)
            && let Some(&(words, worth)) = length(next.run.to())
            && worth < seconds
        {
            (seconds, parts) = (worth, parts + 1);
            total = total.plus(next.value.times(Decimal::from(worth))?)?;
            end = next.run.to() + words.chars().count();
        }
        if parts == 1 {
            return None;
        }
        let value = total.divided(Decimal::from(seconds), 0)?;
        let base = match seconds {
            1 => "秒",
            60 => "分钟",
            _ => "小时",
        };
        let dimension = units::named(base)?;
        let digits = Run::new(first.digits.from(), end);
        let figure = Figure {
            value: Some(value),
            scaled: Some(value),
            range: Interval::rounding_to(value, Decimal::ONE)?,
            place: Decimal::ONE,
            exact: false,
            unit: Unit { printed: base.into(), base: base.into(), dimension },
            unit_run: Run::new(end, end),
            approximation: None,
            whole: digits,
        };
        Some(self.push(digits, Class::Quantity, Some(figure), None))
    }

    /// `￥1.25`, `US$5万`: the sign of money before a number at a position, as a unit, with its length.
    pub(super) fn money_sign(&self, at: usize) -> Option<(&'static str, &'static str)> {
        SIGN_WORDS.before(self.reading, at, 0).map(|found| SIGNS[found.word])
    }
}
