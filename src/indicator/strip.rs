//! Taking words off the ends of a run.

use crate::text::{Reading, Run};

/// Without any of the words at its end, as often as they stand there.
pub(super) fn end(reading: &Reading, run: Run, words: &[&str]) -> Run {
    let mut run = run;
    loop {
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
