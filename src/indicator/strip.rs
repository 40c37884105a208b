//! Taking words off the ends of a run.

use std::sync::LazyLock;

use crate::lex::lexicon::Lexicon;
use crate::text::{Reading, Run};

/// Words that end like a link and are none.
static WHOLE: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(&[
        "下达", "到达", "发达", "直达", "送达", "传达", "通达", "成为", "作为", "认为", "行为", "人为", "称为", "列为", "评为",
        "变为", "转为", "定为", "所有", "国有", "私有", "享有", "持有", "具有", "保有", "拥有", "公有", "民营", "直至", "得到",
        "遇到", "受到", "接到", "收到", "看到", "达标", "附近", "最近", "贴近", "节约", "合约", "签约", "预约", "公约", "日均",
        "月均", "人均", "户均", "亩均", "次均", "平均", "年均", "收入总计", "支出总计", "收入合计", "负债合计", "权益合计",
        "资产总计", "资产合计", "支出合计",
    ])
});

/// Without any of the words at its end, as often as they stand there.
pub(super) fn end(reading: &Reading, run: Run, words: &Lexicon) -> Run {
    let mut run = run;
    loop {
        if run.is_empty() || WHOLE.before(reading, run.to(), run.from()).is_some() {
            return run;
        }
        let mark = matches!(reading.before(run.to()), ',' | '、' | '(' | '“' | '"' | ':' | '\'');
        let used = if mark { 1 } else { words.before(reading, run.to(), run.from()).map_or(0, |found| found.length) };
        if used == 0 {
            return run;
        }
        run.end -= used as u32;
    }
}

/// Without any of the words at its beginning, as often as they stand there; words of `kept` protect what they begin.
pub(super) fn start(reading: &Reading, run: Run, words: &Lexicon, kept: &Lexicon) -> Run {
    let mut run = run;
    loop {
        if run.is_empty() {
            return run;
        }
        let mark = matches!(reading.at(run.from()), ',' | '、' | ')' | '”' | '"' | ':' | '\'' | '》');
        if !mark && kept.at(reading, run.from(), run.to()).is_some() {
            return run;
        }
        let used = if mark { 1 } else { words.at(reading, run.from(), run.to()).map_or(0, |found| found.length) };
        if used == 0 {
            return run;
        }
        run.start += used as u32;
    }
}

/// Whether the run ends with the word.
pub(super) fn ends_with(reading: &Reading, run: Run, word: &str) -> bool {
    reading.words(run).ends_with(word)
}
