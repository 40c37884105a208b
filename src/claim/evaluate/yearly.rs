use super::rates::{against, factor, percent, shown};
use super::{OVERFLOW, Operand, Outcome, Tier, decide};
use crate::claim::Verdict;
use crate::number::{Bound, Decimal, Interval};

/// Steps of the search for the yearly rate, each of which halves what is left of it.
const STEPS: u32 = 40;

fn power(value: Decimal, years: u32) -> Option<Decimal> {
    (0..years).try_fold(Decimal::ONE, |product, _| product.times(value))
}

/// For a factor above zero the power grows with it, so the ends decide.
fn interval_power(factor: &Interval, years: u32) -> Option<Interval> {
    let end = |bound: Option<Bound>| match bound {
        Some(Bound { value, .. }) if value <= Decimal::ZERO => None,
        Some(Bound { value, open }) => Some(Some(Bound { value: power(value, years)?, open })),
        None => Some(None),
    };
    Some(Interval { lo: end(factor.lo)?, hi: end(factor.hi)? })
}

/// Levels in the printed scale of the later one keep the products small.
fn in_scale(interval: Interval, like: Operand) -> Option<Interval> {
    interval.shifted(-like.power()?)
}

pub(super) fn growth(base: Operand, current: Operand, rate: Operand, years: u32, falling: bool) -> Outcome {
    let tested = decide(&[base, current, rate], Tier::Either, |tier| {
        let grown = in_scale(base.range(tier), current)?.times(&interval_power(&factor(rate, tier, falling)?, years)?)?;
        let hundred = power(Decimal::HUNDRED, years)?;
        Some(grown.meets(&in_scale(current.range(tier), current)?.times(&Interval::exactly(hundred))?))
    });
    let Some((verdict, reason)) = tested else { return Outcome::unchecked(OVERFLOW) };
    let (a, b) = (base.beside(current), current.beside(current));
    let left = if falling { format!("1-({b}÷{a})^(1÷{years})") } else { format!("({b}÷{a})^(1÷{years})-1") };
    let right = base.scaled().zip(current.scaled()).and_then(|(base, current)| yearly(base, current, years, shown(rate)));
    let right = right.map(|rate| if falling { rate.negated() } else { rate });
    let mut outcome = Outcome::new(verdict, against(left, right, rate, verdict));
    outcome.reason = reason.map(str::to_owned);
    if verdict == Verdict::Issue {
        outcome.reason = divided_evenly(base, current, rate, years);
    }
    outcome
}

/// The usual slip: the whole growth divided by the years.
fn divided_evenly(base: Operand, current: Operand, rate: Operand, years: u32) -> Option<String> {
    let (before, after) = (base.scaled()?, current.scaled()?);
    let moved = after.minus(before)?.magnitude();
    let each = percent(moved, before.times(i64::from(years).into())?, rate.decimals())?;
    (rate.value() == Some(each)).then(|| format!("{each}%是总增幅除以{years}，不是年均增长率"))
}

/// `(current ÷ base)^(1 ÷ years) − 1` in percent, by halving an interval of rates; only printed, never compared.
fn yearly(base: Decimal, current: Decimal, years: u32, decimals: u32) -> Option<Decimal> {
    let ratio = current.divided(base, 9)?;
    let (mut low, mut high) = (Decimal::ZERO, Decimal::from(100));
    for _ in 0..STEPS {
        let middle = low.plus(high)?.halved()?.rounded(decimals + 5)?;
        if rounded_power(middle, years)? <= ratio {
            low = middle;
        } else {
            high = middle;
        }
    }
    low.minus(Decimal::ONE)?.times(Decimal::HUNDRED)?.rounded(decimals)
}

/// The power with nine decimals kept at every step.
fn rounded_power(value: Decimal, years: u32) -> Option<Decimal> {
    (0..years).try_fold(Decimal::ONE, |product, _| product.times(value)?.rounded(9))
}
