use super::Segment;
use super::segment::NO_RUN;

/// One line of the text in the making; the places of its segments count from its begin.
#[derive(Clone, Debug, Default)]
pub(crate) struct Line {
    pub(crate) text: String,
    pub(crate) segments: Vec<Segment>,
}

impl Line {
    /// Adds words that come from a place.
    pub(crate) fn push(&mut self, words: &str, mut from: Segment) {
        from.start = self.text.len() as u32;
        self.text.push_str(words);
        from.end = self.text.len() as u32;
        self.segments.push(from);
    }

    /// Puts a number before the words, parted from them where they would flow together.
    pub(crate) fn label(&mut self, label: &str, tight: bool, part: u8, paragraph: u32) {
        let closed = label.ends_with(['、', '）', ')', '：', ':', '．', '.', '，', ',', '】', ']', '〕']);
        let digits = label.ends_with(['.', '．']) && self.text.starts_with(|ch: char| ch.is_ascii_digit());
        let gap = if label.is_empty() || tight || closed && !digits { "" } else { " " };
        let mut labelled = Line::default();
        let none = Segment { start: 0, end: 0, part, paragraph, run: NO_RUN, char: 0, element: (0, 0), raw: (0, 0) };
        labelled.push(&format!("{label}{gap}"), none);
        labelled.append(std::mem::take(self));
        *self = labelled;
    }

    /// Adds another line's words.
    pub(crate) fn append(&mut self, other: Line) {
        let shift = self.text.len() as u32;
        self.text.push_str(&other.text);
        self.segments.extend(other.segments.into_iter().map(|segment| Segment {
            start: segment.start + shift,
            end: segment.end + shift,
            ..segment
        }));
    }

    /// Makes a cell's words out of it: line breaks and tabs would end the cell.
    pub(crate) fn within_cell(mut self) -> Self {
        if self.text.contains(['\n', '\t']) {
            self.text = self.text.replace(['\n', '\t'], " ");
        }
        self
    }
}
