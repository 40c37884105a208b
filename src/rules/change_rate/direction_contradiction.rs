use crate::claim::Relation;
use crate::rules::figures::{finding, issues, named, number, number_and_unit, printed};
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};

/// A word of direction against the direction of the figures.
pub static DIRECTION_CONTRADICTION: Rule = Rule {
    id: "direction-contradiction",
    title: "增减方向矛盾",
    family: Family::ChangeRate,
    severity: Severity::Error,
    why: "“增加”“下降”等词与数字的方向相反，或与负号重复，读者无法判断到底是增是减。",
    advice: "核对两个数和用词，改正其一；有“增长”“下降”的词时不再用负号。",
    authority: "核稿通则：数据增减趋势与文字表述不一致属必查差错",
    bad: &[
        Bad { text: "技术合同成交额由12.6亿元增加到⟦11.8⟧亿元。", evidence: "11.8<12.6" },
        Bad { text: "工业投资同比下降⟦-3.2⟧%。", evidence: "下降3.2%" },
        Bad { text: "专利授权量同比增长⟦-4.8⟧%。", evidence: "下降4.8%" },
        Bad { text: "生产安全事故由36起减少到⟦42⟧起。", evidence: "42>36" },
        Bad { text: "居民医保参保率由96.8%提高到⟦95.1⟧%。", evidence: "95.1<96.8" },
        Bad { text: "通关时间由32小时压缩至⟦38⟧小时。", evidence: "38>32" },
        Bad { text: "营商环境评价由全省第3位上升到第⟦5⟧位。", evidence: "5>3" },
    ],
    good: &[
        "亏损面由12.6%收窄到11.8%。",
        "单位GDP能耗增长-3.2%，即下降3.2%。",
        "排名由全省第五位上升至第二位。",
        "养老机构由36家增加到42家。",
        "平均通关时间由32小时压缩至26小时。",
        "学生近视率由52%调整为50%。",
        "利润由-0.3亿元增至0.6亿元。",
    ],
    check,
};

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    for judged in issues(facts, DIRECTION_CONTRADICTION.id) {
        let claimed = judged.claim.relation.claimed();
        match judged.claim.relation {
            Relation::SignedChange { falling, .. } => {
                let word = if falling { "下降" } else { "增长" };
                let message = format!("“{word}”与负号重复：{}。", printed(facts, claimed));
                let other = judged.expected.map(|size| format!("{size}"));
                let mut found = Finding::new(&DIRECTION_CONTRADICTION, number(facts, claimed), message, judged.equation.clone());
                if let Some(size) = other.filter(|_| falling) {
                    found = found.fix("去掉负号", number(facts, claimed), size);
                }
                findings.push(found);
            }
            Relation::Direction { base, falling, .. } => {
                let word = if falling { "下降" } else { "上升" };
                let message =
                    format!("文字说{word}，数字方向相反：前为{}，后为{}。", named(facts, base), printed(facts, claimed));
                findings.push(finding(&DIRECTION_CONTRADICTION, facts, judged, message, ""));
            }
            Relation::Rank { from, .. } => {
                let message = "名次的升降与文字相反。";
                let found = Finding::new(&DIRECTION_CONTRADICTION, number(facts, claimed), message, judged.equation.clone());
                findings.push(found.related(number_and_unit(facts, from), printed(facts, from)));
            }
            _ => {}
        }
    }
}
