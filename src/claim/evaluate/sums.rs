use super::{OVERFLOW, Operand, Outcome, Tier, decide, sign};
use crate::claim::Verdict;
use crate::number::{Decimal, Interval};

/// A shortfall of an open list below a tenth of the total is worth a remark.
const REMARKABLE: i64 = 10;

fn sum(parts: &[Operand], tier: Tier) -> Option<Interval> {
    parts.iter().try_fold(Interval::exactly(Decimal::ZERO), |sum, part| sum.plus(&part.range(tier)))
}

fn printed_sum(parts: &[Operand]) -> Option<Decimal> {
    parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.plus(part.scaled()?))
}

/// `value` of base units in the printed scale of `like`, with no more decimals than it needs and no fewer than `like`.
fn in_scale_of(value: Decimal, like: Operand) -> Option<Decimal> {
    let value = value.shifted(-like.power()?)?.trimmed();
    if value.decimals() < like.decimals() { value.rounded(like.decimals()) } else { Some(value) }
}

fn joined(parts: &[Operand], beside: Operand, mark: char) -> String {
    let mut text = String::new();
    for (place, part) in parts.iter().enumerate() {
        if place > 0 {
            text.push(mark);
        }
        let number = part.beside(beside);
        if place > 0 && number.starts_with('-') {
            text.push_str(&format!("({number})"));
        } else {
            text.push_str(&number);
        }
    }
    text
}

fn sum_text(parts: &[Operand], total: Operand) -> String {
    match printed_sum(parts).and_then(|sum| in_scale_of(sum, total)) {
        Some(sum) => format!("{}={sum}", joined(parts, total, '+')),
        None => joined(parts, total, '+'),
    }
}

pub(super) fn parts_of_total(total: Operand, parts: &[Operand], closed: bool) -> Outcome {
    let everything: Vec<Operand> = parts.iter().copied().chain([total]).collect();
    let tested = decide(&everything, Tier::Cut, |tier| {
        let (sum, total) = (sum(parts, tier)?, total.range(tier));
        Some(!total.lies_below(&sum) && (!closed || !sum.lies_below(&total)))
    });
    let Some((verdict, reason)) = tested else { return Outcome::unchecked(OVERFLOW) };
    let sum = sum_text(parts, total);
    let plain = everything.iter().all(|operand| operand.figure.approximation.is_none());
    let printed = printed_sum(parts);
    let falls_short = printed.zip(total.scaled()).is_some_and(|(sum, total)| sum < total);
    let equal = printed.zip(total.scaled()).is_some_and(|(sum, total)| sum == total);
    let mark = match verdict {
        Verdict::Issue => '≠',
        _ if equal => '=',
        _ if !closed && falls_short => '≤',
        _ => '≈',
    };
    let equation = format!("{sum}{mark}{}", total.beside(total));
    let mut outcome = Outcome::new(verdict, equation);
    outcome.reason = reason.map(str::to_owned);
    if verdict == Verdict::Pass && !closed && falls_short && plain {
        outcome.reason = Some("分项未列全，只核对不超过总数".into());
        if let (Some(sum), Some(whole)) = (printed, total.scaled())
            && everything.iter().all(|operand| operand.figure.exact)
            && parts.len() >= 3
            && whole.minus(sum).and_then(|gap| gap.times(REMARKABLE.into())).is_some_and(|gap| gap < whole)
        {
            outcome.verdict = Verdict::Doubt;
            outcome.reason = Some("分项合计略小于总数，是否漏列或有误".into());
        }
    }
    let expected = printed.filter(|_| plain).and_then(|sum| in_scale_of(sum, total));
    outcome.expecting(expected)
}

pub(super) fn net_of(net: Operand, gains: &[Operand], losses: &[Operand]) -> Outcome {
    let everything: Vec<Operand> = gains.iter().chain(losses).copied().chain([net]).collect();
    let tested =
        decide(&everything, Tier::Cut, |tier| Some(sum(gains, tier)?.minus(&sum(losses, tier)?)?.meets(&net.range(tier))));
    let Some((verdict, reason)) = tested else { return Outcome::unchecked(OVERFLOW) };
    let right = printed_sum(gains).zip(printed_sum(losses)).and_then(|(gains, losses)| gains.minus(losses));
    let right = right.and_then(|right| in_scale_of(right, net));
    let mut equation = format!("{}-{}", joined(gains, net, '+'), joined(losses, net, '-'));
    if let Some(right) = right {
        equation.push_str(&format!("={right}"));
    }
    if right != net.value() {
        equation.push_str(&format!("{}{}", if verdict == Verdict::Issue { '≠' } else { '≈' }, net.number()));
    }
    let mut outcome = Outcome::new(verdict, equation).expecting(right);
    outcome.reason = reason.map(str::to_owned);
    outcome
}

