//! Dates and periods: 2024年1月14日, 1—6月, 今年第一季度, 近两年, 2021—2025年.

mod beginning;
mod eras;
mod lengths;

use super::calendar::{self, Date, Period, days_in};
use super::hanzi;
use crate::text::{Reading, Run, is_han};
use beginning::{is_dash, may_begin};

pub use eras::plan_era;

/// A time expression.
#[derive(Clone, Debug)]
pub struct Expression {
    /// Its characters.
    pub run: Run,
    /// Whether it names one day or month day rather than a stretch.
    pub day: bool,
    /// Whether it leads from one time to another: 3月至5月.
    pub joined: bool,
    /// How many years or months a stretch without a place in the calendar lasts.
    pub length: Option<u16>,
    /// Its days, where the text and the reporting year say them.
    pub when: Option<Period>,
}

/// Reads the time expression that begins at a position; `year` is what 今年 means.
pub fn read(reading: &Reading, at: usize, year: Option<i32>) -> Option<Expression> {
    read_in(reading, at, year, None)
}

/// The same, where 本月 means a month.
pub fn read_in(reading: &Reading, at: usize, year: Option<i32>, month: Option<u8>) -> Option<Expression> {
    if !may_begin(reading, at) {
        return None;
    }
    let parse = Parse { reading, year, month };
    let first = calendar::year(reading, at);
    let dated =
        first.and_then(|first| parse.year_span(at, first).or_else(|| parse.numeric(at, first))).or_else(|| parse.dated(at));
    let (mut end, mut day, mut span) = match dated.or_else(|| parse.month_day(at)) {
        Some(found) => found,
        None => match parse.century(at) {
            Some(found) => found,
            None => {
                let (end, length, span) = parse.duration(at)?;
                let run = Run::new(at, end);
                let when = span.map(|(start, end)| Period { label: reading.text(run), start, end });
                return Some(Expression { run, day: false, joined: false, length, when });
            }
        },
    };
    if let Some((next, last)) = parse.joined(end) {
        (end, day) = (next, false);
        span = span.zip(last).map(|((start, _), (_, end))| (start, end)).filter(|(start, end)| start <= end);
    } else if day {
        end = parse.clock(end);
    }
    let joined = !day && (at..end).any(|p| matches!(reading.at(p), '-' | '—' | '–' | '~' | '至' | '到' | '和' | '与'));
    if joined && reading.starts(end, "之间") {
        end += 2;
    }
    let run = Run::new(at, end);
    let when = span.map(|(start, end)| Period { label: reading.text(run), start, end });
    Some(Expression { run, day, joined, length: None, when })
}

type Span = Option<(Date, Date)>;

