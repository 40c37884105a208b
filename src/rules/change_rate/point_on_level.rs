use crate::rules::figures::{figure, issues, number_and_unit, with_operands};
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};

/// The growth of a level written in percentage points.
pub static POINT_ON_LEVEL: Rule = Rule {
    id: "point-on-level",
    title: "绝对量增长误用百分点",
    family: Family::ChangeRate,
    severity: Severity::Error,
    why: "百分点只用于两个百分数之差；产值、数量、金额的增长用百分比。",
    advice: "绝对量的增长改用“%”；若指增速的变化，写明“增速提高几个百分点”。",
    authority: "统计用语规范：百分点用于百分数之差",
    bad: &[
        Bad { text: "高新区规上工业总产值完成390亿元,同比增长⟦10.1个百分点⟧。", evidence: "10.1%" },
        Bad { text: "新增专利授权量448件,较上年增长⟦4.8个百分点⟧。", evidence: "4.8%" },
        Bad { text: "港口货物吞吐量同比增长⟦6.3个百分点⟧。", evidence: "6.3%" },
        Bad { text: "接诊患者12.6万人次，同比下降⟦3.2个百分点⟧。", evidence: "3.2%" },
        Bad { text: "一般公共预算收入24.5亿元，比上年增长⟦5.6个百分点⟧。", evidence: "5.6%" },
        Bad { text: "接待游客和旅游花费分别增长14%和⟦21个百分点⟧。", evidence: "21%" },
    ],
    good: &[
        "高新技术产业投资拉动固定资产投资增长1.2个百分点。",
        "规上工业增加值增速达12%,比全省平均高2.5个百分点。",
        "科技进步贡献率达到61.5%,提高1.5个百分点。",
        "完成投资86亿元，增速同比提高3.2个百分点。",
        "社会消费品零售总额增长6.1%，比上年提高1.2个百分点。",
        "公办幼儿园在园幼儿1.2万人，占比提高2.3个百分点。",
        "完成营造林12万亩，森林覆盖率提高0.6个百分点。",
        "存款、贷款余额占全省比重分别提高0.4个和0.6个百分点，余额分别增长8%和11%。",
    ],
    check,
};

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    for judged in issues(facts, POINT_ON_LEVEL.id) {
        let change = judged.claim.relation.claimed();
        let message = "绝对量的增减应写百分比，不写百分点。";
        let found = Finding::new(&POINT_ON_LEVEL, number_and_unit(facts, change), message, judged.equation.clone());
        let mut found = with_operands(found, facts, judged);
        if let Some(unit) = figure(facts, change).map(|figure| figure.unit_run).filter(|unit| !unit.is_empty()) {
            found = found.fix("改为%", facts.document.reading.span(unit), "%");
        }
        findings.push(found);
    }
}
