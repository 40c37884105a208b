use crate::claim::Relation;
use crate::rules::figures::{finding, issues, printed};
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};

/// A count and a growth rate that no whole number before can have led to.
pub static GROWTH_INTEGER_BASE: Rule = Rule {
    id: "growth-integer-base",
    title: "由百分数反推的个数不是整数",
    family: Family::Arithmetic,
    severity: Severity::Warning,
    why: "企业、项目、人数都是整数。若没有任何整数能得到所写的增幅或占比，数量和百分数必有一个不对。",
    advice: "查出上年同期数（或其中的个数），重新计算百分数。",
    authority: "增长率＝（本期数-同期数）÷同期数×100%；整数检验法（GRIM）",
    bad: &[
        Bad {
            text: "今年全市共有72家企业获得高新技术企业认定资格,同比增长⟦56.7⟧%。", evidence: "72÷46-1=56.5%"
        },
        Bad { text: "全市新增专利授权量448件,同比增长⟦4.8⟧%。", evidence: "448÷427-1=4.9%" },
        Bad { text: "备案省级科技型中小企业38家,同比增长⟦25.0⟧%。", evidence: "38÷30-1=26.7%" },
        Bad { text: "查办走私案件45起，同比下降⟦11.5⟧%。", evidence: "1-45÷51=11.8%" },
        Bad { text: "12家企业中，抽检合格率⟦22.0⟧%。", evidence: "2÷12=16.7%，3÷12=25.0%" },
        Bad { text: "抽检饮用水样品48份，合格率⟦96.5⟧%。", evidence: "46÷48=95.8%" },
        Bad { text: "新建标准化卫生室86个，较上年增长⟦23.5⟧%。", evidence: "86÷70-1=22.9%" },
    ],
    good: &[
        "全县新增市场主体186户，其中城关镇68户、东河乡59户、北岭乡59户，同比增长7.8%。",
        "入库科技型中小企业54家,同比增长12.5%。",
        "登记技术合同1136项,同比增长4.8%。",
        "按可比口径,备案众创空间38家,同比增长25.0%。",
        "开行中欧班列2619列，同比增长10%。",
        "新增市场主体1.2万户，同比增长8.3%。",
        "开展执法检查38次，年均增长25.0%。",
        "引进博士38人左右，同比增长25.0%。",
        "抽检饮用水样品48份，合格率95.8%。",
        "检查企业12家，产品合格率93.5%。",
        "走访群众15户，全市群众满意率95.2%。",
    ],
    check,
};

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    for judged in issues(facts, GROWTH_INTEGER_BASE.id) {
        let [count, rate] = judged.claim.relation.operands()[..] else { continue };
        let (count, rate) = (printed(facts, count), printed(facts, rate));
        let message = match judged.claim.relation {
            Relation::WholePart { .. } => format!("{count}中没有任何整数个数能得到{rate}。"),
            _ => format!("没有任何整数基数能使{count}得到{rate}的变化幅度。"),
        };
        findings.push(finding(&GROWTH_INTEGER_BASE, facts, judged, message, ""));
    }
}