struct Parse<'r, 't> {
    reading: &'r Reading<'t>,
    year: Option<i32>,
    month: Option<u8>,
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
        if let Some(year) = self.old_year(at) {
            return Some((Some(year), at + 5));
        }
        if let Some(found) = self.two_hanzi(at) {
            return Some(found);
        }
        let two = self.at(at).is_ascii_digit() && self.at(at + 1).is_ascii_digit() && self.at(at + 2) == '年';
        if two && !self.reading.before(at).is_ascii_digit() {
            let value = self.small(at)?.0;
            let month = |(_, used): (u8, usize)| self.at(at + 3 + used) == '月' || self.dashes(at + 3 + used) > 0;
            let part = self.small(at + 3).is_some_and(month)
                || calendar::part_of_year(self.reading, at + 3).is_some()
                || self.reading.any(at + 3, &["上半年", "下半年", "第", "底", "末", "初"]).is_some();
            let event = value >= 90 || (value <= 30 && self.at(at) == '0');
            if (part || event) && self.at(at + 3) != '代' {
                return Some((Some(if value >= 60 { 1900 } else { 2000 } + i32::from(value)), at + 3));
            }
        }
        None
    }

    /// `1798年`, `一八四〇年`: a year before those that reports are about; `1500年历史` is a length.
    fn old_year(&self, at: usize) -> Option<i32> {
        let hanzi = hanzi::digit(self.at(at)).is_some();
        let digit = |ch: char| if hanzi { hanzi::digit(ch) } else { ch.to_digit(10).map(|digit| digit as u8) };
        if self.at(at + 4) != '年' || self.reading.before(at).is_ascii_digit() {
            return None;
        }
        let year = (at..at + 4).try_fold(0i32, |sum, p| Some(sum * 10 + i32::from(digit(self.at(p))?)))?;
        let month = self.small(at + 5).is_some_and(|(_, used)| self.at(at + 5 + used) == '月');
        let length = self.reading.any(at + 5, &["历史", "的历史", "以前", "前", "来", "以上", "左右", "文明"]).is_some();
        ((1000..1949).contains(&year) && (month || year >= 1600 && !length)).then_some(year)
    }

    /// `九七年一季度`: two digits in characters, before a part of the year.
    fn two_hanzi(&self, at: usize) -> Option<(Option<i32>, usize)> {
        let (tens, ones) = (hanzi::digit(self.at(at))?, hanzi::digit(self.at(at + 1))?);
        let part = self.at(at + 2) == '年' && calendar::part_of_year(self.reading, at + 3).is_some();
        let year = i32::from(tens) * 10 + i32::from(ones);
        let before = hanzi::is_numeral(self.reading.before(at));
        (part && !before).then(|| (Some(if year >= 60 { 1900 } else { 2000 } + year), at + 3))
    }

    /// The time behind a dash or 至, or between 和 and 之间, that ends a stretch: it names its own year.
    fn joined(&self, end: usize) -> Option<(usize, Span)> {
        let and = matches!(self.at(end), '和' | '与');
        let next = if and { end + 1 } else { end + self.dashes(end) };
        if next == end {
            return None;
        }
        let numeric = calendar::year(self.reading, next).and_then(|year| self.numeric(next, year));
        let (end, _, span) = numeric.or_else(|| self.year_at(next).and_then(|_| self.dated(next)))?;
        (!and || self.reading.starts(end, "之间")).then_some((end, span))
    }

    fn clock(&self, end: usize) -> usize {
        clock(self.reading, end).unwrap_or(end)
    }

    /// `08-08`: a month and a day with their zeros.
    fn month_day(&self, at: usize) -> Option<(usize, bool, Span)> {
        let digits = |from: usize| self.at(from).is_ascii_digit() && self.at(from + 1).is_ascii_digit();
        let alone = |ch: char| !ch.is_ascii_alphanumeric() && !matches!(ch, '-' | '.' | '/' | '%') && !is_han(ch);
        let fits = self.at(at) == '0' && digits(at) && self.at(at + 2) == '-' && digits(at + 3);
        if !fits || !alone(self.reading.before(at)) || !alone(self.at(at + 5)) {
            return None;
        }
        let (month, day) = (self.small(at)?.0, self.small(at + 3)?.0);
        // 2024 has every day that a year can have.
        Date::new(2024, month, day)?;
        let date = self.year.and_then(|year| Date::new(year, month, day));
        Some((at + 5, true, date.map(|date| (date, date))))
    }

    /// How many dashes stand at a position, two at most.
    fn dashes(&self, at: usize) -> usize {
        (0..2).take_while(|&step| is_dash(self.at(at + step))).count()
    }

    /// `2021—2025年`, `2021年至2025年`.
    fn year_span(&self, at: usize, first: i32) -> Option<(usize, bool, Span)> {
        let mut next = at + 4 + usize::from(self.at(at + 4) == '年');
        // 2024/2025学年 lasts from one autumn to the next summer, on days that the text does not say.
        let dash = self.dashes(next).max(usize::from(self.at(next) == '/'));
        if dash == 0 {
            return None;
        }
        next += dash;
        let last = calendar::year(self.reading, next)?;
        if self.reading.starts(next + 4, "学年") {
            return Some((next + 6, false, None));
        }
        (self.at(next + 4) == '年' && self.at(next - 1) != '/').then(|| {
            let end = next + 5 + usize::from(self.at(next + 5) == '度');
            (end, false, whole_years(first, last))
        })
    }

    /// `2024.06.30`, `2024-06`, `2024/6/30`; also `8:30` is no date and stays out.
    fn numeric(&self, at: usize, year: i32) -> Option<(usize, bool, Span)> {
        let mark = self.at(at + 4);
        if !matches!(mark, '.' | '-' | '/') {
            return None;
        }
        // 1994.01-19
        let (month, used) = self.small(at + 5)?;
        if !(1..=12).contains(&month) || !self.at(at + 5).is_ascii_digit() {
            return None;
        }
        let next = at + 5 + used;
        let alone = |end: usize| !matches!(self.at(end), '年' | '月' | '.' | '-') && !self.at(end).is_ascii_digit();
        let mixed = mark == '.'
            && used == 2
            && self.at(next) == '-'
            && self.small(next + 1).is_some_and(|(_, used)| used == 2 && alone(next + 1 + used));
        if (self.at(next) == mark || mixed)
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
        if reading.any(at, &["本月", "上月"]).is_some() {
            let (day, end) = self.day_at(at + 2)?;
            let month = self.month.map(|month| if reading.at(at) == '本' { month } else { month.wrapping_sub(1) });
            // Before January lies another year.
            let date = year.zip(month).and_then(|(year, month)| Date::new(year, month, day));
            return Some((end, true, date.map(|date| (date, date))));
        }
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
            && let dash @ 1.. = self.dashes(at + used)
            && let Some((last, more)) = self.small(at + used + dash)
            && self.at(at + used + dash + more) == '月'
            && first != last
            && [first, last].iter().all(|month| (1..=12).contains(month))
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
        if let Some((day, end)) = self.day_at(next) {
            let first = year.and_then(|y| Date::new(y, month, day));
            next = self.clock(end);
            let dash = self.dashes(next);
            if dash > 0
                && let Some((end, last)) = self.day_behind(next + dash, year, month)
            {
                return (self.clock(end), false, first.zip(last));
            }
            return (next, true, first.map(|date| (date, date)));
        }
        let dash = self.dashes(next);
        if dash > 0
            && let Some((last, used)) = self.small(next + dash)
            && self.at(next + dash + used) == '月'
        {
            return (next + dash + used + 1, false, year.and_then(|y| months(y, month, last)));
        }
        const TENTHS: [(&str, u8, u8); 3] = [("上旬", 1, 10), ("中旬", 11, 20), ("下旬", 21, 31)];
        if let Some((_, first, last)) = TENTHS.into_iter().find(|(words, ..)| reading.starts(next, words)) {
            let days = year.and_then(|y| Date::new(y, month, first).zip(Date::new(y, month, last.min(days_in(y, month)))));
            return (next + 2, false, days);
        }
        if let Some(words) = reading.any(next, &["月底", "底", "末", "初", "份以来", "份", "以来"]) {
            next += words.chars().count();
        }
        (next, false, whole)
    }

    /// The end of a range of days: `20日` or `3月1日`.
    fn day_behind(&self, at: usize, year: Option<i32>, month: u8) -> Option<(usize, Option<Date>)> {
        if let Some((day, end)) = self.day_at(at) {
            return Some((end, year.and_then(|y| Date::new(y, month, day))));
        }
        let (month, used) = self.small(at).filter(|&(_, used)| self.at(at + used) == '月')?;
        let (day, end) = self.day_at(at + used + 1)?;
        Some((end, year.and_then(|y| Date::new(y, month, day))))
    }

    /// A day of the month: `20日`, `3号`; without the word only where nothing goes on behind it: `1月3，`.
    fn day_at(&self, at: usize) -> Option<(u8, usize)> {
        let (day, used) = self.small(at).filter(|(day, _)| (1..=31).contains(day))?;
        let end = at + used;
        match self.at(end) {
            '日' | '号' => Some((day, end + 1)),
            '\0' | '\n' | '。' | ';' | '至' => Some((day, end)),
            ',' if !self.at(end + 1).is_ascii_digit() => Some((day, end)),
            _ => None,
        }
    }
}

