//! Indicators of table cells: the name stands in a label or a head.

use super::compose::context;
use super::words::ASPECTS;
use super::{Change, Direction, Indicator, name};
use crate::document::{Document, Role, RowKind, Table};
use crate::lex::units::Dimension;
use crate::mention::Mention;
use crate::order;
use crate::text::{Reading, Run};

/// Heads that say no more than that a figure of the row's indicator stands below.
const PLAIN_HEADS: [&str; 23] = [
    "本期", "数量", "数值", "数据", "指标值", "完成数", "完成值", "完成量", "完成额", "完成情况", "完成", "实绩", "绝对额",
    "绝对数", "绝对值", "总量", "本年", "今年", "全年", "实际完成", "实际数", "数额", "累计",
];

/// The indicator whose figure stands in a cell, where label and head say of what, and of the document's own time.
pub(crate) fn indicator(
    document: &Document,
    mentions: &[Mention],
    table: &Table,
    place: (usize, usize),
    mention: usize,
) -> Option<Indicator> {
    let reading = &document.reading;
    let (row, column) = (table.rows.get(place.0)?, table.columns.get(place.1)?);
    let figure = mentions.get(mention)?.figure.as_ref()?;
    if !matches!(column.role, Role::Value | Role::Current)
        || matches!(figure.unit.dimension, Dimension::Bare | Dimension::Unknown)
    {
        return None;
    }
    let head = column.heads.last().map_or(Head::Plain, |&head| head_of(document, mentions, head, column.unit));
    let (name_run, place) = match (head, row.kind) {
        (Head::Plain, RowKind::Part | RowKind::Unclear) if !row.name.is_empty() => (row.name, None),
        (Head::Named(head), RowKind::Whole | RowKind::Total | RowKind::Grand) => (head, None),
        (Head::Named(head), RowKind::Part) if is_place(reading, row.name) => (head, Some(row.name)),
        _ => return None,
    };
    if name_run.is_empty() {
        return None;
    }
    let (scope, bare) = name::scope(reading, mentions, name_run);
    let words = reading.text(if bare.is_empty() { name_run } else { bare });
    let section = document
        .sections
        .partition_point(|section| section.run.to() <= row.run.from())
        .min(document.sections.len().checked_sub(1)?);
    Some(Indicator {
        kind: context::kind_of(figure, &words),
        name: words,
        name_run,
        mention,
        change: None,
        period: document.period.as_ref().map(|period| period.label.clone()),
        planned: false,
        aspect: ASPECTS.find(reading, name_run).map(|found| reading.text(Run::new(found.at, found.at + found.length))),
        scope: place.or(scope).map(|scope| reading.text(scope)),
        section,
        parent: None,
    })
}

/// The indicators of the prose with those of table cells among them, in the order of the text.
pub(super) fn among(document: &Document, mentions: &[Mention], told: Vec<Indicator>) -> Vec<Indicator> {
    let mut all: Vec<(Option<usize>, Indicator)> = told.into_iter().enumerate().map(|(old, one)| (Some(old), one)).collect();
    for table in document.tables.iter().filter(|table| !table.irregular) {
        for (row, line) in table.rows.iter().enumerate() {
            let change = rate(document, mentions, table, row);
            for (column, &cell) in line.cells.iter().enumerate().skip(1) {
                let found = in_cell(&document.reading, mentions, cell)
                    .and_then(|index| indicator(document, mentions, table, (row, column), index));
                all.extend(found.map(|found| (None, Indicator { change: change.clone(), ..found })));
            }
        }
    }
    order::by_key(&mut all, |(_, one)| one.mention);
    let mut places = vec![0; all.iter().filter_map(|(old, _)| *old).count()];
    for (place, (old, _)) in all.iter().enumerate() {
        if let Some(old) = *old {
            places[old] = place;
        }
    }
    let moved = |(_, one): (Option<usize>, Indicator)| Indicator { parent: one.parent.map(|parent| places[parent]), ..one };
    all.into_iter().map(moved).collect()
}

