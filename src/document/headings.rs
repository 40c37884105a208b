use std::sync::LazyLock;

use crate::lex::hanzi;
use crate::lex::lexicon::Lexicon;
use crate::text::{Reading, Run, is_han};

/// How headings of one level are numbered.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Series {
    /// A line of its own without a number that says what the next part speaks of.
    Bare,
    /// 一、
    Han,
    /// （一）
    HanBracket,
    /// 1.
    Digit,
    /// （1）
    DigitBracket,
}

/// One heading.
#[derive(Clone, Debug)]
pub struct Heading {
    /// Its number as printed: `一、`, `(二)`, `3.`; empty for a bare heading.
    pub mark: Run,
    /// Its words, without the mark and without final punctuation.
    pub title: Run,
    /// How it is numbered.
    pub series: Series,
    /// Its number; 0 for a bare heading.
    pub number: u32,
    /// Its depth, from 1.
    pub level: u8,
    /// Whether it stands inside a line instead of beginning one.
    pub inline: bool,
}

/// Words that end a document's title.
const KINDS: &[&str] = &[
    "总结", "报告", "汇报", "情况", "公报", "通报", "要点", "计划", "方案", "小结", "简报", "分析", "述职", "综述", "打算",
    "安排",
];

const LONGEST_TITLE: usize = 60;
const LONGEST_HEADING: usize = 60;

/// The title: the first line at the head, or the words before the first heading, that ends in a kind of document.
/// Of several, the first with a year counts.
pub(super) fn title(reading: &Reading, lines: &[Run]) -> Option<Run> {
    let mut first = None;
    for &line in lines.iter().take(8) {
        let stop =
            (line.from()..line.to().min(line.from() + LONGEST_TITLE)).find(|&at| reading.starts(at, "一、")).unwrap_or(line.to());
        for candidate in titles_in(reading, Run::new(line.from(), stop)) {
            if (candidate.from()..candidate.to()).any(|at| super::period::year(reading, at).is_some()) {
                return Some(candidate);
            }
            first.get_or_insert(candidate);
        }
        if line.len() > LONGEST_TITLE {
            break;
        }
    }
    first
}

/// Splits the head of a line into title after title: two copies of a title are often glued together.
fn titles_in(reading: &Reading, head: Run) -> Vec<Run> {
    let mut found = Vec::new();
    let mut start = head.from();
    let mut at = head.from();
    while at < head.to() {
        if matches!(reading.at(at), '。' | ';' | '?' | '!' | ',') {
            break;
        }
        let Some(kind) = reading.any(at, KINDS) else {
            at += 1;
            continue;
        };
        let end = at + kind.chars().count();
        let copy = end < head.to() && reading.at(end) == reading.at(start) && reading.at(end + 1) == reading.at(start + 1);
        let bracket_end =
            if reading.at(end) == '(' { (end..head.to()).find(|&p| reading.at(p) == ')').map(|p| p + 1) } else { None };
        if end == head.to() || copy || bracket_end == Some(head.to()) {
            found.push(Run::new(start, bracket_end.unwrap_or(end)));
            start = end;
        }
        at = end;
    }
    found.retain(|title| title.len() >= 5 && title.len() <= LONGEST_TITLE);
    found
}

/// A number mark at a position: its series, number and length.
fn mark(reading: &Reading, at: usize) -> Option<(Series, u32, usize)> {
    let bracketed = |inside: fn(&Reading, usize) -> Option<(u32, usize)>| {
        let (number, used) = inside(reading, at + 1)?;
        (reading.at(at + 1 + used) == ')').then_some((number, used + 2))
    };
    match reading.at(at) {
        '(' => match bracketed(han_number) {
            Some((number, used)) => Some((Series::HanBracket, number, used)),
            None => bracketed(digit_number).map(|(number, used)| (Series::DigitBracket, number, used)),
        },
        ch if ch.is_ascii_digit() => {
            let (number, used) = digit_number(reading, at)?;
            let next = reading.at(at + used + 1);
            match reading.at(at + used) {
                '.' | '、' if !next.is_ascii_digit() && (is_han(next) || matches!(next, '《' | '“' | '"')) => {
                    Some((Series::Digit, number, used + 1))
                }
                ')' if is_han(next) => Some((Series::DigitBracket, number, used + 1)),
                _ => None,
            }
        }
        _ => {
            let (number, used) = han_number(reading, at)?;
            let next = at + used + 1;
            // 一、二、三产业 and 一、二级 count on.
            let more = han_number(reading, next)
                .is_some_and(|(_, used)| matches!(reading.at(next + used), '、' | '产' | '级' | '类' | '期'));
            (reading.at(at + used) == '、' && !more).then_some((Series::Han, number, used + 1))
        }
    }
}

