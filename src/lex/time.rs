//! Dates and periods: 2024年1月14日, 1—6月, 今年第一季度, 近两年, 2021—2025年.

use super::calendar::{self, Date, Period, days_in};
use super::hanzi;
use crate::text::{Reading, Run};

/// A time expression.
#[derive(Clone, Debug)]
pub struct Expression {
    /// Its characters.
    pub run: Run,
    /// Whether it names one day or month day rather than a stretch.
    pub day: bool,
    /// Its days, where the text and the reporting year say them.
    pub when: Option<Period>,
}

/// Reads the time expression that begins at a position; `year` is what 今年 means.
pub fn read(reading: &Reading, at: usize, year: Option<i32>) -> Option<Expression> {
    let parse = Parse { reading, year };
    let first = calendar::year(reading, at);
    let (end, day, span) = first
        .and_then(|first| parse.year_span(at, first).or_else(|| parse.numeric(at, first)))
        .or_else(|| parse.dated(at))
        .or_else(|| parse.century(at))
        .or_else(|| parse.duration(at))?;
    let run = Run::new(at, end);
    let when = span.map(|(start, end)| Period { label: reading.text(run), start, end });
    Some(Expression { run, day, when })
}

type Span = Option<(Date, Date)>;

struct Parse<'r, 't> {
    reading: &'r Reading<'t>,
    year: Option<i32>,
}

impl Parse<'_, '_> {
    fn at(&self, position: usize) -> char {
        self.reading.at(position)
    }

    /// One or two digits, Arabic or Chinese, with their length.
    fn small(&self, at: usize) -> Option<(u8, usize)> {
        if self.at(at).is_ascii_digit() {
            let used = (0..3).take_while(|&step| self.at(at + step).is_ascii_digit()).count();
            let value = (0..used).fold(0, |sum, step| sum * 10 + self.at(at + step).to_digit(10).unwrap_or(0));
            return (used <= 2).then_some((value as u8, used));
        }
        let used = (0..3).take_while(|&step| hanzi::digit(self.at(at + step)).is_some() || self.at(at + step) == '十').count();
        if used == 0 {
            return None;
        }
        let value = hanzi::value_of(self.reading.chars(Run::new(at, at + used)))?.floor();
        (value < 100).then_some((value as u8, used))
    }

    /// A year with 年: `2024年`, `二〇二四年`, `24年` before a part of the year.
    fn year_at(&self, at: usize) -> Option<(Option<i32>, usize)> {
        if let Some(year) = calendar::year(self.reading, at) {
            let next = at + 4;
            return match self.at(next) {
                '年' => Some((Some(year), next + 1)),
                _ => None,
            };
        }
        const RELATIVE: &[(&str, i32)] =
            &[("今年", 0), ("本年度", 0), ("本年", 0), ("去年", -1), ("上年", -1), ("前年", -2), ("明年", 1)];
        if let Some(&(words, offset)) = RELATIVE.iter().find(|(words, _)| self.reading.starts(at, words)) {
            return Some((self.year.map(|year| year + offset), at + words.chars().count()));
        }
        let two = self.at(at).is_ascii_digit() && self.at(at + 1).is_ascii_digit() && self.at(at + 2) == '年';
        if two && !self.reading.before(at).is_ascii_digit() {
            let value = self.small(at)?.0;
            let part =
                self.small(at + 3).is_some() || self.reading.any(at + 3, &["上半年", "下半年", "第", "底", "末", "初"]).is_some();
            let event = value >= 90 || (value <= 30 && self.at(at) == '0');
            if part || event {
                return Some((Some(if value >= 60 { 1900 } else { 2000 } + i32::from(value)), at + 3));
            }
        }
        None
    }

    fn is_dash(&self, at: usize) -> usize {
        let dashes =
            (0..3).take_while(|&step| matches!(self.at(at + step), '-' | '—' | '–' | '~' | '至' | '到' | '―' | '－')).count();
        dashes.min(2)
    }

    /// `2021—2025年`, `2021年至2025年`.
    fn year_span(&self, at: usize, first: i32) -> Option<(usize, bool, Span)> {
        let mut next = at + 4 + usize::from(self.at(at + 4) == '年');
        let dash = self.is_dash(next);
        if dash == 0 {
            return None;
        }
        next += dash;
        let last = calendar::year(self.reading, next)?;
        (self.at(next + 4) == '年').then(|| (next + 5, false, whole_years(first, last)))
    }

