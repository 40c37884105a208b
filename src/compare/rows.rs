use super::align::figure_of;
use super::{Pair, Previous};
use crate::document::Document;
use crate::indicator::Indicator;
use crate::lex::units::Dimension;
use crate::mention::{Figure, Mention};
use crate::number::Decimal;

/// One indicator side by side, as printed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// Its name in this report.
    pub name: String,
    /// Its figure then, with unit and approximators.
    pub then: String,
    /// Its figure now.
    pub now: String,
    /// How much it grew from then to now, rounded from the exact quotient: in percent with one decimal, for percentages
    /// the exact difference in percentage points. `None` where a figure is no plain number or nothing stood before.
    pub growth: Option<String>,
    /// Whether both figures are targets.
    pub planned: bool,
}

pub(super) fn row(
    pair: &Pair,
    document: &Document,
    mentions: &[Mention],
    indicators: &[Indicator],
    previous: &Previous,
) -> Option<Row> {
    let indicator = indicators.get(pair.now)?;
    let now = figure_of(mentions, indicator)?;
    let then = figure_of(&previous.mentions, previous.indicators.get(pair.then)?)?;
    Some(Row {
        name: indicator.name.clone(),
        then: previous.document.reading.text(then.whole),
        now: document.reading.text(now.whole),
        growth: growth(then, now).map(|growth| growth.to_string()),
        planned: pair.planned,
    })
}

fn growth(then: &Figure, now: &Figure) -> Option<Decimal> {
    if !then.is_plain() || !now.is_plain() {
        return None;
    }
    if matches!(now.unit.dimension, Dimension::Percent | Dimension::Permille) {
        return now.value?.minus(then.value?);
    }
    let (before, after) = (then.scaled?, now.scaled?);
    let moved = after.minus(before)?.times(Decimal::HUNDRED)?;
    (before > Decimal::ZERO).then(|| moved.divided(before, 1))?
}