/// Where the time of day at a position ends: 24时, 8时30分.
pub fn clock(reading: &Reading, at: usize) -> Option<usize> {
    let parse = Parse { reading, year: None, month: None };
    let (_, used) = parse.small(at).filter(|&(hour, used)| hour <= 24 && matches!(reading.at(at + used), '时' | '点'))?;
    let next = at + used + 1;
    match parse.small(next) {
        Some((minute, used)) if minute < 60 && reading.at(next + used) == '分' => Some(next + used + 1),
        _ => Some(next),
    }
}

fn months(year: i32, first: u8, last: u8) -> Span {
    let (start, end) = (Date::new(year, first, 1)?, Date::new(year, last, days_in(year, last))?);
    (start <= end).then_some((start, end))
}

fn whole_years(first: i32, last: i32) -> Span {
    Some((Date::new(first, 1, 1)?, Date::new(last, 12, 31)?))
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
    fn days_of_this_month_and_the_one_before() {
        let when = |text: &str, month: u8| {
            let expression = read_in(&Reading::new(text), 0, Some(2024), Some(month));
            expression.and_then(|e| e.when).map(|period| period.start.to_string())
        };
        assert_eq!(when("本月9日", 6).as_deref(), Some("2024-06-09"));
        assert_eq!(when("上月12日", 6).as_deref(), Some("2024-05-12"));
        assert_eq!(when("上月12日", 1), None);
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
            ("6月上旬", "6月上旬 2024-06-01 2024-06-10"),
            ("2023年12月至2024年2月，", "2023年12月至2024年2月 2023-12-01 2024-02-29"),
            ("2014年11月到去年3月", "2014年11月到去年3月 2014-11-01 2023-03-31"),
            ("2015年和2018年之间", "2015年和2018年之间 2015-01-01 2018-12-31"),
            ("2015年和2018年，", "2015年 2015-01-01 2015-12-31"),
            ("一七九八年五月", "一七九八年五月 1798-05-01 1798-05-31"),
            ("1500年历史", "1500年 -"),
            ("九七年一季度", "九七年一季度 1997-01-01 1997-03-31"),
            ("6月30日24时", "6月30日24时 2024-06-30 2024-06-30"),
            ("7月15日8时至16日8时，", "7月15日8时至16日8时 2024-07-15 2024-07-16"),
            ("20年一遇", "20年 -"),
            ("90年代初", "90年代 -"),
            ("2024/2025学年", "2024/2025学年 -"),
            ("2024—2025年度", "2024—2025年度 2024-01-01 2025-12-31"),
            ("上世纪90年代", "上世纪90年代 1990-01-01 1999-12-31"),
            ("二十世纪九十年代", "二十世纪九十年代 1990-01-01 1999-12-31"),
            ("两个半月", "两个半月 -"),
            ("三年半", "三年半 -"),
            ("1994.01-19", "1994.01-19 1994-01-19 1994-01-19"),
            ("9-3月，", "9-3月 -"),
            ("08-08", "08-08 2024-08-08 2024-08-08"),
            ("10-15", "none"),
            ("三年级", "none"),
            ("2024家", "none"),
            ("13月", "none"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }
}
