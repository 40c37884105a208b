use std::fmt::Write;

use quick_xml::escape::escape;

use crate::write::DECLARATION;

/// The most digits that a spreadsheet keeps of a number.
const DIGITS: usize = 15;
/// The most decimal places of such a number.
pub(super) const MOST_PLACES: usize = DIGITS - 1;
/// The widest column, in characters.
const WIDEST: usize = 48;
/// Longer cells are no sound workbook.
const LONGEST: usize = 32_000;
/// A sheet has no more rows.
pub(super) const MOST_ROWS: usize = 1 << 20;

/// A sheet with a head; a cell that is a figure becomes a number, printed as in the text.
pub(super) struct Sheet {
    pub(super) name: &'static str,
    pub(super) heads: &'static [&'static str],
    pub(super) rows: Vec<Vec<String>>,
}

impl Sheet {
    /// Its cells, as `A1:C9` or, fixed, as `$A$1:$C$9`.
    pub(super) fn area(&self, fixed: bool) -> String {
        let fix = if fixed { "$" } else { "" };
        format!("{fix}A{fix}1:{fix}{}{fix}{}", column(self.heads.len() - 1), self.rows.len() + 1)
    }

    fn widths(&self) -> Vec<usize> {
        let mut widths: Vec<usize> = self.heads.iter().map(|head| width(head)).collect();
        for row in &self.rows {
            for (cell, widest) in row.iter().zip(&mut widths) {
                *widest = width(cell).max(*widest);
            }
        }
        widths.into_iter().map(|width| (width + 2).min(WIDEST)).collect()
    }
}

/// The sheet's part: its head frozen, with a filter.
pub(super) fn xml(sheet: &Sheet, names: &str) -> String {
    let area = sheet.area(false);
    let mut xml = format!(
        "{DECLARATION}<worksheet xmlns=\"{names}\"><dimension ref=\"{area}\"/>\
         <sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" \
         state=\"frozen\"/></sheetView></sheetViews><cols>"
    );
    for (number, width) in (1..).zip(sheet.widths()) {
        let _ = write!(xml, "<col min=\"{number}\" max=\"{number}\" width=\"{width}\" customWidth=\"1\"/>");
    }
    xml.push_str("</cols><sheetData><row r=\"1\">");
    for (index, head) in sheet.heads.iter().enumerate() {
        let _ = write!(xml, "<c r=\"{}1\" s=\"1\" t=\"inlineStr\"><is><t>{}</t></is></c>", column(index), escape(*head));
    }
    xml.push_str("</row>");
    for (number, row) in (2..).zip(&sheet.rows) {
        let _ = write!(xml, "<row r=\"{number}\">");
        for (index, cell) in row.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let place = format!("{}{number}", column(index));
            let _ = match places(cell) {
                Some(places) => write!(xml, "<c r=\"{place}\" s=\"{}\"><v>{cell}</v></c>", places + 2),
                None => {
                    write!(xml, "<c r=\"{place}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>", words(cell))
                }
            };
        }
        xml.push_str("</row>");
    }
    let _ = write!(xml, "</sheetData><autoFilter ref=\"{area}\"/></worksheet>");
    xml
}

/// `A` is the column 0.
fn column(index: usize) -> char {
    char::from(b'A' + (index % 26) as u8)
}

/// What XML can hold of the words, and a cell.
fn words(cell: &str) -> String {
    let sound = |ch: &char| !ch.is_control() && !matches!(ch, '\u{FFFE}' | '\u{FFFF}') || matches!(ch, '\t' | '\n');
    escape(cell.chars().filter(sound).take(LONGEST).collect::<String>()).into_owned()
}

/// The decimal places of a figure that a spreadsheet holds without losing digits; all else stays words.
fn places(cell: &str) -> Option<usize> {
    let digits = cell.strip_prefix('-').unwrap_or(cell);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let plain = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
    // 007 is no number, and neither are 1. and .5 printed figures.
    let leading = whole.len() > 1 && whole.starts_with('0');
    let sound = !whole.is_empty() && !leading && plain(whole) && plain(part) && !digits.ends_with('.');
    (sound && whole.len() + part.len() <= DIGITS).then_some(part.len())
}

/// Columns that words take: Chinese characters are two wide.
fn width(words: &str) -> usize {
    words.chars().map(|ch| if ch.is_ascii() { 1 } else { 2 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_plain_number_stays_words() {
        for words in ["10-12", "007", "1234567890123456", "=1+1", "1.", ".5", "1.2.3", "", "-", "１２"] {
            assert_eq!(places(words), None, "{words}");
        }
        assert_eq!(places("-39.60"), Some(2));
        assert_eq!(places("0.12345678901234"), Some(MOST_PLACES));
        assert_eq!(places("64"), Some(0));
    }

    #[test]
    fn words_that_xml_cannot_hold_are_left_out() {
        assert_eq!(words("a<b>&\u{1}\u{FFFF}甲\n乙"), "a&lt;b&gt;&amp;甲\n乙");
    }

    #[test]
    fn the_area_holds_head_and_rows() {
        let sheet = Sheet { name: "表", heads: &["甲", "乙", "丙"], rows: vec![Vec::new(); 8] };
        assert_eq!(sheet.area(false), "A1:C9");
        assert_eq!(sheet.area(true), "$A$1:$C$9");
    }
}
