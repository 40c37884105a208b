//! Small pictures where looking beats reading. Lengths are shares in thousandths, worked out exactly.

use yew::prelude::*;

use super::answer::Details;
use super::table::{Row, moved, size};
use crate::number::Decimal;
use crate::wire::Indicator;

/// Everything is drawn against this many.
const WHOLE: i128 = 1000;

/// What can be drawn of an indicator.
#[derive(Clone, PartialEq, Debug)]
pub enum Picture {
    /// Its parts one after the other, and where its total ends.
    Parts { parts: Vec<i128>, total: i128 },
    /// How much of its target is done, and how much of the year has gone.
    Target { done: i128, elapsed: Option<i128> },
}

/// The picture of an indicator among the others.
pub fn of(own: &Indicator, details: &Details) -> Option<Picture> {
    parts(own, details).or_else(|| target(own, details))
}

fn parts(own: &Indicator, details: &Details) -> Option<Picture> {
    let children = details.indicators.iter().filter(|other| other.parent == Some(own.id));
    let sizes: Vec<Decimal> = children.filter(|child| child.unit == own.unit).filter_map(size).collect();
    let total = size(own)?;
    let sum = sizes.iter().try_fold(Decimal::from(0), |sum, part| sum.plus(*part))?;
    let longest = if sum < total { total } else { sum };
    (sizes.len() > 1).then_some(())?;
    let parts = sizes.iter().map(|part| share(*part, longest)).collect::<Option<_>>()?;
    Some(Picture::Parts { parts, total: share(total, longest)? })
}

fn target(own: &Indicator, details: &Details) -> Option<Picture> {
    let of_it = |other: &&Indicator| {
        other.status == "plan"
            && other.name == own.name
            && other.scope == own.scope
            && other.unit == own.unit
            && other.kind == own.kind
    };
    if own.status == "plan" || !matches!(own.kind.as_str(), "count" | "amount") {
        return None;
    }
    let plan = size(details.indicators.iter().find(of_it)?)?;
    let done = share(size(own)?, plan)?;
    // From the first of January the months that are over say how much of the year has gone.
    let period = details.period.as_ref().filter(|period| period.start.ends_with("-01-01"));
    let months = period.and_then(|period| period.end.get(5..7)?.parse::<i128>().ok());
    Some(Picture::Target {
        done: done.min(WHOLE),
        elapsed: months.filter(|months| *months < 12).map(|months| months * WHOLE / 12),
    })
}

/// Thousandths of the whole; none of nothing.
fn share(part: Decimal, whole: Decimal) -> Option<i128> {
    if whole <= Decimal::from(0) || part.is_negative() {
        return None;
    }
    Some(part.shifted(3)?.divided(whole, 0)?.floor())
}

/// The largest growth rate among the rows, against which bars are drawn.
pub fn largest(rows: &[Row]) -> Option<Decimal> {
    let rates = rows.iter().filter(|row| is_rate(&row.indicator)).filter_map(|row| moved(&row.indicator));
    rates.map(Decimal::magnitude).max()
}

fn is_rate(indicator: &Indicator) -> bool {
    indicator.change.as_ref().is_some_and(|change| change.unit == "%")
}

/// A growth rate as a bar to the right of the middle, a fall to the left.
pub fn growth(indicator: &Indicator, largest: Option<Decimal>) -> Html {
    let bar = || {
        let rate = moved(indicator).filter(|_| is_rate(indicator))?;
        Some((share(rate.magnitude(), largest?)? / 2, rate.is_negative()))
    };
    let Some((length, falls)) = bar() else { return html! {} };
    let style = format!("width:{}%;{}:50%", percent(length), if falls { "right" } else { "left" });
    html! { <span class="growth" aria-hidden="true"><i class={if falls { "down" } else { "up" }} {style} /></span> }
}

/// The picture as bars; its words are for those who hear the page.
pub fn draw(picture: &Picture) -> Html {
    match picture {
        Picture::Parts { parts, total } => {
            let sum: i128 = parts.iter().sum();
            let bars = parts.iter().map(|part| html! { <i style={format!("width:{}%", percent(*part))} /> });
            let words = if sum + 5 < *total || *total + 5 < sum { "分项与总数不等" } else { "分项与总数" };
            html! {
                <span class="parts" role="img" aria-label={words} title={words}>{ for bars }<b style={format!("left:{}%", percent(*total))} /></span>
            }
        }
        Picture::Target { done, elapsed } => {
            let words = match elapsed {
                Some(elapsed) => format!("完成目标的{}%，时间已过{}%", percent(*done), percent(*elapsed)),
                None => format!("完成目标的{}%", percent(*done)),
            };
            let time = elapsed.map(|elapsed| html! { <b style={format!("left:{}%", percent(elapsed))} /> });
            html! {
                <span class="target" role="img" aria-label={words.clone()} title={words}><i style={format!("width:{}%", percent(*done))} />{ time }</span>
            }
        }
    }
}

/// Thousandths as a percentage with at most one decimal.
fn percent(thousandths: i128) -> String {
    match (thousandths / 10, thousandths % 10) {
        (whole, 0) => whole.to_string(),
        (whole, tenth) => format!("{whole}.{tenth}"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::table::tests::indicator;
    use super::super::view::tests::details;
    use super::*;
    use crate::wire::PeriodInfo;

    #[test]
    fn parts_are_drawn_against_the_longer_of_sum_and_total() {
        let mut details = details();
        details.indicators =
            ["179", "100", "111"].iter().zip(1..).map(|(value, id)| Indicator { id, ..indicator("甲", value, id, "") }).collect();
        for part in &mut details.indicators[1..] {
            part.parent = Some(1);
        }
        assert_eq!(of(&details.indicators[0], &details), Some(Picture::Parts { parts: vec![474, 526], total: 848 }));
        assert_eq!(of(&details.indicators[1], &details), None);
    }

    #[test]
    fn what_is_done_stands_against_its_target_and_the_time() {
        let mut details = details();
        details.period = Some(PeriodInfo { label: "上半年".into(), start: "2024-01-01".into(), end: "2024-06-30".into() });
        let kind = |status: &str, value: &str, id| Indicator {
            id,
            kind: "amount".into(),
            status: status.into(),
            ..indicator("投资", value, id, "")
        };
        details.indicators = vec![kind("done", "45", 1), kind("plan", "100", 2)];
        assert_eq!(of(&details.indicators[0], &details), Some(Picture::Target { done: 450, elapsed: Some(500) }));
        assert_eq!(percent(455), "45.5");
    }
}
