//! Claims of tables: sums of rows and columns, growth and shares beside levels, cells against the prose.

mod rates;
mod sums;
mod text;

use super::super::evaluate;
use super::told::Told;
use crate::claim::{Claim, Relation, Verdict};
use crate::document::{Column, Document, Role, RowKind, Table, is_figure};
use crate::indicator::Indicator;
use crate::mention::{Dimension, Figure, Mention};
use crate::text::{Reading, Run};

/// What a cell holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cell {
    /// A figure: the index of its mention.
    Figure(usize),
    /// Nothing, a dash, or a number that is not plain.
    Unknown,
    /// Words.
    Words,
}

/// A table with its figures.
struct Grid<'a> {
    reading: &'a Reading<'a>,
    mentions: &'a [Mention],
    table: &'a Table,
    cells: Vec<Vec<Cell>>,
}

/// The indicators of the prose alone, where there are others.
pub(super) fn without_cells(document: &Document, mentions: &[Mention], indicators: &[Indicator]) -> Option<Vec<Indicator>> {
    if document.tables.is_empty() {
        return None;
    }
    let told = |indicator: &Indicator| {
        let run = mentions.get(indicator.mention).and_then(|mention| mention.run);
        run.is_none_or(|run| document.table_at(run.from()).is_none())
    };
    let (mut places, mut kept) = (Vec::with_capacity(indicators.len()), 0);
    for one in indicators {
        places.push(kept);
        kept += usize::from(told(one));
    }
    let moved = |one: &Indicator| Indicator { parent: one.parent.map(|parent| places[parent]), ..one.clone() };
    Some(indicators.iter().filter(|one| told(one)).map(moved).collect())
}

/// Adds the claims of tables; what the finders of prose made of figures in tables is dropped.
pub(super) fn find(told: &Told, claims: &mut Vec<Claim>) {
    let (document, mentions) = (told.document, told.mentions);
    if document.tables.is_empty() {
        return;
    }
    let in_table = |index: usize| {
        mentions.get(index).and_then(|mention| mention.run).is_some_and(|run| document.table_at(run.from()).is_some())
    };
    claims.retain(|claim| !claim.relation.operands().into_iter().any(in_table));
    for table in &document.tables {
        let grid = Grid::new(&document.reading, mentions, table);
        if !table.irregular {
            sums::find(&grid, claims);
            rates::find(document, &grid, claims);
        }
        text::find(told, &grid, claims);
    }
}

impl<'a> Grid<'a> {
    fn new(reading: &'a Reading<'a>, mentions: &'a [Mention], table: &'a Table) -> Self {
        let cell = |&cell: &Run| {
            let span = reading.span(cell);
            let first = mentions.partition_point(|mention| mention.span.end <= span.start);
            let whole = |mention: &Mention| {
                let Some(figure) = mention.figure.as_ref().filter(|figure| figure.is_plain()) else { return false };
                let signed = reading.at(cell.from()) == '+' && figure.whole.from() == cell.from() + 1;
                (figure.whole.from() == cell.from() || signed) && figure.whole.to() == cell.to()
            };
            match mentions.get(first) {
                Some(mention) if !cell.is_empty() && is_figure(reading, cell) && whole(mention) => Cell::Figure(first),
                _ if (cell.from()..cell.to()).any(|at| reading.at(at).is_alphabetic()) => Cell::Words,
                _ => Cell::Unknown,
            }
        };
        let cells = table.rows.iter().map(|row| row.cells.iter().map(cell).collect()).collect();
        Self { reading, mentions, table, cells }
    }

    /// The mention of a cell that is a figure.
    fn at(&self, row: usize, column: usize) -> Option<usize> {
        match self.cells.get(row)?.get(column)? {
            Cell::Figure(index) => Some(*index),
            _ => None,
        }
    }

    fn figure(&self, index: usize) -> Option<&'a Figure> {
        self.mentions.get(index)?.figure.as_deref()
    }

    fn column(&self, column: usize) -> &'a Column {
        &self.table.columns[column]
    }

    /// The columns that hold figures.
    fn columns(&self) -> impl Iterator<Item = usize> + '_ {
        (1..self.table.columns.len())
            .filter(|&column| self.cells.iter().any(|row| matches!(row.get(column), Some(Cell::Figure(_)))))
    }

    /// Whether the figures of a column are amounts, which can be added.
    fn adds_up(&self, column: usize) -> bool {
        let known = !self.table.headed || !self.column(column).heads.is_empty();
        known
            && matches!(
                self.column(column).role,
                Role::Value | Role::Current | Role::Base | Role::Target | Role::Total | Role::Step
            )
    }

    fn row_says(&self, row: usize, words: &[&str]) -> bool {
        self.reading.says(self.table.rows[row].label, words)
    }

    fn is_whole(&self, row: usize) -> bool {
        matches!(self.table.rows[row].kind, RowKind::Total | RowKind::Grand | RowKind::Whole)
    }

    fn claim(&self, row: usize, relation: Relation, sure: bool) -> Claim {
        Claim { rule: "table-sum", relation, run: self.table.rows[row].run, hindrance: None, sure }
    }

    fn fails(&self, relation: &Relation) -> bool {
        evaluate::judged(self.claim(0, relation.clone(), true), self.mentions).verdict == Verdict::Issue
    }

    fn holds(&self, relation: &Relation) -> bool {
        evaluate::judged(self.claim(0, relation.clone(), true), self.mentions).verdict == Verdict::Pass
    }
}

/// Whether figures are of one kind, so that they can be added or divided.
fn alike<'f>(figures: impl IntoIterator<Item = &'f Figure>) -> bool {
    let mut figures = figures.into_iter();
    let Some(first) = figures.next() else { return false };
    let per = first.unit.base.contains('/') || matches!(first.unit.dimension, Dimension::Point | Dimension::Permille);
    !per && figures.all(|figure| figure.unit.dimension == first.unit.dimension && figure.unit.base == first.unit.base)
}
