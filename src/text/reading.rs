use std::cell::OnceCell;

use super::offsets::Offsets;
use super::places::Places;
use super::shifts::Shifts;
use super::{Run, Span};

/// The text as it is read: width folded, blanks and masked debris left out, each character with its source byte.
///
/// Folded are full-width letters and digits, the marks `，；：（）％～！？．` to their
/// half-width forms, and CJK radicals to ideographs; `、。《》〈〉“”` stay.
/// Blanks (also no-break, ideographic and zero-width) are dropped, line breaks become `\n`, tabs stay.
pub struct Reading<'t> {
    /// The text as it was given.
    pub source: &'t str,
    /// What is read of it, in order: folded characters.
    chars: Vec<char>,
    /// The same characters as text, so that words are borrowed from it.
    text: String,
    /// Where each of them begins in that text.
    starts: Offsets,
    /// How much farther on each of them begins in the source.
    shifts: Shifts,
    places: OnceCell<Places>,
    /// Everything but ideographs, with its position.
    signs: Vec<(u32, char)>,
}

// Called from hundreds of places: kept out of line, the module for browsers is a fifth smaller and no slower.
impl<'t> Reading<'t> {
    /// Reads the whole source; nothing is masked yet.
    pub fn new(source: &'t str) -> Self {
        let mut reading = Self::with_room(source, source.chars().count());
        let mut length = 0;
        // What is read as it stands is copied stretch by stretch.
        let (mut copied, mut lost) = (0, 0);
        for (byte, original) in source.char_indices() {
            let start = byte - lost;
            if is_common(original) {
                reading.set(length, original, start);
                length += 1;
                continue;
            }
            let folded = fold(original);
            if folded != Some(original) {
                let after = byte + original.len_utf8();
                reading.text.push_str(&source[copied..byte]);
                reading.text.extend(folded);
                (copied, lost) = (after, after - reading.text.len());
            }
            if let Some(ch) = folded {
                if !is_common(ch) {
                    reading.signs.push((length as u32, ch));
                }
                reading.set(length, ch, start);
                length += 1;
            }
            reading.shifts.set(length, lost);
        }
        reading.text.push_str(&source[copied..]);
        reading.truncated(length)
    }

    /// Room for so many positions, to be set in their order.
    fn with_room(source: &'t str, positions: usize) -> Self {
        Self {
            source,
            chars: vec!['\0'; positions],
            text: String::with_capacity(source.len()),
            starts: Offsets::with_room(positions),
            shifts: Shifts::default(),
            places: OnceCell::new(),
            signs: Vec::with_capacity(positions / 4),
        }
    }

    #[inline(always)]
    fn set(&mut self, position: usize, ch: char, start: usize) {
        self.chars[position] = ch;
        self.starts.set(position, start as u32);
    }

    fn truncated(mut self, length: usize) -> Self {
        self.chars.truncate(length);
        self.starts.truncate(length);
        self.shifts.finish(length);
        self
    }

    /// Leaves out the given runs, which must be ascending and apart, so that words are read across them.
    pub fn masked(self, runs: &[Run]) -> Self {
        if runs.is_empty() {
            return self;
        }
        let length = self.len();
        let mut kept = Self::with_room(self.source, length);
        let (mut from, mut next) = (0, 0);
        for gap in runs.iter().copied().chain([Run::new(length, length)]) {
            let to = gap.from().min(length);
            let whole = Run::new(from.min(to), to);
            let lost = self.start(from) - kept.text.len();
            let left_out = (from - next) as u32;
            kept.text.push_str(self.words(whole));
            kept.signs.extend(self.signs_in(whole).map(|(at, ch)| (at as u32 - left_out, ch)));
            kept.shifts.follow(next, &self.shifts, (from, to), lost);
            for at in from..to {
                kept.set(next, self.at(at), self.start(at) - lost);
                next += 1;
            }
            from = gap.to().min(length);
        }
        kept.truncated(next)
    }

    /// Number of positions.
    pub fn len(&self) -> usize {
        self.chars.len()
    }

    /// Whether nothing is read.
    pub fn is_empty(&self) -> bool {
        self.chars.is_empty()
    }

    /// The character at a position, `\0` outside the text: a mark that no pattern contains.
    pub fn at(&self, position: usize) -> char {
        self.chars.get(position).copied().unwrap_or('\0')
    }

    /// The character before a position, `\0` at the beginning.
    pub fn before(&self, position: usize) -> char {
        position.checked_sub(1).map_or('\0', |position| self.at(position))
    }

    /// The byte of the source at which the character of a position begins; its length behind the text.
    pub fn byte(&self, position: usize) -> u32 {
        self.starts.get(position).map_or(self.source.len() as u32, |start| start + self.shifts.get(position))
    }

