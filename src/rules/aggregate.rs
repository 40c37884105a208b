use std::collections::HashMap;

use super::{Edit, Finding, Fix, Related, Severity};

/// Places that one line lists at most.
const LISTED: usize = 20;
/// Different reasons that one line gives at most.
const REASONS: usize = 3;

/// Hints that say the same become one line with the other places to go to. Such a line has no fingerprint yet.
pub(crate) fn aggregate(findings: Vec<Finding>) -> Vec<Finding> {
    let mut places: HashMap<(&str, String), usize> = HashMap::new();
    let mut lines: Vec<Vec<Finding>> = Vec::with_capacity(findings.len());
    for finding in findings {
        let next = lines.len();
        let place = match finding.severity {
            Severity::Hint => *places.entry((finding.rule, finding.message.clone())).or_insert(next),
            _ => next,
        };
        match lines.get_mut(place) {
            Some(line) => line.push(finding),
            None => lines.push(vec![finding]),
        }
    }
    lines.into_iter().filter_map(joined).collect()
}

fn joined(mut line: Vec<Finding>) -> Option<Finding> {
    if line.len() < 2 {
        return line.pop();
    }
    let fixes = repair(&line).into_iter().collect();
    let count = line.len();
    let mut reasons: Vec<&str> = Vec::new();
    for finding in &line {
        if !reasons.contains(&finding.evidence.as_str()) {
            reasons.push(&finding.evidence);
        }
    }
    let more = if reasons.len() > REASONS { "等" } else { "" };
    let evidence = format!("{}{more}，共{count}处", reasons[..reasons.len().min(REASONS)].join("；"));
    let mut line = line.into_iter();
    let first = line.next()?;
    let mut related = first.related;
    for other in line {
        related.push(Related { span: other.span, label: other.evidence });
        related.extend(other.related);
    }
    related.truncate(LISTED);
    let message = format!("{}，全文共{count}处。", first.message.trim_end_matches('。'));
    Some(Finding { message, evidence, related, fixes, fingerprint: String::new(), ..first })
}

/// The repair of all places, where each has one.
fn repair(line: &[Finding]) -> Option<Fix> {
    let fixes: Vec<&Fix> = line.iter().map(|finding| finding.fixes.first()).collect::<Option<_>>()?;
    let mut edits: Vec<Edit> = fixes.iter().flat_map(|fix| fix.edits.iter().cloned()).collect();
    crate::order::by_key(&mut edits, |edit| edit.span);
    let apart = edits.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start);
    let alike = fixes.iter().all(|fix| fix.title == fixes[0].title);
    let title = if alike { fixes[0].title.clone() } else { "全部改正".to_owned() };
    apart.then_some(Fix { title, edits })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::by_id;
    use crate::text::Span;

    fn at(rule: &str, start: u32, message: &str) -> Finding {
        let span = Span::new(start, start + 2);
        let finding = Finding::new(by_id(rule).expect("a rule"), span, message, format!("依据{start}"));
        finding.severity(Severity::Hint).fix("改", span, "")
    }

    #[test]
    fn hints_that_say_the_same_are_one_line() {
        let told = aggregate(vec![at("tautology", 0, "甲。"), at("tautology", 4, "乙。"), at("tautology", 8, "甲。")]);
        let [one, other] = &told[..] else { panic!("{told:?}") };
        assert_eq!((one.message.as_str(), one.evidence.as_str()), ("甲，全文共2处。", "依据0；依据8，共2处"));
        assert_eq!((one.related.len(), one.related[0].span.start, one.fixes[0].edits.len()), (1, 8, 2));
        assert_eq!((other.message.as_str(), other.related.len()), ("乙。", 0));
    }

    #[test]
    fn what_is_graver_keeps_its_lines() {
        let grave = |start| at("tautology", start, "甲。").severity(Severity::Warning);
        assert_eq!(aggregate(vec![grave(0), grave(4), at("collocation", 8, "甲。")]).len(), 3);
    }
}
