use crate::text::{Reading, Run, Span};

/// How far a rule looks around; no clause of a report is longer.
const REACH: usize = 120;

/// Whether a mark ends a clause.
pub(super) fn ends_clause(ch: char) -> bool {
    matches!(ch, '\0' | '\n' | '。' | ',' | ';' | ':' | '!' | '?')
}

/// Whether a mark ends a sentence.
pub(super) fn ends_sentence(ch: char) -> bool {
    matches!(ch, '\0' | '\n' | '。' | ';' | '!' | '?')
}

/// The clause around a position, without its final mark.
pub(super) fn clause(reading: &Reading, at: usize) -> Run {
    around(reading, at, ends_clause)
}

/// The sentence around a position, without its final mark.
pub(super) fn sentence(reading: &Reading, at: usize) -> Run {
    around(reading, at, ends_sentence)
}

fn around(reading: &Reading, at: usize, ends: fn(char) -> bool) -> Run {
    let start = (at.saturating_sub(REACH)..at).rev().find(|&p| ends(reading.at(p))).map_or(at.saturating_sub(REACH), |p| p + 1);
    let limit = (at + REACH).min(reading.len());
    let end = (at..limit).find(|&p| ends(reading.at(p))).unwrap_or(limit);
    Run::new(start, end.max(start))
}

/// How many ASCII digits stand at a position.
pub(super) fn digits(reading: &Reading, at: usize) -> usize {
    (0..).take_while(|&step| reading.at(at + step).is_ascii_digit()).count()
}

/// The number that the digits at a position write; `None` where there are none or too many.
pub(super) fn number(reading: &Reading, at: usize) -> Option<(u32, usize)> {
    let used = digits(reading, at);
    if !(1..=9).contains(&used) {
        return None;
    }
    let value = (0..used).fold(0, |sum, step| sum * 10 + reading.at(at + step).to_digit(10).unwrap_or(0));
    Some((value, used))
}

/// Whether any of the words stands in a run.
pub(super) fn holds(reading: &Reading, run: Run, words: &[&str]) -> bool {
    reading.says(run, words)
}

/// A span with one line break, so that its removal leaves no empty line.
pub(super) fn with_line_break(source: &str, span: Span) -> Span {
    let rest = &source[span.end as usize..];
    let after = if rest.starts_with("\r\n") { 2 } else { u32::from(rest.starts_with('\n')) };
    if after > 0 {
        return Span::new(span.start, span.end + after);
    }
    let before = u32::from(source[..span.start as usize].ends_with('\n'));
    Span::new(span.start - before, span.end)
}
