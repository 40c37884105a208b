use std::sync::LazyLock;

use crate::document::Standing;
use crate::lex::lexicon::Lexicon;
use crate::mention::{Class, Dimension};
use crate::rules::clause::ends_sentence;
use crate::rules::tense::looks_ahead;
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};
use crate::text::{Reading, Run};

/// Growth that does not say since when.
pub static GROWTH_NO_BASE: Rule = Rule {
    id: "growth-no-base",
    title: "增幅缺比较基期",
    family: Family::ChangeRate,
    severity: Severity::Hint,
    why: "“增长20.3%”是同比、环比还是比年初，读者无从判断；季报、半年报里三种都可能。",
    advice: "流量指标补“同比”，存量指标补“较年初”或“比上年末”。",
    authority: "统计常识：同比、环比为增速的基础口径",
    bad: &[
        Bad {
            text: "上半年，全市工业投资⟦增长20.3%⟧。企业研发积极性明显提高。", evidence: "增长20.3%"
        },
        Bad { text: "众创空间在孵企业数⟦提高35%⟧。", evidence: "提高35%" },
        Bad {
            text: "区财政局2024年上半年工作总结\n一般公共预算收入8.6亿元，⟦增长6.2%⟧；税收收入5.1亿元，下降2.3%。",
            evidence: "2处",
        },
        Bad { text: "县医院门诊量46万人次，⟦下降了3.1%⟧。", evidence: "下降了3.1%" },
        Bad { text: "公路货运量1260万吨，⟦增速达7.5%⟧，港口运行平稳。", evidence: "增速达7.5%" },
    ],
    good: &[
        "高新区规上工业总产值完成390亿元，同比增长10.1%；工业增加值增速达12%，工业投资增长20.3%。",
        "“十四五”以来，研发投入年均增长12%。",
        "区财政局2024年工作总结\n一般公共预算收入18.6亿元，增长6.2%。",
        "在校学生3.2万人，比上年末增加4.1%。教师1860人，增长2.5%。",
        "力争全年税收增长8%，农产品加工产值增长10%以上。",
        "门诊量环比下降3.1%，住院量下降1.2%。",
        "秸秆利用率提高到93%，耕地质量提升了0.2个等级。",
        "贷款余额较年初增长5.6%。",
        "前8个月，全市邮政行业业务收入21.6亿元，比去年同期（下同）增长9.4%。\n快递业务量2.3亿件，增长15.2%。",
    ],
    check,
};

/// Words of change before a rate. Longer words first is not needed: the list finds the longest.
static CHANGES: LazyLock<Lexicon> = LazyLock::new(|| {
    let verbs = ["增长", "下降", "提高", "增加", "减少", "降低", "提升", "上升", "回落"];
    let links = ["", "了", "达", "达到", "为", "约", "近", "超", "超过", "达到了"];
    let mut words: Vec<String> = verbs.iter().flat_map(|verb| links.iter().map(move |link| format!("{verb}{link}"))).collect();
    words.extend(
        ["增速", "增速达", "增速为", "增速达到", "增幅", "增幅达", "增幅为", "增幅达到", "降幅达", "降幅为"].map(String::from),
    );
    Lexicon::new(&words.iter().map(String::as_str).collect::<Vec<_>>())
});

/// Words that say since when.
static BASES: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(&[
        "同比", "环比", "比上年", "比去年", "较", "比年初", "比同期", "同期", "年均", "以来", "比上", "相比", "对比", "比20",
        "比前", "由", "从", "每年", "逐年", "复合", "分别比", "上年", "去年", "翻", "比全", "可比", "累计增长", "年增长", "比",
    ])
});

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    let document = facts.document;
    let reading = &document.reading;
    // A report on whole years grows against the year before; nobody needs to be told.
    if document.period.as_ref().is_some_and(|period| period.end.month == 12 && period.start.month == 1) {
        return;
    }
    // 比去年同期(下同): the basis holds for the rest of the report.
    let stated = reading.places('下').find(|&at| reading.starts(at, "下同")).unwrap_or(reading.len());
    let mut places: Vec<Run> = Vec::new();
    let mut paragraph = (usize::MAX, false);
    for mention in facts.mentions.iter().filter(|mention| mention.class == Class::Quantity) {
        let (Some(run), Some(figure)) = (mention.run, mention.figure.as_ref()) else { continue };
        if run.from() > stated || figure.unit.dimension != Dimension::Percent || figure.value.is_none() {
            continue;
        }
        let Some(sentence) = document.sentence_at(run.from()) else { continue };
        let floor = sentence.run.from();
        let Some(change) = CHANGES.before(reading, run.from(), floor) else { continue };
        if document.sections.get(sentence.section).is_some_and(|section| section.standing == Standing::Plan) {
            continue;
        }
        // A basis that was named in the paragraph carries over to what follows.
        let start = paragraph_start(reading, run.from());
        if paragraph.0 != start {
            paragraph = (start, false);
        }
        let known = paragraph.1 || BASES.find(reading, Run::new(start, run.from())).is_some();
        paragraph.1 = known;
        let end = figure.whole.to().max(run.to());
        let behind = Run::new(end, sentence_end(reading, end));
        let vague = figure.approximation.is_some() && figure.range.hi.is_none_or(|bound| bound.open);
        if known || vague || looks_ahead(reading, Run::new(floor, change.at)) || BASES.find(reading, behind).is_some() {
            continue;
        }
        places.push(Run::new(change.at, end));
    }
    let Some(&first) = places.first() else { return };
    let words = reading.text(first);
    let (message, evidence) = match places.len() {
        1 => (format!("“{words}”未说明与哪个时期相比。"), format!("“{words}”前后没有同比、环比或较年初")),
        count => (format!("增幅未说明与哪个时期相比，共{count}处。"), format!("“{words}”等{count}处没有同比、环比或较年初")),
    };
    let mut finding = Finding::new(&GROWTH_NO_BASE, reading.span(first), message, evidence);
    for &place in &places[1..] {
        finding = finding.related(reading.span(place), "没有基期的增幅");
    }
    findings.push(finding);
}

fn paragraph_start(reading: &Reading, at: usize) -> usize {
    const REACH: usize = 400;
    let floor = at.saturating_sub(REACH);
    (floor..at).rev().find(|&p| reading.at(p) == '\n').map_or(floor, |p| p + 1)
}

fn sentence_end(reading: &Reading, at: usize) -> usize {
    let limit = (at + 40).min(reading.len());
    (at..limit).find(|&p| ends_sentence(reading.at(p))).unwrap_or(limit)
}
