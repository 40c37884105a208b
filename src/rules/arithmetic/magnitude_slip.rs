use std::sync::LazyLock;

use crate::indicator::Indicator;
use crate::knowledge::{self, Quantity};
use crate::lex::lexicon::Lexicon;
use crate::mention::{Dimension, Figure};
use crate::number::{Decimal, Interval};
use crate::order;
use crate::rules::clause::{clause, holds};
use crate::rules::figures::{figure, named, number, number_and_unit, printed, quantities_in};
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};
use crate::text::{Reading, Run, Span};

/// Figures that a lost decimal point or a wrong scale word would explain.
pub static MAGNITUDE_SLIP: Rule = Rule {
    id: "magnitude-slip",
    title: "数量级疑似错误（万/亿、小数点）",
    family: Family::Arithmetic,
    severity: Severity::Warning,
    why: "“万”写成“亿”、漏掉小数点，差出几个数量级；用人均、户均一除，或与常见范围一比，就能看出。",
    advice: "核对原始数据的单位和小数点。",
    authority: "公文数字差错归类：计量单位、小数点错误；合理范围为经验值",
    bad: &[
        Bad {
            text: "为167户企业发放稳岗返还补贴资金⟦248亿⟧元，惠及职工2888人。", evidence: "8587258元"
        },
        Bad { text: "每万人发明专利拥有量达到⟦297⟧件。", evidence: "297>200" },
        Bad { text: "全年支出宣传资料⟦1.2亿⟧元。", evidence: "1.2亿元" },
        Bad { text: "区教育局发放助学金⟦36亿⟧元，资助学生3600人。", evidence: "1000000元" },
        Bad {
            text: "区科技局2024年工作总结\n全年技术合同成交额12.6亿元。\n（二）成果转化\n技术合同成交额⟦12.6万⟧元，超额完成目标。",
            evidence: "12.6亿元",
        },
        Bad { text: "县民政局发放临时救助资金⟦42亿⟧元，救助困难群众5200人。", evidence: "807692元" },
        Bad { text: "农业科技进步贡献率达到⟦635⟧%。", evidence: "635>80" },
    ],
    good: &[
        "长三角技术合同1010万元，全市技术合同成交额11.06亿元。",
        "发放创业担保贷款7666万元，带动就业1395人。",
        "为167户企业发放稳岗返还补贴资金248万元，惠及职工2888人。",
        "每万人口发明专利拥有量达到2.97件，农业科技进步贡献率63.5%。",
        "发放助学金3600万元，资助学生3.2万人。",
        "县医院购置设备投入1.2亿元，印制宣传资料1.2万份。",
        "全市税收12.6亿元，其中城关镇税收1260万元。",
        "2025年某省政府工作报告\n每万人口高价值发明专利拥有量达到262件。",
    ],
    check,
};

struct PerHead {
    words: Vec<&'static str>,
    people: bool,
    least: Decimal,
    most: Decimal,
}

static PER_HEAD: LazyLock<Vec<PerHead>> = LazyLock::new(|| {
    let lines = include_str!("../tables/per_head.txt").lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| {
            let mut words = line.split_whitespace();
            let purposes = words.next()?.split('|').collect();
            let people = words.next()? == "people";
            Some(PerHead { words: purposes, people, least: Decimal::parse(words.next()?)?, most: Decimal::parse(words.next()?)? })
        })
        .collect()
});

/// Every purpose, to turn most sentences away at once.
pub(in crate::rules) static PURPOSES: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::new(&PER_HEAD.iter().flat_map(|entry| entry.words.iter().copied()).collect::<Vec<_>>()));

struct Known {
    name: &'static str,
    unit: &'static str,
    least: Decimal,
    most: Decimal,
}

