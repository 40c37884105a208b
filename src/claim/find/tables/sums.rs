//! Totals of rows and columns.

use super::{Cell, Grid, alike};
use crate::claim::{Claim, Relation};
use crate::document::{Role, RowKind};
use crate::mention::Dimension;
use crate::number::Decimal;

/// Attributes that one thing may have several of: rows named by two of them may overlap.
const ATTRIBUTES: [&str; 11] =
    ["规上", "限上", "规模以上", "专精特新", "小巨人", "瞪羚", "独角兽", "上市", "高新技术企业", "高企", "科技型"];

/// A total with the rows that make it up.
struct Total {
    row: usize,
    parts: Vec<usize>,
    sure: bool,
}

pub(super) fn find(grid: &Grid, claims: &mut Vec<Claim>) {
    let columns: Vec<usize> = grid.columns().collect();
    // Without heads, only a single column of figures is surely one of amounts.
    if grid.table.headed || columns.len() == 1 {
        for &column in &columns {
            down(grid, column, claims);
        }
    }
    across(grid, claims);
}

/// The totals of one column.
fn down(grid: &Grid, column: usize, claims: &mut Vec<Claim>) {
    let share = grid.column(column).role == Role::Share;
    if !grid.adds_up(column) && !share {
        return;
    }
    for total in totals(grid, column) {
        let Some(relation) = relation(grid, column, &total) else { continue };
        let Relation::PartsOfTotal { total: whole, .. } = relation else { continue };
        let percent = grid.figure(whole).is_some_and(|figure| figure.unit.dimension == Dimension::Percent);
        // Percentages add up only to a hundred.
        let hundred = grid.figure(whole).and_then(|figure| figure.value).is_some_and(|value| value == Decimal::HUNDRED);
        if (percent || share) && !hundred {
            continue;
        }
        let whole_row = grid.table.rows[total.row].kind == RowKind::Whole;
        if whole_row && !proved(grid, column, &total) {
            continue;
        }
        if grid.figure(whole).is_some_and(|figure| figure.unit.dimension == Dimension::Bare) && averages(grid, &relation) {
            continue;
        }
        let overlap = total.parts.iter().filter(|&&row| grid.row_says(row, &ATTRIBUTES)).count() > 1;
        claims.push(grid.claim(total.row, relation, total.sure && !overlap));
    }
}

/// All parts and the total of a column, where each is a figure and all are of one unit.
fn relation(grid: &Grid, column: usize, total: &Total) -> Option<Relation> {
    let whole = grid.at(total.row, column)?;
    let parts = total.parts.iter().map(|&row| grid.at(row, column)).collect::<Option<Vec<_>>>()?;
    let figures = parts.iter().chain([&whole]).map(|&index| grid.figure(index)).collect::<Option<Vec<_>>>()?;
    (parts.len() >= 2 && alike(figures)).then_some(Relation::PartsOfTotal { total: whole, parts, closed: true })
}

/// Whether a total without a unit lies among its parts, as averages and ratios do.
fn averages(grid: &Grid, relation: &Relation) -> bool {
    let value = |index: usize| grid.figure(index).and_then(|figure| figure.scaled);
    let (total, largest) = match relation {
        Relation::PartsOfTotal { total, parts, .. } => (value(*total), parts.iter().filter_map(|&part| value(part)).max()),
        _ => return false,
    };
    total.zip(largest).is_some_and(|(total, largest)| total < largest)
}

/// Whether the same rows make up the same total in another column, each with something in it: then none is missing.
fn proved(grid: &Grid, column: usize, total: &Total) -> bool {
    grid.columns().filter(|&other| other != column && grid.adds_up(other)).any(|other| {
        let Some(relation) = relation(grid, other, total) else { return false };
        let filled = relation
            .operands()
            .into_iter()
            .all(|index| grid.figure(index).and_then(|figure| figure.value).is_some_and(|value| !value.is_zero()));
        total.parts.len() >= 3 && filled && grid.holds(&relation)
    })
}

