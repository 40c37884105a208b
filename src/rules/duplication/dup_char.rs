use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};
use crate::text::{Reading, Run, is_han};

/// A word that was typed twice.
pub static DUP_CHAR: Rule = Rule {
    id: "dup-char",
    title: "字词误叠",
    family: Family::Duplication,
    severity: Severity::Error,
    why: "“的的”“企业企业”是录入或修改时多留的字词。",
    advice: "删去重复的字词。",
    authority: "工作经验:文字录入、修改时的常见笔误",
    bad: &[
        Bad { text: "进一步促进科技成果⟦的的⟧转移转化。", evidence: "的" },
        Bad { text: "为⟦企业企业⟧兑付创新券1827万元。", evidence: "企业" },
        Bad { text: "对预算执行情况⟦进行进行⟧全面检查。", evidence: "进行" },
        Bad { text: "完成⟦了了⟧年度任务。", evidence: "了" },
        Bad { text: "推进医疗⟦和和⟧养老服务结合。", evidence: "和" },
        Bad { text: "支持⟦高新区高新区⟧加快发展。", evidence: "高新区" },
        Bad { text: "强化⟦监督检查监督检查⟧力度。", evidence: "监督检查" },
    ],
    good: &[
        "开发城乡公益性岗位3333个。",
        "促进大众创业创新创造,服务企业、企业家。",
        "的的确确做到家喻户晓、实实在在惠企。",
        "以服务群众为目的的各项工作,为了了解企业需求开展调研。",
        "积极参与与周边地区合作,存在在建项目进展慢的问题。",
        "服务服务业发展,保障保障性住房建设,创新创新券机制。",
        "普及及时就医知识,营造温和和谐氛围。",
        "一户一户走访,一件一件落实,挨家挨户宣传。",
        "研究研究再定,连战连捷、连战连胜,推进高校一校一策,攻坚之战连战连胜。",
        "引进硕士博士博士后120名。",
        "单位 完成数 完成数\n企业 企业 12",
    ],
    check,
};

/// Function words, with the characters before and behind that make a word with one of the two.
const SINGLE: &[(char, &str, &str)] = &[
    ('的', "目标有", "确"),
    ('了', "为除罢", "解然结却"),
    ('和', "共总饱缓温平祥中柔随谐", "谐平睦田美气硕县顺"),
    ('与', "参给赋授付赠寄", "会时此"),
    ('在', "存现实内潜所正旨", "建校职线岗编库途场册押读学外研售逃于这此"),
    ('对', "针面应相核比校绝反派", "口象策外接标手方联话华冲公虾于照比称应"),
    ('为', "行认作以成视因称列定改评选转变确升分人", "民期首主了核例人何"),
    ('及', "普以涉危顾波触推", "时格早第其"),
    ('是', "凡但就还于只也总可若正都尤", "否非"),
    ('将', "即必麻名大", "军领士来要"),
];
/// Words that are said twice on purpose.
const WANTED: &[&str] = &["研究", "讨论", "商量", "许多", "非常", "很多", "多多", "尝试", "锻炼", "考虑", "了解", "学习", "合计"];
/// Verbs that go before a noun made of themselves: 服务服务业.
const NOUN_ENDS: &str =
    "业性型券商员局部署站所院厅机器项区期者方式法费会司师化类权链网制点单体系工线台厂房量率值额力家县市省后生长";

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    let reading = &facts.document.reading;
    let mut at = 0;
    while at + 1 < reading.len() {
        let ch = reading.at(at);
        // Few characters come again within four places.
        let again = (1..=4).any(|step| reading.at(at + step) == ch);
        let length = if again && is_han(ch) { doubled(reading, at) } else { 0 };
        if length == 0 {
            at += 1;
            continue;
        }
        let run = Run::new(at, at + 2 * length);
        let word = reading.text(Run::new(at, at + length));
        let extra = reading.span(Run::new(at + length, at + 2 * length));
        let message = format!("“{word}{word}”重复。");
        let finding = Finding::new(&DUP_CHAR, reading.span(run), message, format!("“{word}”连续出现2次"));
        findings.push(finding.fix(format!("删去一个“{word}”"), extra, ""));
        at = run.to();
    }
}

/// Length of the word that stands twice at a position, 0 where there is none.
fn doubled(reading: &Reading, at: usize) -> usize {
    let ch = reading.at(at);
    if reading.at(at + 1) == ch {
        let (before, after) = (reading.before(at), reading.at(at + 2));
        let known = SINGLE.iter().find(|(word, ..)| *word == ch);
        let wrong = known.is_some_and(|(_, left, right)| !left.contains(before) && !right.contains(after));
        // 和和美美: both are doubled.
        return usize::from(wrong && after != ch && reading.at(at + 3) != after && !reading.gap(at + 1));
    }
    (2..=4).rev().find(|&length| copied(reading, at, length)).unwrap_or(0)
}

fn copied(reading: &Reading, at: usize, length: usize) -> bool {
    let same = (0..length).all(|step| reading.at(at + step) == reading.at(at + length + step) && is_han(reading.at(at + step)));
    // Columns of a table and copied titles have a blank in between.
    if !same || reading.gap(at + length) {
        return false;
    }
    const NUMERALS: &str = "〇零一二三四五六七八九十百千万亿两几半每逐";
    let (first, after) = (reading.at(at), reading.at(at + 2 * length));
    let counted = NUMERALS.contains(first) || reading.before(at).is_ascii_digit() || matches!(reading.before(at), '余' | '多');
    let wanted = reading.any(at, WANTED).is_some() || (length == 2 && reading.at(at) == reading.at(at + 1));
    let attributive = length <= 3 && NOUN_ENDS.contains(after);
    // 连战连战连捷: the copy overlaps a longer pattern.
    let pattern = reading.before(at) == reading.at(at + length - 1) || after == first;
    // 之战连战连胜, 高校一校一策: a word of four characters begins with the last one.
    const PAIRED: &str = "一连边又可且能即有同共互全各自不无越半多少再应必当随逢";
    let idiom = length == 2 && PAIRED.contains(reading.at(at + 1)) && is_han(after);
    !pattern && !idiom && !counted && !wanted && !attributive
}
