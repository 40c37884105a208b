use std::sync::LazyLock;

use super::divided::is_complete;
use super::list::{List, Part, ends_clause, is_attribute, list_from};
use super::totals;
use crate::claim::passage::{Passage, Quantity, comparable};
use crate::claim::{Claim, Relation};
use crate::lex::lexicon::Lexicon;
use crate::number::{Decimal, Interval};
use crate::text::Run;

const OVERLAP: &str = "分项按属性列举，可能重叠";
const BESIDE_TOTAL: &str = "逗号后的数可能与总数并列，不是分项";
const OTHER_TOTAL: &str = "“其中”可能指更前面的数";

/// Words that open a list of parts, with whether they say that it is complete.
const OPENERS: [(&str, bool); 10] = [
    ("其中包括", false),
    ("其中", false),
    ("分别为", true),
    ("分别是", true),
    ("具体为", true),
    ("分为", true),
    ("包括", false),
    ("包含", false),
    ("含", false),
    ("由", true),
];
pub(super) static OPENING: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&OPENERS.map(|(word, _)| word)));
/// Attributes that one thing may have several of: parts named by two of them are no partition.
const OVERLAPPING: [&str; 45] = [
    "规上", "限上", "规模以上", "限额以上", "专精特新", "小巨人", "瞪羚", "独角兽", "单项冠军", "上市", "挂牌", "民营", "国有",
    "外资", "高新技术企业", "高企", "科技型", "研发活动", "首次", "党员", "女性", "少数民族", "博士", "硕士", "高级职称",
    "岁以下", "岁以上", "妇女", "女", "青年", "脱贫", "残疾", "困难", "高级", "持证", "海外", "留学", "老年", "省级", "国家级",
    "农业类", "重点", "龙头", "一类", "学历",
];
static ATTRIBUTES: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&OVERLAPPING));
const ALSO: [&str; 6] = ["同时", "兼有", "交叉", "重复", "既有", "兼具"];
const LOST: [&str; 13] = ["退出", "到期", "注销", "减少", "淘汰", "取消", "摘牌", "吊销", "迁出", "关停", "撤销", "失效", "退役"];
const GROSS: [&str; 4] = ["累计", "总数", "拥有", "存量"];
pub(super) fn find(passage: &Passage, claims: &mut Vec<Claim>) {
    let mut done_to = 0;
    for found in OPENING.all(passage.reading, passage.run) {
        let (word, complete) = OPENERS[found.word];
        if found.at < done_to {
            continue;
        }
        if let Some(end) = opened(passage, word, found.at, found.at + found.length, complete, claims) {
            done_to = end;
        }
    }
    totals::find(passage, claims, done_to);
}

