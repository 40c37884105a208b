use std::sync::LazyLock;

use crate::document::Standing;
use crate::lex::lexicon::Lexicon;
use crate::order;
use crate::rules::clause::{ends_clause, holds};
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};
use crate::text::{Reading, Run, is_han};

/// One thing told as finished in one place and as pending in another.
pub static STATUS_CONTRADICTION: Rule = Rule {
    id: "status-contradiction",
    title: "同一事项状态矛盾",
    family: Family::PlanVersusDone,
    severity: Severity::Warning,
    why: "同一项目前面写“建成投用”，后面又写“力争年底建成”，是合并各科室材料时最常见的矛盾。",
    advice: "核实实际进度，两处统一；分期建设的写明期次。",
    authority: "文稿核校通则：前后矛盾属必查差错",
    bad: &[
        Bad {
            text: "建成投用创新创业孵化基地二期工程。\n下半年加快推进创新创业孵化基地二期工程建设，⟦力争年底建成⟧。",
            evidence: "建成投用",
        },
        Bad {
            text: "安宁工业园区调区已通过省级评审批复。\n⟦争取⟧安宁工业园区调区通过省级评审。", evidence: "已通过"
        },
        Bad {
            text: "区财政局2024年上半年工作总结\n一、工作情况\n印发《预算绩效管理办法》。\n二、下半年工作安排\n⟦尽快出台⟧《预算绩效管理办法》。",
            evidence: "印发",
        },
        Bad {
            text: "县卫健局2024年上半年工作总结\n一、工作情况\n县人民医院传染病楼已竣工。\n二、下半年工作安排\n县人民医院传染病楼⟦力争年内竣工⟧。",
            evidence: "竣工",
        },
        Bad {
            text: "城南客运枢纽站已建成投用，新增班线12条。\n下一步，推动城南客运枢纽站⟦尽快建成⟧。", evidence: "建成投用"
        },
        Bad {
            text: "区教育局2024年上半年工作总结\n一、工作情况\n印发了《校园安全专项整治方案》，排查隐患36处。\n二、下半年工作安排\n⟦拟印发⟧《校园安全专项整治方案》。",
            evidence: "印发",
        },
    ],
    good: &[
        "印发《管理办法》。\n下半年修订《管理办法》实施细则。",
        "污水处理厂二期工程已进入设备安装阶段。\n确保年底建成投运。",
        "建成投用创新创业孵化基地一期工程。\n下半年力争创新创业孵化基地二期工程年底建成。",
        "县人民医院传染病楼主体已竣工。\n力争县人民医院传染病楼年底前投用。",
        "印发《预算绩效管理办法》。\n下半年抓好《预算绩效管理办法》落实，确保取得实效。",
        "城南客运枢纽站建成投用。\n下半年推动城南客运枢纽站配套停车场建成。",
        "三所学校建成投用，新增学位3200个。\n力争年底再建成学校2所。",
    ],
    check,
};

/// What is said of a thing when it is finished. The kinds must agree with those of [`PENDING`].
const FINISHED: &[(&str, Kind)] = &[
    ("已建成投用", Kind::Built),
    ("建成投用", Kind::Built),
    ("建成投运", Kind::Built),
    ("建成通车", Kind::Built),
    ("竣工投产", Kind::Built),
    ("建成启用", Kind::Built),
    ("已建成", Kind::Built),
    ("已竣工", Kind::Built),
    ("已完工", Kind::Built),
    ("全面建成", Kind::Built),
    ("已投用", Kind::Built),
    ("印发了", Kind::Issued),
    ("出台了", Kind::Issued),
    ("已印发", Kind::Issued),
    ("已出台", Kind::Issued),
    ("制定印发", Kind::Issued),
    ("制定出台", Kind::Issued),
    ("印发", Kind::Issued),
    ("出台", Kind::Issued),
    ("已通过", Kind::Approved),
    ("通过了", Kind::Approved),
    ("已获批", Kind::Approved),
    ("成功获批", Kind::Approved),
    ("获批", Kind::Approved),
    ("顺利通过", Kind::Approved),
];

const PENDING: &[(&str, Kind)] = &[
    ("建成", Kind::Built),
    ("竣工", Kind::Built),
    ("完工", Kind::Built),
    ("投用", Kind::Built),
    ("投运", Kind::Built),
    ("投入使用", Kind::Built),
    ("投产", Kind::Built),
    ("通车", Kind::Built),
    ("印发", Kind::Issued),
    ("出台", Kind::Issued),
    ("制定", Kind::Issued),
    ("通过", Kind::Approved),
    ("获批", Kind::Approved),
];

