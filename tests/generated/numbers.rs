//! True figures and how a statistician prints them.

/// A small generator of reproducible randomness (xorshift64*).
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    /// From `low` to `high`, both included.
    pub fn between(&mut self, low: i128, high: i128) -> i128 {
        low + i128::from(self.next() >> 1) % (high - low + 1)
    }

    pub fn pick<'s>(&mut self, from: &[&'s str]) -> &'s str {
        from[self.between(0, from.len() as i128 - 1) as usize]
    }

    pub fn coin(&mut self) -> bool {
        self.next() & (1 << 40) != 0
    }
}

#[derive(Clone, Copy, PartialEq)]
pub enum Rounding {
    HalfUp,
    HalfEven,
    Cut,
}

/// `over ÷ below` rounded to a whole number.
pub fn rounded(over: i128, below: i128, rounding: Rounding) -> i128 {
    let (whole, rest) = (over.div_euclid(below), over.rem_euclid(below));
    match (rounding, (2 * rest).cmp(&below)) {
        (Rounding::Cut, _) | (_, std::cmp::Ordering::Less) => whole,
        (Rounding::HalfEven, std::cmp::Ordering::Equal) if whole % 2 == 0 => whole,
        _ => whole + 1,
    }
}

/// A printed number: digits without the point, and decimals.
#[derive(Clone, Copy)]
pub struct Printed {
    pub digits: i128,
    pub decimals: u32,
}

impl Printed {
    pub fn text(self) -> String {
        let sign = if self.digits < 0 { "-" } else { "" };
        let unit = 10i128.pow(self.decimals);
        let (whole, part) = (self.digits.abs() / unit, self.digits.abs() % unit);
        if self.decimals == 0 {
            return format!("{sign}{whole}");
        }
        format!("{sign}{whole}.{part:0width$}", width = self.decimals as usize)
    }

    pub fn moved(self, by: i128) -> Self {
        Self { digits: self.digits + by, ..self }
    }
}

/// How a true amount is printed: unit words, the worth of the unit, decimals.
#[derive(Clone, Copy)]
pub struct Scale {
    pub unit: &'static str,
    pub worth: i128,
    pub decimals: u32,
}

pub const COUNTS: [Scale; 6] = [
    Scale { unit: "家", worth: 1, decimals: 0 },
    Scale { unit: "人", worth: 1, decimals: 0 },
    Scale { unit: "件", worth: 1, decimals: 0 },
    Scale { unit: "项", worth: 1, decimals: 0 },
    Scale { unit: "户", worth: 1, decimals: 0 },
    Scale { unit: "名", worth: 1, decimals: 0 },
];
pub const AMOUNTS: [Scale; 4] = [
    Scale { unit: "亿元", worth: 100_000_000, decimals: 2 },
    Scale { unit: "亿元", worth: 100_000_000, decimals: 1 },
    Scale { unit: "万元", worth: 10_000, decimals: 0 },
    Scale { unit: "万吨", worth: 10_000, decimals: 1 },
];

impl Scale {
    pub fn print(self, value: i128, rounding: Rounding) -> Printed {
        Printed { digits: rounded(value * 10i128.pow(self.decimals), self.worth, rounding), decimals: self.decimals }
    }

    pub fn exact(self) -> bool {
        self.worth == 1
    }

    /// The true values that may print like this by any convention, in tenths of a base unit, ends included.
    pub fn bounds(self, printed: Printed) -> (i128, i128) {
        let place = self.worth / 10i128.pow(self.decimals);
        if self.exact() {
            return (printed.digits * 10, printed.digits * 10);
        }
        (printed.digits * place * 10 - place * 5, printed.digits * place * 10 + place * 10)
    }
}