/// Reads the list after an opener; returns where it ends if it is one.
fn opened(passage: &Passage, word: &str, at: usize, after: usize, complete: bool, claims: &mut Vec<Claim>) -> Option<usize> {
    let place = passage.segments.iter().position(|segment| segment.run.holds(at))?;
    let first = passage.quantities.iter().find(|quantity| quantity.run.from() >= after)?;
    if !first.is_amount() || first.segment > place + 2 {
        return None;
    }
    // 服务对象包括… and 含量 name something else than the parts of the figure before.
    let begins = passage.segments[place].run.from() == at;
    if word.starts_with(['包', '含']) && (!begins || passage.reading.at(after) == '量') {
        return None;
    }
    // 小学、初中分别为12所、8所: the names stand before, and no total among them.
    if word.starts_with("分别") && first.lead.to() <= after {
        return None;
    }
    let by_semicolon = complete || passage.reading.at(after) == ':';
    let mut list = list_from(passage, place, after, first, by_semicolon);
    if list.parts.is_empty() {
        return None;
    }
    let composed = word == "由";
    let closing = composed.then(|| closing_of_composition(passage, list.end)).flatten();
    if composed && (closing.is_none() || list.parts.len() < 2) {
        return None;
    }
    let total = total_before(passage, at, &list).or_else(|| total_behind(passage, closing?, &list))?;
    let spelled = passage.reading.at(after) == ':';
    if !complete && !list.rest {
        // Behind a colon a part that is larger than the total is wrong, not of something else.
        stop_before(&mut list, |part| is_limit(part) || !spelled && !fits_within(total, part));
    }
    let hindrance = hindrance(passage, total, &list, word);
    let end = closing.unwrap_or(list.end);
    let first_word = total.lead.from().min(at);
    let run = Run::new(first_word, end.max(list.end).max(total.run.to()));
    if let Some(claim) = net(passage, total, &list, run) {
        claims.push(claim);
        return Some(run.to());
    }
    if list.parts.len() == 1 {
        if complete || composed {
            return None;
        }
        let part = list.parts[0].quantity;
        claims.extend(tiles(passage, total, part, run));
        let relation = Relation::PartWithin { total: total.index, part: part.index };
        let other = other_total(passage, at, total, |other| fits_within(other, part))
            .filter(|_| !fits_within(total, part))
            .map(|_| OTHER_TOTAL);
        claims.push(Claim { rule: "part-exceeds-total", relation, run, hindrance: hindrance.or(other), sure: true });
        return Some(run.to());
    }
    let closed = (complete || list.rest || is_trade(passage, total, &list)) && !list.and_so_on;
    let parts: Vec<usize> = list.parts.iter().map(|part| part.quantity.index).collect();
    let commas = list.parts.iter().skip(1).any(|part| part.mark == ',');
    let trailing = commas && !closed && !ends_clause(passage, list.tail);
    let sure = closed || spelled || !commas || list.parts.len() > 2 || parallel(passage, &list);
    let unclear = (list.unclear || trailing).then_some("分项的起止读不准，不作核对");
    let sum = sum(&list);
    let exceeds = !closed && sum.is_some_and(|sum| total.figure.range.lies_below(&sum));
    // Of several figures before 其中 the list may be of the one that it sums to.
    let total = Some(total)
        .filter(|_| exceeds)
        .and_then(|total| other_total(passage, at, total, |other| sum.is_some_and(|sum| other.figure.range.meets(&sum))))
        .unwrap_or(total);
    let beside = (exceeds && commas && beside_total(passage, total, &list)).then_some(BESIDE_TOTAL);
    let other = (exceeds && is_twice(total, sum) && other_total(passage, at, total, |_| true).is_some()).then_some(OTHER_TOTAL);
    // Parts that may overlap and yet make up the total do not overlap.
    let exact = sum.is_some_and(|sum| total.figure.range.meets(&sum));
    let hindrance = hindrance.filter(|&hindrance| !(exact && hindrance == OVERLAP));
    let relation = Relation::PartsOfTotal { total: total.index, parts, closed };
    claims.push(Claim { rule: "sum-of-parts", relation, run, hindrance: hindrance.or(unclear).or(other).or(beside), sure });
    if hindrance == Some(OVERLAP) {
        // Parts that overlap are still each within the total.
        let each = list.parts.iter().take_while(|part| matches!(part.mark, '、' | '和') || part.quantity.index == first.index);
        claims.extend(each.map(|part| {
            let relation = Relation::PartWithin { total: total.index, part: part.quantity.index };
            Claim { rule: "part-exceeds-total", relation, run, hindrance: None, sure: true }
        }));
    }
    Some(run.to())
}

/// 其中,公路71.2亿元,增长13%;水运15.5亿元,增长4.7%: clauses whose first figures make up the total are its parts.
fn tiles(passage: &Passage, total: &Quantity, first: &Quantity, run: Run) -> Option<Claim> {
    let mut parts = vec![first];
    let mut clause = passage.clause(first.run.from());
    while clause.to() < passage.run.to() && passage.reading.at(clause.to()) == ';' {
        clause = passage.clause(clause.to() + 1);
        let mut inside = passage.quantities.iter().filter(|one| clause.contains(one.run));
        let Some(part) = inside.next().filter(|part| part.is_level() && comparable(part, first) && !part.lead.is_empty()) else {
            break;
        };
        parts.push(part);
        if clause.is_empty() {
            break;
        }
    }
    let claim = |parts: &[&Quantity], last: &Quantity| Claim {
        rule: "sum-of-parts",
        relation: Relation::PartsOfTotal {
            total: total.index,
            parts: parts.iter().map(|part| part.index).collect(),
            closed: true,
        },
        run: Run::new(run.from(), last.run.to()),
        hindrance: None,
        sure: true,
    };
    let mut sum = first.figure.range;
    for (place, part) in parts.iter().enumerate().skip(1) {
        sum = sum.plus(&part.figure.range)?;
        if sum.meets(&total.figure.range) {
            return Some(claim(&parts[..=place], part));
        }
    }
    let every = (2..=parts.len()).rev().find(|&count| is_complete(passage, total, &parts[..count]));
    if let Some(count) = every {
        return Some(claim(&parts[..count], parts[count - 1]));
    }
    let [one, other] = parts[..] else { return None };
    let budget = ["预算收入", "预算收入完成", "预算收入为", "预算收入达", "预算收入达到"];
    let taxed = passage.ends_with(one.lead, &["税收收入"]) && !passage.ends_with(one.lead, &["非税收收入"]);
    let complete = taxed && passage.ends_with(other.lead, &["非税收入"]) && passage.ends_with(total.lead, &budget);
    complete.then(|| claim(&parts, other))
}

