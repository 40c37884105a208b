use super::Quantity;
use crate::document::{Document, Period};
use crate::lex::time;
use crate::mention::{self, Class, Figure};
use crate::number::Interval;
use crate::text::Reading;

/// A figure as a report would print it: `15亿元`, `1.2万人`, `64%`; nothing else may stand there, and it must be exact.
pub(super) fn quantity(words: &str) -> Option<Quantity> {
    let document = Document::read(words);
    let mentions = mention::read(&document);
    let [mention] = &mentions[..] else { return None };
    let figure = mention.figure.as_deref().filter(|figure| mention.class == Class::Quantity && figure.is_plain())?;
    let whole = figure.whole.from() == 0 && figure.whole.to() == document.reading.len();
    // What is set is not measured: it has no rounding.
    let exact = Figure { range: Interval::exactly(figure.scaled?), exact: true, ..figure.clone() };
    (whole && !figure.unit.printed.is_empty()).then(|| Quantity { words: words.to_owned(), figure: exact })
}

/// A time with its year: `2024年`, `2024年上半年`, `2024年1—9月`.
pub(super) fn period(words: &str) -> Option<Period> {
    let reading = Reading::new(words);
    let read = time::read(&reading, 0, None)?;
    (read.run.to() == reading.len()).then_some(read.when).flatten()
}
