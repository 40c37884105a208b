//! Ways of printing the same text.

pub fn full_width(text: &str) -> String {
    text.chars()
        .map(|ch| match ch {
            '0'..='9' | '%' | '.' => char::from_u32(ch as u32 + 0xFEE0).unwrap_or(ch),
            _ => ch,
        })
        .collect()
}

pub fn half_width(text: &str) -> String {
    text.chars()
        .map(|ch| match ch {
            '，' => ',',
            '（' => '(',
            '）' => ')',
            '；' => ';',
            '：' => ':',
            _ => ch,
        })
        .collect()
}

/// A blank beside every figure, as word processors leave them.
pub fn spaced(text: &str) -> String {
    let mut spaced = String::new();
    let mut digit = false;
    for ch in text.chars() {
        let now = ch.is_ascii_digit() || ch == '.';
        if now != digit && ch != '%' {
            spaced.push(' ');
        }
        digit = now;
        spaced.push(ch);
    }
    spaced
}

/// 12345 as 12,345.
pub fn grouped(text: &str) -> String {
    let mut grouped = String::new();
    let chars: Vec<char> = text.chars().collect();
    for (at, &ch) in chars.iter().enumerate() {
        let after = chars[at..].iter().take_while(|ch| ch.is_ascii_digit()).count();
        let before = chars[..at].iter().rev().take_while(|ch| ch.is_ascii_digit()).count();
        let fraction = chars[..at - before].last() == Some(&'.');
        let year = before + after == 4 && is_year(&chars[at + after..]);
        if ch.is_ascii_digit() && before > 0 && after % 3 == 0 && !fraction && !year {
            grouped.push(',');
        }
        grouped.push(ch);
    }
    grouped
}

/// 年 behind four digits, or behind the other end of their range.
fn is_year(behind: &[char]) -> bool {
    let rest = behind.iter().skip_while(|ch| matches!(ch, '-' | '—') || ch.is_ascii_digit());
    rest.copied().next() == Some('年')
}
