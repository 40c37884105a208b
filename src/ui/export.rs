//! The indicator table for spreadsheets.

use super::table::{Column, Row};
use crate::write::{guarded, quoted};

/// For a file: UTF-8 with a mark and CRLF, so that WPS and Excel open it right.
pub fn csv(rows: &[Row], columns: &[Column]) -> String {
    let cells = |row: Vec<String>| row.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(",") + "\r\n";
    ["\u{FEFF}".to_owned()].into_iter().chain(lines(rows, columns).map(cells)).collect()
}

/// For the clipboard: what spreadsheets and Word take as a table.
pub fn tsv(rows: &[Row], columns: &[Column]) -> String {
    let cells = |row: Vec<String>| row.iter().map(|cell| flat(cell)).collect::<Vec<_>>().join("\t") + "\r\n";
    lines(rows, columns).map(cells).collect()
}

fn lines<'r>(rows: &'r [Row], columns: &'r [Column]) -> impl Iterator<Item = Vec<String>> + 'r {
    let head = columns.iter().map(|column| column.title().to_owned()).collect();
    let cells = |row: &Row| columns.iter().map(|&column| row.cell(column)).collect();
    [head].into_iter().chain(rows.iter().map(cells))
}

/// For the clipboard too: what Word, WPS and Excel paste as a table with lines.
pub fn html(rows: &[Row], columns: &[Column]) -> String {
    let cells = |row: Vec<String>| {
        let cells: String = row.iter().map(|cell| format!("<td>{}</td>", escaped(&flat(cell)))).collect();
        format!("<tr>{cells}</tr>")
    };
    let rows: String = lines(rows, columns).map(cells).collect();
    format!("<table border=\"1\" style=\"border-collapse:collapse\">{rows}</table>")
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn flat(cell: &str) -> String {
    guarded(cell).replace(['\t', '\r', '\n'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        assert_eq!(quoted("产值"), "产值");
        assert_eq!(quoted("甲,乙"), "\"甲,乙\"");
        assert_eq!(quoted("称\"号\"\n二"), "\"称\"\"号\"\"\n二\"");
        assert_eq!(flat("甲\t乙\n丙"), "甲 乙 丙");
    }

    #[test]
    fn a_cell_is_never_a_formula() {
        assert_eq!(quoted("=HYPERLINK(\"x\")"), "\"'=HYPERLINK(\"\"x\"\")\"");
        assert_eq!(quoted("@甲"), "'@甲");
        assert_eq!(quoted("-2.5"), "-2.5");
        assert_eq!(quoted("-2+3"), "'-2+3");
    }

    #[test]
    fn words_in_markup_stay_words() {
        assert_eq!(escaped("a<b>&"), "a&lt;b&gt;&amp;");
        let head = html(&[], &[Column::Name, Column::Value]);
        assert_eq!(head, "<table border=\"1\" style=\"border-collapse:collapse\"><tr><td>指标</td><td>数值</td></tr></table>");
    }

    #[test]
    fn the_file_begins_with_a_mark_and_the_titles() {
        assert_eq!(csv(&[], &Column::ALL), "\u{FEFF}指标,数值,单位,增减,核对,时期,性质,范围,章节\r\n");
    }
}
