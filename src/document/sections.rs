use super::Heading;
use crate::text::{Reading, Run};

/// What a section speaks of.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Standing {
    /// Work that was done, or nothing said.
    #[default]
    Done,
    /// Problems.
    Problem,
    /// Work that is planned.
    Plan,
}

/// The text under one heading, up to the next heading of any level.
#[derive(Clone, Debug)]
pub struct Section {
    /// From its heading's mark to the next heading.
    pub run: Run,
    /// Indices of the headings above it, outermost first, its own last.
    pub path: Vec<usize>,
    /// What it speaks of.
    pub standing: Standing,
}

/// One sentence.
#[derive(Clone, Copy, Debug)]
pub struct Sentence {
    /// Its characters, final mark included.
    pub run: Run,
    /// Index of its section.
    pub section: usize,
    /// Index of its paragraph: sentences of one line within one section share it.
    pub paragraph: usize,
}

pub(super) fn lines(_reading: &Reading) -> Vec<Run> {
    Vec::new()
}

pub(super) fn between(reading: &Reading, _headings: &[Heading]) -> Vec<Section> {
    vec![Section { run: Run::new(0, reading.len()), path: Vec::new(), standing: Standing::Done }]
}

pub(super) fn sentences(_reading: &Reading, _sections: &[Section]) -> Vec<Sentence> {
    Vec::new()
}
