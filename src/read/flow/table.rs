//! A table as lines whose cells are parted by tabs.

use super::Line;

/// The most columns that Word knows.
const MOST_COLUMNS: usize = 63;
/// A paragraph longer than this makes its cell prose.
const LONG: usize = 40;

/// One cell.
#[derive(Default)]
pub(crate) struct Cell {
    pub(crate) lines: Vec<Line>,
    /// Columns that it covers besides its first.
    pub(crate) more_columns: usize,
    /// It goes on from the cell above or before.
    pub(crate) continued: bool,
    /// It is deleted.
    pub(crate) gone: bool,
}

impl Cell {
    pub(crate) fn spanning(&mut self, columns: i64) {
        self.more_columns = usize::try_from(columns - 1).unwrap_or(0).min(MOST_COLUMNS - 1);
    }

    /// Several paragraphs of which one is running text: a table that only sets a page.
    fn is_prose(&self) -> bool {
        let filled: Vec<&str> = self.lines.iter().map(|line| line.text.trim()).filter(|text| !text.is_empty()).collect();
        let digit = |ch: Option<char>| ch.is_some_and(|ch| ch.is_ascii_digit());
        let flow = |pair: &[&str]| digit(pair[0].chars().next_back()) && digit(pair[1].chars().next());
        filled.len() > 1
            && (filled.iter().any(|text| text.contains(['。', '\t']) || text.chars().count() > LONG)
                || filled.windows(2).any(flow))
    }
}

/// One row.
#[derive(Default)]
pub(crate) struct Row {
    /// Columns that are left out before its first cell.
    pub(crate) before: usize,
    pub(crate) cells: Vec<Cell>,
    /// It is deleted.
    pub(crate) gone: bool,
}

impl Row {
    pub(crate) fn starting_after(&mut self, columns: i64) {
        self.before = usize::try_from(columns).unwrap_or(0).min(MOST_COLUMNS - 1);
    }

    fn width(&self) -> usize {
        self.before + self.cells.iter().map(|cell| 1 + cell.more_columns).sum::<usize>()
    }

    fn line(self) -> Line {
        let mut line = Line { text: "\t".repeat(self.before), segments: Vec::new() };
        for (index, cell) in self.cells.into_iter().enumerate() {
            if index > 0 {
                line.text.push('\t');
            }
            let mut first = true;
            let filled = cell.lines.into_iter().filter(|part| !cell.continued && !part.text.trim().is_empty());
            for part in filled {
                if !std::mem::take(&mut first) {
                    line.text.push(' ');
                }
                line.append(part.within_cell());
            }
            line.text.push_str(&"\t".repeat(cell.more_columns));
        }
        line
    }
}

/// The lines of a table: one a row, unless its cells hold running text or there is only one column.
pub(crate) fn lines(rows: Vec<Row>, out: &mut Vec<Line>) {
    let single = rows.iter().all(|row| row.width() < 2);
    for row in rows.into_iter().filter(|row| !row.gone) {
        if single || row.cells.iter().any(Cell::is_prose) {
            let cells = row.cells.into_iter().filter(|cell| !cell.continued);
            out.extend(cells.flat_map(|cell| cell.lines));
            continue;
        }
        let line = row.line();
        if !line.text.trim().is_empty() {
            out.push(line);
        }
    }
}
