use std::sync::LazyLock;

use crate::claim::passage::{Passage, Quantity};
use crate::lex::lexicon::Lexicon;
use crate::text::Run;

/// What a change is compared with, longer ones first.
const BASES: [&str; 34] = [
    "比上年同期", "比去年同期", "较上年同期", "较去年同期", "比上年末", "比上年底", "比去年末", "比去年底", "较上年末",
    "较上年底", "较去年末", "较去年底", "比年初", "较年初", "比上季度", "较上季度", "比上个月", "较上个月", "比上月", "较上月",
    "比上年", "比去年", "较上年", "较去年", "比上期", "较上期", "比前年", "较前年", "比同期", "较同期", "同比", "环比", "按年",
    "按月",
];
/// Words that may stand beside a basis without being a new subject.
const BESIDE: [&str; 25] = [
    "每人每月", "每人每年", "每人", "每户", "大幅", "明显", "显著", "大约", "同期", "全年", "总体", "合计", "实际", "名义", "仅",
    "只", "均", "都", "也", "又", "约", "净", "再", "共", "则",
];
/// Comparable in year-on-year bases, where a whole base must exist.
const YEARLY: [&str; 9] =
    ["同比", "比上年", "比去年", "较上年", "较去年", "比上年同期", "比去年同期", "较上年同期", "较去年同期"];
/// Words that name the time before, at the end of a lead: 上年同期的, 去年为.
const BEFORE: [&str; 15] = [
    "上年同期", "去年同期", "上年年底", "去年年底", "上年末", "去年末", "上年底", "去年底", "年初", "上年", "去年", "前年",
    "上期", "同期", "上月",
];
const COPULAS: [&str; 13] = ["公布数", "仅为", "数为", "只有", "实现", "完成", "达到", "仅有", "的", "为", "是", "仅", "数"];

/// Growth at prices that are not those of the printed levels, or of another circle of reporters.
pub(crate) const OTHER_PRICES: [&str; 17] = [
    "可比价", "不变价", "可比口径", "同口径", "同一口径", "口径", "剔除", "扣除", "实际增长", "名义", "调整后", "调整前", "修订",
    "折算", "还原", "可比增长", "快报",
];
/// Names whose growth is told at constant prices.
pub(crate) const CONSTANT_PRICE_NAMES: [&str; 6] = ["生产总值", "GDP", "增加值", "可支配收入", "经济总量", "净收入"];
const AVERAGED: [&str; 4] = ["年均", "平均增长", "年平均", "复合增长"];

/// What keeps growth from being recomputed from the printed levels.
pub(super) fn growth_hindrance(passage: &Passage, first: usize, rate: &Quantity) -> Option<&'static str> {
    if passage.says(rate.lead, &AVERAGED) {
        return Some("年均增长，不按首尾两数直接复算");
    }
    price_hindrance(passage, first, rate)
}

/// Prices or circles of reporters that differ between the level and the rate.
pub(super) fn price_hindrance(passage: &Passage, first: usize, rate: &Quantity) -> Option<&'static str> {
    let clause = passage.clause(rate.run.from());
    if passage.says(clause, &OTHER_PRICES) {
        return Some("口径或价格不同，增幅不能由所列数复算");
    }
    let subject = Run::new(clause.from().min(first), rate.run.from());
    if passage.says(subject, &CONSTANT_PRICE_NAMES) {
        return Some("按不变价计算的指标，增幅不能由现价复算");
    }
    None
}

/// The words of comparison and those beside them.
static COMPARISONS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&[BASES.as_slice(), &BESIDE].concat()));
static COPULAR: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&COPULAS));
static EARLIER: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&BEFORE));

fn without_basis(passage: &Passage, mut run: Run) -> Run {
    loop {
        run = match COMPARISONS.at(passage.reading, run.from(), run.to()) {
            Some(found) => Run::new(run.from() + found.length, run.to()),
            None => match without_time(passage, run) {
                Some(rest) => rest,
                None => return run,
            },
        };
    }
}