/// Pairs every total of a column with its rows.
fn totals(grid: &Grid, column: usize) -> Vec<Total> {
    let rows = &grid.table.rows;
    let kinds: Vec<(usize, RowKind)> = rows
        .iter()
        .enumerate()
        .map(|(row, line)| (row, line.kind))
        .filter(|(_, kind)| !matches!(kind, RowKind::Sub | RowKind::Heading))
        .collect();
    match kinds.first() {
        Some(&(row, RowKind::Total | RowKind::Grand | RowKind::Whole)) => leading(grid, column, row, &kinds[1..]),
        Some((_, RowKind::Subtotal)) => groups_below(grid, &kinds),
        _ => trailing(grid, column, &kinds),
    }
}

fn unclear(grid: &Grid, rows: &[usize]) -> bool {
    rows.iter().any(|&row| grid.table.rows[row].kind == RowKind::Unclear)
}

/// A total above its rows.
fn leading(grid: &Grid, column: usize, row: usize, below: &[(usize, RowKind)]) -> Vec<Total> {
    if below.iter().any(|(_, kind)| matches!(kind, RowKind::Total | RowKind::Grand | RowKind::Whole)) {
        return Vec::new();
    }
    let mut found = match below.first() {
        Some((_, RowKind::Subtotal)) => groups_below(grid, below),
        _ => trailing(grid, column, below),
    };
    let subtotals: Vec<usize> = below.iter().filter(|(_, kind)| *kind == RowKind::Subtotal).map(|(row, _)| *row).collect();
    let all: Vec<usize> = below.iter().map(|(row, _)| *row).collect();
    // Rows that stand behind or between subtotals may be outside of them.
    let last_grouped = below.first().is_some_and(|(_, kind)| *kind == RowKind::Subtotal)
        || below.last().is_some_and(|(_, kind)| *kind == RowKind::Subtotal);
    let (parts, sure) = if subtotals.is_empty() { (all, true) } else { (subtotals, last_grouped) };
    let sure = sure && !unclear(grid, &parts);
    found.push(Total { row, parts, sure });
    found
}

/// Subtotals above their rows.
fn groups_below(grid: &Grid, kinds: &[(usize, RowKind)]) -> Vec<Total> {
    if kinds.iter().any(|(_, kind)| !matches!(kind, RowKind::Subtotal | RowKind::Part | RowKind::Unclear)) {
        return Vec::new();
    }
    let mut found: Vec<Total> = Vec::new();
    for &(row, kind) in kinds {
        match (kind, found.last_mut()) {
            (RowKind::Subtotal, _) => found.push(Total { row, parts: Vec::new(), sure: true }),
            (_, Some(group)) => group.parts.push(row),
            _ => {}
        }
    }
    for group in &mut found {
        group.sure = !unclear(grid, &group.parts);
    }
    found
}

/// Totals and subtotals below their rows.
fn trailing(grid: &Grid, column: usize, kinds: &[(usize, RowKind)]) -> Vec<Total> {
    let mut found = Vec::new();
    let (mut open, mut groups, mut blocks): (Vec<usize>, Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new(), Vec::new());
    for &(row, kind) in kinds {
        match kind {
            RowKind::Subtotal => {
                let start = begin_of_group(grid, column, row, &open);
                let parts = open.split_off(start);
                // What stands above the rows of the group belongs to no group.
                groups.append(&mut open);
                found.push(Total { row, sure: !unclear(grid, &parts), parts });
                groups.push(row);
            }
            RowKind::Total | RowKind::Grand | RowKind::Whole => {
                let several = !blocks.is_empty();
                let mut parts: Vec<usize> = groups.drain(..).chain(open.drain(..)).collect();
                let mut sure = !unclear(grid, &parts);
                if several && (kind == RowKind::Grand || parts.is_empty()) {
                    parts = blocks.iter().copied().chain(parts).collect();
                } else if several {
                    // It may be the total of this block or of all.
                    sure = false;
                }
                found.push(Total { row, parts, sure });
                blocks.push(row);
            }
            _ => open.push(row),
        }
    }
    found
}

