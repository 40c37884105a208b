use crate::rules::figures::{finding, issues, printed};
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};

/// A yearly growth rate that the first and last figure do not give.
pub static CAGR_MISMATCH: Rule = Rule {
    id: "cagr-mismatch",
    title: "年均增长率不符",
    family: Family::ChangeRate,
    severity: Severity::Warning,
    why: "年均增长率是几何平均，不是总增幅除以年数；首尾两数都写出来时可以复算。",
    advice: "按（末年÷首年）开年数次方减1计算；说绝对量的，写“年均增加”。",
    authority: "统计方法：年均增长率的定义",
    bad: &[
        Bad {
            text: "高新技术企业由2021年的40家增加到2024年的78家,年均增长⟦31.7⟧%。", evidence: "(78÷40)^(1÷3)-1=24.9%≠31.7%"
        },
        Bad {
            text: "“十四五”前三年研发经费由8.0亿元增至11.4亿元,年均增长⟦14.2⟧%。", evidence: "(11.4÷8.0)^(1÷3)-1=12.5%≠14.2%"
        },
        Bad {
            text: "港口吞吐量由2020年的8600万吨增加到2024年的1.26亿吨，年均增长⟦11.6⟧%。", evidence: "=10.0%≠11.6%"
        },
        Bad {
            text: "养老床位由2019年的1.2万张增加到2024年的2.06万张，年均增长⟦14.3⟧%。", evidence: "=11.4%≠14.3%"
        },
        Bad {
            text: "旅游总收入由2020年的48亿元增加到2023年的96亿元，年均增长⟦33.3⟧%。", evidence: "26.0"
        },
    ],
    good: &[
        "高新技术企业由2021年的40家增加到2024年的78家,年均增加12.7家。",
        "两年平均增长5.1%。",
        "高新技术企业由2021年的40家增加到2024年的78家,年均增长24.9%。",
        "港口吞吐量由2020年的8600万吨增加到2024年的1.26亿吨，年均增长10%。",
        "地区生产总值由2020年的860亿元增加到2024年的1180亿元，年均增长6.1%。",
        "义务教育学位由2021年的12.6万个增加到2024年的15.8万个，年均增长7.8%左右。",
        "2020年粮食产量40万吨，2023年46.3万吨，年均增长5.0%。",
    ],
    check,
};

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    for judged in issues(facts, CAGR_MISMATCH.id) {
        let message = format!("按首尾两数复算，年均增长不是{}。", printed(facts, judged.claim.relation.claimed()));
        findings.push(finding(&CAGR_MISMATCH, facts, judged, message, ""));
    }
}
