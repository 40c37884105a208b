use super::shares::{fits, is_target};
use super::words;
use crate::claim::passage::{Passage, Quantity, comparable};
use crate::claim::{Claim, Relation};
use crate::text::Run;

const TARGET_NOUNS: [&str; 9] = ["目标", "任务", "计划", "指标", "预算", "任务数", "计划投资", "计划完成", "计划完成投资"];

/// 完成8.82亿元,年度目标15亿元,完成率58.8%, in any order of the three.
pub(super) fn find(passage: &Passage, claims: &mut Vec<Claim>) {
    for (place, rate) in passage.quantities.iter().enumerate() {
        if rate.is_percent() && rate.is_level() && is_rate(passage, place, rate) {
            claims.extend(claim(passage, place, rate));
        }
    }
}

/// 完成率70%, 完成年度目标80家的70%, 占年度计划的54.7%, 完成全年任务的70%.
fn is_rate(passage: &Passage, place: usize, rate: &Quantity) -> bool {
    if passage.says(rate.lead, &["完成率", "完成比例", "进度"]) && !passage.says(rate.lead, &["时间进度", "序时"])
    {
        return true;
    }
    // 年度目标15亿元,已完成8.82亿元,占58.8%
    let behind = &passage.quantities[place.saturating_sub(2)..place];
    let measured = matches!(passage.reading.words(rate.lead), "占" | "占比" | "完成" | "完成了" | "达" | "为目标的");
    if measured && behind.len() == 2 && is_target_value(passage, &behind[0]) && behind[1].segment + 1 == rate.segment {
        return true;
    }
    let within = Run::new(passage.segments[rate.segment].run.from(), rate.run.from());
    let lead_in = if passage.reading.words(rate.lead) == "的" && place > 0 {
        // The target stands between, with or without brackets.
        let target = &passage.quantities[place - 1];
        let from =
            passage.segments[target.segment.saturating_sub(usize::from(passage.segments[target.segment].depth > 0))].run.from();
        Run::new(from.min(rate.run.from()), rate.run.from())
    } else {
        within
    };
    is_target(passage, lead_in)
        && passage.says(lead_in, &["完成", "占", "达", "实现", "为"])
        && !passage.says(lead_in, &["超", "高于", "快于"])
}

fn is_target_value(passage: &Passage, quantity: &Quantity) -> bool {
    let mut lead = quantity.lead;
    if lead.is_empty() {
        // 年度目标(80家)
        let segment = &passage.segments[quantity.segment];
        if segment.mark == '('
            && let Some(before) = quantity.segment.checked_sub(1)
        {
            lead = passage.segments[before].run;
        }
    }
    for word in ["数为", "值为", "为", "是", "数", "值", "的"] {
        if passage.ends_with(lead, &[word]) {
            lead = Run::new(lead.from(), lead.to() - word.chars().count());
            break;
        }
    }
    // 计划全年新改建农村公路120公里
    passage.ends_with(lead, &TARGET_NOUNS)
        || passage.begins_with(
            lead,
            &["计划全年", "全年计划", "年度计划", "今年计划", "年初计划", "计划完成", "计划实施", "计划新", "计划建", "计划改"],
        )
        || passage
            .begins_with(quantity.trail, &["的年度目标", "的全年目标", "目标", "的目标", "年度目标", "的年度任务", "的任务"])
}

fn claim(passage: &Passage, place: usize, rate: &Quantity) -> Option<Claim> {
    let clause = passage.clause(rate.run.from());
    let targets: Vec<&Quantity> = passage
        .quantities
        .iter()
        .filter(|quantity| {
            clause.contains(quantity.run) && quantity.is_amount() && quantity.is_level() && is_target_value(passage, quantity)
        })
        .collect();
    let [target] = targets.as_slice() else { return None };
    let before = passage.quantities[..place].iter().rev().filter(|done| {
        clause.contains(done.run)
            && done.index != target.index
            && comparable(done, target)
            && done.is_level()
            && !words::is_of_before(passage, done)
    });
    let candidates: Vec<&Quantity> = before.collect();
    // 就业1486人,其中农村710人,完成任务1200人的123.8%: of several figures the rate may be of the one that it fits.
    let done = match (candidates.iter().copied().find(|done| fits(target, done, rate)), candidates.as_slice()) {
        (Some(done), _) => done,
        (None, [done]) => *done,
        // Else only the one right before the target or rate is meant.
        (None, [nearest, ..])
            if !in_list(passage, nearest)
                && nearest.segment + 1 >= target.segment.min(rate.segment)
                && !passage.says(passage.segments[nearest.segment].run, &["其中"]) =>
        {
            *nearest
        }
        _ => return None,
    };
    let near = done.segment + 3 >= rate.segment && target.segment.abs_diff(rate.segment) <= 2;
    if !near {
        return None;
    }
    let run = Run::new(done.lead.from().min(target.lead.from()), rate.run.to().max(target.run.to()));
    Some(Claim {
        rule: "completion-rate",
        relation: Relation::Completion { done: done.index, target: target.index, rate: rate.index },
        run,
        hindrance: None,
        sure: true,
    })
}

/// Whether a figure is told off in a list, so that what follows may be of all of it.
fn in_list(passage: &Passage, quantity: &Quantity) -> bool {
    let opened = Run::new(passage.clause(quantity.run.from()).from(), quantity.run.from());
    passage.segments[quantity.segment].mark == '、' && passage.says(opened, &["其中", "包括", "分别"])
}
