//! Number formats: `#,##0.0"亿元"`, `0.0%`, `yyyy"年"m"月"`.

use super::dates::Moment;
use super::number::Number;

/// A part of a format.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Token {
    /// Words as they are.
    Words(String),
    /// `0`, `#` or `?`.
    Digit(char),
    Point,
    Comma,
    Percent,
    /// A letter of a date, repeated.
    Date(char, usize),
    /// The text of the cell.
    Text,
    /// An exponent or a fraction: such numbers are shown without a format.
    Other,
}

/// A number as its format shows it.
pub(super) fn shown(number: &Number, format: &str, from_1904: bool) -> String {
    let sections = sections(format);
    let (index, own_sign) = match (sections.len(), number.is_zero(), number.negative) {
        (2.., false, true) => (1, true),
        (3.., true, _) => (2, true),
        _ => (0, false),
    };
    let Some(tokens) = sections.get(index) else { return number.general() };
    let general = || number.general();
    if tokens.iter().any(|token| matches!(token, Token::Date(..))) {
        let moment = number.days().and_then(|(days, seconds)| Moment::new(days, seconds, from_1904));
        return moment.map_or_else(general, |moment| date(tokens, moment));
    }
    if tokens.contains(&Token::Other) || tokens.contains(&Token::Text) {
        return general();
    }
    if !tokens.iter().any(|token| matches!(token, Token::Digit(_))) {
        // Words in the place of a number, as "—" for zero.
        let words: String =
            tokens.iter().map(|token| if let Token::Words(words) = token { words.as_str() } else { "" }).collect();
        return if index == 0 && words.trim().is_empty() { general() } else { words };
    }
    figure(number, tokens, own_sign)
}

fn figure(number: &Number, tokens: &[Token], own_sign: bool) -> String {
    let digits = |tokens: &[Token]| tokens.iter().filter(|token| matches!(token, Token::Digit(_))).count();
    let point = tokens.iter().position(|token| *token == Token::Point).unwrap_or(tokens.len());
    let (before, behind) = tokens.split_at(point);
    let last_digit = tokens.iter().rposition(|token| matches!(token, Token::Digit(_))).unwrap_or(0);
    let thousands = tokens.iter().enumerate().filter(|(at, token)| **token == Token::Comma && *at > last_digit).count();
    let percents = tokens.iter().filter(|token| **token == Token::Percent).count();
    let grouped = before.iter().enumerate().any(|(at, token)| *token == Token::Comma && at < last_digit);
    let least = before.iter().filter(|token| **token == Token::Digit('0')).count();
    let kept = behind.iter().filter(|token| **token == Token::Digit('0')).count();
    let places = digits(behind);

    let value = number.clone().shifted(2 * percents as i64 - 3 * thousands as i64).rounded(places);
    let (mut whole, mut part) = value.parts();
    if whole == "0" && least == 0 && places > 0 {
        whole.clear();
    }
    while whole.len() < least.min(40) {
        whole.insert(0, '0');
    }
    while part.len() < kept.min(40) {
        part.push('0');
    }
    if grouped {
        let count = whole.len();
        whole = whole
            .chars()
            .enumerate()
            .flat_map(|(at, digit)| [(at > 0 && (count - at).is_multiple_of(3)).then_some(','), Some(digit)])
            .flatten()
            .collect();
    }
    let mut out = String::new();
    if number.negative && !own_sign && !value.is_zero() {
        out.push('-');
    }
    let mut done = false;
    for token in tokens {
        match token {
            Token::Words(words) => out.push_str(words),
            Token::Percent => out.push('%'),
            Token::Digit(_) | Token::Point if !std::mem::replace(&mut done, true) => {
                out.push_str(&whole);
                if !part.is_empty() {
                    out.push('.');
                    out.push_str(&part);
                }
            }
            _ => {}
        }
    }
    out
}

