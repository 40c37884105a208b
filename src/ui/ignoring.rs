use super::blocks::units;
use crate::ignore::{Place, about, indicator_hash};
use crate::wire::Indicator;

/// Where the indicators of a report stand.
pub fn places(indicators: &[Indicator]) -> Vec<Place<'_>> {
    indicators.iter().map(place).collect()
}

/// The one indicator that a stretch is about, if it is about one.
pub fn indicator<'r>(indicators: &'r [Indicator], places: &[Place], stretch: (u32, u32)) -> Option<&'r Indicator> {
    indicators.get(about(places, stretch)?)
}

/// What stands for an indicator in a list that holds no report text.
pub fn hash(indicator: &Indicator) -> String {
    indicator_hash(&indicator.name, indicator.scope.as_deref())
}

fn place(indicator: &Indicator) -> Place<'_> {
    let unit = units(&indicator.unit);
    let change = indicator.change.as_ref().map_or((0, 0), |change| (change.start, change.end));
    Place {
        name: &indicator.name,
        figures: [(indicator.value_start, indicator.value_end + unit), change],
        words: (indicator.name_start, indicator.name_end),
    }
}
