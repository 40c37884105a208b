//! Where each figure stands: the words before and behind it that can be its own.

use crate::document::{Document, Standing};
use crate::lex::units::Dimension;
use crate::mention::{Class, Figure, Mention};
use crate::text::{Reading, Run, is_han};

/// A figure with its surroundings.
#[derive(Clone, Copy)]
pub(super) struct Slot<'a> {
    /// Index of the mention.
    pub mention: usize,
    /// Its figure.
    pub figure: &'a Figure,
    /// What it measures; 0.3个 of 0.3个和1.4个百分点 are percentage points.
    pub dimension: Dimension,
    /// The words from the boundary before it to its approximator or digits.
    pub pre: Run,
    /// The words behind its unit up to the next boundary or figure.
    pub post: Run,
    /// What stands at the boundary before: a mark, or `0` where the figure before follows at once.
    pub mark: char,
    /// Number of the stretch between full stops that it stands in.
    pub group: usize,
    /// The whole clause: from the comma or stop before to the one behind.
    pub clause: Run,
    /// Index of its section.
    pub section: usize,
    /// What the section speaks of.
    pub standing: Standing,
    /// Whether it is a place in an order.
    pub rank: bool,
}

fn is_stop(ch: char) -> bool {
    matches!(ch, '。' | '\n' | '\0' | '!' | '?')
}

fn is_boundary(ch: char) -> bool {
    is_stop(ch) || matches!(ch, ',' | ';' | ':' | '…')
}

/// The slots of a document, in the order of the text.
pub(super) fn slots<'a>(document: &Document, mentions: &'a [Mention]) -> Vec<Slot<'a>> {
    let reading = &document.reading;
    let candidates: Vec<(usize, &Figure, bool)> = mentions
        .iter()
        .enumerate()
        .filter_map(|(index, mention)| {
            let figure = mention.figure.as_deref()?;
            let rank = mention.class == Class::Ordinal || is_ranked(reading, figure);
            // The names of table figures stand in heads and labels, not in the words around.
            if document.table_at(figure.whole.from()).is_some() {
                return None;
            }
            stands_alone(reading, mention, figure, rank).then_some((index, figure, rank))
        })
        .collect();
    let mut found: Vec<Slot> = Vec::with_capacity(candidates.len());
    let (mut sentence, mut group) = (0, 0);
    let mut before_end = 0;
    for (order, &(mention, figure, rank)) in candidates.iter().enumerate() {
        let start = figure.whole.from();
        while sentence + 1 < document.sentences.len() && document.sentences[sentence].run.to() <= start {
            let last = reading.before(document.sentences[sentence].run.to());
            let section_changes = document.sentences[sentence + 1].section != document.sentences[sentence].section;
            group += usize::from(last != ';' || section_changes);
            sentence += 1;
        }
        let Some(here) = document.sentences.get(sentence) else { break };
        let floor = here.run.from();
        let heading_end = document.section_at(start).path.last().map_or(0, |&index| {
            let heading = &document.headings[index];
            if heading.title.to() <= start { heading.title.to() } else { heading.mark.to() }
        });
        let floor = floor.max(heading_end.min(start));
        let clause_start = (floor..start)
            .rev()
            .find(|&at| is_boundary(reading.at(at)) && !inside_brackets(reading, at, start) && !introduces(reading, at))
            .map_or(floor, |at| at + 1);
        let (mut pre_start, mut mark) = (clause_start, reading.before(clause_start));
        if before_end > clause_start && before_end <= start {
            // A figure stands in the same clause: what follows it up to the first 、 is its own.
            let split = (before_end..start).find(|&at| reading.at(at) == '、');
            (pre_start, mark) = match split {
                Some(at) => (at + 1, '、'),
                None => (before_end, '0'),
            };
        }
        let end = figure.whole.to();
        let next_start = candidates.get(order + 1).map_or(reading.len(), |(_, next, _)| next.whole.from());
        let post_end = (end..next_start.min(here.run.to()))
            .find(|&at| is_boundary(reading.at(at)) || matches!(reading.at(at), '、' | '(' | ')'))
            .unwrap_or(next_start.min(here.run.to()).max(end));
        let clause_end = (end..here.run.to()).find(|&at| is_boundary(reading.at(at))).unwrap_or(here.run.to().max(end));
        let section = document.sections.partition_point(|section| section.run.to() <= start).min(document.sections.len() - 1);
        found.push(Slot {
            mention,
            figure,
            dimension: dimension(reading, figure),
            pre: Run::new(pre_start.min(start), start),
            post: Run::new(end, post_end),
            mark,
            group,
            clause: Run::new(clause_start.min(start), clause_end),
            section,
            standing: document.sections[section].standing,
            rank,
        });
        before_end = end;
    }
    found
}

