//! The indicator table without its looks: rows, order, search.

use std::cmp::Ordering;
use std::rc::Rc;

use super::answer::Details;
use super::words;
use crate::number::Decimal;
use crate::order;
use crate::wire::{Check, Indicator};

/// How the table is looked at.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct TableView {
    /// The column that orders it; none for the order of the text.
    pub sort: Option<Column>,
    pub descending: bool,
    /// Rows must hold all of these words.
    pub query: String,
    /// Rows stand under their sections.
    pub grouped: bool,
    /// Columns that are not shown and not given out, where the user has chosen; else what fits is shown, and all are
    /// given out.
    pub hidden: Option<Vec<Column>>,
}

impl TableView {
    /// The columns given out, in their order.
    pub fn columns(&self) -> Vec<Column> {
        let hidden = self.hidden.as_deref().unwrap_or_default();
        Column::ALL.into_iter().filter(|column| !hidden.contains(column)).collect()
    }

    /// The columns shown, where there is room for all or not. Under section titles the column of sections says nothing
    /// new.
    pub fn shown(&self, wide: bool) -> Vec<Column> {
        let fits = |column: &Column| wide || self.hidden.is_some() || !matches!(column, Column::Scope | Column::Section);
        let mut columns = self.columns();
        columns.retain(|column| fits(column) && (*column != Column::Section || !self.grouped));
        columns
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Column {
    Name,
    Value,
    Unit,
    Change,
    Period,
    Status,
    Scope,
    Section,
    State,
}

impl Column {
    /// In the order of the table: what is asked for most stands where a narrow window shows it.
    pub const ALL: [Column; 9] = [
        Column::Name,
        Column::Value,
        Column::Unit,
        Column::Change,
        Column::State,
        Column::Period,
        Column::Status,
        Column::Scope,
        Column::Section,
    ];

    pub fn title(self) -> &'static str {
        match self {
            Column::Name => "指标",
            Column::Value => "数值",
            Column::Unit => "单位",
            Column::Change => "增减",
            Column::Period => "时期",
            Column::Status => "性质",
            Column::Scope => "范围",
            Column::Section => "章节",
            Column::State => "核对",
        }
    }

    /// The style class of its cells.
    pub fn class(self) -> &'static str {
        match self {
            Column::Name => "name",
            Column::Value => "value",
            Column::Unit => "unit",
            Column::Change => "change",
            Column::Period => "period",
            Column::Status => "status",
            Column::Scope => "scope",
            Column::Section => "section",
            Column::State => "state",
        }
    }
}

/// What checking says of an indicator.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Verdict {
    Wrong,
    Right,
    Unchecked,
}

impl Verdict {
    pub fn title(self) -> &'static str {
        match self {
            Verdict::Wrong => "✗ 有问题",
            Verdict::Right => "✓ 核对通过",
            Verdict::Unchecked => "— 未核验",
        }
    }
}

/// One indicator with what checking says of it.
#[derive(Clone, PartialEq, Debug)]
pub struct Row {
    pub indicator: Rc<Indicator>,
    pub verdict: Verdict,
}

impl Row {
    /// The words of a cell.
    pub fn cell(&self, column: Column) -> String {
        let own = &self.indicator;
        let optional = |words: &Option<String>| words.clone().unwrap_or_default();
        match column {
            Column::Name => own.name.clone(),
            Column::Value => words::value(own),
            Column::Unit => own.unit.clone(),
            Column::Change => own.change.as_ref().map(words::change).unwrap_or_default(),
            Column::Period => optional(&own.period),
            Column::Status => words::status(&own.status).into(),
            Column::Scope => optional(&own.scope),
            Column::Section => own.section.join(" › "),
            Column::State => self.verdict.title().into(),
        }
    }

    fn matches(&self, query: &str) -> bool {
        let cells: String = Column::ALL.iter().map(|&column| self.cell(column) + "\n").collect();
        query.split_whitespace().all(|word| cells.contains(word))
    }