    /// `2024.06.30`, `2024-06`, `2024/6/30`; also `8:30` is no date and stays out.
    fn numeric(&self, at: usize, year: i32) -> Option<(usize, bool, Span)> {
        let mark = self.at(at + 4);
        if !matches!(mark, '.' | '-' | '/') {
            return None;
        }
        let (month, used) = self.small(at + 5)?;
        if !(1..=12).contains(&month) || !self.at(at + 5).is_ascii_digit() {
            return None;
        }
        let next = at + 5 + used;
        if self.at(next) == mark
            && let Some((day, used)) = self.small(next + 1)
            && let Some(date) = Date::new(year, month, day)
        {
            return Some((next + 1 + used, true, Some((date, date))));
        }
        (used == 2 && mark != '/' && !self.at(next).is_alphanumeric()).then(|| (next, false, months(year, month, month)))
    }

    /// A year, a part of a year, a month or a day, in any combination that is written.
    fn dated(&self, at: usize) -> Option<(usize, bool, Span)> {
        let (year, mut next) = self.year_at(at).unwrap_or((None, at));
        let explicit = next > at;
        let base = year.or(self.year);
        if explicit {
            if self.at(next) == '度' {
                next += 1;
            }
            if self.reading.starts(next, "同期") {
                return Some((next + 2, false, None));
            }
            if let Some(words) = self.reading.any(next, &["年底", "年末", "年初", "底", "末", "初", "以来", "全年"])
            {
                next += words.chars().count();
                return Some((next, false, base.and_then(|y| whole_years(y, y))));
            }
        }
        if let Some((end, day, span)) = self.part(next, base) {
            return Some((end, day, span));
        }
        explicit.then(|| (next, false, base.and_then(|y| whole_years(y, y))))
    }

    /// A part of a year.
    fn part(&self, at: usize, year: Option<i32>) -> Option<(usize, bool, Span)> {
        let reading = self.reading;
        if let Some((month, used)) = self.small(at)
            && self.at(at + used) == '月'
            && (1..=12).contains(&month)
        {
            return Some(self.month(at + used + 1, year, month));
        }
        if let Some((first, last, used)) = calendar::part_of_year(reading, at) {
            return Some((at + used, false, year.and_then(|y| months(y, first, last))));
        }
        // 1至6月, 一月到六月, 前5个月
        if let Some((first, used)) = self.small(at)
            && let dash @ 1.. = self.is_dash(at + used)
            && let Some((last, more)) = self.small(at + used + dash)
            && self.at(at + used + dash + more) == '月'
            && first < last
        {
            return Some((at + used + dash + more + 1, false, year.and_then(|y| months(y, first, last))));
        }
        if self.at(at) == '前'
            && let Some((count, used)) = self.small(at + 1)
            && reading.starts(at + 1 + used, "个月")
        {
            return Some((at + used + 3, false, year.and_then(|y| months(y, 1, count))));
        }
        if self.at(at) == '前'
            && let Some((count, used)) = self.small(at + 1)
            && let Some(words) = reading.any(at + 1 + used, &["个季度", "季度"])
        {
            return Some((
                at + 1 + used + words.chars().count(),
                false,
                year.and_then(|y| months(y, 1, count.saturating_mul(3))),
            ));
        }
        None
    }

    /// Behind `N月`: a day, a range of days, a range of months, a part of the month.
    fn month(&self, mut next: usize, year: Option<i32>, month: u8) -> (usize, bool, Span) {
        let reading = self.reading;
        let whole = year.and_then(|y| months(y, month, month));
        if let Some((day, used)) = self.small(next)
            && (1..=31).contains(&day)
            && matches!(self.at(next + used), '日' | '号')
        {
            let first = year.and_then(|y| Date::new(y, month, day));
            next += used + 1;
            let dash = self.is_dash(next);
            if dash > 0
                && let Some((end, last)) = self.day_behind(next + dash, year, month)
            {
                return (end, false, first.zip(last));
            }
            return (next, true, first.map(|date| (date, date)));
        }
        let dash = self.is_dash(next);
        if dash > 0
            && let Some((last, used)) = self.small(next + dash)
            && self.at(next + dash + used) == '月'
        {
            return (next + dash + used + 1, false, year.and_then(|y| months(y, month, last)));
        }
        if let Some(words) = reading.any(next, &["月底", "底", "末", "初", "上旬", "中旬", "下旬", "份以来", "份", "以来"])
        {
            next += words.chars().count();
        }
        (next, false, whole)
    }

    /// The end of a range of days: `20日` or `3月1日`.
    fn day_behind(&self, at: usize, year: Option<i32>, month: u8) -> Option<(usize, Option<Date>)> {
        let (first, used) = self.small(at)?;
        match self.at(at + used) {
            '日' | '号' => Some((at + used + 1, year.and_then(|y| Date::new(y, month, first)))),
            '月' => {
                let (day, more) = self.small(at + used + 1)?;
                let end = at + used + 1 + more;
                matches!(self.at(end), '日' | '号').then(|| (end + 1, year.and_then(|y| Date::new(y, first, day))))
            }
            _ => None,
        }
    }

