//! One place, one cause: of claims about the same figures, the one that names the cause best speaks.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Claim, Judged, Relation, Verdict};
use crate::order;

/// Leaves out claims that say no more than another of the same figures.
pub(super) fn distinct(claims: &mut Vec<Claim>) {
    let mut totals: FxHashMap<usize, Vec<(Vec<usize>, bool)>> = FxHashMap::default();
    for claim in claims.iter().filter(|claim| claim.hindrance.is_none()) {
        if let Relation::PartsOfTotal { total, parts, closed } = &claim.relation {
            totals.entry(*total).or_default().push((sorted(parts), *closed));
        }
    }
    let recomputed: FxHashSet<usize> = claims
        .iter()
        .filter(|claim| claim.hindrance.is_none())
        .filter_map(|claim| match claim.relation {
            Relation::Growth { rate, .. } | Relation::IncrementRate { rate, .. } => Some(rate),
            _ => None,
        })
        .collect();
    let staged: FxHashSet<(usize, usize)> = claims.iter().filter(|claim| claim.rule == "funnel-order").filter_map(pair).collect();
    let mut shown: FxHashMap<usize, Vec<Vec<usize>>> = FxHashMap::default();
    claims.retain(|claim| {
        if claim.rule == "part-exceeds-total" && pair(claim).is_some_and(|pair| staged.contains(&pair)) {
            return false;
        }
        if let Relation::WholeBase { rate, .. } = claim.relation {
            return !recomputed.contains(&rate);
        }
        let Relation::PartsOfTotal { total, parts, closed } = &claim.relation else { return true };
        let parts = sorted(parts);
        let complete = |(other, whole): &(Vec<usize>, bool)| *other == parts && *whole;
        let better = (!closed || claim.hindrance.is_some()) && totals.get(total).is_some_and(|all| all.iter().any(complete));
        let shown = shown.entry(*total).or_default();
        if better || shown.contains(&parts) {
            return false;
        }
        shown.push(parts);
        true
    });
}

fn pair(claim: &Claim) -> Option<(usize, usize)> {
    match claim.relation {
        Relation::PartWithin { total, part } => Some((total, part)),
        _ => None,
    }
}

fn sorted(parts: &[usize]) -> Vec<usize> {
    let mut parts = parts.to_vec();
    order::sort(&mut parts);
    parts
}

/// Where several claims about the same two figures fail, the later ones only follow from the first.
pub(super) fn settle(judged: &mut [Judged]) {
    let failed: Vec<usize> = (0..judged.len()).filter(|&place| judged[place].verdict == Verdict::Issue).collect();
    for (at, &place) in failed.iter().enumerate() {
        let near = failed[..at].iter().rev().take(NEAR).chain(failed[at + 1..].iter().take(NEAR));
        if near.copied().any(|cause| explains(&judged[cause].claim.relation, &judged[place].claim.relation)) {
            judged[place].verdict = Verdict::Unchecked;
            judged[place].reason = Some("所用的数已另有一处不符，先核对那一处".to_owned());
            judged[place].expected = None;
        }
    }
}

/// How many failed claims around another can share its figures.
const NEAR: usize = 12;

/// Whether the failure of one relation brings the other with it.
fn explains(cause: &Relation, other: &Relation) -> bool {
    match (cause, other) {
        // A part above its total has no share in it, and its list no sum.
        (Relation::PartWithin { total, part }, Relation::ShareOf { whole, part: shared, .. }) => total == whole && part == shared,
        (Relation::PartWithin { total, part }, Relation::PartsOfTotal { total: whole, parts, .. }) => {
            total == whole && parts.contains(part)
        }
        (Relation::Cumulative { period, cumulative }, Relation::PartWithin { total, part }) => {
            period == part && cumulative == total
        }
        (Relation::ShareOf { share, .. }, Relation::PartsOfTotal { parts, .. } | Relation::SharesOfWhole { shares: parts }) => {
            parts.contains(share)
        }
        // A sign against the word makes another rate.
        (Relation::SignedChange { change, .. }, Relation::Growth { rate, .. } | Relation::WholeBase { rate, .. }) => {
            change == rate
        }
        // Two figures that move against the word have no growth by it.
        (
            Relation::Direction { base, current, .. },
            Relation::Growth { base: before, current: now, .. } | Relation::Increment { base: before, current: now, .. },
        ) => base == before && current == now,
        (Relation::Direction { base, current, .. }, Relation::PointDifference { from, to, .. }) => base == from && current == to,
        _ => false,
    }
}