    fn order(&self, other: &Row, column: Column) -> Ordering {
        match column {
            Column::Value => compare(size(&self.indicator), size(&other.indicator)),
            Column::Change => compare(moved(&self.indicator), moved(&other.indicator)),
            Column::State => self.verdict.cmp(&other.verdict),
            _ => self.cell(column).cmp(&other.cell(column)),
        }
    }
}

/// Every indicator, in the order of the text; `wrong` are the places of the findings shown.
pub fn rows(details: &Details, wrong: &[(u32, u32)]) -> Vec<Row> {
    let verdict = |indicator: &Indicator| {
        let places: Vec<(u32, u32)> = [(indicator.value_start, indicator.value_end)]
            .into_iter()
            .chain(indicator.change.as_ref().map(|change| (change.start, change.end)))
            .collect();
        let over = |from: u32, to: u32| places.iter().any(|&(start, end)| from < end && start < to);
        let judged = |verdict: &str| {
            let claims = |check: &&Check| check.verdict == verdict && over(check.start, check.end);
            details.checks.iter().find(claims).is_some()
        };
        if wrong.iter().any(|&(from, to)| over(from, to)) || judged("issue") {
            Verdict::Wrong
        } else if judged("pass") {
            Verdict::Right
        } else {
            Verdict::Unchecked
        }
    };
    let row = |indicator: &Indicator| Row { verdict: verdict(indicator), indicator: Rc::new(indicator.clone()) };
    details.indicators.iter().map(row).collect()
}

/// The rows that the view asks for, in its order. Equal rows keep the order of the text.
pub fn arranged(rows: &[Row], view: &TableView) -> Vec<Row> {
    let mut chosen: Vec<Row> = rows.iter().filter(|row| row.matches(&view.query)).cloned().collect();
    if let Some(column) = view.sort {
        order::by(&mut chosen, |a, b| {
            // A row without the figure stays at the end in both directions.
            let missing = |row: &Row| row.cell(column).is_empty();
            let order = a.order(b, column);
            missing(a).cmp(&missing(b)).then(if view.descending { order.reverse() } else { order })
        });
    }
    if view.grouped {
        let mut order: Vec<&Option<&String>> = Vec::new();
        let sections: Vec<Option<&String>> = rows.iter().map(|row| row.indicator.section.first()).collect();
        for section in &sections {
            if !order.contains(&section) {
                order.push(section);
            }
        }
        order::by_key(&mut chosen, |row| order.iter().position(|section| **section == row.indicator.section.first()));
    }
    chosen
}

/// The first number of a value: of a range its lower end.
fn number(value: &str) -> Option<Decimal> {
    let digits: String = value
        .chars()
        .skip_while(|c| !c.is_ascii_digit() && *c != '-')
        .take_while(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | ','))
        .filter(|c| *c != ',')
        .collect();
    Decimal::parse(digits.trim_end_matches(['.', '-']))
}

/// The value with the scale of its unit, so that 万元 and 亿元 stand in one order.
pub fn size(indicator: &Indicator) -> Option<Decimal> {
    let scales = [("万亿", 12), ("亿", 8), ("万", 4), ("千", 3)];
    let scale = scales.iter().find(|(scale, _)| indicator.unit.starts_with(scale));
    number(&indicator.value)?.shifted(scale.map_or(0, |(_, power)| *power))
}

pub fn moved(indicator: &Indicator) -> Option<Decimal> {
    let change = indicator.change.as_ref()?;
    let size = number(&change.value);
    match change.direction.as_str() {
        "down" => size.map(Decimal::negated),
        "up" => size,
        _ => Some(Decimal::from(0)),
    }
}

