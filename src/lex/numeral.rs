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
    /// The power of ten of its last printed place, where that is not its last digit: 3 of 25万6千, 4 of 三千万.
    pub step: u8,
    /// The upper of two neighbouring guesses: 四十六 of 四十五六, in ones.
    pub upper: Option<Decimal>,
    /// Whether it is written in Chinese characters.
    pub hanzi: bool,
}

impl Numeral {
    /// The power of ten of the 万 and 亿 at its end, which a range applies to both its ends.
    pub fn scale(&self, reading: &Reading) -> u8 {
        if !self.hanzi || self.power > 0 {
            return self.power;
        }
        let scales = (self.digits.from()..self.digits.to()).rev().map_while(|at| hanzi::scale(reading.at(at)));
        scales.sum()
    }
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
    if is_minus(reading, at) {
        let numeral = read(reading, at + 1).filter(|numeral| !numeral.value.is_negative())?;
        let digits = Run::new(at, numeral.digits.to());
        return Some(Numeral { value: numeral.value.negated(), digits, run: Run::new(at, numeral.run.to()), ..numeral });
    }
    let lead = matches!(reading.at(at), '-' | '.');
    if reading.at(at).is_ascii_digit() || (lead && reading.at(at + 1).is_ascii_digit()) {
        arabic(reading, at)
    } else {
        chinese(reading, at)
    }
}

/// Whether 负 is a sign here: it stands before a number and ends no word (减负, 担负).
pub fn is_minus(reading: &Reading, at: usize) -> bool {
    const WORDS: [char; 18] =
        ['减', '降', '担', '肩', '欺', '抱', '胜', '自', '背', '辜', '正', '亏', '增', '轻', '税', '债', '重', '欠'];
    let next = reading.at(at + 1);
    matches!(reading.at(at), '负' | '負')
        && (next.is_ascii_digit() || hanzi::is_numeral(next))
        && !WORDS.contains(&reading.before(at))
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
    Some(scaled(reading, value, Run::new(at, end)))
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
fn scaled(reading: &Reading, value: Decimal, digits: Run) -> Numeral {
    let whole = |to: usize| Run::new(digits.from(), to);
    let mut next = digits.to();
    let plain = Numeral { digits, value, power: 0, run: digits, more: None, step: 0, upper: None, hanzi: false };
    let mut more = None;
    if is_more(reading.at(next)) {
        (more, next) = (Some(More::BeforeScale), next + 1);
    }
    let (power, used) = scale_words(reading, next);
    if used == 0 {
        return Numeral { more, run: whole(next), ..plain };
    }
    next += used;
    if more.is_none() && is_more(reading.at(next)) {
        // 三十一万多亿: the scale goes on behind 多.
        let (again, used) = scale_words(reading, next + 1);
        return Numeral { power: power + again, more: Some(More::AfterScale), run: whole(next + 1 + used), ..plain };
    }
    let lone = Numeral { power, more, run: whole(next), ..plain };
    if more.is_some() { lone } else { joined(reading, &lone).unwrap_or(lone) }
}

/// A number whose scale words stand between its digits: `25万6千` is given in ones, `2千零30万` in the scale at its end.
fn joined(reading: &Reading, first: &Numeral) -> Option<Numeral> {
    let next = first.run.to();
    let zero = usize::from(matches!(reading.at(next), '零' | '〇'));
    let rest = if reading.at(next + zero).is_ascii_digit() {
        arabic(reading, next + zero)
    } else {
        // 200亿零四千230
        let upper = chinese(reading, next + zero).filter(|_| zero > 0)?;
        arabic(reading, upper.run.to()).filter(|lower| lower.power == 0 && lower.value < upper.value.lowest_place()).and_then(
            |lower| {
                let run = Run::new(upper.digits.from(), lower.run.to());
                Some(Numeral { value: upper.value.plus(lower.value)?, digits: run, run, ..lower })
            },
        )
    };
    let rest = rest.filter(|rest| rest.more != Some(More::BeforeScale))?;
    let whole = |to: usize| Run::new(first.digits.from(), to);
    let words = (next..rest.run.to()).any(|at| hanzi::place(reading.at(at)).is_some() || hanzi::scale(reading.at(at)).is_some());
    let high = first.value.shifted(first.power.into())?;
    if first.power < 4 && rest.power >= 4 && rest.value < Decimal::ONE.shifted(first.power.into())? {
        let value = high.plus(rest.value)?;
        return Some(Numeral { value, digits: whole(rest.digits.to()), run: whole(rest.run.to()), ..rest });
    }
    let low = rest.value.shifted(rest.power.into())?;
    if rest.power >= first.power || (zero == 0 && !words) || low >= Decimal::ONE.shifted(first.power.into())? {
        return None;
    }
    let end = rest.run.to() - usize::from(rest.more.is_some());
    let step = rest.power + rest.step;
    Some(Numeral {
        value: high.plus(low)?,
        digits: whole(end),
        power: 0,
        run: whole(rest.run.to()),
        more: rest.more,
        step,
        ..*first
    })
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
        // 三十两 weighs; 两 counts only before a place: 三万两千.
        let next = reading.at(end + 1);
        let placed = hanzi::place(next).is_some() || hanzi::scale(next).is_some();
        if reading.at(end) == '两' && reading.before(end) == '十' && end > at && !placed {
            break;
        }
        end += 1;
    }
    if end == at {
        return None;
    }
    let alone = end == at + 1;
    if reading.at(end) == '点' && hanzi::digit(reading.at(end + 1)).is_some() {
        end += 1;
        while hanzi::is_numeral(reading.at(end)) && end - at < 40 {
            end += 1;
        }
    }
    let (mut value_end, mut value, mut upper) = (end, None, None);
    if alone && end == at + 1 {
        value = Decimal::new(hanzi::worth(reading.at(at))?, 0);
    } else if let Some((low, high)) = hanzi::guess(reading.chars(Run::new(at, end))) {
        (value, upper) = (Some(low), Some(high));
    }
    while value_end > at && value.is_none() {
        value = hanzi::value_of(reading.chars(Run::new(at, value_end)));
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
    let digits = Run::new(at, value_end);
    let step = if more.is_none() { last_place(reading, digits) } else { 0 };
    Some(Numeral { digits, value, power, run: Run::new(at, next), more, step, upper, hanzi: true })
}

/// The power of ten of the last place that a large Chinese number names: 4 of 三千万, 3 of 一万五千 and 一万五.
/// Numbers below 万 are counted in ones.
fn last_place(reading: &Reading, digits: Run) -> u8 {
    let chars = || (digits.from()..digits.to()).rev().map(|at| reading.at(at));
    if !chars().any(|ch| hanzi::scale(ch).is_some()) || chars().any(|ch| ch == '点') {
        return 0;
    }
    let named: u8 = chars().map_while(hanzi::scale).sum();
    if named > 0 {
        return named;
    }
    let mut last = chars();
    match (last.next().map(|ch| (hanzi::place(ch), ch)), last.next()) {
        (Some((Some(place), _)), _) => place,
        (Some(_), Some(before)) => hanzi::scale(before).or_else(|| hanzi::place(before)).map_or(0, |power| power - 1),
        _ => 0,
    }
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
            ("7万5千4百", "7万5千4百 75400 None 7万5千4百"),
            ("2千零30万", "2千零30 20300000 None 2千零30万"),
            ("25万6千人", "25万6千 256000 None 25万6千"),
            ("负三十二", "负三十二 -32 None 负三十二"),
            ("负1.5亿", "负1.5 -150000000 None 负1.5亿"),
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
