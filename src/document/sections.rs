use super::{Heading, Period, Series};
use crate::text::{Reading, Run};

/// What a section speaks of.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Standing {
    /// Work that was done, or nothing said.
    #[default]
    Done,
    /// Problems.
    Problem,
    /// Work that is planned.
    Plan,
}

/// The text under one heading, up to the next heading of any level.
#[derive(Clone, Debug)]
pub struct Section {
    /// From its heading's mark to the next heading.
    pub run: Run,
    /// Indices of the headings above it, outermost first, its own last.
    pub path: Vec<usize>,
    /// What it speaks of.
    pub standing: Standing,
}

/// One sentence.
#[derive(Clone, Copy, Debug)]
pub struct Sentence {
    /// Its characters, final mark included.
    pub run: Run,
    /// Index of its section.
    pub section: usize,
    /// Index of its paragraph: sentences of one line within one section share it.
    pub paragraph: usize,
}

/// The lines that hold anything.
pub(super) fn lines(reading: &Reading) -> Vec<Run> {
    let mut found = Vec::new();
    let mut start = 0;
    let breaks = reading.signs().filter(|&(_, ch)| ch == '\n').map(|(at, _)| at);
    for at in breaks.chain([reading.len()]) {
        if at > start {
            found.push(Run::new(start, at));
        }
        start = at + 1;
    }
    found
}

/// Cuts the text at its headings.
pub(super) fn between(reading: &Reading, headings: &[Heading], title: Option<Run>, period: Option<&Period>) -> Vec<Section> {
    let whole_is_plan = title.is_some_and(|title| {
        let words = reading.text(title);
        let ends = |kind: &str| words.ends_with(kind);
        (ends("要点") || ends("计划") || ends("打算") || ends("安排") || ends("方案")) && !words.contains("总结")
    });
    let base = if whole_is_plan { Standing::Plan } else { Standing::Done };
    let mut sections = Vec::with_capacity(headings.len() + 1);
    let first = headings.first().map_or(reading.len(), |heading| heading.mark.from());
    sections.push(Section { run: Run::new(0, first), path: Vec::new(), standing: base });
    let mut path: Vec<(usize, Standing)> = Vec::new();
    let mut top = base;
    for (index, heading) in headings.iter().enumerate() {
        let end = headings.get(index + 1).map_or(reading.len(), |next| next.mark.from());
        let bare_above = |above: &Heading| above.series == Series::Bare && heading.series != Series::Bare;
        while path.last().is_some_and(|&(above, _)| headings[above].level >= heading.level && !bare_above(&headings[above])) {
            path.pop();
        }
        // What follows the plans on the top level without a word of its own is still plan.
        let inherited = path.last().map_or(top, |&(_, standing)| standing);
        let standing = said(reading, heading, title, period).unwrap_or(inherited);
        if path.is_empty() {
            top = if standing == Standing::Plan { Standing::Plan } else { base };
        }
        path.push((index, standing));
        sections.push(Section {
            run: Run::new(heading.mark.from(), end),
            path: path.iter().map(|&(index, _)| index).collect(),
            standing,
        });
    }
    sections
}

/// What a heading says of its part, where it says anything.
fn said(reading: &Reading, heading: &Heading, title: Option<Run>, period: Option<&Period>) -> Option<Standing> {
    const PLAN: &[&str] = &[
        "下一步", "下步", "下阶段", "工作安排", "工作打算", "工作计划", "工作思路", "工作建议", "工作谋划", "今后", "明年",
        "预期目标", "目标任务", "总体要求", "工作目标", "努力方向",
    ];
    const DONE: &[&str] =
        &["回顾", "总结", "开展情况", "完成情况", "进展情况", "工作情况", "运行情况", "成效", "做法", "主要成绩"];
    const PROBLEM: &[&str] = &["问题", "不足", "困难", "短板", "薄弱环节", "挑战"];
    // Deeper headings speak of fields of work: only plain words for a part of the report count there.
    if heading.level > 2 {
        return None;
    }
    let has = |words: &[&str]| reading.says(heading.title, words);
    if heading.level == 2 {
        let plan = has(&["下一步工作", "下步工作", "工作打算", "工作安排", "工作计划", "下半年工作"]);
        let done = has(&["完成情况", "开展情况", "工作回顾", "进展情况"]);
        return if plan { Some(Standing::Plan) } else { done.then_some(Standing::Done) };
    }
    if has(DONE) && !has(&["下一步", "下半年"]) {
        return Some(Standing::Done);
    }
    if has(PLAN) {
        return Some(Standing::Plan);
    }
    if has(PROBLEM) && !has(&["解决", "化解"]) {
        return Some(Standing::Problem);
    }
    let later_half = has(&["下半年"]) && period.is_some_and(|period| period.end.month <= 6);
    let year = (heading.title.from()..heading.title.to()).find_map(|at| super::period::year(reading, at));
    let coming = match (year, period) {
        // A government work report is given in the year that it plans: what names that year is still to come.
        (Some(year), Some(period)) if title.is_some_and(|title| reading.find(title, "政府工作报告").is_some()) => {
            year >= period.start.year
        }
        (Some(year), Some(period)) => year > period.end.year,
        _ => false,
    };
    (later_half || coming || has(&["重点工作", "主要任务", "重点任务"]) && has(&["年"])).then_some(Standing::Plan)
}

/// Cuts every section into sentences.
pub(super) fn sentences(reading: &Reading, sections: &[Section]) -> Vec<Sentence> {
    let mut found = Vec::with_capacity(reading.len() / 30 + 4);
    let mut paragraph = 0;
    for (section, Section { run, .. }) in sections.iter().enumerate() {
        let mut start = run.from();
        for (at, ch) in reading.signs_in(*run) {
            if !matches!(ch, '\n' | '。' | '!' | '?' | ';') {
                continue;
            }
            let end = if ch == '\n' { at } else { closing(reading, at + 1, run.to()) };
            if end > start {
                found.push(Sentence { run: Run::new(start, end), section, paragraph });
            }
            paragraph += usize::from(ch == '\n');
            start = end.max(at + 1).max(start);
        }
        if run.to() > start {
            found.push(Sentence { run: Run::new(start, run.to()), section, paragraph });
        }
        paragraph += 1;
    }
    found
}

/// Closing quotes and brackets belong to the sentence they close.
fn closing(reading: &Reading, mut at: usize, end: usize) -> usize {
    while at < end && matches!(reading.at(at), '”' | '’' | ')' | '》' | '」') {
        at += 1;
    }
    at
}
