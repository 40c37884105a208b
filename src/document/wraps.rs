//! Line breaks inside sentences, as copies of PDF files have them at the end of every printed line.

use std::sync::LazyLock;

use crate::lex::lexicon::Lexicon;
use crate::lex::{hanzi, units};
use crate::order;
use crate::text::{Reading, Run, is_han};

/// Widths in half ideographs: no page prints longer lines, and shorter ones are columns or verse.
const WIDEST: usize = 120;
const NARROWEST: usize = 36;
/// How far short of the widest line a full line may end, since a mark or a word is not parted.
const RAGGED: usize = 6;
/// How many full lines that stop inside a sentence make a text a printed one.
const PRINTED: usize = 3;

/// Words that a sentence goes on behind.
static OPEN: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(&[
        "其中", "分别", "同比", "环比", "增长", "下降", "增加", "减少", "达到", "达", "完成", "实现", "占", "的", "为", "由",
        "从", "至", "到", "和", "及", "与", "对", "较", "比",
    ])
});

/// The breaks to read across, ascending.
pub(super) fn find(reading: &Reading, lines: &[Run]) -> Vec<Run> {
    let page = Page::of(reading, lines);
    let pairs = lines.windows(2).filter(|pair| pair[0].to() + 1 == pair[1].from());
    let joined = pairs.filter(|pair| {
        let (line, next) = (pair[0], pair[1]);
        (is_open(reading, line, next) || page.as_ref().is_some_and(|page| page.wraps(reading, line, next)))
            && goes_on(reading, line, next)
    });
    joined.map(|pair| Run::new(pair[0].to(), pair[1].from())).collect()
}

/// Whether the next line can belong to the one before at all.
fn goes_on(reading: &Reading, line: Run, next: Run) -> bool {
    let apart = |at: usize| reading.gap_width(at) > 1;
    let cells = |run: Run| (run.from()..run.to()).any(|at| matches!(reading.at(at), '|' | '\t') || at > run.from() && apart(at));
    (inside_number(reading, line, next) || !is_numbered(reading, next.from())) && !cells(line) && !cells(next)
}

/// PM1|0）: the digits go on.
fn inside_number(reading: &Reading, line: Run, next: Run) -> bool {
    let digits = (0..3).take_while(|&step| reading.at(next.from() + step).is_ascii_digit()).count();
    reading.before(line.to()).is_ascii_digit() && digits > 0 && reading.at(next.from() + digits) == ')'
}

/// Whether a line begins with `1.`, `(一)`, `二是`, `附件`, `●`.
fn is_numbered(reading: &Reading, at: usize) -> bool {
    let first = reading.at(at);
    let mark = !is_han(first) && !first.is_ascii_graphic() && !closes(first) && !matches!(first, '“' | '《' | '‘');
    let counts = |ch: char| ch.is_ascii_digit() || hanzi::is_numeral(ch);
    let inside = (1..4).take_while(|&step| counts(reading.at(at + step))).count();
    let bracket = first == '(' && inside > 0 && reading.at(at + 1 + inside) == ')';
    let digits = (0..3).take_while(|&step| reading.at(at + step).is_ascii_digit()).count();
    let behind = reading.at(at + digits);
    let digit = digits > 0 && (matches!(behind, '、' | ')') || behind == '.' && !reading.at(at + digits + 1).is_ascii_digit());
    let numerals = (0..3).take_while(|&step| hanzi::is_numeral(reading.at(at + step))).count();
    let numeral = numerals > 0 && matches!(reading.at(at + numerals), '、' | '是');
    let ordinal =
        first == '第' && hanzi::is_numeral(reading.at(at + 1)) && matches!(reading.at(at + 2), '章' | '部' | '节' | ',');
    let caption = matches!(first, '表' | '图') && counts(reading.at(at + 1));
    mark || bracket || digit || numeral || ordinal || caption || reading.any(at, &["附件", "附:", "附表", "注:"]).is_some()
}

fn closes(ch: char) -> bool {
    matches!(ch, ',' | '、' | ';' | ':' | ')' | '”' | '’' | '》' | '。' | '%' | '‰' | '!' | '?')
}

fn ends_sentence(reading: &Reading, at: usize) -> bool {
    let last = reading.before(at);
    matches!(last, '。' | ';' | '!' | '?' | ':')
        || matches!(last, '”' | '’' | ')') && matches!(reading.before(at - 1), '。' | '!' | '?' | ';')
}

/// Whether the words at the break leave no doubt that a sentence runs across it.
fn is_open(reading: &Reading, line: Run, next: Run) -> bool {
    let (last, first) = (reading.before(line.to()), reading.at(next.from()));
    if matches!(last, ',' | '、' | '(' | '“' | '《') {
        return true;
    }
    let number = last.is_ascii_digit() || last == '.' && line.len() > 1 && reading.at(line.to() - 2).is_ascii_digit();
    let unit = || is_scale(first) || units::at(reading, next.from()).is_some();
    let open = number && (first.is_ascii_digit() || first == '.' || last.is_ascii_digit() && unit())
        || !number && OPEN.before(reading, line.to(), line.from()).is_some();
    open && is_prose(reading, line)
}

