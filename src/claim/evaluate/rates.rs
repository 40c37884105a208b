use super::operand::percent_between;
use super::{OVERFLOW, Operand, Outcome, Tier, decide, sign};
use crate::claim::Verdict;
use crate::number::{Bound, Decimal, Interval};

const OPPOSITE: &str = "数值方向与用词相反，增幅不再核对";
const NO_BASE: &str = "基数为零或负，不宜计算增幅";

/// Which way a quotient bound is rounded so that the printed interval leaves nothing out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outward {
    Down,
    Up,
}

/// `a ÷ b` in percent with `decimals`.
pub(super) fn percent(a: Decimal, b: Decimal, decimals: u32) -> Option<Decimal> {
    a.times(Decimal::HUNDRED)?.divided(b, decimals)
}

fn percent_outward(a: Decimal, b: Decimal, decimals: u32, way: Outward) -> Option<Decimal> {
    let near = percent(a, b, decimals)?;
    let (exact, got) = (a.times(Decimal::HUNDRED)?, near.times(b)?);
    let step = near.last_place();
    match way {
        Outward::Down if got > exact => near.minus(step),
        Outward::Up if got < exact => near.plus(step),
        _ => Some(near),
    }
}

/// Decimals of a recomputed rate on show: the printed ones, at least one.
pub(super) fn shown(rate: Operand) -> u32 {
    rate.decimals().max(1)
}

/// The rate at its own printed decimals if every value of the operands gives the same.
fn unique(lo: Option<Decimal>, hi: Option<Decimal>, rate: Operand) -> Option<Decimal> {
    let (lo, hi) = (lo?.rounded(rate.decimals())?, hi?.rounded(rate.decimals())?);
    (lo == hi && rate.unit() == "%").then_some(lo)
}

fn ends(range: &Interval) -> Option<(Decimal, Decimal)> {
    Some((range.lo?.value, range.hi?.value))
}

/// `part ÷ whole = share`, in percent.
pub(super) fn quotient(part: Operand, whole: Operand, share: Operand) -> Outcome {
    let everything = [part, whole, share];
    let tested = decide(&everything, Tier::Either, |tier| {
        let product = whole.range(tier).times(&share.range(tier))?;
        Some(product.meets(&part.range(tier).times(&Interval::exactly(Decimal::HUNDRED))?))
    });
    let Some((verdict, reason)) = tested else { return Outcome::unchecked(OVERFLOW) };
    let right = part.scaled().zip(whole.scaled()).and_then(|(part, whole)| percent(part, whole, shown(share)));
    let left = format!("{}÷{}", part.beside(whole), whole.beside(whole));
    let equation = against(left, right, share, verdict);
    let bounds = |decimals: u32| {
        let (part, whole) = (ends(&part.range(Tier::Rounded))?, ends(&whole.range(Tier::Rounded))?);
        Some((
            percent_outward(part.0, whole.1, decimals, Outward::Down)?,
            percent_outward(part.1, whole.0, decimals, Outward::Up)?,
        ))
    };
    let mut outcome = Outcome::new(verdict, equation);
    outcome.reason = reason.map(str::to_owned);
    let rounding = !part.figure.exact || !whole.figure.exact;
    let fine = bounds(shown(share) + 2).unzip();
    let fixed = if rounding { unique(fine.0, fine.1, share) } else { central(part, whole, share) };
    note_bounds(outcome, rounding, bounds(shown(share)), share).expecting(fixed)
}

fn central(part: Operand, whole: Operand, share: Operand) -> Option<Decimal> {
    (share.unit() == "%").then(|| percent(part.scaled()?, whole.scaled()?, share.decimals()))?
}

/// `left=right%≠printed`.
pub(super) fn against(left: String, right: Option<Decimal>, rate: Operand, verdict: Verdict) -> String {
    let printed = if rate.is_percent() { rate.whole() } else { rate.number() };
    let Some(right) = right else { return format!("{left}{}{printed}", sign(verdict)) };
    let same = rate.value() == right.rounded(rate.decimals()) && rate.figure.approximation.is_none();
    match verdict {
        Verdict::Issue => format!("{left}={right}%≠{printed}"),
        _ if same => format!("{left}={right}%"),
        _ => format!("{left}={right}%≈{printed}"),
    }
}

