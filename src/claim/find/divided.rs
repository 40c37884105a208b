//! A total, and its division in the clauses behind 分产业看 or 按经营单位所在地分.

use super::told::Told;
use super::words;
use crate::claim::passage::{Passage, Quantity, comparable};
use crate::claim::{Claim, Relation};
use crate::number::{Decimal, Interval};
use crate::text::Run;

/// The longest words of division: 按经营单位所在地分.
const LONGEST: usize = 14;
const INDUSTRIES: [&str; 3] = ["第一产业", "第二产业", "第三产业"];

pub(super) fn find(told: &Told, passages: &[Passage], claims: &mut Vec<Claim>) {
    let paragraph = |at: usize| told.document.sentence_at(at).map(|sentence| sentence.paragraph);
    for (at, passage) in passages.iter().enumerate() {
        for (place, segment) in passage.segments.iter().enumerate() {
            if segment.first != segment.last || !divides(passage, segment.run) {
                continue;
            }
            let until = passage.segments[place + 1..]
                .iter()
                .find(|segment| divides(passage, segment.run))
                .map_or(passage.run.to(), |segment| segment.run.from());
            let parts = parts(passage, segment.run.to(), until);
            let Some(first) = parts.first() else { continue };
            let here = levels(passage, segment.run.from(), first);
            let before = at.checked_sub(1).map(|before| &passages[before]);
            let wholes = match before.filter(|before| paragraph(before.run.from()) == paragraph(segment.run.from())) {
                Some(before) if here.is_empty() => levels(before, before.run.to(), first),
                _ => here,
            };
            claims.extend(claim(passage, &wholes, &parts));
        }
    }
}

/// 分产业看, 分三大门类看, 从产业看, 按经营单位所在地分.
fn divides(passage: &Passage, run: Run) -> bool {
    if !matches!(passage.reading.before(run.to()), '看' | '分' | '类') {
        return false;
    }
    let text = passage.reading.words(run);
    let whole = text.trim_start_matches("其中");
    let named = |first: &[char], last: &[&str]| {
        whole.starts_with(first) && last.iter().any(|last| whole.ends_with(last)) && whole.chars().count() > KEYWORDS
    };
    whole.chars().count() <= LONGEST && (named(&['分', '从', '按'], &["看", "来看"]) || named(&['按'], &["分", "划分", "分类"]))
}

/// What 分看 has without what it divides by.
const KEYWORDS: usize = 2;

/// The first figure of each clause.
fn parts<'p, 'a>(passage: &'p Passage<'a>, from: usize, to: usize) -> Vec<&'p Quantity<'a>> {
    let inside = || passage.quantities.iter().filter(|one| from <= one.run.from() && one.run.to() <= to);
    let Some(first) = inside().next().filter(|first| first.is_amount() && first.is_level()) else { return Vec::new() };
    let mut parts: Vec<&Quantity> = Vec::new();
    for one in inside() {
        if !one.is_level() || !comparable(one, first) {
            continue;
        }
        let segment = &passage.segments[one.segment];
        let between = Run::new(from, one.run.from());
        let named = !one.lead.is_empty() && one.lead.from() == segment.run.from() && segment.depth == 0;
        if !named || passage.says(between, &["其中", "合计"]) {
            return Vec::new();
        }
        parts.push(one);
    }
    parts
}

fn levels<'p, 'a>(passage: &'p Passage<'a>, until: usize, like: &Quantity) -> Vec<&'p Quantity<'a>> {
    let before = passage.quantities.iter().filter(|one| one.run.to() <= until);
    before.filter(|one| one.is_level() && comparable(one, like)).collect()
}

fn claim(passage: &Passage, wholes: &[&Quantity], parts: &[&Quantity]) -> Option<Claim> {
    if parts.len() < 2 {
        return None;
    }
    let nothing = Interval::exactly(Decimal::ZERO);
    let sum = parts.iter().try_fold(nothing, |sum, part| sum.plus(&part.figure.range))?;
    let fitting = wholes.iter().rev().find(|whole| whole.figure.range.meets(&sum));
    let (whole, closed) = match (fitting, wholes) {
        (Some(whole), _) => (*whole, true),
        (None, [whole]) => {
            // Parts above the total are of another figure unless they are known to be its parts.
            let closed = is_complete(passage, whole, parts);
            if !closed && whole.figure.range.lies_below(&sum) {
                return None;
            }
            (*whole, closed)
        }
        _ => return None,
    };
    let last = parts.last()?;
    Some(Claim {
        rule: "sum-of-parts",
        relation: Relation::PartsOfTotal { total: whole.index, parts: parts.iter().map(|part| part.index).collect(), closed },
        run: Run::new(parts[0].lead.from(), last.run.to()),
        hindrance: None,
        sure: true,
    })
}

/// The three industries make up the output, with households the use of electricity; town and country the sales; the
/// four kinds of meat what is named after them.
pub(super) fn is_complete(passage: &Passage, whole: &Quantity, parts: &[&Quantity]) -> bool {
    let begins = |part: &&Quantity, names: &[&str]| names.iter().any(|name| passage.begins_with(part.lead, &[name]));
    let of = |names: &[&str]| {
        let noun = words::noun(passage, whole.lead);
        names.iter().any(|name| noun.ends_with(name))
    };
    match parts {
        [one, two, three] if begins(one, &INDUSTRIES[..1]) => {
            begins(two, &INDUSTRIES[1..2]) && begins(three, &INDUSTRIES[2..]) && of(&["地区生产总值", "GDP"])
        }
        [one, two, three, four] => {
            let meat = begins(one, &["猪肉"]) && begins(two, &["牛肉"]) && begins(three, &["羊肉"]) && begins(four, &["禽肉"]);
            if meat && of(&["猪牛羊禽肉产量"]) {
                return true;
            }
            let industries = begins(one, &INDUSTRIES[..1]) && begins(two, &INDUSTRIES[1..2]) && begins(three, &INDUSTRIES[2..]);
            industries && begins(four, &["城乡居民", "居民"]) && of(&["全社会用电量"])
        }
        [one, two] => begins(one, &["城镇"]) && begins(two, &["乡村", "农村"]) && of(&["社会消费品零售总额"]),
        _ => false,
    }
}
