//! Growth, increments and shares beside the levels that they are of.

use super::super::across::{CONSTANT, OTHER_PRICES};
use super::{Grid, alike};
use crate::claim::{Claim, Relation};
use crate::document::{Document, Role, RowKind, period};
use crate::mention::Dimension;
use crate::number::Decimal;
use crate::text::Run;

/// Labels whose figures are ratios: what a growth column says of them may be percentage points.
const RATIOS: [&str; 9] = ["率", "比重", "占比", "强度", "%", "指数", "位次", "排名", "PM2.5"];

pub(super) fn find(document: &Document, grid: &Grid, claims: &mut Vec<Claim>) {
    if let Some((base, current)) = levels(grid) {
        growth(document, grid, base, current, claims);
    }
    for column in grid.columns().filter(|&column| grid.column(column).role == Role::Share) {
        shares(grid, column, claims);
    }
    completions(grid, claims);
}

/// 完成率 beside what was done and the target.
fn completions(grid: &Grid, claims: &mut Vec<Claim>) {
    let says = |column: usize, words: &[&str]| grid.column(column).heads.iter().any(|&head| grid.reading.says(head, words));
    const RATE: [&str; 7] = ["完成率", "完成比例", "完成进度", "占年", "占全年", "占目标", "占计划"];
    const DONE: [&str; 4] = ["完成", "实绩", "实际", "累计"];
    let rated = |&column: &usize| says(column, &RATE) && grid.column(column).role != Role::Share;
    let mut rates = grid.columns().filter(rated);
    let (Some(rate), None) = (rates.next(), rates.next()) else { return };
    let mut targets = grid.columns().filter(|&column| column != rate && grid.column(column).role == Role::Target);
    let (Some(target), None) = (targets.next(), targets.next()) else { return };
    let amount = |&column: &usize| {
        let level = matches!(grid.column(column).role, Role::Value | Role::Current | Role::Cumulative);
        column != rate && column != target && level
    };
    let others: Vec<usize> = grid.columns().filter(amount).collect();
    let told: Vec<usize> = others.iter().copied().filter(|&column| says(column, &DONE)).collect();
    let (([done], _) | (_, [done])) = (told.as_slice(), others.as_slice()) else { return };
    let mut found = Vec::new();
    for row in 0..grid.table.rows.len() {
        let (Some(done), Some(target), Some(rate)) = (grid.at(row, *done), grid.at(row, target), grid.at(row, rate)) else {
            continue;
        };
        let figures = [done, target].map(|index| grid.figure(index)).into_iter().flatten().collect::<Vec<_>>();
        let percent = grid.figure(rate).is_some_and(|figure| figure.unit.dimension == Dimension::Percent);
        let positive = figures.iter().all(|figure| figure.value.is_some_and(|value| value > Decimal::ZERO));
        let ratio = figures.iter().any(|figure| matches!(figure.unit.dimension, Dimension::Percent | Dimension::Times));
        if percent && positive && !ratio && !grid.row_says(row, &RATIOS) && alike(figures) {
            found.push((row, Relation::Completion { done, target, rate }));
        }
    }
    let agreeing = found.iter().filter(|(_, relation)| !grid.fails(relation)).count();
    let sure = agreeing * 2 > found.len() || told.len() == 1 && found.len() <= 2;
    for (row, relation) in found {
        claims.push(grid.claim(row, relation, sure));
    }
}

fn year(grid: &Grid, column: usize) -> Option<i32> {
    let years = |head: &Run| (head.from()..head.to()).find_map(|at| period::year(grid.reading, at));
    grid.column(column).heads.iter().find_map(years)
}

/// The one column of before and the one of now.
fn levels(grid: &Grid) -> Option<(usize, usize)> {
    let columns: Vec<usize> = grid.columns().filter(|&column| grid.adds_up(column)).collect();
    let of = |role: Role| columns.iter().copied().filter(|&column| grid.column(column).role == role).collect::<Vec<_>>();
    let (bases, currents, values) = (of(Role::Base), of(Role::Current), of(Role::Value));
    match (bases.as_slice(), currents.as_slice(), values.as_slice()) {
        (&[base], &[current], _) | (&[base], [], &[current]) => Some((base, current)),
        ([], [], &[one, other]) => match (year(grid, one)?, year(grid, other)?) {
            (before, now) if before + 1 == now => Some((one, other)),
            (now, before) if before + 1 == now => Some((other, one)),
            _ => None,
        },
        _ => None,
    }
}

