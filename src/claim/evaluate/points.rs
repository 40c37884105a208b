use super::{OVERFLOW, Operand, Outcome, Tier, decide};
use crate::claim::Verdict;
use crate::mention::Dimension;
use crate::number::{Decimal, Interval};

pub(super) fn difference(from: Operand, to: Operand, points: Operand, falling: bool) -> Outcome {
    let everything = [from, to, points];
    let (low, high) = if falling { (to, from) } else { (from, to) };
    let tested =
        decide(&everything, Tier::Cut, |tier| Some(high.range(tier).minus(&low.range(tier))?.meets(&points.range(tier))));
    let Some((verdict, reason)) = tested else { return Outcome::unchecked(OVERFLOW) };
    let right = high.scaled().zip(low.scaled()).and_then(|(high, low)| high.minus(low));
    let left = format!("{}-{}", high.number(), bracketed(low));
    let Some(right) = right else { return Outcome::new(verdict, left) };
    if points.figure.unit.dimension == Dimension::Percent {
        let exactly = points.value() == Some(right);
        return as_percent(from, to, points, falling, &format!("{left}={right}"), (verdict, exactly));
    }
    let same = points.value() == Some(right) && points.figure.approximation.is_none();
    let equation = match verdict {
        Verdict::Issue => format!("{left}={right}个百分点≠{}", points.number()),
        _ if same => format!("{left}={right}个百分点"),
        _ => format!("{left}={right}个百分点≈{}", points.number()),
    };
    let plain = everything.iter().all(|operand| operand.figure.approximation.is_none());
    let mut outcome = Outcome::new(verdict, equation);
    outcome.reason = reason.map(str::to_owned);
    outcome.expecting(Some(right).filter(|right| plain && !right.is_negative()))
}

const DAYS_GONE: [i64; 13] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];

/// A completion against the time of the year that is gone, which some count in months and some in days.
pub(super) fn ahead_of_time(rate: Operand, points: Operand, months: u8, falling: bool) -> Outcome {
    let Some(&days) = DAYS_GONE.get(usize::from(months)) else { return Outcome::unchecked(super::NO_FIGURE) };
    let leap = if months > 1 { days + 1 } else { days };
    let counts = [(i64::from(months), 12), (days, 365), (leap, 366)];
    let apart = |tier: Tier, (gone, all): (i64, i64)| {
        let gap = if falling { points.range(tier).negated() } else { points.range(tier) };
        let ahead = rate.range(tier).minus(&gap)?.times(&Interval::exactly(all.into()))?;
        Some(ahead.meets(&Interval::exactly(Decimal::from(gone).times(Decimal::HUNDRED)?)))
    };
    let tested = decide(&[rate, points], Tier::Either, |tier| {
        counts.iter().map(|&count| apart(tier, count)).collect::<Option<Vec<_>>>().map(|fits| fits.contains(&true))
    });
    let Some((verdict, reason)) = tested else { return Outcome::unchecked(OVERFLOW) };
    let gone = Decimal::from(i64::from(months) * 100).divided(Decimal::from(12), rate.decimals().max(1)).map(Decimal::trimmed);
    let Some((gone, value)) = gone.zip(rate.value()) else { return Outcome::unchecked(super::NO_FIGURE) };
    let ahead = if falling { gone.minus(value) } else { value.minus(gone) };
    if verdict == Verdict::Issue && ahead.is_none_or(Decimal::is_negative) {
        return Outcome::unchecked("快慢与用词相反，差距不再核对");
    }
    let (high, low) = if falling { (gone, value) } else { (value, gone) };
    let right = ahead.map_or_else(String::new, |ahead| format!("={ahead}个百分点"));
    let mark = match verdict {
        Verdict::Issue => format!("≠{}", points.number()),
        _ if ahead == points.value() => String::new(),
        _ => format!("≈{}", points.number()),
    };
    let mut outcome = Outcome::new(verdict, format!("{high}-{low}{right}{mark}（{months}÷12={gone}%）"));
    outcome.reason = reason.map(str::to_owned);
    outcome
}

fn bracketed(operand: Operand) -> String {
    let number = operand.number();
    if number.starts_with('-') { format!("({number})") } else { number }
}

