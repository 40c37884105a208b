use crate::rules::corrections::{Corrections, Hit, in_title};
use crate::rules::{Bad, Facts, Family, Finding, Fix, Rule, Severity};
use crate::text::{Reading, Run, is_han};
use std::sync::LazyLock;

/// Names of indicators that are not the official ones, or that change within the text.
pub static INDICATOR_TERM: Rule = Rule {
    id: "indicator-term",
    title: "指标名称不规范、前后叫法不一",
    family: Family::Wording,
    severity: Severity::Hint,
    why: "指标名称与统计制度不一致，读者难以核对口径；同一指标前后两种叫法，会被当成两个指标。",
    advice: "改用统计制度中的名称；简称首次出现时写明“以下简称”。",
    authority: "国家统计局和主管部门统计制度中的指标名称",
    bad: &[
        Bad { text: "⟦每万人发明专利拥有量⟧达到2.97件。", evidence: "每万人口发明专利拥有量" },
        Bad { text: "其中⟦高等院所⟧47名，与高校院所达成协议20项。", evidence: "“高校院所”" },
        Bad { text: "新认定⟦高新企业⟧72家。", evidence: "高新技术企业" },
        Bad { text: "⟦高企⟧培育成效明显，净增12家。", evidence: "以下简称" },
        Bad { text: "⟦社会零售品消费总额⟧增长6.1%。", evidence: "社会消费品零售总额" },
        Bad { text: "⟦一般预算收入⟧完成12.6亿元。", evidence: "一般公共预算收入" },
        Bad { text: "⟦每千人床位数⟧达到6.8张。", evidence: "每千人口" },
        Bad { text: "⟦农民人均纯收入⟧增长7%。", evidence: "农村居民人均可支配收入" },
    ],
    good: &[
        "高新技术企业（以下简称高企）达到72家，高企净增12家。",
        "高校院所与企业达成合作意向30余项。",
        "每万人口发明专利拥有量达到2.97件，研发投入强度2.1%。",
        "首台（套）装备认定3项，物价居高企稳，成本高企。",
        "全国国内生产总值增长5%，全市地区生产总值增长5.2%。",
        "社会消费品零售总额、一般公共预算收入、城镇居民人均可支配收入稳步增长。",
        "每千人口执业（助理）医师数达到3.4人，通关时效提升20%。",
        "落实《国家高新企业认定办法（试行）》。",
    ],
    check,
};

pub(in crate::rules) static TABLE: LazyLock<Corrections> =
    LazyLock::new(|| Corrections::new(include_str!("../tables/indicator_names.txt")));

/// Names that readers take for one another: where the second stands too, the first is an inconsistency.
const NEIGHBOURS: &[(&str, &str)] = &[
    ("高等院所", "高校院所"),
    ("技术合同交易额", "技术合同成交额"),
    ("高新企业", "高新技术企业"),
    ("科技中小企业", "科技型中小企业"),
    ("首台套", "首台(套)"),
];

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    let reading = &facts.document.reading;
    let mut hits = TABLE.find(facts);
    hits.retain(|hit| !in_title(reading, hit.at()));
    let mut told: Vec<&str> = Vec::new();
    for (index, hit) in hits.iter().enumerate() {
        let (wrong, right) = hit.words();
        if told.contains(&wrong) {
            continue;
        }
        told.push(wrong);
        let others: Vec<&Hit> = hits[index + 1..].iter().filter(|other| other.words().0 == wrong).collect();
        findings.push(named(reading, hit, &others, wrong, right));
    }
    findings.extend(abbreviated(reading));
}

fn named(reading: &Reading, hit: &Hit, others: &[&Hit], wrong: &str, right: &str) -> Finding {
    let span = hit.span(reading);
    let message = format!("“{wrong}”的规范名称为“{right}”。");
    let mut evidence = format!("“{wrong}”→“{right}”");
    let other = NEIGHBOURS.iter().find(|(name, _)| *name == wrong).map(|(_, other)| *other);
    if let Some((other, _)) = other.and_then(|other| Some((other, reading.find(Run::new(0, reading.len()), other)?))) {
        evidence = format!("{evidence}；文中又写作“{other}”，前后不一");
    }
    if !others.is_empty() {
        evidence = format!("{evidence}；共{}处", others.len() + 1);
    }
    let finding = Finding::new(&INDICATOR_TERM, span, message, evidence);
    let mut finding = others.iter().take(20).fold(finding, |f, other| f.related(other.span(reading), "同样写法"));
    // A name for two cases leaves the choice to the reader.
    if !right.contains('、') {
        let edits = std::iter::once(&hit).chain(others).map(|hit| hit.edit(reading)).collect();
        finding.fixes.push(Fix { title: format!("改为“{right}”"), edits });
    }
    finding
}

/// 高企, where nothing says what it is short for.
fn abbreviated(reading: &Reading) -> Option<Finding> {
    const AFTER: &[&str] = &[
        "培育", "认定", "申报", "净增", "总数", "数量", "新增", "入库", "备案", "倍增", "达", "突破", "后备", "家", "复审",
        "奖补",
    ];
    const BEFORE: &[&str] = &["国家级", "新增", "培育", "认定", "申报", "推荐", "净增", "全市", "全区", "全县", "家"];
    let mut places = reading.places('企').filter_map(|at| at.checked_sub(1)).filter(|&at| reading.at(at) == '高');
    let mut first = None;
    for at in places.by_ref() {
        let defined = matches!(reading.before(at), '称' | '“' | '"' | '为');
        if defined {
            return None;
        }
        let phrase = AFTER.iter().any(|word| reading.starts(at + 2, word)) || BEFORE.iter().any(|word| reading.ends(at, word));
        let verb = is_han(reading.before(at)) && matches!(reading.before(at), '居' | '本' | '格' | '率' | '续' | '然');
        if phrase && !verb {
            first.get_or_insert(at);
        }
    }
    let run = first.map(|at| Run::new(at, at + 2))?;
    let message = "“高企”是简称，首次出现应写“高新技术企业（以下简称高企）”。";
    Some(Finding::new(&INDICATOR_TERM, reading.span(run), message, "全文没有“以下简称高企”"))
}
