use crate::claim::Relation;
use crate::rules::figures::{finding, issues, printed};
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};

/// An accumulated figure below what a part of its time brought.
pub static CUMULATIVE_LESS_THAN_PERIOD: Rule = Rule {
    id: "cumulative-less-than-period",
    title: "累计数小于当期数",
    family: Family::Arithmetic,
    severity: Severity::Error,
    why: "累计数包含当期新增数，不可能比它小。",
    advice: "核对累计数和当期数；两者口径不同的，写明口径。",
    authority: "统计常识：存量与流量的关系",
    bad: &[
        Bad {
            text: "今年新认定高新技术企业72家,全市高新技术企业累计达到⟦66⟧家。", evidence: "72>66"
        },
        Bad { text: "上半年兑付科技创新券1827万元,近两年累计兑付⟦1650⟧万元。", evidence: "1827>1650" },
        Bad { text: "新增5G基站860个，总数达到⟦806⟧个。", evidence: "860>806" },
        Bad { text: "新建农村养老服务站45个，累计建成⟦38⟧个。", evidence: "45>38" },
        Bad { text: "当月完成退税3.2亿元，累计退税⟦2.8⟧亿元。", evidence: "3.2>2.8" },
        Bad { text: "今年发放助企贷款36.4亿元，政策实施以来累计发放⟦28.9⟧亿元。", evidence: "28.9" },
    ],
    good: &[
        "新增市级孵化平台2家、企业技术研发中心3家,全市累计拥有省级以上科技创新平台78家。",
        "上半年登记技术合同512项,6月份当月登记136项。",
        "新增全国重点实验室18家、累计38家。",
        "新增5G基站860个，总数达到2360个。",
        "新增注册志愿者1200人，累计开展服务860场次。",
        "新增贷款120亿元，累计投放小微企业贷款86亿元。",
        "今年发放助企贷款36.4亿元，政策实施以来累计发放128.9亿元。",
    ],
    check,
};

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    for judged in issues(facts, CUMULATIVE_LESS_THAN_PERIOD.id) {
        let Relation::Cumulative { period, cumulative } = judged.claim.relation else { continue };
        let message = format!("累计{}小于当期{}。", printed(facts, cumulative), printed(facts, period));
        findings.push(finding(&CUMULATIVE_LESS_THAN_PERIOD, facts, judged, message, ""));
    }
}
