use crate::rules::figures::{finding, issues, printed};
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};

/// More or fewer names than the number behind them says.
pub static LIST_COUNT: Rule = Rule {
    id: "list-count",
    title: "列举项数与所称数目不符",
    family: Family::Arithmetic,
    severity: Severity::Warning,
    why: "先逐个列名、再说“几个”，列出的个数要与数目一致；增删内容后最容易忘改。",
    advice: "核对列举的项和数目；没有列全的，在末项后加“等”。",
    authority: "核稿通则：列举项数与所称数目一致",
    bad: &[
        Bad {
            text: "建成市农村创新创业园(一期)、高新区大学生创业园⟦3⟧个省级农村创新创业示范基地。", evidence: "2≠3"
        },
        Bad {
            text: "在县区、高新区、经开区、农高区⟦三⟧个区域布点科技服务站。", evidence: "4≠3"
        },
        Bad { text: "完成城东、城西、滨江⟦4⟧座污水处理厂提标改造。", evidence: "3≠4" },
        Bad { text: "打造红色教育、古镇休闲、滨海度假⟦2⟧条精品旅游线路。", evidence: "3≠2" },
    ],
    good: &[
        "建成市农村创新创业园(一期)、高新区大学生创业园2个省级农村创新创业示范基地。",
        "建立五个一协同联动机制,搭建科技政策宣传主阵地。",
        "联合市财政局、税务局和各县(市、区)科技局开展3轮摸排。",
        "完成城东、城西、滨江3座污水处理厂提标改造。",
        "沈白高铁和京哈高速改扩建、本桓、凌绥、台黑4条高速公路全线开工。",
        "财政、税务、人社等部门出台2项助企政策。",
        "海关、边检、海事等5家单位联合查验。",
        "投入教育、卫生、养老8个亿。",
    ],
    check,
};

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    for judged in issues(facts, LIST_COUNT.id) {
        let message = format!("前面列出的项数与“{}”不符。", printed(facts, judged.claim.relation.claimed()));
        findings.push(finding(&LIST_COUNT, facts, judged, message, ""));
    }
}
