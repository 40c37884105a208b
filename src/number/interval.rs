use super::Decimal;

/// One end of an interval.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Bound {
    /// The value at the end.
    pub value: Decimal,
    /// Whether that value itself is left out.
    pub open: bool,
}

/// A connected set of values; a missing end is unbounded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Interval {
    /// Lower end.
    pub lo: Option<Bound>,
    /// Upper end.
    pub hi: Option<Bound>,
}

fn closed(value: Decimal) -> Option<Bound> {
    Some(Bound { value, open: false })
}

fn open(value: Decimal) -> Option<Bound> {
    Some(Bound { value, open: true })
}

impl Interval {
    /// Exactly this value.
    pub fn exactly(value: Decimal) -> Self {
        Self { lo: closed(value), hi: closed(value) }
    }

    /// What rounds to `value` when `place` is the worth of its last printed digit, whatever the rounding convention.
    pub fn rounding_to(value: Decimal, place: Decimal) -> Option<Self> {
        let half = place.halved()?;
        Some(Self { lo: closed(value.minus(half)?), hi: closed(value.plus(half)?) })
    }

    /// From `lo` to `hi`, both included.
    pub fn between(lo: Decimal, hi: Decimal) -> Self {
        Self { lo: closed(lo), hi: closed(hi) }
    }

    /// Between `lo` and `hi`, both left out.
    pub fn inside(lo: Decimal, hi: Decimal) -> Self {
        Self { lo: open(lo), hi: open(hi) }
    }

    /// `value` and more.
    pub fn at_least(value: Decimal) -> Self {
        Self { lo: closed(value), hi: None }
    }

    /// More than `value`.
    pub fn above(value: Decimal) -> Self {
        Self { lo: open(value), hi: None }
    }

    /// `value` and less.
    pub fn at_most(value: Decimal) -> Self {
        Self { lo: None, hi: closed(value) }
    }

    /// Less than `value`.
    pub fn below(value: Decimal) -> Self {
        Self { lo: None, hi: open(value) }
    }

    /// Whether a value of this one is also a value of the other.
    pub fn meets(&self, other: &Interval) -> bool {
        !self.lies_below(other) && !other.lies_below(self)
    }

    /// Whether every value of this one is less than every value of the other.
    pub fn lies_below(&self, other: &Interval) -> bool {
        match (self.hi, other.lo) {
            (Some(hi), Some(lo)) => hi.value < lo.value || (hi.value == lo.value && (hi.open || lo.open)),
            _ => false,
        }
    }

    /// Whether a value lies inside.
    pub fn holds(&self, value: Decimal) -> bool {
        self.meets(&Interval::exactly(value))
    }

    /// Every sum of a value of each.
    pub fn plus(&self, other: &Interval) -> Option<Interval> {
        Some(Interval { lo: joined(self.lo, other.lo, Decimal::plus)?, hi: joined(self.hi, other.hi, Decimal::plus)? })
    }

    /// Every difference of a value of each.
    pub fn minus(&self, other: &Interval) -> Option<Interval> {
        self.plus(&other.negated())
    }

    /// With the sign turned.
    pub fn negated(&self) -> Interval {
        let turn = |bound: Option<Bound>| bound.map(|Bound { value, open }| Bound { value: value.negated(), open });
        Interval { lo: turn(self.hi), hi: turn(self.lo) }
    }

    /// Every product of a value of each, for intervals without negative values below their lower ends' sign:
    /// the corner products decide. `None` if an end is missing where a sign is not known.
    pub fn times(&self, other: &Interval) -> Option<Interval> {
        let not_negative = |interval: &Interval| interval.lo.is_some_and(|lo| !lo.value.is_negative());
        if not_negative(self) && not_negative(other) {
            return Some(Interval {
                lo: joined(self.lo, other.lo, Decimal::times)?,
                hi: joined(self.hi, other.hi, Decimal::times)?,
            });
        }
        let (Some(a), Some(b), Some(c), Some(d)) = (self.lo, self.hi, other.lo, other.hi) else { return None };
        let corner = |x: Bound, y: Bound| Some(Bound { value: x.value.times(y.value)?, open: x.open || y.open });
        let corners = [corner(a, c)?, corner(a, d)?, corner(b, c)?, corner(b, d)?];
        // Of equal corners the closed one counts: it is the one that is reached.
        let lo = corners.into_iter().min_by(|x, y| x.value.cmp(&y.value).then(x.open.cmp(&y.open)));
        let hi = corners.into_iter().max_by(|x, y| x.value.cmp(&y.value).then(y.open.cmp(&x.open)));
        Some(Interval { lo, hi })
    }

    /// Times `10^power`.
    pub fn shifted(&self, power: i32) -> Option<Interval> {
        let shift = |bound: Option<Bound>| match bound {
            Some(Bound { value, open }) => value.shifted(power).map(|value| Some(Bound { value, open })),
            None => Some(None),
        };
        Some(Interval { lo: shift(self.lo)?, hi: shift(self.hi)? })
    }
}

/// Outer `None`: overflow. Inner `None`: unbounded.
fn joined(a: Option<Bound>, b: Option<Bound>, by: fn(Decimal, Decimal) -> Option<Decimal>) -> Option<Option<Bound>> {
    match (a, b) {
        (Some(a), Some(b)) => Some(Some(Bound { value: by(a.value, b.value)?, open: a.open || b.open })),
        _ => Some(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        Decimal::parse(text).expect("a decimal")
    }

    #[test]
    fn ends_meet_only_when_both_are_closed() {
        let below = Interval::below(d("500"));
        assert!(!below.meets(&Interval::exactly(d("500"))));
        assert!(Interval::at_most(d("500")).meets(&Interval::at_least(d("500"))));
        assert!(Interval::above(d("1")).meets(&below));
    }

    #[test]
    fn printed_figures_stand_for_what_rounds_to_them() {
        let printed = Interval::rounding_to(d("12.6"), d("0.1")).expect("small");
        assert!(printed.holds(d("12.65")) && printed.holds(d("12.55")) && !printed.holds(d("12.651")));
    }

    #[test]
    fn products_take_the_corners() {
        let shrinking = Interval::between(d("-2"), d("3"));
        let product = shrinking.times(&Interval::between(d("4"), d("5"))).expect("bounded");
        assert_eq!(product, Interval::between(d("-10"), d("15")));
        assert_eq!(Interval::above(d("2")).times(&Interval::exactly(d("3"))), Some(Interval::above(d("6"))));
        assert_eq!(Interval::at_most(d("2")).times(&shrinking), None);
    }
}
