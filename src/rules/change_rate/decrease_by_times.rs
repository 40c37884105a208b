use crate::mention::Dimension;
use crate::rules::figures::printed;
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};
use crate::text::Run;

/// A fall told in multiples.
pub static DECREASE_BY_TIMES: Rule = Rule {
    id: "decrease-by-times",
    title: "减少、降低用倍数",
    family: Family::ChangeRate,
    severity: Severity::Error,
    why: "减少一倍就是零，减少两倍就成了负数；“下降几倍”在数量上讲不通。",
    advice: "改用百分数或几分之几：由15天减到5天，写“缩短三分之二”。",
    authority: "数字用法：减少、降低不能用倍数",
    bad: &[
        Bad { text: "技术合同登记审核时间较改革前⟦缩短2倍⟧。", evidence: "最多减少100%" },
        Bad { text: "单位能耗比上年⟦降低一倍⟧。", evidence: "降低一倍即为零" },
        Bad { text: "关区平均通关时间较上年⟦压缩了1.5倍⟧。", evidence: "最多减少100%" },
        Bad { text: "一般生产安全事故起数同比⟦减少3倍⟧。", evidence: "最多减少100%" },
        Bad { text: "万元工业增加值用水量比2020年⟦降低1.5倍⟧。", evidence: "降低1.5倍：最多减少1" },
    ],
    good: &[
        "审核时间缩短为原来的三分之一。",
        "成交额增长1.2倍,退回率下降35%。",
        "倍增计划压缩审批事项3项。",
        "出院患者平均住院日缩短0.6天，门诊量是2020年的1.5倍。",
        "窗口办件量增加2倍，平均等候时间缩短一半。",
        "学位供给扩大2倍，大班额比例下降4.2个百分点。",
        "审批环节由9个减少到3个，减少三分之二。",
    ],
    check,
};

const FALLS: [&str; 13] =
    ["下降", "减少", "降低", "缩短", "压缩", "节约", "减小", "缩小", "压减", "下跌", "回落", "收窄", "缩减"];

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    let reading = &facts.document.reading;
    for (index, mention) in facts.mentions.iter().enumerate() {
        let Some(figure) = &mention.figure else { continue };
        if figure.unit.dimension != Dimension::Times || figure.unit.printed != "倍" {
            continue;
        }
        let mut end = figure.whole.from();
        end -= usize::from(reading.before(end) == '了');
        let Some(word) = FALLS.iter().find(|word| reading.ends(end, word)) else { continue };
        let run = Run::new(end - word.chars().count(), figure.whole.to());
        let once = figure.scaled.is_some_and(|times| times == crate::number::Decimal::ONE);
        let evidence = if once {
            format!("{word}一倍即为零")
        } else {
            format!("{word}{}：最多减少100%，即一倍", printed(facts, index))
        };
        let message = format!("“{word}”不能用倍数表示。");
        findings.push(Finding::new(&DECREASE_BY_TIMES, reading.span(run), message, evidence));
    }
}
