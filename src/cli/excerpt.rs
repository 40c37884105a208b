use unicode_width::UnicodeWidthChar;

use crate::text::Span;

/// Where the lines of a text begin, and how many characters come before every [`STEP`]th byte.
pub(super) struct Lines<'t> {
    source: &'t str,
    starts: Vec<usize>,
    counts: Vec<usize>,
}

/// Part of a line with the words that matter.
#[derive(PartialEq, Eq, Debug)]
pub(super) struct Excerpt {
    /// Printed as one line of at most [`WIDTH`] columns.
    pub(super) text: String,
    /// Columns before the words.
    pub(super) indent: usize,
    /// Columns of the words, at least one.
    pub(super) width: usize,
}

/// Columns of an excerpt.
pub(super) const WIDTH: usize = 76;
/// Columns kept before the words where the line is cut.
const LEAD: usize = 24;
/// Characters looked at on either side: more than [`WIDTH`] columns hold.
const NEAR: usize = 128;
const STEP: usize = 1024;
const CUT: char = '…';

impl<'t> Lines<'t> {
    pub(super) fn new(source: &'t str) -> Self {
        let breaks = source.bytes().enumerate().filter(|&(_, byte)| byte == b'\n').map(|(at, _)| at + 1);
        let counts = source.as_bytes().chunks(STEP).scan(0, |sum, stretch| {
            let before = *sum;
            *sum += begun(stretch);
            Some(before)
        });
        Self { source, starts: std::iter::once(0).chain(breaks).collect(), counts: counts.collect() }
    }

    /// Line and column in characters, both from 1.
    pub(super) fn place(&self, at: u32) -> (usize, usize) {
        let at = at as usize;
        let line = self.starts.partition_point(|&start| start <= at);
        (line, self.characters(at) - self.characters(self.starts[line - 1]) + 1)
    }

    /// Characters before a byte.
    fn characters(&self, at: usize) -> usize {
        let step = (at / STEP).min(self.counts.len().saturating_sub(1));
        self.counts.get(step).map_or(0, |&count| count + begun(&self.source.as_bytes()[step * STEP..at]))
    }

    /// The words of a span within its first line.
    pub(super) fn excerpt(&self, span: Span) -> Excerpt {
        let (first, last) = (span.start as usize, span.end as usize);
        let line = self.starts.partition_point(|&start| start <= first);
        let begin = self.starts[line - 1];
        let end = self.starts.get(line).map_or(self.source.len(), |&next| next - 1).max(first);
        let mut chars: Vec<char> = self.source[begin..first].chars().rev().take(NEAR).map(visible).collect();
        chars.reverse();
        let before = chars.len();
        let words = self.source[first..last.min(end)].trim_end_matches('\r').chars().take(NEAR).count();
        let rest = self.source[first..end].trim_end_matches('\r');
        chars.extend(rest.chars().take(words + NEAR).map(visible));
        window(&chars, before, before + words)
    }
}

/// Characters that begin in these bytes of UTF-8.
fn begun(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count()
}

/// The text as one line that a terminal prints and does not obey.
pub(super) fn shown(text: &str) -> String {
    text.chars().map(visible).collect()
}

fn window(chars: &[char], first: usize, last: usize) -> Excerpt {
    let columns = |chars: &[char]| chars.iter().copied().map(columns).sum::<usize>();
    let (mut from, mut to) = (0, chars.len());
    if columns(chars) > WIDTH {
        // Two columns at either side are left for the marks of a cut.
        let room = WIDTH - 4;
        from = first;
        while from > 0 && columns(&chars[from - 1..first]) <= LEAD {
            from -= 1;
        }
        to = from;
        while to < chars.len() && columns(&chars[from..=to]) <= room {
            to += 1;
        }
        while from > 0 && columns(&chars[from - 1..to]) <= room {
            from -= 1;
        }
    }
    let mut text: String = chars[from..to].iter().collect();
    let mut indent = columns(&chars[from..first]);
    if from > 0 {
        text.insert(0, CUT);
        indent += self::columns(CUT);
    }
    if to < chars.len() {
        text.push(CUT);
    }
    Excerpt { text, indent, width: columns(&chars[first..last.min(to)]).max(1) }
}

/// Chinese terminals show signs of ambiguous width in two columns; most others in one, and this counts with them.
fn columns(ch: char) -> usize {
    ch.width().unwrap_or(0)
}

/// A control character moves the cursor or changes the terminal: it is shown as its picture, a tab as a blank.
fn visible(ch: char) -> char {
    match ch {
        '\t' => ' ',
        '\u{7F}' => '\u{2421}',
        '\0'..='\u{1F}' => char::from_u32(0x2400 + ch as u32).unwrap_or(' '),
        '\u{80}'..='\u{9F}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => '\u{FFFD}',
        _ => ch,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(source: &str, words: &str) -> Excerpt {
        let start = source.find(words).expect("the words");
        Lines::new(source).excerpt(Span::new(start as u32, (start + words.len()) as u32))
    }

    #[test]
    fn a_short_line_is_whole_and_han_take_two_columns() {
        let excerpt = cut("标题\r\n共179名,其中\r\n", "179");
        assert_eq!(excerpt, Excerpt { text: "共179名,其中".into(), indent: 2, width: 3 });
        assert_eq!(cut("共选派179名", "选派").width, 4);
    }

    #[test]
    fn a_long_line_is_cut_around_the_words() {
        let source = "甲".repeat(100) + "179" + &"乙".repeat(100);
        let excerpt = cut(&source, "179");
        assert!(excerpt.text.starts_with("…甲") && excerpt.text.ends_with("乙…"), "{excerpt:?}");
        assert!(excerpt.text.chars().map(columns).sum::<usize>() <= WIDTH);
        let before: String = excerpt.text.chars().take_while(|&ch| ch != '1').collect();
        assert_eq!(excerpt.indent, before.chars().map(columns).sum::<usize>());
    }

    #[test]
    fn the_end_of_a_long_line_fills_the_width() {
        let source = "甲".repeat(100) + "179名。";
        let excerpt = cut(&source, "179");
        assert!(excerpt.text.ends_with("179名。") && excerpt.text.chars().map(columns).sum::<usize>() >= WIDTH - 6);
    }

    #[test]
    fn words_over_several_lines_are_shown_from_the_first() {
        let excerpt = cut("全市共\n选派", "共\n选");
        assert_eq!(excerpt, Excerpt { text: "全市共".into(), indent: 4, width: 2 });
    }

    #[test]
    fn places_are_counted_on_in_long_lines() {
        let source = "标题\n".to_owned() + &"甲😀乙1".repeat(1000) + "丙";
        let lines = Lines::new(&source);
        for (count, (at, _)) in source.char_indices().enumerate().skip(3) {
            assert_eq!(lines.place(at as u32), (2, count - 2));
        }
        assert_eq!(Lines::new("").place(0), (1, 1));
    }

    #[test]
    fn places_count_characters() {
        let lines = Lines::new("甲😀乙\n丙");
        assert_eq!(lines.place(7), (1, 3));
        assert_eq!(lines.place(11), (2, 1));
    }

    #[test]
    fn nothing_reaches_the_terminal_as_a_command() {
        assert_eq!(cut("红\u{1B}[31m色179", "179").text, "红␛[31m色179");
    }
}
