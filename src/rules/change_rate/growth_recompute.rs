use crate::claim::{Relation, Verdict};
use crate::rules::figures::{finding, issues, number, printed, with_operands};
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};

/// A growth rate or increment that the printed figures do not give.
pub static GROWTH_RECOMPUTE: Rule = Rule {
    id: "growth-recompute",
    title: "增幅、增量与前后值不符",
    family: Family::ChangeRate,
    severity: Severity::Error,
    why: "本期数、基期数和增幅写在一起时，读者会复算；基数用反、算错都在这里暴露。",
    advice: "按（本期数-基期数）÷基期数重新计算；按可比口径计算的，写明“按可比口径”。",
    authority: "增长率＝（本期数-同期数）÷同期数×100%",
    bad: &[
        Bad {
            text: "高新技术企业由去年同期的66家增加到78家,增长⟦20⟧%。", evidence: "(78-66)÷66=18.2%≠20%"
        },
        Bad { text: "专利授权量由512件降至448件,同比下降⟦14.3⟧%。", evidence: "(512-448)÷512=12.5%≠14.3%" },
        Bad {
            text: "上半年亏损企业减亏,利润由-0.3亿元增至0.6亿元,增长⟦300⟧%。", evidence: "0.6-(-0.3)=0.9"
        },
        Bad {
            text: "去年招商引资到位资金112.1亿元，今年123.4亿元，增长⟦10.3⟧%。", evidence: "(123.4-112.1)÷112.1=10.1%≠10.3%"
        },
        Bad {
            text: "旅客发送量由320万人次增长到368万人次，增长⟦18⟧%。", evidence: "(368-320)÷320=15.0%≠18%"
        },
        Bad {
            text: "受理群众投诉86件，比上年同期的120件下降⟦38.3⟧%。", evidence: "(120-86)÷120=28.3%≠38.3%"
        },
        Bad {
            text: "港口集装箱吞吐量达到246万标箱，增加31万标箱、增长⟦12.6⟧%。", evidence: "31÷(246-31)=14.4%≠12.6%"
        },
        Bad {
            text: "去年，全市招商引资到位资金112.1亿元。今年，招商引资到位资金完成123.4亿元，同比增长⟦10.3⟧%。",
            evidence: "(123.4-112.1)÷112.1=10.1%≠10.3%",
        },
    ],
    good: &[
        "利润总额39.4亿元,同比增长17.1%(按可比口径计算),上年公布数为38.2亿元。",
        "高新技术企业由66家增加到78家,增长18.2%。",
        "技术合同成交额由0.8亿元增长到1.1亿元,增长34.6%。",
        "地区生产总值由上年的602亿元增加到638亿元，增长5.1%。",
        "去年招商引资到位资金112.1亿元，今年123.4亿元，增长10.1%。",
        "学前教育毛入园率由88%提高到91%，提高3个百分点。",
        "危房改造由1200户增加到1500户，财政补助资金增长12%。",
        "2020年以来高速公路里程由4100公里增加到5300公里，年均增长6.6%。",
    ],
    check,
};

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    for judged in issues(facts, GROWTH_RECOMPUTE.id) {
        let claimed = printed(facts, judged.claim.relation.claimed());
        let (message, what) = match judged.claim.relation {
            Relation::Increment { .. } => (format!("前后两数之差与文中所写{claimed}不符。"), "变化数"),
            Relation::IncrementRate { .. } => (format!("按增量推算的幅度与文中所写{claimed}不符。"), "增幅"),
            Relation::Growth { falling: true, .. } => (format!("按前后两数复算，降幅不是{claimed}。"), "降幅"),
            _ => (format!("按前后两数复算，增幅不是{claimed}。"), "增幅"),
        };
        findings.push(finding(&GROWTH_RECOMPUTE, facts, judged, message, what));
    }
    let negative = facts.judged.iter().filter(|judged| {
        judged.claim.rule == GROWTH_RECOMPUTE.id
            && judged.verdict == Verdict::Doubt
            && matches!(judged.claim.relation, Relation::Growth { base, .. } if crate::rules::figures::figure(facts, base)
                .and_then(|figure| figure.scaled)
                .is_some_and(|base| base.is_negative() || base.is_zero()))
    });
    for judged in negative {
        let rate = judged.claim.relation.claimed();
        let message = "基期为零或负数时不宜计算增幅，建议写绝对额，由亏转盈的写“扭亏为盈”。";
        let found = Finding::new(&GROWTH_RECOMPUTE, number(facts, rate), message, judged.equation.clone());
        findings.push(with_operands(found.severity(Severity::Hint), facts, judged));
    }
}
