use super::list;
use crate::claim::passage::{Passage, Quantity};
use crate::claim::{Claim, Relation};
use crate::number::Decimal;
use crate::text::{Run, is_han};

/// Classifiers of things that are named one by one before their number.
const CLASSIFIERS: [&str; 14] = ["个", "家", "项", "部", "件", "份", "类", "种", "条", "座", "所", "处", "只", "大"];
/// Verbs after which a number counts something else than the names before.
const VERBS: [&str; 24] = [
    "出台", "制定", "印发", "开展", "投放", "发放", "获得", "获评", "获批", "入选", "实现", "达到", "落户", "涉及", "办理",
    "受理", "新开", "开通", "选派", "派出", "征集", "收到", "设立", "排查",
];
const MOST: i64 = 20;

/// 甲、乙、丙3个集群: as many names as the number says.
pub(super) fn find(passage: &Passage, claims: &mut Vec<Claim>) {
    for quantity in &passage.quantities {
        let Some(names) = named(passage, quantity) else { continue };
        claims.push(Claim {
            rule: "list-count",
            relation: Relation::Listed { count: quantity.index, least: names.least, most: names.most },
            run: Run::new(names.start, quantity.run.to()),
            hindrance: None,
            sure: true,
        });
    }
}

/// How many names stand before a number, where 和 may join two or be part of one.
struct Names {
    least: u32,
    most: u32,
    start: usize,
}

/// The names before a number that says how many they are.
fn named(passage: &Passage, quantity: &Quantity) -> Option<Names> {
    let reading = passage.reading;
    let value = quantity.figure.scaled.filter(|_| quantity.figure.exact && quantity.figure.approximation.is_none())?;
    let unit = quantity.figure.unit.printed.as_str();
    let counts = value >= Decimal::from(2) && value <= Decimal::from(MOST) && CLASSIFIERS.contains(&unit);
    let noun = is_han(reading.at(quantity.trail.from())) && quantity.trail.len() >= 2;
    let segment = &passage.segments[quantity.segment];
    let alone = segment.last == segment.first + 1 && quantity.lead.from() == segment.run.from();
    if !counts || !noun || !alone || segment.mark != '、' || quantity.lead.len() < 2 {
        return None;
    }
    let and_so_on = passage.ends_with(quantity.lead, &["等"]);
    let verb = passage.says(quantity.lead, &VERBS) || list::states(passage, quantity.lead);
    if verb || (!and_so_on && passage.says(quantity.lead, &["等"])) || counts_others(passage, quantity.lead) {
        return None;
    }
    let mut names = 1;
    let mut bracketed = false;
    let mut joints = joints(passage, quantity.lead);
    let mut place = quantity.segment;
    loop {
        let mark = passage.segments[place].mark;
        let before = passage.segments[..place].iter().rposition(|before| before.depth == segment.depth)?;
        place = before;
        let other = &passage.segments[place];
        match mark {
            '、' => {
                // 创业园(一期)、…: the name stands before its bracket.
                bracketed = other.run.is_empty() && other.mark == ')';
                if bracketed {
                    continue;
                }
                if other.first != other.last || passage.says(other.run, &["其中", "包括"]) {
                    return None;
                }
                names += 1;
                joints += self::joints(passage, other.run);
            }
            ')' => names += u32::from(std::mem::take(&mut bracketed)),
            _ => break,
        }
        if !bracketed && !matches!(other.mark, '、' | ')') {
            break;
        }
    }
    // Behind 等 there may be more names than stand there.
    let most = if and_so_on { u32::MAX } else { names + joints };
    let start = passage.segments[place].run.from();
    (names >= 2).then_some(Names { least: names, most, start })
}

/// 共3个 sums up, 各3个 counts for each; 各镇 is a name.
fn counts_others(passage: &Passage, lead: Run) -> bool {
    const PLACES: [char; 8] = ['镇', '乡', '县', '区', '市', '村', '部', '局'];
    let each = (lead.from()..lead.to()).any(|at| passage.reading.at(at) == '各' && !PLACES.contains(&passage.reading.at(at + 1)));
    each || passage.says(lead, &["共", "每"])
}

/// Words that may join two names within one segment.
fn joints(passage: &Passage, run: Run) -> u32 {
    (run.from()..run.to()).filter(|&at| matches!(passage.reading.at(at), '和' | '及' | '与')).count() as u32
}
