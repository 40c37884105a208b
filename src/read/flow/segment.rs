/// No run: the words are Word's own, as the number of a heading.
pub(crate) const NO_RUN: u32 = u32::MAX;

/// Words of the text that stand together in the file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Segment {
    /// First byte in the text.
    pub(crate) start: u32,
    /// Byte after the last.
    pub(crate) end: u32,
    pub(crate) part: u8,
    /// Its paragraph in the part.
    pub(crate) paragraph: u32,
    /// Its run in the list of runs.
    pub(crate) run: u32,
    /// UTF-16 units before it in the run.
    pub(crate) char: u32,
    /// The bytes of its element in the part.
    pub(crate) element: (u32, u32),
    /// The bytes of its words in the part. As many as in the text, or the words cannot be parted.
    pub(crate) raw: (u32, u32),
}

impl Segment {
    /// Whether the words stand in the file as they are read, byte by byte.
    pub(crate) fn is_literal(&self) -> bool {
        self.raw.1 - self.raw.0 == self.end - self.start && self.raw != self.element
    }
}
