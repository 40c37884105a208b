//! The calendar: days, periods, and the words that name parts of a year.

use super::hanzi;
use crate::text::Reading;

/// A calendar day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Date {
    /// Year.
    pub year: i32,
    /// Month, 1–12.
    pub month: u8,
    /// Day, 1–31.
    pub day: u8,
}

impl Date {
    /// The day, where the calendar has it.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        (day >= 1 && day <= days_in(year, month)).then_some(Self { year, month, day })
    }

    /// Reads `2024-06-30`.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let date = Self::new(parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?)?;
        parts.next().is_none().then_some(date)
    }
}

/// `2024-06-30`.
impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// Days in a month of the Gregorian calendar; none in a month that does not exist.
pub fn days_in(year: i32, month: u8) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 0,
    }
}

/// A stretch of days, both ends included.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Period {
    /// As a person writes it: `2024年上半年`.
    pub label: String,
    /// First day.
    pub start: Date,
    /// Last day.
    pub end: Date,
}

impl Period {
    /// Whole months of one year, `first` to `last`.
    pub fn months(label: impl Into<String>, year: i32, first: u8, last: u8) -> Option<Self> {
        let (start, end) = (Date::new(year, first, 1)?, Date::new(year, last, days_in(year, last))?);
        (start <= end).then(|| Self { label: label.into(), start, end })
    }

    /// From the first day of one year to the last of another.
    pub fn years(label: impl Into<String>, first: i32, last: i32) -> Option<Self> {
        let (start, end) = (Date::new(first, 1, 1)?, Date::new(last, 12, 31)?);
        (start <= end).then(|| Self { label: label.into(), start, end })
    }
}

/// The part of a year that the words at a position name, as months: 上半年, 第一季度, 1—6月; with the words' length.
pub(crate) fn part_of_year(reading: &Reading, at: usize) -> Option<(u8, u8, usize)> {
    const NAMED: &[(&str, u8, u8)] =
        &[("上半年", 1, 6), ("下半年", 7, 12), ("前三季度", 1, 9), ("前三个季度", 1, 9), ("全年", 1, 12)];
    if let Some(&(words, first, last)) = NAMED.iter().find(|(words, ..)| reading.starts(at, words)) {
        return Some((first, last, words.chars().count()));
    }
    let skip = usize::from(reading.at(at) == '第');
    if let Some(quarter) = hanzi::digit(reading.at(at + skip)).or_else(|| ascii(reading.at(at + skip)))
        && (1..=4).contains(&quarter)
        && reading.starts(at + skip + 1, "季度")
    {
        return Some((quarter * 3 - 2, quarter * 3, skip + 3));
    }
    let (first, used) = month_number(reading, at)?;
    let mut next = at + used;
    if matches!(reading.at(next), '-' | '—' | '–' | '~' | '至' | '到') {
        while matches!(reading.at(next), '-' | '—' | '–' | '~' | '至' | '到') {
            next += 1;
        }
        let (last, used) = month_number(reading, next)?;
        next += used;
        return (reading.at(next) == '月' && first <= last).then(|| (first, last, next + 1 - at));
    }
    (reading.at(next) == '月').then(|| (first, first, next + 1 - at))
}

fn ascii(ch: char) -> Option<u8> {
    ch.to_digit(10).map(|digit| digit as u8)
}

fn month_number(reading: &Reading, at: usize) -> Option<(u8, usize)> {
    let first = ascii(reading.at(at))?;
    let (month, used) = match ascii(reading.at(at + 1)) {
        Some(second) => (first * 10 + second, 2),
        None => (first, 1),
    };
    ((1..=12).contains(&month) && ascii(reading.at(at + used)).is_none()).then_some((month, used))
}

/// A four-digit year at a position.
pub(crate) fn year(reading: &Reading, at: usize) -> Option<i32> {
    let mut value = 0i32;
    for step in 0..4 {
        let ch = reading.at(at + step);
        let digit = ascii(ch).or_else(|| hanzi::digit(ch))?;
        value = value * 10 + i32::from(digit);
    }
    let ends = ascii(reading.at(at + 4)).is_none() && ascii(reading.before(at)).is_none();
    ((1949..=2099).contains(&value) && ends).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_that_do_not_exist_are_none() {
        assert_eq!(Date::new(2023, 2, 29), None);
        assert_eq!(Date::parse("2024-02-29").map(|d| d.to_string()).as_deref(), Some("2024-02-29"));
        assert_eq!(Date::parse("2024-13-01"), None);
    }
}
