//! Cells against the prose: the same indicator, or the same change, stated in both.

use super::super::same::{Key, SPECIFIC, core, far_apart, key};
use super::super::told::{Told, times_in};
use super::Grid;
use crate::claim::{Claim, Relation};
use crate::document::{Column, Document, Role, Table};
use crate::indicator::{Direction, Indicator, Kind, cell};
use crate::mention::{Dimension, Figure};
use crate::number::Decimal;
use crate::text::Run;

const RULE: &str = "table-text-mismatch";
/// Labels of a line that gives the change of what was spoken of just before.
const CHANGES: [&str; 5] = ["同比", "同比增长", "增幅", "增速", "同比增幅"];
/// Ends of the names of growth rates, each with whether it tells a fall.
const RATES: [(&str, bool); 4] = [("增速", false), ("增幅", false), ("涨幅", false), ("降幅", true)];

pub(super) fn find(told: &Told, grid: &Grid, claims: &mut Vec<Claim>) {
    let document = told.document;
    let timed = |run: Option<Run>| run.is_some_and(|run| !times_in(document, grid.mentions, run).is_empty());
    if timed(grid.table.caption) {
        return;
    }
    let prose: Vec<Prose> = (0..told.indicators.len()).filter_map(|indicator| spoken(told, indicator)).collect();
    let cells = (0..grid.table.rows.len()).flat_map(|row| grid.columns().map(move |column| (row, column)));
    for (row, column) in cells {
        let Some(mention) = grid.at(row, column) else { continue };
        if timed(Some(grid.table.rows[row].label)) || heads_other_time(document, grid, column) {
            continue;
        }
        let found = level(told, grid, &prose, (row, column), mention)
            .or_else(|| change(grid, &prose, (row, column), mention))
            .or_else(|| alone(told, grid, mention));
        claims.extend(found);
    }
}

/// Whether the heads of a column name another time than the document's. The lowest head of levels is read with the cell.
fn heads_other_time(document: &Document, grid: &Grid, column: usize) -> bool {
    const BASES: [&str; 3] = ["上年", "去年", "同期"];
    let Column { heads, role, .. } = grid.column(column);
    let rate = *role == Role::Rate;
    let read = heads.len() - usize::from(!rate && !heads.is_empty());
    // 比上年增长 compares with another time and is of this one.
    let known: &[&str] = if rate { &BASES } else { &[] };
    heads[..read].iter().any(|&head| times_in(document, grid.mentions, head).other_than(known))
}

/// An indicator of the prose that tells of the document's own time and place.
struct Prose<'i> {
    indicator: &'i Indicator,
    key: Option<Key<'i>>,
    figure: &'i Figure,
}

fn spoken<'t>(told: &'t Told, place: usize) -> Option<Prose<'t>> {
    let (indicator, figure) = (&told.indicators[place], told.figure(place)?);
    let (sentence, _) = told.sentence(figure.whole.from())?;
    let plain = !indicator.planned && indicator.parent.is_none() && told.times(place).is_empty();
    let ours = told.subject(sentence).is_none() || indicator.scope.is_some();
    (plain && ours).then(|| Prose { indicator, key: key(told, indicator, told.core(place)), figure })
}

/// The level of a cell against the one in the prose.
fn level(told: &Told, grid: &Grid, prose: &[Prose], place: (usize, usize), mention: usize) -> Option<Claim> {
    let own = cell::indicator(told.document, grid.mentions, grid.table, place, mention)?;
    let own_core = core(&own.name, own.scope.as_deref());
    let own_key = key(told, &own, &own_core)?;
    let figure = grid.figure(mention)?;
    let same: Vec<&Prose> = prose.iter().filter(|other| other.key.as_ref() == Some(&own_key)).collect();
    let one = same.iter().rev().find(|other| !other.figure.range.meets(&figure.range)).or(same.last())?;
    let several = same.iter().any(|other| !other.figure.range.meets(&one.figure.range));
    let hindrance = if several {
        Some("文中同名指标有几个数，不能确定表中对应哪一个")
    } else {
        far_apart(one.figure, figure).then_some("两数相差悬殊，可能不是同一口径")
    };
    let relation = Relation::SameFigure { first: one.indicator.mention, second: mention };
    Some(Claim { rule: RULE, relation, run: grid.table.rows[place.0].run, hindrance, sure: true })
}

