//! Words that make a figure a bound or a neighbourhood: 超 近 约 余 以上 不低于.

use std::sync::LazyLock;

use super::lexicon::Lexicon;
use crate::text::Reading;

/// What such a word says of a number `v`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Bounds {
    /// More than `v`.
    Above,
    /// `v` or more.
    AtLeast,
    /// A little less than `v`.
    Nearly,
    /// `v` or less.
    AtMost,
    /// About `v`.
    About,
}

const BEFORE: &[(&str, Bounds)] = &[
    ("不少于", Bounds::AtLeast),
    ("不低于", Bounds::AtLeast),
    ("不超过", Bounds::AtMost),
    ("不高于", Bounds::AtMost),
    ("不多于", Bounds::AtMost),
    ("不小于", Bounds::AtLeast),
    ("不大于", Bounds::AtMost),
    ("大于等于", Bounds::AtLeast),
    ("大于或等于", Bounds::AtLeast),
    ("大于或者等于", Bounds::AtLeast),
    ("高于或等于", Bounds::AtLeast),
    ("小于等于", Bounds::AtMost),
    ("小于或等于", Bounds::AtMost),
    ("小于或者等于", Bounds::AtMost),
    ("低于或等于", Bounds::AtMost),
    ("至少", Bounds::AtLeast),
    ("最少", Bounds::AtLeast),
    ("至多", Bounds::AtMost),
    ("最多", Bounds::AtMost),
    ("超过了", Bounds::Above),
    ("突破了", Bounds::Above),
    ("超过", Bounds::Above),
    ("突破", Bounds::Above),
    ("高于", Bounds::Above),
    ("大于", Bounds::Above),
    ("多于", Bounds::Above),
    ("超", Bounds::Above),
    ("逾", Bounds::Above),
    ("≥", Bounds::AtLeast),
    (">", Bounds::Above),
    ("≤", Bounds::AtMost),
    ("<", Bounds::Nearly),
    ("接近", Bounds::Nearly),
    ("将近", Bounds::Nearly),
    ("不足", Bounds::Nearly),
    ("不到", Bounds::Nearly),
    ("低于", Bounds::Nearly),
    ("小于", Bounds::Nearly),
    ("少于", Bounds::Nearly),
    ("近", Bounds::Nearly),
    ("大约", Bounds::About),
    ("约为", Bounds::About),
    ("约", Bounds::About),
    ("大概", Bounds::About),
];

const AFTER: &[(&str, Bounds)] = &[
    ("以上", Bounds::AtLeast),
    ("及以上", Bounds::AtLeast),
    ("或以上", Bounds::AtLeast),
    ("或者以上", Bounds::AtLeast),
    ("及以下", Bounds::AtMost),
    ("或以下", Bounds::AtMost),
    ("或者以下", Bounds::AtMost),
    ("以下", Bounds::AtMost),
    ("以内", Bounds::AtMost),
    ("之内", Bounds::AtMost),
    ("左右", Bounds::About),
    ("上下", Bounds::About),
];

/// Longer words that end like an approximator.
static GUARDS: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(&[
        "节约", "商超", "合约", "预约", "公约", "签约", "条约", "履约", "附近", "最近", "邻近", "赶超", "反超", "靠近", "邀约",
        "违约",
    ])
});

static BEFORE_WORDS: LazyLock<Lexicon> = LazyLock::new(|| lexicon(BEFORE));
static AFTER_WORDS: LazyLock<Lexicon> = LazyLock::new(|| lexicon(AFTER));

fn lexicon(words: &[(&str, Bounds)]) -> Lexicon {
    Lexicon::new(&words.iter().map(|(word, _)| *word).collect::<Vec<_>>())
}

/// The approximator that ends just before a position.
pub fn before(reading: &Reading, position: usize) -> Option<(&'static str, Bounds)> {
    let found = BEFORE_WORDS.before(reading, position, 0)?;
    GUARDS.before(reading, position, 0).is_none().then_some(BEFORE[found.word])
}

/// The approximator of a number that begins at a position.
pub fn leading(reading: &Reading, position: usize) -> Option<(&'static str, Bounds)> {
    BEFORE_WORDS.at(reading, position, reading.len()).map(|found| BEFORE[found.word])
}

/// The approximator that stands at a position.
pub fn after(reading: &Reading, position: usize) -> Option<(&'static str, Bounds)> {
    AFTER_WORDS.at(reading, position, reading.len()).map(|found| AFTER[found.word])
}
