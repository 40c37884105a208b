use std::cell::OnceCell;

use super::places::Places;
use super::{Run, Span};

/// One character as read: folded to its plain form, with the place it came from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Glyph {
    /// The folded character.
    pub ch: char,
    /// Byte offset of the original in the source.
    pub byte: u32,
}

/// The text as it is read: width folded, blanks and masked debris left out, each character with its source byte.
///
/// Folded are full-width letters and digits, the marks `，；：（）％～！？．` to their
/// half-width forms, and CJK radicals to ideographs; `、。《》〈〉“”` stay.
/// Blanks (also no-break, ideographic and zero-width) are dropped, line breaks become `\n`, tabs stay.
pub struct Reading<'t> {
    /// The text as it was given.
    pub source: &'t str,
    /// What is read of it, in order.
    pub glyphs: Vec<Glyph>,
    places: OnceCell<Places>,
}

// Called from hundreds of places: kept out of line, the module for browsers is a fifth smaller and no slower.
impl<'t> Reading<'t> {
    /// Reads the whole source; nothing is masked yet.
    pub fn new(source: &'t str) -> Self {
        let mut glyphs = Vec::with_capacity(source.len() / 3 + 16);
        for (byte, original) in source.char_indices() {
            if let Some(ch) = fold(original) {
                glyphs.push(Glyph { ch, byte: byte as u32 });
            }
        }
        Self { source, glyphs, places: OnceCell::new() }
    }

    /// Leaves out the given runs, which must be ascending and apart, so that words are read across them.
    pub fn masked(mut self, runs: &[Run]) -> Self {
        if runs.is_empty() {
            return self;
        }
        self.places = OnceCell::new();
        let mut masks = runs.iter().peekable();
        let mut position = 0usize;
        self.glyphs.retain(|_| {
            while masks.next_if(|mask| mask.to() <= position).is_some() {}
            let keep = masks.peek().is_none_or(|mask| !mask.holds(position));
            position += 1;
            keep
        });
        self
    }

    /// Number of positions.
    pub fn len(&self) -> usize {
        self.glyphs.len()
    }

    /// Whether nothing is read.
    pub fn is_empty(&self) -> bool {
        self.glyphs.is_empty()
    }

    /// The character at a position, `\0` outside the text: a mark that no pattern contains.
    pub fn at(&self, position: usize) -> char {
        self.glyphs.get(position).map_or('\0', |glyph| glyph.ch)
    }

    /// The character before a position, `\0` at the beginning.
    pub fn before(&self, position: usize) -> char {
        position.checked_sub(1).map_or('\0', |position| self.at(position))
    }

    /// Whether the words of `pattern` stand at a position.
    #[inline(never)]
    pub fn starts(&self, position: usize, pattern: &str) -> bool {
        let mut position = position;
        pattern.chars().all(|ch| {
            position += 1;
            self.at(position - 1) == ch
        })
    }

    /// Whether the words of `pattern` end just before a position.
    #[inline(never)]
    pub fn ends(&self, position: usize, pattern: &str) -> bool {
        let mut position = position;
        pattern.chars().rev().all(|ch| {
            let same = self.before(position) == ch;
            position = position.saturating_sub(1);
            same
        })
    }

    /// First place of `pattern` inside `run`.
    #[inline(never)]
    pub fn find(&self, run: Run, pattern: &str) -> Option<usize> {
        let length = pattern.chars().count();
        let first = pattern.chars().next()?;
        (run.from()..(run.to() + 1).saturating_sub(length)).find(|&at| self.at(at) == first && self.starts(at, pattern))
    }

    /// Every position of a character, ascending. The index behind it is made at the first question.
    pub fn places(&self, ch: char) -> impl Iterator<Item = usize> + '_ {
        let index = self.places.get_or_init(|| Places::new(self.glyphs.iter().map(|glyph| glyph.ch)));
        index.candidates(ch).iter().map(|&at| at as usize).filter(move |&at| self.at(at) == ch)
    }

    /// Every position of any of several characters, ascending.
    #[inline(never)]
    pub fn places_of(&self, chars: &[char]) -> Vec<usize> {
        let mut all: Vec<usize> = chars.iter().flat_map(|&ch| self.places(ch)).collect();
        all.sort_unstable();
        all
    }

    /// The first of several patterns that stands at a position; list longer ones first.
    #[inline(never)]
    pub fn any<'p>(&self, position: usize, patterns: &[&'p str]) -> Option<&'p str> {
        patterns.iter().copied().find(|pattern| self.starts(position, pattern))
    }

    /// The folded characters of a run.
    #[inline(never)]
    pub fn text(&self, run: Run) -> String {
        self.glyphs[run.from()..run.to()].iter().map(|glyph| glyph.ch).collect()
    }

    /// The source bytes of a run, from its first character to its last; nothing outside the text.
    #[inline(never)]
    pub fn span(&self, run: Run) -> Span {
        let byte = |position: usize| self.glyphs.get(position).map_or(self.source.len() as u32, |glyph| glyph.byte);
        if run.is_empty() {
            return Span::new(byte(run.from()), byte(run.from()));
        }
        let last = byte(run.to() - 1);
        let width = self.source[last as usize..].chars().next().map_or(0, char::len_utf8);
        Span::new(byte(run.from()), last + width as u32)
    }

    /// The words of a run as they stand in the source.
    #[inline(never)]
    pub fn quote(&self, run: Run) -> &'t str {
        let span = self.span(run);
        &self.source[span.start as usize..span.end as usize]
    }

    /// Whether blanks or masked debris lie in the source between this position and the one before.
    #[inline(never)]
    pub fn gap(&self, position: usize) -> bool {
        let (Some(before), Some(here)) = (position.checked_sub(1).and_then(|p| self.glyphs.get(p)), self.glyphs.get(position))
        else {
            return false;
        };
        let width = self.source[before.byte as usize..].chars().next().map_or(0, char::len_utf8) as u32;
        before.byte + width != here.byte
    }

    /// How many characters of the source lie between this position and the one before.
    pub fn gap_width(&self, position: usize) -> usize {
        if !self.gap(position) {
            return 0;
        }
        let before = self.span(Run::new(position - 1, position)).end as usize;
        self.source[before..self.glyphs[position].byte as usize].chars().count()
    }
}