/// Whether a line holds marks that headings, labels and cells have not.
fn is_prose(reading: &Reading, line: Run) -> bool {
    reading.signs_in(line).any(|(at, ch)| match ch {
        '。' | '、' => true,
        ',' => !reading.at(at + 1).is_ascii_digit(),
        _ => false,
    })
}

fn is_scale(ch: char) -> bool {
    matches!(ch, '万' | '亿' | '余' | '多')
}

/// A text whose lines are as long as its page is wide.
struct Page {
    width: usize,
    /// Whether paragraphs begin with blanks.
    indented: bool,
}

impl Page {
    fn of(reading: &Reading, lines: &[Run]) -> Option<Self> {
        if lines.iter().any(|line| line.len() > WIDEST) {
            return None;
        }
        let mut widths: Vec<usize> = lines.iter().map(|&line| width(reading, line)).collect();
        order::by_key(&mut widths, |&width| std::cmp::Reverse(width));
        // A line or two may run over.
        let width = widths.get(PRINTED - 1).copied().filter(|width| (NARROWEST..=WIDEST).contains(width))?;
        let indented = lines.iter().filter(|line| is_indented(reading, **line)).count() >= PRINTED;
        let page = Self { width, indented };
        let stops = |pair: &&[Run]| pair[0].to() + 1 == pair[1].from() && page.cuts(reading, pair[0], pair[1]);
        let cut = lines.windows(2).filter(stops).count();
        (cut >= PRINTED).then_some(page)
    }

    fn is_full(&self, reading: &Reading, line: Run) -> bool {
        width(reading, line) + RAGGED >= self.width
    }

    /// A full line that stops inside a sentence of prose.
    fn cuts(&self, reading: &Reading, line: Run, next: Run) -> bool {
        self.is_full(reading, line)
            && !ends_sentence(reading, line.to())
            && (is_prose(reading, line) || is_prose(reading, next))
            && goes_on(reading, line, next)
    }

    fn wraps(&self, reading: &Reading, line: Run, next: Run) -> bool {
        if self.indented {
            return self.is_full(reading, line) && !is_indented(reading, next);
        }
        self.cuts(reading, line, next)
    }
}

fn is_indented(reading: &Reading, line: Run) -> bool {
    let begin = reading.byte(line.from()) as usize;
    reading.source[..begin].ends_with(['\u{3000}', ' '])
}

/// In half ideographs.
fn width(reading: &Reading, line: Run) -> usize {
    let indent = reading.byte(line.from()) as usize;
    let blanks = reading.source[..indent].chars().rev().take_while(|ch| matches!(ch, '\u{3000}' | ' ')).count();
    let marks = |ch: &char| if ch.is_ascii_alphanumeric() || matches!(ch, '.' | '%' | '-') { 1 } else { 2 };
    reading.chars(line).iter().map(marks).sum::<usize>() + 2 * blanks
}

#[cfg(test)]
mod tests {
    use super::super::Document;
    use crate::text::Run;

    fn read(source: &str) -> String {
        let reading = Document::read(source).reading;
        reading.text(Run::new(0, reading.len()))
    }

    #[test]
    fn breaks_inside_numbers_and_behind_open_words_are_read_across() {
        for (source, expected) in [
            ("全市财政平稳，收入3.\n2亿元。", "全市财政平稳,收入3.2亿元。"),
            ("全市财政平稳，收入32\n亿元。", "全市财政平稳,收入32亿元。"),
            ("全市财政平稳，收入3\n2亿元。", "全市财政平稳,收入32亿元。"),
            ("全市财政平稳，\n收入3.2亿元。", "全市财政平稳,收入3.2亿元。"),
            ("全市财政平稳，收入增长\n5%。", "全市财政平稳,收入增长5%。"),
        ] {
            assert_eq!(read(source), expected);
        }
    }

    #[test]
    fn paragraphs_headings_and_lists_keep_their_breaks() {
        for source in [
            "聚焦主业、提升质效\n全市收入3.2亿元。",
            "收入3.2亿元，增长5%。\n支出2亿元。",
            "一、工作情况\n收入3.2亿元，\n二、存在问题",
            "新建学校12所、新增学位\n1.实施工程。",
            "县区\t收入\n甲县\t3.2\n乙县\t2.1",
            "固定资产投资增长5.2%\n社会消费品零售总额增长6.3%\n一般公共预算收入增长4.4%\n规上工业增加值增长6.1%",
        ] {
            assert_eq!(read(source).matches('\n').count(), source.matches('\n').count(), "{source}");
        }
    }

    #[test]
    fn printed_lines_are_read_as_paragraphs() {
        let source = "今年以来，全市上下坚持稳中求进工作总基调，扎实推进各项重\n点工作，经济运行总体平稳，固定资产投资完成三百二十亿元，社会\n消费品零售总额实现稳定增长，财政收入继续保持平稳增长的良好势\n头，民生福祉不断增进。\n下一步，继续抓好落实。";
        let text = read(source);
        assert_eq!(text.matches('\n').count(), 1);
        assert!(text.contains("各项重点工作") && text.contains("社会消费品"));
    }
}
