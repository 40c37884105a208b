use crate::knowledge::Knowledge;
use crate::rules::{Family, Finding, by_id};
use crate::text::{Reading, Run};

/// Drops the findings of rules about words that mark nothing beyond an allowed word.
pub(super) fn drop_allowed(findings: &mut Vec<Finding>, knowledge: &Knowledge, reading: &Reading) {
    let words: Vec<String> = knowledge.words().map(folded).filter(|word| !word.is_empty()).collect();
    if words.is_empty() {
        return;
    }
    findings.retain(|finding| {
        let marked = place(reading, finding);
        !(is_about_words(finding.rule) && words.iter().any(|word| stands_around(reading, word, marked)))
    });
}

/// Figures are wrong whatever words stand around them.
fn is_about_words(rule: &str) -> bool {
    let family = by_id(rule).map(|rule| rule.family);
    family.is_some_and(|family| match family {
        Family::Arithmetic | Family::ChangeRate | Family::Time | Family::PlanVersusDone | Family::Table => false,
        Family::Unit
        | Family::Duplication
        | Family::Structure
        | Family::NumberStyle
        | Family::Punctuation
        | Family::Wording
        | Family::TemplateDebris
        | Family::CrossDocument => true,
    })
}

fn folded(words: &str) -> String {
    let reading = Reading::new(words);
    reading.text(Run::new(0, reading.len()))
}

fn place(reading: &Reading, finding: &Finding) -> Run {
    Run::new(reading.position(finding.span.start), reading.position(finding.span.end))
}

/// Whether a word stands somewhere so that it holds the whole run.
fn stands_around(reading: &Reading, word: &str, run: Run) -> bool {
    let length = word.chars().count();
    if run.is_empty() || length < run.len() {
        return false;
    }
    (run.to().saturating_sub(length)..=run.from()).any(|at| at + length >= run.to() && reading.starts(at, word))
}
