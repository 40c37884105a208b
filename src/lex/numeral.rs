//! Numbers: Arabic, Chinese and mixed, with their scale words and the 余, 多, 几 inside them.

use super::hanzi;
use crate::number::Decimal;
use crate::text::{Reading, Run};

/// A number with its scale.
#[derive(Clone, Copy, Debug)]
pub struct Numeral {
    /// The digits: for Arabic numbers without the scale words behind them, for Chinese ones all of it.
    pub digits: Run,
    /// The printed number before its scale.
    pub value: Decimal,
    /// Power of ten of the scale words behind the digits.
    pub power: u8,
    /// From the first digit to the last scale word or 余 inside the number.
    pub run: Run,
    /// Where 余, 多 or 几 stands: the number is more than it says, by less than one unit of the place named.
    pub more: Option<More>,
    /// Whether it is written in Chinese characters.
    pub hanzi: bool,
}

/// The 余 of a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum More {
    /// Before the scale or without one: 1200余, 10余万: less than one more in the lowest place that is not zero.
    BeforeScale,
    /// Behind the scale: 10万余: less than one more in the scale.
    AfterScale,
}

/// Whether a character says that a number is a little more than it says.
pub fn is_more(ch: char) -> bool {
    matches!(ch, '余' | '多' | '馀')
}

/// Reads the number that begins at a position.
pub fn read(reading: &Reading, at: usize) -> Option<Numeral> {
    let lead = matches!(reading.at(at), '-' | '.');
    if reading.at(at).is_ascii_digit() || (lead && reading.at(at + 1).is_ascii_digit()) {
        arabic(reading, at)
    } else {
        chinese(reading, at)
    }
}

fn arabic(reading: &Reading, at: usize) -> Option<Numeral> {
    let mut end = at + usize::from(reading.at(at) == '-');
    let negative = end > at;
    let (mut mantissa, mut decimals, mut point) = (0i128, 0u32, false);
    let first = end;
    loop {
        let ch = reading.at(end);
        if let Some(digit) = ch.to_digit(10) {
            if end > first && reading.gap(end) && !blank_groups(reading, first, end) {
                break;
            }
            mantissa = mantissa.checked_mul(10)?.checked_add(digit.into())?;
            decimals += u32::from(point);
            end += 1;
        } else if ch == '.'
            && !point
            && reading.at(end + 1).is_ascii_digit()
            && (end == at || reading.before(end).is_ascii_digit())
        {
            point = true;
            end += 1;
        } else if ch == ',' && !point && thousands(reading, first, end) {
            end += 1;
        } else {
            break;
        }
    }
    let value = Decimal::new(if negative { -mantissa } else { mantissa }, decimals)?;
    let (value, power, whole, more) = scaled(reading, value, end);
    // 25万6千 is one number: its scale words stand between its digits.
    let joined = (end..whole).any(|position| reading.at(position).is_ascii_digit());
    let last = if joined { whole - usize::from(more.is_some()) } else { end };
    Some(Numeral { digits: Run::new(at, last), value, power, run: Run::new(at, whole), more, hanzi: false })
}

/// Whether a comma separates thousands: three digits behind it and one to three before it, and no fourth behind.
fn thousands(reading: &Reading, first: usize, comma: usize) -> bool {
    let inside = |step: usize| step == 1 || !reading.gap(comma + step);
    let behind = (1..=4).take_while(|&step| reading.at(comma + step).is_ascii_digit() && inside(step)).count();
    let group = (first..comma).rev().take_while(|&p| reading.at(p).is_ascii_digit()).count();
    let leading = first + group == comma;
    behind == 3
        && !reading.gap(comma + 1)
        && (leading && (1..=3).contains(&group) || !leading && group == 3)
        && !(leading && group == 1 && reading.at(first) == '0')
}

/// Whether the digits behind one blank are a group of three after one to three digits: `1 234`.
/// More blanks part the columns of a table.
fn blank_groups(reading: &Reading, first: usize, at: usize) -> bool {
    let behind =
        (0..4).take_while(|&step| reading.at(at + step).is_ascii_digit() && (step == 0 || !reading.gap(at + step))).count();
    (1..=3).contains(&(at - first)) && behind == 3 && reading.gap_width(at) == 1
}

/// Reads scale words and 余 behind the digits of a number: `25万6千`, `1200余万`, `3.2万余`.
fn scaled(reading: &Reading, value: Decimal, end: usize) -> (Decimal, u8, usize, Option<More>) {
    let mut next = end;
    let mut more = None;
    if is_more(reading.at(next)) {
        (more, next) = (Some(More::BeforeScale), next + 1);
    }
    let (power, used) = scale_words(reading, next);
    if used == 0 {
        return (value, 0, next, more);
    }
    next += used;
    if more.is_none() && is_more(reading.at(next)) {
        // 三十一万多亿: the scale goes on behind 多.
        let (again, used) = scale_words(reading, next + 1);
        if used > 0 {
            return (value, power + again, next + 1 + used, Some(More::AfterScale));
        }
        return (value, power, next + 1, Some(More::AfterScale));
    }
    let zero = usize::from(matches!(reading.at(next), '零' | '〇'));
    if more.is_none()
        && reading.at(next + zero).is_ascii_digit()
        && let Some(rest) = arabic(reading, next + zero)
        && rest.power < power
        && (zero > 0 || rest.run.len() > rest.digits.len())
        && rest.more != Some(More::BeforeScale)
        && let Some(sum) = value.shifted(power.into()).and_then(|v| v.plus(rest.value.shifted(rest.power.into())?))
    {
        // 25万6千 has one value; it is given in ones.
        return (sum, 0, rest.run.to(), rest.more);
    }
    (value, power, next, more)
}

