use super::fixed::{self, Near};
use crate::document::Period;
use crate::lex::hanzi;
use crate::lex::lexicon::Lexicon;
use crate::rules::clause::{holds, sentence};
use crate::rules::corrections::{Corrections, Says, in_title, report};
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};
use crate::text::{Reading, Run};
use std::sync::LazyLock;

/// Set phrases that are not quoted as they are.
pub static FIXED_EXPRESSION: Rule = Rule {
    id: "fixed-expression",
    title: "固定提法表述错误",
    family: Family::Wording,
    severity: Severity::Error,
    why: "重要思想、战略、制度和机构的名称有固定写法，错字、缺项、次序颠倒都属于严重表述错误。",
    advice: "对照权威文件逐字核对；书名号内的名称以原件为准。",
    authority: "国办秘函〔2019〕19号：严重表述错误属单项否决内容；现行中央文件的规范表述",
    bad: &[
        Bad {
            text: "深入实施⟦创新驱动战略发展⟧，卫生科研立项36项。", evidence: "创新驱动发展战略"
        },
        Bad { text: "⟦坚定“四个意识”⟧，海关队伍面貌焕然一新。", evidence: "增强“四个意识”" },
        Bad { text: "坚定“四个自信”、⟦增强“两个维护”⟧。", evidence: "做到“两个维护”" },
        Bad { text: "完善领导班子⟦内部巡视⟧制度。", evidence: "巡察" },
        Bad {
            text: "坚持“四个面向”：⟦面向世界科技前沿、面向经济主战场、面向国家重大需求⟧，布局实验室3家。",
            evidence: "面向人民生命健康",
        },
        Bad {
            text: "坚持以⟦习近平新时代中国特设社会主义思想⟧为指导，办好人民满意的教育。", evidence: "中国特色"
        },
        Bad { text: "积极融入⟦粤港澳大弯区⟧交通网络。", evidence: "粤港澳大湾区" },
        Bad { text: "深化“⟦放服管⟧”改革，办理时限压缩40%。", evidence: "放管服" },
        Bad { text: "⟦人才是第一动力⟧，引进医学博士12名。", evidence: "第一资源" },
        Bad {
            text: "区财政局2023年工作总结\n全面学习⟦二十届三中⟧全会精神。", evidence: "2024年7月"
        },
        Bad { text: "⟦市市委书记⟧到口岸调研通关工作。", evidence: "市委书记" },
        Bad { text: "落实⟦市委市政府⟧部署，完成投资12亿元。", evidence: "市委、市政府" },
        Bad { text: "践行⟦青山绿水就是金山银山⟧理念，治理河道36公里。", evidence: "绿水青山" },
    ],
    good: &[
        "面向世界科技前沿布局省重点实验室1家。",
        "配合省委巡视组开展工作，抓好中央巡视整改。",
        "增强“四个意识”、坚定“四个自信”、做到“两个维护”，财政监督更加有力。",
        "坚持创新驱动发展，深入实施科教兴国战略、人才强国战略、创新驱动发展战略。",
        "贯彻落实《市委市政府关于加强交通安全的意见》，市委、市政府高度重视。",
        "《中共中央 国务院关于深化医疗保障制度改革的意见》印发以来，报销比例提高。",
        "推进治理体系与治理能力现代化，铸牢中华民族共同体意识。",
        "县文旅局2024年工作总结\n学习贯彻党的二十大和二十届二中、三中全会精神。",
        "科技是第一生产力、人才是第一资源、创新是第一动力。",
        "构建党委统一领导、组织部门牵头抓总、职能部门各司其职、密切配合的格局。",
        "坚持创新、协调、绿色、开放、共享的新发展理念，推动创新、绿色发展。",
        "整治形式主义、官僚主义，纠治“四风”问题36起。",
        "县域经济、市区道路、县（市、区）财力持续改善。",
    ],
    check,
};

pub(in crate::rules) static TABLE: LazyLock<Corrections> =
    LazyLock::new(|| Corrections::new(include_str!("../tables/fixed.txt")));

