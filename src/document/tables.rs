//! Tables in plain text: cells parted by tabs, by `|` or by columns of blanks.

mod cells;
mod words;

use cells::Style;

use crate::lex::numeral;
use crate::order;
use crate::text::{Reading, Run};

/// What a column holds, from the words at its head.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// 序号.
    Number,
    /// 计量单位: the units of the rows.
    Unit,
    /// 本期, 今年.
    Current,
    /// 上年同期, 去年.
    Base,
    /// 同比(%), 增幅.
    Rate,
    /// 增减额.
    Step,
    /// 占比(%).
    Share,
    /// 目标, 计划.
    Target,
    /// 合计 of the columns.
    Total,
    /// Any other figures that can be added.
    Value,
    /// 累计: what has come together so far, beside what is of less time.
    Cumulative,
    /// Words, ranks, ratios: nothing that can be added.
    Other,
}

/// What a row is, from its label.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RowKind {
    /// One of the rows that make up the total.
    Part,
    /// Part of a part: `#`, 其中, numbered or set in more deeply than the others.
    Sub,
    /// A part, or part of a part: nothing tells which.
    Unclear,
    /// 小计.
    Subtotal,
    /// 合计.
    Total,
    /// 总计, above any 合计.
    Grand,
    /// 全市: the whole, of which the rows may be only some parts.
    Whole,
    /// A line between the rows that says what follows.
    Heading,
}

/// One column.
#[derive(Clone, Debug)]
pub struct Column {
    /// The cells at its head, the uppermost first.
    pub heads: Vec<Run>,
    /// What it holds.
    pub role: Role,
    /// Its unit, scale included.
    pub unit: Option<Run>,
}

/// One row below the heads.
#[derive(Clone, Debug)]
pub struct Row {
    /// The whole line.
    pub run: Run,
    /// Its label as printed; may be empty.
    pub label: Run,
    /// The name in the label, without number, mark and unit.
    pub name: Run,
    /// What it is.
    pub kind: RowKind,
    /// Its unit, scale included.
    pub unit: Option<Run>,
    /// Its cells, the label among them; empty ones are empty runs.
    pub cells: Vec<Run>,
}

/// One table.
#[derive(Clone, Debug)]
pub struct Table {
    /// From its first line to its last.
    pub run: Run,
    /// The line above that names it or gives its unit.
    pub caption: Option<Run>,
    /// Its columns; every row has a cell in each, unless it is irregular.
    pub columns: Vec<Column>,
    /// Its rows below the heads, at least one.
    pub rows: Vec<Row>,
    /// The unit of the whole table, scale included.
    pub unit: Option<Run>,
    /// Whether the columns have heads.
    pub headed: bool,
    /// Whether lines have different numbers of cells, so that columns are not certain.
    pub irregular: bool,
}

impl Table {
    /// The unit that heads, label or caption give to a cell; `None` where they contradict each other.
    pub fn unit_of(&self, reading: &Reading, row: usize, column: usize) -> Option<Run> {
        let (row, column) = (self.rows.get(row)?, self.columns.get(column)?);
        match (column.unit, row.unit) {
            (Some(of_column), Some(of_row)) => {
                let same = reading.text(of_column) == reading.text(of_row);
                (same || reading.at(of_column.from()) == '%').then_some(of_column)
            }
            (Some(unit), None) | (None, Some(unit)) => Some(unit),
            (None, None) => self.unit,
        }
    }
}

/// A line that may be one of a table.
struct Line {
    run: Run,
    style: Style,
    cells: Vec<Run>,
}

/// The most lines above a table that name it and give its unit.
const CAPTIONS: usize = 2;
/// The most lines that heads take.
const MOST_HEADS: usize = 3;
/// The least lines of a table whose columns only blanks part.
const ALIGNED: usize = 3;