/// Where rounded operands leave a choice, an issue says between which rates the truth must lie.
fn note_bounds(outcome: Outcome, rounding: bool, bounds: Option<(Decimal, Decimal)>, rate: Operand) -> Outcome {
    if outcome.verdict != Verdict::Issue || !rounding || outcome.reason.is_some() || !rate.is_percent() {
        return outcome;
    }
    match bounds.and_then(|(lo, hi)| percent_between(Some(lo), Some(hi))) {
        Some(between) => outcome.because(format!("考虑四舍五入应为{between}")),
        None => outcome,
    }
}

/// The factor `100 ± rate`.
pub(super) fn factor(rate: Operand, tier: Tier, falling: bool) -> Option<Interval> {
    let hundred = Interval::exactly(Decimal::HUNDRED);
    let rate = rate.range(tier);
    if falling { hundred.minus(&rate) } else { hundred.plus(&rate) }
}

pub(super) fn growth(base: Operand, current: Operand, rate: Operand, falling: bool) -> Outcome {
    let Some((before, _)) = base.scaled().zip(current.scaled()) else { return Outcome::unchecked(super::NO_FIGURE) };
    if before <= Decimal::ZERO {
        let delta = super::sums::increment(base, current, current, falling).equation;
        let plain = delta.split(['≠', '≈']).next().unwrap_or_default().to_owned();
        return Outcome::new(Verdict::Doubt, plain).because(NO_BASE);
    }
    let (lower, upper) = if falling { (current, base) } else { (base, current) };
    if upper.range(Tier::Either).lies_below(&lower.range(Tier::Either)) {
        return Outcome::unchecked(OPPOSITE);
    }
    recomputed(base, current, rate, falling)
}

/// A rate with its own sign needs no word that says which way.
pub(super) fn signed_growth(base: Operand, current: Operand, rate: Operand) -> Outcome {
    match base.scaled() {
        Some(before) if before > Decimal::ZERO => recomputed(base, current, rate, false),
        _ => Outcome::unchecked(NO_BASE),
    }
}

fn recomputed(base: Operand, current: Operand, rate: Operand, falling: bool) -> Outcome {
    let everything = [base, current, rate];
    let Some((before, after)) = base.scaled().zip(current.scaled()) else { return Outcome::unchecked(super::NO_FIGURE) };
    let tested = decide(&everything, Tier::Either, |tier| {
        let grown = base.range(tier).times(&factor(rate, tier, falling)?)?;
        Some(grown.meets(&current.range(tier).times(&Interval::exactly(Decimal::HUNDRED))?))
    });
    let Some((verdict, reason)) = tested else { return Outcome::unchecked(OVERFLOW) };
    let moved = |before: Decimal, after: Decimal| if falling { before.minus(after) } else { after.minus(before) };
    let right = moved(before, after).and_then(|moved| percent(moved, before, shown(rate)));
    let (a, b) = (base.beside(current), current.beside(current));
    let left = if falling { format!("({a}-{b})÷{a}") } else { format!("({b}-{a})÷{a}") };
    let mut outcome = Outcome::new(verdict, against(left, right, rate, verdict));
    outcome.reason = reason.map(str::to_owned);
    if verdict == Verdict::Issue
        && let Some(reversed) = moved(before, after).and_then(|moved| percent(moved, after, rate.decimals()))
        && rate.value() == Some(reversed)
    {
        outcome.reason = Some(format!("{reversed}%是以{b}为基数算出的，基数用反了"));
    }
    let bounds = |decimals: u32| {
        let (base, current) = (ends(&base.range(Tier::Rounded))?, ends(&current.range(Tier::Rounded))?);
        let (least, most) = if falling {
            ((base.0.minus(current.1)?, base.0), (base.1.minus(current.0)?, base.1))
        } else {
            let (least, most) = (current.0.minus(base.1)?, current.1.minus(base.0)?);
            // A fall is the deeper, the smaller its base.
            ((least, if least.is_negative() { base.0 } else { base.1 }), (most, if most.is_negative() { base.1 } else { base.0 }))
        };
        Some((
            percent_outward(least.0, least.1, decimals, Outward::Down)?,
            percent_outward(most.0, most.1, decimals, Outward::Up)?,
        ))
    };
    let rounding = !base.figure.exact || !current.figure.exact;
    let fixed = if rounding {
        let fine = bounds(shown(rate) + 2).unzip();
        unique(fine.0, fine.1, rate)
    } else {
        moved(before, after).and_then(|moved| percent(moved, before, rate.decimals())).filter(|_| rate.unit() == "%")
    };
    note_bounds(outcome, rounding, bounds(shown(rate)), rate).expecting(fixed)
}

