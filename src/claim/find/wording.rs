use super::words;
use crate::claim::passage::{Passage, Quantity, Role, comparable};
use crate::claim::{Claim, Relation};
use crate::number::Decimal;
use crate::text::Run;

/// Names of ratios, of which differences are points.
const RATIOS: [&str; 12] = ["占比", "比重", "强度", "增速", "增幅", "比例", "份额", "率", "降幅", "覆盖面", "贡献度", "占有率"];
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
            let relation = Relation::PointsOfLevel { change: change.index };
            claims.push(Claim {
                rule: "point-on-level",
                relation,
                run: with_subject(passage, place, change),
                hindrance: None,
                sure: true,
            });
        }
    }
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
    let opened = passage.opening_word(place - 1).is_some() && base.is_amount() && comparable(base, step);
    let (Some(before), Some(by)) = (base.figure.scaled, step.figure.scaled) else { return false };
    // An increment may well be larger than the base, but seldom between one and one and a half times of it.
    let fits =
        before <= by && by.times(Decimal::from(2)).zip(before.times(Decimal::from(3))).is_some_and(|(by, base)| by <= base);
    let ends = passage.quantities.get(place + 1).is_none_or(|next| next.segment > step.segment + 1 || !comparable(next, base));
    follows && opened && fits && ends && matches!(step.role, Role::Change { falling: false })
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
    let named = RATIOS.iter().any(|name| passage.says(ratio.lead, &[name])) || passage.says(ratio.lead, &["占"]);
    let remark = passage.begins_with(ratio.lead, &["占", "比重", "完成"])
        && place > 0
        && passage.quantities[place - 1].segment + 2 >= ratio.segment;
    named && !remark
}

/// Where the noun ends before the words of comparison: 占比|同比.
fn subject_end(passage: &Passage, subject: Run) -> usize {
    const BASES: [&str; 8] = ["同比", "环比", "比上年", "较上年", "比去年", "较去年", "较上年同期", "比上年同期"];
    BASES.iter().filter_map(|word| passage.reading.find(subject, word)).min().unwrap_or(subject.to())
}

fn is_points_of_level(passage: &Passage, place: usize, change: &Quantity) -> bool {
    let clause = Run::new(passage.segments[change.segment].run.from(), change.run.from());
    let Some(word) = passage.change_word(change) else { return false };
    if passage.says(clause, &CONTRIBUTIONS) || RATIOS.iter().any(|name| passage.ends_with(word, &[name])) {
        return false;
    }
    if words::speaks_of_before(passage, change) {
        let Some(before) = place.checked_sub(1).and_then(|before| passage.quantities.get(before)) else { return false };
        return before.is_amount()
            && before.is_level()
            && change.segment <= before.segment + 1
            && before.trail.is_empty()
            && !passage.says(before.lead, &CONTRIBUTIONS)
            && !RATIOS.iter().any(|name| passage.ends_with(before.lead, &[name]));
    }
    let Some(subject) = subject(passage, change) else { return false };
    let named = Run::new(subject.from(), subject_end(passage, subject));
    passage.ends_with(word, &["增长", "下降"]) && passage.ends_with(named, &LEVELS)
}
