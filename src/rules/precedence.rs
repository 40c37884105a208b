use super::Finding;

/// One place, one cause, one finding: of two rules that mark overlapping words, the first yields to the second.
const YIELDS: &[(&str, &str)] = &[
    // The count stands before a numbered list: the list says what is missing.
    ("list-count", "announced-count"),
    // Stages of one procedure are no parts of a total.
    ("part-exceeds-total", "funnel-order"),
    // Both say that the ratio is too high; the narrower bound speaks, and the one that knows the amounts.
    ("magnitude-slip", "ratio-out-of-range"),
    ("ratio-out-of-range", "share-of-total"),
    // A copied sentence states its figures once more.
    ("same-indicator-conflict", "dup-sentence"),
    // The text does not end there, two marks were typed.
    ("truncated-text", "repeated-punct"),
    // The expression says what the word should be, and where it belongs.
    ("typo-confusable", "fixed-expression"),
    // A heading copied with its number is a copy.
    ("heading-sequence", "dup-title"),
    // What was not filled in is no figure.
    ("sum-of-parts", "placeholder-left"),
    ("part-exceeds-total", "placeholder-left"),
    ("share-of-total", "placeholder-left"),
    ("growth-recompute", "placeholder-left"),
    ("completion-rate", "placeholder-left"),
    // What is read of a broken number is no figure.
    ("direction-contradiction", "digit-lookalike"),
    ("growth-recompute", "digit-lookalike"),
    ("growth-integer-base", "digit-lookalike"),
    ("sum-of-parts", "digit-lookalike"),
    ("part-exceeds-total", "digit-lookalike"),
    ("share-of-total", "digit-lookalike"),
    ("completion-rate", "digit-lookalike"),
    ("pp-recompute", "digit-lookalike"),
    ("ratio-out-of-range", "digit-lookalike"),
    ("same-indicator-conflict", "digit-lookalike"),
];

/// Leaves out what another finding at the same words says better; the findings are sorted by their places.
pub(crate) fn settle(findings: &mut Vec<Finding>) {
    let mut yielded = vec![false; findings.len()];
    for (index, one) in findings.iter().enumerate() {
        let later = findings[index + 1..].iter().enumerate().take_while(|(_, other)| other.span.start < one.span.end);
        for (step, other) in later {
            let yields = |weaker: &Finding, stronger: &Finding| YIELDS.contains(&(weaker.rule, stronger.rule));
            yielded[index] |= yields(one, other);
            yielded[index + 1 + step] |= yields(other, one);
        }
    }
    let mut yielded = yielded.into_iter();
    findings.retain(|_| !yielded.next().unwrap_or(false));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::by_id;
    use crate::text::Span;

    fn at(rule: &str, start: u32, end: u32) -> Finding {
        Finding::new(by_id(rule).expect("a rule"), Span::new(start, end), "", "")
    }

    #[test]
    fn the_better_one_speaks_at_its_place_only() {
        let mut findings = vec![at("list-count", 0, 3), at("announced-count", 2, 5), at("list-count", 9, 12)];
        settle(&mut findings);
        let left: Vec<_> = findings.iter().map(|finding| (finding.rule, finding.span.start)).collect();
        assert_eq!(left, [("announced-count", 2), ("list-count", 9)]);
    }

    #[test]
    fn the_table_names_rules_and_has_no_circles() {
        for (weaker, stronger) in YIELDS {
            assert!(by_id(weaker).is_some() && by_id(stronger).is_some(), "{weaker} {stronger}");
            assert!(!YIELDS.contains(&(stronger, weaker)), "{weaker} and {stronger} yield to each other");
        }
    }
}