/// `a ≤ b`, strictly where an end of either is left out; an absent end never stands in the way.
fn at_most(a: Option<(Decimal, bool)>, b: Option<(Decimal, bool)>) -> bool {
    match (a, b) {
        (Some((a, a_open)), Some((b, b_open))) => a < b || (a == b && !a_open && !b_open),
        _ => true,
    }
}

fn product(a: Option<Bound>, b: Decimal, open: bool) -> Option<Option<(Decimal, bool)>> {
    match a {
        Some(bound) => Some(Some((bound.value.times(b)?, bound.open || open))),
        None => Some(None),
    }
}

pub(super) fn increment_rate(current: Operand, delta: Operand, rate: Operand, falling: bool) -> Outcome {
    let everything = [current, delta, rate];
    // delta = current × rate ÷ (100 ± rate) grows with both, so the corners decide.
    let tested = decide(&everything, Tier::Either, |tier| {
        let (level, step, rate) = (current.range(tier), delta.range(tier), rate.range(tier));
        let (Some(low), Some(high)) = (rate.lo, rate.hi) else { return Some(true) };
        let side = |rate: Decimal| if falling { Decimal::HUNDRED.minus(rate) } else { Decimal::HUNDRED.plus(rate) };
        if low.value.is_negative() || side(high.value)? <= Decimal::ZERO {
            return Some(true);
        }
        let not_above = at_most(product(level.lo, low.value, low.open)?, product(step.hi, side(low.value)?, low.open)?);
        let not_below = at_most(product(step.lo, side(high.value)?, high.open)?, product(level.hi, high.value, high.open)?);
        Some(not_above && not_below)
    });
    let Some((verdict, reason)) = tested else { return Outcome::unchecked(OVERFLOW) };
    let base = current.scaled().zip(delta.scaled()).and_then(|(c, d)| if falling { c.plus(d) } else { c.minus(d) });
    let Some(base) = base.filter(|&base| base > Decimal::ZERO) else { return Outcome::unchecked(NO_BASE) };
    let right = delta.scaled().and_then(|delta| percent(delta, base, shown(rate)));
    let (d, c) = (delta.beside(current), current.beside(current));
    let left = format!("{d}÷({c}{}{d})", if falling { '+' } else { '-' });
    let mut outcome = Outcome::new(verdict, against(left, right, rate, verdict));
    outcome.reason = reason.map(str::to_owned);
    let fixed = (current.figure.exact && delta.figure.exact && rate.unit() == "%")
        .then(|| percent(delta.scaled()?, base, rate.decimals()))
        .flatten();
    outcome.expecting(fixed)
}

fn two_to(power: Decimal) -> Option<Decimal> {
    let power = u32::try_from(power.floor()).ok().filter(|_| power.is_whole())?;
    Decimal::new(2i128.checked_pow(power)?, 0)
}

pub(super) fn multiple(base: Operand, current: Operand, times: Operand, grown: bool) -> Outcome {
    let everything = [base, current, times];
    let Some((before, after)) = base.scaled().zip(current.scaled()) else { return Outcome::unchecked(super::NO_FIGURE) };
    if before <= Decimal::ZERO {
        return Outcome::unchecked(NO_BASE);
    }
    let (left, right) = (format!("{}÷{}", current.beside(base), base.beside(base)), after.divided(before, 1));
    if times.unit().ends_with('番') {
        return doublings(times, left, before, after);
    }
    let meets = |tier: Tier, grown: bool| {
        let one = Interval::exactly(Decimal::ONE);
        let factor = if grown { one.plus(&times.range(tier))? } else { times.range(tier) };
        Some(base.range(tier).times(&factor)?.meets(&current.range(tier)))
    };
    let Some((verdict, reason)) = decide(&everything, Tier::Either, |tier| meets(tier, grown)) else {
        return Outcome::unchecked(OVERFLOW);
    };
    let wanted = shown(times);
    let right = right.and_then(|_| after.divided(before, wanted)).map(|ratio| ratio.trimmed());
    let moved = right.and_then(|ratio| ratio.minus(Decimal::ONE));
    let mark = if verdict == Verdict::Issue { '≠' } else { '≈' };
    let equation = match (right, moved) {
        (Some(_), Some(moved)) if grown => format!("{left}-1={moved}倍{mark}{}", times.whole()),
        (Some(ratio), _) => format!("{left}={ratio}倍{mark}{}", times.whole()),
        _ => left,
    };
    let mut outcome = Outcome::new(verdict, equation);
    outcome.reason = reason.map(str::to_owned);
    if verdict == Verdict::Issue && grown && meets(Tier::Either, false) == Some(true) {
        let (Some(ratio), Some(moved)) = (right, moved) else { return outcome };
        outcome.reason = Some(format!("是原来的{ratio}倍，增长的是{moved}倍"));
    }
    let plain = everything.iter().all(|operand| operand.figure.approximation.is_none());
    let exact = base.figure.exact && current.figure.exact;
    let fixed = if grown { moved } else { right };
    outcome.expecting(fixed.filter(|_| plain && exact && times.unit() == "倍"))
}

