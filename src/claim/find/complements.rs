use super::told::{Told, same_period};
use crate::claim::{Claim, Relation};
use crate::mention::Dimension;
use crate::text::Run;

/// Rates that say of how many a test did not hold, and their other side.
const COMPLEMENTS: [(&str, &str); 6] = [
    ("不合格率", "合格率"),
    ("不达标率", "达标率"),
    ("未达标率", "达标率"),
    ("不符合率", "符合率"),
    ("未通过率", "通过率"),
    ("未办结率", "办结率"),
];
/// How many indicators apart the two may stand.
const REACH: usize = 6;

/// 合格率98.5%,不合格率1.5%: the two sides of one test make 100.
pub(super) fn find(told: &Told, claims: &mut Vec<Claim>) {
    for (place, one) in told.indicators.iter().enumerate() {
        let Some((thing, side)) = COMPLEMENTS.iter().find_map(|(not, side)| Some((one.name.strip_suffix(not)?, side))) else {
            continue;
        };
        let near = place.saturating_sub(REACH)..(place + REACH + 1).min(told.indicators.len());
        let fits = |&other: &usize| {
            let sentence =
                |place: usize| told.figure(place).and_then(|figure| told.sentence(figure.whole.from())).map(|found| found.0);
            let indicator = &told.indicators[other];
            let named = COMPLEMENTS.iter().all(|(not, _)| !indicator.name.ends_with(not))
                && indicator.name.strip_suffix(side).is_some_and(|of| if thing.is_empty() { true } else { of == thing });
            // A rate without the name of its test is of the one that stands beside it.
            let beside = !thing.is_empty() || other.abs_diff(place) == 1 && sentence(other) == sentence(place);
            let plain = |place: usize| {
                told.figure(place).is_some_and(|figure| figure.is_plain() && figure.unit.dimension == Dimension::Percent)
            };
            let alike = indicator.scope == one.scope && indicator.planned == one.planned;
            named
                && beside
                && plain(other)
                && plain(place)
                && alike
                && same_period(indicator.period.as_deref(), one.period.as_deref())
        };
        let others: Vec<usize> = near.filter(fits).collect();
        let [other] = others[..] else { continue };
        let (first, second) = (place.min(other), place.max(other));
        let (Some(a), Some(b)) = (told.figure(first), told.figure(second)) else { continue };
        claims.push(Claim {
            rule: "share-sum-100",
            relation: Relation::SharesOfWhole { shares: vec![told.indicators[first].mention, told.indicators[second].mention] },
            run: Run::new(a.whole.from(), b.whole.to()),
            hindrance: None,
            sure: true,
        });
    }
}
