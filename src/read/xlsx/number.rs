//! A cell's number: the digits that the file holds, rounded and printed without ever being a float.

/// Digits that a spreadsheet keeps of a number.
const KEPT: usize = 15;
/// The largest power of ten that is written out.
const LARGEST: i64 = 40;

/// A number by its digits.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Number {
    pub(super) negative: bool,
    /// Without zeros at either end; empty for zero.
    digits: Vec<u8>,
    /// Digits before the point; may be negative.
    point: i64,
}

impl Number {
    /// Reads `-12.5` and `1.25E-3`.
    pub(super) fn read(text: &str) -> Option<Self> {
        let (negative, text) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (digits, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let exponent: i64 = exponent.parse().ok().filter(|power: &i64| power.abs() < 400)?;
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        if whole.len() + part.len() == 0 || !whole.bytes().chain(part.bytes()).all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let digits: Vec<u8> = whole.bytes().chain(part.bytes()).map(|byte| byte - b'0').collect();
        let mut number = Self { negative, digits, point: whole.len() as i64 + exponent };
        number.trim();
        number.keep(KEPT as i64);
        Some(number)
    }

    pub(super) fn is_zero(&self) -> bool {
        self.digits.is_empty()
    }

    fn trim(&mut self) {
        let zeros = self.digits.iter().take_while(|&&digit| digit == 0).count();
        self.digits.drain(..zeros);
        self.point -= zeros as i64;
        while self.digits.last() == Some(&0) {
            self.digits.pop();
        }
        if self.digits.is_empty() {
            self.point = 0;
        }
    }

    /// Rounds to so many digits from the first, halves away from zero.
    fn keep(&mut self, count: i64) {
        let Ok(count) = usize::try_from(count) else {
            self.digits.clear();
            self.point = 0;
            return;
        };
        let up = self.digits.get(count).is_some_and(|&digit| digit >= 5);
        self.digits.truncate(count);
        if up {
            let mut at = self.digits.len();
            loop {
                if at == 0 {
                    self.digits.insert(0, 1);
                    self.point += 1;
                    break;
                }
                at -= 1;
                if self.digits[at] == 9 {
                    self.digits[at] = 0;
                } else {
                    self.digits[at] += 1;
                    break;
                }
            }
        }
        self.trim();
    }

    /// Times a power of ten.
    pub(super) fn shifted(mut self, places: i64) -> Self {
        if !self.is_zero() {
            self.point += places;
        }
        self
    }

    /// Rounded to so many places behind the point.
    pub(super) fn rounded(mut self, places: usize) -> Self {
        self.keep(self.point + places as i64);
        self
    }

    /// The digits before the point, and those behind it.
    pub(super) fn parts(&self) -> (String, String) {
        let digit =
            |at: i64| usize::try_from(at).ok().and_then(|at| self.digits.get(at)).map_or('0', |&digit| char::from(b'0' + digit));
        let whole: String = (0..self.point.clamp(0, LARGEST)).map(digit).collect();
        let part: String = (self.point.max(-LARGEST)..self.digits.len() as i64).map(digit).collect();
        (if whole.is_empty() { "0".into() } else { whole }, if self.digits.is_empty() { String::new() } else { part })
    }

    /// As a cell without a format shows it.
    pub(super) fn general(&self) -> String {
        let (whole, part) = self.parts();
        let sign = if self.negative && !self.is_zero() { "-" } else { "" };
        if part.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") }
    }

    /// The whole days before the point and the seconds of the rest; nothing below zero.
    pub(super) fn days(&self) -> Option<(i64, i64)> {
        let seconds = self.clone().rounded(10);
        let (whole, part) = seconds.parts();
        let days: i64 = whole.parse().ok().filter(|_| !self.negative)?;
        let padded: i64 = format!("{part:0<10}").get(..10)?.parse().ok()?;
        let seconds = (padded * 864 + 50_000_000) / 100_000_000;
        Some((days + seconds / 86_400, seconds % 86_400))
    }
}
