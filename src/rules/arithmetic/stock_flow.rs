use crate::claim::{Relation, Verdict};
use crate::rules::figures::{doubts, finding, issues, printed};
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};

/// Begin, change and end that do not join.
pub static STOCK_FLOW: Rule = Rule {
    id: "stock-flow",
    title: "期初、增减与期末不衔接",
    family: Family::Arithmetic,
    severity: Severity::Error,
    why: "期末＝期初＋增加-减少。三个数写在一起却对不上，必有一个写错。",
    advice: "核对期初、期末和增减数。",
    authority: "统计常识：期初、增减、期末平衡",
    bad: &[
        Bad {
            text: "全市高新技术企业由去年底的66家增加到78家,净增⟦14⟧家。", evidence: "78-66=12≠14"
        },
        Bad { text: "技术合同成交额由7.4亿元增至8.8亿元,增加⟦1.6⟧亿元。", evidence: "8.8-7.4=1.4≠1.6" },
        Bad { text: "公交线路由86条增加到94条，增加⟦6⟧条。", evidence: "94-86=8≠6" },
        Bad { text: "在册低保对象由2350人减少到2180人，减少⟦150⟧人。", evidence: "2350-2180=170≠150" },
        Bad { text: "净增医疗机构⟦16⟧家,其中新设立33家、注销15家。", evidence: "33-15=18≠16" },
        Bad {
            text: "年初在册企业66家，全年新增20家、注销8家，年末在册⟦76⟧家。", evidence: "66+20-8=78≠76"
        },
        Bad {
            text: "年初在册贫困监测户326户，当年新识别41户，消除风险138户，年末在册⟦219⟧户。", evidence: "326+41-138=229"
        },
    ],
    good: &[
        "成交额由7.4亿元增至8.8亿元,增加1.5亿元。",
        "由单一资金扶持向平台、基金、人才3方面拓展。",
        "公交线路由86条增加到94条，增加8条。",
        "床位由1.20万张增至1.35万张，增加1500张。",
        "净增高新技术企业26家,其中新认定41家、到期退出15家。",
        "贷款余额由320亿元增加到356亿元，年均增加12亿元。",
        "年初在册监测户326户，当年新识别41户，消除风险138户，年末在册229户。",
    ],
    check,
};

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    for judged in issues(facts, STOCK_FLOW.id).chain(doubts(facts, STOCK_FLOW.id)) {
        let claimed = printed(facts, judged.claim.relation.claimed());
        let message = match judged.claim.relation {
            Relation::NetOf { .. } => format!("各数相加减，得不到{claimed}。"),
            _ => format!("前后两数之差与文中所写{claimed}不符。"),
        };
        let severity = if judged.verdict == Verdict::Doubt { Severity::Warning } else { Severity::Error };
        findings.push(finding(&STOCK_FLOW, facts, judged, message, "变化数").severity(severity));
    }
}
