use crate::document::period;
use crate::lex::{hanzi, time};
use crate::rules::clause::{clause, ends_sentence, holds};
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};
use crate::text::{Reading, Run};

/// A five-year plan told as being where it is not.
pub static PLAN_ERA: Rule = Rule {
    id: "plan-era",
    title: "五年规划阶段表述与年份不符",
    family: Family::Time,
    severity: Severity::Warning,
    why: "“开局之年”“收官之年”“第几年”与规划的起止年份是固定的；沿用往年文稿时常忘了改。",
    advice: "按规划年份核对：“十三五”为2016—2020年，“十四五”为2021—2025年，“十五五”为2026—2030年。",
    authority: "国民经济和社会发展五年规划的起止年份",
    bad: &[
        Bad {
            text: "市科技局2024年工作总结\n2024年是“十四五”规划的⟦开局之年⟧。", evidence: "2024-2021+1=4"
        },
        Bad {
            text: "市科技局2024年工作总结\n⟦“十三五”期间⟧，我市今年新增平台8家。", evidence: "2024>2020"
        },
        Bad {
            text: "县交通局2023年工作总结\n今年是“十四五”的⟦收官之年⟧，全县新改建农村公路126公里。", evidence: "2025年"
        },
        Bad { text: "2025年是“十四五”规划实施的⟦第四年⟧。", evidence: "2025-2021+1=5" },
        Bad {
            text: "区卫健局2024年工作总结\n编制《“十五五”卫生健康规划（⟦2025—2030年⟧）》。", evidence: "2026—2030年"
        },
        Bad { text: "2026年是十五五⟦收官之年⟧，要抓好教育项目谋划。", evidence: "2030年" },
    ],
    good: &[
        "市科技局2024年上半年工作总结\n梳理了十四五期间可转化的重大科技成果清单。",
        "市科技局2024年工作总结\n启动“十五五”科技创新规划前期研究。",
        "区教育局2025年工作总结\n今年是“十四五”规划收官之年，也是谋划“十五五”的关键之年。",
        "2026年是“十五五”开局之年，全市农业农村工作要开好局、起好步。",
        "县交通局2024年工作总结\n“十三五”以来，全县累计新改建公路1260公里；与“十三五”期间相比，今年投资增长12%。",
        "区卫健局2024年工作总结\n落实《“十四五”公共卫生规划（2021—2025年）》，推进“十四五”后三年（2023—2025年）重点项目。",
        "2023年是“十四五”规划实施的第三年，也是承上启下之年。",
        "县卫健局2024年工作总结和2025年工作计划\n二、2025年工作计划\n今年是“十四五”规划收官之年，要抓好门诊服务。",
        "市财政局2021年工作总结\n2020年是“十三五”收官之年，今年是“十四五”开局之年。",
    ],
    check,
};

const BETWEEN: &[&str] = &[
    "承上启下的", "承前启后的", "关键的", "规划实施", "发展规划", "规划", "实施", "时期", "期间", "建设", "发展", "计划", "的",
    "五年",
];
const FIRST: &[&str] = &["开局之年", "开局起步之年", "起步之年", "开局年"];
const LAST: &[&str] = &["收官之年", "收官年", "最后一年", "决胜之年"];

const MIDDLE: &[&str] = &["中期评估之年", "中期之年", "承上启下之年"];

/// What 今年 may mean.
#[derive(Clone, Copy)]
struct This {
    year: i32,
    /// Whether it may also be the year after.
    late: bool,
}

/// One mention of a plan: its opening and closing quotes included.
struct Era {
    run: Run,
    name: String,
    first: i32,
}

impl Era {
    fn last(&self) -> i32 {
        self.first + 4
    }
}

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    let document = facts.document;
    let reading = &document.reading;
    // A report on a whole year is often written in the next one, and its plans call that 今年.
    let whole = document.period.as_ref().is_some_and(|period| period.start.month == 1 && period.end.month == 12);
    let this = document.year().map(|year| This { year, late: whole });
    for at in reading.places('十') {
        let Some(era) = era(reading, at) else { continue };
        let after = skip(reading, era.run.to());
        if let Some(finding) =
            stage(reading, &era, after, this).or_else(|| span(reading, &era)).or_else(|| over(reading, &era, this))
        {
            findings.push(finding);
        }
    }
}

fn era(reading: &Reading, at: usize) -> Option<Era> {
    let (first, used) = time::plan_era(reading, at)?;
    let name = reading.text(Run::new(at, at + used));
    let start = at - usize::from(matches!(reading.before(at), '“' | '"'));
    let end = at + used + usize::from(matches!(reading.at(at + used), '”' | '"'));
    Some(Era { run: Run::new(start, end), name, first })
}

/// Past the words that may stand between a plan and its stage.
fn skip(reading: &Reading, mut at: usize) -> usize {
    for _ in 0..4 {
        let Some(words) = reading.any(at, BETWEEN) else { break };
        at += words.chars().count();
    }
    at
}