/// The growth in a cell against the growth told of the row's indicator.
fn change(grid: &Grid, prose: &[Prose], (row, column): (usize, usize), mention: usize) -> Option<Claim> {
    let percent = grid.figure(mention)?.unit.dimension == Dimension::Percent;
    if grid.column(column).role != Role::Rate || !percent || grid.is_whole(row) {
        return None;
    }
    let line = &grid.table.rows[row];
    let label = grid.reading.text(line.name);
    let name = core(&label, None);
    if name.chars().count() < SPECIFIC {
        return None;
    }
    let mut same = prose.iter().filter_map(|other| {
        let (told, falling, words) = said(grid, other.indicator)?;
        let place = other.indicator.scope.as_deref().filter(|scope| !scope.starts_with('全') && !scope.starts_with('我'));
        (place.is_none() && core(&words, other.indicator.scope.as_deref()) == name).then_some((told, falling))
    });
    let (told, falling) = same.next()?;
    // Told twice, it is not certain which of them the cell repeats.
    if same.next().is_some() {
        return None;
    }
    let relation = Relation::SameChange { told, falling, cell: mention };
    Some(Claim { rule: RULE, relation, run: line.run, hindrance: None, sure: true })
}

/// The growth that an indicator of the prose tells: its mention, whether it is a fall, and of what.
fn said(grid: &Grid, indicator: &Indicator) -> Option<(usize, bool, String)> {
    let yearly = |basis: &str| basis.is_empty() || ["同比", "上年", "去年"].iter().any(|word| basis.contains(word));
    let (told, falling, words) = match &indicator.change {
        Some(change) if yearly(&change.basis) => (change.mention, change.direction == Direction::Down, indicator.name.clone()),
        None if indicator.kind == Kind::Rate => {
            let (end, falling) = RATES.iter().find(|(end, _)| indicator.name.ends_with(end))?;
            (indicator.mention, *falling, indicator.name.strip_suffix(end)?.to_owned())
        }
        _ => return None,
    };
    let figure = grid.figure(told)?;
    (figure.unit.dimension == Dimension::Percent && figure.is_plain()).then_some((told, falling, words))
}

/// A line that only gives a change, below a sentence that tells one: the same size with the other sign is a slip.
fn alone(told: &Told, grid: &Grid, mention: usize) -> Option<Claim> {
    let Table { rows, headed: false, .. } = grid.table else { return None };
    let [line] = rows.as_slice() else { return None };
    if !CHANGES.contains(&grid.reading.text(line.name).as_str()) {
        return None;
    }
    let sentence = told.document.sentences.iter().rfind(|sentence| sentence.run.to() <= line.run.from())?;
    let inside = |index: usize| grid.figure(index).is_some_and(|figure| sentence.run.holds(figure.whole.from()));
    let mut tells =
        told.indicators.iter().filter(|indicator| inside(indicator.mention)).filter_map(|indicator| said(grid, indicator));
    let (told, falling, _) = tells.next()?;
    let size = |index: usize| grid.figure(index)?.scaled.map(Decimal::magnitude);
    let turned = grid.figure(mention)?.scaled?.is_negative() != falling;
    let slip = tells.next().is_none() && turned && size(told) == size(mention);
    slip.then_some(Claim {
        rule: RULE,
        relation: Relation::SameChange { told, falling, cell: mention },
        run: line.run,
        hindrance: None,
        sure: true,
    })
}