/// Names and aliases with their ranges, and the list that finds them.
static KNOWN: LazyLock<(Vec<Known>, Lexicon)> = LazyLock::new(|| {
    let mut known = Vec::new();
    for line in include_str!("../tables/indicators.txt").lines().filter(|line| !line.starts_with('#')) {
        let words: Vec<&'static str> = line.split_whitespace().collect();
        let [name, aliases, unit, least, most] = words[..] else { continue };
        let (Some(least), Some(most)) = (Decimal::parse(least), Decimal::parse(most)) else { continue };
        known.extend(std::iter::once(name).chain(aliases.split('|')).map(|name| Known { name, unit, least, most }));
    }
    let names: Vec<&str> = known.iter().map(|known| known.name).collect();
    let lexicon = Lexicon::new(&names);
    (known, lexicon)
});

/// Activities of one office that never cost 亿.
const SMALL: &[&str] = &[
    "宣传资料", "宣传册", "宣传单", "宣传品", "宣传费", "培训费", "会议费", "接待费", "办公费", "印刷费", "慰问金", "慰问品",
    "差旅费",
];

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    let document = facts.document;
    let reading = &document.reading;
    let mut marked: Vec<Span> = Vec::new();
    let mut found: Vec<Finding> = Vec::new();
    let wide = is_wide(facts);
    for sentence in facts.sentences_with(&PURPOSES) {
        found.extend(per_head(facts, reading, sentence.run));
    }
    for indicator in facts.indicators {
        let known = facts.knowledge.indicator(&indicator.name).filter(|known| known.least.is_some() || known.most.is_some());
        if let Some(known) = known {
            // What the office itself says of its indicator stands above what is seen elsewhere.
            found.extend(out_of_own_range(facts, indicator, known));
        } else if !wide {
            found.extend(small(facts, reading, indicator));
            found.extend(out_of_range(facts, reading, indicator));
        }
    }
    scaled_twice(facts, &mut found);
    for finding in found {
        if !marked.contains(&finding.span) {
            marked.push(finding.span);
            findings.push(finding);
        }
    }
}

/// Whether a report speaks for more than a prefecture: the ranges do not hold there.
fn is_wide(facts: &Facts) -> bool {
    facts.document.title.is_some_and(|title| {
        holds(&facts.document.reading, title, &["省", "自治区", "北京", "上海", "天津", "重庆", "全国", "国家", "政府工作报告"])
    })
}

/// A number with its scale word.
fn with_scale(reading: &Reading, run: Run) -> Run {
    let end = (run.to()..run.to() + 2).find(|&p| !matches!(reading.at(p), '万' | '亿')).unwrap_or(run.to() + 2);
    Run::new(run.from(), end.min(reading.len()))
}

/// 补贴资金248亿元,惠及职工2888人.
fn per_head(facts: &Facts, reading: &Reading, sentence: Run) -> Option<Finding> {
    const RECEIVE: &[&str] = &[
        "惠及", "资助", "救助", "补贴", "发放", "受益", "奖励", "覆盖", "补助", "慰问", "带动", "为", "支持", "涉及", "服务",
        "受惠",
    ];
    let entries: Vec<&PerHead> = PER_HEAD.iter().filter(|entry| holds(reading, sentence, &entry.words)).collect();
    if entries.is_empty() {
        return None;
    }
    let figures: Vec<(Run, &Figure)> = quantities_in(facts, sentence).collect();
    let money: Vec<_> = figures.iter().filter(|(_, figure)| figure.unit.dimension == Dimension::Money).collect();
    let [(money_run, money)] = money.as_slice() else { return None };
    let lead = Run::new(clause(reading, money_run.from()).from(), money_run.from());
    let total = money.scaled?;
    for entry in entries.into_iter().filter(|entry| holds(reading, lead, &entry.words)) {
        let wanted = if entry.people { Dimension::People } else { Dimension::Things };
        let heads: Vec<_> = figures.iter().filter(|(_, figure)| figure.unit.dimension == wanted).collect();
        let [(head_run, heads)] = heads.as_slice() else { continue };
        let own = clause(reading, head_run.from());
        let count = heads.scaled.filter(|count| *count > Decimal::ZERO)?;
        if !holds(reading, own, RECEIVE) {
            continue;
        }
        let ten = Decimal::from(10);
        let beyond = total > entry.most.times(ten)?.times(count)?;
        let below = total.times(ten)? < entry.least.times(count)?;
        if !beyond && !below {
            continue;
        }
        let each = total.divided(count, 0)?;
        let who = if entry.people { "人均" } else { "户均" };
        let printed = reading.text(money.whole);
        let place = with_scale(reading, *money_run);
        let message = format!("{printed}分到每个对象为{each}元，明显异常，请核对“万”“亿”。");
        let evidence = format!("{who}{printed}÷{}={each}元", reading.text(*head_run));
        let mut finding = Finding::new(&MAGNITUDE_SLIP, reading.span(place), message, evidence);
        finding = finding.related(reading.span(*head_run), "人数或户数");
        // The other scale word is offered where it would make the figure plausible.
        let (from, to, power) = if beyond { ("亿", "万", -4) } else { ("万", "亿", 4) };
        let other = total.shifted(power)?;
        let plausible = other >= entry.least.times(count)? && other <= entry.most.times(count)?;
        if plausible && reading.ends(place.to(), from) {
            let scale = reading.span(Run::new(place.to() - 1, place.to()));
            finding = finding.fix(format!("“{from}”改为“{to}”"), scale, to);
        }
        return Some(finding);
    }
    None
}

