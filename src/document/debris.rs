use crate::text::{Reading, Span};

/// Something that does not belong to the text and is left out of its reading.
#[derive(Clone, Debug)]
pub struct Debris {
    /// What it is.
    pub kind: DebrisKind,
    /// Where it stands.
    pub span: Span,
    /// Whether it fills its line.
    pub alone: bool,
}

/// The kinds of debris.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DebrisKind {
    /// A page number: `3/8`, `- 3 -`, `第3页共8页`.
    PageMark,
    /// A line or phrase of a document-sharing website.
    Boilerplate,
}

pub(super) fn mask(reading: Reading<'_>) -> (Reading<'_>, Vec<Debris>) {
    (reading, Vec::new())
}