/// The dimension of a figure, which the last figure of a list can give to those before it.
fn dimension(reading: &Reading, figure: &Figure) -> Dimension {
    let mut at = figure.unit_run.to();
    // Points of a rate in thousandths move it as percentage points move one in hundredths.
    if figure.unit.base == "个千分点" {
        return Dimension::Point;
    }
    if figure.unit.printed != "个" || !matches!(reading.at(at), '、' | '和' | '与' | '及' | '至') {
        return figure.unit.dimension;
    }
    while matches!(reading.at(at), '、' | '和' | '与' | '及' | '至' | '个' | '.') || reading.at(at).is_ascii_digit() {
        at += 1;
    }
    if reading.starts(at, "百分点") { Dimension::Point } else { figure.unit.dimension }
}

/// 其中: with a colon still leads to its parts.
fn introduces(reading: &Reading, at: usize) -> bool {
    matches!(reading.at(at), ':' | ',') && reading.ends(at, "其中")
}

/// Whether a mark at `at` stands inside brackets or quotes that close before `to`.
fn inside_brackets(reading: &Reading, at: usize, to: usize) -> bool {
    let close = (at..to.min(at + 40)).find(|&p| matches!(reading.at(p), ')' | '”' | '》' | '(' | '“' | '《'));
    let Some(close) = close.filter(|&p| matches!(reading.at(p), ')' | '”' | '》')) else { return false };
    let open = match reading.at(close) {
        ')' => '(',
        '”' => '“',
        _ => '《',
    };
    (at.saturating_sub(40)..at).any(|p| reading.at(p) == open)
}

/// Whether a figure states something itself rather than being part of a name or a condition.
fn stands_alone(reading: &Reading, mention: &Mention, figure: &Figure, rank: bool) -> bool {
    let Some(run) = mention.run else { return false };
    if !matches!(mention.class, Class::Quantity | Class::Ordinal)
        || !reading.at(run.from() + usize::from(matches!(reading.at(run.from()), '-' | '负'))).is_ascii_digit()
    {
        return false;
    }
    let end = figure.whole.to();
    if quoted(reading, run.from(), end) {
        return false;
    }
    if rank {
        return true;
    }
    // 居前5名的地市: who they are, not how many.
    if reading.before(run.from()) == '前' && matches!(reading.at(end - 1), '名' | '位' | '家' | '强') {
        return false;
    }
    let next = reading.at(end);
    let base = figure.unit.base.as_str();
    // 先后4次创历史新高 says how high, not what.
    if base == "次" && reading.starts(end, "创") {
        return false;
    }
    let of_time = matches!(
        base,
        "天" | "日"
            | "周"
            | "小时"
            | "分钟"
            | "秒"
            | "毫秒"
            | "岁"
            | "个月"
            | "周年"
            | "个工作日"
            | "届"
            | "级"
            | "层"
            | "代"
            | "版"
            | "方面"
    );
    // 整体通关时间22.35小时 states something; 历时3天 does not.
    let scaled = figure.unit.printed != figure.unit.base && !figure.unit.printed.is_empty();
    let measured = of_time && scaled && base == "小时"
        || of_time && (!is_han(next) || next == '和') && {
            // 利用小时 stands before a whole list.
            let reach = if base == "小时" { 48 } else { 18 };
            let near = Run::new(run.from().saturating_sub(reach), run.from());
            ["时间", "时长", "时限", "住院日", "周期", "天数", "用时", "利用", "飞行", "回收期", "工期", "停时"]
                .iter()
                .any(|word| reading.find(near, word).is_some())
        };
    if of_time && !measured || matches!(next, '级' | '强' | '#') {
        return false;
    }
    if figure.is_condition(reading) {
        return false;
    }
    if figure.unit.dimension == Dimension::Bare {
        let named = ["指数", "系数", "得分", "评分", "均分"].iter().any(|word| {
            let from = run.from().saturating_sub(8);
            reading.find(Run::new(from, run.from()), word).is_some()
        });
        return (named || !figure.unit.printed.is_empty()) && !is_han(next) && next != ':' && reading.before(run.from()) != ':';
    }
    true
}

/// 居全国4位: a place in an order without the word for it.
fn is_ranked(reading: &Reading, figure: &Figure) -> bool {
    const AREAS: [&str; 6] = ["全国", "全省", "全市", "全区", "世界", "全球"];
    let start = figure.whole.from();
    figure.unit.printed == "位"
        && AREAS.iter().any(|area| reading.ends(start, area))
        && matches!(reading.before(start - 2), '居' | '列' | '排' | '名')
}

/// Whether a figure stands inside “” or 《》 together with other words.
fn quoted(reading: &Reading, start: usize, end: usize) -> bool {
    let opening =
        (start.saturating_sub(20)..start).rev().find(|&at| matches!(reading.at(at), '“' | '”' | '《' | '》' | '。' | '\n'));
    let open = opening.filter(|&at| matches!(reading.at(at), '“' | '《'));
    let Some(open) = open else { return false };
    let close = if reading.at(open) == '“' { '”' } else { '》' };
    (end..end + 24).take_while(|&at| !matches!(reading.at(at), '\0' | '\n' | '。' | '“' | '《')).any(|at| reading.at(at) == close)
}
