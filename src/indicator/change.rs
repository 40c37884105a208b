//! Words of change before a figure: 同比增长, 较年初下降, 比上年增加.

use super::strip;
use std::sync::LazyLock;

use super::words::{BASES, CHANGE_WORDS, CHANGES, LINKS};
use crate::lex::lexicon::Lexicon;
use crate::text::{Reading, Run};

/// What the words before a figure say of a change.
#[derive(Clone, Copy)]
pub(super) struct Said {
    /// What the change is of; empty where the clause does not say.
    pub subject: Run,
    /// The word of change.
    pub verb: &'static str,
    /// Whether it is a rise.
    pub rise: bool,
    /// What it is measured against, as printed.
    pub basis: Run,
    /// From the basis to the verb.
    pub run: Run,
}

static BETWEEN: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(&[
        "按可比价格计算", "按可比价计算", "按不变价格计算", "按不变价计算", "按可比口径计算", "按可比口径", "按同口径", "持平",
        "大幅", "明显", "稳步", "持续", "快速", "继续", "小幅", "实现", "累计", "平均", "又", "再", "均", "都", "也", "分别",
        "其中", "总体", "整体", "合计", "净",
    ])
});

/// What a base of comparison ends with.
static BASE_ENDS: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(&[
        "年", "年末", "年底", "年初", "同期", "月", "月末", "季度", "上半年", "相比", "水平", "任务", "目标", "计划", "预算",
        "同口径", "时限", "规定", "要求", "时期", "均值", "平均", "平均水平",
    ])
});

/// The word of change that a run ends with, and whether it is a rise.
pub(super) fn word(reading: &Reading, run: Run) -> Option<(&'static str, bool)> {
    // 新增, 晋升 and 审减 are words of their own.
    const OTHER_WORDS: &str = "新倍晋核审裁豁加添激起";
    let found = CHANGE_WORDS.before(reading, run.to(), run.from())?;
    let other = found.length == 1 && OTHER_WORDS.contains(reading.before(found.at));
    (!other).then_some(CHANGES[found.word])
}

/// Reads the words before a figure, back from its digits.
pub(super) fn said(reading: &Reading, pre: Run) -> Option<Said> {
    let core = strip::end(reading, pre, &LINKS);
    let (verb, rise) = word(reading, core).or_else(|| more_or_less(reading, core))?;
    let mut rest = Run::new(core.from(), core.to() - verb.chars().count());
    let mut start = rest.to();
    let mut basis = Run::new(rest.to(), rest.to());
    loop {
        rest = without_note(reading, rest);
        let shorter = strip::end(reading, rest, &BETWEEN);
        let base = base_at_end(reading, shorter);
        if !base.is_empty() {
            basis = if basis.is_empty() { base } else { Run::new(base.from(), basis.to()) };
            rest = Run::new(rest.from(), base.from());
            start = base.from();
        } else if shorter.len() < rest.len() {
            rest = shorter;
        } else {
            break;
        }
    }
    Some(Said { subject: rest, verb, rise, basis, run: Run::new(start, core.to()) })
}

/// Without a note in brackets at the end: 比去年同期(下同).
fn without_note(reading: &Reading, run: Run) -> Run {
    if run.is_empty() || reading.before(run.to()) != ')' {
        return run;
    }
    let floor = run.from().max(run.to().saturating_sub(10));
    (floor..run.to()).rev().find(|&at| reading.at(at) == '(').map_or(run, |at| Run::new(run.from(), at))
}

/// 比上年多12家: 多 and 少 change only against a base.
fn more_or_less(reading: &Reading, core: Run) -> Option<(&'static str, bool)> {
    let (verb, rise) = [("多", true), ("少", false), ("高", true), ("低", false)]
        .into_iter()
        .find(|(word, _)| strip::ends_with(reading, core, word))?;
    let rest = Run::new(core.from(), core.to() - 1);
    (!base_at_end(reading, rest).is_empty()).then_some((verb, rise))
}

/// The base of comparison at the end of a run: 同比, 较年初, 比2020年.
pub(super) fn base_at_end(reading: &Reading, run: Run) -> Run {
    let nothing = Run::new(run.to(), run.to());
    if let Some(found) = BASES.before(reading, run.to(), run.from()) {
        return Run::new(found.at, run.to());
    }
    if BASE_ENDS.before(reading, run.to(), run.from()).is_none() {
        return nothing;
    }
    let from = run.from().max(run.to().saturating_sub(16));
    (from..run.to())
        .rev()
        .find(|&at| matches!(reading.at(at), '比' | '较' | '与') && !matches!(reading.before(at), '占' | '对'))
        .map_or(nothing, |at| Run::new(at, run.to()))
}
