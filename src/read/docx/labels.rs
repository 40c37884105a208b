//! The numbers that Word makes itself, as it prints them.

/// How a level of a list prints its number.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Style {
    #[default]
    Decimal,
    /// 01, 02.
    DecimalZero,
    UpperRoman,
    LowerRoman,
    UpperLetter,
    LowerLetter,
    /// １.
    FullWidth,
    /// ①.
    Circle,
    /// ⑴.
    Bracket,
    /// ⒈.
    FullStop,
    /// 一, 十一, 一百零一.
    Chinese,
    /// 壹, 拾壹.
    ChineseLegal,
    /// 一, 一〇, 一〇一.
    ChineseDigits,
    /// 甲.
    Stems,
    /// 子.
    Branches,
    /// 甲子.
    Cycle,
    /// ㊀.
    ChineseCircle,
    /// A bullet or nothing.
    None,
}

impl Style {
    /// The style of a name in the file.
    pub(super) fn named(name: &str) -> Self {
        match name {
            "decimalZero" => Style::DecimalZero,
            "upperRoman" => Style::UpperRoman,
            "lowerRoman" => Style::LowerRoman,
            "upperLetter" => Style::UpperLetter,
            "lowerLetter" => Style::LowerLetter,
            "decimalFullWidth" | "decimalFullWidth2" => Style::FullWidth,
            "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => Style::Circle,
            "decimalEnclosedParen" => Style::Bracket,
            "decimalEnclosedFullstop" => Style::FullStop,
            "chineseCounting"
            | "chineseCountingThousand"
            | "taiwaneseCounting"
            | "taiwaneseCountingThousand"
            | "japaneseCounting" => Style::Chinese,
            "chineseLegalSimplified" | "ideographLegalTraditional" | "japaneseLegal" => Style::ChineseLegal,
            "ideographDigital" | "taiwaneseDigital" | "japaneseDigitalTenThousand" => Style::ChineseDigits,
            "ideographTraditional" => Style::Stems,
            "ideographZodiac" => Style::Branches,
            "ideographZodiacTraditional" => Style::Cycle,
            "ideographEnclosedCircle" => Style::ChineseCircle,
            "bullet" | "none" => Style::None,
            _ => Style::Decimal,
        }
    }

    /// A number in this style; what the style has no sign for stands in Arabic digits.
    pub(super) fn print(self, number: u32) -> String {
        let plain = || number.to_string();
        let sign = |first: char, last: u32| match number {
            1.. if number <= last => char::from_u32(first as u32 + number - 1).map_or_else(plain, String::from),
            _ => plain(),
        };
        match self {
            Style::Decimal => plain(),
            Style::DecimalZero => format!("{number:02}"),
            Style::UpperRoman => roman(number),
            Style::LowerRoman => roman(number).to_ascii_lowercase(),
            Style::UpperLetter => letters(number, 'A'),
            Style::LowerLetter => letters(number, 'a'),
            Style::FullWidth => plain().chars().map(|digit| char::from_u32(digit as u32 + 0xFEE0).unwrap_or(digit)).collect(),
            Style::Circle => sign('①', 20),
            Style::Bracket => sign('⑴', 20),
            Style::FullStop => sign('⒈', 20),
            Style::ChineseCircle => sign('㊀', 10),
            Style::Chinese => counted(number, "零一二三四五六七八九", "十百千"),
            Style::ChineseLegal => counted(number, "零壹贰叁肆伍陆柒捌玖", "拾佰仟"),
            Style::ChineseDigits => {
                plain().chars().map(|digit| nth("〇一二三四五六七八九", digit.to_digit(10).unwrap_or(0))).collect()
            }
            Style::Stems => cyclic(number, STEMS).map_or_else(plain, String::from),
            Style::Branches => cyclic(number, BRANCHES).map_or_else(plain, String::from),
            Style::Cycle => match (cyclic(number, STEMS), cyclic(number, BRANCHES)) {
                (Some(stem), Some(branch)) => [stem, branch].iter().collect(),
                _ => plain(),
            },
            Style::None => String::new(),
        }
    }
}

const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES: &str = "子丑寅卯辰巳午未申酉戌亥";

fn nth(signs: &str, index: u32) -> char {
    signs.chars().nth(index as usize).unwrap_or('〇')
}

fn cyclic(number: u32, signs: &str) -> Option<char> {
    let count = signs.chars().count() as u32;
    number.checked_sub(1).map(|index| nth(signs, index % count))
}

/// A counted number below ten thousand: 十, 十二, 一百零三.
fn counted(number: u32, digits: &str, places: &str) -> String {
    if number == 0 || number > 9999 {
        return number.to_string();
    }
    let mut out = String::new();
    let mut gap = false;
    for place in (0..4).rev() {
        let digit = number / 10u32.pow(place) % 10;
        if digit == 0 {
            gap = !out.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            out.push(nth(digits, 0));
        }
        // 十 and not 一十 at the beginning.
        if digit != 1 || place != 1 || !out.is_empty() {
            out.push(nth(digits, digit));
        }
        out.extend(place.checked_sub(1).map(|place| nth(places, place)));
    }
    out
}

fn letters(number: u32, first: char) -> String {
    let Some(index) = number.checked_sub(1) else { return String::new() };
    let letter = char::from_u32(first as u32 + index % 26).unwrap_or(first);
    // After Z comes AA, then BB.
    String::from(letter).repeat((index / 26 + 1).min(8) as usize)
}

fn roman(mut number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number == 0 || number > 4999 {
        return number.to_string();
    }
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while number >= value {
            out.push_str(sign);
            number -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_print_as_word_prints_them() {
        let cases = [
            ("chineseCounting", 10, "十"),
            ("chineseCountingThousand", 12, "十二"),
            ("chineseCountingThousand", 20, "二十"),
            ("chineseCountingThousand", 103, "一百零三"),
            ("chineseCountingThousand", 110, "一百一十"),
            ("chineseCountingThousand", 1001, "一千零一"),
            ("chineseLegalSimplified", 12, "拾贰"),
            ("ideographTraditional", 3, "丙"),
            ("ideographZodiac", 12, "亥"),
            ("ideographZodiacTraditional", 2, "乙丑"),
            ("decimalEnclosedCircle", 11, "⑪"),
            ("decimalEnclosedCircle", 21, "21"),
            ("decimalEnclosedParen", 2, "⑵"),
            ("decimalFullWidth", 12, "１２"),
            ("japaneseDigitalTenThousand", 10, "一〇"),
            ("upperRoman", 14, "XIV"),
            ("lowerLetter", 28, "bb"),
            ("decimalZero", 7, "07"),
            ("decimal", 7, "7"),
            ("bullet", 1, ""),
        ];
        for (name, number, printed) in cases {
            assert_eq!(Style::named(name).print(number), printed, "{name}");
        }
    }
}
