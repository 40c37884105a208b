/// A half-open range of bytes of the source text, on character boundaries.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
}

impl Span {
    /// The span from `start` to `end`.
    pub fn new(start: u32, end: u32) -> Self {
        debug_assert!(start <= end);
        Self { start, end }
    }

    /// Whether the two share a byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether it covers nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The text it covers.
    pub fn of(self, source: &str) -> &str {
        &source[self.start as usize..self.end as usize]
    }
}

/// A half-open range of positions of a [`Reading`](super::Reading): one position, one character as read.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Run {
    /// First position.
    pub start: u32,
    /// Position after the last.
    pub end: u32,
}

impl Run {
    /// The run from `start` to `end`.
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end);
        Self { start: start as u32, end: end as u32 }
    }

    /// First position, for indexing.
    pub fn from(self) -> usize {
        self.start as usize
    }

    /// Position after the last, for indexing.
    pub fn to(self) -> usize {
        self.end as usize
    }

    /// How many characters it covers.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it covers nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `position` lies inside.
    pub fn holds(self, position: usize) -> bool {
        self.from() <= position && position < self.to()
    }

    /// Whether `other` lies inside.
    pub fn contains(self, other: Run) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a position.
    pub fn overlaps(self, other: Run) -> bool {
        self.start < other.end && other.start < self.end
    }
}