pub(super) fn part_within(total: Operand, part: Operand) -> Outcome {
    let tested = decide(&[total, part], Tier::Cut, |tier| Some(!total.range(tier).lies_below(&part.range(tier))));
    let Some((verdict, reason)) = tested else { return Outcome::unchecked(OVERFLOW) };
    let mark = if verdict == Verdict::Issue { '>' } else { '≤' };
    let converted = part.beside(total);
    let equation = if part.unit() == total.unit() || part.power() == total.power() {
        format!("{converted}{mark}{}", total.beside(total))
    } else {
        format!("{}={converted}{unit}{mark}{}{unit}", part.whole(), total.beside(total), unit = total.unit())
    };
    let mut outcome = Outcome::new(verdict, equation);
    outcome.reason = match reason {
        None if verdict == Verdict::Pass => Some(super::COARSE.to_owned()),
        reason => reason.map(str::to_owned),
    };
    outcome
}

pub(super) fn shares_of_whole(shares: &[Operand]) -> Outcome {
    let whole = Interval::exactly(Decimal::HUNDRED);
    let Some((verdict, reason)) = decide(shares, Tier::Cut, |tier| Some(sum(shares, tier)?.meets(&whole))) else {
        return Outcome::unchecked(OVERFLOW);
    };
    let Some(&like) = shares.first() else { return Outcome::unchecked(OVERFLOW) };
    let exact = printed_sum(shares).is_some_and(|sum| sum == Decimal::HUNDRED);
    let mark = match verdict {
        Verdict::Issue => "≠100",
        _ if exact => "",
        _ => "≈100",
    };
    let printed = printed_sum(shares).map_or_else(String::new, |sum| format!("={sum}"));
    let mut outcome = Outcome::new(verdict, format!("{}{printed}{mark}", joined(shares, like, '+')));
    outcome.reason = reason.map(str::to_owned);
    outcome
}

pub(super) fn increment(base: Operand, current: Operand, delta: Operand, falling: bool) -> Outcome {
    let (from, to) = if falling { (current, base) } else { (base, current) };
    let tested = decide(&[base, current, delta], Tier::Cut, |tier| {
        Some(to.range(tier).minus(&from.range(tier))?.meets(&delta.range(tier)))
    });
    let Some((verdict, reason)) = tested else { return Outcome::unchecked(OVERFLOW) };
    let right = to.scaled().zip(from.scaled()).and_then(|(to, from)| in_scale_of(to.minus(from)?, delta));
    let mut equation = joined(&[to, from], delta, '-');
    if let Some(right) = right {
        equation.push_str(&format!("={right}"));
    }
    if right != delta.value() || delta.figure.approximation.is_some() {
        let mark = if verdict == Verdict::Issue { sign(verdict) } else { '≈' };
        equation.push_str(&format!("{mark}{}", delta.number()));
    }
    let plain = [base, current, delta].iter().all(|operand| operand.figure.approximation.is_none());
    let mut outcome = Outcome::new(verdict, equation);
    outcome.reason = reason.map(str::to_owned);
    outcome.expecting(right.filter(|right| plain && !right.is_negative()))
}

/// How many names may stand before a number beyond what it says before it is no slip but another thing.
const SLIP: i128 = 1;

pub(super) fn listed(count: Operand, least: u32, most: u32) -> Outcome {
    let Some(said) = count.scaled().map(Decimal::floor) else { return Outcome::unchecked(super::NO_FIGURE) };
    let (least, open, most) = (i128::from(least), most == u32::MAX, i128::from(most));
    if least <= said && said <= most {
        let mark = if open { '≤' } else { '=' };
        return Outcome::new(Verdict::Pass, format!("{}{mark}{said}", if open { least } else { said }));
    }
    let slip = said + SLIP == least || (!open && most + SLIP == said);
    if !slip {
        return Outcome::unchecked("列举与数目相差较多，可能不是一回事");
    }
    Outcome::new(Verdict::Issue, format!("列出{least}项，{least}≠{said}"))
}
