use crate::mention::{Dimension, Figure};
use crate::number::Decimal;
use crate::rules::figures::printed;
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};
use crate::text::{Reading, Run};

/// A ratio beyond what it can be.
pub static RATIO_OUT_OF_RANGE: Rule = Rule {
    id: "ratio-out-of-range",
    title: "比率越界",
    family: Family::Arithmetic,
    severity: Severity::Error,
    why: "占比、覆盖率、合格率一类比率最多100%，下降最多100%；越界必是写错。",
    advice: "核对数值和小数点；指标本来可以超过100%的，核对指标名称。",
    authority: "统计常识：部分与总体之比不超过100%",
    bad: &[
        Bad { text: "规上工业企业研发机构覆盖率达到⟦105⟧%。", evidence: "105>100" },
        Bad { text: "科技型企业占全市规上企业比重为⟦132.5⟧%。", evidence: "132.5>100" },
        Bad { text: "全社会研发投入强度达到⟦22⟧%。", evidence: "22>8" },
        Bad { text: "食品抽检合格率⟦989⟧%，群众满意度98.6%。", evidence: "989>100" },
        Bad { text: "较大以上事故起数同比下降⟦150⟧%。", evidence: "150>100" },
        Bad { text: "行政村客车通达覆盖率⟦100.5⟧%。", evidence: "100.5>100" },
        Bad { text: "农村生活污水治理率达到⟦152⟧%。", evidence: "152>100" },
        Bad { text: "保税物流进出口37.3亿元，占⟦111.4⟧%。", evidence: "111.4>100" },
        Bad { text: "适龄儿童国家免疫规划疫苗接种率达到⟦101.3⟧%。", evidence: "101.3>100" },
    ],
    good: &[
        "高新技术企业数量同比增长156.7%。",
        "规上工业产销率103.2%。",
        "高新技术产业增加值占GDP比重达到22%。",
        "小学毛入学率102.3%，义务教育巩固率100%。",
        "规上工业企业利润总额同比下降132.5%。",
        "固定资产投资完成率118%，项目开工率100%。",
        "移动电话普及率126部/百人，5G覆盖率98%。",
        "民生支出占比提高后，医保报销人次增长120%。",
        "银行业不良贷款率1.18%，拨备覆盖率218.4%；证券公司风险覆盖率达到236%。",
        "固定宽带家庭普及率达到121.6%，5G用户普及率98%。",
        "金融机构贷款余额占地区生产总值的比重为158.3%，资产证券化率126%。",
        "疫苗接种人次同比增长132%，接种率达到98.6%。",
    ],
    check,
};

/// Parts of a whole.
const BOUNDED: &[&str] = &[
    "占比", "比重", "覆盖率", "合格率", "满意率", "满意度", "参与率", "建成率", "通过率", "普及率", "办结率", "知晓率", "优良率",
    "达标率", "回复率", "公开率", "及时率", "入住率", "治理率", "处理率", "绿化率", "城镇化率", "机械化率", "化率", "入园率",
    "签约率", "受理率", "治愈率", "就业率", "整改率", "兑现率", "成功率", "准确率", "录取率", "完好率", "回收率", "抽检率",
    "检出率", "接种率", "免疫率", "管理率", "随访率", "筛查率", "参保率", "升学率", "履约率", "通达率", "落实率", "清运率",
    "入学率", "巩固率", "登记率", "救治率", "控制率", "保存率", "成活率", "占",
];
/// What makes such a ratio one of unlike things: cover for loans or payments, subscriptions of a household, stocks against a
/// year's output, what was done against what was planned, pupils of any age.
const UNBOUNDED: [&str; 21] = [
    "电话", "手机", "宽带", "用户普及", "毛入", "拨备", "流动性", "利息", "现金流", "偿债", "债务覆盖", "风险覆盖", "本息",
    "证券化", "货币化", "生产总值", "GDP", "目标", "任务", "计划", "预算",
];
/// Ratios with a usual range, in percent.
const USUAL: [(&str, i64); 3] = [("研发投入强度", 8), ("研发强度", 8), ("研发经费投入强度", 8)];
const FALLS: [&str; 4] = ["下降", "减少", "降低", "降幅"];
/// Amounts that can turn negative, so that they can fall by more than all.
const SIGNED: [&str; 9] = ["利润", "净", "收益", "盈", "亏", "顺差", "结余", "差额", "现金流"];
const LINKS: [&str; 14] =
    ["分别达到", "分别为", "分别达", "分别", "提高到", "提升到", "上升到", "提升至", "提高至", "达到", "高达", "为", "达", "均"];
const REACH: usize = 16;

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    let reading = &facts.document.reading;
    for (index, mention) in facts.mentions.iter().enumerate() {
        let Some(figure) = &mention.figure else { continue };
        let Some(value) = figure.scaled.filter(|_| figure.unit.dimension == Dimension::Percent) else { continue };
        let name = before(reading, figure);
        let found = |message: String, bound: i64| {
            let evidence = format!("{}>{bound}", figure.value.unwrap_or(value));
            Finding::new(&RATIO_OUT_OF_RANGE, mention.span, message, evidence)
        };
        if value > Decimal::HUNDRED {
            if let Some(word) = BOUNDED.iter().find(|word| reading.ends(name.to(), word)) {
                if !reading.says(name, &UNBOUNDED) {
                    let message = format!("{word}不可能超过100%，文中写{}。", printed(facts, index));
                    findings.push(found(message, 100));
                }
            } else if FALLS.iter().any(|word| reading.ends(name.to(), word)) && !reading.says(name, &SIGNED) {
                findings.push(found(format!("下降最多100%，文中写{}。", printed(facts, index)), 100));
            }
            continue;
        }
        if let Some(&(word, most)) = USUAL.iter().find(|(word, _)| reading.ends(name.to(), word))
            && value > Decimal::from(most)
        {
            let message = format!("{word}一般不超过{most}%，文中写{}，是否小数点有误？", printed(facts, index));
            findings.push(found(message, most).severity(Severity::Warning));
        }
    }
}

/// The words before a figure in its clause, without the verb that leads to it.
fn before(reading: &Reading, figure: &Figure) -> Run {
    let end = figure.whole.from();
    let stop = |at: usize| matches!(reading.at(at), ',' | '、' | ';' | '。' | ':' | '\n' | '%');
    let start = (end.saturating_sub(REACH)..end).rev().find(|&at| stop(at)).map_or(end.saturating_sub(REACH), |at| at + 1);
    let mut run = Run::new(start, end);
    while let Some(word) = LINKS.iter().find(|word| run.len() >= word.chars().count() && reading.ends(run.to(), word)) {
        run = Run::new(start, run.to() - word.chars().count());
    }
    // 城镇人口比重(城镇化率)为61.0%
    if reading.ends(run.to(), ")") && !run.is_empty() { Run::new(start, run.to() - 1) } else { run }
}
