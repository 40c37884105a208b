//! Numerals in Chinese characters.

use crate::number::Decimal;

/// The digit a character stands for.
pub fn digit(ch: char) -> Option<u8> {
    Some(match ch {
        '零' | '〇' | '○' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '贰' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// Whether a character is one of the numerals of cheques, most of which are ordinary characters of other words.
pub fn is_capital(ch: char) -> bool {
    "壹贰叁肆伍陆柒捌玖拾佰仟".contains(ch)
}

/// The power of ten of a place word below 万.
pub fn place(ch: char) -> Option<u8> {
    Some(match ch {
        '十' | '拾' => 1,
        '百' | '佰' => 2,
        '千' | '仟' => 3,
        _ => return None,
    })
}

/// The power of ten of a scale word.
pub fn scale(ch: char) -> Option<u8> {
    match ch {
        '万' => Some(4),
        '亿' => Some(8),
        '兆' => Some(12),
        _ => None,
    }
}

/// Whether a character can stand inside such a numeral.
pub fn is_numeral(ch: char) -> bool {
    digit(ch).is_some() || place(ch).is_some() || scale(ch).is_some()
}

/// What a character alone is worth: 五 is 5, 百 is 100, 万 is 10000.
pub fn worth(ch: char) -> Option<i128> {
    let power = || place(ch).or_else(|| scale(ch)).map(|power| 10i128.pow(power.into()));
    digit(ch).map(i128::from).or_else(power)
}

/// Two neighbouring guesses in one number: 三五百, 四十五六万, 十七八. The lower and the upper one.
pub fn guess(chars: &[char]) -> Option<(Decimal, Decimal)> {
    let named = |at: usize| chars.get(at).and_then(|&ch| digit(ch)).filter(|&digit| digit > 0);
    let mut pair = None;
    let mut run = 0;
    for at in 0..chars.len() {
        run = if named(at).is_some() { run + 1 } else { 0 };
        let (Some(low), Some(high)) = (named(at), named(at + 1)) else { continue };
        // 一二三产业 names three, 二〇二四 is a year: only a lone pair is a guess.
        if run > 1 || pair.is_some() || !(high == low + 1 || (low, high) == (3, 5)) {
            return None;
        }
        pair = Some(at);
    }
    let pair = pair?;
    let without = |skip: usize| value_of(&[&chars[..skip], &chars[skip + 1..]].concat());
    let placed = chars.iter().any(|&ch| place(ch).is_some() || scale(ch).is_some());
    let bare = chars.len() == 2 && !chars.iter().any(|&ch| is_capital(ch));
    let plain = !chars.iter().any(|ch| matches!(ch, '点' | '零' | '〇' | '○'));
    ((placed || bare) && plain).then(|| Some((without(pair + 1)?, without(pair)?))).flatten()
}

/// Reads a whole numeral: 十五, 二百三十, 一万五千亿, 一点二五, 二〇二四. `None` where it is no well-formed number.
pub fn value(text: &str) -> Option<Decimal> {
    value_of(&text.chars().collect::<Vec<_>>())
}

/// The same of characters.
pub fn value_of(chars: &[char]) -> Option<Decimal> {
    if let Some(point) = chars.iter().position(|&ch| ch == '点') {
        // 三点二万: the scale behind the decimals counts for all of it.
        let scaled = chars.iter().rposition(|&ch| scale(ch).is_none()).map_or(chars.len(), |last| last + 1);
        let power: i32 = chars[scaled..].iter().filter_map(|&ch| scale(ch)).map(i32::from).sum();
        let whole = whole_value(&chars[..point])?;
        let mut mantissa = whole;
        for &ch in &chars[point + 1..scaled] {
            mantissa = mantissa.checked_mul(10)?.checked_add(digit(ch)?.into())?;
        }
        let decimals = scaled.checked_sub(point + 1)? as u32;
        return (decimals > 0).then(|| Decimal::new(mantissa, decimals)?.shifted(power)).flatten();
    }
    Decimal::new(whole_value(chars)?, 0)
}

fn whole_value(chars: &[char]) -> Option<i128> {
    if chars.is_empty() {
        return None;
    }
    if let &[only] = chars
        && let Some(digit) = digit(only)
    {
        return Some(digit.into());
    }
    if chars.iter().all(|&ch| digit(ch).is_some()) {
        // 两 counts; it is never one digit of several.
        if chars.len() > 1 && chars.contains(&'两') {
            return None;
        }
        return chars.iter().try_fold(0i128, |sum, &ch| sum.checked_mul(10)?.checked_add(digit(ch)?.into()));
    }
    // The largest scale splits the numeral: what stands before is multiplied, what stands behind is added.
    if let Some(at) =
        chars.iter().rposition(|&ch| scale(ch) == chars.iter().filter_map(|&c| scale(c)).max() && scale(ch).is_some())
    {
        let power = 10i128.checked_pow(scale(chars[at])?.into())?;
        let before = if at == 0 { 1 } else { whole_value(&chars[..at])? };
        let rest = &chars[at + 1..];
        let after = match rest {
            [] => 0,
            // 一万五 is 15000: a lone digit counts in the next lower place.
            [single] if digit(*single).is_some_and(|d| d > 0) => i128::from(digit(*single)?) * power / 10,
            _ => whole_value(rest)?,
        };
        return (after < power).then(|| before.checked_mul(power)?.checked_add(after)).flatten();
    }
    let (mut sum, mut lowest, mut pending, mut zero) = (0i128, 5u8, None::<u8>, false);
    for &ch in chars {
        if let Some(place) = place(ch) {
            if place >= lowest {
                return None;
            }
            let count = match pending.take() {
                Some(digit) => digit,
                // 一百十六 leaves out the one that 一百一十六 has.
                None if place == 1 => 1,
                None if sum == 0 && lowest == 5 => 1,
                None => return None,
            };
            sum += i128::from(count) * 10i128.pow(place.into());
            (lowest, zero) = (place, false);
        } else {
            let digit = digit(ch)?;
            if digit == 0 {
                zero = true;
            } else if pending.replace(digit).is_some() {
                return None;
            }
        }
    }
    if let Some(digit) = pending {
        // 一百五 is 150, 一百零五 is 105.
        let place = if zero || lowest <= 1 || lowest == 5 { 0 } else { lowest - 1 };
        sum += i128::from(digit) * 10i128.pow(place.into());
    }
    Some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn reads_what_people_write() {
        for (text, expected) in [
            ("十", "10"),
            ("十五", "15"),
            ("二十", "20"),
            ("两百", "200"),
            ("一百零五", "105"),
            ("一百五", "150"),
            ("二百三十", "230"),
            ("三千零二十一", "3021"),
            ("一万五", "15000"),
            ("一万五千亿", "1500000000000"),
            ("二十万亿", "20000000000000"),
            ("两千万", "20000000"),
            ("十二点五", "12.5"),
            ("二〇二四", "2024"),
            ("三点二万", "32000"),
            ("一千零一十", "1010"),
        ] {
            assert_eq!(value(text).map(|v| v.to_string()).as_deref(), Some(expected), "{text}");
        }
        for (text, low, high) in [
            ("三五百", "300", "500"),
            ("四十五六", "45", "46"),
            ("十七八万", "170000", "180000"),
            ("三四十亿", "3000000000", "4000000000"),
            ("七百三四十", "730", "740"),
        ] {
            let guessed = guess(&chars(text)).map(|(low, high)| (low.to_string(), high.to_string()));
            assert_eq!(guessed, Some((low.into(), high.into())), "{text}");
        }
        assert_eq!(guess(&chars("七八")), Some((Decimal::from(7), Decimal::from(8))));
        for text in ["二〇二三", "一二三", "一百二十三", "三六", "一万零一"] {
            assert_eq!(guess(&chars(text)), None, "{text}");
        }
        assert_eq!(value("一百十六").map(|v| v.to_string()).as_deref(), Some("116"));
        for text in ["", "十百", "一十十", "点五点"] {
            assert_eq!(value(text), None, "{text}");
        }
    }
}
