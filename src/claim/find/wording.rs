use super::words;
use crate::claim::passage::{Passage, Quantity, Role, comparable};
use crate::claim::{Claim, Relation};
use crate::mention::Dimension;
use crate::number::{Decimal, Interval};
use crate::text::Run;

/// Names of ratios, of which differences are points.
const RATIOS: [&str; 15] = [
    "占比", "比重", "强度", "增速", "增幅", "比例", "份额", "率", "降幅", "覆盖面", "贡献度", "占有率", "满意度", "知晓度",
    "集中度",
];
/// Ratios whose change in percent is wrong even where no value is printed beside it.
const SURE_RATIOS: [&str; 5] = ["占比", "比重", "增速", "增幅", "降幅"];
/// Names of levels, which grow by percent.
const LEVELS: [&str; 24] = [
    "产值", "收入", "总额", "成交额", "交易额", "投资额", "投资", "数量", "授权量", "销售额", "零售额", "产量", "利润", "税收",
    "支出", "存款", "贷款", "余额", "增加值", "吞吐量", "客流量", "发电量", "用电量", "申请量",
];
const CONTRIBUTIONS: [&str; 5] = ["拉动", "带动", "贡献", "影响", "拉低"];
/// Words that a ratio takes for its change; 增长 is left to relative growth.
const POINT_WORDS: [&str; 12] = ["提高", "上升", "提升", "下降", "降低", "回落", "增加", "减少", "加快", "放缓", "收窄", "扩大"];

pub(super) fn find(passage: &Passage, claims: &mut Vec<Claim>) {
    steps_and_ends(passage, claims);
    for (place, change) in passage.quantities.iter().enumerate() {
        let Role::Change { falling } = change.role else { continue };
        if change.figure.value.is_some_and(|value| value.is_negative()) {
            // 增速-1.2% and 增长率-1.2‰ are names with a value.
            let named = passage.change_word(change).is_some_and(|word| passage.ends_with(word, &["率", "速", "幅"]));
            if named {
                continue;
            }
            claims.push(signed(passage, place, change, falling));
        } else if change.is_percent() && is_percent_of_ratio(passage, place, change) {
            let relation = Relation::PercentOfRatio { change: change.index, falling };
            claims.push(Claim {
                rule: "percent-vs-point",
                relation,
                run: with_subject(passage, place, change),
                hindrance: None,
                sure: true,
            });
        } else if change.is_point() && is_points_of_level(passage, place, change) {
            claims.push(points_of_level(passage, place, change));
        }
    }
    mixed_lists(passage, claims);
}

fn points_of_level(passage: &Passage, place: usize, change: &Quantity) -> Claim {
    let relation = Relation::PointsOfLevel { change: change.index };
    Claim { rule: "point-on-level", relation, run: with_subject(passage, place, change), hindrance: None, sure: true }
}

/// 由66家增长了78家, where 78 fits as the end; 交易额同比增长到18.2%, where a level cannot end in percent.
fn steps_and_ends(passage: &Passage, claims: &mut Vec<Claim>) {
    for (place, figure) in passage.quantities.iter().enumerate() {
        let base = match figure.role {
            Role::Change { .. } if place > 0 && told_as_step(passage, place) => Some(passage.quantities[place - 1].index),
            Role::To { falling: Some(false) } if told_as_end(passage, figure) => None,
            _ => continue,
        };
        let relation = Relation::StepOrEnd { base, figure: figure.index };
        claims.push(Claim { rule: "to-vs-by", relation, run: with_subject(passage, place, figure), hindrance: None, sure: true });
    }
}

fn told_as_step(passage: &Passage, place: usize) -> bool {
    let (base, step) = (&passage.quantities[place - 1], &passage.quantities[place]);
    let follows = base.segment == step.segment && passage.change_word(step).is_some_and(|word| word.from() == base.run.to());
    let opened = passage.opening_word(place - 1).is_some() && comparable(base, step);
    if !follows || !opened || !matches!(step.role, Role::Change { falling: false }) {
        return false;
    }
    let next = passage.quantities.get(place + 1).filter(|next| next.segment <= step.segment + 1);
    if let Some(confirmed) = next.and_then(|next| fits_as_end(passage, base, step, next)) {
        return confirmed;
    }
    let (Some(before), Some(by)) = (base.figure.scaled, step.figure.scaled) else { return false };
    // An increment may well be larger than the base, but seldom between one and one and a half times of it.
    let fits =
        before <= by && by.times(Decimal::from(2)).zip(before.times(Decimal::from(3))).is_some_and(|(by, base)| by <= base);
    fits && base.is_amount() && next.is_none_or(|next| !comparable(next, base))
}

