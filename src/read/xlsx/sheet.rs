use std::collections::{BTreeMap, BTreeSet};

use super::rich_text;
use super::styles::Styles;
use crate::read::xml::Xml;
use crate::read::{Fault, Unreadable};

/// The most cells of a sheet, empty ones between others included.
const MOST_CELLS: usize = 4 << 20;

/// The cells of a sheet that hold anything, by row and column from 0.
pub(super) struct Grid {
    rows: BTreeMap<u32, BTreeMap<u32, String>>,
}

/// One line and the cells in it: the byte where each begins, its row and column.
pub(super) struct Line {
    pub(super) text: String,
    pub(super) cells: Vec<(u32, u32, u32)>,
}

impl Grid {
    pub(super) fn read(source: &str, strings: &[String], styles: &Styles, from_1904: bool) -> Result<Self, Unreadable> {
        let mut rows: BTreeMap<u32, BTreeMap<u32, String>> = BTreeMap::new();
        let mut xml = Xml::new(source);
        xml.child()?;
        while let Some(part) = xml.child()? {
            if part.name != "sheetData" {
                xml.skip()?;
                continue;
            }
            let mut row = 0;
            while let Some(line) = xml.child()? {
                // Rows and cells that do not say where they are follow the one before.
                row = line.number("r").and_then(|number| u32::try_from(number - 1).ok()).unwrap_or(row);
                let mut column = 0;
                while let Some(cell) = xml.child()? {
                    column = cell.attribute("r").as_deref().and_then(column_of).unwrap_or(column);
                    let kind = cell.attribute("t").unwrap_or_default();
                    let style = cell.number("s").and_then(|style| usize::try_from(style).ok()).unwrap_or(0);
                    let (mut value, mut text) = (String::new(), None);
                    while let Some(inner) = xml.child()? {
                        match inner.name {
                            "v" => value = xml.words()?,
                            "is" => text = Some(rich_text(&mut xml)?),
                            _ => xml.skip()?,
                        }
                    }
                    let shown = match kind.as_str() {
                        "s" => {
                            value.trim().parse::<usize>().ok().and_then(|index| strings.get(index)).cloned().unwrap_or_default()
                        }
                        "inlineStr" => text.unwrap_or_default(),
                        "str" | "e" => value,
                        "b" => if value.trim() == "1" { "TRUE" } else { "FALSE" }.into(),
                        "d" => value.trim().to_owned(),
                        _ => styles.shown(value.trim(), style, from_1904),
                    };
                    if !shown.trim().is_empty() {
                        rows.entry(row).or_default().insert(column, shown);
                    }
                    column = column.saturating_add(1);
                }
                row = row.saturating_add(1);
            }
        }
        Ok(Self { rows })
    }

    /// The rows as lines, columns that hold anything parted by tabs. A row with one cell above the table is a plain
    /// line: a title, a unit.
    pub(super) fn lines(&self) -> Result<Vec<Line>, Unreadable> {
        let mut columns = BTreeSet::new();
        columns.extend(self.rows.values().flat_map(|row| row.keys().copied()));
        if columns.len().saturating_mul(self.rows.len()) > MOST_CELLS {
            return Err(Unreadable::Broken(Fault::TooLarge));
        }
        let (mut lines, mut last, mut in_table) = (Vec::new(), None, false);
        for (&row, cells) in &self.rows {
            // What stands apart on the sheet stands apart in the text.
            if last.is_some_and(|last| row > last + 1) {
                lines.push(Line { text: String::new(), cells: Vec::new() });
                in_table = false;
            }
            last = Some(row);
            in_table |= cells.len() > 1;
            let mut line = Line { text: String::new(), cells: Vec::new() };
            for (index, column) in columns.iter().enumerate() {
                if index > 0 && in_table {
                    line.text.push('\t');
                }
                if let Some(text) = cells.get(column) {
                    line.cells.push((line.text.len() as u32, row, *column));
                    line.text.extend(text.trim_matches(['\n', '\r']).chars().map(|ch| if ch.is_control() { ' ' } else { ch }));
                }
            }
            lines.push(line);
        }
        Ok(lines)
    }
}

/// The column of `B3`, from 0.
fn column_of(cell: &str) -> Option<u32> {
    let letters = cell.bytes().take_while(u8::is_ascii_alphabetic);
    let number = letters.take(4).fold(0u32, |number, letter| number * 26 + u32::from(letter.to_ascii_uppercase() - b'A' + 1));
    number.checked_sub(1)
}

/// `B3` of row 2 and column 1.
pub(super) fn name(row: u32, column: u32) -> String {
    let (mut letters, mut rest) = (Vec::new(), column + 1);
    while rest > 0 {
        letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect::<String>() + &(row + 1).to_string()
}
