use crate::text::{Reading, Run};

/// How headings of one level are numbered.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Series {
    /// 一、
    Han,
    /// （一）
    HanBracket,
    /// 1.
    Digit,
    /// （1）
    DigitBracket,
    /// 一是
    Ordinal,
}

/// One heading.
#[derive(Clone, Debug)]
pub struct Heading {
    /// Its number as printed: `一、`, `(二)`, `3.`.
    pub mark: Run,
    /// Its words, without the mark and without the mark's or its own final punctuation.
    pub title: Run,
    /// How it is numbered.
    pub series: Series,
    /// Its number.
    pub number: u32,
    /// Its depth, from 1.
    pub level: u8,
    /// Whether it stands inside a line instead of beginning one.
    pub inline: bool,
}

pub(super) fn title(_reading: &Reading, lines: &[Run]) -> Option<Run> {
    lines.first().copied()
}

pub(super) fn find(_reading: &Reading, _lines: &[Run], _title: Option<Run>) -> Vec<Heading> {
    Vec::new()
}