/// Where the rows of a subtotal begin: the last rows that make it up, else all that are not yet in a group.
fn begin_of_group(grid: &Grid, column: usize, row: usize, open: &[usize]) -> usize {
    let fits = |&start: &usize| {
        let total = Total { row, parts: open[start..].to_vec(), sure: true };
        relation(grid, column, &total).is_some_and(|relation| grid.holds(&relation))
    };
    (0..open.len().saturating_sub(1)).find(fits).unwrap_or(0)
}

/// The total column against the others of its row.
fn across(grid: &Grid, claims: &mut Vec<Claim>) {
    let table = grid.table;
    let mut totals = grid.columns().filter(|&column| grid.column(column).role == Role::Total);
    let (Some(total), None) = (totals.next(), totals.next()) else { return };
    let below_others = grid.column(total).heads.len() > 1;
    // Beside one merged head with several below it, a total of its own height is that of all of them.
    let mut uppermost = grid.columns().filter(|&column| grid.column(column).role == Role::Value).map(|column| {
        let heads = &grid.column(column).heads;
        (heads.len(), heads.first().copied())
    });
    let one_group = uppermost.next().is_some_and(|first| first.0 > 1 && uppermost.all(|other| other == first));
    let together = |column: usize| {
        let heads = &grid.column(column).heads;
        let same = !below_others && one_group
            || heads.len() == grid.column(total).heads.len() && (!below_others || heads[0] == grid.column(total).heads[0]);
        let begins = |words: &[&str]| heads.last().is_some_and(|head| grid.reading.any(head.from(), words).is_some());
        (same, begins(&["其中", "#"]))
    };
    let unread = |column: usize| {
        let value = grid.column(column).role == Role::Value && !grid.columns().any(|other| other == column);
        value && grid.cells.iter().any(|row| row.get(column) == Some(&Cell::Unknown))
    };
    if (1..table.columns.len()).any(unread) {
        return;
    }
    let mut parts = Vec::new();
    for column in grid.columns().filter(|&column| column != total) {
        match (grid.column(column).role, together(column)) {
            (Role::Value, (true, false)) => parts.push(column),
            (Role::Number | Role::Rate | Role::Share | Role::Cumulative | Role::Other | Role::Unit, _) => {}
            // Under another head they make up another total.
            (Role::Value, (false, _)) if below_others => {}
            // Columns of other times or of parts of parts: what is added is not certain.
            _ => return,
        }
    }
    let relation = |row: usize| {
        let whole = grid.at(row, total)?;
        let parts = parts.iter().map(|&column| grid.at(row, column)).collect::<Option<Vec<_>>>()?;
        let figures = parts.iter().chain([&whole]).map(|&index| grid.figure(index)).collect::<Option<Vec<_>>>()?;
        let added = parts.len() >= 2 && figures[0].unit.dimension != Dimension::Percent && alike(figures);
        added.then_some(Relation::PartsOfTotal { total: whole, parts, closed: true })
    };
    let rows: Vec<(usize, Relation)> = (0..table.rows.len()).filter_map(|row| Some((row, relation(row)?))).collect();
    // Columns without units may be of different things, unless the rows show that they add up.
    let known = rows
        .iter()
        .all(|(_, relation)| grid.figure(relation.claimed()).is_some_and(|figure| figure.unit.dimension != Dimension::Bare));
    let agreeing = rows.iter().filter(|(_, relation)| grid.holds(relation)).count();
    let sure = known || agreeing * 2 >= rows.len() && agreeing > 0;
    for (row, relation) in rows {
        claims.push(grid.claim(row, relation, sure));
    }
}