/// 进出口 is made of 出口 and 进口, revenue of 税收 and 非税.
fn is_trade(passage: &Passage, total: &Quantity, list: &List) -> bool {
    let [one, other] = &list.parts[..] else { return false };
    let ways = |first: &[&str], second: &[&str]| passage.ends_with(one.lead, first) && passage.ends_with(other.lead, second);
    let trade = passage.says(total.lead, &["进出口"]) && (ways(&["出口"], &["进口"]) || ways(&["进口"], &["出口"]));
    let untaxed: [&str; 2] = ["非税收入", "非税"];
    let taxed = ways(&["税收收入", "税收"], &untaxed) || ways(&untaxed, &["税收收入", "税收"]);
    trade || taxed && passage.ends_with(total.lead, &["收入", "收入完成", "收入为", "收入达", "收入达到"])
}

/// The longest names that are told to be parallel by their form.
const PARALLEL: usize = 4;

/// 其中东部20家,西部40家: short names of one form are parts of one total, a comma between them or not.
fn parallel(passage: &Passage, list: &List) -> bool {
    let [one, other] = &list.parts[..] else { return false };
    let (one, other) = (passage.reading.words(one.lead), passage.reading.words(other.lead));
    let length = |name: &str| name.chars().count();
    (2..=PARALLEL).contains(&length(one)) && length(one) == length(other) && one.chars().last() == other.chars().last()
}

/// 一般公共预算收入56亿元,其中税收收入40亿元,政府性基金收入30亿元: the last is named as the total is.
fn beside_total(passage: &Passage, total: &Quantity, list: &List) -> bool {
    let end = |lead: Run| {
        let noun = super::words::noun(passage, lead);
        noun.char_indices().rev().nth(1).map(|(at, _)| noun[at..].to_owned())
    };
    let named = end(total.lead);
    named.is_some() && list.parts.iter().skip(1).any(|part| part.mark == ',' && end(part.lead) == named)
}

/// 债务余额768.4亿元,其中一般债务286.2亿元、专项债务482.2亿元,控制在限额812.6亿元以内.
fn is_limit(part: &Quantity) -> bool {
    let words = part.figure.approximation.as_ref().map_or("", |approximation| &approximation.words);
    ["以内", "以下", "不超过"].iter().any(|word| words.contains(word))
}

/// Ends a list before the first figure behind a comma that is no part.
fn stop_before(list: &mut List, other: impl Fn(&Quantity) -> bool) {
    if let Some(place) = list.parts.iter().skip(1).position(|part| part.mark == ',' && other(part.quantity)) {
        list.parts.truncate(place + 1);
        list.unclear = false;
        list.end = list.parts.last().map_or(list.end, |part| part.quantity.run.to());
    }
}

/// 组成, 构成 or 类 after the last part of 由….
fn closing_of_composition(passage: &Passage, end: usize) -> Option<usize> {
    let limit = (end + 12).min(passage.run.to());
    let tail = Run::new(end.saturating_sub(10).min(limit), limit);
    ["组成", "构成"].iter().find_map(|word| passage.reading.find(tail, word)).map(|at| at + 2)
}

/// The figure that the parts are of: the nearest before the opener that is a level of the same kind.
fn total_before<'p, 'a>(passage: &'p Passage<'a>, at: usize, list: &List) -> Option<&'p Quantity<'a>> {
    let first = list.parts.first()?.quantity;
    let depth = passage.segments[first.segment].depth;
    let total = passage
        .quantities
        .iter()
        .rev()
        .filter(|quantity| quantity.run.to() <= at && comparable(quantity, first))
        .filter(|quantity| quantity.is_level() || passage.ends_with(quantity.lead, &["净增"]))
        .find(|quantity| {
            let segment = &passage.segments[quantity.segment];
            segment.depth <= depth
                && !is_attribute(passage, quantity, segment)
                && !passage.ends_with(quantity.lead, &["目标", "任务", "计划", "预算"])
        })?;
    let crossed = |from: usize| (from..at).filter(|&at| matches!(passage.reading.at(at), ';' | '。')).count();
    // Behind a semicolon only the clause just before can hold the total.
    (crossed(total.run.to()) <= 1).then_some(total)
}

