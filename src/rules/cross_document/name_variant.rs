use std::sync::LazyLock;

use super::names::{Difference, HEADS, Name, names, near};
use crate::document::Document;
use crate::lex::hanzi;
use crate::lex::lexicon::{Found, Lexicon};
use crate::order;
use crate::rules::{Bad, Edit, Facts, Family, Finding, Fix, Rule, Severity};
use crate::text::{Reading, Run};

/// One name written in two ways.
pub static NAME_VARIANT: Rule = Rule {
    id: "name-variant",
    title: "单位、项目、文件名称前后不一",
    family: Family::CrossDocument,
    severity: Severity::Hint,
    why: "同一份文件、同一个单位的名称前后写法不同，读者会当成两件事；其中一处往往是错字。",
    advice: "对照文件原题或单位全称，统一为一种写法。",
    authority: "公文体例要求：名称、简称前后统一",
    bad: &[
        Bad {
            text: "落实《关于进一步加强安全生产工作的意见》。\n检查企业420家。\n对照《⟦关于进一步加强安全生产工的意见⟧》整改。",
            evidence: "《关于进一步加强安全生产工作的意见》",
        },
        Bad {
            text: "制定《X市科技创新券管理办法》。\n上半年兑现资金300万元。\n落实《⟦X市科技创新卷管理办法⟧》。",
            evidence: "《X市科技创新券管理办法》",
        },
        Bad {
            text: "出台《关于促进民营经济发展的若干措施》。\n新设企业1200家。\n认真落实《⟦关于促进民营经济发展若干措施⟧》。",
            evidence: "《关于促进民营经济发展的若干措施》",
        },
        Bad { text: "高等院所47名、企业54名。\n企业与⟦高校院所⟧达成合作。", evidence: "高等院所" },
        Bad {
            text: "推进县域医共体建设。\n印发《全县医疗卫生服务体系规划》。\n对照《⟦全县卫生医疗服务体系规划⟧》开展评估。",
            evidence: "《全县卫生医疗服务体系规划》",
        },
        Bad {
            text: "市交通局2023年工作总结\n印发《农村公路养护管理办法》。\n（以上为上期，以下为本期）\n市交通局2024年工作总结\n修订《⟦农村公路养护管理方法⟧》。",
            evidence: "上期",
        },
    ],
    good: &[
        "印发《市级科技计划项目管理办法》。\n落实《市级科技计划项目后补助管理暂行办法》。",
        "新增省级专精特新中小企业12家。\n新增市级专精特新中小企业38家。",
        "推进经济技术开发区（以下简称经开区）建设。\n经开区新增企业12家。",
        "建成城西文化产业园一期工程。\n开工建设城西文化产业园二期工程。",
        "落实《省优化营商环境条例》。\n制定《市优化营商环境条例》。",
        "编制《全县农业发展规划》。\n编制《全县林业发展规划》。",
        "印发《2023年民生实事实施方案》。\n印发《2024年民生实事实施方案》。",
        "印发《农村公路养护管理办法》。\n印发《农村公路养护专项管理办法》。\n修订《公共租赁住房管理办法》。\n印发《公共租赁住房管理新办法》。",
        "今年是建设共同富裕先行示范区的关键之年。\n扎实推进，建设共同富裕先行示范区。\n以实施乡村振兴补短板工程为抓手，\n实施乡村振兴补短板工程。",
        "市第一人民医院门诊量增长8%。\n市第二人民医院新院区投用。",
        "修订《公共机构节能管理办法》，出台《公共机构节水管理办法》。",
    ],
    check,
};

/// Characters that are taken for each other by sound or form.
const CONFUSED: &[&str] = &[
    "券卷", "权券", "办方", "法发", "制治", "制质", "定订", "帐账", "像象", "分份", "作做", "建健", "划画", "园圆", "积绩",
    "规归", "标表", "型形", "和与", "和及", "与及", "和暨", "以已", "需须", "其期", "至致", "即既", "待代", "带代", "带戴",
    "度渡", "副付", "服付", "复覆", "复副", "汇会", "惠会", "记纪", "交缴", "界届", "经径", "决绝", "历厉", "联连", "练炼",
    "辨辩", "布部", "采彩", "材才", "查察", "场厂", "陈阵", "导到", "籍藉", "佳嘉", "竞竟", "杨扬", "未末", "宏弘", "蓝篮",
    "密蜜", "暖援", "侯候", "幅辐", "驻住", "综踪", "座坐", "的地", "的得", "施旅", "治冶", "拨拔", "己已", "千干", "日目",
    "土士", "人入", "竣峻", "辨辫", "项顷",
];
/// Words that are taken for each other in names.
const CONFUSED_WORDS: &[(&str, &str)] = &[("措施", "举措"), ("基地", "平台")];
/// Words that a name keeps or drops without becoming another.
const LIGHT: &[&str] = &["的", "和", "与", "及", "之"];
/// The least length of a name of which one character was lost.
const LONG: usize = 9;
/// Two forms of one term of which a text should choose one.
const TERMS: &[(&str, &str)] = &[
    ("高等院所", "高校院所"),
    ("科技型中小企业", "中小型科技企业"),
    ("高新技术企业", "高新科技企业"),
    ("科技特派员", "科技特派人员"),
    ("新型研发机构", "新型科研机构"),
];

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    let document = facts.document;
    terms(facts, findings);
    let own = names(&document.reading, &facts.everywhere(&HEADS));
    let earlier = facts.previous.map_or_else(Vec::new, |previous| {
        let reading = &previous.document.reading;
        names(reading, &HEADS.everywhere(reading))
    });
    // Last period's names come first, so that of a pair across two reports the second is this report's.
    let fresh = |name: &&Name| !own.iter().any(|own| own.chars == name.chars);
    let all: Vec<&Name> = earlier.iter().filter(fresh).chain(&own).collect();
    let first_own = all.len() - own.len();
    for (one, other, difference) in near(&all) {
        if other < first_own || !is_slip(difference, all[one], all[other]) {
            continue;
        }
        if one < first_own {
            findings.push(across(&document.reading, all[one], all[other]));
        } else if !together(document, all[one], all[other]) && !abbreviated(&document.reading, all[one], all[other]) {
            findings.push(within(&document.reading, all[one], all[other]));
        }
    }
}

