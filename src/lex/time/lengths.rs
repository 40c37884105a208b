//! Centuries, decades, and stretches without a place in the calendar.

use super::{Parse, Span, whole_years};
use crate::lex::hanzi;
use crate::text::Run;

impl Parse<'_, '_> {
    /// `19世纪`, `20世纪90年代`, `上世纪90年代`, `90年代`.
    pub(super) fn century(&self, at: usize) -> Option<(usize, bool, Span)> {
        let reading = self.reading;
        let relative = [("上世纪", 20), ("本世纪", 21)].into_iter().find(|(words, _)| reading.starts(at, words));
        let (number, next) = match relative {
            Some((_, number)) => (number, at + 3),
            None => {
                let (number, used) = self.small(at)?;
                if reading.starts(at + used, "年代") && number % 10 == 0 {
                    return Some((at + used + 2, false, None));
                }
                reading.starts(at + used, "世纪").then_some((number, at + used + 2))?
            }
        };
        let first = i32::from(number) * 100 - 100;
        if let Some((decade, more)) = self.small(next)
            && reading.starts(next + more, "年代")
        {
            let first = first + i32::from(decade);
            return Some((next + more + 2, false, whole_years(first, first + 9)));
        }
        Some((next, false, whole_years(first, first + 99)))
    }

    /// `近两年`, `三年来`, `连续8年`, `5年`, `24个月`, `两个半月`, with how many years or months they are.
    pub(super) fn duration(&self, at: usize) -> Option<(usize, Option<u16>, Span)> {
        let reading = self.reading;
        let lead =
            reading.any(at, &["近", "过去", "连续", "未来", "今后", "前", "后", "头"]).map_or(0, |word| word.chars().count());
        // 提前三年 brings something forward; 此前, 目前 are words of their own.
        if lead > 0 && self.at(at) == '前' && matches!(reading.before(at), '提' | '此' | '目' | '之' | '以' | '年' | '当')
        {
            return None;
        }
        let (count, next) = self.count(at + lead)?;
        let (ends, exact) = match self.at(next) {
            '年' if matches!(self.at(next + 1), '级' | '代') => return None,
            '年' if self.at(next + 1) == '半' => (next + 2, false),
            '年' => (next + 1, true),
            '余' | '多' if self.at(next + 1) == '年' => (next + 2, false),
            '个' if reading.starts(next, "个月") => (next + 2, true),
            '个' if reading.any(next, &["个半月", "个多月"]).is_some() => (next + 3, false),
            _ => return None,
        };
        let words = reading.any(ends, &["以来", "期间", "来", "间", "内", "多"]).map_or(0, |word| word.chars().count());
        let span = (lead > 0 && self.at(at) == '近' && self.at(next) == '年')
            .then(|| self.year.and_then(|year| whole_years(year - i32::from(count) + 1, year)))
            .flatten();
        let exact = exact && self.at(ends) != '多';
        Some((ends + words, exact.then_some(count), span))
    }

    /// A number of years or months and where it ends.
    fn count(&self, at: usize) -> Option<(u16, usize)> {
        if let Some((count, used)) = self.small(at) {
            return Some((count.into(), at + used));
        }
        let end = (at..at + 5).find(|&p| !self.at(p).is_ascii_digit() && !hanzi::is_numeral(self.at(p)))?;
        if matches!(self.at(end), '年' | '个' | '余' | '多') && end > at {
            let value = if self.at(at).is_ascii_digit() {
                (at..end).try_fold(0u16, |sum, p| sum.checked_mul(10)?.checked_add(self.at(p).to_digit(10)? as u16))?
            } else {
                u16::try_from(hanzi::value_of(self.reading.chars(Run::new(at, end)))?.floor()).ok()?
            };
            return Some((value, end));
        }
        None
    }
}