/// Whether what is said next of the change is right only if the figure is where it ended: 由126项增加了198项，增加72项.
fn fits_as_end(passage: &Passage, base: &Quantity, end: &Quantity, next: &Quantity) -> Option<bool> {
    let rises = matches!(next.role, Role::Change { falling: false });
    let (from, said) = (base.figure.range, next.figure.range);
    let one = Interval::exactly(Decimal::ONE);
    let reached = match next.dimension() {
        Dimension::Percent if rises && base.is_amount() => from.times(&one.plus(&said.shifted(-2)?)?)?,
        Dimension::Point if rises && base.is_percent() => from.plus(&said)?,
        Dimension::Times if rises => from.times(&one.plus(&said)?)?,
        Dimension::Times if passage.says(next.lead, &["是", "为"]) => from.times(&said)?,
        _ if rises && comparable(next, base) => from.plus(&said)?,
        _ => return None,
    };
    Some(end.figure.range.meets(&reached))
}

fn told_as_end(passage: &Passage, figure: &Quantity) -> bool {
    const BASES: [&str; 6] = ["同比", "环比", "比上年", "较上年", "比去年", "较去年"];
    let Some(at) = BASES.iter().filter_map(|word| passage.reading.find(figure.lead, word)).min() else { return false };
    let name = Run::new(figure.lead.from(), at);
    figure.is_percent() && passage.says(figure.lead, &["增长到", "增长至"]) && passage.ends_with(name, &LEVELS)
}

fn with_subject(passage: &Passage, place: usize, change: &Quantity) -> Run {
    match place.checked_sub(1).and_then(|before| passage.quantities.get(before)) {
        Some(before) if change.segment <= before.segment + 1 => passage.around(before, change),
        _ => Run::new(change.lead.from(), change.run.to()),
    }
}

fn signed(passage: &Passage, place: usize, change: &Quantity, falling: bool) -> Claim {
    let explained = passage.segments.get(change.segment + 1).is_some_and(|next| passage.begins_with(next.run, &["即", "也就是"]));
    Claim {
        rule: "direction-contradiction",
        relation: Relation::SignedChange { change: change.index, falling },
        run: with_subject(passage, place, change),
        hindrance: explained.then_some("文中已说明实际方向"),
        sure: true,
    }
}

/// The words before the change that name its subject.
fn subject(passage: &Passage, change: &Quantity) -> Option<Run> {
    let word = passage.change_word(change)?;
    Some(Run::new(change.lead.from(), word.from()))
}

fn is_percent_of_ratio(passage: &Passage, place: usize, change: &Quantity) -> bool {
    if change.figure.unit.printed != "%" {
        return false;
    }
    let Some(word) = passage.change_word(change) else { return false };
    if !passage.ends_with(word, &POINT_WORDS) {
        return false;
    }
    if !words::speaks_of_before(passage, change) {
        let Some(subject) = subject(passage, change) else { return false };
        let named = Run::new(subject.from(), subject_end(passage, subject));
        return passage.ends_with(named, &SURE_RATIOS);
    }
    let Some(before) = place.checked_sub(1).and_then(|before| passage.quantities.get(before)) else { return false };
    let adjoining = change.segment <= before.segment + 1 && before.is_percent() && before.role != Role::From;
    let in_move = matches!(before.role, Role::To { .. }) && place >= 2 && passage.quantities[place - 2].role == Role::From;
    let ratio = match before.role {
        Role::Change { .. } => passage.change_word(before).is_some_and(|word| passage.ends_with(word, &["增速", "增幅", "降幅"])),
        _ => is_ratio_of_its_own(passage, place - 1),
    };
    // A change above the value itself can only be relative.
    let smaller = before.figure.scaled.zip(change.figure.scaled).is_some_and(|(value, change)| change < value);
    adjoining && !in_move && ratio && smaller
}

/// A ratio that is itself what the sentence speaks of, not a remark on an amount before it (186亿元,占14.8%,下降3.2%).
fn is_ratio_of_its_own(passage: &Passage, place: usize) -> bool {
    let ratio = &passage.quantities[place];
    let lead = name_before(passage, ratio);
    let named = passage.says(lead, &RATIOS) || passage.says(lead, &["占"]);
    let remark = passage.begins_with(ratio.lead, &["占", "比重", "完成"])
        && place > 0
        && passage.quantities[place - 1].segment + 2 >= ratio.segment
        && !passage.quantities[place - 1].is_counted();
    named && !remark
}

