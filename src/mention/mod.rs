//! Every numeral of the document with its class, and its value where it has one.

mod compound;
mod figure;
mod fraction;
mod hanzi_words;
mod named;
mod quantity;
mod range;
mod tables;
#[cfg(test)]
mod tests;

pub use crate::lex::units::Dimension;
pub use figure::{Approximation, Figure, Unit};

use std::sync::Arc;

use crate::document::{DebrisKind, Document, Period, Series};
use crate::lex::{hanzi, numeral, time};
use crate::number::Decimal;
use crate::text::{Reading, Run, Span, is_han};

/// What a numeral is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Class {
    /// A figure with a value: count, amount, percentage, multiple.
    Quantity,
    /// A day or month.
    Date,
    /// A stretch of time: year, quarter, half-year, 近两年.
    Period,
    /// 第二批, 第六届.
    Ordinal,
    /// The number of a heading.
    Heading,
    /// 〔2024〕12号.
    DocumentNumber,
    /// 十四五.
    PlanEra,
    /// A numeral inside a name: 五个一, 三城四区, 百强.
    NamedTerm,
    /// Identifiers: telephone, ICP, GB/T, 5G.
    Code,
    /// A page number left in the text.
    PageMark,
    /// Understood, and none of the above: 二期, 1号楼.
    Other,
    /// Not understood.
    Unclassified,
}

/// One numeral.
#[derive(Clone, Debug)]
pub struct Mention {
    /// Where it stands in the source.
    pub span: Span,
    /// Where it stands in the reading; `None` inside masked debris.
    pub run: Option<Run>,
    /// What it is.
    pub class: Class,
    /// Its value, for quantities and ranks; apart from the rest, which is passed over far more often.
    pub figure: Option<Arc<Figure>>,
    /// The number of an ordinal or of a length of time, which is no figure: 6 of 第六届, 20 of 20年.
    pub number: Option<Decimal>,
    /// Its days, for dates and periods where they are known.
    pub when: Option<Period>,
}

impl Mention {
    /// Whether it is a length of time without a place in the calendar: 九年, 24个月, 前三年.
    pub fn is_duration(&self, reading: &Reading) -> bool {
        let Some(run) = self.run.filter(|_| self.class == Class::Period && self.when.is_none()) else { return false };
        if reading.starts(run.from(), "连续") {
            return true;
        }
        let lead = usize::from(matches!(reading.at(run.from()), '前' | '后' | '头'));
        let first = reading.at(run.from() + lead);
        let counted = first.is_ascii_digit() || hanzi::is_numeral(first);
        counted && reading.says(run, &["年", "个月"])
    }
}

/// Finds and classifies every numeral, in the order of the text.
pub fn read(document: &Document) -> Vec<Mention> {
    let mut reader = Reader {
        reading: &document.reading,
        year: document.year(),
        month: document.month(),
        found: Vec::with_capacity(document.reading.len() / 20),
    };
    let mut headings = document.headings.iter().filter(|heading| heading.series != Series::Bare).peekable();
    let chars = document.reading.chars(Run::new(0, document.reading.len()));
    let mut at = 0;
    while let Some(skipped) = chars.get(at..).and_then(|rest| rest.iter().position(|&ch| may_begin(ch))) {
        at += skipped;
        while headings.next_if(|heading| heading.mark.from() < at).is_some() {}
        if let Some(heading) = headings.next_if(|heading| heading.mark.from() == at) {
            at = reader.heading(heading.mark);
            continue;
        }
        at = reader.step(at);
    }
    let mut found = reader.found;
    if !document.debris.is_empty() {
        debris(document, &mut found);
    }
    if !document.tables.is_empty() {
        tables::read(document, &mut found);
    }
    found
}

/// What a mention, or the mark of a heading, begins with.
const BEGINNINGS: [char; 68] = [
    '负', '負', '从', '自', '由', '.', '-', '今', '本', '去', '上', '前', '明', '近', '过', '连', '未', '后', '头', '第', '〔',
    '［', '[', '(', '数', '几', '半', '零', '〇', '○', '一', '壹', '二', '两', '贰', '三', '叁', '四', '肆', '五', '伍', '六',
    '陆', '七', '柒', '八', '捌', '九', '玖', '十', '拾', '百', '佰', '千', '仟', '万', '亿', '兆', '0', '1', '2', '3', '4', '5',
    '6', '7', '8', '9',
];

/// Those characters by their low bits: nearly all others are passed over without a closer look.
const BEGINNING_BITS: [u64; 64] = {
    let mut bits = [0; 64];
    let mut index = 0;
    while index < BEGINNINGS.len() {
        let low = BEGINNINGS[index] as usize & 4095;
        bits[low >> 6] |= 1 << (low & 63);
        index += 1;
    }
    bits
};

fn may_begin(ch: char) -> bool {
    let low = ch as usize & 4095;
    BEGINNING_BITS[low >> 6] & (1 << (low & 63)) != 0 || ch.is_ascii_alphabetic()
}

