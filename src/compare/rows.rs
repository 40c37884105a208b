use super::align::figure_of;
use super::{Pair, Previous, Step};
use crate::claim::{Claim, Relation, Verdict, judge_one};
use crate::document::Document;
use crate::indicator::{Direction, Indicator, Kind};
use crate::lex::units::Dimension;
use crate::mention::{Figure, Mention};
use crate::number::Decimal;

/// One indicator side by side, as printed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// Index of this report's indicator.
    pub indicator: usize,
    /// Its name in this report.
    pub name: String,
    /// Its figure then, with unit and approximators.
    pub then: String,
    /// Its figure now.
    pub now: String,
    /// How much it grew from then to now, rounded from the exact quotient: in percent with one decimal, for percentages
    /// the exact difference in percentage points. `None` where a figure is no plain number or nothing stood before.
    pub growth: Option<String>,
    /// Whether both figures are percentages, so that the growth is in percentage points.
    pub points: bool,
    /// Whether the two figures bear out the change over a year that this report prints.
    pub borne_out: bool,
    /// Whether both figures are targets.
    pub planned: bool,
}

/// An indicator of last period's report that this one does not state.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Gone {
    /// Its name then.
    pub name: String,
    /// Its figure then, with unit and approximators.
    pub then: String,
}

pub(super) fn gone(index: usize, previous: &Previous) -> Option<Gone> {
    let indicator = previous.indicators.get(index)?;
    let figure = figure_of(&previous.mentions, indicator)?;
    Some(Gone { name: indicator.name.clone(), then: previous.document.reading.text(figure.whole) })
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
    let points = is_percentage(then) && is_percentage(now);
    Some(Row {
        indicator: pair.now,
        points,
        borne_out: pair.step == Step::YearOn && borne_out(indicator, pair, mentions, previous).unwrap_or(false),
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
    if is_percentage(now) {
        return now.value?.minus(then.value?);
    }
    let (before, after) = (then.scaled?, now.scaled?);
    let moved = after.minus(before)?.times(Decimal::HUNDRED)?;
    (before > Decimal::ZERO).then(|| moved.divided(before, 1))?
}

fn is_percentage(figure: &Figure) -> bool {
    matches!(figure.unit.dimension, Dimension::Percent | Dimension::Permille)
}

fn borne_out(indicator: &Indicator, pair: &Pair, mentions: &[Mention], previous: &Previous) -> Option<bool> {
    let change = indicator.change.as_ref()?;
    let basis = change.basis.as_str();
    if !(matches!(basis, "同比" | "") || basis.ends_with("同期")) {
        return Some(false);
    }
    let then = previous.mentions.get(previous.indicators.get(pair.then)?.mention)?;
    let (now, printed) = (mentions.get(indicator.mention)?, mentions.get(change.mention)?);
    let falling = change.direction == Direction::Down;
    let relation = match printed.figure.as_ref()?.unit.dimension {
        Dimension::Point => Relation::PointDifference { from: 0, to: 1, points: 2, falling },
        Dimension::Percent if !matches!(indicator.kind, Kind::Ratio | Kind::Share) => {
            Relation::Growth { base: 0, current: 1, rate: 2, falling }
        }
        _ => return Some(false),
    };
    let run = now.figure.as_ref()?.whole;
    let claim = Claim { rule: "prev-base-mismatch", relation, run, hindrance: None, sure: true };
    Some(judge_one(claim, &[then.clone(), now.clone(), printed.clone()]).verdict == Verdict::Pass)
}
