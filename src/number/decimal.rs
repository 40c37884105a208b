use std::cmp::Ordering;
use std::fmt;

/// An exact decimal: `mantissa × 10^-scale`, with the number of printed decimals kept (`12.60` is not `12.6`).
// Texts have tens of thousands of them, which 16 bytes of alignment would make a quarter larger.
#[derive(Clone, Copy, Debug)]
#[repr(Rust, packed(8))]
pub struct Decimal {
    mantissa: i128,
    scale: u32,
}

const MAX_SCALE: u32 = 30;

/// The powers of ten that 128 bits hold.
const POWERS: [i128; 39] = {
    let mut powers = [1; 39];
    let mut at = 1;
    while at < powers.len() {
        powers[at] = powers[at - 1] * 10;
        at += 1;
    }
    powers
};

fn ten_to(power: u32) -> Option<i128> {
    POWERS.get(power as usize).copied()
}

/// A product, in 64 bits where they suffice, as for nearly all figures: 128 are slow, in browsers very slow.
fn product(a: i128, b: i128) -> Option<i128> {
    let short = i64::try_from(a).ok().zip(i64::try_from(b).ok());
    short.and_then(|(a, b)| a.checked_mul(b)).map(i128::from).or_else(|| a.checked_mul(b))
}

/// A quotient towards zero and what is left, in 64 bits where they suffice; the divisor is a power of ten.
fn divided_by(value: i128, power: i128) -> (i128, i128) {
    match (i64::try_from(value), i64::try_from(power)) {
        (Ok(value), Ok(power)) => ((value / power).into(), (value % power).into()),
        _ => (value / power, value % power),
    }
}

impl Decimal {
    /// Nothing.
    pub const ZERO: Decimal = Decimal { mantissa: 0, scale: 0 };
    /// One.
    pub const ONE: Decimal = Decimal { mantissa: 1, scale: 0 };
    /// One hundred, the base of percentages.
    pub const HUNDRED: Decimal = Decimal { mantissa: 100, scale: 0 };

    /// `mantissa × 10^-scale`; `None` past 30 decimals.
    pub fn new(mantissa: i128, scale: u32) -> Option<Self> {
        (scale <= MAX_SCALE).then_some(Self { mantissa, scale })
    }

    /// Reads plain digits with at most one point and an optional minus sign, nothing else.
    pub fn parse(text: &str) -> Option<Self> {
        let (digits, negative) = text.strip_prefix('-').map_or((text, false), |rest| (rest, true));
        let (mut mantissa, mut scale, mut point, mut any) = (0i128, 0u32, false, false);
        for ch in digits.chars() {
            match ch.to_digit(10) {
                Some(digit) => {
                    mantissa = mantissa.checked_mul(10)?.checked_add(i128::from(digit))?;
                    scale += u32::from(point);
                    any = true;
                }
                None if ch == '.' && !point => point = true,
                None => return None,
            }
        }
        if !any {
            return None;
        }
        Self::new(if negative { -mantissa } else { mantissa }, scale)
    }

    /// Printed decimals.
    pub fn decimals(self) -> u32 {
        self.scale
    }

    /// The digits without the point.
    pub fn mantissa(self) -> i128 {
        self.mantissa
    }

    /// How many digits carry information: `0.050` has two.
    pub fn significant_digits(self) -> u32 {
        self.mantissa.unsigned_abs().checked_ilog10().map_or(1, |log| log + 1)
    }

    /// The value of one unit in the last printed place.
    pub fn last_place(self) -> Decimal {
        Decimal { mantissa: 1, scale: self.scale }
    }

    /// The value of one unit in the place of the lowest digit that is not zero: 350 → 10, 2.3 → 0.1.
    pub fn lowest_place(self) -> Decimal {
        let mut lowest = Decimal { mantissa: 1, scale: self.scale };
        let mut rest = self.mantissa;
        while rest != 0
            && let (tenth, 0) = divided_by(rest, 10)
        {
            rest = tenth;
            lowest = lowest.shifted(1).unwrap_or(lowest);
        }
        lowest
    }