/// Digits inside masked debris are mentions too: every digit of the source has a class.
/// Those that stand inside a numeral that was read across them belong to that numeral.
fn debris(document: &Document, found: &mut Vec<Mention>) {
    let source = document.reading.source;
    let read = found.len();
    for part in &document.debris {
        let class = if part.kind == DebrisKind::PageMark { Class::PageMark } else { Class::Code };
        let text = part.span.of(source);
        let mut start = None;
        for (at, ch) in text.char_indices().chain([(text.len(), ' ')]) {
            match (is_any_digit(ch), start) {
                (true, None) => start = Some(at),
                (false, Some(from)) => {
                    let span = Span::new(part.span.start + from as u32, part.span.start + at as u32);
                    let before = found[..read].partition_point(|mention| mention.span.end <= span.start);
                    if !found[..read].get(before).is_some_and(|mention| mention.span.contains(span)) {
                        found.push(Mention { span, run: None, class, figure: None, number: None, when: None });
                    }
                    start = None;
                }
                _ => {}
            }
        }
    }
    found.sort_by_key(|mention| mention.span);
}

fn is_any_digit(ch: char) -> bool {
    ch.is_ascii_digit() || ('０'..='９').contains(&ch)
}

/// Walks over the reading and notes what it finds; each step returns where to go on.
struct Reader<'r, 't> {
    reading: &'r Reading<'t>,
    year: Option<i32>,
    month: Option<u8>,
    found: Vec<Mention>,
}

impl Reader<'_, '_> {
    fn push(&mut self, run: Run, class: Class, figure: Option<Figure>, when: Option<Period>) -> usize {
        let span = self.reading.span(run);
        self.found.push(Mention { span, run: Some(run), class, figure: figure.map(Arc::new), number: None, when });
        run.to()
    }

    /// Gives the mention just noted its number.
    fn numbered(&mut self, number: Option<Decimal>) {
        if let Some(mention) = self.found.last_mut() {
            mention.number = number;
        }
    }

    fn note(&mut self, start: usize, end: usize, class: Class) -> usize {
        self.push(Run::new(start, end), class, None, None)
    }

    fn heading(&mut self, mark: Run) -> usize {
        let numeral = |at: usize| self.reading.at(at).is_ascii_digit() || hanzi::is_numeral(self.reading.at(at));
        let start = (mark.from()..mark.to()).find(|&at| numeral(at)).unwrap_or(mark.from());
        let end = (start..mark.to()).find(|&at| !numeral(at)).unwrap_or(mark.to());
        self.note(start, end, Class::Heading);
        mark.to()
    }

    fn step(&mut self, at: usize) -> usize {
        let ch = self.reading.at(at);
        match ch {
            '0'..='9' => self.arabic(at),
            '.' if self.reading.at(at + 1).is_ascii_digit() && !self.reading.before(at).is_alphanumeric() => self.quantity(at),
            '-' if self.reading.at(at + 1).is_ascii_digit() && self.signs(at) => self.quantity(at),
            '今' | '本' | '去' | '上' | '前' | '明' | '近' | '过' | '连' | '未' | '后' | '头' => {
                self.time(at).unwrap_or(at + 1)
            }
            '第' => self.ordinal(at).unwrap_or(at + 1),
            '〔' | '［' | '[' | '(' => self.document_number(at).unwrap_or(at + 1),
            'A'..='Z' | 'a'..='z' => self.latin(at),
            '数' | '几' => self.vague_power(at).unwrap_or(at + 1),
            '半' => self.half_tenth(at).or_else(|| self.half_of(at)).or_else(|| self.vague_power(at)).unwrap_or(at + 1),
            '负' | '負' if numeral::is_minus(self.reading, at) => match self.reading.at(at + 1).is_ascii_digit() {
                true => self.fraction(at).unwrap_or_else(|| self.quantity(at)),
                false => self.hanzi(at),
            },
            '从' | '自' | '由' => self.time_from(at).unwrap_or(at + 1),
            _ if hanzi::is_numeral(ch) => self.hanzi(at),
            _ => at + 1,
        }
    }

    /// Whether a minus sign is one, not a dash between words or codes.
    fn signs(&self, at: usize) -> bool {
        let before = self.reading.before(at);
        !before.is_ascii_alphanumeric()
            && !matches!(before, '-' | '—' | '%' | ')' | '月' | '年' | '日' | '号' | '”' | '〕' | '万' | '亿' | '元')
    }

    fn time(&mut self, at: usize) -> Option<usize> {
        let expression = time::read_in(self.reading, at, self.year, self.month)?;
        let run = expression.run;
        let has_numeral =
            (run.from()..run.to()).any(|p| self.reading.at(p).is_ascii_digit() || hanzi::is_numeral(self.reading.at(p)));
        if !has_numeral {
            return None;
        }
        let class = if expression.day { Class::Date } else { Class::Period };
        let next = self.push(run, class, None, expression.when);
        self.numbered(expression.length.map(|length| Decimal::from(i64::from(length))));
        Some(next)
    }

