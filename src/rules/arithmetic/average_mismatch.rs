use crate::rules::figures::{finding, issues, printed};
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};

/// An average that total and count do not give.
pub static AVERAGE_MISMATCH: Rule = Rule {
    id: "average-mismatch",
    title: "人均、户均、单价与总量不符",
    family: Family::Arithmetic,
    severity: Severity::Warning,
    why: "平均数＝总量÷个数。三个数都写出来时必须对得上。",
    advice: "重新计算平均数，或核对总量和个数。",
    authority: "计算错误属公文数据常见差错",
    bad: &[
        Bad {
            text: "签订产学研合作项目14项,协议金额1.7亿元,平均每项⟦1500⟧万元。", evidence: "17000÷14=1214万元≠1500万元"
        },
        Bad {
            text: "每家奖补⟦20⟧万元,共奖补高新技术企业72家,合计兑付1240万元。", evidence: "≠20万元"
        },
        Bad {
            text: "为320户渔民发放燃油补贴960万元，户均⟦4⟧万元。", evidence: "960÷320=3万元≠4万元"
        },
        Bad {
            text: "资助困难学生1500人，发放助学金450万元，人均⟦2500⟧元。", evidence: "4500000÷1500=3000元≠2500元"
        },
        Bad { text: "为1250户困难家庭发放取暖补贴75万元，户均⟦800⟧元。", evidence: "600" },
    ],
    good: &[
        "为167户企业发放补贴248万元,户均约1.5万元。",
        "对首次认定的72家企业每家奖补最高20万元,兑付1186万元。",
        "为320户渔民发放燃油补贴960万元，户均3万元。",
        "新设产业基金4只、总规模97亿元。",
        "全市常住居民人均可支配收入4.2万元，常住人口85万人，生产总值620亿元。",
        "开展培训12场，培训1800人次，每场约150人次。",
        "投入资金486万元，改造塑胶跑道1.2万平方米，更新课桌椅1200套，每套单价320元。",
        "资助高龄老人4100人，发放津贴492万元，人均约1200元。",
    ],
    check,
};

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    for judged in issues(facts, AVERAGE_MISMATCH.id) {
        let message = format!("总量除以个数不等于{}。", printed(facts, judged.claim.relation.claimed()));
        findings.push(finding(&AVERAGE_MISMATCH, facts, judged, message, ""));
    }
}