/// 由东部12家、西部20家组成,共32家.
fn total_behind<'p, 'a>(passage: &'p Passage<'a>, closing: usize, list: &List) -> Option<&'p Quantity<'a>> {
    let last = list.parts.last()?.quantity;
    passage
        .quantities
        .iter()
        .find(|total| total.run.from() >= closing)
        .filter(|total| comparable(total, last) && total.is_level() && total.segment <= last.segment + 1)
        .filter(|total| passage.ends_with(total.lead, &["共", "合计", "共计", "总计"]))
}

/// What keeps parts from being summed.
pub(super) fn hindrance(passage: &Passage, total: &Quantity, list: &List, word: &str) -> Option<&'static str> {
    let said_together = Run::new(total.lead.from().min(list.end), list.end.max(total.run.to()));
    if passage.says(said_together, &ALSO) {
        return Some("分项可能重叠，不作合计");
    }
    if passage.says(total.lead, &["每", "人均", "户均", "平均"]) {
        return Some("总数是平均数，不与分项比较");
    }
    if passage.says(total.lead, &["净增", "净流入", "净投放"]) {
        return Some("总数是净额，分项可能是总额");
    }
    if list.parts.iter().any(|part| passage.says(part.lead, &GROSS) && !passage.says(total.lead, &GROSS)) {
        return Some("分项是累计数，总数不是");
    }
    // What the whole is called parts nothing: 党员142名,其中在职党员97名、退休党员45名.
    let attribute = |run: Run| {
        let found = ATTRIBUTES.find(passage.reading, run).map(|found| OVERLAPPING[found.word]);
        found.is_some_and(|word| !passage.says(total.lead, &[word]))
    };
    let overlapping = list.parts.iter().filter(|part| attribute(part.lead) || attribute(part.quantity.trail)).count();
    if list.parts.len() > 1 && overlapping >= 2 && !list.rest && !word.starts_with("分") && word != "由" {
        return Some(OVERLAP);
    }
    None
}

fn fits_within(total: &Quantity, part: &Quantity) -> bool {
    !total.figure.range.lies_below(&part.figure.range)
}

/// Another figure before the opener that the parts may be of.
fn other_total<'p, 'a>(
    passage: &'p Passage<'a>,
    at: usize,
    total: &Quantity,
    fits: impl Fn(&Quantity) -> bool,
) -> Option<&'p Quantity<'a>> {
    passage.quantities.iter().rev().find(|other| {
        other.run.to() <= at && other.index != total.index && comparable(other, total) && other.is_level() && fits(other)
    })
}

pub(super) fn sum(list: &List) -> Option<Interval> {
    let nothing = Interval::exactly(Decimal::ZERO);
    list.parts.iter().try_fold(nothing, |sum, part| sum.plus(&part.quantity.figure.range))
}

/// A slip seldom doubles a sum; parts of another figure often do.
fn is_twice(total: &Quantity, sum: Option<Interval>) -> bool {
    let twice = total.figure.range.plus(&total.figure.range);
    twice.zip(sum).is_none_or(|(twice, sum)| twice.lies_below(&sum))
}

/// 净增26家,其中新认定41家、到期退出15家.
fn net(passage: &Passage, total: &Quantity, list: &List, run: Run) -> Option<Claim> {
    if !passage.says(total.lead, &["净增"]) || list.parts.len() < 2 || list.unclear {
        return None;
    }
    let (losses, gains): (Vec<&Part>, Vec<&Part>) = list.parts.iter().partition(|part| passage.says(part.lead, &LOST));
    if losses.is_empty() || gains.is_empty() {
        return None;
    }
    let indices = |parts: Vec<&Part>| parts.iter().map(|part| part.quantity.index).collect();
    let relation = Relation::NetOf { net: total.index, gains: indices(gains), losses: indices(losses) };
    Some(Claim { rule: "stock-flow", relation, run, hindrance: None, sure: true })
}