fn growth(document: &Document, grid: &Grid, base: usize, current: usize, claims: &mut Vec<Claim>) {
    let only = |role: Role| {
        let mut columns = grid.columns().filter(|&column| grid.column(column).role == role);
        columns.next().filter(|_| columns.next().is_none())
    };
    let (rate, step) = (only(Role::Rate), only(Role::Step));
    let other_prices = other_prices(document, grid);
    for row in 0..grid.table.rows.len() {
        let (Some(before), Some(now)) = (grid.at(row, base), grid.at(row, current)) else { continue };
        let Some(figures) = [before, now].into_iter().map(|index| grid.figure(index)).collect::<Option<Vec<_>>>() else {
            continue;
        };
        let unit = &figures[0].unit;
        let ratio = matches!(unit.dimension, Dimension::Percent | Dimension::Times) || grid.row_says(row, &RATIOS);
        if ratio || !alike(figures.iter().copied()) {
            continue;
        }
        if let Some(rate_column) = rate
            && let Some(rate) = grid.at(row, rate_column)
            && grid.figure(rate).is_some_and(|figure| figure.unit.dimension == Dimension::Percent)
        {
            let relation = Relation::SignedGrowth { base: before, current: now, rate };
            // A head without % may stand over increments.
            let said = grid.column(rate_column).unit.is_some()
                || grid.reading.before(grid.table.rows[row].cells[rate_column].to()) == '%';
            let mut claim = grid.claim(row, relation, said);
            let constant = grid.row_says(row, &CONSTANT);
            claim.hindrance = (constant || other_prices).then_some("增幅按可比价或同口径计算，不据现价数复算");
            claims.push(claim);
        }
        if let Some(step) = step.and_then(|column| grid.at(row, column))
            && grid.figure(step).is_some_and(|figure| alike([figure, figures[0]]))
        {
            let relation = Relation::Increment { base: before, current: now, delta: step, falling: false };
            claims.push(grid.claim(row, relation, !other_prices));
        }
    }
}

/// Whether caption, heads or the note below say that growth is not of the levels as printed.
fn other_prices(document: &Document, grid: &Grid) -> bool {
    let table = grid.table;
    let next = document.lines.partition_point(|line| line.from() < table.run.to());
    let note =
        document.lines.get(next).filter(|line| document.reading.any(line.from(), &["注", "备注", "说明", "(注"]).is_some());
    let places = [Some(table.run), table.caption, note.copied()];
    places.into_iter().flatten().any(|run| grid.reading.says(run, &OTHER_PRICES))
}

/// A share column against the amounts at its left and their total.
fn shares(grid: &Grid, column: usize, claims: &mut Vec<Claim>) {
    let amounts = || {
        let now = |other: &usize| matches!(grid.column(*other).role, Role::Value | Role::Current);
        grid.columns().filter(move |&other| other < column && grid.adds_up(other)).filter(now)
    };
    let Some(level) = amounts().last() else { return };
    let rows = 0..grid.table.rows.len();
    let mut wholes = rows.clone().filter(|&row| grid.is_whole(row));
    let (Some(whole_row), None) = (wholes.next(), wholes.next()) else { return };
    let Some(whole) = grid.at(whole_row, level) else { return };
    let positive = |index: usize| grid.figure(index).and_then(|figure| figure.value).is_some_and(|value| value > Decimal::ZERO);
    let hundred =
        grid.at(whole_row, column).and_then(|index| grid.figure(index)?.value).is_some_and(|value| value == Decimal::HUNDRED);
    let mut found = Vec::new();
    for row in rows.filter(|&row| row != whole_row && grid.table.rows[row].kind != RowKind::Heading) {
        let (Some(part), Some(share)) = (grid.at(row, level), grid.at(row, column)) else { continue };
        let figures = [part, whole].map(|index| grid.figure(index)).into_iter().flatten().collect::<Vec<_>>();
        let percent = grid.figure(share).is_some_and(|figure| figure.unit.dimension == Dimension::Percent);
        if percent && positive(whole) && positive(part) && figures[0].unit.dimension != Dimension::Percent && alike(figures) {
            found.push((row, Relation::ShareOf { whole, part, share }));
        }
    }
    // Where the total is not given as 100 or several amounts stand before, the rows must show what the shares are of.
    let between = amounts().count();
    let agreeing = found.iter().filter(|(_, relation)| grid.holds(relation)).count();
    let sure = hundred && between == 1 || agreeing * 2 > found.len();
    for (row, relation) in found {
        claims.push(grid.claim(row, relation, sure));
    }
}