/// Where the numeral of at most four characters begins that stands before a position.
fn numeral_before(reading: &Reading, end: usize) -> usize {
    let length = (1..=4).take_while(|&back| end >= back && is_number(reading.at(end - back))).count();
    end - length
}

fn is_number(ch: char) -> bool {
    matches!(ch, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
}

fn han_number(reading: &Reading, at: usize) -> Option<(u32, usize)> {
    let used = (0..4).take_while(|&step| is_number(reading.at(at + step))).count();
    if used == 0 {
        return None;
    }
    let value = hanzi::value_of(reading.chars(Run::new(at, at + used)))?;
    (value.floor() < 100).then_some((value.floor() as u32, used))
}

fn digit_number(reading: &Reading, at: usize) -> Option<(u32, usize)> {
    let used = (0..3).take_while(|&step| reading.at(at + step).is_ascii_digit()).count();
    let number = (0..used).fold(0, |sum, step| sum * 10 + reading.at(at + step).to_digit(10).unwrap_or(0));
    ((1..=2).contains(&used) && number > 0 && !reading.before(at).is_ascii_digit()).then_some((number, used))
}

fn ends_sentence(ch: char) -> bool {
    matches!(ch, '\0' | '\n' | '。' | ';' | ':' | '!' | '?')
}

/// Finds every heading. A mark counts at the beginning of a line, after the end of a sentence, and right behind
/// the words of another heading or of the title, where its number continues or begins a series.
pub(super) fn find(reading: &Reading, lines: &[Run], title: Option<Run>) -> Vec<Heading> {
    let mut found: Vec<Heading> = Vec::new();
    for (index, &line) in lines.iter().enumerate() {
        if let Some(heading) = bare(reading, line, title, lines.get(index + 1)) {
            found.push(heading);
            continue;
        }
        // Every mark has a sign: a bracket, a digit, or the 、 of 一、
        let mut free = line.from();
        for (sign, ch) in reading.signs_in(line) {
            let starts = match ch {
                '(' | '0'..='9' => sign..sign + 1,
                '、' => numeral_before(reading, sign)..sign,
                _ => continue,
            };
            let marks = (starts.start.max(free)..starts.end).find_map(|at| Some((at, mark(reading, at)?)));
            let Some((at, (series, number, used))) = marks else { continue };
            let line_start = at == line.from();
            if stands(reading, &found, title, at, line_start, series, number) {
                let begin = at + used;
                let words = heading_words(reading, begin, line.to());
                let mark = Run::new(at, begin);
                found.push(Heading { mark, title: words, series, number, level: depth(series), inline: !line_start });
                free = begin.max(at + 1);
            } else {
                free = at + used;
            }
        }
    }
    trim_at_next(&mut found);
    found
}

fn depth(series: Series) -> u8 {
    match series {
        Series::Bare | Series::Han => 1,
        Series::HanBracket => 2,
        Series::Digit => 3,
        Series::DigitBracket => 4,
    }
}

/// Whether a number mark is a heading's at this place.
fn stands(
    reading: &Reading,
    found: &[Heading],
    title: Option<Run>,
    at: usize,
    line_start: bool,
    series: Series,
    number: u32,
) -> bool {
    let before = reading.before(at);
    let last = found.iter().rev().find(|heading| heading.series == series).map_or(0, |heading| heading.number);
    let continues = number == 1 || number == last + 1;
    if line_start {
        return true;
    }
    if ends_sentence(before) {
        return match series {
            Series::Han => continues,
            // A number that occurs twice or that is left out is still a heading: its rule will say so.
            Series::DigitBracket | Series::Digit | Series::HanBracket => {
                continues || number == last + 2 || number == last && last > 0
            }
            Series::Bare => false,
        };
    }
    if !continues || matches!(before, '第' | '、' | ',' | '“' | '"' | '《' | '(' | ')' | '-' | '—' | '.' | '/') {
        return false;
    }
    if title.is_some_and(|title| title.to() == at) {
        return true;
    }
    // Glued to the words of the heading before: no mark stands in between, and those words are short.
    let Some(parent) = found.last() else { return false };
    let gap = Run::new(parent.mark.to().min(at), at);
    let glued = gap.len() >= 2
        && gap.len() <= 30
        && !(gap.from()..gap.to()).any(|p| matches!(reading.at(p), ',' | '。' | ';' | '\n' | ':' | '、'));
    glued && depth(series) > parent.level && number == 1
}

/// Words that begin a text.
const TEXT_BEGINS: [&str; 6] = ["但同时", "但是", "同时我们", "今年以来", "上半年,", "一年来,"];
/// Words that begin a text only where the words of a heading are complete.
const AFTER_NOUN: [&str; 6] = ["一是", "今年是", "过去一年", "过去的一年", "当前,", "但"];
static BEGINNINGS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&[TEXT_BEGINS, AFTER_NOUN].concat()));

