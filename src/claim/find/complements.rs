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
        let sides = COMPLEMENTS.iter().find_map(|(not, side)| Some((one.name.strip_suffix(not)?, *side)));
        let Some((test, side)) = sides.filter(|_| is_plain(told, place)) else { continue };
        let near = place.saturating_sub(REACH)..(place + REACH + 1).min(told.indicators.len());
        let others: Vec<usize> = near.filter(|&other| is_other_side(told, place, other, test, side)).collect();
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

fn is_plain(told: &Told, place: usize) -> bool {
    told.figure(place).is_some_and(|figure| figure.is_plain() && figure.unit.dimension == Dimension::Percent)
}

fn is_other_side(told: &Told, place: usize, other: usize, test: &str, side: &str) -> bool {
    let (one, indicator) = (&told.indicators[place], &told.indicators[other]);
    if COMPLEMENTS.iter().any(|(not, _)| indicator.name.ends_with(not)) {
        return false;
    }
    let Some(of) = indicator.name.strip_suffix(side) else { return false };
    let sentence = |place: usize| told.figure(place).and_then(|figure| told.sentence(figure.whole.from())).map(|found| found.0);
    // A rate without the name of its test is of the one that stands beside it.
    let of_one = match test {
        "" => other.abs_diff(place) == 1 && sentence(other) == sentence(place),
        _ => of == test,
    };
    // 全市 is whose report it is.
    let body = |scope: Option<&'_ str>| scope.filter(|scope| !scope.starts_with(['全', '我'])).map(str::to_owned);
    let placed = body(one.scope.as_deref()) == body(indicator.scope.as_deref());
    let same_time = same_period(indicator.period.as_deref(), one.period.as_deref());
    of_one && placed && same_time && indicator.planned == one.planned && is_plain(told, other)
}

#[cfg(test)]
mod tests {
    use crate::{Options, analyze};

    #[track_caller]
    fn sums(text: &str, expected: &[&str]) {
        let analysis = analyze(text, &Options::default());
        let found: Vec<String> = analysis
            .judged
            .iter()
            .filter(|judged| judged.claim.rule == "share-sum-100")
            .map(|judged| judged.equation.clone())
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn the_two_sides_of_one_test_make_a_whole() {
        sums("食品抽检合格率98.5%，不合格率1.5%。", &["98.5+1.5=100.0"]);
        sums("全市药品抽检合格率70.9%；药品抽检不合格率30.2%。", &["70.9+30.2=101.1≠100"]);
    }

    #[test]
    fn sides_of_two_tests_do_not() {
        sums("食品抽检合格率98.5%。药品抽检不合格率0.4%。", &[]);
        sums("一车间产品合格率98.5%，二车间产品合格率97.1%，不合格率约3%。", &[]);
    }
}