/// Words that say that a thing is still to come.
const AHEAD: &[&str] = &["力争", "争取", "拟", "确保", "尽快", "加快", "推动", "计划", "早日", "将"];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Built,
    Issued,
    Approved,
}

pub(in crate::rules) static FINISHED_WORDS: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::new(&FINISHED.iter().map(|(words, _)| *words).collect::<Vec<_>>()));
static PENDING_WORDS: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::new(&PENDING.iter().map(|(words, _)| *words).collect::<Vec<_>>()));
static AHEAD_WORDS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(AHEAD));

/// How long a name must be to tell things apart.
const SHORTEST: usize = 6;
const LONGEST: usize = 40;
/// How many things of one beginning are looked at.
const MOST_ALIKE: usize = 20;

/// A thing that is finished.
struct Thing {
    name: Vec<char>,
    place: Run,
    words: Run,
    kind: Kind,
}

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    let document = facts.document;
    let reading = &document.reading;
    let mut things: Vec<Thing> = Vec::new();
    for sentence in facts.sentences_with(&FINISHED_WORDS) {
        let planned = document.sections.get(sentence.section).is_some_and(|section| section.standing == Standing::Plan);
        if !planned {
            finished(reading, sentence.run, &mut things);
        }
    }
    if things.is_empty() {
        return;
    }
    let mut beginnings = [0u64; 64];
    for thing in &things {
        let bit = beginning(thing.name[0], thing.name[1]);
        beginnings[bit >> 6] |= 1 << (bit & 63);
    }
    order::by(&mut things, |a, b| a.name[..SHORTEST].cmp(&b.name[..SHORTEST]).then(a.place.cmp(&b.place)));
    for sentence in facts.sentences_with(&AHEAD_WORDS) {
        findings.extend(pending(reading, sentence.run, &things, &beginnings));
    }
}

/// Names of finished things in a sentence: behind the verb, or before it from the beginning of the clause.
fn finished(reading: &Reading, sentence: Run, things: &mut Vec<Thing>) {
    let mut at = sentence.from();
    while let Some(found) = FINISHED_WORDS.find(reading, Run::new(at, sentence.to())) {
        let words = Run::new(found.at, found.at + found.length);
        let (_, kind) = FINISHED[found.word];
        at = words.from();
        let start = (sentence.from()..at).rev().find(|&p| ends_clause(reading.at(p))).map_or(sentence.from(), |p| p + 1);
        let lead = Run::new(start, at);
        at = words.to();
        if holds(reading, lead, AHEAD) || holds(reading, lead, &["未", "待", "前", "如"]) {
            continue;
        }
        let behind = name_behind(reading, words.to(), sentence.to(), kind);
        let name = match kind {
            Kind::Issued => behind.or_else(|| title_before(reading, lead)),
            Kind::Built => behind.or_else(|| name_before(reading, lead)),
            Kind::Approved => name_before(reading, lead).or(behind),
        };
        if let Some(place) = name {
            let name: Vec<char> = (place.from()..place.to()).map(|p| reading.at(p)).collect();
            things.push(Thing { name, place, words, kind });
        }
    }
}

/// 建成投用创新创业孵化基地二期工程, 印发《…》.
fn name_behind(reading: &Reading, at: usize, end: usize, kind: Kind) -> Option<Run> {
    if kind == Kind::Issued {
        let close = (at..end.min(at + LONGEST)).find(|&p| reading.at(p) == '》')?;
        return (reading.at(at) == '《' && close > at + SHORTEST)
            .then(|| Run::new(at + 1, close))
            .filter(|run| run.len() >= SHORTEST);
    }
    let stop = (at..end).find(|&p| !is_han(reading.at(p))).unwrap_or(end);
    let run = Run::new(at, stop);
    let counted = reading.at(stop).is_ascii_digit();
    ((SHORTEST..=LONGEST).contains(&run.len()) && !counted).then_some(run)
}

/// 安宁工业园区调区已通过: the clause up to the verb, where it is a name.
fn name_before(reading: &Reading, lead: Run) -> Option<Run> {
    let mut run = lead;
    for word in ["目前", "截至目前"] {
        if reading.starts(run.from(), word) {
            run = Run::new(run.from() + word.chars().count(), run.to());
        }
    }
    while matches!(reading.before(run.to()), '已' | '均' | '现') && run.len() > 1 {
        run = Run::new(run.from(), run.to() - 1);
    }
    let plain = (run.from()..run.to()).all(|p| is_han(reading.at(p)));
    let partial =
        ["主体", "一期", "部分", "前期", "基础", "桩基", "工作", "目标"].iter().any(|word| reading.ends(run.to(), word));
    (plain && !partial && (SHORTEST..=LONGEST).contains(&run.len())).then_some(run)
}

