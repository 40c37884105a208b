use crate::claim::Relation;
use crate::rules::figures::{finding, issues, named};
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};

/// One indicator with one value in the prose and another in a table.
pub static TABLE_TEXT_MISMATCH: Rule = Rule {
    id: "table-text-mismatch",
    title: "表文不一致",
    family: Family::Table,
    severity: Severity::Error,
    why: "正文和附表出自同一份数据，同一指标写成两个数，读者不知道该信哪一个。",
    advice: "核对数据来源，正文和表统一为一个数；口径、时点或范围不同的，在表头或正文写明。",
    authority: "核稿通则：主件的数字与附件的数字不同、文表不一属必查差错",
    bad: &[
        Bad { text: "技术合同成交额12.6亿元。\n技术合同成交额(亿元)\t⟦13.4⟧", evidence: "12.6≠13.4" },
        Bad { text: "专利授权量同比增长4.8%。\n同比(%)\t⟦-4.8⟧", evidence: "增减方向相反" },
        Bad {
            text: "全年完成公路建设投资86.4亿元，其他工作有序推进。\n指标\t完成数\t上年同期\n公路建设投资（亿元）\t⟦84.6⟧\t80.2\n客运量（万人次）\t1206\t1100",
            evidence: "86.4≠84.6",
        },
        Bad {
            text: "一般公共预算收入186.2亿元，同比增长4.8%。\n单位：亿元\n| 指标 | 本期 | 同比（%） |\n|---|---|---|\n| 一般公共预算收入 | 186.2 | ⟦-4.8⟧ |\n| 住户存款余额 | 820.5 | 9.1 |",
            evidence: "增减方向相反",
        },
        Bad {
            text: "全市新增城镇就业5600人。\n县区\t新增城镇就业（人）\n甲县\t2400\n乙县\t4100\n合计\t⟦6500⟧",
            evidence: "5600≠6500",
        },
    ],
    good: &[
        "上半年成交额12.6亿元。\n1—5月\t10.1",
        "高新区税收40.3亿元。\n全市税收\t63.5",
        "技术合同成交额12.6亿元。\n技术合同成交额(亿元)\t12.60",
        "技术合同成交额12.6亿元。\n技术合同成交额(万元)\t126,043",
        "全年完成公路建设投资86.4亿元。\n指标\t目标\t上年同期\n公路建设投资（亿元）\t90.0\t80.2",
        "力争全年技术合同成交额达到20亿元。\n指标\t本期\n技术合同成交额（亿元）\t12.6\n专利授权量（件）\t448",
        "去年一般公共预算收入177.7亿元。\n指标\t本期\n一般公共预算收入（亿元）\t186.2\n住户存款余额（亿元）\t820.5",
        "新增城镇就业5600人。\n县区\t新增城镇就业（人）\n甲县\t2400\n乙县\t3200\n合计\t5600",
        "一般公共预算收入下降4.8%。\n指标\t本期\t同比（%）\n一般公共预算收入（亿元）\t186.2\t-4.8\n住户存款余额（亿元）\t820.5\t9.1",
        "甲县新增城镇就业2400人。\n指标\t本期\n新增城镇就业（人）\t5600\n失业人员再就业（人）\t1200",
    ],
    check,
};

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    for judged in issues(facts, TABLE_TEXT_MISMATCH.id) {
        let (told, cell) = match judged.claim.relation {
            Relation::SameFigure { first, second } => (first, second),
            Relation::SameChange { told, cell, .. } => (told, cell),
            _ => continue,
        };
        let message = format!("正文与表不一致：正文{}，表中{}。", named(facts, told), named(facts, cell));
        findings.push(finding(&TABLE_TEXT_MISMATCH, facts, judged, message, ""));
    }
}