/// Scale words at a position: their power of ten and length. 千 and 百 count unless they begin a unit.
fn scale_words(reading: &Reading, at: usize) -> (u8, usize) {
    const UNITS_WITH_THOUSAND: &[&str] = &["千米", "千克", "千瓦", "千伏", "千卡", "千字", "千赫", "千帕", "千吨公里"];
    let mut next = at;
    let mut power = 0;
    loop {
        let ch = reading.at(next);
        if ch == '兆' && matches!(reading.at(next + 1), '瓦' | '伏' | '比' | '字' | '赫' | '帕' | '安' | '欧') {
            break;
        }
        if let Some(more) = hanzi::scale(ch) {
            power += more;
        } else if let Some(more) = hanzi::place(ch)
            && !(ch == '千' && reading.any(next, UNITS_WITH_THOUSAND).is_some())
            && !(ch == '百' && reading.starts(next, "百分"))
        {
            power += more;
        } else {
            break;
        }
        next += 1;
        if power > 16 {
            return (0, 0);
        }
    }
    (power, next - at)
}

fn chinese(reading: &Reading, at: usize) -> Option<Numeral> {
    let mut end = at;
    while hanzi::is_numeral(reading.at(end)) && end - at < 32 {
        if reading.at(end) == '百' && reading.starts(end, "百分") && end > at {
            break;
        }
        end += 1;
    }
    if end == at {
        return None;
    }
    if reading.at(end) == '点' && hanzi::digit(reading.at(end + 1)).is_some() {
        end += 1;
        while hanzi::is_numeral(reading.at(end)) && end - at < 32 {
            end += 1;
        }
    }
    let (mut value_end, mut value) = (end, None);
    while value_end > at && value.is_none() {
        value = hanzi::value(&reading.text(Run::new(at, value_end)));
        if value.is_none() {
            value_end -= 1;
        }
    }
    let mut value = value?;
    let mut next = value_end;
    let mut more = None;
    let mut power = 0;
    if is_more(reading.at(next)) || (reading.at(next) == '几' && reading.before(next) == '十') {
        let scaled_already = hanzi::scale(reading.before(next)).is_some();
        more = Some(if scaled_already { More::AfterScale } else { More::BeforeScale });
        next += 1;
        let (words, used) = scale_words(reading, next);
        (power, next) = (words, next + used);
    }
    if more == Some(More::AfterScale) {
        // 十万余 is ten of a scale; it is given as that many, so that 余 means less than one more of it.
        let last = hanzi::scale(reading.at(value_end - 1)).unwrap_or(0);
        if let Some(small) = value.shifted(-i32::from(last)).map(Decimal::trimmed) {
            (value, power) = (small, power + last);
        }
    }
    Some(Numeral { digits: Run::new(at, value_end), value, power, run: Run::new(at, next), more, hanzi: true })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let reading = Reading::new(text);
        match read(&reading, 0) {
            Some(n) => {
                let scaled = n.value.shifted(n.power.into()).map_or("?".into(), |v| v.trimmed().to_string());
                format!("{} {scaled} {:?} {}", reading.text(n.digits), n.more, reading.text(n.run))
            }
            None => "none".into(),
        }
    }

    #[test]
    fn reads_the_traps() {
        for (text, expected) in [
            ("390亿元", "390 39000000000 None 390亿"),
            ("1,100万", "1,100 11000000 None 1,100万"),
            ("1,00", "1 1 None 1"),
            ("1200余份", "1200 1200 Some(BeforeScale) 1200余"),
            ("10万余亩次", "10 100000 Some(AfterScale) 10万余"),
            ("500多亿", "500 50000000000 Some(BeforeScale) 500多亿"),
            ("3.2万余", "3.2 32000 Some(AfterScale) 3.2万余"),
            ("25万6千", "25万6千 256000 None 25万6千"),
            ("25万6千余", "25万6千 256000 Some(AfterScale) 25万6千余"),
            ("4.78万亿", "4.78 4780000000000 None 4.78万亿"),
            ("5千瓦", "5 5 None 5"),
            ("2.97。3", "2.97 2.97 None 2.97"),
            ("二百三十余万", "二百三十 2300000 Some(BeforeScale) 二百三十余万"),
            ("五百多亿", "五百 50000000000 Some(BeforeScale) 五百多亿"),
            ("十几万", "十 100000 Some(BeforeScale) 十几万"),
            ("一万五千亿", "一万五千亿 1500000000000 None 一万五千亿"),
            ("两千余万元", "两千 20000000 Some(BeforeScale) 两千余万"),
            ("12 345元", "12 345 12345 None 12 345"),
        ] {
            assert_eq!(shown(text).replace(' ', ""), expected.replace(' ', ""), "{text}");
        }
    }
}
