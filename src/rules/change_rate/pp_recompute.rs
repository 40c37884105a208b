use crate::claim::Relation;
use crate::rules::figures::{finding, issues, printed};
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};

/// A difference in percentage points that the two percentages do not give.
pub static PP_RECOMPUTE: Rule = Rule {
    id: "pp-recompute",
    title: "百分点差、对比差距不符",
    family: Family::ChangeRate,
    severity: Severity::Error,
    why: "前后两个百分数（或本地与全省、全国）都写出来时，差几个百分点、是几倍一减一除便知。",
    advice: "重新计算差距，注意小数点位置。",
    authority: "统计用语规范：百分点＝两个百分数之差",
    bad: &[
        Bad {
            text: "第一产业比重由21.8%下降到18.2%,下降⟦2.6⟧个百分点。", evidence: "21.8-18.2=3.6个百分点≠2.6"
        },
        Bad {
            text: "研发投入强度由2.03%提高到2.15%,提高⟦1.2⟧个百分点。", evidence: "2.15-2.03=0.12个百分点≠1.2"
        },
        Bad {
            text: "每万人发明专利拥有量2.97件,是全省平均2.2件的⟦1.5⟧倍。", evidence: "2.97÷2.2=1.4倍≠1.5倍"
        },
        Bad {
            text: "高新技术产业投资增长39.7%,增速高于固定资产投资(增长12.3%)⟦29.4⟧个百分点。",
            evidence: "39.7-12.3=27.4个百分点≠29.4",
        },
        Bad {
            text: "高中阶段毛入学率由91.3%提高到93.6%，提高⟦3.3⟧个百分点。", evidence: "93.6-91.3=2.3个百分点≠3.3"
        },
        Bad {
            text: "进出口总值增长8.6%，比全国平均水平（5.0%）高⟦2.6⟧个百分点。", evidence: "8.6-5.0=3.6个百分点≠2.6"
        },
        Bad {
            text: "空气质量优良率89.5%，低于全省平均水平（91.2%）⟦2.7⟧个百分点。", evidence: "91.2-89.5=1.7个百分点≠2.7"
        },
        Bad {
            text: "上半年完成年度投资计划的58.2%，快于时间进度⟦6.2⟧个百分点。", evidence: "58.2-50=8.2个百分点≠6.2"
        },
    ],
    good: &[
        "截至9月底，完成年度计划的78.2%，超序时进度3.2个百分点。",
        "占比由21.2%提高到22%,提高0.9个百分点。",
        "增速12%,比上月加快0.6个百分点、比上年同期回落1.1个百分点。",
        "增速12%,居全省第3位,高于全省平均。",
        "高中阶段毛入学率由91.3%提高到93.6%，提高2.3个百分点。",
        "进出口总值增长8.6%，高于全国3.6个百分点。",
        "客座率82.3%，同比提高1.5个百分点，正班率98.1%，高于全国平均0.6个百分点。",
        "人均预期寿命79.5岁，是全省平均水平的1.02倍。",
    ],
    check,
};

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    for judged in issues(facts, PP_RECOMPUTE.id) {
        let claimed = printed(facts, judged.claim.relation.claimed());
        let (message, what) = match judged.claim.relation {
            Relation::Multiple { .. } => (format!("两数之比与文中所写{claimed}不符。"), "倍数"),
            Relation::TimeProgress { .. } => (format!("完成率与时间进度之差与文中所写{claimed}不符。"), "差距"),
            _ => (format!("两个百分数之差与文中所写{claimed}不符。"), "差距"),
        };
        findings.push(finding(&PP_RECOMPUTE, facts, judged, message, what));
    }
}