/// The words that a closer look begins with.
const CUES: &[&str] = &["四个意识", "四个自信", "两个维护", "十届", "九届", "党委统一领导"];
pub(in crate::rules) static CUE_WORDS: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::new(&CUES.iter().chain(SETS.iter().flat_map(|set| &set.members)).copied().collect::<Vec<_>>()));

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    let document = facts.document;
    let reading = &document.reading;
    let mut hits = TABLE.find(facts);
    // Names of documents are quoted as they are; this one is printed with a blank.
    hits.retain(|hit| !hit.is_hint() || !in_title(reading, hit.at()) || reading.starts(hit.at(), "中共中央"));
    report(&FIXED_EXPRESSION, reading, &hits, Says::Word, findings);
    let taken: Vec<_> = hits.iter().map(|hit| hit.span(reading)).collect();
    for near in fixed::near_misses(reading, &facts.everywhere(&fixed::PHRASES.beginnings)) {
        let span = reading.span(near.run);
        let next = taken.partition_point(|hit| hit.end <= span.start);
        if taken.get(next).is_none_or(|hit| !hit.overlaps(span)) {
            findings.push(misquoted(reading, &near));
        }
    }
    for found in facts.everywhere(&CUE_WORDS) {
        findings.extend(match CUES.get(found.word) {
            Some(&"党委统一领导") => led(reading, found.at),
            Some(&("十届" | "九届")) => document.period.as_ref().and_then(|period| plenary(reading, found.at, period)),
            Some(&term) => verb(reading, found.at, term),
            None => SETS
                .iter()
                .find(|set| reading.any(found.at, &set.members).is_some())
                .and_then(|set| incomplete(reading, found.at, set)),
        });
    }
}

fn misquoted(reading: &Reading, near: &Near) -> Finding {
    let span = reading.span(near.run);
    let message = format!("“{}”应为“{}”。", reading.text(near.run), near.phrase);
    Finding::new(&FIXED_EXPRESSION, span, message, format!("固定提法：{}", near.phrase)).fix(
        format!("改为“{}”", near.phrase),
        span,
        near.phrase,
    )
}

/// 增强“四个意识”、坚定“四个自信”、做到“两个维护”: each has its own verb.
fn verb(reading: &Reading, at: usize, term: &str) -> Option<Finding> {
    const VERBS: &[(&str, &str, &[&str])] = &[
        ("四个意识", "增强", &["坚定", "做到"]),
        ("四个自信", "坚定", &["增强", "做到"]),
        ("两个维护", "做到", &["增强", "坚定"]),
    ];
    let (_, right, wrong) = VERBS.iter().find(|(words, ..)| *words == term)?;
    let quoted = matches!(reading.before(at), '“' | '"' | '‘');
    let before = at - usize::from(quoted);
    let verb = wrong.iter().find(|verb| reading.ends(before, verb))?;
    let start = before - verb.chars().count();
    let end = at + 4 + usize::from(quoted && matches!(reading.at(at + 4), '”' | '"' | '’'));
    let span = reading.span(Run::new(start, end));
    let message = format!("“{verb}”与“{term}”搭配不当，应为{right}“{term}”。");
    let evidence = "规范表述：增强“四个意识”、坚定“四个自信”、做到“两个维护”";
    Some(Finding::new(&FIXED_EXPRESSION, span, message, evidence).fix(
        format!("改为“{right}”"),
        reading.span(Run::new(start, before)),
        *right,
    ))
}

/// A phrase that stands for members which are always named together.
struct Set {
    name: &'static str,
    members: Vec<&'static str>,
}

static SETS: LazyLock<Vec<Set>> = LazyLock::new(|| {
    let lines = include_str!("../tables/sets.txt").lines().filter(|line| !line.starts_with('#'));
    let set = |line: &'static str| {
        let mut words = line.split_whitespace();
        Some(Set { name: words.next()?, members: words.collect() })
    };
    lines.filter_map(set).collect()
});

