use crate::rules::figures::{finding, issues, printed};
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};

/// A rate of completion that target and achievement do not give.
pub static COMPLETION_RATE: Rule = Rule {
    id: "completion-rate",
    title: "完成率与目标、完成数不符",
    family: Family::Arithmetic,
    severity: Severity::Error,
    why: "完成率＝完成数÷目标数。考核时必然复算，算错直接影响评价。",
    advice: "重新计算完成率，或核对完成数、目标数。",
    authority: "计算错误属公文数据常见差错",
    bad: &[
        Bad { text: "入库科技型中小企业54家,完成年度目标80家的⟦70⟧%。", evidence: "54÷80=67.5%≠70%" },
        Bad {
            text: "技术合同成交额完成8.82亿元,年度目标15亿元,完成率⟦63⟧%。", evidence: "8.82÷15=58.8%≠63%"
        },
        Bad {
            text: "新改建农村公路168公里，完成年度任务（240公里）的⟦75⟧%。", evidence: "168÷240=70.0%≠75%"
        },
        Bad {
            text: "发放创业担保贷款1.36亿元，占全年计划1.6亿元的⟦95⟧%。", evidence: "1.36÷1.6=85.0%≠95%"
        },
        Bad {
            text: "适龄儿童接种疫苗4.2万人，全年任务6.0万人，完成率为⟦75.5⟧%。", evidence: "4.2÷6.0=70.0%≠75.5%"
        },
        Bad {
            text: "年度目标：完成农村公路建设投资15亿元。\n截至6月底，农村公路建设投资完成8.82亿元，完成年度目标的⟦63⟧%。",
            evidence: "8.82÷15=58.8%≠63%",
        },
    ],
    good: &[
        "残疾人新增就业1486人，其中集中就业390人、灵活就业386人、务农710人，完成省下达任务1200人的123.8%。",
        "入库科技型中小企业19家,完成率63%。",
        "完成投资8.2亿元,占年度计划的54.7%,年度计划15亿元。",
        "开展科普活动18场次,超额完成年度任务。",
        "734个重大项目完成投资2831亿元、投资完成率119.7%。",
        "造林1.9万亩，完成年度任务2万亩的95%。",
        "征缴医保基金3.2亿元，完成全年任务的81.3%。",
        "新增就业5600人，完成年度目标7000人的80%，同比提高3个百分点。",
    ],
    check,
};

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    for judged in issues(facts, COMPLETION_RATE.id) {
        let message = format!("完成率与目标数、完成数不符：文中写{}。", printed(facts, judged.claim.relation.claimed()));
        findings.push(finding(&COMPLETION_RATE, facts, judged, message, "完成率"));
    }
}