/// Whether a difference is one of writing, not of what is named.
fn is_slip(difference: Difference, a: &Name, b: &Name) -> bool {
    let length = a.chars.len().min(b.chars.len());
    // Without 《》 a character more may be a word before the name.
    let whole = a.titled && b.titled && length >= LONG;
    let Difference::Stretch(x, y) = difference else { return length > 5 };
    let (one, other): (String, String) = (x.iter().collect(), y.iter().collect());
    if x.iter().chain(y).any(|&ch| tells_apart(ch)) {
        return false;
    }
    match (x.len(), y.len()) {
        (1, 1) => CONFUSED.iter().any(|pair| pair.contains(&one) && pair.contains(&other)),
        (0, _) => LIGHT.contains(&other.as_str()) || whole && lost(&other),
        (_, 0) => LIGHT.contains(&one.as_str()) || whole && lost(&one),
        (2, 2) => {
            let same = |a: &str, b: &str| a == one && b == other || a == other && b == one;
            CONFUSED_WORDS.iter().any(|&(a, b)| same(a, b))
        }
        _ => false,
    }
}

/// Whether a character that only one of two long names has was lost or doubled, not put in to make another name.
fn lost(one: &str) -> bool {
    const MEANT: &str = "新总大小再非原老旧修各全副分主专特超高低多单双半首终初续补增减";
    one.chars().count() == 1 && !one.chars().any(|ch| MEANT.contains(ch))
}

/// Numbers, letters, levels, phases and quarters make other names.
fn tells_apart(ch: char) -> bool {
    const PEERS: &str = "省市县区乡镇村州国级期批届号东西南北中上下左右内外前后";
    hanzi::is_numeral(ch) || ch.is_ascii_alphanumeric() || PEERS.contains(ch)
}

/// Whether the two stand in one sentence somewhere, which sets them side by side on purpose.
fn together(document: &Document, one: &Name, other: &Name) -> bool {
    let of = |name: &Name| -> Vec<Option<Run>> {
        name.places.iter().map(|run| document.sentence_at(run.from()).map(|sentence| sentence.run)).collect()
    };
    let (first, second) = (of(one), of(other));
    first.iter().any(|sentence| second.binary_search(sentence).is_ok())
}

/// Whether one of them is introduced as a short form.
fn abbreviated(reading: &Reading, one: &Name, other: &Name) -> bool {
    let behind = |run: &Run| {
        let before = Run::new(run.from().saturating_sub(4), run.from());
        reading.find(before, "简称").is_some()
    };
    one.places.iter().chain(&other.places).any(behind)
}

fn written(name: &Name) -> String {
    let words: String = name.chars.iter().collect();
    if name.titled { format!("《{words}》") } else { format!("“{words}”") }
}

/// The finding at the rarer form; of equals at the later.
fn within(reading: &Reading, one: &Name, other: &Name) -> Finding {
    let (usual, rare) = if other.places.len() <= one.places.len() { (one, other) } else { (other, one) };
    let words: String = usual.chars.iter().collect();
    let evidence = format!("{}{}处，{}{}处", written(usual), usual.places.len(), written(rare), rare.places.len());
    let message = format!("名称前后不一：与{}写法相近，疑为同一名称。", written(usual));
    let edits = rare.places.iter().map(|&run| Edit { span: reading.span(run), text: words.clone() }).collect();
    let mut finding = Finding::new(&NAME_VARIANT, reading.span(rare.places[0]), message, evidence);
    for &run in rare.places[1..].iter().chain(usual.places.first()) {
        finding = finding.related(reading.span(run), reading.text(run));
    }
    finding.fixes.push(Fix { title: format!("改为{}", written(usual)), edits });
    finding
}

fn across(reading: &Reading, then: &Name, now: &Name) -> Finding {
    let message = format!("名称与上期不一：上期写作{}，疑为同一名称。", written(then));
    let evidence = format!("上期{}，本期{}", written(then), written(now));
    Finding::new(&NAME_VARIANT, reading.span(now.places[0]), message, evidence)
}

pub(in crate::rules) static FORMS: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::new(&TERMS.iter().flat_map(|&(one, other)| [one, other]).collect::<Vec<_>>()));

/// Terms of which both forms occur.
fn terms(facts: &Facts, findings: &mut Vec<Finding>) {
    let reading = &facts.document.reading;
    let mut found = facts.everywhere(&FORMS);
    order::by_key(&mut found, |found| found.word);
    for term in found.chunk_by(|one, other| one.word / 2 == other.word / 2) {
        let (one, other) = term.split_at(term.partition_point(|found| found.word % 2 == 0));
        if one.is_empty() || other.is_empty() {
            continue;
        }
        let places = |found: &[Found]| found.iter().map(|found| Run::new(found.at, found.at + found.length)).collect();
        let name = |places: Vec<Run>| Name { chars: reading.text(places[0]).chars().collect(), places, titled: false };
        findings.push(within(reading, &name(places(one)), &name(places(other))));
    }
}
