use crate::document::{Period, Standing, period};
use crate::lex::time;
use crate::rules::clause::{digits, ends_clause, holds, sentence};
use crate::rules::tense::looks_ahead;
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};
use crate::text::{Reading, Run};

/// Figures of a longer time than the report covers.
pub static PERIOD_MISMATCH: Rule = Rule {
    id: "period-mismatch",
    title: "统计期口径混用",
    family: Family::Time,
    severity: Severity::Warning,
    why: "半年总结里写“前三季度”“全年完成”，多是沿用别期文稿或把预计数写成了完成数；同一组数据统计期不一，也无法比较。",
    advice: "核对统计期，改为与报告期一致的说法；数据只有别期的，注明“截至几月”。",
    authority: "公文数字差错归类：数据更新不及时；统计数据须注明统计期",
    bad: &[
        Bad {
            text: "市科技局2024年上半年工作总结\n⟦前三季度⟧，技术合同成交额达到12.6亿元。", evidence: "2024年上半年"
        },
        Bad {
            text: "市商务局2024年上半年工作总结\n⟦全年⟧完成电子商务交易额206.9亿元。", evidence: "2024年上半年"
        },
        Bad {
            text: "县财政局2024年第一季度工作总结\n一、主要工作完成情况\n⟦上半年⟧，全县一般公共预算收入完成8.6亿元，同比增长6.2%。",
            evidence: "2024年第一季度",
        },
        Bad {
            text: "区卫健局2024年上半年工作情况汇报\n⟦1—9月⟧，门诊量达到86.4万人次。", evidence: "2024年上半年"
        },
        Bad {
            text: "县交通局2024年上半年工作总结\n⟦1—5月⟧，完成公路投资3.2亿元；上半年，完成港口投资1.1亿元。",
            evidence: "上半年",
        },
    ],
    good: &[
        "市科技局2024年上半年工作总结\n1—5月，规上工业研发费用同比增长23%。",
        "市科技局2024年上半年工作总结\n2023年全社会研发投入强度为2.15%。",
        "市科技局2024年工作总结\n前三季度专利授权312件，全年448件。",
        "县财政局2024年上半年工作总结\n完成全年预算的56.3%，全年目标任务过半；力争全年完成收入18亿元。",
        "区卫健局2024年上半年工作总结\n一、工作情况\n门诊量46万人次。\n二、下半年工作安排\n全年完成门诊量95万人次。",
        "区教育局2024年上半年工作总结\n去年全年新增学位3200个，今年上半年新增1800个。",
        "县农业农村局2024年上半年工作总结\n预计全年粮食产量达到32万吨，全年计划推广新品种12个。",
        "2025年某省政府工作报告\n一、2024年工作回顾\n全年完成投资1.2万亿元，前三季度增长6%。",
    ],
    check,
};

/// What figures of a whole year are led by.
const ACHIEVED: &[&str] =
    &["完成", "实现", "达到", "累计", "新增", "共", "争取到", "获批", "举办", "培训", "发放", "兑现", "接待", "查处", "办理"];

struct Label {
    run: Run,
    when: Period,
    /// Whether it is a day up to which figures count: 截至9月30日.
    until: bool,
}

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    let document = facts.document;
    let reading = &document.reading;
    let Some(reported) = document.period.as_ref() else { return };
    if reported.start.year != reported.end.year || reported.end.month == 12 {
        return;
    }
    let mut earlier: Option<(Run, Label)> = None;
    // Behind a mark, and behind 今年 and 本年.
    let behind_marks = reading.signs().map(|(sign, _)| sign + 1);
    let mut places: Vec<usize> = std::iter::once(0).chain(behind_marks).filter(|&at| begins(reading.at(at))).collect();
    places.extend(reading.places('年').map(|at| at + 1).filter(|&at| begins(reading.at(at))));
    places.sort();
    for at in places {
        if !opens(reading, at) || document.title.is_some_and(|title| title.holds(at)) {
            continue;
        }
        let Some(label) = label(reading, at, reported) else { continue };
        if label.when.start.year != reported.end.year || document.section_at(at).standing != Standing::Done {
            continue;
        }
        let words = sentence(reading, at);
        if label.when.end > reported.end {
            let quarter = reading.ends(label.run.to(), "季度");
            if (label.when.start <= reported.end || quarter || label.until) && is_told(reading, &label, words) {
                let shown = reading.text(label.run);
                let message = format!("报告期为{}，却引用“{shown}”的数据。", reported.label);
                let evidence = format!(
                    "“{shown}”到{}月{}日，报告期（{}）到{}月{}日",
                    label.when.end.month, label.when.end.day, reported.label, reported.end.month, reported.end.day
                );
                findings.push(Finding::new(&PERIOD_MISMATCH, reading.span(label.run), message, evidence));
            }
            continue;
        }
        // Two spans that begin together and end apart, in one list.
        let list = reading_list(reading, at);
        if let Some((before, other)) = &earlier
            && *before == list
            && other.when.start == label.when.start
            && other.when.end != label.when.end
            && label.when.end.month != label.when.start.month
            && other.when.end.month != other.when.start.month
            && has_figure(reading, words)
            && !holds(reading, list, &["截至", "截止", "较", "比", "快报", "其中"])
        {
            let (first, second) = (reading.text(other.run), reading.text(label.run));
            let message = "同一组数据的统计期不一致。";
            let evidence = format!("前为“{first}”，后为“{second}”");
            let finding = Finding::new(&PERIOD_MISMATCH, reading.span(other.run), message, evidence).severity(Severity::Hint);
            findings.push(finding.related(reading.span(label.run), second));
        }
        earlier = Some((list, label));
    }
}