    /// `从3月到5月`: a stretch of time with the word before it.
    fn time_from(&mut self, at: usize) -> Option<usize> {
        let next = self.reading.at(at + 1);
        let begins = next.is_ascii_digit() || hanzi::is_numeral(next) || matches!(next, '今' | '去' | '上' | '本');
        if !begins {
            return None;
        }
        let expression = time::read(self.reading, at + 1, self.year).filter(|expression| expression.joined)?;
        let run = Run::new(at, expression.run.to());
        Some(self.push(run, Class::Period, None, expression.when))
    }

    fn arabic(&mut self, at: usize) -> usize {
        if let Some(end) = self.code(at) {
            return self.note(at, end, Class::Code);
        }
        if let Some(next) = self.fraction(at).or_else(|| self.time(at)) {
            return next;
        }
        if let Some(end) = self.day_alone(at) {
            return self.note(at, time::clock(self.reading, end).unwrap_or(end), Class::Date);
        }
        if let Some(end) = self.time_of_day(at) {
            return self.note(at, end, Class::Other);
        }
        if let Some(next) = self.ratio(at) {
            return next;
        }
        if let Some((end, class)) = self.named_digits(at) {
            return self.note(at, end, class);
        }
        self.quantity(at)
    }

    /// `29日`: a day of a month that was named before.
    fn day_alone(&self, at: usize) -> Option<usize> {
        let used = (0..3).take_while(|&step| self.reading.at(at + step).is_ascii_digit()).count();
        let end = at + used;
        let fits = (1..=2).contains(&used) && self.reading.at(end) == '日' && !self.reading.starts(end, "日均");
        let day = (0..used).fold(0, |sum, step| sum * 10 + self.reading.at(at + step).to_digit(10).unwrap_or(0));
        // 连续5日 and 3日内 count days; a day of the month stands for itself.
        let counted = matches!(self.reading.before(at), '每' | '近' | '前' | '续' | '期' | '共' | '达' | '为')
            || matches!(self.reading.at(end + 1), '内' | '游' | '产' | '以' | '左' | '的');
        (fits && (1..=31).contains(&day) && !counted).then_some(end + 1)
    }

    /// `24时`, `8时30分`; 3点建议 counts.
    fn time_of_day(&self, at: usize) -> Option<usize> {
        let end = time::clock(self.reading, at)?;
        let next = self.reading.at(end);
        let hour = (at..end).any(|p| self.reading.at(p) == '时');
        (hour && (!is_han(next) || matches!(next, '至' | '到' | '前' | '后' | '起' | '许' | '止' | '以'))).then_some(end)
    }

    fn document_number(&mut self, at: usize) -> Option<usize> {
        let digits = (1..7).take_while(|&step| self.reading.at(at + step).is_ascii_digit()).count();
        let close = at + 1 + digits;
        // ［4］ is the mark of a note.
        let square = matches!((self.reading.at(at), self.reading.at(close)), ('［', '］') | ('[', ']'));
        if (1..=3).contains(&digits) && square {
            return Some(self.note(at + 1, close, Class::Other));
        }
        if digits != 4 || !matches!(self.reading.at(close), '〕' | '］' | ']' | ')') {
            return None;
        }
        // Behind the year stand the office and the kind of case: (2024)豫01民终5678号, 〔2023〕第12号.
        let reading = self.reading;
        let inside = |p: &usize| is_han(reading.at(*p)) && reading.at(*p) != '号' || reading.at(*p).is_ascii_digit();
        let end = (close + 1..close + 24).find(|p| !inside(p))?;
        if end == close + 1 || reading.at(end) != '号' || !reading.before(end).is_ascii_digit() {
            return (reading.at(at) == '〔' && reading.at(close) == '〕')
                .then(|| self.note(at + 1, close, Class::DocumentNumber));
        }
        self.note(at + 1, close, Class::DocumentNumber);
        let mut next = close + 1;
        while next < end {
            let start = next;
            while reading.at(next).is_ascii_digit() {
                next += 1;
            }
            if next > start {
                self.note(start, next, Class::DocumentNumber);
            } else {
                next += 1;
            }
        }
        Some(end + 1)
    }

    fn ordinal(&mut self, at: usize) -> Option<usize> {
        if let Some(next) = self.time(at) {
            return Some(next);
        }
        let numeral = numeral::read(self.reading, at + 1).filter(|numeral| numeral.more.is_none())?;
        let figure = self.rank(at, &numeral);
        let value = |numeral: &numeral::Numeral| numeral.value.shifted(numeral.power.into());
        let end = numeral.run.to();
        // 第1—3名 and 第一、二、三产业 hold further numerals; each is read as an ordinal of its own.
        let mut next = self.push(numeral.run, Class::Ordinal, figure, None).max(end);
        self.numbered(value(&numeral));
        while matches!(self.reading.at(next), '、' | '—' | '-' | '~' | '至') {
            let Some(more) = numeral::read(self.reading, next + 1) else { break };
            let unit = self.reading.at(more.run.to());
            let alike = more.hanzi == numeral.hanzi && more.run.len() <= 3 && !matches!(unit, '是' | '、');
            if !alike {
                break;
            }
            next = self.push(more.run, Class::Ordinal, None, None);
            self.numbered(value(&more));
        }
        Some(next)
    }
}