/// `比2023年`, `较一季度`, `比前三季度` at the beginning: a comparison with a time that is spelled out.
fn without_time(passage: &Passage, run: Run) -> Option<Run> {
    const ENDS: [&str; 12] = ["季度", "月份", "半年", "同期", "年初", "年末", "年底", "期末", "期初", "年度", "月", "年"];
    const LONGEST: usize = 10;
    if !passage.begins_with(run, &["比", "较"]) {
        return None;
    }
    let limit = run.to().min(run.from() + LONGEST);
    let end = (run.from() + 2..=limit).rev().find(|&at| passage.ends_with(Run::new(run.from(), at), &ENDS))?;
    Some(Run::new(end, run.to()))
}

/// Whether a change names no subject of its own, so that it speaks of the figure before.
pub(super) fn speaks_of_before(passage: &Passage, change: &Quantity) -> bool {
    let Some(word) = passage.change_word(change) else { return false };
    let lead = Run::new(change.lead.from(), word.from());
    without_basis(passage, lead).is_empty()
}

/// Whether a change says that it is against the year before.
pub(super) fn is_yearly(passage: &Passage, change: &Quantity) -> bool {
    passage.says(change.lead, &YEARLY)
}

/// Whether a figure is said to be of an earlier time: 去年同期的66家, 上年为38.2亿元.
pub(super) fn is_of_before(passage: &Passage, quantity: &Quantity) -> bool {
    let lead = passage.lead_across_bracket(quantity);
    let mut end = lead;
    while let Some(word) = COPULAR.before(passage.reading, end.to(), end.from()) {
        end = Run::new(end.from(), word.at);
    }
    EARLIER.before(passage.reading, end.to(), end.from()).is_some()
        || (passage.begins_with(lead, &["去年", "上年"])
            && !passage.says(lead, &["比上", "比去", "比年", "比前", "较", "以来", "今年", "本年"]))
}

/// Words of time, basis and state that belong to no noun.
static NO_NOUN: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(&[
        "上年同期", "去年同期", "上半年", "下半年", "今年", "本年", "去年", "上年", "全年", "同期", "年末", "年底", "末", "其中",
        "完成", "实现", "达到", "达", "共", "为", "是", "的", "数", "有", "仅", "约", "由", "从", "比", "较",
    ])
});

/// The noun of a lead: without words of time, basis and state, so that two leads can be compared.
pub(super) fn noun(passage: &Passage, lead: Run) -> String {
    let mut text = String::new();
    let mut at = lead.from();
    while at < lead.to() {
        if let Some(word) = NO_NOUN.at(passage.reading, at, passage.reading.len()) {
            at += word.length;
            continue;
        }
        let ch = passage.reading.at(at);
        if !ch.is_ascii_digit() && ch != '年' {
            text.push(ch);
        }
        at += 1;
    }
    text
}

/// Whether two leads can speak of one thing: one has no noun, or one noun holds the other.
pub(super) fn same_noun(passage: &Passage, a: Run, b: Run) -> bool {
    let (a, b) = (noun(passage, a), noun(passage, b));
    a.is_empty() || b.is_empty() || a.ends_with(&b) || b.ends_with(&a) || a.starts_with(&b) || b.starts_with(&a)
}

/// The year printed before a figure.
pub(super) fn year(passage: &Passage, lead: Run) -> Option<u32> {
    let digit = |at: usize| passage.reading.at(at).to_digit(10);
    (lead.from()..lead.to().saturating_sub(4)).rev().find_map(|at| {
        let year = (at..at + 4).try_fold(0, |year, at| Some(year * 10 + digit(at)?))?;
        let alone = passage.reading.at(at + 4) == '年' && !passage.reading.before(at).is_ascii_digit();
        (alone && (1990..2100).contains(&year)).then_some(year)
    })
}

/// Whether the first figure is of an earlier time than the second: 去年 beside 今年, 2023年 beside 2024年.
pub(super) fn is_earlier(passage: &Passage, base: &Quantity, current: &Quantity) -> bool {
    match (year(passage, base.lead), year(passage, current.lead)) {
        (Some(before), Some(after)) => before < after,
        (Some(_), None) => passage.says(current.lead, &["今年", "本年", "目前"]) && !passage.says(base.lead, &["以来", "起"]),
        _ => is_of_before(passage, base) && !is_of_before(passage, current),
    }
}
