//! The names of a document that could be written in two ways, and the pairs that nearly agree.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::lex::lexicon::{Found, Lexicon};
use crate::order;
use crate::text::{Reading, Run, is_han};

/// Shorter names differ by one character as a rule.
const SHORTEST: usize = 5;
const LONGEST: usize = 40;
/// Names without quotes are sought only as far back as this.
const LONGEST_PLAIN: usize = 18;
/// Names that may share a key; more share it only in made-up texts.
const BUCKET: usize = 6;
const BASE: u64 = 0x9E37_79B9_7F4A_7C15;
/// From this length on, two neighbouring characters may differ.
const TWO_DIFFER: usize = 8;

/// One written form with its places.
pub(super) struct Name {
    /// Its characters.
    pub(super) chars: Vec<char>,
    /// Where it stands, ascending.
    pub(super) places: Vec<Run>,
    /// Whether it stands in 《》.
    pub(super) titled: bool,
}

/// What a proper name of a body, place or undertaking ends with.
pub(in crate::rules) static HEADS: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(&[
        "实验室", "研究院", "研究所", "研究中心", "产业园", "工业园", "科技园", "示范园", "示范区", "开发区", "试验区", "孵化器",
        "孵化基地", "服务中心", "服务平台", "创新中心", "委员会", "管理局", "协会", "联盟", "博览会", "交易会", "推介会", "大赛",
        "论坛", "集团", "公司", "医院", "学院", "大学", "中学", "小学", "大桥", "水库", "机场", "枢纽", "产业链", "专项行动",
        "领导小组", "工程",
    ])
});

/// What stands before such a name and is no part of it.
static OPENINGS: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(&[
        "建设", "建成", "打造", "推进", "创建", "设立", "成立", "依托", "支持", "组建", "推动", "获批", "认定", "举办", "承办",
        "建立", "启用", "启动", "加快", "实施", "开展", "与", "和", "及", "对", "由", "在", "将", "赴", "参加", "引进", "联合",
        "培育", "完成", "落实", "强化", "加强",
    ])
});

/// Every name of a document, in the order of its first place.
pub(super) fn names(reading: &Reading, heads: &[Found]) -> Vec<Name> {
    let mut found: Vec<(Run, bool)> = Vec::new();
    for open in reading.places('《') {
        let limit = (open + LONGEST + 2).min(reading.len());
        let close = (open + 1..limit).find(|&at| matches!(reading.at(at), '》' | '《' | '\n'));
        found.extend(close.filter(|&at| reading.at(at) == '》').map(|close| (Run::new(open + 1, close), true)));
    }
    for head in heads {
        let end = head.at + head.length;
        let floor = end.saturating_sub(LONGEST_PLAIN);
        let start = (floor..head.at).rev().find(|&at| !is_han(reading.at(at))).map_or(floor, |at| at + 1);
        // Without a mark before it, where the name begins is not known.
        if start == floor && floor > 0 || is_open(reading, start) {
            continue;
        }
        let start = OPENINGS.at(reading, start, head.at).map_or(start, |opening| start + opening.length);
        found.push((Run::new(start, end), false));
    }
    order::sort(&mut found);
    found.dedup();
    let mut order: BTreeMap<&[char], usize> = BTreeMap::new();
    let mut names: Vec<Name> = Vec::new();
    for (run, titled) in found {
        let chars = reading.chars(run);
        if !(SHORTEST..=LONGEST).contains(&chars.len()) {
            continue;
        }
        match order.get(chars) {
            Some(&index) if names[index].titled == titled => names[index].places.push(run),
            Some(_) => {}
            None => {
                order.insert(chars, names.len());
                names.push(Name { chars: chars.to_vec(), places: vec![run], titled });
            }
        }
    }
    names
}

/// Whether the mark before a place opens a title or quotes, which are names of their own.
fn is_open(reading: &Reading, at: usize) -> bool {
    matches!(reading.before(at), '《' | '》' | '”')
}

/// How two names of nearly the same form differ.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Difference<'n> {
    /// One stretch of at most two characters on either side.
    Stretch(&'n [char], &'n [char]),
    /// The same characters in another order.
    Order,
}