fn compare(a: Option<Decimal>, b: Option<Decimal>) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => a.cmp(&b),
        (a, b) => b.is_some().cmp(&a.is_some()),
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use crate::ui::view::tests::details;
    use crate::wire::Change;

    pub fn indicator(name: &str, value: &str, at: u32, section: &str) -> Indicator {
        Indicator {
            id: 1,
            name: name.into(),
            name_start: at,
            name_end: at + 2,
            value: value.into(),
            unit: "亿元".into(),
            value_start: at + 2,
            value_end: at + 5,
            approx: None,
            kind: "amount".into(),
            change: None,
            period: None,
            status: "done".into(),
            aspect: None,
            scope: None,
            section: vec![section.into()],
            parent: None,
        }
    }

    fn all() -> Vec<Row> {
        let mut details = details();
        details.indicators = vec![
            indicator("产值", "390", 10, "一、甲"),
            indicator("税收", "45.5", 30, "二、乙"),
            indicator("投资", "1200", 50, "一、甲"),
        ];
        details.indicators[1].change = Some(Change {
            basis: "同比".into(),
            direction: "down".into(),
            value: "2.5".into(),
            unit: "%".into(),
            start: 36,
            end: 40,
        });
        details.indicators[2].change = Some(Change {
            basis: "同比".into(),
            direction: "up".into(),
            value: "10.1".into(),
            unit: "%".into(),
            start: 56,
            end: 61,
        });
        let check = |verdict: &str, start, end| Check {
            rule: "sum-of-parts".into(),
            verdict: verdict.into(),
            start,
            end,
            equation: String::new(),
            reason: None,
        };
        details.checks = vec![check("pass", 8, 60), check("issue", 58, 70)];
        rows(&details, &[(36, 40)])
    }

    fn names(rows: &[Row]) -> Vec<String> {
        rows.iter().map(|row| row.cell(Column::Name)).collect()
    }

    #[test]
    fn the_state_comes_from_findings_and_ledger() {
        let verdicts: Vec<Verdict> = all().iter().map(|row| row.verdict).collect();
        assert_eq!(verdicts, [Verdict::Right, Verdict::Wrong, Verdict::Wrong]);
    }

    #[test]
    fn figures_sort_as_figures_and_gaps_stay_last() {
        let sorted =
            |column, descending| names(&arranged(&all(), &TableView { sort: Some(column), descending, ..TableView::default() }));
        assert_eq!(sorted(Column::Value, false), ["税收", "产值", "投资"]);
        assert_eq!(sorted(Column::Value, true), ["投资", "产值", "税收"]);
        assert_eq!(sorted(Column::Change, false), ["税收", "投资", "产值"]);
        assert_eq!(sorted(Column::Change, true), ["投资", "税收", "产值"]);
    }

    #[test]
    fn typing_filters_by_every_word_in_any_cell() {
        let found = |query: &str| names(&arranged(&all(), &TableView { query: query.into(), ..TableView::default() }));
        assert_eq!(found("甲 投"), ["投资"]);
        assert_eq!(found("亿元"), ["产值", "税收", "投资"]);
        assert_eq!(found("+10.1%"), ["投资"]);
        assert!(found("没有").is_empty());
    }

    #[test]
    fn groups_follow_the_text() {
        let view = TableView { grouped: true, sort: Some(Column::Value), descending: true, ..TableView::default() };
        assert_eq!(names(&arranged(&all(), &view)), ["投资", "产值", "税收"]);
    }

    #[test]
    fn what_fits_is_shown_and_all_is_given_out_until_columns_are_chosen() {
        let view = TableView::default();
        assert_eq!((view.shown(true).len(), view.shown(false).len(), view.columns().len()), (9, 7, 9));
        let view = TableView { hidden: Some(vec![Column::Unit]), ..view };
        assert_eq!((view.shown(true).len(), view.shown(false).len(), view.columns().len()), (8, 8, 8));
        assert_eq!(TableView { grouped: true, ..view }.shown(true).len(), 7);
    }

    #[test]
    fn approximators_stand_where_they_are_written() {
        let cell = |approx: &str| {
            let indicator = Indicator { approx: Some(approx.into()), ..indicator("投入", "3.6", 0, "") };
            Row { indicator: Rc::new(indicator), verdict: Verdict::Unchecked }.cell(Column::Value)
        };
        assert_eq!(["约", "左右", "约左右", "余"].map(cell), ["约3.6", "3.6左右", "约3.6左右", "3.6余"]);
    }

    #[test]
    fn a_change_reads_with_its_sign() {
        assert_eq!(all()[1].cell(Column::Change), "同比 −2.5%");
        assert_eq!(number("3.5—4"), number("3.5"));
        assert_eq!(number("1,200"), number("1200"));
    }
}