/// Finds every table, in the order of the text.
pub(super) fn find(reading: &Reading, lines: &[Run]) -> Vec<Table> {
    let mut found = Vec::new();
    if !cells::possible(reading) {
        return found;
    }
    let mut group: Vec<Line> = Vec::new();
    let mut above: &[Run] = &[];
    for (index, &run) in lines.iter().enumerate() {
        let line = cells::split(reading, run).map(|(style, cells)| Line { run, style, cells });
        let goes_on = line
            .as_ref()
            .zip(group.last())
            .is_some_and(|(line, last)| line.style == last.style && last.run.to() + 1 == run.from());
        if !goes_on {
            found.extend(table(reading, &group, above));
            group.clear();
            above = &lines[index.saturating_sub(CAPTIONS)..index];
        }
        group.extend(line);
    }
    found.extend(table(reading, &group, above));
    found
}

/// The table that lines of one style make, if they hold figures below labels.
fn table(reading: &Reading, lines: &[Line], above: &[Run]) -> Option<Table> {
    let (first, last) = (lines.first()?, lines.last()?);
    let run = Run::new(first.run.from(), last.run.to());
    // A line with a single cell filled names the table or gives its unit.
    let mut captions: Vec<Run> = above.iter().copied().filter(|&above| words::is_caption(reading, above)).collect();
    let mut begin = 0;
    while let Some(line) = lines.get(begin)
        && let Some(alone) = only_cell(line)
        && words::is_caption(reading, alone)
    {
        captions.push(alone);
        begin += 1;
    }
    let lines: Vec<&Line> = lines[begin..].iter().filter(|line| !cells::is_rule(reading, &line.cells)).collect();
    let heads = lines.iter().take(MOST_HEADS).take_while(|line| is_head(reading, line)).count();
    let (heads, body) = lines.split_at(heads);
    if !holds_figures(reading, first.style, heads, body) {
        return None;
    }
    let width = body.iter().map(|line| line.cells.len()).max()?;
    let irregular = body.iter().any(|line| line.cells.len() != width && only_cell(line).is_none())
        || heads.iter().any(|line| line.cells.len() != width);
    let columns = columns(reading, heads, width, irregular);
    let label = label_column(reading, &columns, body);
    let unit_column = columns.iter().position(|column| column.role == Role::Unit);
    let mut rows: Vec<Row> = body.iter().map(|line| row(reading, line, label, unit_column)).collect();
    words::sort_out(reading, &mut rows);
    let unit = captions.iter().find_map(|&caption| words::unit_of_caption(reading, caption));
    Some(Table { run, caption: captions.first().copied(), columns, rows, unit, headed: !heads.is_empty(), irregular })
}

/// The one cell of a line that is not empty.
fn only_cell(line: &Line) -> Option<Run> {
    let mut filled = line.cells.iter().filter(|cell| !cell.is_empty());
    let only = filled.next().copied()?;
    filled.next().is_none().then_some(only)
}

/// Whether a line holds no figures but the years of its columns.
fn is_head(reading: &Reading, line: &Line) -> bool {
    let years: Vec<Run> = line.cells.iter().skip(1).filter(|cell| is_figure(reading, **cell)).copied().collect();
    let label = line.cells.first().copied().unwrap_or_default();
    // 合计 and 2022 beside it is a figure.
    let heads = label.is_empty() || reading.any(label.from(), &["指标", "项目", "年份", "类别", "名称"]).is_some();
    years.is_empty() || heads && years.iter().all(|&cell| cell.len() == 4 && super::period::year(reading, cell.from()).is_some())
}

fn holds_figures(reading: &Reading, style: Style, heads: &[&Line], body: &[&Line]) -> bool {
    let numbered = |line: &&&Line| line.cells.iter().skip(1).any(|&cell| is_figure(reading, cell));
    let with_figures = body.iter().filter(numbered).count();
    let count = heads.len() + body.len();
    if with_figures * 2 < body.len() || with_figures == 0 {
        return false;
    }
    match (style, body) {
        (Style::Blanks, _) => {
            let width = body[0].cells.len();
            count >= ALIGNED && heads.iter().chain(body).all(|line| line.cells.len() == width)
        }
        // A line of its own: 技术合同成交额(亿元) and its figure.
        (_, [line]) if count == 1 => line.cells.len() == 2 && words::unit_in(reading, line.cells[0]).is_some(),
        _ => true,
    }
}

