use super::Severity;
use crate::text::Span;

/// Another place that belongs to a finding.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Related {
    /// Where.
    pub span: Span,
    /// What it is.
    pub label: String,
}

/// One replacement.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Edit {
    /// What is replaced; may be empty, for an insertion.
    pub span: Span,
    /// By what.
    pub text: String,
}

/// A repair that can be applied with one click.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fix {
    /// What it does: 总数改为211.
    pub title: String,
    /// Its replacements, ascending and apart.
    pub edits: Vec<Edit>,
}

/// One problem.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// Id of its rule.
    pub rule: &'static str,
    /// How grave.
    pub severity: Severity,
    /// The narrowest text that the reader must look at; never empty.
    pub span: Span,
    /// One sentence: what is wrong.
    pub message: String,
    /// The arithmetic or the facts behind it.
    pub evidence: String,
    /// The other places.
    pub related: Vec<Related>,
    /// The repairs, the best first.
    pub fixes: Vec<Fix>,
    /// The same across edits elsewhere; given when all findings are known.
    pub fingerprint: String,
}

impl Finding {
    /// A finding without other places or repairs.
    #[inline(never)]
    pub fn new(rule: &super::Rule, span: Span, message: impl Into<String>, evidence: impl Into<String>) -> Self {
        Self {
            rule: rule.id,
            severity: rule.severity,
            span,
            message: message.into(),
            evidence: evidence.into(),
            related: Vec::new(),
            fixes: Vec::new(),
            fingerprint: String::new(),
        }
    }

    /// With another severity than its rule's.
    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// With one more place.
    #[inline(never)]
    pub fn related(mut self, span: Span, label: impl Into<String>) -> Self {
        self.related.push(Related { span, label: label.into() });
        self
    }

    /// With a repair of one replacement.
    #[inline(never)]
    pub fn fix(mut self, title: impl Into<String>, span: Span, text: impl Into<String>) -> Self {
        self.fixes.push(Fix { title: title.into(), edits: vec![Edit { span, text: text.into() }] });
        self
    }
}
