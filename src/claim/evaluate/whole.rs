//! Counts are whole numbers, and so is what a rate of them is of.

use super::rates::{factor, percent, shown};
use super::{COARSE, OVERFLOW, Operand, Outcome, Tier};
use crate::claim::Verdict;
use crate::number::{Decimal, Interval};

/// Some whole number must have stood before the growth.
pub(super) fn base(count: Operand, rate: Operand, falling: bool) -> Outcome {
    let tested = (|| {
        let after = count.scaled()?.times(Decimal::HUNDRED)?;
        let side = |rate: Decimal| if falling { Decimal::HUNDRED.minus(rate) } else { Decimal::HUNDRED.plus(rate) };
        let near = after.divided(side(rate.scaled()?)?, 6)?.floor();
        let range = factor(rate, Tier::Either, falling)?;
        let bases: Vec<Decimal> = [near, near.checked_add(1)?]
            .into_iter()
            .filter(|&base| base > 0)
            .map(|base| Decimal::new(base, 0))
            .collect::<Option<_>>()?;
        let mut fitting = None;
        let mut shown_rates = Vec::new();
        for &base in &bases {
            if range.times(&Interval::exactly(base))?.holds(after) {
                fitting.get_or_insert(base);
            }
            let moved = if falling { base.minus(count.scaled()?)? } else { count.scaled()?.minus(base)? };
            shown_rates.push((base, percent(moved, base, shown(rate))?));
        }
        Some((fitting, shown_rates))
    })();
    let Some((fitting, mut rates)) = tested else { return Outcome::unchecked(OVERFLOW) };
    rates.reverse();
    let count = count.number();
    let one = |&(base, rate): &(Decimal, Decimal)| {
        if falling { format!("1-{count}÷{base}={rate}%") } else { format!("{count}÷{base}-1={rate}%") }
    };
    if let Some(base) = fitting {
        let equation = rates.iter().find(|(candidate, _)| *candidate == base).map(one).unwrap_or_default();
        return Outcome::new(Verdict::Pass, equation).because(COARSE);
    }
    if rates.is_empty() {
        return Outcome::unchecked("降幅不小于100%，没有基数可言");
    }
    let listed: Vec<String> = rates.iter().map(one).collect();
    Outcome::new(Verdict::Issue, format!("{}，得不到{}", listed.join("，"), rate.whole()))
}

/// Some whole number of the things must make up the share.
pub(super) fn part(count: Operand, share: Operand) -> Outcome {
    let tested = (|| {
        let whole = count.scaled()?;
        let near = whole.times(share.scaled()?)?.divided(Decimal::HUNDRED, 6)?.floor();
        let range = share.range(Tier::Either).times(&Interval::exactly(whole))?;
        let candidate = |part: i128| Decimal::new(part, 0).filter(|&part| !part.is_negative() && part <= whole);
        let parts: Vec<Decimal> = [near, near.checked_add(1)?].into_iter().filter_map(candidate).collect();
        let fits = |part: &Decimal| Some(range.holds(part.times(Decimal::HUNDRED)?));
        let fitting = parts.iter().copied().map(|part| Some((part, fits(&part)?))).collect::<Option<Vec<_>>>()?;
        let rates = parts.iter().map(|&part| Some((part, percent(part, whole, shown(share))?))).collect::<Option<Vec<_>>>()?;
        Some((fitting.into_iter().find(|(_, fits)| *fits).map(|(part, _)| part), rates))
    })();
    let Some((fitting, rates)) = tested else { return Outcome::unchecked(OVERFLOW) };
    let count = count.number();
    let one = |&(part, rate): &(Decimal, Decimal)| format!("{part}÷{count}={rate}%");
    if let Some(part) = fitting {
        let equation = rates.iter().find(|(candidate, _)| *candidate == part).map(one).unwrap_or_default();
        return Outcome::new(Verdict::Pass, equation).because(COARSE);
    }
    let listed: Vec<String> = rates.iter().map(one).collect();
    Outcome::new(Verdict::Issue, format!("{}，得不到{}", listed.join("，"), share.whole()))
}