/// Two percentages and a change printed in percent: a relative growth if it fits as one, else points are meant.
fn as_percent(
    from: Operand,
    to: Operand,
    change: Operand,
    falling: bool,
    difference: &str,
    (as_points, exactly): (Verdict, bool),
) -> Outcome {
    let growth = super::rates::growth(from, to, change, falling);
    let relative = growth.equation.split(['≠', '≈']).next().unwrap_or_default().to_owned();
    // Near 100% both readings fit within rounding; then the one that the printed digits give is meant.
    let printed = format!("={}", change.whole());
    let only_points = exactly && !growth.equation.contains('≠') && !relative.ends_with(&printed);
    match (growth.verdict, as_points) {
        (Verdict::Issue, Verdict::Pass | Verdict::Doubt) => {
            Outcome::new(Verdict::Issue, format!("{difference}个百分点")).because(format!("若写百分比应为{relative}"))
        }
        (Verdict::Pass | Verdict::Doubt, Verdict::Pass) if only_points => {
            Outcome::new(Verdict::Issue, format!("{difference}个百分点")).because(format!("若写百分比应为{relative}"))
        }
        (Verdict::Issue, _) => {
            Outcome::new(Verdict::Issue, format!("{difference}个百分点≠{}，{}", change.whole(), growth.equation))
        }
        _ => growth,
    }
}

pub(super) fn direction(base: Operand, current: Operand, falling: bool) -> Outcome {
    let (low, high) = if falling { (current, base) } else { (base, current) };
    let tested = decide(&[base, current], Tier::Cut, |tier| Some(!high.range(tier).lies_below(&low.range(tier))));
    let Some((verdict, reason)) = tested else { return Outcome::unchecked(OVERFLOW) };
    let mark = match current.scaled().cmp(&base.scaled()) {
        std::cmp::Ordering::Less => '<',
        std::cmp::Ordering::Equal => '=',
        std::cmp::Ordering::Greater => '>',
    };
    let mut outcome = Outcome::new(verdict, format!("{}{mark}{}", current.beside(current), base.beside(current)));
    outcome.reason = reason.map(str::to_owned);
    outcome
}

pub(super) fn rank(from: Operand, to: Operand, falling: bool) -> Outcome {
    // A better place has the smaller number.
    direction(from, to, !falling)
}

pub(super) fn range_order(low: Decimal, high: Decimal) -> Outcome {
    let (verdict, mark) = match low.cmp(&high) {
        std::cmp::Ordering::Less => (Verdict::Pass, '<'),
        std::cmp::Ordering::Equal => (Verdict::Pass, '='),
        std::cmp::Ordering::Greater => (Verdict::Issue, '>'),
    };
    Outcome::new(verdict, format!("{low}{mark}{high}"))
}

pub(super) fn signed(change: Operand, falling: bool) -> Outcome {
    let Some(value) = change.value() else { return Outcome::unchecked(super::NO_FIGURE) };
    if !value.is_negative() {
        return Outcome::new(Verdict::Pass, change.whole());
    }
    let (word, other) = if falling { ("下降", "增长") } else { ("增长", "下降") };
    let size = value.magnitude();
    let unit = change.unit();
    let equation = if falling {
        format!("{word}{value}{unit}：词与负号重复，写{word}{size}{unit}；若实为{other}，写{other}{size}{unit}")
    } else {
        format!("{word}{value}{unit}，即{other}{size}{unit}")
    };
    Outcome::new(Verdict::Issue, equation).expecting(Some(size))
}

pub(super) fn percent_of_ratio(change: Operand) -> Outcome {
    Outcome::new(Verdict::Issue, format!("{}应为{}个百分点", change.whole(), change.number()))
}

pub(super) fn points_of_level(change: Operand) -> Outcome {
    Outcome::new(Verdict::Issue, format!("{}应为{}%", change.whole(), change.number()))
}

/// The finder has made sure that the figure fits as the other.
pub(super) fn step_or_end(base: Option<Operand>, figure: Operand) -> Outcome {
    let Some(base) = base else {
        return Outcome::new(Verdict::Issue, format!("增长到{}应为增长{0}", figure.whole()));
    };
    let sum = base.scaled().zip(figure.scaled()).and_then(|(base, step)| base.plus(step));
    let sum = sum.zip(base.power()).and_then(|(sum, power)| sum.shifted(-power)).map(Decimal::trimmed);
    let left = format!("{}+{}", base.number(), figure.beside(base));
    let unit = base.unit();
    let equation = match sum {
        Some(sum) => format!("若为增量，{left}={sum}{unit}"),
        None => left,
    };
    Outcome::new(Verdict::Issue, equation)
}

