//! The indicator table for spreadsheets.

use super::table::{Column, Row};
use crate::write::{guarded, quoted};

/// For a file: UTF-8 with a mark and CRLF, so that WPS and Excel open it right.
pub fn csv(rows: &[Row]) -> String {
    let cells = |row: Vec<String>| row.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(",") + "\r\n";
    ["\u{FEFF}".to_owned()].into_iter().chain(lines(rows).map(cells)).collect()
}

/// For the clipboard: what spreadsheets and Word take as a table.
pub fn tsv(rows: &[Row]) -> String {
    let cells = |row: Vec<String>| row.iter().map(|cell| flat(cell)).collect::<Vec<_>>().join("\t") + "\r\n";
    lines(rows).map(cells).collect()
}

fn lines(rows: &[Row]) -> impl Iterator<Item = Vec<String>> {
    let head = Column::ALL.map(|column| column.title().to_owned()).to_vec();
    let cells = |row: &Row| Column::ALL.map(|column| row.cell(column)).to_vec();
    [head].into_iter().chain(rows.iter().map(cells))
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
    fn the_file_begins_with_a_mark_and_the_titles() {
        assert_eq!(csv(&[]), "\u{FEFF}指标,数值,单位,增减,核对,时期,性质,范围,章节\r\n");
    }
}
