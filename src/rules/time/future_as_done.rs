use crate::document::{Date, Document, Standing, period};
use crate::mention::{Class, Mention};
use crate::rules::clause::{ends_clause, ends_sentence, sentence};
use crate::rules::tense::{done_word, looks_ahead};
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};
use crate::text::{Reading, Run};

/// Something told as done on a day that had not come.
pub static FUTURE_AS_DONE: Rule = Rule {
    id: "future-as-done",
    title: "尚未发生的事写成已完成",
    family: Family::Time,
    severity: Severity::Error,
    why: "日期晚于报告期末或成文日期，却写成“举办了”“已完成”，不是日期写错，就是把计划写成了成绩。",
    advice: "核对日期；尚未发生的，改用“拟”“将”并移到下一步安排。",
    authority: "公文数字差错归类：日期笔误、时间与文意不符",
    bad: &[
        Bad {
            text: "市科技局2024年上半年工作总结\n⟦7月18日⟧，成功举办全市科技成果对接会。", evidence: "6月30日"
        },
        Bad {
            text: "市科技局2024年上半年工作总结\n⟦6月28日⟧召开了半年科技工作会议。\n市科技局\n2024年6月25日",
            evidence: "2024年6月25日",
        },
        Bad {
            text: "县卫健局2024年第一季度工作总结\n一、工作开展情况\n（一）疾病防控。⟦4月12日⟧，召开全县疾病防控工作推进会，部署春季传染病防控。",
            evidence: "3月31日",
        },
        Bad {
            text: "区交通局2023年上半年工作情况汇报\n全力推进农村公路建设。⟦9月10日⟧城南大桥建成通车，惠及群众3万人。",
            evidence: "6月30日",
        },
        Bad {
            text: "市财政局2024年1—5月工作小结\n⟦8月⟧印发了《预算绩效管理办法》。", evidence: "5月31日"
        },
        Bad {
            text: "区教育局2024年工作总结\n一、主要工作\n开展校园安全检查。⟦12月28日⟧，组织开展了消防演练。\n区教育局\n二〇二四年十二月二十日",
            evidence: "二〇二四年十二月二十日",
        },
    ],
    good: &[
        "市科技局2024年上半年工作总结\n拟于7月18日举办全市科技成果对接会。",
        "市科技局2024年上半年工作总结\n截至7月5日，申报高新技术企业10家。\n市科技局\n2024年7月10日",
        "县卫健局2024年上半年工作总结\n7月8日，召开了半年工作会议，安排部署下半年工作。\n县卫健局\n2024年7月10日",
        "区交通局2024年上半年工作总结\n一、完成情况\n城南大桥主体完工，计划9月10日建成通车。\n二、下半年工作安排\n9月10日举办通车仪式。",
        "市财政局2024年上半年工作总结\n去年12月，印发了《预算绩效管理办法》，今年抓好落实。",
        "市教育局2024年上半年工作总结\n6月28日召开了期末工作会，学校将于7月10日放假。",
        "区农业农村局2024年上半年工作总结\n2023年9月23日，举办了第六届农民丰收节。",
        "市司法局2024年上半年工作总结\n出台《矛盾纠纷调解办法》，自7月1日起施行。",
        "市人社局2024年工作总结\n12月18日，召开了全市就业工作会议。",
    ],
    check,
};

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    let document = facts.document;
    let reading = &document.reading;
    let signed = signature(document, facts.mentions);
    let Some(period) = document.period.as_ref() else { return };
    let limit = signed.map_or(period.end, |(date, _)| date);
    for mention in facts.mentions {
        let (Some(run), Some(when)) = (mention.run, mention.when.as_ref()) else { continue };
        if when.start <= limit
            || !matches!(mention.class, Class::Date | Class::Period)
            || signed.is_some_and(|(_, place)| place.overlaps(run))
            || document.section_at(run.from()).standing != Standing::Done
            || !names_month(reading, run)
            || !opens(reading, run.from())
        {
            continue;
        }
        let Some(verb) = told_as_done(reading, run) else { continue };
        // A day of a later year that is written out was meant; only that it is told as done asks for a look.
        let explicit = period::year(reading, run.from()).is_some();
        let (label, words) = match signed {
            Some((_, place)) => ("成文日期", reading.text(place)),
            None => ("报告期末", format!("{}月{}日", limit.month, limit.day)),
        };
        let date = reading.text(run);
        let message = format!("{date}晚于{label}{words}，却写成已完成。");
        let evidence = format!("{date}晚于{label}{words}，后文“{}”是完成的说法", reading.text(verb));
        let mut finding = Finding::new(&FUTURE_AS_DONE, reading.span(run), message, evidence);
        if explicit && signed.is_none() {
            finding = finding.severity(Severity::Warning);
        }
        if let Some((_, place)) = signed {
            finding = finding.related(reading.span(place), "成文日期");
        }
        findings.push(finding);
    }
}

/// The day under the text: a short line near the end that is nothing but a date.
fn signature(document: &Document, mentions: &[Mention]) -> Option<(Date, Run)> {
    const LAST_LINES: usize = 6;
    let lines = &document.lines;
    lines.iter().skip(lines.len().saturating_sub(LAST_LINES).max(1)).rev().find_map(|line| {
        let first = mentions.partition_point(|mention| mention.run.is_none_or(|run| run.from() < line.from()));
        let mention = mentions.get(first)?;
        let run = mention.run.filter(|run| line.contains(*run) && run.len() + 2 >= line.len())?;
        let when = mention.when.as_ref().filter(|when| mention.class == Class::Date && when.start == when.end)?;
        Some((when.start, run))
    })
}

fn names_month(reading: &Reading, run: Run) -> bool {
    (run.from()..run.to()).any(|at| reading.at(at) == '月')
}

/// Whether a date opens its clause, as the time of what is told: not inside a name, not 截至 a day, not 自 a day on.
fn opens(reading: &Reading, at: usize) -> bool {
    let before = reading.before(at);
    ends_clause(before)
        || matches!(before, ')' | '、')
        || ["于", "在", "今年", "并于", "并在"].iter().any(|word| reading.ends(at, word) && !reading.ends(at, "截至"))
}

/// The verb behind a date that says that the thing was done, where nothing in the sentence speaks of plans.
fn told_as_done(reading: &Reading, date: Run) -> Option<Run> {
    const REACH: usize = 30;
    let next = reading.at(date.to());
    if matches!(next, '前' | '起' | '底' | '至' | '之' | '以' | '-' | '—' | '为' | '是') {
        return None;
    }
    let around = sentence(reading, date.from());
    let history = reading.says(around, &["去年", "上年", "往年", "前年"]);
    let earlier_year = (around.from()..date.from()).any(|at| period::year(reading, at).is_some());
    let own = Run::new(date.from(), rest_of_sentence(reading, date.to()));
    if history || earlier_year || looks_ahead(reading, Run::new(around.from(), date.from())) {
        return None;
    }
    let reach = Run::new(date.to(), (date.to() + REACH).min(own.to()));
    let verb = done_word(reading, reach)?;
    (!looks_ahead(reading, Run::new(date.to(), verb.from())) && !reading.says(own, &["前完成", "力争", "将于", "拟"]))
        .then_some(verb)
}

fn rest_of_sentence(reading: &Reading, from: usize) -> usize {
    let limit = (from + 120).min(reading.len());
    (from..limit).find(|&at| ends_sentence(reading.at(at))).unwrap_or(limit)
}