/// 每万人发明专利拥有量达到297件: out of what is seen anywhere.
fn out_of_range(facts: &Facts, reading: &Reading, indicator: &Indicator) -> Option<Finding> {
    let figure = figure(facts, indicator.mention)?;
    let run = facts.mentions.get(indicator.mention)?.run?;
    let (known, lexicon) = &*KNOWN;
    let mut from = figure.whole.from().min(run.from());
    for word in ["达到", "达", "为", "提高到", "增至", "提升至", "完成", "实现"] {
        if reading.ends(from, word) {
            from -= word.chars().count();
        }
    }
    lexicon.before(reading, from, 0)?;
    let around = clause(reading, run.from());
    let entry = known.get(lexicon.before(reading, from, around.from())?.word)?;
    let ratio = entry.unit == "%" || entry.name.contains("每万人") || entry.name.contains("万人");
    let value = match entry.unit {
        "万元" if figure.unit.dimension == Dimension::Money => figure.scaled?.shifted(-4)?,
        "亿元" if figure.unit.dimension == Dimension::Money => figure.scaled?.shifted(-8)?,
        "%" if figure.unit.dimension == Dimension::Percent => figure.value?,
        unit if figure.unit.base == unit => figure.scaled?,
        _ => return None,
    };
    // Totals depend on the size of the place: only another order of magnitude says anything.
    let slack = if ratio { Decimal::ONE } else { Decimal::from(10) };
    let most = entry.most.times(slack)?;
    if value <= most || holds(reading, around, &["全省", "全国", "累计"]) && !ratio {
        return None;
    }
    let message = format!("“{}”{}超出常见范围，请核对小数点和单位。", entry.name, printed(facts, indicator.mention));
    let evidence = format!("常见范围{}—{}{}：{}>{most}", entry.least, entry.most, entry.unit, value.trimmed());
    Some(Finding::new(&MAGNITUDE_SLIP, number(facts, indicator.mention), message, evidence))
}

