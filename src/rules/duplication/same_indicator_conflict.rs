use crate::claim::Relation;
use crate::rules::figures::{finding, issues, named};
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};

/// One indicator with two values.
pub static SAME_INDICATOR_CONFLICT: Rule = Rule {
    id: "same-indicator-conflict",
    title: "同一指标前后数值矛盾",
    family: Family::Duplication,
    severity: Severity::Error,
    why: "同一份报告里，同一指标在摘要和正文、前后两处写出不同的数，是审稿人最先抓住的错误。",
    advice: "核对数据来源，统一为一个数；两处口径或时点不同的，分别写明。",
    authority: "核稿通则：同一数据前后不一致、跨章节数据不一致属必查差错",
    bad: &[
        Bad { text: "新认定高新技术企业72家。\n高新技术企业认定数达到⟦74⟧家。", evidence: "72≠74" },
        Bad {
            text: "摘要:拥有省级以上科技创新平台超80家。\n正文:全市累计拥有省级以上科技创新平台⟦78⟧家。", evidence: "78<80"
        },
        Bad { text: "促成合作意向30余项。\n共达成合作意向⟦43⟧项。", evidence: "43>39" },
        Bad {
            text: "一、总体情况\n全年完成公路建设投资86.4亿元。\n二、主要工作\n全市公路建设投资完成⟦84.6⟧亿元。",
            evidence: "86.4≠84.6",
        },
        Bad {
            text: "全县新增城镇就业5600人，社会保持稳定。\n民生持续改善，新增城镇就业⟦6500⟧人。", evidence: "5600≠6500"
        },
        Bad {
            text: "一、工作回顾\n全省粮食产量726.8亿斤，总产创历史新高。\n加快建设高标准农田，全省粮食产量⟦826.8⟧亿斤。",
            evidence: "726.8≠826.8",
        },
    ],
    good: &[
        "全市一般公共预算总收入326.5亿元。\n一般公共预算收入186.2亿元。",
        "申报国家高新技术企业10家。\n72家企业获得高新技术企业认定资格。",
        "入库科技型中小企业54家。\n备案省级科技型中小企业38家。",
        "协议金额1.7亿元。\n协议总金额达1.73亿元。",
        "税收突破40亿元。\n税收完成40.3亿元。",
        "全市新建农村公路320公里。\n高新区新建农村公路32公里。",
        "上半年完成植树造林1.2万亩。\n下半年完成植树造林0.8万亩。",
        "预计全年农林牧渔业总产值86.7亿元。\n快报显示，农林牧渔业总产值90.2亿元。",
    ],
    check,
};

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    for judged in issues(facts, SAME_INDICATOR_CONFLICT.id) {
        let Relation::SameFigure { first, second } = judged.claim.relation else { continue };
        let message = format!("同一指标前后不一致：前文{}，此处{}。", named(facts, first), named(facts, second));
        findings.push(finding(&SAME_INDICATOR_CONFLICT, facts, judged, message, ""));
    }
}
