use crate::document::{Heading, Series};
use crate::lex::hanzi;
use crate::rules::clause::{ends_clause, number};
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};
use crate::text::{Reading, Run};

/// Four problems announced, five told.
pub static ANNOUNCED_COUNT: Rule = Rule {
    id: "announced-count",
    title: "总领数目与分项不符",
    family: Family::Structure,
    severity: Severity::Warning,
    why: "说“四个问题”却列了五项，是增删分项后没有改总领句。",
    advice: "改总领的数目，或补齐、合并分项。",
    authority: "公文核稿通行要求：总说与分说一致",
    bad: &[
        Bad {
            text: "存在以下⟦四个问题⟧:一是研发投入不足;二是主体偏少;三是人才短缺;四是转化不畅;五是平台层次不高。",
            evidence: "5≠4",
        },
        Bad { text: "重点抓好⟦3项工作⟧:一是抓收入;二是控支出。", evidence: "2≠3" },
        Bad {
            text: "下一步做好⟦五个方面⟧工作:一要抓通关;二要抓监管;三要抓缉私;四要抓队伍。", evidence: "4≠5"
        },
        Bad {
            text: "一、主要做法\n实施⟦三大行动⟧。\n(一)主体倍增行动。新增12家。\n(二)成果转化行动。转化15项。",
            evidence: "2≠3",
        },
    ],
    good: &[
        "建立五个一协同联动机制,搭建科技政策宣传主阵地。",
        "全面落实三项机制,改进干部考核评价办法。",
        "坚持“四个面向”,一是加强基础研究,二是突出应用导向。",
        "抓好三项工作:一是抓收入;二是控支出;三是防风险。",
        "存在两个问题:一是力量不足,主要有两方面原因:一是编制少,二是流失多;二是经费紧张。",
        "完成12项工作,一是推进快,二是质量高。",
        "实施三大工程。\n(一)抓收入。\n(二)控支出。\n(三)防风险。",
    ],
    check,
};

const NOUNS: &[&str] = &["方面", "问题", "工作", "行动", "措施", "举措", "任务", "工程", "困难", "不足", "原因", "重点"];

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    let reading = &facts.document.reading;
    for (at, glyph) in reading.glyphs.iter().enumerate() {
        if !matches!(glyph.ch, '个' | '项' | '大' | '条' | '点') {
            continue;
        }
        let Some(announced) = announced(reading, at) else { continue };
        let listed = if reading.at(announced.end) == ':' {
            list(reading, announced.end + 1, facts.document.section_at(at).run.to())
        } else {
            headings(&facts.document.headings, reading, announced.end)
        };
        let Some(listed) = listed.filter(|listed| listed.count != announced.number && listed.count >= 2) else { continue };
        let words = reading.text(announced.run);
        let evidence = format!("说“{words}”，列了{}项：{}≠{}", listed.count, listed.count, announced.number);
        let finding = Finding::new(&ANNOUNCED_COUNT, reading.span(announced.run), "总领数目与分项数目不符。", evidence);
        findings.push(finding.related(reading.span(listed.last), "最后一项"));
    }
}

struct Announced {
    run: Run,
    number: u32,
    /// The mark behind it.
    end: usize,
}

/// 四个问题: with the number before the measure word at a position, a mark close behind, and no quotes around.
fn announced(reading: &Reading, at: usize) -> Option<Announced> {
    let digits = (1..=2).take_while(|&back| at >= back && reading.at(at - back).is_ascii_digit()).count();
    let numeral = |ch: char| matches!(ch, '一' | '二' | '两' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十');
    let (start, value) = if digits > 0 {
        (at - digits, number(reading, at - digits)?.0)
    } else {
        let used = (1..=3).take_while(|&back| at >= back && numeral(reading.at(at - back))).count();
        let value = hanzi::value(&reading.text(Run::new(at - used, at)))?.floor();
        (at - used, u32::try_from(value).ok()?)
    };
    let before = reading.before(start);
    if !(2..=20).contains(&value) || matches!(before, '“' | '第' | '.' | '-' | '—') || before.is_ascii_digit() {
        return None;
    }
    let noun = reading.any(at + 1, NOUNS)?;
    let end = at + 1 + noun.chars().count();
    // 三个方面的工作: a few more characters may stand before the mark.
    let stop = (end..end + 6).find(|&p| ends_clause(reading.at(p)))?;
    matches!(reading.at(stop), ':' | '。').then(|| Announced { run: Run::new(start, end), number: value, end: stop })
}

struct Listed {
    count: u32,
    last: Run,
}

/// 一是…二是…, beginning right behind the mark and counted as far as it goes on.
fn list(reading: &Reading, start: usize, section: usize) -> Option<Listed> {
    const REACH: usize = 20_000;
    let limit = section.min(start + REACH);
    let begin = start + usize::from(reading.at(start) == '\n');
    if !matches!(reading.at(begin + 1), '是' | '要') || reading.at(begin) != '一' {
        return None;
    }
    let mut depth: Vec<(u32, Run)> = Vec::new();
    for at in begin..limit {
        if !matches!(reading.at(at), '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
            || !ends_clause(reading.before(at))
        {
            continue;
        }
        let used = if reading.at(at) == '十' && !matches!(reading.at(at + 1), '是' | '要') { 2 } else { 1 };
        if !matches!(reading.at(at + used), '是' | '要') {
            continue;
        }
        let value = hanzi::value(&reading.text(Run::new(at, at + used))).and_then(|value| u32::try_from(value.floor()).ok());
        let Some(value) = value else { continue };
        // A list inside an item begins anew; what continues the outer one ends it.
        match depth.iter().rposition(|&(count, _)| count + 1 == value) {
            Some(level) => {
                depth.truncate(level + 1);
                depth[level] = (value, Run::new(at, at + used + 1));
            }
            None if value == 1 => {
                depth.truncate(3);
                depth.push((1, Run::new(at, at + used + 1)));
            }
            None => break,
        }
    }
    // Where the look ended before the list did, nothing is known.
    depth.first().filter(|_| limit == section).map(|&(count, last)| Listed { count, last })
}

/// Headings behind the sentence: the first has the number one, the others follow it.
fn headings(headings: &[Heading], reading: &Reading, end: usize) -> Option<Listed> {
    let start = headings.partition_point(|heading| heading.mark.from() <= end);
    let first = headings.get(start).filter(|first| first.number == 1 && first.series != Series::Bare)?;
    let close = (end + 1..first.mark.from()).all(|at| reading.at(at) == '\n');
    if !close {
        return None;
    }
    let mut listed = Listed { count: 1, last: first.mark };
    for heading in &headings[start + 1..] {
        if heading.level < first.level || heading.series == first.series && heading.number != listed.count + 1 {
            break;
        }
        if heading.series == first.series {
            listed = Listed { count: heading.number, last: heading.mark };
        }
    }
    Some(listed)
}