    /// The first position that begins at a byte of the source or behind it.
    pub fn position(&self, byte: u32) -> usize {
        let (mut from, mut to) = (0, self.len());
        while from < to {
            let middle = from.midpoint(to);
            if self.byte(middle) < byte { from = middle + 1 } else { to = middle }
        }
        from
    }

    /// The folded characters of a run; what lies outside the text is left out.
    pub fn chars(&self, run: Run) -> &[char] {
        self.chars.get(run.from()..run.to().min(self.chars.len())).unwrap_or_default()
    }

    /// Where the character of a position begins in the folded text; its length behind the last.
    fn start(&self, position: usize) -> usize {
        self.starts.get(position).map_or(self.text.len(), |start| start as usize)
    }

    fn bytes_of(&self, run: Run) -> &[u8] {
        &self.text.as_bytes()[self.start(run.from())..self.start(run.to())]
    }

    /// Whether the words of `pattern` stand at a position.
    #[inline(never)]
    pub fn starts(&self, position: usize, pattern: &str) -> bool {
        begins(&self.text.as_bytes()[self.start(position)..], pattern.as_bytes())
    }

    /// Whether the words of `pattern` end just before a position.
    #[inline(never)]
    pub fn ends(&self, position: usize, pattern: &str) -> bool {
        let before = if position <= self.len() { self.start(position) } else { 0 };
        finishes(&self.text.as_bytes()[..before], pattern.as_bytes())
    }

    /// First place of `pattern` inside `run`.
    #[inline(never)]
    pub fn find(&self, run: Run, pattern: &str) -> Option<usize> {
        let first = pattern.chars().next()?;
        let fits = |at: usize| begins(self.bytes_of(Run::new(at, run.to())), pattern.as_bytes());
        let places = self.chars(run).iter().enumerate().filter(|(_, ch)| **ch == first).map(|(at, _)| run.from() + at);
        places.into_iter().find(|&at| fits(at))
    }

    /// Whether any of several patterns stands inside `run`.
    #[inline(never)]
    pub fn says(&self, run: Run, patterns: &[&str]) -> bool {
        // One bit for every character of the run turns nearly all patterns away before it is searched.
        let bit = |ch: char| 1u64 << (ch as u32 % 64);
        let seen = self.chars(run).iter().fold(0, |seen, &ch| seen | bit(ch));
        let may = |pattern: &str| pattern.chars().all(|ch| seen & bit(ch) != 0);
        patterns.iter().any(|pattern| may(pattern) && self.find(run, pattern).is_some())
    }

