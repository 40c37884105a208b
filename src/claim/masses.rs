//! Masses that reports print in tonnes here and in kilograms there, brought to one unit before they are compared.

use std::borrow::Cow;
use std::sync::Arc;

use crate::lex::units;
use crate::mention::{Figure, Mention};

const TONNE: &str = "吨";
const KILOGRAM: &str = "公斤";
/// A kilogram is so many powers of ten of a tonne.
const POWER: i32 = -3;

/// The mentions with kilograms as tonnes, where both units occur.
pub(super) fn in_tonnes(mentions: &[Mention]) -> Cow<'_, [Mention]> {
    let in_unit =
        |unit: &str| mentions.iter().filter_map(|mention| mention.figure.as_ref()).any(|figure| figure.unit.base == unit);
    if !in_unit(KILOGRAM) || !in_unit(TONNE) {
        return Cow::Borrowed(mentions);
    }
    let mut all = mentions.to_vec();
    for figure in all.iter_mut().filter_map(|mention| mention.figure.as_mut()).filter(|figure| figure.unit.base == KILOGRAM) {
        if let Some(converted) = converted(figure) {
            *figure = Arc::new(converted);
        }
    }
    Cow::Owned(all)
}

fn converted(figure: &Figure) -> Option<Figure> {
    let mut one = figure.clone();
    one.scaled = match figure.scaled {
        Some(scaled) => Some(scaled.shifted(POWER)?),
        None => None,
    };
    one.range = figure.range.shifted(POWER)?;
    one.place = figure.place.shifted(POWER)?;
    one.unit.base = TONNE.to_owned();
    one.unit.dimension = units::named(TONNE)?;
    Some(one)
}

#[cfg(test)]
mod tests {
    use crate::{Options, analyze};

    #[test]
    fn kilograms_are_held_against_tonnes() {
        let verdicts = |text: &str| {
            let analysis = analyze(text, &Options::default());
            analysis.judged.iter().map(|judged| format!("{:?} {}", judged.verdict, judged.equation)).collect::<Vec<_>>()
        };
        assert_eq!(verdicts("发放化肥120吨，惠及农户400户，户均300公斤。"), ["Pass 120000÷400=300公斤"]);
        assert_eq!(verdicts("发放化肥120吨，惠及农户400户，户均350公斤。"), ["Issue 120000÷400=300公斤≠350公斤"]);
        assert_eq!(verdicts("发放化肥3500吨。共发放化肥3500000公斤。"), ["Pass 3500=3500"]);
    }
}