    /// Times `10^power`.
    pub fn shifted(self, power: i32) -> Option<Decimal> {
        let scale = self.scale as i32 - power;
        if scale >= 0 {
            Self::new(self.mantissa, scale as u32)
        } else {
            Some(Self { mantissa: product(self.mantissa, ten_to(scale.unsigned_abs())?)?, scale: 0 })
        }
    }

    fn aligned(self, other: Decimal) -> Option<(i128, i128, u32)> {
        if self.scale == other.scale {
            return Some((self.mantissa, other.mantissa, self.scale));
        }
        let scale = self.scale.max(other.scale);
        let widen = |value: Decimal| product(value.mantissa, ten_to(scale - value.scale)?);
        Some((widen(self)?, widen(other)?, scale))
    }

    /// Exact sum.
    pub fn plus(self, other: Decimal) -> Option<Decimal> {
        let (a, b, scale) = self.aligned(other)?;
        Self::new(a.checked_add(b)?, scale)
    }

    /// Exact difference.
    pub fn minus(self, other: Decimal) -> Option<Decimal> {
        self.plus(other.negated())
    }

    /// Exact product.
    pub fn times(self, other: Decimal) -> Option<Decimal> {
        let product = Self { mantissa: product(self.mantissa, other.mantissa)?, scale: self.scale + other.scale };
        if product.scale <= MAX_SCALE { Some(product) } else { Self::new(product.trimmed().mantissa, product.trimmed().scale) }
    }

    /// Half of it, exactly.
    pub fn halved(self) -> Option<Decimal> {
        Self::new(product(self.mantissa, 5)?, self.scale + 1)
    }

    /// The quotient rounded half away from zero to `decimals` places; `None` for a zero divisor.
    pub fn divided(self, by: Decimal, decimals: u32) -> Option<Decimal> {
        if by.mantissa == 0 {
            return None;
        }
        let (a, b, _) = self.aligned(by)?;
        let scaled = product(a, ten_to(decimals + 1)?)?;
        Self::new(scaled / b, decimals + 1)?.rounded(decimals)
    }

    /// Rounded half away from zero to `decimals` places; fewer decimals are filled with zeros.
    pub fn rounded(self, decimals: u32) -> Option<Decimal> {
        if decimals >= self.scale {
            return Self::new(product(self.mantissa, ten_to(decimals - self.scale)?)?, decimals);
        }
        let unit = ten_to(self.scale - decimals)?;
        let half = if self.mantissa < 0 { -unit / 2 } else { unit / 2 };
        Self::new(divided_by(self.mantissa.checked_add(half)?, unit).0, decimals)
    }

    /// With the sign turned.
    pub fn negated(self) -> Decimal {
        Decimal { mantissa: -self.mantissa, scale: self.scale }
    }

    /// Without the sign.
    pub fn magnitude(self) -> Decimal {
        Decimal { mantissa: self.mantissa.abs(), scale: self.scale }
    }

    /// Whether it is less than zero.
    pub fn is_negative(self) -> bool {
        self.mantissa < 0
    }

    /// Whether it is zero.
    pub fn is_zero(self) -> bool {
        self.mantissa == 0
    }

    /// Whether nothing but zeros stands behind the point.
    pub fn is_whole(self) -> bool {
        ten_to(self.scale).is_none_or(|unit| divided_by(self.mantissa, unit).1 == 0)
    }

    /// As a whole number, rounded towards minus infinity.
    pub fn floor(self) -> i128 {
        ten_to(self.scale).map_or(0, |unit| self.mantissa.div_euclid(unit))
    }

    /// Without zeros at the end.
    pub fn trimmed(self) -> Decimal {
        let mut value = self;
        while value.scale > 0
            && let (mantissa, 0) = divided_by(value.mantissa, 10)
        {
            value = Decimal { mantissa, scale: value.scale - 1 };
        }
        value
    }
}

impl From<i64> for Decimal {
    fn from(value: i64) -> Self {
        Self { mantissa: value.into(), scale: 0 }
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Decimal {}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        match self.aligned(*other) {
            Some((a, b, _)) => a.cmp(&b),
            // Aligning overflowed: the operands differ by so much that whole parts decide.
            None => (self.mantissa.signum(), self.floor()).cmp(&(other.mantissa.signum(), other.floor())),
        }
    }
}