/// The words of a heading: up to the end of its sentence, and not into a clause that begins the text.
fn heading_words(reading: &Reading, begin: usize, line_end: usize) -> Run {
    let limit = line_end.min(begin + LONGEST_HEADING);
    const NOUNS: &[&str] = &[
        "问题", "不足", "困难", "短板", "任务", "要求", "情况", "回顾", "安排", "打算", "思路", "计划", "成效", "目标", "措施",
        "建议", "重点工作", "主要工作", "做法", "现代化",
    ];
    let mut end = begin;
    while end < limit && !ends_sentence(reading.at(end)) {
        let complete = || NOUNS.iter().any(|noun| reading.ends(end, noun));
        if end > begin + 3
            && let Some(found) = BEGINNINGS.at(reading, end, reading.len())
            && (found.word < TEXT_BEGINS.len() || complete())
        {
            break;
        }
        end += 1;
    }
    Run::new(begin, end)
}

/// Words of a heading end where the next heading begins.
fn trim_at_next(found: &mut [Heading]) {
    for index in 1..found.len() {
        let next = found[index].mark.start;
        let title = &mut found[index - 1].title;
        title.end = title.end.min(next).max(title.start);
    }
}

/// A short line without a number and without final punctuation that announces a part of the report.
fn bare(reading: &Reading, line: Run, title: Option<Run>, next: Option<&Run>) -> Option<Heading> {
    const PARTS: &[&str] = &[
        "回顾", "总结", "工作安排", "工作打算", "工作计划", "下一步", "存在的问题", "存在问题", "主要任务", "重点工作",
        "目标任务",
    ];
    // Lines down to the title are titles themselves.
    let short = (4..=25).contains(&line.len()) && title.is_none_or(|title| line.start >= title.end);
    if !short || mark(reading, line.from()).is_some() || next.is_none_or(|next| next.len() <= line.len()) {
        return None;
    }
    let last = reading.before(line.to());
    let plain = !ends_sentence(last)
        && !matches!(last, ',' | '、' | ')')
        && reading.find(line, "报告").is_none()
        && reading.find(line, ":").is_none();
    let names = reading.says(line, PARTS);
    (plain && names).then(|| Heading {
        mark: Run::new(line.from(), line.from()),
        title: line,
        series: Series::Bare,
        number: 0,
        level: 1,
        inline: false,
    })
}
