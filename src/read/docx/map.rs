use crate::read::Place;
use crate::read::flow::Segment;

/// A run of characters of one look.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RunPlace {
    /// Which of the runs of its paragraph.
    pub(crate) index: u32,
    /// Where its first tag begins and ends.
    pub(crate) tag: (u32, u32),
    /// Its properties; empty where it has none.
    pub(crate) properties: (u32, u32),
    /// Where its last tag begins and ends.
    pub(crate) end: (u32, u32),
    /// The run of the main text to which a comment on it is tied: itself, unless it lies in a text box or a note.
    pub(crate) anchor: u32,
    /// Whether it may be changed with a mark: it is no insertion that still waits for a decision.
    pub(crate) settled: bool,
}

/// The way from the text back into a Word document.
#[derive(Debug)]
pub struct Map {
    /// Names of the parts, the main text first.
    pub(crate) parts: Vec<String>,
    /// In the order of the text.
    pub(crate) segments: Vec<Segment>,
    pub(crate) runs: Vec<RunPlace>,
}

impl Map {
    /// The segment that holds a byte of the text, or the next one.
    pub(crate) fn segment_at(&self, at: u32) -> Option<&Segment> {
        self.segments.get(self.segments.partition_point(|segment| segment.end <= at)).or(self.segments.last())
    }

    pub(in crate::read) fn place(&self, text: &str, at: u32) -> Option<Place> {
        let segment = self.segment_at(at)?;
        let before = text.get(segment.start as usize..at.clamp(segment.start, segment.end) as usize).unwrap_or_default();
        let run = self.runs.get(segment.run as usize);
        Some(Place {
            part: self.parts.get(usize::from(segment.part))?.clone(),
            paragraph: Some(segment.paragraph),
            run: run.map(|run| run.index),
            char: run.map(|_| segment.char + before.encode_utf16().count() as u32),
            cell: None,
        })
    }
}
