//! Figures of table cells: the number stands in the cell, its unit in a head, a label or the caption.

use std::sync::Arc;

use super::figure::stands_for;
use super::{Class, Dimension, Figure, Mention, Unit};
use crate::document::{Document, Role, Table};
use crate::lex::numeral::{self, Numeral};
use crate::lex::{hanzi, units};
use crate::order;
use crate::text::{Reading, Run};

/// Gives every cell that is a number alone one mention with the unit of its place.
pub(super) fn read(document: &Document, found: &mut Vec<Mention>) {
    let mut read = Vec::new();
    for table in &document.tables {
        for (row, line) in table.rows.iter().enumerate() {
            for (column, &cell) in line.cells.iter().enumerate().skip(1) {
                let alone = bare(&document.reading, cell).filter(|_| stands_whole(&document.reading, found, cell));
                if let Some(numeral) = alone {
                    read.extend(mention(&document.reading, table, (row, column), cell, &numeral));
                }
            }
        }
    }
    if read.is_empty() {
        return;
    }
    let replaced = |mention: &Mention| {
        let after = read.partition_point(|new: &Mention| new.span.end <= mention.span.start);
        read.get(after).is_some_and(|new| new.span.overlaps(mention.span))
    };
    found.retain(|mention| !replaced(mention));
    found.extend(read);
    order::by_key(found, |mention| mention.span);
}

/// The number that fills a cell, with its sign.
fn bare(reading: &Reading, cell: Run) -> Option<Numeral> {
    let sign = usize::from(matches!(reading.at(cell.from()), '+' | '−'));
    let start = cell.from() + sign;
    let digit = reading.at(start + usize::from(reading.at(start) == '-')).is_ascii_digit();
    let numeral = numeral::read(reading, start).filter(|numeral| digit && numeral.digits == numeral.run)?;
    if numeral.run.to() != cell.to() || numeral.power != 0 {
        return None;
    }
    let negative = reading.at(cell.from()) == '−';
    let value = if negative { numeral.value.negated() } else { numeral.value };
    Some(Numeral { value, digits: cell, run: cell, ..numeral })
}

/// Whether no numeral reaches across the edges of a cell.
fn stands_whole(reading: &Reading, found: &[Mention], cell: Run) -> bool {
    let span = reading.span(cell);
    let crosses = |mention: &&Mention| mention.span.overlaps(span) && !span.contains(mention.span);
    let first = found.partition_point(|mention| mention.span.end <= span.start);
    found[first..].iter().take_while(|mention| mention.span.start < span.end).find(crosses).is_none()
}

fn mention(reading: &Reading, table: &Table, place: (usize, usize), cell: Run, numeral: &Numeral) -> Option<Mention> {
    let (unit, power) = unit(reading, table, place);
    let exact = unit.dimension.counts() && power == 0 && numeral.value.decimals() == 0;
    let (scaled, step, range) = stands_for(&Numeral { power, ..*numeral }, None, exact)?;
    let figure = Figure {
        value: Some(numeral.value),
        scaled: Some(scaled),
        range,
        place: step,
        exact,
        unit,
        unit_run: Run::new(cell.to(), cell.to()),
        approximation: None,
        whole: cell,
    };
    Some(Mention {
        span: reading.span(cell),
        run: Some(cell),
        class: Class::Quantity,
        figure: Some(Arc::new(figure)),
        number: None,
        when: None,
    })
}

/// The unit of a cell and the power of ten of its scale.
fn unit(reading: &Reading, table: &Table, (row, column): (usize, usize)) -> (Unit, u8) {
    let none = Unit { printed: String::new(), base: String::new(), dimension: Dimension::Bare };
    let role = table.columns.get(column).map(|column| column.role);
    let given = match role {
        // The unit of levels is not that of their growth.
        Some(Role::Rate | Role::Share) => {
            let unit = table.columns[column].unit.map_or_else(|| "%".to_owned(), |unit| reading.text(unit));
            let percent = Unit { printed: unit.clone(), base: unit, dimension: Dimension::Percent };
            return if percent.base == "%" { (percent, 0) } else { (none, 0) };
        }
        // Neither the caption nor the label says what a rank or a ratio is measured in.
        Some(Role::Other | Role::Number | Role::Unit) => table.columns[column].unit,
        _ => table.unit_of(reading, row, column),
    };
    let Some(run) = given else { return (none, 0) };
    let scales = (run.from()..run.to()).map_while(|at| hanzi::scale(reading.at(at)));
    let (length, power) = scales.fold((0, 0), |(length, power), scale| (length + 1, power + scale));
    let printed = reading.text(run);
    match units::at(reading, run.from() + length) {
        Some((entry, used)) if run.from() + length + used == run.to() => {
            (Unit { printed, base: entry.base.to_owned(), dimension: entry.dimension }, power)
        }
        _ => (Unit { base: printed.clone(), printed, dimension: Dimension::Unknown }, 0),
    }
}
