//! Findings that are not shown: a person has set them aside, or their words are allowed.

mod about;
mod allowed;
mod pattern;
#[cfg(test)]
mod tests;

pub use about::{Place, about};

use sha2::{Digest, Sha256};

use crate::document::Document;
use crate::indicator::Indicator;
use crate::knowledge::{Ignored, Knowledge, What};
use crate::mention::Mention;
use crate::rules::{Finding, hex};

/// What is known of a finding when it is asked whether it was set aside.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    /// Its rule.
    pub rule: &'a str,
    /// Its fingerprint.
    pub fingerprint: &'a str,
    /// The hash of the indicator that it is about, where it is about one.
    pub indicator: Option<&'a str>,
    /// The words that it marks.
    pub words: &'a str,
}

/// The first entry that sets a finding aside, by its place in the list.
pub fn ignored_by(list: &[Ignored], subject: Subject) -> Option<usize> {
    let of_rule = |rule: &str| rule.is_empty() || rule == subject.rule;
    list.iter().position(|entry| match &entry.what {
        What::Finding { fingerprint, .. } => fingerprint == subject.fingerprint,
        What::Rule(rule) => rule == subject.rule,
        What::Indicator(hash) => subject.indicator == Some(hash),
        What::Pattern { words, rule } => of_rule(rule) && pattern::fits(words, subject.words),
    })
}

/// The name of an indicator in a list that holds no report text: a hash of its name and place.
pub fn indicator_hash(name: &str, scope: Option<&str>) -> String {
    // 全市 is whose report it is.
    let place = scope.filter(|scope| !scope.starts_with('全') && !scope.starts_with('我')).unwrap_or_default();
    hex(&Sha256::digest(format!("indicator\0{name}\0{place}")))
}

/// Takes the findings apart: those to show, and those that were set aside. Allowed words leave no trace.
pub(crate) fn set_aside(
    findings: Vec<Finding>,
    knowledge: &Knowledge,
    document: &Document,
    mentions: &[Mention],
    indicators: &[Indicator],
) -> (Vec<Finding>, Vec<Finding>) {
    let mut findings = findings;
    allowed::drop_allowed(&mut findings, knowledge, &document.reading);
    if knowledge.ignored.is_empty() {
        return (findings, Vec::new());
    }
    let places = about::places(document, mentions, indicators);
    let source = document.reading.source;
    findings.into_iter().partition(|finding| {
        let one = about(&places, (finding.span.start, finding.span.end)).and_then(|index| indicators.get(index));
        let hash = one.map(|indicator| indicator_hash(&indicator.name, indicator.scope.as_deref()));
        let subject = Subject {
            rule: finding.rule,
            fingerprint: &finding.fingerprint,
            indicator: hash.as_deref(),
            words: finding.span.of(source),
        };
        ignored_by(&knowledge.ignored, subject).is_none()
    })
}
