use std::sync::LazyLock;

use crate::document::{Standing, period};
use crate::knowledge::Event;
use crate::lex::hanzi;
use crate::lex::lexicon::Lexicon;
use crate::order;
use crate::rules::clause::{holds, number, sentence};
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};
use crate::text::{Reading, Run};

/// Editions and anniversaries that belong to another year.
pub static ORDINAL_EVENT_YEAR: Rule = Rule {
    id: "ordinal-event-year",
    title: "届次、周年与年份不符",
    family: Family::Time,
    severity: Severity::Warning,
    why: "一年一届的活动和周年纪念都与年份对应，届次不符往往是沿用了往年文稿。",
    advice: "核对活动届次和所在年份。",
    authority: "公开资料：中国农民丰收节首届2018年，中国创新创业大赛第十一届2022年、第十二届2023年",
    bad: &[
        Bad {
            text: "市科技局2024年上半年工作总结\n三、下半年工作安排\n筹备办好⟦第六届农民丰收节⟧相关活动事宜。",
            evidence: "2024-2018+1=7",
        },
        Bad {
            text: "市科技局2024年工作总结\n组织32家企业参加⟦第十二届中国创新创业大赛⟧。", evidence: "2024-2012+1=13"
        },
        Bad {
            text: "区商务局2024年工作总结\n组团参加⟦第六届中国国际进口博览会⟧,签约12亿元。", evidence: "2024-2018+1=7"
        },
        Bad {
            text: "市文旅局2024年工作总结\n举办庆祝⟦新中国成立74周年⟧系列活动12场。", evidence: "2024-1949=75"
        },
        Bad { text: "市委党校2021年工作总结\n开展⟦建党99周年⟧宣讲32场。", evidence: "2021-1921=100" },
    ],
    good: &[
        "市科技局2023年上半年工作总结\n三、下半年工作安排\n筹备办好第六届农民丰收节。",
        "市科技局2024年工作总结\n举办第六届全市科技创新创业大赛。",
        "县农业农村局2024年工作总结\n举办全县第三届农民丰收节。",
        "市商务局2024年工作总结\n组团参加第七届进博会,去年参加第六届进博会签约9亿元。",
        "市文旅局2024年工作总结\n举办庆祝中华人民共和国成立75周年活动12场。",
        "某省2025年政府工作报告\n成功参展第七届进博会,办好第八届进博会配套活动。",
        "市科技局2024年工作总结\n三、明年工作打算\n组织参加第十四届中国创新创业大赛。",
        "建局20周年,改革开放以来累计投入12亿元。",
    ],
    check,
};

/// Yearly events with the year of their first edition.
const EVENTS: &[(&str, i32)] = &[
    ("中国农民丰收节", 2018),
    ("农民丰收节", 2018),
    ("中国创新创业大赛", 2012),
    ("中国国际进口博览会", 2018),
    ("进博会", 2018),
    ("中国国际高新技术成果交易会", 1999),
    ("高交会", 1999),
    ("杨凌农高会", 1994),
];
const FOUNDED: &[(&str, i32)] =
    &[("中华人民共和国成立", 1949), ("新中国成立", 1949), ("中国共产党成立", 1921), ("建党", 1921), ("改革开放", 1978)];

pub(in crate::rules) static FOUNDED_WORDS: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::new(&FOUNDED.iter().map(|(name, _)| *name).collect::<Vec<_>>()));

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    let document = facts.document;
    let reading = &document.reading;
    let (Some(title), Some(period)) = (document.title, document.period.as_ref()) else { return };
    let reported = period.end.year;
    let looks_back = reading.find(title, "政府工作报告").is_some();
    let whole_year = period.start.month == 1 && period.end.month == 12;
    let own = &facts.knowledge.events;
    let mut places: Vec<usize> = facts.everywhere(&FOUNDED_WORDS).iter().map(|found| found.at).collect();
    places.extend(reading.places('第'));
    places.extend(own.iter().filter_map(|event| event.name.chars().next()).flat_map(|first| reading.places(first)));
    order::sort(&mut places);
    places.dedup();
    for at in places {
        let claim = match reading.at(at) {
            '第' => own.iter().find_map(|event| own_edition(reading, at, event)).or_else(|| edition(reading, at)),
            _ => own.iter().find_map(|event| own_anniversary(reading, at, event)).or_else(|| anniversary(reading, at)),
        };
        let Some(claim) = claim else { continue };
        if title.holds(at) {
            continue;
        }
        let words = sentence(reading, at);
        // A year of its own, or a word for another year, makes the place speak of that one.
        let other = (words.from()..words.to()).any(|p| period::year(reading, p).is_some())
            || holds(reading, words, &["去年", "上年", "前年", "往年", "历届", "曾"]);
        let next = whole_year && document.section_at(at).standing == Standing::Plan || holds(reading, words, &["明年", "下一年"]);
        let years = [Some(reported), (next || looks_back).then_some(reported + 1), looks_back.then_some(reported - 1)];
        let fits = years.into_iter().flatten().any(|year| claim.due(year) == claim.number);
        if other || fits {
            continue;
        }
        let span = reading.span(claim.run);
        let due = claim.due(reported);
        let (message, evidence) = match claim.kind {
            Kind::Edition => (
                format!("届次与年份不符：{reported}年应为第{due}届。"),
                format!(
                    "首届为{}年，{reported}-{}+1={due}；第{}届是{}年",
                    claim.first,
                    claim.first,
                    claim.number,
                    claim.first + claim.number - 1
                ),
            ),
            Kind::Anniversary => (
                format!("周年数与年份不符：{reported}年应为{due}周年。"),
                format!("{reported}-{}={due}；{}周年是{}年", claim.first, claim.number, claim.first + claim.number),
            ),
        };
        findings.push(Finding::new(&ORDINAL_EVENT_YEAR, span, message, evidence));
    }
}

