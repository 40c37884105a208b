use std::sync::LazyLock;

use crate::lex::lexicon::Lexicon;
use crate::mention::{Class, Dimension, Figure};
use crate::order;
use crate::rules::clause::{clause, holds, sentence};
use crate::rules::figures::quantities_in;
use crate::rules::{Bad, Edit, Facts, Family, Finding, Fix, Rule, Severity};
use crate::text::{Reading, Run, is_han};

/// Classifiers that do not go with what they count.
pub static MEASURE_WORD: Rule = Rule {
    id: "measure-word",
    title: "量词不当或人/人次混用",
    family: Family::Unit,
    severity: Severity::Hint,
    why: "专利论“件”、论文论“篇”、人论“名”；“人”和“人次”口径不同，同一活动不能混用。",
    advice: "换用习惯的量词；同一培训、同一活动统一用“人”或“人次”。",
    authority: "现代汉语量词用法；GB/T 15835—2011《出版物上数字用法》",
    bad: &[
        Bad { text: "新增专利授权量448⟦个⟧。", evidence: "件" },
        Bad {
            text: "举办培训班6期，培训科技特派员1200⟦人次⟧，参训人员1200人。", evidence: "1200人次"
        },
        Bad { text: "县医院医护人员发表论文36⟦个⟧。", evidence: "篇" },
        Bad { text: "选派支教教师128⟦个⟧，改造校舍12所。", evidence: "名" },
        Bad { text: "培育农产品加工企业36⟦名⟧，合作社128家。", evidence: "家" },
        Bad { text: "更新公交车126⟦个⟧，新开线路3条。", evidence: "辆" },
        Bad { text: "获得发明专利授权，现有36⟦个⟧发明专利，税收增长8%。", evidence: "件" },
    ],
    good: &[
        "推广优质种源50个品种。",
        "共选派科技特派员179名，培训农民2888人次。",
        "为167户企业发放补贴。",
        "新增专利授权量448件，发表论文36篇。",
        "建成科技特派员工作站12个，专利导航项目3项。",
        "共选派干部179名，其中学校47名、医院88名、企业44名。",
        "培训教师1200人次，其中骨干教师360人。",
        "新增公交车126辆、公交线路3条，服务学生3600名。",
        "与36家企业签订合同48份，医院床位1200张。",
    ],
    check,
};

struct Entry {
    noun: &'static str,
    usual: &'static str,
    wrong: Vec<&'static str>,
}

static TABLE: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    let lines = include_str!("../tables/counted_nouns.txt").lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| {
            let mut words = line.split_whitespace();
            let (noun, fitting, wrong) = (words.next()?, words.next()?, words.next()?);
            Some(Entry { noun, usual: fitting.split('|').next()?, wrong: wrong.split('|').collect() })
        })
        .collect()
});

static NOUNS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&TABLE.iter().map(|entry| entry.noun).collect::<Vec<_>>()));

pub(in crate::rules) static VISITS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&["人次"]));

/// One classifier to look at.
struct Slip {
    run: Run,
    what: String,
    usual: Option<&'static str>,
    other: Option<Run>,
}

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    let document = facts.document;
    let reading = &document.reading;
    let mut slips: Vec<Slip> = Vec::new();
    for mention in facts.mentions.iter().filter(|mention| mention.class == Class::Quantity) {
        if let (Some(run), Some(figure)) = (mention.run, mention.figure.as_ref()) {
            slips.extend(clash(facts, run, figure));
        }
    }
    for sentence in facts.sentences_with(&VISITS) {
        slips.extend(heads_and_visits(facts, reading, sentence.run));
    }
    order::by_key(&mut slips, |slip| slip.run);
    let Some(first) = slips.first() else { return };
    let message = match slips.len() {
        1 => "量词不当或口径混用，请核对。".to_string(),
        count => format!("量词不当或口径混用，共{count}处。"),
    };
    let what: Vec<&str> = slips.iter().take(5).map(|slip| slip.what.as_str()).collect();
    let mut finding = Finding::new(&MEASURE_WORD, reading.span(first.run), message, what.join("；"));
    for (index, slip) in slips.iter().enumerate() {
        if index > 0 {
            finding = finding.related(reading.span(slip.run), slip.what.clone());
        }
        if let Some(other) = slip.other {
            finding = finding.related(reading.span(other), "同一活动的另一口径");
        }
    }
    let edits: Vec<Edit> =
        slips.iter().filter_map(|slip| Some(Edit { span: reading.span(slip.run), text: slip.usual?.to_string() })).collect();
    if !edits.is_empty() {
        finding.fixes.push(Fix { title: "改为习惯的量词".into(), edits });
    }
    findings.push(finding);
}