/// The words that lead to a figure; behind a name in brackets, those before them: 比重（城镇化率）为61.0%.
fn name_before(passage: &Passage, figure: &Quantity) -> Run {
    let bare = ["", "为", "达", "达到", "是"].contains(&passage.reading.words(figure.lead));
    match passage.segments[figure.segment].mark {
        ')' if bare => Run::new(passage.clause(figure.run.from()).from(), figure.lead.from()),
        _ => figure.lead,
    }
}

/// Where the noun ends before the words of comparison: 占比|同比.
fn subject_end(passage: &Passage, subject: Run) -> usize {
    const BASES: [&str; 8] = ["同比", "环比", "比上年", "较上年", "比去年", "较去年", "较上年同期", "比上年同期"];
    BASES.iter().filter_map(|word| passage.reading.find(subject, word)).min().unwrap_or(subject.to())
}

/// The figure that a change without a subject speaks of; what it is of its budget, and at which prices, stands between.
fn spoken_of<'p, 'a>(passage: &'p Passage<'a>, place: usize) -> Option<&'p Quantity<'a>> {
    let change = &passage.quantities[place];
    let before = &passage.quantities[place.checked_sub(1)?];
    let at_prices = passage.segments[..change.segment].last().is_some_and(|prices| {
        prices.first == prices.last && passage.begins_with(prices.run, &["按可比价", "按不变价", "按现价"])
    });
    let gap = if at_prices { 2 } else { 1 };
    if before.is_percent() && passage.reading.words(before.lead) == "的" && place >= 3 && change.segment == before.segment + gap
    {
        let (whole, budget) = (&passage.quantities[place - 3], &passage.quantities[place - 2]);
        let of_budget = budget.segment == before.segment && passage.says(budget.lead, &["预算"]);
        return (of_budget && whole.segment + 1 == before.segment).then_some(whole);
    }
    (change.segment <= before.segment + gap).then_some(before)
}

/// In a list of changes of one word, 分别增长14%和21个百分点, points beside percent are a slip.
fn mixed_lists(passage: &Passage, claims: &mut Vec<Claim>) {
    for (first, head) in passage.quantities.iter().enumerate() {
        let word = passage.change_word(head).filter(|_| passage.says(head.lead, &["分别"]));
        if !word.is_some_and(|word| passage.ends_with(word, &["增长", "下降"])) {
            continue;
        }
        let joined = |pair: &&[Quantity]| {
            let mark = passage.segments[pair[1].segment].mark;
            pair[1].segment == pair[0].segment + 1 && matches!(mark, '、' | '和') && pair[1].lead.is_empty()
        };
        let length = 1 + passage.quantities[first..].windows(2).take_while(joined).count();
        let list = &passage.quantities[first..first + length];
        let percent = list.iter().filter(|one| one.is_percent()).count();
        if percent == 0 || !list.iter().all(|one| one.is_percent() || one.is_point()) {
            continue;
        }
        for (place, one) in list.iter().enumerate().filter(|(_, one)| one.is_point()) {
            if place > 0 || !is_points_of_level(passage, first, one) {
                claims.push(points_of_level(passage, first + place, one));
            }
        }
    }
}

fn is_points_of_level(passage: &Passage, place: usize, change: &Quantity) -> bool {
    let clause = Run::new(passage.segments[change.segment].run.from(), change.run.from());
    let Some(word) = passage.change_word(change) else { return false };
    if passage.says(clause, &CONTRIBUTIONS) || passage.ends_with(word, &RATIOS) {
        return false;
    }
    if words::speaks_of_before(passage, change) {
        let Some(before) = spoken_of(passage, place) else { return false };
        let grows = passage.ends_with(word, &["增长", "下降"]);
        let joined = before.trail.is_empty() || grows && before.segment == change.segment && before.trail == change.lead;
        return before.is_amount()
            && (before.is_level() || grows && before.is_counted())
            && joined
            && !passage.says(before.lead, &CONTRIBUTIONS)
            && !passage.ends_with(before.lead, &RATIOS);
    }
    let Some(subject) = subject(passage, change) else { return false };
    let named = Run::new(subject.from(), subject_end(passage, subject));
    passage.ends_with(word, &["增长", "下降"]) && passage.ends_with(named, &LEVELS)
}
