//! Taking words off the ends of a run.

use crate::text::{Reading, Run};

/// Words that end like a link and are none.
const WHOLE: &[&str] = &[
    "下达", "到达", "发达", "直达", "送达", "传达", "通达", "成为", "作为", "认为", "行为", "人为", "称为", "列为", "评为",
    "变为", "转为", "定为", "所有", "国有", "私有", "享有", "持有", "具有", "保有", "拥有", "公有", "民营", "直至", "得到",
    "遇到", "受到", "接到", "收到", "看到", "达标", "附近", "最近", "贴近", "节约", "合约", "签约", "预约", "公约",
];

/// Without any of the words at its end, as often as they stand there.
pub(super) fn end(reading: &Reading, run: Run, words: &[&str]) -> Run {
    let mut run = run;
    loop {
        if WHOLE.iter().any(|word| ends_with(reading, run, word)) {
            return run;
        }
        let marks = matches!(reading.before(run.to()), ',' | '、' | '(' | '“' | '"' | ':' | '\'') && !run.is_empty();
        let used = if marks {
            1
        } else {
            words.iter().find(|word| ends_with(reading, run, word)).map_or(0, |word| word.chars().count())
        };
        if used == 0 {
            return run;
        }
        run.end -= used as u32;
    }
}

/// Without any of the words at its beginning, as often as they stand there; words of `kept` protect what they begin.
pub(super) fn start(reading: &Reading, run: Run, words: &[&str], kept: &[&str]) -> Run {
    let mut run = run;
    loop {
        if run.is_empty() {
            return run;
        }
        let mark = matches!(reading.at(run.from()), ',' | '、' | ')' | '”' | '"' | ':' | '\'' | '》');
        if !mark && kept.iter().any(|word| starts_with(reading, run, word)) {
            return run;
        }
        let used = if mark {
            1
        } else {
            words.iter().find(|word| starts_with(reading, run, word)).map_or(0, |word| word.chars().count())
        };
        if used == 0 || used > run.len() {
            return run;
        }
        run.start += used as u32;
    }
}

/// Whether the run ends with the word.
pub(super) fn ends_with(reading: &Reading, run: Run, word: &str) -> bool {
    word.chars().count() <= run.len() && reading.ends(run.to(), word)
}

/// Whether the run begins with the word.
pub(super) fn starts_with(reading: &Reading, run: Run, word: &str) -> bool {
    word.chars().count() <= run.len() && reading.starts(run.from(), word)
}
