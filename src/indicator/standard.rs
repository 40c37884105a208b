use super::Indicator;
use crate::knowledge::Knowledge;

/// Gives every indicator the form of its name that stands for all, so that 高新区 and 高新技术产业开发区, or a name and
/// its alias, are one thing to every check.
pub fn standardise(indicators: &mut [Indicator], knowledge: &Knowledge) {
    if knowledge.names.is_empty() && knowledge.indicators.is_empty() {
        return;
    }
    for indicator in indicators {
        let (scope, own) = parts(indicator);
        let of_scope = knowledge.standard(scope).unwrap_or(scope);
        let of_name = knowledge.indicator(own).map_or_else(|| knowledge.standard(own).unwrap_or(own), |known| &known.name.name);
        let whole = knowledge.indicator(&indicator.name).map(|known| known.name.name.clone());
        let name = whole.unwrap_or_else(|| [of_scope, of_name].concat());
        let scope = indicator.scope.as_deref().and_then(|scope| knowledge.standard(scope)).map(str::to_owned);
        indicator.name = name;
        indicator.scope = scope.or(indicator.scope.take());
    }
}

/// The place that a name begins with, and the rest.
fn parts(indicator: &Indicator) -> (&str, &str) {
    let name = indicator.name.as_str();
    let scope = indicator.scope.as_deref().filter(|scope| name.starts_with(scope) && name.len() > scope.len());
    name.split_at(scope.map_or(0, str::len))
}