/// Out of the range that the knowledge file gives.
fn out_of_own_range(facts: &Facts, indicator: &Indicator, known: &knowledge::Known) -> Option<Finding> {
    let figure = figure(facts, indicator.mention)?;
    let alike = |bound: &&Quantity| {
        let unit = &bound.figure.unit;
        (&unit.base, unit.dimension) == (&figure.unit.base, figure.unit.dimension)
    };
    let (least, most) = (known.least.as_ref().filter(alike), known.most.as_ref().filter(alike));
    let limit = |bound: &Quantity| bound.figure.scaled.map(Interval::exactly);
    let over = most.filter(|most| limit(most).is_some_and(|limit| limit.lies_below(&figure.range)));
    let under = least.filter(|least| limit(least).is_some_and(|limit| figure.range.lies_below(&limit)));
    let (relation, limit) = over.map(|most| ('>', &most.words)).or_else(|| under.map(|least| ('<', &least.words)))?;
    let printed = printed(facts, indicator.mention);
    let message = format!("“{}”{printed}超出词库所列范围，请核对小数点和单位。", known.name.name);
    let words = |bound: Option<&Quantity>| bound.map_or("不限", |bound| bound.words.as_str()).to_owned();
    let evidence = format!("词库范围{}—{}：{printed}{relation}{limit}", words(least), words(most));
    Some(Finding::new(&MAGNITUDE_SLIP, number(facts, indicator.mention), message, evidence))
}

/// 宣传资料1.2亿元.
fn small(facts: &Facts, reading: &Reading, indicator: &Indicator) -> Option<Finding> {
    let figure = figure(facts, indicator.mention)?;
    let run = facts.mentions.get(indicator.mention)?.run?;
    let limit = Decimal::ONE.shifted(8)?;
    if figure.unit.dimension != Dimension::Money || figure.scaled? < limit {
        return None;
    }
    let end = figure.whole.from();
    let lead = Run::new(end.saturating_sub(8).max(clause(reading, run.from()).from()).min(end), end);
    let activity = SMALL.iter().find(|word| reading.find(lead, word).is_some())?;
    let printed = printed(facts, indicator.mention);
    let message = format!("“{activity}”{printed}数额过大，请核对“万”“亿”。");
    let place = reading.span(with_scale(reading, run));
    Some(Finding::new(&MAGNITUDE_SLIP, place, message, format!("“{activity}”通常以万元计，文中为{printed}")))
}

/// 12.6亿元 in one place and 12.6万元 in another.
fn scaled_twice(facts: &Facts, found: &mut Vec<Finding>) {
    let mut by_name: Vec<&Indicator> = facts
        .indicators
        .iter()
        .filter(|indicator| indicator.name.chars().count() >= 4 && !indicator.planned)
        .filter(|indicator| {
            figure(facts, indicator.mention).is_some_and(|figure| {
                let measured = matches!(figure.unit.dimension, Dimension::Money | Dimension::Measure(_) | Dimension::People);
                measured && figure.value.is_some_and(|value| value.trimmed().significant_digits() >= 2)
            })
        })
        .collect();
    order::by(&mut by_name, |a, b| (&a.name, a.mention).cmp(&(&b.name, b.mention)));
    for pair in by_name.windows(2) {
        let (first, second) = (pair[0], pair[1]);
        if first.name == second.name
            && first.scope == second.scope
            && first.aspect == second.aspect
            && first.period == second.period
        {
            found.extend(twice(facts, first.mention, second.mention));
        }
    }
}

fn twice(facts: &Facts, first: usize, second: usize) -> Option<Finding> {
    let (a, b) = (figure(facts, first)?, figure(facts, second)?);
    let (x, y) = (a.scaled?, b.scaled?);
    let digits = a.value?.trimmed() == b.value?.trimmed();
    if !digits || x == y || a.unit.dimension != b.unit.dimension || a.range.meets(&Interval::exactly(y)) || x.is_zero() {
        return None;
    }
    // The smaller one is looked at first where a scale word was lost; which is wrong only the clerk knows.
    let reading = &facts.document.reading;
    let place = reading.span(with_scale(reading, facts.mentions.get(second)?.run?));
    let (before, here) = (printed(facts, first), printed(facts, second));
    let message = format!("同一指标数字相同、单位不同：前为{before}，这里为{here}。");
    let finding = Finding::new(&MAGNITUDE_SLIP, place, message, format!("{before}与{here}数字相同，量级不同"));
    Some(finding.related(number_and_unit(facts, first), named(facts, first)))
}