pub(super) fn same(first: Operand, second: Operand) -> Outcome {
    let tested = decide(&[first, second], Tier::Cut, |tier| Some(first.range(tier).meets(&second.range(tier))));
    let Some((mut verdict, mut reason)) = tested else { return Outcome::unchecked(OVERFLOW) };
    if verdict == Verdict::Issue && first.scaled().is_some() && first.scaled() == second.scaled() {
        // 超240座 beside 240座: loose speech about one figure.
        (verdict, reason) = (Verdict::Doubt, Some("同一个数，一处带约数词"));
    }
    let (a, b) = (first.beside(first), second.beside(first));
    let bound = first.figure.approximation.is_some() || second.figure.approximation.is_some();
    let mark = match (verdict, first.scaled().cmp(&second.scaled())) {
        (Verdict::Issue, _) if !bound => '≠',
        (Verdict::Issue, std::cmp::Ordering::Less) => '<',
        (Verdict::Issue, std::cmp::Ordering::Greater) => '>',
        (_, std::cmp::Ordering::Equal) if !bound => '=',
        (Verdict::Issue, _) => '≠',
        _ => '≈',
    };
    let beyond = |bounded: Operand, other: Operand| beyond(bounded, other).filter(|_| verdict == Verdict::Issue);
    let equation = beyond(first, second).or_else(|| beyond(second, first)).unwrap_or_else(|| format!("{a}{mark}{b}"));
    let mut outcome = Outcome::new(verdict, equation);
    outcome.reason = reason.map(str::to_owned);
    outcome
}

/// The change that words tell and the one of a cell, which carries its own sign.
pub(super) fn same_change(told: Operand, falling: bool, cell: Operand) -> Outcome {
    let signed = |tier: Tier| if falling { told.range(tier).negated() } else { told.range(tier) };
    let tested = decide(&[told, cell], Tier::Cut, |tier| Some(signed(tier).meets(&cell.range(tier))));
    let Some((verdict, reason)) = tested else { return Outcome::unchecked(OVERFLOW) };
    let said = if falling { format!("-{}", told.whole()) } else { told.whole() };
    let mark = if verdict == Verdict::Issue { '≠' } else { '=' };
    let mut outcome = Outcome::new(verdict, format!("{said}{mark}{}", cell.whole()));
    let turned = told.scaled().zip(cell.scaled()).is_some_and(|(told, cell)| falling != cell.is_negative() && !told.is_zero());
    outcome.reason = match reason {
        None if verdict == Verdict::Issue && turned => Some("增减方向相反".to_owned()),
        reason => reason.map(str::to_owned),
    };
    outcome
}

/// How a figure misses what an approximated one allows: 超80家要求大于80,78<80; 30余项是31—39,43>39.
fn beyond(bounded: Operand, other: Operand) -> Option<String> {
    bounded.figure.approximation.as_ref()?;
    let (power, value) = (bounded.power()?, other.scaled()?);
    let step = if bounded.figure.exact { Decimal::ONE } else { Decimal::ZERO };
    let shown = |value: Decimal| value.shifted(-power).map(Decimal::trimmed);
    let Interval { lo, hi } = bounded.range(Tier::Rounded);
    let least = match lo {
        Some(lo) if lo.open => Some(shown(lo.value.plus(step)?)?),
        Some(lo) => Some(shown(lo.value)?),
        None => None,
    };
    let most = match hi {
        Some(hi) if hi.open => Some(shown(hi.value.minus(step)?)?),
        Some(hi) => Some(shown(hi.value)?),
        None => None,
    };
    let number = other.beside(bounded);
    let word = bounded.whole();
    Some(match (least, most) {
        (Some(least), Some(most)) if !least.is_zero() => {
            let end =
                if value > hi?.value || hi?.value == value { format!("{number}>{most}") } else { format!("{number}<{least}") };
            format!("{word}的范围是{least}—{most}，{end}")
        }
        (_, Some(most)) => {
            format!("{word}：{number}>{}", shown(hi?.value).filter(|_| hi.is_some_and(|hi| hi.open)).unwrap_or(most))
        }
        (Some(_), None) => format!("{word}：{number}<{}", shown(lo?.value)?),
        (None, None) => return None,
    })
}
