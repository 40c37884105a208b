use crate::lex::lexicon::Lexicon;
use crate::rules::clause::{clause, ends_clause};
use crate::rules::corrections::{Corrections, Says, report};
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};
use crate::text::{Reading, Run, is_han};
use std::sync::LazyLock;

/// Verbs and nouns that do not go together.
pub static COLLOCATION: Rule = Rule {
    id: "collocation",
    title: "动宾、主谓搭配不当",
    family: Family::Wording,
    severity: Severity::Warning,
    why: "句子改来改去，动词与宾语容易错配：力度只能加大，水平只能提高，进度只能加快。",
    advice: "换用与名词相配的动词，或调整句子的成分。",
    authority: "公文写作语言规范：语句通顺，搭配得当",
    bad: &[
        Bad { text: "全力⟦推进安宁大道二期工程建设进度⟧并进入路面施工阶段。", evidence: "加快" },
        Bad { text: "发放创业担保贷款7666万元，扶持⟦带动就业能力⟧1395人。", evidence: "带动就业" },
        Bad {
            text: "升级登记平台，⟦实现网上办理和技术合同登记业务⟧。", evidence: "业务网上办理"
        },
        Bad { text: "进一步⟦提高政策宣传力度⟧。", evidence: "加大" },
        Bad { text: "海关⟦加大通关便利化水平⟧，压缩时间三成。", evidence: "提高" },
        Bad { text: "医保监管⟦力度明显提高⟧。", evidence: "加大" },
        Bad { text: "⟦开展全县教育工作座谈会⟧，听取校长意见。", evidence: "召开" },
        Bad { text: "城乡居民收入⟦差距进一步减少⟧。", evidence: "缩小" },
        Bad { text: "⟦帮助高校毕业生就业创业1018人⟧。", evidence: "1018" },
    ],
    good: &[
        "增强企业创新能力，带动就业1395人。",
        "提高服务水平、加大宣传力度。",
        "积极推进调区工作，项目进度符合预期。",
        "加大推进力度，加快推进项目建设进度，按时间节点推进工程进度。",
        "扩大高水平对外开放，推动经济高质量发展，推进力度前所未有。",
        "财政部门加大优化营商环境工作力度，提升治理能力和治理水平。",
        "开展政策宣讲，召开座谈会12次，建立长效机制。",
        "医院规模持续扩大，医疗质量稳步提高，群众就医负担减轻。",
        "推动道路通行水平提升，推进项目按进度实施。",
        "支持山区增强优质农产品供给能力和绿色发展水平。",
    ],
    check,
};

/// How far a verb stands from its noun.
const REACH: usize = 25;

/// What a verb is to a noun.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fit {
    Right,
    /// Says nothing, and forbids to say anything.
    Neutral,
    Wrong,
    Poor,
}

/// One line of the table.
struct Noun {
    right: &'static str,
    verbs: Vec<(&'static str, Fit)>,
}

pub(in crate::rules) struct Nouns {
    pub(in crate::rules) words: Lexicon,
    nouns: Vec<Noun>,
}

pub(in crate::rules) static NOUNS: LazyLock<Nouns> = LazyLock::new(|| {
    let lines = include_str!("../tables/collocations.txt").lines().filter(|line| !line.starts_with('#'));
    let mut words = Vec::new();
    let mut nouns = Vec::new();
    for line in lines {
        let mut parts = line.split_whitespace();
        let Some(word) = parts.next() else { continue };
        let verbs: Vec<(&str, Fit)> = parts.filter_map(verb).collect();
        let right = verbs.iter().find(|(_, fit)| *fit == Fit::Right).map_or("", |(verb, _)| verb);
        words.push(word);
        nouns.push(Noun { right, verbs });
    }
    Nouns { words: Lexicon::new(&words), nouns }
});

fn verb(part: &'static str) -> Option<(&'static str, Fit)> {
    let (mark, verb) = part.split_at_checked(1)?;
    let fit = match mark {
        "=" => Fit::Right,
        "+" => Fit::Neutral,
        "!" => Fit::Wrong,
        "?" => Fit::Poor,
        _ => return None,
    };
    Some((verb, fit))
}

pub(in crate::rules) static PHRASES: LazyLock<Corrections> =
    LazyLock::new(|| Corrections::new(include_str!("../tables/collocation_phrases.txt")));
pub(in crate::rules) static CUES: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&["帮助", "办理和", "办理与"]));

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    let reading = &facts.document.reading;
    report(&COLLOCATION, reading, &PHRASES.find(facts), Says::Word, findings);
    for found in facts.everywhere(&NOUNS.words) {
        let noun = Run::new(found.at, found.at + found.length);
        let entry = &NOUNS.nouns[found.word];
        findings.extend(object(reading, noun, entry).or_else(|| subject(reading, noun, entry)));
    }
    for found in facts.everywhere(&CUES) {
        findings.extend(if found.word == 0 { helped(reading, found.at) } else { handled(reading, found.at) });
    }
}

/// Whether the phrase that a position follows is over.
fn ends_phrase(reading: &Reading, at: usize) -> bool {
    let ch = reading.at(at);
    ends_clause(ch)
        || matches!(ch, '、' | ')' | '”' | '并' | '及' | '且')
        || reading.starts(at, "和提")
        || reading.starts(at, "以及")
}