    /// `19世纪`, `20世纪90年代`.
    fn century(&self, at: usize) -> Option<(usize, bool, Span)> {
        let (number, used) = self.small(at)?;
        if !self.reading.starts(at + used, "世纪") {
            return None;
        }
        let first = i32::from(number) * 100 - 100;
        let next = at + used + 2;
        if let Some((decade, more)) = self.small(next)
            && self.reading.starts(next + more, "年代")
        {
            let first = first + i32::from(decade);
            return Some((next + more + 2, false, whole_years(first, first + 9)));
        }
        Some((next, false, whole_years(first, first + 99)))
    }

    /// `近两年`, `三年来`, `连续8年`, `5年`, `24个月`: stretches without a place in the calendar.
    fn duration(&self, at: usize) -> Option<(usize, bool, Span)> {
        let lead = match self.at(at) {
            '0'..='9' => 0,
            _ => self
                .reading
                .any(at, &["近", "过去", "连续", "未来", "今后", "前", "后", "头"])
                .map_or(0, |word| word.chars().count()),
        };
        let (count, used) = self.small(at + lead)?;
        let next = at + lead + used;
        let ends = match self.at(next) {
            '年' => next + 1,
            '余' | '多' if self.at(next + 1) == '年' => next + 2,
            '个' if self.reading.starts(next, "个月") => next + 2,
            _ => return None,
        };
        let words = self.reading.any(ends, &["以来", "期间", "来", "间", "内", "多"]).map_or(0, |word| word.chars().count());
        let span = (lead > 0 && self.at(at) == '近' && self.at(next) == '年')
            .then(|| self.year.and_then(|year| whole_years(year - i32::from(count) + 1, year)))
            .flatten();
        Some((ends + words, false, span))
    }
}

fn months(year: i32, first: u8, last: u8) -> Span {
    let (start, end) = (Date::new(year, first, 1)?, Date::new(year, last, days_in(year, last))?);
    (start <= end).then_some((start, end))
}

fn whole_years(first: i32, last: i32) -> Span {
    Some((Date::new(first, 1, 1)?, Date::new(last, 12, 31)?))
}

/// A five-year plan at a position (`十四五`, without quotes): its first year and length in characters.
pub fn plan_era(reading: &Reading, at: usize) -> Option<(i32, usize)> {
    if reading.at(at) != '十' || reading.at(at + 2) != '五' {
        return None;
    }
    let number = hanzi::digit(reading.at(at + 1)).filter(|number| (1..=9).contains(number))?;
    let followed = matches!(reading.at(at + 3), '”' | '"' | '\'' | '’')
        || reading
            .any(
                at + 3,
                &[
                    "期", "规", "时", "开", "收", "以", "末", "前", "后", "中", "目", "头", "首", "新", "发", "重", "、", "和",
                    "经", "国", "科", "交",
                ],
            )
            .is_some();
    let quoted = matches!(reading.before(at), '“' | '"' | '\'' | '‘');
    (followed || quoted).then_some((1951 + 5 * (10 + i32::from(number)), 3))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let reading = Reading::new(text);
        match read(&reading, 0, Some(2024)) {
            Some(e) => format!("{} {}", reading.text(e.run), e.when.map_or("-".into(), |p| format!("{} {}", p.start, p.end))),
            None => "none".into(),
        }
    }

    #[test]
    fn reads_dates_and_periods() {
        for (text, expected) in [
            ("2024年1月14日在", "2024年1月14日 2024-01-14 2024-01-14"),
            ("2024年上半年，", "2024年上半年 2024-01-01 2024-06-30"),
            ("1—6月，", "1—6月 2024-01-01 2024-06-30"),
            ("1至6月", "1至6月 2024-01-01 2024-06-30"),
            ("2021—2025年", "2021—2025年 2021-01-01 2025-12-31"),
            ("去年同期", "去年同期 -"),
            ("今年第一季度", "今年第一季度 2024-01-01 2024-03-31"),
            ("近两年我市", "近两年 2023-01-01 2024-12-31"),
            ("6月底前", "6月底 2024-06-01 2024-06-30"),
            ("2019年2月29日", "2019年2月29日 -"),
            ("二〇二四年五月", "二〇二四年五月 2024-05-01 2024-05-31"),
            ("2024.06.30", "2024.06.30 2024-06-30 2024-06-30"),
            ("3月8日至12日", "3月8日至12日 2024-03-08 2024-03-12"),
            ("20世纪90年代", "20世纪90年代 1990-01-01 1999-12-31"),
            ("24个月", "24个月 -"),
            ("前三季度", "前三季度 2024-01-01 2024-09-30"),
            ("2024家", "none"),
            ("13月", "none"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn plans_have_their_years() {
        assert_eq!(plan_era(&Reading::new("十四五期间"), 0), Some((2021, 3)));
        assert_eq!(plan_era(&Reading::new("十五五规划"), 0), Some((2026, 3)));
        assert_eq!(plan_era(&Reading::new("十三五个"), 0), None);
    }
}