/// 《…》已印发.
fn title_before(reading: &Reading, lead: Run) -> Option<Run> {
    let close = lead.to().checked_sub(1).filter(|&close| close > lead.from() && reading.at(close) == '》')?;
    let open = (lead.from()..close).rev().find(|&p| reading.at(p) == '《')?;
    (close > open + SHORTEST).then(|| Run::new(open + 1, close))
}

/// Where two characters stand in the set of beginnings, which turns most places away before the search.
fn beginning(first: char, second: char) -> usize {
    (first as usize ^ (second as usize).wrapping_mul(37)) & 4095
}

/// A finished thing that this sentence still waits for.
fn pending(reading: &Reading, sentence: Run, things: &[Thing], beginnings: &[u64; 64]) -> Option<Finding> {
    let verb = PENDING_WORDS.all(reading, sentence).last()?;
    let verb = Run::new(verb.at, verb.at + verb.length);
    let ahead = AHEAD_WORDS.all(reading, Run::new(sentence.from(), verb.from())).last()?;
    let ahead = Run::new(ahead.at, ahead.at + ahead.length);
    let mut kinds = PENDING_WORDS.all(reading, sentence).map(|found| PENDING[found.word].1);
    let first = kinds.next()?;
    if kinds.any(|kind| kind != first) || holds(reading, sentence, &["已", "了", "再"]) {
        return None;
    }
    for at in sentence.from()..sentence.to().saturating_sub(SHORTEST - 1) {
        let bit = beginning(reading.at(at), reading.at(at + 1));
        if beginnings[bit >> 6] & (1 << (bit & 63)) == 0 {
            continue;
        }
        let key: [char; SHORTEST] = std::array::from_fn(|step| reading.at(at + step));
        let index = things.partition_point(|thing| thing.name[..SHORTEST] < key[..]);
        let twin = things[index..]
            .iter()
            .take_while(|thing| thing.name[..SHORTEST] == key)
            .take(MOST_ALIKE)
            .find(|thing| thing.kind == first && !sentence.contains(thing.place) && names(reading, at, sentence.to(), thing));
        if let Some(thing) = twin {
            return Some(finding(reading, ahead, verb, thing));
        }
    }
    None
}

/// Whether the thing itself is named at a position, and not a part or a successor of it.
fn names(reading: &Reading, at: usize, limit: usize, thing: &Thing) -> bool {
    const SUFFIXES: &[&str] = &[
        "建设", "工程", "项目", "建成", "竣工", "完工", "投用", "投产", "投运", "通过", "获批", "尽快", "年底", "年内", "早日",
        "如期", "全面", "正式", "力争", "争取", "将", "通车", "于", "在", "按期", "确保",
    ];
    let end = at + thing.name.len();
    let slips = thing.name.iter().zip(at..).filter(|&(&ch, p)| reading.at(p) != ch).count();
    // One slip is a slip of the pen, except in what tells stages apart.
    let stage = thing
        .name
        .iter()
        .zip(at..)
        .any(|(&ch, p)| reading.at(p) != ch && ("一二三四五六七八九十东西南北".contains(ch) || ch.is_ascii_digit()));
    if end > limit || slips > 1 || stage {
        return false;
    }
    if thing.kind == Kind::Issued {
        let next = reading.at(end + 1);
        return reading.before(at) == '《'
            && reading.at(end) == '》'
            && (ends_clause(next) || matches!(next, '、' | '和' | '并' | '等'));
    }
    let next = reading.at(end);
    ends_clause(next) || reading.any(end, SUFFIXES).is_some()
}

fn finding(reading: &Reading, ahead: Run, verb: Run, thing: &Thing) -> Finding {
    // From 力争 to 建成, unless the name or more stands between.
    let near = verb.from() - ahead.to() <= 4;
    let run = if near { Run::new(ahead.from(), verb.to()) } else { ahead };
    let (before, after) = (reading.text(thing.words), reading.text(run));
    let name: String = thing.name.iter().collect();
    let message = format!("前文说“{name}”{before}，这里又说“{after}”，状态矛盾。");
    let evidence = format!("前文“{before}”，后文“{after}”");
    let other = Run::new(thing.words.from().min(thing.place.from()), thing.words.to().max(thing.place.to()));
    Finding::new(&STATUS_CONTRADICTION, reading.span(run), message, evidence).related(reading.span(other), "已完成的说法")
}