/// 提高…力度: a verb before the noun that closes its phrase.
fn object(reading: &Reading, noun: Run, entry: &Noun) -> Option<Finding> {
    let before = reading.before(noun.from());
    if !ends_phrase(reading, noun.to()) || matches!(before, '高' | '新' | '低' | '大' | '、') {
        return None;
    }
    let start = clause(reading, noun.from()).from().max(noun.from().saturating_sub(REACH));
    let mut nearest = None;
    for at in start..noun.from() {
        // A list of objects may have the right verb for each: no judgement.
        let joined = reading.at(at) == '和' && NOUNS.words.before(reading, at, start).is_some();
        if joined || matches!(reading.at(at), '、' | '“' | '《' | '(') {
            nearest = None;
            continue;
        }
        let Some(&(verb, fit)) = entry.verbs.iter().find(|(verb, _)| reading.starts(at, verb)) else { continue };
        match fit {
            Fit::Right | Fit::Neutral => return None,
            Fit::Wrong | Fit::Poor => {
                nearest.get_or_insert((at, verb, fit));
            }
        }
    }
    let (at, verb, fit) = nearest?;
    let end = at + verb.chars().count();
    // 推进力度 is a compound, 推进的力度 a phrase of its own.
    let compound = end == noun.from() && matches!(verb, "推进" | "推动" | "优化" | "开展" | "改善" | "深化" | "完善" | "健全");
    if compound || reading.at(end) == '的' || matches!(reading.before(at), '的' | '所' | '被') {
        return None;
    }
    let name = reading.text(noun);
    let run = Run::new(at, noun.to());
    let message = format!("“{verb}……{name}”搭配不当，宜用“{}……{name}”。", entry.right);
    let evidence = format!("“{name}”与“{}”搭配", entry.right);
    let severity = if fit == Fit::Poor { Severity::Hint } else { Severity::Warning };
    Some(Finding::new(&COLLOCATION, reading.span(run), message, evidence).severity(severity))
}

/// 力度明显提高: a verb behind the noun.
fn subject(reading: &Reading, noun: Run, entry: &Noun) -> Option<Finding> {
    const ADVERBS: &[&str] = &[
        "不断", "持续", "进一步", "明显", "显著", "有效", "大幅", "稳步", "逐步", "得到", "有所", "全面", "切实", "日益", "逐年",
        "更加", "快速", "逐渐", "大大", "极大", "正在", "均",
    ];
    const VERBS: &[&str] = &["提高", "提升", "增强", "扩大", "加大", "加强", "增加", "加快", "减少", "降低", "减轻", "缩小"];
    const STATES: &[&str] = &["力度", "水平", "规模", "进度", "步伐", "差距", "质量", "数量", "覆盖面", "意识", "效率"];
    let name = reading.text(noun);
    let before = reading.before(noun.from());
    if !STATES.contains(&name.as_str()) || matches!(before, '高' | '新' | '低' | '、') || !is_han(before) {
        return None;
    }
    let mut at = noun.to();
    for _ in 0..2 {
        at += reading.any(at, ADVERBS).map_or(0, |adverb| adverb.chars().count());
    }
    let verb = reading.any(at, VERBS)?;
    let end = at + verb.chars().count();
    let wrong = entry.verbs.iter().any(|(listed, fit)| *listed == verb && *fit == Fit::Wrong);
    if !wrong || !ends_phrase(reading, end) {
        return None;
    }
    let message = format!("“{name}”与“{verb}”搭配不当，宜用“{name}{}”。", entry.right);
    let evidence = format!("“{name}”与“{}”搭配", entry.right);
    let finding = Finding::new(&COLLOCATION, reading.span(Run::new(noun.from(), end)), message, evidence);
    Some(finding.fix(format!("改为“{}”", entry.right), reading.span(Run::new(at, end)), entry.right))
}

/// 帮助高校毕业生就业创业1018人: the number belongs to those who were helped.
fn helped(reading: &Reading, at: usize) -> Option<Finding> {
    let clause = clause(reading, at);
    let works = (at + 4..clause.to().min(at + 20)).find(|&p| reading.starts(p, "就业") && !reading.ends(p, "待"))?;
    let start = works + if reading.starts(works, "就业创业") { 4 } else { 2 };
    let digits = crate::rules::clause::digits(reading, start);
    let end = start + digits + 1;
    let counted = digits > 0 && matches!(reading.at(end - 1), '人' | '名') && !reading.starts(end - 1, "人次");
    let plain = (at + 2..works).all(|p| is_han(reading.at(p)) && reading.at(p) != '实');
    (counted && plain).then(|| {
        let who = reading.text(Run::new(at + 2, works));
        let what = reading.text(Run::new(works, start));
        let count = reading.text(Run::new(start, end - 1));
        let message = format!("语序不当，宜写作“帮助{count}名{who}{what}”。");
        let span = reading.span(Run::new(at, end));
        Finding::new(&COLLOCATION, span, message, format!("{count}人是“{who}”的人数")).severity(Severity::Hint).fix(
            "调整语序",
            span,
            format!("帮助{count}名{who}{what}"),
        )
    })
}

/// 实现网上办理和技术合同登记业务: a way of doing and the thing done are no pair.
fn handled(reading: &Reading, at: usize) -> Option<Finding> {
    let clause = clause(reading, at);
    let verb = (at.saturating_sub(6).max(clause.from())..at).find(|&p| reading.any(p, &["实现", "推行"]).is_some())?;
    let way = reading.text(Run::new(verb + 2, at + 2));
    let end = clause.to();
    let thing = reading.text(Run::new(at + 3, end));
    let plain = !thing.contains('、') && !thing.contains("办理") && thing.ends_with("业务") && thing.chars().count() <= 16;
    plain.then(|| {
        let message = format!("“{way}”与“{thing}”不能并列。");
        let span = reading.span(Run::new(verb, end));
        let better = format!("{}{thing}{way}", reading.text(Run::new(verb, verb + 2)));
        Finding::new(&COLLOCATION, span, message, format!("可写作“{better}”")).fix(format!("改为“{better}”"), span, better)
    })
}
