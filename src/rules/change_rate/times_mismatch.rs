use crate::rules::figures::{finding, issues, printed};
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};

/// A multiple that the two figures do not give.
pub static TIMES_MISMATCH: Rule = Rule {
    id: "times-mismatch",
    title: "倍数、翻番与数值不符",
    family: Family::ChangeRate,
    severity: Severity::Error,
    why: "“增长3倍”和“是原来的3倍”差一倍，“翻两番”是四倍；倍数最容易多算或少算一倍。",
    advice: "按“是原来的几倍”“增长几倍”重新核对；翻n番是2的n次方倍。",
    authority: "数字用法：翻n番＝2的n次方倍；增长几倍不含基数",
    bad: &[
        Bad { text: "备案科技型中小企业由30家增加到90家,增长⟦3⟧倍。", evidence: "90÷30-1=2倍≠3倍" },
        Bad {
            text: "技术合同成交额由3.1亿元增至12.6亿元,翻了⟦四⟧番。", evidence: "12.6÷3.1=4.1倍≠16倍"
        },
        Bad { text: "交易额是去年同期的2.4倍,同比增长⟦240⟧%。", evidence: "2.4-1=140%≠240%" },
        Bad { text: "跨境电商企业由120家增加到480家，增长⟦4⟧倍。", evidence: "480÷120-1=3倍≠4倍" },
        Bad { text: "养老床位由1600张增加到3200张，翻了⟦两⟧番。", evidence: "3200÷1600=2.0倍≠4倍" },
        Bad { text: "中欧班列开行480列，是2020年160列的⟦4⟧倍。", evidence: "480÷160=3倍≠4倍" },
        Bad { text: "养老机构护理床位由120张增加到480张，翻了⟦一⟧番。", evidence: "480÷120=4.0倍" },
    ],
    good: &[
        "备案企业由30家增加到90家,是原来的3倍。",
        "由36家增至72家,翻了一番。",
        "实施高新技术企业倍增计划,覆盖企业180家。",
        "跨境电商企业由120家增加到480家，增长3倍。",
        "快递业务量由1.2亿件增至2.5亿件，翻了一番。",
        "新能源汽车保有量是去年同期的1.8倍，同比增长80%。",
        "中欧班列开行480列，是2020年160列的3倍。",
        "民宿由18家发展到36家，翻了一番，乡村别有一番风味。",
    ],
    check,
};

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    for judged in issues(facts, TIMES_MISMATCH.id) {
        let message = format!("倍数与数值不符：文中写{}。", printed(facts, judged.claim.relation.claimed()));
        findings.push(finding(&TIMES_MISMATCH, facts, judged, message, "倍数"));
    }
}