fn date(tokens: &[Token], moment: Moment) -> String {
    let letters: Vec<(usize, char)> = tokens
        .iter()
        .enumerate()
        .filter_map(|(at, token)| if let Token::Date(letter, _) = token { Some((at, *letter)) } else { None })
        .collect();
    // m beside hours or seconds is minutes.
    let minutes = |at: usize| {
        let index = letters.iter().position(|(place, _)| *place == at).unwrap_or(0);
        index.checked_sub(1).and_then(|before| letters.get(before)).is_some_and(|(_, letter)| *letter == 'h')
            || letters.get(index + 1).is_some_and(|(_, letter)| *letter == 's')
    };
    let mut out = String::new();
    for (at, token) in tokens.iter().enumerate() {
        let (value, width) = match token {
            Token::Words(words) => {
                out.push_str(words);
                continue;
            }
            Token::Date('y', width) => (if *width > 2 { moment.year } else { moment.year % 100 }, (*width).min(4)),
            Token::Date('m', width) if minutes(at) => (moment.seconds / 60 % 60, *width),
            Token::Date('m', width) => (moment.month, *width),
            Token::Date('d', width) if *width > 2 => continue,
            Token::Date('d', width) => (moment.day, *width),
            Token::Date('h', width) => (moment.seconds / 3600, *width),
            Token::Date('s', width) => (moment.seconds % 60, *width),
            _ => continue,
        };
        let width = if width > 2 && *token != Token::Date('y', width) { 1 } else { width };
        out.push_str(&format!("{value:0width$}"));
    }
    out.trim().to_owned()
}

/// The sections of a format: positive numbers, negative ones, zero, text.
fn sections(format: &str) -> Vec<Vec<Token>> {
    let mut sections = vec![Vec::new()];
    let mut chars = format.chars().peekable();
    while let Some(ch) = chars.next() {
        let tokens = match sections.last_mut() {
            Some(tokens) => tokens,
            None => return sections,
        };
        match ch {
            ';' => sections.push(Vec::new()),
            '"' => tokens.push(Token::Words(chars.by_ref().take_while(|&ch| ch != '"').collect())),
            '\\' | '!' => tokens.extend(chars.next().map(|ch| Token::Words(ch.into()))),
            '_' => {
                chars.next();
                tokens.push(Token::Words(" ".into()));
            }
            '*' => drop(chars.next()),
            '[' => {
                let inside: String = chars.by_ref().take_while(|&ch| ch != ']').collect();
                // [$¥-804] is a currency; colours, conditions and languages print nothing.
                let currency = inside.strip_prefix('$').and_then(|rest| rest.split('-').next()).filter(|sign| !sign.is_empty());
                tokens.extend(currency.map(|sign| Token::Words(sign.into())));
                if matches!(inside.as_str(), "h" | "hh" | "m" | "mm" | "s" | "ss") {
                    tokens.push(Token::Other);
                }
            }
            '0' | '#' | '?' => tokens.push(Token::Digit(ch)),
            '.' => tokens.push(Token::Point),
            ',' => tokens.push(Token::Comma),
            '%' => tokens.push(Token::Percent),
            '@' => tokens.push(Token::Text),
            'E' | 'e' if matches!(chars.peek(), Some('+' | '-')) => tokens.push(Token::Other),
            '/' if tokens.iter().any(|token| matches!(token, Token::Digit(_))) => tokens.push(Token::Other),
            'y' | 'm' | 'd' | 'h' | 's' | 'Y' | 'M' | 'D' | 'H' | 'S' => {
                let letter = ch.to_ascii_lowercase();
                let mut count = 1;
                while chars.next_if(|next| next.eq_ignore_ascii_case(&letter)).is_some() {
                    count += 1;
                }
                tokens.push(Token::Date(letter, count));
            }
            'G' | 'g' if is_general(&mut chars) => tokens.push(Token::Text),
            ch => tokens.push(Token::Words(ch.into())),
        }
    }
    sections
}

/// Passes over the rest of `General`.
fn is_general(chars: &mut std::iter::Peekable<std::str::Chars>) -> bool {
    let mut ahead = chars.clone();
    let word: String = ahead.by_ref().take(6).collect();
    let found = word.eq_ignore_ascii_case("eneral");
    if found {
        *chars = ahead;
    }
    found
}
