use crate::claim::Relation;
use crate::rules::figures::{figure, issues, number_and_unit, printed, with_operands};
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};

/// The difference of two percentages written in percent.
pub static PERCENT_VS_POINT: Rule = Rule {
    id: "percent-vs-point",
    title: "比重类指标误用百分比（应为百分点）",
    family: Family::ChangeRate,
    severity: Severity::Error,
    why: "两个百分数相减，差是百分点；写成百分比，数值含义就变了。",
    advice: "差值写“个百分点”；确为相对变化的，重新计算百分比。",
    authority: "统计用语规范：比重的变化用百分点",
    bad: &[
        Bad { text: "高新技术产业增加值占GDP比重由21.2%提高到22%,提高⟦0.8%⟧。", evidence: "22-21.2=0.8" },
        Bad { text: "规上工业增加值增速12%,较一季度回落⟦1.3%⟧。", evidence: "1.3个百分点" },
        Bad { text: "九年义务教育巩固率由96.2%提高到97.5%，提高⟦1.3%⟧。", evidence: "97.5-96.2=1.3" },
        Bad { text: "城镇登记失业率3.1%，同比下降⟦0.4%⟧。", evidence: "0.4个百分点" },
        Bad { text: "单位能耗优良率占比同比提高⟦2.1%⟧。", evidence: "2.1个百分点" },
        Bad { text: "空气质量优良天数比例由82.1%上升到85.6%，上升⟦3.5%⟧。", evidence: "85.6-82.1=3.5" },
        Bad { text: "出院患者满意度96.4%，同比提高⟦0.9%⟧。", evidence: "0.9个百分点" },
    ],
    good: &[
        "高新技术产业增加值同比增长0.8%。",
        "目前全市高新技术产业增加值占GDP比重达到22%,同比提高0.8个百分点。",
        "税收占营业收入的8.7%,税收同比增长17%。",
        "交通事故发生率同比下降12%。",
        "居民健康素养水平由20%提高到22%，增长10%。",
        "单位生产总值能耗下降3.2%，用水量下降4.1%。",
        "民办学校占比18.5%，在校生增长6%。",
        "优良断面23个，占92.0%，同比提高4.0个百分点；满意度测评得分提高3.2%。",
    ],
    check,
};

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    for judged in issues(facts, PERCENT_VS_POINT.id) {
        let change = judged.claim.relation.claimed();
        let span = number_and_unit(facts, change);
        let evidence = match &judged.reason {
            Some(note) => format!("{}；{note}", judged.equation),
            None => judged.equation.clone(),
        };
        let compared = matches!(judged.claim.relation, Relation::PointDifference { .. });
        let message = format!("两个百分数之差应写百分点，不写“{}”。", printed(facts, change));
        let severity = if compared { Severity::Error } else { Severity::Warning };
        let found = Finding::new(&PERCENT_VS_POINT, span, message, evidence).severity(severity);
        let mut found = with_operands(found, facts, judged);
        if let Some(unit) = figure(facts, change).map(|figure| figure.unit_run).filter(|unit| !unit.is_empty())
            && !judged.equation.contains('≠')
        {
            found = found.fix("改为个百分点", facts.document.reading.span(unit), "个百分点");
        }
        findings.push(found);
    }
}
