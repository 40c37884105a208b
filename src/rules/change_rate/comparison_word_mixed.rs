use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};
use crate::text::Run;

/// Words of comparison that say one thing twice or two things at once.
pub static COMPARISON_WORD_MIXED: Rule = Rule {
    id: "comparison-word-mixed",
    title: "同比、环比等比较词叠用错用",
    family: Family::ChangeRate,
    severity: Severity::Warning,
    why: "“同比”就是与上年同期比，“环比”就是与上一期比；与“去年”“上月”叠用，不是重复就是矛盾。",
    advice: "只保留一个比较词；与上月、上季度比的用“环比”。",
    authority: "统计用语：同比、环比的定义",
    bad: &[
        Bad { text: "技术合同成交额⟦同比去年同期⟧增长28.6%。", evidence: "重复" },
        Bad { text: "高新技术企业⟦比上年同比⟧增加12家。", evidence: "重复" },
        Bad { text: "口岸出入境旅客⟦较去年同期同比⟧增长35.2%。", evidence: "重复" },
        Bad { text: "门诊人次⟦同比上月⟧下降3.1%。", evidence: "环比" },
        Bad { text: "蔬菜价格⟦环比去年⟧上涨2.4%。", evidence: "同比" },
        Bad {
            text: "12345热线受理量⟦较去年同期同比⟧下降8.3%。", evidence: "“较去年同期”与“同比”"
        },
    ],
    good: &[
        "与去年同期相比,成交额增长28.6%。",
        "同比提高0.8个百分点,比去年全年高0.3个百分点。",
        "粮食产量比上年增长2.1%，蔬菜产量同比增长3.5%。",
        "口岸货运量环比增长1.2%，同比增长6.8%。",
        "较去年，同比口径有所调整。",
        "居民消费价格同比上涨0.3%，比上月回落0.2个百分点。",
        "快递业务量同比增长18.2%，比上年全年提高3个百分点。",
    ],
    check,
};

/// A wording, what stands better in its place, and what is wrong.
const WORDINGS: [(&str, &str, &str); 24] = [
    ("同比去年同期", "同比", "“同比”即与上年同期相比，与“去年同期”重复"),
    ("同比上年同期", "同比", "“同比”即与上年同期相比，与“上年同期”重复"),
    ("同比去年", "同比", "“同比”即与上年同期相比，与“去年”重复"),
    ("同比上年", "同比", "“同比”即与上年同期相比，与“上年”重复"),
    ("同比上个月", "环比", "与上个月相比是“环比”"),
    ("同比上月", "环比", "与上月相比是“环比”"),
    ("同比上季度", "环比", "与上季度相比是“环比”"),
    ("比去年同期同比", "同比", "“比去年同期”与“同比”重复"),
    ("比上年同期同比", "同比", "“比上年同期”与“同比”重复"),
    ("较去年同期同比", "同比", "“较去年同期”与“同比”重复"),
    ("较上年同期同比", "同比", "“较上年同期”与“同比”重复"),
    ("比去年同比", "同比", "“比去年”与“同比”重复"),
    ("比上年同比", "同比", "“比上年”与“同比”重复"),
    ("较去年同比", "同比", "“较去年”与“同比”重复"),
    ("较上年同比", "同比", "“较上年”与“同比”重复"),
    ("环比去年同期", "同比", "与去年同期相比是“同比”"),
    ("环比上年同期", "同比", "与上年同期相比是“同比”"),
    ("环比去年", "同比", "与去年相比是“同比”"),
    ("环比上年", "同比", "与上年相比是“同比”"),
    ("比上月环比", "环比", "“比上月”与“环比”重复"),
    ("较上月环比", "环比", "“较上月”与“环比”重复"),
    ("比上季度环比", "环比", "“比上季度”与“环比”重复"),
    ("较上季度环比", "环比", "“较上季度”与“环比”重复"),
    ("同比环比", "同比", "“同比”与“环比”是两种比较"),
];

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    let reading = &facts.document.reading;
    let mut end = 0;
    for start in reading.places_of(&['同', '环', '比', '较']) {
        let Some((words, better, wrong)) = WORDINGS.iter().find(|(words, ..)| start >= end && reading.starts(start, words))
        else {
            continue;
        };
        let run = Run::new(start, start + words.chars().count());
        let at = run.to();
        end = at;
        // 同比环比均增长 and 同比、环比口径 compare both on purpose.
        let both = *words == "同比环比" && matches!(reading.at(at), '均' | '都' | '双' | '分' | '齐' | '同' | '增' | '指' | '数');
        if both || matches!(reading.at(at), '口' | '数' | '基') {
            continue;
        }
        let span = reading.span(run);
        let finding = Finding::new(&COMPARISON_WORD_MIXED, span, format!("比较词“{words}”叠用或错用。"), *wrong);
        findings.push(finding.fix(format!("改为{better}"), span, *better));
    }
}