/// Pairs of names, the earlier first, that differ by one stretch of at most two characters or by their order.
///
/// Every name is filed under itself without each one or two neighbouring characters: names that nearly agree
/// meet in a file. The effort grows with the number of names.
pub(super) fn near<'n>(names: &'n [&'n Name]) -> Vec<(usize, usize, Difference<'n>)> {
    let mut files: Vec<(u64, usize)> = Vec::new();
    for (index, name) in names.iter().enumerate() {
        keys(&name.chars, |key| files.push((key, index)));
    }
    // Nearly every key is met once: those are left out before the sort.
    let slots = (files.len() * 16).next_power_of_two();
    let slot = |key: u64| (key >> 24) as usize & (slots - 1);
    let mut count = vec![0u8; slots];
    for &(key, _) in &files {
        let count = &mut count[slot(key)];
        *count = count.saturating_add(1);
    }
    files.retain(|&(key, _)| count[slot(key)] > 1);
    files.sort_unstable();
    files.dedup();
    let mut met: Vec<(usize, usize)> = Vec::new();
    for file in files.chunk_by(|a, b| a.0 == b.0) {
        for (place, &(_, index)) in file.iter().enumerate() {
            met.extend(file[..place.min(BUCKET)].iter().map(|&(_, other)| (index, other)));
        }
    }
    order::sort(&mut met);
    met.dedup();
    let alike = met.into_iter().filter(|&(index, other)| names[other].titled == names[index].titled);
    alike
        .filter_map(|(index, other)| {
            difference(&names[other].chars, &names[index].chars).map(|difference| (other, index, difference))
        })
        .collect()
}

/// The hashes of a name, of the name without one or two neighbours, and of its characters in any order.
fn keys(chars: &[char], mut file: impl FnMut(u64)) {
    // The hash of a text from those of its beginnings: a stretch is left out without reading the rest again.
    let length = chars.len();
    let mut heads = [0u64; LONGEST + 1];
    let mut powers = [1u64; LONGEST + 1];
    for (at, &ch) in chars.iter().enumerate().take(LONGEST) {
        heads[at + 1] = follow(heads[at], ch);
        powers[at + 1] = powers[at].wrapping_mul(BASE);
    }
    let widest = if length >= TWO_DIFFER { 2 } else { 1 };
    file(heads[length]);
    for width in 1..=widest {
        for at in 0..=length - width {
            let power = powers[length - at - width];
            let tail = heads[length].wrapping_sub(heads[at + width].wrapping_mul(power));
            file(heads[at].wrapping_mul(power).wrapping_add(tail));
        }
    }
    // Names of one set of characters.
    file(chars.iter().fold(0, |sum: u64, &ch| sum.wrapping_add(scattered(ch))));
}

/// The sum of these tells sets of characters apart, and does not ask for their order.
fn scattered(ch: char) -> u64 {
    let spread = (ch as u64).wrapping_mul(BASE);
    (spread ^ spread >> 29).wrapping_mul(BASE)
}

fn follow(hash: u64, ch: char) -> u64 {
    hash.wrapping_mul(BASE).wrapping_add(ch as u64)
}

fn difference<'n>(a: &'n [char], b: &'n [char]) -> Option<Difference<'n>> {
    let before = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let rest = a.len().min(b.len()) - before;
    let after = a.iter().rev().zip(b.iter().rev()).take(rest).take_while(|(a, b)| a == b).count();
    let (x, y) = (&a[before..a.len() - after], &b[before..b.len() - after]);
    let widest = if a.len().min(b.len()) >= TWO_DIFFER { 2 } else { 1 };
    let sorted = |part: &[char]| {
        let mut part = part.to_vec();
        order::sort(&mut part);
        part
    };
    if x.len() == y.len() && x.len() > 1 && sorted(x) == sorted(y) {
        return Some(Difference::Order);
    }
    (x != y && x.len() <= widest && y.len() <= widest).then_some(Difference::Stretch(x, y))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(text: &str) -> Vec<String> {
        let reading = Reading::new(text);
        let names = names(&reading, &HEADS.everywhere(&reading));
        let names: Vec<&Name> = names.iter().collect();
        let show = |part: &[char]| part.iter().collect::<String>();
        near(&names)
            .iter()
            .map(|(one, other, difference)| match difference {
                Difference::Stretch(x, y) => format!("{}/{}", show(x), show(y)),
                Difference::Order => format!("{} {}", show(&names[*one].chars), show(&names[*other].chars)),
            })
            .collect()
    }

    #[test]
    fn names_that_nearly_agree_meet() {
        assert_eq!(pairs("《科技创新券管理办法》和《科技创新卷管理办法》"), ["券/卷"]);
        assert_eq!(pairs("《促进成果转化若干措施》,《促进成果转化的若干措施》"), ["/的"]);
        assert_eq!(pairs("建设创新创业孵化基地,打造创业创新孵化基地。"), ["创新创业孵化基地 创业创新孵化基地"]);
        assert_eq!(pairs("《科技项目管理办法》和《科技项目后补助管理办法》"), Vec::<String>::new());
    }

    #[test]
    fn many_names_of_one_form_end_soon() {
        let text: String = (0..4000).map(|n| format!("《关于印发第{n}号实施方案》")).collect();
        assert!(pairs(&text).len() < 4000 * 50);
    }
}
