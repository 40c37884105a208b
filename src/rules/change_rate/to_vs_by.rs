use crate::claim::Relation;
use crate::rules::figures::{issues, number, number_and_unit, printed};
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};
use crate::text::Run;

/// The end of a growth told as its size, or its size as its end.
pub static TO_VS_BY: Rule = Rule {
    id: "to-vs-by",
    title: "“增长到”“增长了”混用",
    family: Family::ChangeRate,
    severity: Severity::Error,
    why: "“到”说的是增长后的总数，“了”说的是增长的部分，一字之差，数值差一个基数。",
    advice: "写结果用“增加到”，写增量用“增加”“增加了”。",
    authority: "数字用法：“了”表示增量，“到”表示定量",
    bad: &[
        Bad { text: "高新技术企业由66家增长了⟦78⟧家。", evidence: "66+78=144" },
        Bad { text: "电子商务交易额同比增长到⟦18.2⟧%。", evidence: "增长18.2%" },
        Bad { text: "公办养老床位由1200张增加了⟦1350⟧张。", evidence: "1200+1350=2550" },
        Bad { text: "港口集装箱吞吐量比上年增长至⟦6.8⟧%。", evidence: "增长6.8%" },
        Bad { text: "民办幼儿园在园幼儿⟦减少了到⟧3200人。", evidence: "“了”与“到”" },
        Bad { text: "城市污水集中收集率由58.6%提高了⟦66.1⟧%，提高7.5个百分点。", evidence: "58.6+66.1" },
    ],
    good: &[
        "高新技术产业增加值占比增长到22%。",
        "办理时限由15天减少了10天。",
        "财政科技投入由2022年的1.2亿元增加了0.3亿元。",
        "公办养老床位由1200张增加到1350张。",
        "集装箱吞吐量同比增长6.8%，海铁联运占比提高到12%。",
        "群众投诉由86件增加了150件，成因复杂。",
        "辖区学校由12所增加到了15所。",
        "新型储能装机由20万千瓦增加了50万千瓦，是上年末的3.5倍。",
        "护理床位由1200张增加了1350张，增长112.5%。",
    ],
    check,
};

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    for judged in issues(facts, TO_VS_BY.id) {
        let claimed = judged.claim.relation.claimed();
        let span = number(facts, claimed);
        match judged.claim.relation {
            Relation::StepOrEnd { base: Some(base), .. } => {
                let message = format!("“由{}”后是增长的结果，应写“增长到”；若确为增量，请核对。", printed(facts, base));
                let finding = Finding::new(&TO_VS_BY, span, message, judged.equation.clone());
                findings.push(finding.related(number_and_unit(facts, base), printed(facts, base)));
            }
            _ => {
                let message = format!("“增长到{}”应为“增长{0}”：说的是增幅，不是结果。", printed(facts, claimed));
                findings.push(Finding::new(&TO_VS_BY, span, message, judged.equation.clone()));
            }
        }
    }
    let reading = &facts.document.reading;
    for at in reading.places('了') {
        if reading.at(at + 1) != '到' || at < 2 {
            continue;
        }
        let moved = ["增加", "减少", "提高", "降低", "增长", "下降", "上升"].iter().any(|word| reading.ends(at, word));
        if moved && (reading.at(at + 2).is_ascii_digit() || matches!(reading.at(at + 2), '近' | '约' | '超')) {
            let run = Run::new(at - 2, at + 2);
            let evidence = "“了”与“到”只用其一：“了”后写增减的部分，“到”后写结果";
            findings.push(Finding::new(&TO_VS_BY, reading.span(run), "“了”“到”连用，分不清是增量还是结果。", evidence));
        }
    }
}
