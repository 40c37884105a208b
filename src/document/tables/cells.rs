use crate::text::{Reading, Run, is_han};

/// What parts the cells of a line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Style {
    Tabs,
    Bars,
    Blanks,
}

/// A cell longer than this is a paragraph.
const LONGEST_CELL: usize = 40;
/// A line longer than this is not set in columns with blanks.
const LONGEST_LINE: usize = 100;
/// The least blanks between columns.
const WIDE: usize = 2;

/// Whether the text holds any mark that parts cells; plain prose is not looked at again.
pub(super) fn possible(reading: &Reading) -> bool {
    reading.signs().any(|(_, ch)| matches!(ch, '\t' | '|'))
        || reading.source.contains("  ")
        || reading.source.contains('\u{3000}')
}

/// The cells of a line, where it can be one of a table.
pub(super) fn split(reading: &Reading, line: Run) -> Option<(Style, Vec<Run>)> {
    let (style, cells) = if has(reading, line, '|') {
        (Style::Bars, bars(reading, line))
    } else if has(reading, line, '\t') {
        (Style::Tabs, parted(reading, line, '\t'))
    } else if line.len() <= LONGEST_LINE {
        (Style::Blanks, aligned(reading, line))
    } else {
        return None;
    };
    let prose = |cell: &Run| cell.len() > LONGEST_CELL || reading.find(*cell, "。").is_some();
    let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
    // A tab before a paragraph sets it in, a tab behind a list mark parts no columns.
    let listed = cells.first().is_some_and(|&first| !first.is_empty() && is_mark(reading, first));
    let columns =
        cells.len() >= 2 && filled >= 1 && !(filled == 1 && cells.len() == 2 && style == Style::Tabs && cells[0].is_empty());
    (columns && !listed && !cells.iter().any(prose)).then_some((style, cells))
}

fn has(reading: &Reading, line: Run, mark: char) -> bool {
    (line.from()..line.to()).any(|at| reading.at(at) == mark)
}

fn parted(reading: &Reading, line: Run, mark: char) -> Vec<Run> {
    let mut cells = Vec::new();
    let mut start = line.from();
    for at in line.from()..=line.to() {
        if at == line.to() || reading.at(at) == mark {
            cells.push(Run::new(start, at));
            start = at + 1;
        }
    }
    cells
}

fn bars(reading: &Reading, line: Run) -> Vec<Run> {
    let mut cells: Vec<Run> = parted(reading, line, '|').into_iter().map(|cell| trimmed(reading, cell)).collect();
    if cells.first().is_some_and(|cell| cell.is_empty()) && cells.len() > 2 {
        cells.remove(0);
    }
    if cells.last().is_some_and(|cell| cell.is_empty()) && cells.len() > 2 {
        cells.pop();
    }
    cells
}

fn trimmed(reading: &Reading, cell: Run) -> Run {
    let (mut start, mut end) = (cell.from(), cell.to());
    while start < end && reading.at(start) == '\t' {
        start += 1;
    }
    while end > start && reading.before(end) == '\t' {
        end -= 1;
    }
    Run::new(start, end)
}

/// Columns set with blanks; the characters of 合　计 are one cell.
fn aligned(reading: &Reading, line: Run) -> Vec<Run> {
    let mut cells: Vec<Run> = Vec::new();
    let mut start = line.from();
    for at in line.from() + 1..=line.to() {
        if at < line.to() && !is_wide(reading, at) {
            continue;
        }
        let cell = Run::new(start, at);
        let single = |cell: Run| cell.len() == 1 && is_han(reading.at(cell.from()));
        match cells.last_mut() {
            Some(last) if single(cell) && single(*last) => last.end = cell.end,
            _ => cells.push(cell),
        }
        start = at;
    }
    cells
}

fn is_wide(reading: &Reading, at: usize) -> bool {
    if !reading.gap(at) {
        return false;
    }
    let before = reading.span(Run::new(at - 1, at)).end as usize;
    let here = reading.span(Run::new(at, at + 1)).start as usize;
    let width = |ch| match ch {
        ' ' | '\u{A0}' => 1,
        '\u{3000}' | '\u{2003}' => 2,
        _ => 0,
    };
    reading.source[before..here].chars().map(width).sum::<usize>() >= WIDE
}

/// Whether a cell is only the mark of a paragraph in a list: `1.`, `（一）`, `一、`, `•`.
fn is_mark(reading: &Reading, cell: Run) -> bool {
    let last = reading.before(cell.to());
    cell.len() <= 4 && (matches!(last, '.' | '、' | '•' | '·' | '●' | '▪') || (last == ')' && reading.at(cell.from()) == '('))
}

/// The line of dashes below the heads of a markdown table.
pub(super) fn is_rule(reading: &Reading, cells: &[Run]) -> bool {
    let dashes = |cell: &Run| (cell.from()..cell.to()).all(|at| matches!(reading.at(at), '-' | ':' | '—' | '─'));
    cells.iter().all(|cell| !cell.is_empty() && dashes(cell)) && cells.iter().all(|cell| cell.len() >= 2)
}
