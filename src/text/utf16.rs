use super::Span;

/// Turns byte offsets into UTF-16 code units, what a browser's selection counts in.
///
/// One ascending pass notes the count at every [`STEP`](Self::STEP) bytes;
/// a question then reads at most that many bytes.
pub struct Utf16<'t> {
    source: &'t str,
    marks: Vec<u32>,
}

impl<'t> Utf16<'t> {
    const STEP: usize = 64;

    /// Reads the text once.
    pub fn new(source: &'t str) -> Self {
        let mut marks = Vec::with_capacity(source.len() / Self::STEP + 1);
        let mut units = 0u32;
        for stretch in source.as_bytes().chunks(Self::STEP) {
            marks.push(units);
            units += stretch.iter().map(|&byte| units_begun_by(byte)).sum::<u32>();
        }
        if source.len().is_multiple_of(Self::STEP) {
            marks.push(units);
        }
        Self { source, marks }
    }

    /// UTF-16 units before byte `at`, which must be a character boundary of the text.
    pub fn offset(&self, at: u32) -> u32 {
        let at = at as usize;
        let mark = at / Self::STEP;
        let rest = &self.source.as_bytes()[mark * Self::STEP..at];
        self.marks[mark] + rest.iter().map(|&byte| units_begun_by(byte)).sum::<u32>()
    }

    /// The bytes before so many units; a count that falls into a character or outside the text is cut down to it.
    pub fn byte(&self, units: u32) -> u32 {
        let mark = self.marks.partition_point(|&count| count <= units).saturating_sub(1);
        let (mut at, mut count) = (mark * Self::STEP, self.marks[mark]);
        while let Some(&byte) = self.source.as_bytes().get(at) {
            count += units_begun_by(byte);
            if count > units {
                break;
            }
            at += 1;
        }
        at as u32
    }

    /// The span of units.
    pub fn bytes(&self, start: u32, end: u32) -> Span {
        let start = self.byte(start);
        Span::new(start, self.byte(end).max(start))
    }

    /// Both ends of a span.
    pub fn range(&self, span: Span) -> (u32, u32) {
        (self.offset(span.start), self.offset(span.end))
    }
}

fn units_begun_by(byte: u8) -> u32 {
    match byte {
        0x80..=0xBF => 0,
        0xF0.. => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_boundary_agrees_with_the_standard_library() {
        let text = "全市😀1.7亿元，a𠮷b".repeat(40);
        let map = Utf16::new(&text);
        for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
            assert_eq!(map.offset(at as u32) as usize, text[..at].encode_utf16().count());
            assert_eq!(map.byte(map.offset(at as u32)) as usize, at);
        }
    }
}