/// Digits as printed, zeros at the end kept.
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // From the last digit to the first: at most 39 of them, a point and a sign.
        let mut text = [b'0'; 48];
        let mut at = text.len();
        let (mut rest, mut left) = (self.mantissa, self.scale);
        loop {
            let (tenth, digit) = divided_by(rest, 10);
            at -= 1;
            text[at] += digit.unsigned_abs() as u8;
            rest = tenth;
            if rest == 0 && left == 0 {
                break;
            }
            if left == 1 {
                at -= 1;
                text[at] = b'.';
            }
            left = left.saturating_sub(1);
        }
        if self.mantissa < 0 {
            at -= 1;
            text[at] = b'-';
        }
        f.write_str(str::from_utf8(&text[at..]).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        Decimal::parse(text).expect("a decimal")
    }

    #[test]
    fn prints_what_it_read() {
        for text in ["0", "12.60", "-0.3", "0.05", "1234567.8"] {
            assert_eq!(d(text).to_string(), text);
        }
        for text in ["", "-", "1.2.3", "一", "1 2", "."] {
            assert!(Decimal::parse(text).is_none(), "{text}");
        }
    }

    /// The fast paths against the plain arithmetic of 128 bits, around all their ends.
    #[test]
    fn short_values_are_no_less_exact() {
        let ends = [0, 1, 9, 10, 99, 1000, i64::MAX.into(), i64::MIN.into(), u64::MAX.into(), i128::MAX, i128::MIN + 1];
        let mut seed = 1u64;
        let mut drawn = || {
            seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            let wide = i128::from(seed as i64) * i128::from(seed >> 1);
            wide >> (seed % 120)
        };
        let values: Vec<i128> = ends.iter().flat_map(|end| (-2..=2).filter_map(|step| end.checked_add(step))).collect();
        let values: Vec<i128> = values.into_iter().chain((0..500).map(|_| drawn())).collect();
        for (step, &a) in values.iter().enumerate() {
            for power in POWERS {
                assert_eq!(divided_by(a, power), (a / power, a % power), "{a} {power}");
                assert_eq!(product(a, power), a.checked_mul(power), "{a} {power}");
            }
            let b = values[(step * 7 + 3) % values.len()];
            assert_eq!(product(a, b), a.checked_mul(b), "{a} {b}");
            for scale in [0, 1, 2, 5, 18, 30] {
                let digits = format!("{:0>width$}", a.unsigned_abs(), width = scale + 1);
                let (whole, part) = digits.split_at(digits.len() - scale);
                let (sign, point) = (if a < 0 { "-" } else { "" }, if scale > 0 { "." } else { "" });
                let value = Decimal { mantissa: a, scale: scale as u32 };
                assert_eq!(value.to_string(), format!("{sign}{whole}{point}{part}"));
                assert_eq!(value.trimmed(), value);
                assert!(value.trimmed().scale == 0 || value.trimmed().mantissa % 10 != 0, "{value}");
            }
        }
    }

    #[test]
    fn compares_values_not_digits() {
        assert_eq!(d("12.60"), d("12.6"));
        assert!(d("-0.3") < d("0.05"));
        assert!(d("99999999999999999999999999999") > d("0.000000000000000000000000001"));
    }

    #[test]
    fn divides_and_rounds_half_away_from_zero() {
        assert_eq!(d("164").divided(d("1005"), 3).map(|q| q.to_string()).as_deref(), Some("0.163"));
        assert_eq!(d("-0.25").rounded(1).map(|q| q.to_string()).as_deref(), Some("-0.3"));
        assert_eq!(d("1").divided(Decimal::ZERO, 2), None);
    }

    #[test]
    fn knows_its_places() {
        assert_eq!(d("350").lowest_place(), d("10"));
        assert_eq!(d("2.30").lowest_place(), d("0.1"));
        assert_eq!(d("123.4").last_place(), d("0.1"));
        assert_eq!(d("1.7").shifted(8), Some(d("170000000")));
        assert_eq!(d("18600").shifted(-4).map(|v| v.to_string()).as_deref(), Some("1.8600"));
    }
}