/// Whether a cell is a number, with a unit or without.
pub(crate) fn is_figure(reading: &Reading, cell: Run) -> bool {
    let sign = usize::from(matches!(reading.at(cell.from()), '+' | '-' | '−'));
    let start = cell.from() + sign;
    if cell.len() <= sign || !reading.at(start).is_ascii_digit() {
        return false;
    }
    let Some(end) = numeral::read(reading, start).map(|numeral| numeral.run.to()) else { return false };
    let rest = Run::new(end.min(cell.to()), cell.to());
    // 2024年 and 3月 are times.
    let time = matches!(reading.at(rest.from()), '年' | '月' | '日' | '季');
    rest.is_empty() || !time && words::is_unit(reading, rest)
}

fn columns(reading: &Reading, heads: &[&Line], width: usize, irregular: bool) -> Vec<Column> {
    // Where the head of each column stands, level by level. A head above several columns stands in the first of them;
    // it ends where the head above it ends, and the lowest heads stand above one column each.
    let mut levels: Vec<Vec<Option<usize>>> = Vec::new();
    for (level, line) in heads.iter().enumerate().filter(|_| !irregular) {
        let mut places: Vec<Option<usize>> = Vec::with_capacity(width);
        for index in 0..width {
            let one_group = levels.last().is_none_or(|above| index > 0 && above[index] == above[index - 1]);
            let before = if index > 1 && one_group && level + 1 < heads.len() { places[index - 1] } else { None };
            places.push(if line.cells[index].is_empty() { before } else { Some(index) });
        }
        levels.push(places);
    }
    (0..width)
        .map(|index| {
            if irregular {
                return Column { heads: Vec::new(), role: Role::Value, unit: None };
            }
            let heads: Vec<Run> =
                heads.iter().zip(&levels).filter_map(|(line, places)| Some(line.cells[places[index]?])).collect();
            let unit = heads.iter().rev().find_map(|&head| words::unit_in(reading, head));
            Column { role: words::role(reading, &heads, unit), heads, unit }
        })
        .collect()
}

/// The column of the row labels: the first that is no numbering.
fn label_column(reading: &Reading, columns: &[Column], body: &[&Line]) -> usize {
    let first_numbers = columns.first().is_some_and(|column| column.role == Role::Number)
        || body.iter().all(|line| line.cells.first().is_some_and(|&cell| is_figure(reading, cell)));
    usize::from(columns.len() > 2 && (first_numbers || groups_rows(reading, body)))
}

/// Whether the first column only names groups of rows, each with a name of its own in the second: as where its cells
/// are merged. Rows that have the same name in two groups need the group's name, too.
fn groups_rows(reading: &Reading, body: &[&Line]) -> bool {
    let words = |cell: Option<&Run>| cell.is_some_and(|cell| !cell.is_empty() && !is_figure(reading, *cell));
    let alone = |line: &&&Line| line.cells.first().is_some_and(|cell| cell.is_empty()) && words(line.cells.get(1));
    let named = body.iter().all(|line| words(line.cells.get(1)) || words(line.cells.first()));
    let mut names: Vec<String> = body
        .iter()
        .filter_map(|line| line.cells.get(1))
        .filter(|cell| words(Some(cell)))
        .map(|&cell| reading.text(cell))
        .collect();
    let count = names.len();
    order::sort(&mut names);
    names.dedup();
    named && names.len() == count && count > 1 && body.iter().any(|line| alone(&line))
}

fn row(reading: &Reading, line: &Line, label: usize, unit_column: Option<usize>) -> Row {
    let words = |cell: &&Run| !cell.is_empty() && !is_figure(reading, **cell);
    let own = line.cells.get(label).filter(words);
    let empty = Run::new(line.run.from(), line.run.from());
    let label = own.or_else(|| line.cells.iter().take(label + 1).find(words)).copied().unwrap_or(empty);
    let printed = unit_column.and_then(|column| line.cells.get(column)).filter(|cell| words::is_unit(reading, **cell));
    let unit = printed.copied().or_else(|| words::unit_in(reading, label));
    let kind = if only_cell(line).is_some() { RowKind::Heading } else { words::kind(reading, label) };
    Row { run: line.run, label, name: words::name(reading, label), kind, unit, cells: line.cells.clone() }
}

#[cfg(test)]
mod tests;