/// A list of the members of a set, one of them left out.
fn incomplete(reading: &Reading, at: usize, set: &Set) -> Option<Finding> {
    let member = |at: usize| set.members.iter().position(|member| reading.starts(at, member));
    let joins = |ch: char| matches!(ch, '、' | ',' | '和');
    // The list is judged at its first member.
    if joins(reading.before(at)) && set.members.iter().any(|member| reading.ends(at - 1, member)) {
        return None;
    }
    let (mut seen, mut end) = (vec![false; set.members.len()], at);
    while let Some(which) = member(end) {
        seen[which] = true;
        end += set.members[which].chars().count();
        if joins(reading.at(end)) && member(end + 1).is_some() {
            end += 1;
        }
    }
    let missing: Vec<&str> = set.members.iter().zip(&seen).filter(|(_, seen)| !**seen).map(|(member, _)| *member).collect();
    let [left_out] = missing.as_slice() else { return None };
    let named = reading.find(sentence(reading, at), set.name).is_some() || reading.ends(at, &format!("“{}”:", set.name));
    // Other lists may well name three of these; the four that research faces are rare enough.
    let known = set.name == "四个面向";
    if !named && !known || joins(reading.before(at)) {
        return None;
    }
    let span = reading.span(Run::new(at, end));
    let message = format!("“{}”缺“{left_out}”。", set.name);
    let count = set.members.len();
    let evidence = format!("完整表述{count}项，此处{}项，缺：{left_out}", count - 1);
    let severity = if named { Severity::Error } else { Severity::Warning };
    Some(Finding::new(&FIXED_EXPRESSION, span, message, evidence).severity(severity))
}

/// 二十届三中全会 in a report on a year that ended before it met.
fn plenary(reading: &Reading, at: usize, period: &Period) -> Option<Finding> {
    const MET: &[(&str, u8, i32, u8)] = &[
        ("二十届", 1, 2022, 10),
        ("二十届", 2, 2023, 2),
        ("二十届", 3, 2024, 7),
        ("二十届", 4, 2025, 10),
        ("十九届", 4, 2019, 10),
        ("十九届", 5, 2020, 10),
        ("十九届", 6, 2021, 11),
    ];
    let start = at.checked_sub(1)?;
    let congress = reading.any(start, &["二十届", "十九届"])?;
    let mut next = start + 3;
    let mut last = None;
    while let Some(number) = hanzi::digit(reading.at(next)).filter(|_| reading.at(next + 1) == '中') {
        last = Some((number, next));
        next += 2 + usize::from(matches!(reading.at(next + 2), '、' | '和'));
    }
    let (number, place) = last.filter(|_| reading.starts(next, "全会"))?;
    let (_, _, year, month) = MET.iter().find(|(of, which, ..)| *of == congress && *which == number)?;
    // Reports are written some months after the time they cover.
    let written = period.end.year * 12 + i32::from(period.end.month) + 4;
    (year * 12 + i32::from(*month) > written).then(|| {
        let run = Run::new(if place == start + 3 { start } else { place }, place + 2);
        let message = format!("{congress}{}中全会召开于{}之后，届次与报告期不符。", reading.at(place), period.label);
        let evidence = format!("该次全会于{year}年{month}月召开，报告期为{}", period.label);
        Finding::new(&FIXED_EXPRESSION, reading.span(run), message, evidence).severity(Severity::Warning)
    })
}

/// 党委统一领导、组织部门牵头抓总、职能部门各司其职、密切配合, with its second member left out.
fn led(reading: &Reading, at: usize) -> Option<Finding> {
    let whole = sentence(reading, at);
    let rest = Run::new(at, whole.to());
    let short = holds(reading, rest, &["职能部门各司其职"]) && !holds(reading, rest, &["抓总"]);
    short.then(|| {
        let span = reading.span(Run::new(at, at + 6));
        let evidence = "党委统一领导、组织部门牵头抓总、职能部门各司其职、密切配合";
        Finding::new(&FIXED_EXPRESSION, span, "党管人才格局的表述缺“组织部门牵头抓总”。", evidence).severity(Severity::Warning)
    })
}