fn begins(ch: char) -> bool {
    ch.is_ascii_digit() || matches!(ch, '前' | '全' | '上' | '今' | '本' | '一' | '二' | '三' | '四' | '第' | '截')
}

fn opens(reading: &Reading, at: usize) -> bool {
    let before = reading.before(at);
    ends_clause(before) || ["今年", "本年"].iter().any(|word| reading.ends(at, word))
}

/// The stretch of a year that is named at a position: 前三季度, 1—9月, 全年; not a month alone, nor a year.
fn label(reading: &Reading, at: usize, reported: &Period) -> Option<Label> {
    let year = reported.end.year;
    if reading.at(at) == '截' {
        return until(reading, at, reported);
    }
    let expression = time::read(reading, at, Some(year)).filter(|expression| !expression.day)?;
    let whole_year = reading.ends(expression.run.to(), "全年");
    let stretch = whole_year || reading.ends(expression.run.to(), "季度") || reading.ends(expression.run.to(), "半年");
    let when = expression.when?;
    let months = reading.before(expression.run.to()) == '月' && when.start.month != when.end.month;
    let named = (stretch || months) && !matches!(reading.at(expression.run.to()), '前' | '以' | '的' | '度' | '末' | '底');
    named.then_some(Label { run: expression.run, when, until: false })
}

/// 截至9月30日, long after the end of what is reported; some weeks later the report may well be written.
fn until(reading: &Reading, at: usize, reported: &Period) -> Option<Label> {
    const WRITING: u8 = 2;
    let start = at + 2 + usize::from(reading.at(at + 2) == '到');
    if !matches!(reading.at(at + 1), '至' | '止') {
        return None;
    }
    let expression = time::read(reading, start, Some(reported.end.year))?;
    let when = expression.when?;
    let late = when.end.month >= reported.end.month + WRITING && period::year(reading, start).is_none();
    let month = (expression.run.from()..expression.run.to()).any(|p| reading.at(p) == '月');
    (late && month).then_some(Label { run: expression.run, when, until: true })
}

/// Whether figures of that stretch are told as reached.
fn is_told(reading: &Reading, label: &Label, words: Run) -> bool {
    if looks_ahead(reading, words) || holds(reading, words, &["去年", "上年", "同期", "可"]) || !has_figure(reading, words)
    {
        return false;
    }
    let next = label.run.to();
    let whole_year = reading.ends(next, "全年");
    !whole_year || reading.any(next + usize::from(reading.at(next) == ','), ACHIEVED).is_some()
}

fn has_figure(reading: &Reading, words: Run) -> bool {
    let counted = |at: usize| digits(reading, at) > 0 && !matches!(reading.at(at + digits(reading, at)), '月' | '-' | '—' | '年');
    (words.from()..words.to()).any(counted)
}

/// The whole sentence, clauses joined by semicolons included.
fn reading_list(reading: &Reading, at: usize) -> Run {
    const REACH: usize = 200;
    let ends = |p: usize| matches!(reading.at(p), '。' | '\n' | '!' | '?');
    let start = (at.saturating_sub(REACH)..at).rev().find(|&p| ends(p)).map_or(at.saturating_sub(REACH), |p| p + 1);
    let limit = (at + REACH).min(reading.len());
    Run::new(start, (at..limit).find(|&p| ends(p)).unwrap_or(limit))
}