#[derive(Clone, Copy)]
enum Kind {
    Edition,
    Anniversary,
}

struct Claim {
    kind: Kind,
    run: Run,
    number: i32,
    first: i32,
}

impl Claim {
    /// The number that belongs to a year.
    fn due(&self, year: i32) -> i32 {
        year - self.first + i32::from(matches!(self.kind, Kind::Edition))
    }
}

/// A number in digits or in Chinese characters.
fn count(reading: &Reading, at: usize) -> Option<(i32, usize)> {
    if let Some((value, used)) = number(reading, at) {
        return Some((i32::try_from(value).ok()?, used));
    }
    let numeral =
        |ch: char| matches!(ch, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百' | '零' | '〇');
    let used = (0..6).take_while(|&step| numeral(reading.at(at + step))).count();
    let value = hanzi::value(&reading.text(Run::new(at, (at + used).min(reading.len()))))?.floor();
    (used > 0).then_some((i32::try_from(value).ok()?, used))
}

/// An edition of an event of the knowledge file.
fn own_edition(reading: &Reading, at: usize, event: &Event) -> Option<Claim> {
    let (number, used) = count(reading, at + 1)?;
    let begin = at + 2 + used + usize::from(matches!(reading.at(at + 2 + used), '“' | '《'));
    let told = event.editions && reading.at(at + 1 + used) == '届' && reading.starts(begin, &event.name);
    let run = Run::new(at, begin + event.name.chars().count());
    told.then_some(Claim { kind: Kind::Edition, run, number, first: event.year })
}

/// An anniversary of the knowledge file: 建区32周年.
fn own_anniversary(reading: &Reading, at: usize, event: &Event) -> Option<Claim> {
    if event.editions || !reading.starts(at, &event.name) {
        return None;
    }
    let begin = at + event.name.chars().count();
    let (number, used) = count(reading, begin)?;
    let end = begin + used;
    reading.starts(end, "周年").then(|| Claim { kind: Kind::Anniversary, run: Run::new(at, end + 2), number, first: event.year })
}

/// 第六届农民丰收节; an edition of a town's own is counted by the town.
fn edition(reading: &Reading, at: usize) -> Option<Claim> {
    if matches!(reading.before(at), '市' | '县' | '区' | '镇' | '乡' | '省' | '州' | '村') {
        return None;
    }
    let (number, used) = count(reading, at + 1)?;
    let unit = at + 1 + used;
    if reading.at(unit) != '届' {
        return None;
    }
    let begin = unit + 1 + usize::from(matches!(reading.at(unit + 1), '“' | '《'));
    let (name, first) = EVENTS.iter().find(|(name, _)| reading.starts(begin, name))?;
    Some(Claim { kind: Kind::Edition, run: Run::new(at, begin + name.chars().count()), number, first: *first })
}

/// 新中国成立75周年.
fn anniversary(reading: &Reading, at: usize) -> Option<Claim> {
    let (name, first) = FOUNDED.iter().find(|(name, _)| reading.starts(at, name))?;
    let begin = at + name.chars().count();
    let (number, used) = count(reading, begin)?;
    let end = begin + used;
    reading.starts(end, "周年").then(|| Claim { kind: Kind::Anniversary, run: Run::new(at, end + 2), number, first: *first })
}