/// 2024年是“十四五”开局之年, 今年是“十四五”规划的第三年.
fn stage(reading: &Reading, era: &Era, at: usize, this: Option<This>) -> Option<Finding> {
    let (length, expected) = if let Some(words) = reading.any(at, FIRST) {
        (words.chars().count(), era.first)
    } else if let Some(words) = reading.any(at, LAST) {
        (words.chars().count(), era.last())
    } else if let Some(words) = reading.any(at, MIDDLE) {
        (words.chars().count(), era.first + 2)
    } else if reading.at(at) == '第' && reading.at(at + 2) == '年' {
        let nth = hanzi::digit(reading.at(at + 1)).or_else(|| reading.at(at + 1).to_digit(10).map(|digit| digit as u8))?;
        (3, era.first + i32::from(nth) - 1)
    } else {
        return None;
    };
    let (told, late) = subject(reading, era.run.from(), this)?;
    if told == expected || late && told + 1 == expected {
        return None;
    }
    let run = Run::new(at, at + length);
    let words = reading.text(run);
    let message = format!("“{}”为{}—{}年，{told}年不是{words}。", era.name, era.first, era.last());
    let place = if (era.first..=era.last()).contains(&told) {
        format!("{told}年是第{told}-{}+1={}年", era.first, told - era.first + 1)
    } else {
        format!("{told}年不在其中")
    };
    let named = if words.starts_with('第') { format!("{words}是{expected}年") } else { format!("{words}应为{expected}年") };
    Some(Finding::new(&PLAN_ERA, reading.span(run), message, format!("“{}”{named}，{place}", era.name)))
}

/// The year that is said to be a stage of a plan: 2024年是, 今年是, 明年是.
fn subject(reading: &Reading, era: usize, this: Option<This>) -> Option<(i32, bool)> {
    let start =
        (era.saturating_sub(30)..era).rev().find(|&p| ends_sentence(reading.at(p))).map_or(era.saturating_sub(30), |p| p + 1);
    let is = (start..era).rev().find(|&p| reading.at(p) == '是')?;
    // 也是, 更是 go on about the year that was named before.
    let from = (start..is).rev().find_map(|p| {
        let explicit = period::year(reading, p).filter(|_| reading.at(p + 4) == '年');
        let relative = [("今年", 0), ("本年", 0), ("明年", 1), ("去年", -1)].iter().find(|(word, _)| reading.starts(p, word));
        explicit
            .map(|year| (year, false))
            .or_else(|| this.zip(relative).map(|(this, relative)| (this.year + relative.1, this.late)))
    })?;
    (!(is..era).any(|p| matches!(reading.at(p), '不' | '前' | '后'))).then_some(from)
}

/// “十四五”规划(2020—2025年).
fn span(reading: &Reading, era: &Era) -> Option<Finding> {
    const REACH: usize = 16;
    let end = era.run.to();
    let open = (end..end + REACH).find(|&p| matches!(reading.at(p), '(' | ',' | '。' | '、' | ';' | '》' | '\n' | '\0'))?;
    if reading.at(open) != '(' || holds(reading, Run::new(end, open), &["前", "后", "三年", "两年", "中期"]) {
        return None;
    }
    let expression = time::read(reading, open + 1, None)?;
    if reading.at(expression.run.to()) != ')' || expression.run.len() < 9 {
        return None;
    }
    let when = expression.when?;
    if when.start.year == era.first && when.end.year == era.last() {
        return None;
    }
    // A plan for longer than five years only carries the name.
    if when.end.year - when.start.year > 6 || when.start.year >= era.first && when.end.year <= era.last() {
        return None;
    }
    let message = format!("“{}”的起止年份不对。", era.name);
    let evidence = format!("“{}”为{}—{}年", era.name, era.first, era.last());
    let title = format!("改为{}—{}年", era.first, era.last());
    let words = format!("{}—{}年", era.first, era.last());
    let place = reading.span(expression.run);
    Some(Finding::new(&PLAN_ERA, place, message, evidence).fix(title, place, words))
}

/// “十三五”期间,我市今年…: a plan that is over, or not begun, told of this year.
fn over(reading: &Reading, era: &Era, this: Option<This>) -> Option<Finding> {
    let This { year: this, late } = this?;
    if late && (era.first..=era.last()).contains(&(this + 1)) || (era.first..=era.last()).contains(&this) {
        return None;
    }
    let words = reading.any(era.run.to(), &["规划期间", "期间", "时期"])?;
    let end = era.run.to() + words.chars().count();
    let rest = clause(reading, end + usize::from(reading.at(end) == ','));
    let opening = Run::new(rest.from(), rest.to().min(rest.from() + 10));
    let now = holds(reading, opening, &["今年", "本年", "目前"]);
    let compared = holds(reading, rest, &["比", "较", "相比", "以来", "基础", "末"])
        || reading.ends(era.run.from(), "与")
        || reading.ends(era.run.from(), "较")
        || reading.ends(era.run.from(), "比");
    if !now || compared {
        return None;
    }
    let run = Run::new(era.run.from(), end);
    let (state, sign) = if this > era.last() {
        (format!("已于{}年结束", era.last()), format!("{this}>{}", era.last()))
    } else {
        (format!("{}年才开始", era.first), format!("{this}<{}", era.first))
    };
    let message = format!("“{}”{state}，与“今年”矛盾。", era.name);
    Some(Finding::new(&PLAN_ERA, reading.span(run), message, format!("“{}”为{}—{}年：{sign}", era.name, era.first, era.last())))
}
