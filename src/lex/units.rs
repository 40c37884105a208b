//! Units and classifiers, from a plain table.

use std::sync::LazyLock;

use super::lexicon::{Found, Lexicon};
use crate::text::{Reading, is_han};

/// What a unit measures: figures of different dimensions are never compared.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Dimension {
    /// 元.
    Money,
    /// Foreign money; the number tells currencies apart.
    ForeignMoney(u16),
    /// 人 名 位.
    People,
    /// 家 户 个: things that are counted whole, with classifiers that stand for each other.
    Things,
    /// 件 项 篇 …: counted whole, each classifier its own.
    Count(u16),
    /// Length, area, mass, energy …: measured; the number tells them apart.
    Measure(u16),
    /// %, 成, 分之.
    Percent,
    /// ‰.
    Permille,
    /// 百分点.
    Point,
    /// 三分之一, 一半, 1/3: a number that is a part of a whole.
    Fraction,
    /// 倍, 番.
    Times,
    /// A unit that is not known: only equal words compare.
    Unknown,
    /// No unit.
    Bare,
}

impl Dimension {
    /// Whether such things come in whole numbers.
    pub fn counts(self) -> bool {
        matches!(self, Dimension::People | Dimension::Things | Dimension::Count(_))
    }
}

/// A unit of the table.
#[derive(Debug)]
pub struct Entry {
    /// As printed.
    pub words: &'static str,
    /// The word that stands for it.
    pub base: &'static str,
    /// What it measures.
    pub dimension: Dimension,
}

const TABLE: &str = include_str!("units.txt");

/// The table with the words that it is searched by.
static ENTRIES: LazyLock<(Lexicon, Vec<Entry>)> = LazyLock::new(|| {
    let mut entries: Vec<Entry> = Vec::new();
    for (line, kind) in (0u16..).zip(TABLE.lines().filter(|line| !line.starts_with('#') && !line.is_empty())) {
        let mut words = kind.split_whitespace();
        let dimension = match words.next().unwrap_or_default() {
            "money" => Dimension::Money,
            "foreign" => Dimension::ForeignMoney(line),
            "people" => Dimension::People,
            "things" => Dimension::Things,
            "count" => Dimension::Count(line),
            "measure" => Dimension::Measure(line),
            "percent" => Dimension::Percent,
            "permille" => Dimension::Permille,
            "point" => Dimension::Point,
            "times" => Dimension::Times,
            _ => Dimension::Unknown,
        };
        entries.extend(words.map(|word| {
            let (words, base) = word.split_once('=').unwrap_or((word, word));
            Entry { words, base, dimension }
        }));
    }
    (Lexicon::new(&entries.iter().map(|entry| entry.words).collect::<Vec<_>>()), entries)
});

/// The unit at a position and its length in characters; the longest that fits.
pub fn at(reading: &Reading, position: usize) -> Option<(&'static Entry, usize)> {
    let (words, entries) = &*ENTRIES;
    let wanted = |found: Found| !inside_word(reading, found, &entries[found.word]);
    let found = words.at_where(reading, position, reading.len(), wanted)?;
    Some((&entries[found.word], found.length))
}

/// What a unit of the table measures, by its words.
pub fn named(words: &str) -> Option<Dimension> {
    ENTRIES.1.iter().find(|entry| entry.words == words).map(|entry| entry.dimension)
}

/// Longer words that begin like a unit.
static WORDS: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(&[
        "家电", "家具", "家政", "家庭", "家居", "家畜", "家禽", "人才", "人民", "人大", "人均", "人工", "人口", "部门", "部委",
        "部队", "项目", "条件", "条例", "条块", "场景", "场所", "期间", "台账", "套餐", "门类", "站点", "个人", "个性", "个体",
        "件套", "区域", "区县", "市场", "市县", "县区", "县域", "村民", "线上", "线下", "号线", "分类", "分别", "分局", "位居",
        "位于", "名列", "级别", "代表", "面向", "面临", "道路", "方面", "方式", "里程碑", "首批", "首次", "首个", "首家", "回升",
        "通过", "所有", "单位", "环境", "链主", "车间", "车辆", "船舶", "院士", "校企", "管网", "管理", "管道", "管线", "层次",
        "级以上", "国家", "国有", "国际", "组织", "组建", "起步", "处理", "处于", "批准", "份额", "包括", "包含", "对接", "对外",
        "对口", "对标", "集中", "集群", "集团", "面积", "口岸", "头部", "只增", "支持", "支撑", "支出", "支柱", "座谈", "本科",
        "本地", "本年", "本市", "本级", "本月", "张家口", "张家港", "张家界", "间接", "块状", "片区", "日均", "天然", "周边",
        "周期", "节气", "节日", "节点", "节假", "节能", "节目", "节水", "节庆", "次产业", "次生", "次要", "代码", "年代", "户均",
        "户籍", "两会", "两个", "两岸", "两地", "两级", "两项", "两年", "两次", "两类", "两大", "两种", "两条", "两家", "两区",
        "两市",
    ])
});

/// Whether a longer word begins here, or a Latin unit goes on as a word.
fn inside_word(reading: &Reading, found: Found, entry: &Entry) -> bool {
    let next = reading.at(found.at + found.length);
    if entry.words.is_ascii() && entry.words != "%" {
        return next.is_ascii_alphabetic();
    }
    found.length == 1 && is_han(next) && WORDS.at(reading, found.at, reading.len()).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(text: &str) -> Option<(&'static str, usize)> {
        at(&Reading::new(text), 0).map(|(entry, length)| (entry.base, length))
    }

    #[test]
    fn the_longest_unit_counts() {
        assert_eq!(unit("个百分点"), Some(("个百分点", 4)));
        assert_eq!(unit("人次"), Some(("人次", 2)));
        assert_eq!(unit("吨标煤"), Some(("吨标准煤", 3)));
        assert_eq!(unit("台（套）设备"), Some(("台", 4)));
        assert_eq!(unit("家电"), None);
        assert_eq!(unit("家企业"), Some(("家", 1)));
        assert_eq!(unit("强"), None);
    }
}