/// The mention of the figure that fills a cell.
fn in_cell(reading: &Reading, mentions: &[Mention], cell: Run) -> Option<usize> {
    let start = reading.span(cell).start;
    let index = mentions.partition_point(|mention| mention.span.end <= start);
    let figure = mentions.get(index)?.figure.as_ref()?;
    (!cell.is_empty() && figure.is_plain() && figure.whole == cell).then_some(index)
}

/// The one growth rate of a row, for the one level that stands in it.
fn rate(document: &Document, mentions: &[Mention], table: &Table, row: usize) -> Option<Change> {
    let of = |role: Role| (0..table.columns.len()).filter(move |&column| table.columns[column].role == role);
    let column = of(Role::Rate).next().filter(|_| of(Role::Rate).count() == 1)?;
    let levels = table.columns.iter().skip(1).filter(|column| matches!(column.role, Role::Value | Role::Current)).count();
    let cell = *table.rows[row].cells.get(column)?;
    let mention = in_cell(&document.reading, mentions, cell)?;
    let figure = mentions[mention].figure.as_ref()?;
    let value = figure.value.filter(|_| levels == 1 && figure.unit.dimension == Dimension::Percent)?;
    let direction = match (value.is_zero(), value.is_negative()) {
        (true, _) => Direction::Flat,
        (_, true) => Direction::Down,
        _ => Direction::Up,
    };
    let yearly = table.columns[column].heads.iter().any(|head| document.reading.find(*head, "同比").is_some());
    Some(Change { basis: if yearly { "同比".to_owned() } else { String::new() }, direction, mention, run: cell })
}

/// What a head says of the figures below it.
enum Head {
    /// That they are of the rows' indicators, now.
    Plain,
    /// Their indicator.
    Named(Run),
    /// Another time, or nothing that is understood.
    Other,
}

fn head_of(document: &Document, mentions: &[Mention], head: Run, unit: Option<Run>) -> Head {
    let reading = &document.reading;
    let bracket = |unit: Run| (head.from()..unit.from()).rev().find(|&at| reading.at(at) == '(');
    let open = unit.filter(|unit| head.contains(*unit)).and_then(bracket);
    let run = Run::new(head.from(), open.unwrap_or(head.to()));
    let words = reading.text(run);
    // 上半年完成 in the report on that half-year is no other time.
    let label = document.period.as_ref().map_or("", |period| period.label.as_str());
    let named = (0..=words.len()).rev().find(|&end| words.is_char_boundary(end) && label.ends_with(&words[..end])).unwrap_or(0);
    let measured = own_time(document, mentions, run).map_or(0, |time| document.reading.text(time).len());
    let rest = &words[named.max(measured)..];
    if rest.is_empty() || PLAIN_HEADS.contains(&rest) {
        return Head::Plain;
    }
    let timed = words.chars().any(|ch| ch.is_ascii_digit() || matches!(ch, '年' | '月' | '季' | '期' | '末'));
    let verb = ["已", "净", "新增", "累计", "完成", "其中"]
        .iter()
        .any(|word| words == *word || words.starts_with(word) && words.chars().count() < 4);
    if timed || verb || run.len() < 2 { Head::Other } else { Head::Named(run) }
}

/// The time of the whole document at the beginning of a head: 1—6月 in the report on a half-year.
fn own_time(document: &Document, mentions: &[Mention], head: Run) -> Option<Run> {
    let span = document.reading.span(head);
    let first = mentions.get(mentions.partition_point(|mention| mention.span.end <= span.start))?;
    let (when, period) = (first.when.as_ref()?, document.period.as_ref()?);
    let same = (when.start, when.end) == (period.start, period.end);
    first.run.filter(|run| same && run.start == head.start && head.contains(*run))
}

fn is_place(reading: &Reading, run: Run) -> bool {
    const ENDS: [&str; 12] = ["县", "区", "市", "镇", "乡", "街道", "新城", "州", "旗", "省", "园", "社区"];
    run.len() >= 2 && ENDS.iter().any(|end| reading.ends(run.to(), end))
}
