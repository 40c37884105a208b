//! Evaluates claims by interval arithmetic on exact decimals, without division.
//!
//! Division only prints: what would have been right, at the figure's own decimals.

mod operand;
mod points;
mod rates;
mod sums;
#[cfg(test)]
mod tests;
mod whole;
mod yearly;

use super::{Claim, Judged, Relation, Verdict};
use crate::mention::Mention;
use crate::number::Decimal;
use operand::{Operand, Tier};

const OVERFLOW: &str = "数值超出可精确计算的范围";
const TRUNCATED: &str = "按四舍五入不符，按截取尾数可以成立";
const VAGUE: &str = "含约数，不据此判断";
const COARSE: &str = "未见矛盾";
const UNSURE: &str = "按字面读不符，但也可能是另一种读法";
const NO_FIGURE: &str = "有的数读不出确值";

/// What a relation comes to.
struct Outcome {
    verdict: Verdict,
    equation: String,
    reason: Option<String>,
    expected: Option<Decimal>,
}

impl Outcome {
    fn unchecked(reason: impl Into<String>) -> Self {
        Self { verdict: Verdict::Unchecked, equation: String::new(), reason: Some(reason.into()), expected: None }
    }

    fn new(verdict: Verdict, equation: String) -> Self {
        Self { verdict, equation, reason: None, expected: None }
    }

    fn because(mut self, reason: impl Into<String>) -> Self {
        self.reason = Some(reason.into());
        self
    }

    fn expecting(mut self, expected: Option<Decimal>) -> Self {
        if self.verdict == Verdict::Issue {
            self.expected = expected;
        }
        self
    }
}

/// Decides between the tiers: `test` says whether the printed figures can agree, `None` on overflow.
fn decide(operands: &[Operand], lenient: Tier, test: impl Fn(Tier) -> Option<bool>) -> Option<(Verdict, Option<&'static str>)> {
    if test(Tier::Rounded)? {
        let coarse = operands.iter().any(|operand| operand.coarse());
        return Some((Verdict::Pass, coarse.then_some(COARSE)));
    }
    if test(lenient)? {
        return Some((Verdict::Doubt, Some(TRUNCATED)));
    }
    if operands.iter().any(|operand| operand.vague()) {
        return Some((Verdict::Doubt, Some(VAGUE)));
    }
    Some((Verdict::Issue, None))
}

/// The sign between the two sides of an equation.
fn sign(verdict: Verdict) -> char {
    if verdict == Verdict::Issue { '≠' } else { '=' }
}

pub(super) fn judged(claim: Claim, mentions: &[Mention]) -> Judged {
    let outcome = relation(&claim.relation, mentions).unwrap_or_else(|| Outcome::unchecked(NO_FIGURE));
    let (verdict, reason, expected) = match (claim.hindrance, outcome.verdict) {
        // What agrees in spite of a hindrance has still not been proved by it.
        (Some(hindrance), _) => (Verdict::Unchecked, Some(hindrance.to_owned()), None),
        (None, Verdict::Issue) if !claim.sure => (Verdict::Doubt, Some(UNSURE.to_owned()), None),
        (None, verdict) => (verdict, outcome.reason, outcome.expected),
    };
    let equation = if claim.hindrance.is_some() { String::new() } else { outcome.equation };
    Judged { claim, verdict, equation, reason, expected }
}

fn relation(relation: &Relation, mentions: &[Mention]) -> Option<Outcome> {
    let at = |index: usize| Operand::of(mentions, index);
    let all = |indices: &[usize]| indices.iter().map(|&index| at(index)).collect::<Option<Vec<_>>>();
    Some(match *relation {
        Relation::PartsOfTotal { total, ref parts, closed } => sums::parts_of_total(at(total)?, &all(parts)?, closed),
        Relation::NetOf { net, ref gains, ref losses } => sums::net_of(at(net)?, &all(gains)?, &all(losses)?),
        Relation::PartWithin { total, part } => sums::part_within(at(total)?, at(part)?),
        Relation::Cumulative { period, cumulative } => sums::part_within(at(cumulative)?, at(period)?),
        Relation::SharesOfWhole { ref shares } => sums::shares_of_whole(&all(shares)?),
        Relation::Increment { base, current, delta, falling } => sums::increment(at(base)?, at(current)?, at(delta)?, falling),
        Relation::ShareOf { whole, part, share } => rates::quotient(at(part)?, at(whole)?, at(share)?),
        Relation::Completion { done, target, rate } => rates::quotient(at(done)?, at(target)?, at(rate)?),
        Relation::Growth { base, current, rate, falling } => rates::growth(at(base)?, at(current)?, at(rate)?, falling),
        Relation::SignedGrowth { base, current, rate } => rates::signed_growth(at(base)?, at(current)?, at(rate)?),
        Relation::YearlyGrowth { base, current, rate, years, falling } => {
            yearly::growth(at(base)?, at(current)?, at(rate)?, years, falling)
        }
        Relation::IncrementRate { current, delta, rate, falling } => {
            rates::increment_rate(at(current)?, at(delta)?, at(rate)?, falling)
        }
        Relation::WholeBase { count, rate, falling } => whole::base(at(count)?, at(rate)?, falling),
        Relation::WholePart { count, share } => whole::part(at(count)?, at(share)?),
        Relation::TimeProgress { rate, points, months, falling } => {
            points::ahead_of_time(at(rate)?, at(points)?, months, falling)
        }
        Relation::Multiple { base, current, times, grown } => rates::multiple(at(base)?, at(current)?, at(times)?, grown),
        Relation::TimesAndRate { times, rate } => rates::times_and_rate(at(times)?, at(rate)?),
        Relation::Average { total, count, average } => rates::average(at(total)?, at(count)?, at(average)?),
        Relation::PointDifference { from, to, points, falling } => points::difference(at(from)?, at(to)?, at(points)?, falling),
        Relation::Direction { base, current, falling } => points::direction(at(base)?, at(current)?, falling),
        Relation::Rank { from, to, falling } => points::rank(at(from)?, at(to)?, falling),
        Relation::RangeOrder { low, high, .. } => points::range_order(low, high),
        Relation::SignedChange { change, falling } => points::signed(at(change)?, falling),
        Relation::PercentOfRatio { change, .. } => points::percent_of_ratio(at(change)?),
        Relation::PointsOfLevel { change } => points::points_of_level(at(change)?),
        Relation::StepOrEnd { base, figure } => points::step_or_end(base.and_then(at), at(figure)?),
        Relation::Listed { count, least, most } => sums::listed(at(count)?, least, most),
        Relation::SameFigure { first, second } => points::same(at(first)?, at(second)?),
        Relation::SameChange { told, falling, cell } => points::same_change(at(told)?, falling, at(cell)?),
    })
}