/// Whether a character is a Chinese ideograph.
pub fn is_han(ch: char) -> bool {
    matches!(ch, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '〇' | '\u{20000}'..='\u{3134F}')
}

fn fold(ch: char) -> Option<char> {
    Some(match ch {
        '\u{4E00}'..='\u{9FFF}' => ch,
        ' ' | '\r' | '\u{A0}' | '\u{3000}' | '\u{2000}'..='\u{200F}' | '\u{202F}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}' => {
            return None;
        }
        '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{B}' | '\u{C}' => '\n',
        '！'..='～' => char::from_u32(ch as u32 - 0xFEE0).unwrap_or(ch),
        '﹪' => '%',
        '\u{2F00}'..='\u{2FD5}' => radical(ch),
        _ => ch,
    })
}

/// The Kangxi radicals that PDF readers put in place of ideographs, those that occur in plain prose.
fn radical(ch: char) -> char {
    const PAIRS: &str = "⼀一⼆二⼈人⼊入⼋八⼒力⼗十⼝口⼟土⼠士⼤大⼥女⼦子⼩小⼭山⼯工⼲干⼴广⼼心⼿手⽀支⽂文⽅方⽇日⽉月⽊木⽌止⽐比⽔水⽕火⽚片⽜牛⽟玉⽣生⽤用⽥田⽩白⽬目⽯石⽰示⽴立⽵竹⽶米⽼老⾃自⾄至⾊色⾏行⾐衣⾒见⾔言⾛走⾜足⾝身⾞车⾥里⾦金⾧长⾨门⾯面⾳音⾷食⾸首⾼高";
    let mut pairs = PAIRS.chars();
    while let (Some(from), Some(to)) = (pairs.next(), pairs.next()) {
        if from == ch {
            return to;
        }
    }
    ch
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_width_and_leaves_out_blanks() {
        let reading = Reading::new("增长　１０．１％，\u{200B}达 390 亿元");
        assert_eq!(reading.text(Run::new(0, reading.len())), "增长10.1%,达390亿元");
    }

    #[test]
    fn spans_lead_back_to_the_source() {
        let source = "乡村振3/8兴重点";
        let whole = Reading::new(source);
        let reading = whole.masked(&[Run::new(3, 6)]);
        assert_eq!(reading.text(Run::new(0, reading.len())), "乡村振兴重点");
        assert_eq!(reading.quote(Run::new(2, 4)), "振3/8兴");
        assert_eq!(reading.quote(Run::new(3, 5)), "兴重");
        assert!(reading.gap(3) && !reading.gap(2));
    }

    #[test]
    fn places_are_those_of_the_character_alone() {
        // The two share a bucket of the index.
        let (one, other) = ('一', char::from_u32('一' as u32 + 4096).expect("a character"));
        let text: String = [one, other, one, '市'].into_iter().collect();
        let reading = Reading::new(&text);
        assert_eq!(reading.places(one).collect::<Vec<_>>(), [0, 2]);
        assert_eq!(reading.places(other).collect::<Vec<_>>(), [1]);
        assert_eq!(reading.places('省').count(), 0);
        assert_eq!(reading.places_of(&['市', one]), [0, 2, 3]);
    }

    #[test]
    fn patterns_stop_at_the_ends() {
        let reading = Reading::new("全市");
        assert!(reading.starts(0, "全市") && !reading.starts(1, "市级"));
        assert!(reading.ends(2, "全市") && !reading.ends(1, "不全"));
        assert_eq!(reading.find(Run::new(0, 2), "市"), Some(1));
        assert_eq!(reading.find(Run::new(0, 2), "省"), None);
    }
}