    /// Every position of a character, ascending. The index behind it is made at the first question.
    pub fn places(&self, ch: char) -> impl Iterator<Item = usize> + '_ {
        let index = self.places.get_or_init(|| Places::new(&self.chars));
        index.candidates(ch).map(|at| at as usize).filter(move |&at| self.at(at) == ch)
    }

    /// Everything but ideographs, ascending: marks, digits, letters, line breaks.
    pub fn signs(&self) -> impl Iterator<Item = (usize, char)> + '_ {
        self.signs.iter().map(|&(at, ch)| (at as usize, ch))
    }

    /// What of it stands in a run.
    pub fn signs_in(&self, run: Run) -> impl Iterator<Item = (usize, char)> + '_ {
        let first = self.signs.partition_point(|&(at, _)| at < run.start);
        self.signs[first..].iter().take_while(move |&&(at, _)| at < run.end).map(|&(at, ch)| (at as usize, ch))
    }

    /// Every position of any of several characters, ascending.
    #[inline(never)]
    pub fn places_of(&self, chars: &[char]) -> Vec<usize> {
        let mut all: Vec<usize> = chars.iter().flat_map(|&ch| self.places(ch)).collect();
        // Not the unstable sort: this one merges the ascending stretches.
        all.sort();
        all
    }

    /// The first of several patterns that stands at a position; list longer ones first.
    #[inline(never)]
    pub fn any<'p>(&self, position: usize, patterns: &[&'p str]) -> Option<&'p str> {
        let here = &self.text.as_bytes()[self.start(position)..];
        patterns.iter().copied().find(|pattern| begins(here, pattern.as_bytes()))
    }

    /// The first of several patterns that a run begins with; list longer ones first.
    #[inline(never)]
    pub fn opening<'p>(&self, run: Run, patterns: &[&'p str]) -> Option<&'p str> {
        let words = self.bytes_of(run);
        patterns.iter().copied().find(|pattern| begins(words, pattern.as_bytes()))
    }

    /// The first of several patterns that a run ends with; list longer ones first.
    #[inline(never)]
    pub fn closing<'p>(&self, run: Run, patterns: &[&'p str]) -> Option<&'p str> {
        let words = self.bytes_of(run);
        patterns.iter().copied().find(|pattern| finishes(words, pattern.as_bytes()))
    }

    /// The folded characters of a run.
    pub fn words(&self, run: Run) -> &str {
        &self.text[self.start(run.from())..self.start(run.to())]
    }

    /// The same, to keep.
    pub fn text(&self, run: Run) -> String {
        self.words(run).to_owned()
    }

    /// The source bytes of a run, from its first character to its last; nothing outside the text.
    #[inline(never)]
    pub fn span(&self, run: Run) -> Span {
        if run.is_empty() {
            return Span::new(self.byte(run.from()), self.byte(run.from()));
        }
        let last = self.byte(run.to() - 1);
        Span::new(self.byte(run.from()), last + self.width(last))
    }

    /// How many bytes the character has that begins at a byte.
    fn width(&self, byte: u32) -> u32 {
        match self.source.as_bytes().get(byte as usize) {
            Some(0..0x80) => 1,
            Some(0x80..0xE0) => 2,
            Some(0xE0..0xF0) => 3,
            Some(0xF0..) => 4,
            None => 0,
        }
    }

    /// The words of a run as they stand in the source.
    #[inline(never)]
    pub fn quote(&self, run: Run) -> &'t str {
        let span = self.span(run);
        &self.source[span.start as usize..span.end as usize]
    }

    /// Whether blanks or masked debris lie in the source between this position and the one before; a line break alone,
    /// which is read across inside sentences, parts nothing.
    #[inline(never)]
    pub fn gap(&self, position: usize) -> bool {
        if position == 0 || position >= self.len() || self.shifts.get(position - 1) == self.shifts.get(position) {
            return false;
        }
        let before = self.byte(position - 1);
        let (end, here) = (before + self.width(before), self.byte(position));
        end != here && !matches!(&self.source[end as usize..here as usize], "\n" | "\r\n")
    }

    /// The stretches of the source that are not read: blanks, what stands for nothing, masked debris.
    pub fn unread(&self) -> impl Iterator<Item = Span> + '_ {
        let places = self.shifts.changes().filter(|&position| position < self.len()).chain([self.len()]);
        places.filter_map(|position| {
            let from = position.checked_sub(1).map_or(0, |before| self.byte(before) + self.width(self.byte(before)));
            let to = self.byte(position);
            (from < to).then(|| Span::new(from, to))
        })
    }

    /// How many characters of the source lie between this position and the one before.
    pub fn gap_width(&self, position: usize) -> usize {
        if !self.gap(position) {
            return 0;
        }
        let before = self.span(Run::new(position - 1, position)).end as usize;
        self.source[before..self.byte(position) as usize].chars().count()
    }
}

/// Whether words begin like a pattern; most differ in the first ideograph already.
#[inline(always)]
fn begins(here: &[u8], pattern: &[u8]) -> bool {
    let other = here.first_chunk::<3>().zip(pattern.first_chunk()).is_some_and(|(one, other)| one != other);
    !other && here.starts_with(pattern)
}

/// Whether words end like a pattern.
#[inline(always)]
fn finishes(here: &[u8], pattern: &[u8]) -> bool {
    let other = here.last_chunk::<3>().zip(pattern.last_chunk()).is_some_and(|(one, other)| one != other);
    !other && here.ends_with(pattern)
}

/// Whether a character is a Chinese ideograph.
pub fn is_han(ch: char) -> bool {
    matches!(ch, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '〇' | '\u{20000}'..='\u{3134F}')
}

/// Whether a character is one of the ideographs that all but a few of a text are.
fn is_common(ch: char) -> bool {
    matches!(ch, '\u{4E00}'..='\u{9FFF}')
}

fn fold(ch: char) -> Option<char> {
    Some(match ch {
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
    fn what_is_not_read_is_known() {
        let unread = |reading: &Reading| reading.unread().map(|span| span.of(reading.source).to_owned()).collect::<Vec<_>>();
        let reading = Reading::new("\u{3000}全市，１ 2\r\n\r\n乡村振3/8兴\u{200B}");
        assert_eq!(unread(&reading), ["\u{3000}", " ", "\r", "\r", "\u{200B}"]);
        assert_eq!(unread(&reading.masked(&[Run::new(10, 13)])), ["\u{3000}", " ", "\r", "\r", "3/8", "\u{200B}"]);
        assert_eq!(unread(&Reading::new("全市，１２")), [""; 0]);
        assert_eq!(unread(&Reading::new("  ")), ["  "]);
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
        let whole = Run::new(0, 2);
        assert!(reading.says(whole, &["省", "全市"]) && !reading.says(whole, &["市全", "全市级"]));
        assert!(!reading.says(Run::new(0, 1), &["市", "全市"]) && !reading.says(whole, &[]));
    }
}