/// 翻n番 is a round word: off by up to a twentieth, or beyond by less than one more doubling, it is not held wrong.
fn doublings(times: Operand, left: String, before: Decimal, after: Decimal) -> Outcome {
    let tested = (|| {
        let said = two_to(times.value()?)?;
        let least = before.times(said)?.times(Decimal::parse("0.95")?)?;
        let most = before.times(said)?.times(Decimal::parse("2")?)?;
        Some((said, after >= least && after < most, after.divided(before, 1)?))
    })();
    let Some((said, fits, ratio)) = tested else { return Outcome::unchecked(OVERFLOW) };
    let verdict = if fits { Verdict::Pass } else { Verdict::Issue };
    let equation = format!("{left}={ratio}倍{}{said}倍（{}）", if fits { '≈' } else { '≠' }, times.whole());
    Outcome { reason: fits.then(|| super::COARSE.to_owned()), ..Outcome::new(verdict, equation) }
}

pub(super) fn times_and_rate(times: Operand, rate: Operand) -> Outcome {
    let tested = decide(&[times, rate], Tier::Either, |tier| {
        let growth = times.range(tier).minus(&Interval::exactly(Decimal::ONE))?;
        Some(growth.times(&Interval::exactly(Decimal::HUNDRED))?.meets(&rate.range(tier)))
    });
    let Some((verdict, reason)) = tested else { return Outcome::unchecked(OVERFLOW) };
    let right = times.value().and_then(|times| times.minus(Decimal::ONE)?.times(Decimal::HUNDRED)).map(Decimal::trimmed);
    let left = format!("{}-1", times.number());
    let mut outcome = Outcome::new(verdict, against(left, right, rate, verdict));
    outcome.reason = reason.map(str::to_owned);
    outcome
}

pub(super) fn average(total: Operand, count: Operand, average: Operand) -> Outcome {
    let everything = [total, count, average];
    let tested = decide(&everything, Tier::Either, |tier| {
        Some(count.range(tier).times(&average.range_as_quotient(tier))?.meets(&total.range(tier)))
    });
    let Some((verdict, reason)) = tested else { return Outcome::unchecked(OVERFLOW) };
    let unit = average.power().unwrap_or(0);
    let right = (|| {
        let each = total.scaled()?.divided(count.scaled()?, average.decimals().max(1) + unit.min(0).unsigned_abs())?;
        let shown = total.scaled()?.shifted(-unit)?.divided(count.scaled()?, average.decimals())?;
        (!each.is_zero()).then_some(shown)
    })();
    let people = count.scaled().map_or_else(|| count.number(), |count| count.trimmed().to_string());
    let left = format!("{}÷{people}", total.beside(average));
    let mark = if verdict == Verdict::Issue { '≠' } else { '≈' };
    let equation = match right {
        Some(right) if verdict != Verdict::Issue && average.value() == Some(right) => {
            format!("{left}={right}{}", average.unit())
        }
        Some(right) => format!("{left}={right}{}{mark}{}", average.unit(), average.whole()),
        None => format!("{left}{mark}{}", average.whole()),
    };
    let mut outcome = Outcome::new(verdict, equation);
    outcome.reason = reason.map(str::to_owned);
    outcome
}