/// 专利授权量448个, 现有36个发明专利.
fn clash(facts: &Facts, number: Run, figure: &Figure) -> Option<Slip> {
    let reading = &facts.document.reading;
    if !figure.unit.dimension.counts() || figure.unit_run.is_empty() {
        return None;
    }
    let end = figure.unit_run.to();
    let classifier = reading.text(Run::new(end.checked_sub(1)?, end));
    if figure.unit.base != classifier {
        return None;
    }
    let next = reading.at(end);
    let entry = if is_han(next) {
        // The noun stands behind, and ends there: 36个专利池 counts pools.
        let limit = (end + 10).min(reading.len());
        let stop = (end..limit).find(|&p| !is_han(reading.at(p)))?;
        let found = NOUNS.before(reading, stop, end).filter(|found| found.at == end)?;
        TABLE.get(found.word)?
    } else {
        let around = clause(reading, number.from());
        let start = figure.whole.from().min(number.from());
        let mut from = start;
        for word in ["达到", "达", "为", "共", "近", "约", "超"] {
            if reading.ends(from, word) {
                from -= word.chars().count();
            }
        }
        let floor = (around.from()..from).rev().find(|&p| reading.at(p) == '、').map_or(around.from(), |p| p + 1);
        TABLE.get(NOUNS.before(reading, from, floor)?.word)?
    };
    let wrong = entry.wrong.iter().any(|word| *word == classifier);
    // 高等院所47名、企业54名 are people from there, where other figures of the sentence are people too.
    let from_there = figure.unit.dimension == Dimension::People
        && quantities_in(facts, sentence(reading, number.from()))
            .any(|(run, other)| run != number && other.unit.dimension == Dimension::People);
    if from_there {
        return None;
    }
    let what = format!("“{}”习惯用“{}”，不用“{classifier}”", entry.noun, entry.usual);
    wrong.then(|| Slip { run: Run::new(end - 1, end), what, usual: Some(entry.usual), other: None })
}

/// 培训科技特派员1200人次,参训人员1200人: one number of people and of visits.
fn heads_and_visits(facts: &Facts, reading: &Reading, sentence: Run) -> Option<Slip> {
    const ATTENDING: &[&str] = &["培训", "参训", "参加", "参与", "受训", "参会", "学习", "受益", "惠及", "服务", "接待", "体检"];
    let figures: Vec<(Run, &Figure)> = quantities_in(facts, sentence).filter(|(_, figure)| figure.value.is_some()).collect();
    let attends = |run: Run| holds(reading, Run::new(clause(reading, run.from()).from(), run.from()), ATTENDING);
    let visits = figures.iter().find(|(run, figure)| figure.unit.base == "人次" && attends(*run))?;
    let heads = figures
        .iter()
        .find(|(run, figure)| figure.unit.dimension == Dimension::People && figure.scaled == visits.1.scaled && attends(*run))?;
    let run = visits.1.unit_run;
    let (visits_text, heads_text) = (reading.text(visits.1.whole), reading.text(heads.1.whole));
    let what = format!("既写{visits_text}又写{heads_text}，请统一口径");
    Some(Slip { run, what, usual: None, other: Some(heads.1.whole) })
}
